/* inlines.c: text with its marks: mentions, dates, and where the print edition's pages begin. */
#include <string.h>

#include "epub/epub_internal.h"

static void page_mark(struct epub_book *book, GString *out, size_t page) {
    struct str label = page_map_page(book->input->map, page)->label;
    g_string_append_printf(out, "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"%s\"",
                           epub_page_id(book, page));
    xml_attribute(out, "aria-label",
                  str_format(book->arena, " %.*s %.*s. ", STR_ARG(epub_word(book, WORD_PAGE)),
                             STR_ARG(label)));
    g_string_append(out, "></span>");
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
        book->page_files[page] = str_of(book->file);
        book->next_page = page + 1;
    }
}

/* ---- text ---- */

/* What a mark is as an element. */
static const char *mark_element(struct epub_book *book, const struct mark *mark) {
    if (mark->kind == MARK_ABBREVIATION && mark->title.len)
        return "abbr";
    return mark->kind == MARK_DATE && edtf_html(book->arena, mark->date).len ? "time" : "span";
}

static void open_mark(struct epub_book *book, GString *out, const struct mark *mark) {
    struct str date = mark->kind == MARK_DATE ? edtf_html(book->arena, mark->date) : STR("");
    g_string_append_printf(out, "<%s", mark_element(book, mark));
    if (mark->id.len)
        xml_attribute(out, "id", mark->id);
    if (date.len)
        xml_attribute(out, "datetime", date);
    if (mark->title.len)
        xml_attribute(out, "title", mark->title);
    g_string_append_c(out, '>');
}

static void close_mark(struct epub_book *book, GString *out, const struct mark *mark) {
    g_string_append_printf(out, "</%s>", mark_element(book, mark));
}

/* How the bytes from `at` on are set apart, and up to where; "" when they are not. */
static const char *opening_class(const struct epub_book *book, const struct node *node, uint32_t at,
                                 uint32_t *end) {
    if (node != book->opening)
        return "";
    struct text_opening opening = text_opening(node->text);
    bool drop_cap = book->input->style->opening == OPENING_DROP_CAP && opening.end > 0;
    if (drop_cap && at < opening.end) {
        *end = MIN(*end, opening.end);
        return "drop-cap";
    }
    if (at >= opening.words || (book->input->style->opening == OPENING_DROP_CAP && !drop_cap))
        return "";
    *end = MIN(*end, opening.words);
    return "first-words";
}

static void write_piece(GString *out, struct str text, const char *class) {
    if (!str_trim(text).len) /* there is nothing to see in small capitals */
        class = "";
    if (*class)
        g_string_append_printf(out, "<span class=\"%s\">", class);
    xml_text(out, text);
    if (*class)
        g_string_append(out, "</span>");
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
        const char *class = opening_class(book, node, at, &next);
        write_piece(out, str_slice(node->text, at, next), class);
        at = next;
    }
}

static void element(struct epub_book *book, GString *out, const struct node *node,
                    const char *name) {
    g_string_append_printf(out, "<%s", name);
    if (node->id.len)
        xml_attribute(out, "id", node->id);
    if (node->kind == NODE_ABBREVIATION && node->title.len)
        xml_attribute(out, "title", node->title);
    xhtml_language(out, node);
    g_string_append_c(out, '>');
    xhtml_inlines(book, out, node);
    g_string_append_printf(out, "</%s>", name);
}

/* XHTML allows no link inside a link: there a reference comes behind the outer link, and another
 * link is text. */
static bool inside_link(const struct node *node) {
    for (const struct node *at = node->parent; at; at = at->parent)
        if (at->kind == NODE_LINK || at->kind == NODE_CONTENTS_ENTRY)
            return true;
    return false;
}

static void write_reference(struct epub_book *book, GString *out, const struct node *node) {
    xhtml_page_marks(book, out, node, AT_END);
    g_string_append(out, "<a epub:type=\"noteref\" role=\"doc-noteref\" class=\"noteref\"");
    xml_attribute(out, "id", str_of(g_hash_table_lookup(book->anchors, node)));
    xml_attribute(out, "href", epub_href(book, node->target));
    g_string_append_c(out, '>');
    xml_text(out, node->label);
    g_string_append(out, "</a>");
}

static void write_references_below(struct epub_book *book, GString *out, const struct node *link) {
    struct walk walk = walk_start(link);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_NOTE_REFERENCE)
            write_reference(book, out, walk.node);
}

static void write_link(struct epub_book *book, GString *out, const struct node *node) {
    bool inside = inside_link(node);
    g_string_append(out, inside ? "<span" : "<a");
    if (node->id.len)
        xml_attribute(out, "id", node->id);
    if (node->kind == NODE_LOCATOR && !inside) {
        xml_attribute(out, "class", STR("locator"));
        epub_label_locator(book, out, node);
    }
    if (!inside)
        xml_attribute(out, "href", epub_href(book, node->target));
    xhtml_language(out, node);
    g_string_append_c(out, '>');
    xhtml_page_marks(book, out, node, AT_END);
    if (node->kind == NODE_LINK)
        xhtml_inlines(book, out, node);
    else
        xml_text(out, node->text);
    g_string_append(out, inside ? "</span>" : "</a>");
    if (node->kind == NODE_LINK && !inside)
        write_references_below(book, out, node);
}

void xhtml_picture(struct epub_book *book, GString *out, const struct node *image) {
    xhtml_page_marks(book, out, image, AT_END);
    if (!image->image)
        return;
    if (image->role == ROLE_SPARKLINE) {
        xhtml_sparkline(book, out, image->image);
        return;
    }
    const char *name = epub_image(book, image->image);
    int percent = image->width_percent;
    book->all_have_alt = book->all_have_alt && image->title.len;
    g_string_append(out, "<img");
    if (image->id.len)
        xml_attribute(out, "id", image->id);
    struct str classes = xhtml_classes(book, image);
    const char *gap = classes.len ? " " : "";
    if (percent > 0 && percent <= 100) {
        classes = str_format(book->arena, "width-%d%s%.*s", percent, gap, STR_ARG(classes));
        book->widths[percent] = true;
    } else if (image->parent->kind != NODE_FIGURE) {
        classes = str_format(book->arena, "in-line%s%.*s", gap, STR_ARG(classes));
    }
    if (classes.len)
        xml_attribute(out, "class", classes);
    xml_attribute(out, "src", str_of(name));
    xml_attribute(out, "alt", image->title);
    g_string_append(out, "/>");
}

static void write_code(struct epub_book *book, GString *out, const struct node *node) {
    xhtml_page_marks(book, out, node, AT_END);
    g_string_append(out, "<code");
    if (node->id.len)
        xml_attribute(out, "id", node->id);
    xhtml_language(out, node);
    g_string_append_c(out, '>');
    xml_text(out, node->text);
    g_string_append(out, "</code>");
}

static void write_inline(struct epub_book *book, GString *out, const struct node *node) {
    switch (node->kind) {
    case NODE_TEXT:
        write_text(book, out, node);
        break;
    case NODE_SOFT_BREAK:
        if (soft_break_is_space(node))
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
    case NODE_SPAN: /* of its attributes most are told elsewhere */
        if (node->id.len || node->language.len)
            element(book, out, node, "span");
        else
            xhtml_inlines(book, out, node);
        break;
    case NODE_CODE:
        write_code(book, out, node);
        break;
    case NODE_LINK:
    case NODE_CROSS_REFERENCE:
    case NODE_LOCATOR:
        write_link(book, out, node);
        break;
    case NODE_IMAGE:
        xhtml_picture(book, out, node);
        break;
    case NODE_NOTE_REFERENCE:
        if (!inside_link(node))
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
