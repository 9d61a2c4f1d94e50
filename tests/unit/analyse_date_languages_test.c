/* analyse_date_languages_test.c: dates in the languages that have a table, beside what looks like
 * one in them and is none. */
#include "analyse_test.h"

#include "analyse/date_lexicon.h"

struct sentence {
    const char *text, *told; /* "EDTF modifier; ..." */
};

static void assert_language(const char *language, const struct sentence *sentences, size_t count) {
    GString *faults = g_string_new(NULL);
    for (size_t n = 0; n < count; n++) {
        GString *text = g_string_new("# T\n\n"), *told = g_string_new(NULL);
        g_string_append_printf(text, "%s\n", sentences[n].text);
        struct run run = analyse_with(text->str, (struct setting){.language = language});
        for (size_t i = 0; i < run.analysis->date_count; i++) {
            const struct date_found *date = &run.analysis->dates[i];
            struct str value = date->settled ? edtf_text(run.arena, date->value) : STR("?");
            g_string_append_printf(told, "%s%.*s%s%.*s", i ? "; " : "", STR_ARG(value),
                                   date->modifier.len ? " " : "", STR_ARG(date->modifier));
        }
        if (strcmp(told->str, sentences[n].told) != 0)
            g_string_append_printf(faults, "%s\n  is: %s\n  not: %s\n", sentences[n].text,
                                   told->str, sentences[n].told);
        assert_false(diag_has(run.diags, DIAG_DATE_LANGUAGE));
        arena_free(run.arena);
        g_string_free(text, TRUE);
        g_string_free(told, TRUE);
    }
    if (faults->len)
        fail_msg("%s", faults->str);
    g_string_free(faults, TRUE);
}
#define ASSERT_LANGUAGE(language, list) assert_language(language, list, G_N_ELEMENTS(list))

static void ukrainian_dates(void **state) {
    (void)state;
    static const struct sentence list[] = {
        {"Раду скликали 16 липня 1990 року, а 24 серпня 1991 р. вона зібралася знову.",
         "1990-07-16; 1991-08-24"},
        {"У липні 2014 року почали; у вересні скінчили.", "2014-07; 2014-09"},
        {"Вони зустрілися 3–7 травня 2014 року.", "2014-05-03/2014-05-07"},
        {"Тривало з 28 листопада по 1 грудня 1943 року.", "1943-11-28/1943-12-01"},
        {"З 2014 року він там.", "2014/.. since"},
        {"Наприкінці 2014 року та навесні 2015 року.", "2014 end; 2015-21"},
        {"У 1990-х роках, у XIX столітті та в 44 році до н. е.", "199X; 18XX; -0043"},
        {"3 травня 2014 року прибули. Наступного дня пішли. Через два тижні повернулися.",
         "2014-05-03; 2014-05-04; 2014-05-18"},
        {"У третьому кварталі 2016 року.", "2016-35"},
        {"Резолюція 1973, стаття 2001 і лютий мороз, 2000 солдатів.", ""},
        {"Через десять днів після 3 травня 1978 року; на межі XIX і XX століть.",
         "1978-05-13; 1900~"},
        {"У другому півріччі 2017 року, у 40-х роках XIX ст.", "2017 late; 184X"},
        {"Сторінка 1914, стаття 1812, 1200 гостей і 1800 глядачів.", ""}};
    ASSERT_LANGUAGE("uk", list);
}

static void russian_dates(void **state) {
    (void)state;
    static const struct sentence list[] = {
        {"Договор подписан 3 марта 1878 года, в июле 1879 г. расторгнут.", "1878-03-03; 1879-07"},
        {"С 18 мая по 29 июля 1899 г. заседали.", "1899-05-18/1899-07-29"},
        {"В середине мая 2014 года и к концу 2015 года.", "2014-05 mid; 2015 end"},
        {"С 1992 года он там; весной 1994 года тоже.", "1992/.. since; 1994-21"},
        {"В 1960-е годы, в XX веке, в пятидесятых годах.", "196X; 19XX; 195X"},
        {"В мае 1904 года пришёл. Восемь лет спустя ушёл, в том же году умер.",
         "1904-05; 1912; 1912"},
        {"Резолюция 1973, 2000 человек и марта не видел.", ""},
        {"Через десять дней после 3 мая 1978 года; на рубеже XIX и XX веков.", "1978-05-13; 1900~"},
        {"Во втором полугодии 2017 года, в 40-х годах XIX века.", "2017 late; 184X"},
        {"Страница 1914, статья 1812, 1200 гостей и 1800 зрителей.", ""}};
    ASSERT_LANGUAGE("ru", list);
}

static void french_dates(void **state) {
    (void)state;
    static const struct sentence list[] = {
        {"Il vint le 2 mars 2014, le 1er avril 2015 et le 25/03/2016.",
         "2014-03-02; 2015-04-01; 2016-03-25"},
        {"Du 25 février au 16 avril 1856 ; entre le 3 et le 7 mai 1857.",
         "1856-02-25/1856-04-16; 1857-05-03/1857-05-07"},
        {"Au début de 2014, fin mars 2015, à la mi-juin 2016.",
         "2014 early; 2015-03 end; 2016-06 mid"},
        {"Depuis 1949, et jusqu'en 1991.", "1949/.. since; 1991 until"},
        {"Au printemps 1899, à l'automne 1900, au XIXe siècle, les années 1960.",
         "1899-21; 1900-23; 18XX; 196X"},
        {"Il vint le 12 mars 1938. Le lendemain il partit ; la même année il mourut.",
         "1938-03-12; 1938-03-13; 1938"},
        {"Signé le 9 mai 1950, il fut adopté le 18 avril de l'année suivante.",
         "1950-05-09; 1951-04-18"},
        {"La planète Mars, la page 1998, 2000 soldats et l'été fut long.", ""},
        {"Dix jours après le 3 mai 1978; au second semestre 2015.", "1978-05-13; 2015 late"},
        {"À la fin des années 1850, dans la première moitié du XXe siècle.",
         "185X end; 19XX early"},
        {"La loi no 1905, page 1914, et il comptait 1500 feux.", ""}};
    ASSERT_LANGUAGE("fr", list);
}

static void german_dates(void **state) {
    (void)state;
    static const struct sentence list[] = {
        {"Er kam am 2. März 2014 und ging am 3.5.2015.", "2014-03-02; 2015-05-03"},
        {"Vom 3. bis 7. Mai 2014 tagte man, am 9./10. Juni 2015 auch.",
         "2014-05-03/2014-05-07; 2015-06-09/2015-06-10"},
        {"Im März 2014, Anfang April 2015, Ende 2016, seit 1929.",
         "2014-03; 2015-04 early; 2016 end; 1929/.. since"},
        {"In den 1990er Jahren, im 19. Jahrhundert, im Frühjahr 2009.", "199X; 18XX; 2009-21"},
        {"Am 3. Mai 2014 kam er. Am nächsten Tag ging er; zwei Wochen später starb er.",
         "2014-05-03; 2014-05-04; 2014-05-18"},
        {"Am 9. November 1989 fiel sie. Am 28. sprach er im Saal.", "1989-11-09; 1989-11-28"},
        {"Artikel 1998, 2000 Soldaten, Seite 1950, das 3. Mal und der Mai.", ""},
        {"Vom 30.7. bis 1.8.1975; in der Nacht vom 3. auf den 4. Mai 1980.",
         "1975-07-30/1975-08-01; 1980-05-03/1980-05-04"},
        {"Im 2. Halbjahr 2018; Ende der fünfziger Jahre des 19. Jahrhunderts.",
         "2018 late; 185X end"},
        {"Zehn Tage nach dem 3. Mai 1978, am 3.4. 5 Mann.", "1978-05-13; 1978-04-03"},
        {"Der Beschluss vom 28. Februar 2011 galt.", "2011-02-28"},
        {"Seite 1914, Nr. 1812, 1200 Gäste und 1500 Soldaten; Kapitel 3.4. gilt.", ""}};
    ASSERT_LANGUAGE("de", list);
}

static void spanish_dates(void **state) {
    (void)state;
    static const struct sentence list[] = {
        {"Vino el 2 de marzo de 2014 y se fue en abril de 2015.", "2014-03-02; 2015-04"},
        {"Del 3 al 7 de mayo de 2014; entre el 8 y el 9 de junio de 2015.",
         "2014-05-03/2014-05-07; 2015-06-08/2015-06-09"},
        {"A principios de 2014, a mediados de mayo de 2015, desde 1950.",
         "2014 early; 2015-05 mid; 1950/.. since"},
        {"En la primavera de 2009, en el siglo XIX, los años treinta.", "2009-21; 18XX; 193X"},
        {"El 3 de mayo de 2014 llegó. Al día siguiente se fue; tres años después volvió.",
         "2014-05-03; 2014-05-04; 2017"},
        {"Los Pactos de Mayo, la página 1998, 2000 soldados y mayo florido.", ""},
        {"Diez días después del 3 de mayo de 1978; en el segundo semestre de 2017.",
         "1978-05-13; 2017 late"},
        {"A comienzos del siglo XX, hacia 1830 la villa creció.", "19XX early; 1830"},
        {"El artículo 1812 y un colegio con 2000 alumnos.", ""}};
    ASSERT_LANGUAGE("es", list);
}

static void polish_dates(void **state) {
    (void)state;
    static const struct sentence list[] = {
        {"Przybył 2 marca 2014 r., odszedł w kwietniu 2015 roku.", "2014-03-02; 2015-04"},
        {"Od 3 do 7 maja 2014 roku; w nocy z 17 na 18 września 1939.",
         "2014-05-03/2014-05-07; 1939-09-17/1939-09-18"},
        {"Na początku 2014 roku, pod koniec maja 2015 roku, od 1950 roku.",
         "2014 early; 2015-05 end; 1950/.. since"},
        {"Wiosną 2009 roku, w XIX wieku, w latach pięćdziesiątych.", "2009-21; 18XX; 195X"},
        {"3 maja 2014 roku przybył. Następnego dnia odszedł; rok później wrócił.",
         "2014-05-03; 2014-05-04; 2015"},
        {"Strona 1998, 2000 żołnierzy i luty mróz.", ""},
        {"Dziesięć dni po 3 maja 1978 r.; na przełomie XIX i XX wieku.", "1978-05-13; 1900~"},
        {"W drugim półroczu 2017 r., w latach 40. XIX wieku.", "2017 late; 184X"},
        {"Między 3 a 7 maja 2014 r.; na przełomie marca i kwietnia 1990 r.",
         "2014-05-03/2014-05-07; 1990-03/1990-04"},
        {"Artykuł 1812, 1200 gości i 1800 widzów.", ""}};
    ASSERT_LANGUAGE("pl", list);
}

static void a_language_is_found_by_its_first_part(void **state) {
    (void)state;
    assert_string_equal(date_language_find(STR("de-CH"))->tag, "de");
    assert_string_equal(date_language_find(STR("EN"))->tag, "en");
    assert_string_equal(date_language_find(STR(""))->tag, "en");
    assert_null(date_language_find(STR("it")));
    assert_null(date_language_find(STR("den")));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(ukrainian_dates),
                                       cmocka_unit_test(russian_dates),
                                       cmocka_unit_test(french_dates),
                                       cmocka_unit_test(german_dates),
                                       cmocka_unit_test(spanish_dates),
                                       cmocka_unit_test(polish_dates),
                                       cmocka_unit_test(a_language_is_found_by_its_first_part)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
