/* walk.c: visiting a tree without recursion, so that deep input cannot exhaust the stack. */
#include "doc/doc.h"

struct walk walk_start(const struct node *root) {
    /* The walk itself changes nothing; who walks a borrowed tree must not either. */
    return (struct walk){(struct node *)(uintptr_t)root, NULL, false};
}

bool walk_next(struct walk *walk) {
    if (!walk->node) {
        walk->node = walk->root;
        walk->entering = true;
        return walk->root != NULL;
    }
    if (walk->entering && walk->node->first) {
        walk->node = walk->node->first;
        return true;
    }
    if (walk->entering) {
        walk->entering = false; /* a leaf is left at once */
        return true;
    }
    if (walk->node == walk->root)
        return false;
    if (walk->node->next) {
        walk->node = walk->node->next;
        walk->entering = true;
    } else {
        walk->node = walk->node->parent;
    }
    return true;
}

void walk_skip_children(struct walk *walk) {
    walk->entering = false;
}
