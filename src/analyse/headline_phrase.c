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
    size_t with = q; /* "brought by Poland in 1998 and decided in 2002" */
    while (with > finder->reading->first && !token_at(finder, with, TAG_COMMA | TAG_STOP))
        with--;
    bool joined = token_at(finder, q - 1, TAG_CONJUNCTION) && token_at(finder, with + 1, TAG_PAST);
    size_t noun_end, noun = finder_antecedent(finder, joined ? with + 1 : q, &noun_end),
                     end = finder_phrase_end(finder, 0);
    bool enclosed = noun_end < q && token_at(finder, end, TAG_COMMA | TAG_CONJUNCTION);
    bool others = finder_other_date(finder, 0, finder->last);
    if (noun == NO_TOKEN || (noun_end < q && !enclosed) ||
        (!others && (!enclosed || token_is(finder->sentence, q, documents))))
        return false;
    static const char *const since[] = {"since", NULL};
    bool plural = finder_is_plural(finder, noun, noun_end);
    const char *was = token_is(finder->sentence, finder->date, since)
                          ? (plural ? " have been" : " has been")
                          : (plural ? " were" : " was");
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
        if (token_at(finder, r, TAG_COMMA | TAG_STOP) || r == finder->reading->verb)
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

/* The clause that begins at the token, to the end of its phrase. */
static bool set_clause(const struct finder *finder, struct part *part, size_t begins, size_t verb) {
    const struct sentence *sentence = finder->sentence;
    size_t end = finder_phrase_end(finder, verb);
    size_t stop = end < sentence->count ? token_start(finder, end) : sentence->end;
    part->from = token_start(finder, begins);
    part->last = flat_skip_back(sentence->flat, MIN(stop, part->limit), part->from, " ,;.");
    finder_cut_date(finder, part);
    return true;
}

/* "for which he received the prize": the main clause's subject did, when it is a name. */
static bool take_pronoun_of_relative(const struct finder *finder, size_t pronoun,
                                     struct part *part) {
    static const char *const person[] = {"he", "she", NULL};
    const struct sentence_reading *reading = finder->reading;
    size_t end = reading->subject;
    while (end < reading->verb && !token_at(finder, end, TAG_COMMA))
        end++;
    if (!token_is(finder->sentence, pronoun, person) || end <= reading->subject ||
        !token_at(finder, reading->subject, TAG_CAPITAL) ||
        token_at(finder, reading->subject, TAG_DETERMINER) ||
        !token_at(finder, end - 1, TAG_CAPITAL) || pronoun < reading->verb)
        return false;
    part->prefix = finder_text(finder, reading->subject, end);
    return set_clause(finder, part, pronoun + 1, pronoun + 1);
}

/* The relative word of the list whose clause has the date, and the clause's verb behind other
 * words; or NO_TOKEN. */
static size_t find_relative(const struct finder *finder, const char *const *list, size_t *verb) {
    size_t r = finder->date;
    while (r > finder->reading->first && !token_is(finder->sentence, r, list)) {
        if (token_at(finder, r, TAG_COMMA | TAG_STOP) || r == finder->reading->verb)
            return NO_TOKEN;
        r--;
    }
    *verb = r + 1;
    while (*verb < finder->date && !token_at(finder, *verb, TAG_AUXILIARY | TAG_FINITE | TAG_PAST))
        ++*verb;
    bool found = r > finder->reading->first && *verb > r + 1 && *verb < finder->date;
    return found ? r : NO_TOKEN;
}

/* "the museum, whose new wing opened in 2003". */
bool part_take_possessive(const struct finder *finder, struct part *part) {
    static const char *const whose[] = {"whose", NULL};
    size_t verb, r = find_relative(finder, whose, &verb);
    if (r == NO_TOKEN)
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    if (token_at(finder, r - 1, TAG_PREPOSITION)) { /* "under whose lead the choir sang" */
        size_t subject = sentence_noun_phrase(finder->sentence, r + 1, verb);
        return subject > r + 1 && subject < verb && set_clause(finder, part, subject, verb);
    }
    size_t noun_end, noun = finder_antecedent(finder, r, &noun_end);
    if (noun == NO_TOKEN || !finder_set_phrase(finder, part, noun, noun_end, "\u2019s", r + 1, 0))
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    return true;
}

/* "which the shareholders accepted in July": they accepted it. */
bool part_take_object(const struct finder *finder, struct part *part) {
    static const char *const objects[] = {"which", "that", "whom", NULL};
    static const char *const particles[] = {"up", "out", "off", "down", "away", "over", NULL};
    const struct sentence *sentence = finder->sentence;
    size_t verb, r = find_relative(finder, objects, &verb);
    if (r == NO_TOKEN)
        return false;
    part->verb = verb;
    part->why = "a relative clause has the date to itself";
    bool led = token_at(finder, r - 1, TAG_PREPOSITION);
    if (led && verb == r + 2 && token_at(finder, r + 1, TAG_PRONOUN))
        return take_pronoun_of_relative(finder, r + 1, part);
    if (sentence_noun_phrase(sentence, r + 1, verb) != r + 1)
        return false;
    if (led) /* "under which the garrison left" */
        return set_clause(finder, part, r + 1, verb);
    size_t begins = r + 1, behind = verb + 1, end = finder_phrase_end(finder, verb);
    size_t stop = end < sentence->count ? token_start(finder, end) : sentence->end;
    part->last = flat_skip_back(sentence->flat, MIN(stop, part->limit), part->from, " ,;.");
    while (token_at(finder, behind, TAG_AUXILIARY | TAG_FINITE | TAG_PAST) ||
           token_is(sentence, behind, particles))
        behind++;
    if (token_at(finder, behind, TAG_TO) && !token_at(finder, behind + 1, TAG_DETERMINER))
        behind += 2; /* "refused to ratify" */
    size_t noun_end, noun = finder_antecedent(finder, r, &noun_end);
    if (noun == NO_TOKEN || token_at(finder, behind - 1, TAG_AUXILIARY) ||
        token_at(finder, r - 1, TAG_PAST | TAG_FINITE | TAG_ING | TAG_PRESENT) ||
        token_at(finder, behind, TAG_DETERMINER | TAG_CAPITAL | TAG_RELATIVE | TAG_PRONOUN))
        return false;
    struct str object = clause_balanced(finder->arena, finder_text(finder, noun, noun_end));
    if (token_at(finder, noun, TAG_DETERMINER)) /* "The treaty" stood at the beginning */
        object = str_format(finder->arena, "%c%.*s", g_ascii_tolower(object.at[0]),
                            (int)object.len - 1, object.at + 1);
    struct str who = finder_text(finder, begins, behind);
    part->prefix = str_format(finder->arena, "%.*s %.*s", STR_ARG(who), STR_ARG(object));
    part->from = token_start(finder, behind);
    part->last = MAX(part->last, part->from);
    if (finder_date_start(finder, finder->date) == behind) { /* "accepted in July" */
        part->cut = part->from;
        part->resume = MIN(flat_skip(sentence->flat,
                                     token_start(finder, finder->date_end - 1) +
                                         (sentence->tokens[finder->date_end - 1].end -
                                          token_start(finder, finder->date_end - 1)),
                                     part->last, " "),
                           part->last);
    } else {
        finder_cut_date(finder, part);
    }
    return object.len && part->prefix.len < 2 * LONGEST_SUBJECT;
}

/* "won the prize for showing, in 1957, that": he showed that. */
bool part_take_gerund(const struct finder *finder, struct part *part) {
    static const char *const won[] = {"won", "received", "got", "earned", "shared", NULL};
    static const char *const for_word[] = {"for", NULL};
    const struct sentence_reading *reading = finder->reading;
    const struct sentence *sentence = finder->sentence;
    size_t g = finder->date;
    while (g > reading->verb && !token_at(finder, g, TAG_ING))
        g--;
    bool passive = token_at(finder, reading->verb, TAG_AUXILIARY) &&
                   token_at(finder, reading->verb + 1, TAG_PAST);
    if (g <= reading->verb + 1 || !token_is(sentence, g - 1, for_word) ||
        (!passive && !token_is(sentence, reading->verb, won)) ||
        token_at(finder, reading->subject, TAG_DETERMINER) /* "The book won for" */)
        return false;
    for (size_t i = g + 1; i < finder->date; i++)
        if (token_at(finder, i, TAG_STOP | TAG_RELATIVE | TAG_FINITE | TAG_AUXILIARY | TAG_TO))
            return false;
    struct str past = past_of_gerund(finder->arena, sentence->flat->text + token_start(finder, g),
                                     sentence->tokens[g].end - token_start(finder, g));
    struct str who = finder_text(finder, reading->subject, reading->verb);
    if (!past.len || !who.len || who.len > LONGEST_SUBJECT)
        return false;
    part->prefix = str_format(finder->arena, "%.*s %.*s", STR_ARG(who), STR_ARG(past));
    part->from = token_start(finder, g + 1);
    part->cut = part->resume = part->from;
    size_t start = finder_date_start(finder, finder->date), from = start;
    if (from > g + 1 && token_at(finder, from - 1, TAG_COMMA))
        from--;
    size_t behind = finder->date_end + token_at(finder, finder->date_end, TAG_COMMA);
    if (from == g + 1) {
        part->from = behind < sentence->count ? token_start(finder, behind) : part->last;
        part->dateless = true;
    } else {
        finder_cut_date(finder, part);
    }
    part->verb = g;
    part->why = "what somebody was honoured for has the date to itself";
    return true;
}

/* "Founded in 1949, the Council moved ...": it was founded. */
bool part_take_opening(const struct finder *finder, struct part *part) {
    const struct sentence_reading *reading = finder->reading;
    size_t end = finder->date_end;
    static const char *const having[] = {"having", NULL}, *const they[] = {"they", NULL};
    bool perfect = token_is(finder->sentence, reading->first, having) &&
                   token_at(finder, reading->first + 1, TAG_PAST);
    if ((!perfect && !token_at(finder, reading->first, TAG_PAST)) ||
        token_at(finder, reading->first, TAG_FINITE) || finder->date >= reading->subject ||
        reading->subject >= reading->verb || !token_at(finder, end, TAG_COMMA))
        return false;
    for (size_t i = reading->first; i < finder->date; i++)
        if (token_at(finder, i, TAG_COMMA))
            return false;
    size_t noun_end = reading->verb;
    for (size_t i = reading->subject; i < reading->verb; i++)
        noun_end = noun_end == reading->verb && token_at(finder, i, TAG_COMMA) ? i : noun_end;
    bool plural = finder_is_plural(finder, reading->subject, noun_end) ||
                  token_is(finder->sentence, reading->subject, they);
    const char *was = perfect ? " had " : plural ? " were " : " was ";
    size_t participle = reading->first + perfect;
    const struct token *word = &finder->sentence->tokens[participle];
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
    part->verb = participle;
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
