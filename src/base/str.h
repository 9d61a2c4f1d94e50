/* str.h: views of UTF-8 text. A view owns nothing; its bytes live in a source or an arena.
 * Text is checked to be UTF-8 once, where it enters (source_add); inside it is just bytes. */
#ifndef DOSSIER_STR_H
#define DOSSIER_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include "base/arena.h"

struct str {
    const char *at; /* not NUL-terminated; NULL only when len is 0 */
    size_t len;     /* bytes */
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).len, (s).at /* for "%.*s" */

struct str str_of(const char *terminated); /* NULL gives the empty view */
bool str_equal(struct str a, struct str b);
bool str_is(struct str a, const char *terminated);
int str_compare(struct str a, struct str b); /* by bytes: the order of code points */
bool str_starts(struct str text, struct str prefix);
bool str_ends(struct str text, struct str suffix);
struct str str_slice(struct str text, size_t start, size_t end); /* end is cut to the length */
struct str str_trim(struct str text);                            /* ASCII white space, both ends */

/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str text, struct str needle, size_t from);

size_t str_characters(struct str text); /* how many characters (code points) */

struct str str_copy(struct arena *arena, struct str text);
const char *str_terminated(struct arena *arena, struct str text); /* a NUL-terminated copy */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

/* The character at `*offset` (U+FFFD when broken), and `*offset` moved behind it. */
uint32_t str_next(struct str text, size_t *offset);

/* For people: what could command a terminal is escaped, and bytes that are not UTF-8. */
void str_append_visible(GString *out, struct str text);

/* As a JSON string, in quotation marks; bytes that are not UTF-8 become U+FFFD. */
void str_append_json(GString *out, struct str text);

/* `value` with at most `places` digits behind the point, no trailing zeros, never a comma:
 * what goes into CSS, SVG and PDF, independent of any locale. */
struct str str_decimal(struct arena *arena, double value, int places);

/* Distance of Levenshtein in bytes, cut off at `most` + 1; used for "did you mean". */
size_t str_distance(struct str a, struct str b, size_t most);

/* FNV-1a, for tables in memory: no output may depend on it. */
uint64_t str_table_hash(struct str text);

/* The first 64 bits of the SHA-256 of the text, for ids derived from content. */
uint64_t str_hash(struct str text);

#endif
