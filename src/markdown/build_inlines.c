/* build_inlines.c: inlines, each literal aligned to the source. */
#include <string.h>

#include "markdown/align.h"
#include "markdown/build_tree.h"

/* Raw HTML is reported once a block. */
struct inlines {
    struct cursor cursor;
    struct node *parent;
    bool html_reported;
    struct node *dropped; /* where a script or style began: an empty TEXT in `parent` */
    enum align_mode mode; /* of the text: a bare address is not Markdown */
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

static bool is_dropped_whole(struct str name) {
    return (name.len == 6 && g_ascii_strncasecmp(name.at, "script", 6) == 0) ||
           (name.len == 5 && g_ascii_strncasecmp(name.at, "style", 5) == 0);
}

/* Once in a block, but for what takes its text with it. */
static void report_html(struct reading *reading, struct span span, struct str name,
                        bool *reported) {
    bool whole = is_dropped_whole(name);
    if (*reported && !whole)
        return;
    diag_add(reading->diags, DIAG_MARKDOWN_HTML, span, "the tag '%.*s' is left out, its text is %s",
             STR_ARG(name), whole ? "too" : "kept");
    *reported = *reported || !whole;
}

static struct str title_of(struct reading *reading, struct str tag) {
    size_t start = str_find(tag, STR("title=\""), 0);
    if (start == SIZE_MAX)
        return STR("");
    start += strlen("title=\"");
    return str_copy(reading->arena, str_slice(tag, start, str_find(tag, STR("\""), start)));
}

/* A script or style opens: a mark is left. It closes: all from the mark on goes. */
static void drop_to(struct inlines *inlines, bool closing) {
    struct node *mark = inlines->dropped;
    if (!closing) {
        uint32_t at = align_place_behind(&inlines->cursor);
        mark = node_make(inlines->cursor.reading->arena, NODE_TEXT,
                         reading_span(inlines->cursor.reading, at, at));
        if (!inlines->dropped)
            node_append(inlines->parent, inlines->dropped = mark);
        return;
    }
    if (mark && mark->parent == inlines->parent)
        while (inlines->parent->last != mark)
            node_unlink(inlines->parent->last);
    inlines->dropped = NULL;
}

static void take_tag(struct inlines *inlines, struct str tag) {
    struct reading *reading = inlines->cursor.reading;
    struct span span = align_literal(&inlines->cursor, tag);
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
        if (!closing || !is_dropped_whole(name))
            report_html(reading, span, name, &inlines->html_reported);
        if (is_dropped_whole(name))
            drop_to(inlines, closing);
    }
}

static bool is_allowed_address(struct str address) {
    static const char *const schemes[] = {"http://", "https://", "mailto:", "#"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (address.len > strlen(schemes[i]) &&
            g_ascii_strncasecmp(address.at, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

/* A link is `[text](address)`, `<address>`, or a bare address; one in an e-mail's form was Markdown
 * when the parser found it. */
static struct node *open_link(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    uint32_t start = align_place(&inlines->cursor);
    struct node *link = node_make(reading->arena, NODE_LINK, reading_span(reading, start, start));
    link->target = str_copy(reading->arena, str_of(cmark_node_get_url(from)));
    char c = align_byte(&inlines->cursor, 0);
    if (c == '<')
        inlines->mode = ALIGN_ADDRESS;
    else if (c != '[' && !str_starts(link->target, STR("mailto:")))
        inlines->mode = ALIGN_RAW;
    if (c == '<' || c == '[')
        inlines->cursor.at++;
    else
        link->replaced = true; /* bare: nothing closes it */
    return link;
}

static void leave_link(struct inlines *inlines, struct node *link) {
    if (inlines->mode == ALIGN_ADDRESS)
        align_over(&inlines->cursor, ">", 1);
    else if (!link->replaced)
        align_leave_bracket(&inlines->cursor);
    link->replaced = false;
    inlines->mode = ALIGN_MARKDOWN;
}

static void close_link(struct inlines *inlines, struct node *link) {
    struct reading *reading = inlines->cursor.reading;
    leave_link(inlines, link);
    link->span.end = align_place_behind(&inlines->cursor);
    if (!is_allowed_address(link->target)) {
        diag_add(reading->diags, DIAG_MARKDOWN_LINK, link->span,
                 "the address '%.*s' cannot be used", STR_ARG(link->target));
        diag_hint(reading->diags, "use http, https, mailto, or #id for a place in the pack");
        link->target = STR("#");
    }
    if (!link->first && str_starts(link->target, STR("#")))
        link->kind = NODE_CROSS_REFERENCE;
}

/* The text in the brackets is read like any other, and then is the alternative text alone. */
static struct node *open_image(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    uint32_t start = align_place(&inlines->cursor);
    struct node *image = node_make(reading->arena, NODE_IMAGE, reading_span(reading, start, start));
    char *path = g_uri_unescape_string(cmark_node_get_url(from), NULL);
    bool good = path && g_utf8_validate(path, -1, NULL); /* %e2 alone is no text */
    image->target = str_copy(reading->arena, str_of(good ? path : cmark_node_get_url(from)));
    g_free(path);
    image->label = str_copy(reading->arena, str_of(cmark_node_get_title(from)));
    align_over(&inlines->cursor, "!", 1);
    align_over(&inlines->cursor, "[", 1);
    return image;
}

static void close_image(struct inlines *inlines, struct node *image) {
    struct reading *reading = inlines->cursor.reading;
    align_leave_bracket(&inlines->cursor);
    image->span.end = align_place_behind(&inlines->cursor);
    image->title = str_trim(node_plain_text(reading->arena, image));
    while (image->first)
        node_unlink(image->first);
    if (!image->title.len)
        diag_add(reading->diags, DIAG_IMAGE_MISSING_ALT, image->span,
                 "the image has no alternative text");
}

static struct node *make_reference(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    uint32_t start = align_place(&inlines->cursor);
    size_t opening = inlines->cursor.at;
    bool broken = false;
    while (align_byte(&inlines->cursor, 0) && align_byte(&inlines->cursor, 0) != ']') {
        broken = broken || align_byte(&inlines->cursor, 0) == '\n';
        inlines->cursor.at++;
    }
    align_over(&inlines->cursor, "]", 1);
    if (broken)
        align_report_label(&inlines->cursor, opening, inlines->cursor.at);
    struct node *node =
        node_make(reading->arena, NODE_NOTE_REFERENCE,
                  reading_span(reading, start, align_place_behind(&inlines->cursor)));
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
    uint32_t start = align_place(&inlines->cursor);
    align_line_end(&inlines->cursor);
    return node_make(reading->arena, kind,
                     reading_span(reading, start, align_place_behind(&inlines->cursor)));
}

static bool is_kept(enum node_kind kind) {
    return kind == NODE_SUBSCRIPT || kind == NODE_SUPERSCRIPT || kind == NODE_ABBREVIATION;
}

/* The marks before and behind an element. */
static void over_marks(struct inlines *inlines, enum node_kind kind) {
    if (kind == NODE_STRIKETHROUGH)
        align_over(&inlines->cursor, "~", 2);
    else
        align_over(&inlines->cursor, "*_", kind == NODE_STRONG ? 2 : 1);
}

static void open_container(struct inlines *inlines, struct node *node) {
    node_append(inlines->parent, node);
    inlines->parent = node;
}

/* Behind a broken line the parser keeps the indentation of the next, which means nothing. */
static struct str without_indent(const struct inlines *inlines, struct str literal) {
    const struct node *last = inlines->parent->last;
    char c = align_byte(&inlines->cursor, 0);
    bool line_start = last && last->kind == NODE_LINE_BREAK && c != ' ' && c != '\t';
    size_t blanks = 0;
    while (line_start && blanks < literal.len &&
           (literal.at[blanks] == ' ' || literal.at[blanks] == '\t'))
        blanks++;
    return str_slice(literal, blanks, literal.len);
}

static void enter(struct inlines *inlines, cmark_node *from) {
    struct reading *reading = inlines->cursor.reading;
    struct str literal = str_of(cmark_node_get_literal(from));
    switch (cmark_node_get_type(from)) {
    case CMARK_NODE_TEXT:
        align_text(&inlines->cursor, inlines->parent, without_indent(inlines, literal),
                   inlines->mode);
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
        open_container(inlines, open_image(inlines, from));
        return;
    case CMARK_NODE_LINK:
        open_container(inlines, open_link(inlines, from));
        return;
    default:
        break;
    }
    enum node_kind kind = container_kind(from);
    if (kind == NODE_KIND_COUNT)
        return;
    uint32_t start = align_place(&inlines->cursor);
    open_container(inlines, node_make(reading->arena, kind, reading_span(reading, start, start)));
    over_marks(inlines, kind);
}

static void leave(struct inlines *inlines, cmark_node *from) {
    bool link = cmark_node_get_type(from) == CMARK_NODE_LINK;
    bool image = cmark_node_get_type(from) == CMARK_NODE_IMAGE;
    if (!link && !image && container_kind(from) == NODE_KIND_COUNT)
        return;
    struct node *node = inlines->parent;
    /* A kept tag that was not closed inside is closed with its parent. */
    while (is_kept(node->kind))
        node = node->parent;
    inlines->parent = node->parent;
    if (link) {
        close_link(inlines, node);
    } else if (image) {
        close_image(inlines, node);
    } else {
        over_marks(inlines, node->kind);
        node->span.end = align_place_behind(&inlines->cursor);
    }
}

void markdown_build_inlines(struct reading *reading, cmark_node *from, struct node *block,
                            struct content_shape shape) {
    cmark_node *child = cmark_node_first_child(from);
    struct str first = str_of(child ? cmark_node_get_literal(child) : NULL);
    struct inlines inlines = {.cursor.reading = reading, .parent = block};
    inlines.cursor.content =
        content_make(reading, block->span.start, block->span.end, shape, first);
    cmark_iter *iter = cmark_iter_new(from);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node == from)
            continue;
        if (event == CMARK_EVENT_EXIT)
            leave(&inlines, node);
        else
            enter(&inlines, node);
    }
    cmark_iter_free(iter);
    reading->missed += inlines.cursor.missed;
}

/* Behind the tag, comment, script or style that opens at `at`. */
static size_t markup_end(struct str html, size_t at) {
    struct str rest = str_slice(html, at, html.len);
    struct str name = tag_name(rest);
    const char *closing = str_starts(rest, STR("<!--")) ? "-->" : ">";
    if (rest.len > 1 && rest.at[1] != '/' && is_dropped_whole(name))
        closing = name.len == 6 ? "</script>" : "</style>";
    else if (closing[1] == '\0' && !name.len && !str_starts(rest, STR("<!")) &&
             !str_starts(rest, STR("<?")))
        return at + 1; /* a bare "<" */
    size_t length = strlen(closing);
    for (size_t i = at; i + length <= html.len; i++)
        if (g_ascii_strncasecmp(html.at + i, closing, length) == 0)
            return i + length;
    return html.len;
}

/* The text of a block of raw HTML, without its tags, as a paragraph; comments go silently. */
void markdown_build_html_block(struct reading *reading, cmark_node *from, struct node *parent,
                               struct span span) {
    struct node *block = node_make(reading->arena, NODE_PARAGRAPH, span);
    struct cursor cursor = {.reading = reading};
    struct content_shape shape = {.quotes = markdown_quotes_around(from), .listed = true};
    cursor.content = content_make(reading, span.start, span.end, shape, STR(""));
    struct str html = {cursor.content.bytes, cursor.content.len};
    bool reported = false;
    while (cursor.at < html.len) {
        char c = html.at[cursor.at];
        size_t end = cursor.at + 1;
        if (c == '\n') {
            if (block->last && block->last->kind == NODE_TEXT)
                node_append(block, node_make(reading->arena, NODE_SOFT_BREAK,
                                             align_literal(&cursor, STR("\n"))));
        } else if (c == '<' && (end = markup_end(html, cursor.at)) > cursor.at + 1) {
            struct str tag = str_slice(html, cursor.at, end);
            if (!str_starts(tag, STR("<!--"))) {
                uint32_t start = align_place(&cursor);
                report_html(reading, reading_span(reading, start, start + 1), tag_name(tag),
                            &reported);
            }
        } else {
            while (end < html.len && html.at[end] != '<' && html.at[end] != '\n')
                end++;
            align_until(&cursor, block, end);
        }
        cursor.at = MAX(cursor.at, end);
    }
    if (block->last && block->last->kind == NODE_SOFT_BREAK)
        node_unlink(block->last);
    if (str_trim(node_plain_text(reading->arena, block)).len)
        node_append(parent, block);
}
