/* diag.c: collects messages, sorts them by place and drops repeated ones. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag_internal.h"

static const struct {
    const char *word;
    enum diag_level level;
    const char *advice, *explanation;
} codes[] = {
#define DIAG(name, word, level, advice, explanation) {word, level, advice, explanation},
#include "base/diag_codes.def"
#undef DIAG
};

struct diags *diags_make(struct arena *arena, const struct sources *sources) {
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags->arena = arena;
    diags->sources = sources;
    return diags;
}

static void add(struct diags *diags, struct diag diag) {
    diag.order = diags->count;
    diag.hint = str_of(codes[diag.code].advice);
    ARENA_PUSH(diags->arena, diags->items, diags->count, diags->room, diag);
}

void diag_add(struct diags *diags, enum diag_code code, struct span span, const char *format, ...) {
    va_list list;
    va_start(list, format);
    add(diags, (struct diag){.code = code,
                             .span = span,
                             .text = str_format_list(diags->arena, format, list)});
    va_end(list);
}

void diag_add_path(struct diags *diags, enum diag_code code, struct str path, const char *format,
                   ...) {
    va_list list;
    va_start(list, format);
    add(diags, (struct diag){.code = code,
                             .path = str_copy(diags->arena, path),
                             .text = str_format_list(diags->arena, format, list)});
    va_end(list);
}

void diag_hint(struct diags *diags, const char *format, ...) {
    if (diags->count == 0)
        return;
    va_list list;
    va_start(list, format);
    diags->items[diags->count - 1].hint = str_format_list(diags->arena, format, list);
    va_end(list);
}

void diag_see(struct diags *diags, struct span span, const char *format, ...) {
    if (diags->count == 0)
        return;
    va_list list;
    va_start(list, format);
    diags->items[diags->count - 1].see = span;
    diags->items[diags->count - 1].see_text = str_format_list(diags->arena, format, list);
    va_end(list);
}

void diag_take_over(struct diags *diags, const struct diags *from, struct span span) {
    for (size_t i = 0; i < from->count; i++) {
        diag_add(diags, from->items[i].code, span, "%.*s", STR_ARG(from->items[i].text));
        diag_hint(diags, "%.*s", STR_ARG(from->items[i].hint));
    }
}

size_t diag_count(const struct diags *diags, enum diag_level level) {
    size_t count = 0;
    for (size_t i = 0; i < diags->count; i++)
        count += codes[diags->items[i].code].level == level;
    return count;
}

size_t diag_count_of(const struct diags *diags, enum diag_code code) {
    size_t count = 0;
    for (size_t i = 0; i < diags->count; i++)
        count += diags->items[i].code == code;
    return count;
}

bool diag_next_of(const struct diags *diags, enum diag_code code, size_t *at, struct span *span,
                  struct str *text) {
    for (; *at < diags->count; ++*at)
        if (diags->items[*at].code == code) {
            *span = diags->items[*at].span;
            *text = diags->items[(*at)++].text;
            return true;
        }
    return false;
}

bool diag_has(const struct diags *diags, enum diag_code code) {
    return diag_count_of(diags, code) > 0;
}

size_t diag_mark(const struct diags *diags) {
    return diags->count;
}

void diag_rewind(struct diags *diags, size_t mark) {
    if (mark < diags->count)
        diags->count = mark;
}

const char *diag_word(enum diag_code code) {
    return codes[code].word;
}

enum diag_level diag_level_of(enum diag_code code) {
    return codes[code].level;
}

const char *diag_explanation(enum diag_code code) {
    return codes[code].explanation;
}

bool diag_find(struct str word, enum diag_code *code) {
    for (size_t i = 0; i < DIAG_CODE_COUNT; i++)
        if (str_is(word, codes[i].word)) {
            *code = (enum diag_code)i;
            return true;
        }
    return false;
}

const char *diag_level_name(enum diag_level level) {
    switch (level) {
    case DIAG_NOTE:
        return "note";
    case DIAG_WARNING:
        return "warning";
    case DIAG_ERROR:
        return "error";
    }
    return "";
}

static int compare_numbers(size_t a, size_t b) {
    return (a > b) - (a < b);
}

/* By place; messages without a place come last, in the order they were added. */
static int compare(const void *left, const void *right) {
    const struct diag *a = left, *b = right;
    size_t source_a = a->span.source ? a->span.source : SIZE_MAX;
    size_t source_b = b->span.source ? b->span.source : SIZE_MAX;
    int order = compare_numbers(source_a, source_b);
    if (!order)
        order = compare_numbers(a->span.start, b->span.start);
    if (!order)
        order = compare_numbers((size_t)codes[b->code].level, (size_t)codes[a->code].level);
    if (!order)
        order = compare_numbers(a->order, b->order);
    return order;
}

static bool is_same(const struct diag *a, const struct diag *b) {
    return a->code == b->code && a->span.source == b->span.source &&
           a->span.start == b->span.start && a->span.end == b->span.end &&
           str_equal(a->path, b->path) && str_equal(a->text, b->text);
}

struct diag *diag_sorted(const struct diags *diags, size_t *count) {
    struct diag *sorted = g_new(struct diag, diags->count + 1);
    if (diags->count)
        memcpy(sorted, diags->items, diags->count * sizeof *sorted);
    qsort(sorted, diags->count, sizeof *sorted, compare);
    *count = 0;
    for (size_t i = 0; i < diags->count; i++)
        if (*count == 0 || !is_same(&sorted[*count - 1], &sorted[i]))
            sorted[(*count)++] = sorted[i];
    return sorted;
}
