/* cmd_init.c: `init DIR`: a new pack that builds, with one section to write over. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

static const struct option no_options[] = {{0}};

#define TITLE "A new research pack"
static const char outline_start[] = "dossier: 1\n"
                                    "title: " TITLE "\n"
                                    "subtitle: What it is about, in one line\n"
                                    "language: en-GB\n";
static const char outline_text[] =
    "editors: [{name: Your Name, role: editor}]\n"
    "updated: 2024-01-31            # the date of this edition; the clock is never asked\n"
    "style: briefing\n"
    "paper: A4\n"
    "key_points:\n"
    "  - The first thing that a reader must take away.\n"
    "body:\n"
    "  - introduction.md\n"
    "  - timeline: {title: Timeline}\n"
    "  - actors: {title: Index of actors}\n"
    "actors:\n"
    "  - id: example\n"
    "    name: Example Organisation\n"
    "    kind: organisation\n";

static const char section_text[] =
    "# Introduction\n\n"
    "Write here. Dated sentences become the timeline; names that the outline declares become the\n"
    "index.[^1] Two examples:\n\n"
    "On 9 July 1997 Example Organisation signed a charter with its neighbours. In May 2001\n"
    "Example Organisation opened an office in the capital.\n\n"
    "[^1]: Footnotes stand at the foot of the page where they are called.\n";

/* Never writes over a file that is there. */
static bool write_new(int folder, const char *name, const char *text) {
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    size_t length = strlen(text), done = 0;
    while (done < length) {
        ssize_t step = write(fd, text + done, length - done);
        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0)
            break;
        done += (size_t)step;
    }
    return close(fd) == 0 && done == length;
}

/* What the pack is called by all its editions; it stays when the title changes. It is derived from
 * the folder's name, so that the same call gives the same bytes. */
static struct str make_outline(struct arena *arena, const char *path) {
    char *real = realpath(path, NULL);
    const char *slash = real ? strrchr(real, '/') : NULL;
    struct str name = str_format(arena, "%s\n%s", slash ? slash + 1 : "pack", TITLE);
    free(real);
    return str_format(arena, "%sidentifier: %s  # stays through editions; or urn:isbn:...\n%s",
                      outline_start, outline_uuid(arena, name).at, outline_text);
}

static int run_init(const struct arguments *arguments) {
    const char *path = arguments->words[0];
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        cli_complain("dossier init: cannot make '%s': %s\n", path, strerror(errno));
        return BUILD_SYSTEM;
    }
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct arena *arena = arena_new();
    bool made = folder >= 0 && write_new(folder, "outline.yaml", make_outline(arena, path).at) &&
                write_new(folder, "introduction.md", section_text);
    int reason = errno;
    arena_free(arena);
    if (folder >= 0)
        close(folder);
    if (!made) {
        cli_complain("dossier init: cannot make the pack in '%s': %s\n", path, strerror(reason));
        return reason == EEXIST ? BUILD_USAGE : BUILD_SYSTEM;
    }
    printf("Made %s/outline.yaml and %s/introduction.md. Now: dossier build %s\n", path, path,
           path);
    return 0;
}

const struct command command_init = {"init",     "DIR",   "make a new pack that builds", 1, 1,
                                     no_options, run_init};
