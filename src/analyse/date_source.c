/* date_source.c: dates of sources: "(NATO, 3 May 2014)", "in his memoirs (1960)", "as Jones (2001)
 * argues", "See The Times, 7 November 1956, p. 1". All looks are bounded. */
#include "analyse/headline_internal.h"

enum {
    LOOK_BACK = 400, /* bytes: so far before its sentence parentheses may have opened */
    LONGEST_WORD = 40,
    LONGEST_LIST = 200, /* bytes in parentheses */
    LONGEST_NOTE = 240  /* from the start of a sentence to the date */
};

static size_t word_before(const struct flat *flat, size_t at, size_t *end) {
    *end = flat_skip_back(flat, at, 0, " ");
    return flat_word_start(flat, *end, *end > LONGEST_WORD ? *end - LONGEST_WORD : 0);
}

static bool follows_meeting(const struct flat *flat, size_t paren) {
    size_t end, start = word_before(flat, paren, &end);
    size_t sentence = flat->sentences[flat_sentence_at(flat, paren)].start;
    return cue_is_meeting(flat->text + start, end - start) &&
           !date_has_more_words(flat->text, sentence, paren, 5);
}

/* ", col. 1518)": where in the source it stands. */
static bool is_place_behind(const struct flat *flat, size_t at) {
    enum { LONGEST_PLACE = 30 };
    bool digits = false;
    if (flat->text[at] != ',')
        return false;
    for (size_t i = at; i < at + LONGEST_PLACE && flat->text[i]; i++) {
        if (flat->text[i] == ')')
            return digits;
        digits = digits || g_ascii_isdigit(flat->text[i]);
    }
    return false;
}

static bool is_name(const struct flat *flat, size_t start, size_t end) {
    size_t upper = 0;
    for (size_t i = start; i < end; i++)
        upper += g_ascii_isupper(flat->text[i]);
    bool capital = start < end && g_unichar_isupper(g_utf8_get_char(flat->text + start));
    return capital && upper < end - start && !cue_is_meeting(flat->text + start, end - start) &&
           !cue_is_function_word(flat->text + start, end - start);
}

/* "Kyle", "Kyle and Smith", "A. J. P. Taylor" before `end`; where it begins, or `end`. */
static size_t names_start(const struct flat *flat, size_t end) {
    static const char *const joints[] = {"and", "al", "et", NULL};
    size_t start = end, stop;
    for (int word = 0; word < 6; word++) {
        size_t at = flat_skip_back(flat, start, 0, " .&");
        size_t begin = word_before(flat, at, &stop);
        bool initial = stop - begin == 1 && g_ascii_isupper(flat->text[begin]);
        bool joint = word > 0 && flat_word_is(flat, begin, stop, joints);
        if (!initial && !joint && !is_name(flat, begin, stop))
            break;
        start = begin;
    }
    return start;
}

/* "Brown (2004, p. 12)", "(Brown 2004: 12)", "(Brown et al. 2004)". */
static bool is_author_year(const struct flat *flat, const struct date_match *match, size_t open) {
    enum { LONGEST_PLACE = 24 };
    static const char *const pages[] = {"p", "pp", "ch", "vol", "page", "pages", NULL};
    size_t at = match->end, end;
    if (!match->bare_year)
        return false;
    word_before(flat, match->start, &end);
    bool others =
        end > 3 && flat->text[end - 1] == '.' && strncmp(flat->text + end - 3, "al.", 3) == 0;
    bool named = open + 1 != match->start || names_start(flat, open) < open; /* not "(2018: 398)" */
    bool colon = flat->text[at] == ':' || flat->text[at] == ',';
    size_t place = flat_skip(flat, at, flat->len, " ,:");
    size_t stop = flat_word_stop(flat, place, MIN(flat->len, place + LONGEST_PLACE));
    return others ||
           (colon && (flat_word_is(flat, place, stop, pages) ||
                      (named && flat->text[at] == ':' && g_ascii_isdigit(flat->text[place]))));
}

/* "(words, date)" with text before it dates a source; "(1991)" and "(on 24 April, ...)" do not. */
static bool is_in_citation(const struct flat *flat, const struct date_match *match, size_t open) {
    static const char *const sources[] = {"source", "sources",   "see",      "cited",
                                          "quoted", "retrieved", "accessed", NULL};
    size_t sentence = flat->sentences[flat_sentence_at(flat, match->start)].start;
    if (open == SIZE_MAX || open + LOOK_BACK < sentence ||
        !date_has_more_words(flat->text, 0, open, 0))
        return false;
    if (open >= sentence && is_author_year(flat, match, open))
        return true;
    size_t inside = flat_skip(flat, open + 1, match->start, " \"");
    if (open >= sentence &&
        flat_word_is(flat, inside, flat_word_stop(flat, inside, match->start), sources))
        return true;
    size_t behind = flat_skip(flat, match->end, flat->len, " ");
    size_t before = flat_skip_back(flat, match->start, inside, " ");
    if (flat->text[behind] && flat->text[behind] != ')' && flat->text[behind] != ';' &&
        !is_place_behind(flat, behind))
        return false;
    return before > inside && flat->text[before - 1] == ',' && !follows_meeting(flat, open);
}

/* "Source: the Ministry, 3 May 2014", "Accessed 3 May 2014". */
static bool is_source_line(const struct flat *flat, size_t start) {
    static const char *const labels[] = {"source", "sources", "accessed", "retrieved", NULL};
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    size_t stop = flat_word_stop(flat, from, start);
    return flat_word_is(flat, from, stop, labels) &&
           (flat->text[stop] == ':' || !date_has_more_words(flat->text, stop, start, 1));
}

/* ---- works and authors ---- */

/* Is the text that ends at `end` set as a title? */
static bool is_title_end(const struct flat *flat, size_t end) {
    struct position at;
    end = flat_skip_back(flat, end, 0, " ,");
    return end > 0 && flat_position(flat, end - 1, &at) && at.node->parent &&
           at.node->parent->kind == NODE_EMPHASIS;
}

static const char *const works[] = {
    "memoir",   "memoirs", "autobiography", "biography", "book",      "books",
    "novel",    "study",   "diary",         "diaries",   "monograph", "essay",
    "essays",   "article", "poem",          "film",      "thesis",    "textbook",
    "pamphlet", "survey",  "reminiscences", "history",   "classic",   NULL};

/* Behind the words of another author and year: " and Smith (1995, p. 12)"; else `at`. */
static size_t skip_author(const struct flat *flat, size_t at) {
    enum { LONGEST_AUTHOR = 60 };
    static const char *const joints[] = {"and", "or", NULL};
    size_t limit = MIN(flat->len, at + LONGEST_AUTHOR);
    size_t from = flat_skip(flat, at, limit, " ,;"), stop = flat_word_stop(flat, from, limit);
    if (flat_word_is(flat, from, stop, joints))
        from = flat_skip(flat, stop, limit, " ");
    else if (from == at || flat->text[at] == ' ')
        return at;
    size_t open = from;
    while (open < limit && flat->text[open] != '(' && !strchr(".;:", flat->text[open]))
        open++;
    if (open >= limit || flat->text[open] != '(' || names_start(flat, open) > from ||
        !g_ascii_isdigit(flat->text[open + 1]))
        return at;
    while (open < limit && flat->text[open] != ')')
        open++;
    return open < limit ? open + 1 : at;
}

/* "argues", "has shown" behind the parenthesis. */
static bool says_behind(const struct flat *flat, size_t at) {
    static const char *const says[] = {
        "argues",     "argue",      "argued",    "shows",     "show",         "showed",
        "writes",     "write",      "wrote",     "notes",     "note",         "noted",
        "claims",     "claim",      "claimed",   "suggests",  "suggest",      "suggested",
        "finds",      "find",       "found",     "calls",     "call",         "describes",
        "describe",   "described",  "estimates", "estimate",  "estimated",    "holds",
        "hold",       "maintains",  "reads",     "read",      "thinks",       "doubts",
        "doubt",      "concludes",  "concluded", "stresses",  "sees",         "see",
        "dates",      "believes",   "believe",   "gives",     "reports",      "puts",
        "put",        "points",     "speaks",    "contends",  "demonstrates", "points",
        "observes",   "traces",     "shown",     "argued",    "explains",     "counts",
        "quotes",     "cites",      "deny",      "denies",    "denied",       "disagree",
        "disagrees",  "insist",     "insists",   "dispute",   "disputes",     "question",
        "questions",  "reject",     "rejects",   "treats",    "treat",        "emphasises",
        "emphasizes", "identifies", "doubted",   "discusses", "discuss",      "follow",
        "follows",    "offers",     "records",   "gave",      "tells",        "told",
        "made",       NULL};
    static const char *const fillers[] = {"has", "have", "also", "both", "rightly", "too", NULL};
    for (int author = 0; author < 2; author++)
        at = skip_author(flat, at);
    for (int word = 0; word < 3; word++) {
        size_t start = flat_skip(flat, at, flat->len, " ,");
        at = flat_word_stop(flat, start, MIN(flat->len, start + LONGEST_WORD));
        if (flat_word_is(flat, start, at, says))
            return true;
        if (!flat_word_is(flat, start, at, fillers))
            return false;
    }
    return false;
}

/* "according to", "as" before an author, or before "Kyle (1991) and". */
static bool is_introduced(const struct flat *flat, size_t at) {
    static const char *const leads[] = {"according", "as",   "see", "cf",
                                        "following", "pace", "for", NULL};
    static const char *const links[] = {"to", "and", "by", "in", NULL};
    size_t end, start = at;
    for (int word = 0; word < 8; word++) {
        start = word_before(flat, flat_skip_back(flat, start, 0, " ().,;"), &end);
        if (flat_word_is(flat, start, end, leads))
            return true;
        bool year = end - start == 4 && g_ascii_isdigit(flat->text[start]);
        if (!year && !flat_word_is(flat, start, end, links) && !is_name(flat, start, end))
            return false;
    }
    return false;
}

/* "his memoirs", "her study of the archives" before the parenthesis. */
static bool names_work(const struct flat *flat, size_t open) {
    size_t end, start = open;
    for (int word = 0; word < 6; word++) {
        start = word_before(flat, start, &end);
        if (flat_word_is(flat, start, end, works))
            return true;
        uint32_t tags = start < end ? word_tags(flat->text + start, end - start) : TAG_AUXILIARY;
        if (tags & (TAG_AUXILIARY | TAG_FINITE | TAG_PAST | TAG_CONJUNCTION))
            return false;
    }
    return false;
}

/* "(1960)" behind a work or its author. */
static bool is_published(const struct flat *flat, const struct date_match *match, size_t open) {
    size_t end, close = match->end;
    if (!match->bare_year || open == SIZE_MAX || open + 1 != match->start || open == 0)
        return false;
    word_before(flat, open, &end);
    bool whose =
        end > 2 && memcmp(flat->text + end - 2, "'s", 2) == 0; /* "and Malleson's (1878)" */
    if (whose || names_work(flat, open) || is_title_end(flat, open))
        return true;
    while (close < flat->len && close < match->end + LONGEST_WORD && flat->text[close] != ')')
        close++;
    bool initial = end > 1 && flat->text[end - 1] == '.' && g_ascii_isupper(flat->text[end - 2]);
    size_t name = names_start(flat, open);
    if (name == open || close == flat->len)
        return false;
    return initial || is_introduced(flat, name) || says_behind(flat, close + 1);
}

/* "(Olsen 1978; Prat 2003)": nothing but names and years, more than one. */
static bool is_author_list(const struct flat *flat, const struct date_match *match, size_t open) {
    size_t end, at = open + 1, years = 0, parts = 1;
    if (!match->bare_year || open == SIZE_MAX || match->start - open > LONGEST_LIST)
        return false;
    size_t before = word_before(flat, open, &end);
    if (cue_is_meeting(flat->text + before, end - before))
        return false;
    bool named = false;
    for (; at < flat->len && at < open + LONGEST_LIST && flat->text[at] != ')'; at++) {
        size_t stop = flat_word_stop(flat, at, flat->len);
        if (flat->text[at] == ';') {
            parts++;
            named = false;
        } else if (stop > at) {
            bool year = g_ascii_isdigit(flat->text[at]);
            static const char *const joints[] = {"and", "et", "al", "p", "pp", "see", NULL};
            if (!year && !is_name(flat, at, stop) && !flat_word_is(flat, at, stop, joints))
                return false;
            if (year && stop - at == 4 && !named)
                return false;
            years += year && stop - at == 4;
            named = named || !year;
            at = stop - 1;
        }
    }
    return parts > 1 && years >= parts;
}

/* ---- notes ---- */

/* ", p. 12", ", vol. 3", right behind the date. */
static bool is_paged(const struct flat *flat, size_t at) {
    static const char *const pages[] = {"p",   "pp", "vol",   "col", "cols",
                                        "fol", "ff", "folio", NULL};
    if (flat->text[at] == ')')
        at++;
    if (flat->text[at] != ',')
        return false;
    size_t start = flat_skip(flat, at, flat->len, ", ");
    size_t stop = flat_word_stop(flat, start, MIN(flat->len, start + LONGEST_WORD));
    return flat_word_is(flat, start, stop, pages) &&
           g_ascii_isdigit(flat->text[flat_skip(flat, stop, flat->len, ". ")]);
}

static bool has_verb(const struct flat *flat, size_t from, size_t end) {
    for (size_t at = from; at < end;) {
        size_t stop = flat_word_stop(flat, at, end);
        uint32_t tags = stop > at ? word_tags(flat->text + at, stop - at) : 0;
        if ((tags & (TAG_FINITE | TAG_AUXILIARY)) && !(tags & TAG_CAPITAL))
            return true;
        at = stop + (stop == at);
    }
    return false;
}

static bool has_name(const struct flat *flat, size_t from, size_t end) {
    for (size_t i = from; i < end && flat->text[i] != ';'; i++)
        if (g_ascii_isupper(flat->text[i]))
            return true;
    return false;
}

/* A sentence that names a source and tells nothing. */
static bool is_note(const struct flat *flat, const struct date_match *match) {
    static const char *const leads[] = {"see", "cf", "ibid", "quoted", "cited", NULL};
    static const char *const papers[] = {"interview", "interviews", "letter",     "telegram",
                                         "minutes",   "despatch",   "dispatch",   "cable",
                                         "diary",     "memorandum", "transcript", NULL};
    size_t from = flat->sentences[flat_sentence_at(flat, match->start)].start;
    if (match->start - from > LONGEST_NOTE || has_verb(flat, from, match->start))
        return false;
    size_t first = flat_skip(flat, from, match->start, " \"(*");
    size_t stop = flat_word_stop(flat, first, match->start);
    size_t comma = flat_skip_back(flat, match->start, from, " (");
    bool ends = strchr(".;,)", flat->text[match->end]); /* or the text does */
    bool apart = comma > from && strchr(",(", flat->text[comma - 1]);
    if (apart && flat_word_is(flat, first, stop, leads) && has_name(flat, stop, match->start))
        return true;
    if (ends && apart && flat_word_is(flat, first, stop, papers))
        return true;
    return ends && apart &&
           ((flat->block->parent && flat->block->parent->kind == NODE_NOTE) ||
            is_title_end(flat, flat_skip_back(flat, comma, from, ",")));
}

bool date_is_citation(const struct flat *flat, const struct date_match *match, size_t open) {
    return is_in_citation(flat, match, open) || is_source_line(flat, match->start) ||
           is_paged(flat, match->end) || is_published(flat, match, open) ||
           is_author_list(flat, match, open) || is_note(flat, match);
}
