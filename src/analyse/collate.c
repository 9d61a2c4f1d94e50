/* collate.c: a heading → its ICU sort key and its index letter, in a given language. Commas and
 * parentheses part a heading into fields, which are compared one after the other: "Berg, Anna"
 * comes before "Bergen". Word by word a space comes before all letters; letter by letter it is
 * nothing (The Chicago Manual of Style, 17th ed., 16.58–61; ISO 999, 8.2). */
#include "analyse/analyse.h"

#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct collation {
    struct arena *arena;
    UCollator *full, *letters; /* NULL: ICU has no data; `letters` tells base letters alone apart */
    bool by_letter;
};

struct collation *collation_open(struct arena *arena, struct str language, bool by_letter) {
    struct collation *collation = ARENA_NEW(arena, struct collation);
    const char *locale = str_terminated(arena, language);
    UErrorCode status = U_ZERO_ERROR;
    collation->arena = arena;
    collation->by_letter = by_letter;
    collation->full = ucol_open(locale, &status);
    collation->letters = ucol_open(locale, &status);
    if (U_FAILURE(status)) {
        collation_close(collation);
        return collation;
    }
    ucol_setAttribute(collation->full, UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, &status);
    ucol_setAttribute(collation->full, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    ucol_setStrength(collation->letters, UCOL_PRIMARY);
    return collation;
}

void collation_close(struct collation *collation) {
    if (collation->full)
        ucol_close(collation->full);
    if (collation->letters)
        ucol_close(collation->letters);
    collation->full = collation->letters = NULL;
}

/* ---- keys ---- */

static bool parts_words(gunichar c) {
    GUnicodeType type = g_unichar_type(c);
    return c == '/' || g_unichar_isspace(c) || type == G_UNICODE_DASH_PUNCTUATION;
}

/* A field ends at a comma. U+FFFE is made for that: CLDR sorts it below all, and U+FFFF above all.
 */
static bool parts_fields(gunichar c) {
    return c == ',' || c == ';' || c == ':' || c == 0x60C || c == 0x3001;
}

#define FIELD "\xEF\xBF\xBE"

/* What is compared: no points, apostrophes, quotation marks. */
static struct str plain(const struct collation *collation, struct str text) {
    GString *out = g_string_new(NULL);
    bool space = false;
    for (size_t at = 0; at < text.len;) {
        gunichar c = str_next(text, &at);
        if (parts_fields(c) || c == '(') { /* persons come before what a word in brackets tells */
            g_string_append(out, c == '(' ? FIELD "\xEF\xBF\xBF" : FIELD);
            space = false;
        } else if (parts_words(c)) {
            space = out->len > 0 && !collation->by_letter;
        } else if (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '&') {
            if (space && !g_str_has_suffix(out->str, FIELD))
                g_string_append_c(out, ' ');
            g_string_append_unichar(out, c);
            space = false;
        }
    }
    struct str result = str_copy(collation->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

static UChar *to_utf16(struct arena *arena, struct str text, int32_t *len) {
    UErrorCode status = U_ZERO_ERROR;
    UChar *wide = ARENA_ARRAY(arena, UChar, text.len + 1);
    u_strFromUTF8(wide, (int32_t)text.len + 1, len, text.at ? text.at : "", (int32_t)text.len,
                  &status);
    return wide;
}

struct str collation_key(const struct collation *collation, struct str text) {
    if (!collation->full)
        return text;
    int32_t len = 0;
    UChar *wide = to_utf16(collation->arena, plain(collation, text), &len);
    int32_t size = ucol_getSortKey(collation->full, wide, len, NULL, 0);
    uint8_t *key = arena_alloc(collation->arena, (size_t)size + 1);
    ucol_getSortKey(collation->full, wide, len, key, size);
    return (struct str){(const char *)key, size > 0 ? (size_t)size - 1 : 0};
}

/* ---- letters ---- */

/* True when the collation tells the two letters apart at first sight: Swedish A and Å. */
static bool differ(const struct collation *collation, gunichar a, gunichar b) {
    UErrorCode status = U_ZERO_ERROR;
    UChar first[3], second[3];
    int32_t len_a = 0, len_b = 0;
    UChar32 point_a = (UChar32)a, point_b = (UChar32)b;
    if (!collation->letters)
        return false;
    u_strFromUTF32(first, 3, &len_a, &point_a, 1, &status);
    u_strFromUTF32(second, 3, &len_b, &point_b, 1, &status);
    return ucol_strcoll(collation->letters, first, len_a, second, len_b) != UCOL_EQUAL;
}

/* A Korean syllable is found by its first consonant, as in dictionaries: these are their letters,
 * in the order of Unicode's syllables, the doubled ones with the single ones. */
static gunichar hangul_letter(gunichar syllable) {
    static const uint16_t letters[] = {0x3131, 0x3131, 0x3134, 0x3137, 0x3137, 0x3139, 0x3141,
                                       0x3142, 0x3142, 0x3145, 0x3145, 0x3147, 0x3148, 0x3148,
                                       0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
    enum { FIRST_SYLLABLE = 0xAC00, SYLLABLES_PER_LETTER = 588 };
    return letters[(syllable - FIRST_SYLLABLE) / SYLLABLES_PER_LETTER];
}

struct str collation_letter(const struct collation *collation, struct str text) {
    for (size_t at = 0; at < text.len;) {
        gunichar c = str_next(text, &at);
        if (g_unichar_isdigit(c))
            return STR("#");
        if (!g_unichar_isalpha(c))
            continue;
        if (ideograph_is(c) && g_unichar_get_script(c) == G_UNICODE_SCRIPT_HAN)
            return STR("漢字"); /* thousands of letters: no heads of their own */
        gunichar upper = g_unichar_toupper(c), parts[8];
        gsize count = g_unichar_fully_decompose(upper, FALSE, parts, 8);
        if (upper >= 0xAC00 && upper <= 0xD7A3)
            upper = hangul_letter(upper);
        else if (count > 1 && !differ(collation, upper, parts[0]))
            upper = parts[0];
        char bytes[6];
        int len = g_unichar_to_utf8(upper, bytes);
        return str_copy(collation->arena, (struct str){bytes, (size_t)len});
    }
    return STR("#");
}
