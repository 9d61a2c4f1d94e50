/* glossary_internal.h: between the files that make the glossary and tell how to cite. */
#ifndef DOSSIER_GLOSSARY_INTERNAL_H
#define DOSSIER_GLOSSARY_INTERNAL_H

#include "compose/compose_internal.h"

/* ---- glossary_words.c ---- */
enum glossary_word {
    GLOSSARY_BOLD_NOTE, /* of its numbers, where some are bold */
    CITE_AS,            /* before how the pack is cited */
    CITE_SECTIONS,      /* above how its sections are */
    GLOSSARY_WORD_COUNT
};
const char *glossary_word(struct str language, enum glossary_word word);

#endif
