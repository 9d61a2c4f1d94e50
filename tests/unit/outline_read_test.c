/* outline_read_test.c: packs in a folder of their own → struct pack, and what is wrong with them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "outline/outline.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    char *root;
    struct pack pack;
};

static int set_up(void **state) {
    struct fixture *f = test_calloc(1, sizeof *f);
    f->arena = arena_new();
    f->sources = sources_make(f->arena);
    f->diags = diags_make(f->arena, f->sources);
    f->root = g_dir_make_tmp("dossier-XXXXXX", NULL);
    assert_non_null(f->root);
    f->pack.folder.fd = -1;
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    if (f->pack.folder.fd >= 0)
        folder_close(&f->pack.folder);
    char command[300];
    snprintf(command, sizeof command, "rm -rf '%s'", f->root);
    assert_int_equal(system(command), 0);
    g_free(f->root);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static const char *in_root(struct fixture *f, const char *name) {
    return str_format(f->arena, "%s/%s", f->root, name).at;
}

static void put(struct fixture *f, const char *name, const char *text) {
    FILE *file = fopen(in_root(f, name), "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static enum outline_result read_path(struct fixture *f, const char *path, const char *epoch) {
    return outline_read(f->arena, &file_ops_system, str_of(path), epoch, f->sources, f->diags,
                        &f->pack);
}

/* The outline of the root folder. */
static enum outline_result read_outline(struct fixture *f, const char *text) {
    put(f, "outline.yaml", text);
    return read_path(f, f->root, NULL);
}

static void assert_str(struct str actual, const char *expected) {
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.len ? actual.at : "", expected, actual.len);
}

/* All messages without excerpts, paths without the folder; hints follow behind " = ". */
static void assert_messages(struct fixture *f, const char *expected) {
    GString *text = g_string_new(NULL), *lines = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    gchar **all = g_strsplit(text->str, "\n", -1);
    size_t root = strlen(f->root);
    for (gchar **line = all; *line; line++) {
        const char *hint = strstr(*line, "did you mean");
        if (g_str_has_prefix(*line, f->root))
            g_string_append_printf(lines, "%s\n", *line + root + 1);
        else if (hint)
            g_string_append_printf(lines, " = %s\n", hint);
    }
    assert_string_equal(lines->str, expected);
    g_strfreev(all);
    g_string_free(text, TRUE);
    g_string_free(lines, TRUE);
}

#define HEAD "dossier: 1\ntitle: T\nlanguage: en\nupdated: 2018-05-04\n"

/* ---- what is read ---- */

static void all_keys_are_read(void **state) {
    struct fixture *f = *state;
    assert_int_equal(
        read_outline(
            f, "dossier: 1\ntitle: The title\nsubtitle: Below\nlanguage: en-GB\n"
               "editors: [{name: A. Person, role: editor}, {name: B. Body}]\npublisher: P\n"
               "rights: R\nidentifier: urn:isbn:9780000000000\nedition: 3\nas_of: 2018-04-30\n"
               "updated: 2018-05-04\nmarking: UNCLASSIFIED\nstyle: briefing\n"
               "paper: [150mm, 220mm]\n"
               "epigraph: {text: Words, speaker: S, date: 2016, source: X}\n"
               "key_points: [One, Two]\n"
               "body:\n  - a.md\n  - part: The part\n    sections: [b.md, c.md]\n"
               "  - timeline: {title: Events, kinds: [visit, statement], actors: [nato]}\n"
               "  - actors: {title: Who, states: yes}\n  - timeline:\n"
               "actors:\n  - id: nato\n    name: NATO\n    kind: organisation\n"
               "    aliases: [the Alliance]\n"
               "  - id: s\n    name: Jens Stoltenberg\n    see_also: [nato]\n"
               "    roles: [{role: Secretary General, from: 2014-10-01, to: 2024-09-30}]\n"
               "events:\n  - {date: 1997-07-09, title: Charter, kind: agreement, source: A}\n"),
        OUTLINE_READ);
    assert_messages(f, "");
    const struct pack *pack = &f->pack;
    assert_str(pack->title.text, "The title");
    assert_str(pack->subtitle.text, "Below");
    assert_str(pack->language.text, "en-GB");
    assert_int_equal(pack->editors.count, 2);
    assert_str(((struct editor *)pack->editors.items)[0].role.text, "editor");
    assert_str(pack->publisher.text, "P");
    assert_str(pack->rights.text, "R");
    assert_str(pack->uuid, "urn:isbn:9780000000000");
    assert_str(pack->edition.text, "3");
    assert_str(pack->marking.text, "UNCLASSIFIED");
    assert_str(pack->style.text, "briefing");
    assert_string_equal(pack->build_date, "2018-05-04T00:00:00Z");
    assert_int_equal(pack->paper_width, 435402); /* 150 mm in 1/1024 pt */
    assert_str(pack->epigraph.speaker.text, "S");
    assert_int_equal(pack->epigraph.date.date.from.year, 2016);
    assert_str(pack->key_points.items[1].text, "Two");
    assert_int_equal(pack->body_count, 5);
    assert_int_equal(pack->body[0].kind, BODY_SECTION);
    assert_str(pack->body[0].file.text, "a.md");
    assert_int_equal(pack->body[1].kind, BODY_PART);
    assert_str(pack->body[1].title.text, "The part");
    assert_int_equal(pack->body[1].item_count, 2);
    assert_str(pack->body[1].items[1].file.text, "c.md");
    assert_int_equal(pack->body[2].kind, BODY_TIMELINE);
    assert_int_equal(pack->body[2].kinds.count, 2);
    assert_str(pack->body[2].actors.items[0].text, "nato");
    assert_int_equal(pack->body[3].kind, BODY_ACTORS);
    assert_true(pack->body[3].states);
    assert_str(pack->body[4].title.text, "Timeline");
    const struct actor *person = pack_actor(pack, STR("s"));
    assert_str(person->sort.text, "Stoltenberg, Jens");
    assert_int_equal(person->kind, ACTOR_PERSON);
    assert_int_equal(((struct actor_role *)person->roles.items)[0].to.date.from.year, 2024);
    assert_str(pack_actor(pack, STR("nato"))->sort.text, "NATO");
    assert_int_equal(((struct declared_event *)pack->events.items)[0].kind, EVENT_AGREEMENT);
    assert_str(span_text(f->sources, person->name.span), "Jens Stoltenberg");
}

static void a_sort_name_begins_with_the_surname(void **state) {
    struct fixture *f = *state;
    static const char *const names[][2] = {{"Charles de Gaulle", "Gaulle, Charles de"},
                                           {"Ursula von der Leyen", "Leyen, Ursula von der"},
                                           {"Jaap de Hoop Scheffer", "Hoop Scheffer, Jaap de"},
                                           {"Marine Le Pen", "Le Pen, Marine"},
                                           {"Martin Luther King Jr.", "King, Martin Luther, Jr."},
                                           {"Patrick O\u2019Brien", "O\u2019Brien, Patrick"},
                                           {"Pel\u00e9", "Pel\u00e9"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct actor actor = {.name.text = str_of(names[i][0]), .kind = ACTOR_PERSON};
        assert_str(actor_sort_name(f->arena, &actor), names[i][1]);
    }
}

static void actors_have_names_of_many_kinds(void **state) {
    struct fixture *f = *state;
    put(f, "a.md", "# A\n");
    put(f, "b.md", "# B\n");
    read_outline(f, HEAD
                 "body: [a.md, b.md]\nactors:\n  - id: ec\n    name: European Commission\n"
                 "    aliases: [the Commission]\n    abbreviations: [EC]\n"
                 "    former_names: [High Authority]\n    other_scripts: [ЄК]\n"
                 "    contexts: [{alias: the Commission, sections: [a.md]}]\n"
                 "    note: In Brussels.\n    authority: {wikidata: Q8880, viaf: 1}\n"
                 "  - {id: jc, name: Joint Commission, aliases: [the Commission], part_of: ec}\n"
                 "names: {reject: X, merge: [{names: Y, as: ec}], nested: yes, "
                 "role_mentions: yes}\n");
    assert_messages(f, "");
    const struct actor *actor = pack_actor(&f->pack, STR("ec"));
    assert_str(actor->abbreviations.items[0].text, "EC");
    assert_str(actor->former_names.items[0].text, "High Authority");
    assert_str(actor->other_scripts.items[0].text, "ЄК");
    assert_str(actor->note.text, "In Brussels.");
    assert_str(actor->authority.wikidata.text, "Q8880");
    assert_str(pack_actor(&f->pack, STR("jc"))->part_of.items[0].text, "ec");
    assert_int_equal(f->pack.names.reject.count, 1);
    assert_int_equal(f->pack.names.merge.count, 1);
    assert_true(f->pack.names.nested && f->pack.names.role_mentions);
}

static void names_claimed_twice_are_told(void **state) {
    struct fixture *f = *state;
    put(f, "a.md", "# A\n");
    read_outline(f, HEAD "body: [a.md]\nactors:\n"
                         "  - {id: a, name: A, abbreviations: [X], aliases: [the Y], contexts: "
                         "[{alias: the Y, sections: [a.md, b.md]}]}\n"
                         "  - {id: b, name: B, former_names: [X], aliases: [the Y], contexts: "
                         "[{alias: the Y, sections: a.md}, {alias: the Z, sections: a.md}], "
                         "part_of: c}\n");
    assert_messages(
        f, "outline.yaml:7:103: error: there is no section 'b.md' [outline-reference]\n"
           "outline.yaml:8:37: error: 'X' is a name of the actor 'a' already [outline-alias]\n"
           "outline.yaml:7:38: note: first here\n"
           "outline.yaml:8:51: error: 'the Y' is a name of the actor 'a' already [outline-alias]\n"
           "outline.yaml:7:52: note: first here\n"
           "outline.yaml:8:110: error: the actor 'b' has no alias 'the Z' [outline-reference]\n"
           "outline.yaml:8:144: error: there is no actor 'c' [outline-reference]\n");
}

static void a_sort_name_follows_the_language_of_the_name(void **state) {
    struct fixture *f = *state;
    static const char *const names[][3] = {
        {"", "Osama bin Laden", "bin Laden, Osama"},
        {"", "Bashar al-Assad", "al-Assad, Bashar"},
        {"", "José Ortega y Gasset", "Ortega y Gasset, José"},
        {"", "Herman Van Rompuy", "Van Rompuy, Herman"},
        {"", "Mary McAleese", "McAleese, Mary"},
        {"", "Henry St. John", "St. John, Henry"},
        {"", "Путін Володимир Володимирович", "Путін, Володимир Володимирович"},
        {"", "Володимир Володимирович Путін", "Путін, Володимир Володимирович"},
        {"", "Роман Аркадьевич Абрамович", "Абрамович, Роман Аркадьевич"},
        {"", "Petra Milošević", "Milošević, Petra"},
        {"", "毛泽东", "毛泽东"},
        {"", "김 대중", "김 대중"},
        {"ru", "Putin Vladimir Vladimirovich", "Putin, Vladimir Vladimirovich"},
        {"uk", "Olena Ivanivna Koval", "Koval, Olena Ivanivna"},
        {"en", "Walter de la Mare", "de la Mare, Walter"},
        {"fr", "Charles de Gaulle", "Gaulle, Charles de"},
        {"fr", "Joachim du Bellay", "du Bellay, Joachim"},
        {"fr", "Jean de la Fontaine", "la Fontaine, Jean de"},
        {"fr", "Jean d\u2019Ormesson", "Ormesson, Jean d\u2019"},
        {"nl", "Ruud van der Meer", "Meer, Ruud van der"},
        {"de", "Ursula von der Leyen", "Leyen, Ursula von der"},
        {"de", "Karl vom Stein", "vom Stein, Karl"},
        {"it", "Luigi di Maio", "di Maio, Luigi"},
        {"es", "Federico García Lorca", "García Lorca, Federico"},
        {"es", "José María Aznar", "Aznar, José María"},
        {"es", "José María Aznar López", "Aznar López, José María"},
        {"es", "Miguel de Cervantes Saavedra", "Cervantes Saavedra, Miguel de"},
        {"es", "Javier Solana de Madariaga", "Solana de Madariaga, Javier"},
        {"es", "Bartolomé de las Casas", "Casas, Bartolomé de las"},
        {"pt", "Luís da Câmara Cascudo", "Cascudo, Luís da Câmara"},
        {"pt", "Fernando Henrique da Costa", "Costa, Fernando Henrique da"},
        {"pt", "João Almeida Filho", "Almeida Filho, João"},
        {"hu", "Orbán Viktor", "Orbán Viktor"},
        {"zh", "Xi Jinping", "Xi Jinping"},
        {"ko", "Kim Dae-jung", "Kim Dae-jung"},
        {"vi", "Nguyễn Phú Trọng", "Nguyễn Phú Trọng"},
        {"is", "Katrín Jakobsdóttir", "Katrín Jakobsdóttir"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct actor actor = {.language.text = str_of(names[i][0]),
                              .name.text = str_of(names[i][1]),
                              .kind = ACTOR_PERSON};
        assert_str(actor_sort_name(f->arena, &actor), names[i][2]);
    }
}

static void a_surname_follows_the_language_of_the_name(void **state) {
    (void)state;
    static const char *const names[][3] = {{"hu", "Orbán Viktor", "Orbán"},
                                           {"ko", "Kim Dae-jung", "Kim"},
                                           {"is", "Katrín Jakobsdóttir", "Jakobsdóttir"},
                                           {"es", "Federico García Lorca", "García Lorca"},
                                           {"", "Charles de Gaulle", "Gaulle"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct actor actor = {.language.text = str_of(names[i][0]),
                              .name.text = str_of(names[i][1]),
                              .kind = ACTOR_PERSON};
        assert_str(actor_surname(&actor).name, names[i][2]);
    }
}

static void actors_may_stand_in_a_file_of_their_own(void **state) {
    struct fixture *f = *state;
    put(f, "actors.yaml",
        "- {id: a, name: A}\n- {id: b, name: B, kind: stat}\n- {id: a, nam: C}\n");
    read_outline(f, HEAD "body: [a.md, timeline: {actors: [b, c]}]\nactors: actors.yaml\n");
    assert_messages(f, "outline.yaml:5:37: error: there is no actor 'c' [outline-reference]\n"
                       "actors.yaml:2:26: error: 'kind' takes 'person', 'organisation', 'body' or "
                       "'state', not 'stat' [outline-value]\n = did you mean 'state'?\n"
                       "actors.yaml:3:3: error: an actor has no 'name' [outline-required]\n"
                       "actors.yaml:3:8: error: the actor 'a' is declared twice "
                       "[outline-duplicate-id]\nactors.yaml:1:8: note: first here\n"
                       "actors.yaml:3:11: error: unknown key 'nam' in an actor [outline-key]\n"
                       " = did you mean 'name'?\n");
}

static void a_timeline_says_what_it_holds_and_how(void **state) {
    struct fixture *f = *state;
    const struct pack *pack = &f->pack;
    read_outline(f, HEAD "body:\n  - a.md\n"
                         "  - timeline: {tags: [war], from: 2014-03, to: 2016, show_actors: yes,\n"
                         "               view: figure, lanes: actor}\n"
                         "events: [{date: 2014-04, title: x, tags: [war, peace]}]\n");
    assert_messages(f, "");
    const struct body_item *item = &pack->body[1];
    assert_str(item->tags.items[0].text, "war");
    assert_int_equal(item->from.date.from.month, 3);
    assert_int_equal(item->to.date.from.year, 2016);
    assert_true(item->show_actors);
    assert_int_equal(item->view, TIMELINE_FIGURE);
    assert_int_equal(item->lanes, LANES_ACTOR);
    const struct declared_event *event = pack->events.items;
    assert_int_equal(event->tags.count, 2);
}

static void a_timeline_that_cannot_be_is_told(void **state) {
    struct fixture *f = *state;
    read_outline(f, HEAD "body:\n  - a.md\n  - timeline: {from: 2016, to: 2015-12}\n"
                         "  - timeline: {lanes: kind}\n"
                         "  - timeline: {lanes: kind, view: figur}\n"
                         "  - timeline: {tags: [war, pece]}\n"
                         "events: [{date: 2014-04, title: x, tags: war}]\n");
    assert_messages(f, "outline.yaml:7:32: error: the timeline ends before it begins "
                       "[outline-value]\n"
                       "outline.yaml:8:23: error: only a drawn timeline has lanes [outline-value]\n"
                       "outline.yaml:9:35: error: 'view' takes 'list' or 'figure', not 'figur' "
                       "[outline-value]\n = did you mean 'figure'?\n"
                       "outline.yaml:10:28: error: no event has the tag 'pece' "
                       "[outline-reference]\n");
}

static void a_pack_is_named_by_its_real_folder(void **state) {
    struct fixture *f = *state;
    assert_int_equal(mkdir(in_root(f, "real-name"), 0777), 0);
    put(f, "real-name/outline.yaml", HEAD "body: [a.md]\n");
    assert_int_equal(symlink("real-name", in_root(f, "other")), 0);
    static const char *const paths[] = {
        "real-name", "real-name///",           "other",
        "other/.",   "real-name/outline.yaml", "other/outline.yaml"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_int_equal(read_path(f, in_root(f, paths[i]), NULL), OUTLINE_READ);
        assert_str(f->pack.name, "real-name");
        folder_close(&f->pack.folder);
    }
}

static void what_is_no_pack_is_told_apart(void **state) {
    struct fixture *f = *state;
    put(f, "book.pdf", "x");
    static const char *const paths[] = {"", "missing", "missing.md", "book.pdf", "."};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(read_path(f, *paths[i] ? in_root(f, paths[i]) : "", NULL),
                         OUTLINE_NO_PACK);
    assert_messages(f, "");
}

static void a_text_file_is_a_pack(void **state) {
    struct fixture *f = *state;
    put(f, "notes.v2.md", "# Notes\n");
    put(f, "guide.txt", "Guide\n");
    assert_int_equal(read_path(f, in_root(f, "notes.v2.md"), "1525392000"), OUTLINE_READ);
    const struct pack *pack = &f->pack;
    assert_true(pack->bare);
    assert_str(pack->name, "notes.v2");
    assert_str(pack->title.text, "");
    assert_str(pack->language.text, "en");
    assert_int_equal(pack->body_count, 3);
    assert_str(pack->body[0].file.text, "notes.v2.md");
    assert_int_equal(pack->body[1].kind, BODY_TIMELINE);
    assert_str(pack->body[1].title.text, "Timeline");
    assert_int_equal(pack->body[2].kind, BODY_ACTORS);
    assert_string_equal(pack->build_date, "2018-05-04T00:00:00Z");
    assert_true(diag_has(f->diags, DIAG_OUTLINE_LANGUAGE_DEFAULT));
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
    folder_close(&f->pack.folder);
    assert_int_equal(read_path(f, in_root(f, "guide.txt"), NULL), OUTLINE_READ);
    assert_str(f->pack.name, "guide");
}

/* ---- what is derived ---- */

static void the_clock_is_the_pack(void **state) {
    static const struct {
        const char *keys, *epoch, *date;
        bool note;
    } cases[] = {{"updated: 2018-05-04\nas_of: 2018-04-30\n", "1", "2018-05-04T00:00:00Z", false},
                 {"as_of: 2018-04-30\n", "1525440123", "2018-05-04T13:22:03Z", false},
                 {"as_of: 2018-04\n", NULL, "2018-04-01T00:00:00Z", false},
                 {"as_of: 2018-04\n", "soon", "2018-04-01T00:00:00Z", false},
                 {"as_of: 1918\n", NULL, "1980-01-01T00:00:00Z", true},
                 {"", "315532800", "1980-01-01T00:00:00Z", false},
                 {"", "99999999999999999999", "1980-01-01T00:00:00Z", true},
                 {"", NULL, "1980-01-01T00:00:00Z", true}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *own = NULL; /* cmocka has marked the end of what `state` holds */
        set_up(&own);
        struct fixture *f = own;
        put(f, "outline.yaml",
            str_format(f->arena, "dossier: 1\ntitle: T\nlanguage: en\n%sbody: [a.md]\n",
                       cases[i].keys)
                .at);
        assert_int_equal(read_path(f, f->root, cases[i].epoch), OUTLINE_READ);
        assert_string_equal(f->pack.build_date, cases[i].date);
        assert_int_equal(diag_has(f->diags, DIAG_OUTLINE_NO_DATE), cases[i].note);
        assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
        tear_down(&own);
    }
}

static void the_identifier_stays_through_editions(void **state) {
    struct fixture *f = *state;
    static const char *const outlines[] = {
        HEAD "publisher: P\nbody: [a.md]\n", HEAD "edition: 2\npublisher: P\nbody: [b.md, c.md]\n",
        HEAD "publisher: Q\nbody: [a.md]\n", HEAD "body: [a.md]\n"};
    struct str ids[4];
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(read_outline(f, outlines[i]), OUTLINE_READ);
        ids[i] = f->pack.uuid;
        folder_close(&f->pack.folder);
    }
    /* SHA-1 over the name space and "T\nen\nP", computed by another program. */
    assert_str(ids[0], "urn:uuid:1418281c-cd90-5931-84a3-1b42e7d93a6e");
    assert_true(str_equal(ids[0], ids[1]));
    assert_false(str_equal(ids[0], ids[2]));
    assert_false(str_equal(ids[2], ids[3]));
}

static void papers_have_names_and_measures(void **state) {
    (void)state;
    static const struct {
        const char *name;
        int32_t width, height;
    } papers[] = {{"A4", 609562, 862095},
                  {"A5", 429596, 609562},
                  {"letter", 626688, 811008},
                  {"8.5inx11in", 626688, 811008},
                  {"148mmx210mm", 429596, 609562}};
    int32_t width, height;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        assert_true(outline_paper(str_of(papers[i].name), &width, &height));
        assert_int_equal(width, papers[i].width);
        assert_int_equal(height, papers[i].height);
    }
    static const char *const bad[] = {"",        "A9",           "a4",        "x",
                                      "100mm",   "100mmx",       "10mmx10mm", "-100mmx100mm",
                                      "100x100", "100mmx99999mm"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(outline_paper(str_of(bad[i]), &width, &height));
}

/* ---- what is wrong ---- */

static void all_faults_are_found_in_one_run(void **state) {
    struct fixture *f = *state;
    assert_int_equal(
        read_outline(f, "dossier: 2\ntitel: x\nlanguage: en_GB\nupdated: 2018-13-01\n"
                        "as_of: 2018/2019\npaper: A9\nediton: 1\nkey_points: {a: b}\n"
                        "editors: [{role: editor}]\nepigraph: {text: x}\n"
                        "body:\n  - a.md\n  - a.md\n  - part:\n    sections: [b.md]\n  - part: P\n"
                        "  - timeline: {kinds: [visits], actors: [natto]}\n    title: x\n"
                        "  - imprint: {title: x}\n  -\n  - ''\n  - {}\n"
                        "actors:\n  - {id: nato, name: NATO, aliases: [Alliance]}\n"
                        "  - {id: ally, name: Alliance, see_also: [nato, eu]}\n"
                        "events: [{date: soon, title: x}]\npledge: 2019\n"),
        OUTLINE_READ);
    assert_messages(
        f,
        "outline.yaml:1:1: error: the outline has no 'title' [outline-required]\n"
        "outline.yaml:1:10: error: this outline is of version 2; this program reads 1 "
        "[outline-version]\n"
        "outline.yaml:2:1: error: unknown key 'titel' in the outline [outline-key]\n"
        " = did you mean 'title'?\n"
        "outline.yaml:3:11: error: 'language' takes a language tag like en-GB or uk, not 'en_GB' "
        "[outline-language]\n"
        " = did you mean 'en-GB'?\n"
        "outline.yaml:4:10: error: '2018-13-01' is no date: there is no such month, season (21-24) "
        "or quarter (33-36) [outline-date]\n"
        "outline.yaml:5:8: error: 'as_of' takes one date, not an interval [outline-date]\n"
        "outline.yaml:6:8: error: 'paper' takes A4, A5, letter, or [width, height] like "
        "[150mm, 220mm], each from 1in (25.4mm) to 200in (5080mm) [outline-value]\n"
        "outline.yaml:7:1: error: unknown key 'editon' in the outline [outline-key]\n"
        " = did you mean 'edition'?\n"
        "outline.yaml:8:13: error: 'key_points' takes a list of texts, not a mapping "
        "[outline-type]\n"
        "outline.yaml:9:11: error: an editor has no 'name' [outline-required]\n"
        "outline.yaml:10:11: error: the epigraph has no 'speaker' [outline-required]\n"
        "outline.yaml:13:5: error: the section 'a.md' is named twice [outline-duplicate-id]\n"
        "outline.yaml:12:5: note: first here\n"
        "outline.yaml:14:5: error: 'part' takes its title, not nothing [outline-type]\n"
        "outline.yaml:16:5: error: a part has a list of 'sections' [outline-required]\n"
        "outline.yaml:17:24: error: there is no kind of event 'visits'; known: event, statement, "
        "agreement, visit, decision, publication [outline-value]\n"
        " = did you mean 'visit'?\n"
        "outline.yaml:17:42: error: there is no actor 'natto' [outline-reference]\n"
        " = did you mean 'nato'?\n"
        "outline.yaml:18:5: error: unknown key 'title' in an item of the body [outline-key]\n"
        "outline.yaml:19:5: error: unknown key 'imprint' in an item of the body [outline-key]\n"
        "outline.yaml:20:4: error: an item of the body is the name of a section's file, not "
        "nothing [outline-type]\n"
        "outline.yaml:21:5: error: the name of a section's file is empty [outline-value]\n"
        "outline.yaml:22:5: error: an item of the body is a file, a part, a timeline, a list or an "
        "index "
        "of "
        "actors, not a mapping [outline-type]\n"
        "outline.yaml:25:22: error: 'Alliance' is a name of the actor 'nato' already "
        "[outline-alias]\n"
        "outline.yaml:24:38: note: first here\n"
        "outline.yaml:25:49: error: there is no actor 'eu' [outline-reference]\n"
        "outline.yaml:26:17: error: 'soon' is no date: a year has four digits [outline-date]\n"
        "outline.yaml:27:1: error: unknown key 'pledge' in the outline [outline-key]\n");
}

static void a_fault_is_told_once(void **state) {
    static const struct {
        const char *outline, *messages;
    } cases[] = {
        {"dossier: one\ntitle: T\nlanguage: en\nupdated: 2018\nbody: [a.md]\n",
         "outline.yaml:1:10: error: 'dossier' takes a whole number from 0 to 9999, not 'one' "
         "[outline-value]\n"},
        {"dossier: 1\ntitle: T\nlanguage: x y\nupdated: soon\nbody: [a.md]\n",
         "outline.yaml:3:11: error: 'language' takes a language tag like en-GB or uk, not 'x y' "
         "[outline-language]\n"
         "outline.yaml:4:10: error: 'soon' is no date: a year has four digits [outline-date]\n"},
        {HEAD "body: [timeline: {actors: [a, b]}]\nactors: actors.yaml\n",
         "outline.yaml:6:9: error: the file 'actors.yaml' is not in the pack [file-missing]\n"},
        {HEAD "body: [timeline: {actors: [a]}]\nactors: {a: b}\n",
         "outline.yaml:6:1: error: actors are a list or the name of a file that holds one, not a "
         "mapping [outline-type]\n"},
        {HEAD "body: [timeline: {actors: [a]}]\nactors: [{id: a, name: A, kind: x}]\n",
         "outline.yaml:6:33: error: 'kind' takes 'person', 'organisation', 'body' or 'state', not "
         "'x' [outline-value]\n"},
        {HEAD "body: [a.md]\nseries: {title: S, number: two}\n"
              "accessibility: {certified_by: C, report: report.html}\n",
         "outline.yaml:6:28: error: a series' number is one like 2 or 2.1, not 'two' "
         "[outline-value]\n"
         "outline.yaml:7:42: error: 'report' takes an address like https://example.org/report.html "
         "[outline-value]\n"},
        {HEAD "body: *x\n", "outline.yaml:5:7: error: an alias cannot be used here "
                            "[yaml-feature]\n"},
        {HEAD "body: [*x, part: *x, {part: P, sections: *x}, timeline: *x]\n",
         "outline.yaml:5:8: error: an alias cannot be used here [yaml-feature]\n"
         "outline.yaml:5:12: error: a part has a list of 'sections' [outline-required]\n"
         "outline.yaml:5:18: error: an alias cannot be used here [yaml-feature]\n"
         "outline.yaml:5:42: error: an alias cannot be used here [yaml-feature]\n"
         "outline.yaml:5:57: error: an alias cannot be used here [yaml-feature]\n"},
        {HEAD "body: [a.md]\nevents: yes\n",
         "outline.yaml:6:9: error: 'events' takes a list, not a text [outline-type]\n"},
        {"dossier: 1\ntitle: T\nlanguage: en\nupdated: 1918\nbody: [a.md]\n",
         "outline.yaml:4:10: error: 'updated' takes a date from 1980 to 2107, as the outputs' "
         "containers do [outline-date]\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *own = NULL;
        set_up(&own);
        read_outline(own, cases[i].outline);
        assert_messages(own, cases[i].messages);
        tear_down(&own);
    }
}

static void what_leaves_no_pack_is_refused(void **state) {
    static const struct {
        const char *outline, *messages;
    } cases[] = {{"", "outline.yaml:1:1: error: the outline is empty [outline-empty]\n"},
                 {"# nothing\n", "outline.yaml:1:1: error: the outline is empty [outline-empty]\n"},
                 {"~\n", "outline.yaml:1:1: error: the outline is empty [outline-empty]\n"},
                 {"- a\n", "outline.yaml:1:1: error: the outline must be a mapping, not a list "
                           "[outline-type]\n"},
                 {"a text\n", "outline.yaml:1:1: error: the outline must be a mapping, not a text "
                              "[outline-type]\n"},
                 {"a: b: c\n",
                  "outline.yaml:1:5: error: mapping values are not allowed in this context "
                  "[yaml-syntax]\n"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        void *own = NULL;
        set_up(&own);
        struct fixture *f = own;
        assert_int_equal(read_outline(f, cases[i].outline), OUTLINE_REFUSED);
        assert_messages(f, cases[i].messages);
        assert_int_equal(f->pack.folder.fd, -1);
        tear_down(&own);
    }
}

static void an_empty_file_of_actors_is_told(void **state) {
    struct fixture *f = *state;
    put(f, "actors.yaml", "# none yet\n");
    read_outline(f, HEAD "body: [a.md]\nactors: actors.yaml\n");
    assert_messages(f, "actors.yaml:1:1: error: actors are a list, and this file is empty "
                       "[outline-type]\n");
}

static void keys_that_are_not_there_yet_are_unknown(void **state) {
    struct fixture *f = *state;
    static const char *const keys[] = {"review_by", "cover", "reading", "glossary", "sources",
                                       "quotes",    "dates", "names",   "Title",    "<<"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        read_outline(f, str_format(f->arena, HEAD "body: [a.md]\n%s: x\n", keys[i]).at);
        folder_close(&f->pack.folder);
        assert_int_equal(diag_count(f->diags, DIAG_ERROR), i + 1);
    }
    assert_true(diag_has(f->diags, DIAG_OUTLINE_KEY));
}

/* Many actors that refer to many: looked up, not searched. */
static void time_is_in_proportion(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new(HEAD "body: [a.md]\nactors:\n");
    for (int i = 0; i < 8000; i++)
        g_string_append_printf(text, "- {id: a%d, name: N%d, see_also: [a%d, b%d]}\n", i, i,
                               7999 - i, i);
    clock_t start = clock();
    assert_int_equal(read_outline(f, text->str), OUTLINE_READ);
    assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2);
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 8000);
    g_string_free(text, TRUE);
}

static void the_schema_prints_itself(void **state) {
    (void)state;
    GString *text = g_string_new(NULL);
    outline_schema(text);
    static const char *const keys[] = {
        "dossier", "title",  "subtitle", "language", "editors", "publisher",  "rights",
        "edition", "as_of",  "updated",  "marking",  "style",   "paper",      "epigraph",
        "body",    "actors", "events",   "speaker",  "role",    "key_points", "identifier"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        char quoted[40];
        snprintf(quoted, sizeof quoted, "\"%s\": {", keys[i]);
        assert_non_null(strstr(text->str, quoted));
    }
    assert_non_null(strstr(text->str, "\"required\": [\"dossier\", \"title\", \"body\"]"));
    g_string_free(text, TRUE);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {CASE(all_keys_are_read),
                                       CASE(a_sort_name_begins_with_the_surname),
                                       CASE(a_timeline_says_what_it_holds_and_how),
                                       CASE(a_timeline_that_cannot_be_is_told),
                                       CASE(actors_have_names_of_many_kinds),
                                       CASE(names_claimed_twice_are_told),
                                       CASE(a_sort_name_follows_the_language_of_the_name),
                                       CASE(a_surname_follows_the_language_of_the_name),
                                       CASE(actors_may_stand_in_a_file_of_their_own),
                                       CASE(a_pack_is_named_by_its_real_folder),
                                       CASE(what_is_no_pack_is_told_apart),
                                       CASE(a_text_file_is_a_pack),
                                       CASE(the_clock_is_the_pack),
                                       CASE(the_identifier_stays_through_editions),
                                       CASE(papers_have_names_and_measures),
                                       CASE(all_faults_are_found_in_one_run),
                                       CASE(a_fault_is_told_once),
                                       CASE(what_leaves_no_pack_is_refused),
                                       CASE(an_empty_file_of_actors_is_told),
                                       CASE(keys_that_are_not_there_yet_are_unknown),
                                       CASE(time_is_in_proportion),
                                       CASE(the_schema_prints_itself)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
