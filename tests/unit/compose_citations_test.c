/* compose_citations_test.c: the cases of tests/citations/STYLE.yaml: what the styles' manuals print
 * of a source, in the text, in notes and in the list, is what comes out. Each case is a pack of its
 * own:
 *
 *   - of: where the example stands
 *     language: de                    of the pack; en-US where nothing is said
 *     sources: [{id: a, ...}]
 *     cites: {"[@a, p. 3]": what is printed for it}     notes: what the note says
 *     list: [the entries, in their order]
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <glib/gstdio.h>

#include "build/build.h"
#include "compose/cite_internal.h"

enum { LEAST_CASES = 40 };

static const char *root = "tests/citations";

/* ---- a case → a pack ---- */

static void print_quoted(const struct yaml_node *node, GString *out) {
    const char *ends = node->kind == YAML_MAP ? "{}" : "[]";
    if (node->kind == YAML_SCALAR) {
        str_append_json(out, node->text);
        return;
    }
    g_string_append_c(out, ends[0]);
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        if (node->kind == YAML_MAP) {
            str_append_json(out, child->key);
            g_string_append(out, ": ");
        }
        print_quoted(child, out);
        g_string_append(out, child->next ? ", " : "");
    }
    g_string_append_c(out, ends[1]);
}

static void write_file(const char *folder, const char *name, const GString *text) {
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text->str, (gssize)text->len, NULL));
    g_free(path);
}

static void remove_pack(const char *folder) {
    static const char *const names[] = {"outline.yaml", "s.yaml", "a.md", "b.md"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *file = g_build_filename(folder, names[i], NULL);
        g_remove(file);
        g_free(file);
    }
    g_rmdir(folder);
}

static void write_pack(const char *folder, const char *style, const struct yaml_node *test) {
    const struct yaml_node *language = yaml_find(test, "language");
    const struct yaml_node *sources = yaml_find(test, "sources");
    const struct yaml_node *cites = yaml_find(test, "cites");
    assert_non_null(sources);
    GString *text = g_string_new("dossier: 1\ntitle: T\nupdated: 2018-05-04\nsources: s.yaml\n");
    g_string_append_printf(text, "language: %.*s\ncitations: %s\n",
                           STR_ARG(language ? language->text : STR("en-US")), style);
    g_string_append_printf(text, "body: [a.md, {sources: {title: S, show: all, sort: %s}}]\n",
                           strcmp(style, "numbered") == 0 ? "citation" : "author");
    write_file(folder, "outline.yaml", text);
    g_string_assign(text, "");
    print_quoted(sources, text);
    write_file(folder, "s.yaml", text);
    g_string_assign(text, "# A\n\nB.\n");
    for (const struct yaml_node *cite = cites ? cites->first : NULL; cite; cite = cite->next)
        g_string_append_printf(text, "\nX %.*s\n", STR_ARG(cite->key));
    write_file(folder, "a.md", text);
    g_string_free(text, TRUE);
}

/* ---- a tree → a text with tags ---- */

static void print_inlines(const struct node *parent, GString *out) {
    for (const struct node *node = parent->first; node; node = node->next) {
        bool italic = node->kind == NODE_EMPHASIS;
        if (node->kind == NODE_TEXT)
            g_string_append_len(out, node->text.at, (gssize)node->text.len);
        g_string_append(out, italic ? "<i>" : "");
        print_inlines(node, out);
        g_string_append(out, italic ? "</i>" : "");
    }
}

/* Typographic spaces do not count: the manuals do not tell of them. */
static void assert_printed(const char *where, const GString *actual, struct str expected) {
    GString *text = g_string_new_len(actual->str, (gssize)actual->len);
    g_string_replace(text, "\u00a0", " ", 0);
    g_string_replace(text, "\u202f", " ", 0);
    GString *wanted = g_string_new_len(expected.at, (gssize)expected.len);
    g_string_replace(wanted, "\u00a0", " ", 0);
    if (strcmp(text->str, wanted->str) != 0)
        print_error("%s\n  is     %s\n  wanted %s\n", where, text->str, wanted->str);
    if (strcmp(text->str, wanted->str) != 0)
        fail();
    g_string_free(text, TRUE);
    g_string_free(wanted, TRUE);
}

static void check_cites(const char *where, const struct build *build,
                        const struct yaml_node *cites) {
    const struct node *section = build->body->first, *block = section->first->next->next;
    const struct node *note = NULL;
    for (const struct node *node = section->first; node && !note; node = node->next)
        note = node->kind == NODE_NOTE ? node : NULL;
    for (const struct yaml_node *cite = cites->first; cite; cite = cite->next) {
        GString *out = g_string_new(NULL);
        assert_non_null(block);
        print_inlines(block, out);
        g_string_erase(out, 0, MIN(2, (gssize)out->len)); /* "X " */
        if (note && !out->len) {
            g_string_truncate(out, 0);
            print_inlines(note->first, out);
            note = note->next;
        }
        assert_printed(where, out, cite->text);
        g_string_free(out, TRUE);
        block = block->next;
    }
}

static int by_key(const void *left, const void *right) {
    const struct cite_work *a = *(const struct cite_work *const *)left;
    const struct cite_work *b = *(const struct cite_work *const *)right;
    return str_compare(a->key, b->key);
}

static void check_list(const char *where, struct build *build, const struct yaml_node *list) {
    struct citations *citations = build->citations;
    struct compose dates = {.arena = build->arena, .language = build->pack.language.text};
    const struct cite_work *works[64];
    dates.dates = date_formats_open(build->arena, dates.language);
    citations->dates = &dates;
    assert_true(citations->count <= G_N_ELEMENTS(works));
    for (size_t i = 0; i < citations->count; i++)
        works[i] = &citations->works[i];
    if (!citations->style->numbered)
        qsort(works, citations->count, sizeof *works, by_key);
    const struct yaml_node *entry = list->kind == YAML_LIST ? list->first : list;
    for (size_t i = 0; i < citations->count; i++) {
        const struct cite_row *row = cite_row_of(citations->style, works[i]->item->type);
        struct str text = cite_fill(citations, works[i], row->entry, STR(""));
        struct node *parent = node_make(build->arena, NODE_PARAGRAPH, SPAN_NONE);
        cite_append(build->arena, parent, text, SPAN_NONE);
        GString *out = g_string_new(NULL);
        print_inlines(parent, out);
        assert_non_null(entry);
        assert_printed(where, out, entry->text);
        g_string_free(out, TRUE);
        entry = entry->next;
    }
    assert_true(!entry || list->kind != YAML_LIST);
    citations->dates = NULL;
    date_formats_close(dates.dates);
}

static void run_case(const char *style, const char *folder, const struct yaml_node *test) {
    const struct yaml_node *of = yaml_find(test, "of"), *cites = yaml_find(test, "cites");
    const struct yaml_node *list = yaml_find(test, "list");
    struct build build;
    struct build_options options = {.pack = str_of(folder), .ops = &file_ops_system};
    build_open(&build);
    write_pack(folder, style, test);
    enum build_status status = build_read(&build, &options);
    char *where = g_strdup_printf("%s: %.*s", style, STR_ARG(of ? of->text : STR("")));
    if (status != BUILD_DONE)
        print_error("%s: the pack has errors\n", where);
    assert_int_equal(status, BUILD_DONE);
    assert_true(list || cites);
    if (cites)
        check_cites(where, &build, cites);
    if (list)
        check_list(where, &build, list);
    g_free(where);
    build_close(&build);
}

static void run_style(void **state) {
    const char *style = *state;
    char *path = g_strdup_printf("%s/%s.yaml", root, style), *bytes = NULL;
    char *folder = g_dir_make_tmp("dossier-XXXXXX", NULL);
    struct arena *arena = arena_new();
    struct sources *sources = sources_make(arena);
    struct diags *diags = diags_make(arena, sources);
    gsize len = 0, count = 0;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    uint32_t source =
        source_add(sources, str_of(path), str_of(path), (struct str){bytes, len}, diags);
    const struct yaml_node *cases = yaml_read(arena, sources, source, 0, (uint32_t)len, diags);
    assert_non_null(cases);
    assert_int_equal(diag_count(diags, DIAG_ERROR), 0);
    for (const struct yaml_node *test = cases->first; test; test = test->next, count++)
        run_case(style, folder, test);
    if (strcmp(style, "short") != 0)
        assert_true(count >= LEAST_CASES);
    remove_pack(folder);
    arena_free(arena);
    g_free(folder);
    g_free(bytes);
    g_free(path);
}

/* ---- events ---- */

static void events_have_the_source_that_their_sentence_cites(void **state) {
    static const struct {
        const char *style, *text, *sources[5];
    } tests[] = {{"notes",
                  "It met in Rome on 3 May 2014 [@a, para. 3]. It signed a pact on 4 June 2014 "
                  "[see @a; @b, pp. 3-5]. It opened an office in Rome on 7 July 2014.\n\nAs @b "
                  "writes, it met in Rome on 8 August 2014. It signed a treaty on 9 September 2014 "
                  "(Anna Berg) [@a].",
                  {"NATO, September 5, 2014, para. 3",
                   "NATO, September 5, 2014; Berg, 2015, pp. 3–5", "", "Berg, 2015", "Anna Berg"}},
                 {"numbered",
                  "It met in Rome on 3 May 2014 [@b]. The ministers signed a pact on 4 June "
                  "2014. [@a] It opened an office on 7 July 2014 [@none].",
                  {"Berg, 2015", "NATO, September 5, 2014", "", NULL}}};
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++) {
        char *folder = g_dir_make_tmp("dossier-XXXXXX", NULL);
        GString *text = g_string_new(NULL);
        g_string_printf(text,
                        "dossier: 1\ntitle: T\nlanguage: en-US\nupdated: 2018-05-04\n"
                        "citations: %s\nbody: [a.md]\nsources:\n"
                        "  - {id: a, title: Pact, author: NATO, issued: 2014-09-05}\n"
                        "  - {id: b, type: book, title: <i>R</i>, author: {family: Berg}, "
                        "issued: 2015}\n",
                        tests[i].style);
        write_file(folder, "outline.yaml", text);
        g_string_printf(text, "# A\n\n%s\n", tests[i].text);
        write_file(folder, "a.md", text);
        struct build build;
        struct build_options options = {.pack = str_of(folder), .ops = &file_ops_system};
        build_open(&build);
        build_read(&build, &options);
        size_t count = 0;
        while (count < G_N_ELEMENTS(tests[i].sources) && tests[i].sources[count])
            count++;
        assert_int_equal(build.analysis->event_count, count);
        for (size_t j = 0; j < count; j++) {
            GString *source = g_string_new_len(build.analysis->events[j].source.at,
                                               (gssize)build.analysis->events[j].source.len);
            assert_printed(tests[i].style, source, str_of(tests[i].sources[j]));
            g_string_free(source, TRUE);
        }
        build_close(&build);
        remove_pack(folder);
        g_string_free(text, TRUE);
        g_free(folder);
    }
    (void)state;
}

static void on_pages_a_note_may_say_ibid(void **state) {
    static const char first[] = "# A\n\nX [@a, 12]. Y [@a, 12]. Z [@a, 18]. U [@a]. V [@b]. W "
                                "[@b]. N.[^n] M [@b]. S [@a; @b]. "
                                "T [@b].\n\n[^n]: A note.\n";
    static const char *const printed[] = {NULL,    "Ibid.", "Ibid., 18.", NULL, NULL,
                                          "Ibid.", NULL,    NULL,         NULL, NULL};
    char *folder = g_dir_make_tmp("dossier-XXXXXX", NULL);
    GString *out = g_string_new("dossier: 1\ntitle: T\nlanguage: en-US\nupdated: 2018-05-04\n"
                                "citations: notes-ibid\nbody: [a.md, b.md]\nsources:\n"
                                "  - {id: a, type: book, title: R, author: {family: A}}\n"
                                "  - {id: b, type: book, title: S, author: {family: B}}\n");
    write_file(folder, "outline.yaml", out);
    g_string_assign(out, first);
    write_file(folder, "a.md", out);
    g_string_assign(out, "# B\n\nX [@b].\n");
    write_file(folder, "b.md", out);
    struct build build;
    struct build_options options = {.pack = str_of(folder), .ops = &file_ops_system};
    build_open(&build);
    assert_int_equal(build_read(&build, &options), BUILD_DONE);
    size_t count = 0;
    struct walk walk = walk_start(build.body);
    while (walk_next(&walk)) {
        const struct node *note = walk.node;
        if (!walk.entering || note->kind != NODE_NOTE || !note->generated)
            continue;
        assert_true(count < G_N_ELEMENTS(printed));
        assert_int_equal(note->printed != NULL, printed[count] != NULL);
        g_string_truncate(out, 0);
        if (note->printed)
            print_inlines(note->printed->first, out);
        assert_printed("ibid", out, str_of(printed[count++]));
    }
    assert_int_equal(count, G_N_ELEMENTS(printed));
    build_close(&build);
    remove_pack(folder);
    g_string_free(out, TRUE);
    g_free(folder);
    (void)state;
}

/* What a pack with one section prints of its citations, as text. */
static void assert_cited(const char *style, const char *sources, const char *text,
                         const char *wanted) {
    char *folder = g_dir_make_tmp("dossier-XXXXXX", NULL);
    GString *out = g_string_new(NULL);
    g_string_printf(out,
                    "dossier: 1\ntitle: T\nlanguage: en-GB\nupdated: 2018-05-04\n"
                    "citations: %s\nsources: s.json\nbody: [a.md]\n",
                    style);
    write_file(folder, "outline.yaml", out);
    g_string_assign(out, sources);
    write_file(folder, "s.json", out);
    g_string_printf(out, "# A\n\n%s\n", text);
    write_file(folder, "a.md", out);
    struct build build;
    struct build_options options = {.pack = str_of(folder), .ops = &file_ops_system};
    build_open(&build);
    assert_int_equal(build_read(&build, &options), BUILD_DONE);
    struct str said = node_plain_text(build.arena, build.body);
    if (str_find(said, str_of(wanted), 0) == SIZE_MAX)
        print_error("%.*s\n", STR_ARG(said));
    assert_int_not_equal(str_find(said, str_of(wanted), 0), SIZE_MAX);
    build_close(&build);
    remove_pack(folder);
    g_string_free(out, TRUE);
    g_free(folder);
}

static void years_are_told_apart_beyond_the_alphabet(void **state) {
    (void)state;
    GString *sources = g_string_new("["), *text = g_string_new("X");
    for (int i = 0; i < 28; i++) {
        g_string_append_printf(sources,
                               "%s{\"id\":\"n%02d\",\"type\":\"book\",\"title\":\"N %02d\","
                               "\"author\":[{\"literal\":\"NATO\"}],"
                               "\"issued\":{\"date-parts\":[[2017]]}}",
                               i ? "," : "", i, i);
        g_string_append_printf(text, " [@n%02d]", i);
    }
    g_string_append_c(sources, ']');
    assert_cited("author-date", sources->str, text->str,
                 "(NATO 2017z) (NATO 2017aa) (NATO 2017ab)");
    g_string_free(sources, TRUE);
    g_string_free(text, TRUE);
}

static void two_people_are_not_one_author(void **state) {
    (void)state;
    static const char sources[] =
        "[{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\",\"author\":[{\"family\":\"Smith\","
        "\"given\":\"Adam\"}],\"issued\":{\"date-parts\":[[2001]]}},"
        "{\"id\":\"b\",\"type\":\"book\",\"title\":\"B\",\"author\":[{\"family\":\"Smith\","
        "\"given\":\"Zoe\"}],\"issued\":{\"date-parts\":[[2001]]}},"
        "{\"id\":\"p\",\"type\":\"book\",\"title\":\"Laws\",\"author\":[{\"literal\":\"Plato\"}],"
        "\"issued\":{\"date-parts\":[[-380]]}}]";
    assert_cited("author-date", sources, "X [@a; @b].", "(Smith 2001a; Smith 2001b)");
    assert_cited("author-date", sources, "X [@p].", "(Plato 380 BC)");
}

int main(void) {
    static char styles[][12] = {"notes", "author-date", "apa", "numbered", "short"};
    const struct CMUnitTest tests[] = {
        {"notes", run_style, NULL, NULL, styles[0]},
        {"author-date", run_style, NULL, NULL, styles[1]},
        {"apa", run_style, NULL, NULL, styles[2]},
        {"numbered", run_style, NULL, NULL, styles[3]},
        {"short", run_style, NULL, NULL, styles[4]},
        cmocka_unit_test(on_pages_a_note_may_say_ibid),
        cmocka_unit_test(years_are_told_apart_beyond_the_alphabet),
        cmocka_unit_test(two_people_are_not_one_author),
        cmocka_unit_test(events_have_the_source_that_their_sentence_cites),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
