/* quality.c: how good lines and pages came out, for the report. In: lines as they are set, strips
 * as they are placed, pages as they are drawn. Out: counts, and the places that somebody should
 * look at. */
#include "layout/quality.h"

#include "layout/rivers.h"
#include "layout/typesetter.h"
#include "layout/vertical.h"

/* Ratios in thousandths. A line too wide for its measure shows by a ratio that no line has which
 * fits: spaces never shrink by more than two fifths. */
enum { TIGHT = -500, OPEN = 500, LOOSE = 1000, VERY_LOOSE = 2000, WIDE = -1210 };
enum { RUNT_SHARE = 15, LADDER = 3 };

static void add_place(struct layout_job *job, struct quality_place place) {
    struct layout_quality *quality = &job->quality;
    ARENA_PUSH(job->arena, quality->places, quality->place_count, quality->place_room, place);
}

/* ---- lines ---- */

static void count_justified(size_t *counts, int32_t ratio) {
    counts[LINES_JUSTIFIED]++;
    counts[LINES_TIGHT] += ratio < TIGHT;
    counts[LINES_OPEN] += ratio > OPEN && ratio <= LOOSE;
    counts[LINES_LOOSE] += ratio > LOOSE;
    counts[LINES_VERY_LOOSE] += ratio > VERY_LOOSE;
}

/* Returns how many lines up to this one end with a hyphen. */
static size_t count_hyphen(size_t *counts, bool hyphen, size_t ladder) {
    ladder = hyphen ? ladder + 1 : 0;
    counts[LINES_HYPHENATED] += hyphen;
    counts[LINES_LADDERS] += ladder == LADDER;
    return ladder;
}

static bool is_runt(int64_t last_width, size_t line_count, int32_t measure) {
    return line_count > 1 && last_width * 100 < (int64_t)measure * RUNT_SHARE;
}

static struct line_quality judge(const struct lines *lines, int32_t measure) {
    struct line_quality found = {{0}};
    size_t ladder = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        ladder = count_hyphen(found.counts, line->flagged, ladder);
        if (line->justified)
            count_justified(found.counts, line->ratio);
        found.counts[LINES_WIDE] += line->ratio < WIDE;
    }
    if (lines->count > 0)
        found.counts[LINES_RUNTS] =
            is_runt(lines->items[lines->count - 1].width, lines->count, measure);
    return found;
}

void quality_add_lines(struct layout_job *job, const struct lines *lines, int32_t measure) {
    struct line_quality found = judge(lines, measure);
    for (int i = 0; i < LINE_FIGURES; i++)
        job->quality.lines.counts[i] += found.counts[i];
    size_t ladder = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        struct quality_place place = {NULL, line->start, PAGE_NONE, line->ratio};
        ladder = line->flagged ? ladder + 1 : 0;
        if (line->ratio < WIDE)
            place.what = "line too wide";
        else if (line->justified && line->ratio > VERY_LOOSE)
            place.what = "loose line";
        else if (ladder == LADDER)
            place.what = "ladder";
        else if (found.counts[LINES_RUNTS] && i + 1 == lines->count)
            place.what = "runt";
        if (place.what)
            add_place(job, place);
    }
}

void quality_take_back(struct layout_job *job, const struct variation *variation) {
    struct line_quality found = judge(&variation->lines, variation->paragraph.measure);
    for (int i = 0; i < LINE_FIGURES; i++)
        job->quality.lines.counts[i] -= found.counts[i];
    for (size_t i = variation->places_from; i < variation->places_to; i++)
        job->quality.places[i].what = NULL;
}

/* ---- the greedy setting ---- */

/* The spaces of a line, as far from its start as it would be set. */
static size_t greedy_spaces(const struct item *items, struct line_break line, bool is_last,
                            struct river_space *spaces) {
    double ratio = is_last ? MIN(line.ratio, 0) : line.ratio;
    size_t count = 0;
    double x = 0;
    for (size_t i = line.first; i < line.last; i++) {
        const struct item *item = &items[i];
        bool glue = item->kind == ITEM_GLUE;
        double width = item->kind == ITEM_PENALTY ? 0 : item->width;
        if (glue)
            width += ratio * (ratio > 0 ? item->stretch : item->shrink);
        if (glue && count < RIVER_MOST_SPACES)
            spaces[count++] = (struct river_space){(int32_t)x, (int32_t)(x + width), 0};
        x += width;
    }
    return count;
}

static int64_t width_of(const struct greedy_lines *lines, struct line_break line) {
    int64_t width = 0;
    for (size_t i = line.first; i < line.last; i++)
        width += lines->items[i].kind == ITEM_PENALTY || lines->items[i].fill
                     ? 0
                     : lines->items[i].width;
    return width;
}

/* An ordinary word space of running text. */
static int32_t ordinary_space(const struct layout_job *job) {
    return role_style(job, TEXT_BODY)->size / 4;
}

void quality_add_greedy(struct layout_job *job, const struct greedy_lines *lines,
                        const struct paragraph *paragraph) {
    size_t *counts = job->quality.greedy.counts, ladder = 0;
    struct rivers rivers = {.above_count = 0};
    for (size_t i = 0; i < lines->count; i++) {
        struct line_break line = lines->breaks[i];
        bool is_last = i + 1 == lines->count;
        struct river_space spaces[RIVER_MOST_SPACES];
        size_t space_count = greedy_spaces(lines->items, line, is_last, spaces);
        counts[LINES_RIVERS] += rivers_add_line(&rivers, spaces, space_count, ordinary_space(job));
        if (is_last)
            counts[LINES_RUNTS] += is_runt(width_of(lines, line), lines->count, paragraph->measure);
        else
            count_justified(counts, (int32_t)(CLAMP(line.ratio, -1000, 1000) * 1000));
        ladder = count_hyphen(counts, lines->items[line.last].flagged, ladder);
        counts[LINES_WIDE] += line.ratio < -1;
    }
}

/* ---- pages ---- */

/* The first or last strip of a page that is no space. */
static const struct strip *edge(const struct strip *const *strips, size_t count, bool last) {
    for (size_t i = 0; i < count; i++) {
        const struct strip *strip = strips[last ? count - 1 - i : i];
        if (!strip->space)
            return strip;
    }
    return NULL;
}

static bool has_low_heading(const struct strip *const *strips, size_t count) {
    size_t lines = 0;
    for (size_t i = count; i-- > 0 && lines < 2;) {
        if (strips[i]->space)
            continue;
        if (strips[i]->is_heading)
            return true;
        lines++;
    }
    return false;
}

void quality_add_page(struct layout_job *job, const struct strip *const *strips, size_t count,
                      struct page_state state) {
    struct page_quality *pages = &job->quality.pages;
    const struct strip *first = edge(strips, count, false), *last = edge(strips, count, true);
    pages->count++;
    if (!first)
        return;
    struct quality_place place = {NULL, first->word_start, state.page, 0};
    if (first->line_count > 1 && first->line + 1 == first->line_count) {
        pages->widows++;
        place.what = "widow";
        add_place(job, place);
    }
    if (last->line_count > 1 && last->line == 0) {
        pages->orphans++;
        place.what = "orphan";
        add_place(job, place);
    }
    if (!state.ends_run && has_low_heading(strips, count)) {
        pages->low_headings++;
        place.what = "heading at the foot";
        add_place(job, place);
    }
    place.ratio = state.missing;
    if (!state.ends_run && state.missing >= 2) {
        pages->short_pages++;
        place.what = "short page";
        add_place(job, place);
    }
    if (state.is_recto && !state.ends_run && state.facing >= 0 && state.facing != state.missing) {
        pages->unlike_pages++;
        place.what = "facing pages of unlike depth";
        add_place(job, place);
    }
}

/* ---- what is drawn ---- */

/* A letter or space of a line, from its left edge. */
struct letter {
    int32_t x;
    bool space;
};

struct line_letters {
    struct letter *items;
    size_t count, room;
};

/* Appends the letters of a draw; of a cluster that several glyphs show, the first one's place. */
static void add_letters(struct arena *arena, struct line_letters *line, const struct draw *draw) {
    size_t glyph = 0, byte = 0;
    for (size_t i = 0; i < draw->cluster_count; i++) {
        struct str text = str_slice(draw->text, byte, byte + draw->clusters[i].bytes);
        bool space = str_equal(text, STR(" ")) || str_equal(text, STR("\u00a0"));
        if (glyph < draw->glyph_count && draw->clusters[i].glyphs)
            ARENA_PUSH(arena, line->items, line->count, line->room,
                       ((struct letter){draw->x + draw->glyphs[glyph].x, space}));
        glyph += draw->clusters[i].glyphs;
        byte += draw->clusters[i].bytes;
    }
}

static int by_x(const void *a, const void *b) {
    const struct letter *first = a, *second = b;
    return (first->x > second->x) - (first->x < second->x);
}

/* The spaces between the line's letters; those at its ends are not seen. */
static size_t letters_to_spaces(struct line_letters *line, struct river_space *spaces) {
    size_t count = 0;
    if (line->count)
        qsort(line->items, line->count, sizeof *line->items, by_x);
    for (size_t i = 1; i + 1 < line->count && count < RIVER_MOST_SPACES; i++)
        if (line->items[i].space)
            spaces[count++] = (struct river_space){line->items[i].x, line->items[i + 1].x, 0};
    return count;
}

/* The paragraph of running text that a draw belongs to, or NULL. */
static const struct node *running_paragraph(const struct draw *draw) {
    const struct node *node = draw->node;
    while (node && node_is_inline(node))
        node = node->parent;
    bool runs = node && node->kind == NODE_PARAGRAPH && node->role == ROLE_NONE && node->parent &&
                node->parent->kind == NODE_SECTION;
    return runs ? node : NULL;
}

/* Looks through the running text of a page; lines of one paragraph come one below the other, in
 * columns too, but for the top of the next column. */
static void find_rivers(struct layout_job *job, const struct page *page, size_t number) {
    struct rivers rivers = {.above_count = 0};
    struct line_letters line = {0};
    const struct node *paragraph = NULL;
    int32_t y = 0;
    struct position start = {NULL, 0};
    for (size_t i = 0; i < page->draw_count; i++) {
        const struct draw *draw = &page->draws[i];
        if (draw->kind != DRAW_TEXT || draw->flow != FLOW_TEXT || draw->hidden)
            continue;
        const struct node *here = running_paragraph(draw);
        if (here != paragraph || (line.count == 0 && draw->y <= y))
            rivers.above_count = 0;
        if (line.count == 0)
            start = (struct position){draw->node, draw->offset};
        paragraph = here;
        if (here)
            add_letters(job->arena, &line, draw);
        if (!draw->line_end)
            continue;
        struct river_space spaces[RIVER_MOST_SPACES];
        size_t count = letters_to_spaces(&line, spaces);
        size_t found = rivers_add_line(&rivers, spaces, count, ordinary_space(job));
        job->quality.lines.counts[LINES_RIVERS] += found;
        for (; found > 0; found--)
            add_place(job, (struct quality_place){"river", start, number, 0});
        line.count = 0;
        y = draw->y;
    }
}

/* Glyph 0 of every font is its sign for what it does not have (OpenType, "Recommendations for
 * OpenType Fonts"). */
static size_t count_unknown(const struct page *page) {
    size_t count = 0;
    for (size_t i = 0; i < page->draw_count; i++)
        for (size_t g = 0; g < page->draws[i].glyph_count; g++)
            count += page->draws[i].glyphs[g].glyph == 0;
    return count;
}

void quality_add_display(struct layout_job *job, const struct display *display) {
    for (size_t i = 0; i < display->page_count; i++) {
        job->quality.pages.unknown_glyphs += count_unknown(&display->pages[i]);
        find_rivers(job, &display->pages[i], i);
    }
}
