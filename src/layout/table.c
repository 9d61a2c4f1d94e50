/* table.c: tables. Columns get what their content asks for; a row is one strip; the head is set again
 * where a page begins with a row. */
#include "layout/vertical.h"

enum { MOST_COLUMNS = 64 };

struct columns {
    int32_t x[MOST_COLUMNS], width[MOST_COLUMNS];
    int count;
};

static int32_t cell_gap(const struct text_style *text) {
    return text->size;
}

/* Natural widths where they fit; else the least, and the rest shared by what each column lacks. */
static struct columns measure_columns(struct layout_job *job, const struct node *table,
                                      const struct text_style *text, struct place place) {
    struct columns columns = {.count = 0};
    int32_t least[MOST_COLUMNS] = {0}, natural[MOST_COLUMNS] = {0};
    for (const struct node *row = table->first; row; row = row->next) {
        int i = 0;
        for (const struct node *cell = row->kind == NODE_ROW ? row->first : NULL;
             cell && i < MOST_COLUMNS; cell = cell->next, i++) {
            int32_t cell_least, cell_natural;
            paragraph_widths(job, cell, text, &cell_least, &cell_natural);
            least[i] = MAX(least[i], cell_least);
            natural[i] = MAX(natural[i], cell_natural);
        }
        columns.count = MAX(columns.count, i);
    }
    int64_t room = place.measure - (int64_t)cell_gap(text) * MAX(columns.count - 1, 0);
    int64_t total_least = 0, total_natural = 0;
    for (int i = 0; i < columns.count; i++) {
        total_least += least[i];
        total_natural += natural[i];
    }
    int32_t x = 0;
    for (int i = 0; i < columns.count; i++) {
        int64_t width = natural[i];
        if (total_natural > room && total_least <= room && total_natural > total_least)
            width = least[i] + (room - total_least) * (natural[i] - least[i]) /
                                   (total_natural - total_least);
        else if (total_natural > room)
            width = room * natural[i] / MAX(total_natural, 1);
        columns.x[i] = x;
        columns.width[i] = (int32_t)width + 64; /* what rounding takes must not break a word */
        x += (int32_t)width + cell_gap(text);
    }
    return columns;
}

static void add_rule(struct layout_job *job, struct strip *strip, struct place place, int32_t y,
                     int32_t width) {
    strip_add_draw(job, strip,
                   (struct draw){.kind = DRAW_RECT, .flow = FLOW_ARTIFACT, .x = place.left, .y = y,
                                 .width = place.measure, .height = width,
                                 .colour = job->input->style->rule_colour});
}

static struct strip set_row(struct layout_job *job, const struct node *row,
                            const struct columns *columns, struct place place) {
    const struct text_style *base = role_style(job, row->header ? TEXT_TABLE_HEAD : TEXT_TABLE);
    int32_t pad = base->leading / 5;
    size_t most = 1;
    struct strip strip = {.block = row};
    int i = 0;
    for (const struct node *cell = row->first; cell && i < columns->count; cell = cell->next, i++) {
        struct text_style text = *base;
        text.align = cell->align == ALIGN_RIGHT ? TEXT_RIGHT
                   : cell->align == ALIGN_CENTRE ? TEXT_CENTRE : TEXT_LEFT;
        struct paragraph paragraph = {.block = cell, .text = &text, .measure = columns->width[i],
                                      .flow = place.flow, .small_caps_allowed = true};
        struct lines lines = paragraph_set(job, &paragraph);
        for (size_t j = 0; j < lines.count; j++)
            strip_add_line(job, &strip, &lines.items[j], place.left + columns->x[i],
                           pad + (int32_t)j * base->leading + base->leading / 4 * 3);
        most = MAX(most, lines.count);
    }
    strip.height = (int32_t)most * base->leading + 2 * pad;
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
    vertical_space(job, list, text->before, false);
    const struct strip *repeat = NULL;
    size_t first = list->count;
    for (const struct node *row = table->first; row; row = row->next) {
        if (row->kind == NODE_CAPTION) {
            struct str lead = str_format(job->arena, "%.*s. ", STR_ARG(row->label));
            vertical_paragraph(job, list,
                               (struct paragraph){.block = row, .lead = lead,
                                                  .text = role_style(job, TEXT_CAPTION)},
                               place);
            for (size_t i = first; i < list->count; i++)
                list->items[i].keep = true;
            vertical_space(job, list, 4 * PANGO_SCALE, true);
            continue;
        }
        struct strip strip = set_row(job, row, &columns, place);
        if (row->header) {
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
        strip_add_draw(job, &list->items[first],
                       (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = table->id});
    if (first < list->count)
        list->items[first].block = table;
    vertical_space(job, list, text->after, false);
}
