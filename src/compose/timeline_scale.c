/* timeline_scale.c: days to places on an axis, in proportion; where nothing happens for long the
 * axis is broken, and what lies between left out. */
#include "compose/timeline_internal.h"

enum { LEAST_BREAK_DAYS = 2 * 366 - 1 };

/* A gap is left out when it is years, and more than a third of what is shown. */
static bool is_long(int64_t gap, int64_t shown) {
    return gap > LEAST_BREAK_DAYS && 3 * gap > shown;
}

/* 1 January of the year that holds the day. */
static int64_t year_start(int64_t day) {
    return edtf_first_day((struct edtf){.from = {.year = edtf_from_day(day).year}});
}

static int64_t next_year(int64_t day) {
    return edtf_first_day((struct edtf){.from = {.year = edtf_from_day(day).year + 1}});
}

struct gap {
    int64_t from, to; /* whole years */
};

/* The longest gap of years between two neighbours that is not among those taken. */
static struct gap longest_gap(const struct timeline_entry *entries, size_t count,
                              const struct timeline_scale *scale) {
    struct gap best = {0, 0};
    int64_t reached = scale->from[0]; /* the last day of what came before */
    for (size_t i = 0; i < count; i++) {
        int64_t first = MIN(entries[i].first, entries[i].anchor);
        int64_t last = MAX(entries[i].last, entries[i].anchor);
        struct gap gap = {next_year(MAX(reached, scale->from[0])), year_start(first)};
        bool taken = false;
        for (size_t j = 0; j + 1 < scale->count; j++)
            taken = taken || scale->to[j] == gap.from;
        if (!taken && gap.to - gap.from > best.to - best.from && i > 0)
            best = gap;
        reached = MAX(reached, last);
    }
    return best;
}

/* Stretches stay in order. */
static void cut(struct timeline_scale *scale, struct gap gap) {
    size_t at = scale->count;
    for (; at > 0 && scale->from[at - 1] >= gap.to; at--) {
        scale->from[at] = scale->from[at - 1];
        scale->to[at] = scale->to[at - 1];
    }
    scale->from[at] = gap.to;
    scale->to[at] = scale->to[at - 1];
    scale->to[at - 1] = gap.from;
    scale->count++;
    scale->days -= gap.to - gap.from;
}

struct timeline_scale timeline_scale_make(const struct timeline_entry *entries, size_t count,
                                          int64_t from, int64_t to, size_t breaks) {
    struct timeline_scale scale = {.count = 1, .days = to - from};
    scale.from[0] = from;
    scale.to[0] = to;
    while (scale.count <= MIN(breaks, MOST_BREAKS)) {
        struct gap gap = longest_gap(entries, count, &scale);
        if (!is_long(gap.to - gap.from, scale.days))
            break;
        cut(&scale, gap);
    }
    return scale;
}

size_t timeline_scale_stretch(const struct timeline_scale *scale, int64_t day) {
    size_t stretch = 0;
    while (stretch + 1 < scale->count && day >= scale->to[stretch])
        stretch++;
    return stretch;
}

static int64_t days_before(const struct timeline_scale *scale, size_t stretch) {
    int64_t days = 0;
    for (size_t i = 0; i < stretch; i++)
        days += scale->to[i] - scale->from[i];
    return days;
}

static int32_t place_of(const struct timeline_scale *scale, size_t stretch, int64_t days) {
    int64_t room = scale->right - scale->left - (int64_t)(scale->count - 1) * scale->gap;
    return scale->left + (int32_t)((int64_t)stretch * scale->gap + room * days / scale->days);
}

int32_t timeline_scale_at(const struct timeline_scale *scale, int64_t day) {
    size_t stretch = timeline_scale_stretch(scale, day);
    int64_t inside = CLAMP(day, scale->from[stretch], scale->to[stretch]) - scale->from[stretch];
    return place_of(scale, stretch, days_before(scale, stretch) + inside);
}

int32_t timeline_scale_start(const struct timeline_scale *scale, size_t stretch) {
    return place_of(scale, stretch, days_before(scale, stretch));
}

int32_t timeline_scale_end(const struct timeline_scale *scale, size_t stretch) {
    return place_of(scale, stretch, days_before(scale, stretch + 1));
}
