/* build_inlines.c: inlines, each literal aligned to the source. */
#include <string.h>

#include "markdown/align.h"
#include "markdown/build_tree.h"

/* Raw HTML is reported once a block. */
struct inlines {
    struct cursor cursor;
    struct node *parent;
    bool html_reported, dropping; /* dropping: inside script or style */
    struct node *kept;            /* the element that a kept tag opened */
    bool bare;                    /* the link that is open has no brackets */
};

static struct str tag_name(struct str tag) {
    size_t start = tag.len > 1 && tag.at[1] == '/' ? 2 : 1, end = start;
    while (end < tag.len && g_ascii_isalnum(tag.at[end]))
        end++;
    return str_slice(tag, start, end);
}

static enum node_kind kept_kind(struct str name) {
    if (str_is(name, "sub"))
        return NODE_SUBSCRIPT;
    if (str_is(name, "sup"))
        return NODE_SUPERSCRIPT;
    if (str_is(name, "abbr"))
        return NODE_ABBREVIATION;
    return NODE_KIND_COUNT;
}

static void report_html(struct reading *reading, struct span span, struct str name) {
    diag_add(reading->diags, DIAG_MARKDOWN_HTML, span, "the tag '%.*s' is left out, its text is kept",
             STR_ARG(name));
}

static struct str title_of(struct reading *reading, struct str tag) {
    size_t start = str_find(tag, STR("title=\""), 0);
    if (start == SIZE_MAX)
        return STR("");
    start += strlen("title=\"");
    return str_copy(reading->arena, str_slice(tag, start, str_find(tag, STR("\""), start)));
}

static void take_tag(struct inlines *inlines, struct str tag) {
    struct reading *reading = inlines->cursor.reading;
    size_t at = str_find(reading->text, tag, inlines->cursor.at);
    at = at == SIZE_MAX || at > inlines->cursor.end ? inlines->cursor.at : at;
    struct span span = reading_span(reading, at, at + tag.len);
    inlines->cursor.at = at + tag.len < inlines->cursor.end ? at + tag.len : inlines->cursor.end;
    struct str name = tag_name(tag);
    bool closing = tag.len > 1 && tag.at[1] == '/';
    enum node_kind kind = kept_kind(name);
    if (str_starts(tag, STR("<!--")))
        return;
    if (str_is(name, "br")) {
        node_append(inlines->parent, node_make(reading->arena, NODE_LINE_BREAK, span));
    } else if (kind != NODE_KIND_COUNT && !closing) {
        struct node *node = node_make(reading->arena, kind, span);
        node->title = title_of(reading, tag);
        node_append(inlines->parent, node);
        inlines->parent = node;
    } else if (kind != NODE_KIND_COUNT && inlines->parent->kind == kind) {
        inlines->parent->span.end = span.end;
        inlines->parent = inlines->parent->parent;
    } else {
        if (!inlines->html_reported)
            report_html(reading, span, name);
        inlines->html_reported = true;
        if (str_is(name, "script") || str_is(name, "style"))
            inlines->dropping = !closing;
    }
}

static bool is_allowed_address(struct str address) {
    static const char *const schemes[] = {"http://", "https://", "mailto:", "#"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(address, str_of(schemes[i])) && address.len > strlen(schemes[i]))
            return true;
    return false;
}

static struct node *open_link(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    struct node *link = node_make(reading->arena, NODE_LINK,
                                  reading_span(reading, inlines->cursor.at, inlines->cursor.at));
    link->target = str_copy(reading->arena, str_of(cmark_node_get_url(from)));
    size_t before = inlines->cursor.at;
    if (!align_find(&inlines->cursor, '[')) {
        inlines->cursor.at = before;
        align_find(&inlines->cursor, '<');
        inlines->bare = true;
    }
    link->span.start = (uint32_t)inlines->cursor.at;
    return link;
}

static void close_link(struct inlines *inlines, struct node *link) {
    struct reading *reading = inlines->cursor.reading;
    if (inlines->bare)
        inlines->bare = false;
    else
        align_leave_bracket(&inlines->cursor);
    link->span.end = (uint32_t)inlines->cursor.at;
    if (link->span.end < link->span.start)
        link->span.end = link->span.start;
    if (!is_allowed_address(link->target)) {
        diag_add(reading->diags, DIAG_MARKDOWN_LINK, link->span,
                 "the address '%.*s' cannot be used", STR_ARG(link->target));
        diag_hint(reading->diags, "use http, https, mailto, or #id for a place in the pack");
        link->target = STR("#");
    }
    if (!link->first && str_starts(link->target, STR("#")))
        link->kind = NODE_CROSS_REFERENCE;
}

static struct node *make_image(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    size_t start = inlines->cursor.at;
    align_find(&inlines->cursor, '[');
    start = inlines->cursor.at > start + 1 ? inlines->cursor.at - 2 : start;
    GString *alt = g_string_new(NULL);
    cmark_iter *iter = cmark_iter_new(from);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *literal = event == CMARK_EVENT_ENTER ? cmark_node_get_literal(node) : NULL;
        if (literal && cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
            g_string_append(alt, literal);
        else if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
            g_string_append_c(alt, ' ');
    }
    cmark_iter_free(iter);
    struct node *image = node_make(reading->arena, NODE_IMAGE, SPAN_NONE);
    image->target = str_copy(reading->arena, str_of(cmark_node_get_url(from)));
    image->title = str_trim(str_copy(reading->arena, (struct str){alt->str, alt->len}));
    image->label = str_copy(reading->arena, str_of(cmark_node_get_title(from)));
    g_string_free(alt, TRUE);
    align_leave_bracket(&inlines->cursor);
    image->span = reading_span(reading, start, inlines->cursor.at);
    if (!image->title.len)
        diag_add(reading->diags, DIAG_IMAGE_MISSING_ALT, image->span,
                 "the image has no alternative text");
    return image;
}

static struct node *make_reference(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    size_t start = str_find(reading->text, STR("[^"), inlines->cursor.at);
    size_t end = start == SIZE_MAX ? start : str_find(reading->text, STR("]"), start);
    if (end == SIZE_MAX || end > inlines->cursor.end)
        start = end = inlines->cursor.at;
    else
        inlines->cursor.at = ++end;
    struct node *node =
        node_make(reading->arena, NODE_NOTE_REFERENCE, reading_span(reading, start, end));
    node->label = str_copy(reading->arena, str_of(cmark_node_get_literal(from)));
    node->target = str_format(reading->arena, "#%.*s--note-%.*s", STR_ARG(reading->prefix),
                              STR_ARG(node->label));
    return node;
}

static enum node_kind container_kind(cmark_node *from) {
    if (cmark_node_get_type(from) == CMARK_NODE_EMPH)
        return NODE_EMPHASIS;
    if (cmark_node_get_type(from) == CMARK_NODE_STRONG)
        return NODE_STRONG;
    if (strcmp(cmark_node_get_type_string(from), "strikethrough") == 0)
        return NODE_STRIKETHROUGH;
    return NODE_KIND_COUNT;
}

static struct node *make_break(struct inlines *inlines, enum node_kind kind) {
    struct reading *reading = inlines->cursor.reading;
    size_t start = inlines->cursor.at;
    align_line_end(&inlines->cursor);
    return node_make(reading->arena, kind, reading_span(reading, start, inlines->cursor.at));
}

static void enter(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    struct str literal = str_of(cmark_node_get_literal(from));
    switch (cmark_node_get_type(from)) {
    case CMARK_NODE_TEXT:
        if (!inlines->dropping)
            align_text(&inlines->cursor, inlines->parent, literal);
        return;
    case CMARK_NODE_CODE:
        node_append(inlines->parent, align_code(&inlines->cursor, literal));
        return;
    case CMARK_NODE_HTML_INLINE:
        take_tag(inlines, literal);
        return;
    case CMARK_NODE_SOFTBREAK:
        node_append(inlines->parent, make_break(inlines, NODE_SOFT_BREAK));
        return;
    case CMARK_NODE_LINEBREAK:
        node_append(inlines->parent, make_break(inlines, NODE_LINE_BREAK));
        return;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        node_append(inlines->parent, make_reference(inlines, from));
        return;
    case CMARK_NODE_IMAGE:
        node_append(inlines->parent, make_image(inlines, from));
        return;
    case CMARK_NODE_LINK: {
        struct node *link = open_link(inlines, from);
        node_append(inlines->parent, link);
        inlines->parent = link;
        return;
    }
    default:
        break;
    }
    enum node_kind kind = container_kind(from);
    if (kind == NODE_KIND_COUNT)
        return;
    struct node *node = node_make(reading->arena, kind,
                                  reading_span(reading, inlines->cursor.at, inlines->cursor.at));
    node_append(inlines->parent, node);
    inlines->parent = node;
}

static void leave(struct inlines *inlines, cmark_node *from) {
    bool link = cmark_node_get_type(from) == CMARK_NODE_LINK;
    if (!link && container_kind(from) == NODE_KIND_COUNT)
        return;
    struct node *node = inlines->parent;
    /* A kept tag that was not closed inside is closed with its parent. */
    while (node->kind == NODE_SUBSCRIPT || node->kind == NODE_SUPERSCRIPT ||
           node->kind == NODE_ABBREVIATION)
        node = node->parent;
    inlines->parent = node->parent;
    if (link)
        close_link(inlines, node);
    else
        node->span.end = (uint32_t)inlines->cursor.at;
}

void markdown_build_inlines(struct reading *reading, cmark_node *from, struct node *block,
                            size_t start, size_t end) {
    struct inlines inlines = {.cursor = {reading, start, end}, .parent = block};
    cmark_iter *iter = cmark_iter_new(from);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node == from)
            continue;
        if (event == CMARK_EVENT_EXIT)
            leave(&inlines, node);
        else
            enter(&inlines, node);
        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
    }
    cmark_iter_free(iter);
}

/* The text between the tags of a block of raw HTML, as a paragraph; comments go silently. */
void markdown_build_html_block(struct reading *reading, cmark_node *from, struct node *parent,
                               struct span span) {
    struct str html = str_of(cmark_node_get_literal(from));
    if (str_starts(str_trim(html), STR("<!--")))
        return;
    struct str name = tag_name(str_trim(html));
    report_html(reading, span, name);
    if (str_is(name, "script") || str_is(name, "style"))
        return;
    struct node *block = node_make(reading->arena, NODE_PARAGRAPH, span);
    size_t end = span.start;
    for (size_t i = span.start; i < span.end; i = end) {
        end = i + 1;
        if (reading->text.at[i] == '<') {
            while (end < span.end && reading->text.at[end - 1] != '>')
                end++;
            continue;
        }
        while (end < span.end && reading->text.at[end] != '<' && reading->text.at[end] != '\n')
            end++;
        struct str piece = str_slice(reading->text, i, end);
        if (!str_trim(piece).len)
            continue;
        struct node *text = node_make(reading->arena, NODE_TEXT, reading_span(reading, i, end));
        text->text = piece;
        node_append(block, text);
    }
    if (block->first)
        node_append(parent, block);
}
