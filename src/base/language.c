/* language.c: what a language tag tells. Is a text a well-formed one? BCP 47 (RFC 5646, §2.1): the
 * grammar alone, since a registry would age; tags of four letters and more for the language itself,
 * and the old irregular ones, are refused, since no hyphenation or font knows them. */
#include <glib.h>

#include "base/language.h"
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

/* Tags are compared without regard to case (RFC 5646, §2.1.1). */
static bool is_subtag(struct str subtag, const char *wanted) {
    struct str other = str_of(wanted);
    return subtag.len == other.len && g_ascii_strncasecmp(subtag.at, wanted, subtag.len) == 0;
}

static bool is_one_of(struct str subtag, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_subtag(subtag, list[i]))
            return true;
    return false;
}

bool language_is(struct str language, const char *primary) {
    return is_subtag(next_subtag(&language), primary);
}

/* A script that is named decides; else the script that the language is usually written in. */
bool language_is_right_to_left(struct str language) {
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "nqo",
                                            "ps", "sd",  "syr", "ug", "ur", "yi"};
    static const char *const scripts[] = {"Adlm", "Arab", "Aran", "Hebr", "Mand",
                                          "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"};
    struct str rest = language, primary = next_subtag(&rest);
    for (struct str subtag = next_subtag(&rest); subtag.len > 1; subtag = next_subtag(&rest))
        if (subtag.len == 4 && g_ascii_isalpha(subtag.at[0]))
            return is_one_of(subtag, scripts, G_N_ELEMENTS(scripts));
    return is_one_of(primary, languages, G_N_ELEMENTS(languages));
}
