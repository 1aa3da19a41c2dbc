#!/usr/bin/env bash
# Runs the tests in release mode, because the numbers are heavy, in a build folder of their own.
# Arguments are passed on to `swift test`, for example --filter ScenarioFilesTests.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/system-packages.sh
exec swift test -c release --scratch-path .build-tests -Xswiftc -enable-testing "$@"
