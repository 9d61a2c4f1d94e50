/* source_bibtex.h: the entries of a BibTeX file, between the files that read it. */
#ifndef DOSSIER_SOURCE_BIBTEX_H
#define DOSSIER_SOURCE_BIBTEX_H

#include "outline/source_internal.h"

enum { BIB_MOST_FIELDS = 200, BIB_MOST_VALUE = 1024 * 1024 };

struct bib_field {
    struct str name;  /* in small letters */
    struct str value; /* TeX */
    struct span name_span, span;
};

struct bib_entry {
    struct str type; /* in small letters */
    struct str key;
    struct span span, type_span, key_span;
    struct bib_field *fields;
    size_t count, room;
};

struct bib_file {
    struct bib_entry *entries;
    size_t count, room;
};

void bib_read_file(struct outline_reading *reading, uint32_t source, struct bib_file *file);

#endif
