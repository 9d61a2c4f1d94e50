/* glossary.c: the terms that the outline explains, inline or in a file of their own. */
#include "outline/outline_internal.h"

static void check_see(struct outline_reading *reading, GHashTable *known,
                      const struct declared_term *term) {
    for (size_t i = 0; i < term->see.count; i++) {
        const struct located_str *other = &term->see.items[i];
        const struct declared_term *found =
            g_hash_table_lookup(known, str_terminated(reading->arena, other->text));
        if (found && found != term)
            continue;
        diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, other->span,
                 found ? "the term '%.*s' refers to itself" : "the glossary has no term '%.*s'",
                 STR_ARG(other->text));
        diag_hint(reading->diags, found ? "name another one" : "add it to the glossary");
    }
}

static void check_term(struct outline_reading *reading, GHashTable *known,
                       struct declared_term *term) {
    const char *key = str_terminated(reading->arena, term->term.text);
    const struct declared_term *before = g_hash_table_lookup(known, key);
    outline_check_name(reading, &term->term);
    if (before) {
        diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, term->term.span,
                 "the term '%s' stands here twice", key);
        diag_see(reading->diags, before->term.span, "first here");
        return;
    }
    g_hash_table_insert(known, (gpointer)(uintptr_t)key, term);
    if (!term->long_form.text.len && !term->definition.text.len && !term->see.count)
        diag_add(reading->diags, DIAG_OUTLINE_REQUIRED, term->span,
                 "the term '%s' needs 'long', 'definition' or 'see'", key);
}

void outline_read_glossary(struct outline_reading *reading, const struct yaml_node *glossary) {
    const struct yaml_node *list = outline_list(reading, glossary, "terms");
    if (!list)
        return;
    struct schema_list *terms = &reading->pack->glossary;
    struct declared_term *items =
        ARENA_ARRAY(reading->arena, struct declared_term, list->count + 1);
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    size_t errors = diag_count(reading->diags, DIAG_ERROR);
    terms->items = items;
    for (const struct yaml_node *node = list->first; node; node = node->next) {
        struct declared_term *term = &items[terms->count];
        if (schema_read(&outline_schema_term, reading->arena, node, reading->diags, term))
            check_term(reading, known, &items[terms->count++]);
        else
            *term = (struct declared_term){0};
    }
    /* One that could not be read may be the one that is referred to. */
    for (size_t i = 0; i < terms->count && diag_count(reading->diags, DIAG_ERROR) == errors; i++)
        check_see(reading, known, &items[i]);
    g_hash_table_destroy(known);
}
