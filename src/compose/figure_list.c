/* figure_list.c: lists of figures and of tables. An entry is the printed number, the caption and
 * the page. In: the body, whose figures and tables are numbered. */
#include "compose/compose_internal.h"

static const struct node *caption_of(const struct node *node) {
    for (const struct node *child = node->first; child; child = child->next)
        if (child->kind == NODE_CAPTION)
            return child;
    return NULL;
}

static struct node *make_entry(struct compose *compose, const struct node *node) {
    const struct node *caption = caption_of(node);
    struct str text = node->label;
    if (caption)
        text = str_format(compose->arena, "%.*s. %.*s", STR_ARG(text),
                          STR_ARG(node_plain_text(compose->arena, caption)));
    struct node *entry = compose_block(compose, NODE_CONTENTS_ENTRY, ROLE_NONE, text, node->span);
    entry->level = 2;
    entry->target = str_format(compose->arena, "#%.*s", STR_ARG(node->id));
    entry->page_label = compose_label(compose, node, 0);
    return entry;
}

/* A long list is several, so that the EPUB can divide it between files. */
enum { MOST_LIST_ENTRIES = 200 };

struct node *compose_figure_list(struct compose *compose, const struct body_item *item,
                                 const struct node *body) {
    bool figures = item->kind == BODY_FIGURES;
    struct node *section = compose_section(compose, figures ? ROLE_FIGURES : ROLE_TABLES,
                                           figures ? STR("list-of-figures") : STR("list-of-tables"),
                                           item->title.text, item->span);
    struct node *list = NULL;
    size_t count = 0;
    struct walk walk = walk_start(body);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering || node->kind != (figures ? NODE_FIGURE : NODE_TABLE) ||
            !node->label.len || !node->id.len)
            continue;
        if (count++ % MOST_LIST_ENTRIES == 0) {
            list = compose_block(compose, NODE_CONTENTS, ROLE_NONE, STR(""), item->span);
            node_append(section, list);
        }
        node_append(list, make_entry(compose, node));
    }
    return count ? section : NULL;
}
