/* doc.h: the one tree that every stage reads, and what layout says about it.
 *
 * Invariants (doc_check tests them):
 * - a node's parent, siblings and children agree; blocks hold blocks or inlines as node_holds says;
 * - every node has a span; a generated one has the span of what caused it and `generated` set;
 * - a TEXT or CODE node that is neither generated nor `replaced` has a span whose bytes are its
 *   text, but for its `edits`; a `replaced` one stands for its span as a whole (an entity, an
 * escape, an attribute);
 * - ids are unique in the tree and are XML names of ASCII letters, digits, '-', '_' and '.';
 * - marks of a node are sorted by start, lie inside its text and do not overlap partly. */
#ifndef DOSSIER_DOC_H
#define DOSSIER_DOC_H

#include <glib.h>

#include "base/base.h"

enum node_kind {
    /* the book */
    NODE_BOOK,       /* root: FRONT, BODY, BACK */
    NODE_FRONT,      /* roman page numbers: TITLE_PAGE, CONTENTS, sections before the body */
    NODE_BODY,       /* PART, SECTION, TIMELINE_SECTION */
    NODE_BACK,       /* index */
    NODE_PART,       /* HEADING, then SECTIONs; title in its HEADING */
    NODE_SECTION,    /* HEADING, then blocks; a section file, or generated (see `role`) */
    NODE_TITLE_PAGE, /* blocks, each with a `role` */
    /* blocks that hold blocks */
    NODE_QUOTE, /* blocks, then perhaps an ATTRIBUTION */
    NODE_LIST,  /* ITEMs */
    NODE_ITEM,
    NODE_FIGURE,      /* IMAGE (as a block), then perhaps a CAPTION */
    NODE_TABLE,       /* perhaps a CAPTION, then ROWs */
    NODE_ROW,         /* CELLs; `header` set on the first */
    NODE_NOTE,        /* a footnote's blocks; child of the SECTION, behind its text */
    NODE_BOX,         /* key points: blocks, perhaps a HEADING-like PARAGRAPH with role */
    NODE_CONTENTS,    /* CONTENTS_ENTRYs */
    NODE_TIMELINE,    /* EVENTs of one period; `title` is what it is called: "2014" */
    NODE_EVENT,       /* EVENT_DATE, EVENT_TEXT */
    NODE_INDEX,       /* INDEX_ENTRYs, in order; `title` of an entry is its letter */
    NODE_INDEX_ENTRY, /* INDEX_TERM, perhaps INDEX_NOTE, LOCATORs, sub-entries (`level` 2), a SEE */
    NODE_GLOSSARY,    /* GLOSSARY_ENTRYs */
    NODE_GLOSSARY_ENTRY, /* GLOSSARY_TERM, GLOSSARY_TEXT */
    /* blocks that hold inlines */
    NODE_HEADING, /* `level` 1-6; inside a part 2-7 */
    NODE_PARAGRAPH,
    NODE_ATTRIBUTION, /* a quote's source line, without its dash */
    NODE_CAPTION,     /* without its number: see `label` */
    NODE_CELL,
    NODE_CONTENTS_ENTRY, /* `level`, `target`, `page_label` */
    NODE_EVENT_DATE,     /* `date` */
    NODE_EVENT_TEXT,     /* headline, source, "see" links and a LOCATOR */
    NODE_INDEX_TERM,     /* the heading of an entry: "Stoltenberg, Jens" */
    NODE_INDEX_NOTE,     /* role and years */
    NODE_GLOSSARY_TERM,  /* "NAC" */
    NODE_GLOSSARY_TEXT,  /* what it stands for or means, and LOCATORs */
    NODE_SEE,            /* "see NATO": LINKs */
    /* blocks that hold text themselves */
    NODE_CODE_BLOCK, /* `text`, `title` is the language named after the fence */
    NODE_RULE,
    NODE_TIMELINE_FIGURE, /* a drawn timeline: `drawing` */
    /* inlines */
    NODE_TEXT, /* `text` */
    NODE_EMPHASIS,
    NODE_STRONG,
    NODE_STRIKETHROUGH,
    NODE_SUPERSCRIPT,
    NODE_SUBSCRIPT,
    NODE_ABBREVIATION,    /* `title` is the long form */
    NODE_CODE,            /* `text` */
    NODE_LINK,            /* `target`: an address, or "#id" */
    NODE_CROSS_REFERENCE, /* `target` "#id"; compose sets `text` and `page_label` */
    NODE_SPAN,            /* text with attributes */
    NODE_IMAGE, /* `target` is the path in the pack, `image` its data, `title` the alt text */
    NODE_NOTE_REFERENCE, /* `target` "#id" of the NOTE, `label` its number */
    NODE_LOCATOR, /* one place in the text: `target` "#id", `text` what is printed ("12–14"); in
                     an index `page_label` is its page, `label` the "n3" or "f" behind */
    NODE_SOFT_BREAK, /* a line end in the source: a space */
    NODE_LINE_BREAK,
    NODE_KIND_COUNT
};

/* What a generated or special node is for, where the kind alone does not tell. */
enum node_role {
    ROLE_NONE,
    ROLE_TITLE,
    ROLE_SUBTITLE,
    ROLE_EDITORS,
    ROLE_EDITION,
    ROLE_DATES,
    ROLE_PUBLISHER,
    ROLE_RIGHTS,
    ROLE_CITATION,   /* how the pack is to be cited */
    ROLE_EPIGRAPH,   /* also a QUOTE that repeats words of the text in large type */
    ROLE_KEY_POINTS, /* on the title page */
    ROLE_CONTENTS,
    ROLE_TIMELINE,
    ROLE_FIGURES,
    ROLE_TABLES,
    ROLE_SOURCES,
    ROLE_GLOSSARY,
    ROLE_CITING,
    ROLE_INDEX,         /* generated sections */
    ROLE_PROFILES,      /* the same: a who's who */
    ROLE_PROFILE_PAGES, /* in one: what the actor was, where and with whom it is named */
    ROLE_SPARKLINE,     /* an IMAGE that says nothing new */
    ROLE_QUOTATIONS,    /* a generated section, as ROLE_READING */
    ROLE_READING,       /* also the first paragraph of a work in it, */
    ROLE_WHERE,         /* and the last: where the work is found */
    ROLE_ORIGINAL,      /* a quotation's PARAGRAPH: the words that the one before translates */
    ROLE_BOX_TITLE,
    ROLE_HEADNOTE,
    ROLE_PLAIN_TEXT,
    ROLE_STANDFIRST,
    ROLE_AUTHOR
};

enum cell_align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* A stretch of a TEXT node that analysis found something in. */
enum mark_kind { MARK_MENTION, MARK_DATE, MARK_ABBREVIATION };
struct mark {
    struct mark *next;
    uint32_t start, end; /* bytes in the node's text */
    enum mark_kind kind;
    struct str id;    /* anchor that locators and entries link to; unique in the tree, or empty */
    struct edtf date; /* MARK_DATE */
    struct str title; /* MARK_ABBREVIATION: the long form where readers are told it, or empty */
};

/* A picture's bytes, and what was read from its header. */
enum image_format { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG };
struct image {
    enum image_format format;
    struct str bytes;
    struct str path;      /* in the pack */
    double width, height; /* pixels, or points for an SVG */
};

/* Where a TEXT says something else than its source: "’" for "'". In order, and apart. */
struct text_edit {
    uint32_t at, length;            /* bytes of the text */
    uint32_t source, source_length; /* bytes of the span, from its start */
};

struct timeline_drawing;
/* What a citation names, as it is written: "[see @key, p. 3]". */
struct cited {
    struct str key;
    struct span span;          /* of the key, with its '@' */
    struct str prefix, suffix; /* "see", "p. 3" */
    bool no_author;            /* "-@key": the text has named them */
};
struct citation {
    struct cited *items;
    size_t count;
    bool in_text; /* "@key says": the author belongs to the sentence */
    bool spaced;  /* a blank stood in front, which the SPAN has taken */
};

struct node {
    enum node_kind kind;
    enum node_role role;
    bool generated;
    bool replaced;         /* TEXT, CODE: stands for its span as a whole */
    bool no_event;         /* SPAN: dates inside make no event */
    bool no_actor;         /* SPAN: names inside are nobody's */
    bool header;           /* ROW */
    bool main;             /* LOCATOR: of the main treatment */
    bool ordered, tight;   /* LIST */
    uint8_t level;         /* HEADING: 1-7, CONTENTS_ENTRY: 1 or 2 */
    uint8_t column_span;   /* CELL; 0 is 1 */
    enum cell_align align; /* CELL */
    int32_t start;         /* ordered LIST: first number */
    struct span span;
    struct node *parent, *first, *last, *previous, *next;
    struct str text;   /* TEXT, CODE, CODE_BLOCK, LOCATOR, CROSS_REFERENCE */
    struct str id;     /* anchor; empty when nothing points here */
    struct str target; /* address, "#id", or path */
    struct str title;  /* alt text, long form, info string, letter */
    struct str label;  /* printed number: "Figure 2", "3" of a note, of an EVENT that a drawing has
                          by its number; item labels are computed */
    struct str language;       /* BCP 47, where it differs from the parent's */
    struct span language_span; /* what says so */
    struct str classes;        /* as written, separated by spaces */
    struct str actor;          /* SPAN: actor id of {actor=} */
    struct str event_kind;     /* SPAN: of {kind=}, checked */
    struct str quote;          /* SPAN of {quote=}, QUOTE: id of one of the pack's quotes */
    struct str page_label;     /* of the target, as of the last round */
    struct edtf date;          /* SPAN of {date=}, EVENT_DATE; SECTION: when it was written */
    bool has_date;
    int32_t width_percent;         /* IMAGE: of the measure; 0: natural, at most the measure */
    struct mark *marks;            /* TEXT */
    const struct text_edit *edits; /* TEXT: made by typography */
    uint32_t edit_count;
    const struct citation *citation;        /* SPAN: its text is made when the sources are known */
    const struct image *image;              /* IMAGE */
    const struct timeline_drawing *drawing; /* TIMELINE_FIGURE; of compose/timeline_figure.h */
    const struct node *printed; /* NOTE: whose blocks pages have in place of its own ("Ibid."), as
                                   the note before stands above it there; or NULL */
    const struct node *copy_of; /* set by layout, where it sets a node twice or in another order */
};

/* A position in the tree's text: byte `offset` of `node`'s text (0 for a node without text). */
struct position {
    const struct node *node;
    uint32_t offset;
};

/* ---- making and changing (arena nodes; nothing is freed) ---- */
struct node *node_make(struct arena *arena, enum node_kind kind, struct span span);
struct node *node_make_generated(struct arena *arena, enum node_kind kind, struct span cause);
struct node *node_make_text(struct arena *arena, struct str text,
                            struct span cause); /* generated */
void node_append(struct node *parent, struct node *child);

/* Appends to `to` a copy of the tree `from`, in `arena`; texts and pictures are shared. Each node
 * is handed to `change` with its original, and with `span`, before it is appended. */
typedef void node_change(struct node *copy, const struct node *original, struct span span);
void node_copy(struct arena *arena, struct node *to, const struct node *from, node_change *change,
               struct span span);

void node_insert_before(struct node *next, struct node *child);
void node_unlink(struct node *node);
void node_add_mark(struct arena *arena, struct node *text, struct mark mark); /* keeps order */

/* ---- asking ---- */
const char *node_kind_name(enum node_kind kind);
const char *node_role_name(enum node_role role);
bool node_is_inline(const struct node *node);
bool node_holds_inlines(const struct node *node);         /* a block whose children are inlines */
const struct node *node_section(const struct node *node); /* enclosing SECTION, or NULL */
struct str node_language(const struct node *node, struct str fallback); /* own or inherited */
const struct node *
node_heading(const struct node *section);     /* its first child of that kind, or NULL */
bool node_has_parts(const struct node *book); /* a book of front matter, body, back matter */

/* Whether a block reads from right to left: in such a language, or most of its letters are from a
 * script that does, and the first of them. */
bool node_is_right_to_left(const struct node *block, struct str fallback);

/* ---- scripts without spaces ---- */
bool ideograph_is(uint32_t character); /* Chinese and Japanese letters and their punctuation */

/* What stands between two characters of one word. */
enum ideograph_joint {
    JOINT_NONE, /* neither is an ideograph */
    JOINT_TIED, /* a line does not end here, but it may give way */
    JOINT_BREAK /* a line may end here */
};
enum ideograph_joint ideograph_joint(uint32_t before, uint32_t after);

/* Whether a SOFT_BREAK is a space: between ideographs it is nothing. */
bool soft_break_is_space(const struct node *node);

/* The source of the bytes `start`..`end` of a node's text: the whole span where they are not told
 * apart (generated and replaced texts). */
struct span node_source_span(const struct node *node, uint32_t start, uint32_t end);

/* The text of all inlines below, notes' marks and images left out; breaks are spaces. */
struct str node_plain_text(struct arena *arena, const struct node *node);

/* Whether the block is the first paragraph below a section's title; what tells whose text it is may
 * stand between. */
bool node_opens_section(const struct node *block);

/* Of a text that opens a section, in bytes: its first letter, when it is a capital and no word by
 * itself (else `end` is 0), which quotation marks may precede; and where its first words end. */
struct text_opening {
    uint32_t start, end, words;
};
struct text_opening text_opening(struct str text);

/* ---- walking without recursion: each node is entered, and left once its children are done ---- */
struct walk {
    struct node *root, *node;
    bool entering;
};
struct walk walk_start(const struct node *root);
bool walk_next(struct walk *walk);          /* false when the root has been left */
void walk_skip_children(struct walk *walk); /* valid while entering */

/* ---- looking after ---- */
struct id_table; /* id → node */
struct id_table *id_table_make(struct arena *arena, const struct node *root);
struct node *id_table_find(const struct id_table *table,
                           struct str id); /* a mark's id gives its node */

/* Tests the invariants above; the first that does not hold is written to `out` and false returned.
 */
bool doc_check(const struct node *root, const struct sources *sources, GString *out);

/* The tree as indented text, one node a line, for golden tests and `--dump`. */
void doc_dump(const struct node *root, const struct sources *sources, GString *out);

#endif
