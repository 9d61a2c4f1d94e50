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
    bool compare; /* for the report: also break lines one by one, and look for rivers and glyphs */
};

/* How lines of justified running text are filled, last lines apart. Their spaces may stretch by
 * half their width or shrink by a third; the ratio says how much of that a line takes, once its
 * letters have given way. The classes are those of Knuth and Plass (1981): tight under -0.5, open
 * over 0.5, loose over 1, of which very loose over 2; the others are decent. */
enum line_figure {
    LINES_JUSTIFIED, /* all of them */
    LINES_TIGHT,
    LINES_OPEN,
    LINES_LOOSE,
    LINES_VERY_LOOSE,
    LINES_WIDE, /* they stand out of the measure */
    LINES_HYPHENATED,
    LINES_LADDERS, /* of three hyphens or more */
    LINES_RUNTS,   /* last lines shorter than 15 % of the measure */
    LINES_RIVERS,  /* as rivers.h defines them */
    LINE_FIGURES
};

struct line_quality {
    size_t counts[LINE_FIGURES];
};

struct page_quality {
    size_t count, widows, orphans;
    size_t unknown_glyphs; /* drawn as the font's sign for what it does not have */
    size_t low_headings;   /* in the last two lines of a page */
    size_t short_pages;    /* two lines or more are missing, other than at a section's end */
    size_t unlike_pages;   /* facing pages that differ in depth by a line or more */
};

/* Something to look at. */
struct quality_place {
    const char *what;   /* NULL: taken back */
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
