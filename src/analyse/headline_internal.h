/* headline_internal.h: between the files that make headlines.
 * Each looks at a stretch around the date that is bounded, however long the sentence. */
#ifndef DOSSIER_HEADLINE_INTERNAL_H
#define DOSSIER_HEADLINE_INTERNAL_H

#include "analyse/analyse_internal.h"
#include "analyse/shallow.h"

/* Characters. A headline of up to MOST_HEADLINE is kept whole rather than cut where no clause
 * ends; what has to be cut is cut to LONGEST_HEADLINE. */
#define LONGEST_HEADLINE 160
#define MOST_HEADLINE 240
#define HEADLINE_WINDOW 360 /* bytes looked at before and behind a date */

/* What is kept of a sentence: [from, cut) and [resume, last). */
struct kept {
    const struct flat *flat;
    size_t from, cut, resume, last;
    size_t date, date_end;
    bool begins;   /* `from` is where the sentence begins */
    bool governed; /* the date is an adverbial of the main verb */
    bool row;      /* another date is joined to it: to drop one would leave half of a row */
    bool prefixed; /* a subject will be put before it */
    bool verbless; /* a label: "3rd meeting of the council" */
};

/* ---- headline_part.c: what of its sentence a date is about ---- */
struct part {
    struct str prefix;  /* the subject that is put before it, or empty */
    size_t from, last;  /* in the flat text */
    size_t limit;       /* where the sentence's own words end */
    size_t verb;        /* token: its verb, or NO_TOKEN */
    size_t cut, resume; /* the date's phrase within, when it is known; else equal */
    bool dateless;      /* the date's phrase lies outside already */
    bool planned;
    bool governed;   /* nothing but nouns stands between its verb and the date */
    bool row;        /* another date is joined to it, and the row could not be divided */
    const char *why; /* for `explain`; "" when it is the whole */
};
struct part headline_part(struct arena *arena, const struct sentence_reading *reading,
                          const struct kept *kept);

/* ---- headline_cell.c: what a row tells of the date in one of its cells ---- */
struct cell_headline {
    struct str title, source;
    struct str told; /* the words of it that say what happened */
};
/* `words` are those of the cell itself, without the date. */
struct cell_headline headline_of_cell(struct arena *arena, struct flat *flat, struct str words);

/* ---- headline.c ---- */
struct headline {
    struct str title, source;
    struct part part;
    struct str told; /* of a cell: the words that tell its kind */
    bool says;       /* it consists of somebody's words */
};
struct headline headline_make(struct arena *arena, struct flat *flat, size_t start, size_t end,
                              const struct sentence_reading *reading);

/* ---- kind.c ---- */
struct kind {
    int kind;          /* enum event_kind */
    struct str reason; /* what decided it, for `explain` */
};
struct kind kind_judge(struct arena *arena, struct flat *flat, size_t start, size_t end,
                       const struct sentence_reading *reading, const struct headline *headline);

/* ---- kind_languages.c: the same in languages other than English ---- */
struct kind kind_of_language(struct arena *arena, const struct flat *flat,
                             const struct sentence *sentence, size_t start, size_t end);

/* ---- headline_foreign.c ---- */
void headline_drop_foreign(struct kept *kept);

/* ---- flat_words.c: words of a flattened text ---- */
size_t flat_skip(const struct flat *flat, size_t at, size_t end, const char *set);
size_t flat_skip_back(const struct flat *flat, size_t at, size_t start, const char *set);
size_t flat_word_start(const struct flat *flat, size_t end, size_t limit);
size_t flat_word_stop(const struct flat *flat, size_t start, size_t limit);
bool flat_word_is(const struct flat *flat, size_t start, size_t end, const char *const *list);
/* The sentence of a date; with the next one when it stands alone: "3 May 2014. The council met." */
struct flat_sentence flat_told_sentence(const struct flat *flat, size_t start, size_t end);
bool flat_has_letters(const struct flat *flat, size_t start, size_t end);

/* ---- headline_date.c: the date goes where the rest stands without it ---- */
void headline_drop_date(struct kept *kept);

/* Is the date an adverb by itself: "two weeks later", "the next day"? */
bool headline_date_is_adverb(const struct flat *flat, size_t from, size_t date, size_t end);

/* ---- quotation.c: who says it, and the words ---- */
/* A quotation that stands around the date: [open, close], the places of its marks. */
struct quoted_part {
    size_t open, close; /* open: SIZE_MAX when the date is in none */
};
struct quoted_part quotation_around(const struct flat *flat, size_t start, size_t end);

/* Who says what begins behind the mark at `open`: "Anna Berg", or the whole of the words that
 * introduce it; empty when nothing does. */
struct str quotation_speaker(struct arena *arena, const struct flat *flat, size_t open);

/* The same behind the quotation: "said Anna Berg", "Anna Berg said"; up to `limit`, a comma or what
 * leads to a date. */
struct str quotation_speaker_behind(struct arena *arena, const struct flat *flat, size_t from,
                                    size_t limit, size_t *end);

/* SPEAKER: “words of [start, end)”, cut where there are too many; the byte `focus` stays in. */
struct str quotation_spoken(struct arena *arena, struct str speaker, const struct flat *flat,
                            size_t start, size_t end, size_t focus);
struct str quotation_spoken_first(struct arena *arena, struct str speaker,
                                  const struct flat *flat); /* its first sentence */
bool quotation_is_announced(const struct flat *flat, size_t from, size_t end); /* "... stated" */

/* ---- clause.c: texts as written ---- */
/* Within the length of a headline, cut where a clause ends; `focus` is what has to stay in. */
struct str clause_shortened(struct arena *arena, struct str text, size_t focus);

/* Cut where a clause ends within `most` characters, or empty; `focus` stays in. */
struct str clause_within(struct arena *arena, struct str text, size_t focus, size_t most);

/* Some `room` characters around `focus`, with "…" where something was cut; up to `most` when only
 * then a clause or an item ends. */
struct str clause_excerpt(struct arena *arena, struct str text, size_t focus, size_t room,
                          size_t most);

/* Closes what is open, leaves out what closes nothing; straight marks become curly ones. */
struct str clause_balanced(struct arena *arena, struct str text);

#endif
