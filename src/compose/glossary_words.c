/* glossary_words.c: the words of the glossary and of how to cite, by language. */
#include "compose/glossary_internal.h"

static const struct {
    const char *language; /* primary subtag */
    const char *words[GLOSSARY_WORD_COUNT];
} tables[] = {{"en",
               {"Numbers are pages of the print edition; in bold: where it is explained.",
                "Cite as:", "Sections"}},
              {"uk",
               {"Числа позначають сторінки друкованого видання; жирним — де подано пояснення.",
                "Як цитувати:", "Розділи"}},
              {"de",
               {"Die Zahlen sind Seiten der Druckausgabe; fett: wo der Begriff erklärt wird.",
                "Zitierweise:", "Abschnitte"}},
              {"fr",
               {"Les chiffres renvoient aux pages de l’édition imprimée ; en gras : l’explication.",
                "Pour citer :", "Sections"}},
              {"es",
               {"Los números son páginas de la edición impresa; en negrita: donde se explica.",
                "Cómo citar:", "Secciones"}},
              {"pl",
               {"Liczby oznaczają strony wydania drukowanego; pogrubione: miejsce objaśnienia.",
                "Jak cytować:", "Rozdziały"}},
              {"ru",
               {"Числа обозначают страницы печатного издания; полужирным — где дано объяснение.",
                "Как цитировать:", "Разделы"}}};

const char *glossary_word(struct str language, enum glossary_word word) {
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        if (compose_is_language(language, tables[i].language))
            return tables[i].words[word];
    return tables[0].words[word];
}
