/* lexicon.h: what words are to the search for names: titles, heads of organisations, forenames ...
 * One table of classes by word, made from the lists in lexicon.c. */
#ifndef DOSSIER_LEXICON_H
#define DOSSIER_LEXICON_H

#include "analyse/names_internal.h"

enum word_class {
    WORD_FUNCTION = 1 << 0,     /* may begin a sentence in upper case and is no name */
    WORD_TITLE = 1 << 1,        /* "President", "Mr" */
    WORD_QUALIFIER = 1 << 2,    /* "Deputy", "Foreign": before a title */
    WORD_HEAD = 1 << 3,         /* "Agency": of an organisation's name */
    WORD_BODY = 1 << 4,         /* the same, of a body: "Council" */
    WORD_THING = 1 << 5,        /* "Treaty", "Summit": what bears such a name is no actor */
    WORD_PLACE = 1 << 6,        /* "River", "Peninsula": a place's */
    WORD_ADJECTIVE = 1 << 7,    /* "Russian", "Eastern", "National": begins no person's name */
    WORD_DEMONYM = 1 << 8,      /* "Russian": of a state */
    WORD_FORENAME = 1 << 9,     /* "Alexander" */
    WORD_ROLE = 1 << 10,        /* "leader": in lower case before or behind a person's name */
    WORD_GROUP = 1 << 11,       /* "party", "company": in lower case before a name */
    WORD_VERB = 1 << 12,        /* "said": mostly of persons */
    WORD_PREPOSITION = 1 << 13, /* "in", "at": before places */
    WORD_TREATY = 1 << 14,      /* "treaty": in lower case behind what is no actor */
    WORD_NO_ACRONYM = 1 << 15,
    WORD_OBJECT = 1 << 16,   /* "State", "Defence": of an office */
    WORD_IDEOLOGY = 1 << 17, /* "Communist": before "party" */
    WORD_REGION = 1 << 18,   /* "Europe" */
    WORD_TIME = 1 << 19,     /* months, days */
    WORD_PARTICLE = 1 << 20, /* "de", "von" */
    WORD_ABSTRACT = 1 << 21, /* "Security": what organisations are for */
    WORD_SPEECH = 1 << 24,   /* "said": of persons, and of what speaks for them */
    WORD_DEED = 1 << 23,     /* "Operation": at the beginning, what bears the name is no actor */
    WORD_FAMILY = 1 << 25,   /* "Deng", "Nguyen": comes before the given name */
    WORD_FOREIGN_HEAD = 1 << 26, /* "Partido": what stands behind it belongs to the name */
    WORD_COMPLEMENT = 1 << 27,   /* "Friends": a head where "of the Earth" stands behind */
    WORD_AGENT = 1 << 28,        /* "by", "under": before who does something */
    WORD_MEMBER = 1 << 29,       /* "spokesman": of an organisation */
    WORD_FATE = 1 << 30,         /* "trial", "widow": of a person */
    WORD_NAMESAKE = 1 << 22      /* "administration", "Doctrine": takes the name before it */
};

extern const char *const forename_lists[]; /* of words parted by blanks; ends with NULL */

struct lexicon;
struct lexicon *lexicon_make(struct arena *arena);
uint32_t lexicon_classes(const struct lexicon *lexicon, uint64_t hash);

/* "Police", "Visit": before a land's name they make that of a body. */
bool name_heads_land(struct str word);

/* "-enko", "-sson": mostly of surnames. */
bool name_has_surname_ending(struct str name);

/* "-ichiro", "-slav": of given names. */
bool name_has_given_ending(struct str name);
/* "-front", "-partei": of organisations. */
bool name_has_head_ending(struct str name);

/* States, and organisations that need no long form in the text: names of one actor, the first is
 * the one to print; abbreviations among them. Ends with names == NULL. */
struct known_actor {
    const char *names; /* parted by '|' */
    int kind;
};
extern const struct known_actor known_actors[];

#endif
