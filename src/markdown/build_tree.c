/* build_tree.c: blocks. Nesting was limited before parsing, but the walk is iterative all the same:
 * the parser's iterator tells entering and leaving. */
#include "markdown/build_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

static bool is_type(cmark_node *node, const char *name) {
    return strcmp(cmark_node_get_type_string(node), name) == 0;
}

static size_t line_start(const struct reading *reading, int line) {
    uint32_t file_line = reading->first_line + (uint32_t)(line > 0 ? line - 1 : 0);
    return source_line_start(reading->sources, reading->source, file_line);
}

static size_t line_end(const struct reading *reading, int line) {
    uint32_t file_line = reading->first_line + (uint32_t)(line > 0 ? line - 1 : 0);
    return source_line_end(reading->sources, reading->source, file_line);
}

static int head_line(const struct reading *reading, cmark_node *table);

/* A paragraph that a table's head was cut off from has lost its place. */
static struct span span_before_table(const struct reading *reading, cmark_node *table) {
    int first = cmark_node_get_start_line(table), last = head_line(reading, table) - 1;
    size_t start = line_start(reading, first), end = line_end(reading, last);
    if (cmark_node_get_start_column(table) > 0)
        start += (size_t)cmark_node_get_start_column(table) - 1;
    return reading_span(reading, start, end > start ? end : start);
}

/* The bytes of a block. Ends of containers may lie a line too far, columns are bytes. */
static struct span block_span(const struct reading *reading, cmark_node *from) {
    if (!cmark_node_get_start_line(from) && cmark_node_next(from) &&
        is_type(cmark_node_next(from), "table"))
        return span_before_table(reading, cmark_node_next(from));
    int first = cmark_node_get_start_line(from), last = cmark_node_get_end_line(from);
    int column = cmark_node_get_start_column(from), end_column = cmark_node_get_end_column(from);
    size_t start = line_start(reading, first) + (size_t)(column > 0 ? column - 1 : 0);
    size_t end = end_column > 0 ? line_start(reading, last) + (size_t)end_column
                                : line_end(reading, last > first ? last - 1 : first);
    if (start > reading->text.len)
        start = reading->text.len;
    if (end > reading->text.len)
        end = reading->text.len;
    while (end > start && end < reading->text.len &&
           ((unsigned char)reading->text.at[end] & 0xC0) == 0x80)
        end++;
    return reading_span(reading, start, end > start ? end : start);
}

static struct node *make_list(struct reading *reading, cmark_node *from, struct span span) {
    struct node *list = node_make(reading->arena, NODE_LIST, span);
    list->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    list->tight = cmark_node_get_list_tight(from) != 0;
    list->start = list->ordered ? cmark_node_get_list_start(from) : 0;
    return list;
}

static struct node *make_code(struct reading *reading, cmark_node *from, struct span span) {
    struct node *code = node_make(reading->arena, NODE_CODE_BLOCK, span);
    struct str text = str_copy(reading->arena, str_of(cmark_node_get_literal(from)));
    while (text.len && text.at[text.len - 1] == '\n')
        text.len--;
    code->text = text;
    struct str info = str_copy(reading->arena, str_of(cmark_node_get_fence_info(from)));
    size_t brace = str_find(info, STR("{"), 0);
    code->title = str_trim(str_slice(info, 0, brace));
    size_t end = span.start; /* of the fence's line */
    while (end < span.end && reading->text.at[end] != '\n')
        end++;
    struct str fence = str_slice(reading->text, span.start, end);
    size_t open = str_find(fence, STR("{"), 0), close = str_find(fence, STR("}"), 0);
    if (brace != SIZE_MAX && open < close && close != SIZE_MAX)
        markdown_attributes(reading, code, ATTRIBUTE_CODE,
                            reading_span(reading, span.start + open + 1, span.start + close));
    return code;
}

static struct node *make_row(struct reading *reading, cmark_node *from, struct span span) {
    struct node *row = node_make(reading->arena, NODE_ROW, span);
    row->header =
        is_type(from, "table_header") || cmark_gfm_extensions_get_table_row_is_header(from);
    return row;
}

/* The line of a table's head: the one above the line of dashes. The parser gives the first line of
 * the paragraph that the head was taken from. */
static int head_line(const struct reading *reading, cmark_node *table) {
    cmark_node *row = cmark_node_first_child(table);
    int first = cmark_node_get_start_line(table), last = cmark_node_get_end_line(table);
    if (row && cmark_node_next(row))
        return cmark_node_get_start_line(cmark_node_next(row)) - 2;
    for (int line = last; line > first; line--) {
        struct str text =
            str_slice(reading->text, line_start(reading, line), line_end(reading, line));
        size_t i = 0;
        while (i < text.len && strchr("|:->  \t", text.at[i]))
            i++;
        if (i == text.len && str_find(text, STR("-"), 0) != SIZE_MAX)
            return line - 1;
    }
    return first;
}

int markdown_quotes_around(cmark_node *from) {
    int quotes = 0;
    for (cmark_node *node = cmark_node_parent(from); node; node = cmark_node_parent(node))
        quotes += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
    return quotes;
}

/* Where a row begins in its line: behind the prefix. The parser's column is the one of the table's
 * first line, whatever stands before this one. */
static struct span row_span(const struct reading *reading, cmark_node *row) {
    cmark_node *table = cmark_node_parent(row);
    bool head = row == cmark_node_first_child(table);
    int line = head ? head_line(reading, table) : cmark_node_get_start_line(row);
    int column = cmark_node_get_start_column(row), quotes = markdown_quotes_around(row);
    size_t start = line_start(reading, line), end = line_end(reading, line);
    if (head && line == cmark_node_get_start_line(table) && column > 0)
        return reading_span(reading, MIN(start + (size_t)column - 1, end), end);
    for (; start < end; start++)
        if (!strchr(" \t", reading->text.at[start]) &&
            !(reading->text.at[start] == '>' && quotes-- > 0))
            break;
    return reading_span(reading, start, end);
}

/* Cells have no reliable places: the row is divided at the pipes that no backslash precedes. */
static struct span cell_span(const struct reading *reading, struct span row, int index) {
    struct str text = reading->text;
    size_t at = row.start, start;
    while (at < row.end && (text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    at += at < row.end && text.at[at] == '|';
    for (;; index--) {
        while (at < row.end && (text.at[at] == ' ' || text.at[at] == '\t'))
            at++;
        start = at;
        while (at < row.end && (text.at[at] != '|' || (at > row.start && text.at[at - 1] == '\\')))
            at++;
        if (!index || at >= row.end)
            return reading_span(reading, index ? at : start, at);
        at++;
    }
}

static struct node *make_cell(struct reading *reading, cmark_node *from, const struct node *row) {
    int index = 0;
    for (cmark_node *node = cmark_node_previous(from); node; node = cmark_node_previous(node))
        index++;
    struct node *cell = node_make(reading->arena, NODE_CELL, cell_span(reading, row->span, index));
    cmark_node *table = cmark_node_parent(cmark_node_parent(from));
    if (index < cmark_gfm_extensions_get_table_columns(table)) {
        uint8_t align = cmark_gfm_extensions_get_table_alignments(table)[index];
        cell->align = align == 'l'   ? ALIGN_LEFT
                      : align == 'c' ? ALIGN_CENTRE
                      : align == 'r' ? ALIGN_RIGHT
                                     : ALIGN_DEFAULT;
    }
    markdown_build_inlines(reading, from, cell, (struct content_shape){.cell = true});
    return cell;
}

static struct node *make_note(struct reading *reading, struct span span, int number) {
    struct node *note = node_make(reading->arena, NODE_NOTE, span);
    note->label = str_format(reading->arena, "%d", number);
    note->id = markdown_unique_id(
        reading, str_format(reading->arena, "%.*s--note-%d", STR_ARG(reading->prefix), number));
    return note;
}

static bool is_listed(cmark_node *from) {
    for (cmark_node *node = cmark_node_parent(from); node; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_ITEM ||
            cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            return true;
    return false;
}

static void inlines(struct reading *reading, cmark_node *from, struct node *block) {
    /* What stands above a table's head has no place; it was read like a cell. */
    bool above_table = !cmark_node_get_start_line(from);
    struct content_shape shape = {.quotes = markdown_quotes_around(from),
                                  .listed = is_listed(from),
                                  .heading = block->kind == NODE_HEADING,
                                  .cell = above_table,
                                  .definitions = block->kind == NODE_PARAGRAPH && !above_table};
    markdown_build_inlines(reading, from, block, shape);
    markdown_inline_attributes(reading, block);
}

/* Makes our node for a block; NULL where the parser's node has none. */
static struct node *make_block(struct reading *reading, cmark_node *from, struct node *parent,
                               int *notes) {
    struct span span = block_span(reading, from);
    switch (cmark_node_get_type(from)) {
    case CMARK_NODE_BLOCK_QUOTE:
        return node_make(reading->arena, NODE_QUOTE, span);
    case CMARK_NODE_LIST:
        return make_list(reading, from, span);
    case CMARK_NODE_ITEM:
        return node_make(reading->arena, NODE_ITEM, span);
    case CMARK_NODE_CODE_BLOCK:
        return make_code(reading, from, span);
    case CMARK_NODE_HTML_BLOCK:
        markdown_build_html_block(reading, from, parent, span);
        return NULL;
    case CMARK_NODE_THEMATIC_BREAK:
        return node_make(reading->arena, NODE_RULE, span);
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return make_note(reading, span, ++*notes);
    case CMARK_NODE_HEADING: {
        struct node *heading = node_make(reading->arena, NODE_HEADING, span);
        heading->level = (uint8_t)cmark_node_get_heading_level(from);
        inlines(reading, from, heading);
        return heading;
    }
    case CMARK_NODE_PARAGRAPH: {
        struct node *paragraph = node_make(reading->arena, NODE_PARAGRAPH, span);
        inlines(reading, from, paragraph);
        return paragraph;
    }
    default:
        break;
    }
    if (is_type(from, "table"))
        return node_make(reading->arena, NODE_TABLE, span);
    if (is_type(from, "table_row") || is_type(from, "table_header"))
        return make_row(reading, from, row_span(reading, from));
    if (is_type(from, "table_cell")) {
        struct node *cell = make_cell(reading, from, parent);
        markdown_inline_attributes(reading, cell);
        return cell;
    }
    return NULL;
}

static bool is_leaf(const struct node *block) {
    return node_holds_inlines(block) || block->kind == NODE_CODE_BLOCK || block->kind == NODE_RULE;
}

/* Indentation nests too, which no single line shows: so the tree is measured as well. */
static bool too_deep(struct reading *reading, cmark_node *from, int depth) {
    enum { MOST_DEPTH = 130 }; /* a list and its item are one level of 64 */
    if (depth <= MOST_DEPTH)
        return false;
    diag_add(reading->diags, DIAG_MARKDOWN_LIMIT, block_span(reading, from),
             "nested too deeply (the limit is %d)", MOST_DEPTH / 2);
    return true;
}

void markdown_build_tree(struct reading *reading, cmark_node *document) {
    struct node *parent = reading->section->node;
    int notes = 0, depth = 0;
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *from = cmark_iter_get_node(iter);
        if (from == document)
            continue;
        if (event == CMARK_EVENT_EXIT) {
            parent = parent->parent;
            depth--;
            continue;
        }
        struct node *block = make_block(reading, from, parent, &notes);
        if (block)
            node_append(parent, block);
        /* The iterator leaves all but these three kinds. */
        cmark_node_type type = cmark_node_get_type(from);
        bool left = type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK &&
                    type != CMARK_NODE_THEMATIC_BREAK;
        if (block && !is_leaf(block) && cmark_node_first_child(from)) {
            parent = block;
            if (too_deep(reading, from, ++depth))
                break;
        } else if (left) {
            cmark_iter_reset(iter, from, CMARK_EVENT_EXIT);
        }
    }
    cmark_iter_free(iter);
}
