/* headline.c: the sentence of a date → its headline and source. The leading date goes, a closing
 * citation becomes the source, and what is longer than 120 characters is cut at a clause's border.
 */
#include "analyse/analyse_internal.h"

#define LONGEST_HEADLINE 120

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

static struct str shortened(struct arena *arena, struct str text) {
    if (str_characters(text) <= LONGEST_HEADLINE)
        return text;
    size_t at = 0, clause = 0, word = 0;
    for (int i = 0; i < LONGEST_HEADLINE - 1; i++) {
        size_t before = at;
        uint32_t c = str_next(text, &at);
        if (c == ' ')
            word = before;
        if ((c == ',' || c == ';' || c == ':') && text.at[at] == ' ' && before > 40)
            clause = before;
    }
    size_t cut = clause ? clause : word ? word : at;
    return str_format(arena, "%.*s…", (int)cut, text.at);
}

struct headline headline_make(struct arena *arena, const struct flat *flat, size_t start,
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
    if (start >= from && start < last)
        from = without_lead(flat, from, last, start, end);
    while (last > from && strchr(" .", flat->text[last - 1]))
        last--;
    struct str title = str_trim(flat_written(arena, flat, from, last));
    if (!title.len)
        title = flat_written(arena, flat, sentence.start, sentence.end);
    headline.title = shortened(arena, capitalised(arena, title));
    return headline;
}
