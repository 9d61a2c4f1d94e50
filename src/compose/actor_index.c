/* actor_index.c: the index of actors. An entry: the heading, inverted for persons, its roles, and a
 * locator for each page or run of neighbouring pages that names the actor (Chicago Manual, ch. 16).
 * Other names of bodies get a "see" entry. */
#include "compose/compose_internal.h"

#include <stdlib.h>
#include <string.h>

/* One line of the index before it is sorted. */
struct entry {
    struct str heading, key, letter;
    const struct actor *actor;
    bool see; /* the heading is another name of the actor */
};

struct entries {
    struct entry *items;
    size_t count, room;
};

static void add(struct compose *compose, struct entries *entries, struct str heading,
                const struct actor *actor, bool see) {
    struct entry entry = {heading, collate_key(compose->arena, heading, compose->language),
                          collate_letter(compose->arena, heading, compose->language), actor, see};
    ARENA_PUSH(compose->arena, entries->items, entries->count, entries->room, entry);
}

static int compare(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    if (!order)
        order = str_compare(a->heading, b->heading);
    return order ? order : str_compare(a->actor->id.text, b->actor->id.text);
}

/* An alias that holds a word of the name would stand beside it or say nothing new: no "see" for it.
 * Persons' aliases are mostly titles with the surname, which nobody looks up. */
static bool wants_see(const struct actor *actor, struct str alias) {
    if (actor->kind == ACTOR_PERSON || alias.len == 0)
        return false;
    if (str_starts(alias, STR("the ")) || g_ascii_islower(alias.at[0]))
        return false;
    return str_find(actor->name.text, alias, 0) == SIZE_MAX &&
           str_find(alias, actor->name.text, 0) == SIZE_MAX;
}

/* Which actors are named at all; asked by the actor's place in the pack's list. */
static bool *named_actors(struct compose *compose) {
    const struct analysis *analysis = compose->input->analysis;
    bool *named = ARENA_ARRAY(compose->arena, bool, analysis->actor_count + 1);
    const struct actor *actors = analysis->actors;
    for (size_t i = 0; i < analysis->mention_count; i++)
        named[analysis->mentions[i].actor - actors] = true;
    return named;
}

static struct entries collect(struct compose *compose, const struct body_item *item,
                              const bool *named) {
    struct entries entries = {0};
    const struct actor *actors = compose->input->analysis->actors;
    for (size_t i = 0; i < compose->input->analysis->actor_count; i++) {
        const struct actor *actor = &actors[i];
        if (!named[i] || (actor->kind == ACTOR_STATE && !item->states))
            continue;
        add(compose, &entries, actor->sort.text.len ? actor->sort.text : actor->name.text, actor,
            false);
        for (size_t j = 0; j < actor->aliases.count; j++)
            if (wants_see(actor, actor->aliases.items[j].text))
                add(compose, &entries, actor->aliases.items[j].text, actor, true);
    }
    if (entries.count)
        qsort(entries.items, entries.count, sizeof *entries.items, compare);
    return entries;
}

/* ---- locators ---- */

struct page_use {
    size_t page;
    const struct mention *mention; /* the first on that page */
};

static struct str label_of(struct compose *compose, size_t page) {
    struct str label = page == PAGE_NONE ? STR("00") : page_map_page(compose->map, page)->label;
    return str_copy(compose->arena, label);
}

static bool same_matter(struct compose *compose, size_t a, size_t b) {
    struct str x = page_map_page(compose->map, a)->label, y = page_map_page(compose->map, b)->label;
    return x.len && y.len && g_ascii_isdigit(x.at[0]) == g_ascii_isdigit(y.at[0]);
}

static void add_locator(struct compose *compose, struct node *entry, const struct page_use *first,
                        const struct page_use *last) {
    struct node *locator = node_make_generated(compose->arena, NODE_LOCATOR, first->mention->span);
    locator->text = label_of(compose, first->page);
    if (last != first) {
        struct str end = label_of(compose, last->page);
        locator->text =
            str_format(compose->arena, "%.*s\u2013%.*s", STR_ARG(locator->text), STR_ARG(end));
    }
    locator->target = str_format(compose->arena, "#%.*s", STR_ARG(first->mention->anchor));
    node_append(entry, locator);
}

static int compare_uses(const void *left, const void *right) {
    const struct page_use *a = left, *b = right;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    return (a->mention > b->mention) - (a->mention < b->mention);
}

static void add_locators(struct compose *compose, struct node *entry, const struct page_use *uses,
                         size_t count) {
    for (size_t i = 0; i < count;) {
        size_t last = i;
        while (last + 1 < count && uses[last + 1].page == uses[last].page + 1 &&
               uses[last].page != PAGE_NONE &&
               same_matter(compose, uses[last].page, uses[last + 1].page))
            last++;
        add_locator(compose, entry, &uses[i], &uses[last]);
        i = last + 1;
    }
}

/* All mentions by actor, each page once, in one pass over the mentions. */
struct uses {
    struct page_use *items;
    size_t count, room;
};

static struct uses *collect_uses(struct compose *compose) {
    const struct analysis *analysis = compose->input->analysis;
    const struct actor *actors = analysis->actors;
    struct uses *uses = ARENA_ARRAY(compose->arena, struct uses, analysis->actor_count + 1);
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        struct uses *list = &uses[mention->actor - actors];
        struct page_use use = {compose_page(compose, mention->at.node, mention->at.offset),
                               mention};
        ARENA_PUSH(compose->arena, list->items, list->count, list->room, use);
    }
    for (size_t i = 0; i < analysis->actor_count; i++) {
        struct uses *list = &uses[i];
        size_t kept = 0;
        if (list->count)
            qsort(list->items, list->count, sizeof *list->items, compare_uses);
        for (size_t j = 0; j < list->count; j++)
            if (!kept || list->items[kept - 1].page != list->items[j].page)
                list->items[kept++] = list->items[j];
        list->count = kept;
    }
    return uses;
}

/* ---- roles and references ---- */

static struct str years(struct compose *compose, const struct actor_role *role) {
    bool from = role->from.span.source != 0, to = role->to.span.source != 0;
    int first = role->from.date.from.year, last = role->to.date.from.year;
    if (from && to && first == last)
        return str_format(compose->arena, ", %d", first);
    if (from && to)
        return str_format(compose->arena, ", %d\u2013%d", first, last);
    if (from)
        return str_format(compose->arena, ", from %d", first);
    if (to)
        return str_format(compose->arena, ", until %d", last);
    return STR("");
}

static void add_roles(struct compose *compose, struct node *entry, const struct actor *actor) {
    GString *text = g_string_new(NULL);
    const struct actor_role *roles = actor->roles.items;
    for (size_t i = 0; i < actor->roles.count; i++) {
        struct str time = years(compose, &roles[i]);
        g_string_append_printf(text, "%s%.*s%.*s", i ? "; " : "", STR_ARG(roles[i].role.text),
                               STR_ARG(time));
    }
    if (text->len)
        node_append(entry,
                    compose_block(compose, NODE_INDEX_NOTE, ROLE_NONE,
                                  str_copy(compose->arena, (struct str){text->str, text->len}),
                                  actor->span));
    g_string_free(text, TRUE);
}

static struct str entry_id(struct compose *compose, const struct actor *actor, size_t number) {
    return str_format(compose->arena, "index-%zu-%.*s", number, STR_ARG(actor->id.text));
}

static void add_see_link(struct compose *compose, struct node *see, const struct actor *actor,
                         size_t number) {
    struct node *link = node_make_generated(compose->arena, NODE_LINK, actor->span);
    struct str id = entry_id(compose, actor, number);
    link->target = str_format(compose->arena, "#%.*s", STR_ARG(id));
    struct str heading = actor->sort.text.len ? actor->sort.text : actor->name.text;
    compose_text(compose, link, heading, actor->span);
    node_append(see, link);
}

static struct node *start_see(struct compose *compose, enum term term, struct span cause) {
    struct node *see = compose_block(compose, NODE_SEE, ROLE_NONE, STR(""), cause);
    struct node *word = node_make_generated(compose->arena, NODE_EMPHASIS, cause);
    compose_text(compose, word, str_of(compose_term(compose->language, term)), cause);
    node_append(see, word);
    compose_text(compose, see, STR(" "), cause);
    return see;
}

/* Only actors that have an entry are referred to: no blind references. */
static void add_see_also(struct compose *compose, struct node *entry, const struct actor *actor,
                         const bool *named, const struct body_item *item, size_t number) {
    const struct actor *actors = compose->input->analysis->actors;
    struct node *see = NULL;
    for (size_t i = 0; i < actor->see_also.count; i++) {
        const struct actor *other = pack_actor(compose->input->pack, actor->see_also.items[i].text);
        if (!other || !named[other - actors] || (other->kind == ACTOR_STATE && !item->states))
            continue;
        if (!see)
            see = start_see(compose, TERM_SEE_ALSO, actor->span);
        else
            compose_text(compose, see, STR("; "), actor->span);
        add_see_link(compose, see, other, number);
    }
    if (see)
        node_append(entry, see);
}

struct node *compose_index(struct compose *compose, const struct body_item *item, size_t number) {
    const bool *named = named_actors(compose);
    struct entries entries = collect(compose, item, named);
    if (!entries.count)
        return NULL; /* an index of nobody is not printed */
    struct str id = str_format(compose->arena, "index-%zu", number);
    struct node *section = compose_section(compose, ROLE_INDEX, id, item->title.text, item->span);
    node_append(section, compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE,
                                       str_of(compose_term(compose->language, TERM_INDEX_HEADNOTE)),
                                       item->span));
    struct node *index = compose_block(compose, NODE_INDEX, ROLE_NONE, STR(""), item->span);
    node_append(section, index);
    struct uses *uses = collect_uses(compose);
    const struct actor *actors = compose->input->analysis->actors;
    for (size_t i = 0; i < entries.count; i++) {
        const struct entry *line = &entries.items[i];
        struct node *entry =
            compose_block(compose, NODE_INDEX_ENTRY, ROLE_NONE, STR(""), line->actor->span);
        entry->title = line->letter;
        node_append(index, entry);
        node_append(entry, compose_block(compose, NODE_INDEX_TERM, ROLE_NONE, line->heading,
                                         line->actor->span));
        if (line->see) {
            struct node *see = start_see(compose, TERM_SEE, line->actor->span);
            add_see_link(compose, see, line->actor, number);
            node_append(entry, see);
            continue;
        }
        entry->id = entry_id(compose, line->actor, number);
        entry->label = str_format(compose->arena, "%.*s (%s)", STR_ARG(line->heading),
                                  compose_term(compose->language, TERM_CONTINUED));
        add_roles(compose, entry, line->actor);
        struct uses *list = &uses[line->actor - actors];
        add_locators(compose, entry, list->items, list->count);
        add_see_also(compose, entry, line->actor, named, item, number);
    }
    return section;
}
