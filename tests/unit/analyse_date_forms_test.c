/* analyse_date_forms_test.c: the forms of dates in English: what each rule catches, and beside it
 * what looks like it and is none. */
#include "analyse_test.h"

/* "EDTF modifier; ..." of all dates that a sentence tells, or "" when there is none. */
static void assert_forms(const char *const cases[][2], size_t count) {
    GString *faults = g_string_new(NULL);
    for (size_t n = 0; n < count; n++) {
        GString *text = g_string_new("# T\n\n"), *told = g_string_new(NULL);
        g_string_append_printf(text, "%s\n", cases[n][0]);
        struct run run = analyse_text(text->str);
        for (size_t i = 0; i < run.analysis->date_count; i++) {
            const struct date_found *date = &run.analysis->dates[i];
            struct str value = date->settled ? edtf_text(run.arena, date->value) : STR("?");
            g_string_append_printf(told, "%s%.*s%s%.*s", i ? "; " : "", STR_ARG(value),
                                   date->modifier.len ? " " : "", STR_ARG(date->modifier));
        }
        if (strcmp(told->str, cases[n][1]) != 0)
            g_string_append_printf(faults, "%s\n  is: %s\n  not: %s\n", cases[n][0], told->str,
                                   cases[n][1]);
        arena_free(run.arena);
        g_string_free(text, TRUE);
        g_string_free(told, TRUE);
    }
    if (faults->len)
        fail_msg("%s", faults->str);
    g_string_free(faults, TRUE);
}
#define ASSERT_FORMS(cases) assert_forms(cases, G_N_ELEMENTS(cases))

static void a_day_has_many_forms(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"It was 2 March 2014.", "2014-03-02"},
        {"It was March 2, 2014.", "2014-03-02"},
        {"It was 2 Mar. 2014.", "2014-03-02"},
        {"It was the 2nd of March, 2014.", "2014-03-02"},
        {"It was March 2nd, 2014.", "2014-03-02"},
        {"It was 2014-03-02.", "2014-03-02"},
        {"It was (Anna, 2013 Dec 9), and 2014 December 9.", "2013-12-09; 2014-12-09"},
        {"In 2014 March 3 men left.", "2014"},
        {"It was 2014-03-02T10:00.", "2014-03-02"},
        {"It was 2014/03/02.", "2014-03-02"},
        {"It was 02/03/2014.", "2014-03-02"},
        {"It was 2.3.2014.", "2014-03-02"},
        {"It was Sunday, 2 March 2014.", "2014-03-02"},
        {"At 10:56 p.m. on July 20, 1969, it landed.", "1969-07-20"},
        {"2.0.2014, 0.3.2014 and 2.3.20145 are none.", ""}};
    ASSERT_FORMS(cases);
}

static void months_stand_alone_behind_prepositions(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"In 2014 it began; in May NATO met, and in June Anna spoke.", "2014; 2014-05; 2014-06"},
        {"In 2014 it began. They met in late August American time.", "2014; 2014-08 late"},
        {"In 2014 May I ask? It may march on. By May Smith's account April wept.", "2014"},
        {"In 2014 Theresa May, June Brown and August Weber came.", "2014"},
        {"In 2014 section 14 March rules, and article 5 May too.", "2014"},
        {"In 2014 they stood in 1 May Square and 25 April Bridge.", "2014"}};
    ASSERT_FORMS(cases);
}

static void years_stand_behind_what_makes_them_years(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"In 1994 it joined (1991), as of 1997.", "1994; 1991; 1997 from"},
        {"In 1989 students asked; in 1994 troops came.", "1989; 1994"},
        {"Between 1984 and 1989 more soldiers came.", "1984/1989"},
        {"In 1918/19 and 1992\u20131995, not 1995-1992.", "1918/1919; 1992/1995"},
        {"Some 2000 soldiers, 1500 homes, 1,999 cars and 1812 huts burnt.", ""},
        {"Resolution 1973, page 2001, col. 1518, para. 1998, No. 1999, ISO 1989.", ""},
        {"It cost $ 1999, EUR 2000, \u20ac1998, 1997 euros or 1996% more.", ""},
        {"Dial +1 202 358 1990, 555-1969 or 1865 270000.", ""},
        {"Version 1.1999, release 2000 and windows 1998.", ""},
        {"120 NATO standards, paras. 117-118 and B1 (Year).", ""},
        {"At 1830 hours, 1944 metres up.", ""}};
    ASSERT_FORMS(cases);
}

static void amounts_are_no_years(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"It cost 1200 in 2003, and rose to 1500 in 2004.", "2003; 2004"},
        {"In the winter of 1998-99, 1200 died.", "1998-24"},
        {"In 2003, 1850 died and 1700 were hurt.", "2003"},
        {"Of the 1500 who came, 1200 stayed; he took 1800 of them in 1944.", "1944"},
        {"There were 1500 soldiers and a fleet of 1900 vessels.", ""},
        {"A crew of 1300, an army of 1800; they paid 1200 a month.", ""},
        {"It fell from 1900 to 1500 between 2001 and 2003.", "2001/2003"},
        {"See page 1914; Flight 1812 left from room 1905.", ""},
        {"1989 was new; 1956 brought the change, 1989 and 1990 were good years.",
         "1989; 1956; 1989; 1990"},
        {"They lost the 1987 vote. The events of 1989 were new. In 1800 it grew.",
         "1987; 1989; 1800"},
        {"Membership fell from 1990 to 1995.", "1990/1995"}};
    ASSERT_FORMS(cases);
}

static void figures_in_tables_are_no_years(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"| Town | Population |\n|---|---|\n| Halych | 1800 |\n| Sambir | 2000 |", ""},
        {"| Tonnes | Cost | Year |\n|---|---|---|\n| 1800 | 1000 | 1956 |", "1956"},
        {"| Town | Souls |\n|---|---|\n| Halych | 1800 |\n| Sambir | 950 |", ""},
        {"| | A | B |\n|---|---|---|\n| Cost | 1800 | 2000 |\n| Built | 1800 | 2000 |",
         "1800; 2000"},
        {"| Year | Vessels |\n|---|---|\n| 1800 | 1900 |", "1800"},
        {"| Treaty | Signed |\n|---|---|\n| Rome | 1957 |\n| Nice | 2001 |", "1957; 2001"},
        {"| Year | Population |\n|---|---|\n| 1957 | grew in 1958 |", "1957; 1958"}};
    ASSERT_FORMS(cases);
}

static void parts_and_limits_are_told_beside(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"It came in early 2014.", "2014 early"},
        {"It came in mid-2014.", "2014 mid"},
        {"It came late in May 2014.", "2014-05 late"},
        {"It came at the end of May 2014.", "2014-05 end"},
        {"It was over by the end of 2016.", "2016 by"},
        {"It was over by mid-July 2016.", "2016-07 by"},
        {"It lasted until 1991.", "1991 until"},
        {"It has grown since 2014.", "2014/.. since"},
        {"It ended after May 2014.", "2014-05 after"},
        {"After the May 2014 vote it ended.", "2014-05"},
        {"They abide by the 1888 rules.", "1888"},
        {"Not until 1996 was it told.", "1996"},
        {"At the end of the year 1998 it began.", "1998 end"},
        {"The end of the road, early birds and late arrivals.", ""}};
    ASSERT_FORMS(cases);
}

static void periods_are_read(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"In spring 2015 and the fall of 2016.", "2015-21; 2016-23"},
        {"In the winter of 1941-42 it froze.", "1941-24"},
        {"In 2015 it rose. By the summer it fell.", "2015; 2015-22 by"},
        {"In 2015 the fall of the wall was told, spring water too.", "2015"},
        {"Q3 2016, and the second quarter of 2017.", "2016-35; 2017-34"},
        {"In the 1990s, the mid-1980s and the late seventies.", "199X; 198X mid; 197X late"},
        {"She was in her late seventies.", ""},
        {"In the 19th century, the early nineteenth century.", "18XX; 18XX early"},
        {"In 44 BC, AD 79 and the 5th century BC.", "-0043; 0079; -04XX"},
        {"C. 1250 and ca. 1300; around 1850.", "1250~; 1300~; 1850"},
        {"About 1850 soldiers, c. 3 km.", ""},
        {"FY 2016 and fiscal year 2017.", "2016; 2017"}};
    ASSERT_FORMS(cases);
}

static void ranges_are_one(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"On 9\u201310 July 2017.", "2017-07-09/2017-07-10"},
        {"On 9-10 July and 11 July 2017.", "2017-07-09/2017-07-10; 2017-07-11"},
        {"From 3 May to 7 June 2012.", "2012-05-03/2012-06-07"},
        {"From October 1, 1996, to March 31, 1997, it flew.", "1996-10-01/1997-03-31"},
        {"From February to May 2000.", "2000-02/2000-05"},
        {"Between 1994 and 1997.", "1994/1997"},
        {"On May 29-June 3, 1998.", "1998-05-29/1998-06-03"}};
    ASSERT_FORMS(cases);
}

static void what_refers_to_a_date_is_one(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"On 31 May 2014 they met. The next day they left.", "2014-05-31; 2014-06-01"},
        {"On 31 May 2014 they met. That same evening they left.", "2014-05-31; 2014-05-31"},
        {"On 3 May 2014 they met. Two weeks later they left.", "2014-05-03; 2014-05-17"},
        {"In early May 2014 they met. Two weeks later they left.", "2014-05 early; 2014-05"},
        {"In May 2014 they met. Ten months later they left.", "2014-05; 2015-03"},
        {"In May 2014 they met. A year earlier they had left.", "2014-05; 2013"},
        {"In 2014 they met. A decade later they left.", "2014; 2024"},
        {"In May 2014 they met, and left the following year.", "2014-05; 2015"},
        {"In May 2014 they met, and left the following March.", "2014-05; 2015-03"},
        {"In May 2014 they met. That July they left.", "2014-05; 2014-07"},
        {"In May 2014 they met. By the end of the month they left.", "2014-05; 2014-05 by"},
        {"On 16 August 2014 they met, and left on the 29th.", "2014-08-16; 2014-08-29"},
        {"On 16 August 2014 they met, as he had asked on the 12th.", "2014-08-16; 2014-08-12"},
        {"On 2 November 1956 they met, and on the Sunday they left.", "1956-11-02; 1956-11-04"},
        {"They agreed on 12 October 2014, which was adopted the day after.",
         "2014-10-12; 2014-10-13"},
        {"On 3 May 2014 it was the 12th meeting on the 29th floor.", "2014-05-03"},
        {"On 3 May 2014 they voted for the next year, over the following month.", "2014-05-03"},
        {"On 3 May 2014 it was the day after the vote, the year before it rose.", "2014-05-03"},
        {"On 3 May 2014 Bloody Sunday and the Sunday Times were told.", "2014-05-03"},
        {"On 3 May 2014 a few days later and weeks after were vague.", "2014-05-03"}};
    ASSERT_FORMS(cases);
}

static void short_forms_are_read(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"It was in '56 and in '68; in the '60s and early '70s.", "1956; 1968; 196X; 197X early"},
        {"In 1914 it began; by '18 it was over.", "1914; 1918 by"},
        {"In May '68, and the summer of '69.", "1968-05; 1969-22"},
        {"'90 men came'. It's '90. Rock 'n' roll '99 lives.", ""},
        {"H1 2019, 1H19, 2H 2020 and the second half of 2018.",
         "2019 early; 2019 early; 2020 late; 2018 late"},
        {"Q4 FY2018, Q1'19, 3Q18 and Q2 of 2020.", "2018-36; 2019-33; 2018-35; 2020-34"},
        {"FY2014, FY 2013/14, FY13/14 and fiscal year 2013-14.",
         "2014; 2013/2014; 2013/2014; 2013/2014"},
        {"The H1 visa, the Q5 bus, H2 2O and 1Q.", ""},
        {"In the 2014-15 season, and in 1951\u20132.", "2014/2015; 1951/1952"},
        {"On 03/05/14, on 3.5.14 and in 05/2014.", "2014-05-03; 2014-05-03; 2014-05"},
        {"Version 3.5.14, law 05/2014, on 3.5.14.2 and 03/05/14/2.", ""},
        {"On 2014-W12 and on May the 3rd, 2014.", "2014-03-17/2014-03-23; 2014-05-03"},
        {"- In 2014 they met.\n- Oct: they left.\n- Nov.: they came.", "2014; 2014-10; 2014-11"},
        {"March - a song.", ""},
        {"In June 2014 they met. The 26th was a cold day.", "2014-06; 2014-06-26"},
        {"In June 2014 they met. The 26th regiment left.", "2014-06"}};
    ASSERT_FORMS(cases);
}

static void days_are_counted_from_dates(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Ten days after 3 May 1978 they met.", "1978-05-13"},
        {"Two weeks before 3 May 1978, and six months after May 1970.", "1978-04-19; 1970-11"},
        {"Three years before 1970, some 20 years after 1918.", "1967; 1938"},
        {"Two days after May 1970 they met.", "1970-05 after"},
        {"For two years after 1970; the ten days after 3 May 1978.",
         "1970 after; 1978-05-03 after"},
        {"A year after the 1970 vote they met.", "1970"}};
    ASSERT_FORMS(cases);
}

static void either_of_two_is_a_stretch(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"On 20 or 21 June 1987 they met.", "1987-06-20/1987-06-21"},
        {"In 1987 or 1988, in June or July 1989.", "1987/1988; 1989-06/1989-07"},
        {"On 3 or 5 May 2014, in late 1999 or early 2000.",
         "2014-05-03; 2014-05-05; 1999 late; 2000 early"}};
    ASSERT_FORMS(cases);
}

static void limits_may_be_denied(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Not before 1963, not after 1964, no later than 1965.", "1963 from; 1964 by; 1965 by"},
        {"Not until 1996 was it told.", "1996"},
        {"By the mid-1990s, in the early-to-mid 1980s.", "199X by; 198X mid"}};
    ASSERT_FORMS(cases);
}

static void the_part_behind_a_limit_is_kept(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"By the end of 1962 it was over.", "by", "end"},
        {"Until the mid-1990s it grew.", "until", "mid"},
        {"In the first half of 1958 it grew.", "early", "first half"},
        {"In H2 1958 it grew.", "late", "second half"},
        {"By 1962 it was over.", "by", ""},
        {"In early 1962 it was over.", "early", ""}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        char *text = g_strconcat("# T\n\n", cases[i][0], "\n", NULL);
        struct run run = analyse_text(text);
        assert_int_equal(run.analysis->date_count, 1);
        assert_true(str_is(run.analysis->dates[0].modifier, cases[i][1]));
        assert_true(str_is(run.analysis->dates[0].part, cases[i][2]));
        assert_int_equal(run.analysis->event_count, 1);
        assert_true(str_is(run.analysis->events[0].part, cases[i][2]));
        arena_free(run.arena);
        g_free(text);
    }
}

static void names_and_turns_are_told(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"After 9/11 all was new.", "2001-09-11 after"},
        {"9/11 of them voted; 19/11 too.", ""},
        {"By the turn of the 20th century it was known.", "1900~ by"},
        {"At the turn of the century it was known.", "?"},
        {"The turn of the tide, the turn of the screw.", ""}};
    ASSERT_FORMS(cases);
    struct run run = analyse_text("# T\n\nAfter 9/11 all was new. At the turn of the century "
                                  "it was known.\n");
    assert_int_equal(run.analysis->event_count, 0);
    assert_int_equal(diag_count_of(run.diags, DIAG_DATE_UNSETTLED), 1);
    arena_free(run.arena);
}

static void roles_are_told_apart(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum date_role role;
    } cases[] = {{"They joined (1991).", DATE_EVENT},
                 {"They met at the Wales Summit (5 September 2014).", DATE_EVENT},
                 {"It is lost (on 24 April 2015, the agency signs).", DATE_EVENT},
                 {"He reaffirms support (NATO, 15 April 2016).", DATE_CITATION},
                 {"He assured the House (Hansard, 20 December 1956, col. 1518).", DATE_CITATION},
                 {"It is known (see Brown 2004, p. 12).", DATE_CITATION},
                 {"It is known (Brown et al. 2004).", DATE_CITATION},
                 {"Source: the Ministry, 3 May 2014.", DATE_CITATION},
                 {"They told of the 1956 Hungarian Revolution.", DATE_MENTION},
                 {"He led the Prague Spring in 1968 and after.", DATE_MENTION},
                 {"It passed resolution 1244 (1999) again.", DATE_MENTION},
                 {"They were held to the 1990 Treaty again.", DATE_MENTION},
                 {"It grew with the signing of the 1997 Charter.", DATE_EVENT},
                 {"No crisis of the 1950s was as deep.", DATE_MENTION},
                 {"It began in the late 1980s.", DATE_EVENT},
                 {"The evolution of the League, 1988\u20132001", DATE_MENTION}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *text = g_string_new("# T\n\n");
        g_string_append_printf(text, "%s\n", cases[i].text);
        struct run run = analyse_text(text->str);
        assert_int_equal(run.analysis->date_count, 1);
        if (run.analysis->dates[0].role != cases[i].role)
            fail_msg("%s: %s", cases[i].text, date_role_names[run.analysis->dates[0].role]);
        arena_free(run.arena);
        g_string_free(text, TRUE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_day_has_many_forms),
                                       cmocka_unit_test(months_stand_alone_behind_prepositions),
                                       cmocka_unit_test(years_stand_behind_what_makes_them_years),
                                       cmocka_unit_test(amounts_are_no_years),
                                       cmocka_unit_test(figures_in_tables_are_no_years),
                                       cmocka_unit_test(parts_and_limits_are_told_beside),
                                       cmocka_unit_test(periods_are_read),
                                       cmocka_unit_test(ranges_are_one),
                                       cmocka_unit_test(short_forms_are_read),
                                       cmocka_unit_test(days_are_counted_from_dates),
                                       cmocka_unit_test(either_of_two_is_a_stretch),
                                       cmocka_unit_test(limits_may_be_denied),
                                       cmocka_unit_test(the_part_behind_a_limit_is_kept),
                                       cmocka_unit_test(names_and_turns_are_told),
                                       cmocka_unit_test(what_refers_to_a_date_is_one),
                                       cmocka_unit_test(roles_are_told_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
