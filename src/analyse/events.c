/* events.c: settled dates and declared events → the entries of timelines, merged, as the editor
 * corrected them, and sorted. */
#include "analyse/event_drafts.h"

enum { SURE = 95, CUT_SHORT = 75, NO_VERB = 70, POINTS_BACK = 60, ONLY_DECLARED = 100 };

/* ---- what the dates of a sentence share; kept, as its next date asks for the same ---- */

struct sentence_cache {
    size_t number; /* of the sentence, through the book; SIZE_MAX: none */
    struct sentence_reading reading;
    size_t first_mention, behind_mentions;
    size_t events;    /* dates in it that make one */
    struct event all; /* with all its actors */
    struct str text;
    const struct flat *flat;
    struct pronoun_context pronoun;
};

/* The mentions of the sentence [*first, *behind); of the next one too where the date stands alone.
 */
static void find_mentions(const struct work *work, size_t sentence, size_t last, size_t *first,
                          size_t *behind) {
    size_t low = 0, high = work->mention_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->mentions[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    *first = *behind = low;
    while (*behind < work->mention_count && work->mentions[*behind].sentence <= last)
        ++*behind;
}

/* Is the mention in the part of the sentence that the entry tells, or in its headline? */
static bool is_told(const struct flat *flat, const struct headline *headline,
                    const struct mention *mention) {
    struct span part = flat_source_span(flat, headline->part.from, headline->part.last);
    bool within = mention->span.start >= part.start && mention->span.start < part.end;
    return within || str_find(headline->title, mention->as_written, 0) != SIZE_MAX;
}

/* Each actor once, in order; `headline`: only those of its part, when its sentence tells more. */
static void read_actors(struct work *work, const struct sentence_cache *cache,
                        const struct headline *headline, struct event *event) {
    enum { FAR = 1024 }; /* bytes from the date: more than a headline is taken from */
    size_t room = 0, first = cache->first_mention, behind = cache->behind_mentions;
    uint32_t least = event->span.start - MIN(event->span.start, FAR);
    for (size_t high = behind; headline && first < high;) { /* the first one that is not too far */
        size_t middle = first + (high - first) / 2;
        if (work->mentions[middle].span.start < least)
            first = middle + 1;
        else
            high = middle;
    }
    for (size_t i = first; i < behind; i++) {
        if (headline && work->mentions[i].span.start > event->span.end + FAR)
            break;
        const struct mention *mention = &work->mentions[i];
        bool known = headline && !is_told(cache->flat, headline, mention);
        for (size_t j = 0; j < event->actor_count && !known; j++)
            known = event->actors[j] == mention->actor;
        if (!known)
            ARENA_PUSH(work->arena, event->actors, event->actor_count, room, mention->actor);
    }
}

static void read_sentence(struct work *work, size_t index, struct sentence_cache *cache) {
    const struct found_date *found = &work->found[index];
    struct flat *flat = found->flat;
    size_t local = flat_sentence_at(flat, found->start), count = 0;
    if (cache->number == flat->first_sentence + local)
        return;
    struct flat_sentence sentence = flat_told_sentence(flat, found->start, found->end);
    size_t first = index; /* the block's earlier dates lie before the sentence, or in it */
    while (first > 0 && work->found[first - 1].flat == flat &&
           work->found[first - 1].end > sentence.start)
        first--;
    while (first + count < work->found_count && work->found[first + count].flat == flat &&
           work->found[first + count].start < sentence.end)
        count++;
    cache->number = flat->first_sentence + local;
    cache->reading = sentence_parse(work->arena, flat, sentence.start,
                                    MAX(sentence.end, found->end), &work->found[first], count);
    cache->flat = flat;
    cache->events = 0;
    for (size_t i = first; i < first + count; i++)
        cache->events += work->found[i].start >= sentence.start &&
                         work->found[i].date->role == DATE_EVENT && work->found[i].date->settled &&
                         !work->found[i].no_event;
    size_t last = flat->first_sentence + flat_sentence_at(flat, MAX(sentence.end, 1) - 1);
    find_mentions(work, cache->number, last, &cache->first_mention, &cache->behind_mentions);
    cache->all = (struct event){0};
    read_actors(work, cache, NULL, &cache->all);
    cache->text = str_trim(flat_written(work->arena, flat, sentence.start, sentence.end));
    cache->pronoun = pronoun_context(work, flat, local);
}

/* ---- drafts ---- */

/* "(Anna Berg, 3 May 2014)", or the line below a paragraph that ends in a quotation. */
static bool says_who(struct arena *arena, const struct flat *flat) {
    const struct node *before = flat->block->previous;
    if (flat->text[flat_skip(flat, 0, flat->len, " ")] == '(')
        return true;
    struct str text = before ? str_trim(node_plain_text(arena, before)) : STR("");
    return str_ends(text, STR("\"")) || str_ends(text, STR("”")) || str_ends(text, STR("»"));
}

/* "Report of the Secretary-General, 5 May 2013", "NATO Press Release, 3 May 2014": a line that
 * names a source and its date, and tells nothing. */
static bool is_source_line(struct arena *arena, const struct found_date *found,
                           const struct sentence_reading *reading) {
    const struct sentence *sentence = &reading->sentence;
    size_t date = sentence_token(sentence, found->start), last = sentence->count;
    bool published = false, names = true;
    if (found->flat->sentence_count > 1 || reading->verb != NO_TOKEN || found->flat->foreign ||
        found->dated || date < 2 || !token_has(sentence, date - 1, TAG_COMMA) ||
        !token_has(sentence, last - 1, TAG_DATE) || found->flat->block->kind == NODE_CELL ||
        found->flat->block->kind == NODE_ATTRIBUTION ||
        flat_quote(arena, found->flat) != QUOTE_NONE)
        return false;
    if (says_who(arena, found->flat))
        return false;
    for (size_t i = reading->first; i + 1 < date; i++) {
        const struct token *word = &sentence->tokens[i];
        const char *text = found->flat->text + word->start;
        int kind = kind_of_noun(text, word->end - word->start);
        if (cue_is_meeting(text, word->end - word->start))
            return false;
        static const char *const press[] = {"press", NULL};
        published = published || token_is(sentence, i, press) || kind == EVENT_PUBLICATION ||
                    kind == EVENT_STATEMENT;
        names = names && (word->tags & (TAG_CAPITAL | TAG_PREPOSITION | TAG_DETERMINER | TAG_COMMA |
                                        TAG_CONJUNCTION | TAG_POSSESSIVE));
    }
    return published || names;
}

static uint8_t confidence_of(struct arena *arena, const struct found_date *found,
                             const struct headline *headline, const struct sentence_cache *cache,
                             bool points_back) {
    unsigned sure = SURE;
    bool quoted = flat_quote(arena, found->flat) == QUOTE_ATTRIBUTED;
    quoted = quoted || headline_date_is_quoted(arena, found->flat, found->start, found->end);
    if (cache->reading.verb == NO_TOKEN && !quoted && !found->flat->foreign)
        sure = NO_VERB;
    if (str_ends(headline->title, STR("…")))
        sure = MIN(sure, CUT_SHORT);
    if (points_back)
        sure = MIN(sure, POINTS_BACK);
    return (uint8_t)MIN(sure, found->date->confidence);
}

static struct event found_event(struct work *work, size_t index, struct sentence_cache *cache) {
    struct found_date *found = &work->found[index];
    struct headline headline =
        headline_make(work->arena, found->flat, found->start, found->end, &cache->reading);
    struct kind kind =
        kind_judge(work->arena, found->flat, found->start, found->end, &cache->reading, &headline);
    bool points_back = false;
    struct event event = {
        .value = found->date->value,
        .modifier = found->date->modifier,
        .part = found->date->part,
        .kind = kind.kind,
        .kind_reason = kind.reason,
        .title = pronoun_replaced(work->arena, headline.title, &cache->pronoun, &points_back),
        .source = headline.source,
        .cited = flat_citation_of(
            found->flat, found->flat->sentences[flat_sentence_at(found->flat, found->start)],
            found->end),
        .ref = found->date->ref,
        .reason = found->date->reason,
        .headline_reason = str_of(headline.part.why),
        .sentence = cache->text,
        .planned = headline.part.planned || headline_date_is_planned(found->flat, found->start),
        .span = found->date->span};
    event.confidence = confidence_of(work->arena, found, &headline, cache, points_back);
    event.places = ARENA_NEW(work->arena, struct event_place);
    event.places[0].date = found->date;
    event.place_count = 1;
    event.actors = cache->all.actors;
    event.actor_count = cache->all.actor_count;
    if (cache->events > 1) {
        event.actors = NULL;
        event.actor_count = 0;
        read_actors(work, cache, &headline, &event);
    }
    return event;
}

static struct event declared_event_of(struct work *work, const struct declared_event *declared) {
    struct event event = {.value = declared->date.date,
                          .kind = declared->kind,
                          .kind_reason = STR("declared in the outline"),
                          .title = declared->title.text,
                          .source = declared->source.text,
                          .declared = declared,
                          .confidence = ONLY_DECLARED,
                          .reason = STR("declared in the outline"),
                          .span = declared->span};
    if (declared->actor) {
        event.actors = ARENA_NEW(work->arena, const struct actor *);
        event.actors[0] = declared->actor;
        event.actor_count = 1;
    }
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

/* ---- corrections ---- */

static void report_stale(struct work *work, const struct located_str *ref, const char *what) {
    diag_add(work->diags, DIAG_CORRECTION_STALE, ref->span, "%s '%.*s' is not in the text any more",
             what, STR_ARG(ref->text));
}

/* The drafts by the refs of their places. */
static GHashTable *drafts_by_ref(struct work *work, struct draft *drafts, size_t count) {
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; !drafts[i].gone && j < drafts[i].event.place_count; j++) {
            struct str ref = drafts[i].event.places[j].date->ref;
            g_hash_table_insert(table, (gpointer)(uintptr_t)str_terminated(work->arena, ref),
                                &drafts[i]);
        }
    return table;
}

static void reject_dates(struct work *work) {
    const struct str_list *rejected = &work->pack->dates.reject;
    if (!rejected->count)
        return;
    GHashTable *refs = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < work->found_count; i++)
        g_hash_table_insert(
            refs, (gpointer)(uintptr_t)str_terminated(work->arena, work->found[i].date->ref),
            &work->found[i]);
    for (size_t i = 0; i < rejected->count; i++) {
        const char *ref = str_terminated(work->arena, rejected->items[i].text);
        struct found_date *found = g_hash_table_lookup(refs, ref);
        if (!found) {
            report_stale(work, &rejected->items[i], "the rejected date");
            continue;
        }
        found->date->role = DATE_MENTION;
        found->date->reason = STR("rejected in the outline");
    }
    g_hash_table_destroy(refs);
}

/* `events: [{ref: ...}]`: the declaration stands for the entry that was found. */
static void join_declared(struct work *work, struct draft *drafts, size_t count) {
    GHashTable *refs = NULL;
    for (size_t i = 0; i < work->pack->events.count; i++) {
        const struct declared_event *declared = drafts[i].event.declared;
        if (!declared || !declared->ref.text.len)
            continue;
        const struct located_str *ref = &declared->ref;
        refs = refs ? refs : drafts_by_ref(work, drafts, count);
        struct draft *found = g_hash_table_lookup(refs, str_terminated(work->arena, ref->text));
        if (!found || found->gone) {
            report_stale(work, ref, "the entry");
            continue;
        }
        draft_merge(work, &drafts[i].event, &found->event);
        found->gone = true;
    }
    if (refs)
        g_hash_table_destroy(refs);
}

/* Does the review say another date, kind or headline than was found? */
static bool review_changes(const struct event *event, const struct review *review) {
    return (review->date.span.source && !edtf_equal(event->value, review->date.date)) ||
           (review->kind >= 0 && review->kind != event->kind) ||
           (review->headline.text.len && !str_equal(review->headline.text, event->title));
}

static void take_review(struct event *event, const struct review *review) {
    if (review->date.span.source && !edtf_equal(event->value, review->date.date)) {
        event->value = review->date.date;
        event->modifier = event->part = STR("");
        event->reason = STR("set by an editor");
    }
    if (review->kind >= 0 && review->kind != event->kind) {
        event->kind = review->kind;
        event->kind_reason = STR("set by an editor");
    }
    if (review->headline.text.len && !str_equal(review->headline.text, event->title)) {
        event->title = review->headline.text;
        event->headline_reason = STR("set by an editor");
    }
    event->reviewed = true;
    event->confidence = ONLY_DECLARED;
}

static void apply_reviews(struct work *work, struct draft *drafts, size_t count) {
    const struct review *reviews = work->pack->reviews.items;
    if (!work->pack->reviews.count)
        return;
    GHashTable *refs = drafts_by_ref(work, drafts, count);
    for (size_t i = 0; i < work->pack->reviews.count; i++) {
        const char *ref = str_terminated(work->arena, reviews[i].ref.text);
        struct draft *draft = g_hash_table_lookup(refs, ref);
        if (!draft) {
            report_stale(work, &reviews[i].ref, "the reviewed entry");
            continue;
        }
        draft->event.review = &reviews[i];
        if (reviews[i].decision == REVIEW_OPEN && review_changes(&draft->event, &reviews[i])) {
            diag_add(work->diags, DIAG_REVIEW_IGNORED, reviews[i].span,
                     "the entry '%s' says something else than the text, but its decision is "
                     "'open': it counts for nothing",
                     ref);
        }
        if (reviews[i].decision == REVIEW_REJECT)
            draft->gone = draft->rejected = true;
        else if (reviews[i].decision != REVIEW_OPEN)
            take_review(&draft->event, &reviews[i]);
    }
    g_hash_table_destroy(refs);
}

/* Who keeps a review wants to know when something is left to look at. */
static void report_open(struct work *work, const struct analysis *analysis) {
    size_t open = 0;
    for (size_t i = 0; i < analysis->event_count; i++)
        open +=
            !analysis->events[i].reviewed && analysis->events[i].confidence < EVENT_REVIEW_BELOW;
    if (work->pack->review_span.source && open)
        diag_add(work->diags, DIAG_REVIEW_OPEN, work->pack->review_span,
                 "%zu doubtful %s not been reviewed", open,
                 open == 1 ? "entry of the timeline has" : "entries of the timeline have");
}

static void keep(struct work *work, struct analysis *analysis, struct draft *drafts, size_t count) {
    analysis->events = ARENA_ARRAY(work->arena, struct event, count + 1);
    analysis->rejected = ARENA_ARRAY(work->arena, struct event, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].rejected)
            analysis->rejected[analysis->rejected_count++] = drafts[i].event;
        else if (!drafts[i].gone)
            analysis->events[analysis->event_count++] = drafts[i].event;
    }
}

void events_make(struct work *work, struct analysis *analysis) {
    const struct declared_event *declared = work->pack->events.items;
    size_t declared_count = work->pack->events.count, count = 0;
    struct draft *drafts =
        ARENA_ARRAY(work->arena, struct draft, declared_count + work->found_count + 1);
    reject_dates(work);
    for (size_t i = 0; i < declared_count; i++, count++)
        drafts[count] = (struct draft){declared_event_of(work, &declared[i]), count, false, false};
    struct sentence_cache cache = {.number = SIZE_MAX};
    for (size_t i = 0; i < work->found_count; i++) {
        struct found_date *found = &work->found[i];
        if (found->date->role != DATE_EVENT || !found->date->settled || found->no_event)
            continue;
        read_sentence(work, i, &cache);
        if (is_source_line(work->arena, found, &cache.reading)) {
            found->date->role = DATE_CITATION;
            continue;
        }
        drafts[count] = (struct draft){found_event(work, i, &cache), count, false, false};
        count++;
    }
    join_declared(work, drafts, count);
    if (count)
        qsort(drafts, count, sizeof *drafts, draft_order);
    drafts_merge(work, drafts, count);
    apply_reviews(work, drafts, count);
    if (count)
        qsort(drafts, count, sizeof *drafts, draft_order);
    keep(work, analysis, drafts, count);
    report_open(work, analysis);
}
