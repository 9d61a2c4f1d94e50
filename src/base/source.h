/* source.h: the input files of one job, and places in them.
 * A span is two byte offsets; lines and columns are worked out only when something is printed. */
#ifndef DOSSIER_SOURCE_H
#define DOSSIER_SOURCE_H

#include <stdint.h>

#include "base/str.h"

struct diags;
struct sources; /* all sources of one job; lives in an arena */

struct span {
    uint32_t source; /* index in the sources, from 1; 0 is nowhere */
    uint32_t start;  /* bytes */
    uint32_t end;    /* bytes, behind the last */
};

#define SPAN_NONE ((struct span){0, 0, 0})

struct place_in_text {
    uint32_t line;   /* from 1 */
    uint32_t column; /* from 1, in characters */
};

struct sources *sources_make(struct arena *arena);

/* Takes in a file's bytes (copied). `path` is what diagnostics print, `name` what refs use: the
 * path inside the pack ("introduction.md"). A byte order mark is dropped, CRLF and CR become LF.
 * Invalid UTF-8, NUL and control characters other than tab and line feed are reported, each
 * located, and the source is still there (with U+FFFD in their stead) so that more can be found. */
uint32_t source_add(struct sources *sources, struct str path, struct str name, struct str bytes,
                    struct diags *diags);

/* White space and what XML 1.0 §2.2 allows; the C1 controls and non-characters are refused too.
 * For what writes characters by number (escapes), and so does not come through source_add. */
bool source_allows(uint32_t character);

/* The name of a file or folder as text for the outputs: such names may hold bytes and characters
 * that no text may. "Untitled" when nothing is left. */
struct str source_name_as_text(struct arena *arena, struct str name);

size_t source_count(const struct sources *sources);
struct str source_path(const struct sources *sources, uint32_t source);
struct str source_name(const struct sources *sources, uint32_t source);
struct str source_text(const struct sources *sources, uint32_t source);

/* The text of a span; empty for SPAN_NONE. */
struct str span_text(const struct sources *sources, struct span span);

struct place_in_text source_place(const struct sources *sources, uint32_t source, uint32_t offset);

/* The same for places one behind the other: counts on from the last one in its line, so that many
 * in one long line cost no more than the line. Begins zeroed. */
struct place_cursor {
    uint32_t source, offset;
    struct place_in_text place;
};
struct place_in_text source_place_next(const struct sources *sources, struct place_cursor *cursor,
                                       uint32_t source, uint32_t offset);

/* Byte offset of a line (from 1) and of the line's end (before its line feed). */
uint32_t source_line_start(const struct sources *sources, uint32_t source, uint32_t line);
uint32_t source_line_end(const struct sources *sources, uint32_t source, uint32_t line);

#endif
