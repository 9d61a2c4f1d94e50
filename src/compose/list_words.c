/* list_words.c: the words of lists of quotations and of reading lists. */
#include "compose/list_words.h"

#include "compose/compose_internal.h"

static const struct {
    const char *language; /* primary subtag */
    const char *words[LIST_WORDS];
} tables[] = {
    {"en",
     {"{1} quotation", "{1} quotations", "{1} work", "{1} works", "in the order of their dates",
      "by speaker, then by date", "newest first, sorted by date of publication",
      "oldest first, sorted by date of publication", "sorted by author", "sorted by kind",
      "grouped by kind", "grouped by level", "grouped by year", "Start here", "Core reading",
      "Going deeper", "For reference", "Other works", "Undated", "Catalogue record", "Shelf mark",
      "Open access"}},
    {"uk",
     {"Цитат: {1}", "Цитат: {1}", "Праць: {1}", "Праць: {1}", "за датами",
      "за мовцями, далі за датами", "від найновішої, за датою видання",
      "від найдавнішої, за датою видання", "за авторами", "за видами", "згруповано за видами",
      "згруповано за рівнями", "згруповано за роками", "Почніть звідси", "Основне", "Докладніше",
      "Довідкове", "Інші праці", "Без дати", "Запис у каталозі", "Шифр", "Відкритий доступ"}},
    {"de",
     {"{1} Zitat", "{1} Zitate", "{1} Werk", "{1} Werke", "nach Datum",
      "nach Sprechern, dann nach Datum", "neueste zuerst, nach Erscheinungsdatum",
      "älteste zuerst, nach Erscheinungsdatum", "nach Verfassern", "nach Art", "gruppiert nach Art",
      "gruppiert nach Stufe", "gruppiert nach Jahr", "Zum Einstieg", "Kernliteratur",
      "Zur Vertiefung", "Zum Nachschlagen", "Weitere Werke", "Ohne Datum", "Katalogeintrag",
      "Signatur", "Open Access"}},
    {"fr",
     {"{1} citation", "{1} citations", "{1} ouvrage", "{1} ouvrages", "par ordre de date",
      "par auteur, puis par date", "du plus récent au plus ancien, selon la date de parution",
      "du plus ancien au plus récent, selon la date de parution", "par auteur", "par type",
      "groupés par type", "groupés par niveau", "groupés par année", "Pour commencer",
      "L’essentiel", "Pour approfondir", "Ouvrages de référence", "Autres ouvrages", "Sans date",
      "Notice du catalogue", "Cote", "Accès libre"}},
    {"es",
     {"{1} cita", "{1} citas", "{1} obra", "{1} obras", "por orden de fecha",
      "por autor y después por fecha", "de la más reciente a la más antigua, por fecha de "
                                       "publicación",
      "de la más antigua a la más reciente, por fecha de publicación", "por autor", "por tipo",
      "agrupadas por tipo", "agrupadas por nivel", "agrupadas por año", "Para empezar",
      "Lo esencial", "Para profundizar", "Obras de consulta", "Otras obras", "Sin fecha",
      "Registro del catálogo", "Signatura", "Acceso abierto"}},
    {"pl",
     {"Cytaty: {1}", "Cytaty: {1}", "Pozycje: {1}", "Pozycje: {1}", "według dat",
      "według mówiących, następnie według dat", "od najnowszej, według daty wydania",
      "od najstarszej, według daty wydania", "według autorów", "według rodzaju",
      "pogrupowane według rodzaju", "pogrupowane według poziomu", "pogrupowane według lat",
      "Na początek", "Podstawowe", "Do pogłębienia", "Do sprawdzania", "Inne pozycje", "Bez daty",
      "Rekord katalogowy", "Sygnatura", "Otwarty dostęp"}},
    {"ru",
     {"Цитат: {1}", "Цитат: {1}", "Работ: {1}", "Работ: {1}", "по датам",
      "по говорящим, затем по датам", "от новых к старым, по дате издания",
      "от старых к новым, по дате издания", "по авторам", "по видам", "сгруппировано по видам",
      "сгруппировано по уровням", "сгруппировано по годам", "Начните отсюда", "Основное",
      "Подробнее", "Справочное", "Другие работы", "Без даты", "Запись в каталоге", "Шифр",
      "Открытый доступ"}},
};

const char *list_word(struct str language, enum list_word word) {
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        if (compose_is_language(language, tables[i].language))
            return tables[i].words[word];
    return tables[0].words[word];
}

struct str list_count(struct arena *arena, struct str language, enum list_word one, size_t count) {
    struct str form = str_of(list_word(language, count == 1 ? one : (enum list_word)(one + 1)));
    size_t at = str_find(form, STR("{1}"), 0);
    return str_format(arena, "%.*s%zu%.*s", (int)at, form.at, count,
                      STR_ARG(str_slice(form, at + 3, form.len)));
}
