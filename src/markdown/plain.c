/* plain.c: a text file without markup: paragraphs at blank lines, lists from lines that begin with
 * a bullet. The first short paragraph is the title. */
#include "markdown/markdown_internal.h"

enum { MOST_TITLE = 100 };

/* The length of a bullet with the space behind it, or 0. */
static size_t bullet(struct str line) {
    static const char *const bullets[] = {"\u2022", "\u2023", "\u25E6", "\u2013", "-", "*"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        struct str mark = str_of(bullets[i]);
        if (!str_starts(line, mark) || line.len == mark.len)
            continue;
        if (line.at[mark.len] == ' ' || line.at[mark.len] == '\t')
            return mark.len + 1;
        if (str_starts(str_slice(line, mark.len, line.len), STR("\u00a0")))
            return mark.len + 2;
    }
    return 0;
}

static void add_text(struct reading *reading, struct node *block, size_t start, size_t end) {
    if (block->first)
        node_append(
            block, node_make(reading->arena, NODE_SOFT_BREAK, reading_span(reading, start, start)));
    struct node *text = node_make(reading->arena, NODE_TEXT, reading_span(reading, start, end));
    text->text = str_slice(reading->text, start, end);
    node_append(block, text);
    block->span.end = (uint32_t)end;
}

static struct node *add_item(struct reading *reading, struct node *list, size_t start, size_t end) {
    struct node *item = node_make(reading->arena, NODE_ITEM, reading_span(reading, start, end));
    struct node *block =
        node_make(reading->arena, NODE_PARAGRAPH, reading_span(reading, start, end));
    node_append(item, block);
    node_append(list, item);
    list->span.end = (uint32_t)end;
    return block;
}

static void set_title(struct reading *reading, struct node *block) {
    if (reading->section->title.text.len)
        return;
    struct str words = node_plain_text(reading->arena, block);
    if (block->kind != NODE_PARAGRAPH || str_characters(words) > MOST_TITLE)
        return;
    block->kind = NODE_HEADING;
    block->level = 1;
    reading->section->title = (struct located_str){words, block->span};
}

void markdown_read_plain(struct reading *reading) {
    struct node *section = reading->section->node, *list = NULL, *block = NULL;
    struct str text = reading->text;
    for (size_t i = 0; i < text.len;) {
        size_t end = str_find(text, STR("\n"), i);
        end = end == SIZE_MAX ? text.len : end;
        size_t start = i, stop = end;
        i = end + 1;
        while (start < stop && (text.at[start] == ' ' || text.at[start] == '\t'))
            start++;
        while (stop > start && (text.at[stop - 1] == ' ' || text.at[stop - 1] == '\t'))
            stop--;
        if (start == stop) {
            if (block && block->parent == section && !section->first->next)
                set_title(reading, block);
            block = NULL;
            continue;
        }
        size_t mark = bullet(str_slice(text, start, stop));
        if (mark) {
            if (!list) {
                list = node_make(reading->arena, NODE_LIST, reading_span(reading, start, stop));
                list->tight = true;
                node_append(section, list);
            }
            block = add_item(reading, list, start + mark, stop);
            start += mark;
        } else if (!block) {
            list = NULL;
            block = node_make(reading->arena, NODE_PARAGRAPH, reading_span(reading, start, stop));
            node_append(section, block);
        }
        add_text(reading, block, start, stop);
    }
}
