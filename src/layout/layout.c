/* layout.c: the book → pages: front matter with roman numbers, the rest with arabic ones. Also what
 * a generated section took, so that a later round can keep it from shrinking. */
#include "layout/layout.h"

#include "layout/vertical.h"

static void set_matter(struct layout_job *job, struct vertical *list, const struct node *matter) {
    struct text_block block = text_block_of(job->input);
    struct place place = {.measure = block.width, .flow = FLOW_TEXT};
    vertical_block(job, list, matter, place);
}

struct layout *layout_book(struct arena *arena, struct arena *kept, struct typesetter *typesetter,
                           const struct layout_input *input, struct diags *diags) {
    struct layout_job job = {.arena = arena,
                             .typesetter = typesetter,
                             .input = input,
                             .diags = diags,
                             .ids = id_table_make(arena, input->book)};
    struct layout *layout = ARENA_NEW(kept, struct layout);
    layout->map = page_map_make(kept);
    struct page_list pages = {0};
    struct vertical front = {0}, body = {0};
    for (const struct node *matter = input->book->first; matter; matter = matter->next)
        set_matter(&job, matter->kind == NODE_FRONT ? &front : &body, matter);
    pages_fill(&job, &front, true, &pages, layout->map);
    pages_fill(&job, &body, false, &pages, layout->map);
    layout->display = (struct display){pages.items, pages.count};
    if (input->compare)
        quality_add_display(&job, &layout->display);
    layout->quality = job.quality;
    layout->generated_pages = arena_grow(kept, pages.generated, pages.generated_count,
                                         pages.generated_count + 1, sizeof(size_t));
    layout->generated_count = pages.generated_count;
    return layout;
}
