/* ids.c: the table from ids to nodes. Used for look-ups only, never iterated. */
#include "doc/doc.h"

#include <string.h>

/* Open addressing over an arena block: it dies with the round and needs no freeing. */
struct slot {
    struct str id;
    struct node *node;
};

struct id_table {
    struct slot *slots;
    size_t mask; /* room - 1, a power of two */
};

static size_t hash(struct str id) {
    uint64_t value = str_table_hash(id);
    return (size_t)(value ^ value >> 29);
}

static struct slot *find_slot(const struct id_table *table, struct str id) {
    size_t i = hash(id) & table->mask;
    while (table->slots[i].node && !str_equal(table->slots[i].id, id))
        i = (i + 1) & table->mask;
    return &table->slots[i];
}

static void insert(struct id_table *table, struct str id, struct node *node) {
    if (!id.len)
        return;
    struct slot *slot = find_slot(table, id);
    if (!slot->node)
        *slot = (struct slot){id, node};
}

struct id_table *id_table_make(struct arena *arena, const struct node *root) {
    size_t count = 0;
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        count += walk.entering && walk.node->id.len;
        for (struct mark *mark = walk.entering ? walk.node->marks : NULL; mark; mark = mark->next)
            count++;
    }
    struct id_table *table = ARENA_NEW(arena, struct id_table);
    size_t room = 16;
    while (room < 2 * count)
        room *= 2;
    table->slots = ARENA_ARRAY(arena, struct slot, room);
    table->mask = room - 1;
    walk = walk_start(root);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        insert(table, walk.node->id, walk.node);
        for (struct mark *mark = walk.node->marks; mark; mark = mark->next)
            insert(table, mark->id, walk.node);
    }
    return table;
}

struct node *id_table_find(const struct id_table *table, struct str id) {
    return id.len ? find_slot(table, id)->node : NULL;
}
