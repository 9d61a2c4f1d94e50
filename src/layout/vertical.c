/* vertical.c: adding to the vertical list. */
#include "layout/vertical.h"

#include <string.h>

enum { HYPHEN_AT_TURN = 150 }; /* what a word divided by the page's turn costs */

/* The baseline stands at three quarters of the leading, in all kinds of text: so lines of equal
 * leading stand level. */
static int32_t baseline_of(const struct text_style *text) {
    return text->leading / 4 * 3;
}

const struct node *child_of_kind(const struct node *node, enum node_kind kind) {
    for (const struct node *child = node->first; child; child = child->next)
        if (child->kind == kind)
            return child;
    return NULL;
}

struct strip *vertical_add(struct layout_job *job, struct vertical *list, struct strip strip) {
    ARENA_PUSH(job->arena, list->items, list->count, list->room, strip);
    return &list->items[list->count - 1];
}

void vertical_space(struct layout_job *job, struct vertical *list, int32_t height, bool keep) {
    if (height <= 0)
        return;
    /* Spaces of neighbours do not add up: the larger counts. */
    if (list->count && list->items[list->count - 1].space) {
        struct strip *last = &list->items[list->count - 1];
        last->height = MAX(last->height, height);
        last->keep = last->keep || keep;
        last->stiff = false;
        return;
    }
    vertical_add(job, list, (struct strip){.height = height, .space = true, .keep = keep});
}

void vertical_stiffen(struct vertical *list, size_t first) {
    for (size_t i = first; i < list->count; i++)
        list->items[i].stiff = list->items[i].space;
}

void strip_add_draw(struct layout_job *job, struct strip *strip, struct draw draw) {
    struct draw *draws = arena_grow(job->arena, strip->draws, strip->draw_count,
                                    strip->draw_count + 1, sizeof *draws);
    draws[strip->draw_count++] = draw;
    strip->draws = draws;
}

void strip_add_line(struct layout_job *job, struct strip *strip, const struct line *line, int32_t x,
                    int32_t y) {
    size_t total = strip->draw_count + line->draw_count;
    struct draw *draws =
        arena_grow(job->arena, strip->draws, strip->draw_count, total, sizeof *draws);
    for (size_t i = 0; i < line->draw_count; i++) {
        struct draw draw = line->draws[i];
        draw.x += x;
        draw.y += y;
        draws[strip->draw_count + i] = draw;
    }
    strip->draws = draws;
    strip->draw_count = total;
    if (line->note_count) {
        size_t count = strip->note_count + line->note_count;
        const struct node **notes =
            arena_grow(job->arena, strip->notes, strip->note_count, count, sizeof *notes);
        memcpy(notes + strip->note_count, line->notes, line->note_count * sizeof *notes);
        strip->notes = notes;
        strip->note_count = count;
    }
    if (!strip->word_start.node)
        strip->word_start = line->word_start;
}

void strip_add_label(struct layout_job *job, struct strip *strip, const struct line *label,
                     int32_t x, int32_t y) {
    struct strip first = {0};
    strip_add_line(job, &first, label, x, y);
    size_t total = first.draw_count + strip->draw_count;
    struct draw *draws =
        arena_grow(job->arena, first.draws, first.draw_count, total, sizeof *draws);
    if (strip->draw_count)
        memcpy(draws + first.draw_count, strip->draws, strip->draw_count * sizeof *draws);
    strip->draws = draws;
    strip->draw_count = total;
}

static struct draw anchor(struct str id) {
    return (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = id};
}

void vertical_anchor(struct layout_job *job, struct vertical *list, size_t from, struct str id) {
    for (size_t i = from; id.len && i < list->count; i++)
        if (list->items[i].draw_count) {
            strip_add_draw(job, &list->items[i], anchor(id));
            return;
        }
}

void vertical_lines(struct layout_job *job, struct vertical *list, const struct lines *lines,
                    const struct text_style *text, const struct node *block, struct place place) {
    for (size_t i = 0; i < lines->count; i++) {
        struct strip strip = {
            .height = text->leading, .line = (uint32_t)i, .line_count = (uint32_t)lines->count};
        /* At least two lines stay together at both ends of a paragraph. */
        strip.keep = i + 1 < lines->count && (i == 0 || i + 2 == lines->count);
        strip.keep = strip.keep || lines->items[i].goes_on;
        strip.penalty = lines->items[i].hyphenated ? HYPHEN_AT_TURN : 0;
        strip.two_columns = place.two_columns;
        strip_add_line(job, &strip, &lines->items[i], place.left, baseline_of(text));
        if (place.flow != FLOW_TEXT)
            strip.word_start = (struct position){NULL, 0};
        if (i == 0 && block) {
            strip.block = block;
            if (block->id.len)
                strip_add_draw(job, &strip, anchor(block->id));
        }
        vertical_add(job, list, strip);
    }
}

void vertical_paragraph(struct layout_job *job, struct vertical *list, struct paragraph paragraph,
                        struct place place) {
    paragraph.measure = place.measure;
    paragraph.flow = place.flow;
    paragraph.small_caps_allowed = true;
    struct lines lines = paragraph_set(job, &paragraph);
    vertical_lines(job, list, &lines, paragraph.text, paragraph.block, place);
}

void vertical_judge(struct layout_job *job, const struct paragraph *paragraph,
                    const struct lines *lines) {
    if (paragraph->flow != FLOW_TEXT || paragraph->text->align != TEXT_JUSTIFY)
        return;
    quality_add_lines(job, lines, paragraph->measure);
    if (job->input->compare)
        paragraph_compare(job, paragraph);
}

void vertical_running_text(struct layout_job *job, struct vertical *list,
                           struct paragraph paragraph, struct place place) {
    size_t first = list->count;
    paragraph.measure = place.measure;
    paragraph.flow = place.flow;
    paragraph.small_caps_allowed = true;
    paragraph.varies = paragraph.block->previous != NULL; /* the first may carry more than itself */
    struct lines lines = paragraph_set(job, &paragraph);
    vertical_lines(job, list, &lines, paragraph.text, paragraph.block, place);
    if (first == list->count)
        return;
    size_t places = job->quality.place_count;
    vertical_judge(job, &paragraph, &lines);
    if (place.flow == FLOW_TEXT && paragraph.text->leading == role_style(job, TEXT_BODY)->leading)
        for (size_t i = first; i < list->count; i++)
            list->items[i].grid = paragraph.text->leading;
    if (!lines.can_loosen && !lines.can_tighten)
        return;
    struct variation *variation = ARENA_NEW(job->arena, struct variation);
    *variation = (struct variation){.paragraph = paragraph,
                                    .left = place.left,
                                    .lines = lines,
                                    .loosen = lines.can_loosen,
                                    .tighten = lines.can_tighten,
                                    .places_from = places,
                                    .places_to = job->quality.place_count};
    list->items[first].variation = variation;
}

void vertical_tint(struct layout_job *job, struct vertical *list, size_t first, struct place place,
                   int32_t bar) {
    const struct style *style = job->input->style;
    for (size_t i = first; i < list->count; i++) {
        struct strip *strip = &list->items[i];
        size_t count = strip->draw_count;
        struct draw *draws = ARENA_ARRAY(job->arena, struct draw, count + 2);
        draws[0] = (struct draw){.kind = DRAW_RECT,
                                 .flow = FLOW_ARTIFACT,
                                 .x = place.left,
                                 .width = place.measure,
                                 .height = strip->height,
                                 .colour = style->tint};
        draws[1] = (struct draw){.kind = DRAW_RECT,
                                 .flow = FLOW_ARTIFACT,
                                 .x = place.left + (bar < 0 ? place.measure + bar : 0),
                                 .width = ABS(bar),
                                 .height = strip->height,
                                 .colour = style->accent};
        if (count)
            memcpy(draws + 2, strip->draws, count * sizeof *draws);
        strip->draws = draws;
        strip->draw_count = count + 2;
        strip->space = false;
    }
}
