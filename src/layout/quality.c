/* quality.c: how good lines and pages came out, for the report. In: lines as they are set, strips
 * as they are placed. Out: counts, and the places that somebody should look at. */
#include "layout/vertical.h"

enum { RUNT_SHARE = 15, LOOSE = 1000, VERY_LOOSE = 2000, WIDE = -1210, LADDER = 3 };

static void add_place(struct layout_job *job, struct quality_place place) {
    struct layout_quality *quality = &job->quality;
    ARENA_PUSH(job->arena, quality->places, quality->place_count, quality->place_room, place);
}

static struct line_quality judge(const struct lines *lines, int32_t measure) {
    struct line_quality found = {0};
    size_t ladder = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        ladder = line->flagged ? ladder + 1 : 0;
        found.hyphenated += line->flagged;
        found.ladders += ladder == LADDER;
        found.justified += line->justified;
        found.wide += line->ratio < WIDE;
        found.loose += line->justified && line->ratio > LOOSE;
        found.very_loose += line->justified && line->ratio > VERY_LOOSE;
    }
    if (lines->count > 1)
        found.runts = lines->items[lines->count - 1].width * 100LL < measure * (int64_t)RUNT_SHARE;
    return found;
}

void quality_add_lines(struct layout_job *job, const struct lines *lines, int32_t measure) {
    struct line_quality *all = &job->quality.lines, found = judge(lines, measure);
    all->justified += found.justified;
    all->loose += found.loose;
    all->very_loose += found.very_loose;
    all->wide += found.wide;
    all->hyphenated += found.hyphenated;
    all->ladders += found.ladders;
    all->runts += found.runts;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        if (line->justified && line->ratio > VERY_LOOSE)
            add_place(job,
                      (struct quality_place){"loose line", line->start, PAGE_NONE, line->ratio});
    }
    if (found.runts)
        add_place(job, (struct quality_place){"runt", lines->items[lines->count - 1].start,
                                              PAGE_NONE, 0});
}

void quality_take_back(struct layout_job *job, const struct lines *lines, int32_t measure) {
    struct line_quality *all = &job->quality.lines, found = judge(lines, measure);
    all->justified -= found.justified;
    all->loose -= found.loose;
    all->very_loose -= found.very_loose;
    all->wide -= found.wide;
    all->hyphenated -= found.hyphenated;
    all->ladders -= found.ladders;
    all->runts -= found.runts;
}

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
