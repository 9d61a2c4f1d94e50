/* fuzz.h: a folder in memory behind struct file_ops, for the fuzz targets. The program's own fonts
 * and styles are read from the disk; nothing is written. */
#ifndef DOSSIER_FUZZ_H
#define DOSSIER_FUZZ_H

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include "build/build.h"

#define FUZZ_PACK "pack"
enum { FUZZ_FOLDER = 10000, FUZZ_FILE, FUZZ_FILES = 8 }; /* descriptors far above real ones */

struct fuzz_folder {
    struct {
        const char *name;
        struct str bytes;
    } files[FUZZ_FILES];
    size_t count, done[FUZZ_FILES];
};

static int fuzz_find(void *context, const char *path) {
    struct fuzz_folder *folder = context;
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->files[i].name, path) == 0) {
            folder->done[i] = 0;
            return FUZZ_FILE + (int)i;
        }
    errno = ENOENT;
    return -1;
}

static int fuzz_open_at(void *context, int at, const char *path, int flags, mode_t mode) {
    if (strcmp(path, FUZZ_PACK) == 0)
        return FUZZ_FOLDER;
    if (strncmp(path, FUZZ_PACK "/", strlen(FUZZ_PACK "/")) == 0)
        return fuzz_find(context, path + strlen(FUZZ_PACK "/"));
    return file_ops_system.open_at(NULL, at, path, flags, mode);
}

static int fuzz_open_beneath(void *context, int folder, const char *path, int flags) {
    return folder == FUZZ_FOLDER ? fuzz_find(context, path)
                                 : file_ops_system.open_beneath(NULL, folder, path, flags);
}

static int fuzz_stat(void *context, int fd, struct stat *about) {
    struct fuzz_folder *folder = context;
    if (fd < FUZZ_FOLDER)
        return file_ops_system.stat_fd(NULL, fd, about);
    memset(about, 0, sizeof *about);
    about->st_mode = fd == FUZZ_FOLDER ? S_IFDIR : S_IFREG;
    if (fd >= FUZZ_FILE)
        about->st_size = (off_t)folder->files[fd - FUZZ_FILE].bytes.len;
    return 0;
}

static ssize_t fuzz_read(void *context, int fd, void *bytes, size_t size) {
    struct fuzz_folder *folder = context;
    if (fd < FUZZ_FILE)
        return file_ops_system.read(NULL, fd, bytes, size);
    size_t *done = &folder->done[fd - FUZZ_FILE];
    struct str file = folder->files[fd - FUZZ_FILE].bytes;
    size_t step = MIN(size, file.len - *done);
    if (step)
        memcpy(bytes, file.at + *done, step);
    *done += step;
    return (ssize_t)step;
}

static int fuzz_close(void *context, int fd) {
    (void)context;
    return fd < FUZZ_FOLDER ? file_ops_system.close(NULL, fd) : 0;
}

static inline struct file_ops fuzz_ops(struct fuzz_folder *folder) {
    return (struct file_ops){.context = folder,
                             .open_at = fuzz_open_at,
                             .open_beneath = fuzz_open_beneath,
                             .stat_fd = fuzz_stat,
                             .read = fuzz_read,
                             .close = fuzz_close};
}

static inline void fuzz_add(struct fuzz_folder *folder, const char *name, const void *bytes,
                            size_t size) {
    folder->files[folder->count].name = name;
    folder->files[folder->count++].bytes = (struct str){bytes, size};
}

/* Prints all messages both ways, and stops where one tells of a failure of our own. */
static inline void fuzz_print(const struct diags *diags) {
    GString *text = g_string_new(NULL);
    diag_print_json(diags, text);
    diag_print_text(diags, 100, text);
    if (!g_utf8_validate(text->str, (gssize)text->len, NULL) || diag_has(diags, DIAG_INTERNAL)) {
        fputs(text->str, stderr);
        abort();
    }
    g_string_free(text, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
