/* candidate_judge.c: from what was seen of a name in the whole book to a score, and the names that
 * are good enough. No word decides alone: "Camp David" has a forename, and stands behind "at". */
#include "analyse/candidate_internal.h"

#include <string.h>

struct weight {
    uint32_t evidence;
    int points;
};
static const struct weight person_weights[] = {
    {SEEN_TITLE, 5}, {SEEN_ROLE, 4},    {SEEN_FORENAME, 4}, {SEEN_APPOSITION, 3},
    {SEEN_VERB, 2},  {SEEN_INITIAL, 2}, {SEEN_PARTICLE, 2}, {SEEN_POSSESSIVE, 1}};

static int judge_person(struct search *search, const struct candidate *person) {
    const struct word_seen *last = search_seen(search, person->last);
    uint32_t strong = SEEN_TITLE | SEEN_ROLE;
    int score = 1 + (person->evidence & SEEN_SPEECH ? 2 : 0);
    if (person->words == 1 && person->evidence & SEEN_POSSESSIVE)
        score--;
    for (size_t i = 0; i < G_N_ELEMENTS(person_weights); i++)
        if (person->evidence & person_weights[i].evidence)
            score += person_weights[i].points;
    if (person->words > 1 && person->evidence & SEEN_UNKNOWN && person->evidence & SEEN_AGENT)
        score += 2;
    if (person->words > 1 && person->evidence & (SEEN_BELONGS | SEEN_FAMILY))
        score += 3;
    if (name_has_surname_ending(person->name))
        score += 2;
    if (person->words > 1 && last->alone > 0 && 2 * last->the <= last->alone)
        score += 2;
    if (person->words > 2 && person->evidence & SEEN_UNKNOWN)
        score += 2;
    if (2 * person->the > person->count)
        score -= 4;
    if (2 * person->inside > person->count && !(person->evidence & strong))
        score -= 4;
    if (last->lower > 0)
        score -= person->evidence & SEEN_FORENAME ? 1 : 3;
    if (person->words == 1 && !(person->evidence & strong))
        score -= person->evidence & SEEN_VERB ? 1 : 2;
    return score;
}

/* An abbreviation that nothing explains: it must act, or be "the ABC", more often than not. */
static int judge_acronym(const struct search *search, const struct candidate *found) {
    if (2 * found->bad >= found->count ||
        lexicon_classes(search->lexicon, found->first) & WORD_NO_ACRONYM)
        return 0;
    if (found->evidence & SEEN_LISTED)
        return SCORE_ENOUGH;
    bool the = found->the > 0, subject = found->evidence & SEEN_SUBJECT;
    if (found->name.len < 3 || found->name.len > 8)
        return the && subject ? SCORE_ENOUGH : 0;
    return (the && subject) || (found->count > 1 && (the || subject)) ? SCORE_ENOUGH : 0;
}

static int judge(struct search *search, const struct candidate *found) {
    if (found->kind == ACTOR_PERSON)
        return judge_person(search, found);
    if (found->evidence & (SEEN_KNOWN | SEEN_DEFINED))
        return SCORE_ENOUGH + 4;
    if (found->evidence & SEEN_HEAD)
        return SCORE_ENOUGH + 2 + (found->count > 1);
    if (found->evidence & SEEN_GROUP)
        return SCORE_ENOUGH + (found->count > 1);
    if (found->evidence & (SEEN_MEMBERS | SEEN_MIXED) ||
        (found->evidence & SEEN_LISTED && !(found->evidence & SEEN_ACRONYM)))
        return found->inside ? 0 : SCORE_ENOUGH;
    return judge_acronym(search, found);
}

/* What only its place shows as an organisation may be a person's surname. */
static void drop_surnames(struct search *search) {
    GHashTable *surnames = g_hash_table_new(g_int64_hash, g_int64_equal);
    for (size_t i = 0; i < search->count; i++)
        if (!search->items[i]->dropped && search->items[i]->kind == ACTOR_PERSON)
            g_hash_table_add(surnames, &search->items[i]->last);
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        uint32_t sure = SEEN_HEAD | SEEN_KNOWN | SEEN_DEFINED | SEEN_GROUP | SEEN_ACRONYM;
        if (found->kind != ACTOR_PERSON && found->words == 1 && !(found->evidence & sure) &&
            g_hash_table_contains(surnames, &found->last))
            found->dropped = true;
    }
    g_hash_table_destroy(surnames);
}

void candidates_judge(struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        found->score = judge(search, found);
        found->dropped = found->score < SCORE_ENOUGH;
    }
    for (size_t i = 0; i < search->count; i++) {
        struct candidate *found = search->items[i];
        if (!found->dropped || found->score < 0 || found->words < 2 || !found->partner ||
            found->partner->dropped)
            continue;
        found->score = SCORE_ENOUGH;
        found->dropped = false;
    }
    drop_surnames(search);
}
