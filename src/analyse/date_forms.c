/* date_forms.c: the forms of dates that are not of days and months: years, decades, centuries,
 * quarters and seasons. */
#include "analyse/date_scan.h"

/* ---- years ---- */

/* What makes a number of four digits a year: a word before it, parentheses, or nothing at all. */
static int doubt_of_year(const struct scan *scan, size_t start, size_t end, int y) {
    size_t word;
    if (scan_word_before(scan, start, WORD_IN, &word, NULL) ||
        scan_word_before(scan, start, WORD_MODIFIER, &word, NULL) ||
        scan_word_before(scan, start, WORD_ARTICLE, &word, NULL) ||
        (start > 0 && scan->text[start - 1] == '(' && scan->text[end] == ')'))
        return y < 1200 ? DOUBT_LONE_YEAR : 0;
    return y < 1500 ? DOUBT_LONE_YEAR + DOUBT_OLD_YEAR : DOUBT_LONE_YEAR;
}

static bool era_behind(const struct scan *scan, size_t *at, int *era) {
    size_t end = *at;
    int before;
    if (!scan_literal(scan, &end, " "))
        return false;
    if (scan_word(scan, &end, WORD_YEAR, &before) && (before || !scan_literal(scan, &end, " ")))
        return false;
    if (!scan_word(scan, &end, WORD_ERA, era))
        return false;
    *at = end;
    return true;
}

/* 44 BC, 79 AD, AD 79. */
static bool year_of_era(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, era;
    bool first = scan_word(scan, &end, WORD_ERA, &era) && scan_literal(scan, &end, " ");
    if (!scan_number(scan, &end, 1, 4, &y) || y == 0 || (!first && !era_behind(scan, &end, &era)) ||
        !scan_ends_word(scan, end))
        return false;
    match->value = (struct edtf){.from = {.year = era < 0 ? 1 - y : y}};
    match->shape = SHAPE_CALENDAR;
    match->bare_year = true;
    *at = end;
    return true;
}

static bool roman(const struct scan *scan, size_t *at, int *value) {
    static const char *const numbers[] = {"I",    "II",  "III",  "IV",    "V",   "VI",   "VII",
                                          "VIII", "IX",  "X",    "XI",    "XII", "XIII", "XIV",
                                          "XV",   "XVI", "XVII", "XVIII", "XIX", "XX",   "XXI"};
    size_t end = *at;
    while (end < scan->len && end - *at < 6 && strchr("IVX", scan->text[end]))
        end++;
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        if (strlen(numbers[i]) == end - *at &&
            memcmp(scan->text + *at, numbers[i], end - *at) == 0) {
            *value = (int)i + 1;
            *at = end;
            return true;
        }
    return false;
}

bool date_order(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    bool good = scan_word(scan, &end, WORD_ORDINAL, value);
    if (!good && scan_number(scan, &end, 1, 2, value)) {
        good = true;
        scan_ordinal(scan, &end);
    } else if (!good && roman(scan, &end, value)) {
        good = true;
        if (scan->text[end] == 'e')
            end++;
    }
    if (!good || !scan_ends_word(scan, end))
        return false;
    *at = end;
    return true;
}

static bool century(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int number, first = 0, era = 1;
    if (scan_word(scan, &end, WORD_CENTURY, &first)) {
        if (first != 1 || !scan_literal(scan, &end, " ") || !date_order(scan, &end, &number))
            return false;
    } else if (!date_order(scan, &end, &number) || !scan_literal(scan, &end, " ") ||
               !scan_word(scan, &end, WORD_CENTURY, &first) || first) {
        return false;
    }
    era_behind(scan, &end, &era);
    if (number < 1 || number > 21 || (era < 0 && number < 2))
        return false;
    int32_t year = era < 0 ? -100 * (number - 1) : 100 * (number - 1);
    match->value = (struct edtf){.from = {.year = year, .masked = 2}};
    match->shape = SHAPE_CALENDAR;
    *at = end;
    return true;
}

/* "the sixties", "the late sixties", but not "in his late sixties". */
static bool is_of_decade(const struct scan *scan, size_t at) {
    size_t part = at, start;
    if (scan_word_before(scan, at, WORD_PART, &start, NULL))
        part = start;
    return scan_word_before(scan, part, WORD_ARTICLE, &start, NULL) ||
           (part < at && scan_word_before(scan, part, WORD_AND, &start, NULL));
}

/* "the '60s". */
static bool elided_decade(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int two;
    if (!date_is_elided(scan, *at) || !scan_number(scan, &end, 1, 2, &two) || two % 10 != 0 ||
        end != *at + 2 || !scan_literal(scan, &end, "s") || !scan_ends_word(scan, end))
        return false;
    match->value = (struct edtf){.from = {.year = date_century_of(scan, two), .masked = 1}};
    match->shape = SHAPE_CALENDAR;
    match->doubt = DOUBT_TWO_DIGITS;
    match->elided = true;
    *at = end;
    return true;
}

/* "in '56". */
static bool elided_year(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int two, sure;
    if (!date_is_elided(scan, *at) || !scan_number(scan, &end, 2, 2, &two) ||
        !scan_ends_word(scan, end) ||
        !((scan_word_before(scan, *at - 1, WORD_IN, &before, &sure) && sure) ||
          scan_word_before(scan, *at - 1, WORD_MODIFIER, &before, NULL)))
        return false;
    date_set_single(match, date_century_of(scan, two), 0, 0);
    match->doubt = DOUBT_TWO_DIGITS;
    match->bare_year = match->elided = true;
    *at = end;
    return true;
}

/* "lat 40. XIX wieku": the decade of that century. */
static void century_behind(const struct scan *scan, size_t *at, struct date_match *match) {
    struct date_match whole = {0};
    size_t end = *at, word;
    if (!scan_literal(scan, &end, " "))
        return;
    word = end;
    if ((scan_word(scan, &word, WORD_OF, NULL) || scan_word(scan, &word, WORD_ARTICLE, NULL)) &&
        scan_literal(scan, &word, " "))
        end = word;
    if (!century(scan, &end, &whole) || whole.value.from.year < 0)
        return;
    match->value.from.year = whole.value.from.year + match->value.from.year % 100;
    match->doubt = 0;
    *at = end;
}

/* "1990s", "1990-х років", "1990er Jahre", "les années 1990", "lat 90." */
static bool decade(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, behind = 0;
    if (scan_word(scan, &end, WORD_DECADE, &behind) && behind > 1) {
        if (scan->rules.language->month_first && !is_of_decade(scan, *at))
            return false;
        match->value = (struct edtf){.from = {.year = behind, .masked = 1}};
        match->shape = SHAPE_CALENDAR;
        match->doubt = DOUBT_TWO_DIGITS;
        century_behind(scan, &end, match);
        *at = end;
        return true;
    }
    end = *at;
    bool before =
        scan_word(scan, &end, WORD_DECADE, &behind) && behind == 1 && scan_literal(scan, &end, " ");
    size_t number = before ? end : *at;
    end = number;
    bool four = scan_number(scan, &end, 4, 4, &y);
    if ((!four && !(end = number, scan_number(scan, &end, 2, 2, &y))) || y % 10 != 0)
        return false;
    if (!before) {
        bool english = four && scan->rules.language->month_first && end == *at + 4;
        size_t plural = end;
        if (english && (scan_literal(scan, &plural, "s") || scan_literal(scan, &plural, "'s"))) {
            end = plural;
        } else {
            if (!scan_literal(scan, &end, "-"))
                scan_literal(scan, &end, " ");
            if (!scan_word(scan, &end, WORD_DECADE, &behind) || behind != 0)
                return false;
        }
    } else if (!four) {
        scan_literal(scan, &end, ".");
    }
    if (!scan_ends_word(scan, end) || (four && (y < 1000 || y > 2099)))
        return false;
    match->value = (struct edtf){.from = {.year = four ? y : 1900 + y, .masked = 1}};
    match->shape = SHAPE_CALENDAR;
    match->doubt = four ? 0 : DOUBT_TWO_DIGITS;
    if (!four)
        century_behind(scan, &end, match);
    *at = end;
    return true;
}

/* "the turn of the 20th century", "na przełomie XIX i XX wieku": about its first year. "The turn of
 * the century" alone does not say which: that is reported. */
static bool turn(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, article;
    int kind, number;
    if (!scan_word(scan, &end, WORD_CENTURY, &kind) || kind < CENTURY_TURN)
        return false;
    match->shape = SHAPE_RELATIVE;
    if (kind == CENTURY_TURN) {
        if (!scan_literal(scan, &end, " "))
            return false;
        article = end;
        if (scan_word(scan, &article, WORD_ARTICLE, NULL) && scan_literal(scan, &article, " "))
            end = article;
        if (!date_order(scan, &end, &number))
            return false;
        size_t second = end;
        if (date_joint(scan->rules.lexicon, scan->text, &second, true) != DATES_NONE &&
            date_order(scan, &second, &number))
            end = second;
        if (!scan_literal(scan, &end, " ") || !scan_word(scan, &end, WORD_CENTURY, &kind) || kind ||
            number < 2 || number > 21)
            return false;
        match->value = (struct edtf){.from = {.year = 100 * (number - 1), .approximate = true}};
        match->shape = SHAPE_CALENDAR;
    }
    *at = end;
    return true;
}

/* "c. 1250", "around 1850": about that year. */
static bool circa(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, loose, era = 1;
    if (!scan_word(scan, &end, WORD_CIRCA, &loose))
        return false;
    scan_literal(scan, &end, ".");
    scan_literal(scan, &end, " ");
    size_t year = end;
    if (!scan_number(scan, &end, loose ? 4 : 1, 4, &y) || y == 0 || !scan_ends_word(scan, end))
        return false;
    bool told = era_behind(scan, &end, &era);
    if (!told && (!scan_year(scan, &year, &y) || year != end || date_is_quantity(scan, *at, end)))
        return false;
    if (!told && loose &&
        (date_counts_things(scan, end) || (scan->text[end] == ' ' && scan_digit(scan, end + 1))))
        return false;
    match->value = (struct edtf){.from = {.year = era < 0 ? 1 - y : y, .approximate = !loose}};
    match->shape = SHAPE_CALENDAR;
    match->bare_year = true;
    match->doubt = loose ? DOUBT_LONE_YEAR : 0;
    *at = end;
    return true;
}

bool date_second_year(const struct scan *scan, size_t *at, int y, int *second) {
    size_t end = *at;
    enum date_joint joint = date_joint(scan->rules.lexicon, scan->text, &end, false);
    if (joint != DATES_DASH && joint != DATES_SPACED_DASH && joint != DATES_SLASH)
        return false;
    size_t two = end;
    bool whole = scan_year(scan, &end, second);
    if (!whole && joint != DATES_SPACED_DASH && scan_number(scan, &two, 1, 2, second) &&
        scan_ends_word(scan, two)) {
        int cut = two - end == 2 ? 100 : 10; /* "1951-2" */
        *second += y / cut * cut;
        end = two;
        whole = true;
    }
    if (!whole || *second <= y)
        return false;
    *at = end;
    return true;
}

static void year_word_behind(const struct scan *scan, size_t *at) {
    size_t end = *at;
    int before;
    if (scan_literal(scan, &end, " ") && scan_word(scan, &end, WORD_YEAR, &before) && !before)
        *at = end;
}

/* "1912 Station Road": the number of a house. */
static bool is_house(const struct scan *scan, size_t end) {
    for (int word = 0; word < 2 && scan->text[end] == ' '; word++) {
        if (date_names_place(scan, end))
            return true;
        if (!g_ascii_isupper(scan->text[end + 1]))
            return false;
        end++;
        while (g_ascii_isalpha(scan->text[end]))
            end++;
    }
    return false;
}

/* 1992-1993, 1918/19, 1994. */
static bool years(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, second;
    if (!scan_year(scan, &end, &y) || (scan->text[end] == '/' && !scan_digit(scan, end + 1)))
        return false;
    size_t told = end;
    year_word_behind(scan, &told);
    if (told == end && date_is_quantity(scan, *at, end))
        return false;
    size_t behind = end;
    if (date_second_year(scan, &behind, y, &second)) {
        struct edtf_date from = {.year = y}, to = {.year = second};
        date_set_range(match, from, to);
        match->shape = SHAPE_CALENDAR;
        year_word_behind(scan, &behind);
        *at = behind;
        return true;
    }
    if (((scan->text[end] == '/' || scan->text[end] == '-') && scan_digit(scan, end + 1)) ||
        is_house(scan, end))
        return false;
    date_set_single(match, y, 0, 0);
    match->bare_year = true;
    match->doubt = told > end ? 0 : doubt_of_year(scan, *at, end, y);
    *at = told;
    return true;
}

/* "spring 2015", "the winter of 1941-42", which is told with the year that it begins in. Without a
 * year it counts after a sure preposition, or beside another one. */
static bool season(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int number, y = 0, second, sure = 0, turn = 0;
    if (!scan_word(scan, &end, WORD_SEASON, &number))
        return false;
    bool fall = scan->rules.language->month_first && (scan->text[*at] | 32) == 'f';
    if (scan_year_behind(scan, &end, &y)) {
        size_t behind = end;
        if (number == 24 && date_second_year(scan, &behind, y, &second) && second == y + 1) {
            end = behind;
            turn = second;
        }
    } else {
        size_t of = end;
        bool more = scan_literal(scan, &of, " ") && scan_word(scan, &of, WORD_OF, NULL);
        bool alone = scan->text[*at] != ' ' && g_ascii_islower(scan->text[*at]) && !more &&
                     scan->text[end] != '-' && !fall &&
                     ((scan_word_before(scan, *at, WORD_IN, &before, &sure) && sure) ||
                      date_is_planned(scan, *at));
        match->weak = !alone || (scan->text[end] == ' ' && !scan->rules.language->month_first);
        match->doubt = DOUBT_SEASON;
    }
    date_set_single(match, y, number, 0);
    match->value.to.year = turn;
    *at = end;
    return true;
}

bool date_period(const struct scan *scan, size_t *at, struct date_match *match) {
    if (elided_decade(scan, at, match) || elided_year(scan, at, match))
        return true;
    if (century(scan, at, match) || decade(scan, at, match) || year_of_era(scan, at, match))
        return true;
    if (date_of_accounts(scan, at, match) || turn(scan, at, match))
        return true;
    if (scan_digit(scan, *at))
        return years(scan, at, match);
    return circa(scan, at, match) || season(scan, at, match);
}
