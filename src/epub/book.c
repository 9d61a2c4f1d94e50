/* book.c: the files of the EPUB: one document for each section, then what describes them. */
#include <string.h>

#include "epub/epub_internal.h"

void epub_add_file(struct epub_book *book, struct epub_file file) {
    ARENA_PUSH(book->arena, book->files, book->file_count, book->file_room, file);
}

const char *epub_own_id(struct epub_book *book, struct str wanted) {
    const char *id = str_terminated(book->arena, wanted);
    while (g_hash_table_contains(book->file_of, id))
        id = str_format(book->arena, "%s-", id).at;
    return id;
}

const char *epub_page_id(struct epub_book *book, size_t page) {
    struct str label = page_map_page(book->input->map, page)->label;
    return epub_own_id(book, str_format(book->arena, "page-%.*s", STR_ARG(label)));
}

/* Where the host of "scheme://host/path" ends: brackets are legal up to there alone. */
static size_t host_end(struct str address) {
    size_t at = 0;
    while (at < address.len && address.at[at] != ':')
        at++;
    if (!str_starts(str_slice(address, at, address.len), STR("://")))
        return 0;
    for (at += 3; at < address.len && !strchr("/?#", address.at[at]);)
        at++;
    return at;
}

/* Writers of links use characters that RFC 3986 forbids; readers take them only percent-encoded. */
static struct str escape_address(struct epub_book *book, struct str address) {
    GString *out = g_string_new(NULL);
    size_t host = host_end(address);
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.at[i];
        bool escape = c <= ' ' || c == 127 || strchr("\"<>\\^`{|}", c) ||
                      (strchr("[]", c) && i >= host) ||
                      (c == '%' && !(i + 2 < address.len && g_ascii_isxdigit(address.at[i + 1]) &&
                                     g_ascii_isxdigit(address.at[i + 2])));
        if (escape)
            g_string_append_printf(out, "%%%02X", c);
        else
            g_string_append_c(out, (char)c);
    }
    return xml_result(book->arena, out);
}

/* "#id" → "s003.xhtml#id": which file holds it was settled before anything was written. */
struct str epub_href(struct epub_book *book, struct str target) {
    if (!str_starts(target, STR("#")))
        return escape_address(book, target);
    const char *id = str_terminated(book->arena, str_slice(target, 1, target.len));
    const char *file = g_hash_table_lookup(book->file_of, id);
    if (!file)
        file = g_hash_table_lookup(book->own_file_of, id);
    bool here = !file || strcmp(file, book->file) == 0;
    return here ? target : str_format(book->arena, "%s%.*s", file, STR_ARG(target));
}

static guint image_hash(gconstpointer key) {
    const struct image *image = key;
    return (guint)str_hash(image->bytes);
}

static gboolean image_equal(gconstpointer left, gconstpointer right) {
    const struct image *a = left, *b = right;
    return a == b || (a->format == b->format && str_equal(a->bytes, b->bytes));
}

static const char *const image_types[] = {"image/png", "image/jpeg", "image/svg+xml"};

const char *epub_image_ending(enum image_format format) {
    static const char *const endings[] = {"png", "jpg", "svg"};
    return endings[format];
}

const char *epub_image(struct epub_book *book, const struct image *image) {
    const char *name = g_hash_table_lookup(book->image_names, image);
    book->has_images = true;
    if (name)
        return name;
    name = str_format(book->arena, "img-%03zu.%s", ++book->images, epub_image_ending(image->format))
               .at;
    g_hash_table_insert(book->image_names, (gpointer)(uintptr_t)image, (gpointer)(uintptr_t)name);
    epub_add_file(book, (struct epub_file){.name = name,
                                           .type = image_types[image->format],
                                           .bytes = image->bytes});
    return name;
}

/* ---- documents ---- */

static void write_documents(struct epub_book *book) {
    for (size_t i = 0; i < book->document_count; i++) {
        const struct epub_document *document = &book->documents[i];
        GString *out = g_string_new(NULL);
        book->file = document->file;
        book->has_svg = false;
        xhtml_document(book, out, document);
        epub_add_file(book, (struct epub_file){.name = document->file,
                                               .type = "application/xhtml+xml",
                                               .bytes = xml_result(book->arena, out),
                                               .properties = book->has_svg ? "svg" : NULL,
                                               .document = true});
    }
}

static void write_cover(struct epub_book *book) {
    struct str word = epub_word(book, WORD_COVER), marking = book->input->pack->marking.text;
    const struct epub_input *input = book->input;
    const char *name =
        str_format(book->arena, "cover.%s", epub_image_ending(input->cover_format)).at;
    struct str alt = str_format(book->arena, "%.*s: %.*s.", STR_ARG(word),
                                STR_ARG(book->input->pack->title.text));
    if (!book->input->cover.len)
        return;
    if (input->cover_alt.len)
        alt = input->cover_alt;
    else if (marking.len)
        alt = str_format(book->arena, "%.*s %.*s.", STR_ARG(alt), STR_ARG(marking));
    epub_add_file(book, (struct epub_file){.name = name,
                                           .type = image_types[input->cover_format],
                                           .bytes = book->input->cover,
                                           .properties = "cover-image"});
    GString *out = g_string_new(NULL);
    xhtml_open(book, out, word, "frontmatter");
    g_string_append(out, "<section class=\"cover\"><img role=\"doc-cover\" ");
    xml_attribute(out, "src", str_of(name));
    xml_attribute(out, "alt", alt);
    g_string_append(out, "/></section>\n");
    xhtml_close(out);
    epub_add_file(book, (struct epub_file){.name = "cover.xhtml",
                                           .type = "application/xhtml+xml",
                                           .bytes = xml_result(book->arena, out),
                                           .document = true});
    book->has_images = true;
}

/* A page whose mark found no place would make the page-list wrong: that is our fault, not the
 * pack's. */
static bool pages_complete(struct epub_book *book) {
    for (size_t i = 0; i < page_map_count(book->input->map); i++) {
        const struct page_entry *page = page_map_page(book->input->map, i);
        if (!page->has_flow || book->page_files[i].len)
            continue;
        diag_add(book->diags, DIAG_INTERNAL, page->flow_start.node->span,
                 "page %.*s has no mark in the EPUB (it begins in a %s)", STR_ARG(page->label),
                 node_kind_name(page->flow_start.node->kind));
        return false;
    }
    return true;
}

/* Right to left, all that has a side changes it. */
static struct str mirrored(struct arena *arena, struct str sheet) {
    GString *out = g_string_new(NULL);
    for (size_t at = 0; at < sheet.len;) {
        struct str rest = str_slice(sheet, at, sheet.len);
        bool left = str_starts(rest, STR("left")), right = str_starts(rest, STR("right"));
        if (left || right)
            g_string_append(out, left ? "right" : "left");
        else
            g_string_append_c(out, sheet.at[at]);
        at += left ? strlen("left") : right ? strlen("right") : 1;
    }
    return xml_result(arena, out);
}

static struct str make_sheet(struct epub_book *book) {
    struct str sheet = style_css(book->arena, book->input->style);
    if (language_is_right_to_left(book->input->pack->language.text))
        sheet = mirrored(book->arena, sheet);
    struct str fonts = epub_fonts(book);
    GString *out = g_string_new_len(fonts.at, (gssize)fonts.len);
    g_string_append_len(out, sheet.at, (gssize)sheet.len);
    for (int percent = 1; percent <= 100; percent++)
        if (book->widths[percent])
            g_string_append_printf(out, ".width-%d {\n  width: %d%%;\n}\n", percent, percent);
    return xml_result(book->arena, out);
}

static void add_made(struct epub_book *book, const char *name, const char *type,
                     struct str (*make)(struct epub_book *, const struct node *),
                     const char *properties) {
    book->file = name;
    struct str bytes = make(book, book->input->book);
    epub_add_file(book, (struct epub_file){
                            .name = name, .type = type, .bytes = bytes, .properties = properties});
}

/* Languages of passages: a reading system may fetch their voices and dictionaries. */
static void find_languages(struct epub_book *book) {
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    const char *own = str_terminated(book->arena, book->input->pack->language.text);
    g_hash_table_add(seen, (gpointer)(uintptr_t)own);
    struct walk walk = walk_start(book->input->book);
    while (walk_next(&walk)) {
        if (!walk.entering || !walk.node->language.len)
            continue;
        struct str language = walk.node->language;
        if (g_hash_table_add(seen, (gpointer)(uintptr_t)str_terminated(book->arena, language)))
            ARENA_PUSH(book->arena, book->languages, book->language_count, book->language_room,
                       language);
    }
    g_hash_table_destroy(seen);
}

static void open_tables(struct epub_book *book) {
    book->file_of = g_hash_table_new(g_str_hash, g_str_equal);
    book->own_file_of = g_hash_table_new(g_str_hash, g_str_equal);
    book->anchors = g_hash_table_new(NULL, NULL);
    book->calls = g_hash_table_new(g_str_hash, g_str_equal);
    book->image_names = g_hash_table_new(image_hash, image_equal);
}

static void close_tables(struct epub_book *book) {
    g_hash_table_destroy(book->file_of);
    g_hash_table_destroy(book->own_file_of);
    g_hash_table_destroy(book->anchors);
    g_hash_table_destroy(book->calls);
    g_hash_table_destroy(book->image_names);
}

bool epub_write(struct arena *arena, const struct epub_input *input, struct diags *diags,
                struct str *bytes) {
    struct epub_book book = {.arena = arena, .input = input, .diags = diags, .all_have_alt = true};
    open_tables(&book);
    book.page_files = ARENA_ARRAY(arena, struct str, page_map_count(input->map) + 1);
    book.widths = ARENA_ARRAY(arena, bool, 101);
    find_languages(&book);
    write_cover(&book);
    plan_documents(&book);
    write_documents(&book);
    bool good = pages_complete(&book);
    if (good) {
        epub_add_file(&book, (struct epub_file){.name = "style.css",
                                                .type = "text/css",
                                                .bytes = make_sheet(&book)});
        add_made(&book, "nav.xhtml", "application/xhtml+xml", navigation_make, "nav");
        add_made(&book, "toc.ncx", "application/x-dtbncx+xml", ncx_make, NULL);
        reader_rules(&book);
        good = container_pack(&book, bytes);
    }
    close_tables(&book);
    return good;
}
