/* ties.c: spaces at which no line should end: "9 July", "Mr Stoltenberg", "p. 14", "J. Smith",
 * "5 km". In: the words and items of a paragraph. Out: penalties on its glue; only a line that
 * could not be set otherwise is broken there. */
#include <string.h>
#include <unicode/udat.h>

#include "layout/words.h"

enum { TIE_PENALTY = 2000, YEAR_PENALTY = 200 };

/* Abbreviations and titles that lean on what follows, in the languages that use them. */
static const char *const leaning[] = {
    "Mr",   "Mrs",  "Ms",   "Dr",    "Prof", "St",     "Sir",   "Dame", "Lord", "Gen", "Lt",
    "Col",  "Capt", "Sgt",  "Sen",   "Rep",  "Gov",    "Hon",   "No",   "Nos",  "no",  "nos",
    "p",    "pp",   "para", "paras", "art",  "arts",   "Art",   "vol",  "vols", "Vol", "ch",
    "chap", "Chap", "fig",  "Fig",   "figs", "Figure", "Table", "eq",   "sec",  "Sec", "col",
    "ca",   "c",    "v",    "vs",    "ed",   "eds",    "Mme",   "Mlle", "MM",   "M",   "Me",
    "Nr",   "S",    "Hr",   "Fr",    "Bd",   "Sr",     "Sra",   "D",    "Dña",  "núm", "pág",
    "nr",   "str",  "ul",   "im",    "ст",   "стр",    "г",     "рис",  "табл", "ім",  "им",
    "с",    "м",    "п",    "пан",   "пані", "№",      "§",     "§§",   "τ",    "σ",   NULL};
/* What a number carries. */
static const char *const units[] = {
    "%",   "‰",   "km",  "m",   "cm",  "mm",      "kg",      "g",        "t",    "ha",
    "km²", "MW",  "GW",  "kW",  "kWh", "million", "billion", "trillion", "mln",  "bn",
    "m.",  "bn.", "BC",  "AD",  "BCE", "CE",      "am",      "pm",       "a.m.", "p.m.",
    "EUR", "USD", "UAH", "€",   "£",   "$",       "млн",     "млрд",     "тис",  "км",
    "кг",  "г.",  "р.",  "Mio", "Mrd", "mld",     "roku",    "°C",       NULL};
/* Languages in which a word of one letter may not end a line. */
static const char *const one_letter_languages[] = {"pl", "cs", "sk", "uk", "ru", "be", "bg", NULL};

static bool listed(const char *const *list, struct str text) {
    for (; *list; list++)
        if (str_is(text, *list))
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

static struct str without_stop(struct str text) {
    while (text.len && strchr("(\"[", text.at[0]))
        text = str_slice(text, 1, text.len);
    while (text.len && strchr(".,;:)", text.at[text.len - 1]))
        text.len--;
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

static bool in_language(const char *const *list, struct str language) {
    for (; *list; list++)
        if (str_starts(language, str_of(*list)) &&
            (language.len == strlen(*list) || language.at[strlen(*list)] == '-'))
            return true;
    return false;
}

/* The months' names as they stand beside a day, by language; read from ICU once. */
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
                str_copy(typesetter->arena, (struct str){bytes, (size_t)length});
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

static bool is_month(struct typesetter *typesetter, struct str language, struct str text) {
    const struct months *months = months_of(typesetter, language);
    text = without_stop(text);
    for (size_t i = 0; i < months->count; i++)
        if (str_equal(without_stop(months->names[i]), text))
            return true;
    return false;
}

static int32_t tie(struct typesetter *typesetter, const struct word *before,
                   const struct word *after) {
    struct str language = before->face->language, first = before->text, second = after->text;
    struct str bare = without_stop(first);
    bool number_follows = second.len && (is_digit(second.at[0]) || is_number(second, 9));
    if (str_is(second, "–") || str_is(second, "—"))
        return TIE_PENALTY; /* a dash does not begin a line */
    if (is_initial(first) && begins_upper(second))
        return TIE_PENALTY;
    if ((number_follows || begins_upper(second)) && bare.len && listed(leaning, bare))
        return TIE_PENALTY;
    if (is_number(first, 2) && is_month(typesetter, language, second))
        return TIE_PENALTY;
    if (is_number(first, 9) && (listed(units, second) || listed(units, without_stop(second))))
        return TIE_PENALTY;
    if (is_one_letter(bare) && in_language(one_letter_languages, language))
        return TIE_PENALTY;
    if (number_follows && is_number(without_stop(second), 4) &&
        is_month(typesetter, language, first))
        return YEAR_PENALTY;
    return 0;
}

void words_tie(struct words *words) {
    for (size_t i = 0; i < words->break_count; i++) {
        struct item *item = &words->breaks[i];
        if (item->kind != ITEM_GLUE || item->word == UINT32_MAX || item->penalty ||
            item->word == 0 || item->word + 1 >= words->count)
            continue;
        const struct word *before = &words->items[item->word - 1];
        const struct word *after = &words->items[item->word + 1];
        if (before->kind == WORD_TEXT && after->kind == WORD_TEXT)
            item->penalty = tie(words->job->typesetter, before, after);
    }
}
