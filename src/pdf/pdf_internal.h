/* pdf_internal.h: between the files of pdf/ alone. */
#ifndef DOSSIER_PDF_INTERNAL_H
#define DOSSIER_PDF_INTERNAL_H

#include <cairo-pdf.h>

#include "pdf/pdf.h"

/* ---- sink.c: bytes that Cairo writes, kept in memory ---- */
struct pdf_sink {
    GByteArray *bytes;
    bool failed; /* stays set: Cairo forgets that a write failed */
};
/* Cairo's write function; `context` is a struct pdf_sink. */
cairo_status_t pdf_sink_write(void *context, const unsigned char *bytes, unsigned int count);

/* ---- names.c: what goes into tag attributes, which Cairo copies raw ---- */
/* An id as a destination's name, of [A-Za-z0-9_-] alone; different ids give different names. */
const char *pdf_name(struct arena *arena, struct str id);

/* An address, percent-encoded so that it cannot end its PDF string; NULL: a scheme not allowed. */
const char *pdf_address(struct arena *arena, struct str address);

/* ---- image.c ---- */
/* Paints the picture into the rectangle (points); false when it cannot be decoded. `again`: the
 * page has it already. Cairo lists a picture among the page's resources each time that it is
 * painted, though names in a PDF's dictionary must differ; so it then goes into a group, which has
 * resources of its own. */
bool pdf_paint_image(struct arena *arena, cairo_t *cairo, const struct image *image, bool again,
                     double x, double y, double width, double height);

/* ---- png.c ---- */
/* An image surface of 24 bits as PNG; false when it cannot be made. */
bool pdf_png(struct arena *arena, cairo_surface_t *surface, struct str *bytes);

/* ---- outline.c ---- */
/* Bookmarks from the book's headings and the metadata; `anchors` holds the ids on the pages. */
void pdf_outline(struct arena *arena, cairo_surface_t *surface, const struct pdf_input *input,
                 GHashTable *anchors);
void pdf_metadata(struct arena *arena, cairo_surface_t *surface, const struct pdf_input *input);

static inline double pdf_points(int32_t value) {
    return value / 1024.0;
}

#endif
