/* outline_fuzz.c: any bytes as outline.yaml, as a file of actors, or as both. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    struct fuzz_folder folder = {.count = 0};
    static const char outline[] = "dossier: 1\ntitle: A\nlanguage: en\nactors: actors.yaml\n"
                                  "body: [a.md, timeline: {}, actors: {}]\n";
    bool actors = data[0] & 1;
    fuzz_add(&folder, "a.md", "# A\n", 4);
    fuzz_add(&folder, "actors.yaml", data + 1, size - 1);
    if (actors)
        fuzz_add(&folder, "outline.yaml", outline, strlen(outline));
    else
        fuzz_add(&folder, "outline.yaml", data + 1, size - 1);
    struct file_ops ops = fuzz_ops(&folder);
    struct build build;
    build_open(&build);
    enum outline_result result =
        outline_read(build.arena, &ops, STR(FUZZ_PACK), data[0] & 2 ? "86400" : NULL, build.sources,
                     build.diags, &build.pack);
    build.has_pack = result == OUTLINE_READ;
    fuzz_print(build.diags);
    build_close(&build);
    return 0;
}
