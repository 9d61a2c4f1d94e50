/* markdown_read_test.c: what a section becomes, and what is reported about it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "markdown/markdown_internal.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
};

static int set_up(void **state) {
    struct fixture *fixture = test_calloc(1, sizeof *fixture);
    fixture->arena = arena_new();
    fixture->sources = sources_make(fixture->arena);
    fixture->diags = diags_make(fixture->arena, fixture->sources);
    *state = fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    test_free(fixture);
    return 0;
}

static struct markdown_section read_as(struct fixture *f, struct str text,
                                       struct markdown_options options) {
    uint32_t source = source_add(f->sources, STR("a.md"), STR("a.md"), text, f->diags);
    struct markdown_section section =
        markdown_read(f->arena, f->sources, source, options, f->diags);
    GString *fault = g_string_new(NULL);
    if (section.node && !doc_check(section.node, f->sources, fault))
        fail_msg("%s", fault->str);
    g_string_free(fault, TRUE);
    return section;
}

static struct markdown_section read_text(struct fixture *f, const char *text) {
    return read_as(f, str_of(text), (struct markdown_options){0});
}

/* The tree in one line: kinds with their children, texts in quotes. */
static void outline(const struct node *root, GString *out) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering) {
            if (node->first)
                g_string_append_c(out, ')');
            continue;
        }
        if (node->previous)
            g_string_append_c(out, ' ');
        if (node->kind == NODE_TEXT) {
            g_string_append_printf(out, "'%.*s'", STR_ARG(node->text));
            continue;
        }
        g_string_append(out, node_kind_name(node->kind));
        if (node->text.len)
            g_string_append_printf(out, "'%.*s'", STR_ARG(node->text));
        if (node->first)
            g_string_append_c(out, '(');
    }
}

static void assert_blocks(struct markdown_section section, const char *expected) {
    GString *out = g_string_new(NULL);
    assert_non_null(section.node);
    for (const struct node *node = section.node->first->next; node; node = node->next) {
        GString *one = g_string_new(NULL);
        outline(node, one);
        g_string_append_printf(out, "%s%s", out->len ? " | " : "", g_strstrip(one->str));
        g_string_free(one, TRUE);
    }
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static const struct node *find(const struct node *root, enum node_kind kind) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == kind)
            return walk.node;
    fail_msg("there is no %s", node_kind_name(kind));
    return NULL;
}

static void assert_str(struct str actual, const char *expected) {
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.len ? actual.at : "", expected, actual.len);
}

static size_t message_count(const struct fixture *f) {
    return diag_count(f->diags, DIAG_ERROR) + diag_count(f->diags, DIAG_WARNING);
}

static void a_span_holds_emphasis_and_attributes(void **state) {
    struct fixture *f = *state;
    struct markdown_section s =
        read_text(f, "# T\n\nOn [the *16th* \\[of\\] March]{date=2014-03-16 lang=uk} it was.\n");
    assert_blocks(
        s, "paragraph('On ' span('the ' emphasis('16th') ' ' '[' 'of' ']' ' March') ' it was.')");
    const struct node *span = find(s.node, NODE_SPAN);
    assert_true(span->has_date);
    assert_str(span->language, "uk");
    assert_int_equal(message_count(f), 0);
}

static void spans_nest(void **state) {
    struct fixture *f = *state;
    struct markdown_section s = read_text(f, "# T\n\n[a [b]{lang=uk} c]{.no-event} d\n");
    assert_blocks(s, "paragraph(span('a ' span('b') ' c') ' d')");
    assert_true(find(s.node, NODE_SPAN)->no_event);
}

static void a_link_with_no_text_is_a_cross_reference(void **state) {
    struct fixture *f = *state;
    struct markdown_section s = read_text(f, "# T\n\nSee [](#x) and [y](#x).\n\n## X {#x}\n");
    const struct node *reference = find(s.node, NODE_CROSS_REFERENCE);
    assert_str(reference->target, "#x");
    assert_str(span_text(f->sources, reference->span), "[](#x)");
    assert_str(find(s.node, NODE_LINK)->target, "#x");
    assert_str(s.node->last->id, "x");
    assert_blocks(s, "paragraph('See ' cross-reference ' and ' link('y') '.') | heading('X')");
}

static void an_image_alone_is_a_figure(void **state) {
    struct fixture *f = *state;
    struct markdown_section s =
        read_text(f, "# T\n\n![A *bar*.](t%20b.png \"A bar.\"){#fig width=60%}\n");
    const struct node *figure = find(s.node, NODE_FIGURE);
    assert_str(figure->id, "fig");
    assert_str(figure->first->title, "A bar.");
    assert_str(figure->first->target, "t b.png");
    assert_int_equal(figure->first->width_percent, 60);
    const struct node *caption = find(s.node, NODE_CAPTION);
    assert_str(span_text(f->sources, caption->span), "A bar.");
    assert_int_equal(caption->span.start, find(s.node, NODE_TEXT)->span.start + 26);
    /* What is no UTF-8 when it is decoded stays as it is written. */
    assert_str(find(read_text(f, "# T\n\n![a](%e2.png)\n").node, NODE_IMAGE)->target, "%e2.png");
}

static void a_table_takes_the_line_below_as_caption(void **state) {
    struct fixture *f = *state;
    struct markdown_section s = read_text(
        f, "# T\n\n| a | b |\n|:-:|--:|\n| c \\| d | `e\\|f` |\n\n: The *caption* {#tab}\n");
    const struct node *table = find(s.node, NODE_TABLE);
    assert_str(table->id, "tab");
    assert_blocks(s, "table(caption('The ' emphasis('caption')) row(cell('a') cell('b')) "
                     "row(cell('c ' '|' ' d') cell(code'e|f')))");
    assert_true(table->first->next->header);
    assert_int_equal(table->first->next->first->align, ALIGN_CENTRE);
}

static void a_quote_ends_in_its_attribution(void **state) {
    struct fixture *f = *state;
    struct markdown_section s =
        read_text(f, "# T\n\n> Said so.\n>\n> \u2014 Jens, *Brussels*\n\n> One\n> \u2013 Two\n");
    assert_blocks(s, "quote(paragraph('Said so.') attribution('Jens, ' emphasis('Brussels'))) | "
                     "quote(paragraph('One') attribution('Two'))");
}

static void notes_stand_behind_the_text(void **state) {
    struct fixture *f = *state;
    struct markdown_section s = read_text(
        f, "# T\n\nA[^b] and[^A] and[^b].\n\n[^a]: First.\n[^b]: Second.\n\n## More\n\nText.\n");
    assert_blocks(s, "paragraph('A' note-reference ' and' note-reference ' and' note-reference '.')"
                     " | heading('More') | paragraph('Text.') | note(paragraph('Second.')) | "
                     "note(paragraph('First.'))");
    assert_str(find(s.node, NODE_NOTE)->id, "a--note-1");
    assert_str(find(s.node, NODE_NOTE_REFERENCE)->target, "#a--note-1");
    assert_int_equal(message_count(f), 0);
}

static void notes_in_code_are_no_notes(void **state) {
    struct fixture *f = *state;
    read_text(f, "# T\n\n`[^a]` and\n\n    [^b]\n    [^c]: x\n\n```\n[^d]: y\n```\n");
    assert_int_equal(message_count(f), 0);
}

static void notes_that_do_not_fit_are_reported(void **state) {
    struct fixture *f = *state;
    read_text(f, "# T\n\nA[^none][^a].\n\n[^a]: One.\n\n[^a]: Two.\n\n[^b]: Nobody.\n");
    assert_true(diag_has(f->diags, DIAG_MARKDOWN_NOTE_UNDEFINED));
    assert_true(diag_has(f->diags, DIAG_MARKDOWN_NOTE_DUPLICATE));
    assert_true(diag_has(f->diags, DIAG_MARKDOWN_NOTE_UNUSED));
    assert_int_equal(message_count(f), 3);
}

static void raw_html_goes_and_its_text_stays(void **state) {
    struct fixture *f = *state;
    struct markdown_section s =
        read_text(f, "# T\n\nA <b>b</b> c<br>d H<sub>2</sub>O <abbr title=\"x y\">XY</abbr>.\n\n"
                     "e <script>alert(1)</script> f <!-- g --> h\n\n"
                     "<div>\ni &amp; j<!-- k -->\n</div>\n\n<script>\nalert(2)\n</script>\n");
    assert_blocks(s, "paragraph('A ' 'b' ' c' line-break 'd H' subscript('2') 'O ' "
                     "abbreviation('XY') '.') | paragraph('e ' ' f ' ' h') | "
                     "paragraph('i ' '&' ' j')");
    assert_int_equal(diag_count(f->diags, DIAG_WARNING), 4);
}

static void headings_have_ids_and_levels(void **state) {
    struct fixture *f = *state;
    struct markdown_options options = {.shift = 1};
    struct markdown_section s =
        read_as(f, STR("# T\n\n## Same\n\n## Same\n\n## \u041a\u0438\u0457\u0432\n"), options);
    assert_str(s.node->id, "a");
    assert_int_equal(s.node->first->level, 2);
    assert_str(s.node->first->next->id, "a--same");
    assert_str(s.node->first->next->next->id, "a--same-2");
    assert_true(str_starts(s.node->last->id, STR("a--")));
    assert_str(s.title.text, "T");
}

static void front_matter_gives_the_title(void **state) {
    struct fixture *f = *state;
    struct markdown_section s =
        read_text(f, "---\ntitle: Told\nid: other\ndate: 2014-03\n---\nText.\n");
    assert_str(s.title.text, "Told");
    assert_str(s.node->id, "other");
    assert_int_equal(s.date.date.from.month, 3);
    assert_blocks(s, "paragraph('Text.')");
    assert_int_equal(message_count(f), 0);
}

static void skipped_levels_and_second_titles_are_errors(void **state) {
    struct fixture *f = *state;
    read_text(f, "# T\n\n### Deep\n\n# Again\n");
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 2);
    assert_true(diag_has(f->diags, DIAG_MARKDOWN_HEADING));
}

static void addresses_are_of_known_schemes(void **state) {
    struct fixture *f = *state;
    read_text(f, "# T\n\n[a](javascript:x) [b](HTTPS://e.org) <mailto:a@b.c> [c](other.md)\n");
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 2);
    assert_true(diag_has(f->diags, DIAG_MARKDOWN_LINK));
}

static void plain_text_has_paragraphs_and_lists(void **state) {
    struct fixture *f = *state;
    struct markdown_options options = {.plain_text = true};
    struct markdown_section s = read_as(
        f, STR("Title\n\nOne *two*\nthree.\n\n  \u2022 a\n  \u2022 b\n\nMr.\u00a0X\n"), options);
    assert_str(s.title.text, "Title");
    assert_blocks(s, "paragraph('One *two*' soft-break 'three.') | list(item(paragraph('a')) "
                     "item(paragraph('b'))) | paragraph('Mr.\u00a0X')");
}

/* ---- limits: each text is refused, or read in a time that says nothing is quadratic ---- */

static struct str repeat(struct fixture *f, const char *head, const char *part, size_t times) {
    GString *text = g_string_new(head);
    for (size_t i = 0; i < times; i++)
        g_string_append(text, part);
    struct str copy = str_copy(f->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return copy;
}

static void pictures_hold_only_what_draws(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *svg;
        bool good;
    } pictures[] = {{"<rect width='1' height='1'/>", true},
                    {"<defs><g id='a'><rect/></g></defs><use href='#a'/>", true},
                    {"<rect fill='url(#g)'/>", true},
                    {"<rect fill='url(http://e.org/x)'/>", false},
                    {"<script>1</script>", false},
                    {"<x:script xmlns:x='http://www.w3.org/2000/svg'/>", false},
                    {"<g onload='1'/>", false},
                    {"<image href='/etc/passwd'/>", false},
                    {"<foreignObject/>", false},
                    {"<filter/>", false},
                    {"<g id='a'><use href='#b'/></g>", false},
                    {"<style>@import 'x.css';</style>", false},
                    {"<style><![CDATA[ a{fill:url(x)} ]]></style>", false},
                    {"<a href='http://e.org'/>", false},
                    {"<xi:include href='x'/>", false},
                    {"<g>", false}};
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        struct str svg =
            str_format(f->arena, "<svg id='r' width='9' height='9'>%s</svg>", pictures[i].svg);
        const char *fault = markdown_svg_fault(f->arena, svg);
        if ((fault == NULL) != pictures[i].good)
            fail_msg("%s: %s", pictures[i].svg, fault ? fault : "is let through");
    }
    assert_non_null(markdown_svg_fault(f->arena, STR("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>")));
}

static void hostile_texts_end_soon(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *head, *part;
        size_t times;
    } texts[] = {{"# T\n\n", "![[]()", 40000},
                 {"# T\n\n", "a\n<![CDATA[\n", 60000},
                 {"# T\n\n", "*a _a*_\n", 40000},
                 {"# T\n\n", "[x]{.no-event}\n", 20000},
                 {"# T\n\n", "]{\n", 300000},
                 {"# T\n\n", "&#x41;&eacute;\n", 100000},
                 {"# T\n\n", "## Same\n\n", 50000},
                 {"# T\n\n", "[^x]\n\n", 50000},
                 {"# T\n\n", "> ", 20000},
                 {"# T\n\n", "1. ", 20000},
                 {"# T\n\n", "<b>x\n\n", 50000},
                 {"# T\n\n", "```\nx\n```\n", 50000},
                 {"# T\n\n|a|b|c|d|e|f|\n|-|-|-|-|-|-|\n", "|\n", 500000},
                 {"# T\n\n", "> a\nlazy `x\ny`\n\n", 50000},
                 {"# T\n\n", "[a](#b \"t\") ![i](x.png 't')\n\n", 30000},
                 {"# T\n\n[a]: http://e.org/0123456789012345678901234567890123456789\n\n",
                  "[a] b\n\n", 100000}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        clock_t start = clock();
        read_as(f, repeat(f, texts[i].head, texts[i].part, texts[i].times),
                (struct markdown_options){0});
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (seconds > 4)
            fail_msg("text %zu (%s) took %.1f s", i, texts[i].part, seconds);
        if (seconds > 0.5)
            print_message("text %zu (%s) took %.1f s\n", i, texts[i].part, seconds);
    }
}

static void deep_indentation_is_refused(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new("# T\n\n");
    for (int i = 0; i < 80; i++)
        g_string_append_printf(text, "%*s- x\n", 2 * i, "");
    read_as(f, (struct str){text->str, text->len}, (struct markdown_options){0});
    assert_true(diag_has(f->diags, DIAG_MARKDOWN_LIMIT));
    g_string_free(text, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_span_holds_emphasis_and_attributes),
        TEST(spans_nest),
        TEST(a_link_with_no_text_is_a_cross_reference),
        TEST(an_image_alone_is_a_figure),
        TEST(a_table_takes_the_line_below_as_caption),
        TEST(a_quote_ends_in_its_attribution),
        TEST(notes_stand_behind_the_text),
        TEST(notes_in_code_are_no_notes),
        TEST(notes_that_do_not_fit_are_reported),
        TEST(raw_html_goes_and_its_text_stays),
        TEST(headings_have_ids_and_levels),
        TEST(front_matter_gives_the_title),
        TEST(skipped_levels_and_second_titles_are_errors),
        TEST(addresses_are_of_known_schemes),
        TEST(plain_text_has_paragraphs_and_lists),
        TEST(pictures_hold_only_what_draws),
        TEST(hostile_texts_end_soon),
        TEST(deep_indentation_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
