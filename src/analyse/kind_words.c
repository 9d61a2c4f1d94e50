/* kind_words.c: THE table of what makes an entry a statement, an agreement, a visit, a decision or
 * a publication: the verb of its clause; behind a verb that says little by itself ("held", "came")
 * the noun. What stands in no row is an event. Verbs are in their dictionary form, in order. */
#include "analyse/shallow.h"

static const struct kind_word verbs[] = {
    {"accuse", EVENT_STATEMENT},
    {"acknowledge", EVENT_STATEMENT},
    {"address", EVENT_STATEMENT},
    {"adopt", EVENT_DECISION},
    {"affirm", EVENT_STATEMENT},
    {"agree", EVENT_AGREEMENT},
    {"announce", EVENT_STATEMENT},
    {"appeal", EVENT_STATEMENT},
    {"approve", EVENT_DECISION},
    {"argue", EVENT_STATEMENT},
    {"arrive", EVENT_VISIT},
    {"articulate", EVENT_STATEMENT},
    {"assert", EVENT_STATEMENT},
    {"assure", EVENT_STATEMENT},
    {"authorise", EVENT_DECISION},
    {"authorize", EVENT_DECISION},
    {"ban", EVENT_DECISION},
    {"be", KIND_LIGHT},
    {"begin", EVENT_EVENT},
    {"call", EVENT_STATEMENT},
    {"caution", EVENT_STATEMENT},
    {"claim", EVENT_STATEMENT},
    {"come", KIND_LIGHT},
    {"commend", EVENT_STATEMENT},
    {"complain", EVENT_STATEMENT},
    {"conclude", KIND_LIGHT},
    {"condemn", EVENT_STATEMENT},
    {"confirm", EVENT_STATEMENT},
    {"congratulate", EVENT_STATEMENT},
    {"consider", EVENT_STATEMENT},
    {"criticise", EVENT_STATEMENT},
    {"criticize", EVENT_STATEMENT},
    {"decide", EVENT_DECISION},
    {"declare", EVENT_STATEMENT},
    {"decree", EVENT_DECISION},
    {"deliver", KIND_LIGHT},
    {"demand", EVENT_STATEMENT},
    {"denounce", EVENT_STATEMENT},
    {"deny", EVENT_STATEMENT},
    {"deplore", EVENT_STATEMENT},
    {"describe", EVENT_STATEMENT},
    {"emphasise", EVENT_STATEMENT},
    {"emphasize", EVENT_STATEMENT},
    {"enact", EVENT_DECISION},
    {"endorse", EVENT_DECISION},
    {"explain", EVENT_STATEMENT},
    {"express", EVENT_STATEMENT},
    {"give", KIND_LIGHT},
    {"hail", EVENT_STATEMENT},
    {"have", KIND_LIGHT},
    {"hold", KIND_LIGHT},
    {"host", EVENT_VISIT},
    {"inform", EVENT_STATEMENT},
    {"initial", EVENT_AGREEMENT},
    {"insist", EVENT_STATEMENT},
    {"issue", KIND_LIGHT},
    {"make", KIND_LIGHT},
    {"mandate", EVENT_DECISION},
    {"meet", EVENT_VISIT},
    {"note", EVENT_STATEMENT},
    {"ordain", EVENT_DECISION},
    {"pass", KIND_LIGHT},
    {"pay", KIND_LIGHT},
    {"pledge", EVENT_STATEMENT},
    {"praise", EVENT_STATEMENT},
    {"present", KIND_LIGHT},
    {"proclaim", EVENT_STATEMENT},
    {"promise", EVENT_STATEMENT},
    {"promulgate", EVENT_DECISION},
    {"propose", EVENT_STATEMENT},
    {"publish", EVENT_PUBLICATION},
    {"ratify", EVENT_AGREEMENT},
    {"reach", KIND_LIGHT},
    {"reaffirm", EVENT_STATEMENT},
    {"recall", EVENT_STATEMENT},
    {"recommend", EVENT_STATEMENT},
    {"reiterate", EVENT_STATEMENT},
    {"release", KIND_LIGHT},
    {"remark", EVENT_STATEMENT},
    {"reply", EVENT_STATEMENT},
    {"respond", EVENT_STATEMENT},
    {"reveal", EVENT_STATEMENT},
    {"say", EVENT_STATEMENT},
    {"sign", EVENT_AGREEMENT},
    {"speak", EVENT_STATEMENT},
    {"state", EVENT_STATEMENT},
    {"stress", EVENT_STATEMENT},
    {"suggest", EVENT_STATEMENT},
    {"take", KIND_LIGHT},
    {"tell", EVENT_STATEMENT},
    {"testify", EVENT_STATEMENT},
    {"thank", EVENT_STATEMENT},
    {"threaten", EVENT_STATEMENT},
    {"tour", EVENT_VISIT},
    {"travel", EVENT_VISIT},
    {"underline", EVENT_STATEMENT},
    {"underscore", EVENT_STATEMENT},
    {"unveil", EVENT_STATEMENT},
    {"urge", EVENT_STATEMENT},
    {"visit", EVENT_VISIT},
    {"vote", EVENT_DECISION},
    {"vow", EVENT_STATEMENT},
    {"warn", EVENT_STATEMENT},
    {"welcome", EVENT_STATEMENT},
    {"write", EVENT_STATEMENT},
};

static const struct kind_word nouns[] = {
    {"accord", EVENT_AGREEMENT},
    {"act", EVENT_DECISION},
    {"address", EVENT_STATEMENT},
    {"agreement", EVENT_AGREEMENT},
    {"announcement", EVENT_STATEMENT},
    {"armistice", EVENT_AGREEMENT},
    {"article", EVENT_PUBLICATION},
    {"book", EVENT_PUBLICATION},
    {"briefing", EVENT_STATEMENT},
    {"charter", EVENT_AGREEMENT},
    {"communique", EVENT_STATEMENT},
    {"communiqué", EVENT_STATEMENT},
    {"constitution", EVENT_DECISION},
    {"contract", EVENT_AGREEMENT},
    {"convention", EVENT_AGREEMENT},
    {"covenant", EVENT_AGREEMENT},
    {"deal", EVENT_AGREEMENT},
    {"decision", EVENT_DECISION},
    {"declaration", EVENT_STATEMENT},
    {"decree", EVENT_DECISION},
    {"directive", EVENT_DECISION},
    {"interview", EVENT_STATEMENT},
    {"law", EVENT_DECISION},
    {"lecture", EVENT_STATEMENT},
    {"letter", EVENT_STATEMENT},
    {"memoirs", EVENT_PUBLICATION},
    {"memorandum", EVENT_AGREEMENT},
    {"note", EVENT_STATEMENT},
    {"pact", EVENT_AGREEMENT},
    {"pamphlet", EVENT_PUBLICATION},
    {"proclamation", EVENT_STATEMENT},
    {"protocol", EVENT_AGREEMENT},
    {"remarks", EVENT_STATEMENT},
    {"report", EVENT_PUBLICATION},
    {"resolution", EVENT_DECISION},
    {"roadmap", EVENT_AGREEMENT},
    {"signing", EVENT_AGREEMENT},
    {"speech", EVENT_STATEMENT},
    {"statement", EVENT_STATEMENT},
    {"summit", EVENT_VISIT},
    {"treaty", EVENT_AGREEMENT},
    {"trip", EVENT_VISIT},
    {"truce", EVENT_AGREEMENT},
    {"tweet", EVENT_STATEMENT},
    {"ultimatum", EVENT_STATEMENT},
    {"verdict", EVENT_DECISION},
    {"visit", EVENT_VISIT},
    {"warning", EVENT_STATEMENT},
};

static const struct kind_word *find(const struct kind_word *table, size_t count, const char *word,
                                    size_t len) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const char *lemma = table[middle].lemma;
        int order = strncmp(lemma, word, len);
        order = order ? order : lemma[len] != '\0';
        if (order == 0)
            return &table[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *kind_verb_at(const char *stem, size_t len) {
    const struct kind_word *row = find(verbs, G_N_ELEMENTS(verbs), stem, len);
    return row ? row->lemma : NULL;
}

int kind_of_verb(const char *lemma) {
    const struct kind_word *row = find(verbs, G_N_ELEMENTS(verbs), lemma, strlen(lemma));
    return row ? row->kind : KIND_NONE;
}

int kind_of_noun(const char *word, size_t len) {
    char lower[24];
    if (len == 0 || len >= sizeof lower)
        return KIND_NONE;
    for (size_t i = 0; i < len; i++)
        lower[i] = g_ascii_tolower(word[i]);
    const struct kind_word *row = find(nouns, G_N_ELEMENTS(nouns), lower, len);
    if (!row && len > 3 && lower[len - 1] == 's')
        row = find(nouns, G_N_ELEMENTS(nouns), lower, len - 1);
    if (!row && len > 4 && memcmp(lower + len - 2, "es", 2) == 0)
        row = find(nouns, G_N_ELEMENTS(nouns), lower, len - 2);
    return row ? row->kind : KIND_NONE;
}
