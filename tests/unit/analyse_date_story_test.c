/* analyse_date_story_test.c: the years of dates without one, from the narrative of a whole section;
 * how sure they are; and that the work stays in proportion to the text. */
#include "analyse_test.h"

#include "analyse/analyse_internal.h"

static char *told_by(struct run *run) {
    GString *told = g_string_new(NULL);
    for (size_t i = 0; i < run->analysis->date_count; i++) {
        const struct date_found *date = &run->analysis->dates[i];
        struct str value = date->settled ? edtf_text(run->arena, date->value) : STR("?");
        g_string_append_printf(told, "%s%.*s", i ? " " : "", STR_ARG(value));
    }
    return g_string_free(told, FALSE);
}

static void assert_told(const char *text, const char *expected) {
    GString *markdown = g_string_new("# T\n\n");
    g_string_append_printf(markdown, "%s\n", text);
    struct run run = analyse_text(markdown->str);
    char *told = told_by(&run);
    if (strcmp(told, expected) != 0)
        fail_msg("%s\n  is: %s\n  not: %s", text, told, expected);
    g_free(told);
    arena_free(run.arena);
    g_string_free(markdown, TRUE);
}

static void a_look_aside_moves_nothing(void **state) {
    (void)state;
    assert_told("On 6 February 2009 they met. The union was formed in August 1980. On 4 April they "
                "signed.",
                "2009-02-06 1980-08 2009-04-04");
    assert_told(
        "On 26 July 1956 he spoke. The concession would have ended on 17 November 1968. The "
        "same evening the news came. On 28 July it was blocked.",
        "1956-07-26 1968-11-17 1956-07-26 1956-07-28");
    assert_told("On 16 October 1956 they met. Not until 1996 was the text told. On 29 October they "
                "left.",
                "1956-10-16 1996 1956-10-29");
    assert_told("On 2 August 1956 the rebels of 1 November 1954 were named. On 16 August they met.",
                "1956-08-02 1954-11-01 1956-08-16");
    assert_told("In December 2016 she said that the plan, agreed in July, had begun.\n\nOn 9 July "
                "2016 it had been signed.",
                "2016-12 2016-07 2016-07-09");
}

static void a_chronicle_moves_forward(void **state) {
    (void)state;
    assert_told("On 11 November 2013 it began. On 3 January it went on, in June it ended.",
                "2013-11-11 2014-01-03 2014-06");
    assert_told("On 3 March 2014 it began. In February they had voted.", "2014-03-03 2014-02");
    assert_told("On 12 February 2015 they agreed on a truce, to begin on 15 February.",
                "2015-02-12 2015-02-15");
    assert_told("In April 1957 the canal, blocked since November, was clear.",
                "1957-04 1956-11/..");
    assert_told(
        "The talks of 3\u20137 July 1973 ended.\n\n18 September 1973 \u2013 21 July 1975. It "
        "was long. In the spring of 1974 a compromise of 26 July was far.",
        "1973-07-03/1973-07-07 1973-09-18/1975-07-21 1974-21 1974-07-26");
}

static void headings_lists_and_columns_give_years(void **state) {
    (void)state;
    assert_told(
        "## 1986\n\n- January 28: it breaks.\n- June 9: they report.\n\n## 1988\n\n- May 3: it "
        "flies.",
        "1986 1986-01-28 1986-06-09 1988 1988-05-03");
    assert_told("| | 1994 | 1995 |\n|---|---|---|\n| start | 3 February | 3 March |",
                "1994 1995 1994-02-03 1995-03-03");
    assert_told("| 1990 | 24 April |\n|---|---|\n| 1993 | 2 December |",
                "1990 1990-04-24 1993 1993-12-02");
}

static void datelines_go_forward_from_the_title(void **state) {
    (void)state;
    assert_told("The strike in the press, October 2011 to March 2012\n\n"
                "LYON, Nov. 8 (XYZ) \u2014 The drivers walked out on Tuesday.\n\n"
                "In 1995 a walk-out had lasted three weeks. They will vote on Nov. 20.\n\n"
                "LYON, Jan. 12 (XYZ) \u2014 A judge ruled on Thursday that the strike of "
                "November was lawful. The mayor had sued on Dec. 5, and was elected in 2008.\n\n"
                "He can appeal until Feb. 3.",
                "2011-10/2012-03 2011-11-08 2011-11-08 1995 2011-11-20 2012-01-12 2012-01-12 "
                "2011-11 2011-12-05 2008 2012-02-03");
}

static void a_dateline_is_no_earlier_than_what_was_over(void **state) {
    (void)state;
    assert_told("PORTO, 3 March \u2014 The bridge was closed on Monday. It was last painted in "
                "September 2009 and will be replaced by June 2015.",
                "2010-03-03 2010-03-01 2009-09 2015-06");
}

static void each_dateline_is_when_its_story_was_written(void **state) {
    (void)state;
    assert_told("OSLO, 3 May 2004 \u2014 They met on 28 April.\n\n"
                "OSLO, 9 February 2006 \u2014 They parted on 20 December, after a quarrel in "
                "1998. They will be heard on 2 March.",
                "2004-05-03 2004-04-28 2006-02-09 2005-12-20 1998 2006-03-02");
}

static void a_report_is_of_its_months(void **state) {
    (void)state;
    assert_told("## Annual Report 2009/10\n\nThe report covers the year from 1 October 2009 to 30 "
                "September 2010.\n\nThe museum, which was opened on 2 June 1904 by the mayor, was "
                "shut on 3 August. Its roof, laid in 1988, had leaked since May; work began on 9 "
                "November.\n\nIn the second quarter 80 pupils came, against 60 the year before. "
                "The keeper retired in March.\n\nAfter the end of the year, on 4 November, the "
                "roof was done.\n\n## Outlook\n\nThe museum will open on 1 March.",
                "2009/2010 2009-10-01/2010-09-30 1904-06-02 2010-08-03 1988 2010-05/.. 2009-11-09 "
                "2010-01/2010-03 2008/2009 2010-03 2010 2010-11-04 2011-03-01");
    assert_told("## A year at the docks\n\nIn the year ended 31 March 2016 trade fell. A crane of "
                "7 May 1962 was sold in August, another in February.",
                "2016-03-31 1962-05-07 2015-08 2016-02");
    assert_told(
        "## The firm\n\nThe accounts are for the twelve months to 30 September 2012. Sales "
        "fell in November and rose in May. The shop, founded on 4 July 1889, moved in June.",
        "2012-09-30 2011-11 2012-05 1889-07-04 2012-06");
    assert_told("# Report 2014/15\n\nThe choir sang on 12 December and on 3 May. It was founded in "
                "March 1950 by a baker, and toured in April.\n\nA tour is planned in November.",
                "2014/2015 2014-12-12 2015-05-03 1950-03 2015-04 2015-11");
}

static void an_account_of_a_year_looks_ahead_behind_it(void **state) {
    (void)state;
    assert_told("## Chronicle of 1956\n\nOn 3 May they met. The pact, of 4 June 1931, was void by "
                "August.\n\n## Outlook\n\nIn March a vote will be held.",
                "1956 1956-05-03 1931-06-04 1956-08 1957-03");
    assert_told(
        "## Report 2019\n\n## Plans\n\nThe pier will be mended in May. A rule proposed by the "
        "board in October is to be read in June.",
        "2019 2020-05 2019-10 2020-06");
}

static void what_is_planned_is_told_with_for(void **state) {
    (void)state;
    assert_told("OSLO, 4 May 2010 \u2014 The ferry, which has been in dock since Monday, was sold. "
                "A hearing is set for Friday, and a new one is planned for the autumn.",
                "2010-05-04 2010-05-03/.. 2010-05-07 2010-23");
    assert_told("OSLO, 4 May 2010 \u2014 The owner, who plans a strike on 20 May, was fined.",
                "2010-05-04 2010-05-20");
    assert_told("The mill was built in 1901. Forty-six years later it burned. It was rebuilt for "
                "Monday's guests.",
                "1901 1947");
}

static void a_citation_is_no_event_but_tells_a_time(void **state) {
    (void)state;
    assert_told(
        "In December 1998 it ended.\n\nIn an article (The Economist, 18 September 1999) and, "
        "two days later, in a speech he said so.",
        "1998-12 1999-09-18 1999-09-20");
    assert_told("On 14 May 2016 he came (NATO, 20 May 2016). The next day he left.",
                "2016-05-14 2016-05-20 2016-05-15");
}

static void a_weekday_chooses_the_year(void **state) {
    (void)state;
    assert_told("In December 2013 it began. On Tuesday 10 December they met.",
                "2013-12 2013-12-10");
    assert_told("In March 2013 it began. On Monday, 3 March they met.", "2013-03 2014-03-03");
}

static void a_dateline_tells_when_it_was_written(void **state) {
    (void)state;
    assert_told("OSLO, June 5, 2013 - Ministers met on Monday. A vote is due on Friday.\n\nLast "
                "month they had failed. Earlier this year there was hope.",
                "2013-06-05 2013-06-03 2013-06-07 2013-05 2013");
    assert_told("Later this year it may end.", "");
    assert_told("In 2004 it began. The pact of Oct. 13, 2006, was new, and on Jan. 28 they met.",
                "2004 2006-10-13 2007-01-28");
}

static void a_look_back_in_brackets_moves_nothing(void **state) {
    (void)state;
    assert_told("On 1 July 2019 it opened, as the first one had (1\u201322 July 1944). By spring "
                "it had grown.",
                "2019-07-01 1944-07-01/1944-07-22 2020-21");
    assert_told("In March 2020 output was smaller than a year earlier. On 22 April it fell.",
                "2020-03 2019 2020-04-22");
    assert_told("On 3 May 2014 it began. On the first of the next month it ended.",
                "2014-05-03 2014-06-01");
    assert_told("On 3 May 2014 he came. Two days after that Lee went; the five years before were "
                "calm.",
                "2014-05-03 2014-05-05");
}

static void quarters_feasts_and_reports_are_read(void **state) {
    (void)state;
    assert_told("In May 2014 it began. In the third quarter it grew.", "2014-05 2014-35");
    assert_told("He was born on Christmas Eve 1891 and died on New Year's Day, 1993.",
                "1891-12-24 1993-01-01");
    assert_told("## Annual report 2014\n\nA Commission came on 1 November. In January we moved.",
                "2014 2014-11-01 2014-01");
    assert_events("# T\n\nOn Good Friday 1916 he rose.", "");
}

static void nothing_is_settled_from_nothing(void **state) {
    (void)state;
    assert_told("On 16 March it began. The next day it ended, and that year too.", "? ? ?");
    assert_told("On 16 March it began.\n\nOn 2 December 2014 it ended.", "? 2014-12-02");
    assert_told("On 16 March it began. On 2 December 2014 it ended.", "2014-03-16 2014-12-02");
    GString *text = g_string_new("In 2014 it began.");
    for (int i = 0; i < 40; i++)
        g_string_append(text, " Fifty decades later it went on.");
    GString *markdown = g_string_new("# T\n\n");
    g_string_append_printf(markdown, "%s\n", text->str);
    struct run run = analyse_text(markdown->str);
    for (size_t i = 0; i < run.analysis->date_count; i++)
        assert_in_range(run.analysis->dates[i].value.from.year, 0, 9999);
    assert_false(run.analysis->dates[run.analysis->date_count - 1].settled);
    arena_free(run.arena);
    g_string_free(text, TRUE);
    g_string_free(markdown, TRUE);
}

static int confidence_of(const char *text, size_t index) {
    GString *markdown = g_string_new("# T\n\n");
    g_string_append_printf(markdown, "%s\n", text);
    struct run run = analyse_text(markdown->str);
    assert_in_range(index, 0, run.analysis->date_count - 1);
    int confidence = run.analysis->dates[index].confidence;
    arena_free(run.arena);
    g_string_free(markdown, TRUE);
    return confidence;
}

static void confidence_falls_with_doubt(void **state) {
    (void)state;
    assert_in_range(confidence_of("On 3 May 2014 it began.", 0), 98, 100);
    assert_in_range(confidence_of("On [that day]{date=2014-05-03} it began.", 0), 100, 100);
    assert_in_range(confidence_of("On 3 May 2014 it began. On 5 May it ended.", 1), 90, 98);
    assert_in_range(confidence_of("On 3/4/2014 it began.", 0), 1, 79);
    assert_in_range(confidence_of("On 3 April 2014 it began. In February it was told.", 1), 1, 79);
    assert_in_range(confidence_of("On 16 March it began. On 2 December 2014 it ended.", 0), 1, 79);
    assert_in_range(confidence_of("On 16 March it began.", 0), 0, 0);
    assert_in_range(confidence_of("On 3 May 2014 it began. Nearly two years later it ended.", 1), 1,
                    79);
}

/* ---- work ---- */

/* Places where a form was tried, and ways on that were weighed, for `unit` again and again. */
static size_t steps_for(const char *unit, size_t bytes) {
    struct arena *arena = arena_new();
    GString *text = g_string_new(NULL);
    while (text->len < bytes)
        g_string_append(text, unit);
    struct node *block = node_make(arena, NODE_PARAGRAPH, SPAN_NONE);
    struct node *inner = node_make(arena, NODE_TEXT, SPAN_NONE);
    inner->text = (struct str){text->str, text->len};
    node_append(block, inner);
    struct flat *flat = flat_make(arena, block);
    const struct date_language *language = date_language_find(STR("en"));
    struct date_rules rules = {.language = language, .lexicon = date_lexicon_make(arena, language)};
    struct date_matches found = {0};
    date_scan(arena, flat->text, flat->len, rules, &found);
    struct story_item *items = ARENA_ARRAY(arena, struct story_item, found.count + 1);
    for (size_t i = 0; i < found.count; i++)
        items[i] = (struct story_item){.flat = flat, .match = found.items[i]};
    size_t steps = found.steps;
    story_settle(arena, (struct story_setting){.steps = &steps}, items, found.count);
    g_string_free(text, TRUE);
    arena_free(arena);
    return steps;
}

static void work_is_in_proportion(void **state) {
    (void)state;
    static const char *const units[] = {"1234567890",
                                        "1234 ",
                                        "12, 13, 14 and ",
                                        "May ",
                                        "In May, ",
                                        "(3 May ",
                                        "On 3 May it was. ",
                                        "3 May ",
                                        "The next day it was. ",
                                        "2014-",
                                        "the end of ",
                                        "two weeks ",
                                        "1994-1995/",
                                        "3 May 2014 to ",
                                        "c. "};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        size_t once = steps_for(units[i], 20000), twice = steps_for(units[i], 40000);
        if (twice > 2 * once + once / 4 + 100 || twice > 40000 * 8)
            fail_msg("'%s': %zu steps, %zu for twice the text", units[i], once, twice);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_look_aside_moves_nothing),
        cmocka_unit_test(a_chronicle_moves_forward),
        cmocka_unit_test(datelines_go_forward_from_the_title),
        cmocka_unit_test(a_dateline_is_no_earlier_than_what_was_over),
        cmocka_unit_test(each_dateline_is_when_its_story_was_written),
        cmocka_unit_test(a_report_is_of_its_months),
        cmocka_unit_test(an_account_of_a_year_looks_ahead_behind_it),
        cmocka_unit_test(what_is_planned_is_told_with_for),
        cmocka_unit_test(headings_lists_and_columns_give_years),
        cmocka_unit_test(a_citation_is_no_event_but_tells_a_time),
        cmocka_unit_test(a_weekday_chooses_the_year),
        cmocka_unit_test(a_dateline_tells_when_it_was_written),
        cmocka_unit_test(a_look_back_in_brackets_moves_nothing),
        cmocka_unit_test(quarters_feasts_and_reports_are_read),
        cmocka_unit_test(nothing_is_settled_from_nothing),
        cmocka_unit_test(confidence_falls_with_doubt),
        cmocka_unit_test(work_is_in_proportion)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
