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

/* Boxes of any kind that hold more than they have room for: as many as there are warnings. */
static const enum diag_code overfull_codes[] = {DIAG_LINE_WIDE, DIAG_TOO_TALL};

static size_t overfull(const struct build *build) {
    size_t count = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(overfull_codes); i++)
        count += diag_count_of(build->diags, overfull_codes[i]);
    return count;
}

/* The label of the page that a place of the source stands on: that of the innermost node of the
 * text that holds it, or of one that was made from there. */
static struct str page_of(const struct build *build, struct span span) {
    const struct node *found = NULL;
    struct walk walk = walk_start(build->book);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        bool holds = node->span.source == span.source && node->span.start <= span.start &&
                     span.start <= node->span.end;
        bool better = !found || found->generated || !node->generated;
        if (walk.entering && holds && better &&
            page_map_find(build->layout->map, node, 0) != PAGE_NONE)
            found = node;
    }
    bool text = found && found->kind == NODE_TEXT && found->text.len;
    size_t offset = text ? MIN(span.start - found->span.start, found->text.len - 1) : 0;
    return found ? page_map_label(build->layout->map, found, (uint32_t)offset) : STR("");
}

struct overfull_box {
    struct str text, page;
    struct position_text at;
};

/* The next of the boxes; `code` and `at` say how far it was. */
static bool next_overfull(const struct build *build, size_t *code, size_t *at,
                          struct overfull_box *box) {
    struct span span;
    for (; *code < G_N_ELEMENTS(overfull_codes); ++*code, *at = 0) {
        if (!diag_next_of(build->diags, overfull_codes[*code], at, &span, &box->text))
            continue;
        box->at = (struct position_text){STR(""), 0, 0};
        box->page = STR("");
        if (span.source) {
            struct place_in_text place = source_place(build->sources, span.source, span.start);
            box->at = (struct position_text){source_name(build->sources, span.source), place.line,
                                             place.column};
            box->page = page_of(build, span);
        }
        return true;
    }
    return false;
}

static void append_overfull(const struct build *build, GString *out) {
    struct overfull_box box;
    for (size_t code = 0, at = 0; next_overfull(build, &code, &at, &box);) {
        g_string_append_printf(out, "  p. %.*s: overfull: %.*s", STR_ARG(box.page),
                               STR_ARG(box.text));
        if (box.at.file.len)
            g_string_append_printf(out, " (%.*s:%u:%u)", STR_ARG(box.at.file), box.at.line,
                                   box.at.column);
        g_string_append_c(out, '\n');
    }
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
    append_overfull(build, out);
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
    struct overfull_box box;
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
    for (size_t code = 0, seen = 0; next_overfull(build, &code, &seen, &box);) {
        g_string_append(out, first ? "{\"what\":" : ",{\"what\":");
        first = false;
        str_append_json(out, str_of("overfull"));
        g_string_append(out, ",\"page\":");
        str_append_json(out, box.page);
        g_string_append(out, ",\"file\":");
        str_append_json(out, box.at.file);
        g_string_append_printf(out, ",\"line\":%u,\"column\":%u}", box.at.line, box.at.column);
    }
    g_string_append(out, "]}\n");
}
