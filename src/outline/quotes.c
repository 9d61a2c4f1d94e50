/* quotes.c: `quotes`: what somebody said, as data; and the item of `body` that lists it. Checks
 * what one quotation says by itself: its speaker, the office at that date, its date and its source.
 */
#include "outline/outline_internal.h"

#define AT(type, field) offsetof(struct type, field)

static const struct schema_field original_fields[] = {
    {"text", SCHEMA_TEXT, AT(quote_original, text), true, NULL, NULL, 0, 0,
     "The words as they were said."},
    {"language", SCHEMA_LANGUAGE, AT(quote_original, language), true, NULL, NULL, 0, 0,
     "Their language: uk."},
    {0}};
static const struct schema original_schema = {"an original", sizeof(struct quote_original),
                                              SCHEMA_NO_SPAN, original_fields};

static const struct schema_field quote_fields[] = {
    {"id", SCHEMA_ID, AT(quote, id), true, NULL, NULL, 0, 0,
     "A short id, unique among the quotes."},
    {"text", SCHEMA_TEXT, AT(quote, text), true, NULL, NULL, 0, 0,
     "The words, with their ellipses and brackets; of an original, the translation."},
    {"speaker", SCHEMA_TEXT, AT(quote, speaker), true, NULL, NULL, 0, 0,
     "Who said them: the id of an actor, or a name."},
    {"role", SCHEMA_TEXT, AT(quote, role), false, NULL, NULL, 0, 0,
     "The speaker's office; that of the actor at the date when absent."},
    {"date", SCHEMA_DATE, AT(quote, date), false, NULL, NULL, 0, 0, "When, in EDTF."},
    {"place", SCHEMA_TEXT, AT(quote, place), false, NULL, NULL, 0, 0, "Where."},
    {"source", SCHEMA_TEXT, AT(quote, source), false, NULL, NULL, 0, 0, "The key of a source."},
    {"locator", SCHEMA_TEXT, AT(quote, locator), false, NULL, NULL, 0, 0,
     "Where in the source: p. 3, para. 117."},
    {"language", SCHEMA_LANGUAGE, AT(quote, language), false, NULL, NULL, 0, 0,
     "The language of the text, where it is not the pack's."},
    {"original", SCHEMA_MAP, AT(quote, original), false, &original_schema, NULL, 0, 0,
     "What the text translates."},
    {0}};
const struct schema outline_schema_quote = {"a quotation", sizeof(struct quote), AT(quote, span),
                                            quote_fields};

struct quotes_item {
    struct located_str title;
    struct str_list actors;
    int sort, show;
};
static const char *const sort_names[] = {"date", "speaker", NULL};
static const char *const show_names[] = {"used", "all", NULL};
static const struct schema_field item_fields[] = {
    {"title", SCHEMA_TEXT, AT(quotes_item, title), false, NULL, NULL, 0, 0, "The section's title."},
    {"sort", SCHEMA_CHOICE, AT(quotes_item, sort), false, NULL, sort_names, 0, 0,
     "date, or speaker: under a heading for each."},
    {"show", SCHEMA_CHOICE, AT(quotes_item, show), false, NULL, show_names, 0, 0,
     "used: those that stand in the text; all: the others too."},
    {"actors", SCHEMA_TEXTS, AT(quotes_item, actors), false, NULL, NULL, 0, 0,
     "Only what these actors said."},
    {0}};
const struct schema outline_schema_quotes_item = {
    "a list of quotations", sizeof(struct quotes_item), SCHEMA_NO_SPAN, item_fields};

void outline_read_quotes_item(struct outline_reading *reading, const struct yaml_node *node,
                              struct body_item *item) {
    struct quotes_item settings = {0};
    outline_read_settings(reading, node, &outline_schema_quotes_item, &settings);
    outline_name_item(item, BODY_QUOTES, settings.title, "Quotations", node);
    item->actors = settings.actors;
    item->sort = settings.sort;
    item->all = settings.show == 1;
}

void outline_read_quotes(struct outline_reading *reading, const struct yaml_node *value) {
    size_t errors = diag_count(reading->diags, DIAG_ERROR);
    const struct yaml_node *list = outline_list(reading, value, "quotes");
    struct schema_list *quotes = &reading->pack->quotes;
    struct quote *items = ARENA_ARRAY(reading->arena, struct quote, list ? list->count + 1 : 1);
    quotes->items = items;
    for (const struct yaml_node *node = list ? list->first : NULL; node; node = node->next) {
        items[quotes->count].faulty = !schema_read(&outline_schema_quote, reading->arena, node,
                                                   reading->diags, &items[quotes->count]);
        if (items[quotes->count].id.text.len && items[quotes->count].text.text.len)
            quotes->count++;
        else
            items[quotes->count] = (struct quote){0};
    }
    reading->pack->quotes_unread = diag_count(reading->diags, DIAG_ERROR) > errors;
}

const char *quote_nearest(struct arena *arena, const struct pack *pack, struct str id) {
    const struct quote *quotes = pack->quotes.items;
    const char **words = ARENA_ARRAY(arena, const char *, pack->quotes.count + 1);
    for (size_t i = 0; i < pack->quotes.count; i++)
        words[i] = str_terminated(arena, quotes[i].id.text);
    return schema_nearest(id, words);
}

struct str quote_speaker(const struct quote *quote) {
    return quote->actor ? quote->actor->name.text : quote->speaker.text;
}

struct str quote_role(const struct quote *quote) {
    if (quote->role.text.len || !quote->actor || !quote->date.span.source)
        return quote->role.text;
    const struct actor_role *role = actor_role_on(quote->actor, quote->date.date);
    return role ? role->role.text : STR("");
}

/* ---- checks ---- */

static void add_name(struct outline_reading *reading, GHashTable *names, struct str name,
                     const struct actor *actor) {
    char *folded = g_utf8_casefold(str_terminated(reading->arena, name), -1);
    if (g_hash_table_contains(names, folded))
        g_free(folded);
    else
        g_hash_table_insert(names, folded, (gpointer)(uintptr_t)actor);
}

/* Ids come first, then names, then other names. */
static GHashTable *names_of_actors(struct outline_reading *reading) {
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const struct actor *actors = reading->pack->actors.items;
    size_t count = reading->pack->actors.count;
    for (size_t i = 0; i < count; i++)
        add_name(reading, names, actors[i].id.text, &actors[i]);
    for (size_t i = 0; i < count; i++)
        add_name(reading, names, actors[i].name.text, &actors[i]);
    for (size_t i = 0; i < count; i++) {
        const struct str_list *lists[] = {&actors[i].aliases, &actors[i].abbreviations,
                                          &actors[i].former_names, &actors[i].other_scripts};
        for (size_t j = 0; j < G_N_ELEMENTS(lists); j++)
            for (size_t k = 0; k < lists[j]->count; k++)
                add_name(reading, names, lists[j]->items[k].text, &actors[i]);
    }
    return names;
}

static const char *nearest_actor(struct outline_reading *reading, struct str word) {
    const struct actor *actors = reading->pack->actors.items;
    size_t count = reading->pack->actors.count;
    const char **words = ARENA_ARRAY(reading->arena, const char *, count * 2 + 1);
    for (size_t i = 0; i < count; i++) {
        words[2 * i] = str_terminated(reading->arena, actors[i].id.text);
        words[2 * i + 1] = str_terminated(reading->arena, actors[i].name.text);
    }
    return schema_nearest(word, words);
}

struct quote_checks {
    struct outline_reading *reading;
    GHashTable *names;
    size_t hints; /* looking for a near word costs the whole list: so many times, and no more */
};
enum { MOST_HINTS = 100 };

static void check_speaker(struct quote_checks *checks, struct quote *quote) {
    struct outline_reading *reading = checks->reading;
    char *folded = g_utf8_casefold(str_terminated(reading->arena, quote->speaker.text), -1);
    quote->actor = g_hash_table_lookup(checks->names, folded);
    g_free(folded);
    if (quote->actor || reading->actors_unread || !reading->pack->actors.count ||
        !quote->speaker.text.len)
        return;
    diag_add(reading->diags, DIAG_QUOTE_SPEAKER, quote->speaker.span,
             "'%.*s' is no actor that the pack declares; printed as it stands",
             STR_ARG(quote->speaker.text));
    const char *near =
        checks->hints++ < MOST_HINTS ? nearest_actor(reading, quote->speaker.text) : NULL;
    if (near)
        diag_hint(reading->diags, "did you mean '%s'?", near);
}

static void check_source(struct quote_checks *checks, struct quote *quote) {
    struct outline_reading *reading = checks->reading;
    const struct csl_list *works = &reading->pack->works;
    if (!quote->source.text.len) {
        if (!quote->faulty)
            diag_add(reading->diags, DIAG_QUOTE_SOURCE, quote->id.span,
                     "nothing says where '%.*s' is printed", STR_ARG(quote->id.text));
        return;
    }
    if (csl_find(works, quote->source.text))
        return;
    if (!reading->pack->works_unread) {
        diag_add(reading->diags, DIAG_SOURCE_UNKNOWN, quote->source.span,
                 "the sources have no '%.*s'", STR_ARG(quote->source.text));
        const char *near = checks->hints++ < MOST_HINTS
                               ? csl_nearest(reading->arena, works, quote->source.text)
                               : NULL;
        if (near)
            diag_hint(reading->diags, "did you mean '%s'?", near);
    }
    quote->source.text = STR("");
}

/* It has words of its own and who said them, or those of one of the quotes. */
static void check_epigraph(struct outline_reading *reading, GHashTable *ids) {
    static const char *const needed[] = {"text", "speaker"};
    struct quotation *epigraph = &reading->pack->epigraph;
    const struct yaml_node *node = yaml_find(reading->root, "epigraph");
    if (!node || node->kind != YAML_MAP)
        return;
    if (!yaml_find(node, "quote")) {
        for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
            if (!yaml_find(node, needed[i]))
                diag_add(reading->diags, DIAG_OUTLINE_REQUIRED,
                         (struct span){node->span.source, node->span.start, node->span.start},
                         "the epigraph has no '%s'", needed[i]);
        return;
    }
    if (node->count > 1)
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, yaml_find(node, "quote")->key_span,
                 "the epigraph's 'quote' tells all the rest; take out one or the other");
    const char *id = str_terminated(reading->arena, epigraph->quote.text);
    epigraph->declared = g_hash_table_lookup(ids, id);
    if (epigraph->declared || !epigraph->quote.text.len || reading->pack->quotes_unread)
        return;
    diag_add(reading->diags, DIAG_QUOTE_UNKNOWN, epigraph->quote.span, "there is no quotation '%s'",
             id);
    const char *near = quote_nearest(reading->arena, reading->pack, epigraph->quote.text);
    if (near)
        diag_hint(reading->diags, "did you mean '%s'?", near);
}

static void check_length(struct outline_reading *reading, const struct located_str *text) {
    if (text->text.len > LONGEST_QUOTE)
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, text->span,
                 "a quotation has at most %zu bytes, this one has %zu", LONGEST_QUOTE,
                 text->text.len);
}

static void check_quote(struct quote_checks *checks, struct quote *quote) {
    struct diags *diags = checks->reading->diags;
    check_speaker(checks, quote);
    check_source(checks, quote);
    check_length(checks->reading, &quote->text);
    check_length(checks->reading, &quote->original.text);
    if (!quote->date.span.source && !quote->faulty)
        diag_add(diags, DIAG_QUOTE_UNDATED, quote->id.span,
                 "'%.*s' has no date; no timeline has it", STR_ARG(quote->id.text));
}

void outline_check_quotes(struct outline_reading *reading) {
    struct quote *quotes = reading->pack->quotes.items;
    struct quote_checks checks = {reading, names_of_actors(reading), 0};
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < reading->pack->quotes.count; i++) {
        const char *id = str_terminated(reading->arena, quotes[i].id.text);
        const struct quote *before = g_hash_table_lookup(ids, id);
        if (before) {
            diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, quotes[i].id.span,
                     "the quotation '%s' stands here twice", id);
            diag_see(reading->diags, before->id.span, "first here");
            quotes[i].faulty = true;
        } else {
            g_hash_table_insert(ids, (gpointer)(uintptr_t)id, &quotes[i]);
        }
        check_quote(&checks, &quotes[i]);
    }
    check_epigraph(reading, ids);
    g_hash_table_destroy(ids);
    g_hash_table_destroy(checks.names);
}
