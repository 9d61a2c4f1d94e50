/* page_break.h: where pages and columns end, chosen for a run of strips as a whole. Adds heights
 * and compares costs; knows nothing of fonts or drawing. */
#ifndef DOSSIER_LAYOUT_PAGE_BREAK_H
#define DOSSIER_LAYOUT_PAGE_BREAK_H

#include "layout/vertical.h"

/* ---- page_notes.c: the footnotes of a list as strips, in the order of their calls ---- */

struct page_notes {
    struct vertical strips;
    int64_t *above; /* by note strip and one more: the height of all before it */
    size_t *called; /* by strip of the list: note strips called up to and with it */
    size_t *must;   /* by strip of the list: up to which note strip these must be set on its page,
                       so that the last that was called has begun */
    int32_t separator; /* height above a page's notes */
};

struct page_notes page_notes_collect(struct layout_job *job, const struct vertical *list,
                                     int32_t measure);

/* What note strips take at a page's foot, the separator with them; none take nothing. */
int64_t page_notes_height(const struct page_notes *notes, size_t from, size_t to);

/* How far the note strips from `from` to before `to` go in `room`. */
size_t page_notes_fitting(const struct page_notes *notes, size_t from, size_t to, int64_t room);

/* ---- page_break.c ---- */

struct page_break_input {
    const struct vertical *list;
    size_t from, to; /* the run: no page begins inside it of its own */
    const struct page_notes *notes;
    const size_t *floats; /* strips at which a floating group begins, ascending */
    const size_t *due;    /* by strip of the list: so many groups must stand above it */
    size_t float_count;
    size_t notes_done; /* note strips that were set before the run */
    size_t number;     /* of the run's first page, from 1; odd ones lie at the right */
    int32_t height;    /* of a page */
    int32_t unit;      /* the leading of running text */
};

/* A column of a page, or of what has so many columns there: the strips `from`..`to` but the
 * floating groups that stand elsewhere. Of the groups, `top_from`..`top_to` stand above the strips,
 * those before `inline_to` in their place, the others later. The last cut of a page closes it, and
 * has the note strips `notes_from`..`notes_to` below. */
struct page_cut {
    size_t from, to;
    size_t column, columns;
    int32_t top, bottom; /* from the page's top: where it begins, and ends */
    size_t top_from, top_to, inline_to;
    size_t notes_from, notes_to;
    size_t varied; /* the strip at which a paragraph begins that is set `by` lines longer; */
    int by;        /* 0: none */
    bool closes;
    int32_t short_by; /* what the page lacks to be full, where it closes one */
};

/* The cuts with the least cost: dynamic programming over the strips, after Plass, "Optimal
 * Pagination Techniques for Automatic Typesetting Systems" (1981). Every page takes something, so
 * it ends. Returns their number; *cuts in `arena`. `scratch` is emptied and used. */
size_t page_break(struct arena *arena, struct arena *scratch, const struct page_break_input *input,
                  struct page_cut **cuts);

/* How many of the floating groups, ascending, begin before a strip. */
size_t page_floats_before(const size_t *floats, size_t count, size_t at);

/* ---- page_cursor.c: a pen that goes down a column. Both who measures and who places use it ----
 */

/* Tells spaces how far the next line on the grid is, so that they can bring it there. */
void page_cursor_prepare(struct vertical *list);

struct page_cursor {
    int32_t y, bottom; /* from the page's top; `bottom` leaves out spaces at the end */
    bool started;      /* something stands above in the column, */
    bool flowing;      /* and that is of the list: no floating group */
};

/* A column that begins at `top`; one that `goes_on` has something above it. */
struct page_cursor page_cursor_start(int32_t top, bool goes_on);

static inline int32_t page_cursor_up_to(int32_t y, int32_t grid) {
    int32_t rest = grid ? y % grid : 0;
    return rest ? y + grid - rest : y;
}

/* Goes past the strip; returns where its top is. A space at a column's top takes no room. */
static inline int32_t page_cursor_add(struct page_cursor *cursor, const struct strip *strip) {
    if (strip->space) {
        if (!cursor->started)
            return cursor->y;
        int32_t top = cursor->y, next = cursor->y + strip->height;
        cursor->y = page_cursor_up_to(next + strip->to_grid, strip->next_grid) - strip->to_grid;
        return top;
    }
    if (!cursor->flowing && strip->repeat)
        cursor->y += strip->repeat->height;
    int32_t top = page_cursor_up_to(cursor->y, strip->grid);
    cursor->y = cursor->bottom = top + strip->height;
    cursor->started = cursor->flowing = true;
    return top;
}

/* Goes past a floating group that is not set here; returns the next strip's index, `end` at most.
 */
size_t page_cursor_skip_float(struct page_cursor *cursor, const struct vertical *list, size_t at,
                              size_t end);

/* Goes past a group that stands above the text; returns where its top is. `height` is its own. */
int32_t page_cursor_add_top(struct page_cursor *cursor, int32_t height, int32_t unit);

/* The height of the floating group that begins at a strip. */
int32_t page_group_height(const struct vertical *list, size_t first);

#endif
