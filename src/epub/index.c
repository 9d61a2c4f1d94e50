/* index.c: the index as XHTML, with the vocabulary of EPUB Indexes 1.0. Where a reader knows
 * nothing of that, it is lists of plain links. Sub-entries are that alone: checkers allow one
 * index-entry-list in an index, and one term in an entry. */
#include "epub/epub_internal.h"

enum { SUB_ENTRY = 2 }; /* the level */

bool xhtml_begins_letter(const struct node *entry) {
    return entry->title.len &&
           (!entry->previous || !str_equal(entry->previous->title, entry->title));
}

static void write_locator(struct epub_book *book, GString *out, const struct node *locator) {
    g_string_append(out, "<li>");
    xhtml_page_marks(book, out, locator, AT_END);
    g_string_append(out,
                    locator->parent->level == SUB_ENTRY ? "<a" : "<a epub:type=\"index-locator\"");
    xml_attribute(out, "href", epub_href(book, locator->target));
    epub_label_locator(book, out, locator);
    g_string_append(out, locator->main ? "><strong>" : ">");
    xml_text(out, locator->text);
    g_string_append(out, locator->main ? "</strong></a>" : "</a>");
    /* The comma is text: a reader that sets the list in one line would run "4" and "7" together. */
    if (locator->next && locator->next->kind == NODE_LOCATOR)
        g_string_append(out, ", ");
    g_string_append(out, "</li>");
}

static bool is_sub_entry(const struct node *node) {
    return node && node->kind == NODE_INDEX_ENTRY;
}

static void write_entry_part(struct epub_book *book, GString *out, const struct node *part) {
    bool first = part->previous && part->previous->kind != NODE_LOCATOR;
    bool sub = part->parent->level == SUB_ENTRY;
    switch (part->kind) {
    case NODE_INDEX_TERM:
        g_string_append(out, sub ? "" : "<span epub:type=\"index-term\">");
        xhtml_inlines(book, out, part);
        g_string_append(out, sub ? "" : "</span>");
        break;
    case NODE_INDEX_NOTE:
        g_string_append(out, " (");
        xhtml_inlines(book, out, part);
        g_string_append_c(out, ')');
        break;
    case NODE_SEE:
        g_string_append(out, first ? ", " : "; ");
        xhtml_inlines(book, out, part);
        break;
    case NODE_LOCATOR:
        if (first)
            g_string_append(out,
                            sub ? ", <ul class=\"locators\">"
                                : ", <ul epub:type=\"index-locator-list\" class=\"locators\">");
        write_locator(book, out, part);
        if (!part->next || part->next->kind != NODE_LOCATOR)
            g_string_append(out, "</ul>");
        break;
    default: /* sub-entries are a list of their own */
        break;
    }
}

/* The last of them may be a "see also" of the whole entry. */
static void write_sub_entries(struct epub_book *book, GString *out, const struct node *entry) {
    g_string_append(out, "\n<ul class=\"index-subs\">\n");
    for (; entry; entry = entry->next) {
        g_string_append(out, "<li><div class=\"index-line\">");
        xhtml_page_marks(book, out, entry, AT_END);
        if (entry->kind == NODE_SEE)
            xhtml_inlines(book, out, entry);
        for (const struct node *part = entry->first; part && is_sub_entry(entry); part = part->next)
            write_entry_part(book, out, part);
        g_string_append(out, "</div></li>\n");
    }
    g_string_append(out, "</ul>");
}

static void write_entry(struct epub_book *book, GString *out, const struct node *entry) {
    g_string_append(out, "<li epub:type=\"index-entry\"");
    if (entry->id.len)
        xml_attribute(out, "id", entry->id);
    g_string_append_c(out, '>');
    if (xhtml_begins_letter(entry)) {
        /* Read aloud it would be one word with the term. */
        g_string_append(out, "<div class=\"index-letter\" aria-hidden=\"true\"");
        xml_attribute(out, "id", str_of(g_hash_table_lookup(book->anchors, entry)));
        g_string_append_c(out, '>');
        xml_text(out, entry->title);
        g_string_append(out, "</div>\n");
    }
    g_string_append(out, "<div class=\"index-line\">");
    xhtml_page_marks(book, out, entry, AT_END);
    const struct node *part = entry->first;
    for (; part && !is_sub_entry(part); part = part->next)
        write_entry_part(book, out, part);
    g_string_append(out, "</div>");
    if (is_sub_entry(part))
        write_sub_entries(book, out, part);
    g_string_append(out, "</li>\n");
}

static void write_letters(struct epub_book *book, GString *out, const struct node *index) {
    bool any = false;
    g_string_append(out, "<p class=\"letters\">");
    for (const struct node *entry = index->first; entry; entry = entry->next)
        if (xhtml_begins_letter(entry)) {
            const char *id = g_hash_table_lookup(book->anchors, entry);
            g_string_append(out, any ? " <a" : "<a");
            xml_attribute(out, "href", epub_href(book, str_format(book->arena, "#%s", id)));
            g_string_append_c(out, '>');
            xml_text(out, entry->title);
            g_string_append(out, "</a>");
            any = true;
        }
    g_string_append(out, "</p>\n");
}

void xhtml_index(struct epub_book *book, GString *out, const struct node *index,
                 const struct node *from, const struct node *end) {
    if (from == index->first)
        write_letters(book, out, index);
    g_string_append(out, "<ul epub:type=\"index-entry-list\" class=\"index\">\n");
    for (const struct node *entry = from; entry && entry != end; entry = entry->next)
        write_entry(book, out, entry);
    g_string_append(out, "</ul>\n");
}

/* As the PDF has it, but as high as the reader's letters; it tells nothing that the entry does not.
 */
void xhtml_sparkline(struct epub_book *book, GString *out, const struct image *image) {
    size_t open = str_find(image->bytes, STR("viewBox"), 0);
    if (open == SIZE_MAX)
        return;
    book->has_svg = true;
    double em = 0.8 * image->width / image->height;
    g_string_append_printf(out,
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                           "aria-hidden=\"true\" width=\"%.*sem\" height=\"0.8em\" %.*s",
                           STR_ARG(str_decimal(book->arena, em, 2)),
                           STR_ARG(str_slice(image->bytes, open, image->bytes.len)));
}
