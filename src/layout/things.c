/* things.c: lists, figures, the timeline, the index, the title page. */
#include "layout/vertical.h"

static struct str item_label(struct layout_job *job, const struct node *list, int number,
                             int depth) {
    static const char *const bullets[] = {"\u2022", "\u2013", "\u00b7"};
    if (list->ordered)
        return str_format(job->arena, "%d.", number);
    return str_of(bullets[depth % 3]);
}

static int list_depth(const struct node *list) {
    int depth = 0;
    for (const struct node *up = list->parent; up; up = up->parent)
        depth += up->kind == NODE_LIST && !up->ordered;
    return depth;
}

void vertical_list(struct layout_job *job, struct vertical *list, const struct node *node,
                   struct place place) {
    const struct text_style *style = role_style(job, TEXT_LIST);
    const struct text_style *text = place.text ? place.text : style;
    int32_t indent = style->left > 0 ? style->left : 16 * PANGO_SCALE;
    int number = node->start, depth = list_depth(node);
    /* A list within a list, or in a box, keeps to its surroundings. */
    bool inside = node->parent && node->parent->kind == NODE_ITEM;
    int32_t around = inside || place.text ? 2 * PANGO_SCALE : text->leading / 2;
    vertical_space(job, list, MAX(style->before, around), false);
    struct place inner = place;
    inner.left += indent;
    inner.measure -= indent;
    if (inner.measure < place.measure / 3)
        inner = place;
    inner.text = text;
    for (const struct node *item = node->first; item; item = item->next, number++) {
        size_t first = list->count;
        bool right = reads_from_right(job, item);
        inner.left = right ? place.left : place.left + place.measure - inner.measure;
        vertical_children(job, list, item, inner);
        while (first < list->count && list->items[first].space)
            first++;
        if (first < list->count) {
            struct line label = label_set(job, item_label(job, node, number, depth), text, indent,
                                          right ? TEXT_RIGHT : TEXT_LEFT, FLOW_ARTIFACT, NULL);
            strip_add_label(job, &list->items[first], &label,
                            right ? place.left + place.measure - indent : place.left,
                            text->leading / 4 * 3);
        }
        if (item->next)
            vertical_space(job, list, node->tight ? 2 * PANGO_SCALE : text->leading / 2, false);
    }
    vertical_space(job, list, MAX(style->after, around), false);
}

static const struct node *child_of_kind(const struct node *node, enum node_kind kind) {
    for (const struct node *child = node->first; child; child = child->next)
        if (child->kind == kind)
            return child;
    return NULL;
}

void vertical_figure(struct layout_job *job, struct vertical *list, const struct node *figure,
                     struct place place) {
    const struct node *image = child_of_kind(figure, NODE_IMAGE);
    const struct node *caption = child_of_kind(figure, NODE_CAPTION);
    const struct text_style *text = role_style(job, TEXT_CAPTION);
    if (!image || !image->image)
        return; /* reported when the image was read */
    int32_t limit = text_block_of(job->input).height * 7 / 10;
    double width = image->image->width, height = image->image->height;
    double most =
        image->width_percent ? place.measure * (image->width_percent / 100.0) : place.measure;
    double scale = image->width_percent || image->image->format == IMAGE_SVG
                       ? most / width
                       : MIN(most / width, 0.75 * PANGO_SCALE); /* pixels of 1/96 inch */
    if (height * scale > limit) {
        diag_add(job->diags, DIAG_TOO_TALL, image->span,
                 "the picture is taller than the page allows; it was scaled down");
        scale = limit / height;
    }
    struct strip strip = {
        .height = (int32_t)(height * scale), .keep = caption != NULL, .block = figure};
    vertical_space(job, list, role_style(job, TEXT_BODY)->leading, false);
    strip_add_draw(job, &strip,
                   (struct draw){.kind = DRAW_IMAGE,
                                 .flow = FLOW_FLOAT,
                                 .node = image,
                                 .x = place.left, /* as its caption */
                                 .width = (int32_t)(width * scale),
                                 .height = strip.height,
                                 .image = image->image});
    if (figure->id.len)
        strip_add_draw(
            job, &strip,
            (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = figure->id});
    size_t group = list->count;
    vertical_add(job, list, strip);
    if (caption) {
        vertical_space(job, list, text->before > 0 ? text->before : 4 * PANGO_SCALE, true);
        size_t first = list->count;
        struct place inner = place;
        inner.flow = FLOW_FLOAT;
        struct str lead = str_format(job->arena, "%.*s. ", STR_ARG(caption->label));
        vertical_paragraph(job, list,
                           (struct paragraph){.block = caption, .text = text, .lead = lead}, inner);
        for (size_t i = first; i + 1 < list->count; i++)
            list->items[i].keep = true;
    }
    if (place.flow == FLOW_TEXT && figure->parent && figure->parent->kind == NODE_SECTION)
        list->items[group].float_count = list->count - group;
    vertical_space(job, list, role_style(job, TEXT_BODY)->leading, false);
}

/* Date at the left, text at the right, line by line. */
void vertical_event(struct layout_job *job, struct vertical *list, const struct node *event,
                    struct place place) {
    const struct text_style *date_text = role_style(job, TEXT_TIMELINE_DATE);
    const struct text_style *text = role_style(job, TEXT_TIMELINE);
    int32_t column = place.measure / 4, gap = text->size;
    struct paragraph date = {.block = child_of_kind(event, NODE_EVENT_DATE),
                             .text = date_text,
                             .measure = column,
                             .flow = FLOW_TEXT,
                             .small_caps_allowed = true};
    struct paragraph words = {.block = child_of_kind(event, NODE_EVENT_TEXT),
                              .text = text,
                              .measure = place.measure - column - gap,
                              .flow = FLOW_TEXT,
                              .small_caps_allowed = true};
    struct lines left = paragraph_set(job, &date), right = paragraph_set(job, &words);
    size_t count = MAX(left.count, right.count);
    for (size_t i = 0; i < count; i++) {
        struct strip strip = {.height = text->leading,
                              .keep = i + 1 < count && (i == 0 || i + 2 == count)};
        if (i == 0) {
            strip.block = event;
            if (event->id.len)
                strip_add_draw(
                    job, &strip,
                    (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = event->id});
        }
        if (i < left.count)
            strip_add_line(job, &strip, &left.items[i], place.left, text->leading / 4 * 3);
        if (i < right.count)
            strip_add_line(job, &strip, &right.items[i], place.left + column + gap,
                           text->leading / 4 * 3);
        vertical_add(job, list, strip);
    }
    vertical_space(job, list, text->after > 0 ? text->after : 4 * PANGO_SCALE, false);
}

/* An entry of the index is one paragraph: heading, roles, locators, references. It is put together
 * here as a block of its own, whose inlines are copies that share the originals' text. */
static void copy_inline(struct layout_job *job, struct node *to, const struct node *from) {
    struct node *copy = ARENA_NEW(job->arena, struct node);
    *copy = *from;
    copy->copy_of = from;
    copy->parent = copy->first = copy->last = copy->next = copy->previous = NULL;
    node_append(to, copy);
    for (const struct node *child = from->first; child; child = child->next)
        copy_inline(job, copy, child);
}

static void add_words(struct layout_job *job, struct node *to, const char *words) {
    struct node *text = node_make_text(job->arena, str_of(words), to->span);
    text->copy_of = to->copy_of;
    node_append(to, text);
}

static struct node *entry_paragraph(struct layout_job *job, const struct node *entry) {
    struct node *block = node_make_generated(job->arena, NODE_PARAGRAPH, entry->span);
    block->id = entry->id;
    block->copy_of = entry;
    block->parent =
        (struct node *)(uintptr_t)entry; /* for its language; the entry does not know it */
    bool locators = false;
    for (const struct node *child = entry->first; child; child = child->next) {
        if (child->kind == NODE_LOCATOR) {
            add_words(job, block, locators ? ", " : ",\u2002");
            copy_inline(job, block, child);
            locators = true;
            continue;
        }
        if (child->kind == NODE_INDEX_NOTE)
            add_words(job, block, " (");
        else if (child->kind == NODE_SEE)
            add_words(job, block, ". ");
        for (const struct node *part = child->first; part; part = part->next)
            copy_inline(job, block, part);
        if (child->kind == NODE_INDEX_NOTE)
            add_words(job, block, ")");
    }
    return block;
}

void vertical_index(struct layout_job *job, struct vertical *list, const struct node *index,
                    struct place place) {
    const struct text_style *text = role_style(job, TEXT_INDEX);
    const struct text_style *letter_text = role_style(job, TEXT_INDEX_LETTER);
    int32_t hang = text->indent < 0 ? -text->indent : text->size;
    struct place inner = place;
    inner.measure = (place.measure - job->input->style->column_gap) / 2;
    inner.two_columns = true;
    struct str letter = STR("");
    for (const struct node *entry = index->first; entry; entry = entry->next) {
        if (!str_equal(letter, entry->title)) {
            letter = entry->title;
            if (list->count && list->items[list->count - 1].two_columns)
                vertical_add(job, list,
                             (struct strip){.height = letter_text->before,
                                            .space = true,
                                            .two_columns = true});
            struct line head =
                label_set(job, letter, letter_text, inner.measure, TEXT_LEFT, FLOW_ARTIFACT, NULL);
            struct strip strip = {
                .height = letter_text->leading, .keep = true, .two_columns = true};
            strip_add_line(job, &strip, &head, inner.left, letter_text->leading / 4 * 3);
            strip.word_start = (struct position){NULL, 0};
            vertical_add(job, list, strip);
        }
        struct node *block = entry_paragraph(job, entry);
        size_t first = list->count;
        vertical_paragraph(
            job, list,
            (struct paragraph){.block = block, .text = text, .left = hang, .first_indent = -hang},
            inner);
        for (size_t i = first; i + 1 < list->count; i++)
            list->items[i].keep = i < first + 3;
    }
}

static enum text_role title_role(enum node_role role) {
    if (role == ROLE_TITLE)
        return TEXT_TITLE;
    return role == ROLE_SUBTITLE ? TEXT_SUBTITLE : TEXT_TITLE_MATTER;
}

void vertical_title_page(struct layout_job *job, struct vertical *list, const struct node *page,
                         struct place place) {
    int32_t sixth = text_block_of(job->input).height / 8;
    vertical_add(
        job, list,
        (struct strip){.height = sixth, .page_before = true, .bare_page = true, .keep = true});
    for (const struct node *block = page->first; block; block = block->next) {
        if (block->kind != NODE_PARAGRAPH) {
            vertical_space(job, list, 20 * PANGO_SCALE, false);
            vertical_block(job, list, block, place);
            continue;
        }
        const struct text_style fitted =
            title_fit(job, block, role_style(job, title_role(block->role)), place.measure);
        const struct text_style *text = &fitted;
        if (block->role == ROLE_PUBLISHER)
            vertical_space(job, list, 2 * text->leading, false);
        vertical_paragraph(job, list, (struct paragraph){.block = block, .text = text}, place);
        bool last_title =
            block->role == ROLE_SUBTITLE ||
            (block->role == ROLE_TITLE && (!block->next || block->next->role != ROLE_SUBTITLE));
        vertical_space(job, list, text->after, false);
        if (last_title) {
            struct strip rule = {.height = 30 * PANGO_SCALE};
            strip_add_draw(job, &rule,
                           (struct draw){.kind = DRAW_RECT,
                                         .flow = FLOW_ARTIFACT,
                                         .x = place.left,
                                         .y = 12 * PANGO_SCALE,
                                         .width = place.measure / 5,
                                         .height = 3 * PANGO_SCALE,
                                         .colour = job->input->style->accent});
            vertical_add(job, list, rule);
        }
    }
    if (list->count)
        list->items[list->count - 1].keep = false;
}
