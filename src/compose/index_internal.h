/* index_internal.h: between the files that make the index of actors and the who's who. */
#ifndef DOSSIER_INDEX_INTERNAL_H
#define DOSSIER_INDEX_INTERNAL_H

#include "compose/compose_internal.h"

/* ---- index_places.c: where an actor is named ---- */

enum place_kind { PLACE_TEXT, PLACE_NOTE, PLACE_FIGURE };

struct index_place {
    const struct mention *mention;
    size_t page; /* or PAGE_NONE */
    enum place_kind kind;
    struct str note;            /* PLACE_NOTE: its number */
    bool quoted;                /* whose words a quotation gives */
    bool main;                  /* quoted, or named in a heading */
    int event;                  /* enum event_kind of its sentence, or -1 */
    size_t run;                 /* the same for places that are one continuous treatment */
    const struct node *section; /* that holds it */
};

struct index_places {
    struct index_place *items; /* in reading order */
    size_t count, room;
};

/* By the actor's place in index_actors(). Pages are asked, so that the book knows that it prints
 * them. */
struct index_places *index_places_make(struct compose *compose);

/* Whom mentions are of. */
const struct actor *index_actors(const struct compose *compose, size_t *count);

/* ---- index_locators.c: places → what is printed ---- */

/* What the locators of an index use, for its headnote. */
struct locator_signs {
    bool note, figure, main;
};

/* Appends LOCATORs to `entry`: a page each, runs of pages as a range where `ranges` allows. Returns
 * how many; with `entry` NULL they are only counted. `places` are put in the order of pages. */
size_t index_locators_add(struct compose *compose, struct node *entry, struct index_place *places,
                          size_t count, bool ranges, struct locator_signs *signs);

/* ---- index_headings.c: how actors are called ---- */

struct str index_heading(const struct actor *actor);
/* An alias as a heading; empty where nobody would look for the actor there. */
struct str index_alias_heading(struct compose *compose, const struct actor *actor,
                               struct str alias);
/* "NAC" behind "North Atlantic Council"; or empty. */
struct str index_abbreviation(const struct actor *actor);
/* What of a heading is compared: no article, no "al-". */
struct str index_sorted_part(const struct compose *compose, const struct actor *actor,
                             struct str heading);
/* "Prime Minister of Ukraine, 2016–2019; ..." */
struct str index_roles(struct compose *compose, const struct actor *actor);

/* ---- index_order.c: the lines of an index, sorted ---- */

struct index_line {
    struct str heading, key, letter;
    const struct actor *actor;
    bool alias; /* the heading is another name of the actor */
};
struct index_lines {
    struct index_line *items;
    size_t count, room;
};
/* Actors that are named and that the item lists, with their aliases if asked. */
struct index_lines index_lines_make(struct compose *compose, const struct body_item *item,
                                    const struct index_places *places, bool aliases);
bool index_lists(const struct compose *compose, const struct body_item *item,
                 const struct index_places *places, const struct actor *actor);

/* ---- sparkline.c ---- */

/* The years of all events; NULL: there are too few. */
struct index_years;
struct index_years *index_years_make(struct compose *compose);
struct str index_years_note(struct compose *compose, const struct index_years *years);
/* A small drawing of those of an actor; NULL: there is none. */
struct node *index_sparkline(struct compose *compose, const struct index_years *years,
                             const struct actor *actor);

/* ---- index_words.c ---- */

enum index_word {
    INDEX_QUOTED,
    INDEX_STATEMENTS,
    INDEX_AGREEMENTS,
    INDEX_VISITS,
    INDEX_DECISIONS,
    INDEX_PUBLICATIONS,
    INDEX_DECLARED_NOTE, /* sentences of the headnote */
    INDEX_FOUND_NOTE,
    INDEX_MAIN_NOTE,
    INDEX_NOTE_NOTE,
    INDEX_FIGURE_NOTE,
    INDEX_YEARS_NOTE, /* %1 and %2 are the first and the last */
    PROFILES_NOTE,
    PROFILE_NAMED,
    PROFILE_WITH,
    PROFILE_EVENTS,
    INDEX_WORDS
};
const char *index_word(struct str language, enum index_word word);

#endif
