/* images.c: loads the pictures that a section names. Sizes are read from the header before anything
 * is decoded; an SVG may hold only what draws by itself. */
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <string.h>

#include "markdown/markdown_internal.h"

#define MOST_IMAGE_BYTES ((size_t)64 * 1024 * 1024)
#define MOST_PIXELS 40e6

static uint32_t big_endian(const unsigned char *bytes, int count) {
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | bytes[i];
    return value;
}

static bool png_size(struct str data, struct image *image) {
    if (data.len < 33 || memcmp(data.at + 12, "IHDR", 4) != 0)
        return false;
    const unsigned char *bytes = (const unsigned char *)data.at;
    image->width = big_endian(bytes + 16, 4);
    image->height = big_endian(bytes + 20, 4);
    return true;
}

/* Walks the markers up to the first start of frame (ITU T.81, annex B). */
static bool jpeg_size(struct str data, struct image *image) {
    const unsigned char *bytes = (const unsigned char *)data.at;
    for (size_t i = 2; i + 9 < data.len;) {
        if (bytes[i] != 0xFF)
            return false;
        unsigned char marker = bytes[i + 1];
        bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            image->height = big_endian(bytes + i + 5, 2);
            image->width = big_endian(bytes + i + 7, 2);
            return true;
        }
        i += marker == 0xFF ? 1 : 2 + (size_t)big_endian(bytes + i + 2, 2);
    }
    return false;
}

static const char *decode_pixels(struct str data, const struct image *image) {
    if (image->width < 1 || image->height < 1 || image->width * image->height > MOST_PIXELS)
        return "has no pixels or more than 40 million";
    GdkPixbufLoader *loader = gdk_pixbuf_loader_new();
    bool good = gdk_pixbuf_loader_write(loader, (const guchar *)data.at, data.len, NULL);
    good = gdk_pixbuf_loader_close(loader, NULL) && good;
    good = good && gdk_pixbuf_loader_get_pixbuf(loader) != NULL;
    g_object_unref(loader);
    return good ? NULL : "is damaged";
}

static const char *read_svg(struct arena *arena, struct str data, struct image *image) {
    const char *fault = markdown_svg_fault(arena, data);
    if (fault)
        return fault;
    RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)data.at, data.len, NULL);
    if (!handle)
        return "is no well-formed SVG";
    gdouble width = 0, height = 0;
    gboolean sized = rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height);
    if (!sized) {
        gboolean has_width, has_height, has_box;
        RsvgLength w, h;
        RsvgRectangle box;
        rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box,
                                             &box);
        sized = has_box;
        width = box.width;
        height = box.height;
    }
    g_object_unref(handle);
    image->width = width;
    image->height = height;
    return sized && width > 0 && height > 0 && width < 1e5 && height < 1e5 ? NULL : "has no size";
}

/* NULL when all is well, else what is wrong. */
static const char *read_image(struct arena *arena, struct str data, struct image *image) {
    if (str_starts(data, STR("\x89PNG\r\n\x1a\n"))) {
        image->format = IMAGE_PNG;
        return png_size(data, image) ? decode_pixels(data, image) : "is damaged";
    }
    if (str_starts(data, STR("\xFF\xD8\xFF"))) {
        image->format = IMAGE_JPEG;
        return jpeg_size(data, image) ? decode_pixels(data, image) : "is damaged";
    }
    image->format = IMAGE_SVG;
    struct str text = str_trim(data);
    if (str_starts(text, STR("<")) && str_find(text, STR("<svg"), 0) != SIZE_MAX)
        return read_svg(arena, data, image);
    return "is neither PNG, JPEG nor SVG";
}

enum { MOST_ADDRESS = 200 }; /* of an address in a message: one of `data:` may hold the picture */

/* An address instead of a path: `https://…`, `//…`, `data:…`. */
static bool is_remote(struct str target) {
    size_t i = 0;
    while (i < target.len && (g_ascii_isalnum(target.at[i]) || strchr("+-.", target.at[i])))
        i++;
    struct str rest = str_slice(target, i, target.len);
    return (i > 1 && str_starts(rest, STR("://"))) || str_starts(target, STR("//")) ||
           (i == 4 && g_ascii_strncasecmp(target.at, "data:", 5) == 0);
}

static void load(struct arena *arena, const struct folder *folder, struct node *node,
                 struct diags *diags) {
    struct str data;
    if (is_remote(node->target)) {
        diag_add(diags, DIAG_FILE_OUTSIDE, node->span, "the image '%.*s' is not in the pack",
                 STR_ARG(str_slice(node->target, 0, MOST_ADDRESS)));
        return;
    }
    enum file_status status = folder_read(folder, arena, node->target, MOST_IMAGE_BYTES, &data);
    if (status != FILE_READ) {
        file_report(diags, status, folder, node->target, MOST_IMAGE_BYTES, node->span);
        struct str near =
            status == FILE_MISSING ? folder_nearest(folder, arena, node->target) : STR("");
        if (near.len)
            diag_hint(diags, "did you mean '%.*s'?", STR_ARG(near));
        return;
    }
    struct image *image = ARENA_NEW(arena, struct image);
    image->bytes = data;
    image->path = node->target;
    const char *fault = data.len ? read_image(arena, data, image) : "is empty";
    if (fault)
        diag_add(diags, DIAG_IMAGE_BROKEN, node->span, "the image '%.*s' %s", STR_ARG(node->target),
                 fault);
    else
        node->image = image;
}

void markdown_images(struct arena *arena, const struct folder *folder, struct node *section,
                     struct diags *diags) {
    struct walk walk = walk_start(section);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_IMAGE)
            load(arena, folder, walk.node, diags);
}
