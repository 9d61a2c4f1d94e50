/* name_words.c: a flattened text → its words, each with a hash of its lower-case form and with what
 * joins it to the one before. */
#include "analyse/names_internal.h"

#define HASH_START 0xCBF29CE484222325u /* FNV-1a, 64 bits */
#define HASH_STEP 0x100000001B3u

/* A short word takes its stop with it: "Mr. Berg", "H.W. Bush", "St. Petersburg". */
enum { LONGEST_WITH_STOP = 4 };

static uint64_t hash_character(uint64_t hash, uint32_t c) {
    for (; c; c >>= 8)
        hash = (hash ^ (c & 0xFF)) * HASH_STEP;
    return hash;
}

static bool is_combining(uint32_t c) {
    return c >= 0x300 && c < 0x370;
}

/* The character at `*at` with the marks behind it, composed where there is a sign for both. */
static uint32_t next_composed(struct str text, size_t *at) {
    uint32_t c = str_next(text, at);
    while (*at < text.len && ((unsigned char)text.at[*at] & 0xFE) == 0xCC) {
        size_t next = *at;
        gunichar whole;
        uint32_t mark = str_next(text, &next);
        if (!is_combining(mark) || !g_unichar_compose(c, mark, &whole))
            break;
        c = whole;
        *at = next;
    }
    return c;
}

static uint64_t hash_word(struct str text, size_t *at) {
    uint64_t hash = HASH_START;
    while (*at < text.len) {
        unsigned char c = (unsigned char)text.at[*at];
        unsigned char next = *at + 1 < text.len ? (unsigned char)text.at[*at + 1] : 0;
        if (c < 0x80 && (next & 0xFE) != 0xCC) {
            if (!g_ascii_isalnum((gchar)c))
                break;
            hash = (hash ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * HASH_STEP;
            ++*at;
        } else if (c < 0x80 && !g_ascii_isalnum((gchar)c)) {
            break;
        } else {
            hash = hash_character(hash, g_unichar_tolower(next_composed(text, at)));
        }
    }
    return hash;
}

uint64_t name_hash(const char *text, size_t len) {
    size_t at = 0;
    return hash_word((struct str){text, len}, &at);
}

uint64_t name_hash_all(const char *text, size_t len) {
    struct str whole = {text, len};
    uint64_t hash = HASH_START;
    for (size_t at = 0; at < len;)
        hash = hash_character(hash, g_unichar_tolower(next_composed(whole, &at)));
    return hash;
}

static unsigned char join_of(const char *text, size_t start, size_t end, size_t last) {
    char sign = 0;
    bool blank = false;
    if (end - start == 1 && text[start] == ' ')
        return ' ';
    for (size_t at = start; at < end; at++) {
        if (text[at] == ' ') {
            blank = true;
        } else if (sign == '.' && text[at] == '&' && last <= LONGEST_WITH_STOP) {
            sign = '&'; /* "J. & G. Rahl" */
        } else if (sign) {
            return JOIN_BREAK;
        } else {
            sign = text[at];
        }
    }
    if (!sign || (sign == '.' && last <= LONGEST_WITH_STOP))
        return ' ';
    return sign == '-' && blank ? JOIN_DASH : (unsigned char)sign;
}

void name_words_read(struct arena *arena, const char *text, size_t len, struct name_words *words) {
    struct str whole = {text, len};
    size_t behind = 0, last = 0;
    words->count = 0;
    for (size_t at = 0; at < len;) {
        if (!flat_word_at(text, at)) {
            at++;
            continue;
        }
        struct name_word word = {.start = (uint32_t)at};
        word.join = words->count ? join_of(text, behind, at, last) : JOIN_FIRST;
        word.hash = hash_word(whole, &at);
        word.end = (uint32_t)at;
        behind = at;
        last = word.end - word.start;
        ARENA_PUSH(arena, words->items, words->count, words->room, word);
    }
}

bool name_is_upper(const char *text) {
    unsigned char c = (unsigned char)*text;
    return c < 0x80 ? g_ascii_isupper((gchar)c) : g_unichar_isupper(g_utf8_get_char(text));
}

bool name_is_capitals(struct str text) {
    size_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = str_next(text, &at);
        if (g_unichar_islower(c) || c == ' ')
            return false;
        letters += g_unichar_isupper(c) ? 1 : 0;
    }
    return letters >= 2;
}
