/* date_join.c: dates that stand beside each other belong together. "3 May to 5 June 2018" is one
 * range; in "3 May and 5 June 2018" both are of that year; "In 2016, on 3 March" is one day. Works
 * on what date_scan found, from the last date to the first, as the year stands behind. */
#include "analyse/date_scan.h"

static size_t skip_spaces(const char *text, size_t at) {
    while (text[at] == ' ')
        at++;
    return at;
}

size_t date_word_before(const char *text, size_t at, size_t *start) {
    enum { LONGEST_WORD = 40 };
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.'))
        at--;
    size_t end = at, limit = at > LONGEST_WORD ? at - LONGEST_WORD : 0;
    while (at > limit && flat_word_at(text, at - 1) && !g_ascii_isdigit(text[at - 1]))
        at--;
    *start = at;
    return end - at;
}

static bool word_before_is(const char *text, size_t at, const char *const *list) {
    size_t start, len = date_word_before(text, at, &start);
    for (; len && *list; list++)
        if (strlen(*list) == len && g_ascii_strncasecmp(text + start, *list, len) == 0)
            return true;
    return false;
}

static enum date_joint joint_of_word(const struct date_lexicon *lexicon, const char *text,
                                     size_t *at, bool range) {
    if (lexicon_word(lexicon, text, at, WORD_AND, NULL) || (text[*at] == '&' && ++*at))
        return DATES_AND;
    if (lexicon_word(lexicon, text, at, WORD_OR, NULL))
        return DATES_OR;
    return range && lexicon_word(lexicon, text, at, WORD_TO, NULL) ? DATES_TO : DATES_NONE;
}

enum date_joint date_joint(const struct date_lexicon *lexicon, const char *text, size_t *at,
                           bool article) {
    size_t end = skip_spaces(text, *at);
    bool spaced = end > *at;
    enum date_joint joint = DATES_NONE;
    if (text[end] == '-')
        joint = spaced ? DATES_SPACED_DASH : DATES_DASH;
    else if (text[end] == '/')
        joint = DATES_SLASH;
    else if (text[end] == ',')
        joint = DATES_COMMA;
    if (joint != DATES_NONE)
        end = skip_spaces(text, end + 1);
    if (lexicon && ((joint == DATES_NONE && spaced) || joint == DATES_COMMA)) {
        size_t word = end;
        enum date_joint told = joint_of_word(lexicon, text, &word, true);
        if (told != DATES_NONE && text[word] == ' ') {
            joint = told;
            end = word;
        }
    }
    if (joint == DATES_NONE)
        return joint;
    end = skip_spaces(text, end);
    size_t behind = end;
    if (article && lexicon && lexicon_word(lexicon, text, &behind, WORD_ARTICLE, NULL) &&
        text[behind] == ' ')
        end = behind + 1;
    *at = end;
    return joint;
}

/* ---- two neighbours ---- */

struct pair {
    const struct scan *scan;
    const char *text;
    struct date_match *first, *second;
    enum date_joint joint;
    bool again; /* ", and again in August 1944": of another year, it may be */
    bool led;   /* the second has a preposition of its own: ", on 3 March" */
};

static bool has_month(const struct date_match *match) {
    return match->value.from.month > 0;
}

static bool has_year(const struct date_match *match) {
    return match->shape == SHAPE_CALENDAR;
}

static bool is_single(const struct date_match *match) {
    return !match->value.interval && !match->value.from.masked &&
           (match->shape == SHAPE_CALENDAR || match->shape == SHAPE_YEARLESS);
}

static bool is_season(const struct date_match *match) {
    return match->value.from.month > 12;
}

static bool same_precision(const struct date_match *a, const struct date_match *b) {
    return has_month(a) == has_month(b) && !a->value.from.day == !b->value.from.day &&
           is_season(a) == is_season(b);
}

/* A preposition, a weekday or a word without weight, and the blank behind it. */
static bool take_lead(const struct scan *scan, size_t *at, struct pair *pair) {
    static const char *const fillers[] = {"again ", "also ", NULL};
    size_t end = *at;
    bool lead = scan_word(scan, &end, WORD_ON, NULL) || scan_word(scan, &end, WORD_WEEKDAY, NULL);
    if (lead || scan_word(scan, &end, WORD_ARTICLE, NULL)) {
        scan_literal(scan, &end, " ");
        pair->led = pair->led || lead;
    } else {
        for (const char *const *word = fillers; *word && end == *at; word++)
            scan_literal(scan, &end, *word);
        pair->again = pair->again || (end > *at && pair->text[pair->first->end] == ',');
    }
    bool moved = end > *at;
    *at = end;
    return moved;
}

static struct pair read_pair(const struct scan *scan, struct date_match *first,
                             struct date_match *second) {
    const char *text = scan->text;
    struct pair pair = {scan, text, first, second, DATES_NONE, false, false};
    size_t at = first->end;
    pair.joint = date_joint(scan->rules.lexicon, text, &at, false);
    if (pair.joint == DATES_NONE && text[at] == ' ')
        at++; /* "In 2016 on 3 March" */
    while (at < second->start) {
        size_t before = at;
        if (!take_lead(scan, &at, &pair) && (text[at] == ',' || text[at] == ' '))
            at++;
        if (at == before)
            break;
    }
    size_t before;
    if (pair.joint == DATES_TO && text[first->end] == ',' &&
        !scan_word_before(scan, first->start, WORD_FROM, &before, NULL))
        pair.joint = DATES_COMMA; /* "May 2014, until 2015" */
    if (at != second->start)
        pair.joint = DATES_NONE;
    pair.led = pair.led && at == second->start;
    return pair;
}

/* ---- ranges ---- */

/* The year of the one that has none, from the other: a range runs forward. */
static bool settle_years(const struct date_match *a, const struct date_match *b,
                         struct edtf_date *from, struct edtf_date *to) {
    *from = a->value.from;
    *to = b->value.from;
    if (!has_year(a) && has_year(b) && to->month)
        from->year = to->year - (from->month > to->month);
    else if (has_year(a) && !has_year(b) && from->month)
        to->year = from->year + (to->month < from->month);
    else
        return has_year(a) == has_year(b);
    return true;
}

static bool runs_forward(const struct date_match *a, struct edtf_date from, struct edtf_date to) {
    return !has_year(a) ||
           edtf_first_day((struct edtf){.from = from}) < edtf_last_day((struct edtf){.from = to});
}

/* The second begins where the first ends: 24 and 25 May, December 2004/January 2005. */
static bool are_consecutive(struct edtf_date a, struct edtf_date b) {
    return edtf_last_day((struct edtf){.from = a}) + 1 == edtf_first_day((struct edtf){.from = b});
}

static bool has_before(const struct pair *pair, enum date_class class) {
    size_t start;
    return scan_word_before(pair->scan, pair->first->start, class, &start, NULL);
}

/* "moved from 3 May to 5 June": neither day tells how long something lasted. */
static bool is_moved(const struct pair *pair) {
    static const char *const moves[] = {"moved",   "postponed", "delayed",     "deferred",
                                        "shifted", "changed",   "rescheduled", "forward",
                                        "back",    "advanced",  NULL};
    size_t start;
    return scan_word_before(pair->scan, pair->first->start, WORD_FROM, &start, NULL) &&
           word_before_is(pair->text, start, moves);
}

/* "fell from 1900 to 1500": amounts, as years would run forward. */
static void drop_amounts(const struct pair *pair) {
    static const char *const changes[] = {
        "fell",    "rose",     "grew",    "dropped", "declined", "decreased", "increased",
        "shrank",  "down",     "up",      "cut",     "reduced",  "raised",    "sank",
        "climbed", "dwindled", "swelled", "slumped", NULL};
    size_t start;
    struct date_match *a = pair->first, *b = pair->second;
    if (pair->joint != DATES_TO || !a->bare_year || !b->bare_year ||
        a->value.from.year <= b->value.from.year ||
        !scan_word_before(pair->scan, a->start, WORD_FROM, &start, NULL) ||
        !word_before_is(pair->text, start, changes))
        return;
    a->end = a->start; /* dropped when all are done */
    b->end = b->start;
}

/* "from X to Y" and "between X and Y" are ranges even where Y comes first, which is reported. */
static bool is_range(const struct pair *pair, struct edtf_date from, struct edtf_date to) {
    const struct date_match *a = pair->first, *b = pair->second;
    bool forward = runs_forward(a, from, to);
    switch (pair->joint) {
    case DATES_TO:
        return !is_moved(pair) && (forward || has_before(pair, WORD_FROM));
    case DATES_DASH:
        return forward;
    case DATES_SPACED_DASH:
        return forward && same_precision(a, b) && has_month(a);
    case DATES_AND:
        return has_before(pair, WORD_BETWEEN);
    case DATES_SLASH:
        return (a->iso && b->iso) || (same_precision(a, b) && are_consecutive(from, to));
    case DATES_OR: /* "1987 or 1988" */
        return forward && !a->modifier && !b->modifier && same_precision(a, b) &&
               are_consecutive(from, to);
    case DATES_COMMA:
    case DATES_NONE:
        break;
    }
    return false;
}

/* The first becomes both; the second is done with. */
static void swallow(struct date_match *first, struct date_match *second) {
    first->end = second->end;
    first->bare_year = first->weak = first->year_behind = false;
    first->ambiguous = first->ambiguous || second->ambiguous;
    first->doubt = MAX(first->doubt, second->doubt);
    first->weekday = -1;
    second->end = second->start; /* dropped when all are done */
}

static bool join_range(const struct pair *pair) {
    struct date_match *a = pair->first, *b = pair->second;
    struct edtf_date from, to;
    if (!is_single(a) || !is_single(b) || pair->led || is_season(a) != is_season(b) ||
        !settle_years(a, b, &from, &to) || !is_range(pair, from, to))
        return false;
    a->value = (struct edtf){.from = from, .to = to, .interval = true};
    if (has_year(b))
        a->shape = SHAPE_CALENDAR;
    a->modifier = a->part = MODIFIER_NONE;
    swallow(a, b);
    return true;
}

/* ---- lists ---- */

/* What is written in order is told in order: in "December and January 2015" the year turns. */
#define MONTHS_OF_A_TURN 6

static bool may_list(const struct pair *pair) {
    const struct date_match *a = pair->first, *b = pair->second;
    if (pair->joint == DATES_NONE || pair->again || !has_month(a) || !has_month(b) ||
        a->shape != SHAPE_YEARLESS || is_season(a) != is_season(b) ||
        (b->shape != SHAPE_CALENDAR && b->shape != SHAPE_YEARLESS))
        return false;
    /* "Theresa May, 3 June 2014" names no month */
    return !a->weak || pair->joint != DATES_COMMA || (!a->name && b->row);
}

static void inherit_year(const struct pair *pair) {
    struct date_match *a = pair->first;
    const struct edtf_date next = pair->second->value.from;
    bool turn = a->value.from.month >= next.month + MONTHS_OF_A_TURN;
    a->value.from.year = next.year - turn;
    if (a->value.interval && !a->value.open_end)
        a->value.to.year = a->value.from.year + (a->value.to.month < a->value.from.month);
    a->shape = SHAPE_CALENDAR;
    a->year_behind = true;
}

/* "March, April and May 2018" is one stretch, as "24, 25 and 26 May" is. */
static bool is_stretch(const struct pair *pair) {
    const struct date_match *a = pair->first, *b = pair->second;
    bool stretch = b->value.interval && b->row && !b->value.open_end;
    return pair->joint != DATES_OR && !pair->led && !b->modifier && is_single(a) &&
           !a->value.from.day && !b->value.from.day && has_year(a) == has_year(b) &&
           (stretch || is_single(b)) && are_consecutive(a->value.from, b->value.from);
}

static void join_list(const struct pair *pair) {
    struct date_match *a = pair->first, *b = pair->second;
    if (!may_list(pair))
        return;
    if (has_year(b))
        inherit_year(pair);
    a->weak = false;
    a->row = pair->joint == DATES_AND || pair->joint == DATES_OR || b->row;
    if (!is_stretch(pair))
        return;
    a->value.to = b->value.interval ? b->value.to : b->value.from;
    a->value.interval = true;
    swallow(a, b);
}

/* ---- a year and a day that stand apart ---- */

static bool is_year_word(const struct date_match *match) {
    return match->shape == SHAPE_RELATIVE && match->unit == UNIT_YEAR && !match->modifier;
}

static void set_year(struct date_match *match, const struct date_match *day,
                     const struct date_match *year) {
    struct edtf value = day->value;
    match->shape = year->shape;
    match->unit = year->unit;
    match->shift = year->shift;
    match->deictic = year->deictic;
    match->doubt = MAX(match->doubt, year->doubt);
    if (year->shape == SHAPE_CALENDAR) {
        value.from.year = year->value.from.year;
        value.to.year = value.from.year + (value.to.month < value.from.month);
    }
    match->value = value;
}

/* "In 2016, on 3 March"; "that year, in May": the year first. */
static bool join_year_first(const struct pair *pair) {
    struct date_match *a = pair->first, *b = pair->second;
    bool year = is_year_word(a) || (a->bare_year && !a->modifier && has_before(pair, WORD_ON));
    if (!year || b->shape != SHAPE_YEARLESS || b->weak || b->value.open_end || !pair->led ||
        (pair->joint != DATES_NONE && pair->joint != DATES_COMMA))
        return false;
    if (is_year_word(a) && b->value.interval)
        return false;
    int weekday = b->weekday;
    set_year(a, b, a);
    a->modifier = b->modifier;
    a->part = b->part;
    swallow(a, b);
    a->weekday = weekday;
    return true;
}

/* "on 3 March of that year". */
static bool join_year_behind(const struct pair *pair) {
    struct date_match *a = pair->first, *b = pair->second;
    size_t at = a->end;
    if (a->shape != SHAPE_YEARLESS || a->value.open_end || !is_year_word(b) ||
        !scan_literal(pair->scan, &at, " "))
        return false;
    if (at != b->start && scan_word(pair->scan, &at, WORD_OF, NULL))
        scan_literal(pair->scan, &at, " ");
    if (at != b->start)
        return false;
    int weekday = a->weekday;
    set_year(a, a, b);
    swallow(a, b);
    a->weekday = weekday;
    return true;
}

/* "in June this year", "by June of this year": as seen from when it was written. */
static void take_this_year(const struct scan *scan, struct date_match *match) {
    size_t end = match->end;
    if (!scan->rules.language || !scan->rules.language->month_first ||
        match->shape != SHAPE_YEARLESS || match->weak || match->value.interval ||
        !scan_literal(scan, &end, " "))
        return;
    scan_literal(scan, &end, "of ");
    bool next = scan_literal(scan, &end, "next year");
    if ((!next && !scan_literal(scan, &end, "this year")) || !scan_ends_word(scan, end) ||
        scan->text[end] == '\'')
        return;
    match->shape = SHAPE_RELATIVE;
    match->unit = UNIT_YEAR;
    match->shift = next;
    match->deictic = true;
    match->end = end;
}

static bool is_whole_month(const struct date_match *match) {
    return match->shape == SHAPE_YEARLESS && !match->name && match->value.from.month <= 12 &&
           !match->value.from.day;
}

/* In "April and June they met" the first tells what the second is, in "the quarter April-June"
 * each does. */
static void support_second(const struct pair *pair) {
    if (pair->second->weak && !pair->first->weak && !pair->second->name && has_month(pair->first) &&
        !is_season(pair->second) && !is_season(pair->first) && pair->joint != DATES_NONE &&
        pair->joint != DATES_COMMA && !pair->led)
        pair->second->weak = false;
    if (pair->first->weak && pair->second->weak && pair->joint == DATES_DASH && !pair->led &&
        is_whole_month(pair->first) && is_whole_month(pair->second))
        pair->second->weak = false;
}

/* What "since" stands before has no end; the word belongs to it where the language has but one. */
static void open_since(const struct scan *scan, struct date_match *match) {
    size_t before;
    bool weekday = match->shape == SHAPE_WEEKDAY;
    if (match->modifier != MODIFIER_SINCE || match->value.interval ||
        (match->shape != SHAPE_CALENDAR && match->shape != SHAPE_YEARLESS && !weekday))
        return;
    match->value.open_end = match->value.interval = true;
    match->since = match->shape == SHAPE_CALENDAR || /* "з 1 березня" may lie ahead */
                   !scan_word_before(scan, match->start, WORD_FROM, &before, NULL);
    if (scan->rules.language->month_first &&
        scan_word_before(scan, match->start, WORD_MODIFIER, &before, NULL))
        match->start = before;
}

void date_join(const struct scan *scan) {
    struct date_matches *found = scan->found;
    for (size_t i = 0; i + 1 < found->count; i++) {
        struct pair pair = read_pair(scan, &found->items[i], &found->items[i + 1]);
        support_second(&pair);
        drop_amounts(&pair);
    }
    for (size_t i = found->count; i-- > 1;) {
        struct pair pair = read_pair(scan, &found->items[i - 1], &found->items[i]);
        if (!pair.second->weak && !join_range(&pair) && !join_year_behind(&pair) &&
            !join_year_first(&pair))
            join_list(&pair);
    }
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (!found->items[i].weak && found->items[i].end > found->items[i].start) {
            found->items[kept] = found->items[i];
            take_this_year(scan, &found->items[kept]);
            open_since(scan, &found->items[kept++]);
        }
    found->count = kept;
}
