/* quotations_place.c: quotations that are declared as data → block quotes in the text. In: SPANs
 * with `quote`. Out: a QUOTE with paragraphs, perhaps those of the original below, and an
 * ATTRIBUTION with speaker, office, place, date and citation, which analysis reads as it reads the
 * author's own. The words keep their places in the file that declares them. */
#include "compose/quotations_internal.h"

#include <string.h>

#include "doc/typography.h"
#include "markdown/markdown.h"

struct placing {
    struct arena *arena;
    const struct pack *pack;
    const struct sources *sources;
    struct diags *diags;
    GHashTable *quotes; /* id → struct quote */
    const struct id_table *ids;
    GHashTable *own_ids;
    struct compose *dates; /* what prints dates; has nothing else */
    unsigned *uses;        /* of each quotation as a block so far */
    bool *stands;          /* whether it is printed in any way */
    size_t hints;
};

/* A short line of the text stands for a long one of the quotes: so that a few of both do not make a
 * library. */
enum { MOST_USES = 20 };

static const struct quote *find_quote(struct placing *placing, const struct node *span) {
    enum { MOST_HINTS = 100 };
    const char *id = str_terminated(placing->arena, span->quote);
    const struct quote *quote = g_hash_table_lookup(placing->quotes, id);
    if (quote || placing->pack->quotes_unread)
        return quote; /* what lacks may be among what could not be read */
    diag_add(placing->diags, DIAG_QUOTE_UNKNOWN, span->span, "there is no quotation '%s'", id);
    const char *near = placing->hints++ < MOST_HINTS
                           ? quote_nearest(placing->arena, placing->pack, span->quote)
                           : NULL;
    if (near)
        diag_hint(placing->diags, "did you mean '%s'?", near);
    return NULL;
}

struct str quotation_id(struct arena *arena, const struct id_table *ids, GHashTable *own_ids,
                        struct str words) {
    struct str slug = markdown_slug(arena, words);
    struct str id = str_format(arena, "quote-%.*s", STR_ARG(slug));
    const char *key = id.at;
    guint again = GPOINTER_TO_UINT(g_hash_table_lookup(own_ids, key));
    while (id_table_find(ids, id) || g_hash_table_contains(own_ids, id.at)) {
        again = MAX(again, 1) + 1;
        id = str_format(arena, "quote-%.*s-%u", STR_ARG(slug), again);
    }
    /* The last number is kept, so that a thousand equal ones cost no million looks. */
    g_hash_table_insert(own_ids, (gpointer)(uintptr_t)key, GUINT_TO_POINTER(MAX(again, 1)));
    g_hash_table_insert(own_ids, (gpointer)(uintptr_t)id.at, GUINT_TO_POINTER(MAX(again, 1)));
    return id;
}

/* ---- words with their places in the YAML ---- */

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct str next_word(struct str text, size_t *at) {
    while (*at < text.len && is_blank(text.at[*at]))
        ++*at;
    size_t start = *at;
    while (*at < text.len && !is_blank(text.at[*at]))
        ++*at;
    return str_slice(text, start, *at);
}

static struct node *add_leaf(struct placing *placing, struct node *parent, enum node_kind kind,
                             struct span span) {
    struct node *node = node_make(placing->arena, kind, span);
    if (kind == NODE_TEXT)
        node->text = span_text(placing->sources, span);
    node_append(parent, node);
    return node;
}

/* A scalar as it is written; `at` goes forward with the words that were found in it. */
struct written {
    struct str text;
    struct span span;
    size_t at;
};

/* The next word of the value, where only blanks (or the signs that open the scalar) are before it;
 * false: the value is written otherwise, with escapes. */
static bool find_word(const struct written *written, struct str word, size_t *found) {
    size_t from = written->at;
    if (!from) { /* ">-", "|2", a quotation mark */
        *found = str_find(written->text, word, 0);
        return *found != SIZE_MAX && *found <= 16;
    }
    while (from < written->text.len && is_blank(written->text.at[from]))
        from++;
    *found = from;
    return str_starts(str_slice(written->text, from, written->text.len), word);
}

static struct span part_of(const struct written *written, size_t start, size_t end) {
    return (struct span){written->span.source, written->span.start + (uint32_t)start,
                         written->span.start + (uint32_t)end};
}

/* The lines of a paragraph as TEXTs with soft breaks between them. */
static bool add_lines(struct placing *placing, struct node *parent, struct str value,
                      struct written *written) {
    size_t start = SIZE_MAX, end = 0, at = 0, found;
    for (struct str word = next_word(value, &at); word.len; word = next_word(value, &at)) {
        if (!find_word(written, word, &found))
            return false;
        bool goes_on = start != SIZE_MAX && found == end + 1 && written->text.at[end] == ' ';
        if (start != SIZE_MAX && !goes_on) {
            add_leaf(placing, parent, NODE_TEXT, part_of(written, start, end));
            add_leaf(placing, parent, NODE_SOFT_BREAK, part_of(written, end, found));
        }
        start = goes_on ? start : found;
        end = written->at = found + word.len;
    }
    if (start != SIZE_MAX)
        add_leaf(placing, parent, NODE_TEXT, part_of(written, start, end));
    return start != SIZE_MAX;
}

static void add_words(struct placing *placing, struct node *parent, struct str value,
                      struct written *written) {
    if (add_lines(placing, parent, value, written))
        return;
    while (parent->first)
        node_unlink(parent->first);
    struct node *text = add_leaf(placing, parent, NODE_TEXT, written->span);
    text->text = str_trim(value);
    if (placing->pack->typography == TYPOGRAPHY_SMART)
        text->text = typography_text(placing->arena, text->text,
                                     node_language(parent, placing->pack->language.text));
    text->replaced = true;
    written->at = written->text.len; /* what follows is not looked for */
}

/* Paragraphs, which blank lines divide. Dates in them are the speaker's: "next winter" is another
 * one there than in the text around. In the original no names are looked for either: its
 * translation has the same. */
static void add_paragraphs(struct placing *placing, struct node *quote,
                           const struct located_str *text, enum node_role role,
                           struct str language) {
    struct written written = {span_text(placing->sources, text->span), text->span, 0};
    size_t start = 0;
    while (start < text->text.len) {
        size_t end = str_find(text->text, STR("\n\n"), start);
        struct str value = str_slice(text->text, start, end);
        start = end == SIZE_MAX ? text->text.len : end + 2;
        if (!str_trim(value).len)
            continue;
        struct node *paragraph = node_make(placing->arena, NODE_PARAGRAPH, text->span);
        struct node *parent = node_make(placing->arena, NODE_SPAN, text->span);
        paragraph->role = role;
        paragraph->language = language;
        node_append(quote, paragraph);
        parent->no_event = true;
        parent->no_actor = role == ROLE_ORIGINAL;
        node_append(paragraph, parent);
        add_words(placing, parent, value, &written);
    }
}

/* ---- who said it ---- */

/* What is put together from several values stands for the place that asks for it. */
static void add_text(struct placing *placing, struct node *parent, struct str text,
                     struct span span) {
    struct node *node = add_leaf(placing, parent, NODE_TEXT, span);
    node->text = text;
    node->replaced = true;
}

static struct node *add_span(struct placing *placing, struct node *parent, struct str text,
                             struct span span) {
    struct node *node = add_leaf(placing, parent, NODE_SPAN, span);
    add_text(placing, node, text, span);
    return node;
}

static void add_citation(struct placing *placing, struct node *attribution,
                         const struct quote *quote, struct span span) {
    if (!quote->source.text.len)
        return;
    struct citation *citation = ARENA_NEW(placing->arena, struct citation);
    citation->items = ARENA_NEW(placing->arena, struct cited);
    citation->items[0] = (struct cited){
        .key = quote->source.text, .span = quote->source.span, .suffix = quote->locator.text};
    citation->count = 1;
    citation->spaced = true;
    add_leaf(placing, attribution, NODE_SPAN, span)->citation = citation;
}

/* "Jens Stoltenberg, NATO Secretary General, Brussels, 8 December 2016"; what is pulled out of the
 * text tells the speaker and the date alone. */
static void add_attribution(struct placing *placing, struct node *block,
                            const struct quote *quote) {
    struct span span = block->span;
    struct node *line = add_leaf(placing, block, NODE_ATTRIBUTION, span);
    line->language = block->language.len ? placing->pack->language.text : STR("");
    struct node *speaker = add_span(placing, line, quote_speaker(quote), span);
    if (quote->actor)
        speaker->actor = quote->actor->id.text;
    struct str parts[] = {quote_role(quote), quote->place.text};
    for (size_t i = 0; i < G_N_ELEMENTS(parts) && block->role != ROLE_EPIGRAPH; i++)
        if (parts[i].len)
            add_text(placing, line, str_format(placing->arena, ", %.*s", STR_ARG(parts[i])), span);
    if (quote->date.span.source) {
        add_text(placing, line, STR(", "), span);
        struct node *date =
            add_span(placing, line, compose_date(placing->dates, quote->date.date), span);
        date->date = quote->date.date;
        date->has_date = true;
        date->event_kind = str_of(event_kind_names[EVENT_STATEMENT]);
    }
    if (block->role != ROLE_EPIGRAPH)
        add_citation(placing, line, quote, span);
}

static struct node *make_block(struct placing *placing, const struct node *span,
                               const struct quote *quote) {
    struct node *block = node_make(placing->arena, NODE_QUOTE, span->span);
    block->quote = span->quote;
    block->id = span->id.len
                    ? span->id
                    : quotation_id(placing->arena, placing->ids, placing->own_ids, span->quote);
    block->role = span->classes.len ? ROLE_EPIGRAPH : ROLE_NONE;
    block->language = quote->language.text;
    add_paragraphs(placing, block, &quote->text, block->role, STR(""));
    if (quote->original.text.text.len && block->role != ROLE_EPIGRAPH)
        add_paragraphs(placing, block, &quote->original.text, ROLE_ORIGINAL,
                       quote->original.language.text);
    if (placing->pack->typography == TYPOGRAPHY_SMART)
        typography_apply(placing->arena, block, node_language(span, placing->pack->language.text));
    add_attribution(placing, block, quote);
    return block;
}

static void place(struct placing *placing, struct node *span) {
    const struct quote *quote = find_quote(placing, span);
    struct node *paragraph = span->parent;
    bool alone = paragraph->kind == NODE_PARAGRAPH && !span->next && !span->previous;
    if (!quote)
        return;
    size_t number = (size_t)(quote - (const struct quote *)placing->pack->quotes.items);
    placing->stands[number] = true;
    if (span->first) { /* words of the quotation in a sentence */
        if (!span->classes.len)
            return;
        diag_add(placing->diags, DIAG_MARKDOWN_ATTRIBUTE, span->span,
                 "only a quotation that stands by itself is pulled out");
        diag_hint(placing->diags, "write '[]{quote=%.*s .pull}' as a paragraph",
                  STR_ARG(span->quote));
        return;
    }
    if (!alone) {
        diag_add(placing->diags, DIAG_MARKDOWN_ATTRIBUTE, span->span,
                 "a quotation without words stands in a paragraph of its own");
        diag_hint(placing->diags,
                  "in a sentence write the words that are quoted: [so and so]{quote=%.*s}",
                  STR_ARG(span->quote));
        return;
    }
    if (++placing->uses[number] > MOST_USES) {
        diag_add(placing->diags, DIAG_MARKDOWN_LIMIT, span->span,
                 "a quotation can stand in the text %d times; '%.*s' has been used up", MOST_USES,
                 STR_ARG(span->quote));
        return;
    }
    node_insert_before(paragraph, make_block(placing, span, quote));
    node_unlink(paragraph);
}

/* ---- statements without a block ---- */

/* "Oksana Melnyk: “A river has no left bank …”" */
static struct str headline(struct placing *placing, const struct quote *quote) {
    enum { MOST_CHARACTERS = 140 };
    struct str language =
        quote->language.text.len ? quote->language.text : placing->pack->language.text;
    struct str text = quote->text.text, speaker = quote_speaker(quote);
    if (placing->pack->typography == TYPOGRAPHY_SMART)
        text = typography_text(placing->arena, text, language);
    GString *out = g_string_new(NULL);
    size_t characters = 0, at = 0;
    bool cut = false;
    for (struct str word = next_word(text, &at); word.len && !cut; word = next_word(text, &at)) {
        characters += str_characters(word) + 1;
        cut = characters > MOST_CHARACTERS;
        if (!cut)
            g_string_append_printf(out, "%s%.*s", out->len ? " " : "", STR_ARG(word));
    }
    if (cut)
        g_string_append(out, " …");
    else if (out->len && out->str[out->len - 1] == '.')
        g_string_truncate(out, out->len - 1);
    struct str title = str_format(placing->arena, "%.*s: “%s”", STR_ARG(speaker), out->str);
    g_string_free(out, TRUE);
    return title;
}

/* What is only quoted in a sentence, on the title page or in a list has been said as well: it joins
 * the declared events, which are one with what a sentence tells of the same day in these words. */
static void add_statements(struct placing *placing, struct pack *pack) {
    const struct quote *quotes = pack->quotes.items;
    size_t count = pack->events.count, room = count + pack->quotes.count + 1;
    struct declared_event *events = ARENA_ARRAY(placing->arena, struct declared_event, room);
    if (count)
        memcpy(events, pack->events.items, count * sizeof *events);
    for (size_t i = 0; i < pack->quotes.count; i++) {
        bool printed = placing->stands[i] || pack->epigraph.declared == &quotes[i];
        if (!printed || placing->uses[i] || !quotes[i].date.span.source)
            continue;
        events[count++] =
            (struct declared_event){.span = quotes[i].text.span,
                                    .date = quotes[i].date,
                                    .title = {headline(placing, &quotes[i]), quotes[i].text.span},
                                    .kind = EVENT_STATEMENT,
                                    .actor = quotes[i].actor};
    }
    pack->events.items = events;
    pack->events.count = count;
}

static bool lists_all(const struct pack *pack) {
    for (size_t i = 0; i < pack->body_count; i++)
        if (pack->body[i].kind == BODY_QUOTES && pack->body[i].all)
            return true;
    return false;
}

void quotations_place(struct arena *arena, struct pack *pack, const struct sources *sources,
                      struct node *body, struct diags *diags) {
    struct compose dates = {.arena = arena, .language = pack->language.text};
    struct placing placing = {.arena = arena,
                              .pack = pack,
                              .sources = sources,
                              .diags = diags,
                              .quotes = g_hash_table_new(g_str_hash, g_str_equal),
                              .ids = id_table_make(arena, body),
                              .own_ids = g_hash_table_new(g_str_hash, g_str_equal),
                              .uses = ARENA_ARRAY(arena, unsigned, pack->quotes.count + 1),
                              .stands = ARENA_ARRAY(arena, bool, pack->quotes.count + 1),
                              .dates = &dates};
    const struct quote *quotes = pack->quotes.items;
    struct node **spans = NULL;
    size_t count = 0, room = 0;
    dates.dates = date_formats_open(arena, dates.language);
    for (size_t i = 0; i < pack->quotes.count; i++)
        g_hash_table_insert(placing.quotes,
                            (gpointer)(uintptr_t)str_terminated(arena, quotes[i].id.text),
                            (gpointer)(uintptr_t)&quotes[i]);
    struct walk walk = walk_start(body);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_SPAN &&
            (walk.node->quote.len || walk.node->classes.len))
            ARENA_PUSH(arena, spans, count, room, walk.node);
    for (size_t i = 0; i < count; i++)
        if (spans[i]->quote.len)
            place(&placing, spans[i]);
        else
            diag_add(diags, DIAG_MARKDOWN_ATTRIBUTE, spans[i]->span,
                     "only a quotation is pulled out: []{quote=ID .pull}");
    bool all = lists_all(pack);
    for (size_t i = 0; i < pack->quotes.count; i++)
        placing.stands[i] = placing.stands[i] || all;
    add_statements(&placing, pack);
    date_formats_close(dates.dates);
    g_hash_table_destroy(placing.quotes);
    g_hash_table_destroy(placing.own_ids);
}
