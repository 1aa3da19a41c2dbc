#!/usr/bin/env bash
# Rebuilds the CSV files of scenarios/yogurt/ in a project-local virtual environment (see
# data_environment.sh); arguments are passed on.
set -euo pipefail
cd "$(dirname "$0")/.."
source Scripts/data_environment.sh
exec "$data_python" Scripts/yogurt_scenario.py "$@"
