/* check_names.c: names that are too long, and aliases that are kept to sections: both have to be
 * there. */
#include "outline/outline_internal.h"

static GHashTable *section_files(struct outline_reading *reading) {
    GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
    const struct pack *pack = reading->pack;
    for (size_t i = 0; i < pack->body_count; i++) {
        const struct body_item *item = &pack->body[i];
        if (item->kind == BODY_SECTION)
            g_hash_table_add(files,
                             (gpointer)(uintptr_t)str_terminated(reading->arena, item->file.text));
        for (size_t j = 0; j < item->item_count; j++)
            g_hash_table_add(files, (gpointer)(uintptr_t)str_terminated(reading->arena,
                                                                        item->items[j].file.text));
    }
    return files;
}

static bool has_alias(const struct actor *actor, struct str alias) {
    for (size_t i = 0; i < actor->aliases.count; i++)
        if (str_equal(actor->aliases.items[i].text, alias))
            return true;
    return false;
}

static void check_context(struct outline_reading *reading, GHashTable *files,
                          const struct actor *actor, const struct name_context *context) {
    if (!has_alias(actor, context->alias.text))
        diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, context->alias.span,
                 "the actor '%.*s' has no alias '%.*s'", STR_ARG(actor->id.text),
                 STR_ARG(context->alias.text));
    for (size_t i = 0; i < context->sections.count; i++) {
        const struct located_str *file = &context->sections.items[i];
        if (!g_hash_table_contains(files, str_terminated(reading->arena, file->text)))
            diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, file->span,
                     "there is no section '%.*s'", STR_ARG(file->text));
    }
}

void outline_check_name(struct outline_reading *reading, const struct located_str *name) {
    if (name->text.len > LONGEST_NAME)
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, name->span,
                 "a name has at most %zu bytes, this one has %zu", LONGEST_NAME, name->text.len);
}

static void check_corrections(struct outline_reading *reading) {
    const struct name_rules *rules = &reading->pack->names;
    const struct name_merge *merges = rules->merge.items;
    for (size_t i = 0; i < rules->reject.count; i++)
        outline_check_name(reading, &rules->reject.items[i]);
    for (size_t i = 0; i < rules->merge.count; i++)
        for (size_t j = 0; j < merges[i].names.count; j++)
            outline_check_name(reading, &merges[i].names.items[j]);
}

void outline_check_names(struct outline_reading *reading) {
    check_corrections(reading);
    GHashTable *files = NULL;
    const struct actor *actors = reading->pack->actors.items;
    for (size_t i = 0; i < reading->pack->actors.count; i++) {
        const struct name_context *contexts = actors[i].contexts.items;
        for (size_t j = 0; j < actors[i].contexts.count; j++) {
            files = files ? files : section_files(reading);
            check_context(reading, files, &actors[i], &contexts[j]);
        }
    }
    if (files)
        g_hash_table_destroy(files);
}
