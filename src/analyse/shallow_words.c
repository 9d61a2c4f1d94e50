/* shallow_words.c: the words of English grammar, and the forms of verbs. */
#include "analyse/shallow.h"

struct tagged_list {
    uint32_t tags;
    const char *const *words;
};
static const char *const determiners[] = {
    "the",      "a",        "an",        "this",     "these",  "those",   "its",    "his",
    "her",      "their",    "our",       "my",       "some",   "several", "many",   "all",
    "each",     "every",    "no",        "another",  "both",   "such",    "few",    "most",
    "any",      "one",      "two",       "three",    "four",   "five",    "six",    "seven",
    "ten",      "hundreds", "thousands", "eight",    "nine",   "eleven",  "twelve", "thirteen",
    "fourteen", "fifteen",  "sixteen",   "eighteen", "twenty", "thirty",  "forty",  "fifty",
    "sixty",    "seventy",  "eighty",    "ninety",   "dozens", NULL};
static const char *const prepositions[] = {
    "of",      "in",        "on",         "at",        "by",      "for",    "from",   "with",
    "without", "within",    "into",       "onto",      "over",    "under",  "during", "through",
    "between", "among",     "against",    "about",     "around",  "near",   "across", "along",
    "despite", "following", "throughout", "toward",    "towards", "upon",   "via",    "including",
    "behind",  "regarding", "concerning", "alongside", "amid",    "amidst", "beyond", "outside",
    "inside",  "off",       "per",        "like",      "up",      "out",    "down",   "above",
    "below",   "ahead",     "aboard",     NULL};
static const char *const conjunctions[] = {"and", "or", "but", "nor", "yet", NULL};
static const char *const relatives[] = {"which", "who", "whom", "whose", "where", "that", NULL};
static const char *const subordinates[] = {
    "because", "although", "though", "while", "whereas", "if",      "unless", "as", "when",
    "since",   "after",    "before", "until", "once",    "whether", "than",   NULL};
static const char *const pronouns[] = {"he",  "she", "it",   "they", "we",    "i",
                                       "you", "him", "them", "us",   "there", NULL};
static const char *const auxiliaries[] = {
    "was", "were",  "is",  "are",   "has",  "have", "had", "will", "would",  "shall", "should",
    "can", "could", "may", "might", "must", "does", "did", "do",   "cannot", NULL};
static const char *const adverbs[] = {
    "not",       "never",   "also",    "again", "then",       "later",      "soon",     "already",
    "still",     "only",    "even",    "first", "finally",    "thus",       "there",    "here",
    "now",       "almost",  "twice",   "once",  "always",     "often",      "just",     "instead",
    "meanwhile", "earlier", "however", "ever",  "thereafter", "afterwards", "together", "too",
    "away",      "forward", "forth",   "alive", "guilty",     NULL};
static const char *const no_past[] = {
    "united",  "hundred", "need",  "indeed", "speed",     "seed",  "exceed", "proceed",
    "succeed", "breed",   "bleed", "feed",   "weed",      "red",   "bed",    "shed",
    "sacred",  "hatred",  "embed", "allied", "so-called", "naked", "wicked", NULL};
static const char *const no_ing[] = {"during",   "following",  "including", "nothing", "something",
                                     "king",     "spring",     "evening",   "morning", "building",
                                     "anything", "everything", "beijing",   "being",   NULL};
/* Past forms that are no participles. */
static const char *const finites[] = {
    "began",     "came",      "went",    "became",   "took",   "gave",      "rose",     "fell",
    "saw",       "wrote",     "spoke",   "withdrew", "broke",  "drove",     "flew",     "grew",
    "knew",      "chose",     "drew",    "swore",    "tore",   "threw",     "wore",     "froze",
    "forbade",   "arose",     "awoke",   "ran",      "sank",   "sang",      "shook",    "stole",
    "undertook", "overthrew", "foresaw", "oversaw",  "forgot", "underwent", "overcame", "mistook",
    "rode",      "bore",      "hid",     "bit",      "beat",   NULL};
/* Past forms that are participles too and do not end in -ed. */
static const char *const pasts[] = {
    "held",       "made",   "led",   "met",      "said",   "told",    "brought",   "built",
    "bought",     "caught", "found", "fought",   "got",    "heard",   "kept",      "left",
    "lost",       "meant",  "paid",  "sent",     "set",    "sold",    "stood",     "thought",
    "understood", "won",    "put",   "cut",      "hit",    "let",     "shut",      "struck",
    "sought",     "taught", "laid",  "read",     "spent",  "shot",    "split",     "spread",
    "dealt",      "felt",   "lent",  "withheld", "upheld", "fled",    "bound",     "swept",
    "slept",      "sat",    "burnt", "hung",     "ground", "overran", "withstood", "rebuilt",
    "broadcast",  NULL};
/* Participles that are no past forms: only behind an auxiliary, or as a reduced clause. */
static const char *const participles[] = {
    "begun",      "given",     "taken",     "written",   "spoken",   "broken",    "driven",
    "grown",      "known",     "chosen",    "drawn",     "sworn",    "thrown",    "frozen",
    "seen",       "shown",     "born",      "fallen",    "risen",    "stolen",    "overthrown",
    "undertaken", "withdrawn", "forgotten", "forbidden", "hidden",   "beaten",    "eaten",
    "torn",       "worn",      "shaken",    "mistaken",  "foreseen", "undergone", "ridden",
    "bitten",     "been",      "done",      "gone",      NULL};

/* Present forms of verbs that tell events; kind_words.c has those of other kinds. */
static const char *const presents[] = {
    "includes", "contains", "provides",    "requires", "remains",  "becomes",   "brings",
    "begins",   "starts",   "opens",       "closes",   "ends",     "gives",     "takes",
    "comes",    "goes",     "makes",       "keeps",    "holds",    "leads",     "seeks",
    "crosses",  "cross",    "joins",       "join",     "wins",     "loses",     "leaves",
    "follows",  "launches", "establishes", "creates",  "receives", "enters",    "attends",
    "elects",   "appoints", "invades",     "annexes",  "occupies", "withdraws", "dies",
    "falls",    "rises",    "kills",       "attacks",  "becomes",  "resigns",   "returns",
    "extends",  "suspends", "imposes",     "lifts",    "sends",    "deploys",   NULL};

static const struct tagged_list lists[] = {{TAG_DETERMINER, determiners},
                                           {TAG_PREPOSITION, prepositions},
                                           {TAG_CONJUNCTION, conjunctions},
                                           {TAG_RELATIVE, relatives},
                                           {TAG_SUBORDINATE, subordinates},
                                           {TAG_PRONOUN, pronouns},
                                           {TAG_AUXILIARY, auxiliaries},
                                           {TAG_ADVERB, adverbs},
                                           {TAG_PRESENT, presents},
                                           {TAG_FINITE, finites},
                                           {TAG_PAST, pasts}};

struct irregular {
    const char *form, *lemma;
};
static const struct irregular irregulars[] = {
    {"was", "be"},       {"were", "be"},     {"is", "be"},         {"are", "be"},
    {"been", "be"},      {"has", "have"},    {"had", "have"},      {"said", "say"},
    {"told", "tell"},    {"met", "meet"},    {"held", "hold"},     {"made", "make"},
    {"gave", "give"},    {"given", "give"},  {"came", "come"},     {"took", "take"},
    {"taken", "take"},   {"wrote", "write"}, {"written", "write"}, {"spoke", "speak"},
    {"spoken", "speak"}, {"paid", "pay"},    {"began", "begin"},   {"begun", "begin"}};

static bool is_in(const char *const *list, const char *word, size_t len) {
    for (; *list; list++)
        if (**list == *word && (len == 1 || (*list)[1] == word[1]) && strlen(*list) == len &&
            memcmp(*list, word, len) == 0)
            return true;
    return false;
}

static bool ends_in(const char *word, size_t len, const char *ending) {
    size_t size = strlen(ending);
    return len > size && memcmp(word + len - size, ending, size) == 0;
}

/* The stem, the stem with an "e", and with its doubled consonant single. */
static const char *lemma_of_stem(const char *word, size_t len) {
    char stem[24];
    if (len < 2 || len + 1 >= sizeof stem)
        return NULL;
    memcpy(stem, word, len);
    const char *found = kind_verb_at(stem, len);
    if (found)
        return found;
    stem[len] = 'e';
    found = kind_verb_at(stem, len + 1);
    if (!found && stem[len - 1] == stem[len - 2])
        found = kind_verb_at(stem, len - 1);
    if (!found && stem[len - 1] == 'i') {
        stem[len - 1] = 'y';
        found = kind_verb_at(stem, len);
    }
    return found;
}

static const char *lemma_of_lower(const char *word, size_t len) {
    for (size_t i = 0; i < G_N_ELEMENTS(irregulars); i++)
        if (strlen(irregulars[i].form) == len && memcmp(irregulars[i].form, word, len) == 0)
            return irregulars[i].lemma;
    const char *found = kind_verb_at(word, len);
    if (!found && ends_in(word, len, "ing"))
        return lemma_of_stem(word, len - 3);
    if (!found && ends_in(word, len, "ed"))
        return lemma_of_stem(word, len - 2);
    if (!found && ends_in(word, len, "es"))
        found = lemma_of_stem(word, len - 2);
    if (!found && ends_in(word, len, "s") && !ends_in(word, len, "ss"))
        found = kind_verb_at(word, len - 1);
    return found;
}

static size_t lowered(const char *word, size_t len, char lower[32]) {
    if (len >= 32)
        return 0;
    for (size_t i = 0; i < len; i++)
        lower[i] = g_ascii_tolower(word[i]);
    return len;
}

const char *verb_lemma(const char *word, size_t len) {
    char lower[32];
    return lowered(word, len, lower) ? lemma_of_lower(lower, len) : NULL;
}

struct str past_of_gerund(struct arena *arena, const char *word, size_t len) {
    static const struct irregular forms[] = {
        {"being", "was"},       {"making", "made"},     {"building", "built"},
        {"finding", "found"},   {"writing", "wrote"},   {"leading", "led"},
        {"giving", "gave"},     {"taking", "took"},     {"bringing", "brought"},
        {"winning", "won"},     {"breaking", "broke"},  {"holding", "held"},
        {"selling", "sold"},    {"telling", "told"},    {"keeping", "kept"},
        {"leaving", "left"},    {"losing", "lost"},     {"saying", "said"},
        {"sending", "sent"},    {"setting", "set"},     {"putting", "put"},
        {"running", "ran"},     {"teaching", "taught"}, {"catching", "caught"},
        {"fighting", "fought"}, {"flying", "flew"},     {"drawing", "drew"},
        {"drinking", "drank"},  {"driving", "drove"},   {"buying", "bought"},
        {"beginning", "began"}, {"becoming", "became"}, {"choosing", "chose"},
        {"hiding", "hid"},      {"hitting", "hit"},     {"knowing", "knew"},
        {"meeting", "met"},     {"paying", "paid"},     {"reading", "read"},
        {"shooting", "shot"},   {"singing", "sang"},    {"speaking", "spoke"},
        {"spending", "spent"},  {"stealing", "stole"},  {"understanding", "understood"},
        {"laying", "laid"},     {"having", "had"},      {"doing", "did"},
        {"going", "went"},      {"cutting", "cut"},     {"seeing", "saw"},
        {"striking", "struck"}};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++)
        if (strlen(forms[i].form) == len && memcmp(forms[i].form, word, len) == 0)
            return str_of(forms[i].lemma);
    if (len < 5 || memcmp(word + len - 3, "ing", 3) != 0)
        return STR("");
    size_t stem = len - 3;
    bool y = word[stem - 1] == 'y' && !strchr("aeiou", word[stem - 2]); /* "carrying" */
    return str_format(arena, "%.*s%s", (int)(stem - y), word, y ? "ied" : "ed");
}

uint32_t word_tags(const char *word, size_t len) {
    char lower[32];
    uint32_t tags = g_ascii_isupper(*word) ? TAG_CAPITAL : 0;
    if ((unsigned char)*word >= 0x80)
        tags |= g_unichar_isupper(g_utf8_get_char(word)) ? TAG_CAPITAL : 0;
    if (g_ascii_isdigit(*word))
        return tags | TAG_NUMBER;
    if (!lowered(word, len, lower))
        return tags;
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        if (is_in(lists[i].words, lower, len))
            tags |= lists[i].tags;
    if (len > 5 && memcmp(lower, "re", 2) == 0) /* "retook", "rebuilt" */
        tags |= (is_in(finites, lower + 2, len - 2) ? TAG_FINITE : 0) |
                (is_in(pasts, lower + 2, len - 2) ? TAG_PAST : 0);
    if (len == 2 && memcmp(lower, "to", 2) == 0)
        return tags | TAG_TO;
    if (len > 3 && ends_in(lower, len, "ed") && !is_in(no_past, lower, len))
        tags |= TAG_PAST;
    if (is_in(participles, lower, len))
        tags |= TAG_PAST;
    if (len > 4 && ends_in(lower, len, "ing") && !is_in(no_ing, lower, len))
        tags |= TAG_ING;
    if (len > 4 && ends_in(lower, len, "ly") && !(tags & TAG_CAPITAL))
        tags |= TAG_ADVERB;
    bool inflected = tags & (TAG_PAST | TAG_ING | TAG_AUXILIARY | TAG_FINITE);
    if (!inflected && lemma_of_lower(lower, len))
        tags |= TAG_PRESENT;
    return tags;
}
