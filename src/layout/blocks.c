/* blocks.c: blocks of the tree → strips. Nesting is limited where Markdown is read. */
#include "layout/vertical.h"

static enum text_role heading_role(const struct node *heading) {
    if (heading->parent && heading->parent->kind == NODE_PART)
        return TEXT_PART;
    int level = heading->level;
    const struct node *section = node_section(heading);
    /* Inside a part headings are one level down; they are set as those of other sections. */
    if (section && section->parent && section->parent->kind == NODE_PART && level > 1)
        level--;
    return (enum text_role)(TEXT_HEADING_1 + MIN(level, 4) - 1);
}

static void set_heading(struct layout_job *job, struct vertical *list, const struct node *heading,
                        struct place place) {
    const struct text_style *text = role_style(job, heading_role(heading));
    bool first = heading->parent->first == heading;
    vertical_space(job, list, text->before, true);
    size_t start = list->count;
    vertical_paragraph(job, list, (struct paragraph){.block = heading, .text = text}, place);
    for (size_t i = start; i < list->count; i++)
        list->items[i].keep = list->items[i].is_heading = true;
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
    case ROLE_BOX_TITLE:
        return TEXT_BOX_TITLE;
    case ROLE_EPIGRAPH:
        return TEXT_EPIGRAPH;
    case ROLE_AUTHOR:
        return TEXT_TITLE_MATTER;
    default: /* the other roles are set by the title page */
        return block->parent && block->parent->kind == NODE_QUOTE ? TEXT_QUOTE : TEXT_BODY;
    }
}

/* The first paragraph behind a heading, a figure or a list has no indent: nothing runs on. */
static bool runs_on(const struct node *block) {
    const struct node *before = block->previous;
    return before && before->kind == NODE_PARAGRAPH && before->role == ROLE_NONE &&
           block->role == ROLE_NONE;
}

static void set_paragraph(struct layout_job *job, struct vertical *list, const struct node *block,
                          struct place place) {
    enum text_role role = paragraph_role(block);
    const struct text_style *text =
        place.text && role == TEXT_BODY ? place.text : role_style(job, role);
    bool plain = role == TEXT_BODY && !place.text;
    if (!plain && !(place.text && role == TEXT_BODY))
        vertical_space(job, list, text->before, false);
    struct paragraph paragraph = {.block = block, .text = text};
    if (plain && runs_on(block)) {
        paragraph.first_indent = text->indent;
        vertical_space(job, list, job->input->style->paragraph_gap, false);
    }
    if (place.text && runs_on(block))
        vertical_space(job, list, place.text->leading / 2, false);
    if (plain)
        vertical_running_text(job, list, paragraph, place);
    else
        vertical_paragraph(job, list, paragraph, place);
    if (!plain && !(place.text && role == TEXT_BODY))
        vertical_space(job, list, text->after, role != TEXT_QUOTE && role != TEXT_EPIGRAPH);
}

static void set_quote(struct layout_job *job, struct vertical *list, const struct node *quote,
                      struct place place) {
    bool epigraph = quote->role == ROLE_EPIGRAPH;
    const struct text_style *text = role_style(job, epigraph ? TEXT_EPIGRAPH : TEXT_QUOTE);
    vertical_space(job, list, text->before, false);
    struct place inner = place;
    inner.left += text->left;
    inner.measure -= text->left + text->right;
    if (inner.measure < place.measure / 3)
        inner = place; /* deeply nested: no narrower */
    size_t first = list->count;
    for (const struct node *child = quote->first; child; child = child->next) {
        if (child->kind == NODE_ATTRIBUTION && list->count > first)
            list->items[list->count - 1].keep = true;
        vertical_block(job, list, child, inner);
    }
    vertical_space(job, list, text->after, false);
}

static void set_attribution(struct layout_job *job, struct vertical *list, const struct node *block,
                            struct place place) {
    struct paragraph paragraph = {
        .block = block, .text = role_style(job, TEXT_ATTRIBUTION), .lead = STR("\u2014\u00a0")};
    vertical_paragraph(job, list, paragraph, place);
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
    vertical_lines(job, list, &lines, text, block, inner);
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
    vertical_tint(job, list, first, place, 3 * PANGO_SCALE);
    vertical_space(job, list, text->after, false);
}

static void set_contents_entry(struct layout_job *job, struct vertical *list,
                               const struct node *entry, struct place place) {
    const struct text_style *text =
        role_style(job, entry->level > 1 ? TEXT_CONTENTS_2 : TEXT_CONTENTS_1);
    vertical_space(job, list, text->before, false);
    struct paragraph paragraph = {.block = entry,
                                  .text = text,
                                  .left = text->left,
                                  .right = 2 * text->size,
                                  .leaders = entry->level > 1,
                                  .tail = entry->page_label.len ? entry->page_label : STR("0"),
                                  .tail_target = entry->target};
    paragraph.right = 0;
    vertical_paragraph(job, list, paragraph, place);
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
    bool generated = section->generated && section->role != ROLE_NONE;
    strip->generated = generated;
    bool begins_page = job->input->style->openers == OPENERS_SECTIONS;
    bool leaves_part = follows_part(section) && job->input->style->openers != OPENERS_NONE;
    if (generated || follows_generated(section) || leaves_part || begins_page)
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

void vertical_block(struct layout_job *job, struct vertical *list, const struct node *block,
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
    case NODE_CONTENTS_ENTRY:
        set_contents_entry(job, list, block, place);
        break;
    case NODE_EVENT:
        vertical_event(job, list, block, place);
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
    case NODE_CONTENTS:
    case NODE_TIMELINE:
        vertical_children(job, list, block, place);
        break;
    default: /* rows, cells, captions and inlines are set by what holds them */
        break;
    }
}
