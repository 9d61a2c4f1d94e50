/* layout_line_break_test.c: breaks over plain items, without fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/line_break.h"

enum { MOST = 4000 };

struct text {
    struct item items[MOST];
    size_t count;
};

static void add(struct text *text, struct item item) {
    assert_true(text->count < MOST);
    text->items[text->count++] = item;
}

static void add_word(struct text *text, int32_t width) {
    if (text->count)
        add(text, (struct item){.kind = ITEM_GLUE, .width = 10, .stretch = 5, .shrink = 3});
    add(text, (struct item){.kind = ITEM_BOX, .width = width});
}

static void finish(struct text *text) {
    add(text, (struct item){.kind = ITEM_PENALTY, .penalty = PENALTY_NEVER});
    add(text, (struct item){.kind = ITEM_GLUE, .fill = true});
    add(text, (struct item){.kind = ITEM_PENALTY, .penalty = PENALTY_ALWAYS});
}

static void every_item_stands_in_one_line(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    for (int32_t i = 0; i < 800; i++)
        add_word(&text, 20 + i * 37 % 50);
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    size_t count =
        line_break(arena, text.items, text.count, (struct break_shape){400, 400, 0}, &lines);
    assert_true(count > 80);
    assert_int_equal(lines[0].first, 0);
    for (size_t i = 0; i + 1 < count; i++) {
        assert_int_equal(text.items[lines[i].last].kind, ITEM_GLUE);
        assert_int_equal(lines[i + 1].first, lines[i].last + 1);
        assert_true(lines[i].ratio >= -1 && lines[i].ratio <= 2);
        assert_false(lines[i].emergency);
    }
    assert_int_equal(lines[count - 1].last, text.count - 1);
    arena_free(arena);
}

static void a_box_too_wide_has_a_line_of_its_own(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    add_word(&text, 50);
    add_word(&text, 500);
    add_word(&text, 50);
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    size_t count =
        line_break(arena, text.items, text.count, (struct break_shape){100, 100, 0}, &lines);
    assert_int_equal(count, 3);
    assert_true(lines[1].ratio < -1);
    arena_free(arena);
}

static void no_three_hyphens_in_a_row(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    for (int32_t i = 0; i < 400; i++) {
        add_word(&text, 60);
        add(&text, (struct item){.kind = ITEM_PENALTY, .penalty = 60, .hyphen = true, .width = 5});
        add(&text, (struct item){.kind = ITEM_BOX, .width = 31 + i * 13 % 29});
    }
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    size_t count =
        line_break(arena, text.items, text.count, (struct break_shape){330, 330, 20}, &lines);
    size_t ladder = 0;
    for (size_t i = 0; i < count; i++) {
        ladder = text.items[lines[i].last].hyphen ? ladder + 1 : 0;
        assert_true(ladder < 3);
    }
    arena_free(arena);
}

static void a_forced_break_ends_a_line(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    add_word(&text, 50);
    finish(&text);
    add(&text, (struct item){.kind = ITEM_BOX, .width = 50});
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    size_t count =
        line_break(arena, text.items, text.count, (struct break_shape){300, 300, 0}, &lines);
    assert_int_equal(count, 2);
    assert_int_equal(lines[0].last, 3);
    assert_int_equal(lines[1].first, 4);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_stands_in_one_line),
        cmocka_unit_test(a_box_too_wide_has_a_line_of_its_own),
        cmocka_unit_test(no_three_hyphens_in_a_row),
        cmocka_unit_test(a_forced_break_ends_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
