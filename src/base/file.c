/* file.c: reading files beneath a folder. The kernel keeps us inside it (openat2, RESOLVE_BENEATH);
 * where it cannot, each step of the path is opened without following links. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/diag_internal.h"

static int system_open_at(void *context, int folder, const char *path, int flags, mode_t mode) {
    (void)context;
    return openat(folder, path, flags, mode);
}

/* For kernels before 5.6: no ".." can stand in the path (it was checked), so it is enough that no
 * step is a link. */
int file_open_by_steps(int folder, const char *path, int flags) {
    int at = dup(folder);
    while (at >= 0) {
        const char *slash = strchr(path, '/');
        char name[NAME_MAX + 1];
        size_t length = slash ? (size_t)(slash - path) : strlen(path);
        if (length > NAME_MAX) {
            close(at);
            errno = ENAMETOOLONG;
            return -1;
        }
        memcpy(name, path, length);
        name[length] = '\0';
        int step = slash ? O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC : flags | O_NOFOLLOW;
        int next = openat(at, name, step);
        int reason = errno;
        struct stat about; /* a link to a folder is refused as no folder: tell it as a link */
        if (next < 0 && reason == ENOTDIR && fstatat(at, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISLNK(about.st_mode))
            reason = ELOOP;
        close(at);
        errno = reason;
        if (next < 0 || !slash)
            return next;
        at = next;
        path = slash + 1;
    }
    return at;
}

static int system_open_beneath(void *context, int folder, const char *path, int flags) {
    (void)context;
    struct open_how how = {.flags = (unsigned)flags,
                           .resolve =
                               RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS};
    long fd = syscall(SYS_openat2, folder, path, &how, sizeof how);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM))
        return file_open_by_steps(folder, path, flags);
    return (int)fd;
}

static int system_stat_fd(void *context, int fd, struct stat *result) {
    (void)context;
    return fstat(fd, result);
}

static ssize_t system_read(void *context, int fd, void *bytes, size_t size) {
    (void)context;
    return read(fd, bytes, size);
}

static ssize_t system_write(void *context, int fd, const void *bytes, size_t size) {
    (void)context;
    return write(fd, bytes, size);
}

static int system_sync(void *context, int fd) {
    (void)context;
    return fsync(fd);
}

static int system_close(void *context, int fd) {
    (void)context;
    return close(fd);
}

static int system_rename_at(void *context, int folder, const char *from, const char *to) {
    (void)context;
    return renameat(folder, from, folder, to);
}

static int system_unlink_at(void *context, int folder, const char *path) {
    (void)context;
    return unlinkat(folder, path, 0);
}

static int system_link_at(void *context, int folder, const char *from, const char *to) {
    (void)context;
    return linkat(folder, from, folder, to, 0);
}

const struct file_ops file_ops_system = {.open_at = system_open_at,
                                         .open_beneath = system_open_beneath,
                                         .stat_fd = system_stat_fd,
                                         .read = system_read,
                                         .write = system_write,
                                         .sync = system_sync,
                                         .close = system_close,
                                         .rename_at = system_rename_at,
                                         .unlink_at = system_unlink_at,
                                         .link_at = system_link_at};

bool folder_open(const struct file_ops *ops, struct arena *arena, struct str path,
                 struct folder *folder) {
    *folder = (struct folder){ops, -1, str_copy(arena, path)};
    folder->fd = ops->open_at(ops->context, AT_FDCWD, folder->path.at,
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    return folder->fd >= 0;
}

void folder_close(struct folder *folder) {
    if (folder->fd >= 0)
        folder->ops->close(folder->ops->context, folder->fd);
    folder->fd = -1;
}

/* Relative, with forward slashes, and no step that is empty, "." or "..". */
static bool is_inside(struct str path) {
    if (!path.len || path.at[0] == '/')
        return false;
    size_t start = 0;
    for (size_t i = 0; i <= path.len; i++) {
        if (i < path.len && (path.at[i] == '\\' || path.at[i] == ':' || path.at[i] == '\0'))
            return false;
        if (i < path.len && path.at[i] != '/')
            continue;
        struct str step = str_slice(path, start, i);
        if (!step.len || str_is(step, ".") || str_is(step, ".."))
            return false;
        start = i + 1;
    }
    return true;
}

static enum file_status read_all(const struct folder *folder, struct arena *arena, int fd,
                                 size_t most, struct str *bytes) {
    struct stat about;
    if (folder->ops->stat_fd(folder->ops->context, fd, &about) != 0)
        return FILE_UNREADABLE;
    if (!S_ISREG(about.st_mode))
        return FILE_NOT_REGULAR;
    if (about.st_size < 0 || (size_t)about.st_size > most)
        return FILE_TOO_LARGE;
    size_t size = (size_t)about.st_size, done = 0;
    char *buffer = arena_alloc(arena, size + 1);
    while (done < size) {
        ssize_t step = folder->ops->read(folder->ops->context, fd, buffer + done, size - done);
        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return FILE_UNREADABLE;
        if (step == 0)
            break; /* it became shorter while we read: what was there is what counts */
        done += (size_t)step;
    }
    *bytes = (struct str){buffer, done};
    return FILE_READ;
}

enum file_status folder_read(const struct folder *folder, struct arena *arena, struct str path,
                             size_t most, struct str *bytes) {
    if (!is_inside(path))
        return FILE_OUTSIDE;
    int fd =
        folder->ops->open_beneath(folder->ops->context, folder->fd, str_terminated(arena, path),
                                  O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return FILE_MISSING;
        return errno == EXDEV || errno == ELOOP ? FILE_OUTSIDE : FILE_UNREADABLE;
    }
    enum file_status status = read_all(folder, arena, fd, most, bytes);
    int reason = errno;
    folder->ops->close(folder->ops->context, fd);
    errno = reason;
    return status;
}

/* Relative and without "..", so that it is only the writing that keeps it from being a path. */
static bool is_odd(struct str path) {
    if (is_inside(path) || !path.len || path.at[0] == '/')
        return false;
    if (g_ascii_isalpha(path.at[0]) && path.len > 1 && path.at[1] == ':')
        return false; /* a drive */
    size_t start = 0;
    for (size_t i = 0; i <= path.len; i++)
        if (i == path.len || path.at[i] == '/' || path.at[i] == '\\') {
            if (str_is(str_slice(path, start, i), ".."))
                return false;
            start = i + 1;
        }
    return true;
}

static enum diag_code code_of(enum file_status status, struct str path, const char **text) {
    switch (status) {
    case FILE_MISSING:
        *text = "the file '%.*s' is not in the pack";
        return DIAG_FILE_MISSING;
    case FILE_OUTSIDE:
        *text = is_odd(path) ? "the path '%.*s' is not written as paths in a pack are"
                             : "the path '%.*s' leads out of the pack";
        return DIAG_FILE_OUTSIDE;
    case FILE_TOO_LARGE:
        *text = "the file '%.*s' is too large";
        return DIAG_FILE_TOO_LARGE;
    case FILE_NOT_REGULAR:
        *text = "'%.*s' is no regular file";
        return DIAG_FILE_UNREADABLE;
    case FILE_READ:
    case FILE_UNREADABLE:
        break;
    }
    *text = "the file '%.*s' cannot be read";
    return DIAG_FILE_UNREADABLE;
}

struct str folder_printed(const struct folder *folder, struct arena *arena, struct str path) {
    if (str_is(folder->path, "."))
        return path;
    return str_format(arena, "%.*s%s%.*s", STR_ARG(folder->path),
                      str_ends(folder->path, STR("/")) ? "" : "/", STR_ARG(path));
}

void file_report(struct diags *diags, enum file_status status, const struct folder *folder,
                 struct str path, size_t most, struct span cause) {
    const char *reason = strerror(errno), *text;
    enum diag_code code = code_of(status, path, &text);
    GString *message = g_string_new(NULL);
    const char *mark = strstr(text, "%.*s");
    g_string_append_len(message, text, mark - text);
    g_string_append_len(message, path.len ? path.at : "", (gssize)path.len);
    g_string_append(message, mark + strlen("%.*s"));
    if (cause.source)
        diag_add(diags, code, cause, "%s", message->str);
    else
        diag_add_path(diags, code, folder_printed(folder, diags->arena, path), "%s", message->str);
    if (status == FILE_OUTSIDE && is_odd(path))
        diag_hint(diags, "names stand between single forward slashes, without '.', '\\' and ':'");
    else if (status == FILE_OUTSIDE)
        diag_hint(diags, "copy the file into the pack and name it by a relative path");
    else if (status == FILE_TOO_LARGE)
        diag_hint(diags, "at most %zu MiB; divide a text, scale a picture down",
                  most / (1024 * 1024));
    else if (status == FILE_NOT_REGULAR)
        diag_hint(diags, "name a file here");
    else if (status == FILE_UNREADABLE)
        diag_hint(diags, "%s", reason);
    g_string_free(message, TRUE);
}

/* The folder that the path names, opened for listing, or NULL. */
static DIR *open_listing(const struct folder *folder, struct arena *arena, struct str parent) {
    const char *path = parent.len ? str_terminated(arena, parent) : ".";
    int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC, fd;
    if (parent.len)
        fd = folder->ops->open_beneath(folder->ops->context, folder->fd, path, flags);
    else
        fd = folder->ops->open_at(folder->ops->context, folder->fd, path, flags, 0);
    DIR *listing = fd >= 0 ? fdopendir(fd) : NULL;
    if (fd >= 0 && !listing)
        folder->ops->close(folder->ops->context, fd);
    return listing;
}

static int compare_names(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

struct str *folder_list(const struct folder *folder, struct arena *arena, struct str path,
                        size_t most, size_t *count) {
    struct str *names = NULL;
    size_t room = 0;
    DIR *listing = is_inside(path) ? open_listing(folder, arena, path) : NULL;
    *count = 0;
    for (const struct dirent *entry; listing && (entry = readdir(listing)) && *count < most;)
        if (entry->d_name[0] != '.')
            ARENA_PUSH(arena, names, *count, room, str_copy(arena, str_of(entry->d_name)));
    if (listing)
        closedir(listing);
    if (*count)
        qsort(names, *count, sizeof *names, compare_names);
    return names;
}

struct str folder_nearest(const struct folder *folder, struct arena *arena, struct str path) {
    size_t start = path.len;
    while (start && path.at[start - 1] != '/')
        start--;
    struct str name = str_slice(path, start, path.len), nearest = {0};
    const char *word = str_terminated(arena, name);
    DIR *listing = is_inside(path)
                       ? open_listing(folder, arena, str_slice(path, 0, start ? start - 1 : 0))
                       : NULL;
    size_t best = name.len < 6 ? 2 : 4;
    for (const struct dirent *entry; listing && (entry = readdir(listing));) {
        struct str other = str_of(entry->d_name);
        bool only_case = g_ascii_strcasecmp(other.at, word) == 0;
        size_t distance = only_case ? 0 : str_distance(name, other, best);
        bool before = distance == best && nearest.len && str_compare(other, nearest) < 0;
        if (other.at[0] != '.' && (distance < best || before)) {
            best = distance;
            nearest = str_copy(arena, other);
        }
    }
    if (listing)
        closedir(listing);
    return nearest.len ? str_format(arena, "%.*s%.*s", (int)start, path.at, STR_ARG(nearest))
                       : STR("");
}

uint32_t folder_read_source(const struct folder *folder, struct arena *arena, struct str path,
                            size_t most, struct sources *sources, struct diags *diags,
                            struct span cause) {
    struct str bytes;
    enum file_status status = folder_read(folder, arena, path, most, &bytes);
    if (status != FILE_READ) {
        file_report(diags, status, folder, path, most, cause);
        struct str near = status == FILE_MISSING ? folder_nearest(folder, arena, path) : STR("");
        if (near.len)
            diag_hint(diags, "did you mean '%.*s'?", STR_ARG(near));
        return 0;
    }
    return source_add(sources, folder_printed(folder, arena, path), path, bytes, diags);
}
