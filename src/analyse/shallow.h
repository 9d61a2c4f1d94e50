/* shallow.h: a sentence as tagged words, and what little of its grammar headlines and kinds need:
 * where its main verb is, where its coordinated parts begin, where a noun phrase begins. By word
 * lists and endings (shallow_words.c), not by a grammar of English: where they leave doubt, the
 * answer is "none", and the caller keeps the sentence as it is. */
#ifndef DOSSIER_SHALLOW_H
#define DOSSIER_SHALLOW_H

#include "analyse/analyse_internal.h"

enum word_tag {
    TAG_DETERMINER = 1 << 0,  /* the, its */
    TAG_PREPOSITION = 1 << 1, /* of, during */
    TAG_CONJUNCTION = 1 << 2, /* and, but */
    TAG_RELATIVE = 1 << 3,    /* which, who, that */
    TAG_SUBORDINATE = 1 << 4, /* because, while */
    TAG_PRONOUN = 1 << 5,     /* he, they */
    TAG_AUXILIARY = 1 << 6,   /* was, has, would */
    TAG_FINITE = 1 << 7,      /* began: past, and nothing else */
    TAG_PAST = 1 << 8,        /* signed, held: past or participle */
    TAG_ING = 1 << 9,
    TAG_PRESENT = 1 << 10, /* signs, sign: may be a noun */
    TAG_ADVERB = 1 << 11,
    TAG_TO = 1 << 12,
    TAG_NUMBER = 1 << 13,
    TAG_CAPITAL = 1 << 14, /* begins with a capital */
    TAG_POSSESSIVE = 1 << 15,
    TAG_COMMA = 1 << 16,
    TAG_STOP = 1 << 17, /* ; : — */
    TAG_OTHER_SIGN = 1 << 18,
    TAG_DATE = 1 << 19 /* within a date that was found */
};

struct token {
    size_t start, end; /* in the flat text */
    uint32_t tags;
    uint16_t depth; /* within so many quotation marks and parentheses */
};

struct sentence {
    const struct flat *flat;
    size_t start, end;
    struct token *tokens;
    size_t count;
};

#define NO_TOKEN SIZE_MAX

/* The sentence [start, end) of a block; `dates` are those of the block, in order. */
struct sentence sentence_read(struct arena *arena, const struct flat *flat, size_t start,
                              size_t end, const struct found_date *dates, size_t date_count);

/* The first token that ends behind `offset`, or the count. */
size_t sentence_token(const struct sentence *sentence, size_t offset);

bool token_is(const struct sentence *sentence, size_t token, const char *const *list);
bool token_has(const struct sentence *sentence, size_t token, uint32_t tags);

/* Is the word an adjective in front of a noun: "the *planned* talks"? */
bool token_is_adjective(const struct sentence *sentence, size_t token);

/* The finite verb of the clause [from, to) and where its subject begins (behind what leads up to
 * it: "In Bulgaria, "); NO_TOKEN when there is none, or none that is sure. */
size_t sentence_verb(const struct sentence *sentence, size_t from, size_t to, size_t *subject);

/* The first word of the noun phrase that ends before `end`. */
size_t sentence_noun_phrase(const struct sentence *sentence, size_t from, size_t end);

/* A part that is coordinated with the one before it. */
struct sentence_part {
    size_t begins; /* its first token, behind "and" */
    size_t before; /* the first token of what joins it: a comma, "and" */
    size_t verb;
    bool clause; /* it has a subject of its own */
    bool shares; /* a participle: it shares the auxiliary as well */
};
#define MOST_PARTS 8

/* A sentence with its verb and parts; made once for all its dates. */
struct sentence_reading {
    struct sentence sentence;
    size_t first;         /* its first token that is no bullet and of no dateline */
    bool dateline;        /* "GENEVA, 4 May - " stands before it */
    size_t verb, subject; /* of the main clause; NO_TOKEN */
    struct sentence_part parts[MOST_PARTS];
    size_t part_count;
};
struct sentence_reading sentence_parse(struct arena *arena, const struct flat *flat, size_t start,
                                       size_t end, const struct found_date *dates,
                                       size_t date_count);

/* ---- shallow_words.c ---- */
uint32_t word_tags(const char *word, size_t len); /* without those of its place */

/* The dictionary form of a verb of the tables ("signed" → "sign"), or NULL. */
const char *verb_lemma(const char *word, size_t len);

/* "showing" → "showed"; empty for what is no gerund. */
struct str past_of_gerund(struct arena *arena, const char *word, size_t len);

/* ---- kind_words.c: THE table of what makes an entry a statement, a visit ... ---- */
struct kind_word {
    const char *lemma;
    int kind; /* enum event_kind; KIND_LIGHT: the object tells */
};
enum { KIND_LIGHT = -2, KIND_NONE = -1 };
int kind_of_verb(const char *lemma);                    /* KIND_NONE: of no particular kind */
int kind_of_noun(const char *word, size_t len);         /* "treaty", "speeches"; KIND_NONE */
const char *kind_verb_at(const char *stem, size_t len); /* the table's own word, or NULL */

#endif
