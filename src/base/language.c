/* language.c: is a text a well-formed language tag? BCP 47 (RFC 5646, §2.1): the grammar alone,
 * since a registry would age; tags of four letters and more for the language itself, and the old
 * irregular ones, are refused, since no hyphenation or font knows them. */
#include <glib.h>

#include "base/schema.h"

/* Cuts the next subtag off `*rest`; an empty one is no subtag. */
static struct str next_subtag(struct str *rest) {
    size_t end = 0;
    while (end < rest->len && rest->at[end] != '-')
        end++;
    struct str subtag = str_slice(*rest, 0, end);
    bool last = end == rest->len;
    *rest = str_slice(*rest, last ? end : end + 1, rest->len);
    return subtag;
}

static bool has_only(struct str text, bool letters, bool digits) {
    for (size_t i = 0; i < text.len; i++)
        if (!(letters && g_ascii_isalpha(text.at[i])) && !(digits && g_ascii_isdigit(text.at[i])))
            return false;
    return true;
}

static bool is_alpha(struct str subtag, size_t least, size_t most) {
    return subtag.len >= least && subtag.len <= most && has_only(subtag, true, false);
}

static bool is_variant(struct str subtag) {
    bool digit = subtag.len == 4 && g_ascii_isdigit(subtag.at[0]);
    return (digit || (subtag.len >= 5 && subtag.len <= 8)) && has_only(subtag, true, true);
}

/* Behind a single letter or digit: subtags of its own until the next single one. 'x' takes all. */
static bool read_extensions(struct str subtag, struct str rest) {
    bool private = false, open = false;
    for (; subtag.len; subtag = next_subtag(&rest)) {
        if (!has_only(subtag, true, true) || subtag.len > 8)
            return false;
        if (subtag.len == 1 && !private) {
            if (open)
                return false;
            private = subtag.at[0] == 'x' || subtag.at[0] == 'X';
            open = true;
        } else {
            open = false;
        }
    }
    return !open;
}

bool schema_language(struct str tag) {
    if (!tag.len || tag.at[tag.len - 1] == '-' || str_find(tag, STR("--"), 0) != SIZE_MAX)
        return false;
    struct str rest = tag, subtag = next_subtag(&rest);
    if (!is_alpha(subtag, 2, 3))
        return false;
    subtag = next_subtag(&rest);
    for (int i = 0; i < 3 && is_alpha(subtag, 3, 3); i++)
        subtag = next_subtag(&rest);
    if (is_alpha(subtag, 4, 4))
        subtag = next_subtag(&rest);
    if (is_alpha(subtag, 2, 2) || (subtag.len == 3 && has_only(subtag, false, true)))
        subtag = next_subtag(&rest);
    while (is_variant(subtag))
        subtag = next_subtag(&rest);
    if (subtag.len > 1)
        return false;
    return read_extensions(subtag, rest);
}
