/* page_break.h: where pages end, chosen for a run of strips as a whole. Adds heights and compares
 * costs; knows nothing of fonts or drawing. */
#ifndef DOSSIER_LAYOUT_PAGE_BREAK_H
#define DOSSIER_LAYOUT_PAGE_BREAK_H

#include "layout/vertical.h"

/* The footnotes of a list as strips, in the order of their calls. */
struct page_notes {
    struct vertical strips;
    size_t *called; /* by strip of the list: note strips called up to and with it */
    size_t *must;   /* by strip of the list that calls notes: up to which note strip these must be
                       set on its page, so that the last has begun; else 0 */
};

struct page_break_input {
    const struct vertical *list;
    size_t from, to; /* the run: no page begins inside it of its own */
    const struct page_notes *notes;
    const size_t *floats; /* strips at which a floating group begins, ascending */
    size_t float_count;
    size_t notes_done;      /* note strips that were set before the run */
    size_t number;          /* of the run's first page, from 1; odd ones lie at the right */
    int32_t height;         /* of a page */
    int32_t unit;           /* the leading of running text */
    int32_t note_separator; /* height above a page's notes */
};

/* A page: the strips `from`..`to` but the floating groups from `inline_to` on; above them the
 * groups `top_from`..`top_to`; below them the note strips `notes_from`..`notes_to`. */
struct page_cut {
    size_t from, to;
    size_t top_from, top_to, inline_to;
    size_t notes_from, notes_to;
    size_t varied;    /* the strip at which a paragraph begins that is set `by` lines longer; */
    int by;           /* 0: none */
    int32_t short_by; /* what the page lacks to be full */
};

/* The pages with the least cost: dynamic programming over the strips, after Plass, "Optimal
 * Pagination Techniques for Automatic Typesetting Systems" (1981). Every page takes something, so
 * it ends. Returns their number; *cuts in `arena`. */
size_t page_break(struct arena *arena, const struct page_break_input *input,
                  struct page_cut **cuts);

/* How many of the floating groups, ascending, begin before a strip. */
size_t page_floats_before(const size_t *floats, size_t count, size_t at);

/* Tells spaces how far the next line on the grid is, so that they can bring it there. */
void page_break_prepare(struct vertical *list);

/* A pen that goes down a column. Both who measures and who places use it. */
struct page_cursor {
    int32_t y, bottom; /* from the column's top; `bottom` leaves out spaces at the end */
    bool started;      /* something stands above */
};

/* Goes past the strip; returns where its top is. A space at a column's top takes no room. */
int32_t page_cursor_add(struct page_cursor *cursor, const struct strip *strip);

/* Goes past a floating group that is not set here; returns the next strip's index. */
size_t page_cursor_skip_float(struct page_cursor *cursor, const struct vertical *list, size_t at);

#endif
