/* line_make.h: a line while it is made: what stands in it from left to right. Between line_make.c
 * and line_draw.c alone. */
#ifndef DOSSIER_LAYOUT_LINE_MAKE_H
#define DOSSIER_LAYOUT_LINE_MAKE_H

#include "layout/words.h"

struct entry {
    const struct word *word;
    uint32_t number;             /* of the word */
    const struct shape_run *run; /* NULL: a picture, or the tail's gap */
    struct str text;
    uint32_t offset;     /* of the text in the word's node */
    uint32_t first_byte; /* of the text in the word */
    int32_t width, x;
    int32_t tracking; /* behind its last letter, part of the width */
    int level;
    int32_t expansion;
    bool space, hyphen, leader;
    bool gap; /* a space without width or text, gone once the line is filled */
};

struct line_maker {
    struct words *words;
    struct arena *arena;   /* of the result */
    struct entry *entries; /* they and the draws are in the room of the words */
    size_t count, draw_count;
    const struct node **notes;
    size_t note_count, note_room;
    int32_t ascent, descent;
    size_t spaces;
    bool broken;            /* it ends in a word that is broken anywhere */
    int32_t expansion;      /* of the line's letters, in thousandths */
    int32_t ratio, natural; /* as in struct line */
};

/* ---- line_draw.c ---- */
/* Makes the line's draws, once each entry has its x. The last line of a paragraph, which ends at
 * `end_x`, takes the anchors that are left. */
void line_draw(struct line_maker *maker, bool is_last, int32_t end_x);

#endif
