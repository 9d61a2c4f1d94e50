/* date_role.c: what a date is there for: an event, the date of a source, or a mention, which is a
 * title, a heading or a part of a name (sources: date_source.c). And what its place in the sentence
 * tells of the narrative: a date that opens a sentence moves it on; one told in passing does not.
 */
#include "analyse/headline_internal.h"

static bool word_is(const char *text, size_t start, size_t end, const char *const *list) {
    for (; start < end && *list; list++)
        if (((text[start] ^ **list) & ~0x20) == 0 && strlen(*list) == end - start &&
            g_ascii_strncasecmp(text + start, *list, end - start) == 0)
            return true;
    return false;
}

/* Are there more than `most` words? Reads no further than it has to. */
bool date_has_more_words(const char *text, size_t start, size_t end, size_t most) {
    size_t count = 0;
    for (size_t i = start; i < end; i++)
        if (flat_word_at(text, i) && (i == start || !flat_word_at(text, i - 1)) && ++count > most)
            return true;
    return false;
}

bool date_opens_sentence(const struct flat *flat, size_t start) {
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    if (date_has_more_words(flat->text, from, start, 3))
        return false;
    for (size_t i = from; i < start; i++)
        if (strchr(".;:", flat->text[i]))
            return false;
    return true;
}

/* The word that ends before `at`, blanks between; empty when there is none. */
static size_t word_before(const struct flat *flat, size_t at, size_t *end) {
    *end = flat_skip_back(flat, at, 0, " ");
    size_t limit = *end > 40 ? *end - 40 : 0;
    return flat_word_start(flat, *end, limit);
}

bool date_is_of(const struct flat *flat, size_t date) {
    static const char *const times[] = {"morning", "evening", "night",     "afternoon", "day",
                                        "eve",     "dawn",    "beginning", "end",       "week",
                                        "as",      "start",   "spring",    "fall",      "summer",
                                        "autumn",  "winter",  "nuit",      "soir",      "matin",
                                        "noche",   "tarde",   "mañana",    "madrugada", NULL};
    static const char *const of[] = {"of", "du", "del", "vom", NULL};
    size_t end, start = word_before(flat, date, &end);
    if (!word_is(flat->text, start, end, of))
        return false;
    size_t noun = flat_skip_back(flat, start, 0, " \",");
    start = word_before(flat, noun, &end);
    /* "the treaty of 26 August 1936" */
    return start < end && !word_is(flat->text, start, end, times);
}

bool date_is_of_new(const struct flat *flat, size_t date) {
    static const char *const articles[] = {"a", "an", "by", NULL};
    size_t end, start = date;
    for (int word = 0; word < 4; word++) { /* "of", the noun, an adjective */
        start = word_before(flat, start, &end);
        if (word > 1 && word_is(flat->text, start, end, articles))
            return true;
    }
    return false;
}

bool date_is_attribute(const struct flat *flat, const struct date_match *match) {
    static const char *const determiners[] = {"the", "this",  "that", "its", "his",
                                              "her", "their", "our",  "s",   NULL};
    if (match->shape != SHAPE_CALENDAR || match->value.interval || match->value.from.month > 12)
        return false;
    if (date_is_of(flat, match->start))
        return true;
    size_t end, start = word_before(flat, match->start, &end);
    bool led = word_is(flat->text, start, end, determiners) &&
               (end - start > 1 || (start > 0 && flat->text[start - 1] == '\''));
    return led && flat->text[match->end] == ' ' && flat_word_at(flat->text, match->end + 1);
}

bool date_sets_scene(const struct flat *flat, const struct date_match *match, bool comma) {
    static const char *const leads[] = {"in", "at", "on", "during", "after", NULL};
    size_t from = flat->sentences[flat_sentence_at(flat, match->start)].start;
    size_t stop = flat_word_stop(flat, from, match->start);
    return match->value.from.month && (flat->text[match->end] == ',') == comma &&
           word_is(flat->text, from, stop, leads) &&
           !date_has_more_words(flat->text, from, match->start, 5) &&
           date_is_of(flat, match->start);
}

/* ---- names ---- */

static const char *const pasts[] = {"Revolution",   "War",      "Uprising", "Spring",   "Crisis",
                                    "Olympics",     "Games",    "Coup",     "Rising",   "Rebellion",
                                    "Mutiny",       "Massacre", "Pogrom",   "Genocide", "Plague",
                                    "Constitution", "Census",   "Cup",      "Wars",     NULL};

/* "the 1956 Hungarian Revolution": up to three words in capitals lead to one of those. */
static bool name_follows(const struct flat *flat, size_t end) {
    for (int word = 0; word < 3 && flat->text[end] == ' '; word++) {
        size_t start = end + 1;
        end = flat_word_stop(flat, start, flat->len);
        if (!g_ascii_isupper(flat->text[start]))
            return false;
        if (word_is(flat->text, start, end, pasts))
            return true;
    }
    return false;
}

/* "the Prague Spring in 1968", "the Crimean War (1853-1856)": the word behind another one in
 * capitals, and the year right behind it. */
static bool name_precedes(const struct flat *flat, size_t at) {
    static const char *const bridges[] = {"in", "of", NULL};
    size_t end, start = word_before(flat, at, &end);
    if (word_is(flat->text, start, end, bridges))
        start = word_before(flat, start, &end);
    else if (at > 0 && flat->text[at - 1] == '(')
        start = word_before(flat, at - 1, &end);
    else
        return false;
    if (!g_ascii_isupper(flat->text[start]) || !word_is(flat->text, start, end, pasts))
        return false;
    start = word_before(flat, start, &end);
    return start < end && g_ascii_isupper(flat->text[start]);
}

/* "Agenda 2030", "Euro 2012": a number that is a part of the name before it. */
static bool follows_name(const struct flat *flat, size_t at) {
    static const char *const names[] = {"Agenda", "Expo",   "Euro",       "Horizon",   "Europe",
                                        "Vision", "Studio", "Eurovision", "Programme", NULL};
    size_t end, start = word_before(flat, at, &end);
    return start < end && g_ascii_isupper(flat->text[start]) &&
           word_is(flat->text, start, end, names);
}

/* "the 1990 treaty", inside a sentence: what is told is not its making. */
static bool names_text(const struct flat *flat, const struct date_match *match) {
    static const char *const texts[] = {
        "Convention", "Treaty",   "Charter",     "Prize", "Act",        "Accord", "Accords",
        "Agreement",  "Protocol", "Declaration", "Pact",  "Memorandum", "Law",    NULL};
    static const char *const makings[] = {
        "signing", "signed",  "signature", "adoption", "conclusion", "negotiation", "ratification",
        "making",  "adopted", "concluded", "ratified", "negotiated", NULL};
    size_t end = match->end, stop, start = match->start;
    bool text = false;
    if (!match->bare_year || date_opens_sentence(flat, match->start) ||
        !date_is_attribute(flat, match))
        return false;
    for (int word = 0; word < 3 && !text && flat->text[end] == ' '; word++) {
        size_t next = end + 1;
        end = flat_word_stop(flat, next, flat->len);
        text = word_is(flat->text, next, end, texts);
    }
    for (int word = 0; word < 4 && text; word++) {
        start = word_before(flat, start, &stop);
        if (word_is(flat->text, start, stop, makings))
            return false;
    }
    return text;
}

/* "resolution 1244 (1999)": the year stands behind a number, as a part of the name. */
static bool follows_number(const struct flat *flat, const struct date_match *match) {
    size_t at = match->start;
    return match->bare_year && at > 2 && flat->text[at - 1] == '(' &&
           flat->text[match->end] == ')' && flat->text[at - 2] == ' ' &&
           g_ascii_isdigit(flat->text[at - 3]);
}

/* "No crisis of the 1950s": what the decade qualifies is told, not the decade. */
static bool qualifies(const struct flat *flat, const struct date_match *match) {
    static const char *const the[] = {"the", NULL}, *const of[] = {"of", NULL};
    size_t end, start = word_before(flat, match->start, &end);
    if (match->value.from.masked != 1 || match->modifier || !word_is(flat->text, start, end, the))
        return false;
    start = word_before(flat, start, &end);
    return word_is(flat->text, start, end, of);
}

/* "under the 1951 Convention": what is told is not its making. */
static bool is_invoked(const struct flat *flat, const struct date_match *match) {
    static const char *const leads[] = {"under",    "violating", "violated", "violation",
                                        "invoking", "invoked",   "breached", "pursuant",
                                        "citing",   "cited",     "breach",   NULL};
    static const char *const links[] = {"the", "of", "to", NULL};
    size_t end, start = match->start;
    if (flat->text[match->end] != ' ' || !g_ascii_isupper(flat->text[match->end + 1]))
        return false;
    for (int word = 0; word < 3; word++) {
        start = word_before(flat, start, &end);
        if (word_is(flat->text, start, end, leads))
            return true;
        if (!word_is(flat->text, start, end, links))
            return false;
    }
    return false;
}

/* "the budget for FY 2021": the year that it is for, not when it was made. */
static bool is_account(const struct flat *flat, const struct date_match *match) {
    static const char *const years[] = {"FY", "fiscal", "financial", NULL};
    static const char *const leads[] = {"for", NULL};
    size_t end, stop = match->start;
    while (stop < match->end && g_ascii_isalpha(flat->text[stop]))
        stop++;
    size_t start = word_before(flat, match->start, &end);
    return word_is(flat->text, match->start, stop, years) && word_is(flat->text, start, end, leads);
}

/* "Good Friday 1916": a feast whose day no table tells. */
static bool follows_feast(const struct flat *flat, const struct date_match *match) {
    static const char *const feasts[] = {"Easter",   "Thanksgiving", "Pentecost",
                                         "Passover", "Friday",       "Sunday",
                                         "Monday",   "Ramadan",      NULL};
    size_t end, start = word_before(flat, match->start, &end);
    return match->bare_year && word_is(flat->text, start, end, feasts);
}

static bool is_in_name(const struct flat *flat, const struct date_match *match) {
    bool years = match->bare_year || (match->shape == SHAPE_CALENDAR && match->value.interval &&
                                      !match->value.from.month && !match->since);
    bool quoted = match->bare_year && match->start > 0 && flat->text[match->start - 1] == '"' &&
                  flat->text[match->end] == '"'; /* the title of a work */
    if (quoted || names_text(flat, match) || follows_number(flat, match) ||
        qualifies(flat, match) || is_account(flat, match) || follows_feast(flat, match))
        return true;
    return years && (name_follows(flat, match->end) || name_precedes(flat, match->start) ||
                     follows_name(flat, match->start) || is_invoked(flat, match));
}

/* "## 4. The answer": the stop behind the number ends no sentence. */
static bool is_numbered_heading(const struct flat *flat) {
    size_t at = flat_skip(flat, 0, flat->len, "# ");
    size_t behind = flat_skip(flat, at, flat->len, "0123456789.");
    return flat->sentence_count == 2 && behind > at && flat->text[behind] == ' ' &&
           behind <= flat->sentences[1].start;
}

/* "## 1989" of a plain text: one line behind a mark, without a stop at its end. */
bool date_is_heading(const struct flat *flat) {
    enum { LONGEST_HEADING = 120 }; /* bytes */
    return flat->block->kind == NODE_HEADING ||
           (flat->block->kind == NODE_PARAGRAPH && flat->text[0] == '#' && flat->len > 1 &&
            (flat->sentence_count == 1 || is_numbered_heading(flat)) &&
            flat->len <= LONGEST_HEADING && !strchr(".!?:)\"", flat->text[flat->len - 1]));
}

/* "BELFAST, May 7, 2007 (AP) - ", "Kyiv, 3 March 2014 - ": a place before it at the head of the
 * block, and a dash behind it. */
bool date_is_dateline(const struct flat *flat, const struct date_match *match) {
    enum { LONGEST_PLACE = 60, LONGEST_AGENCY = 30 }; /* bytes */
    size_t at = flat_skip(flat, match->end, flat->len, " ");
    size_t before = flat_skip_back(flat, match->start, 0, " ");
    if (!match->value.from.day || match->start > LONGEST_PLACE || before == 0 ||
        flat->text[before - 1] != ',' || date_has_more_words(flat->text, 0, match->start, 5))
        return false;
    for (size_t i = 0; i < before; i++)
        if ((i == 0 || flat->text[i - 1] == ' ') && flat_word_at(flat->text, i) &&
            g_ascii_islower(flat->text[i]))
            return false;
    if (flat->text[at] == '(') {
        size_t limit = MIN(flat->len, at + LONGEST_AGENCY);
        while (at < limit && flat->text[at] != ')')
            at++;
        at = flat_skip(flat, MIN(at + 1, flat->len), flat->len, " ");
    }
    return flat->text[at] == '-' && at > match->end;
}

bool date_has_word(const struct flat *flat, size_t from, size_t end, const char *const *list) {
    for (size_t at = from; at < end;) {
        size_t stop = flat_word_stop(flat, at, end);
        if (word_is(flat->text, at, stop, list))
            return true;
        at = stop + (stop == at);
    }
    return false;
}

bool date_reports_year(const struct flat *flat) {
    static const char *const accounts[] = {"report",    "review", "yearbook",
                                           "accounts",  "fiscal", "activity",
                                           "chronicle", "annals", NULL};
    return date_has_word(flat, 0, flat->len, accounts);
}

bool date_is_outlook(const struct flat *flat) {
    static const char *const heads[] = {"outlook",  "plans",  "prospects", "ahead", "future",
                                        "upcoming", "coming", "next",      NULL};
    return date_has_word(flat, 0, flat->len, heads);
}

/* A line without a stop that ends with years alone: "The fall of the empire, 1917-1918". */
static bool is_title(const struct flat *flat, const struct date_match *match) {
    enum { LONGEST_TITLE = 15 }; /* words */
    bool years = match->bare_year || (match->value.interval && !match->value.from.month);
    size_t before = flat_skip_back(flat, match->start, 0, " ");
    return years && flat->block->kind == NODE_PARAGRAPH && match->end == flat->len && before > 0 &&
           (!flat->block->parent || flat->block->parent->kind != NODE_ITEM) &&
           strchr(",:-(", flat->text[before - 1]) &&
           !date_has_more_words(flat->text, 0, match->start, LONGEST_TITLE);
}

enum date_role date_role_of(const struct flat *flat, const struct date_match *match, size_t open) {
    bool head =
        flat->block->kind == NODE_CELL && flat->block->parent && flat->block->parent->header;
    if (date_is_heading(flat) || flat->block->kind == NODE_CAPTION || head ||
        date_is_dateline(flat, match))
        return DATE_MENTION;
    if (match->title)
        return DATE_MENTION;
    if (date_is_citation(flat, match, open))
        return DATE_CITATION;
    return is_in_name(flat, match) || is_title(flat, match) ? DATE_MENTION : DATE_EVENT;
}
