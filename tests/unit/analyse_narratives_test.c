/* analyse_narratives_test.c: the dates of eight narratives and of sentences in six languages
 * against a careful reader's lists, and whether what calls itself sure is right. */
#include "analyse_score.h"

#define FOLDER "tests/narratives"

static void narratives_dates_are_found(void **state) {
    static const char *const names[] = {"annual-report", "biography", "chronicle", "diplomatic",
                                        "news",          "wire",      "yearbook",  "town"};
    size_t found = 0, sure = 0, sure_wrong = 0;
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *text = g_strconcat(names[i], ".txt", NULL);
        char *list = g_strconcat(names[i], "-events.tsv", NULL);
        struct score score = score_of(FOLDER, text, list);
        print_message("%s: ", names[i]);
        assert_score(score.right, score.wanted, score.found, 95);
        assert_score(score.events_right, score.events_wanted, score.events_found, 92);
        found += score.found;
        sure += score.sure;
        sure_wrong += score.sure_wrong;
        g_free(list);
        g_free(text);
    }
    print_message("%zu of %zu sure, %zu of them wrong\n", sure, found, sure_wrong);
    assert_true(100 * sure_wrong <= 2 * sure);
    assert_true(100 * sure >= 80 * found);
}

/* A sentence of a list; a group of them is one paragraph. */
struct told {
    struct str sentence, text, value, group;
    size_t start, end; /* of the date in the paragraph, in characters */
    bool found, none;  /* none: the sentence tells no date */
};

static struct analysis *analyse_group(struct arena *arena, struct str text, const char *language,
                                      struct sources **sources) {
    *sources = sources_make(arena);
    struct diags *diags = diags_make(arena, *sources);
    uint32_t source = source_add(*sources, STR("a"), STR("a"), text, diags);
    struct pack pack = {.language.text = str_of(language)};
    return analyse(arena, read_lines(arena, *sources, source), &pack, *sources, diags);
}

/* How many dates of the group `rows` are found with their value; `extra`: those of no row. */
static size_t count_right(struct arena *arena, struct told *rows, size_t count,
                          const char *language, size_t *extra) {
    GString *text = g_string_new(NULL);
    size_t begin = 0, right = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !str_equal(rows[i].sentence, rows[i - 1].sentence)) {
            if (i > 0)
                g_string_append_c(text, ' ');
            begin = str_characters((struct str){text->str, text->len});
            g_string_append_len(text, rows[i].sentence.at, (gssize)rows[i].sentence.len);
        }
        rows[i].start += begin;
        rows[i].end = rows[i].start + str_characters(rows[i].text);
    }
    struct sources *sources;
    struct str whole = str_copy(arena, (struct str){text->str, text->len});
    const struct analysis *analysis = analyse_group(arena, whole, language, &sources);
    for (size_t d = 0; d < analysis->date_count; d++) {
        const struct date_found *date = &analysis->dates[d];
        size_t start = source_place(sources, date->span.source, date->span.start).column - 1;
        size_t end = start + str_characters(date->as_written), row = 0;
        while (row < count && (rows[row].none || rows[row].found || rows[row].end <= start ||
                               end <= rows[row].start))
            row++;
        struct str value = date->settled ? edtf_text(arena, date->value) : STR("none");
        bool good = row < count && str_equal(value, rows[row].value);
        if (!good)
            print_message("%s: '%.*s' is %.*s: wrong\n", language, STR_ARG(date->as_written),
                          STR_ARG(value));
        right += good;
        if (row < count)
            rows[row].found = true;
        else
            ++*extra;
    }
    g_string_free(text, TRUE);
    return right;
}

/* `least` in hundredths of F1. */
static void assert_language(const char *list, const char *language, size_t least) {
    enum { MOST_ROWS = 200 };
    struct arena *arena = arena_new();
    struct told rows[MOST_ROWS];
    char *name = g_strconcat(list, "-", language, ".tsv", NULL);
    struct str lines = read_file(arena, FOLDER "/languages", name);
    size_t count = 0, right = 0, extra = 0;
    for (size_t at = str_find(lines, STR("\n"), 0) + 1; at < lines.len;) {
        size_t end = MIN(str_find(lines, STR("\n"), at), lines.len);
        struct str line = str_slice(lines, at, end);
        assert_true(count < MOST_ROWS);
        rows[count++] = (struct told){.sentence = field(line, 0),
                                      .text = field(line, 1),
                                      .value = field(line, 2),
                                      .group = field(line, 5),
                                      .start = (size_t)atol(str_terminated(arena, field(line, 6)))};
        rows[count - 1].none = rows[count - 1].text.len == 0;
        at = end + 1;
    }
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && str_equal(rows[end].group, rows[first].group);)
            end++;
        right += count_right(arena, rows + first, end - first, language, &extra);
    }
    size_t found = extra, wanted = 0;
    for (size_t i = 0; i < count; i++) {
        found += rows[i].found;
        wanted += !rows[i].none;
        if (!rows[i].found && !rows[i].none)
            print_message("%s: '%.*s' is missed\n", language, STR_ARG(rows[i].text));
    }
    print_message("%s-%s: ", list, language);
    assert_score(right, wanted, found, least);
    g_free(name);
    arena_free(arena);
}

static void dates_of_six_languages_are_found(void **state) {
    static const char *const languages[] = {"de", "es", "fr", "pl", "ru", "uk"};
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
        assert_language("dates", languages[i], 95);
        assert_language("forms", languages[i], 95);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(narratives_dates_are_found),
                                       cmocka_unit_test(dates_of_six_languages_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
