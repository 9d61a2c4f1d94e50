/* date_relative.c: the forms that refer to a date told before: "the same day", "two weeks later",
 * "that April", "on the 12th". */
#include "analyse/date_scan.h"

static bool ends_clause(const struct scan *scan, size_t at) {
    return !scan->text[at] || strchr(".,;:)!?\"-", scan->text[at]);
}

static void set_relative(struct date_match *match, int unit, int shift) {
    match->shape = SHAPE_RELATIVE;
    match->unit = (enum date_unit)unit;
    match->shift = shift;
}

/* "two days after that Mitchell named it", "... after that the talks began". */
static bool begins_clause(const struct scan *scan, size_t at) {
    static const char *const subjects[] = {" he ", " she ", " it ", " they ", " the ", " a ", NULL};
    if (at < 5 || memcmp(scan->text + at - 5, " that", 5) != 0)
        return false;
    bool found = scan->text[at] == ' ' && g_ascii_isupper(scan->text[at + 1]);
    for (const char *const *subject = subjects; *subject && !found; subject++)
        found = strncmp(scan->text + at, *subject, strlen(*subject)) == 0;
    return found;
}

/* "two", "twenty-two". */
static bool number_word(const struct scan *scan, size_t *at, int *number) {
    int unit;
    if (!scan_word(scan, at, WORD_NUMBER, number))
        return false;
    size_t behind = *at + 1;
    if (*number >= 20 && *number % 10 == 0 && scan->text[*at] == '-' &&
        scan_word(scan, &behind, WORD_NUMBER, &unit) && unit < 10) {
        *number += unit;
        *at = behind;
    }
    return true;
}

/* "two weeks later", "через два тижні"; with digits too. */
static bool counted_units(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int number, unit, sense = 0;
    bool first = scan_word(scan, &end, WORD_LATER_PRE, &sense) && scan_literal(scan, &end, " ");
    if (!first)
        end = *at;
    if ((!scan_number(scan, &end, 1, 2, &number) && !number_word(scan, &end, &number)) ||
        !scan_literal(scan, &end, " ") || !scan_word(scan, &end, WORD_UNIT, &unit))
        return false;
    size_t behind = end;
    int word;
    bool ago = scan_literal(scan, &behind, " ago") && scan_ends_word(scan, behind);
    if (ago) { /* as seen from when it was said */
        match->deictic = true;
        match->doubt = DOUBT_DEICTIC;
        set_relative(match, unit, -number);
        *at = behind;
        return true;
    }
    behind = end;
    if (scan->rules.language->month_first &&
        scan_word_before(scan, *at, WORD_ARTICLE, &before, NULL))
        return false; /* "the five years before" lasted */
    if (scan_literal(scan, &behind, " ") && scan_word(scan, &behind, WORD_LATER, &word) &&
        (word == 1 || word == -1 || ends_clause(scan, behind) || begins_clause(scan, behind))) {
        sense = word > 0 ? 1 : -1;
        end = behind;
    } else if (!first) {
        return false;
    }
    if (scan_word_before(scan, *at, WORD_ABOUT, &before, NULL) ||
        scan_word_before(scan, *at, WORD_CIRCA, &before, NULL))
        match->doubt = DOUBT_VAGUE;
    match->compared = *at > 5 && memcmp(scan->text + *at - 5, "than ", 5) == 0;
    set_relative(match, unit, sense * number);
    *at = end;
    return true;
}

/* "ten days", "10 years" that end before `at`. */
static bool units_before(const struct scan *scan, size_t at, size_t *start, int *number,
                         int *unit) {
    size_t word, end = at;
    if (!scan_word_before(scan, at, WORD_UNIT, &word, unit))
        return false;
    while (end > 0 && scan->text[end - 1] == ' ')
        end--;
    size_t stop = word, digits = word > 0 ? word - 1 : 0;
    if (!scan_word(scan, &stop, WORD_UNIT, NULL) || stop != end)
        return false;
    while (digits > 0 && scan_digit(scan, digits - 1))
        digits--;
    *start = digits;
    if (scan_digit(scan, digits) && (digits == 0 || scan->text[digits - 1] == ' '))
        return scan_number(scan, &digits, 1, 3, number);
    if (!scan_word_before(scan, word, WORD_NUMBER, start, number))
        return false;
    stop = *start; /* no article between the two */
    return scan_word(scan, &stop, WORD_NUMBER, NULL) && stop + 1 == word;
}

/* So many units on from a date that is told as exactly as that needs. */
static bool counted_on(struct edtf_date from, int unit, int number, struct edtf_date *to) {
    int months = 12 * from.year + from.month - 1 + number;
    switch ((enum date_unit)unit) {
    case UNIT_DAY:
    case UNIT_WEEK:
        *to = edtf_from_day(edtf_first_day((struct edtf){.from = from}) +
                            number * (unit == UNIT_WEEK ? 7 : 1));
        return from.day > 0;
    case UNIT_MONTH:
        *to = (struct edtf_date){.year = months / 12, .month = (uint8_t)(months % 12 + 1)};
        return from.month > 0;
    case UNIT_YEAR:
        *to = (struct edtf_date){.year = from.year + number};
        return true;
    case UNIT_DECADE:
    case UNIT_CENTURY:
    case UNIT_NONE:
        break;
    }
    return false;
}

void date_count_from(const struct scan *scan, struct date_match *match) {
    enum { LEAST_YEAR = 1000 };
    struct date_matches *found = scan->found;
    const struct edtf_date base = match->value.from;
    size_t limit, start, before;
    int number, unit;
    if ((match->modifier != MODIFIER_AFTER && match->modifier != MODIFIER_BEFORE) || match->part ||
        match->shape != SHAPE_CALENDAR || match->value.interval || base.masked || base.month > 12 ||
        base.year < LEAST_YEAR ||
        !scan_word_before(scan, match->start, WORD_MODIFIER, &limit, NULL) ||
        !units_before(scan, limit, &start, &number, &unit) ||
        (scan->rules.language->month_first &&
         scan_word_before(scan, start, WORD_ARTICLE, &before, NULL)))
        return;
    int about = 0;
    if (scan_word_before(scan, start, WORD_ABOUT, &before, &about) && !about)
        return; /* "for two years after 1970" */
    struct edtf_date told;
    if (!counted_on(base, unit, match->modifier == MODIFIER_AFTER ? number : -number, &told))
        return;
    match->value.from = told;
    if (about || scan_word_before(scan, start, WORD_CIRCA, &before, NULL))
        match->doubt = DOUBT_VAGUE;
    if (found->count > 1 && found->items[found->count - 2].end > start) {
        start = found->items[found->count - 2].start; /* "через десять днів після" */
        found->items[found->count - 2] = *match;
        found->count--;
        match = &found->items[found->count - 1];
    }
    match->start = start;
    match->modifier = MODIFIER_NONE;
    match->bare_year = false;
    match->weekday = -1;
}

/* "this spring", "last Friday": as seen from when it was said. */
static bool is_deictic(const struct scan *scan, size_t at) {
    return scan_literal(scan, &at, "this ") || scan_literal(scan, &at, "last ") ||
           scan_literal(scan, &at, "next ");
}

/* "that April", "the following July", "the previous December". */
static bool named(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int sense, month, y;
    if (!scan_word(scan, &end, WORD_THAT, &sense) || sense >= DATE_BEHIND - 1 ||
        !scan_literal(scan, &end, " "))
        return false;
    bool found =
        scan_word(scan, &end, WORD_MONTH, &month) || scan_word(scan, &end, WORD_SEASON, &month);
    scan_literal(scan, &end, "-là");
    size_t behind = end, name = end;
    if (!found || scan->text[end] == '-' || scan->text[end] == '\'' ||
        scan_year_behind(scan, &behind, &y) || scan_literal(scan, &name, " Day") ||
        (scan->text[end] == ' ' && scan_digit(scan, end + 1)))
        return false;
    match->value = (struct edtf){.from = {.month = (uint8_t)month}};
    match->shape = SHAPE_NAMED;
    match->shift = sense;
    match->deictic = is_deictic(scan, *at);
    *at = end;
    return true;
}

/* "the day after the vote" counts from the vote; "the day after it spoke" too, but not "the day
 * after as resolution 118". */
static bool is_conjunction(const struct scan *scan, size_t start, size_t end) {
    static const char *const nouns[] = {"a",    "an",    "he",    "she",   "it",    "they",
                                        "we",   "his",   "her",   "its",   "their", "this",
                                        "that", "these", "those", "there", "being", NULL};
    bool open = end - start > 6 && (memcmp(scan->text + end - 6, " after", 6) == 0 ||
                                    memcmp(scan->text + end - 6, "before", 6) == 0);
    if (!open || ends_clause(scan, end))
        return false;
    size_t next = end + 1, stop = next;
    while (g_ascii_isalpha(scan->text[stop]))
        stop++;
    size_t article = next;
    bool noun = stop == next || g_ascii_isupper(scan->text[next]) ||
                scan_word(scan, &article, WORD_ARTICLE, NULL);
    for (const char *const *word = nouns; *word && !noun; word++)
        noun = strlen(*word) == stop - next && memcmp(scan->text + next, *word, stop - next) == 0;
    return noun;
}

/* "la primavera siguiente", "juillet dernier". */
static bool named_behind(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int sense, month;
    if (scan->rules.language->month_first ||
        (!scan_word(scan, &end, WORD_MONTH, &month) &&
         !scan_word(scan, &end, WORD_SEASON, &month)) ||
        !scan_literal(scan, &end, " ") || !scan_word(scan, &end, WORD_THAT, &sense) ||
        sense < DATE_BEHIND - 1)
        return false;
    match->value = (struct edtf){.from = {.month = (uint8_t)month}};
    match->shape = SHAPE_NAMED;
    match->shift = sense - DATE_BEHIND;
    *at = end;
    return true;
}

/* "for the next year" lasts; "last year" is seen from when it is said. */
static bool anaphor(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int value, sense, unit;
    if (scan_word(scan, &end, WORD_ANAPHOR, &value)) {
        int shift = value % 100 - 50;
        if (scan->text[end] == '\'' || is_conjunction(scan, *at, end) || scan->text[end] == '-' ||
            (shift && scan_word_before(scan, *at, WORD_ABOUT, &before, NULL)))
            return false;
        set_relative(match, value / 100, shift);
        if (match->unit == UNIT_WEEK) /* "that week" tells no day */
            match->value.from.masked = 1;
        *at = end;
        return true;
    }
    end = *at;
    bool alone = scan->rules.language->month_first && scan_literal(scan, &end, "last ") &&
                 scan_word(scan, &end, WORD_UNIT, &unit) &&
                 (unit == UNIT_MONTH || unit == UNIT_YEAR || unit == UNIT_WEEK) &&
                 scan->text[end - 1] != 's' && scan->text[end] != '\'';
    size_t of = end;
    if (!alone || scan_word_before(scan, *at, WORD_ARTICLE, &before, NULL) ||
        scan_word_before(scan, *at, WORD_ABOUT, &before, NULL) ||
        (scan_literal(scan, &of, " ") && scan_word(scan, &of, WORD_OF, NULL)))
        return false;
    sense = -1;
    set_relative(match, unit, sense);
    match->doubt = DOUBT_DEICTIC;
    match->deictic = true;
    if (unit == UNIT_WEEK)
        match->value.from.masked = 1;
    *at = end;
    return true;
}

/* "earlier this month", "later this year": as seen from when the text was written. */
static bool this_unit(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int unit;
    if (!scan->rules.language->month_first ||
        !(scan_literal(scan, &end, "earlier this ") || scan_literal(scan, &end, "later this ")) ||
        !scan_word(scan, &end, WORD_UNIT, &unit) || unit < UNIT_WEEK || unit > UNIT_YEAR ||
        scan->text[end] == '\'' || scan->text[end] == '-')
        return false;
    set_relative(match, unit, 0);
    if (unit == UNIT_WEEK)
        match->value.from.masked = 1;
    match->doubt = DOUBT_DEICTIC;
    match->deictic = true;
    *at = end;
    return true;
}

/* Behind "the end of the": "month", "year"; or "that month". */
static bool unit_alone(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int unit, sense;
    if (scan_word(scan, &end, WORD_THAT, &sense) && (sense || !scan_literal(scan, &end, " ")))
        return false;
    if (!scan_word(scan, &end, WORD_UNIT, &unit) || (unit != UNIT_MONTH && unit != UNIT_YEAR) ||
        (scan->rules.language->month_first && scan->text[end - 1] == 's') ||
        scan->text[end] == '-' || scan->text[end] == '\'')
        return false;
    set_relative(match, unit, 0);
    *at = end;
    return true;
}

/* "le 16, ...", "am 28. kam er": behind the word that stands before days. */
static bool foreign_day_alone(const struct scan *scan, size_t start, size_t end, size_t digits,
                              int number, struct date_match *match) {
    size_t lead, behind = end;
    bool stop = scan->text[end - 1] == '.' && end > digits;
    scan_literal(scan, &behind, " ");
    if (!scan_word_before(scan, start, WORD_ON, &lead, NULL) || !scan_ends_word(scan, end) ||
        (stop ? !g_ascii_islower(scan->text[behind]) || behind == end
              : !ends_clause(scan, end) && !ends_clause(scan, behind)) ||
        scan->text[end] == '-' || scan_digit(scan, end + 1))
        return false;
    match->value = (struct edtf){.from = {.day = (uint8_t)number}};
    match->shape = SHAPE_DAY;
    match->doubt = DOUBT_SEASON;
    return true;
}

/* "The 26th was a cold day", at the head of a sentence. */
static bool opens_with_day(const struct scan *scan, size_t article, size_t end) {
    static const char *const verbs[] = {" was ", " saw ", " brought ", " began ", " found ", NULL};
    size_t at = article;
    while (at > 0 && scan->text[at - 1] == ' ')
        at--;
    if (at > 0 && !strchr(".!?", scan->text[at - 1]))
        return false;
    for (const char *const *verb = verbs; *verb; verb++)
        if (strncmp(scan->text + end, *verb, strlen(*verb)) == 0)
            return true;
    return false;
}

/* "on the 12th": a day of the month that is told. */
static bool day_alone(const struct scan *scan, size_t *at, struct date_match *match) {
    static const char *const links[] = {"he ", "she ", "they ", "it ",   "the ",  "to ",
                                        "a ",  "at ",  "in ",   "with ", "when ", NULL};
    size_t end = *at, before, lead;
    int number;
    if (!scan_number(scan, &end, 1, 2, &number) || number < 1 || number > 31)
        return false;
    size_t digits = end;
    scan_ordinal(scan, &end);
    if (!scan->rules.language->month_first)
        return foreign_day_alone(scan, *at, end, digits, number, match) && (*at = end);
    if (end == digits || !scan_word_before(scan, *at, WORD_ARTICLE, &before, NULL))
        return false;
    if (opens_with_day(scan, before, end)) {
        match->value = (struct edtf){.from = {.day = (uint8_t)number}};
        match->shape = SHAPE_DAY;
        match->doubt = DOUBT_SEASON;
        *at = end;
        return true;
    }
    if (!scan_word_before(scan, before, WORD_IN, &lead, NULL) ||
        strncmp(scan->text + lead, "of", 2) == 0)
        return false;
    size_t of = end;
    int value;
    if (scan_literal(scan, &of, " of ") && scan_word(scan, &of, WORD_ANAPHOR, &value) &&
        value / 100 == UNIT_MONTH) { /* "on the 30th of that month" */
        set_relative(match, UNIT_MONTH, value % 100 - 50);
        match->value = (struct edtf){.from = {.day = (uint8_t)number}};
        *at = of;
        return true;
    }
    bool linked = ends_clause(scan, end);
    for (const char *const *link = links; *link && !linked; link++)
        linked = scan->text[end] == ' ' && strncmp(scan->text + end + 1, *link, strlen(*link)) == 0;
    if (!linked)
        return false;
    match->value = (struct edtf){.from = {.day = (uint8_t)number}};
    match->shape = SHAPE_DAY;
    *at = end;
    return true;
}

/* "on the first of the next month". */
static bool ordinal_alone(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int number, value;
    if (!scan->rules.language->month_first || !scan_word(scan, &end, WORD_ORDINAL, &number) ||
        !scan_literal(scan, &end, " of ") || !scan_word(scan, &end, WORD_ANAPHOR, &value) ||
        value / 100 != UNIT_MONTH)
        return false;
    set_relative(match, UNIT_MONTH, value % 100 - 50);
    match->value = (struct edtf){.from = {.day = (uint8_t)number}};
    *at = end;
    return true;
}

/* "on Sunday", "the following Friday", when no date stands with it. */
static bool weekday_alone(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at, before;
    int weekday, sense = 0;
    if (!scan->rules.language->month_first || !scan_word(scan, &end, WORD_WEEKDAY, &weekday))
        return false;
    size_t behind = end;
    while (scan->text[behind] == ' ' || scan->text[behind] == ',' || scan->text[behind] == '.')
        behind++;
    size_t word = behind;
    if (scan_word(scan, &word, WORD_ARTICLE, NULL) && scan->text[word] == ' ')
        behind = word + 1;
    if (scan_digit(scan, behind) || scan_word(scan, &behind, WORD_MONTH, NULL) ||
        scan_word(scan, &behind, WORD_MONTH_SHORT, NULL) || scan->text[end] == '-' ||
        scan->text[end] == '\'' || end - *at < 6 ||
        (scan->text[end] == ' ' && g_ascii_isupper(scan->text[end + 1])))
        return false;
    int limit;
    bool that = scan_word_before(scan, *at, WORD_THAT, &before, &sense);
    match->deictic = that && is_deictic(scan, before);
    bool led = that || (scan_word_before(scan, *at, WORD_ON, &before, NULL) &&
                        g_ascii_strncasecmp(scan->text + before, "on ", 3) == 0);
    led = led || date_is_planned(scan, *at);
    if (!led && (!scan_word_before(scan, *at, WORD_MODIFIER, &before, &limit) ||
                 (limit != MODIFIER_BY && limit != MODIFIER_UNTIL && limit != MODIFIER_SINCE)))
        return false;
    match->shape = SHAPE_WEEKDAY;
    match->weekday = weekday;
    match->shift = sense;
    match->doubt = DOUBT_SEASON;
    *at = end;
    return true;
}

bool date_relative(const struct scan *scan, size_t *at, bool behind_part,
                   struct date_match *match) {
    if (anaphor(scan, at, match))
        return !behind_part || match->unit >= UNIT_MONTH;
    if (this_unit(scan, at, match))
        return !behind_part;
    if (behind_part)
        return unit_alone(scan, at, match);
    return named(scan, at, match) || named_behind(scan, at, match) ||
           counted_units(scan, at, match) || ordinal_alone(scan, at, match) ||
           day_alone(scan, at, match) || weekday_alone(scan, at, match);
}
