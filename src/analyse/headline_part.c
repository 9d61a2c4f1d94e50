/* headline_part.c: the part of a sentence that one of its dates is about, where that is less than
 * the whole: one of several clauses or predicates, or what one of the rules finds. The part gets
 * the subject that it shares. What leaves doubt stays whole. */
#include "analyse/headline_finder.h"

static void cut_behind(const struct finder *finder, size_t token, struct part *part) {
    const struct flat *flat = finder->sentence->flat;
    part->last =
        flat_skip_back(flat, MIN(part->last, token_start(finder, token)), part->from, " ,;");
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
        while (token_at(finder, verb, TAG_AUXILIARY))
            verb++;
    if (from >= verb)
        return STR("");
    struct str text = finder_text(finder, from, verb);
    if (token_at(finder, verb - 1, TAG_COMMA)) /* "Its speaker, Maria Lopez," */
        text = str_format(finder->arena, "%.*s,", STR_ARG(text));
    return text.len > LONGEST_SUBJECT ? STR("") : text;
}

/* "he spoke for hours, and his name, heard again, was ...": before what is coordinated and would
 * lose its verb. */
static size_t before_half_clause(const struct finder *finder, size_t cut) {
    enum { LONGEST_SUBJECT_WORDS = 12 };
    size_t least = MAX(finder->reading->verb + 2, cut - MIN(cut, LONGEST_SUBJECT_WORDS));
    for (size_t i = cut; i-- > least;) {
        if (token_at(finder, i, TAG_AUXILIARY | TAG_FINITE | TAG_PAST | TAG_PRESENT | TAG_DATE))
            return cut;
        if (token_at(finder, i, TAG_CONJUNCTION) && token_at(finder, i - 1, TAG_COMMA))
            return i - 1;
    }
    return cut;
}

/* "..., followed by a visit in June": what has another date, and hangs on behind a comma, goes.
 * What only stands between commas, ", in equal parts, ", does not hang on. */
static void cut_other_date(const struct finder *finder, size_t limit, struct part *part) {
    enum { LONGEST_ASIDE = 6 }; /* words */
    size_t comma = NO_TOKEN, main = MAX(finder->date_end, finder->reading->verb + 1);
    for (size_t i = main; i < limit; i++) {
        bool hangs =
            token_at(finder, i, TAG_COMMA) && i + 1 < limit &&
            token_at(finder, i + 1,
                     TAG_PAST | TAG_ING | TAG_RELATIVE | TAG_PREPOSITION | TAG_SUBORDINATE);
        bool closes = comma != NO_TOKEN && i > comma && token_at(finder, i, TAG_COMMA) &&
                      i - comma <= LONGEST_ASIDE && token_at(finder, comma + 1, TAG_PREPOSITION);
        if (closes)
            comma = hangs ? i : NO_TOKEN;
        comma = hangs && comma == NO_TOKEN ? i : comma;
        if (comma != NO_TOKEN && token_at(finder, i, TAG_DATE)) {
            if (token_at(finder, comma - 1, TAG_CONJUNCTION)) /* "and, after a war in 1990, to" */
                comma--;
            if (token_at(finder, comma - 1, TAG_ING)) /* "for proposing, on 4 May, that" */
                comma -= token_at(finder, comma - 2, TAG_PREPOSITION) ? 2 : 1;
            cut_behind(finder, before_half_clause(finder, comma), part);
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
        if (token_at(finder, i, TAG_STOP) || /* what stands behind can go as well */
            (token_at(finder, i, TAG_COMMA) &&
             token_at(finder, i + 1, TAG_RELATIVE | TAG_ING | TAG_SUBORDINATE))) {
            end = MIN(end, token_start(finder, i));
            break;
        }
    if (subject <= reading->first || subject >= reading->verb ||
        end - part->from <= LONGEST_HEADLINE ||
        (dated && finder_date_start(finder, finder->date) != reading->first))
        return;
    size_t left = end - MIN(end, token_start(finder, finder->date_end)); /* the date goes anyway */
    if (token_at(finder, subject, TAG_PRONOUN) || (dated && left <= LONGEST_HEADLINE))
        return;
    part->dateless = dated;
    part->from = token_start(finder, subject);
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
               (dates && token_at(finder, date, TAG_COMMA | TAG_CONJUNCTION)))
            date++;
        if (!token_at(finder, date, TAG_DATE))
            break;
        stop = finder_date_stop(finder, date);
        own = own || (finder->date >= date && finder->date < stop);
        dates++;
    }
    while (token_at(finder, stop, TAG_COMMA))
        stop++;
    if (dates < (own ? 2U : 1U) || stop >= reading->verb || finder->reading->subject < stop ||
        stop + 3 > finder->last)
        return;
    part->from = MAX(part->from, token_start(finder, stop));
    part->dateless = own;
    part->why = own ? "one of the dates at its start" : "the date at its start is another one";
}

/* Is the date the main verb's own: no infinitive, participle or clause begins between them? */
static bool is_governed(const struct finder *finder, size_t verb) {
    static const char *const meetings[] = {"Summit",     "summit",  "Conference",
                                           "conference", "meeting", "Meeting",
                                           "talks",      "session", NULL};
    size_t start = finder_date_start(finder, finder->date);
    if (start == finder->date || start == 0 || finder_is_row(finder))
        return false;
    if (finder->date < verb) /* "The Brussels Summit in January 1994 continued" */
        return token_is(finder->sentence, start - 1, meetings);
    size_t at = verb + 1; /* "was signed" */
    while (token_at(finder, at, TAG_AUXILIARY | TAG_PAST | TAG_ADVERB))
        at++;
    if (at > start ||
        token_at(finder, start - 1, TAG_AUXILIARY | TAG_PREPOSITION | TAG_CONJUNCTION))
        return false;
    return at == start || !finder_tells_between(finder, at, start);
}

/* The pronoun that is the subject of a part, or NO_TOKEN. */
static size_t pronoun_of(const struct finder *finder, const struct sentence_part *part) {
    static const char *const there[] = {"there", NULL};
    for (size_t i = part->begins; i < part->verb; i++)
        if (token_at(finder, i, TAG_PRONOUN) && !token_is(finder->sentence, i, there))
            return i;
    return NO_TOKEN;
}

/* The pronoun at the token, or NULL. */
static const char *pronoun_word(const struct finder *finder, size_t token) {
    static const char *const words[] = {"he", "she", "it", "they", NULL};
    for (size_t i = 0; words[i]; i++) {
        const char *const word[] = {words[i], NULL};
        if (token_is(finder->sentence, token, word))
            return words[i];
    }
    return NULL;
}

/* "Ana Rivas resigned; she was succeeded by Maria Lopez in May": the main clause's subject is
 * meant, as that clause names nothing else. Else the pronoun would point into what is cut off. */
static bool take_pronoun(const struct finder *finder, size_t pronoun,
                         const struct sentence_part *mine, struct part *part) {
    static const char *const person[] = {"he", "she", NULL}, *const thing[] = {"it", NULL};
    static const char *const several[] = {"they", NULL};
    const struct sentence_reading *reading = finder->reading;
    const char *const same[] = {pronoun_word(finder, reading->subject), NULL};
    if (same[0] && reading->subject + 1 == reading->verb &&
        token_is(finder->sentence, pronoun, same)) { /* "It met; before dawn it had voted" */
        part->from = token_start(finder, mine->begins);
        part->why = "its own clause";
        return true;
    }
    for (size_t i = mine->begins; i < pronoun; i++)
        if (!token_at(finder, i, TAG_PREPOSITION | TAG_DATE | TAG_ADVERB | TAG_COMMA))
            return false;
    for (size_t i = reading->verb + 1; i < reading->parts[0].before; i++)
        if (!token_at(finder, i,
                      TAG_PREPOSITION | TAG_DATE | TAG_ADVERB | TAG_AUXILIARY | TAG_PAST |
                          TAG_COMMA))
            return false;
    bool name = token_at(finder, reading->subject, TAG_CAPITAL) &&
                token_at(finder, reading->verb - 1, TAG_CAPITAL) &&
                !token_at(finder, reading->subject, TAG_DETERMINER);
    bool plural = finder_is_plural(finder, reading->subject, reading->verb);
    bool agrees = token_is(finder->sentence, pronoun, person)    ? name && !plural
                  : token_is(finder->sentence, pronoun, thing)   ? !plural
                  : token_is(finder->sentence, pronoun, several) ? plural
                                                                 : false;
    part->prefix = agrees && mine == &reading->parts[0] ? subject_text(finder, 0) : STR("");
    if (!part->prefix.len || pronoun + 1 >= finder->sentence->count)
        return false;
    part->from = token_start(finder, pronoun + 1);
    part->dateless = finder->date < pronoun;
    part->why = "its own clause, with the subject that its pronoun means";
    return true;
}

static bool take_coordinated(const struct finder *finder, size_t length, struct part *part) {
    static const char *const when[] = {"when", NULL}; /* "fell in May, when the army refused" */
    const struct sentence_reading *reading = finder->reading;
    size_t own = reading->part_count; /* of the part with the date; none: the main clause */
    for (size_t i = 0; i < reading->part_count; i++)
        if (reading->parts[i].before < finder->date)
            own = i;
    bool is_main = own == reading->part_count;
    size_t next = is_main ? 0 : own + 1, limit = finder->last;
    if (next < reading->part_count) {
        limit = reading->parts[next].before;
        bool later = finder_other_date(finder, limit, finder->last);
        bool whens = token_is(finder->sentence, limit + 1, when);
        bool closes = finder->date > reading->verb && /* "began in 2014 and ended in peace" */
                      limit == finder->date_end && !whens;
        if (later || closes || length > LONGEST_HEADLINE || (!is_main && !whens)) {
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
        size_t pronoun = pronoun_of(finder, mine);
        if (pronoun != NO_TOKEN)
            return take_pronoun(finder, pronoun, mine, part);
        part->from = token_start(finder, mine->begins);
        part->why = "its own clause";
        return true;
    }
    bool others = finder_other_date(finder, finder->reading->first, mine->before);
    if (!leads && !others && length <= LONGEST_HEADLINE)
        return true;
    part->prefix = subject_text(finder, own);
    if (!part->prefix.len)
        return false;
    part->from =
        token_start(finder, leads && mine->verb > mine->begins ? mine->begins : mine->verb);
    if (leads) { /* "and, on June 16, ceremoniously re-interred" */
        size_t stop = finder->date_end;
        while (token_at(finder, stop, TAG_COMMA))
            stop++;
        for (size_t i = stop; i < mine->verb; i++)
            if (token_at(finder, i, TAG_COMMA)) /* "in 2001, after two warnings, suspended" */
                stop = i + 1;
        part->from = token_start(finder, MIN(stop, mine->verb));
        part->dateless = true;
    }
    part->why = "its own part of the sentence";
    return true;
}

/* A row of dates belongs to the last predicate before it: "closed the school and devalued the money
 * twice, in 1975 and in 1977". */
static bool take_row_of_part(const struct finder *finder, size_t main, size_t from,
                             struct part *part) {
    const struct sentence_reading *reading = finder->reading;
    size_t own = reading->part_count;
    for (size_t i = 0; i < reading->part_count; i++)
        if (reading->parts[i].verb < finder->date)
            own = i;
    if (own == reading->part_count || reading->parts[own].clause)
        return part_take_row(finder, main, from, part);
    size_t verb = reading->parts[own].verb;
    struct str subject = subject_text(finder, own);
    if (!subject.len || !part_take_row(finder, verb, verb, part))
        return false;
    part->prefix = str_format(finder->arena, "%.*s %.*s", STR_ARG(subject), STR_ARG(part->prefix));
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
    if (kept->flat->foreign || !token_at(&finder, finder.date, TAG_DATE))
        return part;
    if (reading->verb == NO_TOKEN) {
        struct part when = part;
        return part_take_when(&finder, &when) ? when : part;
    }
    size_t main = reading->verb, from = reading->first;
    for (size_t i = 0; i < reading->part_count; i++)
        if (reading->parts[i].clause && reading->parts[i].before < finder.date) {
            main = reading->parts[i].verb;
            from = reading->parts[i].begins;
        }
    part.governed = is_governed(&finder, main);
    part.row = finder_is_row(&finder);
    struct part tried = part;
    bool parenthesis = sentence->tokens[finder.date].depth > sentence->tokens[main].depth;
    if (main < finder.date && take_row_of_part(&finder, main, from, &tried))
        return tried;
    tried = part;
    if (parenthesis && part_take_parenthesis(&finder, &tried))
        return tried;
    bool (*const rules[])(const struct finder *, struct part *) = {
        part_take_cleft,  part_take_opening,     part_take_plan,     part_take_possessive,
        part_take_object, part_take_participle,  part_take_relative, part_take_sequel,
        part_take_when,   part_take_subordinate, part_take_gerund,   part_take_noun,
        part_take_content};
    for (size_t i = 0; i < G_N_ELEMENTS(rules) && !parenthesis; i++) {
        tried = part;
        if (rules[i](&finder, &tried))
            return tried;
    }
    tried = part;
    size_t length = kept->last - kept->from, participle = finder_participle(&finder);
    bool alone = take_coordinated(&finder, length, &tried);
    if (participle != NO_TOKEN && participle > tried.verb)
        tried.verb = participle; /* "praised the vote held on 16 March": what is dated is held */
    part.verb = tried.verb;
    return alone ? tried : part;
}
