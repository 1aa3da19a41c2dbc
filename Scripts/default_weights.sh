#!/usr/bin/env bash
# From the raw data package to the default weights: neutral CSV files, occasions, training, evaluation,
# and Sources/TransformerScorer/Generated/DefaultWeights.swift. About ten minutes on two cores, 4 GB of
# memory and 2 GB of disk; nothing of the data is committed. Give the folder to work in.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=${1:-data}
Scripts/system-packages.sh
swift build -c release --product marketeer >&2
marketeer=.build/release/marketeer
[ -e "$folder/complete-journey/items.csv" ] || Scripts/complete_journey.sh "$folder/complete-journey"
"$marketeer" data prepare "$folder/complete-journey" --to "$folder/prepared"
"$marketeer" train "$folder/prepared" --to "$folder/weights.safetensors"
"$marketeer" evaluate "$folder/prepared" --weights "$folder/weights.safetensors"
python3 Scripts/embed_weights.py "$folder/weights.safetensors"
