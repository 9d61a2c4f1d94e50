/* schema.h: tables that say what a YAML mapping may hold and where in a struct it goes.
 * The same tables read the file, name the values allowed in errors, find the nearest known key,
 * and print themselves as JSON Schema. */
#ifndef DOSSIER_SCHEMA_H
#define DOSSIER_SCHEMA_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/edtf.h"
#include "base/yaml.h"

/* A value together with its place; what most fields are stored as. */
struct located_str {
    struct str text;
    struct span span; /* SPAN_NONE when the key is absent */
};
struct located_date {
    struct edtf date;
    struct span span;
};
struct str_list {
    struct located_str *items;
    size_t count;
};

enum schema_type {
    SCHEMA_TEXT,     /* struct located_str; any scalar but null */
    SCHEMA_CHOICE,   /* int: the index in `choices` */
    SCHEMA_BOOL,     /* bool: yes no true false */
    SCHEMA_INT,      /* int, from `least` to `most` */
    SCHEMA_LENGTH,   /* int32_t in 1/1024 pt: "11pt", "25mm", "2cm", "1in" */
    SCHEMA_RATIO,    /* double, from `least` to `most` */
    SCHEMA_COLOUR,   /* uint32_t 0xRRGGBB: "#1a2b3c" */
    SCHEMA_DATE,     /* struct located_date; EDTF */
    SCHEMA_LANGUAGE, /* struct located_str; a well-formed BCP 47 tag */
    SCHEMA_ID,       /* struct located_str; [A-Za-z][A-Za-z0-9_-]* */
    SCHEMA_TEXTS,    /* struct str_list; a list of texts, or one text */
    SCHEMA_MAP,      /* the struct of `sub`, in place */
    SCHEMA_LIST,     /* struct schema_list of structs of `sub` */
    SCHEMA_OTHER     /* const struct yaml_node *; the caller reads it */
};

struct schema_list {
    void *items; /* array of the sub-schema's structs */
    size_t count;
};

struct schema_field {
    const char *key;
    enum schema_type type;
    size_t offset; /* in the struct */
    bool required;
    const struct schema *sub;   /* MAP, LIST */
    const char *const *choices; /* CHOICE: names, NULL at the end; TEXTS: for the schema alone */
    int least, most;            /* INT, RATIO: bounds, both included */
    const char *about;          /* one sentence for the JSON Schema and the handbook */
};

struct schema {
    const char *name;   /* "the outline", "an actor": used in messages */
    size_t size;        /* of the struct */
    size_t span_offset; /* where a struct span for the whole mapping goes, or SCHEMA_NO_SPAN */
    const struct schema_field *fields; /* ends with key == NULL */
};

#define SCHEMA_NO_SPAN SIZE_MAX

/* Fills `result` (zeroed by the caller, or set to defaults: absent keys leave it as it is) from
 * the mapping `node`. Unknown keys, wrong types, bad values and missing required keys are located
 * errors with a suggestion. Returns false if there was any. */
bool schema_read(const struct schema *schema, struct arena *arena, const struct yaml_node *node,
                 struct diags *diags, void *result);

/* The known word nearest to `word`, or NULL when none is near: for "did you mean". `words` ends
 * with NULL. */
const char *schema_nearest(struct str word, const char *const *words);

/* A length with its unit ("11pt", "25mm") in 1/1024 pt; false when it is none. */
bool schema_length(struct str text, int32_t *length);

/* Whether a text is a well-formed language tag (BCP 47): "uk", "en-GB", "sr-Latn". */
bool schema_language(struct str tag);

/* Appends what a SCHEMA_OTHER takes, as members of a JSON Schema object: `"type": "string"`. */
typedef void schema_other(const struct schema_field *field, GString *out);

/* Appends the table as a JSON Schema (draft 2020-12), or only the members that say what a mapping
 * may hold. `other` may be NULL where no field is SCHEMA_OTHER. */
void schema_print(const struct schema *schema, schema_other *other, GString *out);
void schema_print_mapping(const struct schema *schema, schema_other *other, GString *out);

#endif
