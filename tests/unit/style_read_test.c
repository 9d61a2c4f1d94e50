/* style_read_test.c: style sheets and what they stand on; colours that can be read; other paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "style/style.h"

static const char *const shipped[] = {"briefing", "reader", "handout", "large-print", NULL};

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct folder program, pack;
    char *root;
};

static int set_up(void **state) {
    struct fixture *f = test_calloc(1, sizeof *f);
    f->arena = arena_new();
    f->sources = sources_make(f->arena);
    f->diags = diags_make(f->arena, f->sources);
    f->root = g_dir_make_tmp("dossier-XXXXXX", NULL);
    assert_non_null(f->root);
    assert_true(folder_open(&file_ops_system, f->arena, STR("styles"), &f->program));
    assert_true(folder_open(&file_ops_system, f->arena, str_of(f->root), &f->pack));
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    folder_close(&f->program);
    folder_close(&f->pack);
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", f->root);
    assert_int_equal(system(command), 0);
    g_free(f->root);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static void put(struct fixture *f, const char *name, const char *text) {
    FILE *file = fopen(str_format(f->arena, "%s/%s", f->root, name).at, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static const struct style *read_own(struct fixture *f, const char *name) {
    struct style_folders folders = {&f->program, &f->pack};
    return style_read_in_pack(f->arena, &folders, str_of(name), SPAN_NONE, f->sources, f->diags);
}

static const struct style *read_shipped(struct fixture *f, const char *name) {
    const struct style *style =
        style_read(f->arena, &f->program, str_of(name), SPAN_NONE, f->sources, f->diags);
    assert_non_null(style);
    return style;
}

/* The messages hold each of the texts, which stand behind one another, divided by "|". */
static void assert_told(struct fixture *f, const char *texts) {
    GString *told = g_string_new(NULL);
    diag_print_text(f->diags, 100, told);
    gchar **all = g_strsplit(texts, "|", -1);
    for (gchar **text = all; *text; text++) {
        if (!strstr(told->str, *text))
            print_error("not told: %s\n%s", *text, told->str);
        assert_non_null(strstr(told->str, *text));
    }
    g_strfreev(all);
    g_string_free(told, TRUE);
}

static void refuse(struct fixture *f, const char *sheet, const char *told) {
    put(f, "own.yaml", sheet);
    assert_null(read_own(f, "own.yaml"));
    assert_told(f, told);
}

/* ---- sheets that stand on others ---- */

static void a_sheet_changes_what_it_names(void **state) {
    struct fixture *f = *state;
    put(f, "own.yaml", "base: briefing\nmargin_top: 40mm\ntext:\n  quote: {size: 10pt}\n");
    const struct style *own = read_own(f, "own.yaml"), *base = read_shipped(f, "briefing");
    assert_non_null(own);
    assert_int_equal(diag_count(f->diags, DIAG_WARNING), 0);
    assert_int_not_equal(own->margin_top, base->margin_top);
    assert_int_equal(own->margin_inner, base->margin_inner);
    assert_int_equal(own->text[TEXT_QUOTE].size, 10 * 1024);
    assert_int_equal(own->text[TEXT_QUOTE].left, base->text[TEXT_QUOTE].left);
    assert_int_equal(own->text[TEXT_TITLE].size, base->text[TEXT_TITLE].size);
}

/* What a role leaves out in all sheets comes from the body of the last. */
static void the_body_goes_before_the_roles(void **state) {
    struct fixture *f = *state;
    put(f, "own.yaml", "base: briefing\ntext:\n  body: {family: Linux Biolinum O, align: left}\n");
    const struct style *own = read_own(f, "own.yaml");
    assert_non_null(own);
    assert_true(str_is(own->text[TEXT_LIST].family, "Linux Biolinum O"));
    assert_int_equal(own->text[TEXT_QUOTE].align, TEXT_LEFT);
    assert_int_equal(own->text[TEXT_ATTRIBUTION].align, TEXT_RIGHT);
}

static void sheets_of_the_pack_stand_on_each_other(void **state) {
    struct fixture *f = *state;
    put(f, "own.yaml", "base: house.yaml\ncolumns: 2\n");
    put(f, "house.yaml", "base: reader\naccent: \"#202020\"\n");
    const struct style *own = read_own(f, "own.yaml");
    assert_non_null(own);
    assert_int_equal(own->accent, 0x202020);
    assert_int_equal(own->columns, 2);
    assert_int_equal(own->paper_width, read_shipped(f, "reader")->paper_width);
    size_t sources = source_count(f->sources);
    assert_true(sources >= 4); /* all count: own, house, reader, and what it stands on */
}

/* ---- what is refused ---- */

static void unknown_keys_are_told(void **state) {
    refuse(*state,
           "base: briefing\ncolums: 2\ntext:\n  heading1: {size: 9pt}\n  body: {sise: 9pt}\n",
           "own.yaml:2:1: error: unknown key 'colums'|did you mean 'columns'?|"
           "own.yaml:4:3: error: unknown key 'heading1'|did you mean 'heading-1'?");
}

static void wrong_values_are_told(void **state) {
    refuse(*state, "base: briefing\ncolumns: 3\ntext:\n  body: {size: big}\n",
           "own.yaml:2:10: error: 'columns' takes a whole number from 1 to 2, not '3'");
}

static void a_missing_base_is_told(void **state) {
    refuse(*state, "base: breifing\n",
           "own.yaml:1:7: error: no style sheet is called 'breifing'|did you mean 'briefing'?");
}

static void a_missing_file_is_told(void **state) {
    refuse(*state, "base: house.yaml\n", "own.yaml:1:7: error: |house.yaml|[file-missing]");
}

static void no_file_outside_is_read(void **state) {
    refuse(*state, "base: ../house.yaml\n", "own.yaml:1:7: error: |[file-outside]");
}

static void a_name_without_its_ending_is_told(void **state) {
    struct fixture *f = *state;
    put(f, "own.yaml", "base: briefing\n");
    assert_null(read_own(f, "own"));
    assert_told(f, "no style sheet is called 'own'|named with its ending: 'own.yaml'");
}

static void a_base_that_is_no_name_is_told(void **state) {
    refuse(*state, "base: [briefing]\n", "own.yaml:1:7: error: 'base' takes a text, not a list");
}

static void without_a_base_all_is_required(void **state) {
    refuse(*state, "columns: 1\ntext:\n  heading-1: {size: 9pt}\n",
           "the style sheet has no 'paper_width'|the style sheet has no 'mono_family'");
}

static void an_empty_sheet_is_told(void **state) {
    refuse(*state, "# nothing\n", "the style sheet is empty [outline-empty]");
}

static void a_cycle_is_told(void **state) {
    refuse(*state, "base: own.yaml\n",
           "own.yaml:1:7: error: 'own.yaml' has itself as its base [style-cycle]");
}

static void a_pile_that_does_not_end_is_told(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 12; i++)
        put(f, str_format(f->arena, "own%d.yaml", i).at,
            str_format(f->arena, "base: own%d.yaml\n", i + 1).at);
    assert_null(read_own(f, "own0.yaml"));
    assert_told(f, "more than 8 style sheets stand one on another [style-cycle]");
}

static void margins_that_leave_nothing_are_told(void **state) {
    refuse(*state, "base: briefing\nmargin_inner: 120mm\nmargin_outer: 80mm\n",
           "the margins leave less than an inch");
}

/* ---- contrast ---- */

static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    assert_int_equal((int)(style_contrast(0, 0xffffff) * 100 + 0.5), 2100);
    assert_int_equal((int)(style_contrast(0x777777, 0xffffff) * 100), 447);
    assert_int_equal((int)(style_contrast(0xffffff, 0x767676) * 100), 454);
    assert_int_equal((int)(style_contrast(0xff0000, 0x0000ff) * 100), 214);
}

static void assert_readable(const char *style, const char *what, uint32_t colour, uint32_t ground) {
    double ratio = style_contrast(colour, ground);
    if (ratio < 4.5)
        print_error("%s: %s #%06x on #%06x has %.2f:1\n", style, what, colour, ground, ratio);
    assert_true(ratio >= 4.5);
}

/* The accent is the colour of links, also in boxes, and the ground of the cover's title. */
static void all_colours_of_text_can_be_read(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; shipped[i]; i++) {
        const struct style *style = read_shipped(f, shipped[i]);
        assert_readable(shipped[i], "accent", style->accent, 0xffffff);
        assert_readable(shipped[i], "accent", style->accent, style->tint);
        for (int role = 0; role < TEXT_ROLE_COUNT; role++) {
            const char *name = text_role_names[role];
            uint32_t colour = style->text[role].colour;
            assert_readable(shipped[i], name, colour, 0xffffff);
            if (style_stands_on_tint((enum text_role)role))
                assert_readable(shipped[i], name, colour, style->tint);
        }
    }
}

static void each_faint_colour_is_told_at_its_place(void **state) {
    struct fixture *f = *state;
    put(f, "own.yaml",
        "base: briefing\ntext:\n  body: {colour: \"#888888\"}\n"
        "  quote: {size: 10pt}\n  title: {colour: \"#00aaff\"}\n");
    assert_non_null(read_own(f, "own.yaml"));
    assert_told(f, "own.yaml:3:18: warning: the colour of 'body', #888888, has a contrast of only "
                   "3.5:1 to #ffffff|own.yaml:5:19: warning: the colour of 'title'");
}

static void a_tint_is_told_when_it_is_to_blame(void **state) {
    struct fixture *f = *state;
    put(f, "own.yaml", "base: briefing\ntint: \"#404040\"\n");
    assert_non_null(read_own(f, "own.yaml"));
    assert_told(f, "own.yaml:2:7: warning: the colour of 'box'|to #404040");
}

/* ---- other paper ---- */

static int32_t measure(const struct style *style) {
    return style->paper_width - style->margin_inner - style->margin_outer;
}

static void on_any_paper_the_measure_can_be_read(void **state) {
    struct fixture *f = *state;
    static const char *const papers[][2] = {
        {"210mm", "297mm"}, {"148mm", "210mm"}, {"8.5in", "11in"}};
    for (size_t i = 0; shipped[i]; i++)
        for (size_t j = 0; j < 3; j++) {
            int32_t width, height;
            assert_true(schema_length(str_of(papers[j][0]), &width));
            assert_true(schema_length(str_of(papers[j][1]), &height));
            const struct style *style =
                style_on_paper(f->arena, read_shipped(f, shipped[i]), width, height);
            int32_t size = style->text[TEXT_BODY].size, leading = style->text[TEXT_BODY].leading;
            int32_t column =
                style->columns == 2 ? (measure(style) - style->column_gap) / 2 : measure(style);
            assert_in_range(column / size, 17, 38);
            assert_int_equal((height - style->margin_top - style->margin_bottom) % leading, 0);
            assert_true(style->text[TEXT_TITLE].size <= measure(style) / 10);
        }
}

static void own_paper_changes_no_size(void **state) {
    struct fixture *f = *state;
    const struct style *style = read_shipped(f, "briefing");
    const struct style *same = style_on_paper(f->arena, style, 0, 0);
    assert_int_equal(measure(style), measure(same));
    for (int role = 0; role < TEXT_ROLE_COUNT; role++)
        assert_int_equal(style->text[role].size, same->text[role].size);
}

static void display_sizes_give_way_on_small_paper(void **state) {
    struct fixture *f = *state;
    const struct style *style = read_shipped(f, "briefing");
    const struct style *small =
        style_on_paper(f->arena, style, style->paper_width / 2, style->paper_height / 2);
    assert_int_equal(small->text[TEXT_BODY].size, style->text[TEXT_BODY].size);
    assert_true(small->text[TEXT_TITLE].size < style->text[TEXT_TITLE].size);
    assert_true(small->text[TEXT_TITLE].size > small->text[TEXT_HEADING_1].size);
    assert_true(small->text[TEXT_HEADING_1].size > small->text[TEXT_BODY].size);
    const struct text_style *heading = &small->text[TEXT_HEADING_1];
    int32_t own = style->text[TEXT_HEADING_1].before + style->text[TEXT_HEADING_1].leading +
                  style->text[TEXT_HEADING_1].after;
    if (own % style->text[TEXT_BODY].leading == 0)
        assert_int_equal((heading->before + heading->leading + heading->after) %
                             small->text[TEXT_BODY].leading,
                         0);
}

static void each_sheet_is_short(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; shipped[i]; i++) {
        struct str text, name = str_format(f->arena, "%s.yaml", shipped[i]);
        assert_int_equal(folder_read(&f->program, f->arena, name, 1 << 20, &text), FILE_READ);
        size_t lines = 0;
        for (size_t j = 0; j < text.len; j++)
            lines += text.at[j] == '\n';
        assert_true(lines <= 120);
    }
}

/* ---- what the EPUB gets ---- */

static void the_css_has_no_fixed_sizes(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; shipped[i]; i++) {
        struct str css = style_css(f->arena, read_shipped(f, shipped[i]));
        assert_int_equal(str_find(css, STR("pt;"), 0), SIZE_MAX);
        assert_int_equal(str_find(css, STR("mm;"), 0), SIZE_MAX);
        /* A colour of letters stands only where a ground does too. */
        size_t colours = 0, grounds = 0;
        for (size_t at = 0; (at = str_find(css, STR("\n  color: #"), at)) != SIZE_MAX; at++)
            colours++;
        for (size_t at = 0; (at = str_find(css, STR("\n  background-color: #"), at)) != SIZE_MAX;
             at++)
            grounds++;
        assert_int_equal(colours, grounds);
    }
}

/* The last word on slanted letters and small capitals is that there are none. */
static void low_vision_has_plain_headings(void **state) {
    struct fixture *f = *state;
    struct str css = style_css(f->arena, read_shipped(f, "large-print"));
    size_t lower = str_find(css, STR("\nh5 {\n"), 0);
    assert_int_not_equal(lower, SIZE_MAX);
    assert_int_not_equal(str_find(css, STR("\nh6 {\n"), lower), SIZE_MAX);
    assert_int_equal(str_find(css, STR("italic"), lower), SIZE_MAX);
    assert_int_equal(str_find(css, STR("small-caps"), lower), SIZE_MAX);
    css = style_css(f->arena, read_shipped(f, "briefing"));
    lower = str_find(css, STR("\nh5 {\n"), 0);
    assert_int_not_equal(str_find(css, STR("small-caps"), lower), SIZE_MAX);
}

static void the_schema_names_all_kinds_of_text(void **state) {
    (void)state;
    GString *text = g_string_new(NULL);
    style_schema(text);
    assert_non_null(strstr(text->str, "\"base\""));
    for (size_t i = 0; text_role_names[i]; i++) {
        char *quoted = g_strdup_printf("\"%s\"", text_role_names[i]);
        assert_non_null(strstr(text->str, quoted));
        g_free(quoted);
    }
    g_string_free(text, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_changes_what_it_names),
        TEST(the_body_goes_before_the_roles),
        TEST(sheets_of_the_pack_stand_on_each_other),
        TEST(unknown_keys_are_told),
        TEST(wrong_values_are_told),
        TEST(a_missing_base_is_told),
        TEST(a_missing_file_is_told),
        TEST(no_file_outside_is_read),
        TEST(a_name_without_its_ending_is_told),
        TEST(a_base_that_is_no_name_is_told),
        TEST(without_a_base_all_is_required),
        TEST(an_empty_sheet_is_told),
        TEST(a_cycle_is_told),
        TEST(a_pile_that_does_not_end_is_told),
        TEST(margins_that_leave_nothing_are_told),
        TEST(contrast_is_that_of_wcag),
        TEST(all_colours_of_text_can_be_read),
        TEST(each_faint_colour_is_told_at_its_place),
        TEST(a_tint_is_told_when_it_is_to_blame),
        TEST(on_any_paper_the_measure_can_be_read),
        TEST(own_paper_changes_no_size),
        TEST(display_sizes_give_way_on_small_paper),
        TEST(each_sheet_is_short),
        TEST(the_css_has_no_fixed_sizes),
        TEST(low_vision_has_plain_headings),
        TEST(the_schema_names_all_kinds_of_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
