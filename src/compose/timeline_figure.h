/* timeline_figure.h: a drawn timeline. Compose says what is to be drawn; timeline_figure_place
 * tells where all of it stands, in whatever units its type is measured in. Both outputs paint the
 * same things: layout into the display list, epub as SVG. */
#ifndef DOSSIER_TIMELINE_FIGURE_H
#define DOSSIER_TIMELINE_FIGURE_H

#include "base/base.h"

/* How an entry's time begins or ends. */
enum timeline_edge {
    EDGE_SHARP, /* on that day */
    EDGE_SOFT,  /* somewhere about it */
    EDGE_OPEN,  /* goes on to the end of what is drawn */
    EDGE_VAGUE  /* before or after, nobody says how long */
};

struct timeline_entry {
    int64_t first, last; /* days since 1970-01-01; of an open edge the day that is known */
    int64_t anchor;      /* where its mark stands */
    enum timeline_edge start, end;
    int kind; /* enum event_kind: the mark's shape */
    size_t lane;
    struct str number;   /* in the list; empty: the drawing has date and headline */
    struct str date;     /* as the list prints it */
    struct str headline; /* of one line or more */
    struct str month;    /* of its anchor, with the year */
    struct str target;   /* "#id" of the list's entry */
};

struct timeline_drawing {
    const struct timeline_entry *entries; /* by anchor */
    size_t count;
    const struct str *lanes; /* their names; none where there is but one */
    size_t lane_count;
    const int *lane_kinds;   /* of lanes that are kinds: their mark stands at the name; or NULL */
    const struct str *kinds; /* names of the kinds, where the key has to tell them; or NULL */
    struct str inexact, shortened, own_scales, goes_on; /* words of the key */
    struct str before_era[2]; /* what stands before and behind a year before our era: "", " BC" */
    struct str about;         /* for who cannot see it */
    bool from_right;          /* time runs from right to left */
};

/* What a painter says of its type: units are its own, 1024 to the point or to the SVG's unit. */
struct timeline_type {
    int32_t measure;       /* width of the drawing */
    int32_t most_height;   /* of a band, where its entries can be cut into lower ones; 0: any */
    int32_t size, leading; /* of its words */
    int32_t (*width)(void *context, bool bold, struct str text);
    void *context;
};

enum timeline_item_kind {
    ITEM_LINE,  /* a thin rectangle */
    ITEM_BAR,   /* a polygon inside the box: a stretch of time */
    ITEM_MARK,  /* a polygon inside the box, or a circle where it has no points */
    ITEM_WORDS, /* one line of text; y is its baseline */
    ITEM_LINK   /* an area that leads to the entry */
};
enum timeline_ink { INK_WORDS, INK_MARK, INK_RULE, INK_PALE };

struct timeline_point {
    int32_t x, y; /* from the item's corner */
};
struct timeline_item {
    enum timeline_item_kind kind;
    enum timeline_ink ink;
    int32_t x, y, width, height;
    const struct timeline_point *points;
    size_t point_count;
    bool hollow; /* MARK: an outline */
    bool bold;   /* WORDS */
    struct str text;
    const struct timeline_entry *entry; /* of its WORDS, MARK, BAR and LINK; else NULL */
};

/* A stretch of time, from the drawing's left edge to its right; the last may be the key alone. */
struct timeline_band {
    int32_t height;
    struct str title;            /* "2014–2016"; empty: the key */
    struct timeline_item *items; /* in the order of painting: later ones on top */
    size_t count;
};
struct timeline_figure {
    struct timeline_band *bands;
    size_t count;
    bool from_right; /* text begins at the right end of its box */
};

/* No two texts overlap, none leaves the measure, and no leader crosses a text. Marks stand in
 * proportion to time between the breaks of their band. Work grows with the entries. */
struct timeline_figure timeline_figure_place(struct arena *arena,
                                             const struct timeline_drawing *drawing,
                                             const struct timeline_type *type);

#endif
