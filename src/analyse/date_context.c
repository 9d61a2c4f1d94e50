/* date_context.c: the year of a date without one, and the role of each date.
 * A yearless date takes the year of the cheapest recent reference of its section: near in the text,
 * near in time, and told as narrative rather than in passing. The clock is never asked. */
#include "analyse/analyse_internal.h"

#define LONGEST_CITATION 1000 /* bytes from its parenthesis to the date */

/* Are there more than `most` words? Reads no further than it has to. */
static bool has_more_words(const char *text, size_t start, size_t end, size_t most) {
    size_t count = 0;
    for (size_t i = start; i < end; i++)
        if (flat_word_at(text, i) && (i == start || !flat_word_at(text, i - 1)) && ++count > most)
            return true;
    return false;
}

static bool opens_sentence(const struct flat *flat, size_t start) {
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    if (has_more_words(flat->text, from, start, 3))
        return false;
    for (size_t i = from; i < start; i++)
        if (strchr(".;:", flat->text[i]))
            return false;
    return true;
}

/* "The 1981 reform": the year tells which one; the narrative need not stand there. */
static bool is_attribute(const struct flat *flat, const struct date_match *match) {
    static const char *const determiners[] = {"the", "a",   "an",    "this", "that", "its",
                                              "his", "her", "their", "our",  NULL};
    size_t end = match->start;
    while (end > 0 && flat->text[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0 && g_ascii_isalpha(flat->text[start - 1]))
        start--;
    for (const char *const *word = determiners; match->bare_year && *word; word++)
        if (strlen(*word) == end - start &&
            g_ascii_strncasecmp(flat->text + start, *word, end - start) == 0)
            return flat->text[match->end] == ' ' && flat_word_at(flat->text, match->end + 1);
    return false;
}

static void add_reference(struct date_context *context, struct date_reference reference) {
    context->references[context->reference_count++ % REFERENCES_KEPT] = reference;
}

/* Months forward are cheap, backward dear; each step into the past of the text costs as well. */
static bool cheapest_year(const struct date_context *context, int month, int32_t *year) {
    size_t count =
        context->reference_count < REFERENCES_KEPT ? context->reference_count : REFERENCES_KEPT;
    long best = -1;
    for (size_t k = 0; k < count; k++) {
        const struct date_reference *reference =
            &context->references[(context->reference_count - 1 - k) % REFERENCES_KEPT];
        for (int later = 0; later <= (reference->month ? 1 : 0); later++) {
            long gap = 12L * later + month - reference->month;
            long cost = !reference->month ? 5 : gap >= 0 ? gap : 5 - 2 * gap;
            cost += reference->weight + 3 * (long)k;
            if (best < 0 || cost < best) {
                best = cost;
                *year = reference->year + later;
            }
        }
    }
    return best >= 0;
}

/* What is told was mostly over when it was written down: a month far ahead is of the year before.
 */
#define MONTHS_AHEAD 6

static bool year_written(const struct date_context *context, int month, int32_t *year) {
    const struct edtf_date *date = &context->written.from;
    if (!context->has_written || context->written.open_start || date->masked)
        return false;
    bool told = date->month >= 1 && date->month <= 12 && month <= 12;
    *year = date->year - (told && month > date->month + MONTHS_AHEAD);
    return true;
}

static struct edtf_date day_after(struct edtf_date date) {
    return edtf_from_day(edtf_first_day((struct edtf){.from = date}) + 1);
}

static bool settle_anaphor(const struct date_context *context, enum date_shape shape,
                           struct edtf *value) {
    const struct edtf_date written = value->from; /* "3 March of that year" */
    bool day = shape == SHAPE_SAME_DAY || shape == SHAPE_NEXT_DAY;
    if (day ? !context->last_day.month : !context->known)
        return false;
    struct edtf_date date = day ? context->last_day : context->current;
    if (shape == SHAPE_NEXT_DAY)
        date = day_after(date);
    if (shape == SHAPE_SAME_MONTH && !date.month)
        return false;
    if (!day)
        date.day = 0;
    if (shape == SHAPE_SAME_YEAR || shape == SHAPE_NEXT_YEAR) {
        date.month = written.month;
        date.day = written.day;
    }
    if (shape == SHAPE_NEXT_YEAR)
        date.year++;
    *value = (struct edtf){.from = date};
    return true;
}

static bool date_exists(struct edtf_date date) {
    return !date.month || date.month > 12
               ? !date.month || (date.month >= 21 && date.month <= 36)
               : !date.day || date.day <= edtf_month_days(date.year, date.month);
}

static bool is_valid(struct edtf value, bool *reversed) {
    bool ends = value.interval && !value.open_end;
    if (!date_exists(value.from) || (ends && !date_exists(value.to)))
        return false;
    *reversed = ends && edtf_first_day((struct edtf){.from = value.from}) >
                            edtf_last_day((struct edtf){.from = value.to});
    return !*reversed;
}

static bool names_past(const struct flat *flat, size_t end) {
    for (int word = 0; word < 2 && flat->text[end] == ' '; word++) {
        size_t start = ++end;
        while (g_ascii_isalpha(flat->text[end]))
            end++;
        if (!g_ascii_isupper(flat->text[start]))
            return false;
        if (cue_names_past(flat->text + start, end - start))
            return true;
    }
    return false;
}

static bool follows_meeting(const struct flat *flat, size_t paren) {
    size_t end = paren;
    while (end > 0 && flat->text[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0 && g_ascii_isalpha(flat->text[start - 1]))
        start--;
    size_t sentence = flat->sentences[flat_sentence_at(flat, paren)].start;
    return cue_is_meeting(flat->text + start, end - start) &&
           !has_more_words(flat->text, sentence, paren, 5);
}

enum { LOOK_BACK = 400 }; /* bytes: so far back parentheses may have opened */

/* "(words, date)" with text before it dates a source; "(1991)" and "(on 24 April, ...)" do not. */
static bool is_citation(const struct flat *flat, const struct date_match *match) {
    size_t open = SIZE_MAX;
    size_t depth = 0;
    size_t sentence = flat->sentences[flat_sentence_at(flat, match->start)].start;
    size_t limit = sentence > LOOK_BACK ? sentence - LOOK_BACK : 0;
    if (match->start - limit > LONGEST_CITATION)
        limit = match->start - LONGEST_CITATION;
    for (size_t i = match->start; i-- > limit;) {
        if (flat->text[i] == ')')
            depth++;
        else if (flat->text[i] == '(' && depth-- == 0) {
            open = i;
            break;
        }
    }
    if (open == SIZE_MAX || !has_more_words(flat->text, 0, open, 0))
        return false;
    size_t inside = open + 1;
    if (g_ascii_strncasecmp(flat->text + inside, "source", 6) == 0)
        return true;
    size_t behind = match->end, before = match->start;
    while (flat->text[behind] == ' ')
        behind++;
    while (before > inside && flat->text[before - 1] == ' ')
        before--;
    if (flat->text[behind] && flat->text[behind] != ')')
        return false;
    return before > inside && flat->text[before - 1] == ',' && !follows_meeting(flat, open);
}

static enum date_role role_of(const struct flat *flat, const struct date_match *match) {
    if (flat->block->kind == NODE_HEADING || flat->block->kind == NODE_CAPTION)
        return DATE_MENTION;
    if (is_citation(flat, match))
        return DATE_CITATION;
    return match->bare_year && names_past(flat, match->end) ? DATE_MENTION : DATE_EVENT;
}

void date_context_note(struct date_context *context, struct edtf value) {
    struct edtf_date date = value.from;
    bool month = date.month >= 1 && date.month <= 12;
    add_reference(context, (struct date_reference){date.year, month ? date.month : 0, 0});
    if (month && date.day)
        context->last_day = date;
    context->current = date;
    context->known = true;
}

static void remember(struct date_context *context, const struct flat *flat,
                     const struct date_match *match, struct edtf value, enum date_role role) {
    if (role == DATE_CITATION || match->since || value.from.masked)
        return;
    struct edtf_date date = value.interval && !value.open_end ? value.to : value.from;
    bool heading = flat->block->kind == NODE_HEADING;
    bool initial = heading || (opens_sentence(flat, match->start) && !is_attribute(flat, match));
    bool month = date.month >= 1 && date.month <= 12;
    int weight = match->shape == SHAPE_CALENDAR && !initial ? 2 : 0;
    weight += flat->block->kind == NODE_CAPTION ? 6 : 0;
    weight += !month && !initial ? 8 : 0;
    weight += role == DATE_MENTION && !heading ? 8 : 0;
    add_reference(context, (struct date_reference){date.year, month ? date.month : 0, weight});
    if (month && date.day)
        context->last_day = date;
    if (!context->known || initial || match->shape == SHAPE_YEARLESS) {
        context->current = date;
        context->known = true;
    }
}

struct date_verdict date_settle(struct arena *arena, struct date_context *context,
                                const struct flat *flat, const struct date_match *match) {
    struct date_verdict verdict = {.value = match->value, .settled = true, .valid = true};
    verdict.role = role_of(flat, match);
    verdict.reason = STR("written out");
    if (match->year_behind) {
        verdict.inference = DATE_YEAR;
        verdict.reason = str_format(arena, "the year %d is told with the date that it is joined to",
                                    (int)match->value.from.year);
    }
    if (match->shape == SHAPE_YEARLESS) {
        int32_t year = 0;
        verdict.inference = DATE_YEAR;
        verdict.settled = cheapest_year(context, match->value.from.month, &year);
        verdict.reason = str_format(arena, "the year %d is told shortly before", (int)year);
        if (!verdict.settled) {
            verdict.settled = year_written(context, match->value.from.month, &year);
            verdict.reason = year == context->written.from.year
                                 ? STR("the year of the section's date")
                                 : STR("the year before the section's date");
        }
        verdict.value.from.year = year;
        if (match->value.interval && !match->value.open_end)
            verdict.value.to.year = year + (match->value.to.month < match->value.from.month);
    } else if (match->shape != SHAPE_CALENDAR) {
        verdict.inference = DATE_ANAPHOR;
        verdict.settled = settle_anaphor(context, match->shape, &verdict.value);
        verdict.reason = STR("refers to the date told before");
    }
    if (!verdict.settled)
        verdict.reason = STR("nothing before it in the section settles the date");
    verdict.valid = !verdict.settled || is_valid(verdict.value, &verdict.reversed);
    if (verdict.settled && verdict.valid)
        remember(context, flat, match, verdict.value, verdict.role);
    return verdict;
}
