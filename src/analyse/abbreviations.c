/* abbreviations.c: the terms of the book and all places where they stand. What an abbreviation
 * stands for is told by the outline, by a declared actor's names, or by the text itself. In: the
 * flattened blocks. Out: analysis->terms, and marks. */
#include "analyse/names_internal.h"

enum { MOST_FORMS = 2 };

/* A term while it is being put together. */
struct draft {
    struct glossary_term term;
    struct str forms[MOST_FORMS]; /* long forms of the text that differ */
    struct span form_spans[MOST_FORMS];
    size_t form_count;
    struct span told;           /* where the long form is told that does not come from the text */
    const struct block *marked; /* the last block of the section that has a mark of it */
    size_t number;              /* of the last place in its section */
    bool early;                 /* used before it is explained, as was reported */
};
struct terms {
    struct work *work;
    struct draft *items;
    size_t count, room;
    GHashTable *by_name; /* → draft + 1 */
    GHashTable *rejected;
    struct name_table *table;
    bool anchors; /* the book has a glossary, whose locators lead somewhere */
};

/* ---- what there is ---- */

static bool is_rejected(const struct terms *terms, struct str name) {
    return g_hash_table_contains(terms->rejected, str_terminated(terms->work->arena, name));
}

static void read_rejected(struct terms *terms) {
    const struct str_list *reject = &terms->work->pack->abbreviations.reject;
    for (size_t i = 0; i < reject->count; i++)
        g_hash_table_add(terms->rejected, (gpointer)(uintptr_t)str_terminated(
                                              terms->work->arena, reject->items[i].text));
}

static size_t find(const struct terms *terms, struct str name) {
    const char *key = str_terminated(terms->work->arena, name);
    return GPOINTER_TO_SIZE(g_hash_table_lookup(terms->by_name, key));
}

static struct draft *add(struct terms *terms, struct str name, struct span span) {
    struct draft draft = {.term = {.name = name, .span = span}};
    draft.term.abbreviation = abbreviation_is(name);
    ARENA_PUSH(terms->work->arena, terms->items, terms->count, terms->room, draft);
    g_hash_table_insert(terms->by_name,
                        (gpointer)(uintptr_t)str_terminated(terms->work->arena, name),
                        GSIZE_TO_POINTER(terms->count));
    struct claim claim = {.kind = CLAIM_NAME, .actor = (uint32_t)(terms->count - 1), .name = name};
    name_table_add(terms->table, claim);
    return &terms->items[terms->count - 1];
}

static void add_declared(struct terms *terms) {
    const struct declared_term *declared = terms->work->pack->glossary.items;
    for (size_t i = 0; i < terms->work->pack->glossary.count; i++) {
        if (find(terms, declared[i].term.text))
            continue; /* twice, as was reported */
        struct draft *draft = add(terms, declared[i].term.text, declared[i].term.span);
        draft->term.declared = &declared[i];
        draft->term.long_form = declared[i].long_form.text;
        draft->term.abbreviation = draft->term.abbreviation || draft->term.long_form.len;
        draft->told = declared[i].long_form.span;
    }
}

/* The name that the letters are those of: the actor's own, or an alias of one that is called by its
 * abbreviation. */
static const struct located_str *long_name(struct arena *arena, const struct actor *actor,
                                           struct str abbreviation) {
    if (abbreviation_fits(arena, abbreviation, actor->name.text))
        return &actor->name;
    for (size_t i = 0; i < actor->aliases.count; i++)
        if (abbreviation_fits(arena, abbreviation, actor->aliases.items[i].text))
            return &actor->aliases.items[i];
    return NULL;
}

/* A declared abbreviation need not have the initials of the name: SBU. */
static void add_actor_name(struct terms *terms, const struct actor *actor,
                           const struct located_str *name, bool declared) {
    if (!abbreviation_is(name->text) || is_rejected(terms, name->text))
        return;
    const struct located_str *form = long_name(terms->work->arena, actor, name->text);
    if (!form && declared && !abbreviation_is(actor->name.text))
        form = &actor->name;
    if (!form)
        return;
    size_t number = find(terms, name->text);
    struct draft *draft = number ? &terms->items[number - 1] : add(terms, name->text, name->span);
    if (draft->term.long_form.len)
        return;
    draft->term.long_form = form->text;
    draft->told = form->span;
}

static void add_actors(struct terms *terms) {
    const struct actor *actors = terms->work->pack->actors.items;
    for (size_t i = 0; i < terms->work->pack->actors.count; i++) {
        for (size_t j = 0; j < actors[i].abbreviations.count; j++)
            add_actor_name(terms, &actors[i], &actors[i].abbreviations.items[j], true);
        for (size_t j = 0; j < actors[i].aliases.count; j++)
            add_actor_name(terms, &actors[i], &actors[i].aliases.items[j], false);
        add_actor_name(terms, &actors[i], &actors[i].name, false);
    }
}

/* ---- what the text explains ---- */

static void add_form(struct draft *draft, struct str form, struct span span) {
    for (size_t i = 0; i < draft->form_count; i++)
        if (abbreviation_same_form(draft->forms[i], form))
            return;
    if (draft->form_count == MOST_FORMS)
        return;
    draft->forms[draft->form_count] = form;
    draft->form_spans[draft->form_count++] = span;
}

/* "Internally displaced persons (IDPs)": the capital is the sentence's, as English names have one
 * in each word. Other languages, told by the section or by their script, have it in the first
 * alone. */
static struct str without_capital(struct arena *arena, const struct block *block, size_t start,
                                  struct str form) {
    const struct flat *flat = block->flat;
    bool begins = flat->sentences[flat_sentence_at(flat, start)].start == start;
    bool english = str_starts(block->language, STR("en")) && g_ascii_isupper(form.at[0]);
    if (!begins || !english || !abbreviation_is_of_words(form))
        return form;
    return str_format(arena, "%c%.*s", g_ascii_tolower(form.at[0]),
                      STR_ARG(str_slice(form, 1, form.len)));
}

static void take_pair(struct terms *terms, const struct block *block,
                      const struct abbreviation_pair *pair) {
    const struct flat *flat = block->flat;
    struct arena *arena = terms->work->arena;
    struct str name = flat_written(arena, flat, pair->start, pair->end);
    struct str form = flat_written(arena, flat, pair->long_start, pair->long_end);
    form = without_capital(arena, block, pair->long_start, form);
    struct span span = flat_source_span(flat, pair->start, pair->end);
    if (is_rejected(terms, name))
        return;
    size_t number = find(terms, name);
    struct draft *draft = number ? &terms->items[number - 1] : add(terms, name, span);
    add_form(draft, form, flat_source_span(flat, pair->long_start, pair->long_end));
}

/* One abbreviation has one meaning: of two the editor says which. */
static void settle_form(struct work *work, struct draft *draft) {
    struct glossary_term *term = &draft->term;
    bool told = term->long_form.len > 0;
    for (size_t i = 0; i < draft->form_count && told; i++)
        if (abbreviation_same_form(draft->forms[i], term->long_form))
            return;
    if (!draft->form_count)
        return;
    struct str first = told ? term->long_form : draft->forms[0];
    size_t other = told ? 0 : 1;
    term->long_form = first;
    if (other >= draft->form_count)
        return;
    diag_add(work->diags, DIAG_ABBREVIATION_AMBIGUOUS, draft->form_spans[other],
             "'%.*s' stands for '%.*s' here, but for '%.*s' elsewhere", STR_ARG(term->name),
             STR_ARG(draft->forms[other]), STR_ARG(first));
    diag_see(work->diags, told ? draft->told : draft->form_spans[0], "elsewhere");
}

/* ---- where they stand ---- */

struct places {
    struct terms *terms;
    const struct block *block;
    const struct name_words *words;
    const struct abbreviation_pair *pair, *pair_end; /* of the block, from here on */
};

/* "the NATO-Ukraine Commission": a part of a name. */
static bool is_in_compound(const struct flat *flat, size_t start, size_t end) {
    const char *text = flat->text;
    bool behind = text[end] == '-' && name_is_upper(text + end + 1);
    if (behind || start < 2 || text[start - 1] != '-' || !flat_word_at(text, start - 2))
        return behind;
    size_t before = start - 1;
    while (before > 0 && flat_word_at(text, before - 1))
        before--;
    return name_is_upper(text + before);
}

static bool is_written_so(const struct flat *flat, const struct claim *claim, bool abbreviation,
                          size_t start, size_t end) {
    struct str written = {flat->text + start, end - start};
    if (!abbreviation)
        return true;
    if (str_ends(written, STR("s")) && !str_ends(claim->name, STR("s")))
        written.len--;
    return str_equal(written, claim->name) && !is_in_compound(flat, start, end);
}

/* The step by a word, or by its plural. */
static uint32_t step(const struct places *places, uint32_t node, unsigned char join, size_t word) {
    const struct name_table *table = places->terms->table;
    const struct name_word *item = &places->words->items[word];
    uint32_t next = name_table_step(table, node, join, item->hash);
    struct str text = {places->block->flat->text + item->start, item->end - item->start};
    if (next || text.len < 3 || !str_ends(text, STR("s")))
        return next;
    return name_table_step(table, node, join, name_hash(text.at, text.len - 1));
}

/* The longest term that begins at the word, and its last word; or NULL. */
static struct draft *match(const struct places *places, size_t first, size_t *last) {
    struct draft *found = NULL;
    uint32_t node = 0;
    for (size_t at = first; at < places->words->count; at++) {
        unsigned char join = at == first ? JOIN_FIRST : places->words->items[at].join;
        node = join == JOIN_BREAK ? 0 : step(places, node, join, at);
        if (!node)
            break;
        const struct claim *claims = name_table_claims(places->terms->table, node);
        for (const struct claim *claim = claims; claim; claim = claim->next) {
            struct draft *draft = &places->terms->items[claim->actor];
            if (!is_written_so(places->block->flat, claim, draft->term.abbreviation,
                               places->words->items[first].start, places->words->items[at].end))
                continue;
            found = draft;
            *last = at;
        }
    }
    return found;
}

/* An abbreviation that the author marked up has its long form already. */
static bool is_marked_up(const struct node *node) {
    for (; node && node_is_inline(node); node = node->parent)
        if (node->kind == NODE_ABBREVIATION)
            return true;
    return false;
}

static void report_early(struct work *work, struct draft *draft, struct span explained) {
    const struct glossary_term *term = &draft->term;
    if (draft->early || !term->abbreviation || !term->place_count || term->places[0].explains)
        return;
    draft->early = true;
    diag_add(work->diags, DIAG_ABBREVIATION_EARLY, term->places[0].span,
             "'%.*s' is used before it is explained", STR_ARG(term->name));
    diag_see(work->diags, explained, "explained here");
}

static void mark(struct places *places, struct draft *draft, struct term_place *place, size_t start,
                 size_t end) {
    struct terms *terms = places->terms;
    const struct block *block = places->block;
    bool first = !draft->marked || draft->marked->section != block->section;
    draft->number = first ? 1 : draft->number + 1;
    draft->marked = block;
    /* A screen reader that expands abbreviations need not do so each time (WCAG 2.2, H28). */
    bool told =
        first && draft->term.abbreviation && !place->explains && !is_marked_up(place->at.node);
    struct str title = told ? draft->term.long_form : STR("");
    if (terms->anchors)
        place->anchor =
            str_format(terms->work->arena, "%.*s--t-%08x-%zu", STR_ARG(block->section_id),
                       (unsigned)(str_hash(draft->term.name) >> 32), draft->number);
    if (title.len || place->anchor.len)
        work_mark_titled(terms->work, block->flat, start, end, place->anchor, title);
}

static void take_place(struct places *places, struct draft *draft, size_t first, size_t last) {
    struct work *work = places->terms->work;
    const struct flat *flat = places->block->flat;
    size_t start = places->words->items[first].start, end = places->words->items[last].end;
    struct position at, behind;
    while (places->pair < places->pair_end && places->pair->end < start)
        places->pair++;
    bool explains = places->pair < places->pair_end && places->pair->start == start;
    if (!flat_position(flat, start, &at))
        return;
    struct term_place place = {.at = at,
                               .span = flat_source_span(flat, start, end),
                               .section = places->block->section,
                               .order = (uint64_t)flat->number << 32 | start,
                               .explains = explains};
    if (flat_position(flat, end - 1, &behind) && behind.node == at.node)
        place.behind = (struct position){at.node, behind.offset + 1};
    if (explains)
        report_early(work, draft, place.span);
    mark(places, draft, &place, start, end);
    struct glossary_term *term = &draft->term;
    ARENA_PUSH(work->arena, term->places, term->place_count, term->place_room, place);
}

static void read_places(struct places *places) {
    for (size_t i = 0, last = 0; i < places->words->count; i++) {
        struct draft *draft = match(places, i, &last);
        if (!draft)
            continue;
        take_place(places, draft, i, last);
        i = last;
    }
}

/* ---- the whole ---- */

static bool has_glossary(const struct pack *pack) {
    for (size_t i = 0; i < pack->body_count; i++)
        if (pack->body[i].kind == BODY_GLOSSARY)
            return true;
    return false;
}

static void report_unused(const struct work *work, const struct glossary_term *term) {
    if (term->declared && !term->place_count && !term->declared->see.count)
        diag_add(work->diags, DIAG_TERM_UNUSED, term->span,
                 "the term '%.*s' is used nowhere; a glossary lists it without pages",
                 STR_ARG(term->name));
}

static void finish(struct terms *terms, struct analysis *analysis) {
    analysis->terms = ARENA_ARRAY(terms->work->arena, struct glossary_term, terms->count + 1);
    for (size_t i = 0; i < terms->count; i++) {
        analysis->terms[i] = terms->items[i].term;
        report_unused(terms->work, &analysis->terms[i]);
    }
    analysis->term_count = terms->count;
}

void abbreviations_of_blocks(struct work *work, struct analysis *analysis) {
    struct terms terms = {.work = work,
                          .by_name = g_hash_table_new(g_str_hash, g_str_equal),
                          .rejected = g_hash_table_new(g_str_hash, g_str_equal),
                          .table = name_table_make(work->arena),
                          .anchors = has_glossary(work->pack)};
    size_t *pair_ends = ARENA_ARRAY(work->arena, size_t, work->block_count + 1);
    struct abbreviation_pairs pairs = {0};
    struct name_words words = {0};
    read_rejected(&terms);
    add_declared(&terms);
    add_actors(&terms);
    for (size_t i = 0; i < work->block_count; i++) {
        const struct flat *flat = work->blocks[i].flat;
        size_t first = pairs.count;
        name_words_read(work->arena, flat->text, flat->len, &words);
        abbreviation_pairs_find(work->arena, flat, &words, &pairs);
        pair_ends[i] = pairs.count;
        for (; first < pairs.count; first++)
            take_pair(&terms, &work->blocks[i], &pairs.items[first]);
    }
    for (size_t i = 0; i < terms.count; i++)
        settle_form(work, &terms.items[i]);
    for (size_t i = 0; i < work->block_count && terms.count; i++) {
        const struct flat *flat = work->blocks[i].flat;
        name_words_read(work->arena, flat->text, flat->len, &words);
        struct places places = {&terms, &work->blocks[i], &words,
                                pairs.items + (i ? pair_ends[i - 1] : 0),
                                pairs.items + pair_ends[i]};
        read_places(&places);
    }
    finish(&terms, analysis);
    g_hash_table_destroy(terms.by_name);
    g_hash_table_destroy(terms.rejected);
}
