/* date_signs.c: the smallest pieces that dates are read of: digits, words of the language, the word
 * before a place, years. */
#include "analyse/date_scan.h"

bool scan_digit(const struct scan *scan, size_t at) {
    return at < scan->len && g_ascii_isdigit(scan->text[at]);
}

bool scan_number(const struct scan *scan, size_t *at, int least, int most, int *value) {
    size_t end = *at;
    *value = 0;
    while (scan_digit(scan, end) && (int)(end - *at) < most)
        *value = *value * 10 + (scan->text[end++] - '0');
    if ((int)(end - *at) < least || scan_digit(scan, end))
        return false;
    *at = end;
    return true;
}

bool scan_literal(const struct scan *scan, size_t *at, const char *word) {
    size_t len = strlen(word);
    if (*at + len > scan->len || g_ascii_strncasecmp(scan->text + *at, word, len) != 0)
        return false;
    *at += len;
    return true;
}

static const struct date_phrases *phrases_at(const struct scan *scan, size_t at) {
    size_t slot = at % DATE_LOOKED_UP;
    if (scan->found->looked_up[slot].at != at + 1) {
        scan->found->looked_up[slot].at = at + 1;
        scan->found->looked_up[slot].phrases = date_lexicon_at(scan->rules.lexicon, scan->text, at);
    }
    return scan->found->looked_up[slot].phrases;
}

uint64_t scan_classes(const struct scan *scan, size_t at) {
    return scan->rules.lexicon ? date_phrases_classes(phrases_at(scan, at)) : 0;
}

bool scan_word(const struct scan *scan, size_t *at, enum date_class class, int *value) {
    return scan->rules.lexicon &&
           date_phrases_match(phrases_at(scan, *at), scan->text, at, class, value);
}

bool scan_ends_word(const struct scan *scan, size_t at) {
    return at >= scan->len || !flat_word_at(scan->text, at);
}

bool date_is_planned(const struct scan *scan, size_t start) {
    static const char *const plans[] = {" planned for ", " set for ",    " scheduled for ",
                                        " due for ",     " slated for ", " called for ",
                                        " foreseen for "};
    size_t end;
    if (!scan->rules.language->month_first)
        return false;
    if (!scan_word_before(scan, start, WORD_ARTICLE, &end, NULL))
        end = start;
    for (size_t i = 0; i < G_N_ELEMENTS(plans); i++) {
        size_t len = strlen(plans[i]);
        if (len <= end && memcmp(scan->text + end - len, plans[i], len) == 0)
            return true;
    }
    return false;
}

static bool is_letter(char c) {
    return g_ascii_isalpha(c) || (unsigned char)c >= 0x80;
}

static size_t word_start(const char *text, size_t end) {
    enum { LONGEST_WORD = 40 };
    size_t limit = end > LONGEST_WORD ? end - LONGEST_WORD : 0;
    while (end > limit && (is_letter(text[end - 1]) || text[end - 1] == '\''))
        end--;
    return end;
}

static size_t before_spaces(const char *text, size_t end) {
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end;
}

/* A phrase of the class, of at most three words, whose last letter is the one before `end`. */
static bool phrase_ends(const struct scan *scan, size_t end, enum date_class class, size_t *start,
                        int *value) {
    size_t at = end;
    for (int word = 0; word < 3; word++) {
        size_t stop = before_spaces(scan->text, at);
        at = word_start(scan->text, stop);
        if (at == stop)
            return false;
        *start = at;
        stop = at;
        int found;
        if (scan_word(scan, &stop, class, &found) && stop == end) {
            if (value)
                *value = found;
            return true;
        }
    }
    return false;
}

bool scan_word_before(const struct scan *scan, size_t at, enum date_class class, size_t *start,
                      int *value) {
    size_t end = before_spaces(scan->text, at), article;
    if (phrase_ends(scan, end, class, start, value))
        return true;
    return class != WORD_ARTICLE && phrase_ends(scan, end, WORD_ARTICLE, &article, NULL) &&
           phrase_ends(scan, before_spaces(scan->text, article), class, start, value);
}

/* ---- days, months and years ---- */

void scan_ordinal(const struct scan *scan, size_t *at) {
    const char *form = scan->rules.language ? scan->rules.language->ordinals : "";
    while (*form) {
        const char *bar = strchr(form, '|');
        size_t len = bar ? (size_t)(bar - form) : strlen(form), end = *at + len;
        if (end <= scan->len && memcmp(scan->text + *at, form, len) == 0 &&
            scan_ends_word(scan, end)) {
            *at = end;
            return;
        }
        form += len + (bar != NULL);
    }
}

bool scan_year(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    if (!scan_number(scan, &end, 4, 4, value) || *value < 1000 || *value > 2099 ||
        !scan_ends_word(scan, end) ||
        ((scan->text[end] == ',' || scan->text[end] == '.') && scan_digit(scan, end + 1)))
        return false;
    *at = end;
    return true;
}

bool scan_year_behind(const struct scan *scan, size_t *at, int *value) {
    size_t end = *at;
    int y, before;
    scan_literal(scan, &end, ",");
    if (!scan_literal(scan, &end, " "))
        return false;
    if (scan_word(scan, &end, WORD_OF, NULL))
        scan_literal(scan, &end, " ");
    if (scan->text[end] == '\'' && date_is_elided(scan, end + 1)) { /* "May '68" */
        end++;
        if (!scan_number(scan, &end, 2, 2, &y) || !scan_ends_word(scan, end))
            return false;
        *value = date_century_of(scan, y);
        *at = end;
        return true;
    }
    if (!scan_year(scan, &end, &y))
        return false;
    size_t behind = end;
    if (scan_literal(scan, &behind, " ") && scan_word(scan, &behind, WORD_YEAR, &before) && !before)
        end = behind;
    *value = y;
    *at = end;
    return true;
}

bool date_is_elided(const struct scan *scan, size_t at) {
    return scan->rules.language->month_first && at > 0 && scan->text[at - 1] == '\'' &&
           scan_digit(scan, at) && scan_digit(scan, at + 1) && !scan_digit(scan, at + 2) &&
           (at == 1 || !flat_word_at(scan->text, at - 2));
}

int date_century_of(const struct scan *scan, int two) {
    enum { NEAR = 3, LAST = 30 };
    const struct date_matches *found = scan->found;
    for (size_t i = found->count; i > 0 && i + NEAR > found->count; i--) {
        const struct date_match *match = &found->items[i - 1];
        if (match->shape != SHAPE_CALENDAR || match->value.from.year < 100)
            continue;
        int year = match->value.from.year / 100 * 100 + two, there = match->value.from.year;
        return year - there > 50 ? year - 100 : there - year > 50 ? year + 100 : year;
    }
    return two < LAST ? 2000 + two : 1900 + two;
}
