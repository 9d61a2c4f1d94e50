/* analyse_seed_test.c: the dates of a real guide and of a second text against a careful reader's
 * lists. DOSSIER_SEED names the folder; without it the tests are skipped, and counted so. */
#include "analyse_score.h"

static const char *folder(void) {
    const char *folder = getenv("DOSSIER_SEED");
    if (!folder)
        skip();
    return folder;
}

static void the_guides_dates_are_found(void **state) {
    (void)state;
    struct score score = score_of(folder(), "guide.txt", "gold-events.tsv");
    assert_score(score.right, score.wanted, score.found, 100);
    assert_score(score.events_right, score.events_wanted, score.events_found, 100);
    assert_int_equal(score.sure_wrong, 0);
    assert_true(100 * score.sure >= 80 * score.found);
}

static void a_narratives_dates_are_found(void **state) {
    (void)state;
    struct score score = score_of(folder(), "A.txt", "A-gold-events.tsv");
    assert_score(score.right, score.wanted, score.found, 97);
    assert_score(score.events_right, score.events_wanted, score.events_found, 95);
    assert_true(100 * score.sure_wrong <= 2 * score.sure);
    assert_true(100 * score.sure >= 80 * score.found);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_guides_dates_are_found),
                                       cmocka_unit_test(a_narratives_dates_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
