/* date_ways.c: what a date may mean for the narrative, and what that costs: whether it moves the
 * narrative on, and which date it refers to. The years of dates without one are in date_yearless.c.
 * All costs were weighed on narratives with known dates. */
#include <stdlib.h>

#include "analyse/date_story.h"

/* ---- ways on ---- */

void story_add_way(struct ways *ways, const struct state *from, struct edtf_date value, bool move,
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
    to->passing = to->cited = to->framed = false;
    if (story_is_day(value))
        to->day = value;
    if (move) {
        to->position = value;
        to->placed = true;
        to->anchored = to->anchored && value.month;
    }
}

void story_add_unsettled(struct ways *ways, const struct state *from) {
    struct state *to = &ways->states[ways->count++];
    *to = *from;
    to->value = (struct edtf_date){0};
    to->settled = to->moved = false;
    to->cost = 0;
}

/* What was told last, and how, is as before: nothing that follows refers to this date. */
static void forget_last(struct ways *ways, const struct state *from) {
    struct state *state = &ways->states[ways->count - 1];
    state->last = from->last;
    state->told = from->told;
    state->passing = from->passing;
    state->cited = from->cited;
}

/* A year that is but looked at: of a name, a source, a forecast. */
static bool is_looked_at(const struct story *story, const struct state *from,
                         const struct story_item *item) {
    const struct edtf *told = &item->match.value;
    if (told->from.month || date_is_heading(item->flat))
        return false;
    bool future = story->framed && told->from.year > story->frame.year;
    return item->role == DATE_CITATION || item->tense.sense == SENSE_AHEAD || future ||
           (item->tense.sense == SENSE_BEFORE && !story_opens(item)) || item->quoted ||
           (item->bracketed && item->role == DATE_MENTION) ||
           (item->role == DATE_MENTION && from->told &&
            date_is_attribute(item->flat, &item->match)); /* "the 1956 Revolution" */
}

static void calendar_ways(const struct story *story, struct ways *ways, const struct state *from,
                          const struct story_item *item) {
    enum { CURRENT_YEAR = 3, LONG = 6, MONTHS_OFF = 18 }; /* months */
    const struct edtf *told = &item->match.value;
    struct edtf_date value = story_told(*told);
    struct story_weights weights = item->weights;
    bool looked_at = is_looked_at(story, from, item);
    int move = weights.move + (date_is_heading(item->flat) ? 0 : story_leap(from, item, value));
    bool current = (story->current || story->report) && !date_is_heading(item->flat);
    if (current && !from->anchored)
        move = weights.move; /* where a guess stood tells nothing */
    bool far = story->split         ? !story_is_reported(story, value)
               : story->frame.month ? abs(story_months(value, story->frame)) > MONTHS_OFF
                                    : value.year != story->frame.year;
    bool old = current && (story->split ? far : abs(value.year - story->frame.year) > 1);
    if (current && value.month && far && !story_leads(item)) {
        move += CURRENT_YEAR;
        if (story->split)
            weights.aside = MIN(weights.aside, 1);
    }
    if (current && !value.month && value.year != story->frame.year) {
        move += CURRENT_YEAR; /* news look back */
        weights.aside = MIN(weights.aside, 1);
    }
    if (!looked_at) {
        story_add_way(ways, from, value, true, move);
        if (told->interval && !told->open_end) { /* what follows may be told of all of it */
            story_add_way(ways, from, told->from, true,
                          move + (story_months(told->from, told->to) < LONG));
            ways->states[1].anchored = told->from.month > 0;
            ways->states[1].loose = !story_leads(item);
        }
        ways->states[0].anchored = value.month > 0;
        ways->states[0].loose = !story_leads(item);
    }
    story_add_way(ways, from, value, false,
                  weights.aside + (from->placed || looked_at || old ? 0 : 3));
    struct state *aside = &ways->states[ways->count - 1];
    aside->passing = weights.move >= STORY_PASSING;
    aside->cited = item->role == DATE_CITATION;
    if (looked_at)
        forget_last(ways, from);
}

bool story_same_sentence(const struct story *story, size_t index) {
    const struct story_item *item = &story->items[index], *before = item - 1;
    return index && before->flat == item->flat &&
           flat_sentence_at(item->flat, before->match.start) ==
               flat_sentence_at(item->flat, item->match.start);
}

static struct edtf_date add_months(struct edtf_date date, int months) {
    int month = story_month(date) - 1 + months;
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
        if (!story_is_day(base))
            return false;
        *value = add_days(base, match->shift);
        return true;
    case UNIT_WEEK:
        if (!base.month)
            return false;
        *value = story_is_day(base) ? add_days(base, 7 * match->shift)
                                    : add_months(base, weeks_to_months(story, index, match->shift));
        if (match->value.from.masked) /* "that week" */
            value->day = 0;
        return true;
    case UNIT_MONTH:
        if (!base.month || base.month > 12)
            return false;
        *value = add_months(base, match->shift);
        value->day = match->value.from.day;
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

static void add_relative(const struct story *story, struct ways *ways, const struct state *from,
                         size_t index, struct edtf_date base, int cost) {
    struct story_weights weights = story->items[index].weights;
    enum { FARTHEST_YEAR = 9999 }; /* EDTF writes four digits */
    struct edtf_date value;
    if (!shifted(story, index, base, &value) || abs(value.year) > FARTHEST_YEAR)
        return;
    bool years = story->items[index].match.unit >= UNIT_YEAR; /* "75 years earlier" */
    int far = years ? story_leap(from, &story->items[index], value) : 0;
    if (story->items[index].role != DATE_CITATION)
        story_add_way(ways, from, value, true, cost + weights.move + far);
    story_add_way(ways, from, value, false, cost + weights.aside);
}

/* "The port closed in March 2020. In June of that year ...": the date told right before is meant.
 */
static bool follows_told(const struct story *story, size_t index) {
    const struct story_item *item = &story->items[index], *before = item - 1;
    return index && before->flat == item->flat && before->match.shape == SHAPE_CALENDAR &&
           before->match.value.from.month && before->tense.sense > SENSE_OVER &&
           before->tense.sense != SENSE_AHEAD && before->role == DATE_EVENT && !before->bracketed &&
           flat_sentence_at(item->flat, item->match.start) -
                   flat_sentence_at(item->flat, before->match.start) <
               2;
}

static void relative_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { NOT_THE_NARRATIVE = 3, NOT_THE_LAST = 1, NOT_JOINED = 4, NOT_THAT = 8 };
    const struct date_match *match = &story->items[index].match;
    struct edtf_date seen;
    if (match->deictic) {
        if (story->framed && shifted(story, index, story->frame, &seen)) {
            story_add_way(ways, from, seen, true, story->items[index].weights.move);
            story_add_way(ways, from, seen, false, story->items[index].weights.aside);
        } else if (from->placed && shifted(story, index, from->position, &seen)) {
            story_add_way(ways, from, seen, false, 0);
            ways->states[0].last = from->last;
        } else {
            story_add_unsettled(ways, from);
        }
        return;
    }
    if (match->compared && from->told && shifted(story, index, from->last, &seen)) {
        story_add_way(ways, from, seen, false, 0);
        ways->states[0].last = from->last;
        ways->states[0].day = from->day;
        ways->states[0].moved = from->moved;
        return;
    }
    bool apart = !from->moved && !story_same_sentence(story, index) &&
                 !(index && story->items[index - 1].tense.present);
    bool that = match->shift == 0 && match->unit >= UNIT_MONTH && follows_told(story, index);
    if (match->unit == UNIT_DAY) {
        if (from->day.month)
            add_relative(story, ways, from, index, from->day, apart ? NOT_THE_NARRATIVE : 0);
        if (from->placed && story_is_day(from->position))
            add_relative(story, ways, from, index, from->position, NOT_THE_LAST);
    } else {
        if (from->told)
            add_relative(story, ways, from, index, from->last,
                         apart && !that ? NOT_THE_NARRATIVE : 0);
        if (from->placed)
            add_relative(story, ways, from, index, from->position,
                         that                                              ? NOT_THAT
                         : from->told && story_same_sentence(story, index) ? NOT_JOINED
                                                                           : NOT_THE_LAST);
        if (!ways->count && from->day.month && match->unit <= UNIT_MONTH)
            add_relative(story, ways, from, index, from->day, 2 * NOT_THE_NARRATIVE);
    }
    if (!ways->count)
        story_add_unsettled(ways, from);
}

/* "that April", "the following July", "the previous December". */
static void named_ways(const struct story *story, struct ways *ways, const struct state *from,
                       size_t index) {
    const struct story_item *item = &story->items[index];
    const int month = story_month(item->match.value.from), shift = item->match.shift;
    if (item->match.deictic && story->framed && story->frame.month) {
        int there = story_month(story->frame);
        int turn = shift > 0 ? month <= there : shift < 0 ? -(month >= there) : 0;
        story_add_year(story, ways, from, item, story->frame.year + turn, 0);
        return;
    }
    for (int which = 0; which < 2; which++) {
        if (which ? !from->placed : !from->told)
            continue;
        struct edtf_date base = which ? from->position : from->last;
        int there = base.month ? story_month(base) : shift > 0 ? 12 : 1;
        int turn = shift > 0 ? month <= there : shift < 0 ? -(month >= there) : 0;
        if (shift < 0 && month < there && there - month < 3)
            turn = 0;
        story_add_year(story, ways, from, item, base.year + turn, which);
    }
    if (!ways->count)
        story_add_unsettled(ways, from);
}

static void add_value(struct ways *ways, const struct state *from, const struct story_item *item,
                      struct edtf_date value, int cost) {
    story_add_way(ways, from, value, true, cost + item->weights.move);
    story_add_way(ways, from, value, false, cost + item->weights.aside);
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
            bool behind = base.day && day < base.day, over = item->tense.sense < 0;
            value.day = (uint8_t)day;
            int cost = months == 0  ? (behind != over && base.day ? EARLIER : 0)
                       : months > 0 ? (behind && !over ? LATER : FARTHER)
                                    : (!behind && over ? LATER : FARTHER);
            if (day <= edtf_month_days(value.year, value.month))
                add_value(ways, from, item, value, cost + (which || from->moved ? 0 : APART));
        }
    }
    if (!ways->count)
        story_add_unsettled(ways, from);
}

/* The reader of a dated text takes "on Thursday" from its date, unless a day of long ago is told.
 */
static bool is_framed_weekday(const struct story *story, const struct state *from,
                              const struct story_item *item) {
    const struct edtf_date base = from->day;
    return story->framed && !story->cut_off && story_is_day(story->frame) &&
           (item->match.shift == 0 || item->match.deictic) &&
           (item->opens_block || item->match.deictic || !story_is_day(base) ||
            base.year == story->frame.year);
}

static void weekday_ways(const struct story *story, struct ways *ways, const struct state *from,
                         const struct story_item *item) {
    enum { EARLIER = 4, APART = 2 };
    if (is_framed_weekday(story, from, item)) {
        const struct edtf_date frame = story->frame;
        int shift = item->match.shift;
        bool ahead = shift > 0 || item->tense.sense > 0 || item->tense.present ||
                     (!item->tense.plain && date_lies_ahead(item->flat, item->match.start));
        ahead = ahead && shift >= 0 && !item->match.since;
        bool today = !shift && item->match.weekday ==
                                   edtf_weekday(edtf_first_day((struct edtf){.from = frame}));
        int there = edtf_weekday(edtf_first_day((struct edtf){.from = frame}));
        int days = (item->match.weekday - there + 7) % 7;
        add_value(ways, from, item, add_days(frame, days), ahead || today ? 0 : EARLIER);
        add_value(ways, from, item, add_days(frame, days - 7), ahead || today ? EARLIER : 0);
        return;
    }
    bool over = item->tense.sense == SENSE_OVER || item->match.shift < 0;
    for (int which = 0; which < 2; which++) {
        struct edtf_date base = which ? from->position : from->day;
        if ((which && !from->placed) || !story_is_day(base))
            continue;
        int there = edtf_weekday(edtf_first_day((struct edtf){.from = base}));
        int days = (item->match.weekday - there + 7) % 7;
        days += item->match.shift > 0 && days == 0 ? 7 : 0;
        int apart = which || from->moved ? 0 : APART;
        add_value(ways, from, item, add_days(base, days), apart + (over ? EARLIER : 0));
        add_value(ways, from, item, add_days(base, days - 7), apart + (over ? 0 : EARLIER));
    }
    if (!ways->count)
        story_add_unsettled(ways, from);
}

void story_find_ways(const struct story *story, struct ways *ways, const struct state *from,
                     size_t index) {
    const struct story_item *item = &story->items[index];
    const struct edtf *told = &item->match.value;
    ways->count = 0;
    *story->setting.steps += 1;
    if (item->match.shape == SHAPE_YEARLESS) {
        story_yearless_ways(story, ways, from, index);
    } else if (item->match.shape == SHAPE_RELATIVE) {
        relative_ways(story, ways, from, index);
    } else if (item->match.shape == SHAPE_NAMED) {
        named_ways(story, ways, from, index);
    } else if (item->match.shape == SHAPE_DAY) {
        day_ways(ways, from, item);
    } else if (item->match.shape == SHAPE_WEEKDAY) {
        weekday_ways(story, ways, from, item);
    } else if (item->match.since || told->from.masked || told->open_start || told->from.year < 1) {
        story_add_way(ways, from, story_told(*told), false, 0);
        struct state *same = &ways->states[0];
        same->last = from->last;
        same->told = from->told;
        same->day = from->day;
        same->moved = from->moved;
    } else {
        calendar_ways(story, ways, from, item);
    }
}
