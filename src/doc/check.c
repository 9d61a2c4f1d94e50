/* check.c: the invariants that doc.h states. Run after each stage in debug and san builds. */
#include "doc/doc.h"

#include <string.h>

struct check {
    const struct sources *sources;
    GHashTable *ids; /* looked up only */
    GString *out;
};

static bool fail(struct check *check, const struct node *node, const char *what) {
    g_string_append_printf(check->out, "%s at %u:%u-%u: %s", node_kind_name(node->kind),
                           node->span.source, node->span.start, node->span.end, what);
    return false;
}

static bool is_leaf_kind(enum node_kind kind) {
    return kind == NODE_TEXT || kind == NODE_CODE || kind == NODE_CODE_BLOCK || kind == NODE_RULE ||
           kind == NODE_SOFT_BREAK || kind == NODE_LINE_BREAK || kind == NODE_IMAGE ||
           kind == NODE_LOCATOR || kind == NODE_CROSS_REFERENCE || kind == NODE_NOTE_REFERENCE;
}

static bool check_links(struct check *check, const struct node *node) {
    if (node->next && node->next->previous != node)
        return fail(check, node, "its next sibling does not know it");
    if (node->first && (node->first->previous || !node->last || node->last->next))
        return fail(check, node, "its list of children is broken");
    for (const struct node *child = node->first; child; child = child->next)
        if (child->parent != node)
            return fail(check, node, "a child has another parent");
    return true;
}

static bool check_content(struct check *check, const struct node *node) {
    if (is_leaf_kind(node->kind) && node->first)
        return fail(check, node, "this kind holds nothing");
    for (const struct node *child = node->first; child; child = child->next) {
        bool wants_inline = node_is_inline(node) || node_holds_inlines(node);
        bool figure_image = node->kind == NODE_FIGURE && child->kind == NODE_IMAGE;
        bool entry_part = node->kind == NODE_INDEX_ENTRY && child->kind == NODE_LOCATOR;
        if (wants_inline != node_is_inline(child) && !figure_image && !entry_part)
            return fail(check, child,
                        wants_inline ? "a block inside inlines" : "an inline among blocks");
    }
    return true;
}

/* Between the edits text and source are equal. */
static bool is_source(const struct node *node, struct str source) {
    uint32_t at = 0, from = 0;
    for (uint32_t i = 0; i < node->edit_count; i++) {
        const struct text_edit *edit = &node->edits[i];
        if (edit->at < at || edit->source < from || edit->at - at != edit->source - from ||
            edit->at + edit->length > node->text.len ||
            edit->source + edit->source_length > source.len ||
            !str_equal(str_slice(node->text, at, edit->at), str_slice(source, from, edit->source)))
            return false;
        at = edit->at + edit->length;
        from = edit->source + edit->source_length;
    }
    return str_equal(str_slice(node->text, at, node->text.len),
                     str_slice(source, from, source.len));
}

static bool check_span(struct check *check, const struct node *node) {
    struct str text = source_text(check->sources, node->span.source);
    if (node->span.start > node->span.end || node->span.end > text.len)
        return fail(check, node, "its span lies outside its source");
    bool verbatim =
        (node->kind == NODE_TEXT || node->kind == NODE_CODE) && !node->generated && !node->replaced;
    if (verbatim && !is_source(node, span_text(check->sources, node->span)))
        return fail(check, node, "its span's bytes are not its text");
    return true;
}

static bool check_id(struct check *check, const struct node *node, struct str id) {
    if (!id.len)
        return true;
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        bool first = g_ascii_isalpha(c) || c == '_';
        if (!(first || (i && (g_ascii_isdigit(c) || c == '-' || c == '.'))))
            return fail(check, node, "its id is no XML name of ASCII letters");
    }
    char *copy = g_strndup(id.at, id.len);
    if (!g_hash_table_add(check->ids, copy))
        return fail(check, node, "its id is taken");
    return true;
}

static bool check_marks(struct check *check, const struct node *node) {
    for (const struct mark *mark = node->marks; mark; mark = mark->next) {
        if (mark->start >= mark->end || mark->end > node->text.len)
            return fail(check, node, "a mark lies outside its text");
        if (mark->next && mark->next->start < mark->start)
            return fail(check, node, "its marks are not in order");
        if (mark->next && mark->next->start < mark->end && mark->next->end > mark->end)
            return fail(check, node, "two marks overlap partly");
        if (!check_id(check, node, mark->id))
            return false;
    }
    return true;
}

bool doc_check(const struct node *root, const struct sources *sources, GString *out) {
    struct check check = {sources, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                          out};
    struct walk walk = walk_start(root);
    bool good = true;
    while (good && walk_next(&walk)) {
        const struct node *node = walk.node;
        if (walk.entering)
            good = check_links(&check, node) && check_content(&check, node) &&
                   check_span(&check, node) && check_id(&check, node, node->id) &&
                   check_marks(&check, node);
    }
    g_hash_table_destroy(check.ids);
    return good;
}
