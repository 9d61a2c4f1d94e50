/* source_internal.h: between the files that read sources. */
#ifndef DOSSIER_SOURCE_INTERNAL_H
#define DOSSIER_SOURCE_INTERNAL_H

#include "outline/outline_internal.h"

/* A mapping or list that is being filled. */
struct csl_builder {
    struct arena *arena;
    struct yaml_node *node, *last;
};
struct csl_builder csl_open(struct arena *arena, enum yaml_kind kind, struct span span);
void csl_add(struct csl_builder *to, struct str key, struct span key_span, struct yaml_node *value);
struct yaml_node *csl_scalar(struct arena *arena, struct str text, bool quoted, struct span span);
void csl_add_text(struct csl_builder *to, const char *key, struct str text, struct span span);

/* A date as CSL has it: {"date-parts": [[2014, 3, 2]]}, with `circa`; NULL where CSL has no form
 * for it (open intervals, decades). */
struct yaml_node *csl_date(struct arena *arena, struct edtf date, struct span span);
struct yaml_node *csl_literal_date(struct arena *arena, struct str words, struct span span);

bool csl_is_type(struct str word);
bool csl_is_date(struct str field);
bool csl_is_names(struct str field);
extern const char *const csl_types[];  /* NULL at the end */
extern const char *const csl_fields[]; /* and ours */

/* What a kind is to CSL ("press point": "interview"), or NULL; and a type's words. */
const char *csl_type_of_kind(struct str kind);
const char *csl_kind_of_type(struct str type);

/* A source as sources.yaml has it → as CSL-JSON has it. */
struct yaml_node *csl_from_yaml(struct outline_reading *reading, const struct yaml_node *map);

/* Reads one source out of its mapping; false when it has no id. */
bool csl_read_item(struct outline_reading *reading, const struct yaml_node *csl,
                   struct csl_item *work);

/* The same of a mapping that was made here, and so has no faults. */
void csl_read_made(struct arena *arena, const struct yaml_node *csl, struct csl_item *work);

/* Reads a BibTeX or BibLaTeX file: a list of CSL mappings, never NULL. */
struct yaml_node *bibtex_read(struct outline_reading *reading, uint32_t source);

/* Appends what a source may hold, as members of a JSON Schema object. */
void source_schema(GString *out);

/* ---- source_tex.c: TeX's text → Unicode with CSL's few tags ---- */
struct tex {
    struct arena *arena;
    struct diags *diags;
};
struct str tex_text(const struct tex *tex, struct str raw, struct span span);
struct str tex_verbatim(const struct tex *tex, struct str raw); /* addresses, DOIs */

/* ---- source_names.c: BibTeX's names → a list of CSL's ---- */
struct yaml_node *tex_names(const struct tex *tex, struct str raw, struct span span);

#endif
