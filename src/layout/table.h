/* table.h: between the files that set tables. */
#ifndef DOSSIER_LAYOUT_TABLE_H
#define DOSSIER_LAYOUT_TABLE_H

#include "layout/vertical.h"

struct table_columns {
    int32_t *x, *width; /* by column, from the table's left edge */
    int count;
    int32_t total; /* the table's width */
    int percent;   /* of the style's size */
    bool divided;  /* words must be, those of heads too */
    bool may_turn;
    bool turned; /* it stands on its side, `turned_measure` wide */
};

/* Columns for a table in `measure`; turned when it fits there alone (`turned_measure` 0: never). */
struct table_columns table_columns_find(struct layout_job *job, const struct node *table,
                                        int32_t measure, int32_t turned_measure);

/* How wide the table may be when it is turned: as the page is high, but for the notes that it
 * calls, which stand upright below it. */
int32_t table_turned_width(struct layout_job *job, const struct node *table);

/* Turned tables, a page each: `rows` as they would stand upright in a column of `width`. `floats`:
 * its pages may come behind the text that follows it. */
void table_turn(struct layout_job *job, struct vertical *list, const struct vertical *rows,
                const struct node *table, int32_t width, bool floats);

#endif
