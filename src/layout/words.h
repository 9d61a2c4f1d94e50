/* words.h: the inlines of one block as words and items, between reading them and setting lines. */
#ifndef DOSSIER_LAYOUT_WORDS_H
#define DOSSIER_LAYOUT_WORDS_H

#include "layout/line_break.h"
#include "layout/typesetter.h"

enum word_kind {
    WORD_TEXT,
    WORD_SPACE,
    WORD_GAP, /* between ideographs: nothing, but it gives way */
    WORD_IMAGE,
    WORD_TAIL
};

struct word {
    enum word_kind kind;
    bool strike;
    struct str text;
    const struct face *face;
    struct shape *shape;
    const struct node *node;
    uint32_t offset; /* of the text's first byte in the node's text */
    uint32_t colour;
    int32_t raise;           /* above the baseline */
    int32_t width, height;   /* IMAGE, TAIL */
    const struct node *link; /* node of the link it stands in, or NULL */
    struct str link_target;
    const struct node *note; /* the NOTE that it refers to, or NULL */
    struct position start;   /* of the whole word between spaces */
    bool rigid;              /* never stretched: code, addresses */
    int level;               /* of the bidirectional algorithm */
    const uint8_t *levels;   /* of each byte, where it is shaped by them; or NULL */
};

struct anchor {
    uint32_t word, byte;
    struct str id;
    const struct node *node;
};

/* Where words, items, and what lines are made of stand: the same room for one paragraph after
 * another. */
struct words_room {
    struct word *items;
    size_t item_room;
    struct item *breaks;
    size_t break_room;
    struct entry *entries; /* of line_make.c */
    size_t entry_room;
    struct draw *draws;
    size_t draw_room;
};

struct words {
    struct arena *scratch; /* gone when the paragraph is set */
    struct layout_job *job;
    const struct paragraph *paragraph;
    struct words_room *room;
    struct word *items; /* the room's */
    size_t count;
    struct item *breaks; /* the room's */
    size_t break_count;
    struct anchor *anchors;
    size_t anchor_count, anchor_room, next_anchor;
    struct position start;
    bool in_word;
    struct str language; /* of the block */
    bool right_to_left;
    int32_t limit; /* what is wider does not fit into a line */
    int align;     /* enum text_align, as it comes out for the direction */
};

/* One paragraph is set at a time: what was begun before is gone. */
struct words words_begin(struct layout_job *job, const struct paragraph *paragraph);
void words_read(struct words *words);
void words_add_label(struct words *words, struct str text);
struct item *words_add_items(struct words *words, size_t count); /* to be filled in */
void words_finish(struct words *words); /* the closing fill and forced break */

/* What a gap counts for among the spaces of its line. */
int32_t gap_share(const struct face *face);

/* What it costs to break a long word of code, or an address, at any character. */
enum { EMERGENCY_PENALTY = 5000 };

/* ---- pieces.c ---- */
/* Goes to and fro in a shape: what is near the last place is found at once. Begins with `shape`
 * alone. */
struct shape_cursor {
    const struct shape *shape;
    size_t run, cluster;
    uint32_t byte; /* where the cluster begins */
    int32_t left;  /* edge of the run */
};

/* Left edge of a byte of the shape's text. */
int32_t shape_x(struct shape_cursor *cursor, uint32_t byte);

/* What else than the shape the pieces of a word depend on. */
enum cut_key {
    CUT_JUSTIFIED = 1u << 0,
    CUT_HYPHENATED = 1u << 1,
    CUT_CODE = 1u << 2,
    CUT_RAISED = 1u << 3 /* or lowered */
};

/* The items of the last word. */
void words_add_pieces(struct words *words, unsigned key);
/* The author's: the line may end behind the last word, with a hyphen. */
void words_add_soft_hyphen(struct words *words);

/* ---- bidi.c ---- */
void words_bidi(struct words *words);
struct shape *bidi_shape(struct words *words, const struct word *word, uint32_t start,
                         uint32_t end); /* of a word with levels: these bytes */

/* ---- ties.c ---- */
void words_tie(struct words *words);

/* ---- protrusion.c: of the character that begins at `start` or ends before `end` ---- */
int32_t protrusion_left(struct shape_cursor *cursor, uint32_t start);
int32_t protrusion_right(struct shape_cursor *cursor, uint32_t end);

/* How much wider or narrower letters may be set: thousandths, and the steps in which they are. */
enum { MOST_EXPANSION = 20, EXPANSION_STEP = 5 };

struct line line_make(struct words *words, struct line_break from, bool is_last, int32_t start,
                      int32_t measure, int align);

#endif
