/* chain.c: finds a style sheet and those that it stands on. A name is one of the program's sheets;
 * a path that ends in .yaml is a file of the pack. Each file is a source like any other. */
#include "style/style_internal.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_STYLE_BYTES ((size_t)256 * 1024)
#define SUFFIX STR(".yaml")

struct opening {
    struct arena *arena;
    const struct style_folders *folders;
    struct sources *sources;
    struct diags *diags;
    struct sheet_chain *chain;
};

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the sheets in the folder, sorted, NULL at the end. */
static const char **sheets_there(struct arena *arena, const struct folder *styles) {
    const char **names = NULL;
    size_t count = 0, room = 0;
    int fd = openat(styles->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing && fd >= 0)
        close(fd);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        struct str file = str_of(entry->d_name);
        if (str_ends(file, SUFFIX) && file.at[0] != '.')
            ARENA_PUSH(arena, names, count, room,
                       str_terminated(arena, str_slice(file, 0, file.len - SUFFIX.len)));
    }
    if (listing)
        closedir(listing);
    if (count)
        qsort(names, count, sizeof *names, compare_names);
    ARENA_PUSH(arena, names, count, room, NULL);
    return names;
}

static bool is_known(struct opening *opening, struct str name, struct span cause) {
    struct arena *arena = opening->arena;
    const char **names = sheets_there(arena, opening->folders->program);
    struct str list = {0}, bytes;
    for (size_t i = 0; names[i]; i++) {
        if (str_is(name, names[i]))
            return true;
        list = list.len ? str_format(arena, "%.*s, %s", STR_ARG(list), names[i]) : str_of(names[i]);
    }
    struct str text = str_format(arena, "no style sheet is called '%.*s'; there are: %.*s",
                                 STR_ARG(name), STR_ARG(list));
    if (cause.source)
        diag_add(opening->diags, DIAG_STYLE_UNKNOWN, cause, "%s", text.at);
    else /* no outline names it */
        diag_add_path(opening->diags, DIAG_STYLE_UNKNOWN, STR("--style"), "%s", text.at);
    const char *near = schema_nearest(name, names);
    struct str file = str_format(arena, "%.*s.yaml", STR_ARG(name));
    const struct folder *pack = opening->folders->pack;
    if (pack && folder_read(pack, arena, file, MOST_STYLE_BYTES, &bytes) == FILE_READ)
        diag_hint(opening->diags, "a file of the pack is named with its ending: '%.*s'",
                  STR_ARG(file));
    else if (near)
        diag_hint(opening->diags, "did you mean '%s'?", near);
    return false;
}

static const struct yaml_node *read_sheet(struct opening *opening, const struct sheet_file *file,
                                          struct span cause) {
    const struct style_folders *folders = opening->folders;
    struct str path =
        file->in_pack ? file->name : str_format(opening->arena, "%.*s.yaml", STR_ARG(file->name));
    if (!file->in_pack && !is_known(opening, file->name, cause))
        return NULL;
    uint32_t source =
        folder_read_source(file->in_pack ? folders->pack : folders->program, opening->arena, path,
                           MOST_STYLE_BYTES, opening->sources, opening->diags, cause);
    if (!source)
        return NULL;
    size_t errors = diag_count(opening->diags, DIAG_ERROR);
    uint32_t end = (uint32_t)source_text(opening->sources, source).len;
    const struct yaml_node *root =
        yaml_read(opening->arena, opening->sources, source, 0, end, opening->diags);
    if (!root && diag_count(opening->diags, DIAG_ERROR) == errors)
        diag_add(opening->diags, DIAG_OUTLINE_EMPTY, (struct span){source, 0, 0},
                 "the style sheet is empty");
    return root;
}

/* Whether the sheet may be opened: it does not stand on itself, and the pile ends. */
static bool may_open(struct opening *opening, const struct sheet_file *file, struct span cause) {
    const struct sheet_chain *chain = opening->chain;
    for (size_t i = 0; i < chain->count; i++)
        if (chain->files[i].in_pack == file->in_pack &&
            str_equal(chain->files[i].name, file->name)) {
            diag_add(opening->diags, DIAG_STYLE_CYCLE, cause, "'%.*s' has itself as its base",
                     STR_ARG(file->name));
            return false;
        }
    if (chain->count < MOST_SHEETS)
        return true;
    diag_add(opening->diags, DIAG_STYLE_CYCLE, cause,
             "more than %d style sheets stand one on another", MOST_SHEETS);
    return false;
}

bool sheet_chain_open(struct arena *arena, const struct style_folders *folders, struct str name,
                      struct span cause, struct sources *sources, struct diags *diags,
                      struct sheet_chain *chain) {
    struct opening opening = {arena, folders, sources, diags, chain};
    bool packs = folders->pack != NULL; /* whether files of the pack may be named */
    while (name.len) {
        struct sheet_file file = {.name = str_copy(arena, name),
                                  .in_pack = packs && str_ends(name, SUFFIX)};
        if (!may_open(&opening, &file, cause))
            return false;
        file.root = read_sheet(&opening, &file, cause);
        if (!file.root)
            return false;
        chain->files[chain->count++] = file;
        packs = file.in_pack;
        const struct yaml_node *base = yaml_find(file.root, "base");
        bool named = base && base->kind == YAML_SCALAR && !base->refused && !yaml_is_null(base);
        name = named ? str_trim(base->text) : STR("");
        cause = base ? base->span : SPAN_NONE;
    }
    return true;
}
