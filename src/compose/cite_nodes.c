/* cite_nodes.c: a text with CSL's tags and addresses → inlines. A tag that is not closed ends with
 * the text; what only looks like a tag is text. */
#include "compose/cite_internal.h"

struct tag {
    const char *open, *close;
    enum node_kind kind;
};
static const struct tag tags[] = {{"<i>", "</i>", NODE_EMPHASIS},
                                  {"<b>", "</b>", NODE_STRONG},
                                  {"<sup>", "</sup>", NODE_SUPERSCRIPT},
                                  {"<sub>", "</sub>", NODE_SUBSCRIPT}};

struct appending {
    struct arena *arena;
    struct node *root, *parent;
    struct span cause;
};

static void add_text(struct appending *appending, struct str text) {
    if (text.len)
        node_append(appending->parent, node_make_text(appending->arena, text, appending->cause));
}

/* The bytes that open or close an element at the start of `rest`, or 0. */
static size_t take_tag(struct appending *appending, struct str rest) {
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        struct str open = str_of(tags[i].open), close = str_of(tags[i].close);
        if (str_starts(rest, open) && str_find(rest, close, 0) != SIZE_MAX) {
            struct node *node =
                node_make_generated(appending->arena, tags[i].kind, appending->cause);
            node_append(appending->parent, node);
            appending->parent = node;
            return open.len;
        }
        if (str_starts(rest, close) && appending->parent != appending->root &&
            appending->parent->kind == tags[i].kind) {
            appending->parent = appending->parent->parent;
            return close.len;
        }
    }
    return 0;
}

/* U+0001 address U+0002 shown U+0003. */
static size_t take_address(struct appending *appending, struct str rest) {
    size_t middle = str_find(rest, STR("\x02"), 0), end = str_find(rest, STR("\x03"), 0);
    struct node *link = node_make_generated(appending->arena, NODE_LINK, appending->cause);
    link->target = str_slice(rest, 1, middle);
    node_append(
        link, node_make_text(appending->arena, str_slice(rest, middle + 1, end), appending->cause));
    node_append(appending->parent, link);
    return end + 1;
}

void cite_append(struct arena *arena, struct node *parent, struct str text, struct span cause) {
    struct appending appending = {arena, parent, parent, cause};
    size_t start = 0;
    for (size_t i = 0; i < text.len;) {
        struct str rest = str_slice(text, i, text.len);
        if (text.at[i] != '<' && text.at[i] != '\x01') {
            i++;
            continue;
        }
        struct node *before = appending.parent, *last = before->last;
        size_t len =
            text.at[i] == '<' ? take_tag(&appending, rest) : take_address(&appending, rest);
        struct str words = str_slice(text, start, i);
        if (len && words.len) { /* they stand before what was just added */
            struct node *node = node_make_text(arena, words, cause);
            struct node *added = last ? last->next : before->first;
            if (added)
                node_insert_before(added, node);
            else
                node_append(before, node);
        }
        if (len)
            start = i + len;
        i += len ? len : 1;
    }
    add_text(&appending, str_slice(text, start, text.len));
}
