/* candidate_beside.c: what stands before and behind a run of units, and what it says of the run: a
 * calling, a verb, an organisation that somebody belongs to. */
#include "analyse/candidate_internal.h"

#include <string.h>

struct str unit_text(const struct search *search, const struct flat *flat, size_t first,
                     size_t last) {
    const struct unit *units = search->units.items;
    return (struct str){flat->text + units[first].start, units[last].end - units[first].start};
}

const struct unit *unit_before(const struct search *search, size_t first) {
    const struct unit *unit = &search->units.items[first];
    return first > 0 && unit->join == ' ' && !unit->first ? unit - 1 : NULL;
}

const struct unit *unit_behind(const struct search *search, size_t last) {
    const struct unit *unit = &search->units.items[last + 1];
    return last + 1 < search->units.count && unit->join == ' ' && !unit->first ? unit : NULL;
}

bool unit_is(const struct flat *flat, const struct unit *unit, const char *word) {
    return unit && unit->end - unit->start == strlen(word) &&
           g_ascii_strncasecmp(flat->text + unit->start, word, strlen(word)) == 0;
}

bool unit_in_name(const struct unit *unit) {
    return unit->shape != UNIT_LOWER && !unit->titled;
}

bool unit_is_any(const struct flat *flat, const struct unit *unit, const char *const words[]) {
    for (size_t i = 0; unit && words[i]; i++)
        if (unit_is(flat, unit, words[i]))
            return true;
    return false;
}

bool unit_plural_head(const struct search *search, const struct flat *flat, size_t at) {
    struct str text = unit_text(search, flat, at, at);
    char singular[32];
    if (!str_ends(text, STR("s")) || text.len < 5 || text.len >= sizeof singular ||
        search->units.items[at].shape != UNIT_CAPITAL)
        return false;
    size_t len = text.len - 1;
    memcpy(singular, text.at, len);
    if (str_ends(text, STR("ies"))) {
        singular[len - 2] = 'y';
        len--;
    }
    return lexicon_classes(search->lexicon, name_hash_all(singular, len)) & WORD_HEAD;
}

bool unit_of_members(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const endings[] = {"tors", "ers",  "ists", "ians",
                                          "ents", "ants", "ees",  NULL};
    const struct unit *units = search->units.items;
    struct str text = unit_text(search, flat, at, at);
    size_t next = at + 2;
    bool purpose = next < search->units.count && (unit_is(flat, &units[at + 1], "for") ||
                                                  unit_is(flat, &units[at + 1], "against"));
    if (!purpose || units[at].shape != UNIT_CAPITAL || units[at].first || text.len < 7 ||
        units[next].shape == UNIT_LOWER || units[next].classes & WORD_TITLE ||
        units[at].classes & (WORD_THING | WORD_TITLE))
        return false;
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(text, str_of(endings[i])))
            return true;
    return false;
}

bool units_foreign(const struct search *search, const struct flat *flat, size_t first,
                   size_t last) {
    static const char *const words[] = {"de",  "du", "des",   "voor",  "para", "pour", "f\u00FCr",
                                        "van", "di", "della", "delle", "dla",  NULL};
    const struct unit *units = search->units.items;
    for (size_t i = first; i <= last; i++) {
        if (units[i].classes & WORD_FOREIGN_HEAD)
            return true;
        /* "Commission scolaire des" */
        bool word = units[i].classes & WORD_HEAD && i + 2 < search->units.count &&
                    units[i + 1].shape == UNIT_LOWER && !units[i + 1].classes &&
                    units[i + 2].shape == UNIT_LOWER && units[i + 2].join == ' ' &&
                    units[i + 2].classes & WORD_PARTICLE;
        if (word)
            return true;
        for (size_t j = 0; units[i].classes & WORD_HEAD && i + 1 < search->units.count && words[j];
             j++)
            if (units[i + 1].shape == UNIT_LOWER && unit_is(flat, &units[i + 1], words[j]))
                return true;
    }
    return false;
}

static bool is_lower(const struct unit *unit, uint32_t classes) {
    return unit && unit->shape == UNIT_LOWER && unit->classes & classes;
}

/* "an epidemiologist", "the politician": callings by their endings. */
static bool is_calling(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const endings[] = {"ologist", "ist", "ician", "crat", "woman", "eer", NULL};
    const struct unit *unit = &search->units.items[at];
    struct str text = unit_text(search, flat, at, at);
    if (unit->shape != UNIT_LOWER || text.len < 6)
        return false;
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(text, str_of(endings[i])))
            return true;
    return unit->classes & WORD_ROLE;
}

/* ", a Belgian," */
static bool is_native(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    bool article = unit_is(flat, &units[at], "a") || unit_is(flat, &units[at], "an") ||
                   unit_is(flat, &units[at], "the");
    if (article && at + 2 < search->units.count && unit_is(flat, &units[at + 1], "first"))
        at++; /* "the first Nigerian to" */
    else if (article && at + 1 < search->units.count && flat->text[units[at + 1].end] == ' ')
        return false;
    return article && at + 1 < search->units.count && units[at + 1].join == ' ' &&
           units[at + 1].classes & WORD_DEMONYM && units[at + 1].shape == UNIT_CAPITAL &&
           strchr(",. ", flat->text[units[at + 1].end]) != NULL;
}

/* ", led by Anna Rahl": of an organisation. */
static bool is_run_by(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const words[] = {"led",   "headed",  "chaired", "run",
                                        "owned", "founded", "edited",  NULL};
    return at + 1 < search->units.count && search->units.items[at].join == ',' &&
           unit_is_any(flat, &search->units.items[at], words) &&
           unit_is(flat, &search->units.items[at + 1], "by");
}

/* ", aged fifteen", ", elected in", ", who": of a person. */
static bool is_of_life(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"aged", "elected", "born", "who", "appointed", NULL};
    return unit_is_any(flat, unit, words);
}

/* What the apposition behind the name says: ", the long-time leader of" is a person's, ", the
 * movement of" an organisation's. */
static uint32_t apposition(const struct search *search, const struct flat *flat, size_t last) {
    const struct unit *units = search->units.items;
    enum { WORDS = 9 };
    bool article = false;
    for (size_t i = last + 1; i < search->units.count && i <= last + WORDS; i++) {
        const struct unit *unit = &units[i];
        if (unit->first || unit->join != (i == last + 1 ? ',' : ' '))
            return 0;
        if (i == last + 1 && (is_native(search, flat, i) || is_of_life(flat, unit)))
            return SEEN_APPOSITION;
        if (i == last + 1)
            article =
                unit_is(flat, unit, "the") || unit_is(flat, unit, "a") || unit_is(flat, unit, "an");
        bool office = unit->shape != UNIT_LOWER && unit->classes & WORD_TITLE;
        if (office || is_lower(unit, WORD_ROLE) || (article && is_calling(search, flat, i)))
            return SEEN_APPOSITION;
        if (article && is_lower(unit, WORD_GROUP)) {
            const struct unit *behind = unit_behind(search, i);
            return is_lower(behind, WORD_ROLE) ? SEEN_APPOSITION : SEEN_GROUP;
        }
        bool possessive = unit->possessive || unit->classes & (WORD_ADJECTIVE | WORD_QUALIFIER) ||
                          unit->shape == UNIT_ACRONYM;
        if (i == last + 1 && unit->shape != UNIT_LOWER && !possessive)
            return 0;
    }
    return 0;
}

/* Does a state, or an organisation, stand behind "of" at `at`? */
static bool is_of_actor(const struct search *search, const struct flat *flat, size_t at) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t first = at + 1;
    if (first < search->units.count && unit_is(flat, &units[first], "the"))
        first++;
    if (first >= search->units.count || units[first].join != ' ' || units[first].first ||
        units[first].shape == UNIT_LOWER)
        return false;
    if (units[first].shape == UNIT_ACRONYM || table_units(search, search->known, first, &claims) ||
        table_units(search, search->defined, first, &claims))
        return true;
    for (size_t i = first; i < search->units.count && i < first + 6; i++) {
        bool goes_on = i == first || (units[i].join == ' ' && !units[i].first);
        if (!goes_on || units[i].shape == UNIT_LOWER)
            return false;
        if (units[i].classes & (WORD_HEAD | WORD_FOREIGN_HEAD))
            return true;
    }
    return false;
}

/* "Orvo Tannu of Senegal", "Orvo Tannu, formerly of the Vunn Bank", "Orvo Tannu (Togo)". */
static bool belongs(const struct search *search, const struct flat *flat, size_t last) {
    const struct unit *units = search->units.items;
    const struct claim *claims;
    size_t next = last + 1;
    if (next >= search->units.count || units[next].first)
        return false;
    if (units[next].join == '(')
        return flat->text[units[next].start - 1] == '(' &&
               table_units(search, search->known, next, &claims) > 0 &&
               known_actors[claims->actor].kind == ACTOR_STATE;
    if (next + 1 < search->units.count && units[next].join == ',' &&
        (unit_is(flat, &units[next], "formerly") || unit_is(flat, &units[next], "then") ||
         unit_is(flat, &units[next], "once") || unit_is(flat, &units[next], "late")))
        next++;
    bool joined = units[next].join == ' ' || units[next].join == ',';
    return joined && unit_is(flat, &units[next], "of") && is_of_actor(search, flat, next);
}

/* "the trial of", "by", "under", "Speaker:" before a name. */
static uint32_t personal_before(const struct search *search, const struct flat *flat,
                                size_t first) {
    const struct unit *units = search->units.items, *before = unit_before(search, first);
    uint32_t evidence = 0;
    if (first > 0 && flat->text[units[first - 1].end] == ':' &&
        units[first - 1].classes & (WORD_TITLE | WORD_ROLE))
        evidence |= SEEN_ROLE;
    if (is_lower(before, WORD_AGENT))
        evidence |= SEEN_AGENT;
    if (unit_is(flat, before, "of") && first > 1 && is_lower(&units[first - 2], WORD_FATE) &&
        units[first - 1].join == ' ')
        evidence |= SEEN_AGENT;
    return evidence;
}

/* "a barrister": what one is with a firm. */
static bool is_profession(const struct search *search, const struct flat *flat, size_t at) {
    static const char *const words[] = {"lawyer",     "barrister",  "solicitor", "analyst",
                                        "economist",  "researcher", "engineer",  "partner",
                                        "consultant", "fellow",     "banker",    "attorney",
                                        "associate",  "manager",    NULL};
    return is_lower(&search->units.items[at], ~0u) &&
           unit_is_any(flat, &search->units.items[at], words);
}

/* "the spokesman of", "a party, Vunn Tallo,": before an organisation. */
static uint32_t group_before(const struct search *search, const struct flat *flat, size_t first) {
    const struct unit *units = search->units.items, *before = unit_before(search, first);
    if (is_lower(before, WORD_GROUP) || unit_is(flat, before, "founded") ||
        unit_is(flat, before, "co-founded"))
        return SEEN_GROUP;
    bool others = first > 1 && units[first - 2].shape != UNIT_LOWER; /* "the Vunn party, ..." */
    if (first > 1 && units[first].join == ',' && is_lower(&units[first - 1], WORD_GROUP) &&
        !others && !(units[first].classes & WORD_FORENAME))
        return SEEN_GROUP;
    if (first < 2 || units[first - 1].join != ' ')
        return 0;
    /* "a barrister with Vunn Rahl" */
    bool at = unit_is(flat, before, "with") || unit_is(flat, before, "at");
    if (at && is_profession(search, flat, first - 2))
        return SEEN_GROUP;
    bool called = unit_is(flat, before, "called") || unit_is(flat, before, "named");
    if (called && is_lower(&units[first - 2], WORD_GROUP))
        return SEEN_GROUP; /* "a fund called Vunn" */
    static const char *const leads[] = {"leads",   "led",     "heads",  "headed", "chairs",
                                        "chaired", "founded", "joined", NULL};
    uint32_t none = WORD_THING | WORD_PLACE | WORD_TIME | WORD_TREATY | WORD_ADJECTIVE;
    if (unit_is(flat, before, "the") && unit_is_any(flat, &units[first - 2], leads) &&
        !(units[first].classes & none))
        return SEEN_LED; /* "who leads the Vunn Rahl" */
    bool of = unit_is(flat, before, "of");
    return of && is_lower(&units[first - 2], WORD_MEMBER) ? SEEN_MEMBERS : 0;
}

/* ", which Anna Rahl founded": of an organisation. */
static bool was_founded(const struct search *search, const struct flat *flat, size_t last) {
    const struct unit *units = search->units.items;
    enum { WORDS = 9 };
    size_t next = last + 1;
    if (next >= search->units.count || units[next].join != ',' ||
        !unit_is(flat, &units[next], "which"))
        return false;
    for (size_t i = next + 1; i < search->units.count && i <= next + WORDS; i++) {
        if (units[i].first || units[i].join != ' ')
            return false;
        if (unit_is(flat, &units[i], "founded"))
            return true;
    }
    return false;
}

/* "- Anna Rahl, Vunn": who said the quotation before. */
static bool is_attribution(const struct search *search, const struct flat *flat, size_t first,
                           size_t last) {
    const struct unit *units = search->units.items;
    size_t start = units[first].start, end = units[last].end;
    if (start < 1 || (flat->text[end] != ',' && flat->text[end] != '\0'))
        return false;
    if (flat->text[start - 1] == ' ')
        start--;
    if (start < 1 || flat->text[start - 1] != '-')
        return false;
    while (start > 0 && (flat->text[start - 1] == '-' || flat->text[start - 1] == ' '))
        start--;
    return start == 0 || flat->text[start - 1] == '"';
}

uint32_t units_evidence(const struct search *search, const struct flat *flat, size_t first,
                        size_t last) {
    const struct unit *before = unit_before(search, first), *behind = unit_behind(search, last);
    const struct unit *units = search->units.items;
    uint32_t evidence = personal_before(search, flat, first) | group_before(search, flat, first) |
                        apposition(search, flat, last);
    /* "a senator, Norm Coleman," */
    if (first > 0 && units[first].join == ',' && is_lower(&units[first - 1], WORD_ROLE))
        evidence |= SEEN_ROLE;
    if (is_lower(before, WORD_ROLE) || (last > first && is_attribution(search, flat, first, last)))
        evidence |= SEEN_ROLE;
    if (belongs(search, flat, last))
        evidence |= SEEN_BELONGS;
    bool place = is_lower(before, WORD_PREPOSITION) || unit_is(flat, before, "from");
    if (was_founded(search, flat, last) || (!place && is_run_by(search, flat, last + 1)))
        evidence |= SEEN_GROUP;
    /* "a school in Orvo Tannu opened": the verb is not the place's */
    bool verb = !is_lower(before, WORD_PREPOSITION) && !unit_is(flat, before, "of") && behind &&
                behind->shape == UNIT_LOWER &&
                (behind->classes & WORD_VERB ||
                 str_ends((struct str){flat->text + behind->start, behind->end - behind->start},
                          STR("ed")));
    if (verb)
        evidence |= SEEN_VERB;
    if (verb && behind->classes & WORD_SPEECH)
        evidence |= SEEN_SPEECH;
    if (units[last].possessive)
        evidence |= SEEN_POSSESSIVE;
    if (units[last].possessive && is_lower(behind, WORD_MEMBER))
        evidence |= SEEN_MEMBERS; /* "Vunn's director" */
    return evidence;
}
