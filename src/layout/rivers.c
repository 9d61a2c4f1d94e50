/* rivers.c: follows chains of word spaces from line to line. In: the spaces of each line. Out: how
 * many chains became long enough. Linear: both lines are walked together. */
#include "layout/rivers.h"

static bool runs_on(const struct river_space *above, const struct river_space *below) {
    int32_t narrower = MIN(above->right - above->left, below->right - below->left);
    int32_t common = MIN(above->right, below->right) - MAX(above->left, below->left);
    return common * 2 >= narrower;
}

size_t rivers_add_line(struct rivers *rivers, const struct river_space *spaces, size_t count,
                       int32_t least) {
    struct river_space line[RIVER_MOST_SPACES];
    size_t kept = 0, found = 0, from = 0;
    for (size_t i = 0; i < count && kept < RIVER_MOST_SPACES; i++) {
        struct river_space space = {spaces[i].left, spaces[i].right, 1};
        if (space.right - space.left < least)
            continue;
        while (from < rivers->above_count && rivers->above[from].right <= space.left)
            from++;
        for (size_t a = from; a < rivers->above_count && rivers->above[a].left < space.right; a++)
            if (runs_on(&rivers->above[a], &space))
                space.lines = MAX(space.lines, rivers->above[a].lines + 1);
        found += space.lines == RIVER_LINES;
        line[kept++] = space;
    }
    for (size_t i = 0; i < kept; i++)
        rivers->above[i] = line[i];
    rivers->above_count = kept;
    return found;
}
