#!/bin/sh
# Holds `marketeer search` against Optuna, SciPy and BoTorch on five problems, at equal budget on the same
# simulated functions, and writes SEARCH.md; below fifteen minutes once built, on an idle machine with two
# cores. Arguments choose problems by the starts of their names; such a part is printed only.
set -eu
cd "$(dirname "$0")"

../Scripts/system-packages.sh
if [ ! -e .venv-search/complete ]; then
  "${PYTHON:-python3}" -m venv --clear .venv-search
  .venv-search/bin/pip install --quiet --disable-pip-version-check \
    --requirement requirements-search.txt
  touch .venv-search/complete
fi
(cd .. && swift build --configuration release --product marketeer)

found=$(mktemp -d)
trap 'rm -r "$found"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
.venv-search/bin/python search/race.py ../.build/release/marketeer "$@" >"$found/races"
.venv-search/bin/python search/table.py "$found/races" >"$found/table"
cat "$found/table"
[ $# -gt 0 ] || cp "$found/table" SEARCH.md
