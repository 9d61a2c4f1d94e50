/* rivers.h: word spaces of lines one below the other that run together into a white streak.
 *
 * There is no standard measure of a river; this one takes what detectors of the field agree on
 * (impnattypo's for LuaTeX; "How to define the badness of a river?", TeX Stack Exchange 29049): the
 * longer, the wider and the straighter, the worse. A river here is a chain of word spaces
 * - in RIVER_LINES consecutive lines or more of one paragraph, on one page,
 * - each at least as wide as an ordinary word space, a quarter of the em,
 * - each lying under the one above it for at least half of the narrower of both; so it leans by
 *   less than a space's width a line.
 * A chain counts once, however long it is. */
#ifndef DOSSIER_LAYOUT_RIVERS_H
#define DOSSIER_LAYOUT_RIVERS_H

#include "base/base.h"

enum { RIVER_LINES = 4, RIVER_MOST_SPACES = 128 };

/* From where to where a space reaches, in any unit; `lines` is the length of the chain that it
 * ends, which rivers_add_line works out. */
struct river_space {
    int32_t left, right;
    unsigned lines;
};

/* All zero before the first line of a paragraph or page. */
struct rivers {
    struct river_space above[RIVER_MOST_SPACES]; /* of the line before, from left to right */
    size_t above_count;
};

/* The next line below; spaces from left to right, those beyond RIVER_MOST_SPACES are not seen.
 * `least` is the width of an ordinary space. Returns how many chains became a river with it. */
size_t rivers_add_line(struct rivers *rivers, const struct river_space *spaces, size_t count,
                       int32_t least);

#endif
