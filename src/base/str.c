/* str.c: views of text. */
#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *terminated) {
    return (struct str){terminated, terminated ? strlen(terminated) : 0};
}

bool str_equal(struct str a, struct str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool str_is(struct str a, const char *terminated) {
    return str_equal(a, str_of(terminated));
}

int str_compare(struct str a, struct str b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str text, struct str prefix) {
    return text.len >= prefix.len && str_equal((struct str){text.at, prefix.len}, prefix);
}

bool str_ends(struct str text, struct str suffix) {
    return text.len >= suffix.len &&
           str_equal((struct str){text.at + text.len - suffix.len, suffix.len}, suffix);
}

struct str str_slice(struct str text, size_t start, size_t end) {
    if (end > text.len)
        end = text.len;
    if (start >= end)
        return (struct str){text.at, 0};
    return (struct str){text.at + start, end - start};
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

struct str str_trim(struct str text) {
    while (text.len && is_space(text.at[0])) {
        text.at++;
        text.len--;
    }
    while (text.len && is_space(text.at[text.len - 1]))
        text.len--;
    return text;
}

size_t str_find(struct str text, struct str needle, size_t from) {
    if (from > text.len || needle.len > text.len - from)
        return SIZE_MAX;
    if (needle.len == 0)
        return from;
    const char *found = memmem(text.at + from, text.len - from, needle.at, needle.len);
    return found ? (size_t)(found - text.at) : SIZE_MAX;
}

size_t str_characters(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return count;
}

const char *str_terminated(struct arena *arena, struct str text) {
    char *copy = arena_alloc(arena, text.len + 1);
    if (text.len)
        memcpy(copy, text.at, text.len);
    copy[text.len] = '\0';
    return copy;
}

struct str str_copy(struct arena *arena, struct str text) {
    return (struct str){str_terminated(arena, text), text.len};
}

struct str str_format_list(struct arena *arena, const char *format, va_list list) {
    va_list again;
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return (struct str){"", 0};
    char *bytes = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(bytes, (size_t)length + 1, format, list);
    return (struct str){bytes, (size_t)length};
}

struct str str_format(struct arena *arena, const char *format, ...) {
    va_list list;
    va_start(list, format);
    struct str result = str_format_list(arena, format, list);
    va_end(list);
    return result;
}

uint32_t str_next(struct str text, size_t *offset) {
    size_t left = text.len - *offset;
    unsigned char first = left ? (unsigned char)text.at[*offset] : 0;
    if (first > 0 && first < 0x80) {
        (*offset)++;
        return first;
    }
    gunichar c = g_utf8_get_char_validated(text.at + *offset, (gssize)left);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        (*offset)++;
        return 0xFFFD;
    }
    *offset += (size_t)g_unichar_to_utf8(c, NULL);
    return c;
}

/* Control characters, and those that turn the direction of text. */
static bool commands(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

void str_append_visible(GString *out, struct str text) {
    for (size_t i = 0; i < text.len;) {
        size_t start = i;
        uint32_t c = str_next(text, &i);
        if (c == 0xFFFD && i == start + 1)
            g_string_append_printf(out, "\\x%02X", (unsigned char)text.at[start]);
        else if (c == '\t')
            g_string_append_c(out, ' '); /* one column, so that a caret below stands right */
        else if (commands(c))
            g_string_append_printf(out, "\\x%02X", c);
        else
            g_string_append_len(out, text.at + start, (gssize)(i - start));
    }
}

void str_append_json(GString *out, struct str text) {
    g_string_append_c(out, '"');
    for (size_t i = 0; i < text.len;) {
        uint32_t c = str_next(text, &i);
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (int)c);
        else if (c < 0x20)
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_unichar(out, c);
    }
    g_string_append_c(out, '"');
}

struct str str_decimal(struct arena *arena, double value, int places) {
    int64_t scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    int64_t scaled = (int64_t)llround(value * (double)scale);
    bool negative = scaled < 0;
    if (negative)
        scaled = -scaled;
    int64_t whole = scaled / scale, rest = scaled % scale;
    if (rest == 0)
        return str_format(arena, "%s%lld", negative ? "-" : "", (long long)whole);
    while (rest % 10 == 0) {
        rest /= 10;
        places--;
    }
    return str_format(arena, "%s%lld.%0*lld", negative ? "-" : "", (long long)whole, places,
                      (long long)rest);
}

/* Two rows of the table of Wagner and Fischer; words longer than the row never are near. */
size_t str_distance(struct str a, struct str b, size_t most) {
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1];
    size_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (gap > most || b.len > LONGEST)
        return most + 1;
    for (size_t j = 0; j <= b.len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t diagonal = row[0], least = row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = diagonal + (a.at[i - 1] != b.at[j - 1]);
            diagonal = row[j];
            size_t insert = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < insert ? change : insert;
            if (row[j] < least)
                least = row[j];
        }
        if (least > most)
            return most + 1;
    }
    return row[b.len];
}

uint64_t str_table_hash(struct str text) {
    uint64_t value = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < text.len; i++)
        value = (value ^ (unsigned char)text.at[i]) * UINT64_C(1099511628211);
    return value;
}

uint64_t str_hash(struct str text) {
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)(text.len ? text.at : ""), (gssize)text.len);
    guint8 digest[32];
    gsize length = sizeof digest;
    g_checksum_get_digest(sum, digest, &length);
    g_checksum_free(sum);
    uint64_t value = 0;
    for (int i = 0; i < 8; i++)
        value = value << 8 | digest[i];
    return value;
}
