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

/* What a person did (MARC relators), by how a word of the role begins. */
static const struct relator {
    const char *begins, *code;
    bool creator; /* else a contributor */
} relators[] = {
    {"author", "aut", true},      {"editor", "edt", true},      {"compil", "com", true},
    {"research", "res", true},    {"translat", "trl", false},   {"illustrat", "ill", false},
    {"photograph", "pht", false}, {"cartograph", "ctg", false}, {"contribut", "ctb", false},
    {"publish", "pbl", false},    {"proofread", "pfr", false},
};

/* NULL: a role of another kind, or in words that the table does not know. */
static const struct relator *find_relator(struct str role) {
    for (size_t at = 0; at < role.len; at++) {
        if (at && g_ascii_isalpha(role.at[at - 1]))
            continue;
        for (size_t i = 0; i < G_N_ELEMENTS(relators); i++) {
            size_t length = strlen(relators[i].begins);
            if (role.len - at >= length &&
                g_ascii_strncasecmp(role.at + at, relators[i].begins, length) == 0)
                return &relators[i];
        }
    }
    return NULL;
}

/* Without a role one of the outline's `editors` is an editor. */
static void write_editor(GString *out, const struct editor *editor, size_t number) {
    const struct relator *relator =
        find_relator(editor->role.text.len ? editor->role.text : STR("editor"));
    char id[32];
    g_snprintf(id, sizeof id, " id=\"editor-%zu\"", number);
    element(out, !relator || relator->creator ? "dc:creator" : "dc:contributor", id,
            editor->name.text);
    if (relator)
        g_string_append_printf(out,
                               "<meta refines=\"#editor-%zu\" property=\"role\" "
                               "scheme=\"marc:relators\">%s</meta>\n",
                               number, relator->code);
}

/* As the title page has it: "Second edition" in the pack's language. */
static void write_edition(struct epub_book *book, GString *out) {
    for (struct walk walk = walk_start(book->input->book->first); walk_next(&walk);)
        if (walk.entering && walk.node->role == ROLE_EDITION) {
            element(out, "dc:title", " id=\"edition\"", node_plain_text(book->arena, walk.node));
            g_string_append(out,
                            "<meta refines=\"#edition\" property=\"title-type\">edition</meta>\n");
            return;
        }
}

static void write_series(GString *out, const struct series *series) {
    if (!series->title.text.len)
        return;
    element(out, "meta", " property=\"belongs-to-collection\" id=\"series\"", series->title.text);
    g_string_append(out, "<meta refines=\"#series\" property=\"collection-type\">series</meta>\n");
    element(out, "meta", " refines=\"#series\" property=\"group-position\"", series->number.text);
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
    write_edition(book, out);
    const struct editor *editors = pack->editors.items;
    for (size_t i = 0; i < pack->editors.count; i++)
        write_editor(out, &editors[i], i + 1);
    write_series(out, &pack->series);
    element(out, "dc:publisher", "", pack->publisher.text);
    element(out, "dc:rights", "", pack->rights.text);
}

/* Conformance is what somebody found who looked: never the program. */
static void write_certification(GString *out, const struct certification *by) {
    if (!by->certified_by.text.len)
        return;
    g_string_append(out, "<meta property=\"dcterms:conformsTo\" id=\"conformance\">EPUB "
                         "Accessibility 1.1 - WCAG 2.1 Level AA</meta>\n");
    element(out, "meta", " refines=\"#conformance\" property=\"a11y:certifiedBy\" id=\"certifier\"",
            by->certified_by.text);
    if (!by->report.text.len)
        return;
    g_string_append(out, "<link refines=\"#certifier\" rel=\"a11y:certifierReport\"");
    xml_attribute(out, "href", by->report.text);
    g_string_append(out, "/>\n");
}

/* Only what is really in the book is claimed. */
static void write_accessibility(struct epub_book *book, GString *out) {
    bool pages = page_map_count(book->input->map) > 0;
    meta(out, "schema:accessMode", "textual");
    if (book->has_images)
        meta(out, "schema:accessMode", "visual");
    meta(out, "schema:accessModeSufficient", book->all_have_alt ? "textual" : "textual,visual");
    meta(out, "schema:accessibilityFeature", "ARIA");
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
    write_certification(out, &book->input->pack->accessibility);
}

/* For reading systems that know EPUB 2 alone. */
static void write_guide(struct epub_book *book, GString *out) {
    struct epub_landmarks marks = epub_find_landmarks(book);
    g_string_append(out, "<guide>\n");
    for (size_t i = 0; i < marks.count; i++) {
        g_string_append_printf(out, "<reference type=\"%s\"", marks.items[i].guide);
        xml_attribute(out, "title", epub_word(book, marks.items[i].word));
        g_string_append_printf(out, " href=\"%s\"/>\n", marks.items[i].href);
    }
    g_string_append(out, "</guide>\n");
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
    g_string_append(out, "</spine>\n");
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
    for (size_t i = 0; i < book->language_count; i++)
        element(out, "dc:language", "", book->languages[i]);
    element(out, "dc:date", "", str_slice(str_of(pack->build_date), 0, 10));
    meta(out, "dcterms:modified", pack->build_date);
    if (page_map_count(book->input->map)) {
        struct str name = source_name_as_text(book->arena, pack->name);
        struct str source = str_format(book->arena, "%.*s.pdf (build %.*s)", STR_ARG(name),
                                       STR_ARG(book->input->build_id));
        g_string_append(out, "<meta property=\"pageBreakSource\">");
        xml_text(out, source);
        g_string_append(out, "</meta>\n");
    }
    write_accessibility(book, out);
    if (book->input->cover.len)
        g_string_append_printf(out, "<meta name=\"cover\" content=\"cover-%s\"/>\n",
                               epub_image_ending(book->input->cover_format));
    g_string_append(out, "</metadata>\n");
    write_manifest(book, out);
    write_guide(book, out);
    g_string_append(out, "</package>\n");
    return xml_result(book->arena, out);
}
