/* inlines.c: text with its marks: mentions, dates, and where the print edition's pages begin. */
#include <string.h>

#include "epub/epub_internal.h"

static void page_mark(struct epub_book *book, GString *out, size_t page) {
    struct str label = page_map_page(book->input->map, page)->label;
    g_string_append_printf(out,
                           "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"%s\" "
                           "aria-label=\" page ",
                           epub_page_id(book, page));
    xml_text(out, label);
    g_string_append(out, ". \"></span>");
}

/* The next page that has flowing text, or the count. */
static size_t flowing_page(const struct epub_book *book, size_t page) {
    while (page < page_map_count(book->input->map) &&
           !page_map_page(book->input->map, page)->has_flow)
        page++;
    return page;
}

uint32_t xhtml_next_page_in(const struct epub_book *book, const struct node *node) {
    size_t page = flowing_page(book, book->next_page);
    if (page >= page_map_count(book->input->map))
        return UINT32_MAX;
    struct position start = page_map_page(book->input->map, page)->flow_start;
    return start.node == node ? start.offset : UINT32_MAX;
}

void xhtml_page_marks(struct epub_book *book, GString *out, const struct node *node,
                      uint32_t offset) {
    while (xhtml_next_page_in(book, node) <= offset) {
        size_t page = flowing_page(book, book->next_page);
        page_mark(book, out, page);
        book->page_files[page] = str_of(book->files[book->file_count - 1].name);
        book->next_page = page + 1;
    }
}

/* ---- text ---- */

static void open_mark(struct epub_book *book, GString *out, const struct mark *mark) {
    struct str date = mark->kind == MARK_DATE ? edtf_html(book->arena, mark->date) : STR("");
    g_string_append(out, date.len ? "<time" : "<span");
    xml_attribute(out, "id", mark->id);
    if (date.len)
        xml_attribute(out, "datetime", date);
    g_string_append_c(out, '>');
}

static void close_mark(struct epub_book *book, GString *out, const struct mark *mark) {
    bool date = mark->kind == MARK_DATE && edtf_html(book->arena, mark->date).len;
    g_string_append(out, date ? "</time>" : "</span>");
}

/* Marks are sorted and nest; a page mark may stand inside one. */
static void write_text(struct epub_book *book, GString *out, const struct node *node) {
    const struct mark *open[16];
    size_t depth = 0;
    const struct mark *mark = node->marks;
    uint32_t at = 0, end = (uint32_t)node->text.len;
    for (;;) {
        while (depth && open[depth - 1]->end <= at)
            close_mark(book, out, open[--depth]);
        xhtml_page_marks(book, out, node, at);
        while (mark && mark->start <= at) {
            if (depth < 16) {
                open_mark(book, out, mark);
                open[depth++] = mark;
            }
            mark = mark->next;
        }
        if (at >= end)
            break;
        uint32_t next = end, page = xhtml_next_page_in(book, node);
        if (depth && open[depth - 1]->end < next)
            next = open[depth - 1]->end;
        if (mark && mark->start < next)
            next = mark->start;
        if (page < next && page > at)
            next = page;
        xml_text(out, str_slice(node->text, at, next));
        at = next;
    }
}

static void write_language(GString *out, const struct node *node) {
    if (!node->language.len)
        return;
    xml_attribute(out, "lang", node->language);
    xml_attribute(out, "xml:lang", node->language);
}

static void element(struct epub_book *book, GString *out, const struct node *node,
                    const char *name) {
    g_string_append_printf(out, "<%s", name);
    if (node->id.len)
        xml_attribute(out, "id", node->id);
    if (node->kind == NODE_ABBREVIATION && node->title.len)
        xml_attribute(out, "title", node->title);
    write_language(out, node);
    g_string_append_c(out, '>');
    xhtml_inlines(book, out, node);
    g_string_append_printf(out, "</%s>", name);
}

static void write_link(struct epub_book *book, GString *out, const struct node *node,
                       struct str text) {
    g_string_append(out, "<a");
    if (node->kind == NODE_LOCATOR) {
        xml_attribute(out, "class", STR("locator"));
        xml_attribute(out, "aria-label", str_format(book->arena, "page %.*s", STR_ARG(text)));
    }
    xml_attribute(out, "href", epub_href(book, node->target));
    g_string_append_c(out, '>');
    xhtml_page_marks(book, out, node, UINT32_MAX - 1);
    xml_text(out, text);
    if (node->kind == NODE_LINK)
        xhtml_inlines(book, out, node);
    g_string_append(out, "</a>");
}

static void write_image(struct epub_book *book, GString *out, const struct node *node) {
    xhtml_page_marks(book, out, node, UINT32_MAX - 1);
    const char *name = epub_image(book, node->image);
    book->all_have_alt = book->all_have_alt && node->title.len;
    g_string_append(out, "<img");
    xml_attribute(out, "src", str_of(name));
    xml_attribute(out, "alt", node->title);
    g_string_append(out, "/>");
}

static void write_reference(struct epub_book *book, GString *out, const struct node *node) {
    struct str id = str_slice(node->target, 1, node->target.len);
    xhtml_page_marks(book, out, node, UINT32_MAX - 1);
    g_string_append(out, "<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\"");
    xml_attribute(out, "id", str_format(book->arena, "ref-%.*s-%u", STR_ARG(id), node->span.start));
    xml_attribute(out, "href", epub_href(book, node->target));
    g_string_append_printf(out, ">%.*s</a>", STR_ARG(node->label));
    book->has_notes = true;
}

static void write_inline(struct epub_book *book, GString *out, const struct node *node) {
    switch (node->kind) {
    case NODE_TEXT:
        write_text(book, out, node);
        break;
    case NODE_SOFT_BREAK:
        g_string_append_c(out, '\n');
        break;
    case NODE_LINE_BREAK:
        g_string_append(out, "<br/>");
        break;
    case NODE_EMPHASIS:
        element(book, out, node, "em");
        break;
    case NODE_STRONG:
        element(book, out, node, "strong");
        break;
    case NODE_STRIKETHROUGH:
        element(book, out, node, "del");
        break;
    case NODE_SUPERSCRIPT:
        element(book, out, node, "sup");
        break;
    case NODE_SUBSCRIPT:
        element(book, out, node, "sub");
        break;
    case NODE_ABBREVIATION:
        element(book, out, node, "abbr");
        break;
    case NODE_SPAN:
        element(book, out, node, "span");
        break;
    case NODE_CODE:
        xhtml_page_marks(book, out, node, UINT32_MAX - 1);
        g_string_append(out, "<code>");
        xml_text(out, node->text);
        g_string_append(out, "</code>");
        break;
    case NODE_LINK:
        write_link(book, out, node, STR(""));
        break;
    case NODE_CROSS_REFERENCE:
    case NODE_LOCATOR:
        write_link(book, out, node, node->text);
        break;
    case NODE_IMAGE:
        write_image(book, out, node);
        break;
    case NODE_NOTE_REFERENCE:
        write_reference(book, out, node);
        break;
    default: /* blocks are not here */
        break;
    }
}

void xhtml_inlines(struct epub_book *book, GString *out, const struct node *parent) {
    for (const struct node *node = parent->first; node; node = node->next)
        write_inline(book, out, node);
}
