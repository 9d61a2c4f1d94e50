/* index_order.c: which lines an index has, and their order: collated by ICU in the pack's language,
 * so that the scripts come in groups, each with its letters. */
#include "compose/index_internal.h"

#include <stdlib.h>

bool index_lists(const struct compose *compose, const struct body_item *item,
                 const struct index_places *places, const struct actor *actor) {
    size_t count;
    const struct actor *actors = index_actors(compose, &count);
    return places[actor - actors].count > 0 && (actor->kind != ACTOR_STATE || item->states);
}

static int compare(const void *left, const void *right) {
    const struct index_line *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    if (!order)
        order = str_compare(a->heading, b->heading);
    if (!order)
        order = a->alias - b->alias;
    return order ? order : str_compare(a->actor->id.text, b->actor->id.text);
}

static void add(struct compose *compose, struct index_lines *lines,
                const struct collation *collation, struct str heading, const struct actor *actor,
                bool alias) {
    struct str sorted = index_sorted_part(compose, actor, heading);
    struct index_line line = {heading, collation_key(collation, sorted),
                              collation_letter(collation, sorted), actor, alias};
    ARENA_PUSH(compose->arena, lines->items, lines->count, lines->room, line);
}

struct index_lines index_lines_make(struct compose *compose, const struct body_item *item,
                                    const struct index_places *places, bool aliases) {
    struct index_lines lines = {0};
    size_t count;
    const struct actor *actors = index_actors(compose, &count);
    struct collation *collation =
        collation_open(compose->arena, compose->language, item->order == ORDER_LETTER);
    for (size_t i = 0; i < count; i++) {
        const struct actor *actor = &actors[i];
        if (!index_lists(compose, item, places, actor))
            continue;
        add(compose, &lines, collation, index_heading(actor), actor, false);
        for (size_t j = 0; aliases && j < actor->aliases.count; j++) {
            struct str heading = index_alias_heading(compose, actor, actor->aliases.items[j].text);
            if (heading.len)
                add(compose, &lines, collation, heading, actor, true);
        }
    }
    collation_close(collation);
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, compare);
    return lines;
}
