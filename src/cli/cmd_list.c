/* cmd_list.c: `list dates|timeline|actors PACK`: what analysis found, as records. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/list_sources.h"
#include "cli/records.h"

enum { OPTION_FORMAT };

static const char *const formats[] = {"text", "tsv", "csv", "json", NULL};
static const struct option list_options[] = {
    {"--format", NULL, "FORM", "text, tsv, csv or json (default: text)", formats}, {0}};

static const char *const date_columns[] = {"ref",  "edtf",   "modifier",   "role",     "file",
                                           "line", "column", "as_written", "inferred", NULL};
static const char *const event_columns[] = {"ref",    "edtf",   "modifier",   "kind",     "file",
                                            "line",   "column", "as_written", "inferred", "title",
                                            "actors", "source", "page",       "places",   NULL};
static const char *const actor_columns[] = {"ref",        "id",   "name",     "kind",
                                            "sort",       "file", "line",     "column",
                                            "as_written", "page", "declared", NULL};

static void add_place(struct records *records, const struct build *build, struct span span) {
    struct place_in_text place = source_place(build->sources, span.source, span.start);
    records_add(records, source_name(build->sources, span.source));
    records_add_number(records, place.line);
    records_add_number(records, place.column);
}

static void list_dates(struct records *records, const struct build *build) {
    for (size_t i = 0; i < build->analysis->date_count; i++) {
        const struct date_found *date = &build->analysis->dates[i];
        records_add(records, date->ref);
        records_add(records, date->settled ? edtf_text(records->arena, date->value) : STR(""));
        records_add(records, date->modifier);
        records_add(records, str_of(date_role_names[date->role]));
        add_place(records, build, date->span);
        records_add(records, date->as_written);
        records_add(records, str_of(date_inference_names[date->inference]));
    }
}

static struct str actor_ids(struct arena *arena, const struct event *event) {
    struct str list = STR("");
    for (size_t i = 0; i < event->actor_count; i++)
        list = str_format(arena, "%.*s%s%.*s", STR_ARG(list), i ? " " : "",
                          STR_ARG(event->actors[i]->id.text));
    return list;
}

static struct str place_list(struct arena *arena, const struct build *build,
                             const struct event *event) {
    struct str list = STR("");
    for (size_t i = 0; i < event->place_count; i++) {
        struct span span = event->places[i].date->span;
        struct place_in_text place = source_place(build->sources, span.source, span.start);
        struct str name = source_name(build->sources, span.source);
        list = str_format(arena, "%.*s%s%.*s:%u:%u", STR_ARG(list), i ? " " : "", STR_ARG(name),
                          place.line, place.column);
    }
    return list;
}

static void list_events(struct records *records, const struct build *build) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    for (size_t i = 0; i < build->analysis->event_count; i++) {
        const struct event *event = &build->analysis->events[i];
        const struct date_found *first = event->place_count ? event->places[0].date : NULL;
        records_add(records, event->ref);
        records_add(records, edtf_text(records->arena, event->value));
        records_add(records, event->modifier);
        records_add(records, str_of(event_kind_names[event->kind]));
        add_place(records, build, event->span);
        records_add(records, first ? first->as_written : STR(""));
        records_add(records,
                    str_of(date_inference_names[first ? first->inference : DATE_EXPLICIT]));
        records_add(records, event->title);
        records_add(records, actor_ids(records->arena, event));
        records_add(records, event->source);
        records_add(records,
                    first ? page_map_label(map, first->at.node, first->at.offset) : STR(""));
        records_add(records, place_list(records->arena, build, event));
    }
}

static void list_actors(struct records *records, const struct build *build) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    for (size_t i = 0; i < build->analysis->mention_count; i++) {
        const struct mention *mention = &build->analysis->mentions[i];
        const struct actor *actor = mention->actor;
        records_add(records, mention->ref);
        records_add(records, actor->id.text);
        records_add(records, actor->name.text);
        records_add(records, str_of(actor_kind_names[actor->kind]));
        records_add(records, actor->sort.text.len ? actor->sort.text : actor->name.text);
        add_place(records, build, mention->span);
        records_add(records, mention->as_written);
        records_add(records, page_map_label(map, mention->at.node, mention->at.offset));
        records_add(records, STR("yes"));
    }
}

static const struct listing {
    const char *name;
    const char *const *columns;
    bool pages; /* must be laid out first */
    void (*fill)(struct records *records, const struct build *build);
} listings[] = {{"dates", date_columns, false, list_dates},
                {"timeline", event_columns, true, list_events},
                {"actors", actor_columns, true, list_actors},
                {"sources", source_columns, true, sources_fill}};

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
    struct records records = {.arena = build->arena, .columns = listing->columns};
    GString *text = g_string_new(NULL);
    const char *format = arguments->values[OPTION_FORMAT];
    format = format ? format : "text";
    if (listing->fill == sources_fill && strcmp(format, "json") == 0) {
        csl_print_json(&build->pack.works, text); /* what other programs read */
    } else {
        listing->fill(&records, build);
        records_print(&records, format, text);
    }
    int result = cli_print(text, 0);
    g_string_free(text, TRUE);
    return result;
}

static int run_list(const struct arguments *arguments) {
    const struct listing *listing = NULL;
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++)
        if (strcmp(listings[i].name, arguments->words[0]) == 0)
            listing = &listings[i];
    if (!listing) {
        cli_complain("dossier list: takes 'dates', 'timeline', 'actors' or 'sources', not '%s'\n",
                     arguments->words[0]);
        return BUILD_USAGE;
    }
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
                                     "dates|timeline|actors|sources PACK",
                                     "print what was found in the text",
                                     2,
                                     2,
                                     list_options,
                                     run_list};
