/* page_break.c: strips → pages. From each place where a page may begin all places are tried where
 * it may end; the way with the least cost is kept for each place and for what is left over there:
 * notes that go on, figures that float, the depth of the facing page. Linear in the strips, since a
 * page holds only so many. */
#include "layout/page_break.h"

#include <string.h>

/* What a page costs; a line that is missing counts by its square. */
static const double short_cost = 60, facing_cost = 40, keep_cost = 20000, carry_cost = 1500,
                    float_cost = 60, vary_cost = 30, tail_cost = 600;
enum { DEPTHS = 4, LOOK_AHEAD = 16, TAIL_LINES = 5 };

/* Ends that are looked at for a page: the last so many where it may end well, and those behind
 * them; for each a snapshot of the scan is kept, of the last TRIED. */
enum { GOOD_ENDS = 6, TRIED = 64 };

/* A place where a page may begin, and the best way there. */
struct state {
    struct state *previous, *next; /* next of the same place */
    struct page_cut cut;           /* the page that ends here */
    double cost;
    size_t notes_done, floats_done;
    size_t number;  /* of the page that begins here */
    unsigned depth; /* missing lines of the page before, at most DEPTHS - 1 */
    bool extended;  /* with another that leaves the same over */
};

struct breaker {
    struct arena *arena;
    const struct page_break_input *input;
    struct state **places; /* by strip from `from` on */
};

/* States of one place that differ only in the pages before: the page that begins there is the same
 * for all. */
enum { MOST_ALIKE = 2 * DEPTHS };
struct alike {
    struct state *items[MOST_ALIKE];
    size_t count;
};

/* What is known while a page is filled from its first strip. */
struct scan {
    const struct alike *starts;
    const struct state *start; /* one of them */
    struct page_cursor cursor;
    const struct strip *last; /* that stands on the page; NULL: none but waiting groups */
    size_t top_to, inline_to; /* floating groups above, and set in their place */
    size_t seen;              /* floating groups before the strip */
    size_t must, called;      /* note strips */
    size_t open, open_end;    /* the paragraph that is being gone through, and where it ends */
    size_t loosen, tighten;   /* a paragraph inside the page that can be so; SIZE_MAX: none */
    size_t found;             /* candidates so far */
};

void page_break_prepare(struct vertical *list) {
    for (size_t i = 0; i < list->count; i++) {
        struct strip *space = &list->items[i];
        int64_t height = 0;
        space->next_grid = 0;
        if (!space->space || space->stiff)
            continue;
        for (size_t j = i + 1; j < list->count && j < i + LOOK_AHEAD; j++) {
            if (list->items[j].page_before || height > INT32_MAX / 4)
                break;
            if (list->items[j].grid) {
                space->to_grid = (int32_t)height;
                space->next_grid = list->items[j].grid;
                break;
            }
            height += list->items[j].height;
        }
    }
}

static int32_t up_to(int32_t y, int32_t grid) {
    int32_t rest = grid ? y % grid : 0;
    return rest ? y + grid - rest : y;
}

int32_t page_cursor_add(struct page_cursor *cursor, const struct strip *strip) {
    if (strip->space) {
        if (!cursor->started)
            return cursor->y;
        int32_t top = cursor->y, next = cursor->y + strip->height;
        cursor->y = up_to(next + strip->to_grid, strip->next_grid) - strip->to_grid;
        return top;
    }
    if (!cursor->started && strip->repeat)
        cursor->y += strip->repeat->height;
    int32_t top = up_to(cursor->y, strip->grid);
    cursor->y = cursor->bottom = top + strip->height;
    cursor->started = true;
    return top;
}

size_t page_cursor_skip_float(struct page_cursor *cursor, const struct vertical *list, size_t at) {
    size_t next = at + list->items[at].float_count;
    cursor->y = cursor->bottom; /* the space before it goes with it, */
    if (next + 1 < list->count && list->items[next].space && list->items[next + 1].grid)
        next++; /* and that behind it, between paragraphs */
    return next;
}

static int32_t group_height(const struct breaker *breaker, size_t group) {
    const struct vertical *list = breaker->input->list;
    size_t first = breaker->input->floats[group];
    struct page_cursor cursor = {0, 0, false};
    for (size_t i = 0; i < list->items[first].float_count; i++)
        page_cursor_add(&cursor, &list->items[first + i]);
    return cursor.bottom;
}

/* ---- notes ---- */

static int64_t notes_height(const struct breaker *breaker, size_t from, size_t to) {
    const struct page_break_input *input = breaker->input;
    int64_t height = from < to ? input->note_separator : 0;
    for (size_t i = from; i < to && height <= input->height; i++)
        height += input->notes->strips.items[i].height;
    return height;
}

/* How far the notes that were called go in `room`. */
static size_t notes_that_fit(const struct breaker *breaker, const struct scan *scan, int64_t room) {
    size_t to = scan->start->notes_done;
    room -= breaker->input->note_separator;
    for (; to < scan->called; to++) {
        room -= breaker->input->notes->strips.items[to].height;
        if (room < 0)
            break;
    }
    return to;
}

/* What the notes must take of the page: those called on it have to begin, those carried to go on.
 */
static int64_t least_notes(const struct breaker *breaker, const struct scan *scan) {
    size_t done = scan->start->notes_done, must = MAX(scan->must, done);
    if (must == done && done < scan->called)
        must = done + 1;
    return notes_height(breaker, done, must);
}

/* ---- states ---- */

static struct state **place_of(const struct breaker *breaker, size_t at) {
    return &breaker->places[at - breaker->input->from];
}

static bool is_same(const struct state *a, const struct state *b) {
    return a->notes_done == b->notes_done && a->floats_done == b->floats_done &&
           a->number % 2 == b->number % 2 && a->depth == b->depth;
}

/* Where notes pile up, each place could be reached with each number of them set: the dearest ways
 * are given up, or the work would grow with the square of the text. */
enum { MOST_STATES = 32 };

static void take_over(struct state *state, const struct state *made) {
    struct state *next = state->next;
    *state = *made;
    state->next = next;
}

static void add_state(struct breaker *breaker, const struct state *made) {
    struct state **link = place_of(breaker, made->cut.to), *dearest = NULL;
    size_t count = 0;
    for (; *link; link = &(*link)->next, count++) {
        if (is_same(*link, made)) {
            if (made->cost < (*link)->cost)
                take_over(*link, made);
            return;
        }
        if (!dearest || (*link)->cost > dearest->cost)
            dearest = *link;
    }
    /* Pages that end at the last strip, or before their first, are still being gone through. */
    bool in_use = made->cut.to == breaker->input->to || made->cut.to == made->cut.from;
    if (count >= MOST_STATES && !in_use) {
        if (made->cost < dearest->cost)
            take_over(dearest, made);
        return;
    }
    *link = ARENA_NEW(breaker->arena, struct state);
    **link = *made;
}

static double page_cost(const struct breaker *breaker, const struct scan *scan,
                        const struct state *start, const struct state *made, bool is_last) {
    const struct page_break_input *input = breaker->input;
    const struct page_cut *cut = &made->cut;
    double cost = cut->by ? vary_cost : 0;
    if (made->notes_done < scan->called)
        cost += carry_cost;
    size_t floating = scan->seen > made->floats_done ? scan->seen - made->floats_done : 0;
    cost += float_cost * (double)floating;
    if (is_last) {
        bool short_tail = input->height - cut->short_by < TAIL_LINES * input->unit;
        return cost + (short_tail && start->previous ? tail_cost : 0);
    }
    int32_t missing = cut->short_by / input->unit;
    double lines = missing;
    cost += short_cost * lines * lines;
    bool recto = start->number % 2 == 1;
    if (recto && start->previous) {
        double other = (double)MIN(lines, DEPTHS - 1) - start->depth;
        cost += facing_cost * other * other;
    }
    if (scan->last && cut->to < input->to)
        cost += scan->last->penalty + (scan->last->keep ? keep_cost : 0);
    return cost;
}

/* The page may end before strip `to`, with a paragraph `by` lines longer. `forced`: it must. */
static void consider(struct breaker *breaker, struct scan *scan, size_t to, int by, bool forced) {
    const struct page_break_input *input = breaker->input;
    size_t varied = by > 0 ? scan->loosen : scan->tighten;
    if (by && varied == SIZE_MAX)
        return;
    int64_t used = scan->cursor.bottom + (int64_t)by * input->unit;
    if (used > input->height && !forced)
        return;
    struct state made = {.floats_done = scan->inline_to};
    made.notes_done = notes_that_fit(breaker, scan, input->height - used);
    size_t must = MAX(scan->must, scan->start->notes_done);
    if (must == scan->start->notes_done && scan->called > must)
        must++;
    if (made.notes_done < must && !forced)
        return;
    if (made.notes_done == scan->start->notes_done && scan->called > made.notes_done)
        made.notes_done++; /* the foot takes one all the same, or they never end */
    int64_t total = used + notes_height(breaker, scan->start->notes_done, made.notes_done);
    made.cut = (struct page_cut){.from = scan->start->cut.to,
                                 .to = to,
                                 .top_from = scan->start->floats_done,
                                 .top_to = scan->top_to,
                                 .inline_to = scan->inline_to,
                                 .notes_from = scan->start->notes_done,
                                 .notes_to = made.notes_done,
                                 .varied = varied,
                                 .by = by,
                                 .short_by = (int32_t)MAX(input->height - total, 0)};
    made.depth = (unsigned)MIN(made.cut.short_by / input->unit, DEPTHS - 1);
    bool is_last = to == input->to && made.notes_done == scan->called &&
                   made.floats_done == input->float_count;
    scan->found++;
    for (size_t i = 0; i < scan->starts->count; i++) {
        struct state *start = scan->starts->items[i];
        made.previous = start;
        made.number = start->number + 1;
        made.cost = start->cost + page_cost(breaker, scan, start, &made, is_last);
        made.cost += forced && to > start->cut.to ? keep_cost : 0; /* figures alone are no fault */
        add_state(breaker, &made);
    }
}

/* A paragraph can be set otherwise when all of it is inside the page. */
static void follow_paragraphs(const struct breaker *breaker, struct scan *scan, size_t at) {
    const struct variation *variation = breaker->input->list->items[at].variation;
    if (variation) {
        scan->open = at;
        scan->open_end = at + variation->lines.count;
    }
    if (at + 1 != scan->open_end || scan->open == SIZE_MAX)
        return;
    variation = breaker->input->list->items[scan->open].variation;
    if (variation->loosen)
        scan->loosen = scan->open;
    if (variation->tighten)
        scan->tighten = scan->open;
    scan->open = SIZE_MAX;
}

/* Groups that wait stand above all else, as many as there is room for, but one at least. */
static void place_waiting(const struct breaker *breaker, struct scan *scan, size_t before) {
    const struct page_break_input *input = breaker->input;
    while (scan->top_to < before) {
        int32_t height = group_height(breaker, scan->top_to);
        if (scan->cursor.started && scan->cursor.y + height > input->height)
            break;
        scan->cursor.bottom = scan->cursor.y + height;
        scan->cursor.y = scan->cursor.bottom + input->unit;
        scan->cursor.started = true;
        scan->top_to++;
    }
    scan->inline_to = scan->top_to;
}

/* A group stands in its place if it has room there; else it goes to the next page, and the text
 * behind it comes before it. */
static bool has_to_float(const struct breaker *breaker, const struct scan *scan, size_t at) {
    const struct page_break_input *input = breaker->input;
    if (scan->inline_to < scan->seen)
        return true; /* none overtakes another */
    if (!scan->cursor.started ||
        (at > input->from && input->list->items[at - 1].keep && !input->list->items[at - 1].space))
        return false;
    int64_t notes = least_notes(breaker, scan);
    return scan->cursor.y + group_height(breaker, scan->seen) + notes > input->height;
}

size_t page_floats_before(const size_t *floats, size_t count, size_t at) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (floats[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Goes down from a state as far as the page reaches; snapshots of the places where it may end. */
struct ends {
    struct scan items[TRIED];
    size_t at[TRIED];
    size_t count; /* of all; the last TRIED are there */
};

static void scan_page(const struct breaker *breaker, struct scan *scan, size_t at,
                      struct ends *ends) {
    const struct page_break_input *input = breaker->input;
    const struct vertical *list = input->list;
    while (at < input->to) {
        const struct strip *strip = &list->items[at];
        size_t next = at + 1;
        if (strip->float_count && has_to_float(breaker, scan, at)) {
            next = page_cursor_skip_float(&scan->cursor, list, at);
            scan->seen++;
        } else {
            scan->inline_to += strip->float_count > 0;
            scan->seen += strip->float_count > 0;
            page_cursor_add(&scan->cursor, strip);
            scan->last = strip;
            scan->called = MAX(scan->called, input->notes->called[at]);
            scan->must = MAX(scan->must, input->notes->must[at]);
            int64_t give = scan->tighten != SIZE_MAX ? input->unit : 0;
            if (scan->cursor.bottom - give + least_notes(breaker, scan) > input->height)
                return;
        }
        follow_paragraphs(breaker, scan, at);
        at = next;
        if (at < input->to && list->items[at].space)
            continue; /* it would vanish: the page may as well end behind it */
        ends->items[ends->count % TRIED] = *scan;
        ends->at[ends->count++ % TRIED] = at;
    }
}

/* Tries the ends of the page that begins at states of one place. */
static void extend(struct breaker *breaker, const struct alike *starts) {
    const struct page_break_input *input = breaker->input;
    const struct state *start = starts->items[0];
    size_t at = start->cut.to, good = 0;
    struct scan scan = {.starts = starts,
                        .start = start,
                        .top_to = start->floats_done,
                        .open = SIZE_MAX,
                        .loosen = SIZE_MAX,
                        .tighten = SIZE_MAX};
    struct ends ends;
    ends.count = 0;
    scan.seen = page_floats_before(input->floats, input->float_count, at);
    scan.called = at > 0 ? input->notes->called[at - 1] : 0;
    scan.called = MAX(scan.called, start->notes_done);
    place_waiting(breaker, &scan, scan.seen);
    struct scan empty = scan;
    scan_page(breaker, &scan, at, &ends);
    for (size_t i = ends.count; i-- > 0 && ends.count - i <= TRIED && good < GOOD_ENDS;) {
        struct scan *end = &ends.items[i % TRIED];
        size_t to = ends.at[i % TRIED], found = end->found;
        for (int by = -1; by <= 1; by++)
            consider(breaker, end, to, by, false);
        scan.found += end->found - found;
        good += end->found > found && !(end->last && end->last->keep);
    }
    if (scan.found)
        return;
    if (ends.count) /* its notes do not fit as they should */
        consider(breaker, &ends.items[(ends.count - 1) % TRIED], ends.at[(ends.count - 1) % TRIED],
                 0, true);
    else if (at < input->to && empty.top_to == start->floats_done)
        /* what is too tall has a page of its own */
        consider(breaker, &scan, at + 1, 0, true);
    else
        consider(breaker, &empty, at, 0, true);
}

/* Extends all states of a place, those together that leave the same over. */
static void extend_place(struct breaker *breaker, size_t at) {
    for (struct state *state = *place_of(breaker, at); state; state = state->next) {
        struct alike alike = {{state}, 1};
        if (state->extended)
            continue;
        for (struct state *other = state->next; other; other = other->next)
            if (other->notes_done == state->notes_done &&
                other->floats_done == state->floats_done && alike.count < MOST_ALIKE) {
                alike.items[alike.count++] = other;
                other->extended = true;
            }
        extend(breaker, &alike);
    }
}

/* Pages behind the last strip, of notes and figures that are left. */
static struct state *finish(struct breaker *breaker) {
    const struct page_break_input *input = breaker->input;
    size_t called = input->to > 0 ? input->notes->called[input->to - 1] : 0;
    struct state *best = NULL;
    for (struct state *state = *place_of(breaker, input->to); state; state = state->next) {
        struct alike alone = {{state}, 1};
        bool done = state->notes_done >= called && state->floats_done == input->float_count;
        if (!done)
            extend(breaker, &alone);
        else if (!best || state->cost < best->cost)
            best = state;
    }
    return best;
}

size_t page_break(struct arena *arena, const struct page_break_input *input,
                  struct page_cut **cuts) {
    struct breaker breaker = {.arena = arena_new(), .input = input};
    breaker.places = ARENA_ARRAY(breaker.arena, struct state *, input->to - input->from + 1);
    struct state start = {.cut.to = input->from,
                          .notes_done = input->notes_done,
                          .floats_done =
                              page_floats_before(input->floats, input->float_count, input->from),
                          .number = input->number};
    add_state(&breaker, &start);
    for (size_t at = input->from; at < input->to; at++)
        extend_place(&breaker, at);
    size_t count = 0;
    const struct state *end = finish(&breaker);
    for (const struct state *state = end; state && state->previous; state = state->previous)
        count++;
    *cuts = ARENA_ARRAY(arena, struct page_cut, count + 1);
    size_t i = count;
    for (const struct state *state = end; state && state->previous; state = state->previous)
        (*cuts)[--i] = state->cut;
    arena_free(breaker.arena);
    return count;
}
