/* date_languages.c: the languages whose dates are read; the words of each stand in a file of its
 * own, date_language_XX.c, which is nothing but data. Months and weekdays: CLDR 42, `months` and
 * `days`, formatting and stand-alone, wide and abbreviated; for the Slavic languages the locative
 * was added ("у березні", "w marcu"), as a month alone stands in it. */
#include "analyse/analyse_internal.h"
#include "base/language.h"

static const struct date_language *const languages[] = {
    &date_language_en, &date_language_uk, &date_language_ru, &date_language_fr,
    &date_language_de, &date_language_es, &date_language_pl};

const struct date_language *date_language_find(struct str tag) {
    for (size_t i = 0; tag.len && i < G_N_ELEMENTS(languages); i++)
        if (language_is(tag, languages[i]->tag))
            return languages[i];
    return tag.len ? NULL : &date_language_en;
}
