#!/bin/sh
# Times the Transformer scorer beside PyTorch (eager and compiled) and ONNX Runtime with the same
# weights and batches, its training step beside PyTorch's, and a Transformer-scored market beside a
# mixed-logit one; writes SCORER.md. About eight minutes once built, on an idle machine with two cores.
set -eu
cd "$(dirname "$0")"

../Scripts/system-packages.sh
../Scripts/pytorch_environment.sh
swift build --configuration release --product ScorerBenchmark
(cd .. && swift build --configuration release --product marketeer)

programs=$(swift build --configuration release --show-bin-path)
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
export OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
"$programs/ScorerBenchmark" "$folder" >"$folder/rates"
for threads in 1 2; do
  OMP_NUM_THREADS=$threads ../.venv-pytorch/bin/python scorer/peers.py "$folder" \
    --threads "$threads" >>"$folder/rates"
done
../.venv-pytorch/bin/python scorer/markets.py ../.build/release/marketeer >>"$folder/rates"
../.venv-pytorch/bin/python scorer/table.py "$folder/rates" >"$folder/table"
cat "$folder/table"
cp "$folder/table" SCORER.md
