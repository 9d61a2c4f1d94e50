/* cmd_build.c: `build` and `check`: the same way, with and without the outputs. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/list_sources.h"
#include "epub/epub.h"

enum {
    OPTION_STYLE,
    OPTION_PAPER,
    OPTION_STRICT,
    OPTION_QUIET,
    OPTION_DIAGNOSTICS,
    OPTION_REPORT,
    OPTION_OUTPUT,
    OPTION_TO,
    OPTION_NO_PAGES,
    OPTION_PROFILE = OPTION_OUTPUT, /* of `check` */
    OPTION_HEALTH,
    OPTION_ON
};

static const char *const diagnostics_choices[] = {"text", "json", NULL};
static const char *const to_choices[] = {"epub", "pdf", "epub,pdf", "pdf,epub", NULL};

#define SHARED_OPTIONS                                                                             \
    {"--style", NULL, "NAME", "the style sheet, or a .yaml of the pack, instead of the outline's", \
     NULL},                                                                                        \
        {"--paper", NULL, "SIZE", "A4, A5, letter or 150mmx220mm, instead of the outline's",       \
         NULL},                                                                                    \
        {"--strict", NULL, NULL, "warnings count as errors", NULL},                                \
        {"--quiet", "-q", NULL, "say nothing unless there are errors", NULL},                      \
        {"--diagnostics", NULL, "FORM", "text or json, also of the report", diagnostics_choices},  \
    {                                                                                              \
        "--report", NULL, NULL, "print how well lines and pages came out", NULL                    \
    }

static const struct option check_options[] = {
    SHARED_OPTIONS,
    {"--profile", NULL, "READER",
     "kindle, kobo, apple or generic: warn of what breaks there in the EPUB", epub_profile_names},
    {"--health", NULL, NULL,
     "also warn of sources without access date, copies that changed, a review that is due, dates "
     "that come too late, statements without source; and sum up",
     NULL},
    {"--on", NULL, "DATE",
     "the day of --health (default: SOURCE_DATE_EPOCH, else that of the edition)", NULL},
    {0}};
static const struct option build_options_table[] = {
    SHARED_OPTIONS,
    {"--output", "-o", "FOLDER", "where the outputs go (default: out)", NULL},
    {"--to", NULL, "FORMS", "epub, pdf or epub,pdf (default: both)", to_choices},
    {"--no-pages", NULL, NULL, "with --to epub: lay nothing out, and leave page numbers out", NULL},
    {0}};

static void print_outputs(const struct build *build, const struct build_options *options) {
    const char *suffixes[2] = {options->epub ? "epub" : NULL, options->pdf ? "pdf" : NULL};
    for (int i = 0; i < 2; i++)
        if (suffixes[i])
            printf("%.*s/%.*s.%s\n", STR_ARG(options->output_folder), STR_ARG(build->pack.name),
                   suffixes[i]);
    if (build->layout)
        printf("%zu pages, ", build->layout->display.page_count);
    const struct analysis *analysis = build->analysis;
    if (analysis)
        printf("%zu events, %zu mentions\n", analysis->event_count, analysis->mention_count);
}

static int print_report(const struct build *build, bool json) {
    GString *text = g_string_new(NULL);
    if (json)
        report_json(build, text);
    else
        report_text(build, text);
    int status = cli_print(text, BUILD_DONE);
    g_string_free(text, TRUE);
    return status;
}

static void print_health(const struct build *build, bool json, enum build_status *status) {
    GString *text = g_string_new(NULL);
    health_print(build, json ? "json" : "text", text);
    *status = (enum build_status)cli_print(text, (int)*status);
    g_string_free(text, TRUE);
}

static unsigned profile_bit(const char *name) {
    for (unsigned i = 0; name && epub_profile_names[i]; i++)
        if (strcmp(epub_profile_names[i], name) == 0)
            return 1U << i;
    return 0;
}

static int run(const struct arguments *arguments, bool write) {
    struct build build;
    struct build_options options;
    build_open(&build);
    enum build_status status = BUILD_USAGE;
    if (cli_build_options(build.arena, arguments, arguments->values[OPTION_PAPER],
                          arguments->values[OPTION_STYLE], &options)) {
        const char *to = write ? arguments->values[OPTION_TO] : NULL;
        options.write = write;
        options.report = arguments->values[OPTION_REPORT] != NULL;
        options.strict = arguments->values[OPTION_STRICT] != NULL;
        options.epub = !to || strstr(to, "epub");
        options.pdf = !to || strstr(to, "pdf");
        options.health = !write && arguments->values[OPTION_HEALTH];
        options.on = write ? NULL : arguments->values[OPTION_ON];
        options.profiles = write ? 0 : profile_bit(arguments->values[OPTION_PROFILE]);
        options.no_pages = write && arguments->values[OPTION_NO_PAGES];
        if (write && arguments->values[OPTION_OUTPUT])
            options.output_folder = str_of(arguments->values[OPTION_OUTPUT]);
        status = build_run(&build, &options);
        bool quiet = arguments->values[OPTION_QUIET] != NULL;
        const char *form = arguments->values[OPTION_DIAGNOSTICS];
        bool json = form && strcmp(form, "json") == 0;
        if (status == BUILD_USAGE)
            cli_no_pack(arguments->words[0]);
        else
            cli_print_diagnostics(&build, json, quiet);
        if (status == BUILD_DONE && options.report)
            status = (enum build_status)print_report(&build, json);
        else if (build.analysis && options.health)
            print_health(&build, json, &status);
        else if (status == BUILD_DONE && write && !quiet)
            print_outputs(&build, &options);
    }
    build_close(&build);
    return (int)status;
}

static int run_build(const struct arguments *arguments) {
    const char *to = arguments->values[OPTION_TO];
    if (arguments->values[OPTION_NO_PAGES] &&
        (!to || strcmp(to, "epub") != 0 || arguments->values[OPTION_REPORT])) {
        cli_complain("dossier build: --no-pages goes with --to epub, and not with --report\n");
        return BUILD_USAGE;
    }
    return run(arguments, true);
}

static int run_check(const struct arguments *arguments) {
    const char *on = arguments->values[OPTION_ON], *why = NULL;
    struct edtf day;
    if (on && (!edtf_read(str_of(on), &day, &why) || day.interval)) {
        cli_complain("dossier check: --on takes a day, not '%s'\n", on);
        return BUILD_USAGE;
    }
    if (on && !arguments->values[OPTION_HEALTH]) {
        cli_complain("dossier check: --on goes with --health\n");
        return BUILD_USAGE;
    }
    return run(arguments, false);
}

const struct command command_build = {
    "build",  "PACK", "compile the pack into out/NAME.epub and out/NAME.pdf",
    1,        1,      build_options_table,
    run_build};
const struct command command_check = {
    "check", "PACK", "do all that build does but writing", 1, 1, check_options, run_check};
