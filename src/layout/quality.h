/* quality.h: counts of how good lines and pages came out, for the report. */
#ifndef DOSSIER_LAYOUT_QUALITY_H
#define DOSSIER_LAYOUT_QUALITY_H

#include "layout/layout_internal.h"
#include "layout/line_break.h"

struct strip;
struct variation;

/* Lines of justified running text; and those of a paragraph that is set anew. */
void quality_add_lines(struct layout_job *job, const struct lines *lines, int32_t measure);
void quality_take_back(struct layout_job *job, const struct variation *variation);

/* The lines of a paragraph as a greedy setting breaks them. */
struct greedy_lines {
    const struct item *items;
    size_t item_count;
    struct line_break *breaks;
    size_t count;
};
void quality_add_greedy(struct layout_job *job, const struct greedy_lines *lines,
                        const struct paragraph *paragraph);

/* How full a page is: lines that are missing, also of the page that faces it (-1: none does). */
struct page_state {
    size_t page; /* index */
    int32_t missing, facing;
    bool is_recto, ends_run; /* the last page of a run may be short */
};
void quality_add_page(struct layout_job *job, const struct strip *const *strips, size_t count,
                      struct page_state state);

/* What is seen on finished pages alone: rivers in running text, and unknown glyphs. */
void quality_add_display(struct layout_job *job, const struct display *display);

#endif
