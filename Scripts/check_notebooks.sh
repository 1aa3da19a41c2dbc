#!/usr/bin/env bash
# Exports the notebooks of four scenarios with few replications, executes and validates them, and executes the
# committed notebook again: its outputs must be what they were. A tampered season must make a notebook fail.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/notebook_environment.sh
swift build -c release --product marketeer

marketeer=$PWD/.build/release/marketeer
python=$PWD/.venv-notebooks/bin/python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for scenario in coffee coupon-campaign fashion-markdown learning-a-price; do
    "$marketeer" compare "scenarios/$scenario.yaml" --replications 4 --results "$folder/results" --quiet \
        || [ $? -eq 3 ]
    "$marketeer" export "$scenario/latest" --results "$folder/results" --to "$folder/$scenario" \
        --execute --python "$python"
done
cp -r notebooks-export/coffee "$folder/committed"
"$python" Scripts/execute_notebook.py "$folder/committed"
"$python" Scripts/execute_notebook.py --tampered "$folder/committed"
