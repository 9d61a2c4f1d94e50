/* page_map.h: which page of the print edition holds which text.
 * Made by layout; asked by compose (next round), epub and the listings. */
#ifndef DOSSIER_PAGE_MAP_H
#define DOSSIER_PAGE_MAP_H

#include "doc/doc.h"

#define PAGE_NONE SIZE_MAX

struct page_entry {
    struct str label;           /* what is printed: "iv", "12" */
    bool has_flow;              /* false: blank, or only floats and notes */
    struct position flow_start; /* where the page's flowing text begins: before the first letter of
                                   a word that the page turn divides */
};

struct page_map;

struct page_map *page_map_make(struct arena *arena);
void page_map_add_page(struct page_map *map, struct page_entry entry);

/* Says that from byte `offset` on, `node` stands on page `page` (an index). Called in reading
 * order. */
void page_map_add_text(struct page_map *map, const struct node *node, uint32_t offset, size_t page);

size_t page_map_count(const struct page_map *map);
const struct page_entry *page_map_page(const struct page_map *map, size_t page);

/* The page that holds byte `offset` of `node`: for a TEXT node its letter, for a block its first
 * line. A generated node that the map does not know itself is looked up by its id, since it is made
 * anew each round. PAGE_NONE when the map does not know the node (map may be NULL). */
size_t page_map_find(const struct page_map *map, const struct node *node, uint32_t offset);

/* Its label, or "" (in the first round nothing is known yet). */
struct str page_map_label(const struct page_map *map, const struct node *node, uint32_t offset);

#endif
