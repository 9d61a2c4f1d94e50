/* compose_internal.h: between the files of compose/ alone. */
#ifndef DOSSIER_COMPOSE_INTERNAL_H
#define DOSSIER_COMPOSE_INTERNAL_H

#include "compose/compose.h"

/* One round's work. */
struct compose {
    struct arena *arena; /* the round's */
    const struct compose_input *input;
    const struct page_map *map;
    struct asked_places *asked;
    const struct id_table *ids; /* of the body */
    struct str language;
    struct date_formats *dates;
    GHashTable *own_ids; /* given in this round; looked up only */
};

/* Words that the program itself prints, in the pack's language (English where it has no table). */
enum term {
    TERM_CONTENTS,
    TERM_FIGURE,
    TERM_TABLE,
    TERM_PAGE,
    TERM_PAGES,
    TERM_SEE,
    TERM_SEE_ALSO,
    TERM_KEY_POINTS,
    TERM_AS_OF,
    TERM_UPDATED,
    TERM_EDITION,
    TERM_INDEX_HEADNOTE,
    TERM_TIMELINE_HEADNOTE,
    TERM_REVIEWED, /* "{1}" of "{2}" entries */
    TERM_DECLARED, /* besides these, "{1}" */
    TERM_SPRING,
    TERM_SUMMER,
    TERM_AUTUMN,
    TERM_WINTER,
    TERM_ABOUT,     /* before a date */
    TERM_CONTINUED, /* behind what is set again above its rest */
    TERM_COUNT
};
const char *compose_term(struct str language, enum term term);

/* ---- place_words.c: pages, or the sections of a book that was not laid out ---- */
enum place_note { NOTE_TIMELINE, NOTE_INDEX, NOTE_GLOSSARY, NOTE_PROFILES, PLACE_NOTES };
/* What is said of the places of a generated section: `with_pages`, or the same of sections. */
struct str compose_place_note(const struct compose *compose, enum place_note note,
                              const char *with_pages);
/* What stands before the places: "p. " or "pp. "; nothing before sections. */
struct str compose_page_word(const struct compose *compose, bool many);

bool compose_is_language(struct str tag, const char *primary);

struct str compose_capitalised(struct arena *arena, struct str text); /* its first letter */

/* A date as the pack's language prints it; `modifier` is analysis's word ("early", "since"), or
 * empty. */
struct str compose_date(struct compose *compose, struct edtf date);
struct str compose_dated(struct compose *compose, struct edtf date, struct str modifier);

/* The same without its year, which it is all in: "9 July", "July", "spring". */
struct str compose_day(struct compose *compose, struct edtf date);

/* The same for an entry, which may have both a limit and a part: "by the end of 1962". */
struct event;
struct str compose_event_date(struct compose *compose, const struct event *event);

/* ---- date_words.c: what stands before a date ---- */
enum date_phrase {
    DATE_EARLY,
    DATE_MID,
    DATE_LATE,
    DATE_END,
    DATE_FIRST_HALF,
    DATE_SECOND_HALF, /* up to here a part of what follows */
    DATE_BY,
    DATE_UNTIL,
    DATE_THROUGH,
    DATE_AFTER,
    DATE_BEFORE,
    DATE_FROM,
    DATE_SINCE,
    DATE_PHRASES,
    DATE_PLAIN = DATE_PHRASES
};
enum date_phrase date_phrase_of(struct str modifier);
const char *date_word(struct str language, enum date_phrase phrase, bool day);

/* "by the end of ", "bis Ende ": a part of the date behind a limit, DATE_BY or DATE_UNTIL. */
struct str date_limit(struct arena *arena, struct str language, enum date_phrase limit,
                      enum date_phrase part, bool masked);
struct str date_decade(struct arena *arena, struct str language, enum date_phrase phrase,
                       int32_t year); /* empty: no word for it */
const char *date_season(struct str language, enum date_phrase phrase, int season);

/* The forms of a language, opened when first asked for. */
struct date_formats *date_formats_open(struct arena *arena, struct str language);
void date_formats_close(struct date_formats *formats);
/* Makes nodes with text in one call. */
struct node *compose_block(struct compose *compose, enum node_kind kind, enum node_role role,
                           struct str text, struct span cause);
void compose_text(struct compose *compose, struct node *parent, struct str text, struct span cause);
/* The same for words of the pack's text: where `origin`, from which they are taken, is in another
 * language than the book, they say so, and hyphens, voices and the line's direction follow. */
void compose_taken_text(struct compose *compose, struct node *parent, struct str text,
                        const struct node *origin, struct span cause);
/* NODE_EVENT_TEXT: an entry's headline (timeline_section.c). */
struct node *compose_event_text(struct compose *compose, const struct event *event);
struct node *compose_section(struct compose *compose, enum node_role role, struct str id,
                             struct str title, struct span cause);

/* The texts of a list, to look one up; NULL for an empty one, which asks for all. */
GHashTable *compose_set(struct arena *arena, const struct str_list *list);
bool compose_asks_for(GHashTable *set, struct arena *arena, struct str text);

/* A heading of the second level in a generated section, with a capital. */
struct node *compose_subheading(struct compose *compose, const struct node *section,
                                struct str title, struct span cause);

/* The words of a section's heading; empty for NULL. */
struct str compose_title_of(struct arena *arena, const struct node *section);

/* `wanted`, or something like it that no section has. */
struct str compose_own_id(struct compose *compose, struct str wanted);

/* ---- places.c ---- */
struct told_place {
    struct position at;
    struct span span;
    struct str anchor; /* what its locator leads to */
};
/* Appends " [p. 3]" or " [pp. 3, 7]"; two places on one page print it once. Nothing for none. */
void compose_places(struct compose *compose, struct node *text, const struct told_place *places,
                    size_t place_count);

/* A place's page, and its label; what was asked is noted. */
size_t compose_page(struct compose *compose, const struct node *node, uint32_t offset);
struct str compose_label(struct compose *compose, const struct node *node, uint32_t offset);

struct node *compose_title_page(struct compose *compose);
struct node *compose_contents(struct compose *compose, const struct node *book);
struct node *compose_timeline(struct compose *compose, const struct body_item *item, size_t number);
struct node *compose_index(struct compose *compose, const struct body_item *item, size_t number);
struct node *compose_profiles(struct compose *compose, const struct body_item *item, size_t number);

/* A list of sources; NULL when there are none. */
struct node *compose_sources(struct compose *compose, const struct body_item *item, size_t number);

/* A list of quotations, a reading list; NULL when there is nothing to list. */
struct node *compose_quotations(struct compose *compose, const struct body_item *item,
                                size_t number);
struct node *compose_reading(struct compose *compose, const struct body_item *item, size_t number);
/* A list of abbreviations and terms; NULL when there are none. */
struct node *compose_glossary(struct compose *compose, const struct body_item *item, size_t number);

/* How to cite the pack: a section; and a line on the title page. */
struct node *compose_citing(struct compose *compose, const struct body_item *item, size_t number);
void compose_cite_line(struct compose *compose, struct node *page);

/* Numbers the notes of all sections. */
void compose_notes(struct compose *compose, struct node *body);

/* Lists of figures, of tables; NULL when there are none. */
struct node *compose_figure_list(struct compose *compose, const struct body_item *item,
                                 const struct node *body);

/* Numbers figures and tables. */
void compose_numbers(struct compose *compose, struct node *body);

/* Gives each cross-reference its text and page. */
void compose_references(struct compose *compose, struct node *book);

#endif
