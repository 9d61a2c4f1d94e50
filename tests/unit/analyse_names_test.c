/* analyse_names_test.c: which actors are found where. */
#include "analyse_test.h"

/* One actor that is asked about, beside others. */
static void assert_found(const struct actor *actors, size_t count, const char *markdown,
                         const char *expected) {
    assert_mentions_with(markdown, (struct setting){.actors = actors, .actor_count = count},
                         expected);
}

static void the_longest_name_wins(void **state) {
    (void)state;
    struct actor actors[] = {
        {.id.text = STR("council"), .name.text = STR("Council"), .kind = ACTOR_BODY},
        {.id.text = STR("europe"), .name.text = STR("Council of Europe"), .kind = ACTOR_BODY},
        {.id.text = STR("assembly"),
         .name.text = STR("Council of Europe Assembly"),
         .kind = ACTOR_BODY}};
    assert_found(actors, 3,
                 "# T\n\nThe Council of Europe Assembly met the Council of Europe. "
                 "The Council of European Towns met the Council.\n",
                 "assembly 3:5 Council of Europe Assembly\neurope 3:40 Council of Europe\n"
                 "council 3:63 Council\ncouncil 3:97 Council\n");
}

static void possessives_hyphens_and_marks_end_a_name(void **state) {
    (void)state;
    assert_mentions(
        "# T\n\nNATO's, NATO\u2019s, \u201CNATO\u201D, (NATO), NATO-led, NATO\u2013Ukraine, "
        "*NATO*.\n",
        "nato 3:1 NATO\nnato 3:9 NATO\nnato 3:18 NATO\nnato 3:26 NATO\n"
        "nato 3:33 NATO\nnato 3:43 NATO\nukraine 3:48 Ukraine\nnato 3:58 NATO\n");
    assert_mentions(
        "# T\n\nUkrainian, Ukraine2 and NATOs are none; nato and the alliance neither.\n", "");
}

static void a_name_may_hold_other_spaces_and_hyphens(void **state) {
    (void)state;
    assert_mentions("# T\n\nAnna\u00A0Berg, Anna\u2009Berg and Anna\nBerg.\n",
                    "berg 3:1 Anna Berg\nberg 3:12 Anna Berg\nberg 3:26 Anna Berg\n");
    assert_mentions(
        "# T\n\nThe NATO\u2011Ukraine Commission and the NATO\u2013Ukraine Commission.\n",
        "nuc 3:5 NATO\u2011Ukraine Commission\nnuc 3:37 NATO\u2013Ukraine Commission\n");
}

static void a_surname_needs_the_full_name_before_it(void **state) {
    (void)state;
    assert_mentions("# T\n\nMs Berg came. Anna Berg spoke. Berg left; Berg\u2019s car too.\n",
                    "berg 3:15 Anna Berg\nberg 3:32 Berg\nberg 3:43 Berg\n");
    assert_mentions("# T\n\nAnna Berg came. Mont Berg is high, and berg is ice.\n",
                    "berg 3:1 Anna Berg\n");
}

static void honorifics_stand_before_a_surname(void **state) {
    (void)state;
    assert_mentions("# T\n\nAnna Berg came. Mr Berg, Mrs. Berg, Minister Berg, President Berg and "
                    "Dr Berg.\n",
                    "berg 3:1 Anna Berg\nberg 3:20 Berg\nberg 3:31 Berg\nberg 3:46 Berg\n"
                    "berg 3:62 Berg\nberg 3:74 Berg\n");
    assert_mentions("# T\n\nAnna Berg came with Karl Berg.\n", "berg 3:1 Anna Berg\n");
}

static void a_shared_surname_is_nobodys(void **state) {
    (void)state;
    struct actor actors[] = {
        {.id.text = STR("anna"), .name.text = STR("Anna Berg"), .kind = ACTOR_PERSON},
        {.id.text = STR("karl"), .name.text = STR("Karl Berg"), .kind = ACTOR_PERSON}};
    assert_found(actors, 2, "# T\n\nAnna Berg met Karl Berg. Berg smiled.\n",
                 "anna 3:1 Anna Berg\nkarl 3:15 Karl Berg\n");
}

static void three_share_a_surname_no_more_than_two(void **state) {
    (void)state;
    struct actor actors[] = {
        {.id.text = STR("anna"), .name.text = STR("Anna Berg"), .kind = ACTOR_PERSON},
        {.id.text = STR("karl"), .name.text = STR("Karl Berg"), .kind = ACTOR_PERSON},
        {.id.text = STR("olga"), .name.text = STR("Olga Berg"), .kind = ACTOR_PERSON}};
    assert_found(actors, 3, "# T\n\nOlga Berg came. Berg smiled.\n", "olga 3:1 Olga Berg\n");
}

static void a_surname_may_have_a_hyphen_or_an_accent(void **state) {
    (void)state;
    struct actor actors[] = {
        {.id.text = STR("ivanna"),
         .name.text = STR("Ivanna Klym-T\u00E4dze"),
         .kind = ACTOR_PERSON},
        {.id.text = STR("oslo"), .name.text = STR("\u00D8sterg\u00E5rd"), .kind = ACTOR_BODY}};
    assert_found(
        actors, 2,
        "# T\n\nIvanna Klym-T\u00E4dze came; Ms Klym-T\u00E4dze spoke of \u00D8sterg\u00E5rd.\n",
        "ivanna 3:1 Ivanna Klym-T\u00E4dze\nivanna 3:28 Klym-T\u00E4dze\n"
        "oslo 3:48 \u00D8sterg\u00E5rd\n");
}

static void an_actor_named_nowhere_is_reported(void **state) {
    (void)state;
    struct actor actor = {.id.text = STR("x"), .name.text = STR("Nobody"), .kind = ACTOR_BODY};
    struct run run =
        analyse_with("# T\n\nA text.\n", (struct setting){.actors = &actor, .actor_count = 1});
    assert_true(diag_has(run.diags, DIAG_ACTOR_UNUSED));
    arena_free(run.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_longest_name_wins),
                                       cmocka_unit_test(possessives_hyphens_and_marks_end_a_name),
                                       cmocka_unit_test(a_name_may_hold_other_spaces_and_hyphens),
                                       cmocka_unit_test(a_surname_needs_the_full_name_before_it),
                                       cmocka_unit_test(honorifics_stand_before_a_surname),
                                       cmocka_unit_test(a_shared_surname_is_nobodys),
                                       cmocka_unit_test(three_share_a_surname_no_more_than_two),
                                       cmocka_unit_test(a_surname_may_have_a_hyphen_or_an_accent),
                                       cmocka_unit_test(an_actor_named_nowhere_is_reported)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
