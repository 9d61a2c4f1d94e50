/* headline.c: the sentence of a date → its headline and source. The leading date goes, a closing
 * citation becomes the source, and what is longer than 120 characters is cut at a clause's border.
 */
#include "analyse/analyse_internal.h"

enum { LONGEST_HEADLINE = 160, LEAST_CLAUSE = 40 };

static size_t skip(const struct flat *flat, size_t at, size_t end, const char *set) {
    while (at < end && strchr(set, flat->text[at]))
        at++;
    return at;
}

/* Behind "On 2 March 2014, "; `at` when the date does not lead. */
static size_t without_lead(const struct flat *flat, size_t at, size_t end, size_t date_start,
                           size_t date_end) {
    int words = 0;
    for (size_t i = at; i < date_start; i++)
        if (flat_word_at(flat->text, i) && (i == at || !flat_word_at(flat->text, i - 1)))
            words++;
    if (words > 1 || date_start - at > 10 || date_end >= end || flat->text[date_end] == '\'')
        return at;
    return skip(flat, date_end, end, " ,:");
}

/* The opening of the parentheses that close the sentence, or `end`. */
static size_t closing_parentheses(const struct flat *flat, size_t start, size_t end) {
    size_t last = end;
    while (last > start && strchr(" .", flat->text[last - 1]))
        last--;
    if (last == start || flat->text[last - 1] != ')')
        return end;
    size_t depth = 0;
    for (size_t i = last; i-- > start;) {
        if (flat->text[i] == ')')
            depth++;
        else if (flat->text[i] == '(' && --depth == 0)
            return i;
    }
    return end;
}

static struct str capitalised(struct arena *arena, struct str text) {
    size_t at = 0;
    if (!text.len)
        return text;
    uint32_t first = str_next(text, &at);
    char bytes[6];
    int len = g_unichar_to_utf8(g_unichar_toupper(first), bytes);
    struct str rest = str_slice(text, at, text.len);
    return str_format(arena, "%.*s%.*s", len, bytes, STR_ARG(rest));
}

/* Words that begin a clause which a headline can do without. A bare comma is none: it may stand in
 * a list. */
static bool begins_clause(struct str text) {
    static const char *const words[] = {
        "which ",  "who ",     "whose ",     "where ",    "when ",     "while ", "but ",
        "so ",     "because ", "although ",  "though ",   "followed ", "meant ", "after ",
        "before ", "however ", "including ", "and then ", NULL};
    for (const char *const *word = words; *word; word++)
        if (str_starts(text, str_of(*word)))
            return true;
    return false;
}

static bool is_border(struct str text, size_t at, size_t behind, uint32_t c) {
    struct str rest = str_slice(text, behind, text.len);
    if (c == ';' || c == ':')
        return str_starts(rest, STR(" "));
    if (c == 0x2013 || c == 0x2014)
        return at > 0 && text.at[at - 1] == ' ' && str_starts(rest, STR(" "));
    return c == ',' && str_starts(rest, STR(" ")) && begins_clause(str_slice(rest, 1, rest.len));
}

/* What is cut off may hold the closing half of a pair. */
static struct str without_open_pair(struct str text) {
    static const struct {
        uint32_t open, close;
    } pairs[] = {{'(', ')'}, {'[', ']'}, {0x201C, 0x201D}, {0xAB, 0xBB}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t last = SIZE_MAX;
        for (size_t at = 0; at < text.len;) {
            size_t before = at;
            uint32_t c = str_next(text, &at);
            if (c == pairs[i].open)
                last = before;
            else if (c == pairs[i].close)
                last = SIZE_MAX;
        }
        if (last != SIZE_MAX && last > LEAST_CLAUSE / 2)
            text = str_trim(str_slice(text, 0, last));
    }
    return text;
}

static struct str shortened(struct arena *arena, struct str text, int most) {
    if (str_characters(text) <= (size_t)most)
        return text;
    size_t at = 0, clause = 0, word = 0;
    for (int i = 0; i < most - 1; i++) {
        size_t before = at;
        uint32_t c = str_next(text, &at);
        if (c == ' ')
            word = before;
        if (i >= LEAST_CLAUSE && is_border(text, before, at, c))
            clause = before;
    }
    size_t cut = clause ? clause : word ? word : at;
    struct str kept = without_open_pair(str_trim(str_slice(text, 0, cut)));
    while (kept.len && strchr(",;:-", kept.at[kept.len - 1]))
        kept.len--;
    return str_format(arena, "%.*s\u2026", STR_ARG(kept));
}

static struct str without_end(struct str text) {
    text = str_trim(text);
    while (text.len && strchr(" .:;,", text.at[text.len - 1]))
        text.len--;
    return text;
}

/* "issued on 9 July": a participle that says nothing without its date. */
static bool needs_its_date(const struct flat *flat, size_t from, size_t end) {
    static const char *const words[] = {"held",  "issued", "agreed",  "dated", "adopted",
                                        "given", "made",   "printed", "due",   NULL};
    size_t start = end;
    while (start > from && g_ascii_isalpha(flat->text[start - 1]))
        start--;
    for (const char *const *word = words; *word; word++)
        if (strlen(*word) == end - start && strncmp(flat->text + start, *word, end - start) == 0)
            return true;
    return false;
}

/* The stretch that goes when a date in the middle goes: "on 5 May 2014", ", on 5 May 2014,",
 * "(5 May 2014)". False when the rest would not stand without it. */
static bool middle_date(const struct flat *flat, size_t from, size_t last, size_t *start,
                        size_t *end) {
    const char *text = flat->text;
    if (*start > from + 1 && *end < last && text[*start - 1] == '(' && text[*end] == ')' &&
        text[*start - 2] == ' ') {
        *start -= 2;
        *end += 1;
        return true;
    }
    size_t preposition = *start >= from + 4 && (strncmp(text + *start - 4, " on ", 4) == 0 ||
                                                strncmp(text + *start - 4, " in ", 4) == 0)
                             ? *start - 4
                             : 0;
    if (!preposition || preposition <= from)
        return false;
    if (needs_its_date(flat, from, preposition))
        return false;
    bool comma = text[preposition - 1] == ',';
    if (comma && *end < last && text[*end] == ',') {
        *start = preposition - 1;
        *end += 1;
        return true;
    }
    *start = preposition;
    return !comma;
}

static struct str sentence_title(struct arena *arena, const struct flat *flat, size_t from,
                                 size_t last, size_t start, size_t end) {
    if (start >= from && start < last)
        from = without_lead(flat, from, last, start, end);
    if (start > from && end <= last && middle_date(flat, from, last, &start, &end)) {
        struct str before = flat_written(arena, flat, from, start);
        struct str behind = flat_written(arena, flat, end, last);
        const char *gap = behind.len && !strchr(" ,;:.)", behind.at[0]) ? " " : "";
        return str_format(arena, "%.*s%s%.*s", STR_ARG(before), gap, STR_ARG(behind));
    }
    return flat_written(arena, flat, from, last);
}

static struct headline sentence_headline(struct arena *arena, const struct flat *flat, size_t start,
                                         size_t end) {
    struct flat_sentence sentence = flat->sentences[flat_sentence_at(flat, start)];
    size_t last = sentence.end, from = skip(flat, sentence.start, last, " *-\"(");
    struct headline headline = {0};
    size_t open = closing_parentheses(flat, from, last);
    if (open < last) {
        size_t close = last;
        while (flat->text[close - 1] != ')')
            close--;
        bool own = start > open;
        if (!own)
            headline.source = flat_written(arena, flat, open + 1, close - 1);
        bool only_date = own && end - start + 6 > close - open;
        if (!own || only_date)
            last = open;
    }
    struct str title = without_end(sentence_title(arena, flat, from, last, start, end));
    if (!title.len)
        title = without_end(flat_written(arena, flat, sentence.start, sentence.end));
    headline.title = shortened(arena, capitalised(arena, title), LONGEST_HEADLINE);
    return headline;
}

bool headline_is_attribution(const struct flat *flat) {
    if (flat->block->kind == NODE_ATTRIBUTION)
        return true;
    const struct node *before = flat->block->previous;
    if (flat->block->kind != NODE_PARAGRAPH || !before || before->kind != NODE_PARAGRAPH ||
        flat->len < 2 || flat->text[0] != '(' || flat->text[flat->len - 1] != ')')
        return false;
    /* A paragraph in quotation marks, and one in parentheses behind it. */
    const struct node *first = before->first;
    static const char *const marks[] = {"\"", "\u201C", "\u00AB", "\u2018"};
    for (size_t i = 0; first && i < sizeof marks / sizeof *marks; i++)
        if (str_starts(first->text, str_of(marks[i])))
            return true;
    return false;
}

/* "Jens Stoltenberg: “Our partnership is strong, and getting stronger.”" */
static struct headline quotation_headline(struct arena *arena, const struct node *attribution,
                                          struct headline plain) {
    struct str source = node_plain_text(arena, attribution);
    if (str_starts(source, STR("(")))
        source = str_slice(source, 1, source.len - 1);
    size_t comma = str_find(source, STR(","), 0);
    const struct node *words = attribution->previous;
    struct str quoted = words ? str_trim(node_plain_text(arena, words)) : STR("");
    if (comma == SIZE_MAX || !quoted.len)
        return plain;
    bool marked = !g_ascii_isalnum(quoted.at[0]) && attribution->kind == NODE_PARAGRAPH;
    quoted = shortened(arena, quoted, LONGEST_HEADLINE - 20);
    plain.title = str_format(arena, marked ? "%.*s: %.*s" : "%.*s: \u201C%.*s\u201D", (int)comma,
                             source.at, STR_ARG(quoted));
    return plain;
}

/* The other cells of the row, numbers left out, and what the cell says besides its date. */
static struct headline cell_headline(struct arena *arena, const struct flat *flat,
                                     struct headline plain) {
    const struct node *cell = flat->block;
    struct str title = STR("");
    for (const struct node *other = cell->parent->first; other; other = other->next) {
        struct str text = str_trim(node_plain_text(arena, other));
        if (other == cell || str_characters(text) < 4)
            continue;
        title =
            str_format(arena, "%.*s%s%.*s", STR_ARG(title), title.len ? "; " : "", STR_ARG(text));
    }
    if (!title.len)
        return plain;
    bool says_more = str_characters(plain.title) > 3 && !g_ascii_isdigit(plain.title.at[0]);
    if (says_more && g_ascii_islower(flat->text[0]))
        plain.title = str_format(arena, "%c%.*s", flat->text[0], (int)plain.title.len - 1,
                                 plain.title.at + 1);
    if (says_more)
        title = str_format(arena, "%.*s: %.*s", STR_ARG(title), STR_ARG(plain.title));
    plain.title = shortened(arena, capitalised(arena, title), LONGEST_HEADLINE);
    return plain;
}

struct headline headline_make(struct arena *arena, const struct flat *flat, size_t start,
                              size_t end) {
    struct headline headline = sentence_headline(arena, flat, start, end);
    if (headline_is_attribution(flat))
        return quotation_headline(arena, flat->block, headline);
    if (flat->block->kind == NODE_CELL && flat->block->parent)
        return cell_headline(arena, flat, headline);
    return headline;
}
