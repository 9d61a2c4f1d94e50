/* outline.h: outline.yaml → struct pack. All strings live in the arena; spans point into the
 * outline (or the file that it includes). Section files are named here, read in markdown/. */
#ifndef DOSSIER_OUTLINE_H
#define DOSSIER_OUTLINE_H

#include "base/base.h"
#include "outline/csl.h"

enum actor_kind { ACTOR_PERSON, ACTOR_ORGANISATION, ACTOR_BODY, ACTOR_STATE };
enum event_kind {
    EVENT_EVENT,
    EVENT_STATEMENT,
    EVENT_AGREEMENT,
    EVENT_VISIT,
    EVENT_DECISION,
    EVENT_PUBLICATION
};
/* Whether plain signs become typographic ones; a section may say otherwise. */
enum typography { TYPOGRAPHY_SMART, TYPOGRAPHY_PLAIN };
extern const char *const typography_names[]; /* "smart", "plain", NULL */
extern const char *const actor_kind_names[]; /* "person", ... NULL */
extern const char *const event_kind_names[];

struct editor {
    struct located_str name, role;
};
struct actor_role {
    struct located_str role;
    struct located_date from, to;
};
struct actor {
    struct span span;
    struct located_str id, name, sort; /* `sort` is derived when absent: "Stoltenberg, Jens" */
    int kind;                          /* enum actor_kind */
    struct str_list aliases, see_also; /* see_also: ids, checked */
    struct schema_list roles;          /* struct actor_role */
};
struct declared_event {
    struct span span;
    struct located_date date;
    struct located_str title;
    int kind;
    struct located_str source; /* free text, printed in parentheses */
};
struct quotation {
    struct located_str text, speaker, source;
    struct located_date date;
};

/* How citations are printed. */
enum citation_style { CITATIONS_AUTHOR_DATE, CITATIONS_NOTES, CITATIONS_NUMBERED, CITATIONS_SHORT };
extern const char *const citation_style_names[];
enum source_sort { SORT_AUTHOR, SORT_DATE, SORT_DATE_DOWN, SORT_CITATION };

enum body_kind {
    BODY_SECTION,
    BODY_PART,
    BODY_TIMELINE,
    BODY_FIGURES, /* lists of them */
    BODY_TABLES,
    BODY_SOURCES,
    BODY_ACTORS
};
struct body_item {
    enum body_kind kind;
    struct span span;
    struct located_str file;  /* SECTION: path in the pack */
    uint32_t source;          /* SECTION: where it was read already, which a bare file is */
    bool damaged;             /* the same: it holds what is no text, as was reported */
    struct located_str title; /* all but SECTION; a default where absent */
    struct body_item *items;  /* PART: its sections (BODY_SECTION only) */
    size_t item_count;
    struct str_list kinds;  /* TIMELINE: event kinds, checked; empty: all */
    struct str_list actors; /* TIMELINE: actor ids, checked; empty: all */
    bool states;            /* ACTORS: list states too */
    bool all;               /* SOURCES: those too that nothing cites */
    bool group_kinds;       /* SOURCES: under a heading for each kind */
    int sort;               /* SOURCES: enum source_sort */
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
    struct located_date as_of, updated;
    struct schema_list editors;        /* struct editor */
    int32_t paper_width, paper_height; /* 1/1024 pt; 0: the style's */
    struct quotation epigraph;         /* text empty: none */
    struct str_list key_points;
    struct body_item *body;
    size_t body_count;
    struct schema_list actors; /* struct actor, in the outline's order */
    struct schema_list events; /* struct declared_event */
    struct csl_list works;     /* the sources; csl_close when the pack is done with */
    bool works_unread;         /* some are missing for a fault that was reported */
    bool has_sources;          /* the outline has the key */
    const char *build_date;    /* "YYYY-MM-DDThh:mm:ssZ": updated, else SOURCE_DATE_EPOCH, else
                                  as_of, else 1980-01-01 with a note */
    struct str uuid;           /* identifier, or urn:uuid v5 of title, language, publisher */
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

/* "A4", "A5", "letter", or "WIDTHxHEIGHT" with units → 1/1024 pt. False when it is none. */
bool outline_paper(struct str name, int32_t *width, int32_t *height);

/* "urn:uuid:…", version 5: the same name gives the same one. */
struct str outline_uuid(struct arena *arena, struct str name);

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
