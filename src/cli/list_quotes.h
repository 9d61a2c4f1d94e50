/* list_quotes.h: the pack's quotations as rows. */
#ifndef DOSSIER_LIST_QUOTES_H
#define DOSSIER_LIST_QUOTES_H

#include "build/build.h"
#include "cli/records.h"

extern const char *const quote_columns[];

void quotes_fill(struct records *records, const struct build *build);

#endif
