/* name_table.c: all names in one tree of words. Its edges stand in one hash table by the node that
 * they leave and the word that they follow; a walk looks each word up once. */
#include "analyse/names_internal.h"

struct edge {
    uint64_t hash;
    uint32_t from, to; /* to 0: the place is free */
    unsigned char join;
};
struct name_table {
    struct arena *arena;
    struct edge *edges; /* a power of two, half of it free */
    size_t edge_count, edge_room;
    const struct claim **claims; /* by node */
    size_t node_count, node_room;
    struct name_words words;
};

struct name_table *name_table_make(struct arena *arena) {
    struct name_table *table = ARENA_NEW(arena, struct name_table);
    table->arena = arena;
    table->edge_room = 64;
    table->edges = ARENA_ARRAY(arena, struct edge, table->edge_room);
    ARENA_PUSH(arena, table->claims, table->node_count, table->node_room, NULL);
    return table;
}

static size_t place(const struct name_table *table, uint32_t from, unsigned char join,
                    uint64_t hash) {
    uint64_t key = (hash ^ ((uint64_t)from << 8) ^ join) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(key >> 20) & (table->edge_room - 1);
    for (;; at = (at + 1) & (table->edge_room - 1)) {
        const struct edge *edge = &table->edges[at];
        if (!edge->to || (edge->hash == hash && edge->from == from && edge->join == join))
            return at;
    }
}

uint32_t name_table_step(const struct name_table *table, uint32_t node, unsigned char join,
                         uint64_t hash) {
    return table->edges[place(table, node, join, hash)].to;
}

const struct claim *name_table_claims(const struct name_table *table, uint32_t node) {
    return table->claims[node];
}

static void grow(struct name_table *table) {
    const struct edge *old = table->edges;
    size_t count = table->edge_room;
    table->edge_room *= 2;
    table->edges = ARENA_ARRAY(table->arena, struct edge, table->edge_room);
    for (size_t i = 0; i < count; i++)
        if (old[i].to)
            table->edges[place(table, old[i].from, old[i].join, old[i].hash)] = old[i];
}

static uint32_t walk(struct name_table *table, uint32_t node, const struct name_word *word) {
    struct edge *edge = &table->edges[place(table, node, word->join, word->hash)];
    if (edge->to)
        return edge->to;
    uint32_t to = (uint32_t)table->node_count;
    *edge = (struct edge){word->hash, node, to, word->join};
    ARENA_PUSH(table->arena, table->claims, table->node_count, table->node_room, NULL);
    if (2 * ++table->edge_count > table->edge_room)
        grow(table);
    return to;
}

/* A name goes through the same normalising as text does. */
static struct str plain_name(struct arena *arena, struct str name) {
    struct node *block = node_make_generated(arena, NODE_PARAGRAPH, SPAN_NONE);
    node_append(block, node_make_text(arena, name, SPAN_NONE));
    struct flat *flat = flat_make(arena, block);
    return str_trim((struct str){flat->text, flat->len});
}

/* So many may claim the same words, for instance a surname; what comes behind is left out, or a
 * text full of one surname would cost the square of its length. */
enum { MOST_CLAIMS = 64 };

void name_table_add(struct name_table *table, struct claim claim) {
    if (claim.name.len > LONGEST_NAME)
        return;
    claim.name = plain_name(table->arena, claim.name);
    name_words_read(table->arena, claim.name.at, claim.name.len, &table->words);
    if (!table->words.count)
        return;
    struct claim *added = ARENA_NEW(table->arena, struct claim);
    claim.word_count = table->words.count;
    claim.words = ARENA_ARRAY(table->arena, struct claim_word, claim.word_count);
    uint32_t node = 0;
    for (size_t i = 0; i < claim.word_count; i++) {
        const struct name_word *word = &table->words.items[i];
        struct str text = str_slice(claim.name, word->start, word->end);
        claim.words[i] = (struct claim_word){word->start, word->end, name_is_capitals(text),
                                             name_is_upper(text.at)};
        node = walk(table, node, word);
    }
    int count = 0;
    for (const struct claim *other = table->claims[node]; other; other = other->next, count++)
        if (count == MOST_CLAIMS || (other->actor == claim.actor && other->kind <= claim.kind &&
                                     !claim.role && str_equal(other->name, claim.name)))
            return;
    claim.next = table->claims[node];
    *added = claim;
    table->claims[node] = added;
}
