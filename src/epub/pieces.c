/* pieces.c: which documents the book consists of. Old readers fail on large files (300 KB and
 * more), so a large section is divided: before a heading if one comes in time, else between blocks;
 * never inside a block. Sizes are estimated before anything is written, as links need the files'
 * names. */
#include "epub/epub_internal.h"

enum { MOST_BYTES = 200 * 1024, ENOUGH_BYTES = 120 * 1024, NODE_BYTES = 48, MARK_BYTES = 96 };

/* What a block will take as XHTML, rather too much than too little. */
static size_t estimate(const struct node *block) {
    size_t bytes = 0;
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        const struct node *node = walk.node;
        bytes += NODE_BYTES + node->text.len + node->text.len / 8 + node->target.len +
                 node->title.len + 2 * node->id.len;
        for (const struct mark *mark = node->marks; mark; mark = mark->next)
            bytes += MARK_BYTES + mark->id.len;
        if (node->kind == NODE_NOTE_REFERENCE)
            bytes += 4 * MARK_BYTES; /* the reference, and the note's own frame */
    }
    return bytes;
}

/* Where the piece that begins with `first` ends: at a heading once there is enough, at any block
 * before there is too much. */
static const struct node *piece_end(const struct node *first) {
    size_t bytes = 0;
    for (const struct node *block = first; block; block = block->next) {
        size_t more = block->kind == NODE_NOTE ? 0 : estimate(block);
        bool heading = block->kind == NODE_HEADING && bytes > ENOUGH_BYTES;
        /* A heading stays with what it heads. */
        bool behind_heading = block->previous && block->previous->kind == NODE_HEADING;
        if (block != first && more && (heading || (bytes + more > MOST_BYTES && !behind_heading)))
            return block;
        bytes += more;
    }
    return NULL;
}

static void visit_section(struct epub_book *book, const struct node *section, size_t number,
                          epub_visit *visit) {
    const struct node *first = section->first;
    for (size_t part = 1; part == 1 || first; part++) {
        struct epub_piece piece = {section, first, first ? piece_end(first) : NULL, NULL};
        piece.file = part == 1 ? str_format(book->arena, "s%03zu.xhtml", number).at
                               : str_format(book->arena, "s%03zu-%zu.xhtml", number, part).at;
        visit(book, &piece);
        first = piece.end;
    }
}

void epub_each_piece(struct epub_book *book, epub_visit *visit) {
    size_t number = 0;
    for (const struct node *matter = book->input->book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next) {
            struct epub_piece piece = {child, child->first, NULL, "title.xhtml"};
            if (child->kind == NODE_PART) {
                piece.file = str_format(book->arena, "s%03zu.xhtml", ++number).at;
                piece.end = child->first ? child->first->next : NULL;
            }
            if (child->kind == NODE_SECTION)
                visit_section(book, child, ++number, visit);
            else
                visit(book, &piece);
            for (const struct node *inner = child->kind == NODE_PART ? child->first : NULL; inner;
                 inner = inner->next)
                if (inner->kind == NODE_SECTION)
                    visit_section(book, inner, ++number, visit);
        }
}
