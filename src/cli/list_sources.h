/* list_sources.h: the ledger of the pack's sources, and all of them as CSL-JSON. */
#ifndef DOSSIER_LIST_SOURCES_H
#define DOSSIER_LIST_SOURCES_H

#include "build/build.h"
#include "cli/records.h"

extern const char *const source_columns[];

/* The counts of `check --health`. */
void health_print(const struct build *build, const char *format, GString *out);

void sources_fill(struct records *records, const struct build *build);

#endif
