/* date_numerals.c: dates that are written in numerals alone: 2014-03-02, 02/03/2014. */
#include "analyse/date_scan.h"

/* 2014-03-02, with a time behind it or none; 2014/03/02; and 2014-03. */
static bool iso(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, m, d;
    if (!scan_number(scan, &end, 4, 4, &y))
        return false;
    char mark = scan->text[end];
    if ((mark != '-' && mark != '/') || !scan_number(scan, (end++, &end), 2, 2, &m))
        return false;
    if (scan->text[end] == mark && scan_number(scan, (end++, &end), 2, 2, &d)) {
        bool time = scan->text[end] == 'T' && scan_digit(scan, end + 1);
        if (!time && !scan_ends_word(scan, end))
            return false;
        date_set_single(match, y, m, d);
        match->iso = mark == '-';
        *at = end;
        return true;
    }
    bool month = mark == '-' && m >= 1 && m <= 12 && y >= 1000 && y <= 2099 && m <= y % 100;
    if (!month || y % 100 - m < 0 || scan->text[end] == '-' || scan->text[end] == '/' ||
        !scan_ends_word(scan, end))
        return false;
    date_set_single(match, y, m, 0);
    *at = end;
    return true;
}

/* 2014-W12: its days, as ISO 8601 counts them. */
static bool week(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, number;
    if (!scan_number(scan, &end, 4, 4, &y) || strncmp(scan->text + end, "-W", 2) != 0)
        return false;
    end += 2;
    if (!scan_number(scan, &end, 2, 2, &number) || number < 1 || number > 53 ||
        !scan_ends_word(scan, end) || scan->text[end] == '-')
        return false;
    struct edtf fourth = {.from = {.year = y, .month = 1, .day = 4}}; /* is in the first week */
    int64_t day = edtf_first_day(fourth);
    day += 7 * (number - 1) - (edtf_weekday(day) + 6) % 7;
    date_set_range(match, edtf_from_day(day), edtf_from_day(day + 6));
    match->shape = SHAPE_CALENDAR;
    *at = end;
    return true;
}

/* "in 05/2014", "05.2014": behind a word that leads a date, as laws have such numbers too. */
static bool month_and_year(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int month, y, sure;
    if (!scan_number(scan, &end, 2, 2, &month) || month < 1 || month > 12 ||
        (scan->text[end] != '/' && scan->text[end] != '.') ||
        !scan_number(scan, (end++, &end), 4, 4, &y) || y < 1000 || y > 2099 ||
        !scan_ends_word(scan, end) || !scan_word_before(scan, *at, WORD_IN, &before, &sure) ||
        !sure)
        return false;
    date_set_single(match, y, month, 0);
    *at = end;
    return true;
}

/* 2014; or 14, as in "03/05/14" and "am 3.5.14", which "3.5.14" alone is not. */
static bool numeral_year(const struct scan *scan, size_t start, char mark, size_t *at, int *year) {
    size_t two = *at, before;
    if (scan_number(scan, at, 4, 4, year))
        return *year >= 1000 && *year <= 2099;
    if (!scan_number(scan, &two, 2, 2, year) ||
        (scan->text[two] == mark && scan_digit(scan, two + 1)))
        return false;
    if (mark != '/' || scan->text[start + 2] != '/')
        if (!scan_word_before(scan, start, WORD_ON, &before, NULL))
            return false;
    *year = date_century_of(scan, *year);
    *at = two;
    return true;
}

/* "vom 30.7. bis 1.8.1975": a day and a month, each with its stop, behind a word that leads it. */
static bool day_and_month(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int day, month;
    if (strcmp(scan->rules.language->ordinals, ".") != 0 || !scan_number(scan, &end, 1, 2, &day) ||
        !scan_literal(scan, &end, ".") || !scan_number(scan, &end, 1, 2, &month) ||
        !scan_literal(scan, &end, ".") || scan_digit(scan, end) || day < 1 || day > 31 ||
        month < 1 || month > 12)
        return false;
    if (!scan_word_before(scan, *at, WORD_ON, &before, NULL) &&
        !scan_word_before(scan, *at, WORD_FROM, &before, NULL) &&
        !scan_word_before(scan, *at, WORD_TO, &before, NULL) &&
        !scan_word_before(scan, *at, WORD_MODIFIER, &before, NULL))
        return false;
    date_set_single(match, 0, month, day);
    *at = end;
    return true;
}

/* "9/11" is known by that name alone. */
static bool name_of_day(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, of;
    if (!scan->rules.language->month_first || !scan_literal(scan, &end, "9/11") ||
        scan->text[end] == '/' || !scan_ends_word(scan, end))
        return false;
    of = end;
    if (scan->text[end] == '%' || (scan_literal(scan, &of, " ") &&
                                   (scan_word(scan, &of, WORD_OF, NULL) || scan_digit(scan, of))))
        return false;
    date_set_single(match, 2001, 9, 11);
    match->title = true;
    *at = end;
    return true;
}

bool date_numerals(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int first, second, y;
    if (iso(scan, at, match) || week(scan, at, match))
        return true;
    if (!scan->rules.language)
        return false;
    if (day_and_month(scan, at, match) || month_and_year(scan, at, match) ||
        name_of_day(scan, at, match))
        return true;
    if (!scan_number(scan, &end, 1, 2, &first))
        return false;
    char mark = scan->text[end];
    if ((mark != '/' && mark != '.' && mark != '-') ||
        !scan_number(scan, (end++, &end), 1, 2, &second) || scan->text[end] != mark ||
        !numeral_year(scan, *at, mark, (end++, &end), &y) || !scan_ends_word(scan, end))
        return false;
    if (first == 0 || second == 0)
        return false;
    bool swap = scan->rules.month_first ? second <= 31 && first <= 12 : second > 12;
    date_set_single(match, y, swap ? first : second, swap ? second : first);
    match->ambiguous = mark != '.' && first <= 12 && second <= 12 && first != second;
    match->ambiguous = match->ambiguous || (scan->rules.language->month_first && first <= 12 &&
                                            second <= 12 && first != second);
    match->doubt = match->ambiguous             ? DOUBT_AMBIGUOUS
                   : !scan_digit(scan, end - 3) ? DOUBT_TWO_DIGITS
                                                : 0;
    *at = end;
    return true;
}
