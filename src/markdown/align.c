/* align.c: the parser's places are not reliable inside a block, so its literals are walked in step
 * with the block's content: what is equal is verbatim, an escape or an entity stands for itself,
 * and what the parser took as marks is stepped over by those who know them. */
#include "markdown/align.h"

#include <string.h>

#define CMARK_NO_SHORT_NAMES 1
#include <cmark-gfm.h>

static struct str content_text(const struct cursor *cursor) {
    return (struct str){cursor->content.bytes, cursor->content.len};
}

char align_byte(const struct cursor *cursor, size_t ahead) {
    size_t at = cursor->at + ahead;
    return at < cursor->content.len ? cursor->content.bytes[at] : '\0';
}

uint32_t align_place_behind(const struct cursor *cursor) {
    size_t at = cursor->at < cursor->content.len ? cursor->at : cursor->content.len;
    if (at)
        return cursor->content.places[at - 1] + 1;
    return cursor->content.places[0]; /* there is one behind the last byte */
}

uint32_t align_place(const struct cursor *cursor) {
    return cursor->at < cursor->content.len ? cursor->content.places[cursor->at]
                                            : align_place_behind(cursor);
}

/* What the parser makes of an entity: it is asked, so that the table of names is the same. */
static struct str ask_parser(struct arena *arena, struct str entity) {
    cmark_node *document = cmark_parse_document(entity.at, entity.len, CMARK_OPT_DEFAULT);
    cmark_node *block = cmark_node_first_child(document);
    cmark_node *node = block ? cmark_node_first_child(block) : NULL;
    struct str found = str_of(node ? cmark_node_get_literal(node) : NULL);
    struct str value = str_equal(found, entity) ? STR("") : str_copy(arena, found);
    cmark_node_free(document);
    return value;
}

/* An entity at the cursor: its length, and what it stands for; 0 when it is none. */
static size_t read_entity(const struct cursor *cursor, struct str *value) {
    enum { LONGEST = 40 };
    static const char *const common[][2] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\u00a0"}};
    size_t len = 1;
    while (len < LONGEST && (g_ascii_isalnum(align_byte(cursor, len)) ||
                             (len == 1 && align_byte(cursor, len) == '#')))
        len++;
    if (align_byte(cursor, 0) != '&' || align_byte(cursor, len) != ';' || len == 1)
        return 0;
    struct str entity = str_slice(content_text(cursor), cursor->at, cursor->at + ++len);
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (str_is(entity, common[i][0])) {
            *value = str_of(common[i][1]);
            return len;
        }
    *value = ask_parser(cursor->reading->arena, entity);
    return value->len ? len : 0;
}

static void add_piece(struct cursor *cursor, struct node *parent, struct str text, size_t start,
                      size_t end, bool replaced) {
    if (!text.len)
        return;
    const uint32_t *places = cursor->content.places;
    uint32_t from = start < end ? places[start] : align_place(cursor);
    uint32_t to = start < end ? places[end - 1] + 1 : from;
    struct node *node =
        node_make(cursor->reading->arena, NODE_TEXT, reading_span(cursor->reading, from, to));
    node->replaced = replaced;
    node->text = replaced ? str_copy(cursor->reading->arena, text)
                          : str_slice(cursor->reading->text, from, to);
    node_append(parent, node);
}

/* A backslash was left out before the byte: "\|" in a cell. */
static bool follows_gap(const struct cursor *cursor, size_t at) {
    const uint32_t *places = cursor->content.places;
    return at < cursor->content.len && places[at] > 0 &&
           cursor->reading->text.at[places[at] - 1] == '\\' && cursor->content.bytes[at] == '|' &&
           (at == 0 || places[at - 1] + 1 != places[at]);
}

/* One step: how many bytes of content stand for how many of the literal. */
struct step {
    size_t source, literal;
    bool replaced, gap;
};

static struct step next_step(const struct cursor *cursor, struct str rest, enum align_mode mode) {
    char c = align_byte(cursor, 0);
    struct str value;
    size_t entity;
    if (cursor->at >= cursor->content.len)
        return (struct step){0};
    if (mode == ALIGN_MARKDOWN && c == '\\' && g_ascii_ispunct(align_byte(cursor, 1)) &&
        align_byte(cursor, 1) == rest.at[0])
        return (struct step){2, 1, true, false};
    if (mode != ALIGN_RAW && c == '&' && (entity = read_entity(cursor, &value)) &&
        str_starts(rest, value))
        return (struct step){entity, value.len, true, false};
    if (c != rest.at[0])
        return (struct step){0};
    bool gap = follows_gap(cursor, cursor->at);
    return (struct step){1, 1, gap, gap};
}

/* Behind the bracket that closes the one at `at`; the end of what is looked at when none does. */
static size_t bracket_end(struct str text, size_t at) {
    enum { FARTHEST = 4000 };
    size_t end = MIN(text.len, at + FARTHEST);
    int depth = 0;
    for (; at < end; at++) {
        depth += (text.at[at] == '[') - (text.at[at] == ']');
        if (depth == 0)
            return at + 1;
        at += text.at[at] == '\\';
    }
    return end;
}

/* Behind a footnote's label of several pieces (lines, brackets), or 0: the parser takes some of its
 * first bytes for the whole and drops the rest. So the literal closes where the content goes on; an
 * escape or an entity may stand for the bracket as well. */
static size_t broken_label_end(const struct cursor *cursor, struct str rest, size_t *literal_end) {
    if (rest.at[0] != '[' || !str_starts(rest, STR("[^")))
        return 0;
    struct str text = content_text(cursor);
    size_t end = bracket_end(text, cursor->at), same = 0;
    while (same < rest.len && cursor->at + same < end &&
           rest.at[same] == text.at[cursor->at + same])
        same++;
    if (same < 2 || same == rest.len || cursor->at + same == end || rest.at[same] != ']' ||
        strchr("\\&", text.at[cursor->at + same]))
        return 0;
    *literal_end = same + 1;
    return end;
}

void align_report_label(struct cursor *cursor, size_t start, size_t end) {
    const uint32_t *places = cursor->content.places;
    diag_add(cursor->reading->diags, DIAG_MARKDOWN_NOTE_UNDEFINED,
             reading_span(cursor->reading, places[start], places[end - 1] + 1),
             "the footnote's label cannot be read");
    diag_hint(cursor->reading->diags, "a label is one word in one line, without brackets");
}

/* Aligns from the cursor on as far as it fits; returns how much of the literal that was. */
static size_t align_run(struct cursor *cursor, struct node *parent, struct str literal,
                        enum align_mode mode) {
    size_t done = 0, from = 0, piece = cursor->at;
    while (done < literal.len) {
        struct str rest = str_slice(literal, done, literal.len);
        size_t skipped, label = broken_label_end(cursor, rest, &skipped);
        if (label) {
            add_piece(cursor, parent, str_slice(literal, from, done), piece, cursor->at, false);
            align_report_label(cursor, cursor->at, label);
            from = done += skipped;
            piece = cursor->at = label;
            continue;
        }
        struct step step = next_step(cursor, rest, mode);
        if (!step.source)
            break;
        if (step.replaced) {
            add_piece(cursor, parent, str_slice(literal, from, done), piece, cursor->at, false);
            add_piece(cursor, parent, str_slice(literal, done, done + step.literal), cursor->at,
                      cursor->at + step.source, true);
            if (step.gap)
                parent->last->span.start--;
            from = done + step.literal;
            piece = cursor->at + step.source;
        }
        cursor->at += step.source;
        done += step.literal;
    }
    add_piece(cursor, parent, str_slice(literal, from, done), piece, cursor->at, false);
    return done;
}

/* The nearest place ahead where the literal's first bytes stand; bounded, so that a text that fits
 * nowhere costs no more than its length. */
static bool seek(struct cursor *cursor, struct str rest, enum align_mode mode) {
    enum { FARTHEST = 400, PROBE = 3 };
    size_t start = cursor->at;
    for (size_t ahead = 0; ahead < FARTHEST && start + ahead < cursor->content.len; ahead++) {
        struct cursor probe = *cursor;
        probe.at = start + ahead;
        size_t matched = 0, done = 0;
        for (; matched < PROBE && done < rest.len; matched++) {
            struct step step = next_step(&probe, str_slice(rest, done, rest.len), mode);
            if (!step.source)
                break;
            probe.at += step.source;
            done += step.literal;
        }
        if (matched == PROBE || done == rest.len) {
            cursor->at = start + ahead;
            return true;
        }
    }
    return false;
}

void align_text(struct cursor *cursor, struct node *parent, struct str literal,
                enum align_mode mode) {
    size_t done = 0;
    while (done < literal.len) {
        done += align_run(cursor, parent, str_slice(literal, done, literal.len), mode);
        if (done < literal.len && !seek(cursor, str_slice(literal, done, literal.len), mode))
            break;
    }
    if (done == literal.len)
        return;
    cursor->missed++;
    char *valid = g_utf8_make_valid(literal.at + done, (gssize)(literal.len - done));
    add_piece(cursor, parent, str_of(valid), cursor->at, cursor->at, true);
    g_free(valid);
}

void align_until(struct cursor *cursor, struct node *parent, size_t end) {
    size_t piece = cursor->at;
    struct str all = content_text(cursor), value;
    while (cursor->at < end) {
        size_t entity = read_entity(cursor, &value);
        if (!entity) {
            cursor->at++;
            continue;
        }
        add_piece(cursor, parent, str_slice(all, piece, cursor->at), piece, cursor->at, false);
        add_piece(cursor, parent, value, cursor->at, cursor->at + entity, true);
        piece = cursor->at += entity;
    }
    add_piece(cursor, parent, str_slice(all, piece, cursor->at), piece, cursor->at, false);
}

static size_t count_backticks(const struct cursor *cursor, size_t at) {
    size_t run = 0;
    while (at + run < cursor->content.len && cursor->content.bytes[at + run] == '`')
        run++;
    return run;
}

struct node *align_code(struct cursor *cursor, struct str literal) {
    size_t len = cursor->content.len, at = cursor->at;
    const char *bytes = cursor->content.bytes;
    while (at < len && bytes[at] != '`')
        at++;
    size_t run = count_backticks(cursor, at), start = at + run, stop = start;
    while (stop < len) {
        size_t closing = count_backticks(cursor, stop);
        if (closing == run)
            break;
        stop += closing ? closing : 1;
    }
    cursor->at = stop + run < len ? stop + run : len;
    if (stop - start >= literal.len + 2) { /* one space on either side is stripped */
        start++;
        stop--;
    }
    uint32_t from = start < stop ? cursor->content.places[start] : align_place(cursor);
    uint32_t to = start < stop ? cursor->content.places[stop - 1] + 1 : from;
    struct node *node =
        node_make(cursor->reading->arena, NODE_CODE, reading_span(cursor->reading, from, to));
    struct str inside = str_slice(cursor->reading->text, from, to);
    node->replaced = !str_equal(inside, literal);
    node->text = node->replaced ? str_copy(cursor->reading->arena, literal) : inside;
    return node;
}

struct span align_literal(struct cursor *cursor, struct str literal) {
    uint32_t start = align_place(cursor);
    if (str_starts(str_slice(content_text(cursor), cursor->at, cursor->content.len), literal)) {
        cursor->at += literal.len;
    } else { /* white space at its lines' starts differs: the last byte is what ends it */
        cursor->missed++;
        char last = literal.at[literal.len - 1];
        while (cursor->at < cursor->content.len && align_byte(cursor, 0) != last)
            cursor->at++;
        cursor->at += cursor->at < cursor->content.len;
    }
    return reading_span(cursor->reading, start, align_place_behind(cursor));
}

void align_over(struct cursor *cursor, const char *marks, size_t most) {
    for (; most && align_byte(cursor, 0) && strchr(marks, align_byte(cursor, 0)); most--)
        cursor->at++;
}

void align_line_end(struct cursor *cursor) {
    while (cursor->at < cursor->content.len && align_byte(cursor, 0) != '\n')
        cursor->at++;
    cursor->at += cursor->at < cursor->content.len;
    align_over(cursor, " \t", SIZE_MAX);
}

/* ---- what follows a link's text ---- */

static size_t skip_space(struct str text, size_t at) {
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\t' || text.at[at] == '\n'))
        at++;
    return at;
}

static size_t address_end(struct str text, size_t at) {
    int depth = 0;
    if (at < text.len && text.at[at] == '<') {
        for (at++; at < text.len && text.at[at] != '>'; at++) {
            if (text.at[at] == '\n' || text.at[at] == '<')
                return SIZE_MAX;
            at += text.at[at] == '\\';
        }
        return at < text.len ? at + 1 : SIZE_MAX;
    }
    for (; at < text.len; at++) {
        unsigned char c = (unsigned char)text.at[at];
        if (c == '\\' && at + 1 < text.len && g_ascii_ispunct(text.at[at + 1])) {
            at++;
            continue;
        }
        if (c <= ' ' || (c == ')' && depth == 0))
            break;
        depth += (c == '(') - (c == ')');
        if (depth > 32)
            return SIZE_MAX;
    }
    return depth ? SIZE_MAX : at;
}

static size_t quoted_end(struct str text, size_t at) {
    char close = text.at[at] == '(' ? ')' : text.at[at];
    for (at++; at < text.len && text.at[at] != close; at++)
        at += text.at[at] == '\\';
    return at < text.len ? at + 1 : SIZE_MAX;
}

/* Behind `(address "title")`, or SIZE_MAX when it is none. */
static size_t destination_end(struct str text, size_t at) {
    at = address_end(text, skip_space(text, at + 1));
    if (at == SIZE_MAX)
        return at;
    size_t title = skip_space(text, at);
    if (title > at && title < text.len && strchr("\"'(", text.at[title])) {
        at = quoted_end(text, title);
        if (at == SIZE_MAX)
            return at;
    }
    at = skip_space(text, at);
    return at < text.len && text.at[at] == ')' ? at + 1 : SIZE_MAX;
}

/* Behind `[label]`, or SIZE_MAX: a label holds no bracket that is not escaped. */
static size_t label_end(struct str text, size_t at) {
    size_t start = at++;
    for (; at < text.len && text.at[at] != ']'; at++) {
        if (text.at[at] == '[' || at - start > 1000)
            return SIZE_MAX;
        at += text.at[at] == '\\' && at + 1 < text.len && g_ascii_ispunct(text.at[at + 1]);
    }
    return at < text.len ? at + 1 : SIZE_MAX;
}

void align_leave_bracket(struct cursor *cursor) {
    struct str text = content_text(cursor);
    while (cursor->at < text.len && align_byte(cursor, 0) != ']')
        cursor->at++;
    cursor->at += cursor->at < text.len;
    size_t end = SIZE_MAX;
    if (align_byte(cursor, 0) == '(')
        end = destination_end(text, cursor->at);
    else if (align_byte(cursor, 0) == '[')
        end = label_end(text, cursor->at);
    if (end != SIZE_MAX)
        cursor->at = end;
}
