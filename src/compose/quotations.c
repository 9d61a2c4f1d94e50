/* quotations.c: all quotations of the book: those that are declared, and those that block quotes of
 * the text tell by their last lines. In: the sections, what analysis found in those lines. Out: one
 * list; words that do not agree are reported by quotations_check. */
#include "compose/quotations_internal.h"

#include <string.h>

#include "markdown/markdown.h"

struct collecting {
    struct arena *arena;
    const struct pack *pack;
    struct diags *diags;
    struct quotations *list;
    GHashTable *declared; /* id → number of its entry, from 1 */
    GHashTable *same;     /* speaker, date and words → the same */
    GHashTable *speakers; /* ATTRIBUTION → struct mention: who is named in it */
    GHashTable *dates;    /* ATTRIBUTION → struct date_found */
    const struct id_table *ids;
    GHashTable *own_ids;
    size_t order; /* uses of new entries so far */
    bool listed;  /* the pack keeps quotations, so those of the text are looked at as well */
};

/* ---- what analysis found in the last lines ---- */

static const struct node *attribution_of(const struct node *node) {
    while (node && node_is_inline(node))
        node = node->parent;
    return node && node->kind == NODE_ATTRIBUTION ? node : NULL;
}

/* The first person that a line names, else the first actor; its first date. */
static void read_lines(struct collecting *collecting, const struct analysis *analysis) {
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i], *before;
        const struct node *line = attribution_of(mention->at.node);
        before = line ? g_hash_table_lookup(collecting->speakers, line) : NULL;
        bool better = !before ||
                      (before->actor->kind != ACTOR_PERSON && mention->actor->kind == ACTOR_PERSON);
        if (line && better)
            g_hash_table_insert(collecting->speakers, (gpointer)(uintptr_t)line,
                                (gpointer)(uintptr_t)mention);
    }
    for (size_t i = 0; i < analysis->date_count; i++) {
        const struct date_found *date = &analysis->dates[i];
        const struct node *line = attribution_of(date->at.node);
        if (line && date->settled && !g_hash_table_contains(collecting->dates, line))
            g_hash_table_insert(collecting->dates, (gpointer)(uintptr_t)line,
                                (gpointer)(uintptr_t)date);
    }
}

/* ---- the parts of a last line ---- */

/* "Jens Stoltenberg, Brussels, 8 December 2016", without what it cites. */
static struct str line_text(struct arena *arena, const struct node *line,
                            const struct citation **citation) {
    GString *out = g_string_new(NULL);
    struct walk walk = walk_start(line);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering)
            continue;
        if (node->citation) {
            *citation = *citation ? *citation : node->citation;
            walk_skip_children(&walk);
        } else if (node->kind == NODE_TEXT || node->kind == NODE_CODE) {
            g_string_append_len(out, node->text.at, (gssize)node->text.len);
        } else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK) {
            g_string_append_c(out, ' ');
        }
    }
    struct str text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

static struct str trimmed(struct str text) {
    text = str_trim(text);
    while (text.len && strchr(".;:()", text.at[text.len - 1]))
        text = str_trim(str_slice(text, 0, text.len - 1));
    while (text.len && strchr(".;:()", text.at[0]))
        text = str_trim(str_slice(text, 1, text.len));
    return text;
}

static bool is_same_word(struct arena *arena, struct str a, struct str b) {
    char *first = g_utf8_casefold(str_terminated(arena, a), -1);
    char *second = g_utf8_casefold(str_terminated(arena, b), -1);
    bool same = strcmp(first, second) == 0;
    g_free(first);
    g_free(second);
    return same;
}

bool quotation_is_role(struct arena *arena, const struct actor *actor, struct str text) {
    const struct actor_role *roles = actor ? actor->roles.items : NULL;
    for (size_t i = 0; actor && i < actor->roles.count; i++)
        if (is_same_word(arena, roles[i].role.text, text))
            return true;
    return false;
}

/* "NATO Secretary General Jens Stoltenberg": what stands before a person's name is the office. "The
 * ministers of NATO" are told as they are written. */
static void take_speaker(struct quotation_entry *entry, const struct mention *mention,
                         struct str part) {
    entry->speaker = part;
    entry->actor = mention ? mention->actor : NULL;
    struct str name = mention ? mention->as_written : STR("");
    if (!mention || !str_ends(part, name))
        return;
    bool person = mention->actor->kind == ACTOR_PERSON;
    if (person || part.len == name.len)
        entry->speaker = mention->actor->name.text;
    if (person && part.len > name.len)
        entry->role = trimmed(str_slice(part, 0, part.len - name.len));
}

/* Behind the speaker: offices that are declared; else the last part is the place. */
static void take_part(struct arena *arena, struct quotation_entry *entry, struct str part) {
    struct str *to = &entry->place;
    if (!part.len)
        return;
    if (quotation_is_role(arena, entry->actor, part)) {
        to = &entry->role;
    } else if (entry->place.len) { /* what was taken for the place stands before it */
        entry->role = entry->role.len ? str_format(arena, "%.*s, %.*s", STR_ARG(entry->role),
                                                   STR_ARG(entry->place))
                                      : entry->place;
        entry->place = STR("");
    }
    *to = to->len ? str_format(arena, "%.*s, %.*s", STR_ARG(*to), STR_ARG(part)) : part;
}

static void read_line(struct collecting *collecting, const struct node *line,
                      struct quotation_entry *entry) {
    struct arena *arena = collecting->arena;
    const struct mention *mention = g_hash_table_lookup(collecting->speakers, line);
    const struct date_found *date = g_hash_table_lookup(collecting->dates, line);
    const struct citation *citation = NULL;
    struct str text = line_text(arena, line, &citation);
    if (citation && citation->count) {
        entry->source = citation->items[0].key;
        entry->locator = citation->items[0].suffix;
    }
    if (date) {
        entry->date = date->value;
        entry->dated = true;
        size_t at = str_find(text, date->as_written, 0);
        if (at != SIZE_MAX)
            text = str_format(arena, "%.*s%.*s", (int)at, text.at,
                              STR_ARG(str_slice(text, at + date->as_written.len, text.len)));
    }
    enum { MOST_PARTS = 12 };
    for (size_t start = 0, number = 0; start < text.len && number < MOST_PARTS; number++) {
        size_t comma = str_find(text, STR(","), start);
        struct str part = trimmed(str_slice(text, start, comma));
        start = comma == SIZE_MAX ? text.len : comma + 1;
        if (number)
            take_part(arena, entry, part);
        else
            take_speaker(entry, mention, part);
    }
}

/* ---- entries ---- */

static const char *key_of(struct collecting *collecting, struct quotation_entry *entry) {
    entry->plain = quotation_plain_words(collecting->arena, entry->text);
    struct str who = quotation_group(collecting->arena, entry);
    return str_format(collecting->arena, "%.*s\n%.*s", STR_ARG(who), STR_ARG(entry->plain)).at;
}

static void add_entry(struct collecting *collecting, const struct quotation_entry *entry) {
    struct quotations *list = collecting->list;
    ARENA_PUSH(collecting->arena, list->items, list->count, list->room, *entry);
}

static void add_declared(struct collecting *collecting) {
    const struct quote *quotes = collecting->pack->quotes.items;
    for (size_t i = 0; i < collecting->pack->quotes.count; i++) {
        const struct quote *quote = &quotes[i];
        struct quotation_entry entry = {.declared = quote,
                                        .actor = quote->actor,
                                        .text = quote->text.text,
                                        .speaker = quote_speaker(quote),
                                        .role = quote_role(quote),
                                        .place = quote->place.text,
                                        .source = quote->source.text,
                                        .locator = quote->locator.text,
                                        .language = quote->language.text,
                                        .date = quote->date.date,
                                        .dated = quote->date.span.source != 0,
                                        .span = quote->id.span};
        const char *id = str_terminated(collecting->arena, quote->id.text);
        const char *key = key_of(collecting, &entry);
        add_entry(collecting, &entry);
        gpointer number = GSIZE_TO_POINTER(collecting->list->count);
        if (!g_hash_table_contains(collecting->declared, id))
            g_hash_table_insert(collecting->declared, (gpointer)(uintptr_t)id, number);
        if (!g_hash_table_contains(collecting->same, key))
            g_hash_table_insert(collecting->same, (gpointer)(uintptr_t)key, number);
    }
}

/* The words of a block quote, without those of the original and the last line. */
static struct str words_of(struct arena *arena, const struct node *quote) {
    GString *out = g_string_new(NULL);
    struct walk walk = walk_start(quote);
    while (walk_next(&walk)) {
        const struct node *block = walk.node;
        if (!walk.entering || !node_holds_inlines(block))
            continue;
        walk_skip_children(&walk);
        if (block->kind == NODE_ATTRIBUTION || block->role == ROLE_ORIGINAL)
            continue;
        struct str words = node_plain_text(arena, block);
        g_string_append(out, out->len ? " " : "");
        g_string_append_len(out, words.at, (gssize)words.len);
    }
    struct str text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* Where lists lead to. */
static void give_id(struct collecting *collecting, struct node *use, struct str words) {
    if (!use->id.len && collecting->listed)
        use->id = quotation_id(collecting->arena, collecting->ids, collecting->own_ids,
                               str_slice(words, 0, 40));
}

static void add_use(struct collecting *collecting, struct quotation_entry *entry,
                    struct node *use) {
    give_id(collecting, use, entry->declared ? entry->declared->id.text : entry->text);
    if (!entry->use_count)
        entry->order = ++collecting->order;
    ARENA_PUSH(collecting->arena, entry->uses, entry->use_count, entry->use_room, use);
}

static void add_told(struct collecting *collecting, struct node *quote) {
    struct diags *diags = collecting->diags;
    const struct node *line = quote->last;
    struct quotation_entry told = {.span = quote->span, .language = quote->language};
    told.text = words_of(collecting->arena, quote);
    read_line(collecting, line, &told);
    const char *key = key_of(collecting, &told);
    size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(collecting->same, key));
    if (!number) {
        add_entry(collecting, &told);
        number = collecting->list->count;
        g_hash_table_insert(collecting->same, (gpointer)(uintptr_t)key, GSIZE_TO_POINTER(number));
    }
    add_use(collecting, &collecting->list->items[number - 1], quote);
    if (!collecting->listed || !told.actor)
        return;
    if (!told.dated)
        diag_add(diags, DIAG_QUOTE_UNDATED, line->span,
                 "this quotation has no date; no timeline has it");
    if (!told.source.len && collecting->pack->has_sources)
        diag_add(diags, DIAG_QUOTE_SOURCE, line->span, "nothing says where this is printed");
}

static void add_uses(struct collecting *collecting, struct node *body) {
    struct walk walk = walk_start(body);
    while (walk_next(&walk)) {
        struct node *node = walk.node;
        if (!walk.entering)
            continue;
        if (node->quote.len) {
            const char *id = str_terminated(collecting->arena, node->quote);
            size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(collecting->declared, id));
            struct quotation_entry *entry = number ? &collecting->list->items[number - 1] : NULL;
            if (entry && node->kind == NODE_SPAN && node->first)
                quotation_check_words(collecting->arena, entry, node, collecting->diags);
            if (entry && node->first)
                add_use(collecting, entry, node);
        } else if (node->kind == NODE_QUOTE && node->last && node->last->kind == NODE_ATTRIBUTION) {
            add_told(collecting, node);
        }
    }
}

static bool lists(const struct pack *pack, bool all) {
    for (size_t i = 0; i < pack->body_count; i++)
        if (pack->body[i].kind == BODY_QUOTES && (pack->body[i].all || !all))
            return true;
    return false;
}

static void report_unused(const struct collecting *collecting) {
    const struct pack *pack = collecting->pack;
    if (lists(pack, true))
        return;
    for (size_t i = 0; i < collecting->list->count; i++) {
        const struct quotation_entry *entry = &collecting->list->items[i];
        if (entry->declared && !entry->declared->faulty && !entry->use_count &&
            pack->epigraph.declared != entry->declared)
            diag_add(collecting->diags, DIAG_QUOTE_UNUSED, entry->span,
                     "nothing prints the quotation '%.*s'", STR_ARG(entry->declared->id.text));
    }
}

const struct node *quotation_leaf(const struct node *use) {
    struct walk walk = walk_start(use);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_TEXT)
            return walk.node;
    return use;
}

struct quotations *quotations_collect(struct arena *arena, const struct pack *pack,
                                      struct node *body, const struct analysis *analysis,
                                      struct diags *diags) {
    struct collecting collecting = {.arena = arena,
                                    .pack = pack,
                                    .diags = diags,
                                    .list = ARENA_NEW(arena, struct quotations),
                                    .declared = g_hash_table_new(g_str_hash, g_str_equal),
                                    .same = g_hash_table_new(g_str_hash, g_str_equal),
                                    .speakers = g_hash_table_new(g_direct_hash, g_direct_equal),
                                    .dates = g_hash_table_new(g_direct_hash, g_direct_equal),
                                    .ids = id_table_make(arena, body),
                                    .own_ids = g_hash_table_new(g_str_hash, g_str_equal),
                                    .listed = pack->quotes.count || lists(pack, false)};
    GHashTable *tables[] = {collecting.declared, collecting.same, collecting.speakers,
                            collecting.dates, collecting.own_ids};
    read_lines(&collecting, analysis);
    add_declared(&collecting);
    add_uses(&collecting, body);
    report_unused(&collecting);
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        g_hash_table_destroy(tables[i]);
    quotations_check(arena, collecting.list, diags);
    return collecting.list;
}
