/* container.c: the OCF container (EPUB 3.3, §4) in memory: mimetype first and stored, times fixed.
 */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "epub/epub_internal.h"

static const char container_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles><rootfile full-path=\"EPUB/content.opf\" "
    "media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n";

/* MS-DOS date of "YYYY-MM-DD…"; zip_file_set_mtime would depend on the time zone. */
static zip_uint16_t dos_date(const char *date) {
    int year = atoi(date), month = atoi(date + 5), day = atoi(date + 8);
    return (zip_uint16_t)((year - 1980) << 9 | month << 5 | day);
}

/* Of level 9 nothing but the time is seen in text. */
enum { LEVEL = 6 };

static bool add(zip_t *zip, const char *name, struct str bytes, bool stored, zip_uint16_t date) {
    zip_source_t *source = zip_source_buffer(zip, bytes.len ? bytes.at : "", bytes.len, 0);
    if (!source)
        return false;
    /* Names are ours, and ASCII: newer versions of libzip would flag them when told UTF-8. */
    zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_GUESS);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    return zip_set_file_compression(zip, at, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    stored ? 0 : LEVEL) == 0 &&
           zip_file_set_dostime(zip, at, 0, date, 0) == 0 &&
           zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, 0100644u << 16) == 0;
}

/* What its own format has compressed already. */
static bool is_packed(const char *type) {
    return strcmp(type, "image/png") == 0 || strcmp(type, "image/jpeg") == 0;
}

static bool add_display_options(struct epub_book *book, zip_t *zip, zip_uint16_t date) {
    struct str bytes = book->display_options;
    return !bytes.len ||
           (add(zip, "META-INF/com.apple.ibooks.display-options.xml", bytes, false, date) &&
            add(zip, "META-INF/com.kobobooks.display-options.xml", bytes, false, date));
}

static bool add_all(struct epub_book *book, zip_t *zip) {
    zip_uint16_t date = dos_date(book->input->pack->build_date);
    bool good = add(zip, "mimetype", STR("application/epub+zip"), true, date) &&
                add(zip, "META-INF/container.xml", STR(container_xml), false, date) &&
                add_display_options(book, zip, date) &&
                add(zip, "EPUB/content.opf", package_make(book), false, date);
    for (size_t i = 0; good && i < book->file_count; i++)
        good = add(zip, str_format(book->arena, "EPUB/%s", book->files[i].name).at,
                   book->files[i].bytes, is_packed(book->files[i].type), date);
    return good;
}

/* What libzip has written into its buffer, into the arena. */
static bool read_back(struct epub_book *book, zip_source_t *source, struct str *bytes) {
    zip_stat_t about;
    if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0)
        return false;
    char *copy = arena_alloc(book->arena, about.size + 1);
    zip_int64_t count = zip_source_read(source, copy, about.size);
    zip_source_close(source);
    *bytes = (struct str){copy, about.size};
    return count >= 0 && (zip_uint64_t)count == about.size;
}

bool container_pack(struct epub_book *book, struct str *bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
    bool good = zip != NULL;
    if (good) {
        zip_source_keep(source);
        good = add_all(book, zip);
        if (good)
            good = zip_close(zip) == 0;
        else
            zip_discard(zip);
        good = good && read_back(book, source, bytes);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    if (!good)
        diag_add(book->diags, DIAG_INTERNAL, SPAN_NONE, "libzip could not make the EPUB");
    return good;
}
