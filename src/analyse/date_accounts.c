/* date_accounts.c: the periods of accounts: quarters, halves and fiscal years. */
#include "analyse/date_scan.h"

/* "FY ", "FY", "fiscal year ". */
static bool fiscal_word(const struct scan *scan, size_t *at) {
    size_t end = *at;
    if (scan_literal(scan, &end, "FY") && scan_digit(scan, end)) {
        *at = end;
        return true;
    }
    end = *at;
    if (!scan_word(scan, &end, WORD_FISCAL, NULL) || !scan_literal(scan, &end, " "))
        return false;
    *at = end;
    return true;
}

/* 2016, or 16 where that may stand for it. */
static bool account_year(const struct scan *scan, size_t *at, bool shorter, int *year) {
    size_t two = *at;
    if (scan_year(scan, at, year))
        return true;
    if (!shorter || !scan_number(scan, &two, 2, 2, year) || !scan_ends_word(scan, two))
        return false;
    *year = date_century_of(scan, *year);
    *at = two;
    return true;
}

/* "in the third quarter", of the year that is told. */
static bool stands_alone(const struct scan *scan, size_t start, size_t end) {
    size_t before, of = end;
    int sure;
    bool more = scan_literal(scan, &of, " ") && scan_word(scan, &of, WORD_OF, NULL);
    return !more && scan->text[end] != '-' && scan->text[end] != 's' &&
           (scan_word_before(scan, start, WORD_IN, &before, &sure) ||
            scan_word_before(scan, start, WORD_ON, &before, NULL));
}

/* A half has no value of its own: the year, and what part of it. */
static bool set_period(struct date_match *match, bool half, int number, int year) {
    if (number < 1 || number > (half ? 2 : 4))
        return false;
    date_set_single(match, year, half ? 0 : 32 + number, 0);
    if (half)
        match->part = number == 1 ? MODIFIER_FIRST_HALF : MODIFIER_SECOND_HALF;
    if (half && !year) {
        match->shape = SHAPE_RELATIVE;
        match->unit = UNIT_YEAR;
    }
    return true;
}

/* Q3 2016, Q3/2016, Q1'19, 3Q18, H1 2019, 1H19, Q4 FY2018. */
static bool sign_of_period(const struct scan *scan, size_t *at, struct date_match *match) {
    const char *text = scan->text + *at;
    size_t end = *at + 2, of;
    bool number_first = g_ascii_isdigit(text[0]);
    char letter = number_first ? text[1] : text[0], digit = number_first ? text[0] : text[1];
    if ((letter != 'Q' && letter != 'H') || !g_ascii_isdigit(digit))
        return false;
    bool apart = scan_literal(scan, &end, "/") || scan_literal(scan, &end, " ");
    bool shorter = scan_literal(scan, &end, "'") || (number_first && !apart);
    if (!apart && !shorter)
        return false;
    of = end;
    if (scan_word(scan, &of, WORD_OF, NULL) && scan_literal(scan, &of, " "))
        end = of;
    int year;
    bool fiscal = fiscal_word(scan, &end);
    if (!account_year(scan, &end, shorter || fiscal, &year) ||
        !set_period(match, letter == 'H', digit - '0', year))
        return false;
    match->doubt = fiscal ? DOUBT_FISCAL : 0;
    *at = end;
    return true;
}

/* "the third quarter of 2016", "3e trimestre 2016", "im 2. Halbjahr 2018". */
static bool words_of_period(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, of;
    int number, year = 0, kind = 0;
    if (!date_order(scan, &end, &number) || !scan_literal(scan, &end, " ") ||
        !scan_word(scan, &end, WORD_QUARTER, &kind))
        return false;
    if (!scan_year_behind(scan, &end, &year)) {
        of = end;
        bool fiscal = scan_literal(scan, &of, " ") &&
                      (!scan_word(scan, &of, WORD_OF, NULL) || scan_literal(scan, &of, " ")) &&
                      fiscal_word(scan, &of) && account_year(scan, &of, true, &year);
        if (!fiscal && !stands_alone(scan, *at, end))
            return false;
        end = fiscal ? of : end;
        match->doubt = fiscal ? DOUBT_FISCAL : DOUBT_SEASON;
        year = fiscal ? year : 0;
    }
    if (!set_period(match, kind == QUARTER_HALF, number, year))
        return false;
    *at = end;
    return true;
}

/* "FY 2016", "FY16", "fiscal year 2016/17". */
static bool fiscal_year(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int year, second;
    if (!fiscal_word(scan, &end) || !account_year(scan, &end, scan->text[end - 1] == 'Y', &year))
        return false;
    date_set_single(match, year, 0, 0);
    if (date_second_year(scan, &end, year, &second)) {
        struct edtf_date from = {.year = year}, to = {.year = second};
        date_set_range(match, from, to);
        match->shape = SHAPE_CALENDAR;
    }
    match->doubt = DOUBT_FISCAL;
    *at = end;
    return true;
}

bool date_of_accounts(const struct scan *scan, size_t *at, struct date_match *match) {
    return sign_of_period(scan, at, match) || words_of_period(scan, at, match) ||
           fiscal_year(scan, at, match);
}
