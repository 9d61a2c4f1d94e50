/* report.c: how well lines and pages came out, as text or as JSON. */
#include "cli/cli.h"

static double share(size_t part, size_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void append_share(GString *out, size_t part, size_t whole) {
    int64_t tenths = (int64_t)(share(part, whole) * 10 + 0.5);
    g_string_append_printf(out, "%lld.%lld %%", (long long)(tenths / 10), (long long)(tenths % 10));
}

static void append_row(GString *out, const char *what, size_t ours, size_t all, size_t greedy,
                       size_t all_greedy) {
    g_string_append_printf(out, "  %-34s %7zu  ", what, ours);
    append_share(out, ours, all);
    g_string_append_printf(out, "   (line by line: %zu, ", greedy);
    append_share(out, greedy, all_greedy);
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
        struct position_text at = where(build, place);
        struct str label = page_label(build, place);
        g_string_append_printf(out, "  p. %.*s: %s", STR_ARG(label), place->what);
        if (at.file.len)
            g_string_append_printf(out, " (%.*s:%u:%u)", STR_ARG(at.file), at.line, at.column);
        g_string_append_c(out, '\n');
    }
}

void report_text(const struct build *build, GString *out) {
    const struct layout_quality *quality = &build->layout->quality;
    const struct line_quality *ours = &quality->lines, *greedy = &quality->greedy;
    const struct page_quality *pages = &quality->pages;
    size_t all = ours->justified, other = greedy->justified;
    g_string_append_printf(out, "lines of running text: %zu\n", all);
    append_row(out, "loose (spaces stretched over 1)", ours->loose, all, greedy->loose, other);
    append_row(out, "very loose (over 2)", ours->very_loose, all, greedy->very_loose, other);
    append_row(out, "too wide", ours->wide, all, greedy->wide, other);
    append_row(out, "ending with a hyphen", ours->hyphenated, all, greedy->hyphenated, other);
    append_row(out, "ladders of three hyphens", ours->ladders, all, greedy->ladders, other);
    append_row(out, "runts (last lines under 15 %)", ours->runts, all, greedy->runts, other);
    g_string_append_printf(out,
                           "pages of running text: %zu\n"
                           "  widows %zu, orphans %zu, headings at the foot %zu\n"
                           "  short by two lines or more: %zu; unlike the page they face: %zu\n",
                           pages->count, pages->widows, pages->orphans, pages->low_headings,
                           pages->short_pages, pages->unlike_pages);
    append_places(build, out);
}

static void append_lines(GString *out, const char *name, const struct line_quality *lines) {
    g_string_append_printf(
        out,
        "\"%s\":{\"justified\":%zu,\"loose\":%zu,\"very_loose\":%zu,\"wide\":%zu,"
        "\"hyphenated\":%zu,\"ladders\":%zu,\"runts\":%zu},",
        name, lines->justified, lines->loose, lines->very_loose, lines->wide, lines->hyphenated,
        lines->ladders, lines->runts);
}

void report_json(const struct build *build, GString *out) {
    const struct layout_quality *quality = &build->layout->quality;
    const struct page_quality *pages = &quality->pages;
    g_string_append_c(out, '{');
    append_lines(out, "lines", &quality->lines);
    append_lines(out, "greedy", &quality->greedy);
    g_string_append_printf(out,
                           "\"pages\":{\"count\":%zu,\"widows\":%zu,\"orphans\":%zu,"
                           "\"low_headings\":%zu,\"short\":%zu,\"unlike\":%zu},\"places\":[",
                           pages->count, pages->widows, pages->orphans, pages->low_headings,
                           pages->short_pages, pages->unlike_pages);
    for (size_t i = 0; i < quality->place_count; i++) {
        const struct quality_place *place = &quality->places[i];
        struct position_text at = where(build, place);
        g_string_append(out, i ? ",{\"what\":" : "{\"what\":");
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
