/* quotations_check.c: quotations that do not agree: an office that was not held on the date, and
 * words that are almost those of another quotation. Texts are compared by runs of three words: each
 * text is looked up once, and laid beside the one that shares most runs with it, so the work grows
 * with the number of words. */
#include "compose/quotations_internal.h"

#include <string.h>

/* ---- words ---- */

enum { GAP = 1 }; /* in plain words: something is left out or put in there */

struct words {
    struct str *items; /* "alliance"; a GAP has no letters */
    size_t count, room;
};

/* The end of what stands in square brackets from `at`, or SIZE_MAX. */
static size_t behind_brackets(struct str text, size_t at) {
    enum { LONGEST = 400 };
    size_t close = str_find(str_slice(text, at, at + LONGEST), STR("]"), 0);
    return close == SIZE_MAX ? SIZE_MAX : at + close + 1;
}

/* The bytes of an ellipsis or of brackets at `at`, or 0. */
static size_t gap_at(struct str text, size_t at) {
    static const char *const dots[] = {"…", "...", ". . ."};
    struct str rest = str_slice(text, at, text.len);
    for (size_t i = 0; i < G_N_ELEMENTS(dots); i++)
        if (str_starts(rest, str_of(dots[i])))
            return strlen(dots[i]);
    size_t behind = text.at[at] == '[' ? behind_brackets(text, at) : SIZE_MAX;
    return behind == SIZE_MAX ? 0 : behind - at;
}

static bool is_letter(uint32_t c) {
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

struct str quotation_plain_words(struct arena *arena, struct str text) {
    GString *out = g_string_new(" ");
    bool open = false;
    for (size_t at = 0; at < text.len;) {
        size_t gap = gap_at(text, at);
        uint32_t c = gap ? 0 : str_next(text, &at);
        bool letter = !gap && is_letter(c);
        bool joins = c == '\'' || c == 0x2019 || c == 0xAD; /* "don’t" is one word */
        if (letter)
            g_string_append_unichar(out, g_unichar_tolower(c));
        else if (open && !joins)
            g_string_append_c(out, ' ');
        if (gap)
            g_string_append(out, "\x01 ");
        open = letter || (open && joins);
        at += gap;
    }
    if (open)
        g_string_append_c(out, ' ');
    struct str words = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return words;
}

static struct words split(struct arena *arena, struct str plain) {
    struct words words = {0};
    for (size_t at = 1; at < plain.len;) {
        size_t end = str_find(plain, STR(" "), at);
        ARENA_PUSH(arena, words.items, words.count, words.room, str_slice(plain, at, end));
        at = end == SIZE_MAX ? plain.len : end + 1;
    }
    return words;
}

static bool is_gap(const struct words *words, size_t at) {
    return words->items[at].at[0] == GAP;
}

/* ---- a part in its quotation ---- */

void quotation_check_words(struct arena *arena, const struct quotation_entry *entry,
                           const struct node *use, struct diags *diags) {
    struct str whole = entry->plain;
    struct str part = quotation_plain_words(arena, node_plain_text(arena, use));
    size_t from = 0;
    for (size_t start = 0; start < part.len;) {
        size_t end = str_find(part, STR("\x01"), start);
        struct str piece = str_slice(part, start, end);
        start = end == SIZE_MAX ? part.len : end + 1;
        if (piece.len < 2)
            continue;
        size_t found = str_find(whole, piece, from);
        if (found == SIZE_MAX) {
            diag_add(diags, DIAG_QUOTE_ALTERED, use->span,
                     "these words do not stand so in the quotation '%.*s'",
                     STR_ARG(entry->declared->id.text));
            diag_see(diags, entry->declared->text.span, "its words");
            return;
        }
        from = found + piece.len - 1;
    }
}

/* ---- offices ---- */

struct str quotation_group(struct arena *arena, const struct quotation_entry *entry) {
    if (!entry->dated || !entry->speaker.len)
        return STR("");
    struct str who = entry->actor ? entry->actor->id.text : entry->speaker;
    struct str date = edtf_text(arena, entry->date);
    return str_format(arena, "%.*s\n%.*s", STR_ARG(who), STR_ARG(date));
}

static void check_role(struct arena *arena, const struct quotation_entry *entry,
                       struct diags *diags) {
    const struct actor *actor = entry->actor;
    if (!actor || !entry->dated || !quotation_is_role(arena, actor, entry->role))
        return;
    const struct actor_role *roles = actor->roles.items, *other = NULL;
    for (size_t i = 0; i < actor->roles.count; i++) {
        struct actor one = {.roles = {(void *)(uintptr_t)&roles[i], 1}};
        if (!quotation_is_role(arena, &one, entry->role))
            continue;
        if (actor_role_covers(&roles[i], entry->date))
            return;
        other = &roles[i];
    }
    struct span place = entry->declared && entry->declared->role.span.source
                            ? entry->declared->role.span
                            : entry->span;
    struct str date = edtf_text(arena, entry->date);
    diag_add(diags, DIAG_QUOTE_ROLE, place, "%.*s was not %.*s on %.*s", STR_ARG(entry->speaker),
             STR_ARG(entry->role), STR_ARG(date));
    if (other)
        diag_see(diags, other->role.span, "the office and its years");
}

/* ---- almost equal words ---- */

enum { RUN = 3, LEAST_SHARED = 3 }; /* words of a run; one run of so many must be shared */

struct text {
    struct words words;
    uint64_t group; /* 0: with nothing compared */
    size_t runs;
};
struct run {
    size_t text, at; /* where it was met first */
};
struct shared {
    size_t votes, here, there; /* runs shared with that text; the first one's places */
};

struct comparing {
    struct arena *arena;
    struct diags *diags;
    const struct quotations *list;
    struct text *texts;
    GHashTable *runs;       /* → struct run */
    struct shared *shared;  /* by text, of the one that is looked at */
    size_t *touched, count; /* those with votes */
};

/* FNV-1a, 64 bits. */
static uint64_t hash_on(uint64_t hash, struct str text) {
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(0x100000001b3);
    return (hash ^ 0xFF) * UINT64_C(0x100000001b3);
}

static void vote(struct comparing *comparing, const struct run *run, size_t here) {
    struct shared *shared = &comparing->shared[run->text];
    if (!shared->votes++) {
        comparing->touched[comparing->count++] = run->text;
        shared->here = here;
        shared->there = run->at;
    }
}

static void look_up_runs(struct comparing *comparing, size_t number) {
    struct text *text = &comparing->texts[number];
    for (size_t i = 0; i + RUN <= text->words.count; i++) {
        uint64_t hash = text->group;
        bool gap = false;
        for (size_t j = i; j < i + RUN; j++) {
            gap = gap || is_gap(&text->words, j);
            hash = hash_on(hash, text->words.items[j]);
        }
        if (gap)
            continue;
        text->runs++;
        gint64 key = (gint64)hash;
        const struct run *run = g_hash_table_lookup(comparing->runs, &key);
        if (run && run->text != number) {
            vote(comparing, run, i);
        } else if (!run) {
            struct run *met = ARENA_NEW(comparing->arena, struct run);
            gint64 *kept = ARENA_NEW(comparing->arena, gint64);
            *met = (struct run){number, i};
            *kept = key;
            g_hash_table_insert(comparing->runs, kept, met);
        }
    }
}

/* Goes on from a shared run, forward or back, to the first words that differ. False: one of the two
 * texts ends there, or leaves something out. */
static bool find_difference(const struct words *a, const struct words *b, size_t *i, size_t *j,
                            bool forward) {
    while (*i < a->count && *j < b->count) { /* below 0 is above the count */
        if (is_gap(a, *i) || is_gap(b, *j))
            return false;
        if (!str_equal(a->items[*i], b->items[*j]))
            return true;
        *i += forward ? 1 : SIZE_MAX;
        *j += forward ? 1 : SIZE_MAX;
    }
    return false;
}

static void compare(struct comparing *comparing, size_t here, size_t there) {
    const struct text *a = &comparing->texts[here], *b = &comparing->texts[there];
    const struct shared *shared = &comparing->shared[there];
    size_t i = shared->here, j = shared->there;
    if (!find_difference(&a->words, &b->words, &i, &j, true)) {
        i = shared->here;
        j = shared->there;
        if (!find_difference(&a->words, &b->words, &i, &j, false))
            return;
    }
    const struct quotation_entry *entry = &comparing->list->items[here];
    diag_add(comparing->diags, DIAG_QUOTE_ALTERED, entry->span,
             "%.*s is quoted twice from that day, but not in the same words: '%.*s' here, '%.*s' "
             "there",
             STR_ARG(entry->speaker), STR_ARG(a->words.items[i]), STR_ARG(b->words.items[j]));
    diag_see(comparing->diags, comparing->list->items[there].span, "there");
}

static void compare_with_others(struct comparing *comparing, size_t number) {
    size_t best = SIZE_MAX;
    comparing->count = 0;
    look_up_runs(comparing, number);
    for (size_t i = 0; i < comparing->count; i++) {
        size_t other = comparing->touched[i];
        if (best == SIZE_MAX || comparing->shared[other].votes > comparing->shared[best].votes)
            best = other;
    }
    if (best != SIZE_MAX) {
        size_t runs = MIN(comparing->texts[number].runs, comparing->texts[best].runs);
        if (comparing->shared[best].votes * LEAST_SHARED >= runs)
            compare(comparing, number, best);
    }
    for (size_t i = 0; i < comparing->count; i++)
        comparing->shared[comparing->touched[i]] = (struct shared){0};
}

void quotations_check(struct arena *arena, const struct quotations *list, struct diags *diags) {
    struct comparing comparing = {
        .arena = arena,
        .diags = diags,
        .list = list,
        .texts = ARENA_ARRAY(arena, struct text, list->count + 1),
        .runs = g_hash_table_new(g_int64_hash, g_int64_equal),
        .shared = ARENA_ARRAY(arena, struct shared, list->count + 1),
        .touched = ARENA_ARRAY(arena, size_t, list->count + 1),
    };
    for (size_t i = 0; i < list->count; i++) {
        struct str group = quotation_group(arena, &list->items[i]);
        check_role(arena, &list->items[i], diags);
        if (!group.len)
            continue;
        comparing.texts[i].group = hash_on(UINT64_C(0xcbf29ce484222325), group);
        comparing.texts[i].words = split(arena, list->items[i].plain);
        compare_with_others(&comparing, i);
    }
    g_hash_table_destroy(comparing.runs);
}
