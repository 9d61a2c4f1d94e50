/* output.c: the outputs of a job, written all or none.
 * Under a lock: leftovers of a killed run are swept; each output goes into a temporary file and is
 * synced; the former outputs are set aside by a rename, the new ones take their names, and only
 * then the former are removed. When a step fails, the former outputs get their names back. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"

#define LOCK_NAME ".dossier.lock"

struct writing {
    const struct file_ops *ops;
    struct arena *arena;
    struct diags *diags;
    struct str path; /* of the folder */
    int folder, lock;
    const struct output *outputs;
    size_t count;
    bool *staged, *aside, *placed; /* by output: how far it came */
};

static bool fail(struct writing *writing, const char *what, struct str name) {
    int reason = errno;
    diag_add_path(writing->diags, DIAG_OUTPUT_UNWRITABLE, writing->path, "%s%s%.*s: %s", what,
                  name.len ? " " : "", STR_ARG(name), strerror(reason));
    diag_hint(writing->diags, "the former outputs are untouched");
    return false;
}

static const char *name_with(struct writing *writing, size_t i, const char *suffix) {
    return str_terminated(writing->arena, str_format(writing->arena, ".dossier.%.*s.%s.tmp",
                                                     STR_ARG(writing->outputs[i].name), suffix));
}

/* Makes the folder and its parents, as `mkdir -p` does. */
static bool make_folders(struct writing *writing) {
    char *path = (char *)(uintptr_t)str_terminated(writing->arena, writing->path);
    for (char *slash = path; (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return fail(writing, "cannot make the folder", str_of(path));
        *slash = '/';
    }
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return fail(writing, "cannot make the folder", (struct str){"", 0});
    return true;
}

static bool open_folder(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    if (!make_folders(writing))
        return false;
    writing->folder =
        ops->open_at(ops->context, AT_FDCWD, str_terminated(writing->arena, writing->path),
                     O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (writing->folder < 0)
        return fail(writing, "cannot open the folder", (struct str){"", 0});
    writing->lock = ops->open_at(ops->context, writing->folder, LOCK_NAME,
                                 O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (writing->lock < 0)
        return fail(writing, "cannot write in the folder", (struct str){"", 0});
    if (flock(writing->lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(writing, "cannot lock the folder", (struct str){"", 0});
        diag_add_path(writing->diags, DIAG_OUTPUT_UNWRITABLE, writing->path,
                      "another build is running there");
        return false;
    }
    return true;
}

/* A run that was killed between two renames left the former outputs set aside: back with them. */
static void sweep(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    for (size_t i = 0; i < writing->count; i++) {
        const char *name = str_terminated(writing->arena, writing->outputs[i].name);
        struct stat about;
        if (fstatat(writing->folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
            ops->rename_at(ops->context, writing->folder, name_with(writing, i, "old"), name);
        ops->unlink_at(ops->context, writing->folder, name_with(writing, i, "old"));
        ops->unlink_at(ops->context, writing->folder, name_with(writing, i, "new"));
    }
}

static bool write_bytes(const struct file_ops *ops, int fd, struct str bytes) {
    size_t done = 0;
    while (done < bytes.len) {
        ssize_t step = ops->write(ops->context, fd, bytes.at + done, bytes.len - done);
        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0)
            return false;
        done += (size_t)step;
    }
    return true;
}

static bool stage(struct writing *writing, size_t i) {
    const struct file_ops *ops = writing->ops;
    int fd = ops->open_at(ops->context, writing->folder, name_with(writing, i, "new"),
                          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail(writing, "cannot write", writing->outputs[i].name);
    writing->staged[i] = true;
    bool good = write_bytes(ops, fd, writing->outputs[i].bytes) && ops->sync(ops->context, fd) == 0;
    int reason = errno;
    bool closed = ops->close(ops->context, fd) == 0;
    if (!good)
        errno = reason;
    return (good && closed) || fail(writing, "cannot write", writing->outputs[i].name);
}

static bool put_in_place(struct writing *writing, size_t i) {
    const struct file_ops *ops = writing->ops;
    const char *name = str_terminated(writing->arena, writing->outputs[i].name);
    struct stat about;
    if (fstatat(writing->folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0) {
        if (S_ISDIR(about.st_mode)) {
            errno = EISDIR;
            return fail(writing, "cannot replace", writing->outputs[i].name);
        }
        if (ops->rename_at(ops->context, writing->folder, name, name_with(writing, i, "old")) != 0)
            return fail(writing, "cannot replace", writing->outputs[i].name);
        writing->aside[i] = true;
    }
    if (ops->rename_at(ops->context, writing->folder, name_with(writing, i, "new"), name) != 0)
        return fail(writing, "cannot replace", writing->outputs[i].name);
    writing->placed[i] = true;
    return true;
}

static void undo(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    for (size_t i = 0; i < writing->count; i++) {
        const char *name = str_terminated(writing->arena, writing->outputs[i].name);
        if (writing->aside[i])
            ops->rename_at(ops->context, writing->folder, name_with(writing, i, "old"), name);
        else if (writing->placed[i])
            ops->unlink_at(ops->context, writing->folder, name);
        if (writing->staged[i])
            ops->unlink_at(ops->context, writing->folder, name_with(writing, i, "new"));
    }
}

static bool write_all(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    for (size_t i = 0; i < writing->count; i++)
        if (!stage(writing, i))
            return false;
    for (size_t i = 0; i < writing->count; i++)
        if (!put_in_place(writing, i))
            return false;
    if (ops->sync(ops->context, writing->folder) != 0)
        return fail(writing, "cannot sync the folder", (struct str){"", 0});
    for (size_t i = 0; i < writing->count; i++)
        if (writing->aside[i])
            ops->unlink_at(ops->context, writing->folder, name_with(writing, i, "old"));
    return true;
}

bool outputs_write(const struct file_ops *ops, struct arena *arena, struct str folder,
                   const struct output *outputs, size_t count, struct diags *diags) {
    struct writing writing = {.ops = ops,
                              .arena = arena,
                              .diags = diags,
                              .path = folder,
                              .folder = -1,
                              .lock = -1,
                              .outputs = outputs,
                              .count = count};
    writing.staged = ARENA_ARRAY(arena, bool, count + 1);
    writing.aside = ARENA_ARRAY(arena, bool, count + 1);
    writing.placed = ARENA_ARRAY(arena, bool, count + 1);
    bool good = open_folder(&writing);
    if (good) {
        sweep(&writing);
        good = write_all(&writing);
        if (!good)
            undo(&writing);
        ops->unlink_at(ops->context, writing.folder, LOCK_NAME);
    }
    if (writing.lock >= 0)
        ops->close(ops->context, writing.lock);
    if (writing.folder >= 0)
        ops->close(ops->context, writing.folder);
    return good;
}
