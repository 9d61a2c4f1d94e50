/* date_words.c: the words that stand before a date ("early", "by", "since"), by language. In some
 * languages they differ before a day; in the Slavic ones all of them take the genitive. */
#include "compose/compose_internal.h"

#include <string.h>

struct phrase {
    const char *general, *day; /* before a day; NULL: as before all else */
};
struct language_words {
    const char *language; /* primary subtag */
    struct phrase phrases[DATE_PHRASES];
    const char *decades[3]; /* "%d" is the year; alone, behind "early", behind "since" */
    const char *seasons[4]; /* behind a word; NULL: as alone */
    const char *limits[2];  /* "by", "until" before a part of a date */
    const char *parts[DATE_SECOND_HALF + 1];
};

static const struct language_words tables[] = {
    {"en",
     {{"early ", NULL},
      {"mid-", NULL},
      {"late ", NULL},
      {"end of ", NULL},
      {"first half of ", NULL},
      {"second half of ", NULL},
      {"by ", NULL},
      {"until ", NULL},
      {"through ", NULL},
      {"after ", NULL},
      {"before ", NULL},
      {"from ", NULL},
      {"since ", NULL}},
     {"%ds", "%ds", "the %ds"},
     {NULL},
     {"by ", "until "},
     {"early ", "mid-", "late ", "the end of ", "the first half of ", "the second half of "}},
    {"de",
     {{"Anfang ", NULL},
      {"Mitte ", NULL},
      {"Ende ", NULL},
      {"Ende ", NULL},
      {"erste Hälfte ", NULL},
      {"zweite Hälfte ", NULL},
      {"bis ", "bis zum "},
      {"bis ", "bis zum "},
      {"bis ", "bis zum "},
      {"nach ", "nach dem "},
      {"vor ", "vor dem "},
      {"ab ", "ab dem "},
      {"seit ", "seit dem "}},
     {"%der Jahre", "der %der Jahre", "den %der Jahren"},
     {NULL},
     {"bis ", "bis "},
     {"Anfang ", "Mitte ", "Ende ", "Ende ", "zur ersten Hälfte ", "zur zweiten Hälfte "}},
    {"fr",
     {{"début ", NULL},
      {"mi-", NULL},
      {"fin ", NULL},
      {"fin ", NULL},
      {"première moitié de ", NULL},
      {"seconde moitié de ", NULL},
      {"au plus tard en ", "au plus tard le "},
      {"jusqu’en ", "jusqu’au "},
      {"jusqu’en ", "jusqu’au "},
      {"après ", "après le "},
      {"avant ", "avant le "},
      {"dès ", "dès le "},
      {"depuis ", "depuis le "}},
     {"années %d", "des années %d", "les années %d"},
     {NULL},
     {"au plus tard ", "jusqu’à "},
     {"début ", "mi-", "fin ", "fin ", "la première moitié de ", "la seconde moitié de "}},
    {"es",
     {{"principios de ", NULL},
      {"mediados de ", NULL},
      {"finales de ", NULL},
      {"finales de ", NULL},
      {"primera mitad de ", NULL},
      {"segunda mitad de ", NULL},
      {"a más tardar en ", "a más tardar el "},
      {"hasta ", "hasta el "},
      {"hasta ", "hasta el "},
      {"después de ", "después del "},
      {"antes de ", "antes del "},
      {"desde ", "desde el "},
      {"desde ", "desde el "}},
     {"década de %d", "la década de %d", "la década de %d"},
     {NULL},
     {"a más tardar a ", "hasta "},
     {"principios de ", "mediados de ", "finales de ", "finales de ", "la primera mitad de ",
      "la segunda mitad de "}},
    {"uk",
     {{"початок ", NULL},
      {"середина ", NULL},
      {"кінець ", NULL},
      {"кінець ", NULL},
      {"перша половина ", NULL},
      {"друга половина ", NULL},
      {"не пізніше ", NULL},
      {"до ", NULL},
      {"до ", NULL},
      {"після ", NULL},
      {"до ", NULL},
      {"з ", NULL},
      {"з ", NULL}},
     {"%d-ті роки", "%d-х років", "%d-х років"},
     {"весни", "літа", "осені", "зими"},
     {"не пізніше ", "до "},
     {"початку ", "середини ", "кінця ", "кінця ", "першої половини ", "другої половини "}},
    {"ru",
     {{"начало ", NULL},
      {"середина ", NULL},
      {"конец ", NULL},
      {"конец ", NULL},
      {"первая половина ", NULL},
      {"вторая половина ", NULL},
      {"не позднее ", NULL},
      {"до ", NULL},
      {"до ", NULL},
      {"после ", NULL},
      {"до ", NULL},
      {"с ", NULL},
      {"с ", NULL}},
     {"%d-е годы", "%d-х годов", "%d-х годов"},
     {"весны", "лета", "осени", "зимы"},
     {"не позднее ", "до "},
     {"начала ", "середины ", "конца ", "конца ", "первой половины ", "второй половины "}},
    {"pl",
     {{"początek ", NULL},
      {"połowa ", NULL},
      {"koniec ", NULL},
      {"koniec ", NULL},
      {"pierwsza połowa ", NULL},
      {"druga połowa ", NULL},
      {"najpóźniej do ", NULL},
      {"do ", NULL},
      {"do ", NULL},
      {"po upływie ", NULL},
      {"przed początkiem ", NULL},
      {"od ", NULL},
      {"od ", NULL}},
     {NULL},
     {"wiosny", "lata", "jesieni", "zimy"},
     {"najpóźniej do ", "do "},
     {"początku ", "połowy ", "końca ", "końca ", "pierwszej połowy ", "drugiej połowy "}},
};

/* English for a language without a table, as for all other words (terms.c). */
static const struct language_words *words_of(struct str tag) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (compose_is_language(tag, tables[i].language))
            return &tables[i];
    return &tables[0];
}

enum date_phrase date_phrase_of(struct str modifier) {
    static const struct {
        const char *modifier;
        enum date_phrase phrase;
    } names[] = {{"early", DATE_EARLY},
                 {"mid", DATE_MID},
                 {"late", DATE_LATE},
                 {"end", DATE_END},
                 {"by", DATE_BY},
                 {"until", DATE_UNTIL},
                 {"till", DATE_UNTIL},
                 {"after", DATE_AFTER},
                 {"before", DATE_BEFORE},
                 {"through", DATE_THROUGH},
                 {"from", DATE_FROM},
                 {"since", DATE_SINCE},
                 {"first half", DATE_FIRST_HALF},
                 {"second half", DATE_SECOND_HALF}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(modifier, names[i].modifier))
            return names[i].phrase;
    return DATE_PLAIN;
}

const char *date_word(struct str language, enum date_phrase phrase, bool day) {
    if (phrase == DATE_PLAIN)
        return "";
    const struct phrase *words = &words_of(language)->phrases[phrase];
    return day && words->day ? words->day : words->general;
}

/* Only English has an article before early and mid decades: "by the mid-1990s". */
struct str date_limit(struct arena *arena, struct str language, enum date_phrase limit,
                      enum date_phrase part, bool masked) {
    const struct language_words *words = words_of(language);
    bool article = words == tables && masked && part <= DATE_LATE;
    return str_format(arena, "%s%s%s", words->limits[limit != DATE_BY], article ? "the " : "",
                      words->parts[part]);
}

struct str date_decade(struct arena *arena, struct str language, enum date_phrase phrase,
                       int32_t year) {
    const struct language_words *words = words_of(language);
    enum date_phrase last = words == tables ? DATE_LATE : DATE_SECOND_HALF;
    int form = phrase == DATE_PLAIN ? 0 : phrase <= last ? 1 : 2;
    const char *text = words->decades[form], *at = text ? strstr(text, "%d") : NULL;
    if (!at || (words == tables && !compose_is_language(language, "en")))
        return STR("");
    return str_format(arena, "%.*s%d%s", (int)(at - text), text, (int)year, at + 2);
}

const char *date_season(struct str language, enum date_phrase phrase, int season) {
    const char *word = phrase == DATE_PLAIN ? NULL : words_of(language)->seasons[season];
    return word ? word : compose_term(language, (enum term)(TERM_SPRING + season));
}
