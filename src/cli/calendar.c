/* calendar.c: the timeline as a calendar (iCalendar, RFC 5545). All entries are all-day ones, from
 * the first day that the date covers to the day behind the last (DTEND is exclusive, 3.6.1). */
#include <string.h>

#include "cli/list_timeline.h"

enum { MOST_OCTETS = 75 }; /* of a line, without its end (3.1) */

/* A content line, folded between characters. */
static void add_line(GString *out, const char *name, struct str value) {
    GString *line = g_string_new(name);
    g_string_append_c(line, ':');
    g_string_append_len(line, value.at, (gssize)value.len);
    size_t start = 0, room = MOST_OCTETS;
    while (line->len - start > room) {
        size_t end = start + room;
        while (end > start && ((guchar)line->str[end] & 0xC0) == 0x80)
            end--;
        g_string_append_len(out, line->str + start, (gssize)(end - start));
        g_string_append(out, "\r\n ");
        start = end;
        room = MOST_OCTETS - 1; /* the blank counts */
    }
    g_string_append(out, line->str + start);
    g_string_append(out, "\r\n");
    g_string_free(line, TRUE);
}

/* A TEXT value (3.3.11). */
static struct str escaped(struct arena *arena, struct str text) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\n')
            g_string_append(out, "\\n");
        else if (strchr("\\;,", c))
            g_string_append_printf(out, "\\%c", c);
        else if ((guchar)c >= 0x20)
            g_string_append_c(out, c);
    }
    struct str result = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

static struct str day_text(struct arena *arena, int64_t day) {
    struct edtf_date date = edtf_from_day(day);
    return str_format(arena, "%04d%02d%02d", date.year, date.month, date.day);
}

/* First day and the day behind the last; an open end is that of the date told. False when iCalendar
 * cannot say it: years have four digits. */
static bool days_of(struct edtf value, int64_t *first, int64_t *behind) {
    struct edtf start = {.from = value.open_start ? value.to : value.from};
    struct edtf end = {.from = value.interval && !value.open_end ? value.to : value.from};
    *first = edtf_first_day(start);
    *behind = edtf_last_day(end) + 1;
    return edtf_from_day(*first).year >= 1 && edtf_from_day(*behind).year <= 9999;
}

static struct str stamp_of(struct arena *arena, const struct build *build) {
    GString *out = g_string_new(NULL);
    for (const char *c = build->pack.build_date; *c; c++)
        if (*c != '-' && *c != ':')
            g_string_append_c(out, *c);
    struct str stamp = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return stamp;
}

static struct str description_of(struct arena *arena, const struct event *event) {
    struct str text = event->sentence;
    if (event->source.len)
        text = str_format(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(event->source));
    return str_trim(text);
}

static bool add_event(const struct build *build, const struct event *event, struct str stamp,
                      struct arena *scratch, GString *out) {
    int64_t first, behind;
    if (!days_of(event->value, &first, &behind))
        return false;
    size_t mark = str_find(event->ref, STR("#"), 0);
    struct str file = str_slice(event->ref, 0, mark);
    struct str name = mark == SIZE_MAX ? event->ref : str_slice(event->ref, mark + 1, SIZE_MAX);
    struct str description = description_of(scratch, event);
    add_line(out, "BEGIN", STR("VEVENT"));
    add_line(out, "UID",
             str_format(scratch, "%.*s-%08x@%.*s", STR_ARG(name), (unsigned)(str_hash(file) >> 32),
                        STR_ARG(build->pack.uuid)));
    add_line(out, "DTSTAMP", stamp);
    add_line(out, "DTSTART;VALUE=DATE", day_text(scratch, first));
    add_line(out, "DTEND;VALUE=DATE", day_text(scratch, behind));
    add_line(out, "SUMMARY", escaped(scratch, event->title));
    if (description.len)
        add_line(out, "DESCRIPTION", escaped(scratch, description));
    add_line(out, "CATEGORIES", str_of(event_kind_names[event->kind]));
    add_line(out, "TRANSP", STR("TRANSPARENT"));
    add_line(out, "END", STR("VEVENT"));
    return true;
}

size_t timeline_print_ics(const struct build *build, bool statements, GString *out) {
    struct arena *scratch = arena_new();
    size_t left_out = 0;
    struct str stamp = stamp_of(scratch, build);
    add_line(out, "BEGIN", STR("VCALENDAR"));
    add_line(out, "VERSION", STR("2.0"));
    add_line(out, "PRODID", STR("-//dossier//timeline//EN"));
    add_line(out, "CALSCALE", STR("GREGORIAN"));
    add_line(out, "X-WR-CALNAME", escaped(scratch, build->pack.title.text));
    for (size_t i = 0; i < build->analysis->event_count; i++) {
        const struct event *event = &build->analysis->events[i];
        if (!statements || event->kind == EVENT_STATEMENT)
            left_out += !add_event(build, event, stamp, scratch, out);
    }
    add_line(out, "END", STR("VCALENDAR"));
    arena_free(scratch);
    return left_out;
}
