/* vertical.h: the vertical list: strips of the page from top to bottom, each with what stands in
 * it. blocks.c and its neighbours make it from the tree; pages.c cuts it into pages. */
#ifndef DOSSIER_LAYOUT_VERTICAL_H
#define DOSSIER_LAYOUT_VERTICAL_H

#include "layout/quality.h"

/* A paragraph that can be set in a line more or less when that helps its page. */
struct variation {
    struct paragraph paragraph;
    int32_t left;
    struct lines lines; /* as it is first set: a strip each */
    bool loosen, tighten;
    size_t places_from, places_to; /* what the report says of it, in layout_quality.places */
};

struct strip {
    int32_t height;
    const struct draw *draws; /* x from the text block's left edge, y from the strip's top */
    size_t draw_count;
    const struct node **notes; /* footnotes called in it */
    size_t note_count;
    const struct node *block;   /* whose first strip this is, or NULL */
    struct position word_start; /* of its flowing text; node NULL: none */
    struct str heading;         /* of the section that begins here */
    const struct strip *repeat; /* table head to set again when a page begins with this strip */
    const struct variation *variation; /* of the paragraph that begins here, or NULL */
    size_t float_count;                /* so many strips from here on are a figure that may go to
                                          the top of a later page */
    int32_t grid; /* running text stands at multiples of this from the page's top; 0: anywhere */
    int32_t to_grid, next_grid; /* of a space: height up to the next strip on a grid, and that grid;
                                   page_cursor_prepare tells */
    uint32_t line, line_count;  /* which line of its paragraph it shows, of how many */
    bool is_heading;
    int heading_level;           /* of a heading, from 1 */
    bool stiff;                  /* a space inside a list or another thing: it brings nothing to the
                                    grid */
    int32_t penalty;             /* what it costs to end a page behind it */
    bool space;                  /* dropped at the top of a page */
    bool keep;                   /* no page ends behind it where that can be avoided */
    bool page_before, bare_page; /* begin a page; a page without running head and folio */
    bool generated;              /* a generated section begins here */
    bool two_columns;            /* stands in one of two columns */
    bool spans;                  /* never does: what is too wide for one */
};

struct vertical {
    struct strip *items;
    size_t count, room;
};

/* Where blocks are set: their left edge, width, and kind of flow. */
struct place {
    int32_t left, measure;
    int32_t column;                /* the measure that nested things began with; 0: this one */
    const struct text_style *text; /* NULL: by kind of block */
    enum draw_flow flow;
    bool two_columns;
};

/* However deeply things are nested, this much is left of the measure that they began with. */
static inline int32_t least_measure(int32_t column) {
    return column * 2 / 5;
}

/* Appends the strips of a block and all in it. `depth` guards against endless nesting. */
void vertical_block(struct layout_job *job, struct vertical *list, const struct node *block,
                    struct place place);
void vertical_children(struct layout_job *job, struct vertical *list, const struct node *parent,
                       struct place place);

/* Whether the items of a list have a hanging first line in place of labels. */
bool list_hangs(const struct node *list);

/* A paragraph set in `text`; widows and orphans are kept off. */
void vertical_paragraph(struct layout_job *job, struct vertical *list, struct paragraph paragraph,
                        struct place place);
/* The same for running text: it stands on the page's grid, and pages may set it in a line more or
 * less. `paragraph.text` outlives the list. */
void vertical_running_text(struct layout_job *job, struct vertical *list,
                           struct paragraph paragraph, struct place place);
/* Tells the report of a paragraph of running text. */
void vertical_judge(struct layout_job *job, const struct paragraph *paragraph,
                    const struct lines *lines);
/* The first paragraph of a section as the style opens it. True when it was set; else it is still to
 * be set, and the paragraph may have been told of small capitals. */
bool vertical_opening(struct layout_job *job, struct vertical *list, struct paragraph *paragraph,
                      struct place place);
void vertical_lines(struct layout_job *job, struct vertical *list, const struct lines *lines,
                    const struct text_style *text, const struct node *block, struct place place);
void vertical_space(struct layout_job *job, struct vertical *list, int32_t height, bool keep);
/* Spaces from `first` on are inside a thing, and stay as they are. */
void vertical_stiffen(struct vertical *list, size_t first);
struct strip *vertical_add(struct layout_job *job, struct vertical *list, struct strip strip);

/* Adds draws of a line to a strip, moved. */
void strip_add_line(struct layout_job *job, struct strip *strip, const struct line *line, int32_t x,
                    int32_t y);
/* Puts a label (a bullet, a note's number) before what the strip holds, so that it is read first.
 */
void strip_add_label(struct layout_job *job, struct strip *strip, const struct line *label,
                     int32_t x, int32_t y);
void strip_add_draw(struct layout_job *job, struct strip *strip, struct draw draw);

/* Puts an anchor on the first strip from `from` on that shows something; an empty id is none. */
void vertical_anchor(struct layout_job *job, struct vertical *list, size_t from, struct str id);

/* Strips from `first` on stand on a tint with a bar at its left; `bar` 0: none; below 0: a bar at
 * its right. */
void vertical_tint(struct layout_job *job, struct vertical *list, size_t first, struct place place,
                   int32_t bar);

const struct node *child_of_kind(const struct node *node, enum node_kind kind);

void vertical_table(struct layout_job *job, struct vertical *list, const struct node *node,
                    struct place place);
void vertical_figure(struct layout_job *job, struct vertical *list, const struct node *figure,
                     struct place place);
void vertical_list(struct layout_job *job, struct vertical *list, const struct node *node,
                   struct place place);
void vertical_contents(struct layout_job *job, struct vertical *list, const struct node *contents,
                       struct place place);
void vertical_contents_entry(struct layout_job *job, struct vertical *list,
                             const struct node *entry, struct place place);
void vertical_timeline(struct layout_job *job, struct vertical *list, const struct node *timeline,
                       struct place place);
void vertical_timeline_figure(struct layout_job *job, struct vertical *list,
                              const struct node *figure, struct place place);
void vertical_glossary(struct layout_job *job, struct vertical *list, const struct node *glossary,
                       struct place place);
void vertical_index(struct layout_job *job, struct vertical *list, const struct node *index,
                    struct place place);

/* The style of a title or subtitle, smaller where it is long; of other blocks `text` as it is. */
struct text_style title_fit(struct layout_job *job, const struct node *block,
                            const struct text_style *text, int32_t measure);
/* Where a title, or an attribution, of several lines stands so that they are about equally long. */
struct place title_place(struct layout_job *job, const struct paragraph *paragraph,
                         struct place place);
void vertical_title_page(struct layout_job *job, struct vertical *list, const struct node *page,
                         struct place place);

/* The size of the text block. */
struct text_block {
    int32_t paper_width, paper_height, width, height, top;
};
struct text_block text_block_of(const struct layout_input *input);

/* Cuts the list into pages of one matter; labels are roman or arabic from 1. A generated section
 * ends with blank pages where it once was longer (layout_input.least_pages). */
struct page_list {
    struct page *items;
    size_t count, room;
    size_t *generated; /* pages of each generated section */
    size_t generated_count, generated_room;
};
void pages_fill(struct layout_job *job, struct vertical *list, bool roman, struct page_list *pages,
                struct page_map *map);

static inline const struct text_style *role_style(const struct layout_job *job,
                                                  enum text_role role) {
    return &job->input->style->text[role];
}

#endif
