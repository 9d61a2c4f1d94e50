/* cli_library_log_test.c: a library's complaint is kept, and nothing is written then. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/cli.h"

static void complaints_are_kept_and_chatter_is_not(void **state) {
    (void)state;
    struct library_log log = {g_string_new(NULL), 0};
    library_log_install(&log);
    g_log("Pango", G_LOG_LEVEL_MESSAGE, "hello");
    g_log("Pango", G_LOG_LEVEL_DEBUG, "hello");
    assert_int_equal(log.count, 0);
    g_log("Pango", G_LOG_LEVEL_WARNING, "a font %s", "fails");
    g_log("GLib", G_LOG_LEVEL_CRITICAL, "an assertion failed");
    assert_int_equal(log.count, 2);
    assert_string_equal(log.text->str, "a font fails; an assertion failed");
    g_string_free(log.text, TRUE);
}

static void a_complaint_keeps_the_outputs_from_being_written(void **state) {
    (void)state;
    char folder[] = "/tmp/dossier-log-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct build build;
    build_open(&build);
    struct library_log log = {g_string_new("a font fails"), 1};
    struct build_options options = {.pack = STR("tests/packs/no-dates-no-actors"),
                                    .output_folder = str_of(folder),
                                    .pdf = true,
                                    .write = true,
                                    .fonts = STR("fonts"),
                                    .styles = STR("styles"),
                                    .dictionaries = STR("/usr/share/hyphen"),
                                    .ops = &file_ops_system,
                                    .log = &log};
    assert_int_equal(build_run(&build, &options), BUILD_INTERNAL);
    assert_true(diag_has(build.diags, DIAG_INTERNAL));
    build_close(&build);
    assert_int_equal(rmdir(folder), 0); /* it is empty */
    g_string_free(log.text, TRUE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(complaints_are_kept_and_chatter_is_not),
        cmocka_unit_test(a_complaint_keeps_the_outputs_from_being_written)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
