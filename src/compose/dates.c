/* dates.c: a date as the book's language prints it. English has its own words (edtf.h); the others
 * have ICU's, in the Gregorian calendar without an end, at UTC. Neither the process's locale nor
 * its time zone is asked. What CLDR has no form for is printed as the years that it covers. */
#include "compose/compose_internal.h"

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum precision { PRECISION_YEAR, PRECISION_QUARTER, PRECISION_MONTH, PRECISION_DAY };
#define PRECISIONS 4
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

static UDateFormat *open_form(const struct date_formats *formats, const UChar *skeleton) {
    static const UChar utc[] = u"UTC";
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[LONGEST_PATTERN];
    int32_t len =
        udatpg_getBestPattern(formats->generator, skeleton, -1, pattern, LONGEST_PATTERN, &status);
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
        {u"y", u"yQQQQ", u"yMMMM", u"yMMMMd"}, {u"Gy", u"GyQQQQ", u"GyMMMM", u"GyMMMMd"}};
    UDateFormat **form = &formats->forms[before_era][of];
    if (!*form && formats->generator)
        *form = open_form(formats, skeletons[before_era][of]);
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

/* "1990–1999" for the nineties: no language is asked for its word. */
static struct str masked_years(struct arena *arena, struct date_formats *formats,
                               struct edtf_date date) {
    int32_t far = date.masked == 2 ? 99 : 9;
    struct edtf_date first = {.year = date.year < 0 ? date.year - far : date.year};
    struct edtf_date last = {.year = first.year + far};
    struct str from = formatted(arena, formats, first, PRECISION_YEAR);
    struct str to = formatted(arena, formats, last, PRECISION_YEAR);
    return str_format(arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

static struct str one_date(struct arena *arena, struct date_formats *formats, struct str language,
                           struct edtf_date date) {
    struct edtf_date year = {.year = date.year};
    struct str text;
    if (date.masked) {
        text = masked_years(arena, formats, date);
    } else if (date.month >= 21 && date.month <= 24) {
        text = formatted(arena, formats, year, PRECISION_YEAR);
        const char *season =
            compose_term(language, (enum term)(TERM_SPRING + (int)date.month - 21));
        text = str_format(arena, "%s %.*s", season, STR_ARG(text));
    } else if (date.month > 12) {
        text = formatted(arena, formats, date, PRECISION_QUARTER);
    } else {
        text = formatted(arena, formats, date,
                         date.day     ? PRECISION_DAY
                         : date.month ? PRECISION_MONTH
                                      : PRECISION_YEAR);
    }
    if (date.approximate)
        text = str_format(arena, "%s %.*s", compose_term(language, TERM_ABOUT), STR_ARG(text));
    if (date.uncertain)
        text = str_format(arena, "%.*s (?)", STR_ARG(text));
    return text;
}

struct str date_formats_text(struct arena *arena, struct date_formats *formats, struct str language,
                             struct edtf value) {
    if (!value.interval)
        return one_date(arena, formats, language, value.from);
    struct str from = value.open_start ? STR("…") : one_date(arena, formats, language, value.from);
    struct str to = value.open_end ? STR("…") : one_date(arena, formats, language, value.to);
    if (str_equal(from, to))
        return from;
    return str_format(arena, "%.*s – %.*s", STR_ARG(from), STR_ARG(to));
}

struct str compose_date(struct compose *compose, struct edtf date) {
    bool english = str_is(compose->language, "en") || str_starts(compose->language, STR("en-"));
    if (english)
        return edtf_english(compose->arena, date, str_is(compose->language, "en-US"));
    return date_formats_text(compose->arena, compose->dates, compose->language, date);
}
