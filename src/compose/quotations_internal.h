/* quotations_internal.h: between the files that make and check quotations. */
#ifndef DOSSIER_QUOTATIONS_INTERNAL_H
#define DOSSIER_QUOTATIONS_INTERNAL_H

#include "compose/compose_internal.h"

/* An id for a quotation, made of an id or of words: what neither `ids` nor `own_ids` has, which
 * then has it. */
struct str quotation_id(struct arena *arena, const struct id_table *ids, GHashTable *own_ids,
                        struct str words);

/* The words of a text in small letters with blanks around each, without punctuation; what is left
 * out or put in (an ellipsis, square brackets) is a U+0001 among them. */
struct str quotation_plain_words(struct arena *arena, struct str text);

/* Who speaks, and when: quotations with the same are compared. Empty where either is unknown. */
struct str quotation_group(struct arena *arena, const struct quotation_entry *entry);

/* Whether the actor has this office at any time. */
bool quotation_is_role(struct arena *arena, const struct actor *actor, struct str text);

/* Whether the words below `use` stand in the quotation, in their order; else it is reported. */
void quotation_check_words(struct arena *arena, const struct quotation_entry *entry,
                           const struct node *use, struct diags *diags);

/* Reports offices that were not held, and almost equal words. */
void quotations_check(struct arena *arena, const struct quotations *list, struct diags *diags);

#endif
