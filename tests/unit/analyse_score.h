/* analyse_score.h: the dates of a text, line by line as paragraphs, against a careful reader's list
 * (its columns: tests/narratives/README.md). */
#ifndef DOSSIER_ANALYSE_SCORE_H
#define DOSSIER_ANALYSE_SCORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyse/analyse.h"

static inline struct node *read_lines(struct arena *arena, const struct sources *sources,
                                      uint32_t source) {
    struct node *body = node_make(arena, NODE_BODY, (struct span){source, 0, 0});
    struct node *section = node_make(arena, NODE_SECTION, (struct span){source, 0, 0});
    section->id = STR("guide");
    node_append(body, section);
    struct str text = source_text(sources, source);
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find(text, STR("\n"), at);
        if (end == SIZE_MAX)
            end = text.len;
        struct span span = {source, (uint32_t)at, (uint32_t)end};
        struct node *block = node_make(arena, NODE_PARAGRAPH, span);
        struct node *inner = node_make(arena, NODE_TEXT, span);
        inner->text = str_slice(text, at, end);
        node_append(block, inner);
        node_append(section, block);
        at = end + 1;
    }
    return body;
}

static inline struct str field(struct str line, int wanted) {
    size_t at = 0;
    for (; wanted > 0; wanted--)
        at = str_find(line, STR("\t"), at) + 1;
    size_t end = str_find(line, STR("\t"), at);
    return str_slice(line, at, end == SIZE_MAX ? line.len : end);
}

static inline struct str read_file(struct arena *arena, const char *folder, const char *name) {
    char *path = g_build_filename(folder, name, NULL), *bytes;
    gsize len;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    struct str text = str_copy(arena, (struct str){bytes, len});
    g_free(bytes);
    g_free(path);
    return text;
}

struct score { /* of values, and of events with the right value */
    size_t wanted, found, right;
    size_t events_wanted, events_found, events_right;
    size_t sure, sure_wrong; /* a confidence of 80 and more */
};

/* The row of the list whose place is within the date, or an empty text. */
static inline struct str row_at(struct arena *arena, struct str lines, struct place_in_text place,
                                size_t length) {
    for (size_t at = str_find(lines, STR("\n"), 0) + 1; at < lines.len;) {
        size_t end = str_find(lines, STR("\n"), at);
        struct str line = str_slice(lines, at, end == SIZE_MAX ? lines.len : end);
        at = end == SIZE_MAX ? lines.len : end + 1;
        long column = atol(str_terminated(arena, field(line, 4))), start = (long)place.column - 1;
        long width = (long)str_characters(field(line, 2));
        if (atol(str_terminated(arena, field(line, 3))) == (long)place.line &&
            column < start + (long)length && start < column + width)
            return line;
    }
    return STR("");
}

static inline void count_wanted(struct str lines, struct score *score) {
    for (size_t at = str_find(lines, STR("\n"), 0) + 1; at < lines.len;) {
        size_t end = str_find(lines, STR("\n"), at);
        struct str line = str_slice(lines, at, end == SIZE_MAX ? lines.len : end);
        at = end == SIZE_MAX ? lines.len : end + 1;
        score->wanted += !str_is(field(line, 5), "optional");
        score->events_wanted += str_is(field(line, 5), "event");
    }
}

static inline struct score score_of(const char *folder, const char *text_name,
                                    const char *list_name) {
    struct score score = {0};
    struct arena *arena = arena_new();
    struct sources *sources = sources_make(arena);
    struct diags *diags = diags_make(arena, sources);
    struct str lines = read_file(arena, folder, list_name);
    uint32_t source = source_add(sources, str_of(text_name), str_of(text_name),
                                 read_file(arena, folder, text_name), diags);
    struct pack pack = {0};
    struct analysis *analysis =
        analyse(arena, read_lines(arena, sources, source), &pack, sources, diags);
    count_wanted(lines, &score);
    for (size_t i = 0; i < analysis->date_count; i++) {
        const struct date_found *date = &analysis->dates[i];
        struct place_in_text place = source_place(sources, source, date->span.start);
        struct str row = row_at(arena, lines, place, str_characters(date->as_written));
        if (row.len && str_is(field(row, 5), "optional"))
            continue;
        bool right =
            row.len && date->settled && str_equal(edtf_text(arena, date->value), field(row, 1));
        bool event = date->role == DATE_EVENT;
        score.found++;
        score.right += right;
        score.events_found += event;
        score.events_right += right && event && str_is(field(row, 5), "event");
        score.sure += date->confidence >= 80;
        score.sure_wrong += date->confidence >= 80 && !right;
        if (!right)
            print_message("%s:%u: '%.*s' is wrong\n", text_name, place.line,
                          STR_ARG(date->as_written));
    }
    arena_free(arena);
    return score;
}

/* In hundredths of F1 at least. */
static inline void assert_score(size_t right, size_t wanted, size_t found, size_t least) {
    print_message("%zu wanted, %zu found, %zu right\n", wanted, found, right);
    assert_true(200 * right >= least * (wanted + found));
}

#endif
