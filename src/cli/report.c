/* report.c: how well lines and pages came out, as text or as JSON. */
#include "cli/cli.h"

static double share(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void append_share(GString *out, size_t part, size_t whole) {
    int64_t tenths = (int64_t)(share(part, whole) * 10 + 0.5);
    g_string_append_printf(out, "%lld.%lld %%", (long long)(tenths / 10), (long long)(tenths % 10));
}

/* The figures of lines, in the order that they are printed in; `key` is their name in JSON. */
static const struct {
    enum line_figure figure;
    const char *key, *text;
} line_rows[] = {
    {LINES_TIGHT, "tight", "tight (spaces shrunk over half)"},
    {LINES_OPEN, "open", "open (stretched over half)"},
    {LINES_LOOSE, "loose", "loose (stretched over 1)"},
    {LINES_VERY_LOOSE, "very_loose", "of these very loose (over 2)"},
    {LINES_WIDE, "wide", "too wide"},
    {LINES_HYPHENATED, "hyphenated", "ending with a hyphen"},
    {LINES_LADDERS, "ladders", "ladders of three hyphens"},
    {LINES_RUNTS, "runts", "runts (last lines under 15 %)"},
    {LINES_RIVERS, "rivers", "rivers through four lines"},
};

static void append_row(GString *out, const char *what, const struct layout_quality *quality,
                       enum line_figure figure) {
    const size_t *ours = quality->lines.counts, *greedy = quality->greedy.counts;
    g_string_append_printf(out, "  %-34s %7zu  ", what, ours[figure]);
    append_share(out, ours[figure], ours[LINES_JUSTIFIED]);
    g_string_append_printf(out, "   (line by line: %zu, ", greedy[figure]);
    append_share(out, greedy[figure], greedy[LINES_JUSTIFIED]);
    g_string_append(out, ")\n");
}

static struct str page_label(const struct build *build, const struct quality_place *place) {
    const struct page_map *map = build->layout->map;
    if (place->page != PAGE_NONE)
        return page_map_page(map, place->page)->label;
    return page_map_label(map, place->at.node, place->at.offset);
}

struct position_text {
    struct str file;
    uint32_t line, column;
};

static struct position_text where(const struct build *build, const struct quality_place *place) {
    struct position_text text = {STR(""), 0, 0};
    const struct node *node = place->at.node;
    if (!node || !node->span.source)
        return text;
    uint32_t byte = node_source_span(node, place->at.offset, place->at.offset).start;
    text.file = source_name(build->sources, node->span.source);
    struct place_in_text found = source_place(build->sources, node->span.source, byte);
    text.line = found.line;
    text.column = found.column;
    return text;
}

static void append_places(const struct build *build, GString *out) {
    const struct layout_quality *quality = &build->layout->quality;
    for (size_t i = 0; i < quality->place_count; i++) {
        const struct quality_place *place = &quality->places[i];
        if (!place->what)
            continue;
        struct position_text at = where(build, place);
        struct str label = page_label(build, place);
        g_string_append_printf(out, "  p. %.*s: %s", STR_ARG(label), place->what);
        if (at.file.len)
            g_string_append_printf(out, " (%.*s:%u:%u)", STR_ARG(at.file), at.line, at.column);
        g_string_append_c(out, '\n');
    }
}

/* Boxes of any kind that hold more than they have room for: as many as there are warnings. */
static size_t overfull(const struct build *build) {
    return diag_count_of(build->diags, DIAG_LINE_WIDE) + diag_count_of(build->diags, DIAG_TOO_TALL);
}

void report_text(const struct build *build, GString *out) {
    const struct layout_quality *quality = &build->layout->quality;
    const struct page_quality *pages = &quality->pages;
    g_string_append_printf(out, "lines of running text: %zu\n",
                           quality->lines.counts[LINES_JUSTIFIED]);
    for (size_t i = 0; i < G_N_ELEMENTS(line_rows); i++)
        append_row(out, line_rows[i].text, quality, line_rows[i].figure);
    g_string_append_printf(out,
                           "pages of running text: %zu\n"
                           "  widows %zu, orphans %zu, headings at the foot %zu\n"
                           "  short by two lines or more: %zu; unlike the page they face: %zu\n"
                           "in the whole book: overfull boxes %zu, unknown glyphs %zu\n",
                           pages->count, pages->widows, pages->orphans, pages->low_headings,
                           pages->short_pages, pages->unlike_pages, overfull(build),
                           pages->unknown_glyphs);
    append_places(build, out);
}

static void append_lines(GString *out, const char *name, const size_t *counts) {
    g_string_append_printf(out, "\"%s\":{\"justified\":%zu", name, counts[LINES_JUSTIFIED]);
    for (size_t i = 0; i < G_N_ELEMENTS(line_rows); i++)
        g_string_append_printf(out, ",\"%s\":%zu", line_rows[i].key, counts[line_rows[i].figure]);
    g_string_append(out, "},");
}

void report_json(const struct build *build, GString *out) {
    const struct layout_quality *quality = &build->layout->quality;
    const struct page_quality *pages = &quality->pages;
    g_string_append_c(out, '{');
    append_lines(out, "lines", quality->lines.counts);
    append_lines(out, "greedy", quality->greedy.counts);
    g_string_append_printf(out,
                           "\"pages\":{\"count\":%zu,\"widows\":%zu,\"orphans\":%zu,"
                           "\"low_headings\":%zu,\"short\":%zu,\"unlike\":%zu},"
                           "\"overfull\":%zu,\"unknown_glyphs\":%zu,\"places\":[",
                           pages->count, pages->widows, pages->orphans, pages->low_headings,
                           pages->short_pages, pages->unlike_pages, overfull(build),
                           pages->unknown_glyphs);
    bool first = true;
    for (size_t i = 0; i < quality->place_count; i++) {
        const struct quality_place *place = &quality->places[i];
        if (!place->what)
            continue;
        struct position_text at = where(build, place);
        g_string_append(out, first ? "{\"what\":" : ",{\"what\":");
        first = false;
        str_append_json(out, str_of(place->what));
        g_string_append(out, ",\"page\":");
        str_append_json(out, page_label(build, place));
        g_string_append(out, ",\"file\":");
        str_append_json(out, at.file);
        g_string_append_printf(out, ",\"line\":%u,\"column\":%u,\"ratio\":%d}", at.line, at.column,
                               place->ratio);
    }
    g_string_append(out, "]}\n");
}
