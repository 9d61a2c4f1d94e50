/* generated.c: entries of the contents. */
#include "layout/vertical.h"

/* A figure's or table's entry, in a list of its own, has nothing above it in rank. */
static bool is_plain_list(const struct node *entry) {
    const struct node *section = node_section(entry);
    return section && (section->role == ROLE_FIGURES || section->role == ROLE_TABLES);
}

enum { MOST_EMS = 36 }; /* so far the eye finds from a title to its page */

void vertical_contents_entry(struct layout_job *job, struct vertical *list,
                             const struct node *entry, struct place place) {
    bool plain = is_plain_list(entry), low = plain || entry->level > 1;
    const struct text_style *text = role_style(job, low ? TEXT_CONTENTS_2 : TEXT_CONTENTS_1);
    int32_t hang = text->size, rest = place.measure - MOST_EMS * text->size;
    if (rest > 0) {
        place.left += reads_from_right(job, entry) ? rest : 0;
        place.measure -= rest;
    }
    vertical_space(job, list, text->before, false);
    struct paragraph paragraph = {.block = entry,
                                  .text = text,
                                  .left = (plain ? 0 : text->left) + hang,
                                  .right = 2 * text->size, /* below it stand the numbers alone */
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
