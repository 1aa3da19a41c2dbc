#!/usr/bin/env bash
# Makes the PyTorch fixtures of Tests/TransformerScorerTests in a project-local virtual environment
# (1.1 GB of disk; set PYTHON to choose an interpreter). Arguments: a folder, or those of
# Scripts/scorer_reference.py.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/pytorch_environment.sh
[ $# -gt 0 ] || set -- Tests/TransformerScorerTests/Fixtures
PYTHONDONTWRITEBYTECODE=1 exec .venv-pytorch/bin/python Scripts/scorer_reference.py "$@"
