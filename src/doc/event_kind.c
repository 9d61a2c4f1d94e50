/* event_kind.c: the names of the kinds. */
#include "doc/event_kind.h"

#include <stddef.h>

const char *const event_kind_names[] = {"event",    "statement",   "agreement", "visit",
                                        "decision", "publication", NULL};
