/* headline_part.c: the part of a sentence that one of its dates is about, where that is less than
 * the whole: one item of a row ("in Berlin in 1953, in Prague in 1968"), one of several clauses or
 * predicates, a participle or a relative clause that has the date to itself. The part gets the
 * subject that it shares. What leaves doubt stays whole. */
#include "analyse/headline_internal.h"

#define LONGEST_SUBJECT 110 /* bytes */
#define MOST_GROUPS 8       /* dates of a row looked at, on either side */

static const char *const date_words[] = {"in", "on", "by", "during", "from", "since", "of", NULL};

struct finder {
    struct arena *arena;
    const struct sentence_reading *reading;
    const struct sentence *sentence;
    size_t date, date_end; /* tokens */
    size_t last;           /* the first token behind what is kept */
};

static size_t at_start(const struct finder *finder, size_t token) {
    return finder->sentence->tokens[token].start;
}

static bool has(const struct finder *finder, size_t token, uint32_t tags) {
    return token_has(finder->sentence, token, tags);
}

/* The text of the tokens [from, to), with the marks that stand behind the last of them. */
static struct str text_of(const struct finder *finder, size_t from, size_t to) {
    const struct flat *flat = finder->sentence->flat;
    size_t start = at_start(finder, from);
    size_t end = to < finder->sentence->count ? at_start(finder, to) : finder->sentence->end;
    while (start > 0 && (flat->text[start - 1] == '"' || flat->text[start - 1] == '('))
        start--;
    while (end > start && strchr(" ,;\"(", flat->text[end - 1]) &&
           !(flat->text[end - 1] == '"' && flat->text[end - 2] != ' '))
        end--;
    return flat_written(finder->arena, flat, start, end);
}

/* "to meet", as against "to 3 %" and "to Rome". */
static bool is_infinitive(const struct finder *finder, size_t token) {
    return has(finder, token, TAG_TO) &&
           !has(finder, token + 1, TAG_NUMBER | TAG_DETERMINER | TAG_CAPITAL | TAG_DATE);
}

/* Dates are neighbours when nothing happens between them. */
static bool has_verb_between(const struct finder *finder, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        bool past = has(finder, i, TAG_PAST) && !token_is_adjective(finder->sentence, i);
        bool gerund = has(finder, i, TAG_ING) && !has(finder, i, TAG_CAPITAL);
        if (past || gerund || is_infinitive(finder, i) ||
            has(finder, i,
                TAG_AUXILIARY | TAG_FINITE | TAG_RELATIVE | TAG_SUBORDINATE | TAG_STOP |
                    TAG_PRONOUN))
            return true;
    }
    return false;
}

static size_t date_stop(const struct finder *finder, size_t token) {
    size_t stop = token;
    while (stop < finder->last && has(finder, stop, TAG_DATE))
        stop++;
    return stop;
}

/* The preposition of the date, or the date. */
static size_t date_start(const struct finder *finder, size_t date) {
    while (date > 0 && has(finder, date - 1, TAG_DATE))
        date--;
    return date > 0 && token_is(finder->sentence, date - 1, date_words) ? date - 1 : date;
}

static bool is_other_date(const struct finder *finder, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (has(finder, i, TAG_DATE) && (i < finder->date || i >= finder->date_end))
            return true;
    return false;
}

/* ---- rows ---- */

/* Where the item of a row begins whose date ends at `stop` and that follows the one ending at
 * `before`: behind ", and again". */
static size_t group_start(const struct finder *finder, size_t before) {
    while (has(finder, before, TAG_COMMA | TAG_CONJUNCTION | TAG_ADVERB))
        before++;
    return before;
}

/* How a noun phrase begins: two of a row begin alike. */
static uint32_t class_of(const struct finder *finder, size_t token) {
    return finder->sentence->tokens[token].tags & TAG_DETERMINER ? TAG_DETERMINER
           : has(finder, token, TAG_CAPITAL)                     ? TAG_CAPITAL
                                                                 : 0;
}

/* Where the first item begins: at the word that the second begins with too, or at a noun phrase
 * like that. NO_TOKEN where the second could be another subject: "Poland joined NATO in 1999 and
 * Slovakia in 2004". */
static size_t first_group(const struct finder *finder, size_t verb, size_t from, size_t first_date,
                          size_t second) {
    const struct sentence *sentence = finder->sentence;
    size_t date = date_start(finder, first_date);
    if (has(finder, second, TAG_DATE) || date_stop(finder, second + 1) > second + 1)
        return date; /* "in 1990 and in 1994": they differ in nothing else */
    char word[32];
    const struct token *token = &sentence->tokens[second];
    size_t len = MIN(token->end - token->start, sizeof word - 1);
    memcpy(word, sentence->flat->text + token->start, len);
    word[len] = '\0';
    const char *const same[] = {word, NULL};
    if (has(finder, second, TAG_PREPOSITION | TAG_DETERMINER | TAG_TO))
        for (size_t i = date; i-- > verb + 1;)
            if (token_is(sentence, i, same))
                return i;
    if (has(finder, second, TAG_PREPOSITION | TAG_TO | TAG_DETERMINER))
        return NO_TOKEN;
    size_t start = sentence_noun_phrase(sentence, verb + 1, date);
    bool alike = start < date && class_of(finder, start) == class_of(finder, second);
    return alike && class_of(finder, from) != class_of(finder, second) ? start : NO_TOKEN;
}

/* "Germany joined the pact in 1955, Spain in 1982", "The first talks took place in June, the second
 * in July": each has the verb. */
static bool is_gap(const struct finder *finder, size_t verb, size_t from, size_t first_date,
                   size_t second) {
    size_t stop = date_start(finder, first_date), object = verb + 1;
    while (has(finder, object, TAG_AUXILIARY | TAG_PAST | TAG_ADVERB))
        object++;
    bool other = object >= stop || class_of(finder, object) != class_of(finder, second);
    return other && stop > verb && class_of(finder, from) != 0 &&
           class_of(finder, from) == class_of(finder, second);
}

static void set_gap(const struct finder *finder, size_t verb, size_t first_date, size_t begins,
                    struct part *part) {
    size_t stop = date_start(finder, first_date);
    static const char *const ordinals[] = {"first", "second", "third", "fourth", "fifth",
                                           "last",  "next",   "other", NULL};
    size_t end = date_start(finder, finder->date);
    part->prefix = text_of(finder, begins, end);
    if (end == begins + 2 && token_is(finder->sentence, begins + 1, ordinals))
        part->prefix = str_format(finder->arena, "%.*s %.*s", STR_ARG(part->prefix),
                                  STR_ARG(text_of(finder, verb - 1, verb)));
    part->from = at_start(finder, verb);
    part->last = flat_skip_back(finder->sentence->flat, at_start(finder, stop), part->from, " ,(");
    part->dateless = true;
    part->verb = verb;
    part->why = "its own item of a row of dates, with the verb that they share";
}

/* "crushed demonstrators in East Berlin in June 1953, in Hungary in 1956, ...". */
static bool take_row(const struct finder *finder, size_t verb, size_t from, struct part *part) {
    size_t starts[2 * MOST_GROUPS + 1], count = 1, own = 0;
    size_t first = finder->date;
    for (int i = 0; i < MOST_GROUPS; i++) { /* to the first date of the row */
        size_t at = date_start(finder, first), before = at;
        while (before > verb + 1 && !has(finder, before - 1, TAG_DATE))
            before--;
        if (before <= verb + 1 || has_verb_between(finder, before, at))
            break;
        bool parted = false;
        for (size_t j = before; j < at; j++)
            parted = parted || has(finder, j, TAG_COMMA | TAG_CONJUNCTION);
        if (!parted)
            break;
        first = before - 1;
        own++;
    }
    size_t first_date = first;
    while (first_date > 0 && has(finder, first_date - 1, TAG_DATE))
        first_date--;
    size_t first_end = date_stop(finder, first_date);
    for (size_t at = first_end; at < finder->last && count < G_N_ELEMENTS(starts);) {
        size_t begins = group_start(finder, at), date = begins;
        while (date < finder->last && !has(finder, date, TAG_DATE))
            date++;
        if (begins == at || date >= finder->last || has_verb_between(finder, begins, date))
            break;
        starts[count++] = begins;
        at = date_stop(finder, date);
    }
    if (count < 2 || own >= count || first_date <= verb)
        return false;
    size_t base = first_group(finder, verb, from, first_date, starts[1]);
    if (base == NO_TOKEN) {
        if (!is_gap(finder, verb, from, first_date, starts[1]))
            return false;
        if (own > 0) {
            set_gap(finder, verb, first_date, starts[own], part);
            return true;
        }
        base = date_start(finder, first_date);
    }
    if (base <= verb)
        return false;
    starts[0] = base;
    size_t date = date_start(finder, finder->date);
    part->prefix = text_of(finder, from, base);
    part->from = at_start(finder, starts[own]);
    part->last = part->from;
    if (starts[own] < date) {
        size_t end = at_start(finder, date);
        const struct flat *flat = finder->sentence->flat;
        part->last = flat_skip_back(flat, end, part->from, " ,(");
    }
    part->dateless = true;
    part->verb = verb;
    part->why = "its own item of a row of dates";
    return true;
}

/* ---- phrases that have the date to themselves ---- */

static bool is_plural(const struct finder *finder, size_t from, size_t to) {
    size_t head = to;
    for (size_t i = from; i < to; i++) {
        if (has(finder, i, TAG_CONJUNCTION))
            return true;
        if (head == to && has(finder, i, TAG_PREPOSITION) && i > from)
            head = i;
    }
    const struct token *word = &finder->sentence->tokens[head - 1];
    const char *end = finder->sentence->flat->text + word->end;
    return word->end - word->start > 3 && end[-1] == 's' && !strchr("sui", end[-2]) &&
           !(word->tags & TAG_POSSESSIVE);
}

/* The end of a phrase: the first comma, verb of the main clause or other clause behind the date. */
static size_t phrase_end(const struct finder *finder, size_t verb) {
    size_t i = MAX(finder->date_end, verb + 1);
    for (; i < finder->last; i++)
        if (has(finder, i,
                TAG_COMMA | TAG_STOP | TAG_RELATIVE | TAG_SUBORDINATE | TAG_AUXILIARY | TAG_FINITE |
                    TAG_TO | TAG_CONJUNCTION | TAG_PRONOUN) ||
            (has(finder, i, TAG_PAST) && !token_is_adjective(finder->sentence, i)))
            break;
    return i;
}

/* The noun phrase before a participle or "which"; NO_TOKEN when it is none that can stand alone. */
static size_t antecedent(const struct finder *finder, size_t from, size_t *end) {
    static const char *const owners[] = {"its", "his", "her", "their", NULL};
    static const char *const vague[] = {"it", "this", "that", "these", "those", NULL};
    *end = from;
    if (*end > 0 && has(finder, *end - 1, TAG_COMMA))
        --*end;
    size_t start = sentence_noun_phrase(finder->sentence, finder->reading->first, *end);
    if (start >= *end || has(finder, *end - 1, TAG_ADVERB | TAG_TO) ||
        token_is(finder->sentence, start, owners) ||
        finder->sentence->tokens[start].depth != finder->sentence->tokens[from].depth)
        return NO_TOKEN;
    return token_is(finder->sentence, start, vague) && start + 1 == *end ? NO_TOKEN : start;
}

/* The date's phrase within the part: ", on 3 May" at an end, "in 1994" before what is no comma. */
static void cut_date(const struct finder *finder, struct part *part) {
    static const char *const plain[] = {"in", "on", "during", NULL};
    size_t start = date_start(finder, finder->date);
    if (start == finder->date || !token_is(finder->sentence, start, plain) ||
        at_start(finder, start) <= part->from || finder->date_end >= finder->sentence->count + 1)
        return;
    const struct flat *flat = finder->sentence->flat;
    size_t resume = finder->sentence->tokens[finder->date_end - 1].end;
    part->cut = flat_skip_back(flat, at_start(finder, start), part->from, " ");
    part->resume = MIN(resume, part->last);
    if (flat->text[part->cut - 1] == ',') { /* set off: both commas go, or stay for one */
        if (part->resume >= part->last || flat->text[part->resume] == ',')
            part->cut--;
        else
            part->resume = part->cut;
    } else if (part->resume < part->last && flat->text[part->resume] != ' ') {
        part->resume = part->cut;
    }
}

static bool set_phrase(const struct finder *finder, struct part *part, size_t noun, size_t noun_end,
                       const char *verb, size_t from, size_t main) {
    struct str name = text_of(finder, noun, noun_end);
    if (!name.len || name.len > LONGEST_SUBJECT)
        return false;
    size_t end = phrase_end(finder, main);
    const struct flat *flat = finder->sentence->flat;
    name = clause_balanced(finder->arena, name);
    part->prefix = str_format(finder->arena, "%.*s%s", STR_ARG(name), verb);
    part->from = at_start(finder, from);
    size_t stop = end < finder->sentence->count ? at_start(finder, end) : finder->sentence->end;
    part->last = flat_skip_back(flat, MIN(stop, part->limit), part->from, " ,;.");
    cut_date(finder, part);
    return true;
}

/* The participle behind a noun that the date belongs to: "the referendum held on 16 March". */
static size_t participle_of(const struct finder *finder) {
    static const char *const be[] = {"be", "been", "being", NULL};
    size_t q = finder->date;
    while (q > finder->reading->first && !has(finder, q - 1, TAG_PAST)) {
        if (!has(finder, q - 1,
                 TAG_PREPOSITION | TAG_DETERMINER | TAG_CAPITAL | TAG_ADVERB | TAG_CONJUNCTION |
                     TAG_NUMBER | TAG_PRESENT) &&
            has(finder, q - 1, ~(uint32_t)TAG_POSSESSIVE))
            return NO_TOKEN;
        q--;
    }
    if (q <= finder->reading->first + 1)
        return NO_TOKEN;
    q--;
    for (size_t i = 0; i < finder->reading->part_count; i++)
        if (finder->reading->parts[i].verb == q)
            return NO_TOKEN;
    if (q == finder->reading->verb || token_is_adjective(finder->sentence, q) ||
        token_is(finder->sentence, q - 1, be) ||
        has(finder, q - 1, TAG_AUXILIARY | TAG_PRONOUN | TAG_ADVERB | TAG_RELATIVE | TAG_TO))
        return NO_TOKEN;
    return q;
}

/* It was held, then. Not where the sentence tells of the same date, as in "In the communiqué issued
 * on 9 July, the Council called". */
static bool take_participle(const struct finder *finder, struct part *part) {
    static const char *const documents[] = {"issued",  "published", "released", "dated",
                                            "written", "held",      NULL};
    size_t q = participle_of(finder);
    if (q == NO_TOKEN || (q < finder->reading->subject && token_is(finder->sentence, q, documents)))
        return false;
    size_t noun_end, noun = antecedent(finder, q, &noun_end), end = phrase_end(finder, 0);
    bool enclosed = noun_end < q && has(finder, end, TAG_COMMA);
    bool others = is_other_date(finder, 0, finder->last);
    if (noun == NO_TOKEN || (noun_end < q && !enclosed) ||
        (!others && (!enclosed || token_is(finder->sentence, q, documents))))
        return false;
    const char *was = is_plural(finder, noun, noun_end) ? " were" : " was";
    if (!set_phrase(finder, part, noun, noun_end, was, q, 0))
        return false;
    part->verb = q;
    part->why = "a participle has the date to itself";
    return true;
}

/* "a ceasefire, to begin on 15 February", "talks due to open on 3 May". */
static bool take_plan(const struct finder *finder, struct part *part) {
    static const char *const plans[] = {"due", "scheduled", "expected", "planned", "set", NULL};
    static const char *const verbs[] = {"begin", "start", "take",   "be",   "end",   "expire",
                                        "enter", "come",  "last",   "open", "close", "run",
                                        "meet",  "start", "resume", "go",   NULL};
    size_t to = finder->date;
    while (to > finder->reading->first + 1 && !has(finder, to - 1, TAG_TO)) {
        if (has(finder, to - 1, TAG_COMMA | TAG_FINITE | TAG_AUXILIARY | TAG_STOP))
            return false;
        to--;
    }
    if (!has(finder, to - 1, TAG_TO) || !token_is(finder->sentence, to, verbs))
        return false;
    size_t q = to - 1;
    bool planned = q > 0 && token_is(finder->sentence, q - 1, plans);
    q -= planned;
    if (q == 0 || q <= finder->reading->subject || has(finder, q - 1, TAG_AUXILIARY) ||
        (!planned && !has(finder, q - 1, TAG_COMMA)))
        return false;
    size_t noun_end, noun = antecedent(finder, q, &noun_end);
    if (noun == NO_TOKEN)
        return false;
    /* "a ceasefire in eastern Ukraine": with its places */
    while (noun > 1 && has(finder, noun - 1, TAG_PREPOSITION)) {
        size_t more = sentence_noun_phrase(finder->sentence, finder->reading->first, noun - 1);
        if (more >= noun - 1)
            break;
        noun = more;
    }
    const char *is = is_plural(finder, noun, noun_end) ? " are" : " is";
    if (!set_phrase(finder, part, noun, noun_end, is, q, 0))
        return false;
    size_t stop = finder->sentence->tokens[date_start(finder, finder->date)].start;
    if (part->last <=
        finder->sentence->tokens[finder->date_end - 1].end) { /* the date is its end */
        part->last = flat_skip_back(finder->sentence->flat, stop, part->from, " ,");
        part->dateless = true;
    }
    part->verb = NO_TOKEN;
    part->planned = true;
    part->why = "what is planned for the date";
    return true;
}

/* "Alexander Dubcek, the reformist who": the name leads, when it is the subject. */
static void lead_by_name(const struct finder *finder, size_t *noun, size_t *noun_end) {
    if (*noun <= finder->reading->first + 1 || !has(finder, *noun - 1, TAG_COMMA) ||
        !has(finder, *noun, TAG_DETERMINER))
        return;
    size_t end = *noun - 1;
    size_t name = sentence_noun_phrase(finder->sentence, finder->reading->first, end);
    bool subject = name == finder->reading->first || name == finder->reading->subject;
    if (name < end && subject && has(finder, name, TAG_CAPITAL) &&
        !has(finder, name, TAG_DETERMINER)) {
        *noun_end = end;
        *noun = name;
    }
}

/* "who in 1943 met": what the relative clause says begins behind the date. */
static size_t behind_own_date(const struct finder *finder, size_t token) {
    static const char *const leads[] = {"in", "on", "by", NULL};
    size_t date = token + token_is(finder->sentence, token, leads);
    if (date != finder->date)
        return token;
    size_t stop = finder->date_end;
    static const char *const only[] = {"not", "only", NULL};
    while (has(finder, stop, TAG_COMMA) || token_is(finder->sentence, stop, only))
        stop++;
    return stop;
}

/* "the deal, which entered into force on 3 May". */
static bool take_relative(const struct finder *finder, struct part *part) {
    static const char *const subjects[] = {"which", "who", "that", NULL};
    size_t r = finder->date;
    while (r > finder->reading->first && !token_is(finder->sentence, r, subjects)) {
        if (has(finder, r, TAG_COMMA | TAG_STOP))
            return false;
        r--;
    }
    if (r <= finder->reading->first ||
        has(finder, r - 1, TAG_PAST | TAG_FINITE | TAG_PREPOSITION | TAG_ING | TAG_PRESENT))
        return false;
    size_t begins = behind_own_date(finder, r + 1), verb = begins;
    while (has(finder, verb, TAG_ADVERB))
        verb++;
    size_t noun_end, noun = antecedent(finder, r, &noun_end);
    if (noun == NO_TOKEN || !has(finder, verb, TAG_AUXILIARY | TAG_FINITE | TAG_PAST))
        return false;
    lead_by_name(finder, &noun, &noun_end);
    if (!set_phrase(finder, part, noun, noun_end, "", begins, verb))
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    return true;
}

/* "the museum, whose new wing opened in 2003". */
static bool take_possessive(const struct finder *finder, struct part *part) {
    static const char *const whose[] = {"whose", NULL};
    size_t r = finder->date;
    while (r > finder->reading->first && !token_is(finder->sentence, r, whose)) {
        if (has(finder, r, TAG_COMMA | TAG_STOP))
            return false;
        r--;
    }
    size_t verb = r + 1;
    while (verb < finder->date && !has(finder, verb, TAG_AUXILIARY | TAG_FINITE | TAG_PAST))
        verb++;
    if (r <= finder->reading->first || verb == r + 1 || verb >= finder->date)
        return false;
    size_t noun_end, noun = antecedent(finder, r, &noun_end);
    if (noun == NO_TOKEN || !set_phrase(finder, part, noun, noun_end, "\u2019s", r + 1, 0))
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    return true;
}

/* "Founded in 1949, the Council moved ...": it was founded. */
static bool take_opening(const struct finder *finder, struct part *part) {
    const struct sentence_reading *reading = finder->reading;
    size_t end = finder->date_end;
    if (!has(finder, reading->first, TAG_PAST) || has(finder, reading->first, TAG_FINITE) ||
        finder->date >= reading->subject || reading->subject >= reading->verb ||
        !has(finder, end, TAG_COMMA) || has(finder, reading->subject, TAG_PRONOUN))
        return false;
    for (size_t i = reading->first; i < finder->date; i++)
        if (has(finder, i, TAG_COMMA))
            return false;
    size_t noun_end = reading->verb;
    for (size_t i = reading->subject; i < reading->verb; i++)
        noun_end = noun_end == reading->verb && has(finder, i, TAG_COMMA) ? i : noun_end;
    const char *was = is_plural(finder, reading->subject, noun_end) ? " were " : " was ";
    const struct token *word = &finder->sentence->tokens[reading->first];
    char *lower = g_ascii_strdown(finder->sentence->flat->text + word->start,
                                  (gssize)(word->end - word->start));
    struct str name = text_of(finder, reading->subject, noun_end);
    part->prefix = str_format(finder->arena, "%.*s%s%s", STR_ARG(name), was, lower);
    g_free(lower);
    part->from = word->end;
    part->last = at_start(finder, date_start(finder, finder->date));
    part->last = flat_skip_back(finder->sentence->flat, part->last, part->from, " ");
    part->from = flat_skip(finder->sentence->flat, part->from, part->last, " ");
    part->dateless = true;
    part->verb = reading->first;
    part->why = "the words before the subject have the date to themselves";
    return part->prefix.len < LONGEST_SUBJECT;
}

/* "The treaty (signed in Lisbon on 13 December 2007) was rejected". */
static bool take_parenthesis(const struct finder *finder, struct part *part) {
    const struct sentence *sentence = finder->sentence;
    uint16_t depth = sentence->tokens[finder->date].depth;
    size_t first = finder->date, end = finder->date_end;
    while (first > 0 && sentence->tokens[first - 1].depth >= depth)
        first--;
    while (end < sentence->count && sentence->tokens[end].depth >= depth)
        end++;
    size_t open = at_start(finder, first);
    if (first == 0 || open == 0 || sentence->flat->text[open - 1] != '(' ||
        !has(finder, first, TAG_PAST) || token_is_adjective(sentence, first))
        return false;
    size_t noun = sentence_noun_phrase(sentence, finder->reading->first, first);
    if (noun >= first)
        return false;
    const char *was = is_plural(finder, noun, first) ? " were" : " was";
    part->prefix = str_format(finder->arena, "%.*s%s", STR_ARG(text_of(finder, noun, first)), was);
    part->from = open;
    part->last = sentence->tokens[end - 1].end;
    cut_date(finder, part);
    part->verb = first;
    part->why = "a parenthesis has the date to itself";
    return true;
}

/* "After the wall fell in 1989, ...", "... before the army came in 1945": what is dated is told by
 * the subordinate clause. */
static bool take_subordinate(const struct finder *finder, struct part *part) {
    static const char *const words[] = {"after", "before", "when", "once", NULL};
    size_t s = finder->date, subject;
    while (s > finder->reading->first && !token_is(finder->sentence, s, words)) {
        if (has(finder, s, TAG_COMMA | TAG_STOP | TAG_RELATIVE))
            return false;
        s--;
    }
    if (!token_is(finder->sentence, s, words) || s + 2 >= finder->date)
        return false;
    size_t verb = sentence_verb(finder->sentence, s + 1, finder->date, &subject);
    if (verb == NO_TOKEN || verb == s + 1 || has(finder, s + 1, TAG_PRONOUN | TAG_DATE | TAG_ING) ||
        subject != s + 1)
        return false;
    const struct flat *flat = finder->sentence->flat;
    size_t end = phrase_end(finder, 0);
    size_t stop = end < finder->sentence->count ? at_start(finder, end) : finder->sentence->end;
    part->from = at_start(finder, s + 1);
    part->last = flat_skip_back(flat, MIN(stop, part->limit), part->from, " ,;.");
    cut_date(finder, part);
    part->verb = verb;
    part->why = "a subordinate clause has the date to itself";
    return true;
}

/* "It was not until 3 March 2003 that the committee published its report." */
static bool take_cleft(const struct finder *finder, struct part *part) {
    static const char *const it[] = {"it", NULL}, *const that[] = {"that", NULL};
    size_t first = finder->reading->first, subject;
    if (!token_is(finder->sentence, first, it) || !has(finder, first + 1, TAG_AUXILIARY) ||
        finder->date > first + 5 || !token_is(finder->sentence, finder->date_end, that))
        return false;
    size_t begins = finder->date_end + 1;
    size_t verb = sentence_verb(finder->sentence, begins, finder->last, &subject);
    if (verb == NO_TOKEN || has(finder, begins, TAG_PRONOUN))
        return false;
    part->from = at_start(finder, begins);
    part->dateless = true;
    part->verb = verb;
    part->why = "what happened then stands behind 'that'";
    return true;
}

/* "They met in May, followed by a visit to Rome in June": the visit followed. */
static bool take_sequel(const struct finder *finder, struct part *part) {
    static const char *const followed[] = {"followed", NULL}, *const by[] = {"by", NULL};
    size_t q = finder->date;
    while (q > finder->reading->first && !token_is(finder->sentence, q, followed)) {
        if (has(finder, q, TAG_COMMA | TAG_STOP | TAG_AUXILIARY | TAG_FINITE))
            return false;
        q--;
    }
    size_t date = date_start(finder, finder->date);
    if (q <= finder->reading->verb || !token_is(finder->sentence, q + 1, by) || date <= q + 2 ||
        !has(finder, q - 1, TAG_COMMA))
        return false;
    part->prefix =
        str_format(finder->arena, "%.*s followed", STR_ARG(text_of(finder, q + 2, date)));
    part->last = part->from;
    part->dateless = true;
    part->verb = NO_TOKEN;
    part->why = "what followed has the date to itself";
    return part->prefix.len < LONGEST_SUBJECT;
}

/* "It went on until September 1995, when NATO attacked": what happened then stands behind. */
static bool take_when(const struct finder *finder, struct part *part) {
    static const char *const when[] = {"when", NULL};
    size_t at = finder->date_end, subject;
    bool leads = finder->reading->verb != NO_TOKEN && finder->date <= finder->reading->verb;
    if (leads || !has(finder, at, TAG_COMMA) || !token_is(finder->sentence, at + 1, when))
        return false;
    size_t verb = sentence_verb(finder->sentence, at + 2, finder->last, &subject);
    if (verb == NO_TOKEN || has(finder, at + 2, TAG_PRONOUN))
        return false;
    part->from = at_start(finder, at + 2);
    part->dateless = true;
    part->verb = verb;
    part->why = "what happened then stands behind the date";
    return true;
}

/* Of a sentence that is too long for any headline: "Anna Berg's 1987 speech calling on ...", the
 * noun that the date stands before. */
static bool take_noun(const struct finder *finder, struct part *part) {
    const struct sentence *sentence = finder->sentence;
    size_t end = finder->date_end, start;
    if (part->last - part->from <= MOST_HEADLINE || finder->date < 2 ||
        !has(finder, finder->date - 1, TAG_POSSESSIVE) || finder->date >= finder->reading->verb)
        return false;
    while (
        end < finder->last &&
        !has(finder, end, TAG_AUXILIARY | TAG_FINITE | TAG_STOP | TAG_RELATIVE | TAG_SUBORDINATE))
        end++;
    for (start = finder->date;
         start > finder->reading->first && has(finder, start - 1, TAG_CAPITAL | TAG_POSSESSIVE);)
        start--;
    if (end <= finder->date_end || end >= sentence->count || start >= finder->date)
        return false;
    part->from = at_start(finder, start);
    part->last = flat_skip_back(sentence->flat, at_start(finder, end), part->from, " ,");
    part->cut = at_start(finder, finder->date);
    part->resume = at_start(finder, finder->date_end);
    part->verb = NO_TOKEN;
    part->why = "the sentence is too long; what is dated is a noun of it";
    return true;
}

/* Of a sentence that is too long: "... would have imagined that two years later the regimes would
 * collapse": what "that" leads to. */
static bool take_content(const struct finder *finder, struct part *part) {
    static const char *const that[] = {"that", NULL};
    size_t r = finder->date, subject;
    if (part->last - part->from <= MOST_HEADLINE || finder->date <= finder->reading->verb)
        return false;
    while (r > finder->reading->verb && !token_is(finder->sentence, r, that))
        r--;
    size_t begins = behind_own_date(finder, r + 1);
    size_t verb = sentence_verb(finder->sentence, begins, finder->last, &subject);
    if (r == finder->reading->verb || verb == NO_TOKEN || subject != begins ||
        has(finder, begins, TAG_PRONOUN))
        return false;
    part->from = at_start(finder, begins);
    part->dateless = begins > r + 1;
    part->verb = verb;
    part->why = "the sentence is too long; what is dated stands behind 'that'";
    return true;
}

/* ---- coordinated parts ---- */

static void cut_behind(const struct finder *finder, size_t token, struct part *part) {
    const struct flat *flat = finder->sentence->flat;
    part->last = flat_skip_back(flat, MIN(part->last, at_start(finder, token)), part->from, " ,;");
}

/* The subject of part `own` as text, with the auxiliary that its participle shares ("was founded in
 * 1911, sold in 1954"); empty when it cannot stand before another verb. */
static struct str subject_text(const struct finder *finder, size_t own) {
    const struct sentence_reading *reading = finder->reading;
    size_t from = reading->subject, verb = reading->verb;
    for (size_t i = 0; i < own; i++)
        if (reading->parts[i].clause) {
            from = reading->parts[i].begins;
            verb = reading->parts[i].verb;
        }
    if (reading->parts[own].shares)
        while (has(finder, verb, TAG_AUXILIARY))
            verb++;
    if (from >= verb)
        return STR("");
    struct str text = text_of(finder, from, verb);
    if (has(finder, verb - 1, TAG_COMMA)) /* "Its speaker, Maria Lopez," */
        text = str_format(finder->arena, "%.*s,", STR_ARG(text));
    return text.len > LONGEST_SUBJECT ? STR("") : text;
}

/* "..., followed by a visit in June": what has another date, and hangs on behind a comma, goes. */
static void cut_other_date(const struct finder *finder, size_t limit, struct part *part) {
    size_t comma = NO_TOKEN, main = MAX(finder->date_end, finder->reading->verb + 1);
    for (size_t i = main; i < limit; i++) {
        bool hangs = has(finder, i, TAG_COMMA) && i + 1 < limit &&
                     has(finder, i + 1,
                         TAG_PAST | TAG_ING | TAG_RELATIVE | TAG_PREPOSITION | TAG_SUBORDINATE);
        comma = hangs && comma == NO_TOKEN ? i : comma;
        if (comma != NO_TOKEN && has(finder, i, TAG_DATE)) {
            cut_behind(finder, comma, part);
            part->why = "what has another date is left out";
            return;
        }
    }
}

/* What leads up to a long sentence, and does not hold the date or only it, goes. */
static void cut_lead(const struct finder *finder, struct part *part) {
    const struct sentence_reading *reading = finder->reading;
    size_t subject = reading->subject, end = part->last;
    bool dated = finder->date < subject;
    for (size_t i = MAX(reading->verb, finder->date_end); i < finder->last; i++)
        if (has(finder, i, TAG_STOP) || /* what stands behind can go as well */
            (has(finder, i, TAG_COMMA) &&
             has(finder, i + 1, TAG_RELATIVE | TAG_ING | TAG_SUBORDINATE))) {
            end = MIN(end, at_start(finder, i));
            break;
        }
    if (subject <= reading->first || subject >= reading->verb ||
        end - part->from <= LONGEST_HEADLINE ||
        (dated && date_start(finder, finder->date) != reading->first))
        return;
    size_t left = end - MIN(end, at_start(finder, finder->date_end)); /* the date goes anyway */
    if (has(finder, subject, TAG_PRONOUN) || (dated && left <= LONGEST_HEADLINE))
        return;
    part->dateless = dated;
    part->from = at_start(finder, subject);
    part->why = "what leads up to it is left out";
}

/* "On 5 May and 7 June 2014, ", "In December 1996, ": behind the dates at the start, when ours is
 * not the only one of them. */
static void cut_dated_lead(const struct finder *finder, struct part *part) {
    static const char *const leads[] = {"in", "on", "by", "at", "during", "between", "from", NULL};
    const struct sentence_reading *reading = finder->reading;
    size_t stop = reading->first, dates = 0;
    bool own = false;
    while (stop < reading->verb) {
        size_t date = stop;
        while (token_is(finder->sentence, date, leads) ||
               (dates && has(finder, date, TAG_COMMA | TAG_CONJUNCTION)))
            date++;
        if (!has(finder, date, TAG_DATE))
            break;
        stop = date_stop(finder, date);
        own = own || (finder->date >= date && finder->date < stop);
        dates++;
    }
    while (has(finder, stop, TAG_COMMA))
        stop++;
    if (dates < (own ? 2U : 1U) || stop >= reading->verb || finder->reading->subject < stop ||
        stop + 3 > finder->last)
        return;
    part->from = MAX(part->from, at_start(finder, stop));
    part->dateless = own;
    part->why = own ? "one of the dates at its start" : "the date at its start is another one";
}

/* Is another date joined to this one, with nothing but names between them? */
static bool is_row(const struct finder *finder) {
    size_t next = finder->date_end, last = date_start(finder, finder->date);
    while (next < finder->last && !has(finder, next, TAG_DATE))
        next++;
    while (last > finder->reading->first && !has(finder, last - 1, TAG_DATE))
        last--;
    return (next < finder->last && !has_verb_between(finder, finder->date_end, next)) ||
           (last > finder->reading->first && !has_verb_between(finder, last, finder->date));
}

/* Is the date the main verb's own: no infinitive, participle or clause begins between them? */
static bool is_governed(const struct finder *finder, size_t verb) {
    static const char *const meetings[] = {"Summit",     "summit",  "Conference",
                                           "conference", "meeting", "Meeting",
                                           "talks",      "session", NULL};
    size_t start = date_start(finder, finder->date);
    if (start == finder->date || start == 0 || is_row(finder))
        return false;
    if (finder->date < verb) /* "The Brussels Summit in January 1994 continued" */
        return token_is(finder->sentence, start - 1, meetings);
    size_t at = verb + 1; /* "was signed" */
    while (has(finder, at, TAG_AUXILIARY | TAG_PAST | TAG_ADVERB))
        at++;
    if (at > start || has(finder, start - 1, TAG_AUXILIARY | TAG_PREPOSITION | TAG_CONJUNCTION))
        return false;
    return at == start || !has_verb_between(finder, at, start);
}

static bool take_coordinated(const struct finder *finder, size_t length, struct part *part) {
    const struct sentence_reading *reading = finder->reading;
    size_t own = reading->part_count; /* of the part with the date; none: the main clause */
    for (size_t i = 0; i < reading->part_count; i++)
        if (reading->parts[i].before < finder->date)
            own = i;
    bool is_main = own == reading->part_count;
    size_t next = is_main ? 0 : own + 1, limit = finder->last;
    if (next < reading->part_count) {
        limit = reading->parts[next].before;
        bool later = is_other_date(finder, limit, finder->last);
        bool closes = finder->date > reading->verb && /* "began in 2014 and ended in peace" */
                      limit == finder->date_end;
        if (later || closes || length > LONGEST_HEADLINE || !is_main) {
            cut_behind(finder, limit, part);
            part->why = "what the sentence goes on to tell is another thing";
        }
    }
    part->verb = reading->verb;
    if (is_main) {
        cut_other_date(finder, limit, part);
        cut_lead(finder, part);
        cut_dated_lead(finder, part);
        return true;
    }
    const struct sentence_part *mine = &reading->parts[own];
    part->verb = mine->verb;
    part->governed = is_governed(finder, mine->verb);
    bool leads = finder->date < mine->verb;
    if (mine->clause) {
        if (token_has(finder->sentence, mine->begins, TAG_PRONOUN) ||
            token_has(finder->sentence, mine->verb - 1, TAG_PRONOUN))
            return false; /* whose pronoun points into what would be cut off */
        part->from = at_start(finder, mine->begins);
        part->why = "its own clause";
        return true;
    }
    bool others = is_other_date(finder, finder->reading->first, mine->before);
    if (!leads && !others && length <= LONGEST_HEADLINE)
        return true;
    part->prefix = subject_text(finder, own);
    if (!part->prefix.len)
        return false;
    part->from = at_start(finder, leads && mine->verb > mine->begins ? mine->begins : mine->verb);
    if (leads) { /* "and, on June 16, ceremoniously re-interred" */
        size_t stop = finder->date_end;
        while (has(finder, stop, TAG_COMMA))
            stop++;
        part->from = at_start(finder, MIN(stop, mine->verb));
        part->dateless = true;
    }
    part->why = "its own part of the sentence";
    return true;
}

struct part headline_part(struct arena *arena, const struct sentence_reading *reading,
                          const struct kept *kept) {
    const struct sentence *sentence = &reading->sentence;
    struct part part = {
        .from = kept->from, .last = kept->last, .limit = kept->last, .verb = NO_TOKEN, .why = ""};
    struct finder finder = {arena, reading, sentence, .date = sentence_token(sentence, kept->date)};
    finder.date_end = sentence_token(sentence, kept->date_end);
    finder.last = sentence_token(sentence, kept->last);
    part.verb = reading->verb;
    if (kept->flat->foreign || !has(&finder, finder.date, TAG_DATE))
        return part;
    if (reading->verb == NO_TOKEN) {
        struct part when = part;
        return take_when(&finder, &when) ? when : part;
    }
    size_t main = reading->verb, from = reading->first;
    for (size_t i = 0; i < reading->part_count; i++)
        if (reading->parts[i].clause && reading->parts[i].before < finder.date) {
            main = reading->parts[i].verb;
            from = reading->parts[i].begins;
        }
    part.governed = is_governed(&finder, main);
    part.row = is_row(&finder);
    struct part tried = part;
    bool parenthesis = sentence->tokens[finder.date].depth > sentence->tokens[main].depth;
    if (main < finder.date && take_row(&finder, main, from, &tried))
        return tried;
    tried = part;
    if (parenthesis && take_parenthesis(&finder, &tried))
        return tried;
    bool (*const rules[])(const struct finder *, struct part *) = {
        take_cleft,       take_opening,  take_plan,   take_possessive,
        take_participle,  take_relative, take_sequel, take_when,
        take_subordinate, take_noun,     take_content};
    for (size_t i = 0; i < G_N_ELEMENTS(rules) && !parenthesis; i++) {
        tried = part;
        if (rules[i](&finder, &tried))
            return tried;
    }
    tried = part;
    size_t length = kept->last - kept->from, participle = participle_of(&finder);
    bool alone = take_coordinated(&finder, length, &tried);
    if (participle != NO_TOKEN && participle > tried.verb)
        tried.verb = participle; /* "praised the vote held on 16 March": what is dated is held */
    part.verb = tried.verb;
    return alone ? tried : part;
}
