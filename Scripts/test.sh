#!/usr/bin/env bash
# Runs the tests in release mode, because the numbers are heavy, in a build folder of their own.
# Arguments are passed on to `swift test`, for example --filter ScenarioFilesTests.
set -euo pipefail
cd "$(dirname "$0")/.."
Scripts/system-packages.sh
tests=(swift test -c release --scratch-path .build-tests -Xswiftc -enable-testing)
# What tests write goes with them.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
if [ $# -gt 0 ]; then
    "${tests[@]}" "$@"
    exit
fi
# What waits for servers and children by the clock runs after what keeps all cores busy, not beside it.
status=0
"${tests[@]}" --skip LanguageModelsTests || status=$?
"${tests[@]}" --skip-build --filter LanguageModelsTests || status=$?
exit "$status"
