/* align.c: the parser's own places are not reliable inside a block, so each literal is looked up in
 * the block's bytes: what is equal is verbatim, an escape or an entity stands for itself, and marks
 * between literals are stepped over. */
#include <string.h>

#define CMARK_NO_SHORT_NAMES 1
#include <cmark-gfm.h>

#include "markdown/align.h"

static struct str text_of(const struct cursor *cursor) {
    return cursor->reading->text;
}

static char byte_at(const struct cursor *cursor, size_t i) {
    return i < cursor->end ? text_of(cursor).at[i] : '\0';
}

/* An entity at `at`: its length, and what it stands for; 0 when it is none. The parser itself is asked,
 * so that the table of names is the same. */
static size_t read_entity(const struct cursor *cursor, size_t at, struct str *value) {
    enum { LONGEST = 40 };
    size_t end = at + 1;
    while (end < cursor->end && end - at < LONGEST &&
           (g_ascii_isalnum(byte_at(cursor, end)) || byte_at(cursor, end) == '#'))
        end++;
    if (byte_at(cursor, end) != ';' || end == at + 1)
        return 0;
    end++;
    cmark_node *document =
        cmark_parse_document(text_of(cursor).at + at, end - at, CMARK_OPT_DEFAULT);
    cmark_node *block = cmark_node_first_child(document);
    cmark_node *node = block ? cmark_node_first_child(block) : NULL;
    const char *literal = node ? cmark_node_get_literal(node) : NULL;
    struct str found = str_of(literal);
    bool same = str_equal(found, str_slice(text_of(cursor), at, end));
    *value = str_copy(cursor->reading->arena, found);
    cmark_node_free(document);
    return same || !value->len ? 0 : end - at;
}

static void add_piece(struct cursor *cursor, struct node *parent, struct str literal, size_t start,
                      size_t end, bool replaced) {
    if (!literal.len)
        return;
    struct node *node =
        node_make(cursor->reading->arena, NODE_TEXT, reading_span(cursor->reading, start, end));
    node->replaced = replaced;
    node->text = replaced ? str_copy(cursor->reading->arena, literal)
                          : str_slice(text_of(cursor), start, end);
    node_append(parent, node);
}

static bool is_mark(char c) {
    return c != '\0' && strchr("*_~[]<>!\n \t|`#", c) != NULL;
}

/* Whether the literal can begin at `at`. */
static bool begins_here(const struct cursor *cursor, size_t at, struct str literal) {
    char c = byte_at(cursor, at);
    struct str value;
    if (c == '\\' && at + 1 < cursor->end && byte_at(cursor, at + 1) == literal.at[0])
        return true;
    if (c == '&' && read_entity(cursor, at, &value) && str_starts(literal, value))
        return true;
    /* Marks may be marks or text: as text, the bytes behind must fit too. */
    size_t probe = 0;
    while (probe < literal.len && probe < 4 && at + probe < cursor->end &&
           byte_at(cursor, at + probe) == literal.at[probe])
        probe++;
    if (probe == literal.len || probe == 4)
        return true;
    char next = byte_at(cursor, at + probe);
    return probe > 0 && (next == '\\' || next == '&');
}

static size_t find_start(const struct cursor *cursor, struct str literal) {
    size_t at = cursor->at;
    while (at < cursor->end && !begins_here(cursor, at, literal))
        at++;
    return at;
}

void align_text(struct cursor *cursor, struct node *parent, struct str literal) {
    if (!literal.len)
        return;
    size_t at = find_start(cursor, literal);
    if (at >= cursor->end) { /* not found: the block as a whole is its place */
        add_piece(cursor, parent, literal, cursor->at, cursor->end, true);
        return;
    }
    size_t piece = at, done = 0, from = 0;
    while (done < literal.len && at < cursor->end) {
        char c = byte_at(cursor, at);
        struct str value;
        size_t entity;
        if (c == '\\' && g_ascii_ispunct(byte_at(cursor, at + 1)) &&
            byte_at(cursor, at + 1) == literal.at[done]) {
            add_piece(cursor, parent, str_slice(literal, from, done), piece, at, false);
            add_piece(cursor, parent, str_slice(literal, done, done + 1), at, at + 2, true);
            at += 2;
            from = ++done;
            piece = at;
        } else if (c == '&' && (entity = read_entity(cursor, at, &value)) &&
                   str_starts(str_slice(literal, done, literal.len), value)) {
            add_piece(cursor, parent, str_slice(literal, from, done), piece, at, false);
            add_piece(cursor, parent, value, at, at + entity, true);
            at += entity;
            done += value.len;
            from = done;
            piece = at;
        } else if (c == literal.at[done]) {
            at++;
            done++;
        } else {
            break;
        }
    }
    add_piece(cursor, parent, str_slice(literal, from, done), piece, at, false);
    cursor->at = at;
    if (done < literal.len && at < cursor->end && is_mark(byte_at(cursor, at)))
        align_text(cursor, parent, str_slice(literal, done, literal.len));
    else if (done < literal.len)
        add_piece(cursor, parent, str_slice(literal, done, literal.len), at, at, true);
}

struct node *align_code(struct cursor *cursor, struct str literal) {
    size_t at = cursor->at, run = 0;
    while (at < cursor->end && byte_at(cursor, at) != '`')
        at++;
    while (byte_at(cursor, at + run) == '`')
        run++;
    size_t start = at + run, stop = start;
    while (stop < cursor->end) {
        size_t closing = 0;
        while (byte_at(cursor, stop + closing) == '`')
            closing++;
        if (closing == run)
            break;
        stop += closing ? closing : 1;
    }
    cursor->at = stop + run < cursor->end ? stop + run : cursor->end;
    struct str inside = str_slice(text_of(cursor), start, stop);
    if (inside.len > literal.len + 1) { /* one space on either side is stripped */
        start++;
        stop--;
        inside = str_slice(text_of(cursor), start, stop);
    }
    struct node *node =
        node_make(cursor->reading->arena, NODE_CODE, reading_span(cursor->reading, start, stop));
    node->replaced = !str_equal(inside, literal);
    node->text = node->replaced ? str_copy(cursor->reading->arena, literal) : inside;
    return node;
}

bool align_find(struct cursor *cursor, char c) {
    size_t at = cursor->at;
    while (at < cursor->end && byte_at(cursor, at) != c && is_mark(byte_at(cursor, at)))
        at++;
    if (byte_at(cursor, at) != c)
        return false;
    cursor->at = at + 1;
    return true;
}

/* Over `(address "title")`: balanced parentheses, quoted titles, angle brackets, escapes. */
static size_t destination_end(const struct cursor *cursor, size_t at) {
    int depth = 0;
    char quote = '\0';
    for (; at < cursor->end; at++) {
        char c = byte_at(cursor, at);
        if (c == '\\')
            at++;
        else if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = byte_at(cursor, at - 1) == ' ' || byte_at(cursor, at - 1) == '\n' ? c : '\0';
        else if (c == '<')
            quote = '>';
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            return at + 1;
    }
    return at;
}

void align_leave_bracket(struct cursor *cursor) {
    while (cursor->at < cursor->end && byte_at(cursor, cursor->at) != ']')
        cursor->at++;
    cursor->at++;
    if (byte_at(cursor, cursor->at) == '(') {
        cursor->at = destination_end(cursor, cursor->at);
    } else if (byte_at(cursor, cursor->at) == '[') {
        while (cursor->at < cursor->end && byte_at(cursor, cursor->at) != ']')
            cursor->at++;
        cursor->at++;
    }
    if (cursor->at > cursor->end)
        cursor->at = cursor->end;
}

void align_line_end(struct cursor *cursor) {
    while (cursor->at < cursor->end && byte_at(cursor, cursor->at) != '\n')
        cursor->at++;
    if (cursor->at < cursor->end)
        cursor->at++;
    while (byte_at(cursor, cursor->at) == ' ' || byte_at(cursor, cursor->at) == '\t' ||
           byte_at(cursor, cursor->at) == '>')
        cursor->at++;
}
