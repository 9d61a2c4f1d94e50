/* cite_internal.h: between the files that make citations and the list of sources. */
#ifndef DOSSIER_CITE_INTERNAL_H
#define DOSSIER_CITE_INTERNAL_H

#include "compose/compose_internal.h"

/* A source in this book. */
struct cite_work {
    const struct csl_item *item;
    size_t number;              /* in the order of first citation, from 1; 0: never cited */
    size_t letter;              /* tells two of one author and year apart: 1 is 'a'; or 0 */
    bool noted;                 /* it has been cited before: a note has told it in full */
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

/* A word of the citations in the pack's language, by its English name ("accessed"); one that begins
 * with a capital gives it one. Never NULL: a name without a row is the word itself. */
struct str cite_word(struct arena *arena, struct str language, struct str name);

/* ---- styles, as data ---- */

enum given_names { GIVEN_FULL, GIVEN_DOTTED, GIVEN_BARE }; /* "Jan Peter", "J. P.", "JP" */
enum name_order { ORDER_STRAIGHT, ORDER_FIRST, ORDER_ALL, ORDER_FAMILY }; /* which are inverted */

/* How names are put together. More than `most` are the first `shown` and "et al.". */
struct cite_names {
    enum name_order order;
    enum given_names given;
    const char *joint;  /* before the last: a name of a word, or "&", or "" */
    bool comma;         /* before it, even with two */
    bool ellipsis;      /* ". . ." and the last name in place of "et al." */
    size_t most, shown; /* names */
};
enum cite_name_form { NAMES_LIST, NAMES_OTHER, NAMES_NOTE, NAMES_SHORT, NAMES_TEXT, NAMES_FORMS };

enum cite_ranges { RANGES_FULL, RANGES_CHICAGO, RANGES_SHORTEST }; /* 321–328, 321–28, 321-8 */

/* Templates: `{field}` is replaced, `{.word}` by a word of the language. `[...]` is left out when
 * all fields in it are empty; of `[a|b]` the first is taken that is not; `[+; |a|b]` takes all,
 * with
 * "; " between. `{?field}` and `{!field}` take nothing up, and leave the brackets out where the
 * field is empty, or is not. A backslash makes the next character plain. */
struct cite_row {
    const char *types;             /* of CSL, between blanks; NULL: of all others */
    const char *title;             /* "i": italic, "q": quoted, "": plain */
    const char *entry;             /* in the list */
    const char *note, *note_again; /* NULL: the style has no notes, or its own form will do */
};
struct cite_style {
    const char *open, *close;     /* around a citation */
    const char *cite;             /* of one source */
    const char *same_author;      /* of the next of one author in a citation; NULL: as `cite` */
    const char *in_text, *behind; /* "Berg" and what is put in parentheses behind it */
    const char *no_author;        /* of "-@key" */
    const char *note_again;       /* or NULL: the style has no notes */
    const char *roles;            /* of the names of words for who did it: "-long" */
    struct cite_names names[NAMES_FORMS];
    enum cite_ranges ranges;
    bool role_in_brackets; /* "Berg, J. (Ed.)" for "Berg, J., ed." */
    bool pages_bare;       /* a page has no "p." */
    bool long_labels;      /* "Chapter 3" for "chap. 3" */
    bool bare_entries;     /* titles have no quotation marks in the list */
    bool ibid;             /* on pages a note on the source of the one before says so */
    bool numbered;         /* by first citation: "1–3" */
    bool letters;          /* tells works of one author and year apart */
    bool sorted;           /* the sources of one citation are put in order */
    bool headline;         /* titles said to be English have capitals */
    bool colon_capital;    /* what follows a colon in a title has one */
    bool short_first;      /* an abbreviated author leads the entry: "BSI (British ...)" */
    bool told_once;        /* its first citation tells both: "World Health Organization [WHO]" */
    bool particles_sort;   /* "van Gogh" stands under V */
    const struct cite_row *rows; /* the last has no types */
};
extern const struct cite_style cite_styles[]; /* by enum citation_style */

/* ---- filling templates ---- */

/* One text that is being made. */
struct filling {
    const struct citations *citations;
    const struct cite_work *work;
    const struct cite_row *row;
    struct str locator;
    GString *out;
    bool title_used; /* it stands where the author would */
};
struct filling cite_filling(const struct citations *citations, const struct cite_work *work);

/* Fills a template. `locator` is what stands behind the key. The result has CSL's tags, and
 * addresses as U+0001 address U+0002 shown U+0003. */
struct str cite_fill(const struct citations *citations, const struct cite_work *work,
                     const char *form, struct str locator);
struct str cite_with_stop(const struct citations *citations, struct str text);
const struct cite_row *cite_row_of(const struct cite_style *style, struct str type);

/* ---- cite_list.c ---- */

/* What was resolved, to print in this round; compose has some. */
struct citations cite_of_round(struct compose *compose);

/* ---- cite_fields.c ---- */
struct str cite_field(struct filling *filling, struct str name);
struct str cite_own(const struct filling *filling, const char *key);  /* a field of CSL */
struct str cite_text(const struct filling *filling, struct str text); /* with typographic signs */

/* The sort key of a work before collation; what tells an author apart. */
struct str cite_sort_text(const struct citations *citations, const struct cite_work *work);
struct str cite_short_author(const struct citations *citations, const struct cite_work *work);
/* Whether two works are by the same people, and printed so. */
bool cite_same_authors(const struct citations *citations, const struct cite_work *a,
                       const struct cite_work *b);

/* ---- cite_names.c ---- */
struct csl_names cite_names_of(const struct filling *filling, const char *variable);
struct str cite_names_text(const struct filling *filling, const struct csl_names *names,
                           enum cite_name_form form);
/* The authors, else editors and others who stand for them. */
struct csl_names cite_makers(const struct filling *filling, const char **variable);
/* Their names, with the word for those who are no authors; or empty. */
struct str cite_creators(const struct filling *filling, enum cite_name_form form);
struct str cite_role(const struct filling *filling, const char *variable, size_t count);

/* ---- cite_titles.c ---- */
struct str cite_title(const struct filling *filling);
struct str cite_title_of(const struct filling *filling,
                         struct str text); /* another of its titles */
struct str cite_short_title(const struct filling *filling);
/* As the row says; `listed`: for an entry of the list. */
struct str cite_styled(const struct filling *filling, struct str title, bool listed);

/* ---- cite_numbers.c ---- */
struct str cite_ranges(const struct filling *filling, struct str pages);
/* What `{locator}` is; whether it tells pages. */
struct str cite_locator(const struct filling *filling, bool *paged);
struct str cite_edition(const struct filling *filling);

/* ---- cite_dates.c ---- */
struct str cite_year(const struct filling *filling);
/* "date", "day", "month", "dayyear", "medical", "event", "accessed", "original"; else empty. */
struct str cite_date(const struct filling *filling, struct str part);

/* A text with such tags as inlines of `parent`. */
void cite_append(struct arena *arena, struct node *parent, struct str text, struct span cause);

/* The pages that cite a work, behind its entry in a list. */
void cite_add_places(struct compose *compose, struct node *text, const struct cite_work *work);

#endif
