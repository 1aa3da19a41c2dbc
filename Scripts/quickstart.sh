#!/usr/bin/env bash
# The main job: builds Marketeer in release mode and compares the strategies of the coffee scenario.
# Arguments are passed on to `marketeer compare`, for example --replications 4.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/system-packages.sh
swift build -c release --product marketeer >&2
exec .build/release/marketeer compare scenarios/coffee.yaml "$@"
