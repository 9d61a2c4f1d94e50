/* page_scan.c: strips → a column. In: where it begins and what waits there. Out: the places where
 * it may end, with what stands in it and what its page must have of notes. Chooses nothing. */
#include "layout/page_scan.h"

/* ---- notes ---- */

static int64_t least_notes(const struct page_scan *scan, size_t must, size_t called) {
    size_t done = scan->notes_done, least = MAX(must, done);
    size_t due = least == done && done < called ? done + 1 : least;
    return due == done ? 0 : page_notes_height(scan->input->notes, done, due);
}

int64_t page_scan_least_notes(const struct page_scan *scan, const struct page_reach *reach) {
    return least_notes(scan, reach->must, reach->called);
}

bool page_scan_notes_go_on(const struct page_scan *scan) {
    return scan->fresh && scan->from > 0 &&
           scan->input->notes->called[scan->from - 1] > scan->notes_done;
}

/* Whether notes that go on leave no room for a group. */
static bool notes_are_in_the_way(const struct page_scan *scan, const struct page_reach *reach,
                                 int32_t height) {
    return page_scan_notes_go_on(scan) &&
           height + page_scan_least_notes(scan, reach) > scan->input->height;
}

/* ---- floating groups ---- */

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

bool page_scan_is_across(const struct page_scan *scan, const struct strip *group) {
    return group->spans && scan->columns > 1;
}

/* Groups that wait stand above all else, as many as there is room for; one at least, at the page's
 * top. Those across all columns stand nowhere else. */
static void place_waiting(struct page_scan *scan) {
    const struct page_break_input *input = scan->input;
    for (; scan->top_to < scan->reach.seen; scan->top_to++) {
        size_t first = input->floats[scan->top_to];
        bool across = page_scan_is_across(scan, &input->list->items[first]);
        bool at_top = scan->fresh && scan->reach.cursor.y == scan->top;
        int32_t height = page_group_height(input->list, first);
        if ((scan->reach.cursor.y > 0 && scan->reach.cursor.y + height > input->height) ||
            (across && !at_top) || notes_are_in_the_way(scan, &scan->reach, height))
            break;
        page_cursor_add_top(&scan->reach.cursor, height, input->unit);
        if (across)
            scan->top = scan->reach.cursor.y;
    }
    scan->reach.inline_to = scan->top_to;
}

/* A group stands in its place if it has room there; else it goes to the next column, and the text
 * behind it comes before it. */
static bool has_to_float(const struct page_scan *scan, const struct page_reach *reach, size_t at) {
    const struct page_break_input *input = scan->input;
    if (reach->inline_to < reach->seen || page_scan_is_across(scan, &input->list->items[at]))
        return true; /* none overtakes another */
    int32_t height = page_group_height(input->list, at);
    if (!reach->cursor.started && reach->cursor.y == 0)
        return notes_are_in_the_way(scan, reach, height);
    const struct strip *before = &input->list->items[at - 1];
    if (at > input->from && before->keep && !before->space)
        return false;
    return reach->cursor.y + height + page_scan_least_notes(scan, reach) > input->height;
}

/* Groups across all columns that come first on a page go to its top at once. */
static size_t take_across(struct page_scan *scan, size_t at) {
    const struct vertical *list = scan->input->list;
    while (scan->fresh && at < scan->region_end && scan->reach.seen == scan->top_to &&
           list->items[at].float_count && page_scan_is_across(scan, &list->items[at])) {
        at = page_cursor_skip_float(&scan->reach.cursor, list, at, scan->region_end);
        scan->reach.seen++;
        place_waiting(scan);
    }
    return at;
}

/* ---- going down ---- */

size_t page_scan_start(struct page_scan *scan, size_t floats_done) {
    const struct page_break_input *input = scan->input;
    size_t at = scan->from;
    scan->open = scan->reach.loosen = scan->reach.tighten = SIZE_MAX;
    scan->reach.cursor = page_cursor_start(scan->top, !scan->fresh && scan->columns == 1);
    scan->top_to = floats_done;
    scan->reach.seen = page_floats_before(input->floats, input->float_count, at);
    scan->reach.called = MAX(at > 0 ? input->notes->called[at - 1] : 0, scan->notes_done);
    scan->reach.must = at > 0 ? input->notes->must[at - 1] : 0;
    place_waiting(scan);
    return take_across(scan, at);
}

/* A paragraph can be set otherwise when all of it is inside the column. */
static void follow_paragraphs(struct page_scan *scan, struct page_reach *reach,
                              const struct strip *strip, size_t at) {
    const struct variation *variation = strip->variation;
    if (variation) {
        scan->open = at;
        scan->open_end = at + variation->lines.count;
    }
    if (at + 1 != scan->open_end || scan->open == SIZE_MAX)
        return;
    variation = scan->input->list->items[scan->open].variation;
    if (variation->loosen)
        reach->loosen = scan->open;
    if (variation->tighten)
        reach->tighten = scan->open;
    scan->open = SIZE_MAX;
}

/* Puts the strip down; returns whether there was room for it. */
static bool add_strip(const struct page_scan *scan, struct page_reach *reach,
                      const struct strip *strip, size_t at) {
    const struct page_break_input *input = scan->input;
    bool vanishes = strip->space && !reach->cursor.started;
    page_cursor_add(&reach->cursor, strip);
    reach->last = vanishes ? reach->last : strip;
    reach->strips += !strip->space;
    reach->called = MAX(reach->called, input->notes->called[at]);
    reach->must = MAX(reach->must, input->notes->must[at]);
    int64_t give = reach->tighten != SIZE_MAX ? input->unit : 0;
    return reach->cursor.bottom - give + least_notes(scan, reach->must, reach->called) <=
           input->height;
}

/* What is known on the way down stays in registers: nobody else sees `reach`, but as a copy. */
void page_scan_down(struct page_scan *scan, size_t at, struct page_ends *ends) {
    const struct vertical *list = scan->input->list;
    const size_t *due = scan->input->due, region_end = scan->region_end;
    struct page_reach reach = scan->reach;
    size_t count = 0;
    while (at < region_end && due[at] <= reach.inline_to) {
        const struct strip *strip = &list->items[at];
        bool floats = strip->float_count > 0, away = false;
        size_t next = at + 1;
        if (floats) {
            scan->reach = reach;
            away = has_to_float(scan, &scan->reach, at);
        }
        if (away) {
            next = page_cursor_skip_float(&scan->reach.cursor, list, at, region_end);
            reach.cursor = scan->reach.cursor;
        } else {
            reach.inline_to += floats;
            if (!add_strip(scan, &reach, strip, at))
                break;
        }
        reach.seen += floats;
        follow_paragraphs(scan, &reach, strip, at);
        at = next;
        if (at < region_end && (list->items[at].space || !reach.cursor.started))
            continue; /* it would vanish: the column may as well end behind it */
        ends->items[count % TRIED] = reach;
        ends->at[count++ % TRIED] = at;
    }
    ends->count = count;
    scan->reach = reach;
}
