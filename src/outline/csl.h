/* csl.h: a source that a pack cites. Whatever it was written in, YAML, CSL-JSON or BibTeX, it is
 * one tree of CSL's fields (Citation Style Language 1.0.2), and beside it what is used often. */
#ifndef DOSSIER_CSL_H
#define DOSSIER_CSL_H

#include "base/base.h"

struct csl_name {
    struct str family, given, particle, suffix; /* "Berg", "Jan", "van den", "Jr." */
    struct str dropping; /* a particle that the family name alone goes without: "von" Humboldt */
    struct str literal;  /* an organisation; the others are empty then */
};
struct csl_names {
    struct csl_name *items;
    size_t count;
};

struct csl_item {
    struct span span;
    struct located_str id;
    const struct yaml_node *csl; /* all fields; scalars that are not `quoted` are numbers */
    struct str type;             /* of CSL: "article-journal" */
    struct str kind;             /* for grouping: as given ("communiqué"), else the type's words */
    struct csl_names authors, editors, translators;
    struct located_date issued, accessed; /* no span: not told */
    struct str issued_words;              /* a date that is no date: "forthcoming" */
    struct str snapshot, snapshot_sha256; /* a file of the pack; 64 digits of base 16, or empty */
};

struct csl_list {
    struct csl_item *items; /* in the order of the file */
    size_t count;
    GHashTable *by_id; /* → struct csl_item *; the arena's owner destroys it with csl_close */
};

/* A field, of the source itself or of its `custom` mapping; or NULL. */
const struct yaml_node *csl_node(const struct csl_item *work, const char *key);

/* A scalar field's text: of the source itself, or of its `custom` mapping; or empty. */
struct str csl_field(const struct csl_item *work, const char *key);

/* The names and the date of any field; none, or false, where it has none. */
struct csl_names csl_read_names(struct arena *arena, const struct csl_item *work, const char *key);
bool csl_read_date(struct arena *arena, const struct csl_item *work, const char *key,
                   struct edtf *date);

const struct csl_item *csl_find(const struct csl_list *works, struct str id); /* or NULL */

/* The id nearest to `id`, or NULL. */
const char *csl_nearest(struct arena *arena, const struct csl_list *works, struct str id);

void csl_close(struct csl_list *works);

/* All sources as CSL-JSON. */
void csl_print_json(const struct csl_list *works, GString *out);

/* Whether the check digit of an ISBN of 10 or 13 digits is right (ISO 2108). */
bool csl_isbn_is_valid(struct str isbn);

#endif
