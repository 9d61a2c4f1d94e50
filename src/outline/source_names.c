/* source_names.c: a list of names as BibTeX has it → CSL's. The parts are those of BibTeX: "First
 * von Last", "von Last, First", "von Last, Jr, First" (Patashnik, BibTeXing, §4), and BibLaTeX's
 * "family=Last, given=First, prefix=von". A name in braces is one thing: an organisation. */
#include "outline/source_internal.h"

#include <string.h>

enum { MOST_PARTS = 3 };

struct piece {
    size_t start, end;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '~';
}

/* The end of the word at `at`: blanks inside braces belong to it. A comma ends it. */
static size_t word_end(struct str text, size_t at) {
    size_t depth = 0;
    for (; at < text.len; at++) {
        char c = text.at[at];
        if (c == '\\' && at + 1 < text.len)
            at++;
        else if (c == '{')
            depth++;
        else if (c == '}' && depth)
            depth--;
        else if (!depth && (is_blank(c) || c == ','))
            break;
    }
    return at < text.len ? at : text.len;
}

static size_t skip_blanks(struct str text, size_t at) {
    while (at < text.len && is_blank(text.at[at]))
        at++;
    return at;
}

/* Whether a word begins with a small letter: it is a particle then. Braces have no case, but for
 * those of one letter with an accent. */
static bool is_particle(const struct tex *tex, struct str word) {
    if (word.len > 1 && word.at[0] == '{' && word.at[1] != '\\')
        return false;
    bool plain = word.len && word.at[0] != '{' && word.at[0] != '\\';
    struct tex quiet = {tex->arena, plain ? NULL : diags_make(tex->arena, NULL)};
    struct str text = plain ? word : tex_text(&quiet, word, SPAN_NONE);
    for (size_t i = 0; i < text.len;) {
        gunichar c = str_next(text, &i);
        if (g_unichar_isalpha(c))
            return g_unichar_islower(c);
    }
    return false;
}

/* ---- one name ---- */

struct name_parts {
    struct str family, given, particle, suffix;
};

static struct str words_between(struct str text, const struct piece *words, size_t from,
                                size_t to) {
    return from < to ? str_slice(text, words[from].start, words[to - 1].end) : STR("");
}

static struct piece *split_words(struct arena *arena, struct str text, size_t *count) {
    struct piece *words = NULL;
    size_t room = 0;
    *count = 0;
    for (size_t at = skip_blanks(text, 0); at < text.len; at = skip_blanks(text, at)) {
        struct piece word = {at, word_end(text, at)};
        at = word.end + (word.end == word.start); /* a stray comma */
        ARENA_PUSH(arena, words, *count, room, word);
    }
    return words;
}

/* "von Last": the particles in front, never the whole. */
static void split_last(const struct tex *tex, struct str text, struct name_parts *parts) {
    size_t count, first = 0;
    const struct piece *words = split_words(tex->arena, text, &count);
    while (first + 1 < count &&
           is_particle(tex, str_slice(text, words[first].start, words[first].end)))
        first++;
    parts->particle = words_between(text, words, 0, first);
    parts->family = words_between(text, words, first, count);
}

/* "First von Last": from the first particle to the last one; without any, the last word alone is
 * the family's. */
static void split_whole(const struct tex *tex, struct str text, struct name_parts *parts) {
    size_t count, from = 0, to = 0;
    const struct piece *words = split_words(tex->arena, text, &count);
    if (!count)
        return;
    for (size_t i = 0; i + 1 < count; i++) {
        if (!is_particle(tex, str_slice(text, words[i].start, words[i].end)))
            continue;
        if (!to)
            from = i;
        to = i + 1;
    }
    if (!to)
        from = to = count - 1;
    parts->given = words_between(text, words, 0, from);
    parts->particle = words_between(text, words, from, to);
    parts->family = words_between(text, words, to, count);
}

/* "given=Jan, prefix=van den, family=Berg". */
static bool take_named_parts(const struct piece *pieces, size_t count, struct str text,
                             struct name_parts *parts) {
    bool all = count > 0;
    struct name_parts found = {0};
    for (size_t i = 0; i < count && all; i++) {
        struct str piece = str_trim(str_slice(text, pieces[i].start, pieces[i].end));
        size_t equals = str_find(piece, STR("="), 0);
        struct str key = str_trim(str_slice(piece, 0, equals == SIZE_MAX ? 0 : equals));
        struct str value =
            str_trim(str_slice(piece, equals == SIZE_MAX ? 0 : equals + 1, SIZE_MAX));
        if (str_is(key, "family"))
            found.family = value;
        else if (str_is(key, "given"))
            found.given = value;
        else if (str_is(key, "prefix"))
            found.particle = value;
        else if (str_is(key, "suffix"))
            found.suffix = value;
        else
            all = str_is(key, "useprefix") || str_is(key, "given-i") || str_is(key, "family-i") ||
                  str_is(key, "prefix-i") || str_is(key, "id");
    }
    if (all)
        *parts = found;
    return all;
}

static size_t split_commas(struct str text, struct piece pieces[MOST_PARTS + 3]) {
    size_t count = 0, depth = 0, start = 0;
    for (size_t i = 0; i <= text.len && count < MOST_PARTS + 3; i++) {
        char c = i < text.len ? text.at[i] : ',';
        if (c == '\\' && i + 1 < text.len)
            i++;
        else if (c == '{')
            depth++;
        else if (c == '}' && depth)
            depth--;
        else if (c == ',' && (!depth || i == text.len)) {
            pieces[count++] = (struct piece){start, i};
            start = i + 1;
        }
    }
    return count;
}

/* Whether one pair of braces holds all of it, as "{NATO}" and not as "{A} and {B}"; an accent's
 * braces are not meant. */
static bool is_in_braces(struct str text) {
    if (text.len < 2 || text.at[0] != '{' || text.at[1] == '\\')
        return false;
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\\')
            i++;
        else if (text.at[i] == '{')
            depth++;
        else if (text.at[i] == '}' && --depth == 0)
            return i + 1 == text.len;
    }
    return false;
}

static void add_part(const struct tex *tex, struct csl_builder *name, const char *key,
                     struct str raw, struct span span) {
    struct str text = raw.len ? tex_text(tex, raw, span) : raw;
    if (text.len)
        csl_add_text(name, key, text, span);
}

static struct yaml_node *read_name(const struct tex *tex, struct str raw, struct span span) {
    struct csl_builder name = csl_open(tex->arena, YAML_MAP, span);
    struct piece pieces[MOST_PARTS + 3];
    struct name_parts parts = {0};
    if (is_in_braces(raw)) {
        add_part(tex, &name, "literal", raw, span);
        return name.node;
    }
    if (str_is(raw, "others")) { /* and CSL has no word for it */
        csl_add_text(&name, "literal", raw, span);
        return name.node;
    }
    size_t count = split_commas(raw, pieces);
    struct str first = str_slice(raw, pieces[0].start, pieces[0].end);
    if (str_find(first, STR("="), 0) == SIZE_MAX || !take_named_parts(pieces, count, raw, &parts)) {
        if (count == 1)
            split_whole(tex, raw, &parts);
        else
            split_last(tex, first, &parts);
        if (count > 1)
            parts.given = str_trim(
                str_slice(raw, pieces[count > 2 ? 2 : 1].start, pieces[count > 2 ? 2 : 1].end));
        if (count > 2)
            parts.suffix = str_trim(str_slice(raw, pieces[1].start, pieces[1].end));
    }
    add_part(tex, &name, "family", parts.family, span);
    add_part(tex, &name, "given", parts.given, span);
    add_part(tex, &name, "non-dropping-particle", parts.particle, span);
    add_part(tex, &name, "suffix", parts.suffix, span);
    return name.node;
}

/* ---- the list ---- */

/* Behind the word "and" that stands at `at` between blanks outside of braces, else 0. */
static size_t behind_and(struct str text, size_t at) {
    bool found = at && is_blank(text.at[at - 1]) && at + 3 < text.len &&
                 g_ascii_strncasecmp(text.at + at, "and", 3) == 0 && is_blank(text.at[at + 3]);
    return found ? at + 3 : 0;
}

struct yaml_node *tex_names(const struct tex *tex, struct str raw, struct span span) {
    struct csl_builder names = csl_open(tex->arena, YAML_LIST, span);
    size_t depth = 0, start = 0;
    for (size_t i = 0; i <= raw.len; i++) {
        size_t behind = i < raw.len && !depth ? behind_and(raw, i) : 0;
        if (i < raw.len && !behind) {
            char c = raw.at[i];
            if (c == '\\')
                i++;
            else if (c == '{')
                depth++;
            else if (c == '}' && depth)
                depth--;
            if (i < raw.len)
                continue;
        }
        struct str name = str_trim(str_slice(raw, start, i < raw.len ? i : raw.len));
        if (name.len) {
            struct yaml_node *node = read_name(tex, name, span);
            if (node->first)
                csl_add(&names, STR(""), SPAN_NONE, node);
        }
        start = behind ? behind : raw.len;
        i = behind ? behind - 1 : i;
    }
    return names.node;
}
