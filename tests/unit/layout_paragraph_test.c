/* layout_paragraph_test.c: inlines of a block become lines whose draws give the text back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "layout/words.h"

struct fixture {
    struct arena *arena;
    struct typesetter *typesetter;
    struct sources *sources;
    struct diags *diags;
    struct style style;
    struct layout_input input;
    struct layout_job job;
    uint32_t source;
};

static const char *const sample =
    "The Secretary General explained that international cooperation between the organisation and "
    "its partners had developed considerably, notwithstanding extraordinary circumstances.";

static int open_fixture(void **state) {
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    f.sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, f.sources);
    f.source = source_add(f.sources, STR("a.md"), STR("a.md"), str_of(sample), f.diags);
    f.typesetter = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), f.diags);
    assert_non_null(f.typesetter);
    f.style.mono_family = STR("Noto Sans Mono");
    f.style.accent = 0x123456;
    f.style.text[TEXT_BODY] = (struct text_style){.family = STR("Linux Libertine O"),
                                                  .size = 11 * 1024,
                                                  .leading = 14 * 1024,
                                                  .align = TEXT_JUSTIFY,
                                                  .hyphenate = true};
    f.input.style = &f.style;
    f.input.sources = f.sources;
    f.job = (struct layout_job){
        .arena = f.arena, .typesetter = f.typesetter, .input = &f.input, .diags = f.diags};
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    typesetter_close(f->typesetter);
    arena_free(f->arena);
    return 0;
}

static struct node *paragraph_of(struct fixture *f, const char *text) {
    struct span span = {f->source, 0, (uint32_t)strlen(text)};
    struct node *block = node_make(f->arena, NODE_PARAGRAPH, span);
    struct node *child = node_make(f->arena, NODE_TEXT, span);
    child->text = str_of(text);
    node_append(block, child);
    return block;
}

static struct lines set(struct fixture *f, const struct node *block, int32_t measure) {
    f->job.ids = id_table_make(f->arena, block);
    struct paragraph paragraph = {
        .block = block, .text = &f->style.text[TEXT_BODY], .measure = measure * 1024};
    return paragraph_set(&f->job, &paragraph);
}

/* All text of the lines; a soft hyphen at a line's end is joined. */
static char *text_of(struct lines lines) {
    GString *out = g_string_new(NULL);
    for (size_t l = 0; l < lines.count; l++)
        for (size_t i = 0; i < lines.items[l].draw_count; i++) {
            const struct draw *draw = &lines.items[l].draws[i];
            if (draw->kind != DRAW_TEXT)
                continue;
            size_t bytes = 0, glyphs = 0;
            for (size_t c = 0; c < draw->cluster_count; c++) {
                bytes += draw->clusters[c].bytes;
                glyphs += draw->clusters[c].glyphs;
            }
            assert_int_equal(bytes, draw->text.len);
            assert_int_equal(glyphs, draw->glyph_count);
            g_string_append_len(out, draw->text.at, (gssize)draw->text.len);
            if (draw->line_end && g_str_has_suffix(out->str, "\xC2\xAD"))
                g_string_truncate(out, out->len - 2);
        }
    return g_string_free(out, FALSE);
}

static void lines_give_the_text_back(void **state) {
    struct fixture *f = *state;
    for (int32_t measure = 90; measure < 300; measure += 30) {
        struct lines lines = set(f, paragraph_of(f, sample), measure);
        assert_true(lines.count > 1);
        char *text = text_of(lines);
        assert_string_equal(text, sample);
        g_free(text);
    }
}

/* How far a line of one draw goes beyond the measure at its right. */
static int32_t right_edge(const struct line *line, int32_t measure) {
    assert_int_equal(line->draw_count, 1);
    const struct draw *draw = &line->draws[0];
    struct str shown = str_trim(draw->text);
    int32_t space =
        shown.len < draw->text.len ? draw->width - draw->glyphs[draw->glyph_count - 1].x : 0;
    return draw->x + draw->width - space - measure;
}

static void justified_lines_fill_the_measure(void **state) {
    struct fixture *f = *state;
    struct lines lines = set(f, paragraph_of(f, sample), 200);
    for (size_t l = 0; l + 1 < lines.count; l++) {
        bool letter = g_ascii_isalpha(str_trim(lines.items[l].draws[0].text)
                                          .at[str_trim(lines.items[l].draws[0].text).len - 1]);
        int32_t edge = right_edge(&lines.items[l], 200 * 1024);
        assert_true(edge >= -16 && edge <= (letter ? 16 : 6 * 1024));
    }
}

static void hyphens_and_stops_stand_out_of_the_block(void **state) {
    struct fixture *f = *state;
    size_t hyphens = 0;
    for (int32_t measure = 90; measure < 200; measure += 10) {
        struct lines lines = set(f, paragraph_of(f, sample), measure);
        for (size_t l = 0; l + 1 < lines.count; l++)
            if (lines.items[l].hyphenated && lines.items[l].draws[0].expansion < 20) {
                assert_true(right_edge(&lines.items[l], measure * 1024) > 1024);
                hyphens++;
            }
    }
    assert_true(hyphens > 3);
    struct lines quoted =
        set(f, paragraph_of(f, "\xE2\x80\x9CYes, said the man.\xE2\x80\x9D"), 300);
    assert_true(quoted.items[0].draws[0].x < -1024);
}

static void letters_give_way_by_two_hundredths_at_most(void **state) {
    struct fixture *f = *state;
    size_t wide = 0, narrow = 0;
    for (int32_t measure = 150; measure < 300; measure += 10) {
        struct lines lines = set(f, paragraph_of(f, sample), measure);
        for (size_t l = 0; l < lines.count; l++) {
            int expansion = lines.items[l].draws[0].expansion;
            assert_true(expansion >= -20 && expansion <= 20 && expansion % 5 == 0);
            wide += expansion > 0;
            narrow += expansion < 0;
        }
    }
    assert_true(wide > 3 && narrow > 3);
}

static void a_ragged_line_keeps_its_letters(void **state) {
    struct fixture *f = *state;
    f->style.text[TEXT_BODY].align = TEXT_LEFT;
    struct lines lines = set(f, paragraph_of(f, sample), 150);
    for (size_t l = 0; l < lines.count; l++) {
        assert_int_equal(lines.items[l].draws[0].expansion, 0);
        assert_int_equal(lines.items[l].draws[0].x, 0);
    }
}

/* No line of any measure ends between the two words. */
static void assert_tied(struct fixture *f, const char *language, const char *text,
                        const char *first) {
    struct node *block = paragraph_of(f, text);
    block->language = str_of(language);
    size_t length = strlen(first);
    for (int32_t measure = 160; measure < 330; measure += 7) {
        struct lines lines = set(f, block, measure);
        for (size_t l = 0; l + 1 < lines.count; l++) {
            GString *line = g_string_new(NULL);
            for (size_t i = 0; i < lines.items[l].draw_count; i++)
                if (lines.items[l].draws[i].kind == DRAW_TEXT)
                    g_string_append_len(line, lines.items[l].draws[i].text.at,
                                        (gssize)lines.items[l].draws[i].text.len);
            g_strchomp(line->str);
            size_t end = strlen(line->str);
            assert_false(end >= length && strcmp(line->str + end - length, first) == 0);
            g_string_free(line, TRUE);
        }
    }
}

static void some_words_stay_together(void **state) {
    struct fixture *f = *state;
    assert_tied(f, "en", "The council met in Brussels on the morning of 9 July and again later on.",
                " 9");
    assert_tied(f, "en", "It was in the old hall that Mr Rivas spoke to all of those who had come.",
                "Mr");
    assert_tied(f, "en", "See what has been said of it in the annex, p. 14, and in the tables too.",
                "p.");
    assert_tied(f, "en", "The words are those of the elder sister, A. Rivas, who kept the records.",
                "A.");
    assert_tied(f, "en",
                "The new road that is to be built along the river will be 120 km long now.", "120");
    assert_tied(f, "en",
                "One of the parties \xE2\x80\x93 the smaller one of them \xE2\x80\x93 did not sign "
                "it then.",
                "parties");
    assert_tied(f, "de", "Der Rat kam in der alten Halle am Morgen des 9. Juli wieder zusammen da.",
                "9.");
    assert_tied(f, "uk",
                "\xD0\xA0\xD0\xB0\xD0\xB4\xD0\xB0 "
                "\xD0\xB7\xD1\x96\xD0\xB1\xD1\x80\xD0\xB0\xD0\xBB\xD0\xB0\xD1\x81\xD1\x8F \xD0\xB2 "
                "\xD0\xBC\xD1\x96\xD1\x81\xD1\x82\xD1\x96 \xD1\x96 9 "
                "\xD0\xBB\xD0\xB8\xD0\xBF\xD0\xBD\xD1\x8F \xD0\xB7\xD0\xBD\xD0\xBE\xD0\xB2\xD1\x83 "
                "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB9\xD1\x88\xD0\xBB\xD0\xB0 "
                "\xD1\x82\xD1\x83\xD0\xB4\xD0\xB8.",
                " 9");
}

static void a_no_break_space_gives_way_like_others(void **state) {
    struct fixture *f = *state;
    struct lines lines =
        set(f,
            paragraph_of(f, "The\u00a0Secretary General spoke of\u00a0the\u00a0river and of the "
                            "people who live along it in the summer months."),
            180);
    assert_true(lines.count >= 3);
    int32_t edge = right_edge(&lines.items[0], 180 * 1024);
    assert_true(edge >= -16 && edge <= 6 * 1024);
    char *text = text_of(lines);
    assert_non_null(strstr(text, "of\u00a0the\u00a0river"));
    g_free(text);
}

static void a_divided_word_starts_before_the_line(void **state) {
    struct fixture *f = *state;
    struct lines lines = set(f, paragraph_of(f, sample), 90);
    bool seen = false;
    for (size_t l = 1; l < lines.count; l++) {
        const struct line *line = &lines.items[l];
        if (lines.items[l - 1].hyphenated) {
            assert_true(line->word_start.offset < line->start.offset);
            seen = true;
        } else {
            assert_int_equal(line->word_start.offset, line->start.offset);
        }
    }
    assert_true(seen);
}

static void marks_and_links_have_their_places(void **state) {
    struct fixture *f = *state;
    struct node *block = paragraph_of(f, "NATO and Ukraine");
    node_add_mark(f->arena, block->first, (struct mark){.start = 9, .end = 16, .id = STR("m1")});
    struct node *link = node_make(f->arena, NODE_LINK, block->span);
    link->target = STR("https://nato.int/");
    node_append(link, node_make_text(f->arena, STR(" here"), block->span));
    node_append(block, link);
    struct lines lines = set(f, block, 300);
    assert_int_equal(lines.count, 1);
    int32_t anchor = -1, link_x = -1;
    for (size_t i = 0; i < lines.items[0].draw_count; i++) {
        const struct draw *draw = &lines.items[0].draws[i];
        if (draw->kind == DRAW_ANCHOR && str_is(draw->text, "m1"))
            anchor = draw->x;
        if (draw->kind == DRAW_LINK && str_is(draw->text, "https://nato.int/"))
            link_x = draw->x;
    }
    assert_true(anchor > 0);
    assert_true(link_x > anchor);
}

static void a_glyph_that_no_font_has_is_reported(void **state) {
    struct fixture *f = *state;
    set(f, paragraph_of(f, "a \xE6\xBC\xA2 b"), 300);
    assert_true(diag_has(f->diags, DIAG_GLYPH_MISSING));
}

static void an_address_that_is_too_long_is_broken_or_reported(void **state) {
    struct fixture *f = *state;
    const char *address = "https://www.nato.int/cps/en/natohq/topics/relations/with/ukraine.htm";
    struct lines lines = set(f, paragraph_of(f, address), 120);
    assert_true(lines.count >= 2);
    char *text = text_of(lines);
    assert_string_equal(text, address);
    g_free(text);
}

static void tails_stand_at_the_right(void **state) {
    struct fixture *f = *state;
    struct node *block = paragraph_of(f, "Contents");
    f->job.ids = id_table_make(f->arena, block);
    struct paragraph paragraph = {.block = block,
                                  .text = &f->style.text[TEXT_BODY],
                                  .measure = 200 * 1024,
                                  .tail = STR("12"),
                                  .leaders = true,
                                  .tail_target = STR("#x")};
    struct lines lines = paragraph_set(&f->job, &paragraph);
    assert_int_equal(lines.count, 1);
    bool tail = false, leaders = false;
    for (size_t i = 0; i < lines.items[0].draw_count; i++) {
        const struct draw *draw = &lines.items[0].draws[i];
        if (draw->kind == DRAW_TEXT && str_is(draw->text, "12")) {
            assert_int_equal(draw->x + draw->width, 200 * 1024);
            tail = true;
        }
        leaders = leaders || (draw->kind == DRAW_TEXT && draw->flow == FLOW_ARTIFACT);
    }
    assert_true(tail && leaders);
}

static void code_keeps_its_lines(void **state) {
    struct fixture *f = *state;
    struct node *block = node_make(f->arena, NODE_CODE_BLOCK, SPAN_NONE);
    block->text = STR("one\n\n  two three\n");
    struct lines lines = code_set(&f->job, block, &f->style.text[TEXT_BODY], 300 * 1024, FLOW_TEXT);
    assert_int_equal(lines.count, 3);
    assert_true(str_is(lines.items[2].draws[0].text, "  two three"));
    assert_int_equal(lines.items[2].start.offset, 5);
}

/* A word of `count` letters, again and again those of `part`. */
static char *long_word(struct fixture *f, const char *part, size_t count) {
    char *word = ARENA_ARRAY(f->arena, char, count + 1);
    for (size_t i = 0; i < count; i++)
        word[i] = part[i % strlen(part)];
    return word;
}

static void assert_text(struct lines lines, const char *expected) {
    char *text = text_of(lines);
    assert_string_equal(text, expected);
    g_free(text);
}

/* But for what may stand out. */
static void assert_inside(const struct lines *lines, int32_t measure) {
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        const struct draw *last = &line->draws[line->draw_count - 1];
        assert_true(last->x + last->width <= (measure + 4) * 1024);
    }
}

static void a_word_wider_than_the_column_is_broken_anywhere(void **state) {
    struct fixture *f = *state;
    char *word = long_word(f, "abcdefghij", 3000);
    f->source = source_add(f->sources, STR("b.md"), STR("b.md"), str_of(word), f->diags);
    struct lines lines = set(f, paragraph_of(f, word), 200);
    assert_true(lines.count > 60 && lines.count < 120);
    assert_inside(&lines, 200);
    assert_text(lines, word);
    assert_int_equal(diag_count(f->diags, DIAG_WARNING), 1);
}

static void the_longest_words_take_time_in_proportion(void **state) {
    struct fixture *f = *state;
    static const char *const parts[] = {"abcdefghij", "https://www.example.org/a-b_c?d=e&f."};
    for (size_t i = 0; i < 2; i++) {
        char *word = long_word(f, parts[i], 60000);
        struct lines lines = set(f, paragraph_of(f, word), 300);
        assert_true(lines.count > 800);
        assert_inside(&lines, 300);
        assert_text(lines, word);
    }
}

static void places_in_a_word_are_the_same_to_and_fro(void **state) {
    struct fixture *f = *state;
    struct str text = STR("Kyiv-\u041A\u0438\u0457\u0432-\u0394\u03B5\u03BB-office");
    const struct face *face = face_find(f->typesetter, &f->style.text[TEXT_BODY], STR("en"));
    struct shape_cursor forth = {.shape = shape_word(f->typesetter, face, text)}, back = forth;
    int32_t x[64], before = -1;
    assert_true(text.len < 64);
    for (uint32_t i = 0; i <= text.len; i++) {
        x[i] = shape_x(&forth, i);
        assert_true(x[i] >= before);
        before = x[i];
    }
    assert_int_equal(x[0], 0);
    assert_int_equal(before, forth.shape->width);
    for (uint32_t i = (uint32_t)text.len + 1; i-- > 0;)
        assert_int_equal(shape_x(&back, i), x[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_give_the_text_back, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(justified_lines_fill_the_measure, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(hyphens_and_stops_stand_out_of_the_block, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(letters_give_way_by_two_hundredths_at_most, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_ragged_line_keeps_its_letters, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(some_words_stay_together, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(a_no_break_space_gives_way_like_others, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_divided_word_starts_before_the_line, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(marks_and_links_have_their_places, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(a_glyph_that_no_font_has_is_reported, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(an_address_that_is_too_long_is_broken_or_reported,
                                        open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(a_word_wider_than_the_column_is_broken_anywhere,
                                        open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(the_longest_words_take_time_in_proportion, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(places_in_a_word_are_the_same_to_and_fro, open_fixture,
                                        close_fixture),
        cmocka_unit_test_setup_teardown(tails_stand_at_the_right, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(code_keeps_its_lines, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
