/* index_words.c: the words of the index and the who's who, by language. */
#include "compose/index_internal.h"

static const struct {
    const char *language; /* primary subtag */
    const char *words[INDEX_WORDS];
} tables[] = {
    {"en",
     {"quoted", "statements", "agreements", "visits", "decisions", "publications",
      "Only the actors that the pack declares are listed.",
      "Compiled automatically from the names in the text.", "Bold: a heading or a quotation.",
      "n: in a note.", "f: in the caption of a figure.",
      "The small drawings show the years of an actor’s events, from %1 to %2.",
      "Whom this pack names, with the pages. Events are those of the chronology.",
      "Named:", "Often named with", "Events:"}},
    {"uk",
     {"цитати", "заяви", "угоди", "візити", "рішення", "публікації",
      "Подано лише діячів, оголошених у збірці.", "Складено автоматично з імен у тексті.",
      "Жирним: заголовок або цитата.", "n: у примітці.", "f: у підписі до рисунка.",
      "Малі рисунки показують роки подій діяча, від %1 до %2.",
      "Кого названо у збірці, зі сторінками. Події — з хронології.",
      "Названо:", "Часто названо разом", "Події:"}},
    {"de",
     {"zitiert", "Erklärungen", "Abkommen", "Besuche", "Beschlüsse", "Veröffentlichungen",
      "Verzeichnet ist nur, wer im Dossier erklärt ist.",
      "Automatisch aus den Namen im Text zusammengestellt.",
      "Fett: eine Überschrift oder ein Zitat.", "n: in einer Anmerkung.",
      "f: in der Legende einer Abbildung.",
      "Die kleinen Zeichnungen zeigen die Jahre der Ereignisse, von %1 bis %2.",
      "Wer im Dossier genannt ist, mit den Seiten. Die Ereignisse sind die der Chronik.",
      "Genannt:", "Oft genannt mit", "Ereignisse:"}},
    {"fr",
     {"cité", "déclarations", "accords", "visites", "décisions", "publications",
      "Seuls les acteurs déclarés figurent.", "Établi automatiquement à partir des noms du texte.",
      "En gras : un titre ou une citation.", "n : dans une note.",
      "f : dans la légende d’une figure.",
      "Les petits dessins montrent les années des événements, de %1 à %2.",
      "Qui est nommé dans ce dossier, avec les pages. Les événements sont ceux de la chronologie.",
      "Nommé :", "Souvent nommé avec", "Événements :"}},
    {"es",
     {"citado", "declaraciones", "acuerdos", "visitas", "decisiones", "publicaciones",
      "Solo figuran los actores declarados.", "Compilado automáticamente de los nombres del texto.",
      "En negrita: un título o una cita.", "n: en una nota.", "f: en el pie de una figura.",
      "Los dibujos pequeños muestran los años de los sucesos, de %1 a %2.",
      "A quién nombra este dosier, con las páginas. Los sucesos son los de la cronología.",
      "Nombrado:", "A menudo nombrado con", "Sucesos:"}},
    {"pl",
     {"cytowany", "oświadczenia", "umowy", "wizyty", "decyzje", "publikacje",
      "Ujęto tylko zadeklarowane podmioty.", "Zestawiono automatycznie z nazw w tekście.",
      "Pogrubienie: nagłówek lub cytat.", "n: w przypisie.", "f: w podpisie ilustracji.",
      "Małe rysunki pokazują lata zdarzeń, od %1 do %2.",
      "Kogo wymienia to opracowanie, ze stronami. Zdarzenia pochodzą z kalendarium.",
      "Wymieniony:", "Często wymieniany z", "Zdarzenia:"}},
    {"ru",
     {"цитаты", "заявления", "соглашения", "визиты", "решения", "публикации",
      "Указаны только объявленные лица и организации.",
      "Составлено автоматически по именам в тексте.", "Полужирным: заголовок или цитата.",
      "n: в примечании.", "f: в подписи к рисунку.",
      "Малые рисунки показывают годы событий, с %1 по %2.",
      "Кто назван в сборнике, со страницами. События — из хронологии.",
      "Назван:", "Часто назван вместе", "События:"}},
};

const char *index_word(struct str language, enum index_word word) {
    for (size_t i = 1; i < sizeof tables / sizeof *tables; i++)
        if (language_is(language, tables[i].language))
            return tables[i].words[word];
    return tables[0].words[word];
}
