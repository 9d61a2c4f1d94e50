/* words.c: the words that the EPUB itself is made of, by the book's language. */
#include "epub/epub_internal.h"

struct word_table {
    const char *language; /* primary subtag */
    const char *words[EPUB_WORD_COUNT];
};

static const struct word_table tables[] = {
    {"en",
     {"Cover",
      "Title page",
      "Contents",
      "Start",
      "Index",
      "Glossary",
      "Figures",
      "Tables",
      "Pages",
      "Landmarks",
      "page",
      "pages",
      "note",
      "figure",
      "Notes",
      "Back to the text, note",
      "The text can be read aloud and resized.",
      "All pictures have a description.",
      "Some pictures have no description.",
      "Page numbers are those of the print edition."}},
    {"de",
     {"Umschlag",
      "Titelseite",
      "Inhalt",
      "Anfang",
      "Register",
      "Glossar",
      "Abbildungen",
      "Tabellen",
      "Seiten",
      "Orientierungspunkte",
      "Seite",
      "Seiten",
      "Anmerkung",
      "Abbildung",
      "Anmerkungen",
      "Zurück zum Text, Anmerkung",
      "Der Text lässt sich vorlesen und vergrößern.",
      "Alle Bilder haben eine Beschreibung.",
      "Einige Bilder haben keine Beschreibung.",
      "Die Seitenzahlen sind die der Druckausgabe."}},
    {"es",
     {"Cubierta",
      "Portada",
      "Índice",
      "Inicio",
      "Índice alfabético",
      "Glosario",
      "Figuras",
      "Tablas",
      "Páginas",
      "Puntos de referencia",
      "página",
      "páginas",
      "nota",
      "figura",
      "Notas",
      "Volver al texto, nota",
      "El texto puede leerse en voz alta y ampliarse.",
      "Todas las imágenes tienen descripción.",
      "Algunas imágenes no tienen descripción.",
      "Los números de página son los de la edición impresa."}},
    {"fr",
     {"Couverture",
      "Page de titre",
      "Table des matières",
      "Début",
      "Index",
      "Glossaire",
      "Figures",
      "Tableaux",
      "Pages",
      "Repères",
      "page",
      "pages",
      "note",
      "figure",
      "Notes",
      "Retour au texte, note",
      "Le texte peut être lu à haute voix et agrandi.",
      "Toutes les images ont une description.",
      "Certaines images n’ont pas de description.",
      "Les numéros de page sont ceux de l’édition imprimée."}},
    {"pl",
     {"Okładka",
      "Strona tytułowa",
      "Spis treści",
      "Początek",
      "Indeks",
      "Słowniczek",
      "Rysunki",
      "Tabele",
      "Strony",
      "Punkty orientacyjne",
      "strona",
      "strony",
      "przypis",
      "ilustracja",
      "Przypisy",
      "Powrót do tekstu, przypis",
      "Tekst można odczytać na głos i powiększyć.",
      "Wszystkie ilustracje mają opis.",
      "Niektóre ilustracje nie mają opisu.",
      "Numery stron pochodzą z wydania drukowanego."}},
    {"ru",
     {"Обложка",
      "Титульный лист",
      "Содержание",
      "Начало",
      "Указатель",
      "Глоссарий",
      "Рисунки",
      "Таблицы",
      "Страницы",
      "Ориентиры",
      "страница",
      "страницы",
      "примечание",
      "рисунок",
      "Примечания",
      "Назад к тексту, примечание",
      "Текст можно прочитать вслух и увеличить.",
      "У всех изображений есть описание.",
      "У некоторых изображений нет описания.",
      "Номера страниц соответствуют печатному изданию."}},
    {"uk",
     {"Обкладинка",
      "Титульна сторінка",
      "Зміст",
      "Початок",
      "Покажчик",
      "Глосарій",
      "Рисунки",
      "Таблиці",
      "Сторінки",
      "Орієнтири",
      "сторінка",
      "сторінки",
      "примітка",
      "рисунок",
      "Примітки",
      "Назад до тексту, примітка",
      "Текст можна прочитати вголос і збільшити.",
      "Усі зображення мають опис.",
      "Деякі зображення не мають опису.",
      "Номери сторінок відповідають друкованому виданню."}},
};

struct str epub_word(const struct epub_book *book, enum epub_word word) {
    struct str language = book->input->pack->language.text;
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        if (language_is(language, tables[i].language))
            return str_of(tables[i].words[word]);
    return str_of(tables[0].words[word]);
}

/* "page 3", "pages 3–5" */
static struct str pages_spoken(const struct epub_book *book, struct str pages) {
    bool range = str_find(pages, STR("–"), 0) != SIZE_MAX;
    return str_format(book->arena, "%.*s %.*s",
                      STR_ARG(epub_word(book, range ? WORD_OF_PAGES : WORD_PAGE)), STR_ARG(pages));
}

void epub_label_locator(const struct epub_book *book, GString *out, const struct node *locator) {
    if (!page_map_count(book->input->map))
        return;
    struct str label =
        pages_spoken(book, locator->page_label.len ? locator->page_label : locator->text);
    struct str kind = locator->label;
    if (kind.len) {
        bool note = kind.at[0] == 'n';
        label = str_format(book->arena, "%.*s, %.*s%s%.*s", STR_ARG(label),
                           STR_ARG(epub_word(book, note ? WORD_NOTE : WORD_FIGURE)),
                           kind.len > 1 ? " " : "", (int)kind.len - 1, kind.at + 1);
    }
    xml_attribute(out, "aria-label", label);
}
