/* align.h: where the parser's literals stand in the source. */
#ifndef DOSSIER_MARKDOWN_ALIGN_H
#define DOSSIER_MARKDOWN_ALIGN_H

#include "markdown/markdown_internal.h"

/* A block's bytes as the parser saw them: without the prefixes of its lines, and in a table's cell
 * without the backslash of "\|". Each byte knows its place in the file. */
struct content {
    char *bytes;
    uint32_t *places;
    size_t len;
};

struct content_shape {
    int quotes;       /* how many block quotes are around it: marks that its lines begin with */
    bool listed;      /* a list or a note is around it too, whose indentation is its own */
    bool cell;        /* a table's cell: "\|" is "|" */
    bool heading;     /* it may begin with number signs */
    bool definitions; /* link definitions may stand before it, and are no part of it */
};

/* The content of the bytes [start, end). `first` is the literal that it begins with, if any. */
struct content content_make(struct reading *reading, size_t start, size_t end,
                            struct content_shape shape, struct str first);

/* Walked in step with the block's inlines. */
struct cursor {
    struct reading *reading;
    struct content content;
    size_t at;       /* in the content */
    uint32_t missed; /* literals that were found nowhere; none in a text that the tests know */
};

enum align_mode {
    ALIGN_MARKDOWN, /* escapes and entities */
    ALIGN_ADDRESS,  /* between angle brackets: entities alone */
    ALIGN_RAW       /* a bare address: every byte is itself */
};

/* The file's place of the cursor: the next byte's, or behind the last one. */
uint32_t align_place(const struct cursor *cursor);
uint32_t align_place_behind(const struct cursor *cursor);
char align_byte(const struct cursor *cursor, size_t ahead);

/* Appends TEXT nodes for a literal to `parent`: verbatim pieces, and one `replaced` node for each
 * escape or entity. The cursor moves behind it. */
void align_text(struct cursor *cursor, struct node *parent, struct str literal,
                enum align_mode mode);

/* The text up to byte `end` of the content, entities resolved. */
void align_until(struct cursor *cursor, struct node *parent, size_t end);

/* A code span: the cursor stands before its opening backticks; the text's place is returned. */
struct node *align_code(struct cursor *cursor, struct str literal);

/* Over a literal that stands in the source as it is (a tag); its place. */
struct span align_literal(struct cursor *cursor, struct str literal);

/* Over at most `most` bytes `c`: marks of emphasis, an opening bracket. */
void align_over(struct cursor *cursor, const char *marks, size_t most);

/* Behind a link's or image's text: over `](address "title")`, `][label]` or `]`. */
void align_leave_bracket(struct cursor *cursor);

/* Reports a footnote's label, from byte to byte of the content, that the parser could not
 * read. */
void align_report_label(struct cursor *cursor, size_t start, size_t end);

/* Over a line's end. */
void align_line_end(struct cursor *cursor);

#endif
