/* hyphenate.c: where a word may be divided, by libhyphen's dictionaries.
 * In: a word and its language. Out: byte offsets. Words with digits, hyphens or capitals alone stay
 * whole. Dictionaries have an encoding of their own. */
#include "layout/typesetter.h"

#include <stdlib.h>
#include <string.h>

enum { LEFT_LEAST = 2, RIGHT_LEAST = 3, LONGEST_WORD = 200 };

/* Where a division may carry two letters over: by the rules of the language, and usage in books. */
static const char *const two_letters[] = {"de", "es", "it", "pl", "ru", "uk",
                                          "be", "bg", "cs", "sk", "el", NULL};
/* Languages whose words are never divided with a hyphen: no dictionary is missed. */
static const char *const undivided[] = {"ar", "fa", "he", "ur",  "yi", "ps", "ckb",
                                        "ug", "sd", "dv", "syr", "zh", "ja", "ko",
                                        "th", "lo", "km", "my",  "vi", NULL};

static bool is_among(const char *const *languages, struct str language) {
    for (; *languages; languages++)
        if (language_is(language, *languages))
            return true;
    return false;
}

void dictionaries_close(struct typesetter *typesetter) {
    for (struct dictionary *item = typesetter->dictionaries; item; item = item->next)
        if (item->patterns)
            hnj_hyphen_free(item->patterns);
}

static HyphenDict *load(struct typesetter *typesetter, struct str name) {
    struct str path = str_format(typesetter->arena, "%.*s/hyph_%.*s.dic",
                                 STR_ARG(typesetter->dictionary_folder), STR_ARG(name));
    const char *file = str_terminated(typesetter->arena, path);
    return g_file_test(file, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(file) : NULL;
}

/* "en-GB": en_GB, en; "de": de, de_DE; English without a country: that of Britain. */
static HyphenDict *load_language(struct typesetter *typesetter, struct str language) {
    char *tag = g_strndup(language.at, language.len);
    g_strdelimit(tag, "-", '_');
    HyphenDict *found = NULL;
    if (language.len && !strpbrk(tag, "/."))
        found = load(typesetter, str_of(tag));
    char *line = strchr(tag, '_');
    if (line)
        *line = '\0';
    char *upper = g_ascii_strup(tag, -1);
    if (!found && *tag && !strpbrk(tag, "/."))
        found = load(typesetter, str_of(tag));
    if (!found && *tag && !strpbrk(tag, "/."))
        found = load(typesetter, str_format(typesetter->arena, "%s_%s", tag, upper));
    if (!found && strcmp(tag, "en") == 0)
        found = load(typesetter, STR("en_GB"));
    if (!found && strcmp(tag, "en") == 0)
        found = load(typesetter, STR("en_US"));
    g_free(upper);
    g_free(tag);
    return found;
}

/* What says that a text is in the language: an attribute, front matter, or the outline. */
static struct span place_of_language(const struct layout_job *job, struct str language) {
    if (!job->input)
        return SPAN_NONE;
    struct walk walk = walk_start(job->input->book);
    while (walk_next(&walk))
        if (walk.entering && walk.node->language_span.source &&
            str_equal(walk.node->language, language))
            return walk.node->language_span;
    const struct pack *pack = job->input->pack;
    return pack && str_equal(pack->language.text, language) ? pack->language.span : SPAN_NONE;
}

static const struct dictionary *find_dictionary(struct layout_job *job, struct str language) {
    struct typesetter *typesetter = job->typesetter;
    struct dictionary *item = typesetter->dictionaries;
    while (item && !str_equal(item->language, language))
        item = item->next;
    if (!item) {
        item = ARENA_NEW(typesetter->arena, struct dictionary);
        item->language = str_copy(typesetter->arena, language);
        item->undivided = is_among(undivided, language);
        item->right_least = is_among(two_letters, language) ? 2 : RIGHT_LEAST;
        item->patterns = item->undivided ? NULL : load_language(typesetter, language);
        item->next = typesetter->dictionaries;
        typesetter->dictionaries = item;
    }
    if (!item->patterns && !item->undivided) {
        struct language_seen *seen = job->languages;
        while (seen && !str_equal(seen->language, language))
            seen = seen->next;
        if (!seen) {
            seen = ARENA_NEW(job->arena, struct language_seen);
            seen->language = item->language;
            seen->next = job->languages;
            job->languages = seen;
            diag_add(job->diags, DIAG_HYPHENATION_MISSING, place_of_language(job, language),
                     "no hyphenation dictionary for '%.*s'; its words are not divided",
                     STR_ARG(language));
            diag_hint(job->diags, "dictionaries are looked for in %.*s (hyph_*.dic)",
                      STR_ARG(typesetter->dictionary_folder));
        }
    }
    return item;
}

static bool may_divide(struct str word) {
    bool lower = false;
    for (size_t i = 0; i < word.len;) {
        uint32_t c = str_next(word, &i);
        bool latin = c < 0x80 && g_ascii_isalpha((char)c);
        if (!latin && !g_unichar_isalpha(c) && c != '\'' && c != 0x2019)
            return false;
        lower = lower || (latin ? c >= 'a' : g_unichar_islower(c));
    }
    return lower && word.len <= LONGEST_WORD;
}

static void free_replacements(char **replacements, int *positions, int *cuts, size_t count) {
    for (size_t i = 0; replacements && i < count; i++)
        free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
}

static bool is_ascii(struct str text) {
    size_t i = 0;
    while (i < text.len && (unsigned char)text.at[i] < 0x80)
        i++;
    return i == text.len;
}

/* The word in small letters and the encoding of the patterns, each of which has ASCII's letters in
 * their places; NULL when it cannot be told so. To be freed. */
static char *encode(const HyphenDict *patterns, struct str word, size_t *size) {
    *size = word.len;
    if (is_ascii(word))
        return g_ascii_strdown(word.at, (gssize)word.len);
    char *lower = g_utf8_strdown(word.at, (gssize)word.len), *encoded = NULL;
    gsize written = 0;
    *size = strlen(lower);
    if (str_characters(str_of(lower)) != str_characters(word)) {
        g_free(lower);
        return NULL;
    }
    if (patterns->utf8)
        return lower;
    encoded = g_convert(lower, -1, patterns->cset, "UTF-8", NULL, &written, NULL);
    *size = written;
    g_free(lower);
    return encoded;
}

static struct divisions divide(struct arena *arena, HyphenDict *patterns, struct str word,
                               uint32_t start, size_t right_least) {
    struct divisions result = {NULL, 0};
    size_t characters = str_characters(word), size = 0;
    char *encoded = encode(patterns, word, &size);
    if (encoded) {
        char *marks = g_malloc0(size + 8);
        char **replacements = NULL;
        int *positions = NULL, *cuts = NULL;
        uint32_t *offsets = ARENA_ARRAY(arena, uint32_t, characters + 1);
        if (hnj_hyphen_hyphenate2(patterns, encoded, (int)size, marks, NULL, &replacements,
                                  &positions, &cuts) == 0) {
            size_t at = 0;
            for (size_t i = 0; i < characters; i++) {
                str_next(word, &at);
                bool divided = (marks[i] & 1) != 0 && !(replacements && replacements[i]);
                if (divided && i + 1 >= LEFT_LEAST && characters - i - 1 >= right_least)
                    offsets[result.count++] = start + (uint32_t)at;
            }
        }
        free_replacements(replacements, positions, cuts, size);
        result.offsets = offsets;
        g_free(marks);
    }
    g_free(encoded);
    return result;
}

struct divisions hyphenate_word(struct layout_job *job, struct str language, struct shape *shape,
                                size_t start, size_t end) {
    struct str word = str_slice(shape->text, start, end);
    if (word.len >= LEFT_LEAST + 2 && may_divide(word)) {
        const struct dictionary *dictionary = find_dictionary(job, language);
        if (!dictionary->patterns)
            return (struct divisions){NULL, 0}; /* each run has to tell it */
        shape->divisions = divide(job->typesetter->arena, dictionary->patterns, word,
                                  (uint32_t)start, dictionary->right_least);
    }
    shape->divided = true;
    return shape->divisions;
}
