/* timeline_section.c: a sorted view of events as a section. Each entry: date, headline, source, and
 * a locator for each place that tells it. */
#include "compose/compose_internal.h"

static bool has_kind(const struct body_item *item, int kind) {
    for (size_t i = 0; i < item->kinds.count; i++)
        if (str_is(item->kinds.items[i].text, event_kind_names[kind]))
            return true;
    return item->kinds.count == 0;
}

static bool has_actor(const struct body_item *item, const struct event *event) {
    for (size_t i = 0; i < item->actors.count; i++)
        for (size_t j = 0; j < event->actor_count; j++)
            if (str_equal(item->actors.items[i].text, event->actors[j]->id.text))
                return true;
    return item->actors.count == 0;
}

/* " [p. 3]" or " [pp. 3, 7]"; two places on one page print it once. */
static void add_locators(struct compose *compose, struct node *text, const struct event *event) {
    struct str last = STR("");
    struct node *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < event->place_count; i++) {
        const struct date_found *date = event->places[i].date;
        struct str label = compose_label(compose, date->at.node, date->at.offset);
        if (count && str_equal(label, last))
            continue;
        if (count)
            compose_text(compose, text, STR(", "), event->span);
        struct node *locator = node_make_generated(compose->arena, NODE_LOCATOR, date->span);
        locator->text = last = label.len ? label : STR("0");
        locator->target = str_format(compose->arena, "#%.*s", STR_ARG(date->anchor));
        node_append(text, locator);
        first = first ? first : locator;
        count++;
    }
    if (!count)
        return;
    const char *pages = compose_term(compose->language, count > 1 ? TERM_PAGES : TERM_PAGE);
    struct str opening = str_format(compose->arena, " [%s\u00a0", pages);
    node_insert_before(first, node_make_text(compose->arena, opening, event->span));
    compose_text(compose, text, STR("]"), event->span);
}

/* The entry's id comes from the event's ref: it stays when other events come or go. */
static struct str event_id(struct compose *compose, const struct event *event, size_t number) {
    size_t mark = str_find(event->ref, STR("#"), 0);
    struct str name =
        mark == SIZE_MAX ? event->ref : str_slice(event->ref, mark + 1, event->ref.len);
    return compose_own_id(compose,
                          str_format(compose->arena, "timeline-%zu-%.*s", number, STR_ARG(name)));
}

static struct node *make_event(struct compose *compose, const struct event *event, size_t number) {
    struct node *node = compose_block(compose, NODE_EVENT, ROLE_NONE, STR(""), event->span);
    node->id = event_id(compose, event, number);
    struct node *date =
        compose_block(compose, NODE_EVENT_DATE, ROLE_NONE,
                      compose_dated(compose, event->value, event->modifier), event->span);
    date->date = event->value;
    date->has_date = true;
    struct node *text =
        compose_block(compose, NODE_EVENT_TEXT, ROLE_NONE, event->title, event->span);
    if (event->source.len)
        compose_text(compose, text, str_format(compose->arena, " (%.*s)", STR_ARG(event->source)),
                     event->span);
    add_locators(compose, text, event);
    node_append(node, date);
    node_append(node, text);
    return node;
}

static void append_filled(GString *out, const char *text, size_t first, size_t second) {
    for (; *text; text++) {
        if (text[0] == '{' && (text[1] == '1' || text[1] == '2') && text[2] == '}') {
            g_string_append_printf(out, "%zu", text[1] == '1' ? first : second);
            text += 2;
        } else {
            g_string_append_c(out, *text);
        }
    }
}

/* How it was made, as of when, and how much of it somebody has looked at. */
static struct str headnote(struct compose *compose, size_t reviewed, size_t count) {
    const struct pack *pack = compose->input->pack;
    GString *out = g_string_new(compose_term(compose->language, TERM_TIMELINE_HEADNOTE));
    if (pack->as_of.span.source)
        g_string_append_printf(out, " %s %.*s.", compose_term(compose->language, TERM_AS_OF),
                               STR_ARG(compose_date(compose, pack->as_of.date)));
    g_string_append_c(out, ' ');
    append_filled(out, compose_term(compose->language, TERM_REVIEWED), reviewed, count);
    struct str text = str_copy(compose->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* A long chronology is several lists, so that the EPUB can divide it between files. */
enum { MOST_LIST_ENTRIES = 200 };

struct node *compose_timeline(struct compose *compose, const struct body_item *item,
                              size_t number) {
    struct str id = str_format(compose->arena, "timeline-%zu", number);
    struct node *section =
        compose_section(compose, ROLE_TIMELINE, id, item->title.text, item->span);
    struct node *note = compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE, STR(""), item->span);
    node_append(section, note);
    const struct analysis *analysis = compose->input->analysis;
    struct node *timeline = NULL;
    size_t count = 0, reviewed = 0;
    for (size_t i = 0; i < analysis->event_count; i++) {
        const struct event *event = &analysis->events[i];
        if (!has_kind(item, event->kind) || !has_actor(item, event))
            continue;
        if (count++ % MOST_LIST_ENTRIES == 0) {
            timeline = compose_block(compose, NODE_TIMELINE, ROLE_NONE, STR(""), item->span);
            node_append(section, timeline);
        }
        node_append(timeline, make_event(compose, event, number));
        reviewed += event->reviewed;
    }
    compose_text(compose, note, headnote(compose, reviewed, count), item->span);
    return count ? section : NULL; /* a chronology of nothing is not printed */
}
