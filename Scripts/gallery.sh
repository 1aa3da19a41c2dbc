#!/usr/bin/env bash
# Makes docs/gallery again: runs every sample scenario (or those named) and draws its picture. Twenty minutes for all.
#
#   Scripts/gallery.sh                 # all
#   Scripts/gallery.sh coffee season   # these; the rest of the page stays
#   Scripts/gallery.sh --results DIR   # keeps the runs there, and goes on from those that are finished
#
# Needs Python 3.11 or newer; `external-program` needs numpy too and is left as it is without.
# MARKETEER names another build of the program than .build/release/marketeer.
set -euo pipefail
cd "$(dirname "$0")/.."
marketeer=${MARKETEER:-.build/release/marketeer}
if [ ! -x "$marketeer" ]; then
    echo "no $marketeer: build it with 'swift build -c release --product marketeer'" >&2
    exit 1
fi
for environment in .venv-notebooks .venv-data; do
    if [ -e "$environment/complete" ]; then PATH="$PWD/$environment/bin:$PATH"; fi
done
export OPENBLAS_NUM_THREADS=1
exec python3 Scripts/gallery.py --marketeer "$marketeer" "$@"
