/* cover.c: the cover as a PNG, drawn in the style's fonts and colours: a field of the accent with
 * the title, and below it who made it and when. Title and subtitle shrink until they fit.
 * In: the pack's metadata. Out: the picture's bytes, the same for the same pack. */
#include "pdf/pdf_internal.h"

#include <pango/pangocairo.h>

enum { COVER_WIDTH = 1600, COVER_HEIGHT = 2560, FIELD_HEIGHT = 1660, MARGIN = 150 };

struct cover {
    struct arena *arena;
    cairo_t *cairo;
    PangoContext *context;
    const struct style *style;
};

static void set_colour(cairo_t *cairo, uint32_t colour) {
    cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

static PangoLayout *make_layout(const struct cover *cover, struct str text, enum text_role role,
                                int pixels) {
    const struct text_style *style = &cover->style->text[role];
    PangoLayout *layout = pango_layout_new(cover->context);
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, str_terminated(cover->arena, style->family));
    pango_font_description_set_absolute_size(font, (double)pixels * PANGO_SCALE);
    pango_font_description_set_weight(font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_text(layout, text.at ? text.at : "", (int)text.len);
    pango_layout_set_width(layout, (COVER_WIDTH - 2 * MARGIN) * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(layout, 1.05F);
    return layout;
}

/* Draws the text with its top at `y` in the largest size, from `most` down, that is no taller than
 * `height`; at the last size what is left over is cut with an ellipsis. Returns its height. */
static int draw_text(const struct cover *cover, struct str text, enum text_role role, int most,
                     int least, int y, int height, uint32_t colour) {
    if (!text.len)
        return 0;
    for (int size = most;; size -= 6) {
        PangoLayout *layout = make_layout(cover, text, role, size);
        bool smallest = size - 6 < least;
        if (smallest) {
            pango_layout_set_height(layout, height * PANGO_SCALE);
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
        }
        PangoRectangle area;
        pango_layout_get_pixel_extents(layout, NULL, &area);
        if (area.height <= height || smallest) {
            set_colour(cover->cairo, colour);
            cairo_move_to(cover->cairo, MARGIN, y);
            pango_cairo_show_layout(cover->cairo, layout);
            g_object_unref(layout);
            return area.height;
        }
        g_object_unref(layout);
    }
}

static struct str editors_line(struct arena *arena, const struct pack *pack) {
    const struct editor *editors = pack->editors.items;
    struct str line = {0};
    for (size_t i = 0; i < pack->editors.count; i++)
        line = i ? str_format(arena, "%.*s, %.*s", STR_ARG(line), STR_ARG(editors[i].name.text))
                 : editors[i].name.text;
    return line;
}

/* The edition and its day, as the title page has them: in the pack's language. */
static struct str edition_line(struct arena *arena, const struct pack *pack,
                               const struct node *book) {
    struct str edition = {0}, date = {0};
    for (struct walk walk = walk_start(book->first); walk_next(&walk);) {
        if (walk.entering && walk.node->role == ROLE_EDITION)
            edition = node_plain_text(arena, walk.node);
        else if (walk.entering && walk.node->role == ROLE_DATES && pack->updated.span.source)
            date = node_plain_text(arena, walk.node); /* the last is when it was updated */
    }
    if (!edition.len)
        return date;
    return str_format(arena, "%.*s%s%.*s", STR_ARG(edition), date.len ? " · " : "", STR_ARG(date));
}

static void draw_cover(const struct cover *cover, const struct pack *pack,
                       const struct node *book) {
    const uint32_t white = 0xffffff, accent = cover->style->accent;
    cairo_t *cairo = cover->cairo;
    set_colour(cairo, white);
    cairo_paint(cairo);
    set_colour(cairo, accent);
    cairo_rectangle(cairo, 0, 0, COVER_WIDTH, FIELD_HEIGHT);
    cairo_fill(cairo);
    draw_text(cover, pack->marking.text, TEXT_MARKING, 46, 28, 110, 70, white);
    set_colour(cairo, white);
    enum { BAR = 220 };
    bool mirrored = language_is_right_to_left(pack->language.text);
    cairo_rectangle(cairo, mirrored ? COVER_WIDTH - MARGIN - BAR : MARGIN, 330, BAR, 12);
    cairo_fill(cairo);
    int height = draw_text(cover, pack->title.text, TEXT_TITLE, 210, 60, 400, 860, white);
    draw_text(cover, pack->subtitle.text, TEXT_SUBTITLE, 96, 42, 400 + height + 50,
              FIELD_HEIGHT - 520 - height, cover->style->tint);
    int y = FIELD_HEIGHT + 110;
    y += draw_text(cover, editors_line(cover->arena, pack), TEXT_TITLE_MATTER, 72, 40, y, 260,
                   cover->style->text[TEXT_BODY].colour) +
         30;
    draw_text(cover, edition_line(cover->arena, pack, book), TEXT_TITLE_MATTER, 56, 36, y, 150,
              accent);
    set_colour(cairo, cover->style->rule_colour);
    cairo_rectangle(cairo, MARGIN, COVER_HEIGHT - 330, COVER_WIDTH - 2 * MARGIN, 3);
    cairo_fill(cairo);
    draw_text(cover, pack->publisher.text, TEXT_TITLE_MATTER, 60, 36, COVER_HEIGHT - 280, 150,
              accent);
}

bool pdf_cover(struct arena *arena, struct typesetter *typesetter, const struct pack *pack,
               const struct node *book, const struct style *style, struct diags *diags,
               struct str *png) {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, COVER_WIDTH, COVER_HEIGHT);
    PangoContext *context = pango_font_map_create_context(typesetter_font_map(typesetter));
    pango_context_set_language(
        context, pango_language_from_string(str_terminated(arena, pack->language.text)));
    pango_context_set_base_gravity(context, PANGO_GRAVITY_SOUTH);
    struct cover cover = {arena, cairo_create(surface), context, style};
    draw_cover(&cover, pack, book);
    cairo_status_t status = cairo_status(cover.cairo);
    cairo_destroy(cover.cairo);
    g_object_unref(context);
    bool good = status == CAIRO_STATUS_SUCCESS && pdf_png(arena, surface, png);
    cairo_surface_destroy(surface);
    if (!good)
        diag_add(diags, DIAG_INTERNAL, SPAN_NONE, "the cover cannot be drawn: %s",
                 cairo_status_to_string(status));
    return good;
}
