/* cite_dates.c: the dates of a source: years with their letters, days without their year, and the
 * short form of Citing Medicine. */
#include "compose/cite_internal.h"

#include <string.h>

static bool find_date(const struct filling *filling, const char *key, struct edtf *date) {
    const struct csl_item *item = filling->work->item;
    if (strcmp(key, "issued") == 0)
        *date = item->issued.date;
    else if (strcmp(key, "accessed") == 0)
        *date = item->accessed.date;
    else
        return csl_read_date(filling->citations->arena, item, key, date);
    return (strcmp(key, "issued") == 0 ? item->issued : item->accessed).span.source != 0;
}

static struct edtf years_of(struct edtf date) {
    date.from.month = date.from.day = date.to.month = date.to.day = 0;
    if (date.interval && date.from.year == date.to.year)
        date.interval = false;
    return date;
}

static struct edtf months_of(struct edtf date) {
    date.from.day = date.to.day = 0;
    if (date.interval && date.from.year == date.to.year && date.from.month == date.to.month)
        date.interval = false;
    return date;
}

static bool is_season(struct edtf date) {
    return date.from.month > 20 && date.from.month <= 24;
}

static struct str printed(const struct filling *filling, struct edtf date) {
    struct arena *arena = filling->citations->arena;
    struct str text = compose_date(filling->citations->dates, date);
    if (is_season(date))
        return compose_capitalised(arena, text);
    if (!date.interval || !compose_is_language(filling->citations->language, "en"))
        return text;
    GString *out = g_string_new_len(text.at, (gssize)text.len); /* "2002–2008": years stand close */
    if (!date.from.month && !date.to.month)
        g_string_replace(out, " – ", "–", 0);
    text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* "a" to "z", then "aa". */
static struct str letters_of(struct arena *arena, size_t number) {
    struct str letters = STR("");
    for (; number; number = (number - 1) / 26)
        letters = str_format(arena, "%c%.*s", (char)('a' + (number - 1) % 26), STR_ARG(letters));
    return letters;
}

struct str cite_year(const struct filling *filling) {
    const struct citations *citations = filling->citations;
    const struct csl_item *item = filling->work->item;
    struct str letters = letters_of(citations->arena, filling->work->letter);
    bool told = item->issued.span.source != 0;
    struct str text = told ? printed(filling, years_of(item->issued.date))
                      : item->issued_words.len
                          ? item->issued_words
                          : cite_word(citations->arena, citations->language, STR("no-date"));
    const char *dash = letters.len && !told ? "-" : ""; /* "n.d.-a" */
    return str_format(citations->arena, "%.*s%s%.*s", STR_ARG(text), dash, STR_ARG(letters));
}

/* "15 November", "August 8–11", "winter": the date without its year. */
static struct str day(const struct filling *filling, struct edtf date) {
    if (!date.from.month || date.from.masked || date.open_start || date.open_end)
        return STR("");
    if (date.interval && date.from.year != date.to.year)
        return printed(filling, date);
    date.from.approximate = date.from.uncertain = false;
    date.to.approximate = date.to.uncertain = false;
    struct str text = compose_day(filling->citations->dates, date);
    return is_season(date) ? compose_capitalised(filling->citations->arena, text) : text;
}

/* "2002 Apr 3-5"; what Citing Medicine has no form for, and other languages, as elsewhere. */
static struct str medical(const struct filling *filling, struct edtf date) {
    static const char *const months[] = {"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct arena *arena = filling->citations->arena;
    struct edtf_date from = date.from, to = date.to;
    bool plain = from.month <= 12 && to.month <= 12 && from.year > 0 && !from.masked &&
                 !date.open_start && !date.open_end && !from.approximate && !from.uncertain;
    if (!plain || !compose_is_language(filling->citations->language, "en") ||
        (date.interval && from.year != to.year))
        return printed(filling, date);
    struct str text = str_format(arena, "%d", from.year);
    if (from.month)
        text = str_format(arena, "%.*s %s", STR_ARG(text), months[from.month]);
    if (from.day)
        text = str_format(arena, "%.*s %d", STR_ARG(text), from.day);
    if (date.interval && to.month && to.month != from.month)
        text = str_format(arena, "%.*s-%s", STR_ARG(text), months[to.month]);
    if (date.interval && to.day)
        text = str_format(arena, "%.*s%s%d", STR_ARG(text), to.month != from.month ? " " : "-",
                          to.day);
    return text;
}

struct str cite_date(const struct filling *filling, struct str part) {
    struct edtf date;
    bool accessed = str_is(part, "accessed") || str_is(part, "cited");
    const char *key = accessed                            ? "accessed"
                      : str_starts(part, STR("event"))    ? "event-date"
                      : str_starts(part, STR("original")) ? "original-date"
                                                          : "issued";
    if (!find_date(filling, key, &date))
        return strcmp(key, "issued") == 0 && !str_is(part, "day")
                   ? filling->work->item->issued_words
                   : STR("");
    if (str_is(part, "day"))
        return day(filling, date);
    if (str_is(part, "month"))
        return printed(filling, months_of(date));
    if (str_is(part, "medical") || str_is(part, "cited") || str_is(part, "event-medical"))
        return medical(filling, date);
    return printed(filling, str_is(part, "original") ? years_of(date) : date);
}
