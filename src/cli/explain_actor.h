/* explain_actor.h: why a name counts as an actor's. */
#ifndef DOSSIER_EXPLAIN_ACTOR_H
#define DOSSIER_EXPLAIN_ACTOR_H

#include "build/build.h"

/* Appends why the mention with this ref ("nato@a.md:3:1") counts, or each mention of the actor with
 * this id; false when the pack has neither. */
bool explain_actor(const struct build *build, struct str ref, GString *out);

#endif
