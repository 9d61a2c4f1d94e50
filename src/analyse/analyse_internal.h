/* analyse_internal.h: between the files of analyse/ alone.
 * A block is flattened to one normalised text first; scanners work on that text and speak in its
 * offsets, and only at the end are these turned back into places in the tree. */
#ifndef DOSSIER_ANALYSE_INTERNAL_H
#define DOSSIER_ANALYSE_INTERNAL_H

#include "analyse/analyse.h"
#include "analyse/date_lexicon.h"

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
struct flat_citation { /* a SPAN that has no text yet */
    size_t at;
    const struct citation *citation;
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
    struct flat_citation *citations; /* in order */
    size_t citation_count, citation_room;
    struct flat_sentence *sentences;
    size_t sentence_count, sentence_room;
    size_t number;         /* of the block, counted through the book */
    bool foreign;          /* not in English, the language of the word tables */
    const char *language;  /* whose dates are read: "de"; NULL: none */
    size_t first_sentence; /* number of the first one, counted through the book */
    bool quotes_pair;      /* each quotation mark has its other half */
    /* Made when first asked for: */
    const struct table_row *row; /* of a cell */
    bool quote_known;
    enum quote_relation relation;
    struct flat *quote; /* the quoted words that the block attributes or introduces */
};
struct flat *flat_make(struct arena *arena, const struct node *block);
size_t flat_sentence_at(const struct flat *flat, size_t offset);

/* The citation of a sentence that tells the source of what stands before `offset`: the next one
 * behind it, else the last one before; or NULL. */
const struct citation *flat_citation_of(const struct flat *flat, struct flat_sentence sentence,
                                        size_t offset);

/* The place of a byte; false when it does not stand in a TEXT node. */
bool flat_position(const struct flat *flat, size_t offset, struct position *at);

/* Source span of a stretch, and its text as the author wrote it, white space folded. */
struct span flat_source_span(const struct flat *flat, size_t start, size_t end);
struct str flat_written(struct arena *arena, const struct flat *flat, size_t start, size_t end);

/* Is a letter, a digit or a sign above ASCII there? */
static inline bool flat_word_at(const char *text, size_t at) {
    unsigned char c = (unsigned char)text[at];
    return c >= 0x80 || g_ascii_isalnum((gchar)c);
}

/* ---- date_scan.c: the grammar ---- */
enum date_shape {
    SHAPE_CALENDAR, /* all that is written is in `value` */
    SHAPE_YEARLESS, /* months and days in `value`, the year is to be found */
    SHAPE_RELATIVE, /* `shift` units from a date told before; month and day in `value` may be told
                     */
    SHAPE_DAY,      /* a day of the month that is told */
    SHAPE_WEEKDAY,  /* the day of the week nearest to it */
    SHAPE_NAMED     /* the month in `value` nearest to (0), behind (1) or before (-1) that date */
};
struct date_match {
    size_t start, end;
    enum date_shape shape;
    struct edtf value;
    enum date_modifier modifier;
    enum date_modifier part; /* what the modifier does not say: "by the end of" */
    enum date_unit unit;     /* of SHAPE_RELATIVE */
    int shift;
    int doubt;        /* what the form itself takes off the confidence */
    bool bare_year;   /* a year and nothing else */
    bool ambiguous;   /* numerals that could be read either way round */
    bool iso;         /* 2014-03-02 */
    bool since;       /* open at its end */
    bool deictic;     /* "last month": as seen from where the narrative stands */
    bool compared;    /* "than a year earlier": nothing is told of then */
    bool weak;        /* a month or season that is none unless it is joined to a date */
    bool elided;      /* "'56": an apostrophe before it belongs to it */
    bool title;       /* "9/11": a name, whatever stands around it */
    bool name;        /* "Jan", "Mar": short forms that are words and names as well */
    bool dated;       /* the words of a span that the author dated; none is read as a date */
    bool row;         /* joined to the next one by a word */
    bool year_behind; /* the year is that of the date that it is joined to */
    int weekday;      /* written before it: 0 = Sunday; -1: none */
};
enum { DATE_LOOKED_UP = 16 }; /* a power of two */
struct date_matches {
    struct date_match *items;
    size_t count, room;
    size_t steps; /* places where a form was tried: in proportion to the text */
    struct {
        size_t at; /* one more than the place */
        const struct date_phrases *phrases;
    } looked_up[DATE_LOOKED_UP]; /* the last words, as each is asked for many classes */
};
struct date_rules {
    bool month_first;                     /* 3/4/2014 is 4 March */
    const struct date_language *language; /* NULL: the words are of none that is known here */
    const struct date_lexicon *lexicon;
    bool in_list; /* the text is an item's or a cell's: "Oct: they left" */
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

/* What joins two dates or parts of dates: ", and ", "/", " to "; `*at` moves behind it. An article
 * may stand between it and the date. */
enum date_joint date_joint(const struct date_lexicon *lexicon, const char *text, size_t *at,
                           bool article);

/* The word that ends before `at` (spaces or a stop between); its length, 0 when there is none. */
size_t date_word_before(const char *text, size_t at, size_t *start);

/* Makes ranges of joined dates, gives dates without a year that of the date they are joined to,
 * opens "since 2014" and drops the weak ones that nothing supports. */
struct scan;
void date_join(const struct scan *scan);

/* ---- date_role.c ---- */
/* `open` is the parenthesis that the date stands in; SIZE_MAX: none. */
enum date_role date_role_of(const struct flat *flat, const struct date_match *match, size_t open);

/* Are there more than `most` words? Reads no further than it has to. */
bool date_has_more_words(const char *text, size_t start, size_t end, size_t most);

/* ---- date_source.c ---- */
/* The date is that of a source: "(NATO, 3 May 2014)", "Jones (2001)", "See *The Times*, 3 May". */
bool date_is_citation(const struct flat *flat, const struct date_match *match, size_t open);

/* "In the vote of 3 May 2006, ...": when what follows took place; more surely so with the comma. */
bool date_sets_scene(const struct flat *flat, const struct date_match *match, bool comma);

/* Does one of the words of the list stand in that piece of text? */
bool date_has_word(const struct flat *flat, size_t from, size_t end, const char *const *list);

/* "Annual report 2014": a heading of accounts of a year. */
bool date_reports_year(const struct flat *flat);

/* "Outlook", "Plans for next year": a heading of what is to come. */
bool date_is_outlook(const struct flat *flat);

/* "BELFAST, May 7, 2007 - ": when the text was written. */
bool date_is_dateline(const struct flat *flat, const struct date_match *match);
bool date_is_heading(const struct flat *flat);

/* Few words of its sentence stand before it, none of which ends a clause. */
bool date_opens_sentence(const struct flat *flat, size_t start);
/* "the treaty of 26 August", but not "the night of ...". */
bool date_is_of(const struct flat *flat, size_t date);
/* "a letter of 26 August": it is told for the first time. */
bool date_is_of_new(const struct flat *flat, size_t date);
bool date_is_attribute(const struct flat *flat, const struct date_match *match);

/* ---- date_tense.c ---- */
/* What a date is told as, seen from where the narrative stands. */
enum date_sense {
    SENSE_OVER = -2,   /* "had left in May" */
    SENSE_BEFORE = -1, /* "the truce agreed in May", "the treaty of 3 May" */
    SENSE_NEXT = 0,
    SENSE_AHEAD = 1 /* "is to meet in May", "the target for May" */
};
struct date_tense {
    int sense;     /* enum date_sense */
    bool present;  /* "meets in May"; of SENSE_AHEAD: "will", not "would" */
    bool was;      /* of SENSE_AHEAD: "was to meet in May" */
    bool relative; /* "that was signed on 3 May" */
    bool verbless; /* "3 May: elections" */
    bool plain;    /* "went to sea in 1886": what the main clause tells */
};
struct date_tense date_tense_of(const struct flat *flat, const struct date_match *match);

/* "is to meet on Friday", "will": told before it has come. */
bool date_lies_ahead(const struct flat *flat, size_t start);

/* "has led it since May": a perfect of the present stands before it. */
bool date_goes_on(const struct flat *flat, size_t start);

struct work;

/* ---- date_story.c: the years of dates without one, over a whole section ---- */
struct story_weights {
    int move, aside;
};
struct story_item {
    struct flat *flat;
    struct date_match match;
    bool fresh;                    /* the first one behind a heading */
    bool outlook;                  /* of what a report looks ahead to: under such a heading */
    int32_t column_year;           /* what stands at the head of its column; 0: no year */
    const struct flat_span *given; /* the author's, who told the date; or NULL */
    enum date_role role;
    bool opens_block;      /* no other date stands before it in its block */
    bool dateline;         /* "BELFAST, May 7, 2007 - ": when the text was written */
    int32_t dateline_year; /* of a dateline that tells none; 0: not known */
    bool bracketed;        /* in parentheses */
    bool goes_on;          /* "has led it since May": seen from when it was written */
    bool quoted;           /* within the words that somebody says */
    struct date_tense tense;
    struct story_weights weights; /* that it moves the narrative, or does not */
    struct edtf value;            /* out, with what follows */
    bool settled, valid;
    bool reversed; /* not valid, as it ends before it begins */
    enum date_inference inference;
    int confidence;
    struct str reason;
};
struct story_setting {
    bool has_written; /* the section says when it was written */
    struct edtf written;
    bool has_as_of; /* the pack has a cut-off */
    struct edtf as_of;
    size_t *steps; /* counted up: in proportion to the items */
};
void story_settle(struct arena *arena, struct story_setting setting, struct story_item *items,
                  size_t count);

/* ---- date_table.c ---- */
/* The year at the head of a cell's column; 0 when there is none. */
int32_t date_year_of_column(struct work *work, const struct flat *flat);

/* True for years that are all of a cell, where its column or row is not of times. */
bool date_is_figure(struct work *work, const struct flat *flat, const struct date_match *match);

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
struct date_table;
struct work {
    struct arena *arena;
    const struct pack *pack;
    const struct sources *sources;
    struct diags *diags;
    struct date_rules rules;
    struct date_tongue *tongues; /* the languages met so far */
    size_t tongue_count, tongue_room;
    struct story_item *story; /* the dates of the section at hand */
    size_t story_count, story_room;
    size_t story_next;        /* the first one that is not among those found yet */
    bool fresh;               /* a heading was met, and no date since */
    bool outlook;             /* the last heading tells of what is to come */
    struct date_table *table; /* the one at hand; or NULL */
    size_t steps;
    const struct node *section;
    const int *given_year; /* of the section, by the outline; or NULL */
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
    size_t dated_blocks; /* those of the sections that were left */
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

struct date_tongue {
    const struct date_language *language;
    const struct date_lexicon *lexicon;
};
/* What is read in a section: the words of its language, and its order of numerals. */
void dates_set_language(struct work *work, struct str language);
void dates_of_block(struct work *work, struct flat *flat);
void dates_of_section(struct work *work); /* settles what its blocks told */
/* Adds the settled dates of the section's next block to those found. */
void dates_add_block(struct work *work, const struct flat *flat);
void work_mark(struct work *work, const struct flat *flat, size_t start, size_t end,
               enum mark_kind kind, struct str id, struct edtf date);
/* Of an abbreviation: its long form where readers are told it, or empty. */
void work_mark_titled(struct work *work, const struct flat *flat, size_t start, size_t end,
                      struct str id, struct str title);

/* ---- actors.c ---- */
struct actor_matcher *actor_matcher_make(struct work *work, const struct actor *actors,
                                         size_t count);
void actor_matcher_free(struct actor_matcher *matcher); /* its hash tables */
void actors_of_blocks(struct work *work);
void actors_report_unused(struct work *work);
void actors_report_early(struct work *work); /* surnames before their bearer is named */

/* ---- name_corrections.c ---- */
/* Reports the names that the outline corrects and that stand nowhere. */
void corrections_report_stale(struct work *work);

/* ---- abbreviations.c ---- */
/* Terms and their places; marks those that readers are told the long form of. */
void abbreviations_of_blocks(struct work *work, struct analysis *analysis);

/* ---- abbreviation_pair.c ---- */
/* "Long Form (ABC)" or "ABC (Long Form)", in the block's flat text. */
struct name_words;
struct abbreviation_pair {
    size_t start, end;           /* of the abbreviation */
    size_t long_start, long_end; /* of what it stands for */
};
struct abbreviation_pairs {
    struct abbreviation_pair *items; /* in reading order */
    size_t count, room;
};
void abbreviation_pairs_find(struct arena *arena, const struct flat *flat,
                             const struct name_words *words, struct abbreviation_pairs *pairs);
/* "NUC", "PfP", "IDPs". */
bool abbreviation_is(struct str text);
/* Do its letters stand at the beginnings of the words? */
bool abbreviation_fits(struct arena *arena, struct str abbreviation, struct str long_form);
/* "internally displaced persons": no name, whose second word would have a capital or be small. */
bool abbreviation_is_of_words(struct str long_form);
/* The same words, but for their endings and ways of spelling. */
bool abbreviation_same_form(struct str a, struct str b);

/* ---- candidate.c ---- */
/* The actors that the text shows and nobody declared, marked as `found`. */
const struct actor *candidates_as_actors(struct work *work, size_t *count);

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
bool cue_numbers(const char *word, size_t len);          /* "Nos", "fig": before a number */
bool cue_is_title(const char *word, size_t len);         /* honorifics and offices */
bool cue_is_particle(const char *word, size_t len);      /* "de", "von": of a surname */
bool cue_is_function_word(const char *word, size_t len); /* may begin a sentence in upper case */
bool cue_is_meeting(const char *word, size_t len);

#endif
