/* list_words.h: what lists of quotations and reading lists say of themselves, by language. */
#ifndef DOSSIER_LIST_WORDS_H
#define DOSSIER_LIST_WORDS_H

#include "base/base.h"

enum list_word {
    LIST_QUOTATION,  /* "{1} quotation"; of one, */
    LIST_QUOTATIONS, /* and of more */
    LIST_WORK,
    LIST_WORKS,
    LIST_BY_DATE,
    LIST_BY_SPEAKER,
    LIST_NEWEST,
    LIST_OLDEST,
    LIST_BY_AUTHOR,
    LIST_BY_KIND,
    LIST_GROUPED_KIND,
    LIST_GROUPED_LEVEL,
    LIST_GROUPED_YEAR,
    LIST_START, /* as enum reading_level */
    LIST_CORE,
    LIST_DEEPER,
    LIST_REFERENCE,
    LIST_OTHERS, /* of no level */
    LIST_UNDATED,
    LIST_CATALOGUE,
    LIST_SHELF,
    LIST_OPEN_ACCESS,
    LIST_WORDS
};
const char *list_word(struct str language, enum list_word word);

/* "12 works": the word with its number. */
struct str list_count(struct arena *arena, struct str language, enum list_word one, size_t count);

#endif
