/* epub_test.h: for the tests of epub/: small trees are written as EPUB, whose files are then looked
 * at. check_book() tests what must hold for each: all is well-formed, ids are unique, links lead
 * somewhere, and the classes of text and style sheet are the same. */
#ifndef DOSSIER_EPUB_TEST_H
#define DOSSIER_EPUB_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>
#include <zip.h>

#include "epub/epub.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    const struct style *style;
    struct pack pack;
    struct node *book, *front, *body, *back, *section;
    struct page_map *map;
    struct str cover; /* empty: none */
    struct str bytes;
    zip_t *zip;
};

static struct node *add_node(struct fixture *f, struct node *parent, enum node_kind kind) {
    struct node *node = node_make_generated(f->arena, kind, SPAN_NONE);
    node_append(parent, node);
    return node;
}

static struct node *add_text(struct fixture *f, struct node *parent, const char *words) {
    struct node *text = add_node(f, parent, NODE_TEXT);
    text->text = str_copy(f->arena, str_of(words));
    return text;
}

/* A block or inline with text in it. */
static struct node *add_with(struct fixture *f, struct node *parent, enum node_kind kind,
                             const char *words) {
    struct node *node = add_node(f, parent, kind);
    add_text(f, node, words);
    return node;
}

static struct node *add_section(struct fixture *f, struct node *parent, const char *id,
                                const char *title) {
    struct node *section = add_node(f, parent, NODE_SECTION);
    section->id = str_of(id);
    struct node *heading = add_with(f, section, NODE_HEADING, title);
    heading->level = 1;
    heading->id = str_format(f->arena, "%s--title", id);
    return section;
}

static int open_fixture(void **state) {
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    f.sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, f.sources);
    struct folder styles;
    assert_true(folder_open(&file_ops_system, f.arena, STR("styles"), &styles));
    f.style = style_read(f.arena, &styles, STR("briefing"), SPAN_NONE, f.sources, f.diags);
    folder_close(&styles);
    assert_non_null(f.style);
    f.pack.name = STR("pack");
    f.pack.title.text = STR("A pack");
    f.pack.language.text = STR("en-GB");
    f.pack.uuid = STR("urn:uuid:00000000-0000-5000-8000-000000000000");
    f.pack.build_date = "2018-05-04T00:00:00Z";
    f.book = node_make_generated(f.arena, NODE_BOOK, SPAN_NONE);
    f.front = add_node(&f, f.book, NODE_FRONT);
    struct node *title = add_node(&f, f.front, NODE_TITLE_PAGE);
    add_with(&f, title, NODE_PARAGRAPH, "A pack")->role = ROLE_TITLE;
    f.body = add_node(&f, f.book, NODE_BODY);
    f.back = add_node(&f, f.book, NODE_BACK);
    f.section = add_section(&f, f.body, "one", "One");
    f.map = page_map_make(f.arena);
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    if (f->zip)
        zip_discard(f->zip);
    arena_free(f->arena);
    return 0;
}

static void add_page(struct fixture *f, const char *label, const struct node *node,
                     uint32_t offset) {
    page_map_add_page(f->map,
                      (struct page_entry){str_copy(f->arena, str_of(label)), true, {node, offset}});
}

/* Writes the book, and opens what was written. */
static void write_book(struct fixture *f) {
    struct epub_input input = {.book = f->book,
                               .pack = &f->pack,
                               .style = f->style,
                               .map = f->map,
                               .cover = f->cover,
                               .profiles = 15, /* all */
                               .build_id = STR("0123456789abcdef")};
    assert_true(epub_write(f->arena, &input, f->diags, &f->bytes));
    if (f->zip)
        zip_discard(f->zip);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(f->bytes.at, f->bytes.len, 0, &error);
    f->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    assert_non_null(f->zip);
    zip_error_fini(&error);
}

static struct str read_entry(struct fixture *f, zip_uint64_t index) {
    zip_stat_t about;
    assert_int_equal(zip_stat_index(f->zip, index, 0, &about), 0);
    char *bytes = arena_alloc(f->arena, about.size + 1);
    zip_file_t *file = zip_fopen_index(f->zip, index, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, bytes, about.size), (zip_int64_t)about.size);
    zip_fclose(file);
    return (struct str){bytes, about.size};
}

/* The text of a file of the container, as "EPUB/s001.xhtml". */
static struct str read_file(struct fixture *f, const char *name) {
    zip_int64_t index = zip_name_locate(f->zip, name, 0);
    if (index < 0)
        fail_msg("the EPUB has no %s", name);
    return read_entry(f, (zip_uint64_t)index);
}

static size_t count_of(struct str text, const char *wanted) {
    size_t count = 0;
    for (size_t at = str_find(text, str_of(wanted), 0); at != SIZE_MAX;
         at = str_find(text, str_of(wanted), at + 1))
        count++;
    return count;
}

static void assert_holds(struct str text, const char *wanted) {
    if (!count_of(text, wanted))
        fail_msg("not there: %s\nin: %.*s", wanted, STR_ARG(text));
}

static void assert_lacks(struct str text, const char *unwanted) {
    if (count_of(text, unwanted))
        fail_msg("should not be there: %s\nin: %.*s", unwanted, STR_ARG(text));
}

/* ---- what holds for each book ---- */

struct links {
    const char *file;
    GHashTable *ids;     /* "file#id" and "file" */
    GHashTable *plain;   /* "id": unique in the whole book */
    GPtrArray *hrefs;    /* "file#id" */
    GHashTable *classes; /* in the text */
    size_t depth_of_links;
};

static void see_attribute(struct links *links, const char *name, const char *value) {
    if (strcmp(name, "id") == 0) {
        if (!g_hash_table_add(links->plain, g_strdup(value)))
            fail_msg("the id '%s' is there twice (%s)", value, links->file);
        g_hash_table_add(links->ids, g_strdup_printf("%s#%s", links->file, value));
    } else if (strcmp(name, "class") == 0) {
        g_hash_table_add(links->classes, g_strdup(value));
    } else if ((strcmp(name, "href") == 0 || strcmp(name, "src") == 0) && !strstr(value, ":")) {
        g_ptr_array_add(links->hrefs, value[0] == '#' ? g_strconcat(links->file, value, NULL)
                                                      : g_strconcat("EPUB/", value, NULL));
    } else if (strcmp(name, "style") == 0) {
        fail_msg("a style attribute in %s", links->file);
    }
}

static void see_start(GMarkupParseContext *context, const char *element, const char **names,
                      const char **values, gpointer data, GError **error) {
    (void)context;
    (void)error;
    struct links *links = data;
    bool document = g_str_has_suffix(links->file, ".xhtml");
    if (document && strcmp(element, "a") == 0 && links->depth_of_links++)
        fail_msg("a link inside a link in %s", links->file);
    for (; *names; names++, values++)
        if (document)
            see_attribute(links, *names, *values);
}

static void see_end(GMarkupParseContext *context, const char *element, gpointer data,
                    GError **error) {
    (void)context;
    (void)error;
    struct links *links = data;
    if (strcmp(element, "a") == 0 && links->depth_of_links)
        links->depth_of_links--;
}

static void check_file(struct fixture *f, struct links *links, zip_uint64_t index) {
    static const GMarkupParser parser = {see_start, see_end, NULL, NULL, NULL};
    links->file = zip_get_name(f->zip, index, 0);
    g_hash_table_add(links->ids, g_strdup(links->file));
    if (!g_str_has_suffix(links->file, ".xhtml") && !g_str_has_suffix(links->file, ".opf") &&
        !g_str_has_suffix(links->file, ".ncx"))
        return;
    struct str text = read_entry(f, index);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, links, NULL);
    GError *error = NULL;
    bool good = g_markup_parse_context_parse(context, text.at, (gssize)text.len, &error) &&
                g_markup_parse_context_end_parse(context, &error);
    if (!good)
        fail_msg("%s is not well-formed: %s", links->file, error->message);
    g_markup_parse_context_free(context);
}

/* The classes that the style sheet has rules for. */
static GHashTable *sheet_classes(struct fixture *f) {
    GHashTable *classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct str sheet = read_file(f, "EPUB/style.css");
    for (size_t at = 0; at + 1 < sheet.len; at++) {
        size_t end = at + 1;
        if (sheet.at[at] != '.' || !g_ascii_isalpha(sheet.at[end]))
            continue;
        while (end < sheet.len && (g_ascii_isalnum(sheet.at[end]) || sheet.at[end] == '-'))
            end++;
        g_hash_table_add(classes, g_strndup(sheet.at + at + 1, end - at - 1));
    }
    return classes;
}

static void assert_subset(GHashTable *part, GHashTable *whole, const char *what) {
    GHashTableIter all;
    gpointer name;
    g_hash_table_iter_init(&all, part);
    while (g_hash_table_iter_next(&all, &name, NULL))
        if (!g_hash_table_contains(whole, name))
            fail_msg("%s: %s", what, (const char *)name);
}

static void check_book_into(struct fixture *f, struct links *links) {
    for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(f->zip, 0); i++)
        check_file(f, links, i);
    for (guint i = 0; i < links->hrefs->len; i++)
        if (!g_hash_table_contains(links->ids, g_ptr_array_index(links->hrefs, i)))
            fail_msg("a link leads nowhere: %s", (char *)g_ptr_array_index(links->hrefs, i));
    GHashTable *styled = sheet_classes(f);
    assert_subset(links->classes, styled, "a class without a rule");
    g_hash_table_destroy(styled);
}

static struct links open_links(void) {
    return (struct links){.ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                          .plain = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                          .hrefs = g_ptr_array_new_with_free_func(g_free),
                          .classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

static void close_links(struct links *links) {
    g_hash_table_destroy(links->ids);
    g_hash_table_destroy(links->plain);
    g_hash_table_destroy(links->classes);
    g_ptr_array_free(links->hrefs, TRUE);
}

static void check_book(struct fixture *f) {
    struct links links = open_links();
    check_book_into(f, &links);
    close_links(&links);
}

#endif
