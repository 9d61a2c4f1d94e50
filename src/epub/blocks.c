/* blocks.c: blocks as XHTML, in the shapes that checkers and readers agree on (EPUB 3.3,
 * DPUB-ARIA 1.1). */
#include "epub/epub_internal.h"

/* Where XHTML allows text between the start tag and what follows. */
static bool takes_page_mark(const struct node *node) {
    switch (node->kind) {
    case NODE_TABLE:
    case NODE_ROW:
    case NODE_LIST:
    case NODE_CONTENTS:
    case NODE_TIMELINE:
    case NODE_INDEX:
    case NODE_GLOSSARY:
        return false;
    default:
        return true;
    }
}

/* A block without a language of its own whose letters read the other way. */
static void xhtml_direction(const struct epub_book *book, GString *out, const struct node *node) {
    struct str fallback = book->input->pack->language.text;
    if (!node_holds_inlines(node) || node->language.len ||
        language_is_right_to_left(node_language(node, fallback)))
        return;
    if (node_is_right_to_left(node, fallback))
        g_string_append(out, " dir=\"rtl\"");
}

/* The author's own classes, behind a prefix that none of the program's has: theirs must not set a
 * paragraph as the program sets its own. Only blocks without a class of the program's have any. */
struct str xhtml_classes(struct epub_book *book, const struct node *node) {
    struct str list = STR("");
    for (size_t i = 0; i < node->classes.len;) {
        size_t end = str_find(node->classes, STR(" "), i);
        end = end == SIZE_MAX ? node->classes.len : end;
        list = str_format(book->arena, "%.*s%spack-%.*s", STR_ARG(list), list.len ? " " : "",
                          STR_ARG(str_slice(node->classes, i, end)));
        i = end + 1;
    }
    return list;
}

void xhtml_open_block(struct epub_book *book, GString *out, const struct node *node,
                      const char *name, const char *attributes) {
    g_string_append_printf(out, "<%s%s", name, attributes);
    if (node->id.len)
        xml_attribute(out, "id", node->id);
    if (node->classes.len)
        xml_attribute(out, "class", xhtml_classes(book, node));
    xhtml_language(out, node);
    xhtml_direction(book, out, node);
    g_string_append_c(out, '>');
    if (takes_page_mark(node))
        xhtml_page_marks(book, out, node, AT_END);
}

static void leaf(struct epub_book *book, GString *out, const struct node *node, const char *name,
                 const char *attributes) {
    xhtml_open_block(book, out, node, name, attributes);
    xhtml_inlines(book, out, node);
    g_string_append_printf(out, "</%s>\n", name);
}

static void container(struct epub_book *book, GString *out, const struct node *node,
                      const char *name, const char *attributes) {
    xhtml_open_block(book, out, node, name, attributes);
    g_string_append_c(out, '\n');
    xhtml_children(book, out, node);
    g_string_append_printf(out, "</%s>\n", name);
}

/* ---- lists ---- */

static void write_item(struct epub_book *book, GString *out, const struct node *item) {
    bool tight = item->parent->tight;
    xhtml_open_block(book, out, item, "li", "");
    for (const struct node *child = item->first; child; child = child->next) {
        bool bare = tight && child->kind == NODE_PARAGRAPH && !child->id.len;
        if (bare) {
            xhtml_page_marks(book, out, child, AT_END);
            xhtml_inlines(book, out, child);
        } else {
            xhtml_block(book, out, child);
        }
        /* Two bare paragraphs would run together. */
        if (bare && child->next)
            g_string_append(out, child->next->kind == NODE_PARAGRAPH ? "<br/>\n" : "\n");
    }
    g_string_append(out, "</li>\n");
}

static const char *open_items(struct epub_book *book, GString *out, const struct node *block,
                              bool continued, size_t number) {
    bool ordered = block->kind == NODE_TIMELINE || (block->kind == NODE_LIST && block->ordered);
    const char *name = block->kind == NODE_GLOSSARY ? "dl" : ordered ? "ol" : "ul";
    bool sources = block->role == ROLE_SOURCES && !block->ordered;
    const char *class = block->kind == NODE_TIMELINE   ? " class=\"timeline\""
                        : block->kind == NODE_GLOSSARY ? " class=\"glossary\""
                        : block->kind == NODE_CONTENTS ? " class=\"contents\""
                        : sources                      ? " class=\"sources\""
                                                       : "";
    int64_t start = (int64_t)block->start + (int64_t)number;
    bool counted = block->kind == NODE_LIST && block->ordered;
    char attributes[64];
    if (counted && start != 1)
        g_snprintf(attributes, sizeof attributes, " start=\"%lld\"", (long long)start);
    else
        g_snprintf(attributes, sizeof attributes, "%s", class);
    if (continued)
        g_string_append_printf(out, "<%s%s>", name, attributes);
    else
        xhtml_open_block(book, out, block, name, attributes);
    g_string_append_c(out, '\n');
    return name;
}

void xhtml_items(struct epub_book *book, GString *out, const struct node *block,
                 const struct node *from, size_t number, const struct node *end) {
    if (block->kind == NODE_INDEX) {
        xhtml_index(book, out, block, from, end);
        return;
    }
    if (block->kind == NODE_TIMELINE && from == block->first)
        xhtml_timeline_period(out, block);
    const char *name = open_items(book, out, block, from != block->first, number);
    for (const struct node *item = from; item && item != end; item = item->next)
        xhtml_block(book, out, item);
    g_string_append_printf(out, "</%s>\n", name);
}

/* ---- tables and figures ---- */

static void write_label(GString *out, const struct node *caption) {
    if (!caption->label.len)
        return;
    g_string_append(out, "<span class=\"label\">");
    xml_text(out, caption->label);
    g_string_append(out, ".</span> ");
}

/* A table of so many columns is wider than a telephone: its cells give way. */
enum { MANY_COLUMNS = 5 };

static unsigned columns_of(const struct node *cell) {
    return cell->column_span > 1 ? cell->column_span : 1;
}

static bool has_many_columns(const struct node *row) {
    unsigned count = 0;
    for (const struct node *cell = row->first; cell; cell = cell->next)
        count += columns_of(cell);
    return count >= MANY_COLUMNS;
}

/* The heads of a table's columns. */
struct heads {
    struct str *labels;
    size_t count;
};

/* Of the last row of heads, which tells columns apart where those above it tell groups. */
static struct heads find_heads(struct epub_book *book, const struct node *table) {
    const struct node *last = NULL;
    struct heads heads = {0};
    size_t room = 0;
    for (const struct node *row = table->first; row; row = row->next)
        if (row->kind == NODE_ROW && row->header)
            last = row;
    for (const struct node *cell = last ? last->first : NULL; cell; cell = cell->next)
        for (unsigned i = 0; i < columns_of(cell); i++)
            ARENA_PUSH(book->arena, heads.labels, heads.count, room,
                       node_plain_text(book->arena, cell));
    return heads;
}

/* A cell of a wide table names its column: a narrow screen shows the cells below each other.
 * `label` is empty elsewhere. */
static void write_cell(struct epub_book *book, GString *out, const struct node *cell, bool header,
                       struct str label) {
    static const char *const classes[] = {"", " class=\"left\"", " class=\"centre\"",
                                          " class=\"right\""};
    char attributes[80];
    g_snprintf(attributes, sizeof attributes, "%s%s", header ? " scope=\"col\"" : "",
               classes[cell->align]);
    if (cell->column_span > 1)
        g_snprintf(attributes, sizeof attributes, "%s%s colspan=\"%u\"",
                   header ? " scope=\"colgroup\"" : "", classes[cell->align], cell->column_span);
    /* A head that says nothing heads nothing. */
    const char *name = header && cell->first ? "th" : "td";
    const char *told = header && !cell->first ? "" : attributes;
    if (label.len && cell->first) {
        GString *labelled = g_string_new(told);
        xml_attribute(labelled, "data-label", str_format(book->arena, "%.*s: ", STR_ARG(label)));
        told = xml_result(book->arena, labelled).at;
    }
    xhtml_open_block(book, out, cell, name, told);
    xhtml_inlines(book, out, cell);
    g_string_append_printf(out, "</%s>", name);
}

static void write_rows(struct epub_book *book, GString *out, const struct node *table,
                       bool header) {
    bool any = false;
    struct heads heads = {0};
    if (!header)
        heads = find_heads(book, table);
    for (const struct node *row = table->first; row; row = row->next) {
        if (row->kind != NODE_ROW || row->header != header)
            continue;
        if (!any)
            g_string_append_printf(out, "<%s%s>\n", header ? "thead" : "tbody",
                                   has_many_columns(row) ? " class=\"many-columns\"" : "");
        any = true;
        xhtml_open_block(book, out, row, "tr", "");
        size_t column = 0;
        for (const struct node *cell = row->first; cell; cell = cell->next) {
            bool labelled = column < heads.count && heads.count >= MANY_COLUMNS;
            write_cell(book, out, cell, header, labelled ? heads.labels[column] : STR(""));
            column += columns_of(cell);
        }
        g_string_append(out, "</tr>\n");
    }
    if (any)
        g_string_append(out, header ? "</thead>\n" : "</tbody>\n");
}

static void write_table(struct epub_book *book, GString *out, const struct node *table) {
    xhtml_open_block(book, out, table, "table", "");
    g_string_append_c(out, '\n');
    const struct node *caption = table->first;
    if (caption && caption->kind == NODE_CAPTION) {
        xhtml_open_block(book, out, caption, "caption", "");
        /* A page that begins with the caption begins with its number. */
        const struct node *words = caption;
        while (words->first)
            words = words->first;
        xhtml_page_marks(book, out, words, 0);
        write_label(out, caption);
        xhtml_inlines(book, out, caption);
        g_string_append(out, "</caption>\n");
    }
    write_rows(book, out, table, true);
    write_rows(book, out, table, false);
    g_string_append(out, "</table>\n");
}

static void write_figure(struct epub_book *book, GString *out, const struct node *figure) {
    bool captioned = false;
    xhtml_open_block(book, out, figure, "figure", "");
    for (const struct node *child = figure->first; child; child = child->next) {
        if (child->kind == NODE_IMAGE) {
            xhtml_picture(book, out, child);
        } else if (child->kind == NODE_CAPTION) {
            g_string_append_c(out, '\n');
            xhtml_open_block(book, out, child, "figcaption", "");
            write_label(out, child);
            xhtml_inlines(book, out, child);
            g_string_append(out, "</figcaption>");
            captioned = true;
        }
    }
    if (!captioned && figure->label.len) {
        g_string_append(out, "\n<figcaption>");
        write_label(out, figure);
        g_string_append(out, "</figcaption>");
    }
    g_string_append(out, "</figure>\n");
}

/* ---- headings, paragraphs, code ---- */

static void write_heading(struct epub_book *book, GString *out, const struct node *heading) {
    /* Each document starts at h1: in a part the sections have files of their own. */
    static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    const struct node *section = node_section(heading);
    int level = heading->level;
    if (section && section->parent && section->parent->kind == NODE_PART)
        level--;
    level = CLAMP(level, 1, 6);
    leaf(book, out, heading, names[level - 1], "");
}

/* Only a paragraph that goes on from another has an indent; so in print. */
static bool runs_on(const struct node *block) {
    const struct node *before = block->previous;
    return block->parent && block->parent->kind == NODE_SECTION && before &&
           before->kind == NODE_PARAGRAPH && before->role == ROLE_NONE;
}

static const char *paragraph_class(const struct node *block) {
    switch (block->role) {
    case ROLE_NONE:
        return runs_on(block) ? " class=\"run-on\"" : "";
    case ROLE_SUBTITLE:
        return " class=\"subtitle\"";
    case ROLE_PROFILE_PAGES:
    case ROLE_READING:
        return "";
    case ROLE_HEADNOTE:
        return " class=\"headnote\"";
    case ROLE_STANDFIRST:
        return " class=\"standfirst\"";
    case ROLE_BOX_TITLE:
        return " class=\"box-title\"";
    case ROLE_EPIGRAPH:
        return " class=\"epigraph-text\"";
    case ROLE_ORIGINAL:
        return " class=\"original\"";
    case ROLE_WHERE:
        return " class=\"where\"";
    default:
        return " class=\"title-matter\"";
    }
}

static void write_paragraph(struct epub_book *book, GString *out, const struct node *block) {
    book->opening = book->input->style->opening != OPENING_NONE && node_opens_section(block)
                        ? block->first
                        : NULL;
    if (block->role == ROLE_TITLE)
        leaf(book, out, block, "h1", " class=\"title\"");
    else
        leaf(book, out, block, "p", paragraph_class(block));
}

static void write_attribution(struct epub_book *book, GString *out, const struct node *block) {
    xhtml_open_block(book, out, block, "p", " class=\"attribution\"");
    g_string_append(out, "—\u00a0");
    xhtml_inlines(book, out, block);
    g_string_append(out, "</p>\n");
}

/* A page of the print edition may begin at any line of the code. */
static void write_code(struct epub_book *book, GString *out, const struct node *block) {
    uint32_t at = 0, end = (uint32_t)block->text.len;
    g_string_append(out, "<pre");
    if (block->id.len)
        xml_attribute(out, "id", block->id);
    if (block->classes.len)
        xml_attribute(out, "class", xhtml_classes(book, block));
    xhtml_language(out, block);
    g_string_append(out, "><code>");
    while (at < end) {
        xhtml_page_marks(book, out, block, at);
        uint32_t next = xhtml_next_page_in(book, block);
        next = next < end ? next : end;
        xml_text(out, str_slice(block->text, at, next));
        at = next;
    }
    xhtml_page_marks(book, out, block, AT_END);
    g_string_append(out, "</code></pre>\n");
}

void xhtml_children(struct epub_book *book, GString *out, const struct node *parent) {
    for (const struct node *child = parent->first; child; child = child->next)
        xhtml_block(book, out, child);
}

static void write_rule(struct epub_book *book, GString *out, const struct node *rule) {
    xhtml_page_marks(book, out, rule, AT_END);
    g_string_append(out, "<hr");
    if (rule->id.len)
        xml_attribute(out, "id", rule->id);
    g_string_append(out, "/>\n");
}

/* What repeats words of the text says so to those who hear it. */
static const char *quote_class(const struct node *quote) {
    if (quote->role != ROLE_EPIGRAPH)
        return "";
    return node_section(quote)
               ? " class=\"epigraph\" epub:type=\"pullquote\" role=\"doc-pullquote\""
               : " class=\"epigraph\"";
}

void xhtml_block(struct epub_book *book, GString *out, const struct node *block) {
    switch (block->kind) {
    case NODE_HEADING:
        write_heading(book, out, block);
        break;
    case NODE_PARAGRAPH:
        write_paragraph(book, out, block);
        break;
    case NODE_QUOTE:
        container(book, out, block, "blockquote", quote_class(block));
        break;
    case NODE_ATTRIBUTION:
        write_attribution(book, out, block);
        break;
    case NODE_LIST:
    case NODE_CONTENTS:
    case NODE_TIMELINE:
    case NODE_INDEX:
    case NODE_GLOSSARY:
        xhtml_items(book, out, block, block->first, 0, NULL);
        break;
    case NODE_ITEM:
        write_item(book, out, block);
        break;
    case NODE_TABLE:
        write_table(book, out, block);
        break;
    case NODE_FIGURE:
        write_figure(book, out, block);
        break;
    case NODE_CODE_BLOCK:
        write_code(book, out, block);
        break;
    case NODE_RULE:
        write_rule(book, out, block);
        break;
    case NODE_BOX:
        container(book, out, block, "aside", " class=\"key-points\"");
        break;
    case NODE_CONTENTS_ENTRY:
        xhtml_contents_entry(book, out, block);
        break;
    case NODE_EVENT:
        xhtml_event(book, out, block);
        break;
    case NODE_GLOSSARY_ENTRY:
        xhtml_glossary_entry(book, out, block);
        break;
    case NODE_TIMELINE_FIGURE:
        xhtml_timeline_figure(book, out, block);
        break;
    default: /* set by what holds them, or no block */
        break;
    }
}
