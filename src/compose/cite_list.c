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
    bool numbered = a->work->number && b->work->number && item->sort == SORT_CITATION;
    if (!order && numbered)
        order = (a->work->number > b->work->number) - (a->work->number < b->work->number);
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

static void add_places(struct compose *compose, struct node *text, const struct cite_work *work) {
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
    if (citations->pack->citations == CITATIONS_NUMBERED && work->number && !ordered)
        compose_text(compose, text, str_format(compose->arena, "[%zu] ", work->number), cause);
    cite_append(compose->arena, text,
                cite_fill(citations, work, cite_entry_form(citations, work), STR("")), cause);
    add_places(compose, text, work);
    node_append(block, text);
    node_append(item, block);
    return item;
}

/* Whether the numbers of the list's items are those of the citations. */
static bool is_ordered(const struct citations *citations, const struct entry *entries,
                       size_t count) {
    if (citations->pack->citations != CITATIONS_NUMBERED || entries[0].item->group_kinds)
        return false;
    for (size_t i = 0; i < count; i++)
        if (entries[i].work->number && entries[i].work->number != i + 1)
            return false;
    return entries[count - 1].work->number == count;
}

static struct node *make_list(struct compose *compose, bool ordered, struct span cause) {
    struct node *list = compose_block(compose, NODE_LIST, ROLE_NONE, STR(""), cause);
    list->ordered = ordered;
    list->tight = true;
    list->start = 1;
    return list;
}

static struct node *kind_heading(struct compose *compose, const struct node *section,
                                 struct str kind, struct span cause) {
    struct node *heading = compose_block(compose, NODE_HEADING, ROLE_NONE,
                                         compose_capitalised(compose->arena, kind), cause);
    heading->level = 2;
    heading->id =
        compose_own_id(compose, str_format(compose->arena, "%.*s--%08x", STR_ARG(section->id),
                                           (unsigned)(str_hash(kind) >> 32)));
    return heading;
}

struct node *compose_sources(struct compose *compose, const struct body_item *item, size_t number) {
    if (!compose->input->citations)
        return NULL;
    struct citations citations = *compose->input->citations; /* of this round */
    citations.arena = compose->arena;
    citations.dates = compose;
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
            node_append(section, kind_heading(compose, section, kind, item->span));
        if (new_kind || !list)
            node_append(section, list = make_list(compose, ordered, item->span));
        node_append(list, make_entry(compose, &citations, entries[i].work, ordered));
    }
    return section;
}
