/* compose.h: the sections and what analysis found → the complete book, one tree. Generated parts
 * are made anew each round with the page map of the round before; sections are the same nodes
 * always. */
#ifndef DOSSIER_COMPOSE_H
#define DOSSIER_COMPOSE_H

#include "analyse/analyse.h"
#include "doc/page_map.h"

struct citations; /* what the text cites */

/* Before analysis: puts the marks of notes behind the punctuation, where the style has notes. */
void citations_prepare(struct arena *arena, const struct pack *pack, struct node *body);

/* After analysis, once: gives each citation its text, and events that have none the source that
 * their sentence cites; reports keys that no source has. What is added lives in `arena`, which must
 * outlive the body. */
struct citations *citations_resolve(struct arena *arena, const struct pack *pack, struct node *body,
                                    struct analysis *analysis, struct diags *diags);

/* The places in the text that cite the pack's source number `item`. */
const struct node **citations_of(const struct citations *citations, size_t item, size_t *count);

/* What of a citation has a page: its first text, or the mark of its note. */
const struct node *citation_leaf(const struct node *span);

struct compose_input {
    const struct pack *pack;
    const struct sources *sources;
    struct node *body; /* NODE_BODY: SECTIONs and PARTs, in the outline's order */
    const struct analysis *analysis;
    struct span cause; /* what generated matter is blamed on */
    struct diags *diags;
    const struct citations *citations; /* or NULL */
};

/* The places whose pages the book prints. */
struct asked_places {
    struct position *items;
    size_t count, room;
};

/* Makes the book; `arena` is the round's. Warns of lists that
 * have nothing to list, and leaves them out. `body`'s sections are moved into it (so the tree of
 * the round before is dead). `map` is NULL in the first round. `asked` collects the places whose
 * pages are printed. */
struct node *compose_book(struct arena *arena, const struct compose_input *input,
                          const struct page_map *map, struct asked_places *asked);

/* Whether what a book composed with `printed` says of its pages is so by `map`: then it stands
 * still. */
bool compose_holds(const struct asked_places *asked, const struct page_map *printed,
                   const struct page_map *map);

#endif
