/* headline_row.c: dates in a row, each with an item of its own: "in Berlin in 1953, in Prague in
 * 1968". Where the items do not match each other, the row stays whole. */
#include "analyse/headline_finder.h"

#define MOST_GROUPS 8 /* dates of a row looked at, on either side */

/* Where the item of a row begins whose date ends at `stop` and that follows the one ending at
 * `before`: behind ", and again". */
static size_t group_start(const struct finder *finder, size_t before) {
    while (token_at(finder, before, TAG_COMMA | TAG_CONJUNCTION | TAG_ADVERB))
        before++;
    return before;
}

/* How a noun phrase begins: two of a row begin alike. */
static uint32_t class_of(const struct finder *finder, size_t token) {
    return finder->sentence->tokens[token].tags & TAG_DETERMINER ? TAG_DETERMINER
           : token_at(finder, token, TAG_CAPITAL)                ? TAG_CAPITAL
                                                                 : 0;
}

/* Where the first item begins: at the word that the second begins with too, or at a noun phrase
 * like that. NO_TOKEN where the second could be another subject: "Poland joined NATO in 1999 and
 * Slovakia in 2004". */
static size_t first_group(const struct finder *finder, size_t verb, size_t from, size_t first_date,
                          size_t second) {
    const struct sentence *sentence = finder->sentence;
    size_t date = finder_date_start(finder, first_date);
    if (token_at(finder, second, TAG_DATE) || finder_date_stop(finder, second + 1) > second + 1)
        return date; /* "in 1990 and in 1994": they differ in nothing else */
    char word[32];
    const struct token *token = &sentence->tokens[second];
    size_t len = MIN(token->end - token->start, sizeof word - 1);
    memcpy(word, sentence->flat->text + token->start, len);
    word[len] = '\0';
    const char *const same[] = {word, NULL};
    if (token_at(finder, second, TAG_PREPOSITION | TAG_DETERMINER | TAG_TO))
        for (size_t i = date; i-- > verb + 1;)
            if (token_is(sentence, i, same))
                return i;
    if (token_at(finder, second, TAG_PREPOSITION | TAG_TO | TAG_DETERMINER))
        return NO_TOKEN;
    size_t start = sentence_noun_phrase(sentence, verb + 1, date);
    static const char *const by[] = {"by", NULL}; /* "by Rahtz in 1958 and Cramp in 1976" */
    bool alike = start < date && class_of(finder, start) == class_of(finder, second);
    bool agent = alike && token_is(sentence, start - 1, by);
    return agent || (alike && class_of(finder, from) != class_of(finder, second)) ? start
                                                                                  : NO_TOKEN;
}

/* "Germany joined the pact in 1955, Spain in 1982", "The first talks took place in June, the second
 * in July": each has the verb. */
static bool is_gap(const struct finder *finder, size_t verb, size_t from, size_t first_date,
                   size_t second) {
    size_t stop = finder_date_start(finder, first_date), object = verb + 1;
    while (token_at(finder, object, TAG_AUXILIARY | TAG_PAST | TAG_ADVERB))
        object++;
    bool other = object >= stop || class_of(finder, object) != class_of(finder, second);
    return other && stop > verb && class_of(finder, from) != 0 &&
           class_of(finder, from) == class_of(finder, second);
}

static const char *const ordinals[] = {"first", "second", "third", "fourth", "fifth",
                                       "last",  "next",   "other", NULL};

/* "its first session in May, its second in June": the noun behind the ordinal of the first item. */
static struct str shared_noun(const struct finder *finder, size_t from, size_t to) {
    while (from < to && !token_is(finder->sentence, from, ordinals))
        from++;
    size_t end = from + (from < to);
    while (end < to && !token_at(finder, end, TAG_PREPOSITION | TAG_DATE | TAG_COMMA))
        end++;
    return end > from + 1 ? finder_text(finder, from + 1, end) : STR("");
}

static void set_gap(const struct finder *finder, size_t verb, size_t first_date, size_t begins,
                    struct part *part) {
    size_t stop = finder_date_start(finder, first_date);
    size_t end = finder_date_start(finder, finder->date);
    part->prefix = finder_text(finder, begins, end);
    if (end == begins + 2 && token_is(finder->sentence, begins + 1, ordinals))
        part->prefix = str_format(finder->arena, "%.*s %.*s", STR_ARG(part->prefix),
                                  STR_ARG(finder_text(finder, verb - 1, verb)));
    for (size_t i = begins; i < end; i++)
        if (token_at(finder, i, TAG_COMMA)) { /* "the sixth, on the army," */
            part->prefix = str_format(finder->arena, "%.*s,", STR_ARG(part->prefix));
            break;
        }
    part->from = token_start(finder, verb);
    part->last =
        flat_skip_back(finder->sentence->flat, token_start(finder, stop), part->from, " ,(");
    part->dateless = true;
    part->verb = verb;
    part->why = "its own item of a row of dates, with the verb that they share";
}

/* "crushed demonstrators in East Berlin in June 1953, in Hungary in 1956, ...". */
bool part_take_row(const struct finder *finder, size_t verb, size_t from, struct part *part) {
    size_t starts[2 * MOST_GROUPS + 1], count = 1, own = 0;
    size_t first = finder->date;
    for (int i = 0; i < MOST_GROUPS; i++) { /* to the first date of the row */
        size_t at = finder_date_start(finder, first), before = at;
        while (before > verb + 1 && !token_at(finder, before - 1, TAG_DATE))
            before--;
        if (before <= verb + 1 || finder_tells_between(finder, before, at) ||
            finder_part_between(finder, before, first))
            break;
        bool parted = false;
        for (size_t j = before; j < at; j++)
            parted = parted || token_at(finder, j, TAG_COMMA | TAG_CONJUNCTION);
        if (!parted)
            break;
        first = before - 1;
        own++;
    }
    size_t first_date = first;
    while (first_date > 0 && token_at(finder, first_date - 1, TAG_DATE))
        first_date--;
    size_t first_end = finder_date_stop(finder, first_date);
    for (size_t at = first_end; at < finder->last && count < G_N_ELEMENTS(starts);) {
        size_t begins = group_start(finder, at), date = begins;
        while (date < finder->last && !token_at(finder, date, TAG_DATE))
            date++;
        if (begins == at || date >= finder->last || finder_tells_between(finder, begins, date) ||
            finder_part_between(finder, at, date))
            break;
        starts[count++] = begins;
        at = finder_date_stop(finder, date);
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
        base = finder_date_start(finder, first_date);
    }
    if (base <= verb)
        return false;
    starts[0] = base;
    size_t date = finder_date_start(finder, finder->date);
    part->prefix = finder_text(finder, from, base);
    part->from = token_start(finder, starts[own]);
    part->last = part->from;
    if (starts[own] < date) {
        size_t end = token_start(finder, date);
        const struct flat *flat = finder->sentence->flat;
        part->last = flat_skip_back(flat, end, part->from, " ,(");
    }
    bool bare = own > 0 && starts[own] < date && token_is(finder->sentence, date - 1, ordinals);
    struct str noun = bare ? shared_noun(finder, base, first_date) : STR("");
    if (noun.len) {
        struct str item = finder_text(finder, starts[own], date);
        part->prefix = str_format(finder->arena, "%.*s %.*s %.*s", STR_ARG(part->prefix),
                                  STR_ARG(item), STR_ARG(noun));
        part->last = part->from;
    }
    part->dateless = true;
    part->verb = verb;
    part->why = "its own item of a row of dates";
    return true;
}

/* Is another date joined to this one, with nothing but names between them? */
bool finder_is_row(const struct finder *finder) {
    size_t next = finder->date_end, last = finder_date_start(finder, finder->date);
    while (next < finder->last && !token_at(finder, next, TAG_DATE))
        next++;
    while (last > finder->reading->first && !token_at(finder, last - 1, TAG_DATE))
        last--;
    return (next < finder->last && !finder_tells_between(finder, finder->date_end, next) &&
            !finder_part_between(finder, finder->date_end, next)) ||
           (last > finder->reading->first && !finder_tells_between(finder, last, finder->date) &&
            !finder_part_between(finder, last, finder->date));
}
