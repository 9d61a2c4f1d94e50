/* line_make.c: the items between two breaks → a finished line of draws.
 * In: words, the break, the measure. Out: glyph runs, one for each stretch of equal font, colour
 * and node; areas of links, anchors, pictures, leaders. Text is in logical order, x is visual. */
#include "layout/line_make.h"

#include <string.h>

/* A place for one entry more, to be filled in. */
static struct entry *next_entry(struct line_maker *maker) {
    struct words_room *room = maker->words->room;
    if (maker->count == room->entry_room) {
        room->entry_room = MAX(2 * maker->count, 64);
        room->entries = arena_grow(maker->words->job->typesetter->arena, room->entries,
                                   maker->count, room->entry_room, sizeof *room->entries);
    }
    maker->entries = room->entries;
    return &maker->entries[maker->count++];
}

static void add_shape(struct line_maker *maker, uint32_t number, const struct shape *shape,
                      uint32_t first_byte, bool hyphen) {
    const struct word *word = &maker->words->items[number];
    for (size_t r = 0; r < shape->run_count; r++) {
        const struct shape_run *run = &shape->runs[r];
        *next_entry(maker) =
            (struct entry){.word = word,
                           .number = number,
                           .run = run,
                           .text = {shape->text.at + run->start, run->bytes},
                           .offset = word->offset + first_byte + run->start,
                           .first_byte = first_byte + run->start,
                           .width = run->width,
                           .tracking = run->level % 2 || !word->face ? 0 : word->face->tracking,
                           .level = run->level,
                           .space = word->kind == WORD_SPACE,
                           .hyphen = hyphen && r + 1 == shape->run_count};
    }
    maker->ascent = MAX(maker->ascent, shape->ascent + word->raise);
    maker->descent = MAX(maker->descent, shape->descent - word->raise);
}

static struct str with_hyphen(struct arena *arena, struct str text) {
    char *bytes = ARENA_ARRAY(arena, char, text.len + 1);
    memcpy(bytes, text.at, text.len);
    bytes[text.len] = '-';
    return (struct str){bytes, text.len + 1};
}

static void add_fragment(struct line_maker *maker, const struct item *item, uint32_t end,
                         bool hyphen) {
    const struct word *word = &maker->words->items[item->word];
    struct typesetter *typesetter = maker->words->job->typesetter;
    struct str text = str_slice(word->text, item->start, end);
    const struct shape *shape = word->shape;
    if (word->levels && !hyphen)
        shape = bidi_shape(maker->words, word, item->start, end);
    else if (hyphen)
        shape = shape_word(typesetter, word->face, with_hyphen(maker->words->scratch, text));
    else if (text.len < word->text.len)
        shape = shape_word(typesetter, word->face, text);
    add_shape(maker, item->word, shape, item->start, hyphen);
    if (word->note && item->start == 0)
        ARENA_PUSH(maker->arena, maker->notes, maker->note_count, maker->note_room, word->note);
}

static void collect(struct line_maker *maker, struct line_break from) {
    const struct item *items = maker->words->breaks;
    const struct item *stop = &items[from.last];
    for (size_t i = from.first; i < from.last; i++) {
        const struct item *item = &items[i];
        if (item->kind == ITEM_PENALTY || item->word == UINT32_MAX)
            continue;
        const struct word *word = &maker->words->items[item->word];
        if (item->kind == ITEM_GLUE && word->kind == WORD_GAP) {
            *next_entry(maker) = (struct entry){.word = word,
                                                .number = item->word,
                                                .level = word->level,
                                                .space = true,
                                                .gap = true};
            maker->spaces++;
        } else if (item->kind == ITEM_GLUE) {
            add_shape(maker, item->word, word->shape, 0, false);
            maker->spaces++;
        } else if (word->kind == WORD_IMAGE) {
            *next_entry(maker) = (struct entry){
                .word = word, .number = item->word, .width = word->width, .level = word->level};
            maker->ascent = MAX(maker->ascent, word->height + word->raise);
        } else if (word->kind == WORD_TAIL) {
            *next_entry(maker) = (struct entry){.word = word,
                                                .number = item->word,
                                                .level = maker->words->right_to_left,
                                                .leader = true};
            add_shape(maker, item->word, word->shape, 0, false);
        } else {
            uint32_t end = item->end;
            size_t next = i + 1;
            /* Pieces of one word that stand in the line together are shaped together. */
            for (; next < from.last && items[next].kind != ITEM_GLUE; next++) {
                if (items[next].kind == ITEM_BOX &&
                    (items[next].word != item->word || items[next].start != end))
                    break;
                if (items[next].kind == ITEM_BOX) {
                    end = items[next].end;
                    i = next;
                }
            }
            add_fragment(maker, item, end, stop->hyphen && i + 1 >= from.last);
        }
    }
}

/* Tracking stands between letters, not behind the line's last. */
static void trim_tracking(struct line_maker *maker) {
    struct entry *last = maker->count ? &maker->entries[maker->count - 1] : NULL;
    if (!last || !last->run || !last->run->cluster_count)
        return;
    last->width -= last->tracking;
    last->tracking = 0;
}

/* What a line is made of, and by how much it can give way. */
struct widths {
    int64_t natural, letters, spaces;
};

static struct widths measure_entries(const struct line_maker *maker) {
    struct widths widths = {0, 0, 0};
    for (size_t i = 0; i < maker->count; i++) {
        const struct entry *entry = &maker->entries[i];
        widths.natural += entry->width;
        widths.spaces += entry->gap     ? gap_share(entry->word->face)
                         : entry->space ? entry->width
                                        : 0;
        widths.letters += entry->run && !entry->space && !entry->word->rigid ? entry->width : 0;
    }
    return widths;
}

/* Letters and spaces give way alike, letters by two hundredths at most, in steps: so they share one
 * subset of the font, and neighbouring lines look the same (Hàn Thế Thành, 2000). */
static void expand(struct line_maker *maker, struct widths *widths, int64_t gap) {
    int64_t spaces = gap > 0 ? widths->spaces / 2 : widths->spaces / 3;
    int64_t letters = widths->letters * MOST_EXPANSION / 1000;
    if (letters == 0)
        return;
    int64_t share =
        CLAMP(gap * MOST_EXPANSION / (letters + spaces), -MOST_EXPANSION, MOST_EXPANSION);
    int64_t half = share < 0 ? -EXPANSION_STEP / 2 : EXPANSION_STEP / 2;
    if (maker->broken && maker->spaces == 0) /* no space makes good what is too much */
        half = share < 0 ? 1 - EXPANSION_STEP : 0;
    maker->expansion = (int32_t)((share + half) / EXPANSION_STEP) * EXPANSION_STEP;
    for (size_t i = 0; i < maker->count; i++) {
        struct entry *entry = &maker->entries[i];
        if (!entry->run || entry->space || entry->word->rigid)
            continue;
        entry->expansion = maker->expansion;
        entry->width = (int32_t)((int64_t)entry->width * (1000 + entry->expansion) / 1000);
    }
    *widths = measure_entries(maker);
}

/* A space takes as much as its like; a gap less. */
static int64_t space_parts(const struct entry *entry) {
    return entry->gap ? 1 : entry->space ? 2 : 0;
}

static void drop_gaps(struct line_maker *maker) {
    size_t kept = 0;
    for (size_t i = 0; i < maker->count; i++)
        if (!maker->entries[i].gap)
            maker->entries[kept++] = maker->entries[i];
    maker->count = kept;
}

/* Spreads what is left over letters and spaces, to the unit. Returns the line's width. */
static int32_t justify(struct line_maker *maker, int32_t measure, bool spread, bool shrink) {
    struct widths widths = measure_entries(maker);
    for (size_t i = 0; i < maker->count; i++)
        if (maker->entries[i].leader) {
            maker->entries[i].width = (int32_t)MAX(measure - widths.natural, 0);
            return measure;
        }
    int64_t gap = measure - widths.natural;
    maker->natural = (int32_t)widths.natural;
    if ((gap > 0 && !spread) || (gap < 0 && !shrink))
        return (int32_t)widths.natural;
    expand(maker, &widths, gap);
    gap = measure - widths.natural;
    int64_t give = gap > 0 ? widths.spaces / 2 : widths.spaces / 3;
    maker->ratio = (int32_t)(gap * 1000 / MAX(give, 1));
    if (maker->spaces == 0)
        return (int32_t)widths.natural;
    gap = MAX(gap, -widths.spaces * 2 / 5);
    int64_t done = 0, seen = 0, parts = 0;
    for (size_t i = 0; i < maker->count; i++)
        parts += space_parts(&maker->entries[i]);
    for (size_t i = 0; i < maker->count; i++) {
        if (!maker->entries[i].space)
            continue;
        seen += space_parts(&maker->entries[i]);
        int64_t part = gap * seen / parts;
        maker->entries[i].width += (int32_t)(part - done);
        done = part;
    }
    return (int32_t)(widths.natural + gap);
}

/* Gives each entry its x: rule L2 of the bidirectional algorithm over the runs of a line. */
static void place(struct line_maker *maker, int32_t x) {
    struct entry *entries = maker->entries;
    size_t count = maker->count;
    int highest = 0;
    for (size_t i = 0; i < count; i++)
        highest = MAX(highest, entries[i].level);
    for (size_t i = 0; highest == 0 && i < count; i++) {
        entries[i].x = x;
        x += entries[i].width;
    }
    if (highest == 0)
        return;
    size_t *order = ARENA_ARRAY(maker->words->scratch, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (int level = highest; level > 0; level--)
        for (size_t i = 0; i < count; i++) {
            size_t end = i;
            while (end < count && entries[order[end]].level >= level)
                end++;
            for (size_t a = i, b = end; a + 1 < b; a++, b--) {
                size_t swap = order[a];
                order[a] = order[b - 1];
                order[b - 1] = swap;
            }
            i = MAX(i, end);
        }
    for (size_t i = 0; i < count; i++) {
        entries[order[i]].x = x;
        x += entries[order[i]].width;
    }
}

static void report(struct line_maker *maker, int32_t natural, int32_t measure, bool justified) {
    const struct word *word = NULL;
    int64_t space = 0;
    for (size_t i = 0; i < maker->count; i++) {
        if (maker->entries[i].space)
            space += maker->entries[i].width;
        else if (!word && maker->entries[i].word->node)
            word = maker->entries[i].word;
    }
    if (!word || !maker->words->paragraph->block)
        return;
    struct span span =
        node_source_span(word->node, word->offset, word->offset + (uint32_t)word->text.len);
    struct diags *diags = maker->words->job->diags;
    if (natural > measure + PANGO_SCALE / 2)
        diag_add(diags, DIAG_LINE_WIDE, span, "a line is %d pt wider than its column",
                 (natural - measure + PANGO_SCALE - 1) / PANGO_SCALE);
    else if (justified && maker->spaces && word->face &&
             space / (int64_t)maker->spaces > word->face->size)
        diag_add(diags, DIAG_LINE_LOOSE, span, "a line has wide gaps between its words");
}

static bool ends_in_broken_word(const struct item *stop) {
    return stop->kind == ITEM_PENALTY && stop->penalty == EMERGENCY_PENALTY;
}

/* A word that had to be divided where its language would not; told where it begins. */
static void report_broken(const struct words *words, struct line_break from) {
    const struct item *items = words->breaks, *stop = &items[from.last];
    if (!ends_in_broken_word(stop) || from.last == from.first)
        return;
    const struct word *word = &words->items[stop[-1].word];
    bool goes_on = items[from.first].kind == ITEM_BOX && items[from.first].start > 0 &&
                   items[from.first].word == stop[-1].word;
    if (word->rigid || goes_on || !word->node)
        return;
    struct span span =
        node_source_span(word->node, word->offset, word->offset + (uint32_t)word->text.len);
    diag_add(words->job->diags, DIAG_WORD_BROKEN, span,
             "a word is wider than its column and was broken between any letters");
}

static void add_trailing_space(struct line_maker *maker, const struct item *stop) {
    if (stop->kind != ITEM_GLUE || stop->word == UINT32_MAX || maker->count == 0 ||
        maker->words->items[stop->word].kind == WORD_GAP)
        return;
    int32_t left = INT32_MAX, right = INT32_MIN;
    for (size_t i = 0; i < maker->count; i++) {
        left = MIN(left, maker->entries[i].x);
        right = MAX(right, maker->entries[i].x + maker->entries[i].width);
    }
    size_t before = maker->count;
    int level = maker->entries[before - 1].level;
    add_shape(maker, stop->word, maker->words->items[stop->word].shape, 0, false);
    for (size_t i = before; i < maker->count; i++) {
        int32_t width = maker->entries[i].width;
        maker->entries[i].x = maker->words->right_to_left ? left - width : right;
        maker->entries[i].level = level;
        left -= width;
        right += width;
    }
}

static int32_t left_protrusion(const struct words *words, struct line_break from) {
    return from.first < from.last ? words->breaks[from.first].left : 0;
}

static int32_t right_protrusion(const struct words *words, struct line_break from) {
    if (words->breaks[from.last].hyphen)
        return words->breaks[from.last].right;
    for (size_t i = from.last; i-- > from.first;)
        if (words->breaks[i].kind == ITEM_BOX)
            return words->breaks[i].right;
    return 0;
}

struct line line_make(struct words *words, struct line_break from, bool is_last, int32_t start,
                      int32_t measure, int align) {
    struct line_maker maker = {.words = words, .arena = words->job->arena};
    const struct item *stop = &words->breaks[from.last];
    maker.broken = ends_in_broken_word(stop);
    collect(&maker, from);
    trim_tracking(&maker);
    bool forced = stop->kind == ITEM_PENALTY && stop->penalty <= PENALTY_ALWAYS;
    bool spread = align == TEXT_JUSTIFY && !forced;
    int32_t left = left_protrusion(words, from), right = spread ? right_protrusion(words, from) : 0;
    start -= left;
    int32_t width = justify(&maker, measure + left + right, spread, align == TEXT_JUSTIFY);
    int32_t shift = 0;
    if (align == TEXT_CENTRE)
        shift = (measure - width) / 2;
    else if (align == TEXT_RIGHT)
        shift = measure - width;
    place(&maker, start + MAX(shift, 0));
    report(&maker, width, measure + left + right, spread);
    report_broken(words, from);
    drop_gaps(&maker);
    struct line line = {0};
    line.start = line.word_start = (struct position){words->paragraph->block, 0};
    for (size_t i = 0; i < maker.count; i++) {
        const struct word *word = maker.entries[i].word;
        if (word->node && (word->node != words->paragraph->block || i + 1 == maker.count)) {
            line.start = (struct position){word->node, maker.entries[i].offset};
            line.word_start = line.start;
            bool divided = from.first > 0 && words->breaks[from.first - 1].hyphen;
            if (i == 0 && divided)
                line.word_start = word->start;
            break;
        }
    }
    add_trailing_space(&maker, stop);
    line_draw(&maker, is_last, start + MAX(shift, 0) + width);
    struct draw *draws = ARENA_ARRAY(maker.arena, struct draw, maker.draw_count);
    if (maker.draw_count)
        memcpy(draws, words->room->draws, maker.draw_count * sizeof *draws);
    line.draws = draws;
    line.draw_count = maker.draw_count;
    line.ascent = maker.ascent;
    line.descent = maker.descent;
    line.notes = maker.notes;
    line.note_count = maker.note_count;
    line.hyphenated = stop->hyphen;
    line.flagged = stop->flagged;
    line.justified = spread;
    line.ratio = maker.ratio;
    line.width = maker.natural;
    return line;
}
