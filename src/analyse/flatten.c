/* flatten.c: the inlines of a block → one normalised text with a map back to the tree.
 * Spaces of all kinds become a space, dashes a hyphen, apostrophes and quotation marks their plain
 * forms; soft hyphens vanish. Notes' marks, images and cross-references contribute nothing. */
#include "analyse/analyse_internal.h"

struct flattener {
    struct arena *arena;
    struct flat *flat;
    GString *out;
};

static void add_run(struct flattener *work, const struct node *node, uint32_t offset,
                    uint32_t width) {
    struct flat *flat = work->flat;
    struct flat_run run = {work->out->len, offset, node, width};
    ARENA_PUSH(work->arena, flat->runs, flat->run_count, flat->run_room, run);
}

/* The plain form of a character: 0 stays as it is, 1 vanishes. */
static char plain_form(uint32_t c) {
    if (c == '\n' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
        c == 0x205F || c == 0x3000 || c == 0xA1 || c == 0xBF)
        return ' ';
    if (c == 0x060C || c == 0x3001 || c == 0xFF0C)
        return ',';
    if (c == 0x061B || c == 0xFF1B)
        return ';';
    if (c == 0x061F || c == 0xFF1F)
        return '?';
    if (c == 0x06D4 || c == 0x3002)
        return '.';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x02BC || c == 0x2032 || c == 0x2039 ||
        c == 0x203A || c == 0x05F3)
        return '\'';
    if (c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x05F4)
        return '"';
    if (c == 0x2026)
        return '.';
    if (c >= 0x2020 && c <= 0x203F)
        return '*';
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF ? 1 : 0;
}

/* How many bytes from `at` on are signs of ASCII that stay as they are. */
static size_t plain_bytes(struct str text, size_t at) {
    size_t end = at;
    while (end < text.len && (unsigned char)text.at[end] < 0x80 && text.at[end] != '\n' &&
           text.at[end] != '\t')
        end++;
    return end - at;
}

static void add_text(struct flattener *work, const struct node *node) {
    bool running = false; /* the last run goes on, byte for byte */
    for (size_t at = 0; at < node->text.len;) {
        size_t start = at, bytes = plain_bytes(node->text, at);
        uint32_t c = bytes ? 0 : str_next(node->text, &at);
        char plain = plain_form(c);
        at += bytes;
        if (plain == 0) {
            if (!running)
                add_run(work, node, (uint32_t)start, 0);
            g_string_append_len(work->out, node->text.at + start, (gssize)(at - start));
            running = true;
            continue;
        }
        running = false;
        if (plain != 1) {
            add_run(work, node, (uint32_t)start, (uint32_t)(at - start));
            g_string_append_c(work->out, plain);
        }
    }
}

static bool concerns_analysis(const struct node *node) {
    return node->kind == NODE_SPAN && (node->has_date || node->no_event || node->no_actor ||
                                       node->actor.len || node->event_kind.len);
}

static void add_inlines(struct flattener *work) {
    struct flat *flat = work->flat;
    size_t *open = NULL, open_count = 0, open_room = 0;
    struct walk walk = walk_start(flat->block);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (concerns_analysis(node)) {
            if (walk.entering) {
                struct flat_span span = {work->out->len, 0, node};
                ARENA_PUSH(work->arena, open, open_count, open_room, flat->span_count);
                ARENA_PUSH(work->arena, flat->spans, flat->span_count, flat->span_room, span);
            } else if (open && open_count) {
                flat->spans[open[--open_count]].end = work->out->len;
            }
        }
        if (!walk.entering)
            continue;
        if (node->citation) {
            struct flat_citation cited = {work->out->len, node->citation};
            ARENA_PUSH(work->arena, flat->citations, flat->citation_count, flat->citation_room,
                       cited);
        }
        if (node->kind == NODE_TEXT || node->kind == NODE_CODE) {
            add_text(work, node);
        } else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK) {
            add_run(work, NULL, 0, 0);
            g_string_append_c(work->out, ' ');
        }
    }
}

static bool is_initial(const char *text, size_t stop) {
    return stop >= 1 && g_ascii_isupper(text[stop - 1]) &&
           (stop == 1 || !flat_word_at(text, stop - 2));
}

/* "12. August 1970": the day's ordinal has a stop; "1994 р.", "1994 r.": so has the year's word. */
static bool is_in_date(const char *text, size_t start, size_t stop) {
    static const char *const months[] = {
        "Januar", "J\u00E4nner", "Februar",   "M\u00E4rz", "April",    "Mai",      "Juni",
        "Juli",   "August",      "September", "Oktober",   "November", "Dezember", NULL};
    static const char *const years[] = {"\u0440", "\u0440\u0440", "\u0433", "\u0433\u0433", "r",
                                        NULL};
    bool ordinal = stop - start <= 2 && g_ascii_isdigit(text[start]) && text[stop + 1] == ' ';
    for (const char *const *month = months; ordinal && *month; month++)
        if (strncmp(text + stop + 2, *month, strlen(*month)) == 0)
            return true;
    bool behind_year = start >= 2 && text[start - 1] == ' ' && g_ascii_isdigit(text[start - 2]);
    for (const char *const *year = years; behind_year && *year; year++)
        if (strlen(*year) == stop - start && strncmp(text + start, *year, stop - start) == 0)
            return true;
    return false;
}

static bool is_sentence_end(const char *text, size_t stop) {
    if (text[stop] != '.')
        return true;
    size_t start = stop;
    while (start > 0 && flat_word_at(text, start - 1))
        start--;
    return !is_initial(text, stop) && !is_in_date(text, start, stop) &&
           !cue_is_abbreviation(text + start, stop - start);
}

/* "... ended. 2014 was": is the word before the stop at `stop` a whole one, so that the number
 * behind it begins a sentence? Days ("3. 5. 1990") and short forms ("No. 3") are none. */
static bool ends_before_number(const char *text, size_t stop) {
    enum { LEAST_LETTERS = 3, YEAR = 4 };
    static const char *const short_words[] = {"it", "us", "up", "on", "so", "me", NULL};
    size_t start = stop, letters = 0, digits = 0;
    while (start > 0 && flat_word_at(text, start - 1))
        start--;
    if (start == stop)
        return stop > 0 && strchr(")]\"'%", text[stop - 1]);
    for (size_t at = start; at < stop; at++) {
        digits += g_ascii_isdigit(text[at]);
        letters += ((unsigned char)text[at] & 0xC0) != 0x80;
    }
    if (digits)
        return digits == letters && digits == YEAR;
    for (const char *const *word = short_words; *word; word++)
        if (letters == 2 && stop - start == 2 && memcmp(text + start, *word, 2) == 0)
            return true;
    return letters >= LEAST_LETTERS && !cue_numbers(text + start, stop - start);
}

/* `stop` is the mark that ends the sentence before. */
static bool begins_sentence(const char *whole, size_t stop, size_t next) {
    const char *text = whole + next;
    while (*text == '"' || *text == '(' || *text == '[' || *text == '\'')
        text++;
    if (g_ascii_isdigit(*text))
        return whole[stop] != '.' || ends_before_number(whole, stop);
    if ((unsigned char)*text < 0x80)
        return g_ascii_isupper(*text);
    return g_unichar_isupper(g_utf8_get_char(text));
}

/* Each date costs work over its whole sentence: what has no end for so long is divided at a blank,
 * or a text without stops would cost the square of its length. */
enum { LONGEST_SENTENCE = 2000 };

static void divide(struct arena *arena, struct flat *flat) {
    const char *text = flat->text;
    size_t start = 0;
    for (size_t at = 0; at < flat->len; at++) {
        if (text[at] == ' ' && at - start >= LONGEST_SENTENCE) {
            struct flat_sentence piece = {start, at, SIZE_MAX};
            ARENA_PUSH(arena, flat->sentences, flat->sentence_count, flat->sentence_room, piece);
            start = at + 1;
            continue;
        }
        if (text[at] != '.' && text[at] != '!' && text[at] != '?')
            continue;
        size_t behind = at + 1;
        while (behind < flat->len && strchr("\"')]", text[behind]))
            behind++;
        size_t next = behind;
        while (text[next] == ' ')
            next++;
        if (next == behind || next >= flat->len || !begins_sentence(text, at, next) ||
            !is_sentence_end(text, at))
            continue;
        struct flat_sentence sentence = {start, behind, SIZE_MAX};
        ARENA_PUSH(arena, flat->sentences, flat->sentence_count, flat->sentence_room, sentence);
        start = next;
        at = next - 1;
    }
    struct flat_sentence last = {start, flat->len, SIZE_MAX};
    ARENA_PUSH(arena, flat->sentences, flat->sentence_count, flat->sentence_room, last);
}

static void pair_quotes(struct flat *flat) {
    size_t open = SIZE_MAX, at = 0;
    for (size_t i = 0; i < flat->sentence_count; i++) {
        for (; at < flat->sentences[i].start; at++)
            if (flat->text[at] == '"')
                open = open == SIZE_MAX ? at : SIZE_MAX;
        flat->sentences[i].quote = open;
    }
    for (; at < flat->len; at++)
        if (flat->text[at] == '"')
            open = open == SIZE_MAX ? at : SIZE_MAX;
    flat->quotes_pair = open == SIZE_MAX;
}

struct flat *flat_make(struct arena *arena, const struct node *block) {
    struct flattener work = {arena, ARENA_NEW(arena, struct flat), g_string_new(NULL)};
    work.flat->block = block;
    add_inlines(&work);
    struct str text = {work.out->str, work.out->len};
    work.flat->text = str_terminated(arena, text);
    work.flat->len = text.len;
    g_string_free(work.out, TRUE);
    divide(arena, work.flat);
    pair_quotes(work.flat);
    return work.flat;
}

size_t flat_sentence_at(const struct flat *flat, size_t offset) {
    size_t low = 0, high = flat->sentence_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (flat->sentences[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

const struct citation *flat_citation_of(const struct flat *flat, struct flat_sentence sentence,
                                        size_t offset) {
    size_t low = 0, high = flat->citation_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (flat->citations[middle].at < offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < flat->citation_count && flat->citations[low].at <= sentence.end)
        return flat->citations[low].citation;
    if (!low)
        return NULL;
    const struct flat_citation *before = &flat->citations[low - 1];
    /* At its very start one may belong to the sentence before, unless its words are in this one. */
    bool inside =
        before->at > sentence.start || (before->at == sentence.start && before->citation->in_text);
    return inside ? before->citation : NULL;
}

static size_t run_at(const struct flat *flat, size_t offset) {
    size_t low = 0, high = flat->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (flat->runs[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bool flat_position(const struct flat *flat, size_t offset, struct position *at) {
    if (offset >= flat->len)
        return false;
    const struct flat_run *run = &flat->runs[run_at(flat, offset)];
    if (!run->node || run->node->kind != NODE_TEXT)
        return false;
    uint32_t inside = run->width ? 0 : (uint32_t)(offset - run->start);
    *at = (struct position){run->node, run->offset + inside};
    return true;
}

static struct span place_of(const struct flat *flat, size_t offset) {
    const struct flat_run *run = &flat->runs[run_at(flat, offset)];
    if (!run->node)
        return SPAN_NONE;
    if (run->node->kind != NODE_TEXT)
        return run->node->span;
    uint32_t inside = run->offset + (run->width ? 0 : (uint32_t)(offset - run->start));
    return node_source_span(run->node, inside, inside + (run->width ? run->width : 1));
}

struct span flat_source_span(const struct flat *flat, size_t start, size_t end) {
    if (start >= end || end > flat->len)
        return flat->block->span;
    struct span first = place_of(flat, start), last = place_of(flat, end - 1);
    if (first.source == 0)
        return flat->block->span;
    if (last.source == first.source && last.end > first.end)
        first.end = last.end;
    return first;
}

/* Typographic spaces become spaces, but dashes and quotation marks stay as the author set them. */
struct str flat_written(struct arena *arena, const struct flat *flat, size_t start, size_t end) {
    GString *out = g_string_new(NULL);
    size_t index = flat->run_count ? run_at(flat, start) : 0;
    for (size_t at = start; at < end && at < flat->len; at++) {
        while (index + 1 < flat->run_count && flat->runs[index + 1].start <= at)
            index++;
        const struct flat_run *run = &flat->runs[index];
        if (flat->text[at] == ' ') {
            if (out->len == 0 || out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
        } else if (run->width) {
            g_string_append_len(out, run->node->text.at + run->offset, (gssize)run->width);
        } else {
            g_string_append_c(out, flat->text[at]);
        }
    }
    struct str written = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return written;
}
