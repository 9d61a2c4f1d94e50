/* sections.c: what one document holds: the title page, the heading of a part, or a section with
 * the notes that it calls. */
#include "epub/epub_internal.h"

/* ---- notes ---- */

/* A way back to each call; from the second on they are told apart by a number. */
static void write_backlinks(struct epub_book *book, GString *out, const struct node *note) {
    const struct epub_note_call *call =
        g_hash_table_lookup(book->calls, str_terminated(book->arena, note->id));
    struct str back = epub_word(book, WORD_BACK_TO_NOTE);
    for (; call; call = call->next) {
        const char *anchor = g_hash_table_lookup(book->anchors, call->reference);
        struct str label =
            str_format(book->arena, "%.*s %.*s", STR_ARG(back), STR_ARG(note->label));
        if (call->number > 1)
            label = str_format(book->arena, "%.*s (%zu)", STR_ARG(label), call->number);
        /* No line begins with the arrow. */
        g_string_append(out,
                        "\u00a0<a epub:type=\"backlink\" role=\"doc-backlink\" class=\"backlink\"");
        xml_attribute(out, "href", epub_href(book, str_format(book->arena, "#%s", anchor)));
        xml_attribute(out, "aria-label", label);
        g_string_append(out, ">↩");
        if (call->number > 1)
            g_string_append_printf(out, "<sup>%zu</sup>", call->number);
        g_string_append(out, "</a>");
    }
}

static void write_number(GString *out, const struct node *note) {
    g_string_append(out, "<span class=\"note-number\">");
    xml_text(out, note->label);
    g_string_append(out, "</span> ");
}

/* The number stands in the first paragraph and the way back in the last, where they are read. */
static void write_note_block(struct epub_book *book, GString *out, const struct node *note,
                             const struct node *block) {
    bool plain = block->kind == NODE_PARAGRAPH;
    bool first = block == note->first, last = block == note->last;
    if (first && !plain) {
        g_string_append(out, "<p>");
        write_number(out, note);
        g_string_append(out, "</p>\n");
    }
    if (plain) {
        xhtml_open_block(book, out, block, "p", "");
        if (first)
            write_number(out, note);
        xhtml_inlines(book, out, block);
        if (last)
            write_backlinks(book, out, note);
        g_string_append(out, "</p>\n");
        return;
    }
    xhtml_block(book, out, block);
    if (last) {
        g_string_append(out, "<p>");
        write_backlinks(book, out, note);
        g_string_append(out, "</p>\n");
    }
}

void xhtml_note(struct epub_book *book, GString *out, const struct node *note) {
    xhtml_open_block(book, out, note, "aside",
                     " epub:type=\"footnote\" role=\"doc-footnote\" class=\"note\"");
    g_string_append_c(out, '\n');
    for (const struct node *block = note->first; block; block = block->next)
        write_note_block(book, out, note, block);
    if (!note->first) {
        g_string_append(out, "<p>");
        write_number(out, note);
        write_backlinks(book, out, note);
        g_string_append(out, "</p>\n");
    }
    g_string_append(out, "</aside>\n");
}

static void write_notes(struct epub_book *book, GString *out,
                        const struct epub_document *document) {
    if (!document->note_count)
        return;
    g_string_append(out, "<section epub:type=\"endnotes\" role=\"doc-endnotes\" class=\"notes\"");
    xml_attribute(out, "aria-label", epub_word(book, WORD_NOTES));
    g_string_append(out, ">\n");
    for (size_t i = 0; i < document->note_count; i++)
        xhtml_note(book, out, document->notes[i]);
    g_string_append(out, "</section>\n");
}

/* ---- sections ---- */

static void write_units(struct epub_book *book, GString *out,
                        const struct epub_document *document) {
    for (size_t i = 0; i < document->unit_count;) {
        const struct epub_unit *unit = &document->units[i];
        size_t next = i + 1;
        while (unit->item && next < document->unit_count &&
               document->units[next].block == unit->block)
            next++;
        if (unit->item)
            xhtml_items(book, out, unit->block, unit->item, unit->number,
                        document->units[next - 1].item->next);
        else
            xhtml_block(book, out, unit->block);
        i = next;
    }
}

static const char *section_type(const struct node *section) {
    if (section->role == ROLE_INDEX)
        return " epub:type=\"index\" role=\"doc-index\"";
    if (section->role == ROLE_FIGURES)
        return " epub:type=\"loi\"";
    if (section->role == ROLE_TABLES)
        return " epub:type=\"lot\"";
    if (section->role == ROLE_SOURCES || section->role == ROLE_READING)
        return " epub:type=\"bibliography\" role=\"doc-bibliography\"";
    if (section->role == ROLE_GLOSSARY)
        return " epub:type=\"glossary\" role=\"doc-glossary\"";
    if (section->role == ROLE_CONTENTS || section->role == ROLE_CITING)
        return "";
    return " epub:type=\"chapter\" role=\"doc-chapter\"";
}

static void write_section(struct epub_book *book, GString *out,
                          const struct epub_document *document, struct str title) {
    const struct node *section = document->node, *heading = section->first;
    g_string_append_printf(out, "<section%s", section_type(section));
    if (section->role == ROLE_PROFILES)
        g_string_append(out, " class=\"profiles\"");
    if (!document->continued)
        xml_attribute(out, "id", section->id);
    if (!document->continued && heading && heading->kind == NODE_HEADING && heading->id.len)
        xml_attribute(out, "aria-labelledby", heading->id);
    else
        xml_attribute(out, "aria-label", title);
    xhtml_language(out, section);
    g_string_append(out, ">\n");
    write_units(book, out, document);
    write_notes(book, out, document);
    g_string_append(out, "</section>\n");
}

static struct str title_of(struct epub_book *book, const struct node *node) {
    const struct node *heading = node_heading(node);
    return heading ? node_plain_text(book->arena, heading) : book->input->pack->title.text;
}

static const char *body_type(const struct node *node) {
    if (node->kind == NODE_TITLE_PAGE || (node->parent && node->parent->kind == NODE_FRONT))
        return "frontmatter";
    return node->parent && node->parent->kind == NODE_BACK ? "backmatter" : "bodymatter";
}

/* In print it is at the head and foot of each page, and so no part of the text. */
static void write_marking(const struct epub_book *book, GString *out) {
    struct str marking = book->input->pack->marking.text;
    if (!marking.len)
        return;
    g_string_append(out, "<p class=\"marking\">");
    xml_text(out, marking);
    g_string_append(out, "</p>\n");
}

void xhtml_document(struct epub_book *book, GString *out, const struct epub_document *document) {
    const struct node *node = document->node;
    struct str title = title_of(book, node);
    xhtml_open(book, out, title, body_type(node));
    if (node->kind == NODE_TITLE_PAGE) {
        g_string_append_printf(out,
                               "<section epub:type=\"titlepage\" class=\"title-page\" id=\"%s\">\n",
                               node->id.len ? str_terminated(book->arena, node->id)
                                            : epub_own_id(book, STR("title-page")));
        write_marking(book, out);
        xhtml_children(book, out, node);
        g_string_append(out, "</section>\n");
    } else if (node->kind == NODE_PART) {
        g_string_append(out, "<section epub:type=\"part\" role=\"doc-part\" class=\"part\"");
        xml_attribute(out, "id", node->id);
        xhtml_language(out, node);
        g_string_append(out, ">\n");
        if (node->first)
            xhtml_block(book, out, node->first);
        g_string_append(out, "</section>\n");
    } else {
        write_section(book, out, document, title);
    }
    xhtml_close(out);
}
