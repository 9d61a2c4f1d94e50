/* abbreviation_pair.c: abbreviations that the text itself explains, "Long Form (ABC)" and "ABC
 * (Long Form)". Each letter has to begin a word, from the first one on; small words may be passed
 * over, and one word more may follow: "Science for Peace and Security Programme (SPS)". After A.
 * Schwartz and M. Hearst, A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical
 * Text, 2003, but for letters inside words, which are found too often. */
#include "analyse/names_internal.h"

#include <string.h>

enum { MOST_LETTERS = 12, MOST_WORDS = 20, MOST_BYTES = 40 };

/* May be passed over wherever they stand, and begin no long form. */
static bool is_small(struct str word) {
    static const char *const small[] = {
        "a",    "an",  "and", "at",  "by",  "for", "from", "in",  "of",   "on",   "the", "to",
        "with", "de",  "des", "du",  "et",  "la",  "le",   "les", "pour", "der",  "die", "das",
        "und",  "für", "von", "zur", "im",  "del", "el",   "los", "las",  "para", "por", "y",
        "i",    "w",   "na",  "do",  "dla", "z",   "і",    "й",   "та",   "в",    "у",   "з",
        "із",   "на",  "про", "для", "и",   "с",   "по",   "об",  "о",    NULL};
    for (size_t i = 0; small[i]; i++)
        if (str_is(word, small[i]))
            return true;
    return false;
}

struct letters {
    uint32_t items[MOST_LETTERS]; /* as capitals */
    bool lower[MOST_LETTERS];     /* written small: may stand inside a word */
    size_t count;
};

static bool is_cased(uint32_t c) {
    return g_unichar_isupper(c) || g_unichar_islower(c);
}

/* Its letters; the "s" of a plural is none. False where it is no abbreviation. */
static bool read_letters(struct str text, struct letters *letters) {
    size_t upper = 0;
    *letters = (struct letters){.count = 0};
    if (text.len > MOST_BYTES || !text.len || !name_is_upper(text.at))
        return false;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = str_next(text, &at);
        bool plural = c == 's' && at == text.len && upper >= 2 && upper == letters->count;
        if (plural)
            break;
        if (c == '-' || c == '/' || c == '&' || c == '.')
            continue;
        if (!is_cased(c) || letters->count == MOST_LETTERS)
            return false;
        letters->lower[letters->count] = g_unichar_islower(c);
        letters->items[letters->count++] = g_unichar_toupper(c);
        upper += g_unichar_isupper(c) != 0;
    }
    return upper >= 2 && 2 * upper >= letters->count;
}

bool abbreviation_is(struct str text) {
    struct letters letters;
    return read_letters(text, &letters);
}

/* ---- letters and words ---- */

/* The words that may be a long form, with what of each counts. */
struct form {
    struct str words[MOST_WORDS];
    bool hyphened[MOST_WORDS]; /* to the word before: "Inter-American" may count as one */
    size_t count;
};

static void add_word(struct form *form, struct str word, unsigned char join) {
    form->hyphened[form->count] = join == '-';
    form->words[form->count++] = word;
}

static uint32_t initial(struct str word) {
    size_t at = 0;
    return g_unichar_toupper(str_next(word, &at));
}

/* How many of the letters from `at` on stand inside the word, in order: "CoE", "Interpol". */
static size_t letters_inside(const struct letters *letters, size_t at, struct str word) {
    size_t taken = 0, offset = 0;
    str_next(word, &offset);
    while (at + taken < letters->count && letters->lower[at + taken] && offset < word.len)
        taken += g_unichar_toupper(str_next(word, &offset)) == letters->items[at + taken];
    return taken;
}

/* Whether a word takes no letter and is no fault of the form. */
static bool may_pass(const struct form *form, size_t first, size_t at) {
    return is_small(form->words[at]) || form->hyphened[at] ||
           (name_is_upper(form->words[first].at) && !name_is_upper(form->words[at].at));
}

/* Whether the letters are those of the words from `first` on. What is reached is kept as a set of
 * numbers of letters, as a bit each: so the work is that of letters times words. */
static bool fits(const struct letters *letters, const struct form *form, size_t first,
                 size_t more) {
    uint32_t reached = 1, all = 1U << letters->count; /* before any word: no letter */
    size_t words = 0;
    if (first >= form->count || is_small(form->words[first]))
        return false;
    for (size_t at = first; at < form->count; at++) {
        uint32_t next = 0;
        for (size_t i = 0; i < letters->count; i++) {
            if (!(reached & 1U << i) || letters->items[i] != initial(form->words[at]))
                continue;
            size_t inside = letters_inside(letters, i + 1, form->words[at]);
            next |= 1U << (i + 1) | 1U << (i + 1 + inside);
        }
        words += next != 0;
        if (at > first && may_pass(form, first, at))
            next |= reached & ~all;
        if (at > first && at + more >= form->count && reached & all)
            next |= all; /* all letters are told: words that are left over */
        reached = next;
        if (!reached)
            return false;
    }
    return reached & all && words >= 2;
}

/* The word from which on the form is the shortest, or `count`. A form that ends with its last
 * letter is preferred. */
static size_t find_start(const struct letters *letters, const struct form *form) {
    for (size_t more = 0; more <= 1; more++)
        for (size_t first = form->count; first-- > 0;)
            if (fits(letters, form, first, more))
                return first;
    return form->count;
}

bool abbreviation_fits(struct arena *arena, struct str abbreviation, struct str long_form) {
    struct letters letters;
    struct name_words words = {0};
    struct form form = {.count = 0};
    if (!read_letters(abbreviation, &letters))
        return false;
    name_words_read(arena, long_form.at, long_form.len, &words);
    if (words.count > MOST_WORDS)
        return false;
    for (size_t i = 0; i < words.count; i++)
        add_word(&form, str_slice(long_form, words.items[i].start, words.items[i].end),
                 words.items[i].join);
    size_t start = form.count && is_small(form.words[0]) ? 1 : 0;
    return fits(&letters, &form, start, 0) || fits(&letters, &form, start, 1);
}

bool abbreviation_is_of_words(struct str long_form) {
    size_t start = str_find(long_form, STR(" "), 0);
    if (start == SIZE_MAX || start + 1 >= long_form.len)
        return false;
    size_t end = str_find(long_form, STR(" "), start + 1);
    struct str word = str_slice(long_form, start + 1, end);
    return !is_small(word) && !name_is_upper(word.at);
}

/* ---- in the text ---- */

struct search {
    struct arena *arena;
    const struct flat *flat;
    const struct name_words *words;
    struct abbreviation_pairs *pairs;
};

static struct str text_of(const struct search *search, size_t word) {
    const struct name_word *item = &search->words->items[word];
    return (struct str){search->flat->text + item->start, item->end - item->start};
}

static bool joins_form(unsigned char join) {
    return join == ' ' || join == '-' || join == '\'' || join == '/' || join == JOIN_DASH;
}

/* "C-IED" is one abbreviation. The last of its words. */
static size_t last_word(const struct search *search, size_t first) {
    const struct name_word *items = search->words->items;
    while (first + 1 < search->words->count && items[first + 1].join == '-' &&
           items[first + 1].start == items[first].end + 1)
        first++;
    return first;
}

static void add_pair(struct search *search, size_t first, size_t last, size_t long_first,
                     size_t long_last) {
    const struct name_word *items = search->words->items;
    struct abbreviation_pair pair = {items[first].start, items[last].end, items[long_first].start,
                                     items[long_last].end};
    /* A plural explains the word itself: "internally displaced persons (IDPs)". */
    struct str text = {search->flat->text + pair.start, pair.end - pair.start};
    if (text.len > 2 && str_ends(text, STR("s")) &&
        name_is_capitals(str_slice(text, 0, text.len - 1)))
        pair.end--;
    ARENA_PUSH(search->arena, search->pairs->items, search->pairs->count, search->pairs->room,
               pair);
}

/* Is the word the first thing in parentheses, and how far behind their opening? */
static bool is_opened(const struct search *search, size_t word) {
    const char *text = search->flat->text;
    size_t start = search->words->items[word].start;
    if (start && text[start - 1] == '"')
        start--;
    return start >= 2 && text[start - 1] == '(' && text[start - 2] == ' ';
}

static bool is_closed(const struct search *search, size_t word) {
    const char *text = search->flat->text + search->words->items[word].end;
    text += *text == '"';
    return *text == ')' || *text == ',' || *text == ';';
}

/* "Long Form (ABC)": the words before the parenthesis, up to what divides them from others. */
static void look_before(struct search *search, const struct letters *letters, size_t first,
                        size_t last) {
    const struct name_word *items = search->words->items;
    size_t sentence = flat_sentence_at(search->flat, items[first].start);
    size_t floor = search->flat->sentences[sentence].start, from = first;
    const char *behind = search->flat->text + items[first - 1].end;
    if (strncmp(behind, " (", 2) != 0 && strncmp(behind, "\" (", 3) != 0)
        return;
    while (from > 0 && first - from < MOST_WORDS && items[from - 1].start >= floor) {
        from--;
        if (!from || !joins_form(items[from].join))
            break;
    }
    struct form form = {.count = 0};
    for (size_t i = from; i < first; i++)
        add_word(&form, text_of(search, i), items[i].join);
    size_t start = find_start(letters, &form);
    if (start < form.count)
        add_pair(search, first, last, from + start, first - 1);
}

/* "ABC (Long Form)": all words from the parenthesis on, up to its end or a sign. */
static void look_behind(struct search *search, const struct letters *letters, size_t first,
                        size_t last) {
    const struct name_word *items = search->words->items;
    size_t from = last + 1, to = from;
    if (from >= search->words->count || !is_opened(search, from) ||
        strncmp(search->flat->text + items[last].end, " (", 2) != 0)
        return;
    while (to + 1 < search->words->count && to - from < MOST_WORDS &&
           joins_form(items[to + 1].join))
        to++;
    if (!is_closed(search, to) || to - from >= MOST_WORDS)
        return;
    from += is_small(text_of(search, from));
    struct form form = {.count = 0};
    for (size_t i = from; i <= to; i++)
        add_word(&form, text_of(search, i), items[i].join);
    if (fits(letters, &form, 0, 0) || fits(letters, &form, 0, 1))
        add_pair(search, first, last, from, to);
}

void abbreviation_pairs_find(struct arena *arena, const struct flat *flat,
                             const struct name_words *words, struct abbreviation_pairs *pairs) {
    struct search search = {arena, flat, words, pairs};
    if (!memchr(flat->text, '(', flat->len))
        return;
    for (size_t first = 0, last; first < words->count; first = last + 1) {
        struct letters letters;
        last = last_word(&search, first);
        size_t start = words->items[first].start, end = words->items[last].end;
        if (!read_letters((struct str){flat->text + start, end - start}, &letters)) {
            last = first;
            continue;
        }
        if (first && is_opened(&search, first) && is_closed(&search, last))
            look_before(&search, &letters, first, last);
        else
            look_behind(&search, &letters, first, last);
    }
}

/* ---- two long forms ---- */

/* The next word that is not small, in lower case and without what is spelt either way: hyphens
 * before small letters, "z" for "s". */
static size_t next_word(struct str text, size_t *at, uint32_t word[64]) {
    size_t len = 0;
    while (*at < text.len) {
        size_t start = *at;
        uint32_t c = str_next(text, at);
        if (c == '-' && *at < text.len && len && g_ascii_islower(text.at[*at]))
            continue;
        if (g_unichar_isalnum(c)) {
            if (len < 64)
                word[len++] = c == 'z' ? 's' : g_unichar_tolower(c);
            continue;
        }
        if (len) {
            *at = start;
            return len;
        }
    }
    return len;
}

static size_t next_big(struct str text, size_t *at, uint32_t word[64]) {
    for (;;) {
        size_t start = *at, len = next_word(text, at, word);
        struct str written = str_slice(text, start, *at);
        while (written.len && !g_ascii_isalnum(written.at[0]) &&
               (unsigned char)written.at[0] < 0x80)
            written = str_slice(written, 1, written.len);
        if (!len || !is_small(written))
            return len;
    }
}

/* Inflected forms differ in their last letters. */
static bool same_word(const uint32_t *a, size_t a_len, const uint32_t *b, size_t b_len) {
    size_t longer = MAX(a_len, b_len), same = 0;
    while (same < a_len && same < b_len && a[same] == b[same])
        same++;
    return same + 3 >= longer && 2 * same >= longer;
}

bool abbreviation_same_form(struct str a, struct str b) {
    size_t a_at = 0, b_at = 0;
    for (;;) {
        uint32_t a_word[64], b_word[64];
        size_t a_len = next_big(a, &a_at, a_word), b_len = next_big(b, &b_at, b_word);
        if (!a_len || !b_len)
            return a_len == b_len;
        if (!same_word(a_word, a_len, b_word, b_len))
            return false;
    }
}
