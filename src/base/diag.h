/* diag.h: located messages. No stage prints: all report here, and cli/ prints at the end.
 * Each kind of message is one row of diag_codes.def: code word, level, advice, explanation.
 * Messages say what was done about it ("using the first") and, in the hint, what to do. */
#ifndef DOSSIER_DIAG_H
#define DOSSIER_DIAG_H

#include <glib.h>
#include <stdbool.h>

#include "base/source.h"

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum diag_code {
#define DIAG(name, word, level, advice, explanation) DIAG_##name,
#include "base/diag_codes.def"
#undef DIAG
    DIAG_CODE_COUNT
};

struct diags;

struct diags *diags_make(struct arena *arena, const struct sources *sources);

/* Adds a message at `span` (SPAN_NONE: no place). The text begins in lower case and has no stop. */
void diag_add(struct diags *diags, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* As diag_add, for a file that could not even be read: the place is the path alone. */
void diag_add_path(struct diags *diags, enum diag_code code, struct str path, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));

/* Nearer advice than the table's for the message that was added last: "did you mean 'title'?". */
void diag_hint(struct diags *diags, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A second place for the message that was added last: "first defined here". */
void diag_see(struct diags *diags, struct span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds what another collector has, all of it at one place: for a text that is taken out of a value,
 * whose own places nobody can look up. */
void diag_take_over(struct diags *diags, const struct diags *from, struct span span);

size_t diag_count(const struct diags *diags, enum diag_level level);
size_t diag_count_of(const struct diags *diags, enum diag_code code);
/* The next message of the code from number `*at` on, which moves behind it; false: none is left. */
bool diag_next_of(const struct diags *diags, enum diag_code code, size_t *at, struct span *span,
                  struct str *text);
bool diag_has(const struct diags *diags, enum diag_code code);

/* How many messages there are now, and back to that number: for rounds that report again. */
size_t diag_mark(const struct diags *diags);
void diag_rewind(struct diags *diags, size_t mark);

/* Prints all, sorted by place (sources in the order they were added), equal ones once, at most
 * `most` errors and warnings each with a closing line that counts the rest. As text with excerpt
 * and caret, or as one JSON array. Control characters are escaped. */
void diag_print_text(const struct diags *diags, size_t most, GString *out);
void diag_print_json(const struct diags *diags, GString *out);

/* The table: for `dossier explain`, tests and the manual. */
const char *diag_word(enum diag_code code);
enum diag_level diag_level_of(enum diag_code code);
const char *diag_explanation(enum diag_code code);
bool diag_find(struct str word, enum diag_code *code);
const char *diag_level_name(enum diag_level level);

#endif
