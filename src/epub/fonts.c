/* fonts.c: the style's fonts inside the EPUB, where the style asks for it: cut down to the
 * characters of the book, never obfuscated (MuPDF takes such a book for a locked one), and only
 * where the font's own OS/2 table allows it. Two files tell Apple's and Kobo's readers to use them.
 */
#include <hb-subset.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "epub/epub_internal.h"
#include "layout/layout.h"

enum { MOST_FAMILIES = 8 };
/* OpenType, OS/2.fsType: bits of what is not allowed. */
enum { RESTRICTED = 0x0002, NO_SUBSETTING = 0x0100, BITMAPS_ONLY = 0x0200 };

static bool may_embed(hb_face_t *face) {
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length = 0;
    const unsigned char *bytes = (const void *)hb_blob_get_data(table, &length);
    unsigned type = length >= 10 ? (unsigned)(bytes[8] << 8 | bytes[9]) : 0;
    hb_blob_destroy(table);
    return !(type & (RESTRICTED | NO_SUBSETTING | BITMAPS_ONLY));
}

static void add_characters(const struct epub_book *book, hb_set_t *set) {
    for (size_t i = 0; i < book->file_count; i++) {
        const struct epub_file *file = &book->files[i];
        const char *end = file->bytes.at + file->bytes.len;
        for (const char *at = file->bytes.at; file->document && at < end; at = g_utf8_next_char(at))
            hb_set_add(set, g_utf8_get_char(at));
    }
}

/* All features stay: the style sheet may ask for any. Empty: HarfBuzz will not. */
static struct str subset(struct epub_book *book, hb_face_t *face) {
    struct str bytes = {0};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    add_characters(book, hb_subset_input_unicode_set(input));
    hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    hb_set_invert(features);
    hb_face_t *small = hb_subset_or_fail(face, input);
    hb_subset_input_destroy(input);
    if (small) {
        unsigned length = 0;
        hb_blob_t *blob = hb_face_reference_blob(small);
        const char *data = hb_blob_get_data(blob, &length);
        bytes = str_copy(book->arena, (struct str){data, length});
        hb_blob_destroy(blob);
        hb_face_destroy(small);
    }
    return bytes;
}

static void embed(struct epub_book *book, GString *sheet, const char *family, bool bold,
                  bool italic, hb_face_t *face) {
    if (!may_embed(face)) {
        diag_add(book->diags, DIAG_READER_RULE, SPAN_NONE,
                 "the font '%s' is not embedded (font-licence): its OS/2 table forbids it", family);
        return;
    }
    struct str bytes = subset(book, face);
    if (!bytes.len)
        return;
    bool outlines = str_starts(bytes, STR("OTTO"));
    const char *name =
        str_format(book->arena, "font-%zu.%s", ++book->fonts, outlines ? "otf" : "ttf").at;
    epub_add_file(book, (struct epub_file){
                            .name = name, .type = "application/vnd.ms-opentype", .bytes = bytes});
    g_string_append_printf(sheet,
                           "@font-face {\n  font-family: \"%s\";\n  font-weight: %s;\n"
                           "  font-style: %s;\n  src: url(%s);\n}\n",
                           family, bold ? "bold" : "normal", italic ? "italic" : "normal", name);
}

/* Only a font that is really of the family: fontconfig gives another where there is none. */
static void embed_variant(struct epub_book *book, GString *sheet, PangoContext *context,
                          const char *family, bool bold, bool italic) {
    PangoFontDescription *wanted = pango_font_description_new();
    pango_font_description_set_family(wanted, family);
    pango_font_description_set_weight(wanted, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(wanted, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(wanted, 10 * PANGO_SCALE);
    PangoFont *font =
        pango_font_map_load_font(pango_context_get_font_map(context), context, wanted);
    PangoFontDescription *got = font ? pango_font_describe(font) : NULL;
    if (got && strcmp(pango_font_description_get_family(got), family) == 0 &&
        pango_font_description_get_weight(got) == pango_font_description_get_weight(wanted) &&
        pango_font_description_get_style(got) == pango_font_description_get_style(wanted))
        embed(book, sheet, family, bold, italic, hb_font_get_face(pango_font_get_hb_font(font)));
    if (got)
        pango_font_description_free(got);
    if (font)
        g_object_unref(font);
    pango_font_description_free(wanted);
}

static size_t find_families(struct epub_book *book, const char *families[MOST_FAMILIES]) {
    size_t count = 0;
    for (int role = 0; role < TEXT_ROLE_COUNT; role++) {
        const char *family = str_terminated(book->arena, book->input->style->text[role].family);
        size_t i = 0;
        while (i < count && strcmp(families[i], family) != 0)
            i++;
        if (i == count && count < MOST_FAMILIES)
            families[count++] = family;
    }
    return count;
}

static const char display_options[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<display_options>\n<platform name=\"*\">\n"
    "<option name=\"specified-fonts\">true</option>\n</platform>\n</display_options>\n";

struct str epub_fonts(struct epub_book *book) {
    const char *families[MOST_FAMILIES] = {NULL};
    GString *sheet = g_string_new(NULL);
    if (book->input->style->fonts == FONTS_EMBED && book->input->typesetter) {
        PangoContext *context =
            pango_font_map_create_context(typesetter_font_map(book->input->typesetter));
        size_t count = find_families(book, families);
        for (size_t i = 0; i < count; i++)
            for (int variant = 0; variant < 4; variant++)
                embed_variant(book, sheet, context, families[i], variant & 1, variant & 2);
        g_object_unref(context);
    }
    if (sheet->len)
        book->display_options = STR(display_options);
    return xml_result(book->arena, sheet);
}
