/* analyse_abbreviations_test.c: terms of a text, as lines "NUC = NATO-Ukraine Commission 3*,8": the
 * lines' numbers of its places, with a star where it is explained. */
#include "analyse_test.h"

#include "analyse/analyse_internal.h"

static void append_terms(const struct run *run, GString *out) {
    for (size_t i = 0; i < run->analysis->term_count; i++) {
        const struct glossary_term *term = &run->analysis->terms[i];
        g_string_append_printf(out, "%.*s = %.*s", STR_ARG(term->name), STR_ARG(term->long_form));
        for (size_t j = 0; j < term->place_count; j++) {
            struct span span = term->places[j].span;
            struct place_in_text place = source_place(run->sources, span.source, span.start);
            g_string_append_printf(out, "%c%u%s", j ? ',' : ' ', place.line,
                                   term->places[j].explains ? "*" : "");
        }
        g_string_append_c(out, '\n');
    }
}

static void assert_terms_with(const char *markdown, struct setting setting, const char *expected) {
    struct run run = analyse_with(markdown, setting);
    GString *lines = g_string_new(NULL);
    append_terms(&run, lines);
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

static void assert_terms(const char *markdown, const char *expected) {
    assert_terms_with(markdown, (struct setting){.nobody = true}, expected);
}

static void the_long_form_stands_before(void **state) {
    (void)state;
    assert_terms("# A\n\nThe NATO-Ukraine Commission (NUC) met.\n\nThe NUC’s rooms, the NUC.\n",
                 "NUC = NATO-Ukraine Commission 3*,5,5\n");
    assert_terms("# A\n\nIn the Organization for Security and\nCo-operation in Europe (OSCE).\n",
                 "OSCE = Organization for Security and Co-operation in Europe 4*\n");
    assert_terms("# A\n\nUnder the Partnership for Peace (PfP), the Council of Europe (CoE).\n",
                 "PfP = Partnership for Peace 3*\nCoE = Council of Europe 3*\n");
    assert_terms("# A\n\nThe Euro-Atlantic Disaster Response Coordination Centre (EADRCC) came.\n",
                 "EADRCC = Euro-Atlantic Disaster Response Coordination Centre 3*\n");
    assert_terms("# A\n\nThe Inter-American Development Bank (IDB) came.\n",
                 "IDB = Inter-American Development Bank 3*\n");
    assert_terms("# A\n\nThe River Commission (RC, founded in 1856) met.\n",
                 "RC = River Commission 3*\n");
}

static void the_long_form_stands_behind(void **state) {
    (void)state;
    assert_terms("# A\n\nThe NAC (the North Atlantic Council) met.\n",
                 "NAC = North Atlantic Council 3*\n");
    assert_terms("# A\n\nThe NAC (North Atlantic Council, in Brussels) met.\n",
                 "NAC = North Atlantic Council 3*\n");
}

static void one_word_may_follow(void **state) {
    (void)state;
    assert_terms("# A\n\nThe Science for Peace and Security Programme (SPS) began.\n",
                 "SPS = Science for Peace and Security Programme 3*\n");
}

static void small_words_are_enough(void **state) {
    (void)state;
    assert_terms("# A\n\nMany internally displaced persons (IDPs) came; one IDP left.\n",
                 "IDP = internally displaced persons 3*,3\n");
}

static void a_sentence_s_capital_is_not_the_form_s(void **state) {
    (void)state;
    assert_terms_with("# A\n\nInternally displaced persons (IDPs). Council of Europe (CoE).\n",
                      (struct setting){.nobody = true, .language = "en-GB"},
                      "IDP = internally displaced persons 3*\nCoE = Council of Europe 3*\n");
    assert_terms_with("# A\n\nСлужба безпеки України (СБУ).\n",
                      (struct setting){.nobody = true, .language = "uk"},
                      "СБУ = Служба безпеки України 3*\n");
}

static void cyrillic_too(void **state) {
    (void)state;
    assert_terms(
        "# A\n\nСлужба безпеки України (СБУ) і РНБО (Рада національної безпеки і оборони).\n",
        "СБУ = Служба безпеки України 3*\n"
        "РНБО = Рада національної безпеки і оборони 3*\n");
}

static void what_does_not_fit_is_none(void **state) {
    (void)state;
    assert_terms("# A\n\nThe minister (MFA) spoke. Ukraine (UA). The war (WW II). See (A B).\n",
                 "");
    assert_terms("# A\n\nThe Security Service (SBU) and the river. Commission (RC) met.\n", "");
    assert_terms("# A\n\nRivers and other Things That Matter Now (RM).\n", "");
    assert_terms("# A\n\nIt is the case (TC), of the year (OY).\n", "");
}

static void a_part_of_a_name_is_no_use(void **state) {
    (void)state;
    assert_terms("# A\n\nThe River Bank (RB), the RB-Danube League, an RB-led group, XRB, rb.\n",
                 "RB = River Bank 3*,3\n");
}

static void declared_actors_join(void **state) {
    (void)state;
    assert_terms_with("# A\n\nThe NUC met NATO.\n", (struct setting){0},
                      "NUC = NATO-Ukraine Commission 3\n");
}

static void forms_are_the_same_but_for_endings(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"NATO-Ukraine Commission", "NATO–Ukraine Commission", true},
        {"Organization for Security and Co-operation", "Organisation for Security and Cooperation",
         true},
        {"Рада національної безпеки", "Ради національної безпеки", true},
        {"Верховний суд України", "Верховному суду України", true},
        {"Council of Europe", "the Council of Europe", true},
        {"River Commission", "River Council", false},
        {"River Act", "River Aim", false},
        {"River Bank", "River Bank Agency", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        if (abbreviation_same_form(str_of(cases[i].a), str_of(cases[i].b)) != cases[i].same)
            fail_msg("%s and %s", cases[i].a, cases[i].b);
}

static void count_reports(const char *markdown, size_t early, size_t ambiguous) {
    struct run run = analyse_with(markdown, (struct setting){.nobody = true});
    assert_int_equal(diag_count_of(run.diags, DIAG_ABBREVIATION_EARLY), early);
    assert_int_equal(diag_count_of(run.diags, DIAG_ABBREVIATION_AMBIGUOUS), ambiguous);
    arena_free(run.arena);
}

static void each_fault_is_told_once(void **state) {
    (void)state;
    count_reports("# A\n\nThe RC, the RC. The River Commission (RC), the River Commission (RC).\n",
                  1, 0);
    count_reports("# A\n\nThe River Commission (RC). The Red Cross (RC). Royal Canals (RC).\n", 0,
                  1);
    count_reports("# A\n\nThe RC. The River Commission (RC)\n", 1, 0);
    count_reports("# A\n\nThe RC alone.\n", 0, 0);
}

/* Marks of the text: "start-end title". */
static void assert_marks(const char *markdown, const char *expected) {
    struct run run = analyse_with(markdown, (struct setting){.nobody = true});
    GString *lines = g_string_new(NULL);
    struct walk walk = walk_start(run.body);
    while (walk_next(&walk))
        for (const struct mark *mark = walk.entering ? walk.node->marks : NULL; mark;
             mark = mark->next)
            if (mark->kind == MARK_ABBREVIATION)
                g_string_append_printf(lines, "%u-%u %.*s\n", mark->start, mark->end,
                                       STR_ARG(mark->title));
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

static void the_first_use_in_a_section_is_told(void **state) {
    (void)state;
    assert_marks("# A\n\nThe RC met. The River Commission (RC) and the RC.\n",
                 "4-6 River Commission\n");
    assert_marks("# A\n\nThe River Commission (RC) met, and the RC.\n", "");
    assert_marks("# A\n\nThe <abbr title=\"x\">RC</abbr>. The River Commission (RC) and RC.\n", "");
}

/* A long text without an end, and of nothing but abbreviations. */
static void time_is_in_proportion(void **state) {
    (void)state;
    GString *text = g_string_new("# A\n\n");
    for (int i = 0; i < 20000; i++)
        g_string_append(text, i % 500 == 0 ? "\n\n" : i % 3 ? "Aa Bb " : "AB Aa Bb (AB) ");
    struct run run = analyse_with(text->str, (struct setting){.nobody = true});
    assert_true(run.analysis->term_count <= 2);
    g_string_free(text, TRUE);
    arena_free(run.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_long_form_stands_before),
        cmocka_unit_test(the_long_form_stands_behind),
        cmocka_unit_test(one_word_may_follow),
        cmocka_unit_test(small_words_are_enough),
        cmocka_unit_test(a_sentence_s_capital_is_not_the_form_s),
        cmocka_unit_test(cyrillic_too),
        cmocka_unit_test(what_does_not_fit_is_none),
        cmocka_unit_test(a_part_of_a_name_is_no_use),
        cmocka_unit_test(declared_actors_join),
        cmocka_unit_test(forms_are_the_same_but_for_endings),
        cmocka_unit_test(each_fault_is_told_once),
        cmocka_unit_test(the_first_use_in_a_section_is_told),
        cmocka_unit_test(time_is_in_proportion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
