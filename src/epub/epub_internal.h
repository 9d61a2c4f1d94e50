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

struct epub_target {
    const struct node *heading; /* for the contents; NULL: none */
    int level;
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

struct str epub_href(struct epub_book *book, struct str target);
const char *epub_image(struct epub_book *book, const struct image *image);
void epub_add_file(struct epub_book *book, struct epub_file file);

struct str navigation_make(struct epub_book *book, const struct node *root);
struct str ncx_make(struct epub_book *book, const struct node *root);
struct str package_make(struct epub_book *book);
bool container_pack(struct epub_book *book, struct str *bytes);

#endif
