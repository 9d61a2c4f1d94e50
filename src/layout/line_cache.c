/* line_cache.c: the lines of sections that stay the same from round to round. A block is set once
 * for each way that it is asked for; what a message was told of, or what prints a page, is set
 * anew. */
#include "layout/typesetter.h"

struct cached {
    struct cached *next; /* of the same block */
    struct paragraph paragraph;
    struct text_style text;
    struct lines lines;
};

static bool same_text(const struct text_style *a, const struct text_style *b) {
    return str_equal(a->family, b->family) && str_equal(a->features, b->features) &&
           a->size == b->size && a->leading == b->leading && a->bold == b->bold &&
           a->italic == b->italic && a->colour == b->colour && a->align == b->align &&
           a->indent == b->indent && a->left == b->left && a->right == b->right &&
           a->tracking == b->tracking && a->hyphenate == b->hyphenate;
}

static bool same_paragraph(const struct paragraph *a, const struct paragraph *b) {
    return a->measure == b->measure && a->first_indent == b->first_indent && a->left == b->left &&
           a->right == b->right && a->flow == b->flow && a->varies == b->varies &&
           a->looseness == b->looseness && a->small_caps_allowed == b->small_caps_allowed &&
           a->any_word == b->any_word && a->verse == b->verse && a->skip == b->skip &&
           a->caps == b->caps && a->narrow == b->narrow && a->narrow_lines == b->narrow_lines &&
           str_equal(a->lead, b->lead);
}

bool line_cache_takes(const struct paragraph *paragraph) {
    const struct node *block = paragraph->block;
    if (!block || block->generated || block->copy_of || paragraph->tail.len)
        return false;
    struct walk walk = walk_start(block);
    while (walk_next(&walk))
        if (walk.node->kind == NODE_CROSS_REFERENCE)
            return false;
    return true;
}

const struct lines *line_cache_find(const struct typesetter *typesetter,
                                    const struct paragraph *paragraph) {
    const struct cached *item = g_hash_table_lookup(typesetter->lines, paragraph->block);
    while (item && !(same_paragraph(&item->paragraph, paragraph) &&
                     same_text(&item->text, paragraph->text)))
        item = item->next;
    return item ? &item->lines : NULL;
}

void line_cache_add(struct typesetter *typesetter, const struct paragraph *paragraph,
                    struct lines lines) {
    struct cached *item = ARENA_NEW(typesetter->arena, struct cached);
    *item = (struct cached){.next = g_hash_table_lookup(typesetter->lines, paragraph->block),
                            .paragraph = *paragraph,
                            .text = *paragraph->text,
                            .lines = lines};
    item->paragraph.lead = str_copy(typesetter->arena, paragraph->lead);
    item->text.features = str_copy(typesetter->arena, paragraph->text->features);
    g_hash_table_insert(typesetter->lines, (gpointer)(uintptr_t)paragraph->block, item);
}
