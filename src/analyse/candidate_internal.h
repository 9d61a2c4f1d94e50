/* candidate_internal.h: actors that nobody declared, between the files that find them.
 * Words become units ("Euro-Atlantic", "U.S."), units in capitals become runs, and runs are read as
 * names of persons or organisations. What a name is, the evidence of the whole book decides. */
#ifndef DOSSIER_CANDIDATE_INTERNAL_H
#define DOSSIER_CANDIDATE_INTERNAL_H

#include "analyse/lexicon.h"

/* ---- candidate_units.c ---- */
enum unit_shape {
    UNIT_LOWER,   /* no name: lower case, numbers, "NATO-led" */
    UNIT_CAPITAL, /* "Berg", "Euro-Atlantic", "O'Brien" */
    UNIT_ACRONYM, /* "NATO", "U.S.", "PfP" */
    UNIT_INITIAL  /* "H.", "H.W." */
};
struct unit {
    uint32_t start, end; /* in the text, without a possessive */
    uint32_t word;       /* its first word among the block's */
    uint32_t classes;    /* enum word_class */
    uint64_t hash;       /* in lower case, signs included */
    unsigned char join;  /* what stands before it, as for words */
    unsigned char shape; /* enum unit_shape */
    bool possessive;     /* "Berg's": a name ends here */
    bool first;          /* of its sentence, or of a quotation */
    bool titled;         /* inside the title of a work: "Rome Declaration on Peace" */
};
struct units {
    struct unit *items;
    size_t count, room;
    struct name_words words;
};
void units_read(struct arena *arena, const struct flat *flat, const struct lexicon *lexicon,
                struct units *units);

/* ---- what is known of a word, and of a name ---- */
struct word_seen {    /* a word in the whole book */
    uint32_t lower;   /* in lower case */
    uint32_t capital; /* in upper case, and not for its place */
    uint32_t alone;   /* as a run of its own: mostly a surname */
    uint32_t the;     /* of these, behind "the" */
};

enum evidence {
    SEEN_TITLE = 1 << 0,
    SEEN_ROLE = 1 << 1,
    SEEN_FORENAME = 1 << 2,
    SEEN_APPOSITION = 1 << 3,
    SEEN_VERB = 1 << 4,
    SEEN_INITIAL = 1 << 5,
    SEEN_PARTICLE = 1 << 6,
    SEEN_POSSESSIVE = 1 << 7,
    SEEN_HEAD = 1 << 8,     /* an organisation's head word */
    SEEN_BODY = 1 << 9,     /* the same, a body's */
    SEEN_KNOWN = 1 << 10,   /* an organisation that is known */
    SEEN_DEFINED = 1 << 11, /* "Long Form (ABC)" */
    SEEN_GROUP = 1 << 12,   /* behind "the labour union" */
    SEEN_ACRONYM = 1 << 13,
    SEEN_SUBJECT = 1 << 14, /* an abbreviation that does or has something */
    SEEN_STATE = 1 << 15,
    SEEN_UNKNOWN = 1 << 17, /* none of its words is a word of the lists */
    SEEN_SPEECH = 1 << 18,  /* "said" behind it */
    SEEN_AGENT = 1 << 19,   /* "by", "under", "the trial of" before it */
    SEEN_BELONGS = 1 << 20, /* "of Senegal", "of the Council" behind it */
    SEEN_MEMBERS = 1 << 21, /* "the spokesman of" before it */
    SEEN_FAMILY = 1 << 22,  /* a family name that comes first */
    SEEN_LISTED = 1 << 23,  /* in a list of organisations */
    SEEN_MIXED = 1 << 24,   /* capitals within the word, and it acts: "ShelterBox" */
    SEEN_LED = 1 << 25,     /* behind "leads the" */
    SEEN_MERGED = 1 << 16   /* named by the outline */
};

struct form {
    struct str text;
    bool abbreviation;
    struct form *next;
};
struct candidate {
    struct str name;    /* plain */
    struct str written; /* as it was written first; empty: the same */
    int kind;           /* enum actor_kind */
    uint32_t evidence;
    uint32_t count, the, inside; /* occurrences; behind "the"; behind "in" */
    uint32_t bad;                /* occurrences that speak against it: "the START treaty" */
    struct form *forms;          /* other names of it */
    struct str role;             /* "NATO Secretary General", where a title stands before it */
    struct candidate *into;      /* merged into another */
    struct candidate *partner;   /* a person it was named beside: "A and B" */
    uint64_t first, last;        /* its first and last word */
    size_t words;
    size_t known, known_name; /* number in known_actors from 1, and of its name; 0: none */
    int score;
    bool dropped;
};

struct search {
    struct work *work;
    struct arena *arena;
    struct lexicon *lexicon;
    GHashTable *seen;  /* hash of a word -> struct word_seen */
    GHashTable *names; /* key of a name -> struct candidate */
    struct candidate **items;
    size_t count, room;
    struct name_table *known;   /* states and organisations; claims tell which */
    struct name_table *defined; /* long forms of abbreviations */
    struct definition {
        struct str name, abbreviation;
        bool actor;
        bool initials; /* its letters are those of the name */
    } * definitions;
    size_t definition_count, definition_room;
    struct units units;
    struct candidate *last_person; /* and where it stood */
    const struct flat *last_flat;
    size_t last_unit;
    const struct flat *listed_flat; /* the last organisation's block and last unit */
    size_t listed_unit;
    bool listed_chain; /* it stands in a list itself */
};

/* Notes that an organisation introduces an abbreviation: "Defence Committee (KOR)". */
void search_define(struct search *search, struct str name, struct str abbreviation);
enum { LONGEST_ABBREVIATION = 16 };

struct word_seen *search_seen(struct search *search, uint64_t hash);
bool search_seen_lower(const struct search *search, uint64_t hash); /* in lower case */

/* The candidate of this name and sort, made when it is new. */
struct candidate *search_candidate(struct search *search, struct str name, int kind);

/* The name as keys have it: small, no stops, "organisation" as "organization". */
struct str name_key(struct arena *arena, struct str name);

/* ---- candidate_scan.c: a block's runs ---- */
void scan_words(struct search *search, const struct flat *flat);
void scan_definitions(struct search *search); /* when all words were seen */
void scan_names(struct search *search, const struct flat *flat);

/* The number of units that a name of the table takes from `at` on; 0: none. */
size_t table_units(const struct search *search, const struct name_table *table, size_t at,
                   const struct claim **claims);

/* ---- candidate_beside.c: what stands beside units ---- */
struct str unit_text(const struct search *search, const struct flat *flat, size_t first,
                     size_t last);
/* The unit that only a blank parts from this one, in its sentence; or NULL. */
const struct unit *unit_before(const struct search *search, size_t first);
const struct unit *unit_behind(const struct search *search, size_t last);
bool unit_is(const struct flat *flat, const struct unit *unit, const char *word); /* in any case */
bool unit_in_name(const struct unit *unit); /* upper case, and not in the title of a work */
bool unit_is_any(const struct flat *flat, const struct unit *unit, const char *const words[]);
/* "Unions", "Federations": organisations, and none of them. */
bool unit_plural_head(const struct search *search, const struct flat *flat, size_t at);
/* "Pastors" for something, "Scientists" against something: who makes up an organisation. */
bool unit_of_members(const struct search *search, const struct flat *flat, size_t at);
/* Has the name a head of another language: "Rijks Instituut voor", "Organisation de"? */
bool units_foreign(const struct search *search, const struct flat *flat, size_t first, size_t last);
/* What the words beside the units first..last say of them; enum evidence. */
uint32_t units_evidence(const struct search *search, const struct flat *flat, size_t first,
                        size_t last);

/* ---- candidate_extent.c: how far a run goes ---- */
/* May the name go on to the unit `next`, with but a blank between? */
bool unit_joins(const struct search *search, size_t next);
bool name_follows(const struct search *search, size_t next); /* it does, in upper case */
/* The last unit of the capitals from `at` on; a name has no more than so many. */
size_t end_of_capitals(const struct search *search, size_t at);
/* The last unit of the run that begins at `first`, lower-case words within it included. */
size_t run_end(const struct search *search, const struct flat *flat, size_t first);

/* ---- candidate_head.c: how far an organisation's name goes ---- */
/* The last unit of the organisation's name that begins at `first`: its head word, or the last of
 * what is told of it behind "of" and the like. SIZE_MAX: there is no organisation. */
size_t organisation_end(const struct search *search, const struct flat *flat, size_t first,
                        size_t last);
/* "Rahl & Sons", "P&O", "Bill & Anna Rahl Foundation"; but "R&D", "Trinidad & Tobago". */
bool units_firm(const struct search *search, const struct flat *flat, size_t first, size_t last);

/* ---- candidate_run.c: what a run names ---- */
struct run_of_units { /* units first..last, both included */
    size_t first, last;
    bool title_before; /* "Prime Minister of Ukraine, | Volodymyr Groysman" */
    struct str role;   /* that title */
};
/* Returns the office that the run ends with and that nobody in it holds; or nothing. */
struct str read_run(struct search *search, const struct flat *flat, struct run_of_units run);

/* The candidate that the units name, with what was seen of it. */
struct candidate *search_note(struct search *search, const struct flat *flat, size_t first,
                              size_t last, int kind, uint32_t evidence);

/* ---- candidate_single.c: runs of one unit ---- */
/* One that is no abbreviation: a surname, or the name of a group. */
void note_single(struct search *search, const struct flat *flat, size_t at, uint32_t evidence);
bool note_party(struct search *search, const struct flat *flat, size_t at); /* "Communist party" */
void note_acronym(struct search *search, const struct flat *flat, size_t at);
/* An organisation stands there: what is told beside it in a list may be one too. */
void note_listed(struct search *search, const struct flat *flat, size_t first, size_t last);

/* ---- candidate_judge.c: which are good enough, by all that was seen of them ---- */
void candidates_judge(struct search *search);
enum { SCORE_ENOUGH = 3 };

/* ---- candidate_merge.c: names of one actor ---- */
void candidates_merge(struct search *search);
void candidate_merge_into(struct search *search, struct candidate *from, struct candidate *into);

#endif
