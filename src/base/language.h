/* language.h: what a language tag (BCP 47) tells by itself. */
#ifndef DOSSIER_LANGUAGE_H
#define DOSSIER_LANGUAGE_H

#include "base/str.h"

/* Whether the tag's first part is this one: "de" of "de-CH" and of "DE". */
bool language_is(struct str language, const char *primary);

/* Whether it is written from right to left: by the script that it names, else its usual one. */
bool language_is_right_to_left(struct str language);

#endif
