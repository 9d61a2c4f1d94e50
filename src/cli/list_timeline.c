/* list_timeline.c: the entries of the timeline as rows, and as the review file. */
#include "cli/list_timeline.h"

#define SHARED_COLUMNS                                                                             \
    "ref", "edtf", "modifier", "kind", "file", "line", "column", "as_written", "inferred",         \
        "title", "actors", "source", "page", "places"

const char *const timeline_columns[] = {SHARED_COLUMNS, NULL};
const char *const timeline_json_columns[] = {SHARED_COLUMNS, "confidence", "planned", "reviewed",
                                             "declared",     "sentence",   NULL};

static struct str actor_ids(struct arena *arena, const struct event *event) {
    struct str list = STR("");
    for (size_t i = 0; i < event->actor_count; i++)
        list = str_format(arena, "%.*s%s%.*s", STR_ARG(list), i ? " " : "",
                          STR_ARG(event->actors[i]->id.text));
    return list;
}

struct str timeline_place(struct arena *arena, const struct build *build, struct span span) {
    struct place_in_text place = source_place(build->sources, span.source, span.start);
    return str_format(arena, "%.*s:%u:%u", STR_ARG(source_name(build->sources, span.source)),
                      place.line, place.column);
}

static struct str place_list(struct arena *arena, const struct build *build,
                             const struct event *event) {
    GString *list = g_string_new(NULL);
    for (size_t i = 0; i < event->place_count; i++) {
        const struct date_found *date = event->places[i].date;
        struct str place = date ? timeline_place(arena, build, date->span) : STR("");
        g_string_append_printf(list, "%s%.*s", i ? " " : "", STR_ARG(place));
    }
    struct str text = str_copy(arena, (struct str){list->str, list->len});
    g_string_free(list, TRUE);
    return text;
}

static void add_row(struct records *records, const struct build *build, const struct event *event) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    const struct date_found *first = event->place_count ? event->places[0].date : NULL;
    struct place_in_text place =
        source_place(build->sources, event->span.source, event->span.start);
    records_add(records, event->ref);
    records_add(records, edtf_text(records->arena, event->value));
    records_add(records, event->modifier);
    records_add(records, str_of(event_kind_names[event->kind]));
    records_add(records, source_name(build->sources, event->span.source));
    records_add_number(records, place.line);
    records_add_number(records, place.column);
    records_add(records, first ? first->as_written : STR(""));
    records_add(records, str_of(date_inference_names[first ? first->inference : DATE_EXPLICIT]));
    records_add(records, event->title);
    records_add(records, actor_ids(records->arena, event));
    records_add(records, event->source);
    records_add(records, first ? page_map_label(map, first->at.node, first->at.offset) : STR(""));
    records_add(records, place_list(records->arena, build, event));
}

void timeline_fill(struct records *records, const struct build *build, bool statements, bool json) {
    for (size_t i = 0; i < build->analysis->event_count; i++) {
        const struct event *event = &build->analysis->events[i];
        if (statements && event->kind != EVENT_STATEMENT)
            continue;
        add_row(records, build, event);
        if (!json)
            continue;
        records_add_number(records, event->confidence);
        records_add(records, event->planned ? STR("yes") : STR("no"));
        records_add(records, event->reviewed ? STR("yes") : STR("no"));
        records_add(records, event->declared ? STR("yes") : STR("no"));
        records_add(records, event->sentence);
    }
}

/* ---- the review file ---- */

static void add_member(GString *out, const char *key, struct str value) {
    g_string_append_printf(out, "  %s: ", key);
    str_append_json(out, value); /* which is YAML too */
    g_string_append_c(out, '\n');
}

static void add_entry(const struct build *build, const struct event *event, bool rejected,
                      struct arena *scratch, GString *out) {
    int decision = rejected ? REVIEW_REJECT : event->review ? event->review->decision : REVIEW_OPEN;
    g_string_append(out, "- ref: ");
    str_append_json(out, event->review ? event->review->ref.text : event->ref);
    g_string_append_printf(out, "\n  decision: %s\n", review_decision_names[decision]);
    add_member(out, "date", edtf_text(scratch, event->value));
    g_string_append_printf(out, "  kind: %s\n", event_kind_names[event->kind]);
    add_member(out, "headline", event->title);
    g_string_append_printf(out, "  confidence: %u\n", event->confidence);
    GString *reason = g_string_new_len(event->reason.at, (gssize)event->reason.len);
    g_string_replace(reason, "\n", "; ", 0);
    g_string_append_printf(reason, "; %.*s", STR_ARG(event->kind_reason));
    add_member(out, "reason", (struct str){reason->str, reason->len});
    g_string_free(reason, TRUE);
    add_member(out, "place", timeline_place(scratch, build, event->span));
    add_member(out, "sentence", event->sentence);
}

void timeline_print_review(const struct build *build, GString *out) {
    const struct analysis *analysis = build->analysis;
    struct arena *scratch = arena_new();
    size_t rejected = 0, count = 0;
    g_string_append(
        out,
        "# decision: accept, reject, edit (after changing date, kind or headline),"
        " or open.\n# What stands here holds for all but 'open', even if it was "
        "changed under 'accept'.\n# Include it in the outline: timeline_review: review.yaml\n");
    for (size_t i = 0; i <= analysis->event_count; i++) {
        const struct event *event = i < analysis->event_count ? &analysis->events[i] : NULL;
        for (; rejected < analysis->rejected_count &&
               (!event || edtf_compare(analysis->rejected[rejected].value, event->value) < 0);
             rejected++, count++)
            add_entry(build, &analysis->rejected[rejected], true, scratch, out);
        if (!event || event->declared)
            continue; /* the outline is where a declared one is changed */
        add_entry(build, event, false, scratch, out);
        count++;
    }
    if (!count)
        g_string_append(out, "[]\n");
    arena_free(scratch);
}
