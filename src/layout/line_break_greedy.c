/* line_break_greedy.c: the simple way to break lines, to compare the other with. In: boxes, glue
 * and penalties. Out: lines that take what they can hold. */
#include "layout/line_break.h"

struct sums {
    int64_t width, stretch, shrink;
    bool fill;
};

static void add(struct sums *sums, const struct item *item) {
    if (item->kind == ITEM_PENALTY)
        return;
    sums->width += item->width;
    sums->fill = sums->fill || item->fill;
    sums->stretch += item->kind == ITEM_GLUE ? item->stretch : 0;
    sums->shrink += item->kind == ITEM_GLUE ? item->shrink : 0;
}

static double ratio_of(const struct sums *sums, const struct item *stop, int64_t measure) {
    int64_t gap = measure - sums->width - (stop->kind == ITEM_PENALTY ? stop->width : 0);
    if (gap >= 0)
        return sums->fill || !gap ? 0 : sums->stretch ? (double)gap / (double)sums->stretch : 1000;
    return sums->shrink ? (double)gap / (double)sums->shrink : -1000;
}

static bool may_break(const struct item *items, size_t at) {
    if (items[at].penalty >= PENALTY_NEVER)
        return false;
    return items[at].kind == ITEM_PENALTY ||
           (items[at].kind == ITEM_GLUE && at > 0 && items[at - 1].kind == ITEM_BOX);
}

/* The last place where the line from `first` may end without being too wide, or the first of all.
 */
static struct line_break take_line(const struct item *items, size_t count, size_t first,
                                   int64_t measure) {
    struct line_break best = {first, count - 1, 0, false};
    struct sums sums = {0, 0, 0, false};
    bool found = false;
    for (size_t at = first; at < count; at++) {
        if (may_break(items, at)) {
            double ratio = ratio_of(&sums, &items[at], measure);
            if (ratio < -1 && found)
                break;
            best.last = at;
            best.ratio = ratio;
            found = true;
            if (items[at].penalty <= PENALTY_ALWAYS)
                break;
        }
        add(&sums, &items[at]);
    }
    return best;
}

size_t line_break_greedy(struct arena *arena, const struct item *items, size_t count,
                         struct break_shape shape, struct line_break **lines) {
    size_t total = 0, room = 0, first = 0;
    *lines = NULL;
    while (first < count) {
        int32_t measure = total ? shape.width : shape.first_width;
        measure -= total < shape.narrow_lines ? shape.narrow : 0;
        struct line_break line = take_line(items, count, first, measure);
        ARENA_PUSH(arena, *lines, total, room, line);
        first = line.last + 1;
        while (first < count && items[first].kind == ITEM_GLUE)
            first++;
    }
    return total;
}
