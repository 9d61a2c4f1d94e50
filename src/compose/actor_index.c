/* actor_index.c: the index of actors, put together. An entry: the heading, its roles, locators, or
 * sub-entries where the locators are too many to be tried one by one, and references to others.
 * Other names get a "see", or the locators themselves where they are few. */
#include "compose/index_internal.h"

#include <string.h>

/* Without sub-entries an entry has at most so many locators; and an entry with so few stands below
 * each of its names (The Chicago Manual of Style, 17th ed., 16.10, 16.16). */
enum { MOST_LOCATORS = 6, FEW_LOCATORS = 2 };

struct index_making {
    struct compose *compose;
    const struct body_item *item;
    struct index_places *places;
    const struct actor *actors;
    const struct index_years *years; /* NULL: no drawings */
    size_t number;
    struct locator_signs signs;
};

static struct str entry_id(struct index_making *making, const struct actor *actor) {
    return str_format(making->compose->arena, "index-%zu-%.*s", making->number,
                      STR_ARG(actor->id.text));
}

/* ---- sub-entries ---- */

struct group {
    struct str title;
    struct index_place *items;
    size_t count, room;
};

static void add_to_group(struct compose *compose, struct group *group,
                         const struct index_place *place) {
    ARENA_PUSH(compose->arena, group->items, group->count, group->room, *place);
}

/* What the place is in: -1: nothing that a sub-entry tells. */
static int role_of(const struct index_place *place) {
    static const int words[] = {[EVENT_EVENT] = -1,
                                [EVENT_STATEMENT] = INDEX_STATEMENTS,
                                [EVENT_AGREEMENT] = INDEX_AGREEMENTS,
                                [EVENT_VISIT] = INDEX_VISITS,
                                [EVENT_DECISION] = INDEX_DECISIONS,
                                [EVENT_PUBLICATION] = INDEX_PUBLICATIONS};
    return place->quoted ? INDEX_QUOTED : place->event < 0 ? -1 : words[place->event];
}

static void add_sub_entry(struct index_making *making, struct node *entry,
                          const struct group *group, bool ranges) {
    struct compose *compose = making->compose;
    struct node *sub = compose_block(compose, NODE_INDEX_ENTRY, ROLE_NONE, STR(""), entry->span);
    sub->level = 2;
    node_append(sub, compose_block(compose, NODE_INDEX_TERM, ROLE_NONE, group->title, entry->span));
    index_locators_add(compose, sub, group->items, group->count, ranges, &making->signs);
    node_append(entry, sub);
}

/* By what the actor does: quoted, statements, visits. What is left stands behind the heading, if it
 * is not too much; else false. */
static bool add_by_role(struct index_making *making, struct node *entry,
                        const struct index_places *places) {
    struct compose *compose = making->compose;
    struct group groups[INDEX_PUBLICATIONS + 1] = {0}, rest = {0};
    size_t used = 0;
    for (size_t i = 0; i < places->count; i++) {
        int role = role_of(&places->items[i]);
        add_to_group(compose, role < 0 ? &rest : &groups[role], &places->items[i]);
    }
    for (int i = 0; i <= INDEX_PUBLICATIONS; i++)
        used += groups[i].count > 0;
    struct locator_signs none = {0};
    if (!used || used + (rest.count > 0) < 2 ||
        index_locators_add(compose, NULL, rest.items, rest.count, true, &none) > MOST_LOCATORS)
        return false;
    index_locators_add(compose, entry, rest.items, rest.count, true, &making->signs);
    for (int i = 0; i <= INDEX_PUBLICATIONS; i++) {
        groups[i].title = str_of(index_word(compose->language, (enum index_word)i));
        if (groups[i].count)
            add_sub_entry(making, entry, &groups[i], false);
    }
    return true;
}

/* By section, in the order of the book. */
static bool add_by_section(struct index_making *making, struct node *entry,
                           const struct index_places *places) {
    struct compose *compose = making->compose;
    if (!places->count || places->items[0].section == places->items[places->count - 1].section)
        return false;
    struct group group = {0};
    for (size_t i = 0; i < places->count; i++) {
        const struct index_place *place = &places->items[i];
        if (i && place->section != places->items[i - 1].section) {
            add_sub_entry(making, entry, &group, true);
            group = (struct group){0};
        }
        if (!group.count)
            group.title = compose_title_of(compose->arena, place->section);
        add_to_group(compose, &group, place);
    }
    add_sub_entry(making, entry, &group, true);
    return true;
}

static struct index_place *copy_places(struct compose *compose, const struct index_places *places) {
    struct index_place *copy = ARENA_ARRAY(compose->arena, struct index_place, places->count + 1);
    memcpy(copy, places->items, places->count * sizeof *copy);
    return copy;
}

/* The locators without sub-entries: only counted where `entry` is NULL. */
static size_t add_locators(struct index_making *making, struct node *entry,
                           const struct index_places *places) {
    struct locator_signs none = {0};
    return index_locators_add(making->compose, entry, copy_places(making->compose, places),
                              places->count, true, entry ? &making->signs : &none);
}

/* ---- references ---- */

static struct node *start_see(struct compose *compose, enum term term, struct span cause) {
    struct node *see = compose_block(compose, NODE_SEE, ROLE_NONE, STR(""), cause);
    struct node *word = node_make_generated(compose->arena, NODE_EMPHASIS, cause);
    compose_text(compose, word, str_of(compose_term(compose->language, term)), cause);
    node_append(see, word);
    compose_text(compose, see, STR(" "), cause);
    return see;
}

static void add_see_link(struct index_making *making, struct node *see, const struct actor *actor) {
    struct node *link = node_make_generated(making->compose->arena, NODE_LINK, actor->span);
    struct str id = entry_id(making, actor);
    link->target = str_format(making->compose->arena, "#%.*s", STR_ARG(id));
    compose_text(making->compose, link, index_heading(actor), actor->span);
    node_append(see, link);
}

/* Why the index cannot refer to an actor, or NULL. */
static const char *fault_of(const struct index_making *making, const struct actor *actor,
                            const struct actor *other, size_t at) {
    if (other == actor)
        return "it is the same entry";
    for (size_t i = 0; i < at; i++)
        if (str_equal(actor->see_also.items[i].text, other->id.text))
            return "it is there already";
    return index_lists(making->compose, making->item, making->places, other)
               ? NULL
               : "the index has no entry for it";
}

/* Only to actors that have an entry, and once each: a reader is not sent to nowhere. */
static void add_see_also(struct index_making *making, struct node *entry,
                         const struct actor *actor) {
    struct compose *compose = making->compose;
    struct node *see = NULL;
    for (size_t i = 0; i < actor->see_also.count; i++) {
        const struct located_str *id = &actor->see_also.items[i];
        const struct actor *other = pack_actor(compose->input->pack, id->text);
        const char *fault = other ? fault_of(making, actor, other, i) : NULL;
        if (fault)
            diag_add(compose->input->diags, DIAG_INDEX_REFERENCE, id->span,
                     "the reference from '%.*s' to '%.*s' is left out: %s",
                     STR_ARG(actor->name.text), STR_ARG(other->name.text), fault);
        if (!other || fault)
            continue;
        if (!see)
            see = start_see(compose, TERM_SEE_ALSO, actor->span);
        else
            compose_text(compose, see, STR("; "), actor->span);
        add_see_link(making, see, other);
    }
    if (see)
        node_append(entry, see);
}

/* ---- entries ---- */

static struct node *add_term(struct index_making *making, struct node *entry,
                             const struct index_line *line) {
    struct node *term = compose_block(making->compose, NODE_INDEX_TERM, ROLE_NONE, line->heading,
                                      line->actor->span);
    node_append(entry, term);
    return term;
}

static void add_note(struct compose *compose, struct node *entry, const struct actor *actor,
                     struct str text) {
    if (text.len)
        node_append(entry, compose_block(compose, NODE_INDEX_NOTE, ROLE_NONE, text, actor->span));
}

/* Few locators stand below the other name too: to look there is quicker than to be sent on. */
static void fill_alias(struct index_making *making, struct node *entry,
                       const struct index_line *line, const struct index_places *places) {
    add_term(making, entry, line);
    if (add_locators(making, NULL, places) <= FEW_LOCATORS) {
        add_note(making->compose, entry, line->actor, index_heading(line->actor));
        add_locators(making, entry, places);
        return;
    }
    struct node *see = start_see(making->compose, TERM_SEE, line->actor->span);
    add_see_link(making, see, line->actor);
    node_append(entry, see);
}

static void fill_entry(struct index_making *making, struct node *entry,
                       const struct index_line *line, const struct index_places *places) {
    struct compose *compose = making->compose;
    struct node *term = add_term(making, entry, line);
    struct node *drawing =
        making->years ? index_sparkline(compose, making->years, line->actor) : NULL;
    if (drawing) {
        compose_text(compose, term, STR("\u00a0"), line->actor->span);
        node_append(term, drawing);
    }
    entry->id = entry_id(making, line->actor);
    entry->label = str_format(compose->arena, "%.*s (%s)", STR_ARG(line->heading),
                              compose_term(compose->language, TERM_CONTINUED));
    add_note(compose, entry, line->actor, index_abbreviation(line->actor));
    add_note(compose, entry, line->actor, index_roles(compose, line->actor));
    bool many = add_locators(making, NULL, places) > MOST_LOCATORS;
    bool by_section = compose->input->by_section; /* the locators are sections themselves */
    if (!many || (!add_by_role(making, entry, places) &&
                  (by_section || !add_by_section(making, entry, places))))
        add_locators(making, entry, places);
    add_see_also(making, entry, line->actor);
}

/* ---- the whole ---- */

static void append_sentence(GString *text, struct str sentence) {
    g_string_append_printf(text, "%s%.*s", text->len ? " " : "", STR_ARG(sentence));
}

/* How the index was made, and what its signs mean that it uses. */
static struct node *make_headnote(struct index_making *making) {
    struct compose *compose = making->compose;
    struct str language = compose->language;
    GString *text = g_string_new(NULL);
    append_sentence(
        text, compose_place_note(compose, NOTE_INDEX, compose_term(language, TERM_INDEX_HEADNOTE)));
    bool declared = compose->input->pack->actors.count > 0;
    append_sentence(
        text, str_of(index_word(language, declared ? INDEX_DECLARED_NOTE : INDEX_FOUND_NOTE)));
    if (making->signs.main)
        append_sentence(text, str_of(index_word(language, INDEX_MAIN_NOTE)));
    if (making->signs.note)
        append_sentence(text, str_of(index_word(language, INDEX_NOTE_NOTE)));
    if (making->signs.figure)
        append_sentence(text, str_of(index_word(language, INDEX_FIGURE_NOTE)));
    if (making->years)
        append_sentence(text, index_years_note(compose, making->years));
    struct str words = str_copy(compose->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE, words, making->item->span);
}

struct node *compose_index(struct compose *compose, const struct body_item *item, size_t number) {
    struct index_making making = {.compose = compose,
                                  .item = item,
                                  .number = number,
                                  .places = index_places_make(compose),
                                  .years = item->sparklines ? index_years_make(compose) : NULL};
    size_t count;
    making.actors = index_actors(compose, &count);
    struct index_lines lines = index_lines_make(compose, item, making.places, true);
    if (!lines.count)
        return NULL; /* an index of nobody is not printed */
    struct str id = str_format(compose->arena, "index-%zu", number);
    struct node *section = compose_section(compose, ROLE_INDEX, id, item->title.text, item->span);
    struct node *index = compose_block(compose, NODE_INDEX, ROLE_NONE, STR(""), item->span);
    for (size_t i = 0; i < lines.count; i++) {
        const struct index_line *line = &lines.items[i];
        const struct index_places *places = &making.places[line->actor - making.actors];
        struct node *entry =
            compose_block(compose, NODE_INDEX_ENTRY, ROLE_NONE, STR(""), line->actor->span);
        entry->title = line->letter;
        node_append(index, entry);
        if (line->alias)
            fill_alias(&making, entry, line, places);
        else
            fill_entry(&making, entry, line, places);
    }
    node_append(section, make_headnote(&making));
    node_append(section, index);
    return section;
}
