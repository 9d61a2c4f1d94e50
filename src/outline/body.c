/* body.c: the list of what the book consists of. An item is a file name, or a mapping with one key:
 * part (with sections beside it), timeline, figures, tables, sources, quotes, reading, glossary,
 * how_to_cite, actors. */
#include <stddef.h>

#include "outline/outline_internal.h"

struct timeline_item {
    struct located_str title;
    struct str_list kinds, actors, tags;
    struct located_date from, to;
    int view, lanes;
    bool show_actors;
};
struct actors_item {
    struct located_str title;
    bool states, sparklines;
    int order, view;
};
static const char *const order_names[] = {"word", "letter", NULL};
static const char *const actors_view_names[] = {"index", "profiles", NULL};
struct list_item {
    struct located_str title;
};

static const char *const view_names[] = {"list", "figure", NULL};
static const char *const lane_names[] = {"none", "kind", "actor", NULL};

static const struct schema_field timeline_fields[] = {
    {"title", SCHEMA_TEXT, offsetof(struct timeline_item, title), false, NULL, NULL, 0, 0,
     "The section's title."},
    {"kinds", SCHEMA_TEXTS, offsetof(struct timeline_item, kinds), false, NULL, event_kind_names, 0,
     0, "Which kinds of event."},
    {"actors", SCHEMA_TEXTS, offsetof(struct timeline_item, actors), false, NULL, NULL, 0, 0,
     "Only events that name one of these actors."},
    {"tags", SCHEMA_TEXTS, offsetof(struct timeline_item, tags), false, NULL, NULL, 0, 0,
     "Only declared events that have one of these tags."},
    {"from", SCHEMA_DATE, offsetof(struct timeline_item, from), false, NULL, NULL, 0, 0,
     "Only what is not over before this date."},
    {"to", SCHEMA_DATE, offsetof(struct timeline_item, to), false, NULL, NULL, 0, 0,
     "Only what has begun by this date."},
    {"show_actors", SCHEMA_BOOL, offsetof(struct timeline_item, show_actors), false, NULL, NULL, 0,
     0, "Whether each entry names its actors."},
    {"view", SCHEMA_CHOICE, offsetof(struct timeline_item, view), false, NULL, view_names, 0, 0,
     "list: the entries by year; figure: drawn above the list, in proportion to time."},
    {"lanes", SCHEMA_CHOICE, offsetof(struct timeline_item, lanes), false, NULL, lane_names, 0, 0,
     "Of a drawn timeline: none, or a lane for each kind or actor."},
    {0}};
static const struct schema timeline_schema = {"a timeline", sizeof(struct timeline_item),
                                              SCHEMA_NO_SPAN, timeline_fields};
static const struct schema_field actors_fields[] = {
    {"title", SCHEMA_TEXT, offsetof(struct actors_item, title), false, NULL, NULL, 0, 0,
     "The section's title."},
    {"states", SCHEMA_BOOL, offsetof(struct actors_item, states), false, NULL, NULL, 0, 0,
     "Whether states are listed too."},
    {"view", SCHEMA_CHOICE, offsetof(struct actors_item, view), false, NULL, actors_view_names, 0,
     0, "index, or profiles: a who's who."},
    {"order", SCHEMA_CHOICE, offsetof(struct actors_item, order), false, NULL, order_names, 0, 0,
     "word by word, or letter by letter as if there were no spaces."},
    {"sparklines", SCHEMA_BOOL, offsetof(struct actors_item, sparklines), false, NULL, NULL, 0, 0,
     "Whether small drawings show the years of an actor's events."},
    {0}};
static const struct schema actors_schema = {"an index of actors", sizeof(struct actors_item),
                                            SCHEMA_NO_SPAN, actors_fields};

static const struct schema_field list_fields[] = {{"title", SCHEMA_TEXT,
                                                   offsetof(struct list_item, title), false, NULL,
                                                   NULL, 0, 0, "The section's title."},
                                                  {0}};
static const struct schema list_schema = {"a list of figures or tables", sizeof(struct list_item),
                                          SCHEMA_NO_SPAN, list_fields};

struct sources_item {
    struct located_str title;
    int show, group, sort;
};
static const char *const show_names[] = {"cited", "all", NULL};
static const char *const group_names[] = {"none", "kind", NULL};
static const char *const sort_names[] = {"author", "date", "-date", "citation", NULL};
static const struct schema_field sources_fields[] = {
    {"title", SCHEMA_TEXT, offsetof(struct sources_item, title), false, NULL, NULL, 0, 0,
     "The section's title."},
    {"show", SCHEMA_CHOICE, offsetof(struct sources_item, show), false, NULL, show_names, 0, 0,
     "cited: those that the text cites; all: the others too."},
    {"group", SCHEMA_CHOICE, offsetof(struct sources_item, group), false, NULL, group_names, 0, 0,
     "kind: a heading for each kind of source."},
    {"sort", SCHEMA_CHOICE, offsetof(struct sources_item, sort), false, NULL, sort_names, 0, 0,
     "author; date, -date (newest first); citation: as the text first cites them."},
    {0}};
static const struct schema sources_schema = {"a list of sources", sizeof(struct sources_item),
                                             SCHEMA_NO_SPAN, sources_fields};

struct glossary_item {
    struct located_str title;
    int content, sort;
};
static const char *const content_names[] = {"also", "only", "none", NULL};
static const char *const term_sort_names[] = {"term", "page", NULL};
static const struct schema_field glossary_fields[] = {
    {"title", SCHEMA_TEXT, offsetof(struct glossary_item, title), false, NULL, NULL, 0, 0,
     "The section's title."},
    {"abbreviations", SCHEMA_CHOICE, offsetof(struct glossary_item, content), false, NULL,
     content_names, 0, 0, "also: beside other terms; only: nothing else; none: other terms alone."},
    {"sort", SCHEMA_CHOICE, offsetof(struct glossary_item, sort), false, NULL, term_sort_names, 0,
     0, "term: by the alphabet; page: as the text first uses them."},
    {0}};
static const struct schema glossary_schema = {"a glossary", sizeof(struct glossary_item),
                                              SCHEMA_NO_SPAN, glossary_fields};

struct citing_item {
    struct located_str title;
    bool sections;
};
static const struct schema_field citing_fields[] = {
    {"title", SCHEMA_TEXT, offsetof(struct citing_item, title), false, NULL, NULL, 0, 0,
     "The section's title."},
    {"sections", SCHEMA_BOOL, offsetof(struct citing_item, sections), false, NULL, NULL, 0, 0,
     "Whether each section is told too, with its pages."},
    {0}};
static const struct schema citing_schema = {"how to cite", sizeof(struct citing_item),
                                            SCHEMA_NO_SPAN, citing_fields};

/* A generated section, whose settings may be left out. */
static void print_section(const char *key, const char *about, const struct schema *schema,
                          GString *out) {
    g_string_append_printf(out,
                           ",\n{\"type\": \"object\", \"description\": \"%s\", "
                           "\"additionalProperties\": false, \"required\": [\"%s\"], "
                           "\"properties\": {\"%s\": {\"anyOf\": [{\"type\": \"null\"}, {",
                           about, key, key);
    schema_print_mapping(schema, NULL, out);
    g_string_append(out, "}]}}}");
}

void outline_schema_body(GString *out) {
    static const char file[] = "{\"type\": \"string\", \"minLength\": 1, \"description\": "
                               "\"A section's file: a .md, or a .txt without markup.\"}";
    g_string_append_printf(
        out,
        "\"type\": \"array\", \"minItems\": 1, \"items\": {\"anyOf\": [\n%s,\n"
        "{\"type\": \"object\", \"description\": \"A part: its title, and its sections.\", "
        "\"additionalProperties\": false, \"required\": [\"part\", \"sections\"], "
        "\"properties\": {\"part\": {\"type\": [\"string\", \"number\"], \"description\": "
        "\"The part's title.\"}, \"sections\": {\"type\": \"array\", \"minItems\": 1, "
        "\"items\": %s}}}",
        file, file);
    print_section("timeline", "A timeline, made from the text.", &timeline_schema, out);
    print_section("figures", "A list of figures.", &list_schema, out);
    print_section("tables", "A list of tables.", &list_schema, out);
    print_section("sources", "A list of sources, with the pages that cite them.", &sources_schema,
                  out);
    print_section("quotes", "A list of quotations, with the pages that have them.",
                  &outline_schema_quotes_item, out);
    print_section("reading", "A reading list.", &outline_schema_reading_item, out);
    print_section("glossary", "A list of abbreviations and terms, with the pages that use them.",
                  &glossary_schema, out);
    print_section("how_to_cite", "How the pack is cited, and perhaps each section.", &citing_schema,
                  out);
    print_section("actors", "An index of actors, made from the text.", &actors_schema, out);
    g_string_append(out, "]}");
}

static void wrong_item(struct outline_reading *reading, const struct yaml_node *item,
                       const char *wanted) {
    if (item->refused)
        return;
    diag_add(reading->diags, DIAG_OUTLINE_TYPE, yaml_place(item),
             "an item of the body is %s, not %s", wanted, yaml_kind_name(item));
}

static bool read_file(struct outline_reading *reading, const struct yaml_node *node,
                      struct body_item *item) {
    if (node->kind != YAML_SCALAR || yaml_is_null(node)) {
        wrong_item(reading, node, "the name of a section's file");
        return false;
    }
    if (!str_trim(node->text).len) {
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, node->span,
                 "the name of a section's file is empty");
        return false;
    }
    item->kind = BODY_SECTION;
    item->span = node->span;
    item->file = (struct located_str){str_trim(node->text), node->span};
    return true;
}

static void check_kinds(struct outline_reading *reading, const struct str_list *kinds) {
    for (size_t i = 0; i < kinds->count; i++) {
        bool known = false;
        for (const char *const *name = event_kind_names; *name; name++)
            known = known || str_is(kinds->items[i].text, *name);
        if (known)
            continue;
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, kinds->items[i].span,
                 "there is no kind of event '%.*s'; known: event, statement, agreement, visit, "
                 "decision, publication",
                 STR_ARG(kinds->items[i].text));
        const char *near = schema_nearest(kinds->items[i].text, event_kind_names);
        if (near)
            diag_hint(reading->diags, "did you mean '%s'?", near);
    }
}

/* What the keys say together. */
static void check_timeline(struct outline_reading *reading, const struct yaml_node *node,
                           const struct timeline_item *settings) {
    bool both = settings->from.span.source && settings->to.span.source;
    if (both && edtf_last_day(settings->to.date) < edtf_first_day(settings->from.date))
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, settings->to.span,
                 "the timeline ends before it begins");
    if (settings->lanes && settings->view != TIMELINE_FIGURE) {
        const struct yaml_node *lanes = yaml_find(node, "lanes");
        diag_add(reading->diags, DIAG_OUTLINE_VALUE, lanes->span,
                 "only a drawn timeline has lanes");
        diag_hint(reading->diags, "add 'view: figure'");
    }
}

/* The settings of a generated section may be left out: `- timeline:` alone takes the defaults. */
bool outline_read_settings(struct outline_reading *reading, const struct yaml_node *node,
                           const struct schema *schema, void *settings) {
    return yaml_is_null(node) ||
           schema_read(schema, reading->arena, node, reading->diags, settings);
}

void outline_name_item(struct body_item *item, enum body_kind kind, struct located_str title,
                       const char *otherwise, const struct yaml_node *node) {
    item->kind = kind;
    item->title = title.text.len ? title : (struct located_str){str_of(otherwise), node->key_span};
}

static void read_timeline(struct outline_reading *reading, const struct yaml_node *node,
                          struct body_item *item) {
    struct timeline_item settings = {0};
    bool good = outline_read_settings(reading, node, &timeline_schema, &settings);
    check_kinds(reading, &settings.kinds);
    if (good)
        check_timeline(reading, node, &settings);
    outline_name_item(item, BODY_TIMELINE, settings.title, "Timeline", node);
    item->kinds = settings.kinds;
    item->actors = settings.actors;
    item->tags = settings.tags;
    item->from = settings.from;
    item->to = settings.to;
    item->show_actors = settings.show_actors;
    item->view = settings.view;
    item->lanes = settings.lanes;
}

static void read_actors(struct outline_reading *reading, const struct yaml_node *node,
                        struct body_item *item) {
    struct actors_item settings = {0};
    outline_read_settings(reading, node, &actors_schema, &settings);
    outline_name_item(item, BODY_ACTORS, settings.title,
                      settings.view == VIEW_PROFILES ? "Who's who" : "Index of actors", node);
    item->states = settings.states;
    item->order = settings.order;
    item->actors_view = settings.view;
    item->sparklines = settings.sparklines;
}

static void read_list(struct outline_reading *reading, const struct yaml_node *node,
                      struct body_item *item) {
    struct list_item settings = {0};
    bool figures = str_is(node->key, "figures");
    outline_read_settings(reading, node, &list_schema, &settings);
    outline_name_item(item, figures ? BODY_FIGURES : BODY_TABLES, settings.title,
                      figures ? "Figures" : "Tables", node);
}

static void read_sources_item(struct outline_reading *reading, const struct yaml_node *node,
                              struct body_item *item) {
    /* Numbers are looked up in their order. */
    bool numbered = reading->pack->citations == CITATIONS_NUMBERED;
    struct sources_item settings = {.sort = numbered ? SORT_CITATION : SORT_AUTHOR};
    outline_read_settings(reading, node, &sources_schema, &settings);
    outline_name_item(item, BODY_SOURCES, settings.title, "Sources", node);
    item->all = settings.show == 1;
    item->group_kinds = settings.group == 1;
    item->sort = settings.sort;
}

static void read_glossary(struct outline_reading *reading, const struct yaml_node *node,
                          struct body_item *item) {
    struct glossary_item settings = {0};
    outline_read_settings(reading, node, &glossary_schema, &settings);
    outline_name_item(item, BODY_GLOSSARY, settings.title,
                      settings.content == GLOSSARY_ABBREVIATIONS ? "Abbreviations" : "Glossary",
                      node);
    item->content = settings.content;
    item->sort = settings.sort;
}

static void read_citing(struct outline_reading *reading, const struct yaml_node *node,
                        struct body_item *item) {
    struct citing_item settings = {0};
    outline_read_settings(reading, node, &citing_schema, &settings);
    outline_name_item(item, BODY_CITING, settings.title, "How to cite this pack", node);
    item->sections = settings.sections;
}

static bool read_part(struct outline_reading *reading, const struct yaml_node *map,
                      struct body_item *item) {
    const struct yaml_node *title = yaml_find(map, "part"), *sections = yaml_find(map, "sections");
    item->kind = BODY_PART;
    if (title->kind == YAML_SCALAR && str_trim(title->text).len) {
        item->title = (struct located_str){str_trim(title->text), title->span};
    } else {
        item->title = (struct located_str){STR("Part"), title->key_span};
        if (!title->refused)
            diag_add(reading->diags, DIAG_OUTLINE_TYPE, title->key_span,
                     "'part' takes its title, not %s", yaml_kind_name(title));
    }
    if (sections && sections->refused)
        return false;
    if (!sections || sections->kind != YAML_LIST || !sections->count) {
        diag_add(reading->diags, sections ? DIAG_OUTLINE_TYPE : DIAG_OUTLINE_REQUIRED,
                 sections ? sections->key_span : title->key_span,
                 "a part has a list of 'sections'");
        return false;
    }
    item->items = ARENA_ARRAY(reading->arena, struct body_item, sections->count);
    for (const struct yaml_node *node = sections->first; node; node = node->next)
        if (read_file(reading, node, &item->items[item->item_count]))
            item->item_count++;
    return true;
}

typedef void read_item(struct outline_reading *reading, const struct yaml_node *node,
                       struct body_item *item);
/* What an item of the body can be, but for a part. */
static const struct {
    const char *key;
    read_item *read;
} kinds[] = {{"timeline", read_timeline},
             {"figures", read_list},
             {"tables", read_list},
             {"sources", read_sources_item},
             {"quotes", outline_read_quotes_item},
             {"reading", outline_read_reading_item},
             {"glossary", read_glossary},
             {"how_to_cite", read_citing},
             {"actors", read_actors}};

static read_item *reader_of(struct str key) {
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (str_is(key, kinds[i].key))
            return kinds[i].read;
    return NULL;
}

/* The first key that says what the item is. */
static const struct yaml_node *find_kind(const struct yaml_node *map) {
    for (const struct yaml_node *member = map->first; member; member = member->next)
        if (str_is(member->key, "part") || reader_of(member->key))
            return member;
    return NULL;
}

static bool read_map(struct outline_reading *reading, const struct yaml_node *map,
                     struct body_item *item) {
    static const char *const keys[] = {"part",        "timeline", "figures",  "tables",
                                       "sources",     "quotes",   "reading",  "glossary",
                                       "how_to_cite", "actors",   "sections", NULL};
    const struct yaml_node *kind = find_kind(map);
    bool part = kind && str_is(kind->key, "part");
    item->span = map->span;
    for (const struct yaml_node *member = map->first; member; member = member->next) {
        if (member == kind || (part && str_is(member->key, "sections")))
            continue;
        diag_add(reading->diags, DIAG_OUTLINE_KEY, member->key_span,
                 "unknown key '%.*s' in an item of the body", STR_ARG(member->key));
        const char *near = schema_nearest(member->key, keys);
        bool setting = kind && str_is(member->key, "title"); /* of the thing beside it */
        if (near && !str_is(member->key, near) && !setting)
            diag_hint(reading->diags, "did you mean '%s'?", near);
        else if (kind)
            diag_hint(reading->diags, "indent it below '%.*s', or make it an item of its own",
                      STR_ARG(kind->key));
    }
    if (!map->first)
        wrong_item(reading, map, "a file, a part, a timeline, a list or an index of actors");
    if (!kind)
        return false;
    if (part)
        return read_part(reading, map, item);
    reader_of(kind->key)(reading, kind, item);
    return true; /* with a fault too, so that what it names is checked in the same run */
}

void outline_read_body(struct outline_reading *reading, const struct yaml_node *body) {
    struct pack *pack = reading->pack;
    if (body->kind != YAML_LIST || !body->count) {
        diag_add(reading->diags, DIAG_OUTLINE_TYPE, body->key_span,
                 "'body' takes a list of sections, not %s",
                 body->kind == YAML_LIST ? "an empty one" : yaml_kind_name(body));
        return;
    }
    pack->body = ARENA_ARRAY(reading->arena, struct body_item, body->count);
    for (const struct yaml_node *node = body->first; node; node = node->next) {
        struct body_item *item = &pack->body[pack->body_count];
        bool good =
            node->kind == YAML_MAP ? read_map(reading, node, item) : read_file(reading, node, item);
        if (good)
            pack->body_count++;
        else
            *item = (struct body_item){0};
    }
}
