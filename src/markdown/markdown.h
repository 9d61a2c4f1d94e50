/* markdown.h: one section file → a SECTION of the tree.
 * CommonMark with tables, strikethrough, autolinks, footnotes, and attributes in braces. */
#ifndef DOSSIER_MARKDOWN_H
#define DOSSIER_MARKDOWN_H

#include "doc/doc.h"

struct markdown_section {
    struct node *node; /* the SECTION; NULL when nothing could be read */
    struct located_str title, author, standfirst, language, id;
    struct located_date date; /* of the text, from its front matter */
};

struct markdown_options {
    bool plain_text;       /* a .txt: paragraphs at blank lines, lists from bullets, no markup */
    bool damaged;          /* the file holds what is no text, as was reported */
    int shift;             /* levels that headings are moved down: 1 inside a part */
    struct str language;   /* of the pack: for sections that name none */
    bool citations;        /* the pack has sources: `@key` in the text cites one */
    bool plain_typography; /* of the pack: its sections keep plain quotation marks and dashes */
    struct str fallback_title; /* bare files without a heading: used instead of an error */
};

/* Reads a source. Ids are made unique inside the section and begin with the section's slug; ids
 * that the author gives are kept. Images are named by `target` only: markdown_images loads them.
 * Reports all that is wrong in the section itself. */
struct markdown_section markdown_read(struct arena *arena, const struct sources *sources,
                                      uint32_t source, struct markdown_options options,
                                      struct diags *diags);

/* Loads the pictures that `section` names, from the pack's folder; `image` of each IMAGE is set, or
 * the fault reported. Formats are told by content. Header sizes are checked before any decoding. */
void markdown_images(struct arena *arena, const struct folder *folder, struct node *section,
                     struct diags *diags);

/* Checks what concerns the whole pack, with all sections in one tree: cross-references to ids that
 * nothing has, ids given twice, {actor=} that is none of `actor_ids` (NULL at the end). */
void markdown_check(const struct node *book, const struct str *actor_ids, size_t actor_count,
                    struct diags *diags);

/* Warns of passages in letters that their language is not written in; `language` is the book's. */
void markdown_check_scripts(const struct node *book, struct str language, struct diags *diags);

/* "Charter on a Distinctive Partnership" → "charter-on-a-distinctive-partnership": ASCII letters,
 * digits and '-'; other scripts are transliterated, or hashed where nothing is left. */
struct str markdown_slug(struct arena *arena, struct str text);

#endif
