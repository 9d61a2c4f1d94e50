/* ties.c: spaces at which no line should end: "9 July", "Mr Stoltenberg", "p. 14", "J. Smith",
 * "5 km", "z. B.", "12 500", "w Brukseli". In: the words and items of a paragraph. Out: penalties
 * on its glue; only a line that could not be set otherwise is broken there. */
#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "layout/words.h"

enum { TIE_PENALTY = 2000, NUMBER_PENALTY = 500, YEAR_PENALTY = 200, HEADING_PENALTY = 150 };

/* What ties words together in a language. Each list ends with NULL. */
struct tie_words {
    const char *language;         /* primary subtag; "" for all */
    const char *const *leaning;   /* titles and abbreviations that want what follows */
    const char *const *numbered;  /* nouns that a number follows; */
    const char *const *units;     /* what a number carries */
    const char *const *enclitics; /* small words that lean on what stands before */
    bool one_letter;              /* a word of one letter does not end a line */
    bool spaced_thousands;        /* 12 500 */
};

#define LIST (const char *const[])
static const char *const nothing[] = {NULL};

static const struct tie_words table[] = {
    {"",
     LIST{"p", "pp", "St", "Dr", "No", "Nr", "§", "§§", "№", "c", "ca", "Art", "art", "vol", NULL},
     LIST{"Figure", "Fig", "fig", NULL},
     LIST{"%",   "‰",   "km", "m",  "cm", "mm", "kg",  "g",   "t",   "ha",
          "km²", "m²",  "m³", "MW", "GW", "kW", "kWh", "GWh", "EUR", "USD",
          "UAH", "PLN", "€",  "£",  "$",  "₴",  "zł",  "°C",  NULL},
     nothing, false, false},
    {"en",
     LIST{"Mr",   "Mrs", "Ms",  "Prof", "Sir",  "Dame", "Lord", "Gen", "Lt",   "Col",   "Capt",
          "Sgt",  "Sen", "Rep", "Gov",  "Hon",  "Nos",  "no",   "nos", "para", "paras", "arts",
          "vols", "Vol", "ch",  "chap", "Chap", "figs", "eq",   "sec", "Sec",  "col",   "v",
          "vs",   "ed",  "eds", "Rev",  "Maj",  "Adm",  "Pte",  "Cpl", NULL},
     LIST{"Article", "Articles", "Annex", "Chapter", "Table", "Part", "Section", "Resolution",
          "page", "pages", "Protocol", "paragraph", "Appendix", NULL},
     LIST{"million", "billion", "trillion", "mln", "bn", "BC", "AD", "BCE", "CE", "am", "pm", "a.m",
          "p.m", NULL},
     nothing, false, false},
    {"uk", LIST{"ст",    "стор", "с",    "рис",  "табл", "ім",   "м",   "смт",  "вул",
                "просп", "пл",   "п",    "пп",   "пан",  "пані", "гл",  "розд", "див",
                "т",     "тт",   "проф", "акад", "ген",  "о",    "обл", "р",    NULL},
     LIST{"стаття", "статті", "статтею", "розділ", "розділі", "сторінка", "рисунок", "таблиця",
          "додаток", "пункт", "пункту", NULL},
     LIST{"млн", "млрд", "тис",  "трлн", "км",    "кг", "см",  "мм",  "га", "м", "т",
          "р",   "рр",   "року", "роки", "років", "ст", "грн", "год", "хв", NULL},
     LIST{"б", "би", "ж", "же", NULL}, true, true},
    {"ru",
     LIST{"ст", "стр",  "с",  "рис", "табл", "им",   "г",    "ул",  "просп", "пл",  "п", "пп",
          "гл", "разд", "см", "т",   "тт",   "проф", "акад", "ген", "о",     "обл", "д", NULL},
     LIST{"статья", "статьи", "статье", "глава", "главе", "страница", "рисунок", "таблица",
          "приложение", "пункт", "пункта", NULL},
     LIST{"млн", "млрд", "тыс",  "трлн", "км",   "кг",  "см", "мм", "га",  "м", "т",   "г",
          "гг",  "года", "году", "год",  "годы", "лет", "в",  "вв", "руб", "ч", "мин", NULL},
     LIST{"б", "бы", "ж", "же", "ль", "ли", NULL}, true, true},
    {"pl",
     LIST{"s",   "str", "nr", "ul", "al",  "pl",  "im", "prof", "gen", "płk", "rys", "tab", "rozdz",
          "ust", "pkt", "ks", "św", "zob", "por", "t",  "r",    "mec", "inż", "mgr", "hab", NULL},
     LIST{"artykuł", "artykule", "rozdział", "rozdziale", "strona", "rysunek", "tabela", "ustęp",
          "załącznik", NULL},
     LIST{"mln", "mld", "tys", "bln", "r", "roku", "lat", "lata", "w", "godz", "min", "proc", NULL},
     nothing, true, true},
    {"de", LIST{"S",   "Bd",   "Bde", "Hr",  "Fr",  "Herr", "Frau", "Prof", "Abs", "Abb", "Tab",
                "Kap", "Hrsg", "Nrn", "Anm", "Gen", "Ziff", "Rn",   "vgl",  "ff",  NULL},
     LIST{"Artikel", "Artikels", "Kapitel", "Abschnitt", "Seite", "Seiten", "Abbildung", "Tabelle",
          "Anhang", "Resolution", "Paragraf", "Absatz", NULL},
     LIST{"Mio", "Mrd", "Tsd", "Millionen", "Milliarden", "Prozent", "Uhr", "v", "n", "Jh", NULL},
     nothing, false, true},
    {"fr",
     LIST{"M", "MM", "Mme", "Mmes", "Mlle", "Me", "Pr", "n°", "nos", "n", "chap", "fig", "tab", "t",
          "al", "gén", "Mgr", "ann", NULL},
     LIST{"article", "articles", "chapitre", "page", "pages", "figure", "tableau", "annexe",
          "partie", "paragraphe", "résolution", NULL},
     LIST{"millions", "million", "milliards", "milliard", "ans", "h", "min", "av", "ap", "siècle",
          NULL},
     nothing, false, true},
    {"es", LIST{"Sr",  "Sra",  "Sres", "D",   "Dña", "Dra",  "Prof",  "núm", "núms", "n.º", "nº",
                "pág", "págs", "cap",  "fig", "tab", "Gral", "Excmo", "Sto", "Sta",  NULL},
     LIST{"artículo", "artículos", "capítulo", "página", "páginas", "figura", "tabla", "cuadro",
          "anexo", "siglo", "resolución", NULL},
     LIST{"millones", "millón", "mil", "años", "h", "min", NULL}, nothing, false, true},
    {"it", LIST{"Sig", "sig", "Sig.ra", "dott", "Dott", "prof", "Prof", "on",  "On", "n",
                "nn",  "pag", "pagg",   "cap",  "fig",  "tab",  "gen",  "Gen", "S",  NULL},
     LIST{"articolo", "articoli", "capitolo", "pagina", "pagine", "figura", "tabella", "allegato",
          NULL},
     LIST{"milioni", "milione", "miliardi", "miliardo", "mila", "anni", "ore", NULL}, nothing,
     false, true},
    {"el", LIST{"κ", "κα", "σ", "σσ", "τ", "αρ", "άρθρο", "βλ", "κεφ", "εικ", "πίν", NULL},
     LIST{"άρθρο", "κεφάλαιο", "σελίδα", "εικόνα", "πίνακας", NULL},
     LIST{"εκατ", "δισ", "χλμ", "π.Χ", "μ.Χ", NULL}, nothing, false, false},
    {"cs", LIST{"č", "s", "str", "sv", "tzv", "např", "obr", "tab", "pan", "paní", NULL}, nothing,
     LIST{"mil", "mld", "tis", "Kč", NULL}, nothing, true, true},
    {"sk", LIST{"č", "s", "str", "sv", "tzv", "napr", "obr", "tab", "pan", "pani", NULL}, nothing,
     LIST{"mil", "mld", "tis", NULL}, nothing, true, true},
    {"be", nothing, nothing, nothing, LIST{"б", "ж", NULL}, true, true},
    {"bg", nothing, nothing, LIST{"г", "лв", "млн", "млрд", NULL}, nothing, true, true},
};

static bool listed(const char *const *list, struct str text) {
    for (; text.len && *list; list++)
        if (**list == text.at[0] && str_is(text, *list))
            return true;
    return false;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* "9", "9-10", "9–10", "1,200": digits with what may stand between them. */
static bool is_number(struct str text, size_t most_digits) {
    size_t digits = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        run = is_digit((char)c) ? run + 1 : 0;
        digits += run > 0;
        if (run > most_digits || (!run && !strchr("-.,", c) && c < 0x80))
            return false;
    }
    return digits > 0 && is_digit(text.at[0]);
}

static bool is_among(const uint32_t *characters, uint32_t c) {
    while (*characters && *characters != c)
        characters++;
    return *characters != 0;
}

static struct str without_stop(struct str text) {
    static const uint32_t opening[] = {'(', '[', '"', 0x201C, 0x2018, 0x201E, 0x201A, 0xAB, 0};
    static const uint32_t closing[] = {'.', ',',    ';',    ':',  ')',    ']', '!',
                                       '?', 0x201D, 0x2019, 0xBB, 0x201C, 0};
    for (size_t i = 0; i < text.len && is_among(opening, str_next(text, &i)); i = 0)
        text = str_slice(text, i, text.len);
    while (text.len) {
        size_t start = text.len - 1, next;
        while (start > 0 && (text.at[start] & 0xC0) == 0x80)
            start--;
        next = start;
        if (!is_among(closing, str_next(text, &next)))
            break;
        text.len = start;
    }
    return text;
}

/* "J." before a name: one capital and a stop. */
static bool is_initial(struct str text) {
    size_t at = 0;
    text = text.len && text.at[0] == '(' ? str_slice(text, 1, text.len) : text;
    return text.len > 1 && g_unichar_isupper(str_next(text, &at)) && at + 1 == text.len &&
           text.at[at] == '.';
}

static bool begins_upper(struct str text) {
    size_t at = 0;
    return text.len && g_unichar_isupper(str_next(text, &at));
}

static bool is_one_letter(struct str text) {
    size_t at = 0;
    return text.len && g_unichar_isalpha(str_next(text, &at)) && at == text.len;
}

/* The table's row of a language; the first, which holds for all, is not among them. */
static const struct tie_words *row_of(struct str language) {
    for (size_t i = 1; i < G_N_ELEMENTS(table); i++)
        if (language_is(language, table[i].language))
            return &table[i];
    return &table[0];
}

/* The months' names as they stand beside a day, without a stop, by language; read from ICU once. */
struct months {
    struct months *next;
    struct str language;
    struct str names[2 * 12];
    size_t count;
};

static void add_names(struct typesetter *typesetter, struct months *months, UDateFormat *format,
                      UDateFormatSymbolType type) {
    for (int32_t i = 0; i < 12; i++) {
        UChar name[64];
        char bytes[160];
        int32_t length = 0;
        UErrorCode status = U_ZERO_ERROR;
        int32_t size = udat_getSymbols(format, type, i, name, G_N_ELEMENTS(name), &status);
        u_strToUTF8(bytes, sizeof bytes, &length, name, size, &status);
        if (U_SUCCESS(status) && length > 0)
            months->names[months->count++] =
                without_stop(str_copy(typesetter->arena, (struct str){bytes, (size_t)length}));
    }
}

static const struct months *months_of(struct typesetter *typesetter, struct str language) {
    struct months *months = typesetter->months;
    while (months && !str_equal(months->language, language))
        months = months->next;
    if (months)
        return months;
    months = ARENA_NEW(typesetter->arena, struct months);
    months->language = str_copy(typesetter->arena, language);
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format =
        udat_open(UDAT_NONE, UDAT_NONE, str_terminated(typesetter->arena, language), NULL, -1, NULL,
                  0, &status);
    if (U_SUCCESS(status)) {
        add_names(typesetter, months, format, UDAT_MONTHS);
        add_names(typesetter, months, format, UDAT_SHORT_MONTHS);
        udat_close(format);
    }
    months->next = typesetter->months;
    typesetter->months = months;
    return months;
}

static bool is_month(struct typesetter *typesetter, struct str language, struct str bare) {
    const struct months *months = months_of(typesetter, language);
    for (size_t i = 0; i < months->count; i++)
        if (str_equal(months->names[i], bare))
            return true;
    return false;
}

/* "z. B.", "т. п.", "EE. UU.": two short pieces with stops. */
static bool is_short_stopped(struct str text) {
    return text.len > 1 && text.at[text.len - 1] == '.' &&
           str_characters(without_stop(text)) <= 2 && !is_digit(text.at[0]);
}

/* In a heading no line ends with an article or a preposition, where it can be helped. */
static bool is_small_word(struct str text) {
    size_t at = 0;
    return str_characters(text) <= 3 && text.len && g_unichar_islower(str_next(text, &at));
}

/* What a word is to its neighbours; worked out once for each word of a face. */
enum tie_class {
    CLASS_KNOWN = 1u << 0,
    CLASS_DASH = 1u << 1,
    CLASS_INITIAL = 1u << 2,
    CLASS_UPPER = 1u << 3, /* begins with a capital */
    CLASS_SHORT = 1u << 4, /* short, with a stop */
    CLASS_LEANING = 1u << 5,
    CLASS_NUMBERED = 1u << 6,
    CLASS_NUMERIC = 1u << 7, /* begins with a digit */
    CLASS_DAY = 1u << 8,     /* one or two digits */
    CLASS_GROUP = 1u << 9,   /* one to three digits, no stop behind */
    CLASS_THREE = 1u << 10,  /* three digits */
    CLASS_YEAR = 1u << 11,   /* up to four digits */
    CLASS_NUMBER = 1u << 12,
    CLASS_MONTH = 1u << 13,
    CLASS_UNIT = 1u << 14,
    CLASS_LETTER = 1u << 15, /* one letter that ends no line in this language */
    CLASS_ENCLITIC = 1u << 16,
    CLASS_SMALL = 1u << 17, /* an article or a preposition, as it seems */
    CLASS_SPACED = 1u << 18 /* its language parts thousands by a space */
};

static uint32_t number_classes(struct str text, struct str bare) {
    uint32_t classes = 0;
    classes |= is_digit(text.at[0]) ? CLASS_NUMERIC : 0;
    classes |= is_number(text, 2) || str_is(text, "1er") ? CLASS_DAY : 0;
    classes |= is_number(bare, 3) && is_digit(text.at[text.len - 1]) ? CLASS_GROUP : 0;
    classes |= is_number(bare, 4) ? CLASS_YEAR : 0;
    classes |= is_number(text, 9) ? CLASS_NUMBER : 0;
    bool three = bare.len == 3;
    for (size_t i = 0; i < bare.len; i++)
        three = three && is_digit(bare.at[i]);
    return classes | (three ? CLASS_THREE : 0);
}

static uint32_t classify(struct typesetter *typesetter, struct str language, struct str text) {
    struct str bare = without_stop(text);
    const struct tie_words *row = row_of(language);
    uint32_t classes = CLASS_KNOWN | (row->spaced_thousands ? CLASS_SPACED : 0);
    if (!text.len)
        return classes;
    classes |= number_classes(text, bare);
    classes |= str_is(text, "–") || str_is(text, "—") ? CLASS_DASH : 0;
    classes |= is_initial(text) ? CLASS_INITIAL : 0;
    classes |= begins_upper(text) ? CLASS_UPPER : 0;
    classes |= is_short_stopped(text) ? CLASS_SHORT : 0;
    classes |= listed(table[0].leaning, bare) || listed(row->leaning, bare) ? CLASS_LEANING : 0;
    classes |= listed(table[0].numbered, bare) || listed(row->numbered, bare) ? CLASS_NUMBERED : 0;
    classes |= listed(table[0].units, bare) || listed(row->units, bare) ? CLASS_UNIT : 0;
    classes |= is_month(typesetter, language, bare) ? CLASS_MONTH : 0;
    classes |= row->one_letter && is_one_letter(bare) && bare.len == text.len ? CLASS_LETTER : 0;
    classes |= listed(row->enclitics, bare) ? CLASS_ENCLITIC : 0;
    return classes | (is_small_word(text) ? CLASS_SMALL : 0);
}

static uint32_t classes_of(struct typesetter *typesetter, const struct word *word) {
    /* The shape is the typesetter's own, and only borrowed as constant. */
    struct shape *shape = (struct shape *)(uintptr_t)word->shape;
    if (!shape->tie_classes)
        shape->tie_classes = classify(typesetter, word->face->language, word->text);
    return shape->tie_classes;
}

static int32_t tie(uint32_t before, uint32_t after) {
    bool number_follows = (after & (CLASS_NUMERIC | CLASS_NUMBER)) != 0;
    if (after & (CLASS_DASH | CLASS_ENCLITIC))
        return TIE_PENALTY; /* neither begins a line */
    if (before & CLASS_LETTER)
        return TIE_PENALTY;
    if ((before & CLASS_INITIAL) && (after & CLASS_UPPER))
        return TIE_PENALTY;
    if ((before & CLASS_SHORT) && (after & CLASS_SHORT))
        return TIE_PENALTY;
    if ((before & CLASS_LEANING) && (number_follows || (after & CLASS_UPPER)))
        return TIE_PENALTY;
    if ((before & CLASS_DAY) && (after & CLASS_MONTH))
        return TIE_PENALTY;
    if ((before & CLASS_NUMBER) && (after & CLASS_UNIT))
        return TIE_PENALTY;
    if ((before & CLASS_GROUP) && (after & CLASS_THREE) && (before & CLASS_SPACED))
        return TIE_PENALTY; /* 12 500 */
    if ((before & CLASS_NUMBERED) && number_follows)
        return NUMBER_PENALTY;
    return (before & CLASS_MONTH) && number_follows && (after & CLASS_YEAR) ? YEAR_PENALTY : 0;
}

void words_tie(struct words *words) {
    const struct node *block = words->paragraph->block;
    bool heading = block && (block->kind == NODE_HEADING || block->role == ROLE_TITLE ||
                             block->role == ROLE_SUBTITLE);
    for (size_t i = 0; i < words->break_count; i++) {
        struct item *item = &words->breaks[i];
        if (item->kind != ITEM_GLUE || item->word == UINT32_MAX || item->penalty ||
            item->word == 0 || item->word + 1 >= words->count)
            continue;
        const struct word *before = &words->items[item->word - 1];
        const struct word *after = &words->items[item->word + 1];
        if (before->kind != WORD_TEXT || after->kind != WORD_TEXT)
            continue;
        uint32_t first = classes_of(words->job->typesetter, before);
        item->penalty = tie(first, classes_of(words->job->typesetter, after));
        if (!item->penalty && heading && (first & CLASS_SMALL))
            item->penalty = HEADING_PENALTY;
    }
}
