/* typography.c: plain signs → typographic ones, over the inlines of one block at a time.
 * The block's characters stand in a row of cells, across elements: so a quotation mark behind an
 * emphasis knows what stands before it. Marks are paired by a stack, so the work is linear. */
#include "doc/typography.h"

#include <string.h>

#define NBSP "\u00a0"
#define THIN "\u202f"
#define APOSTROPHE "’"

struct cell {
    uint32_t c;
    uint32_t at, bytes; /* in the node's text */
    struct node *node;  /* whose text it stands in, or NULL */
    bool fixed;         /* not to be changed */
    const struct punctuation *marks;
    const char *shown; /* NULL: as it is; "": nothing */
    bool opens;        /* a quotation mark that was found to open */
};

/* A quotation mark that waits for its other half. */
struct half {
    size_t cell;
    uint32_t c;
    bool weak; /* more likely an apostrophe: '97, 'tis */
};

struct row {
    struct arena *arena; /* of the result */
    struct arena *scratch;
    struct str language;
    struct cell *cells;
    size_t count, room;
    struct half *open;
    size_t depth, open_room;
    size_t doubles, singles; /* of what is open */
    size_t typed;            /* outer marks that the author set and that are open */
    bool changed;
};

/* ---- the row ---- */

static void add_cell(struct row *row, struct cell cell) {
    ARENA_PUSH(row->scratch, row->cells, row->count, row->room, cell);
}

static bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0xA0 || c == 0x202F || c == 0x2009;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_one_of(uint32_t c, const char *set) {
    return c && c < 128 && strchr(set, (int)c);
}

static bool is_word(uint32_t c) {
    return c && (g_unichar_isalnum(c) || g_unichar_ismark(c));
}

/* Addresses keep their signs: from the scheme on to a space or a quotation mark. */
static void fix_addresses(struct str text, struct str start, struct cell *cells, size_t count) {
    size_t i = 0;
    for (size_t found = str_find(text, start, 0); found != SIZE_MAX;
         found = str_find(text, start, found + 1)) {
        while (i < count && (cells[i].at < found || cells[i].fixed))
            i++;
        for (; i < count && !is_space(cells[i].c) && !is_one_of(cells[i].c, "\"<>"); i++)
            cells[i].fixed = true;
    }
}

static void add_text(struct row *row, struct node *node, const struct punctuation *marks) {
    size_t first = row->count;
    bool fixed = node->replaced || node->generated;
    for (size_t i = 0; i < node->text.len;) {
        struct cell cell = {.at = (uint32_t)i, .node = node, .fixed = fixed, .marks = marks};
        cell.c = str_next(node->text, &i);
        cell.bytes = (uint32_t)i - cell.at;
        add_cell(row, cell);
    }
    fix_addresses(node->text, STR("://"), row->cells + first, row->count - first);
    fix_addresses(node->text, STR("www."), row->cells + first, row->count - first);
}

static void fill(struct row *row, const struct node *block) {
    struct walk walk = walk_start(block);
    row->count = 0;
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        switch (walk.node->kind) {
        case NODE_TEXT:
            add_text(row, walk.node, punctuation_find(node_language(walk.node, row->language)));
            break;
        case NODE_CODE:
        case NODE_IMAGE:
        case NODE_CROSS_REFERENCE:
            add_cell(row, (struct cell){.c = 'x', .fixed = true}); /* like a word */
            break;
        case NODE_SOFT_BREAK:
        case NODE_LINE_BREAK:
            add_cell(row, (struct cell){.c = ' ', .fixed = true});
            break;
        default: /* a note's mark is no neighbour; the others hold text */
            break;
        }
    }
}

static uint32_t at(const struct row *row, size_t i) {
    return i < row->count ? row->cells[i].c : 0; /* also before the first: SIZE_MAX */
}

static void show(struct row *row, size_t i, const char *shown) {
    row->cells[i].shown = shown;
    row->changed = true;
}

/* How often the character stands here in a row. */
static size_t run_length(const struct row *row, size_t i) {
    size_t end = i;
    while (end < row->count && row->cells[end].c == row->cells[i].c &&
           row->cells[end].node == row->cells[i].node && !row->cells[end].fixed)
        end++;
    return end - i;
}

static size_t digits_before(const struct row *row, size_t i) {
    size_t count = 0;
    while (count < 8 && is_digit(at(row, i - count - 1)))
        count++;
    return count;
}

static size_t digits_after(const struct row *row, size_t i) {
    size_t count = 0;
    while (count < 8 && is_digit(at(row, i + count + 1)))
        count++;
    return count;
}

/* ---- dashes and dots ---- */

/* Two hyphens are an en dash, three an em dash; more are a line, and arrows stay. */
static size_t take_hyphens(struct row *row, size_t i) {
    size_t length = run_length(row, i);
    bool arrow = at(row, i + length) == '>' || at(row, i - 1) == '<' || at(row, i - 1) == '!';
    if ((length == 2 || length == 3) && !arrow) {
        show(row, i, length == 2 ? "–" : "—");
        for (size_t k = 1; k < length; k++)
            show(row, i + k, "");
    }
    return length;
}

/* Three dots, perhaps with the stop of a sentence behind them; more are leaders. */
static size_t take_dots(struct row *row, size_t i) {
    size_t length = run_length(row, i);
    bool path = at(row, i - 1) == '/' || at(row, i + length) == '/';
    if ((length == 3 || length == 4) && !path) {
        show(row, i, "…");
        show(row, i + 1, "");
        show(row, i + 2, "");
    }
    return length;
}

/* ---- quotation marks ---- */

static bool is_opening(uint32_t c) {
    return !c || is_space(c) || is_one_of(c, "([{<-/=") || c == 0x2013 || c == 0x2014 ||
           c == 0xAB || c == 0x2039 || c == 0x201E || c == 0x201A || c == 0x2018 || c == 0x201C ||
           c == 0xBF || c == 0xA1;
}

static bool may_open(const struct row *row, size_t i) {
    uint32_t after = at(row, i + 1);
    if (!after || is_space(after))
        return false;
    uint32_t before = at(row, i - 1);
    if (before == '"' || before == '\'')
        return row->cells[i - 1].opens ||
               (before == '\'' && is_word(at(row, i - 2)) && is_word(after)); /* l'"accordo" */
    if (ideograph_is(before) || ideograph_is(after)) /* no spaces tell: they take turns */
        return (row->cells[i].c == '"' ? row->doubles : row->singles) == 0;
    return is_opening(before);
}

static void push(struct row *row, size_t i, bool weak) {
    struct half half = {i, row->cells[i].c, weak};
    row->cells[i].opens = true;
    ARENA_PUSH(row->scratch, row->open, row->depth, row->open_room, half);
    if (half.c == '"')
        row->doubles++;
    else
        row->singles += !weak;
}

static struct half pop(struct row *row) {
    struct half half = row->open[--row->depth];
    if (half.c == '"')
        row->doubles--;
    else
        row->singles -= !half.weak;
    return half;
}

/* English writers choose single or double marks by themselves; elsewhere the plain double mark is
 * the outer one, and inside another the inner one. */
static bool is_inner(const struct row *row, const struct punctuation *marks) {
    bool english = strcmp(marks->open, "“") == 0;
    return !english && (row->doubles + row->typed) % 2 != 0;
}

/* Feet, inches, minutes and seconds: 5'10", 50°27'N. */
static bool is_prime(const struct row *row, size_t i) {
    size_t number = digits_before(row, i);
    uint32_t before = at(row, i - number - 1), after = at(row, i + 1);
    if (!number || number > 3)
        return false;
    bool measured = before == '\'' && row->cells[i - number - 1].shown &&
                    strcmp(row->cells[i - number - 1].shown, "′") == 0;
    bool degrees = before == 0xB0 || measured;
    if (row->cells[i].c == '"')
        return measured || (!row->doubles && !is_word(after));
    if (is_digit(after))
        return digits_after(row, i) < 3;
    if (is_word(after))
        return degrees;
    return degrees || (!row->singles && before != '\'' && !is_word(before));
}

static bool is_hebrew(uint32_t c) {
    return c >= 0x591 && c <= 0x5F4;
}

static void take_double(struct row *row, size_t i) {
    const struct punctuation *marks = row->cells[i].marks;
    uint32_t before = at(row, i - 1), after = at(row, i + 1);
    if (is_hebrew(before) && is_hebrew(after)) {
        show(row, i, "״");
    } else if (may_open(row, i)) {
        show(row, i, is_inner(row, marks) ? marks->open_inner : marks->open);
        push(row, i, false);
    } else if (is_prime(row, i)) {
        show(row, i, "″");
    } else if (!(is_space(before) || !before) || row->doubles) {
        while (row->doubles && pop(row).c != '"')
            ;
        show(row, i, is_inner(row, marks) ? marks->close_inner : marks->close);
    }
}

/* '97, 'tis: an apostrophe, unless something can only be its other half. */
static bool is_weak(const struct row *row, size_t i) {
    static const char *const words[] = {"tis", "twas", "em", "til", "cause", "bout", NULL};
    size_t digits = digits_after(row, i);
    if (digits)
        return digits == 2 && at(row, i + 3) != '%';
    for (const char *const *word = words; *word; word++) {
        size_t length = strlen(*word), k = 0;
        while (k < length && g_unichar_tolower(at(row, i + 1 + k)) == (uint32_t)(*word)[k])
            k++;
        if (k == length && !is_word(at(row, i + 1 + k)))
            return true;
    }
    return false;
}

static void close_single(struct row *row, size_t i) {
    uint32_t before = at(row, i - 1), after = at(row, i + 1);
    bool weak = before == 's' && is_space(after); /* as likely the genitive of a plural */
    const struct punctuation *marks = row->cells[i].marks;
    while (row->depth && row->open[row->depth - 1].c == '\'') {
        struct half half = pop(row);
        if (half.weak && weak)
            continue;
        show(row, half.cell, row->cells[half.cell].marks->open_inner);
        show(row, i, marks->close_inner);
        return;
    }
}

static void take_single(struct row *row, size_t i) {
    uint32_t before = at(row, i - 1), after = at(row, i + 1);
    show(row, i, APOSTROPHE); /* until a pair is found */
    if (is_hebrew(before) && !(after < 128 && is_word(after)))
        show(row, i, "׳");
    else if ((after == 'n' && at(row, i + 2) == '\'') || (before == 'n' && at(row, i - 2) == '\''))
        return; /* rock 'n' roll */
    else if (may_open(row, i))
        push(row, i, is_weak(row, i));
    else if (is_prime(row, i))
        show(row, i, "′");
    else if (is_space(before) && (!after || is_space(after)))
        row->cells[i].shown = NULL; /* it stands alone */
    else if (before && !(is_word(before) && is_word(after)))
        close_single(row, i);
}

/* ---- the spaces of French ---- */

/* A space before the sign: the author's is made one that does not break; where there is none, it is
 * put in. */
static void space_before(struct row *row, size_t i, const char *space, const char *with_space) {
    struct cell *cell = &row->cells[i], *before = i ? cell - 1 : NULL;
    if (!before || (i > 1 && before->c == ' ' && !at(row, i - 2)))
        return;
    if (before->c == ' ' || before->c == 0xA0) {
        if (!before->fixed && i > 1)
            show(row, i - 1, space);
    } else if (before->c == ')' || before->c == ']' || before->c == '%' || before->c == 0xBB ||
               before->c == '"' || before->c == 0x201D || before->c == 0x2019 ||
               before->c == 0x2026 || is_word(before->c)) {
        show(row, i, with_space);
    }
}

static void take_french(struct row *row, size_t i) {
    struct cell *cell = &row->cells[i];
    uint32_t after = at(row, i + 1);
    bool swiss = strstr(cell->marks->open, THIN) != NULL;
    bool thin = cell->marks->spaces == SPACES_FRENCH;
    bool ends = !is_word(after) && !is_one_of(after, "()/");
    if (cell->c == ':' && ends)
        space_before(row, i, swiss ? THIN : NBSP, swiss ? THIN ":" : NBSP ":");
    else if (cell->c == ';' && thin && ends)
        space_before(row, i, THIN, THIN ";");
    else if (cell->c == '!' && thin && !is_word(after))
        space_before(row, i, THIN, THIN "!");
    else if (cell->c == '?' && thin && !is_word(after))
        space_before(row, i, THIN, THIN "?");
    else if (cell->c == 0xBB && at(row, i - 1) && !is_opening(at(row, i - 1)))
        show(row, i, cell->marks->close);
    else if (cell->c == 0xBB && at(row, i - 1) == ' ' && !row->cells[i - 1].fixed)
        show(row, i - 1, swiss ? THIN : NBSP);
    else if (cell->c == 0xAB && after == ' ' && !row->cells[i + 1].fixed)
        show(row, i + 1, swiss ? THIN : NBSP);
    else if (cell->c == 0xAB && after && !is_space(after))
        show(row, i, cell->marks->open);
}

/* ---- one block ---- */

static void count_typed(struct row *row, const struct cell *cell) {
    size_t start = 0;
    uint32_t open = str_next(str_of(cell->marks->open), &start);
    struct str close = str_of(cell->marks->close);
    start = close.len;
    while (start > 0 && (close.at[--start] & 0xC0) == 0x80)
        ;
    uint32_t closing = str_next(close, &start);
    if (open == closing)
        return;
    if (cell->c == open)
        row->typed++;
    else if (cell->c == closing && row->typed)
        row->typed--;
}

static void set_row(struct row *row) {
    row->depth = row->doubles = row->singles = row->typed = 0;
    row->changed = false;
    for (size_t i = 0; i < row->count;) {
        struct cell *cell = &row->cells[i];
        size_t taken = 1;
        if (cell->fixed) {
            i++;
            continue;
        }
        if (cell->c == '-')
            taken = take_hyphens(row, i);
        else if (cell->c == '.')
            taken = take_dots(row, i);
        else if (cell->c == '"')
            take_double(row, i);
        else if (cell->c == '\'')
            take_single(row, i);
        else if (cell->marks->spaces != SPACES_NONE)
            take_french(row, i);
        if (cell->c >= 0x80)
            count_typed(row, cell);
        i += taken;
    }
}

/* The new text of the node whose cells are `first`..`end`, and where it came from. */
static void change_text(struct row *row, struct node *node, size_t first, size_t end) {
    struct text_edit *edits = NULL;
    size_t count = 0, room = 0;
    GString *out = g_string_new(NULL);
    for (size_t i = first; i < end; i++) {
        const struct cell *cell = &row->cells[i];
        if (!cell->shown) {
            g_string_append_len(out, node->text.at + cell->at, (gssize)cell->bytes);
            continue;
        }
        struct text_edit edit = {(uint32_t)out->len, (uint32_t)strlen(cell->shown), cell->at,
                                 cell->bytes};
        g_string_append(out, cell->shown);
        if (edit.length == 0 && count)
            edits[count - 1].source_length += edit.source_length;
        else
            ARENA_PUSH(row->arena, edits, count, room, edit);
    }
    node->text = str_copy(row->arena, (struct str){out->str, out->len});
    node->edits = edits;
    node->edit_count = (uint32_t)count;
    g_string_free(out, TRUE);
}

static void change(struct row *row) {
    for (size_t i = 0; i < row->count;) {
        struct node *node = row->cells[i].node;
        size_t end = i, changed = 0;
        for (; end < row->count && row->cells[end].node == node; end++)
            changed += row->cells[end].shown != NULL;
        if (node && changed)
            change_text(row, node, i, end);
        i = MAX(end, i + 1);
    }
}

static bool has_signs(const struct node *block) {
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering || node->kind != NODE_TEXT)
            continue;
        for (size_t i = 0; i < node->text.len; i++)
            if (strchr("\"'-.:;!?\xC2", node->text.at[i]))
                return true;
    }
    return false;
}

void typography_apply(struct arena *arena, struct node *root, struct str language) {
    struct row row = {.arena = arena, .scratch = arena_new(), .language = language};
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (!walk.entering || !node_holds_inlines(walk.node))
            continue;
        if (has_signs(walk.node)) {
            fill(&row, walk.node);
            set_row(&row);
            if (row.changed)
                change(&row);
        }
        walk_skip_children(&walk);
    }
    arena_free(row.scratch);
}

struct str typography_text(struct arena *arena, struct str text, struct str language) {
    if (!text.len)
        return text;
    struct node *block = node_make(arena, NODE_PARAGRAPH, SPAN_NONE);
    struct node *child = node_make(arena, NODE_TEXT, SPAN_NONE);
    child->text = text;
    node_append(block, child);
    typography_apply(arena, block, language);
    return child->text;
}
