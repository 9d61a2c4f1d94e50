/* analyse_text_test.c: short texts, and the entries and mentions that must come of them. */
#include "analyse/analyse_internal.h"

#include "analyse_test.h"

static void leading_dates_go(void **state) {
    (void)state;
    assert_events("# T\n\nOn 2 March 2014 the council condemned the attack.\n",
                  "2014-03-02 statement The council condemned the attack\n");
    assert_events("# T\n\nIn June 2015, a fund was launched.\n",
                  "2015-06 event A fund was launched\n");
}

static size_t sentences_of(const char *text) {
    struct arena *arena = arena_new();
    struct node *block = node_make(arena, NODE_PARAGRAPH, SPAN_NONE);
    struct node *inner = node_make(arena, NODE_TEXT, SPAN_NONE);
    inner->text = str_of(text);
    node_append(block, inner);
    size_t count = flat_make(arena, block)->sentence_count;
    arena_free(arena);
    return count;
}

static void a_number_may_begin_a_sentence(void **state) {
    (void)state;
    static const char *const two[] = {"The war had ended. 2014 was a new year.",
                                      "They went there. 12 May saw new troops.",
                                      "It ended in 1990. 2014 was new.",
                                      "It was over (for them). 2014 was new.",
                                      "Was it over? 12 men came.",
                                      "Das war alles. 1990 kam er wieder."};
    static const char *const one[] = {"See No. 3, p. 14, vol. 2, Art. 5 and fig. 7.",
                                      "It was found c. 1250, on Sept. 12 or Oct. 3.",
                                      "Er kam am 3. Mai und ging am 3. 5. 1990.",
                                      "Vgl. 12 und Abb. 3 sowie Bd. 2.",
                                      "Zob. rozdz. 3, tys. 12 i pkt. 4.",
                                      "Див. рис. 3, стор. 14 і табл. 2."};
    for (size_t i = 0; i < G_N_ELEMENTS(two); i++)
        assert_int_equal(sentences_of(two[i]), 2);
    for (size_t i = 0; i < G_N_ELEMENTS(one); i++)
        assert_int_equal(sentences_of(one[i]), 1);
    assert_events("# T\n\nThe talks were over. 12 May 2013 brought a vote.\n",
                  "2013-05-12 event 12 May 2013 brought a vote\n");
}

static void dates_in_the_middle_go_where_the_rest_stands(void **state) {
    (void)state;
    assert_events("# T\n\nAt the summit on 5 September 2014 the Allies approved a plan.\n",
                  "2014-09-05 decision At the summit the Allies approved a plan\n");
    assert_events("# T\n\nAt the Wales Summit (5 September 2014), Allies approve the plan.\n",
                  "2014-09-05 decision At the Wales Summit, Allies approve the plan\n");
    assert_events("# T\n\nFive days later, on 14 July 2016, she met the envoy.\n",
                  "2016-07-14 visit She met the envoy\n");
    assert_events("# T\n\nA year later, in May 2017, she left.\n", "2017-05 event She left\n");
    assert_events("# T\n\nThe communiqué, issued on 9 July 2016, called for peace.\n",
                  "2016-07-09 statement The communiqué called for peace\n");
}

static void long_sentences_are_cut_at_clauses_not_in_lists(void **state) {
    (void)state;
    assert_events(
        "# T\n\nOn 12 February 2015, after sixteen hours of talks, the leaders of Germany, France, "
        "Russia and Ukraine agreed on a way to end the fighting, which had gone on for nearly a "
        "year and had cost thousands of lives.\n",
        "2015-02-12 agreement After sixteen hours of talks, the leaders of Germany, France, Russia "
        "and Ukraine agreed on a way to end the fighting\n");
}

static void quotations_carry_their_words(void **state) {
    (void)state;
    assert_events(
        "# T\n\n> Our partnership is strong.\n>\n> \u2014 Anna Berg, Antalya, 13 May 2015\n",
        "2015-05-13 statement Anna Berg: \u201COur partnership is strong\u201D\n");
    assert_events("# T\n\n\u201CPeace is near.\u201D\n\n(Anna Berg, 8 December 2016)\n",
                  "2016-12-08 statement Anna Berg: \u201CPeace is near\u201D\n");
}

static void a_date_stays_where_the_rest_needs_it(void **state) {
    (void)state;
    assert_events("# T\n\nThe vote was to be held on 2 November 2014; it broke the law.\n",
                  "2014-11-02 event The vote was to be held on 2 November 2014\n");
    assert_events("# T\n\nThe plan, agreed in July 2016, had begun to work.\n",
                  "2016-07 agreement The plan was agreed\n");
    assert_events("# T\n\nThe truce, to begin on 15 February 2015, was broken.\n",
                  "2015-02-15 event The truce is to begin\n");
    assert_events("# T\n\nThey met in Kyiv in 1991 and in 1994.\n",
                  "1991 visit They met in Kyiv\n"
                  "1994 visit They met in Kyiv\n");
    assert_events("# T\n\nThe review was held on 3 May 2014.\n",
                  "2014-05-03 event The review was held\n");
    assert_events("# T\n\nFounded in 1991, the forum came to an end.\n",
                  "1991 event The forum was founded\n");
}

static void dates_in_a_row_stay_with_their_parts(void **state) {
    (void)state;
    assert_events("# T\n\nThe war began in 2014 and ended in peace.\n",
                  "2014 event The war began\n");
    assert_events("# T\n\nThe first talks took place on 5 June 2014, the second on 6 July 2014.\n",
                  "2014-06-05 event The first talks took place\n"
                  "2014-07-06 event The second talks took place\n");
}

static void a_plan_keeps_its_date(void **state) {
    (void)state;
    assert_events("# T\n\nThe council looked forward to hosting the exercise in September 2015.\n",
                  "2015-09 event The council looked forward to hosting the exercise in September "
                  "2015\n");
    assert_events("# T\n\nThe council announced that it would meet in May 2016.\n",
                  "2016-05 event The council announced that it would meet in May 2016\n");
    assert_events("# T\n\nAnna Berg promised to visit Kyiv in May 2016.\n",
                  "2016-05 event Anna Berg promised to visit Kyiv in May 2016\n");
    assert_events("# T\n\nThe agreement provided for a truce on 3 May 2016.\n",
                  "2016-05-03 event The agreement provided for a truce on 3 May 2016\n");
    assert_events("# T\n\nIn May 2016 the council agreed to meet.\n",
                  "2016-05 agreement The council agreed to meet\n");
    assert_events("# T\n\nThe council promised to help, and in May 2016 it signed the treaty.\n",
                  "2016-05 agreement The council promised to help, and in May 2016 it signed the "
                  "treaty\n");
}

static void a_quotation_may_be_a_list_or_code(void **state) {
    (void)state;
    assert_events(
        "# T\n\n> - We will stay.\n> - We will help.\n>\n> \u2014 Anna Berg, 8 May 2016\n",
        "2016-05-08 statement Anna Berg: \u201CWe will stay\u201D\n");
    assert_events("# T\n\n> ```\n> make all\n> ```\n>\n> \u2014 Anna Berg, 8 May 2016\n",
                  "2016-05-08 statement Anna Berg: \u201Cmake all\u201D\n");
    assert_events("# T\n\nOn 8 May 2016 Anna Berg wrote:\n\n> ```\n> make all\n> ```\n",
                  "2016-05-08 statement Anna Berg wrote: \u201Cmake all\u201D\n");
}

static void a_date_of_another_thing_stays(void **state) {
    (void)state;
    assert_events("# T\n\nThe treaty of 5 May 2014 was broken at once.\n",
                  "2014-05-05 agreement The treaty of 5 May 2014 was broken at once\n");
    assert_events("# T\n\nUkraine, which joined the forum in 1991, asked for more.\n",
                  "1991 event Ukraine joined the forum\n");
    assert_events("# T\n\nThe mission praised the vote held on 16 March 2014.\n",
                  "2014-03-16 event The mission praised the vote held on 16 March 2014\n");
}

static void what_is_left_may_open_a_sentence(void **state) {
    (void)state;
    assert_events("# T\n\nIn 2014, the year of the vote, the fund grew.\n",
                  "2014 event In 2014, the year of the vote, the fund grew\n");
    assert_events("# T\n\nIn 2009, which was a hard year, the fund grew.\n",
                  "2009 event In 2009, which was a hard year, the fund grew\n");
    assert_events("# T\n\nOn 5 May 2014 (a Monday) the fund grew.\n",
                  "2014-05-05 event On 5 May 2014 (a Monday) the fund grew\n");
    assert_events("# T\n\n2014 brought a new fund.\n", "2014 event 2014 brought a new fund\n");
    assert_events("# T\n\n- **6 May 2014** The fund grew.\n", "2014-05-06 event The fund grew\n");
    assert_events("# T\n\nAnd on 5 May 2014 the fund grew.\n", "2014-05-05 event The fund grew\n");
    assert_events("# T\n\nThe council condemned it and, on 16 June 2014, ceremoniously left.\n",
                  "2014-06-16 event The council ceremoniously left\n");
}

static void a_speaker_keeps_the_words(void **state) {
    (void)state;
    assert_events(
        "# T\n\nOn 3 May 2014, the council stated : \u00ab \u2026In order to help, we will "
        "stay. More will come \u201d (NATO).\n",
        "2014-05-03 statement The council stated: \u201CIn order to help, we will stay\u201D\n");
    assert_events(
        "# T\n\nOn 31 October 2014, Secretary Anna Berg stated: \u201Cthe elections that armed "
        "groups "
        "in parts of two eastern regions have organised, due to take place on 2 November, "
        "undermine "
        "all the efforts towards a resolution of the conflict, and run counter to the law, to the "
        "agreements and to reason.\u201D\n",
        "2014-10-31 statement Secretary Anna Berg stated: \u201Cthe elections that armed groups in "
        "parts "
        "of two eastern regions have organised, due to take place on 2 November\u2026\u201D\n"
        "2014-11-02 event Secretary Anna Berg: \u201Cthe elections that armed groups in parts of "
        "two "
        "eastern regions have organised, due to take place on 2 November\u2026\u201D\n");
}

static void a_date_in_a_quotation_tells_who_speaks(void **state) {
    (void)state;
    assert_events(
        "# T\n\nOn 13 May 2015, in Kyiv, the NATO-Ukraine Commission issued a statement: \u201CWe "
        "will "
        "go on. We look forward to the exercise in September 2015 near Lviv. Much is to be "
        "done.\u201D\n",
        "2015-05-13 statement In Kyiv, the NATO-Ukraine Commission issued a statement: \u201CWe "
        "will "
        "go on\u201D\n"
        "2015-09 event The NATO-Ukraine Commission: \u201CWe look forward to the exercise in "
        "September "
        "2015 near Lviv\u201D\n");
    assert_events(
        "# T\n\nOn 13 May 2015 it rained. \u201CNo step back\u201D: the same day in Kyiv, Anna "
        "Berg concluded: \u201CWe are strong.\u201D\n",
        "2015-05-13 event It rained\n"
        "2015-05-13 statement In Kyiv, Anna Berg concluded: "
        "\u201CWe are strong\u201D\n");
}

static void a_doubtful_speaker_is_not_named(void **state) {
    (void)state;
    assert_events(
        "# T\n\nThe minister received the envoy, Anna Berg, and added: \u201CWe meet in May "
        "2016.\u201D\n",
        "2016-05 event The minister received the envoy, Anna Berg, and added: \u201CWe meet "
        "in May 2016\u201D\n");
}

static void a_paragraph_in_quotation_marks_is_told_plainly(void **state) {
    (void)state;
    assert_events(
        "# T\n\n\"On 12 February 2015 the leaders signed a deal. It includes a truce, to begin on "
        "15 "
        "February, and the withdrawal of weapons\" (Source: Research Service).\n",
        "2015-02-12 agreement The leaders signed a deal\n"
        "2015-02-15 event A truce is to begin\n");
}

static void only_the_sentence_that_introduces_is_a_statement(void **state) {
    (void)state;
    assert_events(
        "# T\n\nOn 9 July 2016 the heads endorsed the package. In May 2017 Anna Berg "
        "reported that it worked:\n\n> We are ready.\n",
        "2016-07-09 decision The heads endorsed the package\n"
        "2017-05 statement Anna Berg reported that it worked: \u201CWe are ready\u201D\n");
    assert_events("# T\n\nThe vote was to be held on 2 May 2014; Anna Berg condemned it.\n",
                  "2014-05-02 event The vote was to be held on 2 May 2014\n");
    assert_events("# T\n\nOn 9 July 2016 the heads adopted a text:\n\n> All will stay.\n",
                  "2016-07-09 decision The heads adopted a text: \u201CAll will stay\u201D\n");
}

static void long_sentences_keep_their_subject(void **state) {
    (void)state;
    assert_events(
        "# T\n\nEnvoys of the council, of Ukraine, of the neighbours and of all the groups in the "
        "east of the country signed the deal, which includes a truce in all of the east, to begin "
        "on "
        "15 February 2015, followed by the withdrawal.\n",
        "2015-02-15 event A truce in all of the east is to begin\n");
    assert_events(
        "# T\n\nThe strong words of the government in support of the hopes of all the many "
        "citizens "
        "of the eastern countries were met, after 1985, with a new kind of leader in the "
        "capital.\n",
        "1985 event The strong words of the government in support of the hopes of all the many "
        "citizens of the eastern countries were met with a new kind of leader in the capital\n");
}

static void what_must_be_cut_ends_on_a_whole_word(void **state) {
    (void)state;
    struct run run = analyse_text(
        "# T\n\nOn 3 May 2014 the council of the western neighbours of the republic on the river "
        "between the two old towns of the north wanted a larger share of the growing revenue of "
        "the "
        "new bridge across the stream to the island of the poor fishermen of the old harbour in "
        "the "
        "west of the bay near the ruins of the church of the hill.\n");
    struct str title = run.analysis->events[0].title;
    assert_true(str_ends(title, STR("\u2026")));
    assert_true(str_characters(title) <= 160);
    assert_false(str_ends(title, STR(" the\u2026")) || str_ends(title, STR(" of\u2026")));
    arena_free(run.arena);
}

static void one_mark_may_close_two_parentheses(void **state) {
    (void)state;
    struct run run = analyse_text("# T\n\nOn 9 July 2016 the heads called for \u201Ca stable "
                                  "country\u201D (see the report (para. 9).\n");
    assert_true(
        str_is(run.analysis->events[0].title, "The heads called for \u201Ca stable country\u201D"));
    assert_true(str_is(run.analysis->events[0].source, "see the report (para. 9)"));
    arena_free(run.arena);
}

/* A megabyte of dates in one paragraph, with a long quotation after it: seconds would be minutes if
 * each date read its sentence, its paragraph or the quotation. */
static void time_grows_with_the_text(void **state) {
    (void)state;
    GString *text = g_string_new("# T\n\n");
    for (int i = 0; i < 10000; i++)
        g_string_append_printf(text, "on %d May 2014 (1 June 2014) the council of NATO met,\n",
                               i % 28 + 1);
    g_string_append(text, "and said:\n\n");
    for (int i = 0; i < 10000; i++)
        g_string_append(text, "> Words are here.\n");
    gint64 start = g_get_monotonic_time();
    struct run run = analyse_text(text->str);
    assert_int_equal(run.analysis->date_count, 20000);
    assert_true(g_get_monotonic_time() - start < 60 * G_TIME_SPAN_SECOND);
    arena_free(run.arena);
    g_string_free(text, TRUE);
}

static void cells_carry_their_row(void **state) {
    (void)state;
    assert_events(
        "# T\n\n| No. | Fund | When |\n|---|---|---|\n| 1 | Logistics | signed on 28 April "
        "2015 |\n",
        "2015-04-28 agreement Logistics: signed\n");
}

static void citations_and_marked_spans_make_no_event(void **state) {
    (void)state;
    assert_events("# T\n\nShe spoke there in May (NATO, 15 April 2016).\n\n"
                  "It happened on [3 May 2014]{.no-event}.\n",
                  "");
    assert_events("# T\n\nIn 2014, on [3 May]{.no-event}, it was. On 3 May and [5 June]{.no-event} "
                  "it was.\n",
                  "2014-05-03 event On 3 May and 5 June it was\n");
    assert_events("# T\n\nOn [that day]{date=2014-05-03} the fair was opened.\n",
                  "2014-05-03 event The fair was opened\n");
}

static void the_same_told_twice_is_one_entry(void **state) {
    (void)state;
    struct run run = analyse_text("# T\n\nOn 9 July 2017 the council visited Kyiv.\n\n"
                                  "The council visited Kyiv on 9 July 2017.\n");
    assert_int_equal(run.analysis->event_count, 1);
    assert_int_equal(run.analysis->events[0].place_count, 2);
    arena_free(run.arena);
}

static void refs_stay_when_other_text_changes(void **state) {
    (void)state;
    struct run a = analyse_text("# T\n\nOn 9 July 2017 the council visited Kyiv.\n");
    struct run b = analyse_text("# T\n\nMuch was new. On 1 May 2010 it began.\n\n"
                                "On 9 July 2017 the council visited Kyiv.\n");
    assert_int_equal(a.analysis->event_count, 1);
    assert_int_equal(b.analysis->event_count, 2);
    assert_true(str_equal(a.analysis->events[0].ref, b.analysis->events[1].ref));
    arena_free(a.arena);
    arena_free(b.arena);
}

static void names_are_found_longest_first_on_word_borders(void **state) {
    (void)state;
    assert_mentions("# T\n\nThe NATO-Ukraine Commission and NATO met; NATOs and UNATO did not.\n",
                    "nuc 3:5 NATO-Ukraine Commission\nnato 3:33 NATO\n");
    assert_mentions("# T\n\nUkraine\u2019s plan and NATO\u2019s help.\n",
                    "ukraine 3:1 Ukraine\nnato 3:20 NATO\n");
}

static void a_surname_counts_after_the_full_name(void **state) {
    (void)state;
    assert_mentions(
        "# T\n\nBerg was unknown. Anna\u00a0Berg came; then Ms Berg spoke of iceberg.\n",
        "berg 3:19 Anna Berg\nberg 3:43 Berg\n");
}

static void a_marked_span_is_a_mention(void **state) {
    (void)state;
    assert_mentions("# T\n\n[She]{actor=berg} came with **NATO**.\n",
                    "berg 3:2 She\nnato 3:31 NATO\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leading_dates_go),
        cmocka_unit_test(a_number_may_begin_a_sentence),
        cmocka_unit_test(dates_in_the_middle_go_where_the_rest_stands),
        cmocka_unit_test(long_sentences_are_cut_at_clauses_not_in_lists),
        cmocka_unit_test(quotations_carry_their_words),
        cmocka_unit_test(a_date_stays_where_the_rest_needs_it),
        cmocka_unit_test(dates_in_a_row_stay_with_their_parts),
        cmocka_unit_test(a_plan_keeps_its_date),
        cmocka_unit_test(a_quotation_may_be_a_list_or_code),
        cmocka_unit_test(a_date_of_another_thing_stays),
        cmocka_unit_test(what_is_left_may_open_a_sentence),
        cmocka_unit_test(a_speaker_keeps_the_words),
        cmocka_unit_test(a_date_in_a_quotation_tells_who_speaks),
        cmocka_unit_test(a_doubtful_speaker_is_not_named),
        cmocka_unit_test(a_paragraph_in_quotation_marks_is_told_plainly),
        cmocka_unit_test(only_the_sentence_that_introduces_is_a_statement),
        cmocka_unit_test(long_sentences_keep_their_subject),
        cmocka_unit_test(what_must_be_cut_ends_on_a_whole_word),
        cmocka_unit_test(one_mark_may_close_two_parentheses),
        cmocka_unit_test(time_grows_with_the_text),
        cmocka_unit_test(cells_carry_their_row),
        cmocka_unit_test(citations_and_marked_spans_make_no_event),
        cmocka_unit_test(the_same_told_twice_is_one_entry),
        cmocka_unit_test(refs_stay_when_other_text_changes),
        cmocka_unit_test(names_are_found_longest_first_on_word_borders),
        cmocka_unit_test(a_surname_counts_after_the_full_name),
        cmocka_unit_test(a_marked_span_is_a_mention)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
