/* headline.c: the sentence of a date → a headline that reads well alone, and its source. A closing
 * citation becomes the source; a cell is read with its row, an attribution or an introduction with
 * its quotation. What no rule shortens safely stays as it is written. */
#include "analyse/headline_internal.h"

#define LONGEST_LEAD 80 /* bytes of what stands before a clause in parentheses */

static const char *const leads[] = {"on", "in", "by", "since", "from", "until", NULL};

/* ---- parentheses ---- */

/* The "(" that holds the byte, or SIZE_MAX; and its ")". */
static size_t enclosing(const struct flat *flat, size_t from, size_t last, size_t at,
                        size_t *close) {
    size_t depth = 0, open = SIZE_MAX;
    for (size_t i = at; i-- > from && open == SIZE_MAX;) {
        if (flat->text[i] == ')')
            depth++;
        else if (flat->text[i] == '(' && depth-- == 0)
            open = i;
    }
    if (open == SIZE_MAX)
        return open;
    depth = 0;
    for (*close = at; *close < last; (*close)++) {
        if (flat->text[*close] == '(')
            depth++;
        else if (flat->text[*close] == ')' && depth-- == 0)
            return open;
    }
    return open;
}

/* The opening of the parentheses that close the sentence, or `last`. */
static size_t closing_parentheses(const struct kept *kept) {
    size_t last = kept->last, close;
    if (last == kept->from || kept->flat->text[last - 1] != ')')
        return last;
    size_t open = enclosing(kept->flat, kept->from, last, last - 1, &close);
    if (open == SIZE_MAX || open == kept->from)
        return last;
    /* "(see the report (para. 9).": one mark closes both */
    size_t outer = enclosing(kept->flat, kept->date_end, last, open, &close);
    return outer == SIZE_MAX ? open : outer;
}

/* "(NUC)", "(Brussels)" belong to the sentence; "(NATO)", "(European Research Service)" tell whose
 * word it is. An abbreviation is known by the capitals of the words before it. */
static bool is_source(const struct flat *flat, size_t from, size_t open, size_t close) {
    size_t stop = flat_word_stop(flat, open + 1, close), at = open;
    if (stop < close)
        return !g_ascii_isdigit(flat->text[open + 1]);
    for (size_t i = open + 1; i < stop; i++)
        if (!g_ascii_isupper(flat->text[i]))
            return false;
    for (size_t i = stop; i-- > open + 1;) {
        size_t start = at;
        do {
            size_t end = flat_skip_back(flat, start, from, " -");
            start = flat_word_start(flat, end, from);
            if (start == end)
                return true;
        } while (g_ascii_islower(flat->text[start]));
        if (flat->text[start] != flat->text[i])
            return true;
        at = start;
    }
    return false;
}

static void take_source(struct arena *arena, struct kept *kept, struct headline *headline) {
    size_t open = closing_parentheses(kept);
    if (open >= kept->last || open < kept->date_end ||
        !is_source(kept->flat, kept->from, open, kept->last - 1))
        return;
    struct str source = flat_written(arena, kept->flat, open + 1, kept->last - 1);
    headline->source = clause_balanced(arena, source);
    kept->last = flat_skip_back(kept->flat, open, kept->from, " .,:");
}

/* A date that has parentheses to itself goes with them; a clause there is the event, and `lead` is
 * what it stands behind. True when the date was in parentheses. */
static bool read_parentheses(struct arena *arena, struct kept *kept, struct str *lead) {
    const struct flat *flat = kept->flat;
    size_t close = 0, open = enclosing(flat, kept->from, kept->last, kept->date, &close);
    if (open == SIZE_MAX)
        return false;
    size_t first = flat_word_stop(flat, open + 1, kept->date);
    bool alone = flat_word_is(flat, open + 1, first, leads)
                     ? flat_skip(flat, first, kept->date, " ") == kept->date
                     : open + 1 == kept->date;
    if (alone && flat_skip(flat, kept->date_end, close, " ") == close) {
        kept->cut = flat_skip_back(flat, open, kept->from, " ");
        kept->resume = MIN(close + 1, kept->last);
        if (kept->cut == kept->from)
            kept->resume = flat_skip(flat, kept->resume, kept->last, " ,");
        return true;
    }
    size_t end = flat_skip_back(flat, open, kept->from, " ");
    bool rest = flat_skip(flat, close, kept->last, ") ,.;:") < kept->last;
    if (rest || !kept->begins || end - kept->from > LONGEST_LEAD)
        return true;
    *lead = flat_written(arena, flat, kept->from, end);
    kept->from = open + 1;
    kept->last = kept->cut = kept->resume = close;
    headline_drop_date(kept);
    return true;
}

/* ---- attributions ---- */

/* "Jens Stoltenberg, Antalya, 13 May 2015" → Jens Stoltenberg. */
static struct str attributed_to(struct arena *arena, const struct kept *kept) {
    const struct flat *flat = kept->flat;
    size_t start = flat_skip(flat, 0, flat->len, " (-"), depth = 0;
    if (start == kept->date)
        start = flat_skip(flat, kept->date_end, flat->len, " ,:");
    size_t stop = start, most = MIN(flat->len, start + HEADLINE_WINDOW);
    for (; stop < most && stop != kept->date; stop++) {
        depth += flat->text[stop] == '(';
        depth -= flat->text[stop] == ')' && depth;
        if (!depth && flat->text[stop] == ',')
            break;
    }
    return flat_written(arena, flat, start, flat_skip_back(flat, stop, start, " ,(-)"));
}

/* ---- putting together ---- */

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

/* What is kept, as written; `focus` is where the date is or was. */
static struct str kept_text(struct arena *arena, const struct kept *kept, size_t *focus) {
    struct str head = flat_written(arena, kept->flat, kept->from, kept->cut);
    struct str tail = flat_written(arena, kept->flat, kept->resume, kept->last);
    *focus = 0;
    if (kept->resume != kept->cut)
        *focus = head.len;
    else if (kept->date_end > kept->from) /* the date is still in it */
        *focus = flat_written(arena, kept->flat, kept->from, MIN(kept->date_end, kept->last)).len;
    return str_trim(str_format(arena, "%.*s%.*s", STR_ARG(head), STR_ARG(tail)));
}

static size_t words_of(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        if (flat_word_at(text.at, i) && (i == 0 || !flat_word_at(text.at, i - 1)))
            count++;
    return count;
}

static struct str joined(struct arena *arena, struct str lead, struct str text, size_t *focus) {
    if (!lead.len || !text.len)
        return lead.len ? lead : text;
    *focus += lead.len + 2;
    return str_format(arena, "%.*s: %.*s", STR_ARG(lead), STR_ARG(text));
}

/* A quotation and a colon at the start, with the date behind: the sentence begins behind them. */
static void drop_leading_quotation(struct kept *kept) {
    const struct flat *flat = kept->flat;
    size_t close = kept->from + 1;
    if (!kept->begins || flat->text[kept->from] != '"')
        return;
    while (close < kept->date && flat->text[close] != '"')
        close++;
    if (close + 1 < kept->date && flat->text[close + 1] == ':')
        kept->from = flat_skip(flat, close + 2, kept->date, " ");
}

/* The sentence without its date. */
static struct str plain_text(struct arena *arena, struct kept *kept, size_t *focus) {
    struct kept before = *kept;
    struct str lead = STR("");
    drop_leading_quotation(kept);
    if (!read_parentheses(arena, kept, &lead))
        headline_drop_date(kept);
    struct str text = kept_text(arena, kept, focus);
    if (!lead.len && !kept->prefixed && words_of(text) < 2 && kept->flat->block->kind != NODE_CELL)
        return kept_text(arena, &before, focus);
    return joined(arena, lead, text, focus);
}

/* The mark of a quotation that ends the sentence and that a colon opens behind the date. */
static size_t ending_quotation(const struct kept *kept) {
    const struct flat *flat = kept->flat;
    for (size_t i = kept->date_end; i < kept->last; i++) {
        if (flat->text[i] != '"')
            continue;
        size_t before = flat_skip_back(flat, i, kept->date_end, " "), close = i + 1;
        if (before == kept->date_end || flat->text[before - 1] != ':')
            return SIZE_MAX;
        while (close < kept->last && flat->text[close] != '"')
            close++;
        return flat_has_letters(flat, close, kept->last) ? SIZE_MAX : i;
    }
    return SIZE_MAX;
}

/* The sentence's bounds, or a stretch around the date when it is very long. */
static struct kept kept_around(const struct flat *flat, size_t start, size_t end) {
    struct flat_sentence sentence = flat_told_sentence(flat, start, end);
    struct kept kept = {.flat = flat, .date = start, .date_end = end, .begins = true};
    kept.from = MIN(flat_skip(flat, sentence.start, sentence.end, " *-#"), start);
    kept.last = MAX(sentence.end, end);
    if (start - kept.from > HEADLINE_WINDOW) {
        kept.begins = false;
        kept.from = flat_word_stop(flat, start - HEADLINE_WINDOW, start);
        kept.from = flat_skip(flat, kept.from, start, " ");
    }
    if (kept.last - end > HEADLINE_WINDOW)
        kept.last = MAX(flat_word_start(flat, end + HEADLINE_WINDOW, end), end);
    return kept;
}

bool headline_date_is_quoted(struct arena *arena, const struct flat *flat, size_t start,
                             size_t end) {
    struct quoted_part around = quotation_around(flat, start, end);
    return around.open != SIZE_MAX && quotation_speaker(arena, flat, around.open).len > 0;
}

/* A date within someone's words; empty when nobody is said to speak. */
static struct str quoted_text(struct arena *arena, const struct kept *kept) {
    struct quoted_part around = quotation_around(kept->flat, kept->date, kept->date_end);
    if (around.open == SIZE_MAX)
        return STR("");
    struct str speaker = quotation_speaker(arena, kept->flat, around.open);
    if (!speaker.len)
        return STR("");
    size_t from = MAX(kept->from, around.open + 1), end = MIN(kept->last, around.close);
    return quotation_spoken(arena, speaker, kept->flat, from, end, kept->date_end);
}

/* Within quotation marks that nobody speaks, the sentence is told like any other: a mark that
 * opens or closes the whole goes. Words quoted in its middle stay as they are. */
static bool is_inner_quotation(struct kept *kept) {
    const struct flat *flat = kept->flat;
    struct quoted_part around = quotation_around(flat, kept->date, kept->date_end);
    if (around.open == SIZE_MAX)
        return false;
    bool goes_on = around.close < kept->last && flat_has_letters(flat, around.close, kept->last);
    if (goes_on || around.open > kept->from)
        return true;
    if (around.open == kept->from)
        kept->from++;
    if (around.close < kept->last)
        kept->last = flat_skip_back(flat, around.close, kept->date_end, " .,;");
    return false;
}

/* The sentence's part that the date is about, without the date. */
static struct str part_text(struct arena *arena, struct kept *kept, const struct part *part,
                            size_t *focus) {
    bool whole = part->from == kept->from;
    kept->from = part->from;
    kept->last = kept->cut = kept->resume = part->last;
    kept->begins = kept->begins || !whole;
    kept->prefixed = part->prefix.len > 0;
    struct str text = STR("");
    *focus = 0;
    if (part->cut < part->resume) {
        kept->cut = part->cut;
        kept->resume = MIN(part->resume, part->last);
    }
    if (part->last > part->from)
        text = part->dateless || part->cut < part->resume ? kept_text(arena, kept, focus)
                                                          : plain_text(arena, kept, focus);
    if (!part->prefix.len)
        return text;
    *focus += part->prefix.len + 1;
    return str_trim(str_format(arena, "%.*s %.*s", STR_ARG(part->prefix), STR_ARG(text)));
}

/* "“We shall not yield,” said President Keller on 7 March": the speaker comes to the front. */
static struct str inverted(struct arena *arena, const struct kept *kept) {
    const struct flat *flat = kept->flat;
    size_t close = kept->from + 1;
    if (!kept->begins || flat->text[kept->from] != '"')
        return STR("");
    while (close < kept->date && flat->text[close] != '"')
        close++;
    size_t from = flat_skip(flat, close + 1, kept->date, " ,"), end = from;
    if (close >= kept->date || from >= kept->date)
        return STR("");
    struct str speaker = quotation_speaker_behind(arena, flat, from, kept->date, &end);
    if (!speaker.len)
        return STR("");
    return quotation_spoken(arena, speaker, flat, kept->from + 1, close, kept->from + 1);
}

/* "On 3 May 2014, Anna Berg said: “…”": the words before the colon, and what fits of the others. */
static struct str with_words(struct arena *arena, struct kept *kept,
                             const struct sentence_reading *reading, struct headline *headline,
                             size_t mark, size_t *focus) {
    const struct flat *flat = kept->flat;
    size_t end = kept->last;
    kept->last = flat_skip_back(flat, mark, kept->date_end, " :");
    kept->cut = kept->resume = kept->last;
    headline->part = headline_part(arena, reading, kept);
    if (headline->part.verb != reading->verb && headline->part.prefix.len)
        return part_text(arena, kept, &headline->part, focus); /* it dates no words */
    struct str text = plain_text(arena, kept, focus);
    bool announced = quotation_is_announced(flat, kept->from, kept->last);
    if (!announced && str_characters(text) > LONGEST_HEADLINE - 25)
        return text;
    *focus = SIZE_MAX;
    return quotation_spoken(arena, text, flat, mark + 1, end, mark + 1);
}

static struct str of_sentence(struct arena *arena, struct flat *flat, struct kept *kept,
                              const struct sentence_reading *reading, struct headline *headline,
                              size_t *focus) {
    bool ends_block = flat_skip(flat, kept->last, flat->len, " ") == flat->len;
    kept->last = MAX(flat_skip_back(flat, kept->last, kept->from, " .:;,"), kept->date_end);
    take_source(arena, kept, headline);
    struct str words = quoted_text(arena, kept);
    *focus = SIZE_MAX;
    if (words.len)
        return words;
    words = inverted(arena, kept);
    headline->says = words.len > 0;
    if (words.len)
        return words;
    size_t mark = ending_quotation(kept);
    if (mark != SIZE_MAX)
        return with_words(arena, kept, reading, headline, mark, focus);
    bool inner = is_inner_quotation(kept);
    kept->cut = kept->resume = kept->last;
    if (!inner && kept->begins)
        headline->part = headline_part(arena, reading, kept);
    kept->row = headline->part.row;
    kept->verbless = reading->verb == NO_TOKEN;
    kept->governed =
        kept->verbless || (headline->part.governed && !headline_date_is_planned(flat, kept->date));
    bool parted = !inner && kept->begins && headline->part.why[0];
    struct str text = inner    ? kept_text(arena, kept, focus)
                      : parted ? part_text(arena, kept, &headline->part, focus)
                               : plain_text(arena, kept, focus);
    if (flat->block->kind == NODE_CELL) {
        struct cell_headline cell = headline_of_cell(arena, flat, text);
        headline->told = cell.told;
        if (cell.source.len)
            headline->source = cell.source;
        *focus = 0;
        return cell.title;
    }
    if (!ends_block || flat_quote(arena, flat) != QUOTE_INTRODUCED)
        return text;
    if (!quotation_is_announced(flat, kept->from, kept->last) &&
        str_characters(text) > LONGEST_HEADLINE - 25)
        return text;
    *focus = SIZE_MAX;
    return quotation_spoken_first(arena, text, flat->quote);
}

/* A headline ends in no stop, not even within its last quotation marks. */
static struct str without_stop(struct arena *arena, struct str title) {
    if (str_ends(title, STR(".”")) && !str_ends(title, STR("..”")))
        return str_format(arena, "%.*s”", (int)(title.len - strlen(".”")), title.at);
    return title;
}

struct headline headline_make(struct arena *arena, struct flat *flat, size_t start, size_t end,
                              const struct sentence_reading *reading) {
    struct kept kept = kept_around(flat, start, end);
    if (reading->dateline && reading->first < reading->sentence.count &&
        reading->sentence.tokens[reading->first].start <= start)
        kept.from = reading->sentence.tokens[reading->first].start;
    struct headline headline = {.part = {.from = kept.from,
                                         .last = kept.last,
                                         .limit = kept.last,
                                         .verb = reading->verb,
                                         .why = ""}};
    size_t focus = SIZE_MAX;
    struct str title;
    if (flat_quote(arena, flat) == QUOTE_ATTRIBUTED)
        title = quotation_spoken_first(arena, attributed_to(arena, &kept), flat->quote);
    else
        title = of_sentence(arena, flat, &kept, reading, &headline, &focus);
    if (!title.len)
        title = str_trim(flat_written(arena, flat, kept_around(flat, start, end).from, end));
    if (focus != SIZE_MAX) /* words that someone speaks have their length already */
        title = clause_shortened(arena, title, focus);
    title = without_stop(arena, clause_balanced(arena, title));
    headline.title = capitalised(arena, title);
    return headline;
}
