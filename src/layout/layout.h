/* layout.h: the book and a style → pages: display lists and the page map. No painting. */
#ifndef DOSSIER_LAYOUT_H
#define DOSSIER_LAYOUT_H

#include <pango/pango.h>

#include "doc/display.h"
#include "outline/outline.h"
#include "style/style.h"

/* The fonts of a job and the shapes of its words: made once, used by all rounds, closed at the end.
 */
struct typesetter;

/* `fonts` is the folder of the program's fonts: no other font is seen. Also makes that
 * configuration fontconfig's current one, so that SVG pictures are set in the same fonts. NULL with
 * a diagnostic when the fonts cannot be read. */
struct typesetter *typesetter_open(struct str fonts, struct str dictionaries, struct diags *diags);
void typesetter_close(struct typesetter *typesetter);

/* The font of a number in a display list; borrowed. */
PangoFont *typesetter_font(const struct typesetter *typesetter, uint32_t font);

/* The map of the fonts, for what is drawn outside the pages (the cover); borrowed. */
PangoFontMap *typesetter_font_map(const struct typesetter *typesetter);

struct layout_input {
    const struct node *book;
    const struct pack *pack;
    const struct style *style;
    const struct sources *sources;
    const size_t *least_pages; /* by order of generated sections: pad to so many pages, or NULL */
    size_t least_count;
};

struct layout {
    struct display display;
    struct page_map *map;
    size_t *generated_pages; /* how many pages each generated section took, in reading order */
    size_t generated_count;
};

/* Lays the book out. Everything lives in `arena`, the round's. */
struct layout *layout_book(struct arena *arena, struct typesetter *typesetter,
                           const struct layout_input *input, struct diags *diags);

#endif
