/* layout.c: the book → pages: front matter with roman numbers, the rest with arabic ones. Also what a
 * generated section took, so that a later round can keep it from shrinking. */
#include "layout/layout.h"

#include "layout/vertical.h"

static void set_matter(struct layout_job *job, struct vertical *list, const struct node *matter) {
    struct text_block block = text_block_of(job->input);
    struct place place = {.measure = block.width, .flow = FLOW_TEXT};
    vertical_block(job, list, matter, place);
}

/* Pages from each generated section's first page to the next section's. */
static void count_generated(struct layout_job *job, struct layout *layout) {
    size_t room = 0, *starts = NULL, count = 0;
    for (const struct node *matter = job->input->book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next) {
            if (child->kind != NODE_SECTION || !child->generated || !child->first)
                continue;
            size_t start = page_map_find(layout->map, child->first, 0), end = layout->display.page_count;
            const struct node *next = child->next;
            if (next && next->first)
                end = page_map_find(layout->map, next->first, 0);
            ARENA_PUSH(job->arena, starts, count, room,
                       start == PAGE_NONE || end == PAGE_NONE || end < start ? 1 : end - start);
        }
    layout->generated_pages = starts;
    layout->generated_count = count;
}

struct layout *layout_book(struct arena *arena, struct typesetter *typesetter,
                           const struct layout_input *input, struct diags *diags) {
    struct layout_job job = {.arena = arena, .typesetter = typesetter, .input = input, .diags = diags,
                             .ids = id_table_make(arena, input->book)};
    struct layout *layout = ARENA_NEW(arena, struct layout);
    layout->map = page_map_make(arena);
    struct page_list pages = {0};
    struct vertical front = {0}, body = {0};
    for (const struct node *matter = input->book->first; matter; matter = matter->next)
        set_matter(&job, matter->kind == NODE_FRONT ? &front : &body, matter);
    pages_fill(&job, &front, true, &pages, layout->map);
    pages_fill(&job, &body, false, &pages, layout->map);
    layout->display = (struct display){pages.items, pages.count};
    count_generated(&job, layout);
    return layout;
}
