/* cite_terms.c: the words of citations, in the languages that have a table; English elsewhere. The
 * words of English are those of the Chicago Manual of Style, the APA's manual and Citing Medicine;
 * the others' are those of CSL's locales and of the languages' own standards. */
#include "compose/cite_internal.h"

static const char *const languages[] = {"en", "uk", "de", "fr", "es", "pl", "ru"};
enum { LANGUAGES = G_N_ELEMENTS(languages) };

/* By name; "#" is a number. */
static const struct {
    const char *name;
    const char *words[LANGUAGES];
} rows[] = {
    {"and", {"and", "і", "und", "et", "y", "i", "и"}},
    {"others", {"et al.", "та ін.", "u. a.", "et al.", "et al.", "i in.", "и др."}},
    {"in", {"in", "у", "in", "dans", "en", "w", "в"}},
    {"on", {"on", "на", "auf", "sur", "en", "na", "на"}},
    {"by", {"by", "—", "von", "par", "por", "—", "—"}},
    {"to", {"to", "до", "an", "à", "a", "do", "к"}},
    {"from", {"from", "з", "von", "sur", "de", "z", "с"}},
    {"ibid", {"ibid.", "там само", "ebd.", "ibid.", "ibid.", "tamże", "там же"}},
    {"no-date", {"n.d.", "б. д.", "o. J.", "s. d.", "s. f.", "b.d.", "б. г."}},
    {"edited-by",
     {"edited by", "за ред.", "hg. von", "sous la direction de", "editado por", "red.",
      "под ред."}},
    {"ed-by", {"ed.", "ред.", "hg. von", "dir.", "ed.", "red.", "ред."}},
    {"translated-by",
     {"translated by", "пер.", "übers. von", "traduit par", "traducido por", "tłum.", "пер."}},
    {"trans-by", {"trans.", "пер.", "übers. von", "trad.", "trad.", "tłum.", "пер."}},
    {"trans", {"trans.", "пер.", "übers.", "trad.", "trad.", "tłum.", "пер."}},
    {"directed-by",
     {"directed by", "реж.", "Regie:", "réalisé par", "dirigido por", "reż.", "реж."}},
    {"interview-by",
     {"interview by", "інтерв’ю взяв", "Interview von", "entretien avec", "entrevista de",
      "rozmawiał(a)", "интервью взял"}},
    {"review-of",
     {"review of", "рец. на кн.", "Rezension von", "compte rendu de", "reseña de", "rec.",
      "рец. на кн."}},
    {"presented-at",
     {"paper presented at", "доповідь на", "Vortrag:", "communication présentée à",
      "ponencia presentada en", "referat wygłoszony na", "доклад на"}},
    {"thesis", {"thesis", "дис.", "Diss.", "thèse", "tesis", "praca", "дис."}},
    {"letter", {"letter", "лист", "Brief", "lettre", "carta", "list", "письмо"}},
    {"report", {"report", "звіт", "Bericht", "rapport", "informe", "raport", "отчёт"}},
    {"publication",
     {"publication", "публікація", "Publikation", "publication", "publicación", "publikacja",
      "публикация"}},
    {"interview",
     {"interview", "інтерв’ю", "Interview", "entretien", "entrevista", "wywiad", "интервью"}},
    {"number", {"no.", "№", "Nr.", "nº", "n.º", "nr", "№"}},
    {"volume", {"vol.", "т.", "Bd.", "vol.", "vol.", "t.", "т."}},
    {"volumes", {"vols.", "т.", "Bde.", "vol.", "vols.", "t.", "т."}},
    {"version", {"version", "версія", "Version", "version", "versión", "wersja", "версия"}},
    {"article", {"article", "стаття", "Artikel", "article", "artículo", "artykuł", "статья"}},
    {"edition", {"# ed.", "#-те вид.", "#. Aufl.", "#e éd.", "#.ª ed.", "wyd. #", "#-е изд."}},
    {"accessed",
     {"accessed", "дата звернення", "abgerufen am", "consulté le", "consultado el", "dostęp",
      "дата обращения"}},
    {"retrieved",
     {"retrieved", "отримано", "abgerufen am", "consulté le", "recuperado el", "pobrano",
      "получено"}},
    {"cited",
     {"cited", "цитовано", "zitiert am", "cité le", "citado el", "cytowane", "дата обращения"}},
    {"available-from",
     {"available from", "доступно на", "verfügbar unter", "disponible sur", "disponible en",
      "dostępne na", "доступно на"}},
    {"internet",
     {"Internet", "Інтернет", "Internet", "Internet", "Internet", "Internet", "Интернет"}},
    {"archived",
     {"archived at", "архів", "archiviert unter", "archivé à", "archivado en", "archiwum",
      "архив"}},
    {"original-work",
     {"original work published", "перше видання", "Erstveröffentlichung", "œuvre originale publiée",
      "obra original publicada en", "pierwsze wydanie", "первое издание"}},
    /* who did it, behind names: short, long, and as the APA has it */
    {"editor", {"ed.", "ред.", "Hg.", "dir.", "ed.", "red.", "ред."}},
    {"editors", {"eds.", "ред.", "Hg.", "dir.", "eds.", "red.", "ред."}},
    {"editor-long",
     {"editor", "редактор", "Herausgeber", "directeur", "editor", "redaktor", "редактор"}},
    {"editors-long",
     {"editors", "редактори", "Herausgeber", "directeurs", "editores", "redaktorzy", "редакторы"}},
    {"editor-title", {"Ed.", "ред.", "Hrsg.", "dir.", "Ed.", "red.", "ред."}},
    {"editors-title", {"Eds.", "ред.", "Hrsg.", "dir.", "Eds.", "red.", "ред."}},
    {"translator", {"trans.", "пер.", "Übers.", "trad.", "trad.", "tłum.", "пер."}},
    {"translators", {"trans.", "пер.", "Übers.", "trad.", "trads.", "tłum.", "пер."}},
    {"translator-long",
     {"translator", "перекладач", "Übersetzer", "traducteur", "traductor", "tłumacz",
      "переводчик"}},
    {"translators-long",
     {"translators", "перекладачі", "Übersetzer", "traducteurs", "traductores", "tłumacze",
      "переводчики"}},
    {"translator-title", {"Trans.", "пер.", "Übers.", "trad.", "Trad.", "tłum.", "пер."}},
    {"translators-title", {"Trans.", "пер.", "Übers.", "trad.", "Trads.", "tłum.", "пер."}},
    {"director", {"dir.", "реж.", "Reg.", "réal.", "dir.", "reż.", "реж."}},
    {"directors", {"dirs.", "реж.", "Reg.", "réal.", "dirs.", "reż.", "реж."}},
    {"director-long",
     {"director", "режисер", "Regisseur", "réalisateur", "director", "reżyser", "режиссёр"}},
    {"directors-long",
     {"directors", "режисери", "Regisseure", "réalisateurs", "directores", "reżyserzy",
      "режиссёры"}},
    {"director-title",
     {"Director", "режисер", "Regie", "réalisateur", "Director", "reżyser", "режиссёр"}},
    {"directors-title",
     {"Directors", "режисери", "Regie", "réalisateurs", "Directores", "reżyserzy", "режиссёры"}},
    {"executive-producer-title",
     {"Executive Producer", "продюсер", "Produzent", "producteur", "Productor", "producent",
      "продюсер"}},
    {"executive-producers-title",
     {"Executive Producers", "продюсери", "Produzenten", "producteurs", "Productores", "producenci",
      "продюсеры"}},
    {"host", {"host", "ведучий", "Moderator", "animateur", "presentador", "prowadzący", "ведущий"}},
    {"hosts",
     {"hosts", "ведучі", "Moderatoren", "animateurs", "presentadores", "prowadzący", "ведущие"}},
    {"host-title",
     {"Host", "ведучий", "Moderator", "animateur", "Presentador", "prowadzący", "ведущий"}},
    {"hosts-title",
     {"Hosts", "ведучі", "Moderatoren", "animateurs", "Presentadores", "prowadzący", "ведущие"}},
    /* places in a source */
    {"page", {"p.", "с.", "S.", "p.", "p.", "s.", "с."}},
    {"pages", {"pp.", "с.", "S.", "p.", "pp.", "s.", "с."}},
    {"chapter", {"chap.", "розд.", "Kap.", "chap.", "cap.", "rozdz.", "гл."}},
    {"chapter-long", {"Chapter", "розділ", "Kapitel", "chapitre", "capítulo", "rozdział", "глава"}},
    {"paragraph", {"para.", "абз.", "Abs.", "paragr.", "párr.", "akap.", "абз."}},
    {"paragraphs", {"paras.", "абз.", "Abs.", "paragr.", "párrs.", "akap.", "абз."}},
    {"section", {"sec.", "розд.", "Abschn.", "sect.", "sec.", "sekcja", "разд."}},
    {"section-long", {"Section", "розділ", "Abschnitt", "section", "sección", "sekcja", "раздел"}}};

static size_t column_of(struct str language) {
    for (size_t i = 0; i < LANGUAGES; i++)
        if (compose_is_language(language, languages[i]))
            return i;
    return 0;
}

struct str cite_word(struct arena *arena, struct str language, struct str name) {
    bool capital = name.len && g_ascii_isupper(name.at[0]);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *row = rows[i].name;
        if (!name.len || g_ascii_tolower(name.at[0]) != row[0] ||
            !str_is(str_slice(name, 1, name.len), row + 1))
            continue;
        struct str word = str_of(rows[i].words[column_of(language)]);
        return capital ? compose_capitalised(arena, word) : word;
    }
    return name;
}
