/* names.c: ids and addresses made fit for Cairo's tag attributes, which end up unescaped inside
 * PDF strings. In: text of the pack. Out: text that holds nothing a PDF string could end with. */
#include "pdf/pdf_internal.h"

#include <string.h>

const char *pdf_name(struct arena *arena, struct str id) {
    static const char digits[] = "0123456789ABCDEF";
    char *name = arena_alloc_array(arena, id.len + 1, 3), *end = name;
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.at[i];
        if (g_ascii_isalnum((char)c) || c == '-') {
            *end++ = (char)c;
        } else {
            *end++ = '_';
            *end++ = digits[c >> 4];
            *end++ = digits[c & 15];
        }
    }
    return name;
}

static bool scheme_allowed(struct str address) {
    static const char *const schemes[] = {"http:", "https:", "mailto:"};
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (address.len > strlen(schemes[i]) &&
            g_ascii_strncasecmp(address.at, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

const char *pdf_address(struct arena *arena, struct str address) {
    static const char digits[] = "0123456789ABCDEF";
    static const char plain[] = "-._~:/?#[]@!$&*+,;=%";
    if (!scheme_allowed(address))
        return NULL;
    char *result = arena_alloc_array(arena, address.len + 1, 3), *end = result;
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (g_ascii_isalnum((char)c) || (c && strchr(plain, c))) {
            *end++ = (char)c;
        } else {
            *end++ = '%';
            *end++ = digits[c >> 4];
            *end++ = digits[c & 15];
        }
    }
    return result;
}
