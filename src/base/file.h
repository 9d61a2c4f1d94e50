/* file.h: the only door to the file system.
 * All calls go through struct file_ops, so that a test can make the n-th one fail. Reading is
 * confined: paths are relative to an opened folder and may not leave it, also by links. */
#ifndef DOSSIER_FILE_H
#define DOSSIER_FILE_H

#include <stdbool.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/diag.h"

struct file_ops {
    void *context; /* handed to each call */
    int (*open_at)(void *context, int folder, const char *path, int flags, mode_t mode);
    int (*open_beneath)(void *context, int folder, const char *path, int flags); /* openat2 */
    int (*stat_fd)(void *context, int fd, struct stat *result);
    ssize_t (*read)(void *context, int fd, void *bytes, size_t size);
    ssize_t (*write)(void *context, int fd, const void *bytes, size_t size);
    int (*sync)(void *context, int fd);
    int (*close)(void *context, int fd);
    int (*rename_at)(void *context, int folder, const char *from, const char *to);
    int (*unlink_at)(void *context, int folder, const char *path);
    int (*link_at)(void *context, int folder, const char *from, const char *to); /* hard link */
};

extern const struct file_ops file_ops_system; /* the real calls */

/* What open_beneath is where the kernel has no openat2: each step is opened without links. */
int file_open_by_steps(int folder, const char *path, int flags);

enum file_status {
    FILE_READ,        /* all went well */
    FILE_MISSING,     /* no such file */
    FILE_OUTSIDE,     /* absolute, "..", backslash, a link, or otherwise not beneath the folder */
    FILE_NOT_REGULAR, /* a folder, a pipe, a device */
    FILE_TOO_LARGE,   /* above the limit handed in */
    FILE_UNREADABLE   /* the system refused: see errno's text in the diagnostic */
};

/* A folder that files are read from (the pack, the styles, the fonts). */
struct folder {
    const struct file_ops *ops;
    int fd;
    struct str path; /* as the user wrote it; prefix of printed paths */
};

/* Opens a folder; false (with errno) when it is none. Close it with folder_close. */
bool folder_open(const struct file_ops *ops, struct arena *arena, struct str path,
                 struct folder *folder);
void folder_close(struct folder *folder);

/* Reads a whole file beneath the folder into the arena. At most `most` bytes. */
enum file_status folder_read(const struct folder *folder, struct arena *arena, struct str path,
                             size_t most, struct str *bytes);

/* The names in a folder beneath it, sorted by bytes, at most `most`; those that begin with a stop
 * are left out. None when there is no such folder. */
struct str *folder_list(const struct folder *folder, struct arena *arena, struct str path,
                        size_t most, size_t *count);

/* Reads a text file and takes it into the sources. What goes wrong is a diagnostic at `cause`
 * (the place that names the file; SPAN_NONE: the path alone). Returns the source, or 0. */
uint32_t folder_read_source(const struct folder *folder, struct arena *arena, struct str path,
                            size_t most, struct sources *sources, struct diags *diags,
                            struct span cause);

/* A file whose name is near to that of a missing one, beside it; empty when there is none. */
struct str folder_nearest(const struct folder *folder, struct arena *arena, struct str path);

/* Reports what kept a file of the folder from being read, at the place that names it (SPAN_NONE:
 * the path alone). `most` is the limit that was handed in. */
void file_report(struct diags *diags, enum file_status status, const struct folder *folder,
                 struct str path, size_t most, struct span cause);

/* The path of a file in the folder as people are told it: with the folder, as the user wrote it. */
struct str folder_printed(const struct folder *folder, struct arena *arena, struct str path);

/* One of the files that a job writes. */
struct output {
    struct str name;  /* file name inside the output folder */
    struct str bytes; /* the whole content */
};

/* Writes all outputs or none: each into a temporary file in `folder` (made if absent, with its
 * parents), synced, then renamed. On failure the temporary files are gone, the former outputs are
 * as they were, a diagnostic says why, and false is returned. Holds folder/.dossier.lock the while
 * and sweeps leftovers of a killed run; another build running there is such a failure.
 * An output whose content is unchanged is written all the same (same bytes, new time). */
bool outputs_write(const struct file_ops *ops, struct arena *arena, struct str folder,
                   const struct output *outputs, size_t count, struct diags *diags);

#endif
