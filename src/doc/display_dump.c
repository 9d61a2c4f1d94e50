/* display_dump.c: pages as text: a line for each thing, so that layout can be compared without
 * pictures. */
#include "doc/display.h"

static void append_length(GString *out, int32_t length) {
    int64_t hundredths = ((int64_t)length * 100 + (length < 0 ? -512 : 512)) / 1024;
    const char *sign = hundredths < 0 ? "-" : "";
    if (hundredths < 0)
        hundredths = -hundredths;
    g_string_append_printf(out, " %s%lld.%02lld", sign, (long long)(hundredths / 100),
                           (long long)(hundredths % 100));
}

static void append_draw(GString *out, const struct draw *draw) {
    static const char *const kinds[] = {"text",   "rect",    "image", "link",
                                        "anchor", "polygon", "circle"};
    static const char *const flows[] = {"", " float", " note", " repeated", " artifact"};
    g_string_append_printf(out, "  %s%s", kinds[draw->kind], flows[draw->flow]);
    append_length(out, draw->x);
    append_length(out, draw->y);
    if (draw->kind != DRAW_TEXT && draw->kind != DRAW_ANCHOR) {
        append_length(out, draw->width);
        append_length(out, draw->height);
    }
    if (draw->kind == DRAW_TEXT)
        g_string_append_printf(out, " f%u%s", draw->font, draw->line_end ? " end" : "");
    for (size_t i = 0; i < draw->point_count; i++) {
        append_length(out, draw->points[i].x);
        append_length(out, draw->points[i].y);
    }
    if (draw->line)
        g_string_append(out, " hollow");
    if (draw->expansion)
        g_string_append_printf(out, " x%+d", draw->expansion);
    if (draw->turned)
        g_string_append(out, " turned");
    if (draw->text.len)
        g_string_append_printf(out, " \"%.*s\"", STR_ARG(draw->text));
    g_string_append_c(out, '\n');
}

void display_dump(const struct display *display, GString *out) {
    for (size_t i = 0; i < display->page_count; i++) {
        const struct page *page = &display->pages[i];
        g_string_append_printf(out, "page %.*s", STR_ARG(page->label));
        append_length(out, page->width);
        append_length(out, page->height);
        g_string_append_c(out, '\n');
        for (size_t j = 0; j < page->draw_count; j++)
            append_draw(out, &page->draws[j]);
    }
}
