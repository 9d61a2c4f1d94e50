/* date_scan.c: the grammar of dates in English, over a flattened text.
 * At each word the longest form is tried first; what is found carries only what is written. */
#include "analyse/analyse_internal.h"

struct scan {
    const char *text;
    size_t len;
    bool month_first;
};

static bool digit(const struct scan *scan, size_t at) {
    return at < scan->len && g_ascii_isdigit(scan->text[at]);
}

/* A number of `least` to `most` digits; 0 digits read: false. */
static bool number(const struct scan *scan, size_t *at, int least, int most, int *value) {
    size_t end = *at;
    *value = 0;
    while (digit(scan, end) && (int)(end - *at) < most)
        *value = *value * 10 + (scan->text[end++] - '0');
    if ((int)(end - *at) < least || digit(scan, end))
        return false;
    *at = end;
    return true;
}

static bool literal(const struct scan *scan, size_t *at, const char *word) {
    size_t len = strlen(word);
    if (*at + len > scan->len || g_ascii_strncasecmp(scan->text + *at, word, len) != 0)
        return false;
    *at += len;
    return true;
}

static bool ends_word(const struct scan *scan, size_t at) {
    return at >= scan->len || !flat_word_at(scan->text, at);
}

static bool day(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    if (!number(scan, &end, 1, 2, value) || *value < 1 || *value > 39)
        return false;
    static const char *const ends[] = {"st", "nd", "rd", "th"};
    for (int i = 0; i < 4; i++) {
        size_t behind = end;
        if (literal(scan, &behind, ends[i]) && ends_word(scan, behind)) {
            end = behind;
            break;
        }
    }
    if (!ends_word(scan, end))
        return false;
    *at = end;
    return true;
}

static bool year(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    if (!number(scan, &end, 4, 4, value) || *value < 1000 || *value > 2099 ||
        !ends_word(scan, end) || (scan->text[end] == ',' && digit(scan, end + 1)) ||
        (scan->text[end] == '.' && digit(scan, end + 1)))
        return false;
    *at = end;
    return true;
}

static bool month(const struct scan *scan, size_t *at, int *value, bool *abbreviated) {
    size_t end = *at;
    while (end < scan->len && end - *at < 10 && g_ascii_isalpha(scan->text[end]))
        end++;
    if (!ends_word(scan, end))
        return false;
    *value = month_of_word(scan->text + *at, end - *at, abbreviated);
    if (!*value)
        return false;
    if (*abbreviated && scan->text[end] == '.')
        end++;
    *at = end;
    return true;
}

/* "-", " - ", " and ", " to ": what stands between the ends of a range. */
static bool between(const struct scan *scan, size_t *at, bool words) {
    size_t end = *at;
    while (scan->text[end] == ' ')
        end++;
    bool spaced = end > *at;
    bool found = literal(scan, &end, "-");
    if (!found && words && spaced)
        found = (literal(scan, &end, "and ") || literal(scan, &end, "to ") ||
                 literal(scan, &end, "until "));
    if (!found)
        return false;
    while (scan->text[end] == ' ')
        end++;
    *at = end;
    return true;
}

/* " 2014", ", 2014", " of 2014". */
static bool year_behind(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    literal(scan, &end, ",");
    if (!literal(scan, &end, " "))
        return false;
    literal(scan, &end, "of ");
    if (!year(scan, &end, value))
        return false;
    *at = end;
    return true;
}

static struct edtf_date make_date(int y, int m, int d) {
    return (struct edtf_date){.year = y, .month = (uint8_t)m, .day = (uint8_t)d};
}

static void set_range(struct date_match *match, struct edtf_date from, struct edtf_date to) {
    match->value = (struct edtf){.from = from, .to = to, .interval = true};
}

static void set_single(struct date_match *match, int y, int m, int d) {
    match->value = (struct edtf){.from = make_date(y, m, d)};
    match->shape = y ? SHAPE_CALENDAR : SHAPE_YEARLESS;
}

/* 9-10 July 2017, 22 and 23 May 2014, 3 May to 7 June 2012, 9 July. */
static bool day_first(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int d, d2 = 0, m, m2 = 0, y = 0, y2 = 0;
    bool abbreviated;
    if (!day(scan, &end, &d))
        return false;
    size_t second = end;
    if (between(scan, &second, true) && day(scan, &second, &d2) && scan->text[second] == ' ')
        end = second;
    else
        d2 = 0;
    if (!literal(scan, &end, " "))
        return false;
    literal(scan, &end, "of ");
    if (!month(scan, &end, &m, &abbreviated))
        return false;
    bool has_year = year_behind(scan, &end, &y);
    second = end;
    if (!d2 && between(scan, &second, true)) {
        int other;
        if (day(scan, &second, &other) && literal(scan, &second, " ") &&
            month(scan, &second, &m2, &abbreviated)) {
            size_t with_year = second;
            bool other_year = year_behind(scan, &with_year, &y2);
            bool joined = scan->text[end] == '-' || scan->text[end + 1] == '-' ||
                          g_ascii_strncasecmp(scan->text + end, " to ", 4) == 0 ||
                          g_ascii_strncasecmp(scan->text + end, " until ", 7) == 0;
            if (joined && (other_year || !has_year)) {
                int first_year = has_year ? y : y2;
                set_range(match, make_date(first_year, m, d), make_date(y2, m2, other));
                match->shape = y2 ? SHAPE_CALENDAR : SHAPE_YEARLESS;
                *at = other_year ? with_year : second;
                return true;
            }
        }
    }
    set_single(match, y, m, d);
    if (d2)
        set_range(match, make_date(y, m, d), make_date(y, m, d2));
    *at = end;
    return true;
}

/* July 9-10, 2017; July 9, 2017; July 2017; February-March 2014; July alone. */
static bool month_first(const struct scan *scan, size_t *at, struct date_match *match,
                        bool *alone) {
    size_t end = *at;
    int m, m2, d, d2, y = 0;
    bool abbreviated, other;
    *alone = false;
    if (!month(scan, &end, &m, &abbreviated))
        return false;
    size_t ahead = end;
    if (between(scan, &ahead, true) && month(scan, &ahead, &m2, &other) &&
        year_behind(scan, &ahead, &y)) {
        set_range(match, make_date(y, m, 0), make_date(y, m2, 0));
        match->shape = SHAPE_CALENDAR;
        *at = ahead;
        return true;
    }
    y = 0;
    ahead = end;
    if (year_behind(scan, &ahead, &y)) {
        set_single(match, y, m, 0);
        *at = ahead;
        return true;
    }
    ahead = end;
    if (literal(scan, &ahead, " ") && day(scan, &ahead, &d) && scan->text[ahead] != '%') {
        size_t second = ahead;
        bool range = between(scan, &second, true) && day(scan, &second, &d2);
        if (range)
            ahead = second;
        y = 0;
        year_behind(scan, &ahead, &y);
        set_single(match, y, m, d);
        if (range)
            set_range(match, make_date(y, m, d), make_date(y, m, d2));
        *at = ahead;
        return true;
    }
    if (abbreviated && m != 5)
        return false;
    *alone = true;
    set_single(match, 0, m, 0);
    *at = end;
    return true;
}

/* 2014-03-02; 3/4/2014 and 3.4.2014. */
static bool numerals(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, m, d;
    if (number(scan, &end, 4, 4, &y) && literal(scan, &end, "-") && number(scan, &end, 2, 2, &m) &&
        literal(scan, &end, "-") && number(scan, &end, 2, 2, &d) && ends_word(scan, end)) {
        set_single(match, y, m, d);
        *at = end;
        return true;
    }
    end = *at;
    int first, second;
    if (!number(scan, &end, 1, 2, &first))
        return false;
    char mark = scan->text[end];
    if ((mark != '/' && mark != '.') || !number(scan, (end++, &end), 1, 2, &second) ||
        scan->text[end] != mark || !number(scan, (end++, &end), 4, 4, &y) || y < 1000 || y > 2099 ||
        !ends_word(scan, end))
        return false;
    bool swap = scan->month_first ? second <= 31 && first <= 12 : second > 12;
    set_single(match, y, swap ? first : second, swap ? second : first);
    match->ambiguous = first <= 12 && second <= 12 && first != second;
    *at = end;
    return true;
}

/* The word that ends before `at` (spaces between); its length, 0 when there is none. */
static size_t word_before(const struct scan *scan, size_t at, size_t *start) {
    while (at > 0 && (scan->text[at - 1] == ' ' || scan->text[at - 1] == '.'))
        at--;
    size_t end = at;
    while (at > 0 && g_ascii_isalpha(scan->text[at - 1]))
        at--;
    *start = at;
    return end - at;
}

static bool counts_something(const struct scan *scan, size_t start, size_t end) {
    if (scan->text[end] == '%')
        return true;
    size_t before, len = word_before(scan, start, &before);
    if (len && cue_is_numbered(scan->text + before, len))
        return true;
    if (scan->text[end] != ' ')
        return false;
    size_t behind = end + 1, stop = behind;
    while (stop < scan->len && g_ascii_isalpha(scan->text[stop]))
        stop++;
    return stop > behind && cue_is_unit(scan->text + behind, stop - behind);
}

/* 1990s, 1992-1993, 1918/19, 1994. */
static bool year_form(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, y2;
    if (number(scan, &end, 4, 4, &y) && y % 10 == 0 && y >= 1000 && y <= 2099 &&
        literal(scan, &end, "s") && ends_word(scan, end)) {
        match->value = (struct edtf){.from = {.year = y, .masked = 1}};
        match->shape = SHAPE_CALENDAR;
        *at = end;
        return true;
    }
    end = *at;
    if (!year(scan, &end, &y) || counts_something(scan, *at, end))
        return false;
    if (scan->text[end] == '/' && !digit(scan, end + 1))
        return false;
    size_t second = end;
    bool range = between(scan, &second, false);
    if (!range && scan->text[second] == '/') {
        second++;
        range = true;
    }
    if (range) {
        size_t two = second;
        bool whole = year(scan, &second, &y2);
        if (!whole && number(scan, &two, 2, 2, &y2) && ends_word(scan, two)) {
            y2 += y / 100 * 100;
            second = two;
            whole = true;
        }
        if (whole && y2 > y) {
            set_range(match, make_date(y, 0, 0), make_date(y2, 0, 0));
            match->shape = SHAPE_CALENDAR;
            *at = second;
            return true;
        }
    }
    if ((scan->text[end] == '/' || scan->text[end] == '-') && digit(scan, end + 1))
        return false;
    set_single(match, y, 0, 0);
    match->bare_year = true;
    *at = end;
    return true;
}

static bool season(const struct scan *scan, size_t *at, struct date_match *match) {
    static const char *const names[] = {"spring", "summer", "autumn", "winter", "fall"};
    for (int i = 0; i < 5; i++) {
        size_t end = *at;
        int y;
        if (literal(scan, &end, names[i]) && year_behind(scan, &end, &y)) {
            set_single(match, y, i == 4 ? 23 : 21 + i, 0);
            *at = end;
            return true;
        }
    }
    return false;
}

static bool anaphor(const struct scan *scan, size_t *at, struct date_match *match) {
    static const struct {
        const char *words;
        enum date_shape shape;
    } forms[] = {{"the same day", SHAPE_SAME_DAY},
                 {"that same day", SHAPE_SAME_DAY},
                 {"that day", SHAPE_SAME_DAY},
                 {"the following day", SHAPE_NEXT_DAY},
                 {"the next day", SHAPE_NEXT_DAY},
                 {"the same year", SHAPE_SAME_YEAR},
                 {"that same year", SHAPE_SAME_YEAR},
                 {"that year", SHAPE_SAME_YEAR},
                 {"the following year", SHAPE_NEXT_YEAR},
                 {"the next year", SHAPE_NEXT_YEAR},
                 {"the same month", SHAPE_SAME_MONTH},
                 {"that month", SHAPE_SAME_MONTH}};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        size_t end = *at;
        if (literal(scan, &end, forms[i].words) && ends_word(scan, end)) {
            match->shape = forms[i].shape;
            *at = end;
            return true;
        }
    }
    return false;
}

/* "between 1994 and 1997", "from 1994 to 1997": the word itself is not part of the date. */
static bool years_joined(const struct scan *scan, size_t start, struct date_match *match,
                         size_t *at) {
    size_t before, len = word_before(scan, start, &before), end = start;
    int y, y2;
    bool and = len == 7 && g_ascii_strncasecmp(scan->text + before, "between", 7) == 0;
    bool to = len == 4 && g_ascii_strncasecmp(scan->text + before, "from", 4) == 0;
    if ((!and&&!to) || !year(scan, &end, &y) || !literal(scan, &end, and? " and " : " to ") ||
        !year(scan, &end, &y2) || y2 <= y)
        return false;
    set_range(match, make_date(y, 0, 0), make_date(y2, 0, 0));
    match->shape = SHAPE_CALENDAR;
    *at = end;
    return true;
}

/* "May" and "March" are words as well: a month alone needs a preposition before it. */
static bool month_may_stand_alone(const struct scan *scan, size_t start, size_t end) {
    size_t before, len = word_before(scan, start, &before);
    if (!len || !cue_is_preposition(scan->text + before, len) ||
        (start > 0 && scan->text[start - 1] != ' ') || (start > 1 && scan->text[start - 2] == '.'))
        return false;
    if (scan->text[end] == '-' || (scan->text[end] == ' ' && g_ascii_isupper(scan->text[end + 1])))
        return false;
    const char *first = scan->text + start;
    bool doubtful = strncmp(first, "May", 3) == 0 || strncmp(first, "March", 5) == 0;
    const char *word = scan->text + before;
    if (!doubtful)
        return true;
    return (len == 2 &&
            (g_ascii_strncasecmp(word, "in", 2) == 0 || g_ascii_strncasecmp(word, "by", 2) == 0)) ||
           (len == 5 && (g_ascii_strncasecmp(word, "since", 5) == 0 ||
                         g_ascii_strncasecmp(word, "until", 5) == 0)) ||
           (len == 6 && g_ascii_strncasecmp(word, "during", 6) == 0);
}

static const char *fuzzy(const struct scan *scan, size_t *at) {
    static const struct {
        const char *words, *modifier;
    } forms[] = {{"early ", "early"},
                 {"late ", "late"},
                 {"mid-", "mid"},
                 {"mid ", "mid"},
                 {"early in ", "early"},
                 {"late in ", "late"},
                 {"the beginning of ", "early"},
                 {"beginning of ", "early"},
                 {"the start of ", "early"},
                 {"start of ", "early"},
                 {"the middle of ", "mid"},
                 {"middle of ", "mid"},
                 {"the end of ", "end"},
                 {"end of ", "end"}};
    const char *found = "";
    size_t best = *at;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        size_t end = *at;
        if (literal(scan, &end, forms[i].words) && end > best) {
            best = end;
            found = forms[i].modifier;
        }
    }
    *at = best;
    return found;
}

static int weekday_before(const struct scan *scan, size_t start) {
    static const char *const names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
    size_t at = start;
    if (at > 1 && scan->text[at - 1] == ' ' && scan->text[at - 2] == ',')
        at -= 2;
    size_t before, len = word_before(scan, at, &before);
    for (int i = 0; i < 7; i++)
        if (len == strlen(names[i]) && memcmp(scan->text + before, names[i], len) == 0)
            return i;
    return -1;
}

/* The date that begins at `start`, or false. */
static bool read_date(const struct scan *scan, size_t start, struct date_match *match) {
    size_t at = start;
    bool since = literal(scan, &at, "since ");
    const char *modifier = fuzzy(scan, &at);
    size_t core = at;
    bool alone = false, found;
    if (digit(scan, at))
        found = years_joined(scan, at, match, &at) || numerals(scan, &at, match) ||
                day_first(scan, &at, match) || year_form(scan, &at, match);
    else
        found = month_first(scan, &at, match, &alone) || season(scan, &at, match) ||
                (core == start && anaphor(scan, &at, match));
    if (!found || !ends_word(scan, at))
        return false;
    if (alone && !*modifier && !month_may_stand_alone(scan, core, at))
        return false;
    match->start = start;
    match->end = at;
    match->modifier = modifier;
    match->weekday = weekday_before(scan, start);
    if (since && !match->value.interval) {
        match->value.open_end = match->value.interval = true;
        match->since = true;
        match->modifier = "since";
    }
    size_t before, len = word_before(scan, start, &before);
    const char *word = len ? cue_modifier(scan->text + before, len) : NULL;
    if (word && !*match->modifier && !match->value.interval && scan->text[start - 1] == ' ')
        match->modifier = word;
    return true;
}

static bool may_begin(const struct scan *scan, size_t at) {
    if (!flat_word_at(scan->text, at))
        return false;
    if (at == 0)
        return true;
    char before = scan->text[at - 1];
    return !flat_word_at(scan->text, at - 1) && !strchr("-/$", before) &&
           !(before == '.' && at > 1 && g_ascii_isalnum(scan->text[at - 2])) &&
           !(before == ',' && at > 1 && digit(scan, at - 2));
}

void date_scan(struct arena *arena, const char *text, size_t len, bool month_first_,
               struct date_matches *found) {
    struct scan scan = {text, len, month_first_};
    for (size_t at = 0; at < len; at++) {
        struct date_match match = {0};
        if (!may_begin(&scan, at) || !read_date(&scan, at, &match))
            continue;
        ARENA_PUSH(arena, found->items, found->count, found->room, match);
        at = match.end - 1;
    }
}
