/* hyphenate.c: where a word may be divided, by libhyphen's dictionaries.
 * In: a word and its language. Out: byte offsets. Words with digits, hyphens or capitals alone stay
 * whole. Dictionaries have an encoding of their own. */
#include "layout/typesetter.h"

#include <stdlib.h>
#include <string.h>

enum { LEFT_LEAST = 2, RIGHT_LEAST = 3, LONGEST_WORD = 200 };

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

static HyphenDict *find_patterns(struct layout_job *job, struct str language) {
    struct typesetter *typesetter = job->typesetter;
    struct dictionary *item = typesetter->dictionaries;
    while (item && !str_equal(item->language, language))
        item = item->next;
    if (!item) {
        item = ARENA_NEW(typesetter->arena, struct dictionary);
        item->language = str_copy(typesetter->arena, language);
        item->patterns = load_language(typesetter, language);
        item->next = typesetter->dictionaries;
        typesetter->dictionaries = item;
    }
    if (!item->patterns) {
        struct language_seen *seen = job->languages;
        while (seen && !str_equal(seen->language, language))
            seen = seen->next;
        if (!seen) {
            seen = ARENA_NEW(job->arena, struct language_seen);
            seen->language = item->language;
            seen->next = job->languages;
            job->languages = seen;
            diag_add(job->diags, DIAG_HYPHENATION_MISSING, SPAN_NONE,
                     "no hyphenation dictionary for '%.*s'; its words are not divided",
                     STR_ARG(language));
            diag_hint(job->diags, "dictionaries are looked for in %.*s (hyph_*.dic)",
                      STR_ARG(typesetter->dictionary_folder));
        }
    }
    return item->patterns;
}

static bool may_divide(struct str word) {
    bool lower = false;
    for (size_t i = 0; i < word.len;) {
        uint32_t c = str_next(word, &i);
        if (!g_unichar_isalpha(c) && c != '\'' && c != 0x2019)
            return false;
        lower = lower || g_unichar_islower(c);
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

static struct divisions divide(struct arena *arena, HyphenDict *patterns, struct str word,
                               uint32_t start) {
    struct divisions result = {NULL, 0};
    char *lower = g_utf8_strdown(word.at, (gssize)word.len);
    size_t characters = str_characters(word);
    gsize size = 0;
    char *encoded = patterns->utf8
                        ? g_strdup(lower)
                        : g_convert(lower, -1, patterns->cset, "UTF-8", NULL, &size, NULL);
    if (patterns->utf8)
        size = strlen(lower);
    if (encoded && str_characters(str_of(lower)) == characters) {
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
                if (divided && i + 1 >= LEFT_LEAST && characters - i - 1 >= RIGHT_LEAST)
                    offsets[result.count++] = start + (uint32_t)at;
            }
        }
        free_replacements(replacements, positions, cuts, size);
        result.offsets = offsets;
        g_free(marks);
    }
    g_free(encoded);
    g_free(lower);
    return result;
}

struct divisions hyphenate_word(struct layout_job *job, struct str language, struct shape *shape,
                                size_t start, size_t end) {
    struct str word = str_slice(shape->text, start, end);
    HyphenDict *patterns = NULL;
    if (word.len >= LEFT_LEAST + RIGHT_LEAST && may_divide(word)) {
        patterns = find_patterns(job, language);
        if (!patterns)
            return (struct divisions){NULL, 0}; /* each run has to tell it */
        shape->divisions = divide(job->typesetter->arena, patterns, word, (uint32_t)start);
    }
    shape->divided = true;
    return shape->divisions;
}
