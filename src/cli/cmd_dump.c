/* cmd_dump.c: `dump tree|layout PACK`: what the stages made, as text: for tests and for the
 * curious. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

static const struct option no_options[] = {{0}};

static int run_dump(const struct arguments *arguments) {
    bool tree = strcmp(arguments->words[0], "tree") == 0;
    if (!tree && strcmp(arguments->words[0], "layout") != 0) {
        cli_complain("dossier dump: takes 'tree' or 'layout', not '%s'\n", arguments->words[0]);
        return BUILD_USAGE;
    }
    struct build build;
    struct build_options options;
    build_open(&build);
    enum build_status status = BUILD_USAGE;
    if (cli_build_options(build.arena, arguments, NULL, NULL, &options)) {
        status = build_pages(&build, &options);
        if (status == BUILD_USAGE)
            cli_no_pack(arguments->words[1]);
        else
            cli_print_diagnostics(&build, false, true);
        GString *text = g_string_new(NULL);
        if (tree && build.book)
            doc_dump(build.book, build.sources, text);
        else if (build.layout)
            display_dump(&build.layout->display, text);
        status = (enum build_status)cli_print(text, (int)status);
        g_string_free(text, TRUE);
    }
    build_close(&build);
    return (int)status;
}

const struct command command_dump = {
    "dump",  "tree|layout PACK", "print the composed tree or the pages as text", 2, 2, no_options,
    run_dump};
