/* dates.c: a date as the book's language prints it. English has its own words (edtf.h); the others
 * have ICU's, in the Gregorian calendar without an end, at UTC. Neither the process's locale nor
 * its time zone is asked. What stands before a date, and decades, is in date_words.c. */
#include "compose/timeline_internal.h"

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum precision {
    PRECISION_YEAR,
    PRECISION_QUARTER,
    PRECISION_MONTH,
    PRECISION_DAY,
    PRECISION_OF_MONTH,  /* a month behind a word: in the genitive, where there is one */
    PRECISION_DAY_ALONE, /* of no year */
    PRECISION_MONTH_ALONE,
    PRECISIONS
};
#define LONGEST_PATTERN 100 /* UTF-16 units; CLDR's are below 40 */

struct date_formats {
    char locale[ULOC_FULLNAME_CAPACITY];
    UDateTimePatternGenerator *generator;
    UDateFormat *forms[2][PRECISIONS]; /* of years before our era: [1] */
};

struct date_formats *date_formats_open(struct arena *arena, struct str language) {
    struct date_formats *formats = ARENA_NEW(arena, struct date_formats);
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(str_terminated(arena, language), formats->locale, sizeof formats->locale,
                        NULL, &status);
    uloc_setKeywordValue("calendar", "gregorian", formats->locale, sizeof formats->locale, &status);
    formats->generator = U_SUCCESS(status) ? udatpg_open(formats->locale, &status) : NULL;
    return formats;
}

void date_formats_close(struct date_formats *formats) {
    for (int era = 0; era < 2; era++)
        for (int i = 0; i < PRECISIONS; i++)
            if (formats->forms[era][i])
                udat_close(formats->forms[era][i]);
    if (formats->generator)
        udatpg_close(formats->generator);
}

/* In patterns L is a month that stands alone, M one in a phrase; text is in apostrophes. */
static void make_genitive(UChar *pattern, int32_t len) {
    bool quoted = false;
    for (int32_t i = 0; i < len; i++) {
        quoted ^= pattern[i] == u'\'';
        if (pattern[i] == u'L' && !quoted)
            pattern[i] = u'M';
    }
}

static UDateFormat *open_form(const struct date_formats *formats, const UChar *skeleton,
                              bool genitive) {
    static const UChar utc[] = u"UTC";
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[LONGEST_PATTERN];
    int32_t len =
        udatpg_getBestPattern(formats->generator, skeleton, -1, pattern, LONGEST_PATTERN, &status);
    if (U_SUCCESS(status) && genitive)
        make_genitive(pattern, len);
    UDateFormat *form =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, formats->locale, utc, -1, pattern, len, &status);
    if (U_FAILURE(status))
        return NULL;
    UCalendar *calendar = ucal_clone(udat_getCalendar(form), &status);
    ucal_setGregorianChange(calendar, -1e17, &status); /* EDTF knows no Julian days */
    udat_setCalendar(form, calendar);
    ucal_close(calendar);
    return form;
}

static UDateFormat *find_form(struct date_formats *formats, bool before_era, enum precision of) {
    static const UChar *const skeletons[2][PRECISIONS] = {
        {u"y", u"yQQQQ", u"yMMMM", u"yMMMMd", u"yMMMM", u"MMMMd", u"LLLL"},
        {u"Gy", u"GyQQQQ", u"GyMMMM", u"GyMMMMd", u"GyMMMM", u"MMMMd", u"LLLL"}};
    UDateFormat **form = &formats->forms[before_era][of];
    if (!*form && formats->generator)
        *form = open_form(formats, skeletons[before_era][of], of == PRECISION_OF_MONTH);
    return *form;
}

/* The first day of the date; ISO text where ICU has no form for it. */
static struct str formatted(struct arena *arena, struct date_formats *formats,
                            struct edtf_date date, enum precision precision) {
    UDateFormat *form = find_form(formats, date.year <= 0, precision);
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[LONGEST_PATTERN];
    char bytes[3 * LONGEST_PATTERN];
    int32_t len = 0;
    struct edtf value = {.from = date};
    if (form) {
        UDate moment = 86400000.0 * (double)edtf_first_day(value);
        int32_t units = udat_format(form, moment, wide, LONGEST_PATTERN, NULL, &status);
        u_strToUTF8(bytes, sizeof bytes, &len, wide, units, &status);
    }
    if (!form || U_FAILURE(status))
        return edtf_text(arena, value);
    return str_copy(arena, (struct str){bytes, (size_t)len});
}

/* "1990 – 1999" where a language has no word for the nineties. */
static struct str masked_years(struct arena *arena, struct date_formats *formats,
                               struct str language, enum date_phrase phrase,
                               struct edtf_date date) {
    struct str decade = date.masked == 1 && date.year > 0
                            ? date_decade(arena, language, phrase, date.year)
                            : STR("");
    if (decade.len)
        return decade;
    int32_t far = date.masked == 2 ? 99 : 9;
    struct edtf_date first = {.year = date.year < 0 ? date.year - far : date.year};
    struct edtf_date last = {.year = first.year + far};
    struct str from = formatted(arena, formats, first, PRECISION_YEAR);
    struct str to = formatted(arena, formats, last, PRECISION_YEAR);
    return str_format(arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

static struct str one_date(struct arena *arena, struct date_formats *formats, struct str language,
                           enum date_phrase phrase, struct edtf_date date) {
    struct edtf_date year = {.year = date.year};
    enum precision month = phrase == DATE_PLAIN ? PRECISION_MONTH : PRECISION_OF_MONTH;
    struct str text;
    if (date.masked) {
        text = masked_years(arena, formats, language, phrase, date);
    } else if (date.month >= 21 && date.month <= 24) {
        text = formatted(arena, formats, year, PRECISION_YEAR);
        text = str_format(arena, "%s %.*s", date_season(language, phrase, date.month - 21),
                          STR_ARG(text));
    } else if (date.month > 12) {
        text = formatted(arena, formats, date, PRECISION_QUARTER);
    } else {
        text = formatted(arena, formats, date,
                         date.day     ? PRECISION_DAY
                         : date.month ? month
                                      : PRECISION_YEAR);
    }
    if (date.approximate)
        text = str_format(arena, "%s %.*s", compose_term(language, TERM_ABOUT), STR_ARG(text));
    if (date.uncertain)
        text = str_format(arena, "%.*s (?)", STR_ARG(text));
    return text;
}

/* English has "c." for "about", as scholars write it. */
static struct str english(struct compose *compose, enum date_phrase phrase, struct edtf value) {
    struct arena *arena = compose->arena;
    bool us = str_is(compose->language, "en-US");
    bool decade = !value.interval && value.from.masked == 1 && value.from.year > 0;
    bool about = value.from.approximate, about_end = value.interval && value.to.approximate;
    if (decade && !about && !value.from.uncertain)
        return date_decade(arena, compose->language, phrase, value.from.year);
    if (!about && !about_end)
        return edtf_english(arena, value, us);
    struct edtf from = {.from = value.from}, to = {.from = value.to};
    from.from.approximate = to.from.approximate = false;
    struct str text = edtf_english(arena, from, us), end = edtf_english(arena, to, us);
    const char *sign = compose_term(compose->language, TERM_ABOUT);
    text = str_format(arena, "%s%s%.*s", about ? sign : "", about ? "\u00a0" : "", STR_ARG(text));
    if (!value.interval || (about && about_end && edtf_equal(from, to)))
        return text;
    return str_format(arena, "%.*s \u2013 %s%s%.*s", STR_ARG(text), about_end ? sign : "",
                      about_end ? "\u00a0" : "", STR_ARG(end));
}

static struct str closed_text(struct compose *compose, enum date_phrase phrase, struct edtf value) {
    struct arena *arena = compose->arena;
    struct str language = compose->language;
    if (compose_is_language(language, "en"))
        return english(compose, phrase, value);
    struct str from = one_date(arena, compose->dates, language, phrase, value.from);
    if (!value.interval)
        return from;
    struct str to = one_date(arena, compose->dates, language, phrase, value.to);
    return str_equal(from, to) ? from
                               : str_format(arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

/* "since 2014" for what has no end, "until 2014" for what has no beginning. */
struct str compose_dated(struct compose *compose, struct edtf date, struct str modifier) {
    enum date_phrase phrase = date_phrase_of(modifier);
    if (date.interval && date.open_end) {
        phrase = phrase == DATE_FROM ? DATE_FROM : DATE_SINCE;
        date = (struct edtf){.from = date.from};
    } else if (date.interval && date.open_start) {
        phrase = DATE_UNTIL;
        date = (struct edtf){.from = date.to};
    }
    struct str text = closed_text(compose, phrase, date);
    const char *word = date_word(compose->language, phrase, date.from.day > 0);
    return *word ? str_format(compose->arena, "%s%.*s", word, STR_ARG(text)) : text;
}

struct str compose_event_date(struct compose *compose, const struct event *event) {
    enum date_phrase limit = date_phrase_of(event->modifier), part = date_phrase_of(event->part);
    struct edtf date = event->value;
    if (part > DATE_SECOND_HALF || date.interval)
        return compose_dated(compose, date, event->modifier);
    if (limit != DATE_BY && limit != DATE_UNTIL)
        return compose_dated(compose, date, event->part);
    struct str text = closed_text(compose, part, date);
    struct str words = date_limit(compose->arena, compose->language, limit, part, date.from.masked);
    return str_format(compose->arena, "%.*s%.*s", STR_ARG(words), STR_ARG(text));
}

struct str compose_date(struct compose *compose, struct edtf date) {
    return compose_dated(compose, date, STR(""));
}

/* English: the year stands last, perhaps behind a comma. */
static struct str without_year(struct str text) {
    size_t end = text.len;
    while (end && text.at[end - 1] != ' ')
        end--;
    text = str_trim(str_slice(text, 0, end));
    return str_ends(text, STR(",")) ? str_slice(text, 0, text.len - 1) : text;
}

static struct str day_alone(struct compose *compose, struct edtf_date date) {
    if (date.month > 12)
        return str_of(date.month <= 24 ? date_season(compose->language, DATE_PLAIN, date.month - 21)
                                       : "");
    return formatted(compose->arena, compose->dates, date,
                     date.day ? PRECISION_DAY_ALONE : PRECISION_MONTH_ALONE);
}

struct str compose_day(struct compose *compose, struct edtf date) {
    if (compose_is_language(compose->language, "en"))
        return without_year(compose_date(compose, date));
    struct str from = day_alone(compose, date.from);
    if (!date.interval)
        return from;
    struct str to = day_alone(compose, date.to);
    return str_equal(from, to)
               ? from
               : str_format(compose->arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

/* ---- dates of a timeline ---- */

static bool is_year(const struct edtf *value, int64_t number) {
    enum { LEAST_YEAR = 32 }; /* what is less may be a day */
    int64_t from = value->from.year, to = value->interval ? value->to.year : from;
    return number >= LEAST_YEAR && (number == from || number == to);
}

/* "16 March [2014]": each number that is a year of the date; all of it where none is found. */
static struct str bracket_years(struct arena *arena, struct str text, const struct edtf *value) {
    struct str out = STR("");
    size_t done = 0;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        int64_t number = 0;
        for (; at < text.len && text.at[at] >= '0' && text.at[at] <= '9'; at++)
            number = number < 1000000 ? 10 * number + (text.at[at] - '0') : number;
        if (at > start && is_year(value, number)) {
            out = str_format(arena, "%.*s%.*s[%.*s]", STR_ARG(out),
                             STR_ARG(str_slice(text, done, start)),
                             STR_ARG(str_slice(text, start, at)));
            done = at;
        }
        at += at == start;
    }
    return done ? str_format(arena, "%.*s%.*s", STR_ARG(out),
                             STR_ARG(str_slice(text, done, text.len)))
                : str_format(arena, "[%.*s]", STR_ARG(text));
}

/* What one place says in full is not inferred. */
static enum date_inference least_inferred(const struct event *event) {
    enum date_inference least = event->place_count ? DATE_ANAPHOR : DATE_EXPLICIT;
    for (size_t i = 0; i < event->place_count; i++)
        least = MIN(least, event->places[i].date->inference);
    return event->declared ? DATE_EXPLICIT : least;
}

struct str timeline_date(struct compose *compose, const struct event *event,
                         struct date_signs *signs) {
    struct edtf value = event->value;
    struct str text = compose_event_date(compose, event);
    enum date_inference inference = least_inferred(event);
    signs->inferred = signs->inferred || inference != DATE_EXPLICIT;
    signs->about = signs->about || value.from.approximate || value.to.approximate;
    signs->uncertain = signs->uncertain || value.from.uncertain || value.to.uncertain;
    if (inference == DATE_YEAR)
        return bracket_years(compose->arena, text, &value);
    return inference == DATE_ANAPHOR ? str_format(compose->arena, "[%.*s]", STR_ARG(text)) : text;
}

struct edtf timeline_period(const struct event *event) {
    struct edtf_date date = event->value.open_start ? event->value.to : event->value.from;
    return (struct edtf){.from = {.year = date.year, .masked = date.masked}};
}
