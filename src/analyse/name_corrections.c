/* name_corrections.c: names that the outline rejects or merges, and that the text does not have. */
#include "analyse/names_internal.h"

static void add_names(struct name_table *table, const struct str_list *names, uint32_t *number,
                      const struct located_str **all) {
    for (size_t i = 0; i < names->count; i++) {
        struct claim claim = {.kind = CLAIM_REJECTED, .actor = *number};
        claim.name = names->items[i].text;
        name_table_add(table, claim);
        all[(*number)++] = &names->items[i];
    }
}

static void mark_found(const struct name_table *table, const struct name_words *words,
                       bool *found) {
    for (size_t i = 0; i < words->count; i++) {
        uint32_t node = 0;
        for (size_t at = i; at < words->count; at++) {
            unsigned char join = at == i ? JOIN_FIRST : words->items[at].join;
            node = name_table_step(table, node, join, words->items[at].hash);
            if (!node)
                break;
            const struct claim *claim = name_table_claims(table, node);
            for (; claim; claim = claim->next)
                found[claim->actor] = true;
        }
    }
}

void corrections_report_stale(struct work *work) {
    const struct name_rules *rules = &work->pack->names;
    const struct name_merge *merges = rules->merge.items;
    size_t count = rules->reject.count;
    for (size_t i = 0; i < rules->merge.count; i++)
        count += merges[i].names.count;
    if (!count)
        return;
    struct name_table *table = name_table_make(work->arena);
    const struct located_str **names = ARENA_ARRAY(work->arena, const struct located_str *, count);
    bool *found = ARENA_ARRAY(work->arena, bool, count);
    uint32_t number = 0;
    add_names(table, &rules->reject, &number, names);
    for (size_t i = 0; i < rules->merge.count; i++)
        add_names(table, &merges[i].names, &number, names);
    struct name_words words = {0};
    for (size_t i = 0; i < work->block_count; i++) {
        const struct flat *flat = work->blocks[i].flat;
        name_words_read(work->arena, flat->text, flat->len, &words);
        mark_found(table, &words, found);
    }
    for (size_t i = 0; i < count; i++)
        if (!found[i])
            diag_add(work->diags, DIAG_NAME_STALE, names[i]->span,
                     "the name '%.*s' stands nowhere in the text", STR_ARG(names[i]->text));
}
