/* actors.c: declared names and aliases in a block → mentions, by longest match through one trie.
 * A person's surname alone counts once the person was named in full, if no other shares it. */
#include "analyse/analyse_internal.h"

struct trie_node {
    struct trie_node *first_child, *next;
    const struct actor *actor; /* a name ends here */
    struct str name;           /* as declared */
    unsigned char byte;
};
#define LONGEST_NAME 200

struct actor_matcher {
    struct trie_node root;
    GHashTable *surnames; /* text → actor; of two actors: NULL */
    GHashTable *counts;   /* section and actor → mentions so far */
    bool *seen;
    const struct actor *actors;
    size_t count;
};

static struct trie_node *step(struct trie_node *node, unsigned char byte, struct arena *arena) {
    for (struct trie_node *child = node->first_child; child; child = child->next)
        if (child->byte == byte)
            return child;
    if (!arena)
        return NULL;
    struct trie_node *child = ARENA_NEW(arena, struct trie_node);
    child->byte = byte;
    child->next = node->first_child;
    node->first_child = child;
    return child;
}

/* One character in lower case; its bytes. */
static int folded(struct str text, size_t *at, char bytes[6]) {
    return g_unichar_to_utf8(g_unichar_tolower(str_next(text, at)), bytes);
}

/* A name goes through the same normalising as text does. */
static struct str plain_name(struct arena *arena, struct str name) {
    struct node *block = node_make_generated(arena, NODE_PARAGRAPH, SPAN_NONE);
    node_append(block, node_make_text(arena, name, SPAN_NONE));
    struct flat *flat = flat_make(arena, block);
    return str_trim((struct str){flat->text, flat->len});
}

static void add_name(struct work *work, const struct actor *actor, struct str name) {
    struct str plain = plain_name(work->arena, name);
    if (!plain.len || plain.len > LONGEST_NAME)
        return;
    struct trie_node *node = &work->matcher->root;
    for (size_t at = 0; at < plain.len;) {
        char bytes[6];
        int len = folded(plain, &at, bytes);
        for (int i = 0; i < len; i++)
            node = step(node, (unsigned char)bytes[i], work->arena);
    }
    if (!node->actor) {
        node->actor = actor;
        node->name = plain;
    }
}

static void add_surname(struct work *work, const struct actor *actor) {
    struct str name = plain_name(work->arena, actor->name.text);
    size_t start = name.len;
    while (start > 0 && name.at[start - 1] != ' ')
        start--;
    if (actor->kind != ACTOR_PERSON || start == 0 || start == name.len)
        return;
    GHashTable *table = work->matcher->surnames;
    char *key = g_strndup(name.at + start, name.len - start);
    bool shared = g_hash_table_contains(table, key);
    g_hash_table_insert(table, key, shared ? NULL : (gpointer)(uintptr_t)actor);
}

struct actor_matcher *actor_matcher_make(struct work *work) {
    struct actor_matcher *matcher = ARENA_NEW(work->arena, struct actor_matcher);
    work->matcher = matcher;
    matcher->actors = work->pack->actors.items;
    matcher->count = work->pack->actors.count;
    matcher->surnames = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    matcher->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    matcher->seen = ARENA_ARRAY(work->arena, bool, matcher->count + 1);
    for (size_t i = 0; i < matcher->count; i++) {
        const struct actor *actor = &matcher->actors[i];
        add_name(work, actor, actor->name.text);
        for (size_t j = 0; j < actor->aliases.count; j++)
            add_name(work, actor, actor->aliases.items[j].text);
        add_surname(work, actor);
    }
    return matcher;
}

void actor_matcher_free(struct actor_matcher *matcher) {
    g_hash_table_destroy(matcher->surnames);
    g_hash_table_destroy(matcher->counts);
}

/* NATO is not nato; "North Atlantic Council" is not "north atlantic council". */
static bool same_case(struct str name, struct str text) {
    bool abbreviation = name.len >= 2, upper_start = g_ascii_isupper(name.at[0]);
    for (size_t i = 0; i < name.len; i++)
        if (g_ascii_islower(name.at[i]) || name.at[i] == ' ')
            abbreviation = false;
    if (abbreviation)
        return str_equal(name, text);
    return !upper_start || g_ascii_isupper(text.at[0]);
}

static const struct actor *longest(const struct actor_matcher *matcher, const struct flat *flat,
                                   size_t start, size_t *end) {
    struct str text = {flat->text, flat->len};
    const struct actor *found = NULL;
    const struct trie_node *node = &matcher->root;
    for (size_t at = start; at < flat->len && node;) {
        char bytes[6];
        int len = folded(text, &at, bytes);
        for (int i = 0; i < len && node; i++)
            node = step((struct trie_node *)(uintptr_t)node, (unsigned char)bytes[i], NULL);
        if (node && node->actor && (at == flat->len || !flat_word_at(flat->text, at)) &&
            same_case(node->name, str_slice(text, start, at))) {
            found = node->actor;
            *end = at;
        }
    }
    return found;
}

/* "Maryna Poroshenko" is not Petro Poroshenko: a capitalised word before is another forename. */
static bool another_forename(const struct flat *flat, size_t start) {
    if (start < 2 || flat->text[start - 1] != ' ')
        return false;
    size_t at = start - 1;
    while (at > 0 && flat_word_at(flat->text, at - 1))
        at--;
    size_t len = start - 1 - at;
    return len && g_ascii_isupper(flat->text[at]) && !cue_is_title(flat->text + at, len) &&
           !cue_is_function_word(flat->text + at, len);
}

static const struct actor *surname(const struct actor_matcher *matcher, const struct flat *flat,
                                   size_t start, size_t *end) {
    size_t at = start;
    while (at < flat->len && at - start < LONGEST_NAME &&
           (flat_word_at(flat->text, at) ||
            (flat->text[at] == '-' && at + 1 < flat->len && flat_word_at(flat->text, at + 1))))
        at++;
    char key[LONGEST_NAME + 1];
    memcpy(key, flat->text + start, at - start);
    key[at - start] = '\0';
    const struct actor *actor = g_hash_table_lookup(matcher->surnames, key);
    if (!actor || !matcher->seen[actor - matcher->actors] || another_forename(flat, start))
        return NULL;
    *end = at;
    return actor;
}

static void add_mention(struct work *work, const struct flat *flat, const struct actor *actor,
                        size_t start, size_t end) {
    struct position at;
    if (!flat_position(flat, start, &at))
        return;
    struct mention mention = {.actor = actor, .at = at};
    work->matcher->seen[actor - work->matcher->actors] = true;
    mention.span = flat_source_span(flat, start, end);
    mention.as_written = flat_written(work->arena, flat, start, end);
    struct str stem =
        str_format(work->arena, "%.*s--m-%.*s", STR_ARG(work->section_id), STR_ARG(actor->id.text));
    char *key = g_strndup(stem.at, stem.len);
    unsigned n = GPOINTER_TO_UINT(g_hash_table_lookup(work->matcher->counts, key)) + 1;
    g_hash_table_insert(work->matcher->counts, key, GUINT_TO_POINTER(n));
    mention.anchor = str_format(work->arena, "%.*s-%u", STR_ARG(stem), n);
    struct place_in_text place =
        mention.span.source ? source_place(work->sources, mention.span.source, mention.span.start)
                            : (struct place_in_text){0, 0};
    struct str file =
        mention.span.source ? source_name(work->sources, mention.span.source) : STR("");
    mention.ref = str_format(work->arena, "%.*s@%.*s:%u:%u", STR_ARG(actor->id.text), STR_ARG(file),
                             place.line, place.column);
    mention.sentence = flat->first_sentence + flat_sentence_at(flat, start);
    ARENA_PUSH(work->arena, work->mentions, work->mention_count, work->mention_room, mention);
    work_mark(work, flat, start, end, MARK_MENTION, mention.anchor, (struct edtf){0});
}

void actors_of_block(struct work *work, struct flat *flat) {
    const struct actor_matcher *matcher = work->matcher;
    size_t next_span = 0;
    for (size_t at = 0; at < flat->len;) {
        while (next_span < flat->span_count && flat->spans[next_span].start < at)
            next_span++;
        size_t end = 0, probe = next_span;
        const struct actor *actor = NULL;
        for (; probe < flat->span_count && flat->spans[probe].start == at && !actor; probe++) {
            actor = flat->spans[probe].node->actor.len
                        ? pack_actor(work->pack, flat->spans[probe].node->actor)
                        : NULL;
            end = flat->spans[probe].end;
        }
        bool word = flat_word_at(flat->text, at) && (at == 0 || !flat_word_at(flat->text, at - 1));
        if (!actor && word && !(actor = longest(matcher, flat, at, &end)))
            actor = surname(matcher, flat, at, &end);
        if (actor && end > at) {
            add_mention(work, flat, actor, at, end);
            at = end;
        } else {
            at++;
        }
    }
}

void actors_report_unused(struct work *work) {
    for (size_t i = 0; i < work->matcher->count; i++) {
        const struct actor *actor = &work->matcher->actors[i];
        if (!work->matcher->seen[i])
            diag_add(work->diags, DIAG_ACTOR_UNUSED, actor->span,
                     "the actor '%.*s' is named nowhere; the index leaves it out",
                     STR_ARG(actor->name.text));
    }
}
