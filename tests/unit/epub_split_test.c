/* epub_split_test.c: long sections are shared out among documents, and everything still leads where
 * it should. */
#include "epub_test.h"

enum { MOST_BYTES = 260 * 1000 };

static const char words[] =
    "The council met again and went through the same list of matters as the year before, ";

/* A paragraph of so many bytes, give or take a sentence. */
static struct node *add_long(struct fixture *f, struct node *parent, size_t bytes) {
    GString *text = g_string_new(NULL);
    while (text->len < bytes)
        g_string_append(text, words);
    struct node *paragraph = add_with(f, parent, NODE_PARAGRAPH, text->str);
    g_string_free(text, TRUE);
    return paragraph;
}

static struct node *add_heading(struct fixture *f, const char *id) {
    struct node *heading = add_with(f, f->section, NODE_HEADING, "Further");
    heading->level = 2;
    heading->id = str_of(id);
    return heading;
}

/* The documents of the spine; each is small enough. */
static size_t check_sizes(struct fixture *f, const char *prefix) {
    size_t documents = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(f->zip, 0); i++) {
        const char *name = zip_get_name(f->zip, (zip_uint64_t)i, 0);
        zip_stat_t about;
        if (!g_str_has_prefix(name, prefix) || !g_str_has_suffix(name, ".xhtml"))
            continue;
        assert_int_equal(zip_stat_index(f->zip, (zip_uint64_t)i, 0, &about), 0);
        if (about.size > MOST_BYTES)
            fail_msg("%s has %zu bytes", name, (size_t)about.size);
        documents++;
    }
    return documents;
}

static void a_megabyte_is_divided_between_blocks(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 1000; i++) {
        struct node *paragraph = add_long(f, f->section, 1000);
        paragraph->id = str_format(f->arena, "p-%d", i);
        if (i % 3 == 0)
            add_page(f, str_format(f->arena, "%d", i / 3 + 1).at, paragraph->first, 500);
    }
    add_with(f, add_node(f, add_section(f, f->body, "two", "Two"), NODE_PARAGRAPH), NODE_LINK, "l")
        ->target = STR("#p-999");
    write_book(f);
    check_book(f);
    assert_int_equal(check_sizes(f, "EPUB/s001"), 5);
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "<itemref idref=\"s001-xhtml\"/>\n<itemref idref=\"s001-2-xhtml\"/>\n"
                 "<itemref idref=\"s001-3-xhtml\"/>\n<itemref idref=\"s001-4-xhtml\"/>\n"
                 "<itemref idref=\"s001-5-xhtml\"/>\n<itemref idref=\"s002-xhtml\"/>");
    assert_holds(read_file(f, "EPUB/s002.xhtml"), "href=\"s001-5.xhtml#p-999\"");
    struct str second = read_file(f, "EPUB/s001-2.xhtml");
    assert_holds(second, "<section epub:type=\"chapter\" role=\"doc-chapter\" aria-label=\"One\">");
    assert_lacks(second, "id=\"one\"");
}

/* What follows stands in order, once, and pages with it. */
static void nothing_is_lost_at_the_cuts(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 600; i++) {
        struct node *paragraph = add_long(f, f->section, 1000);
        paragraph->id = str_format(f->arena, "p-%d", i);
        add_page(f, str_format(f->arena, "%d", i + 1).at, paragraph->first, 0);
    }
    write_book(f);
    static const char *const names[] = {"EPUB/s001.xhtml", "EPUB/s001-2.xhtml",
                                        "EPUB/s001-3.xhtml"};
    struct str navigation = read_file(f, "EPUB/nav.xhtml");
    size_t next = 0, pages = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct str text = read_file(f, names[i]);
        for (size_t at = 0; next < 600; next++) {
            struct str id =
                str_format(f->arena, "<p%s id=\"p-%zu\"", next ? " class=\"run-on\"" : "", next);
            size_t found = str_find(text, id, at);
            if (found == SIZE_MAX)
                break;
            at = found + 1;
        }
        for (; pages < next; pages++) {
            struct str entry = str_format(f->arena, "<a href=\"%s#page-%zu\">%zu</a>", names[i] + 5,
                                          pages + 1, pages + 1);
            assert_holds(navigation, entry.at);
        }
    }
    assert_int_equal(next, 600);
    assert_int_equal(check_sizes(f, "EPUB/s001"), 3);
}

static void the_cut_is_before_a_heading(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 150; i++)
        add_long(f, f->section, 1000);
    add_heading(f, "middle");
    for (int i = 0; i < 150; i++)
        add_long(f, f->section, 1000);
    write_book(f);
    check_book(f);
    assert_int_equal(check_sizes(f, "EPUB/s001"), 2);
    assert_holds(read_file(f, "EPUB/s001-2.xhtml"), "aria-label=\"One\">\n<h2 id=\"middle\">");
}

/* One at the very end of what fits goes over with its text. */
static void a_heading_stays_with_its_text(void **state) {
    struct fixture *f = *state;
    struct node *first = add_long(f, f->section, 70 * 1000);
    add_heading(f, "early");
    add_long(f, f->section, 160 * 1000)->id = STR("early-text");
    add_heading(f, "late");
    add_long(f, f->section, 100 * 1000)->id = STR("late-text");
    write_book(f);
    check_book(f);
    assert_non_null(first);
    struct str second = read_file(f, "EPUB/s001-2.xhtml");
    assert_holds(second, "<h2 id=\"late\">");
    assert_holds(second, "id=\"late-text\"");
    assert_lacks(second, "id=\"early-text\"");
}

static void a_note_goes_with_its_first_call(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < 400; i++) {
        struct node *paragraph = add_long(f, f->section, 1000);
        if (i != 5 && i != 395)
            continue;
        for (int note = i == 5 ? 2 : 1; note >= 1; note--) {
            struct node *call = add_node(f, paragraph, NODE_NOTE_REFERENCE);
            bool last = i == 395;
            call->target = last ? STR("#n-3") : note == 2 ? STR("#n-1") : STR("#n-2");
            call->label = last ? STR("3") : note == 2 ? STR("1") : STR("2");
        }
        if (i == 395) {
            struct node *again = add_node(f, paragraph, NODE_NOTE_REFERENCE);
            again->target = STR("#n-1");
            again->label = STR("1");
        }
    }
    for (int i = 1; i <= 4; i++) {
        struct node *note = add_node(f, f->section, NODE_NOTE);
        note->id = str_format(f->arena, "n-%d", i);
        note->label = str_format(f->arena, "%d", i);
        struct node *paragraph = add_with(f, note, NODE_PARAGRAPH, "Note.");
        if (i != 2)
            continue;
        struct node *call = add_node(f, paragraph, NODE_NOTE_REFERENCE);
        call->target = STR("#n-4"); /* called by a note alone */
        call->label = STR("4");
    }
    write_book(f);
    check_book(f);
    assert_int_equal(check_sizes(f, "EPUB/s001"), 2);
    struct str first = read_file(f, "EPUB/s001.xhtml"), second = read_file(f, "EPUB/s001-2.xhtml");
    assert_int_equal(count_of(first, "doc-footnote"), 3);
    assert_holds(first, "id=\"n-4\"");
    assert_int_equal(count_of(second, "doc-footnote"), 1);
    assert_holds(second, "id=\"n-3\"");
    assert_holds(second, "id=\"ref-2-n-1\" href=\"s001.xhtml#n-1\"");
    assert_true(str_find(first, STR("id=\"n-2\""), 0) < str_find(first, STR("id=\"n-4\""), 0));
}

static void tables_and_items_stay_whole(void **state) {
    struct fixture *f = *state;
    add_long(f, f->section, 100 * 1000);
    struct node *table = add_node(f, f->section, NODE_TABLE);
    for (int i = 0; i < 3000; i++)
        add_with(f, add_node(f, table, NODE_ROW), NODE_CELL, words);
    struct node *list = add_node(f, f->section, NODE_LIST);
    list->ordered = true;
    list->start = 3;
    list->id = STR("list");
    for (int i = 0; i < 500; i++)
        add_long(f, add_node(f, list, NODE_ITEM), 1000);
    write_book(f);
    check_book(f);
    struct str whole = read_file(f, "EPUB/s001-2.xhtml");
    assert_int_equal(count_of(whole, "<tr>"), 3000); /* nothing else is with it */
    assert_lacks(whole, "<li>");
    size_t items = 0, documents = 0;
    int64_t start = 3;
    for (int part = 3; items < 500; part++, documents++) {
        struct str text = read_file(f, str_format(f->arena, "EPUB/s001-%d.xhtml", part).at);
        struct str open = str_format(
            f->arena, part == 3 ? "<ol start=\"%d\" id=\"list\">\n<li>" : "<ol start=\"%d\">\n<li>",
            (int)start);
        assert_holds(text, open.at);
        assert_true(text.len <= MOST_BYTES);
        items += count_of(text, "<li>");
        start += (int64_t)count_of(text, "<li>");
        assert_int_equal(count_of(text, "<li>"), count_of(text, "</li>"));
    }
    assert_int_equal(items, 500);
    assert_int_equal(documents, 3);
}

static void a_long_timeline_and_index_are_divided(void **state) {
    struct fixture *f = *state;
    page_map_add_page(f->map, (struct page_entry){.label = STR("1")}); /* locators are pages */
    struct node *timeline = add_node(f, f->section, NODE_TIMELINE);
    struct node *section = add_section(f, f->back, "index-1", "Index");
    section->role = ROLE_INDEX;
    struct node *index = add_node(f, section, NODE_INDEX);
    for (int i = 0; i < 2600; i++) {
        struct node *event = add_node(f, timeline, NODE_EVENT);
        event->id = str_format(f->arena, "e-%d", i);
        add_with(f, event, NODE_EVENT_DATE, "1997");
        add_with(f, event, NODE_EVENT_TEXT, words);
        struct node *entry = add_node(f, index, NODE_INDEX_ENTRY);
        char letter[2] = {(char)('A' + i / 100), 0};
        entry->title = str_copy(f->arena, str_of(letter));
        add_with(f, entry, NODE_INDEX_TERM, letter);
        struct node *locator = add_node(f, entry, NODE_LOCATOR);
        locator->target = event->id.len ? str_format(f->arena, "#e-%d", i) : STR("");
        locator->text = STR("1");
    }
    write_book(f);
    check_book(f);
    assert_int_equal(check_sizes(f, "EPUB/s001"), 3);
    assert_int_equal(check_sizes(f, "EPUB/s002"), 4);
    struct str first = read_file(f, "EPUB/s002.xhtml"), last = read_file(f, "EPUB/s002-4.xhtml");
    assert_int_equal(count_of(first, "index-letter-"), 0);
    assert_holds(first, "<a href=\"#index-1-letter-1\">A</a>");
    assert_holds(first, "<a href=\"s002-4.xhtml#index-1-letter-26\">Z</a>");
    assert_holds(last, "<section epub:type=\"index\" role=\"doc-index\" aria-label=\"Index\">\n"
                       "<ul epub:type=\"index-entry-list\" class=\"index\">\n");
    assert_holds(last, "href=\"s001-3.xhtml#e-2599\"");
    assert_holds(read_file(f, "EPUB/s001-2.xhtml"), "<ol class=\"timeline\">\n");
}

static void pictures_are_there_once(void **state) {
    struct fixture *f = *state;
    static struct image picture = {.format = IMAGE_JPEG, .bytes = {"jpg", 3}};
    for (int i = 0; i < 300; i++) {
        struct node *image = add_node(f, add_long(f, f->section, 1000), NODE_IMAGE);
        image->image = &picture;
        image->title = STR("One.");
    }
    write_book(f);
    check_book(f);
    assert_int_equal(check_sizes(f, "EPUB/s001"), 2);
    assert_int_equal(count_of(read_file(f, "EPUB/content.opf"), "image/jpeg"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(a_megabyte_is_divided_between_blocks),  TEST(nothing_is_lost_at_the_cuts),
        TEST(the_cut_is_before_a_heading),           TEST(a_heading_stays_with_its_text),
        TEST(a_note_goes_with_its_first_call),       TEST(tables_and_items_stay_whole),
        TEST(a_long_timeline_and_index_are_divided), TEST(pictures_are_there_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
