/* notes.c: footnotes that are undefined, unused or defined twice. The parser keeps an undefined
 * reference as plain text and drops what is unused, both silently: so the first are looked for in
 * the tree's texts, and definitions at the lines' starts, wherever the tree has no code. */
#include <stdlib.h>
#include <string.h>

#include "markdown/markdown_internal.h"

struct notes {
    struct reading *reading;
    GHashTable *used;    /* labels that the tree refers to; looked up only */
    GHashTable *defined; /* label → place of its definition */
    struct span *code;   /* code blocks, by place */
    size_t code_count, code_room;
};

/* `[^label]` at `at`: its end, or 0. */
static size_t reference_end(struct str text, size_t at) {
    enum { LONGEST = 1000 };
    if (at + 2 >= text.len || text.at[at] != '[' || text.at[at + 1] != '^')
        return 0;
    size_t end = at + 2;
    while (end < text.len && end - at < LONGEST && !strchr("[] \t\n", text.at[end]))
        end++;
    return end < text.len && text.at[end] == ']' && end > at + 2 ? end + 1 : 0;
}

/* Labels are compared without regard to case, as the parser does. */
static const char *key_of(struct notes *notes, struct str reference) {
    char *folded = g_utf8_casefold(reference.at + 2, (gssize)reference.len - 3);
    const char *key = str_terminated(notes->reading->arena, str_of(folded));
    g_free(folded);
    return key;
}

static void find_undefined(struct notes *notes, const struct node *text) {
    for (size_t at = str_find(text->text, STR("[^"), 0); at != SIZE_MAX;
         at = str_find(text->text, STR("[^"), at + 2)) {
        size_t end = reference_end(text->text, at);
        if (!end)
            continue;
        diag_add(notes->reading->diags, DIAG_MARKDOWN_NOTE_UNDEFINED,
                 reading_span(notes->reading, text->span.start + at, text->span.start + end),
                 "the footnote '%.*s' is not defined in this section",
                 STR_ARG(str_slice(text->text, at + 2, end - 1)));
    }
}

/* ---- notes that are called only by notes ---- */

/* The notes that a block calls are called for, and those that they call. */
static void follow(GHashTable *by_target, GHashTable *called, const struct node *block) {
    GPtrArray *waiting = g_ptr_array_new();
    g_ptr_array_add(waiting, (gpointer)(uintptr_t)block);
    while (waiting->len) {
        const struct node *root = g_ptr_array_remove_index(waiting, waiting->len - 1);
        struct walk walk = walk_start(root);
        while (walk_next(&walk)) {
            if (!walk.entering || walk.node->kind != NODE_NOTE_REFERENCE)
                continue;
            struct node *note = g_hash_table_lookup(by_target, walk.node->target.at);
            if (note && g_hash_table_add(called, note))
                g_ptr_array_add(waiting, note);
        }
    }
    g_ptr_array_free(waiting, TRUE);
}

/* The marks count on without those that are gone. */
static void number_anew(struct reading *reading, GHashTable *by_target) {
    struct walk walk = walk_start(reading->section->node);
    while (walk_next(&walk)) {
        if (!walk.entering || walk.node->kind != NODE_NOTE_REFERENCE)
            continue;
        const struct node *note = g_hash_table_lookup(by_target, walk.node->target.at);
        if (note)
            walk.node->label = note->label;
    }
}

/* The parser keeps a note that only itself, or another such note, calls; no page would show it. */
static void drop_uncalled(struct reading *reading) {
    struct node *section = reading->section->node;
    GHashTable *by_target = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTable *called = g_hash_table_new(NULL, NULL); /* looked up only */
    for (struct node *node = section->first; node; node = node->next)
        if (node->kind == NODE_NOTE)
            g_hash_table_insert(
                by_target,
                (gpointer)(uintptr_t)str_format(reading->arena, "#%.*s", STR_ARG(node->id)).at,
                node);
    for (struct node *node = section->first; node; node = node->next)
        if (node->kind != NODE_NOTE)
            follow(by_target, called, node);
    int number = 0;
    bool dropped = false;
    for (struct node *node = section->first, *next; node; node = next) {
        next = node->next;
        if (node->kind != NODE_NOTE)
            continue;
        if (g_hash_table_contains(called, node)) {
            node->label = str_format(reading->arena, "%d", ++number);
            continue;
        }
        node_unlink(node);
        dropped = true;
    }
    if (dropped)
        number_anew(reading, by_target);
    g_hash_table_destroy(by_target);
    g_hash_table_destroy(called);
}

static void look_at_tree(struct notes *notes) {
    struct walk walk = walk_start(notes->reading->section->node);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering)
            continue;
        struct str source = span_text(notes->reading->sources, node->span);
        if (node->kind == NODE_TEXT && !node->replaced && !node->generated)
            find_undefined(notes, node);
        else if (node->kind == NODE_NOTE_REFERENCE && reference_end(source, 0) == source.len)
            g_hash_table_add(notes->used, (gpointer)(uintptr_t)key_of(notes, source));
        else if (node->kind == NODE_CODE_BLOCK)
            ARENA_PUSH(notes->reading->arena, notes->code, notes->code_count, notes->code_room,
                       node->span);
    }
}

static int compare_spans(const void *left, const void *right) {
    const struct span *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

static void take_definition(struct notes *notes, size_t start, size_t end) {
    struct reading *reading = notes->reading;
    struct str reference = str_slice(reading->text, start, end);
    struct str label = str_slice(reference, 2, reference.len - 1);
    const char *key = key_of(notes, reference);
    struct span *place = ARENA_NEW(reading->arena, struct span);
    *place = reading_span(reading, start, end);
    const struct span *before = g_hash_table_lookup(notes->defined, key);
    if (before) {
        diag_add(reading->diags, DIAG_MARKDOWN_NOTE_DUPLICATE, *place,
                 "the footnote '%.*s' is defined twice", STR_ARG(label));
        diag_see(reading->diags, *before, "first here");
        return;
    }
    g_hash_table_insert(notes->defined, (gpointer)(uintptr_t)key, place);
    if (!g_hash_table_contains(notes->used, key))
        diag_add(reading->diags, DIAG_MARKDOWN_NOTE_UNUSED, *place,
                 "nothing in the text refers to the footnote '%.*s'; it is left out",
                 STR_ARG(label));
}

static void look_at_lines(struct notes *notes) {
    struct str text = notes->reading->text;
    size_t code = 0;
    for (size_t line = notes->reading->start; line < text.len;) {
        size_t at = line;
        while (at < text.len && strchr(" >", text.at[at]))
            at++;
        size_t end = reference_end(text, at);
        while (code < notes->code_count && notes->code[code].end <= at)
            code++;
        bool in_code = code < notes->code_count && notes->code[code].start <= at;
        if (end && end < text.len && text.at[end] == ':' && !in_code)
            take_definition(notes, at, end);
        const char *feed = memchr(text.at + line, '\n', text.len - line);
        line = feed ? (size_t)(feed - text.at) + 1 : text.len;
    }
}

void markdown_check_notes(struct reading *reading) {
    struct notes notes = {.reading = reading,
                          .used = g_hash_table_new(g_str_hash, g_str_equal),
                          .defined = g_hash_table_new(g_str_hash, g_str_equal)};
    drop_uncalled(reading);
    look_at_tree(&notes);
    if (notes.code_count)
        qsort(notes.code, notes.code_count, sizeof *notes.code, compare_spans);
    look_at_lines(&notes);
    g_hash_table_destroy(notes.used);
    g_hash_table_destroy(notes.defined);
}
