/* output.c: the outputs of a job, written all or none.
 * Under a lock: leftovers of a killed run are swept; each output goes into a temporary file and is
 * synced; the former outputs get a second name, the new ones are renamed over them (so that there
 * is a whole file under each name at any moment), and only then the second names are removed. When
 * a step fails, the former outputs get their names back. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"

#define LOCK_NAME ".dossier.lock"
#define LEFTOVER_START ".dossier."
#define OLD_END ".old.tmp"
#define NEW_END ".new.tmp"

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
    return false;
}

static const char *name_of(struct writing *writing, size_t i) {
    return str_terminated(writing->arena, writing->outputs[i].name);
}

static const char *name_with(struct writing *writing, size_t i, const char *end) {
    return str_format(writing->arena, LEFTOVER_START "%.*s%s", STR_ARG(writing->outputs[i].name),
                      end)
        .at;
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

/* The build that held the lock before removes the file when it ends: a lock on a file that has lost
 * its name keeps nobody out. */
static bool lock_has_name(const struct writing *writing) {
    struct stat held, named;
    return fstat(writing->lock, &held) == 0 &&
           fstatat(writing->folder, LOCK_NAME, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static bool take_lock(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    for (int tries = 0; tries < 100; tries++) {
        writing->lock = ops->open_at(ops->context, writing->folder, LOCK_NAME,
                                     O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (writing->lock < 0)
            return fail(writing, "cannot write in the folder", (struct str){"", 0});
        if (flock(writing->lock, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK)
                return fail(writing, "cannot lock the folder", (struct str){"", 0});
            break;
        }
        if (lock_has_name(writing))
            return true;
        ops->close(ops->context, writing->lock);
        writing->lock = -1;
    }
    diag_add_path(writing->diags, DIAG_OUTPUT_UNWRITABLE, writing->path,
                  "another build is running there");
    return false;
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
    return true;
}

static bool exists(const struct writing *writing, const char *name) {
    struct stat about;
    return fstatat(writing->folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;
}

/* A run that was killed where there are no hard links left the former output under its second name
 * alone: back with it. All else that such a run left goes. */
static void sweep_one(struct writing *writing, struct str leftover) {
    const struct file_ops *ops = writing->ops;
    const char *name = str_terminated(writing->arena, leftover);
    if (str_ends(leftover, STR(OLD_END))) {
        struct str middle =
            str_slice(leftover, sizeof LEFTOVER_START - 1, leftover.len - (sizeof OLD_END - 1));
        const char *former = str_terminated(writing->arena, middle);
        if (!exists(writing, former) &&
            ops->rename_at(ops->context, writing->folder, name, former) == 0)
            return;
    }
    ops->unlink_at(ops->context, writing->folder, name);
}

/* Whatever job left them: it holds no lock, so it does not run any more. */
static void sweep(struct writing *writing) {
    int fd = openat(writing->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder) {
        if (fd >= 0)
            close(fd);
        return;
    }
    struct str *leftovers = NULL;
    size_t count = 0, room = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct str name = str_of(entry->d_name);
        size_t least = sizeof LEFTOVER_START - 1 + sizeof OLD_END - 1;
        if (name.len > least && str_starts(name, STR(LEFTOVER_START)) &&
            (str_ends(name, STR(OLD_END)) || str_ends(name, STR(NEW_END))))
            ARENA_PUSH(writing->arena, leftovers, count, room, str_copy(writing->arena, name));
    }
    closedir(folder);
    for (size_t i = 0; i < count; i++)
        sweep_one(writing, leftovers[i]);
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
    int fd = ops->open_at(ops->context, writing->folder, name_with(writing, i, NEW_END),
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

/* Gives the former output a second name. Where there are no hard links it is moved instead. */
static bool set_aside(struct writing *writing, size_t i) {
    const struct file_ops *ops = writing->ops;
    const char *name = name_of(writing, i), *second = name_with(writing, i, OLD_END);
    struct stat about;
    if (fstatat(writing->folder, name, &about, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            return true;
        return fail(writing, "cannot replace", writing->outputs[i].name);
    }
    if (S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        return fail(writing, "cannot replace", writing->outputs[i].name);
    }
    if (ops->link_at(ops->context, writing->folder, name, second) != 0) {
        bool unable = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
        if (!unable || ops->rename_at(ops->context, writing->folder, name, second) != 0)
            return fail(writing, "cannot replace", writing->outputs[i].name);
    }
    writing->aside[i] = true;
    return true;
}

static bool put_in_place(struct writing *writing, size_t i) {
    const struct file_ops *ops = writing->ops;
    if (ops->rename_at(ops->context, writing->folder, name_with(writing, i, NEW_END),
                       name_of(writing, i)) != 0)
        return fail(writing, "cannot replace", writing->outputs[i].name);
    writing->placed[i] = true;
    return true;
}

/* False when a former output could not get its name back; it is kept under the second one. */
static bool undo(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    bool good = true;
    for (size_t i = 0; i < writing->count; i++) {
        const char *name = name_of(writing, i), *second = name_with(writing, i, OLD_END);
        if (writing->aside[i]) {
            /* Between two names of one file a rename does nothing: the second one stays. */
            if (ops->rename_at(ops->context, writing->folder, second, name) == 0)
                ops->unlink_at(ops->context, writing->folder, second);
            else
                good = false;
        } else if (writing->placed[i]) {
            good = ops->unlink_at(ops->context, writing->folder, name) == 0 && good;
        }
        if (writing->staged[i] && !writing->placed[i])
            ops->unlink_at(ops->context, writing->folder, name_with(writing, i, NEW_END));
    }
    return good;
}

/* Some file systems cannot sync a folder; they say so by EINVAL. */
static bool sync_folder(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    return ops->sync(ops->context, writing->folder) == 0 || errno == EINVAL ||
           fail(writing, "cannot sync the folder", (struct str){"", 0});
}

static bool write_all(struct writing *writing) {
    const struct file_ops *ops = writing->ops;
    for (size_t i = 0; i < writing->count; i++)
        if (!stage(writing, i))
            return false;
    for (size_t i = 0; i < writing->count; i++)
        if (!set_aside(writing, i))
            return false;
    for (size_t i = 0; i < writing->count; i++)
        if (!put_in_place(writing, i))
            return false;
    if (!sync_folder(writing))
        return false;
    for (size_t i = 0; i < writing->count; i++)
        if (writing->aside[i])
            ops->unlink_at(ops->context, writing->folder, name_with(writing, i, OLD_END));
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
    bool locked = open_folder(&writing) && take_lock(&writing), restored = true, good = false;
    if (locked) {
        sweep(&writing);
        good = write_all(&writing);
        restored = good || undo(&writing);
        ops->unlink_at(ops->context, writing.folder, LOCK_NAME);
    }
    if (!good)
        diag_hint(diags, restored
                             ? "the former outputs are untouched; -o names another folder"
                             : "a former output is kept in the folder as '.dossier.*.old.tmp'");
    if (writing.lock >= 0)
        ops->close(ops->context, writing.lock);
    if (writing.folder >= 0)
        ops->close(ops->context, writing.folder);
    return good;
}
