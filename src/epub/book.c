/* book.c: the files of the EPUB: one document for each section, then what describes them. */
#include <string.h>

#include "epub/epub_internal.h"

void epub_add_file(struct epub_book *book, struct epub_file file) {
    ARENA_PUSH(book->arena, book->files, book->file_count, book->file_room, file);
}

const char *epub_own_id(struct epub_book *book, struct str wanted) {
    while (g_hash_table_contains(book->file_of, str_terminated(book->arena, wanted)))
        wanted = str_format(book->arena, "%.*s-", STR_ARG(wanted));
    return str_terminated(book->arena, wanted);
}

const char *epub_page_id(struct epub_book *book, size_t page) {
    struct str label = page_map_page(book->input->map, page)->label;
    return epub_own_id(book, str_format(book->arena, "page-%.*s", STR_ARG(label)));
}

/* Where the host of "scheme://host/path" ends: brackets are legal up to there alone. */
static size_t host_end(struct str address) {
    size_t at = 0;
    while (at < address.len && address.at[at] != ':')
        at++;
    if (!str_starts(str_slice(address, at, address.len), STR("://")))
        return 0;
    for (at += 3; at < address.len && !strchr("/?#", address.at[at]);)
        at++;
    return at;
}

/* Writers of links use characters that RFC 3986 forbids; readers take them only percent-encoded. */
static struct str escape_address(struct epub_book *book, struct str address) {
    GString *out = g_string_new(NULL);
    size_t host = host_end(address);
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.at[i];
        bool escape = c <= ' ' || c == 127 || strchr("\"<>\\^`{|}", c) ||
                      (strchr("[]", c) && i >= host) ||
                      (c == '%' && !(i + 2 < address.len && g_ascii_isxdigit(address.at[i + 1]) &&
                                     g_ascii_isxdigit(address.at[i + 2])));
        if (escape)
            g_string_append_printf(out, "%%%02X", c);
        else
            g_string_append_c(out, (char)c);
    }
    return xml_result(book->arena, out);
}

const char *epub_file_of(struct epub_book *book, struct str id) {
    return g_hash_table_lookup(book->file_of, str_terminated(book->arena, id));
}

/* "#id" → "s003.xhtml#id": which file holds it was settled before anything was written. */
struct str epub_href(struct epub_book *book, struct str target) {
    if (!str_starts(target, STR("#")))
        return escape_address(book, target);
    const char *file = epub_file_of(book, str_slice(target, 1, target.len));
    return file ? str_format(book->arena, "%s%.*s", file, STR_ARG(target)) : target;
}

const char *epub_image(struct epub_book *book, const struct image *image) {
    static const char *const endings[] = {"png", "jpg", "svg"};
    static const char *const types[] = {"image/png", "image/jpeg", "image/svg+xml"};
    const char *name = g_hash_table_lookup(book->image_names, image);
    book->has_images = true;
    if (name)
        return name;
    name = str_format(book->arena, "img-%03zu.%s", ++book->images, endings[image->format]).at;
    g_hash_table_insert(book->image_names, (gpointer)(uintptr_t)image, (gpointer)(uintptr_t)name);
    /* The document that is being written stays the last file: the picture goes before it. */
    struct epub_file document = book->files[--book->file_count];
    epub_add_file(book, (struct epub_file){
                            .name = name, .type = types[image->format], .bytes = image->bytes});
    epub_add_file(book, document);
    return name;
}

/* ---- which file each id is in ---- */

static void claim(struct epub_book *book, struct str id, const char *file) {
    const char *key = str_terminated(book->arena, id);
    if (id.len && !g_hash_table_contains(book->file_of, key))
        g_hash_table_insert(book->file_of, (gpointer)(uintptr_t)key, (gpointer)(uintptr_t)file);
}

/* The ids of a block; a note that it is the first to call goes with it. */
static void claim_ids(struct epub_book *book, const struct node *root, const char *file) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        claim(book, walk.node->id, file);
        if (walk.node->kind == NODE_NOTE_REFERENCE)
            claim(book, str_slice(walk.node->target, 1, walk.node->target.len), file);
        for (const struct mark *mark = walk.node->marks; mark; mark = mark->next)
            claim(book, mark->id, file);
    }
}

static void claim_piece(struct epub_book *book, const struct epub_piece *piece) {
    claim(book, piece->node->id, piece->file);
    for (const struct node *child = piece->first; child && child != piece->end; child = child->next)
        if (child->kind != NODE_NOTE)
            claim_ids(book, child, piece->file);
}

/* What stands in notes is where its note is; a note may call another. */
static void claim_notes(struct epub_book *book, const struct epub_piece *piece) {
    for (const struct node *child = piece->first; child; child = child->next) {
        const char *file = child->kind == NODE_NOTE ? epub_file_of(book, child->id) : NULL;
        if (file)
            claim_ids(book, child, file);
    }
}

/* ---- documents ---- */

static struct str title_of(struct epub_book *book, const struct node *node) {
    for (const struct node *child = node->first; child; child = child->next)
        if (child->kind == NODE_HEADING)
            return node_plain_text(book->arena, child);
    return book->input->pack->title.text;
}

static void write_document(struct epub_book *book, const struct epub_piece *piece) {
    const struct node *node = piece->node;
    struct str title = title_of(book, node);
    const char *type = node->kind == NODE_TITLE_PAGE || node->role == ROLE_CONTENTS ? "frontmatter"
                       : node->role == ROLE_INDEX                                   ? "backmatter"
                                                                                    : "bodymatter";
    epub_add_file(book, (struct epub_file){.name = piece->file,
                                           .type = "application/xhtml+xml",
                                           .title = title,
                                           .document = true});
    GString *out = g_string_new(NULL);
    xhtml_open(book, out, title, type);
    if (node->kind == NODE_PART) {
        g_string_append_printf(out,
                               "<section id=\"%.*s\" epub:type=\"part\" role=\"doc-part\" "
                               "class=\"part\">\n",
                               STR_ARG(node->id));
        xhtml_block(book, out, node->first);
        g_string_append(out, "</section>\n");
    } else if (node->kind == NODE_SECTION) {
        xhtml_piece(book, out, piece);
    } else {
        xhtml_block(book, out, node);
    }
    xhtml_close(out);
    book->files[book->file_count - 1].bytes = xml_result(book->arena, out);
}

static void write_cover(struct epub_book *book) {
    struct str alt =
        str_format(book->arena, "Cover: %.*s.", STR_ARG(book->input->pack->title.text));
    if (!book->input->cover_png.len)
        return;
    epub_add_file(book, (struct epub_file){.name = "cover.png",
                                           .type = "image/png",
                                           .bytes = book->input->cover_png,
                                           .properties = "cover-image"});
    GString *out = g_string_new(NULL);
    xhtml_open(book, out, STR("Cover"), "frontmatter");
    g_string_append(out, "<section id=\"cover\" class=\"cover\"><img role=\"doc-cover\" "
                         "src=\"cover.png\"");
    xml_attribute(out, "alt", alt);
    g_string_append(out, "/></section>\n");
    xhtml_close(out);
    epub_add_file(book, (struct epub_file){.name = "cover.xhtml",
                                           .type = "application/xhtml+xml",
                                           .bytes = xml_result(book->arena, out),
                                           .title = STR("Cover"),
                                           .document = true});
    book->has_images = true;
}

/* A page whose mark found no place would make the page-list wrong: that is our fault, not the
 * pack's. */
static bool pages_complete(struct epub_book *book) {
    for (size_t i = 0; i < page_map_count(book->input->map); i++) {
        const struct page_entry *page = page_map_page(book->input->map, i);
        if (!page->has_flow || book->page_files[i].len)
            continue;
        diag_add(book->diags, DIAG_INTERNAL, page->flow_start.node->span,
                 "page %.*s has no mark in the EPUB (it begins in a %s)", STR_ARG(page->label),
                 node_kind_name(page->flow_start.node->kind));
        return false;
    }
    return true;
}

bool epub_write(struct arena *arena, const struct epub_input *input, struct diags *diags,
                struct str *bytes) {
    struct epub_book book = {.arena = arena, .input = input, .diags = diags, .all_have_alt = true};
    book.file_of = g_hash_table_new(g_str_hash, g_str_equal);
    book.image_names = g_hash_table_new(NULL, NULL);
    book.page_files = ARENA_ARRAY(arena, struct str, page_map_count(input->map) + 1);
    epub_each_piece(&book, claim_piece);
    epub_each_piece(&book, claim_notes);
    write_cover(&book);
    epub_each_piece(&book, write_document);
    bool good = pages_complete(&book);
    if (good) {
        epub_add_file(&book, (struct epub_file){.name = "style.css",
                                                .type = "text/css",
                                                .bytes = style_css(arena, input->style)});
        epub_add_file(&book, (struct epub_file){.name = "nav.xhtml",
                                                .type = "application/xhtml+xml",
                                                .bytes = navigation_make(&book, input->book),
                                                .properties = "nav"});
        epub_add_file(&book, (struct epub_file){.name = "toc.ncx",
                                                .type = "application/x-dtbncx+xml",
                                                .bytes = ncx_make(&book, input->book)});
        good = container_pack(&book, bytes);
    }
    g_hash_table_destroy(book.file_of);
    g_hash_table_destroy(book.image_names);
    return good;
}
