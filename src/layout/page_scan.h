/* page_scan.h: going down a column: which strips it holds, where it may end, what floats. Between
 * page_scan.c and page_break.c alone. */
#ifndef DOSSIER_LAYOUT_PAGE_SCAN_H
#define DOSSIER_LAYOUT_PAGE_SCAN_H

#include "layout/page_break.h"

/* How far a column has come, and what stands in it. */
struct page_reach {
    struct page_cursor cursor;
    uint32_t strips;          /* so many stand in it, spaces left out */
    const struct strip *last; /* of them; NULL: none but waiting groups */
    size_t inline_to;         /* floating groups above, and set in their place */
    size_t seen;              /* floating groups before the strip */
    size_t must, called;      /* note strips */
    size_t loosen, tighten;   /* a paragraph inside the column that can be so; SIZE_MAX: none */
};

/* What is known while a column is filled from its first strip. The first part is told. */
struct page_scan {
    const struct page_break_input *input;
    size_t from; /* its first strip */
    size_t column, columns;
    size_t region_end; /* its strips end there */
    size_t notes_done; /* note strips on the pages before */
    int32_t top;       /* of the region on the page, below groups that stand across all columns */
    bool fresh;        /* the page begins with it */
    size_t top_to;     /* floating groups above all */
    size_t open, open_end; /* the paragraph that is being gone through, and where it ends */
    struct page_reach reach;
};

/* Places where a column may end, each with what is known there: only the last TRIED are kept. */
enum { TRIED = 64 };
struct page_ends {
    struct page_reach items[TRIED];
    size_t at[TRIED];
    size_t count; /* of all */
};

/* Begins the column, with the groups that wait from `floats_done` on above its strips. Returns the
 * first strip to go on from. */
size_t page_scan_start(struct page_scan *scan, size_t floats_done);

/* Goes down from a strip as far as the column reaches. */
void page_scan_down(struct page_scan *scan, size_t at, struct page_ends *ends);

/* What the page's notes must take of its height: those called on it have to begin, those carried
 * to go on. */
int64_t page_scan_least_notes(const struct page_scan *scan, const struct page_reach *reach);

/* Whether notes go on from the page before. They may need a page to themselves, before more are
 * called. */
bool page_scan_notes_go_on(const struct page_scan *scan);

/* Whether a group that begins at a strip stands across all columns: then at the top of a page. */
bool page_scan_is_across(const struct page_scan *scan, const struct strip *group);

#endif
