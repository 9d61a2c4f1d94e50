/* figures.c: pictures with their captions. */
#include "layout/vertical.h"

/* Its number and what it says; a figure that only has a number has that. */
static void set_caption(struct layout_job *job, struct vertical *list, const struct node *figure,
                        struct place place) {
    const struct node *caption = child_of_kind(figure, NODE_CAPTION);
    const struct text_style *text = role_style(job, TEXT_CAPTION);
    if (!figure->label.len && !caption)
        return;
    vertical_space(job, list, text->before > 0 ? text->before : 4 * PANGO_SCALE, true);
    size_t first = list->count;
    if (caption) {
        struct str lead = str_format(job->arena, "%.*s. ", STR_ARG(caption->label));
        vertical_paragraph(job, list,
                           (struct paragraph){.block = caption, .text = text, .lead = lead}, place);
    } else {
        struct line label =
            label_set(job, figure->label, text, place.measure, TEXT_LEFT, FLOW_FLOAT, NULL);
        struct strip strip = {.height = text->leading};
        strip_add_line(job, &strip, &label, place.left, text->leading / 4 * 3);
        strip.word_start = (struct position){NULL, 0};
        vertical_add(job, list, strip);
    }
    for (size_t i = first; i + 1 < list->count; i++)
        list->items[i].keep = true;
}

void vertical_figure(struct layout_job *job, struct vertical *list, const struct node *figure,
                     struct place place) {
    const struct node *image = child_of_kind(figure, NODE_IMAGE);
    if (!image || !image->image)
        return; /* reported when the image was read */
    int32_t limit = text_block_of(job->input).height * 7 / 10;
    double width = image->image->width, height = image->image->height;
    double most =
        image->width_percent ? place.measure * (image->width_percent / 100.0) : place.measure;
    double scale = image->width_percent || image->image->format == IMAGE_SVG
                       ? most / width
                       : MIN(most / width, 0.75 * PANGO_SCALE); /* pixels of 1/96 inch */
    if (height * scale > limit) {
        diag_add(job->diags, DIAG_TOO_TALL, image->span,
                 "the picture is taller than the page allows; it was scaled down");
        scale = limit / height;
    }
    struct strip strip = {
        .height = (int32_t)(height * scale), .keep = figure->label.len > 0, .block = figure};
    vertical_space(job, list, role_style(job, TEXT_BODY)->leading, false);
    strip_add_draw(job, &strip,
                   (struct draw){.kind = DRAW_IMAGE,
                                 .flow = FLOW_FLOAT,
                                 .node = image,
                                 .x = place.left, /* as its caption */
                                 .width = (int32_t)(width * scale),
                                 .height = strip.height,
                                 .image = image->image});
    if (figure->id.len)
        strip_add_draw(
            job, &strip,
            (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = figure->id});
    size_t group = list->count;
    int32_t shown = (int32_t)(width * scale);
    vertical_add(job, list, strip);
    struct place inner = place;
    inner.flow = FLOW_FLOAT;
    /* A caption is as wide as its picture, unless that is so narrow that it would be a column of
     * scraps. */
    if (shown >= place.measure * 6 / 10)
        inner.measure = shown;
    set_caption(job, list, figure, inner);
    vertical_stiffen(list, group);
    bool calls = false; /* notes: it keeps its place, or they might be parted */
    for (size_t i = group; i < list->count; i++)
        calls = calls || list->items[i].note_count > 0;
    if (place.flow == FLOW_TEXT && figure->parent && figure->parent->kind == NODE_SECTION && !calls)
        list->items[group].float_count = list->count - group;
    vertical_space(job, list, role_style(job, TEXT_BODY)->leading, false);
}
