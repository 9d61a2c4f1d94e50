/* events.c: settled dates and declared events → the entries of timelines, merged and sorted. */
#include "analyse/analyse_internal.h"

#define MERGE_WINDOW 32
#define CUE_WINDOW 480 /* bytes before and behind a date */

struct draft {
    struct event event;
    size_t order;
    bool gone;
};

/* The cue word nearest to the date decides, among those that no semicolon parts from it and that
 * stand within the same quotation marks as the date, or outside them as it does. */
static int cue_near(const struct flat *flat, size_t start, size_t end, bool *says) {
    struct flat_sentence sentence = flat->sentences[flat_sentence_at(flat, start)];
    size_t from = MAX(sentence.start, start > CUE_WINDOW ? start - CUE_WINDOW : 0);
    size_t last = MIN(sentence.end, end + CUE_WINDOW), nearest = SIZE_MAX;
    for (size_t i = from; i < start; i++)
        from = flat->text[i] == ';' ? i : from;
    for (size_t i = last; i-- > end;)
        last = flat->text[i] == ';' ? i : last;
    int best = EVENT_EVENT;
    bool quoted = false, date_quoted = false; /* as against `from` */
    for (size_t i = from; i < start; i++)
        date_quoted ^= flat->text[i] == '"';
    for (size_t at = from; at < last;) {
        size_t stop = at;
        while (stop < last && g_ascii_isalpha(flat->text[stop]))
            stop++;
        if (stop == at) {
            quoted ^= flat->text[at++] == '"';
            continue;
        }
        int kind = quoted != date_quoted ? -1 : cue_kind(flat->text + at, stop - at);
        size_t distance = at >= end ? at - end : start > stop ? start - stop : 0;
        *says = *says || kind == EVENT_STATEMENT;
        if (kind >= 0 && distance < nearest) {
            nearest = distance;
            best = kind;
        }
        at = stop;
    }
    return best;
}

static int kind_of(struct arena *arena, struct flat *flat, size_t start, size_t end) {
    enum quote_relation relation = flat_quote(arena, flat);
    if (relation == QUOTE_ATTRIBUTED)
        return EVENT_STATEMENT;
    if (headline_date_is_quoted(arena, flat, start, end) || headline_date_is_planned(flat, start))
        return EVENT_EVENT;
    bool says = false;
    int kind = flat->foreign ? EVENT_EVENT : cue_near(flat, start, end, &says);
    bool introduces =
        relation == QUOTE_INTRODUCED && flat_sentence_at(flat, start) + 1 == flat->sentence_count;
    return introduces && (says || kind == EVENT_EVENT) ? EVENT_STATEMENT : kind;
}

static struct str *tokens_of(struct str text, size_t *count, struct str room[64]) {
    *count = 0;
    for (size_t at = 0; at < text.len && *count < 64;) {
        size_t stop = at;
        while (stop < text.len && (g_ascii_isalnum(text.at[stop]) || (text.at[stop] & 0x80)))
            stop++;
        if (stop - at > 2)
            room[(*count)++] = str_slice(text, at, stop);
        at = stop + 1;
    }
    return room;
}

/* At least 60 % of the words of the two headlines are the same (Dice). */
static bool overlap(struct str a, struct str b) {
    struct str first[64], second[64];
    size_t count_a, count_b, same = 0;
    tokens_of(a, &count_a, first);
    tokens_of(b, &count_b, second);
    for (size_t i = 0; i < count_a; i++)
        for (size_t j = 0; j < count_b; j++)
            if (second[j].len && first[i].len == second[j].len &&
                g_ascii_strncasecmp(first[i].at, second[j].at, first[i].len) == 0) {
                same++;
                second[j].len = 0;
                break;
            }
    return count_a + count_b > 0 && 10 * 2 * same >= 6 * (count_a + count_b);
}

/* The actors of a sentence, each once; kept, as its next date asks for the same. */
struct sentence_actors {
    size_t sentence;
    const struct actor **items;
    size_t count;
};

static void read_actors(struct work *work, struct sentence_actors *actors, size_t sentence) {
    size_t low = 0, high = work->mention_count, room = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->mentions[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    *actors = (struct sentence_actors){.sentence = sentence};
    for (; low < work->mention_count && work->mentions[low].sentence == sentence; low++) {
        bool known = false;
        for (size_t i = 0; i < actors->count; i++)
            known = known || actors->items[i] == work->mentions[low].actor;
        if (!known)
            ARENA_PUSH(work->arena, actors->items, actors->count, room, work->mentions[low].actor);
    }
}

static struct event found_event(struct work *work, const struct found_date *found,
                                struct sentence_actors *actors) {
    struct headline headline = headline_make(work->arena, found->flat, found->start, found->end);
    struct event event = {.value = found->date->value,
                          .modifier = found->date->modifier,
                          .title = headline.title,
                          .source = headline.source,
                          .ref = found->date->ref,
                          .reason = found->date->reason,
                          .span = found->date->span};
    event.kind = kind_of(work->arena, found->flat, found->start, found->end);
    event.places = ARENA_NEW(work->arena, struct event_place);
    event.places[0].date = found->date;
    event.place_count = 1;
    size_t sentence = found->flat->first_sentence + flat_sentence_at(found->flat, found->start);
    if (actors->sentence != sentence)
        read_actors(work, actors, sentence);
    event.actors = actors->items;
    event.actor_count = actors->count;
    return event;
}

static struct event declared_event_of(struct work *work, const struct declared_event *declared) {
    struct event event = {.value = declared->date.date,
                          .kind = declared->kind,
                          .title = declared->title.text,
                          .source = declared->source.text,
                          .declared = declared,
                          .reason = STR("declared in the outline"),
                          .span = declared->span};
    struct str file = declared->span.source ? source_name(work->sources, declared->span.source)
                                            : STR("outline.yaml");
    struct str date = edtf_text(work->arena, event.value);
    struct str key = str_format(work->arena, "%.*s\n%.*s", STR_ARG(event.title), STR_ARG(date));
    event.ref =
        str_format(work->arena, "%.*s#e-%06x", STR_ARG(file), (unsigned)(str_hash(key) >> 40));
    return event;
}

static int draft_order(const void *a, const void *b) {
    const struct draft *first = a, *second = b;
    int order = edtf_compare(first->event.value, second->event.value);
    return order ? order : first->order < second->order ? -1 : first->order > second->order;
}

static size_t shared_actors(const struct event *a, const struct event *b) {
    size_t shared = 0;
    if (a->actors == b->actors) /* of one sentence, or none */
        return MIN(a->actor_count, b->actor_count);
    for (size_t i = 0; i < a->actor_count; i++)
        for (size_t j = 0; j < b->actor_count; j++)
            shared += a->actors[i] == b->actors[j];
    return shared;
}

/* The same is told twice: in nearly the same words, and neither names an actor beside the
 * other's. "The envoys of A met", "The envoys of B met" are two events. */
static bool is_same_event(const struct event *a, const struct event *b) {
    if (a->declared && b->declared)
        return false;
    return overlap(a->title, b->title) &&
           shared_actors(a, b) == MIN(a->actor_count, b->actor_count);
}

/* `into` comes first in order; a declaration's words win over the text's. */
static void merge(struct work *work, struct event *into, const struct event *from) {
    if (into->declared && !from->declared && !into->place_count)
        into->ref = from->ref;
    struct event_place *places = arena_grow(work->arena, into->places, into->place_count,
                                            into->place_count + from->place_count, sizeof *places);
    for (size_t i = 0; i < from->place_count; i++)
        places[into->place_count++] = from->places[i];
    into->places = places;
    size_t room = into->actor_count;
    for (size_t i = 0; from->actors != into->actors && i < from->actor_count; i++) {
        bool known = false;
        for (size_t j = 0; j < into->actor_count; j++)
            known = known || into->actors[j] == from->actors[i];
        if (!known)
            ARENA_PUSH(work->arena, into->actors, into->actor_count, room, from->actors[i]);
    }
    if (!into->source.len)
        into->source = from->source;
    if (into->place_count && into->declared)
        into->span = into->places[0].date->span;
}

static void merge_all(struct work *work, struct draft *drafts, size_t count) {
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j-- > 0 && i - j <= MERGE_WINDOW &&
                           edtf_equal(drafts[j].event.value, drafts[i].event.value);) {
            if (drafts[j].gone || !is_same_event(&drafts[j].event, &drafts[i].event))
                continue;
            merge(work, &drafts[j].event, &drafts[i].event);
            drafts[i].gone = true;
            break;
        }
}

void events_make(struct work *work, struct analysis *analysis) {
    const struct declared_event *declared = work->pack->events.items;
    size_t declared_count = work->pack->events.count, count = 0;
    struct draft *drafts =
        ARENA_ARRAY(work->arena, struct draft, declared_count + work->found_count + 1);
    for (size_t i = 0; i < declared_count; i++, count++)
        drafts[count] = (struct draft){declared_event_of(work, &declared[i]), count, false};
    struct sentence_actors actors = {.sentence = SIZE_MAX};
    for (size_t i = 0; i < work->found_count; i++) {
        const struct found_date *found = &work->found[i];
        if (found->date->role != DATE_EVENT || !found->date->settled || found->no_event)
            continue;
        drafts[count] = (struct draft){found_event(work, found, &actors), count, false};
        count++;
    }
    qsort(drafts, count, sizeof *drafts, draft_order);
    merge_all(work, drafts, count);
    analysis->events = ARENA_ARRAY(work->arena, struct event, count + 1);
    for (size_t i = 0; i < count; i++)
        if (!drafts[i].gone)
            analysis->events[analysis->event_count++] = drafts[i].event;
}
