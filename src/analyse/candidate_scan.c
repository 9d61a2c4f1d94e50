/* candidate_scan.c: the words of a block, abbreviations and what they stand for, then its runs of
 * capitalised units. */
#include "analyse/candidate_internal.h"

#include <string.h>

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

/* "Orvo, whose Vunn Council (VC)": the name begins behind "whose". */
static bool leaves_name(const struct flat *flat, const struct unit *unit) {
    static const char *const inner[] = {"of",   "for", "and",     "the", "on",      "in", "to",
                                        "with", "or",  "against", "by",  "between", NULL};
    for (size_t i = 0; inner[i]; i++)
        if (unit_is(flat, unit, inner[i]))
            return false;
    return unit->shape == UNIT_LOWER && unit->classes & WORD_FUNCTION;
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
        if (units[first].first || !strchr(" -&,", units[first].join) ||
            leaves_name(flat, &units[first]))
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

/* ---- names ---- */

/* "State and Government", behind "Heads of": offices. */
static size_t heads_of_state(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    if (!unit_joins(search, at + 2) || !unit_joins(search, at + 1))
        return 0;
    bool state = unit_is(flat, &units[at], "State") || unit_is(flat, &units[at], "States");
    bool joined = unit_is(flat, &units[at + 1], "and") || unit_is(flat, &units[at + 1], "or");
    bool government =
        unit_is(flat, &units[at + 2], "Government") || unit_is(flat, &units[at + 2], "Governments");
    return state && joined && government ? 3 : 0;
}

void scan_names(struct search *search, const struct flat *flat) {
    units_read(search->arena, flat, search->lexicon, &search->units);
    const struct unit *units = search->units.items;
    struct str role = {0};
    for (size_t i = 0; i < search->units.count;) {
        const struct claim *claims;
        bool opens = units[i].first && units[i].shape == UNIT_CAPITAL &&
                     units[i].classes & WORD_FUNCTION && !(units[i].classes & WORD_FORENAME);
        if (!unit_in_name(&units[i]) || (opens && name_follows(search, i + 1))) {
            i++;
            continue;
        }
        size_t heads = heads_of_state(search, flat, i);
        if (heads) {
            i += heads;
            continue;
        }
        size_t defined = table_units(search, search->defined, i, &claims);
        bool longer = defined && name_follows(search, i + defined) &&
                      units[end_of_capitals(search, i + defined)].classes & WORD_HEAD;
        if (defined && !longer) {
            const struct definition *definition = &search->definitions[claims->actor];
            uint32_t classes = 0;
            for (size_t j = i; j < i + defined; j++)
                classes |= units[j].classes;
            struct candidate *found = search_candidate(
                search, definition->name, classes & WORD_BODY ? ACTOR_BODY : ACTOR_ORGANISATION);
            found->evidence |= SEEN_DEFINED;
            found->count++;
            i += defined;
            continue;
        }
        size_t last = run_end(search, flat, i);
        bool comma = units[i].join == ',';
        struct run_of_units run = {i, last, comma && role.len, comma ? role : STR("")};
        role = read_run(search, flat, run);
        i = last + 1;
    }
}
