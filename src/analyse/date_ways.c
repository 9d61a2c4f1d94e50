/* date_ways.c: what a date may mean for the narrative, and what that costs: whether it moves the
 * narrative on, which year it is of, and which date it refers to. All costs of the model are here.
 * They were weighed on narratives with known dates. */
#include <stdlib.h>

#include "analyse/date_story.h"

enum { MOST = 24, HALF = 6 }; /* what a year costs at most; months */

/* ---- ways on ---- */

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
    to->passing = to->cited = to->framed = false;
    if (story_is_day(value))
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
    enum { CURRENT_YEAR = 3 };
    const struct edtf *told = &item->match.value;
    struct edtf_date value = story_told(*told);
    struct story_weights weights = item->weights;
    bool looked_at = is_looked_at(story, from, item);
    int move = weights.move + (date_is_heading(item->flat) ? 0 : story_leap(from, item, value));
    bool current = (story->current || story->report) && !date_is_heading(item->flat);
    if (current && !from->anchored)
        move = weights.move; /* where a guess stood tells nothing */
    if (current && !value.month && value.year != story->frame.year) {
        move += CURRENT_YEAR; /* news look back */
        weights.aside = MIN(weights.aside, 1);
    }
    if (!looked_at) {
        add_way(ways, from, value, true, move);
        if (told->interval && !told->open_end) { /* what follows may be told of all of it */
            add_way(ways, from, told->from, true,
                    move + (story_months(told->from, told->to) < HALF));
            ways->states[1].anchored = told->from.month > 0;
            ways->states[1].loose = !story_opens(item) && !item->opens_block;
        }
        ways->states[0].anchored = value.month > 0;
        ways->states[0].loose = !story_opens(item) && !item->opens_block;
    }
    add_way(ways, from, value, false, weights.aside + (from->placed || looked_at ? 0 : 3));
    struct state *aside = &ways->states[ways->count - 1];
    aside->passing = weights.move >= STORY_PASSING;
    aside->cited = item->role == DATE_CITATION;
    if (looked_at)
        forget_last(ways, from);
}

/* Of what was over by then: the nearest one before. */
static int distance_back(int months, int years, bool later, enum date_sense sense) {
    enum { TURNED = 9, FORWARD = 3 };
    if (months > 0 || (months == 0 && later))
        return MIN((months <= HALF ? (months + 1) / 2 : months - HALF / 2) + (years > 0) +
                       (sense == SENSE_OVER ? TURNED : FORWARD),
                   (int)MOST);
    int back = -months;
    return MIN(1 + (back <= HALF ? (back + 1) / 2 : back - HALF / 2) + (years < 0), (int)MOST);
}

/* From month to month. */
static int distance(struct edtf_date from, const struct story_item *item, int years) {
    enum { BACKWARD = 4, YEAR_AGO = 4, NEAR = 4, TURN = 3, ANEW = 2, AHEAD = 5 };
    int month = story_month(item->match.value.from), day = item->match.value.from.day;
    int months = 12 * years + month - story_month(from), cost;
    enum date_sense sense = (enum date_sense)item->tense.sense;
    bool later = months == 0 && day && from.day && day >= from.day;
    if (item->match.since && !item->goes_on) /* what goes on since then began before */
        return months > 0 ? MOST : (1 - months) / 2;
    if (!from.month || from.month == 24) /* a winter belongs to two years */
        return years == 0 ? 1 : years > 0 ? 14 : 20;
    if (item->fresh) /* behind a heading the narrative may begin anew */
        return years == 0 ? (months < 0 ? 5 : 1) : years > 0 && months < 12 ? 7 : 16;
    if (sense < 0)
        return distance_back(months, years, later, sense);
    if (months > 0 || (months == 0 && (!day || !from.day || later)))
        cost = (months <= HALF ? (months + 1) / 2 : months - HALF / 2) +
               (years > 0 ? 1 + (months > NEAR && sense == SENSE_NEXT ? TURN : 0) : 0);
    else
        cost = (months == 0 ? 1 : BACKWARD - 2 * months) + (years < 0 ? YEAR_AGO : 0) -
               (item->opens_block ? ANEW : 0) + (sense == SENSE_AHEAD ? AHEAD : 0);
    return cost > MOST ? MOST : cost < 0 ? 0 : cost;
}

/* A weekday that is written, and a day that has to exist. */
static int contradiction(const struct story_item *item, int32_t year) {
    enum { WRONG = 15 };
    struct edtf_date date = item->match.value.from;
    date.year = year;
    if (!story_is_day(date))
        return 0;
    if (date.day > edtf_month_days(year, date.month))
        return WRONG;
    int weekday = edtf_weekday(edtf_first_day((struct edtf){.from = date}));
    return item->match.weekday >= 0 && weekday != item->match.weekday ? WRONG : 0;
}

enum { TOO_LATE = 10, TOO_LATE_PRESENT = 5 };

/* What is told as over is no later than the text. */
static int ceiling(const struct story *story, const struct state *from,
                   const struct story_item *item, struct edtf_date value) {
    enum { YEARS_TOO_LATE = 4 };
    const struct edtf_date *frame = &story->frame;
    bool beyond = from->anchored && story_months(*frame, from->position) > 0;
    if (!story->framed || item->tense.sense == SENSE_AHEAD || beyond) /* the text went there */
        return 0;
    if (!frame->month)
        return value.year > frame->year ? (int)YEARS_TOO_LATE : 0;
    if (value.day && !frame->day)
        value.day = 0;
    bool later =
        edtf_first_day((struct edtf){.from = value}) > edtf_last_day((struct edtf){.from = *frame});
    return later ? (item->tense.present || !item->tense.plain ? TOO_LATE_PRESENT : TOO_LATE) : 0;
}

static void add_year(const struct story *story, struct ways *ways, const struct state *from,
                     const struct story_item *item, int32_t year, int cost) {
    struct edtf_date value = story_told(item->match.value);
    struct story_weights weights = item->weights;
    value.year = year;
    const struct edtf *told = &item->match.value;
    if (told->interval && !told->open_end && told->to.month < told->from.month)
        value.year++;
    cost += contradiction(item, year) + ceiling(story, from, item, value);
    if (item->role != DATE_CITATION)
        add_way(ways, from, value, true, cost + weights.move);
    add_way(ways, from, value, false, cost + weights.aside);
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

static bool same_sentence(const struct story *story, size_t index) {
    const struct story_item *item = &story->items[index], *before = item - 1;
    return index && before->flat == item->flat &&
           flat_sentence_at(item->flat, before->match.start) ==
               flat_sentence_at(item->flat, item->match.start);
}

/* The narrative stands at what was told last. */
static bool same_place(const struct state *from) {
    return from->position.year == from->last.year && from->position.month == from->last.month;
}

/* "The pact of 3 May 2006 was new, and on 9 January they met": what is told next is later than what
 * was told last; within one sentence all the more. What that costs else. */
static int running_back(const struct story *story, const struct state *from, size_t index,
                        int32_t year) {
    enum { SENTENCE_BACK = 6, BACK = 5 };
    const struct story_item *item = &story->items[index];
    if (!index || !from->told || !from->last.month || item->tense.sense != SENSE_NEXT ||
        item->match.since)
        return 0;
    const struct story_item *before = item - 1;
    bool joined = same_sentence(story, index);
    bool told = joined || (!same_place(from) && before->tense.sense != SENSE_AHEAD &&
                           before->flat == item->flat && !before->bracketed && !before->quoted);
    if (!told || before->match.shape != SHAPE_CALENDAR || before->match.since ||
        before->role == DATE_CITATION)
        return 0;
    int months = 12 * (from->last.year - year) + story_month(from->last) -
                 story_month(item->match.value.from);
    return months <= 0 ? 0 : joined ? SENTENCE_BACK : BACK;
}

/* The nearest year on one side of when the text was written. */
static int32_t framed_year(const struct story *story, const struct story_item *item, bool ahead) {
    const struct edtf_date *frame = &story->frame;
    int month = story_month(item->match.value.from), there = story_month(*frame);
    int day = item->match.value.from.day;
    if (!there)
        return frame->year;
    bool days = month == there && day && frame->day;
    if (ahead)
        return frame->year + (month < there || (days && day < frame->day));
    return frame->year - (month > there || (days && day > frame->day));
}

static void add_framed_year(const struct story *story, struct ways *ways, const struct state *from,
                            const struct story_item *item, bool ahead, int cost) {
    size_t first = ways->count;
    add_year(story, ways, from, item, framed_year(story, item, ahead), cost);
    for (size_t i = first; i < ways->count; i++) {
        ways->states[i].framed = true;
        if (ways->states[i].moved)
            ways->states[i].anchored = false;
    }
}

/* News: what has no year is of the months around the day that they were written. */
static void add_current(const struct story *story, struct ways *ways, const struct state *from,
                        const struct story_item *item) {
    enum { CURRENT = 1, ANCHORED = 3, FAR_OFF = 9, MONTHS_OFF = 18, SIDE = 2, SOON = 7, NEAR = 3 };
    const struct date_tense *tense = &item->tense;
    bool far = from->anchored && abs(story_months(from->position, story->frame)) > MONTHS_OFF;
    int on = (story_month(item->match.value.from) - story_month(story->frame) + 12) % 12;
    int cost = far && !from->loose ? FAR_OFF - 2 * item->opens_block
               : from->anchored    ? ANCHORED
                                   : CURRENT;
    int ahead = -1, past = cost;
    if (tense->sense == SENSE_AHEAD) {
        ahead = tense->present ? (int)CURRENT : cost + tense->was;
        past = tense->was ? cost : -1;
    } else if (tense->sense == SENSE_NEXT && !item->match.since && (!far || from->loose)) {
        if (tense->present && on < SOON) {
            ahead = cost - TOO_LATE_PRESENT;
            past += SIDE;
        } else if (!tense->plain && on < NEAR) { /* "25 November: elections" */
            ahead = cost + 1 - TOO_LATE_PRESENT;
            past += SIDE;
        }
    }
    if (past >= 0)
        add_framed_year(story, ways, from, item, false, past);
    if (tense->sense == SENSE_AHEAD ? ahead >= 0 : past > cost)
        add_framed_year(story, ways, from, item, true, ahead);
}

/* Seen from when the text was written. */
static void add_framed(const struct story *story, struct ways *ways, const struct state *from,
                       size_t index) {
    enum { FRESH = 3, AHEAD = 2, REPORT = 1, ELSEWHERE = 4 };
    const struct story_item *item = &story->items[index];
    const struct edtf_date *frame = &story->frame;
    if (!story->framed || (story->cut_off && !story->current))
        return;
    if (story->current) {
        add_current(story, ways, from, item);
        return;
    }
    bool elsewhere = from->anchored && from->position.year != frame->year;
    bool will = item->tense.sense == SENSE_AHEAD && story_is_day(*frame);
    bool over = item->tense.sense == SENSE_OVER && from->anchored;
    if (story->report ? item->tense.sense == SENSE_AHEAD || over : !item->fresh && !will)
        return;
    int cost = will ? AHEAD : !story->report ? FRESH : elsewhere ? ELSEWHERE : REPORT;
    if (!will || !from->placed || abs(from->position.year - frame->year) <= 1)
        add_framed_year(story, ways, from, item, will, cost);
}

/* From where the narrative stands, and from what was told last. */
static void add_told(const struct story *story, struct ways *ways, const struct state *from,
                     size_t index) {
    enum {
        FROM_LAST = 3,
        FROM_JOINED = 1,
        FROM_PASSING = 3,
        FROM_OVER = 2,
        APART = 2,
        APART_OVER = 4
    };
    const struct story_item *item = &story->items[index];
    bool joined = same_sentence(story, index);
    bool beside = joined && from->told && from->last.month && !from->passing &&
                  (item->tense.sense != SENSE_OVER || item[-1].tense.sense != SENSE_BEFORE);
    if (from->placed)
        for (int years = 0; years < 3; years++) {
            int turn = years == 2 ? -1 : years;
            add_year(story, ways, from, item, from->position.year + turn,
                     distance(from->position, item, turn) +
                         running_back(story, from, index, from->position.year + turn) +
                         (beside && from->last.year != from->position.year
                              ? (item[-1].tense.sense == SENSE_OVER ? APART_OVER : APART)
                              : 0));
        }
    if (!from->told || (from->placed && from->last.year == from->position.year) ||
        (from->placed && from->cited))
        return;
    bool over = index && !joined && item[-1].tense.sense == SENSE_OVER;
    for (int turn = 0; turn < 2; turn++)
        add_year(story, ways, from, item, from->last.year + turn,
                 distance(from->last, item, turn) + (beside ? FROM_JOINED : FROM_LAST) +
                     (over ? FROM_OVER : 0) + (from->passing && !joined ? FROM_PASSING : 0));
}

/* The year of a date behind it in its sentence. */
static void add_year_ahead(const struct story *story, struct ways *ways, const struct state *from,
                           const struct story_item *item, struct edtf_date ahead) {
    enum { INSIDE = 3 };
    struct edtf_date value = story_told(item->match.value);
    for (int turn = 0; turn < 2; turn++) {
        value.year = ahead.year - turn;
        int months = abs(story_months(value, ahead));
        add_year(story, ways, from, item, value.year,
                 (months <= HALF ? (months + 1) / 2 : months) + 2 * turn +
                     (item->opens_block ? 0 : INSIDE));
    }
}

static void yearless_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { FROM_WRITTEN = 3, FROM_CUT_OFF = 6, FROM_AHEAD = 6, TURN = 4 };
    const struct story_item *item = &story->items[index];
    int month = story_month(item->match.value.from);
    const struct edtf_date *ahead;
    if (item->column_year) {
        add_year(story, ways, from, item, item->column_year, 0);
        return;
    }
    add_told(story, ways, from, index);
    if (ways->count && (ahead = year_ahead(story, index)) && ahead->month &&
        same_sentence(story, index + 1)) /* "to leave by 1 July, he said on 3 June 2011" */
        add_year_ahead(story, ways, from, item, *ahead);
    if (ways->count || story->current)
        add_framed(story, ways, from, index);
    if (ways->count)
        return;
    if (story->setting.has_written && story->framed) {
        add_framed_year(story, ways, from, item, item->tense.sense > 0, FROM_WRITTEN);
    } else if ((ahead = year_ahead(story, index))) {
        bool turn = ahead->month && month > story_month(*ahead);
        add_year(story, ways, from, item, ahead->year - turn, FROM_AHEAD);
        add_year(story, ways, from, item, ahead->year - !turn,
                 FROM_AHEAD + TURN + (turn ? 0 : TURN));
    } else if (story->cut_off && story->frame.month) {
        add_framed_year(story, ways, from, item, item->tense.sense > 0, FROM_CUT_OFF);
    } else {
        add_unsettled(ways, from);
    }
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
        add_way(ways, from, value, true, cost + weights.move + far);
    add_way(ways, from, value, false, cost + weights.aside);
}

static void relative_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { NOT_THE_NARRATIVE = 3, NOT_THE_LAST = 1, NOT_JOINED = 4 };
    const struct date_match *match = &story->items[index].match;
    struct edtf_date seen;
    if (match->deictic) {
        if (story->framed && shifted(story, index, story->frame, &seen)) {
            add_way(ways, from, seen, true, story->items[index].weights.move);
            add_way(ways, from, seen, false, story->items[index].weights.aside);
        } else if (from->placed && shifted(story, index, from->position, &seen)) {
            add_way(ways, from, seen, false, 0);
            ways->states[0].last = from->last;
        } else {
            add_unsettled(ways, from);
        }
        return;
    }
    if (match->compared && from->told && shifted(story, index, from->last, &seen)) {
        add_way(ways, from, seen, false, 0);
        ways->states[0].last = from->last;
        ways->states[0].day = from->day;
        ways->states[0].moved = from->moved;
        return;
    }
    bool apart = !from->moved && !same_sentence(story, index);
    if (match->unit == UNIT_DAY) {
        if (from->day.month)
            add_relative(story, ways, from, index, from->day, apart ? NOT_THE_NARRATIVE : 0);
        if (from->placed && story_is_day(from->position))
            add_relative(story, ways, from, index, from->position, NOT_THE_LAST);
    } else {
        if (from->told)
            add_relative(story, ways, from, index, from->last, apart ? NOT_THE_NARRATIVE : 0);
        if (from->placed)
            add_relative(story, ways, from, index, from->position,
                         from->told && same_sentence(story, index) ? NOT_JOINED : NOT_THE_LAST);
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
    const int month = story_month(item->match.value.from), shift = item->match.shift;
    if (item->match.deictic && story->framed && story->frame.month) {
        int there = story_month(story->frame);
        int turn = shift > 0 ? month <= there : shift < 0 ? -(month >= there) : 0;
        add_year(story, ways, from, item, story->frame.year + turn, 0);
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
        add_year(story, ways, from, item, base.year + turn, which);
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
        add_unsettled(ways, from);
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
        ahead = ahead && shift >= 0;
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
        add_unsettled(ways, from);
}

void story_find_ways(const struct story *story, struct ways *ways, const struct state *from,
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
        weekday_ways(story, ways, from, item);
    } else if (item->match.since || told->from.masked || told->open_start || told->from.year < 1) {
        add_way(ways, from, story_told(*told), false, 0);
        struct state *same = &ways->states[0];
        same->last = from->last;
        same->told = from->told;
        same->day = from->day;
        same->moved = from->moved;
    } else {
        calendar_ways(story, ways, from, item);
    }
}
