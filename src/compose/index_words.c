/* index_words.c: the words of the index and the who's who, by language. */
#include "compose/index_internal.h"

static const struct {
    const char *language; /* primary subtag */
    const char *words[INDEX_WORDS];
} tables[] = {
    {"en",
     {
         [INDEX_QUOTED] = "quoted",
         [INDEX_STATEMENTS] = "statements",
         [INDEX_AGREEMENTS] = "agreements",
         [INDEX_VISITS] = "visits",
         [INDEX_DECISIONS] = "decisions",
         [INDEX_PUBLICATIONS] = "publications",
         [INDEX_DECLARED_NOTE] = "Only the actors that the pack declares are listed.",
         [INDEX_FOUND_NOTE] = "Compiled automatically from the names in the text.",
         [INDEX_MAIN_NOTE] = "Bold: a heading or a quotation.",
         [INDEX_NOTE_NOTE] = "n: in a note.",
         [INDEX_FIGURE_NOTE] = "f: in the caption of a figure.",
         [INDEX_YEARS_NOTE] =
             "The small drawings show the years of an actor’s events, from %1 to %2.",
         [PROFILES_NOTE] =
             "Whom this pack names, with the pages. Events are those of the chronology.",
         [PROFILE_NAMED] = "Named:",
         [PROFILE_WITH] = "Often named with",
     }},
    {"uk",
     {
         [INDEX_QUOTED] = "цитати",
         [INDEX_STATEMENTS] = "заяви",
         [INDEX_AGREEMENTS] = "угоди",
         [INDEX_VISITS] = "візити",
         [INDEX_DECISIONS] = "рішення",
         [INDEX_PUBLICATIONS] = "публікації",
         [INDEX_DECLARED_NOTE] = "Подано лише діячів, оголошених у збірці.",
         [INDEX_FOUND_NOTE] = "Складено автоматично з імен у тексті.",
         [INDEX_MAIN_NOTE] = "Жирним: заголовок або цитата.",
         [INDEX_NOTE_NOTE] = "n: у примітці.",
         [INDEX_FIGURE_NOTE] = "f: у підписі до рисунка.",
         [INDEX_YEARS_NOTE] = "Малі рисунки показують роки подій діяча, від %1 до %2.",
         [PROFILES_NOTE] = "Кого названо у збірці, зі сторінками. Події — з хронології.",
         [PROFILE_NAMED] = "Названо:",
         [PROFILE_WITH] = "Часто названо разом",
     }},
    {"de",
     {
         [INDEX_QUOTED] = "zitiert",
         [INDEX_STATEMENTS] = "Erklärungen",
         [INDEX_AGREEMENTS] = "Abkommen",
         [INDEX_VISITS] = "Besuche",
         [INDEX_DECISIONS] = "Beschlüsse",
         [INDEX_PUBLICATIONS] = "Veröffentlichungen",
         [INDEX_DECLARED_NOTE] = "Verzeichnet ist nur, wer im Dossier erklärt ist.",
         [INDEX_FOUND_NOTE] = "Automatisch aus den Namen im Text zusammengestellt.",
         [INDEX_MAIN_NOTE] = "Fett: eine Überschrift oder ein Zitat.",
         [INDEX_NOTE_NOTE] = "n: in einer Anmerkung.",
         [INDEX_FIGURE_NOTE] = "f: in der Legende einer Abbildung.",
         [INDEX_YEARS_NOTE] =
             "Die kleinen Zeichnungen zeigen die Jahre der Ereignisse, von %1 bis %2.",
         [PROFILES_NOTE] =
             "Wer im Dossier genannt ist, mit den Seiten. Die Ereignisse sind die der Chronik.",
         [PROFILE_NAMED] = "Genannt:",
         [PROFILE_WITH] = "Oft genannt mit",
     }},
    {"fr",
     {
         [INDEX_QUOTED] = "cité",
         [INDEX_STATEMENTS] = "déclarations",
         [INDEX_AGREEMENTS] = "accords",
         [INDEX_VISITS] = "visites",
         [INDEX_DECISIONS] = "décisions",
         [INDEX_PUBLICATIONS] = "publications",
         [INDEX_DECLARED_NOTE] = "Seuls les acteurs déclarés figurent.",
         [INDEX_FOUND_NOTE] = "Établi automatiquement à partir des noms du texte.",
         [INDEX_MAIN_NOTE] = "En gras : un titre ou une citation.",
         [INDEX_NOTE_NOTE] = "n : dans une note.",
         [INDEX_FIGURE_NOTE] = "f : dans la légende d’une figure.",
         [INDEX_YEARS_NOTE] = "Les petits dessins montrent les années des événements, de %1 à %2.",
         [PROFILES_NOTE] = "Qui est nommé dans ce dossier, avec les pages. Les événements sont "
                           "ceux de la chronologie.",
         [PROFILE_NAMED] = "Nommé :",
         [PROFILE_WITH] = "Souvent nommé avec",
     }},
    {"es",
     {
         [INDEX_QUOTED] = "citado",
         [INDEX_STATEMENTS] = "declaraciones",
         [INDEX_AGREEMENTS] = "acuerdos",
         [INDEX_VISITS] = "visitas",
         [INDEX_DECISIONS] = "decisiones",
         [INDEX_PUBLICATIONS] = "publicaciones",
         [INDEX_DECLARED_NOTE] = "Solo figuran los actores declarados.",
         [INDEX_FOUND_NOTE] = "Compilado automáticamente de los nombres del texto.",
         [INDEX_MAIN_NOTE] = "En negrita: un título o una cita.",
         [INDEX_NOTE_NOTE] = "n: en una nota.",
         [INDEX_FIGURE_NOTE] = "f: en el pie de una figura.",
         [INDEX_YEARS_NOTE] = "Los dibujos pequeños muestran los años de los sucesos, de %1 a %2.",
         [PROFILES_NOTE] =
             "A quién nombra este dosier, con las páginas. Los sucesos son los de la cronología.",
         [PROFILE_NAMED] = "Nombrado:",
         [PROFILE_WITH] = "A menudo nombrado con",
     }},
    {"pl",
     {
         [INDEX_QUOTED] = "cytowany",
         [INDEX_STATEMENTS] = "oświadczenia",
         [INDEX_AGREEMENTS] = "umowy",
         [INDEX_VISITS] = "wizyty",
         [INDEX_DECISIONS] = "decyzje",
         [INDEX_PUBLICATIONS] = "publikacje",
         [INDEX_DECLARED_NOTE] = "Ujęto tylko zadeklarowane podmioty.",
         [INDEX_FOUND_NOTE] = "Zestawiono automatycznie z nazw w tekście.",
         [INDEX_MAIN_NOTE] = "Pogrubienie: nagłówek lub cytat.",
         [INDEX_NOTE_NOTE] = "n: w przypisie.",
         [INDEX_FIGURE_NOTE] = "f: w podpisie ilustracji.",
         [INDEX_YEARS_NOTE] = "Małe rysunki pokazują lata zdarzeń, od %1 do %2.",
         [PROFILES_NOTE] =
             "Kogo wymienia to opracowanie, ze stronami. Zdarzenia pochodzą z kalendarium.",
         [PROFILE_NAMED] = "Wymieniony:",
         [PROFILE_WITH] = "Często wymieniany z",
     }},
    {"ru",
     {
         [INDEX_QUOTED] = "цитаты",
         [INDEX_STATEMENTS] = "заявления",
         [INDEX_AGREEMENTS] = "соглашения",
         [INDEX_VISITS] = "визиты",
         [INDEX_DECISIONS] = "решения",
         [INDEX_PUBLICATIONS] = "публикации",
         [INDEX_DECLARED_NOTE] = "Указаны только объявленные лица и организации.",
         [INDEX_FOUND_NOTE] = "Составлено автоматически по именам в тексте.",
         [INDEX_MAIN_NOTE] = "Полужирным: заголовок или цитата.",
         [INDEX_NOTE_NOTE] = "n: в примечании.",
         [INDEX_FIGURE_NOTE] = "f: в подписи к рисунку.",
         [INDEX_YEARS_NOTE] = "Малые рисунки показывают годы событий, с %1 по %2.",
         [PROFILES_NOTE] = "Кто назван в сборнике, со страницами. События — из хронологии.",
         [PROFILE_NAMED] = "Назван:",
         [PROFILE_WITH] = "Часто назван вместе",
     }},
};

const char *index_word(struct str language, enum index_word word) {
    for (size_t i = 1; i < sizeof tables / sizeof *tables; i++)
        if (language_is(language, tables[i].language))
            return tables[i].words[word];
    return tables[0].words[word];
}
