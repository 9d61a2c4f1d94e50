/* json.h: a JSON text (RFC 8259) as the located tree of yaml.h, and such a tree as JSON again.
 * libyaml takes most JSON, but neither surrogate pairs ("\ud83d\ude00") nor keys of more than a
 * thousand letters, and takes much that is no JSON; hence a reader of its own. */
#ifndef DOSSIER_JSON_H
#define DOSSIER_JSON_H

#include "base/yaml.h"

/* Reads a whole source. A scalar that is not `quoted` is a number, true, false or null as it is
 * written. NULL after an error, which is reported where it stands. Of equal keys in one object the
 * second is reported and dropped. */
struct yaml_node *json_read(struct arena *arena, const struct sources *sources, uint32_t source,
                            struct diags *diags);

/* Appends the tree: quoted scalars as strings, the others as they are. One line. */
void json_print(const struct yaml_node *node, GString *out);

#endif
