/* terms.c: the words that generated matter is made of, by language. */
#include "compose/compose_internal.h"

#include <string.h>

struct language_terms {
    const char *language; /* primary subtag */
    const char *terms[TERM_COUNT];
};

static const struct language_terms tables[] = {
    {"en",
     {"Contents", "Figure", "Table", "p.", "pp.", "see", "see also", "Key points",
      "Information as of", "Updated", "Edition",
      "Numbers are pages of the print edition. Only the actors that the pack declares are listed.",
      "Compiled from the dated passages of this pack; each entry gives the page where it is "
      "told.",
      "spring", "summer", "autumn", "winter", "c."}},
    {"uk",
     {"Зміст", "Рисунок", "Таблиця", "с.", "с.", "див.", "див. також", "Головне", "Станом на",
      "Оновлено", "Видання",
      "Числа позначають сторінки друкованого видання. Подано лише діячів, оголошених у збірці.",
      "Складено з датованих місць цієї збірки; кожен запис указує сторінку.", "весна", "літо",
      "осінь", "зима", "близько"}},
    {"de",
     {"Inhalt", "Abbildung", "Tabelle", "S.", "S.", "siehe", "siehe auch", "Kernpunkte", "Stand",
      "Aktualisiert", "Ausgabe",
      "Die Zahlen sind Seiten der Druckausgabe. Verzeichnet ist nur, wer im Dossier erklärt ist.",
      "Zusammengestellt aus den datierten Stellen dieses Dossiers; jeder Eintrag nennt die "
      "Seite.",
      "Frühling", "Sommer", "Herbst", "Winter", "um"}},
    {"fr",
     {"Table des matières", "Figure", "Tableau", "p.", "p.", "voir", "voir aussi", "Points clés",
      "Informations au", "Mis à jour le", "Édition",
      "Les chiffres renvoient aux pages de l’édition imprimée. Seuls les acteurs déclarés "
      "figurent.",
      "Établie à partir des passages datés de ce dossier ; chaque entrée indique la page.",
      "printemps", "été", "automne", "hiver", "vers"}},
    {"es",
     {"Índice", "Figura", "Tabla", "p.", "pp.", "véase", "véase también", "Puntos clave",
      "Información a", "Actualizado", "Edición",
      "Los números son páginas de la edición impresa. Solo figuran los actores declarados.",
      "Compilada de los pasajes fechados de este dosier; cada entrada indica la página.",
      "primavera", "verano", "otoño", "invierno", "hacia"}},
    {"pl",
     {"Spis treści", "Rysunek", "Tabela", "s.", "s.", "zob.", "zob. też", "Najważniejsze",
      "Stan na", "Aktualizacja", "Wydanie",
      "Liczby oznaczają strony wydania drukowanego. Ujęto tylko zadeklarowane podmioty.",
      "Zestawiono z datowanych miejsc tego opracowania; każdy wpis podaje stronę.", "wiosna",
      "lato", "jesień", "zima", "około"}},
    {"ru",
     {"Содержание", "Рисунок", "Таблица", "с.", "с.", "см.", "см. также", "Главное",
      "По состоянию на", "Обновлено", "Издание",
      "Числа обозначают страницы печатного издания. Указаны только объявленные лица и организации.",
      "Составлено по датированным местам этого сборника; каждая запись указывает страницу.",
      "весна", "лето", "осень", "зима", "около"}},
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
