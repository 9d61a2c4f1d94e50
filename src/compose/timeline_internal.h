/* timeline_internal.h: between the files of compose/ that make timelines. */
#ifndef DOSSIER_COMPOSE_TIMELINE_INTERNAL_H
#define DOSSIER_COMPOSE_TIMELINE_INTERNAL_H

#include "compose/compose_internal.h"
#include "compose/timeline_figure.h"
#include "compose/timeline_words.h"

/* Signs that an entry's date can carry; the key tells those that were met. */
struct date_signs {
    bool inferred, about, uncertain;
};

/* An entry's date, what was inferred in square brackets: "16 March [2014]". */
struct str timeline_date(struct compose *compose, const struct event *event,
                         struct date_signs *signs);

/* The period that an entry is listed under: its year, or its decade. */
struct edtf timeline_period(const struct event *event);

/* ---- timeline_drawing.c ---- */
/* Whether so many entries, or so close ones, are drawn by their numbers alone. */
bool timeline_is_numbered(const struct event *const *events, size_t count);

/* What is to be drawn of the entries; `nodes` are those of the list. */
const struct timeline_drawing *timeline_draw(struct compose *compose, const struct body_item *item,
                                             const struct event *const *events,
                                             struct node *const *nodes, size_t count);

/* ---- timeline_scale.c: days to places ---- */
enum { MOST_BREAKS = 8 };
struct timeline_scale {
    int32_t left, right, gap;                           /* of the axis; width of a break */
    size_t count;                                       /* stretches between the breaks */
    int64_t from[MOST_BREAKS + 1], to[MOST_BREAKS + 1]; /* first day, and the day behind the last */
    int64_t days;                                       /* in all of them */
};
/* A scale of the days `from` to before `to`; long gaps between the anchors, which are in order, are
 * left out, the longest `breaks` of them at most. Its ends are set by the caller. */
struct timeline_scale timeline_scale_make(const struct timeline_entry *entries, size_t count,
                                          int64_t from, int64_t to, size_t breaks);
int32_t timeline_scale_at(const struct timeline_scale *scale, int64_t day);
/* The stretch that holds the day. */
size_t timeline_scale_stretch(const struct timeline_scale *scale, int64_t day);
int32_t timeline_scale_start(const struct timeline_scale *scale, size_t stretch);
int32_t timeline_scale_end(const struct timeline_scale *scale, size_t stretch);

/* ---- timeline_labels.c: what is written at a mark, and on which level ---- */
enum { MOST_LABEL_LINES = 4 };
struct timeline_label {
    const struct timeline_entry *entry; /* the first, of several that share a number's place */
    struct str lines[MOST_LABEL_LINES];
    size_t line_count;
    bool cut; /* the headline did not fit */
    int32_t x, width, height;
    int32_t rise; /* of its lower edge above the lowest label's */
};
/* Cut behind a word (a single word inside), with an ellipsis, so that it is no wider than `room`.
 */
struct str timeline_shorten(struct arena *arena, const struct timeline_type *type, bool bold,
                            struct str text, int32_t room);
/* A label no wider than `room` (but for a long date), without a place. */
struct timeline_label timeline_label_make(struct arena *arena, const struct timeline_type *type,
                                          const struct timeline_entry *entry, int32_t room);
/* Labels of one lane, by x, on top of each other where they have to be: none is in another's way,
 * nor crossed by the leader of one. Returns how high they reach. */
int32_t timeline_labels_stack(struct timeline_label *labels, size_t count, int32_t gap);
/* Numbers whose marks are too close share one place: "12–19, 22". Returns how many places are left.
 */
size_t timeline_labels_join(struct arena *arena, const struct timeline_type *type,
                            struct timeline_label *labels, size_t count);

#endif
