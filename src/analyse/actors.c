/* actors.c: the names of actors in a block → mentions. Names are gathered into one table; at each
 * word of the text the longest one that counts is taken (mention.c). */
#include "analyse/names_internal.h"

static struct str part(struct str text, size_t start, size_t end) {
    return str_trim(str_slice(text, start, end));
}

static void add_claim(struct actor_matcher *matcher, enum claim_kind kind, size_t actor,
                      struct str name) {
    struct claim claim = {.kind = kind, .actor = (uint32_t)actor, .name = name};
    const struct actor *owner = &matcher->actors[actor];
    const struct name_context *contexts = owner->contexts.items;
    for (size_t i = 0; kind == CLAIM_ALIAS && i < owner->contexts.count; i++)
        if (str_equal(contexts[i].alias.text, name))
            claim.context = &contexts[i];
    if (name.len)
        name_table_add(matcher->table, claim);
}

static void add_all(struct actor_matcher *matcher, enum claim_kind kind, size_t actor,
                    const struct str_list *names) {
    for (size_t i = 0; i < names->count; i++)
        add_claim(matcher, kind, actor, names->items[i].text);
}

/* "G. Bush", "George Bush": of a name of three words or more its first and last. */
static void add_short_forms(struct work *work, size_t index, struct surname surname) {
    struct actor_matcher *matcher = work->matcher;
    struct str name = str_trim(matcher->actors[index].name.text);
    size_t end = str_find(name, STR(" "), 0), start = str_find(name, surname.whole, 0);
    if (end == SIZE_MAX || start == 0 || start == SIZE_MAX)
        return;
    struct str forename = str_slice(name, 0, end);
    size_t letter = 0;
    str_next(forename, &letter);
    add_claim(matcher, CLAIM_SHORT, index,
              str_format(work->arena, "%.*s. %.*s", STR_ARG(str_slice(forename, 0, letter)),
                         STR_ARG(surname.whole)));
    if (end + 1 < start)
        add_claim(matcher, CLAIM_SHORT, index,
                  str_format(work->arena, "%.*s %.*s", STR_ARG(forename), STR_ARG(surname.whole)));
}

static void add_surname(struct work *work, size_t index) {
    struct actor_matcher *matcher = work->matcher;
    struct surname surname = actor_surname(&matcher->actors[index]);
    if (!surname.name.len)
        return;
    add_claim(matcher, CLAIM_SURNAME, index, surname.name);
    if (!str_equal(surname.whole, surname.name))
        add_claim(matcher, CLAIM_SURNAME, index, surname.whole);
    /* "al-Assad" is mostly called Assad */
    bool article = surname.name.len > 3 && surname.name.at[2] == '-' &&
                   (g_ascii_strncasecmp(surname.name.at, "al", 2) == 0 ||
                    g_ascii_strncasecmp(surname.name.at, "el", 2) == 0);
    if (article)
        add_claim(matcher, CLAIM_SURNAME, index, str_slice(surname.name, 3, surname.name.len));
    add_short_forms(work, index, surname);
}

/* "NATO Secretary General" is called "the Secretary General", "President of Ukraine" "the
 * President". */
static void add_role(struct work *work, size_t index, const struct actor_role *role) {
    struct actor_matcher *matcher = work->matcher;
    struct claim claim = {.kind = CLAIM_ROLE, .actor = (uint32_t)index, .role = role};
    struct str text = str_trim(role->role.text);
    size_t of = str_find(text, STR(" of "), 0), start = 0;
    claim.name = text;
    name_table_add(matcher->table, claim);
    while (start < text.len) {
        size_t end = str_find(text, STR(" "), start);
        end = end == SIZE_MAX ? text.len : end;
        if (cue_is_title(text.at + start, end - start))
            break;
        start = end + 1;
    }
    struct str tail = part(text, start, of == SIZE_MAX || of < start ? text.len : of);
    if (tail.len && tail.len < text.len) {
        claim.name = tail;
        name_table_add(matcher->table, claim);
    }
}

/* The head word of an organisation's name, where it may stand alone: "the Commission". */
static struct str head_of(struct str name) {
    static const char *const heads[] = {
        "Commission",  "Council",   "Agency",       "Union",        "Bank",       "Fund",
        "Court",       "Assembly",  "Forum",        "League",       "Committee",  "Tribunal",
        "Alliance",    "Institute", "Organization", "Organisation", "Conference", "House",
        "Parliament",  "Congress",  "Senate",       "Community",    "Group",      "Society",
        "Company",     "Board",     "Authority",    "University",   "Foundation", "Association",
        "Federation",  "Inquiry",   "Trust",        "Corporation",  "Mission",    "Academy",
        "Secretariat", NULL};
    struct str head = {0};
    for (size_t at = 0; at < name.len;) {
        size_t end = str_find(name, STR(" "), at);
        end = end == SIZE_MAX ? name.len : end;
        struct str word = str_slice(name, at, end);
        if (word.len && head.len && !name_is_upper(word.at))
            break;
        for (size_t i = 0; heads[i]; i++)
            if (str_is(word, heads[i]))
                head = word;
        at = end + 1;
    }
    return head;
}

/* Actors that are found have their head words too; declared ones have the aliases declared. */
static void add_head(struct work *work, size_t index, struct str name) {
    struct str head = head_of(name);
    if (!head.len || head.len == name.len)
        return;
    add_claim(work->matcher, CLAIM_HEAD, index, str_format(work->arena, "the %.*s", STR_ARG(head)));
    add_claim(work->matcher, CLAIM_HEAD, index,
              str_format(work->arena, "this %.*s", STR_ARG(head)));
}

static void add_heads(struct work *work, size_t index) {
    const struct actor *actor = &work->matcher->actors[index];
    if (!actor->found || actor->kind == ACTOR_PERSON || actor->kind == ACTOR_STATE)
        return;
    add_head(work, index, actor->name.text);
    for (size_t i = 0; i < actor->aliases.count; i++)
        add_head(work, index, actor->aliases.items[i].text);
}

static void add_actor(struct work *work, size_t index) {
    struct actor_matcher *matcher = work->matcher;
    const struct actor *actor = &matcher->actors[index];
    const struct actor_role *roles = actor->roles.items;
    add_claim(matcher, CLAIM_NAME, index, actor->name.text);
    add_all(matcher, CLAIM_ALIAS, index, &actor->aliases);
    add_all(matcher, CLAIM_ALIAS, index, &actor->former_names);
    add_all(matcher, CLAIM_ALIAS, index, &actor->other_scripts);
    add_all(matcher, CLAIM_ABBREVIATION, index, &actor->abbreviations);
    add_surname(work, index);
    add_heads(work, index);
    for (size_t i = 0; matcher->roles && i < actor->roles.count; i++)
        add_role(work, index, &roles[i]);
}

/* The number of the actor with this id, or name; `count` when there is none. */
static size_t actor_called(const struct actor_matcher *matcher, const char *name) {
    size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(matcher->called, name));
    return number ? number - 1 : matcher->count;
}

static void call_actor(struct work *work, struct str name, size_t index) {
    const char *key = str_terminated(work->arena, name);
    g_hash_table_insert(work->matcher->called, (gpointer)(uintptr_t)key,
                        GSIZE_TO_POINTER(index + 1));
}

static void add_corrections(struct work *work) {
    struct actor_matcher *matcher = work->matcher;
    const struct name_rules *rules = &work->pack->names;
    const struct name_merge *merges = rules->merge.items;
    for (size_t i = 0; i < rules->reject.count; i++) {
        struct claim claim = {.kind = CLAIM_REJECTED, .name = rules->reject.items[i].text};
        name_table_add(matcher->table, claim);
    }
    for (size_t i = 0; i < rules->merge.count; i++) {
        size_t actor = actor_called(matcher, str_terminated(work->arena, merges[i].as.text));
        if (actor < matcher->count)
            add_all(matcher, CLAIM_ALIAS, actor, &merges[i].names);
    }
}

struct actor_matcher *actor_matcher_make(struct work *work, const struct actor *actors,
                                         size_t count) {
    struct actor_matcher *matcher = ARENA_NEW(work->arena, struct actor_matcher);
    work->matcher = matcher;
    matcher->table = name_table_make(work->arena);
    matcher->actors = actors;
    matcher->count = count;
    matcher->nested = work->pack->names.nested;
    matcher->roles = work->pack->names.role_mentions || work->suggest;
    matcher->latest = count && !work->pack->actors.count;
    matcher->called = g_hash_table_new(g_str_hash, g_str_equal);
    matcher->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    matcher->introduced = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    matcher->named = ARENA_ARRAY(work->arena, size_t, count + 1);
    matcher->spelt = ARENA_ARRAY(work->arena, struct spelt, count + 1);
    matcher->early = ARENA_ARRAY(work->arena, struct span, count + 1);
    matcher->last_date = SIZE_MAX;
    for (size_t i = count; i-- > 0;) {
        call_actor(work, actors[i].name.text, i);
        call_actor(work, actors[i].id.text, i);
    }
    for (size_t i = 0; i < count; i++)
        add_actor(work, i);
    add_corrections(work);
    return matcher;
}

void actor_matcher_free(struct actor_matcher *matcher) {
    g_hash_table_destroy(matcher->counts);
    g_hash_table_destroy(matcher->introduced);
    g_hash_table_destroy(matcher->called);
}

/* ---- dates beside names ---- */

/* The block's dates among those found, which stand in the order of the blocks. */
static void start_dates(struct work *work, const struct flat *flat) {
    struct actor_matcher *matcher = work->matcher;
    size_t at = matcher->next_date;
    for (; at < work->found_count && work->found[at].flat->number < flat->number; at++)
        if (work->found[at].date->settled)
            matcher->last_date = at;
    matcher->first_date = matcher->next_date = at;
}

/* Moves on to the first of the block's dates that ends behind `start`. */
static void pass_dates(struct work *work, const struct flat *flat, size_t start) {
    struct actor_matcher *matcher = work->matcher;
    size_t *next = &matcher->next_date;
    for (; *next < work->found_count && work->found[*next].flat == flat &&
           work->found[*next].end <= start;
         ++*next)
        ;
}

/* ---- a block ---- */

static void add_mention(struct work *work, const struct flat *flat, const struct name_match *match,
                        size_t start, size_t end) {
    struct actor_matcher *matcher = work->matcher;
    size_t index = match->actor;
    const struct actor *actor = &matcher->actors[index];
    struct position at;
    if (!flat_position(flat, start, &at))
        return;
    struct mention mention = {.actor = actor, .at = at, .reason = match->reason};
    mention.by_role = match->claim && match->claim->kind == CLAIM_ROLE;
    matcher->named[index] = ++matcher->mention_count;
    if (match->claim && match->claim->kind != CLAIM_ABBREVIATION) {
        matcher->spelt[index].count++;
        matcher->spelt[index].last = matcher->mention_count;
    }
    mention.span = flat_source_span(flat, start, end);
    mention.as_written = flat_written(work->arena, flat, start, end);
    struct str stem =
        str_format(work->arena, "%.*s--m-%.*s", STR_ARG(work->section_id), STR_ARG(actor->id.text));
    char *key = g_strndup(stem.at, stem.len);
    unsigned n = GPOINTER_TO_UINT(g_hash_table_lookup(matcher->counts, key)) + 1;
    g_hash_table_insert(matcher->counts, key, GUINT_TO_POINTER(n));
    mention.anchor = str_format(work->arena, "%.*s-%u", STR_ARG(stem), n);
    struct place_in_text place = mention.span.source
                                     ? source_place_next(work->sources, &matcher->cursor,
                                                         mention.span.source, mention.span.start)
                                     : (struct place_in_text){0, 0};
    mention.place = place;
    struct str file =
        mention.span.source ? source_name(work->sources, mention.span.source) : STR("");
    mention.ref = str_format(work->arena, "%.*s@%.*s:%u:%u", STR_ARG(actor->id.text), STR_ARG(file),
                             place.line, place.column);
    size_t sentence = flat_sentence_at(flat, start);
    mention.sentence = flat->first_sentence + sentence;
    mention.context = str_slice((struct str){flat->text, flat->len},
                                flat->sentences[sentence].start, flat->sentences[sentence].end);
    ARENA_PUSH(work->arena, work->mentions, work->mention_count, work->mention_room, mention);
    work_mark(work, flat, start, end, MARK_MENTION, mention.anchor, (struct edtf){0});
}

/* What the author says of the words from `at` on, by a span that begins there; `*next` moves to the
 * first one behind it. The number of the end of the span, or 0. */
static size_t given_by_author(struct work *work, const struct flat *flat, size_t *next, size_t at) {
    struct actor_matcher *matcher = work->matcher;
    for (; *next < flat->span_count && flat->spans[*next].start <= at; ++*next) {
        const struct flat_span *span = &flat->spans[*next];
        if (span->end <= at)
            continue;
        if (span->node->no_actor)
            return span->end;
        if (!span->node->actor.len)
            continue;
        size_t actor = actor_called(matcher, str_terminated(work->arena, span->node->actor));
        if (actor < matcher->count) {
            struct name_match match = {NULL, (uint32_t)actor, 0, "given by the author", false};
            add_mention(work, flat, &match, span->start, span->end);
            return span->end;
        }
    }
    return 0;
}

/* Where the next span begins that says who is meant. */
static size_t next_given(const struct flat *flat, size_t next) {
    for (; next < flat->span_count; next++)
        if (flat->spans[next].node->actor.len || flat->spans[next].node->no_actor)
            return flat->spans[next].start;
    return flat->len;
}

/* "U.S." has its last stop too. */
static size_t end_of(const struct flat *flat, const struct name_match *match, size_t end) {
    bool stop = match->claim && str_ends(match->claim->name, STR(".")) && flat->text[end] == '.';
    return end + stop;
}

/* A name that was taken, so that what is nested in it is not it again. */
struct outer {
    size_t end; /* in the text */
    uint32_t actor;
};

static void take(struct work *work, const struct flat *flat, size_t first, struct outer *outer,
                 const struct name_match *match) {
    const struct name_word *words = work->matcher->words.items;
    size_t end = words[match->last].end;
    bool derived = match->claim && match->claim->kind > CLAIM_ABBREVIATION;
    if (end <= outer->end && (derived || match->actor == outer->actor))
        return;
    if (!match->claim || match->claim->kind != CLAIM_REJECTED) {
        add_mention(work, flat, match, words[first].start, end_of(flat, match, end));
        mention_introduce(work, flat, match->actor, first, match->last);
    }
    if (end > outer->end)
        *outer = (struct outer){end, match->actor};
}

/* Shorter names that begin with the same word. */
static void take_nested(struct work *work, const struct flat *flat, size_t first,
                        struct outer *outer, struct name_match match) {
    const struct name_word *words = work->matcher->words.items;
    while (match.last > first &&
           mention_match(work, flat, first, words[match.last - 1].end, &match))
        take(work, flat, first, outer, &match);
}

/* A surname that cannot be counted, since its bearer is named only later on. */
static void note_early(struct work *work, const struct flat *flat, size_t first,
                       const struct name_match *match) {
    const struct name_word *words = work->matcher->words.items;
    struct span *early = &work->matcher->early[match->actor];
    if (!early->end)
        *early = flat_source_span(flat, words[first].start, words[match->last].end);
}

static void read_words(struct work *work, const struct flat *flat) {
    struct actor_matcher *matcher = work->matcher;
    const struct name_word *words = matcher->words.items;
    size_t next_span = 0, limit = next_given(flat, 0);
    struct outer outer = {0, UINT32_MAX};
    for (size_t i = 0; i < matcher->words.count;) {
        size_t at = words[i].start;
        size_t end = at < limit ? 0 : given_by_author(work, flat, &next_span, at);
        if (at >= limit)
            limit = next_given(flat, next_span);
        if (end) {
            while (i < matcher->words.count && words[i].start < end)
                i++;
            continue;
        }
        struct name_match match;
        pass_dates(work, flat, at);
        if (!mention_match(work, flat, i, limit, &match)) {
            if (match.early)
                note_early(work, flat, i, &match);
            i++;
            continue;
        }
        bool rejected = match.claim && match.claim->kind == CLAIM_REJECTED;
        take(work, flat, i, &outer, &match);
        if (matcher->nested && !rejected) {
            take_nested(work, flat, i, &outer, match);
            i++;
        } else {
            i = match.last + 1;
        }
    }
}

void actors_of_blocks(struct work *work) {
    struct actor_matcher *matcher = work->matcher;
    for (size_t i = 0; i < work->block_count; i++) {
        const struct block *block = &work->blocks[i];
        work->section = block->section;
        work->section_id = block->section_id;
        matcher->language = name_language_of(block->language);
        start_dates(work, block->flat);
        matcher->block_start = matcher->mention_count;
        name_words_read(work->arena, block->flat->text, block->flat->len, &matcher->words);
        read_words(work, block->flat);
    }
}

void actors_report_early(struct work *work) {
    for (size_t i = 0; i < work->matcher->count; i++) {
        struct span span = work->matcher->early[i];
        if (!span.end || !work->matcher->named[i])
            continue;
        const struct actor *actor = &work->matcher->actors[i];
        struct surname surname = actor_surname(actor);
        diag_add(work->diags, DIAG_ACTOR_EARLY, span,
                 "'%.*s' stands before %.*s is named; the index does not count it",
                 STR_ARG(surname.name), STR_ARG(actor->name.text));
    }
}

void actors_report_unused(struct work *work) {
    for (size_t i = 0; i < work->matcher->count; i++) {
        const struct actor *actor = &work->matcher->actors[i];
        if (!work->matcher->named[i] && !actor->found)
            diag_add(work->diags, DIAG_ACTOR_UNUSED, actor->span,
                     "the actor '%.*s' is named nowhere; the index leaves it out",
                     STR_ARG(actor->name.text));
    }
}

int mention_confidence(const struct mention *mention) {
    enum { OF_ROLES = 50, OF_DECLARED = 99 };
    if (mention->by_role)
        return OF_ROLES;
    return mention->actor->found ? mention->actor->confidence : OF_DECLARED;
}
