/* blocks.c: blocks of the tree → strips. Nesting is limited where Markdown is read. */
#include "layout/vertical.h"

/* Inside a part headings are one level down; they are set as those of other sections. */
static int heading_level(const struct node *heading) {
    const struct node *section = node_section(heading);
    bool inside = section && section->parent && section->parent->kind == NODE_PART;
    return inside && heading->level > 1 ? heading->level - 1 : heading->level;
}

/* Those of a who's who are many, and small. */
static int type_level(const struct node *heading) {
    const struct node *section = node_section(heading);
    int level = heading_level(heading);
    return section && section->role == ROLE_PROFILES && level > 1 ? level + 1 : level;
}

static enum text_role heading_role(const struct node *heading) {
    if (heading->parent && heading->parent->kind == NODE_PART)
        return TEXT_PART;
    return (enum text_role)(TEXT_HEADING_1 + MIN(type_level(heading), 4) - 1);
}

/* The levels below the fourth are told from it without a role of their own: one in small capitals,
 * one in small italics. Who asks for plain letters gets the accent's colour instead. */
static struct text_style lower_heading(const struct layout_job *job, int level) {
    struct text_style text = *role_style(job, TEXT_HEADING_4);
    if (job->input->style->emphasis == EMPHASIS_BOLD) {
        text.bold = level == 5;
        text.colour = job->input->style->accent;
        return text;
    }
    text.bold = false;
    text.italic = level > 5;
    if (level == 5) {
        text.tracking = text.size / 40;
        text.features = str_format(job->arena, "%.*s%ssmcp=1", STR_ARG(text.features),
                                   text.features.len ? "," : "");
    } else {
        text.size = text.size * 92 / 100;
        text.colour = role_style(job, TEXT_CAPTION)->colour;
    }
    return text;
}

static void set_heading(struct layout_job *job, struct vertical *list, const struct node *heading,
                        struct place place) {
    const struct text_style *text = role_style(job, heading_role(heading));
    struct text_style lower;
    if (type_level(heading) > 4) {
        lower = lower_heading(job, type_level(heading));
        text = &lower;
    }
    bool first = heading->parent->first == heading;
    vertical_space(job, list, text->before, false);
    size_t start = list->count;
    struct paragraph paragraph = {.block = heading, .text = text};
    vertical_paragraph(job, list, paragraph, title_place(job, &paragraph, place));
    for (size_t i = start; i < list->count; i++) {
        list->items[i].keep = list->items[i].is_heading = true;
        list->items[i].heading_level = heading_level(heading);
    }
    if (first && start < list->count && heading->parent->kind == NODE_SECTION)
        list->items[start].heading = node_plain_text(job->arena, heading);
    vertical_space(job, list, text->after, true);
}

static enum text_role paragraph_role(const struct node *block) {
    switch (block->role) {
    case ROLE_STANDFIRST:
        return TEXT_STANDFIRST;
    case ROLE_HEADNOTE:
        return TEXT_HEADNOTE;
    case ROLE_PROFILE_PAGES:
        return TEXT_TIMELINE;
    case ROLE_BOX_TITLE:
        return TEXT_BOX_TITLE;
    case ROLE_EPIGRAPH:
        return TEXT_EPIGRAPH;
    case ROLE_AUTHOR:
        return TEXT_TITLE_MATTER;
    case ROLE_ORIGINAL:
        return TEXT_NOTE;
    case ROLE_WHERE:
        return TEXT_CAPTION;
    default: /* the other roles are set by the title page */
        return block->parent && block->parent->kind == NODE_QUOTE ? TEXT_QUOTE : TEXT_BODY;
    }
}

/* The first paragraph behind a heading or a list has no indent: nothing runs on. But a figure of
 * the section may go to another page, and leave the paragraphs around it to each other. */
static bool runs_on(const struct node *block) {
    const struct node *before = block->previous;
    while (before && before->kind == NODE_FIGURE && before->parent->kind == NODE_SECTION)
        before = before->previous;
    return before && before->kind == NODE_PARAGRAPH && before->role == ROLE_NONE &&
           block->role == ROLE_NONE;
}

/* A poem or an address: its lines end where the author ended them, all but the last with a hard
 * break. */
static bool is_verse(const struct node *block) {
    bool breaks = false;
    for (const struct node *child = block->first; child; child = child->next) {
        if (child->kind == NODE_SOFT_BREAK)
            return false;
        breaks = breaks || child->kind == NODE_LINE_BREAK;
    }
    return breaks;
}

static bool block_stands_free(const struct node *block) {
    return block->parent && block->parent->kind == NODE_SECTION && block->role == ROLE_NONE;
}

/* What is nested and narrow is set ragged: its words would be far apart. */
static const struct text_style *fit_narrow(struct layout_job *job, const struct text_style *text,
                                           struct place place) {
    if (text->align != TEXT_JUSTIFY || !place.column || place.measure >= 18 * text->size)
        return text;
    struct text_style *ragged = ARENA_NEW(job->arena, struct text_style);
    *ragged = *text;
    ragged->align = TEXT_LEFT;
    return ragged;
}

enum { SHORT_VERSE = 6 }; /* so many lines stay on one page: a stanza, an address */

static void set_verse(struct layout_job *job, struct vertical *list, struct paragraph paragraph,
                      struct place place) {
    struct text_style text = *paragraph.text;
    text.align = text.align == TEXT_JUSTIFY ? TEXT_LEFT : text.align;
    text.hyphenate = false;
    paragraph.text = &text;
    paragraph.first_indent = 0;
    paragraph.verse = true;
    bool apart = block_stands_free(paragraph.block) && !place.text;
    vertical_space(job, list, apart ? text.leading / 2 : 0, false);
    size_t first = list->count;
    vertical_paragraph(job, list, paragraph, place);
    for (size_t i = first; list->count - first <= SHORT_VERSE && i + 1 < list->count; i++)
        list->items[i].keep = true;
    vertical_space(job, list, apart ? text.leading / 2 : 0, false);
}

/* What tells of the matter before it stands on the page of its last two lines, at least. */
static void keep_with_last(struct vertical *list, size_t first) {
    for (size_t i = list->count; i > first && list->count - i < 2; i--)
        list->items[i - 1].keep = true;
}

static void set_paragraph(struct layout_job *job, struct vertical *list, const struct node *block,
                          struct place place) {
    enum text_role role = paragraph_role(block);
    const struct text_style *text =
        place.text && role == TEXT_BODY ? place.text : role_style(job, role);
    text = fit_narrow(job, text, place);
    bool plain = role == TEXT_BODY && !place.text;
    bool quoted = block->parent && block->parent->kind == NODE_QUOTE;
    bool own_space = !quoted && !plain && !(place.text && role == TEXT_BODY);
    bool where = block->role == ROLE_WHERE;
    if (where)
        keep_with_last(list, 0);
    if (own_space)
        vertical_space(job, list, where ? text->before / 2 : text->before, where);
    if (quoted && block->previous)
        vertical_space(job, list, text->leading / 2, false);
    struct paragraph paragraph = {.block = block, .text = text};
    if (plain && runs_on(block)) {
        paragraph.first_indent = text->indent;
        vertical_space(job, list, job->input->style->paragraph_gap, false);
    }
    if (block->parent && block->parent->kind == NODE_ITEM && list_hangs(block->parent->parent)) {
        paragraph.left = 3 * text->size / 2;
        paragraph.first_indent = -paragraph.left;
    }
    if (place.text && runs_on(block))
        vertical_space(job, list, place.text->leading / 2, false);
    if (is_verse(block))
        set_verse(job, list, paragraph, place);
    else if (plain && !vertical_opening(job, list, &paragraph, place))
        vertical_running_text(job, list, paragraph, place);
    else if (!plain)
        vertical_paragraph(job, list, paragraph, place);
    if (own_space) /* a headnote leads to what follows; the last lines of a profile do not */
        vertical_space(job, list, text->after, block->role != ROLE_PROFILE_PAGES);
}

static void set_quote(struct layout_job *job, struct vertical *list, const struct node *quote,
                      struct place place) {
    bool epigraph = quote->role == ROLE_EPIGRAPH;
    const struct text_style *text = role_style(job, epigraph ? TEXT_EPIGRAPH : TEXT_QUOTE);
    vertical_space(job, list, text->before, false);
    struct place inner = place;
    inner.left += reads_from_right(job, quote) ? text->right : text->left;
    inner.measure -= text->left + text->right;
    inner.column = MAX(place.column, place.measure);
    if (inner.measure < least_measure(inner.column)) { /* deeply nested: no narrower */
        inner.left = place.left;
        inner.measure = place.measure;
    }
    size_t first = list->count;
    for (const struct node *child = quote->first; child; child = child->next) {
        if (child->kind == NODE_ATTRIBUTION)
            keep_with_last(list, first);
        vertical_block(job, list, child, inner);
    }
    vertical_anchor(job, list, first, quote->id);
    vertical_stiffen(list, first);
    bool pulled = epigraph && node_section(quote);
    vertical_space(job, list, pulled ? text->before : text->after, false);
}

static void set_attribution(struct layout_job *job, struct vertical *list, const struct node *block,
                            struct place place) {
    struct text_style text = *role_style(job, TEXT_ATTRIBUTION);
    /* It stands at the end of what was said, whatever script the name is in. */
    if (reads_from_right(job, block) != reads_from_right(job, block->parent))
        text.align = text.align == TEXT_RIGHT  ? TEXT_LEFT
                     : text.align == TEXT_LEFT ? TEXT_RIGHT
                                               : text.align;
    struct paragraph paragraph = {.block = block, .text = &text, .lead = STR("\u2014\u00a0")};
    vertical_paragraph(job, list, paragraph, title_place(job, &paragraph, place));
}

static void set_code(struct layout_job *job, struct vertical *list, const struct node *block,
                     struct place place) {
    const struct text_style *text = role_style(job, TEXT_CODE);
    vertical_space(job, list, text->before, false);
    struct place inner = place;
    int32_t pad = text->size / 2;
    inner.left += pad;
    inner.measure -= 2 * pad;
    struct lines lines = code_set(job, block, text, inner.measure, place.flow);
    size_t first = list->count;
    vertical_add(job, list, (struct strip){.height = text->leading / 3, .keep = true});
    vertical_lines(job, list, &lines, text, block, inner);
    list->items[list->count - 1].keep = true;
    vertical_add(job, list, (struct strip){.height = text->leading / 3});
    vertical_tint(job, list, first, place, 0);
    vertical_space(job, list, text->after, false);
}

static void set_rule(struct layout_job *job, struct vertical *list, struct place place) {
    const struct text_style *text = role_style(job, TEXT_BODY);
    struct strip strip = {.height = 2 * text->leading};
    strip_add_draw(job, &strip,
                   (struct draw){.kind = DRAW_RECT,
                                 .flow = FLOW_ARTIFACT,
                                 .x = place.left + place.measure * 3 / 8,
                                 .y = text->leading,
                                 .width = place.measure / 4,
                                 .height = job->input->style->rule_width,
                                 .colour = job->input->style->rule_colour});
    vertical_add(job, list, strip);
}

static void set_box(struct layout_job *job, struct vertical *list, const struct node *box,
                    struct place place) {
    const struct text_style *text = role_style(job, TEXT_BOX);
    vertical_space(job, list, text->before, false);
    struct place inner = place;
    int32_t pad = text->left > 0 ? text->left : text->size;
    inner.left += pad;
    inner.measure -= 2 * pad;
    inner.text = text;
    size_t first = list->count;
    vertical_add(job, list, (struct strip){.height = text->leading / 2, .keep = true});
    vertical_children(job, list, box, inner);
    vertical_add(job, list, (struct strip){.height = text->leading / 2});
    for (size_t i = first; i + 1 < list->count; i++)
        list->items[i].keep = true;
    int32_t bar = 3 * PANGO_SCALE;
    vertical_tint(job, list, first, place, reads_from_right(job, box) ? -bar : bar);
    vertical_space(job, list, text->after, false);
}

/* What begins a page of its own stands lower by the space above it, which a page's start would
 * swallow otherwise. */
static void sink(struct layout_job *job, struct strip *strip, int32_t by) {
    struct draw *draws = ARENA_ARRAY(job->arena, struct draw, strip->draw_count + 1);
    for (size_t i = 0; i < strip->draw_count; i++) {
        draws[i] = strip->draws[i];
        draws[i].y += by;
    }
    strip->draws = draws;
    strip->height += by;
}

static bool follows_generated(const struct node *section) {
    const struct node *before = section->previous;
    return before && before->kind == NODE_SECTION && before->generated && before->role != ROLE_NONE;
}

/* What is in no part does not read as the end of one. */
static bool follows_part(const struct node *section) {
    return section->previous && section->previous->kind == NODE_PART;
}

/* Running text may stand in two columns; an index has its own. */
static bool in_columns(const struct layout_job *job, const struct node *section) {
    const struct node *matter = section->parent;
    if (matter && matter->kind == NODE_PART)
        matter = matter->parent;
    return job->input->style->columns == 2 && section->role != ROLE_INDEX && matter &&
           matter->kind != NODE_FRONT;
}

static bool is_short_list(const struct node *section) {
    return section->role == ROLE_FIGURES || section->role == ROLE_TABLES;
}

static void set_section(struct layout_job *job, struct vertical *list, const struct node *section,
                        struct place place) {
    size_t first = list->count;
    bool columns = in_columns(job, section);
    if (columns)
        place.measure = (place.measure - job->input->style->column_gap) / 2;
    vertical_children(job, list, section, place);
    for (size_t i = first; i < list->count && columns; i++)
        list->items[i].two_columns = !list->items[i].spans;
    if (first >= list->count)
        return;
    while (first + 1 < list->count && list->items[first].space)
        first++;
    struct strip *strip = &list->items[first];
    /* A generated section has pages of its own: so they can be counted and padded. */
    bool listed = is_short_list(section), follows = follows_generated(section);
    bool generated = section->generated && section->role != ROLE_NONE && !listed;
    strip->generated = generated;
    /* Lists of figures and of tables share a page: their length hardly depends on page numbers. */
    bool shares = listed && follows && is_short_list(section->previous);
    bool begins_page = job->input->style->openers == OPENERS_SECTIONS;
    bool leaves_part = follows_part(section) && job->input->style->openers != OPENERS_NONE;
    if (generated || ((listed || follows) && !shares) || leaves_part || begins_page)
        strip->page_before = true;
    if (begins_page && strip->is_heading)
        sink(job, strip, role_style(job, TEXT_HEADING_1)->before);
    if (section->id.len)
        strip_add_draw(
            job, strip,
            (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = section->id});
}

static void set_part(struct layout_job *job, struct vertical *list, const struct node *part,
                     struct place place) {
    size_t first = list->count;
    vertical_children(job, list, part, place);
    while (first + 1 < list->count && list->items[first].space)
        first++;
    if (first < list->count) {
        bool begins_page = job->input->style->openers != OPENERS_NONE;
        list->items[first].page_before = begins_page;
        if (begins_page && list->items[first].is_heading)
            sink(job, &list->items[first], role_style(job, TEXT_PART)->before);
        if (part->id.len)
            strip_add_draw(
                job, &list->items[first],
                (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = part->id});
    }
}

void vertical_children(struct layout_job *job, struct vertical *list, const struct node *parent,
                       struct place place) {
    for (const struct node *child = parent->first; child; child = child->next)
        vertical_block(job, list, child, place);
}

/* No page ends before strip `first`. */
static void keep_with_before(struct vertical *list, size_t first) {
    size_t i = list->items[first - 1].space && first > 1 ? first - 2 : first - 1;
    do
        list->items[i].keep = true;
    while (++i + 1 < list->count && list->items[i].space);
}

/* What says "as follows:" stays with what follows, which begins at strip `first`. */
static void keep_introduction(struct layout_job *job, struct vertical *list,
                              const struct node *block, size_t first) {
    const struct node *before = block->previous;
    if (!before || before->kind != NODE_PARAGRAPH || first == 0 || first >= list->count ||
        list->items[first].float_count || !str_ends(node_plain_text(job->arena, before), STR(":")))
        return;
    keep_with_before(list, first);
}

static void set_block(struct layout_job *job, struct vertical *list, const struct node *block,
                      struct place place) {
    switch (block->kind) {
    case NODE_PART:
        set_part(job, list, block, place);
        break;
    case NODE_SECTION:
        set_section(job, list, block, place);
        break;
    case NODE_TITLE_PAGE:
        vertical_title_page(job, list, block, place);
        break;
    case NODE_HEADING:
        set_heading(job, list, block, place);
        break;
    case NODE_PARAGRAPH:
        set_paragraph(job, list, block, place);
        break;
    case NODE_QUOTE:
        set_quote(job, list, block, place);
        break;
    case NODE_ATTRIBUTION:
        set_attribution(job, list, block, place);
        break;
    case NODE_LIST:
        vertical_list(job, list, block, place);
        break;
    case NODE_TABLE:
        vertical_table(job, list, block, place);
        break;
    case NODE_FIGURE:
        vertical_figure(job, list, block, place);
        break;
    case NODE_CODE_BLOCK:
        set_code(job, list, block, place);
        break;
    case NODE_RULE:
        set_rule(job, list, place);
        break;
    case NODE_BOX:
        set_box(job, list, block, place);
        break;
    case NODE_CONTENTS:
        vertical_contents(job, list, block, place);
        break;
    case NODE_CONTENTS_ENTRY:
        vertical_contents_entry(job, list, block, place);
        break;
    case NODE_TIMELINE:
        vertical_timeline(job, list, block, place);
        break;
    case NODE_TIMELINE_FIGURE:
        vertical_timeline_figure(job, list, block, place);
        break;
    case NODE_GLOSSARY:
        vertical_glossary(job, list, block, place);
        break;
    case NODE_INDEX:
        vertical_index(job, list, block, place);
        break;
    case NODE_NOTE: /* set at the foot of the page that calls it */
        break;
    case NODE_BOOK:
    case NODE_FRONT:
    case NODE_BODY:
    case NODE_BACK:
    case NODE_ITEM:
        vertical_children(job, list, block, place);
        break;
    default: /* rows, cells, captions and inlines are set by what holds them */
        break;
    }
}

void vertical_block(struct layout_job *job, struct vertical *list, const struct node *block,
                    struct place place) {
    size_t first = list->count;
    set_block(job, list, block, place);
    bool led_to = block->kind == NODE_LIST || block->kind == NODE_QUOTE ||
                  block->kind == NODE_TABLE || block->kind == NODE_CODE_BLOCK ||
                  (block->kind == NODE_PARAGRAPH && is_verse(block));
    if (led_to)
        keep_introduction(job, list, block, first);
    if (block->role == ROLE_PROFILE_PAGES && first > 0 && first < list->count)
        keep_with_before(list, first);
}
