/* shallow_read.c: a sentence → tagged words, and asking for their tags. */
#include "analyse/shallow.h"

static bool joins_word(const struct flat *flat, size_t at, size_t end) {
    char c = flat->text[at];
    if ((c == ',' || c == '.') && at > 0 && at + 1 < end) /* "90,000" */
        return g_ascii_isdigit(flat->text[at - 1]) && g_ascii_isdigit(flat->text[at + 1]);
    return (c == '-' || c == '\'') && at + 1 < end && flat_word_at(flat->text, at + 1);
}

/* An em dash within "Europe—the Wall" is none of a word. */
static bool is_dash(struct arena *arena, const struct flat *flat, size_t at) {
    if (flat->text[at] != '-')
        return false;
    struct str written = flat_written(arena, flat, at, at + 1);
    return str_is(written, "\u2014") ||
           (str_is(written, "\u2013") && at > 0 && flat->text[at - 1] == ' ');
}

static size_t word_behind(struct arena *arena, const struct flat *flat, size_t at, size_t end) {
    while (at < end && (flat_word_at(flat->text, at) ||
                        (joins_word(flat, at, end) && !is_dash(arena, flat, at))))
        at++;
    return at;
}

static uint32_t sign_tags(struct arena *arena, const struct flat *flat, size_t at) {
    char c = flat->text[at];
    if (c == ',')
        return TAG_COMMA;
    if (c == ';' || c == ':' || is_dash(arena, flat, at))
        return TAG_STOP;
    return c == '-' ? TAG_STOP : 0;
}

static void add_word(struct sentence *sentence, struct token token) {
    const char *text = sentence->flat->text;
    size_t len = token.end - token.start;
    bool possessive = len > 2 && text[token.end - 2] == '\'' && text[token.end - 1] == 's';
    token.tags |= word_tags(text + token.start, possessive ? len - 2 : len);
    /* "Rose", "Will", "Ahmed" are names */
    if (token.tags & TAG_CAPITAL)
        token.tags &= ~(uint32_t)TAG_FINITE;
    if (token.tags & TAG_CAPITAL && sentence->count)
        token.tags &= ~(uint32_t)(TAG_PAST | TAG_PRESENT | TAG_AUXILIARY);
    if (possessive || (text[token.end] == '\'' && text[token.end - 1] == 's'))
        token.tags |= TAG_POSSESSIVE;
    sentence->tokens[sentence->count++] = token;
}

struct sentence sentence_read(struct arena *arena, const struct flat *flat, size_t start,
                              size_t end, const struct found_date *dates, size_t date_count) {
    struct sentence sentence = {flat, start, end, NULL, 0};
    sentence.tokens = ARENA_ARRAY(arena, struct token, end - start + 1);
    uint16_t depth = 0;
    bool quoted = false;
    for (size_t at = start, next = 0; at < end;) {
        while (next < date_count && dates[next].end <= at)
            next++;
        bool dated = next < date_count && dates[next].start <= at && !dates[next].dated;
        char c = flat->text[at];
        if (c == '"') {
            quoted = !quoted;
            depth = (uint16_t)(quoted ? depth + 1 : MAX(depth, 1) - 1);
        } else if (c == '(' || c == '[') {
            depth++;
        } else if ((c == ')' || c == ']') && depth) {
            depth--;
        }
        struct token token = {at, at, 0, depth};
        if (flat_word_at(flat->text, at)) {
            token.end = word_behind(arena, flat, at, end);
            if (dated) {
                token.tags = TAG_DATE;
                sentence.tokens[sentence.count++] = token;
            } else {
                add_word(&sentence, token);
            }
            at = token.end;
            continue;
        }
        token.tags = dated ? 0 : sign_tags(arena, flat, at);
        token.end = ++at;
        if (token.tags)
            sentence.tokens[sentence.count++] = token;
    }
    return sentence;
}

size_t sentence_token(const struct sentence *sentence, size_t offset) {
    size_t low = 0, high = sentence->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sentence->tokens[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool token_has(const struct sentence *sentence, size_t token, uint32_t tags) {
    return token < sentence->count && (sentence->tokens[token].tags & tags) != 0;
}

bool token_is(const struct sentence *sentence, size_t token, const char *const *list) {
    if (token >= sentence->count)
        return false;
    const struct token *word = &sentence->tokens[token];
    size_t len = word->end - word->start;
    for (; *list; list++)
        if (strlen(*list) == len &&
            g_ascii_strncasecmp(*list, sentence->flat->text + word->start, len) == 0)
            return true;
    return false;
}
