/* dump.c: the tree as indented text: one node a line, with its place and what it carries. */
#include "doc/doc.h"

static void append_quoted(GString *out, const char *name, struct str text) {
    if (!text.len)
        return;
    g_string_append_printf(out, " %s%s\"", name, *name ? "=" : "");
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\n')
            g_string_append(out, "\\n");
        else if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", c);
        else
            g_string_append_c(out, c);
    }
    g_string_append_c(out, '"');
}

static void append_flags(GString *out, const struct node *node) {
    if (node->generated)
        g_string_append(out, " generated");
    if (node->replaced)
        g_string_append(out, " replaced");
    if (node->no_event)
        g_string_append(out, " no-event");
    if (node->no_actor)
        g_string_append(out, " no-actor");
    if (node->main)
        g_string_append(out, " main");
    if (node->header)
        g_string_append(out, " header");
    if (node->kind == NODE_LIST)
        g_string_append_printf(out, "%s%s", node->ordered ? " ordered" : "",
                               node->tight ? " tight" : "");
    if (node->ordered && node->start != 1)
        g_string_append_printf(out, " start=%d", node->start);
    if (node->level)
        g_string_append_printf(out, " level=%u", node->level);
    if (node->align)
        g_string_append_printf(out, " align=%d", node->align);
    if (node->width_percent)
        g_string_append_printf(out, " width=%d%%", node->width_percent);
}

static const char *const mark_names[] = {
    [MARK_MENTION] = "mention", [MARK_DATE] = "date", [MARK_ABBREVIATION] = "abbreviation"};

static void append_marks(GString *out, struct arena *scratch, const struct node *node) {
    for (const struct mark *mark = node->marks; mark; mark = mark->next) {
        g_string_append_printf(out, " [%u-%u %s %.*s", mark->start, mark->end,
                               mark_names[mark->kind], STR_ARG(mark->id));
        if (mark->kind == MARK_DATE) {
            struct str date = edtf_text(scratch, mark->date);
            g_string_append_printf(out, " %.*s", STR_ARG(date));
        }
        g_string_append_c(out, ']');
    }
}

static void append_node(const struct node *node, const struct sources *sources,
                        struct arena *scratch, GString *out) {
    g_string_append(out, node_kind_name(node->kind));
    if (node->role)
        g_string_append_printf(out, " (%s)", node_role_name(node->role));
    if (node->span.source) {
        struct place_in_text from = source_place(sources, node->span.source, node->span.start);
        struct place_in_text to = source_place(sources, node->span.source, node->span.end);
        g_string_append_printf(out, " %u:%u-%u:%u", from.line, from.column, to.line, to.column);
    }
    append_flags(out, node);
    append_quoted(out, "id", node->id);
    append_quoted(out, "target", node->target);
    append_quoted(out, "title", node->title);
    append_quoted(out, "label", node->label);
    append_quoted(out, "page", node->page_label);
    append_quoted(out, "lang", node->language);
    append_quoted(out, "class", node->classes);
    append_quoted(out, "actor", node->actor);
    append_quoted(out, "kind", node->event_kind);
    if (node->has_date)
        append_quoted(out, "date", edtf_text(scratch, node->date));
    append_quoted(out, "", node->text);
    append_marks(out, scratch, node);
    g_string_append_c(out, '\n');
}

void doc_dump(const struct node *root, const struct sources *sources, GString *out) {
    struct arena *scratch = arena_new();
    struct walk walk = walk_start(root);
    int depth = 0;
    while (walk_next(&walk)) {
        if (!walk.entering) {
            depth--;
            continue;
        }
        for (int i = 0; i < depth; i++)
            g_string_append(out, "  ");
        append_node(walk.node, sources, scratch, out);
        depth++;
    }
    arena_free(scratch);
}
