/* outline.h: outline.yaml → struct pack. All strings live in the arena; spans point into the
 * outline (or the file that it includes). Section files are named here, read in markdown/. */
#ifndef DOSSIER_OUTLINE_H
#define DOSSIER_OUTLINE_H

#include "base/base.h"
#include "doc/doc.h"
#include "doc/event_kind.h"
#include "outline/csl.h"

enum actor_kind { ACTOR_PERSON, ACTOR_ORGANISATION, ACTOR_BODY, ACTOR_STATE };
/* Whether plain signs become typographic ones; a section may say otherwise. */
enum typography { TYPOGRAPHY_SMART, TYPOGRAPHY_PLAIN };
extern const char *const typography_names[]; /* "smart", "plain", NULL */
extern const char *const actor_kind_names[]; /* "person", ... NULL */

struct editor {
    struct located_str name, role;
};
struct given_cover {
    struct located_str image; /* path in the pack; empty: one is drawn */
    struct located_str alt;
};
struct series {
    struct located_str title; /* empty: it is in none */
    struct located_str number;
};
/* Who examined the EPUB for its accessibility; the program itself never claims that. */
struct certification {
    struct located_str certified_by; /* empty: nobody */
    struct located_str report;       /* its address, http or https; or empty */
};
struct actor_role {
    struct located_str role;
    struct located_date from, to;
};
struct name_context { /* an alias that counts in some sections alone */
    struct located_str alias;
    struct str_list sections; /* their files, checked */
};
struct authority { /* records of the actor elsewhere */
    struct located_str wikidata, viaf;
};
struct actor {
    struct span span;
    struct located_str id, name, sort; /* `sort` is derived when absent: "Stoltenberg, Jens" */
    struct located_str language;       /* whose customs the name follows; empty: none is told */
    int kind;                          /* enum actor_kind */
    struct str_list aliases, abbreviations, former_names, other_scripts;
    struct schema_list contexts;       /* struct name_context, of aliases */
    struct str_list see_also, part_of; /* ids, checked */
    struct schema_list roles;          /* struct actor_role */
    struct located_str note;
    struct authority authority;
    bool found;          /* not declared: found in the text */
    int confidence;      /* of what was found: up to 99 */
    struct str evidence; /* the same: what speaks for it */
};
/* Bytes of a name; a longer one is an error of the outline. */
#define LONGEST_NAME ((size_t)200)

/* What the editor says of names in all sections. */
struct name_merge {
    struct str_list names;
    struct located_str as; /* an actor's id or name, or another name that was found */
};
struct name_rules {
    struct str_list reject;   /* words that are no actor's name */
    struct schema_list merge; /* struct name_merge */
    bool nested;              /* names inside longer names count as well */
    bool role_mentions;       /* "the Secretary General" counts for who held the office */
};
/* An abbreviation or a word that the outline explains. */
struct declared_term {
    struct span span;
    struct located_str term;
    struct located_str long_form;  /* what an abbreviation stands for; or empty */
    struct located_str definition; /* Markdown, one paragraph; or empty */
    struct str_list see;           /* other terms, checked */
    const struct node *meaning;    /* of `definition`: its PARAGRAPH, set where Markdown is read */
};
/* Where the long form of an abbreviation is added at its first use. */
enum long_forms { LONG_FORMS_NONE, LONG_FORMS_PART, LONG_FORMS_SECTION };
struct abbreviation_rules {
    struct str_list reject; /* what is no abbreviation */
    int long_forms;         /* enum long_forms */
};
/* Where the book says how it is to be cited, but for a section of its own. */
enum cite_line { CITE_DEFAULT, CITE_TITLE_PAGE, CITE_NONE };

struct declared_event {
    struct span span;
    struct located_date date;
    struct located_str title;
    int kind;
    struct located_str source; /* free text, printed in parentheses */
    struct located_str ref;    /* of the entry found in the text that it stands for, or empty */
    struct str_list tags;      /* what timelines can ask for */
    const struct actor *actor; /* the speaker of a quotation, or NULL */
};

/* What an editor said of an entry that was found: an item of the file of `timeline_review`. */
enum review_decision { REVIEW_OPEN, REVIEW_ACCEPT, REVIEW_REJECT, REVIEW_EDIT };
extern const char *const review_decision_names[]; /* "open", "accept", "reject", "edit", NULL */
struct review {
    struct span span;
    struct located_str ref;
    int decision;                               /* enum review_decision */
    struct located_date date;                   /* the three hold from then on, whatever is found */
    int kind;                                   /* enum event_kind; -1: as found */
    struct located_str headline;                /* empty: as found */
    struct located_str sentence, place, reason; /* for the editor's eyes; not read */
    int confidence;                             /* as well */
};

/* `dates`: corrections of what was found. */
struct file_year {
    struct located_str file;
    int year;
};
struct date_corrections {
    struct str_list reject;  /* refs of dates that make no event */
    struct file_year *years; /* of a section's dates without a year, where nothing tells another */
    size_t year_count;
};
/* Bytes of a quotation: a passage, not a chapter. */
#define LONGEST_QUOTE ((size_t)20000)

/* `quotes`: what somebody said, as data: an item of the list. */
struct quote_original {
    struct located_str text, language;
};
struct quote {
    struct span span;
    bool faulty; /* one of its values was refused, as was reported */
    struct located_str id, text, speaker, role, place, source, locator, language;
    struct located_date date;
    struct quote_original original; /* what `text` translates; text empty: it is none */
    const struct actor *actor;      /* whom `speaker` names by id or name; NULL: nobody declared */
};
/* The epigraph: a text with its speaker, or one of `quotes` by its id. */
struct quotation {
    struct located_str text, speaker, source, quote;
    struct located_date date;
    const struct quote *declared; /* what `quote` names, or NULL */
};

/* `reading`: why a source is recommended, and where it is found: an item of the list. */
enum reading_level { LEVEL_START, LEVEL_CORE, LEVEL_DEEPER, LEVEL_REFERENCE, LEVEL_NONE };
struct reading_entry {
    struct span span;
    struct located_str source;           /* its key */
    struct located_str annotation;       /* Markdown: paragraphs and lists */
    struct located_str catalogue, shelf; /* an address, http or https; a shelf mark */
    int level;                           /* enum reading_level */
    bool open_access;
    const struct csl_item *work; /* NULL: there is no such source, as was reported */
};

/* How citations are printed. */
enum citation_style {
    CITATIONS_AUTHOR_DATE,
    CITATIONS_NOTES,
    CITATIONS_NUMBERED,
    CITATIONS_SHORT,
    CITATIONS_APA,
    CITATIONS_NOTES_IBID
};
extern const char *const citation_style_names[];
enum source_sort { SORT_AUTHOR, SORT_DATE, SORT_DATE_DOWN, SORT_CITATION };

enum body_kind {
    BODY_SECTION,
    BODY_PART,
    BODY_TIMELINE,
    BODY_FIGURES, /* lists of them */
    BODY_TABLES,
    BODY_SOURCES,
    BODY_QUOTES,  /* a list of quotations */
    BODY_READING, /* a reading list */
    BODY_GLOSSARY,
    BODY_CITING, /* how to cite the pack */
    BODY_ACTORS
};
enum quotes_sort { QUOTES_BY_DATE, QUOTES_BY_SPEAKER };
enum reading_sort { READING_NEWEST, READING_OLDEST, READING_AUTHOR, READING_KIND };
enum reading_group { READING_TOGETHER, READING_BY_KIND, READING_BY_LEVEL, READING_BY_YEAR };
enum timeline_view { TIMELINE_LIST, TIMELINE_FIGURE };
enum timeline_lanes { LANES_NONE, LANES_KIND, LANES_ACTOR };
/* How headings are compared; as an index, or as a who's who. */
enum index_order { ORDER_WORD, ORDER_LETTER };
enum actors_view { VIEW_INDEX, VIEW_PROFILES };
/* What a glossary lists, and in which order. */
enum glossary_content { GLOSSARY_ALL, GLOSSARY_ABBREVIATIONS, GLOSSARY_WORDS };
enum glossary_sort { GLOSSARY_BY_TERM, GLOSSARY_BY_PAGE };
struct body_item {
    enum body_kind kind;
    struct span span;
    struct located_str file;  /* SECTION: path in the pack */
    uint32_t source;          /* SECTION: where it was read already, which a bare file is */
    bool damaged;             /* the same: it holds what is no text, as was reported */
    struct located_str title; /* all but SECTION; a default where absent */
    struct body_item *items;  /* PART: its sections (BODY_SECTION only) */
    size_t item_count;
    struct str_list kinds;  /* TIMELINE: event kinds, checked; READING: sources'; empty: all */
    struct str_list actors; /* TIMELINE, QUOTES: actor ids, checked; empty: all */
    struct str_list keys;   /* READING: of sources, checked; empty: all */
    unsigned levels;        /* READING: 1 << enum reading_level; 0: all */
    int group;              /* READING: enum reading_group */
    struct str_list tags;   /* TIMELINE: of declared events, checked; empty: all */
    struct located_date from, to; /* TIMELINE: its period; without a span: open */
    bool show_actors;             /* TIMELINE: entries name them */
    int view;                     /* TIMELINE: enum timeline_view */
    int lanes;                    /* TIMELINE: enum timeline_lanes */
    bool states;                  /* ACTORS: list states too */
    int order;                    /* ACTORS: enum index_order */
    int actors_view;              /* ACTORS: enum actors_view */
    bool sparklines;              /* ACTORS: small drawings of the years */
    bool all;                     /* SOURCES, QUOTES: those too that nothing cites */
    bool group_kinds;             /* SOURCES: under a heading for each kind */
    int sort;                     /* SOURCES: enum source_sort; GLOSSARY: enum glossary_sort;
                                     QUOTES, READING: theirs */
    int content;                  /* GLOSSARY: enum glossary_content */
    bool sections;                /* CITING: each section too */
};

/* A section is text; more than this in one file is no section any more. */
#define MOST_SECTION_BYTES ((size_t)8 * 1024 * 1024)

struct pack {
    struct span span;
    struct str name;      /* of the outputs: the real name of the folder, or a file's stem */
    bool bare;            /* made from a single text file, without an outline */
    struct folder folder; /* where files are read; the caller closes it */
    struct located_str title, subtitle, language, publisher, rights, identifier, edition, marking,
        style;
    int typography; /* enum typography */
    int citations;  /* enum citation_style */
    struct located_date as_of, updated, review_by;
    int cite; /* enum cite_line; never CITE_DEFAULT once it is read */
    struct given_cover cover;
    struct series series;
    struct certification accessibility;
    struct schema_list editors;        /* struct editor */
    int32_t paper_width, paper_height; /* 1/1024 pt; 0: the style's */
    struct quotation epigraph;         /* text empty: none */
    struct str_list key_points;
    struct body_item *body;
    size_t body_count;
    struct schema_list actors; /* struct actor, in the outline's order */
    struct name_rules names;
    struct schema_list glossary; /* struct declared_term */
    struct abbreviation_rules abbreviations;
    struct schema_list events;  /* struct declared_event */
    struct schema_list reviews; /* struct review */
    struct span review_span;    /* of `timeline_review`; SPAN_NONE: none */
    struct date_corrections dates;
    struct csl_list works;      /* the sources; csl_close when the pack is done with */
    bool works_unread;          /* some are missing for a fault that was reported */
    bool has_sources;           /* the outline has the key */
    struct schema_list quotes;  /* struct quote */
    bool quotes_unread;         /* some are missing for a fault that was reported */
    struct schema_list reading; /* struct reading_entry */
    const char *build_date;     /* "YYYY-MM-DDThh:mm:ssZ": updated, else SOURCE_DATE_EPOCH, else
                                   as_of, else 1980-01-01 with a note */
    struct str uuid;            /* identifier, or urn:uuid v5 of title, language, publisher */
};

enum outline_result {
    OUTLINE_READ,    /* `pack` is whole; there may be errors in diags all the same */
    OUTLINE_REFUSED, /* errors left no pack */
    OUTLINE_NO_PACK  /* `path` does not exist or is nothing that a pack can be: usage (status 2) */
};

/* Reads the pack at `path`: a folder with outline.yaml, an outline file, or a single .md/.txt file.
 * `epoch` is SOURCE_DATE_EPOCH's text or NULL. `path_paper` ("A5") overrides the paper when not
 * NULL. Checks all that can be checked without the sections: ids, references, dates, languages,
 * files' existence. Fills pack->folder, which the caller closes with folder_close, and pack->works,
 * closed with csl_close (after any result). */
enum outline_result outline_read(struct arena *arena, const struct file_ops *ops, struct str path,
                                 const char *epoch, struct sources *sources, struct diags *diags,
                                 struct pack *pack);

/* The pack itself as a source, and one of its sections on `pages` ("3–5"). Without a span. */
struct csl_item pack_as_source(struct arena *arena, const struct pack *pack);
struct csl_item pack_section_as_source(struct arena *arena, const struct pack *pack,
                                       struct str title, struct str author, struct str id,
                                       struct str pages);

/* "A4", "A5", "letter", or "WIDTHxHEIGHT" with units → 1/1024 pt. False when it is none. */
bool outline_paper(struct str name, int32_t *width, int32_t *height);

/* The day and its second that SOURCE_DATE_EPOCH's text tells; false where it is NULL or no date
 * that metadata can carry. */
bool outline_day_of_epoch(const char *epoch, struct edtf_date *date, int64_t *seconds);

/* "urn:uuid:…", version 5: the same name gives the same one. */
struct str outline_uuid(struct arena *arena, struct str name);

/* The last declared office that the actor held at some day of a date, or NULL; whether that is so
 * of one of them. An end that is not told is open. */
const struct actor_role *actor_role_on(const struct actor *actor, struct edtf date);
bool actor_role_covers(const struct actor_role *role, struct edtf date);

/* The name that a quotation is printed with, and the office: the one given, else the actor's on
 * that date; empty: none is known. */
struct str quote_speaker(const struct quote *quote);
struct str quote_role(const struct quote *quote);

/* The id nearest to `id`, or NULL. */
const char *quote_nearest(struct arena *arena, const struct pack *pack, struct str id);

const struct actor *pack_actor(const struct pack *pack, struct str id); /* or NULL */

/* A person's surname: what stands before the comma of `sort`, else what the name tells. Both are
 * empty where there is none. */
struct surname {
    struct str name;  /* "Gaulle" */
    struct str whole; /* "de Gaulle": with the particles of the name */
};
struct surname actor_surname(const struct actor *actor);

/* "Gaulle, Charles de": the name as an index has it. */
struct str actor_sort_name(struct arena *arena, const struct actor *actor);

/* Appends the outline's JSON Schema. */
void outline_schema(GString *out);

#endif
