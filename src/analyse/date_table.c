/* date_table.c: what the heads of a table tell of the dates in its cells: under "2014" a month is
 * of that year, and under "Population", or in a row that begins so, a bare number is no year. */
#include "analyse/headline_internal.h"

enum { MOST_COLUMNS = 64 };
enum label { LABEL_NONE, LABEL_TIME, LABEL_QUANTITY };
struct column {
    enum label label;
    int32_t year; /* that stands at its head; 0: none */
};
struct date_table {
    const struct node *node;
    size_t count; /* of columns */
    struct column columns[MOST_COLUMNS];
};

/* "Vessels", but not "Status": an English plural at the end of a head names what is counted. */
static bool is_plural(const char *word, size_t len) {
    static const char *const others[] = {"status", "series",    "games",   "olympics", "notes",
                                         "events", "elections", "sources", "names",    NULL};
    for (const char *const *other = others; *other; other++)
        if (strlen(*other) == len && g_ascii_strncasecmp(word, *other, len) == 0)
            return false;
    return len > 3 && word[len - 1] == 's' && word[len - 2] != 's';
}

static enum label label_of(const struct date_rules *rules, const struct flat *flat) {
    bool sign = strpbrk(flat->text, "%$#") || strstr(flat->text, "€") || strstr(flat->text, "£");
    enum label label = sign ? LABEL_QUANTITY : LABEL_NONE;
    size_t last = 0, end = 0;
    for (size_t at = 0; rules->lexicon && at < flat->len; at = end + (end == at)) {
        size_t head = at, counted = at;
        int kind;
        end = flat_word_stop(flat, at, flat->len);
        if (end == at)
            continue;
        last = at;
        if (lexicon_word(rules->lexicon, flat->text, &head, WORD_COLUMN, &kind)) {
            if (kind == HEAD_TIME)
                return LABEL_TIME;
            label = LABEL_QUANTITY;
        } else if (lexicon_word(rules->lexicon, flat->text, &counted, WORD_COUNTED, NULL)) {
            label = LABEL_QUANTITY;
        }
    }
    bool plural = rules->language && rules->language->month_first && flat->len &&
                  is_plural(flat->text + last, flat_word_stop(flat, last, flat->len) - last);
    return plural ? LABEL_QUANTITY : label;
}

/* A number of four digits alone, from 1000 to 2999; else 0. */
static int32_t bare_year(const struct flat *flat) {
    int32_t year = 0;
    if (flat->len != 4 || (flat->text[0] != '1' && flat->text[0] != '2'))
        return 0;
    for (size_t i = 0; i < flat->len; i++) {
        if (!g_ascii_isdigit(flat->text[i]))
            return 0;
        year = 10 * year + (flat->text[i] - '0');
    }
    return year;
}

/* "950", "12,400", "3.5": a number that can be no year. */
static bool is_other_number(const struct flat *flat) {
    size_t digits = 0;
    for (size_t i = 0; i < flat->len; i++) {
        if (g_ascii_isdigit(flat->text[i]))
            digits++;
        else if (!strchr(" ,.", flat->text[i]))
            return false;
    }
    return digits > 2 && (digits != 4 || digits != flat->len);
}

static const struct node *head_of(const struct node *table) {
    const struct node *head = table->first;
    while (head && head->kind != NODE_ROW)
        head = head->next;
    return head && head->header ? head : NULL;
}

/* Once for each table: its heads, and the numbers under them. */
static void read_table(struct work *work, const struct node *node, struct date_table *table) {
    *table = (struct date_table){.node = node};
    const struct node *head = head_of(node);
    for (const struct node *cell = head ? head->first : NULL; cell && table->count < MOST_COLUMNS;
         cell = cell->next) {
        const struct flat *flat = flat_make(work->arena, cell);
        int32_t year = bare_year(flat);
        enum label label = year ? LABEL_NONE : label_of(&work->rules, flat);
        table->columns[table->count++] = (struct column){label, year};
    }
    for (const struct node *row = head ? head->next : NULL; row; row = row->next) {
        const struct node *cell = row->kind == NODE_ROW ? row->first : NULL;
        for (size_t i = 0; cell && i < table->count; i++, cell = cell->next)
            if (table->columns[i].label == LABEL_NONE &&
                is_other_number(flat_make(work->arena, cell)))
                table->columns[i].label = LABEL_QUANTITY;
    }
}

static const struct column *column_of(struct work *work, const struct node *cell) {
    const struct node *row = cell->kind == NODE_CELL ? cell->parent : NULL;
    if (!row || row->header || !row->parent)
        return NULL;
    if (!work->table)
        work->table = ARENA_NEW(work->arena, struct date_table);
    if (work->table->node != row->parent)
        read_table(work, row->parent, work->table);
    size_t column = 0;
    for (const struct node *at = cell->previous; at && column < MOST_COLUMNS; at = at->previous)
        column++;
    return column < work->table->count ? &work->table->columns[column] : NULL;
}

int32_t date_year_of_column(struct work *work, const struct flat *flat) {
    const struct column *column = column_of(work, flat->block);
    return column ? column->year : 0;
}

bool date_is_figure(struct work *work, const struct flat *flat, const struct date_match *match) {
    const struct column *column;
    if (match->start > 0 || match->end < flat->len || match->shape != SHAPE_CALENDAR ||
        match->value.from.month || match->value.from.masked || match->modifier ||
        !(column = column_of(work, flat->block)) || column->label == LABEL_TIME)
        return false;
    const struct node *first = flat->block->parent->first;
    return column->label == LABEL_QUANTITY ||
           (first != flat->block &&
            label_of(&work->rules, flat_make(work->arena, first)) == LABEL_QUANTITY);
}
