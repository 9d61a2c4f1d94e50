/* line_break.h: total-fit line breaking over boxes, glue and penalties; knows no fonts. */
#ifndef DOSSIER_LAYOUT_LINE_BREAK_H
#define DOSSIER_LAYOUT_LINE_BREAK_H

#include "base/base.h"

enum { PENALTY_NEVER = 10000, PENALTY_ALWAYS = -10000 };

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_PENALTY };

struct item {
    enum item_kind kind;
    bool hyphen;  /* PENALTY: a break here adds a hyphen, `width` wide */
    bool flagged; /* PENALTY: the line would end with a hyphen, added or the text's own */
    bool fill;    /* GLUE: stretches without limit */
    int32_t width, stretch, shrink;
    int32_t penalty;     /* of a break here: PENALTY, GLUE */
    int32_t left, right; /* how far it may stand out of a line that begins or ends with it: BOX,
                            PENALTY (its hyphen) */
    uint32_t word;       /* BOX, GLUE: what it shows, for the caller */
    uint32_t start, end; /* BOX: bytes of that word */
};

struct break_shape {
    int32_t first_width, width; /* of the first and the other lines */
    int32_t line_stretch;       /* that each line's margin lends (ragged text) */
    int32_t narrow;             /* taken off the width of the first */
    unsigned narrow_lines;      /* so many lines, beside a drop cap */
    int looseness;              /* so many lines more than are best, or fewer */
};

struct line_break {
    size_t first, last; /* items from `first` to before `last`, the break item */
    double ratio;       /* of stretch or shrink; > 0 is loose */
    bool emergency;     /* only found with extra stretch */
};

/* Whether a paragraph could be set in a line more, or less, and look well. */
struct line_variants {
    bool more, fewer;
};

/* Breaks `items`, whose last is a PENALTY_ALWAYS. Returns the number of lines; *lines in `arena`.
 * With a `looseness` that no tolerable setting has: 0. `variants` may be NULL. */
size_t line_break(struct arena *arena, const struct item *items, size_t count,
                  struct break_shape shape, struct line_break **lines,
                  struct line_variants *variants);

/* The same, but each line takes what it can hold before the next is looked at: to compare with.
 * `ratio` counts the spaces alone; letters do not give way, nothing stands out. */
size_t line_break_greedy(struct arena *arena, const struct item *items, size_t count,
                         struct break_shape shape, struct line_break **lines);

#endif
