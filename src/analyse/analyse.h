/* analyse.h: dates and names in the tree → events and mentions. Annotates TEXT nodes with marks
 * (doc.h), never rewrites the text. What is analysed: headings are scanned for context only; text
 * of paragraphs, items, quotes, attributions, cells, captions and notes. Generated nodes are
 * skipped. */
#ifndef DOSSIER_ANALYSE_H
#define DOSSIER_ANALYSE_H

#include "doc/doc.h"
#include "outline/outline.h"

enum date_role { DATE_EVENT, DATE_CITATION, DATE_MENTION };
enum date_inference { DATE_EXPLICIT, DATE_YEAR, DATE_ANAPHOR };
extern const char *const date_role_names[], *const date_inference_names[];

struct date_found {
    struct position at;    /* TEXT node and offset of its first letter */
    struct span span;      /* from first to last letter, in the source */
    struct str as_written; /* source text, white space folded */
    struct edtf value;
    struct str modifier; /* "early", "since", ... or empty */
    struct str part;     /* what it says more: "end" of "by the end of", "first half", or empty */
    enum date_role role;
    enum date_inference inference;
    struct str reason;  /* the steps that led to the value, one a line, for `explain` */
    uint8_t confidence; /* 0-100: how likely the value is right; below 80 an editor should look */
    struct str ref;     /* FILE#e-hhhhhh; set for events */
    struct str anchor;  /* id of its mark */
    bool settled;       /* false: no value (reported) */
};

struct mention {
    const struct actor *actor;
    struct position at;
    struct span span;
    struct place_in_text place; /* line and column of `span` */
    struct str as_written;
    struct str anchor;  /* id of its mark */
    struct str ref;     /* ID@FILE:LINE:COLUMN */
    size_t sentence;    /* number of its sentence, to join with events */
    const char *reason; /* why it counts, for `explain` */
    struct str context; /* its sentence, in plain signs */
    bool by_role;       /* an office was named, nobody */
};

/* One entry of a timeline. */
struct event_place {
    const struct date_found *date;
};
struct event {
    struct edtf value;
    struct str modifier, part;
    int kind;          /* enum event_kind */
    struct str title;  /* headline */
    struct str source; /* what stood in the closing parentheses, or the declared source; else what
                          compose makes of: */
    const struct citation *cited; /* the citation of its sentence; or NULL */
    struct str ref;
    struct event_place
        *places; /* where the text tells it, in reading order; none if only declared */
    size_t place_count;
    const struct declared_event *declared; /* or NULL */
    const struct actor **actors;           /* named in its sentence, each once, in order */
    size_t actor_count;
    uint8_t confidence;          /* 0-100; below EVENT_REVIEW_BELOW goes to review */
    bool planned;                /* told as something yet to come */
    bool reviewed;               /* decided on in the review file */
    const struct review *review; /* what an editor said, or NULL */
    struct str reason;           /* of the date */
    struct str kind_reason, headline_reason;
    struct str sentence; /* of its first place; empty if only declared */
    struct span span;    /* first place, or the declaration */
};
#define EVENT_REVIEW_BELOW 80

/* A place where a term stands. */
struct term_place {
    struct position at;
    struct position behind; /* its last byte's successor in the same text; node NULL: in another */
    struct span span;
    struct str anchor;          /* id of its mark; empty where the book has no glossary */
    const struct node *section; /* that holds it */
    uint64_t order;             /* greater than that of all places before it in the book */
    bool explains;              /* beside its long form: "Long Form (ABC)" */
};
/* An abbreviation, or a word that the outline explains. */
struct glossary_term {
    struct str name;
    struct str long_form; /* empty: none is known */
    bool abbreviation;
    const struct declared_term *declared; /* or NULL */
    struct span span;                     /* where it is declared or explained */
    struct term_place *places;            /* in reading order */
    size_t place_count, place_room;
};

struct analysis {
    struct date_found *dates; /* all, in reading order */
    size_t date_count;
    struct mention *mentions; /* all, in reading order */
    size_t mention_count;
    const struct actor *actors; /* whom mentions are of: the pack's, or those found (`found`) */
    size_t actor_count;
    struct event *events; /* sorted by date, then reading order */
    size_t event_count;
    struct glossary_term *terms; /* declared ones first, then as they are explained */
    size_t term_count;
    struct event *rejected; /* by an editor, for the review file */
    size_t rejected_count;
};

/* `book` holds all sections in reading order (NODE_BODY with SECTIONs, PARTs). */
struct analysis *analyse(struct arena *arena, struct node *book, const struct pack *pack,
                         const struct sources *sources, struct diags *diags);

/* What an editor may want to declare: actors of the text that are not declared (`found`), and
 * offices that are named alone, with the actor who held them. Only `actors` and `mentions` are
 * filled; the tree is not touched. */
struct analysis *analyse_candidates(struct arena *arena, struct node *book, const struct pack *pack,
                                    const struct sources *sources);

/* Up to 99: how sure it is that a mention is one. */
int mention_confidence(const struct mention *mention);

/* Collation of headings by ICU, in the pack's language; `by_letter`: spaces and hyphens are
 * nothing, else they come before all letters. What it gives lives in the arena. Close it. */
struct collation;
struct collation *collation_open(struct arena *arena, struct str language, bool by_letter);
void collation_close(struct collation *collation);
struct str collation_key(const struct collation *collation, struct str text); /* bytes to compare */
struct str collation_letter(const struct collation *collation, struct str text); /* "#": digits */

#endif
