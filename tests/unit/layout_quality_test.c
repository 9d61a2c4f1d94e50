/* layout_quality_test.c: what the report counts: rivers by their definition, the classes of lines,
 * what is taken back, glyphs that no font has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "layout/rivers.h"
#include "layout/vertical.h"

/* ---- rivers ---- */

enum { LEAST = 10 };

/* A line with one space at `left`, `width` wide, among others that no line repeats. */
static size_t add(struct rivers *rivers, int32_t left, int32_t width) {
    struct river_space space = {left, left + width, 0};
    return rivers_add_line(rivers, &space, 1, LEAST);
}

static void four_spaces_below_each_other_are_a_river(void **state) {
    (void)state;
    struct rivers rivers = {.above_count = 0};
    assert_int_equal(add(&rivers, 100, 12), 0);
    assert_int_equal(add(&rivers, 104, 12), 0);
    assert_int_equal(add(&rivers, 108, 12), 0);
    assert_int_equal(add(&rivers, 104, 12), 1);
    assert_int_equal(add(&rivers, 104, 12), 0); /* the same one, longer */
}

static void a_chain_ends_where_a_space_is_narrow_or_aside(void **state) {
    (void)state;
    struct rivers rivers = {.above_count = 0};
    for (int i = 0; i < 3; i++)
        add(&rivers, 100, 12);
    assert_int_equal(add(&rivers, 100, LEAST - 1), 0);
    for (int i = 0; i < 3; i++)
        assert_int_equal(add(&rivers, 100, 12), 0);
    assert_int_equal(add(&rivers, 107, 12), 0); /* 5 of 12 in common: under the half */
    for (int i = 0; i < 2; i++)
        assert_int_equal(add(&rivers, 107, 12), 0);
    assert_int_equal(add(&rivers, 113, 12), 1); /* 6 of 12 */
}

static void rivers_side_by_side_are_told_apart(void **state) {
    (void)state;
    struct rivers rivers = {.above_count = 0};
    struct river_space spaces[] = {{100, 112, 0}, {150, 162, 0}, {200, 212, 0}};
    for (int i = 0; i < 3; i++)
        assert_int_equal(rivers_add_line(&rivers, spaces, 3, LEAST), 0);
    struct river_space last[] = {{100, 112, 0}, {180, 192, 0}, {200, 212, 0}};
    assert_int_equal(rivers_add_line(&rivers, last, 3, LEAST), 2);
}

static void a_line_may_have_more_spaces_than_are_seen(void **state) {
    (void)state;
    struct rivers rivers = {.above_count = 0};
    struct river_space spaces[RIVER_MOST_SPACES + 5];
    for (int32_t i = 0; i < RIVER_MOST_SPACES + 5; i++)
        spaces[i] = (struct river_space){i * 40, i * 40 + 12, 0};
    for (int i = 0; i < 3; i++)
        rivers_add_line(&rivers, spaces, RIVER_MOST_SPACES + 5, LEAST);
    assert_int_equal(rivers_add_line(&rivers, spaces, RIVER_MOST_SPACES + 5, LEAST),
                     RIVER_MOST_SPACES);
}

/* ---- lines and pages ---- */

struct fixture {
    struct arena *arena;
    struct style style;
    struct layout_input input;
    struct layout_job job;
};

static int open_fixture(void **state) {
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    f.style.text[TEXT_BODY].size = 4 * LEAST;
    f.input.style = &f.style;
    f.job.arena = f.arena;
    f.job.input = &f.input;
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static size_t places_told(const struct layout_job *job, const char *what) {
    size_t count = 0;
    for (size_t i = 0; i < job->quality.place_count; i++)
        count += job->quality.places[i].what && strcmp(job->quality.places[i].what, what) == 0;
    return count;
}

static void lines_are_counted_by_class(void **state) {
    struct fixture *f = *state;
    int32_t ratios[] = {-900, -500, 0, 500, 501, 1000, 1001, 2001, -1300};
    struct line items[10] = {0};
    for (size_t i = 0; i < 9; i++)
        items[i] = (struct line){.justified = true, .ratio = ratios[i], .flagged = i < 4};
    items[9].width = 14; /* of a measure of 100 */
    struct variation variation = {.lines = {.items = items, .count = 10},
                                  .paragraph = {.measure = 100}};
    quality_add_lines(&f->job, &variation.lines, 100);
    variation.places_to = f->job.quality.place_count;
    const size_t *counts = f->job.quality.lines.counts;
    const size_t wanted[LINE_FIGURES] = {
        [LINES_JUSTIFIED] = 9,  [LINES_TIGHT] = 2,      [LINES_OPEN] = 2,
        [LINES_LOOSE] = 2,      [LINES_VERY_LOOSE] = 1, [LINES_WIDE] = 1,
        [LINES_HYPHENATED] = 4, [LINES_LADDERS] = 1,    [LINES_RUNTS] = 1};
    assert_memory_equal(counts, wanted, sizeof wanted);
    assert_int_equal(places_told(&f->job, "loose line"), 1);
    assert_int_equal(places_told(&f->job, "ladder"), 1);
    assert_int_equal(places_told(&f->job, "line too wide"), 1);
    assert_int_equal(places_told(&f->job, "runt"), 1);

    /* Set anew, it is as if it had never been. */
    quality_take_back(&f->job, &variation);
    const size_t none[LINE_FIGURES] = {0};
    assert_memory_equal(counts, none, sizeof none);
    assert_int_equal(places_told(&f->job, "loose line") + places_told(&f->job, "runt"), 0);
}

/* A paragraph of `count` lines: a letter, a space, a letter; the space always at the same place. */
static struct page page_of_lines(struct fixture *f, const struct node *text, size_t count,
                                 uint32_t glyph) {
    static const struct draw_cluster clusters[] = {{1, 1}, {1, 1}, {1, 1}};
    struct draw *draws = ARENA_ARRAY(f->arena, struct draw, count);
    for (size_t i = 0; i < count; i++) {
        struct draw_glyph *glyphs = ARENA_ARRAY(f->arena, struct draw_glyph, 3);
        for (int32_t g = 0; g < 3; g++)
            glyphs[g] = (struct draw_glyph){glyph, g * 2 * LEAST, 0};
        draws[i] = (struct draw){.kind = DRAW_TEXT,
                                 .flow = FLOW_TEXT,
                                 .node = text,
                                 .offset = (uint32_t)i * 3,
                                 .y = (int32_t)i * 20 + 20,
                                 .glyphs = glyphs,
                                 .glyph_count = 3,
                                 .clusters = clusters,
                                 .cluster_count = 3,
                                 .text = STR("a b"),
                                 .line_end = true};
    }
    return (struct page){.draws = draws, .draw_count = count};
}

static void finished_pages_are_looked_through(void **state) {
    struct fixture *f = *state;
    struct node *section = node_make(f->arena, NODE_SECTION, SPAN_NONE);
    struct node *paragraph = node_make(f->arena, NODE_PARAGRAPH, SPAN_NONE);
    struct node *text = node_make(f->arena, NODE_TEXT, SPAN_NONE);
    node_append(section, paragraph);
    node_append(paragraph, text);
    struct page pages[] = {page_of_lines(f, text, 3, 7), page_of_lines(f, text, 3, 0),
                           page_of_lines(f, text, 5, 7)};
    struct display display = {pages, 3};
    quality_add_display(&f->job, &display);
    assert_int_equal(f->job.quality.lines.counts[LINES_RIVERS], 1); /* none over a page's turn */
    assert_int_equal(places_told(&f->job, "river"), 1);
    assert_int_equal(f->job.quality.places[0].page, 2);
    assert_int_equal(f->job.quality.places[0].at.offset, 9);
    assert_int_equal(f->job.quality.pages.unknown_glyphs, 9);
}

static void tables_have_no_rivers(void **state) {
    struct fixture *f = *state;
    struct node *cell = node_make(f->arena, NODE_CELL, SPAN_NONE);
    struct node *text = node_make(f->arena, NODE_TEXT, SPAN_NONE);
    node_append(cell, text);
    struct page page = page_of_lines(f, text, 6, 7);
    struct display display = {&page, 1};
    quality_add_display(&f->job, &display);
    assert_int_equal(f->job.quality.lines.counts[LINES_RIVERS], 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_spaces_below_each_other_are_a_river),
        cmocka_unit_test(a_chain_ends_where_a_space_is_narrow_or_aside),
        cmocka_unit_test(rivers_side_by_side_are_told_apart),
        cmocka_unit_test(a_line_may_have_more_spaces_than_are_seen),
        TEST(lines_are_counted_by_class),
        TEST(finished_pages_are_looked_through),
        TEST(tables_have_no_rivers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
