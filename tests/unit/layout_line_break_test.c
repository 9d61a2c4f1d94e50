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
    size_t count = line_break(
        arena, text.items, text.count,
        (struct break_shape){.first_width = 400, .width = 400, .line_stretch = 0}, &lines, NULL);
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
    size_t count = line_break(
        arena, text.items, text.count,
        (struct break_shape){.first_width = 100, .width = 100, .line_stretch = 0}, &lines, NULL);
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
        add(&text,
            (struct item){
                .kind = ITEM_PENALTY, .penalty = 60, .hyphen = true, .flagged = true, .width = 5});
        add(&text, (struct item){.kind = ITEM_BOX, .width = 31 + i * 13 % 29});
    }
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    size_t count = line_break(
        arena, text.items, text.count,
        (struct break_shape){.first_width = 330, .width = 330, .line_stretch = 20}, &lines, NULL);
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
    size_t count = line_break(
        arena, text.items, text.count,
        (struct break_shape){.first_width = 300, .width = 300, .line_stretch = 0}, &lines, NULL);
    assert_int_equal(count, 2);
    assert_int_equal(lines[0].last, 3);
    assert_int_equal(lines[1].first, 4);
    arena_free(arena);
}

static void another_number_of_lines_can_be_asked_for(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    for (int32_t i = 0; i < 200; i++)
        add_word(&text, 20 + i * 37 % 50);
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    struct break_shape shape = {.first_width = 600, .width = 600};
    size_t best = line_break(arena, text.items, text.count, shape, &lines, NULL);
    shape.looseness = 1;
    assert_int_equal(line_break(arena, text.items, text.count, shape, &lines, NULL), best + 1);
    for (size_t i = 0; i < best; i++)
        assert_true(lines[i].ratio <= 1);
    shape.looseness = 20;
    assert_int_equal(line_break(arena, text.items, text.count, shape, &lines, NULL), 0);
    arena_free(arena);
}

static void what_stands_out_takes_no_room(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    for (int i = 0; i < 4; i++)
        add_word(&text, 50);
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    struct break_shape shape = {.first_width = 100, .width = 100};
    assert_int_equal(line_break(arena, text.items, text.count, shape, &lines, NULL), 4);
    text.items[0].left = text.items[4].left = 4;
    text.items[2].right = text.items[6].right = 6;
    assert_int_equal(line_break(arena, text.items, text.count, shape, &lines, NULL), 2);
    arena_free(arena);
}

static void lines_beside_a_drop_cap_are_shorter(void **state) {
    (void)state;
    static struct text text;
    text.count = 0;
    for (int i = 0; i < 60; i++)
        add_word(&text, 20);
    finish(&text);
    struct arena *arena = arena_new();
    struct line_break *lines = NULL;
    struct break_shape shape = {.first_width = 300, .width = 300, .narrow = 60, .narrow_lines = 3};
    size_t count = line_break(arena, text.items, text.count, shape, &lines, NULL);
    assert_true(count > 4);
    for (size_t i = 0; i + 1 < count; i++) {
        size_t items = lines[i].last - lines[i].first;
        assert_true(i < 3 ? items < 18 : items > 16);
    }
    arena_free(arena);
}

static void a_last_line_is_no_runt(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    size_t runts = 0;
    for (int32_t words = 30; words < 60; words++) {
        static struct text text;
        text.count = 0;
        for (int32_t i = 0; i < words; i++)
            add_word(&text, 20 + i * 37 % 50);
        finish(&text);
        struct line_break *lines = NULL;
        struct break_shape shape = {.first_width = 500, .width = 500};
        size_t count = line_break(arena, text.items, text.count, shape, &lines, NULL);
        int32_t last = 0;
        for (size_t i = lines[count - 1].first; i < text.count; i++)
            last += text.items[i].width;
        runts += last * 6 < 500;
    }
    assert_true(runts <= 1);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_stands_in_one_line),
        cmocka_unit_test(a_box_too_wide_has_a_line_of_its_own),
        cmocka_unit_test(no_three_hyphens_in_a_row),
        cmocka_unit_test(a_forced_break_ends_a_line),
        cmocka_unit_test(another_number_of_lines_can_be_asked_for),
        cmocka_unit_test(what_stands_out_takes_no_room),
        cmocka_unit_test(lines_beside_a_drop_cap_are_shorter),
        cmocka_unit_test(a_last_line_is_no_runt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
