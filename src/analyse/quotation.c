/* quotation.c: the words that somebody says, and who. Quoted words are never altered, only cut,
 * and stand in marks of the headline's own. A speaker is named only when the words before a
 * quotation leave no doubt; else all of them stand there. */
#include "analyse/headline_internal.h"
#include "doc/typography.h"

#define LONGEST_SPEAKER 80 /* bytes */
#define LEAST_QUOTED 70    /* characters */

static const char *const reporting[] = {
    "said",      "says",   "stated",    "states",     "declared",    "declares",   "announced",
    "announces", "warned", "warns",     "concluded",  "concludes",   "told",       "noted",
    "notes",     "added",  "adds",      "replied",    "wrote",       "writes",     "stressed",
    "stresses",  "argued", "affirmed",  "explained",  "remarked",    "promised",   "insisted",
    "released",  "issued", "published", "reported",   "called",      "reads",      "underlined",
    "urged",     "asked",  "answered",  "reaffirmed", "underscored", "emphasised", "emphasized",
    NULL};
static const char *const no_speakers[] = {"he",   "she",   "they", "it",   "who",  "which", "we",
                                          "i",    "and",   "then", "also", "that", "where", "when",
                                          "this", "there", "what", "as",   NULL};
static const char *const auxiliaries[] = {"has", "had", "have", "also", "then", NULL};

struct quoted_part quotation_around(const struct flat *flat, size_t start, size_t end) {
    struct flat_sentence sentence = flat->sentences[flat_sentence_at(flat, start)];
    struct quoted_part found = {sentence.quote, flat->len};
    size_t from = sentence.start;
    if (start - from > HEADLINE_WINDOW || !flat->quotes_pair)
        return (struct quoted_part){SIZE_MAX, SIZE_MAX};
    for (size_t i = from; i < start; i++)
        if (flat->text[i] == '"')
            found.open = found.open == SIZE_MAX ? i : SIZE_MAX;
    for (size_t i = end; i < flat->len && i < end + HEADLINE_WINDOW; i++)
        if (flat->text[i] == '"') {
            found.close = i;
            break;
        }
    return found;
}

static bool is_reporting(const struct flat *flat, size_t from, size_t end) {
    return flat_word_is(flat, flat_word_start(flat, end, from), end, reporting);
}

bool quotation_is_announced(const struct flat *flat, size_t from, size_t end) {
    return is_reporting(flat, from, flat_skip_back(flat, end, from, " ,:"));
}

/* The start of the last reporting verb in [from, end), or `end`. */
static size_t last_verb(const struct flat *flat, size_t from, size_t end) {
    for (size_t stop = end; stop > from;) {
        size_t start = flat_word_start(flat, stop, from);
        if (flat_word_is(flat, start, stop, reporting))
            return start;
        stop = start < stop ? start : stop - 1;
    }
    return end;
}

/* The subject that ends at `end`, back to the last comma; empty when that is no speaker's name. */
static struct str subject(struct arena *arena, const struct flat *flat, size_t from, size_t end) {
    end = flat_skip_back(flat, end, from, " ");
    size_t word = flat_word_start(flat, end, from);
    if (flat_word_is(flat, word, end, auxiliaries)) {
        end = flat_skip_back(flat, word, from, " ");
        word = flat_word_start(flat, end, from);
    }
    size_t start = end;
    while (start > from && flat->text[start - 1] != ',' && !g_ascii_isdigit(flat->text[start - 1]))
        start--;
    if (start > from && flat->text[start - 1] != ',')
        return STR("");
    start = flat_skip(flat, start, end, " ");
    if (start >= end || end - start > LONGEST_SPEAKER ||
        flat_word_is(flat, word, end, no_speakers) ||
        flat_word_is(flat, start, flat_word_stop(flat, start, end), no_speakers))
        return STR("");
    return flat_written(arena, flat, start, end);
}

struct str quotation_speaker(struct arena *arena, const struct flat *flat, size_t open) {
    size_t end = flat_skip_back(flat, open, 0, " ");
    if (end == 0)
        return STR("");
    size_t from = flat->sentences[flat_sentence_at(flat, end - 1)].start;
    bool colon = flat->text[end - 1] == ':';
    end = flat_skip_back(flat, end, from, " :,");
    if (end <= from || end - from > HEADLINE_WINDOW || (!colon && !is_reporting(flat, from, end)))
        return STR("");
    size_t verb = last_verb(flat, from, end);
    struct str name = subject(arena, flat, from, verb);
    if (name.len || end - from > 2 * LONGEST_SPEAKER)
        return name;
    return flat_written(arena, flat, from, end);
}

struct str quotation_speaker_behind(struct arena *arena, const struct flat *flat, size_t from,
                                    size_t limit, size_t *end) {
    static const char *const leads[] = {"on", "in", "at", "to", "as", "after", "during", NULL};
    size_t stop = flat_word_stop(flat, from, limit), start = from;
    bool first = flat_word_is(flat, from, stop, reporting);
    if (first)
        start = flat_skip(flat, stop, limit, " ");
    for (*end = start; *end < limit && !strchr(",;.(", flat->text[*end]);) {
        size_t word = flat_skip(flat, *end, limit, " "), behind = flat_word_stop(flat, word, limit);
        bool verb = !first && flat_word_is(flat, word, behind, reporting);
        if (word >= limit || verb || flat_word_is(flat, word, behind, leads)) {
            first = first || verb;
            break;
        }
        *end = MAX(behind, word + 1);
    }
    *end = flat_skip_back(flat, *end, start, " ");
    size_t word = flat_word_start(flat, *end, start);
    if (!first || *end <= start || *end - start > LONGEST_SPEAKER ||
        flat_word_is(flat, start, flat_word_stop(flat, start, *end), no_speakers) ||
        flat_word_is(flat, word, *end, no_speakers))
        return STR("");
    return flat_written(arena, flat, start, *end);
}

/* A quotation that begins within a sentence says so, unless its own sentence begins there. */
static struct str with_opening(struct arena *arena, const struct flat *flat, size_t start,
                               size_t first, struct str words) {
    bool cut = false;
    for (size_t i = start; i < first; i++)
        cut = cut || flat->text[i] == '.';
    size_t at = 0;
    if (!cut || !words.len || !g_unichar_islower(str_next(words, &at)))
        return words;
    return str_format(arena, "…%.*s", STR_ARG(words));
}

/* "the vote, due in May, breaks the law": what stands between a subject and its verb is left out of
 * a long quotation. The bytes [open, behind) go. */
static bool find_aside(const struct flat *flat, size_t first, size_t last, size_t *open,
                       size_t *behind) {
    uint32_t verbs = TAG_AUXILIARY | TAG_FINITE | TAG_PRONOUN | TAG_RELATIVE | TAG_SUBORDINATE;
    uint32_t words = TAG_CONJUNCTION | TAG_PREPOSITION | TAG_RELATIVE | TAG_SUBORDINATE | TAG_ING |
                     TAG_DETERMINER | TAG_PRONOUN;
    *open = first;
    for (; *open < last && flat->text[*open] != ','; ++*open) {
        size_t stop = flat_word_stop(flat, *open, last);
        if (stop > *open && word_tags(flat->text + *open, stop - *open) & verbs)
            return false;
        *open = stop > *open ? stop - 1 : *open;
    }
    size_t close = *open + 1;
    while (close < last && flat->text[close] != ',')
        close++;
    *behind = flat_skip(flat, close, last, " ,");
    size_t stop = flat_word_stop(flat, *behind, last);
    return stop > *behind && g_ascii_islower(flat->text[*behind]) &&
           !(word_tags(flat->text + *behind, stop - *behind) & words);
}

struct str quotation_spoken(struct arena *arena, struct str speaker, const struct flat *flat,
                            size_t start, size_t end, size_t focus) {
    size_t first = flat_skip(flat, start, end, " .\"");
    size_t last = flat_skip_back(flat, end, first, " .,;:\"");
    if (strncmp(flat->text + first, "[.", 2) == 0)
        first = flat_skip(flat, first, last, " .[]");
    if (last <= first)
        return speaker;
    struct str words = flat_written(arena, flat, first, last);
    size_t inside = CLAMP(focus, first, last);
    size_t kept = flat_written(arena, flat, first, inside).len;
    struct str opened = with_opening(arena, flat, start, first, words);
    kept += opened.len - words.len;
    words = opened;
    size_t used = str_characters(speaker) + 4;
    if (used + str_characters(words) > MOST_HEADLINE) {
        size_t room = MAX(LONGEST_HEADLINE, used + LEAST_QUOTED) - used;
        size_t most = MAX(MOST_HEADLINE, used + LEAST_QUOTED) - used, open, behind;
        if (find_aside(flat, first, last, &open, &behind) && (inside <= open || inside >= behind)) {
            struct str head = flat_written(arena, flat, first, open);
            struct str tail = flat_written(arena, flat, behind, last);
            bool led = opened.len > flat_written(arena, flat, first, last).len;
            words =
                str_format(arena, "%s%.*s … %.*s", led ? "…" : "", STR_ARG(head), STR_ARG(tail));
            kept = inside <= open ? kept : words.len;
            struct str clause = clause_within(arena, words, head.len + 8, most);
            if (clause.len)
                words = clause;
        }
        if (words.at == opened.at || str_characters(words) > most)
            words = clause_excerpt(arena, words, kept, room, most);
    }
    words = clause_balanced(arena, words);
    const struct punctuation *marks =
        punctuation_find(str_of(flat->language ? flat->language : "en"));
    const char *colon = speaker.len ? ": " : "";
    if (speaker.len && marks->spaces != SPACES_NONE)
        colon = "\u00A0: ";
    return str_format(arena, "%.*s%s%s%.*s%s", STR_ARG(speaker), colon, marks->open, STR_ARG(words),
                      marks->close);
}

struct str quotation_spoken_first(struct arena *arena, struct str speaker,
                                  const struct flat *flat) {
    struct flat_sentence sentence = flat->sentences[0];
    return quotation_spoken(arena, speaker, flat, sentence.start, sentence.end, sentence.start);
}

/* ---- the block of the quoted words ---- */

/* A block of code as a text of its own. */
static struct flat *flat_of_code(struct arena *arena, const struct node *code) {
    struct node *block = node_make_generated(arena, NODE_PARAGRAPH, code->span);
    node_append(block, node_make_text(arena, str_trim(code->text), code->span));
    return flat_make(arena, block);
}

/* The first block of the quotation that has words: a paragraph, an item, a cell, code. */
static struct flat *first_words(struct arena *arena, const struct node *quote) {
    struct walk walk = walk_start(quote);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        bool holds = node_holds_inlines(node);
        if (!walk.entering || (!holds && node->kind != NODE_CODE_BLOCK))
            continue;
        walk_skip_children(&walk);
        if (node->kind == NODE_ATTRIBUTION)
            continue;
        struct flat *flat = holds ? flat_make(arena, node) : flat_of_code(arena, node);
        if (flat_has_letters(flat, 0, flat->len))
            return flat;
    }
    return NULL;
}

static struct flat *quoted_paragraph(struct arena *arena, const struct node *node) {
    if (!node || node->kind != NODE_PARAGRAPH)
        return NULL;
    struct flat *flat = flat_make(arena, node);
    size_t end = flat_skip_back(flat, flat->len, 0, " .");
    bool marked = end > 2 && flat->text[flat_skip(flat, 0, flat->len, " ")] == '"' &&
                  flat->text[end - 1] == '"';
    return marked ? flat : NULL;
}

/* "(Anna Berg, 8 December 2016)" and nothing else. */
static bool is_parenthesis(const struct flat *flat, size_t end) {
    size_t depth = 0, start = flat_skip(flat, 0, end, " ");
    for (size_t i = start; i < end; i++) {
        depth += flat->text[i] == '(';
        depth -= flat->text[i] == ')' && depth;
        if (!depth)
            return flat->text[start] == '(' && i + 1 == end;
    }
    return false;
}

static void find_quote(struct arena *arena, struct flat *flat) {
    const struct node *block = flat->block, *next = block->next;
    size_t end = flat_skip_back(flat, flat->len, 0, " ");
    if (block->kind == NODE_ATTRIBUTION) {
        flat->quote = block->parent ? first_words(arena, block->parent) : NULL;
        flat->relation = QUOTE_ATTRIBUTED;
    } else if (block->kind == NODE_PARAGRAPH && end > 2 && flat->text[end - 1] == ':') {
        flat->quote = next && next->kind == NODE_QUOTE ? first_words(arena, next) : NULL;
        if (!flat->quote)
            flat->quote = quoted_paragraph(arena, next);
        flat->relation = QUOTE_INTRODUCED;
    } else if (block->kind == NODE_PARAGRAPH && end > 2 && is_parenthesis(flat, end)) {
        flat->quote = quoted_paragraph(arena, block->previous);
        flat->relation = QUOTE_ATTRIBUTED;
    }
    if (flat->quote)
        flat->quote->language = flat->language;
    if (!flat->quote || !flat_has_letters(flat->quote, 0, flat->quote->len))
        flat->relation = QUOTE_NONE;
}

enum quote_relation flat_quote(struct arena *arena, struct flat *flat) {
    if (!flat->quote_known)
        find_quote(arena, flat);
    flat->quote_known = true;
    return flat->relation;
}
