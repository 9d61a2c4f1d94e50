/* table_columns.c: how wide the columns of a table are, and how large its type is.
 * Short columns get their natural width; long ones share what is left; and where that makes the
 * table much lower, short ones give some of theirs. A table whose words do not fit is set smaller,
 * then its words are divided, then it is turned. */
#include "layout/table.h"

#include <math.h>
#include <string.h>

/* Sizes that are tried, the best first: in percent, and whether words may be divided. A table that
 * may not be turned has some more. */
struct attempt {
    int percent;
    bool divided;
};
static const struct attempt upright[] = {{100, false}, {95, false}, {90, false}, {85, false},
                                         {100, true},  {95, true},  {90, true},  {80, false}};
static const struct attempt turned[] = {{100, false}, {90, false}, {100, true}, {90, true},
                                        {80, false},  {80, true},  {75, true},  {70, true}};
static const struct attempt confined[] = {{85, true}, {80, true}, {75, true}, {70, true}};
enum { LEAST_PERCENT = 65 };
/* So many are looked at to find how high the table is; with more columns it is left as it is. */
enum { MOST_ROWS = 100, MOST_COLUMNS = 12 };

/* What cells ask for. */
struct cells {
    struct block_widths *columns; /* the most of each column */
    int32_t *natural;             /* of each cell in one line, row by row */
    int rows;                     /* of `natural` */
};

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

static struct cells measure_cells(struct layout_job *job, const struct node *table, int count) {
    struct block_widths *columns = ARENA_ARRAY(job->arena, struct block_widths, (size_t)count + 1);
    struct cells cells = {columns, NULL, 0};
    if (count <= MOST_COLUMNS)
        cells.natural = ARENA_ARRAY(job->arena, int32_t, MOST_COLUMNS * MOST_ROWS);
    for (const struct node *row = table->first; row; row = row->next) {
        int i = 0;
        for (const struct node *cell = row->kind == NODE_ROW ? row->first : NULL; cell;
             cell = cell->next, i++) {
            struct text_style text = *role_style(job, row->header ? TEXT_TABLE_HEAD : TEXT_TABLE);
            text.hyphenate = true; /* which counts for the least width alone */
            struct block_widths widths = paragraph_widths(job, cell, &text);
            columns[i].least = MAX(columns[i].least, widths.least);
            columns[i].whole = MAX(columns[i].whole, widths.whole);
            columns[i].natural = MAX(columns[i].natural, widths.natural);
            if (cells.natural && cells.rows < MOST_ROWS)
                cells.natural[cells.rows * count + i] = widths.natural;
        }
        cells.rows += row->kind == NODE_ROW && cells.rows < MOST_ROWS;
    }
    return cells;
}

/* What a column asks for at a size, with a little more for what rounding takes. */
static int32_t scaled(int32_t width, int percent) {
    return (int32_t)((int64_t)width * percent / 100) + 64;
}

/* The space between columns gives way when there are many. */
static int32_t least_gap(const struct text_style *text, int32_t measure, int columns, int percent) {
    return MIN(scaled(text->size, percent), measure / (4 * MAX(columns, 1)));
}

static int64_t total(const int32_t *widths, int count) {
    int64_t sum = 0;
    for (int i = 0; i < count; i++)
        sum += widths[i];
    return sum;
}

struct sharing {
    const int32_t *least, *natural;
    int32_t *width;
    bool *done;
    int count, open; /* columns, and those without a width */
    int64_t room;    /* for the open ones */
};

static void settle(struct sharing *sharing, int column, int32_t width) {
    sharing->width[column] = width;
    sharing->room -= width;
    sharing->done[column] = true;
    sharing->open--;
}

/* Columns that ask for no more than their share have it: what they leave makes the share larger. */
static void settle_short(struct sharing *sharing) {
    for (bool changed = true; changed && sharing->open;) {
        changed = false;
        for (int i = 0; i < sharing->count && sharing->open; i++)
            if (!sharing->done[i] && sharing->natural[i] <= sharing->room / sharing->open) {
                settle(sharing, i, sharing->natural[i]);
                changed = true;
            }
    }
}

/* The others share what is left by the root of what they ask for, so that a very long one does not
 * starve its neighbour; none is narrower than its least width. */
static void share_rest(struct sharing *sharing) {
    while (sharing->open) {
        double roots = 0;
        for (int i = 0; i < sharing->count; i++)
            roots += sharing->done[i] ? 0 : sqrt(sharing->natural[i]);
        int narrow = -1;
        for (int i = 0; i < sharing->count && narrow < 0; i++) {
            if (sharing->done[i])
                continue;
            sharing->width[i] =
                (int32_t)((double)MAX(sharing->room, 0) * sqrt(sharing->natural[i]) / roots);
            if (sharing->width[i] < sharing->least[i])
                narrow = i;
        }
        if (narrow < 0)
            return;
        settle(sharing, narrow, sharing->least[narrow]);
    }
}

/* Takes from columns wider than their least what all together have too much. */
static void take_back(const int32_t *least, int32_t *width, int count, int64_t room) {
    int64_t excess = total(width, count) - room, give = 0;
    for (int i = 0; i < count; i++)
        give += MAX(width[i] - least[i], 0);
    if (excess <= 0 || give <= 0)
        return;
    for (int i = 0; i < count; i++)
        if (width[i] > least[i])
            width[i] -= (int32_t)(MIN(excess, give) * (width[i] - least[i]) / give);
}

static void share(struct arena *arena, const int32_t *least, const int32_t *natural, int32_t *width,
                  int count, int64_t room) {
    struct sharing sharing = {.least = least,
                              .natural = natural,
                              .width = width,
                              .done = ARENA_ARRAY(arena, bool, (size_t)count + 1),
                              .count = count,
                              .open = count,
                              .room = room};
    settle_short(&sharing);
    share_rest(&sharing);
    take_back(least, width, count, room);
}

/* About how many lines a cell takes: ragged lines are not filled. */
static int64_t cell_lines(int32_t natural, int32_t width) {
    return natural <= width ? 1 : (int64_t)natural * 11 / 10 / MAX(width, 1) + 1;
}

/* About how many lines the table is high. `highest`: the column that most rows are high for. */
static int64_t count_lines(const struct cells *cells, const int32_t *width, int count, int percent,
                           int *highest) {
    int64_t lines = 0, of_column[MOST_COLUMNS] = {0};
    for (int r = 0; r < cells->rows; r++) {
        int64_t most = 1;
        int tallest = 0;
        for (int i = 0; i < count; i++) {
            int64_t some = cell_lines(scaled(cells->natural[r * count + i], percent), width[i]);
            if (some > most) {
                most = some;
                tallest = i;
            }
        }
        lines += most;
        of_column[tallest] += most - 1;
    }
    *highest = 0;
    for (int i = 1; i < count; i++)
        if (of_column[i] > of_column[*highest])
            *highest = i;
    return lines;
}

/* Columns give a quarter of their width to the one that makes rows high, as long as the table
 * becomes lower by it. Only those give whose text goes into two lines then; long ones have shared
 * already. */
static void lower_table(const struct cells *cells, const int32_t *least, const int32_t *natural,
                        int32_t *width, int count, int percent) {
    if (count > MOST_COLUMNS)
        return;
    int32_t tried[MOST_COLUMNS], floor[MOST_COLUMNS];
    for (int i = 0; i < count; i++) {
        tried[i] = width[i];
        floor[i] = MAX(least[i], natural[i] / 10 * 7);
    }
    int highest;
    int64_t before = count_lines(cells, width, count, percent, &highest), lines = before;
    for (int step = 0; step < 2 * count; step++) {
        int giver = -1, taker = highest;
        for (int i = 0; i < count; i++) {
            int32_t given = tried[i] - MAX(floor[i], tried[i] / 4 * 3);
            if (i == taker || given <= 0)
                continue;
            tried[i] -= given;
            tried[taker] += given;
            int next;
            int64_t now = count_lines(cells, tried, count, percent, &next);
            if (now < lines) {
                lines = now;
                giver = i;
                highest = next;
            }
            tried[i] += given;
            tried[taker] -= given;
        }
        if (giver < 0)
            break;
        int32_t given = tried[giver] - MAX(floor[giver], tried[giver] / 4 * 3);
        tried[giver] -= given;
        tried[taker] += given;
    }
    /* For a little less height no date is divided. */
    if (before - lines >= before / 5)
        memcpy(width, tried, (size_t)count * sizeof *width);
}

/* A table that is nearly as wide as the text fills it; a narrow one stands by itself. */
static int32_t widen_gap(int32_t gap, int64_t rest, int count, int32_t measure) {
    int64_t more = count > 1 ? rest / (count - 1) : 0;
    if (rest > measure / 4)
        more = MIN(more, gap);
    return gap + (int32_t)more;
}

/* Words are divided in as few columns as will do, those where it brings most. Returns how many. */
static int divide_some(const struct block_widths *cells, int32_t *least, int count, int64_t room,
                       int percent) {
    int divided = 0;
    for (; total(least, count) > room; divided++) {
        int best = -1;
        int32_t most = 0;
        for (int i = 0; i < count; i++) {
            int32_t saved = least[i] - scaled(cells[i].least, percent);
            if (saved > most) {
                most = saved;
                best = i;
            }
        }
        if (best < 0)
            break;
        least[best] -= most;
    }
    return divided;
}

/* Widths at a size; false when what may not be divided does not fit. `forced`: it has to. */
static bool fit(struct layout_job *job, const struct cells *cells, struct table_columns *columns,
                int32_t measure, struct attempt attempt, bool forced) {
    const struct text_style *text = role_style(job, TEXT_TABLE);
    int count = columns->count;
    int32_t *least = ARENA_ARRAY(job->arena, int32_t, (size_t)count + 1);
    int32_t *natural = ARENA_ARRAY(job->arena, int32_t, (size_t)count + 1);
    for (int i = 0; i < count; i++) {
        least[i] = scaled(cells->columns[i].whole, attempt.percent);
        natural[i] = MAX(scaled(cells->columns[i].natural, attempt.percent), least[i]);
    }
    int32_t gap = least_gap(text, measure, count, attempt.percent);
    int64_t room = measure - (int64_t)gap * MAX(count - 1, 0);
    int divided =
        attempt.divided ? divide_some(cells->columns, least, count, room, attempt.percent) : 0;
    int64_t least_total = total(least, count), natural_total = total(natural, count);
    bool too_many = !columns->turned && columns->may_turn && divided > (count + 2) / 3;
    if ((least_total > room || too_many) && !forced)
        return false;
    if (natural_total <= room) {
        for (int i = 0; i < count; i++)
            columns->width[i] = natural[i];
        gap = widen_gap(gap, room - natural_total, count, measure);
    } else if (least_total > room) {
        for (int i = 0; i < count; i++)
            columns->width[i] = (int32_t)(room * least[i] / least_total);
    } else {
        share(job->arena, least, natural, columns->width, count, room);
        lower_table(cells, least, natural, columns->width, count, attempt.percent);
    }
    int32_t x = 0;
    for (int i = 0; i < count; i++) {
        columns->x[i] = x;
        x += columns->width[i] + gap;
    }
    columns->total = CLAMP(x - gap, 0, measure);
    if (measure - columns->total < text->size / 2)
        columns->total = measure;
    columns->percent = attempt.percent;
    columns->divided = attempt.divided;
    return true;
}

/* Below this a table is hard to read; for low vision it is not set smaller at all. */
static int32_t least_size(const struct layout_job *job) {
    bool large = job->input->style->emphasis == EMPHASIS_BOLD;
    int32_t own = role_style(job, TEXT_TABLE)->size;
    return large ? own : MIN(own, 7 * PANGO_SCALE);
}

static bool fit_one_of(struct layout_job *job, const struct cells *cells,
                       struct table_columns *columns, int32_t measure,
                       const struct attempt *attempts, size_t count, int32_t least) {
    int32_t own = role_style(job, TEXT_TABLE)->size;
    for (size_t i = 0; i < count; i++)
        if ((int64_t)own * attempts[i].percent / 100 >= least &&
            fit(job, cells, columns, measure, attempts[i], false))
            return true;
    return false;
}

struct table_columns table_columns_find(struct layout_job *job, const struct node *table,
                                        int32_t measure, int32_t turned_measure) {
    struct table_columns columns = {.count = count_columns(table),
                                    .may_turn = turned_measure > measure};
    columns.x = ARENA_ARRAY(job->arena, int32_t, (size_t)columns.count + 1);
    columns.width = ARENA_ARRAY(job->arena, int32_t, (size_t)columns.count + 1);
    const struct cells cells = measure_cells(job, table, columns.count);
    int32_t least = least_size(job);
    if (fit_one_of(job, &cells, &columns, measure, upright, G_N_ELEMENTS(upright), least))
        return columns;
    columns.turned = columns.may_turn;
    int32_t width = columns.turned ? turned_measure : measure;
    /* What cannot be had at a good size is had at a smaller one. */
    const struct attempt *attempts = columns.turned ? turned : confined;
    size_t count = columns.turned ? G_N_ELEMENTS(turned) : G_N_ELEMENTS(confined);
    bool fits =
        (columns.turned && fit_one_of(job, &cells, &columns, width, attempts, count, least)) ||
        (!columns.turned &&
         fit_one_of(job, &cells, &columns, width, upright, G_N_ELEMENTS(upright), 0)) ||
        fit_one_of(job, &cells, &columns, width, attempts, count, 0);
    if (!fits)
        fit(job, &cells, &columns, width, (struct attempt){LEAST_PERCENT, true}, true);
    return columns;
}
