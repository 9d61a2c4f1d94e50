/* profiles.c: who's who: for each actor one paragraph (the roles, the pages that name and quote it,
 * whom it is often named with) and its events. More than a few events are told by their dates
 * alone, since the chronology has their words. */
#include "compose/index_internal.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_RELATED = 5, LEAST_TOGETHER = 2, MOST_IN_SENTENCE = 32, MOST_TOLD = 4 };

struct related {
    const struct actor *actor;
    size_t together; /* sentences that name both */
};
struct related_list {
    struct related *items;
    size_t count, room;
};
struct event_list {
    const struct event **items;
    size_t count, room;
};

struct profiles {
    struct compose *compose;
    const struct body_item *item;
    size_t number;
    const struct actor *actors;
    size_t actor_count;
    struct index_places *places;
    struct related_list *related; /* by actor */
    struct event_list *events;    /* by actor */
    struct index_lines lines;
};

/* ---- who is named with whom ---- */

static void count_pair(GHashTable *pairs, guint64 a, guint64 b, size_t actor_count) {
    guint64 key = a * actor_count + b;
    gpointer slot = g_hash_table_lookup(pairs, &key);
    if (!slot) {
        guint64 *kept = g_new(guint64, 2);
        kept[0] = key;
        kept[1] = 1;
        g_hash_table_insert(pairs, kept, kept);
    } else {
        ((guint64 *)slot)[1]++;
    }
}

/* The actors of the sentence that mention `from` begins, each once; the mention behind it. */
static size_t actors_of_sentence(const struct profiles *profiles, size_t from,
                                 size_t found[MOST_IN_SENTENCE], size_t *count) {
    const struct analysis *analysis = profiles->compose->input->analysis;
    size_t i = from, sentence = analysis->mentions[from].sentence;
    *count = 0;
    for (; i < analysis->mention_count && analysis->mentions[i].sentence == sentence; i++) {
        const struct actor *actor = analysis->mentions[i].actor;
        bool known = !index_lists(profiles->compose, profiles->item, profiles->places, actor);
        for (size_t j = 0; j < *count; j++)
            known = known || found[j] == (size_t)(actor - profiles->actors);
        if (!known && *count < MOST_IN_SENTENCE)
            found[(*count)++] = (size_t)(actor - profiles->actors);
    }
    return i;
}

static int compare_related(const void *left, const void *right) {
    const struct related *a = left, *b = right;
    if (a->together != b->together)
        return a->together > b->together ? -1 : 1;
    return (a->actor > b->actor) - (a->actor < b->actor);
}

static void find_related(struct profiles *profiles) {
    struct compose *compose = profiles->compose;
    GHashTable *pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (size_t at = 0; at < compose->input->analysis->mention_count;) {
        size_t found[MOST_IN_SENTENCE], count;
        at = actors_of_sentence(profiles, at, found, &count);
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < count; j++)
                if (i != j)
                    count_pair(pairs, found[i], found[j], profiles->actor_count);
    }
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, pairs);
    while (g_hash_table_iter_next(&iter, &key, NULL)) { /* sorted below */
        const guint64 *pair = key;
        struct related_list *list = &profiles->related[pair[0] / profiles->actor_count];
        struct related related = {&profiles->actors[pair[0] % profiles->actor_count], pair[1]};
        if (related.together >= LEAST_TOGETHER)
            ARENA_PUSH(compose->arena, list->items, list->count, list->room, related);
    }
    g_hash_table_destroy(pairs);
    for (size_t i = 0; i < profiles->actor_count; i++)
        if (profiles->related[i].count)
            qsort(profiles->related[i].items, profiles->related[i].count, sizeof(struct related),
                  compare_related);
}

static void find_events(struct profiles *profiles) {
    const struct analysis *analysis = profiles->compose->input->analysis;
    for (size_t i = 0; i < analysis->event_count; i++) {
        const struct event *event = &analysis->events[i];
        for (size_t j = 0; j < event->actor_count; j++) {
            struct event_list *list = &profiles->events[event->actors[j] - profiles->actors];
            ARENA_PUSH(profiles->compose->arena, list->items, list->count, list->room, event);
        }
    }
}

/* ---- a profile ---- */

static struct str profile_id(const struct profiles *profiles, const struct actor *actor) {
    return str_format(profiles->compose->arena, "profile-%zu-%.*s", profiles->number,
                      STR_ARG(actor->id.text));
}

/* " [p. 5]": where the event is told. */
static void add_event_page(struct compose *compose, struct node *parent,
                           const struct event *event) {
    if (!event->place_count)
        return;
    const struct date_found *found = event->places[0].date;
    struct told_place place = {found->at, found->span, found->anchor};
    compose_places(compose, parent, &place, 1);
}

static struct node *make_event(struct compose *compose, const struct event *event) {
    struct node *node = compose_block(compose, NODE_EVENT, ROLE_NONE, STR(""), event->span);
    struct node *date = compose_block(compose, NODE_EVENT_DATE, ROLE_NONE,
                                      compose_event_date(compose, event), event->span);
    struct node *text = compose_event_text(compose, event);
    date->date = event->value;
    date->has_date = true;
    add_event_page(compose, text, event);
    node_append(node, date);
    node_append(node, text);
    return node;
}

static void add_events(struct profiles *profiles, struct node *section, const struct actor *actor) {
    const struct event_list *list = &profiles->events[actor - profiles->actors];
    if (!list->count || list->count > MOST_TOLD)
        return;
    struct node *timeline =
        compose_block(profiles->compose, NODE_TIMELINE, ROLE_NONE, STR(""), actor->span);
    for (size_t i = 0; i < list->count; i++)
        node_append(timeline, make_event(profiles->compose, list->items[i]));
    node_append(section, timeline);
}

static bool is_told(struct compose *compose, const struct event *event,
                    const struct event *before) {
    if (!before || !event->place_count || !before->place_count)
        return false;
    const struct position *a = &event->places[0].date->at, *b = &before->places[0].date->at;
    return str_equal(compose_dated(compose, event->value, event->modifier),
                     compose_dated(compose, before->value, before->modifier)) &&
           str_equal(compose_label(compose, a->node, a->offset),
                     compose_label(compose, b->node, b->offset));
}

/* " Events: 1994 [p. 2]; 5 September 2014 [p. 5]." */
static void add_event_dates(struct profiles *profiles, struct node *paragraph,
                            const struct actor *actor) {
    struct compose *compose = profiles->compose;
    const struct event_list *list = &profiles->events[actor - profiles->actors];
    if (list->count <= MOST_TOLD)
        return;
    const char *word = index_word(compose->language, PROFILE_EVENTS);
    compose_text(compose, paragraph, str_format(compose->arena, " %s ", word), actor->span);
    for (size_t i = 0; i < list->count; i++) {
        const struct event *event = list->items[i];
        if (is_told(compose, event, i ? list->items[i - 1] : NULL))
            continue;
        struct str date = compose_dated(compose, event->value, event->modifier);
        compose_text(compose, paragraph,
                     str_format(compose->arena, "%s%.*s", i ? "; " : "", STR_ARG(date)),
                     actor->span);
        add_event_page(compose, paragraph, event);
    }
    compose_text(compose, paragraph, STR("."), actor->span);
}

/* "named: pp. 3, 5": LOCATORs with commas between them. */
static void add_pages(struct compose *compose, struct node *paragraph, struct str words,
                      struct index_place *places, size_t count, struct span cause) {
    struct locator_signs signs = {0};
    bool many = index_locators_add(compose, NULL, places, count, true, &signs) > 1 ||
                places[0].page != places[count - 1].page;
    struct str word = compose_page_word(compose, many);
    compose_text(compose, paragraph,
                 str_format(compose->arena, "%.*s %.*s", STR_ARG(words), STR_ARG(word)), cause);
    struct node *last = paragraph->last;
    index_locators_add(compose, paragraph, places, count, true, &signs);
    for (struct node *locator = last->next; locator; locator = locator->next) {
        locator->main = false;
        if (locator != last->next)
            node_insert_before(locator, node_make_text(compose->arena, STR(", "), cause));
    }
}

/* "Named: pp. 3, 5–7; quoted: p. 6." */
static void add_named(struct profiles *profiles, struct node *paragraph,
                      const struct actor *actor) {
    struct compose *compose = profiles->compose;
    const struct index_places *places = &profiles->places[actor - profiles->actors];
    struct index_place *copy = ARENA_ARRAY(compose->arena, struct index_place, places->count + 1);
    const char *named = index_word(compose->language, PROFILE_NAMED);
    size_t quoted = 0;
    memcpy(copy, places->items, places->count * sizeof *copy);
    add_pages(compose, paragraph, str_of(named), copy, places->count, actor->span);
    for (size_t i = 0; i < places->count; i++)
        if (places->items[i].quoted)
            copy[quoted++] = places->items[i];
    if (quoted) {
        const char *word = index_word(compose->language, INDEX_QUOTED);
        add_pages(compose, paragraph, str_format(compose->arena, "; %s:", word), copy, quoted,
                  actor->span);
    }
    compose_text(compose, paragraph, STR("."), actor->span);
}

/* " Often named with NATO (5), Ukraine (3)." */
static void add_related(struct profiles *profiles, struct node *paragraph,
                        const struct actor *actor) {
    struct compose *compose = profiles->compose;
    const struct related_list *list = &profiles->related[actor - profiles->actors];
    if (!list->count)
        return;
    const char *with = index_word(compose->language, PROFILE_WITH);
    compose_text(compose, paragraph, str_format(compose->arena, " %s ", with), actor->span);
    for (size_t i = 0; i < list->count && i < MOST_RELATED; i++) {
        const struct related *related = &list->items[i];
        struct node *link = node_make_generated(compose->arena, NODE_LINK, actor->span);
        struct str id = profile_id(profiles, related->actor);
        link->target = str_format(compose->arena, "#%.*s", STR_ARG(id));
        compose_text(compose, link, related->actor->name.text, actor->span);
        if (i)
            compose_text(compose, paragraph, STR(", "), actor->span);
        node_append(paragraph, link);
        compose_text(compose, paragraph,
                     str_format(compose->arena, "\u00a0(%zu)", related->together), actor->span);
    }
    compose_text(compose, paragraph, STR("."), actor->span);
}

/* The roles in italics, and a full stop. */
static void add_roles(struct compose *compose, struct node *paragraph, const struct actor *actor) {
    struct str roles = index_roles(compose, actor);
    if (!roles.len)
        return;
    struct node *emphasis = node_make_generated(compose->arena, NODE_EMPHASIS, actor->span);
    compose_text(compose, emphasis, roles, actor->span);
    node_append(paragraph, emphasis);
    compose_text(compose, paragraph, STR(". "), actor->span);
}

static void add_profile(struct profiles *profiles, struct node *section,
                        const struct index_line *line) {
    struct compose *compose = profiles->compose;
    const struct actor *actor = line->actor;
    struct str title = line->heading, abbreviation = index_abbreviation(actor);
    if (abbreviation.len)
        title = str_format(compose->arena, "%.*s (%.*s)", STR_ARG(title), STR_ARG(abbreviation));
    struct node *heading = compose_block(compose, NODE_HEADING, ROLE_NONE, title, actor->span);
    heading->level = 2;
    heading->id = profile_id(profiles, actor);
    node_append(section, heading);
    struct node *paragraph =
        compose_block(compose, NODE_PARAGRAPH, ROLE_PROFILE_PAGES, STR(""), actor->span);
    add_roles(compose, paragraph, actor);
    add_named(profiles, paragraph, actor);
    add_related(profiles, paragraph, actor);
    add_event_dates(profiles, paragraph, actor);
    node_append(section, paragraph);
    add_events(profiles, section, actor);
}

struct node *compose_profiles(struct compose *compose, const struct body_item *item,
                              size_t number) {
    struct profiles profiles = {.compose = compose, .item = item, .number = number};
    profiles.actors = index_actors(compose, &profiles.actor_count);
    profiles.places = index_places_make(compose);
    profiles.lines = index_lines_make(compose, item, profiles.places, false);
    if (!profiles.lines.count)
        return NULL;
    profiles.related = ARENA_ARRAY(compose->arena, struct related_list, profiles.actor_count + 1);
    profiles.events = ARENA_ARRAY(compose->arena, struct event_list, profiles.actor_count + 1);
    find_related(&profiles);
    find_events(&profiles);
    struct str id = str_format(compose->arena, "profiles-%zu", number);
    struct node *section =
        compose_section(compose, ROLE_PROFILES, id, item->title.text, item->span);
    node_append(section,
                compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE,
                              compose_place_note(compose, NOTE_PROFILES,
                                                 index_word(compose->language, PROFILES_NOTE)),
                              item->span));
    for (size_t i = 0; i < profiles.lines.count; i++)
        add_profile(&profiles, section, &profiles.lines.items[i]);
    return section;
}
