/* candidate_run.c: what a run of capitalised units names: an organisation by its head word, a
 * person behind titles, a state; what stands beside it is evidence. */
#include "analyse/candidate_internal.h"

#include <string.h>

struct candidate *search_note(struct search *search, const struct flat *flat, size_t first,
                              size_t last, int kind, uint32_t evidence) {
    const struct unit *units = search->units.items, *before = unit_before(search, first);
    struct candidate *found = search_candidate(search, unit_text(search, flat, first, last), kind);
    if (!found->words) {
        found->written = flat_written(search->arena, flat, units[first].start, units[last].end);
        found->first = units[first].hash;
        found->last = units[last].hash;
        found->words = last - first + 1;
    }
    found->evidence |= evidence;
    found->count++;
    found->the += unit_is(flat, before, "the");
    found->inside += before && before->shape == UNIT_LOWER && before->classes & WORD_PREPOSITION;
    return found;
}

/* ---- organisations ---- */

/* ", better known as COSATU": the unit of the abbreviation; 0: there is none. */
static size_t known_as(const struct search *search, const struct flat *flat, size_t last) {
    const struct unit *units = search->units.items;
    enum { WORDS = 8 };
    bool known = false;
    for (size_t i = last + 1; i < search->units.count && i <= last + WORDS; i++) {
        if (units[i].first || units[i].join != (i == last + 1 ? ',' : ' '))
            return 0;
        known = known || unit_is(flat, &units[i], "known") || unit_is(flat, &units[i], "called");
        if (units[i].shape == UNIT_ACRONYM)
            return known && (unit_is(flat, &units[i - 1], "as") ||
                             unit_is(flat, &units[i - 1], "called"))
                       ? i
                       : 0;
        bool inner = units[i].shape == UNIT_LOWER || units[i].classes & WORD_DEMONYM;
        if (!inner)
            return 0;
    }
    return 0;
}

static void note_organisation(struct search *search, const struct flat *flat, size_t first,
                              size_t last) {
    const struct unit *units = search->units.items;
    uint32_t evidence = SEEN_HEAD;
    bool firm = units_firm(search, flat, first, last);
    for (size_t i = last; i > first && !firm; i--) /* "Saturn V. North American Aviation" */
        if (i < last && units[i].shape == UNIT_INITIAL && units[i - 1].shape != UNIT_INITIAL) {
            first = i + 1;
            break;
        }
    for (size_t i = first; i <= last; i++)
        if (units[i].classes & WORD_BODY)
            evidence |= SEEN_BODY;
    search_note(search, flat, first, last, evidence & SEEN_BODY ? ACTOR_BODY : ACTOR_ORGANISATION,
                evidence);
    note_listed(search, flat, first, last);
    size_t alias = known_as(search, flat, last);
    if (alias)
        search_define(search, unit_text(search, flat, first, last),
                      unit_text(search, flat, alias, alias));
    const struct unit *next = &units[last + 1];
    const struct claim *claims;
    bool name =
        last + 1 < search->units.count && next->join == '(' &&
        (next->shape == UNIT_ACRONYM || table_units(search, search->known, last + 1, &claims) == 1);
    if (name && flat->text[next->end] == ')' && next->end - next->start <= LONGEST_ABBREVIATION)
        search_define(search, unit_text(search, flat, first, last),
                      unit_text(search, flat, last + 1, last + 1));
}

/* A verb or adverb that is upper case for its place alone: "Visiting the World Bank". */
static bool begins_only(const struct search *search, const struct flat *flat, size_t first,
                        size_t last) {
    const struct unit *unit = &search->units.items[first];
    struct str text = unit_text(search, flat, first, first);
    if (!unit->first || unit->shape == UNIT_ACRONYM || first == last ||
        unit_is(flat, unit + 1, "International"))
        return false;
    if (unit->classes & (WORD_TITLE | WORD_QUALIFIER | WORD_FORENAME | WORD_ADJECTIVE))
        return false;
    if (str_ends(text, STR("ing")) || str_ends(text, STR("ly")) || str_ends(text, STR("ed")))
        return true;
    return search_seen_lower(search, unit->hash) && last - first >= 2;
}

/* "In May Poroshenko said": a month behind a preposition or a number is no forename. */
static bool follows_date(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const words[] = {"in",    "on",   "since", "until", "last",
                                        "early", "late", "mid",   NULL};
    const struct unit *before = unit_before(search, at);
    if (!before || !(search->units.items[at].classes & WORD_TIME))
        return false;
    for (size_t i = 0; words[i]; i++)
        if (unit_is(flat, before, words[i]))
            return true;
    return g_ascii_isdigit(flat->text[before->start]);
}

/* "New York Herald" */
static bool is_of_place(const struct flat *flat, const struct unit *unit, const struct unit *next) {
    static const char *const places[] = {"York",    "Jersey", "Hampshire", "Mexico", "Orleans",
                                         "England", "Delhi",  "Haven",     NULL};
    if (!unit_is(flat, unit, "New"))
        return false;
    return unit_is_any(flat, next, places);
}

static size_t strip(const struct search *search, const struct flat *flat, size_t first,
                    size_t last) {
    const struct unit *units = search->units.items;
    while (first <= last) {
        bool named = first < last && units[first].classes & WORD_FORENAME &&
                     !follows_date(search, flat, first);
        /* "the Support Group for": no function word in the middle of a sentence */
        bool part = first < last && !units[first].first && units[first + 1].classes & WORD_HEAD &&
                    units[first].end - units[first].start > 5;
        bool word = units[first].shape != UNIT_ACRONYM &&
                    units[first].classes & (WORD_FUNCTION | WORD_TIME) && !named && !part &&
                    !is_of_place(flat, &units[first], first < last ? &units[first + 1] : NULL);
        /* "In Kyiv | Anna Rahl" */
        const struct unit *before = first > 0 ? &units[first - 1] : NULL;
        bool place = before && first + 1 < last && units[first].join == ' ' &&
                     before->classes & WORD_PREPOSITION && units[first].classes & WORD_PLACE &&
                     !named && units[first + 1].classes & WORD_FORENAME;
        if (place) {
            first++;
            continue;
        }
        if (!word && units[first].shape != UNIT_LOWER && !begins_only(search, flat, first, last))
            break;
        first++;
    }
    return first;
}

/* ---- persons ---- */

/* "John Paul II" */
static bool is_numeral(const struct flat *flat, const struct unit *unit) {
    return strspn(flat->text + unit->start, "IVX") == unit->end - unit->start;
}

/* "Der Spiegel": of newspapers and places. */
static bool is_foreign_article(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"Der", "Die", "Das", "Les", "Los", "Las", "Il", NULL};
    return unit_is_any(flat, unit, words);
}

/* "Cyclone Anna", "Anna Street": what has a person's name and is none. */
static bool is_named_after(const struct flat *flat, const struct unit *first,
                           const struct unit *last) {
    static const char *const before[] = {"Cyclone", "Hurricane", "Typhoon", "Storm",
                                         "Monte",   "Saint",     NULL};
    static const char *const behind[] = {"Street", "Avenue", "Square", "Airport", "Plaza", NULL};
    for (size_t i = 0; before[i]; i++)
        if (unit_is(flat, first, before[i]))
            return true;
    return unit_is_any(flat, last, behind);
}

/* Could these units be a person's name? */
static bool is_personal(const struct search *search, const struct flat *flat, size_t first,
                        size_t last, bool titled) {
    const struct unit *units = search->units.items;
    uint32_t stop = WORD_THING | WORD_PLACE | WORD_HEAD | WORD_REGION | WORD_DEMONYM | WORD_GROUP;
    size_t capitals = 0;
    if (last > first + 1 && units[last].classes & WORD_NAMESAKE && !titled)
        return false; /* "Victor Verster Prison" */
    if (is_foreign_article(flat, &units[first]) ||
        (is_named_after(flat, &units[first], &units[last]) && !titled))
        return false;
    struct str text = unit_text(search, flat, first, first);
    if (str_ends(text, STR("ing")) && text.len > 4 &&
        !(units[first].classes & (WORD_FORENAME | WORD_FAMILY)) && !titled)
        return false; /* "Doing Business" */
    if (first == last && units[first].classes & WORD_REGION)
        return false; /* "Supreme Allied Commander Europe" */
    bool forename = units[last].classes & WORD_FORENAME;
    for (size_t i = first; i < last; i++)
        forename = forename || units[i].classes & WORD_FORENAME;
    if (last - first > 5 || units[first].classes & (WORD_ADJECTIVE | WORD_OBJECT))
        return false;
    for (size_t i = first; i <= last; i++) {
        bool numeral = i == last && last > first && is_numeral(flat, &units[i]);
        if (units[i].shape == UNIT_ACRONYM && !(i > first && i < last) && !numeral)
            return false;
        if (units[i].shape == UNIT_LOWER && !(units[i].classes & WORD_PARTICLE))
            return false;
        bool named = forename && (i == last || !(units[i].classes & WORD_PLACE)) &&
                     (i == first || i == last) && last > first; /* "John Hall", "Ban Ki-moon" */
        if (units[i].shape == UNIT_CAPITAL && units[i].classes & stop && !named && !titled &&
            !(units[i].classes & WORD_FORENAME))
            return false;
        capitals += units[i].shape == UNIT_CAPITAL;
    }
    return capitals >= (titled ? 1 : 2) || (capitals == 1 && last > first);
}

/* "Mwai Kibaki and Raila Odinga": if one is a person, the other is. */
static void pair(struct search *search, const struct flat *flat, struct candidate *found,
                 size_t first) {
    const struct unit *units = search->units.items;
    while (first > 0 && units[first].join == ' ' && units[first - 1].classes & WORD_TITLE &&
           units[first - 1].shape != UNIT_LOWER)
        first--; /* "and Professor Anna Rahl" */
    bool and = first > 1 && units[first].join == ' ' && unit_is(flat, &units[first - 1], "and") &&
               units[first - 1].join == ' ';
    bool list = first > 0 && units[first].join == ',';
    size_t before = and? first - 2 : first - 1;
    /* "Rolf Rahl, then Orvo Tannu" */
    bool then = first > 1 && units[first - 1].join == ',' && units[first].join == ' ' &&
                unit_is(flat, &units[first - 1], "then");
    if (then) {
        list = true;
        before = first - 2;
    }
    if ((and || list) && search->last_person && search->last_flat == flat &&
        search->last_unit == before && search->last_person != found) {
        found->partner = search->last_person;
        search->last_person->partner = found;
    }
    search->last_person = found;
    search->last_flat = flat;
}

static void note_person(struct search *search, const struct flat *flat, size_t first, size_t last,
                        uint32_t evidence, struct str role) {
    const struct unit *units = search->units.items;
    if (first < last && (units[first].classes | units[last].classes) & WORD_FORENAME)
        evidence |= SEEN_FORENAME;
    if (last > first && name_has_given_ending(unit_text(search, flat, first, first)))
        evidence |= SEEN_FORENAME;
    uint32_t classes = 0;
    for (size_t i = first; i <= last; i++)
        classes |= units[i].classes;
    if (!(classes & ~(uint32_t)(WORD_FAMILY | WORD_FORENAME)))
        evidence |= SEEN_UNKNOWN;
    if (last == first + 1 && units[first].classes & WORD_FAMILY)
        evidence |= SEEN_FAMILY;
    for (size_t i = first; i <= last; i++) {
        if (units[i].shape == UNIT_INITIAL ||
            (units[i].shape == UNIT_ACRONYM && i > first && i < last))
            evidence |= SEEN_INITIAL;
        if (units[i].shape == UNIT_LOWER)
            evidence |= SEEN_PARTICLE;
    }
    struct candidate *found = search_note(search, flat, first, last, ACTOR_PERSON, evidence);
    pair(search, flat, found, first);
    search->last_unit = last;
    if (role.len && !found->role.len)
        found->role = str_copy(search->arena, role);
}

/* ---- a run ---- */

static bool is_title(const struct search *search, size_t at, size_t last) {
    const struct unit *unit = &search->units.items[at];
    if (unit->shape == UNIT_LOWER || unit->possessive)
        return false;
    if (unit->classes & WORD_TITLE)
        return true;
    /* a modifier, where a title comes */
    return unit->classes & WORD_QUALIFIER && at < last && is_title(search, at + 1, last);
}

/* The first unit behind what an office is of: "of State | James Baker". */
static size_t object_end(const struct search *search, const struct flat *flat, size_t at,
                         size_t last) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t first = at, end = organisation_end(search, flat, at, last);
    if (end != SIZE_MAX)
        return end + 1;
    while (at <= last) {
        bool object = units[at].classes & (WORD_OBJECT | WORD_ABSTRACT | WORD_ADJECTIVE) ||
                      units[at].shape == UNIT_ACRONYM || units[at].shape == UNIT_LOWER;
        size_t known = table_units(search, search->known, at, &claims);
        if (!object && !known)
            break;
        at += known ? known : 1;
    }
    /* one word that is not known is what the office is of, not who held it */
    return at == first && at == last && !(units[at].classes & WORD_FORENAME) ? last + 1 : at;
}

/* The first unit behind a title and what it is of; what that is goes to `object`. */
static size_t title_end(const struct search *search, const struct flat *flat, size_t at,
                        size_t last, size_t *object) {
    const struct unit *units = search->units.items;
    *object = SIZE_MAX;
    while (at <= last && is_title(search, at, last))
        at++;
    if (at >= last || units[at].shape != UNIT_LOWER ||
        !(unit_is(flat, &units[at], "of") || unit_is(flat, &units[at], "for")))
        return at;
    at += unit_is(flat, &units[at + 1], "the") ? 2 : 1;
    *object = at;
    return at <= last ? object_end(search, flat, at, last) : at;
}

static bool is_noble(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {
        "King", "Queen",     "Prince",     "Princess",  "Emperor", "Lord",     "Lady",
        "Sir",  "Dame",      "Pope",       "Shah",      "Sultan",  "Baroness", "Empress",
        "Tsar", "Ayatollah", "Archbishop", "Patriarch", NULL};
    return unit_is_any(flat, unit, words);
}

static struct str read_titled(struct search *search, const struct flat *flat, size_t title,
                              size_t first, size_t last) {
    const struct unit *units = search->units.items;
    size_t object, name = title_end(search, flat, title, last, &object);
    if (object < name) {
        struct run_of_units of = {object, name > last ? last : name - 1, false, {0}};
        read_run(search, flat, of);
    }
    if (title > first) {
        struct run_of_units before = {first, title - 1, false, {0}};
        read_run(search, flat, before);
    }
    struct str role = unit_text(search, flat, first, name > last ? last : name - 1);
    if (name > last)
        return role;
    if (is_personal(search, flat, name, last, true)) {
        if (name == last && name > first && is_noble(flat, &units[name - 1]))
            name--; /* "King Hussein" is called so */
        uint32_t beside = units_evidence(search, flat, name, last);
        note_person(search, flat, name, last, SEEN_TITLE | beside, role);
    } else {
        struct run_of_units rest = {name, last, false, {0}};
        read_run(search, flat, rest);
    }
    return STR("");
}

/* "Communist Party of the Soviet Union": the known name at `at` takes all that is left, or is left
 * by what comes behind. */
static size_t known_units(const struct search *search, size_t first, size_t last) {
    const struct claim *claims;
    size_t count = table_units(search, search->known, first, &claims);
    return first + count - 1 <= last ? count : 0;
}

/* "Secretary General of the Council of Europe": an office, not an organisation. */
static bool has_office(const struct search *search, const struct flat *flat, size_t first,
                       size_t last) {
    const struct unit *units = search->units.items;
    size_t at = first;
    while (at <= last && is_title(search, at, last))
        at++;
    return at > first && at < last && units[at].shape == UNIT_LOWER &&
           (unit_is(flat, &units[at], "of") || unit_is(flat, &units[at], "for"));
}

/* "the spokesman of | Ansar Vunn": words that no list has. */
static bool is_foreign(const struct search *search, size_t first, size_t last) {
    const struct unit *units = search->units.items;
    for (size_t i = first; i <= last; i++)
        if (units[i].shape != UNIT_CAPITAL || units[i].classes)
            return false;
    return true;
}

/* "the Provisional IRA": one of several that have the name. */
static bool is_branch(const struct search *search, const struct flat *flat, size_t first,
                      size_t last) {
    static const char *const words[] = {"real", "provisional", "official", "continuity", NULL};
    const struct unit *unit = &search->units.items[first];
    if (last != first + 1 || unit->first || known_units(search, last, last) != 1 ||
        search->units.items[last].shape != UNIT_ACRONYM)
        return false;
    return unit_is_any(flat, unit, words);
}

/* "Anna Rahl QC": letters behind a person's name. */
static bool is_degree(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"QC",  "KC",  "SC",  "MP",  "MEP", "MSP", "MD",
                                        "CBE", "OBE", "MBE", "PhD", "SJ",  "CMG", NULL};
    for (size_t i = 0; words[i]; i++)
        if (unit->shape == UNIT_ACRONYM && unit_is(flat, unit, words[i]))
            return true;
    return false;
}

struct str read_run(struct search *search, const struct flat *flat, struct run_of_units run) {
    const struct unit *units = search->units.items;
    size_t first = strip(search, flat, run.first, run.last), last = run.last;
    if (first > last)
        return STR("");
    bool degree = false;
    while (last > first && is_degree(flat, &units[last])) {
        last--;
        degree = true;
    }
    size_t known = known_units(search, first, last);
    if (has_office(search, flat, first, last))
        return read_titled(search, flat, first, first, last);
    size_t end = organisation_end(search, flat, first, last);
    if (is_branch(search, flat, first, last)) {
        search_note(search, flat, first, last, ACTOR_ORGANISATION, SEEN_HEAD);
        return STR("");
    }
    if (known && (end == SIZE_MAX || known == last - first + 1)) {
        struct run_of_units rest = {first + known, last, false, {0}};
        return rest.first <= last ? read_run(search, flat, rest) : STR("");
    }
    bool alone = end == first; /* "the Council" */
    if (end != SIZE_MAX && !alone) {
        note_organisation(search, flat, first, end);
        struct run_of_units rest = {end + 1, last, false, {0}};
        return end < last ? read_run(search, flat, rest) : STR("");
    }
    if (alone && first < last && units[first + 1].shape == UNIT_LOWER) {
        struct run_of_units owner = {
            first + 1, last, false, {0}}; /* "the School of the Vunn Academy" */
        return read_run(search, flat, owner);
    }
    size_t title = first;
    while (title <= last && !is_title(search, title, last))
        title++;
    bool surname = title == last && title > first &&
                   (units[first].classes & WORD_FORENAME ||
                    units_evidence(search, flat, first, last) & SEEN_GROUP);
    if (title <= last && !surname)
        return read_titled(search, flat, title, first, last);
    uint32_t evidence = units_evidence(search, flat, first, last);
    if (degree || (run.title_before && first == run.first))
        evidence |= SEEN_TITLE;
    if (first < last && evidence & SEEN_LED && !(units[last].classes & WORD_THING))
        evidence |= SEEN_GROUP;
    if (first == last) {
        if (units[first].shape == UNIT_ACRONYM)
            note_acronym(search, flat, first);
        else if (units[first].shape == UNIT_CAPITAL && !note_party(search, flat, first))
            note_single(search, flat, first, evidence);
        return STR("");
    }
    const struct unit *behind = unit_behind(search, last);
    bool group = evidence & SEEN_GROUP ||
                 (evidence & SEEN_MEMBERS && !known && is_foreign(search, first, last));
    if (group)
        search_note(search, flat, first, last, ACTOR_ORGANISATION, SEEN_GROUP);
    else if (is_personal(search, flat, first, last, false) &&
             !(behind && behind->classes & (WORD_TREATY | WORD_NAMESAKE)))
        note_person(search, flat, first, last, evidence, run.role);
    else if (units[first].shape == UNIT_ACRONYM)
        note_acronym(search, flat, first);
    return STR("");
}
