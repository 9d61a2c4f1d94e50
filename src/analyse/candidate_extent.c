/* candidate_extent.c: how far a run goes: over "of", "for", "and" and "&", over lists of subjects,
 * over the small words of other languages. */
#include "analyse/candidate_internal.h"

#include <string.h>

bool unit_joins(const struct search *search, size_t next) {
    return next < search->units.count && search->units.items[next].join == ' ' &&
           !search->units.items[next].first;
}

bool name_follows(const struct search *search, size_t next) {
    return unit_joins(search, next) && unit_in_name(&search->units.items[next]);
}

/* "Rahl & Sons", "P&O": the names of a firm. */
static bool ampersand_follows(const struct search *search, size_t next) {
    return next < search->units.count && search->units.items[next].join == '&' &&
           unit_in_name(&search->units.items[next]) && !search->units.items[next].first;
}

/* "Attorney General's | Office", "King's | College": the possessive is within the name. */
static bool owner_follows(const struct search *search, size_t first, size_t at) {
    const struct unit *units = search->units.items;
    bool office = name_follows(search, at + 1) && units[at + 1].classes & WORD_HEAD;
    for (size_t i = first; i <= at && office; i++)
        office =
            units[i].classes & (WORD_TITLE | WORD_QUALIFIER) && !(units[i].classes & WORD_TIME);
    return office;
}

size_t end_of_capitals(const struct search *search, size_t at) {
    enum { MOST_UNITS = 12 };
    const struct unit *units = search->units.items;
    size_t first = at, most = at + MOST_UNITS;
    while (at < most) {
        bool goes_on =
            units[at].possessive ? owner_follows(search, first, at) : name_follows(search, at + 1);
        if (!goes_on && !(!units[at].possessive && ampersand_follows(search, at + 1)))
            break;
        at++;
    }
    return at;
}

/* "Rahl, Vunn & Co.": the unit behind the comma; 0: what stands there is another name. */
static size_t partner_follows(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const words[] = {"Co", "Company", "Sons", "Partners", "Brothers", NULL};
    const struct unit *units = search->units.items;
    size_t next = at + 1;
    bool the = unit_is(flat, unit_before(search, at), "the");
    if (next >= search->units.count || units[next].join != ',' || !unit_in_name(&units[next]) ||
        units[at].possessive || !ampersand_follows(search, next + 1) ||
        (units[at].classes & (WORD_PLACE | WORD_FUNCTION) && !the))
        return 0;
    bool tail = unit_is_any(flat, &units[next + 1], words);
    /* "Rahl, Vunn & Tannu": surnames */
    uint32_t common = ~(uint32_t)(WORD_FORENAME | WORD_FAMILY);
    bool surnames = units[at].join != ',' &&
                    !((units[at].classes | units[next].classes | units[next + 1].classes) & common);
    /* "the Vunn, Rahl & Atlantic Railway" */
    bool headed = the && units[end_of_capitals(search, next)].classes & WORD_HEAD;
    return tail || surnames || headed ? next + 1 : 0;
}

/* "Prevention", "Refugees": what an organisation may be for. */
static bool is_purpose(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const endings[] = {"tion", "sion",  "ment",  "ity",   "ness",  "ance",
                                          "ence", "ship",  "ure",   "ics",   "ees",   "ism",
                                          "logy", "onomy", "raphy", "istry", "icine", NULL};
    const struct unit *unit = &search->units.items[at];
    struct str text = unit_text(search, flat, at, at);
    if (unit->shape != UNIT_CAPITAL || unit->classes & WORD_DEMONYM)
        return false;
    if (unit->classes & (WORD_ABSTRACT | WORD_OBJECT | WORD_ADJECTIVE))
        return true;
    for (size_t i = 0; endings[i]; i++)
        if (text.len > 5 && str_ends(text, str_of(endings[i])))
            return !(unit->classes & (WORD_HEAD | WORD_TITLE | WORD_PLACE | WORD_FORENAME));
    return false;
}

/* A word that some text would have in lower case: "Carpenters", "Emerging". */
static bool is_common(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const endings[] = {"able",  "ible", "ical",  "ious",  "onal", "tive",
                                          "ental", "ing",  "ers",   "ists",  "ians", "tors",
                                          "ases",  "ions", "ities", "ments", "ties", "anic",
                                          "eric",  "emic", "omic",  "istic", "ural", NULL};
    const struct unit *unit = &search->units.items[at];
    struct str text = unit_text(search, flat, at, at);
    if (unit->shape != UNIT_CAPITAL || unit->classes & WORD_FORENAME)
        return false;
    for (size_t i = 0; endings[i]; i++)
        if (text.len > 6 && str_ends(text, str_of(endings[i])))
            return true;
    return unit_plural_head(search, flat, at) || search_seen_lower(search, unit->hash);
}

/* What an organisation may be for: a subject, or those who are its members. */
static bool is_subject(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *unit = &search->units.items[at];
    if (!unit_in_name(unit) || unit->possessive || unit->classes & (WORD_TITLE | WORD_DEMONYM))
        return false;
    return is_purpose(search, flat, at) || is_common(search, flat, at);
}

/* "Culture, | Media and Sport Committee", "Ministry of Housing, | Food and Trade": the unit behind
 * the comma, where subjects are told one by one; 0: they are not. `inside`: a head stands before.
 */
static size_t list_follows(const struct search *search, const struct flat *flat, size_t at,
                           bool inside) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t next = at + 1, i = next, count = search->units.count;
    if (!is_subject(search, flat, at))
        return 0;
    while (i < count && units[i].join == ',' && !units[i].first && is_subject(search, flat, i)) {
        size_t last = end_of_capitals(search, i);
        if (units[last].classes & WORD_HEAD || table_units(search, search->known, i, &claims))
            return 0; /* another organisation */
        i = last + 1;
    }
    bool and = i > next && i < count && unit_is(flat, &units[i], "and") && !units[i].first;
    if (!and || !name_follows(search, i + 1) || !is_subject(search, flat, i + 1))
        return 0;
    return inside || units[end_of_capitals(search, i + 1)].classes & WORD_HEAD ? next : 0;
}

/* "Support | and Procurement Agency": both belong to the head behind. */
static bool shares_head(const struct search *search, const struct flat *flat, size_t first,
                        size_t at, size_t next) {
    const struct unit *units = search->units.items;
    uint32_t left = 0;
    for (size_t i = first; i <= at; i++) /* "West African Economic | and" */
        left |= units[i].classes & WORD_ADJECTIVE ? 0 : units[i].classes;
    const struct claim *claims;
    for (size_t i = first; i <= at; i++) {
        size_t known = table_units(search, search->known, i, &claims);
        bool owner = i == first && first + known <= at && known &&
                     known_actors[claims->actor].kind == ACTOR_STATE;
        if (known && units[i].shape != UNIT_ACRONYM && !owner)
            return false; /* but "Vunnland Garment and Industrial Workers Federation" */
    }
    size_t last = end_of_capitals(search, next);
    /* "the Pipeline and Hazardous Materials Administration" */
    bool alone = first == at && !units[at].classes &&
                 unit_is(flat, unit_before(search, at), "the") && last > next + 1;
    bool abstract =
        alone || (units[at].classes | units[next].classes) & WORD_ABSTRACT ||
        (is_subject(search, flat, at) && is_subject(search, flat, next)) ||
        (last > next && is_purpose(search, flat, next) && !(units[next].classes & WORD_ADJECTIVE));
    bool prefixed =
        at > first && (units[first].shape == UNIT_ACRONYM || units[first].classes & WORD_ADJECTIVE);
    return !(left & (WORD_HEAD | WORD_TITLE | WORD_REGION | WORD_PLACE)) &&
           units[last].classes & WORD_HEAD && last > next - 1 &&
           !(units[next].classes & WORD_TITLE) && (abstract || prefixed);
}

/* The last unit of the capitals at `at`, or of a known name that goes beyond them: "Bosnia and
 * Herzegovina". */
static size_t end_of_name(const struct search *search, size_t at) {
    const struct claim *claims;
    size_t known = table_units(search, search->known, at, &claims);
    size_t end = end_of_capitals(search, at);
    return known && at + known - 1 > end ? at + known - 1 : end;
}

/* "(GARR)" behind `last`. */
static bool is_abbreviated(const struct search *search, size_t last) {
    const struct unit *next = &search->units.items[last + 1];
    return last + 1 < search->units.count && next->join == '(' && next->shape == UNIT_ACRONYM;
}

/* "Health | and Population": both are what the organisation is for. */
static bool goes_on_with_and(const struct search *search, const struct flat *flat, size_t at,
                             size_t next) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t last = end_of_capitals(search, next);
    if (unit_plural_head(search, flat, last))
        return true; /* "Confederation of Shipping | and Engineering Unions" */
    bool local = last == next + 1 && unit_is(flat, &units[next], "Local");
    if (units[last].classes & WORD_HEAD && last > next && !local)
        return false; /* another organisation */
    bool subject = is_subject(search, flat, next) || is_subject(search, flat, last);
    if (is_subject(search, flat, at) && subject)
        return true;
    return units[next].shape == UNIT_CAPITAL && is_abbreviated(search, last) &&
           !(units[next].classes & (WORD_TITLE | WORD_FORENAME)) &&
           !table_units(search, search->known, next, &claims);
}

/* "of Dr. Anna Rahl", "of Anna Rahl": a person, no part of the name. */
static bool is_of_person(const struct search *search, const struct flat *flat, size_t first,
                         size_t head, size_t at) {
    static const char *const words[] = {"Dr", "Mr", "Mrs", "Ms", "Sir", "Prof", NULL};
    const struct unit *units = search->units.items;
    for (size_t i = 0; words[i]; i++)
        if (unit_is(flat, &units[at], words[i]))
            return true;
    bool named = units[at].classes & WORD_FORENAME && units[at].shape == UNIT_CAPITAL;
    if (!name_follows(search, at + 1))
        return false;
    if (units[at].shape == UNIT_INITIAL)
        return true;
    /* "the Vunn Party of Orvo Tannu" */
    uint32_t common = ~(uint32_t)(WORD_FAMILY | WORD_FORENAME);
    bool unknown = !((units[at].classes | units[at + 1].classes) & common) &&
                   units[at].shape == UNIT_CAPITAL && units[at + 1].shape == UNIT_CAPITAL;
    unknown = unknown && units[head].classes & WORD_HEAD && !is_common(search, flat, at) &&
              !is_common(search, flat, at + 1);
    return (named && !units[at + 1].classes) ||
           (unknown && head > first && unit_is(flat, &units[head + 1], "of") &&
            !name_follows(search, at + 2));
}

/* "Commission on Decommissioning", but "the Commission on Monday". */
static bool is_subject_matter(const struct search *search, const struct flat *flat, size_t head,
                              size_t at) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    if (!(units[head].classes & WORD_HEAD) || !name_follows(search, at))
        return false;
    if (units[at].classes & (WORD_ABSTRACT | WORD_OBJECT | WORD_ADJECTIVE))
        return true;
    bool half = flat->text[units[at].end] == '-'; /* "Confidence- and" */
    return units[at].shape == UNIT_CAPITAL && !units[at].classes && !half &&
           !table_units(search, search->known, at, &claims);
}

/* "in the Sahel", "in West Africa"; "the Mission in Haiti". */
static size_t bridge_in(const struct search *search, const struct flat *flat, size_t at,
                        bool inside) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t next = at + 2;
    if (unit_joins(search, next) && unit_is(flat, &units[next], "the"))
        next++;
    if (!name_follows(search, next))
        return 0;
    bool region = units[next].classes & WORD_REGION;
    if (units[next].classes & WORD_ADJECTIVE && name_follows(search, next + 1))
        region = units[next + 1].classes & WORD_REGION;
    bool posted = unit_is(flat, &units[at], "Mission") || unit_is(flat, &units[at], "Force");
    bool state = posted && table_units(search, search->known, next, &claims) > 0;
    return (inside && region) || state ? next : 0;
}

/* "Comisión Nacional | sobre la Desaparición": over small words of the name's own language. */
static size_t bridge_foreign(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const words[] = {"sobre",  "para", "por",      "pour", "sur", "et",
                                        "contre", "und",  "f\u00FCr", "los",  "las", "les",
                                        "voor",   "na",   "no",       "nos",  "dla", "o",
                                        "os",     "as",   "i",        "e",    NULL};
    enum { MOST_WORDS = 3 };
    const struct unit *units = search->units.items;
    for (size_t next = at + 1; next <= at + 1 + MOST_WORDS && unit_joins(search, next); next++) {
        if (units[next].shape != UNIT_LOWER)
            return next > at + 1 ? next : 0;
        bool small = units[next].classes & WORD_PARTICLE;
        for (size_t i = 0; words[i] && !small; i++)
            small = unit_is(flat, &units[next], words[i]);
        if (!small)
            return 0;
    }
    return 0;
}

/* Does a comma stand within the units first..at? */
static bool in_list(const struct search *search, size_t first, size_t at) {
    for (size_t i = first + 1; i <= at; i++)
        if (search->units.items[i].join == ',')
            return true;
    return false;
}

/* The unit that the name goes on with over lower-case words behind `at`; 0: it ends. `inside` says
 * that it is in what an organisation is for ("for Security"). */
static size_t bridge(const struct search *search, const struct flat *flat, size_t first, size_t at,
                     bool *inside) {
    const struct unit *units = search->units.items;
    size_t word = at + 1, next = at + 2;
    size_t list = list_follows(search, flat, at, *inside);
    if (list)
        return list;
    /* "Environment, Great Lakes, | and Energy" */
    bool oxford = word < search->units.count && units[word].join == ',' && *inside &&
                  unit_is(flat, &units[word], "and") && !units[word].first &&
                  in_list(search, first, at);
    if (oxford && name_follows(search, next) && is_subject(search, flat, next))
        return next;
    if (units[at].possessive || !unit_joins(search, word))
        return 0;
    if (units_foreign(search, flat, first, at)) {
        size_t own = bridge_foreign(search, flat, at);
        if (own)
            return own;
    }
    bool the = unit_joins(search, next) &&
               (unit_is(flat, &units[next], "the") ||
                (units[next].shape == UNIT_LOWER &&
                 (unit_is(flat, &units[next], "a") || unit_is(flat, &units[next], "an"))));
    size_t behind = the ? next + 1 : next;
    if (units[word].classes & WORD_PARTICLE && !(units[at].classes & (WORD_HEAD | WORD_TITLE))) {
        if (unit_joins(search, next) && units[next].classes & WORD_PARTICLE &&
            units[next].shape == UNIT_LOWER)
            next++;
        return name_follows(search, next) ? next : 0;
    }
    bool head = units[at].classes & (WORD_HEAD | WORD_TITLE | WORD_COMPLEMENT) ||
                unit_of_members(search, flat, at);
    bool of = unit_is(flat, &units[word], "of"), to = unit_is(flat, &units[word], "to");
    bool on = unit_is(flat, &units[word], "on") && is_subject_matter(search, flat, at, behind);
    bool against = units[at].classes & WORD_HEAD && unit_is(flat, &units[word], "against");
    bool purpose = of || on || against || unit_is(flat, &units[word], "for");
    if (of && *inside && !head && the && units[end_of_capitals(search, behind)].classes & WORD_HEAD)
        return 0; /* "Committee on Refugees | of the Vunn Academy" */
    if (purpose && (head || (of && (*inside || units[at].classes & WORD_PLACE)))) {
        *inside = true;
        return name_follows(search, behind) && !is_of_person(search, flat, first, at, behind)
                   ? behind
                   : 0;
    }
    if (to && (unit_is(flat, &units[at], "Mission") || unit_is(flat, &units[at], "Delegation")))
        return name_follows(search, behind) ? behind : 0;
    if (unit_is(flat, &units[word], "in"))
        return bridge_in(search, flat, at, *inside);
    if (!name_follows(search, next) || !unit_is(flat, &units[word], "and"))
        return 0;
    bool goes_on = *inside && goes_on_with_and(search, flat, at, next);
    return goes_on || shares_head(search, flat, first, at, next) ? next : 0;
}

/* "Alliance 90" */
static bool is_numbered(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const heads[] = {"Alliance", "Group", "Unit", "Charter", "Movement", NULL};
    const struct unit *units = search->units.items;
    size_t next = at + 1;
    if (!unit_joins(search, next) || !g_ascii_isdigit(flat->text[units[next].start]) ||
        units[next].end - units[next].start > 3 || units[at].possessive)
        return false;
    return unit_is_any(flat, &units[at], heads);
}

/* "Office des transports du Canada", "Commission scolaire des Vunns": names of other languages go
 * on in lower case. Their last unit; 0: there is nothing of the kind. */
static size_t foreign_tail(const struct search *search, const struct flat *flat, size_t first,
                           size_t at) {
    static const char *const small[] = {"et", "pour", "la",  "le", "les",  "des",
                                        "du", "de",   "aux", "y",  "para", NULL};
    static const char *const endings[] = {"ed", "ing", "ly", NULL};
    enum { MOST_WORDS = 12 };
    const struct unit *units = search->units.items;
    size_t end = 0;
    if (!units_foreign(search, flat, first, at) || units[at].possessive ||
        !unit_joins(search, at + 1))
        return 0;
    bool french = false; /* a small word was read: English words would not hold it */
    for (size_t i = at + 1; i <= at + MOST_WORDS && unit_joins(search, i); i++) {
        struct str text = unit_text(search, flat, i, i);
        bool link = units[i].shape == UNIT_LOWER && unit_is_any(flat, &units[i], small);
        bool english = units[i].classes || text.len < 3;
        for (size_t j = 0; endings[j]; j++)
            english = english || str_ends(text, str_of(endings[j]));
        bool behind = units[i - 1].shape == UNIT_LOWER || i == at + 1;
        if (link) {
            french = true;
        } else if (units[i].shape == UNIT_LOWER) {
            if (english || !behind)
                break;
            end = french ? i : end;
        } else if (unit_is_any(flat, &units[i - 1], small)) {
            end = i;
        } else {
            break;
        }
    }
    return end;
}

/* "Council | of foreign ministers", "Commission of inquiry": the last unit of a complement in lower
 * case; 0: there is none. */
static size_t lower_complement(const struct search *search, const struct flat *flat, size_t at) {
    enum { MOST_WORDS = 3 };
    const struct unit *units = search->units.items;
    bool body = units[at].classes & WORD_BODY || unit_is(flat, &units[at], "Conference");
    if (!body || units[at].possessive || !unit_joins(search, at + 1) ||
        !(unit_is(flat, &units[at + 1], "of") || unit_is(flat, &units[at + 1], "on")))
        return 0;
    for (size_t i = at + 2; unit_joins(search, i) && i < at + 2 + MOST_WORDS; i++) {
        struct str text = unit_text(search, flat, i, i);
        bool small = units[i].classes & WORD_FUNCTION && text.len < 6;
        if (units[i].shape != UNIT_LOWER || small || units[i].classes & WORD_VERB ||
            !g_ascii_isalpha(text.at[0]))
            return 0;
        if (unit_is(flat, &units[i], "inquiry") || (text.len > 5 && str_ends(text, STR("s"))))
            return i;
    }
    return 0;
}

enum { MOST_BRIDGES = 8 };

size_t run_end(const struct search *search, const struct flat *flat, size_t first) {
    static const char *const legal[] = {"Inc", "Ltd", "LLC", "LLP", "plc", NULL};
    const struct unit *units = search->units.items;
    bool inside = false;
    size_t last = end_of_name(search, first);
    size_t next = bridge(search, flat, first, last, &inside);
    for (int bridges = 0; next && bridges < MOST_BRIDGES; bridges++) {
        last = end_of_name(search, next);
        next = bridge(search, flat, first, last, &inside);
    }
    if (last + 1 < search->units.count && units[last + 1].join == ',' &&
        unit_is_any(flat, &units[last + 1], legal))
        return last + 1; /* "Vunn World, Inc." */
    size_t tail = foreign_tail(search, flat, first, last);
    if (tail || last > first)
        return tail ? tail : last;
    size_t lower = units[first].first ? 0 : lower_complement(search, flat, first);
    size_t partner = partner_follows(search, flat, first);
    if (lower || partner)
        return lower ? lower : end_of_capitals(search, partner);
    return is_numbered(search, flat, first) ? first + 1 : first;
}
