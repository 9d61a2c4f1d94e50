/* bidi.c: the levels of the bidirectional algorithm over the words of a whole paragraph (UAX 9; the
 * levels are Pango's). In: words, shaped one by one. Out: those that stand at another level than
 * they have alone are shaped again. A paragraph without right-to-left letters is left at once. */
#include <string.h>

#include "layout/words.h"

#define ISOLATE_LEFT "\u2066"
#define ISOLATE_RIGHT "\u2067"
#define ISOLATE_END "\u2069"

static bool concerns(const struct words *words) {
    if (words->right_to_left)
        return true;
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].shape && words->items[i].shape->backward)
            return true;
    return false;
}

/* A passage in a language of the other direction stands by itself, as in the EPUB. */
static bool is_isolated(const struct words *words, const struct word *word) {
    return word->face && word->kind != WORD_TAIL &&
           language_is_right_to_left(word->face->language) != words->right_to_left &&
           !str_equal(word->face->language, words->language);
}

/* The paragraph as one text, and where in it each word begins, in characters. */
static GString *join(const struct words *words, size_t *starts) {
    GString *text = g_string_new(NULL);
    size_t at = 0;
    bool inside = false;
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->items[i];
        bool isolated = is_isolated(words, word);
        if (isolated != inside) {
            const char *start = words->right_to_left ? ISOLATE_LEFT : ISOLATE_RIGHT;
            g_string_append(text, isolated ? start : ISOLATE_END);
            at++;
            inside = isolated;
        }
        if (word->kind == WORD_TAIL) {
            g_string_append_c(text, '\t');
            at++;
        }
        starts[i] = at;
        if (word->kind == WORD_IMAGE)
            g_string_append(text, "\uFFFC");
        else
            g_string_append_len(text, word->text.at, (gssize)word->text.len);
        at += word->kind == WORD_IMAGE ? 1 : str_characters(word->text);
    }
    return text;
}

static bool is_as_it_is(const struct word *word, const uint8_t *levels) {
    const struct shape *shape = word->shape;
    for (size_t r = 0; r < shape->run_count; r++) {
        const struct shape_run *run = &shape->runs[r];
        struct str text = str_slice(shape->text, run->start, run->start + run->bytes);
        size_t first = str_characters(str_slice(shape->text, 0, run->start));
        size_t count = str_characters(text);
        for (size_t i = 0; i < count; i++)
            if (levels[first + i] != run->level)
                return false;
    }
    return true;
}

struct shape *bidi_shape(struct words *words, const struct word *word, uint32_t start,
                         uint32_t end) {
    struct typesetter *typesetter = words->job->typesetter;
    struct str text = str_slice(word->text, start, end);
    struct shape *shape = NULL;
    for (size_t from = 0; from < text.len;) {
        size_t to = from;
        int level = word->levels[start + from];
        while (to < text.len && word->levels[start + to] == level)
            to++;
        struct shape *part =
            shape_word_at(typesetter, word->face, str_slice(text, from, to), level);
        if (from == 0 && to == text.len)
            return part;
        if (!shape) {
            shape = ARENA_NEW(words->scratch, struct shape);
            shape->text = text;
        }
        shape_append(typesetter, shape, part, (uint32_t)from);
        from = to;
    }
    return shape ? shape : word->shape;
}

static void set_levels(struct words *words, struct word *word, const uint8_t *levels) {
    uint8_t *bytes = ARENA_ARRAY(words->scratch, uint8_t, word->text.len + 1);
    size_t character = 0;
    for (size_t i = 0; i < word->text.len; character++) {
        size_t at = i;
        for (str_next(word->text, &i); at < i; at++)
            bytes[at] = levels[character];
    }
    word->levels = bytes;
    word->shape = bidi_shape(words, word, 0, (uint32_t)word->text.len);
}

/* Brackets turn round, and the letters of a number may come apart: widths change. */
static void measure_again(struct words *words) {
    for (size_t i = 0; i < words->break_count; i++) {
        struct item *item = &words->breaks[i];
        if (item->kind != ITEM_BOX || item->word == UINT32_MAX)
            continue;
        const struct word *word = &words->items[item->word];
        if (!word->levels || word->kind != WORD_TEXT || item->start > 0 ||
            item->end < word->text.len)
            continue;
        item->width = word->shape->width;
        if (word->shape->backward)
            item->left = item->right = item->stretch = item->shrink = 0;
    }
}

void words_bidi(struct words *words) {
    if (!concerns(words))
        return;
    size_t *starts = ARENA_ARRAY(words->scratch, size_t, words->count + 1);
    GString *text = join(words, starts);
    PangoDirection direction = words->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    guint8 *levels = pango_log2vis_get_embedding_levels(text->str, (int)text->len, &direction);
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->items[i];
        word->level = levels[starts[i]];
        if (word->shape && !is_as_it_is(word, levels + starts[i]))
            set_levels(words, word, levels + starts[i]);
        if (word->shape && word->shape->backward)
            word->rigid = true;
    }
    measure_again(words);
    g_free(levels);
    g_string_free(text, TRUE);
}
