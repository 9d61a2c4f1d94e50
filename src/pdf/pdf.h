/* pdf.h: display lists → a PDF file in memory, and single pages → PNG. */
#ifndef DOSSIER_PDF_H
#define DOSSIER_PDF_H

#include "layout/layout.h"

struct pdf_input {
    const struct display *display;
    const struct typesetter *typesetter;
    const struct node *book; /* for the outline: headings with their levels and ids */
    const struct pack *pack; /* metadata */
    const struct page_map *map;
    struct str build_id; /* the same in both outputs */
};

/* Paints all pages. On failure a diagnostic, and false. */
bool pdf_write(struct arena *arena, const struct pdf_input *input, struct diags *diags,
               struct str *bytes);

/* The cover, drawn from the style in its colours and fonts: a PNG of 1600 × 2560 pixels. `book`:
 * its title page says what edition it is. */
bool pdf_cover(struct arena *arena, struct typesetter *typesetter, const struct pack *pack,
               const struct node *book, const struct style *style, struct diags *diags,
               struct str *png);

#endif
