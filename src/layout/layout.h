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

/* Adds a font file behind the program's own, before anything is set: what they lack is looked for
 * in it, and a style can name its family. False when it is no font. */
bool typesetter_add_font(struct typesetter *typesetter, struct str path);

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
    bool compare; /* also break the lines one by one, for the report */
};

/* How lines of justified running text are filled, last lines apart. Their spaces may stretch by
 * half their width: a line that needs more is loose, one that needs twice that very loose. */
struct line_quality {
    size_t justified, loose, very_loose, wide;
    size_t hyphenated, ladders; /* ladders: hyphens at the ends of three lines or more */
    size_t runts;               /* last lines shorter than 15 % of the measure */
};

struct page_quality {
    size_t count, widows, orphans;
    size_t low_headings; /* in the last two lines of a page */
    size_t short_pages;  /* two lines or more are missing, other than at a section's end */
    size_t unlike_pages; /* facing pages that differ in depth by a line or more */
};

/* Something to look at. */
struct quality_place {
    const char *what;
    struct position at; /* in the text; for a page the text that it begins with */
    size_t page;        /* index, or PAGE_NONE */
    int32_t ratio;      /* of a line, in thousandths; of a page the lines that are missing */
};

struct layout_quality {
    struct line_quality lines;
    struct line_quality greedy; /* the same text, each line filled before the next is looked at */
    struct page_quality pages;
    struct quality_place *places;
    size_t place_count, place_room;
};

struct layout {
    struct display display;
    struct layout_quality quality;
    struct page_map *map;
    size_t *generated_pages; /* how many pages each generated section took, in reading order */
    size_t generated_count;
};

/* Lays the book out. Everything lives in `arena`, the round's, but the page map,
 * `generated_pages` and the struct itself, which the next round wants: they live in `kept`. */
struct layout *layout_book(struct arena *arena, struct arena *kept, struct typesetter *typesetter,
                           const struct layout_input *input, struct diags *diags);

#endif
