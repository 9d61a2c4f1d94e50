/* collate.c: a heading → its ICU sort key and its index letter, in a given language. */
#include "analyse/analyse.h"

#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static UChar *to_utf16(struct arena *arena, struct str text, int32_t *len) {
    UErrorCode status = U_ZERO_ERROR;
    UChar *wide = ARENA_ARRAY(arena, UChar, text.len + 1);
    u_strFromUTF8(wide, (int32_t)text.len + 1, len, text.at ? text.at : "", (int32_t)text.len,
                  &status);
    return wide;
}

struct str collate_key(struct arena *arena, struct str text, struct str language) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(str_terminated(arena, language), &status);
    if (U_FAILURE(status))
        return str_copy(arena, text);
    int32_t len = 0;
    UChar *wide = to_utf16(arena, text, &len);
    int32_t size = ucol_getSortKey(collator, wide, len, NULL, 0);
    uint8_t *key = arena_alloc(arena, (size_t)size + 1);
    ucol_getSortKey(collator, wide, len, key, size);
    ucol_close(collator);
    return (struct str){(const char *)key, size > 0 ? (size_t)size - 1 : 0};
}

/* True when the collation tells the two letters apart at first sight: Swedish A and Å. */
static bool differ(const char *language, gunichar a, gunichar b) {
    UErrorCode status = U_ZERO_ERROR;
    UCollator *collator = ucol_open(language, &status);
    if (U_FAILURE(status))
        return false;
    ucol_setStrength(collator, UCOL_PRIMARY);
    UChar first[3], second[3];
    int32_t len_a = 0, len_b = 0;
    UChar32 point_a = (UChar32)a, point_b = (UChar32)b;
    u_strFromUTF32(first, 3, &len_a, &point_a, 1, &status);
    u_strFromUTF32(second, 3, &len_b, &point_b, 1, &status);
    bool result = ucol_strcoll(collator, first, len_a, second, len_b) != UCOL_EQUAL;
    ucol_close(collator);
    return result;
}

struct str collate_letter(struct arena *arena, struct str text, struct str language) {
    for (size_t at = 0; at < text.len;) {
        gunichar c = str_next(text, &at);
        if (g_unichar_isdigit(c))
            return STR("#");
        if (!g_unichar_isalpha(c))
            continue;
        gunichar upper = g_unichar_toupper(c), parts[8];
        gsize count = g_unichar_fully_decompose(upper, FALSE, parts, 8);
        if (count > 1 && !differ(str_terminated(arena, language), upper, parts[0]))
            upper = parts[0];
        char bytes[6];
        int len = g_unichar_to_utf8(upper, bytes);
        return str_copy(arena, (struct str){bytes, (size_t)len});
    }
    return STR("#");
}
