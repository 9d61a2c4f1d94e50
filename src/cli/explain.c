/* explain.c: a ref → its sentence, each step that led to its date and kind, its pages, and what
 * would change it. */
#include "cli/explain.h"

#include "cli/list_timeline.h"

static void add_line(GString *out, const char *name, struct str text) {
    if (text.len)
        g_string_append_printf(out, "%-11s %.*s\n", name, STR_ARG(text));
}

/* Steps stand one a line. */
static void add_steps(GString *out, struct str steps) {
    for (size_t at = 0; at < steps.len;) {
        size_t end = str_find(steps, STR("\n"), at);
        end = end == SIZE_MAX ? steps.len : end;
        g_string_append_printf(out, "%-11s - %.*s\n", "", STR_ARG(str_slice(steps, at, end)));
        at = end + 1;
    }
}

static void add_date(GString *out, struct arena *arena, struct edtf value, struct str modifier,
                     struct str part, struct str as_written) {
    struct str date = edtf_text(arena, value);
    if (modifier.len)
        date = str_format(arena, "%.*s (%.*s%s%.*s)", STR_ARG(date), STR_ARG(modifier),
                          part.len ? ", " : "", STR_ARG(part));
    if (as_written.len)
        date = str_format(arena, "%.*s, written '%.*s'", STR_ARG(date), STR_ARG(as_written));
    add_line(out, "date", date);
}

static void add_places(const struct build *build, const struct event *event, GString *out) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    for (size_t i = 0; i < event->place_count; i++) {
        const struct date_found *date = event->places[i].date;
        struct str place = timeline_place(build->arena, build, date->span);
        struct str page = page_map_label(map, date->at.node, date->at.offset);
        if (page.len)
            place = str_format(build->arena, "%.*s, p. %.*s", STR_ARG(place), STR_ARG(page));
        add_line(out, i ? "" : "told in", place);
    }
    if (event->declared)
        add_line(out, "declared in", timeline_place(build->arena, build, event->declared->span));
}

static void add_changes(const struct build *build, const struct event *event, GString *out) {
    struct str date = edtf_text(build->arena, event->value);
    const struct date_found *first = event->place_count ? event->places[0].date : NULL;
    g_string_append(out, "\nTo change it:\n");
    if (first) {
        struct str words = first->as_written;
        g_string_append_printf(out,
                               "  date      in the text, [%.*s]{date=%.*s}\n"
                               "  kind      in the text, [%.*s]{kind=%s}\n"
                               "  no entry  in the text, [%.*s]{.no-event}; or in the outline,\n"
                               "            dates: {reject: [\"%.*s\"]}\n",
                               STR_ARG(words), STR_ARG(date), STR_ARG(words),
                               event_kind_names[event->kind], STR_ARG(words), STR_ARG(first->ref));
        if (first->inference == DATE_YEAR)
            g_string_append_printf(out, "  year      in the outline, dates: {year: {%.*s: %d}}\n",
                                   STR_ARG(source_name(build->sources, first->span.source)),
                                   event->value.from.year);
        g_string_append(out, "  words     in the outline, events:\n            - {ref: ");
        str_append_json(out, first->ref);
        g_string_append_printf(out, ", date: %.*s, kind: %s, title: ", STR_ARG(date),
                               event_kind_names[event->kind]);
        str_append_json(out, event->title);
        g_string_append(out, "}\n  or in the file of timeline_review; to start one:\n"
                             "            dossier list timeline PACK --review > review.yaml\n");
    } else {
        g_string_append(out, "  edit it in the outline's events\n");
    }
}

static struct str reviewed_text(const struct event *event) {
    if (event->declared)
        return STR("declared in the outline");
    const struct review *review = event->review;
    if (review && review->decision == REVIEW_ACCEPT)
        return STR("accepted by an editor");
    if (review && review->decision == REVIEW_EDIT)
        return STR("edited by an editor");
    return event->confidence < EVENT_REVIEW_BELOW ? STR("no, and it is in doubt: look at it")
                                                  : STR("no");
}

static void explain_event(const struct build *build, const struct event *event, bool rejected,
                          GString *out) {
    struct arena *arena = build->arena;
    const struct date_found *first = event->place_count ? event->places[0].date : NULL;
    add_line(out, "entry", event->ref);
    add_line(out, "headline", event->title);
    add_steps(out, event->headline_reason);
    add_date(out, arena, event->value, event->modifier, event->part,
             first ? first->as_written : STR(""));
    add_steps(out, event->reason);
    add_line(out, "kind", str_of(event_kind_names[event->kind]));
    add_steps(out, event->kind_reason);
    if (event->planned)
        add_line(out, "planned", STR("yes: told as something yet to come"));
    add_line(out, "source", event->source);
    for (size_t i = 0; i < event->actor_count; i++)
        add_line(out, i ? "" : "actors", event->actors[i]->name.text);
    add_places(build, event, out);
    add_line(out, "sentence", event->sentence);
    add_line(out, "confidence", str_format(arena, "%u of 100", event->confidence));
    add_line(out, "reviewed",
             rejected ? STR("rejected: it is not in the timeline") : reviewed_text(event));
    add_changes(build, event, out);
}

static void explain_date(const struct build *build, const struct date_found *date, GString *out) {
    static const char *const why[] = {
        [DATE_EVENT] = "it is not in the timeline: nothing settles it, or it is marked {.no-event}",
        [DATE_CITATION] = "it is not in the timeline: it dates a source",
        [DATE_MENTION] =
            "it is not in the timeline: it is a part of a name or a title, or rejected"};
    add_line(out, "date", date->ref);
    add_date(out, build->arena, date->value, date->modifier, date->part, date->as_written);
    add_steps(out, date->reason);
    add_line(out, "role", str_of(date_role_names[date->role]));
    add_steps(out, str_of(why[date->role]));
    add_line(out, "told in", timeline_place(build->arena, build, date->span));
    g_string_append_printf(out,
                           "\nTo have it in the timeline, mark it in the text: "
                           "[%.*s]{date=%.*s}, or declare an event.\n",
                           STR_ARG(date->as_written),
                           STR_ARG(edtf_text(build->arena, date->value)));
}

static bool has_ref(const struct event *event, struct str ref) {
    for (size_t i = 0; i < event->place_count; i++)
        if (str_equal(event->places[i].date->ref, ref))
            return true;
    return str_equal(event->ref, ref);
}

bool explain_ref(const struct build *build, struct str ref, GString *out) {
    const struct analysis *analysis = build->analysis;
    for (size_t i = 0; i < analysis->event_count; i++)
        if (has_ref(&analysis->events[i], ref)) {
            explain_event(build, &analysis->events[i], false, out);
            return true;
        }
    for (size_t i = 0; i < analysis->rejected_count; i++)
        if (has_ref(&analysis->rejected[i], ref)) {
            explain_event(build, &analysis->rejected[i], true, out);
            return true;
        }
    for (size_t i = 0; i < analysis->date_count; i++)
        if (str_equal(analysis->dates[i].ref, ref)) {
            explain_date(build, &analysis->dates[i], out);
            return true;
        }
    return false;
}
