/* build_internal.h: between the files of build/ alone. */
#ifndef DOSSIER_BUILD_INTERNAL_H
#define DOSSIER_BUILD_INTERNAL_H

#include "build/build.h"

bool build_has_errors(const struct build *build);

/* Adds the pack's own fonts to the typesetter's. */
void build_fonts(struct build *build);

/* Gives the outline's own texts the typography of the sections: titles, key points, events. */
void build_typography(struct build *build);

/* The same for the words of quotations, once they stand in the sections: there they are set with
 * their places. */
void build_quote_typography(struct build *build);

/* What compose is told, in each round. */
struct compose_input build_compose_input(const struct build *build);
/* Reads the definitions of the glossary's terms. */
void build_glossary(struct build *build);
/* All of them as blocks of one section, to be checked with the others. */
struct node *build_glossary_texts(struct build *build);

/* Composes the book once, without pages; build->layout stays NULL. */
void build_without_pages(struct build *build);

/* Reports what an editor has to look after: sources, dates, statements. */
void build_health(struct build *build, const struct build_options *options);

/* Tests the tree's invariants in debug and san builds; a fault is an internal error. */
void build_check_tree(struct build *build, const struct node *root, const char *stage);

#endif
