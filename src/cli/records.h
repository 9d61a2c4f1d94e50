/* records.h: a table of texts, printed for people or for programs. */
#ifndef DOSSIER_RECORDS_H
#define DOSSIER_RECORDS_H

#include "base/base.h"

struct records {
    struct arena *arena;
    const char *const *columns; /* NULL at the end */
    struct str *fields;         /* row by row */
    size_t count, room;
};

void records_add(struct records *records, struct str field);
void records_add_number(struct records *records, uint32_t number);

/* `format` is text, tsv, csv or json. */
void records_print(const struct records *records, const char *format, GString *out);

#endif
