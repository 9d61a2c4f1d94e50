/* page_break.c: strips → columns and pages. From each place where a column may begin all places are
 * tried where it may end; the way with the least cost is kept for each place and for what is left
 * over there: notes that go on, figures that float, the depth of the facing page and of the column
 * at the left. A column is cut like a page; notes stand below all columns of theirs. A region of
 * one kind of columns may end in the middle of a page, and the next one go on there. Linear in the
 * strips, since a page holds only so many. */
#include "layout/page_break.h"

/* What a page costs. A line that is missing counts by its square, up to STEEP lines: so that no
 * hole is dearer than to part what belongs together. */
static const double short_cost = 60, facing_cost = 40, keep_cost = 20000, carry_cost = 1500,
                    float_cost = 60, vary_cost = 30, tail_cost = 600, hole_cost = 150,
                    level_cost = 200;
enum { DEPTHS = 4, TAIL_LINES = 5, STEEP = 12 };

/* Columns below something else have so many lines at least. */
enum { LEAST_COLUMN = 6 };

/* Ends that are looked at for a column: the last so many where it may end well, and those behind
 * them; for each a snapshot of the scan is kept, of the last TRIED. */
enum { GOOD_ENDS = 6, TRIED = 64 };

/* A place where a column may begin, and the best way there. */
struct state {
    struct state *previous, *next; /* next of the same place */
    struct page_cut cut;           /* that ends here */
    double cost;
    size_t notes_done, floats_done; /* notes: on the pages before */
    size_t number;                  /* of the page */
    size_t column;                  /* that begins here, */
    int32_t top;                    /* so far down the page; */
    int32_t taken;                  /* the column at its left ends there, */
    size_t region_end;              /* and is of a region that goes so far */
    unsigned depth;                 /* missing lines of the page before, at most DEPTHS - 1 */
    bool fresh;                     /* a page begins */
    bool extended;                  /* with another that leaves the same over */
};

/* What begins at a place. Ways that lead nowhere must not push out those that lead on: so kinds are
 * kept apart. */
enum kind { KIND_COLUMN, KIND_BELOW, KIND_PAGE, KIND_COUNT };

struct breaker {
    struct arena *arena;
    const struct page_break_input *input;
    struct state **places[KIND_COUNT]; /* by strip from `from` on */
    size_t *region_end;                /* likewise: where the region of the strip ends */
    int32_t *tail; /* likewise: height of a column from there to the end of its region;
                      0: not known yet, INT32_MAX: too high */
};

/* States of one place that differ only in the pages before: the column that begins there is the
 * same for all. */
enum { MOST_ALIKE = 32 };
struct alike {
    struct state *items[MOST_ALIKE];
    size_t count;
};

/* What is known while a column is filled from its first strip. */
struct scan {
    const struct alike *starts;
    const struct state *start; /* one of them */
    size_t columns, region_end;
    int32_t top; /* of the region, below groups that stand across all columns */
    struct page_cursor cursor;
    const struct strip *last; /* that stands in the column; NULL: none but waiting groups */
    size_t top_to, inline_to; /* floating groups above, and set in their place */
    size_t seen;              /* floating groups before the strip */
    size_t must, called;      /* note strips */
    size_t open, open_end;    /* the paragraph that is being gone through, and where it ends */
    size_t loosen, tighten;   /* a paragraph inside the column that can be so; SIZE_MAX: none */
};

/* ---- states ---- */

static enum kind kind_of(const struct state *state) {
    return state->fresh ? KIND_PAGE : state->column > 0 ? KIND_COLUMN : KIND_BELOW;
}

static struct state **place_of(const struct breaker *breaker, enum kind kind, size_t at) {
    return &breaker->places[kind][at - breaker->input->from];
}

static bool begins_alike(const struct state *a, const struct state *b) {
    return a->notes_done == b->notes_done && a->floats_done == b->floats_done &&
           a->column == b->column && a->top == b->top && a->fresh == b->fresh;
}

static bool is_same(const struct state *a, const struct state *b) {
    return begins_alike(a, b) && a->number % 2 == b->number % 2 && a->depth == b->depth &&
           a->taken == b->taken;
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
    struct state **link = place_of(breaker, kind_of(made), made->cut.to), *dearest = NULL;
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
    /* Columns that end at the last strip, or before their first, are still being gone through. */
    bool in_use = made->cut.to == breaker->input->to || made->cut.to == made->cut.from;
    if (count >= MOST_STATES && !in_use) {
        if (made->cost < dearest->cost)
            take_over(dearest, made);
        return;
    }
    *link = ARENA_NEW(breaker->arena, struct state);
    **link = *made;
}

/* ---- what it costs ---- */

static double shortage(int32_t missing) {
    double steep = MIN(missing, STEEP), flat = missing - steep;
    return short_cost * steep * steep + hole_cost * flat;
}

static double break_cost(const struct breaker *breaker, const struct scan *scan, size_t to) {
    if (!scan->last || to >= breaker->input->to)
        return 0;
    return scan->last->penalty + (scan->last->keep ? keep_cost : 0);
}

static double waiting_cost(const struct scan *scan) {
    return float_cost * (double)(scan->seen > scan->inline_to ? scan->seen - scan->inline_to : 0);
}

static bool ends_region(const struct scan *scan, size_t to) {
    return to == scan->region_end && scan->inline_to >= scan->seen;
}

/* Columns above what comes next, or at the end of all, are to be level, the left one as high at
 * least. */
static double level_columns_cost(const struct breaker *breaker, const struct state *start,
                                 int32_t used) {
    int32_t unlike = start->taken - used;
    double lines = (double)(unlike < 0 ? -2 * (int64_t)unlike : unlike) / breaker->input->unit;
    return level_cost * lines * lines;
}

/* Of a page that `made` closes; its own column is `used` deep. */
static double page_cost(const struct breaker *breaker, const struct scan *scan,
                        const struct state *start, const struct state *made, int32_t used) {
    const struct page_break_input *input = breaker->input;
    const struct page_cut *cut = &made->cut;
    bool level = start->column > 0 && ends_region(scan, cut->to);
    double cost = made->notes_done < scan->called ? carry_cost : 0;
    if (level)
        cost += level_columns_cost(breaker, start, used);
    if (cut->to == input->to && made->notes_done == scan->called &&
        made->floats_done == input->float_count) {
        bool short_tail = input->height - cut->short_by < TAIL_LINES * input->unit;
        return cost + (short_tail && start->number > input->number ? tail_cost : 0);
    }
    int32_t missing = cut->short_by / input->unit;
    if (start->column > 0 && !level) {
        int32_t deepest = MAX(start->taken, used);
        cost += shortage(missing + (deepest - start->taken) / input->unit) / 2 +
                shortage(missing + (deepest - used) / input->unit) / 2;
    } else {
        cost += shortage(missing);
    }
    if (start->number % 2 == 1 && start->number > input->number) {
        double other = (double)MIN(missing, DEPTHS - 1) - start->depth;
        cost += facing_cost * other * other;
    }
    return cost + break_cost(breaker, scan, cut->to);
}

/* ---- ends ---- */

/* Up to which note strip the page must have them: those called on it have to begin, those carried
 * to go on. */
static size_t notes_due(const struct scan *scan) {
    size_t done = scan->start->notes_done, must = MAX(scan->must, done);
    return must == done && done < scan->called ? done + 1 : must;
}

static int64_t least_notes(const struct breaker *breaker, const struct scan *scan) {
    return page_notes_height(breaker->input->notes, scan->start->notes_done, notes_due(scan));
}

/* What an end is, whatever comes behind it. */
struct end {
    size_t to;
    int by;
    int32_t used; /* of the page's height, by this column */
    bool forced;
};

static struct state make_state(const struct scan *scan, const struct state *start,
                               const struct end *end) {
    struct state made = {.floats_done = scan->inline_to, .number = start->number};
    made.previous = (struct state *)(uintptr_t)start;
    made.notes_done = start->notes_done;
    made.depth = start->depth;
    made.cost = start->cost + waiting_cost(scan) + (end->by ? vary_cost : 0);
    /* Figures alone are no fault. */
    made.cost += end->forced && scan->last ? keep_cost : 0;
    made.cut = (struct page_cut){.from = start->cut.to,
                                 .to = end->to,
                                 .column = start->column,
                                 .columns = scan->columns,
                                 .top = start->top,
                                 .bottom = end->used,
                                 .top_from = start->floats_done,
                                 .top_to = scan->top_to,
                                 .inline_to = scan->inline_to,
                                 .varied = end->by > 0 ? scan->loosen : scan->tighten,
                                 .by = end->by};
    return made;
}

/* The next column begins at its side. */
static void end_column(struct breaker *breaker, const struct scan *scan, const struct state *start,
                       const struct end *end) {
    struct state made = make_state(scan, start, end);
    made.column = start->column + 1;
    made.top = scan->top;
    made.taken = end->used;
    made.region_end = scan->region_end;
    made.cost += break_cost(breaker, scan, end->to);
    add_state(breaker, &made);
}

/* The page goes on below with the next region. */
static void end_region(struct breaker *breaker, const struct scan *scan, const struct state *start,
                       const struct end *end) {
    struct state made = make_state(scan, start, end);
    int32_t deepest = MAX(start->taken, end->used);
    const struct strip *last = &breaker->input->list->items[end->to - 1];
    struct page_cursor below = page_cursor_start(deepest, true);
    if (last->space)
        page_cursor_add(&below, last);
    made.top = below.y;
    if (start->column > 0)
        made.cost += level_columns_cost(breaker, start, end->used);
    add_state(breaker, &made);
}

/* Whether the page that ends has neither strips nor groups, nor notes. */
static bool takes_nothing(const struct state *end) {
    const struct state *start = end->previous;
    while (!start->fresh)
        start = start->previous;
    return start->cut.to == end->cut.to && start->floats_done == end->floats_done &&
           start->notes_done == end->notes_done;
}

static void close_page(struct breaker *breaker, const struct scan *scan, const struct state *start,
                       const struct end *end) {
    const struct page_break_input *input = breaker->input;
    struct state made = make_state(scan, start, end);
    int32_t deepest = MAX(start->taken, end->used);
    made.notes_done = page_notes_fitting(input->notes, start->notes_done, scan->called,
                                         (int64_t)input->height - deepest);
    if (takes_nothing(&made) && scan->called > made.notes_done)
        made.notes_done++; /* the foot takes one all the same, or they never end */
    int64_t total = deepest + page_notes_height(input->notes, start->notes_done, made.notes_done);
    made.cut.notes_from = start->notes_done;
    made.cut.notes_to = made.notes_done;
    made.cut.closes = made.fresh = true;
    made.cut.short_by = (int32_t)MAX(input->height - total, 0);
    made.number = start->number + 1;
    made.depth = (unsigned)MIN(made.cut.short_by / input->unit, DEPTHS - 1);
    made.cost += page_cost(breaker, scan, start, &made, end->used);
    add_state(breaker, &made);
}

/* The column may end before strip `to`, with a paragraph `by` lines longer. `forced`: it must.
 * Returns whether it can. */
static bool consider(struct breaker *breaker, const struct scan *scan, size_t to, int by,
                     bool forced) {
    const struct page_break_input *input = breaker->input;
    if (by && (by > 0 ? scan->loosen : scan->tighten) == SIZE_MAX)
        return false;
    int64_t used = scan->cursor.bottom + (int64_t)by * input->unit;
    int64_t room = input->height - least_notes(breaker, scan);
    if (used > room && !forced)
        return false;
    struct end end = {to, by, (int32_t)MIN(used, INT32_MAX / 2), forced};
    bool found = false;
    for (size_t i = 0; i < scan->starts->count; i++) {
        const struct state *start = scan->starts->items[i];
        if (start->taken > room && !forced)
            continue;
        found = true;
        if (start->column + 1 < scan->columns) {
            end_column(breaker, scan, start, &end);
            continue;
        }
        close_page(breaker, scan, start, &end);
        if (ends_region(scan, to) && to < input->to && to > input->from && !forced)
            end_region(breaker, scan, start, &end);
    }
    return found;
}

/* ---- going down a column ---- */

/* A paragraph can be set otherwise when all of it is inside the column. */
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

static const struct strip *group_start(const struct breaker *breaker, size_t group) {
    return &breaker->input->list->items[breaker->input->floats[group]];
}

/* Whether a group stands across all columns: then at the top of a page. */
static bool is_across(const struct scan *scan, const struct strip *group) {
    return group->spans && scan->columns > 1;
}

/* Whether notes go on from the page before. They may need a page to themselves, before more are
 * called. */
static bool notes_go_on(const struct breaker *breaker, const struct state *start) {
    size_t at = start->cut.to;
    return start->fresh && at > 0 && breaker->input->notes->called[at - 1] > start->notes_done;
}

/* Whether they leave no room for a group. */
static bool notes_are_in_the_way(const struct breaker *breaker, const struct scan *scan,
                                 int32_t height) {
    return notes_go_on(breaker, scan->start) &&
           height + least_notes(breaker, scan) > breaker->input->height;
}

/* Groups that wait stand above all else, as many as there is room for; one at least, at the page's
 * top. Those across all columns stand nowhere else. */
static void place_waiting(const struct breaker *breaker, struct scan *scan) {
    const struct page_break_input *input = breaker->input;
    for (; scan->top_to < scan->seen; scan->top_to++) {
        bool across = is_across(scan, group_start(breaker, scan->top_to));
        bool at_top = scan->start->fresh && scan->cursor.y == scan->top;
        int32_t height = page_group_height(input->list, input->floats[scan->top_to]);
        if ((scan->cursor.y > 0 && scan->cursor.y + height > input->height) ||
            (across && !at_top) || notes_are_in_the_way(breaker, scan, height))
            break;
        page_cursor_add_top(&scan->cursor, height, input->unit);
        if (across)
            scan->top = scan->cursor.y;
    }
    scan->inline_to = scan->top_to;
}

/* A group stands in its place if it has room there; else it goes to the next column, and the text
 * behind it comes before it. */
static bool has_to_float(const struct breaker *breaker, const struct scan *scan, size_t at) {
    const struct page_break_input *input = breaker->input;
    if (scan->inline_to < scan->seen || is_across(scan, &input->list->items[at]))
        return true; /* none overtakes another */
    int32_t height = page_group_height(input->list, at);
    if (!scan->cursor.started && scan->cursor.y == 0)
        return notes_are_in_the_way(breaker, scan, height);
    const struct strip *before = &input->list->items[at - 1];
    if (at > input->from && before->keep && !before->space)
        return false;
    return scan->cursor.y + height + least_notes(breaker, scan) > input->height;
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

/* Goes down from a state as far as the column reaches; snapshots of the places where it may end. */
struct ends {
    struct scan items[TRIED];
    size_t at[TRIED];
    size_t count; /* of all; the last TRIED are there */
};

static void scan_column(const struct breaker *breaker, struct scan *scan, size_t at,
                        struct ends *ends) {
    const struct page_break_input *input = breaker->input;
    const struct vertical *list = input->list;
    while (at < scan->region_end) {
        const struct strip *strip = &list->items[at];
        size_t next = at + 1;
        if (input->due[at] > scan->inline_to)
            return;
        if (strip->float_count && has_to_float(breaker, scan, at)) {
            next = page_cursor_skip_float(&scan->cursor, list, at, scan->region_end);
            scan->seen++;
        } else {
            scan->inline_to += strip->float_count > 0;
            scan->seen += strip->float_count > 0;
            page_cursor_add(&scan->cursor, strip);
            scan->last = strip->space && !scan->cursor.started ? scan->last : strip;
            scan->called = MAX(scan->called, input->notes->called[at]);
            scan->must = MAX(scan->must, input->notes->must[at]);
            int64_t give = scan->tighten != SIZE_MAX ? input->unit : 0;
            if (scan->cursor.bottom - give + least_notes(breaker, scan) > input->height)
                return;
        }
        follow_paragraphs(breaker, scan, at);
        at = next;
        bool is_end = at == scan->region_end;
        if (!is_end && (list->items[at].space || !scan->cursor.started))
            continue; /* it would vanish: the column may as well end behind it */
        ends->items[ends->count % TRIED] = *scan;
        ends->at[ends->count++ % TRIED] = at;
    }
}

/* Groups across all columns that come first on a page go to its top at once. */
static size_t take_across(const struct breaker *breaker, struct scan *scan, size_t at) {
    const struct vertical *list = breaker->input->list;
    while (scan->start->fresh && at < scan->region_end && scan->seen == scan->top_to &&
           list->items[at].float_count && is_across(scan, &list->items[at])) {
        at = page_cursor_skip_float(&scan->cursor, list, at, scan->region_end);
        scan->seen++;
        place_waiting(breaker, scan);
    }
    return at;
}

/* ---- columns that are level ---- */

static int32_t tail_height(struct breaker *breaker, const struct scan *scan, size_t at) {
    int32_t *known = scan->top == 0 ? &breaker->tail[at - breaker->input->from] : NULL;
    if (known && *known)
        return *known;
    struct page_cursor cursor = page_cursor_start(scan->top, false);
    const struct strip *strips = breaker->input->list->items;
    for (; at < scan->region_end && cursor.bottom <= breaker->input->height; at++)
        if (strips[at].float_count == 0 || !is_across(scan, &strips[at]))
            page_cursor_add(&cursor, &strips[at]);
    int32_t height = cursor.bottom <= breaker->input->height ? MAX(cursor.bottom, 1) : INT32_MAX;
    if (known)
        *known = height;
    return height;
}

/* Where the rest of a region has room on the page, the left column may end about where the right
 * one is as high. */
static void consider_level(struct breaker *breaker, const struct ends *ends) {
    int64_t least = INT32_MAX;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = ends->count; i-- > 0 && ends->count - i <= TRIED;) {
            const struct scan *end = &ends->items[i % TRIED];
            int32_t tail = tail_height(breaker, end, ends->at[i % TRIED]);
            int64_t unlike = (int64_t)end->cursor.bottom - tail;
            if (tail == INT32_MAX || -unlike > least + 2 * breaker->input->unit)
                break;
            unlike = unlike < 0 ? -unlike : unlike;
            if (pass == 0 && !(end->last && end->last->keep))
                least = MIN(least, unlike);
            if (pass == 1 && unlike <= least + 2 * breaker->input->unit)
                consider(breaker, end, ends->at[i % TRIED], 0, false);
        }
}

/* ---- extending ---- */

/* Whether the column at the right calls notes: then the left one may have to be much shorter. */
static bool notes_follow(const struct breaker *breaker, const struct scan *scan, size_t at,
                         const struct ends *ends) {
    if (!ends->count || scan->columns == 1 || scan->start->column > 0)
        return false;
    size_t reached = ends->at[(ends->count - 1) % TRIED];
    size_t next = MIN(2 * reached - at, scan->region_end);
    const size_t *called = breaker->input->notes->called;
    return next > reached && called[next - 1] > called[reached - 1];
}

/* A line less makes room for what does not fit, a line more fills what is short. */
static bool may_help(const struct breaker *breaker, const struct scan *scan, int by) {
    const struct page_break_input *input = breaker->input;
    int64_t room = (int64_t)input->height - scan->cursor.bottom -
                   page_notes_height(input->notes, scan->start->notes_done, scan->called);
    return by == 0 || (by < 0 ? room < 0 : room >= input->unit);
}

/* Tries the ends, the last ones first. Returns whether there is one. */
static bool try_ends(struct breaker *breaker, const struct ends *ends, bool all,
                     size_t *good_ends) {
    size_t good = 0;
    bool found = false;
    for (size_t i = ends->count; i-- > 0 && ends->count - i <= TRIED;) {
        const struct scan *end = &ends->items[i % TRIED];
        bool fits = false;
        if (good >= GOOD_ENDS && !(all && i % 2 == 0))
            continue;
        for (int by = -1; by <= 1; by++)
            if (may_help(breaker, end, by))
                fits = consider(breaker, end, ends->at[i % TRIED], by, false) || fits;
        good += fits && !(end->last && end->last->keep);
        found = found || fits;
        if (good >= GOOD_ENDS && !all)
            break;
    }
    *good_ends = good;
    return found;
}

/* Something has to be done, as bad as it is. What begins below something else is given up: the page
 * can as well be closed above it. */
static void force(struct breaker *breaker, const struct scan *empty, const struct scan *scan,
                  size_t at, const struct ends *ends) {
    const struct page_break_input *input = breaker->input;
    const struct state *start = empty->start;
    if (start->column == 0 && !start->fresh)
        return;
    bool waits = at < input->to && input->due[at] > empty->top_to;
    waits = waits || notes_go_on(breaker, start);
    if (start->column > 0 && consider(breaker, empty, at, 0, false))
        return;
    if (start->column > 0 || waits || at >= scan->region_end)
        consider(breaker, empty, at, 0, true);
    else if (ends->count) /* its notes do not fit as they should */
        consider(breaker, &ends->items[(ends->count - 1) % TRIED],
                 ends->at[(ends->count - 1) % TRIED], 0, true);
    else if (empty->top_to == start->floats_done) /* what is too tall has a page of its own */
        consider(breaker, scan, at + 1, 0, true);
    else
        consider(breaker, empty, at, 0, true);
}

static struct scan start_scan(const struct breaker *breaker, const struct alike *starts) {
    const struct page_break_input *input = breaker->input;
    const struct state *start = starts->items[0];
    size_t at = start->cut.to;
    struct scan scan = {.starts = starts,
                        .start = start,
                        .columns = 1,
                        .region_end = input->to,
                        .top = start->top,
                        .top_to = start->floats_done,
                        .open = SIZE_MAX,
                        .loosen = SIZE_MAX,
                        .tighten = SIZE_MAX};
    if (start->column > 0) {
        scan.columns = 2;
        scan.region_end = start->region_end;
    } else if (at < input->to) {
        scan.columns = input->list->items[at].two_columns ? 2 : 1;
        scan.region_end = breaker->region_end[at - input->from];
    }
    scan.cursor = page_cursor_start(start->top, !start->fresh && scan.columns == 1);
    scan.seen = page_floats_before(input->floats, input->float_count, at);
    scan.called = MAX(at > 0 ? input->notes->called[at - 1] : 0, start->notes_done);
    scan.must = at > 0 ? input->notes->must[at - 1] : 0;
    return scan;
}

/* Tries the ends of the column that begins at states of one place. */
static void extend(struct breaker *breaker, const struct alike *starts) {
    const struct page_break_input *input = breaker->input;
    const struct state *start = starts->items[0];
    size_t at = start->cut.to;
    struct scan scan = start_scan(breaker, starts);
    struct ends ends;
    ends.count = 0;
    bool is_below = start->column == 0 && !start->fresh;
    if (is_below && scan.columns > 1 && input->height - start->top < LEAST_COLUMN * input->unit)
        return;
    place_waiting(breaker, &scan);
    at = take_across(breaker, &scan, at);
    struct scan empty = scan;
    scan_column(breaker, &scan, at, &ends);
    size_t good;
    bool found = try_ends(breaker, &ends, notes_follow(breaker, &scan, at, &ends), &good);
    if (scan.columns > 1 && start->column == 0)
        consider_level(breaker, &ends);
    if (!found)
        force(breaker, &empty, &scan, at, &ends);
    else if (good == 0 && (notes_go_on(breaker, start) || empty.top_to > start->floats_done))
        consider(breaker, &empty, at, 0, true);
}

/* Extends all states of a kind and place, those together that leave the same over. Returns whether
 * there were any. */
static bool extend_kind(struct breaker *breaker, enum kind kind, size_t at) {
    bool any = false;
    for (struct state *state = *place_of(breaker, kind, at); state; state = state->next) {
        struct alike alike = {{state}, 1};
        if (state->extended)
            continue;
        any = state->extended = true;
        for (struct state *other = state->next; other && alike.count < MOST_ALIKE;
             other = other->next)
            if (!other->extended && begins_alike(state, other)) {
                alike.items[alike.count++] = other;
                other->extended = true;
            }
        extend(breaker, &alike);
    }
    return any;
}

/* A column without strips ends where it begins: so one kind may lead to the next. */
static void extend_place(struct breaker *breaker, size_t at) {
    for (bool any = true; any;) {
        any = false;
        for (enum kind kind = 0; kind < KIND_COUNT; kind++)
            any = extend_kind(breaker, kind, at) || any;
    }
}

static bool is_end(const struct breaker *breaker, const struct state *state) {
    const struct page_break_input *input = breaker->input;
    size_t called = input->to > 0 ? input->notes->called[input->to - 1] : 0;
    return state->notes_done >= called && state->floats_done == input->float_count;
}

/* Pages behind the last strip, of notes and figures that are left. */
static const struct state *finish(struct breaker *breaker) {
    struct state *const *ends = place_of(breaker, KIND_PAGE, breaker->input->to);
    const struct state *best = NULL;
    for (bool any = true; any;) {
        for (struct state *state = *ends; state; state = state->next)
            state->extended = state->extended || is_end(breaker, state);
        any = extend_kind(breaker, KIND_COLUMN, breaker->input->to);
        any = extend_kind(breaker, KIND_PAGE, breaker->input->to) || any;
    }
    for (const struct state *state = *ends; state; state = state->next)
        if (is_end(breaker, state) && (!best || state->cost < best->cost))
            best = state;
    return best;
}

static struct breaker breaker_start(const struct page_break_input *input) {
    struct breaker breaker = {.arena = arena_new(), .input = input};
    size_t count = input->to - input->from;
    for (enum kind kind = 0; kind < KIND_COUNT; kind++)
        breaker.places[kind] = ARENA_ARRAY(breaker.arena, struct state *, count + 1);
    breaker.region_end = ARENA_ARRAY(breaker.arena, size_t, count + 1);
    breaker.tail = ARENA_ARRAY(breaker.arena, int32_t, count + 1);
    for (size_t i = count; i-- > 0;) {
        const struct strip *strip = &input->list->items[input->from + i];
        bool goes_on = i + 1 < count && strip[0].two_columns == strip[1].two_columns;
        breaker.region_end[i] = goes_on ? breaker.region_end[i + 1] : input->from + i + 1;
    }
    return breaker;
}

size_t page_break(struct arena *arena, const struct page_break_input *input,
                  struct page_cut **cuts) {
    struct breaker breaker = breaker_start(input);
    struct state start = {.cut.to = input->from,
                          .notes_done = input->notes_done,
                          .floats_done =
                              page_floats_before(input->floats, input->float_count, input->from),
                          .number = input->number,
                          .fresh = true};
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
