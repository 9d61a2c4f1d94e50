/* page_cursor.c: where strips stand in a column. In: strips from top to bottom. Out: the top of
 * each. Running text comes to stand on the page's grid, by the spaces before it. */
#include "layout/page_break.h"

enum { LOOK_AHEAD = 16 };

void page_cursor_prepare(struct vertical *list) {
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

struct page_cursor page_cursor_start(int32_t top, bool goes_on) {
    return (struct page_cursor){.y = top, .bottom = top, .started = goes_on, .flowing = goes_on};
}

size_t page_cursor_skip_float(struct page_cursor *cursor, const struct vertical *list, size_t at,
                              size_t end) {
    size_t next = at + list->items[at].float_count;
    cursor->y = cursor->bottom; /* the space before it goes with it, */
    if (next + 1 < end && list->items[next].space && list->items[next + 1].grid)
        next++; /* and that behind it, between paragraphs */
    return MIN(next, end);
}

int32_t page_cursor_add_top(struct page_cursor *cursor, int32_t height, int32_t unit) {
    int32_t top = cursor->y;
    cursor->bottom = top + height;
    cursor->y = cursor->bottom + unit;
    cursor->started = true;
    return top;
}

int32_t page_group_height(const struct vertical *list, size_t first) {
    struct page_cursor cursor = page_cursor_start(0, false);
    for (size_t i = 0; i < list->items[first].float_count; i++)
        page_cursor_add(&cursor, &list->items[first + i]);
    return cursor.bottom;
}
