/* timeline_section.c: a sorted view of events as a section: a headnote, perhaps a drawing, and a
 * list for each year. Each entry: date, headline, source, perhaps actors, and a locator for each
 * place that tells it. */
#include "compose/timeline_internal.h"

struct timeline {
    struct compose *compose;
    const struct body_item *item;
    size_t number; /* of the section among the generated ones */
    const struct event **events;
    struct node **nodes; /* by event: its entry */
    size_t count;
    bool numbered;
    struct date_signs signs;
};

/* ---- which entries ---- */

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

static bool has_tag(const struct body_item *item, const struct event *event) {
    for (size_t i = 0; i < item->tags.count && event->declared; i++)
        for (size_t j = 0; j < event->declared->tags.count; j++)
            if (str_equal(item->tags.items[i].text, event->declared->tags.items[j].text))
                return true;
    return item->tags.count == 0;
}

/* What the period holds in part belongs to it. */
static bool in_period(const struct body_item *item, const struct event *event) {
    if (item->from.span.source && edtf_last_day(event->value) < edtf_first_day(item->from.date))
        return false;
    return !item->to.span.source || edtf_first_day(event->value) <= edtf_last_day(item->to.date);
}

static void choose_events(struct timeline *timeline) {
    const struct analysis *analysis = timeline->compose->input->analysis;
    const struct body_item *item = timeline->item;
    timeline->events =
        ARENA_ARRAY(timeline->compose->arena, const struct event *, analysis->event_count + 1);
    timeline->nodes =
        ARENA_ARRAY(timeline->compose->arena, struct node *, analysis->event_count + 1);
    for (size_t i = 0; i < analysis->event_count; i++) {
        const struct event *event = &analysis->events[i];
        if (has_kind(item, event->kind) && has_actor(item, event) && has_tag(item, event) &&
            in_period(item, event))
            timeline->events[timeline->count++] = event;
    }
}

/* ---- an entry ---- */

static void add_locators(struct compose *compose, struct node *text, const struct event *event) {
    struct told_place *places =
        ARENA_ARRAY(compose->arena, struct told_place, event->place_count + 1);
    for (size_t i = 0; i < event->place_count; i++) {
        const struct date_found *date = event->places[i].date;
        places[i] = (struct told_place){date->at, date->span, date->anchor};
    }
    compose_places(compose, text, places, event->place_count);
}

/* " – NATO, Jens Stoltenberg" */
static void add_actors(struct compose *compose, struct node *text, const struct event *event) {
    if (!event->actor_count)
        return;
    struct str names = STR("");
    for (size_t i = 0; i < event->actor_count; i++)
        names = str_format(compose->arena, "%.*s%s%.*s", STR_ARG(names), i ? ", " : "",
                           STR_ARG(event->actors[i]->name.text));
    compose_text(compose, text, STR(" \u2013 "), event->span);
    struct node *emphasis = node_make_generated(compose->arena, NODE_EMPHASIS, event->span);
    compose_text(compose, emphasis, names, event->span);
    node_append(text, emphasis);
}

/* The entry's id comes from the event's ref: it stays when other events come or go. */
static struct str event_id(struct compose *compose, const struct event *event, size_t number) {
    size_t mark = str_find(event->ref, STR("#"), 0);
    struct str name =
        mark == SIZE_MAX ? event->ref : str_slice(event->ref, mark + 1, event->ref.len);
    return compose_own_id(compose,
                          str_format(compose->arena, "timeline-%zu-%.*s", number, STR_ARG(name)));
}

struct node *compose_event_text(struct compose *compose, const struct event *event) {
    struct node *text = compose_block(compose, NODE_EVENT_TEXT, ROLE_NONE, STR(""), event->span);
    bool declared = event->declared && event->declared->title.text.len;
    if (event->place_count && !declared)
        compose_taken_text(compose, text, event->title, event->places[0].date->at.node,
                           event->span);
    else
        compose_text(compose, text, event->title, event->span);
    return text;
}

static struct node *make_event(struct timeline *timeline, size_t number) {
    struct compose *compose = timeline->compose;
    const struct event *event = timeline->events[number];
    struct node *node = compose_block(compose, NODE_EVENT, ROLE_NONE, STR(""), event->span);
    node->id = event_id(compose, event, timeline->number);
    if (timeline->numbered)
        node->label = str_format(compose->arena, "%zu", number + 1);
    struct node *date = compose_block(compose, NODE_EVENT_DATE, ROLE_NONE,
                                      timeline_date(compose, event, &timeline->signs), event->span);
    date->date = event->value;
    date->has_date = true;
    struct node *text = compose_event_text(compose, event);
    if (event->source.len)
        compose_text(compose, text, str_format(compose->arena, " (%.*s)", STR_ARG(event->source)),
                     event->span);
    if (timeline->item->show_actors)
        add_actors(compose, text, event);
    add_locators(compose, text, event);
    node_append(node, date);
    node_append(node, text);
    return node;
}

/* ---- the section ---- */

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

/* How it was made, up to when the pack knows, and how much of it somebody has looked at. */
static struct str headnote(const struct timeline *timeline) {
    struct compose *compose = timeline->compose;
    const struct located_date *as_of = &compose->input->pack->as_of;
    size_t reviewed = 0, declared = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        const struct event *event = timeline->events[i];
        reviewed += event->reviewed;
        declared += event->declared && !event->reviewed;
    }
    struct str made = compose_place_note(compose, NOTE_TIMELINE,
                                         compose_term(compose->language, TERM_TIMELINE_HEADNOTE));
    GString *out = g_string_new_len(made.at, (gssize)made.len);
    if (as_of->span.source) {
        struct str date = compose_date(compose, as_of->date);
        g_string_append_printf(out, " %s %.*s%s", compose_term(compose->language, TERM_AS_OF),
                               STR_ARG(date), str_ends(date, STR(".")) ? "" : ".");
    }
    g_string_append_c(out, ' ');
    append_filled(out, compose_term(compose->language, TERM_REVIEWED), reviewed, timeline->count);
    if (declared) {
        g_string_append_c(out, ' ');
        append_filled(out, compose_term(compose->language, TERM_DECLARED), declared, 0);
    }
    struct str text = str_copy(compose->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* " Dates: [ ] inferred from the text; (?) uncertain.", of the signs that were met. */
static struct str key_of_signs(const struct timeline *timeline) {
    struct compose *compose = timeline->compose;
    const struct date_signs *signs = &timeline->signs;
    const bool met[] = {signs->inferred, signs->about, signs->uncertain};
    struct str key = STR("");
    for (int i = 0; i < 3; i++) {
        struct str word =
            timeline_word(compose->language, (enum timeline_word)(TIMELINE_INFERRED + i));
        if (met[i] && word.len)
            key = str_format(compose->arena, "%.*s%s%.*s", STR_ARG(key), key.len ? "; " : "",
                             STR_ARG(word));
    }
    struct str dates = timeline_word(compose->language, TIMELINE_DATES);
    return key.len ? str_format(compose->arena, "%.*s%.*s.", STR_ARG(dates), STR_ARG(key)) : key;
}

/* A list for each period; a long one is several, so that the EPUB can divide it between files. */
enum { MOST_LIST_ENTRIES = 200 };

static void add_lists(struct timeline *timeline, struct node *section) {
    struct compose *compose = timeline->compose;
    struct edtf period = {0};
    size_t listed = 0;
    for (size_t i = 0; i < timeline->count; i++) {
        struct edtf own = timeline_period(timeline->events[i]);
        bool next = i == 0 || !edtf_equal(own, period);
        if (next || listed++ % MOST_LIST_ENTRIES == 0) {
            struct node *list = compose_block(compose, NODE_TIMELINE, ROLE_NONE, STR(""),
                                              timeline->events[i]->span);
            list->title = next ? compose_date(compose, own) : STR("");
            node_append(section, list);
            listed = 1;
        }
        period = own;
        timeline->nodes[i] = make_event(timeline, i);
        node_append(section->last, timeline->nodes[i]);
    }
}

/* A drawing is one piece of its document in the EPUB, and documents are kept short: what has very
 * many entries is several drawings, cut between years where that can be. */
enum { LONG_DRAWING = 300, LONGEST_DRAWING = 450 };

static size_t drawing_end(const struct timeline *timeline, size_t from) {
    size_t end = MIN(from + LONG_DRAWING, timeline->count);
    size_t most = MIN(from + LONGEST_DRAWING, timeline->count);
    if (timeline->count <= from + LONGEST_DRAWING)
        return timeline->count;
    while (end < most && timeline->nodes[end]->parent == timeline->nodes[end - 1]->parent)
        end++;
    return end;
}

static void add_drawings(struct timeline *timeline, struct node *next) {
    struct compose *compose = timeline->compose;
    for (size_t from = 0, to; from < timeline->count; from = to) {
        to = drawing_end(timeline, from);
        struct node *figure =
            compose_block(compose, NODE_TIMELINE_FIGURE, ROLE_NONE, STR(""), timeline->item->span);
        figure->drawing = timeline_draw(compose, timeline->item, timeline->events + from,
                                        timeline->nodes + from, to - from);
        node_insert_before(next, figure);
    }
}

static void add_note(struct compose *compose, struct node *next, struct str text,
                     struct span span) {
    node_insert_before(next, compose_block(compose, NODE_PARAGRAPH, ROLE_HEADNOTE, text, span));
}

struct node *compose_timeline(struct compose *compose, const struct body_item *item,
                              size_t number) {
    struct timeline timeline = {.compose = compose, .item = item, .number = number};
    choose_events(&timeline);
    if (!timeline.count)
        return NULL; /* a chronology of nothing is not printed */
    bool drawn = item->view == TIMELINE_FIGURE;
    timeline.numbered = drawn && timeline_is_numbered(timeline.events, timeline.count);
    struct str id = str_format(compose->arena, "timeline-%zu", number);
    struct node *section =
        compose_section(compose, ROLE_TIMELINE, id, item->title.text, item->span);
    add_lists(&timeline, section);
    struct node *first = section->first->next;
    struct str key = key_of_signs(&timeline);
    add_note(compose, first, headnote(&timeline), item->span);
    if (key.len)
        add_note(compose, first, key, item->span);
    if (drawn)
        add_drawings(&timeline, first);
    return section;
}
