/* sheet.h: one page while it is made: strips and notes put on it, then its running head, folio and
 * marking. pages.c decides what goes where. */
#ifndef DOSSIER_LAYOUT_SHEET_H
#define DOSSIER_LAYOUT_SHEET_H

#include "layout/vertical.h"

/* What the pages of a matter have in common. */
struct sheets {
    struct layout_job *job;
    struct text_block block;
    struct page_list *pages;
    struct page_map *map;
    bool roman;
    size_t first_page;  /* index of this matter's first page */
    struct str heading; /* of the section that the page begins in */
};

struct sheet {
    struct draw *draws;
    size_t count, room;
    int32_t left; /* of the text block */
    size_t index; /* of the page in the book */
    size_t tint;  /* the last tint, to be prolonged; SIZE_MAX: none */
    struct position flow_start;
    bool has_flow;
    bool opener;        /* begins with a section: no running head */
    bool bare;          /* neither running head nor folio */
    bool started;       /* something stands on it */
    struct str heading; /* of the section that the page begins in, or with */
};

struct sheet sheet_start(const struct sheets *sheets);

/* The sheet's number in its matter, from 1. */
size_t sheet_number(const struct sheets *sheets, const struct sheet *sheet);

/* Puts a strip down, `x` right of the text block's edge and `y` below the page's; running text is
 * entered in the page map, repeated matter is not. */
void sheet_place(struct sheets *sheets, struct sheet *sheet, const struct strip *strip, int32_t x,
                 int32_t y);
void sheet_repeat(struct sheets *sheets, struct sheet *sheet, const struct strip *strip, int32_t x,
                  int32_t y);

/* The rule above the notes, whose first stands at `y`. */
void sheet_place_note_rule(struct sheets *sheets, struct sheet *sheet, int32_t y);

/* Adds what stands around the text and appends the page to the list. */
void sheet_finish(struct sheets *sheets, struct sheet *sheet);

/* A NOTE as strips: whatever blocks it holds, set in the notes' style beside its number. */
void note_strips(struct layout_job *job, const struct node *note, int32_t measure,
                 struct vertical *strips);

#endif
