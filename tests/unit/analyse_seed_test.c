/* analyse_seed_test.c: the dates of a real guide, line by line as paragraphs, against a careful
 * reader's list. DOSSIER_SEED names the folder; without it the test is skipped, and counted so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyse/analyse.h"

static struct node *read_lines(struct arena *arena, const struct sources *sources,
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

static struct str field(struct str line, int wanted) {
    size_t at = 0;
    for (; wanted > 0; wanted--)
        at = str_find(line, STR("\t"), at) + 1;
    size_t end = str_find(line, STR("\t"), at);
    return str_slice(line, at, end == SIZE_MAX ? line.len : end);
}

static void the_guides_dates_are_found(void **state) {
    (void)state;
    const char *folder = getenv("DOSSIER_SEED");
    if (!folder)
        skip();
    char *path = g_build_filename(folder, "guide.txt", NULL), *bytes, *gold;
    gsize len, gold_len;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    g_free(path);
    path = g_build_filename(folder, "gold-events.tsv", NULL);
    assert_true(g_file_get_contents(path, &gold, &gold_len, NULL));
    g_free(path);
    struct arena *arena = arena_new();
    struct sources *sources = sources_make(arena);
    struct diags *diags = diags_make(arena, sources);
    uint32_t source =
        source_add(sources, STR("guide.txt"), STR("guide.txt"), (struct str){bytes, len}, diags);
    struct pack pack = {0};
    struct analysis *analysis =
        analyse(arena, read_lines(arena, sources, source), &pack, sources, diags);
    struct str lines = {gold, gold_len};
    size_t wanted = 0, right = 0, events = 0;
    for (size_t at = str_find(lines, STR("\n"), 0) + 1; at < lines.len;) {
        size_t end = str_find(lines, STR("\n"), at);
        struct str line = str_slice(lines, at, end == SIZE_MAX ? lines.len : end);
        at = end == SIZE_MAX ? lines.len : end + 1;
        if (!str_is(field(line, 5), "event"))
            continue;
        wanted++;
        size_t before = right;
        for (size_t i = 0; i < analysis->date_count && right == before; i++) {
            const struct date_found *date = &analysis->dates[i];
            struct place_in_text place = source_place(sources, source, date->span.start);
            if (date->role == DATE_EVENT && date->settled &&
                str_equal(edtf_text(arena, date->value), field(line, 1)) &&
                (int)place.line == atoi(str_terminated(arena, field(line, 3))) &&
                (int)place.column - 1 == atoi(str_terminated(arena, field(line, 4))))
                right++;
        }
        if (right == before)
            print_message("missed: %.*s\n", STR_ARG(line));
    }
    for (size_t i = 0; i < analysis->date_count; i++)
        events += analysis->dates[i].role == DATE_EVENT && analysis->dates[i].settled;
    print_message("dates: %zu wanted, %zu right, %zu found\n", wanted, right, events);
    assert_true(2 * right * 100 >= 95 * (wanted + events));
    arena_free(arena);
    g_free(bytes);
    g_free(gold);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_guides_dates_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
