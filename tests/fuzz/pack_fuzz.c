/* pack_fuzz.c: a whole pack to both outputs. The bytes are outline.yaml, a.md, b.md and the picture
 * "p", divided by bytes 0xFF (the picture takes the rest). To be run in the folder that has fonts/
 * and styles/. */
#include "fuzz.h"

static struct library_log library_log;

static GLogWriterOutput keep(GLogLevelFlags level, const GLogField *fields, gsize count,
                             gpointer data) {
    (void)data;
    for (gsize i = 0; i < count && level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING); i++)
        if (strcmp(fields[i].key, "MESSAGE") == 0)
            g_string_append_printf(library_log.text, "%s; ", (const char *)fields[i].value);
    library_log.count += (level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0;
    return G_LOG_WRITER_HANDLED;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const names[] = {"outline.yaml", "a.md", "b.md", "p"};
    if (size < 1)
        return 0;
    if (!library_log.text) {
        library_log.text = g_string_new(NULL);
        g_log_set_writer_func(keep, NULL, NULL);
    }
    struct fuzz_folder folder = {.count = 0};
    const uint8_t *at = data + 1, *end = data + size;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const uint8_t *stop =
            i + 1 < G_N_ELEMENTS(names) && at < end ? memchr(at, 0xFF, (size_t)(end - at)) : NULL;
        if (!stop)
            stop = end;
        fuzz_add(&folder, names[i], at, (size_t)(stop - at));
        at = stop < end ? stop + 1 : end;
    }
    struct file_ops ops = fuzz_ops(&folder);
    struct build_options options = {.pack = STR(FUZZ_PACK),
                                    .epub = true,
                                    .pdf = true,
                                    .paper = data[0] & 1 ? "60mmx60mm" : NULL,
                                    .fonts = STR("fonts"),
                                    .styles = STR("styles"),
                                    .dictionaries = STR("/usr/share/hyphen"),
                                    .ops = &ops,
                                    .log = &library_log};
    struct build build;
    build_open(&build);
    build_run(&build, &options);
    fuzz_print(build.diags);
    build_close(&build);
    return 0;
}
