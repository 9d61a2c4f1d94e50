/* markdown_internal.h: between the files of markdown/ alone. */
#ifndef DOSSIER_MARKDOWN_INTERNAL_H
#define DOSSIER_MARKDOWN_INTERNAL_H

#include "markdown/markdown.h"

/* One section that is being read. */
struct reading {
    struct arena *arena;
    const struct sources *sources;
    struct diags *diags;
    uint32_t source;
    struct str text;     /* of the whole file */
    uint32_t start;      /* where the Markdown begins: behind the front matter */
    uint32_t first_line; /* its line in the file, from 1 */
    struct markdown_options options;
    struct markdown_section *section;
    struct str prefix; /* the section's id: what generated ids begin with */
    GHashTable *ids;   /* taken ones → next number to try; looked up only */
    bool damaged;      /* what would give a title may be among what was reported */
    uint32_t missed;   /* literals without a place of their own: none is expected */
};

struct span reading_span(const struct reading *reading, size_t start, size_t end);

/* Refuses what would make the parser slow; false after an error. */
bool markdown_within_limits(struct reading *reading);

/* Footnotes that are undefined, unused or defined twice; after the tree is built. */
void markdown_check_notes(struct reading *reading);

/* Reads the title of a picture, which is the whole of `caption`'s span, as inlines of the caption;
 * false, and nothing changed, where it is no single paragraph. */
bool markdown_build_title(struct reading *reading, struct node *caption);

/* Plain text instead of Markdown. */
void markdown_read_plain(struct reading *reading);

/* Attributes in braces: `braces` is the text between them, at `at` in the file. */
enum attribute_place {
    ATTRIBUTE_HEADING,
    ATTRIBUTE_SPAN,
    ATTRIBUTE_IMAGE,
    ATTRIBUTE_CODE,
    ATTRIBUTE_CAPTION
};
void markdown_attributes(struct reading *reading, struct node *node, enum attribute_place place,
                         struct span braces);

/* Finds `[text]{...}`, `{...}` behind images and headings, and `[@key]` among a block's inlines. */
void markdown_inline_attributes(struct reading *reading, struct node *block);

/* Cuts a verbatim TEXT in two at byte `at`; returns the second part. */
struct node *reading_split_text(struct reading *reading, struct node *text, size_t at);

/* Finds citations in a row of inlines. */
void markdown_citations(struct reading *reading, struct node *parent);

/* An id that nothing in the section has: `wanted`, else with -2, -3 … behind it. */
struct str markdown_unique_id(struct reading *reading, struct str wanted);

/* What an SVG holds that is not on the list of what may be; NULL when all is. */
const char *markdown_svg_fault(struct arena *arena, struct str data);

/* Ids for headings, notes made children of the section, headings checked. */
void markdown_finish(struct reading *reading);

#endif
