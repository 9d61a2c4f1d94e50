/* compose_dates_test.c: dates in the words of other languages, whatever the process's locale. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "compose/timeline_internal.h"

static void assert_dated(const char *language, const char *edtf, const char *modifier,
                         const char *expected) {
    struct arena *arena = arena_new();
    struct compose compose = {.arena = arena, .language = str_of(language)};
    compose.dates = date_formats_open(arena, compose.language);
    struct edtf value;
    const char *why;
    assert_true(edtf_read(str_of(edtf), &value, &why));
    struct str text = compose_dated(&compose, value, str_of(modifier));
    assert_string_equal(str_terminated(arena, text), expected);
    date_formats_close(compose.dates);
    arena_free(arena);
}

static void assert_date(const char *language, const char *edtf, const char *expected) {
    assert_dated(language, edtf, "", expected);
}

static void dates_are_printed_in_the_books_language(void **state) {
    (void)state;
    assert_date("de", "2014-03-02", "2. März 2014");
    assert_date("de-AT", "2014-01", "Jänner 2014");
    assert_date("fr", "2014-03-02", "2 mars 2014");
    assert_date("fr", "2014-08", "août 2014");
    assert_date("uk", "2014-03-02", "2 березня 2014\u202fр.");
    assert_date("uk", "2014-03", "березень 2014\u202fр.");
    assert_date("sv", "2014", "2014");
}

static void ranges_are_two_full_dates(void **state) {
    (void)state;
    assert_date("de", "2017-07-09/2017-07-10", "9. Juli 2017 \u2013 10. Juli 2017");
    assert_date("fr", "2014-03/2015", "mars 2014 \u2013 2015");
    assert_date("en-GB", "2017-07-09/2017-07-10", "9\u201310 July 2017");
    assert_date("en-US", "2017-07-09", "July 9, 2017");
}

static void what_a_calendar_has_no_form_for_is_said_plainly(void **state) {
    (void)state;
    assert_date("sv", "199X", "1990 \u2013 1999");
    assert_date("pl", "199X", "1990 \u2013 1999");
    assert_date("de", "18XX", "1800 \u2013 1899");
    assert_date("fr", "2015-21", "printemps 2015");
    assert_date("uk", "2015-23", "осінь 2015");
    assert_date("de", "2016-35", "3. Quartal 2016");
    assert_date("de", "2014-03~", "um März 2014");
    assert_date("de", "-0043", "44 v. Chr.");
    assert_date("fr", "2014-03-02?", "2 mars 2014 (?)");
}

static void open_ends_are_told_in_words(void **state) {
    (void)state;
    assert_date("en-GB", "2014/..", "since 2014");
    assert_date("en-US", "../2014-03-02", "until March 2, 2014");
    assert_date("de", "2014/..", "seit 2014");
    assert_date("de", "2014-03-02/..", "seit dem 2. März 2014");
    assert_date("de", "../2014", "bis 2014");
    assert_date("fr", "2014-03-02/..", "depuis le 2 mars 2014");
    assert_date("fr", "../2014", "jusqu’en 2014");
    assert_date("es", "2014/..", "desde 2014");
    assert_date("uk", "2014-03/..", "з березня 2014\u202fр.");
    assert_dated("en-GB", "2014/..", "since", "since 2014");
    assert_dated("de", "2014/..", "from", "ab 2014");
}

static void words_before_a_date_are_of_the_language(void **state) {
    (void)state;
    assert_dated("en-GB", "2014", "early", "early 2014");
    assert_dated("en-GB", "2017", "mid", "mid-2017");
    assert_dated("en-GB", "2016-12", "end", "end of December 2016");
    assert_dated("en-GB", "2015-02-15", "from", "from 15 February 2015");
    assert_dated("de", "2014", "early", "Anfang 2014");
    assert_dated("de", "2014-03", "mid", "Mitte März 2014");
    assert_dated("de", "2014-03-02", "by", "bis zum 2. März 2014");
    assert_dated("fr", "2014-08", "mid", "mi-août 2014");
    assert_dated("fr", "2014-03-02", "until", "jusqu’au 2 mars 2014");
    assert_dated("es", "2014-03", "late", "finales de marzo de 2014");
    assert_dated("uk", "2014-03", "early", "початок березня 2014\u202fр.");
    assert_dated("uk", "2015-21", "late", "кінець весни 2015");
    assert_dated("ru", "2014-03", "by", "не позднее марта 2014\u202fг.");
    assert_dated("pl", "2014-03", "until", "do marca 2014");
    assert_dated("sv", "2014", "early", "early 2014");
}

static void assert_entry(const char *language, const char *edtf, const char *modifier,
                         const char *part, const char *expected) {
    struct arena *arena = arena_new();
    struct compose compose = {.arena = arena, .language = str_of(language)};
    compose.dates = date_formats_open(arena, compose.language);
    struct event event = {.modifier = str_of(modifier), .part = str_of(part)};
    const char *why;
    assert_true(edtf_read(str_of(edtf), &event.value, &why));
    struct str text = compose_event_date(&compose, &event);
    assert_string_equal(str_terminated(arena, text), expected);
    date_formats_close(compose.dates);
    arena_free(arena);
}

static void an_entry_has_a_limit_and_a_part(void **state) {
    (void)state;
    assert_entry("en-GB", "1962", "by", "end", "by the end of 1962");
    assert_entry("en-GB", "199X", "by", "mid", "by the mid-1990s");
    assert_entry("en-GB", "199X", "until", "end", "until the end of the 1990s");
    assert_entry("en-GB", "1990-05", "by", "early", "by early May 1990");
    assert_entry("en-GB", "1958", "early", "first half", "first half of 1958");
    assert_entry("en-GB", "1958", "by", "", "by 1958");
    assert_entry("de", "1962", "by", "end", "bis Ende 1962");
    assert_entry("de", "199X", "until", "mid", "bis Mitte der 1990er Jahre");
    assert_entry("fr", "1962", "until", "end", "jusqu’à fin 1962");
    assert_entry("es", "1962", "until", "end", "hasta finales de 1962");
    assert_entry("uk", "1962", "by", "end", "не пізніше кінця 1962");
    assert_entry("ru", "1962", "by", "mid", "не позднее середины 1962");
    assert_entry("pl", "1962", "until", "end", "do końca 1962");
    assert_entry("pl", "1958", "late", "second half", "druga połowa 1958");
}

static void decades_have_their_words(void **state) {
    (void)state;
    assert_date("en-GB", "199X", "1990s");
    assert_dated("en-GB", "199X", "early", "early 1990s");
    assert_dated("en-GB", "199X", "since", "since the 1990s");
    assert_date("de", "199X", "1990er Jahre");
    assert_dated("de", "199X", "late", "Ende der 1990er Jahre");
    assert_date("fr", "199X", "années 1990");
    assert_date("es", "199X", "década de 1990");
    assert_date("uk", "199X", "1990-ті роки");
    assert_dated("ru", "199X", "early", "начало 1990-х годов");
}

static void other_calendars_and_days_before_1582_stay_gregorian(void **state) {
    (void)state;
    assert_date("de", "1500-03-01", "1. März 1500");
    assert_date("th", "2014-03-02", "2 มีนาคม 2014");
}

static void neither_locale_nor_time_zone_is_asked(void **state) {
    (void)state;
    setenv("LC_ALL", "fr_FR.UTF-8", 1);
    setenv("TZ", "Pacific/Kiritimati", 1);
    setlocale(LC_ALL, "");
    assert_date("de", "2014-03-02", "2. März 2014");
    setenv("TZ", "Pacific/Pago_Pago", 1);
    assert_date("de", "2014-03-02", "2. März 2014");
}

/* As a timeline has it: what was inferred is in square brackets. */
static void assert_inferred(const char *language, const char *edtf, enum date_inference inference,
                            const char *expected) {
    struct arena *arena = arena_new();
    struct compose compose = {.arena = arena, .language = str_of(language)};
    compose.dates = date_formats_open(arena, compose.language);
    struct date_found found = {.inference = inference};
    struct event_place place = {&found};
    struct event event = {.places = &place, .place_count = 1};
    struct date_signs signs = {false, false, false};
    const char *why;
    assert_true(edtf_read(str_of(edtf), &event.value, &why));
    struct str text = timeline_date(&compose, &event, &signs);
    assert_string_equal(str_terminated(arena, text), expected);
    assert_int_equal(signs.inferred, inference != DATE_EXPLICIT);
    date_formats_close(compose.dates);
    arena_free(arena);
}

static void what_was_inferred_stands_in_brackets(void **state) {
    (void)state;
    assert_inferred("en-GB", "2014-03-16", DATE_YEAR, "16 March [2014]");
    assert_inferred("en-US", "2014-03-16", DATE_YEAR, "March 16, [2014]");
    assert_inferred("en-GB", "2014-12-30/2015-01-02", DATE_YEAR,
                    "30 December [2014] \u2013 2 January [2015]");
    assert_inferred("en-GB", "2014-03-16", DATE_ANAPHOR, "[16 March 2014]");
    assert_inferred("en-GB", "2014-03-16", DATE_EXPLICIT, "16 March 2014");
    assert_inferred("uk", "2014-03-02", DATE_YEAR, "2 березня [2014]\u202fр.");
    assert_inferred("de", "2014-03", DATE_YEAR, "März [2014]");
    assert_inferred("fr", "2014-03-02", DATE_YEAR, "2 mars [2014]");
    /* Where the year is not written in these digits, all is in brackets. */
    assert_inferred("fa", "2014", DATE_YEAR, "[۲۰۱۴]");
}

static void about_is_abbreviated_in_english(void **state) {
    (void)state;
    assert_date("en-GB", "2014-03~", "c.\u00a0March 2014");
    assert_date("en-GB", "1990~/1995", "c.\u00a01990 \u2013 1995");
    assert_date("en-GB", "1990~/1995~", "c.\u00a01990 \u2013 c.\u00a01995");
    assert_date("en-GB", "2014?", "2014 (?)");
    assert_date("en-GB", "199X~", "c.\u00a01990s");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_printed_in_the_books_language),
        cmocka_unit_test(ranges_are_two_full_dates),
        cmocka_unit_test(what_a_calendar_has_no_form_for_is_said_plainly),
        cmocka_unit_test(open_ends_are_told_in_words),
        cmocka_unit_test(words_before_a_date_are_of_the_language),
        cmocka_unit_test(an_entry_has_a_limit_and_a_part),
        cmocka_unit_test(decades_have_their_words),
        cmocka_unit_test(other_calendars_and_days_before_1582_stay_gregorian),
        cmocka_unit_test(what_was_inferred_stands_in_brackets),
        cmocka_unit_test(about_is_abbreviated_in_english),
        cmocka_unit_test(neither_locale_nor_time_zone_is_asked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
