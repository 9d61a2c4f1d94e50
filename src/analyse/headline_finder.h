/* headline_finder.h: between the files that find which part of a sentence a date is about. All
 * speak in tokens of the sentence; what they make is bytes of its text. */
#ifndef DOSSIER_HEADLINE_FINDER_H
#define DOSSIER_HEADLINE_FINDER_H

#include "analyse/headline_internal.h"

#define LONGEST_SUBJECT 110 /* bytes */

struct finder {
    struct arena *arena;
    const struct sentence_reading *reading;
    const struct sentence *sentence;
    size_t date, date_end; /* tokens */
    size_t last;           /* the first token behind what is kept */
};

static inline size_t token_start(const struct finder *finder, size_t token) {
    return finder->sentence->tokens[token].start;
}

static inline bool token_at(const struct finder *finder, size_t token, uint32_t tags) {
    return token_has(finder->sentence, token, tags);
}

/* ---- headline_finder.c ---- */
/* The text of the tokens [from, to), with the marks that stand behind the last of them. */
struct str finder_text(const struct finder *finder, size_t from, size_t to);

/* Does anything happen in [from, to)? Else dates on both sides are neighbours. */
bool finder_tells_between(const struct finder *finder, size_t from, size_t to);

bool finder_part_between(const struct finder *finder, size_t from, size_t to);

/* Behind the last token of the date; and the date's preposition, or the date. */
size_t finder_date_stop(const struct finder *finder, size_t token);
size_t finder_date_start(const struct finder *finder, size_t date);

bool finder_other_date(const struct finder *finder, size_t from, size_t to); /* is one there? */
bool finder_is_plural(const struct finder *finder, size_t from, size_t to);

/* The first comma, verb of the main clause or other clause behind the date and behind `verb`. */
size_t finder_phrase_end(const struct finder *finder, size_t verb);

/* The noun phrase before a participle or "which"; NO_TOKEN when it is none that can stand alone. */
size_t finder_antecedent(const struct finder *finder, size_t from, size_t *end);

/* Marks the date's phrase within the part as what goes. */
void finder_cut_date(const struct finder *finder, struct part *part);

/* NOUN `verb` PHRASE: the part from the token `from` on, with the noun phrase before it. */
bool finder_set_phrase(const struct finder *finder, struct part *part, size_t noun, size_t noun_end,
                       const char *verb, size_t from, size_t main);

/* The participle behind a noun that the date belongs to, or NO_TOKEN. */
size_t finder_participle(const struct finder *finder);

/* Behind the date and its commas, when it stands at `token`; else `token`. */
size_t finder_behind_date(const struct finder *finder, size_t token);

/* ---- the rules: each sets the part and says so, or leaves it in any state ---- */
/* headline_row.c */
bool part_take_row(const struct finder *finder, size_t verb, size_t from, struct part *part);
bool finder_is_row(const struct finder *finder); /* another date is joined to this one */
/* headline_phrase.c */
bool part_take_participle(const struct finder *finder, struct part *part);
bool part_take_plan(const struct finder *finder, struct part *part);
bool part_take_relative(const struct finder *finder, struct part *part);
bool part_take_object(const struct finder *finder, struct part *part);
bool part_take_gerund(const struct finder *finder, struct part *part);
bool part_take_possessive(const struct finder *finder, struct part *part);
bool part_take_opening(const struct finder *finder, struct part *part);
bool part_take_parenthesis(const struct finder *finder, struct part *part);
/* headline_clause.c */
bool part_take_subordinate(const struct finder *finder, struct part *part);
bool part_take_cleft(const struct finder *finder, struct part *part);
bool part_take_sequel(const struct finder *finder, struct part *part);
bool part_take_when(const struct finder *finder, struct part *part);
bool part_take_noun(const struct finder *finder, struct part *part);
bool part_take_content(const struct finder *finder, struct part *part);

#endif
