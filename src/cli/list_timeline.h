/* list_timeline.h: the entries of the timeline as data: rows, the review file, and the forms of
 * calendars and of TimelineJS. */
#ifndef DOSSIER_LIST_TIMELINE_H
#define DOSSIER_LIST_TIMELINE_H

#include "build/build.h"
#include "cli/records.h"

extern const char *const timeline_columns[], *const timeline_json_columns[];

/* Only statements, or all. `json` fills the columns that only JSON has as well. */
void timeline_fill(struct records *records, const struct build *build, bool statements, bool json);

/* What an editor edits and `timeline_review` reads (YAML). */
void timeline_print_review(const struct build *build, GString *out);

/* RFC 5545. Entries before the year 1 have no form there and are left out; returns how many. */
size_t timeline_print_ics(const struct build *build, bool statements, GString *out);

/* The JSON of TimelineJS 3. */
void timeline_print_timelinejs(const struct build *build, bool statements, GString *out);

/* "a.md:3:4" */
struct str timeline_place(struct arena *arena, const struct build *build, struct span span);

#endif
