#!/bin/sh
# Builds and times Marketeer's benchmarks and their Python peers on this machine, one after the
# other, and writes RESULTS.md. Arguments are handed to marketeer-bench: the starts of names.
set -eu
cd "$(dirname "$0")"

[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
swift build --configuration release

times=$(mktemp -d)
trap 'rm -r "$times"' EXIT
"$(swift build --configuration release --show-bin-path)/marketeer-bench" "$@" >"$times/ours"
for peer in peers/*.py; do
  .venv/bin/python "$peer"
done >"$times/peers"
.venv/bin/python compare.py "$times/ours" "$times/peers" | tee RESULTS.md
