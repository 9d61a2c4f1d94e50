/* analyse_paragraphs_test.c: tests/narratives/paragraphs.txt, short texts in which each date is
 * marked with its value: {words|EDTF} an event, {words|EDTF|c} the date of a source, {...|m} a
 * mention, {...|o} not scored. A text begins with a line "@@ NAME", behind which date=, as_of= and
 * language= may stand. */
#include "analyse_score.h"
#include "analyse_test.h"

#define LIST "paragraphs.txt"

struct marked {
    size_t start, end; /* in the Markdown, bytes */
    struct str value;
    char role;
    bool found;
};

struct paragraph {
    struct str name;
    char *date, *as_of, *language;
    GString *markdown;
    GArray *marks; /* struct marked */
};

static char *option(struct str line, const char *key) {
    char *name = g_strconcat(" ", key, "=", NULL);
    size_t at = str_find(line, str_of(name), 0), start = at + strlen(name), end = start;
    g_free(name);
    if (at == SIZE_MAX || at >= line.len)
        return NULL;
    while (end < line.len && line.at[end] != ' ')
        end++;
    return g_strndup(line.at + start, end - start);
}

/* "{3 May|2014-05-03|c}" → "3 May", and its mark. */
static void add_line(struct paragraph *paragraph, struct str line) {
    for (size_t at = 0; at < line.len; at++) {
        size_t bar = line.at[at] == '{' ? str_find(line, STR("|"), at) : SIZE_MAX;
        size_t close = line.at[at] == '{' ? str_find(line, STR("}"), at) : SIZE_MAX;
        if (bar >= close || close >= line.len) {
            g_string_append_c(paragraph->markdown, line.at[at]);
            continue;
        }
        struct marked mark = {.start = paragraph->markdown->len, .role = 'e'};
        g_string_append_len(paragraph->markdown, line.at + at + 1, (gssize)(bar - at - 1));
        mark.end = paragraph->markdown->len;
        struct str value = str_slice(line, bar + 1, close);
        if (value.len > 2 && value.at[value.len - 2] == '|') {
            mark.role = value.at[value.len - 1];
            value = str_slice(value, 0, value.len - 2);
        }
        mark.value = value;
        g_array_append_val(paragraph->marks, mark);
        at = close;
    }
    g_string_append_c(paragraph->markdown, '\n');
}

static bool roles_agree(char mark, enum date_role role) {
    return mark == 'c'   ? role == DATE_CITATION
           : mark == 'm' ? role == DATE_MENTION
                         : role == DATE_EVENT;
}

/* The faults of one text, printed. */
static size_t count_faults(struct paragraph *paragraph) {
    struct run run =
        analyse_with(paragraph->markdown->str,
                     (struct setting){.language = paragraph->language, .as_of = paragraph->as_of});
    size_t faults = 0;
    for (size_t i = 0; i < run.analysis->date_count; i++) {
        const struct date_found *date = &run.analysis->dates[i];
        struct str value = date->settled ? edtf_text(run.arena, date->value) : STR("?");
        struct marked *mark = NULL;
        for (guint m = 0; m < paragraph->marks->len && !mark; m++) {
            struct marked *other = &g_array_index(paragraph->marks, struct marked, m);
            if (other->start < date->span.end && date->span.start < other->end)
                mark = other;
        }
        bool right = mark && (mark->role == 'o' || (str_equal(value, mark->value) &&
                                                    roles_agree(mark->role, date->role)));
        if (mark)
            mark->found = true;
        faults += !right;
        if (!right)
            print_message("%.*s: '%.*s' is read as %.*s (%s), not %.*s\n", STR_ARG(paragraph->name),
                          STR_ARG(date->as_written), STR_ARG(value), date_role_names[date->role],
                          STR_ARG(mark ? mark->value : STR("none")));
    }
    for (guint m = 0; m < paragraph->marks->len; m++) {
        const struct marked *mark = &g_array_index(paragraph->marks, struct marked, m);
        if (!mark->found && mark->role != 'o') {
            faults++;
            print_message("%.*s: %.*s is not found\n", STR_ARG(paragraph->name),
                          STR_ARG(mark->value));
        }
    }
    arena_free(run.arena);
    return faults;
}

static void begin(struct paragraph *paragraph, struct str line) {
    struct str rest = str_slice(line, 3, line.len);
    paragraph->name = str_slice(rest, 0, MIN(str_find(rest, STR(" "), 0), rest.len));
    paragraph->date = option(line, "date");
    paragraph->as_of = option(line, "as_of");
    paragraph->language = option(line, "language");
    g_string_truncate(paragraph->markdown, 0);
    g_array_set_size(paragraph->marks, 0);
    if (paragraph->date)
        g_string_append_printf(paragraph->markdown, "---\ndate: %s\n---\n", paragraph->date);
}

static size_t end(struct paragraph *paragraph) {
    size_t faults = paragraph->name.len ? count_faults(paragraph) : 0;
    g_free(paragraph->date);
    g_free(paragraph->as_of);
    g_free(paragraph->language);
    return faults;
}

static void each_date_has_its_value(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct str lines = read_file(arena, "tests/narratives", LIST);
    struct paragraph paragraph = {.markdown = g_string_new(NULL),
                                  .marks = g_array_new(FALSE, FALSE, sizeof(struct marked))};
    size_t faults = 0, texts = 0;
    bool titled = false;
    for (size_t at = 0; at < lines.len;) {
        size_t stop = MIN(str_find(lines, STR("\n"), at), lines.len);
        struct str line = str_slice(lines, at, stop);
        at = stop + 1;
        if (str_starts(line, STR("@@ "))) {
            faults += end(&paragraph);
            begin(&paragraph, line);
            texts++;
            titled = false;
            continue;
        }
        if (!titled && !str_starts(line, STR("# ")))
            g_string_append(paragraph.markdown, "# T\n\n");
        titled = true;
        add_line(&paragraph, line);
    }
    faults += end(&paragraph);
    g_string_free(paragraph.markdown, TRUE);
    g_array_free(paragraph.marks, TRUE);
    arena_free(arena);
    assert_true(texts > 100);
    assert_int_equal(faults, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_date_has_its_value)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
