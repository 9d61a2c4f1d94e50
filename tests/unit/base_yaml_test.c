/* base_yaml_test.c: YAML as a located tree, what of YAML is refused, and tables over it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/base.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    uint32_t source;
};

static int set_up(void **state) {
    struct fixture *f = test_calloc(1, sizeof *f);
    f->arena = arena_new();
    f->sources = sources_make(f->arena);
    f->diags = diags_make(f->arena, f->sources);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static const struct yaml_node *read_text(struct fixture *f, struct str text) {
    f->source = source_add(f->sources, STR("o.yaml"), STR("o.yaml"), text, f->diags);
    uint32_t end = (uint32_t)source_text(f->sources, f->source).len;
    return yaml_read(f->arena, f->sources, f->source, 0, end, f->diags);
}

static void assert_str(struct str actual, const char *expected) {
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.len ? actual.at : "", expected, actual.len);
}

/* All messages, each as "line:column: text [code]", without excerpts. */
static void assert_messages(struct fixture *f, const char *expected) {
    GString *text = g_string_new(NULL), *lines = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    gchar **all = g_strsplit(text->str, "\n", -1);
    for (gchar **line = all; *line; line++)
        if (g_str_has_prefix(*line, "o.yaml:"))
            g_string_append_printf(lines, "%s\n", *line + strlen("o.yaml:"));
    assert_string_equal(lines->str, expected);
    g_strfreev(all);
    g_string_free(text, TRUE);
    g_string_free(lines, TRUE);
}

/* ---- the tree ---- */

static void places_are_bytes_behind_letters_of_more_bytes(void **state) {
    struct fixture *f = *state;
    const struct yaml_node *root = read_text(
        f,
        STR("\xEF\xBB\xBFtitel: \"\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2 \\u2013 x\" # \xE2\x80\x93\r\n"
            "\xC3\xA4: [\xF0\x9F\x98\x80, b]\r\nlast: |\r\n  one\r\n  two\r\n"));
    assert_non_null(root);
    assert_int_equal(root->count, 3);
    const struct yaml_node *title = root->first, *list = title->next, *last = list->next;
    assert_str(title->text, "\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2 \xE2\x80\x93 x");
    assert_true(title->quoted);
    assert_str(span_text(f->sources, title->span),
               "\"\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2 \\u2013 x\"");
    assert_str(span_text(f->sources, list->key_span), "\xC3\xA4");
    assert_str(span_text(f->sources, list->span), "[\xF0\x9F\x98\x80, b]");
    assert_str(span_text(f->sources, list->first->span), "\xF0\x9F\x98\x80");
    assert_str(span_text(f->sources, list->first->next->span), "b");
    assert_str(last->text, "one\ntwo\n");
    assert_messages(f, "");
}

static void a_part_of_a_source_has_places_in_the_whole(void **state) {
    struct fixture *f = *state;
    struct str text = STR("\xC3\xA4\xC3\xA4\n---\ntitle: x\n---\n");
    f->source = source_add(f->sources, STR("o.yaml"), STR("o.yaml"), text, f->diags);
    const struct yaml_node *root = yaml_read(f->arena, f->sources, f->source, 9, 18, f->diags);
    assert_non_null(root);
    assert_str(span_text(f->sources, root->first->key_span), "title");
    assert_str(span_text(f->sources, root->first->span), "x");
}

static void nothing_is_null_and_quoted_is_text(void **state) {
    struct fixture *f = *state;
    const struct yaml_node *root = read_text(f, STR("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\n"));
    assert_true(yaml_is_null(yaml_find(root, "a")));
    assert_true(yaml_is_null(yaml_find(root, "b")));
    assert_true(yaml_is_null(yaml_find(root, "c")));
    assert_false(yaml_is_null(yaml_find(root, "d")));
    assert_false(yaml_is_null(yaml_find(root, "e")));
    assert_null(yaml_find(root, "f"));
}

static void an_empty_text_has_no_tree_and_no_message(void **state) {
    struct fixture *f = *state;
    assert_null(read_text(f, STR("")));
    assert_null(read_text(f, STR("# only a remark\n")));
    assert_messages(f, "");
}

/* ---- what is refused ---- */

static void features_are_refused_and_the_rest_is_read(void **state) {
    struct fixture *f = *state;
    const struct yaml_node *root =
        read_text(f, STR("a: &x 1\nb: *x\nc: !!str 2\nd: !own [1]\n*x : 3\nlast: yes\n"));
    assert_non_null(root);
    assert_str(yaml_find(root, "last")->text, "yes");
    assert_true(yaml_find(root, "b")->refused);
    assert_messages(f, "1:4: error: an anchor cannot be used here [yaml-feature]\n"
                       "2:4: error: an alias cannot be used here [yaml-feature]\n"
                       "3:4: error: a tag cannot be used here [yaml-feature]\n"
                       "4:4: error: a tag cannot be used here [yaml-feature]\n"
                       "5:1: error: an alias cannot be used here [yaml-feature]\n");
}

static void a_second_document_is_refused_and_the_first_is_kept(void **state) {
    struct fixture *f = *state;
    const struct yaml_node *root = read_text(f, STR("a: 1\n---\nb: 2\n---\nc: [\n"));
    assert_non_null(root);
    assert_str(root->first->text, "1");
    assert_messages(f, "2:1: error: a second document cannot be used here [yaml-feature]\n");
}

static void a_key_that_stands_twice_is_refused(void **state) {
    struct fixture *f = *state;
    const struct yaml_node *root = read_text(f, STR("a: 1\nb: {x: 1, y: 2, x: [3]}\na: 2\n"));
    assert_int_equal(root->count, 2);
    assert_str(root->first->text, "1");
    assert_int_equal(yaml_find(root, "b")->count, 2);
    assert_messages(f, "2:17: error: the key 'x' stands here twice [yaml-duplicate]\n"
                       "2:5: note: first here\n"
                       "3:1: error: the key 'a' stands here twice [yaml-duplicate]\n"
                       "1:1: note: first here\n");
}

static void escapes_write_no_character_that_a_source_may_not_hold(void **state) {
    struct fixture *f = *state;
    read_text(f, STR("a: \"x\\0y\"\nb: \"\\x1b[1m\"\nc: \"\\uFFFE\"\nd: \"\\x9b\"\ne: \"\\t\\n\"\n"
                     "\"k\\x07\": 1\n"));
    assert_messages(f, "1:4: error: the character U+0000 cannot be printed [text-control]\n"
                       "2:4: error: the character U+001B cannot be printed [text-control]\n"
                       "3:4: error: the character U+FFFE cannot be printed [text-control]\n"
                       "4:4: error: the character U+009B cannot be printed [text-control]\n"
                       "6:1: error: the character U+0007 cannot be printed [text-control]\n");
}

static void syntax_errors_have_their_place(void **state) {
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"\xC3\xA4: 1\n\tb: 2\n",
         "2:1: error: found a tab character that violates indentation [yaml-syntax]\n"
         "1:4: note: while scanning a plain scalar\n"},
        {"\xC3\xA4: 'x\n", "2:1: error: found unexpected end of stream [yaml-syntax]\n"
                           "1:4: note: while scanning a quoted scalar\n"},
        {"a: b: c\n", "1:5: error: mapping values are not allowed in this context [yaml-syntax]\n"},
        {"? [a]\n: 1\n", "1:3: error: a key must be a text [yaml-syntax]\n"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (i) {
            tear_down(state);
            set_up(state);
        }
        assert_null(read_text(*state, str_of(cases[i].text)));
        assert_messages(*state, cases[i].message);
    }
}

/* `each`, with the number in the place of '#'. */
static void append_numbered(GString *text, const char *each, size_t number) {
    for (; *each; each++)
        if (*each == '#')
            g_string_append_printf(text, "%zu", number);
        else
            g_string_append_c(text, *each);
}

static struct str repeat(struct fixture *f, const char *head, const char *each, size_t times,
                         const char *tail) {
    GString *text = g_string_new(head);
    for (size_t i = 0; i < times; i++)
        append_numbered(text, each, i);
    g_string_append(text, tail);
    struct str copy = str_copy(f->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return copy;
}

static void depth_and_number_have_limits(void **state) {
    struct fixture *f = *state;
    assert_non_null(read_text(f, repeat(f, "", "[", 64, repeat(f, "", "]", 64, "").at)));
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 0);
    assert_null(read_text(f, repeat(f, "", "[", 100000, "")));
    assert_null(read_text(f, repeat(f, "", "- ", 100000, "x")));
    assert_null(read_text(f, repeat(f, "[", "#,", 100001, "]")));
    assert_null(read_text(f, repeat(f, "", "key#: 1\n", 1001, "")));
    assert_non_null(read_text(f, repeat(f, "", "x", 65536, "")));
    assert_null(read_text(f, repeat(f, "", "x", 65537, "")));
    assert_messages(f, "1:65: error: nested deeper than 64 levels [yaml-depth]\n"
                       "1:129: error: nested deeper than 64 levels [yaml-depth]\n"
                       "1:588874: error: more than 100000 entries [yaml-depth]\n"
                       "1001:1: error: more than 1000 keys in one mapping [yaml-depth]\n"
                       "1:1: error: a text longer than 65536 bytes [yaml-depth]\n");
}

/* Twice the text takes about twice the time: places are found by going on, not from the start. */
static void time_is_in_proportion(void **state) {
    struct fixture *f = *state;
    static const char *const shapes[] = {"- {a: \xC3\xA4, b: [x, ''], c: }\n",
                                         "- a:\n  b:\n  - x\n  c: |\n    y\n\n", "- 'x\n  y'\n\n"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        struct str text = repeat(f, "", shapes[i], 9000, "");
        clock_t start = clock();
        assert_non_null(read_text(f, text));
        assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2);
    }
    assert_messages(f, "");
}

/* ---- tables ---- */

struct inner {
    struct located_str name;
};
struct record {
    struct located_str title, language, id;
    struct located_date date;
    struct str_list words;
    struct schema_list list;
    struct inner map;
    const struct yaml_node *other;
    double ratio;
    int choice, number;
    int32_t length;
    uint32_t colour;
    bool flag;
};
#define FIELD(key, type)                                                                           \
    { #key, type, offsetof(struct record, key), false, NULL, NULL, 0, 0, "" }
static const char *const choices[] = {"left", "right", "centre", NULL};
static const struct schema_field inner_fields[] = {
    {"name", SCHEMA_TEXT, offsetof(struct inner, name), true, NULL, NULL, 0, 0, "Give a name."},
    {0}};
static const struct schema inner_schema = {"an inner one", sizeof(struct inner), SCHEMA_NO_SPAN,
                                           inner_fields};
static const struct schema_field fields[] = {
    FIELD(title, SCHEMA_TEXT),
    FIELD(language, SCHEMA_LANGUAGE),
    FIELD(id, SCHEMA_ID),
    FIELD(date, SCHEMA_DATE),
    FIELD(words, SCHEMA_TEXTS),
    {"list", SCHEMA_LIST, offsetof(struct record, list), false, &inner_schema, NULL, 0, 0, ""},
    {"map", SCHEMA_MAP, offsetof(struct record, map), false, &inner_schema, NULL, 0, 0, ""},
    FIELD(other, SCHEMA_OTHER),
    {"ratio", SCHEMA_RATIO, offsetof(struct record, ratio), false, NULL, NULL, 0, 4, ""},
    {"choice", SCHEMA_CHOICE, offsetof(struct record, choice), false, NULL, choices, 0, 0, ""},
    {"number", SCHEMA_INT, offsetof(struct record, number), false, NULL, NULL, 1, 9, ""},
    FIELD(length, SCHEMA_LENGTH),
    FIELD(colour, SCHEMA_COLOUR),
    FIELD(flag, SCHEMA_BOOL),
    {0}};
static const struct schema record_schema = {"the record", sizeof(struct record), SCHEMA_NO_SPAN,
                                            fields};

static void values_of_each_type_are_read(void **state) {
    struct fixture *f = *state;
    struct record record = {.number = 7};
    const struct yaml_node *root = read_text(
        f, STR("title: 1991\nlanguage: sr-Latn\nid: a-1\ndate: 2014-03\n"
               "words: [one, 2]\nlist: [{name: x}, {name: y}]\nmap: {name: z}\nother: [1]\n"
               "ratio: 1.25\nchoice: centre\nlength: 25.4mm\ncolour: '#1A2b3c'\n"
               "flag: yes\n"));
    assert_true(schema_read(&record_schema, f->arena, root, f->diags, &record));
    assert_str(record.title.text, "1991");
    assert_str(span_text(f->sources, record.title.span), "1991");
    assert_str(record.language.text, "sr-Latn");
    assert_str(record.id.text, "a-1");
    assert_int_equal(record.date.date.from.month, 3);
    assert_int_equal(record.words.count, 2);
    assert_str(record.words.items[1].text, "2");
    assert_int_equal(record.list.count, 2);
    assert_str(((struct inner *)record.list.items)[1].name.text, "y");
    assert_str(record.map.name.text, "z");
    assert_int_equal(record.other->count, 1);
    assert_true(record.ratio == 1.25);
    assert_int_equal(record.choice, 2);
    assert_int_equal(record.number, 7); /* absent: as it was */
    assert_int_equal(record.length, 72 * 1024);
    assert_int_equal(record.colour, 0x1A2B3C);
    assert_true(record.flag);
    assert_messages(f, "");
}

static void faults_of_each_type_are_all_found(void **state) {
    struct fixture *f = *state;
    struct record record = {0};
    const struct yaml_node *root = read_text(
        f, STR("title: [x]\nlanguage: en_GB\nid: 1a\ndate: 2014-02-30\nwords: {a: b}\n"
               "list: [{nam: x}]\nmap: 1\nratio: 5\nchoice: center\nnumber: 1.5\nlength: 3ft\n"
               "colour: red\nflag: maybe\ntitel: x\n"));
    assert_false(schema_read(&record_schema, f->arena, root, f->diags, &record));
    assert_messages(
        f, "1:8: error: 'title' takes a text, not a list [outline-type]\n"
           "2:11: error: 'language' takes a language tag like en-GB or uk, not 'en_GB' "
           "[outline-language]\n"
           "3:5: error: 'id' takes an id of ASCII letters, digits, '-' and '_', not '1a' "
           "[outline-value]\n"
           "4:7: error: '2014-02-30' is no date: there is no such day [outline-date]\n"
           "5:8: error: 'words' takes a list of texts, not a mapping [outline-type]\n"
           "6:8: error: an inner one has no 'name' [outline-required]\n"
           "6:9: error: unknown key 'nam' in an inner one [outline-key]\n"
           "7:6: error: an inner one must be a mapping, not a text [outline-type]\n"
           "8:8: error: 'ratio' takes a number from 0 to 4, not '5' [outline-value]\n"
           "9:9: error: 'choice' takes 'left', 'right' or 'centre', not 'center' [outline-value]\n"
           "10:9: error: 'number' takes a whole number from 1 to 9, not '1.5' [outline-value]\n"
           "11:9: error: 'length' takes a length like 11pt, 25mm, 2cm or 1in, not '3ft' "
           "[outline-value]\n"
           "12:9: error: 'colour' takes a colour like '#1a2b3c', in quotation marks, not 'red' "
           "[outline-value]\n"
           "13:7: error: 'flag' takes yes or no, not 'maybe' [outline-value]\n"
           "14:1: error: unknown key 'titel' in the record [outline-key]\n");
    GString *text = g_string_new(NULL);
    diag_print_text(f->diags, 100, text);
    assert_non_null(strstr(text->str, "did you mean 'en-GB'?"));
    assert_non_null(strstr(text->str, "did you mean 'centre'?"));
    assert_non_null(strstr(text->str, "did you mean 'name'?"));
    assert_non_null(strstr(text->str, "did you mean 'title'?"));
    g_string_free(text, TRUE);
}

static void a_refused_value_is_reported_once(void **state) {
    struct fixture *f = *state;
    struct record record = {0};
    const struct yaml_node *root =
        read_text(f, STR("title: *x\nlist: [*x]\nmap: *x\nwords: [*x]\nother: *x\ndate: *x\n"));
    assert_false(schema_read(&record_schema, f->arena, root, f->diags, &record));
    assert_int_equal(diag_count(f->diags, DIAG_ERROR), 6);
    assert_false(diag_has(f->diags, DIAG_OUTLINE_TYPE));
    assert_null(record.other);
}

static void language_tags_are_well_formed(void **state) {
    (void)state;
    static const char *const good[] = {"en",         "uk",           "en-GB",    "sr-Latn",
                                       "zh-Hant-TW", "es-419",       "de-1996",  "sl-rozaj-biske",
                                       "zh-yue-HK",  "en-a-bbb-x-a", "de-x-a-1", "EN-gb"};
    static const char *const bad[] = {
        "",       "e",           "english", "en_GB",    "en-",     "-en",
        "en--GB", "x-y",         "en-x",    "en-a",     "en-G",    "en-GBX4567890",
        "en-12",  "en-\xC3\xA4", "en GB",   "en-a-x-y", "en-GB-US"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!schema_language(str_of(good[i])))
            fail_msg("refused: %s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (schema_language(str_of(bad[i])))
            fail_msg("accepted: %s", bad[i]);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {CASE(places_are_bytes_behind_letters_of_more_bytes),
                                       CASE(a_part_of_a_source_has_places_in_the_whole),
                                       CASE(nothing_is_null_and_quoted_is_text),
                                       CASE(an_empty_text_has_no_tree_and_no_message),
                                       CASE(features_are_refused_and_the_rest_is_read),
                                       CASE(a_second_document_is_refused_and_the_first_is_kept),
                                       CASE(a_key_that_stands_twice_is_refused),
                                       CASE(escapes_write_no_character_that_a_source_may_not_hold),
                                       CASE(syntax_errors_have_their_place),
                                       CASE(depth_and_number_have_limits),
                                       CASE(time_is_in_proportion),
                                       CASE(values_of_each_type_are_read),
                                       CASE(faults_of_each_type_are_all_found),
                                       CASE(a_refused_value_is_reported_once),
                                       CASE(language_tags_are_well_formed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
