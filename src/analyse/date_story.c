/* date_story.c: the years of dates that are told without one, over a whole section at once.
 * A narrative stands somewhere in time. Each date either moves it on or is told in passing, and
 * each choice costs: months forward are cheap, backward dear, and what opens a sentence moves the
 * narrative where a year inside a clause does not. The cheapest way through all dates of the
 * section (Viterbi, "Error bounds for convolutional codes", 1967; here the few best states of each
 * date are kept) settles the years together, so that a look ahead in one sentence does not shift
 * those behind it. How much dearer the best way with another value is, is the confidence. No clock
 * is asked. */
#include "analyse/analyse_internal.h"

enum {
    STATES = 8,   /* kept for each date */
    OPTIONS = 20, /* ways on from one state at most */
    WINDOW = 256  /* dates settled together; then the best way so far is taken */
};

struct state {
    struct edtf_date position; /* where the narrative stands; month 0: a year alone */
    struct edtf_date last;     /* told last */
    struct edtf_date day;      /* last that was exact to the day; month 0: none */
    struct edtf_date value;    /* of the date at hand */
    bool placed, told;         /* are there a position and a last date? */
    bool moved;                /* the date at hand moved the position */
    bool settled;
    int cost, ahead; /* of the cheapest way to here, and from here to the end */
    uint8_t back;    /* the state before on that way */
};
struct edge {
    uint8_t from, to;
    int16_t cost; /* -1: its end was given up */
};
struct layer {
    struct state states[STATES];
    size_t count;
    struct edge edges[STATES * OPTIONS];
    size_t edge_count;
};
struct story {
    struct story_setting setting;
    struct story_item *items;
    size_t count;
    struct layer *layers; /* layers[0] is what was known before the window */
};

/* ---- the features of a date ---- */

static int month_of(struct edtf_date date) {
    if (date.month <= 12)
        return date.month;
    return date.month > 24    ? 3 * (date.month - 33) + 1
           : date.month == 24 ? 12
                              : 3 * (date.month - 21) + 3;
}

static bool is_day(struct edtf_date date) {
    return date.month >= 1 && date.month <= 12 && date.day;
}

/* A date that opens its sentence, or the first of its block. */
static bool is_initial(const struct story_item *item) {
    enum { OPENING = 60 }; /* bytes */
    if (date_is_heading(item->flat))
        return true;
    return !date_is_attribute(item->flat, &item->match) &&
           (item->match.start < OPENING || date_opens_sentence(item->flat, item->match.start));
}

/* What the narrative takes from a date: the end of a stretch. */
static struct edtf_date told_date(struct edtf value) {
    return value.interval && !value.open_end ? value.to : value.from;
}

/* What it costs that the date moves the narrative on, or that it does not. */
static struct story_weights weigh(const struct story_item *item, bool first) {
    const struct edtf *told = &item->match.value;
    enum date_modifier modifier = item->match.modifier;
    bool range = told->interval && !told->from.month;
    if ((date_is_heading(item->flat) && !range) || item->given)
        return (struct story_weights){0, 10};
    if (item->role == DATE_CITATION)
        return (struct story_weights){5, 0};
    if (item->role == DATE_MENTION || item->flat->block->kind == NODE_CAPTION)
        return (struct story_weights){12, 0};
    bool initial = is_initial(item), year = !told_date(item->match.value).month;
    bool day = is_day(told_date(item->match.value));
    if (item->match.shape != SHAPE_CALENDAR)
        return initial       ? (struct story_weights){0, 8}
               : item->sense ? (struct story_weights){1, 0}
                             : (struct story_weights){0, 3};
    if (modifier == MODIFIER_UNTIL || modifier == MODIFIER_BEFORE)
        return (struct story_weights){4, 1};
    if (initial)
        return item->sense ? (struct story_weights){2, 3}
               : year      ? (struct story_weights){0, 6}
               : first     ? (struct story_weights){0, 12}
                           : (struct story_weights){0, 8};
    if (year || date_is_attribute(item->flat, &item->match))
        return first && !year ? (struct story_weights){1, 2} : (struct story_weights){8, 0};
    return item->sense ? (struct story_weights){4, 1}
           : day       ? (struct story_weights){0, 5}
                       : (struct story_weights){1, 3};
}

/* ---- ways on ---- */

struct ways {
    struct state states[OPTIONS];
    size_t count;
};

static void add_way(struct ways *ways, const struct state *from, struct edtf_date value, bool move,
                    int cost) {
    if (ways->count == OPTIONS)
        return;
    struct state *to = &ways->states[ways->count++];
    *to = *from;
    to->value = value;
    to->settled = true;
    to->moved = move;
    to->cost = cost;
    to->last = value;
    to->told = true;
    if (is_day(value))
        to->day = value;
    if (move) {
        to->position = value;
        to->placed = true;
    }
}

static void add_unsettled(struct ways *ways, const struct state *from) {
    struct state *to = &ways->states[ways->count++];
    *to = *from;
    to->value = (struct edtf_date){0};
    to->settled = to->moved = false;
    to->cost = 0;
}

/* A date told in passing is seldom of the narrative's own time. */
static int leap(const struct state *from, const struct story_item *item, struct edtf_date value) {
    enum { FAR = 3, BACK = 2, YEARS_ON = 5 };
    if (!from->placed)
        return 0;
    int years = value.year - from->position.year;
    bool back = years < 0 || (years == 0 && value.month && from->position.month &&
                              month_of(value) < month_of(from->position));
    int far = years < 0 || years > YEARS_ON ? FAR : years > 1;
    return (is_initial(item) && value.month ? far / FAR : far) + (back ? BACK : 0);
}

static void calendar_ways(struct ways *ways, const struct state *from,
                          const struct story_item *item) {
    const struct edtf *told = &item->match.value;
    struct edtf_date value = told_date(*told);
    struct story_weights weights = item->weights;
    int move = weights.move + (date_is_heading(item->flat) ? 0 : leap(from, item, value));
    add_way(ways, from, value, true, move);
    if (told->interval && !told->open_end) /* what follows may be told of all of it */
        add_way(ways, from, told->from, true, move + 1);
    add_way(ways, from, value, false, weights.aside + (from->placed ? 0 : 3));
}

/* From month to month. */
static int distance(struct edtf_date from, const struct story_item *item, int years) {
    enum { MOST = 24, BACKWARD = 4, YEAR_AGO = 4, HALF = 6 };
    int month = month_of(item->match.value.from), day = item->match.value.from.day;
    int months = 12 * years + month - month_of(from), cost;
    int sense = item->sense;
    if (item->match.since) /* what goes on since then began before */
        return months > 0 ? MOST : (1 - months) / 2;
    if (!from.month || from.month == 24) /* a winter belongs to two years */
        return years == 0 ? 1 : years > 0 ? 14 : 20;
    if (item->fresh) /* behind a heading the narrative may begin anew */
        return years == 0 ? (months < 0 ? 5 : 1) : years > 0 && months < 12 ? 7 : 16;
    if (months > 0 || (months == 0 && (!day || !from.day || day >= from.day)))
        cost = (months <= HALF ? (months + 1) / 2 : months - HALF / 2) + (years > 0) +
               (sense < 0 ? 3 : 0);
    else
        cost = (months == 0 ? 1 : BACKWARD - 2 * months) + (years < 0 ? YEAR_AGO : 0) -
               (sense < 0 ? 3 : 0);
    return cost > MOST ? MOST : cost < 0 ? 0 : cost;
}

/* A weekday that is written, and a day that has to exist. */
static int contradiction(const struct story_item *item, int32_t year) {
    enum { WRONG = 15 };
    struct edtf_date date = item->match.value.from;
    date.year = year;
    if (!is_day(date))
        return 0;
    if (date.day > edtf_month_days(year, date.month))
        return WRONG;
    int weekday = edtf_weekday(edtf_first_day((struct edtf){.from = date}));
    return item->match.weekday >= 0 && weekday != item->match.weekday ? WRONG : 0;
}

static void add_year(struct ways *ways, const struct state *from, const struct story_item *item,
                     int32_t year, int cost) {
    struct edtf_date value = told_date(item->match.value);
    struct story_weights weights = item->weights;
    value.year = year;
    const struct edtf *told = &item->match.value;
    if (told->interval && !told->open_end && told->to.month < told->from.month)
        value.year++;
    cost += contradiction(item, year);
    if (item->role != DATE_CITATION)
        add_way(ways, from, value, true, cost + weights.move);
    add_way(ways, from, value, false, cost + weights.aside);
}

/* What was told before it was written is mostly of the year before where its month lies ahead. */
static bool year_written(const struct story *story, int month, int32_t *year) {
    enum { MONTHS_AHEAD = 6 };
    const struct edtf_date *date = &story->setting.written.from;
    if (!story->setting.has_written || story->setting.written.open_start || date->masked)
        return false;
    bool told = date->month >= 1 && date->month <= 12 && month <= 12;
    *year = date->year - (told && month > date->month + MONTHS_AHEAD);
    return true;
}

/* The first date with a year behind an item in its block; what lies farther tells little. */
static const struct edtf_date *year_ahead(const struct story *story, size_t index) {
    enum { LOOK_AHEAD = 12 };
    for (size_t i = index + 1; i < story->count && i <= index + LOOK_AHEAD; i++) {
        const struct story_item *item = &story->items[i];
        if (item->flat != story->items[index].flat)
            break;
        if (item->match.shape == SHAPE_CALENDAR && item->role != DATE_CITATION &&
            !item->match.value.from.masked)
            return &item->match.value.from;
    }
    return NULL;
}

static void yearless_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { FROM_LAST = 3, FROM_WRITTEN = 3, FROM_AHEAD = 6, TURN = 4 };
    const struct story_item *item = &story->items[index];
    int month = month_of(item->match.value.from);
    int32_t year;
    const struct edtf_date *ahead;
    if (item->column_year) {
        add_year(ways, from, item, item->column_year, 0);
        return;
    }
    if (from->placed)
        for (int years = 0; years < 3; years++) {
            int turn = years == 2 ? -1 : years;
            add_year(ways, from, item, from->position.year + turn,
                     distance(from->position, item, turn));
        }
    if (from->told && (!from->placed || from->last.year != from->position.year))
        for (int turn = 0; turn < 2; turn++)
            add_year(ways, from, item, from->last.year + turn,
                     distance(from->last, item, turn) + FROM_LAST);
    if (ways->count)
        return;
    if (year_written(story, month, &year)) {
        add_year(ways, from, item, year, FROM_WRITTEN);
    } else if ((ahead = year_ahead(story, index))) {
        bool turn = ahead->month && month > month_of(*ahead);
        add_year(ways, from, item, ahead->year - turn, FROM_AHEAD);
        add_year(ways, from, item, ahead->year - !turn, FROM_AHEAD + TURN + (turn ? 0 : TURN));
    } else {
        add_unsettled(ways, from);
    }
}

static struct edtf_date add_months(struct edtf_date date, int months) {
    int month = month_of(date) - 1 + months;
    int years = month >= 0 ? month / 12 : -((11 - month) / 12);
    return (struct edtf_date){.year = date.year + years,
                              .month = (uint8_t)(month - 12 * years + 1)};
}

static struct edtf_date add_days(struct edtf_date date, int days) {
    return edtf_from_day(edtf_first_day((struct edtf){.from = date}) + days);
}

/* Weeks from a month that has no day: from the part of it that was told. */
static int weeks_to_months(const struct story *story, size_t index, int weeks) {
    enum date_modifier part = index ? story->items[index - 1].match.modifier : MODIFIER_NONE;
    int day = part == MODIFIER_EARLY  ? 3
              : part == MODIFIER_MID  ? 15
              : part >= MODIFIER_LATE ? 25
                                      : 10;
    int days = day + 7 * weeks;
    return days >= 0 ? days / 30 : -1;
}

/* The date so many units from `base`; false when `base` is too coarse for it. */
static bool shifted(const struct story *story, size_t index, struct edtf_date base,
                    struct edtf_date *value) {
    const struct date_match *match = &story->items[index].match;
    switch (match->unit) {
    case UNIT_DAY:
        if (!is_day(base))
            return false;
        *value = add_days(base, match->shift);
        return true;
    case UNIT_WEEK:
        if (!base.month)
            return false;
        *value = is_day(base) ? add_days(base, 7 * match->shift)
                              : add_months(base, weeks_to_months(story, index, match->shift));
        if (match->value.from.masked) /* "that week" */
            value->day = 0;
        return true;
    case UNIT_MONTH:
        if (!base.month || base.month > 12)
            return false;
        *value = add_months(base, match->shift);
        return true;
    case UNIT_YEAR:
    case UNIT_DECADE:
    case UNIT_CENTURY:
        *value = match->value.from; /* "3 March of that year" */
        value->year = base.year + match->shift * (match->unit == UNIT_YEAR     ? 1
                                                  : match->unit == UNIT_DECADE ? 10
                                                                               : 100);
        return true;
    case UNIT_NONE:
        break;
    }
    return false;
}

static bool same_sentence(const struct story *story, size_t index) {
    const struct story_item *item = &story->items[index], *before = item - 1;
    return index && before->flat == item->flat &&
           flat_sentence_at(item->flat, before->match.start) ==
               flat_sentence_at(item->flat, item->match.start);
}

static void add_relative(const struct story *story, struct ways *ways, const struct state *from,
                         size_t index, struct edtf_date base, int cost) {
    struct story_weights weights = story->items[index].weights;
    struct edtf_date value;
    if (!shifted(story, index, base, &value))
        return;
    if (story->items[index].role != DATE_CITATION)
        add_way(ways, from, value, true, cost + weights.move);
    add_way(ways, from, value, false, cost + weights.aside);
}

static void relative_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { NOT_THE_NARRATIVE = 3, NOT_THE_LAST = 1 };
    const struct date_match *match = &story->items[index].match;
    bool apart = !from->moved && !same_sentence(story, index);
    if (match->unit == UNIT_DAY) {
        if (from->day.month)
            add_relative(story, ways, from, index, from->day, apart ? NOT_THE_NARRATIVE : 0);
        if (from->placed && is_day(from->position))
            add_relative(story, ways, from, index, from->position, NOT_THE_LAST);
    } else {
        if (from->told)
            add_relative(story, ways, from, index, from->last, apart ? NOT_THE_NARRATIVE : 0);
        if (from->placed)
            add_relative(story, ways, from, index, from->position, NOT_THE_LAST);
        if (!ways->count && from->day.month && match->unit <= UNIT_MONTH)
            add_relative(story, ways, from, index, from->day, 2 * NOT_THE_NARRATIVE);
    }
    if (!ways->count)
        add_unsettled(ways, from);
}

/* "that April", "the following July", "the previous December". */
static void named_ways(const struct story *story, struct ways *ways, const struct state *from,
                       size_t index) {
    const struct story_item *item = &story->items[index];
    const int month = month_of(item->match.value.from), shift = item->match.shift;
    for (int which = 0; which < 2; which++) {
        if (which ? !from->placed : !from->told)
            continue;
        struct edtf_date base = which ? from->position : from->last;
        int there = base.month ? month_of(base) : shift > 0 ? 12 : 1;
        int turn = shift > 0 ? month <= there : shift < 0 ? -(month >= there) : 0;
        if (shift < 0 && month < there && there - month < 3)
            turn = 0;
        add_year(ways, from, item, base.year + turn, which);
    }
    if (!ways->count)
        add_unsettled(ways, from);
}

static void add_value(struct ways *ways, const struct state *from, const struct story_item *item,
                      struct edtf_date value, int cost) {
    add_way(ways, from, value, true, cost + item->weights.move);
    add_way(ways, from, value, false, cost + item->weights.aside);
}

/* "on the 12th": of the month that is told, the one before or the next. */
static void day_ways(struct ways *ways, const struct state *from, const struct story_item *item) {
    enum { EARLIER = 3, LATER = 2, FARTHER = 6, APART = 2 };
    int day = item->match.value.from.day;
    for (int which = 0; which < 2; which++) {
        struct edtf_date base = which ? from->position : from->last;
        if ((which ? !from->placed : !from->told) || !base.month || base.month > 12)
            continue;
        for (int months = -1; months <= 1; months++) {
            struct edtf_date value = add_months(base, months);
            bool behind = base.day && day < base.day, over = item->sense < 0;
            value.day = (uint8_t)day;
            int cost = months == 0  ? (behind != over && base.day ? EARLIER : 0)
                       : months > 0 ? (behind && !over ? LATER : FARTHER)
                                    : (!behind && over ? LATER : FARTHER);
            if (day <= edtf_month_days(value.year, value.month))
                add_value(ways, from, item, value, cost + (which || from->moved ? 0 : APART));
        }
    }
    if (!ways->count)
        add_unsettled(ways, from);
}

static void weekday_ways(struct ways *ways, const struct state *from,
                         const struct story_item *item) {
    enum { EARLIER = 4, APART = 2 };
    bool over = item->sense < 0 || item->match.shift < 0;
    for (int which = 0; which < 2; which++) {
        struct edtf_date base = which ? from->position : from->day;
        if ((which && !from->placed) || !is_day(base))
            continue;
        int there = edtf_weekday(edtf_first_day((struct edtf){.from = base}));
        int days = (item->match.weekday - there + 7) % 7;
        days += item->match.shift > 0 && days == 0 ? 7 : 0;
        int apart = which || from->moved ? 0 : APART;
        add_value(ways, from, item, add_days(base, days), apart + (over ? EARLIER : 0));
        add_value(ways, from, item, add_days(base, days - 7), apart + (over ? 0 : EARLIER));
    }
    if (!ways->count)
        add_unsettled(ways, from);
}

static void find_ways(const struct story *story, struct ways *ways, const struct state *from,
                      size_t index) {
    const struct story_item *item = &story->items[index];
    const struct edtf *told = &item->match.value;
    ways->count = 0;
    *story->setting.steps += 1;
    if (item->match.shape == SHAPE_YEARLESS) {
        yearless_ways(story, ways, from, index);
    } else if (item->match.shape == SHAPE_RELATIVE) {
        relative_ways(story, ways, from, index);
    } else if (item->match.shape == SHAPE_NAMED) {
        named_ways(story, ways, from, index);
    } else if (item->match.shape == SHAPE_DAY) {
        day_ways(ways, from, item);
    } else if (item->match.shape == SHAPE_WEEKDAY) {
        weekday_ways(ways, from, item);
    } else if (item->match.since || told->from.masked || told->open_start || told->from.year < 1) {
        add_way(ways, from, told_date(*told), false, 0);
        struct state *same = &ways->states[0];
        same->last = from->last;
        same->told = from->told;
        same->day = from->day;
        same->moved = from->moved;
    } else {
        calendar_ways(ways, from, item);
    }
}

/* ---- the cheapest way ---- */

static bool same_date(struct edtf_date a, struct edtf_date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool same_state(const struct state *a, const struct state *b) {
    return a->placed == b->placed && a->told == b->told && a->settled == b->settled &&
           a->moved == b->moved && same_date(a->value, b->value) &&
           same_date(a->position, b->position) && same_date(a->last, b->last) &&
           same_date(a->day, b->day);
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
        find_ways(story, &ways, &from, index);
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

static void set_value(struct story_item *item, const struct state *chosen) {
    const struct edtf *told = &item->match.value;
    item->value = *told;
    if (item->match.shape == SHAPE_RELATIVE && told->interval) {
        item->value.from.year = item->value.to.year = chosen->value.year;
    } else if (item->match.shape == SHAPE_RELATIVE || item->match.shape == SHAPE_DAY ||
               item->match.shape == SHAPE_WEEKDAY) {
        item->value = (struct edtf){.from = chosen->value};
    } else if (item->match.shape != SHAPE_CALENDAR) {
        bool turns = told->interval && !told->open_end && told->to.month < told->from.month;
        item->value.from.year = chosen->value.year - turns;
        item->value.to.year = chosen->value.year;
    }
}

static struct str explain_years(struct arena *arena, const struct story *story,
                                const struct story_item *item, const struct state *before, int more,
                                struct edtf_date other) {
    if (item->column_year)
        return str_format(arena,
                          "no year is told with it\n%d stands at the head of its column\n"
                          "the year, written out, or {date=...} would change it",
                          (int)item->column_year);
    struct str value = edtf_text(arena, item->value);
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
        item->inference = DATE_YEAR;
        item->reason = explain_years(arena, story, item, before, more, other);
        if (!before->placed && !before->told && !item->column_year)
            confidence = MIN(confidence, story->setting.has_written ? FROM_WRITTEN_AT_MOST
                                                                    : FROM_AHEAD_AT_MOST);
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
    set_value(item, chosen);
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

void story_settle(struct arena *arena, struct story_setting setting, struct story_item *items,
                  size_t count) {
    struct story story = {setting, items, count, NULL};
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
            item->sense = date_is_elsewhere(item->flat, item->match.start);
            if (item->match.shape == SHAPE_YEARLESS && !item->match.value.interval &&
                date_is_of(item->flat, item->match.start))
                item->sense = -1;
            item->weights = weigh(item, first + i == 0 || item[-1].flat != item->flat);
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
