/* reading_list.c: recommended works as a section: sorted, perhaps grouped, each with its
 * annotation, where it is found, and the pages that cite it. A line tells how the list was made. */
#include "compose/cite_internal.h"
#include "compose/list_words.h"

#include <stdlib.h>

#include "markdown/markdown.h"

struct listed {
    const struct reading_entry *entry;
    const struct node *annotation; /* a SECTION, or NULL */
    const struct cite_work *work;
    struct str key, kind; /* of the author, year and title; of the kind: as they are sorted */
    const struct body_item *item;
};

/* ---- order ---- */

static const struct located_date *issued(const struct listed *listed) {
    return &listed->entry->work->issued;
}

static bool is_dated(const struct listed *listed) {
    return issued(listed)->span.source != 0;
}

static int by_date(const struct listed *a, const struct listed *b, bool newest) {
    if (is_dated(a) != is_dated(b))
        return is_dated(a) ? -1 : 1; /* the undated stand last, in either order */
    if (!is_dated(a))
        return 0;
    int order = edtf_compare(issued(a)->date, issued(b)->date);
    return newest ? -order : order;
}

static int by_group(const struct listed *a, const struct listed *b) {
    int32_t year_a = issued(a)->date.from.year, year_b = issued(b)->date.from.year;
    bool up = a->item->sort == READING_OLDEST;
    switch ((enum reading_group)a->item->group) {
    case READING_BY_LEVEL:
        return (a->entry->level > b->entry->level) - (a->entry->level < b->entry->level);
    case READING_BY_KIND:
        return str_compare(a->kind, b->kind);
    case READING_BY_YEAR:
        if (is_dated(a) != is_dated(b))
            return is_dated(a) ? -1 : 1;
        return up ? (year_a > year_b) - (year_a < year_b) : (year_a < year_b) - (year_a > year_b);
    case READING_TOGETHER:
        break;
    }
    return 0;
}

static int compare(const void *left, const void *right) {
    const struct listed *a = left, *b = right;
    int order = by_group(a, b), sort = a->item->sort;
    if (!order && (sort == READING_NEWEST || sort == READING_OLDEST))
        order = by_date(a, b, sort == READING_NEWEST);
    if (!order && sort == READING_KIND)
        order = str_compare(a->kind, b->kind);
    if (!order)
        order = str_compare(a->key, b->key);
    return order ? order : str_compare(a->entry->source.text, b->entry->source.text);
}

/* ---- which works ---- */

static struct listed *choose(struct compose *compose, const struct citations *citations,
                             const struct body_item *item, size_t *count) {
    const struct pack *pack = compose->input->pack;
    const struct reading_entry *entries = pack->reading.items;
    struct collation *collation = collation_open(compose->arena, compose->language, false);
    GHashTable *keys = compose_set(compose->arena, &item->keys);
    GHashTable *kinds = compose_set(compose->arena, &item->kinds);
    struct listed *chosen = ARENA_ARRAY(compose->arena, struct listed, pack->reading.count + 1);
    *count = 0;
    for (size_t i = 0; i < pack->reading.count; i++) {
        bool level = !item->levels || (item->levels & (1U << entries[i].level));
        if (!entries[i].work || !level ||
            !compose_asks_for(keys, compose->arena, entries[i].source.text) ||
            !compose_asks_for(kinds, compose->arena, entries[i].work->kind))
            continue;
        const struct cite_work *work = &citations->works[entries[i].work - pack->works.items];
        const struct node *annotation = compose->input->annotations[i];
        struct listed *listed = &chosen[(*count)++];
        *listed = (struct listed){&entries[i], annotation, work, STR(""), STR(""), item};
        listed->key = collation_key(collation, cite_sort_text(citations, work));
        listed->kind = collation_key(collation, entries[i].work->kind);
    }
    collation_close(collation);
    g_clear_pointer(&keys, g_hash_table_destroy);
    g_clear_pointer(&kinds, g_hash_table_destroy);
    if (*count)
        qsort(chosen, *count, sizeof *chosen, compare);
    return chosen;
}

/* Dates are asked for; who has none stands behind the others, and its editor is told. */
static void report_undated(struct compose *compose, const struct body_item *item,
                           const struct listed *chosen, size_t count) {
    if (item->sort > READING_OLDEST && item->group != READING_BY_YEAR)
        return;
    for (size_t i = 0; i < count; i++)
        if (!is_dated(&chosen[i]))
            diag_add(compose->input->diags, DIAG_READING_UNDATED, chosen[i].entry->work->id.span,
                     "the recommended work '%.*s' has no date; it stands last",
                     STR_ARG(chosen[i].entry->source.text));
}

/* ---- an entry ---- */

static struct node *add_link(struct compose *compose, struct node *parent, struct str target,
                             struct str text, struct span cause) {
    struct node *link = node_make_generated(compose->arena, NODE_LINK, cause);
    link->target = target;
    compose_text(compose, link, text, cause);
    node_append(parent, link);
    return link;
}

static void add_sign(struct compose *compose, struct node *line, struct span cause) {
    if (line->first)
        compose_text(compose, line, STR(" \u00b7 "), cause);
}

/* "Open access · Shelf mark 327.7 BER · ISBN 978-... · Catalogue record". */
static void add_where(struct compose *compose, struct node *item, const struct listed *listed) {
    const struct reading_entry *entry = listed->entry;
    struct span cause = entry->span;
    struct str isbn = csl_field(entry->work, "ISBN"), language = compose->language;
    struct node *line = compose_block(compose, NODE_PARAGRAPH, ROLE_WHERE, STR(""), cause);
    if (entry->open_access) {
        struct node *strong = node_make_generated(compose->arena, NODE_STRONG, cause);
        compose_text(compose, strong, str_of(list_word(language, LIST_OPEN_ACCESS)), cause);
        node_append(line, strong);
    }
    if (entry->shelf.text.len) {
        add_sign(compose, line, cause);
        compose_text(compose, line,
                     str_format(compose->arena, "%s\u00a0%.*s", list_word(language, LIST_SHELF),
                                STR_ARG(entry->shelf.text)),
                     cause);
    }
    if (isbn.len) {
        add_sign(compose, line, cause);
        compose_text(compose, line, str_format(compose->arena, "ISBN\u00a0%.*s", STR_ARG(isbn)),
                     cause);
    }
    if (entry->catalogue.text.len) {
        add_sign(compose, line, cause);
        add_link(compose, line, entry->catalogue.text, str_of(list_word(language, LIST_CATALOGUE)),
                 cause);
    }
    if (line->first)
        node_append(item, line);
}

static void make_generated(struct node *copy, const struct node *original, struct span cause) {
    (void)original;
    copy->generated = true;
    copy->span = cause;
    copy->edits = NULL;
    copy->edit_count = 0;
}

/* A copy of the blocks, as generated matter that the entry caused. */
static void add_annotation(struct compose *compose, struct node *item,
                           const struct listed *listed) {
    const struct node *block = listed->annotation ? listed->annotation->first : NULL;
    for (; block; block = block->next)
        node_copy(compose->arena, item, block, make_generated, listed->entry->annotation.span);
}

static struct node *make_entry(struct compose *compose, const struct citations *citations,
                               const struct listed *listed, size_t number) {
    struct span cause = listed->entry->span;
    struct node *item = compose_block(compose, NODE_ITEM, ROLE_NONE, STR(""), cause);
    struct node *block = compose_block(compose, NODE_PARAGRAPH, ROLE_READING, STR(""), cause);
    struct str id = str_format(compose->arena, "reading-%zu-%.*s", number,
                               STR_ARG(markdown_slug(compose->arena, listed->entry->source.text)));
    block->id = compose_own_id(compose, id);
    cite_append(compose->arena, block,
                cite_fill(citations, listed->work,
                          cite_row_of(citations->style, listed->work->item->type)->entry, STR("")),
                cause);
    cite_add_places(compose, block, listed->work);
    node_append(item, block);
    add_annotation(compose, item, listed);
    add_where(compose, item, listed);
    return item;
}

/* ---- the section ---- */

static struct str group_title(struct compose *compose, const struct listed *listed) {
    int level = listed->entry->level;
    switch ((enum reading_group)listed->item->group) {
    case READING_BY_LEVEL:
        return str_of(list_word(compose->language, (enum list_word)(LIST_START + level)));
    case READING_BY_KIND:
        return listed->entry->work->kind;
    case READING_BY_YEAR:
        if (is_dated(listed)) {
            struct edtf year = {.from = {.year = issued(listed)->date.from.year,
                                         .masked = issued(listed)->date.from.masked}};
            return compose_date(compose, year);
        }
        return str_of(list_word(compose->language, LIST_UNDATED));
    case READING_TOGETHER:
        break;
    }
    return STR("");
}

/* "12 works, grouped by level, newest first, sorted by date of publication." */
static struct str headnote(struct compose *compose, const struct body_item *item, size_t count) {
    struct str language = compose->language;
    struct str many = list_count(compose->arena, language, LIST_WORK, count);
    const char *order = list_word(language, (enum list_word)(LIST_NEWEST + item->sort));
    const char *group =
        item->group ? list_word(language, (enum list_word)(LIST_GROUPED_KIND + item->group - 1))
                    : "";
    return str_format(compose->arena, "%.*s, %s%s%s.", STR_ARG(many), group, *group ? ", " : "",
                      order);
}

struct node *compose_reading(struct compose *compose, const struct body_item *item, size_t number) {
    if (!compose->input->citations)
        return NULL;
    struct citations citations = cite_of_round(compose);
    size_t count;
    struct listed *chosen = choose(compose, &citations, item, &count);
    if (!count)
        return NULL;
    report_undated(compose, item, chosen, count);
    struct str id = str_format(compose->arena, "reading-%zu", number);
    struct node *section = compose_section(compose, ROLE_READING, id, item->title.text, item->span);
    struct node *list = NULL;
    node_append(section, compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE,
                                       headnote(compose, item, count), item->span));
    for (size_t i = 0; i < count; i++) {
        bool new_group = item->group && (!i || by_group(&chosen[i - 1], &chosen[i]) != 0);
        if (new_group)
            node_append(section,
                        compose_subheading(compose, section, group_title(compose, &chosen[i]),
                                           chosen[i].entry->span));
        if (new_group || !list)
            node_append(section,
                        list = compose_block(compose, NODE_LIST, ROLE_NONE, STR(""), item->span));
        node_append(list, make_entry(compose, &citations, &chosen[i], number));
    }
    return section;
}
