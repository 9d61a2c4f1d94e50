/* xml.c: text and attributes, escaped. What XML forbids was refused where text came in. */
#include "epub/epub_internal.h"

static const char *const escapes[256] = {
    ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;"};

void xml_text(GString *out, struct str text) {
    size_t start = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *escape = escapes[(unsigned char)text.at[i]];
        if (!escape)
            continue;
        g_string_append_len(out, text.at + start, (gssize)(i - start));
        g_string_append(out, escape);
        start = i + 1;
    }
    if (start < text.len)
        g_string_append_len(out, text.at + start, (gssize)(text.len - start));
}

void xml_attribute(GString *out, const char *name, struct str value) {
    g_string_append_c(out, ' ');
    g_string_append(out, name);
    g_string_append(out, "=\"");
    xml_text(out, value);
    g_string_append_c(out, '"');
}

struct str xml_result(struct arena *arena, GString *out) {
    struct str text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

static void put_language(GString *out, struct str language) {
    xml_attribute(out, "lang", language);
    xml_attribute(out, "xml:lang", language);
    /* Said each time, not only where it turns: a name in Latin letters ends the other direction. */
    g_string_append_printf(out, " dir=\"%s\"", language_is_right_to_left(language) ? "rtl" : "ltr");
}

void xhtml_language(GString *out, const struct node *node) {
    if (node->language.len)
        put_language(out, node->language);
}

void xhtml_taken_language(const struct epub_book *book, GString *out, const struct node *origin) {
    struct str own = book->input->pack->language.text, language = node_language(origin, own);
    if (!str_equal(language, own))
        put_language(out, language);
}

void xhtml_open(struct epub_book *book, GString *out, struct str title, const char *body_type) {
    struct str language = book->input->pack->language.text;
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
                         "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                         "xmlns:epub=\"http://www.idpf.org/2007/ops\"");
    xml_attribute(out, "lang", language);
    xml_attribute(out, "xml:lang", language);
    if (language_is_right_to_left(language))
        g_string_append(out, " dir=\"rtl\"");
    g_string_append(out, ">\n<head>\n<title>");
    xml_text(out, title);
    g_string_append(out,
                    "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n"
                    "</head>\n<body");
    if (body_type)
        g_string_append_printf(out, " epub:type=\"%s\"", body_type);
    g_string_append(out, ">\n");
}

void xhtml_close(GString *out) {
    g_string_append(out, "</body>\n</html>\n");
}
