/* direction.c: which way a block reads. Both outputs ask here, so that they agree. */
#include "doc/doc.h"

struct letters {
    size_t left, right; /* how many read from either side */
    bool right_first;
};

/* In UTF-8 those scripts' letters begin with one of these bytes; most texts have none. */
static bool may_read_from_right(struct str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= 0xD6 && (byte <= 0xE0 || byte == 0xEF || byte == 0xF0))
            return true;
    }
    return false;
}

static void count_letters(struct str text, struct letters *letters) {
    for (size_t i = 0; i < text.len;) {
        uint32_t c = str_next(text, &i);
        if (!g_unichar_isalpha(c))
            continue;
        bool right = (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
                     (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
                     (c >= 0x1E800 && c <= 0x1EFFF);
        letters->right_first = letters->right_first || (right && !letters->left);
        letters->left += !right;
        letters->right += right;
    }
}

bool node_is_right_to_left(const struct node *block, struct str fallback) {
    if (language_is_right_to_left(node_language(block, fallback)))
        return true;
    switch (block->kind) {
    case NODE_CONTENTS_ENTRY:
    case NODE_INDEX_ENTRY:
    case NODE_INDEX_TERM:
    case NODE_TIMELINE:
        return false; /* pages and dates stand below each other, whatever is told beside them */
    default:
        break;
    }
    struct letters letters = {0, 0, false};
    bool may = false;
    for (struct walk walk = walk_start(block); walk_next(&walk);)
        may = may || (walk.node->kind == NODE_TEXT && may_read_from_right(walk.node->text));
    if (!may)
        return false;
    for (struct walk walk = walk_start(block); walk_next(&walk);)
        if (walk.entering && walk.node->kind == NODE_TEXT)
            count_letters(walk.node->text, &letters);
    return letters.right_first && letters.right > letters.left;
}
