/* contents.c: the table of contents. With parts: parts and their sections; without: sections and
 * their second-level headings. */
#include "compose/compose_internal.h"

static void add_entry(struct compose *compose, struct node *contents, const struct node *heading,
                      uint8_t level) {
    struct node *entry =
        compose_block(compose, NODE_CONTENTS_ENTRY, ROLE_NONE, STR(""), heading->span);
    compose_taken_text(compose, entry, node_plain_text(compose->arena, heading), heading,
                       heading->span);
    entry->level = level;
    entry->target = str_format(compose->arena, "#%.*s", STR_ARG(heading->id));
    entry->page_label = compose_label(compose, heading, 0);
    node_append(contents, entry);
}

static void add_section(struct compose *compose, struct node *contents, const struct node *section,
                        uint8_t level, bool sub_headings) {
    const struct node *title = NULL;
    for (const struct node *child = section->first; child; child = child->next) {
        if (child->kind != NODE_HEADING)
            continue;
        if (!title)
            add_entry(compose, contents, title = child, level);
        else if (sub_headings && child->level == title->level + 1)
            add_entry(compose, contents, child, (uint8_t)(level + 1));
    }
}

struct node *compose_contents(struct compose *compose, const struct node *book) {
    struct span cause = compose->input->cause;
    struct str title = str_of(compose_term(compose->language, TERM_CONTENTS));
    struct node *section = compose_section(compose, ROLE_CONTENTS, STR("contents"), title, cause);
    struct node *contents = compose_block(compose, NODE_CONTENTS, ROLE_NONE, STR(""), cause);
    node_append(section, contents);
    bool parts = node_has_parts(book);
    for (const struct node *matter = book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next) {
            if (child->kind == NODE_SECTION)
                add_section(compose, contents, child, 1, !parts && !child->generated);
            if (child->kind != NODE_PART)
                continue;
            add_section(compose, contents, child, 1, false);
            for (const struct node *inner = child->first; inner; inner = inner->next)
                if (inner->kind == NODE_SECTION)
                    add_section(compose, contents, inner, 2, false);
        }
    return section;
}
