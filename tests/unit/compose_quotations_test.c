/* compose_quotations_test.c: quotations and reading lists: a pack of a few files is read, and what
 * became of it is compared: the list of quotations, the blocks in the text, the generated sections.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "build/build.h"
#include "compose/compose.h"

static const char *const names[] = {"outline.yaml", "quotes.yaml", "a.md"};
struct fixture {
    char folder[32];
    struct build build;
};

static int open_fixture(void **state) {
    static struct fixture f;
    strcpy(f.folder, "/tmp/quotes-XXXXXX");
    build_open(&f.build);
    *state = &f;
    return mkdtemp(f.folder) ? 0 : -1;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    char path[64];
    build_close(&f->build);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        snprintf(path, sizeof path, "%s/%s", f->folder, names[i]);
        unlink(path);
    }
    return rmdir(f->folder);
}

/* Reads a pack of an outline's end, quotations and a section; returns how many errors it has. */
static size_t read_pack(struct fixture *f, const char *outline, const char *quotes,
                        const char *section) {
    static const char head[] = "dossier: 1\ntitle: T\nlanguage: en-GB\nupdated: 2018-05-04\n"
                               "quotes: quotes.yaml\n"
                               "actors: [{id: berg, name: Anna Berg, kind: person, roles: "
                               "[{role: Director, from: 2010, to: 2014}, "
                               "{role: President, from: 2015}]}]\n";
    const char *const texts[] = {outline, quotes, section};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%s", f->folder, names[i]);
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        fprintf(file, "%s%s", i ? "" : head, texts[i]);
        fclose(file);
    }
    struct build_options options = {.pack = str_of(f->folder), .ops = &file_ops_system};
    build_read(&f->build, &options);
    return diag_count(f->build.diags, DIAG_ERROR);
}

static const char *print(struct fixture *f, struct str text) {
    return str_terminated(f->build.arena, text);
}

static const struct quotation_entry *entry(struct fixture *f, size_t number) {
    assert_true(number < f->build.quotations->count);
    return &f->build.quotations->items[number];
}

static const struct node *find(const struct node *root, enum node_kind kind, size_t number) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == kind && number-- == 0)
            return walk.node;
    return NULL;
}

/* The texts of a generated section's blocks, a line each. */
static const char *section_text(struct fixture *f, enum node_role role) {
    struct build *build = &f->build;
    struct asked_places asked = {0};
    struct compose_input input = {.pack = &build->pack,
                                  .sources = build->sources,
                                  .body = build->body,
                                  .analysis = build->analysis,
                                  .cause = build->pack.span,
                                  .diags = build->diags,
                                  .citations = build->citations,
                                  .quotations = build->quotations,
                                  .annotations = build->annotations};
    const struct node *book = compose_book(build->arena, &input, NULL, &asked);
    GString *out = g_string_new(NULL);
    struct walk walk = walk_start(book);
    while (walk_next(&walk)) {
        const struct node *section = node_section(walk.node);
        if (!walk.entering || !node_holds_inlines(walk.node) || !section || section->role != role)
            continue;
        struct str text = node_plain_text(build->arena, walk.node);
        g_string_append_printf(out, "%.*s\n", STR_ARG(text));
    }
    const char *text = print(f, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* ---- quotations ---- */

static void a_quotation_stands_in_the_text(void **state) {
    struct fixture *f = *state;
    size_t errors = read_pack(f, "sources: [{id: talk, title: A talk}]\nbody: [a.md]\n",
                              "- id: one\n"
                              "  text: >-\n"
                              "    The water is \"high\", and\n"
                              "    it [the river] waits … for\n"
                              "    nobody.\n"
                              "  speaker: Anna Berg\n"
                              "  date: 2016-03-01\n"
                              "  place: Geneva\n"
                              "  source: talk\n"
                              "  locator: p. 3\n",
                              "# A\n\nShe spoke.\n\n[]{quote=one}\n");
    assert_int_equal(errors, 0);
    const struct node *quote = find(f->build.body, NODE_QUOTE, 0);
    assert_non_null(quote);
    assert_string_equal(print(f, quote->id), "quote-one");
    assert_string_equal(print(f, node_plain_text(f->build.arena, quote->first)),
                        "The water is “high”, and it [the river] waits … for nobody.");
    assert_string_equal(print(f, node_plain_text(f->build.arena, quote->last)),
                        "Anna Berg, President, Geneva, 1 March 2016 (“Talk”, n.d., 3)");
    /* The words have their places in quotes.yaml. */
    const struct node *text = find(quote, NODE_TEXT, 1);
    struct place_in_text place =
        source_place(f->build.sources, text->span.source, text->span.start);
    assert_string_equal(print(f, source_name(f->build.sources, text->span.source)), "quotes.yaml");
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 5);
    /* It is a statement, and who said it is named. */
    assert_int_equal(f->build.analysis->event_count, 1);
    const struct event *event = &f->build.analysis->events[0];
    assert_int_equal(event->kind, EVENT_STATEMENT);
    assert_int_equal(event->place_count, 1);
    assert_string_equal(print(f, event->title), "Anna Berg: “The water is “high”, and it [the "
                                                "river] waits … for nobody”");
    assert_int_equal(f->build.analysis->mention_count, 1);
}

static void escaped_words_stand_for_their_value(void **state) {
    struct fixture *f = *state;
    read_pack(f, "body: [a.md]\n",
              "- {id: one, text: \"A \\u00fcber-word, it\\u2019s\", speaker: berg, date: 2016}\n"
              "- {id: two, text: 'It''s so', speaker: berg, date: 2015}\n",
              "# A\n\n[]{quote=one}\n\n[]{quote=two}\n");
    const struct node *first = find(f->build.body, NODE_QUOTE, 0)->first;
    const struct node *second = find(f->build.body, NODE_QUOTE, 1)->first;
    assert_string_equal(print(f, node_plain_text(f->build.arena, first)), "A über-word, it’s");
    assert_true(find(first, NODE_TEXT, 0)->replaced);
    assert_string_equal(print(f, node_plain_text(f->build.arena, second)), "It’s so");
}

static void the_original_stands_below(void **state) {
    struct fixture *f = *state;
    read_pack(f, "body: [a.md]\n",
              "- id: one\n"
              "  text: \"One.\\n\\nTwo.\"\n"
              "  speaker: berg\n"
              "  date: 2016\n"
              "  original: {language: uk, text: Один 1 травня 2015 року. Два.}\n",
              "# A\n\n[]{quote=one}\n\n[]{quote=one .pull}\n");
    const struct node *quote = find(f->build.body, NODE_QUOTE, 0);
    const struct node *original = quote->last->previous;
    assert_int_equal(original->role, ROLE_ORIGINAL);
    assert_string_equal(print(f, original->language), "uk");
    assert_ptr_equal(quote->first->next->next, original);
    const struct node *pulled = find(f->build.body, NODE_QUOTE, 1);
    assert_int_equal(pulled->role, ROLE_EPIGRAPH);
    assert_string_equal(print(f, pulled->id), "quote-one-2");
    assert_string_equal(print(f, node_plain_text(f->build.arena, pulled->last)), "Anna Berg, 2016");
    /* Its dates are the translation's, and both blocks are one statement. */
    assert_int_equal(f->build.analysis->event_count, 1);
    assert_int_equal(f->build.analysis->events[0].place_count, 2);
}

static void last_lines_are_read(void **state) {
    struct fixture *f = *state;
    read_pack(f, "sources: [{id: talk, title: A talk}]\nbody: [a.md, {quotes: }]\n", "[]\n",
              "# A\n\n"
              "> One.\n>\n> — President Anna Berg, Geneva, 1 March 2016 [@talk, p. 3]\n\n"
              "> Two.\n>\n> — Anna Berg, Director, 5 May 2012\n\n"
              "> Three.\n>\n> — A neighbour, of Lower Street, Lviv\n\n"
              "> Four.\n\n"
              "> - Five\n> - and\n>   six.\n>\n> — , 5 May 2013\n");
    assert_int_equal(f->build.quotations->count, 4);
    assert_string_equal(print(f, entry(f, 3)->text), "Five and six.");
    assert_string_equal(print(f, entry(f, 3)->speaker), "");
    const struct quotation_entry *one = entry(f, 0), *two = entry(f, 1), *three = entry(f, 2);
    assert_string_equal(print(f, one->speaker), "Anna Berg");
    assert_string_equal(print(f, one->role), "President");
    assert_string_equal(print(f, one->place), "Geneva");
    assert_string_equal(print(f, one->source), "talk");
    assert_string_equal(print(f, one->locator), "p. 3");
    assert_string_equal(print(f, edtf_text(f->build.arena, one->date)), "2016-03-01");
    assert_string_equal(print(f, two->role), "Director");
    assert_string_equal(print(f, two->place), "");
    assert_string_equal(print(f, three->speaker), "A neighbour");
    assert_string_equal(print(f, three->role), "of Lower Street");
    assert_string_equal(print(f, three->place), "Lviv");
    assert_null(three->actor);
    assert_false(three->dated);
}

static void the_same_words_are_one_quotation(void **state) {
    struct fixture *f = *state;
    read_pack(f, "body: [a.md, {quotes: }]\n",
              "- {id: one, text: \"So it is, she said.\", speaker: berg, date: 2016-03-01}\n",
              "# A\n\n[]{quote=one}\n\nAs [it is]{quote=one}.\n\n"
              "> “So it is”, she said.\n>\n> — Anna Berg, 1 March 2016\n");
    assert_int_equal(f->build.quotations->count, 1);
    assert_int_equal(entry(f, 0)->use_count, 3);
    assert_int_equal(diag_count_of(f->build.diags, DIAG_QUOTE_ALTERED), 0);
}

static void what_stands_in_no_block_is_a_statement_too(void **state) {
    struct fixture *f = *state;
    read_pack(f, "epigraph: {quote: three}\nbody: [a.md]\n",
              "- {id: one, text: We shall raise the dyke before the winter., speaker: berg, date: "
              "2016-03-01}\n"
              "- {id: two, text: Nothing else., speaker: berg, date: 2016-04-01}\n"
              "- {id: three, text: A river has two banks., speaker: berg, date: 2016-05-01}\n",
              "# A\n\nOn 1 March 2016 Anna Berg said: “[We shall raise the dyke before the "
              "winter.]{quote=one}”\n");
    assert_int_equal(f->build.analysis->event_count, 2);
    const struct event *events = f->build.analysis->events;
    assert_int_equal(events[0].place_count, 1); /* the sentence that tells it */
    assert_int_equal(events[1].place_count, 0);
    assert_string_equal(print(f, events[1].title), "Anna Berg: “A river has two banks”");
    assert_int_equal(events[1].actor_count, 1);
    assert_int_equal(diag_count_of(f->build.diags, DIAG_QUOTE_UNUSED), 1);
}

static void the_list_is_sorted(void **state) {
    struct fixture *f = *state;
    read_pack(f, "body: [a.md, {quotes: {show: all, sort: speaker}}]\n",
              "- {id: one, text: Late., speaker: berg, date: 2016}\n"
              "- {id: two, text: Undated., speaker: Zoe, source: x}\n"
              "- {id: three, text: Early., speaker: berg, date: 2011-05}\n"
              "- {id: four, text: First., speaker: Adam, date: 2017}\n",
              "# A\n\n[]{quote=one}\n");
    assert_string_equal(section_text(f, ROLE_QUOTATIONS),
                        "Quotations\n"
                        "4 quotations, sorted by speaker, then by date.\n"
                        "Adam\nFirst.\n2017\n"
                        "Berg, Anna\nEarly.\nDirector, May 2011\n"
                        "Late.\nPresident, 2016 [p.\u00a00]\n"
                        "Zoe\nUndated.\n");
}

static void long_quotations_are_shortened_where_the_text_has_them(void **state) {
    struct fixture *f = *state;
    GString *quotes = g_string_new("- {id: one, speaker: berg, date: 2016, text: \"");
    for (int i = 0; i < 100; i++)
        g_string_append_printf(quotes, "%sword%d", i ? " " : "", i);
    g_string_append(quotes, ".\"}\n");
    read_pack(f, "body: [a.md, {quotes: }]\n", quotes->str, "# A\n\n[]{quote=one}\n");
    g_string_free(quotes, TRUE);
    const char *text = section_text(f, ROLE_QUOTATIONS);
    assert_non_null(strstr(text, " […]\n"));
    assert_null(strstr(text, "word99"));
}

/* ---- comparing ---- */

static size_t altered(struct fixture *f, const char *first, const char *second) {
    struct str quotes = str_format(f->build.arena,
                                   "- {id: one, speaker: berg, date: 2016, text: \"%s\"}\n"
                                   "- {id: two, speaker: berg, date: 2016, text: \"%s\"}\n",
                                   first, second);
    read_pack(f, "body: [a.md, {quotes: {show: all}}]\n", quotes.at, "# A\n\nText.\n");
    return diag_count_of(f->build.diags, DIAG_QUOTE_ALTERED);
}

static void one_word_that_differs_is_reported(void **state) {
    assert_int_equal(altered(*state, "We will never give up this river, come what may.",
                             "We shall never give up this river, come what may."),
                     1);
}
static void signs_and_gaps_do_not_differ(void **state) {
    assert_int_equal(altered(*state, "We won't give up — this River, come what may …",
                             "[They] won’t give up this river, [...] come what may!"),
                     0);
}
static void parts_of_one_speech_do_not_differ(void **state) {
    assert_int_equal(altered(*state, "We will never give up this river, come what may.",
                             "this river, come what may. It is ours."),
                     0);
}
static void other_words_of_the_day_do_not_differ(void **state) {
    assert_int_equal(altered(*state,
                             "In the name of the Commission I thank all who have come here today.",
                             "On behalf of the Commission and of the towns we ask for more time."),
                     0);
}

/* A thousand quotations of one speaker and day that share words cost no more than their length. */
static void many_alike_are_compared_quickly(void **state) {
    struct fixture *f = *state;
    GString *quotes = g_string_new(NULL);
    for (int i = 0; i < 4000; i++)
        g_string_append_printf(quotes,
                               "- {id: q%d, speaker: berg, date: 2016, text: \"the same words "
                               "again and again number%d\"}\n",
                               i, i);
    read_pack(f, "body: [a.md, {quotes: {show: all}}]\n", quotes->str, "# A\n\nText.\n");
    g_string_free(quotes, TRUE);
    assert_int_equal(diag_count_of(f->build.diags, DIAG_QUOTE_ALTERED), 3999);
}

static void a_quotation_is_used_up(void **state) {
    struct fixture *f = *state;
    GString *section = g_string_new("# A\n\n");
    for (int i = 0; i < 21; i++)
        g_string_append(section, "[]{quote=one}\n\n");
    size_t errors = read_pack(f, "body: [a.md]\n",
                              "- {id: one, text: W., speaker: berg, date: 2016}\n", section->str);
    g_string_free(section, TRUE);
    assert_int_equal(errors, 1);
    assert_int_equal(diag_count_of(f->build.diags, DIAG_MARKDOWN_LIMIT), 1);
}

/* ---- reading lists ---- */

static const char *reading_list(struct fixture *f, const char *item) {
    struct str outline = str_format(
        f->build.arena,
        "sources:\n"
        "- {id: old, type: book, title: Old, author: [{family: Zorn}], issued: 1999}\n"
        "- {id: new, type: report, title: New, author: [{family: Amt}], issued: 2016-05, "
        "ISBN: 0-306-40615-2}\n"
        "- {id: none, type: book, title: Undated, author: [{family: Moos}]}\n"
        "- {id: mid, type: book, title: Middle, author: [{family: Berg}], issued: 2010}\n"
        "reading:\n"
        "- {source: old, level: deeper}\n"
        "- {source: new, level: start, annotation: \"The *best*.\\n\\n- first\\n- "
        "second\", shelf: A 1, open_access: yes}\n"
        "- {source: none, level: start}\n"
        "- {source: mid}\n"
        "body: [a.md, {reading: {%s}}]\n",
        item);
    assert_int_equal(read_pack(f, outline.at, "[]\n", "# A\n\nText [@mid].\n"), 0);
    return section_text(f, ROLE_READING);
}

static void newest_first_is_the_default(void **state) {
    struct fixture *f = *state;
    assert_string_equal(reading_list(f, ""),
                        "Recommended reading\n"
                        "4 works, newest first, sorted by date of publication.\n"
                        "Amt. 2016. New. May.\nThe best.\nfirst\nsecond\n"
                        "Open access · Shelf mark\u00a0A 1 · ISBN\u00a00-306-40615-2\n"
                        "Berg. 2010. Middle. [p.\u00a00]\n"
                        "Zorn. 1999. Old.\n"
                        "Moos. n.d. Undated.\n");
    assert_int_equal(diag_count_of(f->build.diags, DIAG_READING_UNDATED), 1);
}

static void levels_have_headings(void **state) {
    struct fixture *f = *state;
    assert_string_equal(reading_list(f, "title: Read, sort: author, group: level, kinds: [book]"),
                        "Read\n"
                        "3 works, grouped by level, sorted by author.\n"
                        "Start here\nMoos. n.d. Undated.\n"
                        "Going deeper\nZorn. 1999. Old.\n"
                        "Other works\nBerg. 2010. Middle. [p.\u00a00]\n");
    assert_int_equal(diag_count_of(f->build.diags, DIAG_READING_UNDATED), 0);
}

static void years_follow_the_order(void **state) {
    struct fixture *f = *state;
    assert_string_equal(reading_list(f, "group: year, sort: date, keys: [old, none, mid]"),
                        "Recommended reading\n"
                        "3 works, grouped by year, oldest first, sorted by date of publication.\n"
                        "1999\nZorn. 1999. Old.\n"
                        "2010\nBerg. 2010. Middle. [p.\u00a00]\n"
                        "Undated\nMoos. n.d. Undated.\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_quotation_stands_in_the_text),
        TEST(escaped_words_stand_for_their_value),
        TEST(the_original_stands_below),
        TEST(last_lines_are_read),
        TEST(the_same_words_are_one_quotation),
        TEST(what_stands_in_no_block_is_a_statement_too),
        TEST(the_list_is_sorted),
        TEST(long_quotations_are_shortened_where_the_text_has_them),
        TEST(one_word_that_differs_is_reported),
        TEST(signs_and_gaps_do_not_differ),
        TEST(parts_of_one_speech_do_not_differ),
        TEST(other_words_of_the_day_do_not_differ),
        TEST(many_alike_are_compared_quickly),
        TEST(a_quotation_is_used_up),
        TEST(newest_first_is_the_default),
        TEST(levels_have_headings),
        TEST(years_follow_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
