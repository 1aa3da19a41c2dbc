#!/usr/bin/env bash
# Makes .venv-llm, a virtual environment with llama.cpp's server (package xllamacpp), pinned by its hash.
# Needs Python 3.11 or newer (set PYTHON to choose one) on x86-64 Linux, and 100 MB of disk.
set -euo pipefail
cd "$(dirname "$0")/.."

environment=.venv-llm
[ -e "$environment/complete" ] && exit 0
wheel_sha256=c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261
"${PYTHON:-python3}" -m venv --clear "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
    --requirement /dev/stdin <<<"xllamacpp==2026.10.11549 --hash=sha256:$wheel_sha256"
touch "$environment/complete"
