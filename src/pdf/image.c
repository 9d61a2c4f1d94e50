/* image.c: pictures. PNG and JPEG are decoded in memory; a JPEG's own bytes go into the PDF as
 * they are; an SVG is drawn as lines and letters, without a place from which it could load. */
#include "pdf/pdf_internal.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

static GdkPixbuf *decode(struct str bytes) {
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    bool good = gdk_pixbuf_loader_write(loader, (const guchar *)bytes.at, bytes.len, NULL);
    good = gdk_pixbuf_loader_close(loader, NULL) && good;
    GdkPixbuf *pixels = good ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
    if (pixels)
        g_object_ref(pixels);
    g_object_unref(loader);
    return pixels;
}

/* Cairo wants colours multiplied by their opacity, in words of the machine's byte order. */
static cairo_surface_t *surface_of(const GdkPixbuf *pixels) {
    int width = gdk_pixbuf_get_width(pixels), height = gdk_pixbuf_get_height(pixels);
    int channels = gdk_pixbuf_get_n_channels(pixels);
    size_t from_stride = (size_t)gdk_pixbuf_get_rowstride(pixels);
    const guint8 *from = gdk_pixbuf_read_pixels(pixels);
    cairo_surface_t *surface = cairo_image_surface_create(
        channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        return surface;
    cairo_surface_flush(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    unsigned char *to = cairo_image_surface_get_data(surface);
    for (size_t y = 0; y < (size_t)height; y++)
        for (size_t x = 0; x < (size_t)width; x++) {
            const guint8 *p = from + y * from_stride + x * (size_t)channels;
            uint32_t alpha = channels == 4 ? p[3] : 255;
            uint32_t red = (p[0] * alpha + 127) / 255, green = (p[1] * alpha + 127) / 255,
                     blue = (p[2] * alpha + 127) / 255;
            uint32_t *target = (uint32_t *)(void *)(to + y * stride + x * 4);
            *target = alpha << 24 | red << 16 | green << 8 | blue;
        }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* Fills the picture's rectangle. Not cairo_paint: on a page that is still empty it drops what was
 * recorded before, and with it the tag that is open. */
static void fill_with(cairo_t *cairo, cairo_surface_t *surface) {
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_rectangle(cairo, 0, 0, cairo_image_surface_get_width(surface),
                    cairo_image_surface_get_height(surface));
    cairo_fill(cairo);
}

static bool paint_pixels(struct arena *arena, cairo_t *cairo, const struct image *image, bool again,
                         double x, double y, double width, double height) {
    GdkPixbuf *pixels = decode(image->bytes);
    if (!pixels)
        return false;
    cairo_surface_t *surface = surface_of(pixels);
    g_object_unref(pixels);
    bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    /* By its path a picture that is used again is known, and stored once. */
    if (good)
        good = cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID,
                                           (const unsigned char *)image->path.at, image->path.len,
                                           NULL, NULL) == CAIRO_STATUS_SUCCESS;
    if (good && image->format == IMAGE_JPEG) {
        struct str copy = str_copy(arena, image->bytes); /* outlives the surface's last use */
        good = cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG,
                                           (const unsigned char *)copy.at, copy.len, NULL,
                                           NULL) == CAIRO_STATUS_SUCCESS;
    }
    if (good) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_scale(cairo, width / cairo_image_surface_get_width(surface),
                    height / cairo_image_surface_get_height(surface));
        if (again)
            cairo_push_group(cairo);
        fill_with(cairo, surface);
        if (again) {
            cairo_pop_group_to_source(cairo);
            cairo_rectangle(cairo, 0, 0, cairo_image_surface_get_width(surface),
                            cairo_image_surface_get_height(surface));
            cairo_fill(cairo);
        }
        cairo_restore(cairo);
    }
    cairo_surface_destroy(surface);
    return good;
}

static bool paint_drawing(cairo_t *cairo, const struct image *image, double x, double y,
                          double width, double height) {
    RsvgHandle *handle =
        rsvg_handle_new_from_data((const guint8 *)image->bytes.at, image->bytes.len, NULL);
    if (!handle)
        return false;
    RsvgRectangle area = {x, y, width, height};
    cairo_save(cairo);
    bool good = rsvg_handle_render_document(handle, cairo, &area, NULL);
    cairo_restore(cairo);
    g_object_unref(handle);
    return good;
}

bool pdf_paint_image(struct arena *arena, cairo_t *cairo, const struct image *image, bool again,
                     double x, double y, double width, double height) {
    if (width <= 0 || height <= 0)
        return true;
    if (image->format == IMAGE_SVG)
        return paint_drawing(cairo, image, x, y, width, height);
    return paint_pixels(arena, cairo, image, again, x, y, width, height);
}
