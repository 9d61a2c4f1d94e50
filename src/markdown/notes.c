/* notes.c: footnotes as the text has them. The parser drops unused definitions and keeps undefined
 * references as plain text, both silently; so they are looked for here, outside of code. */
#include <string.h>

#include "markdown/markdown_internal.h"

struct note {
    struct span definition;
    int references;
};

/* The end of a code span that opens at `i`, or `i` when nothing closes it in the paragraph. */
static size_t skip_code(struct str text, size_t i) {
    size_t run = 0;
    while (i + run < text.len && text.at[i + run] == '`')
        run++;
    for (size_t j = i + run; j < text.len; j++) {
        if (text.at[j] == '\n' && j + 1 < text.len && text.at[j + 1] == '\n')
            break;
        size_t closing = 0;
        while (j + closing < text.len && text.at[j + closing] == '`')
            closing++;
        if (closing == run)
            return j + closing;
        if (closing)
            j += closing - 1;
    }
    return i + run;
}

/* Whether a line at `i` opens or closes a fence. */
static bool is_fence(struct str text, size_t i) {
    size_t spaces = 0;
    while (spaces < 3 && i + spaces < text.len && text.at[i + spaces] == ' ')
        spaces++;
    struct str rest = str_slice(text, i + spaces, i + spaces + 3);
    return str_is(rest, "```") || str_is(rest, "~~~");
}

static size_t line_end(struct str text, size_t i) {
    const char *end = i < text.len ? memchr(text.at + i, '\n', text.len - i) : NULL;
    return end ? (size_t)(end - text.at) : text.len;
}

/* `[^label]` at `i`: its end, or 0. */
static size_t label_end(struct str text, size_t i) {
    size_t j = i + 2;
    while (j < text.len && text.at[j] != ']' && text.at[j] != '[' && text.at[j] != '\n' &&
           text.at[j] != ' ')
        j++;
    return j < text.len && text.at[j] == ']' && j > i + 2 ? j + 1 : 0;
}

typedef void visit(struct reading *reading, GHashTable *notes, size_t start, size_t end,
                   bool definition);

static void scan(struct reading *reading, GHashTable *notes, visit *visit_note) {
    struct str text = reading->text;
    bool fenced = false, line_start = true;
    for (size_t i = reading->start; i < text.len;) {
        if (line_start && is_fence(text, i)) {
            fenced = !fenced;
            i = line_end(text, i) + 1;
            continue;
        }
        if (fenced) {
            i = line_end(text, i) + 1;
            continue;
        }
        bool at_start = line_start;
        line_start = text.at[i] == '\n';
        if (text.at[i] == '\\' && i + 1 < text.len && text.at[i + 1] != '\n') {
            i += 2;
        } else if (text.at[i] == '`') {
            i = skip_code(text, i);
        } else if (text.at[i] == '[' && i + 1 < text.len && text.at[i + 1] == '^' &&
                   label_end(text, i)) {
            size_t end = label_end(text, i);
            visit_note(reading, notes, i, end, at_start && end < text.len && text.at[end] == ':');
            i = end;
        } else {
            i++;
        }
    }
}

static const char *key_of(struct reading *reading, size_t start, size_t end) {
    return str_terminated(reading->arena, str_slice(reading->text, start + 2, end - 1));
}

static void define(struct reading *reading, GHashTable *notes, size_t start, size_t end,
                   bool definition) {
    if (!definition)
        return;
    const char *key = key_of(reading, start, end);
    struct note *before = g_hash_table_lookup(notes, key);
    if (before) {
        diag_add(reading->diags, DIAG_MARKDOWN_NOTE_DUPLICATE, reading_span(reading, start, end),
                 "the footnote '%s' is defined twice", key);
        diag_see(reading->diags, before->definition, "first here");
        return;
    }
    struct note *note = ARENA_NEW(reading->arena, struct note);
    note->definition = reading_span(reading, start, end);
    g_hash_table_insert(notes, (gpointer)(uintptr_t)key, note);
}

static void refer(struct reading *reading, GHashTable *notes, size_t start, size_t end,
                  bool definition) {
    if (definition)
        return;
    const char *key = key_of(reading, start, end);
    struct note *note = g_hash_table_lookup(notes, key);
    if (note)
        note->references++;
    else
        diag_add(reading->diags, DIAG_MARKDOWN_NOTE_UNDEFINED, reading_span(reading, start, end),
                 "the footnote '%s' is not defined in this section", key);
}

static void find_unused(struct reading *reading, GHashTable *notes, size_t start, size_t end,
                        bool definition) {
    const char *key = key_of(reading, start, end);
    const struct note *note = g_hash_table_lookup(notes, key);
    if (definition && note && !note->references && note->definition.start == start)
        diag_add(reading->diags, DIAG_MARKDOWN_NOTE_UNUSED, reading_span(reading, start, end),
                 "nothing refers to the footnote '%s'; it is left out", key);
}

void markdown_check_notes(struct reading *reading) {
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    scan(reading, notes, define);
    scan(reading, notes, refer);
    scan(reading, notes, find_unused);
    g_hash_table_destroy(notes);
}
