/* table_turn.c: tables that stand on their side, read from the page's right. In: rows as they would
 * stand upright. Out: a strip a page, as high as the page. */
#include "layout/table.h"

#include "layout/sheet.h"

/* A quarter turn against the clock: right becomes up, down becomes right. */
static struct draw turn_draw(struct draw draw, int32_t down, int32_t height) {
    int32_t x = draw.x, y = draw.y + down;
    bool area = draw.kind == DRAW_RECT || draw.kind == DRAW_LINK || draw.kind == DRAW_IMAGE;
    draw.x = y;
    draw.y = height - x - (area ? draw.width : 0);
    if (area) {
        int32_t width = draw.width;
        draw.width = draw.height;
        draw.height = width;
    }
    draw.turned = draw.kind == DRAW_TEXT || draw.kind == DRAW_IMAGE;
    return draw;
}

static void add_turned(struct layout_job *job, struct strip *page, const struct strip *row,
                       int32_t down) {
    struct draw *draws = ARENA_ARRAY(job->arena, struct draw, row->draw_count + 1);
    for (size_t i = 0; i < row->draw_count; i++)
        draws[i] = turn_draw(row->draws[i], down, page->height);
    struct line line = {.draws = draws,
                        .draw_count = row->draw_count,
                        .notes = row->notes,
                        .note_count = row->note_count};
    strip_add_line(job, page, &line, 0, 0);
}

/* How far a page reaches from row `from`: where it may end, one row at least. */
static size_t fit_rows(const struct vertical *rows, size_t from, int32_t room) {
    size_t legal = from;
    int64_t used = rows->items[from].repeat ? rows->items[from].repeat->height : 0;
    for (size_t i = from; i < rows->count; i++) {
        used += rows->items[i].height;
        if (used > room)
            return legal > from ? legal : MAX(i, from + 1);
        if (!rows->items[i].keep)
            legal = i + 1;
    }
    return rows->count;
}

int32_t table_turned_width(struct layout_job *job, const struct node *table) {
    struct text_block block = text_block_of(job->input);
    struct vertical notes = {0};
    size_t mark = diag_mark(job->diags);
    struct walk walk = walk_start(table);
    while (walk_next(&walk)) {
        const struct node *note = NULL;
        if (walk.entering && walk.node->kind == NODE_NOTE_REFERENCE)
            note = id_table_find(job->ids, str_slice(walk.node->target, 1, walk.node->target.len));
        if (note && note->kind == NODE_NOTE)
            note_strips(job, note, block.width, &notes);
    }
    diag_rewind(job->diags, mark); /* they are set again where they stand */
    int64_t height = notes.count ? role_style(job, TEXT_NOTE)->leading : 0;
    for (size_t i = 0; i < notes.count; i++)
        height += notes.items[i].height;
    return block.height - (int32_t)MIN(height, block.height / 3);
}

void table_turn(struct layout_job *job, struct vertical *list, const struct vertical *rows,
                const struct node *table, int32_t width, bool floats) {
    struct text_block block = text_block_of(job->input);
    for (size_t from = 0; from < rows->count;) {
        size_t to = fit_rows(rows, from, block.width);
        struct strip page = {.height = width, .block = from == 0 ? table : NULL};
        int32_t down = 0;
        if (rows->items[from].repeat) {
            add_turned(job, &page, rows->items[from].repeat, 0);
            down = rows->items[from].repeat->height;
        }
        for (; from < to; from++) {
            add_turned(job, &page, &rows->items[from], down);
            down += rows->items[from].height;
        }
        page.word_start = (struct position){NULL, 0};
        /* One that calls notes keeps its place, or they might be parted. */
        page.float_count = floats && page.note_count == 0;
        vertical_add(job, list, page);
    }
}
