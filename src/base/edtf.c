/* edtf.c: reading and printing dates, and the calendar behind them (days from civil: the algorithm
 * of H. Hinnant, "chrono-compatible low-level date algorithms"). */
#include "base/edtf.h"

#include <glib.h>
#include <string.h>

static bool is_leap(int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int edtf_month_days(int32_t year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static int64_t day_number(int64_t year, int month, int day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

int edtf_weekday(int64_t day) {
    int64_t weekday = (day + 4) % 7; /* 1970-01-01 was a Thursday */
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

struct edtf_date edtf_from_day(int64_t day) {
    day += 719468;
    int64_t era = (day >= 0 ? day : day - 146096) / 146097;
    int64_t day_of_era = day - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_index = (5 * day_of_year + 2) / 153;
    struct edtf_date date = {0};
    date.day = (uint8_t)(day_of_year - (153 * month_index + 2) / 5 + 1);
    date.month = (uint8_t)(month_index < 10 ? month_index + 3 : month_index - 9);
    date.year = (int32_t)(year_of_era + era * 400 + (date.month <= 2));
    return date;
}

/* ---- reading ---- */

struct reader {
    struct str text;
    size_t at;
    const char *why;
};

static bool fail(struct reader *reader, const char *why) {
    if (!reader->why)
        reader->why = why;
    return false;
}

static bool take(struct reader *reader, char c) {
    if (reader->at < reader->text.len && reader->text.at[reader->at] == c) {
        reader->at++;
        return true;
    }
    return false;
}

static bool read_digits(struct reader *reader, int count, int32_t *value) {
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (reader->at >= reader->text.len || !g_ascii_isdigit(reader->text.at[reader->at]))
            return false;
        *value = *value * 10 + (reader->text.at[reader->at++] - '0');
    }
    return true;
}

/* Four digits, of which the last one or two may be X. */
static bool read_year(struct reader *reader, struct edtf_date *date) {
    bool negative = take(reader, '-');
    int32_t year = 0;
    for (int i = 0; i < 4; i++) {
        if (reader->at >= reader->text.len)
            return fail(reader, "a year has four digits");
        char c = reader->text.at[reader->at++];
        if (c == 'X' && i >= 2)
            date->masked++;
        else if (!g_ascii_isdigit(c) || date->masked)
            return fail(reader, "a year has four digits");
        year = year * 10 + (c == 'X' ? 0 : c - '0');
    }
    if (negative && year == 0)
        return fail(reader, "the year 0 and its decade have no sign");
    date->year = negative ? -year : year;
    return true;
}

static bool read_month(struct reader *reader, struct edtf_date *date) {
    int32_t value;
    if (!read_digits(reader, 2, &value))
        return fail(reader, "a month has two digits");
    bool season = (value >= 21 && value <= 24) || (value >= 33 && value <= 36);
    if (!(value >= 1 && value <= 12) && !season)
        return fail(reader, "there is no such month, season (21-24) or quarter (33-36)");
    date->month = (uint8_t)value;
    return true;
}

static bool read_day(struct reader *reader, struct edtf_date *date) {
    int32_t value;
    if (!read_digits(reader, 2, &value))
        return fail(reader, "a day has two digits");
    if (date->month > 12 || value < 1 || value > edtf_month_days(date->year, date->month))
        return fail(reader, "there is no such day");
    date->day = (uint8_t)value;
    return true;
}

static bool read_date(struct reader *reader, struct edtf_date *date) {
    if (!read_year(reader, date))
        return false;
    if (take(reader, '-')) {
        if (date->masked)
            return fail(reader, "a decade or century has no month");
        if (!read_month(reader, date) || (take(reader, '-') && !read_day(reader, date)))
            return false;
    }
    if (take(reader, '%')) {
        date->approximate = date->uncertain = true;
    } else {
        date->uncertain = take(reader, '?');
        date->approximate = take(reader, '~');
    }
    return true;
}

bool edtf_read(struct str text, struct edtf *value, const char **why) {
    struct reader reader = {text, 0, NULL};
    memset(value, 0, sizeof *value);
    bool good = true;
    if (str_starts(text, STR(".."))) {
        reader.at = 2;
        value->open_start = value->interval = true;
        good = take(&reader, '/') || fail(&reader, "'..' stands for one end of an interval");
        good = good && read_date(&reader, &value->to);
    } else if ((good = read_date(&reader, &value->from)) && take(&reader, '/')) {
        value->interval = true;
        if (str_is(str_slice(text, reader.at, text.len), "..")) {
            reader.at += 2;
            value->open_end = true;
        } else {
            good = read_date(&reader, &value->to);
        }
    }
    if (good && reader.at != text.len)
        good = fail(&reader,
                    "a date is written as 2014-03-02, 2015-06, 1991 or 2017-07-09/2017-07-10");
    if (good && value->interval && !value->open_start && !value->open_end &&
        edtf_last_day(*value) < edtf_first_day(*value))
        good = fail(&reader, "the interval ends before it begins");
    if (why)
        *why = reader.why;
    return good;
}

/* ---- printing ---- */

static struct str date_text(struct arena *arena, struct edtf_date date) {
    int32_t year = date.year < 0 ? -date.year : date.year;
    struct str text = str_format(arena, "%s%04d", date.year < 0 ? "-" : "", year);
    if (date.masked)
        text = str_format(arena, "%.*s%s", (int)text.len - date.masked, text.at,
                          date.masked == 2 ? "XX" : "X");
    if (date.month)
        text = str_format(arena, "%.*s-%02u", STR_ARG(text), date.month);
    if (date.day)
        text = str_format(arena, "%.*s-%02u", STR_ARG(text), date.day);
    const char *suffix = date.approximate && date.uncertain ? "%"
                         : date.approximate                 ? "~"
                         : date.uncertain                   ? "?"
                                                            : "";
    return str_format(arena, "%.*s%s", STR_ARG(text), suffix);
}

struct str edtf_text(struct arena *arena, struct edtf value) {
    if (!value.interval)
        return date_text(arena, value.from);
    struct str from = value.open_start ? STR("..") : date_text(arena, value.from);
    struct str to = value.open_end ? STR("..") : date_text(arena, value.to);
    return str_format(arena, "%.*s/%.*s", STR_ARG(from), STR_ARG(to));
}

struct str edtf_html(struct arena *arena, struct edtf value) {
    struct edtf_date date = value.open_start ? value.to : value.from;
    if (date.masked || date.month > 12 || date.year < 1)
        return STR("");
    date.approximate = date.uncertain = false;
    return date_text(arena, date);
}

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static const char *ordinal_suffix(int number) {
    if (number / 10 % 10 == 1)
        return "th";
    static const char *const suffixes[] = {"th", "st", "nd", "rd"};
    return number % 10 < 4 ? suffixes[number % 10] : "th";
}

/* The last year that a masked one covers; before year 0 the digits count backwards. */
static int32_t far_year(struct edtf_date date) {
    int32_t years = date.masked == 2 ? 99 : date.masked == 1 ? 9 : 0;
    return date.year < 0 ? date.year - years : date.year + years;
}

static struct str english_year(struct arena *arena, struct edtf_date date) {
    if (date.masked && date.year < 0)
        return str_format(arena, "%d\u2013%d BC", 1 - far_year(date), 1 - date.year);
    if (date.masked == 2) {
        int century = date.year / 100 + 1;
        return str_format(arena, "%d%s century", century, ordinal_suffix(century));
    }
    if (date.masked == 1)
        return str_format(arena, "%ds", date.year);
    if (date.year <= 0)
        return str_format(arena, "%d BC", 1 - date.year);
    return str_format(arena, "%d", date.year);
}

static struct str english_date(struct arena *arena, struct edtf_date date, bool us, bool year) {
    static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
    static const char *const quarters[] = {"first", "second", "third", "fourth"};
    struct str text = year ? english_year(arena, date) : STR("");
    const char *gap = year ? " " : "";
    bool day = date.day && date.month >= 1 && date.month <= 12;
    if (date.month >= 33 && date.month <= 36)
        text = str_format(arena, "%s quarter%s%.*s", quarters[date.month - 33], year ? " of " : "",
                          STR_ARG(text));
    else if (date.month >= 21 && date.month <= 24)
        text = str_format(arena, "%s%s%.*s", seasons[date.month - 21], gap, STR_ARG(text));
    else if (day && us)
        text = str_format(arena, "%s %u%s%.*s", months[date.month - 1], date.day, year ? ", " : "",
                          STR_ARG(text));
    else if (day)
        text =
            str_format(arena, "%u %s%s%.*s", date.day, months[date.month - 1], gap, STR_ARG(text));
    else if (date.month >= 1 && date.month <= 12)
        text = str_format(arena, "%s%s%.*s", months[date.month - 1], gap, STR_ARG(text));
    if (date.approximate)
        text = str_format(arena, "about %.*s", STR_ARG(text));
    if (date.uncertain)
        text = str_format(arena, "%.*s (?)", STR_ARG(text));
    return text;
}

static bool date_equal(struct edtf_date a, struct edtf_date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day && a.masked == b.masked &&
           a.approximate == b.approximate && a.uncertain == b.uncertain;
}

struct str edtf_english(struct arena *arena, struct edtf value, bool us) {
    if (!value.interval)
        return english_date(arena, value.from, us, true);
    if (value.open_start || value.open_end) {
        struct str date = english_date(arena, value.open_start ? value.to : value.from, us, true);
        return str_format(arena, "%s %.*s", value.open_start ? "until" : "from", STR_ARG(date));
    }
    struct edtf_date a = value.from, b = value.to;
    bool same_year = a.year == b.year && a.month && b.month;
    bool sure = !a.approximate && !a.uncertain && !b.approximate && !b.uncertain;
    bool same_month = same_year && sure && a.month == b.month && a.day && b.day;
    if (date_equal(a, b))
        return english_date(arena, a, us, true);
    struct str to = english_date(arena, b, us, true);
    if (same_month && us)
        return str_format(arena, "%s %u\u2013%u, %d", months[a.month - 1], a.day, b.day, a.year);
    if (same_month)
        return str_format(arena, "%u\u2013%.*s", a.day, STR_ARG(to));
    struct str from = english_date(arena, a, us, !same_year);
    bool spaced = a.month || b.month || !sure;
    return str_format(arena, "%.*s%s%.*s", STR_ARG(from), spaced ? " \u2013 " : "\u2013",
                      STR_ARG(to));
}

/* ---- comparing ---- */

static void month_range(struct edtf_date date, int *first, int *last) {
    if (date.month == 0) {
        *first = 1;
        *last = 12;
    } else if (date.month > 24) {
        *first = 3 * (date.month - 33) + 1;
        *last = *first + 2;
    } else if (date.month == 24) { /* winter: told with the year that it begins in */
        *first = *last = 12;
    } else if (date.month > 20) {
        *first = 3 * (date.month - 21) + 3;
        *last = *first + 2;
    } else {
        *first = *last = date.month;
    }
}

static int64_t first_of(struct edtf_date date) {
    int first, last;
    month_range(date, &first, &last);
    int32_t far = far_year(date);
    return day_number(far < date.year ? far : date.year, first, date.day ? date.day : 1);
}

static int64_t last_of(struct edtf_date date) {
    int first, last;
    month_range(date, &first, &last);
    int32_t far = far_year(date), year = far > date.year ? far : date.year;
    return day_number(year, last, date.day ? date.day : edtf_month_days(year, last));
}

int64_t edtf_first_day(struct edtf value) {
    return value.open_start ? INT64_MIN : first_of(value.from);
}

int64_t edtf_last_day(struct edtf value) {
    if (value.open_end)
        return INT64_MAX;
    return last_of(value.interval ? value.to : value.from);
}

bool edtf_equal(struct edtf a, struct edtf b) {
    if (a.interval != b.interval || a.open_start != b.open_start || a.open_end != b.open_end)
        return false;
    return (a.open_start || date_equal(a.from, b.from)) &&
           (!a.interval || a.open_end || date_equal(a.to, b.to));
}

/* An open start sorts by its end: that is the day the reader knows. */
static int64_t sort_day(struct edtf value) {
    return value.open_start ? last_of(value.to) : first_of(value.from);
}

int edtf_compare(struct edtf a, struct edtf b) {
    int64_t first_a = sort_day(a), first_b = sort_day(b);
    if (first_a != first_b)
        return first_a < first_b ? -1 : 1;
    int64_t last_a = edtf_last_day(a), last_b = edtf_last_day(b);
    return (last_a > last_b) - (last_a < last_b); /* the shorter is the more exact */
}
