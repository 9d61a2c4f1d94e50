/* compose_timeline_test.c: drawn timelines: for any entries no two texts overlap, none leaves the
 * drawing, no leader crosses a text, and the marks stand in order and in proportion to time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "compose/timeline_figure.h"

enum { UNIT = 1024 };

/* A small generator of numbers: the same on every machine. */
static uint32_t next(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(*seed >> 8) * below) >> 24);
}

static int32_t width_of(void *context, bool bold, struct str text) {
    const struct timeline_type *type = context;
    return (int32_t)str_characters(text) * type->size * (bold ? 6 : 5) / 10;
}

static const char *const lexicon[] = {
    "the", "Commission", "met",     "in",     "Vilnius", "on",     "matters",
    "of",  "a",          "Charter", "signed", "by",      "allies", "Internationalisation"};

static struct str some_words(struct arena *arena, uint32_t *seed) {
    struct str text = STR("");
    for (uint32_t count = next(seed, 16) + 1; count > 0; count--)
        text = str_format(arena, "%.*s%s%s", STR_ARG(text), text.len ? " " : "",
                          lexicon[next(seed, sizeof lexicon / sizeof *lexicon)]);
    return text;
}

static int compare_anchors(const void *left, const void *right) {
    const struct timeline_entry *a = left, *b = right;
    return (a->anchor > b->anchor) - (a->anchor < b->anchor);
}

static int64_t some_day(uint32_t *seed, uint32_t shape, int64_t before) {
    switch (shape) {
    case 0: /* anywhere in some years */
        return 8000 + next(seed, 3650);
    case 1: /* with centuries between */
        return (int64_t)next(seed, 12) * 70000 - 500000 + next(seed, 400);
    case 2: /* close together */
        return 16000 + next(seed, 40);
    case 3: /* mostly the same day */
        return next(seed, 3) ? before : 15000 + next(seed, 900);
    default: /* over many centuries */
        return (int64_t)next(seed, 1000000) - 900000;
    }
}

static struct timeline_entry some_entry(struct arena *arena, uint32_t *seed, int64_t day,
                                        size_t lanes, size_t number, bool numbered) {
    struct timeline_entry entry = {.first = day, .last = day, .anchor = day};
    uint32_t kind = next(seed, 8);
    if (kind == 0) {
        entry.start = entry.end = EDGE_SOFT;
        entry.first = day - next(seed, 400);
        entry.last = day + (day - entry.first);
    } else if (kind == 1) {
        entry.last += next(seed, 900);
    } else if (kind == 2) {
        entry.start = next(seed, 2) ? EDGE_OPEN : EDGE_VAGUE;
    } else if (kind == 3) {
        entry.end = next(seed, 2) ? EDGE_OPEN : EDGE_VAGUE;
    }
    entry.kind = (int)next(seed, 6);
    entry.lane = next(seed, (uint32_t)lanes);
    entry.number = numbered ? str_format(arena, "%zu", number + 1) : STR("");
    entry.date = some_words(arena, seed);
    entry.headline = some_words(arena, seed);
    entry.month = STR("September 2015");
    entry.target = STR("#e");
    return entry;
}

static struct timeline_drawing some_drawing(struct arena *arena, uint32_t seed) {
    static const struct str lanes[] = {
        {"one", 3},
        {"two", 3},
        {"A Committee with a Name that Hardly Any Drawing Has the Room for in One Line", 76}};
    static const struct str kinds[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1}};
    bool numbered = next(&seed, 2);
    size_t count = 1 + next(&seed, numbered ? 400 : 36), lane_count = next(&seed, 4);
    uint32_t shape = next(&seed, 5);
    struct timeline_entry *entries = ARENA_ARRAY(arena, struct timeline_entry, count);
    int64_t day = 15000;
    for (size_t i = 0; i < count; i++) {
        day = some_day(&seed, shape, day);
        entries[i] = some_entry(arena, &seed, day, lane_count ? lane_count : 1, i, numbered);
    }
    qsort(entries, count, sizeof *entries, compare_anchors);
    return (struct timeline_drawing){.entries = entries,
                                     .count = count,
                                     .lanes = lanes,
                                     .lane_count = lane_count > 1 ? lane_count : 0,
                                     .kinds = next(&seed, 2) ? kinds : NULL,
                                     .inexact = STR("not exact"),
                                     .shortened = STR("gap"),
                                     .own_scales = STR("each row has its own scale"),
                                     .about = STR("about"),
                                     .from_right = next(&seed, 4) == 0};
}

/* ---- what holds ---- */

static int32_t top_of(const struct timeline_type *type, const struct timeline_item *item) {
    return item->kind == ITEM_WORDS ? item->y - type->leading * 3 / 4 : item->y;
}

static void check_inside(const struct timeline_type *type, const struct timeline_band *band) {
    for (size_t i = 0; i < band->count; i++) {
        const struct timeline_item *item = &band->items[i];
        assert_true(item->x >= 0);
        assert_true(item->x + item->width <= type->measure);
        assert_true(top_of(type, item) >= -type->size / 4);
        bool words = item->kind == ITEM_WORDS;
        assert_true(item->y + (words ? 0 : item->height) <= band->height + type->size / 4);
        for (size_t j = 0; j < item->point_count; j++)
            assert_in_range(item->x + item->points[j].x, 0, type->measure);
        for (size_t j = 0; j < item->point_count && item->kind == ITEM_BAR; j++) {
            assert_in_range(item->points[j].x, 0, item->width);
            assert_in_range(item->points[j].y, 0, item->height);
        }
    }
}

/* Texts, and the leaders (lines that are higher than wide and no ticks: those stand on words). */
static void check_apart(const struct timeline_type *type, const struct timeline_band *band) {
    for (size_t i = 0; i < band->count; i++) {
        const struct timeline_item *a = &band->items[i];
        for (size_t j = 0; j < band->count && a->kind == ITEM_WORDS; j++) {
            const struct timeline_item *b = &band->items[j];
            bool leader = b->kind == ITEM_LINE && b->ink == INK_RULE && b->height > b->width;
            if (j == i || (b->kind != ITEM_WORDS && !leader))
                continue;
            bool beside = a->x + a->width <= b->x || b->x + b->width <= a->x;
            bool above =
                top_of(type, a) + type->leading * 9 / 10 <= top_of(type, b) ||
                top_of(type, b) + (leader ? b->height : type->leading * 9 / 10) <= top_of(type, a);
            if (!beside && !above)
                fail_msg("'%.*s' and '%.*s' (%s) overlap", STR_ARG(a->text), STR_ARG(b->text),
                         leader ? "a leader" : "words");
        }
    }
}

/* Two marks stand as their days do: between them, `x` and days are in one ratio all over a band
 * that has no break; with breaks the order holds. */
static void check_order(const struct timeline_drawing *drawing, const struct timeline_band *band,
                        bool broken) {
    const struct timeline_item *first = NULL, *last = NULL;
    for (size_t i = 0; i < band->count; i++) {
        const struct timeline_item *item = &band->items[i];
        if (item->kind != ITEM_MARK || !item->entry)
            continue;
        first = !first || item->entry->anchor < first->entry->anchor ? item : first;
        last = !last || item->entry->anchor > last->entry->anchor ? item : last;
    }
    int64_t sign = drawing->from_right ? -1 : 1;
    for (size_t i = 0; i < band->count && first; i++) {
        const struct timeline_item *item = &band->items[i];
        if (item->kind != ITEM_MARK || !item->entry)
            continue;
        assert_true(sign * (item->x - first->x) >= 0);
        assert_true(sign * (last->x - item->x) >= 0);
        int64_t days = last->entry->anchor - first->entry->anchor;
        if (broken || !days)
            continue;
        int64_t right =
            (int64_t)(last->x - first->x) * (item->entry->anchor - first->entry->anchor) / days;
        assert_true(llabs(item->x - first->x - right) <= 2);
    }
}

static size_t count_of(const struct timeline_band *band, enum timeline_item_kind kind) {
    size_t count = 0;
    for (size_t i = 0; i < band->count; i++)
        count += band->items[i].kind == kind && (kind != ITEM_MARK || band->items[i].entry);
    return count;
}

static bool has_break(const struct timeline_band *band) {
    for (size_t i = 0; i < band->count; i++)
        if (band->items[i].kind == ITEM_BAR && !band->items[i].entry)
            return true;
    return false;
}

static void check_drawing(uint32_t seed) {
    struct arena *arena = arena_new();
    struct timeline_drawing drawing = some_drawing(arena, seed);
    struct timeline_type type = {.measure = (int32_t)(250 + seed % 5 * 60) * UNIT,
                                 .size = (int32_t)(8 + seed % 4) * UNIT,
                                 .leading = (int32_t)(10 + seed % 4) * UNIT,
                                 .width = width_of};
    type.context = &type;
    struct timeline_figure figure = timeline_figure_place(arena, &drawing, &type);
    size_t marks = 0;
    for (size_t i = 0; i < figure.count; i++) {
        const struct timeline_band *band = &figure.bands[i];
        check_inside(&type, band);
        check_apart(&type, band);
        if (!band->title.len)
            continue;
        check_order(&drawing, band, has_break(band));
        marks += count_of(band, ITEM_MARK);
        assert_true(count_of(band, ITEM_LINK) > 0);
    }
    assert_int_equal(marks, drawing.count);
    arena_free(arena);
}

static void drawings_hold_for_any_entries(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 600; seed++)
        check_drawing(seed);
}

/* Work grows with the entries: a chronicle of centuries is drawn at once. */
static void many_entries_are_drawn(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    enum { MANY = 20000 };
    struct timeline_entry *entries = ARENA_ARRAY(arena, struct timeline_entry, MANY);
    for (size_t i = 0; i < MANY; i++)
        entries[i] = (struct timeline_entry){.first = (int64_t)i * 9,
                                             .last = (int64_t)i * 9,
                                             .anchor = (int64_t)i * 9,
                                             .number = str_format(arena, "%zu", i + 1),
                                             .target = STR("#e")};
    struct timeline_drawing drawing = {.entries = entries, .count = MANY};
    struct timeline_type type = {
        .measure = 400 * UNIT, .size = 9 * UNIT, .leading = 11 * UNIT, .width = width_of};
    type.context = &type;
    struct timeline_figure figure = timeline_figure_place(arena, &drawing, &type);
    size_t marks = 0;
    for (size_t i = 0; i < figure.count; i++)
        marks += count_of(&figure.bands[i], ITEM_MARK);
    assert_int_equal(marks, MANY);
    arena_free(arena);
}

/* ---- single drawings ---- */

static const struct timeline_type *plain_type(struct timeline_type *type) {
    *type = (struct timeline_type){
        .measure = 400 * UNIT, .size = 9 * UNIT, .leading = 11 * UNIT, .width = width_of};
    type->context = type;
    return type;
}

static int64_t day_of(int32_t year) {
    return edtf_first_day((struct edtf){.from = {.year = year}});
}

static int32_t right_end(const struct timeline_band *band, enum timeline_item_kind kind,
                         const struct timeline_entry *entry) {
    int32_t end = 0;
    for (size_t i = 0; i < band->count; i++)
        if (band->items[i].kind == kind && band->items[i].entry == entry)
            end = MAX(end, band->items[i].x + band->items[i].width);
    return end;
}

/* An entry of seventy-five years, and one in each of them. */
static struct timeline_drawing seventy_five_years(struct arena *arena) {
    enum { YEARS = 76 };
    struct timeline_entry *entries = ARENA_ARRAY(arena, struct timeline_entry, YEARS);
    for (int32_t i = 0; i < YEARS; i++) {
        int64_t day = day_of(1914 + i);
        entries[i] = (struct timeline_entry){.first = day,
                                             .last = i ? day : day_of(1979),
                                             .anchor = day,
                                             .date = STR("3 May 1999"),
                                             .headline = STR("Something happened there"),
                                             .target = STR("#e")};
    }
    return (struct timeline_drawing){
        .entries = entries, .count = YEARS, .goes_on = STR("goes on"), .own_scales = STR("own")};
}

static void what_outlasts_its_row_goes_on_in_the_next(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct timeline_drawing drawing = seventy_five_years(arena);
    struct timeline_type type;
    struct timeline_figure figure = timeline_figure_place(arena, &drawing, plain_type(&type));
    assert_true(figure.count > 4);
    size_t full = 0, with = 0;
    for (size_t i = 0; i < figure.count; i++) {
        int32_t bar = right_end(&figure.bands[i], ITEM_BAR, drawing.entries);
        full += bar > 0 && bar == right_end(&figure.bands[i], ITEM_LINE, NULL);
        assert_true(bar == 0 || with == i); /* in all rows up to its last */
        with += bar > 0;
    }
    assert_int_equal(full + 1, with);
    arena_free(arena);
}

static void all_rows_end_alike(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct timeline_drawing drawing = seventy_five_years(arena);
    struct timeline_type type;
    struct timeline_figure figure = timeline_figure_place(arena, &drawing, plain_type(&type));
    for (size_t i = 1; i < figure.count && figure.bands[i].title.len; i++)
        assert_int_equal(right_end(&figure.bands[i], ITEM_LINE, NULL),
                         right_end(&figure.bands[0], ITEM_LINE, NULL));
    arena_free(arena);
}

static bool has_words(const struct timeline_figure *figure, const char *words) {
    for (size_t i = 0; i < figure->count; i++)
        for (size_t j = 0; j < figure->bands[i].count; j++)
            if (figure->bands[i].items[j].kind == ITEM_WORDS &&
                str_find(figure->bands[i].items[j].text, str_of(words), 0) != SIZE_MAX)
                return true;
    return false;
}

static void years_before_our_era_are_told_in_words(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    int64_t day = day_of(-43);
    struct timeline_entry entry = {
        .first = day, .last = day, .anchor = day, .date = STR("then"), .target = STR("#e")};
    struct timeline_drawing drawing = {
        .entries = &entry, .count = 1, .before_era = {STR(""), STR(" BC")}};
    struct timeline_type type;
    struct timeline_figure figure = timeline_figure_place(arena, &drawing, plain_type(&type));
    assert_true(has_words(&figure, "44 BC"));
    assert_false(has_words(&figure, "\u2212"));
    arena_free(arena);
}

/* Twelve of a day, of which every other number is elsewhere. */
static void numbers_that_share_a_place_are_all_told(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct timeline_entry entries[12];
    for (size_t i = 0; i < 12; i++)
        entries[i] = (struct timeline_entry){.first = 16000,
                                             .last = 16000,
                                             .anchor = 16000,
                                             .number = str_format(arena, "%zu", 20 + 2 * i),
                                             .target = STR("#e")};
    struct timeline_drawing drawing = {.entries = entries, .count = 12};
    struct timeline_type type;
    struct timeline_figure figure = timeline_figure_place(arena, &drawing, plain_type(&type));
    for (size_t i = 0; i < 12; i++)
        assert_true(has_words(&figure, str_terminated(arena, entries[i].number)));
    assert_false(has_words(&figure, "+"));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(drawings_hold_for_any_entries),
                                       cmocka_unit_test(many_entries_are_drawn),
                                       cmocka_unit_test(what_outlasts_its_row_goes_on_in_the_next),
                                       cmocka_unit_test(all_rows_end_alike),
                                       cmocka_unit_test(years_before_our_era_are_told_in_words),
                                       cmocka_unit_test(numbers_that_share_a_place_are_all_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
