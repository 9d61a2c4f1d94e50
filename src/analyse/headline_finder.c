/* headline_finder.c: what the rules for parts of a sentence share. */
#include "analyse/headline_finder.h"

static const char *const date_words[] = {"in", "on", "by", "during", "from", "since", "of", NULL};

/* The text of the tokens [from, to), with the marks that stand behind the last of them. */
struct str finder_text(const struct finder *finder, size_t from, size_t to) {
    const struct flat *flat = finder->sentence->flat;
    size_t start = token_start(finder, from);
    size_t end = to < finder->sentence->count ? token_start(finder, to) : finder->sentence->end;
    while (start > 0 && (flat->text[start - 1] == '"' || flat->text[start - 1] == '('))
        start--;
    while (end > start && strchr(" ,;\"(", flat->text[end - 1]) &&
           !(flat->text[end - 1] == '"' && flat->text[end - 2] != ' '))
        end--;
    return flat_written(finder->arena, flat, start, end);
}

/* "to meet", as against "to 3 %" and "to Rome". */
static bool is_infinitive(const struct finder *finder, size_t token) {
    return token_at(finder, token, TAG_TO) &&
           !token_at(finder, token + 1, TAG_NUMBER | TAG_DETERMINER | TAG_CAPITAL | TAG_DATE);
}

/* Dates are neighbours when nothing happens between them. */
bool finder_tells_between(const struct finder *finder, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        bool past = token_at(finder, i, TAG_PAST) && !token_is_adjective(finder->sentence, i);
        bool gerund = token_at(finder, i, TAG_ING) && !token_at(finder, i, TAG_CAPITAL);
        if (past || gerund || i == finder->reading->verb || is_infinitive(finder, i) ||
            token_at(finder, i,
                     TAG_AUXILIARY | TAG_FINITE | TAG_RELATIVE | TAG_SUBORDINATE | TAG_STOP |
                         TAG_PRONOUN))
            return true;
    }
    return false;
}

/* Does a coordinated part of the sentence begin there? */
bool finder_part_between(const struct finder *finder, size_t from, size_t to) {
    for (size_t i = 0; i < finder->reading->part_count; i++)
        if (finder->reading->parts[i].before >= from && finder->reading->parts[i].before < to)
            return true;
    return false;
}

size_t finder_date_stop(const struct finder *finder, size_t token) {
    size_t stop = token;
    while (stop < finder->last && token_at(finder, stop, TAG_DATE))
        stop++;
    return stop;
}

/* The preposition of the date, or the date. */
size_t finder_date_start(const struct finder *finder, size_t date) {
    while (date > 0 && token_at(finder, date - 1, TAG_DATE))
        date--;
    return date > 0 && token_is(finder->sentence, date - 1, date_words) ? date - 1 : date;
}

bool finder_other_date(const struct finder *finder, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (token_at(finder, i, TAG_DATE) && (i < finder->date || i >= finder->date_end))
            return true;
    return false;
}

bool finder_is_plural(const struct finder *finder, size_t from, size_t to) {
    size_t head = to;
    for (size_t i = from; i < to; i++) {
        if (head == to && token_at(finder, i, TAG_CONJUNCTION))
            return true;
        if (head == to && token_at(finder, i, TAG_PREPOSITION) && i > from)
            head = i;
    }
    const struct token *word = &finder->sentence->tokens[head - 1];
    const char *end = finder->sentence->flat->text + word->end;
    return word->end - word->start > 3 && end[-1] == 's' && !strchr("sui", end[-2]) &&
           !(word->tags & TAG_POSSESSIVE);
}

/* The end of a phrase: the first comma, verb of the main clause or other clause behind the date. */
size_t finder_phrase_end(const struct finder *finder, size_t verb) {
    size_t i = MAX(finder->date_end, verb + 1);
    for (; i < finder->last; i++)
        if (token_at(finder, i,
                     TAG_COMMA | TAG_STOP | TAG_RELATIVE | TAG_SUBORDINATE | TAG_AUXILIARY |
                         TAG_FINITE | TAG_TO | TAG_CONJUNCTION | TAG_PRONOUN) ||
            (token_at(finder, i, TAG_PAST) && !token_is_adjective(finder->sentence, i)))
            break;
    return i;
}

/* "the Conference on Security and Aid (CSA)": where the name begins that the abbreviation is of. */
static size_t name_start(const struct finder *finder, size_t end) {
    size_t at = end;
    while (at > finder->reading->first && token_at(finder, at - 1, TAG_CAPITAL))
        at--;
    while (at > finder->reading->first + 1 &&
           token_at(finder, at - 1, TAG_PREPOSITION | TAG_CONJUNCTION) &&
           token_at(finder, at - 2, TAG_CAPITAL)) {
        at--;
        while (at > finder->reading->first && token_at(finder, at - 1, TAG_CAPITAL))
            at--;
    }
    return at > 0 && token_at(finder, at - 1, TAG_DETERMINER) ? at - 1 : at;
}

/* "a report by the United Nations, issued ...": noun phrases with prepositions between them, back
 * to where a subject begins. */
static size_t whole_subject(const struct finder *finder, size_t start) {
    size_t first = finder->reading->first, at = start;
    while (at > first + 1) {
        size_t end = at - 1;
        if (token_at(finder, at - 2, TAG_TO) &&
            at > first + 2) /* "a plan to add a car park, put forward" */
            end = at - 2;
        else if (!token_at(finder, at - 1, TAG_PREPOSITION | TAG_CONJUNCTION))
            break;
        size_t more = sentence_noun_phrase(finder->sentence, first, end);
        if (more + 1 >= at)
            break;
        at = more;
    }
    bool begins = at == finder->reading->subject || at == first;
    for (size_t i = 0; i < finder->reading->part_count; i++)
        begins = begins || at == finder->reading->parts[i].begins;
    if (begins)
        return at;
    /* "by a consortium from Osaka, which" */
    static const char *const close[] = {"from", "with", "between", "for", "against", NULL};
    bool bare = token_at(finder, start, TAG_CAPITAL) && !token_at(finder, start, TAG_DETERMINER) &&
                start > first + 1 && token_is(finder->sentence, start - 1, close);
    size_t wider = bare ? sentence_noun_phrase(finder->sentence, first, start - 1) : start;
    return wider + 1 < start && token_at(finder, wider, TAG_DETERMINER) ? wider : start;
}

/* The noun phrase before a participle or "which"; NO_TOKEN when it is none that can stand alone. */
size_t finder_antecedent(const struct finder *finder, size_t from, size_t *end) {
    static const char *const owners[] = {"its", "his", "her", "their", NULL};
    static const char *const vague[] = {"it", "this", "that", "these", "those", NULL};
    *end = from;
    if (*end > 0 && token_at(finder, *end - 1, TAG_COMMA))
        --*end;
    if (*end > 0 && token_at(finder, *end - 1, TAG_DATE)) /* "made a bid on 20 May, which" */
        *end = finder_date_start(finder, *end - 1);
    size_t start = sentence_noun_phrase(finder->sentence, finder->reading->first, *end);
    if (*end < from && start < *end) /* set off by a comma: the whole of it is meant */
        start = finder->sentence->flat->text[finder->sentence->tokens[*end - 1].end] == ')'
                    ? name_start(finder, *end)
                    : whole_subject(finder, start);
    bool subject = start == finder->reading->subject || start == finder->reading->first;
    if (start >= *end || token_at(finder, *end - 1, TAG_ADVERB | TAG_TO) ||
        (!subject && token_is(finder->sentence, start, owners)) ||
        finder->sentence->tokens[start].depth != finder->sentence->tokens[from].depth)
        return NO_TOKEN;
    return token_is(finder->sentence, start, vague) && start + 1 == *end ? NO_TOKEN : start;
}

/* The date's phrase within the part: ", on 3 May" at an end, "in 1994" before what is no comma. */
void finder_cut_date(const struct finder *finder, struct part *part) {
    static const char *const plain[] = {"in", "on", "during", NULL};
    size_t start = finder_date_start(finder, finder->date);
    const struct flat *flat = finder->sentence->flat;
    size_t date_end = finder->sentence->tokens[finder->date_end - 1].end;
    if (start == finder->date && date_end >= part->last &&
        headline_date_is_adverb(flat, part->from, token_start(finder, start), date_end)) {
        part->cut = flat_skip_back(flat, token_start(finder, start), part->from, " ,");
        part->resume = part->last;
        return;
    }
    if (start == finder->date || !token_is(finder->sentence, start, plain) ||
        token_start(finder, start) <= part->from || finder->date_end >= finder->sentence->count + 1)
        return;
    size_t resume = finder->sentence->tokens[finder->date_end - 1].end;
    part->cut = flat_skip_back(flat, token_start(finder, start), part->from, " ");
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

bool finder_set_phrase(const struct finder *finder, struct part *part, size_t noun, size_t noun_end,
                       const char *verb, size_t from, size_t main) {
    struct str name = finder_text(finder, noun, noun_end);
    if (!name.len || name.len > LONGEST_SUBJECT)
        return false;
    size_t end = finder_phrase_end(finder, main);
    const struct flat *flat = finder->sentence->flat;
    name = clause_balanced(finder->arena, name);
    part->prefix = str_format(finder->arena, "%.*s%s", STR_ARG(name), verb);
    part->from = token_start(finder, from);
    size_t stop = end < finder->sentence->count ? token_start(finder, end) : finder->sentence->end;
    part->last = flat_skip_back(flat, MIN(stop, part->limit), part->from, " ,;.");
    finder_cut_date(finder, part);
    return true;
}

/* The participle behind a noun that the date belongs to: "the referendum held on 16 March". */
size_t finder_participle(const struct finder *finder) {
    static const char *const be[] = {"be", "been", "being", NULL}, *const as[] = {"as", NULL};
    size_t q = finder->date;
    while (q > finder->reading->first && !token_at(finder, q - 1, TAG_PAST)) {
        if (!token_at(finder, q - 1,
                      TAG_PREPOSITION | TAG_DETERMINER | TAG_CAPITAL | TAG_ADVERB |
                          TAG_CONJUNCTION | TAG_NUMBER | TAG_PRESENT) &&
            !token_is(finder->sentence, q - 1, as) &&
            token_at(finder, q - 1, ~(uint32_t)TAG_POSSESSIVE))
            return NO_TOKEN;
        q--;
    }
    if (q <= finder->reading->first + 1)
        return NO_TOKEN;
    q--;
    for (size_t i = 0; i < finder->reading->part_count; i++)
        if (finder->reading->parts[i].verb == q)
            return NO_TOKEN;
    size_t subject = sentence_noun_phrase(finder->sentence, finder->reading->first, q);
    if (subject > 0 && subject < q && token_at(finder, subject - 1, TAG_RELATIVE))
        return NO_TOKEN;                   /* "which the shareholders accepted" */
    bool active = !token_at(finder, q + 1, /* "vetoed the plan" */
                            TAG_PREPOSITION | TAG_DATE | TAG_ADVERB | TAG_TO | TAG_COMMA);
    if (active || q == finder->reading->verb || token_is_adjective(finder->sentence, q) ||
        token_is(finder->sentence, q - 1, be) ||
        token_at(finder, q - 1, TAG_AUXILIARY | TAG_PRONOUN | TAG_ADVERB | TAG_RELATIVE | TAG_TO))
        return NO_TOKEN;
    return q;
}

/* "who in 1943 met": what the relative clause says begins behind the date. */
size_t finder_behind_date(const struct finder *finder, size_t token) {
    static const char *const leads[] = {"in", "on", "by", NULL};
    size_t date = token + token_is(finder->sentence, token, leads);
    if (date != finder->date)
        return token;
    size_t stop = finder->date_end;
    static const char *const only[] = {"not", "only", NULL};
    while (token_at(finder, stop, TAG_COMMA) || token_is(finder->sentence, stop, only))
        stop++;
    return stop;
}
