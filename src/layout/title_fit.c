/* title_fit.c: the size of a long title. One that would take more than four lines is set smaller,
 * step by step, though never smaller than what stands below it. */
#include "layout/vertical.h"

enum { MOST_TITLE_LINES = 4 };

static size_t count_lines(struct layout_job *job, const struct node *block,
                          const struct text_style *text, int32_t measure) {
    struct paragraph paragraph = {
        .block = block, .text = text, .measure = measure, .small_caps_allowed = true};
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
    while (count_lines(job, block, &fitted, measure) > MOST_TITLE_LINES &&
           fitted.size / 10 * 9 >= least) {
        fitted.size = fitted.size / 10 * 9;
        fitted.leading = fitted.leading / 10 * 9;
    }
    return fitted;
}
