/* without_pages.c: the book for an EPUB alone, composed once and never laid out. Where page numbers
 * would lead to a place, the title of its section does: compose gets a map of sections. */
#include "build/build_internal.h"

#include "compose/compose.h"

static struct str title_of(struct arena *arena, const struct node *section) {
    const struct node *heading = node_heading(section);
    return heading ? node_plain_text(arena, heading) : STR("\u2191");
}

/* A map in which each section is one page, named by its title. */
static struct page_map *map_sections(struct arena *arena, const struct node *body) {
    struct page_map *map = page_map_make(arena);
    struct walk walk = walk_start(body);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (walk.node->kind == NODE_SECTION || walk.node->kind == NODE_PART)
            page_map_add_page(map, (struct page_entry){.label = title_of(arena, walk.node)});
        if (page_map_count(map))
            page_map_add_text(map, walk.node, 0, page_map_count(map) - 1);
    }
    return map;
}

void build_without_pages(struct build *build) {
    struct asked_places asked = {0};
    build->round = arena_new();
    struct compose_input input = build_compose_input(build);
    input.by_section = true;
    build->book =
        compose_book(build->round, &input, map_sections(build->round, build->body), &asked);
    build_check_tree(build, build->book, "composing");
}
