/* candidate_units.c: the words of a block → units, with what their shape and place tell. */
#include "analyse/candidate_internal.h"

#include <string.h>

static struct str text_of(const struct flat *flat, size_t start, size_t end) {
    return (struct str){flat->text + start, end - start};
}

static bool is_one_capital(struct str word) {
    size_t at = 0;
    return word.len && name_is_upper(word.at) && (str_next(word, &at), at == word.len);
}

/* "NATO-led", "Soviet-inspired": said of a thing, no name. */
static bool is_suffix(struct str word) {
    static const char *const endings[] = {"ed", "ing", "wide", "based", "led", "style", NULL};
    static const char *const words[] = {"era",      "born",       "run",  "only", "free",
                                        "like",     "made",       "held", "to",   "and",
                                        "friendly", "controlled", NULL};
    for (size_t i = 0; words[i]; i++)
        if (str_is(word, words[i]))
            return true;
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(word, str_of(endings[i])))
            return true;
    return false;
}

/* Does the word `next` belong to the unit that ends with `last`? */
static bool goes_on(const struct flat *flat, const struct name_word *last,
                    const struct name_word *next, bool capital) {
    struct str before = text_of(flat, last->start, last->end);
    struct str word = text_of(flat, next->start, next->end);
    size_t between = next->start - last->end;
    if (between != 1)
        return false;
    char sign = flat->text[last->end];
    if (sign == '-')
        return true;
    if (sign == '.')
        return is_one_capital(before) && is_one_capital(word);
    return sign == '\'' && (before.len <= 2 || !capital) && !str_is(word, "s");
}

static unsigned char shape_of(const struct flat *flat, const struct name_word *words,
                              size_t count) {
    struct str first = text_of(flat, words[0].start, words[0].end);
    struct str last = text_of(flat, words[count - 1].start, words[count - 1].end);
    struct str whole = text_of(flat, words[0].start, words[count - 1].end);
    static const char *const articles[] = {"al", "el", "an", "as", "ash", "ad", "d", "l", NULL};
    bool dotted = flat->text[whole.at + whole.len - flat->text] == '.';
    if (count == 1 && is_one_capital(first))
        return dotted ? UNIT_INITIAL : UNIT_CAPITAL;
    if (!name_is_upper(first.at)) {
        for (size_t i = 0; count > 1 && articles[i]; i++)
            if (str_is(first, articles[i]) && name_is_upper(last.at))
                return UNIT_CAPITAL;
        return UNIT_LOWER;
    }
    if (count > 1 && !name_is_upper(last.at) && is_suffix(last))
        return UNIT_LOWER;
    if (count > 1 && whole.at[first.len] == '.')
        return UNIT_ACRONYM;
    size_t capitals = 0, at = 0, letters = 0;
    for (; at < whole.len; letters++)
        capitals += g_unichar_isupper(str_next(whole, &at)) ? 1 : 0;
    bool mixed = count == 1 && letters <= 5 && capitals >= 2 && name_is_upper(last.at);
    if (name_is_capitals(whole))
        return count == 1 || letters <= 6 ? UNIT_ACRONYM : UNIT_CAPITAL;
    return mixed && capitals * 2 >= letters && !str_starts(whole, STR("Mc")) ? UNIT_ACRONYM
                                                                             : UNIT_CAPITAL;
}

/* Is the text between two quotation marks the title of a work: nearly all words in capitals? */
static bool is_work_title(const struct flat *flat, size_t start, size_t end) {
    size_t words = 0, capitals = 0;
    for (size_t at = start; at < end;) {
        size_t stop = at;
        while (stop < end && flat->text[stop] != ' ')
            stop++;
        if (stop - at > 3) {
            words++;
            capitals += name_is_upper(flat->text + at);
        }
        at = stop + 1;
    }
    return end - start < 200 && words >= 3 && 10 * capitals >= 9 * words;
}

static void mark_titles(const struct flat *flat, struct units *units) {
    size_t whole = flat->block->kind == NODE_HEADING ? flat->len : 0;
    if (whole && is_work_title(flat, 0, whole)) {
        for (size_t i = 0; i < units->count; i++)
            units->items[i].titled = true;
        return;
    }
    size_t open = SIZE_MAX, unit = 0;
    for (const char *mark = strchr(flat->text, '"'); mark; mark = strchr(mark + 1, '"')) {
        size_t at = (size_t)(mark - flat->text);
        if (open == SIZE_MAX) {
            open = at;
            continue;
        }
        bool title = is_work_title(flat, open + 1, at);
        for (; unit < units->count && units->items[unit].start < at; unit++)
            units->items[unit].titled = title && units->items[unit].start > open;
        open = SIZE_MAX;
    }
}

static void mark_first(const struct flat *flat, struct units *units) {
    size_t unit = 0;
    for (size_t i = 0; i < flat->sentence_count; i++) {
        while (unit < units->count && units->items[unit].start < flat->sentences[i].start)
            unit++;
        if (unit < units->count && units->items[unit].start < flat->sentences[i].end)
            units->items[unit].first = true;
    }
    for (size_t i = 0; i < units->count; i++) {
        size_t start = units->items[i].start;
        if (start && (flat->text[start - 1] == '"' || (start > 1 && flat->text[start - 2] == ':')))
            units->items[i].first = true;
    }
}

/* The word without the marks above and below its letters: "Bronis\u0142aw" as "Bronislaw". */
static uint32_t classes_without_marks(const struct lexicon *lexicon, struct str word) {
    char plain[64];
    size_t len = 0;
    gchar *parts = g_utf8_normalize(word.at, (gssize)word.len, G_NORMALIZE_NFD);
    for (const char *at = parts; *at && len + 8 < sizeof plain; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c == 0x142)
            c = 'l';
        if (!g_unichar_ismark(c))
            len += (size_t)g_unichar_to_utf8(c, plain + len);
    }
    g_free(parts);
    return lexicon_classes(lexicon, name_hash_all(plain, len));
}

static bool is_ascii(struct str word) {
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.at[i] >= 0x80)
            return false;
    return true;
}

/* "Ki-moon", "En-lai": given names. */
static bool is_given_name(const struct flat *flat, const struct unit *unit, size_t words) {
    const char *hyphen = memchr(flat->text + unit->start, '-', unit->end - unit->start);
    struct str prefix = {flat->text + unit->start,
                         hyphen ? (size_t)(hyphen - flat->text) - unit->start : 0};
    static const char *const prefixes[] = {"Co",  "Non",   "Pre",  "Re",   "Mid", "Anti",    "Ex",
                                           "Sub", "Inter", "Self", "Post", "Pro", "Counter", NULL};
    for (size_t i = 0; prefixes[i]; i++)
        if (str_is(prefix, prefixes[i]))
            return false;
    return hyphen && words == 2 && prefix.len <= 6 && unit->end - unit->start <= 12 &&
           g_ascii_islower(hyphen[1]);
}

/* "Workers' Party", "Donetsk People's Republic": the possessive is of the name. */
static bool is_of_many(const struct flat *flat, const struct unit *unit) {
    static const char *const words[] = {"People", "Women", "Children", "Men", NULL};
    struct str text = text_of(flat, unit->start, unit->end);
    size_t at = unit->end;
    if (flat->text[at] != '\'')
        return false;
    if (flat->text[at + 1] == ' ')
        return name_is_upper(flat->text + at + 2) && flat->text[at - 1] == 's' && text.len > 5;
    for (size_t i = 0; words[i]; i++)
        if (str_is(text, words[i]) && flat->text[at + 1] == 's' && flat->text[at + 2] == ' ')
            return name_is_upper(flat->text + at + 3);
    return false;
}

void units_read(struct arena *arena, const struct flat *flat, const struct lexicon *lexicon,
                struct units *units) {
    const struct name_words *words = &units->words;
    name_words_read(arena, flat->text, flat->len, &units->words);
    bool of_many = false;
    units->count = 0;
    for (size_t i = 0; i < words->count;) {
        const struct name_word *word = &words->items[i];
        size_t count = 1;
        bool capital = name_is_upper(flat->text + word->start);
        while (i + count < words->count &&
               goes_on(flat, &words->items[i + count - 1], &words->items[i + count], capital))
            count++;
        struct unit unit = {.start = word->start, .word = (uint32_t)i, .join = word->join};
        unit.end = words->items[i + count - 1].end;
        unit.hash = name_hash_all(flat->text + unit.start, unit.end - unit.start);
        unit.classes = lexicon_classes(lexicon, unit.hash);
        unit.shape = shape_of(flat, word, count);
        struct str whole = text_of(flat, unit.start, unit.end);
        if (!unit.classes && unit.shape == UNIT_CAPITAL && !is_ascii(whole))
            unit.classes = classes_without_marks(lexicon, whole);
        if (!unit.classes && unit.shape == UNIT_CAPITAL && name_has_head_ending(whole))
            unit.classes = WORD_HEAD | WORD_FOREIGN_HEAD;
        bool double_name = count == 2 && flat->text[word->end] == '-' &&
                           lexicon_classes(lexicon, word->hash) & WORD_FORENAME;
        if (unit.shape == UNIT_CAPITAL && (double_name || is_given_name(flat, &unit, count)))
            unit.classes |= WORD_FORENAME;
        i += count;
        unit.possessive = !is_of_many(flat, &unit) && flat->text[unit.end] == '\'' &&
                          (flat->text[unit.end + 1] == 's' || flat->text[unit.end - 1] == 's');
        bool sign = flat->text[unit.end] == '\'' && i < words->count;
        if (sign && words->items[i].start == unit.end + 1u &&
            words->items[i].end == unit.end + 2u && flat->text[unit.end + 1] == 's')
            i++;
        if (of_many)
            unit.join = ' ';
        of_many = is_of_many(flat, &unit);
        ARENA_PUSH(arena, units->items, units->count, units->room, unit);
    }
    mark_first(flat, units);
    mark_titles(flat, units);
}
