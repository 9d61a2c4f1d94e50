/* write.c: display lists → a PDF in memory. Each thing of a page is painted once, in order; all
 * stands inside a Document tag (one a page: a tag that spans pages fails), since Cairo writes a
 * damaged file for a link outside of one. In: the display, the typesetter's fonts, the pack. Out:
 * the file's bytes, or a diagnostic. */
#include "pdf/pdf_internal.h"

#include <pango/pangocairo.h>

struct painting {
    struct arena *arena;
    const struct pdf_input *input;
    struct diags *diags;
    cairo_t *cairo;
    GHashTable *anchors;  /* names of destinations; asked, never walked */
    GHashTable *shown;    /* paths of the pictures on the page; asked, never walked */
    uint32_t font;        /* the one that is set, */
    int expansion;        /* and how wide, */
    bool turned;          /* and whether on its side */
    GHashTable *expanded; /* font, expansion and turn → scaled font; asked, never walked */
    cairo_glyph_t *glyphs;
    size_t glyph_room;
    cairo_text_cluster_t *clusters;
    size_t cluster_room;
    bool good;
};

static void collect_anchors(struct painting *painting) {
    const struct display *display = painting->input->display;
    for (size_t p = 0; p < display->page_count; p++)
        for (size_t i = 0; i < display->pages[p].draw_count; i++) {
            const struct draw *draw = &display->pages[p].draws[i];
            if (draw->kind == DRAW_ANCHOR)
                g_hash_table_add(painting->anchors,
                                 (gpointer)(uintptr_t)pdf_name(painting->arena, draw->text));
        }
}

static void set_colour(cairo_t *cairo, uint32_t colour) {
    cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

/* The font of a number, its letters wider by `expansion` thousandths, perhaps on its side. Cairo
 * makes one subset of all forms of a face. */
static cairo_scaled_font_t *font_of(struct painting *painting, uint32_t number, int expansion,
                                    bool turned) {
    PangoFont *font = typesetter_font(painting->input->typesetter, number);
    cairo_scaled_font_t *plain = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    if (expansion == 0 && !turned)
        return plain;
    gpointer key = GINT_TO_POINTER(((int)number * 1000 + expansion + 500) * 2 + turned);
    cairo_scaled_font_t *wide = g_hash_table_lookup(painting->expanded, key);
    if (wide)
        return wide;
    cairo_matrix_t size, page;
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_scaled_font_get_font_matrix(plain, &size);
    cairo_scaled_font_get_ctm(plain, &page);
    cairo_scaled_font_get_font_options(plain, options);
    cairo_matrix_t by;
    cairo_matrix_init_scale(&by, (1000 + expansion) / 1000.0, 1);
    cairo_matrix_multiply(&size, &size, &by);
    if (turned) {
        cairo_matrix_init(&by, 0, -1, 1, 0, 0, 0);
        cairo_matrix_multiply(&size, &size, &by);
    }
    wide = cairo_scaled_font_create(cairo_scaled_font_get_font_face(plain), &size, &page, options);
    cairo_font_options_destroy(options);
    g_hash_table_insert(painting->expanded, key, wide);
    return wide;
}

static void paint_text(struct painting *painting, const struct draw *draw) {
    struct arena *arena = painting->arena;
    if (draw->glyph_count > painting->glyph_room) {
        painting->glyph_room = 2 * draw->glyph_count;
        painting->glyphs = ARENA_ARRAY(arena, cairo_glyph_t, painting->glyph_room);
    }
    if (draw->cluster_count > painting->cluster_room) {
        painting->cluster_room = 2 * draw->cluster_count;
        painting->clusters = ARENA_ARRAY(arena, cairo_text_cluster_t, painting->cluster_room);
    }
    for (size_t i = 0; i < draw->glyph_count; i++) {
        const struct draw_glyph *glyph = &draw->glyphs[i];
        int32_t x = draw->turned ? glyph->y : glyph->x, y = draw->turned ? -glyph->x : glyph->y;
        painting->glyphs[i] =
            (cairo_glyph_t){glyph->glyph, pdf_points(draw->x + x), pdf_points(draw->y + y)};
    }
    for (size_t i = 0; i < draw->cluster_count; i++)
        painting->clusters[i] =
            (cairo_text_cluster_t){draw->clusters[i].bytes, draw->clusters[i].glyphs};
    if (painting->font != draw->font || painting->expansion != draw->expansion ||
        painting->turned != draw->turned) {
        cairo_set_scaled_font(painting->cairo,
                              font_of(painting, draw->font, draw->expansion, draw->turned));
        painting->font = draw->font;
        painting->expansion = draw->expansion;
        painting->turned = draw->turned;
    }
    set_colour(painting->cairo, draw->colour);
    if (draw->outline) {
        cairo_glyph_path(painting->cairo, painting->glyphs, (int)draw->glyph_count);
        cairo_fill(painting->cairo);
        return;
    }
    /* What is transparent or nearly so (1/256), Cairo leaves out. */
    if (draw->hidden)
        cairo_set_source_rgba(painting->cairo, 1, 1, 1, 1.0 / 128);
    cairo_show_text_glyphs(painting->cairo, draw->text.at, (int)draw->text.len, painting->glyphs,
                           (int)draw->glyph_count, painting->clusters, (int)draw->cluster_count,
                           (cairo_text_cluster_flags_t)0);
}

static void paint_link(struct painting *painting, const struct draw *draw) {
    struct arena *arena = painting->arena;
    struct str target;
    if (draw->text.len && draw->text.at[0] == '#') {
        const char *name = pdf_name(arena, str_slice(draw->text, 1, draw->text.len));
        if (!g_hash_table_contains(painting->anchors, name)) {
            diag_add(painting->diags, DIAG_INTERNAL, draw->node ? draw->node->span : SPAN_NONE,
                     "a link leads to '%.*s', which is on no page", STR_ARG(draw->text));
            painting->good = false;
            return;
        }
        target = str_format(arena, "dest='%s'", name);
    } else {
        const char *address = pdf_address(arena, draw->text);
        if (!address) {
            diag_add(painting->diags, DIAG_INTERNAL, draw->node ? draw->node->span : SPAN_NONE,
                     "a link's address cannot be used: '%.*s'", STR_ARG(draw->text));
            painting->good = false;
            return;
        }
        target = str_format(arena, "uri='%s'", address);
    }
    struct str attributes =
        str_format(arena, "rect=[%.*s %.*s %.*s %.*s] %.*s",
                   STR_ARG(str_decimal(arena, pdf_points(draw->x), 3)),
                   STR_ARG(str_decimal(arena, pdf_points(draw->y), 3)),
                   STR_ARG(str_decimal(arena, pdf_points(draw->width), 3)),
                   STR_ARG(str_decimal(arena, pdf_points(draw->height), 3)), STR_ARG(target));
    cairo_tag_begin(painting->cairo, CAIRO_TAG_LINK, str_terminated(arena, attributes));
    cairo_tag_end(painting->cairo, CAIRO_TAG_LINK);
}

static void paint_anchor(struct painting *painting, const struct draw *draw) {
    struct arena *arena = painting->arena;
    struct str attributes =
        str_format(arena, "name='%s' x=%.*s y=%.*s", pdf_name(arena, draw->text),
                   STR_ARG(str_decimal(arena, pdf_points(draw->x), 3)),
                   STR_ARG(str_decimal(arena, pdf_points(draw->y), 3)));
    cairo_tag_begin(painting->cairo, CAIRO_TAG_DEST, str_terminated(arena, attributes));
    cairo_tag_end(painting->cairo, CAIRO_TAG_DEST);
}

static void paint_image(struct painting *painting, const struct draw *draw) {
    double x = pdf_points(draw->x), y = pdf_points(draw->y);
    double width = pdf_points(draw->width), height = pdf_points(draw->height);
    if (draw->turned) {
        cairo_save(painting->cairo);
        cairo_translate(painting->cairo, x, y + height);
        cairo_rotate(painting->cairo, -G_PI / 2);
        x = y = 0;
        double length = width;
        width = height;
        height = length;
    }
    const char *path = str_terminated(painting->arena, draw->image->path);
    bool again = !g_hash_table_add(painting->shown, (gpointer)(uintptr_t)path);
    if (!pdf_paint_image(painting->arena, painting->cairo, draw->image, again, x, y, width,
                         height)) {
        diag_add(painting->diags, DIAG_IMAGE_BROKEN, draw->node ? draw->node->span : SPAN_NONE,
                 "the picture '%.*s' cannot be drawn", STR_ARG(draw->image->path));
        painting->good = false;
    }
    if (draw->turned)
        cairo_restore(painting->cairo);
}

/* The path that is set, filled or as an outline. */
static void paint_path(struct painting *painting, const struct draw *draw) {
    set_colour(painting->cairo, draw->colour);
    if (!draw->line) {
        cairo_fill(painting->cairo);
        return;
    }
    cairo_set_line_width(painting->cairo, pdf_points(draw->line));
    cairo_stroke(painting->cairo);
}

static void paint_polygon(struct painting *painting, const struct draw *draw) {
    for (size_t i = 0; i < draw->point_count; i++)
        cairo_line_to(painting->cairo, pdf_points(draw->x + draw->points[i].x),
                      pdf_points(draw->y + draw->points[i].y));
    cairo_close_path(painting->cairo);
    paint_path(painting, draw);
}

static void paint_circle(struct painting *painting, const struct draw *draw) {
    double radius = pdf_points(draw->width) / 2;
    cairo_arc(painting->cairo, pdf_points(draw->x) + radius, pdf_points(draw->y) + radius, radius,
              0, 2 * G_PI);
    cairo_close_path(painting->cairo);
    paint_path(painting, draw);
}

static void paint_draw(struct painting *painting, const struct draw *draw) {
    double x = pdf_points(draw->x), y = pdf_points(draw->y);
    double width = pdf_points(draw->width), height = pdf_points(draw->height);
    switch (draw->kind) {
    case DRAW_TEXT:
        if (draw->glyph_count)
            paint_text(painting, draw);
        break;
    case DRAW_RECT:
        set_colour(painting->cairo, draw->colour);
        cairo_rectangle(painting->cairo, x, y, width, height);
        cairo_fill(painting->cairo);
        break;
    case DRAW_IMAGE:
        paint_image(painting, draw);
        break;
    case DRAW_LINK:
        paint_link(painting, draw);
        break;
    case DRAW_ANCHOR:
        paint_anchor(painting, draw);
        break;
    case DRAW_POLYGON:
        paint_polygon(painting, draw);
        break;
    case DRAW_CIRCLE:
        paint_circle(painting, draw);
        break;
    }
}

static bool paint_pages(struct painting *painting, cairo_surface_t *surface) {
    const struct display *display = painting->input->display;
    for (size_t p = 0; p < display->page_count; p++) {
        const struct page *page = &display->pages[p];
        cairo_pdf_surface_set_size(surface, pdf_points(page->width), pdf_points(page->height));
        cairo_pdf_surface_set_page_label(surface, str_terminated(painting->arena, page->label));
        g_hash_table_remove_all(painting->shown);
        cairo_tag_begin(painting->cairo, "Document", NULL);
        for (size_t i = 0; i < page->draw_count; i++)
            paint_draw(painting, &page->draws[i]);
        cairo_tag_end(painting->cairo, "Document");
        cairo_show_page(painting->cairo);
        cairo_status_t status = cairo_status(painting->cairo);
        if (status != CAIRO_STATUS_SUCCESS) {
            diag_add(painting->diags, DIAG_INTERNAL, SPAN_NONE, "page %zu cannot be painted: %s",
                     p + 1, cairo_status_to_string(status));
            return false;
        }
    }
    return painting->good;
}

bool pdf_write(struct arena *arena, const struct pdf_input *input, struct diags *diags,
               struct str *bytes) {
    if (!input->display->page_count) {
        diag_add(diags, DIAG_INTERNAL, SPAN_NONE, "there are no pages to paint");
        return false;
    }
    struct pdf_sink sink = {g_byte_array_new(), false};
    const struct page *first = &input->display->pages[0];
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        pdf_sink_write, &sink, pdf_points(first->width), pdf_points(first->height));
    struct painting painting = {.arena = arena, .input = input, .diags = diags, .good = true};
    painting.font = UINT32_MAX;
    painting.cairo = cairo_create(surface);
    painting.anchors = g_hash_table_new(g_str_hash, g_str_equal);
    painting.shown = g_hash_table_new(g_str_hash, g_str_equal);
    painting.expanded = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL,
                                              (GDestroyNotify)cairo_scaled_font_destroy);
    collect_anchors(&painting);
    pdf_metadata(arena, surface, input);
    bool good = paint_pages(&painting, surface);
    if (good)
        pdf_outline(arena, surface, input, painting.anchors);
    cairo_destroy(painting.cairo);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    g_hash_table_destroy(painting.anchors);
    g_hash_table_destroy(painting.shown);
    g_hash_table_destroy(painting.expanded);
    if (good && (status != CAIRO_STATUS_SUCCESS || sink.failed)) {
        diag_add(diags, DIAG_INTERNAL, SPAN_NONE, "the PDF cannot be finished: %s",
                 sink.failed ? "it is too large" : cairo_status_to_string(status));
        good = false;
    }
    if (good)
        *bytes = str_copy(arena, (struct str){(const char *)sink.bytes->data, sink.bytes->len});
    g_byte_array_free(sink.bytes, TRUE);
    return good;
}
