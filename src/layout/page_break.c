/* page_break.c: strips → columns and pages. From each place where a column may begin all places are
 * tried where it may end; the way with the least cost is kept for each place and for what is left
 * over there: notes that go on, figures that float, the depth of the facing page and of the column
 * at the left. A column is cut like a page; notes stand below all columns of theirs. A region of
 * one kind of columns may end in the middle of a page, and the next one go on there. Linear in the
 * strips, since a page holds only so many. */
#include "layout/page_scan.h"
#include "layout/page_ways.h"

/* What a page costs. */
static const double short_cost = 60, keep_cost = 20000, carry_cost = 1500, float_cost = 60,
                    vary_cost = 30, tail_cost = 600, unlike_cost = 20, level_cost = 200,
                    row_cost = 8000;
enum { TAIL_LINES = 5, STEEP = 12 };

/* Columns below something else have so many lines at least. */
enum { LEAST_COLUMN = 6 };

/* Ends that are looked at for a column: the last so many where it may end well, and those behind
 * them; where notes may need much room, every so many-th above. */
enum { GOOD_ENDS = 6, NOTE_STEP = 4 };

struct breaker {
    struct page_ways ways;
    const struct page_break_input *input;
    size_t *region_end; /* by strip from `from` on: where the region of the strip ends */
    int32_t *tail;      /* likewise: height of a column from there to the end of its region;
                           0: not known yet, INT32_MAX: too high */
};

/* Ways of one place that differ only in the pages before: the column that begins there is the
 * same for all. */
enum { MOST_ALIKE = 32 };
struct alike {
    const struct page_way *items[MOST_ALIKE];
    size_t count;
};

/* ---- what it costs ---- */

/* A column that ends before strip `to`, whatever comes behind it. */
struct end {
    const struct page_scan *scan;
    const struct page_reach *reach;
    size_t to;
    int32_t used; /* of the page's height */
    bool ends_region;
    double cost;
    size_t varied; /* a paragraph that is set `by` lines longer */
    int by;
};

/* By the square up to STEEP lines, then by the line: so that no hole is dearer than to part what
 * belongs together. */
static double shortage(double missing, double cost) {
    double steep = MIN(missing, STEEP), flat = missing - steep;
    return cost * (steep * steep + STEEP * flat / 4);
}

static double break_cost(const struct end *end) {
    const struct strip *last = end->reach->last;
    if (!last || end->to >= end->scan->input->to)
        return 0;
    bool is_row = last->block && last->block->kind == NODE_ROW && !last->block->header;
    if (end->reach->strips == 1 && last->line_count > 1)
        return keep_cost; /* a line between two breaks */
    if (last->keep)
        return is_row ? row_cost : keep_cost;
    return last->penalty;
}

static double waiting_cost(const struct page_reach *reach) {
    size_t waiting = reach->seen > reach->inline_to ? reach->seen - reach->inline_to : 0;
    return float_cost * (double)waiting;
}

/* Columns above what comes next, or at the end of all, are to be level, the left one as high at
 * least. */
static double level_columns_cost(const struct page_way *start, const struct end *end) {
    if (start->column == 0)
        return 0;
    int32_t unlike = start->taken - end->used;
    double lines = (double)(unlike < 0 ? -2 * (int64_t)unlike : unlike) / end->scan->input->unit;
    return level_cost * lines * lines;
}

/* What a page costs that ends somewhere, and what that depends on the way to where it begins. */
struct price {
    double cost;
    int32_t missing; /* lines */
    bool is_last, short_tail;
};

/* Of a page that ends in `made`, and lacks `short_by` to be full. */
static struct price page_price(const struct page_way *start, const struct end *end,
                               const struct page_way *made, int32_t short_by) {
    const struct page_break_input *input = end->scan->input;
    struct price price = {.missing = short_by / input->unit};
    if (made->notes_done < end->reach->called)
        price.cost += carry_cost;
    if (end->ends_region)
        price.cost += level_columns_cost(start, end);
    price.is_last = end->to == input->to && made->notes_done == end->reach->called &&
                    made->floats_done == input->float_count;
    price.short_tail = input->height - short_by < TAIL_LINES * input->unit;
    if (price.is_last)
        return price;
    if (start->column > 0 && !end->ends_region) {
        int32_t unlike = ABS(start->taken - end->used) / input->unit;
        price.cost += shortage(price.missing + unlike / 2.0, short_cost);
        price.cost += shortage(unlike, unlike_cost);
    } else {
        price.cost += shortage(price.missing, short_cost);
    }
    price.cost += break_cost(end);
    return price;
}

static double cost_behind(const struct page_break_input *input, const struct price *price,
                          const struct page_way *start) {
    if (start->number == input->number)
        return price->cost;
    if (price->is_last)
        return price->cost + (price->short_tail ? tail_cost : 0);
    if (start->number % 2 == 0)
        return price->cost;
    double other = (double)MIN(price->missing, PAGE_DEPTHS - 1) - start->depth;
    return price->cost + PAGE_FACING_COST * other * other;
}

/* ---- ends ---- */

static struct page_way make_state(const struct page_way *start, const struct end *end) {
    return (struct page_way){.previous = start,
                             .at = end->to,
                             .cost = start->cost + end->cost,
                             .notes_done = start->notes_done,
                             .floats_done = end->reach->inline_to,
                             .number = start->number,
                             .bottom = end->used,
                             .top_to = end->scan->top_to,
                             .varied = end->varied,
                             .by = (int8_t)end->by,
                             .depth = start->depth};
}

/* The next column begins at its side. */
static void end_column(struct breaker *breaker, const struct page_way *start,
                       const struct end *end) {
    struct page_way made = make_state(start, end);
    made.column = start->column + 1;
    made.top = end->scan->top;
    made.taken = end->used;
    made.region_end = end->scan->region_end;
    made.cost += break_cost(end);
    page_ways_add(&breaker->ways, &made);
}

/* The page goes on below with the next region. */
static void end_region(struct breaker *breaker, const struct page_way *start,
                       const struct end *end) {
    struct page_way made = make_state(start, end);
    const struct strip *last = &breaker->input->list->items[end->to - 1];
    struct page_cursor below = page_cursor_start(MAX(start->taken, end->used), true);
    if (last->space)
        page_cursor_add(&below, last);
    made.top = below.y;
    made.cost += level_columns_cost(start, end);
    page_ways_add(&breaker->ways, &made);
}

/* Whether the page that ends has neither strips nor groups, nor notes. */
static bool takes_nothing(const struct page_way *end) {
    const struct page_way *start = end->previous;
    while (!start->fresh)
        start = start->previous;
    return start->at == end->at && start->floats_done == end->floats_done &&
           start->notes_done == end->notes_done;
}

/* Of all ways to the page's first column, from which it ends alike, the best count: one for a left
 * page, one for a right one. */
static void add_best(struct breaker *breaker, const struct page_way *const *starts, size_t count,
                     const struct end *end, const struct price *price, struct page_way *made) {
    const struct page_way *best[2] = {NULL, NULL};
    double costs[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        const struct page_way *start = starts[i];
        double cost = start->cost + end->cost + cost_behind(breaker->input, price, start);
        size_t side = start->number % 2;
        if (best[side] && cost >= costs[side])
            continue;
        best[side] = start;
        costs[side] = cost;
    }
    size_t first = starts[0]->number % 2;
    for (size_t i = 0; i < 2; i++) {
        size_t side = i ? 1 - first : first;
        if (!best[side])
            continue;
        made->previous = best[side];
        made->number = best[side]->number + 1;
        made->cost = costs[side];
        page_ways_add(&breaker->ways, made);
    }
}

/* The page ends that begins at `starts`, or goes on there: then it is a single one. */
static void close_page(struct breaker *breaker, const struct page_way *const *starts, size_t count,
                       const struct end *end) {
    const struct page_break_input *input = breaker->input;
    const struct page_way *start = starts[0];
    struct page_way made = make_state(start, end);
    int32_t deepest = MAX(start->taken, end->used);
    if (end->reach->called > made.notes_done) {
        made.notes_done = page_notes_fitting(input->notes, start->notes_done, end->reach->called,
                                             (int64_t)input->height - deepest);
        if (end->reach->called > made.notes_done && takes_nothing(&made))
            made.notes_done++; /* the foot takes one all the same, or they never end */
    }
    int64_t total = deepest + page_notes_height(input->notes, start->notes_done, made.notes_done);
    made.short_by = (int32_t)MAX(input->height - total, 0);
    made.fresh = true;
    made.depth = (uint8_t)MIN(made.short_by / input->unit, PAGE_DEPTHS - 1);
    struct price price = page_price(start, end, &made, made.short_by);
    add_best(breaker, starts, count, end, &price, &made);
}

/* The column that begins at `starts` may end before strip `to`, with a paragraph `by` lines longer.
 * `forced`: it must. Returns whether it can. */
static bool consider(struct breaker *breaker, const struct alike *starts,
                     const struct page_scan *scan, const struct page_reach *reach, size_t to,
                     int by, bool forced) {
    const struct page_break_input *input = breaker->input;
    size_t varied = by > 0 ? reach->loosen : reach->tighten;
    if (by && varied == SIZE_MAX)
        return false;
    int64_t used = reach->cursor.bottom + (int64_t)by * input->unit;
    int64_t room = input->height - page_scan_least_notes(scan, reach);
    if (used > room && !forced)
        return false;
    struct end end = {.scan = scan,
                      .reach = reach,
                      .to = to,
                      .used = (int32_t)MIN(used, INT32_MAX / 2),
                      .ends_region = to == scan->region_end,
                      .varied = varied,
                      .by = by};
    /* Figures or notes alone are no fault. */
    end.cost = waiting_cost(reach) + (by ? vary_cost : 0) + (forced && reach->last ? keep_cost : 0);
    bool found = false, waits = reach->inline_to < reach->seen;
    bool is_last = scan->column + 1 == scan->columns;
    bool may_go_on =
        is_last && end.ends_region && !waits && to < input->to && to > input->from && !forced;
    if (scan->fresh && is_last && !may_go_on) { /* nothing is taken yet */
        close_page(breaker, starts->items, starts->count, &end);
        return true;
    }
    for (size_t i = 0; i < starts->count; i++) {
        const struct page_way *start = starts->items[i];
        if (start->taken > room && !forced)
            continue;
        found = true;
        if (is_last)
            close_page(breaker, &start, 1, &end);
        else
            end_column(breaker, start, &end);
        if (may_go_on)
            end_region(breaker, start, &end);
    }
    return found;
}

/* ---- columns that are level ---- */

static int32_t tail_height(struct breaker *breaker, const struct page_scan *scan, size_t at) {
    const struct strip *strips = breaker->input->list->items;
    int32_t *known = scan->top == 0 ? &breaker->tail[at - breaker->input->from] : NULL;
    int32_t before = known ? *known : 0;
    if (before > 0)
        return before;
    struct page_cursor cursor = page_cursor_start(scan->top, false);
    for (; at < scan->region_end && cursor.bottom <= breaker->input->height; at++)
        if (strips[at].float_count == 0 || !page_scan_is_across(scan, &strips[at]))
            page_cursor_add(&cursor, &strips[at]);
    int32_t height = cursor.bottom <= breaker->input->height ? MAX(cursor.bottom, 1) : INT32_MAX;
    if (known)
        *known = height;
    return height;
}

/* Where the rest of a region has room on the page, the left column may end about where the right
 * one is as high. */
static void consider_level(struct breaker *breaker, const struct alike *starts,
                           const struct page_scan *scan, const struct page_ends *ends) {
    int64_t least = INT32_MAX, tolerance = 2 * (int64_t)breaker->input->unit;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = ends->count; i-- > 0 && ends->count - i <= TRIED;) {
            const struct page_reach *end = &ends->items[i % TRIED];
            int32_t tail = tail_height(breaker, scan, ends->at[i % TRIED]);
            int64_t unlike = (int64_t)end->cursor.bottom - tail;
            if (tail == INT32_MAX || -unlike > least + tolerance)
                break;
            unlike = unlike < 0 ? -unlike : unlike;
            if (pass == 0 && !(end->last && end->last->keep))
                least = MIN(least, unlike);
            if (pass == 1 && unlike <= least + tolerance)
                consider(breaker, starts, scan, end, ends->at[i % TRIED], 0, false);
        }
}

/* ---- extending ---- */

/* Whether the column at the right calls notes: then the left one may have to be much shorter. */
static bool notes_follow(const struct page_scan *scan, const struct page_ends *ends) {
    if (!ends->count || scan->column + 1 == scan->columns)
        return false;
    size_t reached = ends->at[(ends->count - 1) % TRIED];
    size_t next = MIN(2 * reached - scan->from, scan->region_end);
    const size_t *called = scan->input->notes->called;
    return next > reached && called[next - 1] > called[reached - 1];
}

/* A line less makes room for what does not fit, a line more fills what is short. */
static bool may_help(const struct page_scan *scan, const struct page_reach *reach, int by) {
    const struct page_break_input *input = scan->input;
    if (by == 0)
        return true;
    int64_t room = (int64_t)input->height - reach->cursor.bottom -
                   page_notes_height(input->notes, scan->notes_done, reach->called);
    return by < 0 ? room < 0 : room >= input->unit;
}

/* Tries the ends, the last ones first. Returns whether there is one; *good: how many are. */
static bool try_ends(struct breaker *breaker, const struct alike *starts,
                     const struct page_scan *scan, const struct page_ends *ends, size_t *good) {
    bool all = notes_follow(scan, ends);
    bool found = false;
    *good = 0;
    for (size_t i = ends->count; i-- > 0 && ends->count - i <= TRIED;) {
        const struct page_reach *end = &ends->items[i % TRIED];
        bool fits = false;
        if (*good >= GOOD_ENDS && !all)
            break;
        if (*good >= GOOD_ENDS && i % NOTE_STEP)
            continue;
        for (int by = -1; by <= 1; by++)
            if (may_help(scan, end, by))
                fits = consider(breaker, starts, scan, end, ends->at[i % TRIED], by, false) || fits;
        *good += fits && !(end->last && end->last->keep);
        found = found || fits;
    }
    return found;
}

/* Something has to be done, as bad as it is. What begins below something else is given up: the page
 * can as well be closed above it. `empty` is the column before its first strip `at`, `scan` as far
 * as it came. */
static void force(struct breaker *breaker, const struct alike *starts,
                  const struct page_scan *empty, const struct page_scan *scan, size_t at,
                  const struct page_ends *ends) {
    bool can_wait = scan->column > 0 || page_scan_notes_go_on(scan) || at >= scan->region_end ||
                    breaker->input->due[at] > empty->top_to;
    if (scan->column == 0 && !scan->fresh)
        return;
    if (scan->column > 0 && consider(breaker, starts, empty, &empty->reach, at, 0, false))
        return;
    if (!can_wait && ends->count) /* its notes do not fit as they should */
        consider(breaker, starts, scan, &ends->items[(ends->count - 1) % TRIED],
                 ends->at[(ends->count - 1) % TRIED], 0, true);
    else if (!can_wait && empty->top_to == starts->items[0]->floats_done)
        consider(breaker, starts, scan, &scan->reach, at + 1, 0, true); /* a page of its own */
    else
        consider(breaker, starts, empty, &empty->reach, at, 0, true);
}

static struct page_scan scan_of(const struct breaker *breaker, const struct page_way *start) {
    const struct page_break_input *input = breaker->input;
    struct page_scan scan = {.input = input,
                             .from = start->at,
                             .column = start->column,
                             .columns = page_columns_at(input, start),
                             .region_end = input->to,
                             .notes_done = start->notes_done,
                             .top = start->top,
                             .fresh = start->fresh};
    if (start->column > 0)
        scan.region_end = start->region_end;
    else if (start->at < input->to)
        scan.region_end = breaker->region_end[start->at - input->from];
    return scan;
}

/* Tries the ends of the column that begins at ways of one place. */
static void extend(struct breaker *breaker, const struct alike *starts) {
    const struct page_break_input *input = breaker->input;
    const struct page_way *start = starts->items[0];
    struct page_scan scan = scan_of(breaker, start);
    bool is_below = start->column == 0 && !start->fresh;
    if (is_below && scan.columns > 1 && input->height - start->top < LEAST_COLUMN * input->unit)
        return;
    size_t at = page_scan_start(&scan, start->floats_done), good;
    struct page_scan empty = scan;
    struct page_ends ends;
    page_scan_down(&scan, at, &ends);
    bool found = try_ends(breaker, starts, &scan, &ends, &good);
    if (scan.column + 1 < scan.columns)
        consider_level(breaker, starts, &scan, &ends);
    if (!found)
        force(breaker, starts, &empty, &scan, at, &ends);
    else if (good == 0 && (page_scan_notes_go_on(&scan) || empty.top_to > start->floats_done))
        consider(breaker, starts, &empty, &empty.reach, at, 0, true);
}

/* Extends all ways of a kind and place, those together that leave the same over. Returns whether
 * there were any. */
static bool extend_kind(struct breaker *breaker, enum page_kind kind, size_t at) {
    bool any = false;
    for (struct page_way *way = *page_ways_of(&breaker->ways, kind, at); way; way = way->next) {
        struct alike alike = {{way}, 1};
        if (way->extended)
            continue;
        any = way->extended = true;
        for (struct page_way *other = way->next; other && alike.count < MOST_ALIKE;
             other = other->next)
            if (!other->extended && page_way_begins_alike(way, other)) {
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
        for (enum page_kind kind = 0; kind < PAGE_KIND_COUNT; kind++)
            any = extend_kind(breaker, kind, at) || any;
    }
}

static bool is_end(const struct breaker *breaker, const struct page_way *way) {
    const struct page_break_input *input = breaker->input;
    size_t called = input->to > 0 ? input->notes->called[input->to - 1] : 0;
    return way->notes_done >= called && way->floats_done == input->float_count;
}

/* Pages behind the last strip, of notes and figures that are left. */
static const struct page_way *finish(struct breaker *breaker) {
    struct page_way *const *ends = page_ways_of(&breaker->ways, PAGE_KIND_PAGE, breaker->input->to);
    const struct page_way *best = NULL;
    for (bool any = true; any;) {
        for (struct page_way *way = *ends; way; way = way->next)
            way->extended = way->extended || is_end(breaker, way);
        any = extend_kind(breaker, PAGE_KIND_COLUMN, breaker->input->to);
        any = extend_kind(breaker, PAGE_KIND_PAGE, breaker->input->to) || any;
    }
    for (const struct page_way *way = *ends; way; way = way->next)
        if (is_end(breaker, way) && (!best || way->cost < best->cost))
            best = way;
    return best;
}

static struct breaker breaker_start(struct arena *arena, const struct page_break_input *input) {
    struct breaker breaker = {.ways = page_ways_start(arena, input), .input = input};
    size_t count = input->to - input->from;
    breaker.region_end = ARENA_ARRAY(arena, size_t, count + 1);
    breaker.tail = ARENA_ARRAY(arena, int32_t, count + 1);
    for (size_t i = count; i-- > 0;) {
        const struct strip *strip = &input->list->items[input->from + i];
        bool goes_on = i + 1 < count && strip[0].two_columns == strip[1].two_columns;
        breaker.region_end[i] = goes_on ? breaker.region_end[i + 1] : input->from + i + 1;
    }
    return breaker;
}

size_t page_break(struct arena *arena, struct arena *scratch, const struct page_break_input *input,
                  struct page_cut **cuts) {
    arena_reset(scratch);
    struct breaker breaker = breaker_start(scratch, input);
    struct page_way start = {.at = input->from,
                             .notes_done = input->notes_done,
                             .floats_done =
                                 page_floats_before(input->floats, input->float_count, input->from),
                             .number = input->number,
                             .fresh = true};
    *page_ways_of(&breaker.ways, PAGE_KIND_PAGE, input->from) = &start;
    for (size_t at = input->from; at < input->to; at++)
        extend_place(&breaker, at);
    size_t count = 0;
    const struct page_way *end = finish(&breaker);
    for (const struct page_way *way = end; way && way->previous; way = way->previous)
        count++;
    *cuts = ARENA_ARRAY(arena, struct page_cut, count + 1);
    size_t i = count;
    for (const struct page_way *way = end; way && way->previous; way = way->previous)
        (*cuts)[--i] = page_way_cut(input, way);
    return count;
}
