/* layout_scripts_test.c: scripts, languages and what OpenType does for them, line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "layout/typesetter.h"

enum { MEASURE = 220 * 1024 };

struct fixture {
    struct arena *arena;
    struct diags *diags;
    struct style style;
    struct pack pack;
    struct layout_input input;
    struct layout_job job;
    uint32_t source;
};

static int open_fixture(void **state) {
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    struct sources *sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, sources);
    f.source = source_add(sources, STR("a.md"), STR("a.md"), STR("x"), f.diags);
    f.style.mono_family = STR("Noto Sans Mono");
    f.style.text[TEXT_BODY] = (struct text_style){.family = STR("Linux Libertine O"),
                                                  .size = 11 * 1024,
                                                  .leading = 14 * 1024,
                                                  .align = TEXT_JUSTIFY,
                                                  .hyphenate = true};
    f.input.style = &f.style;
    f.input.sources = sources;
    f.input.pack = &f.pack;
    f.job = (struct layout_job){
        .arena = f.arena,
        .typesetter = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), f.diags),
        .input = &f.input,
        .diags = f.diags};
    assert_non_null(f.job.typesetter);
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    typesetter_close(f->job.typesetter);
    arena_free(f->arena);
    return 0;
}

static struct node *block_of(struct fixture *f, const char *language, const char *text) {
    struct node *block = node_make(f->arena, NODE_PARAGRAPH, SPAN_NONE);
    block->language = str_of(language);
    node_append(block, node_make_text(f->arena, str_of(text), SPAN_NONE));
    return block;
}

static struct lines set_block(struct fixture *f, const struct node *block, int32_t measure,
                              int32_t indent) {
    f->job.ids = id_table_make(f->arena, block);
    struct paragraph paragraph = {.block = block,
                                  .text = &f->style.text[TEXT_BODY],
                                  .measure = measure,
                                  .first_indent = indent,
                                  .small_caps_allowed = true};
    return paragraph_set(&f->job, &paragraph);
}

static struct lines set(struct fixture *f, const char *language, const char *text) {
    return set_block(f, block_of(f, language, text), MEASURE, 0);
}

/* ---- lines as text and as glyphs ---- */

static void append_line(GString *out, const struct line *line) {
    for (size_t i = 0; i < line->draw_count; i++)
        if (line->draws[i].kind == DRAW_TEXT)
            g_string_append_len(out, line->draws[i].text.at, (gssize)line->draws[i].text.len);
}

static char *line_text(const struct line *line) {
    GString *out = g_string_new(NULL);
    append_line(out, line);
    return g_string_free(out, FALSE);
}

static void assert_text_back(struct lines lines, const char *text) {
    GString *out = g_string_new(NULL);
    for (size_t l = 0; l < lines.count; l++) {
        append_line(out, &lines.items[l]);
        if (g_str_has_suffix(out->str, "\u00AD"))
            g_string_truncate(out, out->len - 2);
    }
    assert_string_equal(out->str, text);
    g_string_free(out, TRUE);
}

struct edges {
    int32_t left, right;
};

/* From the first to the last glyph that is drawn; a space at the end is none. */
static struct edges edges_of(const struct line *line) {
    struct edges edges = {INT32_MAX, INT32_MIN};
    for (size_t i = 0; i < line->draw_count; i++) {
        const struct draw *draw = &line->draws[i];
        if (draw->kind != DRAW_TEXT)
            continue;
        bool right_to_left = draw->glyph_count > 1 && draw->glyphs[draw->glyph_count - 1].x < 0;
        int32_t left = draw->x, right = draw->x + draw->width;
        if (right_to_left) { /* the first run is rightmost, and its own width is not told */
            left = draw->x + draw->glyphs[draw->glyph_count - 1].x;
            right = draw->x;
        }
        edges.left = MIN(edges.left, left);
        edges.right = MAX(edges.right, right);
    }
    return edges;
}

/* Where the byte that `text` begins with is drawn. */
static int32_t x_of(const struct line *line, const char *text) {
    for (size_t i = 0; i < line->draw_count; i++) {
        const struct draw *draw = &line->draws[i];
        size_t at = draw->kind == DRAW_TEXT ? str_find(draw->text, str_of(text), 0) : SIZE_MAX;
        size_t byte = 0, glyph = 0;
        for (size_t c = 0; at != SIZE_MAX && c < draw->cluster_count; c++) {
            if (byte == at)
                return draw->x + draw->glyphs[glyph].x;
            byte += draw->clusters[c].bytes;
            glyph += draw->clusters[c].glyphs;
        }
    }
    fail_msg("'%s' is not in the line", text);
    return 0;
}

static uint32_t glyph_of(struct fixture *f, const char *language, const char *features,
                         const char *text) {
    struct text_style style = f->style.text[TEXT_BODY];
    style.features = str_of(features);
    const struct face *face = face_find(f->job.typesetter, &style, str_of(language));
    const struct shape *shape = shape_word(f->job.typesetter, face, str_of(text));
    assert_true(shape->run_count > 0 && shape->runs[0].glyph_count > 0);
    return shape->runs[0].glyphs[0].glyph;
}

/* ---- right to left ---- */

static const char *const arabic =
    "وقّع حلف شمال الأطلسي وأوكرانيا في 9 يوليو 1997 ميثاق الشراكة المميزة في مدريد، ثم أضاف أن "
    "الاجتماع القادم سيعقد في بروكسل عام 2018.";

static void arabic_is_flush_right_and_keeps_its_order(void **state) {
    struct fixture *f = *state;
    struct lines lines = set_block(f, block_of(f, "ar", arabic), MEASURE, 20 * 1024);
    assert_true(lines.count >= 3);
    assert_text_back(lines, arabic);
    for (size_t l = 0; l < lines.count; l++) {
        char *text = line_text(&lines.items[l]);
        char *space = strchr(text, ' ');
        assert_non_null(space);
        /* What is read first stands farther right than what is read later. */
        *space = '\0';
        *strchrnul(space + 1, ' ') = '\0';
        assert_true(x_of(&lines.items[l], text) > x_of(&lines.items[l], space + 1));
        assert_false(lines.items[l].justified);
        g_free(text);
        struct edges edges = edges_of(&lines.items[l]);
        assert_true(edges.left >= -4 * 1024 && edges.right <= MEASURE);
    }
    struct edges first = edges_of(&lines.items[0]), second = edges_of(&lines.items[1]);
    assert_true(second.right > MEASURE - 12 * 1024);
    assert_true(first.right < second.right - 10 * 1024); /* the indent is at the right */
}

static void numbers_and_brackets_turn_with_the_line(void **state) {
    struct fixture *f = *state;
    struct lines lines = set(f, "he", "אב 12 גד (NATO) הו");
    const struct line *line = &lines.items[0];
    assert_int_equal(lines.count, 1);
    assert_true(x_of(line, "אב") > x_of(line, "12"));
    assert_true(x_of(line, "12") > x_of(line, "גד"));
    assert_true(x_of(line, "1") < x_of(line, "2"));
    assert_true(x_of(line, "(") > x_of(line, "N"));
    assert_true(x_of(line, "N") < x_of(line, "O"));
    assert_true(x_of(line, ") ") < x_of(line, "N"));
    /* Two brackets that open, one in each direction, are mirrored. */
    const struct face *face = face_find(f->job.typesetter, &f->style.text[TEXT_BODY], STR("he"));
    uint32_t open = shape_word_at(f->job.typesetter, face, STR("("), 1)->runs[0].glyphs[0].glyph;
    assert_int_equal(open, glyph_of(f, "he", "", ")"));
}

static void a_mixed_line_reads_from_the_left(void **state) {
    struct fixture *f = *state;
    const char *text = "The words שלום עולם (2014) ועוד, and more.";
    struct lines lines = set(f, "en", text);
    const struct line *line = &lines.items[0];
    assert_text_back(lines, text);
    assert_true(x_of(line, "The") < x_of(line, "words"));
    assert_true(x_of(line, "words") < x_of(line, "ועוד"));
    assert_true(x_of(line, "ועוד") < x_of(line, "2014"));
    assert_true(x_of(line, "2014") < x_of(line, "עולם"));
    assert_true(x_of(line, "עולם") < x_of(line, "שלום"));
    assert_true(x_of(line, "שלום") < x_of(line, "and"));
}

static void letters_tell_the_direction_where_no_language_does(void **state) {
    struct fixture *f = *state;
    assert_true(reads_from_right(&f->job, block_of(f, "en", "שלום לכולם, NATO")));
    assert_false(reads_from_right(&f->job, block_of(f, "en", "שלום is a word of peace")));
    assert_true(reads_from_right(&f->job, block_of(f, "fa", "NATO 2014")));
    assert_true(reads_from_right(&f->job, block_of(f, "az-Arab", "")));
    assert_false(reads_from_right(&f->job, block_of(f, "ar-Latn", "salam")));
}

static void contents_stand_at_the_other_side(void **state) {
    struct fixture *f = *state;
    struct node *block = block_of(f, "ar", "العهد");
    f->job.ids = id_table_make(f->arena, block);
    struct paragraph paragraph = {.block = block,
                                  .text = &f->style.text[TEXT_BODY],
                                  .measure = MEASURE,
                                  .tail = STR("12"),
                                  .leaders = true};
    struct lines lines = paragraph_set(&f->job, &paragraph);
    assert_int_equal(x_of(&lines.items[0], "1"), 0);
    assert_true(x_of(&lines.items[0], "العهد") > MEASURE / 2);
}

/* ---- ideographs ---- */

static void lines_of_ideographs_keep_the_rules(void **state) {
    struct fixture *f = *state;
    assert_true(
        typesetter_add_font(f->job.typesetter, STR("tests/packs/own-font/fonts/fallback.ttf")));
    const char *text =
        "北大西洋条約機構とウクライナは、一九九七年七月九日にマドリードで「特別な協力関係に"
        "関する憲章」に署名した。事務総長は「われわれはウクライナの主権を支持する」と述べ、"
        "次の会合はブリュッセルで開かれると語った。ちょっとした言葉のあいだでも。";
    for (int32_t measure = 90; measure < 200; measure += 11) {
        struct lines lines = set_block(f, block_of(f, "ja", text), measure * 1024, 0);
        assert_true(lines.count >= 5);
        assert_text_back(lines, text);
        for (size_t l = 0; l < lines.count; l++) {
            char *line = line_text(&lines.items[l]);
            size_t start = 0, end = strlen(line) - 3;
            uint32_t first = str_next(str_of(line), &start), last = str_next(str_of(line), &end);
            assert_null(wcschr(L"、。」ーっょゃュッ", (wchar_t)first));
            assert_int_not_equal(last, 0x300C);
            if (l + 1 < lines.count) {
                int32_t right = edges_of(&lines.items[l]).right;
                assert_true(right > measure * 1024 - 64 && right < (measure + 8) * 1024);
            }
            g_free(line);
        }
    }
    assert_false(diag_has(f->diags, DIAG_GLYPH_MISSING));
    assert_false(diag_has(f->diags, DIAG_HYPHENATION_MISSING));
}

static void joints_between_characters(void **state) {
    (void)state;
    assert_int_equal(ideograph_joint('a', 'b'), JOINT_NONE);
    assert_int_equal(ideograph_joint(0x6F22, 0x5B57), JOINT_BREAK);
    assert_int_equal(ideograph_joint(0x6F22, 0x3002), JOINT_TIED);
    assert_int_equal(ideograph_joint(0x300C, 0x6F22), JOINT_TIED);
    assert_int_equal(ideograph_joint(0x6F22, 'N'), JOINT_BREAK);
    assert_int_equal(ideograph_joint('O', 0x6F22), JOINT_BREAK);
    assert_int_equal(ideograph_joint(0x6F22, ','), JOINT_TIED);
    assert_int_equal(ideograph_joint(0xD55C, 0xAD6D), JOINT_NONE); /* Korean has spaces */
}

static void a_line_end_between_ideographs_is_no_space(void **state) {
    struct fixture *f = *state;
    struct node *block = block_of(f, "zh", "漢");
    node_append(block, node_make(f->arena, NODE_SOFT_BREAK, SPAN_NONE));
    node_append(block, node_make_text(f->arena, STR("字"), SPAN_NONE));
    node_append(block, node_make(f->arena, NODE_SOFT_BREAK, SPAN_NONE));
    struct node *strong = node_make(f->arena, NODE_STRONG, SPAN_NONE);
    node_append(strong, node_make_text(f->arena, STR("b"), SPAN_NONE));
    node_append(block, strong);
    struct str text = node_plain_text(f->arena, block);
    assert_string_equal(str_terminated(f->arena, text), "漢字 b");
}

/* ---- OpenType ---- */

/* The size of a font, in hundredths of a point. */
static int size_of(const struct fixture *f, uint32_t font) {
    PangoFontDescription *description =
        pango_font_describe_with_absolute_size(typesetter_font(f->job.typesetter, font));
    int size =
        (int)(((int64_t)pango_font_description_get_size(description) * 100 + PANGO_SCALE / 2) /
              PANGO_SCALE);
    pango_font_description_free(description);
    return size;
}

static struct divisions divide(struct fixture *f, struct str language, struct str word) {
    struct shape shape = {.text = word};
    return hyphenate_word(&f->job, language, &shape, 0, word.len);
}

static void a_small_capital_that_lacks_is_a_capital(void **state) {
    struct fixture *f = *state;
    struct text_style *body = &f->style.text[TEXT_BODY];
    body->features = STR("smcp=1");
    struct lines lines = set(f, "uk", "Nato Київ straße ά");
    assert_text_back(lines, "Nato Київ straße ά");
    int32_t full = 0, small = 0;
    for (size_t i = 0; i < lines.items[0].draw_count; i++) {
        const struct draw *draw = &lines.items[0].draws[i];
        int size = size_of(f, draw->font);
        if (str_find(draw->text, STR("ato"), 0) != SIZE_MAX) {
            full++; /* real ones, of the whole size */
            assert_int_equal(size, 1100);
        }
        if (str_find(draw->text, STR("иїв"), 0) != SIZE_MAX) {
            small++;
            assert_int_equal(size, 935);
            assert_int_equal(draw->glyphs[0].glyph, glyph_of(f, "uk", "", "И"));
        }
        if (str_find(draw->text, STR("ά"), 0) != SIZE_MAX)
            assert_int_equal(size, 935);
    }
    assert_true(full >= 1 && small == 1);
}

static void the_language_chooses_its_forms(void **state) {
    struct fixture *f = *state;
    assert_int_not_equal(glyph_of(f, "ro", "", "ş"), glyph_of(f, "en", "", "ş"));
    assert_int_equal(glyph_of(f, "ro", "", "ş"), glyph_of(f, "en", "", "ș"));
    assert_int_not_equal(glyph_of(f, "tr", "", "fi"), glyph_of(f, "en", "", "fi"));
}

static void figures_are_as_the_style_asks(void **state) {
    struct fixture *f = *state;
    uint32_t lining = glyph_of(f, "en", "lnum=1", "3");
    assert_int_not_equal(glyph_of(f, "en", "onum=1", "3"), lining);
    struct text_style style = f->style.text[TEXT_BODY];
    style.features = STR("lnum=1,tnum=1");
    const struct face *face = face_find(f->job.typesetter, &style, STR("en"));
    assert_int_equal(shape_word(f->job.typesetter, face, STR("111"))->width,
                     shape_word(f->job.typesetter, face, STR("888"))->width);
    style.features = STR("lnum=1,pnum=1");
    face = face_find(f->job.typesetter, &style, STR("en"));
    assert_int_not_equal(shape_word(f->job.typesetter, face, STR("111"))->width,
                         shape_word(f->job.typesetter, face, STR("888"))->width);
    /* No fraction is made of what is typed with a stroke. */
    assert_int_equal(shape_word(f->job.typesetter, face, STR("1/2"))->runs[0].glyph_count, 3);
}

static const struct draw *mark_of(struct fixture *f, const char *label) {
    struct node *block = block_of(f, "en", "Word");
    struct node *reference = node_make(f->arena, NODE_NOTE_REFERENCE, SPAN_NONE);
    reference->label = str_of(label);
    reference->target = STR("#n");
    node_append(block, reference);
    struct lines lines = set_block(f, block, MEASURE, 0);
    for (size_t i = 0; i < lines.items[0].draw_count; i++)
        if (lines.items[0].draws[i].kind == DRAW_TEXT &&
            str_is(lines.items[0].draws[i].text, label))
            return &lines.items[0].draws[i];
    fail();
    return NULL;
}

static void marks_of_notes_are_superior_figures(void **state) {
    struct fixture *f = *state;
    const struct draw *mark = mark_of(f, "12");
    assert_int_equal(mark->y, 0); /* the font raises it */
    assert_int_equal(mark->glyphs[0].glyph, glyph_of(f, "en", "", "¹"));
    assert_true(mark_of(f, "א")->y < 0); /* it has none */
}

static void tracking_ends_with_the_last_letter(void **state) {
    struct fixture *f = *state;
    struct text_style *body = &f->style.text[TEXT_BODY];
    body->align = TEXT_RIGHT;
    struct lines plain = set(f, "en", "MARKED TEXT");
    int32_t before = edges_of(&plain.items[0]).left;
    body->tracking = 1024;
    struct lines tracked = set(f, "en", "MARKED TEXT");
    assert_int_equal(edges_of(&tracked.items[0]).right, MEASURE);
    assert_int_equal(edges_of(&tracked.items[0]).left, before - 10 * 1024);
    struct node *block = block_of(f, "en", ""), *link = node_make(f->arena, NODE_LINK, SPAN_NONE);
    link->target = STR("https://nato.int/");
    node_append(link, node_make_text(f->arena, STR("AB"), SPAN_NONE));
    node_append(block, link);
    node_append(block, node_make_text(f->arena, STR(" C"), SPAN_NONE));
    struct lines lines = set_block(f, block, MEASURE, 0);
    const struct draw *area = NULL;
    for (size_t i = 0; i < lines.items[0].draw_count; i++)
        if (lines.items[0].draws[i].kind == DRAW_LINK)
            area = &lines.items[0].draws[i];
    const struct face *face = face_find(f->job.typesetter, body, STR("en"));
    assert_non_null(area);
    assert_int_equal(area->width, shape_word(f->job.typesetter, face, STR("AB"))->width - 1024);
}

/* ---- ties and divisions ---- */

/* Of all measures none has a line that ends with `first`. */
static void assert_tied(struct fixture *f, const char *language, const char *text,
                        const char *first) {
    for (int32_t measure = 150; measure < 330; measure += 7) {
        struct lines lines = set_block(f, block_of(f, language, text), measure * 1024, 0);
        for (size_t l = 0; l + 1 < lines.count; l++) {
            char *line = g_strchomp(line_text(&lines.items[l]));
            if (g_str_has_suffix(line, first))
                fail_msg("%s: '%s' ends a line of %d pt", language, first, measure);
            g_free(line);
        }
    }
}

static void words_stay_together_in_all_languages(void **state) {
    struct fixture *f = *state;
    assert_tied(f, "fr",
                "Le conseil a été saisi de cette affaire le 9 juillet et puis encore le soir.",
                " 9");
    assert_tied(f, "fr",
                "Il en a été question avec M. Dupont et toutes les personnes présentes ici.", "M.");
    assert_tied(f, "de",
                "Man kann das auch in anderer Form sagen, z. B. in einem Brief an den Rat.", "z.");
    assert_tied(f, "de", "Das alles steht in dem großen Buch auf der S. 14 und auch noch danach.",
                "S.");
    assert_tied(f, "es", "Todo eso se encuentra en el libro grande, en la pág. 14 y en las otras.",
                "pág.");
    assert_tied(f, "pl", "Rada spotkała się w sali głównej i potem a także o zmroku z gośćmi.",
                " w");
    assert_tied(f, "ru", "Совет собрался в большом зале и принял решение о новом плане работы.",
                " в");
    assert_tied(f, "uk", "Рада зібралася у великій залі й ухвалила рішення з цього питання знову.",
                " у");
    assert_tied(f, "uk", "У збірнику йдеться також про справу 1997 р. і про те, що було потім.",
                "1997");
    assert_tied(f, "it", "Ne ha parlato anche il dott. Rossi con tutte le persone della città.",
                "dott.");
    assert_tied(f, "ru", "Всего за это время было выделено на помощь около 12 500 рублей и больше.",
                " 12");
}

static void divisions_follow_the_language(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *language, *word;
        size_t least; /* letters that may be carried over */
    } words[] = {
        {"en-GB", "organisation", 3}, {"en-US", "organization", 3}, {"de", "Zusammenarbeit", 2},
        {"fr", "coopération", 3},     {"es", "organización", 2},    {"it", "organizzazione", 2},
        {"pl", "współpraca", 2},      {"ru", "сотрудничество", 2},  {"uk", "співробітництво", 2}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        struct str word = str_of(words[i].word);
        struct divisions found = divide(f, str_of(words[i].language), word);
        assert_true(found.count >= 1);
        for (size_t k = 0; k < found.count; k++) {
            size_t left = str_characters(str_slice(word, 0, found.offsets[k]));
            assert_true(left >= 2 && str_characters(word) - left >= words[i].least);
        }
    }
    assert_int_equal(divide(f, STR("ar"), STR("الاجتماعات")).count, 0);
    assert_int_equal(diag_count(f->diags, DIAG_WARNING), 0);
}

static void what_follows_an_apostrophe_is_divided_by_itself(void **state) {
    struct fixture *f = *state;
    bool divided = false;
    for (int32_t measure = 60; measure < 110; measure += 3) {
        struct lines lines =
            set_block(f, block_of(f, "fr", "selon l’organisation et l’accord"), measure * 1024, 0);
        for (size_t l = 0; l + 1 < lines.count; l++) {
            char *line = line_text(&lines.items[l]);
            divided = divided || g_str_has_suffix(line, "\u00AD");
            assert_false(g_str_has_suffix(line, "l’\u00AD") || g_str_has_suffix(line, "l’o\u00AD"));
            g_free(line);
        }
    }
    assert_true(divided);
}

static void a_missing_dictionary_is_told_where_the_language_is(void **state) {
    struct fixture *f = *state;
    struct node *block = block_of(f, "qaa", "international cooperation");
    block->language_span = (struct span){f->source, 0, 1};
    f->input.book = block;
    set_block(f, block, MEASURE, 0);
    GString *out = g_string_new(NULL);
    diag_print_text(f->diags, 10, out);
    assert_non_null(strstr(out->str, "a.md:1:1: warning: no hyphenation dictionary for 'qaa'"));
    g_string_free(out, TRUE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(arabic_is_flush_right_and_keeps_its_order),
        TEST(numbers_and_brackets_turn_with_the_line),
        TEST(a_mixed_line_reads_from_the_left),
        TEST(letters_tell_the_direction_where_no_language_does),
        TEST(contents_stand_at_the_other_side),
        TEST(lines_of_ideographs_keep_the_rules),
        TEST(joints_between_characters),
        TEST(a_line_end_between_ideographs_is_no_space),
        TEST(a_small_capital_that_lacks_is_a_capital),
        TEST(the_language_chooses_its_forms),
        TEST(figures_are_as_the_style_asks),
        TEST(marks_of_notes_are_superior_figures),
        TEST(tracking_ends_with_the_last_letter),
        TEST(words_stay_together_in_all_languages),
        TEST(divisions_follow_the_language),
        TEST(what_follows_an_apostrophe_is_divided_by_itself),
        TEST(a_missing_dictionary_is_told_where_the_language_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
