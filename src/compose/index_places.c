/* index_places.c: mentions → places of an actor: the page, whether it is in a note or a caption,
 * what its sentence tells of, and which places are one continuous treatment. */
#include "compose/index_internal.h"

const struct actor *index_actors(const struct compose *compose, size_t *count) {
    *count = compose->input->analysis->actor_count;
    return compose->input->analysis->actors;
}

/* ---- what stands around a mention ---- */

static void look_around(struct index_place *place) {
    for (const struct node *at = place->mention->at.node; at; at = at->parent) {
        if (at->kind == NODE_HEADING)
            place->main = true;
        if (at->kind == NODE_FIGURE)
            place->kind = PLACE_FIGURE;
        if (at->kind == NODE_NOTE) {
            place->kind = PLACE_NOTE;
            place->note = at->label;
        }
        if (at->kind == NODE_SECTION) {
            place->section = at;
            return;
        }
    }
}

static const struct node *block_of(const struct node *node) {
    while (node && node_is_inline(node))
        node = node->parent;
    return node;
}

/* Whose words a quotation gives: in the line below it the first person, else the first named. */
static bool *speakers(struct compose *compose) {
    const struct analysis *analysis = compose->input->analysis;
    bool *speaks = ARENA_ARRAY(compose->arena, bool, analysis->mention_count + 1);
    for (size_t i = 0, end; i < analysis->mention_count; i = end) {
        const struct node *block = block_of(analysis->mentions[i].at.node);
        size_t speaker = SIZE_MAX;
        for (end = i;
             end < analysis->mention_count && block_of(analysis->mentions[end].at.node) == block;
             end++)
            if (speaker == SIZE_MAX && analysis->mentions[end].actor->kind == ACTOR_PERSON)
                speaker = end;
        if (block->kind == NODE_ATTRIBUTION)
            speaks[speaker == SIZE_MAX ? i : speaker] = true;
    }
    return speaks;
}

/* ---- which mentions belong to which kind of event ---- */

static GHashTable *first_mentions(const struct analysis *analysis) {
    GHashTable *first = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = analysis->mention_count; i-- > 0;)
        g_hash_table_insert(first, (gpointer)(uintptr_t)block_of(analysis->mentions[i].at.node),
                            GSIZE_TO_POINTER(i + 1));
    return first;
}

/* The first mention of the block that begins behind the date. */
static size_t mention_behind(const struct analysis *analysis, const struct node *block, size_t from,
                             uint32_t start) {
    size_t low = from, high = analysis->mention_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct mention *mention = &analysis->mentions[middle];
        if (block_of(mention->at.node) == block && mention->span.start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool takes_part(const struct event *event, const struct actor *actor) {
    for (size_t i = 0; i < event->actor_count; i++)
        if (event->actors[i] == actor)
            return true;
    return false;
}

enum { MOST_IN_SENTENCE = 64 }; /* a sentence of more names is a list */

/* If the date's sentence names anybody, one of the two mentions beside the date is in it. */
static void tell_kind(const struct analysis *analysis, const struct event *event,
                      const struct date_found *date, size_t first, int *kinds) {
    const struct node *block = block_of(date->at.node);
    size_t behind = mention_behind(analysis, block, first, date->span.start);
    size_t best = SIZE_MAX;
    uint32_t nearest = UINT32_MAX;
    for (size_t i = behind > first ? behind - 1 : behind; i <= behind; i++) {
        if (i >= analysis->mention_count)
            break;
        const struct mention *mention = &analysis->mentions[i];
        uint32_t from = mention->span.start, at = date->span.start;
        uint32_t distance = from > at ? from - at : at - from;
        if (block_of(mention->at.node) == block && takes_part(event, mention->actor) &&
            distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    if (best == SIZE_MAX)
        return;
    size_t sentence = analysis->mentions[best].sentence, from = best;
    while (from > 0 && best - from < MOST_IN_SENTENCE &&
           analysis->mentions[from - 1].sentence == sentence)
        from--;
    for (size_t i = from; i < analysis->mention_count && i - from < 2 * MOST_IN_SENTENCE &&
                          analysis->mentions[i].sentence == sentence;
         i++)
        if (takes_part(event, analysis->mentions[i].actor))
            kinds[i] = event->kind;
}

static int *event_kinds(struct compose *compose) {
    const struct analysis *analysis = compose->input->analysis;
    int *kinds = ARENA_ARRAY(compose->arena, int, analysis->mention_count + 1);
    GHashTable *first = first_mentions(analysis);
    for (size_t i = 0; i < analysis->mention_count; i++)
        kinds[i] = -1;
    for (size_t i = 0; i < analysis->event_count; i++) {
        const struct event *event = &analysis->events[i];
        for (size_t j = 0; j < event->place_count && event->kind != EVENT_EVENT; j++) {
            const struct date_found *date = event->places[j].date;
            size_t from = GPOINTER_TO_SIZE(g_hash_table_lookup(first, block_of(date->at.node)));
            if (from)
                tell_kind(analysis, event, date, from - 1, kinds);
        }
    }
    g_hash_table_destroy(first);
    return kinds;
}

/* ---- all places ---- */

/* Names so many sentences apart are one treatment: about a paragraph. */
enum { CONTINUOUS_SENTENCES = 6 };

static bool goes_on(const struct index_place *before, const struct index_place *place) {
    return before->section == place->section && before->kind == PLACE_TEXT &&
           place->kind == PLACE_TEXT && place->mention->sentence >= before->mention->sentence &&
           place->mention->sentence - before->mention->sentence <= CONTINUOUS_SENTENCES;
}

struct index_places *index_places_make(struct compose *compose) {
    const struct analysis *analysis = compose->input->analysis;
    size_t actor_count;
    const struct actor *actors = index_actors(compose, &actor_count);
    struct index_places *all = ARENA_ARRAY(compose->arena, struct index_places, actor_count + 1);
    const int *kinds = event_kinds(compose);
    const bool *speaks = speakers(compose);
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        struct index_places *list = &all[mention->actor - actors];
        struct index_place place = {.mention = mention, .event = kinds[i]};
        place.page = compose_page(compose, mention->at.node, mention->at.offset);
        look_around(&place);
        if (compose->input->by_section)
            place.kind = PLACE_TEXT; /* "n" and "f" are of pages */
        place.quoted = speaks[i];
        place.main = place.main || place.quoted;
        const struct index_place *before = list->count ? &list->items[list->count - 1] : NULL;
        place.run = before ? before->run + !goes_on(before, &place) : 0;
        /* NOLINTNEXTLINE: the first push makes the list */
        ARENA_PUSH(compose->arena, list->items, list->count, list->room, place);
    }
    return all;
}
