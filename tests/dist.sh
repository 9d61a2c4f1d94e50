#!/bin/bash
# dist.sh: what `make dist` packs builds by itself, elsewhere, and gives the same outputs.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
make -s dist
tar -xzf dossier.tar.gz -C "$work"
rm -f dossier.tar.gz
make -s -C "$work/dossier" demo >/dev/null 2>&1
make -s demo >/dev/null 2>&1
for file in nato-ukraine.epub nato-ukraine.pdf; do
    cmp "out/$file" "$work/dossier/out/$file"
done
echo "ok the archive of the sources builds the same demo"
