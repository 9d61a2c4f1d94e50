/* references.c: numbers of figures and tables, and what cross-references print. A reference to a
 * figure or table prints its number, one to a heading or section its title; the page follows. */
#include "compose/compose_internal.h"

/* A figure that has neither a caption nor an id is part of the running text and has no number; with
 * an id alone it has one, for those who refer to it. */
void compose_numbers(struct compose *compose, struct node *body) {
    int figures = 0, tables = 0;
    struct walk walk = walk_start(body);
    while (walk_next(&walk)) {
        struct node *node = walk.node;
        if (!walk.entering || (node->kind != NODE_FIGURE && node->kind != NODE_TABLE))
            continue;
        struct node *caption = NULL;
        for (struct node *child = node->first; child; child = child->next)
            if (child->kind == NODE_CAPTION)
                caption = child;
        node->label = STR("");
        if (!caption && !node->id.len)
            continue;
        bool figure = node->kind == NODE_FIGURE;
        enum term term = figure ? TERM_FIGURE : TERM_TABLE;
        node->label = str_format(compose->arena, "%s %d", compose_term(compose->language, term),
                                 figure ? ++figures : ++tables);
        if (caption)
            caption->label = node->label;
    }
}

/* The node whose page and words stand for the target. */
static const struct node *stands_for(const struct node *target) {
    if (target->kind == NODE_SECTION || target->kind == NODE_PART) {
        const struct node *heading = node_heading(target);
        return heading ? heading : target;
    }
    if (target->kind == NODE_QUOTE)
        return quotation_leaf(target);
    for (const struct node *up = target; up; up = up->parent)
        if (up->kind == NODE_FIGURE || up->kind == NODE_TABLE)
            return up;
    return target;
}

static struct str printed(struct compose *compose, const struct node *target) {
    if (target->label.len)
        return target->label;
    const struct node *section = node_section(target);
    const struct node *named =
        target->kind == NODE_HEADING || !section ? target : node_heading(section);
    return node_plain_text(compose->arena, named ? named : target);
}

void compose_references(struct compose *compose, struct node *book) {
    struct walk walk = walk_start(book);
    while (walk_next(&walk)) {
        struct node *node = walk.node;
        if (!walk.entering || node->kind != NODE_CROSS_REFERENCE)
            continue;
        const struct node *target =
            id_table_find(compose->ids, str_slice(node->target, 1, node->target.len));
        if (!target)
            continue; /* reported when the sections were checked */
        target = stands_for(target);
        node->text = printed(compose, target);
        node->page_label = compose_label(compose, target, 0);
    }
}
