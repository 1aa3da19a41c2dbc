#!/usr/bin/env bash
# Asks one local server the same questions with OpenAI's Python client and with Marketeer, and compares:
#   Scripts/check_openai_client.sh [MODEL]     (default: smollm2-135m, which must be installed)
# Needs a release build (MARKETEER names another program), Python 3.11 or newer and 100 MB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/language_model.sh

marketeer=${MARKETEER:-.build/release/marketeer}
model=${1:-smollm2-135m}
environment=.venv-openai
if [ ! -e "$environment/complete" ]; then
    "${PYTHON:-python3}" -m venv --clear "$environment"
    "$environment/bin/pip" install --quiet --disable-pip-version-check openai==3.54.0 httpx2==2.16.2 pydantic==2.14.3
    touch "$environment/complete"
fi

path=$("$marketeer" model path "$model")
exec "$environment/bin/python" Scripts/check_openai_client.py "$marketeer" .venv-llm/bin/python "$path"
