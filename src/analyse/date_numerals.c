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

bool date_numerals(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int first, second, y;
    if (iso(scan, at, match))
        return true;
    if (!scan->rules.language || !scan_number(scan, &end, 1, 2, &first))
        return false;
    char mark = scan->text[end];
    if ((mark != '/' && mark != '.' && mark != '-') ||
        !scan_number(scan, (end++, &end), 1, 2, &second) || scan->text[end] != mark ||
        !scan_number(scan, (end++, &end), 4, 4, &y) || y < 1000 || y > 2099 ||
        !scan_ends_word(scan, end))
        return false;
    if (first == 0 || second == 0)
        return false;
    bool swap = scan->rules.month_first ? second <= 31 && first <= 12 : second > 12;
    date_set_single(match, y, swap ? first : second, swap ? second : first);
    match->ambiguous = mark != '.' && first <= 12 && second <= 12 && first != second;
    match->ambiguous = match->ambiguous || (scan->rules.language->month_first && first <= 12 &&
                                            second <= 12 && first != second);
    match->doubt = match->ambiguous ? DOUBT_AMBIGUOUS : 0;
    *at = end;
    return true;
}
