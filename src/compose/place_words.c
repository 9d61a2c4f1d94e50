/* place_words.c: how generated lines say where something stands: by pages or, in a book that was
 * not laid out, by the titles of its sections. */
#include "compose/compose_internal.h"

static const struct {
    const char *language; /* primary subtag */
    const char *notes[PLACE_NOTES];
} tables[] = {
    {"en",
     {[NOTE_TIMELINE] = "Compiled automatically from the dated passages of this pack; each entry "
                        "names the section where it is told.",
      [NOTE_INDEX] = "Each name is followed by the sections that mention it.",
      [NOTE_GLOSSARY] = "Each term is followed by the sections that use it.",
      [NOTE_PROFILES] = "Whom this pack names, with the sections. Events are those of the "
                        "chronology."}},
    {"uk",
     {[NOTE_TIMELINE] = "Складено автоматично з датованих місць цієї збірки; кожен запис указує "
                        "розділ.",
      [NOTE_INDEX] = "Після кожного імені подано розділи, у яких його згадано.",
      [NOTE_GLOSSARY] = "Після кожного слова подано розділи, у яких його вжито.",
      [NOTE_PROFILES] = "Кого названо у збірці, з розділами. Події — з хронології."}},
    {"de",
     {[NOTE_TIMELINE] = "Automatisch zusammengestellt aus den datierten Stellen dieses Dossiers; "
                        "jeder Eintrag nennt den Abschnitt.",
      [NOTE_INDEX] = "Hinter jedem Namen stehen die Abschnitte, die ihn nennen.",
      [NOTE_GLOSSARY] = "Hinter jedem Wort stehen die Abschnitte, die es verwenden.",
      [NOTE_PROFILES] = "Wer im Dossier genannt ist, mit den Abschnitten. Die Ereignisse sind die "
                        "der Chronik."}},
    {"fr",
     {[NOTE_TIMELINE] =
          "Établie automatiquement à partir des passages datés de ce dossier ; chaque "
          "entrée indique la section.",
      [NOTE_INDEX] = "Chaque nom est suivi des sections qui le mentionnent.",
      [NOTE_GLOSSARY] = "Chaque terme est suivi des sections qui l’emploient.",
      [NOTE_PROFILES] =
          "Qui est nommé dans ce dossier, avec les sections. Les événements sont ceux "
          "de la chronologie."}},
    {"es",
     {[NOTE_TIMELINE] =
          "Compilada automáticamente a partir de los pasajes fechados de este dosier; "
          "cada entrada indica la sección.",
      [NOTE_INDEX] = "A cada nombre le siguen las secciones que lo mencionan.",
      [NOTE_GLOSSARY] = "A cada término le siguen las secciones que lo usan.",
      [NOTE_PROFILES] = "A quién nombra este dosier, con las secciones. Los sucesos son los de la "
                        "cronología."}},
    {"pl",
     {[NOTE_TIMELINE] = "Zestawiono automatycznie z datowanych miejsc tego opracowania; każdy wpis "
                        "podaje rozdział.",
      [NOTE_INDEX] = "Po każdej nazwie podano rozdziały, które ją wymieniają.",
      [NOTE_GLOSSARY] = "Po każdym haśle podano rozdziały, które go używają.",
      [NOTE_PROFILES] = "Kogo wymienia to opracowanie, z rozdziałami. Zdarzenia pochodzą z "
                        "kalendarium."}},
    {"ru",
     {[NOTE_TIMELINE] = "Составлено автоматически по датированным местам сборника; каждая запись "
                        "указывает раздел.",
      [NOTE_INDEX] = "После каждого имени указаны разделы, в которых оно упомянуто.",
      [NOTE_GLOSSARY] = "После каждого слова указаны разделы, в которых оно употреблено.",
      [NOTE_PROFILES] = "Кто назван в сборнике, с разделами. События — из хронологии."}},
};

struct str compose_place_note(const struct compose *compose, enum place_note note,
                              const char *with_pages) {
    if (!compose->input->by_section)
        return str_of(with_pages);
    for (size_t i = 1; i < sizeof tables / sizeof *tables; i++)
        if (compose_is_language(compose->language, tables[i].language))
            return str_of(tables[i].notes[note]);
    return str_of(tables[0].notes[note]);
}

struct str compose_page_word(const struct compose *compose, bool many) {
    if (compose->input->by_section)
        return STR("");
    return str_format(compose->arena, "%s\u00a0",
                      compose_term(compose->language, many ? TERM_PAGES : TERM_PAGE));
}
