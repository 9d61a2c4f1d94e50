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

static void add_others(struct compose *compose, struct index_lines *lines,
                       const struct collation *collation, const struct actor *actor,
                       const struct str_list *names) {
    for (size_t i = 0; i < names->count; i++) {
        struct str heading = index_alias_heading(compose, actor, names->items[i].text);
        if (heading.len)
            add(compose, lines, collation, heading, actor, true);
    }
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
        const struct str_list *const others[] = {&actor->aliases, &actor->abbreviations,
                                                 &actor->former_names, &actor->other_scripts};
        for (size_t k = 0; aliases && k < sizeof others / sizeof *others; k++)
            add_others(compose, &lines, collation, actor, others[k]);
    }
    collation_close(collation);
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, compare);
    return lines;
}
