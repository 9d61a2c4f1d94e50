/* names_internal.h: names in a text, between the files of analyse/ alone.
 * A text is read as words with what joins them; all names that are looked for stand in one tree of
 * words, which is walked from each word, so that the time does not depend on how many there are. */
#ifndef DOSSIER_NAMES_INTERNAL_H
#define DOSSIER_NAMES_INTERNAL_H

#include "analyse/analyse_internal.h"

/* ---- name_words.c: words of a flattened text ---- */
/* What stands before a word: one of these, or the one sign that stands there, blanks beside it or
 * not ('-' only without blanks). A stop behind a short word ("Mr.", "H.W.") counts as a blank. */
enum { JOIN_FIRST = 0, JOIN_BREAK = 1, JOIN_DASH = 2 };
struct name_word {
    uint32_t start, end;
    uint64_t hash; /* of the word in lower case, letters composed */
    unsigned char join;
};
struct name_words {
    struct name_word *items;
    size_t count, room;
};
void name_words_read(struct arena *arena, const char *text, size_t len, struct name_words *words);

/* The hash of a word, the same as in name_words. */
uint64_t name_hash(const char *text, size_t len);

/* The same with the signs between its words: "co-operation". */
uint64_t name_hash_all(const char *text, size_t len);

bool name_is_upper(const char *text); /* does a capital stand there? */
/* Two letters or more and all of them capitals: "NATO", "F-16". */
bool name_is_capitals(struct str text);

/* ---- candidate_words.c: word tables of names ---- */
/* What takes the name before it for its own: "the Brezhnev Doctrine", "the Bush administration". */
bool cue_takes_name(const char *word, size_t len);

/* ---- name_forms.c: inflected forms ---- */
enum name_language { NAMES_OTHER, NAMES_POLISH, NAMES_GERMAN };
enum name_language name_language_of(struct str language);

/* The dictionary forms that a word may be an inflected form of, likeliest first: hashes in `bases`;
 * their number. Cyrillic words by the rules of Ukrainian and Russian in any language. */
enum { MOST_BASES = 16 };
size_t name_bases(const char *word, size_t len, enum name_language language,
                  uint64_t bases[MOST_BASES]);

/* ---- name_table.c: the tree of all names ---- */
enum claim_kind {
    CLAIM_NAME,
    CLAIM_ALIAS,
    CLAIM_ABBREVIATION,
    CLAIM_SURNAME,
    CLAIM_HEAD,  /* "the Council" for the one named last */
    CLAIM_SHORT, /* "G. Bush", "George Bush" for George H. W. Bush */
    CLAIM_ROLE,
    CLAIM_REJECTED /* is no name, whatever else it may be */
};
struct claim_word {
    uint32_t start, end;
    bool capitals, upper;
};
struct claim {
    enum claim_kind kind;
    uint32_t actor;
    uint32_t number; /* of the name among the actor's, where that matters */
    struct str name; /* in plain signs */
    struct claim_word *words;
    size_t word_count;
    const struct actor_role *role;      /* ROLE */
    const struct name_context *context; /* the sections that the alias is kept to; NULL: all */
    const struct claim *next;           /* another claim to the same words */
};
struct name_table;
struct name_table *name_table_make(struct arena *arena);

/* Adds a name; `claim` says whose and how, its `name` is taken over and read. */
void name_table_add(struct name_table *table, struct claim claim);

/* One step from `node` (0: the beginning) by a word; 0 when no name goes on so. */
uint32_t name_table_step(const struct name_table *table, uint32_t node, unsigned char join,
                         uint64_t hash);
const struct claim *name_table_claims(const struct name_table *table, uint32_t node);

/* ---- mention.c: which name stands at a word, and does it count? ---- */
struct actor_matcher {
    struct name_table *table;
    const struct actor *actors;
    size_t count;
    bool latest;   /* a surname that two share is that of whom was named last */
    bool nested;   /* names inside longer names count as well */
    bool roles;    /* "the Secretary General" counts for who held the office */
    size_t *named; /* by actor: number of the last mention, from 1; 0: none yet */
    /* for "the Council": by actor, how often it was named by its words and not by an abbreviation,
     * and the last such mention */
    struct spelt {
        size_t count, last;
    } * spelt;
    struct span *early; /* by actor: its surname, before the person was named */
    size_t mention_count;
    size_t block_start;      /* mentions before the block at hand */
    GHashTable *called;      /* id, and name -> actor + 1 */
    GHashTable *counts;      /* section and actor -> mentions so far */
    GHashTable *introduced;  /* abbreviation -> actor + 1: "Long Form (ABC)" in the text */
    struct name_words words; /* of the block at hand */
    enum name_language language;
    struct place_cursor cursor;
    size_t first_date, next_date; /* of the block at hand, among those found */
    size_t last_date;             /* the last one before the block */
};
struct name_match {
    const struct claim *claim;
    uint32_t actor;
    size_t last; /* word */
    const char *reason;
    bool early; /* no match: a surname of the actor alone, who is not named yet */
};

/* The longest name that begins at the word `first` and ends before `limit` (in the text). False
 * when there is none. A claim may be REJECTED: the words are passed over. */
bool mention_match(const struct work *work, const struct flat *flat, size_t first, size_t limit,
                   struct name_match *match);

/* Looks behind a mention for the abbreviation that it introduces: "Long Form (ABC)". */
void mention_introduce(struct work *work, const struct flat *flat, uint32_t actor, size_t first,
                       size_t last);

/* Do the letters of an abbreviation stand in this order at the beginnings of the words? */
bool name_has_initials(struct str abbreviation, struct str name);

#endif
