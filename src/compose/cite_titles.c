/* cite_titles.c: titles: their capitals, their quotation marks, and their short forms. A title is
 * printed as the source has it. Capitals are given where that can be told from the data: to a title
 * whose source says that it is English, in the styles of Chicago; none is ever taken away, as no
 * rule knows proper names. */
#include "compose/cite_internal.h"

#include <string.h>

#include "doc/typography.h"

/* ---- capitals ---- */

static bool is_small(struct str word) {
    /* Articles, conjunctions, and prepositions of up to four letters (Chicago, 18th ed., 8.160). */
    static const char *const words[] = {
        "a",   "an", "and",  "as",  "at",   "but",  "by",  "for",  "from", "if",  "in",   "into",
        "nor", "of", "off",  "on",  "onto", "or",   "out", "over", "per",  "so",  "than", "the",
        "to",  "up", "upon", "via", "vs",   "with", "yet", "de",   "van",  "von", NULL};
    for (size_t i = 0; words[i]; i++)
        if (str_is(word, words[i]))
            return true;
    return false;
}

/* The end of the word that begins at `at`. */
static size_t word_end(struct str text, size_t at) {
    for (size_t next = at; next < text.len;) {
        gunichar c = str_next(text, &next);
        if (!g_unichar_isalnum(c) && c != '\'' && c != 0x2019)
            break;
        at = next;
    }
    return at;
}

/* Whether all letters are small: "iPhone" and "mRNA" are as they are. */
static bool is_lower(struct str word) {
    for (size_t i = 0; i < word.len;)
        if (g_unichar_isupper(str_next(word, &i)))
            return false;
    return true;
}

/* "the river in law: a history" → "The River in Law: A History". */
static struct str headline(struct arena *arena, struct str text) {
    GString *out = g_string_new(NULL);
    bool begins = true;
    for (size_t i = 0, end; i < text.len; i = end) {
        size_t tag = text.at[i] == '<' ? str_find(text, STR(">"), i) : SIZE_MAX;
        end = tag == SIZE_MAX ? word_end(text, i) : tag + 1;
        if (tag != SIZE_MAX || end == i) {
            if (end == i)
                str_next(text, &end);
            begins = begins || strchr(":?!", text.at[i]);
            g_string_append_len(out, text.at + i, (gssize)(end - i));
            continue;
        }
        struct str word = str_slice(text, i, end);
        bool small = !begins && end < text.len && is_small(word);
        if (!small && is_lower(word))
            word = compose_capitalised(arena, word);
        g_string_append_len(out, word.at, (gssize)word.len);
        begins = false;
    }
    struct str result = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

/* "emotions: a comparison" → "emotions: A comparison". */
static struct str capital_behind_colons(struct arena *arena, struct str text) {
    for (size_t at = str_find(text, STR(": "), 0); at != SIZE_MAX;
         at = str_find(text, STR(": "), at + 2)) {
        struct str rest = compose_capitalised(arena, str_slice(text, at + 2, text.len));
        if (at + 2 < text.len)
            text =
                str_format(arena, "%.*s%.*s", STR_ARG(str_slice(text, 0, at + 2)), STR_ARG(rest));
    }
    return text;
}

static bool is_english(const struct filling *filling, bool by_default) {
    struct str language = cite_own(filling, "language");
    if (!language.len)
        return by_default && compose_is_language(filling->citations->language, "en");
    return compose_is_language(language, "en") || str_is(language, "english") ||
           str_is(language, "English");
}

struct str cite_title_of(const struct filling *filling, struct str text) {
    const struct cite_style *style = filling->citations->style;
    struct arena *arena = filling->citations->arena;
    text = cite_text(filling, text);
    if (style->headline && is_english(filling, false))
        text = headline(arena, text);
    return style->colon_capital ? capital_behind_colons(arena, text) : text;
}

struct str cite_title(const struct filling *filling) {
    struct str text = cite_own(filling, "title");
    return text.len ? cite_title_of(filling, text)
                    : cite_text(filling, filling->work->item->id.text);
}

/* ---- quotation marks ---- */

static struct str replaced(struct arena *arena, struct str text, const char *from, const char *to) {
    GString *out = g_string_new_len(text.at, (gssize)text.len);
    g_string_replace(out, from, to, 0);
    struct str result = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

static struct str quoted(const struct filling *filling, struct str text) {
    struct arena *arena = filling->citations->arena;
    const struct punctuation *signs = punctuation_find(filling->citations->language);
    if (!text.len)
        return text;
    if (strcmp(signs->open, signs->close) != 0) { /* a quotation within one has the inner marks */
        text = replaced(arena, text, signs->open, signs->open_inner);
        text = replaced(arena, text, signs->close, signs->close_inner);
    }
    return str_format(arena, "%s%.*s%s", signs->open, STR_ARG(text), signs->close);
}

struct str cite_styled(const struct filling *filling, struct str title, bool listed) {
    if (filling->row->title[0] == 'i')
        return title.len ? str_format(filling->citations->arena, "<i>%.*s</i>", STR_ARG(title))
                         : title;
    bool bare = listed && filling->citations->style->bare_entries;
    return filling->row->title[0] == 'q' && !bare ? quoted(filling, title) : title;
}

/* ---- short forms ---- */

static size_t word_count(struct str text) {
    size_t count = text.len != 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == ' ';
    return count;
}

/* What the source says itself; else a title of more than four words up to its colon, without the
 * article that begins it in English (Chicago, 18th ed., 13.35). */
struct str cite_short_title(const struct filling *filling) {
    static const char *const articles[] = {"The ", "A ", "An "};
    struct str said = cite_own(filling, "title-short");
    if (!said.len)
        said = cite_own(filling, "shortTitle");
    if (said.len)
        return cite_title_of(filling, said);
    struct str title = cite_title(filling);
    size_t colon = str_find(title, STR(": "), 0);
    if (colon != SIZE_MAX && word_count(title) > 4)
        title = str_slice(title, 0, colon);
    for (size_t i = 0; i < G_N_ELEMENTS(articles) && is_english(filling, true); i++)
        if (str_starts(title, str_of(articles[i])))
            return compose_capitalised(filling->citations->arena,
                                       str_slice(title, strlen(articles[i]), title.len));
    return title;
}
