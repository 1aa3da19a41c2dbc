#!/bin/bash
# Writes Tests/PromotionBriefsTests/Generated/BLEUOracle.swift with sacrebleu 2.6.0 in an environment of its own.
#
#     Scripts/sacrebleu_oracle.sh [folder for the environment]
set -euo pipefail
cd "$(dirname "$0")/.."
environment=${1:-$(mktemp -d)}
python3 -m venv "$environment"
"$environment/bin/pip" install --quiet sacrebleu==2.6.0
"$environment/bin/python" Scripts/sacrebleu_oracle.py > Tests/PromotionBriefsTests/Generated/BLEUOracle.swift
