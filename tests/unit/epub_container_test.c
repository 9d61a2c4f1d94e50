/* epub_container_test.c: the container's bytes, the package document, and the words in it. */
#include "epub_test.h"

#include <stdlib.h>
#include <time.h>

static unsigned two_bytes(struct str bytes, size_t at) {
    return (unsigned)(unsigned char)bytes.at[at] | (unsigned)(unsigned char)bytes.at[at + 1] << 8;
}

/* EPUB 3.3, §4.2.2: what tells programs that this is an EPUB without their reading a ZIP. */
static void mimetype_is_first_and_plain(void **state) {
    struct fixture *f = *state;
    write_book(f);
    assert_memory_equal(f->bytes.at, "PK\003\004", 4);
    assert_int_equal(two_bytes(f->bytes, 6), 0);  /* flags */
    assert_int_equal(two_bytes(f->bytes, 8), 0);  /* stored */
    assert_int_equal(two_bytes(f->bytes, 26), 8); /* length of the name */
    assert_int_equal(two_bytes(f->bytes, 28), 0); /* no extra field */
    assert_memory_equal(f->bytes.at + 30, "mimetypeapplication/epub+zipPK\003\004", 32);
}

static void only_stored_and_deflated_with_the_pack_s_date(void **state) {
    struct fixture *f = *state;
    write_book(f);
    zip_int64_t count = zip_get_num_entries(f->zip, 0);
    assert_true(count > 5);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)count; i++) {
        zip_stat_t about;
        assert_int_equal(zip_stat_index(f->zip, i, 0, &about), 0);
        assert_int_equal(about.comp_method, i && about.size ? ZIP_CM_DEFLATE : ZIP_CM_STORE);
        struct tm *day = localtime(&about.mtime);
        assert_int_equal(day->tm_year, 118);
        assert_int_equal(day->tm_mon, 4);
        assert_int_equal(day->tm_mday, 4);
    }
}

static void same_bytes_in_each_time_zone(void **state) {
    struct fixture *f = *state;
    struct str bytes[2];
    static const char *const zones[] = {"Asia/Tokyo", "America/Los_Angeles"};
    for (int i = 0; i < 2; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        write_book(f);
        bytes[i] = f->bytes;
    }
    unsetenv("TZ");
    tzset();
    assert_int_equal(bytes[0].len, bytes[1].len);
    assert_memory_equal(bytes[0].at, bytes[1].at, bytes[0].len);
}

static void escapes_what_xml_reserves(void **state) {
    struct fixture *f = *state;
    f->pack.title.text = STR("A & B <\"C\">");
    add_with(f, f->section, NODE_PARAGRAPH, "1 < 2 && 3 > \"2\" ]]>");
    struct node *link = add_with(f, add_node(f, f->section, NODE_PARAGRAPH), NODE_LINK, "there");
    link->target = STR("https://example.org/?a=1&b=\"2\"#[x]");
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "<dc:title id=\"title\">A &amp; B &lt;&quot;C&quot;&gt;</dc:title>");
    struct str text = read_file(f, "EPUB/s001.xhtml");
    assert_holds(text, "<p>1 &lt; 2 &amp;&amp; 3 &gt; &quot;2&quot; ]]&gt;</p>");
    assert_holds(text, "href=\"https://example.org/?a=1&amp;b=%222%22#%5Bx%5D\"");
}

static void each_file_is_in_the_manifest_once(void **state) {
    struct fixture *f = *state;
    write_book(f);
    struct str package = read_file(f, "EPUB/content.opf");
    size_t files = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(f->zip, 0); i++) {
        const char *name = zip_get_name(f->zip, (zip_uint64_t)i, 0);
        if (!g_str_has_prefix(name, "EPUB/") || g_str_has_suffix(name, ".opf"))
            continue;
        char *item = g_strdup_printf(" href=\"%s\" media-type=", name + 5);
        assert_int_equal(count_of(package, item), 1);
        g_free(item);
        files++;
    }
    assert_int_equal(count_of(package, "<item id="), files);
    assert_int_equal(count_of(package, "<itemref "), 2); /* the title page, and one section */
    assert_lacks(package, "page-progression-direction");
    assert_lacks(package, "pageBreakMarkers"); /* there are no pages */
}

static void speaks_the_book_s_language(void **state) {
    struct fixture *f = *state;
    f->pack.language.text = STR("uk");
    struct node *text = add_text(f, add_node(f, f->section, NODE_PARAGRAPH), "Київ");
    add_page(f, "1", text, 0);
    write_book(f);
    check_book(f);
    struct str navigation = read_file(f, "EPUB/nav.xhtml");
    assert_holds(navigation, "<h2>Орієнтири</h2>");
    assert_holds(navigation, "<h2>Сторінки</h2>");
    assert_holds(navigation, ">Титульна сторінка</a>");
    assert_holds(read_file(f, "EPUB/s001.xhtml"), "aria-label=\" сторінка 1. \"></span>Київ");
    struct str package = read_file(f, "EPUB/content.opf");
    assert_holds(package, "Номери сторінок відповідають друкованому виданню.</meta>");
    assert_holds(package, "title=\"Титульна сторінка\"");
}

static void reads_from_right_to_left(void **state) {
    struct fixture *f = *state;
    f->pack.language.text = STR("ar-EG");
    struct node *paragraph = add_with(f, f->section, NODE_PARAGRAPH, "سلام ");
    struct node *name = add_with(f, paragraph, NODE_SPAN, "NATO");
    name->language = STR("en");
    add_with(f, f->section, NODE_BOX, "")->role = ROLE_KEY_POINTS;
    write_book(f);
    check_book(f);
    assert_holds(read_file(f, "EPUB/content.opf"),
                 "<spine toc=\"toc-ncx\" page-progression-direction=\"rtl\">");
    struct str text = read_file(f, "EPUB/s001.xhtml");
    assert_holds(text, "lang=\"ar-EG\" xml:lang=\"ar-EG\" dir=\"rtl\">");
    assert_holds(text, "<span lang=\"en\" xml:lang=\"en\" dir=\"ltr\">NATO</span>");
    struct str sheet = read_file(f, "EPUB/style.css");
    assert_holds(sheet, "border-right: 3px solid");
    assert_lacks(sheet, "border-left: 3px solid");
    assert_holds(sheet, ".right {\n  text-align: right;\n}"); /* as the author said */
}

static void a_script_decides_the_direction(void **state) {
    struct fixture *f = *state;
    struct node *paragraph = add_with(f, f->section, NODE_PARAGRAPH, "x ");
    static const char *const tags[][2] = {{"az-Arab", "rtl"}, {"ar-Latn", "ltr"}, {"HE", "rtl"},
                                          {"arn", "ltr"},     {"ps-AF", "rtl"},   {"uk", "ltr"}};
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        add_with(f, paragraph, NODE_SPAN, "y")->language = str_of(tags[i][0]);
    write_book(f);
    struct str text = read_file(f, "EPUB/s001.xhtml");
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++) {
        char *wanted = g_strdup_printf("xml:lang=\"%s\" dir=\"%s\">y", tags[i][0], tags[i][1]);
        assert_holds(text, wanted);
        g_free(wanted);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(mimetype_is_first_and_plain),
        TEST(only_stored_and_deflated_with_the_pack_s_date),
        TEST(same_bytes_in_each_time_zone),
        TEST(escapes_what_xml_reserves),
        TEST(each_file_is_in_the_manifest_once),
        TEST(speaks_the_book_s_language),
        TEST(reads_from_right_to_left),
        TEST(a_script_decides_the_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
