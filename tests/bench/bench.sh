#!/bin/bash
# bench.sh BUILD: times five builds of the demo pack, both outputs; prints seconds and sizes.
set -eu
cd "$(dirname "$0")/../.."
out=$(mktemp -d) && trap 'rm -rf "$out"' EXIT
TIMEFORMAT='%R s'
for _ in 1 2 3 4 5; do
    time "$1/dossier" build --quiet content/nato-ukraine -o "$out"
done
du -b "$out"/*
