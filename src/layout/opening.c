/* opening.c: how the first paragraph of a section begins, when the style asks for more than plain
 * text: with a capital over several lines, or with its first words in small capitals.
 * The capital hangs on the baseline of the last line beside it and reaches as high as the capitals
 * of the first; a quotation mark before it hangs in the margin. */
#include <hb.h>

#include "layout/typesetter.h"
#include "layout/vertical.h"

enum { CAP_LINES = 3 }; /* beside the capital */

struct capital {
    const struct shape *shape;
    int32_t bearing, advance; /* its ink begins so far right of its origin */
    int32_t depth;            /* of its ink below the baseline: of "Q", "J" */
};

static bool glyph_extents(const struct layout_job *job, const struct shape_run *run,
                          hb_glyph_extents_t *extents) {
    hb_font_t *font = pango_font_get_hb_font(typesetter_font(job->typesetter, run->font));
    return run->glyph_count > 0 && hb_font_get_glyph_extents(font, run->glyphs[0].glyph, extents);
}

static int32_t cap_height(const struct layout_job *job, const struct text_style *text,
                          struct str language) {
    const struct face *face = face_find(job->typesetter, text, language);
    const struct shape *shape = shape_word(job->typesetter, face, STR("H"));
    hb_glyph_extents_t extents;
    if (shape->run_count == 0 || !glyph_extents(job, &shape->runs[0], &extents))
        return text->size * 65 / 100;
    return extents.y_bearing;
}

static bool shape_capital(const struct layout_job *job, const struct text_style *text,
                          struct str language, struct str letter, unsigned lines,
                          struct capital *capital) {
    struct text_style large = *text;
    int64_t height = cap_height(job, text, language);
    if (height <= 0)
        return false;
    large.size = (int32_t)(text->size * ((lines - 1) * (int64_t)text->leading + height) / height);
    large.features = (struct str){"lnum=1", 6};
    large.tracking = 0;
    const struct face *face = face_find(job->typesetter, &large, language);
    capital->shape = shape_word(job->typesetter, face, letter);
    hb_glyph_extents_t extents;
    if (capital->shape->run_count != 1 || capital->shape->missing ||
        capital->shape->runs[0].level != 0 ||
        !glyph_extents(job, &capital->shape->runs[0], &extents))
        return false;
    capital->bearing = extents.x_bearing;
    capital->advance = capital->shape->width - extents.x_bearing;
    capital->depth = -(extents.y_bearing + extents.height);
    return true;
}

static struct draw shape_draw(const struct shape *shape, const struct text_style *text,
                              const struct node *node, uint32_t offset, enum draw_flow flow) {
    const struct shape_run *run = &shape->runs[0];
    return (struct draw){.kind = DRAW_TEXT,
                         .flow = flow,
                         .node = node,
                         .offset = offset,
                         .width = run->width,
                         .height = shape->ascent,
                         .colour = text->colour,
                         .font = run->font,
                         .glyphs = run->glyphs,
                         .glyph_count = run->glyph_count,
                         .clusters = run->clusters,
                         .cluster_count = run->cluster_count,
                         .text = shape->text};
}

/* Who reads the text and not the page finds the letter, and the mark before it, in their word and
 * at its size; what is seen are shapes. */
static void put_capital(struct layout_job *job, struct strip *strip, const struct node *node,
                        const struct text_style *text, struct text_opening opening,
                        const struct capital *capital, struct str language, struct place place,
                        int32_t drop) {
    const struct face *face = face_find(job->typesetter, text, language);
    /* The line beside the capital does not begin with the space behind a word of one letter. */
    bool is_word = opening.end < node->text.len && node->text.at[opening.end] == ' ';
    const struct shape *read =
        shape_word(job->typesetter, face, str_slice(node->text, 0, opening.end + is_word));
    struct draw draws[3];
    size_t count = 0;
    draws[count] = shape_draw(read, text, node, 0, place.flow);
    draws[count].hidden = true;
    draws[count++].x = capital->advance + text->size / 6 - read->width;
    draws[count] = shape_draw(capital->shape, text, NULL, 0, FLOW_ARTIFACT);
    draws[count].x = -capital->bearing;
    draws[count++].y = drop;
    if (opening.start > 0) {
        const struct shape *mark =
            shape_word(job->typesetter, face, str_slice(node->text, 0, opening.start));
        if (mark->run_count == 1) {
            draws[count] = shape_draw(mark, text, NULL, 0, FLOW_ARTIFACT);
            draws[count++].x = -mark->width - text->size / 20;
        }
    }
    for (size_t i = 1; i < count; i++)
        draws[i].outline = true;
    struct line line = {.draws = draws, .draw_count = count};
    strip_add_label(job, strip, &line, place.left, text->leading / 4 * 3);
}

static bool set_drop_cap(struct layout_job *job, struct vertical *list, struct paragraph paragraph,
                         struct place place, unsigned lines) {
    const struct node *node = paragraph.block->first;
    const struct text_style *text = paragraph.text;
    struct str language = node_language(paragraph.block, job->input->pack->language.text);
    struct text_opening letter;
    struct capital capital;
    letter = text_opening(node->text);
    if (letter.end == 0 ||
        !shape_capital(job, text, language, str_slice(node->text, letter.start, letter.end), lines,
                       &capital) ||
        capital.advance > place.measure / 3)
        return false;
    paragraph.skip = letter.end;
    paragraph.caps = letter.words;
    paragraph.narrow = capital.advance + text->size / 6;
    /* A tail that would hang into the next line's letters has room made for it. */
    bool hangs = capital.depth > text->leading - text->size * 7 / 10;
    paragraph.narrow_lines = lines + hangs;
    paragraph.measure = place.measure;
    paragraph.flow = place.flow;
    paragraph.small_caps_allowed = true;
    size_t mark = diag_mark(job->diags);
    struct lines set = paragraph_set(job, &paragraph);
    if (set.count < paragraph.narrow_lines) {
        diag_rewind(job->diags, mark);
        return false;
    }
    size_t first = list->count;
    vertical_lines(job, list, &set, text, paragraph.block, place);
    vertical_judge(job, &paragraph, &set);
    for (size_t i = 0; i + 1 < paragraph.narrow_lines; i++)
        list->items[first + i].keep = true;
    put_capital(job, &list->items[first], node, text, letter, &capital, language, place,
                (int32_t)(lines - 1) * text->leading);
    list->items[first].word_start = (struct position){node, 0};
    if (place.flow == FLOW_TEXT)
        for (size_t i = first; i < list->count; i++)
            list->items[i].grid = text->leading;
    return true;
}

bool vertical_opening(struct layout_job *job, struct vertical *list, struct paragraph *paragraph,
                      struct place place) {
    const struct node *node = paragraph->block->first;
    int opening = job->input->style->opening;
    if (opening == OPENING_NONE || place.flow != FLOW_TEXT ||
        !node_opens_section(paragraph->block) || !node || node->kind != NODE_TEXT)
        return false;
    if (opening == OPENING_DROP_CAP && set_drop_cap(job, list, *paragraph, place, CAP_LINES))
        return true; /* a paragraph too short for it has the words in small capitals alone */
    paragraph->caps = text_opening(node->text).words;
    return false;
}
