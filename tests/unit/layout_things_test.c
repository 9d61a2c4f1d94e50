/* layout_things_test.c: tables, lists, quotations, verse, code and openings stand on the page as
 * they should; no letter is lost to how they are set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "layout/layout.h"
#include "markdown/markdown.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct typesetter *typesetter;
    struct style style;
    struct pack pack;
};

static int open_fixture(void **state) {
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    f.sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, f.sources);
    f.typesetter = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), f.diags);
    assert_non_null(f.typesetter);
    struct folder styles;
    assert_true(folder_open(&file_ops_system, f.arena, STR("styles"), &styles));
    const struct style *style =
        style_read(f.arena, &styles, STR("briefing"), SPAN_NONE, f.sources, f.diags);
    folder_close(&styles);
    assert_non_null(style);
    f.style = *style;
    f.pack.title.text = STR("A pack");
    f.pack.language.text = STR("en-GB");
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    typesetter_close(f->typesetter);
    arena_free(f->arena);
    return 0;
}

static const struct display *lay_out_section(struct fixture *f, struct node *section) {
    struct node *book = node_make_generated(f->arena, NODE_BOOK, SPAN_NONE);
    struct node *body = node_make_generated(f->arena, NODE_BODY, SPAN_NONE);
    node_append(book, body);
    node_append(body, section);
    struct layout_input input = {
        .book = book, .pack = &f->pack, .style = &f->style, .sources = f->sources};
    return &layout_book(f->arena, f->arena, f->typesetter, &input, f->diags)->display;
}

static const struct display *lay_out(struct fixture *f, const char *text) {
    uint32_t source = source_add(f->sources, STR("a.md"), STR("a.md"), str_of(text), f->diags);
    struct markdown_options options = {.fallback_title = STR("T")};
    struct node *section = markdown_read(f->arena, f->sources, source, options, f->diags).node;
    assert_non_null(section);
    return lay_out_section(f, section);
}

/* The first draw of text that holds the words, and its page. */
static const struct draw *find(const struct display *display, const char *words, size_t *page) {
    for (size_t p = 0; p < display->page_count; p++)
        for (size_t i = 0; i < display->pages[p].draw_count; i++) {
            const struct draw *draw = &display->pages[p].draws[i];
            if (draw->kind != DRAW_TEXT || str_find(draw->text, str_of(words), 0) == SIZE_MAX)
                continue;
            if (page)
                *page = p;
            return draw;
        }
    return NULL;
}

static const struct draw *found(const struct display *display, const char *words) {
    const struct draw *draw = find(display, words, NULL);
    if (!draw)
        fail_msg("'%s' is not drawn in one piece", words);
    return draw;
}

static const struct draw *found_at(const struct display *display, const char *words, size_t page) {
    size_t at;
    const struct draw *draw = find(display, words, &at);
    assert_non_null(draw);
    assert_int_equal(at, page);
    return draw;
}

static void append_repeated(GString *text, const char *words, int times) {
    for (int i = 0; i < times; i++)
        g_string_append(text, words);
}

#define LONG                                                                                       \
    "a cell of very many words that has to be set in several lines since no column is as wide as " \
    "all that it says, and it says even more than that"

static void short_columns_keep_their_width(void **state) {
    const struct display *display = lay_out(
        *state, "# T\n\n| Item | State | Remark |\n|---|---|---|\n| row 0 | wide open | " LONG
                " |\n| row 1 | shut | " LONG " |\n");
    found(display, "row 0");
    found(display, "wide open");
}

static void two_long_columns_share(void **state) {
    struct fixture *f = *state;
    const struct display *display =
        lay_out(f, "# T\n\n| A | B | C |\n|---|---|---|\n| 1 | beginone " LONG " | begintwo " LONG
                   " " LONG " " LONG " |\n");
    int32_t first = found(display, "beginone")->x, second = found(display, "begintwo")->x;
    assert_true(second - first > 120 * PANGO_SCALE);
    assert_false(diag_has(f->diags, DIAG_TABLE_WIDE));
}

/* A date goes into two lines where the long column beside it then needs far fewer. */
static void short_columns_give_where_it_makes_a_table_lower(void **state) {
    struct fixture *f = *state;
    const char *table =
        "# T\n\n| Date | Gauge | What was doubted and what was found | Change "
        "|\n|---|---|---|--:|\n"
        "| 20 August 2003 | Port Ileas | The tide had been counted as river for six days. | 22 |\n"
        "| 30 March 2006 | Halm, lower | Ice had bent the staff; the reading was right. | 3 |\n"
        "| 17 June 2011 | Kalna weir | Two clocks differed by an hour, and a flood fell. | 9 |\n";
    found(lay_out(f, table), "20 August 2003");
    f->style.margin_outer += 150 * PANGO_SCALE;
    const struct display *narrow = lay_out(f, table);
    assert_true(found(narrow, "2003")->y > found(narrow, "20 August")->y);
}

/* A picture and its caption fit on a page, or the caption goes on on the next: nothing is lost. */
static void a_long_caption_stays_on_the_pages(void **state) {
    struct fixture *f = *state;
    for (int times = 1; times < 200; times += 60) {
        GString *text = g_string_new("Words of a caption");
        append_repeated(text, " that goes on and on and on", times);
        struct node *section = node_make_generated(f->arena, NODE_SECTION, SPAN_NONE);
        struct node *figure = node_make_generated(f->arena, NODE_FIGURE, SPAN_NONE);
        struct node *image = node_make_generated(f->arena, NODE_IMAGE, SPAN_NONE);
        struct node *caption = node_make_generated(f->arena, NODE_CAPTION, SPAN_NONE);
        struct image *picture = ARENA_NEW(f->arena, struct image);
        *picture = (struct image){.format = IMAGE_SVG, .width = 100, .height = 400};
        image->image = picture;
        figure->label = caption->label = STR("Figure 1");
        struct str words = str_copy(f->arena, (struct str){text->str, text->len});
        g_string_free(text, TRUE);
        node_append(caption, node_make_text(f->arena, words, SPAN_NONE));
        node_append(figure, image);
        node_append(figure, caption);
        node_append(section, figure);
        const struct display *display = lay_out_section(f, section);
        int32_t foot = f->style.paper_height - f->style.margin_bottom;
        for (size_t p = 0; p < display->page_count; p++)
            for (size_t i = 0; i < display->pages[p].draw_count; i++)
                if (display->pages[p].draws[i].flow == FLOW_FLOAT)
                    assert_true(display->pages[p].draws[i].y <= foot);
    }
}

static struct node *add_block(struct fixture *f, struct node *parent, enum node_kind kind,
                              const char *text) {
    struct node *block = node_make_generated(f->arena, kind, SPAN_NONE);
    if (text)
        node_append(block, node_make_text(f->arena, str_of(text), SPAN_NONE));
    node_append(parent, block);
    return block;
}

/* A figure may go to another page: then the paragraphs around it meet. */
static void a_figure_does_not_join_two_paragraphs(void **state) {
    struct fixture *f = *state;
    struct node *section = node_make_generated(f->arena, NODE_SECTION, SPAN_NONE);
    struct image *picture = ARENA_NEW(f->arena, struct image);
    *picture = (struct image){.format = IMAGE_SVG, .width = 400, .height = 100};
    add_block(f, section, NODE_PARAGRAPH, "Before");
    struct node *figure = add_block(f, section, NODE_FIGURE, NULL);
    add_block(f, figure, NODE_IMAGE, NULL)->image = picture;
    add_block(f, section, NODE_PARAGRAPH, "Behind");
    const struct display *display = lay_out_section(f, section);
    assert_int_equal(found(display, "Behind")->x - found(display, "Before")->x,
                     f->style.text[TEXT_BODY].indent);
}

static void a_narrow_table_has_narrow_rules(void **state) {
    const struct display *display = lay_out(*state, "# T\n\n| A | B |\n|---|---|\n| 1 | 2 |\n");
    for (size_t i = 0; i < display->pages[0].draw_count; i++)
        if (display->pages[0].draws[i].kind == DRAW_RECT)
            assert_true(display->pages[0].draws[i].width < 100 * PANGO_SCALE);
}

#define WORDS_13                                                                                   \
    "| Luxembourg | 17,118,084 | 11,116,000,000 | permanent | continuous | decentralised | "       \
    "inadequate | unencrypted | subcontracted | occasional | autonomous | headquarters | last |\n"
#define RULE_13 "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"

static void a_wide_table_is_turned(void **state) {
    struct fixture *f = *state;
    const struct display *display =
        lay_out(f, "# T\n\nBefore it.\n\n" WORDS_13 RULE_13 WORDS_13 "\n: Wide\n\nBehind it.\n");
    assert_true(diag_has(f->diags, DIAG_TABLE_WIDE));
    assert_false(diag_has(f->diags, DIAG_LINE_WIDE));
    assert_int_equal(display->page_count, 2);
    /* Text that follows does not wait for it. */
    assert_false(found_at(display, "Behind it", 0)->turned);
    const struct draw *first = found_at(display, "Lux", 1);
    const struct draw *last = found_at(display, "last", 1);
    assert_true(first->turned && last->turned);
    assert_true(last->y < first->y);
    for (size_t i = 0; i < display->pages[1].draw_count; i++) {
        const struct draw *draw = &display->pages[1].draws[i];
        int32_t end = draw->turned ? draw->y - draw->width : draw->y;
        assert_true(end > 0 && draw->y < display->pages[1].height);
    }
}

static void a_turned_table_keeps_its_notes(void **state) {
    const struct display *display = lay_out(
        *state, "# T\n\nBefore it.\n\n" WORDS_13 RULE_13
                "| a[^n] | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |\n\n[^n]: Remark.\n");
    size_t table, note;
    assert_non_null(find(display, "Lux", &table));
    const struct draw *remark = find(display, "Remark", &note);
    assert_non_null(remark);
    assert_int_equal(table, note);
    assert_false(remark->turned);
    assert_true(found(display, "Lux")->y < remark->y);
}

static void numbers_end_at_one_stop(void **state) {
    GString *text = g_string_new("# T\n\n");
    for (int i = 0; i < 12; i++)
        g_string_append_printf(text, "%d. item%dx\n", i + 1, i + 1);
    const struct display *display = lay_out(*state, text->str);
    const struct draw *nine = found(display, "9."), *twelve = found(display, "12.");
    assert_in_range(nine->x + nine->width, twelve->x + twelve->width - 100,
                    twelve->x + twelve->width + 100);
    assert_true(nine->x > twelve->x);
    assert_int_equal(found(display, "item9x")->x, found(display, "item12x")->x);
    assert_true(found(display, "item12x")->x > twelve->x + twelve->width);
    g_string_free(text, TRUE);
}

/* Wherever the page ends, who said it stands with the last two lines. */
static void attributions_stay_with_what_was_said(void **state) {
    struct fixture *f = *state;
    for (int lines = 28; lines < 48; lines++) {
        GString *text = g_string_new("# T\n\n");
        append_repeated(text, "Filling.\n\n", lines);
        append_repeated(text, "> Quoted words that fill some lines of the page.\n", 6);
        g_string_append(text, "> and lastwords.\n> \xE2\x80\x94 Whosaidit\n");
        const struct display *display = lay_out(f, text->str);
        size_t words, who;
        assert_non_null(find(display, "lastwords", &words));
        assert_non_null(find(display, "Whosaidit", &who));
        assert_int_equal(words, who);
        g_string_free(text, TRUE);
    }
}

static void verse_is_ragged_and_turns_over(void **state) {
    const struct display *display =
        lay_out(*state, "# T\n\nTHE first line,\\\nTWO is a line that is far too long for the "
                        "measure of this page and so it has to be TURNED over somewhere before it "
                        "comes to its end,\\\nLAST of all.\n");
    const struct draw *first = found(display, "THE first"), *last = found(display, "LAST of");
    const struct draw *second = found(display, "TWO is");
    assert_in_range(second->x, first->x - 2 * PANGO_SCALE, first->x + 2 * PANGO_SCALE);
    assert_in_range(last->x, first->x - 2 * PANGO_SCALE, first->x + 2 * PANGO_SCALE);
    for (size_t i = 0; i < display->pages[0].draw_count; i++) {
        const struct draw *draw = &display->pages[0].draws[i];
        if (draw->kind == DRAW_TEXT && draw->y > second->y && draw->y < last->y)
            assert_true(draw->x > first->x + 15 * PANGO_SCALE);
    }
}

static void wrapped_code_has_marks_that_are_no_text(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new("# T\n\n```\n");
    append_repeated(text, "abcdefghij", 12);
    g_string_append(text, "\n```\n");
    const struct display *display = lay_out(f, text->str);
    size_t letters = 0, marks = 0;
    for (size_t i = 0; i < display->pages[0].draw_count; i++) {
        const struct draw *draw = &display->pages[0].draws[i];
        if (draw->kind == DRAW_TEXT && draw->flow == FLOW_TEXT && draw->node &&
            draw->node->kind == NODE_CODE_BLOCK)
            letters += draw->text.len;
        marks += draw->kind == DRAW_RECT && draw->colour == f->style.accent;
    }
    assert_int_equal(letters, 120);
    assert_true(marks > 0);
    g_string_free(text, TRUE);
}

static void long_inline_code_is_divided(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new("# T\n\nSee `");
    append_repeated(text, "abcdefghij", 30);
    g_string_append(text, "` there.\n");
    const struct display *display = lay_out(f, text->str);
    assert_false(diag_has(f->diags, DIAG_LINE_WIDE));
    assert_false(diag_has(f->diags, DIAG_LINE_LOOSE));
    size_t letters = 0;
    for (size_t i = 0; i < display->pages[0].draw_count; i++) {
        const struct draw *draw = &display->pages[0].draws[i];
        if (draw->kind == DRAW_TEXT && draw->node && draw->node->kind == NODE_CODE)
            letters += draw->text.len;
    }
    assert_int_equal(letters, 300);
    g_string_free(text, TRUE);
}

#define OPENING                                                                                    \
    "\xE2\x80\x9CThe first paragraph of a section,\xE2\x80\x9D it says, is long enough for some "  \
    "lines beside a capital, and to be sure of that it goes on for a while about nothing in "      \
    "particular, as such texts do, until there are four lines of it or even five."

static void a_drop_cap_is_one_word_with_its_rest(void **state) {
    struct fixture *f = *state;
    f->style.opening = OPENING_DROP_CAP;
    const struct display *display = lay_out(f, "# T\n\n" OPENING "\n\nSecond paragraph.\n");
    const struct draw *cap = found(display, "\xE2\x80\x9CT");
    assert_true(cap->hidden);
    assert_int_equal(cap->offset, 0);
    const struct draw *rest = found(display, "he first");
    assert_ptr_equal(rest->node, cap->node);
    assert_int_equal(rest->offset, cap->offset + cap->text.len);
    assert_int_equal(rest->y, cap->y);
    assert_in_range(cap->x + cap->width, rest->x - PANGO_SCALE, rest->x + PANGO_SCALE);
    int outlines = 0;
    for (size_t i = 0; i < display->pages[0].draw_count; i++)
        outlines += display->pages[0].draws[i].outline;
    assert_int_equal(outlines, 2); /* the letter, and the mark in the margin */
    assert_null(find(display, "\xE2\x80\x9CThe", NULL));
}

/* A fourth line makes room for what hangs below the third. */
static void a_tail_has_room(void **state) {
    struct fixture *f = *state;
    f->style.opening = OPENING_DROP_CAP;
    const char *rest =
        "uite long is this first paragraph of a section, and it goes on for a while "
        "about nothing in particular, as such texts do, until there are six lines of "
        "it beside a capital or below it, of which one counts the left edges; so "
        "many that no letter of it can be missed, whatever the measure is";
    for (int tail = 0; tail < 2; tail++) {
        const struct display *display =
            lay_out(f, str_format(f->arena, "# T\n\n%s%s.\n", tail ? "Q" : "E", rest).at);
        int32_t y = found(display, "long is this")->y, third = 0, fourth = 0;
        for (size_t i = display->pages[0].draw_count; i-- > 0;) {
            const struct draw *draw = &display->pages[0].draws[i];
            int32_t below = draw->y - y, leading = f->style.text[TEXT_BODY].leading;
            if (draw->kind == DRAW_TEXT && !draw->outline && below == 2 * leading)
                third = draw->x;
            if (draw->kind == DRAW_TEXT && !draw->outline && below == 3 * leading)
                fourth = draw->x;
        }
        assert_true(third > 0 && fourth > 0);
        assert_int_equal(third - fourth < 3 * PANGO_SCALE, tail);
    }
}

static void small_capitals_say_the_same(void **state) {
    struct fixture *f = *state;
    f->style.opening = OPENING_SMALL_CAPS;
    const struct display *display = lay_out(f, "# T\n\n" OPENING "\n");
    const struct draw *words = found(display, "\xE2\x80\x9CThe first paragraph");
    assert_false(words->hidden);
    f->style.opening = OPENING_NONE;
    assert_int_not_equal(words->glyphs[3].glyph,
                         found(lay_out(f, "# T\n\n" OPENING "\n"), "The first")->glyphs[3].glyph);
}

static void a_short_opening_is_plain(void **state) {
    struct fixture *f = *state;
    f->style.opening = OPENING_DROP_CAP;
    const struct display *display = lay_out(f, "# T\n\nToo short.\n");
    assert_false(found(display, "Too short")->hidden);
}

static void lower_headings_differ(void **state) {
    const struct display *display =
        lay_out(*state, "# A\n\n## B\n\n### C\n\n#### Fourth\n\n##### Fifth\n\n###### Sixth\n");
    uint32_t fourth = found(display, "Fourth")->font, fifth = found(display, "Fifth")->font;
    uint32_t sixth = found(display, "Sixth")->font;
    assert_int_not_equal(fourth, fifth);
    assert_int_not_equal(fifth, sixth);
    assert_int_not_equal(fourth, sixth);
}

/* Inside a part all headings are one level down, which must not make two of them look alike. */
static void the_sixth_heading_in_a_part_is_itself(void **state) {
    struct fixture *f = *state;
    const char *text = "# A\n\n##### Fifth\n\n###### Sixth\n";
    uint32_t source = source_add(f->sources, STR("a.md"), STR("a.md"), str_of(text), f->diags);
    struct markdown_options options = {.fallback_title = STR("T"), .shift = 1};
    struct node *section = markdown_read(f->arena, f->sources, source, options, f->diags).node;
    struct node *part = node_make_generated(f->arena, NODE_PART, SPAN_NONE);
    node_append(part, section);
    const struct display *display = lay_out_section(f, part);
    assert_int_not_equal(found(display, "Fifth")->font, found(display, "Sixth")->font);
}

static void lower_headings_are_plain_for_low_vision(void **state) {
    struct fixture *f = *state;
    f->style.emphasis = EMPHASIS_BOLD;
    const struct display *display = lay_out(f, "# A\n\n##### Fifth\n\n###### Sixth\n\nText\n");
    assert_int_equal(found(display, "Sixth")->colour, f->style.accent);
    assert_int_equal(found(display, "Fifth")->colour, f->style.accent);
    assert_int_not_equal(found(display, "Fifth")->font, found(display, "Sixth")->font);
    f->style.text[TEXT_HEADING_4].italic = false; /* as such a style has it */
    display = lay_out(f, "# A\n\n###### Sixth\n\nText\n");
    assert_int_equal(found(display, "Sixth")->font, found(display, "Text")->font);
}

static void no_word_of_a_title_is_left_alone(void **state) {
    struct fixture *f = *state;
    f->style.text[TEXT_HEADING_1].align = TEXT_CENTRE;
    const struct display *display =
        lay_out(f, "# What it says to all who read it and how it then works\n\nText\n");
    const struct draw *first = found(display, "What it"), *last = found(display, "works");
    assert_true(last->y > first->y);
    assert_true(last->width > first->width / 2);
    /* Both lines have the same middle, which is that of the page's text. */
    int32_t middle = first->x + first->width / 2;
    assert_in_range(last->x + last->width / 2, middle - 3 * PANGO_SCALE, middle + 3 * PANGO_SCALE);
}

#define DEEP 14

/* Each level stands in from the one above, and lines of the deepest still hold some words. */
static void deep_lists_stay_readable(void **state) {
    struct fixture *f = *state;
    GString *text = g_string_new("# T\n\nBodytext\n\n");
    for (int i = 0; i < DEEP; i++)
        g_string_append_printf(text,
                               "%*s- level%dx holds words enough that it runs over some lines of "
                               "the page and lastone%dx\n",
                               2 * i, "", i, i);
    const struct display *display = lay_out(f, text->str);
    g_string_free(text, TRUE);
    int32_t before = found(display, "Bodytext")->x;
    int32_t left = before,
            width = f->style.paper_width - f->style.margin_inner - f->style.margin_outer;
    for (int i = 0; i < DEEP; i++) {
        char words[32];
        g_snprintf(words, sizeof words, "level%dx", i);
        int32_t x = found(display, words)->x;
        assert_true(x > before);
        before = x;
    }
    assert_true(before - left <= width * 6 / 10);
}

static void a_table_is_mirrored_with_its_script(void **state) {
    struct fixture *f = *state;
    int32_t left = found(lay_out(f, "# T\n\nBodytext\n"), "Bodytext")->x;
    int32_t right = left + f->style.paper_width - f->style.margin_inner - f->style.margin_outer;
    f->pack.language.text = STR("ar");
    const struct display *display = lay_out(
        f, "# T\n\n| \u0633\u0644\u0627\u0645 | B |\n|---|--:|\n| \u0628\u0646\u062F | 144 |\n"
           "| \u0628\u0646\u062F | 7 |\n");
    const struct draw *name = found(display, "\u0628\u0646\u062F");
    const struct draw *number = found(display, "144"), *short_one = found(display, "7");
    assert_true(name->x > number->x);
    assert_in_range(name->x + name->width, right - 2 * PANGO_SCALE, right);
    /* A side that the column names is a side of the page. */
    assert_in_range(short_one->x + short_one->width, number->x + number->width - 64,
                    number->x + number->width + 64);
    for (size_t i = 0; i < display->pages[0].draw_count; i++)
        if (display->pages[0].draws[i].kind == DRAW_RECT)
            assert_true(display->pages[0].draws[i].x > left + 100 * PANGO_SCALE);
}

/* Style sheets count from the side where lines begin. */
static void a_quote_is_mirrored_with_its_script(void **state) {
    struct fixture *f = *state;
    f->style.text[TEXT_QUOTE].left = 40 * PANGO_SCALE;
    f->style.text[TEXT_QUOTE].right = 0;
    const struct display *plain = lay_out(f, "# T\n\n> Said\n> \u2014 Whosaidit\n");
    int32_t left = found(plain, "Said")->x - 40 * PANGO_SCALE;
    f->pack.language.text = STR("ar");
    const struct display *display =
        lay_out(f, "# T\n\n> \u0628\u0646\u062F\n> \u2014 \u0633\u0644\u0627\u0645\n");
    const struct draw *said = found(display, "\u0628\u0646\u062F");
    const struct draw *who = found(display, "\u0633\u0644\u0627\u0645");
    int32_t right = left + f->style.paper_width - f->style.margin_inner - f->style.margin_outer;
    assert_in_range(said->x + said->width, right - 42 * PANGO_SCALE, right - 39 * PANGO_SCALE);
    assert_in_range(who->x, left, left + 2 * PANGO_SCALE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(short_columns_keep_their_width),
        TEST(two_long_columns_share),
        TEST(short_columns_give_where_it_makes_a_table_lower),
        TEST(a_long_caption_stays_on_the_pages),
        TEST(a_figure_does_not_join_two_paragraphs),
        TEST(a_narrow_table_has_narrow_rules),
        TEST(a_wide_table_is_turned),
        TEST(a_turned_table_keeps_its_notes),
        TEST(numbers_end_at_one_stop),
        TEST(attributions_stay_with_what_was_said),
        TEST(verse_is_ragged_and_turns_over),
        TEST(wrapped_code_has_marks_that_are_no_text),
        TEST(long_inline_code_is_divided),
        TEST(a_drop_cap_is_one_word_with_its_rest),
        TEST(a_tail_has_room),
        TEST(small_capitals_say_the_same),
        TEST(a_short_opening_is_plain),
        TEST(lower_headings_differ),
        TEST(the_sixth_heading_in_a_part_is_itself),
        TEST(lower_headings_are_plain_for_low_vision),
        TEST(no_word_of_a_title_is_left_alone),
        TEST(deep_lists_stay_readable),
        TEST(a_table_is_mirrored_with_its_script),
        TEST(a_quote_is_mirrored_with_its_script),
#undef TEST
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
