/* epub_internal.h: between the files of epub/ alone. */
#ifndef DOSSIER_EPUB_INTERNAL_H
#define DOSSIER_EPUB_INTERNAL_H

#include "epub/epub.h"

/* One file of the container. */
struct epub_file {
    const char *name; /* below EPUB/ */
    const char *type; /* media type */
    struct str bytes;
    struct str title;       /* of a document */
    const char *properties; /* of the manifest item, or NULL */
    bool document;          /* in the spine */
};

/* What one document holds: a title page, a part's opener, or a section; a section that is too large
 * for old readers is divided between its blocks. */
struct epub_piece {
    const struct node *node; /* TITLE_PAGE, PART or SECTION */
    const struct node *first,
        *end; /* its children: from `first` up to `end`, NULL being the last */
    const char *file;
};

struct epub_book {
    struct arena *arena;
    const struct epub_input *input;
    struct diags *diags;
    struct epub_file *files;
    size_t file_count, file_room;
    GHashTable *file_of;    /* id → file name; looked up only */
    size_t next_page;       /* the page mark that comes next */
    struct str *page_files; /* by page: the file that has its mark */
    size_t images;
    GHashTable *image_names; /* struct image → name */
    bool has_images, all_have_alt, has_notes;
};

void xml_text(GString *out, struct str text);                         /* escapes & < > */
void xml_attribute(GString *out, const char *name, struct str value); /* ` name="value"` */
struct str xml_result(struct arena *arena, GString *out);             /* copies and frees */

/* The head of an XHTML document, and its end. */
void xhtml_open(struct epub_book *book, GString *out, struct str title, const char *body_type);
void xhtml_close(GString *out);

/* A piece of a section, with the notes that it is the first to call. */
void xhtml_piece(struct epub_book *book, GString *out, const struct epub_piece *piece);

/* A whole block and all in it. */
void xhtml_block(struct epub_book *book, GString *out, const struct node *block);
void xhtml_children(struct epub_book *book, GString *out, const struct node *parent);
void xhtml_inlines(struct epub_book *book, GString *out, const struct node *parent);

/* Marks of pages that begin at or before this place and were not set yet. */
void xhtml_page_marks(struct epub_book *book, GString *out, const struct node *node,
                      uint32_t offset);
/* Whether a page begins inside the text of the node; its offset, or UINT32_MAX. */
uint32_t xhtml_next_page_in(const struct epub_book *book, const struct node *node);

/* An id of our own, changed where the pack has it already; and that of a page's mark. */
const char *epub_own_id(struct epub_book *book, struct str wanted);
const char *epub_page_id(struct epub_book *book, size_t page);

/* Calls `visit` for each document, in reading order. */
typedef void epub_visit(struct epub_book *book, const struct epub_piece *piece);
void epub_each_piece(struct epub_book *book, epub_visit *visit);

/* The file that holds an id, or NULL. */
const char *epub_file_of(struct epub_book *book, struct str id);

struct str epub_href(struct epub_book *book, struct str target);
const char *epub_image(struct epub_book *book, const struct image *image);
void epub_add_file(struct epub_book *book, struct epub_file file);

struct str navigation_make(struct epub_book *book, const struct node *root);
struct str ncx_make(struct epub_book *book, const struct node *root);
struct str package_make(struct epub_book *book);
bool container_pack(struct epub_book *book, struct str *bytes);

#endif
