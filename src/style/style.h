/* style.h: a style sheet's values, resolved; both outputs are made from them. Lengths in 1/1024 pt.
 */
#ifndef DOSSIER_STYLE_H
#define DOSSIER_STYLE_H

#include "base/base.h"

/* What begins a page of its own; generated sections always do. */
enum style_openers { OPENERS_NONE, OPENERS_PARTS, OPENERS_SECTIONS };

/* How emphasis is shown: italics are hard to read for some. */
enum style_emphasis { EMPHASIS_ITALIC, EMPHASIS_BOLD };

/* How the first paragraph of a section begins. */
/* Whether the EPUB carries the fonts, or leaves the choice to the reader. */
enum style_fonts { FONTS_OF_READER, FONTS_EMBED };
enum style_opening { OPENING_NONE, OPENING_DROP_CAP, OPENING_SMALL_CAPS };

enum text_align { TEXT_JUSTIFY, TEXT_LEFT, TEXT_CENTRE, TEXT_RIGHT };

/* How one kind of text is set. */
struct text_style {
    struct str family; /* "Linux Libertine O" */
    int32_t size, leading;
    bool bold, italic;
    uint32_t colour;       /* 0xRRGGBB */
    int align;             /* enum text_align */
    int32_t before, after; /* space above and below the block */
    int32_t indent;        /* first line */
    int32_t left, right;   /* block indents */
    struct str features;   /* OpenType: "onum=1,smcp=1" */
    int32_t tracking;      /* between letters */
    bool hyphenate;
};

/* Every kind of text that layout sets and epub writes a rule for. */
enum text_role {
    TEXT_BODY,
    TEXT_HEADING_1,
    TEXT_HEADING_2,
    TEXT_HEADING_3,
    TEXT_HEADING_4,
    TEXT_PART,
    TEXT_STANDFIRST,
    TEXT_QUOTE,
    TEXT_ATTRIBUTION,
    TEXT_NOTE,
    TEXT_CAPTION,
    TEXT_TABLE,
    TEXT_TABLE_HEAD,
    TEXT_CODE,
    TEXT_LIST,
    TEXT_BOX,
    TEXT_BOX_TITLE,
    TEXT_CONTENTS_1,
    TEXT_CONTENTS_2,
    TEXT_TIMELINE_DATE,
    TEXT_TIMELINE,
    TEXT_INDEX,
    TEXT_INDEX_LETTER,
    TEXT_GLOSSARY_TERM,
    TEXT_GLOSSARY,
    TEXT_HEADNOTE,
    TEXT_RUNNING_HEAD,
    TEXT_FOLIO,
    TEXT_MARKING,
    TEXT_TITLE,
    TEXT_SUBTITLE,
    TEXT_TITLE_MATTER,
    TEXT_EPIGRAPH,
    TEXT_ROLE_COUNT
};
extern const char *const text_role_names[]; /* "body", "heading-1", ... NULL */

struct style {
    struct str name;
    int32_t paper_width, paper_height;
    int32_t margin_top, margin_bottom, margin_inner, margin_outer; /* of the text block */
    int32_t head_distance,
        foot_distance;     /* baseline of running head above, of folio below the block */
    int columns;           /* of running text: 1 or 2 */
    int32_t column_gap;    /* between columns, of running text and of the index */
    int32_t paragraph_gap; /* between paragraphs of running text */
    int openers;           /* enum style_openers */
    int emphasis;          /* enum style_emphasis */
    int32_t rule_width;
    uint32_t accent, rule_colour, tint; /* colours of lines, links and boxes */
    struct str mono_family;
    int opening; /* enum style_opening */
    int fonts;   /* enum style_fonts */
    struct text_style text[TEXT_ROLE_COUNT];
};

/* Where style sheets are: the program's, and the pack's own (NULL: none). */
struct style_folders {
    const struct folder *program, *pack;
};

/* Reads a style sheet and those that it stands on (`base`). A name is one of the program's sheets,
 * a path that ends in .yaml one of the pack. NULL after an error, reported at `cause` (where the
 * name stands) or in the sheet. Values that a role leaves out come from "body". */
const struct style *style_read_in_pack(struct arena *arena, const struct style_folders *folders,
                                       struct str name, struct span cause, struct sources *sources,
                                       struct diags *diags);

/* The same, of the program's sheets alone. */
const struct style *style_read(struct arena *arena, const struct folder *styles, struct str name,
                               struct span cause, struct sources *sources, struct diags *diags);

/* The style as it is on paper of that size (0: the style's own); layout takes this one. */
const struct style *style_on_paper(struct arena *arena, const struct style *style, int32_t width,
                                   int32_t height);

/* The contrast ratio of two colours, from 1 to 21 (WCAG 2.2). */
double style_contrast(uint32_t a, uint32_t b);
bool style_stands_on_tint(enum text_role role);

/* The style as CSS for the EPUB: relative units, element and class selectors only. Class names are
 * those of text_role_names, prefixed by nothing ("attribution", "timeline-date"). */
struct str style_css(struct arena *arena, const struct style *style);

/* The keys of a style sheet as JSON Schema. */
void style_schema(GString *out);

#endif
