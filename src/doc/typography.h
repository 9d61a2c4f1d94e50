/* typography.h: what is typed plainly → what is printed: quotation marks, apostrophes, primes,
 * dashes, ellipses, and the spaces that go with them, by the language of the passage.
 *
 *     "so"  'so'  O'Brien  the '90s  5'10"  1914--18  this --- that  and so on...
 *
 * It is done where text is read, so that all stages and both outputs see the same text; a TEXT that
 * is changed keeps the places of what it was made of (`edits`). Left alone are code, addresses,
 * characters that the author escaped or wrote as entities, and all that is typographic already. */
#ifndef DOSSIER_DOC_TYPOGRAPHY_H
#define DOSSIER_DOC_TYPOGRAPHY_H

#include "doc/doc.h"

/* Changes the TEXT nodes below `root` that come from the source. `language` holds for what has none
 * of its own. In time proportional to the text. */
void typography_apply(struct arena *arena, struct node *root, struct str language);

/* The same for a text of its own: a title from the outline. */
struct str typography_text(struct arena *arena, struct str text, struct str language);

/* ---- marks.c: what a language sets ---- */

/* Whether punctuation is set off by a space that does not break. */
enum punctuation_spaces {
    SPACES_NONE,
    SPACES_COLON, /* Canada: before a colon, inside guillemets */
    SPACES_FRENCH /* also, thin, before ; ! ? */
};

struct punctuation {
    const char *language;                 /* a tag's beginning: "de", "de-CH" */
    const char *open, *close;             /* outer quotation marks */
    const char *open_inner, *close_inner; /* those inside */
    enum punctuation_spaces spaces;
};

/* That of the longest beginning of the tag that has any; English where there is none. */
const struct punctuation *punctuation_find(struct str language);

#endif
