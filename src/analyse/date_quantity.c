/* date_quantity.c: numbers of four digits that are no years: what is counted, measured, paid for or
 * numbered. Each rule looks at the words right before and behind the number; what words count is in
 * the languages' tables. */
#include "analyse/date_scan.h"

/* The words beside a number that all rules ask for. */
struct number {
    const struct scan *scan;
    const char *text;
    size_t start, end;
    int value;
    bool led;   /* "in 1990", "between 1990 and 1991" */
    bool known; /* "the 1990", "that 1990", "Berlin's 1990" */
};

bool date_counts_things(const struct scan *scan, size_t end) {
    static const char *const others[] = {"was", "has", "its", "this", "his", "as", "is", NULL};
    size_t start = end + 1, stop = start;
    if (!scan->rules.language->month_first || scan->text[end] != ' ')
        return false;
    while (g_ascii_islower(scan->text[stop]))
        stop++;
    if (stop - start < 2 || scan->text[stop - 1] != 's' || flat_word_at(scan->text, stop))
        return false;
    for (const char *const *word = others; *word; word++)
        if (strlen(*word) == stop - start && memcmp(scan->text + start, *word, stop - start) == 0)
            return false;
    return true;
}

/* No more than "and" or a comma stands between it and another year. */
static bool is_beside_year(const struct scan *scan, size_t start) {
    enum { LONGEST_JOINT = 6 }; /* bytes */
    const struct date_matches *found = scan->found;
    return found->count && found->items[found->count - 1].bare_year &&
           start - found->items[found->count - 1].end <= LONGEST_JOINT;
}

static struct number look_at(const struct scan *scan, size_t start, size_t end) {
    struct number number = {.scan = scan, .text = scan->text, .start = start, .end = end};
    size_t word, digits = start;
    int sure = 0;
    scan_number(scan, &digits, 4, 4, &number.value);
    number.led =
        (scan_word_before(scan, start, WORD_IN, &word, &sure) && sure) ||
        (scan_word_before(scan, start, WORD_AND, &word, NULL) && is_beside_year(scan, start));
    number.known =
        scan_word_before(scan, start, WORD_ARTICLE, &word, NULL) ||
        scan_word_before(scan, start, WORD_THAT, &word, NULL) ||
        (start > 2 && scan->text[start - 1] == ' ' && memcmp(scan->text + start - 3, "'s", 2) == 0);
    return number;
}

/* "1994 %", "€ 1998", "270 1994", "+ 1914". */
static bool has_sign(const struct scan *scan, size_t start, size_t end) {
    static const char *const signs[] = {"€", "£", "₴", "₽", NULL};
    const char *text = scan->text;
    if (text[end] == '%')
        return true;
    for (const char *const *sign = signs; *sign; sign++) {
        size_t len = strlen(*sign), gap = start > 0 && text[start - 1] == ' ' ? start - 1 : start;
        if ((gap >= len && memcmp(text + gap - len, *sign, len) == 0) ||
            memcmp(text + end, *sign, len) == 0 ||
            (text[end] == ' ' && strncmp(text + end + 1, *sign, len) == 0))
            return true;
    }
    if (text[end] == ' ' && (text[end + 1] == '%' || text[end + 1] == '$'))
        return true;
    if (start < 2 || text[start - 1] != ' ')
        return false;
    const struct date_matches *found = scan->found;
    bool behind_number = scan_digit(scan, start - 2) &&
                         !(found->count && found->items[found->count - 1].end == start - 1);
    return behind_number || strchr("$+", text[start - 2]);
}

static bool begins_clause(const struct number *number) {
    size_t at = number->start, word;
    while (at > 0 && number->text[at - 1] == ' ')
        at--;
    return at == 0 || strchr(",;:.(-\"!?", number->text[at - 1]) ||
           scan_word_before(number->scan, number->start, WORD_AND, &word, NULL);
}

/* "1990 soldiers", "1990 km"; but "In 1989 students asked". */
static bool counts_what_follows(const struct number *number) {
    size_t behind = number->end;
    int kind;
    if (!scan_literal(number->scan, &behind, " ") ||
        !scan_word(number->scan, &behind, WORD_COUNTED, &kind))
        return false;
    switch (kind) {
    case COUNTED_MEASURE:
        return true;
    case COUNTED_DEED: /* "1200 died" */
        return !number->led && begins_clause(number);
    case COUNTED_BEING: /* "1200 were", but "1989 and 1990 were" */
        return !number->led && begins_clause(number) &&
               !is_beside_year(number->scan, number->start);
    default:
        return !number->led || number->value < 1700;
    }
}

/* "some 1990 men", "it cost 1200". */
static bool is_amount(const struct number *number) {
    size_t word, article;
    int kind = 0;
    if (!scan_word_before(number->scan, number->start, WORD_ABOUT, &word, &kind) || !kind)
        return false;
    bool things =
        number->text[number->end] == ' ' && g_ascii_islower(number->text[number->end + 1]);
    return kind == ABOUT_AMOUNT
               ? number->text[number->end] != '\'' &&
                     !scan_word_before(number->scan, number->start, WORD_ARTICLE, &article, NULL)
               : things;
}

/* "1200 Gäste", "1800 of them": a round number, and older than most that is told. */
static bool is_round(const struct number *number) {
    enum { ROUND = 50, RECENT = 1900 };
    if (number->led || number->known || number->start == 0 || number->value == 0 ||
        number->value % ROUND != 0 || number->value >= RECENT || number->text[number->end] != ' ')
        return false;
    gunichar next = g_utf8_get_char(number->text + number->end + 1);
    return number->scan->rules.language->large_months
               ? !number->scan->rules.language->month_first && g_unichar_isupper(next)
               : g_unichar_islower(next);
}

/* Years are led by a word, or have one behind them, wherever months are written small: "zwiedziło
 * 1950 osób" has neither. */
static bool lacks_word(const struct number *number) {
    const struct scan *scan = number->scan;
    size_t word, behind = number->end;
    if (scan->rules.language->large_months || number->led || number->known || number->start < 2 ||
        number->text[number->start - 1] != ' ' || !flat_word_at(number->text, number->start - 2) ||
        !scan_literal(scan, &behind, " ") ||
        !g_unichar_islower(g_utf8_get_char(number->text + behind)))
        return false;
    return !scan_word_before(scan, number->start, WORD_YEAR, &word, NULL) &&
           !scan_word_before(scan, number->start, WORD_MODIFIER, &word, NULL) &&
           !scan_word_before(scan, number->start, WORD_MONTH, &word, NULL) &&
           !scan_word_before(scan, number->start, WORD_SEASON, &word, NULL) &&
           !scan_word_before(scan, number->start, WORD_TO, &word, NULL) &&
           !scan_word(scan, &behind, WORD_AND, NULL) && !scan_word(scan, &behind, WORD_OR, NULL) &&
           !scan_word(scan, &behind, WORD_TO, NULL);
}

bool date_is_quantity(const struct scan *scan, size_t start, size_t end) {
    if (has_sign(scan, start, end) || date_is_numbered(scan, start))
        return true;
    struct number number = look_at(scan, start, end);
    bool digits = number.text[end] == ' ' && scan_digit(scan, end + 1);
    bool more = !number.led && !number.known &&
                (digits || date_counts_things(scan, end)); /* 1865 270000; 1900 vessels */
    return more || counts_what_follows(&number) || is_amount(&number) || is_round(&number) ||
           lacks_word(&number);
}
