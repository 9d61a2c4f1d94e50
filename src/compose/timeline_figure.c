/* timeline_figure.c: where the things of a drawn timeline stand. The entries are cut into bands of
 * whole years (of months, where a year holds many), so that all bands together are as low as can
 * be. A band has a lane for each group of entries: above, the labels at their leaders; below them
 * bars for stretches of time; then the axis with the marks. Years are told below the last axis. */
#include "compose/timeline_internal.h"

/* No band holds more, and a year with more labels than that is cut into months. */
enum { MOST_IN_BAND = 18, MOST_NUMBERS_IN_BAND = 80, MOST_IN_YEAR = 6, MOST_ROWS = 6 };

/* Labels come in several widths. What is ugly costs as much as so many lines more: to cut a year; a
 * mark that hides its neighbour; and a high band counts double above so many. */
enum { WIDTHS = 3, CUT_YEAR = 5, HIDDEN_MARK = 2, HIGH_BAND = 14 };

struct atom {
    size_t from, to;    /* entries */
    int64_t start, end; /* the first day, and the day behind the last */
};

struct drafting {
    struct arena *arena;
    const struct timeline_drawing *drawing;
    const struct timeline_type *type;
    bool numbered;
    struct timeline_label *made[WIDTHS]; /* by entry: its label, without a place; narrow first */
    struct timeline_band *band;          /* that is being filled; NULL: it is only measured */
    size_t room;
    int64_t cost;            /* of the band that was made last */
    bool inexact, shortened; /* such marks were drawn */
};

/* ---- lengths, in terms of the type ---- */

static int32_t mark_size(const struct drafting *draft) {
    return draft->type->size * 3 / 4;
}
static int32_t hairline(const struct drafting *draft) {
    return draft->type->size / 18;
}
static int32_t row_height(const struct drafting *draft) {
    return mark_size(draft) * 5 / 4;
}
static int32_t label_gap(const struct drafting *draft) {
    return draft->type->size * 2 / 5;
}

/* ---- adding items ---- */

static void add(struct drafting *draft, struct timeline_item item) {
    struct timeline_band *band = draft->band;
    if (band)
        ARENA_PUSH(draft->arena, band->items, band->count, draft->room, item);
}

static void add_line(struct drafting *draft, enum timeline_ink ink, int32_t x, int32_t y,
                     int32_t width, int32_t height) {
    add(draft,
        (struct timeline_item){
            .kind = ITEM_LINE, .ink = ink, .x = x, .y = y, .width = width, .height = height});
}

/* Returns the width. */
static int32_t add_words(struct drafting *draft, struct str text, bool bold, int32_t x, int32_t y,
                         const struct timeline_entry *entry) {
    int32_t width = draft->type->width(draft->type->context, bold, text);
    add(draft, (struct timeline_item){.kind = ITEM_WORDS,
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
static void add_polygon(struct drafting *draft, struct timeline_item item, const int8_t (*shape)[2],
                        size_t count) {
    if (!draft->band)
        return;
    struct timeline_point *points = ARENA_ARRAY(draft->arena, struct timeline_point, count + 1);
    for (size_t i = 0; i < count; i++)
        points[i] = (struct timeline_point){(int32_t)((int64_t)shape[i][0] * item.width / 100),
                                            (int32_t)((int64_t)shape[i][1] * item.height / 100)};
    item.points = points;
    item.point_count = count;
    add(draft, item);
}

/* Each kind has a shape of its own, so that it is told without colour. */
static void add_mark(struct drafting *draft, int kind, bool hollow, int32_t x, int32_t y,
                     const struct timeline_entry *entry) {
    static const int8_t triangle[][2] = {{50, 2}, {100, 92}, {0, 92}};
    static const int8_t square[][2] = {{8, 8}, {92, 8}, {92, 92}, {8, 92}};
    static const int8_t diamond[][2] = {{50, -8}, {108, 50}, {50, 108}, {-8, 50}};
    static const int8_t pointing_down[][2] = {{0, 8}, {100, 8}, {50, 98}};
    static const int8_t hexagon[][2] = {{25, 5}, {75, 5}, {102, 50}, {75, 95}, {25, 95}, {-2, 50}};
    static const struct {
        const int8_t (*points)[2];
        size_t count;
    } shapes[] = {[EVENT_EVENT] = {NULL, 0},
                  [EVENT_STATEMENT] = {triangle, G_N_ELEMENTS(triangle)},
                  [EVENT_AGREEMENT] = {square, G_N_ELEMENTS(square)},
                  [EVENT_VISIT] = {diamond, G_N_ELEMENTS(diamond)},
                  [EVENT_DECISION] = {pointing_down, G_N_ELEMENTS(pointing_down)},
                  [EVENT_PUBLICATION] = {hexagon, G_N_ELEMENTS(hexagon)}};
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
    add_polygon(draft, item, shapes[kind].points, shapes[kind].count);
}

/* ---- stretches of time ---- */

struct bar {
    const struct timeline_entry *entry;
    int32_t at;       /* of its mark */
    int32_t from, to; /* without its arrows' heads: those are inside */
    size_t row;       /* above the axis: 1 is the lowest; 0: no bar, the mark is on the axis */
};

static bool is_open(enum timeline_edge edge) {
    return edge == EDGE_OPEN || edge == EDGE_VAGUE;
}

static bool is_inexact(const struct timeline_entry *entry) {
    return entry->start == EDGE_SOFT || entry->end == EDGE_SOFT || entry->start == EDGE_VAGUE ||
           entry->end == EDGE_VAGUE;
}

/* Room for an arrow that says that nothing is known of its length. */
static int32_t arrow_length(const struct drafting *draft) {
    return 2 * mark_size(draft);
}

static struct bar make_bar(const struct drafting *draft, const struct timeline_scale *scale,
                           const struct timeline_entry *entry) {
    int32_t at = timeline_scale_at(scale, entry->anchor), arrow = arrow_length(draft);
    struct bar bar = {.entry = entry,
                      .at = at,
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
    bool open = is_open(entry->start) || is_open(entry->end);
    bar.row = open || bar.to - bar.from > 2 * mark_size(draft) ? 1 : 0;
    return bar;
}

/* Bars that meet stand in different rows. Returns how many rows there are. */
static size_t stack_bars(const struct drafting *draft, struct bar *bars, size_t count) {
    int32_t ends[MOST_ROWS], gap = mark_size(draft);
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = 0;
        if (!bars[i].row)
            continue;
        while (row < rows && ends[row] > bars[i].from)
            row++;
        row = MIN(row, MOST_ROWS - 1);
        if (row == rows)
            ends[rows++] = bars[i].to + gap;
        else
            ends[row] = MAX(ends[row], bars[i].to + gap);
        bars[i].row = row + 1;
    }
    return rows;
}

/* Sharp ends are square, soft ones taper, open ones are arrows. */
static void add_bar(struct drafting *draft, const struct bar *bar, int32_t y) {
    const struct timeline_entry *entry = bar->entry;
    int32_t height = mark_size(draft) / 2, width = bar->to - bar->from;
    int32_t soft = MIN(width / 2, 3 * height), head = MIN(width / 2, 2 * height);
    bool taper = entry->start == EDGE_SOFT && entry->end == EDGE_SOFT;
    enum timeline_ink ink = taper ? INK_PALE : INK_MARK;
    struct timeline_point *points = ARENA_ARRAY(draft->arena, struct timeline_point, 14);
    size_t count = 0;
    int32_t middle = height / 2, low = height / 4, high = height - height / 4;
    bool thin = is_open(entry->start) || is_open(entry->end);
    int32_t top = thin ? low + height / 8 : 0, bottom = thin ? high - height / 8 : height;
#define POINT(px, py)                                                                              \
    points[count++] = (struct timeline_point) {                                                    \
        px, py                                                                                     \
    }
    if (is_open(entry->start)) {
        POINT(head, bottom);
        POINT(head, height);
        POINT(0, middle);
        POINT(head, 0);
        POINT(head, top);
    } else if (entry->start == EDGE_SOFT) {
        POINT(soft, bottom);
        POINT(0, middle);
        POINT(soft, top);
    } else {
        POINT(0, bottom);
        POINT(0, top);
    }
    if (is_open(entry->end)) {
        POINT(width - head, top);
        POINT(width - head, 0);
        POINT(width, middle);
        POINT(width - head, height);
        POINT(width - head, bottom);
    } else if (entry->end == EDGE_SOFT) {
        POINT(width - soft, top);
        POINT(width, middle);
        POINT(width - soft, bottom);
    } else {
        POINT(width, top);
        POINT(width, bottom);
    }
#undef POINT
    add(draft, (struct timeline_item){.kind = ITEM_BAR,
                                      .ink = ink,
                                      .x = bar->from,
                                      .y = y - height / 2,
                                      .width = width,
                                      .height = height,
                                      .points = points,
                                      .point_count = count,
                                      .entry = entry});
}

/* ---- the axis ---- */

static void add_axis(struct drafting *draft, const struct timeline_scale *scale, int32_t y,
                     bool main) {
    int32_t thick = main ? 2 * hairline(draft) : hairline(draft), slash = draft->type->size / 2;
    static const int8_t stroke[][2] = {{0, 100}, {70, 0}, {100, 0}, {30, 100}};
    for (size_t i = 0; i < scale->count; i++) {
        int32_t from = timeline_scale_start(scale, i), to = timeline_scale_end(scale, i);
        add_line(draft, main ? INK_WORDS : INK_RULE, from, y - thick / 2, to - from, thick);
        for (int k = 0; k < 2 && i + 1 < scale->count; k++)
            add_polygon(draft,
                        (struct timeline_item){.kind = ITEM_BAR,
                                               .ink = main ? INK_WORDS : INK_RULE,
                                               .x = to + scale->gap / 2 - slash * (2 - k) / 2,
                                               .y = y - slash / 2,
                                               .width = slash / 2,
                                               .height = slash},
                        stroke, G_N_ELEMENTS(stroke));
    }
    draft->shortened = draft->shortened || scale->count > 1;
}

static struct str year_text(struct arena *arena, int32_t year) {
    return year > 0 ? str_format(arena, "%d", year) : str_format(arena, "\u2212%d", 1 - year);
}

/* Every so many years are told that their numbers have room. */
static int32_t year_step(const struct drafting *draft, const struct timeline_scale *scale) {
    static const int32_t steps[] = {1, 2, 5};
    int64_t room = scale->right - scale->left - (int64_t)(scale->count - 1) * scale->gap;
    int32_t wide =
        draft->type->width(draft->type->context, false, STR("2000")) + draft->type->size * 4 / 5;
    for (int32_t power = 1; power < 1000000; power *= 10)
        for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
            if (room * 365 * steps[i] * power / scale->days >= wide)
                return steps[i] * power;
    return 1000000;
}

static int64_t year_day(int32_t year) {
    return edtf_first_day((struct edtf){.from = {.year = year}});
}

/* Where the years (and, where there is room, months) of a stretch begin. */
struct ticks {
    int32_t top, axis, bottom; /* of the lanes; of a year's tick the lower end */
    int32_t step;
    int32_t free_from; /* where the last number ends */
};

static void add_year(struct drafting *draft, const struct timeline_scale *scale,
                     struct ticks *ticks, size_t stretch, int64_t day, struct str text) {
    int32_t x = timeline_scale_start(scale, stretch), gap = draft->type->size / 4;
    if (day > scale->from[stretch])
        x = timeline_scale_at(scale, day);
    int32_t width = draft->type->width(draft->type->context, false, text);
    bool last = stretch + 1 == scale->count;
    int32_t limit = last ? draft->type->measure : timeline_scale_end(scale, stretch) + scale->gap;
    add_line(draft, INK_RULE, x - hairline(draft) / 2, ticks->axis, hairline(draft),
             ticks->bottom - ticks->axis);
    if (ticks->top < ticks->axis && x > ticks->free_from)
        add_line(draft, INK_PALE, x - hairline(draft) / 2, ticks->top, hairline(draft),
                 ticks->axis - ticks->top);
    if (x < ticks->free_from || x + gap + width > limit)
        return;
    add_words(draft, text, false, x + gap, ticks->axis + draft->type->leading, NULL);
    ticks->free_from = x + gap + width + gap;
}

static void add_months(struct drafting *draft, const struct timeline_scale *scale,
                       const struct ticks *ticks, size_t stretch, int32_t year) {
    int64_t room = scale->right - scale->left - (int64_t)(scale->count - 1) * scale->gap;
    if (room * 30 / scale->days < draft->type->size / 2)
        return;
    for (uint8_t month = 1; month <= 12; month++) {
        int64_t day = edtf_first_day((struct edtf){.from = {.year = year, .month = month}});
        if (day > scale->from[stretch] && day < scale->to[stretch])
            add_line(draft, INK_RULE, timeline_scale_at(scale, day) - hairline(draft) / 2,
                     ticks->axis, hairline(draft), draft->type->size / 3);
    }
}

static void add_stretch(struct drafting *draft, const struct timeline_scale *scale,
                        struct ticks *ticks, size_t stretch, struct str month) {
    struct arena *arena = draft->arena;
    int32_t year = edtf_from_day(scale->from[stretch]).year;
    bool whole = year_day(year) == scale->from[stretch];
    add_year(draft, scale, ticks, stretch, scale->from[stretch],
             whole || !month.len ? year_text(arena, year) : month);
    add_months(draft, scale, ticks, stretch, year);
    for (year++; year_day(year) < scale->to[stretch]; year++) {
        if (year % ticks->step == 0)
            add_year(draft, scale, ticks, stretch, year_day(year), year_text(arena, year));
        add_months(draft, scale, ticks, stretch, year);
    }
}

/* ---- a band ---- */

struct lane {
    struct timeline_label *labels;
    size_t label_count;
    struct bar *bars; /* of all entries of the lane, in their order */
    size_t count, rows;
    int32_t labels_height, head, axis; /* axis: y */
    int32_t cost;                      /* of the labels: their height, and what is ugly */
};

/* The axis ends early enough that each label has room behind its mark. */
static void set_ends(const struct drafting *draft, struct timeline_scale *scale, size_t from,
                     size_t to) {
    const struct timeline_drawing *drawing = draft->drawing;
    int32_t measure = draft->type->measure, size = mark_size(draft);
    scale->gap = 3 * draft->type->size;
    scale->left = size;
    for (size_t i = from; i < to; i++)
        if (is_open(drawing->entries[i].start))
            scale->left = arrow_length(draft) + size;
    scale->right = measure - size;
    enum { FINE = 1 << 20 }; /* places are compared on a scale as long as this */
    struct timeline_scale unit = *scale;
    unit.left = unit.gap = 0;
    unit.right = FINE;
    int32_t widest = 0;
    for (size_t i = from; i < to; i++)
        widest = MAX(widest, draft->made[0][i].width);
    for (size_t i = from; i < to; i++) {
        const struct timeline_entry *entry = &drawing->entries[i];
        int32_t width = draft->numbered ? 3 * widest : draft->made[0][i].width;
        width = MAX(width, is_open(entry->end) ? arrow_length(draft) : 0) + 1;
        int64_t share = timeline_scale_at(&unit, entry->anchor);
        int64_t breaks = (int64_t)timeline_scale_stretch(scale, entry->anchor) * scale->gap;
        int64_t all = (int64_t)(scale->count - 1) * scale->gap;
        if (share <= 0)
            continue;
        int64_t room = (measure - width - scale->left - breaks) * FINE / share + all;
        scale->right = (int32_t)MIN(scale->right, scale->left + room);
    }
}

/* The label of an entry, as wide as is wished and as there is room for at its place. */
static struct timeline_label label_at(const struct drafting *draft, size_t entry, int32_t x,
                                      size_t width) {
    while (width && x + draft->made[width][entry].width > draft->type->measure)
        width--;
    struct timeline_label label = draft->made[width][entry];
    label.x = x;
    return label;
}

static void set_labels(const struct drafting *draft, struct lane *lane, size_t width) {
    const struct timeline_entry *all = draft->drawing->entries;
    int32_t line = draft->type->leading;
    lane->label_count = lane->count;
    for (size_t i = 0; i < lane->count; i++)
        lane->labels[i] =
            label_at(draft, (size_t)(lane->bars[i].entry - all), lane->bars[i].at, width);
    if (draft->numbered)
        lane->label_count =
            timeline_labels_join(draft->arena, draft->type, lane->labels, lane->count);
    lane->labels_height = timeline_labels_stack(lane->labels, lane->label_count, label_gap(draft));
    lane->cost = lane->labels_height;
    for (size_t i = 0; i < lane->label_count; i++)
        lane->cost += lane->labels[i].cut ? line / 2 : 0;
    for (size_t i = 1; i < lane->count; i++)
        if (lane->bars[i].at - lane->bars[i - 1].at < mark_size(draft))
            lane->cost += HIDDEN_MARK * line;
}

/* Wide labels have fewer lines, but are more in each other's way: whatever is lower. */
static struct lane make_lane(struct drafting *draft, const struct timeline_scale *scale,
                             size_t number, size_t from, size_t to) {
    struct lane lane = {.labels = ARENA_ARRAY(draft->arena, struct timeline_label, to - from + 1),
                        .bars = ARENA_ARRAY(draft->arena, struct bar, to - from + 1)};
    for (size_t i = from; i < to; i++)
        if (draft->drawing->entries[i].lane == number)
            lane.bars[lane.count++] = make_bar(draft, scale, &draft->drawing->entries[i]);
    lane.rows = stack_bars(draft, lane.bars, lane.count);
    size_t best = 0;
    int32_t cost = INT32_MAX;
    for (size_t width = 0; width < (draft->numbered ? 1 : WIDTHS); width++) {
        set_labels(draft, &lane, width);
        best = lane.cost < cost ? width : best;
        cost = MIN(cost, lane.cost);
    }
    set_labels(draft, &lane, best);
    return lane;
}

static int32_t bar_y(const struct drafting *draft, const struct lane *lane, const struct bar *bar) {
    return lane->axis - (int32_t)bar->row * row_height(draft);
}

static void add_leaders(struct drafting *draft, const struct lane *lane, int32_t floor) {
    for (size_t i = 0; i < lane->label_count; i++) {
        const struct timeline_label *label = &lane->labels[i];
        int32_t top = floor - label->rise - label->height;
        add_line(draft, INK_RULE, label->x - hairline(draft) / 2, top + draft->type->leading / 5,
                 hairline(draft), lane->axis - top - draft->type->leading / 5);
    }
}

static void add_label(struct drafting *draft, const struct timeline_label *label, int32_t floor) {
    int32_t y = floor - label->rise - label->height, baseline = draft->type->leading * 3 / 4;
    for (size_t i = 0; i < label->line_count; i++)
        add_words(draft, label->lines[i], i == 0, label->x + draft->type->size / 3,
                  y + baseline + (int32_t)i * draft->type->leading, label->entry);
}

static void add_links(struct drafting *draft, const struct lane *lane, int32_t floor) {
    for (size_t i = 0; i < lane->label_count; i++) {
        const struct timeline_label *label = &lane->labels[i];
        add(draft, (struct timeline_item){.kind = ITEM_LINK,
                                          .x = label->x,
                                          .y = floor - label->rise - label->height,
                                          .width = label->width,
                                          .height = label->height,
                                          .entry = label->entry});
    }
}

static void draw_lane(struct drafting *draft, const struct lane *lane, size_t number, bool last,
                      const struct timeline_scale *scale) {
    const struct timeline_drawing *drawing = draft->drawing;
    int32_t floor = lane->axis - (int32_t)lane->rows * row_height(draft) - mark_size(draft);
    int32_t top = floor - lane->labels_height;
    if (drawing->lane_count)
        add_words(draft, drawing->lanes[number], true, 0,
                  top - lane->head + draft->type->leading * 3 / 4, NULL);
    add_leaders(draft, lane, floor);
    add_axis(draft, scale, lane->axis, last);
    for (size_t i = 0; i < lane->count; i++)
        if (lane->bars[i].row)
            add_bar(draft, &lane->bars[i], bar_y(draft, lane, &lane->bars[i]));
    for (size_t i = 0; i < lane->count; i++) {
        const struct timeline_entry *entry = lane->bars[i].entry;
        add_mark(draft, entry->kind, is_inexact(entry), lane->bars[i].at,
                 bar_y(draft, lane, &lane->bars[i]), entry);
    }
    for (size_t i = 0; i < lane->label_count; i++)
        add_label(draft, &lane->labels[i], floor);
    add_links(draft, lane, floor);
}

static struct str band_title(struct arena *arena, const struct timeline_scale *scale) {
    int32_t from = edtf_from_day(scale->from[0]).year;
    int32_t to = edtf_from_day(scale->to[scale->count - 1] - 1).year;
    struct str text = year_text(arena, from);
    return from == to
               ? text
               : str_format(arena, "%.*s\u2013%.*s", STR_ARG(text), STR_ARG(year_text(arena, to)));
}

/* The band of some atoms: measured, and drawn where draft->band is set. Returns its height. */
static int32_t make_band(struct drafting *draft, const struct atom *first,
                         const struct atom *last) {
    const struct timeline_drawing *drawing = draft->drawing;
    size_t lane_count = MAX(drawing->lane_count, 1);
    struct timeline_scale scale = timeline_scale_make(
        drawing->entries + first->from, last->to - first->from, first->start, last->end);
    set_ends(draft, &scale, first->from, last->to);
    struct lane *lanes = ARENA_ARRAY(draft->arena, struct lane, lane_count);
    int32_t y = 0, top = 0;
    size_t shown = 0, lowest = 0;
    for (size_t i = 0; i < lane_count; i++) {
        lanes[i] = make_lane(draft, &scale, i, first->from, last->to);
        if (!lanes[i].count)
            continue; /* a lane where nothing happens in these years takes no room */
        lanes[i].head = drawing->lane_count ? draft->type->leading * 5 / 4 : 0;
        y += (shown++ ? draft->type->leading / 2 : 0) + lanes[i].head + lanes[i].labels_height +
             mark_size(draft) + (int32_t)lanes[i].rows * row_height(draft);
        lanes[i].axis = y;
        top = shown == 1 ? y : top;
        y += mark_size(draft) / 2;
        lowest = i;
    }
    if (draft->band) {
        struct ticks ticks = {.top = top,
                              .axis = lanes[lowest].axis,
                              .bottom = lanes[lowest].axis + draft->type->leading,
                              .step = year_step(draft, &scale)};
        for (size_t i = 0; i < scale.count; i++)
            add_stretch(draft, &scale, &ticks, i,
                        i == 0 ? drawing->entries[first->from].month : STR(""));
        for (size_t i = 0; i < lane_count; i++)
            if (lanes[i].count)
                draw_lane(draft, &lanes[i], i, i == lowest, &scale);
        draft->band->title = band_title(draft->arena, &scale);
    }
    int32_t height = lanes[lowest].axis + draft->type->leading * 5 / 4;
    int32_t high = HIGH_BAND * draft->type->leading;
    draft->cost = height + MAX(height - high, 0) + draft->type->leading;
    for (size_t i = 0; i < lane_count; i++)
        draft->cost += lanes[i].cost - lanes[i].labels_height;
    return height;
}

/* ---- cutting into bands ---- */

static size_t year_end(const struct timeline_drawing *drawing, size_t from) {
    int32_t year = edtf_from_day(drawing->entries[from].anchor).year;
    size_t to = from;
    while (to < drawing->count && edtf_from_day(drawing->entries[to].anchor).year == year)
        to++;
    return to;
}

/* The months of a year that have entries, each up to the next that has. */
static size_t add_month_atoms(const struct drafting *draft, struct atom *atoms, size_t count,
                              size_t from, size_t to) {
    const struct timeline_entry *entries = draft->drawing->entries;
    size_t first = count;
    for (size_t i = from; i < to;) {
        struct edtf_date month = edtf_from_day(entries[i].anchor);
        int32_t year = month.year;
        uint8_t number = month.month;
        month.day = 0;
        if (count == first)
            month.month = 1;
        atoms[count].from = i;
        atoms[count].start = edtf_first_day((struct edtf){.from = month});
        if (count > first)
            atoms[count - 1].end = atoms[count].start;
        while (i < to && edtf_from_day(entries[i].anchor).month == number)
            i++;
        atoms[count].to = i;
        atoms[count++].end = year_day(year + 1);
    }
    return count;
}

static size_t find_atoms(const struct drafting *draft, struct atom *atoms) {
    const struct timeline_drawing *drawing = draft->drawing;
    size_t count = 0, most = draft->numbered ? MOST_NUMBERS_IN_BAND / 2 : MOST_IN_YEAR;
    for (size_t i = 0, to; i < drawing->count; i = to) {
        int32_t year = edtf_from_day(drawing->entries[i].anchor).year;
        to = year_end(drawing, i);
        if (to - i > most)
            count = add_month_atoms(draft, atoms, count, i, to);
        else
            atoms[count++] = (struct atom){i, to, year_day(year), year_day(year + 1)};
    }
    return count;
}

/* Bands that are low together: the best cut before each atom, by dynamic programming. Measuring
 * leaves nothing in the arena that lasts. */
static size_t cut_bands(struct drafting *draft, const struct atom *atoms, size_t count,
                        size_t *ends) {
    size_t most = draft->numbered ? MOST_NUMBERS_IN_BAND : MOST_IN_BAND;
    int64_t *cost = ARENA_ARRAY(draft->arena, int64_t, count + 1);
    size_t *before = ARENA_ARRAY(draft->arena, size_t, count + 1);
    struct arena *kept = draft->arena;
    draft->arena = arena_new();
    for (size_t to = 1; to <= count; to++) {
        cost[to] = INT64_MAX;
        for (size_t from = to; from-- > 0;) {
            if (from + 1 < to && atoms[to - 1].to - atoms[from].from > most)
                break;
            make_band(draft, &atoms[from], &atoms[to - 1]);
            arena_reset(draft->arena);
            int64_t own = draft->cost;
            if (to < count && atoms[to].start != year_day(edtf_from_day(atoms[to].start).year))
                own += CUT_YEAR * draft->type->leading;
            if (cost[from] + own < cost[to]) {
                cost[to] = cost[from] + own;
                before[to] = from;
            }
        }
    }
    arena_free(draft->arena);
    draft->arena = kept;
    size_t bands = 0;
    for (size_t at = count; at > 0; at = before[at])
        ends[bands++] = at;
    return bands; /* from the last to the first */
}

/* ---- the key ---- */

struct key {
    int32_t x, y;
};

/* Room for the next piece of the key, in a new line where the old one is full. */
static void key_step(const struct drafting *draft, struct key *key, int32_t width) {
    if (key->x && key->x + width > draft->type->measure) {
        key->x = 0;
        key->y += draft->type->leading;
    }
}

static void key_words(struct drafting *draft, struct key *key, struct str text) {
    key->x += add_words(draft, text, false, key->x, key->y, NULL) + draft->type->size * 3 / 2;
}

static void key_mark(struct drafting *draft, struct key *key, int kind, bool hollow,
                     struct str text) {
    int32_t size = mark_size(draft), sign = size * 3 / 2;
    key_step(draft, key, sign + draft->type->width(draft->type->context, false, text));
    add_mark(draft, kind, hollow, key->x + size / 2, key->y - draft->type->size / 3, NULL);
    key->x += sign;
    key_words(draft, key, text);
}

static void key_break(struct drafting *draft, struct key *key) {
    int32_t size = draft->type->size, gap = size * 2;
    struct timeline_scale scale = {.left = key->x, .gap = gap, .count = 2, .days = 2};
    scale.from[0] = 0;
    scale.to[0] = scale.from[1] = 1;
    scale.to[1] = 2;
    scale.right = key->x + gap + size;
    key_step(draft, key,
             gap + 2 * size +
                 draft->type->width(draft->type->context, false, draft->drawing->shortened));
    if (key->x < scale.left) {
        scale.right += key->x - scale.left;
        scale.left = key->x;
    }
    add_axis(draft, &scale, key->y - size / 3, true);
    key->x = scale.right + size / 2;
    key_words(draft, key, draft->drawing->shortened);
}

/* What is drawn has to be told: kinds, where there are several, and what was met. */
static bool make_key(struct drafting *draft, size_t bands) {
    const struct timeline_drawing *drawing = draft->drawing;
    struct key key = {0, draft->type->leading * 3 / 4};
    bool met[6] = {false}, inexact = draft->inexact, shortened = draft->shortened;
    for (size_t i = 0; i < drawing->count; i++)
        met[drawing->entries[i].kind] = true;
    for (int kind = 0; kind < 6 && drawing->kinds; kind++)
        if (met[kind])
            key_mark(draft, &key, kind, false, drawing->kinds[kind]);
    if (inexact)
        key_mark(draft, &key, drawing->entries[0].kind, true, drawing->inexact);
    if (shortened)
        key_break(draft, &key);
    if (bands > 1) {
        key_step(draft, &key, draft->type->width(draft->type->context, false, drawing->own_scales));
        key_words(draft, &key, drawing->own_scales);
    }
    draft->band->height = key.y + draft->type->leading / 2;
    return draft->band->count > 0;
}

/* ---- the whole ---- */

static void mirror(struct timeline_band *band, int32_t measure) {
    for (size_t i = 0; i < band->count; i++) {
        struct timeline_item *item = &band->items[i];
        item->x = measure - item->x - item->width;
        struct timeline_point *points = (struct timeline_point *)(uintptr_t)item->points;
        for (size_t j = 0; j < item->point_count; j++)
            points[j].x = item->width - points[j].x;
    }
}

static void make_labels(struct drafting *draft) {
    static const int32_t shares[WIDTHS] = {25, 40, 55}; /* hundredths of the measure */
    const struct timeline_type *type = draft->type;
    for (size_t width = 0; width < (draft->numbered ? 1 : WIDTHS); width++) {
        int32_t room = MAX(type->measure * shares[width] / 100, 10 * type->size);
        room = MIN(room, type->measure * shares[WIDTHS - 1] / 100) - type->size / 3;
        draft->made[width] =
            ARENA_ARRAY(draft->arena, struct timeline_label, draft->drawing->count);
        for (size_t i = 0; i < draft->drawing->count; i++)
            draft->made[width][i] =
                timeline_label_make(draft->arena, type, &draft->drawing->entries[i], room);
    }
}

struct timeline_figure timeline_figure_place(struct arena *arena,
                                             const struct timeline_drawing *drawing,
                                             const struct timeline_type *type) {
    struct drafting draft = {.arena = arena, .drawing = drawing, .type = type};
    struct timeline_figure figure = {.from_right = drawing->from_right};
    if (!drawing->count)
        return figure;
    draft.numbered = drawing->entries[0].number.len > 0;
    make_labels(&draft);
    struct atom *atoms = ARENA_ARRAY(arena, struct atom, drawing->count + 1);
    size_t count = find_atoms(&draft, atoms);
    size_t *ends = ARENA_ARRAY(arena, size_t, count + 1);
    size_t bands = cut_bands(&draft, atoms, count, ends);
    figure.bands = ARENA_ARRAY(arena, struct timeline_band, bands + 1);
    draft.inexact = draft.shortened = false;
    for (size_t i = bands, from = 0; i-- > 0; from = ends[i]) {
        draft.band = &figure.bands[figure.count++];
        draft.room = 0;
        draft.band->height = make_band(&draft, &atoms[from], &atoms[ends[i] - 1]);
    }
    draft.band = &figure.bands[figure.count];
    draft.room = 0;
    if (make_key(&draft, bands))
        figure.count++;
    for (size_t i = 0; i < figure.count && drawing->from_right; i++)
        mirror(&figure.bands[i], type->measure);
    return figure;
}
