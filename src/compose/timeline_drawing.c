/* timeline_drawing.c: entries of a timeline as what is to be drawn: from when to when, how sharp
 * the ends are, in which lane, with which words. */
#include "compose/timeline_internal.h"

enum { MOST_LABELLED = 36, MOST_IN_A_MONTH = 5, MOST_LANES = 6 };

/* ---- when ---- */

static bool is_exact(struct edtf_date date) {
    return date.day && !date.approximate && !date.uncertain && !date.masked;
}

static enum timeline_edge edge_of(struct edtf_date date) {
    return is_exact(date) ? EDGE_SHARP : EDGE_SOFT;
}

/* One of the pieces of a period that is cut into so many: 0 is its beginning. */
static void take_piece(struct timeline_entry *entry, int piece, int pieces) {
    int64_t days = entry->last - entry->first + 1;
    entry->last = entry->first + days * (piece + 1) / pieces - 1;
    entry->first += days * piece / pieces;
    entry->start = entry->end = EDGE_SOFT;
}

static void take_phrase(struct timeline_entry *entry, enum date_phrase phrase, bool decade) {
    switch (phrase) {
    case DATE_EARLY:
        take_piece(entry, 0, 3);
        break;
    case DATE_MID:
        take_piece(entry, 1, 3);
        break;
    case DATE_LATE:
    case DATE_END:
        take_piece(entry, 2, 3);
        break;
    case DATE_FIRST_HALF:
        take_piece(entry, 0, 2);
        break;
    case DATE_SECOND_HALF:
        take_piece(entry, 1, 2);
        break;
    case DATE_BY:
        if (decade) /* somewhere in it, nobody says how late */
            entry->last -= (entry->last - entry->first) / 2;
        entry->first = entry->last;
        entry->start = EDGE_VAGUE;
        break;
    case DATE_UNTIL:
    case DATE_THROUGH:
        entry->first = entry->last;
        entry->start = EDGE_VAGUE;
        break;
    case DATE_BEFORE:
        entry->last = entry->first;
        entry->start = EDGE_VAGUE;
        break;
    case DATE_AFTER:
        entry->first = entry->last;
        entry->end = EDGE_VAGUE;
        break;
    case DATE_FROM:
    case DATE_SINCE:
        entry->last = entry->first;
        entry->end = EDGE_VAGUE;
        break;
    case DATE_PLAIN:
        break;
    }
}

/* A date that is told to the day has a mark there; of one that is not, the mark is in the middle.
 */
static void set_time(struct timeline_entry *entry, const struct event *event) {
    struct edtf value = event->value;
    struct edtf known = {.from = value.open_start ? value.to : value.from};
    if (value.open_start || value.open_end) {
        enum timeline_edge edge = edge_of(known.from);
        entry->first = entry->last =
            value.open_start ? edtf_last_day(known) : edtf_first_day(known);
        entry->start = value.open_start ? EDGE_OPEN : edge;
        entry->end = value.open_end ? EDGE_OPEN : edge;
    } else {
        entry->first = edtf_first_day(value);
        entry->last = edtf_last_day(value);
        entry->start = edge_of(value.from);
        entry->end = value.interval ? edge_of(value.to) : entry->start;
        enum date_phrase phrase = date_phrase_of(event->modifier);
        bool decade = value.from.masked > 0 && !event->part.len;
        take_phrase(entry, date_phrase_of(event->part), false);
        if (!event->part.len || phrase > DATE_SECOND_HALF)
            take_phrase(entry, phrase, decade);
    }
    bool soft = !value.interval && entry->start == EDGE_SOFT && entry->end == EDGE_SOFT;
    bool from_end = entry->start == EDGE_OPEN || entry->start == EDGE_VAGUE;
    entry->anchor = soft       ? entry->first + (entry->last - entry->first) / 2
                    : from_end ? entry->last
                               : entry->first;
}

static int64_t month_of(int64_t day) {
    struct edtf_date date = edtf_from_day(day);
    return (int64_t)date.year * 12 + date.month;
}

bool timeline_is_numbered(const struct event *const *events, size_t count) {
    size_t together = 0;
    int64_t month = INT64_MIN;
    if (count > MOST_LABELLED)
        return true;
    for (size_t i = 0; i < count; i++) {
        struct timeline_entry entry = {0};
        set_time(&entry, events[i]);
        together = month == month_of(entry.anchor) ? together + 1 : 1;
        month = month_of(entry.anchor);
        if (together > MOST_IN_A_MONTH)
            return true;
    }
    return false;
}

/* ---- lanes ---- */

struct lanes {
    int kinds[6]; /* kind → lane + 1, or 0 */
    const struct actor *actors[MOST_LANES];
    size_t count;
    struct str names[MOST_LANES + 1];
};

static void find_kind_lanes(struct compose *compose, struct lanes *lanes,
                            const struct event *const *events, size_t count) {
    bool met[6] = {false};
    for (size_t i = 0; i < count; i++)
        met[events[i]->kind] = true;
    for (int kind = 0; kind < 6; kind++)
        if (met[kind]) {
            lanes->names[lanes->count] =
                timeline_word(compose->language, (enum timeline_word)(TIMELINE_KINDS + kind));
            lanes->kinds[kind] = (int)++lanes->count;
        }
}

/* How often each actor is named, by its place in the analysis. */
static size_t *count_actors(struct compose *compose, const struct event *const *events,
                            size_t count) {
    const struct analysis *analysis = compose->input->analysis;
    const struct actor *all = analysis->actors;
    size_t *times = ARENA_ARRAY(compose->arena, size_t, analysis->actor_count + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < events[i]->actor_count; j++)
            times[events[i]->actors[j] - all]++;
    return times;
}

/* Those that the timeline asks for, in its order; else those that are named most. */
static void find_actor_lanes(struct compose *compose, struct lanes *lanes,
                             const struct body_item *item, const struct event *const *events,
                             size_t count) {
    const struct pack *pack = compose->input->pack;
    const struct analysis *analysis = compose->input->analysis;
    const struct actor *all = analysis->actors;
    size_t *times = count_actors(compose, events, count);
    for (size_t i = 0; i < item->actors.count && lanes->count < MOST_LANES; i++) {
        const struct actor *actor = pack_actor(pack, item->actors.items[i].text);
        if (actor && times[actor - all])
            lanes->actors[lanes->count++] = actor;
    }
    while (!item->actors.count && lanes->count < MOST_LANES - 1) {
        size_t best = 0;
        for (size_t i = 1; i < analysis->actor_count; i++)
            best = times[i] > times[best] ? i : best;
        if (!analysis->actor_count || !times[best])
            break;
        lanes->actors[lanes->count++] = &all[best];
        times[best] = 0;
    }
    for (size_t i = 0; i < lanes->count; i++)
        lanes->names[i] = lanes->actors[i]->name.text;
}

static size_t actor_lane(const struct lanes *lanes, const struct event *event) {
    for (size_t i = 0; i < lanes->count; i++)
        for (size_t j = 0; j < event->actor_count; j++)
            if (event->actors[j] == lanes->actors[i])
                return i;
    return lanes->count;
}

static void set_lanes(struct compose *compose, struct timeline_drawing *drawing,
                      struct timeline_entry *entries, const struct body_item *item,
                      const struct event *const *events, size_t count) {
    struct lanes lanes = {0};
    bool others = false;
    if (item->lanes == LANES_KIND)
        find_kind_lanes(compose, &lanes, events, count);
    else if (item->lanes == LANES_ACTOR)
        find_actor_lanes(compose, &lanes, item, events, count);
    for (size_t i = 0; i < count && lanes.count; i++) {
        entries[i].lane = item->lanes == LANES_KIND ? (size_t)lanes.kinds[events[i]->kind] - 1
                                                    : actor_lane(&lanes, events[i]);
        others = others || entries[i].lane == lanes.count;
    }
    if (others)
        lanes.names[lanes.count++] = timeline_word(compose->language, TIMELINE_OTHERS);
    struct str *names = ARENA_ARRAY(compose->arena, struct str, lanes.count + 1);
    for (size_t i = 0; i < lanes.count; i++)
        names[i] = lanes.names[i];
    drawing->lanes = names;
    drawing->lane_count = lanes.count > 1 ? lanes.count : 0;
    if (item->lanes == LANES_KIND && drawing->lane_count) {
        int *kinds = ARENA_ARRAY(compose->arena, int, lanes.count);
        for (int kind = 0; kind < 6; kind++)
            if (lanes.kinds[kind])
                kinds[lanes.kinds[kind] - 1] = kind;
        drawing->lane_kinds = kinds;
    }
    for (size_t i = 0; i < count && lanes.count < 2; i++)
        entries[i].lane = 0;
}

/* ---- the whole ---- */

struct order {
    struct timeline_entry entry;
    size_t number;
};

static int compare_anchors(const void *left, const void *right) {
    const struct order *a = left, *b = right;
    if (a->entry.anchor != b->entry.anchor)
        return a->entry.anchor < b->entry.anchor ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* The list goes by first day, the drawing by where the marks stand. */
static void sort_entries(struct arena *arena, struct timeline_entry *entries, size_t count) {
    struct order *order = ARENA_ARRAY(arena, struct order, count + 1);
    for (size_t i = 0; i < count; i++)
        order[i] = (struct order){entries[i], i};
    qsort(order, count, sizeof *order, compare_anchors);
    for (size_t i = 0; i < count; i++)
        entries[i] = order[i].entry;
}

static const struct str *kind_names(struct compose *compose, const struct event *const *events,
                                    size_t count) {
    bool several = false;
    struct str *names = ARENA_ARRAY(compose->arena, struct str, 6);
    for (size_t i = 1; i < count; i++)
        several = several || events[i]->kind != events[0]->kind;
    for (int kind = 0; kind < 6; kind++)
        names[kind] = timeline_word(compose->language, (enum timeline_word)(TIMELINE_KINDS + kind));
    return several ? names : NULL;
}

/* What the language says before and behind a year before our era: of "44 BC", "" and " BC". */
static void set_era(struct compose *compose, struct timeline_drawing *drawing) {
    struct str text = compose_date(compose, (struct edtf){.from = {.year = 1 - 44}});
    size_t at = str_find(text, STR("44"), 0);
    bool found = at != SIZE_MAX;
    drawing->before_era[0] = found ? str_slice(text, 0, at) : STR("\u2212");
    drawing->before_era[1] = found ? str_slice(text, at + 2, text.len) : STR("");
}

const struct timeline_drawing *timeline_draw(struct compose *compose, const struct body_item *item,
                                             const struct event *const *events,
                                             struct node *const *nodes, size_t count) {
    struct arena *arena = compose->arena;
    struct timeline_drawing *drawing = ARENA_NEW(arena, struct timeline_drawing);
    struct timeline_entry *entries = ARENA_ARRAY(arena, struct timeline_entry, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct timeline_entry *entry = &entries[i];
        set_time(entry, events[i]);
        struct edtf_date month = edtf_from_day(entry->anchor);
        month.day = 0;
        entry->kind = events[i]->kind;
        entry->number = nodes[i]->label;
        entry->date = node_plain_text(arena, nodes[i]->first);
        entry->headline = events[i]->title;
        entry->month = compose_date(compose, (struct edtf){.from = month});
        entry->target = str_format(arena, "#%.*s", STR_ARG(nodes[i]->id));
    }
    set_lanes(compose, drawing, entries, item, events, count);
    if (item->lanes != LANES_KIND || !drawing->lane_count)
        drawing->kinds = kind_names(compose, events, count);
    sort_entries(arena, entries, count);
    drawing->entries = entries;
    drawing->count = count;
    drawing->inexact = timeline_word(compose->language, TIMELINE_INEXACT);
    drawing->shortened = timeline_word(compose->language, TIMELINE_SHORTENED);
    drawing->goes_on = timeline_word(compose->language, TIMELINE_GOES_ON);
    set_era(compose, drawing);
    drawing->own_scales = timeline_word(compose->language, TIMELINE_OWN_SCALES);
    drawing->about = timeline_word(compose->language, TIMELINE_DRAWN);
    drawing->from_right = language_is_right_to_left(compose->language);
    return drawing;
}
