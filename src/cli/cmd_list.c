/* cmd_list.c: `list WHAT PACK`: what was found in the text, and what the outline tells, as records.
 */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/list_citation.h"
#include "cli/list_names.h"
#include "cli/list_quotes.h"
#include "cli/list_sources.h"
#include "cli/list_timeline.h"
#include "cli/records.h"

enum { OPTION_FORMAT, OPTION_REVIEW };

static const char *const formats[] = {"text",       "tsv",  "csv",    "json",   "ics",
                                      "timelinejs", "yaml", "ledger", "bibtex", NULL};
static const struct option list_options[] = {
    {"--format", NULL, "FORM",
     "text, tsv, csv or json; of a timeline also ics (a calendar) or timelinejs, of actors and "
     "candidates yaml, of sources ledger (all columns as JSON, where json is CSL-JSON); a citation "
     "is text, json or bibtex",
     formats},
    {"--review", NULL, NULL, "of the timeline: a file in which an editor decides on each entry",
     NULL},
    {0}};

static const char *const date_columns[] = {"ref",  "edtf",   "modifier",   "role",     "file",
                                           "line", "column", "as_written", "inferred", NULL};

static void add_place(struct records *records, const struct build *build,
                      struct place_cursor *cursor, struct span span) {
    struct place_in_text place = source_place_next(build->sources, cursor, span.source, span.start);
    records_add(records, source_name(build->sources, span.source));
    records_add_number(records, place.line);
    records_add_number(records, place.column);
}

static void list_dates(struct records *records, const struct build *build) {
    struct place_cursor cursor = {0};
    for (size_t i = 0; i < build->analysis->date_count; i++) {
        const struct date_found *date = &build->analysis->dates[i];
        records_add(records, date->ref);
        records_add(records, date->settled ? edtf_text(records->arena, date->value) : STR(""));
        records_add(records, date->modifier);
        records_add(records, str_of(date_role_names[date->role]));
        add_place(records, build, &cursor, date->span);
        records_add(records, date->as_written);
        records_add(records, str_of(date_inference_names[date->inference]));
    }
}

static const struct listing {
    const char *name;
    const char *const *columns;
    bool pages; /* must be laid out first */
    bool events;
    void (*fill)(struct records *records, const struct build *build); /* of events: NULL */
} listings[] = {{"dates", date_columns, false, false, list_dates},
                {"timeline", timeline_columns, true, true, NULL},
                {"statements", timeline_columns, true, true, NULL},
                {"actors", actor_columns, true, false, list_actors},
                {"candidates", candidate_columns, false, false, list_candidates},
                {"sources", source_columns, true, false, sources_fill},
                {"quotes", quote_columns, true, false, quotes_fill},
                {"glossary", term_columns, true, false, list_terms},
                {"citation", NULL, true, false, NULL}};

static void print_records(const struct listing *listing, const struct build *build,
                          const char *format, GString *text) {
    struct records records = {.arena = build->arena, .columns = listing->columns};
    bool json = strcmp(format, "json") == 0;
    if (listing->events) {
        records.columns = json ? timeline_json_columns : timeline_columns;
        timeline_fill(&records, build, strcmp(listing->name, "statements") == 0, json);
    } else {
        listing->fill(&records, build);
    }
    records_print(&records, format, text);
}

static void print_data(const struct listing *listing, const struct build *build,
                       const struct arguments *arguments, GString *text) {
    bool statements = strcmp(listing->name, "statements") == 0;
    const char *format = arguments->values[OPTION_FORMAT];
    format = format ? format : "text";
    if (!listing->columns) {
        citation_print(build, format, text);
    } else if (arguments->values[OPTION_REVIEW]) {
        timeline_print_review(build, text);
    } else if (listing->fill == sources_fill && strcmp(format, "json") == 0) {
        csl_print_json(&build->pack.works, text); /* what other programs read */
    } else if (strcmp(format, "ledger") == 0) {
        print_records(listing, build, "json", text);
    } else if (strcmp(format, "yaml") == 0) {
        list_names_yaml(build, listing->fill == list_candidates, text);
    } else if (strcmp(format, "timelinejs") == 0) {
        timeline_print_timelinejs(build, statements, text);
    } else if (strcmp(format, "ics") == 0) {
        size_t left_out = timeline_print_ics(build, statements, text);
        if (left_out)
            cli_complain("dossier list: %zu %s left out: a calendar has the years 1 to 9999 only\n",
                         left_out, left_out == 1 ? "entry is" : "entries are");
    } else {
        print_records(listing, build, format, text);
    }
}

static int print_listing(const struct listing *listing, struct build *build,
                         const struct build_options *options, const struct arguments *arguments) {
    enum build_status status =
        listing->pages ? build_pages(build, options) : build_read(build, options);
    if (status == BUILD_USAGE) {
        cli_no_pack(arguments->words[1]);
        return BUILD_USAGE;
    }
    cli_print_diagnostics(build, false, true);
    if (status != BUILD_DONE)
        return (int)status;
    GString *text = g_string_new(NULL);
    print_data(listing, build, arguments, text);
    int result = cli_print(text, 0);
    g_string_free(text, TRUE);
    return result;
}

/* What is asked for has to fit together. */
static bool fits(const struct listing *listing, const struct arguments *arguments) {
    const char *format = arguments->values[OPTION_FORMAT];
    bool events_only = format && (!strcmp(format, "ics") || !strcmp(format, "timelinejs"));
    bool names = listing->fill == list_actors || listing->fill == list_candidates;
    const char *fault = NULL;
    if (events_only && !listing->events)
        fault = "only 'timeline' and 'statements' have this form";
    else if (format && strcmp(format, "yaml") == 0 && !names)
        fault = "only 'actors' and 'candidates' have the form yaml";
    else if (format && strcmp(format, "ledger") == 0 && listing->fill != sources_fill)
        fault = "only 'sources' have the form ledger";
    else if (format && strcmp(format, "bibtex") == 0 && listing->columns)
        fault = "only 'citation' has the form bibtex";
    else if (format && !listing->columns && strcmp(format, "text") != 0 &&
             strcmp(format, "json") != 0 && strcmp(format, "bibtex") != 0)
        fault = "a citation has the forms text, json and bibtex";
    else if (arguments->values[OPTION_REVIEW] && strcmp(listing->name, "timeline") != 0)
        fault = "only 'timeline' has a review";
    else if (arguments->values[OPTION_REVIEW] && format)
        fault = "--review has a form of its own";
    if (fault)
        cli_complain("dossier list: %s\n", fault);
    return !fault;
}

static int run_list(const struct arguments *arguments) {
    const struct listing *listing = NULL;
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++)
        if (strcmp(listings[i].name, arguments->words[0]) == 0)
            listing = &listings[i];
    if (!listing) {
        cli_complain("dossier list: takes 'dates', 'timeline', 'statements', 'actors', "
                     "'candidates', 'sources', 'quotes', 'glossary' or 'citation', not '%s'\n",
                     arguments->words[0]);
        return BUILD_USAGE;
    }
    if (!fits(listing, arguments))
        return BUILD_USAGE;
    struct build build;
    struct build_options options;
    build_open(&build);
    int status = BUILD_USAGE;
    if (cli_build_options(build.arena, arguments, NULL, NULL, &options))
        status = print_listing(listing, &build, &options, arguments);
    build_close(&build);
    return status;
}

const struct command command_list = {"list",
                                     "dates|timeline|statements|actors|candidates|sources|quotes|"
                                     "glossary|citation PACK",
                                     "print what was found in the text",
                                     2,
                                     2,
                                     list_options,
                                     run_list};
