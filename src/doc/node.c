/* node.c: making, linking and asking nodes. */
#include "doc/doc.h"

static const char *const kind_names[] = {"book",
                                         "front",
                                         "body",
                                         "back",
                                         "part",
                                         "section",
                                         "title-page",
                                         "quote",
                                         "list",
                                         "item",
                                         "figure",
                                         "table",
                                         "row",
                                         "note",
                                         "box",
                                         "contents",
                                         "timeline",
                                         "event",
                                         "index",
                                         "index-entry",
                                         "glossary",
                                         "glossary-entry",
                                         "heading",
                                         "paragraph",
                                         "attribution",
                                         "caption",
                                         "cell",
                                         "contents-entry",
                                         "event-date",
                                         "event-text",
                                         "index-term",
                                         "index-note",
                                         "glossary-term",
                                         "glossary-text",
                                         "see",
                                         "code-block",
                                         "rule",
                                         "timeline-figure",
                                         "text",
                                         "emphasis",
                                         "strong",
                                         "strikethrough",
                                         "superscript",
                                         "subscript",
                                         "abbreviation",
                                         "code",
                                         "link",
                                         "cross-reference",
                                         "span",
                                         "image",
                                         "note-reference",
                                         "locator",
                                         "soft-break",
                                         "line-break"};
_Static_assert(sizeof kind_names / sizeof *kind_names == NODE_KIND_COUNT, "a name for each kind");

static const char *const role_names[] = {
    "none",       "title",      "subtitle", "editors",    "edition",  "dates",     "publisher",
    "rights",     "citation",   "epigraph", "key-points", "contents", "timeline",  "figures",
    "tables",     "sources",    "glossary", "citing",     "index",    "profiles",  "profile-pages",
    "sparkline",  "quotations", "reading",  "where",      "original", "box-title", "headnote",
    "plain-text", "standfirst", "author"};
_Static_assert(sizeof role_names / sizeof *role_names == ROLE_AUTHOR + 1, "a name for each role");

const char *node_kind_name(enum node_kind kind) {
    return kind < NODE_KIND_COUNT ? kind_names[kind] : "?";
}

const char *node_role_name(enum node_role role) {
    return role <= ROLE_AUTHOR ? role_names[role] : "?";
}

struct node *node_make(struct arena *arena, enum node_kind kind, struct span span) {
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = kind;
    node->span = span;
    return node;
}

struct node *node_make_generated(struct arena *arena, enum node_kind kind, struct span cause) {
    struct node *node = node_make(arena, kind, cause);
    node->generated = true;
    return node;
}

struct node *node_make_text(struct arena *arena, struct str text, struct span cause) {
    struct node *node = node_make_generated(arena, NODE_TEXT, cause);
    node->text = text;
    return node;
}

void node_append(struct node *parent, struct node *child) {
    node_unlink(child);
    child->parent = parent;
    child->previous = parent->last;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_insert_before(struct node *next, struct node *child) {
    node_unlink(child);
    child->parent = next->parent;
    child->previous = next->previous;
    child->next = next;
    if (next->previous)
        next->previous->next = child;
    else if (next->parent)
        next->parent->first = child;
    next->previous = child;
}

void node_unlink(struct node *node) {
    if (node->previous)
        node->previous->next = node->next;
    else if (node->parent)
        node->parent->first = node->next;
    if (node->next)
        node->next->previous = node->previous;
    else if (node->parent)
        node->parent->last = node->previous;
    node->parent = node->previous = node->next = NULL;
}

void node_add_mark(struct arena *arena, struct node *text, struct mark mark) {
    struct mark **link = &text->marks;
    while (*link && ((*link)->start < mark.start ||
                     ((*link)->start == mark.start && (*link)->end >= mark.end)))
        link = &(*link)->next;
    struct mark *made = ARENA_NEW(arena, struct mark);
    *made = mark;
    made->next = *link;
    *link = made;
}

bool node_is_inline(const struct node *node) {
    return node->kind >= NODE_TEXT && node->kind < NODE_KIND_COUNT;
}

bool node_holds_inlines(const struct node *node) {
    return (node->kind >= NODE_HEADING && node->kind <= NODE_SEE);
}

const struct node *node_section(const struct node *node) {
    while (node && node->kind != NODE_SECTION)
        node = node->parent;
    return node;
}

struct str node_language(const struct node *node, struct str fallback) {
    for (; node; node = node->parent)
        if (node->language.len)
            return node->language;
    return fallback;
}

/* The place in the source of byte `at` of the text; of an edit its start, or its end. */
static uint32_t source_offset(const struct node *node, uint32_t at, bool end) {
    uint32_t low = 0, high = node->edit_count;
    while (low < high) { /* the first edit that begins at `at` or behind it */
        uint32_t middle = low + (high - low) / 2;
        if (node->edits[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return at;
    const struct text_edit *edit = &node->edits[low - 1];
    if (at < edit->at + edit->length)
        return edit->source + (end ? edit->source_length : 0);
    return edit->source + edit->source_length + (at - edit->at - edit->length);
}

struct span node_source_span(const struct node *node, uint32_t start, uint32_t end) {
    bool plain = node->kind == NODE_TEXT || node->kind == NODE_CODE;
    struct span span = node->span;
    if (!plain || node->generated || node->replaced || start > end || end > node->text.len)
        return span;
    span.start = node->span.start + source_offset(node, start, false);
    span.end = node->span.start + source_offset(node, end, true);
    return span;
}

struct str node_plain_text(struct arena *arena, const struct node *node) {
    GString *out = g_string_new(NULL);
    struct walk walk = walk_start(node);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        switch (walk.node->kind) {
        case NODE_TEXT:
        case NODE_CODE:
        case NODE_CROSS_REFERENCE:
        case NODE_LOCATOR:
            g_string_append_len(out, walk.node->text.len ? walk.node->text.at : "",
                                (gssize)walk.node->text.len);
            break;
        case NODE_SOFT_BREAK:
            if (soft_break_is_space(walk.node))
                g_string_append_c(out, ' ');
            break;
        case NODE_LINE_BREAK:
            g_string_append_c(out, ' ');
            break;
        default: /* only these kinds carry running text */
            break;
        }
    }
    struct str text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

bool node_has_parts(const struct node *book) {
    for (const struct node *matter = book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next)
            if (child->kind == NODE_PART)
                return true;
    return false;
}

const struct node *node_heading(const struct node *section) {
    for (const struct node *child = section->first; child; child = child->next)
        if (child->kind == NODE_HEADING)
            return child;
    return NULL;
}

void node_copy(struct arena *arena, struct node *to, const struct node *from, node_change *change,
               struct span span) {
    struct node *parent = to;
    struct walk walk = walk_start(from);
    while (walk_next(&walk)) {
        if (!walk.entering) {
            parent = parent->parent;
            continue;
        }
        struct node *copy = ARENA_NEW(arena, struct node);
        *copy = *walk.node;
        copy->parent = copy->first = copy->last = copy->next = copy->previous = NULL;
        change(copy, walk.node, span);
        node_append(parent, copy);
        parent = copy;
    }
}
