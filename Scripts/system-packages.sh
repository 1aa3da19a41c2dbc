#!/usr/bin/env bash
# Installs the system packages that Marketeer links: GNU GSL, OpenBLAS, SQLite and libcurl. Installs them when it
# may (as root, or with sudo that asks no password); otherwise says exactly what to install.
set -euo pipefail

packages=(libgsl-dev libopenblas-dev libsqlite3-dev libcurl4-openssl-dev)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done

if ! command -v swift >/dev/null; then
  echo "error: swift is not on the PATH" >&2
  echo "hint: install Swift 6.3 for Debian 12 from swift.org, then run this again" >&2
  exit 1
fi
[ "${#missing[@]}" -eq 0 ] && exit 0

echo "installing ${missing[*]}" >&2
if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo)
else
  echo "error: missing system packages: ${missing[*]}" >&2
  echo "hint: sudo apt-get update && sudo apt-get install -y ${missing[*]}" >&2
  exit 1
fi
"${as_root[@]}" apt-get update -qq >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >&2
