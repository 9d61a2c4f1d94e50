/* layout_pages_test.c: a small book becomes pages: no word is lost, notes stand with their calls,
 * the map tells the truth, generated sections keep their pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "layout/layout.h"
#include "markdown/markdown.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct typesetter *typesetter;
    const struct style *style;
    struct pack pack;
    struct node *body, *section;
};

static int open_fixture(void **state) {
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    f.sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, f.sources);
    f.typesetter = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), f.diags);
    assert_non_null(f.typesetter);
    struct folder styles;
    assert_true(folder_open(&file_ops_system, f.arena, STR("styles"), &styles));
    f.style = style_read(f.arena, &styles, STR("briefing"), SPAN_NONE, f.sources, f.diags);
    folder_close(&styles);
    assert_non_null(f.style);
    f.pack.title.text = STR("A pack");
    f.pack.language.text = STR("en-GB");
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    typesetter_close(f->typesetter);
    arena_free(f->arena);
    return 0;
}

static struct layout *lay_out_book(struct fixture *f, const size_t *least, size_t least_count) {
    struct layout_input input = {.book = f->body->parent,
                                 .pack = &f->pack,
                                 .style = f->style,
                                 .sources = f->sources,
                                 .least_pages = least,
                                 .least_count = least_count};
    return layout_book(f->arena, f->arena, f->typesetter, &input, f->diags);
}

static void read_text(struct fixture *f, struct str text) {
    uint32_t source = source_add(f->sources, STR("a.md"), STR("a.md"), text, f->diags);
    struct markdown_options options = {.fallback_title = STR("T")};
    f->section = markdown_read(f->arena, f->sources, source, options, f->diags).node;
    assert_non_null(f->section);
    struct node *book = node_make_generated(f->arena, NODE_BOOK, SPAN_NONE);
    f->body = node_make_generated(f->arena, NODE_BODY, SPAN_NONE);
    node_append(book, f->body);
    node_append(f->body, f->section);
}

static struct layout *lay_out(struct fixture *f, struct str text) {
    read_text(f, text);
    return lay_out_book(f, NULL, 0);
}

/* `count` numbered words between two pieces of text. */
static struct str numbered(struct fixture *f, const char *before, const char *word, int count,
                           const char *after) {
    GString *text = g_string_new(before);
    for (int i = 0; i < count; i++)
        g_string_append_printf(text, "%s%s%d", i ? " " : "", word, i);
    g_string_append(text, after);
    struct str made = str_copy(f->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return made;
}

/* The page (an index) whose text in `flow` holds `word`, or PAGE_NONE; `times` counts all. */
static size_t page_of(const struct layout *layout, enum draw_flow flow, const char *word,
                      size_t *times) {
    size_t found = PAGE_NONE, count = 0;
    for (size_t p = 0; p < layout->display.page_count; p++)
        for (size_t i = 0; i < layout->display.pages[p].draw_count; i++) {
            const struct draw *draw = &layout->display.pages[p].draws[i];
            if (draw->kind != DRAW_TEXT || draw->flow != flow ||
                str_find(draw->text, str_of(word), 0) == SIZE_MAX)
                continue;
            found = found == PAGE_NONE ? p : found;
            count++;
        }
    if (times)
        *times = count;
    return found;
}

/* How many of the words "`word`0" to before "`word``count`" were drawn, in any flow. */
static int words_drawn(const struct layout *layout, const char *word, int count) {
    bool *seen = g_new0(bool, (size_t)count);
    int drawn = 0;
    for (size_t p = 0; p < layout->display.page_count; p++)
        for (size_t i = 0; i < layout->display.pages[p].draw_count; i++) {
            const struct draw *draw = &layout->display.pages[p].draws[i];
            if (draw->kind != DRAW_TEXT)
                continue;
            assert_in_range(draw->y, 0, layout->display.pages[p].height);
            for (size_t at = 0; (at = str_find(draw->text, str_of(word), at)) != SIZE_MAX;) {
                at += strlen(word);
                int number = 0;
                for (; at < draw->text.len && g_ascii_isdigit(draw->text.at[at]); at++)
                    number = number * 10 + (draw->text.at[at] - '0');
                assert_in_range(number, 0, count - 1);
                drawn += !seen[number];
                seen[number] = true;
            }
        }
    g_free(seen);
    return drawn;
}

static void all_words_are_drawn_on_their_mapped_page(void **state) {
    struct fixture *f = *state;
    struct layout *layout = lay_out(f, numbered(f, "# Title\n\n", "x", 3000, "\n"));
    assert_true(layout->display.page_count > 3);
    assert_int_equal(words_drawn(layout, "x", 3000), 3000);
    assert_int_equal(page_map_count(layout->map), layout->display.page_count);
    for (size_t p = 0; p < layout->display.page_count; p++) {
        const struct page *page = &layout->display.pages[p];
        bool first = true;
        for (size_t i = 0; i < page->draw_count; i++) {
            const struct draw *draw = &page->draws[i];
            if (draw->kind != DRAW_TEXT || draw->flow != FLOW_TEXT)
                continue;
            assert_int_equal(page_map_find(layout->map, draw->node, draw->offset), p);
            const struct page_entry *entry = page_map_page(layout->map, p);
            assert_true(entry->has_flow);
            if (first)
                assert_ptr_equal(entry->flow_start.node, draw->node);
            first = false;
        }
        assert_string_equal(str_terminated(f->arena, page->label),
                            str_terminated(f->arena, str_format(f->arena, "%zu", p + 1)));
    }
}

static void notes_stand_with_their_calls(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new("# Title\n\n");
    for (int i = 0; i < 60; i++)
        g_string_append_printf(text, "Paragraph call%dx here.[^n%d]\n\n", i, i);
    for (int i = 0; i < 60; i++)
        g_string_append_printf(text, "[^n%d]: Remark%dx.\n\n", i, i);
    struct layout *layout = lay_out(f, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    for (int i = 0; i < 60; i++) {
        struct str call = str_format(f->arena, "call%dx", i);
        struct str remark = str_format(f->arena, "Remark%dx", i);
        size_t times, at = page_of(layout, FLOW_NOTE, remark.at, &times);
        assert_int_equal(times, 1);
        assert_int_not_equal(at, PAGE_NONE);
        assert_int_equal(page_of(layout, FLOW_TEXT, call.at, NULL), at);
    }
}

static void a_note_may_hold_any_block(void **state) {
    struct fixture *f = *state;
    struct layout *layout = lay_out(f, STR("# T\n\nOne.[^a] Two.[^b]\n\n[^a]: - firstitem\n"
                                           "      - seconditem\n\n[^b]:\n        codeword\n"));
    assert_int_equal(page_of(layout, FLOW_NOTE, "firstitem", NULL), 0);
    assert_int_equal(page_of(layout, FLOW_NOTE, "seconditem", NULL), 0);
    assert_int_equal(page_of(layout, FLOW_NOTE, "codeword", NULL), 0);
    size_t anchors = 0;
    for (size_t i = 0; i < layout->display.pages[0].draw_count; i++) {
        const struct draw *draw = &layout->display.pages[0].draws[i];
        anchors += draw->kind == DRAW_ANCHOR &&
                   str_find(draw->text, STR("--note-"), 0) != SIZE_MAX &&
                   !str_starts(draw->text, STR("ref-"));
    }
    assert_int_equal(anchors, 2);
}

static void a_note_that_calls_itself_is_set_once(void **state) {
    struct fixture *f = *state;
    struct layout *layout = lay_out(f, STR("# T\n\nOne.[^a] Two.[^a]\n\n[^a]: Selfish.[^a]\n"));
    size_t times;
    assert_int_equal(page_of(layout, FLOW_NOTE, "Selfish", &times), 0);
    assert_int_equal(times, 1);
    assert_int_equal(layout->display.page_count, 1);
}

static void a_long_note_goes_on(void **state) {
    struct fixture *f = *state;
    struct layout *layout =
        lay_out(f, numbered(f, "# T\n\nCalled.[^a]\n\n[^a]: ", "q", 2500, "\n"));
    assert_int_equal(words_drawn(layout, "q", 2500), 2500);
    assert_int_equal(page_of(layout, FLOW_NOTE, "q0 ", NULL), 0);
    assert_true(layout->display.page_count > 1);
    assert_false(page_map_page(layout->map, layout->display.page_count - 1)->has_flow);
}

static void a_tall_row_loses_nothing(void **state) {
    struct fixture *f = *state;
    struct layout *layout =
        lay_out(f, numbered(f, "# T\n\n| headword | b |\n|---|---|\n| c | ", "z", 2500, " |\n"));
    assert_int_equal(words_drawn(layout, "z", 2500), 2500);
    size_t heads;
    assert_int_equal(page_of(layout, FLOW_TEXT, "headword", &heads), 0);
    assert_int_equal(heads, 1);
    page_of(layout, FLOW_REPEATED, "headword", &heads);
    assert_int_equal(heads, layout->display.page_count - 1);
    assert_false(diag_has(f->diags, DIAG_TOO_TALL));
}

static void any_paper_holds_the_text(void **state) {
    struct fixture *f = *state;
    static const int32_t papers[][2] = {{72, 72}, {600, 80}, {80, 600}};
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        f->pack.paper_width = papers[i][0] * PANGO_SCALE;
        f->pack.paper_height = papers[i][1] * PANGO_SCALE;
        struct layout *layout =
            lay_out(f, numbered(f, "# T\n\nBegin.[^a]\n\n[^a]: note\n\n", "x", 100, "\n"));
        assert_int_equal(words_drawn(layout, "x", 100), 100);
    }
}

static void generated_sections_keep_their_pages(void **state) {
    struct fixture *f = *state;
    read_text(f, STR("# After\n\nBehind.\n"));
    struct node *made = node_make_generated(f->arena, NODE_SECTION, f->section->span);
    made->role = ROLE_TIMELINE;
    struct node *heading = node_make_generated(f->arena, NODE_HEADING, f->section->span);
    heading->level = 1;
    node_append(heading, node_make_text(f->arena, STR("Chronology"), f->section->span));
    node_append(made, heading);
    node_insert_before(f->section, made);
    struct layout *layout = lay_out_book(f, NULL, 0);
    assert_int_equal(layout->generated_count, 1);
    assert_int_equal(layout->generated_pages[0], 1);
    assert_int_equal(page_of(layout, FLOW_TEXT, "Behind", NULL), 1);
    const size_t least[] = {3};
    layout = lay_out_book(f, least, 1);
    assert_int_equal(layout->generated_pages[0], 3);
    assert_int_equal(page_of(layout, FLOW_TEXT, "Behind", NULL), 3);
    assert_false(page_map_page(layout->map, 2)->has_flow);
}

static void what_is_in_no_part_begins_a_page(void **state) {
    struct fixture *f = *state;
    read_text(f, STR("# Inside\n\nWithin.\n"));
    struct node *inside = f->section, *part = node_make(f->arena, NODE_PART, inside->span);
    node_insert_before(inside, part);
    node_append(part, inside);
    uint32_t source =
        source_add(f->sources, STR("b.md"), STR("b.md"), STR("# After\n\nBehind.\n"), f->diags);
    struct markdown_options options = {.fallback_title = STR("T")};
    node_append(f->body, markdown_read(f->arena, f->sources, source, options, f->diags).node);
    struct layout *layout = lay_out_book(f, NULL, 0);
    assert_int_equal(page_of(layout, FLOW_TEXT, "Within", NULL), 0);
    assert_int_equal(page_of(layout, FLOW_TEXT, "Behind", NULL), 1);
}

static void the_marking_stands_on_every_page_twice(void **state) {
    struct fixture *f = *state;
    f->pack.marking.text = STR("UNCLASSIFIED");
    struct layout *layout = lay_out(f, numbered(f, "# T\n\n", "x", 1500, "\n"));
    size_t times;
    page_of(layout, FLOW_ARTIFACT, "UNCLASSIFIED", &times);
    assert_int_equal(times, 2 * layout->display.page_count);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(all_words_are_drawn_on_their_mapped_page),
        TEST(notes_stand_with_their_calls),
        TEST(a_note_may_hold_any_block),
        TEST(a_note_that_calls_itself_is_set_once),
        TEST(a_long_note_goes_on),
        TEST(a_tall_row_loses_nothing),
        TEST(any_paper_holds_the_text),
        TEST(generated_sections_keep_their_pages),
        TEST(what_is_in_no_part_begins_a_page),
        TEST(the_marking_stands_on_every_page_twice),
#undef TEST
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
