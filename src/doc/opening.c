/* opening.c: which paragraph a section opens with, and what of its text may be set apart: its first
 * letter, and its first words. */
#include <string.h>

#include "doc/doc.h"

enum { ENOUGH = 18, MOST = 56 }; /* characters of the first words */

bool node_opens_section(const struct node *block) {
    if (block->kind != NODE_PARAGRAPH || block->role != ROLE_NONE || !block->parent ||
        block->parent->kind != NODE_SECTION || block->parent->generated)
        return false;
    const struct node *before = block->previous;
    while (before && before->kind == NODE_PARAGRAPH &&
           (before->role == ROLE_AUTHOR || before->role == ROLE_STANDFIRST))
        before = before->previous;
    return before && before->kind == NODE_HEADING && !before->previous;
}

static bool is_opening_mark(uint32_t c) {
    return c == '"' || c == '\'' || c == 0x00AB || c == 0x2018 || c == 0x201A || c == 0x201C ||
           c == 0x201E || c == 0x2039 || c == 0x00BF || c == 0x00A1;
}

static void find_letter(struct str text, struct text_opening *opening) {
    size_t at = 0, next = 0;
    uint32_t c = 0;
    while (next < text.len) {
        at = next;
        c = str_next(text, &next);
        if (!is_opening_mark(c))
            break;
    }
    if (!g_unichar_isupper(c) || next >= text.len)
        return;
    for (size_t end = next; end < text.len && g_unichar_ismark(str_next(text, &end));)
        next = end;
    opening->start = (uint32_t)at;
    opening->end = (uint32_t)next;
}

/* Whether the letter is of another script than the first; what is no letter is of any. */
static bool is_foreign(uint32_t c, GUnicodeScript *script) {
    if (!g_unichar_isalpha(c))
        return false;
    GUnicodeScript own = g_unichar_get_script(c);
    if (*script == G_UNICODE_SCRIPT_COMMON)
        *script = own;
    return own != *script && own != G_UNICODE_SCRIPT_COMMON && own != G_UNICODE_SCRIPT_INHERITED;
}

struct text_opening text_opening(struct str text) {
    struct text_opening opening = {0, 0, (uint32_t)text.len};
    size_t characters = 0, word = 0;
    GUnicodeScript script = G_UNICODE_SCRIPT_COMMON;
    find_letter(text, &opening);
    for (size_t at = 0; at < text.len; characters++) {
        size_t before = at;
        uint32_t c = str_next(text, &at);
        bool space = c == ' ' || c == '\n' || c == 0xA0;
        word = space ? before : word;
        if (is_foreign(c, &script)) { /* no two scripts have the same small capitals */
            opening.words = (uint32_t)word;
            break;
        }
        if ((space && characters >= ENOUGH) || characters == MOST ||
            (c < 128 && strchr(",.;:!?()", (int)c))) {
            opening.words = (uint32_t)before;
            break;
        }
    }
    return opening;
}
