/* timeline_band.c: one band of a drawn timeline, lane above lane. In a lane, from top to bottom:
 * its name, labels at their leaders, bars for stretches of time, and the axis with the marks. */
#include "compose/timeline_draft.h"

/* What is ugly costs as much as so many lines more: two marks on top of each other. A high band
 * counts double above so many lines, and one with no room on a page many times. */
enum { CROWDED_MARK = 2, HIGH_BAND = 14, TOO_HIGH = 20 };

static bool is_inexact(const struct timeline_entry *entry) {
    return entry->start == EDGE_SOFT || entry->end == EDGE_SOFT || entry->start == EDGE_VAGUE ||
           entry->end == EDGE_VAGUE;
}

struct lane {
    size_t number;
    struct timeline_label *labels;
    size_t label_count;
    struct bar *bars; /* of all entries of the lane, in their order */
    size_t count, rows;
    size_t through; /* the first bars have no mark: they began in an earlier band */
    int32_t labels_height, head, axis; /* axis: y */
    int32_t cost;                      /* of the labels: their height, and what is ugly */
};

/* The band reaches to the end of what lasts on, unless that is in the next one. */
static int64_t band_end(const struct timeline_drawing *drawing, const struct atom *first,
                        const struct atom *last) {
    int64_t end = last->end;
    size_t own = last->to - first->from;
    for (size_t i = 0; i < own + first->through_count; i++) {
        size_t entry = i < own ? first->from + i : first->through[i - own];
        const struct timeline_entry *lasting = &drawing->entries[entry];
        if (lasting->anchor > lasting->first || edge_is_open(lasting->end) || lasting->last < end)
            continue;
        int64_t year = year_day(edtf_from_day(lasting->last).year + 1);
        if (lasting->last < last->next)
            end = MIN(year, last->next);
    }
    return end;
}

/* The axis ends early enough that each label has room behind its mark. */
static void set_ends(const struct drafting *draft, struct timeline_scale *scale, size_t from,
                     size_t to) {
    const struct timeline_drawing *drawing = draft->drawing;
    int32_t measure = draft->type->measure, size = mark_size(draft);
    scale->gap = break_width(draft);
    scale->left = size;
    for (size_t i = from; i < to; i++)
        if (edge_is_open(drawing->entries[i].start))
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
        width = MAX(width, edge_is_open(entry->end) ? arrow_length(draft) : 0) + 1;
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
    const struct bar *own = lane->bars + lane->through;
    lane->label_count = lane->count - lane->through;
    for (size_t i = 0; i < lane->label_count; i++)
        lane->labels[i] = label_at(draft, (size_t)(own[i].entry - all), own[i].at, width);
    if (draft->numbered)
        lane->label_count =
            timeline_labels_join(draft->arena, draft->type, lane->labels, lane->label_count);
    lane->labels_height = timeline_labels_stack(lane->labels, lane->label_count, label_gap(draft));
    lane->cost = lane->labels_height;
    for (size_t i = 0; i < lane->label_count; i++)
        lane->cost += lane->labels[i].cut ? line / 2 : 0;
    for (size_t i = lane->through + 1; i < lane->count; i++)
        if (lane->bars[i].at - lane->bars[i - 1].at < mark_size(draft))
            lane->cost += CROWDED_MARK * line;
}

/* Wide labels have fewer lines, but are more in each other's way: whatever is lower. */
static struct lane make_lane(struct drafting *draft, const struct timeline_scale *scale,
                             size_t number, const struct atom *first, size_t to) {
    size_t most = to - first->from + MOST_THROUGH;
    const struct timeline_entry *all = draft->drawing->entries;
    struct lane lane = {.number = number,
                        .labels = ARENA_ARRAY(draft->arena, struct timeline_label, most),
                        .bars = ARENA_ARRAY(draft->arena, struct bar, most)};
    for (size_t i = 0; i < first->through_count; i++)
        if (all[first->through[i]].lane == number)
            lane.bars[lane.count++] = draft_make_bar(draft, scale, &all[first->through[i]], true);
    lane.through = lane.count;
    for (size_t i = first->from; i < to; i++)
        if (all[i].lane == number)
            lane.bars[lane.count++] = draft_make_bar(draft, scale, &all[i], false);
    lane.rows = draft_stack_bars(draft, lane.bars, lane.count);
    size_t best = 0;
    int32_t cost = INT32_MAX;
    for (size_t width = 0; width < (draft->numbered ? 1 : LABEL_WIDTHS); width++) {
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
        draft_line(draft, INK_RULE, label->x - hairline(draft) / 2, top + draft->type->leading / 5,
                   hairline(draft), lane->axis - top - draft->type->leading / 5);
    }
}

static void add_label(struct drafting *draft, const struct timeline_label *label, int32_t floor) {
    int32_t y = floor - label->rise - label->height, baseline = draft->type->leading * 3 / 4;
    for (size_t i = 0; i < label->line_count; i++)
        draft_words(draft, label->lines[i], i == 0 || draft->numbered,
                    label->x + draft->type->size / 3,
                    y + baseline + (int32_t)i * draft->type->leading, label->entry);
}

static void add_links(struct drafting *draft, const struct lane *lane, int32_t floor) {
    for (size_t i = 0; i < lane->label_count; i++) {
        const struct timeline_label *label = &lane->labels[i];
        draft_add(draft, (struct timeline_item){.kind = ITEM_LINK,
                                                .x = label->x,
                                                .y = floor - label->rise - label->height,
                                                .width = label->width,
                                                .height = label->height,
                                                .entry = label->entry});
    }
}

/* The name of a lane; of a kind with its mark. */
static void add_name(struct drafting *draft, const struct lane *lane, int32_t baseline) {
    const struct timeline_drawing *drawing = draft->drawing;
    int32_t size = mark_size(draft), x = drawing->lane_kinds ? size * 3 / 2 : 0;
    if (drawing->lane_kinds)
        draft_mark(draft, drawing->lane_kinds[lane->number], false, size * 5 / 8,
                   baseline - draft->type->size / 3, NULL);
    draft_words(draft,
                timeline_shorten(draft->arena, draft->type, true, drawing->lanes[lane->number],
                                 draft->type->measure - x),
                true, x, baseline, NULL);
}

static void draw_lane(struct drafting *draft, const struct lane *lane, bool last,
                      const struct timeline_scale *scale) {
    const struct timeline_drawing *drawing = draft->drawing;
    int32_t floor = lane->axis - (int32_t)lane->rows * row_height(draft) - mark_size(draft);
    int32_t top = floor - lane->labels_height;
    if (drawing->lane_count)
        add_name(draft, lane, top - lane->head + draft->type->leading * 3 / 4);
    add_leaders(draft, lane, floor);
    draft_axis(draft, scale, lane->axis, last);
    if (axis_end(draft) > scale->right) /* all bands end alike */
        draft_line(draft, INK_RULE, scale->right, lane->axis - hairline(draft) / 2,
                   axis_end(draft) - scale->right, hairline(draft));
    for (size_t i = 0; i < lane->count; i++)
        if (lane->bars[i].drawn)
            draft_bar(draft, &lane->bars[i], bar_y(draft, lane, &lane->bars[i]));
    for (size_t i = lane->through; i < lane->count; i++) {
        const struct timeline_entry *entry = lane->bars[i].entry;
        draft_mark(draft, entry->kind, is_inexact(entry), lane->bars[i].at,
                   bar_y(draft, lane, &lane->bars[i]), entry);
    }
    for (size_t i = 0; i < lane->label_count; i++)
        add_label(draft, &lane->labels[i], floor);
    add_links(draft, lane, floor);
}

static struct str band_title(const struct drafting *draft, const struct timeline_scale *scale) {
    int32_t from = edtf_from_day(scale->from[0]).year;
    int32_t to = edtf_from_day(scale->to[scale->count - 1] - 1).year;
    struct str text = draft_year_text(draft, from);
    return from == to ? text
                      : str_format(draft->arena, "%.*s\u2013%.*s", STR_ARG(text),
                                   STR_ARG(draft_year_text(draft, to)));
}

int32_t draft_band(struct drafting *draft, const struct atom *first, const struct atom *last) {
    const struct timeline_drawing *drawing = draft->drawing;
    size_t lane_count = MAX(drawing->lane_count, 1), shown = 0;
    int32_t y = 0, line = draft->type->leading;
    /* Breaks leave two thirds of the measure. */
    size_t breaks = (size_t)(draft->type->measure / (3 * break_width(draft)));
    struct timeline_scale scale =
        timeline_scale_make(drawing->entries + first->from, last->to - first->from, first->start,
                            band_end(drawing, first, last), breaks);
    set_ends(draft, &scale, first->from, last->to);
    struct lane *lanes = ARENA_ARRAY(draft->arena, struct lane, lane_count);
    int32_t *axes = ARENA_ARRAY(draft->arena, int32_t, lane_count);
    draft->cost = line;
    for (size_t i = 0; i < lane_count; i++) {
        struct lane lane = make_lane(draft, &scale, i, first, last->to);
        if (!lane.count)
            continue; /* a lane where nothing happens in these years takes no room */
        lane.head = drawing->lane_count ? line * 5 / 4 : 0;
        y += (shown ? mark_size(draft) / 2 + line / 2 : 0) + lane.head + lane.labels_height +
             mark_size(draft) + (int32_t)lane.rows * row_height(draft);
        lane.axis = axes[shown] = y;
        draft->cost += lane.cost - lane.labels_height;
        lanes[shown++] = lane;
    }
    if (draft->band) {
        draft_years(draft, &scale, axes, shown, drawing->entries[first->from].month);
        for (size_t i = 0; i < shown; i++)
            draw_lane(draft, &lanes[i], i + 1 == shown, &scale);
        draft->band->title = band_title(draft, &scale);
    }
    int32_t height = y + line * 5 / 4;
    draft->cost += height + MAX(height - HIGH_BAND * line, 0);
    if (draft->type->most_height)
        draft->cost += TOO_HIGH * MAX((int64_t)height - draft->type->most_height, 0);
    return height;
}
