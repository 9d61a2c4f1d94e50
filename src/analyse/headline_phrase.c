/* headline_phrase.c: phrases within a sentence that have the date to themselves: participles,
 * relative clauses, parentheses. They become clauses with the noun that they belong to. */
#include "analyse/headline_finder.h"

/* It was held, then. Not where the sentence tells of the same date, as in "In the communiqué issued
 * on 9 July, the Council called". */
bool part_take_participle(const struct finder *finder, struct part *part) {
    static const char *const documents[] = {"issued",  "published", "released", "dated",
                                            "written", "held",      NULL};
    size_t q = finder_participle(finder);
    static const char *const dated[] = {"dated", NULL};
    if (q == NO_TOKEN || token_is(finder->sentence, q, dated) ||
        (q < finder->reading->subject && token_is(finder->sentence, q, documents)))
        return false;
    size_t noun_end, noun = finder_antecedent(finder, q, &noun_end),
                     end = finder_phrase_end(finder, 0);
    bool enclosed = noun_end < q && token_at(finder, end, TAG_COMMA | TAG_CONJUNCTION);
    bool others = finder_other_date(finder, 0, finder->last);
    if (noun == NO_TOKEN || (noun_end < q && !enclosed) ||
        (!others && (!enclosed || token_is(finder->sentence, q, documents))))
        return false;
    const char *was = finder_is_plural(finder, noun, noun_end) ? " were" : " was";
    if (!finder_set_phrase(finder, part, noun, noun_end, was, q, 0))
        return false;
    part->verb = q;
    part->why = "a participle has the date to itself";
    return true;
}

/* "a ceasefire, to begin on 15 February", "talks due to open on 3 May". */
bool part_take_plan(const struct finder *finder, struct part *part) {
    static const char *const plans[] = {"due", "scheduled", "expected", "planned", "set", NULL};
    static const char *const verbs[] = {"begin", "start", "take",   "be",   "end",   "expire",
                                        "enter", "come",  "last",   "open", "close", "run",
                                        "meet",  "start", "resume", "go",   NULL};
    size_t to = finder->date;
    while (to > finder->reading->first + 1 && !token_at(finder, to - 1, TAG_TO)) {
        if (token_at(finder, to - 1, TAG_COMMA | TAG_FINITE | TAG_AUXILIARY | TAG_STOP))
            return false;
        to--;
    }
    if (!token_at(finder, to - 1, TAG_TO) || !token_is(finder->sentence, to, verbs))
        return false;
    size_t q = to - 1;
    bool planned = q > 0 && token_is(finder->sentence, q - 1, plans);
    q -= planned;
    if (q == 0 || q <= finder->reading->subject || token_at(finder, q - 1, TAG_AUXILIARY) ||
        (!planned && !token_at(finder, q - 1, TAG_COMMA)))
        return false;
    size_t noun_end, noun = finder_antecedent(finder, q, &noun_end);
    if (noun == NO_TOKEN)
        return false;
    /* "a ceasefire in eastern Ukraine": with its places */
    while (noun > 1 && token_at(finder, noun - 1, TAG_PREPOSITION)) {
        size_t more = sentence_noun_phrase(finder->sentence, finder->reading->first, noun - 1);
        if (more >= noun - 1)
            break;
        noun = more;
    }
    const char *is = finder_is_plural(finder, noun, noun_end) ? " are" : " is";
    if (!finder_set_phrase(finder, part, noun, noun_end, is, q, 0))
        return false;
    size_t stop = finder->sentence->tokens[finder_date_start(finder, finder->date)].start;
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
    if (*noun <= finder->reading->first + 1 || !token_at(finder, *noun - 1, TAG_COMMA) ||
        !token_at(finder, *noun, TAG_DETERMINER))
        return;
    size_t end = *noun - 1;
    size_t name = sentence_noun_phrase(finder->sentence, finder->reading->first, end);
    bool subject = name == finder->reading->first || name == finder->reading->subject;
    if (name < end && subject && token_at(finder, name, TAG_CAPITAL) &&
        !token_at(finder, name, TAG_DETERMINER)) {
        *noun_end = end;
        *noun = name;
    }
}

/* "the deal, which entered into force on 3 May". */
bool part_take_relative(const struct finder *finder, struct part *part) {
    static const char *const subjects[] = {"which", "who", "that", NULL};
    size_t r = finder->date;
    while (r > finder->reading->first && !token_is(finder->sentence, r, subjects)) {
        if (token_at(finder, r, TAG_COMMA | TAG_STOP))
            return false;
        r--;
    }
    if (r <= finder->reading->first ||
        token_at(finder, r - 1, TAG_PAST | TAG_FINITE | TAG_PREPOSITION | TAG_ING | TAG_PRESENT))
        return false;
    size_t begins = finder_behind_date(finder, r + 1), verb = begins;
    while (token_at(finder, verb, TAG_ADVERB))
        verb++;
    size_t noun_end, noun = finder_antecedent(finder, r, &noun_end);
    if (noun == NO_TOKEN || !token_at(finder, verb, TAG_AUXILIARY | TAG_FINITE | TAG_PAST))
        return false;
    lead_by_name(finder, &noun, &noun_end);
    if (!finder_set_phrase(finder, part, noun, noun_end, "", begins, verb))
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    return true;
}

/* "the museum, whose new wing opened in 2003". */
bool part_take_possessive(const struct finder *finder, struct part *part) {
    static const char *const whose[] = {"whose", NULL};
    size_t r = finder->date;
    while (r > finder->reading->first && !token_is(finder->sentence, r, whose)) {
        if (token_at(finder, r, TAG_COMMA | TAG_STOP))
            return false;
        r--;
    }
    size_t verb = r + 1;
    while (verb < finder->date && !token_at(finder, verb, TAG_AUXILIARY | TAG_FINITE | TAG_PAST))
        verb++;
    if (r <= finder->reading->first || verb == r + 1 || verb >= finder->date)
        return false;
    size_t noun_end, noun = finder_antecedent(finder, r, &noun_end);
    if (noun == NO_TOKEN || !finder_set_phrase(finder, part, noun, noun_end, "\u2019s", r + 1, 0))
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    return true;
}

/* "Founded in 1949, the Council moved ...": it was founded. */
bool part_take_opening(const struct finder *finder, struct part *part) {
    const struct sentence_reading *reading = finder->reading;
    size_t end = finder->date_end;
    if (!token_at(finder, reading->first, TAG_PAST) ||
        token_at(finder, reading->first, TAG_FINITE) || finder->date >= reading->subject ||
        reading->subject >= reading->verb || !token_at(finder, end, TAG_COMMA) ||
        token_at(finder, reading->subject, TAG_PRONOUN))
        return false;
    for (size_t i = reading->first; i < finder->date; i++)
        if (token_at(finder, i, TAG_COMMA))
            return false;
    size_t noun_end = reading->verb;
    for (size_t i = reading->subject; i < reading->verb; i++)
        noun_end = noun_end == reading->verb && token_at(finder, i, TAG_COMMA) ? i : noun_end;
    const char *was = finder_is_plural(finder, reading->subject, noun_end) ? " were " : " was ";
    const struct token *word = &finder->sentence->tokens[reading->first];
    char *lower = g_ascii_strdown(finder->sentence->flat->text + word->start,
                                  (gssize)(word->end - word->start));
    struct str name = finder_text(finder, reading->subject, noun_end);
    part->prefix = str_format(finder->arena, "%.*s%s%s", STR_ARG(name), was, lower);
    g_free(lower);
    part->from = word->end;
    part->last = token_start(finder, finder_date_start(finder, finder->date));
    part->last = flat_skip_back(finder->sentence->flat, part->last, part->from, " ");
    part->from = flat_skip(finder->sentence->flat, part->from, part->last, " ");
    part->dateless = true;
    part->verb = reading->first;
    part->why = "the words before the subject have the date to themselves";
    return part->prefix.len < LONGEST_SUBJECT;
}

/* "The treaty (signed in Lisbon on 13 December 2007) was rejected". */
bool part_take_parenthesis(const struct finder *finder, struct part *part) {
    const struct sentence *sentence = finder->sentence;
    uint16_t depth = sentence->tokens[finder->date].depth;
    size_t first = finder->date, end = finder->date_end;
    while (first > 0 && sentence->tokens[first - 1].depth >= depth)
        first--;
    while (end < sentence->count && sentence->tokens[end].depth >= depth)
        end++;
    size_t open = token_start(finder, first);
    if (first == 0 || open == 0 || sentence->flat->text[open - 1] != '(' ||
        !token_at(finder, first, TAG_PAST) || token_is_adjective(sentence, first))
        return false;
    size_t noun = sentence_noun_phrase(sentence, finder->reading->first, first);
    if (noun >= first)
        return false;
    const char *was = finder_is_plural(finder, noun, first) ? " were" : " was";
    part->prefix =
        str_format(finder->arena, "%.*s%s", STR_ARG(finder_text(finder, noun, first)), was);
    part->from = open;
    part->last = sentence->tokens[end - 1].end;
    finder_cut_date(finder, part);
    part->verb = first;
    part->why = "a parenthesis has the date to itself";
    return true;
}
