/* cmd_small.c: commands of a few lines: `explain` and `schema`. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/explain.h"
#include "cli/explain_actor.h"

static const struct option no_options[] = {{0}};

static int print_ref(struct build *build, const struct build_options *options,
                     const struct arguments *arguments) {
    enum build_status status = build_pages(build, options);
    if (status == BUILD_USAGE) {
        cli_no_pack(arguments->words[0]);
        return BUILD_USAGE;
    }
    cli_print_diagnostics(build, false, true);
    if (status != BUILD_DONE)
        return (int)status;
    GString *text = g_string_new(NULL);
    int result = BUILD_USAGE;
    if (explain_ref(build, str_of(arguments->words[1]), text) ||
        explain_actor(build, str_of(arguments->words[1]), text))
        result = cli_print(text, 0);
    else
        cli_complain(
            "dossier explain: nothing in the pack has the ref '%s'\n"
            "Refs are in the first column of `dossier list timeline PACK` (dates, actors)\n",
            arguments->words[1]);
    g_string_free(text, TRUE);
    return result;
}

static int run_explain_ref(const struct arguments *arguments) {
    struct build build;
    struct build_options options;
    build_open(&build);
    int status = BUILD_USAGE;
    if (cli_build_options(build.arena, arguments, NULL, NULL, &options)) {
        options.pack = str_of(arguments->words[0]);
        status = print_ref(&build, &options, arguments);
    }
    build_close(&build);
    return status;
}

static int run_explain(const struct arguments *arguments) {
    if (arguments->word_count == 2)
        return run_explain_ref(arguments);
    enum diag_code code;
    if (diag_find(str_of(arguments->words[0]), &code)) {
        printf("%s (%s)\n\n%s\n", diag_word(code), diag_level_name(diag_level_of(code)),
               diag_explanation(code));
        return 0;
    }
    const char *words[DIAG_CODE_COUNT + 1] = {NULL};
    for (size_t i = 0; i < DIAG_CODE_COUNT; i++)
        words[i] = diag_word((enum diag_code)i);
    const char *near = schema_nearest(str_of(arguments->words[0]), words);
    cli_complain("dossier explain: there is no diagnostic '%s'", arguments->words[0]);
    if (near)
        cli_complain("; did you mean '%s'?", near);
    cli_complain("\nCodes stand in brackets behind each message.\n");
    return BUILD_USAGE;
}

static int run_schema(const struct arguments *arguments) {
    bool style = arguments->word_count && strcmp(arguments->words[0], "style") == 0;
    if (arguments->word_count && !style) {
        fprintf(stderr, "dossier schema: there is no schema '%s'; there is 'style'\n",
                arguments->words[0]);
        return BUILD_USAGE;
    }
    GString *text = g_string_new(NULL);
    if (style)
        style_schema(text);
    else
        outline_schema(text);
    int status = cli_print(text, 0);
    g_string_free(text, TRUE);
    return status;
}

const struct command command_explain = {
    "explain",
    "CODE | PACK REF",
    "say what a diagnostic means, or why an entry of the timeline or the index is what it is",
    1,
    2,
    no_options,
    run_explain};
const struct command command_schema = {
    "schema",  "[style]", "print the JSON Schema of the outline, or of style sheets, for editors",
    0,         1,         no_options,
    run_schema};
