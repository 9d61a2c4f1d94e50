/* diag_internal.h: what diag.c, diag_print.c and file.c share. */
#ifndef DOSSIER_DIAG_INTERNAL_H
#define DOSSIER_DIAG_INTERNAL_H

#include "base/diag.h"

struct diag {
    enum diag_code code;
    struct span span;
    struct str path; /* where there is no span */
    struct str text, hint;
    struct span see; /* a second place */
    struct str see_text;
    size_t order; /* as added */
};

struct diags {
    struct arena *arena;
    const struct sources *sources;
    struct diag *items;
    size_t count, room;
};

/* A sorted copy without repetitions; free it with g_free. */
struct diag *diag_sorted(const struct diags *diags, size_t *count);

#endif
