/* sink.c: where Cairo's stream goes. Cairo loses errors of its write function, so the sink keeps
 * its own, and the caller asks the sink, never Cairo. */
#include "pdf/pdf_internal.h"

#define MOST_PDF_BYTES (1U << 30)

cairo_status_t pdf_sink_write(void *context, const unsigned char *bytes, unsigned int count) {
    struct pdf_sink *sink = context;
    if (sink->failed || count > MOST_PDF_BYTES - sink->bytes->len) {
        sink->failed = true;
        return CAIRO_STATUS_WRITE_ERROR;
    }
    g_byte_array_append(sink->bytes, bytes, count);
    return CAIRO_STATUS_SUCCESS;
}
