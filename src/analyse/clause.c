/* clause.c: a headline that is too long is cut where a clause ends, and quotation marks and
 * parentheses that the cut left alone are closed or taken out. Works on text as written. */
#include "analyse/headline_internal.h"

#define SHORTEST_CLAUSE 40 /* bytes: less than this says too little */
#define MOST_DEPTH 16

struct pair {
    uint32_t open, close;
};
static const struct pair pairs[] = {{'(', ')'},       {'[', ']'},       {0x201C, 0x201D},
                                    {0xAB, 0xBB},     {0x201E, 0x201C}, {0x2018, 0x2019},
                                    {0x201A, 0x2018}, {'"', '"'}};

static bool is_mark(uint32_t c) {
    if (c < 0x80 && (c == 0 || !strchr("()[]\"", (int)c)))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (c == pairs[i].open || c == pairs[i].close)
            return true;
    return false;
}

static bool is_double(uint32_t c) {
    return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201E);
}

/* Authors mix their marks: any closing double mark closes any opening one. */
static bool closes(uint32_t open, uint32_t c) {
    if (open == 0xBB)
        return c == 0xAB;
    if (is_double(open))
        return c == '"' || c == 0xBB || c == 0x201D || (open == 0x201E && c == 0x201C);
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (pairs[i].open == open && pairs[i].close == c)
            return true;
    return false;
}

static bool opens(uint32_t c) {
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (pairs[i].open == c)
            return true;
    return false;
}

static uint32_t closer_of(uint32_t open) {
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (pairs[i].open == open)
            return pairs[i].close;
    return open == 0xBB ? 0xAB : 0;
}

/* What is open at a place of the text. */
struct nesting {
    uint32_t open[MOST_DEPTH];
    size_t place[MOST_DEPTH]; /* of the opening mark in what is written out */
    size_t depth;
};

/* A single mark within or behind a word is an apostrophe. */
static bool is_apostrophe(struct str text, size_t at, size_t behind, uint32_t c) {
    bool single = c == 0x2018 || c == 0x2019;
    return single && at > 0 && flat_word_at(text.at, at - 1) && behind <= text.len &&
           (c == 0x2018 || (behind < text.len && flat_word_at(text.at, behind)));
}

/* A mark that stands before a word, and not behind one: "»so«" is how German books print it. */
static bool leads_word(struct str text, size_t at, size_t behind) {
    return behind < text.len && flat_word_at(text.at, behind) &&
           (at == 0 || !flat_word_at(text.at, at - 1));
}

/* True when `c` closes nothing. */
static bool nest(struct nesting *nesting, uint32_t c, size_t place, bool leads) {
    if (!is_mark(c))
        return false;
    if (c == 0xBB && leads && nesting->depth < MOST_DEPTH) {
        nesting->place[nesting->depth] = place;
        nesting->open[nesting->depth++] = c;
        return false;
    }
    if (nesting->depth && closes(nesting->open[nesting->depth - 1], c)) {
        nesting->depth--;
        return false;
    }
    if (!opens(c))
        return c != 0x2019; /* else an apostrophe behind a word */
    if (nesting->depth < MOST_DEPTH) {
        nesting->place[nesting->depth] = place;
        nesting->open[nesting->depth++] = c;
    }
    return false;
}

static void append_closer(GString *out, const struct nesting *nesting, uint32_t c) {
    uint32_t open = nesting->open[nesting->depth];
    if (open == '"') { /* both halves are known now: they become curly */
        g_string_erase(out, (gssize)nesting->place[nesting->depth], 1);
        g_string_insert(out, (gssize)nesting->place[nesting->depth], "\u201C");
        c = 0x201D;
    } else if (is_double(open) && closer_of(open) != c) {
        c = closer_of(open);
    }
    g_string_append_unichar(out, c);
}

struct str clause_balanced(struct arena *arena, struct str text) {
    GString *out = g_string_new(NULL);
    struct nesting nesting = {{0}, {0}, 0};
    for (size_t at = 0; at < text.len;) {
        size_t start = at, depth = nesting.depth;
        uint32_t c = str_next(text, &at);
        if (!is_apostrophe(text, start, at, c) &&
            nest(&nesting, c, out->len, leads_word(text, start, at)))
            continue;
        if (nesting.depth < depth)
            append_closer(out, &nesting, c);
        else
            g_string_append_len(out, text.at + start, (gssize)(at - start));
    }
    while (nesting.depth) {
        nesting.depth--;
        append_closer(out, &nesting, closer_of(nesting.open[nesting.depth]));
    }
    struct str balanced = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return balanced;
}

/* ---- where clauses end ---- */

static const char *const clause_words[] = {
    "which",     "who",      "whose",     "whom",      "where",   "when",  "while",
    "because",   "followed", "meant",     "after",     "before",  "until", "including",
    "leading",   "making",   "resulting", "with",      "calling", "as",    "marking",
    "whereupon", "saying",   "adding",    "following", "so",      NULL};
static const char *const contrasts[] = {"but",    "although", "though", "unless",
                                        "except", "if",       "yet",    NULL};
static const char *const relatives[] = {"which", "who", "whose", "whom", NULL};
static const char *const openers[] = {"when", "while", "where", NULL};
static const char *const pronouns[] = {"it",    "he",    "she", "they", "this",  "that",
                                       "these", "those", "we",  "i",    "its",   "his",
                                       "her",   "their", "one", "both", "there", NULL};
static const char *const hanging[] = {
    "the",   "a",    "an",    "of",        "and", "to",   "in",      "for",   "on",   "at",
    "by",    "with", "from",  "or",        "as",  "that", "which",   "its",   "was",  "were",
    "their", "is",   "his",   "her",       "are", "be",   "been",    "has",   "had",  "have",
    "not",   "who",  "into",  "than",      "but", "will", "between", "under", "over", "upon",
    "those", "this", "these", "regarding", "Mr",  "Ms",   NULL};

static size_t word_end(struct str text, size_t at) {
    while (at < text.len && flat_word_at(text.at, at))
        at++;
    return at;
}

static bool in_list(const char *const *list, struct str word) {
    for (; word.len && *list; list++)
        if (**list == *word.at && str_is(word, *list))
            return true;
    return false;
}

static bool word_in(struct str text, size_t at, const char *const *list) {
    return in_list(list, str_slice(text, at, word_end(text, at)));
}

static bool is_dash(uint32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014;
}

enum border {
    BORDER_NONE,
    BORDER_ITEM,   /* between things that the reader would miss */
    BORDER_VERB,   /* " and condemned": another thing is told */
    BORDER_CLAUSE, /* what stands before it is whole without the rest */
};

/* Another verb, or another subject: " and condemned", " and we". */
static bool joins_clause(struct str text, size_t at) {
    if (!str_starts(str_slice(text, at, text.len), STR(" and ")))
        return false;
    size_t start = at + 5, stop = word_end(text, start);
    static const char *const subjects[] = {"we", "he", "she", "they", "it", "the", NULL};
    return word_tags(text.at + start, stop - start) & (TAG_FINITE | TAG_PRESENT) ||
           (in_list(subjects, str_slice(text, start, stop)) && !word_in(text, start, hanging)) ||
           (stop - start > 4 && memcmp(text.at + stop - 2, "ed", 2) == 0);
}

/* ", strongly supporting the ...": what someone does besides, not an item of a list. */
static bool is_gerund(struct str text, size_t at) {
    static const char *const behind[] = {"the", "a",   "an",   "its", "their",
                                         "his", "her", "that", NULL};
    size_t stop = word_end(text, at);
    if (stop - at > 4 && memcmp(text.at + stop - 2, "ly", 2) == 0 && stop + 1 < text.len) {
        at = stop + 1;
        stop = word_end(text, at);
    }
    return stop - at > 4 && memcmp(text.at + stop - 3, "ing", 3) == 0 && stop < text.len &&
           (word_in(text, stop + 1, behind) ||
            g_ascii_isupper(text.at[MIN(stop + 1, text.len - 1)]));
}

/* What ends before `at`, where the character `c` stands; the other side begins at `next`. */
static enum border border_at(struct str text, size_t at, size_t behind, uint32_t c, size_t *next) {
    bool space = behind < text.len && text.at[behind] == ' ';
    *next = behind + 1;
    if (c == ' ')
        return joins_clause(text, at) ? BORDER_VERB : BORDER_NONE;
    if (c == 0x2014 && !space) {
        *next = behind;
        return BORDER_CLAUSE;
    }
    if (!space)
        return BORDER_NONE;
    if (is_dash(c))
        return at > 0 && text.at[at - 1] == ' ' ? BORDER_CLAUSE : BORDER_NONE;
    if (c == ';')
        return BORDER_CLAUSE;
    if (c == ':') /* what explains is left out; what someone says is the matter */
        return at >= SHORTEST_CLAUSE && g_ascii_isalpha(text.at[behind + 1]) ? BORDER_CLAUSE
                                                                             : BORDER_NONE;
    if (c != ',')
        return BORDER_NONE;
    if (word_in(text, behind + 1, contrasts))
        return BORDER_VERB;
    return word_in(text, behind + 1, clause_words) || is_gerund(text, behind + 1) ? BORDER_CLAUSE
                                                                                  : BORDER_ITEM;
}

/* The text without ", who had ... ," when that lies beside the date and another clause follows. */
static struct str without_relative(struct arena *arena, struct str text, size_t *focus) {
    struct nesting nesting = {{0}, {0}, 0};
    size_t open = SIZE_MAX;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        uint32_t c = str_next(text, &at);
        if (!is_apostrophe(text, start, at, c))
            nest(&nesting, c, 0, leads_word(text, start, at));
        if (nesting.depth || c != ',' || at >= text.len || text.at[at] != ' ')
            continue;
        if (open == SIZE_MAX) {
            if (word_in(text, at + 1, relatives))
                open = start;
            continue;
        }
        bool inside = *focus > open && *focus <= start;
        if (!inside && g_ascii_islower(text.at[at + 1]) && !word_in(text, at + 1, clause_words) &&
            !word_in(text, at + 1, contrasts) && !word_in(text, at + 1, hanging)) {
            if (*focus > start)
                *focus -= at - open;
            struct str head = str_slice(text, 0, open), tail = str_slice(text, at, text.len);
            return str_format(arena, "%.*s%.*s", STR_ARG(head), STR_ARG(tail));
        }
        open = SIZE_MAX;
    }
    return text;
}

/* The last borders of each kind that leave the focus in and lie within `most` characters (0: none),
 * and the start of the focus's own clause when that has a subject of its own. */
struct borders {
    size_t end[BORDER_CLAUSE + 1], start;
};

static bool may_begin(struct str text, size_t at, uint32_t c) {
    if (c == ',' && !word_in(text, at, openers))
        return false;
    if (c == ',')
        at = word_end(text, at) + 1;
    return (c == ',' || c == ';') && at < text.len && !word_in(text, at, pronouns) &&
           !word_in(text, at, clause_words) && !word_in(text, at, hanging + 3);
}

static struct borders find_borders(struct str text, size_t focus, size_t most) {
    struct nesting nesting = {{0}, {0}, 0};
    struct borders found = {{0}, 0};
    size_t characters = 0, comma = SIZE_MAX;
    for (size_t at = 0; at < text.len; characters++) {
        size_t start = at, next;
        uint32_t c = str_next(text, &at);
        if (!is_apostrophe(text, start, at, c))
            nest(&nesting, c, 0, leads_word(text, start, at));
        enum border border = nesting.depth ? BORDER_NONE : border_at(text, start, at, c, &next);
        if (border == BORDER_NONE)
            continue;
        size_t end = start;
        while (end > 0 && text.at[end - 1] == ' ')
            end--;
        /* "were met, after May 1985, with ...": the commas only hold the date */
        if (c == ',' && end == focus && comma != SIZE_MAX && end - comma < SHORTEST_CLAUSE)
            border = BORDER_ITEM;
        comma = c == ',' ? start : comma;
        if (end >= focus && end >= SHORTEST_CLAUSE && characters <= most)
            found.end[border] = end;
        if (next <= focus && may_begin(text, next, c))
            found.start = next;
    }
    return found;
}

/* ---- cutting ---- */

static size_t without_hanging(struct str text, size_t cut) {
    for (;;) {
        while (cut > 0 && strchr(" ,;:(-\"'", text.at[cut - 1]))
            cut--;
        size_t start = cut;
        while (start > 0 && flat_word_at(text.at, start - 1))
            start--;
        if (start == 0 || !in_list(hanging, str_slice(text, start, cut)))
            return cut;
        cut = start;
    }
}

/* Where an excerpt begins so that the focus is in: behind a comma, else at a word. */
static size_t excerpt_start(struct str text, size_t focus, size_t room, size_t most) {
    size_t behind = str_characters(str_slice(text, 0, focus));
    if (behind + 10 <= most)
        return 0;
    size_t least = behind + 40 < room ? 0 : behind + 40 - room, word = focus, comma = 0;
    size_t at = 0;
    for (size_t i = 0; at < focus; i++) {
        size_t before = at;
        if (str_next(text, &at) != ' ' || i < least)
            continue;
        word = word == focus ? at : word;
        if (!comma && before > 0 && strchr(",;", text.at[before - 1]))
            comma = at;
    }
    return comma ? comma : word;
}

/* The last border of any kind within `room` characters, 0 when there is none. */
static size_t last_border(struct str text, size_t least, size_t room) {
    struct borders borders = find_borders(text, least, room);
    size_t border = 0;
    for (int kind = BORDER_ITEM; kind <= BORDER_CLAUSE; kind++)
        border = MAX(border, borders.end[kind]);
    return border;
}

struct str clause_excerpt(struct arena *arena, struct str text, size_t focus, size_t room,
                          size_t most) {
    if (str_characters(text) <= room)
        return text;
    focus = MIN(focus, text.len);
    size_t start = excerpt_start(text, focus, room, most);
    const char *before = start ? "…" : "";
    text = str_slice(text, start, text.len);
    focus -= start;
    if (str_characters(text) <= room)
        return str_format(arena, "%s%.*s", before, STR_ARG(text));
    size_t at = 0, cut = 0;
    for (size_t i = 0; at < text.len && (i < room || (i < most && cut < focus)); i++) {
        size_t place = at;
        if (str_next(text, &at) == ' ' || at == focus)
            cut = at == focus ? at : place;
    }
    size_t least = MAX(focus, cut / 2), border = last_border(text, least, room);
    border = border ? border : last_border(text, least, most);
    cut = without_hanging(text, border ? border : cut ? cut : at);
    return str_format(arena, "%s%.*s…", before, (int)cut, text.at);
}

/* Cut where a clause ends within `most` characters, or empty. What is left out of a sentence that
 * goes on to tell another thing is marked. */
static struct str cut_at_clause(struct arena *arena, struct str text, size_t focus, size_t most) {
    struct borders borders = find_borders(text, focus, most);
    if (borders.end[BORDER_CLAUSE])
        return str_slice(text, 0, without_hanging(text, borders.end[BORDER_CLAUSE]));
    if (borders.end[BORDER_VERB] && str_characters(text) > MOST_HEADLINE)
        return str_format(arena, "%.*s…", (int)borders.end[BORDER_VERB], text.at);
    return STR("");
}

struct str clause_within(struct arena *arena, struct str text, size_t focus, size_t most) {
    return str_characters(text) <= most ? text : cut_at_clause(arena, text, focus, most);
}

struct str clause_shortened(struct arena *arena, struct str text, size_t focus) {
    focus = MIN(focus, text.len);
    if (str_characters(text) <= LONGEST_HEADLINE)
        return text;
    text = without_relative(arena, text, &focus);
    if (str_characters(text) <= LONGEST_HEADLINE)
        return text;
    struct str cut = cut_at_clause(arena, text, focus, LONGEST_HEADLINE);
    if (cut.len)
        return cut;
    size_t start = find_borders(text, focus, LONGEST_HEADLINE).start;
    if (word_in(text, start, openers))
        start = word_end(text, start) + 1;
    text = str_slice(text, start, text.len);
    focus -= start;
    if (str_characters(text) <= (start ? LONGEST_HEADLINE : MOST_HEADLINE))
        return text;
    cut = cut_at_clause(arena, text, focus, start ? LONGEST_HEADLINE : MOST_HEADLINE);
    if (cut.len)
        return cut;
    return str_characters(text) <= MOST_HEADLINE
               ? text
               : clause_excerpt(arena, text, focus, LONGEST_HEADLINE - 1, MOST_HEADLINE);
}
