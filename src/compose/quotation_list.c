/* quotation_list.c: the list of quotations as a section: each with its words, who said them, when
 * and where, the source, and the pages that have it. */
#include "compose/cite_internal.h"
#include "compose/list_words.h"

#include <stdlib.h>

enum { MOST_CHARACTERS = 420, KEPT_CHARACTERS = 300 }; /* of what the text prints in full */

struct listed {
    const struct quotation_entry *entry;
    size_t number; /* in the order of the book */
    struct str key;
    bool by_speaker;
};

static int compare(const void *left, const void *right) {
    const struct listed *a = left, *b = right;
    int order = a->by_speaker ? str_compare(a->key, b->key) : 0;
    if (!order && a->entry->dated != b->entry->dated)
        return a->entry->dated ? -1 : 1; /* the undated stand last */
    if (!order && a->entry->dated)
        order = edtf_compare(a->entry->date, b->entry->date);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static bool is_listed(const struct compose *compose, const struct body_item *item,
                      GHashTable *actors, const struct quotation_entry *entry) {
    const struct quote *epigraph = compose->input->pack->epigraph.declared;
    bool used = entry->use_count || (epigraph && entry->declared == epigraph);
    struct str speaker = entry->actor ? entry->actor->id.text : STR("");
    return (used || item->all) && compose_asks_for(actors, compose->arena, speaker);
}

static struct str sort_name(const struct quotation_entry *entry) {
    const struct actor *actor = entry->actor;
    if (!entry->speaker.len)
        return STR("\u2014"); /* the line tells a place or a date alone */
    bool named = actor && actor->sort.text.len && str_equal(actor->name.text, entry->speaker);
    return named ? actor->sort.text : entry->speaker;
}

static struct listed *choose(struct compose *compose, const struct body_item *item, size_t *count) {
    const struct quotations *list = compose->input->quotations;
    struct listed *chosen = ARENA_ARRAY(compose->arena, struct listed, list->count + 1);
    bool by_speaker = item->sort == QUOTES_BY_SPEAKER;
    struct collation *collation =
        by_speaker ? collation_open(compose->arena, compose->language, false) : NULL;
    GHashTable *actors = compose_set(compose->arena, &item->actors);
    *count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct quotation_entry *entry = &list->items[i];
        if (!is_listed(compose, item, actors, entry))
            continue;
        struct listed *listed = &chosen[(*count)++];
        *listed = (struct listed){.entry = entry, .by_speaker = by_speaker};
        listed->number = entry->use_count ? entry->order : list->count + i;
        if (by_speaker)
            listed->key = collation_key(collation, sort_name(entry));
    }
    g_clear_pointer(&actors, g_hash_table_destroy);
    if (collation)
        collation_close(collation);
    if (*count)
        qsort(chosen, *count, sizeof *chosen, compare);
    return chosen;
}

/* ---- an entry ---- */

/* What stands in the text as a whole is cut here, between two words. */
static struct str shortened(struct compose *compose, const struct quotation_entry *entry) {
    struct str text = entry->text;
    if (!entry->use_count || str_characters(text) <= MOST_CHARACTERS)
        return text;
    size_t at = 0, cut = 0;
    for (size_t i = 0; i < KEPT_CHARACTERS; i++) {
        size_t before = at;
        if (str_next(text, &at) == ' ')
            cut = before;
    }
    return str_format(compose->arena, "%.*s […]", STR_ARG(str_slice(text, 0, cut ? cut : at)));
}

static void add_words(struct compose *compose, struct node *quote,
                      const struct quotation_entry *entry) {
    struct span cause = entry->span;
    struct str text = shortened(compose, entry);
    struct node *words = compose_block(compose, NODE_PARAGRAPH, ROLE_NONE, text, cause);
    words->language = entry->language;
    node_append(quote, words);
    const struct quote *declared = entry->declared;
    if (!declared || !declared->original.text.text.len || text.at != entry->text.at)
        return;
    struct node *original =
        compose_block(compose, NODE_PARAGRAPH, ROLE_ORIGINAL, declared->original.text.text, cause);
    original->language = declared->original.language.text;
    node_append(quote, original);
}

static void add_source(struct compose *compose, struct node *line,
                       const struct quotation_entry *entry) {
    if (!compose->input->citations)
        return;
    const struct csl_item *item = csl_find(&compose->input->pack->works, entry->source);
    if (!item)
        return;
    struct citations citations = cite_of_round(compose);
    const struct cite_work *work = &citations.works[item - compose->input->pack->works.items];
    const struct cite_style *style = citations.style;
    compose_text(compose, line, str_format(compose->arena, " %s", style->open), entry->span);
    struct node *parent = line;
    if (work->id.len) {
        parent = node_make_generated(compose->arena, NODE_LINK, entry->span);
        parent->target = str_format(compose->arena, "#%.*s", STR_ARG(work->id));
        node_append(line, parent);
    }
    cite_append(compose->arena, parent, cite_fill(&citations, work, style->cite, entry->locator),
                entry->span);
    compose_text(compose, line, str_of(style->close), entry->span);
}

static void add_pages(struct compose *compose, struct node *line,
                      const struct quotation_entry *entry) {
    struct told_place *places =
        ARENA_ARRAY(compose->arena, struct told_place, entry->use_count + 1);
    for (size_t i = 0; i < entry->use_count; i++)
        places[i] = (struct told_place){
            {quotation_leaf(entry->uses[i]), 0}, entry->uses[i]->span, entry->uses[i]->id};
    compose_places(compose, line, places, entry->use_count);
}

static struct node *make_entry(struct compose *compose, const struct listed *listed) {
    const struct quotation_entry *entry = listed->entry;
    struct node *quote = compose_block(compose, NODE_QUOTE, ROLE_NONE, STR(""), entry->span);
    struct node *line = compose_block(compose, NODE_ATTRIBUTION, ROLE_NONE, STR(""), entry->span);
    struct str parts[] = {listed->by_speaker ? STR("") : entry->speaker, entry->role, entry->place,
                          entry->dated ? compose_date(compose, entry->date) : STR("")};
    add_words(compose, quote, entry);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i].len)
            compose_text(
                compose, line,
                str_format(compose->arena, "%s%.*s", line->first ? ", " : "", STR_ARG(parts[i])),
                entry->span);
    add_source(compose, line, entry);
    add_pages(compose, line, entry);
    if (line->first)
        node_append(quote, line);
    return quote;
}

struct node *compose_quotations(struct compose *compose, const struct body_item *item,
                                size_t number) {
    size_t count;
    struct listed *chosen = choose(compose, item, &count);
    if (!count)
        return NULL;
    struct str id = str_format(compose->arena, "quotations-%zu", number), last = STR("");
    struct node *section =
        compose_section(compose, ROLE_QUOTATIONS, id, item->title.text, item->span);
    enum list_word order = item->sort == QUOTES_BY_SPEAKER ? LIST_BY_SPEAKER : LIST_BY_DATE;
    struct str many = list_count(compose->arena, compose->language, LIST_QUOTATION, count);
    struct str note =
        str_format(compose->arena, "%.*s, %s.", STR_ARG(many), list_word(compose->language, order));
    node_append(section, compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE, note, item->span));
    for (size_t i = 0; i < count; i++) {
        if (chosen[i].by_speaker && (!i || !str_equal(chosen[i].key, last)))
            node_append(section, compose_subheading(compose, section, sort_name(chosen[i].entry),
                                                    chosen[i].entry->span));
        last = chosen[i].key;
        node_append(section, make_entry(compose, &chosen[i]));
    }
    return section;
}
