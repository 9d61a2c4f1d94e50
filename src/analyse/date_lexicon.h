/* date_lexicon.h: the words of dates in each language, and finding them in a text.
 * A table says all that differs between the languages; the grammar in date_scan.c is one for all.
 * Names of months and weekdays are those of the CLDR (Unicode, both formatting and stand-alone
 * forms) with the other cases that the language has; the rest is from the languages' grammars. */
#ifndef DOSSIER_DATE_LEXICON_H
#define DOSSIER_DATE_LEXICON_H

#include "base/str.h"

enum date_class {
    WORD_MONTH,       /* 1-12 */
    WORD_MONTH_SHORT, /* 1-12; a stop may follow */
    WORD_WEEKDAY,     /* 0-6, from Sunday */
    WORD_SEASON,      /* 21-24 */
    WORD_OF,          /* between day and month, month and year */
    WORD_ARTICLE,
    WORD_AND,
    WORD_OR,
    WORD_TO,        /* between the ends of a range */
    WORD_FROM,      /* before the first end of a range */
    WORD_BETWEEN,   /* before a range whose ends WORD_AND joins */
    WORD_PART,      /* enum date_modifier: "early", "the end of" */
    WORD_MODIFIER,  /* enum date_modifier: "by", "until" */
    WORD_IN,        /* before a month that stands alone; 1: even one that is a word, as "May" */
    WORD_ON,        /* before a day */
    WORD_NUMBER,    /* a number in words */
    WORD_UNIT,      /* enum date_unit */
    WORD_LATER,     /* behind a number of units: 1 later, -1 earlier; 2, -2: where a clause ends */
    WORD_LATER_PRE, /* before it */
    WORD_THAT,      /* before a month, season or unit: 0 that one, 1 the following, -1 the previous;
                     * DATE_BEHIND more: behind it */
    WORD_ANAPHOR,   /* DATE_ANAPHOR_OF */
    WORD_YEAR,      /* beside a year; 1: before it alone, as "the year"; 0: "року" behind it */
    WORD_CENTURY,   /* enum date_century_word */
    WORD_ORDINAL,   /* "nineteenth" */
    WORD_QUARTER,   /* enum date_quarter */
    WORD_DECADE, /* 1950: the whole of "lata pięćdziesiąte"; 0: behind the years of a decade; 1:
                    before them */
    WORD_ERA,    /* -1: BC, 1: AD */
    WORD_CIRCA,  /* 1: of other numbers as well */
    WORD_FISCAL,
    WORD_NUMBERED, /* a number behind it is no year or day */
    WORD_COUNTED,  /* enum date_counted: a number before it is no year */
    WORD_ABOUT,    /* before a time that lasts; or enum date_about */
    WORD_COLUMN    /* enum date_head: at the head of a table's column */
};

enum date_counted {                  /* what stands behind a number that is no year */
                    COUNTED_THING,   /* "soldiers"; but "In 1989 soldiers" */
                    COUNTED_MEASURE, /* "km", always */
                    COUNTED_DEED,    /* "died", where a clause begins with the number */
                    COUNTED_BEING    /* "were", likewise, but beside no other year */
};

enum date_century_word {
    CENTURY_BEHIND,      /* its number stands before it */
    CENTURY_BEFORE,      /* or behind it */
    CENTURY_TURN,        /* "the turn of", before one */
    CENTURY_TURN_UNKNOWN /* "the turn of the century" */
};

enum date_quarter { QUARTER_WHOLE, QUARTER_HALF };

enum date_head { HEAD_TIME, HEAD_QUANTITY };

enum date_about {
    ABOUT_QUANTITY = 1, /* "some", before what is counted */
    ABOUT_AMOUNT        /* "it cost", before any number */
};

enum date_unit { UNIT_NONE, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR, UNIT_DECADE, UNIT_CENTURY };

enum date_modifier {
    MODIFIER_NONE,
    MODIFIER_EARLY,
    MODIFIER_MID,
    MODIFIER_LATE,
    MODIFIER_END,
    MODIFIER_BY,
    MODIFIER_UNTIL,
    MODIFIER_AFTER,
    MODIFIER_BEFORE,
    MODIFIER_FROM,
    MODIFIER_SINCE,
    MODIFIER_THROUGH,
    MODIFIER_FIRST_HALF, /* a part of its own, told as "early" */
    MODIFIER_SECOND_HALF /* as "late" */
};
extern const char *const date_modifier_names[];

/* The value of WORD_ANAPHOR: so many units on from the date told before. */
#define DATE_ANAPHOR_OF(unit, shift) (100 * (unit) + (shift) + 50)
#define ANAPHOR_SAME(unit) DATE_ANAPHOR_OF(unit, 0)
#define ANAPHOR_NEXT(unit) DATE_ANAPHOR_OF(unit, 1)
#define ANAPHOR_PREVIOUS(unit) DATE_ANAPHOR_OF(unit, -1)

#define DATE_BEHIND 10

struct date_phrase {
    enum date_class class;
    int value;
    const char *forms; /* parted by '|'; one that begins with a capital has to be written so */
};

struct date_language {
    const char *tag;
    const struct date_phrase *phrases; /* the last one has no forms */
    const char *ordinals;              /* what may stand at a day's number, parted by '|' */
    bool month_first;                  /* "March 2, 2014" is written as well: English */
    bool large_months;                 /* months are written with a capital */
};
extern const struct date_language date_language_en, date_language_uk, date_language_ru,
    date_language_fr, date_language_de, date_language_es, date_language_pl;

/* The table for a language tag; NULL when there is none. */
const struct date_language *date_language_find(struct str tag);

/* The table made ready for finding, in the arena. */
struct date_lexicon;
const struct date_lexicon *date_lexicon_make(struct arena *arena,
                                             const struct date_language *language);

/* The phrases that begin with the word at `at`; NULL when there is none. */
struct date_phrases;
const struct date_phrases *date_lexicon_at(const struct date_lexicon *lexicon, const char *text,
                                           size_t at);

/* One bit for each class that one of them is of; 0 for NULL. */
uint64_t date_phrases_classes(const struct date_phrases *phrases);

/* The longest of them that is of the class and stands at `*at`, which moves behind it. */
bool date_phrases_match(const struct date_phrases *phrases, const char *text, size_t *at,
                        enum date_class class, int *value);

/* The two in one: the longest phrase of the class at `*at`. */
bool lexicon_word(const struct date_lexicon *lexicon, const char *text, size_t *at,
                  enum date_class class, int *value);

#endif
