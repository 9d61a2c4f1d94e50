/* analyse_collate_test.c: headings in the order of an index, and their letters. */
#include "analyse_test.h"

#include <stdlib.h>

struct heading {
    const char *text;
    struct str key;
};

static int compare(const void *left, const void *right) {
    const struct heading *a = left, *b = right;
    return str_compare(a->key, b->key);
}

/* `headings` are in the order that they must have; sorted from the reverse they have it again. */
static void assert_order(const char *language, bool by_letter, const char *const *headings) {
    struct arena *arena = arena_new();
    struct collation *collation = collation_open(arena, str_of(language), by_letter);
    struct heading sorted[24];
    size_t count = 0;
    while (headings[count])
        count++;
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct heading){headings[count - 1 - i],
                                     collation_key(collation, str_of(headings[count - 1 - i]))};
    qsort(sorted, count, sizeof *sorted, compare);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(sorted[i].text, headings[i]);
    collation_close(collation);
    arena_free(arena);
}

static void word_by_word_a_space_comes_first(void **state) {
    (void)state;
    static const char *const headings[] = {
        "New Deal", "New York", "New-York Line", "Newark", "Newcastle", "Newton, Isaac", NULL};
    assert_order("en", false, headings);
}

static void letter_by_letter_a_space_is_nothing(void **state) {
    (void)state;
    static const char *const headings[] = {"Newark",        "Newcastle", "New Deal",
                                           "Newton, Isaac", "New York",  NULL};
    assert_order("en", true, headings);
}

static void a_comma_ends_what_is_compared_first(void **state) {
    (void)state;
    static const char *const headings[] = {"Berg, Anna", "Berg, Zoe", "Berg (river)",
                                           "Berg Line",  "Bergen",    NULL};
    static const char *const letters[] = {"Berg, Anna", "Berg, Zoe", "Berg (river)",
                                          "Bergen",     "Berg Line", NULL};
    assert_order("en", false, headings);
    assert_order("en", true, letters);
}

static void names_are_compared_as_they_are_spelled(void **state) {
    (void)state;
    static const char *const headings[] = {"9 May Movement",
                                           "17 November Movement",
                                           "Macmillan, Harold",
                                           "Maier, Anna",
                                           "McAleese, Mary",
                                           "Oak, Ann",
                                           "O\u2019Brien, Pat",
                                           "Obst, Karl",
                                           "Saint-Exupéry, A.",
                                           "St. John, Henry",
                                           "Stone, Jane",
                                           "Stuart, Mary",
                                           NULL};
    assert_order("en", true, headings);
}

static void letters_follow_the_language(void **state) {
    (void)state;
    static const char *const german[] = {"Ábel", "Öhm, Anna", "Ohm, Georg", "Zorn", NULL};
    static const char *const swedish[] = {"Ohm, Georg", "Zorn", "Åberg", "Öhm, Anna", NULL};
    static const char *const ukrainian[] = {"Гай", "Ґалаґан", "Їжак", "Йосип", "NATO", NULL};
    static const char *const english[] = {"NATO", "Λάσκαρη", "Коваль", NULL};
    assert_order("de", false, german);
    assert_order("sv", false, swedish);
    assert_order("uk", false, ukrainian);
    assert_order("en", false, english);
}

static void assert_letter(const char *language, const char *heading, const char *letter) {
    struct arena *arena = arena_new();
    struct collation *collation = collation_open(arena, str_of(language), false);
    struct str found = collation_letter(collation, str_of(heading));
    assert_true(str_is(found, letter));
    collation_close(collation);
    arena_free(arena);
}

static void a_head_is_the_letter_that_is_looked_for(void **state) {
    (void)state;
    assert_letter("de", "Öhm, Anna", "O");
    assert_letter("sv", "Öhm, Anna", "Ö");
    assert_letter("en", "\u201cEagle\u201d Group", "E");
    assert_letter("en", "17 November Movement", "#");
    assert_letter("uk", "Ґалаґан", "Ґ");
    assert_letter("uk", "Їжак", "Ї");
    assert_letter("ko", "김 대중", "ㄱ");
    assert_letter("zh", "毛泽东", "漢字");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(word_by_word_a_space_comes_first),
                                       cmocka_unit_test(letter_by_letter_a_space_is_nothing),
                                       cmocka_unit_test(a_comma_ends_what_is_compared_first),
                                       cmocka_unit_test(names_are_compared_as_they_are_spelled),
                                       cmocka_unit_test(letters_follow_the_language),
                                       cmocka_unit_test(a_head_is_the_letter_that_is_looked_for)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
