/* cite_list.c: the list of sources as a section: cited ones or all, sorted by author or date,
 * perhaps grouped by kind, each with the pages that cite it. */
#include "compose/cite_internal.h"

#include <stdlib.h>

struct entry {
    const struct cite_work *work;
    const struct body_item *item; /* says how to sort */
};

static int by_date(const struct csl_item *a, const struct csl_item *b) {
    bool has_a = a->issued.span.source != 0, has_b = b->issued.span.source != 0;
    if (has_a != has_b)
        return has_a ? -1 : 1; /* the undated stand last, in either order */
    return has_a ? edtf_compare(a->issued.date, b->issued.date) : 0;
}

static int compare(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    const struct body_item *item = a->item;
    int order = item->group_kinds ? str_compare(a->work->item->kind, b->work->item->kind) : 0;
    if (!order && item->sort == SORT_CITATION) { /* what nothing cites stands last */
        size_t first = a->work->number - 1, second = b->work->number - 1;
        order = (first > second) - (first < second);
    }
    if (!order && (item->sort == SORT_DATE || item->sort == SORT_DATE_DOWN)) {
        bool dated = a->work->item->issued.span.source && b->work->item->issued.span.source;
        order = by_date(a->work->item, b->work->item);
        order = dated && item->sort == SORT_DATE_DOWN ? -order : order;
    }
    if (!order)
        order = str_compare(a->work->key, b->work->key);
    return order ? order : str_compare(a->work->item->id.text, b->work->item->id.text);
}

const struct node *citation_leaf(const struct node *span) {
    struct walk walk = walk_start(span);
    while (walk_next(&walk))
        if (walk.entering &&
            (walk.node->kind == NODE_TEXT || walk.node->kind == NODE_NOTE_REFERENCE))
            return walk.node;
    return span;
}

void cite_add_places(struct compose *compose, struct node *text, const struct cite_work *work) {
    struct told_place *places =
        ARENA_ARRAY(compose->arena, struct told_place, work->place_count + 1);
    for (size_t i = 0; i < work->place_count; i++) {
        const struct node *place = work->places[i];
        places[i] = (struct told_place){{citation_leaf(place), 0}, place->span, place->id};
    }
    compose_places(compose, text, places, work->place_count);
}

static struct node *make_entry(struct compose *compose, const struct citations *citations,
                               const struct cite_work *work, bool ordered) {
    struct span cause = work->item->span;
    struct node *item = compose_block(compose, NODE_ITEM, ROLE_NONE, STR(""), cause);
    struct node *block = compose_block(compose, NODE_PARAGRAPH, ROLE_NONE, STR(""), cause);
    struct node *text = compose_block(compose, NODE_SPAN, ROLE_NONE, STR(""), cause);
    text->id = compose_own_id(compose, work->id); /* blocks of a tight list have no anchor */
    if (citations->style->numbered && work->number && !ordered)
        compose_text(compose, text, str_format(compose->arena, "[%zu] ", work->number), cause);
    cite_append(
        compose->arena, text,
        cite_fill(citations, work, cite_row_of(citations->style, work->item->type)->entry, STR("")),
        cause);
    cite_add_places(compose, text, work);
    node_append(block, text);
    node_append(item, block);
    return item;
}

/* Whether the numbers of the list's items are those of the citations. */
static bool is_ordered(const struct citations *citations, const struct entry *entries,
                       size_t count) {
    if (!citations->style->numbered || entries[0].item->group_kinds)
        return false;
    for (size_t i = 0; i < count; i++)
        if (entries[i].work->number && entries[i].work->number != i + 1)
            return false;
    return entries[count - 1].work->number == count;
}

static struct node *make_list(struct compose *compose, bool ordered, struct span cause) {
    struct node *list = compose_block(compose, NODE_LIST, ROLE_SOURCES, STR(""), cause);
    list->ordered = ordered;
    list->tight = true;
    list->start = 1;
    return list;
}

/* English only: "treaty" heads "Treaties". */
static struct str plural_of(struct compose *compose, struct str kind) {
    static const char *const same[] = {"news",        "press",     "correspondence",
                                       "legislation", "data",      "evidence",
                                       "software",    "testimony", NULL};
    static const char *const hissing[] = {"x", "ch", "sh", NULL};
    struct str stem = str_slice(kind, 0, kind.len ? kind.len - 1 : 0);
    if (!language_is(compose->language, "en") || str_ends(kind, STR("s")))
        return kind;
    for (size_t i = 0; same[i]; i++)
        if (str_ends(kind, str_of(same[i])))
            return kind;
    for (size_t i = 0; hissing[i]; i++)
        if (str_ends(kind, str_of(hissing[i])))
            return str_format(compose->arena, "%.*ses", STR_ARG(kind));
    bool vowel = stem.len && strchr("aeiou", stem.at[stem.len - 1]);
    if (str_ends(kind, STR("y")) && stem.len && !vowel)
        return str_format(compose->arena, "%.*sies", STR_ARG(stem));
    return str_format(compose->arena, "%.*ss", STR_ARG(kind));
}

struct citations cite_of_round(struct compose *compose) {
    struct citations citations = *compose->input->citations;
    citations.arena = compose->arena;
    citations.dates = compose;
    return citations;
}

struct node *compose_sources(struct compose *compose, const struct body_item *item, size_t number) {
    if (!compose->input->citations)
        return NULL;
    struct citations citations = cite_of_round(compose);
    struct entry *entries = ARENA_ARRAY(compose->arena, struct entry, citations.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < citations.count; i++)
        if (citations.works[i].number || item->all)
            entries[count++] = (struct entry){&citations.works[i], item};
    if (!count)
        return NULL;
    qsort(entries, count, sizeof *entries, compare);
    struct str id = str_format(compose->arena, "sources-%zu", number);
    struct node *section = compose_section(compose, ROLE_SOURCES, id, item->title.text, item->span);
    bool ordered = is_ordered(&citations, entries, count);
    struct node *list = NULL;
    for (size_t i = 0; i < count; i++) {
        struct str kind = entries[i].work->item->kind;
        bool new_kind =
            item->group_kinds && (!i || !str_equal(kind, entries[i - 1].work->item->kind));
        if (new_kind)
            node_append(section,
                        compose_subheading(compose, section, plural_of(compose, kind), item->span));
        if (new_kind || !list)
            node_append(section, list = make_list(compose, ordered, item->span));
        node_append(list, make_entry(compose, &citations, entries[i].work, ordered));
    }
    return section;
}
