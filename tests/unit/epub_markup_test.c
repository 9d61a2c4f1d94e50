/* epub_markup_test.c: the tree as XHTML: marks, pages, notes, index, and every kind of node. */
#include "epub_test.h"

#include "compose/timeline_figure.h"

static struct mark mark_of(enum mark_kind kind, uint32_t start, uint32_t end, const char *id) {
    struct mark mark = {.start = start, .end = end, .kind = kind, .id = str_of(id)};
    return mark;
}

static struct edtf date_of(const char *text) {
    struct edtf date;
    const char *why = NULL;
    assert_true(edtf_read(str_of(text), &date, &why));
    return date;
}

static const char break_start[] = "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-";

static void marks_nest(void **state) {
    struct fixture *f = *state;
    struct node *text =
        add_text(f, add_node(f, f->section, NODE_PARAGRAPH), "At 1 May 2014 in Kyiv, NATO");
    struct mark date = mark_of(MARK_DATE, 3, 21, "e-1");
    date.date = date_of("2014-05-01");
    node_add_mark(f->arena, text, date);
    node_add_mark(f->arena, text, mark_of(MARK_MENTION, 17, 21, "m-kyiv"));
    node_add_mark(f->arena, text, mark_of(MARK_MENTION, 23, 27, "m-nato"));
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/s001.xhtml"),
                 "<p>At <time id=\"e-1\" datetime=\"2014-05-01\">1 May 2014 in "
                 "<span id=\"m-kyiv\">Kyiv</span></time>, <span id=\"m-nato\">NATO</span></p>");
}

/* What an author says of a date or a name in a span is told by the mark: the span is nothing. */
static void a_span_without_id_or_language_is_no_element(void **state) {
    struct fixture *f = *state;
    add_with(f, add_node(f, f->section, NODE_PARAGRAPH), NODE_SPAN, "told");
    write_book(f);
    assert_holds(read_file(f, "EPUB/s001.xhtml"), "<p>told</p>");
}

static void a_date_that_html_cannot_say_is_no_time(void **state) {
    struct fixture *f = *state;
    struct node *text = add_text(f, add_node(f, f->section, NODE_PARAGRAPH), "the 1990s");
    struct mark date = mark_of(MARK_DATE, 4, 9, "e-1");
    date.date = date_of("199X");
    node_add_mark(f->arena, text, date);
    write_book(f);
    assert_holds(read_file(f, "EPUB/s001.xhtml"), "<p>the <span id=\"e-1\">1990s</span></p>");
}

/* A page may begin in the middle of a text, also inside a mark, and several in one text. */
static void page_marks_stand_at_their_offsets(void **state) {
    struct fixture *f = *state;
    struct node *text = add_text(f, add_node(f, f->section, NODE_PARAGRAPH), "abc def ghi");
    node_add_mark(f->arena, text, mark_of(MARK_MENTION, 4, 11, "m-1"));
    add_page(f, "1", f->section->first->first, 0);
    add_page(f, "2", text, 4);
    add_page(f, "3", text, 8);
    write_book(f);
    check_book(f);
    struct str page = read_file(f, "EPUB/s001.xhtml");
    char *wanted =
        g_strdup_printf("<p>abc %s2\" aria-label=\" page 2. \"></span><span id=\"m-1\">def "
                        "%s3\" aria-label=\" page 3. \"></span>ghi</span></p>",
                        break_start, break_start);
    assert_holds(page, wanted);
    g_free(wanted);
    struct str list = read_file(f, "EPUB/nav.xhtml");
    assert_holds(list, "<li><a href=\"s001.xhtml#page-1\">1</a></li>\n"
                       "<li><a href=\"s001.xhtml#page-2\">2</a></li>\n"
                       "<li><a href=\"s001.xhtml#page-3\">3</a></li>\n</ol>");
}

static void pages_begin_inside_code(void **state) {
    struct fixture *f = *state;
    struct node *code = add_node(f, f->section, NODE_CODE_BLOCK);
    code->text = STR("one\ntwo <\nthree\n");
    code->id = STR("listing");
    add_page(f, "1", code, 4);
    add_page(f, "2", code, 10);
    write_book(f);
    check_book(f);
    char *wanted = g_strdup_printf("<pre id=\"listing\"><code>one\n%s1\" aria-label=\" page 1. \">"
                                   "</span>two &lt;\n%s2\" aria-label=\" page 2. \"></span>three\n"
                                   "</code></pre>",
                                   break_start, break_start);
    assert_holds(read_file(f, "EPUB/s001.xhtml"), wanted);
    g_free(wanted);
}

static void ids_of_our_own_step_aside(void **state) {
    struct fixture *f = *state;
    struct node *text = add_text(f, add_node(f, f->section, NODE_PARAGRAPH), "x");
    text->parent->id = STR("page-1");
    add_page(f, "1", text, 0);
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/nav.xhtml"), "href=\"s001.xhtml#page-1-\"");
}

/* ---- notes ---- */

static void add_call(struct fixture *f, struct node *parent, const char *id, const char *label) {
    struct node *call = add_node(f, parent, NODE_NOTE_REFERENCE);
    call->target = str_format(f->arena, "#%s", id);
    call->label = str_of(label);
}

static struct node *add_note(struct fixture *f, const char *id, const char *label,
                             const char *words) {
    struct node *note = add_node(f, f->section, NODE_NOTE);
    note->id = str_of(id);
    note->label = str_of(label);
    if (words)
        add_with(f, note, NODE_PARAGRAPH, words);
    return note;
}

static void a_note_called_twice_leads_back_to_each_call(void **state) {
    struct fixture *f = *state;
    struct node *paragraph = add_with(f, f->section, NODE_PARAGRAPH, "one");
    add_call(f, paragraph, "n-1", "1");
    add_text(f, paragraph, " two");
    add_call(f, paragraph, "n-1", "1");
    add_note(f, "n-1", "1", "So it is.");
    write_book(f);
    check_book(f);
    struct str text = read_file(f, "EPUB/s001.xhtml");
    assert_holds(text, "<p>one<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\" "
                       "id=\"ref-1-n-1\" href=\"#n-1\">1</a> two<a epub:type=\"noteref\" "
                       "role=\"doc-noteref\" class=\"noteref\" id=\"ref-2-n-1\" "
                       "href=\"#n-1\">1</a></p>");
    assert_holds(text,
                 "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"note\" id=\"n-1\">\n"
                 "<p><span class=\"note-number\">1</span> So it is.\u00a0<a epub:type=\"backlink\" "
                 "role=\"doc-backlink\" class=\"backlink\" href=\"#ref-1-n-1\" "
                 "aria-label=\"Back to the text, note 1\">↩</a>\u00a0<a epub:type=\"backlink\" "
                 "role=\"doc-backlink\" class=\"backlink\" href=\"#ref-2-n-1\" "
                 "aria-label=\"Back to the text, note 1 (2)\">↩<sup>2</sup></a></p>\n</aside>");
}

static void notes_are_called_from_any_block(void **state) {
    struct fixture *f = *state;
    add_call(f, add_with(f, add_node(f, f->section, NODE_QUOTE), NODE_PARAGRAPH, "q"), "n-1", "1");
    struct node *list = add_node(f, f->section, NODE_LIST);
    list->tight = true;
    add_call(f, add_with(f, add_node(f, list, NODE_ITEM), NODE_PARAGRAPH, "i"), "n-2", "2");
    struct node *row = add_node(f, add_node(f, f->section, NODE_TABLE), NODE_ROW);
    add_call(f, add_with(f, row, NODE_CELL, "c"), "n-3", "3");
    struct node *link = add_with(f, add_node(f, f->section, NODE_PARAGRAPH), NODE_LINK, "l");
    link->target = STR("https://example.org/");
    add_call(f, link, "n-4", "4");
    add_note(f, "n-1", "1", "a");
    struct node *list_note = add_note(f, "n-2", "2", NULL);
    add_with(f, add_node(f, add_node(f, list_note, NODE_LIST), NODE_ITEM), NODE_PARAGRAPH, "b");
    add_note(f, "n-3", "3", NULL);
    add_call(f, add_note(f, "n-4", "4", "d")->first, "n-1", "1");
    write_book(f);
    check_book(f);
    struct str text = read_file(f, "EPUB/s001.xhtml");
    assert_holds(text, "<li>i<a epub:type=\"noteref\"");
    assert_holds(text, "<td>c<a epub:type=\"noteref\"");
    assert_holds(text, "<a href=\"https://example.org/\">l</a><a epub:type=\"noteref\"");
    assert_int_equal(count_of(text, "doc-footnote"), 4);
    for (int i = 1; i <= 4; i++) {
        char *back = g_strdup_printf("href=\"#ref-1-n-%d\"", i);
        assert_int_equal(count_of(text, back), 1);
        g_free(back);
    }
    assert_holds(text, "<p><span class=\"note-number\">2</span> </p>\n<ul>");
}

/* ---- the index ---- */

static struct node *add_entry(struct fixture *f, struct node *index, const char *letter,
                              const char *term) {
    struct node *entry = add_node(f, index, NODE_INDEX_ENTRY);
    entry->title = str_of(letter);
    add_with(f, entry, NODE_INDEX_TERM, term);
    return entry;
}

static void add_locator(struct fixture *f, struct node *entry, const char *pages) {
    struct node *locator = add_node(f, entry, NODE_LOCATOR);
    locator->target = STR("#one");
    locator->text = str_of(pages);
}

static struct node *add_index(struct fixture *f) {
    struct node *section = add_section(f, f->back, "index-1", "Index");
    section->role = ROLE_INDEX;
    return add_node(f, section, NODE_INDEX);
}

static void an_entry_has_term_note_locators_and_references(void **state) {
    struct fixture *f = *state;
    page_map_add_page(f->map, (struct page_entry){.label = STR("1")}); /* locators are pages */
    struct node *index = add_index(f);
    struct node *entry = add_entry(f, index, "N", "NATO");
    entry->id = STR("index-1-nato");
    add_with(f, entry, NODE_INDEX_NOTE, "an alliance");
    add_locator(f, entry, "1–3");
    add_locator(f, entry, "7");
    struct node *see = add_node(f, add_entry(f, index, "N", "North Atlantic"), NODE_SEE);
    add_with(f, see, NODE_EMPHASIS, "see");
    add_text(f, see, " ");
    add_with(f, see, NODE_LINK, "NATO")->target = STR("#index-1-nato");
    add_locator(f, add_entry(f, index, "O", "OSCE"), "2");
    write_book(f);
    check_book(f);
    struct str text = read_file(f, "EPUB/s002.xhtml");
    assert_holds(text, "<section epub:type=\"index\" role=\"doc-index\" id=\"index-1\"");
    assert_holds(text, "<p class=\"letters\"><a href=\"#index-1-letter-1\">N</a> "
                       "<a href=\"#index-1-letter-2\">O</a></p>\n"
                       "<ul epub:type=\"index-entry-list\" class=\"index\">\n");
    assert_holds(
        text, "<li epub:type=\"index-entry\" id=\"index-1-nato\"><div class=\"index-letter\" "
              "aria-hidden=\"true\" id=\"index-1-letter-1\">N</div>\n<div class=\"index-line\">"
              "<span epub:type=\"index-term\">NATO</span> (an alliance), "
              "<ul epub:type=\"index-locator-list\" class=\"locators\"><li>"
              "<a epub:type=\"index-locator\" href=\"s001.xhtml#one\" aria-label=\"pages 1–3\">1–3"
              "</a>, </li><li><a epub:type=\"index-locator\" href=\"s001.xhtml#one\" "
              "aria-label=\"page 7\">7</a></li></ul></div></li>");
    assert_holds(text, "<li epub:type=\"index-entry\"><div class=\"index-line\">"
                       "<span epub:type=\"index-term\">North Atlantic</span>, <em>see</em> "
                       "<a href=\"#index-1-nato\">NATO</a></div></li>");
}

/* A checker wants one index-entry-list in an index and one term in an entry, so that sub-entries
 * are plain lists. */
static void sub_entries_are_plain_lists(void **state) {
    struct fixture *f = *state;
    page_map_add_page(f->map, (struct page_entry){.label = STR("1")}); /* locators are pages */
    struct node *entry = add_entry(f, add_index(f), "N", "NATO");
    entry->id = STR("index-1-nato");
    add_locator(f, entry, "1n2");
    entry->last->page_label = STR("1");
    entry->last->label = STR("n2");
    add_locator(f, entry, "4f");
    entry->last->page_label = STR("4");
    entry->last->label = STR("f");
    struct node *sub = add_entry(f, entry, "", "visits");
    sub->level = 2;
    add_locator(f, sub, "7");
    sub->last->main = true;
    add_with(f, entry, NODE_SEE, "see also the OSCE");
    write_book(f);
    check_book(f);
    struct str text = read_file(f, "EPUB/s002.xhtml");
    assert_holds(text, "aria-label=\"page 1, note 2\">1n2</a>");
    assert_holds(text, "aria-label=\"page 4, figure\">4f</a>");
    assert_holds(text, "</div>\n<ul class=\"index-subs\">\n<li><div class=\"index-line\">visits, "
                       "<ul class=\"locators\"><li><a href=\"s001.xhtml#one\" "
                       "aria-label=\"page 7\"><strong>7</strong></a></li></ul></div></li>\n"
                       "<li><div class=\"index-line\">see also the OSCE</div></li>\n</ul></li>");
}

/* The drawing of years tells nothing that the words do not, and leads nowhere. */
static void a_sparkline_is_an_inline_drawing(void **state) {
    struct fixture *f = *state;
    struct node *entry = add_entry(f, add_index(f), "N", "NATO");
    static const struct image image = {
        .format = IMAGE_SVG,
        .bytes = {"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" viewBox=\"0 0 30 12\">"
                  "<path d=\"M0 0h1\"/></svg>",
                  95},
        .width = 30,
        .height = 12};
    struct node *drawing = add_node(f, entry->first, NODE_IMAGE);
    drawing->role = ROLE_SPARKLINE;
    drawing->image = &image;
    add_locator(f, entry, "1");
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/s002.xhtml"),
                 "NATO<svg xmlns=\"http://www.w3.org/2000/svg\" aria-hidden=\"true\" "
                 "width=\"2em\" height=\"0.8em\" viewBox=\"0 0 30 12\"><path d=\"M0 0h1\"/></svg>");
    assert_holds(read_file(f, "EPUB/content.opf"), "properties=\"svg\"");
}

static void two_indexes_have_letters_of_their_own(void **state) {
    struct fixture *f = *state;
    add_locator(f, add_entry(f, add_index(f), "N", "NATO"), "1");
    struct node *other = add_index(f);
    other->parent->id = STR("index-2");
    other->parent->first->id = STR("index-2--title");
    add_locator(f, add_entry(f, other, "O", "OSCE"), "1");
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/s003.xhtml"), "id=\"index-2-letter-1\">O</div>");
}

/* ---- every kind ---- */

static struct image picture = {.format = IMAGE_PNG, .bytes = {"png", 3}};
static struct image same_picture = {.format = IMAGE_PNG, .bytes = {"png", 3}};

static void add_inlines(struct fixture *f, struct node *parent) {
    static const enum node_kind kinds[] = {NODE_EMPHASIS,    NODE_STRONG,    NODE_STRIKETHROUGH,
                                           NODE_SUPERSCRIPT, NODE_SUBSCRIPT, NODE_ABBREVIATION,
                                           NODE_SPAN,        NODE_LINK};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        struct node *node = add_with(f, parent, kinds[i], "x & y");
        node->id = str_format(f->arena, "inline-%zu", i);
        node->language = STR("he");
        node->title = STR("a \"long\" form");
        node->target = STR("#one");
    }
    struct node *code = add_node(f, parent, NODE_CODE);
    code->text = STR("a<b>");
    add_node(f, parent, NODE_SOFT_BREAK);
    struct node *reference = add_node(f, parent, NODE_CROSS_REFERENCE);
    reference->target = STR("#tab");
    reference->text = STR("Table 1");
    add_node(f, parent, NODE_LINE_BREAK);
    struct node *image = add_node(f, parent, NODE_IMAGE);
    image->image = &picture;
    image->title = STR("A <small> picture.");
    image->width_percent = 30;
    image = add_node(f, parent, NODE_IMAGE);
    image->image = &same_picture;
    image->title = STR("The same.");
    add_call(f, parent, "n-1", "1");
}

static void add_table(struct fixture *f) {
    struct node *table = add_node(f, f->section, NODE_TABLE);
    table->id = STR("tab");
    add_with(f, table, NODE_CAPTION, "A table")->label = STR("Table 1");
    for (int i = 0; i < 2; i++) {
        struct node *row = add_node(f, table, NODE_ROW);
        row->header = i == 0;
        for (int align = ALIGN_DEFAULT; align <= ALIGN_RIGHT; align++)
            add_with(f, row, NODE_CELL, "cell")->align = (enum cell_align)align;
        add_with(f, row, NODE_CELL, "wide")->column_span = 2;
        add_node(f, row, NODE_CELL);
    }
    struct node *figure = add_node(f, f->section, NODE_FIGURE);
    figure->id = STR("fig");
    struct node *image = add_node(f, figure, NODE_IMAGE);
    image->image = &picture;
    add_with(f, figure, NODE_CAPTION, "A figure")->label = STR("Figure 1");
}

static void add_blocks(struct fixture *f) {
    add_with(f, f->section, NODE_PARAGRAPH, "s")->role = ROLE_STANDFIRST;
    add_with(f, f->section, NODE_PARAGRAPH, "h")->role = ROLE_HEADNOTE;
    for (uint8_t level = 2; level <= 7; level++)
        add_with(f, f->section, NODE_HEADING, "Deeper")->level = level;
    add_inlines(f, add_node(f, f->section, NODE_PARAGRAPH));
    add_with(f, f->section, NODE_PARAGRAPH, "goes on");
    struct node *quote = add_node(f, f->section, NODE_QUOTE);
    quote->id = STR("said");
    quote->language = STR("fr");
    add_with(f, quote, NODE_PARAGRAPH, "Oui.");
    add_with(f, quote, NODE_ATTRIBUTION, "A. Person");
    struct node *list = add_node(f, f->section, NODE_LIST);
    list->ordered = true;
    list->start = 7;
    list->id = STR("list");
    struct node *item = add_node(f, list, NODE_ITEM);
    item->id = STR("item");
    add_with(f, item, NODE_PARAGRAPH, "seven");
    struct node *inner = add_node(f, item, NODE_LIST);
    add_with(f, add_node(f, inner, NODE_ITEM), NODE_PARAGRAPH, "inner");
    inner->role = ROLE_SOURCES; /* its items hang */
    add_table(f);
    add_node(f, f->section, NODE_CODE_BLOCK)->text = STR("if (a < b)\n");
    add_node(f, f->section, NODE_RULE);
    add_note(f, "n-1", "1", "A note.");
}

static void add_front(struct fixture *f) {
    struct node *title = f->front->first;
    add_with(f, title, NODE_PARAGRAPH, "Sub")->role = ROLE_SUBTITLE;
    f->pack.marking.text = STR("SECRET & such");
    add_with(f, title, NODE_PARAGRAPH, "An editor")->role = ROLE_EDITORS;
    struct node *translated = add_node(f, f->section, NODE_QUOTE);
    add_with(f, translated, NODE_PARAGRAPH, "Words.");
    add_with(f, translated, NODE_PARAGRAPH, "Слова.")->role = ROLE_ORIGINAL;
    add_with(f, f->section, NODE_PARAGRAPH, "Shelf mark A 1")->role = ROLE_WHERE;
    struct node *epigraph = add_node(f, title, NODE_QUOTE);
    epigraph->role = ROLE_EPIGRAPH;
    add_with(f, epigraph, NODE_PARAGRAPH, "Said.")->role = ROLE_EPIGRAPH;
    add_with(f, epigraph, NODE_ATTRIBUTION, "By one")->role = ROLE_EPIGRAPH;
    struct node *box = add_node(f, title, NODE_BOX);
    box->role = ROLE_KEY_POINTS;
    box->id = STR("box");
    add_with(f, box, NODE_PARAGRAPH, "Key points")->role = ROLE_BOX_TITLE;
    struct node *contents = add_section(f, f->front, "contents", "Contents");
    contents->role = ROLE_CONTENTS;
    struct node *list = add_node(f, contents, NODE_CONTENTS);
    for (uint8_t level = 1; level <= 2; level++) {
        struct node *entry = add_with(f, list, NODE_CONTENTS_ENTRY, "One");
        entry->level = level;
        entry->target = STR("#one--title");
    }
}

/* One entry of each sort: a day, a stretch, a year somewhere in which, and one without an end. */
static const struct timeline_drawing *make_drawing(struct fixture *f) {
    static const enum timeline_edge edges[][2] = {{EDGE_SHARP, EDGE_SHARP},
                                                  {EDGE_SHARP, EDGE_SHARP},
                                                  {EDGE_SOFT, EDGE_SOFT},
                                                  {EDGE_SOFT, EDGE_OPEN}};
    struct timeline_entry *entries = ARENA_ARRAY(f->arena, struct timeline_entry, 4);
    for (int i = 0; i < 4; i++) {
        int64_t day = 10000 + 400 * i;
        entries[i] = (struct timeline_entry){.first = day,
                                             .last = day + (i == 1 || i == 2 ? 300 : 0),
                                             .anchor = i == 2 ? day + 150 : day,
                                             .start = edges[i][0],
                                             .end = edges[i][1],
                                             .kind = i,
                                             .date = STR("July 1997"),
                                             .headline = STR("It began & went on"),
                                             .target = STR("#e-1997")};
    }
    struct timeline_drawing *drawing = ARENA_NEW(f->arena, struct timeline_drawing);
    *drawing = (struct timeline_drawing){
        .entries = entries, .count = 4, .inexact = STR("not exact"), .about = STR("A drawing.")};
    return drawing;
}

static struct node *add_glossary(struct fixture *f, struct node *section) {
    struct node *entry = add_node(f, add_node(f, section, NODE_GLOSSARY), NODE_GLOSSARY_ENTRY);
    entry->id = STR("glossary-nac");
    add_with(f, entry, NODE_GLOSSARY_TERM, "NAC");
    return add_with(f, entry, NODE_GLOSSARY_TEXT, "North Atlantic <Council>");
}

static void add_rest(struct fixture *f) {
    struct node *part = add_node(f, f->body, NODE_PART);
    part->id = STR("part");
    struct node *heading = add_with(f, part, NODE_HEADING, "A part");
    heading->level = 1;
    heading->id = STR("part--title");
    struct node *timeline = add_section(f, part, "timeline", "Timeline");
    timeline->role = ROLE_TIMELINE;
    timeline->first->level = 2;
    add_node(f, timeline, NODE_TIMELINE_FIGURE)->drawing = make_drawing(f);
    struct node *list = add_node(f, timeline, NODE_TIMELINE);
    list->title = STR("1997");
    struct node *event = add_node(f, list, NODE_EVENT);
    event->id = STR("e-1997");
    event->label = STR("1");
    struct node *date = add_with(f, event, NODE_EVENT_DATE, "July 1997");
    date->date = date_of("1997-07");
    struct node *told = add_with(f, event, NODE_EVENT_TEXT, "It began ");
    add_locator(f, told, "1");
    struct node *glossary = add_section(f, f->body, "glossary", "Glossary");
    glossary->role = ROLE_GLOSSARY;
    add_locator(f, add_glossary(f, glossary), "1");
    add_section(f, f->back, "profiles-1", "Who is who")->role = ROLE_PROFILES;
    struct node *entry = add_entry(f, add_index(f), "N", "NATO");
    add_with(f, entry, NODE_INDEX_NOTE, "an alliance");
    struct node *sub = add_entry(f, entry, "", "visits");
    sub->level = 2;
    add_locator(f, sub, "1");
    add_with(f, entry, NODE_SEE, "see also nothing");
}

/* Shapes are plain, and links empty areas on top of them: some readers draw nothing that stands in
 * a link. A picture with links has no role, and each link a title. */
static void a_drawn_timeline_is_svg_with_links_on_top(void **state) {
    struct fixture *f = *state;
    add_node(f, f->section, NODE_TIMELINE_FIGURE)->drawing = make_drawing(f);
    add_with(f, f->section, NODE_PARAGRAPH, "told")->id = STR("e-1997");
    write_book(f);
    check_book(f);
    struct str text = read_file(f, "EPUB/s001.xhtml");
    assert_holds(text,
                 "<figure class=\"timeline-figure\">\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                 "xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 330 ");
    assert_holds(text, "<title>1997–2000</title>\n<desc>A drawing.</desc>\n");
    assert_holds(text,
                 "<a href=\"#e-1997\" xlink:href=\"#e-1997\"><title>July 1997: It began &amp; "
                 "went on</title><rect fill=\"#ffffff\" fill-opacity=\"0\" x=");
    assert_int_equal(count_of(text, "<a href="), 4);
    assert_int_equal(count_of(text, "fill-opacity=\"0.3\"/>"), 1); /* somewhere in that time */
    assert_lacks(text, "role=\"img\"");
    assert_lacks(text, "<svg role");
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "href=\"s001.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg\"/>");
}

static void the_years_of_a_timeline_are_headings(void **state) {
    struct fixture *f = *state;
    struct node *list = add_node(f, f->section, NODE_TIMELINE);
    list->title = STR("1997");
    struct node *event = add_node(f, list, NODE_EVENT);
    event->label = STR("7");
    struct node *date = add_with(f, event, NODE_EVENT_DATE, "July 1997");
    date->date = date_of("1997-07");
    add_with(f, event, NODE_EVENT_TEXT, "It began");
    add_page(f, "1", f->section->first->first, 0);
    add_page(f, "2", date->first, 0);
    write_book(f);
    check_book(f);
    struct str text = read_file(f, "EPUB/s001.xhtml");
    assert_holds(text, "<h2 class=\"timeline-year\">1997</h2>\n<ol class=\"timeline\">\n"
                       "<li class=\"timeline-entry\"><span class=\"timeline-number\">7.</span> "
                       "<span class=\"timeline-date\">");
    assert_holds(text, "id=\"page-2\"");
    assert_holds(text, "<time datetime=\"1997-07\">");
}

/* EPUB 3 Structural Semantics Vocabulary and DPUB-ARIA 1.1; a `dfn` is a term. */
static void a_glossary_is_a_list_of_definitions(void **state) {
    struct fixture *f = *state;
    struct node *section = add_section(f, f->body, "glossary", "Glossary");
    section->role = ROLE_GLOSSARY;
    struct node *text = add_glossary(f, section);
    add_page(f, "1", f->section->first->first, 0);
    add_page(f, "2", text->first, 6);
    write_book(f);
    check_book(f);
    struct str said = read_file(f, "EPUB/s002.xhtml");
    assert_holds(said, "<section epub:type=\"glossary\" role=\"doc-glossary\" id=\"glossary\"");
    assert_holds(said, "<dl class=\"glossary\">\n<dt epub:type=\"glossterm\" id=\"glossary-nac\">"
                       "<dfn>NAC</dfn></dt>\n<dd epub:type=\"glossdef\">North <span");
    assert_holds(said, "Atlantic &lt;Council&gt;</dd>\n</dl>");
    assert_holds(read_file(f, "EPUB/nav.xhtml"),
                 "<a epub:type=\"glossary\" href=\"s002.xhtml#glossary\">Glossary</a>");
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "<reference type=\"glossary\" title=\"Glossary\" href=\"s002.xhtml#glossary\"/>");
}

/* With a title it is told to who reads; without one it is a place alone. */
static void abbreviations_tell_their_long_form(void **state) {
    struct fixture *f = *state;
    struct node *text = add_with(f, f->section, NODE_PARAGRAPH, "The NAC & the NAC")->first;
    node_add_mark(f->arena, text,
                  (struct mark){.start = 4,
                                .end = 7,
                                .kind = MARK_ABBREVIATION,
                                .title = STR("North \"Atlantic\" Council")});
    node_add_mark(
        f->arena, text,
        (struct mark){.start = 14, .end = 17, .kind = MARK_ABBREVIATION, .id = STR("one--t-1")});
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/s001.xhtml"),
                 "The <abbr title=\"North &quot;Atlantic&quot; Council\">NAC</abbr> &amp; the "
                 "<span id=\"one--t-1\">NAC</span>");
}

static void every_kind_gives_well_formed_text(void **state) {
    struct fixture *f = *state;
    add_front(f);
    add_blocks(f);
    add_rest(f);
    bool seen[NODE_KIND_COUNT] = {false};
    struct walk walk = walk_start(f->book);
    while (walk_next(&walk))
        seen[walk.node->kind] = true;
    for (int kind = 0; kind < NODE_KIND_COUNT; kind++)
        if (!seen[kind])
            fail_msg("the tree has no %s", node_kind_name((enum node_kind)kind));
    write_book(f);
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "<reference type=\"toc\" title=\"Contents\" href=\"s001.xhtml#contents\"/>\n"
                 "<reference type=\"text\" title=\"Start\" href=\"s002.xhtml#one\"/>\n"
                 "<reference type=\"glossary\" title=\"Glossary\" href=\"s005.xhtml#glossary\"/>\n"
                 "<reference type=\"index\" title=\"Index\" href=");
    struct links links = open_links();
    check_book_into(f, &links);
    /* The cover is drawn elsewhere: there is none here. */
    g_hash_table_add(links.classes, g_strdup("cover"));
    GHashTable *styled = sheet_classes(f);
    assert_subset(styled, links.classes, "a rule for a class that nothing has");
    g_hash_table_destroy(styled);
    close_links(&links);
}

static void blocks_keep_their_ids_and_languages(void **state) {
    struct fixture *f = *state;
    add_front(f);
    add_blocks(f);
    write_book(f);
    struct str text = read_file(f, "EPUB/s002.xhtml");
    assert_holds(text, "<blockquote id=\"said\" lang=\"fr\" xml:lang=\"fr\" dir=\"ltr\">");
    assert_holds(text, "<ol start=\"7\" id=\"list\">\n<li id=\"item\">");
    assert_holds(text,
                 "<table id=\"tab\">\n<caption><span class=\"label\">Table 1.</span> A table");
    assert_holds(text, "<th scope=\"col\" class=\"right\">cell</th>"
                       "<th scope=\"colgroup\" colspan=\"2\">wide</th><td></td></tr>");
    assert_holds(text, "<figure id=\"fig\"><img src=\"img-001.png\" alt=\"\"/>");
    assert_holds(text, "<img class=\"width-30\" src=\"img-001.png\" "
                       "alt=\"A &lt;small&gt; picture.\"/>");
    /* Read for each use, it is stored once; in the line it is as high as a letter. */
    assert_holds(text, "<img class=\"in-line\" src=\"img-001.png\" alt=\"The same.\"/>");
    assert_true(zip_name_locate(f->zip, "EPUB/img-002.png", 0) < 0);
    assert_holds(text, "<abbr id=\"inline-5\" title=\"a &quot;long&quot; form\" lang=\"he\" "
                       "xml:lang=\"he\" dir=\"rtl\">");
    assert_holds(text, "<h6>Deeper</h6>\n<h6>Deeper</h6>"); /* there is no seventh level */
    assert_holds(text, "<p class=\"run-on\">goes on</p>");
    assert_holds(read_file(f, "EPUB/style.css"), ".width-30 {\n  width: 30%;\n}");
    assert_holds(read_file(f, "EPUB/title.xhtml"), "<aside class=\"key-points\" id=\"box\">");
    /* One picture has no description, so the book may not say that all have. */
    assert_lacks(read_file(f, "EPUB/content.opf"), "alternativeText");
}

/* ---- what the pack says of itself ---- */

static void the_marking_is_text(void **state) {
    struct fixture *f = *state;
    f->pack.marking.text = STR("SECRET");
    f->cover = STR("png");
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/title.xhtml"), "<p class=\"marking\">SECRET</p>\n<h1");
    assert_holds(read_file(f, "EPUB/cover.xhtml"), "alt=\"Cover: A pack. SECRET.\"");
}

static void people_have_the_roles_that_they_are_given(void **state) {
    static const char *const roles[][3] = {
        {"", "creator", "edt"},
        {"editor", "creator", "edt"},
        {"Series editor", "creator", "edt"},
        {"Author", "creator", "aut"},
        {"compilers", "creator", "com"},
        {"translated by", "contributor", "trl"},
        {"illustrator", "contributor", "ill"},
        {"contributor", "contributor", "ctb"},
        {"publisher", "contributor", "pbl"},
        {"briefing officer", "creator", NULL},
        {"coauthor", "creator", NULL},
    };
    struct fixture *f = *state;
    struct editor editors[G_N_ELEMENTS(roles)] = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        editors[i].name.text = str_format(f->arena, "A%zu", i);
        editors[i].role.text = str_of(roles[i][0]);
    }
    f->pack.editors.items = editors;
    f->pack.editors.count = G_N_ELEMENTS(roles);
    write_book(f);
    struct str package = read_file(f, "EPUB/content.opf");
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        const char *name = roles[i][1];
        assert_holds(
            package,
            str_format(f->arena, "<dc:%s id=\"editor-%zu\">A%zu</dc:%s>", name, i + 1, i, name).at);
        struct str meta =
            str_format(f->arena, "<meta refines=\"#editor-%zu\" property=\"role\"", i + 1);
        assert_int_equal(count_of(package, meta.at), roles[i][2] != NULL);
        if (roles[i][2])
            assert_holds(package, str_format(f->arena, "%.*s scheme=\"marc:relators\">%s</meta>",
                                             STR_ARG(meta), roles[i][2])
                                      .at);
    }
}

static void series_and_languages_are_in_the_package(void **state) {
    struct fixture *f = *state;
    write_book(f);
    assert_lacks(read_file(f, "EPUB/content.opf"), "belongs-to-collection");
    f->pack.series.title.text = STR("Packs & more");
    add_with(f, f->section, NODE_PARAGRAPH, "so")->language = STR("uk");
    add_with(f, f->section, NODE_PARAGRAPH, "so")->language = STR("uk");
    write_book(f);
    check_book(f);
    struct str package = read_file(f, "EPUB/content.opf");
    assert_holds(package, "<meta property=\"belongs-to-collection\" id=\"series\">Packs &amp; more"
                          "</meta>\n<meta refines=\"#series\" property=\"collection-type\">series");
    assert_lacks(package, "group-position");
    assert_int_equal(count_of(package, "<dc:language>uk</dc:language>"), 1);
    f->pack.series.number.text = STR("2.1");
    write_book(f);
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "<meta refines=\"#series\" property=\"group-position\">2.1</meta>");
}

static void conformance_is_never_claimed_without_a_certifier(void **state) {
    struct fixture *f = *state;
    write_book(f);
    struct str package = read_file(f, "EPUB/content.opf");
    assert_lacks(package, "conformsTo");
    assert_lacks(package, "certif");
    assert_lacks(package, "alternativeText"); /* there is no picture */
    f->pack.accessibility.certified_by.text = STR("A house");
    f->pack.accessibility.report.text = STR("https://example.org/?a&b");
    write_book(f);
    package = read_file(f, "EPUB/content.opf");
    assert_holds(package, "property=\"a11y:certifiedBy\" id=\"certifier\">A house</meta>");
    assert_holds(package, "rel=\"a11y:certifierReport\" href=\"https://example.org/?a&amp;b\"/>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(marks_nest),
        TEST(a_span_without_id_or_language_is_no_element),
        TEST(a_date_that_html_cannot_say_is_no_time),
        TEST(page_marks_stand_at_their_offsets),
        TEST(pages_begin_inside_code),
        TEST(ids_of_our_own_step_aside),
        TEST(a_note_called_twice_leads_back_to_each_call),
        TEST(notes_are_called_from_any_block),
        TEST(an_entry_has_term_note_locators_and_references),
        TEST(sub_entries_are_plain_lists),
        TEST(a_sparkline_is_an_inline_drawing),
        TEST(two_indexes_have_letters_of_their_own),
        TEST(a_drawn_timeline_is_svg_with_links_on_top),
        TEST(the_years_of_a_timeline_are_headings),
        TEST(a_glossary_is_a_list_of_definitions),
        TEST(abbreviations_tell_their_long_form),
        TEST(every_kind_gives_well_formed_text),
        TEST(the_marking_is_text),
        TEST(people_have_the_roles_that_they_are_given),
        TEST(series_and_languages_are_in_the_package),
        TEST(conformance_is_never_claimed_without_a_certifier),
        TEST(blocks_keep_their_ids_and_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
