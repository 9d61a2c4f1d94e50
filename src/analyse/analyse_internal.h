/* analyse_internal.h: between the files of analyse/ alone.
 * A block is flattened to one normalised text first; scanners work on that text and speak in its
 * offsets, and only at the end are these turned back into places in the tree. */
#ifndef DOSSIER_ANALYSE_INTERNAL_H
#define DOSSIER_ANALYSE_INTERNAL_H

#include "analyse/analyse.h"

/* ---- flatten.c: the inlines of a block → one text ---- */
struct flat_run { /* bytes from `start` on stand for `node`'s text from `offset` on */
    size_t start;
    uint32_t offset;
    const struct node *node; /* NULL: a break, which stands for nothing */
    uint32_t width;          /* 0: byte for byte; else one character of that many bytes */
};
struct flat_span { /* a SPAN with attributes that concern analysis */
    size_t start, end;
    const struct node *node;
};
struct flat_sentence {
    size_t start, end;
    size_t quote; /* the quotation mark that is open at its start; SIZE_MAX: none */
};
enum quote_relation { QUOTE_NONE, QUOTE_ATTRIBUTED, QUOTE_INTRODUCED };
struct flat {
    const struct node *block;
    const char *text; /* NUL-terminated; typographic spaces, dashes, quotes made plain */
    size_t len;
    struct flat_run *runs;
    size_t run_count, run_room;
    struct flat_span *spans;
    size_t span_count, span_room;
    struct flat_sentence *sentences;
    size_t sentence_count, sentence_room;
    size_t number;         /* of the block, counted through the book */
    bool foreign;          /* not in English, the language of the word tables */
    size_t first_sentence; /* number of the first one, counted through the book */
    bool quotes_pair;      /* each quotation mark has its other half */
    /* Made when first asked for: */
    bool quote_known, row_known;
    enum quote_relation relation;
    struct flat *quote; /* the quoted words that the block attributes or introduces */
    struct str row;     /* of a cell: the rest of its row */
};
struct flat *flat_make(struct arena *arena, const struct node *block);
size_t flat_sentence_at(const struct flat *flat, size_t offset);

/* The place of a byte; false when it does not stand in a TEXT node. */
bool flat_position(const struct flat *flat, size_t offset, struct position *at);

/* Source span of a stretch, and its text as the author wrote it, white space folded. */
struct span flat_source_span(const struct flat *flat, size_t start, size_t end);
struct str flat_written(struct arena *arena, const struct flat *flat, size_t start, size_t end);

bool flat_word_at(const char *text, size_t at); /* is a letter, a digit or above ASCII there? */

/* ---- date_scan.c: the grammar ---- */
enum date_shape {
    SHAPE_CALENDAR, /* all that is written is in `value` */
    SHAPE_YEARLESS, /* months and days in `value`, the year is to be found */
    SHAPE_SAME_DAY,
    SHAPE_NEXT_DAY,
    SHAPE_SAME_YEAR,
    SHAPE_NEXT_YEAR,
    SHAPE_SAME_MONTH
};
struct date_match {
    size_t start, end;
    enum date_shape shape;
    struct edtf value;
    const char *modifier; /* "" when there is none */
    bool bare_year;       /* a year and nothing else */
    bool ambiguous;       /* numerals that could be read either way round */
    bool iso;             /* 2014-03-02 */
    bool since;           /* open at its end */
    bool weak;            /* a month or season that is none unless it is joined to a date */
    bool name;            /* "Jan", "Mar": short forms that are words and names as well */
    bool dated;           /* the words of a span that the author dated; none is read as a date */
    bool row;             /* joined to the next one by a word */
    bool year_behind;     /* the year is that of the date that it is joined to */
    int weekday;          /* written before it: 0 = Sunday; -1: none */
};
struct date_matches {
    struct date_match *items;
    size_t count, room;
};
struct date_rules {
    bool month_first; /* 3/4/2014 is 4 March */
    bool iso_only;    /* the words are not of a language that is known here */
};
void date_scan(struct arena *arena, const char *text, size_t len, struct date_rules rules,
               struct date_matches *found);

/* ---- date_join.c: dates beside each other ---- */
enum date_joint {
    DATES_NONE,
    DATES_COMMA,
    DATES_AND,
    DATES_OR,
    DATES_SLASH,
    DATES_TO,
    DATES_DASH,
    DATES_SPACED_DASH
};

/* What joins two dates or parts of dates: ", and ", "/", " to "; `*at` moves behind it. Words of
 * `company` may stand between it and the date; they end in a space each. */
enum date_joint date_joint(const char *text, size_t len, size_t *at, const char *company);

/* The word that ends before `at` (spaces or a stop between); its length, 0 when there is none. */
size_t date_word_before(const char *text, size_t at, size_t *start);

/* Makes ranges of joined dates, gives dates without a year that of the date they are joined to,
 * and drops the weak ones that nothing supports. */
void date_join(const char *text, size_t len, struct date_matches *found);

/* ---- date_context.c: years and roles ---- */
struct date_reference {
    int32_t year;
    int month; /* 0: none */
    int weight;
};
#define REFERENCES_KEPT 8
struct date_context {                                  /* what a section has told so far */
    struct date_reference references[REFERENCES_KEPT]; /* a ring */
    size_t reference_count;
    struct edtf_date last_day; /* last date that was exact to the day; month 0: none */
    struct edtf_date current;  /* where the narrative stands; `known` says whether */
    bool known;
    bool has_written; /* the section says when it was written */
    struct edtf written;
};
struct date_verdict {
    struct edtf value;
    enum date_role role;
    enum date_inference inference;
    struct str reason;
    bool settled, valid;
    bool reversed; /* not valid, as it ends before it begins */
};
struct date_verdict date_settle(struct arena *arena, struct date_context *context,
                                const struct flat *flat, const struct date_match *match);

/* Notes a date that the author gave, as if it had been written out. */
void date_context_note(struct date_context *context, struct edtf value);

/* ---- dates.c: a block's dates into the analysis ---- */
struct found_date { /* a date together with what events need to know of it */
    struct date_found *date;
    struct flat *flat;
    size_t start, end; /* in the flat text */
    bool no_event;
    bool dated; /* words that the author dated */
};

/* ---- the work as a whole ---- */
struct block { /* as names need the whole book before the first mention */
    struct flat *flat;
    const struct node *section;
    struct str section_id, language;
};
struct work {
    struct arena *arena;
    const struct pack *pack;
    const struct sources *sources;
    struct diags *diags;
    struct date_rules rules;
    struct date_context context;
    const struct node *section;
    struct str section_id;
    size_t section_count, sentence_count;
    struct found_date *found;
    size_t found_count, found_room;
    struct mention *mentions;
    size_t mention_count, mention_room;
    struct actor_matcher *matcher;
    bool suggest; /* only asked what might be declared */
    struct block *blocks;
    size_t block_count, block_room;
    struct block_mark *marks;
    size_t mark_count, mark_room;
    struct str *reported; /* languages whose dates are not read */
    size_t reported_count, reported_room;
    GHashTable *ordinals; /* sentence and date → how often already */
    GHashTable *anchors;  /* anchors given */
};
struct block_mark {
    const struct node *node;
    struct mark mark;
};

void dates_of_block(struct work *work, struct flat *flat);
void work_mark(struct work *work, const struct flat *flat, size_t start, size_t end,
               enum mark_kind kind, struct str id, struct edtf date);

/* ---- actors.c ---- */
struct actor_matcher *actor_matcher_make(struct work *work, const struct actor *actors,
                                         size_t count);
void actor_matcher_free(struct actor_matcher *matcher); /* its hash tables */
void actors_of_blocks(struct work *work);
void actors_report_unused(struct work *work);

/* ---- name_corrections.c ---- */
/* Reports the names that the outline corrects and that stand nowhere. */
void corrections_report_stale(struct work *work);

/* ---- candidate.c ---- */
/* The actors that the text shows and nobody declared, marked as `found`. */
const struct actor *candidates_as_actors(struct work *work, size_t *count);

/* ---- headline.c ---- */
struct headline {
    struct str title, source;
};
struct headline headline_make(struct arena *arena, struct flat *flat, size_t start, size_t end);

/* ---- quotation.c ---- */
/* ATTRIBUTED: the block says whose words its neighbour's are ("(Anna Berg, May 2014)");
 * INTRODUCED: its last sentence ends in a colon, and a quotation follows. */
enum quote_relation flat_quote(struct arena *arena, struct flat *flat);

/* True when the date stands within words that someone says: what is dated is told, not said. */
bool headline_date_is_quoted(struct arena *arena, const struct flat *flat, size_t start,
                             size_t end);

/* ---- headline_date.c ---- */
/* True when the words before the date in its clause tell of something that was yet to come. */
bool headline_date_is_planned(const struct flat *flat, size_t start);

/* ---- events.c ---- */
void events_make(struct work *work, struct analysis *analysis);

/* ---- cue_words.c: word tables ---- */
int month_of_word(const char *word, size_t len, bool *abbreviated); /* 0: none */
bool cue_is_abbreviation(const char *word, size_t len);  /* a stop after it ends no sentence */
bool cue_is_title(const char *word, size_t len);         /* honorifics and offices */
bool cue_is_particle(const char *word, size_t len);      /* "de", "von": of a surname */
bool cue_is_function_word(const char *word, size_t len); /* may begin a sentence in upper case */
bool cue_is_unit(const char *word, size_t len);          /* what is counted: no year before it */
bool cue_is_numbered(const char *word, size_t len);      /* "Resolution": no year behind it */
bool cue_is_preposition(const char *word, size_t len);   /* what stands before a month alone */
bool cue_names_past(const char *word, size_t len);       /* "Revolution": the year is its name */
bool cue_is_meeting(const char *word, size_t len);
const char *cue_modifier(const char *word, size_t len); /* "by", "until" ... or NULL */
int cue_kind(const char *word, size_t len);             /* enum event_kind, or -1 */

#endif
