/* content.c: the bytes of a block → its content, as the parser handed it to its inlines; each byte
 * with its place. The parser's own columns do not survive lazy lines and cells. */
#include <string.h>

#include "markdown/align.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Behind the prefix of a line: indentation, and the marks of the quotes around. A mark that stands
 * farther in than a quote's may is text of a lazy line; inside a list that cannot be told. */
static size_t skip_prefix(struct str text, size_t at, size_t end, struct content_shape shape) {
    size_t start = at;
    while (at < end && is_blank(text.at[at]))
        at++;
    for (int quotes = shape.quotes; quotes > 0 && at < end && text.at[at] == '>'; quotes--) {
        bool text_mark = at - start > 3 || (at > start && text.at[at - 1] == '\t');
        if (text_mark && !shape.listed)
            break;
        at++;
        start = at + (at < end && is_blank(text.at[at]));
        while (at < end && is_blank(text.at[at]))
            at++;
    }
    return at;
}

static size_t skip_number_signs(struct str text, size_t at, size_t end) {
    size_t start = at;
    while (at < end && text.at[at] == '#')
        at++;
    bool marks = at > start && at - start <= 6 && (at == end || is_blank(text.at[at]));
    if (!marks)
        return start;
    while (at < end && is_blank(text.at[at]))
        at++;
    return at;
}

/* Behind a title in quotation marks or parentheses that ends its line, or SIZE_MAX. */
static size_t title_end(struct str text, size_t at) {
    char close = at >= text.len                              ? '\0'
                 : text.at[at] == '('                        ? ')'
                 : text.at[at] == '"' || text.at[at] == '\'' ? text.at[at]
                                                             : '\0';
    if (!close)
        return SIZE_MAX;
    for (at++; at < text.len && text.at[at] != close; at++)
        at += text.at[at] == '\\';
    at++;
    while (at < text.len && is_blank(text.at[at]))
        at++;
    return at > text.len || (at < text.len && text.at[at] != '\n') ? SIZE_MAX : at;
}

/* Behind `[label]: address "title"` and its line end, or 0. */
static size_t definition_end(struct str text, size_t at) {
    if (at >= text.len || text.at[at] != '[')
        return 0;
    size_t label = ++at;
    for (; at < text.len && text.at[at] != ']' && text.at[at] != '['; at++)
        at += text.at[at] == '\\';
    if (at + 1 >= text.len || at == label || text.at[at] != ']' || text.at[at + 1] != ':')
        return 0;
    for (at += 2; at < text.len && (is_blank(text.at[at]) || text.at[at] == '\n');)
        at++;
    size_t address = at;
    bool angle = at < text.len && text.at[at] == '<';
    while (at < text.len && text.at[at] != '\n' && (angle || !is_blank(text.at[at]))) {
        bool closing = angle && text.at[at] == '>';
        at++;
        if (closing)
            break;
    }
    size_t behind = at;
    while (behind < text.len && is_blank(text.at[behind]))
        behind++;
    bool line_end = behind >= text.len || text.at[behind] == '\n';
    size_t next = line_end && behind < text.len ? behind + 1 : behind;
    while (next < text.len && is_blank(text.at[next]))
        next++;
    size_t title = next > at ? title_end(text, next) : SIZE_MAX;
    if (at == address || (title == SIZE_MAX && !line_end))
        return 0;
    behind = title == SIZE_MAX ? behind : title;
    return behind < text.len ? behind + 1 : behind;
}

/* Link definitions at a paragraph's start are no part of its text. They stay when they are none
 * after all: the parser's first literal then begins with their bracket. */
static size_t skip_definitions(const struct content *content, struct str first) {
    struct str text = {content->bytes, content->len};
    size_t at = 0;
    while (at < text.len && text.at[at] == '[') {
        size_t end = definition_end(text, at);
        bool is_text =
            first.len >= 4 && str_starts(str_slice(text, at, text.len), str_slice(first, 0, 12));
        if (!end || is_text)
            break;
        at = end;
    }
    return at;
}

static void drop_start(struct content *content, size_t count) {
    content->bytes += count;
    content->places += count;
    content->len -= count;
}

struct content content_make(struct reading *reading, size_t start, size_t end,
                            struct content_shape shape, struct str first) {
    struct str text = reading->text;
    struct content content = {arena_alloc(reading->arena, end - start + 1),
                              ARENA_ARRAY(reading->arena, uint32_t, end - start + 1), 0};
    for (size_t at = start; at < end;) {
        size_t stop = at;
        while (stop < end && text.at[stop] != '\n')
            stop++;
        at = at == start ? at : skip_prefix(text, at, stop, shape);
        if (shape.heading && at == skip_number_signs(text, at, stop))
            shape.definitions = true; /* underlined: it was a paragraph */
        else if (shape.heading)
            at = skip_number_signs(text, at, stop);
        shape.heading = false;
        stop = stop < end ? stop + 1 : stop;
        for (; at < stop; at++) {
            if (shape.cell && text.at[at] == '\\' && at + 1 < stop && text.at[at + 1] == '|')
                continue;
            content.places[content.len] = (uint32_t)at;
            content.bytes[content.len++] = text.at[at];
        }
    }
    content.places[content.len] = (uint32_t)end;
    if (shape.definitions)
        drop_start(&content, skip_definitions(&content, first));
    return content;
}
