/* generated.c: contents, timeline and glossary as XHTML. */
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

/* ---- the glossary ---- */

/* `dfn` is a term to those who are read to; the id is the entry's. */
void xhtml_glossary_entry(struct epub_book *book, GString *out, const struct node *entry) {
    for (const struct node *child = entry->first; child; child = child->next) {
        bool term = child->kind == NODE_GLOSSARY_TERM;
        g_string_append(out, term ? "<dt epub:type=\"glossterm\"" : "<dd epub:type=\"glossdef\"");
        if (term)
            xml_attribute(out, "id", entry->id);
        g_string_append(out, term ? "><dfn>" : ">");
        xhtml_page_marks(book, out, child, AT_END);
        xhtml_inlines(book, out, child);
        g_string_append(out, term ? "</dfn></dt>\n" : "</dd>\n");
    }
}
