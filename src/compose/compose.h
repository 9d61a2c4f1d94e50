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

/* After analysis, once: adds long forms of abbreviations where the outline asks for them. Places in
 * `analysis` keep to their letters. */
void long_forms_add(struct arena *arena, const struct pack *pack, struct analysis *analysis);

/* The places in the text that cite the pack's source number `item`. */
const struct node **citations_of(const struct citations *citations, size_t item, size_t *count);

/* What of a citation has a page: its first text, or the mark of its note. */
const struct node *citation_leaf(const struct node *span);

/* ---- quotations ---- */

/* Before analysis: puts the pack's quotations where `[]{quote=ID}` asks for them, as block quotes
 * that are read as those of the text are; those that are printed in another way join the declared
 * events. Reports what asks for none that there is. */
void quotations_place(struct arena *arena, struct pack *pack, const struct sources *sources,
                      struct node *body, struct diags *diags);

/* A quotation of the book: one of `quotes`, or what a block quote of the text tells by its last
 * line. Two uses of the same words by the same speaker of the same date are one. */
struct quotation_entry {
    const struct quote *declared; /* or NULL */
    const struct actor *actor;    /* or NULL: the speaker is not declared */
    struct str text, speaker, role, place;
    struct str plain;           /* the words alone, for comparing */
    struct str source, locator; /* a key, or empty */
    struct str language;        /* of `text`; empty: the pack's */
    struct edtf date;
    bool dated;
    struct span span;         /* the declaration, or the first use */
    const struct node **uses; /* QUOTEs and SPANs in reading order */
    size_t use_count, use_room;
    size_t order; /* of the first use in the book, from 1 */
};
struct quotations {
    struct quotation_entry *items; /* the declared in their order, then those of the text */
    size_t count, room;
};

/* After analysis and citations: all of them, with warnings of those that do not agree. */
struct quotations *quotations_collect(struct arena *arena, const struct pack *pack,
                                      struct node *body, const struct analysis *analysis,
                                      struct diags *diags);

/* The text of a use that has its page. */
const struct node *quotation_leaf(const struct node *use);

/* ---- reading lists ---- */

/* The annotations of the pack's recommended works, read once: a SECTION for each, or NULL. What
 * cannot stand in one is reported. */
const struct node **annotations_read(struct arena *arena, const struct pack *pack,
                                     struct sources *sources, struct diags *diags);
/* What a book tells of itself and its sections as sources: the pack first, then each section with
 * its pages by `map` (NULL: none are known). In `arena`. */
struct own_source {
    struct csl_item item;
    struct str text; /* as the pack's style of citations prints it, without typefaces */
};
struct own_source *compose_own_sources(struct arena *arena, const struct pack *pack,
                                       const struct node *body, const struct page_map *map,
                                       size_t *count);

struct compose_input {
    const struct pack *pack;
    const struct sources *sources;
    struct node *body; /* NODE_BODY: SECTIONs and PARTs, in the outline's order */
    const struct analysis *analysis;
    struct span cause; /* what generated matter is blamed on */
    struct diags *diags;
    const struct citations *citations;   /* or NULL */
    const struct quotations *quotations; /* or NULL */
    const struct node **annotations;     /* as pack->reading */
    bool by_section; /* the map's labels are the titles of sections: nothing was laid out */
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
