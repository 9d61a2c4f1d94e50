/* event_drafts.h: between events.c, merge.c and pronoun.c: entries that are not yet final. */
#ifndef DOSSIER_EVENT_DRAFTS_H
#define DOSSIER_EVENT_DRAFTS_H

#include "analyse/headline_internal.h"

struct draft {
    struct event event;
    size_t order; /* as declared, then as read */
    bool gone;    /* another one has taken it in, or an editor rejected it */
    bool rejected;
};

/* ---- merge.c: the same event told twice ---- */
/* `into` takes in the places, actors and source of `from`; the words of a declaration win. */
void draft_merge(struct work *work, struct event *into, const struct event *from);

/* Merges what is told twice among drafts sorted by date, and reports where the tellings differ. */
void drafts_merge(struct work *work, struct draft *drafts, size_t count);

/* ---- pronoun.c: who "he" is, where it is certain ---- */
struct pronoun_context {
    struct str person, thing, several; /* whom the sentence before is about; empty: not certain */
};
struct pronoun_context pronoun_context(struct work *work, const struct flat *flat, size_t sentence);

/* The headline with its first pronoun replaced; `*points_back` when that could not be done. */
struct str pronoun_replaced(struct arena *arena, struct str title,
                            const struct pronoun_context *context, bool *points_back);

#endif
