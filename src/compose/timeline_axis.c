/* timeline_axis.c: the axis of a band: its stretches, the breaks between them, years and months. */
#include "compose/timeline_draft.h"

void draft_axis(struct drafting *draft, const struct timeline_scale *scale, int32_t y, bool main) {
    int32_t thick = main ? 2 * hairline(draft) : hairline(draft), slash = draft->type->size / 2;
    static const int8_t stroke[][2] = {{0, 100}, {70, 0}, {100, 0}, {30, 100}};
    for (size_t i = 0; i < scale->count; i++) {
        int32_t from = timeline_scale_start(scale, i), to = timeline_scale_end(scale, i);
        draft_line(draft, main ? INK_WORDS : INK_RULE, from, y - thick / 2, to - from, thick);
        for (int k = 0; k < 2 && i + 1 < scale->count; k++)
            draft_polygon(draft,
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

struct str draft_year_text(const struct drafting *draft, int32_t year) {
    const struct str *era = draft->drawing->before_era;
    return year > 0
               ? str_format(draft->arena, "%d", year)
               : str_format(draft->arena, "%.*s%d%.*s", STR_ARG(era[0]), 1 - year, STR_ARG(era[1]));
}

/* Every so many years are told that their numbers have room. */
static int32_t year_step(const struct drafting *draft, const struct timeline_scale *scale) {
    static const int32_t steps[] = {1, 2, 5};
    int64_t room = scale->right - scale->left - (int64_t)(scale->count - 1) * scale->gap;
    int32_t year = MIN(edtf_from_day(scale->from[0]).year, 2000);
    int32_t wide = draft->type->width(draft->type->context, false,
                                      draft_year_text(draft, year > 0 ? 2000 : year)) +
                   draft->type->size * 4 / 5;
    for (int32_t power = 1; power < 1000000; power *= 10)
        for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
            if (room * 365 * steps[i] * power / scale->days >= wide)
                return steps[i] * power;
    return 1000000;
}

/* Where the years (and, where there is room, months) of a stretch begin. */
struct ticks {
    const int32_t *axes; /* heights of the axes, the main one last */
    size_t count;
    int32_t axis, bottom; /* the main one; of a year's tick the lower end */
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
    bool told = x >= ticks->free_from && x + gap + width <= limit;
    int32_t tick = told ? ticks->bottom - ticks->axis : draft->type->size / 4;
    draft_line(draft, INK_RULE, x - hairline(draft) / 2, ticks->axis, hairline(draft), tick);
    int32_t small = draft->type->size / 4;
    for (size_t i = 0; i + 1 < ticks->count && told; i++)
        draft_line(draft, INK_RULE, x - hairline(draft) / 2, ticks->axes[i] - small / 2,
                   hairline(draft), small);
    if (!told)
        return;
    draft_words(draft, text, false, x + gap, ticks->axis + draft->type->leading, NULL);
    ticks->free_from = x + gap + width + gap;
}

static void add_months(struct drafting *draft, const struct timeline_scale *scale,
                       const struct ticks *ticks, size_t stretch, int32_t year) {
    int64_t room = scale->right - scale->left - (int64_t)(scale->count - 1) * scale->gap;
    if (room * 30 / scale->days < draft->type->size / 2)
        return;
    for (uint8_t month = 2; month <= 12; month++) {
        int64_t day = edtf_first_day((struct edtf){.from = {.year = year, .month = month}});
        if (day > scale->from[stretch] && day < scale->to[stretch])
            draft_line(draft, INK_RULE, timeline_scale_at(scale, day) - hairline(draft) / 2,
                       ticks->axis, hairline(draft), draft->type->size / 4);
    }
}

static void add_stretch(struct drafting *draft, const struct timeline_scale *scale,
                        struct ticks *ticks, size_t stretch, struct str month) {
    int32_t year = edtf_from_day(scale->from[stretch]).year;
    bool whole = year_day(year) == scale->from[stretch];
    add_year(draft, scale, ticks, stretch, scale->from[stretch],
             whole || !month.len ? draft_year_text(draft, year) : month);
    add_months(draft, scale, ticks, stretch, year);
    for (year++; year_day(year) < scale->to[stretch]; year++) {
        if ((year > 0 ? year : 1 - year) % ticks->step == 0) /* as they are counted in their era */
            add_year(draft, scale, ticks, stretch, year_day(year), draft_year_text(draft, year));
        add_months(draft, scale, ticks, stretch, year);
    }
}

void draft_years(struct drafting *draft, const struct timeline_scale *scale, const int32_t *axes,
                 size_t count, struct str month) {
    struct ticks ticks = {.axes = axes,
                          .count = count,
                          .axis = axes[count - 1],
                          .bottom = axes[count - 1] + draft->type->leading,
                          .step = year_step(draft, scale)};
    for (size_t i = 0; i < scale->count; i++)
        add_stretch(draft, scale, &ticks, i, i == 0 ? month : STR(""));
}
