/* build_tree.h: the parser's tree → ours. */
#ifndef DOSSIER_MARKDOWN_BUILD_TREE_H
#define DOSSIER_MARKDOWN_BUILD_TREE_H

#define CMARK_NO_SHORT_NAMES 1
#include <cmark-gfm.h>

#include "markdown/align.h"

/* Appends all blocks of `document` to the section, footnotes behind them. */
void markdown_build_tree(struct reading *reading, cmark_node *document);

/* Appends the inlines of a block, whose span is known. */
void markdown_build_inlines(struct reading *reading, cmark_node *from, struct node *block,
                            struct content_shape shape);

/* How many block quotes are around a block. */
int markdown_quotes_around(cmark_node *from);

/* Raw HTML: reported; what the few tags that are kept mean is in build_inlines.c. */
void markdown_build_html_block(struct reading *reading, cmark_node *from, struct node *parent,
                               struct span span);

#endif
