/* glossary.c: the list of abbreviations and terms as a section: each with what it stands for, what
 * it means, and the pages that explain and use it. */
#include <stdlib.h>

#include "compose/glossary_internal.h"
#include "compose/index_internal.h"

struct entry {
    const struct glossary_term *term;
    struct str key; /* of the alphabet */
    struct str id;
    bool by_page;
};
struct entries {
    struct entry *items;
    size_t count;
    GHashTable *by_name; /* → struct entry */
};

/* ---- which, and in which order ---- */

static bool is_listed(const struct glossary_term *term, const struct body_item *item) {
    bool wanted = item->content == GLOSSARY_ALL ||
                  term->abbreviation == (item->content == GLOSSARY_ABBREVIATIONS);
    bool explained = term->long_form.len || term->declared;
    return wanted && explained && (term->declared || term->place_count);
}

static int by_place(const struct glossary_term *a, const struct glossary_term *b) {
    if (!a->place_count || !b->place_count)
        return (a->place_count == 0) - (b->place_count == 0); /* what is used nowhere is last */
    const struct term_place *x = &a->places[0], *y = &b->places[0];
    return (x->order > y->order) - (x->order < y->order);
}

static int compare(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    int order = a->by_page ? by_place(a->term, b->term) : 0;
    order = order ? order : str_compare(a->key, b->key);
    return order ? order : str_compare(a->term->name, b->term->name);
}

static struct entries choose(struct compose *compose, const struct body_item *item, size_t number) {
    const struct analysis *analysis = compose->input->analysis;
    struct collation *collation = collation_open(compose->arena, compose->language, false);
    struct entries entries = {ARENA_ARRAY(compose->arena, struct entry, analysis->term_count + 1),
                              0, NULL};
    for (size_t i = 0; i < analysis->term_count; i++) {
        const struct glossary_term *term = &analysis->terms[i];
        if (!is_listed(term, item))
            continue;
        struct entry *entry = &entries.items[entries.count++];
        *entry = (struct entry){.term = term,
                                .key = collation_key(collation, term->name),
                                .by_page = item->sort == GLOSSARY_BY_PAGE};
        struct str id = str_format(compose->arena, "glossary-%zu-%08x", number,
                                   (unsigned)(str_hash(term->name) >> 32));
        entry->id = compose_own_id(compose, id);
    }
    collation_close(collation);
    qsort(entries.items, entries.count, sizeof *entries.items, compare);
    return entries;
}

/* ---- an entry ---- */

static void drop_id(struct node *copy, const struct node *original, struct span span) {
    (void)original, (void)span;
    copy->id = STR("");
}

/* The definition as it was read; a copy, as a round's nodes die with it. */
static void copy_inlines(struct compose *compose, struct node *to, const struct node *from) {
    for (const struct node *child = from->first; child; child = child->next)
        node_copy(compose->arena, to, child, drop_id, child->span);
}

/* The pages, those that explain the term in bold. */
static void add_places(struct compose *compose, struct node *text, const struct glossary_term *term,
                       bool *bold) {
    struct index_place *places =
        ARENA_ARRAY(compose->arena, struct index_place, term->place_count + 1);
    struct mention *mentions = ARENA_ARRAY(compose->arena, struct mention, term->place_count + 1);
    struct node *entry = node_make_generated(compose->arena, NODE_SPAN, text->span);
    struct locator_signs signs = {0};
    GHashTable *explaining = g_hash_table_new(g_direct_hash, g_direct_equal); /* pages, + 1 */
    for (size_t i = 0; i < term->place_count; i++) {
        const struct term_place *place = &term->places[i];
        mentions[i] =
            (struct mention){.at = place->at, .span = place->span, .anchor = place->anchor};
        places[i] = (struct index_place){
            .mention = &mentions[i],
            .page = compose_page(compose, place->at.node, place->at.offset),
            .section = place->section,
            .main = place->explains,
        };
    }
    /* What explains it is told apart, and so in no range. */
    for (size_t i = 0; i < term->place_count; i++)
        if (places[i].main)
            g_hash_table_add(explaining, GSIZE_TO_POINTER(places[i].page + 1));
    for (size_t i = 0; i < term->place_count; i++)
        if (g_hash_table_contains(explaining, GSIZE_TO_POINTER(places[i].page + 1)))
            places[i].run = places[i].page + 1;
    g_hash_table_destroy(explaining);
    index_locators_add(compose, entry, places, term->place_count, true, &signs);
    *bold = *bold || signs.main;
    bool told = false;
    for (struct node *locator = entry->first, *next; locator; locator = next) {
        next = locator->next;
        compose_text(compose, text, told ? STR(", ") : STR("\u2002"), text->span);
        told = true;
        struct node *strong =
            locator->main ? node_make_generated(compose->arena, NODE_STRONG, text->span) : text;
        if (strong != text)
            node_append(text, strong);
        node_append(strong, locator);
    }
}

static const struct entry *entry_of(struct compose *compose, const struct entries *entries,
                                    struct str name) {
    return g_hash_table_lookup(entries->by_name, str_terminated(compose->arena, name));
}

/* "See NUC, NAC": a term that this glossary does not list is told without a link. */
static void add_see(struct compose *compose, struct node *text, const struct entries *entries,
                    const struct str_list *see, bool begins) {
    if (!see->count)
        return;
    struct node *word = node_make_generated(compose->arena, NODE_EMPHASIS, text->span);
    struct str term = str_of(compose_term(compose->language, TERM_SEE));
    compose_text(compose, word, begins ? compose_capitalised(compose->arena, term) : term,
                 text->span);
    if (!begins)
        compose_text(compose, text, STR("; "), text->span);
    node_append(text, word);
    for (size_t i = 0; i < see->count; i++) {
        const struct entry *other = entry_of(compose, entries, see->items[i].text);
        struct node *parent = text;
        compose_text(compose, text, i ? STR(", ") : STR(" "), text->span);
        if (other) {
            parent = node_make_generated(compose->arena, NODE_LINK, text->span);
            parent->target = str_format(compose->arena, "#%.*s", STR_ARG(other->id));
            node_append(text, parent);
        }
        compose_text(compose, parent, see->items[i].text, text->span);
    }
}

static bool ends_sentence(struct arena *arena, const struct node *text) {
    struct str said = str_trim(node_plain_text(arena, text));
    return said.len && (str_ends(said, STR(".")) || str_ends(said, STR("!")) ||
                        str_ends(said, STR("?")) || str_ends(said, STR(".”")));
}

static void fill_text(struct compose *compose, struct node *text, const struct entries *entries,
                      const struct glossary_term *term, bool *bold) {
    const struct declared_term *declared = term->declared;
    if (term->long_form.len)
        compose_text(compose, text, term->long_form, text->span);
    if (declared && declared->meaning) {
        if (text->first)
            compose_text(compose, text, STR(". "), text->span);
        copy_inlines(compose, text, declared->meaning);
    }
    if (declared && declared->see.count) {
        bool stop = ends_sentence(compose->arena, text);
        if (stop)
            compose_text(compose, text, STR(" "), text->span);
        add_see(compose, text, entries, &declared->see, stop || !text->first);
    }
    add_places(compose, text, term, bold);
}

static struct node *make_entry(struct compose *compose, const struct entries *entries,
                               const struct entry *entry, bool *bold) {
    struct span cause = entry->term->span;
    struct node *node = compose_block(compose, NODE_GLOSSARY_ENTRY, ROLE_NONE, STR(""), cause);
    node->id = entry->id;
    node_append(node,
                compose_block(compose, NODE_GLOSSARY_TERM, ROLE_NONE, entry->term->name, cause));
    struct node *text = compose_block(compose, NODE_GLOSSARY_TEXT, ROLE_NONE, STR(""), cause);
    node_append(node, text);
    fill_text(compose, text, entries, entry->term, bold);
    return node;
}

struct node *compose_glossary(struct compose *compose, const struct body_item *item,
                              size_t number) {
    struct entries entries = choose(compose, item, number);
    if (!entries.count)
        return NULL;
    bool bold = false;
    entries.by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < entries.count; i++)
        g_hash_table_insert(
            entries.by_name,
            (gpointer)(uintptr_t)str_terminated(compose->arena, entries.items[i].term->name),
            &entries.items[i]);
    struct str id = str_format(compose->arena, "glossary-%zu", number);
    struct node *section =
        compose_section(compose, ROLE_GLOSSARY, id, item->title.text, item->span);
    struct node *list = compose_block(compose, NODE_GLOSSARY, ROLE_NONE, STR(""), item->span);
    for (size_t i = 0; i < entries.count; i++)
        node_append(list, make_entry(compose, &entries, &entries.items[i], &bold));
    g_hash_table_destroy(entries.by_name);
    struct str note =
        compose_place_note(compose, NOTE_GLOSSARY,
                           bold ? glossary_word(compose->language, GLOSSARY_BOLD_NOTE)
                                : compose_term(compose->language, TERM_INDEX_HEADNOTE));
    node_append(section, compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE, note, item->span));
    node_append(section, list);
    return section;
}
