/* date_tense.c: how a date stands to the narrative, by the words of its clause: told as over by
 * then ("had left in May", "the pact signed in May"), as yet to come ("is to meet in May"), or as
 * what happened next. English alone; each date looks at a bounded stretch around it. */
#include "analyse/headline_internal.h"

enum {
    CLAUSE_BEFORE = 160, /* bytes of the clause that are looked at */
    CLAUSE_BEHIND = 100,
    NEAR_HAD = 2,    /* words between "had" and its participle */
    NEAR_BEFORE = 4, /* words between "before" and the date */
    NEVER = 99,
    NEAR_LEAD = 7 /* words between "agreed" and its "to" */
};

static const char *const over[] = {"earlier", "formerly", "previously", "originally", NULL};
static const char *const ahead[] = {"would", "will",  "planned", "scheduled", "expected",
                                    "due",   "shall", "begin",   "projected", "slated",
                                    "must",  "might", "should",  NULL};
static const char *const limits[] = {"until", "before", "till", NULL};
static const char *const had[] = {"had", NULL};
static const char *const to[] = {"to", NULL};
static const char *const be[] = {"is", "are", "was", "were", "yet", "set", NULL};
static const char *const leads[] = {
    "plan",   "plans",   "hope",     "hopes",   "hoped",    "intends",    "intended",
    "agreed", "decided", "promises", "vowed",   "pledged",  "ordered",    "asked",
    "wants",  "wanted",  "proposed", "offered", "required", "threatened", "aims",
    "aimed",  "expects", "has",      "have",    "promised", "invited",    NULL};
static const char *const resets[] = {"when", "while", "whereas", "but", NULL};
static const char *const backs[] = {"back", "dates", "dated", "prior", NULL};
static const char *const deadlines[] = {"gave",    "given", "set",  "extended",  "fixed", "allowed",
                                        "granted", "has",   "have", "postponed", NULL};
static const char *const befores[] = {"before", NULL};
static const char *const thats[] = {"that", NULL};
static const char *const wases[] = {"was", "were", "had", NULL};
static const char *const participles[] = {"come", "become", "run", "overcome", NULL};
static const char *const clauses[] = {"since", "because", "although", "though", "as",
                                      "once",  "how",     "why",      NULL};
static const char *const presents[] = {"will", "shall", "is",   "are", "has",
                                       "have", "may",   "must", NULL};
static const char *const relatives[] = {"which", "who", "whose", "whom", NULL};

/* ---- a clause, word by word ---- */

struct reading {
    const struct flat *flat;
    int sense;
    int since_had, since_lead, since_before; /* words; large: there was none */
    uint32_t verb;                           /* tags of the last verb */
    size_t verb_start;
    bool joined;   /* "and" stands behind that verb */
    bool governed; /* an auxiliary stands before that verb */
    bool earlier;  /* another verb stands before that one, no "and" between */
    bool subordinate;
    bool until;
    bool deadline;         /* "gave them until May" */
    bool back;             /* "back" is the last word but "to" */
    int now;               /* the last auxiliary is of the present: 1; of the past: -1 */
    bool behind;           /* the words behind a date are read */
    size_t last, last_end; /* the word before */
};

static struct reading start_reading(const struct flat *flat) {

    return (struct reading){.flat = flat,
                            .since_had = NEVER,
                            .since_lead = NEVER,
                            .since_before = NEVER,
                            .verb_start = SIZE_MAX};
}

static bool is_word(const struct reading *reading, size_t at, size_t stop,
                    const char *const *list) {
    return flat_word_is(reading->flat, at, stop, list);
}

static void note_verb(struct reading *reading, size_t at, uint32_t tags) {
    bool auxiliary = reading->verb & TAG_AUXILIARY;
    reading->earlier = reading->verb_start != SIZE_MAX && !auxiliary && !reading->joined;
    reading->joined = false;
    reading->since_before = NEVER;
    reading->governed = auxiliary;
    reading->verb = tags;
    reading->verb_start = at;
}

/* "the ruined street", "of planned works". */
static bool is_adjective(const struct reading *reading, uint32_t tags) {
    const char *last = reading->flat->text + reading->last;
    bool verb = reading->verb & (TAG_FINITE | TAG_PAST) && !reading->joined;
    if ((tags & TAG_PRESENT) && verb) /* "gave up the search" */
        return true;
    if (!(tags & (TAG_PAST | TAG_PRESENT)) || reading->last_end == reading->last)
        return false;
    return word_tags(last, reading->last_end - reading->last) & (TAG_DETERMINER | TAG_PREPOSITION);
}

static void read_word(struct reading *reading, size_t at, size_t stop) {
    uint32_t tags = word_tags(reading->flat->text + at, stop - at);
    bool infinitive = is_word(reading, at, stop, to);
    if (is_word(reading, at, stop, resets) || is_word(reading, at, stop, clauses) ||
        (tags & TAG_CONJUNCTION)) {
        reading->joined = true;
        if (is_word(reading, at, stop, resets)) {
            reading->sense = 0;
            reading->verb_start = SIZE_MAX;
            reading->verb = 0;
        }
    }
    bool that = is_word(reading, reading->last, reading->last_end, thats) &&
                (tags & (TAG_AUXILIARY | TAG_FINITE | TAG_PAST)); /* but not "that issue" */
    if (that || is_word(reading, at, stop, relatives))
        reading->subordinate = true;
    if (is_word(reading, at, stop, had))
        reading->since_had = 0;
    else if (!(tags & (TAG_ADVERB | TAG_AUXILIARY)))
        reading->since_had++;
    bool participle = ((tags & TAG_PAST) && !(tags & (TAG_FINITE | TAG_CAPITAL))) ||
                      is_word(reading, at, stop, participles);
    bool perfect = participle && reading->since_had <= NEAR_HAD;
    if (is_word(reading, at, stop, limits)) /* "until they had signed" */
        reading->until = true;
    if (perfect && !reading->until)
        reading->sense = SENSE_OVER;
    if (is_word(reading, at, stop, over))
        reading->sense = SENSE_OVER;
    if (is_word(reading, at, stop, deadlines))
        reading->deadline = true;
    if (is_word(reading, at, stop, befores))
        reading->since_before = 0;
    else
        reading->since_before++;
    bool may = stop - at == 3 && memcmp(reading->flat->text + at, "may", 3) == 0;
    if (((may || is_word(reading, at, stop, ahead)) && !(perfect && reading->behind)) ||
        (infinitive && (reading->since_lead <= NEAR_LEAD ||
                        is_word(reading, reading->last, reading->last_end, be))))
        reading->sense = SENSE_AHEAD;
    reading->since_lead = is_word(reading, at, stop, leads) ? 0 : reading->since_lead + 1;
    if ((tags & (TAG_FINITE | TAG_AUXILIARY | TAG_PRESENT | TAG_PAST)) &&
        !(tags & (TAG_CAPITAL | TAG_PREPOSITION)) && !infinitive && !is_adjective(reading, tags))
        note_verb(reading, at, tags);
    if (tags & TAG_AUXILIARY)
        reading->now = is_word(reading, at, stop, presents) ? 1
                       : is_word(reading, at, stop, wases)  ? -1
                                                            : 0;
    if (infinitive) /* "had to come" */
        reading->since_had = NEVER;
    if (!infinitive)
        reading->back = is_word(reading, at, stop, backs);
    reading->last = at;
    reading->last_end = stop;
}

/* Where the clause of a date begins: behind the last mark, but a comma right before the date. */
static size_t clause_start(const struct flat *flat, size_t start) {
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    if (start - from > CLAUSE_BEFORE)
        from = start - CLAUSE_BEFORE;
    for (size_t i = start; i-- > from;)
        if (strchr(";:(", flat->text[i]) || (flat->text[i] == ',' && i + 2 < start))
            return i + 1;
    return from;
}

static struct reading read_before(const struct flat *flat, size_t from, size_t start,
                                  size_t *words) {
    struct reading reading = start_reading(flat);
    for (size_t at = from; at < start;) {
        size_t stop = flat_word_stop(flat, at, start);
        if (stop > at) {
            read_word(&reading, at, stop);
            ++*words;
        }
        at = stop + (stop == at);
    }
    return reading;
}

/* The first verb behind a date that opens its clause. */
static struct reading read_behind(const struct flat *flat, const struct date_match *match) {
    struct reading reading = start_reading(flat);
    reading.behind = true;
    size_t limit = MIN(flat->len, match->end + CLAUSE_BEHIND);
    size_t at = flat_skip(flat, match->end, limit, " ,");
    while (at < limit && !strchr(".;:(,\"", flat->text[at])) {
        size_t stop = flat_word_stop(flat, at, limit);
        if (stop > at)
            read_word(&reading, at, stop);
        bool complete = reading.verb & (TAG_FINITE | TAG_PAST | TAG_PRESENT);
        if (reading.sense || complete || reading.subordinate)
            break;
        at = stop + (stop == at);
    }
    return reading;
}

/* ---- participles ---- */

/* "The truce agreed in June had held": a verb stands right behind the date. */
static bool verb_follows(const struct flat *flat, size_t end) {
    size_t at = flat_skip(flat, end, flat->len, " ,");
    size_t stop = flat_word_stop(flat, at, MIN(flat->len, end + CLAUSE_BEHIND));
    uint32_t tags = stop > at ? word_tags(flat->text + at, stop - at) : 0;
    return (tags & (TAG_AUXILIARY | TAG_FINITE | TAG_PAST | TAG_PRESENT)) && !(tags & TAG_CAPITAL);
}

/* Do the words of the sentence before `comma` have no verb and no other comma? */
static bool is_subject(const struct flat *flat, size_t comma) {
    size_t from = flat->sentences[flat_sentence_at(flat, comma)].start;
    if (comma - from > CLAUSE_BEFORE)
        return false;
    for (size_t at = from; at < comma;) {
        size_t stop = flat_word_stop(flat, at, comma);
        uint32_t tags = stop > at ? word_tags(flat->text + at, stop - at) : 0;
        if (flat->text[at] == ',' ||
            ((tags & (TAG_AUXILIARY | TAG_FINITE | TAG_PAST)) && !(tags & TAG_CAPITAL)) ||
            (at == from && (tags & (TAG_PREPOSITION | TAG_SUBORDINATE | TAG_ADVERB))))
            return false;
        at = stop + (stop == at);
    }
    return true;
}

/* "Commissioned in May, it ...", "after warnings issued in May": the participle is told of what the
 * narrative has reached already. */
static bool is_reduced(const struct reading *reading, const struct date_match *match, size_t from) {
    const struct flat *flat = reading->flat;
    if (!(reading->verb & TAG_PAST) || (reading->verb & TAG_FINITE) || reading->governed)
        return false;
    bool opens = reading->verb_start == flat_skip(flat, from, match->start, " ");
    bool comma = flat->text[match->end] == ',';
    if (opens && (from == 0 || flat->text[from - 1] != ','))
        return false; /* "Discharged in May, he entered politics" */
    if (opens && is_subject(flat, from - 1))
        return true; /* "The letters, published in 1904, ..." */
    return (reading->earlier || opens) ? verb_follows(flat, match->end) || reading->earlier
                                       : !comma && verb_follows(flat, match->end);
}

/* "the figures for March", "for 2025": what it is for is yet to come, or was counted. */
static int sense_of_for(const struct flat *flat, size_t start) {
    static const char *const sums[] = {"figures", "results",    "data",    "report",  "accounts",
                                       "returns", "statistics", "numbers", "reports", NULL};
    static const char *const lead[] = {"for", NULL}, *const article[] = {"the", "early", "late",
                                                                         "mid", "year",  NULL};
    size_t end = flat_skip_back(flat, start, 0, " "), word = end;
    for (int i = 0; i < 3; i++) {
        size_t limit = end > CLAUSE_BEHIND ? end - CLAUSE_BEHIND : 0;
        word = flat_word_start(flat, end, limit);
        if (!flat_word_is(flat, word, end, article))
            break;
        end = flat_skip_back(flat, word, 0, " ");
    }
    if (!flat_word_is(flat, word, end, lead))
        return 0;
    end = flat_skip_back(flat, word, 0, " ");
    word = flat_word_start(flat, end, end > CLAUSE_BEHIND ? end - CLAUSE_BEHIND : 0);
    return flat_word_is(flat, word, end, sums) ? SENSE_BEFORE : SENSE_AHEAD;
}

/* ---- verdicts ---- */

static bool is_limit(enum date_modifier modifier) {
    return modifier == MODIFIER_BY || modifier == MODIFIER_AFTER || modifier == MODIFIER_SINCE;
}

static bool is_auxiliary_past(uint32_t tags) {
    return tags & (TAG_FINITE | TAG_PAST | TAG_AUXILIARY);
}

/* "not until March": then it came. */
static bool is_negated(const struct flat *flat, size_t at) {
    static const char *const nots[] = {"not", "never", NULL};
    size_t end = flat_skip_back(flat, at, 0, " ");
    return flat_word_is(flat, flat_word_start(flat, end, end > 8 ? end - 8 : 0), end, nots);
}

/* What comes by a timetable: "expires on 3 May", "they go to the polls on 3 May". */
static bool is_scheduled(const struct reading *reading, size_t from, size_t start) {
    static const char *const plurals[] = {"start", "open",   "close", "end",  "run",
                                          "leave", "return", "vote",  "take", "come",
                                          "face",  "play",   "sit",   NULL};
    static const char *const verbs[] = {
        "expires", "expire",  "go",       "goes",       "reports", "meets",   "meet",
        "votes",   "visits",  "hosts",    "reconvenes", "begin",   "resumes", "resume",
        "arrives", "travels", "elects",   "chooses",    "expects", "returns", "publishes",
        "falls",   "takes",   "runs",     "lapses",     "retires", "leaves",  "comes",
        "stands",  "holds",   "sits",     "joins",      "plays",   "faces",   "marks",
        "flies",   "hands",   "delivers", "enters",     "rules",   "decides", "plans",
        NULL};
    const struct flat *flat = reading->flat;
    for (size_t at = from, last = from; at < start;) {
        size_t stop = flat_word_stop(flat, at, start);
        if (flat_word_is(flat, at, stop, verbs) ||
            (last > from && flat->text[last - 1] == 's' && flat_word_is(flat, at, stop, plurals)))
            return true;
        last = stop > at ? stop : last;
        at = stop + (stop == at);
    }
    return (reading->verb & TAG_PRESENT) && !reading->governed;
}

static struct date_tense read_tense(const struct flat *flat, const struct date_match *match) {
    enum { OPENING = 5 }; /* words */
    struct date_tense tense = {0};
    size_t from = clause_start(flat, match->start), words = 0;
    struct reading before = read_before(flat, from, match->start, &words);
    tense.sense = before.sense;
    tense.relative = before.subordinate;
    bool happened = !before.sense && (before.now < 0 ||
                                      (before.now == 0 && (before.verb & (TAG_FINITE | TAG_PAST))));
    if (flat_word_is(flat, before.last, before.last_end, limits) && words)
        tense.sense = match->value.from.month &&
                              (is_negated(flat, before.last) || (happened && !before.deadline))
                          ? SENSE_NEXT
                          : SENSE_AHEAD;
    if (!tense.sense && before.since_before > 1 && before.since_before <= NEAR_BEFORE) {
        tense.sense = SENSE_AHEAD; /* "before the vote on 25 May" */
        before.now = happened ? -1 : 0;
    }
    if (!tense.sense)
        tense.sense = sense_of_for(flat, match->start);
    if (!tense.sense &&
        flat_word_is(flat, before.last, before.last_end, to)) /* "put off to 2004" */
        tense.sense = before.back ? SENSE_BEFORE : SENSE_AHEAD;
    if (!tense.sense && is_reduced(&before, match, from))
        tense.sense = SENSE_BEFORE;
    tense.present =
        tense.sense == SENSE_AHEAD &&
        (before.now > 0 || (before.now == 0 && is_scheduled(&before, from, match->start)));
    tense.was = tense.sense == SENSE_AHEAD && before.now < 0;
    if (tense.sense && !(tense.sense == SENSE_OVER && is_limit(match->modifier)))
        return tense;
    tense.sense = 0;
    tense.present = is_scheduled(&before, from, match->start);
    if (match->modifier == MODIFIER_BY && !is_auxiliary_past(before.verb) && before.now > 0)
        tense.present = true;
    if (before.verb_start != SIZE_MAX) {
        tense.plain = is_auxiliary_past(before.verb) && !before.subordinate;
    } else if (words <= OPENING) {
        struct reading behind = read_behind(flat, match);
        if (!(behind.sense == SENSE_OVER && is_limit(match->modifier)))
            tense.sense = behind.sense;
        tense.present = tense.present || (tense.sense == SENSE_AHEAD && behind.now > 0);
        tense.was = tense.sense == SENSE_AHEAD && behind.now < 0;
        tense.present =
            tense.present || (!tense.sense && (behind.verb & TAG_PRESENT) && !behind.governed);
        tense.plain = !tense.sense && is_auxiliary_past(behind.verb);
        tense.verbless = !tense.sense && !behind.verb && !behind.subordinate;
    }
    return tense;
}

struct date_tense date_tense_of(const struct flat *flat, const struct date_match *match) {
    struct date_tense none = {0};
    return flat->foreign ? none : read_tense(flat, match);
}

/* Of the sentence, or of as much as is looked at. */
static size_t sentence_start(const struct flat *flat, size_t start) {
    enum { SENTENCE_BEFORE = 320 };
    size_t from = flat->sentences[flat_sentence_at(flat, start)].start;
    return start - from > SENTENCE_BEFORE ? start - SENTENCE_BEFORE : from;
}

bool date_lies_ahead(const struct flat *flat, size_t start) {
    static const char *const plans[] = {"is", "are", "set", "plans", "plan", "hopes", "hope", NULL};
    static const char *const later[] = {"will", "due", "scheduled", "expected", "shall", NULL};
    size_t from = sentence_start(flat, start), last = from, end = from;
    for (size_t at = from; at < start;) {
        size_t stop = flat_word_stop(flat, at, start);
        if (flat_word_is(flat, at, stop, later) ||
            (flat_word_is(flat, at, stop, to) && flat_word_is(flat, last, end, plans)))
            return true;
        if (stop > at) {
            last = at;
            end = stop;
        }
        at = stop + (stop == at);
    }
    return false;
}

bool date_goes_on(const struct flat *flat, size_t start) {
    static const char *const have[] = {"has", "have", NULL};
    enum { LOOK_AHEAD = 60 };
    const struct flat_sentence *sentence = &flat->sentences[flat_sentence_at(flat, start)];
    size_t end = date_opens_sentence(flat, start) ? MIN(sentence->end, start + LOOK_AHEAD) : start;
    return date_has_word(flat, sentence_start(flat, start), end, have);
}
