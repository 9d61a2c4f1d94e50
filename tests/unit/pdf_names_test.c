/* pdf_names_test.c: what Cairo copies raw into PDF strings cannot end them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/pdf_internal.h"

static void names_hold_safe_letters_alone(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(pdf_name(arena, STR("charter--title")), "charter--title");
    assert_string_equal(pdf_name(arena, STR("a.b")), "a_2Eb");
    assert_string_equal(pdf_name(arena, STR("a_2Eb")), "a_5F2Eb");
    assert_string_equal(pdf_name(arena, STR("a) (b'")), "a_29_20_28b_27");
    arena_free(arena);
}

static void addresses_are_escaped(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(pdf_address(arena, STR("https://example.org/a_(b)?c=d'e")),
                        "https://example.org/a_%28b%29?c=d%27e");
    assert_string_equal(
        pdf_address(arena, STR("http://e.invalid/a) /S /JavaScript /JS (app.alert(1)) /X (")),
        "http://e.invalid/a%29%20/S%20/JavaScript%20/JS%20%28app.alert%281%29%29%20/X%20%28");
    assert_string_equal(pdf_address(arena, STR("mailto:a@example.org")), "mailto:a@example.org");
    assert_string_equal(pdf_address(arena, STR("https://example.org/\xC3\xA9\\")),
                        "https://example.org/%C3%A9%5C");
    arena_free(arena);
}

static void other_schemes_are_refused(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    static const char *const bad[] = {
        "javascript:alert(1)", "file:///etc/passwd",  "data:text/html,x", "http", "mailto:", "",
        "JaVaScRiPt:x",        " https://example.org"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_null(pdf_address(arena, str_of(bad[i])));
    arena_free(arena);
}

static void a_full_sink_stays_failed(void **state) {
    (void)state;
    struct pdf_sink sink = {g_byte_array_new(), false};
    assert_int_equal(pdf_sink_write(&sink, (const unsigned char *)"abc", 3), CAIRO_STATUS_SUCCESS);
    assert_int_equal(sink.bytes->len, 3);
    assert_int_equal(pdf_sink_write(&sink, (const unsigned char *)"", UINT32_MAX),
                     CAIRO_STATUS_WRITE_ERROR);
    assert_int_equal(pdf_sink_write(&sink, (const unsigned char *)"d", 1),
                     CAIRO_STATUS_WRITE_ERROR);
    assert_int_equal(sink.bytes->len, 3);
    g_byte_array_free(sink.bytes, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_hold_safe_letters_alone), cmocka_unit_test(addresses_are_escaped),
        cmocka_unit_test(other_schemes_are_refused), cmocka_unit_test(a_full_sink_stays_failed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
