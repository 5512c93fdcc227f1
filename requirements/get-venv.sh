#!/bin/sh
# Installs the package that `python3 -m venv` needs on Debian and Ubuntu, or says how.
set -eu
as_root=""
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
if command -v apt-get >/dev/null && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
    echo "Installing python3-venv …"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
else
    echo "Python cannot make virtual environments here. On Debian and Ubuntu run"
    echo "    sudo apt-get install python3-venv"
    echo "once (elsewhere: your system's package for Python's venv module), then try again."
    exit 1
fi
