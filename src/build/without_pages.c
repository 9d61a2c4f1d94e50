/* without_pages.c: the book for an EPUB alone, composed once and never laid out. Where page numbers
 * would lead to a place, the title of its section does. */
#include "build/build_internal.h"

#include "compose/compose.h"

/* The id of each mark of the text → the node that has it. */
static GHashTable *find_marks(struct arena *arena, const struct node *book) {
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    struct walk walk = walk_start(book);
    while (walk_next(&walk))
        for (const struct mark *mark = walk.entering ? walk.node->marks : NULL; mark;
             mark = mark->next)
            if (mark->id.len)
                g_hash_table_insert(table, (gpointer)(uintptr_t)str_terminated(arena, mark->id),
                                    (gpointer)(uintptr_t)walk.node);
    return table;
}

static struct str title_of_section(struct arena *arena, const struct node *place) {
    const struct node *section = place ? node_section(place) : NULL;
    for (const struct node *child = section ? section->first : NULL; child; child = child->next)
        if (child->kind == NODE_HEADING)
            return node_plain_text(arena, child);
    return STR("↑");
}

static void name_locator(struct arena *arena, GHashTable *marks, struct node *locator) {
    struct str id = str_slice(locator->target, 1, locator->target.len);
    struct node *before = locator->previous;
    locator->text = title_of_section(arena, g_hash_table_lookup(marks, str_terminated(arena, id)));
    if (before && before->kind == NODE_TEXT && str_starts(before->text, STR(" [")))
        before->text = STR(" ["); /* no "p." before what is none */
}

void build_without_pages(struct build *build) {
    struct asked_places asked = {0};
    struct compose_input input = {&build->pack,     build->sources,    build->body,
                                  build->analysis,  build->pack.span,  build->diags,
                                  build->citations, build->quotations, build->annotations};
    build->round = arena_new();
    build->book = compose_book(build->round, &input, NULL, &asked);
    build_check_tree(build, build->book, "composing");
    GHashTable *marks = find_marks(build->round, build->book);
    struct walk walk = walk_start(build->book);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_LOCATOR)
            name_locator(build->round, marks, walk.node);
    g_hash_table_destroy(marks);
}
