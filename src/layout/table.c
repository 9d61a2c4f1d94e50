/* table.c: tables. Columns get what their content asks for. A row is one strip, or a strip for each
 * of its lines when no page could hold it; the head is set again where a page begins with a row. */
#include "layout/vertical.h"

struct columns {
    int32_t *x, *width;
    int count;
};

/* The space between columns gives way when there are many. */
static int32_t cell_gap(const struct text_style *text, int32_t measure, int columns) {
    return MIN(text->size, measure / (4 * MAX(columns, 1)));
}

static int count_columns(const struct node *table) {
    int most = 0;
    for (const struct node *row = table->first; row; row = row->next) {
        int count = 0;
        for (const struct node *cell = row->kind == NODE_ROW ? row->first : NULL; cell;
             cell = cell->next)
            count++;
        most = MAX(most, count);
    }
    return most;
}

/* Natural widths where they fit; else the least, and the rest shared by what each column lacks. */
static struct columns measure_columns(struct layout_job *job, const struct node *table,
                                      const struct text_style *text, struct place place) {
    struct columns columns = {.count = count_columns(table)};
    size_t count = (size_t)columns.count + 1;
    columns.x = ARENA_ARRAY(job->arena, int32_t, count);
    columns.width = ARENA_ARRAY(job->arena, int32_t, count);
    int32_t *least = ARENA_ARRAY(job->arena, int32_t, count);
    int32_t *natural = ARENA_ARRAY(job->arena, int32_t, count);
    for (const struct node *row = table->first; row; row = row->next) {
        int i = 0;
        for (const struct node *cell = row->kind == NODE_ROW ? row->first : NULL; cell;
             cell = cell->next, i++) {
            int32_t cell_least, cell_natural;
            paragraph_widths(job, cell, row->header ? role_style(job, TEXT_TABLE_HEAD) : text,
                             &cell_least, &cell_natural);
            least[i] = MAX(least[i], cell_least);
            natural[i] = MAX(natural[i], cell_natural);
        }
    }
    int32_t gap = cell_gap(text, place.measure, columns.count);
    int64_t room = place.measure - (int64_t)gap * MAX(columns.count - 1, 0);
    int64_t total_least = 0, total_natural = 0;
    for (int i = 0; i < columns.count; i++) {
        total_least += least[i];
        total_natural += natural[i];
    }
    int32_t x = 0;
    for (int i = 0; i < columns.count; i++) {
        int64_t width = natural[i];
        if (total_natural > room && total_least <= room && total_natural > total_least)
            width = least[i] +
                    (room - total_least) * (natural[i] - least[i]) / (total_natural - total_least);
        else if (total_natural > room)
            width = room * natural[i] / MAX(total_natural, 1);
        columns.x[i] = x;
        columns.width[i] = (int32_t)width + 64; /* what rounding takes must not break a word */
        x += (int32_t)width + gap;
    }
    return columns;
}

static void add_rule(struct layout_job *job, struct strip *strip, struct place place, int32_t y,
                     int32_t width) {
    strip_add_draw(job, strip,
                   (struct draw){.kind = DRAW_RECT,
                                 .flow = FLOW_ARTIFACT,
                                 .x = place.left,
                                 .y = y,
                                 .width = place.measure,
                                 .height = width,
                                 .colour = job->input->style->rule_colour});
}

/* A row's cells as lines, before it is known whether they can stay together. */
struct row {
    struct lines *cells;
    int count;
    size_t most; /* lines of the longest cell */
    const struct text_style *text;
    int32_t pad;
};

static struct row read_row(struct layout_job *job, const struct node *node,
                           const struct columns *columns, struct place place) {
    struct row row = {.most = 1};
    row.text = role_style(job, node->header ? TEXT_TABLE_HEAD : TEXT_TABLE);
    row.pad = row.text->leading / 5;
    row.cells = ARENA_ARRAY(job->arena, struct lines, (size_t)columns->count + 1);
    for (const struct node *cell = node->first; cell; cell = cell->next) {
        struct text_style text = *row.text;
        text.align = cell->align == ALIGN_RIGHT    ? TEXT_RIGHT
                     : cell->align == ALIGN_CENTRE ? TEXT_CENTRE
                                                   : TEXT_LEFT;
        struct paragraph paragraph = {.block = cell,
                                      .text = &text,
                                      .measure = columns->width[row.count],
                                      .flow = place.flow,
                                      .small_caps_allowed = true};
        row.cells[row.count] = paragraph_set(job, &paragraph);
        row.most = MAX(row.most, row.cells[row.count].count);
        row.count++;
    }
    return row;
}

/* The lines `from` to before `to` of all cells, side by side. */
static struct strip set_row_lines(struct layout_job *job, const struct row *row, size_t from,
                                  size_t to, const struct columns *columns, struct place place) {
    struct strip strip = {.height = (int32_t)(to - from) * row->text->leading};
    int32_t top = from == 0 ? row->pad : 0;
    for (int i = 0; i < row->count; i++)
        for (size_t j = from; j < to && j < row->cells[i].count; j++)
            strip_add_line(job, &strip, &row->cells[i].items[j], place.left + columns->x[i],
                           top + (int32_t)(j - from) * row->text->leading +
                               row->text->leading / 4 * 3);
    strip.height += top + (to == row->most ? row->pad : 0);
    if (place.flow != FLOW_TEXT)
        strip.word_start = (struct position){NULL, 0};
    return strip;
}

/* The head as it stands on a later page: the same, but repeated matter. */
static const struct strip *make_repeat(struct layout_job *job, const struct strip *head) {
    struct strip *repeat = ARENA_NEW(job->arena, struct strip);
    struct draw *draws = ARENA_ARRAY(job->arena, struct draw, head->draw_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < head->draw_count; i++) {
        if (head->draws[i].kind == DRAW_ANCHOR)
            continue;
        draws[count] = head->draws[i];
        if (draws[count].flow != FLOW_ARTIFACT)
            draws[count].flow = FLOW_REPEATED;
        count++;
    }
    *repeat = (struct strip){.height = head->height, .draws = draws, .draw_count = count};
    return repeat;
}

void vertical_table(struct layout_job *job, struct vertical *list, const struct node *table,
                    struct place place) {
    const struct text_style *text = role_style(job, TEXT_TABLE);
    const struct style *style = job->input->style;
    struct columns columns = measure_columns(job, table, text, place);
    const struct text_style *body = role_style(job, TEXT_BODY);
    vertical_space(job, list, MAX(text->before, body->leading * 3 / 4), false);
    const struct strip *repeat = NULL;
    size_t first = list->count;
    for (const struct node *row = table->first; row; row = row->next) {
        if (row->kind == NODE_CAPTION) {
            struct str lead = str_format(job->arena, "%.*s. ", STR_ARG(row->label));
            vertical_paragraph(job, list,
                               (struct paragraph){.block = row,
                                                  .lead = lead,
                                                  .text = role_style(job, TEXT_CAPTION)},
                               place);
            for (size_t i = first; i < list->count; i++)
                list->items[i].keep = true;
            vertical_space(job, list, 4 * PANGO_SCALE, true);
            continue;
        }
        struct row cells = read_row(job, row, &columns, place);
        struct strip strip = set_row_lines(job, &cells, 0, cells.most, &columns, place);
        int32_t page = text_block_of(job->input).height - (repeat ? repeat->height : 0);
        size_t taken = 0;
        if (strip.height > page) { /* it goes line by line, two lines together at both ends */
            for (; taken + 1 < cells.most; taken++) {
                struct strip part = set_row_lines(job, &cells, taken, taken + 1, &columns, place);
                part.block = taken == 0 ? row : NULL;
                part.repeat = repeat;
                part.keep = taken == 0 || taken + 2 == cells.most;
                vertical_add(job, list, part);
            }
            strip = set_row_lines(job, &cells, taken, cells.most, &columns, place);
        }
        strip.block = taken == 0 ? row : NULL;
        if (row->header && taken == 0) {
            add_rule(job, &strip, place, 0, 2 * style->rule_width);
            add_rule(job, &strip, place, strip.height - style->rule_width, style->rule_width);
            strip.keep = true;
            repeat = make_repeat(job, &strip);
        } else {
            strip.repeat = repeat;
            bool last = !row->next;
            add_rule(job, &strip, place, strip.height - style->rule_width,
                     last ? 2 * style->rule_width : style->rule_width / 2);
        }
        vertical_add(job, list, strip);
    }
    if (table->id.len && first < list->count)
        strip_add_draw(
            job, &list->items[first],
            (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = table->id});
    if (first < list->count)
        list->items[first].block = table;
    vertical_space(job, list, MAX(text->after, body->leading * 3 / 4), false);
}
