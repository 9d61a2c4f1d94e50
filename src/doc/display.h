/* display.h: finished pages as lists of things to draw. Knows nothing of Cairo, Pango or HTML.
 * Coordinates are in 1/1024 pt from the page's top left corner; y grows downwards. */
#ifndef DOSSIER_DISPLAY_H
#define DOSSIER_DISPLAY_H

#include "doc/page_map.h"

enum draw_kind {
    DRAW_TEXT,    /* glyphs on a baseline */
    DRAW_RECT,    /* a filled rectangle: rules, tints, boxes */
    DRAW_IMAGE,   /* a picture scaled into a rectangle */
    DRAW_LINK,    /* an area that leads to `target` */
    DRAW_ANCHOR,  /* a destination named `target` at (x, y) */
    DRAW_POLYGON, /* `points`, joined to the first */
    DRAW_CIRCLE   /* inside the rectangle, which is a square */
};

/* Why a thing is on the page, for tagging and for the text comparisons. */
enum draw_flow {
    FLOW_TEXT,     /* the running text, in reading order */
    FLOW_FLOAT,    /* figures and their captions */
    FLOW_NOTE,     /* footnotes at the page's foot */
    FLOW_REPEATED, /* a repeated table head, a continued index head */
    FLOW_ARTIFACT  /* running heads, folios, rules, tints */
};

struct draw_glyph {
    uint32_t glyph;
    int32_t x, y; /* from the item's origin */
};

struct draw_point {
    int32_t x, y; /* from the item's top left */
};

/* So many bytes of `text` are shown by so many glyphs (Cairo's clusters). */
struct draw_cluster {
    uint16_t bytes, glyphs;
};

struct draw {
    enum draw_kind kind;
    enum draw_flow flow;
    const struct node *node; /* the TEXT (or other) node it comes from; NULL for artifacts */
    uint32_t offset;         /* of the first byte of `text` in the node's text */
    int32_t x, y;            /* TEXT: origin on the baseline; others: top left */
    int32_t width, height;
    uint32_t colour;   /* 0xRRGGBB */
    uint32_t font;     /* TEXT: a number that layout's font table knows */
    int16_t expansion; /* TEXT: letters wider (or narrower) by so many thousandths; the glyphs' x
                          take it into account */
    const struct draw_glyph *glyphs;
    size_t glyph_count;
    const struct draw_cluster *clusters;
    size_t cluster_count;
    struct str text; /* TEXT: what it says, a hyphen at a line's end as U+00AD;
                        LINK: address or "#id"; ANCHOR: id */
    const struct image *image;
    const struct draw_point *points; /* POLYGON */
    size_t point_count;
    int32_t line;  /* POLYGON, CIRCLE: how thick its outline is; 0: it is filled */
    bool line_end; /* TEXT: last of its line */
    bool turned;  /* TEXT, IMAGE: a quarter turn against the clock: the baseline goes up; an image's
                     place and size are those on the page */
    bool hidden;  /* TEXT: to be read, not to be seen: the letter that an outline shows */
    bool outline; /* TEXT: to be seen, not to be read */
};

struct page {
    int32_t width, height;
    struct str label;
    const struct draw *draws;
    size_t draw_count;
};

struct display {
    const struct page *pages;
    size_t page_count;
};

/* Pages as text for golden tests: a line for each thing, coordinates in points with 2 decimals. */
void display_dump(const struct display *display, GString *out);

#endif
