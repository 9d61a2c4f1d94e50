/* cite.c: what the text cites. Before analysis, marks of notes are put behind the punctuation;
 * after it, keys become sources, and each citation gets its text by the pack's style: in
 * parentheses, as a number, or as a note of its own. Done once: no page number is in it. */
#include "compose/cite_internal.h"

#include <stdlib.h>
#include <string.h>

#include "markdown/markdown.h"

const struct node **citations_of(const struct citations *citations, size_t item, size_t *count) {
    *count = citations->works[item].place_count;
    return citations->works[item].places;
}

/* ---- before analysis: where marks of notes stand ---- */

/* What has no notes of its own: there the source is told in the line. */
static bool is_inline_place(const struct node *span) {
    for (const struct node *up = span->parent; up; up = up->parent)
        if (up->kind == NODE_NOTE || up->kind == NODE_CAPTION || up->kind == NODE_HEADING)
            return true;
    return false;
}

static void move_sign(struct arena *arena, struct node *span) {
    struct node *text = span->next;
    bool sign = text && text->kind == NODE_TEXT && !text->replaced && text->text.len &&
                strchr(".,;:!?", text->text.at[0]) && (!text->edit_count || text->edits[0].at);
    if (!sign)
        return;
    struct node *moved = node_make(arena, NODE_TEXT, text->span);
    moved->text = str_slice(text->text, 0, 1);
    moved->span.end = moved->span.start + 1;
    text->text = str_slice(text->text, 1, text->text.len);
    text->span.start++;
    struct text_edit *edits = ARENA_ARRAY(arena, struct text_edit, text->edit_count + 1);
    for (uint32_t i = 0; i < text->edit_count; i++) {
        edits[i] = text->edits[i];
        edits[i].at--;
        edits[i].source--;
    }
    text->edits = text->edit_count ? edits : NULL;
    node_insert_before(span, moved);
    if (!text->text.len)
        node_unlink(text);
}

void citations_prepare(struct arena *arena, const struct pack *pack, struct node *body) {
    if (!cite_styles[pack->citations].note)
        return;
    struct walk walk = walk_start(body);
    while (walk_next(&walk)) {
        struct node *span = walk.node;
        if (!walk.entering || !span->citation || is_inline_place(span))
            continue;
        if (!span->citation->in_text)
            move_sign(arena, span);
    }
}

/* ---- keys → sources ---- */

struct resolving {
    struct citations *citations;
    struct arena *arena;
    struct diags *diags;
    const struct id_table *ids;
    GHashTable *own_ids;
    size_t cited, hints;
};

static struct cite_work *find_work(const struct citations *citations, struct str key) {
    const struct csl_item *item = csl_find(&citations->pack->works, key);
    return item ? &citations->works[item - citations->pack->works.items] : NULL;
}

static void report_unknown(struct resolving *resolving, const struct cited *cited) {
    enum { MOST_HINTS = 100 };
    const struct pack *pack = resolving->citations->pack;
    if (pack->works_unread)
        return; /* what lacks may be among what could not be read */
    diag_add(resolving->diags, DIAG_SOURCE_UNKNOWN, cited->span, "the sources have no '%.*s'",
             STR_ARG(cited->key));
    if (resolving->hints++ >= MOST_HINTS)
        return;
    const char *near = csl_nearest(resolving->arena, &pack->works, cited->key);
    if (near)
        diag_hint(resolving->diags, "did you mean '@%s'?", near);
    else
        diag_hint(resolving->diags, "add it to the sources, or write '\\@' for the sign itself");
}

static struct str own_id(struct resolving *resolving, const char *before, struct str key,
                         size_t number) {
    struct str slug = markdown_slug(resolving->arena, key);
    struct str id = number
                        ? str_format(resolving->arena, "%s-%.*s-%zu", before, STR_ARG(slug), number)
                        : str_format(resolving->arena, "%s-%.*s", before, STR_ARG(slug));
    while (id_table_find(resolving->ids, id) ||
           !g_hash_table_add(resolving->own_ids,
                             (gpointer)(uintptr_t)str_terminated(resolving->arena, id)))
        id = str_format(resolving->arena, "%.*s-", STR_ARG(id));
    return id;
}

static void collect(struct resolving *resolving, struct node *span) {
    const struct citation *citation = span->citation;
    for (size_t i = 0; i < citation->count; i++) {
        struct cite_work *work = find_work(resolving->citations, citation->items[i].key);
        if (!work) {
            report_unknown(resolving, &citation->items[i]);
            continue;
        }
        if (!work->number)
            work->number = ++resolving->cited;
        if (work->place_count && work->places[work->place_count - 1] == span)
            continue;
        ARENA_PUSH(resolving->arena, work->places, work->place_count, work->place_room, span);
        if (!span->id.len)
            span->id = own_id(resolving, "cite", work->item->id.text, work->place_count);
    }
}

static int by_key(const void *left, const void *right) {
    const struct cite_work *a = *(struct cite_work *const *)left;
    const struct cite_work *b = *(struct cite_work *const *)right;
    int order = str_compare(a->key, b->key);
    return order ? order : str_compare(a->item->id.text, b->item->id.text);
}

static bool is_listed(const struct pack *pack, const struct cite_work *work) {
    for (size_t i = 0; i < pack->body_count; i++)
        if (pack->body[i].kind == BODY_SOURCES && (work->number || pack->body[i].all))
            return true;
    return false;
}

/* Sources of one author and year get letters, in the order of the list. */
static void set_letters(struct citations *citations, struct cite_work **sorted, size_t count) {
    struct str last = STR("");
    for (size_t i = 0; i < count; i++) {
        struct cite_work *work = sorted[i];
        if (!work->item->issued.span.source)
            continue;
        struct str name = cite_short_author(citations, work);
        struct str key = str_format(citations->arena, "%.*s %d", STR_ARG(name),
                                    work->item->issued.date.from.year);
        if (str_equal(key, last) && sorted[i - 1]->letter < 'z') {
            if (!sorted[i - 1]->letter)
                sorted[i - 1]->letter = 'a';
            work->letter = (char)(sorted[i - 1]->letter + 1);
        }
        last = key;
    }
}

static void sort_works(struct resolving *resolving) {
    struct citations *citations = resolving->citations;
    struct cite_work **sorted =
        ARENA_ARRAY(resolving->arena, struct cite_work *, citations->count + 1);
    struct collation *collation = collation_open(resolving->arena, citations->language, false);
    size_t count = 0;
    for (size_t i = 0; i < citations->count; i++) {
        struct cite_work *work = &citations->works[i];
        bool listed = is_listed(citations->pack, work);
        if (listed)
            work->id = own_id(resolving, "source", work->item->id.text, 0);
        if (!listed && !work->number)
            continue;
        work->key = collation_key(collation, cite_sort_text(citations, work));
        sorted[count++] = work;
    }
    collation_close(collation);
    qsort(sorted, count, sizeof *sorted, by_key);
    if (citations->pack->citations == CITATIONS_AUTHOR_DATE)
        set_letters(citations, sorted, count);
}

/* ---- texts ---- */

static void add_text(struct resolving *resolving, struct node *parent, struct str text,
                     struct span cause) {
    if (text.len)
        node_append(parent, node_make_text(resolving->arena, text, cause));
}

/* What is cited leads to its entry in the list, where there is one. */
static void add_linked(struct resolving *resolving, struct node *parent,
                       const struct cite_work *work, struct str text, struct span cause) {
    bool linked = text.len && memchr(text.at, '\x01', text.len);
    for (const struct node *up = parent; up && !linked; up = up->parent)
        linked = up->kind == NODE_LINK;
    if (work->id.len && !linked) {
        struct node *link = node_make_generated(resolving->arena, NODE_LINK, cause);
        link->target = str_format(resolving->arena, "#%.*s", STR_ARG(work->id));
        node_append(parent, link);
        parent = link;
    }
    cite_append(resolving->arena, parent, text, cause);
}

static void add_prefix(struct resolving *resolving, struct node *parent, const struct cited *cited,
                       bool begins) {
    struct str prefix = cited->prefix;
    if (!prefix.len)
        return;
    if (begins) {
        size_t behind = 0;
        gunichar first = g_unichar_toupper(str_next(prefix, &behind));
        char bytes[6];
        int len = g_unichar_to_utf8(first, bytes);
        prefix = str_format(resolving->arena, "%.*s%.*s", len, bytes,
                            STR_ARG(str_slice(prefix, behind, prefix.len)));
    }
    add_text(resolving, parent, str_format(resolving->arena, "%.*s ", STR_ARG(prefix)),
             cited->span);
}

/* In numbers what belongs together stands closer. */
static struct str between(const struct citations *citations, const struct citation *citation) {
    bool places = citations->pack->citations != CITATIONS_NUMBERED;
    for (size_t i = 0; i < citation->count; i++)
        places = places || citation->items[i].suffix.len || citation->items[i].prefix.len;
    return places ? STR("; ") : STR(", ");
}

static void fill_group(struct resolving *resolving, struct node *span) {
    const struct citations *citations = resolving->citations;
    const struct cite_style *style = citations->style;
    const struct citation *citation = span->citation;
    add_text(resolving, span, str_of(style->open), span->span);
    for (size_t i = 0; i < citation->count; i++) {
        const struct cited *cited = &citation->items[i];
        const struct cite_work *work = find_work(citations, cited->key);
        if (i)
            add_text(resolving, span, between(citations, citation), span->span);
        if (!work)
            continue;
        add_prefix(resolving, span, cited, false);
        const char *form = cited->no_author ? style->no_author : style->cite;
        add_linked(resolving, span, work, cite_fill(citations, work, form, cited->suffix),
                   cited->span);
    }
    add_text(resolving, span, str_of(style->close), span->span);
}

/* A note's text: each source in full the first time. */
static void fill_note(struct resolving *resolving, struct node *parent,
                      const struct citation *citation, struct span cause) {
    const struct citations *citations = resolving->citations;
    for (size_t i = 0; i < citation->count; i++) {
        const struct cited *cited = &citation->items[i];
        struct cite_work *work = find_work(citations, cited->key);
        if (!work)
            continue;
        if (i)
            add_text(resolving, parent, STR("; "), cause);
        add_prefix(resolving, parent, cited, i == 0 && parent->kind == NODE_PARAGRAPH);
        const char *form = work->noted ? citations->style->note_again : citations->style->note;
        work->noted = true;
        add_linked(resolving, parent, work, cite_fill(citations, work, form, cited->suffix),
                   cited->span);
    }
}

static void add_note(struct resolving *resolving, struct node *span) {
    const struct node *section = node_section(span);
    struct node *note = node_make_generated(resolving->arena, NODE_NOTE, span->span);
    struct node *text = node_make_generated(resolving->arena, NODE_PARAGRAPH, span->span);
    struct node *call = node_make_generated(resolving->arena, NODE_NOTE_REFERENCE, span->span);
    note->id = own_id(resolving, "note", span->id, 0);
    call->target = str_format(resolving->arena, "#%.*s", STR_ARG(note->id));
    fill_note(resolving, text, span->citation, span->span);
    struct str said = node_plain_text(resolving->arena, text);
    if (said.len && !strchr(".?!", said.at[said.len - 1]))
        add_text(resolving, text, STR("."), span->span);
    node_append(note, text);
    node_append((struct node *)(uintptr_t)section, note);
    node_append(span, call);
}

static void fill_in_text(struct resolving *resolving, struct node *span) {
    const struct citations *citations = resolving->citations;
    const struct cite_style *style = citations->style;
    const struct cited *cited = span->citation->items;
    const struct cite_work *work = find_work(citations, cited->key);
    if (!work)
        return;
    if (!cited->no_author)
        add_linked(resolving, span, work, cite_fill(citations, work, style->in_text, cited->suffix),
                   cited->span);
    if (style->note && !is_inline_place(span)) {
        add_note(resolving, span);
        return;
    }
    struct str behind = cite_fill(citations, work, style->behind, cited->suffix);
    if (!behind.len)
        return;
    const char *space = cited->no_author ? "" : " ";
    add_text(resolving, span, str_format(resolving->arena, "%s%s", space, style->open),
             cited->span);
    add_linked(resolving, span, work, behind, cited->span);
    add_text(resolving, span, str_of(style->close), cited->span);
}

static void fill(struct resolving *resolving, struct node *span) {
    bool notes = resolving->citations->style->note != NULL;
    bool known = false;
    for (size_t i = 0; i < span->citation->count; i++)
        known = known || find_work(resolving->citations, span->citation->items[i].key);
    if (!known)
        return;
    const struct node *up = span->parent;
    while (up && up->kind != NODE_NOTE)
        up = up->parent;
    bool in_line = !notes || is_inline_place(span);
    if (span->citation->spaced && in_line)
        node_insert_before(span, node_make_text(resolving->arena, STR(" "), span->span));
    if (span->citation->in_text)
        fill_in_text(resolving, span);
    else if (!in_line)
        add_note(resolving, span);
    else if (notes && up)
        fill_note(resolving, span, span->citation, span->span);
    else
        fill_group(resolving, span);
}

static struct citations *open_citations(struct arena *arena, const struct pack *pack) {
    struct citations *citations = ARENA_NEW(arena, struct citations);
    citations->arena = arena;
    citations->pack = pack;
    citations->language = pack->language.text;
    citations->style = &cite_styles[pack->citations];
    citations->count = pack->works.count;
    citations->works = ARENA_ARRAY(arena, struct cite_work, citations->count + 1);
    for (size_t i = 0; i < citations->count; i++)
        citations->works[i].item = &pack->works.items[i];
    return citations;
}

struct citations *citations_resolve(struct arena *arena, const struct pack *pack, struct node *body,
                                    struct diags *diags) {
    struct compose dates = {.arena = arena, .language = pack->language.text};
    dates.dates = date_formats_open(arena, dates.language);
    struct resolving resolving = {.citations = open_citations(arena, pack),
                                  .arena = arena,
                                  .diags = diags,
                                  .ids = id_table_make(arena, body),
                                  .own_ids = g_hash_table_new(g_str_hash, g_str_equal)};
    resolving.citations->dates = &dates;
    struct node **spans = NULL;
    size_t count = 0, room = 0;
    struct walk walk = walk_start(body);
    while (walk_next(&walk))
        if (walk.entering && walk.node->citation)
            ARENA_PUSH(arena, spans, count, room, walk.node);
    for (size_t i = 0; i < count; i++)
        collect(&resolving, spans[i]);
    sort_works(&resolving);
    for (size_t i = 0; i < count; i++)
        fill(&resolving, spans[i]);
    resolving.citations->dates = NULL;
    date_formats_close(dates.dates);
    g_hash_table_destroy(resolving.own_ids);
    return resolving.citations;
}
