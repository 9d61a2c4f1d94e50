/* check.c: what concerns all sections together: links to ids, ids given twice, actors named. */
#include <string.h>

#include "markdown/markdown.h"

struct check {
    struct arena *arena;
    struct diags *diags;
    GHashTable *ids;    /* id → node; looked up only */
    const char **known; /* all ids, once one was missed */
    int hints;
};

static void collect(struct check *check, const struct node *node) {
    if (!node->id.len)
        return;
    const char *id = str_terminated(check->arena, node->id);
    const struct node *before = g_hash_table_lookup(check->ids, id);
    if (!before) {
        g_hash_table_insert(check->ids, (gpointer)(uintptr_t)id, (gpointer)(uintptr_t)node);
        return;
    }
    diag_add(check->diags, DIAG_MARKDOWN_DUPLICATE_ID, node->span, "the id '%s' is taken", id);
    diag_see(check->diags, before->span, "first here");
}

/* The list of ids is made once, and only for as many messages as are printed. */
static const char *nearest_id(struct check *check, const struct node *book, struct str id) {
    enum { MOST_HINTS = 100 };
    if (check->hints++ >= MOST_HINTS)
        return NULL;
    size_t count = 0, room = g_hash_table_size(check->ids) + 1;
    struct walk walk = walk_start(book);
    if (!check->known) {
        check->known = ARENA_ARRAY(check->arena, const char *, room);
        while (walk_next(&walk))
            if (walk.entering && walk.node->id.len && count + 1 < room)
                check->known[count++] = str_terminated(check->arena, walk.node->id);
    }
    return schema_nearest(id, check->known);
}

static void check_target(struct check *check, const struct node *book, const struct node *node) {
    struct str id = str_slice(node->target, 1, node->target.len);
    if (!str_starts(node->target, STR("#")) || node->kind == NODE_NOTE_REFERENCE)
        return;
    if (!id.len && node->kind == NODE_LINK)
        return; /* a bad address, which is reported already */
    if (g_hash_table_contains(check->ids, str_terminated(check->arena, id)))
        return;
    diag_add(check->diags, DIAG_MARKDOWN_CROSS_REFERENCE, node->span,
             "nothing in the pack has the id '%.*s'", STR_ARG(id));
    const char *near = nearest_id(check, book, id);
    if (near)
        diag_hint(check->diags, "did you mean '#%s'?", near);
}

static void check_actor(struct check *check, const struct node *node, const struct str *actor_ids,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(actor_ids[i], node->actor))
            return;
    diag_add(check->diags, DIAG_MARKDOWN_ACTOR, node->span, "the outline declares no actor '%.*s'",
             STR_ARG(node->actor));
    const char **known = ARENA_ARRAY(check->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        known[i] = str_terminated(check->arena, actor_ids[i]);
    const char *near = schema_nearest(node->actor, known);
    if (near)
        diag_hint(check->diags, "did you mean '%s'?", near);
}

void markdown_check(const struct node *book, const struct str *actor_ids, size_t actor_count,
                    struct diags *diags) {
    struct check check = {
        .arena = arena_new(), .diags = diags, .ids = g_hash_table_new(g_str_hash, g_str_equal)};
    struct walk walk = walk_start(book);
    while (walk_next(&walk))
        if (walk.entering)
            collect(&check, walk.node);
    walk = walk_start(book);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (walk.node->target.len && walk.node->kind != NODE_IMAGE)
            check_target(&check, book, walk.node);
        if (walk.node->actor.len)
            check_actor(&check, walk.node, actor_ids, actor_count);
    }
    g_hash_table_destroy(check.ids);
    arena_free(check.arena);
}
