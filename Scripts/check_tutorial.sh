#!/usr/bin/env bash
# Runs the commands of docs/tutorial/half-an-hour.md, from the built program on, in a folder of their own.
# `--without-notebook` leaves out the last step, whose Python environment takes 700 MB.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product marketeer

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r scenarios "$folder/scenarios"
rm -f "$folder"/scenarios/mine*
mkdir "$folder/notebooks-export"
for name in .build Scripts; do ln -s "$PWD/$name" "$folder/$name"; done
if [ "${1:-}" != --without-notebook ]; then
    Scripts/notebook_environment.sh
    ln -s "$PWD/.venv-notebooks" "$folder/.venv-notebooks"
fi

commands() { awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$1"; }
commands docs/tutorial/half-an-hour.md >"$folder/commands"
if [ "${1:-}" = --without-notebook ]; then
    sed -i '/notebook_environment/d; s/ --execute$//' "$folder/commands"
fi
cd "$folder"
bash -euo pipefail -x commands
