/* pronoun.c: a headline stands alone, so "He resigned" needs a name. It gets one only where there
 * is no choice: the sentence before, in the same block, begins with it, and names nobody else whom
 * the pronoun could mean. Else the headline stays and is doubtful. */
#include "analyse/event_drafts.h"

#define LONGEST_STANDIN 60 /* bytes */

static const char *const persons[] = {"he", "she", NULL};
static const char *const things[] = {"it", NULL};
static const char *const pluralities[] = {"they", NULL};
static const char *const owners[] = {"his", "her", "its", "their", NULL};

/* The subject of the sentence as text, when it consists of names and titles alone. */
static struct str leading_name(struct work *work, const struct sentence_reading *reading,
                               bool *joined) {
    const struct sentence *sentence = &reading->sentence;
    *joined = false;
    if (reading->verb == NO_TOKEN || reading->subject >= reading->verb)
        return STR("");
    size_t end = reading->verb;
    for (size_t i = reading->subject; i < end; i++) {
        bool capital = token_has(sentence, i, TAG_CAPITAL) &&
                       !token_has(sentence, i, TAG_POSSESSIVE | TAG_PRONOUN);
        static const char *const between[] = {"the", "of", "and", NULL};
        *joined = *joined || token_has(sentence, i, TAG_CONJUNCTION);
        if (token_has(sentence, i, TAG_COMMA)) /* "Anna Berg, the chair, said" */
            end = i;
        else if (!capital && !token_is(sentence, i, between))
            return STR("");
    }
    if (end <= reading->subject || !token_has(sentence, end - 1, TAG_CAPITAL))
        return STR("");
    struct str name =
        flat_written(work->arena, sentence->flat, sentence->tokens[reading->subject].start,
                     sentence->tokens[end - 1].end);
    return name.len > LONGEST_STANDIN ? STR("") : name;
}

/* The mentions of the sentence: of how many actors of either sort, and which comes first. */
struct named {
    size_t persons, others;
    const struct mention *first;
};

static struct named named_in(const struct work *work, size_t number) {
    struct named named = {0, 0, NULL};
    const struct actor *person = NULL, *other = NULL;
    size_t low = 0, high = work->mention_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->mentions[middle].sentence < number)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < work->mention_count && work->mentions[low].sentence == number; low++) {
        const struct mention *mention = &work->mentions[low];
        named.first = named.first ? named.first : mention;
        const struct actor **last = mention->actor->kind == ACTOR_PERSON ? &person : &other;
        size_t *count = mention->actor->kind == ACTOR_PERSON ? &named.persons : &named.others;
        *count += *last != mention->actor;
        *last = mention->actor;
    }
    return named;
}

/* Names behind the verb that could be a person's: no "in Berlin", no "the Soviet Union". */
static size_t other_names(const struct sentence_reading *reading) {
    static const char *const places[] = {"in", "at", "from", "to", "the", "a", NULL};
    size_t count = 0;
    for (size_t i = reading->verb + 1; i < reading->sentence.count; i++) {
        const struct token *word = &reading->sentence.tokens[i];
        const char *text = reading->sentence.flat->text + word->start;
        bool title = cue_is_title(text, word->end - word->start);
        bool inner = token_has(&reading->sentence, i - 1, TAG_CAPITAL);
        if (token_has(&reading->sentence, i, TAG_CAPITAL) && !inner)
            count += title || !token_is(&reading->sentence, i - 1, places);
    }
    return count;
}

struct pronoun_context pronoun_context(struct work *work, const struct flat *flat,
                                       size_t sentence) {
    struct pronoun_context context = {{0}, {0}, {0}};
    if (sentence == 0 || flat->foreign || flat->block->kind == NODE_CELL)
        return context;
    struct flat_sentence before = flat->sentences[sentence - 1];
    struct sentence_reading reading =
        sentence_parse(work->arena, flat, before.start, before.end, NULL, 0);
    bool joined;
    struct str name = leading_name(work, &reading, &joined);
    if (!name.len)
        return context;
    struct named named = named_in(work, flat->first_sentence + sentence - 1);
    bool first = named.first && str_find(name, named.first->as_written, 0) != SIZE_MAX;
    bool person = first && named.first->actor->kind == ACTOR_PERSON;
    size_t others = other_names(&reading);
    if (joined)
        context.several = named.persons + named.others <= 2 ? name : STR("");
    else if (person && named.persons <= 1 && others == 0)
        context.person = name;
    else if (first && !person && named.others == 1)
        context.thing = name;
    return context;
}

static size_t first_word(struct str title) {
    size_t end = 0;
    while (end < title.len && flat_word_at(title.at, end))
        end++;
    return end;
}

static bool is_word(struct str title, size_t end, const char *const *list) {
    for (; *list; list++)
        if (strlen(*list) == end && g_ascii_strncasecmp(*list, title.at, end) == 0)
            return true;
    return false;
}

struct str pronoun_replaced(struct arena *arena, struct str title,
                            const struct pronoun_context *context, bool *points_back) {
    size_t end = first_word(title);
    struct str name = is_word(title, end, persons)       ? context->person
                      : is_word(title, end, things)      ? context->thing
                      : is_word(title, end, pluralities) ? context->several
                                                         : STR("");
    bool pronoun = is_word(title, end, persons) || is_word(title, end, things) ||
                   is_word(title, end, pluralities);
    *points_back = (pronoun && !name.len) || is_word(title, end, owners);
    if (!name.len)
        return title;
    return str_format(arena, "%.*s%.*s", STR_ARG(name), STR_ARG(str_slice(title, end, title.len)));
}
