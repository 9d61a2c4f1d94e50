/* timelinejs.c: the timeline as the JSON that TimelineJS 3 reads. Its texts are HTML, so what would
 * be markup is escaped; dates that are no single day, month or year carry their words beside. */
#include "cli/list_timeline.h"

static struct str as_html(struct arena *arena, struct str text) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '&')
            g_string_append(out, "&amp;");
        else if (c == '<')
            g_string_append(out, "&lt;");
        else if (c == '>')
            g_string_append(out, "&gt;");
        else
            g_string_append_c(out, c);
    }
    struct str html = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return html;
}

static void add_date(GString *out, const char *key, struct edtf_date date) {
    g_string_append_printf(out, "\"%s\": {\"year\": %d", key, date.year);
    if (date.month)
        g_string_append_printf(out, ", \"month\": %d", date.month);
    if (date.day)
        g_string_append_printf(out, ", \"day\": %d", date.day);
    g_string_append(out, "}, ");
}

static bool is_plain(struct edtf_date date) {
    return date.month <= 12 && !date.masked;
}

/* Seasons, quarters and decades are told by their first and last day. */
static void add_dates(GString *out, struct edtf value) {
    struct edtf_date from = value.open_start ? value.to : value.from;
    struct edtf_date to = value.interval && !value.open_end ? value.to : from;
    bool plain = is_plain(from) && is_plain(to);
    bool single = !value.interval || value.open_end || value.open_start;
    if (!plain) {
        from = edtf_from_day(edtf_first_day((struct edtf){.from = from}));
        to = edtf_from_day(edtf_last_day((struct edtf){.from = to}));
    }
    add_date(out, "start_date", from);
    if (!plain || !single)
        add_date(out, "end_date", to);
}

static void add_event(const struct build *build, const struct event *event, struct arena *scratch,
                      GString *out) {
    struct str language = build->pack.language.text;
    bool english = str_starts(language, STR("en"));
    struct str words = english ? edtf_english(scratch, event->value, str_is(language, "en-US"))
                               : edtf_text(scratch, event->value);
    if (english && event->part.len) /* "by the end of 1962" */
        words = str_format(scratch, "the %.*s of %.*s", STR_ARG(event->part), STR_ARG(words));
    bool half = str_ends(event->part, STR("half"));
    if (english && event->modifier.len && !event->value.open_end && !half)
        words = str_format(scratch, "%.*s %.*s", STR_ARG(event->modifier), STR_ARG(words));
    struct str text = as_html(scratch, event->sentence);
    if (event->source.len)
        text = str_format(scratch, "%.*s (%.*s)", STR_ARG(text),
                          STR_ARG(as_html(scratch, event->source)));
    g_string_append(out, "{");
    add_dates(out, event->value);
    g_string_append(out, "\"display_date\": ");
    str_append_json(out, words);
    g_string_append(out, ", \"text\": {\"headline\": ");
    str_append_json(out, as_html(scratch, event->title));
    g_string_append(out, ", \"text\": ");
    str_append_json(out, str_trim(text));
    g_string_append_printf(out,
                           "}, \"group\": \"%s\", \"unique_id\": ", event_kind_names[event->kind]);
    str_append_json(out, event->ref);
    g_string_append(out, "}");
}

void timeline_print_timelinejs(const struct build *build, bool statements, GString *out) {
    struct arena *scratch = arena_new();
    const char *gap = "\n";
    g_string_append(out, "{\"title\": {\"text\": {\"headline\": ");
    str_append_json(out, as_html(scratch, build->pack.title.text));
    g_string_append(out, ", \"text\": ");
    str_append_json(out, as_html(scratch, build->pack.subtitle.text));
    g_string_append(out, "}},\n\"events\": [");
    for (size_t i = 0; i < build->analysis->event_count; i++) {
        const struct event *event = &build->analysis->events[i];
        if (statements && event->kind != EVENT_STATEMENT)
            continue;
        g_string_append(out, gap);
        add_event(build, event, scratch, out);
        gap = ",\n";
    }
    g_string_append(out, "\n]}\n");
    arena_free(scratch);
}
