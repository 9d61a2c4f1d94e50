/* shallow.c: of a sentence of tagged words the main verb, the coordinated parts, noun phrases. */
#include "analyse/shallow.h"

#define FUNCTION_TAGS                                                                              \
    (TAG_DETERMINER | TAG_PREPOSITION | TAG_CONJUNCTION | TAG_RELATIVE | TAG_SUBORDINATE |         \
     TAG_PRONOUN | TAG_AUXILIARY | TAG_FINITE | TAG_TO | TAG_COMMA | TAG_STOP | TAG_OTHER_SIGN |   \
     TAG_DATE | TAG_ADVERB)
#define LONGEST_REDUCED 40 /* words of a participle's phrase */
#define LONGEST_SUBJECT 16 /* words of a coordinated clause's subject */

static bool is_noun(const struct sentence *sentence, size_t token) {
    return token < sentence->count && !token_has(sentence, token, FUNCTION_TAGS);
}

/* "the Meeting of", "a meeting": a noun, not what somebody is doing. */
static bool is_gerund_noun(const struct sentence *sentence, size_t token) {
    return token_has(sentence, token, TAG_ING) && token > 0 &&
           (token_has(sentence, token, TAG_CAPITAL) ||
            token_has(sentence, token - 1, TAG_DETERMINER | TAG_POSSESSIVE));
}

/* ---- verbs ---- */

bool token_is_adjective(const struct sentence *sentence, size_t token) {
    if (!is_noun(sentence, token + 1) || token_has(sentence, token, TAG_AUXILIARY | TAG_FINITE))
        return false;
    size_t before = token;
    while (before > 0 && token_has(sentence, before - 1, TAG_ADVERB))
        before--;
    if (before == 0)
        return true;
    if (before == token && token_has(sentence, token - 1, TAG_COMMA) &&
        token_has(sentence, token + 1, TAG_CAPITAL))
        return false; /* "the Council, chaired by him, visited Ukraine" */
    const struct token *word = &sentence->tokens[token];
    const char *end = sentence->flat->text + word->end;
    if (before == token && token_has(sentence, token - 1, TAG_COMMA) &&
        !(word->end - word->start > 2 && end[-2] == 'e' && end[-1] == 'd'))
        return false; /* ", sent tents" */
    before--;
    if (token_has(sentence, before, TAG_CONJUNCTION))
        return before > 0 && token_has(sentence, before - 1, TAG_PAST) &&
               token_is_adjective(sentence, before - 1);
    return token_has(sentence, before,
                     TAG_DETERMINER | TAG_PREPOSITION | TAG_COMMA | TAG_STOP | TAG_POSSESSIVE |
                         TAG_NUMBER | TAG_TO);
}

static bool is_finite_word(const struct sentence *sentence, size_t token) {
    static const char *const forms[] = {"having", "being", NULL}; /* "having nursed" */
    if (token > 0 && token_is(sentence, token - 1, forms))
        return false;
    return token_has(sentence, token, TAG_AUXILIARY | TAG_FINITE) ||
           (token_has(sentence, token, TAG_PAST) && !token_is_adjective(sentence, token));
}

/* "the treaty *signed* in Paris was rejected": a participle. Another verb follows, in the same
 * breath or at all where "by" stands behind it; or commas enclose it. */
static bool is_reduced(const struct sentence *sentence, size_t token, size_t to) {
    static const char *const by[] = {"by", NULL};
    static const char *const naming[] = {"called", "named", "dubbed", "titled", "entitled", NULL};
    if (!token_has(sentence, token, TAG_PAST) || token_has(sentence, token, TAG_FINITE))
        return false;
    size_t before = token;
    while (before > 0 && token_has(sentence, before - 1, TAG_ADVERB))
        before--;
    bool phrase = token_has(sentence, token + 1,
                            TAG_PREPOSITION | TAG_DATE | TAG_ADVERB | TAG_TO | TAG_SUBORDINATE);
    size_t least = before - MIN(before, LONGEST_SUBJECT);
    size_t noun = sentence_noun_phrase(sentence, least, before);
    bool aside = noun > 1 && noun < before && token_has(sentence, noun - 1, TAG_PREPOSITION) &&
                 token_has(sentence, noun - 2, TAG_COMMA); /* ", in a report issued on 3 May, " */
    bool enclosed = before > 0 && (token_has(sentence, before - 1, TAG_COMMA) || aside);
    if (enclosed)
        return phrase || token_is(sentence, token, naming);
    if (!phrase)
        return false;
    uint32_t ends = TAG_RELATIVE | TAG_SUBORDINATE | TAG_STOP | TAG_PRONOUN;
    if (!token_is(sentence, token + 1, by))
        ends |= TAG_CONJUNCTION | TAG_TO | TAG_COMMA;
    uint16_t depth = sentence->tokens[token].depth;
    to = MIN(to, token + LONGEST_REDUCED);
    for (size_t i = token + 1; i < to; i++) {
        if (sentence->tokens[i].depth != depth)
            continue;
        if (token_has(sentence, i, ends))
            return false;
        if (is_finite_word(sentence, i))
            return true;
    }
    return false;
}

/* "the council rejects the plan": a word in -s between a noun and an article. */
static bool is_third_person(const struct sentence *sentence, size_t token, size_t from) {
    static const char *const articles[] = {"the", "a", "an", "its", "his", "her", "their", NULL};
    const struct token *word = &sentence->tokens[token];
    const char *end = sentence->flat->text + word->end;
    return token > from && word->end - word->start > 3 && end[-1] == 's' &&
           !strchr("sui", end[-2]) && !(word->tags & (TAG_CAPITAL | TAG_POSSESSIVE)) &&
           is_noun(sentence, token) && is_noun(sentence, token - 1) &&
           !token_has(sentence, token - 1, TAG_POSSESSIVE) &&
           token_is(sentence, token + 1, articles);
}

/* "sign", "stresses": a verb of the tables behind its subject. */
static bool is_present(const struct sentence *sentence, size_t token, size_t from) {
    static const char *const of[] = {"of", NULL};
    if (is_third_person(sentence, token, from))
        return true;
    static const char *const pronouns[] = {"another", "all", "both", "each", "some", "many", NULL};
    bool closes = false; /* "Ana Berg, its chair, signs" */
    size_t opens = MAX(from, token - MIN(token, LONGEST_SUBJECT));
    for (size_t i = opens;
         token > from + 1 && token_has(sentence, token - 1, TAG_COMMA) && i + 1 < token && !closes;
         i++)
        closes = token_has(sentence, i, TAG_COMMA);
    return token_has(sentence, token, TAG_PRESENT) && token > from &&
           (is_noun(sentence, token - 1) || token_has(sentence, token - 1, TAG_PRONOUN) || closes ||
            token_is(sentence, token - 1, pronouns)) &&
           !token_has(sentence, token - 1, TAG_POSSESSIVE) &&
           !token_has(sentence, token, TAG_CAPITAL) && !token_is(sentence, token + 1, of) &&
           !token_has(sentence, token + 1, TAG_COMMA) && token + 1 < sentence->count;
}

static size_t next_comma(const struct sentence *sentence, size_t from, size_t to, uint16_t depth) {
    for (size_t i = from; i < to; i++)
        if (sentence->tokens[i].depth <= depth && token_has(sentence, i, TAG_COMMA))
            return i;
    return to;
}

static size_t behind_verbs(const struct sentence *sentence, size_t token, size_t to) {
    while (token < to &&
           token_has(sentence, token, TAG_AUXILIARY | TAG_FINITE | TAG_PAST | TAG_ADVERB))
        token++;
    return token;
}

/* Behind a relative clause that begins at `token`. */
static size_t behind_relative(const struct sentence *sentence, size_t token, size_t to) {
    if (token > 0 && token_has(sentence, token - 1, TAG_COMMA))
        return next_comma(sentence, token, to, sentence->tokens[token].depth);
    for (size_t i = token + 1; i < to; i++)
        if (is_finite_word(sentence, i))
            return behind_verbs(sentence, i, to);
    return to;
}

/* How hard a verb is looked for. */
enum effort { PLAIN, BEFORE_NOUN, PRESENTS, PARTICIPLES, QUOTED };

static bool is_verb(const struct sentence *sentence, size_t token, size_t from, size_t to,
                    enum effort effort) {
    if (effort == PRESENTS)
        return is_present(sentence, token, from);
    if (effort == BEFORE_NOUN) /* ", signed by both, included free elections" */
        return token > from && token_has(sentence, token, TAG_PAST) &&
               token_has(sentence, token - 1, TAG_COMMA) && is_noun(sentence, token + 1);
    return is_finite_word(sentence, token) &&
           (effort == PARTICIPLES || !is_reduced(sentence, token, to));
}

static size_t find_verb(const struct sentence *sentence, size_t from, size_t to, uint16_t depth,
                        enum effort effort) {
    depth = (uint16_t)(depth + (effort == QUOTED));
    static const char *const by[] = {"by", NULL};
    size_t commas = 0;
    bool opened =
        false; /* "The plan, agreed in May", "Its head, Ana Rivas": the next comma closes */
    for (size_t i = from; i < to; i++) {
        if (sentence->tokens[i].depth > depth)
            continue;
        bool behind_comma = i > from && token_has(sentence, i - 1, TAG_COMMA);
        if (i > from && token_has(sentence, i, TAG_RELATIVE)) {
            i = behind_relative(sentence, i, to) - 1;
            continue;
        }
        if (behind_comma && token_has(sentence, i, TAG_SUBORDINATE)) {
            i = next_comma(sentence, i, to, depth) - 1;
            continue;
        }
        if (is_verb(sentence, i, from, to, effort))
            return i;
        bool past = effort == PLAIN && behind_comma && is_finite_word(sentence, i);
        commas += token_has(sentence, i, TAG_COMMA);
        if (past && (opened || commas > 1) && !token_is(sentence, i + 1, by))
            return i;
        opened = opened || past;
    }
    return NO_TOKEN;
}

/* "In Bulgaria, ", "Meeting in Malta, ", "Ten years after ..., ": something leads up to the clause.
 */
static bool leads_up(const struct sentence *sentence, size_t from, size_t to) {
    if (token_has(sentence, from,
                  TAG_PREPOSITION | TAG_SUBORDINATE | TAG_TO | TAG_DATE | TAG_ADVERB))
        return true;
    if (token_has(sentence, from, TAG_ING | TAG_PAST) && !is_noun(sentence, from + 1))
        return true;
    if (token_has(sentence, from, TAG_ING) && token_has(sentence, from + 1, TAG_PAST))
        return true; /* "Having lost the contract, the firm closed" */
    if (token_has(sentence, from, TAG_ING) && token_has(sentence, from + 1, TAG_CAPITAL))
        return true; /* "Visiting Berlin, he said" */
    static const char *const units[] = {"day",    "days", "week",  "weeks", "month",
                                        "months", "year", "years", "hours", NULL};
    for (size_t i = from + 1; i < MIN(from + 4, to); i++)
        if (token_is(sentence, i, units))
            return true;
    return false;
}

/* The subject begins where nothing leads up any more, at `begin`; but "In Poland, Hungary and
 * Romania, new parties won" goes on with the list that leads up. */
static size_t find_subject(const struct sentence *sentence, size_t from, size_t begin,
                           size_t verb) {
    size_t last = NO_TOKEN;
    bool joined = false, listed = false; /* an "and" before the comma at hand, before the last */
    if (begin == from) {                 /* "In January 1991 violence erupted" */
        size_t behind = from;
        while (behind < verb && token_has(sentence, behind, TAG_PREPOSITION | TAG_ADVERB))
            behind++;
        size_t date = behind;
        while (behind < verb && token_has(sentence, behind, TAG_DATE))
            behind++;
        size_t place = date; /* "At Dayton the talks began", "Under her the firm grew" */
        while (behind == date && date > from && place < verb &&
               token_has(sentence, place, TAG_CAPITAL | TAG_PRONOUN))
            place++;
        if (place > date && place < verb && token_has(sentence, place, TAG_DETERMINER))
            return place;
        return behind > date && behind < verb ? behind : from;
    }
    for (size_t i = begin; i < verb; i++) {
        if (sentence->tokens[i].depth != sentence->tokens[from].depth)
            continue;
        joined = joined || token_has(sentence, i, TAG_CONJUNCTION);
        if (token_has(sentence, i, TAG_COMMA)) {
            last = i;
            listed = joined;
        }
    }
    size_t behind = last == NO_TOKEN ? verb : last + 1;
    while (behind < verb && token_has(sentence, behind, TAG_ADVERB))
        behind++;
    bool closes = behind >= verb || token_has(sentence, behind, TAG_CONJUNCTION);
    return listed && !closes ? last + 1 : begin;
}

/* "In June NATO agreed to a fund, which ...": no comma parts what leads up from the clause. */
static bool tells_already(const struct sentence *sentence, size_t begin, size_t comma,
                          size_t behind) {
    if (token_has(sentence, begin, TAG_SUBORDINATE))
        return false;
    size_t verb = find_verb(sentence, begin, comma, sentence->tokens[begin].depth, PLAIN);
    bool strong = verb != NO_TOKEN && token_has(sentence, verb, TAG_AUXILIARY | TAG_FINITE);
    bool dated = token_has(sentence, begin, TAG_DATE) || token_has(sentence, begin + 1, TAG_DATE);
    bool joined = token_has(sentence, begin, TAG_PREPOSITION | TAG_DATE | TAG_ADVERB) &&
                  behind > comma + 1 && token_has(sentence, comma + 1, TAG_CONJUNCTION);
    return (strong && dated) || (verb != NO_TOKEN && joined) ||
           token_has(sentence, behind, TAG_RELATIVE) ||
           (verb != NO_TOKEN && token_has(sentence, behind, TAG_ING | TAG_SUBORDINATE));
}

size_t sentence_verb(const struct sentence *sentence, size_t from, size_t to, size_t *subject) {
    *subject = from;
    if (from >= to)
        return NO_TOKEN;
    uint16_t depth = sentence->tokens[from].depth;
    bool leads = leads_up(sentence, from, to);
    size_t begin = from;
    while (begin < to &&
           leads_up(sentence, begin, to)) { /* "By October 23, ten months after ..., " */
        size_t comma = next_comma(sentence, begin, to, depth), behind = comma;
        while (behind < to && token_has(sentence, behind, TAG_COMMA | TAG_CONJUNCTION))
            behind++;
        if (tells_already(sentence, begin, comma, behind))
            break;
        begin = behind;
    }
    begin = begin < to ? begin : from;
    size_t verb = NO_TOKEN;
    for (int effort = PLAIN; effort <= QUOTED && verb == NO_TOKEN; effort++)
        verb = find_verb(sentence, begin, to, depth, (enum effort)effort);
    if (verb == NO_TOKEN && begin > from)
        verb = find_verb(sentence, from, to, depth, PLAIN);
    if (verb != NO_TOKEN && leads)
        *subject = find_subject(sentence, from, begin, verb);
    return verb;
}

/* ---- noun phrases ---- */

size_t sentence_noun_phrase(const struct sentence *sentence, size_t from, size_t end) {
    static const char *const of[] = {"of", NULL}, *const first[] = {"first", NULL};
    size_t start = end;
    while (start > from) {
        size_t at = start - 1;
        bool of_word = token_is(sentence, at, of) && start < end && at > from;
        bool adjective = token_has(sentence, at, TAG_PAST) && token_is_adjective(sentence, at);
        adjective = adjective || (token_is(sentence, at, first) && at > from && start < end &&
                                  token_has(sentence, at - 1, TAG_DETERMINER));
        /* "an independent, democratic momentum" */
        if (token_has(sentence, at, TAG_COMMA) && at >= from + 2 && start < end &&
            is_noun(sentence, at - 1) && !token_has(sentence, at - 1, TAG_CAPITAL) &&
            !token_has(sentence, at + 1, TAG_CAPITAL) &&
            token_has(sentence, at - 2, TAG_DETERMINER))
            return at - 2;
        if (token_has(sentence, at, TAG_DETERMINER)) {
            start = at;
            if (at == from || !token_is(sentence, at - 1, of))
                break;
            continue;
        }
        if (!of_word && !adjective &&
            (!is_noun(sentence, at) || token_has(sentence, at, TAG_PAST) ||
             (token_has(sentence, at, TAG_ING) && !is_gerund_noun(sentence, at))))
            break;
        start = at;
    }
    while (start < end && token_has(sentence, start, TAG_PREPOSITION))
        start++;
    return start;
}

/* ---- coordinated parts ---- */

/* Behind "also", "on December 29, ". */
static size_t behind_lead(const struct sentence *sentence, size_t at, size_t to) {
    for (;;) {
        size_t next = at;
        while (next < to && token_has(sentence, next, TAG_COMMA | TAG_ADVERB))
            next++;
        size_t date = next;
        if (token_has(sentence, date, TAG_PREPOSITION | TAG_SUBORDINATE))
            date++;
        size_t last = date;
        while (last < to && token_has(sentence, last, TAG_DATE))
            last++;
        if (last > date)
            next = last;
        if (next == at)
            return at;
        at = next;
    }
}

/* "and, after two warnings, suspended": the verb behind what stands between the commas, or `at`. */
static size_t behind_interlude(const struct sentence *sentence, size_t at, size_t to) {
    enum { LONGEST_INTERLUDE = 14 }; /* words */
    static const char *const together[] = {"together", NULL};
    if (at == 0 || !token_has(sentence, at - 1, TAG_COMMA) ||
        (!token_has(sentence, at, TAG_PREPOSITION | TAG_PAST | TAG_ING | TAG_SUBORDINATE) &&
         !token_is(sentence, at, together)) ||
        token_has(sentence, at, TAG_FINITE))
        return at;
    size_t comma =
        next_comma(sentence, at, MIN(to, at + LONGEST_INTERLUDE), sentence->tokens[at].depth);
    if (!token_has(sentence, comma, TAG_COMMA) || !is_finite_word(sentence, comma + 1))
        return at;
    for (size_t i = at; i < comma; i++)
        if (token_has(sentence, i, TAG_STOP | TAG_FINITE | TAG_AUXILIARY | TAG_CONJUNCTION))
            return at;
    return comma + 1;
}

static bool may_begin_subject(const struct sentence *sentence, size_t token) {
    return is_noun(sentence, token) || token_has(sentence, token, TAG_DETERMINER | TAG_PRONOUN);
}

/* Does a clause with a subject of its own begin at `begins`? */
static size_t own_clause_verb(const struct sentence *sentence, size_t begins, size_t to,
                              bool sure) {
    if (!may_begin_subject(sentence, begins))
        return NO_TOKEN;
    to = MIN(to, begins + LONGEST_SUBJECT + 4); /* each joint of a sentence is looked at */
    size_t subject, verb = sentence_verb(sentence, begins, to, &subject);
    if (verb == NO_TOKEN || verb == begins || verb - begins > LONGEST_SUBJECT || subject != begins)
        return NO_TOKEN;
    for (size_t i = begins; i < verb; i++)
        if (token_has(sentence, i, TAG_TO | TAG_STOP) ||
            (token_has(sentence, i, TAG_COMMA) && token_has(sentence, i + 1, TAG_CONJUNCTION)))
            return NO_TOKEN;
    bool strong = token_has(sentence, verb, TAG_AUXILIARY | TAG_FINITE) ||
                  token_has(sentence, begins, TAG_PRONOUN);
    return sure || strong ? verb : NO_TOKEN;
}

/* Is the verb one of saying, with a clause that tells what? What stands behind it may be two
 * subjects of what is said. "Proposed a fund" says nothing more. */
static bool says(const struct sentence *sentence, size_t verb, size_t to) {
    enum { FAR = 8 }; /* words to "that" */
    static const char *const bare[] = {"say",   "tell",   "claim", "warn", "argue",
                                       "write", "insist", "note",  NULL};
    static const char *const leads[] = {"that", "whether", "how", "why", NULL};
    for (size_t i = verb; i < MIN(verb + 4, to); i++) {
        const struct token *word = &sentence->tokens[i];
        const char *lemma = verb_lemma(sentence->flat->text + word->start, word->end - word->start);
        if (!lemma || kind_of_verb(lemma) != EVENT_STATEMENT)
            continue;
        for (size_t j = 0; bare[j]; j++)
            if (strcmp(bare[j], lemma) == 0)
                return true;
        for (size_t j = i + 1; j < MIN(i + FAR, to); j++)
            if (token_is(sentence, j, leads) || token_has(sentence, j, TAG_STOP))
                return true;
    }
    return false;
}

/* A part that the sign or word at `joint` joins, or none. */
static bool read_part(const struct sentence *sentence, size_t verb, size_t joint, bool telling,
                      struct sentence_part *part, bool *tentative) {
    static const char *const whiles[] = {"while", "whereas", "when", NULL};
    static const char *const buts[] = {"but", NULL};
    size_t to = sentence->count, begins = joint + 1;
    bool comma = token_has(sentence, joint, TAG_COMMA);
    bool stop = sentence->flat->text[sentence->tokens[joint].start] == ';';
    bool joined = !comma;
    if (begins < to && token_has(sentence, begins, TAG_CONJUNCTION)) {
        joined = true;
        begins++;
        while (token_has(sentence, begins, TAG_COMMA)) /* "and, on 9 May, the bank" */
            begins++;
    }
    bool contrast = comma && token_is(sentence, begins, whiles);
    begins += contrast;
    size_t behind = behind_lead(sentence, begins, to);
    if (joined)
        behind = behind_interlude(sentence, behind, to);
    *tentative = !joined;
    *part = (struct sentence_part){begins, joint, behind, false, false};
    bool past = token_has(sentence, behind, TAG_PAST) && !token_has(sentence, behind, TAG_FINITE);
    bool passive = token_has(sentence, verb, TAG_AUXILIARY) &&
                   token_has(sentence, verb + 1, TAG_PAST | TAG_ADVERB);
    static const char *const naming[] = {"elected", "appointed", "named",   "crowned", "declared",
                                         "made",    "ordained",  "created", NULL};
    bool finite = is_finite_word(sentence, behind) ||
                  (joined && past && token_has(sentence, behind + 1, TAG_CAPITAL)) ||
                  (comma && past && passive); /* "was born in Lviv, studied law and became" */
    static const char *const intransitive[] = {
        "landed",    "arrived",   "returned", "resigned", "died",      "retired",     "departed",
        "moved",     "studied",   "worked",   "served",   "lived",     "settled",     "stayed",
        "entered",   "expired",   "lapsed",   "survived", "lay",       "appeared",    "escaped",
        "crashed",   "sailed",    "marched",  "vanished", "emigrated", "disappeared", "belonged",
        "continued", "collapsed", "remained", "ended",    "lasted",    "started",     "failed",
        "travelled", "met",       "left",     "stood",    "fled",      NULL};
    static const char *const directions[] = {"north", "south",  "east",   "west", "home",
                                             "back",  "abroad", "ashore", NULL};
    bool office = token_is(sentence, behind + 1, directions) ||
                  (token_is(sentence, behind, naming) && is_noun(sentence, behind + 1));
    part->shares = past && passive && !token_is(sentence, behind, intransitive) &&
                   (office || behind + 1 >= to ||
                    token_has(sentence, behind + 1,
                              TAG_PREPOSITION | TAG_TO | TAG_ADVERB | TAG_DATE | TAG_COMMA |
                                  TAG_CONJUNCTION | TAG_SUBORDINATE));
    if (!contrast && !stop && finite)
        return true;
    if (!joined && !contrast)
        return false;
    /* "denied it, but a report found": what was said does not go on behind "but" */
    bool but = comma && begins > 0 && token_is(sentence, begins - 1, buts);
    if (stop) { /* what leads up to it belongs to it */
        size_t subject, next = begins;
        while (next < to && sentence->flat->text[sentence->tokens[next].start] != ';')
            next++;
        part->verb = sentence_verb(sentence, begins, next, &subject);
        part->clause = true;
        *tentative = false;
        return part->verb != NO_TOKEN && part->verb != begins;
    }
    bool sure = contrast || (comma && (!telling || but || behind > begins));
    if (!sure && telling)
        return false;
    part->verb = own_clause_verb(sentence, behind, to, sure);
    part->clause = true;
    *tentative = false;
    return part->verb != NO_TOKEN;
}

/* The parts behind the main verb; their number. */
static size_t sentence_parts(const struct sentence *sentence, size_t verb,
                             struct sentence_part parts[MOST_PARTS]) {
    size_t count = 0, sure = 0;
    uint16_t depth = sentence->tokens[verb].depth;
    bool telling = says(sentence, verb, sentence->count);
    bool listed = false;   /* of several verbs of a relative clause */
    bool relative = false; /* "which had lasted long and had cost lives": not the main clause's */
    for (size_t i = verb + 1; i + 1 < sentence->count && count < MOST_PARTS; i++) {
        bool joint = token_has(sentence, i, TAG_COMMA | TAG_CONJUNCTION) ||
                     sentence->flat->text[sentence->tokens[i].start] == ';';
        bool tentative, closes = relative && token_has(sentence, i, TAG_COMMA);
        if (sentence->tokens[i].depth == depth)
            relative = token_has(sentence, i, TAG_RELATIVE) ||
                       (relative && !token_has(sentence, i, TAG_COMMA | TAG_STOP));
        listed = listed && !token_has(sentence, i, TAG_STOP);
        if (!joint || relative || sentence->tokens[i].depth != depth ||
            !read_part(sentence, verb, i, telling, &parts[count], &tentative))
            continue;
        /* "the house, which stood empty, had burned twice, and was sold" */
        listed = listed || (closes && tentative);
        if (listed && !parts[count].clause)
            continue;
        i = parts[count].verb;
        count++;
        sure = tentative ? sure : count; /* ", agreed to ..." needs an "and" further on */
    }
    return sure;
}

/* Behind "GENEVA, 4 May (AFP) - ", where a report was written; 0: there is none. */
static size_t behind_dateline(const struct sentence *sentence, size_t first) {
    enum { LONGEST_DATELINE = 12 }; /* words */
    const char *text = sentence->flat->text;
    for (size_t i = first; i < MIN(sentence->count, first + LONGEST_DATELINE); i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->tags & TAG_STOP)
            return i > first && strchr(";:", text[token->start]) == NULL ? i + 1 : 0;
        if (token->tags & (TAG_DATE | TAG_COMMA) || token->depth)
            continue;
        for (size_t j = token->start; j < token->end; j++)
            if (g_ascii_islower(text[j]) || token->end - token->start < 3)
                return 0;
    }
    return 0;
}

/* The main verb: before the first semicolon when there is one, as in a list of what happened. */
static size_t main_verb(const struct sentence *sentence, size_t first, size_t *subject) {
    size_t stop = first;
    while (stop < sentence->count && sentence->flat->text[sentence->tokens[stop].start] != ';')
        stop++;
    size_t verb = sentence_verb(sentence, first, stop, subject);
    return verb == NO_TOKEN && stop < sentence->count
               ? sentence_verb(sentence, first, sentence->count, subject)
               : verb;
}

struct sentence_reading sentence_parse(struct arena *arena, const struct flat *flat, size_t start,
                                       size_t end, const struct found_date *dates,
                                       size_t date_count) {
    struct sentence_reading reading = {0};
    reading.sentence = sentence_read(arena, flat, start, end, dates, date_count);
    while (token_has(&reading.sentence, reading.first, TAG_STOP | TAG_COMMA | TAG_CONJUNCTION))
        reading.first++;
    size_t behind = behind_dateline(&reading.sentence, reading.first);
    reading.dateline = behind > 0;
    reading.first = MAX(reading.first, behind);
    reading.verb = main_verb(&reading.sentence, reading.first, &reading.subject);
    if (reading.verb != NO_TOKEN)
        reading.part_count = sentence_parts(&reading.sentence, reading.verb, reading.parts);
    return reading;
}
