/* cue_words.c: the word tables of analysis for English, all in one place.
 * Each is a list that ends with NULL; lookups fold ASCII case where a sentence's start may. */
#include "analyse/analyse_internal.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const short_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
static const char *const abbreviations[] = {
    "Mr",   "Mrs",   "Ms",  "Dr",  "St",  "Gen", "Col", "Lt",   "Sen", "Amb", "Prof", "Jan",
    "Feb",  "Mar",   "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",  "No",
    "para", "paras", "p",   "pp",  "vs",  "Art", "cf",  "ed",   "eds", "vol", NULL};
static const char *const numbering[] = {
    /* short forms of three letters and more that stand before a number, in all languages */
    "Nos",  "art",  "arts", "sec",  "secs", "sect",  "vols", "fig",  "figs", "chap",   "chaps",
    "par",  "tab",  "abb",  "abs",  "kap",  "taf",   "ziff", "vgl",  "aufl", "ders",   "rys",
    "str",  "poz",  "pkt",  "ust",  "tom",  "rozdz", "cap",  "caps", "pag",  "núm",    "pág",
    "págs", "num",  "tabl", "col",  "cols", "fol",   "fols", "app",  "appx", "ann",    "ref",
    "refs", "tel",  "ext",  "edn",  "ser",  "pts",   "lib",  "mss",  "bks",  "approx", "est",
    "rev",  "cat",  "inv",  "cod",  "dist", "reg",   "resp", "стр",  "стор", "рис",    "табл",
    "разд", "розд", "вип",  "вып",  "абз",  "див",   "прим", "ред",  "пп",   "тел",    "січ",
    "лют",  "бер",  "квіт", "трав", "черв", "лип",   "серп", "вер",  "жовт", "лист",   "груд",
    "янв",  "февр", "мар",  "апр",  "июн",  "июл",   "авг",  "сент", "окт",  "нояб",   "дек",
    "janv", "févr", "avr",  "juil", "sty",  "lut",   "kwi",  "cze",  "lip",  "sie",    "wrz",
    "paź",  "lis",  "gru",  "ene",  "abr",  "ago",   "dic",  "okt",  "dez",  "febr",   "gest",
    "geb",  "bzw",  "inkl", "tys",  "mln",  "тыс",   "тис",  "млн",  "млрд", "mlrd",   "approx",
    NULL};
static const char *const titles[] = {
    "Mr",      "Mrs",          "Ms",         "Dr",         "Sir",
    "Lord",    "Lady",         "President",  "Minister",   "Secretary",
    "General", "Chancellor",   "Ambassador", "Senator",    "Prime",
    "Deputy",  "Vice",         "Foreign",    "Defence",    "Defense",
    "State",   "King",         "Queen",      "Prince",     "Princess",
    "Colonel", "Admiral",      "Marshal",    "Lieutenant", "Captain",
    "Major",   "Commissioner", "Director",   "Chairman",   "Chair",
    "Speaker", "Professor",    "Pope",       "Gen",        "Col",
    "Lt",      "Sen",          "Amb",        "Prof",       "Representative",
    "M",       "Mme",          "Monsieur",   "Madame",     "Président",
    "Herr",    "Frau",         "Herrn",      "Präsident",  "Bundeskanzler",
    "Señor",   "Señora",       "Don",        "Doña",       "Presidente",
    "Pan",     "Pani",         "Prezydent",  "Premier",    "Пан",
    "Пані",    "Президент",    "Міністр",    "Министр",    "Прем'єр",
    "Премьер", "Господин",     "Госпожа",    "Посол",      "Κύριος",
    "Κυρία",   "Πρόεδρος",     "Υπουργός",   NULL};
static const char *const particles[] = {"de",  "du",  "des",   "di",  "da",  "do",  "dos",
                                        "das", "del", "della", "der", "den", "van", "von",
                                        "la",  "le",  "ter",   "bin", "ibn", NULL};
static const char *const function_words[] = {
    "The", "A", "An", "On", "In", "At", "By", "For", "From", "With", "And", "But", "Or", "When",
    "While", "As", "After", "Before", "Since", "Until", "If", "That", "This", "Then", "Later",
    "Although", "Because", "Meanwhile", "However", "Both", "To", "Of", "Here", "There", "Did",
    "Earlier", "Today", "Yet", "So", "According", "Like", "Unlike", "Under", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    /* of other languages, as names are looked for in all */
    "Am", "Im", "Dann", "Danach", "Der", "Die", "Das", "Und", "Als", "Le", "La", "Les", "Et",
    "Puis", "El", "Y", "Потім", "Тоді", "Коли", "Після", "До", "За", "На", "У", "В", "І", "Та",
    "Але", "А", "Як", "Потом", "Тогда", "Когда", "После", "И", "Но", "Как", "Τότε", "Μετά", "Ο",
    "Η", "Και", "Όταν", NULL};
static const char *const meetings[] = {"Summit",     "summit",     "meeting", "Meeting",
                                       "Conference", "conference", "talks",   "Talks",
                                       "session",    "visit",      NULL};
static bool same(const char *word, size_t len, const char *entry, bool folded) {
    if (!len || (*entry ^ *word) & ~0x20 || strlen(entry) != len)
        return false;
    return folded ? g_ascii_strncasecmp(word, entry, len) == 0 : memcmp(word, entry, len) == 0;
}

static const char *find(const char *const *list, const char *word, size_t len, bool folded) {
    for (; *list; list++)
        if (same(word, len, *list, folded))
            return *list;
    return NULL;
}

int month_of_word(const char *word, size_t len, bool *abbreviated) {
    *abbreviated = false;
    for (int i = 0; i < 12; i++)
        if (same(word, len, months[i], false))
            return i + 1;
    *abbreviated = true;
    for (int i = 0; i < 12; i++)
        if (same(word, len, short_months[i], false))
            return i + 1;
    return same(word, len, "Sept", false) ? 9 : 0;
}

bool cue_is_abbreviation(const char *word, size_t len) {
    return find(abbreviations, word, len, false) != NULL;
}
bool cue_numbers(const char *word, size_t len) {
    return find(numbering, word, len, true) != NULL;
}

bool cue_is_title(const char *word, size_t len) {
    return find(titles, word, len, false) != NULL;
}
bool cue_is_function_word(const char *word, size_t len) {
    return find(function_words, word, len, false) != NULL;
}
bool cue_is_particle(const char *word, size_t len) {
    return find(particles, word, len, false) != NULL;
}
bool cue_is_meeting(const char *word, size_t len) {
    return find(meetings, word, len, false) != NULL;
}
