#!/bin/sh
# specimen.sh DOSSIER: builds the specimen in each style, on the style's own paper, and turns the pages into pictures.
# Out: out/specimen/STYLE/ with the EPUB, the PDF and page-N.png; for the eye, nothing is compared.
set -eu
cd "$(dirname "$0")/.."
command -v pdftoppm >/dev/null || { echo "specimen: pdftoppm is missing: apt-get install poppler-utils" >&2; exit 1; }
for sheet in styles/*.yaml; do
    style=${sheet##*/} style=${style%.yaml}
    folder=out/specimen/$style
    rm -rf "$folder"
    mkdir -p "$folder"
    "$1" build tests/packs/specimen --style "$style" -o "$folder" ${PAPER:+--paper "$PAPER"}
    pdftoppm -r "${DPI:-100}" -png "$folder/specimen.pdf" "$folder/page"
done
