/* paragraph.c: one block's inlines → finished lines; also labels and the widths of table cells.
 * In: a block, its text style and measure. Out: lines whose draws are relative to the column's left
 * edge and their baselines. */
#include "layout/quality.h"
#include "layout/words.h"

enum { LEAST_VARIED = 3 }; /* lines of a paragraph that can be set in one more or less */

/* Lines of a poem or an address: each is broken by itself. `first` and `last` of the breaks count
 * in all items. Returns their number. */
static size_t break_verse(const struct words *words, int32_t measure, int32_t turnover,
                          struct line_break **breaks) {
    struct line_break *all = NULL;
    size_t count = 0, room = 0;
    for (size_t from = 0; from < words->break_count;) {
        size_t to = from;
        while (words->breaks[to].kind != ITEM_PENALTY || words->breaks[to].penalty > PENALTY_ALWAYS)
            to++;
        struct break_shape shape = {
            .first_width = measure, .width = measure - turnover, .line_stretch = measure / 4};
        struct line_break *some;
        size_t lines =
            line_break(words->scratch, words->breaks + from, to + 1 - from, shape, &some, NULL);
        for (size_t i = 0; i < lines; i++) {
            some[i].first += from;
            some[i].last += from;
            ARENA_PUSH(words->scratch, all, count, room, some[i]);
        }
        from = to + 1;
    }
    *breaks = all;
    return count;
}

static bool begins_hard_line(const struct words *words, const struct line_break *breaks, size_t i) {
    const struct item *before = i ? &words->breaks[breaks[i - 1].last] : NULL;
    return !before || (before->kind == ITEM_PENALTY && before->penalty <= PENALTY_ALWAYS);
}

static struct lines set_lines(struct layout_job *job, const struct paragraph *paragraph) {
    struct words words = words_begin(job, paragraph);
    words_read(&words);
    words_finish(&words);
    int32_t measure = MAX(paragraph->measure - paragraph->left - paragraph->right, PANGO_SCALE);
    int32_t turnover = paragraph->verse ? MIN(2 * paragraph->text->size, measure / 3) : 0;
    int align = words.align;
    struct break_shape shape = {.first_width = measure - paragraph->first_indent,
                                .width = measure,
                                .narrow = paragraph->narrow,
                                .narrow_lines = paragraph->narrow_lines,
                                .looseness = paragraph->looseness};
    if (align != TEXT_JUSTIFY)
        shape.line_stretch = MIN(measure / 4, 5 * paragraph->text->size);
    struct line_break *breaks = NULL;
    struct line_variants variants = {false, false};
    bool varies = paragraph->varies && align == TEXT_JUSTIFY;
    size_t count = paragraph->verse ? break_verse(&words, measure, turnover, &breaks)
                                    : line_break(words.scratch, words.breaks, words.break_count,
                                                 shape, &breaks, varies ? &variants : NULL);
    struct lines lines = {.items = ARENA_ARRAY(job->arena, struct line, count + 1)};
    lines.can_loosen = variants.more && count >= LEAST_VARIED;
    lines.can_tighten = variants.fewer && count >= LEAST_VARIED;
    for (size_t i = 0; i < count; i++) {
        int32_t indent = i == 0 ? paragraph->first_indent : 0;
        if (i < paragraph->narrow_lines)
            indent += paragraph->narrow;
        if (paragraph->verse && i > 0 && !begins_hard_line(&words, breaks, i)) {
            indent += turnover;
            lines.items[i - 1].goes_on = true;
        }
        int32_t start = words.right_to_left ? paragraph->right : paragraph->left + indent;
        int32_t width = measure - indent;
        if (i + 1 == count && paragraph->tail.len) {
            width += paragraph->right;
            start -= words.right_to_left ? paragraph->right : 0;
        }
        lines.items[lines.count++] =
            line_make(&words, breaks[i], i + 1 == count, start, width, align);
    }
    /* An empty block has no line, unless something must be found in it. */
    if (words.count == 0 && words.anchor_count == 0)
        lines.count = 0;
    return lines;
}

struct lines paragraph_set(struct layout_job *job, const struct paragraph *paragraph) {
    if (!line_cache_takes(paragraph))
        return set_lines(job, paragraph);
    const struct lines *known = line_cache_find(job->typesetter, paragraph);
    if (known)
        return *known;
    struct arena *arena = job->arena;
    size_t mark = diag_mark(job->diags);
    job->arena = job->typesetter->arena;
    struct lines lines = set_lines(job, paragraph);
    job->arena = arena;
    if (diag_mark(job->diags) == mark) /* else the next round has to tell it again */
        line_cache_add(job->typesetter, paragraph, lines);
    return lines;
}

void paragraph_compare(struct layout_job *job, const struct paragraph *paragraph) {
    struct words words = words_begin(job, paragraph);
    size_t mark = diag_mark(job->diags);
    words_read(&words);
    words_finish(&words);
    diag_rewind(job->diags, mark);
    struct break_shape shape = {.first_width = paragraph->measure - paragraph->first_indent,
                                .width = paragraph->measure,
                                .narrow = paragraph->narrow,
                                .narrow_lines = paragraph->narrow_lines};
    struct greedy_lines greedy = {.items = words.breaks, .item_count = words.break_count};
    greedy.count =
        line_break_greedy(words.scratch, words.breaks, words.break_count, shape, &greedy.breaks);
    quality_add_greedy(job, &greedy, paragraph);
}

struct line label_set(struct layout_job *job, struct str text, const struct text_style *style,
                      int32_t measure, enum text_align align, enum draw_flow flow, int32_t *width) {
    struct paragraph paragraph = {
        .text = style, .measure = measure, .flow = flow, .small_caps_allowed = true};
    struct words words = words_begin(job, &paragraph);
    words_add_label(&words, text);
    words_finish(&words);
    struct line_break whole = {0, words.break_count - 1, 0, false};
    int set = align == TEXT_JUSTIFY ? TEXT_LEFT : (int)align;
    struct line line = line_make(&words, whole, true, 0, measure, set);
    if (width)
        *width = line.width;
    return line;
}

/* A piece of text without a break but for hyphens, while its width is added up. */
struct piece {
    int32_t width;
    int32_t before[32], hyphen; /* widths before the places where a hyphen may be */
    size_t places;
};

/* As wide as its longer half when it is divided once, where that is best. */
static int32_t piece_least(const struct piece *piece) {
    int32_t least = piece->width;
    for (size_t i = 0; i < piece->places; i++)
        least = MIN(least, MAX(piece->before[i] + piece->hyphen, piece->width - piece->before[i]));
    return least;
}

static void piece_add_hyphen(struct piece *piece, const struct item *item) {
    if (piece->places < G_N_ELEMENTS(piece->before))
        piece->before[piece->places++] = piece->width;
    piece->hyphen = MAX(piece->hyphen, item->width);
}

static struct block_widths measure_items(const struct words *words) {
    struct block_widths widths = {0, 0, 0};
    struct piece piece = {0};
    int32_t word = 0, line = 0;
    for (size_t i = 0; i < words->break_count; i++) {
        const struct item *item = &words->breaks[i];
        bool can_break = item->kind != ITEM_BOX && item->penalty < PENALTY_NEVER;
        bool emergency = can_break && item->penalty >= EMERGENCY_PENALTY;
        if (can_break && item->hyphen) {
            piece_add_hyphen(&piece, item);
        } else if (can_break) {
            widths.least = MAX(widths.least, piece_least(&piece));
            piece = (struct piece){0};
            if (!emergency) {
                widths.whole = MAX(widths.whole, word);
                word = 0;
            }
        }
        if (item->kind != ITEM_PENALTY) {
            line += item->width;
            if (!can_break) { /* a space that does not break holds its neighbours together */
                piece.width += item->width;
                word += item->width;
            }
        }
        widths.natural = MAX(widths.natural, line);
        if (item->kind == ITEM_PENALTY && item->penalty <= PENALTY_ALWAYS)
            line = 0;
    }
    return widths;
}

struct block_widths paragraph_widths(struct layout_job *job, const struct node *block,
                                     const struct text_style *text) {
    struct paragraph paragraph = {.block = block,
                                  .text = text,
                                  .measure = PANGO_SCALE * 1000,
                                  .small_caps_allowed = true,
                                  .any_word = true};
    size_t mark = diag_mark(job->diags);
    struct language_seen *languages = job->languages;
    struct words words = words_begin(job, &paragraph);
    words_read(&words);
    words_finish(&words);
    diag_rewind(job->diags, mark); /* the setting itself reports */
    job->languages = languages;
    return measure_items(&words);
}
