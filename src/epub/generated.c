/* generated.c: contents, timeline and index as XHTML (EPUB Indexes 1.0). */
#include "epub/epub_internal.h"

void xhtml_contents_entry(struct epub_book *book, GString *out, const struct node *entry) {
    g_string_append_printf(out, "<li class=\"contents-%d\"><a", entry->level > 1 ? 2 : 1);
    xml_attribute(out, "href", epub_href(book, entry->target));
    g_string_append_c(out, '>');
    xhtml_page_marks(book, out, entry, AT_END);
    xhtml_inlines(book, out, entry);
    g_string_append(out, "</a></li>\n");
}

/* ---- the timeline ---- */

static void write_date(struct epub_book *book, GString *out, const struct node *date) {
    struct str value = edtf_html(book->arena, date->date);
    g_string_append(out, "<span class=\"timeline-date\">");
    xhtml_page_marks(book, out, date, AT_END);
    if (value.len)
        g_string_append_printf(out, "<time datetime=\"%.*s\">", STR_ARG(value));
    xhtml_inlines(book, out, date);
    g_string_append(out, value.len ? "</time></span> " : "</span> ");
}

/* What a list of entries is called. In print it stands in the margin: a page begins behind it. */
void xhtml_timeline_period(GString *out, const struct node *timeline) {
    if (!timeline->title.len)
        return;
    g_string_append(out, "<h2 class=\"timeline-year\">");
    xml_text(out, timeline->title);
    g_string_append(out, "</h2>\n");
}

void xhtml_event(struct epub_book *book, GString *out, const struct node *event) {
    xhtml_open_block(book, out, event, "li", " class=\"timeline-entry\"");
    if (event->label.len)
        g_string_append_printf(out, "<span class=\"timeline-number\">%.*s.</span> ",
                               STR_ARG(event->label));
    for (const struct node *child = event->first; child; child = child->next)
        if (child->kind == NODE_EVENT_DATE) {
            write_date(book, out, child);
        } else {
            g_string_append(out, "<span class=\"timeline-text\">");
            xhtml_page_marks(book, out, child, AT_END);
            xhtml_inlines(book, out, child);
            g_string_append(out, "</span>");
        }
    g_string_append(out, "</li>\n");
}

/* ---- the index ---- */

bool xhtml_begins_letter(const struct node *entry) {
    return entry->title.len &&
           (!entry->previous || !str_equal(entry->previous->title, entry->title));
}

static void write_locator(struct epub_book *book, GString *out, const struct node *locator) {
    g_string_append(out, "<li>");
    xhtml_page_marks(book, out, locator, AT_END);
    g_string_append(out, "<a epub:type=\"index-locator\"");
    xml_attribute(out, "href", epub_href(book, locator->target));
    xml_attribute(out, "aria-label", epub_pages(book, locator->text));
    g_string_append_c(out, '>');
    xml_text(out, locator->text);
    g_string_append(out, "</a>");
    /* The comma is text: a reader that sets the list in one line would run "4" and "7" together. */
    if (locator->next && locator->next->kind == NODE_LOCATOR)
        g_string_append(out, ", ");
    g_string_append(out, "</li>");
}

static void write_entry_part(struct epub_book *book, GString *out, const struct node *part) {
    bool first = part->previous && part->previous->kind != NODE_LOCATOR;
    switch (part->kind) {
    case NODE_INDEX_TERM:
        g_string_append(out, "<span epub:type=\"index-term\">");
        xhtml_inlines(book, out, part);
        g_string_append(out, "</span>");
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
            g_string_append(out, ", <ul epub:type=\"index-locator-list\" class=\"locators\">");
        write_locator(book, out, part);
        if (!part->next || part->next->kind != NODE_LOCATOR)
            g_string_append(out, "</ul>");
        break;
    default: /* an entry holds nothing else */
        break;
    }
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
    for (const struct node *part = entry->first; part; part = part->next)
        write_entry_part(book, out, part);
    g_string_append(out, "</div></li>\n");
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
