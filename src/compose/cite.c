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
    if (!cite_styles[pack->citations].note_again)
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
    struct { /* the note before, where it cites one source alone */
        const struct cite_work *work;
        const struct node *section;
        struct str locator;
    } before;
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

/* Sources that a citation would print alike get letters, in the order of the list. */
static void set_letters(struct citations *citations, struct cite_work **sorted, size_t count) {
    GHashTable *last = g_hash_table_new(g_str_hash, g_str_equal); /* what is printed → its last */
    for (size_t i = 0; i < count; i++) {
        struct cite_work *work = sorted[i];
        const struct csl_item *item = work->item;
        struct str name = cite_short_author(citations, work);
        const char *key = str_format(citations->arena, "%.*s %d %.*s", STR_ARG(name),
                                     item->issued.span.source ? item->issued.date.from.year : 0,
                                     STR_ARG(item->issued_words))
                              .at;
        struct cite_work *before = g_hash_table_lookup(last, key);
        if (before) {
            before->letter = MAX(before->letter, 1);
            work->letter = before->letter + 1;
        }
        g_hash_table_insert(last, (gpointer)(uintptr_t)key, work);
    }
    g_hash_table_destroy(last);
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
    if (citations->style->letters)
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
    if (begins)
        prefix = compose_capitalised(resolving->arena, prefix);
    add_text(resolving, parent, str_format(resolving->arena, "%.*s ", STR_ARG(prefix)),
             cited->span);
}

/* ---- several sources in one citation ---- */

struct cluster {
    const struct cited **items; /* those that are known, in the order of printing */
    struct cite_work **works;
    size_t count;
    bool plain; /* none has anything before or behind it */
};

static struct cluster cluster_of(struct resolving *resolving, const struct citation *citation) {
    struct cluster cluster = {
        .items = ARENA_ARRAY(resolving->arena, const struct cited *, citation->count + 1),
        .works = ARENA_ARRAY(resolving->arena, struct cite_work *, citation->count + 1),
        .plain = true};
    for (size_t i = 0; i < citation->count; i++) {
        const struct cited *cited = &citation->items[i];
        struct cite_work *work = find_work(resolving->citations, cited->key);
        if (!work)
            continue;
        cluster.plain = cluster.plain && !cited->prefix.len && !cited->suffix.len;
        cluster.items[cluster.count] = cited;
        cluster.works[cluster.count++] = work;
    }
    return cluster;
}

static bool stands_before(const struct cite_style *style, const struct cite_work *a,
                          const struct cite_work *b) {
    return style->numbered ? a->number < b->number : str_compare(a->key, b->key) < 0;
}

/* In the order of the list; words before a source ("see also") keep what the author chose. */
static void sort_cluster(const struct cite_style *style, struct cluster *cluster) {
    for (size_t i = 0; i < cluster->count; i++)
        if (cluster->items[i]->prefix.len || !style->sorted)
            return;
    for (size_t i = 1; i < cluster->count; i++)
        for (size_t j = i; j && stands_before(style, cluster->works[j], cluster->works[j - 1]);
             j--) {
            const struct cited *item = cluster->items[j];
            struct cite_work *work = cluster->works[j];
            cluster->items[j] = cluster->items[j - 1];
            cluster->works[j] = cluster->works[j - 1];
            cluster->items[j - 1] = item;
            cluster->works[j - 1] = work;
        }
}

/* How many follow each other from `first` on: "1–3" stands for three or more. */
static size_t run_of_numbers(const struct cluster *cluster, size_t first) {
    size_t end = first + 1;
    while (cluster->plain && end < cluster->count &&
           cluster->works[end]->number == cluster->works[end - 1]->number + 1)
        end++;
    return end - first;
}

static bool has_author_before(struct resolving *resolving, const struct cluster *cluster,
                              size_t i) {
    const struct citations *citations = resolving->citations;
    return i && citations->style->same_author && !cluster->items[i]->prefix.len &&
           !cluster->items[i]->no_author &&
           cite_same_authors(citations, cluster->works[i], cluster->works[i - 1]);
}

static void fill_group(struct resolving *resolving, struct node *span) {
    const struct cite_style *style = resolving->citations->style;
    struct cluster cluster = cluster_of(resolving, span->citation);
    sort_cluster(style, &cluster);
    add_text(resolving, span, str_of(style->open), span->span);
    for (size_t i = 0; i < cluster.count; i++) {
        const struct cited *cited = cluster.items[i];
        bool same = has_author_before(resolving, &cluster, i);
        bool close = style->numbered ? cluster.plain : same && !cluster.items[i - 1]->suffix.len;
        if (i)
            add_text(resolving, span, close ? STR(", ") : STR("; "), span->span);
        add_prefix(resolving, span, cited, false);
        const char *form = cited->no_author ? style->no_author
                           : same           ? style->same_author
                                            : style->cite;
        add_linked(resolving, span, cluster.works[i],
                   cite_fill(resolving->citations, cluster.works[i], form, cited->suffix),
                   cited->span);
        cluster.works[i]->noted = true;
        size_t run = style->numbered ? run_of_numbers(&cluster, i) : 1;
        if (run > 2) {
            i += run - 1;
            add_text(resolving, span, STR("–"), span->span);
            add_linked(resolving, span, cluster.works[i],
                       cite_fill(resolving->citations, cluster.works[i], form, STR("")),
                       cluster.items[i]->span);
        }
    }
    add_text(resolving, span, str_of(style->close), span->span);
}

static const char *note_form(const struct citations *citations, const struct cite_work *work) {
    const struct cite_row *row = cite_row_of(citations->style, work->item->type);
    const char *again = row->note_again ? row->note_again : citations->style->note_again;
    return work->noted ? again : row->note;
}

/* A note's text: each source in full the first time. One of its own ends in a stop. */
static void fill_note(struct resolving *resolving, struct node *parent,
                      const struct citation *citation, struct span cause) {
    const struct citations *citations = resolving->citations;
    bool own = parent->kind == NODE_PARAGRAPH;
    struct cluster cluster = cluster_of(resolving, citation);
    for (size_t i = 0; i < cluster.count; i++) {
        const struct cited *cited = cluster.items[i];
        struct cite_work *work = cluster.works[i];
        if (i)
            add_text(resolving, parent, STR("; "), cause);
        add_prefix(resolving, parent, cited, i == 0 && own);
        struct str text = cite_fill(citations, work, note_form(citations, work), cited->suffix);
        work->noted = true;
        if (own && i + 1 == cluster.count)
            text = cite_with_stop(citations, text);
        add_linked(resolving, parent, work, text, cited->span);
    }
}

/* Whether the note before cites the same alone, and the place, if it told one, is told anew. */
static bool is_ibid(const struct resolving *resolving, const struct cluster *cluster,
                    const struct node *section) {
    return resolving->citations->style->ibid && cluster->count == 1 &&
           !cluster->items[0]->prefix.len && resolving->before.work == cluster->works[0] &&
           resolving->before.section == section &&
           (cluster->items[0]->suffix.len || !resolving->before.locator.len);
}

/* "Ibid., 12.": what pages have in place of the note. */
static const struct node *ibid_note(struct resolving *resolving, const struct cluster *cluster,
                                    const struct node *note, const struct node *section) {
    const struct citations *citations = resolving->citations;
    struct node *printed = node_make_generated(resolving->arena, NODE_NOTE, note->span);
    struct node *text = node_make_generated(resolving->arena, NODE_PARAGRAPH, note->span);
    struct str locator = cluster->items[0]->suffix;
    if (str_equal(locator, resolving->before.locator))
        locator = STR("");
    struct str said = cite_fill(citations, cluster->works[0], "{.Ibid}[, {locator}]", locator);
    add_linked(resolving, text, cluster->works[0], cite_with_stop(citations, said),
               cluster->items[0]->span);
    node_append(printed, text);
    printed->parent = (struct node *)(uintptr_t)section; /* of which it is no child */
    return printed;
}

static void add_note(struct resolving *resolving, struct node *span) {
    const struct node *section = node_section(span);
    struct node *note = node_make_generated(resolving->arena, NODE_NOTE, span->span);
    struct node *text = node_make_generated(resolving->arena, NODE_PARAGRAPH, span->span);
    struct node *call = node_make_generated(resolving->arena, NODE_NOTE_REFERENCE, span->span);
    note->id = own_id(resolving, "note", span->id, 0);
    call->target = str_format(resolving->arena, "#%.*s", STR_ARG(note->id));
    fill_note(resolving, text, span->citation, span->span);
    struct cluster cluster = cluster_of(resolving, span->citation);
    if (is_ibid(resolving, &cluster, section))
        note->printed = ibid_note(resolving, &cluster, note, section);
    resolving->before.work = cluster.count == 1 ? cluster.works[0] : NULL;
    resolving->before.section = section;
    resolving->before.locator = cluster.count == 1 ? cluster.items[0]->suffix : STR("");
    node_append(note, text);
    node_append((struct node *)(uintptr_t)section, note);
    node_append(span, call);
}

static void fill_in_text(struct resolving *resolving, struct node *span) {
    const struct citations *citations = resolving->citations;
    const struct cite_style *style = citations->style;
    const struct cited *cited = span->citation->items;
    struct cite_work *work = find_work(citations, cited->key);
    if (!work)
        return;
    if (!cited->no_author)
        add_linked(resolving, span, work, cite_fill(citations, work, style->in_text, cited->suffix),
                   cited->span);
    if (style->note_again && !is_inline_place(span)) {
        add_note(resolving, span);
        return;
    }
    struct str behind = cite_fill(citations, work, style->behind, cited->suffix);
    work->noted = true;
    if (!behind.len)
        return;
    const char *space = cited->no_author ? "" : " ";
    add_text(resolving, span, str_format(resolving->arena, "%s%s", space, style->open),
             cited->span);
    add_linked(resolving, span, work, behind, cited->span);
    add_text(resolving, span, str_of(style->close), cited->span);
}

static void fill(struct resolving *resolving, struct node *span) {
    bool notes = resolving->citations->style->note_again != NULL;
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

/* ---- events ---- */

/* "NATO, 15 April 2016, para. 3", whatever the style: a timeline is read by itself. */
static void name_source(struct resolving *resolving, struct event *event) {
    if (!event->cited || event->source.len)
        return;
    struct citations citations = *resolving->citations;
    citations.style = &cite_styles[CITATIONS_SHORT];
    struct node *said = node_make(resolving->arena, NODE_SPAN, event->span);
    struct cluster cluster = cluster_of(resolving, event->cited);
    for (size_t i = 0; i < cluster.count; i++) {
        add_text(resolving, said, i ? STR("; ") : STR(""), event->span);
        cite_append(resolving->arena, said,
                    cite_fill(&citations, cluster.works[i], citations.style->cite,
                              cluster.items[i]->suffix),
                    event->span);
    }
    event->source = node_plain_text(resolving->arena, said);
}

struct citations *citations_resolve(struct arena *arena, const struct pack *pack, struct node *body,
                                    struct analysis *analysis, struct diags *diags) {
    struct compose dates = {.arena = arena, .language = pack->language.text};
    dates.dates = date_formats_open(arena, dates.language);
    struct resolving resolving = {.citations = open_citations(arena, pack),
                                  .arena = arena,
                                  .diags = diags,
                                  .ids = id_table_make(arena, body),
                                  .own_ids = g_hash_table_new(g_str_hash, g_str_equal)};
    resolving.citations->dates = &dates;
    struct node **spans = NULL; /* of citations, and what calls the author's own notes */
    size_t count = 0, room = 0;
    struct walk walk = walk_start(body);
    while (walk_next(&walk))
        if (walk.entering && (walk.node->citation || walk.node->kind == NODE_NOTE_REFERENCE))
            ARENA_PUSH(arena, spans, count, room, walk.node);
    for (size_t i = 0; i < count; i++)
        if (spans[i]->citation)
            collect(&resolving, spans[i]);
    sort_works(&resolving);
    for (size_t i = 0; i < count; i++)
        if (spans[i]->citation)
            fill(&resolving, spans[i]);
        else
            resolving.before.work = NULL;
    for (size_t i = 0; i < analysis->event_count; i++)
        name_source(&resolving, &analysis->events[i]);
    for (size_t i = 0; i < analysis->rejected_count; i++)
        name_source(&resolving, &analysis->rejected[i]);
    resolving.citations->dates = NULL;
    date_formats_close(dates.dates);
    g_hash_table_destroy(resolving.own_ids);
    return resolving.citations;
}
