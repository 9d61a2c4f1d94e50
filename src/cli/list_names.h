/* list_names.h: `list actors` and `list candidates`: who is named, where. */
#ifndef DOSSIER_LIST_NAMES_H
#define DOSSIER_LIST_NAMES_H

#include "build/build.h"
#include "cli/records.h"

extern const char *const actor_columns[], *const candidate_columns[];

/* One row a mention of an actor. */
void list_actors(struct records *records, const struct build *build);

/* One row a candidate and place: actors that nobody declared, and offices named alone. */
void list_candidates(struct records *records, const struct build *build);

/* The same as a list of actors to start a registry from: declared, or found. */
void list_names_yaml(const struct build *build, bool candidates, GString *out);

/* A row for each term of the glossary. */
extern const char *const term_columns[];
void list_terms(struct records *records, const struct build *build);

#endif
