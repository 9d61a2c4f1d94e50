/* cite_format.c: one source and a template of the style (cite_internal.h) → a text with tags. Stops
 * are not doubled, and stand inside quotation marks where the language has them there. */
#include "compose/cite_internal.h"

#include <string.h>

/* ---- punctuation ---- */

/* The text without what closes behind its last letter. */
static struct str without_closers(struct str text) {
    static const char *const closers[] = {"</i>", "</b>", "</sup>", "</sub>", "”",
                                          "’",    "»",    "“",      "\u00a0", NULL};
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; closers[i]; i++)
            if (str_ends(text, str_of(closers[i]))) {
                text = str_slice(text, 0, text.len - strlen(closers[i]));
                again = true;
            }
    }
    return text;
}

static bool has_stop(const GString *out) {
    struct str text = without_closers((struct str){out->str, out->len});
    return text.len && strchr(".?!", text.at[text.len - 1]);
}

/* Where an American comma or stop goes: before the quotation marks that end the text. */
static size_t before_quotes(const GString *out) {
    struct str text = {out->str, out->len};
    for (bool again = true; again;) {
        again = str_ends(text, STR("”")) || (text.len < out->len && str_ends(text, STR("’")));
        if (again)
            text.len -= strlen("”");
    }
    if (text.len == out->len && str_ends(text, STR("’”")))
        text.len -= strlen("’”");
    return text.len;
}

static void append_sign(struct filling *filling, char sign) {
    GString *out = filling->out;
    if (sign == '.' && has_stop(out))
        return;
    bool inside = str_is(filling->citations->language, "en-US") && (sign == '.' || sign == ',');
    if (inside)
        g_string_insert_c(out, (gssize)before_quotes(out), sign);
    else
        g_string_append_c(out, sign);
}

/* ---- templates ---- */

/* What a part of a template came to. */
struct outcome {
    bool filled;    /* a field in it is not empty */
    bool has_field; /* there is any */
    bool has_test, failed;
};

static const char *fill_part(struct filling *filling, const char *form, struct outcome *outcome);

static bool has_stood(const struct outcome *outcome, bool fallback) {
    if (outcome->failed)
        return false;
    return outcome->filled || (!outcome->has_field && (outcome->has_test || fallback));
}

/* Where a text may be cut back to: a sign may have been put before the quotation marks that end it.
 */
struct mark_of_text {
    size_t start;
    char tail[24];
    size_t tail_len;
};

static struct mark_of_text mark_text(const GString *out) {
    size_t start = before_quotes(out);
    struct mark_of_text mark = {.start = start, .tail_len = out->len - start};
    if (mark.tail_len > sizeof mark.tail) /* more marks than any title has */
        mark = (struct mark_of_text){.start = out->len};
    memcpy(mark.tail, out->str + mark.start, mark.tail_len);
    return mark;
}

static void cut_back(GString *out, const struct mark_of_text *mark) {
    g_string_truncate(out, mark->start);
    g_string_append_len(out, mark->tail, (gssize)mark->tail_len);
}

/* Behind `[`: the parts up to its `]`, of which the first that is not empty stays, or all with
 * `joint` between. Returns what follows the bracket. */
static const char *fill_group(struct filling *filling, const char *form, struct outcome *around) {
    GString *out = filling->out;
    struct str joint = {0};
    bool joined = *form == '+', found = false;
    size_t part = 0;
    if (joined) {
        const char *end = strchr(form, '|');
        joint = (struct str){form + 1, (size_t)(end - form - 1)};
        form = end + 1;
    }
    for (;; form++, part++) {
        struct outcome outcome = {0};
        struct mark_of_text mark = mark_text(out);
        bool used = filling->title_used;
        if (joined && found)
            for (size_t i = 0; i < joint.len; i++)
                append_sign(filling, joint.at[i]);
        form = fill_part(filling, form, &outcome);
        bool stands = has_stood(&outcome, part > 0 && !joined) && (joined || !found);
        if (!stands) {
            cut_back(out, &mark);
            filling->title_used = used;
        }
        found = found || stands;
        if (*form != '|')
            break;
    }
    around->has_field = true;
    around->filled = around->filled || found;
    return form + (*form == ']');
}

static void fill_field(struct filling *filling, struct str name, struct outcome *outcome) {
    char first = name.len ? name.at[0] : '\0';
    if (first == '.') {
        struct str word = cite_word(filling->citations->arena, filling->citations->language,
                                    str_slice(name, 1, name.len));
        g_string_append_len(filling->out, word.at, (gssize)word.len);
        return;
    }
    if (first == '?' || first == '!') {
        struct str text = cite_field(filling, str_slice(name, 1, name.len));
        outcome->has_test = true;
        outcome->failed = outcome->failed || (text.len != 0) != (first == '?');
        return;
    }
    struct str text = cite_field(filling, name);
    outcome->has_field = true;
    outcome->filled = outcome->filled || text.len;
    g_string_append_len(filling->out, text.at, (gssize)text.len);
}

/* Up to the end of the part; a part of a group ends at '|' or ']'. */
static const char *fill_part(struct filling *filling, const char *form, struct outcome *outcome) {
    while (*form && *form != '|' && *form != ']') {
        if (*form == '[') {
            form = fill_group(filling, form + 1, outcome);
        } else if (*form == '{') {
            const char *end = strchr(form, '}');
            fill_field(filling, (struct str){form + 1, (size_t)(end - form - 1)}, outcome);
            form = end + 1;
        } else {
            form += *form == '\\';
            append_sign(filling, *form++);
        }
    }
    return form;
}

const struct cite_row *cite_row_of(const struct cite_style *style, struct str type) {
    const struct cite_row *row = style->rows;
    for (; row->types; row++) {
        struct str types = str_of(row->types);
        for (size_t at = str_find(types, type, 0); type.len && at != SIZE_MAX;
             at = str_find(types, type, at + 1)) {
            bool begins = !at || types.at[at - 1] == ' ';
            size_t end = at + type.len;
            if (begins && (end == types.len || types.at[end] == ' '))
                return row;
        }
    }
    return row;
}

struct filling cite_filling(const struct citations *citations, const struct cite_work *work) {
    return (struct filling){.citations = citations,
                            .work = work,
                            .row = cite_row_of(citations->style, work->item->type)};
}

struct str cite_with_stop(const struct citations *citations, struct str text) {
    struct filling filling = {.citations = citations,
                              .out = g_string_new_len(text.at, (gssize)text.len)};
    append_sign(&filling, '.');
    text = str_copy(citations->arena, (struct str){filling.out->str, filling.out->len});
    g_string_free(filling.out, TRUE);
    return text;
}

struct str cite_fill(const struct citations *citations, const struct cite_work *work,
                     const char *form, struct str locator) {
    struct filling filling = cite_filling(citations, work);
    struct outcome outcome = {0};
    filling.locator = locator;
    filling.out = g_string_new(NULL);
    fill_part(&filling, form, &outcome);
    struct str text = str_copy(citations->arena, (struct str){filling.out->str, filling.out->len});
    g_string_free(filling.out, TRUE);
    return str_trim(text);
}
