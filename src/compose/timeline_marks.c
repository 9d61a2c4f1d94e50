/* timeline_marks.c: the things in a drawn timeline: lines, words, marks by kind, and bars. */
#include "compose/timeline_draft.h"

enum { MOST_ROWS = 6 };

/* ---- adding items ---- */

void draft_add(struct drafting *draft, struct timeline_item item) {
    struct timeline_band *band = draft->band;
    if (band)
        ARENA_PUSH(draft->arena, band->items, band->count, draft->room, item);
}

void draft_line(struct drafting *draft, enum timeline_ink ink, int32_t x, int32_t y, int32_t width,
                int32_t height) {
    draft_add(draft,
              (struct timeline_item){
                  .kind = ITEM_LINE, .ink = ink, .x = x, .y = y, .width = width, .height = height});
}

/* Returns the width. */
int32_t draft_words(struct drafting *draft, struct str text, bool bold, int32_t x, int32_t y,
                    const struct timeline_entry *entry) {
    int32_t width = draft->type->width(draft->type->context, bold, text);
    draft_add(draft, (struct timeline_item){.kind = ITEM_WORDS,
                                            .x = x,
                                            .y = y,
                                            .width = width,
                                            .height = draft->type->leading,
                                            .text = text,
                                            .bold = bold,
                                            .entry = entry});
    return width;
}

/* A polygon in a box of 100 by 100, drawn in a box of another size. */
void draft_polygon(struct drafting *draft, struct timeline_item item, const int8_t (*shape)[2],
                   size_t count) {
    if (!draft->band)
        return;
    struct timeline_point *points = ARENA_ARRAY(draft->arena, struct timeline_point, count + 1);
    for (size_t i = 0; i < count; i++)
        points[i] = (struct timeline_point){(int32_t)((int64_t)shape[i][0] * item.width / 100),
                                            (int32_t)((int64_t)shape[i][1] * item.height / 100)};
    item.points = points;
    item.point_count = count;
    draft_add(draft, item);
}

/* Each kind has a shape of its own, so that it is told without colour. */
void draft_mark(struct drafting *draft, int kind, bool hollow, int32_t x, int32_t y,
                const struct timeline_entry *entry) {
    static const int8_t triangle[][2] = {{50, 2}, {100, 92}, {0, 92}};
    static const int8_t square[][2] = {{8, 8}, {92, 8}, {92, 92}, {8, 92}};
    static const int8_t diamond[][2] = {{50, -8}, {108, 50}, {50, 108}, {-8, 50}};
    static const int8_t pointing_down[][2] = {{0, 8}, {100, 8}, {50, 98}};
    static const int8_t cross[][2] = {{33, -4},  {67, -4}, {67, 33},  {104, 33},
                                      {104, 67}, {67, 67}, {67, 104}, {33, 104},
                                      {33, 67},  {-4, 67}, {-4, 33},  {33, 33}};
    static const struct {
        const int8_t (*points)[2];
        size_t count;
    } shapes[] = {[EVENT_EVENT] = {NULL, 0},
                  [EVENT_STATEMENT] = {triangle, G_N_ELEMENTS(triangle)},
                  [EVENT_AGREEMENT] = {square, G_N_ELEMENTS(square)},
                  [EVENT_VISIT] = {diamond, G_N_ELEMENTS(diamond)},
                  [EVENT_DECISION] = {pointing_down, G_N_ELEMENTS(pointing_down)},
                  [EVENT_PUBLICATION] = {cross, G_N_ELEMENTS(cross)}};
    int32_t size = mark_size(draft);
    struct timeline_item item = {.kind = ITEM_MARK,
                                 .ink = INK_MARK,
                                 .x = x - size / 2,
                                 .y = y - size / 2,
                                 .width = size,
                                 .height = size,
                                 .hollow = hollow,
                                 .entry = entry};
    draft->inexact = draft->inexact || hollow;
    draft_polygon(draft, item, shapes[kind].points, shapes[kind].count);
}

/* ---- stretches of time ---- */

struct bar draft_make_bar(const struct drafting *draft, const struct timeline_scale *scale,
                          const struct timeline_entry *entry, bool came) {
    int32_t at = timeline_scale_at(scale, entry->anchor), arrow = arrow_length(draft);
    int64_t last = scale->to[scale->count - 1];
    bool lasts = entry->anchor <= entry->first && !edge_is_open(entry->end);
    struct bar bar = {.entry = entry,
                      .came = came,
                      .goes = lasts && entry->last >= last,
                      .at = at,
                      .start = entry->start,
                      .end = entry->end,
                      .from = timeline_scale_at(scale, entry->first),
                      .to = timeline_scale_at(scale, entry->last + 1)};
    if (entry->start == EDGE_OPEN)
        bar.from = MIN(scale->left, at - arrow);
    else if (entry->start == EDGE_VAGUE)
        bar.from = at - arrow;
    if (entry->end == EDGE_OPEN)
        bar.to = MAX(scale->right, at + arrow);
    else if (entry->end == EDGE_VAGUE)
        bar.to = at + arrow;
    if (entry->start == EDGE_SOFT && entry->first < scale->from[0])
        bar.start = EDGE_SHARP;
    if (entry->end == EDGE_SOFT && entry->last >= scale->to[scale->count - 1])
        bar.end = EDGE_SHARP;
    if (bar.came)
        bar.from = bar.at = scale->left;
    if (bar.goes)
        bar.to = axis_end(draft);
    bool open = edge_is_open(entry->start) || edge_is_open(entry->end);
    bar.drawn = open || bar.came || bar.goes || bar.to - bar.from > 2 * mark_size(draft);
    if (!bar.drawn) {
        bar.from = at - mark_size(draft) / 2;
        bar.to = at + mark_size(draft) / 2;
    }
    return bar;
}

size_t draft_stack_bars(const struct drafting *draft, struct bar *bars, size_t count) {
    int32_t ends[MOST_ROWS + 1] = {INT32_MIN}, gap = mark_size(draft); /* 0 is the axis */
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = bars[i].drawn ? 1 : 0;
        int32_t end = bars[i].to + (bars[i].drawn ? gap : 0);
        while (row <= rows && ends[row] > bars[i].from)
            row++;
        row = MIN(row, MOST_ROWS);
        ends[row] = row > rows ? end : MAX(ends[row], end);
        rows = MAX(rows, row);
        bars[i].row = row;
    }
    return rows;
}

/* Sharp ends are square, soft ones taper, open ones are arrows; where it goes on in another band it
 * is notched like a torn ribbon. */
void draft_bar(struct drafting *draft, const struct bar *bar, int32_t y) {
    const struct timeline_entry *entry = bar->entry;
    int32_t height = mark_size(draft) / 2, width = bar->to - bar->from;
    int32_t soft = MIN(width / 2, 3 * height), head = MIN(width / 2, 2 * height);
    bool somewhere = entry->anchor > entry->first && entry->anchor < entry->last;
    enum timeline_ink ink = somewhere ? INK_PALE : INK_MARK;
    struct timeline_point *points = ARENA_ARRAY(draft->arena, struct timeline_point, 14);
    size_t count = 0;
    draft->goes_on = draft->goes_on || bar->goes;
    int32_t notch = MIN(width / 2, height * 3 / 4);
    int32_t middle = height / 2, low = height / 4, high = height - height / 4;
    bool thin = edge_is_open(bar->start) || edge_is_open(bar->end);
    int32_t top = thin ? low + height / 8 : 0, bottom = thin ? high - height / 8 : height;
#define POINT(px, py)                                                                              \
    points[count++] = (struct timeline_point) {                                                    \
        px, py                                                                                     \
    }
    if (bar->came) {
        POINT(0, bottom);
        POINT(notch, middle);
        POINT(0, top);
    } else if (edge_is_open(bar->start)) {
        POINT(head, bottom);
        POINT(head, height);
        POINT(0, middle);
        POINT(head, 0);
        POINT(head, top);
    } else if (bar->start == EDGE_SOFT) {
        POINT(soft, bottom);
        POINT(0, middle);
        POINT(soft, top);
    } else {
        POINT(0, bottom);
        POINT(0, top);
    }
    if (bar->goes) {
        POINT(width, top);
        POINT(width - notch, middle);
        POINT(width, bottom);
    } else if (edge_is_open(bar->end)) {
        POINT(width - head, top);
        POINT(width - head, 0);
        POINT(width, middle);
        POINT(width - head, height);
        POINT(width - head, bottom);
    } else if (bar->end == EDGE_SOFT) {
        POINT(width - soft, top);
        POINT(width, middle);
        POINT(width - soft, bottom);
    } else {
        POINT(width, top);
        POINT(width, bottom);
    }
#undef POINT
    draft_add(draft, (struct timeline_item){.kind = ITEM_BAR,
                                            .ink = ink,
                                            .x = bar->from,
                                            .y = y - height / 2,
                                            .width = width,
                                            .height = height,
                                            .points = points,
                                            .point_count = count,
                                            .entry = entry});
}
