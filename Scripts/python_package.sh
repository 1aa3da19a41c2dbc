#!/usr/bin/env bash
# Checks the Python package: installs it with pinned versions into .venv-python, then runs mypy and the tests, which run
# gymnasium.utils.env_checker, against the program built in .build/release. Arguments are passed on to pytest.
# Needs Python 3.11 or newer (set PYTHON to choose one) and 400 MB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product marketeer >&2
environment=.venv-python
pinned=python/requirements-test.txt
if ! cmp -s "$pinned" "$environment/complete"; then
    "${PYTHON:-python3}" -m venv --clear "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --requirement "$pinned"
    "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
        --editable python
    cp "$pinned" "$environment/complete"
fi

export MARKETEER="$PWD/.build/release/marketeer" OPENBLAS_NUM_THREADS=1
cd python
"../$environment/bin/mypy"
"../$environment/bin/pytest" --quiet "$@"
