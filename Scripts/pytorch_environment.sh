#!/usr/bin/env bash
# Makes .venv-pytorch, a virtual environment with PyTorch for processors and ONNX Runtime, pinned.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.venv-pytorch
[ -e "$environment/complete" ] && exit 0
"${PYTHON:-python3}" -m venv --clear "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check \
    torch==2.13.0+cpu numpy==2.4.6 onnx==1.23.2 onnxruntime==1.31.1 onnxscript==0.7.2
touch "$environment/complete"
