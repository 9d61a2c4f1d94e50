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

/* How wide the picture is shown: as it asks for, but no wider than its column. */
static double shown_scale(const struct image *image, int width_percent, int32_t measure) {
    double most = width_percent ? measure * (width_percent / 100.0) : measure;
    if (width_percent || image->format == IMAGE_SVG)
        return most / image->width;
    return MIN(most / image->width, 0.75 * PANGO_SCALE); /* pixels of 1/96 inch */
}

/* The caption by itself, below a picture so wide. It is as wide as the picture, unless that is so
 * narrow that it would be a column of scraps. Returns its height. */
static int64_t make_caption(struct layout_job *job, struct vertical *caption,
                            const struct node *figure, struct place place, int32_t shown) {
    int64_t height = 0;
    place.flow = FLOW_FLOAT;
    if (shown >= place.measure * 6 / 10) {
        place.left += reads_from_right(job, figure) ? place.measure - shown : 0;
        place.measure = shown;
    }
    *caption = (struct vertical){0};
    set_caption(job, caption, figure, place);
    for (size_t i = 0; i < caption->count; i++)
        height += caption->items[i].height;
    return height;
}

static struct strip picture_strip(struct layout_job *job, const struct node *figure,
                                  const struct node *image, struct place place, double scale) {
    struct strip strip = {.height = (int32_t)(image->image->height * scale),
                          .keep = figure->label.len > 0,
                          .block = figure};
    int32_t shown = (int32_t)(image->image->width * scale);
    int32_t moved = reads_from_right(job, figure) ? place.measure - shown : 0;
    strip_add_draw(job, &strip,
                   (struct draw){.kind = DRAW_IMAGE,
                                 .flow = FLOW_FLOAT,
                                 .node = image,
                                 .x = place.left + moved, /* as its caption */
                                 .width = shown,
                                 .height = strip.height,
                                 .image = image->image});
    if (figure->id.len)
        strip_add_draw(
            job, &strip,
            (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = figure->id});
    return strip;
}

/* A figure that calls notes keeps its place, or they might be parted. */
static bool calls_notes(const struct vertical *list, size_t group) {
    for (size_t i = group; i < list->count; i++)
        if (list->items[i].note_count)
            return true;
    return false;
}

void vertical_figure(struct layout_job *job, struct vertical *list, const struct node *figure,
                     struct place place) {
    const struct node *image = child_of_kind(figure, NODE_IMAGE);
    if (!image || !image->image)
        return; /* reported when the image was read */
    int32_t page = text_block_of(job->input).height, limit = page * 7 / 10;
    double width = image->image->width, height = image->image->height;
    double wanted = shown_scale(image->image, image->width_percent, place.measure);
    double scale = MIN(wanted, limit / height);
    struct vertical caption;
    size_t mark = diag_mark(job->diags);
    int64_t below = make_caption(job, &caption, figure, place, (int32_t)(width * scale));
    if (height * scale + (double)below > page) { /* the picture gives way to a long caption */
        scale = MIN(scale, (double)MAX(page - below, page / 4) / height);
        diag_rewind(job->diags, mark);
        below = make_caption(job, &caption, figure, place, (int32_t)(width * scale));
    }
    if (scale < wanted)
        diag_add(job->diags, DIAG_TOO_TALL, image->span,
                 "the picture is taller than the page allows; it was scaled down");
    vertical_space(job, list, role_style(job, TEXT_BODY)->leading, false);
    size_t group = list->count;
    struct strip strip = picture_strip(job, figure, image, place, scale);
    bool whole = strip.height + below <= page;
    vertical_add(job, list, strip);
    for (size_t i = 0; i < caption.count; i++) {
        caption.items[i].keep = caption.items[i].keep && (whole || i < 2);
        vertical_add(job, list, caption.items[i]);
    }
    vertical_stiffen(list, group);
    bool flows = place.flow == FLOW_TEXT && figure->parent && figure->parent->kind == NODE_SECTION;
    if (whole && flows && !calls_notes(list, group))
        list->items[group].float_count = list->count - group;
    vertical_space(job, list, role_style(job, TEXT_BODY)->leading, false);
}
