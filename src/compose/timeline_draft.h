/* timeline_draft.h: a drawn timeline while it is made: between timeline_figure.c (all bands),
 * timeline_band.c (one of them), timeline_axis.c and timeline_marks.c (what stands in it). */
#ifndef DOSSIER_COMPOSE_TIMELINE_DRAFT_H
#define DOSSIER_COMPOSE_TIMELINE_DRAFT_H

#include "compose/timeline_internal.h"

enum { LABEL_WIDTHS = 3 };

enum { MOST_THROUGH = 4 };

/* Entries that no cut between bands parts: those of a year, or of a month. */
struct atom {
    size_t from, to;              /* entries */
    int64_t start, end;           /* the first day, and the day behind the last */
    int64_t next;                 /* the first day of the next one; INT64_MAX: there is none */
    size_t through[MOST_THROUGH]; /* entries that began before and are not over */
    size_t through_count;
};

struct drafting {
    struct arena *arena;
    const struct timeline_drawing *drawing;
    const struct timeline_type *type;
    bool numbered;
    struct timeline_label *made[LABEL_WIDTHS]; /* by entry, without a place; narrow ones first */
    struct timeline_band *band;                /* that is being filled; NULL: it is only measured */
    size_t room;
    int64_t cost;                     /* of the band that was made last */
    bool inexact, shortened, goes_on; /* such marks were drawn */
};

/* ---- lengths, in terms of the type ---- */

static inline int32_t mark_size(const struct drafting *draft) {
    return draft->type->size * 3 / 4;
}
static inline int32_t hairline(const struct drafting *draft) {
    return draft->type->size / 18;
}
static inline int32_t row_height(const struct drafting *draft) {
    return mark_size(draft) * 5 / 4;
}
static inline int32_t label_gap(const struct drafting *draft) {
    return draft->type->size * 2 / 5;
}

static inline int32_t break_width(const struct drafting *draft) {
    return 3 * draft->type->size;
}

/* Where the axis of each band ends. */
static inline int32_t axis_end(const struct drafting *draft) {
    return draft->type->measure - mark_size(draft);
}

/* Room for an arrow that says that nothing is known of its length. */
static inline int32_t arrow_length(const struct drafting *draft) {
    return 2 * mark_size(draft);
}

/* ---- timeline_marks.c ---- */
void draft_add(struct drafting *draft, struct timeline_item item);
void draft_line(struct drafting *draft, enum timeline_ink ink, int32_t x, int32_t y, int32_t width,
                int32_t height);
/* Returns the width. */
int32_t draft_words(struct drafting *draft, struct str text, bool bold, int32_t x, int32_t y,
                    const struct timeline_entry *entry);
/* A polygon in a box of 100 by 100, drawn in the item's box. */
void draft_polygon(struct drafting *draft, struct timeline_item item, const int8_t (*shape)[2],
                   size_t count);
/* A mark of the kind around (x, y). */
void draft_mark(struct drafting *draft, int kind, bool hollow, int32_t x, int32_t y,
                const struct timeline_entry *entry);

struct bar {
    const struct timeline_entry *entry;
    int32_t at;                    /* of its mark */
    enum timeline_edge start, end; /* sharp where the band ends before it does */
    bool came, goes;               /* it began in an earlier band; it goes on in a later one */
    int32_t from, to;              /* without its arrows' heads: those are inside */
    bool drawn;                    /* it is long enough; else its mark is all */
    size_t row;                    /* above the axis: 1 is the lowest; 0: the mark is on the axis */
};

/* `came`: it began in an earlier band, where its mark is. */
struct bar draft_make_bar(const struct drafting *draft, const struct timeline_scale *scale,
                          const struct timeline_entry *entry, bool came);
/* Bars that meet, and marks that would hide each other, stand in different rows. Returns how many
 * rows there are above the axis. */
size_t draft_stack_bars(const struct drafting *draft, struct bar *bars, size_t count);
/* The bar around the height `y`. */
void draft_bar(struct drafting *draft, const struct bar *bar, int32_t y);

/* ---- timeline_axis.c ---- */
/* An axis at height `y`, with its breaks; the main one is below the last lane. */
void draft_axis(struct drafting *draft, const struct timeline_scale *scale, int32_t y, bool main);
/* The years below the main axis, which is the last, and small ticks for them on the others. `month`
 * tells where the band begins, when that is inside a year. */
void draft_years(struct drafting *draft, const struct timeline_scale *scale, const int32_t *axes,
                 size_t count, struct str month);
struct str draft_year_text(const struct drafting *draft, int32_t year);

/* ---- timeline_band.c ---- */
/* The band of some atoms: measured, and drawn where draft->band is set. Returns its height, and
 * leaves in draft->cost what it costs. */
int32_t draft_band(struct drafting *draft, const struct atom *first, const struct atom *last);

static inline bool edge_is_open(enum timeline_edge edge) {
    return edge == EDGE_OPEN || edge == EDGE_VAGUE;
}

static inline int64_t year_day(int32_t year) {
    return edtf_first_day((struct edtf){.from = {.year = year}});
}

#endif
