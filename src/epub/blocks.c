/* blocks.c: blocks as XHTML, in the shapes that checkers and readers agree on (EPUB 3.3,
 * DPUB-ARIA 1.1, EPUB Indexes 1.0). */
#include "epub/epub_internal.h"

static void open_block(struct epub_book *book, GString *out, const struct node *node,
                       const char *name, const char *class) {
    g_string_append_printf(out, "<%s", name);
    if (node->id.len)
        xml_attribute(out, "id", node->id);
    if (class)
        xml_attribute(out, "class", str_of(class));
    if (node->language.len) {
        xml_attribute(out, "lang", node->language);
        xml_attribute(out, "xml:lang", node->language);
    }
    g_string_append_c(out, '>');
    if (node_holds_inlines(node))
        xhtml_page_marks(book, out, node, UINT32_MAX - 1);
}

static void leaf(struct epub_book *book, GString *out, const struct node *node, const char *name,
                 const char *class) {
    open_block(book, out, node, name, class);
    xhtml_inlines(book, out, node);
    g_string_append_printf(out, "</%s>\n", name);
}

static void container(struct epub_book *book, GString *out, const struct node *node,
                      const char *name, const char *class) {
    open_block(book, out, node, name, class);
    g_string_append_c(out, '\n');
    xhtml_children(book, out, node);
    g_string_append_printf(out, "</%s>\n", name);
}

static void write_list(struct epub_book *book, GString *out, const struct node *list) {
    const char *name = list->ordered ? "ol" : "ul";
    if (list->ordered && list->start != 1)
        g_string_append_printf(out, "<ol start=\"%d\">\n", list->start);
    else
        g_string_append_printf(out, "<%s>\n", name);
    xhtml_children(book, out, list);
    g_string_append_printf(out, "</%s>\n", name);
}

static void write_item(struct epub_book *book, GString *out, const struct node *item) {
    bool tight = item->parent->tight;
    g_string_append(out, "<li>");
    for (const struct node *child = item->first; child; child = child->next)
        if (tight && child->kind == NODE_PARAGRAPH) {
            xhtml_page_marks(book, out, child, UINT32_MAX - 1);
            xhtml_inlines(book, out, child);
        } else {
            xhtml_block(book, out, child);
        }
    g_string_append(out, "</li>\n");
}

static void write_label(GString *out, const struct node *caption) {
    g_string_append(out, "<span class=\"label\">");
    xml_text(out, caption->label);
    g_string_append(out, ".</span> ");
}

static void write_cell(struct epub_book *book, GString *out, const struct node *cell, bool header) {
    static const char *const classes[] = {"", " class=\"left\"", " class=\"centre\"",
                                          " class=\"right\""};
    g_string_append_printf(out, header ? "<th scope=\"col\"%s>" : "<td%s>", classes[cell->align]);
    xhtml_page_marks(book, out, cell, UINT32_MAX - 1);
    xhtml_inlines(book, out, cell);
    g_string_append(out, header ? "</th>" : "</td>");
}

static void write_rows(struct epub_book *book, GString *out, const struct node *table,
                       bool header) {
    bool any = false;
    for (const struct node *row = table->first; row; row = row->next) {
        if (row->kind != NODE_ROW || row->header != header)
            continue;
        if (!any)
            g_string_append(out, header ? "<thead>\n" : "<tbody>\n");
        any = true;
        g_string_append(out, "<tr>");
        for (const struct node *cell = row->first; cell; cell = cell->next)
            write_cell(book, out, cell, header);
        g_string_append(out, "</tr>\n");
    }
    if (any)
        g_string_append(out, header ? "</thead>\n" : "</tbody>\n");
}

static void write_table(struct epub_book *book, GString *out, const struct node *table) {
    open_block(book, out, table, "table", NULL);
    g_string_append_c(out, '\n');
    const struct node *caption = table->first;
    if (caption && caption->kind == NODE_CAPTION) {
        g_string_append(out, "<caption>");
        xhtml_page_marks(book, out, caption, UINT32_MAX - 1);
        write_label(out, caption);
        xhtml_inlines(book, out, caption);
        g_string_append(out, "</caption>\n");
    }
    write_rows(book, out, table, true);
    write_rows(book, out, table, false);
    g_string_append(out, "</table>\n");
}

static void write_figure(struct epub_book *book, GString *out, const struct node *figure) {
    open_block(book, out, figure, "figure", NULL);
    for (const struct node *child = figure->first; child; child = child->next) {
        if (child->kind == NODE_IMAGE && child->image) {
            const char *name = epub_image(book, child->image);
            book->all_have_alt = book->all_have_alt && child->title.len;
            g_string_append(out, "<img");
            xml_attribute(out, "src", str_of(name));
            xml_attribute(out, "alt", child->title);
            g_string_append(out, "/>");
        } else if (child->kind == NODE_CAPTION) {
            g_string_append(out, "\n<figcaption>");
            write_label(out, child);
            xhtml_inlines(book, out, child);
            g_string_append(out, "</figcaption>");
        }
    }
    g_string_append(out, "</figure>\n");
}

static void write_backlink(GString *out, const struct node *note, const struct node *reference) {
    g_string_append_printf(out,
                           " <a epub:type=\"backlink\" role=\"doc-backlink\" class=\"backlink\" "
                           "href=\"#ref-%.*s-%u\" aria-label=\"Back to note %.*s\">↩</a>",
                           STR_ARG(note->id), reference->span.start, STR_ARG(note->label));
}

/* The number stands before the note's first words, the way back behind its last. */
static void write_note(struct epub_book *book, GString *out, const struct node *note,
                       const struct node *reference) {
    g_string_append_printf(out,
                           "<aside epub:type=\"footnote\" role=\"doc-footnote\" class=\"note\" "
                           "id=\"%.*s\">\n",
                           STR_ARG(note->id));
    for (const struct node *child = note->first; child; child = child->next) {
        bool first = child == note->first, last = child == note->last;
        bool paragraph = child->kind == NODE_PARAGRAPH;
        if (!paragraph && first)
            g_string_append_printf(out, "<p>%.*s.</p>\n", STR_ARG(note->label));
        if (paragraph) {
            open_block(book, out, child, "p", NULL);
            if (first)
                g_string_append_printf(out, "%.*s. ", STR_ARG(note->label));
            xhtml_inlines(book, out, child);
        } else {
            xhtml_block(book, out, child);
        }
        if (last && !paragraph && reference)
            g_string_append(out, "<p>");
        if (last && reference)
            write_backlink(out, note, reference);
        if (paragraph || (last && reference))
            g_string_append(out, "</p>\n");
    }
    g_string_append(out, "</aside>\n");
}

/* The first reference to each note of this file, by the note's id. */
static GHashTable *first_references(struct epub_book *book, const struct node *section) {
    GHashTable *references = g_hash_table_new(g_str_hash, g_str_equal);
    struct walk walk = walk_start(section);
    while (walk_next(&walk)) {
        if (!walk.entering || walk.node->kind != NODE_NOTE_REFERENCE)
            continue;
        const char *id =
            str_terminated(book->arena, str_slice(walk.node->target, 1, walk.node->target.len));
        if (!g_hash_table_contains(references, id))
            g_hash_table_insert(references, (gpointer)(uintptr_t)id, walk.node);
    }
    return references;
}

static void write_notes(struct epub_book *book, GString *out, const struct epub_piece *piece) {
    GHashTable *references = first_references(book, piece->node);
    bool any = false;
    for (const struct node *note = piece->node->first; note; note = note->next) {
        const char *file = note->kind == NODE_NOTE ? epub_file_of(book, note->id) : NULL;
        if (!file || !str_is(str_of(file), piece->file))
            continue;
        if (!any)
            g_string_append(out, "<section epub:type=\"endnotes\" role=\"doc-endnotes\" "
                                 "class=\"notes\">\n");
        any = true;
        write_note(book, out, note,
                   g_hash_table_lookup(references, str_terminated(book->arena, note->id)));
    }
    if (any)
        g_string_append(out, "</section>\n");
    g_hash_table_destroy(references);
}

static void open_section(struct epub_book *book, GString *out, const struct epub_piece *piece) {
    const struct node *section = piece->node, *heading = section->first;
    bool start = piece->first == section->first;
    g_string_append(out, "<section");
    if (start)
        xml_attribute(out, "id", section->id);
    if (section->role == ROLE_INDEX)
        g_string_append(out, " epub:type=\"index\" role=\"doc-index\"");
    else if (section->role != ROLE_CONTENTS)
        g_string_append(out, " epub:type=\"chapter\" role=\"doc-chapter\"");
    if (start && heading && heading->kind == NODE_HEADING)
        xml_attribute(out, "aria-labelledby", heading->id);
    else if (!start && heading && heading->kind == NODE_HEADING)
        xml_attribute(out, "aria-label", node_plain_text(book->arena, heading));
    if (section->language.len) {
        xml_attribute(out, "lang", section->language);
        xml_attribute(out, "xml:lang", section->language);
    }
    g_string_append(out, ">\n");
}

void xhtml_piece(struct epub_book *book, GString *out, const struct epub_piece *piece) {
    open_section(book, out, piece);
    for (const struct node *child = piece->first; child && child != piece->end; child = child->next)
        if (child->kind != NODE_NOTE)
            xhtml_block(book, out, child);
    write_notes(book, out, piece);
    g_string_append(out, "</section>\n");
}

static void write_heading(struct epub_book *book, GString *out, const struct node *heading) {
    /* Each document starts at h1: in a part the sections have files of their own. */
    int level = heading->level;
    const struct node *section = node_section(heading);
    if (section && section->parent && section->parent->kind == NODE_PART && level > 1)
        level--;
    const char names[][3] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    leaf(book, out, heading, names[level >= 1 && level <= 6 ? level - 1 : 0], NULL);
}

static void write_event(struct epub_book *book, GString *out, const struct node *event) {
    const struct node *date = event->first, *text = event->last;
    struct str value = edtf_html(book->arena, date->date);
    open_block(book, out, event, "li", "timeline-entry");
    g_string_append(out, "<span class=\"timeline-date\">");
    if (value.len)
        g_string_append_printf(out, "<time datetime=\"%.*s\">", STR_ARG(value));
    xhtml_page_marks(book, out, date, UINT32_MAX - 1);
    xhtml_inlines(book, out, date);
    g_string_append(out, value.len ? "</time></span> " : "</span> ");
    g_string_append(out, "<span class=\"timeline-text\">");
    xhtml_inlines(book, out, text);
    g_string_append(out, "</span></li>\n");
}

static void write_locators(struct epub_book *book, GString *out, const struct node *entry) {
    bool any = false;
    for (const struct node *child = entry->first; child; child = child->next) {
        if (child->kind != NODE_LOCATOR)
            continue;
        if (!any)
            g_string_append(out, ", <ul epub:type=\"index-locator-list\" class=\"locators\">");
        any = true;
        g_string_append(out, "<li>");
        xhtml_page_marks(book, out, child, UINT32_MAX - 1);
        g_string_append(out, "<a epub:type=\"index-locator\"");
        xml_attribute(out, "href", epub_href(book, child->target));
        xml_attribute(out, "aria-label",
                      str_format(book->arena, "page %.*s", STR_ARG(child->text)));
        g_string_append_c(out, '>');
        xml_text(out, child->text);
        /* The comma is text: lists that a reader sets in one line would run "4" and "7" together.
         */
        bool more = child->next && child->next->kind == NODE_LOCATOR;
        g_string_append(out, more ? "</a>, </li>" : "</a></li>");
    }
    if (any)
        g_string_append(out, "</ul>");
}

static void write_entry(struct epub_book *book, GString *out, const struct node *entry, bool letter,
                        size_t number) {
    g_string_append(out, "<li epub:type=\"index-entry\" class=\"index-entry\"");
    if (entry->id.len)
        xml_attribute(out, "id", entry->id);
    g_string_append_c(out, '>');
    xhtml_page_marks(book, out, entry, UINT32_MAX - 1);
    for (const struct node *child = entry->first; child; child = child->next) {
        if (child->kind == NODE_INDEX_TERM) {
            g_string_append(out, "<span epub:type=\"index-term\"");
            if (letter)
                g_string_append_printf(
                    out, " id=\"%s\"",
                    epub_own_id(book, str_format(book->arena, "letter-%zu", number)));
            g_string_append_c(out, '>');
            xhtml_inlines(book, out, child);
            g_string_append(out, "</span>");
        } else if (child->kind == NODE_INDEX_NOTE) {
            g_string_append(out, " <span class=\"index-note\">(");
            xhtml_inlines(book, out, child);
            g_string_append(out, ")</span>");
        } else if (child->kind == NODE_SEE) {
            g_string_append(out, " <span class=\"see\">");
            xhtml_inlines(book, out, child);
            g_string_append(out, "</span>");
        }
    }
    write_locators(book, out, entry);
    g_string_append(out, "</li>\n");
}

static void write_index(struct epub_book *book, GString *out, const struct node *index) {
    size_t number = 0;
    struct str letter = STR("");
    g_string_append(out, "<p class=\"letters\">");
    for (const struct node *entry = index->first; entry; entry = entry->next)
        if (!str_equal(letter, entry->title)) {
            letter = entry->title;
            g_string_append_printf(
                out, "%s<a href=\"#%s\">", number ? " " : "",
                epub_own_id(book, str_format(book->arena, "letter-%zu", number + 1)));
            xml_text(out, letter);
            g_string_append(out, "</a>");
            number++;
        }
    g_string_append(out, "</p>\n<ul epub:type=\"index-entry-list\" class=\"index\">\n");
    letter = STR("");
    number = 0;
    for (const struct node *entry = index->first; entry; entry = entry->next) {
        bool first = !str_equal(letter, entry->title);
        letter = entry->title;
        number += first;
        write_entry(book, out, entry, first, number);
    }
    g_string_append(out, "</ul>\n");
}

static void write_contents_entry(struct epub_book *book, GString *out, const struct node *entry) {
    g_string_append_printf(out, "<li class=\"contents-%u\"><a", entry->level);
    xml_attribute(out, "href", epub_href(book, entry->target));
    g_string_append_c(out, '>');
    xhtml_page_marks(book, out, entry, UINT32_MAX - 1);
    xhtml_inlines(book, out, entry);
    g_string_append(out, "</a></li>\n");
}

static const char *paragraph_class(const struct node *block) {
    switch (block->role) {
    case ROLE_NONE:
        return NULL;
    case ROLE_TITLE:
        return "title";
    case ROLE_SUBTITLE:
        return "subtitle";
    case ROLE_HEADNOTE:
        return "headnote";
    case ROLE_STANDFIRST:
        return "standfirst";
    case ROLE_BOX_TITLE:
        return "box-title";
    case ROLE_EPIGRAPH:
        return "epigraph";
    default:
        return "title-matter";
    }
}

/* Only a paragraph that goes on from another has an indent. */
static bool runs_on(const struct node *block) {
    const struct node *before = block->previous;
    return block->parent && block->parent->kind == NODE_SECTION && block->role == ROLE_NONE &&
           before && before->kind == NODE_PARAGRAPH && before->role == ROLE_NONE;
}

static void write_paragraph(struct epub_book *book, GString *out, const struct node *block) {
    if (block->role == ROLE_TITLE)
        leaf(book, out, block, "h1", "title");
    else
        leaf(book, out, block, "p", runs_on(block) ? "run-on" : paragraph_class(block));
}

/* A page of the print edition may begin at any line of the code. */
static void write_code(struct epub_book *book, GString *out, const struct node *block) {
    uint32_t at = 0, end = (uint32_t)block->text.len;
    open_block(book, out, block, "pre", NULL);
    g_string_append(out, "<code>");
    while (at < end) {
        xhtml_page_marks(book, out, block, at);
        uint32_t next = xhtml_next_page_in(book, block);
        next = next < end ? next : end;
        xml_text(out, str_slice(block->text, at, next));
        at = next;
    }
    xhtml_page_marks(book, out, block, UINT32_MAX - 1);
    g_string_append(out, "</code></pre>\n");
}

void xhtml_children(struct epub_book *book, GString *out, const struct node *parent) {
    for (const struct node *child = parent->first; child; child = child->next)
        xhtml_block(book, out, child);
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
        container(book, out, block, "blockquote", block->role == ROLE_EPIGRAPH ? "epigraph" : NULL);
        break;
    case NODE_ATTRIBUTION:
        g_string_append(out, "<p class=\"attribution\">— ");
        xhtml_page_marks(book, out, block, UINT32_MAX - 1);
        xhtml_inlines(book, out, block);
        g_string_append(out, "</p>\n");
        break;
    case NODE_LIST:
        write_list(book, out, block);
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
        g_string_append(out, "<hr/>\n");
        break;
    case NODE_BOX:
        container(book, out, block, "aside", "key-points");
        break;
    case NODE_TITLE_PAGE:
        g_string_append(
            out, "<section epub:type=\"titlepage\" class=\"title-page\" id=\"title-page\">\n");
        xhtml_children(book, out, block);
        g_string_append(out, "</section>\n");
        break;
    case NODE_CONTENTS:
        g_string_append(out, "<ul class=\"contents\">\n");
        xhtml_children(book, out, block);
        g_string_append(out, "</ul>\n");
        break;
    case NODE_CONTENTS_ENTRY:
        write_contents_entry(book, out, block);
        break;
    case NODE_TIMELINE:
        g_string_append(out, "<ol class=\"timeline\">\n");
        xhtml_children(book, out, block);
        g_string_append(out, "</ol>\n");
        break;
    case NODE_EVENT:
        write_event(book, out, block);
        break;
    case NODE_INDEX:
        write_index(book, out, block);
        break;
    default: /* set by what holds them, or no block */
        break;
    }
}
