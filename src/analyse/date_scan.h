/* date_scan.h: between date_scan.c and the files of the single forms: what they need to read a
 * text. */
#ifndef DOSSIER_DATE_SCAN_H
#define DOSSIER_DATE_SCAN_H

#include "analyse/analyse_internal.h"

struct scan {
    const char *text; /* NUL-terminated */
    size_t len;
    struct date_rules rules;
    struct arena *arena;
    struct date_matches *found;
};

/* What the form takes off the confidence, in hundredths. */
#define DOUBT_AMBIGUOUS 45  /* 3/4/2014 */
#define DOUBT_TWO_DIGITS 25 /* "les années 90" */
#define DOUBT_LONE_YEAR 12  /* a number that no word before it makes a year */
#define DOUBT_OLD_YEAR 20   /* and one before 1500 all the more */
#define DOUBT_FISCAL 15     /* a fiscal year begins and ends elsewhere */
#define DOUBT_SEASON 12     /* without its year */
#define DOUBT_VAGUE 30      /* "nearly two years later" */
#define DOUBT_DEICTIC 25    /* "last month": as seen from when it was said */

/* ---- date_signs.c ---- */
bool scan_digit(const struct scan *scan, size_t at);

/* A number of `least` to `most` digits, no digit behind it; `*at` moves behind it. */
bool scan_number(const struct scan *scan, size_t *at, int least, int most, int *value);
bool scan_literal(const struct scan *scan, size_t *at, const char *word);
bool scan_word(const struct scan *scan, size_t *at, enum date_class class, int *value);

/* One bit for each class that a phrase which begins with the word at `at` is of. */
uint64_t scan_classes(const struct scan *scan, size_t at);
bool scan_ends_word(const struct scan *scan, size_t at);

/* The word of the class, of one or two words, that ends right before `at`; `*start` where it
 * begins. An article may stand between. */
bool scan_word_before(const struct scan *scan, size_t at, enum date_class class, size_t *start,
                      int *value);

/* A year of four digits that no decimal point or comma makes a number. */
bool scan_year(const struct scan *scan, size_t *at, int *value);

/* " 2014", ", 2014", " of 2014", with the word for it behind: " 2014 року". */
bool scan_year_behind(const struct scan *scan, size_t *at, int *value);

/* "'56": two digits behind an apostrophe that stands for their century. */
bool date_is_elided(const struct scan *scan, size_t at);

/* The year that ends in these two digits: the nearest to the date before, else of the last century
 * from 1930 on. */
int date_century_of(const struct scan *scan, int two_digits);

/* "set for ", "planned for the " stands before it. */
bool date_is_planned(const struct scan *scan, size_t start);

/* The words that may stand at the number of a day: "2nd", "2.". */
void scan_ordinal(const struct scan *scan, size_t *at);

/* ---- date_scan.c ---- */
/* "Section 14 March", "Resolution 1973": the number is a name's. */
bool date_is_numbered(const struct scan *scan, size_t at);

/* " Square", " Road" stands at `end`: what is before it is a name's. */
bool date_names_place(const struct scan *scan, size_t end);

void date_set_single(struct date_match *match, int year, int month, int day);
void date_set_range(struct date_match *match, struct edtf_date from, struct edtf_date to);

/* ---- date_quantity.c ---- */
/* The number of four digits there is no year. */
bool date_is_quantity(const struct scan *scan, size_t start, size_t end);

/* An English plural behind `end`: " vessels". */
bool date_counts_things(const struct scan *scan, size_t end);

/* ---- date_numerals.c ---- */
bool date_numerals(const struct scan *scan, size_t *at, struct date_match *match);

/* ---- date_forms.c: years, decades, centuries, quarters, seasons ---- */
bool date_period(const struct scan *scan, size_t *at, struct date_match *match);

/* "19th", "nineteenth", "XIXe": a number in order. */
bool date_order(const struct scan *scan, size_t *at, int *value);

/* The second year of "1992-1995", "1918/19", behind the first. */
bool date_second_year(const struct scan *scan, size_t *at, int y, int *second);

/* ---- date_accounts.c: quarters, halves, fiscal years ---- */
bool date_of_accounts(const struct scan *scan, size_t *at, struct date_match *match);

/* ---- date_relative.c ---- */
/* "Ten days after" stands before a date that says "after": the day that is meant. */
void date_count_from(const struct scan *scan, struct date_match *match);

/* "the same day", "two weeks later", "that April"; behind "the end of" also "the month". */
bool date_relative(const struct scan *scan, size_t *at, bool behind_part, struct date_match *match);

#endif
