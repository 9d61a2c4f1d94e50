/* generated.c: contents and timeline as XHTML. */
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

void xhtml_event(struct epub_book *book, GString *out, const struct node *event) {
    xhtml_open_block(book, out, event, "li", " class=\"timeline-entry\"");
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
