#!/usr/bin/env bash
# Imports every company folder under a directory, forecasts its last weeks, prints the scores as Markdown.
#
#   Scripts/complete_journey.sh data/complete-journey
#   Scripts/company_files.py data/complete-journey data/company
#   Scripts/backtest_table.sh data/company [holdout weeks]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1
holdout=${2:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tool=.build/release/marketeer
export OPENBLAS_NUM_THREADS=1

echo "| category | simulation | regression | naive | bias of simulation | of regression | in its 80 % interval, simulation | regression |"
echo "|---|---:|---:|---:|---:|---:|---:|---:|"
for company in "$folder"/*/; do
  name=$(basename "$company")
  "$tool" import "$company" --to "$work/$name.yaml" --quiet 2> "$work/log" || { cat "$work/log" >&2; continue; }
  if ! "$tool" backtest "$work/$name.yaml" --holdout "$holdout weeks" --format md > "$work/$name.md" 2> "$work/log"; then
    echo "| $name | refused: $(grep -o 'error: .*' "$work/log" | head -1 | cut -c8-) | | | | | | |"
    continue
  fi
  awk -F'|' -v name="$name" '
    { for (i = 1; i <= NF; i++) gsub(/^ +| +$/, "", $i); score[$2] = $3; bias[$2] = $6; inside[$2] = $7 }
    END { printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", name, score["simulation"],
      score["regression"], score["naive"], bias["simulation"], bias["regression"],
      inside["simulation"], inside["regression"] }' "$work/$name.md"
done
