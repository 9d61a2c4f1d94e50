/* generated.c: entries of the contents and of indexes. */
#include "layout/vertical.h"

/* A figure's or table's entry, in a list of its own, has nothing above it in rank. */
static bool is_plain_list(const struct node *entry) {
    const struct node *section = node_section(entry);
    return section && (section->role == ROLE_FIGURES || section->role == ROLE_TABLES);
}

void vertical_contents_entry(struct layout_job *job, struct vertical *list,
                             const struct node *entry, struct place place) {
    bool plain = is_plain_list(entry), low = plain || entry->level > 1;
    const struct text_style *text = role_style(job, low ? TEXT_CONTENTS_2 : TEXT_CONTENTS_1);
    int32_t hang = text->size;
    vertical_space(job, list, text->before, false);
    struct paragraph paragraph = {.block = entry,
                                  .text = text,
                                  .left = (plain ? 0 : text->left) + hang,
                                  .first_indent = -hang,
                                  .leaders = low,
                                  .tail = entry->page_label.len ? entry->page_label : STR("0"),
                                  .tail_target = entry->target};
    vertical_paragraph(job, list, paragraph, place);
}

/* Two entries stay together at both ends, and one of high rank with the first below it. */
void vertical_contents(struct layout_job *job, struct vertical *list, const struct node *contents,
                       struct place place) {
    bool keep = false;
    for (const struct node *entry = contents->first; entry; entry = entry->next) {
        size_t first = list->count;
        vertical_block(job, list, entry, place);
        if (keep && first > 0)
            list->items[first - 1].keep = true;
        for (; keep && first < list->count && list->items[first].space; first++)
            list->items[first].keep = true;
        const struct node *next = entry->next;
        keep = next && (!entry->previous || !next->next || next->level > entry->level);
    }
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
