/* mention.c: which name stands at a word, and whether it counts. The longest wins; NATO is not
 * nato; a surname alone counts once the person was named in full or a title stands before it, where
 * no other actor has it; what a date takes is no name: "3 May" is not Theresa May. */
#include "analyse/names_internal.h"

#include <string.h>

static struct str word_text(const struct flat *flat, const struct name_word *word) {
    return (struct str){flat->text + word->start, word->end - word->start};
}

/* ---- case ---- */

static bool is_written_so(const struct claim *claim, const struct claim_word *wanted,
                          struct str text) {
    return str_equal(str_slice(claim->name, wanted->start, wanted->end), text);
}

/* Persons' names have all their capitals, other names the first one; abbreviations are written as
 * they are declared. Words that are all capitals pass for others: "UKRAINE". */
static bool case_fits(const struct claim *claim, enum actor_kind kind, const struct flat *flat,
                      const struct name_word *words) {
    bool first = true;
    for (size_t i = 0; i < claim->word_count; i++) {
        const struct claim_word *wanted = &claim->words[i];
        struct str text = word_text(flat, &words[i]);
        if (wanted->capitals && !is_written_so(claim, wanted, text))
            return false;
        if (wanted->upper && (first || kind == ACTOR_PERSON) && !name_is_upper(text.at))
            return false;
        first = first && !wanted->upper;
    }
    return true;
}

/* ---- what stands beside a name ---- */

/* Is the dash at `at` a hyphen? An en dash joins two names: "the Berg\u2013Lind talks". */
static bool is_hyphen(const struct work *work, const struct flat *flat, size_t at) {
    if (flat->text[at] != '-')
        return false;
    struct str written = flat_written(work->arena, flat, at, at + 1);
    return str_is(written, "-") || str_is(written, "\u2010") || str_is(written, "\u2011");
}

/* "Anna Berg-Hansen" and "O'Berg" are not Berg; "Berg-led" and "Berg's" are. */
static bool is_part_of_name(const struct work *work, const struct flat *flat, size_t start,
                            size_t end) {
    const char *text = flat->text;
    if (is_hyphen(work, flat, end) && name_is_upper(text + end + 1))
        return true;
    if (start < 2 || !flat_word_at(text, start - 2))
        return false;
    size_t before = start - 1;
    while (before > 0 && flat_word_at(text, before - 1))
        before--;
    bool initial = text[start - 1] == '\'' && before + 2 == start; /* "O'" */
    return (initial || is_hyphen(work, flat, start - 1)) && name_is_upper(text + before);
}

/* The word before `first` that only a blank parts from it; or NULL. */
static const struct name_word *word_before(const struct actor_matcher *matcher, size_t first) {
    const struct name_word *words = matcher->words.items;
    return first > 0 && words[first].join == ' ' ? &words[first - 1] : NULL;
}

static const struct name_word *word_behind(const struct actor_matcher *matcher, size_t last) {
    const struct name_word *words = matcher->words.items;
    return last + 1 < matcher->words.count && words[last + 1].join == ' ' ? &words[last + 1] : NULL;
}

/* "In May Poroshenko said": the word before is no forename. */
static bool ends_date(const struct work *work, size_t end) {
    size_t next = work->matcher->next_date;
    return next > work->matcher->first_date && work->found[next - 1].end == end;
}

static bool is_in_date(const struct work *work, const struct flat *flat, size_t start, size_t end) {
    size_t next = work->matcher->next_date;
    if (next == work->found_count || work->found[next].flat != flat)
        return false;
    const struct found_date *date = &work->found[next];
    return date->start <= start && end <= date->end &&
           (!date->dated || (date->start == start && date->end == end));
}

enum beside { BESIDE_NOTHING, BESIDE_TITLE, BESIDE_FORENAME };

/* What stands before a surname: "Maryna Poroshenko" is not Petro Poroshenko. In "Yvonne de Gaulle"
 * it stands before the particles. */
static enum beside before_surname(const struct work *work, const struct flat *flat, size_t first) {
    const struct actor_matcher *matcher = work->matcher;
    const struct name_word *word = word_before(matcher, first);
    while (word && cue_is_particle(flat->text + word->start, word->end - word->start))
        word = word_before(matcher, (size_t)(word - matcher->words.items));
    if (!word || !name_is_upper(flat->text + word->start))
        return BESIDE_NOTHING;
    struct str text = word_text(flat, word);
    if (cue_is_title(text.at, text.len))
        return BESIDE_TITLE;
    if (cue_is_function_word(text.at, text.len) || ends_date(work, word->end))
        return BESIDE_NOTHING;
    return BESIDE_FORENAME;
}

/* "the Bush administration", "the Brezhnev Doctrine": not the person. */
static bool names_another(const struct work *work, const struct flat *flat, size_t last) {
    const struct name_word *word = word_behind(work->matcher, last);
    if (!word)
        return false;
    struct str text = word_text(flat, word);
    return cue_takes_name(text.at, text.len);
}

/* ---- surnames, roles, contexts ---- */

static const char *surname_reason(const struct work *work, const struct flat *flat,
                                  const struct claim *claim, size_t first, size_t last) {
    bool named = work->matcher->named[claim->actor] > 0;
    enum beside before = before_surname(work, flat, first);
    if (before == BESIDE_FORENAME || names_another(work, flat, last))
        return NULL;
    if (before == BESIDE_TITLE)
        return "the surname behind a title";
    return named ? "the surname alone, after the person was named" : NULL;
}

/* The last settled date before the number `at` among those of the block; few steps are enough. */
static const struct date_found *settled_before(const struct work *work, size_t at) {
    enum { STEPS = 8 };
    const struct actor_matcher *matcher = work->matcher;
    for (int i = 0; i < STEPS && at > matcher->first_date; i++)
        if (work->found[--at].date->settled)
            return work->found[at].date;
    return matcher->last_date == SIZE_MAX ? NULL : work->found[matcher->last_date].date;
}

/* The date that the sentence at `start` tells of: its first, else the last one before it. */
static const struct date_found *date_of_sentence(const struct work *work, const struct flat *flat,
                                                 size_t start) {
    struct flat_sentence sentence = flat->sentences[flat_sentence_at(flat, start)];
    size_t at = work->matcher->next_date;
    while (at > work->matcher->first_date && work->found[at - 1].start >= sentence.start)
        at--;
    for (size_t i = at; i < work->found_count && work->found[i].flat == flat; i++) {
        if (work->found[i].start >= sentence.end)
            break;
        if (work->found[i].date->settled)
            return work->found[i].date;
    }
    return settled_before(work, at);
}

static bool is_in_office(const struct actor_role *role, const struct date_found *date) {
    if (!date)
        return false;
    if (role->from.span.source && edtf_last_day(date->value) < edtf_first_day(role->from.date))
        return false;
    return !role->to.span.source || edtf_first_day(date->value) <= edtf_last_day(role->to.date);
}

/* "the Secretary General" in a sentence of 2015 is who held the office then. */
static const char *role_reason(const struct work *work, const struct flat *flat,
                               const struct claim *claim, size_t first, size_t last) {
    const struct name_word *before = word_before(work->matcher, first);
    const struct name_word *behind = word_behind(work->matcher, last);
    if (!work->matcher->roles || !before || (behind && name_is_upper(flat->text + behind->start)))
        return NULL;
    /* "the Prime Minister of Ukraine, Volodymyr Groysman" */
    const struct name_words *words = &work->matcher->words;
    if (last + 1 < words->count && words->items[last + 1].join == ',' &&
        name_is_upper(flat->text + words->items[last + 1].start))
        return NULL;
    if (g_ascii_strncasecmp(flat->text + before->start, "the", before->end - before->start) != 0)
        return NULL;
    size_t start = work->matcher->words.items[first].start;
    return is_in_office(claim->role, date_of_sentence(work, flat, start))
               ? "the office, which the actor held on the date of the sentence"
               : NULL;
}

/* "the Council | of Ministers" */
static bool has_complement(const struct work *work, const struct flat *flat, size_t last) {
    static const char *const words[] = {"of", "for", "on", NULL};
    const struct name_word *word = word_behind(work->matcher, last);
    const struct name_word *next = word ? word_behind(work->matcher, last + 1) : NULL;
    if (next && str_is(word_text(flat, next), "the"))
        next = word_behind(work->matcher, last + 2);
    for (size_t i = 0; next && words[i]; i++)
        if (str_is(word_text(flat, word), words[i]))
            return name_is_upper(flat->text + next->start);
    return false;
}

/* "the steps of the Vunn", "took possession of the Vunn": the house that a body sits in. */
static bool is_building(const struct work *work, const struct flat *flat, const struct claim *claim,
                        size_t first) {
    static const char *const parts[] = {"possession", "steps", "roof",   "dome",    "walls",
                                        "lawn",       "ruins", "facade", "cellars", NULL};
    const struct actor_matcher *matcher = work->matcher;
    const struct name_word *word = word_before(matcher, first);
    if (matcher->actors[claim->actor].kind != ACTOR_BODY || !word ||
        !str_is(word_text(flat, word), "the"))
        return false;
    word = word_before(matcher, first - 1);
    if (!word || !str_is(word_text(flat, word), "of"))
        return false;
    word = word_before(matcher, first - 2);
    for (size_t i = 0; word && parts[i]; i++)
        if (str_is(word_text(flat, word), parts[i]))
            return true;
    return false;
}

static bool is_in_context(const struct work *work, const struct name_context *context) {
    if (!context)
        return true;
    struct str file = source_name(work->sources, work->section->span.source);
    for (size_t i = 0; i < context->sections.count; i++)
        if (str_equal(context->sections.items[i].text, file))
            return true;
    return false;
}

/* ---- claims ---- */

static const char *reason_of(const struct work *work, const struct flat *flat,
                             const struct claim *claim, size_t first, size_t last) {
    switch (claim->kind) {
    case CLAIM_NAME:
        return is_building(work, flat, claim, first) ? NULL : "the name";
    case CLAIM_ALIAS:
        return "a declared alias";
    case CLAIM_ABBREVIATION:
        return "a declared abbreviation";
    case CLAIM_SHORT:
        return "a short form of the name";
    case CLAIM_HEAD:
        return work->matcher->named[claim->actor] && !has_complement(work, flat, last)
                   ? "its head word, after it was named"
                   : NULL;
    case CLAIM_SURNAME:
        return surname_reason(work, flat, claim, first, last);
    case CLAIM_ROLE:
        return role_reason(work, flat, claim, first, last);
    case CLAIM_REJECTED:
        break;
    }
    return "rejected in the outline";
}

/* Declared names come before what is derived from them. */
static int rank_of(const struct claim *claim) {
    if (claim->kind == CLAIM_REJECTED || claim->context)
        return 3;
    return claim->kind <= CLAIM_ABBREVIATION ? 2 : claim->kind <= CLAIM_SHORT ? 1 : 0;
}

/* "Sir Alan" is not the beginning of "Sir Alan Vunn". */
static bool is_forename_of_another(const struct actor_matcher *matcher, const struct flat *flat,
                                   const struct claim *claim, size_t last) {
    bool knight = claim->word_count == 2 &&
                  (str_starts(claim->name, STR("Sir ")) || str_starts(claim->name, STR("Dame ")));
    const struct name_word *behind = knight ? word_behind(matcher, last) : NULL;
    return behind && name_is_upper(flat->text + behind->start);
}

static bool fits(const struct work *work, const struct flat *flat, const struct claim *claim,
                 size_t first, size_t last, bool plural) {
    const struct actor_matcher *matcher = work->matcher;
    const struct name_word *words = matcher->words.items;
    if (claim->kind == CLAIM_REJECTED)
        return !plural;
    enum actor_kind kind = (enum actor_kind)matcher->actors[claim->actor].kind;
    if (plural && (kind == ACTOR_PERSON || kind == ACTOR_STATE || claim->word_count < 2 ||
                   claim->words[claim->word_count - 1].capitals))
        return false;
    /* "G. Bush" is a short form, "A Bush" is none */
    bool initial = claim->kind == CLAIM_SHORT && claim->name.at[claim->words[0].end] == '.';
    if (initial && flat->text[words[first].end] != '.')
        return false;
    if (kind == ACTOR_PERSON && is_forename_of_another(matcher, flat, claim, last))
        return false;
    if (!case_fits(claim, kind, flat, words + first) || !is_in_context(work, claim->context))
        return false;
    return kind != ACTOR_PERSON ||
           !is_part_of_name(work, flat, words[first].start, words[last].end);
}

/* "the Council": the one of the two that was named in this paragraph, else the one named more
 * often, else last; by its words, for who is "the ABC" is not called "the Council" as well. */
static bool is_meant(const struct actor_matcher *matcher, uint32_t actor, uint32_t other) {
    const struct spelt *a = &matcher->spelt[actor], *b = &matcher->spelt[other];
    bool here = a->last > matcher->block_start, there = b->last > matcher->block_start;
    if (here != there)
        return here;
    if (!here && a->count != b->count)
        return a->count > b->count;
    return a->last > b->last;
}

/* May the first claim be preferred to the second, which is as good? An alias that both declare is
 * his who alone was named so far; what nobody declared is his who was named last. */
static bool goes_before(const struct actor_matcher *matcher, const struct claim *claim,
                        const struct claim *other) {
    if (claim->kind == CLAIM_HEAD && other->kind == CLAIM_HEAD && matcher->latest)
        return is_meant(matcher, claim->actor, other->actor);
    size_t named = matcher->named[claim->actor], before = matcher->named[other->actor];
    bool aliases = claim->kind == CLAIM_ALIAS && other->kind == CLAIM_ALIAS;
    return named > before && (matcher->latest || (aliases && !before));
}

/* Of all who claim the words, the one whose claim is best; nobody when two are as good. A surname
 * that two actors have is nobody's, even before the second was named. */
static bool settle(const struct work *work, const struct flat *flat, const struct claim *claims,
                   size_t first, size_t last, bool plural, struct name_match *match) {
    const struct actor_matcher *matcher = work->matcher;
    const struct claim *best = NULL, *early = NULL;
    const char *reason = NULL;
    bool shared = false, two = false;
    for (const struct claim *claim = claims; claim; claim = claim->next) {
        if (!fits(work, flat, claim, first, last, plural))
            continue;
        const char *why = reason_of(work, flat, claim, first, last);
        if (!why && claim->kind == CLAIM_SURNAME && !matcher->named[claim->actor] &&
            before_surname(work, flat, first) == BESIDE_NOTHING &&
            !names_another(work, flat, last)) {
            two = early && early->actor != claim->actor;
            early = claim;
        }
        if (!why && (claim->kind != CLAIM_SURNAME || matcher->latest))
            continue;
        bool same = best && rank_of(claim) == rank_of(best);
        bool later = same && goes_before(matcher, claim, best);
        if (!best || rank_of(claim) > rank_of(best) || later) {
            best = claim;
            reason = why;
            shared = false;
        } else if (same && claim->actor == best->actor) {
            if (why && (!reason || claim->kind < best->kind)) {
                best = claim;
                reason = why;
            }
        } else if (same && !goes_before(matcher, best, claim)) {
            shared = true;
        }
    }
    if (early && !two && !shared && (!best || best == early)) {
        *match = (struct name_match){early, early->actor, last, NULL, true};
        return false;
    }
    if (!best || shared || !reason)
        return false;
    *match = (struct name_match){best, best->actor, last, reason, false};
    return true;
}

/* ---- the walk ---- */

/* The step by an inflected form of a name's word. */
static uint32_t step_inflected(const struct work *work, const struct flat *flat, uint32_t node,
                               const struct name_word *word, unsigned char join) {
    const char *text = flat->text + word->start;
    bool ascii = (unsigned char)*text < 0x80;
    if ((ascii && work->matcher->language == NAMES_OTHER) || (!node && !name_is_upper(text)))
        return 0;
    uint64_t bases[MOST_BASES];
    size_t count = name_bases(text, word->end - word->start, work->matcher->language, bases);
    uint32_t next = 0;
    for (size_t i = 0; i < count && !next; i++)
        next = name_table_step(work->matcher->table, node, join, bases[i]);
    return next;
}

/* The step by a plural: "Trust Funds", "Agencies". */
static uint32_t step_plural(const struct work *work, const struct flat *flat, uint32_t node,
                            const struct name_word *word) {
    struct str text = word_text(flat, word);
    if (!node || text.len < 5 || text.at[text.len - 1] != 's')
        return 0;
    struct str stem = str_slice(text, 0, text.len - 1);
    uint32_t next =
        name_table_step(work->matcher->table, node, word->join, name_hash(stem.at, stem.len));
    if (next || !str_ends(stem, STR("ie")) || stem.len > 60)
        return next;
    char singular[64];
    memcpy(singular, stem.at, stem.len - 2);
    singular[stem.len - 2] = 'y';
    return name_table_step(work->matcher->table, node, word->join,
                           name_hash(singular, stem.len - 1));
}

/* An abbreviation that the text itself has introduced. */
static bool introduced(const struct work *work, const struct flat *flat, size_t first,
                       struct name_match *match) {
    GHashTable *table = work->matcher->introduced;
    struct str text = word_text(flat, &work->matcher->words.items[first]);
    if (!g_hash_table_size(table) || text.len > 16 || !name_is_upper(text.at))
        return false;
    char key[20];
    memcpy(key, text.at, text.len);
    key[text.len] = '\0';
    size_t actor = GPOINTER_TO_SIZE(g_hash_table_lookup(table, key));
    if (!actor)
        return false;
    *match = (struct name_match){NULL, (uint32_t)actor - 1, first,
                                 "an abbreviation that the text introduced", false};
    return true;
}

bool mention_match(const struct work *work, const struct flat *flat, size_t first, size_t limit,
                   struct name_match *match) {
    const struct actor_matcher *matcher = work->matcher;
    const struct name_word *words = matcher->words.items;
    bool found = false;
    uint32_t node = 0;
    match->early = false;
    for (size_t at = first; at < matcher->words.count && words[at].end <= limit; at++) {
        unsigned char join = at == first ? JOIN_FIRST : words[at].join;
        if (join == JOIN_BREAK)
            break;
        uint32_t next = name_table_step(matcher->table, node, join, words[at].hash);
        bool plural = false;
        if (!next)
            next = step_inflected(work, flat, node, &words[at], join);
        if (!next) {
            next = step_plural(work, flat, node, &words[at]);
            plural = next != 0;
        }
        node = next;
        if (!node)
            break;
        const struct claim *claims = name_table_claims(matcher->table, node);
        if (claims && !is_in_date(work, flat, words[first].start, words[at].end))
            found = settle(work, flat, claims, first, at, plural, match) || found;
        if (plural)
            break;
    }
    if (!found && introduced(work, flat, first, match))
        return true;
    return found;
}

/* ---- abbreviations that the text introduces ---- */

/* Each letter begins a word, or stands inside the word of the one before: "NATO", "CoE". */
bool name_has_initials(struct str abbreviation, struct str name) {
    size_t at = 0;
    bool start = true, first = true;
    for (size_t i = 0; i < abbreviation.len; first = false) {
        uint32_t wanted = g_unichar_toupper(str_next(abbreviation, &i));
        bool hit = false;
        while (at < name.len && !hit) {
            uint32_t c = str_next(name, &at);
            bool letter = g_unichar_isalnum(c);
            hit = letter && start && g_unichar_toupper(c) == wanted;
            start = !letter;
            if (first && letter && !hit)
                return false;
        }
        if (!hit)
            return false;
        start = false;
    }
    return true;
}

void mention_introduce(struct work *work, const struct flat *flat, uint32_t actor, size_t first,
                       size_t last) {
    const struct name_words *words = &work->matcher->words;
    if (last == first || last + 1 >= words->count)
        return;
    const struct name_word *next = &words->items[last + 1];
    size_t at = words->items[last].end;
    if (strncmp(flat->text + at, " (", 2) != 0)
        return;
    at += flat->text[at + 2] == '"' ? 3 : 2;
    struct str text = word_text(flat, next);
    char behind = flat->text[next->end];
    if (next->start != at || text.len > 16 || !strchr("\"),;", behind) || !name_is_upper(text.at))
        return;
    struct str name = str_slice((struct str){flat->text, flat->len}, words->items[first].start,
                                words->items[last].end);
    if (name_has_initials(text, name) && text.len >= 2)
        g_hash_table_insert(work->matcher->introduced, g_strndup(text.at, text.len),
                            GSIZE_TO_POINTER((size_t)actor + 1));
}
