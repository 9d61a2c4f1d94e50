/* date_story.c: the years of dates that are told without one, over a whole section at once.
 * A narrative stands somewhere in time. Each date either moves it on or is told in passing, and
 * each choice costs: months forward are cheap, backward dear, and what opens a sentence moves the
 * narrative where a year inside a clause does not. The cheapest way through all dates of the
 * section (Viterbi, "Error bounds for convolutional codes", 1967; here the few best states of each
 * date are kept) settles the years together, so that a look ahead in one sentence does not shift
 * those behind it. How much dearer the best way with another value is, is the confidence. No clock
 * is asked. */
#include <stdlib.h>

#include "analyse/date_story.h"

/* ---- the cheapest way ---- */

static bool same_date(struct edtf_date a, struct edtf_date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool same_state(const struct state *a, const struct state *b) {
    return a->placed == b->placed && a->told == b->told && a->settled == b->settled &&
           a->moved == b->moved && a->passing == b->passing && a->cited == b->cited &&
           a->anchored == b->anchored && a->loose == b->loose && a->framed == b->framed &&
           same_date(a->value, b->value) && same_date(a->position, b->position) &&
           same_date(a->last, b->last) && same_date(a->day, b->day);
}

/* Where a way ends: a state that is there already, a new one, or that of the dearest, given up. */
static size_t place_state(struct layer *layer, const struct state *state) {
    size_t dearest = 0;
    for (size_t i = 0; i < layer->count; i++) {
        if (same_state(&layer->states[i], state))
            return i;
        if (layer->states[i].cost > layer->states[dearest].cost)
            dearest = i;
    }
    if (layer->count < STATES) {
        layer->states[layer->count] = *state;
        return layer->count++;
    }
    if (layer->states[dearest].cost <= state->cost)
        return STATES;
    for (size_t i = 0; i < layer->edge_count; i++)
        if (layer->edges[i].to == dearest)
            layer->edges[i].cost = -1;
    layer->states[dearest] = *state;
    return dearest;
}

static void step(const struct story *story, const struct layer *before, struct layer *layer,
                 size_t index) {
    layer->count = layer->edge_count = 0;
    for (size_t s = 0; s < before->count; s++) {
        struct ways ways;
        struct state from = before->states[s];
        if (story->items[index].fresh)
            from.day.month = from.day.day = 0;
        story_find_ways(story, &ways, &from, index);
        for (size_t w = 0; w < ways.count; w++) {
            struct state *way = &ways.states[w];
            int cost = way->cost;
            way->cost += before->states[s].cost;
            way->back = (uint8_t)s;
            size_t to = place_state(layer, way);
            if (to == STATES)
                continue;
            if (way->cost < layer->states[to].cost)
                layer->states[to] = *way;
            layer->edges[layer->edge_count++] =
                (struct edge){(uint8_t)s, (uint8_t)to, (int16_t)cost};
        }
    }
}

/* Costs from each state to the end, from the last date to the first. */
static void look_back(struct story *story, size_t window) {
    enum { NEVER = 1 << 28 };
    struct layer *last = &story->layers[window];
    for (size_t i = 0; i < last->count; i++)
        last->states[i].ahead = 0;
    for (size_t n = window; n > 0; n--) {
        struct layer *layer = &story->layers[n], *before = layer - 1;
        for (size_t i = 0; i < before->count; i++)
            before->states[i].ahead = NEVER;
        for (size_t i = 0; i < layer->edge_count; i++) {
            const struct edge *edge = &layer->edges[i];
            int ahead = edge->cost + layer->states[edge->to].ahead;
            if (edge->cost >= 0 && ahead < before->states[edge->from].ahead)
                before->states[edge->from].ahead = ahead;
        }
    }
}

static size_t cheapest(const struct layer *layer) {
    size_t best = 0;
    for (size_t i = 1; i < layer->count; i++)
        if (layer->states[i].cost < layer->states[best].cost)
            best = i;
    return best;
}

/* How much more the best way with another value of this date costs; that value. */
static int margin(const struct layer *layer, const struct state *chosen, struct edtf_date *other) {
    enum { NO_OTHER = 99 };
    int best = NO_OTHER, least = chosen->cost + chosen->ahead;
    for (size_t i = 0; i < layer->count; i++) {
        const struct state *state = &layer->states[i];
        int more = state->cost + state->ahead - least;
        if (!same_date(state->value, chosen->value) && state->settled && more < best) {
            best = more;
            *other = state->value;
        }
    }
    return best < 0 ? 0 : best;
}

/* ---- verdicts ---- */

static bool date_exists(struct edtf_date date) {
    return !date.month || date.month > 12
               ? !date.month || (date.month >= 21 && date.month <= 36)
               : !date.day || date.day <= edtf_month_days(date.year, date.month);
}

static bool is_valid(struct edtf value, bool *reversed) {
    bool ends = value.interval && !value.open_end;
    if ((!value.open_start && !date_exists(value.from)) || (ends && !date_exists(value.to)))
        return false;
    *reversed = ends && !value.open_start &&
                edtf_first_day((struct edtf){.from = value.from}) >
                    edtf_last_day((struct edtf){.from = value.to});
    return !*reversed;
}

/* Measured on texts with known dates: so many of a hundred are right that cost this much less than
 * the next best. */
static int confidence_of(int more) {
    static const int levels[] = {40, 55, 65, 76, 84, 88, 91, 93, 95};
    return more >= (int)G_N_ELEMENTS(levels) ? 96 : levels[more];
}

/* "the year before" of a report on July to June is of those months too. */
static bool is_split_before(const struct story *story, const struct date_match *match,
                            struct edtf_date value) {
    return story->split && match->shape == SHAPE_RELATIVE && match->unit == UNIT_YEAR &&
           match->shift == -1 && !value.month && value.year == story->frame.year - 1;
}

static void set_value(const struct story *story, struct story_item *item,
                      const struct state *chosen) {
    const struct edtf *told = &item->match.value;
    item->value = *told;
    if (is_split_before(story, &item->match, chosen->value)) {
        item->value = (struct edtf){
            .from = {.year = chosen->value.year - 1}, .to = chosen->value, .interval = true};
    } else if (item->match.shape == SHAPE_RELATIVE && told->interval) {
        item->value.from.year = item->value.to.year = chosen->value.year;
    } else if (item->match.shape == SHAPE_RELATIVE || item->match.shape == SHAPE_DAY ||
               item->match.shape == SHAPE_WEEKDAY) {
        item->value = (struct edtf){.from = chosen->value};
        item->value.interval = item->value.open_end = told->open_end; /* "since Monday" */
    } else if (item->match.shape != SHAPE_CALENDAR) {
        bool turns = told->interval && !told->open_end && told->to.month < told->from.month;
        item->value.from.year = chosen->value.year - turns;
        item->value.to.year = chosen->value.year;
    }
}

static struct str explain_years(struct arena *arena, const struct story *story,
                                const struct story_item *item, const struct state *before,
                                bool chosen_by_frame, int more, struct edtf_date other) {
    if (item->column_year)
        return str_format(arena,
                          "no year is told with it\n%d stands at the head of its column\n"
                          "the year, written out, or {date=...} would change it",
                          (int)item->column_year);
    if (item->dateline_year)
        return STR("no year is told with it\nthe text was written then: from the dates of the text "
                   "as a whole, and forward from one dateline to the next\n"
                   "the year, written out, or {date=...} would change it");
    struct str value = edtf_text(arena, item->value);
    if (chosen_by_frame)
        return str_format(arena,
                          "no year is told with it\nthe text is of %.*s: %.*s is the nearest %s\n"
                          "the year, written out, or {date=...} would change it",
                          STR_ARG(edtf_text(arena, (struct edtf){.from = story->frame})),
                          STR_ARG(value), item->tense.sense > 0 ? "behind it" : "before it");
    struct str stood =
        before->placed ? edtf_text(arena, (struct edtf){.from = before->position}) : STR("");
    struct str reason =
        before->placed
            ? str_format(arena, "no year is told with it\nthe text stood at %.*s before it\n",
                         STR_ARG(stood))
        : before->told
            ? str_format(arena, "no year is told with it\nthe last date before it is of %d\n",
                         (int)before->last.year)
        : story->setting.has_written
            ? (item->value.from.year == story->setting.written.from.year
                   ? STR("no year is told with it\nthe year of the section's date\n")
                   : STR("no year is told with it\nthe year before the section's date\n"))
            : STR("no year is told with it\nthe first year that is told behind it\n");
    if (more < 99)
        return str_format(arena,
                          "%.*s%.*s was the nearest; the next one, %d, is farther by %d\n"
                          "the year, written out, or {date=...} would change it",
                          STR_ARG(reason), STR_ARG(value), (int)other.year, more);
    return str_format(arena,
                      "%.*s%.*s was the only one that fits\nthe year, written out, or {date=...} "
                      "would change it",
                      STR_ARG(reason), STR_ARG(value));
}

static void settle_written(struct arena *arena, struct story_item *item) {
    item->confidence = 99 - item->match.doubt;
    item->inference = item->match.year_behind ? DATE_YEAR : DATE_EXPLICIT;
    item->reason = STR("written out");
    if (item->match.year_behind) {
        item->confidence = 95;
        item->reason = str_format(arena,
                                  "the year %d is told with the date that it is joined to\n"
                                  "a year of its own, or {date=...}, would change it",
                                  (int)item->match.value.from.year);
    } else if (item->match.ambiguous) {
        item->reason = STR("written out in numerals\nday and month in the language's order\n"
                           "the month as a word, or {date=...}, would change it");
    } else if (item->match.doubt) {
        item->reason = STR("written out\nthe form alone does not make it a date\n"
                           "{.no-event} or {date=...} would change it");
    }
}

/* So far off that a reader would have to look back. */
static bool is_far(const struct story_item *items, size_t index) {
    return index == 0 || items[index - 1].flat != items[index].flat;
}

static void settle_inferred(struct arena *arena, const struct story *story, size_t index,
                            const struct layer *layer, const struct state *before,
                            const struct state *chosen) {
    enum { FROM_AHEAD_AT_MOST = 70, FROM_WRITTEN_AT_MOST = 85, ANAPHOR_AT_MOST = 90, FAR = 12 };
    struct story_item *item = &story->items[index];
    struct edtf_date other = {0};
    int more = margin(layer, chosen, &other), confidence = confidence_of(more);
    if (item->match.shape == SHAPE_YEARLESS) {
        bool by_frame = chosen->framed && (before->placed || story->cut_off);
        item->inference = DATE_YEAR;
        item->reason = explain_years(arena, story, item, before, by_frame, more, other);
        if (!before->placed && !before->told && !item->column_year)
            confidence = MIN(confidence, story->setting.has_written ? FROM_WRITTEN_AT_MOST
                                                                    : FROM_AHEAD_AT_MOST);
        if (item->dateline_year)
            confidence = MIN(confidence, (int)FROM_WRITTEN_AT_MOST);
    } else {
        struct edtf_date base = item->match.unit == UNIT_DAY ? before->day : before->last;
        struct str from = edtf_text(arena, (struct edtf){.from = base});
        item->inference = item->match.shape == SHAPE_DAY ? DATE_YEAR : DATE_ANAPHOR;
        item->reason = str_format(arena,
                                  "refers to a date told before\nthat is %.*s\n"
                                  "the date, written out, or {date=...} would change it",
                                  STR_ARG(from));
        confidence = MIN(confidence, ANAPHOR_AT_MOST) - (is_far(story->items, index) ? FAR : 0);
    }
    item->confidence = MAX(confidence - item->match.doubt, 5);
}

static void settle(struct arena *arena, struct story *story, size_t index,
                   const struct layer *layer, const struct state *before,
                   const struct state *chosen) {
    struct story_item *item = &story->items[index];
    item->settled = chosen->settled;
    item->valid = true;
    if (item->given)
        return;
    set_value(story, item, chosen);
    if (!item->settled) {
        item->inference = item->match.shape == SHAPE_YEARLESS ? DATE_YEAR : DATE_ANAPHOR;
        item->reason = STR("nothing in the section settles the date");
        return;
    }
    if (item->match.shape == SHAPE_CALENDAR)
        settle_written(arena, item);
    else
        settle_inferred(arena, story, index, layer, before, chosen);
    item->valid = is_valid(item->value, &item->reversed);
}

static void settle_stretch(struct arena *arena, struct story_setting setting,
                           struct story_item *items, size_t count) {
    struct story story = {.setting = setting, .items = items, .count = count};
    story_find_frame(&story);
    size_t room = MIN(count, (size_t)WINDOW) + 1;
    struct layer *layers = g_new(struct layer, room);
    story.layers = layers;
    struct state known = {0};
    for (size_t first = 0; first < count; first += WINDOW) {
        size_t window = MIN(count - first, (size_t)WINDOW);
        known.cost = 0;
        layers[0].states[0] = known;
        layers[0].count = 1;
        for (size_t i = 0; i < window; i++) {
            struct story_item *item = &items[first + i];
            item->tense = date_tense_of(item->flat, &item->match);
            if (item->match.shape == SHAPE_YEARLESS && !item->match.value.interval &&
                date_is_of(item->flat, item->match.start) &&
                !date_is_of_new(item->flat, item->match.start))
                item->tense.sense = SENSE_BEFORE;
            item->goes_on = item->match.since && date_goes_on(item->flat, item->match.start);
            item->opens_block = first + i == 0 || item[-1].flat != item->flat;
            item->weights = story_weigh(item);
            step(&story, &layers[i], &layers[i + 1], first + i);
        }
        look_back(&story, window);
        size_t at = cheapest(&layers[window]);
        known = layers[window].states[at];
        for (size_t i = window; i > 0; i--) {
            const struct state *chosen = &layers[i].states[at];
            const struct state *before = &layers[i - 1].states[chosen->back];
            settle(arena, &story, first + i - 1, &layers[i], before, chosen);
            at = chosen->back;
        }
    }
    g_free(layers);
}

void story_settle(struct arena *arena, struct story_setting setting, struct story_item *items,
                  size_t count) {
    story_find_datelines(setting, items, count);
    for (size_t first = 0, end; first < count; first = end) {
        end = story_stretch_end(items, count, first);
        settle_stretch(arena, setting, items + first, end - first);
        setting.has_written = false; /* the next dateline says it */
    }
}
