/* merge.c: the same event told twice is one entry with all its places. Two entries are the same
 * when their dates agree (or one is the more exact) and most of their words do, and neither names
 * an actor beside the other's. Nearly the same words with another date, or with another number, are
 * reported: one of the two is wrong. */
#include "analyse/event_drafts.h"

#define MOST_WORDS 32 /* of a headline that are compared */
#define STEM 6        /* letters that tell a word: "negotiated", "negotiations" */
#define KEPT 16       /* entries remembered for a word */

/* Shares of the words, in percent. */
enum { ALIKE = 60, ALIKE_LESS_EXACT = 70, ALIKE_OTHER_DATE = 80, CONTAINED = 75 };

struct words {
    guint items[MOST_WORDS]; /* hashes of stems, each once, in the order of the text */
    size_t count;
};

static bool is_stop_word(const char *word, size_t len) {
    return len < 3 || (word_tags(word, len) &
                       (TAG_DETERMINER | TAG_PREPOSITION | TAG_CONJUNCTION | TAG_RELATIVE |
                        TAG_SUBORDINATE | TAG_AUXILIARY | TAG_PRONOUN)) != 0;
}

static size_t word_end(struct str text, size_t at) {
    while (at < text.len && flat_word_at(text.at, at))
        at++;
    return at;
}

static guint stem_of(const char *word, size_t len) {
    guint hash = 5381;
    for (size_t i = 0; i < MIN(len, (size_t)STEM); i++)
        hash = hash * 33 + (guchar)g_ascii_tolower(word[i]);
    return hash;
}

static bool has_word(const struct words *words, guint stem) {
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i] == stem)
            return true;
    return false;
}

static struct words words_of(struct str text) {
    struct words words = {.count = 0};
    for (size_t at = 0; at < text.len && words.count < MOST_WORDS;) {
        size_t stop = word_end(text, at);
        if (stop > at && !is_stop_word(text.at + at, stop - at)) {
            guint stem = stem_of(text.at + at, stop - at);
            if (!has_word(&words, stem))
                words.items[words.count++] = stem;
        }
        at = stop + 1;
    }
    return words;
}

static size_t shared(const struct words *a, const struct words *b) {
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++)
        count += has_word(b, a->items[i]);
    return count;
}

/* The share of the words that both have, in percent (Dice). */
static size_t likeness(const struct words *a, const struct words *b) {
    size_t all = a->count + b->count;
    return all ? 100 * 2 * shared(a, b) / all : 0;
}

/* ---- numbers ---- */

/* The text's first number that is no year, and whether it counts ("12 people") or is a name's
 * ("Resolution 2202"); empty: none. */
static struct str number_in(struct str text, bool *counts) {
    size_t before = 0; /* start of the word before */
    for (size_t at = 0; at < text.len;) {
        size_t stop = word_end(text, at);
        bool digits = stop > at;
        for (size_t i = at; i < stop; i++)
            digits = digits && g_ascii_isdigit(text.at[i]);
        bool year = stop - at == 4 && (text.at[at] == '1' || text.at[at] == '2');
        *counts = stop + 1 < text.len && g_ascii_islower(text.at[stop + 1]) &&
                  !(before < at && g_ascii_isupper(text.at[before]));
        if (digits && !(year && !*counts) && (at == 0 || text.at[at - 1] == ' '))
            return str_slice(text, at, stop);
        before = stop > at ? at : before;
        at = stop + 1;
    }
    return STR("");
}

/* ---- the same? ---- */

static size_t shared_actors(const struct event *a, const struct event *b) {
    size_t count = 0;
    if (a->actors == b->actors) /* of one sentence, or none */
        return MIN(a->actor_count, b->actor_count);
    for (size_t i = 0; i < a->actor_count; i++)
        for (size_t j = 0; j < b->actor_count; j++)
            count += a->actors[i] == b->actors[j];
    return count;
}

/* Neither names an actor beside the other's: "The envoys of A met", "The envoys of B met". */
static bool same_actors(const struct event *a, const struct event *b) {
    return shared_actors(a, b) == MIN(a->actor_count, b->actor_count);
}

/* One of the two lies within the other: "July 1997", "9 July 1997". */
static bool contains(struct edtf a, struct edtf b) {
    if (a.open_end || a.open_start || b.open_end || b.open_start)
        return false;
    return edtf_first_day(a) <= edtf_first_day(b) && edtf_last_day(b) <= edtf_last_day(a);
}

static bool names_differ(const struct event *a, const struct event *b) {
    bool first, second;
    struct str one = number_in(a->title, &first), other = number_in(b->title, &second);
    return one.len && other.len && !first && !second && !str_equal(one, other);
}

static bool one_sentence(const struct event *a, const struct event *b) {
    return a->sentence.len && a->sentence.at == b->sentence.at;
}

/* A declaration in short words stands for the sentence that holds them all. */
static bool is_declared_in(const struct event *a, const struct event *b) {
    const struct event *declared = a->declared ? a : b, *found = a->declared ? b : a;
    if (!declared->declared || found->declared)
        return false;
    struct words few = words_of(declared->title), all = words_of(found->sentence);
    return few.count >= 3 && 100 * shared(&few, &all) >= CONTAINED * few.count;
}

enum relation { APART, SAME, OTHER_DATE };

/* How two dates stand to each other: only for the first three are words compared. */
enum dates { DATES_EQUAL, DATES_NESTED, DATES_NEAR, DATES_APART };

static enum dates compare_dates(struct edtf a, struct edtf b) {
    if (edtf_equal(a, b))
        return DATES_EQUAL;
    if (contains(a, b) || contains(b, a))
        return DATES_NESTED;
    struct edtf_date p = a.from, q = b.from;
    bool exact = p.day && q.day && !a.interval && !b.interval;
    bool slip = (p.year == q.year && p.month == q.month) ||
                (p.month == q.month && p.day == q.day) || (p.year == q.year && p.day == q.day);
    return exact && slip ? DATES_NEAR : DATES_APART;
}

static enum relation compare(const struct draft *a, const struct draft *b, const struct words *x,
                             const struct words *y) {
    const struct event *one = &a->event, *other = &b->event;
    enum dates dates = compare_dates(one->value, other->value);
    if (dates == DATES_APART || (one->declared && other->declared) || !same_actors(one, other) ||
        names_differ(one, other))
        return APART;
    size_t like = likeness(x, y);
    bool twice = one_sentence(one, other) && !str_equal(one->title, other->title);
    if (dates == DATES_EQUAL && !twice)
        return like >= ALIKE || is_declared_in(one, other) ? SAME : APART;
    if (one_sentence(one, other))
        return APART;
    bool enough = x->count >= 4 && y->count >= 4; /* "The council met" may be two meetings */
    if (dates != DATES_NEAR)
        return enough && like >= ALIKE_LESS_EXACT && one->kind == other->kind ? SAME : APART;
    return enough && like >= ALIKE_OTHER_DATE ? OTHER_DATE : APART;
}

/* ---- merging ---- */

static bool is_narrower(struct edtf a, struct edtf b) {
    return !edtf_equal(a, b) && contains(b, a);
}

void draft_merge(struct work *work, struct event *into, const struct event *from) {
    bool takes_words = from->declared && !into->declared;
    if (into->declared && !from->declared && !into->place_count)
        into->ref = from->ref;
    if (!into->declared && !from->declared && is_narrower(from->value, into->value)) {
        into->value = from->value;
        into->modifier = from->modifier;
        into->part = from->part;
        into->reason = from->reason;
    }
    if (takes_words) {
        into->title = from->title;
        into->kind = from->kind;
        into->kind_reason = from->kind_reason;
        into->source = from->source.len ? from->source : into->source;
        into->value = from->value;
        into->modifier = from->modifier;
        into->part = from->part;
        into->declared = from->declared;
    }
    into->reviewed = into->reviewed || from->reviewed;
    into->confidence = MAX(into->confidence, from->confidence);
    into->sentence = into->sentence.len ? into->sentence : from->sentence;
    struct event_place *places = arena_grow(work->arena, into->places, into->place_count,
                                            into->place_count + from->place_count, sizeof *places);
    for (size_t i = 0; i < from->place_count; i++)
        places[into->place_count++] = from->places[i];
    into->places = places;
    const struct actor **actors = NULL; /* a list of its own: a sentence's is shared */
    size_t count = 0, room = 0;
    for (size_t i = 0; i < into->actor_count + from->actor_count; i++) {
        const struct actor *actor =
            i < into->actor_count ? into->actors[i] : from->actors[i - into->actor_count];
        bool known = false;
        for (size_t j = 0; j < count; j++)
            known = known || actors[j] == actor;
        if (!known)
            ARENA_PUSH(work->arena, actors, count, room, actor);
    }
    into->actors = actors;
    into->actor_count = count;
    if (!into->source.len)
        into->source = from->source;
    if (!into->cited)
        into->cited = from->cited;
    if (into->place_count && into->declared)
        into->span = into->places[0].date->span;
}

static struct span place_of(const struct event *event) {
    return event->place_count ? event->places[0].date->span : event->span;
}

/* ---- tellings that differ ---- */

/* Drafts of which nearly the same is told, as lists: one message for each list, however long. */
struct conflicts {
    size_t *leader, *next, *last; /* by draft; SIZE_MAX: none */
    size_t *length;               /* of a leader's list */
};

static struct conflicts conflicts_make(struct arena *arena, size_t count) {
    struct conflicts made = {
        ARENA_ARRAY(arena, size_t, count + 1), ARENA_ARRAY(arena, size_t, count + 1),
        ARENA_ARRAY(arena, size_t, count + 1), ARENA_ARRAY(arena, size_t, count + 1)};
    for (size_t i = 0; i <= count; i++) {
        made.leader[i] = made.next[i] = SIZE_MAX;
        made.last[i] = i;
        made.length[i] = 1;
    }
    return made;
}

static void conflicts_add(struct conflicts *conflicts, size_t a, size_t b) {
    if (conflicts->leader[b] != SIZE_MAX)
        return;
    size_t leader = conflicts->leader[a] != SIZE_MAX ? conflicts->leader[a] : a;
    conflicts->leader[leader] = conflicts->leader[b] = leader;
    conflicts->next[conflicts->last[leader]] = b;
    conflicts->last[leader] = b;
    conflicts->length[leader]++;
}

/* "2014-05-03 and 2014-05-07", "12 (a.md:3:4), 14 (a.md:5:4) and 3 others": what those of the list
 * tell that come before the last one. */
static struct str list_others(struct work *work, const struct draft *drafts,
                              const struct conflicts *conflicts, size_t leader, bool numbers) {
    enum { MOST_NAMED = 4 };
    size_t count = conflicts->length[leader] - 1, named = 0;
    GString *out = g_string_new(NULL);
    for (size_t i = leader; named < MIN(count, MOST_NAMED); i = conflicts->next[i], named++) {
        const struct event *event = &drafts[i].event;
        bool counts;
        struct str told =
            numbers ? number_in(event->title, &counts) : edtf_text(work->arena, event->value);
        bool ends = named + 1 == count;
        g_string_append_printf(out, "%s%s%.*s%s", named ? (ends ? " and " : ", ") : "",
                               numbers ? "'" : "", STR_ARG(told), numbers ? "'" : "");
        struct span span = place_of(event);
        if (count > 1 && span.source) {
            struct place_in_text place = source_place(work->sources, span.source, span.start);
            g_string_append_printf(out, " (%.*s:%u:%u)",
                                   STR_ARG(source_name(work->sources, span.source)), place.line,
                                   place.column);
        }
    }
    if (count > named)
        g_string_append_printf(out, " and %zu more", count - named);
    struct str text = str_copy(work->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

static bool numbers_differ(const struct event *a, const struct event *b) {
    bool first, second;
    struct str one = number_in(a->title, &first), other = number_in(b->title, &second);
    return one.len && other.len && first && second && !str_equal(one, other);
}

static void report_conflicts(struct work *work, const struct draft *drafts, size_t count,
                             const struct conflicts *conflicts, bool numbers) {
    for (size_t i = 0; i < count; i++) {
        if (conflicts->leader[i] != i)
            continue;
        const struct event *last = &drafts[conflicts->last[i]].event;
        struct str others = list_others(work, drafts, conflicts, i, numbers);
        bool counts;
        struct str own =
            numbers ? number_in(last->title, &counts) : edtf_text(work->arena, last->value);
        if (numbers)
            diag_add(work->diags, DIAG_EVENT_CONFLICT, place_of(last),
                     "the same event is told with '%.*s' here and with %.*s elsewhere",
                     STR_ARG(own), STR_ARG(others));
        else
            diag_add(work->diags, DIAG_EVENT_CONFLICT, place_of(last),
                     "nearly the same is told of %.*s here and of %.*s elsewhere; %s are listed",
                     STR_ARG(own), STR_ARG(others), conflicts->length[i] > 2 ? "all" : "both");
        diag_see(work->diags, place_of(&drafts[i].event), "here");
    }
}

/* The entries that share words with this one; the last of each word, so that a word that stands
 * everywhere costs no more than another. */
struct word_index {
    GHashTable *table; /* stem → struct recent */
    guint *seen;       /* of each draft: the round that counted it last */
};
struct recent {
    size_t items[KEPT];
    size_t count;
};

static void remember(struct work *work, struct word_index *index, const struct words *words,
                     size_t draft) {
    for (size_t i = 0; i < words->count; i++) {
        gpointer key = GUINT_TO_POINTER(words->items[i]);
        struct recent *recent = g_hash_table_lookup(index->table, key);
        if (!recent) {
            recent = ARENA_NEW(work->arena, struct recent);
            g_hash_table_insert(index->table, key, recent);
        }
        recent->items[recent->count++ % KEPT] = draft;
    }
}

/* What is told otherwise of the same day, and of what is the same but for a number. */
struct differing {
    struct conflicts dates, numbers;
};

static bool join(struct work *work, struct draft *drafts, const struct words *words, size_t a,
                 size_t b, struct differing *differing) {
    if (drafts[a].gone)
        return false;
    enum relation relation = compare(&drafts[a], &drafts[b], &words[a], &words[b]);
    if (relation == OTHER_DATE)
        conflicts_add(&differing->dates, a, b);
    if (relation != SAME)
        return false;
    if (numbers_differ(&drafts[a].event, &drafts[b].event))
        conflicts_add(&differing->numbers, a, b);
    draft_merge(work, &drafts[a].event, &drafts[b].event);
    drafts[b].gone = true;
    return true;
}

void drafts_merge(struct work *work, struct draft *drafts, size_t count) {
    struct word_index index = {g_hash_table_new(NULL, NULL), g_new0(guint, count + 1)};
    struct words *words = g_new0(struct words, count + 1);
    struct differing differing = {conflicts_make(work->arena, count),
                                  conflicts_make(work->arena, count)};
    for (size_t i = 0; i < count; i++) {
        if (drafts[i].gone)
            continue;
        words[i] = words_of(drafts[i].event.title);
        for (size_t j = 0; j < words[i].count && !drafts[i].gone; j++) {
            const struct recent *recent =
                g_hash_table_lookup(index.table, GUINT_TO_POINTER(words[i].items[j]));
            size_t first = recent && recent->count > KEPT ? recent->count - KEPT : 0;
            for (size_t k = first; recent && k < recent->count && !drafts[i].gone; k++) {
                size_t other = recent->items[k % KEPT];
                if (index.seen[other] == i + 1)
                    continue;
                index.seen[other] = (guint)i + 1;
                join(work, drafts, words, other, i, &differing);
            }
        }
        if (!drafts[i].gone)
            remember(work, &index, &words[i], i);
    }
    report_conflicts(work, drafts, count, &differing.dates, false);
    report_conflicts(work, drafts, count, &differing.numbers, true);
    g_hash_table_destroy(index.table);
    g_free(index.seen);
    g_free(words);
}
