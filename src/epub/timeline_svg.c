/* timeline_svg.c: a drawn timeline as SVG in the text: a picture for each band, so that its words
 * can be read on a telephone. What is drawn takes the reader's own colour. A link is an empty
 * rectangle on top of what it is for: some reading systems drop all that stands inside a link. The
 * list below tells the same and is what is read aloud in order. */
#include <string.h>

#include "compose/timeline_figure.h"
#include "epub/epub_internal.h"

/* Units of the picture: about as many as a telephone's column has pixels. */
enum { UNIT = 1024, MEASURE = 330, SIZE = 11, LEADING = 13 };

/* Widths in hundredths of the size, of a wide sans-serif: readers choose the font, and a narrower
 * one does no harm. */
static int32_t letter_width(uint32_t letter) {
    static const char narrow[] = "ijlI.,;:'|!()[] ft/r";
    static const char wide[] = "mwMW@%";
    if (ideograph_is(letter))
        return 100;
    if (letter < 128 && strchr(narrow, (int)letter))
        return 42;
    if (letter < 128 && strchr(wide, (int)letter))
        return 100;
    if (letter < 128)
        return g_ascii_isupper((char)letter) ? 74 : 64;
    return g_unichar_iszerowidth(letter)                                      ? 0
           : g_unichar_isupper(letter) || letter == 0x2026 || letter > 0xffff ? 100
           : letter == 0x2009 || letter == 0xa0 || letter == 0x2019           ? 36
                                                                              : 72;
}

static int32_t words_width(void *context, bool bold, struct str text) {
    int64_t width = 0;
    (void)context;
    for (size_t at = 0; at < text.len;)
        width += letter_width(str_next(text, &at));
    return (int32_t)(width * SIZE * UNIT * (bold ? 11 : 10) / 1000);
}

/* In units with two decimals at most. */
static void number(GString *out, int64_t value) {
    int64_t hundredths = (value * 100 + (value < 0 ? -UNIT / 2 : UNIT / 2)) / UNIT;
    const char *sign = hundredths < 0 ? "-" : "";
    hundredths = hundredths < 0 ? -hundredths : hundredths;
    g_string_append_printf(out, "%s%lld", sign, (long long)(hundredths / 100));
    if (hundredths % 100)
        g_string_append_printf(out, ".%02lld", (long long)(hundredths % 100));
}

static void length(GString *out, const char *name, int64_t value) {
    g_string_append_printf(out, " %s=\"", name);
    number(out, value);
    g_string_append_c(out, '"');
}

static void box(GString *out, const struct timeline_item *item) {
    length(out, "x", item->x);
    length(out, "y", item->y);
    length(out, "width", item->width);
    length(out, "height", item->height);
}

static const char *opacity(enum timeline_ink ink) {
    return ink == INK_RULE   ? " fill-opacity=\"0.5\""
           : ink == INK_PALE ? " fill-opacity=\"0.3\""
                             : "";
}

static void shape(GString *out, const struct timeline_item *item) {
    const char *outline = " fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"";
    const char *paint = item->hollow ? outline : opacity(item->ink);
    if (!item->point_count) {
        g_string_append(out, "<circle");
        length(out, "cx", item->x + item->width / 2);
        length(out, "cy", item->y + item->height / 2);
        length(out, "r", item->width / 2);
        g_string_append_printf(out, "%s/>\n", paint);
        return;
    }
    g_string_append(out, "<path d=\"");
    for (size_t i = 0; i < item->point_count; i++) {
        g_string_append(out, i ? " L" : "M");
        number(out, item->x + item->points[i].x);
        g_string_append_c(out, ' ');
        number(out, item->y + item->points[i].y);
    }
    g_string_append_printf(out, "Z\"%s/>\n", paint);
}

static void words(GString *out, const struct timeline_item *item, bool from_right) {
    g_string_append(out, "<text");
    length(out, "x", item->x + (from_right ? item->width : 0));
    length(out, "y", item->y);
    g_string_append_printf(out, "%s%s>", item->bold ? " font-weight=\"bold\"" : "",
                           from_right ? " direction=\"rtl\"" : "");
    xml_text(out, item->text);
    g_string_append(out, "</text>\n");
}

static void entry_title(GString *out, const struct timeline_entry *entry) {
    g_string_append(out, "<title>");
    xml_text(out, entry->date);
    g_string_append(out, ": ");
    xml_text(out, entry->headline);
    g_string_append(out, "</title>");
}

static void link_area(struct epub_book *book, GString *out, const struct timeline_item *item) {
    struct str target = epub_href(book, item->entry->target);
    g_string_append(out, "<a");
    xml_attribute(out, "href", target);
    xml_attribute(out, "xlink:href", target);
    g_string_append_c(out, '>');
    entry_title(out, item->entry);
    g_string_append(out, "<rect fill=\"#ffffff\" fill-opacity=\"0\"");
    box(out, item);
    g_string_append(out, "/></a>\n");
}

static void write_item(struct epub_book *book, GString *out, const struct timeline_item *item,
                       bool from_right) {
    switch (item->kind) {
    case ITEM_LINE:
        g_string_append_printf(out, "<rect%s", opacity(item->ink));
        box(out, item);
        g_string_append(out, "/>\n");
        break;
    case ITEM_BAR:
    case ITEM_MARK:
        shape(out, item);
        break;
    case ITEM_WORDS:
        words(out, item, from_right);
        break;
    case ITEM_LINK:
        link_area(book, out, item);
        break;
    }
}

static void write_band(struct epub_book *book, GString *out, const struct timeline_figure *figure,
                       const struct timeline_band *band, struct str about) {
    g_string_append(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                         "xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    g_string_append_printf(out, " viewBox=\"0 0 %d %d\">\n<title>", MEASURE,
                           (band->height + UNIT - 1) / UNIT + 2);
    xml_text(out, band->title.len ? band->title : about);
    g_string_append(out, "</title>\n");
    if (band->title.len) {
        g_string_append(out, "<desc>");
        xml_text(out, about);
        g_string_append(out, "</desc>\n");
    }
    /* On the picture itself the size would be that of the sheet's em. */
    g_string_append_printf(
        out, "<g fill=\"currentColor\" font-size=\"%d\" font-family=\"sans-serif\">\n", SIZE);
    for (size_t i = 0; i < band->count; i++)
        write_item(book, out, &band->items[i], figure->from_right);
    g_string_append(out, "</g>\n</svg>\n");
}

void xhtml_timeline_figure(struct epub_book *book, GString *out, const struct node *node) {
    struct timeline_type type = {.measure = MEASURE * UNIT,
                                 .most_height = MEASURE * UNIT,
                                 .size = SIZE * UNIT,
                                 .leading = LEADING * UNIT,
                                 .width = words_width};
    struct timeline_figure figure = timeline_figure_place(book->arena, node->drawing, &type);
    xhtml_open_block(book, out, node, "figure", " class=\"timeline-figure\"");
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < figure.count; i++)
        write_band(book, out, &figure, &figure.bands[i], node->drawing->about);
    g_string_append(out, "</figure>\n");
    book->has_svg = true;
}
