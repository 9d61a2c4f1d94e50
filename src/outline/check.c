/* check.c: what concerns several places of the outline: ids, aliases, references, files named
 * twice. */
#include <string.h>

#include "outline/outline_internal.h"

struct seen {
    struct span span;
    const struct actor *actor;
};

struct known_actors {
    GHashTable *ids;
    const char **words; /* the same, NULL at the end */
    size_t hints;
};

static const struct seen *remember(struct outline_reading *reading, GHashTable *table,
                                   struct str key, struct span span, const struct actor *actor) {
    const char *word = str_terminated(reading->arena, key);
    const struct seen *before = g_hash_table_lookup(table, word);
    if (before)
        return before;
    struct seen *seen = ARENA_NEW(reading->arena, struct seen);
    *seen = (struct seen){span, actor};
    g_hash_table_insert(table, (gpointer)(uintptr_t)word, seen);
    return NULL;
}

static void claim(struct outline_reading *reading, GHashTable *names, struct str key,
                  const struct located_str *name, const struct actor *actor) {
    const struct seen *before = remember(reading, names, key, name->span, actor);
    outline_check_name(reading, name);
    if (!before || before->actor == actor)
        return;
    diag_add(reading->diags, DIAG_OUTLINE_ALIAS, name->span,
             "'%.*s' is a name of the actor '%.*s' already", STR_ARG(name->text),
             STR_ARG(before->actor->id.text));
    diag_see(reading->diags, before->span, "first here");
}

/* An alias that is kept to some sections is claimed there alone. */
static void claim_alias(struct outline_reading *reading, GHashTable *names,
                        const struct located_str *alias, const struct actor *actor) {
    const struct name_context *contexts = actor->contexts.items;
    bool kept = false;
    for (size_t i = 0; i < actor->contexts.count; i++) {
        if (!str_equal(contexts[i].alias.text, alias->text))
            continue;
        kept = true;
        for (size_t j = 0; j < contexts[i].sections.count; j++)
            claim(reading, names,
                  str_format(reading->arena, "%.*s\n%.*s", STR_ARG(alias->text),
                             STR_ARG(contexts[i].sections.items[j].text)),
                  alias, actor);
    }
    if (!kept)
        claim(reading, names, alias->text, alias, actor);
}

static void claim_names(struct outline_reading *reading, GHashTable *names,
                        const struct actor *actor) {
    const struct str_list *lists[] = {&actor->aliases, &actor->abbreviations, &actor->former_names,
                                      &actor->other_scripts};
    claim(reading, names, actor->name.text, &actor->name, actor);
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        for (size_t j = 0; j < lists[i]->count; j++)
            claim_alias(reading, names, &lists[i]->items[j], actor);
}

static void check_actors(struct outline_reading *reading) {
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    const struct actor *actors = reading->pack->actors.items;
    for (size_t i = 0; i < reading->pack->actors.count; i++) {
        const struct actor *actor = &actors[i];
        const struct seen *before = remember(reading, ids, actor->id.text, actor->id.span, actor);
        if (before) {
            diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, actor->id.span,
                     "the actor '%.*s' is declared twice", STR_ARG(actor->id.text));
            diag_see(reading->diags, before->span, "first here");
        }
        claim_names(reading, names, actor);
    }
    g_hash_table_destroy(ids);
    g_hash_table_destroy(names);
}

/* Looked up by a table and named at most as often as they are printed: both lists can be long. */
static void check_references(struct outline_reading *reading, struct known_actors *known,
                             const struct str_list *ids) {
    enum { MOST_HINTS = 100 };
    for (size_t i = 0; i < ids->count; i++) {
        const char *id = str_terminated(reading->arena, ids->items[i].text);
        if (reading->actors_unread || g_hash_table_contains(known->ids, id))
            continue;
        diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, ids->items[i].span,
                 "there is no actor '%s'", id);
        if (known->hints++ >= MOST_HINTS)
            continue;
        const char *near = schema_nearest(ids->items[i].text, known->words);
        if (near)
            diag_hint(reading->diags, "did you mean '%s'?", near);
    }
}

static void check_all_references(struct outline_reading *reading) {
    const struct pack *pack = reading->pack;
    const struct actor *actors = pack->actors.items;
    struct known_actors known = {
        .ids = g_hash_table_new(g_str_hash, g_str_equal),
        .words = ARENA_ARRAY(reading->arena, const char *, pack->actors.count + 1)};
    for (size_t i = 0; i < pack->actors.count; i++) {
        known.words[i] = str_terminated(reading->arena, actors[i].id.text);
        g_hash_table_add(known.ids, (gpointer)(uintptr_t)known.words[i]);
    }
    for (size_t i = 0; i < pack->actors.count; i++) {
        check_references(reading, &known, &actors[i].see_also);
        check_references(reading, &known, &actors[i].part_of);
    }
    for (size_t i = 0; i < pack->body_count; i++)
        check_references(reading, &known, &pack->body[i].actors);
    g_hash_table_destroy(known.ids);
}

/* The tags that a timeline asks for are those of some declared event. */
static void check_tags(struct outline_reading *reading) {
    const struct pack *pack = reading->pack;
    const struct declared_event *events = pack->events.items;
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < pack->events.count; i++)
        for (size_t j = 0; j < events[i].tags.count; j++)
            g_hash_table_add(known, (gpointer)(uintptr_t)str_terminated(
                                        reading->arena, events[i].tags.items[j].text));
    for (size_t i = 0; i < pack->body_count; i++)
        for (size_t j = 0; j < pack->body[i].tags.count; j++) {
            const struct located_str *tag = &pack->body[i].tags.items[j];
            if (!g_hash_table_contains(known, str_terminated(reading->arena, tag->text))) {
                diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, tag->span,
                         "no event has the tag '%.*s'", STR_ARG(tag->text));
                diag_hint(reading->diags, "give it to an entry of 'events', or ask for another");
            }
        }
    g_hash_table_destroy(known);
}

static void check_file(struct outline_reading *reading, GHashTable *files,
                       const struct body_item *item) {
    const struct seen *before = remember(reading, files, item->file.text, item->file.span, NULL);
    if (!before)
        return;
    diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, item->file.span,
             "the section '%.*s' is named twice", STR_ARG(item->file.text));
    diag_see(reading->diags, before->span, "first here");
}

/* The files of `dates: {year: ...}` are sections. */
static void check_years(struct outline_reading *reading, GHashTable *files) {
    const struct date_corrections *dates = &reading->pack->dates;
    for (size_t i = 0; i < dates->year_count; i++) {
        const struct located_str *file = &dates->years[i].file;
        if (!g_hash_table_contains(files, str_terminated(reading->arena, file->text)))
            diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, file->span,
                     "there is no section '%.*s'", STR_ARG(file->text));
    }
}

static void check_body(struct outline_reading *reading) {
    GHashTable *files = g_hash_table_new(g_str_hash, g_str_equal);
    const struct pack *pack = reading->pack;
    for (size_t i = 0; i < pack->body_count; i++) {
        const struct body_item *item = &pack->body[i];
        if (item->kind == BODY_SECTION)
            check_file(reading, files, item);
        for (size_t j = 0; j < item->item_count; j++)
            check_file(reading, files, &item->items[j]);
    }
    check_years(reading, files);
    g_hash_table_destroy(files);
}

void outline_check(struct outline_reading *reading) {
    check_actors(reading);
    check_all_references(reading);
    check_tags(reading);
    outline_check_names(reading);
    outline_check_quotes(reading);
    outline_check_reading(reading);
    check_body(reading);
}
