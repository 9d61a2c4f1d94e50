/* candidate_head.c: where the name of an organisation ends that begins with a run of units: at its
 * head word, at what is told of it behind "of", or at what shows a firm. */
#include "analyse/candidate_internal.h"

/* "White Star Line", but "Maginot Line". */
static bool is_of_ships(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"Star",   "Steam", "Shipping",   "Packet", "America",
                                        "Mail",   "Cargo", "Navigation", "Castle", "Container",
                                        "Cruise", "Ferry", "Steamship",  "Ocean",  NULL};
    return unit_is_any(flat, unit, words);
}

bool units_firm(const struct search *search, const struct flat *flat, size_t first, size_t last) {
    static const char *const things[] = {"R&D", "Q&A", "M&A", "B&B", "A&E", "S&T", NULL};
    const struct unit *units = search->units.items;
    size_t sign = last;
    while (sign > first && units[sign].join != '&')
        sign--;
    if (sign == first || units[last].classes & WORD_THING)
        return false;
    for (size_t i = 0; things[i]; i++)
        if (str_equal(unit_text(search, flat, first, last), str_of(things[i])))
            return false;
    uint32_t both = units[sign - 1].classes & units[sign].classes;
    return !(both & (WORD_PLACE | WORD_FORENAME));
}

/* "Geological Survey", but "Household Survey". */
static bool is_of_lands(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"Geological",     "Antarctic",      "Ordnance",
                                        "Dependencies",   "Geodetic",       "Topographic",
                                        "Hydrographic",   "Botanical",      "Biological",
                                        "Archaeological", "Meteorological", NULL};
    return unit_is_any(flat, unit, words);
}

/* "Vunn Asset Management", but "Disaster Management". */
static bool is_of_money(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"Asset", "Investment", "Capital", "Wealth", "Fund", NULL};
    return unit_is_any(flat, unit, words);
}

/* Words that are heads of organisations, but not here. */
static bool is_no_head(const struct search *search, const struct flat *flat, size_t first, size_t i,
                       size_t last) {
    const struct unit *units = search->units.items;
    bool of = i < last && unit_is(flat, &units[i + 1], "of");
    if (i > first && unit_is(flat, &units[i - 1], "trust"))
        return true;
    if (i < last && unit_is(flat, &units[i], "trust") && unit_is(flat, &units[i + 1], "fund"))
        return true;
    /* "Lancaster House" is a place, the House of Commons is none */
    if (unit_is(flat, &units[i], "house") && !of)
        return true;
    if (i < last && unit_is(flat, &units[i], "association") && units[i + 1].classes & WORD_THING)
        return true;
    if (i + 1 == last && units[last].classes & WORD_PLACE && units[last].shape != UNIT_LOWER)
        return true; /* "Rahl Air Force Base" */
    if (unit_is(flat, &units[i], "executive"))
        return i < last || i == first || units[i - 1].classes & WORD_TITLE;
    if (unit_is(flat, &units[i], "administration")) /* "the Rahl Administration" */
        return i == first ||
               !(units[i - 1].classes & (WORD_ABSTRACT | WORD_OBJECT | WORD_ADJECTIVE));
    if (unit_is(flat, &units[i], "management"))
        return i == first || !is_of_money(flat, &units[i - 1]);
    if (unit_is(flat, &units[i], "survey"))
        return i == first || !is_of_lands(flat, &units[i - 1]);
    if (unit_is(flat, &units[i], "commissioners"))
        return i < last || i < first + 2 || units[first].classes & WORD_QUALIFIER;
    if (unit_is(flat, &units[i], "line") || unit_is(flat, &units[i], "lines"))
        return i == first || !is_of_ships(flat, &units[i - 1]);
    if (unit_is(flat, &units[i], "cross"))
        return i == first || !unit_is(flat, &units[i - 1], "red");
    return unit_is(flat, &units[i], "bank") && i == first + 1 &&
           units[first].classes & WORD_PLACE && !of; /* "West Bank" */
}

/* "of the Warsaw Treaty Organization": what a body belongs to is an actor of its own. */
static bool has_organisation(const struct search *search, const struct flat *flat, size_t first,
                             size_t last) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    bool the = first <= last && unit_is(flat, &units[first], "the");
    if (the)
        first++;
    if (first > last || unit_is(flat, &units[first], "Heads"))
        return false;
    if (unit_plural_head(search, flat, last))
        return false; /* of many */
    if (units[last].classes & WORD_HEAD && last > first &&
        !is_no_head(search, flat, first, last, last))
        return true;
    if (the && units[first].classes & WORD_HEAD && last > first)
        return true; /* "the University of Vunn" */
    return table_units(search, search->known, first, &claims) > 0 &&
           known_actors[claims->actor].kind != ACTOR_STATE;
}

/* "Friends of the Earth", "Partners for Peace", "Armed Forces of Ukraine". */
static bool is_head_of_complement(const struct search *search, const struct flat *flat,
                                  size_t first, size_t i, size_t last) {
    const struct unit *units = search->units.items;
    if (unit_of_members(search, flat, i))
        return true;
    if (!(units[i].classes & WORD_COMPLEMENT) || units[i].shape == UNIT_LOWER || i >= last ||
        units[i + 1].shape != UNIT_LOWER)
        return false;
    bool things = unit_is(flat, &units[i], "forces") || unit_is(flat, &units[i], "mechanism");
    return things ? i > first : !units[i].first;
}

/* "Debt Service Suspension Initiative" */
static bool is_scheme(const struct flat *flat, const struct unit *unit) {
    return unit_is(flat, unit, "initiative") || unit_is(flat, unit, "facility") ||
           unit_is(flat, unit, "scheme") || unit_is(flat, unit, "act") ||
           unit_is(flat, unit, "bill") || unit_is(flat, unit, "mechanism");
}

/* The first unit of a land's name that ends at `last`; SIZE_MAX: there is none. */
static size_t land_before(const struct search *search, const struct flat *flat, size_t first,
                          size_t last) {
    static const char *const lands[] = {"England", "Scotland", "Wales", NULL};
    const struct claim *claims;
    if (unit_is_any(flat, &search->units.items[last], lands))
        return last;
    for (size_t at = last; at > first; at--)
        if (table_units(search, search->known, at, &claims) == last - at + 1 &&
            known_actors[claims->actor].kind == ACTOR_STATE)
            return at;
    return SIZE_MAX;
}

/* "Police Scotland", "Athletics Kenya", "Vunn International UK". */
static bool is_branch_in_state(const struct search *search, const struct flat *flat, size_t first,
                               size_t last) {
    const struct unit *units = search->units.items;
    size_t land = last > first ? land_before(search, flat, first, last) : SIZE_MAX;
    if (land == SIZE_MAX || land == first)
        return false;
    if (unit_is(flat, &units[land - 1], "International"))
        return land - 1 > first;
    return land <= first + 2 && units[first].shape == UNIT_CAPITAL &&
           name_heads_land(unit_text(search, flat, land - 1, land - 1));
}

/* "Daily Vunn": of newspapers. */
static bool is_of_days(const struct flat *flat, const struct unit *unit) {
    return unit_is(flat, unit, "Daily") || unit_is(flat, unit, "Evening");
}

/* "Vunn North America", "Vunn Europe": of a firm. */
static bool is_part_of_world(const struct search *search, const struct flat *flat, size_t first,
                             size_t last) {
    static const char *const sides[] = {"North", "South", "Latin", NULL};
    const struct unit *units = search->units.items;
    bool side = last > first + 1 && unit_is_any(flat, &units[last - 1], sides);
    bool region =
        units[last].classes & WORD_REGION || (side && unit_is(flat, &units[last], "America"));
    return region && last == first + (side ? 2 : 1) && units[first].shape == UNIT_CAPITAL &&
           !units[first].classes && !search_seen_lower(search, units[first].hash);
}

size_t organisation_end(const struct search *search, const struct flat *flat, size_t first,
                        size_t last) {
    const struct unit *units = search->units.items;
    size_t end = SIZE_MAX;
    if (is_branch_in_state(search, flat, first, last))
        return last;
    static const char *const persons[] = {"Judge",   "Justice", "Mr",   "Mrs",       "Ms",
                                          "Dr",      "Sir",     "Dame", "Professor", "Senator",
                                          "Captain", "Colonel", NULL};
    if (last == first + 2 && unit_is_any(flat, &units[first], persons) &&
        units[first + 1].classes & WORD_FORENAME)
        return SIZE_MAX; /* "Judge Alexander House" */
    if (units[first].classes & WORD_DEED)
        return SIZE_MAX;
    if (first < last && units[first].classes & WORD_FOREIGN_HEAD &&
        units[first + 1].shape == UNIT_CAPITAL &&
        !(units[first + 1].classes & (WORD_TITLE | WORD_FORENAME)))
        return last;
    if (first < last && last <= first + 2 && is_of_days(flat, &units[first]) &&
        !(units[first + 1].classes & (WORD_THING | WORD_TITLE)))
        return last;
    if (is_part_of_world(search, flat, first, last))
        return last;
    if (first < last &&
        (unit_is(flat, &units[last], "International") || unit_is(flat, &units[last], "Worldwide")))
        return last;
    if (first < last && units_foreign(search, flat, first, last))
        return last;
    for (size_t i = first; i <= last; i++) {
        if (is_head_of_complement(search, flat, first, i, last))
            return last;
        bool head = units[i].classes & WORD_HEAD && units[i].shape != UNIT_LOWER;
        if (!head || is_no_head(search, flat, first, i, last))
            continue;
        if (i < last && units[i + 1].shape == UNIT_LOWER) {
            bool complement = !(units[i + 1].classes & WORD_PARTICLE);
            return complement && !has_organisation(search, flat, i + 2, last) ? last : i;
        }
        if (i > first || i == last)
            end = i;
        if (i < last && units[i].possessive)
            break;
    }
    if (end == SIZE_MAX && units_firm(search, flat, first, last))
        return last;
    bool scheme = end != SIZE_MAX && end < last && is_scheme(flat, &units[last]);
    return scheme && !(units[end].classes & WORD_BODY) ? SIZE_MAX : end;
}
