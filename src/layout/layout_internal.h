/* layout_internal.h: between the files of layout/ alone.
 * Text side: fonts.c shape.c hyphenate.c line_break.c paragraph.c turn the inlines of one block
 * into finished lines. Page side: blocks.c table.c notes.c page_break.c pages.c stack lines into
 * pages. */
#ifndef DOSSIER_LAYOUT_INTERNAL_H
#define DOSSIER_LAYOUT_INTERNAL_H

#include "layout/layout.h"

/* A finished line. Draws are relative: x to the column's left edge, y to the line's baseline. */
struct line {
    const struct draw *draws;
    size_t draw_count;
    int32_t ascent, descent;   /* of what stands in it; the leading is the style's */
    const struct node **notes; /* NOTEs whose references stand in the line, in order */
    size_t note_count;
    struct position start;      /* its first letter's place in the text */
    struct position word_start; /* the start of the word that it begins with: the same, unless the
                                   line before ends with a hyphen */
    bool hyphenated;            /* ends with a hyphen that the text does not have */
    bool flagged;               /* ends with a hyphen */
    bool justified;             /* fills the measure; no last line */
    bool goes_on;               /* of verse: the next line is what is left of it */
    int32_t ratio;              /* of its spaces' stretch or shrink, in thousandths */
    int32_t width;              /* before it was filled */
};

struct lines {
    struct line *items;
    size_t count;
    bool can_loosen, can_tighten; /* it could be set in a line more, or less, and look well */
};

/* One block to be set. */
struct paragraph {
    const struct node *block;      /* its children are inlines */
    const struct text_style *text; /* as the style has it, or changed by the caller */
    int32_t measure;               /* width of the column */
    int32_t first_indent;          /* of the first line; negative hangs */
    int32_t left, right;           /* indents of all lines */
    struct str lead;               /* generated text before the inlines ("Figure 2. "), or empty */
    struct str tail;        /* printed at the right end of the last line, after leaders or space
                               ("12" in the contents), or empty; it may stand in the right indent */
    bool leaders;           /* dots before the tail */
    struct str tail_target; /* link of the tail ("#id"), or empty */
    enum draw_flow flow;
    bool small_caps_allowed;
    bool any_word;  /* its last word may be divided too */
    bool verse;     /* each hard line is one by itself; what is turned over stands in by 2 em */
    uint32_t skip;  /* bytes of the first text that are not set: they stand beside the lines */
    uint32_t caps;  /* up to this byte the first text is set in small capitals */
    int32_t narrow; /* taken off the first */
    unsigned narrow_lines; /* so many lines, at their left */
    bool varies;           /* tell whether it could */
    int looseness; /* so many lines more than are best, or fewer; no lines come back when that would
                      be ugly */
};

/* A language whose missing dictionary was reported in this run. */
struct language_seen {
    struct language_seen *next;
    struct str language;
};

/* Everything that one layout run carries around. */
struct layout_job {
    struct arena *arena;
    struct typesetter *typesetter;
    const struct layout_input *input;
    struct diags *diags;
    struct id_table *ids;            /* of the book, to find notes */
    struct language_seen *languages; /* NULL at the start */
    struct layout_quality quality;
};

/* Breaks the block into lines by total fit (Knuth and Plass 1981). Reports glyphs that no font has,
 * lines that stay too loose or too wide. Links, anchors (ids of inlines and marks) and images
 * inside the inlines become draws of the lines. */
struct lines paragraph_set(struct layout_job *job, const struct paragraph *paragraph);

/* The lines of the block as a greedy setting breaks them: only counted, for the report. */
void paragraph_compare(struct layout_job *job, const struct paragraph *paragraph);

/* Whether a block, an item or a note reads from right to left: its label then stands at the right.
 */
bool reads_from_right(const struct layout_job *job, const struct node *node);

/* Code: each source line a line, too long ones wrapped; `text` of a CODE_BLOCK. */
struct lines code_set(struct layout_job *job, const struct node *block,
                      const struct text_style *text, int32_t measure, enum draw_flow flow);

/* One line of generated text (running heads, folios, markings, list labels): its draws, relative as
 * above, and its width. `align` as in text_style, within `measure`. */
struct line label_set(struct layout_job *job, struct str text, const struct text_style *style,
                      int32_t measure, enum text_align align, enum draw_flow flow, int32_t *width);

/* Widths of a block, for table columns: of its longest piece when words are divided wherever they
 * can be, of its longest piece with no word divided, and of the block in one line. */
struct block_widths {
    int32_t least, whole, natural;
};
struct block_widths paragraph_widths(struct layout_job *job, const struct node *block,
                                     const struct text_style *text);

#endif
