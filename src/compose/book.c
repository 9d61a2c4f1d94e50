/* book.c: puts the book together: front matter, the body in the outline's order with generated
 * sections in their places, back matter. Sections are moved, never copied: their nodes are the same
 * in each round, so the page map of one round can be asked in the next. */
#include "compose/compose_internal.h"

struct node *compose_block(struct compose *compose, enum node_kind kind, enum node_role role,
                           struct str text, struct span cause) {
    struct node *block = node_make_generated(compose->arena, kind, cause);
    block->role = role;
    if (text.len)
        compose_text(compose, block, text, cause);
    return block;
}

void compose_text(struct compose *compose, struct node *parent, struct str text,
                  struct span cause) {
    node_append(parent, node_make_text(compose->arena, text, cause));
}

void compose_taken_text(struct compose *compose, struct node *parent, struct str text,
                        const struct node *origin, struct span cause) {
    struct str language = node_language(origin, compose->language);
    struct node *span = parent;
    if (!str_equal(language, compose->language)) {
        span = node_make_generated(compose->arena, NODE_SPAN, cause);
        span->language = language;
        node_append(parent, span);
    }
    compose_text(compose, span, text, cause);
}

/* The authors' ids come first: one of ours that is taken steps aside. */
struct str compose_own_id(struct compose *compose, struct str wanted) {
    while (id_table_find(compose->ids, wanted) ||
           g_hash_table_contains(compose->own_ids, str_terminated(compose->arena, wanted)))
        wanted = str_format(compose->arena, "%.*s-", STR_ARG(wanted));
    g_hash_table_add(compose->own_ids, (gpointer)(uintptr_t)str_terminated(compose->arena, wanted));
    return wanted;
}

struct node *compose_section(struct compose *compose, enum node_role role, struct str id,
                             struct str title, struct span cause) {
    struct node *section = compose_block(compose, NODE_SECTION, role, STR(""), cause);
    section->id = compose_own_id(compose, id);
    struct node *heading = compose_block(compose, NODE_HEADING, ROLE_NONE, title, cause);
    heading->level = 1;
    heading->id =
        compose_own_id(compose, str_format(compose->arena, "%.*s--title", STR_ARG(section->id)));
    node_append(section, heading);
    return section;
}

GHashTable *compose_set(struct arena *arena, const struct str_list *list) {
    GHashTable *set = list->count ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
    for (size_t i = 0; i < list->count; i++)
        g_hash_table_add(set, (gpointer)(uintptr_t)str_terminated(arena, list->items[i].text));
    return set;
}

bool compose_asks_for(GHashTable *set, struct arena *arena, struct str text) {
    return !set || g_hash_table_contains(set, str_terminated(arena, text));
}

struct node *compose_subheading(struct compose *compose, const struct node *section,
                                struct str title, struct span cause) {
    struct node *heading = compose_block(compose, NODE_HEADING, ROLE_NONE,
                                         compose_capitalised(compose->arena, title), cause);
    heading->level = 2;
    heading->id =
        compose_own_id(compose, str_format(compose->arena, "%.*s--%08x", STR_ARG(section->id),
                                           (unsigned)(str_hash(title) >> 32)));
    return heading;
}

struct str compose_title_of(struct arena *arena, const struct node *section) {
    const struct node *heading = section ? node_heading(section) : NULL;
    return heading ? str_trim(node_plain_text(arena, heading)) : STR("");
}

size_t compose_page(struct compose *compose, const struct node *node, uint32_t offset) {
    struct asked_places *asked = compose->asked;
    struct position place = {node, offset};
    ARENA_PUSH(compose->arena, asked->items, asked->count, asked->room, place);
    return page_map_find(compose->map, node, offset);
}

struct str compose_label(struct compose *compose, const struct node *node, uint32_t offset) {
    compose_page(compose, node, offset);
    /* the map's own text dies with its round */
    return str_copy(compose->arena, page_map_label(compose->map, node, offset));
}

bool compose_holds(const struct asked_places *asked, const struct page_map *printed,
                   const struct page_map *map) {
    if (!printed)
        return false;
    for (size_t i = 0; i < asked->count; i++) {
        struct position place = asked->items[i];
        if (page_map_find(printed, place.node, place.offset) !=
                page_map_find(map, place.node, place.offset) ||
            !str_equal(page_map_label(printed, place.node, place.offset),
                       page_map_label(map, place.node, place.offset)))
            return false;
    }
    return true;
}

/* Takes the generated sections of the round before out of the body. */
static void remove_generated(struct node *body) {
    for (struct node *child = body->first, *next; child; child = next) {
        next = child->next;
        if (child->generated && child->kind == NODE_SECTION)
            node_unlink(child);
    }
}

/* The index of the last item that is not an index of actors: what follows is back matter. */
static size_t back_start(const struct pack *pack) {
    size_t start = pack->body_count;
    while (start && pack->body[start - 1].kind == BODY_ACTORS)
        start--;
    return start;
}

/* A list of nothing is not printed. Who asked for it is told. */
static void report_empty(const struct compose *compose, const struct body_item *item) {
    static const char *const reasons[] = {
        [BODY_TIMELINE] = "there is no event for it",
        [BODY_FIGURES] = "no figure has a caption or an id",
        [BODY_TABLES] = "no table has a caption or an id",
        [BODY_SOURCES] = "the text cites none; 'show: all' lists them all the same",
        [BODY_QUOTES] = "no quotation for it stands in the text; 'show: all' lists the others too",
        [BODY_READING] = "'reading' has no work for it",
        [BODY_GLOSSARY] = "no term is declared, and the text explains no abbreviation",
        [BODY_ACTORS] = "no actor is named that it lists",
    };
    if (!compose->input->pack->bare)
        diag_add(compose->input->diags, DIAG_LIST_EMPTY, item->span,
                 "'%.*s' has nothing to list and is left out: %s", STR_ARG(item->title.text),
                 reasons[item->kind]);
}

static void place_generated(struct compose *compose, struct node *body, struct node *back) {
    const struct pack *pack = compose->input->pack;
    size_t end = back_start(pack), number = 0;
    struct node *next = body->first; /* the section that comes next in the body */
    for (size_t i = 0; i < pack->body_count; i++) {
        const struct body_item *item = &pack->body[i];
        struct node *made = NULL;
        if (item->kind == BODY_TIMELINE)
            made = compose_timeline(compose, item, ++number);
        else if (item->kind == BODY_ACTORS && item->actors_view == VIEW_PROFILES)
            made = compose_profiles(compose, item, ++number);
        else if (item->kind == BODY_ACTORS)
            made = compose_index(compose, item, ++number);
        else if (item->kind == BODY_SOURCES)
            made = compose_sources(compose, item, ++number);
        else if (item->kind == BODY_QUOTES)
            made = compose_quotations(compose, item, ++number);
        else if (item->kind == BODY_READING)
            made = compose_reading(compose, item, ++number);
        else if (item->kind == BODY_GLOSSARY)
            made = compose_glossary(compose, item, ++number);
        else if (item->kind == BODY_CITING)
            made = compose_citing(compose, item, ++number);
        else if (item->kind == BODY_FIGURES || item->kind == BODY_TABLES)
            made = compose_figure_list(compose, item, body);
        else {
            next = next ? next->next : NULL;
            continue;
        }
        if (!made) {
            report_empty(compose, item);
            continue;
        }
        if (i >= end)
            node_append(back, made);
        else if (next)
            node_insert_before(next, made);
        else
            node_append(body, made);
    }
}

struct node *compose_book(struct arena *arena, const struct compose_input *input,
                          const struct page_map *map, struct asked_places *asked) {
    struct compose compose = {.arena = arena,
                              .input = input,
                              .map = map,
                              .asked = asked,
                              .language = input->pack->language.text,
                              .own_ids = g_hash_table_new(g_str_hash, g_str_equal)};
    compose.dates = date_formats_open(arena, compose.language);
    struct node *book = node_make_generated(arena, NODE_BOOK, input->cause);
    struct node *front = node_make_generated(arena, NODE_FRONT, input->cause);
    struct node *back = node_make_generated(arena, NODE_BACK, input->cause);
    struct node *body = input->body;
    remove_generated(body);
    compose.ids = id_table_make(arena, body);
    node_append(book, front);
    node_append(book, body);
    node_append(book, back);
    book->language = compose.language;
    compose_numbers(&compose, body);
    place_generated(&compose, body, back);
    compose_notes(&compose, body);
    compose_references(&compose, body);
    node_append(front, compose_title_page(&compose));
    node_append(front, compose_contents(&compose, book));
    if (!back->first)
        node_unlink(back);
    date_formats_close(compose.dates);
    g_hash_table_destroy(compose.own_ids);
    return book;
}
