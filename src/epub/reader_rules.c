/* reader_rules.c: what breaks in which reading system, as a table of rules; `check --profile` asks
 * it of what was made. Two kinds: a search through the files, and a look at a node of the book.
 * Causes: Kindle Publishing Guidelines, Kobo EPUB guidelines, and trials with MuPDF and EPUBCheck.
 */
#include <string.h>

#include "epub/epub_internal.h"

enum { KINDLE = 1, KOBO = 2, APPLE = 4, ANY = KINDLE | KOBO | APPLE | 8 };
const char *const epub_profile_names[] = {"kindle", "kobo", "apple", "generic", NULL};
enum { KILOBYTE = 1000, MOST_DOCUMENT = 260 * KILOBYTE, MOST_PICTURE = 5000 * KILOBYTE };
enum { KINDLE_COLUMNS = 10, KINDLE_ROWS = 100 };

enum part { SHEETS = 1, DOCUMENTS = 2, PACKAGE = 4 };

/* ---- in files ---- */

/* What a file may not hold. */
static const struct file_rule {
    const char *name;
    unsigned profiles, parts;
    const char *text, *cause;
} file_rules[] = {
    {"css-variable", ANY, SHEETS, "var(", "Kindle and ADE drop what holds a CSS variable"},
    {"css-calc", ANY, SHEETS, "calc(", "MuPDF and ADE drop the sheet"},
    {"css-not", ANY, SHEETS, ":not(", "MuPDF drops the sheet"},
    {"css-nth", ANY, SHEETS, ":nth-", "MuPDF drops the sheet"},
    {"css-is", ANY, SHEETS, ":is(", "older checkers refuse it"},
    {"css-namespace", ANY, SHEETS, "@namespace", "MuPDF drops the sheet"},
    {"css-import", ANY, SHEETS, "@import", "Kindle does not follow it"},
    {"css-remote", ANY, SHEETS, "url(http", "nothing is fetched while reading"},
    {"css-fixed", KINDLE | KOBO, SHEETS, "position: fixed", "what is fixed covers pages"},
    {"css-absolute", KINDLE | KOBO, SHEETS, "position: absolute", "text is drawn over text"},
    {"css-negative-margin", KINDLE, SHEETS, "margin-left: -", "Kindle cuts the text off"},
    {"css-points", ANY, SHEETS, "pt;", "the reader's own size of text is overruled"},
    {"css-important", ANY, SHEETS, "!important", "the reader's own choices are overruled"},
    {"comment-dashes", APPLE | KINDLE, DOCUMENTS | PACKAGE, "<!--",
     "two dashes in a comment stop Kindle's and Apple's readers"},
    {"script", ANY, DOCUMENTS, "<script", "Kindle and Kobo strip it"},
    {"remote-picture", ANY, DOCUMENTS, " src=\"http", "nothing is fetched while reading"},
    {"inline-style", ANY, DOCUMENTS, " style=\"", "themes for the night cannot change it"},
    {"font-element", ANY, DOCUMENTS, "<font", "it is none of XHTML"},
    {"empty-metadata", APPLE | KOBO, PACKAGE, "></dc:", "Apple's shop refuses it"},
    {"empty-property", APPLE | KOBO, PACKAGE, "\"></meta>", "Apple's shop refuses it"},
    {"fixed-layout", ANY, PACKAGE, "pre-paginated", "the text cannot be resized"},
};

static unsigned part_of(const char *type) {
    return strcmp(type, "text/css") == 0                        ? SHEETS
           : strcmp(type, "application/xhtml+xml") == 0         ? DOCUMENTS
           : strcmp(type, "application/oebps-package+xml") == 0 ? PACKAGE
                                                                : 0;
}

static void tell(struct diags *diags, struct span span, const char *rule, const char *what,
                 const char *cause) {
    diag_add(diags, DIAG_READER_RULE, span, "%s (%s): %s", what, rule, cause);
}

void reader_rules_file(struct arena *arena, const char *name, const char *type, struct str bytes,
                       unsigned profiles, struct diags *diags) {
    unsigned part = part_of(type);
    for (size_t i = 0; i < G_N_ELEMENTS(file_rules); i++) {
        const struct file_rule *rule = &file_rules[i];
        if ((rule->profiles & profiles) && (rule->parts & part) &&
            str_find(bytes, str_of(rule->text), 0) != SIZE_MAX)
            tell(diags, SPAN_NONE, rule->name,
                 str_format(arena, "%s holds '%s'", name, rule->text).at, rule->cause);
    }
    if (part == DOCUMENTS && bytes.len > MOST_DOCUMENT)
        tell(diags, SPAN_NONE, "document-size", str_format(arena, "%s is above 260 KB", name).at,
             "readers built on ADE stop at 300 KB");
    if (str_starts(str_of(type), STR("image/")) && bytes.len > MOST_PICTURE)
        tell(diags, SPAN_NONE, "picture-size", str_format(arena, "%s is above 5 MB", name).at,
             "Kindle and Kobo scale it down or refuse it");
}

/* ---- in the book ---- */

static size_t count_children(const struct node *parent, enum node_kind kind) {
    size_t count = 0;
    for (const struct node *child = parent->first; child; child = child->next)
        count += child->kind == kind;
    return count;
}

static bool is_too_wide(const struct node *node) {
    return node->kind == NODE_ROW && !node->previous &&
           count_children(node, NODE_CELL) > KINDLE_COLUMNS;
}

static bool is_too_long(const struct node *node) {
    return node->kind == NODE_TABLE && count_children(node, NODE_ROW) > KINDLE_ROWS;
}

/* A column may go without a head, as that of the rows' names; a table may not. */
static bool has_no_head(const struct node *node) {
    if (node->kind != NODE_TABLE)
        return false;
    for (const struct node *row = node->first; row; row = row->next)
        for (const struct node *cell = row->kind == NODE_ROW && row->header ? row->first : NULL;
             cell; cell = cell->next)
            if (cell->first)
                return false;
    return true;
}

static const struct node_rule {
    const char *name;
    unsigned profiles;
    bool (*breaks)(const struct node *node);
    const char *what, *cause;
} node_rules[] = {
    {"table-columns", KINDLE, is_too_wide, "the table has more than 10 columns",
     "Kindle cuts wide tables off"},
    {"table-rows", KINDLE, is_too_long, "the table has more than 100 rows",
     "Kindle shows long tables as plain text"},
    {"table-heads", ANY, has_no_head, "the table's head is empty",
     "who hears the table does not learn what a cell is about"},
};

void reader_rules_node(const struct node *node, unsigned profiles, struct diags *diags) {
    for (size_t i = 0; i < G_N_ELEMENTS(node_rules); i++)
        if ((node_rules[i].profiles & profiles) && node_rules[i].breaks(node))
            tell(diags, node->span, node_rules[i].name, node_rules[i].what, node_rules[i].cause);
}

void reader_rules(struct epub_book *book) {
    unsigned profiles = book->input->profiles;
    if (!profiles)
        return;
    struct walk walk = walk_start(book->input->book);
    while (walk_next(&walk))
        if (walk.entering)
            reader_rules_node(walk.node, profiles, book->diags);
    for (size_t i = 0; i < book->file_count; i++)
        reader_rules_file(book->arena, book->files[i].name, book->files[i].type,
                          book->files[i].bytes, profiles, book->diags);
    reader_rules_file(book->arena, "content.opf", "application/oebps-package+xml",
                      package_make(book), profiles, book->diags);
}
