/* table.c: tables. A row is one strip, or a strip for each of its lines when no page could hold it;
 * the head is set again where a page begins with a row. Rules: a firm one above and below, a thin
 * one under the head, and hairlines between rows only where rows have several lines. */
#include "layout/table.h"

struct table {
    struct layout_job *job;
    struct vertical *list; /* that rows are added to */
    const struct node *node;
    struct table_columns columns;
    struct text_style text, head; /* at the table's size */
    struct place place;
    int32_t page;                               /* height that a row may have */
    bool hairlines;                             /* between rows */
    bool mirrored;                              /* its first column is at the right */
    const struct strip *repeat, *repeat_inside; /* the head again, above a row and inside one */
};

/* A row's cells as lines, before it is known whether they can stay together. */
struct row {
    const struct node *node;
    struct lines *cells;
    int count;
    size_t most; /* lines of the longest cell */
    const struct text_style *text;
    int32_t pad;
};

static int32_t rule_width(const struct table *table) {
    return table->job->input->style->rule_width;
}

static void add_rule(const struct table *table, struct strip *strip, int32_t y, int32_t width) {
    strip_add_draw(table->job, strip,
                   (struct draw){.kind = DRAW_RECT,
                                 .flow = FLOW_ARTIFACT,
                                 .x = table->place.left,
                                 .y = y,
                                 .width = table->columns.total,
                                 .height = width,
                                 .colour = table->job->input->style->rule_colour});
}

/* Text that reads from the right has "left" where it begins, which is the right; but what a column
 * asks for is a side of the page. */
static enum text_align cell_align(const struct table *table, const struct node *cell) {
    bool mirrored = reads_from_right(table->job, cell);
    switch ((enum cell_align)cell->align) {
    case ALIGN_CENTRE:
        return TEXT_CENTRE;
    case ALIGN_RIGHT:
        return mirrored ? TEXT_LEFT : TEXT_RIGHT;
    case ALIGN_LEFT:
        return mirrored ? TEXT_RIGHT : TEXT_LEFT;
    case ALIGN_DEFAULT:
        break;
    }
    return mirrored == table->mirrored ? TEXT_LEFT : TEXT_RIGHT;
}

static struct row read_row(const struct table *table, const struct node *node) {
    struct row row = {.node = node, .most = 1};
    row.text = node->header ? &table->head : &table->text;
    row.pad = row.text->leading / 5;
    row.cells = ARENA_ARRAY(table->job->arena, struct lines, (size_t)table->columns.count + 1);
    for (const struct node *cell = node->first; cell; cell = cell->next) {
        struct text_style text = *row.text;
        text.align = cell_align(table, cell);
        struct paragraph paragraph = {.block = cell,
                                      .text = &text,
                                      .measure = table->columns.width[row.count],
                                      .flow = table->place.flow,
                                      .small_caps_allowed = true,
                                      .any_word = table->columns.divided};
        row.cells[row.count] = paragraph_set(table->job, &paragraph);
        row.most = MAX(row.most, row.cells[row.count].count);
        row.count++;
    }
    return row;
}

/* The lines `from` to before `to` of all cells, side by side. Those of a head stand at its foot. */
static struct strip set_row_lines(const struct table *table, const struct row *row, size_t from,
                                  size_t to) {
    struct strip strip = {.height = (int32_t)(to - from) * row->text->leading};
    int32_t top = from == 0 ? row->pad : 0, leading = row->text->leading;
    for (int i = 0; i < row->count; i++) {
        size_t sunk = row->node->header ? row->most - row->cells[i].count : 0;
        for (size_t j = MAX(from, sunk); j < to && j - sunk < row->cells[i].count; j++)
            strip_add_line(table->job, &strip, &row->cells[i].items[j - sunk],
                           table->place.left + table->columns.x[i],
                           top + (int32_t)(j - from) * leading + leading / 4 * 3);
    }
    strip.height += top + (to == row->most ? row->pad : 0);
    if (table->place.flow != FLOW_TEXT)
        strip.word_start = (struct position){NULL, 0};
    return strip;
}

/* The head as it stands on a later page: the same, but repeated matter. */
static const struct strip *make_repeat(const struct table *table, const struct strip *head,
                                       int32_t further) {
    struct strip *repeat = ARENA_NEW(table->job->arena, struct strip);
    struct draw *draws = ARENA_ARRAY(table->job->arena, struct draw, head->draw_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < head->draw_count; i++) {
        if (head->draws[i].kind == DRAW_ANCHOR)
            continue;
        draws[count] = head->draws[i];
        if (draws[count].flow != FLOW_ARTIFACT)
            draws[count].flow = FLOW_REPEATED;
        count++;
    }
    *repeat = (struct strip){.height = head->height + further, .draws = draws, .draw_count = count};
    return repeat;
}

static bool says_nothing(const struct node *row) {
    for (const struct node *cell = row->first; cell; cell = cell->next)
        if (cell->first)
            return false;
    return true;
}

/* A row that no page could hold goes line by line, two lines together at both ends. Returns how
 * many lines were set. */
static size_t divide_row(struct table *table, const struct row *row) {
    size_t taken = 0;
    for (; taken + 1 < row->most; taken++) {
        struct strip part = set_row_lines(table, row, taken, taken + 1);
        part.block = taken == 0 ? row->node : NULL;
        part.repeat = taken == 0 ? table->repeat : table->repeat_inside;
        part.keep = taken == 0 || taken + 2 == row->most;
        vertical_add(table->job, table->list, part);
    }
    return taken;
}

static void add_row(struct table *table, const struct node *node, bool first) {
    struct row row = read_row(table, node);
    struct strip strip = set_row_lines(table, &row, 0, row.most);
    size_t taken = 0;
    if (strip.height > table->page - (table->repeat ? table->repeat->height : 0)) {
        taken = divide_row(table, &row);
        strip = set_row_lines(table, &row, taken, row.most);
    }
    strip.block = taken == 0 ? node : NULL;
    int32_t thin = rule_width(table), firm = 2 * thin;
    if (first && taken == 0)
        add_rule(table, &strip, 0, firm);
    if (node->header && taken == 0) {
        add_rule(table, &strip, strip.height - thin, thin);
        strip.keep = true;
        table->repeat = make_repeat(table, &strip, 0);
        table->repeat_inside = make_repeat(table, &strip, row.pad);
    } else {
        strip.repeat = taken == 0 ? table->repeat : table->repeat_inside;
        if (!node->next)
            add_rule(table, &strip, strip.height - firm, firm);
        else if (table->hairlines)
            add_rule(table, &strip, strip.height - thin / 2, thin / 2);
    }
    vertical_add(table->job, table->list, strip);
}

static void add_caption(struct table *table, const struct node *caption) {
    size_t first = table->list->count;
    struct str lead = str_format(table->job->arena, "%.*s. ", STR_ARG(caption->label));
    struct place place = table->place;
    /* As wide as the table, unless that would make it a column of scraps. */
    int32_t width = table->columns.total;
    if (width < place.measure * 6 / 10)
        width = place.measure;
    if (table->mirrored)
        place.left += table->columns.total - width;
    place.measure = width;
    vertical_paragraph(table->job, table->list,
                       (struct paragraph){.block = caption,
                                          .lead = lead,
                                          .text = role_style(table->job, TEXT_CAPTION)},
                       place);
    for (size_t i = first; i < table->list->count; i++)
        table->list->items[i].keep = true;
    /* The text begins with the number, which is no node of its own. */
    if (first < table->list->count && place.flow == FLOW_TEXT)
        table->list->items[first].word_start = (struct position){caption, 0};
    vertical_space(table->job, table->list, 4 * PANGO_SCALE, true);
}

/* What it costs to divide a table that a page could hold: as much as seven lines that are missing
 * at a page's foot. */
enum { DIVIDED_TABLE = 60 * 7 * 7 };

/* A small table stays whole, and one that a page can hold if that does not leave much of a page
 * empty; of a longer one two rows stay together at both ends. */
static void keep_rows(struct table *table, size_t first, int32_t page) {
    struct vertical *list = table->list;
    int64_t height = 0;
    for (size_t i = first; i < list->count && height <= page; i++)
        height += list->items[i].height;
    if (height <= page * 2 / 5)
        for (size_t i = first; i + 1 < list->count; i++)
            list->items[i].keep = true;
    else if (height <= page)
        for (size_t i = first; i + 1 < list->count; i++)
            list->items[i].penalty = DIVIDED_TABLE;
    for (size_t i = first; i + 2 < list->count; i++)
        if (list->items[i].keep && list->items[i].repeat == NULL && !list->items[i].space)
            list->items[i + 1].keep = list->items[i + 1].keep || list->items[i + 1].line_count == 0;
    if (list->count >= first + 2 && list->items[list->count - 2].block)
        list->items[list->count - 2].keep = true;
}

static bool has_tall_rows(const struct table *table) {
    for (const struct node *row = table->node->first; row; row = row->next)
        if (row->kind == NODE_ROW && !row->header && read_row(table, row).most > 1)
            return true;
    return false;
}

static void add_rows(struct table *table) {
    bool first = true;
    table->hairlines = has_tall_rows(table);
    for (const struct node *row = table->node->first; row; row = row->next) {
        if (row->kind == NODE_CAPTION) {
            add_caption(table, row);
        } else if (row->kind == NODE_ROW && !(row->header && row->next && says_nothing(row))) {
            add_row(table, row, first);
            first = false;
        }
    }
}

static struct text_style adapt(const struct text_style *style,
                               const struct table_columns *columns) {
    struct text_style text = *style;
    text.size = (int32_t)((int64_t)text.size * columns->percent / 100);
    text.leading = (int32_t)((int64_t)text.leading * columns->percent / 100);
    text.hyphenate = text.hyphenate || columns->divided;
    return text;
}

static void report(const struct table *table) {
    const struct table_columns *columns = &table->columns;
    if (columns->turned && columns->percent < 100)
        diag_add(table->job->diags, DIAG_TABLE_WIDE, table->node->span,
                 "the table is wider than the page; it is turned and set at %d %% of its size",
                 columns->percent);
    else if (columns->turned)
        diag_add(table->job->diags, DIAG_TABLE_WIDE, table->node->span,
                 "the table is wider than the page; it is turned");
    else if (columns->percent < 100)
        diag_add(table->job->diags, DIAG_TABLE_WIDE, table->node->span,
                 "the table is wider than the column; it is set at %d %% of its size",
                 columns->percent);
}

/* Whose first strip it is, and where links to it lead. */
static void mark_start(const struct table *table, struct strip *strip) {
    strip->block = table->node;
    if (table->node->id.len)
        strip_add_draw(
            table->job, strip,
            (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = table->node->id});
}

/* In a style of two columns: a table that a column would squeeze stands across both. */
static bool has_to_span(const struct table *table, int32_t width) {
    const struct node *parent = table->node->parent;
    return table->place.flow == FLOW_TEXT && parent && parent->kind == NODE_SECTION &&
           2 * table->place.measure <= width && table->job->input->style->columns == 2 &&
           (table->columns.turned || table->columns.divided || table->columns.percent < 100);
}

/* Columns from right to left, at the right of the place. */
static void mirror(struct table *table) {
    struct table_columns *columns = &table->columns;
    for (int i = 0; i < columns->count; i++)
        columns->x[i] = columns->total - columns->x[i] - columns->width[i];
    table->place.left += table->place.measure - columns->total;
}

static void mark_spanning(struct vertical *list, size_t from, bool spans) {
    for (size_t i = from; i < list->count; i++)
        list->items[i].spans = spans;
}

void vertical_table(struct layout_job *job, struct vertical *list, const struct node *node,
                    struct place place) {
    struct text_block block = text_block_of(job->input);
    bool may_turn = place.flow == FLOW_TEXT && !place.two_columns;
    struct table table = {.job = job, .list = list, .node = node, .place = place};
    table.mirrored = reads_from_right(job, node);
    int32_t turned_width = may_turn ? table_turned_width(job, node) : 0;
    table.columns = table_columns_find(job, node, place.measure, turned_width);
    bool spans = has_to_span(&table, block.width);
    if (spans) {
        table.place.measure = block.width;
        table.columns = table_columns_find(job, node, block.width, turned_width);
    }
    table.text = adapt(role_style(job, TEXT_TABLE), &table.columns);
    table.head = adapt(role_style(job, TEXT_TABLE_HEAD), &table.columns);
    table.page = block.height;
    size_t start = list->count;
    report(&table);
    if (table.columns.turned) {
        struct vertical rows = {0};
        table.list = &rows;
        table.place = (struct place){.measure = turned_width, .flow = FLOW_FLOAT};
        table.page = block.width;
        if (table.mirrored)
            mirror(&table);
        add_rows(&table);
        if (rows.count)
            mark_start(&table, &rows.items[0]);
        table_turn(job, list, &rows, node, turned_width,
                   node->parent && node->parent->kind == NODE_SECTION);
        mark_spanning(list, start, spans);
        return;
    }
    int32_t around = role_style(job, TEXT_BODY)->leading * 3 / 4;
    vertical_space(job, list, MAX(table.text.before, around), false);
    size_t first = list->count;
    if (table.mirrored)
        mirror(&table);
    add_rows(&table);
    if (first < list->count)
        mark_start(&table, &list->items[first]);
    keep_rows(&table, first, block.height);
    vertical_stiffen(list, first);
    vertical_space(job, list, MAX(table.text.after, around), false);
    mark_spanning(list, start, spans);
}
