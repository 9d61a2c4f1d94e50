/* timeline_figure.c: a drawn timeline as a whole. Its entries are cut into bands of whole years (of
 * months, where a year holds many), so that all bands together are as low as can be; a key below
 * tells what is not plain. */
#include "compose/timeline_draft.h"

#include <string.h>

/* No band holds more, and a year with more labels than that is cut into months. A cut inside a year
 * costs as much as so many lines. */
enum { MOST_IN_BAND = 18, MOST_NUMBERS_IN_BAND = 80, MOST_IN_YEAR = 6, CUT_YEAR = 5 };

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
            atoms[count++] = (struct atom){
                .from = i, .to = to, .start = year_day(year), .end = year_day(year + 1)};
    }
    return count;
}

/* What lasts longer than its atom goes through those that follow. */
static void find_through(const struct timeline_drawing *drawing, struct atom *atoms, size_t count) {
    size_t lasting[MOST_THROUGH] = {0}, kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct atom *atom = &atoms[i];
        atom->next = i + 1 < count ? atoms[i + 1].start : INT64_MAX;
        size_t still = 0;
        for (size_t j = 0; j < kept; j++)
            if (drawing->entries[lasting[j]].last >= atom->start)
                lasting[still++] = lasting[j];
        kept = still;
        memcpy(atom->through, lasting, kept * sizeof *lasting);
        atom->through_count = kept;
        for (size_t j = atom->from; j < atom->to && kept < MOST_THROUGH; j++) {
            const struct timeline_entry *entry = &drawing->entries[j];
            if (entry->anchor <= entry->first && entry->last >= atom->end &&
                !edge_is_open(entry->end))
                lasting[kept++] = j;
        }
    }
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
            draft_band(draft, &atoms[from], &atoms[to - 1]);
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
    text = timeline_shorten(draft->arena, draft->type, false, text, draft->type->measure - key->x);
    key->x += draft_words(draft, text, false, key->x, key->y, NULL) + draft->type->size * 3 / 2;
}

static void key_mark(struct drafting *draft, struct key *key, int kind, bool hollow,
                     struct str text) {
    int32_t size = mark_size(draft), sign = size * 3 / 2;
    key_step(draft, key, sign + draft->type->width(draft->type->context, false, text));
    draft_mark(draft, kind, hollow, key->x + size * 5 / 8, key->y - draft->type->size / 3, NULL);
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
    draft_axis(draft, &scale, key->y - size / 3, true);
    key->x = scale.right + size / 2;
    key_words(draft, key, draft->drawing->shortened);
}

/* A bar that is torn at its end. */
static void key_bar(struct drafting *draft, struct key *key) {
    int32_t width = 2 * draft->type->size, gap = draft->type->size / 2;
    key_step(draft, key,
             width + gap +
                 draft->type->width(draft->type->context, false, draft->drawing->goes_on));
    struct timeline_entry entry = {0};
    struct bar bar = {.entry = &entry, .goes = true, .from = key->x, .to = key->x + width};
    draft_bar(draft, &bar, key->y - draft->type->size / 3);
    if (draft->band->count)
        draft->band->items[draft->band->count - 1].entry = NULL;
    key->x += width + gap;
    key_words(draft, key, draft->drawing->goes_on);
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
        key_mark(draft, &key, EVENT_EVENT, true, drawing->inexact);
    if (shortened)
        key_break(draft, &key);
    if (draft->goes_on)
        key_bar(draft, &key);
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
    static const int32_t shares[LABEL_WIDTHS] = {25, 40, 55}; /* hundredths of the measure */
    const struct timeline_type *type = draft->type;
    for (size_t width = 0; width < (draft->numbered ? 1 : LABEL_WIDTHS); width++) {
        int32_t room = MAX(type->measure * shares[width] / 100, 10 * type->size);
        room = MIN(room, type->measure * shares[LABEL_WIDTHS - 1] / 100) - type->size / 3;
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
    find_through(drawing, atoms, count);
    size_t *ends = ARENA_ARRAY(arena, size_t, count + 1);
    size_t bands = cut_bands(&draft, atoms, count, ends);
    figure.bands = ARENA_ARRAY(arena, struct timeline_band, bands + 1);
    draft.inexact = draft.shortened = draft.goes_on = false;
    for (size_t i = bands, from = 0; i-- > 0; from = ends[i]) {
        draft.band = &figure.bands[figure.count++];
        draft.room = 0;
        draft.band->height = draft_band(&draft, &atoms[from], &atoms[ends[i] - 1]);
    }
    draft.band = &figure.bands[figure.count];
    draft.room = 0;
    if (make_key(&draft, bands))
        figure.count++;
    for (size_t i = 0; i < figure.count && drawing->from_right; i++)
        mirror(&figure.bands[i], type->measure);
    return figure;
}
