/* date_weigh.c: what each date costs the narrative by its own features: that it moves the narrative
 * on, or is told in passing; and that it leaps far. They were weighed on narratives with known
 * dates. */
#include "analyse/date_story.h"

int story_month(struct edtf_date date) {
    if (date.month <= 12)
        return date.month;
    return date.month > 24    ? 3 * (date.month - 33) + 1
           : date.month == 24 ? 12
                              : 3 * (date.month - 21) + 3;
}

int story_months(struct edtf_date from, struct edtf_date to) {
    return 12 * (to.year - from.year) + story_month(to) - story_month(from);
}

bool story_is_day(struct edtf_date date) {
    return date.month >= 1 && date.month <= 12 && date.day;
}

bool story_is_reported(const struct story *story, struct edtf_date date) {
    int months = story_months(date, story->frame);
    if (!story->frame.month || !date.month)
        return date.year == story->frame.year ||
               (story->split && date.year == story->frame.year - 1);
    return months >= 0 && months < 12;
}

bool story_opens(const struct story_item *item) {
    enum { OPENING = 60 }; /* bytes */
    if (date_is_heading(item->flat) || date_sets_scene(item->flat, &item->match, true))
        return true;
    if (item->match.bare_year && item->flat->text[item->match.end] == ':')
        return true; /* "1914: war" */
    return !date_is_attribute(item->flat, &item->match) &&
           ((item->match.start < OPENING && !item->tense.relative &&
             flat_sentence_at(item->flat, item->match.start) == 0) ||
            date_opens_sentence(item->flat, item->match.start));
}

bool story_leads(const struct story_item *item) {
    size_t from = item->flat->sentences[flat_sentence_at(item->flat, item->match.start)].start;
    return item->opens_block || date_is_heading(item->flat) ||
           !date_has_more_words(item->flat->text, from, item->match.start, 2);
}

struct edtf_date story_told(struct edtf value) {
    if (!value.interval && value.from.month == 24 && value.to.year) /* the winter of 1894-95 */
        return (struct edtf_date){.year = value.to.year, .month = 1};
    return value.interval && !value.open_end ? value.to : value.from;
}

/* Those without their year; and "two weeks later". */
static struct story_weights weigh_inferred(const struct story_item *item, bool initial) {
    const struct date_match *match = &item->match;
    bool back = match->shape == SHAPE_RELATIVE && match->unit >= UNIT_YEAR && match->shift < 0;
    if (match->shape == SHAPE_NAMED && match->shift < 0 && !initial) /* "the previous June" */
        return (struct story_weights){match->modifier == MODIFIER_SINCE ? STORY_PASSING : 2, 0};
    if (back || (initial && item->tense.sense == SENSE_OVER)) /* "a decade earlier" */
        return (struct story_weights){3, 1};
    bool before = item->tense.sense == SENSE_BEFORE && !date_is_of(item->flat, match->start);
    return initial                           ? (struct story_weights){0, 8}
           : before                          ? (struct story_weights){1, 1}
           : item->tense.sense == SENSE_OVER ? (struct story_weights){4, 0}
           : item->tense.sense               ? (struct story_weights){1, 0}
                                             : (struct story_weights){0, 3};
}

/* A year alone, or one that qualifies a noun. */
static struct story_weights weigh_year(const struct story_item *item, bool initial) {
    enum date_sense sense = (enum date_sense)item->tense.sense;
    bool attribute = date_is_attribute(item->flat, &item->match);
    if (attribute || sense || item->quoted || item->bracketed)
        return initial && !attribute && sense <= 0 && !item->quoted
                   ? (struct story_weights){2, 3}
                   : (struct story_weights){STORY_PASSING, 0};
    if (initial)
        return (struct story_weights){0, 6};
    return item->tense.plain ? (struct story_weights){1, 3}
                             : (struct story_weights){STORY_PASSING, 0};
}

struct story_weights story_weigh(const struct story_item *item) {
    enum { LASTING = 4 }; /* months */
    const struct edtf *told = &item->match.value;
    enum date_modifier modifier = item->match.modifier;
    bool range = told->interval && !told->from.month;
    if ((date_is_heading(item->flat) && !range) || item->given || item->dateline)
        return (struct story_weights){0, 10};
    if (item->role == DATE_CITATION)
        return (struct story_weights){STORY_PASSING, 0};
    if (item->role == DATE_MENTION || item->flat->block->kind == NODE_CAPTION)
        return (struct story_weights){12, 0};
    bool initial = story_opens(item), year = !story_told(item->match.value).month;
    bool day = story_is_day(story_told(item->match.value));
    if (item->match.shape != SHAPE_CALENDAR)
        return weigh_inferred(item, initial);
    if (modifier == MODIFIER_UNTIL || modifier == MODIFIER_BEFORE)
        return year || item->tense.sense ? (struct story_weights){4, 1}
                                         : (struct story_weights){1, 3};
    if (year && !range)
        return weigh_year(item, initial);
    if (item->quoted)
        return (struct story_weights){6, 0};
    if (item->bracketed && !year && !date_opens_sentence(item->flat, item->match.start))
        return (struct story_weights){3, 0};
    bool lasting =
        told->interval && !told->open_end && story_months(told->from, told->to) > LASTING;
    if (!initial && (lasting || item->tense.relative))
        return (struct story_weights){3, 1};
    if (initial)
        return item->tense.sense == SENSE_OVER ? (struct story_weights){3, 1}
               : item->tense.sense             ? (struct story_weights){2, 3}
               : year                          ? (struct story_weights){0, 6}
               : item->opens_block             ? (struct story_weights){0, 12}
                                               : (struct story_weights){0, 8};
    if (range) /* "it lasted from 1932 to 1935" */
        return (struct story_weights){4, 0};
    if (date_is_attribute(item->flat, &item->match))
        return item->opens_block || date_sets_scene(item->flat, &item->match, false)
                   ? (struct story_weights){1, 2}
                   : (struct story_weights){STORY_PASSING, 0};
    return item->tense.sense   ? (struct story_weights){4, 1}
           : day               ? (struct story_weights){0, 5}
           : item->tense.plain ? (struct story_weights){1, 4}
                               : (struct story_weights){1, 3};
}

int story_leap(const struct state *from, const struct story_item *item, struct edtf_date value) {
    enum { FAR = 3, BACK = 2, YEARS_ON = 5 };
    if (!from->placed)
        return 0;
    int years = value.year - from->position.year;
    bool back = years < 0 || (years == 0 && value.month && from->position.month &&
                              story_month(value) < story_month(from->position));
    bool on = years > 0 && value.month && item->tense.plain; /* a life goes on by leaps */
    int far = years < 0 || (years > YEARS_ON && !on) ? FAR : years > 1;
    return (story_opens(item) && value.month ? far / FAR : far) + (back ? BACK : 0);
}
