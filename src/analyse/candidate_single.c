/* candidate_single.c: what a run of one unit names: a surname, an abbreviation, an organisation by
 * what stands beside it. */
#include "analyse/candidate_internal.h"

#include <string.h>

/* "ShelterBox", "ActionAid", but "MacBerg", "LeBerg". */
static bool is_mixed(struct str word) {
    static const char *const prefixes[] = {"Mac", "Fitz", "Van", "Von", "De",  "Di",
                                           "La",  "Le",   "Mc",  "Du",  "Del", NULL};
    size_t inner = 0, at = 0;
    for (size_t start = 0; at < word.len; start = at) {
        uint32_t c = str_next(word, &at);
        if (c == '-' || c == '\'' || c == '.')
            return false;
        if (start && g_unichar_isupper(c))
            inner = start;
    }
    for (size_t i = 0; inner && prefixes[i]; i++)
        if (str_equal(str_slice(word, 0, inner), str_of(prefixes[i])))
            return false;
    return inner > 1 && inner + 1 < word.len;
}

/* Does the word stand where somebody acts: "ShelterBox sent", "by ShelterBox"? */
static bool acts(const struct search *search, const struct flat *flat, size_t at,
                 uint32_t evidence) {
    const struct unit *before = unit_before(search, at);
    return evidence & (SEEN_VERB | SEEN_POSSESSIVE | SEEN_AGENT) || unit_is(flat, before, "of") ||
           unit_is(flat, before, "from");
}

/* Does a list go on behind the unit: ", Rahl" or "and Rahl"? */
static bool list_goes_on(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    size_t next = at + 1, count = search->units.count;
    bool joined = next + 1 < count && units[next].join == ' ' && unit_is(flat, &units[next], "and");
    next += joined;
    return next < count && units[next].join == (joined ? ' ' : ',') && !units[next].first &&
           units[next].shape != UNIT_LOWER;
}

/* ", Vunnex, Rahl & Sons and", "C&A, Vunnex, Tallo": beside an organisation in a list; but not
 * "Rahl College, Tallo, was". */
static bool is_listed(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t next = at + 1, count = search->units.count;
    bool comma = units[at].join == ',' && list_goes_on(search, flat, at);
    bool joined = at > 1 && units[at].join == ' ' && unit_is(flat, &units[at - 1], "and") &&
                  units[at - 1].join == ' ';
    if (units[at].first || units[at].possessive)
        return false;
    bool firm =
        comma && next + 1 < count && units[next].join == ',' &&
        (units[next + 1].join == '&' || (table_units(search, search->known, next, &claims) > 0 &&
                                         known_actors[claims->actor].kind == ACTOR_ORGANISATION));
    bool chain = search->listed_flat == flat && search->listed_chain;
    return firm || (comma && search->listed_flat == flat && search->listed_unit + 1 == at) ||
           (joined && chain && search->listed_unit + 2 == at);
}

void note_listed(struct search *search, const struct flat *flat, size_t first, size_t last) {
    bool beside = search->listed_flat == flat && search->listed_unit + 1 == first;
    search->listed_chain = beside && search->units.items[first].join == ',';
    search->listed_flat = flat;
    search->listed_unit = last;
}

/* "Parliament", where no article stands: a proper name. */
static bool is_parliament(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *unit = &search->units.items[at], *before = unit_before(search, at);
    if (unit->first || !(unit_is(flat, unit, "Parliament") || unit_is(flat, unit, "Congress")))
        return false;
    return before && before->shape == UNIT_LOWER && !unit_is(flat, before, "the") &&
           !unit_is(flat, before, "a") && !(before->classes & WORD_ADJECTIVE);
}

void note_single(struct search *search, const struct flat *flat, size_t at, uint32_t evidence) {
    const struct unit *unit = &search->units.items[at], *before = unit_before(search, at);
    const struct unit *behind = unit_behind(search, at);
    struct str text = unit_text(search, flat, at, at);
    struct word_seen *seen = search_seen(search, unit->hash);
    if (unit->first && seen->lower)
        return;
    seen->alone++;
    seen->the += unit_is(flat, before, "the");
    if (name_has_head_ending(text))
        search_note(search, flat, at, at, ACTOR_ORGANISATION, SEEN_HEAD);
    if (is_parliament(search, flat, at))
        search_note(search, flat, at, at, ACTOR_BODY, SEEN_HEAD | SEEN_BODY);
    if (unit->classes & (WORD_THING | WORD_PLACE | WORD_HEAD | WORD_ADJECTIVE | WORD_REGION |
                         WORD_TIME | WORD_FUNCTION | WORD_TITLE))
        return;
    if (behind && behind->classes & WORD_NAMESAKE)
        return;
    if (evidence & SEEN_GROUP && text.len > 1)
        search_note(search, flat, at, at, ACTOR_ORGANISATION, SEEN_GROUP);
    else if (evidence & SEEN_ROLE)
        search_note(search, flat, at, at, ACTOR_PERSON, evidence);
    else if (evidence & SEEN_MEMBERS && !unit->classes && unit->shape == UNIT_CAPITAL)
        search_note(search, flat, at, at, ACTOR_ORGANISATION, SEEN_MEMBERS);
    else if (!unit->classes && unit->shape == UNIT_CAPITAL && is_listed(search, flat, at)) {
        search_note(search, flat, at, at, ACTOR_ORGANISATION, SEEN_LISTED);
        note_listed(search, flat, at, at);
    } else if (!unit->classes && is_mixed(text))
        search_note(search, flat, at, at, ACTOR_ORGANISATION,
                    acts(search, flat, at, evidence) ? SEEN_MIXED : 0);
    else if (!(unit->classes & ~(uint32_t)WORD_FAMILY) &&
             (name_has_surname_ending(text) || evidence & SEEN_SPEECH))
        search_note(search, flat, at, at, ACTOR_PERSON, evidence & ~(uint32_t)SEEN_APPOSITION);
}

bool note_party(struct search *search, const struct flat *flat, size_t at) {
    const struct unit *unit = &search->units.items[at], *behind = unit_behind(search, at);
    if (unit_is(flat, unit, "Greens") && unit_is(flat, unit_before(search, at), "the")) {
        search_note(search, flat, at, at, ACTOR_ORGANISATION, SEEN_GROUP);
        return true;
    }
    if (!(unit->classes & WORD_IDEOLOGY) || unit->first || unit->possessive ||
        !unit_is(flat, behind, "party") || behind->shape != UNIT_LOWER)
        return false;
    search_note(search, flat, at, at + 1, ACTOR_ORGANISATION, SEEN_HEAD);
    return true;
}

void note_acronym(struct search *search, const struct flat *flat, size_t at) {
    const struct unit *unit = &search->units.items[at], *behind = unit_behind(search, at);
    uint32_t evidence = SEEN_ACRONYM;
    uint32_t beside = units_evidence(search, flat, at, at);
    if (beside & (SEEN_VERB | SEEN_POSSESSIVE))
        evidence |= SEEN_SUBJECT;
    evidence |= beside & SEEN_GROUP;
    const struct claim *claims;
    if (at + 1 < search->units.count && unit[1].join == ',' && unit->join == ',' &&
        table_units(search, search->known, at + 1, &claims) > 0 &&
        known_actors[claims->actor].kind != ACTOR_STATE)
        evidence |= SEEN_LISTED;
    struct candidate *found = search_note(search, flat, at, at, ACTOR_ORGANISATION, evidence);
    char next = flat->text[unit->end];
    bool number = next == ' ' && g_ascii_isdigit(flat->text[unit->end + 1]);
    if (number || (behind && behind->classes & (WORD_TREATY | WORD_THING)))
        found->bad++;
}
