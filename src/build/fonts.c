/* fonts.c: the fonts that a pack carries in its folder `fonts`. In: that folder. Out: their files
 * in the typesetter, and their bytes' hashes in the build. Each is read through the pack's own door
 * first, which follows no link out of it. */
#include <string.h>

#include "build/build_internal.h"

/* A font of all Chinese characters has about 20 MB. */
#define MOST_FONT_BYTES ((size_t)64 * 1024 * 1024)
enum { MOST_FONTS = 4096 };

static bool has_suffix(struct str name, const char *suffix) {
    size_t length = strlen(suffix);
    return name.len > length &&
           g_ascii_strncasecmp(name.at + name.len - length, suffix, length) == 0;
}

static bool is_font(struct str bytes) {
    return str_starts(bytes, (struct str){"\0\1\0\0", 4}) || str_starts(bytes, STR("OTTO")) ||
           str_starts(bytes, STR("true"));
}

static void add_font(struct build *build, struct str name) {
    const struct folder *folder = &build->pack.folder;
    struct str path = str_format(build->arena, "fonts/%.*s", STR_ARG(name)), bytes = {0};
    struct str whole = folder_printed(folder, build->arena, path);
    struct arena *scratch = arena_new();
    enum file_status status = folder_read(folder, scratch, path, MOST_FONT_BYTES, &bytes);
    if (status != FILE_READ) {
        file_report(build->diags, status, folder, path, MOST_FONT_BYTES, SPAN_NONE);
    } else if (!is_font(bytes) || !typesetter_add_font(build->typesetter, whole)) {
        diag_add_path(build->diags, DIAG_FONT_BROKEN, whole, "this is no font that can be used");
        diag_hint(build->diags, "a TTF or OTF file is wanted");
    } else {
        uint64_t hash = str_hash(bytes);
        ARENA_PUSH(build->arena, build->font_hashes, build->font_count, build->font_room, hash);
    }
    arena_free(scratch);
}

void build_fonts(struct build *build) {
    size_t count = 0;
    if (build->pack.bare)
        return;
    struct str *names =
        folder_list(&build->pack.folder, build->arena, STR("fonts"), MOST_FONTS, &count);
    for (size_t i = 0; i < count; i++)
        if (has_suffix(names[i], ".ttf") || has_suffix(names[i], ".otf") ||
            has_suffix(names[i], ".ttc") || has_suffix(names[i], ".woff") ||
            has_suffix(names[i], ".woff2"))
            add_font(build, names[i]);
}
