/* long_forms.c: the long form of an abbreviation, added in brackets at its first use in each part
 * or section: "NUC [NATO-Ukraine Commission]". What is added is generated text; the author's own is
 * divided there, and the places that analysis found move with it. In: the sections after analysis.
 */
#include <stdlib.h>

#include "compose/compose.h"

/* A place where text is added. */
struct cut {
    struct node *node; /* as it was found */
    uint32_t at;
    struct node *tail; /* what stood behind; NULL: nothing */
    const struct glossary_term *term;
    uint64_t order; /* of the place in the book */
    struct span cause;
};
struct cuts {
    struct arena *arena;
    struct cut *items;
    size_t count, room;
    GHashTable *first; /* node → number of its first cut, from 1 */
};

/* ---- where ---- */

/* Text that goes on, and that no markup explains already. */
static bool is_running(const struct node *node) {
    for (; node && node_is_inline(node); node = node->parent)
        if (node->kind == NODE_ABBREVIATION)
            return false;
    return node && node->kind == NODE_PARAGRAPH;
}

static const struct node *unit_of(const struct pack *pack, const struct node *section) {
    bool part = pack->abbreviations.long_forms == LONG_FORMS_PART;
    return part && section->parent->kind == NODE_PART ? section->parent : section;
}

static void collect_term(struct cuts *cuts, const struct pack *pack,
                         const struct glossary_term *term) {
    const struct node *done = NULL;
    for (size_t i = 0; i < term->place_count; i++) {
        const struct term_place *place = &term->places[i];
        const struct node *unit = unit_of(pack, place->section);
        if (unit == done || (!place->explains && !is_running(place->at.node)))
            continue;
        done = unit;
        if (place->explains || !place->behind.node)
            continue;
        struct cut cut = {.node = (struct node *)(uintptr_t)place->behind.node,
                          .at = place->behind.offset,
                          .term = term,
                          .order = place->order,
                          .cause = place->span};
        ARENA_PUSH(cuts->arena, cuts->items, cuts->count, cuts->room, cut);
    }
}

static int by_order(const void *left, const void *right) {
    const struct cut *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

/* ---- dividing a text ---- */

static void divide_edits(struct arena *arena, struct node *head, struct node *tail, uint32_t at) {
    uint32_t first = 0, source = tail->span.start - head->span.start;
    while (first < head->edit_count && head->edits[first].at < at)
        first++;
    tail->edit_count = head->edit_count - first;
    struct text_edit *edits = ARENA_ARRAY(arena, struct text_edit, tail->edit_count + 1);
    for (uint32_t i = 0; i < tail->edit_count; i++) {
        edits[i] = head->edits[first + i];
        edits[i].at -= at;
        edits[i].source -= source;
    }
    tail->edits = tail->edit_count ? edits : NULL;
    head->edit_count = first;
}

static void divide_marks(struct node *head, struct node *tail, uint32_t at) {
    struct mark **link = &head->marks;
    while (*link && (*link)->start < at) {
        (*link)->end = MIN((*link)->end, at);
        link = &(*link)->next;
    }
    tail->marks = *link;
    *link = NULL;
    for (struct mark *mark = tail->marks; mark; mark = mark->next) {
        mark->start -= at;
        mark->end -= at;
    }
}

static struct node *divide(struct arena *arena, struct node *head, uint32_t at) {
    if (at >= head->text.len)
        return NULL;
    struct node *tail = node_make(arena, NODE_TEXT, head->span);
    tail->generated = head->generated;
    tail->replaced = head->replaced;
    tail->span = node_source_span(head, at, (uint32_t)head->text.len);
    divide_edits(arena, head, tail, at);
    divide_marks(head, tail, at);
    tail->text = str_slice(head->text, at, head->text.len);
    head->text = str_slice(head->text, 0, at);
    if (!head->generated && !head->replaced)
        head->span.end = tail->span.start;
    return tail;
}

static void insert_behind(struct node *before, struct node *node) {
    if (before->next)
        node_insert_before(before->next, node);
    else
        node_append(before->parent, node);
}

/* The reader is told once. */
static void clear_title(const struct node *text, uint32_t end) {
    for (struct mark *mark = text->marks; mark; mark = mark->next)
        if (mark->kind == MARK_ABBREVIATION && mark->end == end)
            mark->title = STR("");
}

static void add_long_form(struct cuts *cuts, struct cut *cut) {
    struct str words = str_format(cuts->arena, " [%.*s]", STR_ARG(cut->term->long_form));
    struct node *span = node_make_generated(cuts->arena, NODE_SPAN, cut->cause);
    node_append(span, node_make_text(cuts->arena, words, cut->cause));
    clear_title(cut->node, cut->at);
    cut->tail = divide(cuts->arena, cut->node, cut->at);
    if (cut->tail)
        insert_behind(cut->node, cut->tail);
    insert_behind(cut->node, span);
}

/* ---- what was found there ---- */

static void move(const struct cuts *cuts, struct position *place) {
    size_t first = GPOINTER_TO_SIZE(g_hash_table_lookup(cuts->first, place->node));
    if (!first--)
        return;
    size_t low = first, high = cuts->count; /* the last cut of the text that is not behind it */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct cut *cut = &cuts->items[middle];
        if (cut->node == place->node && cut->at <= place->offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == first || !cuts->items[low - 1].tail)
        return;
    place->offset -= cuts->items[low - 1].at;
    place->node = cuts->items[low - 1].tail;
}

static void move_all(const struct cuts *cuts, struct analysis *analysis) {
    for (size_t i = 0; i < analysis->mention_count; i++)
        move(cuts, &analysis->mentions[i].at);
    for (size_t i = 0; i < analysis->date_count; i++)
        move(cuts, &analysis->dates[i].at);
    for (size_t i = 0; i < analysis->term_count; i++)
        for (size_t j = 0; j < analysis->terms[i].place_count; j++)
            move(cuts, &analysis->terms[i].places[j].at);
}

void long_forms_add(struct arena *arena, const struct pack *pack, struct analysis *analysis) {
    struct cuts cuts = {.arena = arena};
    for (size_t i = 0; i < analysis->term_count; i++)
        if (analysis->terms[i].abbreviation && analysis->terms[i].long_form.len)
            collect_term(&cuts, pack, &analysis->terms[i]);
    if (!cuts.count)
        return;
    qsort(cuts.items, cuts.count, sizeof *cuts.items, by_order);
    cuts.first = g_hash_table_new(g_direct_hash, g_direct_equal);
    /* From the end on: so the offsets of those before stay what they are. */
    for (size_t i = cuts.count; i-- > 0;) {
        add_long_form(&cuts, &cuts.items[i]);
        g_hash_table_insert(cuts.first, cuts.items[i].node, GSIZE_TO_POINTER(i + 1));
    }
    move_all(&cuts, analysis);
    g_hash_table_destroy(cuts.first);
}
