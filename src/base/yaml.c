/* yaml.c: libyaml's events → a small located tree. Only events are used: libyaml's own documents
 * accept duplicate keys and hide aliases, and deep input is stopped here before it costs time. */
#include "base/yaml.h"

#include <string.h>
#include <yaml.h>

enum {
    MOST_DEPTH = 64,
    MOST_NODES = 100000,
    MOST_TEXT = 64 * 1024, /* bytes of one value: as a line of Markdown */
    MOST_KEYS = 1000 /* in one mapping: far more than any has, and too few to make hashing slow */
};

/* A collection that is being filled. */
struct level {
    struct yaml_node *node, *last;
    struct str key; /* of the member that comes next */
    struct span key_span;
    bool has_key;
    bool skip_value;  /* the key stood before: its value is read and dropped */
    GHashTable *keys; /* → struct span *, to find duplicates in linear time */
};

struct reader {
    struct arena *arena;
    const struct sources *sources;
    struct diags *diags;
    struct str text; /* the part that is read */
    uint32_t source, start;
    size_t mark_index, mark_offset; /* characters and bytes up to the last mark: marks only grow */
    struct level levels[MOST_DEPTH];
    size_t depth, nodes;
    struct yaml_node *root;
    bool ended;   /* what follows is not read */
    bool stopped; /* and what was read makes no tree */
};

/* libyaml counts characters; spans are bytes. */
static uint32_t offset_of(struct reader *reader, yaml_mark_t mark) {
    if (mark.index < reader->mark_index)
        reader->mark_index = reader->mark_offset = 0;
    while (reader->mark_index < mark.index && reader->mark_offset < reader->text.len) {
        str_next(reader->text, &reader->mark_offset);
        reader->mark_index++;
    }
    return reader->start + (uint32_t)reader->mark_offset;
}

static struct span span_of(struct reader *reader, yaml_mark_t from, yaml_mark_t to) {
    struct span span = {reader->source, offset_of(reader, from), 0};
    span.end = offset_of(reader, to);
    return span;
}

static void report_syntax(struct reader *reader, const yaml_parser_t *parser) {
    struct span span = {reader->source, 0, 0};
    if (parser->error == YAML_READER_ERROR)
        span.start = reader->start + (uint32_t)parser->problem_offset;
    else
        span.start = offset_of(reader, parser->problem_mark);
    span.end = span.start;
    diag_add(reader->diags, DIAG_YAML_SYNTAX, span, "%s",
             parser->problem ? parser->problem : "this is no YAML");
    if (parser->context) {
        yaml_mark_t mark = parser->context_mark;
        uint32_t at = offset_of(reader, mark);
        diag_see(reader->diags, (struct span){reader->source, at, at}, "%s", parser->context);
    }
}

static void refuse(struct reader *reader, struct span span, const char *what) {
    diag_add(reader->diags, DIAG_YAML_FEATURE, span, "%s cannot be used here", what);
    diag_hint(reader->diags, "write the value out");
}

/* Hangs a finished value into the collection that is open. */
static void place(struct reader *reader, struct yaml_node *node) {
    if (!reader->depth) {
        reader->root = node;
        return;
    }
    struct level *level = &reader->levels[reader->depth - 1];
    node->key = level->key;
    node->key_span = level->key_span;
    level->has_key = false;
    if (level->skip_value) {
        level->skip_value = false;
        return;
    }
    if (level->last)
        level->last->next = node;
    else
        level->node->first = node;
    level->last = node;
    level->node->count++;
}

static void take_key(struct reader *reader, struct level *level, struct str key, struct span span) {
    level->key = key;
    level->key_span = span;
    level->has_key = true;
    const char *word = str_terminated(reader->arena, key);
    if (g_hash_table_size(level->keys) == MOST_KEYS) {
        diag_add(reader->diags, DIAG_YAML_DEPTH, span, "more than %d keys in one mapping",
                 MOST_KEYS);
        reader->stopped = true;
        return;
    }
    struct span *before = g_hash_table_lookup(level->keys, word);
    if (before) {
        diag_add(reader->diags, DIAG_YAML_DUPLICATE, span, "the key '%s' stands here twice", word);
        diag_see(reader->diags, *before, "first here");
        level->skip_value = true;
        return;
    }
    struct span *copy = ARENA_NEW(reader->arena, struct span);
    *copy = span;
    g_hash_table_insert(level->keys, (gpointer)(uintptr_t)word, copy);
}

static struct level *open_map(struct reader *reader) {
    if (!reader->depth)
        return NULL;
    struct level *level = &reader->levels[reader->depth - 1];
    return level->node->kind == YAML_MAP ? level : NULL;
}

/* An escape in quotation marks can write a character that the source may not hold. */
static void check_characters(struct reader *reader, struct str text, struct span span) {
    for (size_t i = 0; i < text.len;) {
        uint32_t character = text.at[i] ? str_next(text, &i) : 0;
        if (source_allows(character))
            continue;
        diag_add(reader->diags, DIAG_TEXT_CONTROL, span, "the character U+%04X cannot be printed",
                 character);
        return;
    }
}

static void scalar(struct reader *reader, const yaml_event_t *event) {
    struct span span = span_of(reader, event->start_mark, event->end_mark);
    if (event->data.scalar.anchor)
        refuse(reader, span, "an anchor");
    if (event->data.scalar.tag)
        refuse(reader, span, "a tag");
    if (event->data.scalar.length > MOST_TEXT) {
        diag_add(reader->diags, DIAG_YAML_DEPTH, span, "a text longer than %d bytes", MOST_TEXT);
        reader->stopped = true;
        return;
    }
    struct str text = str_copy(reader->arena, (struct str){(const char *)event->data.scalar.value,
                                                           event->data.scalar.length});
    check_characters(reader, text, span);
    struct level *map = open_map(reader);
    if (map && !map->has_key) {
        take_key(reader, map, text, span);
        return;
    }
    struct yaml_node *node = ARENA_NEW(reader->arena, struct yaml_node);
    node->kind = YAML_SCALAR;
    node->span = span;
    node->text = text;
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    place(reader, node);
}

static void collection(struct reader *reader, const yaml_event_t *event, enum yaml_kind kind) {
    struct span span = span_of(reader, event->start_mark, event->end_mark);
    bool map = kind == YAML_MAP;
    if (map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor)
        refuse(reader, span, "an anchor");
    if (map ? event->data.mapping_start.tag : event->data.sequence_start.tag)
        refuse(reader, span, "a tag");
    struct level *outer = open_map(reader);
    if (reader->depth == MOST_DEPTH || (outer && !outer->has_key)) {
        bool deep = reader->depth == MOST_DEPTH;
        diag_add(reader->diags, deep ? DIAG_YAML_DEPTH : DIAG_YAML_SYNTAX, span,
                 deep ? "nested deeper than %d levels" : "a key must be a text", MOST_DEPTH);
        reader->stopped = true;
        return;
    }
    struct yaml_node *node = ARENA_NEW(reader->arena, struct yaml_node);
    node->kind = kind;
    node->span = span;
    place(reader, node);
    reader->levels[reader->depth++] = (struct level){
        .node = node, .keys = map ? g_hash_table_new(g_str_hash, g_str_equal) : NULL};
}

static void close_collection(struct reader *reader, const yaml_event_t *event) {
    struct level *level = &reader->levels[--reader->depth];
    uint32_t end = offset_of(reader, event->end_mark);
    if (end > level->node->span.start)
        level->node->span.end = end;
    if (level->keys)
        g_hash_table_destroy(level->keys);
}

static void take_event(struct reader *reader, const yaml_event_t *event, int *documents) {
    if (++reader->nodes > MOST_NODES) {
        diag_add(reader->diags, DIAG_YAML_DEPTH,
                 span_of(reader, event->start_mark, event->end_mark), "more than %d entries",
                 MOST_NODES);
        reader->stopped = true;
        return;
    }
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if ((*documents)++) {
            refuse(reader, span_of(reader, event->start_mark, event->end_mark),
                   "a second document");
            reader->ended = true;
        }
        break;
    case YAML_ALIAS_EVENT: {
        struct level *map = open_map(reader);
        struct span span = span_of(reader, event->start_mark, event->end_mark);
        refuse(reader, span, "an alias");
        struct yaml_node *node = ARENA_NEW(reader->arena, struct yaml_node);
        node->span = span;
        node->refused = true;
        if (map && !map->has_key)
            take_key(reader, map, span_text(reader->sources, span), span);
        else
            place(reader, node);
        break;
    }
    case YAML_SCALAR_EVENT:
        scalar(reader, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
        collection(reader, event, YAML_LIST);
        break;
    case YAML_MAPPING_START_EVENT:
        collection(reader, event, YAML_MAP);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_collection(reader, event);
        break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
}

struct yaml_node *yaml_read(struct arena *arena, const struct sources *sources, uint32_t source,
                            uint32_t start, uint32_t end, struct diags *diags) {
    struct reader *reader = ARENA_NEW(arena, struct reader);
    reader->arena = arena;
    reader->sources = sources;
    reader->diags = diags;
    reader->source = source;
    reader->start = start;
    reader->text = str_slice(source_text(sources, source), start, end);
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        diag_add(diags, DIAG_INTERNAL, SPAN_NONE, "libyaml could not be started");
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    const char *bytes = reader->text.len ? reader->text.at : "";
    yaml_parser_set_input_string(&parser, (const unsigned char *)bytes, reader->text.len);
    int documents = 0;
    for (bool done = false; !done && !reader->ended && !reader->stopped;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            report_syntax(reader, &parser);
            reader->stopped = true;
            break;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        take_event(reader, &event, &documents);
        yaml_event_delete(&event);
    }
    while (reader->depth) {
        struct level *level = &reader->levels[--reader->depth];
        if (level->keys)
            g_hash_table_destroy(level->keys);
    }
    yaml_parser_delete(&parser);
    return reader->stopped ? NULL : reader->root;
}

const struct yaml_node *yaml_find(const struct yaml_node *map, const char *key) {
    for (const struct yaml_node *member = map->first; member; member = member->next)
        if (str_is(member->key, key))
            return member;
    return NULL;
}

bool yaml_is_null(const struct yaml_node *node) {
    return node->kind == YAML_SCALAR && !node->quoted &&
           (node->text.len == 0 || str_is(node->text, "null") || str_is(node->text, "~"));
}

struct span yaml_place(const struct yaml_node *node) {
    bool nothing = node->span.start == node->span.end;
    return nothing && node->key_span.source ? node->key_span : node->span;
}

const char *yaml_kind_name(const struct yaml_node *node) {
    if (yaml_is_null(node))
        return "nothing";
    switch (node->kind) {
    case YAML_SCALAR:
        return "a text";
    case YAML_LIST:
        return "a list";
    case YAML_MAP:
        return "a mapping";
    }
    return "";
}
