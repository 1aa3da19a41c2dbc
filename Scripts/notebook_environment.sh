#!/usr/bin/env bash
# Makes .venv-notebooks, a virtual environment that runs exported notebooks and writes workbooks, pinned.
# Needs Python 3.11 or newer (set PYTHON to choose one) and 700 MB of disk. `--lab` adds JupyterLab.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.venv-notebooks
install() { "$environment/bin/pip" install --quiet --disable-pip-version-check "$@"; }

if [ ! -e "$environment/complete" ]; then
    "${PYTHON:-python3}" -m venv --clear "$environment"
    install numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 vl-convert-python==1.9.0.post1 \
        ipykernel==7.4.0 nbclient==0.11.0 nbformat==5.11.1 openpyxl==3.1.5 pyarrow==26.0.1
    touch "$environment/complete"
fi
[ "${1:-}" != --lab ] || install jupyterlab==4.6.6
