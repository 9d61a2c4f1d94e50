/* name_forms.c: inflected names → the forms that a dictionary has. Rules of endings alone, for
 * proper names: what a rule makes is a guess, and it counts only when it is a name that is looked
 * for. Ukrainian and Russian by declensions of nouns and adjectives, Polish and German likewise. */
#include "analyse/names_internal.h"

#include <string.h>

struct ending { /* an ending, and what stands in its place in the nominative */
    const char *from, *to;
};

static const struct ending cyrillic[] = {
    /* surnames and names in -о and -а; adjectives */
    {"ого", "ий"},
    {"ого", "ый"},
    {"ого", "ой"},
    {"ому", "ий"},
    {"ому", "ый"},
    {"ому", "ой"},
    {"ього", "ій"},
    {"ьому", "ій"},
    {"его", "ий"},
    {"ему", "ий"},
    {"им", "ий"},
    {"ым", "ый"},
    {"ої", "а"},
    {"ій", "а"},
    {"ою", "а"},
    {"ой", "ая"},
    {"ую", "ая"},
    {"их", "і"},
    {"их", "ие"},
    {"ых", "ые"},
    {"их", "ий"},
    {"ого", "е"},
    {"ого", "ое"},
    /* masculine nouns */
    {"єва", "їв"},
    {"єву", "їв"},
    {"єві", "їв"},
    {"євом", "їв"},
    {"ова", "ів"},
    {"ову", "ів"},
    {"ові", "ів"},
    {"ева", "їв"},
    {"еві", "їв"},
    {"ові", ""},
    {"еві", ""},
    {"еві", "ь"},
    {"єві", "й"},
    {"ові", "о"},
    {"ом", ""},
    {"ом", "о"},
    {"ем", ""},
    {"ем", "ь"},
    {"ем", "й"},
    {"єм", "й"},
    {"ём", "ь"},
    {"им", ""},
    {"ым", ""},
    {"ю", "й"},
    {"ю", "ь"},
    {"я", "й"},
    {"я", "ь"},
    {"а", "о"},
    {"у", "о"},
    {"і", "о"},
    {"е", "о"},
    {"а", ""},
    {"у", ""},
    {"і", ""},
    {"е", ""},
    /* feminine nouns; plurals */
    {"ії", "ія"},
    {"ію", "ія"},
    {"ією", "ія"},
    {"ии", "ия"},
    {"ию", "ия"},
    {"ией", "ия"},
    {"ою", "а"},
    {"ой", "а"},
    {"ею", "я"},
    {"єю", "я"},
    {"ей", "я"},
    {"и", "а"},
    {"ы", "а"},
    {"у", "а"},
    {"ю", "я"},
    {"і", "а"},
    {"і", "я"},
    {"ї", "я"},
    {"е", "а"},
    {"е", "я"},
    {"ці", "ка"},
    {"зі", "га"},
    {"сі", "ха"},
    {"и", "я"},
    {"и", "ь"},
    {"і", "ь"},
    {NULL, NULL}};

static const struct ending polish[] = {
    {"ego", ""},   {"ego", "i"},     {"ego", "y"}, {"emu", "i"},   {"emu", "y"},  {"iego", "i"},
    {"iemu", "i"}, {"skiej", "ska"}, {"ej", "a"},  {"ą", "a"},     {"ę", "a"},    {"im", "i"},
    {"ym", "y"},   {"owi", ""},      {"owi", "o"}, {"em", ""},     {"iem", ""},   {"iem", "o"},
    {"ką", "ka"},  {"kę", "ka"},     {"ki", "ka"}, {"gi", "ga"},   {"ce", "ka"},  {"dze", "ga"},
    {"ii", "ia"},  {"ię", "ia"},     {"ra", "er"}, {"rowi", "er"}, {"rem", "er"}, {"ią", "ia"},
    {"y", "a"},    {"i", "a"},       {"ie", "a"},  {"u", ""},      {"a", ""},     {"a", "o"},
    {"e", ""},     {"ie", ""},       {"ji", "ja"}, {"ję", "ja"},   {"ją", "ja"},  {NULL, NULL}};

static const struct ending german[] = {
    {"ischen", "ische"}, {"ischer", "ische"}, {"ischem", "ische"}, {"en", "e"},
    {"er", "e"},         {"em", "e"},         {"es", ""},          {"s", ""},
    {"n", ""},           {"en", ""},          {NULL, NULL}};

enum name_language name_language_of(struct str language) {
    if (str_is(language, "pl") || str_starts(language, STR("pl-")))
        return NAMES_POLISH;
    if (str_is(language, "de") || str_starts(language, STR("de-")))
        return NAMES_GERMAN;
    return NAMES_OTHER;
}

/* Letters of the stem that an ending must leave. */
enum { SHORTEST_STEM = 3, LONGEST_WORD = 120 };

static size_t apply(const struct ending *endings, struct str word, uint64_t bases[MOST_BASES]) {
    size_t count = 0;
    char base[LONGEST_WORD + 16];
    for (; endings->from && count < MOST_BASES; endings++) {
        size_t from = strlen(endings->from);
        if (from >= word.len || memcmp(word.at + word.len - from, endings->from, from) != 0)
            continue;
        struct str stem = str_slice(word, 0, word.len - from);
        if (str_characters(stem) < SHORTEST_STEM)
            continue;
        memcpy(base, stem.at, stem.len);
        size_t to = strlen(endings->to);
        memcpy(base + stem.len, endings->to, to);
        bases[count++] = name_hash(base, stem.len + to);
    }
    return count;
}

static bool is_cyrillic(const char *word) {
    unsigned char first = (unsigned char)*word;
    return first >= 0xD0 && first <= 0xD3;
}

size_t name_bases(const char *word, size_t len, enum name_language language,
                  uint64_t bases[MOST_BASES]) {
    if (len > LONGEST_WORD)
        return 0;
    if (is_cyrillic(word))
        return apply(cyrillic, (struct str){word, len}, bases);
    if (language == NAMES_POLISH)
        return apply(polish, (struct str){word, len}, bases);
    return language == NAMES_GERMAN ? apply(german, (struct str){word, len}, bases) : 0;
}
