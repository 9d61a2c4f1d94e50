/* citations.c: `[see @key, p. 3; @other]`, `[-@key]`, `@key` and `@key [p. 3]`, as Pandoc writes
 * them → SPANs with a citation and no text yet: the text is made when the sources are known. A
 * bracket is a citation when each of its parts names a key; it may go over line ends. */
#include <string.h>

#include "markdown/markdown_internal.h"

enum { LONGEST_CITATION = 2000 };

/* The texts of a bracket as one, and where each byte stands. */
struct flat_text {
    GString *text;
    GArray *places; /* uint32_t: source offset of each byte */
};

static bool is_plain(const struct node *node) {
    return node->kind == NODE_TEXT && !node->replaced;
}

static bool is_word(struct str text, size_t at) {
    return at < text.len && (g_ascii_isalnum(text.at[at]) || text.at[at] == '_' ||
                             (unsigned char)text.at[at] >= 0x80);
}

/* The key behind '@' at `at`: letters, digits and single signs between them, or what braces hold
 * (Pandoc's manual, "Citation syntax"). Returns its end, or 0. */
static size_t key_end(struct str text, size_t at, struct str *key) {
    size_t start = at + 1, end = start;
    if (end < text.len && text.at[end] == '{') {
        size_t close = str_find(text, STR("}"), end);
        if (close == SIZE_MAX || close == end + 1)
            return 0;
        *key = str_slice(text, end + 1, close);
        return close + 1;
    }
    while (is_word(text, end) || (end > start && end < text.len &&
                                  strchr(":.#$%&-+?<>~/", text.at[end]) && is_word(text, end + 1)))
        end++;
    *key = str_slice(text, start, end);
    return end > start ? end : 0;
}

/* Whether an '@' begins a key: no letter stands before it, as in an address of mail. */
static bool opens_key(struct str text, size_t at) {
    return text.at[at] == '@' && (!at || !is_word(text, at - 1));
}

/* ---- what stands in brackets ---- */

static struct str without_comma(struct str text) {
    text = str_trim(text);
    if (text.len && text.at[0] == ',')
        text = str_slice(text, 1, text.len);
    return str_trim(text);
}

static struct span place_of(struct reading *reading, const struct flat_text *flat, size_t start,
                            size_t end) {
    return reading_span(reading, g_array_index(flat->places, uint32_t, start),
                        g_array_index(flat->places, uint32_t, end - 1) + 1);
}

static bool read_part(struct reading *reading, const struct flat_text *flat, size_t start,
                      size_t end, struct cited *cited) {
    struct str all = {flat->text->str, end};
    for (size_t at = start; at < end; at++) {
        size_t behind = opens_key(all, at) ? key_end(all, at, &cited->key) : 0;
        if (!behind)
            continue;
        bool minus =
            at > start && all.at[at - 1] == '-' && (at - 1 == start || all.at[at - 2] == ' ');
        cited->no_author = minus;
        cited->key = str_copy(reading->arena, cited->key);
        cited->span = place_of(reading, flat, at, behind);
        cited->prefix = str_trim(str_copy(reading->arena, str_slice(all, start, at - minus)));
        cited->suffix = without_comma(str_copy(reading->arena, str_slice(all, behind, end)));
        return true;
    }
    return false;
}

static struct citation *read_group(struct reading *reading, const struct flat_text *flat) {
    struct citation *citation = ARENA_NEW(reading->arena, struct citation);
    size_t room = 0, start = 0;
    for (size_t i = 0; i <= flat->text->len; i++) {
        if (i < flat->text->len && flat->text->str[i] != ';')
            continue;
        struct cited cited = {0};
        if (!read_part(reading, flat, start, i, &cited))
            return NULL;
        ARENA_PUSH(reading->arena, citation->items, citation->count, room, cited);
        start = i + 1;
    }
    return citation;
}

/* The bracket that opens at byte `at` of a text: gathers what it holds, up to its partner. */
static bool gather(const struct node *open, size_t at, struct flat_text *flat,
                   const struct node **last, size_t *close) {
    size_t depth = 0, from = at;
    g_string_truncate(flat->text, 0);
    g_array_set_size(flat->places, 0);
    for (const struct node *node = open; node; node = node->next, from = 0) {
        if (node->kind == NODE_SOFT_BREAK) {
            g_string_append_c(flat->text, ' ');
            g_array_append_val(flat->places, node->span.start);
            continue;
        }
        if (!is_plain(node))
            return false;
        for (size_t i = from; i < node->text.len; i++) {
            char c = node->text.at[i];
            depth += c == '[';
            if (c == ']' && --depth == 0) {
                *last = node;
                *close = i;
                return true;
            }
            if (flat->text->len > LONGEST_CITATION)
                return false;
            if (node == open && i == at)
                continue;
            uint32_t place = node->span.start + (uint32_t)i;
            g_string_append_c(flat->text, c);
            g_array_append_val(flat->places, place);
        }
    }
    return false;
}

/* ---- nodes ---- */

/* Puts a SPAN in the place of what stands from byte `at` of `first` to before `end` of `last`.
 * Returns the text behind. */
static struct node *put_span(struct reading *reading, struct node *first, size_t at,
                             struct node *last, size_t end, const struct citation *citation) {
    struct node *rest = reading_split_text(reading, last, end);
    struct node *taken = reading_split_text(reading, first, at);
    struct node *span = node_make(reading->arena, NODE_SPAN,
                                  reading_span(reading, taken->span.start, rest->span.start));
    span->citation = citation;
    node_insert_before(taken, span);
    for (struct node *node = taken, *next; node != rest; node = next) {
        next = node->next;
        node_unlink(node);
    }
    return rest;
}

static void no_sources(struct reading *reading, struct node *first, size_t at,
                       const struct node *last, size_t close) {
    diag_add(reading->diags, DIAG_MARKDOWN_CITATION,
             reading_span(reading, first->span.start + at, last->span.start + close + 1),
             "a citation, but the pack has no sources");
    diag_hint(reading->diags, "write the source out, or put it into a footnote");
}

/* A bracket; returns the text to go on with, or NULL when it is no citation. */
static struct node *take_bracket(struct reading *reading, struct node *text, size_t at,
                                 struct flat_text *flat) {
    const struct node *last = NULL;
    size_t close = 0;
    if (!gather(text, at, flat, &last, &close) || !strchr(flat->text->str, '@'))
        return NULL;
    char behind = close + 1 < last->text.len ? last->text.at[close + 1] : '\0';
    struct citation *citation = behind == '{' ? NULL : read_group(reading, flat);
    if (!citation)
        return NULL;
    if (!reading->options.citations) {
        bool begins = flat->text->str[0] == '@' || g_str_has_prefix(flat->text->str, "-@");
        if (begins) /* else it may mean anything */
            no_sources(reading, text, at, last, close);
        return NULL;
    }
    /* The blank in front goes with it: without the citation the sentence is as it would be. */
    bool blank = at && text->text.at[at - 1] == ' ';
    struct node *before = at ? NULL : text->previous;
    bool line_end = before && before->kind == NODE_SOFT_BREAK;
    if (line_end)
        node_unlink(before);
    citation->spaced = blank || line_end;
    return put_span(reading, text, at - blank, (struct node *)(uintptr_t)last, close + 1, citation);
}

/* `@key` in the text, perhaps with a place in brackets behind it. */
static struct node *take_key(struct reading *reading, struct node *text, size_t at) {
    struct str all = text->text, key;
    size_t end = opens_key(all, at) ? key_end(all, at, &key) : 0;
    if (!end)
        return NULL;
    bool minus = at && all.at[at - 1] == '-' && (at == 1 || all.at[at - 2] == ' ');
    struct citation *citation = ARENA_NEW(reading->arena, struct citation);
    citation->items = ARENA_NEW(reading->arena, struct cited);
    citation->count = 1;
    citation->in_text = true;
    citation->items->key = key;
    citation->items->no_author = minus;
    citation->items->span = reading_span(reading, text->span.start + at, text->span.start + end);
    size_t close = str_starts(str_slice(all, end, all.len), STR(" ["))
                       ? str_find(all, STR("]"), end)
                       : SIZE_MAX;
    struct str place = close == SIZE_MAX ? STR("") : str_slice(all, end + 2, close);
    bool other = close != SIZE_MAX && close + 1 < all.len && strchr("({", all.at[close + 1]);
    if (place.len && !other && str_find(place, STR("@"), 0) == SIZE_MAX) {
        citation->items->suffix = str_trim(place);
        end = close + 1;
    }
    return put_span(reading, text, at - minus, text, end, citation);
}

static struct node *take_first(struct reading *reading, struct node *text, struct flat_text *flat) {
    for (size_t i = 0; i < text->text.len; i++) {
        struct node *rest = NULL;
        if (text->text.at[i] == '[')
            rest = take_bracket(reading, text, i, flat);
        else if (text->text.at[i] == '@' && reading->options.citations)
            rest = take_key(reading, text, i);
        if (rest)
            return rest;
    }
    return NULL;
}

void markdown_citations(struct reading *reading, struct node *parent) {
    bool found = false;
    for (const struct node *node = parent->first; node && !found; node = node->next)
        found = is_plain(node) && node->text.len && memchr(node->text.at, '@', node->text.len);
    if (!found)
        return;
    struct flat_text flat = {g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(uint32_t))};
    for (struct node *node = parent->first; node; node = node->next)
        for (struct node *rest = is_plain(node) ? node : NULL; rest;) {
            node = rest;
            rest = take_first(reading, rest, &flat);
        }
    g_string_free(flat.text, TRUE);
    g_array_free(flat.places, TRUE);
    for (struct node *node = parent->first, *next; node; node = next) {
        next = node->next;
        if (node->kind == NODE_TEXT && !node->text.len)
            node_unlink(node);
    }
}
