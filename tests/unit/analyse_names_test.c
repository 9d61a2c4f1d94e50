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

static void marks_of_other_scripts_end_a_name(void **state) {
    (void)state;
    assert_mentions("# T\n\nNATO\u060C NATO\u061B NATO\u061F NATO\u3001 \u00BFNATO? \u00A1NATO!\n",
                    "nato 3:1 NATO\nnato 3:7 NATO\nnato 3:13 NATO\nnato 3:19 NATO\n"
                    "nato 3:26 NATO\nnato 3:33 NATO\n");
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
    assert_mentions("# T\n\nA Berg came. Anna Berg spoke. Berg left; Berg\u2019s car too.\n",
                    "berg 3:14 Anna Berg\nberg 3:31 Berg\nberg 3:42 Berg\n");
    assert_mentions("# T\n\nAnna Berg came. Mont Berg is high, and berg is ice.\n",
                    "berg 3:1 Anna Berg\n");
    assert_mentions(
        "# T\n\nAnna Berg came. In May 2013 Berg left, on Monday Berg came, on 3 May 2014 "
        "Berg wept.\n",
        "berg 3:1 Anna Berg\nberg 3:29 Berg\nberg 3:50 Berg\nberg 3:75 Berg\n");
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

static struct actor person(const char *id, const char *name, const char *sort) {
    return (struct actor){.id.text = str_of(id),
                          .name.text = str_of(name),
                          .sort.text = str_of(sort),
                          .kind = ACTOR_PERSON};
}

static void a_month_is_nobody(void **state) {
    (void)state;
    struct actor may = person("may", "Theresa May", "");
    assert_found(
        &may, 1,
        "# T\n\nTheresa May came on 3 May 2011. On 5 May, in May 2014 and from April to May "
        "she rested; then Mrs May left.\n\n[On 3 May]{date=2012-05-03} May sang; "
        "[when May fell]{date=2013-05-04} all wept.\n",
        "may 3:1 Theresa May\nmay 3:98 May\nmay 5:29 May\nmay 5:45 May\n");
}

static void a_name_that_holds_a_date_is_a_name(void **state) {
    (void)state;
    struct actor actor = {
        .id.text = STR("m"), .name.text = STR("17 November Movement"), .kind = ACTOR_BODY};
    assert_found(&actor, 1, "# T\n\nIn 1975 the 17 November Movement grew.\n",
                 "m 3:13 17 November Movement\n");
}

static void a_surname_is_more_than_the_last_word(void **state) {
    (void)state;
    struct actor actors[] = {person("obrien", "Patrick O\u2019Brien", ""),
                             person("ban", "Ban Ki-moon", "Ban, Ki-moon"),
                             person("king", "Martin Luther King Jr.", ""),
                             person("gaulle", "Charles de Gaulle", ""),
                             person("leyen", "Ursula von der Leyen", "von der Leyen, Ursula"),
                             person("hoop", "Jaap de Hoop Scheffer", ""),
                             person("assad", "Bashar al-Assad", "")};
    assert_found(
        actors, 7, "# T\n\nPatrick O'Brien came; O\u2019Brien left, O'Brien's hat too.\n",
        "obrien 3:1 Patrick O\u2019Brien\nobrien 3:23 O\u2019Brien\nobrien 3:37 O\u2019Brien\n");
    assert_found(actors, 7, "# T\n\nBan Ki-moon came. Mr Ban spoke to Ki-moon.\n",
                 "ban 3:1 Ban Ki-moon\nban 3:22 Ban\n");
    assert_found(actors, 7, "# T\n\nMartin Luther King Jr. came. Dr King spoke.\n",
                 "king 3:1 Martin Luther King Jr.\nking 3:33 King\n");
    assert_found(actors, 7,
                 "# T\n\nCharles de Gaulle came. De Gaulle spoke; Gaulle and de Gaulle are one. "
                 "Yvonne de Gaulle left.\n",
                 "gaulle 3:1 Charles de Gaulle\ngaulle 3:25 De Gaulle\ngaulle 3:42 Gaulle\n"
                 "gaulle 3:53 de Gaulle\n");
    assert_found(
        actors, 7,
        "# T\n\nUrsula von der Leyen met Jaap de Hoop Scheffer and Bashar al-Assad. Ms von "
        "der Leyen, Mr de Hoop Scheffer, Mr Hoop Scheffer, Assad and al-Assad left.\n",
        "leyen 3:1 Ursula von der Leyen\nhoop 3:26 Jaap de Hoop Scheffer\n"
        "assad 3:52 Bashar al-Assad\nleyen 3:72 von der Leyen\n"
        "hoop 3:90 de Hoop Scheffer\nhoop 3:111 Hoop Scheffer\nassad 3:126 Assad\n"
        "assad 3:136 al-Assad\n");
}

static void a_double_name_is_another_name(void **state) {
    (void)state;
    assert_mentions("# T\n\nAnna Berg came. Berg-led, Berg\u2013Lind and pro-Berg; Karl "
                    "Berg-Hansen, Lind-Berg and O'Berg left, with Anna Berg-Hansen.\n",
                    "berg 3:1 Anna Berg\nberg 3:17 Berg\nberg 3:27 Berg\nberg 3:45 Berg\n");
}

static void case_is_that_of_all_alphabets(void **state) {
    (void)state;
    struct actor actors[] = {
        person("p", "Петро Порошенко", ""),
        person("m", "Κυριάκος Μητσοτάκης", ""),
        {.id.text = STR("u"), .name.text = STR("Україна"), .kind = ACTOR_STATE},
        {.id.text = STR("r"), .name.text = STR("Рада Європи"), .kind = ACTOR_BODY},
        {.id.text = STR("n"), .name.text = STR("НАТО"), .kind = ACTOR_BODY}};
    assert_found(actors, 5,
                 "# T\n\nПетро Порошенко прийшов. Потім Порошенко і Марина Порошенко пішли.\n",
                 "p 3:1 Петро Порошенко\np 3:32 Порошенко\n");
    assert_found(actors, 5,
                 "# T\n\nΟ Κυριάκος Μητσοτάκης ήρθε. Ο Μητσοτάκης και η Μαρία Μητσοτάκης.\n",
                 "m 3:3 Κυριάκος Μητσοτάκης\nm 3:31 Μητσοτάκης\n");
    assert_found(actors, 5, "# T\n\nУкраїна, УКРАЇНА, україна; рада європи; НАТО, нато.\n",
                 "u 3:1 Україна\nu 3:10 УКРАЇНА\nn 3:41 НАТО\n");
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
                                       cmocka_unit_test(marks_of_other_scripts_end_a_name),
                                       cmocka_unit_test(a_name_may_hold_other_spaces_and_hyphens),
                                       cmocka_unit_test(a_surname_needs_the_full_name_before_it),
                                       cmocka_unit_test(honorifics_stand_before_a_surname),
                                       cmocka_unit_test(a_shared_surname_is_nobodys),
                                       cmocka_unit_test(three_share_a_surname_no_more_than_two),
                                       cmocka_unit_test(a_surname_may_have_a_hyphen_or_an_accent),
                                       cmocka_unit_test(a_month_is_nobody),
                                       cmocka_unit_test(a_name_that_holds_a_date_is_a_name),
                                       cmocka_unit_test(a_surname_is_more_than_the_last_word),
                                       cmocka_unit_test(a_double_name_is_another_name),
                                       cmocka_unit_test(case_is_that_of_all_alphabets),
                                       cmocka_unit_test(an_actor_named_nowhere_is_reported)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
