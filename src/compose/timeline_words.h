/* timeline_words.h: the words of timelines alone, by language (English where there is no table). */
#ifndef DOSSIER_COMPOSE_TIMELINE_WORDS_H
#define DOSSIER_COMPOSE_TIMELINE_WORDS_H

#include "base/base.h"

enum timeline_word {
    TIMELINE_KINDS, /* six, by enum event_kind */
    TIMELINE_OTHERS = TIMELINE_KINDS + 6,
    TIMELINE_DATES,     /* before the key of the signs in dates */
    TIMELINE_INFERRED,  /* what square brackets mean */
    TIMELINE_ABOUT,     /* what "c." means; empty where no abbreviation is printed */
    TIMELINE_UNCERTAIN, /* what "(?)" means */
    TIMELINE_INEXACT,   /* what a hollow mark means */
    TIMELINE_SHORTENED, /* what a broken axis means */
    TIMELINE_OWN_SCALES,
    TIMELINE_GOES_ON, /* what a torn end of a bar means */
    TIMELINE_DRAWN,   /* what the drawing is, for who cannot see it */
    TIMELINE_WORDS
};
struct str timeline_word(struct str language, enum timeline_word word);

#endif
