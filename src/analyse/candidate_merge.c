/* candidate_merge.c: several names of one actor become one candidate: abbreviations and what they
 * stand for, a surname and the full name, spellings, parts of longer names. */
#include "analyse/candidate_internal.h"

#include <string.h>

static struct candidate *root_of(struct candidate *found) {
    while (found && found->into)
        found = found->into;
    return found;
}

void candidate_merge_into(struct search *search, struct candidate *from, struct candidate *into) {
    from = root_of(from);
    into = root_of(into);
    if (from == into)
        return;
    from->into = into;
    into->count += from->count;
    into->evidence |= from->evidence;
    into->score = MAX(into->score, from->score);
    into->dropped = into->dropped && from->dropped;
    if (!into->role.len)
        into->role = from->role;
    struct form *form = ARENA_NEW(search->arena, struct form);
    *form = (struct form){from->name, name_is_capitals(from->name), into->forms};
    into->forms = form;
    while (from->forms) {
        struct form *next = from->forms->next;
        from->forms->next = into->forms;
        into->forms = from->forms;
        from->forms = next;
    }
}

static struct candidate *named(struct search *search, struct str name, bool person) {
    struct str key = name_key(search->arena, name);
    struct str whole = str_format(search->arena, "%c%.*s", person ? 'p' : 'o', STR_ARG(key));
    return g_hash_table_lookup(search->names, whole.at);
}

/* ---- organisations ---- */

/* The names of one actor that is known, under the first of them. */
static void merge_known(struct search *search) {
    GHashTable *first = g_hash_table_new(g_direct_hash, g_direct_equal);
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        gpointer key = GSIZE_TO_POINTER(found->known);
        struct candidate *best = found->known ? g_hash_table_lookup(first, key) : NULL;
        if (found->known && (!best || found->known_name < best->known_name))
            g_hash_table_insert(first, key, found);
    }
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        if (found->known)
            candidate_merge_into(search, found,
                                 g_hash_table_lookup(first, GSIZE_TO_POINTER(found->known)));
    }
    g_hash_table_destroy(first);
}

static void merge_definitions(struct search *search) {
    for (size_t i = 0; i < search->definition_count; i++) {
        const struct definition *definition = &search->definitions[i];
        struct candidate *form = named(search, definition->abbreviation, false);
        struct candidate *whole = named(search, definition->name, false);
        bool word = form && !name_is_capitals(form->name); /* "(Stasi)" */
        if (form && form->known && whole && !whole->known && (definition->initials || word)) {
            candidate_merge_into(search, whole, form);
            continue;
        }
        if (form && (form->into || form->known) && definition->actor)
            continue; /* defined before, or known */
        if (!definition->actor && form && !form->known) {
            form->dropped = true;
        } else if (definition->actor && whole) {
            if (!form)
                form = search_candidate(search, definition->abbreviation, ACTOR_ORGANISATION);
            candidate_merge_into(search, form, whole);
        }
    }
}

/* The name with its first words, up to `end`, as the organisation or state that they name is called
 * first: "UN Security Council" as "United Nations Security Council". Empty: they name none. */
static struct str spelt_out(struct search *search, const struct candidate *found, size_t end) {
    struct candidate *owner = named(search, str_slice(found->name, 0, end), false);
    struct candidate *root = root_of(owner);
    if (!root || root == found || root->kind == ACTOR_PERSON)
        return STR("");
    return str_format(search->arena, "%.*s%.*s", STR_ARG(root->name),
                      STR_ARG(str_slice(found->name, end, found->name.len)));
}

/* "UN Security Council" and "United Nations Security Council" are one. */
static void merge_owners(struct search *search) {
    enum { MOST_WORDS = 8 };
    GHashTable *by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        if (found->kind == ACTOR_PERSON || found->dropped || found->into || found->words < 2)
            continue;
        struct str whole = {0};
        size_t end = str_find(found->name, STR(" "), 0);
        for (int words = 0; words < MOST_WORDS && end != SIZE_MAX && !whole.len; words++) {
            whole = spelt_out(search, found, end);
            end = str_find(found->name, STR(" "), end + 1);
        }
        if (!whole.len)
            continue;
        struct str key = name_key(search->arena, whole);
        struct candidate *other = named(search, whole, false);
        if (!other || other == found || other->dropped)
            other = g_hash_table_lookup(by_name, key.at);
        if (!other)
            g_hash_table_insert(by_name, (gpointer)(uintptr_t)key.at, found);
        else if (other != found && found->name.len > other->name.len)
            candidate_merge_into(search, other, found);
        else if (other != found)
            candidate_merge_into(search, found, other);
    }
    g_hash_table_destroy(by_name);
}

/* The capitals of a name: "NATO Support and Procurement Agency" gives NSPA. */
static struct str capitals_of(struct arena *arena, struct str name) {
    GString *out = g_string_new(NULL);
    bool start = true;
    for (size_t at = 0; at < name.len;) {
        size_t from = at;
        uint32_t c = str_next(name, &at);
        bool letter = g_unichar_isalnum(c);
        if (letter && start && g_unichar_isupper(c))
            g_string_append_len(out, name.at + from, (gssize)(at - from));
        start = !letter;
    }
    struct str capitals = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return capitals;
}

/* An abbreviation that is never explained: the one organisation that has its initials. */
static void merge_initials(struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *whole = search->items[i];
        if (whole->into || whole->dropped || !(whole->evidence & SEEN_HEAD) || whole->words < 3)
            continue;
        struct candidate *form = named(search, capitals_of(search->arena, whole->name), false);
        if (form && !form->into && !form->known && form->evidence & SEEN_ACRONYM)
            candidate_merge_into(search, form, whole);
    }
}

/* "Security Council" is the UN Security Council where no other is told of; "Communist Party" is not
 * the Bulgarian one. */
static void merge_part(struct search *search, struct candidate *whole, struct str part) {
    struct candidate *shorter = named(search, part, false);
    if (!shorter || shorter == whole || shorter->known || shorter->words < 2 || shorter->dropped)
        return;
    if (shorter->into && root_of(shorter) != root_of(whole))
        shorter->dropped = true; /* two have it: it is neither's */
    else
        candidate_merge_into(search, shorter, whole);
}

/* "the German Bundestag": the Bundestag. */
static void merge_national(struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *whole = search->items[i];
        size_t blank = str_find(whole->name, STR(" "), 0);
        if (whole->dropped || whole->words != 2 || whole->known || blank == SIZE_MAX ||
            whole->kind == ACTOR_PERSON ||
            !(lexicon_classes(search->lexicon, whole->first) & WORD_DEMONYM))
            continue;
        struct candidate *body =
            named(search, str_slice(whole->name, blank + 1, whole->name.len), false);
        if (body && body->known && body->kind == ACTOR_BODY)
            candidate_merge_into(search, whole, body);
    }
}

static void merge_parts(struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *whole = search->items[i];
        if (whole->dropped || !(whole->evidence & SEEN_HEAD) || whole->words < 3)
            continue;
        size_t of = str_find(whole->name, STR(" of "), 0);
        if (of != SIZE_MAX)
            merge_part(search, whole, str_slice(whole->name, 0, of));
        size_t blank = str_find(whole->name, STR(" "), 0);
        uint32_t classes = lexicon_classes(search->lexicon, whole->first);
        struct str prefix = str_slice(whole->name, 0, blank);
        struct candidate *state = named(search, prefix, false);
        if (blank != SIZE_MAX && !(classes & WORD_DEMONYM) &&
            !(state && state->kind == ACTOR_STATE))
            merge_part(search, whole, str_slice(whole->name, blank + 1, whole->name.len));
    }
}

/* ---- persons ---- */

static bool is_single(const struct candidate *found) {
    return found->words == 1;
}

static bool is_initialled(const struct candidate *found) {
    return found->name.len > 2 && found->name.at[1] == '.';
}

static bool same_start(const struct candidate *a, const struct candidate *b) {
    size_t at = 0, other = 0;
    return str_next(a->name, &at) == str_next(b->name, &other);
}

/* "Baroness Ashton", "Lord Vunn": a title that stands for the forename. */
static bool is_peer(const struct candidate *found) {
    static const char *const titles[] = {"Baroness ", "Lord ", "Lady ", NULL};
    for (size_t i = 0; titles[i]; i++)
        if (found->words == 2 && str_starts(found->name, str_of(titles[i])))
            return true;
    return false;
}

/* "Sir Alan": the forename behind the title. */
static bool is_knight(const struct candidate *found) {
    return found->words == 2 &&
           (str_starts(found->name, STR("Sir ")) || str_starts(found->name, STR("Dame ")));
}

/* "Sir Alan" is who has that forename; of several the one named last, which the matcher settles. */
static void merge_knights(struct search *search) {
    GHashTable *knights = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        if (found->kind == ACTOR_PERSON && !found->into && is_knight(found))
            g_hash_table_insert(knights, &found->last, found);
    }
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        struct candidate *knight = g_hash_table_lookup(knights, &found->first);
        if (!knight || found->kind != ACTOR_PERSON || found->into || found->dropped ||
            found->words < 2 || is_knight(found))
            continue;
        knight->dropped = true;
        struct form *form = ARENA_NEW(search->arena, struct form);
        *form = (struct form){knight->name, false, found->forms};
        found->forms = form;
    }
    g_hash_table_destroy(knights);
}

/* "Rhodes Vunn" is Anna Rhodes Vunn: the end of the longer name. */
static bool ends_with_name(const struct candidate *whole, const struct candidate *part) {
    size_t len = part->name.len;
    return whole->words > part->words && part->words > 1 && str_ends(whole->name, part->name) &&
           whole->name.at[whole->name.len - len - 1] == ' ';
}

/* Persons by their last word: surnames alone, "J. Berg", and "Anna M. Berg" join the fullest name.
 */
static void merge_surnames(struct search *search) {
    GHashTable *by_last = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < search->count; i++) {
            struct candidate *found = search->items[i];
            if (found->kind != ACTOR_PERSON || found->into || (round == 0 && found->dropped))
                continue;
            bool peer = is_peer(found);
            bool weak = is_single(found) || is_initialled(found) || peer;
            struct candidate *other = g_hash_table_lookup(by_last, &found->last);
            if (round == 0 && weak)
                continue;
            if (round == 0 && !other)
                g_hash_table_insert(by_last, &found->last, found);
            else if (round == 0 && other->first == found->first && other->words < found->words)
                candidate_merge_into(search, other, found),
                    g_hash_table_insert(by_last, &found->last, found);
            else if (round == 0 && (other->first == found->first || ends_with_name(other, found)))
                candidate_merge_into(search, found, other);
            else if (round == 0 && ends_with_name(found, other))
                candidate_merge_into(search, other, found),
                    g_hash_table_insert(by_last, &found->last, found);
            else if (round == 1 && weak && other &&
                     (is_single(found) || peer || same_start(found, other)))
                candidate_merge_into(search, found, other);
        }
    }
    g_hash_table_destroy(by_last);
}

/* "Zelensky" and "Zelenskyy": one forename, and surnames nearly the same. */
static void merge_spellings(struct search *search) {
    enum { MOST_COMPARED = 16, SHORTEST = 6 };
    GHashTable *by_first = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        if (found->kind != ACTOR_PERSON || found->into || found->dropped || found->words != 2)
            continue;
        GPtrArray *same = g_hash_table_lookup(by_first, &found->first);
        if (!same) {
            same = g_ptr_array_new();
            g_hash_table_insert(by_first, &found->first, same);
        }
        struct str surname =
            str_slice(found->name, str_find(found->name, STR(" "), 0) + 1, found->name.len);
        for (guint j = 0; j < same->len && !found->into; j++) {
            struct candidate *other = same->pdata[j];
            struct str name =
                str_slice(other->name, str_find(other->name, STR(" "), 0) + 1, other->name.len);
            if (name.len >= SHORTEST && surname.len >= SHORTEST &&
                str_distance(name, surname, 2) <= 2)
                candidate_merge_into(search, found, other);
        }
        if (!found->into && same->len < MOST_COMPARED)
            g_ptr_array_add(same, found);
    }
    GHashTableIter lists;
    gpointer list;
    g_hash_table_iter_init(&lists, by_first);
    while (g_hash_table_iter_next(&lists, NULL, &list))
        g_ptr_array_free(list, TRUE);
    g_hash_table_destroy(by_first);
}

/* What is a person's and an organisation's name is one thing. */
static void settle_kinds(struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *person = search->items[i];
        if (person->kind != ACTOR_PERSON || person->dropped)
            continue;
        struct candidate *other = named(search, person->name, false);
        if (!other || other->dropped)
            continue;
        uint32_t sure = SEEN_KNOWN | SEEN_HEAD | SEEN_GROUP | SEEN_DEFINED;
        if (other->evidence & sure && !(person->evidence & SEEN_TITLE))
            person->dropped = true;
        else if (!(other->evidence & SEEN_KNOWN) || other->kind == ACTOR_STATE)
            other->dropped = other->kind != ACTOR_STATE;
        if (other->kind == ACTOR_STATE)
            person->dropped = true;
    }
}

void candidates_merge(struct search *search) {
    settle_kinds(search);
    merge_known(search);
    merge_definitions(search);
    merge_initials(search);
    merge_owners(search);
    merge_parts(search);
    merge_national(search);
    merge_knights(search);
    merge_surnames(search);
    merge_spellings(search);
}
