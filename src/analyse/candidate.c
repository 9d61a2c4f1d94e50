/* candidate.c: the search for actors that nobody declared, from the blocks of the book to a list of
 * actors. Three passes: words and abbreviations; names and what speaks for them; the verdict. */
#include "analyse/candidate_internal.h"

#include <string.h>

struct word_seen *search_seen(struct search *search, uint64_t hash) {
    struct word_seen *seen = g_hash_table_lookup(search->seen, &hash);
    if (seen)
        return seen;
    seen = ARENA_NEW(search->arena, struct word_seen);
    uint64_t *key = ARENA_NEW(search->arena, uint64_t);
    *key = hash;
    g_hash_table_insert(search->seen, key, seen);
    return seen;
}

bool search_seen_lower(const struct search *search, uint64_t hash) {
    const struct word_seen *seen = g_hash_table_lookup(search->seen, &hash);
    return seen && seen->lower > 0;
}

static void append_folded(GString *out, uint32_t c) {
    char bytes[6];
    int len = g_unichar_to_utf8(g_unichar_tolower(c), bytes);
    g_string_append_len(out, bytes, len);
}

struct str name_key(struct arena *arena, struct str name) {
    GString *out = g_string_new(NULL);
    for (size_t at = 0; at < name.len;) {
        uint32_t c = str_next(name, &at);
        if (c == '.')
            c = ' ';
        if (c == ' ' && (!out->len || out->str[out->len - 1] == ' '))
            continue;
        append_folded(out, c);
    }
    g_string_replace(out, "isation", "ization", 0);
    g_string_replace(out, "co-operation", "cooperation", 0);
    g_string_replace(out, "defence", "defense", 0);
    g_string_replace(out, "centre", "center", 0);
    struct str key = str_trim(str_copy(arena, (struct str){out->str, out->len}));
    g_string_free(out, TRUE);
    return key;
}

enum { MOST_FORMS = 16 }; /* of one name: capitals, stops */

struct candidate *search_candidate(struct search *search, struct str name, int kind) {
    struct str key = name_key(search->arena, name);
    struct str whole =
        str_format(search->arena, "%c%.*s", kind == ACTOR_PERSON ? 'p' : 'o', STR_ARG(key));
    struct candidate *found = g_hash_table_lookup(search->names, whole.at);
    if (found) {
        if (!str_equal(found->name, name)) {
            struct form *form = ARENA_NEW(search->arena, struct form);
            const struct form *known = found->forms;
            int count = 0;
            for (; known && !str_equal(known->text, name); known = known->next)
                count++;
            if (!known && count < MOST_FORMS) {
                *form = (struct form){str_copy(search->arena, name), name_is_capitals(name),
                                      found->forms};
                found->forms = form;
            }
        }
        return found;
    }
    found = ARENA_NEW(search->arena, struct candidate);
    found->name = str_copy(search->arena, name);
    found->kind = kind;
    g_hash_table_insert(search->names, (gpointer)(uintptr_t)whole.at, found);
    ARENA_PUSH(search->arena, search->items, search->count, search->room, found);
    return found;
}

static void add_known(struct search *search) {
    search->known = name_table_make(search->arena);
    for (uint32_t i = 0; known_actors[i].names; i++) {
        struct claim claim = {.kind = CLAIM_NAME, .actor = i};
        for (const char *at = known_actors[i].names; *at; claim.number++) {
            size_t len = strcspn(at, "|");
            claim.name = (struct str){at, len};
            name_table_add(search->known, claim);
            at += at[len] ? len + 1 : len;
        }
    }
}

/* ---- what the outline says ---- */

static void drop_name(struct search *search, struct str name) {
    static const char kinds[] = "po";
    struct str key = name_key(search->arena, name);
    for (const char *kind = kinds; *kind; kind++) {
        struct str whole = str_format(search->arena, "%c%.*s", *kind, STR_ARG(key));
        struct candidate *found = g_hash_table_lookup(search->names, whole.at);
        if (found)
            found->dropped = true;
    }
}

static void drop_all(struct search *search, const struct str_list *names) {
    for (size_t i = 0; i < names->count; i++)
        drop_name(search, names->items[i].text);
}

static struct candidate *candidate_called(struct search *search, struct str name) {
    struct str key = name_key(search->arena, name);
    struct str person = str_format(search->arena, "p%.*s", STR_ARG(key));
    struct str other = str_format(search->arena, "o%.*s", STR_ARG(key));
    struct candidate *found = g_hash_table_lookup(search->names, person.at);
    if (found && !found->dropped)
        return found;
    return g_hash_table_lookup(search->names, other.at);
}

/* Names that the editor says are one; the actor may have a name that stands nowhere. */
static void merge_as_told(struct search *search) {
    const struct schema_list *list = &search->work->pack->names.merge;
    const struct name_merge *merges = list->items;
    for (size_t i = 0; i < list->count; i++) {
        struct candidate *into = candidate_called(search, merges[i].as.text);
        for (size_t j = 0; j < merges[i].names.count; j++) {
            struct candidate *from = candidate_called(search, merges[i].names.items[j].text);
            if (!from)
                continue;
            if (!into) {
                into = search_candidate(search, merges[i].as.text, from->kind);
                into->first = from->first;
                into->words = from->words;
            }
            into->dropped = false;
            into->evidence |= SEEN_MERGED;
            into->score = MAX(into->score, SCORE_ENOUGH + 4);
            candidate_merge_into(search, from, into);
        }
    }
}

/* Actors that are declared are not found. */
static void drop_declared(struct search *search) {
    const struct pack *pack = search->work->pack;
    const struct actor *actors = pack->actors.items;
    for (size_t i = 0; i < pack->actors.count; i++) {
        drop_name(search, actors[i].name.text);
        drop_all(search, &actors[i].aliases);
        drop_all(search, &actors[i].abbreviations);
        drop_all(search, &actors[i].former_names);
    }
    drop_all(search, &pack->names.reject);
}

/* ---- candidates → actors ---- */

/* "jens-stoltenberg"; letters that ASCII has not lose their marks. */
static struct str id_of(struct arena *arena, GHashTable *ids, struct str name) {
    GString *out = g_string_new(NULL);
    gchar *plain = g_utf8_normalize(name.at, (gssize)name.len, G_NORMALIZE_NFD);
    for (const char *at = plain; *at; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(out, g_ascii_tolower(*at));
        else if ((unsigned char)*at < 0x80 && out->len && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    g_free(plain);
    while (out->len && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    if (!out->len || !g_ascii_isalpha(out->str[0]))
        g_string_prepend(out, "actor-");
    struct str id = str_copy(arena, (struct str){out->str, out->len}), stem = id;
    g_string_free(out, TRUE);
    const char *key = str_terminated(arena, stem);
    unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(ids, key));
    while (g_hash_table_contains(ids, str_terminated(arena, id)))
        id = str_format(arena, "%.*s-%u", STR_ARG(stem), ++number + 1);
    g_hash_table_insert(ids, (gpointer)(uintptr_t)key, GUINT_TO_POINTER(number));
    if (number)
        g_hash_table_insert(ids, (gpointer)(uintptr_t)str_terminated(arena, id), NULL);
    return id;
}

static void push(struct arena *arena, struct str_list *list, struct str text) {
    size_t room = list->count;
    struct located_str item = {text, SPAN_NONE};
    ARENA_PUSH(arena, list->items, list->count, room, item);
}

static void set_role(struct arena *arena, struct actor *actor, struct str role) {
    if (!role.len || actor->kind != ACTOR_PERSON)
        return;
    struct actor_role *roles = ARENA_NEW(arena, struct actor_role);
    roles->role.text = role;
    actor->roles = (struct schema_list){roles, 1};
}

static struct str evidence_text(struct arena *arena, uint32_t evidence) {
    static const struct {
        uint32_t evidence;
        const char *text;
    } words[] = {{SEEN_MERGED, "named in the outline's corrections"},
                 {SEEN_KNOWN, "a name that is known"},
                 {SEEN_DEFINED, "it introduces its abbreviation"},
                 {SEEN_HEAD, "the head word of an organisation"},
                 {SEEN_GROUP, "a word such as 'party' before it"},
                 {SEEN_MEMBERS, "a word such as 'director' beside it"},
                 {SEEN_MIXED, "capitals within the word"},
                 {SEEN_ACRONYM, "an abbreviation"},
                 {SEEN_SUBJECT, "it does or has something"},
                 {SEEN_TITLE, "a title before it"},
                 {SEEN_ROLE, "an office or calling before it"},
                 {SEEN_FORENAME, "a forename"},
                 {SEEN_APPOSITION, "an office or calling behind it"},
                 {SEEN_VERB, "a verb such as 'said' behind it"},
                 {SEEN_INITIAL, "an initial"},
                 {SEEN_PARTICLE, "a particle such as 'de'"},
                 {SEEN_POSSESSIVE, "a possessive"}};
    struct str text = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (evidence & words[i].evidence)
            text =
                str_format(arena, "%.*s%s%s", STR_ARG(text), text.len ? ", " : "", words[i].text);
    return text;
}

static struct actor actor_of(struct search *search, GHashTable *ids,
                             const struct candidate *found) {
    struct arena *arena = search->work->arena;
    struct actor actor = {.kind = found->kind, .found = true};
    actor.name.text = str_copy(arena, found->written.len ? found->written : found->name);
    actor.id.text = id_of(arena, ids, found->name);
    actor.confidence = MIN(99, 35 + 10 * found->score);
    for (const struct form *form = found->forms; form; form = form->next) {
        bool surname = found->kind == ACTOR_PERSON && str_find(form->text, STR(" "), 0) == SIZE_MAX;
        struct str text = str_copy(arena, form->text);
        if (form->abbreviation && found->kind != ACTOR_PERSON)
            push(arena, &actor.abbreviations, text);
        else if (!surname)
            push(arena, &actor.aliases, text);
    }
    actor.evidence = evidence_text(arena, found->evidence);
    set_role(arena, &actor, str_copy(arena, found->role));
    actor.sort.text = actor_sort_name(arena, &actor);
    return actor;
}

/* NATO is "the Alliance" where no other one is told of. */
static void add_alliance(struct search *search, struct actor *actors, size_t count) {
    struct actor *nato = NULL;
    for (size_t i = 0; i < count; i++) {
        bool other =
            actors[i].kind != ACTOR_PERSON && str_ends(actors[i].name.text, STR(" Alliance"));
        if (other)
            return;
        nato = str_is(actors[i].name.text, "NATO") ? &actors[i] : nato;
    }
    if (nato)
        push(search->work->arena, &nato->aliases, STR("Alliance"));
}

/* ---- the search ---- */

static void read_blocks(struct search *search, void (*scan)(struct search *, const struct flat *)) {
    const struct work *work = search->work;
    for (size_t i = 0; i < work->block_count; i++)
        if (!work->blocks[i].flat->foreign)
            scan(search, work->blocks[i].flat);
}

const struct actor *candidates_as_actors(struct work *work, size_t *count) {
    struct search search = {.work = work, .arena = arena_new()};
    search.lexicon = lexicon_make(search.arena);
    search.seen = g_hash_table_new(g_int64_hash, g_int64_equal);
    search.names = g_hash_table_new(g_str_hash, g_str_equal);
    search.defined = name_table_make(search.arena);
    add_known(&search);
    read_blocks(&search, scan_words);
    scan_definitions(&search);
    read_blocks(&search, scan_names);
    candidates_judge(&search);
    candidates_merge(&search);
    merge_as_told(&search);
    drop_declared(&search);
    struct actor *actors = ARENA_ARRAY(work->arena, struct actor, search.count + 1);
    GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
    *count = 0;
    for (size_t i = 0; i < search.count; i++)
        if (!search.items[i]->into && !search.items[i]->dropped)
            actors[(*count)++] = actor_of(&search, ids, search.items[i]);
    add_alliance(&search, actors, *count);
    g_hash_table_destroy(ids);
    g_hash_table_destroy(search.seen);
    g_hash_table_destroy(search.names);
    arena_free(search.arena);
    return actors;
}
