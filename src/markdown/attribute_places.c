/* attribute_places.c: finds attributes among the inlines: `[text]{...}`, which the parser leaves as
 * text and which may hold elements; braces behind images and headings; and citations. */
#include <string.h>

#include "markdown/markdown_internal.h"

enum { LONGEST_BRACES = 1000 };

struct node *reading_split_text(struct reading *reading, struct node *text, size_t at) {
    struct node *rest = node_make(reading->arena, NODE_TEXT, text->span);
    rest->span.start = text->span.start + (uint32_t)at;
    rest->text = str_slice(text->text, at, text->text.len);
    if (text->next)
        node_insert_before(text->next, rest);
    else
        node_append(text->parent, rest);
    text->text = str_slice(text->text, 0, at);
    text->span.end = rest->span.start;
    return rest;
}

static bool is_plain(const struct node *node) {
    return node->kind == NODE_TEXT && !node->replaced;
}

/* The braces that open at byte `at` of a text and close in it: their inside. */
static bool find_braces(const struct node *text, size_t at, struct span *inside, size_t *behind) {
    if (at >= text->text.len || text->text.at[at] != '{')
        return false;
    struct str near = str_slice(text->text, at, at + LONGEST_BRACES);
    size_t close = str_find(near, STR("}"), 0);
    if (close == SIZE_MAX)
        return false;
    *inside = (struct span){text->span.source, text->span.start + (uint32_t)at + 1,
                            text->span.start + (uint32_t)(at + close)};
    *behind = at + close + 1;
    return true;
}

/* ---- spans ---- */

struct bracket {
    struct node *node;
    size_t at;
};

/* One row of siblings, and the brackets in it that are open. */
struct row {
    struct reading *reading;
    struct bracket *open;
    size_t count, room;
};

/* `[`…`]{…}`: what stands between becomes the children of a SPAN. Returns the text behind. */
static struct node *make_span(struct reading *reading, struct bracket open, struct bracket close,
                              struct span inside, size_t behind) {
    struct node *span =
        node_make(reading->arena, NODE_SPAN,
                  reading_span(reading, open.node->span.start + open.at, inside.end + 1));
    struct node *rest = reading_split_text(reading, close.node, behind);
    struct node *tail = reading_split_text(reading, close.node, close.at); /* "]{...}": goes */
    struct node *first = reading_split_text(reading, open.node, open.at + 1);
    struct node *bracket = reading_split_text(reading, open.node, open.at); /* "[": goes */
    node_insert_before(bracket, span);
    node_unlink(bracket);
    for (struct node *child = first, *next; child != tail; child = next) {
        next = child->next;
        if (child->kind == NODE_TEXT && !child->text.len)
            node_unlink(child);
        else
            node_append(span, child);
    }
    node_unlink(tail);
    markdown_attributes(reading, span, ATTRIBUTE_SPAN, inside);
    return rest;
}

/* Looks through one text from byte `from`; returns the text to go on with, if a span ended in it.
 */
static struct node *look_through(struct row *row, struct node *text) {
    for (size_t i = 0; i < text->text.len; i++) {
        struct bracket here = {text, i};
        struct span inside;
        size_t behind;
        if (text->text.at[i] == '[') {
            ARENA_PUSH(row->reading->arena, row->open, row->count, row->room, here);
            continue;
        }
        if (text->text.at[i] != ']' || !row->count)
            continue;
        struct bracket open = row->open[--row->count];
        if (find_braces(text, i + 1, &inside, &behind))
            return make_span(row->reading, open, here, inside, behind);
    }
    return NULL;
}

/* Attributes right behind an image. */
static void image_attributes(struct reading *reading, struct node *image) {
    struct node *text = image->next;
    struct span inside;
    size_t behind;
    if (!text || !is_plain(text) || !find_braces(text, 0, &inside, &behind))
        return;
    markdown_attributes(reading, image, ATTRIBUTE_IMAGE, inside);
    reading_split_text(reading, text, behind);
    node_unlink(text);
}

static void look_through_row(struct reading *reading, struct node *parent) {
    struct row row = {.reading = reading};
    markdown_citations(reading, parent);
    for (struct node *node = parent->first, *next; node; node = next) {
        next = node->next;
        if (node->kind == NODE_IMAGE) {
            image_attributes(reading, node);
            next = node->next;
        }
        if (!is_plain(node))
            continue;
        for (struct node *rest = node; rest; rest = look_through(&row, rest))
            next = rest->next;
    }
    for (struct node *node = parent->first, *next; node; node = next) {
        next = node->next;
        if (node->kind == NODE_TEXT && !node->text.len)
            node_unlink(node);
    }
}

static void heading_attributes(struct reading *reading, struct node *heading) {
    struct node *last = heading->last;
    struct span inside;
    size_t behind;
    if (!last || !is_plain(last) || !str_ends(last->text, STR("}")))
        return;
    size_t at = last->text.len;
    while (at && last->text.at[at] != '{')
        at--;
    if (!find_braces(last, at, &inside, &behind) || behind != last->text.len)
        return;
    if (at && last->text.at[at - 1] == ']')
        return; /* it belongs to a span */
    markdown_attributes(reading, heading, ATTRIBUTE_HEADING, inside);
    while (at && last->text.at[at - 1] == ' ')
        at--;
    last->text = str_slice(last->text, 0, at);
    last->span.end = last->span.start + (uint32_t)at;
}

void markdown_inline_attributes(struct reading *reading, struct node *block) {
    if (block->kind == NODE_HEADING)
        heading_attributes(reading, block);
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        /* What a span holds was looked through before it was made one. */
        if (walk.entering && walk.node->first && walk.node->kind != NODE_SPAN)
            look_through_row(reading, walk.node);
}
