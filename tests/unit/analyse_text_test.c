/* analyse_text_test.c: short texts, and the entries and mentions that must come of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/analyse.h"
#include "markdown/markdown.h"

struct run {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct node *body;
    struct analysis *analysis;
};

static struct actor make_actor(struct arena *arena, const char *id, const char *name, int kind,
                               const char *alias) {
    struct actor actor = {.id.text = str_of(id), .name.text = str_of(name), .kind = kind};
    if (alias) {
        actor.aliases.items = ARENA_NEW(arena, struct located_str);
        actor.aliases.items[0].text = str_of(alias);
        actor.aliases.count = 1;
    }
    return actor;
}

static struct run analyse_text(const char *markdown) {
    struct run run = {.arena = arena_new()};
    run.sources = sources_make(run.arena);
    run.diags = diags_make(run.arena, run.sources);
    uint32_t source =
        source_add(run.sources, STR("a.md"), STR("a.md"), str_of(markdown), run.diags);
    struct markdown_section section =
        markdown_read(run.arena, run.sources, source, (struct markdown_options){0}, run.diags);
    assert_non_null(section.node);
    run.body = node_make(run.arena, NODE_BODY, SPAN_NONE);
    node_append(run.body, section.node);
    struct pack *pack = ARENA_NEW(run.arena, struct pack);
    pack->language.text = STR("en-GB");
    struct actor *actors = ARENA_ARRAY(run.arena, struct actor, 8);
    size_t count = 0;
    actors[count++] = make_actor(run.arena, "berg", "Anna Berg", ACTOR_PERSON, NULL);
    actors[count++] = make_actor(run.arena, "nato", "NATO", ACTOR_ORGANISATION, "Alliance");
    actors[count++] = make_actor(run.arena, "nuc", "NATO-Ukraine Commission", ACTOR_BODY, "NUC");
    actors[count++] = make_actor(run.arena, "ukraine", "Ukraine", ACTOR_STATE, NULL);
    pack->actors = (struct schema_list){actors, count};
    run.analysis = analyse(run.arena, run.body, pack, run.sources, run.diags);
    GString *fault = g_string_new(NULL);
    if (!doc_check(run.body, run.sources, fault))
        fail_msg("%s", fault->str);
    g_string_free(fault, TRUE);
    return run;
}

/* One line an event: "EDTF kind title". */
static void assert_events(const char *markdown, const char *expected) {
    struct run run = analyse_text(markdown);
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < run.analysis->event_count; i++) {
        const struct event *event = &run.analysis->events[i];
        struct str date = edtf_text(run.arena, event->value);
        g_string_append_printf(lines, "%.*s %s %.*s\n", STR_ARG(date),
                               event_kind_names[event->kind], STR_ARG(event->title));
    }
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

/* One line a mention: "id line:column text". */
static void assert_mentions(const char *markdown, const char *expected) {
    struct run run = analyse_text(markdown);
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < run.analysis->mention_count; i++) {
        const struct mention *mention = &run.analysis->mentions[i];
        struct place_in_text place =
            source_place(run.sources, mention->span.source, mention->span.start);
        g_string_append_printf(lines, "%.*s %u:%u %.*s\n", STR_ARG(mention->actor->id.text),
                               place.line, place.column, STR_ARG(mention->as_written));
    }
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

static void leading_dates_go(void **state) {
    (void)state;
    assert_events("# T\n\nOn 2 March 2014 the council condemned the attack.\n",
                  "2014-03-02 statement The council condemned the attack\n");
    assert_events("# T\n\nIn June 2015, a fund was launched.\n",
                  "2015-06 decision A fund was launched\n");
}

static void dates_in_the_middle_go_where_the_rest_stands(void **state) {
    (void)state;
    assert_events("# T\n\nAt the summit on 5 September 2014 the Allies approved a plan.\n",
                  "2014-09-05 decision At the summit the Allies approved a plan\n");
    assert_events("# T\n\nAt the Wales Summit (5 September 2014), Allies approve the plan.\n",
                  "2014-09-05 decision At the Wales Summit, Allies approve the plan\n");
    assert_events("# T\n\nFive days later, on 14 July 2016, she met the envoy.\n",
                  "2016-07-14 visit Five days later she met the envoy\n");
    assert_events("# T\n\nThe communiqué, issued on 9 July 2016, called for peace.\n",
                  "2016-07-09 statement The communiqué, issued on 9 July 2016, called for peace\n");
}

static void long_sentences_are_cut_at_clauses_not_in_lists(void **state) {
    (void)state;
    assert_events(
        "# T\n\nOn 12 February 2015, after sixteen hours of talks, the leaders of Germany, France, "
        "Russia and Ukraine agreed on a way to end the fighting, which had gone on for nearly a "
        "year and had cost thousands of lives.\n",
        "2015-02-12 agreement After sixteen hours of talks, the leaders of Germany, France, Russia "
        "and Ukraine agreed on a way to end the fighting\u2026\n");
}

static void quotations_carry_their_words(void **state) {
    (void)state;
    assert_events(
        "# T\n\n> Our partnership is strong.\n>\n> \u2014 Anna Berg, Antalya, 13 May 2015\n",
        "2015-05-13 statement Anna Berg: \u201COur partnership is strong.\u201D\n");
    assert_events("# T\n\n\u201CPeace is near.\u201D\n\n(Anna Berg, 8 December 2016)\n",
                  "2016-12-08 statement Anna Berg: \u201CPeace is near.\u201D\n");
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
        cmocka_unit_test(dates_in_the_middle_go_where_the_rest_stands),
        cmocka_unit_test(long_sentences_are_cut_at_clauses_not_in_lists),
        cmocka_unit_test(quotations_carry_their_words),
        cmocka_unit_test(cells_carry_their_row),
        cmocka_unit_test(citations_and_marked_spans_make_no_event),
        cmocka_unit_test(the_same_told_twice_is_one_entry),
        cmocka_unit_test(refs_stay_when_other_text_changes),
        cmocka_unit_test(names_are_found_longest_first_on_word_borders),
        cmocka_unit_test(a_surname_counts_after_the_full_name),
        cmocka_unit_test(a_marked_span_is_a_mention)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
