/* title_page.c: the title page. */
#include "layout/vertical.h"

static enum text_role title_role(enum node_role role) {
    if (role == ROLE_TITLE)
        return TEXT_TITLE;
    return role == ROLE_SUBTITLE ? TEXT_SUBTITLE : TEXT_TITLE_MATTER;
}

/* On small paper the spaces give way, so that what can stand on one page does. On large paper the
 * publisher, above whom is the space `foot`, stands at the foot. */
static void fill_page(struct layout_job *job, struct vertical *list, size_t first, size_t foot) {
    int64_t total = 0, spaces = 0, page = text_block_of(job->input).height;
    for (size_t i = first; i < list->count; i++) {
        total += list->items[i].height;
        if (list->items[i].space || i == first)
            spaces += list->items[i].height;
    }
    int64_t excess = total - page;
    if (excess < 0 && foot)
        list->items[foot].height -= (int32_t)excess;
    if (excess <= 0 || excess > spaces * 3 / 4)
        return;
    for (size_t i = first; i < list->count; i++)
        if (list->items[i].space || i == first)
            list->items[i].height -= (int32_t)(list->items[i].height * excess / spaces) + 1;
}

void vertical_title_page(struct layout_job *job, struct vertical *list, const struct node *page,
                         struct place place) {
    int32_t sink = text_block_of(job->input).height / 8;
    size_t first = list->count, foot = 0;
    vertical_add(
        job, list,
        (struct strip){.height = sink, .page_before = true, .bare_page = true, .keep = true});
    for (const struct node *block = page->first; block; block = block->next) {
        if (block->kind != NODE_PARAGRAPH) {
            vertical_space(job, list, 20 * PANGO_SCALE, false);
            vertical_block(job, list, block, place);
            continue;
        }
        const struct text_style fitted =
            title_fit(job, block, role_style(job, title_role(block->role)), place.measure);
        const struct text_style *text = &fitted;
        bool imprint = block->role == ROLE_RIGHTS || block->role == ROLE_CITATION;
        if (block->role == ROLE_PUBLISHER || (imprint && !foot)) {
            vertical_space(job, list, 2 * text->leading, false);
            foot = list->count - 1;
        }
        struct paragraph paragraph = {.block = block, .text = text};
        vertical_paragraph(job, list, paragraph, title_place(job, &paragraph, place));
        bool last_title =
            block->role == ROLE_SUBTITLE ||
            (block->role == ROLE_TITLE && (!block->next || block->next->role != ROLE_SUBTITLE));
        vertical_space(job, list, text->after, false);
        if (last_title) {
            bool right = reads_from_right(job, block);
            int32_t width = place.measure / 5;
            struct strip rule = {.height = 30 * PANGO_SCALE};
            strip_add_draw(job, &rule,
                           (struct draw){.kind = DRAW_RECT,
                                         .flow = FLOW_ARTIFACT,
                                         .x = place.left + (right ? place.measure - width : 0),
                                         .y = 12 * PANGO_SCALE,
                                         .width = width,
                                         .height = 3 * PANGO_SCALE,
                                         .colour = job->input->style->accent});
            vertical_add(job, list, rule);
        }
    }
    if (list->count)
        list->items[list->count - 1].keep = false;
    fill_page(job, list, first, foot);
}
