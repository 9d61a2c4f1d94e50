/* navigation.c: the navigation document (contents, landmarks, page-list) and the NCX. Two levels of
 * contents: what every reader shows. */
#include "epub/epub_internal.h"

static const struct node *heading_of(const struct node *node) {
    return node->first && node->first->kind == NODE_HEADING ? node->first : NULL;
}

/* Calls back for each entry; level 0 or 1, and whether entries below follow. */
typedef void entry_visit(struct epub_book *book, GString *out, const struct node *heading,
                         size_t *number);

/* What stands below an entry: a part's sections; in a book without parts, a section's own headings,
 * as the printed contents have it. The next of them from `node` on, or NULL. */
static const struct node *heading_below(const struct node *above, const struct node *node,
                                        bool parts) {
    for (; node; node = node->next) {
        bool section = above->kind == NODE_PART && node->kind == NODE_SECTION && heading_of(node);
        bool heading = above->kind == NODE_SECTION && !parts && !above->generated &&
                       node != above->first && node->kind == NODE_HEADING &&
                       node->level == above->first->level + 1 && node->id.len;
        if (section || heading)
            return node;
    }
    return NULL;
}

static void nav_entry(struct epub_book *book, GString *out, const struct node *heading,
                      size_t *number) {
    ++*number;
    g_string_append(out, "<li><a");
    xml_attribute(out, "href",
                  epub_href(book, str_format(book->arena, "#%.*s", STR_ARG(heading->id))));
    xhtml_taken_language(book, out, heading);
    g_string_append_c(out, '>');
    xml_text(out, node_plain_text(book->arena, heading));
    g_string_append(out, "</a>");
}

static void ncx_entry(struct epub_book *book, GString *out, const struct node *heading,
                      size_t *number) {
    ++*number;
    g_string_append_printf(out, "<navPoint id=\"n%zu\" playOrder=\"%zu\"><navLabel><text>", *number,
                           *number);
    xml_text(out, node_plain_text(book->arena, heading));
    g_string_append(out, "</text></navLabel><content");
    xml_attribute(out, "src",
                  epub_href(book, str_format(book->arena, "#%.*s", STR_ARG(heading->id))));
    g_string_append(out, "/>");
}

static void write_entries(struct epub_book *book, GString *out, const struct node *root,
                          entry_visit *entry, const char *open, const char *close,
                          const char *end) {
    size_t number = 0;
    bool parts = node_has_parts(root);
    for (const struct node *matter = root->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next) {
            const struct node *heading = heading_of(child);
            if (!heading)
                continue;
            entry(book, out, heading, &number);
            const struct node *below = heading_below(child, child->first, parts);
            bool any = below != NULL;
            if (any)
                g_string_append(out, open);
            for (; below; below = heading_below(child, below->next, parts)) {
                entry(book, out, below->kind == NODE_HEADING ? below : heading_of(below), &number);
                g_string_append(out, end);
            }
            if (any)
                g_string_append(out, close);
            g_string_append(out, end);
        }
}

static void add_landmark(struct epub_landmarks *marks, const char *type, const char *guide,
                         enum epub_word word, const char *href) {
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].word == word)
            return; /* the first of its kind */
    marks->items[marks->count++] = (struct epub_landmark){type, guide, word, href};
}

struct epub_landmarks epub_find_landmarks(struct epub_book *book) {
    struct epub_landmarks marks = {.count = 0};
    if (book->input->cover.len)
        add_landmark(&marks, "cover", "cover", WORD_COVER, "cover.xhtml");
    add_landmark(&marks, "titlepage", "title-page", WORD_TITLE_PAGE, "title.xhtml");
    for (const struct node *matter = book->input->book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next) {
            if (!child->id.len)
                continue;
            const char *href =
                epub_href(book, str_format(book->arena, "#%.*s", STR_ARG(child->id))).at;
            if (child->role == ROLE_CONTENTS)
                add_landmark(&marks, "toc", "toc", WORD_CONTENTS, href);
            else if (child->role == ROLE_FIGURES)
                add_landmark(&marks, "loi", "loi", WORD_FIGURES, href);
            else if (child->role == ROLE_TABLES)
                add_landmark(&marks, "lot", "lot", WORD_TABLES, href);
            else if (matter->kind == NODE_BODY)
                add_landmark(&marks, "bodymatter", "text", WORD_START, href);
            if (child->role == ROLE_GLOSSARY)
                add_landmark(&marks, "glossary", "glossary", WORD_GLOSSARY, href);
            /* Not "index": a checker wants one list there, and so no second index. */
            if (child->role == ROLE_INDEX)
                add_landmark(&marks, "backmatter", "index", WORD_INDEX, href);
        }
    return marks;
}

static void open_nav(struct epub_book *book, GString *out, const char *type, const char *role) {
    g_string_append_printf(out, "<nav epub:type=\"%s\"%s id=\"%s\"", type, role,
                           epub_own_id(book, str_of(type)));
}

static void write_landmarks(struct epub_book *book, GString *out) {
    struct epub_landmarks marks = epub_find_landmarks(book);
    open_nav(book, out, "landmarks", "");
    g_string_append(out, " hidden=\"hidden\">\n<h2>");
    xml_text(out, epub_word(book, WORD_LANDMARKS));
    g_string_append(out, "</h2>\n<ol>\n");
    for (size_t i = 0; i < marks.count; i++) {
        g_string_append_printf(out, "<li><a epub:type=\"%s\" href=\"%s\">", marks.items[i].type,
                               marks.items[i].href);
        xml_text(out, epub_word(book, marks.items[i].word));
        g_string_append(out, "</a></li>\n");
    }
    g_string_append(out, "</ol>\n</nav>\n");
}

static void write_page_list(struct epub_book *book, GString *out) {
    open_nav(book, out, "page-list", " role=\"doc-pagelist\"");
    g_string_append(out, " hidden=\"hidden\">\n<h2>");
    xml_text(out, epub_word(book, WORD_PAGES));
    g_string_append(out, "</h2>\n<ol>\n");
    for (size_t i = 0; i < page_map_count(book->input->map); i++) {
        const struct page_entry *page = page_map_page(book->input->map, i);
        if (!page->has_flow)
            continue;
        g_string_append_printf(out, "<li><a href=\"%.*s#%s\">%.*s</a></li>\n",
                               STR_ARG(book->page_files[i]), epub_page_id(book, i),
                               STR_ARG(page->label));
    }
    g_string_append(out, "</ol>\n</nav>\n");
}

struct str navigation_make(struct epub_book *book, const struct node *root) {
    GString *out = g_string_new(NULL);
    xhtml_open(book, out, book->input->pack->title.text, NULL);
    open_nav(book, out, "toc", " role=\"doc-toc\"");
    g_string_append(out, ">\n<h1>");
    xml_text(out, book->input->pack->title.text);
    g_string_append(out, "</h1>\n<ol>\n");
    write_entries(book, out, root, nav_entry, "\n<ol>\n", "</ol>\n", "</li>\n");
    g_string_append(out, "</ol>\n</nav>\n");
    write_landmarks(book, out);
    if (page_map_count(book->input->map))
        write_page_list(book, out);
    xhtml_close(out);
    return xml_result(book->arena, out);
}

struct str ncx_make(struct epub_book *book, const struct node *root) {
    GString *out = g_string_new(NULL);
    g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">\n"
                         "<head><meta name=\"dtb:uid\"");
    xml_attribute(out, "content", book->input->pack->uuid);
    g_string_append(out, "/></head>\n<docTitle><text>");
    xml_text(out, book->input->pack->title.text);
    g_string_append(out, "</text></docTitle>\n<navMap>\n");
    write_entries(book, out, root, ncx_entry, "\n", "", "</navPoint>\n");
    g_string_append(out, "</navMap>\n</ncx>\n");
    return xml_result(book->arena, out);
}
