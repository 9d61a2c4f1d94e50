/* terms.c: the words that generated matter is made of, by language. */
#include "compose/compose_internal.h"

#include <string.h>

struct language_terms {
    const char *language; /* primary subtag */
    const char *terms[TERM_COUNT];
};

static const struct language_terms tables[] = {
    {"en",
     {
         [TERM_CONTENTS] = "Contents",
         [TERM_FIGURE] = "Figure",
         [TERM_TABLE] = "Table",
         [TERM_PAGE] = "p.",
         [TERM_PAGES] = "pp.",
         [TERM_SEE] = "see",
         [TERM_SEE_ALSO] = "see also",
         [TERM_KEY_POINTS] = "Key points",
         [TERM_AS_OF] = "Information as of",
         [TERM_UPDATED] = "Updated",
         [TERM_EDITION] = "Edition",
         [TERM_INDEX_HEADNOTE] = "Numbers are pages of the print edition.",
         [TERM_TIMELINE_HEADNOTE] = "Compiled automatically from the dated passages of this pack; "
                                    "each entry gives the page where it is told.",
         [TERM_REVIEWED] = "Reviewed by an editor: {1} of {2} entries.",
         [TERM_DECLARED] = "Declared by an editor: {1}.",
         [TERM_SPRING] = "spring",
         [TERM_SUMMER] = "summer",
         [TERM_AUTUMN] = "autumn",
         [TERM_WINTER] = "winter",
         [TERM_ABOUT] = "c.",
         [TERM_CONTINUED] = "continued",
     }},
    {"uk",
     {
         [TERM_CONTENTS] = "Зміст",
         [TERM_FIGURE] = "Рисунок",
         [TERM_TABLE] = "Таблиця",
         [TERM_PAGE] = "с.",
         [TERM_PAGES] = "с.",
         [TERM_SEE] = "див.",
         [TERM_SEE_ALSO] = "див. також",
         [TERM_KEY_POINTS] = "Головне",
         [TERM_AS_OF] = "Станом на",
         [TERM_UPDATED] = "Оновлено",
         [TERM_EDITION] = "Видання",
         [TERM_INDEX_HEADNOTE] = "Числа позначають сторінки друкованого видання.",
         [TERM_TIMELINE_HEADNOTE] =
             "Складено автоматично з датованих місць цієї збірки; кожен запис указує сторінку.",
         [TERM_REVIEWED] = "Перевірено редактором: {1} із {2} записів.",
         [TERM_DECLARED] = "Задано редактором: {1}.",
         [TERM_SPRING] = "весна",
         [TERM_SUMMER] = "літо",
         [TERM_AUTUMN] = "осінь",
         [TERM_WINTER] = "зима",
         [TERM_ABOUT] = "близько",
         [TERM_CONTINUED] = "продовження",
     }},
    {"de",
     {
         [TERM_CONTENTS] = "Inhalt",
         [TERM_FIGURE] = "Abbildung",
         [TERM_TABLE] = "Tabelle",
         [TERM_PAGE] = "S.",
         [TERM_PAGES] = "S.",
         [TERM_SEE] = "siehe",
         [TERM_SEE_ALSO] = "siehe auch",
         [TERM_KEY_POINTS] = "Kernpunkte",
         [TERM_AS_OF] = "Stand",
         [TERM_UPDATED] = "Aktualisiert",
         [TERM_EDITION] = "Ausgabe",
         [TERM_INDEX_HEADNOTE] = "Die Zahlen sind Seiten der Druckausgabe.",
         [TERM_TIMELINE_HEADNOTE] = "Automatisch zusammengestellt aus den datierten Stellen dieses "
                                    "Dossiers; jeder Eintrag nennt die Seite.",
         [TERM_REVIEWED] = "Redaktionell geprüft: {1} von {2} Einträgen.",
         [TERM_DECLARED] = "Redaktionell vorgegeben: {1}.",
         [TERM_SPRING] = "Frühling",
         [TERM_SUMMER] = "Sommer",
         [TERM_AUTUMN] = "Herbst",
         [TERM_WINTER] = "Winter",
         [TERM_ABOUT] = "um",
         [TERM_CONTINUED] = "Fortsetzung",
     }},
    {"fr",
     {
         [TERM_CONTENTS] = "Table des matières",
         [TERM_FIGURE] = "Figure",
         [TERM_TABLE] = "Tableau",
         [TERM_PAGE] = "p.",
         [TERM_PAGES] = "p.",
         [TERM_SEE] = "voir",
         [TERM_SEE_ALSO] = "voir aussi",
         [TERM_KEY_POINTS] = "Points clés",
         [TERM_AS_OF] = "Informations au",
         [TERM_UPDATED] = "Mis à jour le",
         [TERM_EDITION] = "Édition",
         [TERM_INDEX_HEADNOTE] = "Les chiffres renvoient aux pages de l’édition imprimée.",
         [TERM_TIMELINE_HEADNOTE] = "Établie automatiquement à partir des passages datés de ce "
                                    "dossier ; chaque entrée indique la page.",
         [TERM_REVIEWED] = "Entrées revues par la rédaction : {1} sur {2}.",
         [TERM_DECLARED] = "Déclarées par la rédaction : {1}.",
         [TERM_SPRING] = "printemps",
         [TERM_SUMMER] = "été",
         [TERM_AUTUMN] = "automne",
         [TERM_WINTER] = "hiver",
         [TERM_ABOUT] = "vers",
         [TERM_CONTINUED] = "suite",
     }},
    {"es",
     {
         [TERM_CONTENTS] = "Índice",
         [TERM_FIGURE] = "Figura",
         [TERM_TABLE] = "Tabla",
         [TERM_PAGE] = "p.",
         [TERM_PAGES] = "pp.",
         [TERM_SEE] = "véase",
         [TERM_SEE_ALSO] = "véase también",
         [TERM_KEY_POINTS] = "Puntos clave",
         [TERM_AS_OF] = "Información a",
         [TERM_UPDATED] = "Actualizado",
         [TERM_EDITION] = "Edición",
         [TERM_INDEX_HEADNOTE] = "Los números son páginas de la edición impresa.",
         [TERM_TIMELINE_HEADNOTE] = "Compilada automáticamente de los pasajes fechados de este "
                                    "dosier; cada entrada indica la página.",
         [TERM_REVIEWED] = "Entradas revisadas por la redacción: {1} de {2}.",
         [TERM_DECLARED] = "Declaradas por la redacción: {1}.",
         [TERM_SPRING] = "primavera",
         [TERM_SUMMER] = "verano",
         [TERM_AUTUMN] = "otoño",
         [TERM_WINTER] = "invierno",
         [TERM_ABOUT] = "hacia",
         [TERM_CONTINUED] = "continuación",
     }},
    {"pl",
     {
         [TERM_CONTENTS] = "Spis treści",
         [TERM_FIGURE] = "Rysunek",
         [TERM_TABLE] = "Tabela",
         [TERM_PAGE] = "s.",
         [TERM_PAGES] = "s.",
         [TERM_SEE] = "zob.",
         [TERM_SEE_ALSO] = "zob. też",
         [TERM_KEY_POINTS] = "Najważniejsze",
         [TERM_AS_OF] = "Stan na",
         [TERM_UPDATED] = "Aktualizacja",
         [TERM_EDITION] = "Wydanie",
         [TERM_INDEX_HEADNOTE] = "Liczby oznaczają strony wydania drukowanego.",
         [TERM_TIMELINE_HEADNOTE] = "Zestawiono automatycznie z datowanych miejsc tego "
                                    "opracowania; każdy wpis podaje stronę.",
         [TERM_REVIEWED] = "Sprawdzone przez redakcję: {1} z {2} wpisów.",
         [TERM_DECLARED] = "Podane przez redakcję: {1}.",
         [TERM_SPRING] = "wiosna",
         [TERM_SUMMER] = "lato",
         [TERM_AUTUMN] = "jesień",
         [TERM_WINTER] = "zima",
         [TERM_ABOUT] = "około",
         [TERM_CONTINUED] = "cd.",
     }},
    {"ru",
     {
         [TERM_CONTENTS] = "Содержание",
         [TERM_FIGURE] = "Рисунок",
         [TERM_TABLE] = "Таблица",
         [TERM_PAGE] = "с.",
         [TERM_PAGES] = "с.",
         [TERM_SEE] = "см.",
         [TERM_SEE_ALSO] = "см. также",
         [TERM_KEY_POINTS] = "Главное",
         [TERM_AS_OF] = "По состоянию на",
         [TERM_UPDATED] = "Обновлено",
         [TERM_EDITION] = "Издание",
         [TERM_INDEX_HEADNOTE] = "Числа обозначают страницы печатного издания.",
         [TERM_TIMELINE_HEADNOTE] = "Составлено автоматически по датированным местам этого "
                                    "сборника; каждая запись указывает страницу.",
         [TERM_REVIEWED] = "Проверено редактором: {1} из {2} записей.",
         [TERM_DECLARED] = "Задано редактором: {1}.",
         [TERM_SPRING] = "весна",
         [TERM_SUMMER] = "лето",
         [TERM_AUTUMN] = "осень",
         [TERM_WINTER] = "зима",
         [TERM_ABOUT] = "около",
         [TERM_CONTINUED] = "продолжение",
     }},
};

bool compose_is_language(struct str tag, const char *primary) {
    size_t length = strlen(primary);
    return tag.len >= length && strncmp(tag.at, primary, length) == 0 &&
           (tag.len == length || tag.at[length] == '-');
}

const char *compose_term(struct str language, enum term term) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (compose_is_language(language, tables[i].language))
            return tables[i].terms[term];
    return tables[0].terms[term];
}

struct str compose_capitalised(struct arena *arena, struct str text) {
    size_t behind = 0;
    char bytes[6];
    int len = g_unichar_to_utf8(g_unichar_toupper(str_next(text, &behind)), bytes);
    return str_format(arena, "%.*s%.*s", len, bytes, STR_ARG(str_slice(text, behind, text.len)));
}
