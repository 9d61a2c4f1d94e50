/* headline_cell.c: a date in a table's cell is told with its row. What the other cells are, the
 * header row says: the place, the source, another date; else the longest one tells what happened.
 * "Lisbon Treaty | signed: 13 December 2007": the column's head may be what happened, too. */
#include "analyse/headline_internal.h"

#define MOST_CELLS 16   /* looked at in a row */
#define LONGEST_ROW 120 /* bytes of a cell that leads */

enum column { COLUMN_TEXT, COLUMN_DATE, COLUMN_PLACE, COLUMN_SOURCE, COLUMN_NUMBER };

struct table_row {
    struct str lead; /* place or label, or empty */
    struct str told; /* what happened, where the cell has nothing but its date */
    struct str head; /* of its column, where that is what happened */
    struct str source;
    bool figures; /* the cell has nothing but its date */
};

struct cell {
    struct flat *flat;
    struct str text, head; /* its column's head */
    enum column column;
    bool own;
};

static bool has_any(const struct flat *flat, const char *const *list) {
    for (size_t at = 0; at < flat->len;) {
        size_t stop = flat_word_stop(flat, at, flat->len);
        if (stop > at && flat_word_is(flat, at, stop, list))
            return true;
        at = stop + 1;
    }
    return false;
}

static enum column column_of(const struct flat *head) {
    static const char *const dates[] = {"date", "dates", "year", "when", "day", "time", NULL};
    static const char *const places[] = {"place", "location", "where", "venue", "city", NULL};
    static const char *const sources[] = {"source",   "sources", "reference", "references",
                                          "citation", "note",    "notes",     NULL};
    static const char *const numbers[] = {"no", "nr", "number", NULL};
    if (!head)
        return COLUMN_TEXT;
    return has_any(head, sources)   ? COLUMN_SOURCE
           : has_any(head, places)  ? COLUMN_PLACE
           : has_any(head, dates)   ? COLUMN_DATE
           : has_any(head, numbers) ? COLUMN_NUMBER
                                    : COLUMN_TEXT;
}

/* "1 December 2009", "12": nothing but a date or a number. */
static bool is_figures(const struct flat *flat) {
    bool digits = false, abbreviated;
    for (size_t at = 0; at < flat->len;) {
        size_t stop = flat_word_stop(flat, at, flat->len);
        bool number = stop > at && g_ascii_isdigit(flat->text[at]);
        digits = digits || number;
        if (stop > at && !number && !month_of_word(flat->text + at, stop - at, &abbreviated))
            return false;
        at = stop + 1;
    }
    return digits;
}

static struct str cell_text(struct arena *arena, const struct flat *flat) {
    size_t from = flat_skip(flat, 0, flat->len, " ");
    size_t end = flat_skip_back(flat, flat->len, from, " .");
    return flat_has_letters(flat, from, end) ? flat_written(arena, flat, from, end) : STR("");
}

static const struct node *header_row(const struct node *row) {
    const struct node *first = row && row->parent ? row->parent->first : NULL;
    return first && first != row && first->kind == NODE_ROW && first->header ? first : NULL;
}

/* The cells of the row with what their columns are; their number. */
static size_t read_cells(struct arena *arena, const struct node *own, struct cell *cells) {
    const struct node *header = header_row(own->parent);
    const struct node *head = header ? header->first : NULL;
    size_t count = 0;
    for (const struct node *node = own->parent ? own->parent->first : NULL;
         node && count < MOST_CELLS; node = node->next) {
        struct flat *flat = flat_make(arena, node);
        struct flat *heading = head ? flat_make(arena, head) : NULL;
        struct cell cell = {flat, cell_text(arena, flat),
                            heading ? cell_text(arena, heading) : STR(""), column_of(heading),
                            node == own};
        if (!cell.own && is_figures(flat))
            cell.column = COLUMN_DATE;
        cells[count++] = cell;
        head = head ? head->next : NULL;
    }
    return count;
}

static const struct cell *longest(const struct cell *cells, size_t count) {
    const struct cell *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (!cells[i].own && cells[i].column == COLUMN_TEXT && cells[i].text.len &&
            (!found || cells[i].text.len > found->text.len))
            found = &cells[i];
    return found;
}

/* What leads: the place, else the first short cell that is not the one that tells. */
static struct str leading(const struct cell *cells, size_t count, const struct cell *told) {
    for (size_t i = 0; i < count; i++)
        if (cells[i].column == COLUMN_PLACE && !cells[i].own && cells[i].text.len <= LONGEST_ROW)
            return cells[i].text;
    for (size_t i = 0; i < count; i++)
        if (cells[i].column == COLUMN_TEXT && !cells[i].own && &cells[i] != told &&
            cells[i].text.len && cells[i].text.len <= LONGEST_ROW)
            return cells[i].text;
    return STR("");
}

/* What the row tells of a date in the cell; kept, as the cell's next date asks for the same. */
static const struct table_row *read_row(struct arena *arena, struct flat *flat) {
    struct cell cells[MOST_CELLS];
    struct arena *scratch = arena_new();
    size_t count = read_cells(scratch, flat->block, cells);
    struct table_row *row = ARENA_NEW(arena, struct table_row);
    const struct cell *told = longest(cells, count);
    row->figures = is_figures(flat);
    for (size_t i = 0; i < count; i++) {
        if (cells[i].own && cells[i].column == COLUMN_TEXT && row->figures)
            row->head = str_copy(arena, cells[i].head);
        if (cells[i].column == COLUMN_SOURCE && !cells[i].own)
            row->source = str_copy(arena, cells[i].text);
    }
    bool tells = row->figures && !row->head.len && told;
    if (tells)
        row->told = str_copy(arena, told->text);
    row->lead = str_copy(arena, leading(cells, count, tells ? told : NULL));
    arena_free(scratch);
    return row;
}

struct cell_headline headline_of_cell(struct arena *arena, struct flat *flat, struct str words) {
    if (!flat->row)
        flat->row = read_row(arena, flat);
    const struct table_row *row = flat->row;
    struct str text = row->head.len ? row->head : row->told.len ? row->told : words;
    struct cell_headline headline = {text, row->source, text};
    if (row->lead.len)
        headline.title = str_format(arena, "%.*s: %.*s", STR_ARG(row->lead), STR_ARG(text));
    return headline;
}
