/* Sources: JSON's places and escapes, names and TeX of BibTeX, ISBNs. Whole libraries are compared
 * by tests/tools/sources.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "outline/source_internal.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
};

static int set_up(void **state) {
    static struct fixture fixture;
    fixture.arena = arena_new();
    fixture.sources = sources_make(fixture.arena);
    fixture.diags = diags_make(fixture.arena, fixture.sources);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static struct yaml_node *read_json(struct fixture *f, const char *text) {
    uint32_t source = source_add(f->sources, STR("s.json"), STR("s.json"), str_of(text), f->diags);
    return json_read(f->arena, f->sources, source, f->diags);
}

static void assert_printed(const struct yaml_node *node, const char *expected) {
    GString *out = g_string_new(NULL);
    json_print(node, out);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

static void json_is_read_and_printed(void **state) {
    struct fixture *f = *state;
    struct yaml_node *root = read_json(
        f, " {\"a\" : [1, -0.5e3, true, null, []],\n\t\"b\": {\"c\": \"\\ud83d\\ude00\\/\\n\"}} ");
    assert_non_null(root);
    assert_printed(root, "{\"a\": [1, -0.5e3, true, null, []], \"b\": {\"c\": \"😀/\\u000a\"}}");
    const struct yaml_node *b = yaml_find(root, "b");
    struct place_in_text place = source_place(f->sources, b->key_span.source, b->key_span.start);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 2);
    assert_string_equal(str_terminated(f->arena, span_text(f->sources, b->first->span)),
                        "\"\\ud83d\\ude00\\/\\n\"");
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
}

static void what_is_no_json_is_refused(void **state) {
    struct fixture *f = *state;
    static const char *const texts[] = {"",     "[1,]",  "[,1]",        "{\"a\":1,}", "{a:1}",
                                        "[01]", "[1] 2", "\"\\ud83d\"", "\"\\x\"",    "'a'",
                                        "[1",   "[tru]", "{\"a\"}"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_null(read_json(f, texts[i]));
        assert_int_equal(diag_count_of(f->diags, DIAG_JSON_SYNTAX), i + 1);
    }
}

static void many_equal_keys_are_found(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new("{");
    for (int i = 0; i < 100; i++)
        g_string_append_printf(text, "\"k%d\": %d, ", i % 90, i);
    g_string_append(text, "\"z\": 0}");
    struct yaml_node *root = read_json(f, text->str);
    assert_int_equal(root->count, 91);
    assert_int_equal(diag_count_of(f->diags, DIAG_YAML_DUPLICATE), 10);
    g_string_free(text, TRUE);
}

static void assert_names(struct fixture *f, const char *raw, const char *expected) {
    struct tex tex = {f->arena, f->diags};
    assert_printed(tex_names(&tex, str_of(raw), SPAN_NONE), expected);
}

static void names_have_their_parts(void **state) {
    struct fixture *f = *state;
    assert_names(
        f, "Jan van den Berg",
        "[{\"family\": \"Berg\", \"given\": \"Jan\", \"non-dropping-particle\": \"van den\"}]");
    assert_names(
        f, "van den Berg, Jr., Jan",
        "[{\"family\": \"Berg\", \"given\": \"Jan\", \"non-dropping-particle\": \"van den\", "
        "\"suffix\": \"Jr.\"}]");
    assert_names(
        f, "Ludwig van Beethoven and {Barnes and Noble} AND\nPlato and others",
        "[{\"family\": \"Beethoven\", \"given\": \"Ludwig\", \"non-dropping-particle\": \"van\"}, "
        "{\"literal\": \"Barnes and Noble\"}, {\"family\": \"Plato\"}, {\"literal\": \"others\"}]");
    assert_names(
        f, "family=Vries, given=Ann, prefix=de",
        "[{\"family\": \"Vries\", \"given\": \"Ann\", \"non-dropping-particle\": \"de\"}]");
    assert_names(f, "{\\'E}mile {\\v{S}}im{\\r u}nek",
                 "[{\"family\": \"Šimůnek\", \"given\": \"Émile\"}]");
    assert_names(f, "Maria de la {Cruz Alta}",
                 "[{\"family\": \"Cruz Alta\", \"given\": \"Maria\", \"non-dropping-particle\": "
                 "\"de la\"}]");
    assert_names(f, " and , and ", "[]");
}

static void assert_tex(struct fixture *f, const char *raw, const char *expected) {
    struct tex tex = {f->arena, f->diags};
    struct str text = tex_text(&tex, str_of(raw), SPAN_NONE);
    assert_string_equal(str_terminated(f->arena, text), expected);
}

static void tex_becomes_text(void **state) {
    struct fixture *f = *state;
    assert_tex(f, "{\\\"u}ber \\\"{u}ber \\\"uber", "über über über");
    assert_tex(f, "na{\\\"\\i}ve \\'{\\i} \\c{c}\\c c \\v{s}", "naïve í çç š");
    assert_tex(f, "{\\L}{\\'o}d{\\'z} \\ss{} \\aa x", "Łódź ß åx");
    assert_tex(f, "1--2 --- ``so'' 50\\% \\& A~B", "1–2 — “so” 50% & A\u00a0B");
    assert_tex(f, "\\emph{a {\\textbf{b}}} {\\it c} CO$_2$ m$^{2}$ $\\alpha$",
               "<i>a <b>b</b></i> <i>c</i> CO<sub>2</sub> m<sup>2</sup> α");
    assert_int_equal(diag_count_of(f->diags, DIAG_BIBTEX_UNKNOWN), 0);
    assert_tex(f, "\\unknown{kept} }{ \\", "kept");
    assert_int_equal(diag_count_of(f->diags, DIAG_BIBTEX_UNKNOWN), 1);
}

static void check_digits_of_isbns(void **state) {
    (void)state;
    assert_true(csl_isbn_is_valid(STR("978-0-306-40615-7")));
    assert_true(csl_isbn_is_valid(STR("0306406152")));
    assert_true(csl_isbn_is_valid(STR("0-8044-2957-X")));
    assert_false(csl_isbn_is_valid(STR("978-0-306-40615-8")));
    assert_false(csl_isbn_is_valid(STR("0306406125")));
    assert_false(csl_isbn_is_valid(STR("03064061")));
    assert_false(csl_isbn_is_valid(STR("X306406152")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(json_is_read_and_printed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_json_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_equal_keys_are_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_have_their_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tex_becomes_text, set_up, tear_down),
        cmocka_unit_test(check_digits_of_isbns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
