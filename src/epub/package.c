/* package.c: the package document (EPUB 3.3, §5), with metadata computed from what is in the book.
 */
#include <string.h>

#include "epub/epub_internal.h"

static void element(GString *out, const char *name, const char *attributes, struct str text) {
    if (!text.len)
        return;
    g_string_append_printf(out, "<%s%s>", name, attributes);
    xml_text(out, text);
    char *space = strchr(name, ' ');
    g_string_append_printf(out, "</%.*s>\n", space ? (int)(space - name) : (int)strlen(name), name);
}

static void meta(GString *out, const char *property, const char *value) {
    g_string_append_printf(out, "<meta property=\"%s\">%s</meta>\n", property, value);
}

/* A short name for what an editor did (MARC relators), by how the word begins. */
static const char *relator(struct str role) {
    static const char *const relators[][2] = {{"author", "aut"},    {"compil", "com"},
                                              {"contribut", "ctb"}, {"illustrat", "ill"},
                                              {"research", "res"},  {"translat", "trl"}};
    for (size_t i = 0; i < G_N_ELEMENTS(relators); i++)
        if (str_starts(role, str_of(relators[i][0])))
            return relators[i][1];
    return "edt";
}

static void write_titles(struct epub_book *book, GString *out) {
    const struct pack *pack = book->input->pack;
    element(out, "dc:title", " id=\"title\"", pack->title.text);
    g_string_append(out, "<meta refines=\"#title\" property=\"title-type\">main</meta>\n");
    if (pack->subtitle.text.len) {
        element(out, "dc:title", " id=\"subtitle\"", pack->subtitle.text);
        g_string_append(out,
                        "<meta refines=\"#subtitle\" property=\"title-type\">subtitle</meta>\n");
    }
    const struct editor *editors = pack->editors.items;
    for (size_t i = 0; i < pack->editors.count; i++) {
        char id[32];
        g_snprintf(id, sizeof id, " id=\"editor-%zu\"", i + 1);
        element(out, "dc:creator", id, editors[i].name.text);
        g_string_append_printf(out,
                               "<meta refines=\"#editor-%zu\" property=\"role\" "
                               "scheme=\"marc:relators\">%s</meta>\n",
                               i + 1, relator(editors[i].role.text));
    }
    element(out, "dc:publisher", "", pack->publisher.text);
    element(out, "dc:rights", "", pack->rights.text);
}

/* Only what is really in the book is claimed. */
static void write_accessibility(struct epub_book *book, GString *out) {
    bool pages = page_map_count(book->input->map) > 0;
    meta(out, "schema:accessMode", "textual");
    if (book->has_images)
        meta(out, "schema:accessMode", "visual");
    if (book->all_have_alt)
        meta(out, "schema:accessModeSufficient", "textual");
    meta(out, "schema:accessibilityFeature", "tableOfContents");
    meta(out, "schema:accessibilityFeature", "structuralNavigation");
    meta(out, "schema:accessibilityFeature", "readingOrder");
    meta(out, "schema:accessibilityFeature", "displayTransformability");
    if (book->has_images && book->all_have_alt)
        meta(out, "schema:accessibilityFeature", "alternativeText");
    if (book->input->has_index)
        meta(out, "schema:accessibilityFeature", "index");
    if (pages) {
        meta(out, "schema:accessibilityFeature", "pageBreakMarkers");
        meta(out, "schema:accessibilityFeature", "pageNavigation");
    }
    meta(out, "schema:accessibilityHazard", "none");
    struct str summary = epub_word(book, WORD_SUMMARY),
               numbers = epub_word(book, WORD_PAGE_NUMBERS);
    struct str described =
        epub_word(book, book->all_have_alt ? WORD_ALL_DESCRIBED : WORD_SOME_NOT_DESCRIBED);
    g_string_append(out, "<meta property=\"schema:accessibilitySummary\">");
    xml_text(out,
             str_format(book->arena, "%.*s%s%.*s%s%.*s", STR_ARG(summary),
                        book->has_images ? " " : "", book->has_images ? (int)described.len : 0,
                        described.at, pages ? " " : "", pages ? (int)numbers.len : 0, numbers.at));
    g_string_append(out, "</meta>\n");
}

static void write_guide(struct epub_book *book, GString *out, const char *type,
                        enum epub_word title, const char *href) {
    g_string_append_printf(out, "<reference type=\"%s\"", type);
    xml_attribute(out, "title", epub_word(book, title));
    g_string_append_printf(out, " href=\"%s\"/>\n", href);
}

static void write_manifest(struct epub_book *book, GString *out) {
    g_string_append(out, "<manifest>\n");
    for (size_t i = 0; i < book->file_count; i++) {
        const struct epub_file *file = &book->files[i];
        const char *dot = strchr(file->name, '.');
        g_string_append_printf(out, "<item id=\"%.*s-%s\" href=\"%s\" media-type=\"%s\"",
                               (int)(dot - file->name), file->name, dot + 1, file->name,
                               file->type);
        if (file->properties)
            g_string_append_printf(out, " properties=\"%s\"", file->properties);
        g_string_append(out, "/>\n");
    }
    g_string_append(out, "</manifest>\n<spine toc=\"toc-ncx\"");
    if (language_is_right_to_left(book->input->pack->language.text))
        g_string_append(out, " page-progression-direction=\"rtl\"");
    g_string_append(out, ">\n");
    for (size_t i = 0; i < book->file_count; i++)
        if (book->files[i].document) {
            const char *name = book->files[i].name;
            g_string_append_printf(out, "<itemref idref=\"%.*s-xhtml\"/>\n",
                                   (int)(strchr(name, '.') - name), name);
        }
    g_string_append(out, "</spine>\n<guide>\n");
    if (book->input->cover_png.len)
        write_guide(book, out, "cover", WORD_COVER, "cover.xhtml");
    write_guide(book, out, "title-page", WORD_TITLE_PAGE, "title.xhtml");
    g_string_append(out, "</guide>\n");
}

struct str package_make(struct epub_book *book) {
    const struct pack *pack = book->input->pack;
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                                "unique-identifier=\"id\"");
    xml_attribute(out, "xml:lang", pack->language.text);
    g_string_append(out, ">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    element(out, "dc:identifier", " id=\"id\"", pack->uuid);
    write_titles(book, out);
    element(out, "dc:language", "", pack->language.text);
    element(out, "dc:date", "", str_slice(str_of(pack->build_date), 0, 10));
    meta(out, "dcterms:modified", pack->build_date);
    if (page_map_count(book->input->map)) {
        struct str source = str_format(book->arena, "%.*s.pdf (build %.*s)", STR_ARG(pack->name),
                                       STR_ARG(book->input->build_id));
        g_string_append(out, "<meta property=\"pageBreakSource\">");
        xml_text(out, source);
        g_string_append(out, "</meta>\n");
    }
    write_accessibility(book, out);
    if (book->input->cover_png.len)
        g_string_append(out, "<meta name=\"cover\" content=\"cover-png\"/>\n");
    g_string_append(out, "</metadata>\n");
    write_manifest(book, out);
    g_string_append(out, "</package>\n");
    return xml_result(book->arena, out);
}
