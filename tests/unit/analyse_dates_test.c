/* analyse_dates_test.c: the forms of dates, their years and roles, what is reported of them, and
 * declared events beside found ones. */
#include "analyse_test.h"

/* One line a date: "EDTF MODIFIER? role inference as-written". */
static void assert_dates(const char *markdown, const char *expected) {
    struct run run = analyse_text(markdown);
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < run.analysis->date_count; i++) {
        const struct date_found *date = &run.analysis->dates[i];
        struct str value = date->settled ? edtf_text(run.arena, date->value) : STR("none");
        g_string_append_printf(lines, "%.*s%s%.*s %s %s: %.*s\n", STR_ARG(value),
                               date->modifier.len ? " " : "", STR_ARG(date->modifier),
                               date_role_names[date->role], date_inference_names[date->inference],
                               STR_ARG(date->as_written));
    }
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

static void days_months_and_years_are_read(void **state) {
    (void)state;
    assert_dates("# T\n\nOn 3 May 2014, on 3rd May 2015, on May 4, 2016 and on 2017-06-05.\n",
                 "2014-05-03 event explicit: 3 May 2014\n"
                 "2015-05-03 event explicit: 3rd May 2015\n"
                 "2016-05-04 event explicit: May 4, 2016\n"
                 "2017-06-05 event explicit: 2017-06-05\n");
    assert_dates("# T\n\nIn May 2014, in Sept. 2015, in 2016, in spring 2017 and in the 1990s.\n",
                 "2014-05 event explicit: May 2014\n2015-09 event explicit: Sept. 2015\n"
                 "2016 event explicit: 2016\n2017-21 event explicit: spring 2017\n"
                 "199X event explicit: 1990s\n");
    assert_dates("# T\n\nOn 3\u00A0May\u00A02014 and on 4 May\n2015.\n",
                 "2014-05-03 event explicit: 3 May 2014\n"
                 "2015-05-04 event explicit: 4 May 2015\n");
}

static void ranges_are_one_date(void **state) {
    (void)state;
    assert_dates("# T\n\nThey met on 9\u201310 July 2017 and on July 11-12, 2018.\n",
                 "2017-07-09/2017-07-10 event explicit: 9\u201310 July 2017\n"
                 "2018-07-11/2018-07-12 event explicit: July 11-12, 2018\n");
    assert_dates("# T\n\nIt ran from 3 May to 7 June 2012.\n",
                 "2012-05-03/2012-06-07 event explicit: 3 May to 7 June 2012\n");
    assert_dates("# T\n\nIt ran from 28 December 2012 to 3 January 2013.\n",
                 "2012-12-28/2013-01-03 event explicit: 28 December 2012 to 3 January 2013\n");
    assert_dates("# T\n\nIn 1918/19, in 1992-1995 and between 1996 and 1998.\n",
                 "1918/1919 event explicit: 1918/19\n1992/1995 event explicit: 1992-1995\n"
                 "1996/1998 event explicit: 1996 and 1998\n");
    assert_dates("# T\n\nSince 2014 it grew.\n", "2014/.. since event explicit: Since 2014\n");
}

static void a_joined_date_takes_the_year_behind_it(void **state) {
    (void)state;
    static const char *const joints[] = {"3 May and 5 June 2018",         "3 May, 5 June 2018",
                                         "3 May / 5 June 2018",           "3 May or 5 June 2018",
                                         "3 May, and on 5 June 2018",     "May 3 and June 5, 2018",
                                         "3 May and Tuesday, 5 June 2018"};
    for (size_t i = 0; i < G_N_ELEMENTS(joints); i++) {
        GString *text = g_string_new("# T\n\nIn 2014 it began. They met on ");
        g_string_append_printf(text, "%s.\n", joints[i]);
        struct run run = analyse_text(text->str);
        assert_int_equal(run.analysis->date_count, 3);
        const struct date_found *date = &run.analysis->dates[1];
        assert_true(str_is(edtf_text(run.arena, date->value), "2018-05-03"));
        assert_int_equal(date->inference, DATE_YEAR);
        assert_true(str_is(edtf_text(run.arena, run.analysis->dates[2].value), "2018-06-05"));
        arena_free(run.arena);
        g_string_free(text, TRUE);
    }
    assert_dates("# T\n\nIn 2014 it began. They met on 24 and 25 May, and 3 June 2012.\n",
                 "2014 event explicit: 2014\n2012-05-24/2012-05-25 event year: 24 and 25 May\n"
                 "2012-06-03 event explicit: 3 June 2012\n");
    assert_dates("# T\n\nThey met on 30 December and 3 January 2015.\n",
                 "2014-12-30 event year: 30 December\n2015-01-03 event explicit: 3 January 2015\n");
}

static void what_stands_in_order_is_one_stretch(void **state) {
    (void)state;
    assert_dates("# T\n\nIn 2014 it began. In March, April and May 2018 and on 24, 25 and 26 May "
                 "2013 it rained.\n",
                 "2014 event explicit: 2014\n"
                 "2018-03/2018-05 event explicit: March, April and May 2018\n"
                 "2013-05-24/2013-05-26 event explicit: 24, 25 and 26 May 2013\n");
    assert_dates("# T\n\nOn 3, 10 and 17 May 2013 and on May 24, 25 and 28, 2014 it rained.\n",
                 "2013-05-03 event explicit: 3\n2013-05-10 event explicit: 10\n"
                 "2013-05-17 event explicit: 17 May 2013\n"
                 "2014-05-24/2014-05-25 event explicit: May 24, 25\n"
                 "2014-05-28 event explicit: 28, 2014\n");
    assert_dates("# T\n\nIn May and September 2013, in spring and summer 2014.\n",
                 "2013-05 event year: May\n2013-09 event explicit: September 2013\n"
                 "2014-21/2014-22 event explicit: spring and summer 2014\n");
    assert_dates(
        "# T\n\nSee para. 7, 9 July 2016; on May 3, 12 men and on May 4 and 5 June 2016.\n",
        "2016-07-09 event explicit: 9 July 2016\n2016-05-03 event year: May 3\n"
        "2016-05-04 event year: May 4\n2016-06-05 event explicit: 5 June 2016\n");
}

static void ranges_have_many_forms(void **state) {
    (void)state;
    static const char *const forms[][2] = {
        {"Between 1 January and 3 February 2001", "2001-01-01/2001-02-03"},
        {"From October 2012 to February 2013", "2012-10/2013-02"},
        {"In December 2004/January 2005", "2004-12/2005-01"},
        {"In December\u2013January 2014", "2013-12/2014-01"},
        {"In the years 1998 to 2001", "1998/2001"},
        {"Between 1994 and 1997", "1994/1997"},
        {"From 3 May 2014 to 5 June", "2014-05-03/2014-06-05"},
        {"On 3/4 May 2014", "2014-05-03/2014-05-04"},
        {"Between 3 and 7 May 2014", "2014-05-03/2014-05-07"},
        {"From the 3rd to the 7th of May 2014", "2014-05-03/2014-05-07"},
        {"From 3 May \u2013 5 June 2014", "2014-05-03/2014-06-05"},
        {"On 2014-05-03/2014-05-07", "2014-05-03/2014-05-07"}};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        GString *text = g_string_new("# T\n\n");
        g_string_append_printf(text, "%s it rained.\n", forms[i][0]);
        struct run run = analyse_text(text->str);
        assert_int_equal(run.analysis->date_count, 1);
        struct str value = edtf_text(run.arena, run.analysis->dates[0].value);
        assert_string_equal(str_terminated(run.arena, value), forms[i][1]);
        arena_free(run.arena);
        g_string_free(text, TRUE);
    }
    assert_dates("# T\n\nThe vote was moved from 3 May 2014 to 5 June 2014.\n",
                 "2014-05-03 from event explicit: 3 May 2014\n"
                 "2014-06-05 event explicit: 5 June 2014\n");
}

static void a_year_and_a_day_may_stand_apart(void **state) {
    (void)state;
    assert_dates("# T\n\nIn 2016, on 3 March, she left. In 2017 on Monday, 6 March, she came.\n",
                 "2016-03-03 event explicit: 2016, on 3 March\n"
                 "2017-03-06 event explicit: 2017 on Monday, 6 March\n");
    assert_dates("# T\n\nIn 2016 she left. In March of the following year she came; that year, in "
                 "May, she wept.\n",
                 "2016 event explicit: 2016\n"
                 "2017-03 event anaphor: March of the following year\n"
                 "2017-05 event anaphor: that year, in May\n");
    assert_dates("# T\n\nAfter the vote of 2014, on 3 March 2015, it rained.\n\nIn 2014 the 3 May "
                 "vote was held.\n",
                 "2014 event explicit: 2014\n2015-03-03 event explicit: 3 March 2015\n"
                 "2014 event explicit: 2014\n2014-05-03 event year: 3 May\n");
    assert_events("# T\n\nIn 2016, on 3 March, she left the council.\n",
                  "2016-03-03 event She left the council\n");
}

static void a_month_in_a_name_is_no_date(void **state) {
    (void)state;
    assert_dates(
        "# T\n\nBy May\u2019s account, June Brown met Theresa May and, as (Jan, 3 May 2014) "
        "said, April, May and Joan left.\n",
        "2014-05-03 citation explicit: 3 May 2014\n");
}

static void words_before_a_date_qualify_it(void **state) {
    (void)state;
    assert_dates("# T\n\nIt grew by May 2014, until 2015, in early 2016 and in mid-2017.\n",
                 "2014-05 by event explicit: May 2014\n2015 until event explicit: 2015\n"
                 "2016 early event explicit: early 2016\n2017 mid event explicit: mid-2017\n");
}

static void what_only_looks_like_a_date_is_none(void **state) {
    (void)state;
    assert_dates("# T\n\nIt may march on. Resolution 1973, 2000 soldiers, 1,999 cars, para. 2014, "
                 "page 2001, 1994% and 45 May 2014x.\n",
                 "");
}

static void a_year_comes_from_what_was_told(void **state) {
    (void)state;
    assert_dates(
        "# T\n\nOn 2 December 2014 it began. On 16 December it went on. In January it ended.\n",
        "2014-12-02 event explicit: 2 December 2014\n2014-12-16 event year: 16 December\n"
        "2015-01 event year: January\n");
    assert_dates(
        "# T\n\nIn December 2014 it began, and from 28 December to 3 January it stopped.\n",
        "2014-12 event explicit: December 2014\n"
        "2014-12-28/2015-01-03 event year: 28 December to 3 January\n");
    assert_dates("# T\n\n## The year 2014\n\nOn 16 March it began.\n",
                 "2014 mention explicit: 2014\n2014-03-16 event year: 16 March\n");
}

static void a_year_in_passing_moves_nothing(void **state) {
    (void)state;
    assert_dates("# T\n\nOn 6 February 2009 they met. The 1981 reform drove them apart. On 4 April "
                 "they signed.\n",
                 "2009-02-06 event explicit: 6 February 2009\n1981 event explicit: 1981\n"
                 "2009-04-04 event year: 4 April\n");
    assert_dates("# T\n\nOn 6 February 2009 they met. It was as in the 1956 Revolution. On 4 April "
                 "they signed.\n",
                 "2009-02-06 event explicit: 6 February 2009\n1956 mention explicit: 1956\n"
                 "2009-04-04 event year: 4 April\n");
}

static void the_same_day_is_the_last_day_told(void **state) {
    (void)state;
    assert_dates("# T\n\nOn 31 December 2014 they met. The same day they left. The next day it "
                 "rained; that year all was new.\n",
                 "2014-12-31 event explicit: 31 December 2014\n"
                 "2014-12-31 event anaphor: The same day\n2015-01-01 event anaphor: The next day\n"
                 "2015 event anaphor: that year\n");
}

static void sections_do_not_share_their_years(void **state) {
    (void)state;
    struct run run = analyse_text("# T\n\nOn 16 March it began.\n");
    assert_int_equal(run.analysis->date_count, 1);
    assert_false(run.analysis->dates[0].settled);
    assert_int_equal(run.analysis->event_count, 0);
    assert_true(diag_has(run.diags, DIAG_DATE_UNSETTLED));
    arena_free(run.arena);
}

static void assert_reported(const char *markdown, const char *language, enum diag_code code,
                            bool expected) {
    struct run run =
        analyse_with(markdown, (struct setting){.language = language, .as_of = "2018-04-30"});
    if (diag_has(run.diags, code) != expected)
        fail_msg("%s: %s", markdown, diag_word(code));
    arena_free(run.arena);
}

static void doubtful_dates_are_reported(void **state) {
    (void)state;
    assert_reported("# T\n\nOn 3/4/2014 it began.\n", "en-GB", DIAG_DATE_AMBIGUOUS, true);
    assert_reported("# T\n\nOn 13/4/2014 it began.\n", "en-GB", DIAG_DATE_AMBIGUOUS, false);
    assert_reported("# T\n\nOn 4/4/2014 it began.\n", "en-GB", DIAG_DATE_AMBIGUOUS, false);
    assert_reported("# T\n\nOn Monday, 5 May 2014 it began.\n", "en-GB", DIAG_DATE_WEEKDAY, false);
    assert_reported("# T\n\nOn Tuesday, 5 May 2014 it began.\n", "en-GB", DIAG_DATE_WEEKDAY, true);
    assert_reported("# T\n\nOn 30 April 2018 it began.\n", "en-GB", DIAG_DATE_AFTER_AS_OF, false);
    assert_reported("# T\n\nOn 1 May 2018 it began.\n", "en-GB", DIAG_DATE_AFTER_AS_OF, true);
}

static void days_that_do_not_exist_are_left_out(void **state) {
    (void)state;
    static const char *const texts[] = {
        "# T\n\nOn 30 February 2014 it began.\n",
        "# T\n\nOn 29 February 2015 it began.\n",
        "# T\n\nOn 31/4/2014 it began.\n",
        "# T\n\nOn 2014-13-01 it began.\n",
        "# T\n\nOn 10-9 July 2017 it began.\n",
        "# T\n\nBetween 3 May 2014 and 1 January 2014 it rained.\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        assert_reported(texts[i], "en-GB", DIAG_DATE_INVALID, true);
        assert_events(texts[i], "");
    }
    assert_reported("# T\n\nOn 29 February 2016 it began.\n", "en-GB", DIAG_DATE_INVALID, false);
}

static void numerals_follow_the_language(void **state) {
    (void)state;
    struct run run =
        analyse_with("# T\n\nOn 3/4/2014 it began.\n", (struct setting){.language = "en-US"});
    assert_true(str_is(edtf_text(run.arena, run.analysis->dates[0].value), "2014-03-04"));
    arena_free(run.arena);
    assert_dates("# T\n\nOn 3/4/2014 it began, on 3.4.2015 it ended.\n",
                 "2014-04-03 event explicit: 3/4/2014\n2015-04-03 event explicit: 3.4.2015\n");
}

static void other_languages_have_iso_dates_and_marked_ones(void **state) {
    (void)state;
    struct run run = analyse_with(
        "# T\n\nIl 3 maggio 2011 arriv\u00f2, dal 2012 e in May 2013. Il 2014-03-02 parl\u00f2. "
        "[Lo stesso giorno]{date=2014-03-02} part\u00ec. Rest\u00f2 2015-03-02/2015-03-04.\n",
        (struct setting){.language = "it"});
    assert_int_equal(run.analysis->event_count, 3);
    assert_true(str_is(run.analysis->events[0].title, "Il 2014-03-02 parl\u00f2"));
    assert_true(str_is(run.analysis->events[1].title, "Lo stesso giorno part\u00ec"));
    struct str range = edtf_text(run.arena, run.analysis->events[2].value);
    assert_true(str_is(range, "2015-03-02/2015-03-04"));
    assert_true(diag_has(run.diags, DIAG_DATE_LANGUAGE));
    arena_free(run.arena);
    run = analyse_with("---\nlanguage: en\n---\n# T\n\nOn 3 May 2011 he came.\n",
                       (struct setting){.language = "de"});
    assert_int_equal(run.analysis->event_count, 1);
    assert_false(diag_has(run.diags, DIAG_DATE_LANGUAGE));
    arena_free(run.arena);
}

/* Is this one of the steps that led to the value? */
static bool tells(const struct date_found *date, const char *step) {
    return str_find(date->reason, str_of(step), 0) != SIZE_MAX;
}

static void the_sections_date_gives_a_year(void **state) {
    (void)state;
    struct run run = analyse_text("---\ndate: 2014-05-20\n---\n# T\n\nOn 16 March it began. On 20 "
                                  "April it went on.\n");
    assert_int_equal(run.analysis->date_count, 2);
    const struct date_found *dates = run.analysis->dates;
    assert_true(str_is(edtf_text(run.arena, dates[0].value), "2014-03-16"));
    assert_true(tells(&dates[0], "the year of the section's date"));
    assert_in_range(dates[0].confidence, 60, 90);
    assert_int_equal(dates[0].inference, DATE_YEAR);
    assert_true(tells(&dates[1], "the text stood at 2014-03-16 before it"));
    assert_true(tells(&dates[1], "the year, written out, or {date=...} would change it"));
    arena_free(run.arena);
    run = analyse_text("---\ndate: 2015-01\n---\n# T\n\nOn 16 December it began.\n");
    assert_true(str_is(edtf_text(run.arena, run.analysis->dates[0].value), "2014-12-16"));
    assert_true(tells(&run.analysis->dates[0], "the year before the section's date"));
    arena_free(run.arena);
    run = analyse_text("---\ndate: 2015-01\n---\n# T\n\nIn 2013 it began; on 16 May it ended.\n");
    assert_true(str_is(edtf_text(run.arena, run.analysis->dates[1].value), "2013-05-16"));
    arena_free(run.arena);
}

/* ---- declared events ---- */

static struct declared_event declared(const char *date, const char *title, int kind) {
    struct declared_event event = {.title.text = str_of(title), .kind = kind};
    const char *why;
    assert_true(edtf_read(str_of(date), &event.date.date, &why));
    return event;
}

static void a_declared_event_joins_the_found_one(void **state) {
    (void)state;
    struct declared_event event =
        declared("2014-05-03", "The council signs the new charter", EVENT_AGREEMENT);
    struct run run = analyse_with("# T\n\nOn 3 May 2014 the council signed the new charter.\n",
                                  (struct setting){.events = &event, .event_count = 1});
    assert_int_equal(run.analysis->event_count, 1);
    const struct event *found = &run.analysis->events[0];
    assert_ptr_equal(found->declared, &event);
    assert_true(str_is(found->title, "The council signs the new charter"));
    assert_int_equal(found->place_count, 1);
    assert_true(str_starts(found->ref, STR("a.md#e-")));
    arena_free(run.arena);
}

static void another_event_of_the_day_stays_apart(void **state) {
    (void)state;
    struct declared_event event = declared("2014-05-03", "A storm fells the mast", EVENT_EVENT);
    struct run run = analyse_with("# T\n\nOn 3 May 2014 the council signed the new charter.\n",
                                  (struct setting){.events = &event, .event_count = 1});
    assert_int_equal(run.analysis->event_count, 2);
    assert_true(str_is(run.analysis->events[0].title, "A storm fells the mast"));
    assert_int_equal(run.analysis->events[0].place_count, 0);
    assert_true(str_starts(run.analysis->events[0].ref, STR("outline.yaml#e-")));
    arena_free(run.arena);
}

static void the_same_words_on_two_days_stay_apart(void **state) {
    (void)state;
    assert_events("# T\n\nOn 3 May 2014 the council met in Kyiv. On 4 May 2014 the council met in "
                  "Kyiv.\n",
                  "2014-05-03 event The council met in Kyiv\n"
                  "2014-05-04 event The council met in Kyiv\n");
    assert_events("# T\n\nIn May 2014 the council met in Kyiv. On 3 May 2014 the council met in "
                  "Kyiv.\n",
                  "2014-05 event The council met in Kyiv\n"
                  "2014-05-03 event The council met in Kyiv\n");
}

static void merged_events_keep_all_their_actors(void **state) {
    (void)state;
    struct run run = analyse_text("# T\n\nOn 3 May 2014 the envoys of NATO met in the old town. "
                                  "On 3 May 2014 the envoys of NATO and Ukraine met in the old "
                                  "town.\n");
    assert_int_equal(run.analysis->event_count, 1);
    assert_int_equal(run.analysis->events[0].actor_count, 2);
    assert_int_equal(run.analysis->events[0].place_count, 2);
    arena_free(run.arena);
}

static void the_same_words_of_other_actors_stay_apart(void **state) {
    (void)state;
    assert_events("# T\n\nOn 3 May 2014 the envoys of NATO met in the old town. On 3 May 2014 the "
                  "envoys of Ukraine met in the old town.\n",
                  "2014-05-03 visit The envoys of NATO met in the old town\n"
                  "2014-05-03 visit The envoys of Ukraine met in the old town\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_months_and_years_are_read),
        cmocka_unit_test(ranges_are_one_date),
        cmocka_unit_test(a_joined_date_takes_the_year_behind_it),
        cmocka_unit_test(what_stands_in_order_is_one_stretch),
        cmocka_unit_test(ranges_have_many_forms),
        cmocka_unit_test(a_year_and_a_day_may_stand_apart),
        cmocka_unit_test(a_month_in_a_name_is_no_date),
        cmocka_unit_test(words_before_a_date_qualify_it),
        cmocka_unit_test(what_only_looks_like_a_date_is_none),
        cmocka_unit_test(a_year_comes_from_what_was_told),
        cmocka_unit_test(a_year_in_passing_moves_nothing),
        cmocka_unit_test(the_same_day_is_the_last_day_told),
        cmocka_unit_test(sections_do_not_share_their_years),
        cmocka_unit_test(doubtful_dates_are_reported),
        cmocka_unit_test(days_that_do_not_exist_are_left_out),
        cmocka_unit_test(numerals_follow_the_language),
        cmocka_unit_test(other_languages_have_iso_dates_and_marked_ones),
        cmocka_unit_test(the_sections_date_gives_a_year),
        cmocka_unit_test(a_declared_event_joins_the_found_one),
        cmocka_unit_test(another_event_of_the_day_stays_apart),
        cmocka_unit_test(the_same_words_on_two_days_stay_apart),
        cmocka_unit_test(merged_events_keep_all_their_actors),
        cmocka_unit_test(the_same_words_of_other_actors_stay_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
