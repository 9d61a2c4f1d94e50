/* explain.h: why an entry of the timeline, or a name in the index, is what it is. */
#ifndef DOSSIER_EXPLAIN_H
#define DOSSIER_EXPLAIN_H

#include "build/build.h"

/* Appends the explanation of a ref; false when nothing in the pack has it. */
bool explain_ref(const struct build *build, struct str ref, GString *out);

#endif
