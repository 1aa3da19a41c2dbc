#!/usr/bin/env bash
# Makes again what docs/how-to/learn-from-actuals.md shows: a forecast from scenarios/coffee.yaml with 6000
# consumers, a history of a market whose conversion and promotion elasticity are others
# (scenarios/coffee/sales_after.csv), and the comparison of the two. Results go to the given folder.
set -euo pipefail
cd "$(dirname "$0")/.."
results=${1:-results/learning}
marketeer=.build/release/marketeer
consumers=(--set consumers.population=6000)

"$marketeer" compare scenarios/coffee.yaml "${consumers[@]}" --results "$results/forecast" --quiet
"$marketeer" compare scenarios/coffee.yaml "${consumers[@]}" --results "$results/history" --quiet \
  --set intent.calibrate.conversion=6% --set intent.calibrate.elasticity.promotion=-4.2 \
  --set consumers.traffic=1 --seed 7 --replications 2
Scripts/learning_sales.py "$results/history/coffee/latest" scenarios/coffee/sales_after.csv
"$marketeer" learn "$results/forecast/coffee/latest" scenarios/coffee/sales_after.csv \
  --strategy spring --to "$results/learned.yaml"
