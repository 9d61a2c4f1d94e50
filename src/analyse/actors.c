/* actors.c: declared names and aliases in a block → mentions, by longest match through a trie. A
 * person's surname alone counts once the person was named in full, if no other shares it. What a
 * date takes is no name: "3 May" is not Theresa May. */
#include "analyse/analyse_internal.h"

struct trie_node {
    struct trie_node *first_child, *next;
    const struct actor *actor; /* a name ends here */
    bool shared;               /* it is another actor's surname as well */
    struct str name;           /* as declared */
    unsigned char byte;
};
#define LONGEST_NAME 200

struct actor_matcher {
    struct trie_node names, surnames;
    GHashTable *counts;           /* section and actor → mentions so far */
    size_t first_date, next_date; /* of the block at hand, among those found */
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

static void add_name(struct work *work, struct trie_node *root, const struct actor *actor,
                     struct str name) {
    struct str plain = plain_name(work->arena, name);
    if (!plain.len || plain.len > LONGEST_NAME)
        return;
    struct trie_node *node = root;
    for (size_t at = 0; at < plain.len;) {
        char bytes[6];
        int len = folded(plain, &at, bytes);
        for (int i = 0; i < len; i++)
            node = step(node, (unsigned char)bytes[i], work->arena);
    }
    node->shared = node->shared || (node->actor && node->actor != actor);
    if (!node->actor) {
        node->actor = actor;
        node->name = plain;
    }
}

static void add_surname(struct work *work, const struct actor *actor) {
    struct surname surname = actor_surname(actor);
    struct trie_node *root = &work->matcher->surnames;
    add_name(work, root, actor, surname.name);
    if (!str_equal(surname.whole, surname.name))
        add_name(work, root, actor, surname.whole);
    /* "al-Assad" is mostly called Assad */
    if (str_starts(surname.name, STR("al-")) || str_starts(surname.name, STR("el-")))
        add_name(work, root, actor, str_slice(surname.name, 3, surname.name.len));
}

struct actor_matcher *actor_matcher_make(struct work *work) {
    struct actor_matcher *matcher = ARENA_NEW(work->arena, struct actor_matcher);
    work->matcher = matcher;
    matcher->actors = work->pack->actors.items;
    matcher->count = work->pack->actors.count;
    matcher->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    matcher->seen = ARENA_ARRAY(work->arena, bool, matcher->count + 1);
    for (size_t i = 0; i < matcher->count; i++) {
        const struct actor *actor = &matcher->actors[i];
        add_name(work, &matcher->names, actor, actor->name.text);
        for (size_t j = 0; j < actor->aliases.count; j++)
            add_name(work, &matcher->names, actor, actor->aliases.items[j].text);
        add_surname(work, actor);
    }
    return matcher;
}

void actor_matcher_free(struct actor_matcher *matcher) {
    g_hash_table_destroy(matcher->counts);
}

static bool is_upper(const char *text) {
    return g_unichar_isupper(g_utf8_get_char(text));
}

/* NATO is not nato; "North Atlantic Council" is not "north atlantic council". */
static bool same_case(struct str name, struct str text) {
    size_t characters = 0;
    bool upper = false, other = false;
    for (size_t at = 0; at < name.len; characters++) {
        uint32_t c = str_next(name, &at);
        upper = upper || g_unichar_isupper(c);
        other = other || g_unichar_islower(c) || c == ' ';
    }
    if (characters >= 2 && upper && !other)
        return str_equal(name, text);
    return !is_upper(name.at) || is_upper(text.at);
}

/* Is the dash at `at` a hyphen? An en dash joins two names: "the Berg\u2013Lind talks". */
static bool is_hyphen(struct work *work, const struct flat *flat, size_t at) {
    if (flat->text[at] != '-')
        return false;
    struct str written = flat_written(work->arena, flat, at, at + 1);
    return str_is(written, "-") || str_is(written, "\u2010") || str_is(written, "\u2011");
}

/* "Anna Berg-Hansen" and "O'Berg" are not Berg; "Berg-led" and "Berg's" are. */
static bool is_part_of_name(struct work *work, const struct flat *flat, size_t start, size_t end) {
    const char *text = flat->text;
    if (is_hyphen(work, flat, end) && is_upper(text + end + 1))
        return true;
    if (start < 2 || !flat_word_at(text, start - 2))
        return false;
    size_t before = start - 1;
    while (before > 0 && flat_word_at(text, before - 1))
        before--;
    bool initial = text[start - 1] == '\'' && before + 2 == start; /* "O'" */
    return (initial || is_hyphen(work, flat, start - 1)) && is_upper(text + before);
}

/* The word before `start` and a space; its start. */
static size_t word_before(const struct flat *flat, size_t start, size_t *len) {
    *len = 0;
    if (start < 2 || flat->text[start - 1] != ' ')
        return start;
    size_t at = start - 1;
    while (at > 0 && flat_word_at(flat->text, at - 1))
        at--;
    *len = start - 1 - at;
    return at;
}

/* ---- dates beside names ---- */

static void start_dates(struct work *work, const struct flat *flat) {
    size_t first = work->found_count;
    while (first > 0 && work->found[first - 1].flat == flat)
        first--;
    work->matcher->first_date = work->matcher->next_date = first;
}

/* Moves on to the first of the block's dates that ends behind `start`. */
static void pass_dates(struct work *work, size_t start) {
    size_t *next = &work->matcher->next_date;
    while (*next < work->found_count && work->found[*next].end <= start)
        ++*next;
}

/* Does the name lie within a date? A span that the author dated is no date as a whole: it may be a
 * sentence. */
static bool is_in_date(const struct work *work, size_t start, size_t end) {
    size_t next = work->matcher->next_date;
    if (next == work->found_count)
        return false;
    const struct found_date *date = &work->found[next];
    return date->start <= start && end <= date->end &&
           (!date->dated || (date->start == start && date->end == end));
}

/* "In May Poroshenko said": the word before is no forename. */
static bool ends_date(const struct work *work, size_t end) {
    size_t next = work->matcher->next_date;
    return next > work->matcher->first_date && work->found[next - 1].end == end;
}

/* "Maryna Poroshenko" is not Petro Poroshenko: a capitalised word before is another forename.
 * In "Yvonne de Gaulle" it stands before the particles. */
static bool another_forename(const struct work *work, const struct flat *flat, size_t start) {
    size_t len, at = word_before(flat, start, &len);
    while (len && cue_is_particle(flat->text + at, len))
        at = word_before(flat, at, &len);
    return len && is_upper(flat->text + at) && !cue_is_title(flat->text + at, len) &&
           !cue_is_function_word(flat->text + at, len) && !ends_date(work, at + len);
}

static bool may_be_surname(const struct work *work, const struct flat *flat,
                           const struct actor *actor, size_t start) {
    const struct actor_matcher *matcher = work->matcher;
    return matcher->seen[actor - matcher->actors] && !another_forename(work, flat, start);
}

/* The longest name, or surname, that begins at `start`. */
static const struct actor *longest(struct work *work, const struct flat *flat, bool surname,
                                   size_t start, size_t *end) {
    struct str text = {flat->text, flat->len};
    const struct actor *found = NULL;
    struct actor_matcher *matcher = work->matcher;
    struct trie_node *node = surname ? &matcher->surnames : &matcher->names;
    for (size_t at = start; at < flat->len;) {
        char bytes[6];
        int len = folded(text, &at, bytes);
        for (int i = 0; i < len && node; i++)
            node = step(node, (unsigned char)bytes[i], NULL);
        if (!node)
            break;
        if (!node->actor || (at < flat->len && flat_word_at(flat->text, at)) ||
            !same_case(node->name, str_slice(text, start, at)))
            continue;
        if (surname && (node->shared || !may_be_surname(work, flat, node->actor, start)))
            continue;
        if (node->actor->kind == ACTOR_PERSON && is_part_of_name(work, flat, start, at))
            continue;
        found = node->actor;
        *end = at;
    }
    return found;
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

/* The actor of a span at `at` that names one, or NULL. */
static const struct actor *given_actor(const struct work *work, const struct flat *flat,
                                       size_t span, size_t at, size_t *end) {
    const struct actor *actor = NULL;
    for (; span < flat->span_count && flat->spans[span].start == at && !actor; span++) {
        struct str id = flat->spans[span].node->actor;
        actor = id.len ? pack_actor(work->pack, id) : NULL;
        *end = flat->spans[span].end;
    }
    return actor;
}

void actors_of_block(struct work *work, struct flat *flat) {
    size_t next_span = 0;
    start_dates(work, flat);
    for (size_t at = 0; at < flat->len;) {
        while (next_span < flat->span_count && flat->spans[next_span].start < at)
            next_span++;
        size_t end = 0;
        const struct actor *actor = given_actor(work, flat, next_span, at, &end);
        bool word = flat_word_at(flat->text, at) && (at == 0 || !flat_word_at(flat->text, at - 1));
        if (!actor && word) {
            pass_dates(work, at);
            actor = longest(work, flat, false, at, &end);
            actor = actor ? actor : longest(work, flat, true, at, &end);
            actor = actor && is_in_date(work, at, end) ? NULL : actor;
        }
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
