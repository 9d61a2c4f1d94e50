/* doc_typography_test.c: plain signs become those of the language, and keep their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "doc/typography.h"
#include "markdown/markdown.h"

struct example {
    const char *language, *typed, *printed;
};

static void assert_printed(const struct example *examples, size_t count) {
    struct arena *arena = arena_new();
    for (size_t i = 0; i < count; i++) {
        struct str got =
            typography_text(arena, str_of(examples[i].typed), str_of(examples[i].language));
        assert_string_equal(str_terminated(arena, got), examples[i].printed);
        /* What is typographic stays so. */
        struct str again = typography_text(arena, got, str_of(examples[i].language));
        assert_string_equal(str_terminated(arena, again), examples[i].printed);
    }
    arena_free(arena);
}

static void marks_are_those_of_the_language(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"en-GB", "She said \"yes\" to 'it'.", "She said “yes” to ‘it’."},
        {"en-US", "\"He said 'no',\" she said.", "“He said ‘no’,” she said."},
        {"de", "Er sagte \"ja\" und 'nein'.", "Er sagte „ja“ und ‚nein‘."},
        {"de-CH", "Er sagte \"ja\".", "Er sagte «ja»."},
        {"uk", "Він сказав \"так\".", "Він сказав «так»."},
        {"uk", "\"Газета \"День\" пише\"", "«Газета „День“ пише»"},
        {"ru", "«Газета \"День\" пишет»", "«Газета „День“ пишет»"},
        {"pl", "Powiedział \"tak\".", "Powiedział „tak”."},
        {"es", "Dijo \"sí\".", "Dijo «sí»."},
        {"es-MX", "Dijo \"sí\".", "Dijo “sí”."},
        {"it", "Disse \"sì\".", "Disse «sì»."},
        {"it", "L'\"accordo\" e \"l'\"altro\" testo\"", "L’«accordo» e «l’“altro” testo»"},
        {"fr", "Il dit \"oui\".", "Il dit «\u00a0oui\u00a0»."},
        {"xx", "\"a\"", "“a”"},
        {"DE-ch", "\"a\"", "«a»"},
        {"he", "\"שלום\"", "”שלום”"},
        {"he", "צה\"ל, ג'ורג'", "צה״ל, ג׳ורג׳"},
        {"ar", "قال \"نعم\".", "قال «نعم»."},
        {"ja", "\"はい\"", "「はい」"},
        {"zh", "他说：\"是\"。又说\"否\"", "他说：“是”。又说“否”"},
    };
    assert_printed(examples, G_N_ELEMENTS(examples));
}

static void apostrophes_and_primes_are_told_from_marks(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"en", "O'Brien's don't, isn't", "O’Brien’s don’t, isn’t"},
        {"en", "the '90s and '97", "the ’90s and ’97"},
        {"en", "in the 1990s' end", "in the 1990s’ end"},
        {"en", "'10 years of war', he said", "‘10 years of war’, he said"},
        {"en", "'97 and the boys' club", "’97 and the boys’ club"},
        {"en", "the boys' club", "the boys’ club"},
        {"en", "'Tis rock 'n' roll, 'twas", "’Tis rock ’n’ roll, ’twas"},
        {"en", "5'10\" tall", "5′10″ tall"},
        {"en", "\"He is 5'10\" tall\", she said", "“He is 5′10″ tall”, she said"},
        {"en", "a 12\" gun of 20'", "a 12″ gun of 20′"},
        {"en", "50°27'N 30°31'25\"E", "50°27′N 30°31′25″E"},
        {"en", "\"in 1990\" and 'in 12'", "“in 1990” and ‘in 12’"},
        {"en", "two F-16's", "two F-16’s"},
        {"de-CH", "1'000'000 Franken", "1’000’000 Franken"},
        {"uk", "об'єднання, пам'ять", "об’єднання, пам’ять"},
        {"fr", "l'accord d'Ankara, aujourd'hui", "l’accord d’Ankara, aujourd’hui"},
        {"de", "Das ist Hans' Buch", "Das ist Hans’ Buch"},
        {"en", "\"'Never', he said\"", "“‘Never’, he said”"},
        {"en", "(\"word\") \"word\"; \"word\": \"word\"", "(“word”) “word”; “word”: “word”"},
        {"en", "\"A paragraph that goes on", "“A paragraph that goes on"},
        {"en", "\"", "\""},
        {"en", "a \" b ' c", "a \" b ' c"},
        {"en", "'", "’"},
    };
    assert_printed(examples, G_N_ELEMENTS(examples) - 1); /* the last stands alone */
}

static void dashes_and_dots(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"en", "1914--18, this---that -- so", "1914–18, this—that – so"},
        {"en", "a ---- b ----- c --> d <-- e", "a ---- b ----- c --> d <-- e"},
        {"en", "well... well.... [...] a.....b", "well… well…. […] a.....b"},
        {"en", "word--\"quoted\"--word", "word–“quoted”–word"},
        {"en", "http://a.org/b--c...\"x\" and www.a--b.org/'q'",
         "http://a.org/b--c...“x” and www.a--b.org/'q'"},
        {"en", "../a/.../b", "../a/.../b"},
    };
    struct arena *arena = arena_new();
    struct str got = typography_text(arena, str_of(examples[4].typed), STR("en"));
    assert_true(str_find(got, STR("b--c..."), 0) != SIZE_MAX);
    assert_true(str_find(got, STR("a--b.org/'q'"), 0) != SIZE_MAX);
    arena_free(arena);
    assert_printed(examples, 4);
    assert_printed(examples + 5, 1);
}

static void french_has_spaces_that_do_not_break(void **state) {
    (void)state;
    static const struct example examples[] = {
        {"fr", "Quoi ? Oui ! Non ; ceci : cela",
         "Quoi\u202f? Oui\u202f! Non\u202f; ceci\u00a0: cela"},
        {"fr", "Quoi? Oui! Non; ceci: cela?!",
         "Quoi\u202f? Oui\u202f! Non\u202f; ceci\u00a0: cela\u202f?!"},
        {"fr", "« oui » et «non»", "«\u00a0oui\u00a0» et «\u00a0non\u00a0»"},
        {"fr", "à 12:30, http://a.org, (!) (?)", "à 12:30, http://a.org, (!) (?)"},
        {"fr", "\"Oui !\"", "«\u00a0Oui\u202f!\u00a0»"},
        {"fr-CA", "Quoi? Oui : «non»", "Quoi? Oui\u00a0: «\u00a0non\u00a0»"},
        {"fr-CH", "Oui : «non»", "Oui\u202f: «\u202fnon\u202f»"},
        {"en", "What ? Yes !", "What ? Yes !"},
    };
    assert_printed(examples, G_N_ELEMENTS(examples));
}

/* ---- in a section ---- */

struct read {
    struct arena *arena;
    struct sources *sources;
    struct markdown_section section;
};

static struct read read_text(const char *text, struct markdown_options options) {
    struct read read = {.arena = arena_new()};
    read.sources = sources_make(read.arena);
    struct diags *diags = diags_make(read.arena, read.sources);
    uint32_t source = source_add(read.sources, STR("a.md"), STR("a.md"), str_of(text), diags);
    read.section = markdown_read(read.arena, read.sources, source, options, diags);
    assert_non_null(read.section.node);
    GString *fault = g_string_new(NULL);
    assert_true(doc_check(read.section.node, read.sources, fault));
    g_string_free(fault, TRUE);
    return read;
}

static void assert_section(const char *text, struct markdown_options options, const char *printed) {
    struct read read = read_text(text, options);
    struct str got = node_plain_text(read.arena, read.section.node);
    assert_string_equal(str_terminated(read.arena, got), printed);
    arena_free(read.arena);
}

static void code_escapes_and_addresses_stay(void **state) {
    (void)state;
    struct markdown_options en = {.language = STR("en")};
    assert_section("# T\n\n`a \"b\" -- c` and \\\"d\\\" &quot;e&quot; \\-- f", en,
                   "Ta \"b\" -- c and \"d\" \"e\" -- f");
    assert_section("# T\n\n*\"a\"* **'b'**[^1] \"c\"[^1]\n\n[^1]: \"n\"", en, "T“a” ‘b’ “c”“n”");
    assert_section("# T\n\n<http://a.org/x--y> [\"z\"](http://b.org)", en,
                   "Thttp://a.org/x--y “z”");
    assert_section("# T\n\n\"`code`\" 'a\nb'", en, "T“code” ‘a b’");
    assert_section("# \"T\" {#t}\n\n[\"x\"]{lang=de} \"y\"", en, "“T”„x“ “y”");
    assert_section("---\nlanguage: fr\n---\n# T\n\nQuoi ?", en, "TQuoi\u202f?");
    assert_section("---\ntypography: plain\n---\n# T\n\n\"a\" -- b...", en, "T\"a\" -- b...");
    struct markdown_options plain = {.language = STR("en"), .plain_typography = true};
    assert_section("# T\n\n\"a\"", plain, "T\"a\"");
    assert_section("---\ntypography: smart\n---\n# T\n\n\"a\"", plain, "T“a”");
    struct markdown_options txt = {.language = STR("en"), .plain_text = true};
    assert_section("T\n\n- \"a\" -- *b*\n", txt, "T“a” – *b*");
}

static void a_changed_text_knows_its_source(void **state) {
    (void)state;
    const char *text = "# T\n\nAh \"é\"--O'Brien... end";
    struct markdown_options en = {.language = STR("en")};
    struct read read = read_text(text, en);
    const struct node *node = read.section.node->last->first;
    assert_string_equal(str_terminated(read.arena, node->text), "Ah “é”–O’Brien… end");
    static const struct {
        const char *printed, *source;
    } parts[] = {{"Ah", "Ah"},
                 {"é", "é"},
                 {"“", "\""},
                 {"”–", "\"--"},
                 {"O’Brien", "O'Brien"},
                 {"Brien", "Brien"},
                 {"…", "..."},
                 {"end", "end"},
                 {"“é”–O’Brien… end", "\"é\"--O'Brien... end"}};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        size_t at = str_find(node->text, str_of(parts[i].printed), 0);
        struct span span =
            node_source_span(node, (uint32_t)at, (uint32_t)(at + strlen(parts[i].printed)));
        assert_string_equal(str_terminated(read.arena, span_text(read.sources, span)),
                            parts[i].source);
    }
    arena_free(read.arena);
}

static void ids_do_not_depend_on_typography(void **state) {
    (void)state;
    struct markdown_options en = {.language = STR("en")}, plain = en;
    plain.plain_typography = true;
    const char *text = "# T\n\n## Don't \"stop\" -- it's... '90s -- now?\n";
    struct read smart = read_text(text, en), typed = read_text(text, plain);
    assert_string_equal(str_terminated(smart.arena, smart.section.node->last->id),
                        str_terminated(typed.arena, typed.section.node->last->id));
    arena_free(smart.arena);
    arena_free(typed.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_those_of_the_language),
        cmocka_unit_test(apostrophes_and_primes_are_told_from_marks),
        cmocka_unit_test(dashes_and_dots),
        cmocka_unit_test(french_has_spaces_that_do_not_break),
        cmocka_unit_test(code_escapes_and_addresses_stay),
        cmocka_unit_test(a_changed_text_knows_its_source),
        cmocka_unit_test(ids_do_not_depend_on_typography),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
