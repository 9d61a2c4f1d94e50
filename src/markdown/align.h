/* align.h: where the parser's literals stand in the source. */
#ifndef DOSSIER_MARKDOWN_ALIGN_H
#define DOSSIER_MARKDOWN_ALIGN_H

#include "markdown/markdown_internal.h"

/* A block's bytes, walked in step with its inlines. */
struct cursor {
    struct reading *reading;
    size_t at, end; /* in the file */
};

/* Appends TEXT nodes for a literal to `parent`: verbatim pieces, and one `replaced` node for each
 * escape or entity. The cursor moves behind it. */
void align_text(struct cursor *cursor, struct node *parent, struct str literal);

/* A code span: the cursor stands before its opening backticks; the text's place is returned. */
struct node *align_code(struct cursor *cursor, struct str literal);

/* Moves over marks of emphasis and the like to the byte `c`, or stays. */
bool align_find(struct cursor *cursor, char c);

/* Behind a link's or image's text: over `](address "title")`, `][label]` or `]`. */
void align_leave_bracket(struct cursor *cursor);

/* Over a line's end and the prefix of the next line. */
void align_line_end(struct cursor *cursor);

#endif
