/* date_ways.c: what a date may mean for the narrative, and what that costs: whether it moves the
 * narrative on, which year it is of, and which date it refers to. All costs of the model are here.
 * They were weighed on narratives with known dates. */
#include <stdlib.h>

#include "analyse/date_story.h"

enum { PASSING = 8 }; /* that a year inside a clause moves the narrative */

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
    if (date_is_heading(item->flat) || date_sets_scene(item->flat, &item->match))
        return true;
    return !date_is_attribute(item->flat, &item->match) &&
           ((item->match.start < OPENING && flat_sentence_at(item->flat, item->match.start) == 0) ||
            date_opens_sentence(item->flat, item->match.start));
}

/* What the narrative takes from a date: the end of a stretch. */
static struct edtf_date told_date(struct edtf value) {
    if (!value.interval && value.from.month == 24 && value.to.year) /* the winter of 1894-95 */
        return (struct edtf_date){.year = value.to.year, .month = 1};
    return value.interval && !value.open_end ? value.to : value.from;
}

/* What it costs that the date moves the narrative on, or that it does not. */
struct story_weights story_weigh(const struct story_item *item) {
    const struct edtf *told = &item->match.value;
    enum date_modifier modifier = item->match.modifier;
    bool range = told->interval && !told->from.month;
    if ((date_is_heading(item->flat) && !range) || item->given || item->dateline)
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
    if (item->bracketed && !year && !date_opens_sentence(item->flat, item->match.start))
        return (struct story_weights){3, 0};
    if (initial)
        return item->sense         ? (struct story_weights){2, 3}
               : year              ? (struct story_weights){0, 6}
               : item->opens_block ? (struct story_weights){0, 12}
                                   : (struct story_weights){0, 8};
    if (range) /* "it lasted from 1932 to 1935" */
        return (struct story_weights){4, 0};
    if (year || date_is_attribute(item->flat, &item->match))
        return item->opens_block && !year ? (struct story_weights){1, 2}
                                          : (struct story_weights){PASSING, 0};
    return item->sense ? (struct story_weights){4, 1}
           : day       ? (struct story_weights){0, 5}
                       : (struct story_weights){1, 3};
}

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
    to->passing = false;
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
    struct state *aside = &ways->states[ways->count - 1];
    aside->passing = weights.move >= PASSING;
    if (item->role == DATE_MENTION && from->told &&
        date_is_attribute(item->flat, &item->match)) { /* "the 1956 Revolution" */
        aside->last = from->last;
        aside->passing = from->passing;
    }
}

/* From month to month. */
static int distance(struct edtf_date from, const struct story_item *item, int years) {
    enum { MOST = 24, BACKWARD = 4, YEAR_AGO = 4, HALF = 6, NEAR = 4, TURN = 3, ANEW = 2 };
    int month = month_of(item->match.value.from), day = item->match.value.from.day;
    int months = 12 * years + month - month_of(from), cost;
    int sense = item->sense;
    if (item->match.since && !item->goes_on) /* what goes on since then began before */
        return months > 0 ? MOST : (1 - months) / 2;
    if (!from.month || from.month == 24) /* a winter belongs to two years */
        return years == 0 ? 1 : years > 0 ? 14 : 20;
    if (item->fresh) /* behind a heading the narrative may begin anew */
        return years == 0 ? (months < 0 ? 5 : 1) : years > 0 && months < 12 ? 7 : 16;
    if (months > 0 || (months == 0 && (!day || !from.day || day >= from.day)))
        cost = (months <= HALF ? (months + 1) / 2 : months - HALF / 2) +
               (years > 0 ? 1 + (months > NEAR ? TURN : 0) : 0) + (sense < 0 ? 3 : 0);
    else
        cost = (months == 0 ? 1 : BACKWARD - 2 * months) + (years < 0 ? YEAR_AGO : 0) -
               (sense < 0 ? 3 : 0) - (item->opens_block ? ANEW : 0);
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

static bool same_sentence(const struct story *story, size_t index) {
    const struct story_item *item = &story->items[index], *before = item - 1;
    return index && before->flat == item->flat &&
           flat_sentence_at(item->flat, before->match.start) ==
               flat_sentence_at(item->flat, item->match.start);
}

/* "The pact of 3 May 2006 was new, and on 9 January they met": one sentence tells forward. */
static bool runs_back(const struct story *story, const struct state *from, size_t index,
                      int32_t year) {
    const struct story_item *item = &story->items[index];
    if (!from->told || !is_day(from->last) || item->sense < 0 || !same_sentence(story, index) ||
        item[-1].match.shape != SHAPE_CALENDAR || item[-1].match.since ||
        item[-1].role == DATE_CITATION)
        return false;
    int months =
        12 * (from->last.year - year) + month_of(from->last) - month_of(item->match.value.from);
    return months > 0;
}

/* Seen from when the text was written: the year of the nearest day on the side that is told. */
static void add_framed(const struct story *story, struct ways *ways, const struct state *from,
                       size_t index) {
    enum { FRESH = 3, AHEAD = 2, REPORT = 1, MONTHS = 12 };
    const struct story_item *item = &story->items[index];
    const struct edtf_date *frame = &story->frame;
    bool ahead = item->sense > 0 && is_day(*frame);
    bool report = story->report && from->position.year == frame->year;
    if (!story->framed || (!item->fresh && !ahead && !report))
        return;
    int month = month_of(item->match.value.from), there = frame->month ? month_of(*frame) : MONTHS;
    int32_t year = frame->year;
    if (ahead)
        year += month < there || (month == there && item->match.value.from.day &&
                                  item->match.value.from.day < frame->day);
    else
        year -= frame->month && month > there;
    if (!ahead || !from->placed || abs(from->position.year - frame->year) <= 1)
        add_year(ways, from, item, year, ahead ? AHEAD : report ? REPORT : FRESH);
}

static void yearless_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { FROM_LAST = 3, FROM_PASSING = 3, FROM_WRITTEN = 3, FROM_AHEAD = 6, TURN = 4, BACK = 6 };
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
                     distance(from->position, item, turn) +
                         (runs_back(story, from, index, from->position.year + turn) ? BACK : 0));
        }
    if (from->told && (!from->placed || from->last.year != from->position.year))
        for (int turn = 0; turn < 2; turn++)
            add_year(ways, from, item, from->last.year + turn,
                     distance(from->last, item, turn) + FROM_LAST +
                         (from->passing && !same_sentence(story, index) ? FROM_PASSING : 0));
    if (ways->count && (ahead = year_ahead(story, index)) && ahead->month &&
        same_sentence(story, index + 1)) /* "to leave by 1 July, he said on 3 June 2011" */
        add_year(ways, from, item, ahead->year,
                 item->opens_block ? distance(*ahead, item, 0) / 2
                                   : distance(*ahead, item, 0) + FROM_LAST);
    if (ways->count)
        add_framed(story, ways, from, index);
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
    int far = years ? leap(from, &story->items[index], value) : 0;
    if (story->items[index].role != DATE_CITATION)
        add_way(ways, from, value, true, cost + weights.move + far);
    add_way(ways, from, value, false, cost + weights.aside);
}

static void relative_ways(const struct story *story, struct ways *ways, const struct state *from,
                          size_t index) {
    enum { NOT_THE_NARRATIVE = 3, NOT_THE_LAST = 1 };
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
    if (item->match.deictic && story->framed) {
        add_year(ways, from, item, story->frame.year, 0);
        return;
    }
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

/* The reader of a dated text takes "on Thursday" from its date, unless a day of long ago is told.
 */
static bool is_framed_weekday(const struct story *story, const struct state *from,
                              const struct story_item *item) {
    const struct edtf_date base = from->day;
    return story->framed && is_day(story->frame) && item->match.shift == 0 &&
           (item->opens_block || !is_day(base) || base.year == story->frame.year);
}

static void weekday_ways(const struct story *story, struct ways *ways, const struct state *from,
                         const struct story_item *item) {
    enum { EARLIER = 4, APART = 2 };
    if (is_framed_weekday(story, from, item)) {
        const struct edtf_date frame = story->frame;
        bool ahead = item->sense > 0 || date_lies_ahead(item->flat, item->match.start);
        int there = edtf_weekday(edtf_first_day((struct edtf){.from = frame}));
        int days = (item->match.weekday - there + 7) % 7;
        add_value(ways, from, item, add_days(frame, days), ahead || days == 0 ? 0 : EARLIER);
        add_value(ways, from, item, add_days(frame, days - 7), ahead ? EARLIER : 0);
        return;
    }
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
