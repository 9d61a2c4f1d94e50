/* common.c: what the commands on a pack share. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

#ifndef DOSSIER_DATA_DIR
#define DOSSIER_DATA_DIR "/usr/local/share/dossier"
#endif
#define DICTIONARIES "/usr/share/hyphen"

enum { MOST_MESSAGES = 100 };

static bool has_data(struct arena *arena, struct str folder) {
    const char *style =
        str_terminated(arena, str_format(arena, "%.*s/styles/briefing.yaml", STR_ARG(folder)));
    const char *fonts = str_terminated(arena, str_format(arena, "%.*s/fonts", STR_ARG(folder)));
    return access(style, R_OK) == 0 && access(fonts, R_OK | X_OK) == 0;
}

/* Beside the source tree's build folder, in the share folder next to bin/, or where it was to be
 * installed: no variable of the environment decides what a book looks like. */
static bool find_data(struct arena *arena, struct str *folder) {
    static const char *const relative[] = {"../..", "../share/dossier"};
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length > 0) {
        path[length] = '\0';
        char *slash = strrchr(path, '/');
        if (slash)
            *slash = '\0';
        for (size_t i = 0; i < sizeof relative / sizeof *relative; i++) {
            *folder = str_format(arena, "%s/%s", path, relative[i]);
            if (has_data(arena, *folder))
                return true;
        }
    }
    *folder = STR(DOSSIER_DATA_DIR);
    return has_data(arena, *folder);
}

bool cli_build_options(struct arena *arena, const struct arguments *arguments, const char *paper,
                       const char *style, struct build_options *options) {
    int32_t width, height;
    struct str data;
    memset(options, 0, sizeof *options);
    if (paper && !outline_paper(str_of(paper), &width, &height)) {
        cli_complain("dossier: there is no paper '%s'; try A4, A5, letter or 150mmx220mm, "
                     "each side from 1in (25.4mm) to 200in (5080mm)\n",
                     paper);
        return false;
    }
    if (!find_data(arena, &data)) {
        cli_complain("dossier: the program's fonts and styles are not found; install it again\n");
        return false;
    }
    options->pack = str_of(arguments->words[arguments->word_count - 1]);
    options->output_folder = STR("out");
    options->paper = paper;
    options->style = style;
    options->epoch = getenv("SOURCE_DATE_EPOCH");
    options->fonts = str_format(arena, "%.*s/fonts", STR_ARG(data));
    options->styles = str_format(arena, "%.*s/styles", STR_ARG(data));
    options->dictionaries = STR(DICTIONARIES);
    options->ops = &file_ops_system;
    options->log = arguments->log;
    options->epub = options->pdf = true;
    return true;
}

void cli_print_diagnostics(const struct build *build, bool json, bool quiet) {
    GString *text = g_string_new(NULL);
    if (json)
        diag_print_json(build->diags, text);
    else if (!quiet || diag_count(build->diags, DIAG_ERROR))
        diag_print_text(build->diags, MOST_MESSAGES, text);
    fwrite(text->str, 1, text->len, stderr);
    g_string_free(text, TRUE);
}

void cli_complain(const char *format, ...) {
    va_list list;
    va_start(list, format);
    char *said = g_strdup_vprintf(format, list);
    va_end(list);
    GString *text = g_string_new(NULL);
    char **lines = g_strsplit(said, "\n", -1);
    for (size_t i = 0; lines[i]; i++) {
        if (i)
            g_string_append_c(text, '\n');
        str_append_visible(text, str_of(lines[i]));
    }
    fwrite(text->str, 1, text->len, stderr);
    g_string_free(text, TRUE);
    g_strfreev(lines);
    g_free(said);
}

void cli_no_pack(const char *pack) {
    cli_complain(
        "dossier: there is no pack '%s': it must be a folder with an outline.yaml, an outline, "
        "or a .md or .txt file\n",
        pack);
}

int cli_print(const GString *text, int status) {
    if (fwrite(text->str, 1, text->len, stdout) != text->len || fflush(stdout) != 0) {
        cli_complain("dossier: cannot write to standard output: %s\n", strerror(errno));
        return BUILD_SYSTEM;
    }
    return status;
}
