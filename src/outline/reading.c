/* reading.c: `reading`: which sources are recommended, why, and where they are found; and the item
 * of `body` that lists them. What a work is, its ISBN and its DOI, the sources tell. */
#include "outline/outline_internal.h"

#define AT(type, field) offsetof(struct type, field)

static const char *const level_names[] = {"start", "core", "deeper", "reference", NULL};

static const struct schema_field entry_fields[] = {
    {"source", SCHEMA_TEXT, AT(reading_entry, source), true, NULL, NULL, 0, 0,
     "The key of a source."},
    {"annotation", SCHEMA_TEXT, AT(reading_entry, annotation), false, NULL, NULL, 0, 0,
     "What it is good for, in Markdown: paragraphs and lists."},
    {"level", SCHEMA_CHOICE, AT(reading_entry, level), false, NULL, level_names, 0, 0,
     "start: to begin with; core; deeper: to go on with; reference: to look things up."},
    {"catalogue", SCHEMA_TEXT, AT(reading_entry, catalogue), false, NULL, NULL, 0, 0,
     "The address of its record in a library's catalogue."},
    {"shelf", SCHEMA_TEXT, AT(reading_entry, shelf), false, NULL, NULL, 0, 0,
     "Its shelf mark there."},
    {"open_access", SCHEMA_BOOL, AT(reading_entry, open_access), false, NULL, NULL, 0, 0,
     "Whether everybody may read it at its address."},
    {0}};
const struct schema outline_schema_reading = {"an entry of the reading list",
                                              sizeof(struct reading_entry), AT(reading_entry, span),
                                              entry_fields};

struct reading_item {
    struct located_str title;
    int sort, group;
    struct str_list level, kinds, keys;
};
static const char *const sort_names[] = {"-date", "date", "author", "kind", NULL};
static const char *const group_names[] = {"none", "kind", "level", "year", NULL};
static const struct schema_field item_fields[] = {
    {"title", SCHEMA_TEXT, AT(reading_item, title), false, NULL, NULL, 0, 0,
     "The section's title."},
    {"sort", SCHEMA_CHOICE, AT(reading_item, sort), false, NULL, sort_names, 0, 0,
     "-date (newest first), date, author or kind."},
    {"group", SCHEMA_CHOICE, AT(reading_item, group), false, NULL, group_names, 0, 0,
     "kind, level or year: under a heading for each."},
    {"level", SCHEMA_TEXTS, AT(reading_item, level), false, NULL, level_names, 0, 0,
     "Only works of these levels."},
    {"kinds", SCHEMA_TEXTS, AT(reading_item, kinds), false, NULL, NULL, 0, 0,
     "Only works of these kinds, as the sources name them."},
    {"keys", SCHEMA_TEXTS, AT(reading_item, keys), false, NULL, NULL, 0, 0,
     "Only these works, by their keys."},
    {0}};
const struct schema outline_schema_reading_item = {"a reading list", sizeof(struct reading_item),
                                                   SCHEMA_NO_SPAN, item_fields};

static unsigned read_levels(struct outline_reading *reading, const struct str_list *list) {
    unsigned levels = 0;
    for (size_t i = 0; i < list->count; i++) {
        int level = 0;
        while (level_names[level] && !str_is(list->items[i].text, level_names[level]))
            level++;
        if (level_names[level]) {
            levels |= 1U << level;
            continue;
        }
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, list->items[i].span,
                 "there is no level '%.*s'; known: start, core, deeper, reference",
                 STR_ARG(list->items[i].text));
    }
    return levels;
}

void outline_read_reading_item(struct outline_reading *reading, const struct yaml_node *node,
                               struct body_item *item) {
    struct reading_item settings = {0};
    outline_read_settings(reading, node, &outline_schema_reading_item, &settings);
    outline_name_item(item, BODY_READING, settings.title, "Recommended reading", node);
    item->sort = settings.sort;
    item->group = settings.group;
    item->levels = read_levels(reading, &settings.level);
    item->kinds = settings.kinds;
    item->keys = settings.keys;
}

void outline_read_reading(struct outline_reading *reading, const struct yaml_node *value) {
    const struct yaml_node *list = outline_list(reading, value, "recommended works");
    struct schema_list *entries = &reading->pack->reading;
    if (!list)
        return;
    struct reading_entry *items =
        ARENA_ARRAY(reading->arena, struct reading_entry, list->count + 1);
    entries->items = items;
    for (const struct yaml_node *node = list->first; node; node = node->next) {
        struct reading_entry *entry = &items[entries->count];
        *entry = (struct reading_entry){.level = LEVEL_NONE};
        schema_read(&outline_schema_reading, reading->arena, node, reading->diags, entry);
        entries->count += entry->source.text.len > 0;
    }
}

/* ---- checks ---- */

static void check_entry(struct outline_reading *reading, struct reading_entry *entry,
                        size_t *hints) {
    enum { MOST_HINTS = 100 };
    const struct csl_list *works = &reading->pack->works;
    entry->work = csl_find(works, entry->source.text);
    if (!entry->work && !reading->pack->works_unread) {
        diag_add(reading->diags, DIAG_SOURCE_UNKNOWN, entry->source.span,
                 "the sources have no '%.*s'", STR_ARG(entry->source.text));
        const char *near =
            (*hints)++ < MOST_HINTS ? csl_nearest(reading->arena, works, entry->source.text) : NULL;
        if (near)
            diag_hint(reading->diags, "did you mean '%s'?", near);
    }
    if (entry->catalogue.text.len && !outline_is_address(entry->catalogue.text))
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, entry->catalogue.span,
                 "'catalogue' takes an address like https://example.org/record/1");
}

/* A list asks for works of `reading`, and for kinds that the sources have. */
static void check_item(struct outline_reading *reading, GHashTable *keys, GHashTable *kinds,
                       const struct body_item *item) {
    for (size_t i = 0; i < item->keys.count; i++)
        if (!g_hash_table_contains(keys,
                                   str_terminated(reading->arena, item->keys.items[i].text))) {
            diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, item->keys.items[i].span,
                     "'reading' has no work '%.*s'", STR_ARG(item->keys.items[i].text));
            diag_hint(reading->diags, "recommend it there: {source: %.*s}",
                      STR_ARG(item->keys.items[i].text));
        }
    for (size_t i = 0; i < item->kinds.count; i++)
        if (!g_hash_table_contains(kinds,
                                   str_terminated(reading->arena, item->kinds.items[i].text))) {
            diag_add(reading->diags, DIAG_OUTLINE_REFERENCE, item->kinds.items[i].span,
                     "no recommended work is of the kind '%.*s'",
                     STR_ARG(item->kinds.items[i].text));
            diag_hint(reading->diags, "ask for the 'kind' that a source has");
        }
}

void outline_check_reading(struct outline_reading *reading) {
    struct pack *pack = reading->pack;
    struct reading_entry *entries = pack->reading.items;
    GHashTable *keys = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTable *kinds = g_hash_table_new(g_str_hash, g_str_equal);
    size_t hints = 0;
    for (size_t i = 0; i < pack->reading.count; i++) {
        const char *key = str_terminated(reading->arena, entries[i].source.text);
        const struct reading_entry *before = g_hash_table_lookup(keys, key);
        if (before) {
            diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, entries[i].source.span,
                     "the work '%s' is recommended twice", key);
            diag_see(reading->diags, before->source.span, "first here");
            continue;
        }
        g_hash_table_insert(keys, (gpointer)(uintptr_t)key, &entries[i]);
        check_entry(reading, &entries[i], &hints);
        if (entries[i].work)
            g_hash_table_add(
                kinds, (gpointer)(uintptr_t)str_terminated(reading->arena, entries[i].work->kind));
    }
    for (size_t i = 0; i < pack->body_count; i++)
        if (pack->body[i].kind == BODY_READING)
            check_item(reading, keys, kinds, &pack->body[i]);
    g_hash_table_destroy(keys);
    g_hash_table_destroy(kinds);
}
