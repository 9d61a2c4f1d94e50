/* base_text_test.c: text, sources, diagnostics, dates. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base.h"

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

static void assert_str(struct str actual, const char *expected) {
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.len ? actual.at : "", expected, actual.len);
}

static void decimals_have_a_point_and_no_trailing_zeros(void **state) {
    struct fixture *f = *state;
    assert_str(str_decimal(f->arena, 1.5, 3), "1.5");
    assert_str(str_decimal(f->arena, -0.004, 2), "0");
    assert_str(str_decimal(f->arena, 12, 2), "12");
    assert_str(str_decimal(f->arena, -3.14159, 3), "-3.142");
    assert_str(str_decimal(f->arena, 0.05, 2), "0.05");
}

static void distance_counts_changes(void **state) {
    (void)state;
    assert_int_equal(str_distance(STR("titel"), STR("title"), 3), 2);
    assert_int_equal(str_distance(STR("same"), STR("same"), 3), 0);
    assert_int_equal(str_distance(STR("a"), STR("abcdefgh"), 3), 4);
}

static void sources_are_cleaned_and_located(void **state) {
    struct fixture *f = *state;
    uint32_t id = source_add(f->sources, STR("p/a.md"), STR("a.md"),
                             STR("\xEF\xBB\xBFone\r\ntw\xC3\xB6 x\rthree"), f->diags);
    assert_str(source_text(f->sources, id), "one\ntw\xC3\xB6 x\nthree");
    struct place_in_text place = source_place(f->sources, id, 9);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 5);
    assert_int_equal(source_line_start(f->sources, id, 3), 11);
    assert_int_equal(source_line_end(f->sources, id, 1), 3);
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
}

static void places_may_be_counted_on(void **state) {
    struct fixture *f = *state;
    uint32_t id =
        source_add(f->sources, STR("a.md"), STR("a.md"), STR("one\ntw\xC3\xB6 x\nthree"), f->diags);
    static const uint32_t offsets[] = {0, 2, 4, 7, 9, 9, 11, 14, 5};
    struct place_cursor cursor = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(offsets); i++) {
        struct place_in_text wanted = source_place(f->sources, id, offsets[i]);
        struct place_in_text place = source_place_next(f->sources, &cursor, id, offsets[i]);
        assert_int_equal(place.line, wanted.line);
        assert_int_equal(place.column, wanted.column);
    }
}

static void faults_of_encoding_are_each_reported(void **state) {
    struct fixture *f = *state;
    source_add(f->sources, STR("a.md"), STR("a.md"), STR("x\xFFy\x07z"), f->diags);
    GString *text = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    assert_string_equal(
        text->str, "a.md:1:2: error: the byte 0xFF is not UTF-8 [text-utf8]\n"
                   "    1 |   x\xEF\xBF\xBDy\xEF\xBF\xBDz\n      |    ^ save the file as UTF-8\n"
                   "a.md:1:4: error: the character U+0007 cannot be printed [text-control]\n"
                   "    1 |   x\xEF\xBF\xBDy\xEF\xBF\xBDz\n      |      ^ remove it\n");
    g_string_free(text, TRUE);
}

static void diagnostics_are_sorted_and_told_once(void **state) {
    struct fixture *f = *state;
    uint32_t id = source_add(f->sources, STR("o.yaml"), STR("o.yaml"), STR("titel: x\n"), f->diags);
    struct span late = {id, 7, 8}, early = {id, 0, 5};
    diag_add(f->diags, DIAG_OUTLINE_VALUE, late, "late");
    diag_add(f->diags, DIAG_OUTLINE_KEY, early, "unknown key '%s'", "titel");
    diag_hint(f->diags, "did you mean 'title'?");
    diag_add(f->diags, DIAG_OUTLINE_VALUE, late, "late");
    GString *text = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    assert_string_equal(text->str, "o.yaml:1:1: error: unknown key 'titel' [outline-key]\n"
                                   "    1 |   titel: x\n"
                                   "      |   ^~~~~ did you mean 'title'?\n"
                                   "o.yaml:1:8: error: late [outline-value]\n"
                                   "    1 |   titel: x\n"
                                   "      |          ^\n");
    g_string_truncate(text, 0);
    diag_print_json(f->diags, text);
    assert_non_null(strstr(text->str,
                           "\"code\": \"outline-key\", \"text\": \"unknown key 'titel'\", "
                           "\"file\": \"o.yaml\", \"line\": 1, \"column\": 1, "
                           "\"end_line\": 1, \"end_column\": 6"));
    g_string_free(text, TRUE);
}

static void dates_are_read_and_printed_back(void **state) {
    struct fixture *f = *state;
    static const char *const good[] = {
        "2014-03-02", "2015-06",   "1991",    "2017-07-09/2017-07-10",
        "2014-03~",   "2014/..",   "../1991", "199X",
        "18XX",       "-0043",     "2015-21", "2016-35",
        "2016-02-29", "1918/1919", "2014?",   "2014%"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct edtf value;
        assert_true(edtf_read(str_of(good[i]), &value, NULL));
        assert_str(edtf_text(f->arena, value), good[i]);
    }
}

static void dates_that_are_none_are_refused(void **state) {
    (void)state;
    static const char *const bad[] = {
        "",        "2014-13", "2014-02-30", "14",    "2014-3-2",    "2015-02-29",
        "199X-05", "2014-25", "2017/2016",  "..",    "2014-03-02x", "2014-21-01",
        "../..",   "2014/",   "-0000",      "-00XX", "1X9X"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct edtf value;
        const char *why = NULL;
        assert_false(edtf_read(str_of(bad[i]), &value, &why));
        assert_non_null(why);
    }
}

static void dates_read_well_in_english(void **state) {
    struct fixture *f = *state;
    static const char *const pairs[][2] = {
        {"1997-07-09", "9 July 1997"},
        {"2017-07-09/2017-07-10", "9\u201310 July 2017"},
        {"2014-02-28/2014-03-02", "28 February \u2013 2 March 2014"},
        {"2015-06", "June 2015"},
        {"2015-21", "spring 2015"},
        {"199X", "1990s"},
        {"18XX", "19th century"},
        {"20XX", "21st century"},
        {"10XX", "11th century"},
        {"-0043", "44 BC"},
        {"2014/..", "from 2014"},
        {"1992/1993", "1992\u20131993"},
        {"2014-03-02~/2014-03-05", "about 2 March \u2013 5 March 2014"},
        {"2014-03-02/2014-03-02", "2 March 2014"},
        {"2016-33/2016-34", "first quarter \u2013 second quarter of 2016"},
        {"-004X", "50\u201341 BC"},
        {"../1991", "until 1991"},
        {"2016-35", "third quarter of 2016"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct edtf value;
        assert_true(edtf_read(str_of(pairs[i][0]), &value, NULL));
        assert_str(edtf_english(f->arena, value, false), pairs[i][1]);
    }
}

static void dates_are_ordered(void **state) {
    (void)state;
    static const char *const order[] = {
        "-0043", "18XX", "199X", "1991", "2014-03-02", "2014-03-02/2014-03-05", "2014-03-16"};
    for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
        struct edtf a, b;
        assert_true(edtf_read(str_of(order[i]), &a, NULL));
        assert_true(edtf_read(str_of(order[i + 1]), &b, NULL));
        if (strcmp(order[i], "199X") == 0)
            continue; /* 1990 comes before 1991 by its first day */
        assert_true(edtf_compare(a, b) < 0);
        assert_true(edtf_compare(b, a) > 0);
    }
}

static void masked_years_cover_all_their_days(void **state) {
    (void)state;
    static const struct {
        const char *text, *first, *last;
    } cases[] = {{"199X", "1990-01-01", "1999-12-31"},
                 {"18XX", "1800-01-01", "1899-12-31"},
                 {"-004X", "-0049-01-01", "-0040-12-31"},
                 {"2016-35", "2016-07-01", "2016-09-30"},
                 {"2016-02", "2016-02-01", "2016-02-29"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct edtf value, first, last;
        assert_true(edtf_read(str_of(cases[i].text), &value, NULL));
        assert_true(edtf_read(str_of(cases[i].first), &first, NULL));
        assert_true(edtf_read(str_of(cases[i].last), &last, NULL));
        assert_true(edtf_first_day(value) == edtf_first_day(first));
        assert_true(edtf_last_day(value) == edtf_last_day(last));
    }
}

static void the_calendar_is_right(void **state) {
    (void)state;
    struct edtf value;
    assert_true(edtf_read(STR("2014-03-02"), &value, NULL));
    assert_int_equal(edtf_first_day(value), 16131);
    assert_int_equal(edtf_weekday(16131), 0); /* a Sunday */
    for (int64_t day = -800000; day < 800000; day += 977) {
        struct edtf back = {.from = edtf_from_day(day)};
        assert_true(edtf_first_day(back) == day);
    }
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {CASE(decimals_have_a_point_and_no_trailing_zeros),
                                       CASE(distance_counts_changes),
                                       CASE(sources_are_cleaned_and_located),
                                       CASE(places_may_be_counted_on),
                                       CASE(faults_of_encoding_are_each_reported),
                                       CASE(diagnostics_are_sorted_and_told_once),
                                       CASE(dates_are_read_and_printed_back),
                                       CASE(dates_that_are_none_are_refused),
                                       CASE(dates_read_well_in_english),
                                       CASE(dates_are_ordered),
                                       CASE(masked_years_cover_all_their_days),
                                       CASE(the_calendar_is_right)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
