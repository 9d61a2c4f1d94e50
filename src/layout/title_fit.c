/* title_fit.c: the size and the lines of a long title. One that would take more than four lines is
 * set smaller, step by step, though never smaller than what stands below it. Its lines are about
 * equally long: no single word is left for the last. */
#include "layout/vertical.h"

enum { MOST_TITLE_LINES = 4 };

static size_t count_lines(struct layout_job *job, struct paragraph paragraph, int32_t measure) {
    paragraph.measure = measure;
    paragraph.small_caps_allowed = true;
    size_t mark = diag_mark(job->diags);
    size_t count = paragraph_set(job, &paragraph).count;
    diag_rewind(job->diags, mark); /* the setting itself reports */
    return count;
}

struct text_style title_fit(struct layout_job *job, const struct node *block,
                            const struct text_style *text, int32_t measure) {
    struct text_style fitted = *text;
    bool title = block->role == ROLE_TITLE;
    if (!title && block->role != ROLE_SUBTITLE)
        return fitted;
    int32_t least = role_style(job, title ? TEXT_SUBTITLE : TEXT_BODY)->size;
    struct paragraph paragraph = {.block = block, .text = &fitted};
    while (count_lines(job, paragraph, measure) > MOST_TITLE_LINES &&
           fitted.size / 10 * 9 >= least) {
        fitted.size = fitted.size / 10 * 9;
        fitted.leading = fitted.leading / 10 * 9;
    }
    return fitted;
}

struct place title_place(struct layout_job *job, const struct paragraph *paragraph,
                         struct place place) {
    const struct text_style *text = paragraph->text;
    size_t lines = count_lines(job, *paragraph, place.measure);
    if (lines < 2)
        return place;
    /* The least measure that holds as many lines. */
    int32_t too_narrow = place.measure / 3, measure = place.measure;
    while (measure - too_narrow > text->size / 4) {
        int32_t middle = too_narrow + (measure - too_narrow) / 2;
        if (count_lines(job, *paragraph, middle) > lines)
            too_narrow = middle;
        else
            measure = middle;
    }
    int32_t rest = place.measure - measure;
    bool mirrored = reads_from_right(job, paragraph->block);
    if (text->align == TEXT_CENTRE)
        place.left += rest / 2;
    else if (mirrored != (text->align == TEXT_RIGHT))
        place.left += rest;
    place.measure = measure;
    return place;
}
