/* page_ways.h: the places where columns may begin, and the best ways there. Between page_ways.c
 * and page_break.c alone. */
#ifndef DOSSIER_LAYOUT_PAGE_WAYS_H
#define DOSSIER_LAYOUT_PAGE_WAYS_H

#include "layout/page_break.h"

/* What facing pages cost by the square of the lines that one lacks more than the other; so many
 * lines less one are told apart. */
enum { PAGE_FACING_COST = 40, PAGE_DEPTHS = 4 };

/* A place where a column may begin, and the best way there: the column that ends here. */
struct page_way {
    const struct page_way *previous;
    struct page_way *next; /* of the same place */
    double cost;
    size_t at;                      /* the strip */
    size_t notes_done, floats_done; /* notes: on the pages before */
    size_t number;                  /* of the page */
    size_t column;                  /* that begins here, */
    int32_t top;                    /* so far down the page; */
    int32_t taken;                  /* the column at its left ends there, */
    size_t region_end;              /* and is of a region that goes so far */
    int32_t bottom, short_by;       /* of the column and page that end here, as in their cut */
    size_t top_to, varied;          /* likewise */
    int8_t by;                      /* likewise */
    uint8_t depth;                  /* missing lines of the page before, at most PAGE_DEPTHS - 1 */
    bool fresh;                     /* a page begins */
    bool extended;                  /* with another that leaves the same over */
};

/* What begins at a place. Ways that lead nowhere must not push out those that lead on: so kinds are
 * kept apart. */
enum page_kind { PAGE_KIND_COLUMN, PAGE_KIND_BELOW, PAGE_KIND_PAGE, PAGE_KIND_COUNT };

struct page_ways {
    struct arena *arena;
    const struct page_break_input *input;
    struct page_way **places[PAGE_KIND_COUNT]; /* by strip from the run's first on */
};

/* No way yet; all that come live in `arena`. */
struct page_ways page_ways_start(struct arena *arena, const struct page_break_input *input);

/* The list of ways of a kind at a strip. */
struct page_way **page_ways_of(const struct page_ways *ways, enum page_kind kind, size_t at);

/* Keeps a copy of the way, unless a better one is known that leaves the same over. */
void page_ways_add(struct page_ways *ways, const struct page_way *made);

/* Whether the columns that begin in two ways of one place are the same. */
bool page_way_begins_alike(const struct page_way *a, const struct page_way *b);

/* How many columns stand beside each other where a way begins. */
size_t page_columns_at(const struct page_break_input *input, const struct page_way *start);

/* The column that ends in a way. */
struct page_cut page_way_cut(const struct page_break_input *input, const struct page_way *end);

#endif
