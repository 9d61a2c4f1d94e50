/* timeline_words.c: the words of timelines alone, by language. */
#include "compose/timeline_words.h"

#include "base/language.h"

struct language_words {
    const char *language; /* primary subtag */
    const char *words[TIMELINE_WORDS];
};

static const struct language_words tables[] = {
    {"en",
     {"events", "statements", "agreements", "visits", "decisions", "publications", "others",
      "Dates: ", "[\u2009] inferred from the text", "c. approximate", "(?) uncertain",
      "date not exact", "gap shortened", "each row has its own scale",
      "A drawing of the entries in the list below, by date."}},
    {"de",
     {"Ereignisse", "Aussagen", "Vereinbarungen", "Besuche", "Entscheidungen", "Veröffentlichungen",
      "übrige", "Daten: ", "[\u2009] aus dem Text erschlossen", "", "(?) unsicher",
      "Datum nicht genau", "Lücke verkürzt", "jede Zeile hat ihren eigenen Maßstab",
      "Eine Zeichnung der Einträge der folgenden Liste nach ihrem Datum."}},
    {"fr",
     {"événements", "déclarations", "accords", "visites", "décisions", "publications", "autres",
      "Dates : ", "[\u2009] déduit du texte", "", "(?) incertain", "date imprécise",
      "intervalle raccourci", "chaque ligne a sa propre échelle",
      "Un dessin des entrées de la liste ci-dessous, par date."}},
    {"es",
     {"acontecimientos", "declaraciones", "acuerdos", "visitas", "decisiones", "publicaciones",
      "otros", "Fechas: ", "[\u2009] deducido del texto", "", "(?) incierto", "fecha inexacta",
      "intervalo acortado", "cada fila tiene su propia escala",
      "Un dibujo de las entradas de la lista siguiente, por fecha."}},
    {"uk",
     {"події", "заяви", "угоди", "візити", "рішення", "публікації", "інші", "Дати: ",
      "[\u2009] виведено з тексту", "", "(?) непевно", "дата неточна", "проміжок скорочено",
      "кожен рядок має власний масштаб", "Рисунок записів наведеного нижче списку за датами."}},
    {"ru",
     {"события", "заявления", "соглашения", "визиты", "решения", "публикации", "прочие", "Даты: ",
      "[\u2009] выведено из текста", "", "(?) неточно", "дата неточна", "промежуток сокращён",
      "у каждой строки свой масштаб", "Рисунок записей приведённого ниже списка по датам."}},
    {"pl",
     {"wydarzenia", "oświadczenia", "umowy", "wizyty", "decyzje", "publikacje", "inne", "Daty: ",
      "[\u2009] wywnioskowano z tekstu", "", "(?) niepewne", "data niedokładna", "przerwa skrócona",
      "każdy wiersz ma własną skalę", "Rysunek wpisów z poniższej listy według dat."}},
};

struct str timeline_word(struct str language, enum timeline_word word) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (language_is(language, tables[i].language))
            return str_of(tables[i].words[word]);
    return str_of(tables[0].words[word]);
}
