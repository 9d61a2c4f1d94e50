/* layout_page_break_test.c: where pages end. Whatever stands above, a heading keeps two lines of
 * what follows, and no page begins or ends with one line of a paragraph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/layout.h"
#include "layout/vertical.h"

enum { LINES = 5, MOST_ABOVE = 60, LEADING = 14 * PANGO_SCALE };

struct fixture {
    struct arena *arena;
    struct diags *diags;
    struct typesetter *typesetter;
    struct style style;
    struct pack pack;
    struct layout_input input;
    struct layout_job job;
};

static int open_fixture(void **state) {
    static struct fixture f;
    f = (struct fixture){.arena = arena_new()};
    f.diags = diags_make(f.arena, sources_make(f.arena));
    f.typesetter = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), f.diags);
    assert_non_null(f.typesetter);
    for (int i = 0; i < TEXT_ROLE_COUNT; i++)
        f.style.text[i] = (struct text_style){
            .family = STR("Linux Libertine O"), .size = 10 * PANGO_SCALE, .leading = LEADING};
    f.style.paper_width = f.style.paper_height = 40 * LEADING;
    f.style.margin_top = f.style.margin_bottom = 10 * LEADING;
    f.pack.title.text = STR("A pack");
    f.pack.language.text = STR("en");
    f.input = (struct layout_input){.pack = &f.pack, .style = &f.style};
    f.job = (struct layout_job){
        .arena = f.arena, .typesetter = f.typesetter, .input = &f.input, .diags = f.diags};
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    typesetter_close(f->typesetter);
    arena_free(f->arena);
    return 0;
}

static struct node *text_node(struct fixture *f) {
    return node_make_text(f->arena, STR("x"), SPAN_NONE);
}

/* `count` lines of a paragraph, or of a heading, each with a node of its own. */
static void add_lines(struct fixture *f, struct vertical *list, const struct node **nodes,
                      size_t count, bool heading) {
    struct line *items = ARENA_ARRAY(f->arena, struct line, count);
    for (size_t i = 0; i < count; i++) {
        nodes[i] = text_node(f);
        struct draw *draw = ARENA_NEW(f->arena, struct draw);
        *draw = (struct draw){.kind = DRAW_TEXT, .node = nodes[i], .text = nodes[i]->text};
        items[i] = (struct line){.draws = draw, .draw_count = 1, .word_start = {nodes[i], 0}};
    }
    struct lines lines = {.items = items, .count = count};
    size_t first = list->count;
    vertical_lines(&f->job, list, &lines, &f->style.text[TEXT_BODY], NULL,
                   (struct place){.measure = 100 * PANGO_SCALE});
    for (size_t i = first; heading && i < list->count; i++)
        list->items[i].keep = true;
}

static struct page_map *fill(struct fixture *f, struct vertical *list) {
    struct page_map *map = page_map_make(f->arena);
    struct page_list pages = {0};
    pages_fill(&f->job, list, false, &pages, map);
    assert_int_equal(pages.count, page_map_count(map));
    return map;
}

static void a_page_takes_as_many_lines_as_it_holds(void **state) {
    struct fixture *f = *state;
    for (size_t count = 1; count <= 3; count++) {
        struct vertical list = {0};
        const struct node *nodes[60];
        for (size_t i = 0; i < 20 * count; i++)
            add_lines(f, &list, &nodes[i], 1, false);
        struct page_map *map = fill(f, &list);
        assert_int_equal(page_map_count(map), count);
        for (size_t i = 0; i < 20 * count; i++)
            assert_int_equal(page_map_find(map, nodes[i], 0), i / 20);
    }
}

static void headings_keep_two_lines(void **state) {
    struct fixture *f = *state;
    for (size_t above = 0; above < MOST_ABOVE; above++) {
        struct vertical list = {0};
        const struct node *filler, *heading, *lines[LINES];
        for (size_t i = 0; i < above; i++)
            add_lines(f, &list, &filler, 1, false);
        add_lines(f, &list, &heading, 1, true);
        vertical_space(&f->job, &list, LEADING / 2, true);
        add_lines(f, &list, lines, LINES, false);
        struct page_map *map = fill(f, &list);
        size_t page = page_map_find(map, heading, 0);
        assert_int_equal(page_map_find(map, lines[0], 0), page);
        assert_int_equal(page_map_find(map, lines[1], 0), page);
    }
}

static void no_line_of_a_paragraph_is_alone(void **state) {
    struct fixture *f = *state;
    for (size_t above = 0; above < MOST_ABOVE; above++) {
        struct vertical list = {0};
        const struct node *filler, *lines[LINES];
        for (size_t i = 0; i < above; i++)
            add_lines(f, &list, &filler, 1, false);
        add_lines(f, &list, lines, LINES, false);
        struct page_map *map = fill(f, &list);
        assert_int_equal(page_map_find(map, lines[0], 0), page_map_find(map, lines[1], 0));
        assert_int_equal(page_map_find(map, lines[LINES - 2], 0),
                         page_map_find(map, lines[LINES - 1], 0));
    }
}

static void what_keeps_for_ever_is_cut_all_the_same(void **state) {
    struct fixture *f = *state;
    struct vertical list = {0};
    const struct node *nodes[90];
    add_lines(f, &list, nodes, 90, true);
    struct page_map *map = fill(f, &list);
    assert_int_equal(page_map_count(map), 5);
    for (size_t i = 0; i < 90; i++)
        assert_int_equal(page_map_find(map, nodes[i], 0), i / 20);
}

static void what_is_too_tall_is_reported_and_passed(void **state) {
    struct fixture *f = *state;
    struct vertical list = {0};
    const struct node *before, *after;
    add_lines(f, &list, &before, 1, false);
    vertical_add(&f->job, &list, (struct strip){.height = 100 * LEADING});
    add_lines(f, &list, &after, 1, false);
    struct page_map *map = fill(f, &list);
    assert_int_equal(page_map_find(map, before, 0), 0);
    assert_int_equal(page_map_find(map, after, 0), 2);
    assert_true(diag_has(f->diags, DIAG_TOO_TALL));
}

static void columns_are_balanced(void **state) {
    struct fixture *f = *state;
    struct vertical list = {0};
    const struct node *nodes[30];
    f->style.column_gap = LEADING;
    for (size_t i = 0; i < 30; i++) {
        add_lines(f, &list, &nodes[i], 1, false);
        list.items[list.count - 1].two_columns = true;
    }
    struct page_map *map = page_map_make(f->arena);
    struct page_list pages = {0};
    pages_fill(&f->job, &list, false, &pages, map);
    assert_int_equal(pages.count, 1);
    size_t left = 0, right = 0;
    for (size_t i = 0; i < pages.items[0].draw_count; i++) {
        const struct draw *draw = &pages.items[0].draws[i];
        if (draw->kind == DRAW_TEXT && draw->flow == FLOW_TEXT)
            *(draw->x < f->style.paper_width / 2 ? &left : &right) += 1;
    }
    assert_int_equal(left, 15);
    assert_int_equal(right, 15);
}

/* ---- columns ---- */

/* Where the word of a node stands. */
static const struct draw *find_draw(const struct page_list *pages, const struct node *node,
                                    size_t *page) {
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p].draw_count; i++)
            if (pages->items[p].draws[i].node == node) {
                *page = p;
                return &pages->items[p].draws[i];
            }
    fail();
    return NULL;
}

static struct page_list fill_columns(struct fixture *f, struct vertical *list) {
    struct page_list pages = {0};
    f->style.column_gap = LEADING;
    f->style.columns = 2;
    for (size_t i = 0; i < list->count; i++)
        list->items[i].two_columns = !list->items[i].spans;
    pages_fill(&f->job, list, false, &pages, page_map_make(f->arena));
    return pages;
}

static void assert_together(const struct page_list *pages, const struct node *a,
                            const struct node *b) {
    size_t page, other;
    const struct draw *first = find_draw(pages, a, &page), *second = find_draw(pages, b, &other);
    assert_int_equal(page, other);
    assert_int_equal(first->x, second->x);
    assert_true(second->y > first->y);
}

static void columns_keep_two_lines(void **state) {
    struct fixture *f = *state;
    for (size_t above = 0; above < MOST_ABOVE; above++) {
        struct vertical list = {0};
        const struct node *filler, *heading, *lines[LINES];
        for (size_t i = 0; i < above; i++)
            add_lines(f, &list, &filler, 1, false);
        add_lines(f, &list, &heading, 1, true);
        vertical_space(&f->job, &list, LEADING / 2, true);
        add_lines(f, &list, lines, LINES, false);
        for (size_t i = 0; i < 30; i++)
            add_lines(f, &list, &filler, 1, false);
        struct page_list pages = fill_columns(f, &list);
        assert_together(&pages, heading, lines[0]);
        assert_together(&pages, lines[0], lines[1]);
        assert_together(&pages, lines[LINES - 2], lines[LINES - 1]);
    }
}

/* What stands across both columns has its heading above it, and level columns above that. */
static void a_table_across_columns_has_its_heading(void **state) {
    struct fixture *f = *state;
    for (size_t above = 1; above < MOST_ABOVE; above++) {
        struct vertical list = {0};
        const struct node *nodes[MOST_ABOVE], *heading, *row;
        for (size_t i = 0; i < above; i++)
            add_lines(f, &list, &nodes[i], 1, false);
        vertical_space(&f->job, &list, LEADING, false);
        add_lines(f, &list, &heading, 1, true);
        list.items[list.count - 1].is_heading = true;
        add_lines(f, &list, &row, 1, false);
        list.items[list.count - 1].spans = true;
        struct page_list pages = fill_columns(f, &list);
        assert_together(&pages, heading, row);
        size_t page, other;
        const struct draw *last = find_draw(&pages, nodes[above - 1], &page);
        if (find_draw(&pages, row, &other) && page == other)
            for (size_t i = 0; i < above; i++)
                assert_true(find_draw(&pages, nodes[i], &other)->y <= last->y + LEADING ||
                            other != page);
    }
}

/* ---- floating groups ---- */

/* A figure that has no room where it stands goes to the next page, but not past the next heading of
 * its section's level; past one below it does. */
static void figures_stop_at_headings(void **state) {
    struct fixture *f = *state;
    for (int level = 1; level <= 3; level++) {
        struct vertical list = {0};
        const struct node *filler, *heading, *figure = text_node(f);
        add_lines(f, &list, &filler, 1, true);
        list.items[0].is_heading = true;
        list.items[0].heading_level = 2;
        for (size_t i = 0; i < 12; i++)
            add_lines(f, &list, &filler, 1, false);
        struct strip strip = {.height = 10 * LEADING, .float_count = 1};
        strip_add_draw(&f->job, &strip,
                       (struct draw){.kind = DRAW_TEXT, .node = figure, .text = figure->text});
        vertical_add(&f->job, &list, strip);
        add_lines(f, &list, &heading, 1, true);
        list.items[list.count - 1].is_heading = true;
        list.items[list.count - 1].heading_level = level;
        for (size_t i = 0; i < 8; i++)
            add_lines(f, &list, &filler, 1, false);
        struct page_map *map = fill(f, &list);
        assert_int_equal(page_map_find(map, figure, 0), 1);
        assert_int_equal(page_map_find(map, heading, 0), level <= 2 ? 1 : 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(a_page_takes_as_many_lines_as_it_holds),
        TEST(headings_keep_two_lines),
        TEST(no_line_of_a_paragraph_is_alone),
        TEST(what_keeps_for_ever_is_cut_all_the_same),
        TEST(what_is_too_tall_is_reported_and_passed),
        TEST(columns_are_balanced),
        TEST(columns_keep_two_lines),
        TEST(a_table_across_columns_has_its_heading),
        TEST(figures_stop_at_headings),
#undef TEST
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
