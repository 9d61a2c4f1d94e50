/* pack_source.c: the pack itself as a source, and each of its sections: so that it is cited in the
 * styles in which it cites. In: what the outline says. Out: a CSL item whose fields those have. */
#include <string.h>

#include "outline/source_internal.h"

/* "author", "co-author", "compilers": who made it out of nothing or out of others' work. All others
 * that the outline lists among its `editors` edited it. */
static bool is_author(struct str role) {
    static const char *const words[] = {"author",  "writer", "compil",  "autor",    "auteur",
                                        "verfass", "автор",  "укладач", "составит", NULL};
    char *word = g_utf8_strdown(role.len ? role.at : "", (gssize)role.len);
    bool found = false;
    for (size_t i = 0; words[i]; i++)
        found = found || strstr(word, words[i]);
    g_free(word);
    return found;
}

/* A name stays as it is written: nothing tells a person's surname from the words of a body. */
static void add_names(struct csl_builder *item, const char *key, struct str *names, size_t count) {
    if (!count)
        return;
    struct csl_builder list = csl_open(item->arena, YAML_LIST, SPAN_NONE);
    for (size_t i = 0; i < count; i++) {
        struct csl_builder name = csl_open(item->arena, YAML_MAP, SPAN_NONE);
        csl_add_text(&name, "literal", names[i], SPAN_NONE);
        csl_add(&list, STR(""), SPAN_NONE, name.node);
    }
    csl_add(item, str_of(key), SPAN_NONE, list.node);
}

static void add_text(struct csl_builder *item, const char *key, struct str text) {
    if (text.len)
        csl_add_text(item, key, text, SPAN_NONE);
}

/* Authors and editors; where there are none, who publishes it answers for it. */
static void add_makers(struct csl_builder *item, const struct pack *pack, struct str author) {
    const struct editor *editors = pack->editors.items;
    struct str *made[2]; /* authors, editors */
    size_t counts[2] = {0};
    for (size_t i = 0; i < 2; i++)
        made[i] = ARENA_ARRAY(item->arena, struct str, pack->editors.count + 1);
    for (size_t i = 0; i < pack->editors.count; i++) {
        bool edits = !is_author(editors[i].role.text);
        made[edits][counts[edits]++] = editors[i].name.text;
    }
    if (author.len) {
        made[0][0] = author;
        counts[0] = 1;
    }
    if (!counts[0] && !counts[1] && pack->publisher.text.len)
        made[0][counts[0]++] = pack->publisher.text;
    add_names(item, "author", made[0], counts[0]);
    add_names(item, "editor", made[1], counts[1]);
}

static struct str whole_title(struct arena *arena, const struct pack *pack) {
    struct str title = pack->title.text, subtitle = pack->subtitle.text;
    if (!subtitle.len)
        return title;
    bool stop = title.len && strchr(".:?!", title.at[title.len - 1]);
    return str_format(arena, "%.*s%s %.*s", STR_ARG(title), stop ? "" : ":", STR_ARG(subtitle));
}

static void add_date(struct csl_builder *item, const struct pack *pack) {
    const struct located_date *date = pack->updated.span.source ? &pack->updated : &pack->as_of;
    struct yaml_node *issued =
        date->span.source ? csl_date(item->arena, date->date, date->span) : NULL;
    if (issued)
        csl_add(item, STR("issued"), SPAN_NONE, issued);
}

/* What pack and section have in common, behind their titles. */
static struct csl_item finish(struct csl_builder *item, const struct pack *pack,
                              struct str author) {
    add_makers(item, pack, author);
    add_date(item, pack);
    add_text(item, "edition", pack->edition.text);
    add_text(item, "publisher", pack->publisher.text);
    if (str_starts(pack->identifier.text, STR("urn:isbn:")))
        add_text(item, "ISBN", str_slice(pack->identifier.text, 9, pack->identifier.text.len));
    add_text(item, "language", pack->language.text);
    struct csl_item source;
    csl_read_made(item->arena, item->node, &source);
    return source;
}

struct csl_item pack_as_source(struct arena *arena, const struct pack *pack) {
    struct csl_builder item = csl_open(arena, YAML_MAP, SPAN_NONE);
    add_text(&item, "id", pack->name);
    add_text(&item, "type", STR("report"));
    add_text(&item, "title", whole_title(arena, pack));
    if (pack->series.title.text.len) {
        add_text(&item, "collection-title", pack->series.title.text);
        add_text(&item, "collection-number", pack->series.number.text);
    }
    return finish(&item, pack, STR(""));
}

struct csl_item pack_section_as_source(struct arena *arena, const struct pack *pack,
                                       struct str title, struct str author, struct str id,
                                       struct str pages) {
    struct csl_builder item = csl_open(arena, YAML_MAP, SPAN_NONE);
    add_text(&item, "id", str_format(arena, "%.*s-%.*s", STR_ARG(pack->name), STR_ARG(id)));
    add_text(&item, "type", STR("chapter"));
    add_text(&item, "title", title);
    add_text(&item, "container-title", whole_title(arena, pack));
    add_text(&item, "page", pages);
    return finish(&item, pack, author);
}
