/* epub_reader_rules_test.c: each rule of `check --profile` finds what it forbids, in the readers
 * that it is for and in no other; what the program itself writes breaks none. */
#include "epub_test.h"

#include "epub/epub_internal.h"

enum { KINDLE = 1, KOBO = 2, APPLE = 4, GENERIC = 8, ALL = 15 };

static bool tells(struct fixture *f, const char *type, const char *bytes, unsigned profiles,
                  const char *rule) {
    struct diags *diags = diags_make(f->arena, f->sources);
    reader_rules_file(f->arena, "file", type, str_of(bytes), profiles, diags);
    GString *text = g_string_new(NULL);
    diag_print_text(diags, 9, text);
    bool found = strstr(text->str, str_format(f->arena, "(%s)", rule).at) != NULL;
    g_string_free(text, TRUE);
    return found;
}

static const struct faulty {
    const char *rule, *type, *bytes;
    unsigned profiles; /* that tell it */
} faulty[] = {
    {"css-variable", "text/css", "p {\n  color: var(--ink);\n}\n", ALL},
    {"css-calc", "text/css", "p {\n  width: calc(100% - 1em);\n}\n", ALL},
    {"css-not", "text/css", "p:not(.a) {\n}\n", ALL},
    {"css-nth", "text/css", "tr:nth-child(2) {\n}\n", ALL},
    {"css-is", "text/css", ":is(p, li) {\n}\n", ALL},
    {"css-namespace", "text/css", "@namespace \"x\";\n", ALL},
    {"css-import", "text/css", "@import \"a.css\";\n", ALL},
    {"css-remote", "text/css", "p {\n  background: url(https://example.org/a.png);\n}\n", ALL},
    {"css-fixed", "text/css", "p {\n  position: fixed;\n}\n", KINDLE | KOBO},
    {"css-absolute", "text/css", "p {\n  position: absolute;\n}\n", KINDLE | KOBO},
    {"css-negative-margin", "text/css", "p {\n  margin-left: -1em;\n}\n", KINDLE},
    {"css-points", "text/css", "p {\n  font-size: 12pt;\n}\n", ALL},
    {"css-important", "text/css", "p {\n  color: red !important;\n}\n", ALL},
    {"comment-dashes", "application/xhtml+xml", "<p><!-- a -- b --></p>", APPLE | KINDLE},
    {"script", "application/xhtml+xml", "<script>x</script>", ALL},
    {"remote-picture", "application/xhtml+xml", "<img src=\"https://example.org/a.png\"/>", ALL},
    {"inline-style", "application/xhtml+xml", "<p style=\"color: red\"></p>", ALL},
    {"font-element", "application/xhtml+xml", "<font size=\"2\">x</font>", ALL},
    {"empty-metadata", "application/oebps-package+xml", "<dc:rights></dc:rights>", APPLE | KOBO},
    {"empty-property", "application/oebps-package+xml", "<meta property=\"role\"></meta>",
     APPLE | KOBO},
    {"fixed-layout", "application/oebps-package+xml",
     "<meta property=\"rendition:layout\">pre-paginated</meta>", ALL},
};

static void each_rule_finds_what_it_forbids(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < G_N_ELEMENTS(faulty); i++)
        for (unsigned profile = KINDLE; profile <= GENERIC; profile *= 2) {
            bool wanted = (faulty[i].profiles & profile) != 0;
            if (tells(f, faulty[i].type, faulty[i].bytes, profile, faulty[i].rule) != wanted)
                fail_msg("%s is %s by profile %u", faulty[i].rule, wanted ? "not told" : "told",
                         profile);
        }
}

static void large_files_are_told(void **state) {
    struct fixture *f = *state;
    char *large = arena_alloc(f->arena, 6000001);
    memset(large, 'a', 6000000);
    large[6000000] = '\0';
    assert_true(tells(f, "image/png", large, KINDLE, "picture-size"));
    assert_true(tells(f, "application/xhtml+xml", large, GENERIC, "document-size"));
    large[250 * 1000] = '\0';
    assert_false(tells(f, "image/png", large, KINDLE, "picture-size"));
    assert_false(tells(f, "application/xhtml+xml", large, GENERIC, "document-size"));
}

static void add_rows(struct fixture *f, struct node *table, bool header, size_t rows,
                     size_t columns) {
    for (size_t i = 0; i < rows; i++) {
        struct node *row = add_node(f, table, NODE_ROW);
        row->header = header;
        for (size_t k = 0; k < columns; k++)
            add_with(f, row, NODE_CELL, "x");
    }
}

static size_t count_told(struct fixture *f, unsigned profiles) {
    struct diags *diags = diags_make(f->arena, f->sources);
    struct walk walk = walk_start(f->section);
    while (walk_next(&walk))
        if (walk.entering)
            reader_rules_node(walk.node, profiles, diags);
    return diag_count(diags, DIAG_WARNING);
}

static void tables_have_their_limits_on_kindle(void **state) {
    struct fixture *f = *state;
    struct node *good = add_node(f, f->section, NODE_TABLE);
    add_rows(f, good, true, 1, 10);
    add_rows(f, good, false, 99, 10);
    assert_int_equal(count_told(f, ALL), 0);
    struct node *wide = add_node(f, f->section, NODE_TABLE);
    add_rows(f, wide, true, 1, 11);
    assert_int_equal(count_told(f, KINDLE), 1);
    struct node *tall = add_node(f, f->section, NODE_TABLE);
    add_rows(f, tall, true, 1, 2);
    add_rows(f, tall, false, 100, 2);
    assert_int_equal(count_told(f, KINDLE), 2);
    assert_int_equal(count_told(f, KOBO | APPLE | GENERIC), 0);
    add_rows(f, add_node(f, f->section, NODE_TABLE), false, 1, 2);
    assert_int_equal(count_told(f, GENERIC), 1);
}

static void what_the_program_writes_breaks_none(void **state) {
    struct fixture *f = *state;
    struct node *paragraph = add_with(f, f->section, NODE_PARAGRAPH, "One -- two.");
    struct node *table = add_node(f, f->section, NODE_TABLE);
    add_rows(f, table, true, 1, 6);
    add_rows(f, table, false, 2, 6);
    add_page(f, "1", paragraph->first, 0);
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/s001.xhtml"), "<td data-label=\"x: \">x</td>");
    assert_lacks(read_file(f, "EPUB/style.css"), "var(");
    assert_int_equal(diag_count(f->diags, DIAG_WARNING), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(each_rule_finds_what_it_forbids),
        TEST(large_files_are_told),
        TEST(what_the_program_writes_breaks_none),
        TEST(tables_have_their_limits_on_kindle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
