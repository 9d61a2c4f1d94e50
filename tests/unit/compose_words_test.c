/* compose_words_test.c: the words that the program prints itself: each language has every one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compose/compose_internal.h"
#include "compose/index_internal.h"
#include "compose/timeline_words.h"

static const char *const languages[] = {"en", "uk", "de", "fr", "es", "pl", "ru"};

/* In languages other than English most words differ from the English one: else there is no table.
 */
enum { MOST_ALIKE = 6 };

static void each_language_has_every_word(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        struct str language = str_of(languages[i]), english = STR("en");
        size_t alike = 0;
        for (int word = 0; word < TERM_COUNT; word++) {
            const char *term = compose_term(language, (enum term)word);
            assert_non_null(term);
            assert_true(*term);
            alike += strcmp(term, compose_term(english, (enum term)word)) == 0;
        }
        for (int word = 0; word < INDEX_WORDS; word++) {
            const char *term = index_word(language, (enum index_word)word);
            assert_non_null(term);
            assert_true(*term);
            alike += strcmp(term, index_word(english, (enum index_word)word)) == 0;
        }
        for (int word = 0; word < TIMELINE_WORDS; word++) {
            struct str term = timeline_word(language, (enum timeline_word)word);
            assert_non_null(term.at);
            assert_true(term.len || word == TIMELINE_ABOUT);
            alike += str_equal(term, timeline_word(english, (enum timeline_word)word));
        }
        assert_true(i == 0 || alike <= MOST_ALIKE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_language_has_every_word)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
