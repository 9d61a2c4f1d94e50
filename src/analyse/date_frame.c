/* date_frame.c: when a text was written, or which year it tells of: from the section's date, a
 * dateline, its title, or the pack's cut-off. Each dateline begins a text of its own. */
#include <stdlib.h>

#include "analyse/date_story.h"
#include "analyse/headline_internal.h"

enum { NEAR_THE_HEAD = 6 }; /* dates */

/* ---- datelines ---- */

static struct edtf_date dateline_date(const struct story_item *item) {
    struct edtf_date date = item->match.value.from;
    if (item->dateline_year)
        date.year = item->dateline_year;
    return date;
}

/* It has a year of its own, or one was found. */
static bool is_dated_line(const struct story_item *item) {
    return item->dateline && (item->dateline_year ||
                              (item->match.shape == SHAPE_CALENDAR && !item->match.value.interval));
}

/* Days and months without their years: those of `a` come before. */
static bool comes_before(struct edtf_date a, struct edtf_date b) {
    int month = story_month(a), there = story_month(b);
    return there && (month < there || (month == there && a.day && b.day && a.day < b.day));
}

int32_t story_year_from(struct edtf_date date, struct edtf_date from) {
    return from.year + comes_before(date, from);
}

int32_t story_year_until(struct edtf_date date, struct edtf_date end) {
    return end.year - (story_month(end) && comes_before(end, date));
}

/* The first year in which nothing that the text tells as over is later than its dateline. */
static int32_t year_of_told(const struct story_item *items, size_t count, size_t line) {
    enum { LOOK_AHEAD = 64 };
    int32_t year = 0; /* none is told */
    for (size_t i = line + 1; i < count && i <= line + LOOK_AHEAD && !items[i].dateline; i++) {
        const struct story_item *item = &items[i];
        enum date_modifier modifier = item->match.modifier;
        if (item->match.shape != SHAPE_CALENDAR || item->role != DATE_EVENT || item->quoted ||
            item->match.value.from.masked || item->match.value.open_start ||
            modifier == MODIFIER_BY || modifier == MODIFIER_UNTIL ||
            date_tense_of(item->flat, &item->match).sense == SENSE_AHEAD)
            continue;
        year =
            MAX(year, story_year_from(items[line].match.value.from, story_told(item->match.value)));
    }
    return year;
}

/* The year of the first dateline: from the section's date, the title, the cut-off, or the text. */
static int32_t first_year(struct story_setting setting, const struct story_item *items,
                          size_t count, size_t line, const struct edtf *title) {
    const struct edtf_date date = items[line].match.value.from;
    const struct edtf *written = &setting.written, *cut = &setting.as_of;
    if (setting.has_written && !written->open_start && !written->from.masked)
        return story_year_until(date, written->from);
    if (title && title->interval)
        return story_year_from(date, title->from);
    if (title) { /* the nearest */
        int off = story_month(title->from) ? story_month(date) - story_month(title->from) : 0;
        return title->from.year - (off > 6) + (off < -6);
    }
    if (setting.has_as_of && !cut->open_start && !cut->from.masked)
        return story_year_until(date, story_told(*cut));
    return year_of_told(items, count, line);
}

/* What the title tells: a date above the first dateline, in its own block. */
static const struct edtf *find_title(const struct story_item *items, size_t line) {
    for (size_t i = 0; i < line && i < NEAR_THE_HEAD; i++) {
        const struct date_match *match = &items[i].match;
        if (match->shape == SHAPE_CALENDAR && !match->value.from.masked &&
            !match->value.open_start && !match->value.open_end && items[i].role != DATE_CITATION &&
            items[i].flat != items[line].flat && items[i].flat == items[0].flat)
            return &match->value;
    }
    return NULL;
}

void story_find_datelines(struct story_setting setting, struct story_item *items, size_t count) {
    struct edtf_date before = {0};
    const struct edtf *title = NULL;
    for (size_t i = 0; i < count; i++) {
        struct story_item *item = &items[i];
        if (!item->dateline)
            continue;
        if (item->match.shape == SHAPE_YEARLESS && !item->match.value.interval && !item->given) {
            const struct edtf_date date = item->match.value.from;
            if (!before.year)
                title = find_title(items, i);
            item->dateline_year = before.year ? story_year_from(date, before)
                                              : first_year(setting, items, count, i, title);
            bool last = title && title->interval && title->to.year &&
                        item->dateline_year > title->to.year; /* told before its turn */
            item->dateline_year -= last;
        }
        if (is_dated_line(item))
            before = dateline_date(item);
    }
}

size_t story_stretch_end(const struct story_item *items, size_t count, size_t first) {
    bool framed = false;
    for (size_t i = first; i < count; i++) {
        if (!is_dated_line(&items[i]))
            continue;
        if (framed || i - first >= NEAR_THE_HEAD)
            return i;
        framed = true;
    }
    return count;
}

/* ---- frames ---- */

/* "covers the year from 1 July 2017 to 30 June 2018": twelve months, and a word that makes them
 * those of a report. */
static bool is_period(const struct story_item *item) {
    static const char *const cues[] = {"covers", "covering", "period",    "year", "report",
                                       "review", "fiscal",   "financial", NULL};
    enum { LONGEST_LEAD = 160 }; /* bytes */
    const struct edtf *told = &item->match.value;
    size_t from = item->flat->sentences[flat_sentence_at(item->flat, item->match.start)].start;
    if (item->match.shape != SHAPE_CALENDAR || !told->interval || told->open_start ||
        told->open_end || !told->from.month || !told->to.month ||
        item->match.start - from > LONGEST_LEAD)
        return false;
    struct edtf year = {.from = told->from};
    year.from.year++;
    return edtf_last_day((struct edtf){.from = told->to}) + 1 == edtf_first_day(year) &&
           date_has_word(item->flat, from, item->match.start, cues);
}

/* "year ended", "months to", "year that ended on" right before a date. */
static bool is_end_of_year(const struct flat *flat, size_t start) {
    static const char *const ends[] = {"ended", "ending", "to", NULL};
    static const char *const spans[] = {"year", "months", NULL};
    static const char *const fillers[] = {"on", "the", "that", "which", NULL};
    enum { WORDS = 5 };
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start, at = start;
    bool ended = false;
    for (int word = 0; word < WORDS; word++) {
        size_t end = flat_skip_back(flat, at, from, " ");
        at = flat_word_start(flat, end, from);
        if (flat_word_is(flat, at, end, ended ? spans : ends)) {
            if (ended)
                return true;
            ended = true;
        } else if (!flat_word_is(flat, at, end, fillers)) {
            return false;
        }
    }
    return false;
}

/* "the year ended 31 March 2016". */
static bool ends_period(const struct story_item *item) {
    const struct edtf *told = &item->match.value;
    return item->match.shape == SHAPE_CALENDAR && !told->interval && told->from.month &&
           told->from.month <= 12 && is_end_of_year(item->flat, item->match.start);
}

/* "Annual Report 2017/18": the months are not told; those of most such years end in June. */
static bool is_split_year(const struct story_item *item) {
    const struct edtf *told = &item->match.value;
    return item->match.shape == SHAPE_CALENDAR && told->interval && !told->open_start &&
           !told->open_end && !told->from.month && told->to.year == told->from.year + 1 &&
           date_is_heading(item->flat) && date_reports_year(item->flat);
}

/* The twelve months that a report is of, by what stands at its head. */
static void find_period(struct story *story) {
    const struct flat *head = story->count ? story->items[0].flat : NULL;
    if (story->setting.has_written && !(head && date_is_heading(head) && date_reports_year(head)))
        return; /* news of the accounts of a firm */
    for (size_t i = 0; i < story->count && i < NEAR_THE_HEAD; i++) {
        const struct story_item *item = &story->items[i];
        bool split = i == 0 && is_split_year(item);
        if (item->dateline)
            return;
        if (!split && !is_period(item) && !ends_period(item))
            continue;
        story->framed = story->report = true;
        story->frame = story_told(item->match.value);
        if (split) {
            story->frame.month = 6;
            story->frame.day = 30;
        }
        story->split = story->frame.month && story->frame.month < 12;
        if (!split)
            return;
    }
}

/* "After the balance sheet date, in May", "The accounts were audited in August": behind the year
 * that is reported on. */
static bool is_after_period(const struct story_item *item) {
    static const char *const afters[] = {"after", "since", "following", NULL};
    static const char *const ends[] = {"end", "close", "sheet", "reporting", NULL};
    static const char *const accounts[] = {"accounts", "statements", NULL};
    static const char *const audits[] = {"audited", "examined", "approved",
                                         "adopted", "signed",   NULL};
    enum { LONGEST_LEAD = 160 }; /* bytes */
    const struct flat *flat = item->flat;
    size_t start = item->match.start;
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    from = MAX(from, start > LONGEST_LEAD ? start - LONGEST_LEAD : 0);
    return (date_has_word(flat, from, start, afters) && date_has_word(flat, from, start, ends)) ||
           (date_has_word(flat, from, start, accounts) && date_has_word(flat, from, start, audits));
}

/* In a report on a year that does not end in December "the third quarter" has months of its own,
 * and some dates are behind it. */
static void read_split_year(struct story *story) {
    enum { FIRST = 33, LAST = 36 };
    for (size_t i = 0; i < story->count; i++) {
        struct edtf *told = &story->items[i].match.value;
        story->items[i].outlook = story->items[i].outlook || is_after_period(&story->items[i]);
        int quarter = told->from.month - FIRST;
        if (story->items[i].match.shape != SHAPE_YEARLESS || told->interval ||
            story->items[i].given || quarter < 0 || told->from.month > LAST)
            continue;
        int month = story->frame.month + 3 * quarter;
        told->interval = true;
        told->from.month = (uint8_t)(month % 12 + 1);
        told->to = (struct edtf_date){.month = (uint8_t)((month + 2) % 12 + 1)};
    }
}

/* When the text was written: as the section says, or a line at its head; or the year of its title;
 * or the pack's cut-off. */
static void find_frame(struct story *story) {
    const struct edtf *written = &story->setting.written, *cut = &story->setting.as_of;
    story->framed = story->setting.has_written && !written->open_start && !written->from.masked;
    story->frame = written->from;
    for (size_t i = 0; i < story->count && i < NEAR_THE_HEAD && !story->framed; i++) {
        const struct story_item *item = &story->items[i];
        bool single = item->match.shape == SHAPE_CALENDAR && !item->match.value.interval;
        bool title = single && i == 0 && item->match.bare_year && date_is_heading(item->flat);
        if (is_dated_line(item) || title) {
            story->framed = true;
            story->frame = dateline_date(item);
            story->report = !item->dateline && date_reports_year(item->flat);
        }
    }
    if (!story->framed && story->setting.has_as_of && !cut->open_start && !cut->from.masked) {
        story->framed = story->cut_off = true;
        story->frame = cut->interval && !cut->open_end ? cut->to : cut->from;
    }
}

/* Does the text tell of the time when it was written? The first date that is more than a year says
 * so: it is near, or it has no year at all, as the reader knows it. */
static bool is_current(const struct story *story) {
    enum { NEAR = 18, LOOK_AHEAD = 12 }; /* months, dates */
    const struct edtf_date *frame = &story->frame;
    if (!story->framed || !frame->month || frame->month > 12)
        return false;
    bool yearless = false;
    for (size_t i = 0; i < story->count && i < LOOK_AHEAD; i++) {
        const struct story_item *item = &story->items[i];
        const struct edtf_date date = item->match.value.from;
        if (item->dateline || item->role == DATE_CITATION || item->column_year)
            continue;
        if (item->match.shape != SHAPE_CALENDAR && !story->cut_off)
            return true;
        if (item->match.shape == SHAPE_YEARLESS || item->match.shape == SHAPE_WEEKDAY)
            yearless = true;
        if (item->match.shape == SHAPE_CALENDAR && date.year &&
            (date.month || date_is_heading(item->flat)))
            return abs(story_months(date, *frame)) <= NEAR;
    }
    return yearless;
}

void story_find_frame(struct story *story) {
    find_frame(story);
    find_period(story);
    if (story->split)
        read_split_year(story);
    story->current = !story->split && is_current(story);
}
