/* date_scan.c: the grammar of dates in English, over a flattened text.
 * At each word the longest form is tried first; what is found carries only what is written. Dates
 * that stand beside each other are seen together in date_join.c. */
#include "analyse/analyse_internal.h"

struct scan {
    const char *text;
    size_t len;
    struct date_rules rules;
    struct arena *arena;
    struct date_matches *found;
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

/* " 2014", ", 2014", " of 2014". */
static bool year_behind(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    literal(scan, &end, ",");
    if (!literal(scan, &end, " "))
        return false;
    literal(scan, &end, "of ");
    int y;
    if (!year(scan, &end, &y))
        return false;
    *value = y;
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

static void push(const struct scan *scan, struct date_match match) {
    match.modifier = "";
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

static bool follows_between(const struct scan *scan, size_t start) {
    size_t before, len = date_word_before(scan->text, start, &before);
    return len == 7 && g_ascii_strncasecmp(scan->text + before, "between", len) == 0;
}

/* "4 and 5", but not "25 and 4": only what follows in order is told of the same month. */
static bool add_day(struct day_run *run, enum date_joint joint, bool between,
                    struct day_part part) {
    struct day_part *last = run->count ? &run->parts[run->count - 1] : NULL;
    bool range = joint == DATES_DASH || joint == DATES_SPACED_DASH || joint == DATES_TO ||
                 (between && joint == DATES_AND);
    if (last && !range && part.first <= last->last)
        return false;
    if (last && (range || (joint != DATES_OR && part.first == last->last + 1))) {
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
    if (!literal(scan, &end, " "))
        return false;
    literal(scan, &end, "of ");
    if (!month(scan, &end, value, abbreviated))
        return false;
    *at = end;
    return true;
}

static bool counts_something(const struct scan *scan, size_t start, size_t end);

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
        if (!day(scan, &part.end, &part.first))
            break;
        size_t behind = part.end;
        if (behind_month && (scan->text[behind] == ':' || counts_something(scan, at, behind) ||
                             (run->count && month_behind(scan, &behind, &m, &abbreviated))))
            break;
        part.last = part.first;
        if (!add_day(run, joint, between, part))
            break;
        if (!run->comma)
            kept = *run;
        at = part.end;
        joint = date_joint(scan->text, scan->len, &at, "the ");
        if (joint == DATES_NONE)
            break;
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
        set_single(&match, y, m, part->first);
        if (part->last != part->first)
            set_range(&match, make_date(y, m, part->first), make_date(y, m, part->last));
        push(scan, match);
    }
}

/* 9 July 2017, 9-10 July 2017, 22 and 23 May 2014, 3, 10 and 17 May. */
static bool day_first(const struct scan *scan, size_t *at) {
    struct day_run run;
    size_t before, len = date_word_before(scan->text, *at, &before);
    int m, y = 0;
    bool abbreviated;
    if (!read_days(scan, *at, follows_between(scan, *at), false, &run))
        return false;
    if (run.parts[0].end != run.end && len && cue_is_numbered(scan->text + before, len))
        return false; /* "para. 7, 9 July 2016" */
    size_t end = run.end;
    if ((run.comma && !all_in_order(&run)) || !month_behind(scan, &end, &m, &abbreviated))
        return false;
    year_behind(scan, &end, &y);
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
    if (year_behind(scan, &ahead, &y)) {
        end = ahead;
    } else if (literal(scan, &ahead, " ") &&
               read_days(scan, ahead, follows_between(scan, start), true, &run)) {
        ahead = run.end;
        year_behind(scan, &ahead, &y);
        push_days(scan, &run, m, y, start, ahead);
        *at = ahead;
        return true;
    } else {
        match.weak = true;
        match.name = abbreviated;
    }
    set_single(&match, y, m, 0);
    match.end = end;
    push(scan, match);
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
        match->iso = true;
        *at = end;
        return true;
    }
    end = *at;
    int first, second;
    if (scan->rules.iso_only || !number(scan, &end, 1, 2, &first))
        return false;
    char mark = scan->text[end];
    if ((mark != '/' && mark != '.') || !number(scan, (end++, &end), 1, 2, &second) ||
        scan->text[end] != mark || !number(scan, (end++, &end), 4, 4, &y) || y < 1000 || y > 2099 ||
        !ends_word(scan, end))
        return false;
    bool swap = scan->rules.month_first ? second <= 31 && first <= 12 : second > 12;
    set_single(match, y, swap ? first : second, swap ? second : first);
    match->ambiguous = first <= 12 && second <= 12 && first != second;
    *at = end;
    return true;
}

static bool counts_something(const struct scan *scan, size_t start, size_t end) {
    if (scan->text[end] == '%')
        return true;
    size_t before, len = date_word_before(scan->text, start, &before);
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
    enum date_joint joint = date_joint(scan->text, scan->len, &second, "");
    if (joint == DATES_DASH || joint == DATES_SPACED_DASH || joint == DATES_SLASH) {
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

/* Without a year it counts only beside another season: "spring and summer 2015". */
static bool season(const struct scan *scan, size_t *at, struct date_match *match) {
    static const char *const names[] = {"spring", "summer", "autumn", "winter", "fall"};
    for (int i = 0; i < 5; i++) {
        size_t end = *at;
        int y = 0;
        if (!literal(scan, &end, names[i]) || !ends_word(scan, end))
            continue;
        match->weak = !year_behind(scan, &end, &y);
        set_single(match, y, i == 4 ? 23 : 21 + i, 0);
        *at = end;
        return true;
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

/* "Theresa May", "June Brown", "May's": a month alone that is part of a name, or may be. */
static bool is_in_name(const struct scan *scan, size_t start, size_t end) {
    const char *text = scan->text;
    size_t before, len = date_word_before(text, start, &before);
    if (text[end] == '\'' || (text[end] == ' ' && g_ascii_isupper(text[end + 1])))
        return true;
    return len && g_ascii_isupper(text[before]) && !cue_is_function_word(text + before, len) &&
           !cue_is_preposition(text + before, len);
}

/* "May" and "March" are words as well: a month alone needs a preposition before it. */
static bool month_may_stand_alone(const struct scan *scan, size_t start, size_t end) {
    size_t before, len = date_word_before(scan->text, start, &before);
    if (!len || !cue_is_preposition(scan->text + before, len) || scan->text[start - 1] != ' ' ||
        (start > 1 && scan->text[start - 2] == '.') || scan->text[end] == '-')
        return false;
    static const char *const sure[] = {"in", "by", "since", "until", "during", NULL};
    const char *first = scan->text + start, *word = scan->text + before;
    if (strncmp(first, "May", 3) != 0 && strncmp(first, "March", 5) != 0)
        return true;
    for (const char *const *item = sure; *item; item++)
        if (strlen(*item) == len && g_ascii_strncasecmp(word, *item, len) == 0)
            return true;
    return false;
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
    size_t before, len = date_word_before(scan->text, at, &before);
    for (int i = 0; i < 7; i++)
        if (len == strlen(names[i]) && memcmp(scan->text + before, names[i], len) == 0)
            return i;
    return -1;
}

/* The date that begins at `at`, or the row of days; pushed. */
static bool read_core(const struct scan *scan, size_t *at, bool may_refer) {
    struct date_match match = {.start = *at};
    bool found = digit(scan, *at) && numerals(scan, at, &match);
    if (!found && !scan->rules.iso_only) {
        if (digit(scan, *at) ? day_first(scan, at) : month_first(scan, at))
            return true;
        found = digit(scan, *at)
                    ? year_form(scan, at, &match)
                    : season(scan, at, &match) || (may_refer && anaphor(scan, at, &match));
    }
    if (!found || !ends_word(scan, *at))
        return false;
    match.end = *at;
    push(scan, match);
    return true;
}

/* The dates that begin at `start`, or false. */
static bool read_date(const struct scan *scan, size_t start) {
    size_t at = start, first = scan->found->count;
    bool english = !scan->rules.iso_only, since = english && literal(scan, &at, "since ");
    const char *modifier = english ? fuzzy(scan, &at) : "";
    size_t core = at;
    if (!read_core(scan, &at, core == start))
        return false;
    struct date_match *match = &scan->found->items[first];
    if (match->weak && match->value.from.month <= 12) {
        bool name = is_in_name(scan, core, match->end);
        match->weak =
            match->name || name || !(*modifier || month_may_stand_alone(scan, core, match->end));
        if (name && !*modifier) {
            scan->found->count = first;
            return false;
        }
    }
    match->start = start;
    match->modifier = modifier;
    match->weekday = english ? weekday_before(scan, start) : -1;
    if (since && !match->value.interval) {
        match->value.open_end = match->value.interval = true;
        match->since = true;
        match->modifier = "since";
    }
    size_t before, len = date_word_before(scan->text, start, &before);
    const char *word = len && english ? cue_modifier(scan->text + before, len) : NULL;
    if (word && !*match->modifier && !match->value.interval && scan->text[start - 1] == ' ')
        match->modifier = word;
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
        return !digit(scan, at + 2) || found->items[found->count - 1].iso;
    return !flat_word_at(scan->text, at - 1) && !strchr("-/$", before) &&
           !(before == '.' && at > 1 && g_ascii_isalnum(scan->text[at - 2])) &&
           !(before == ',' && at > 1 && digit(scan, at - 2));
}

void date_scan(struct arena *arena, const char *text, size_t len, struct date_rules rules,
               struct date_matches *found) {
    struct scan scan = {text, len, rules, arena, found};
    for (size_t at = 0; at < len; at++)
        if (may_begin(&scan, at) && read_date(&scan, at))
            at = found->items[found->count - 1].end - 1;
    date_join(text, len, found);
}
