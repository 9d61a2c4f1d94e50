/* library_log.c: GLib's log, on which Pango, librsvg and gdk-pixbuf complain. A complaint means
 * that something was left out or drawn wrong, though no call failed. */
#include "cli/cli.h"

static GLogWriterOutput keep(GLogLevelFlags level, const GLogField *fields, gsize count,
                             gpointer data) {
    struct library_log *log = data;
    if (!(level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)))
        return G_LOG_WRITER_HANDLED; /* messages and debugging help nobody here */
    for (gsize i = 0; i < count; i++)
        if (g_strcmp0(fields[i].key, "MESSAGE") == 0)
            g_string_append_printf(log->text, "%s%s", log->text->len ? "; " : "",
                                   (const char *)fields[i].value);
    log->count++;
    return G_LOG_WRITER_HANDLED;
}

void library_log_install(struct library_log *log) {
    g_log_set_writer_func(keep, log, NULL);
}
