/* paper.c: a style on other paper than it was drawn for. Margins keep their share of the paper, the
 * measure stays readable, and display sizes give way where the measure does: a heading of 20 pt
 * that is right above 68 characters is loud above 48. Running text keeps its size. */
#include "style/style.h"

enum {
    WIDEST_EMS = 34,   /* about 75 characters: beyond, the eye loses the next line */
    NARROWEST_EMS = 20 /* about 45: two narrower columns become one */
};

static int32_t in_proportion(int32_t length, int64_t to, int64_t from) {
    return (int32_t)(length * to / MAX(from, 1));
}

static int32_t measure_of(const struct style *style) {
    return style->paper_width - style->margin_inner - style->margin_outer;
}

static int32_t column_of(const struct style *style) {
    return style->columns == 2 ? (measure_of(style) - style->column_gap) / 2 : measure_of(style);
}

/* What the columns cannot use goes to the margins, in their proportion. */
static void limit_measure(struct style *style, int32_t most) {
    int32_t surplus = (column_of(style) - most) * style->columns;
    if (surplus <= 0)
        return;
    int32_t margins = style->margin_inner + style->margin_outer;
    int32_t inner = margins ? in_proportion(surplus, style->margin_inner, margins) : surplus / 2;
    style->margin_inner += inner;
    style->margin_outer += surplus - inner;
}

/* Sizes above the body's come nearer to it. What was a whole number of lines stays one. */
static void scale_display(struct text_style *text, const struct text_style *body, int32_t measure,
                          int32_t own) {
    if (text->size <= body->size || measure >= own)
        return;
    int32_t size = body->size + in_proportion(text->size - body->size, measure, own);
    int32_t all = text->before + text->leading + text->after;
    bool whole = all % body->leading == 0;
    text->leading = in_proportion(text->leading, size, text->size);
    text->size = size;
    text->before = in_proportion(text->before, measure, own);
    text->after = in_proportion(text->after, measure, own);
    int32_t rest = (text->before + text->leading + text->after) % body->leading;
    if (whole && rest)
        text->before += body->leading - rest;
}

const struct style *style_on_paper(struct arena *arena, const struct style *style, int32_t width,
                                   int32_t height) {
    struct style *fitted = ARENA_NEW(arena, struct style);
    const struct text_style *body = &fitted->text[TEXT_BODY];
    *fitted = *style;
    if (width > 0 && height > 0) {
        fitted->paper_width = width;
        fitted->paper_height = height;
    }
    width = fitted->paper_width;
    height = fitted->paper_height;
    fitted->margin_inner = in_proportion(style->margin_inner, width, style->paper_width);
    fitted->margin_outer = in_proportion(style->margin_outer, width, style->paper_width);
    fitted->margin_top = in_proportion(style->margin_top, height, style->paper_height);
    fitted->margin_bottom = in_proportion(style->margin_bottom, height, style->paper_height);
    if (height < style->paper_height) {
        fitted->head_distance = in_proportion(style->head_distance, height, style->paper_height);
        fitted->foot_distance = in_proportion(style->foot_distance, height, style->paper_height);
    }
    if (column_of(fitted) < NARROWEST_EMS * body->size && width < style->paper_width)
        fitted->columns = 1;
    int32_t widest = WIDEST_EMS * body->size;
    limit_measure(fitted,
                  fitted->columns == style->columns ? MAX(widest, column_of(style)) : widest);
    for (int role = TEXT_BODY + 1; role < TEXT_ROLE_COUNT; role++)
        scale_display(&fitted->text[role], body, measure_of(fitted), measure_of(style));
    /* The block holds whole lines: so the last of them stands on its foot. */
    int32_t block = height - fitted->margin_top - fitted->margin_bottom;
    if (block > body->leading)
        fitted->margin_bottom += block % body->leading;
    return fitted;
}
