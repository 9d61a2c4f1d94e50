/* layout_hyphenate_test.c: where words may be divided, and where not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/typesetter.h"

static size_t divisions(struct layout_job *job, const char *language, const char *word) {
    struct shape shape = {.text = str_of(word)};
    struct divisions found = hyphenate_word(job, str_of(language), &shape, 0, strlen(word));
    for (size_t i = 0; i < found.count; i++) {
        assert_true(found.offsets[i] >= 2);
        assert_true(found.offsets[i] + 3 <= str_of(word).len);
    }
    return found.count;
}

static void words_are_divided_by_their_language(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct diags *diags = diags_make(arena, sources_make(arena));
    struct typesetter *typesetter = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), diags);
    assert_non_null(typesetter);
    struct layout_job job = {.arena = arena, .typesetter = typesetter, .diags = diags};
    assert_true(divisions(&job, "en-GB", "international") >= 2);
    assert_true(divisions(&job, "en-US", "International") >= 2);
    assert_true(divisions(&job, "en", "cooperation") >= 1);
    assert_int_equal(divisions(&job, "en-GB", "NATO"), 0);
    assert_int_equal(divisions(&job, "en-GB", "UKRAINIANS"), 0);
    assert_int_equal(divisions(&job, "en-GB", "decision-making"), 0);
    assert_int_equal(divisions(&job, "en-GB", "resolution1325"), 0);
    assert_int_equal(divisions(&job, "en-GB", "the"), 0);
    assert_int_equal(diag_count(diags, DIAG_WARNING), 0);
    assert_int_equal(divisions(&job, "xx", "international"), 0);
    assert_int_equal(divisions(&job, "xx", "cooperation"), 0);
    assert_int_equal(diag_count(diags, DIAG_WARNING), 1);
    typesetter_close(typesetter);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_divided_by_their_language)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
