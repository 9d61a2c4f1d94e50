/* headline_clause.c: clauses within a sentence that have the date to themselves, and what can be
 * made of a sentence that is too long for a headline. */
#include "analyse/headline_finder.h"

/* "After the wall fell in 1989, ...", "... before the army came in 1945": what is dated is told by
 * the subordinate clause. */
bool part_take_subordinate(const struct finder *finder, struct part *part) {
    static const char *const words[] = {"after", "before", "when", "once", NULL};
    size_t s = finder->date, subject;
    while (s > finder->reading->first && !token_is(finder->sentence, s, words)) {
        if (token_at(finder, s, TAG_COMMA | TAG_STOP | TAG_RELATIVE))
            return false;
        s--;
    }
    if (!token_is(finder->sentence, s, words) || s + 2 >= finder->date ||
        finder_part_between(finder, s, finder->date))
        return false;
    size_t verb = sentence_verb(finder->sentence, s + 1, finder->date, &subject);
    if (verb == NO_TOKEN || verb == s + 1 ||
        token_at(finder, s + 1, TAG_PRONOUN | TAG_DATE | TAG_ING) || subject != s + 1)
        return false;
    const struct flat *flat = finder->sentence->flat;
    size_t end = finder_phrase_end(finder, 0);
    size_t stop = end < finder->sentence->count ? token_start(finder, end) : finder->sentence->end;
    part->from = token_start(finder, s + 1);
    part->last = flat_skip_back(flat, MIN(stop, part->limit), part->from, " ,;.");
    finder_cut_date(finder, part);
    part->verb = verb;
    part->why = "a subordinate clause has the date to itself";
    return true;
}

/* "It was not until 3 March 2003 that the committee published its report." */
bool part_take_cleft(const struct finder *finder, struct part *part) {
    static const char *const it[] = {"it", NULL}, *const that[] = {"that", NULL};
    size_t first = finder->reading->first, subject;
    if (!token_is(finder->sentence, first, it) || !token_at(finder, first + 1, TAG_AUXILIARY) ||
        finder->date > first + 5 || !token_is(finder->sentence, finder->date_end, that))
        return false;
    size_t begins = finder->date_end + 1;
    size_t verb = sentence_verb(finder->sentence, begins, finder->last, &subject);
    if (verb == NO_TOKEN)
        return false;
    part->from = token_start(finder, begins);
    part->dateless = true;
    part->verb = verb;
    part->why = "what happened then stands behind 'that'";
    return true;
}

/* "They met in May, followed by a visit to Rome in June": the visit followed. */
bool part_take_sequel(const struct finder *finder, struct part *part) {
    static const char *const followed[] = {"followed", NULL}, *const by[] = {"by", NULL};
    size_t q = finder->date;
    while (q > finder->reading->first && !token_is(finder->sentence, q, followed)) {
        if (token_at(finder, q, TAG_COMMA | TAG_STOP | TAG_AUXILIARY | TAG_FINITE))
            return false;
        q--;
    }
    size_t date = finder_date_start(finder, finder->date);
    if (q <= finder->reading->verb || !token_is(finder->sentence, q + 1, by) || date <= q + 2 ||
        !token_at(finder, q - 1, TAG_COMMA))
        return false;
    part->prefix =
        str_format(finder->arena, "%.*s followed", STR_ARG(finder_text(finder, q + 2, date)));
    part->last = part->from;
    part->dateless = true;
    part->verb = NO_TOKEN;
    part->why = "what followed has the date to itself";
    return part->prefix.len < LONGEST_SUBJECT;
}

/* "It went on until September 1995, when NATO attacked": what happened then stands behind. */
bool part_take_when(const struct finder *finder, struct part *part) {
    static const char *const when[] = {"when", NULL};
    size_t at = finder->date_end, subject;
    bool leads = finder->reading->verb != NO_TOKEN && finder->date <= finder->reading->verb;
    /* "It fell on 9 May, when ...": that is what happened then */
    static const char *const limits[] = {"until", "till", "before", NULL};
    size_t start = finder_date_start(finder, finder->date);
    bool lasts = finder->reading->verb == NO_TOKEN || token_is(finder->sentence, start, limits) ||
                 (start > 0 && token_is(finder->sentence, start - 1, limits));
    if (leads || !lasts || !token_at(finder, at, TAG_COMMA) ||
        !token_is(finder->sentence, at + 1, when))
        return false;
    size_t verb = sentence_verb(finder->sentence, at + 2, finder->last, &subject);
    if (verb == NO_TOKEN || token_at(finder, at + 2, TAG_PRONOUN))
        return false;
    part->from = token_start(finder, at + 2);
    part->dateless = true;
    part->verb = verb;
    part->why = "what happened then stands behind the date";
    return true;
}

/* Of a sentence that is too long for any headline: "Anna Berg's 1987 speech calling on ...", the
 * noun that the date stands before. */
bool part_take_noun(const struct finder *finder, struct part *part) {
    const struct sentence *sentence = finder->sentence;
    size_t end = finder->date_end, start;
    if (part->last - part->from <= MOST_HEADLINE || finder->date < 2 ||
        !token_at(finder, finder->date - 1, TAG_POSSESSIVE) ||
        finder->date >= finder->reading->verb)
        return false;
    while (end < finder->last &&
           !token_at(finder, end,
                     TAG_AUXILIARY | TAG_FINITE | TAG_STOP | TAG_RELATIVE | TAG_SUBORDINATE))
        end++;
    for (start = finder->date; start > finder->reading->first &&
                               token_at(finder, start - 1, TAG_CAPITAL | TAG_POSSESSIVE);)
        start--;
    if (end <= finder->date_end || end >= sentence->count || start >= finder->date)
        return false;
    part->from = token_start(finder, start);
    part->last = flat_skip_back(sentence->flat, token_start(finder, end), part->from, " ,");
    part->cut = token_start(finder, finder->date);
    part->resume = token_start(finder, finder->date_end);
    part->verb = NO_TOKEN;
    part->why = "the sentence is too long; what is dated is a noun of it";
    return true;
}

/* Of a sentence that is too long: "... would have imagined that two years later the regimes would
 * collapse": what "that" leads to. */
bool part_take_content(const struct finder *finder, struct part *part) {
    static const char *const that[] = {"that", NULL};
    size_t r = finder->date, subject;
    if (part->last - part->from <= MOST_HEADLINE || finder->date <= finder->reading->verb)
        return false;
    while (r > finder->reading->verb && !token_is(finder->sentence, r, that))
        r--;
    size_t begins = finder_behind_date(finder, r + 1);
    size_t verb = sentence_verb(finder->sentence, begins, finder->last, &subject);
    if (r == finder->reading->verb || verb == NO_TOKEN || subject != begins ||
        token_at(finder, begins, TAG_PRONOUN))
        return false;
    part->from = token_start(finder, begins);
    part->dateless = begins > r + 1;
    part->verb = verb;
    part->why = "the sentence is too long; what is dated stands behind 'that'";
    return true;
}
