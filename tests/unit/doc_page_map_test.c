/* doc_page_map_test.c: which page holds which text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "doc/page_map.h"

static void letters_are_on_the_page_that_holds_them(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct page_map *map = page_map_make(arena);
    struct node *text = node_make(arena, NODE_TEXT, SPAN_NONE);
    page_map_add_text(map, text, 0, 3);
    page_map_add_text(map, text, 40, 3);
    page_map_add_text(map, text, 80, 4);
    assert_int_equal(page_map_find(map, text, 0), 3);
    assert_int_equal(page_map_find(map, text, 79), 3);
    assert_int_equal(page_map_find(map, text, 80), 4);
    assert_true(page_map_find(map, node_make(arena, NODE_TEXT, SPAN_NONE), 0) == PAGE_NONE);
    assert_true(page_map_find(NULL, text, 0) == PAGE_NONE);
    arena_free(arena);
}

/* The heading of a generated section is another node in each round. */
static void generated_nodes_are_found_by_id_in_the_next_round(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct page_map *map = page_map_make(arena);
    for (size_t i = 0; i < 1000; i++) {
        struct node *heading = node_make_generated(arena, NODE_HEADING, SPAN_NONE);
        heading->id = str_format(arena, "timeline-%zu", i);
        page_map_add_text(map, heading, 0, i);
        page_map_add_text(map, heading, 0, i + 1);
    }
    for (size_t i = 0; i < 1000; i++) {
        struct node *again = node_make_generated(arena, NODE_HEADING, SPAN_NONE);
        again->id = str_format(arena, "timeline-%zu", i);
        assert_int_equal(page_map_find(map, again, 0), i);
    }
    struct node *other = node_make_generated(arena, NODE_HEADING, SPAN_NONE);
    other->id = STR("nowhere");
    assert_true(page_map_find(map, other, 0) == PAGE_NONE);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_on_the_page_that_holds_them),
        cmocka_unit_test(generated_nodes_are_found_by_id_in_the_next_round)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
