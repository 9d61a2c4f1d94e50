/* png.c: a picture without transparency as PNG (ISO/IEC 15948): one filter for all rows, which
 * suits flat fields, where libpng would try five for each. The same bytes for the same picture. */
#include <string.h>
#include <zlib.h>

#include "pdf/pdf_internal.h"

static void put_number(GByteArray *out, uint32_t value) {
    const guint8 bytes[4] = {(guint8)(value >> 24), (guint8)(value >> 16), (guint8)(value >> 8),
                             (guint8)value};
    g_byte_array_append(out, bytes, sizeof bytes);
}

static void put_chunk(GByteArray *out, const char *type, const guint8 *data, size_t length) {
    put_number(out, (uint32_t)length);
    size_t start = out->len;
    g_byte_array_append(out, (const guint8 *)type, 4);
    g_byte_array_append(out, data, (guint)length);
    put_number(out, (uint32_t)crc32(0, out->data + start, (uInt)(length + 4)));
}

/* A row of 0xXXRRGGBB as what each byte adds to the one above it (filter 2, "up"). */
static void filter_row(const uint32_t *row, const uint32_t *above, int width, guint8 *out) {
    *out++ = 2;
    for (int x = 0; x < width; x++) {
        uint32_t from = above ? above[x] : 0;
        *out++ = (guint8)((row[x] >> 16) - (from >> 16));
        *out++ = (guint8)((row[x] >> 8) - (from >> 8));
        *out++ = (guint8)(row[x] - from);
    }
}

/* NULL when memory is out or zlib will not. */
static guint8 *compress_rows(cairo_surface_t *surface, int width, int height, uLongf *length) {
    size_t row_bytes = (size_t)width * 3 + 1;
    const unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    guint8 *filtered = g_malloc(row_bytes * (size_t)height);
    for (int y = 0; y < height; y++) {
        const uint32_t *row = (const void *)(data + (size_t)y * stride);
        const uint32_t *above = y ? (const void *)(data + (size_t)(y - 1) * stride) : NULL;
        filter_row(row, above, width, filtered + (size_t)y * row_bytes);
    }
    *length = compressBound(row_bytes * (size_t)height);
    guint8 *packed = g_malloc(*length);
    int status = compress2(packed, length, filtered, row_bytes * (size_t)height, 4);
    g_free(filtered);
    if (status == Z_OK)
        return packed;
    g_free(packed);
    return NULL;
}

bool pdf_png(struct arena *arena, cairo_surface_t *surface, struct str *bytes) {
    static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    cairo_surface_flush(surface);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    uLongf length = 0;
    guint8 *packed = compress_rows(surface, width, height, &length);
    if (!packed)
        return false;
    GByteArray *out = g_byte_array_new();
    GByteArray *head = g_byte_array_new();
    static const guint8 form[] = {8, 2, 0, 0, 0}; /* 8 bits, RGB; the only methods; in one pass */
    put_number(head, (uint32_t)width);
    put_number(head, (uint32_t)height);
    g_byte_array_append(head, form, sizeof form);
    g_byte_array_append(out, signature, sizeof signature);
    put_chunk(out, "IHDR", head->data, head->len);
    put_chunk(out, "IDAT", packed, length);
    put_chunk(out, "IEND", NULL, 0);
    *bytes = str_copy(arena, (struct str){(const char *)out->data, out->len});
    g_byte_array_free(head, TRUE);
    g_byte_array_free(out, TRUE);
    g_free(packed);
    return true;
}
