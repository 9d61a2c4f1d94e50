/* terms.c: the words that generated matter is made of, by language. */
#include "compose/compose_internal.h"

#include <string.h>

struct language_terms {
    const char *language; /* primary subtag */
    const char *terms[TERM_COUNT];
};

static const struct language_terms tables[] = {
    {"en",
     {"Contents",
      "Figure",
      "Table",
      "p.",
      "pp.",
      "see",
      "see also",
      "Key points",
      "Information as of",
      "Updated",
      "Edition",
      "Numbers are pages of the print edition.",
      "Compiled automatically from the dated passages of this pack; each entry gives the page "
      "where "
      "it is told.",
      "Reviewed by an editor: {1} of {2} entries.",
      "spring",
      "summer",
      "autumn",
      "winter",
      "c.",
      "continued"}},
    {"uk",
     {"Зміст",
      "Рисунок",
      "Таблиця",
      "с.",
      "с.",
      "див.",
      "див. також",
      "Головне",
      "Станом на",
      "Оновлено",
      "Видання",
      "Числа позначають сторінки друкованого видання.",
      "Складено автоматично з датованих місць цієї збірки; кожен запис указує сторінку.",
      "Перевірено редактором: {1} із {2} записів.",
      "весна",
      "літо",
      "осінь",
      "зима",
      "близько",
      "продовження"}},
    {"de",
     {"Inhalt",
      "Abbildung",
      "Tabelle",
      "S.",
      "S.",
      "siehe",
      "siehe auch",
      "Kernpunkte",
      "Stand",
      "Aktualisiert",
      "Ausgabe",
      "Die Zahlen sind Seiten der Druckausgabe.",
      "Automatisch zusammengestellt aus den datierten Stellen dieses Dossiers; jeder Eintrag nennt "
      "die Seite.",
      "Redaktionell geprüft: {1} von {2} Einträgen.",
      "Frühling",
      "Sommer",
      "Herbst",
      "Winter",
      "um",
      "Fortsetzung"}},
    {"fr",
     {"Table des matières",
      "Figure",
      "Tableau",
      "p.",
      "p.",
      "voir",
      "voir aussi",
      "Points clés",
      "Informations au",
      "Mis à jour le",
      "Édition",
      "Les chiffres renvoient aux pages de l’édition imprimée.",
      "Établie automatiquement à partir des passages datés de ce dossier ; chaque entrée indique "
      "la "
      "page.",
      "Entrées revues par la rédaction : {1} sur {2}.",
      "printemps",
      "été",
      "automne",
      "hiver",
      "vers",
      "suite"}},
    {"es",
     {"Índice",
      "Figura",
      "Tabla",
      "p.",
      "pp.",
      "véase",
      "véase también",
      "Puntos clave",
      "Información a",
      "Actualizado",
      "Edición",
      "Los números son páginas de la edición impresa.",
      "Compilada automáticamente de los pasajes fechados de este dosier; cada entrada indica la "
      "página.",
      "Entradas revisadas por la redacción: {1} de {2}.",
      "primavera",
      "verano",
      "otoño",
      "invierno",
      "hacia",
      "continuación"}},
    {"pl",
     {"Spis treści",
      "Rysunek",
      "Tabela",
      "s.",
      "s.",
      "zob.",
      "zob. też",
      "Najważniejsze",
      "Stan na",
      "Aktualizacja",
      "Wydanie",
      "Liczby oznaczają strony wydania drukowanego.",
      "Zestawiono automatycznie z datowanych miejsc tego opracowania; każdy wpis podaje stronę.",
      "Sprawdzone przez redakcję: {1} z {2} wpisów.",
      "wiosna",
      "lato",
      "jesień",
      "zima",
      "około",
      "cd."}},
    {"ru",
     {"Содержание",
      "Рисунок",
      "Таблица",
      "с.",
      "с.",
      "см.",
      "см. также",
      "Главное",
      "По состоянию на",
      "Обновлено",
      "Издание",
      "Числа обозначают страницы печатного издания.",
      "Составлено автоматически по датированным местам этого сборника; каждая запись указывает "
      "страницу.",
      "Проверено редактором: {1} из {2} записей.",
      "весна",
      "лето",
      "осень",
      "зима",
      "около",
      "продолжение"}},
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
