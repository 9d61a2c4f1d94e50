/* headline_date.c: the date goes out of its sentence, with its preposition and commas, where what
 * stays is grammatical and says the same. The date column prints it anyway, so to keep it costs a
 * repetition; to take it from a noun or a subordinate clause would date the wrong thing. */
#include "analyse/headline_internal.h"

#define NEXT_IN_ROW 40 /* bytes behind a date */

static const char *const leads[] = {"on",    "in",    "by",    "at",     "from",
                                    "since", "until", "after", "during", NULL};
static const char *const counted[] = {"day",    "days", "week",  "weeks", "month",
                                      "months", "year", "years", NULL};
static const char *const weekdays[] = {"Sunday",   "Monday", "Tuesday",  "Wednesday",
                                       "Thursday", "Friday", "Saturday", NULL};
static const char *const articles[] = {"the", NULL}, *const a[] = {"a", NULL};
static const char *const connectors[] = {"and", "but", "yet", NULL};
static const char *const aside[] = {"moreover", "furthermore", "however", "thus",
                                    "also",     "meanwhile",   "then",    NULL};
static const char *const joins[] = {"and", "or", "to", "until", "but", NULL};
static const char *const join_prepositions[] = {"in", "on", "by", "from", "again", NULL};

/* Words that have to have the date behind them, or before them. */
static const char *const needs_date[] = {
    "as",   "than",  "only",    "not", "even", "just", "already", "early",  "late",
    "back", "due",   "dated",   "and", "or",   "but",  "between", "before", "of",
    "was",  "is",    "were",    "are", "be",   "been", "to",      "from",   "until",
    "both", "later", "earlier", "at",  "for",  "that", NULL};
static const char *const needs_lead[] = {"alone", "only", "and",   "or",      "to",   "was",
                                         "is",    "saw",  "has",   "had",     "will", "marked",
                                         "which", "who",  "whose", "whereas", "by",   NULL};
static const char *const periods[] = {"year", "month", "day", "week", "date", NULL};

static const char *const auxiliaries[] = {"was",  "were", "is",  "are", "be",
                                          "been", "has",  "had", NULL};
static const char *const issued[] = {"held", "issued", "published", "released", NULL};
static const char *const participles[] = {"held",  "made",  "given",   "begun",  "set",  "led",
                                          "built", "taken", "written", "born",   "sent", "drawn",
                                          "meant", "known", "brought", "chosen", NULL};
/* A finite verb that takes no object: a date behind it is the verb's. */
static const char *const intransitive[] = {
    "met",    "meet",   "meets",    "came",      "spoke",   "began",   "started",  "ended",
    "opened", "closed", "arrived",  "travelled", "visited", "stopped", "resumed",  "resigned",
    "died",   "landed", "followed", "place",     "failed",  "fell",    "returned", NULL};
/* Behind these the date belongs to a clause that is not the sentence's own. */
static const char *const subordinates[] = {"which",   "who",  "whose",   "whom", "that", "where",
                                           "because", "than", "whether", "if",   NULL};
static const char *const intros[] = {
    "at",   "in",    "after", "following", "during",   "on",      "before",  "with",
    "by",   "under", "as",    "when",      "while",    "despite", "meeting", "speaking",
    "from", "for",   "upon",  "alongside", "visiting", NULL};
/* Behind these and "to", or "for", or with "will": what is dated had yet to come. */
static const char *const plans_to[] = {
    "promised",  "promise",   "promises", "planned",  "plans",   "plan",     "agreed",
    "decided",   "hoped",     "hopes",    "expected", "expects", "due",      "meant",
    "intended",  "intends",   "wanted",   "wants",    "forward", "invited",  "set",
    "means",     "scheduled", "was",      "were",     "is",      "prepared", "decision",
    "intention", "proposal",  "offer",    "pledge",   NULL};
static const char *const plans_for[] = {"planned",  "due",      "scheduled", "set",
                                        "provided", "foreseen", "provides",  NULL};
static const char *const futures[] = {"will", "would", "shall", NULL};
static const char *const noun_openers[] = {"the",  "a",  "an",   "its",   "his",  "their",
                                           "this", "it", "them", "these", "that", NULL};
static const char *const since_then[] = {"later", "earlier", "afterwards", "before", NULL};

/* The start of "Monday, " or "the " before the date. */
static size_t with_company(const struct flat *flat, size_t from, size_t date) {
    size_t end = flat_skip_back(flat, date, from, " ,"), start = flat_word_start(flat, end, from);
    bool company = flat_word_is(flat, start, end, weekdays) ||
                   (flat->text[end] == ' ' && flat_word_is(flat, start, end, articles));
    return company ? start : date;
}

static bool is_date_start(const struct flat *flat, size_t at, size_t last) {
    bool abbreviated;
    size_t stop = flat_word_stop(flat, at, last);
    if (at >= last || g_ascii_isdigit(flat->text[at]))
        return at < last;
    if (!month_of_word(flat->text + at, stop - at, &abbreviated))
        return false;
    return !abbreviated || g_ascii_isdigit(flat->text[flat_skip(flat, stop, last, " .")]); /* Jan */
}

/* "and 5 May", "- 3", ", 1997", "and in 1994": the date is one of several and stays. */
static bool is_joined(const struct flat *flat, size_t end, size_t last) {
    size_t at = flat_skip(flat, end, last, " ");
    if (at == end && at < last && flat->text[at] == '-')
        return true;
    if (at < last && flat->text[at] == ',') {
        at = flat_skip(flat, at, last, " ,");
        if (is_date_start(flat, at, last))
            return true;
    }
    size_t stop = flat_word_stop(flat, at, last), next = flat_skip(flat, stop, last, " ");
    if (!flat_word_is(flat, at, stop, joins))
        return false;
    for (int word = 0; word < 2; word++) {
        stop = flat_word_stop(flat, next, last);
        if (flat_word_is(flat, next, stop, join_prepositions))
            next = flat_skip(flat, stop, last, " ");
    }
    return is_date_start(flat, next, last);
}

/* What stands behind a leading date may open a sentence: no "which", "the year of", "(...)". */
static bool may_open(const struct flat *flat, size_t at, size_t last) {
    size_t stop = flat_word_stop(flat, at, last);
    if (at >= last || g_ascii_isdigit(flat->text[at]) ||
        (stop == at && flat->text[at] != '"' && flat->text[at] != '\'') ||
        flat_word_is(flat, at, stop, needs_lead))
        return false;
    size_t next = flat_skip(flat, stop, last, " "), end = flat_word_stop(flat, next, last);
    static const char *const relative[] = {"which", "whom", NULL};
    static const char *const determiners[] = {"the", "a", NULL};
    return !flat_word_is(flat, next, end, relative) &&
           !(flat_word_is(flat, at, stop, determiners) && flat_word_is(flat, next, end, periods));
}

/* "Five days later, on 14 July": the words only lead from the day before to this one. */
static size_t without_relation(const struct flat *flat, size_t from, size_t date) {
    static const char *const later[] = {"later", "earlier", "afterwards", "before", NULL};
    size_t start = from, stop = from, words = 0;
    bool counts = false;
    for (; start < date && words < 4; words++) {
        stop = flat_word_stop(flat, start, date);
        if (stop == start)
            return from;
        if (counts && flat_word_is(flat, start, stop, later))
            break;
        counts = flat_word_is(flat, start, stop, counted);
        start = flat_skip(flat, stop, date, " ");
    }
    if (words < 1 || words > 3 || start >= date || flat->text[stop] != ',')
        return from;
    start = flat_skip(flat, stop, date, " ,");
    stop = flat_word_stop(flat, start, date);
    bool led = flat_word_is(flat, start, stop, leads);
    return led && flat_skip(flat, stop, date, " ") == date ? start : from;
}

/* "In the 1956 rising hundreds died", but "In the spring of 1956 hundreds died", "In the 1950s". */
static bool is_attribute(const struct flat *flat, size_t start, const struct kept *kept) {
    size_t end = kept->date_end;
    if (start == kept->date || !g_ascii_isdigit(flat->text[end - 1]) || flat->text[end] != ' ' ||
        flat_skip(flat, end, kept->last, " ") == kept->last)
        return false;
    for (size_t at = kept->date; at + 4 < end; at++)
        if (memcmp(flat->text + at, " of ", 4) == 0)
            return false;
    return true;
}

/* "On 9 February 1996, a Friday, ", "On 15 March 2019, the tenth anniversary, ": behind what only
 * tells more of the day. */
static size_t behind_apposition(const struct flat *flat, size_t end, size_t last) {
    enum { LONGEST_APPOSITION = 6 }; /* words */
    static const char *const days[] = {"anniversary", "birthday", "eve", "day", "feast", NULL};
    size_t at = flat_skip(flat, end, last, " ,"), stop = flat_word_stop(flat, at, last);
    bool day = false;
    if (end >= last || flat->text[end] != ',' ||
        !(flat_word_is(flat, at, stop, articles) || flat_word_is(flat, at, stop, a) ||
          flat_word_is(flat, at, stop, weekdays)))
        return end;
    for (int words = 0; words < LONGEST_APPOSITION && stop > at; words++) {
        day = day || flat_word_is(flat, at, stop, days) || flat_word_is(flat, at, stop, weekdays);
        if (stop < last && flat->text[stop] == ',')
            return day ? stop : end;
        at = flat_skip(flat, stop, last, " -");
        stop = flat_word_stop(flat, at, last);
    }
    return end;
}

/* Behind "On 2 March 2014, "; `from` when the date does not lead. */
static size_t without_lead(const struct kept *kept) {
    const struct flat *flat = kept->flat;
    size_t end = kept->date_end, start = with_company(flat, kept->from, kept->date);
    size_t word = flat_word_stop(flat, kept->from, start);
    bool preposition = word < start && flat_skip(flat, word, start, " ") == start &&
                       flat_word_is(flat, kept->from, word, leads);
    bool direct = start == kept->from;
    end = behind_apposition(flat, end, kept->last);
    if ((!preposition && !direct) || end >= kept->last || flat->text[end] == '\'' ||
        is_joined(flat, end, kept->last))
        return kept->from;
    size_t next = flat_skip(flat, end, kept->last, direct ? " ,:." : " ,:");
    if (is_attribute(flat, start, kept))
        return kept->from;
    if (direct && strncmp(flat->text + end, " - ", 3) == 0)
        next = end + 3;
    /* "2014 brought ...": the date is the subject. "Since 2014 ..." and "The same day ..." not. */
    bool adverb = g_ascii_isalpha(flat->text[kept->date]); /* but "The mid-1960s found him" */
    for (size_t i = kept->date; i < end; i++)
        adverb = adverb && !g_ascii_isdigit(flat->text[i]);
    bool since = g_ascii_strncasecmp(flat->text + start, "since ", 6) == 0;
    bool item = end - kept->date > 7 && g_ascii_isupper(flat->text[next]); /* "6 May 2014 Talks" */
    bool subject =
        direct && next == end + 1 && flat->text[end] == ' ' && !adverb && !since && !item;
    return subject || !may_open(flat, next, kept->last) ? kept->from : next;
}

static size_t without_connector(const struct flat *flat, size_t from, size_t last) {
    size_t stop = flat_word_stop(flat, from, last);
    if (flat_word_is(flat, from, stop, connectors) && flat->text[stop] == ' ')
        return stop + 1;
    if (flat_word_is(flat, from, stop, aside) && flat->text[stop] == ',')
        return flat_skip(flat, stop, last, ", ");
    return from;
}

/* A date in the middle: "HEAD on DATE TAIL". */
struct middle {
    const struct flat *flat;
    size_t from, last;
    size_t start, cut;     /* of the preposition, and the end of the head before it */
    size_t end;            /* of the date */
    size_t word, word_end; /* the last word of the head */
    bool comma_before, comma_after, clause_ends, ends;
    bool intro; /* the head only leads up to the sentence: "At the summit" */
};

/* The word before the one that begins at `start`. */
static size_t previous_word(const struct middle *middle, size_t start, size_t *end) {
    *end = flat_skip_back(middle->flat, start, middle->from, " ");
    return flat_word_start(middle->flat, *end, middle->from);
}

static bool follows(const struct middle *middle, size_t start, const char *const *list) {
    size_t end, before = previous_word(middle, start, &end);
    return flat_word_is(middle->flat, before, end, list);
}

static bool is_participle(const struct flat *flat, size_t start, size_t end) {
    return flat_word_is(flat, start, end, participles) ||
           (end - start > 3 && memcmp(flat->text + end - 2, "ed", 2) == 0);
}

/* "promised to leave in", "looked forward to the visit in": the date is that of the plan. */
static bool is_planned(const struct flat *flat, size_t from, size_t end) {
    static const char *const to[] = {"to", NULL}, *const for_word[] = {"for", NULL};
    static const char *const forward[] = {"forward", NULL};
    static const char *const and[] = {"and", "but", NULL};
    bool planned = false;
    for (size_t at = from; at < end;) {
        size_t stop = flat_word_stop(flat, at, end);
        if (stop == at) {
            bool ends = strchr(";:", flat->text[at]) != NULL;
            size_t next = flat_skip(flat, at, end, " ,");
            if (flat->text[at] == ',')
                ends = flat_word_is(flat, next, flat_word_stop(flat, next, end), and);
            planned = planned && !ends;
            at++;
            continue;
        }
        size_t next = flat_skip(flat, stop, end, " "), next_end = flat_word_stop(flat, next, end);
        size_t then = flat_skip(flat, next_end, end, " ");
        /* "agreed to a fund" is done, "agreed to meet" is not */
        bool noun = flat_word_is(flat, then, flat_word_stop(flat, then, end), noun_openers) &&
                    !flat_word_is(flat, at, stop, forward);
        planned = planned ||
                  (flat_word_is(flat, at, stop, plans_to) &&
                   flat_word_is(flat, next, next_end, to) && !noun) ||
                  (flat_word_is(flat, at, stop, plans_for) &&
                   flat_word_is(flat, next, next_end, for_word));
        planned = planned || flat_word_is(flat, at, stop, futures);
        at = stop;
    }
    return planned;
}

bool headline_date_is_planned(const struct flat *flat, size_t start) {
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    if (start - from > HEADLINE_WINDOW)
        from = start - HEADLINE_WINDOW;
    return !flat->foreign && is_planned(flat, from, start);
}

/* The date dates something other than the sentence's main clause. */
static bool is_dependent(const struct middle *middle) {
    const struct flat *flat = middle->flat;
    size_t clause = middle->start;
    while (clause > middle->from && !strchr(";:", flat->text[clause - 1]))
        clause--;
    clause = flat_skip(flat, clause, middle->start, " ");
    size_t phrase = clause; /* begins behind the last comma */
    for (size_t at = clause; at < middle->word_end;) {
        size_t stop = flat_word_stop(flat, at, middle->word_end);
        if (stop == at) {
            if (flat->text[at++] == ',')
                phrase = flat_skip(flat, at, middle->word_end, " ");
            continue;
        }
        bool opening = at == middle->from && middle->intro;
        if (!opening && flat_word_is(flat, at, stop, subordinates))
            return true;
        at = stop;
    }
    if (is_planned(flat, clause, middle->word_end))
        return true;
    size_t phrase_end = flat_word_stop(flat, phrase, middle->word_end);
    bool participial = is_participle(flat, phrase, phrase_end);
    bool item =
        participial && phrase == middle->from && middle->ends; /* "signed on 28 April" alone */
    if (participial && !item && !flat_word_is(flat, phrase, phrase_end, intransitive))
        return true;
    static const char *const infinitive[] = {"to", "be", "take", NULL};
    if (middle->clause_ends && follows(middle, middle->word, infinitive))
        return true;
    if (flat_word_is(flat, middle->word, middle->word_end, intransitive))
        return false;
    bool passive = follows(middle, middle->word, auxiliaries);
    bool participle = is_participle(flat, middle->word, middle->word_end);
    bool empty = middle->clause_ends && flat_word_is(flat, middle->word, middle->word_end, issued);
    return (participle && !passive && !item) || (passive && empty);
}

static bool holds_date(const struct flat *flat, size_t at, size_t end) {
    for (; at + 4 < end; at++)
        if ((strncmp(flat->text + at, " on ", 4) == 0 ||
             strncmp(flat->text + at, " in ", 4) == 0) &&
            is_date_start(flat, at + 4, end))
            return true;
    return false;
}

/* "the first was on 5 May, the second on 6 May": without its date a part of the row says nothing.
 */
static bool is_in_row(const struct middle *middle) {
    const struct flat *flat = middle->flat;
    size_t end = MIN(middle->last, middle->end + NEXT_IN_ROW);
    if (middle->comma_after && holds_date(flat, middle->end, end))
        return true;
    size_t comma = middle->word_end;
    size_t least = middle->cut - MIN(NEXT_IN_ROW, middle->cut - middle->from);
    while (comma > least && flat->text[comma - 1] != ',')
        comma--;
    size_t from = comma - MIN(NEXT_IN_ROW, comma - middle->from);
    return comma > least && holds_date(flat, from, comma);
}

/* Does the date stand where an adverb of the main clause does? */
static bool is_adverbial(const struct middle *middle) {
    const struct flat *flat = middle->flat;
    size_t next = flat_skip(flat, middle->end, middle->last, " ");
    size_t stop = flat_word_stop(flat, next, middle->last);
    if (flat_word_is(flat, next, stop, joins) || is_in_row(middle))
        return false;
    if (middle->clause_ends || middle->comma_before)
        return true;
    if (flat_word_is(flat, middle->word, middle->word_end, intransitive) ||
        (is_participle(flat, middle->word, middle->word_end) &&
         follows(middle, middle->word, auxiliaries)))
        return true;
    static const char *const subjects[] = {"the", "a", "an", "he", "she", "it", "they", NULL};
    return middle->intro &&
           (g_ascii_isupper(flat->text[next]) || flat_word_is(flat, next, stop, subjects));
}

/* ", issued on 9 July 2016," goes with its participle. */
static bool take_participle(struct middle *middle) {
    const struct flat *flat = middle->flat;
    size_t end, before = previous_word(middle, middle->word, &end);
    if (middle->comma_before || !middle->comma_after || end == middle->from ||
        !flat_word_is(flat, middle->word, middle->word_end, issued) ||
        flat_word_is(flat, before, end, auxiliaries))
        return false;
    middle->comma_before = flat->text[end - 1] == ',';
    if (!middle->comma_before && !middle->intro)
        return false;
    middle->cut = middle->word_end = end;
    return true;
}

static bool read_middle(const struct kept *kept, struct middle *middle) {
    const struct flat *flat = kept->flat;
    static const char *const plain[] = {"on", "in", "following", "after", "during", NULL};
    size_t from = kept->from, end = kept->date_end;
    size_t company = with_company(flat, from, kept->date);
    size_t stop = flat_skip_back(flat, company, from, " ");
    size_t start = flat_word_start(flat, stop, from);
    size_t cut = flat_skip_back(flat, start, from, " ");
    if (stop == company || cut == from || cut == start || !flat_word_is(flat, start, stop, plain) ||
        flat->text[end] == '\'' || is_joined(flat, end, kept->last))
        return false;
    size_t behind = flat_skip(flat, end, kept->last, " ");
    if (behind < kept->last && flat->text[behind] == '(' && !kept->verbless)
        return false;
    *middle = (struct middle){flat, from, kept->last, .start = start, .cut = cut, .end = end};
    middle->comma_before = flat->text[cut - 1] == ',';
    middle->comma_after = end < kept->last && flat->text[end] == ',';
    middle->ends = behind >= kept->last;
    middle->clause_ends = middle->ends || strchr(",;:", flat->text[behind]);
    middle->word_end = flat_skip_back(flat, cut, from, " ,");
    middle->word = flat_word_start(flat, middle->word_end, from);
    middle->intro = flat_word_is(flat, from, flat_word_stop(flat, from, cut), intros) ||
                    flat_word_is(flat, middle->word, middle->word_end, since_then);
    return middle->word < middle->word_end;
}

/* "began in May, as he left": the comma only set off what stood between. */
static bool joins_on(const struct middle *middle) {
    static const char *const words[] = {"as", "when", "with", "after", NULL};
    static const char *const places[] = {"in", "at", "by", "between", "for", "to", NULL};
    bool american = memchr(middle->flat->text + middle->start, ',', middle->end - middle->start);
    size_t next = flat_skip(middle->flat, middle->end, middle->last, " ,");
    size_t stop = flat_word_stop(middle->flat, next, middle->last);
    return flat_word_is(middle->flat, next, stop, words) ||
           (american && flat_word_is(middle->flat, next, stop, places)); /* "May 3, 1979, in" */
}

static bool is_plain(const struct middle *middle) {
    static const char *const plain[] = {"on", "in", NULL};
    size_t stop = flat_word_stop(middle->flat, middle->start, middle->end);
    return flat_word_is(middle->flat, middle->start, stop, plain);
}

/* "Critics, writing in 1853, praised it": not ", writing, ". */
static bool is_aside(const struct middle *middle) {
    const char *text = middle->flat->text;
    size_t end;
    previous_word(middle, middle->word, &end);
    return middle->word_end - middle->word > 4 &&
           memcmp(text + middle->word_end - 3, "ing", 3) == 0 && end > middle->from &&
           text[end - 1] == ',';
}

static void drop_middle(struct kept *kept) {
    struct middle middle;
    if (kept->row || !read_middle(kept, &middle))
        return;
    bool set_off = middle.comma_before && middle.comma_after;
    if ((!set_off && !is_plain(&middle)) || is_aside(&middle))
        return;
    bool adverbial = set_off || kept->governed || !is_dependent(&middle);
    if (!take_participle(&middle) &&
        ((!set_off && flat_word_is(middle.flat, middle.word, middle.word_end, needs_date)) ||
         !adverbial || !(kept->governed || is_adverbial(&middle))))
        return;
    kept->cut = middle.cut;
    kept->resume = middle.end;
    if (middle.comma_before && middle.comma_after) {
        kept->cut--;
        kept->resume += !middle.intro;
    } else if (middle.comma_before && middle.clause_ends) {
        kept->cut--;
    } else if (middle.comma_after && joins_on(&middle)) {
        kept->resume++;
    }
}

bool headline_date_is_adverb(const struct flat *flat, size_t from, size_t date, size_t end) {
    static const char *const last[] = {"later",   "earlier", "afterwards", "day",       "week",
                                       "month",   "year",    "evening",    "night",     "spring",
                                       "summer",  "autumn",  "fall",       "afternoon", "winter",
                                       "morning", NULL};
    size_t before = flat_skip_back(flat, date, from, " "), word = flat_word_start(flat, end, date);
    if (before == from || before == date || g_ascii_isdigit(flat->text[date]) ||
        !flat_word_is(flat, word, end, last))
        return false;
    size_t start = flat_word_start(flat, before, from);
    return !flat_word_is(flat, start, before, needs_date) &&
           !(word_tags(flat->text + start, before - start) & (TAG_PREPOSITION | TAG_CONJUNCTION));
}

/* ", Monday, Aug. 19, 1991" at the end, or "resigned the next day". */
static bool drop_tail(struct kept *kept) {
    const struct flat *flat = kept->flat;
    if (flat_skip(flat, kept->date_end, kept->last, " .") < kept->last)
        return false;
    size_t start = with_company(flat, kept->from, kept->date);
    size_t cut = flat_skip_back(flat, start, kept->from, " ");
    if (cut == kept->from)
        return false;
    bool comma = flat->text[cut - 1] == ',';
    if (!comma && !headline_date_is_adverb(flat, kept->from, kept->date, kept->date_end))
        return false;
    size_t word = flat_word_start(flat, cut, kept->from); /* "on the first of the month" */
    if (!comma && flat_word_is(flat, word, cut, leads))
        cut = flat_skip_back(flat, word, kept->from, " ");
    kept->cut = cut - comma;
    kept->resume = kept->last;
    return true;
}

void headline_drop_date(struct kept *kept) {
    size_t from = kept->from;
    if (kept->flat->foreign) {
        headline_drop_foreign(kept);
        kept->cut = MAX(kept->cut, kept->from);
        kept->resume = MAX(kept->resume, kept->cut);
        return;
    }
    if (kept->begins) {
        kept->from = without_connector(kept->flat, kept->from, kept->last);
        kept->from = without_relation(kept->flat, kept->from, kept->date);
        from = without_lead(kept);
    }
    if (from > kept->from)
        kept->from = without_connector(kept->flat, from, kept->last);
    else if (!drop_tail(kept))
        drop_middle(kept);
    kept->cut = MAX(kept->cut, kept->from);
    kept->resume = MAX(kept->resume, kept->cut);
}
