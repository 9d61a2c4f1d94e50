/* edtf.h: dates as the Extended Date/Time Format writes them (ISO 8601-2, EDTF levels 0 and 1,
 * with seasons 21-24 and quarters 33-36 of level 2). Never a day that is not told. */
#ifndef DOSSIER_EDTF_H
#define DOSSIER_EDTF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct edtf_date {
    int32_t year;     /* astronomical: 44 BC is -43 */
    uint8_t month;    /* 1-12, season 21-24, quarter 33-36; 0: none */
    uint8_t day;      /* 1-31; 0: none */
    uint8_t masked;   /* trailing digits of the year that are X: 1 for 199X, 2 for 18XX */
    bool approximate; /* ~ */
    bool uncertain;   /* ? */
};

struct edtf {
    struct edtf_date from; /* a single date stands in `from` alone */
    struct edtf_date to;
    bool interval;   /* from/to */
    bool open_start; /* ../to */
    bool open_end;   /* from/.. */
};

/* Reads the whole of `text`. On failure false, and `*why` a short reason ("there is no 30
 * February"). A day or month that does not exist, or an interval that ends before it begins, fails.
 */
bool edtf_read(struct str text, struct edtf *value, const char **why);

/* The canonical text: "2017-07-09/2017-07-10". */
struct str edtf_text(struct arena *arena, struct edtf value);

bool edtf_equal(struct edtf a, struct edtf b);

/* Chronological order by first day, then the more exact first, then by last day. */
int edtf_compare(struct edtf a, struct edtf b);

/* First and last day that the value covers, as days since 1970-01-01 (proleptic Gregorian).
 * An open end gives INT64_MAX, an open start INT64_MIN. */
int64_t edtf_first_day(struct edtf value);
int64_t edtf_last_day(struct edtf value);

/* Calendar arithmetic: days of a month; weekday 0 = Sunday; a day number back to a date. */
int edtf_month_days(int32_t year, int month);
int edtf_weekday(int64_t day);
struct edtf_date edtf_from_day(int64_t day);

/* A machine-valid value for HTML's <time datetime> ("1997-07", "2017-07-09"), or an empty text
 * where HTML has no form for it (intervals: their first date; decades, seasons, BC: none). */
struct str edtf_html(struct arena *arena, struct edtf value);

/* As a reader expects it, in British English: "9 July 1997", "9–10 July 2017", "June 2015",
 * "spring 2015", "1990s", "44 BC", "from 2014". `us` gives "July 9, 1997". */
struct str edtf_english(struct arena *arena, struct edtf value, bool us);

#endif
