/* section_fuzz.c: any bytes as a section: read, checked and analysed, without layout. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    static const char outline[] =
        "dossier: 1\ntitle: A\nlanguage: en-GB\nas_of: 2018-01-02\n"
        "body: [{part: P, sections: [a.md]}]\n"
        "actors: [{id: nato, name: NATO, kind: organisation, aliases: [the Alliance]},\n"
        "  {id: berg, name: Anna Berg}]\n";
    static const char *const names[] = {"a.md", "a.txt"};
    const char *name = names[data[0] & 1];
    struct fuzz_folder folder = {.count = 0};
    fuzz_add(&folder, name, data + 1, size - 1);
    bool bare = (data[0] & 3) != 0;
    if (!bare)
        fuzz_add(&folder, "outline.yaml", outline, strlen(outline));
    struct file_ops ops = fuzz_ops(&folder);
    struct build_options options = {.ops = &ops};
    struct build build;
    build_open(&build);
    options.pack = bare ? str_format(build.arena, "%s/%s", FUZZ_PACK, name) : STR(FUZZ_PACK);
    build_read(&build, &options);
    fuzz_print(build.diags);
    GString *tree = g_string_new(NULL);
    if (build.body)
        doc_dump(build.body, build.sources, tree);
    if (!g_utf8_validate(tree->str, (gssize)tree->len, NULL))
        abort();
    g_string_free(tree, TRUE);
    build_close(&build);
    return 0;
}
