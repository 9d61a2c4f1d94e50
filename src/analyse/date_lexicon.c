/* date_lexicon.c: a language's table → a hash table of first words, and the phrases behind each.
 * Each word of a text is looked up once, whatever the number of phrases. */
#include "analyse/date_lexicon.h"

#include <string.h>

#include "analyse/analyse_internal.h"

const char *const date_modifier_names[] = {"",      "early",   "mid",        "late",       "end",
                                           "by",    "until",   "after",      "before",     "from",
                                           "since", "through", "first half", "second half"};

struct entry {
    const char *form;
    size_t len;
    enum date_class class;
    int value;
    bool capital;
    char second; /* the letter two behind the first word, if it is a small one of ASCII; else 0 */
    struct entry *next; /* with the same first word, longer ones first */
};
struct date_phrases {
    uint32_t hash;
    uint64_t classes;
    struct entry *entries;
};
struct date_lexicon {
    struct date_phrases *buckets;
    size_t mask;
};

/* The character at `*at` in lower case. */
static uint32_t folded(const char *text, size_t *at) {
    unsigned char c = (unsigned char)text[*at];
    if (c < 0x80) {
        ++*at;
        return c >= 'A' && c <= 'Z' ? c + 32u : c;
    }
    gunichar wide = g_utf8_get_char(text + *at);
    *at = (size_t)(g_utf8_next_char(text + *at) - text);
    return g_unichar_tolower(wide);
}

enum { LONGEST_WORD = 40 }; /* bytes: no word of a table is longer */

static size_t word_length(const char *text) {
    size_t len = 0;
    while (flat_word_at(text, len) && len < LONGEST_WORD)
        len++;
    return len;
}

/* Of the letters up to the next sign; never 0. */
static uint32_t word_hash(const char *text, size_t at) {
    uint32_t hash = 2166136261u;
    for (size_t start = at; flat_word_at(text, at) && at - start < LONGEST_WORD;)
        hash = (hash ^ folded(text, &at)) * 16777619u;
    return hash ? hash : 1;
}

static struct date_phrases *phrases_of(const struct date_lexicon *lexicon, uint32_t hash) {
    size_t at = hash & lexicon->mask;
    while (lexicon->buckets[at].hash && lexicon->buckets[at].hash != hash)
        at = (at + 1) & lexicon->mask;
    return &lexicon->buckets[at];
}

static void add_entry(struct arena *arena, struct date_lexicon *lexicon,
                      const struct date_phrase *phrase, const char *form, size_t len) {
    struct entry *entry = ARENA_NEW(arena, struct entry);
    size_t first = 0;
    size_t second = word_length(form) + 1;
    *entry = (struct entry){.form = form,
                            .len = len,
                            .class = phrase->class,
                            .value = phrase->value,
                            .second = second < len && g_ascii_islower(form[second]) ? form[second]
                                                                                    : '\0'};
    entry->capital = folded(form, &first) != g_utf8_get_char(form);
    uint32_t hash = word_hash(form, 0);
    struct date_phrases *bucket = phrases_of(lexicon, hash);
    bucket->hash = hash;
    bucket->classes |= UINT64_C(1) << phrase->class;
    struct entry **link = &bucket->entries;
    while (*link && (*link)->len >= len)
        link = &(*link)->next;
    entry->next = *link;
    *link = entry;
}

static size_t form_length(const char *form) {
    const char *end = strchr(form, '|');
    return end ? (size_t)(end - form) : strlen(form);
}

const struct date_lexicon *date_lexicon_make(struct arena *arena,
                                             const struct date_language *language) {
    struct date_lexicon *lexicon = ARENA_NEW(arena, struct date_lexicon);
    size_t count = 0, room = 64;
    for (const struct date_phrase *phrase = language->phrases; phrase->forms; phrase++)
        for (const char *form = phrase->forms; form; count++)
            form = (form = strchr(form, '|')) ? form + 1 : NULL;
    while (room < 2 * count)
        room *= 2;
    lexicon->buckets = ARENA_ARRAY(arena, struct date_phrases, room);
    lexicon->mask = room - 1;
    for (const struct date_phrase *phrase = language->phrases; phrase->forms; phrase++)
        for (const char *form = phrase->forms;; form++) {
            size_t len = form_length(form);
            add_entry(arena, lexicon, phrase, form, len);
            form += len;
            if (!*form)
                break;
        }
    return lexicon;
}

const struct date_phrases *date_lexicon_at(const struct date_lexicon *lexicon, const char *text,
                                           size_t at) {
    if (!flat_word_at(text, at))
        return NULL;
    const struct date_phrases *bucket = phrases_of(lexicon, word_hash(text, at));
    return bucket->classes ? bucket : NULL;
}

uint64_t date_phrases_classes(const struct date_phrases *phrases) {
    return phrases ? phrases->classes : 0;
}

/* The text is NUL-terminated, so that a comparison ends with it. */
static bool matches(const struct entry *entry, const char *text, size_t *at) {
    size_t end = *at, here = 0;
    while (here < entry->len) {
        if (!text[end] || folded(entry->form, &here) != folded(text, &end))
            return false;
    }
    bool letter = flat_word_at(entry->form, entry->len - 1);
    if ((letter && flat_word_at(text, end)) ||
        (entry->capital && !g_unichar_isupper(g_utf8_get_char(text + *at))))
        return false;
    *at = end;
    return true;
}

bool date_phrases_match(const struct date_phrases *phrases, const char *text, size_t *at,
                        enum date_class class, int *value) {
    if (!(date_phrases_classes(phrases) & UINT64_C(1) << class))
        return false;
    size_t first = word_length(text + *at);
    char second = text[*at + first] ? g_ascii_tolower(text[*at + first + 1]) : '\0';
    for (const struct entry *entry = phrases->entries; entry; entry = entry->next)
        if (entry->class == class && (!entry->second || entry->second == second) &&
            matches(entry, text, at)) {
            if (value)
                *value = entry->value;
            return true;
        }
    return false;
}

bool lexicon_word(const struct date_lexicon *lexicon, const char *text, size_t *at,
                  enum date_class class, int *value) {
    return date_phrases_match(date_lexicon_at(lexicon, text, *at), text, at, class, value);
}
