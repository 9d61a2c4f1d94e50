/* epub_internal.h: between the files of epub/ alone. */
#ifndef DOSSIER_EPUB_INTERNAL_H
#define DOSSIER_EPUB_INTERNAL_H

#include "epub/epub.h"

/* One file of the container. */
struct epub_file {
    const char *name; /* below EPUB/ */
    const char *type; /* media type */
    struct str bytes;
    const char *properties; /* of the manifest item, or NULL */
    bool document;          /* in the spine */
};

/* The calls of one note, in their order. */
struct epub_note_call {
    const struct node *reference;
    struct epub_note_call *next, *last; /* `last`: of the first alone */
    size_t number;                      /* from 1 */
};

/* What a document takes of a section: a block, or one item of a long list. */
struct epub_unit {
    const struct node *block;
    const struct node *item; /* NULL: the whole block */
    size_t number;           /* of the item in its block, from 0 */
    size_t bytes;            /* written, with the notes that it calls first */
};

/* One XHTML document: the title page, the heading of a part, a section, or a part of a long
 * section. */
struct epub_document {
    const struct node *node;
    const char *file;
    const struct epub_unit *units; /* of a section */
    size_t unit_count;
    const struct node **notes; /* those that this document calls first, in their order */
    size_t note_count;
    bool continued; /* the section began in another document */
};

struct epub_book {
    struct arena *arena;
    const struct epub_input *input;
    struct diags *diags;
    struct epub_file *files;
    size_t file_count, file_room;
    struct epub_document *documents;
    size_t document_count, document_room;
    const char *file; /* that is being written */
    /* Looked up only, never walked through: */
    GHashTable *file_of;        /* id → file; ids of the tree */
    GHashTable *own_file_of;    /* id → file; ids that are made here */
    GHashTable *anchors;        /* index entry, note reference → the id made for it */
    GHashTable *calls;          /* id of a note → struct epub_note_call, the first */
    GHashTable *image_names;    /* struct image, by its bytes → file */
    const struct node *opening; /* the text that opens the section, when the style sets it apart */
    size_t next_page;           /* the page mark that comes next */
    struct str *page_files;     /* by page: the file that has its mark */
    bool *widths;               /* by percent: a picture has this width */
    size_t images, fonts;
    struct str display_options; /* for Apple and Kobo, when fonts are in the book; else empty */
    struct str *languages;      /* of passages, each once, in the order of the text */
    size_t language_count, language_room;
    bool has_images, all_have_alt;
    bool has_svg; /* the document that is being written holds a drawing */
};

/* ---- text as XML ---- */
void xml_text(GString *out, struct str text);                              /* escapes & < > " */
void xml_attribute(GString *out, const char *name, struct str value);      /* ` name="value"` */
struct str xml_result(struct arena *arena, GString *out);                  /* copies and frees */
struct str xhtml_classes(struct epub_book *book, const struct node *node); /* may be empty */
void xhtml_language(GString *out, const struct node *node);                /* lang, xml:lang, dir */
/* The same for words that are said again elsewhere, where they are not in the book's language. */
void xhtml_taken_language(const struct epub_book *book, GString *out, const struct node *origin);

/* The head of an XHTML document, and its end. */
void xhtml_open(struct epub_book *book, GString *out, struct str title, const char *body_type);
void xhtml_close(GString *out);

/* ---- the tree as XHTML ---- */
void xhtml_open_block(struct epub_book *book, GString *out, const struct node *node,
                      const char *name, const char *attributes); /* `<name attributes id lang>` */
void xhtml_block(struct epub_book *book, GString *out, const struct node *block);
void xhtml_children(struct epub_book *book, GString *out, const struct node *parent);
void xhtml_inlines(struct epub_book *book, GString *out, const struct node *parent);
void xhtml_picture(struct epub_book *book, GString *out, const struct node *image);

/* A list, contents, timeline or index, of which some items alone: from `from`, the one with this
 * number, to before `end`. */
void xhtml_items(struct epub_book *book, GString *out, const struct node *block,
                 const struct node *from, size_t number, const struct node *end);
void xhtml_index(struct epub_book *book, GString *out, const struct node *index,
                 const struct node *from, const struct node *end);
void xhtml_timeline_period(GString *out, const struct node *timeline);
void xhtml_timeline_figure(struct epub_book *book, GString *out, const struct node *node);
void xhtml_event(struct epub_book *book, GString *out, const struct node *event);
void xhtml_glossary_entry(struct epub_book *book, GString *out, const struct node *entry);
void xhtml_sparkline(struct epub_book *book, GString *out, const struct image *image);
void xhtml_contents_entry(struct epub_book *book, GString *out, const struct node *entry);
bool xhtml_begins_letter(const struct node *entry); /* the first index entry of its letter */

void xhtml_document(struct epub_book *book, GString *out, const struct epub_document *document);
void xhtml_note(struct epub_book *book, GString *out, const struct node *note);

/* Marks of pages that begin at or before this place and were not set yet. */
#define AT_END (UINT32_MAX - 1)
void xhtml_page_marks(struct epub_book *book, GString *out, const struct node *node,
                      uint32_t offset);
/* Whether a page begins inside the text of the node; its offset, or UINT32_MAX. */
uint32_t xhtml_next_page_in(const struct epub_book *book, const struct node *node);

/* ---- which file holds what ---- */
void plan_documents(struct epub_book *book);
void plan_claim(struct epub_book *book, const struct node *root, const char *file);
void plan_claim_node(struct epub_book *book, const struct node *node, const char *file);

/* Puts the style's fonts into the book when the style says so; their rules for the sheet. */
struct str epub_fonts(struct epub_book *book);
void epub_add_file(struct epub_book *book, struct epub_file file);

/* Shares a section out among documents, which are added to the book's; mostly it is one. */
void split_section(struct epub_book *book, struct epub_document whole);

/* An id of our own, changed where the pack has it already; and that of a page's mark. */
const char *epub_own_id(struct epub_book *book, struct str wanted);
const char *epub_page_id(struct epub_book *book, size_t page);

struct str epub_href(struct epub_book *book, struct str target);
const char *epub_image_ending(enum image_format format); /* "png", "jpg", "svg" */
const char *epub_image(struct epub_book *book, const struct image *image);

/* ---- words and languages ---- */
enum epub_word {
    WORD_COVER,
    WORD_TITLE_PAGE,
    WORD_CONTENTS,
    WORD_START,
    WORD_INDEX,
    WORD_GLOSSARY,
    WORD_FIGURES,
    WORD_TABLES,
    WORD_PAGES,
    WORD_LANDMARKS,
    WORD_PAGE,
    WORD_OF_PAGES, /* before a range */
    WORD_NOTE,     /* behind a page: one of its notes, or figures */
    WORD_FIGURE,
    WORD_NOTES,
    WORD_BACK_TO_NOTE,
    WORD_SUMMARY,
    WORD_ALL_DESCRIBED,
    WORD_SOME_NOT_DESCRIBED,
    WORD_PAGE_NUMBERS,
    EPUB_WORD_COUNT
};
/* aria-label of a locator: "page 3, note 2". Without pages its text says it all: none. */
void epub_label_locator(const struct epub_book *book, GString *out, const struct node *locator);
struct str epub_word(const struct epub_book *book, enum epub_word word);

/* ---- what describes the book ---- */
/* The places that readers have buttons for. */
struct epub_landmark {
    const char *type, *guide; /* in EPUB 3, and in EPUB 2 */
    enum epub_word word;
    const char *href;
};
struct epub_landmarks {
    struct epub_landmark items[8];
    size_t count;
};
struct epub_landmarks epub_find_landmarks(struct epub_book *book);
struct str navigation_make(struct epub_book *book, const struct node *root);
struct str ncx_make(struct epub_book *book, const struct node *root);
struct str package_make(struct epub_book *book);
/* Warns of what breaks in the readers of input->profiles; of a file, and of a node of the book. */
void reader_rules(struct epub_book *book);
void reader_rules_file(struct arena *arena, const char *name, const char *type, struct str bytes,
                       unsigned profiles, struct diags *diags);
void reader_rules_node(const struct node *node, unsigned profiles, struct diags *diags);
bool container_pack(struct epub_book *book, struct str *bytes);

#endif
