/* candidate_scan.c: the words of a block, then its runs of capitalised units: how far a name goes
 * over "of", "for", "and". */
#include "analyse/candidate_internal.h"

#include <string.h>

static bool is_name_unit(const struct unit *unit) {
    return unit->shape != UNIT_LOWER && !unit->titled;
}

/* ---- abbreviations and what they stand for ---- */

static void define(struct search *search, struct str name, struct str abbreviation, bool actor) {
    struct definition made = {str_copy(search->arena, name), str_copy(search->arena, abbreviation),
                              actor, true};
    ARENA_PUSH(search->arena, search->definitions, search->definition_count,
               search->definition_room, made);
}

void search_define(struct search *search, struct str name, struct str abbreviation) {
    struct definition made = {str_copy(search->arena, name), str_copy(search->arena, abbreviation),
                              true, false};
    ARENA_PUSH(search->arena, search->definitions, search->definition_count,
               search->definition_room, made);
}

/* Has one of the words been seen in lower case? A name without a head word is none then. */
static bool has_common_word(struct search *search, struct str name) {
    struct name_words words = {0};
    name_words_read(search->arena, name.at, name.len, &words);
    bool common = false, head = false;
    for (size_t i = 0; i < words.count; i++) {
        common = common || search_seen(search, words.items[i].hash)->lower;
        head = head || lexicon_classes(search->lexicon, words.items[i].hash) & WORD_HEAD;
    }
    return common && !head;
}

void scan_definitions(struct search *search) {
    for (size_t i = 0; i < search->definition_count; i++) {
        struct definition *definition = &search->definitions[i];
        struct claim claim = {.kind = CLAIM_NAME, .actor = (uint32_t)i, .name = definition->name};
        definition->actor = definition->actor && !has_common_word(search, definition->name);
        if (definition->actor)
            name_table_add(search->defined, claim);
    }
}

/* An organisation has its head word, or its name is in another language. */
static bool names_actor(const struct search *search, size_t first, size_t end) {
    const struct unit *units = search->units.items;
    bool foreign = end - first >= 2;
    for (size_t i = first; i < end; i++) {
        if (units[i].classes & WORD_HEAD && (i + 1 == end || units[i + 1].shape == UNIT_LOWER))
            return true;
        foreign = foreign && units[i].shape == UNIT_CAPITAL && !units[i].classes;
    }
    return foreign;
}

/* "North Atlantic Council (NAC)": the shortest stretch before the bracket that has the initials. */
static void read_definition(struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    struct str abbreviation = {flat->text + units[at].start, units[at].end - units[at].start};
    size_t first = at, most = str_characters(abbreviation) + 5;
    if (at == 0 || most > LONGEST_ABBREVIATION || units[at].join != '(' ||
        !strchr("),;", flat->text[units[at].end]))
        return;
    while (first > 0 && at - first < most) {
        first--;
        struct str name = {flat->text + units[first].start, units[at - 1].end - units[first].start};
        bool capital = units[first].shape != UNIT_LOWER;
        if (name_has_initials(abbreviation, name) && at - first >= 2) {
            define(search, name, abbreviation, capital && names_actor(search, first, at));
            return;
        }
        if (units[first].first || !strchr(" -&,", units[first].join))
            return;
    }
}

/* "NATO" is known where it is written so; "Who" is not WHO. */
static bool is_written_so(const struct claim *claim, const struct flat *flat,
                          const struct name_word *words) {
    for (size_t i = 0; i < claim->word_count; i++) {
        const struct claim_word *wanted = &claim->words[i];
        struct str text = {flat->text + words[i].start, words[i].end - words[i].start};
        if (wanted->capitals &&
            !str_equal(str_slice(claim->name, wanted->start, wanted->end), text))
            return false;
        if (wanted->upper && !name_is_upper(text.at))
            return false;
    }
    return true;
}

static void scan_known(struct search *search, const struct flat *flat) {
    const struct name_words *words = &search->units.words;
    for (size_t i = 0; i < words->count; i++) {
        const struct claim *found = NULL;
        size_t last = i;
        uint32_t node = 0;
        for (size_t at = i; at < words->count; at++) {
            unsigned char join = at == i ? JOIN_FIRST : words->items[at].join;
            node = name_table_step(search->known, node, join, words->items[at].hash);
            if (!node)
                break;
            const struct claim *claim = name_table_claims(search->known, node);
            if (claim && is_written_so(claim, flat, &words->items[i])) {
                found = claim;
                last = at;
            }
        }
        if (!found)
            continue;
        int kind = known_actors[found->actor].kind;
        struct candidate *candidate = search_candidate(search, found->name, kind);
        candidate->known = found->actor + 1;
        candidate->known_name = found->number;
        candidate->kind = kind;
        candidate->evidence |= SEEN_KNOWN;
        candidate->count++;
        i = last;
    }
}

void scan_words(struct search *search, const struct flat *flat) {
    units_read(search->arena, flat, search->lexicon, &search->units);
    scan_known(search, flat);
    const struct unit *units = search->units.items;
    for (size_t i = 0; i < search->units.count; i++) {
        struct word_seen *seen = search_seen(search, units[i].hash);
        if (units[i].shape == UNIT_LOWER)
            seen->lower++;
        else if (!units[i].first)
            seen->capital++;
        if (units[i].shape == UNIT_ACRONYM)
            read_definition(search, flat, i);
    }
}

size_t table_units(const struct search *search, const struct name_table *table, size_t at,
                   const struct claim **claims) {
    const struct name_words *words = &search->units.words;
    const struct unit *units = search->units.items;
    uint32_t node = 0;
    size_t found = 0;
    for (size_t i = units[at].word, unit = at; i < words->count; i++) {
        unsigned char join = i == units[at].word ? JOIN_FIRST : words->items[i].join;
        node = name_table_step(table, node, join, words->items[i].hash);
        if (!node)
            break;
        while (unit < search->units.count && units[unit].end < words->items[i].end)
            unit++;
        const struct claim *claim = name_table_claims(table, node);
        bool capitals = claim && claim->words[0].capitals && units[at].shape != UNIT_ACRONYM;
        if (claim && !capitals && unit < search->units.count &&
            units[unit].end == words->items[i].end) {
            found = unit - at + 1;
            *claims = claim;
        }
    }
    return found;
}

/* ---- how far a run goes ---- */

/* May the name go on from the unit `at` to `next`, with but a blank between? */
static bool joins(const struct search *search, size_t next) {
    return next < search->units.count && search->units.items[next].join == ' ' &&
           !search->units.items[next].first;
}

static bool name_follows(const struct search *search, size_t next) {
    return joins(search, next) && is_name_unit(&search->units.items[next]);
}

/* The last unit of the capitals from `at` on; a name has no more than so many. */
static size_t end_of_capitals(const struct search *search, size_t at) {
    enum { MOST_UNITS = 12 };
    size_t most = at + MOST_UNITS;
    while (!search->units.items[at].possessive && at < most && name_follows(search, at + 1))
        at++;
    return at;
}

/* "Support | and Procurement Agency": both belong to the head behind. */
static bool shares_head(const struct search *search, size_t first, size_t at, size_t next) {
    const struct unit *units = search->units.items;
    uint32_t left = 0;
    for (size_t i = first; i <= at; i++)
        left |= units[i].classes;
    const struct claim *claims;
    for (size_t i = first; i <= at; i++)
        if (table_units(search, search->known, i, &claims) && units[i].shape != UNIT_ACRONYM)
            return false;
    size_t last = end_of_capitals(search, next);
    bool abstract = (units[at].classes | units[next].classes) & WORD_ABSTRACT;
    bool prefixed =
        at > first && (units[first].shape == UNIT_ACRONYM || units[first].classes & WORD_ADJECTIVE);
    return !(left & (WORD_HEAD | WORD_TITLE | WORD_REGION | WORD_PLACE)) &&
           units[last].classes & WORD_HEAD && last > next - 1 &&
           !(units[next].classes & WORD_TITLE) && (abstract || prefixed);
}

/* The unit that the name goes on with over lower-case words behind `at`; 0: it ends. `inside` says
 * that it is in what an organisation is for ("for Security"). */
static size_t bridge(const struct search *search, const struct flat *flat, size_t first, size_t at,
                     bool *inside) {
    const struct unit *units = search->units.items;
    size_t word = at + 1, next = at + 2;
    if (units[at].possessive || !joins(search, word))
        return 0;
    bool the = joins(search, next) && unit_is(flat, &units[next], "the");
    size_t behind = the ? next + 1 : next;
    if (units[word].classes & WORD_PARTICLE && !(units[at].classes & (WORD_HEAD | WORD_TITLE))) {
        if (joins(search, next) && units[next].classes & WORD_PARTICLE &&
            units[next].shape == UNIT_LOWER)
            next++;
        return name_follows(search, next) ? next : 0;
    }
    bool head = units[at].classes & (WORD_HEAD | WORD_TITLE);
    bool of = unit_is(flat, &units[word], "of"), to = unit_is(flat, &units[word], "to");
    bool on = units[at].classes & WORD_HEAD && unit_is(flat, &units[word], "on") &&
              name_follows(search, behind) &&
              units[behind].classes & (WORD_ABSTRACT | WORD_OBJECT | WORD_ADJECTIVE);
    bool purpose = of || on || unit_is(flat, &units[word], "for");
    if (purpose && (head || units[at].classes & WORD_PLACE || (of && *inside))) {
        *inside = true;
        return name_follows(search, behind) ? behind : 0;
    }
    if (to && (unit_is(flat, &units[at], "Mission") || unit_is(flat, &units[at], "Delegation")))
        return name_follows(search, behind) ? behind : 0;
    if (!name_follows(search, next))
        return 0;
    if (unit_is(flat, &units[word], "and")) {
        bool abstract = units[at].classes & (WORD_ABSTRACT | WORD_OBJECT | WORD_ADJECTIVE) &&
                        units[next].classes & (WORD_ABSTRACT | WORD_OBJECT | WORD_ADJECTIVE);
        size_t last = end_of_capitals(search, next);
        bool another = units[last].classes & WORD_HEAD && last > next;
        return (*inside && abstract && !another) || shares_head(search, first, at, next) ? next : 0;
    }
    return *inside && unit_is(flat, &units[word], "in") && units[next].classes & WORD_REGION ? next
                                                                                             : 0;
}

/* "State and Government", behind "Heads of": offices. */
static size_t heads_of_state(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    if (!joins(search, at + 2) || !joins(search, at + 1))
        return 0;
    bool state = unit_is(flat, &units[at], "State") || unit_is(flat, &units[at], "States");
    bool joined = unit_is(flat, &units[at + 1], "and") || unit_is(flat, &units[at + 1], "or");
    bool government =
        unit_is(flat, &units[at + 2], "Government") || unit_is(flat, &units[at + 2], "Governments");
    return state && joined && government ? 3 : 0;
}

enum { MOST_BRIDGES = 4 };

void scan_names(struct search *search, const struct flat *flat) {
    units_read(search->arena, flat, search->lexicon, &search->units);
    const struct unit *units = search->units.items;
    struct str role = {0};
    for (size_t i = 0; i < search->units.count;) {
        const struct claim *claims;
        bool opens = units[i].first && units[i].shape == UNIT_CAPITAL &&
                     units[i].classes & WORD_FUNCTION && !(units[i].classes & WORD_FORENAME);
        if (!is_name_unit(&units[i]) || (opens && name_follows(search, i + 1))) {
            i++;
            continue;
        }
        size_t heads = heads_of_state(search, flat, i);
        if (heads) {
            i += heads;
            continue;
        }
        size_t defined = table_units(search, search->defined, i, &claims);
        if (defined) {
            const struct definition *definition = &search->definitions[claims->actor];
            struct candidate *found =
                search_candidate(search, definition->name, ACTOR_ORGANISATION);
            found->evidence |= SEEN_DEFINED;
            found->count++;
            i += defined;
            continue;
        }
        size_t last = end_of_capitals(search, i);
        bool inside = false;
        size_t next = bridge(search, flat, i, last, &inside);
        for (int bridges = 0; next && bridges < MOST_BRIDGES; bridges++) {
            last = end_of_capitals(search, next);
            next = bridge(search, flat, i, last, &inside);
        }
        bool comma = units[i].join == ',';
        struct run_of_units run = {i, last, comma && role.len, comma ? role : STR("")};
        role = read_run(search, flat, run);
        i = last + 1;
    }
}
