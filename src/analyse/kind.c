/* kind.c: what sort of thing an entry tells: by its verb, the noun that the date belongs to, words
 * spoken, what was yet to come. The words themselves are a table: kind_words.c. Each verdict says
 * why, for `explain`. */
#include "analyse/headline_internal.h"

#define MOST_LABEL_WORDS 24 /* of what has no verb */
#define NOUN_WINDOW 8       /* words behind a verb that says little */

struct judge {
    struct arena *arena;
    const struct sentence_reading *reading;
    const struct sentence *sentence;
    const struct part *part;
    size_t date, date_end; /* tokens */
};

static struct kind verdict(struct arena *arena, int kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static struct kind verdict(struct arena *arena, int kind, const char *format, ...) {
    va_list list;
    va_start(list, format);
    struct kind result = {kind, str_format_list(arena, format, list)};
    va_end(list);
    return result;
}

static const struct kind none = {KIND_NONE, {NULL, 0}};

static struct str word_of(const struct judge *judge, size_t token) {
    const struct token *word = &judge->sentence->tokens[token];
    return (struct str){judge->sentence->flat->text + word->start, word->end - word->start};
}

static int noun_kind(const struct judge *judge, size_t token) {
    struct str word = word_of(judge, token);
    return kind_of_noun(word.at, word.len);
}

/* ---- the author's word ---- */

static bool kind_of_name(struct str name, int *kind) {
    for (int i = 0; event_kind_names[i]; i++)
        if (str_is(name, event_kind_names[i])) {
            *kind = i;
            return true;
        }
    return false;
}

/* [..]{kind=visit} around the date, else within its sentence. */
static bool declared_kind(const struct flat *flat, size_t start, size_t end, int *kind) {
    struct flat_sentence sentence = flat->sentences[flat_sentence_at(flat, start)];
    bool found = false;
    for (size_t i = 0; i < flat->span_count; i++) {
        const struct flat_span *span = &flat->spans[i];
        if (!span->node->event_kind.len)
            continue;
        if (span->start < end && start < span->end)
            return kind_of_name(span->node->event_kind, kind);
        if (span->start < sentence.end && sentence.start < span->end)
            found = kind_of_name(span->node->event_kind, kind);
    }
    return found;
}

/* ---- the noun that the date stands before: "the May 1990 elections" ---- */

/* "The treaty of 5 May": what is said of it is said of a treaty. */
static struct kind of_noun_of_date(const struct judge *judge) {
    static const char *const of[] = {"of", NULL};
    static const char *const under[] = {"under",  "since", "despite", "against",
                                        "before", "after", "per",     NULL};
    if (judge->date < 2 || !token_is(judge->sentence, judge->date - 1, of))
        return none;
    size_t phrase = sentence_noun_phrase(judge->sentence, judge->reading->first, judge->date - 1);
    if (phrase > judge->reading->first && token_is(judge->sentence, phrase - 1, under))
        return none; /* "Under the treaty of 1936 Britain kept": what was kept is told */
    int kind = noun_kind(judge, judge->date - 2);
    if (kind != EVENT_AGREEMENT && kind != EVENT_DECISION)
        return none;
    return verdict(judge->arena, kind, "the date is that of '%.*s'",
                   STR_ARG(word_of(judge, judge->date - 2)));
}

static struct kind of_dated_noun(const struct judge *judge) {
    const struct sentence *sentence = judge->sentence;
    bool before =
        judge->date > 0 && token_has(sentence, judge->date - 1, TAG_DETERMINER | TAG_POSSESSIVE);
    for (size_t i = judge->date; !before && i > 0 && i + 3 > judge->date; i--)
        before = token_has(sentence, i - 1, TAG_DETERMINER) &&
                 !token_has(sentence, judge->date - 1, TAG_PREPOSITION);
    uint32_t stops = TAG_PREPOSITION | TAG_COMMA | TAG_STOP | TAG_AUXILIARY | TAG_FINITE |
                     TAG_RELATIVE | TAG_DETERMINER | TAG_CONJUNCTION | TAG_TO | TAG_ADVERB |
                     TAG_PRONOUN | TAG_SUBORDINATE;
    size_t i = judge->date_end, last = NO_TOKEN;
    if (!before || i >= sentence->count || token_has(sentence, i, stops))
        return none;
    for (; i < sentence->count && !token_has(sentence, i, stops); i++) {
        int kind = noun_kind(judge, i);
        if (kind >= 0)
            return verdict(judge->arena, kind, "the date is that of '%.*s'",
                           STR_ARG(word_of(judge, i)));
        last = i;
    }
    return verdict(judge->arena, EVENT_EVENT, "the date is that of '%.*s'",
                   STR_ARG(word_of(judge, last)));
}

/* "Following the explosion on 23 April, the Secretary General said": the explosion is dated. */
static struct kind of_aftermath(const struct judge *judge) {
    static const char *const after[] = {"following", "after", "since", NULL};
    const struct sentence_reading *reading = judge->reading;
    bool leads = token_is(judge->sentence, reading->first, after) &&
                 judge->date > reading->first + 1 && judge->date < reading->subject;
    return leads ? verdict(judge->arena, EVENT_EVENT, "the date is that of what went before")
                 : none;
}

/* ---- visits ---- */

static struct kind of_visit(const struct judge *judge) {
    static const char *const opening[] = {"visiting", "meeting", "touring", NULL};
    static const char *const visits[] = {"visit", "visits", "trip", "tour", NULL};
    static const char *const leads[] = {"during", "on", "in", "by", "after", NULL};
    static const char *const to[] = {"to", NULL};
    const struct sentence *sentence = judge->sentence;
    size_t first = judge->reading->first;
    if (token_is(sentence, first, opening) && judge->date < judge->reading->subject)
        return verdict(judge->arena, EVENT_VISIT, "'%.*s' at the start",
                       STR_ARG(word_of(judge, first)));
    size_t from = sentence_token(sentence, judge->part->from);
    size_t last = sentence_token(sentence, judge->part->last);
    for (size_t i = from; i < last; i++) {
        if (!token_is(sentence, i, visits) || !token_is(sentence, i + 1, to))
            continue;
        size_t phrase = sentence_noun_phrase(sentence, from, i + 1);
        if (phrase > from && token_is(sentence, phrase - 1, leads))
            return verdict(judge->arena, EVENT_VISIT, "it tells of a visit");
    }
    return none;
}

/* ---- words spoken ---- */

static struct kind of_verb(const struct judge *judge);

/* "said: “...”", "had a press point: “...”": a colon, and a quotation behind it. */
static struct kind of_quotation(const struct judge *judge) {
    const struct flat *flat = judge->sentence->flat;
    for (size_t i = judge->date_end; i + 1 < judge->sentence->count; i++) {
        size_t at = judge->sentence->tokens[i].start;
        if (flat->text[at] != ':' || judge->sentence->tokens[i].depth)
            continue;
        struct kind verb = of_verb(judge);
        bool decides = (verb.kind == EVENT_DECISION || verb.kind == EVENT_AGREEMENT) &&
                       !quotation_is_announced(flat, judge->sentence->start, at);
        at = flat_skip(flat, at + 1, judge->sentence->end, " .");
        if (flat->text[at] == '"' && judge->part->verb != NO_TOKEN && !judge->part->prefix.len &&
            !decides)
            return verdict(judge->arena, EVENT_STATEMENT, "it introduces a quotation");
    }
    return none;
}

/* "“We won,” she said in Oslo": the verb behind the first quotation is one of saying. */
static struct kind of_saying(const struct judge *judge) {
    const struct flat *flat = judge->sentence->flat;
    size_t close = judge->sentence->start + 1;
    size_t end = MIN(judge->sentence->end, close + 2 * HEADLINE_WINDOW);
    if (flat->text[judge->sentence->start] != '"')
        return none;
    while (close < end && flat->text[close] != '"')
        close++;
    size_t first = sentence_token(judge->sentence, close);
    for (size_t i = first; i < MIN(first + 4, judge->sentence->count); i++) {
        struct str word = word_of(judge, i);
        const char *lemma = verb_lemma(word.at, word.len);
        if (lemma && kind_of_verb(lemma) == EVENT_STATEMENT)
            return verdict(judge->arena, EVENT_STATEMENT, "'%.*s' behind a quotation",
                           STR_ARG(word));
    }
    return none;
}

/* ---- the verb ---- */

/* The verb that carries the meaning: "was *signed*". */
static size_t lexical(const struct judge *judge, size_t verb) {
    const struct sentence *sentence = judge->sentence;
    size_t found = verb;
    for (size_t i = verb; i < sentence->count; i++) {
        if (token_has(sentence, i, TAG_AUXILIARY | TAG_ADVERB))
            continue;
        if (i > verb && token_has(sentence, i, TAG_PAST | TAG_ING) &&
            !token_is_adjective(sentence, i))
            found = i;
        break;
    }
    return found;
}

static struct kind of_light_verb(const struct judge *judge, size_t verb) {
    const struct sentence *sentence = judge->sentence;
    static const char *const up[] = {"up", NULL};
    size_t last = sentence_token(sentence, judge->part->last);
    if (token_is(sentence, verb + 1, up)) /* "gave up its charter" */
        return none;
    for (size_t i = verb + 1; i < MIN(verb + 1 + NOUN_WINDOW, last); i++) {
        if (token_has(sentence, i, TAG_RELATIVE | TAG_TO | TAG_SUBORDINATE))
            break;
        int kind = noun_kind(judge, i);
        if (kind >= 0)
            return verdict(judge->arena, kind, "the verb '%.*s' with '%.*s'",
                           STR_ARG(word_of(judge, verb)), STR_ARG(word_of(judge, i)));
    }
    static const char *const meetings[] = {"meeting", "talks", "summit", NULL};
    static const char *const with[] = {"with", NULL};
    bool meets = false;
    for (size_t i = judge->reading->subject; i < verb; i++) {
        meets = meets || token_is(sentence, i, meetings);
        if (meets && token_is(sentence, i, with))
            return verdict(judge->arena, EVENT_VISIT, "a meeting with someone");
    }
    return none;
}

/* "The Act established a programme": what the act is, the entry is. */
static struct kind of_founding(const struct judge *judge, size_t verb) {
    static const char *const founding[] = {"established", "establishes", "created", "provided",
                                           "abolished",   "granted",     "set",     NULL};
    const struct sentence *sentence = judge->sentence;
    for (size_t i = judge->reading->subject;
         token_is(sentence, verb, founding) && i < judge->part->verb; i++) {
        int kind = noun_kind(judge, i);
        if (kind == EVENT_AGREEMENT || kind == EVENT_DECISION)
            return verdict(judge->arena, kind, "'%.*s' is what does it",
                           STR_ARG(word_of(judge, i)));
        if (token_has(sentence, i, TAG_PREPOSITION))
            break;
    }
    return none;
}

/* The subject of the part's verb, [*from, *to); false when that is not known. */
static bool find_subject(const struct judge *judge, size_t *from, size_t *to) {
    const struct sentence_reading *reading = judge->reading;
    bool own = judge->part->verb == reading->verb;
    *from = reading->subject;
    *to = reading->verb;
    for (size_t i = 0; i < reading->part_count; i++) {
        if (reading->parts[i].verb != judge->part->verb)
            continue;
        own = true;
        if (reading->parts[i].clause) {
            *from = reading->parts[i].begins;
            *to = reading->parts[i].verb;
        }
    }
    return own;
}

/* "The Convention declared", "The report said": a document speaks for nobody; what it is, the entry
 * is. */
static struct kind of_document(const struct judge *judge, size_t verb) {
    const struct sentence *sentence = judge->sentence;
    size_t from, to;
    bool own = find_subject(judge, &from, &to);
    size_t head = NO_TOKEN;
    for (size_t i = from; i < to; i++) {
        if (i > from &&
            token_has(sentence, i,
                      TAG_PREPOSITION | TAG_COMMA | TAG_RELATIVE | TAG_DATE | TAG_CONJUNCTION))
            break;
        head = i;
    }
    if (!own || head == NO_TOKEN || verb != judge->part->verb ||
        token_has(sentence, head, TAG_POSSESSIVE))
        return none;
    int kind = noun_kind(judge, head);
    if (kind != EVENT_AGREEMENT && kind != EVENT_DECISION && kind != EVENT_PUBLICATION)
        return none;
    return verdict(judge->arena, kind, "'%.*s' is what says it", STR_ARG(word_of(judge, head)));
}

/* "The council met": one body that sits; "The leaders met", "She met the envoy" tell of a visit. */
static bool is_sitting(const struct judge *judge, size_t verb) {
    static const char *const with[] = {"with", NULL}, *const they[] = {"they", NULL};
    const struct sentence *sentence = judge->sentence;
    size_t next = verb + 1;
    while (token_has(sentence, next, TAG_ADVERB))
        next++;
    bool day = token_has(sentence, next, TAG_DETERMINER) && token_has(sentence, next + 1, TAG_DATE);
    bool object = next < sentence->count && !day &&
                  (token_is(sentence, next, with) ||
                   !token_has(sentence, next,
                              TAG_PREPOSITION | TAG_DATE | TAG_COMMA | TAG_STOP | TAG_TO |
                                  TAG_CONJUNCTION | TAG_SUBORDINATE));
    size_t subject, end;
    if (!find_subject(judge, &subject, &end)) {
        end = judge->part->verb; /* "The council, which met" */
        while (end > 0 && token_has(sentence, end - 1, TAG_RELATIVE | TAG_COMMA))
            end--;
        subject = sentence_noun_phrase(sentence, judge->reading->first, end);
    }
    size_t head = subject;
    while (head + 1 < end &&
           !token_has(sentence, head + 1, TAG_PREPOSITION | TAG_COMMA | TAG_RELATIVE | TAG_DATE))
        head++;
    for (size_t i = subject; i <= head; i++)
        if (token_has(sentence, i, TAG_CONJUNCTION))
            return false;
    for (size_t i = next; i < MIN(next + NOUN_WINDOW, sentence->count); i++)
        object = object || token_is(sentence, i, with);
    while (head > subject && token_has(sentence, head, TAG_ADVERB))
        head--;
    struct str word = word_of(judge, head);
    bool plural = word.len > 2 && word.at[word.len - 1] == 's' && word.at[word.len - 2] != 's';
    return !object && !plural && subject < end && !token_is(sentence, subject, they);
}

/* "met to sign", "met in Brest to form": what came of the meeting. */
static struct kind of_outcome(const struct judge *judge, size_t verb) {
    static const char *const outcomes[] = {"sign", "form", "found", "establish", "conclude", NULL};
    size_t last = sentence_token(judge->sentence, judge->part->last);
    for (size_t i = verb + 1; i < MIN(verb + 1 + NOUN_WINDOW, last); i++)
        if (token_has(judge->sentence, i - 1, TAG_TO) && token_is(judge->sentence, i, outcomes))
            return verdict(judge->arena, EVENT_AGREEMENT, "they met to '%.*s'",
                           STR_ARG(word_of(judge, i)));
    return none;
}

static struct kind of_verb(const struct judge *judge) {
    if (judge->part->verb == NO_TOKEN)
        return none;
    size_t verb = lexical(judge, judge->part->verb);
    struct str word = word_of(judge, verb);
    const char *lemma = verb_lemma(word.at, word.len);
    int kind = lemma ? kind_of_verb(lemma) : KIND_NONE;
    if (kind == KIND_LIGHT)
        return of_light_verb(judge, verb);
    if (kind == KIND_NONE)
        return of_founding(judge, verb);
    bool passive = verb != judge->part->verb;
    if (kind == EVENT_VISIT) {
        struct kind outcome = of_outcome(judge, verb);
        if (outcome.kind >= 0)
            return outcome;
        bool meets = strcmp(lemma, "meet") == 0;
        if (meets && passive) /* "were met with criticism" */
            return none;
        if (meets && is_sitting(judge, verb))
            return verdict(judge->arena, EVENT_EVENT, "one body that met");
    }
    if (kind == EVENT_STATEMENT) {
        struct kind document = of_document(judge, verb);
        if (document.kind >= 0)
            return document;
    }
    return verdict(judge->arena, kind, "the verb '%.*s'", STR_ARG(word));
}

/* Of what has no verb: "Agreement signed", "Joint statement of the two sides". */
static struct kind of_nouns(const struct judge *judge) {
    if (judge->part->verb != NO_TOKEN || judge->sentence->count > MOST_LABEL_WORDS)
        return none;
    for (size_t i = judge->reading->first; i < judge->sentence->count; i++) {
        struct str word = word_of(judge, i);
        const char *lemma =
            token_has(judge->sentence, i, TAG_PAST) ? verb_lemma(word.at, word.len) : NULL;
        int kind = lemma ? kind_of_verb(lemma) : noun_kind(judge, i);
        if (kind > EVENT_EVENT)
            return verdict(judge->arena, kind, "the word '%.*s'", STR_ARG(word));
    }
    return none;
}

/* The words of a cell's row: as a sentence, else by their nouns. */
static struct kind of_cell(struct arena *arena, struct str told) {
    struct node *block = node_make_generated(arena, NODE_PARAGRAPH, SPAN_NONE);
    node_append(block, node_make_text(arena, told, SPAN_NONE));
    struct flat *flat = flat_make(arena, block);
    struct sentence_reading reading = sentence_parse(arena, flat, 0, flat->len, NULL, 0);
    struct part part = {.last = flat->len, .verb = reading.verb};
    struct judge judge = {arena, &reading, &reading.sentence, &part, 0, 0};
    struct kind kind = of_verb(&judge);
    return kind.kind >= 0 ? kind : of_nouns(&judge);
}

struct kind kind_judge(struct arena *arena, struct flat *flat, size_t start, size_t end,
                       const struct sentence_reading *reading, const struct headline *headline) {
    const struct part *part = &headline->part;
    int declared = EVENT_EVENT;
    if (declared_kind(flat, start, end, &declared))
        return verdict(arena, declared, "given by the author");
    enum quote_relation relation = flat_quote(arena, flat);
    if (relation == QUOTE_ATTRIBUTED)
        return verdict(arena, EVENT_STATEMENT, "words attributed to a speaker");
    if (headline->says)
        return verdict(arena, EVENT_STATEMENT, "somebody's words");
    if (headline_date_is_quoted(arena, flat, start, end))
        return verdict(arena, EVENT_EVENT, "told within what someone says");
    if (flat->foreign)
        return kind_of_language(arena, flat, &reading->sentence, start, end);
    if (headline->told.len) {
        struct kind cell = of_cell(arena, headline->told);
        return cell.kind >= 0 ? cell : verdict(arena, EVENT_EVENT, "no word tells of another kind");
    }
    if (part->planned || headline_date_is_planned(flat, start))
        return verdict(arena, EVENT_EVENT, "it was yet to come");
    struct judge judge = {arena,
                          reading,
                          &reading->sentence,
                          part,
                          .date = sentence_token(&reading->sentence, start),
                          .date_end = sentence_token(&reading->sentence, end)};
    bool introduces =
        relation == QUOTE_INTRODUCED && flat_sentence_at(flat, start) + 1 == flat->sentence_count;
    struct kind (*const rules[])(const struct judge *) = {
        of_quotation, of_saying, of_noun_of_date, of_dated_noun,
        of_aftermath, of_visit,  of_verb,         of_nouns};
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        struct kind kind = rules[i](&judge);
        if (kind.kind > EVENT_EVENT || (kind.kind == EVENT_EVENT && !introduces))
            return kind;
    }
    if (introduces)
        return verdict(arena, EVENT_STATEMENT, "it introduces a quotation");
    return verdict(arena, EVENT_EVENT, "no word tells of another kind");
}
