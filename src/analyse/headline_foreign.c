/* headline_foreign.c: the date goes out of a sentence that is not English, where the language lets
 * it go without a change of the words around it: an adverbial phrase, "le 3 mai 1949", „am 3. Mai“,
 * and in Slavic languages the bare genitive. What leaves doubt stays. */
#include "analyse/headline_internal.h"

struct foreign_dates {
    const char *language;
    const char *const *leads; /* before a date that is an adverb */
    const char *const *years; /* between these and a bare year: "im Jahr 1961" */
    const char *const *keeps; /* before a date that belongs to the word before it */
    const char *const *joins; /* behind a date: another one may follow */
    const char *const *being; /* behind a date that is the subject: "стало" */
    bool opens;               /* a sentence goes on as it is without the date at its start */
    bool bare;                /* a day and month stand without a preposition */
};

static const char *const de_leads[] = {"am", "im", NULL},
                         *const de_years[] = {"Jahr", "Jahre", NULL},
                         *const de_keeps[] = {"von",  "bis",  "seit",  "ab",  "nach", "vor",
                                              "und",  "oder", "um",    "als", "zum",  "vom",
                                              "erst", "noch", "schon", NULL},
                         *const de_joins[] = {"und", "oder", "bis", NULL};
static const char *const fr_leads[] = {"le", "en", NULL},
                         *const fr_keeps[] = {"depuis", "dès",   "avant", "après", "entre", "de",
                                              "vers",   "et",    "ou",    "à",     "pour",  "sur",
                                              "que",    "jusqu", "fut",   "est",   NULL},
                         *const fr_joins[] = {"et", "ou", "au", "à", NULL},
                         *const fr_being[] = {"fut", "est", "marqua", "marque", "restera", NULL};
static const char *const es_leads[] = {"el", "en", NULL}, *const es_keeps[] = {"desde", "hasta",
                                                                               "antes", "después",
                                                                               "entre", "de",
                                                                               "y",     "o",
                                                                               "para",  "a",
                                                                               "que",   "fue",
                                                                               "es",    NULL},
                         *const es_joins[] = {"y", "o", "al", "a", NULL},
                         *const es_being[] = {"fue", "es", "marcó", NULL};
static const char *const pl_leads[] = {"w", "we", "dnia", "dniu", NULL},
                         *const pl_keeps[] = {"od", "do", "z",   "po",   "przed", "na",
                                              "i",  "a",  "lub", "oraz", NULL},
                         *const pl_joins[] = {"i", "lub", "do", "oraz", NULL},
                         *const pl_being[] = {"stał", "stała", "był", "była", "jest", NULL};
static const char *const ru_leads[] = {"в", "во", NULL}, *const ru_keeps[] = {"с",   "со",    "до",
                                                                              "от",  "после", "по",
                                                                              "к",   "перед", "и",
                                                                              "или", "на",    NULL},
                         *const ru_joins[] = {"и", "или", "по", "до", NULL},
                         *const ru_being[] = {"стал", "стало", "стала", "был", "было", NULL};
static const char *const uk_leads[] = {"у", "в", "во", NULL}, *const uk_keeps[] = {"з",   "зі",
                                                                                   "із",  "до",
                                                                                   "від", "після",
                                                                                   "по",  "перед",
                                                                                   "і",   "й",
                                                                                   "та",  "або",
                                                                                   "на",  NULL},
                         *const uk_joins[] = {"і", "й", "та", "або", "по", "до", NULL},
                         *const uk_being[] = {"став", "стало", "стала", "був", "було", NULL};

static const struct foreign_dates languages[] = {
    {.language = "de", .leads = de_leads, .years = de_years, .keeps = de_keeps, .joins = de_joins},
    {"fr", fr_leads, NULL, fr_keeps, fr_joins, fr_being, true, false},
    {"es", es_leads, NULL, es_keeps, es_joins, es_being, true, false},
    {"pl", pl_leads, NULL, pl_keeps, pl_joins, pl_being, true, true},
    {"ru", ru_leads, NULL, ru_keeps, ru_joins, ru_being, true, true},
    {"uk", uk_leads, NULL, uk_keeps, uk_joins, uk_being, true, true}};

/* As flat_word_is, for any script: small and capital letters are the same. */
static bool word_is(const struct flat *flat, size_t start, size_t end, const char *const *list) {
    if (start >= end || !list)
        return false;
    char *word = g_utf8_strdown(flat->text + start, (gssize)(end - start));
    bool found = false;
    for (; *list && !found; list++) {
        char *other = g_utf8_strdown(*list, -1);
        found = strcmp(word, other) == 0;
        g_free(other);
    }
    g_free(word);
    return found;
}

/* A day and month in words: "3 мая". */
static bool is_day(const struct flat *flat, size_t at, size_t end) {
    size_t stop = at;
    while (stop < end && g_ascii_isdigit(flat->text[stop]))
        stop++;
    size_t next = flat_skip(flat, stop, end, " ");
    return stop > at && stop - at <= 2 && next > stop && next < end &&
           !g_ascii_isdigit(flat->text[next]) && flat_word_at(flat->text, next);
}

/* Where the date's phrase begins; SIZE_MAX when it is no adverb by itself. */
static size_t phrase_start(const struct kept *kept, const struct foreign_dates *language) {
    const struct flat *flat = kept->flat;
    size_t end = flat_skip_back(flat, kept->date, kept->from, " ");
    size_t word = flat_word_start(flat, end, kept->from);
    if (word_is(flat, word, end, language->years)) {
        end = flat_skip_back(flat, word, kept->from, " ");
        word = flat_word_start(flat, end, kept->from);
    }
    size_t start = word;
    if (!word_is(flat, word, end, language->leads)) {
        bool year = language->years && kept->date_end - kept->date == 4;
        bool bare = language->bare && is_day(flat, kept->date, kept->date_end);
        bool noun = word < end && g_unichar_isupper(g_utf8_get_char(flat->text + word));
        if ((!bare && !(year && !noun)) || end == kept->date)
            return bare && kept->date == kept->from ? kept->date : SIZE_MAX;
        start = kept->date;
    }
    size_t before = flat_skip_back(flat, start, kept->from, " ");
    word = flat_word_start(flat, before, kept->from);
    if (word_is(flat, word, before, language->leads)) { /* "en el otoño", "w dniu 3 maja" */
        start = word;
        before = flat_skip_back(flat, start, kept->from, " ");
    }
    bool belongs =
        word_is(flat, flat_word_start(flat, before, kept->from), before, language->keeps) ||
        (before > kept->from && strchr("'-(", flat->text[before - 1]));
    return belongs ? SIZE_MAX : start;
}

static bool is_joined(const struct kept *kept, const struct foreign_dates *language) {
    const struct flat *flat = kept->flat;
    size_t next = flat_skip(flat, kept->date_end, kept->last, " ");
    size_t stop = flat_word_stop(flat, next, kept->last);
    return next < kept->last &&
           (strchr("-'(", flat->text[next]) || g_ascii_isdigit(flat->text[next]) ||
            word_is(flat, next, stop, language->joins));
}

void headline_drop_foreign(struct kept *kept) {
    const struct flat *flat = kept->flat;
    const struct foreign_dates *language = NULL;
    for (size_t i = 0; flat->language && i < G_N_ELEMENTS(languages); i++)
        if (strcmp(languages[i].language, flat->language) == 0)
            language = &languages[i];
    if (!language || is_joined(kept, language))
        return;
    size_t start = phrase_start(kept, language);
    size_t next = flat_skip(flat, kept->date_end, kept->last, " ");
    if (start == SIZE_MAX)
        return;
    if (start == kept->from && kept->begins) {
        bool sign = next < kept->last && strchr(",:", flat->text[next]);
        bool colon = sign && flat->text[next] == ':';
        size_t open = flat_skip(flat, next, kept->last, " ,:");
        size_t stop = flat_word_stop(flat, open, kept->last);
        if (open < kept->last && (colon || language->opens) &&
            (sign || !word_is(flat, open, stop, language->being)))
            kept->from = open;
        return;
    }
    size_t cut = flat_skip_back(flat, start, kept->from, " ");
    bool ends = flat_skip(flat, kept->date_end, kept->last, " .") == kept->last;
    if (cut == kept->from || (!ends && flat->text[cut - 1] == ',') ||
        (!ends && !flat_word_at(flat->text, next) && flat->text[next] != '"'))
        return;
    size_t words = 0; /* of the last phrase: "..., livrée" says nothing without its date */
    for (size_t at = cut; ends && at > kept->from && flat->text[at - 1] != ',' && words < 3; at--)
        words += flat->text[at - 1] == ' ' || at - 1 == kept->from;
    if (ends && words < 2)
        return;
    kept->cut = ends ? flat_skip_back(flat, cut, kept->from, " ,") : cut;
    kept->resume = ends ? kept->last : kept->date_end;
}
