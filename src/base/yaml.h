/* yaml.h: a YAML text as a small tree in which each node knows its place.
 * Read by libyaml's events: aliases, anchors, tags, duplicate keys and second documents are
 * located errors; depth and number of nodes are limited. */
#ifndef DOSSIER_YAML_H
#define DOSSIER_YAML_H

#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    struct span span;     /* the value; for a block collection its first line's start to its end */
    struct str text;      /* a scalar's value, resolved */
    bool refused;         /* an alias: reported already, and of no kind */
    bool quoted;          /* a quoted or block scalar: always text, never a number or null */
    struct str key;       /* as a member of a map: its key */
    struct span key_span; /* and the key's place */
    struct yaml_node *first; /* members of a list or a map, in order */
    struct yaml_node *next;  /* sibling */
    size_t count;            /* how many members */
};

/* Reads the bytes [start, end) of a source (a front matter is a part of one). NULL after an
 * error that leaves no tree, or when the text is empty (which is then reported as
 * outline-empty by the caller). Other errors are reported and leave the rest usable. */
struct yaml_node *yaml_read(struct arena *arena, const struct sources *sources, uint32_t source,
                            uint32_t start, uint32_t end, struct diags *diags);

/* The member of a map with that key, or NULL. */
const struct yaml_node *yaml_find(const struct yaml_node *map, const char *key);

/* An unquoted empty scalar, "null" or "~". */
bool yaml_is_null(const struct yaml_node *node);

/* Where to point at the value: its own place, or its key's when it is nothing. */
struct span yaml_place(const struct yaml_node *node);

const char *yaml_kind_name(const struct yaml_node *node); /* "a text", "a list", "a mapping" */

#endif
