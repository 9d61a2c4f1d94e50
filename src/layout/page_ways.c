/* page_ways.c: of the ways to a place where a column may begin, those that may still be the best.
 * In: ways as they are found. Out: for each place and kind a list of them, and the column that
 * ends in each. */
#include "layout/page_ways.h"

#include <math.h>

struct page_ways page_ways_start(struct arena *arena, const struct page_break_input *input) {
    struct page_ways ways = {.arena = arena, .input = input};
    for (enum page_kind kind = 0; kind < PAGE_KIND_COUNT; kind++)
        ways.places[kind] = ARENA_ARRAY(arena, struct page_way *, input->to - input->from + 1);
    return ways;
}

static enum page_kind kind_of(const struct page_way *way) {
    return way->fresh ? PAGE_KIND_PAGE : way->column > 0 ? PAGE_KIND_COLUMN : PAGE_KIND_BELOW;
}

struct page_way **page_ways_of(const struct page_ways *ways, enum page_kind kind, size_t at) {
    return &ways->places[kind][at - ways->input->from];
}

bool page_way_begins_alike(const struct page_way *a, const struct page_way *b) {
    return a->notes_done == b->notes_done && a->floats_done == b->floats_done &&
           a->column == b->column && a->top == b->top;
}

static bool is_same(const struct page_way *a, const struct page_way *b) {
    return page_way_begins_alike(a, b) && a->number % 2 == b->number % 2 && a->depth == b->depth &&
           a->taken == b->taken;
}

size_t page_columns_at(const struct page_break_input *input, const struct page_way *start) {
    return start->column > 0 || (start->at < input->to && input->list->items[start->at].two_columns)
               ? 2
               : 1;
}

/* Each place could be reached with many numbers of notes set, or depths of the left column: the
 * dearest ways are given up, or the work would grow with the square of the text. */
static size_t most_ways(const struct page_ways *ways, const struct page_way *made) {
    enum { PAGES = 32, COLUMNS = 16 };
    /* Columns that end at the last strip, or before their first, are still being gone through. */
    if (made->at == ways->input->to || made->at == made->previous->at)
        return SIZE_MAX;
    return made->fresh ? PAGES : COLUMNS;
}

/* What a page of one column that begins in a way may cost more than from another whatever comes:
 * what the page before lacks counts for right pages alone. INFINITY for other columns. */
static double most_behind(const struct page_ways *ways, const struct page_way *made) {
    if (!made->fresh || page_columns_at(ways->input, made) > 1)
        return INFINITY;
    return made->number % 2 ? PAGE_FACING_COST * (PAGE_DEPTHS - 1) * (PAGE_DEPTHS - 1) : 0;
}

/* Where a way is to be kept; NULL when a better one is known. */
static struct page_way *find_room(struct page_ways *ways, const struct page_way *made) {
    struct page_way **link = page_ways_of(ways, kind_of(made), made->at), *dearest = NULL;
    double beaten_by = made->cost - most_behind(ways, made);
    size_t count = 0;
    for (; *link; link = &(*link)->next, count++) {
        if (is_same(*link, made))
            return made->cost < (*link)->cost ? *link : NULL;
        if ((*link)->cost < beaten_by && page_way_begins_alike(made, *link) &&
            made->number % 2 == (*link)->number % 2)
            return NULL;
        if (!dearest || (*link)->cost > dearest->cost)
            dearest = *link;
    }
    if (count >= most_ways(ways, made))
        return made->cost < dearest->cost ? dearest : NULL;
    return *link = ARENA_NEW(ways->arena, struct page_way);
}

void page_ways_add(struct page_ways *ways, const struct page_way *made) {
    struct page_way *room = find_room(ways, made);
    if (!room)
        return;
    struct page_way *next = room->next;
    *room = *made;
    room->next = next;
}

struct page_cut page_way_cut(const struct page_break_input *input, const struct page_way *end) {
    const struct page_way *start = end->previous;
    return (struct page_cut){.from = start->at,
                             .to = end->at,
                             .column = start->column,
                             .columns = page_columns_at(input, start),
                             .top = start->top,
                             .bottom = end->bottom,
                             .top_from = start->floats_done,
                             .top_to = end->top_to,
                             .inline_to = end->floats_done,
                             .notes_from = start->notes_done,
                             .notes_to = end->fresh ? end->notes_done : 0,
                             .varied = end->varied,
                             .by = end->by,
                             .closes = end->fresh,
                             .short_by = end->short_by};
}
