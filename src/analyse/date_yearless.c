/* date_yearless.c: the years that a date without one may be of, and what each costs: seen from
 * where the narrative stands, from the date told last, from one behind it in the sentence, and from
 * when the text was written. */
#include <stdlib.h>

#include "analyse/date_story.h"

enum { MOST = 24, HALF = 6 }; /* what a year costs at most; months */

/* Of what was over by then: the nearest one before. */
static int distance_back(int months, int years, bool later, enum date_sense sense) {
    enum { TURNED = 9, SAME_MONTH = 4, FORWARD = 2 };
    if (months > 0 || (months == 0 && later))
        return MIN((months <= HALF ? (months + 1) / 2 : months - HALF / 2) + (years > 0) +
                       (sense == SENSE_OVER ? (months ? TURNED : SAME_MONTH) : FORWARD),
                   (int)MOST);
    int back = -months;
    return MIN(1 + (back <= HALF ? (back + 1) / 2 : back / 2) + (years < 0), (int)MOST);
}

/* From month to month. */
static int distance(struct edtf_date from, const struct story_item *item, enum date_sense sense,
                    int years) {
    enum { BACKWARD = 4, YEAR_AGO = 4, NEAR = 4, TURN = 3, ANEW = 2, AHEAD = 5 };
    int month = story_month(item->match.value.from), day = item->match.value.from.day;
    int months = 12 * years + month - story_month(from), cost;
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
    bool ahead = item->tense.sense == SENSE_AHEAD || (story->report && item->outlook);
    if (!story->framed || ahead || beyond) /* the text went there */
        return 0;
    if (!frame->month)
        return value.year > frame->year ? (int)YEARS_TOO_LATE : 0;
    if (value.day && !frame->day)
        value.day = 0;
    bool later =
        edtf_first_day((struct edtf){.from = value}) > edtf_last_day((struct edtf){.from = *frame});
    return later ? (item->tense.present || item->tense.verbless ? TOO_LATE_PRESENT : TOO_LATE) : 0;
}

void story_add_year(const struct story *story, struct ways *ways, const struct state *from,
                    const struct story_item *item, int32_t year, int cost) {
    struct edtf_date value = story_told(item->match.value);
    struct story_weights weights = item->weights;
    value.year = year;
    const struct edtf *told = &item->match.value;
    if (told->interval && !told->open_end && told->to.month < told->from.month)
        value.year++;
    cost += contradiction(item, year) + ceiling(story, from, item, value);
    if (item->role != DATE_CITATION)
        story_add_way(ways, from, value, true, cost + weights.move);
    story_add_way(ways, from, value, false, cost + weights.aside);
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

/* The narrative stands at what was told last. */
static bool same_place(const struct state *from) {
    return from->position.year == from->last.year && from->position.month == from->last.month;
}

/* "The pact of 3 May 2006 was new, and on 9 January they met": what is told next is later than what
 * was told last; within one sentence all the more. What that costs else. */
static int running_back(const struct story *story, const struct state *from, size_t index,
                        int32_t year) {
    enum { SENTENCE_BACK = 6, BACK = 5, YEAR_BACK = 2 };
    const struct story_item *item = &story->items[index];
    if (!index || !from->told || item->tense.sense != SENSE_NEXT || item->match.since)
        return 0;
    const struct story_item *before = item - 1;
    bool joined = story_same_sentence(story, index);
    bool told = joined || (!same_place(from) && before->tense.sense != SENSE_AHEAD &&
                           before->flat == item->flat && !before->bracketed && !before->quoted);
    bool next =
        joined && before->match.shape == SHAPE_YEARLESS && before->tense.sense == SENSE_NEXT;
    if (!told || (before->match.shape != SHAPE_CALENDAR && !next) || before->match.since ||
        before->role == DATE_CITATION)
        return 0;
    if (!from->last.month) /* in news: "It fell in 2009 and rose in 2011. In August ..." */
        return before->tense.plain && from->last.year > year ? (joined           ? SENTENCE_BACK
                                                                : story->current ? YEAR_BACK
                                                                                 : 0)
                                                             : 0;
    int months = 12 * (from->last.year - year) + story_month(from->last) -
                 story_month(item->match.value.from);
    return months <= 0 ? 0 : joined ? SENTENCE_BACK : BACK;
}

/* The nearest year on one side of when the text was written. */
static int32_t framed_year(const struct story *story, const struct story_item *item, bool ahead) {
    const struct edtf_date date = item->match.value.from, frame = story->frame;
    if (!story_month(frame))
        return frame.year + (ahead && story->report && item->outlook);
    return ahead ? story_year_from(date, frame) : story_year_until(date, frame);
}

static void add_framed_year(const struct story *story, struct ways *ways, const struct state *from,
                            const struct story_item *item, bool ahead, int cost) {
    size_t first = ways->count;
    story_add_year(story, ways, from, item, framed_year(story, item, ahead), cost);
    for (size_t i = first; i < ways->count; i++) {
        ways->states[i].framed = true;
        if (ways->states[i].moved)
            ways->states[i].anchored = false;
    }
}

/* News: what has no year is of the months around the day that they were written. */
static void add_current(const struct story *story, struct ways *ways, const struct state *from,
                        size_t index) {
    const struct story_item *item = &story->items[index];
    enum {
        CURRENT = 1,
        ANCHORED = 3,
        FAR_OFF = 9,
        FAR_BLOCK = 3,
        MONTHS_OFF = 18,
        SIDE = 2,
        SOON = 7,
        NEAR = 3,
        JOINED = 5,
        MONTHS = 12
    };
    const struct date_tense *tense = &item->tense;
    bool far = from->anchored && abs(story_months(from->position, story->frame)) > MONTHS_OFF;
    int on = (story_month(item->match.value.from) - story_month(story->frame) + 12) % 12;
    int cost = far && !from->loose                       ? (item->opens_block ? FAR_BLOCK : FAR_OFF)
               : from->anchored && !(far && from->loose) ? ANCHORED
                                                         : CURRENT;
    if (item->tense.sense == SENSE_NEXT && story_same_sentence(story, index) &&
        item[-1].match.shape == SHAPE_CALENDAR && item[-1].tense.sense == SENSE_NEXT)
        cost = MAX(cost, (int)JOINED);
    if (on == 0 && item->match.value.from.day && item->match.value.from.day < story->frame.day)
        on = MONTHS;
    int ahead = -1, past = cost;
    if (tense->sense == SENSE_AHEAD) {
        ahead = tense->present ? (int)CURRENT : cost + (tense->was && on > NEAR);
        past = tense->was ? cost + (on > NEAR ? 0 : SIDE) : -1;
    } else if (tense->sense == SENSE_NEXT && !item->match.since && (!far || from->loose)) {
        if (tense->present && on < SOON) {
            ahead = cost - TOO_LATE_PRESENT;
            past += SIDE;
        } else if (tense->verbless && on < NEAR) { /* "25 November: elections" */
            ahead = cost + 1 - TOO_LATE_PRESENT;
            past += SIDE;
        }
    }
    if (past >= 0)
        add_framed_year(story, ways, from, item, false, past);
    if (tense->sense == SENSE_AHEAD ? ahead >= 0 : past > cost)
        add_framed_year(story, ways, from, item, true, ahead);
}

/* A report: what has no year is of its months, and what is to come is behind them. */
static void add_reported(const struct story *story, struct ways *ways, const struct state *from,
                         const struct story_item *item) {
    enum { INSIDE = 1, ELSEWHERE = 4, WOULD = 3, TOLD_BEFORE = 2 };
    bool elsewhere = from->anchored && !from->loose && !story_is_reported(story, from->position);
    bool ahead = item->tense.sense == SENSE_AHEAD;
    bool outlook = item->outlook && (ahead || item->tense.sense == SENSE_NEXT);
    if (outlook || ahead)
        add_framed_year(story, ways, from, item, true,
                        outlook               ? 0
                        : item->tense.present ? (int)INSIDE
                                              : (int)WOULD);
    if (!outlook)
        add_framed_year(story, ways, from, item, false,
                        (elsewhere ? (int)ELSEWHERE : (int)INSIDE) +
                            (item->tense.sense ? (int)TOLD_BEFORE : 0));
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
        add_current(story, ways, from, index);
        return;
    }
    if (story->report && (story->split || item->outlook)) {
        add_reported(story, ways, from, item);
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
        APART_OVER = 4,
        NOT_NOW = 2,
        COARSE = 1,
        YEAR_AND_HALF = 18
    };
    const struct story_item *item = &story->items[index];
    bool joined = story_same_sentence(story, index);
    enum date_sense sense = (enum date_sense)item->tense.sense;
    bool row = joined && sense == SENSE_OVER && item[-1].tense.sense == SENSE_OVER;
    bool now = story->current && item->tense.present &&
               abs(story_months(from->position, story->frame)) < YEAR_AND_HALF;
    bool since_told = index && from->told && from->last.month && item[-1].flat == item->flat &&
                      item[-1].match.shape == SHAPE_CALENDAR && !item[-1].bracketed;
    bool beside = joined && from->told && from->last.month && !from->passing &&
                  item[-1].match.modifier != MODIFIER_SINCE &&
                  (item->tense.sense != SENSE_OVER || item[-1].tense.sense != SENSE_BEFORE);
    if (from->placed)
        for (int years = 0; years < 3; years++) {
            int turn = years == 2 ? -1 : years;
            story_add_year(story, ways, from, item, from->position.year + turn,
                           distance(from->position, item, sense, turn) +
                               running_back(story, from, index, from->position.year + turn) +
                               (now ? NOT_NOW : 0) +
                               (since_told && !from->position.month ? COARSE : 0) +
                               (beside && from->last.year != from->position.year
                                    ? (item[-1].tense.sense == SENSE_OVER ? APART_OVER : APART)
                                    : 0));
        }
    if (!from->told || (from->placed && from->last.year == from->position.year) ||
        (from->placed && from->cited))
        return;
    bool over = index && !joined && item[-1].tense.sense == SENSE_OVER && from->position.month;
    for (int turn = sense == SENSE_OVER && !row ? -1 : 0; turn < 2; turn++)
        story_add_year(story, ways, from, item, from->last.year + turn,
                       distance(from->last, item, row ? SENSE_NEXT : sense, turn) +
                           (beside ? FROM_JOINED : FROM_LAST) + (over ? FROM_OVER : 0) +
                           (from->passing && !joined ? FROM_PASSING : 0));
}

/* The year of a date behind it in its sentence. */
static void add_year_ahead(const struct story *story, struct ways *ways, const struct state *from,
                           const struct story_item *item, struct edtf_date ahead) {
    enum { INSIDE = 3 };
    struct edtf_date value = story_told(item->match.value);
    for (int turn = 0; turn < 2; turn++) {
        value.year = ahead.year - turn;
        int months = abs(story_months(value, ahead));
        story_add_year(story, ways, from, item, value.year,
                       (months <= HALF ? (months + 1) / 2 : months) + 2 * turn +
                           (item->opens_block                  ? 0
                            : item->tense.sense == SENSE_AHEAD ? INSIDE
                                                               : INSIDE + 2));
    }
}

void story_yearless_ways(const struct story *story, struct ways *ways, const struct state *from,
                         size_t index) {
    enum { FROM_WRITTEN = 3, FROM_CUT_OFF = 6, FROM_AHEAD = 6, TURN = 4 };
    const struct story_item *item = &story->items[index];
    int month = story_month(item->match.value.from);
    const struct edtf_date *ahead;
    if (item->column_year) {
        story_add_year(story, ways, from, item, item->column_year, 0);
        return;
    }
    if (item->dateline_year) {
        story_add_year(story, ways, from, item, item->dateline_year, 0);
        return;
    }
    add_told(story, ways, from, index);
    if (ways->count && (ahead = year_ahead(story, index)) && ahead->month &&
        story_same_sentence(story, index + 1)) /* "to leave by 1 July, he said on 3 June 2011" */
        add_year_ahead(story, ways, from, item, *ahead);
    if (ways->count || story->current || story->split)
        add_framed(story, ways, from, index);
    if (ways->count)
        return;
    if (story->setting.has_written && story->framed) {
        add_framed_year(story, ways, from, item, item->tense.sense > 0, FROM_WRITTEN);
    } else if ((ahead = year_ahead(story, index))) {
        bool turn = ahead->month && month > story_month(*ahead);
        story_add_year(story, ways, from, item, ahead->year - turn, FROM_AHEAD);
        story_add_year(story, ways, from, item, ahead->year - !turn,
                       FROM_AHEAD + TURN + (turn ? 0 : TURN));
    } else if (story->cut_off && story->frame.month) {
        add_framed_year(story, ways, from, item, item->tense.sense > 0, FROM_CUT_OFF);
    } else {
        story_add_unsettled(ways, from);
    }
}
