/* page_map.c: from text to pages. Each node has a short list of the byte offsets where a new page
 * begins in it; nearly always it holds one entry. */
#include "doc/page_map.h"

struct turn {
    uint32_t offset;
    size_t page;
};

struct entry {
    const struct node *node; /* NULL: free */
    struct turn *turns;
    size_t count, room;
};

/* Generated nodes are made anew each round: in the next one they are known by their ids. */
struct named {
    struct str id; /* empty: free */
    size_t page;
};

struct page_map {
    struct arena *arena;
    struct page_entry *pages;
    size_t page_count, page_room;
    struct entry *entries; /* open addressing by the node's address; never iterated for output */
    size_t used, mask;
    struct named *named; /* open addressing by the id's bytes */
    size_t named_used, named_mask;
};

enum { FIRST_ROOM = 256 };

struct page_map *page_map_make(struct arena *arena) {
    struct page_map *map = ARENA_NEW(arena, struct page_map);
    map->arena = arena;
    map->entries = ARENA_ARRAY(arena, struct entry, FIRST_ROOM);
    map->mask = FIRST_ROOM - 1;
    map->named = ARENA_ARRAY(arena, struct named, FIRST_ROOM);
    map->named_mask = FIRST_ROOM - 1;
    return map;
}

void page_map_add_page(struct page_map *map, struct page_entry entry) {
    entry.label = str_copy(map->arena, entry.label);
    ARENA_PUSH(map->arena, map->pages, map->page_count, map->page_room, entry);
}

static struct entry *find(const struct entry *entries, size_t mask, const struct node *node) {
    uint64_t mixed = (uint64_t)(uintptr_t)node * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(mixed >> 20) & mask;
    while (entries[i].node && entries[i].node != node)
        i = (i + 1) & mask;
    return (struct entry *)(uintptr_t)&entries[i];
}

static void grow(struct page_map *map) {
    size_t room = 2 * (map->mask + 1);
    struct entry *entries = ARENA_ARRAY(map->arena, struct entry, room);
    for (size_t i = 0; i <= map->mask; i++)
        if (map->entries[i].node)
            *find(entries, room - 1, map->entries[i].node) = map->entries[i];
    map->entries = entries;
    map->mask = room - 1;
}

static struct named *find_named(struct named *named, size_t mask, struct str id) {
    uint64_t value = str_table_hash(id);
    size_t i = (size_t)(value ^ value >> 29) & mask;
    while (named[i].id.len && !str_equal(named[i].id, id))
        i = (i + 1) & mask;
    return &named[i];
}

/* The first page that is told for an id counts. */
static void add_named(struct page_map *map, struct str id, size_t page) {
    if (2 * map->named_used > map->named_mask) {
        size_t room = 2 * (map->named_mask + 1);
        struct named *named = ARENA_ARRAY(map->arena, struct named, room);
        for (size_t i = 0; i <= map->named_mask; i++)
            if (map->named[i].id.len)
                *find_named(named, room - 1, map->named[i].id) = map->named[i];
        map->named = named;
        map->named_mask = room - 1;
    }
    struct named *slot = find_named(map->named, map->named_mask, id);
    if (slot->id.len)
        return;
    *slot = (struct named){str_copy(map->arena, id), page};
    map->named_used++;
}

void page_map_add_text(struct page_map *map, const struct node *node, uint32_t offset,
                       size_t page) {
    if (!node)
        return;
    if (node->generated && node->id.len)
        add_named(map, node->id, page);
    if (2 * map->used > map->mask)
        grow(map);
    struct entry *entry = find(map->entries, map->mask, node);
    if (!entry->node) {
        entry->node = node;
        map->used++;
    }
    /* Equal neighbours add nothing; a later offset on an earlier page would be a fault of layout.
     */
    if (entry->count && entry->turns[entry->count - 1].page == page)
        return;
    struct turn turn = {offset, page};
    ARENA_PUSH(map->arena, entry->turns, entry->count, entry->room, turn);
}

size_t page_map_count(const struct page_map *map) {
    return map ? map->page_count : 0;
}

const struct page_entry *page_map_page(const struct page_map *map, size_t page) {
    return &map->pages[page];
}

size_t page_map_find(const struct page_map *map, const struct node *node, uint32_t offset) {
    if (!map || !node)
        return PAGE_NONE;
    const struct entry *entry = find(map->entries, map->mask, node);
    if (!entry->node && node->generated && node->id.len) {
        const struct named *slot = find_named(map->named, map->named_mask, node->id);
        return slot->id.len ? slot->page : PAGE_NONE;
    }
    if (!entry->node)
        return PAGE_NONE;
    size_t page = entry->turns[0].page;
    for (size_t i = 1; i < entry->count && entry->turns[i].offset <= offset; i++)
        page = entry->turns[i].page;
    return page;
}

struct str page_map_label(const struct page_map *map, const struct node *node, uint32_t offset) {
    size_t page = page_map_find(map, node, offset);
    return page == PAGE_NONE ? STR("") : map->pages[page].label;
}
