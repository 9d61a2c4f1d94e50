/* citing.c: how the pack and its sections are cited, in the style in which it cites others. In: the
 * outline, and the pages of each section. Out: a section, a line for the title page, or data. */
#include "compose/cite_internal.h"
#include "compose/glossary_internal.h"

/* ---- one of them as text ---- */

/* `compose` prints the dates. */
static struct str as_source(struct compose *compose, const struct pack *pack,
                            const struct csl_item *item) {
    struct cite_work work = {.item = item};
    struct citations citations = {.arena = compose->arena,
                                  .pack = pack,
                                  .language = pack->language.text,
                                  .dates = compose,
                                  .works = &work,
                                  .count = 1,
                                  .style = &cite_styles[pack->citations]};
    return cite_fill(&citations, &work, cite_row_of(citations.style, item->type)->entry, STR(""));
}

/* ---- sections ---- */

static struct str author_of(struct arena *arena, const struct node *section) {
    for (const struct node *child = section->first; child; child = child->next)
        if (child->role == ROLE_AUTHOR)
            return str_trim(node_plain_text(arena, child));
    return STR("");
}

/* The last text that flows: notes stand at the foot of what calls them. */
static struct position last_place(const struct node *section) {
    struct position last = {section, 0};
    struct walk walk = walk_start(section);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering)
            continue;
        if (node->kind == NODE_NOTE)
            walk_skip_children(&walk);
        else if ((node->kind == NODE_TEXT || node->kind == NODE_CODE ||
                  node->kind == NODE_CODE_BLOCK) &&
                 node->text.len)
            last = (struct position){node, (uint32_t)node->text.len - 1};
    }
    return last;
}

static struct position first_place(const struct node *section) {
    struct walk walk = walk_start(section);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_TEXT)
            return (struct position){walk.node, 0};
    return (struct position){section, 0};
}

static struct str pages_text(struct arena *arena, struct str first, struct str last) {
    if (!first.len || str_equal(first, last))
        return str_copy(arena, first);
    return str_format(arena, "%.*s\u2013%.*s", STR_ARG(first), STR_ARG(last));
}

struct sections {
    const struct node **items;
    size_t count, room;
};

/* The authors' own, in parts or not. */
static struct sections find_sections(struct arena *arena, const struct node *body) {
    struct sections sections = {0};
    struct walk walk = walk_start(body);
    while (walk_next(&walk)) {
        if (!walk.entering || walk.node->kind != NODE_SECTION)
            continue;
        if (!walk.node->generated)
            ARENA_PUSH(arena, sections.items, sections.count, sections.room, walk.node);
        walk_skip_children(&walk);
    }
    return sections;
}

static struct csl_item section_source(struct arena *arena, const struct pack *pack,
                                      const struct node *section, struct str pages) {
    return pack_section_as_source(arena, pack, compose_title_of(arena, section),
                                  author_of(arena, section), section->id, pages);
}

/* ---- as data ---- */

static struct str plain_text(struct arena *arena, struct str tagged) {
    struct node *block = node_make_generated(arena, NODE_PARAGRAPH, SPAN_NONE);
    cite_append(arena, block, tagged, SPAN_NONE);
    return node_plain_text(arena, block);
}

struct own_source *compose_own_sources(struct arena *arena, const struct pack *pack,
                                       const struct node *body, const struct page_map *map,
                                       size_t *count) {
    struct compose compose = {.arena = arena, .language = pack->language.text};
    struct own_source *own = NULL, made = {.item = pack_as_source(arena, pack)};
    struct sections sections = find_sections(arena, body);
    size_t room = 0;
    *count = 0;
    compose.dates = date_formats_open(arena, compose.language);
    made.text = plain_text(arena, as_source(&compose, pack, &made.item));
    ARENA_PUSH(arena, own, *count, room, made);
    for (size_t i = 0; i < sections.count; i++) {
        const struct node *section = sections.items[i];
        struct position first = first_place(section), last = last_place(section);
        struct str pages = pages_text(arena, page_map_label(map, first.node, first.offset),
                                      page_map_label(map, last.node, last.offset));
        made.item = section_source(arena, pack, section, pages);
        made.text = plain_text(arena, as_source(&compose, pack, &made.item));
        ARENA_PUSH(arena, own, *count, room, made);
    }
    date_formats_close(compose.dates);
    return own;
}

/* ---- in the book ---- */

static void append_citation(struct compose *compose, struct node *block,
                            const struct csl_item *item, struct span cause) {
    cite_append(compose->arena, block, as_source(compose, compose->input->pack, item), cause);
}

void compose_cite_line(struct compose *compose, struct node *page) {
    const struct pack *pack = compose->input->pack;
    struct csl_item item = pack_as_source(compose->arena, pack);
    struct node *line =
        compose_block(compose, NODE_PARAGRAPH, ROLE_CITATION, STR(""), pack->title.span);
    struct str lead = str_of(glossary_word(compose->language, CITE_AS));
    compose_text(compose, line, str_format(compose->arena, "%.*s ", STR_ARG(lead)),
                 pack->title.span);
    append_citation(compose, line, &item, pack->title.span);
    node_append(page, line);
}

static struct node *section_item(struct compose *compose, const struct node *section,
                                 struct span cause) {
    struct position first = first_place(section), last = last_place(section);
    struct str from = compose_label(compose, first.node, first.offset);
    struct str to = compose_label(compose, last.node, last.offset);
    struct csl_item item = section_source(compose->arena, compose->input->pack, section,
                                          pages_text(compose->arena, from, to));
    struct node *entry = compose_block(compose, NODE_ITEM, ROLE_NONE, STR(""), cause);
    struct node *block = compose_block(compose, NODE_PARAGRAPH, ROLE_NONE, STR(""), cause);
    append_citation(compose, block, &item, cause);
    node_append(entry, block);
    return entry;
}

static void add_sections(struct compose *compose, struct node *section, struct span cause) {
    struct str title = str_of(glossary_word(compose->language, CITE_SECTIONS));
    struct node *heading = compose_block(compose, NODE_HEADING, ROLE_NONE, title, cause);
    struct node *list = compose_block(compose, NODE_LIST, ROLE_NONE, STR(""), cause);
    heading->level = 2;
    heading->id =
        compose_own_id(compose, str_format(compose->arena, "%.*s--sections", STR_ARG(section->id)));
    list->tight = true;
    struct sections sections = find_sections(compose->arena, compose->input->body);
    for (size_t i = 0; i < sections.count; i++)
        node_append(list, section_item(compose, sections.items[i], cause));
    if (!list->first)
        return;
    node_append(section, heading);
    node_append(section, list);
}

struct node *compose_citing(struct compose *compose, const struct body_item *item, size_t number) {
    struct str id = str_format(compose->arena, "citing-%zu", number);
    struct node *section = compose_section(compose, ROLE_CITING, id, item->title.text, item->span);
    struct csl_item source = pack_as_source(compose->arena, compose->input->pack);
    struct node *block = compose_block(compose, NODE_PARAGRAPH, ROLE_NONE, STR(""), item->span);
    append_citation(compose, block, &source, item->span);
    node_append(section, block);
    if (item->sections)
        add_sections(compose, section, item->span);
    return section;
}
