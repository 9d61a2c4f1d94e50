/* list_citation.h: how the pack and its sections are cited, as text, CSL-JSON or BibTeX. */
#ifndef DOSSIER_LIST_CITATION_H
#define DOSSIER_LIST_CITATION_H

#include "build/build.h"

/* `format` is text, json or bibtex. The pack comes first. */
void citation_print(const struct build *build, const char *format, GString *out);

#endif
