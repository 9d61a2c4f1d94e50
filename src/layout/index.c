/* index.c: the index of actors: its entries in two columns, with sub-entries, and letters above. */
#include "layout/vertical.h"

/* An entry of the index is one paragraph: heading, roles, locators, references. It is put together
 * here as a block of its own, whose inlines are copies that share the originals' text. */
static void tell_original(struct node *copy, const struct node *original, struct span span) {
    (void)span;
    copy->copy_of = original;
}

static void copy_inline(struct layout_job *job, struct node *to, const struct node *from) {
    node_copy(job->arena, to, from, tell_original, from->span);
}

static void add_words(struct layout_job *job, struct node *to, const char *words) {
    struct node *text = node_make_text(job->arena, str_of(words), to->span);
    text->copy_of = to->copy_of;
    node_append(to, text);
}

static bool is_sub_entry(const struct node *node) {
    return node && node->kind == NODE_INDEX_ENTRY;
}

static bool has_sub_entries(const struct node *entry) {
    return is_sub_entry(entry->last) || (entry->last && is_sub_entry(entry->last->previous));
}

/* Up to its sub-entries. */
static struct node *entry_paragraph(struct layout_job *job, const struct node *entry) {
    struct node *block = node_make_generated(job->arena, NODE_PARAGRAPH, entry->span);
    block->id = entry->id;
    block->copy_of = entry;
    block->parent =
        (struct node *)(uintptr_t)entry; /* for its language; the entry does not know it */
    bool locators = false;
    for (const struct node *child = entry->first; child && !is_sub_entry(child);
         child = child->next) {
        if (child->kind == NODE_LOCATOR) {
            add_words(job, block, ", ");
            copy_inline(job, block, child);
            locators = true;
            continue;
        }
        if (child->kind == NODE_INDEX_NOTE)
            add_words(job, block, " (");
        else if (child->kind == NODE_SEE)
            add_words(job, block, locators ? "; " : ", ");
        for (const struct node *part = child->first; part; part = part->next)
            copy_inline(job, block, part);
        if (child->kind == NODE_INDEX_NOTE)
            add_words(job, block, ")");
    }
    return block;
}

/* "See also" behind sub-entries stands in a line of its own, as they do. */
static struct node *see_paragraph(struct layout_job *job, const struct node *see) {
    struct node *block = node_make_generated(job->arena, NODE_PARAGRAPH, see->span);
    block->copy_of = see;
    block->parent = (struct node *)(uintptr_t)see;
    for (const struct node *part = see->first; part; part = part->next)
        copy_inline(job, block, part);
    return block;
}

/* What stands above the rest of an entry where a column begins with it; NULL: nothing. */
static const struct strip *continued_head(struct layout_job *job, const struct node *entry,
                                          struct paragraph paragraph, struct place place) {
    struct node *block = node_make_generated(job->arena, NODE_PARAGRAPH, entry->span);
    struct strip *head = ARENA_NEW(job->arena, struct strip);
    if (!entry->label.len)
        return NULL;
    block->parent = (struct node *)(uintptr_t)entry; /* for its language */
    node_append(block, node_make_text(job->arena, entry->label, entry->span));
    paragraph.block = block;
    paragraph.measure = place.measure;
    paragraph.flow = FLOW_REPEATED;
    struct lines lines = paragraph_set(job, &paragraph);
    int32_t leading = paragraph.text->leading;
    for (size_t i = 0; i < lines.count; i++, head->height += leading)
        strip_add_line(job, head, &lines.items[i], place.left, head->height + leading / 4 * 3);
    return head;
}

enum { CLOSE_LINES = 4 }; /* an index entry is not divided above so many lines */

/* Sub-entries stand in by 1 em, and what is turned over by another. */
static void set_sub_entries(struct layout_job *job, struct vertical *list, const struct node *part,
                            struct paragraph paragraph, int32_t hang, struct place place) {
    for (; part; part = part->next) {
        if (!is_sub_entry(part) && !is_sub_entry(part->previous))
            continue;
        struct paragraph sub = {.block = is_sub_entry(part) ? entry_paragraph(job, part)
                                                            : see_paragraph(job, part),
                                .text = paragraph.text,
                                .left = 2 * hang,
                                .first_indent = -hang};
        vertical_paragraph(job, list, sub, place);
    }
}

static void set_entry(struct layout_job *job, struct vertical *list, const struct node *entry,
                      struct place place) {
    const struct text_style *text = role_style(job, TEXT_INDEX);
    int32_t hang = text->indent < 0 ? -text->indent : text->size;
    size_t first = list->count;
    /* Lines that are turned over stand in as far as those of sub-entries, or they would look like
     * one (The Chicago Manual of Style, 17th ed., 16.26). */
    int32_t left = has_sub_entries(entry) ? 2 * hang : hang;
    struct paragraph paragraph = {
        .block = entry_paragraph(job, entry), .text = text, .left = left, .first_indent = -left};
    vertical_paragraph(job, list, paragraph, place);
    size_t head_end = list->count;
    set_sub_entries(job, list, entry->first, paragraph, hang, place);
    if (head_end < list->count) /* no column ends between the heading and its first sub-entry */
        list->items[head_end - 1].keep = true;
    bool divides = list->count > first + CLOSE_LINES;
    const struct strip *head = divides ? continued_head(job, entry, paragraph, place) : NULL;
    for (size_t i = first; i + 1 < list->count; i++) {
        list->items[i].keep = list->items[i].keep || i + 1 < first + CLOSE_LINES;
        list->items[i + 1].repeat = head;
    }
}

void vertical_index(struct layout_job *job, struct vertical *list, const struct node *index,
                    struct place place) {
    const struct text_style *letter_text = role_style(job, TEXT_INDEX_LETTER);
    struct place inner = place;
    inner.measure = (place.measure - job->input->style->column_gap) / 2;
    inner.two_columns = true;
    struct str letter = STR(""), language = job->input->pack->language.text;
    enum text_align align = language_is_right_to_left(language) ? TEXT_RIGHT : TEXT_LEFT;
    for (const struct node *entry = index->first; entry; entry = entry->next) {
        if (!str_equal(letter, entry->title)) {
            letter = entry->title;
            if (list->count && list->items[list->count - 1].two_columns)
                vertical_add(job, list,
                             (struct strip){.height = letter_text->before,
                                            .space = true,
                                            .two_columns = true});
            struct line head =
                label_set(job, letter, letter_text, inner.measure, align, FLOW_ARTIFACT, NULL);
            struct strip strip = {
                .height = letter_text->leading, .keep = true, .two_columns = true};
            strip_add_line(job, &strip, &head, inner.left, letter_text->leading / 4 * 3);
            strip.word_start = (struct position){NULL, 0};
            vertical_add(job, list, strip);
        }
        set_entry(job, list, entry, inner);
    }
}
