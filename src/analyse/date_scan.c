/* date_scan.c: the grammar of dates, over a flattened text; one for all languages, with their words
 * from date_language_XX.c. Here: the way through the text, and days and months; years are in
 * date_forms.c, what refers to other dates in date_relative.c. At each word the longest form is
 * tried first; what is found carries only what is written. Dates beside each other are seen
 * together in date_join.c. */
#include "analyse/date_scan.h"

static bool day(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at, of = end;
    if (scan->rules.language->month_first && scan_word(scan, &of, WORD_ORDINAL, value)) {
        *at = of; /* "the first of May" */
        return strncmp(scan->text + of, " of ", 4) == 0;
    }
    if (!scan_number(scan, &end, 1, 2, value) || *value < 1 || *value > 39)
        return false;
    scan_ordinal(scan, &end);
    if (!scan_ends_word(scan, end))
        return false;
    *at = end;
    return true;
}

static bool month(const struct scan *scan, size_t *at, int *value, bool *abbreviated) {
    *abbreviated = false;
    if (scan_word(scan, at, WORD_MONTH, value))
        return true;
    *abbreviated = true;
    if (!scan_word(scan, at, WORD_MONTH_SHORT, value))
        return false;
    scan_literal(scan, at, ".");
    return true;
}

static struct edtf_date make_date(int y, int m, int d) {
    return (struct edtf_date){.year = y, .month = (uint8_t)m, .day = (uint8_t)d};
}

void date_set_range(struct date_match *match, struct edtf_date from, struct edtf_date to) {
    match->value = (struct edtf){.from = from, .to = to, .interval = true};
}

void date_set_single(struct date_match *match, int y, int m, int d) {
    match->value = (struct edtf){.from = make_date(y, m, d)};
    match->shape = y ? SHAPE_CALENDAR : SHAPE_YEARLESS;
}

static void push(const struct scan *scan, struct date_match match) {
    match.modifier = MODIFIER_NONE;
    if (match.shape != SHAPE_WEEKDAY)
        match.weekday = -1;
    ARENA_PUSH(scan->arena, scan->found->items, scan->found->count, scan->found->room, match);
}

/* ---- days of one month ---- */

#define MOST_DAYS 12

/* "24, 25 and 27-29": each part is a day or a stretch of days. */
struct day_part {
    size_t start, end;
    int first, last;
};
struct day_run {
    struct day_part parts[MOST_DAYS];
    size_t count, end;
    bool comma; /* nothing but a comma parts the last two */
};

/* "4 and 5", but not "25 and 4": only what follows in order is told of the same month. */
static bool add_day(struct day_run *run, enum date_joint joint, bool between,
                    struct day_part part) {
    struct day_part *last = run->count ? &run->parts[run->count - 1] : NULL;
    bool range = joint == DATES_DASH || joint == DATES_SPACED_DASH || joint == DATES_TO ||
                 (between && joint == DATES_AND);
    if (last && !range && part.first <= last->last)
        return false;
    if (last && (range || part.first == last->last + 1)) {
        last->last = part.first;
        last->end = part.end;
    } else if (run->count < MOST_DAYS) {
        run->parts[run->count++] = part;
    } else {
        return false;
    }
    run->comma = joint == DATES_COMMA;
    run->end = part.end;
    return true;
}

static bool month_behind(const struct scan *scan, size_t *at, int *value, bool *abbreviated) {
    size_t end = *at;
    if (!scan_literal(scan, &end, " "))
        return false;
    if (scan_word(scan, &end, WORD_OF, NULL))
        scan_literal(scan, &end, " ");
    if (!month(scan, &end, value, abbreviated))
        return false;
    *at = end;
    return true;
}

static bool is_counted(const struct scan *scan, size_t end) {
    return scan->text[end] == '%' ||
           (scan_literal(scan, &end, " ") && scan_word(scan, &end, WORD_COUNTED, NULL));
}

/* All days that stand in a row. `behind_month`: "May 3 and 5", where a day that has a month, a unit
 * or a colon of its own behind it is none of the row. */
static bool read_days(const struct scan *scan, size_t at, bool between, bool behind_month,
                      struct day_run *run) {
    struct day_run kept = {.count = 0};
    *run = kept;
    enum date_joint joint = DATES_NONE;
    for (;;) {
        struct day_part part = {.start = at, .end = at};
        int m;
        bool abbreviated;
        scan->found->steps++;
        if (!day(scan, &part.end, &part.first))
            break;
        size_t behind = part.end;
        if (behind_month &&
            ((scan->text[behind] == ':' && (run->count || scan_digit(scan, behind + 1))) ||
             is_counted(scan, behind) ||
             (run->count && month_behind(scan, &behind, &m, &abbreviated))))
            break;
        part.last = part.first;
        if (!add_day(run, joint, between, part))
            break;
        if (!run->comma)
            kept = *run;
        at = part.end;
        joint = date_joint(scan->rules.lexicon, scan->text, &at, true);
        if (joint == DATES_NONE)
            break;
        size_t weekday = at; /* "Tuesday 1 to Sunday 6 June" */
        if (scan_word(scan, &weekday, WORD_WEEKDAY, NULL)) {
            scan_literal(scan, &weekday, ",");
            if (scan_literal(scan, &weekday, " "))
                at = weekday;
        }
    }
    if (behind_month)
        *run = kept; /* "May 3, 12 were hurt" */
    return run->count > 0;
}

static bool all_in_order(const struct day_run *run) {
    return run->count == 1 && run->parts[0].last >= run->parts[0].first + 2;
}

/* The dates of a row of days; `start` and `end` are the whole's. */
static void push_days(const struct scan *scan, const struct day_run *run, int m, int y,
                      size_t start, size_t end) {
    for (size_t i = 0; i < run->count; i++) {
        const struct day_part *part = &run->parts[i];
        struct date_match match = {.start = i ? part->start : start,
                                   .end = i + 1 < run->count ? part->end : end};
        date_set_single(&match, y, m, part->first);
        if (part->last != part->first)
            date_set_range(&match, make_date(y, m, part->first), make_date(y, m, part->last));
        push(scan, match);
    }
}

static bool between_before(const struct scan *scan, size_t at) {
    size_t before;
    return scan_word_before(scan, at, WORD_BETWEEN, &before, NULL);
}

bool date_is_numbered(const struct scan *scan, size_t at) {
    enum { LONGEST_SHORT_FORM = 6 }; /* bytes: "para.", "стор." */
    size_t start, len = date_word_before(scan->text, at, &start), end = start;
    if (len == 0 || !scan_word(scan, &end, WORD_NUMBERED, NULL))
        return false;
    return end == at || scan->text[end] == ' ' ||
           (scan->text[end] == '.' && end - start <= 2 * LONGEST_SHORT_FORM);
}

/* "1 May Square", "the 26 July Movement": a day that names a thing. */
bool date_names_place(const struct scan *scan, size_t end) {
    static const char *const things[] = {" Square",   " Street",  " Avenue",   " Road",
                                         " Bridge",   " Stadium", " Movement", " Brigade",
                                         " Hospital", " Airport", NULL};
    for (const char *const *thing = things; *thing; thing++) {
        size_t at = end;
        if (scan_literal(scan, &at, *thing) && scan_ends_word(scan, at))
            return true;
    }
    return false;
}

/* 9 July 2017, 9-10 July 2017, 22 and 23 May 2014, 3, 10 and 17 May. */
static bool day_first(const struct scan *scan, size_t *at) {
    struct day_run run;
    int m, y = 0;
    bool abbreviated;
    if (!read_days(scan, *at, between_before(scan, *at), false, &run))
        return false;
    size_t end = run.end;
    if ((run.comma && !all_in_order(&run)) || !month_behind(scan, &end, &m, &abbreviated))
        return false;
    bool year = scan_year_behind(scan, &end, &y);
    bool one = run.parts[0].end == run.end;
    if ((!year || !one) && date_is_numbered(scan, *at))
        return false; /* "para. 7, 9 July 2016" */
    if (!year && (date_names_place(scan, end) ||
                  (abbreviated && scan->text[end - 1] != '.' && scan->text[end] == '\'')))
        return false;
    push_days(scan, &run, m, y, *at, end);
    *at = end;
    return true;
}

/* July 9-10, 2017; July 9, 2017; July 2017; July alone. */
static bool month_first(const struct scan *scan, size_t *at) {
    size_t start = *at, end = *at;
    int m, y = 0;
    bool abbreviated;
    struct date_match match = {.start = start};
    if (!month(scan, &end, &m, &abbreviated))
        return false;
    size_t ahead = end;
    struct day_run run;
    if (scan_year_behind(scan, &ahead, &y)) {
        end = ahead;
    } else if (scan->rules.language->month_first && scan_literal(scan, &ahead, " ") &&
               (scan_literal(scan, &ahead, "the "), true) &&
               read_days(scan, ahead, between_before(scan, start), true, &run)) {
        ahead = run.end;
        scan_year_behind(scan, &ahead, &y);
        push_days(scan, &run, m, y, start, ahead);
        *at = ahead;
        return true;
    } else {
        match.weak = true;
        match.name = abbreviated;
    }
    date_set_single(&match, y, m, 0);
    match.end = end;
    push(scan, match);
    *at = end;
    return true;
}

/* ---- a month that stands alone ---- */

static bool is_forename(const char *month) {
    return strncmp(month, "April", 5) == 0 || strncmp(month, "May", 3) == 0 ||
           strncmp(month, "June", 4) == 0 || strncmp(month, "August", 6) == 0;
}

/* "- Oct: they left", "- May - they came": a month at the head of an item. */
static bool heads_item(const struct scan *scan, size_t start, size_t end) {
    return scan->rules.in_list && start == 0 &&
           (scan->text[end] == ':' || strncmp(scan->text + end, " - ", 3) == 0);
}

/* "Theresa May", "June Brown", "May's": a month alone that is part of a name, or may be. In English
 * alone: elsewhere months are written small, or all nouns are written large. */
static bool is_in_name(const struct scan *scan, size_t start, size_t end) {
    const char *text = scan->text;
    if (!scan->rules.language->month_first || heads_item(scan, start, end))
        return false;
    size_t before, len = date_word_before(text, start, &before), preposition;
    int sure = 0;
    bool led = scan_word_before(scan, start, WORD_IN, &preposition, &sure) && sure;
    if (text[end] == '\'')
        return true;
    if (text[end] == ' ' && g_ascii_isupper(text[end + 1]))
        return !led || (strncmp(text + preposition + 1, "y ", 2) == 0 && is_forename(text + start));
    return len && g_ascii_isupper(text[before]) && !cue_is_function_word(text + before, len) &&
           !scan_word_before(scan, start, WORD_IN, &preposition, NULL);
}

/* "May" and "March" are words as well: a month alone needs a preposition before it. */
static bool month_may_stand_alone(const struct scan *scan, size_t start, size_t end) {
    size_t before;
    int sure;
    bool begins = start == 0 || (start > 1 && memcmp(scan->text + start - 2, ". ", 2) == 0);
    if (begins && scan->text[end] == ':') /* "March: the first meeting" */
        return true;
    if (start == 0 || scan->text[start - 1] != ' ' || scan->text[end] == '-' ||
        !scan_word_before(scan, start, WORD_IN, &before, &sure))
        return false;
    const char *first = scan->text + start;
    if (!scan->rules.language->large_months && g_unichar_isupper(g_utf8_get_char(first)))
        return false;
    bool word = scan->rules.language->month_first &&
                (strncmp(first, "May", 3) == 0 || strncmp(first, "March", 5) == 0);
    return sure || !word;
}

/* ---- the whole ---- */

static int weekday_before(const struct scan *scan, size_t start) {
    size_t at = start, before;
    int weekday;
    if (scan_word_before(scan, at, WORD_ARTICLE, &before, NULL))
        at = before;
    while (at > 0 && strchr(" ,.", scan->text[at - 1]))
        at--;
    return at > 0 && scan_word_before(scan, at, WORD_WEEKDAY, &before, &weekday) ? weekday : -1;
}

/* "the first of May", behind its article. */
static bool ordinal_first(const struct scan *scan, size_t *at) {
    size_t before, end = *at;
    return scan->rules.language->month_first && scan_word(scan, &end, WORD_ORDINAL, NULL) &&
           scan_word_before(scan, *at, WORD_ARTICLE, &before, NULL) && day_first(scan, at);
}

/* "2013 Dec 9", "2013 December 9". */
static bool year_month_day(const struct scan *scan, size_t *at, struct date_match *match) {
    size_t end = *at;
    int y, m, d;
    bool abbreviated;
    if (!scan->rules.language->month_first || !scan_year(scan, &end, &y) ||
        !scan_literal(scan, &end, " ") || !month(scan, &end, &m, &abbreviated) ||
        !scan_literal(scan, &end, " ") || !scan_number(scan, &end, 1, 2, &d) || d < 1 || d > 31 ||
        !scan_ends_word(scan, end) || scan->text[end] == ':' || is_counted(scan, end))
        return false;
    date_set_single(match, y, m, d);
    *at = end;
    return true;
}

/* "Christmas Eve 1891", "New Year's Day, 1993": feasts of a fixed day, with their year. */
static bool feast(const struct scan *scan, size_t *at, struct date_match *match) {
    static const struct {
        const char *name;
        int month, day;
    } feasts[] = {{"Christmas Eve", 12, 24}, {"Christmas Day", 12, 25},  {"Christmas", 12, 25},
                  {"Boxing Day", 12, 26},    {"New Year's Eve", 12, 31}, {"New Year's Day", 1, 1},
                  {"May Day", 5, 1},         {"Bastille Day", 7, 14},    {"Armistice Day", 11, 11}};
    int y;
    if (!scan->rules.language->month_first || !memchr("CBNMA", scan->text[*at], 5))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(feasts); i++) {
        size_t end = *at;
        if (!scan_literal(scan, &end, feasts[i].name) || !scan_year_behind(scan, &end, &y))
            continue;
        date_set_single(match, y, feasts[i].month, feasts[i].day);
        *at = end;
        return true;
    }
    return false;
}

/* The date that begins at `at`, or the row of days; pushed. */
static bool read_core(const struct scan *scan, size_t *at, bool behind_part) {
    struct date_match match = {.start = *at};
    bool words = scan->rules.lexicon != NULL, number = scan_digit(scan, *at);
    bool found =
        number && (date_numerals(scan, at, &match) || (words && year_month_day(scan, at, &match)));
    if (!found && words && feast(scan, at, &match)) {
        match.end = *at;
        push(scan, match);
        return true;
    }
    if (!found && words) {
        if (number ? day_first(scan, at) : month_first(scan, at) || ordinal_first(scan, at))
            return true;
        found = behind_part
                    ? date_period(scan, at, &match) || date_relative(scan, at, true, &match)
                    : date_relative(scan, at, false, &match) || date_period(scan, at, &match);
    }
    if (!found)
        return false;
    match.end = *at;
    push(scan, match);
    return true;
}

/* "early ", "mid-", "the end of the ": what tells a part of what follows. */
static enum date_modifier read_part(const struct scan *scan, size_t *at) {
    size_t end = *at;
    int part = MODIFIER_NONE;
    if (!scan_word(scan, &end, WORD_PART, &part))
        return MODIFIER_NONE;
    size_t gap = end;
    if (!scan_literal(scan, &end, " "))
        scan_literal(scan, &end, "-");
    if (end == gap && scan->text[end - 1] != '\'')
        return MODIFIER_NONE;
    if (scan->text[end] == '\'' && date_is_elided(scan, end + 1))
        end++; /* "early '60s" */
    size_t article = end;
    if (scan_word(scan, &article, WORD_ARTICLE, NULL) &&
        (scan_literal(scan, &article, " ") || scan->text[article - 1] == '\''))
        end = article;
    size_t year = end; /* "the end of the year 1998" */
    if (scan_word(scan, &year, WORD_YEAR, NULL) && scan_literal(scan, &year, " ") &&
        scan_digit(scan, year))
        end = year;
    *at = end;
    return (enum date_modifier)part;
}

/* Is the month or season that stands alone one? Else it counts only beside another date. */
static bool check_weak(const struct scan *scan, struct date_match *match, size_t core, bool part) {
    if (match->value.from.month > 12) {
        match->weak = match->weak && !part;
        return true;
    }
    bool name = !part && is_in_name(scan, core, match->end);
    if (heads_item(scan, core, match->end))
        match->weak = match->name = false;
    else
        match->weak = (match->name && !part) || name ||
                      !(part || month_may_stand_alone(scan, core, match->end));
    return !name;
}

/* "by the end of May" is by then; "abide by the 1888 Convention" and "not until 1996" are not. */
static void qualify(const struct scan *scan, struct date_match *match, size_t start) {
    size_t before, article, not, len;
    int word;
    if (match->value.interval || start == 0 || scan->text[start - 1] != ' ' ||
        !scan_word_before(scan, start, WORD_MODIFIER, &before, &word))
        return;
    bool day = match->value.from.day > 0 || match->shape != SHAPE_CALENDAR;
    bool limit = word == MODIFIER_BY || word == MODIFIER_UNTIL;
    if ((match->modifier || match->shape == SHAPE_RELATIVE) && !limit)
        return;
    bool period = match->value.from.masked || match->value.from.month > 12;
    if (!day && !period && !match->modifier &&
        scan_word_before(scan, start, WORD_ARTICLE, &article, NULL))
        return;
    len = date_word_before(scan->text, before, &not );
    if (len != 3 || g_ascii_strncasecmp(scan->text + not, "not", 3) != 0)
        match->modifier = (enum date_modifier)word;
    else if (word == MODIFIER_BEFORE || word == MODIFIER_AFTER) /* "not before 1963" */
        match->modifier = word == MODIFIER_BEFORE ? MODIFIER_FROM : MODIFIER_BY;
}

/* What data say of a part. */
static enum date_modifier told_as(enum date_modifier part) {
    return part == MODIFIER_FIRST_HALF    ? MODIFIER_EARLY
           : part == MODIFIER_SECOND_HALF ? MODIFIER_LATE
                                          : part;
}

/* The dates that begin at `start`, or false. */
static bool read_date(const struct scan *scan, size_t start) {
    size_t at = start, first = scan->found->count;
    scan->found->steps++;
    enum date_modifier part = scan->rules.lexicon ? read_part(scan, &at) : MODIFIER_NONE;
    size_t core = at;
    if (!read_core(scan, &at, part != MODIFIER_NONE))
        return false;
    struct date_match *match = &scan->found->items[first];
    if (match->weak && !check_weak(scan, match, core, part != MODIFIER_NONE)) {
        scan->found->count = first;
        return false;
    }
    match->start = start - (match->elided && !part);
    if (part)
        match->part = part;
    match->modifier = told_as(match->part);
    if (match->shape != SHAPE_WEEKDAY)
        match->weekday = scan->rules.lexicon ? weekday_before(scan, start) : -1;
    qualify(scan, match, match->elided && !part ? match->start : start);
    date_count_from(scan, match);
    return true;
}

/* Right behind another date a mark may stand: "December 2004/January 2005". */
static bool may_begin(const struct scan *scan, size_t at) {
    if (!flat_word_at(scan->text, at))
        return false;
    if (at == 0)
        return true;
    char before = scan->text[at - 1];
    const struct date_matches *found = scan->found;
    if ((before == '-' || before == '/') && found->count &&
        found->items[found->count - 1].end == at - 1)
        return !scan_digit(scan, at + 2) || found->items[found->count - 1].iso;
    return !flat_word_at(scan->text, at - 1) && !strchr("-/$+#_", before) &&
           !(before == '.' && at > 1 && g_ascii_isalnum(scan->text[at - 2])) &&
           !(before == ',' && at > 1 && scan_digit(scan, at - 2));
}

#define BIT(class) (UINT64_C(1) << (class))

static bool begins_feast(const char *text) {
    static const char *const words[] = {"Christmas", "Boxing", "New Year", "Bastille", "Armistice"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (text[0] == words[i][0] && strncmp(text, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* One look at the first word tells whether any form begins with it. */
static bool may_be_date(const struct scan *scan, size_t at) {
    static const uint64_t starts = BIT(WORD_MONTH) | BIT(WORD_MONTH_SHORT) | BIT(WORD_SEASON) |
                                   BIT(WORD_PART) | BIT(WORD_NUMBER) | BIT(WORD_LATER_PRE) |
                                   BIT(WORD_THAT) | BIT(WORD_ANAPHOR) | BIT(WORD_CENTURY) |
                                   BIT(WORD_ORDINAL) | BIT(WORD_DECADE) | BIT(WORD_ERA) |
                                   BIT(WORD_CIRCA) | BIT(WORD_FISCAL) | BIT(WORD_WEEKDAY);
    const char *text = scan->text + at;
    if (scan_digit(scan, at) || strncmp(text, "FY", 2) == 0 ||
        strncmp(text, "earlier this ", 13) == 0 || begins_feast(text))
        return true;
    if (!scan->rules.lexicon)
        return false;
    return (strchr("QHIVX", scan->text[at]) && scan->text[at]) || (scan_classes(scan, at) & starts);
}

void date_scan(struct arena *arena, const char *text, size_t len, struct date_rules rules,
               struct date_matches *found) {
    struct scan scan = {text, len, rules, arena, found};
    for (size_t at = 0; at < len; at++) {
        if (may_begin(&scan, at) && may_be_date(&scan, at) && read_date(&scan, at))
            at = found->items[found->count - 1].end - 1;
        else if (flat_word_at(text, at)) /* on to the end of the word */
            while (at + 1 < len && flat_word_at(text, at + 1))
                at++;
    }
    date_join(&scan);
}
