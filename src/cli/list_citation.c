/* list_citation.c: the pack itself as a source, for those who cite it: the pack, then each section
 * with its pages. */
#include "cli/list_citation.h"

#include <string.h>

/* ---- BibTeX (BibLaTeX's fields and types, in UTF-8) ---- */

/* What TeX takes for a command is escaped. */
static void append_tex(GString *out, struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\\')
            g_string_append(out, "\\textbackslash{}");
        else if (c == '~' || c == '^')
            g_string_append_printf(out, "\\%c{}", c);
        else if (strchr("{}%&#$_", c))
            g_string_append_printf(out, "\\%c", c);
        else
            g_string_append_c(out, c);
    }
}

static void append_field(GString *out, const char *name, struct str value, bool whole) {
    if (!value.len)
        return;
    g_string_append_printf(out, ",\n  %s = {%s", name, whole ? "{" : "");
    append_tex(out, value);
    g_string_append(out, whole ? "}}" : "}");
}

/* In braces of their own: whether they are persons is not told. */
static void append_names(GString *out, const char *name, const struct csl_names *names) {
    if (!names->count)
        return;
    g_string_append_printf(out, ",\n  %s = {", name);
    for (size_t i = 0; i < names->count; i++) {
        g_string_append(out, i ? " and {" : "{");
        append_tex(out, names->items[i].literal);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, '}');
}

/* "3–5" → "3--5". */
static struct str tex_pages(struct arena *arena, struct str pages) {
    size_t dash = str_find(pages, STR("–"), 0);
    if (dash == SIZE_MAX)
        return pages;
    return str_format(arena, "%.*s--%.*s", STR_ARG(str_slice(pages, 0, dash)),
                      STR_ARG(str_slice(pages, dash + strlen("–"), pages.len)));
}

/* A key has no blanks and no signs that mean something. */
static void append_key(GString *out, struct str id) {
    for (size_t i = 0; i < id.len; i++) {
        bool plain = g_ascii_isalnum(id.at[i]) || strchr("-_.:", id.at[i]);
        g_string_append_c(out, plain ? id.at[i] : '-');
    }
}

static void append_entry(struct arena *arena, GString *out, const struct csl_item *item) {
    bool section = str_is(item->type, "chapter");
    g_string_append(out, section ? "@incollection{" : "@book{");
    append_key(out, item->id.text);
    append_names(out, "author", &item->authors);
    append_names(out, "editor", &item->editors);
    append_field(out, "title", csl_field(item, "title"), true);
    append_field(out, "booktitle", csl_field(item, "container-title"), true);
    append_field(out, "series", csl_field(item, "collection-title"), true);
    append_field(out, "number", csl_field(item, "collection-number"), false);
    append_field(out, "edition", csl_field(item, "edition"), false);
    append_field(out, "publisher", csl_field(item, "publisher"), true);
    if (item->issued.span.source) {
        struct edtf year = {.from = {.year = item->issued.date.from.year}};
        append_field(out, "year", edtf_text(arena, year), false);
        append_field(out, "date", edtf_text(arena, item->issued.date), false);
    }
    append_field(out, "pages", tex_pages(arena, csl_field(item, "page")), false);
    append_field(out, "isbn", csl_field(item, "ISBN"), false);
    g_string_append(out, "\n}\n");
}

/* ---- all forms ---- */

void citation_print(const struct build *build, const char *format, GString *out) {
    size_t count;
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    struct own_source *own =
        compose_own_sources(build->arena, &build->pack, build->body, map, &count);
    bool json = strcmp(format, "json") == 0, bibtex = strcmp(format, "bibtex") == 0;
    struct csl_item *items = ARENA_ARRAY(build->arena, struct csl_item, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = own[i].item;
        if (bibtex)
            append_entry(build->arena, out, &items[i]);
        else if (!json)
            g_string_append_printf(out, "%.*s\n", STR_ARG(own[i].text));
    }
    struct csl_list list = {.items = items, .count = count};
    if (json)
        csl_print_json(&list, out);
}
