/* cite_internal.h: between the files that make citations and the list of sources. */
#ifndef DOSSIER_CITE_INTERNAL_H
#define DOSSIER_CITE_INTERNAL_H

#include "compose/compose_internal.h"

/* A source in this book. */
struct cite_work {
    const struct csl_item *item;
    size_t number;              /* in the order of first citation, from 1; 0: never cited */
    char letter;                /* tells two of one author and year apart: 'a'; or 0 */
    bool noted;                 /* a note has told it in full */
    struct str id;              /* of its entry in the list; empty when there is none */
    struct str key;             /* for sorting: author, year, title */
    const struct node **places; /* SPANs that cite it */
    size_t place_count, place_room;
};

struct citations {
    struct arena *arena;
    const struct pack *pack;
    struct str language;
    struct compose *dates; /* what prints dates; has nothing else */
    struct cite_work *works;
    size_t count;
    const struct cite_style *style;
};

enum cite_term {
    CITE_AND,
    CITE_OTHERS,
    CITE_IN,
    CITE_EDITED_BY,
    CITE_EDITOR, /* behind names */
    CITE_ACCESSED,
    CITE_ARCHIVED,
    CITE_NO_DATE,
    CITE_TERM_COUNT
};
const char *cite_term(struct str language, enum cite_term term);

/* Templates: `{field}` is replaced, `[...]` is left out when all fields in it are empty. */
struct cite_style {
    const char *open, *close;      /* around a citation */
    const char *cite;              /* of one source */
    const char *in_text, *behind;  /* "Berg" and what is put in parentheses behind it */
    const char *no_author;         /* of "-@key" */
    const char *note, *note_again; /* or NULL: the style has no notes */
    const char *article, *chapter, *book, *other; /* entries of the list */
    bool page_label;                              /* "p. 3" keeps its "p." */
    bool initials;                                /* "Berg J" */
    size_t most_names;                            /* more are "et al." */
};
extern const struct cite_style cite_styles[]; /* by enum citation_style */

/* Fills a template. `locator` is what stands behind the key. The result has CSL's tags, and
 * addresses as U+0001 address U+0002 shown U+0003. */
struct str cite_fill(const struct citations *citations, const struct cite_work *work,
                     const char *form, struct str place);
const char *cite_entry_form(const struct citations *citations, const struct cite_work *work);

/* The sort key of a work before collation. */
struct str cite_sort_text(const struct citations *citations, const struct cite_work *work);
struct str cite_short_author(const struct citations *citations, const struct cite_work *work);

/* A text with such tags as inlines of `parent`. */
void cite_append(struct arena *arena, struct node *parent, struct str text, struct span cause);

/* The pages that cite a work, behind its entry in a list. */
void cite_add_places(struct compose *compose, struct node *text, const struct cite_work *work);

#endif
