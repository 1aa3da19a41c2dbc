#!/bin/sh
# Builds and times Marketeer's benchmarks and their Python peers on this machine, one after the
# other, and writes RESULTS.md; about fifteen minutes once built. Arguments choose measurements by the
# starts of their names; such a part is printed only.
set -eu
cd "$(dirname "$0")"

../Scripts/system-packages.sh
[ -d .venv ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
for product in marketeer-bench marketeer; do
  swift build --configuration release --product "$product"
done

programs=$(swift build --configuration release --show-bin-path)
times=$(mktemp -d)
trap 'rm -r "$times"' EXIT
"$programs/marketeer-bench" "$@" >"$times/ours"
for peer in peers/*_bench.py; do
  .venv/bin/python "$peer"
done >"$times/peers"
.venv/bin/python processes.py "$programs/marketeer-bench" "$programs/marketeer" "$@" >>"$times/ours"
.venv/bin/python compare.py "$times/ours" "$times/peers" >"$times/results"
cat "$times/results"
[ $# -gt 0 ] || cp "$times/results" RESULTS.md
