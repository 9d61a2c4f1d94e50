#!/bin/bash
# sources.sh BUILD: libraries of sources are read without loss, and quickly; faults in them are located.
set -u
cd "$(dirname "$0")/.." || exit 2
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH
exec_status=0
python3 tests/tools/sources.py "$PWD/$1/dossier" "$work" || exec_status=1
exit $exec_status
