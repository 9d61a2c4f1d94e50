/* json.c: JSON by hand, in one pass and without recursion over what can be deep. In: a source's
 * text. Out: a tree of places and values, or one located error. */
#include "base/json.h"

#include <string.h>

enum {
    MOST_DEPTH = 64,
    FEW_KEYS = 16 /* up to here equal keys are looked for one by one */
};

struct json_level {
    struct yaml_node *node, *last;
    struct str key;
    struct span key_span;
    bool twice;       /* the value of a key that stood before: it is dropped */
    GHashTable *keys; /* → struct span *; made when there are more than a few */
};

struct json_reader {
    struct arena *arena;
    struct diags *diags;
    struct str text;
    uint32_t source;
    size_t at;
    GString *value; /* of the string that is read */
    struct json_level levels[MOST_DEPTH];
    size_t depth;
};

static struct span json_span(const struct json_reader *reader, size_t start, size_t end) {
    return (struct span){reader->source, (uint32_t)start, (uint32_t)end};
}

static bool json_fault(struct json_reader *reader, size_t start, const char *what) {
    size_t end = start;
    if (start < reader->text.len)
        str_next(reader->text, &end);
    diag_add(reader->diags, DIAG_JSON_SYNTAX, json_span(reader, start, end), "%s", what);
    return false;
}

static void skip_space(struct json_reader *reader) {
    while (reader->at < reader->text.len && strchr(" \t\n\r", reader->text.at[reader->at]) &&
           reader->text.at[reader->at])
        reader->at++;
}

static int peek(const struct json_reader *reader) {
    return reader->at < reader->text.len ? (unsigned char)reader->text.at[reader->at] : -1;
}

/* Four digits of base 16 at `at`; -1 where they are none. */
static int32_t four_digits(struct str text, size_t at) {
    int32_t value = 0;
    for (size_t i = at; i < at + 4; i++) {
        int digit = i < text.len ? g_ascii_xdigit_value(text.at[i]) : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Behind `\u`. Characters beyond the first plane are two escapes (RFC 8259, §7). */
static bool read_unicode(struct json_reader *reader, size_t start) {
    int32_t value = four_digits(reader->text, reader->at);
    if (value < 0)
        return json_fault(reader, start, "'\\u' takes four digits of base 16");
    reader->at += 4;
    if (value >= 0xD800 && value < 0xDC00) {
        bool pair = str_starts(str_slice(reader->text, reader->at, reader->text.len), STR("\\u"));
        int32_t low = pair ? four_digits(reader->text, reader->at + 2) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return json_fault(reader, start, "half a character: the second half lacks");
        reader->at += 6;
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
    } else if (value >= 0xDC00 && value < 0xE000) {
        return json_fault(reader, start, "half a character: the first half lacks");
    }
    if (!source_allows((uint32_t)value)) {
        diag_add(reader->diags, DIAG_TEXT_CONTROL, json_span(reader, start, reader->at),
                 "the character U+%04X cannot be printed", (unsigned)value);
        value = 0xFFFD;
    }
    g_string_append_unichar(reader->value, (gunichar)value);
    return true;
}

static bool read_escape(struct json_reader *reader) {
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/  \n \t";
    size_t start = reader->at++;
    int c = peek(reader);
    reader->at++;
    if (c == 'u')
        return read_unicode(reader, start);
    const char *name = c > 0 ? strchr(names, c) : NULL;
    if (!name)
        return json_fault(reader, start, "there is no such escape in JSON");
    g_string_append_c(reader->value, values[name - names]);
    return true;
}

/* At a quotation mark. */
static bool read_string(struct json_reader *reader, struct str *string, struct span *span) {
    size_t start = reader->at++;
    g_string_truncate(reader->value, 0);
    for (;;) {
        size_t from = reader->at;
        for (char c; reader->at < reader->text.len; reader->at++)
            if ((c = reader->text.at[reader->at]) == '"' || c == '\\' || c == '\n')
                break;
        if (reader->at > from)
            g_string_append_len(reader->value, reader->text.at + from, (gssize)(reader->at - from));
        int c = peek(reader);
        if (c == '\\') {
            if (!read_escape(reader))
                return false;
            continue;
        }
        if (c != '"')
            return json_fault(reader, start, "the quotation mark is not closed on its line");
        reader->at++;
        *string = str_copy(reader->arena, (struct str){reader->value->str, reader->value->len});
        *span = json_span(reader, start, reader->at);
        return true;
    }
}

static bool is_json_number(struct str word) {
    size_t i = word.len && word.at[0] == '-';
    size_t digits = i;
    while (i < word.len && g_ascii_isdigit(word.at[i]))
        i++;
    if (i == digits || (word.at[digits] == '0' && i > digits + 1))
        return false;
    if (i < word.len && word.at[i] == '.') {
        digits = ++i;
        while (i < word.len && g_ascii_isdigit(word.at[i]))
            i++;
        if (i == digits)
            return false;
    }
    if (i < word.len && (word.at[i] == 'e' || word.at[i] == 'E')) {
        i++;
        i += i < word.len && (word.at[i] == '+' || word.at[i] == '-');
        digits = i;
        while (i < word.len && g_ascii_isdigit(word.at[i]))
            i++;
        if (i == digits)
            return false;
    }
    return i == word.len;
}

/* Hangs a value into the collection that is open, or makes it the root. */
static void json_place(struct json_reader *reader, struct yaml_node *node,
                       struct yaml_node **root) {
    if (!reader->depth) {
        *root = node;
        return;
    }
    struct json_level *level = &reader->levels[reader->depth - 1];
    node->key = level->key;
    node->key_span = level->key_span;
    if (level->twice) {
        level->twice = false;
        return;
    }
    if (level->last)
        level->last->next = node;
    else
        level->node->first = node;
    level->last = node;
    level->node->count++;
}

static const struct span *key_before(struct json_reader *reader, struct json_level *level,
                                     struct str key, struct span span) {
    if (!level->keys && level->node->count < FEW_KEYS) {
        for (const struct yaml_node *node = level->node->first; node; node = node->next)
            if (str_equal(node->key, key))
                return &node->key_span;
        return NULL;
    }
    if (!level->keys) {
        level->keys = g_hash_table_new(g_str_hash, g_str_equal);
        for (const struct yaml_node *node = level->node->first; node; node = node->next)
            g_hash_table_insert(level->keys,
                                (gpointer)(uintptr_t)str_terminated(reader->arena, node->key),
                                (gpointer)(uintptr_t)&node->key_span);
    }
    const char *word = str_terminated(reader->arena, key);
    const struct span *before = g_hash_table_lookup(level->keys, word);
    if (before)
        return before;
    struct span *copy = ARENA_NEW(reader->arena, struct span);
    *copy = span;
    g_hash_table_insert(level->keys, (gpointer)(uintptr_t)word, copy);
    return NULL;
}

static bool read_key(struct json_reader *reader, struct json_level *level) {
    if (peek(reader) != '"')
        return json_fault(reader, reader->at, "here stands a key in quotation marks, or '}'");
    if (!read_string(reader, &level->key, &level->key_span))
        return false;
    skip_space(reader);
    if (peek(reader) != ':')
        return json_fault(reader, reader->at, "a colon stands behind a key");
    reader->at++;
    skip_space(reader);
    const struct span *before = key_before(reader, level, level->key, level->key_span);
    level->twice = before != NULL;
    if (before) {
        diag_add(reader->diags, DIAG_YAML_DUPLICATE, level->key_span,
                 "the key '%.*s' stands here twice", STR_ARG(level->key));
        diag_see(reader->diags, *before, "first here");
    }
    return true;
}

static bool open_collection(struct json_reader *reader, struct yaml_node *node) {
    if (reader->depth == MOST_DEPTH) {
        diag_add(reader->diags, DIAG_YAML_DEPTH, node->span, "nested deeper than %d levels",
                 MOST_DEPTH);
        return false;
    }
    reader->levels[reader->depth++] = (struct json_level){.node = node};
    reader->at++;
    return true;
}

/* One value, or the opening of one. */
static bool read_value(struct json_reader *reader, struct yaml_node **root) {
    struct yaml_node *node = ARENA_NEW(reader->arena, struct yaml_node);
    size_t start = reader->at;
    int c = peek(reader);
    node->span = json_span(reader, start, start + 1);
    if (c == '{' || c == '[') {
        node->kind = c == '{' ? YAML_MAP : YAML_LIST;
        json_place(reader, node, root);
        return open_collection(reader, node);
    }
    node->kind = YAML_SCALAR;
    if (c == '"') {
        node->quoted = true;
        if (!read_string(reader, &node->text, &node->span))
            return false;
    } else {
        while (reader->at < reader->text.len &&
               (g_ascii_isalnum(reader->text.at[reader->at]) ||
                strchr("+-.", reader->text.at[reader->at])) &&
               reader->text.at[reader->at])
            reader->at++;
        node->text = str_slice(reader->text, start, reader->at);
        node->span = json_span(reader, start, reader->at);
        if (!str_is(node->text, "true") && !str_is(node->text, "false") &&
            !str_is(node->text, "null") && !is_json_number(node->text))
            return json_fault(reader, start,
                              c == '\'' ? "JSON has double quotation marks" : "here is no value");
    }
    json_place(reader, node, root);
    return true;
}

/* What stands behind a value: a comma, or the end of what holds it, perhaps of several. */
static bool read_behind(struct json_reader *reader) {
    while (reader->depth) {
        struct json_level *level = &reader->levels[reader->depth - 1];
        bool map = level->node->kind == YAML_MAP;
        skip_space(reader);
        int c = peek(reader);
        bool opening = !level->last;
        if (c == (map ? '}' : ']')) {
            level->node->span.end = (uint32_t)++reader->at;
            if (level->keys)
                g_hash_table_destroy(level->keys);
            reader->depth--;
            continue;
        }
        if (!opening) {
            if (c != ',')
                return json_fault(reader, reader->at,
                                  map ? "here stands a comma, or '}'"
                                      : "here stands a comma, or ']'");
            reader->at++;
            skip_space(reader);
        }
        return !map || read_key(reader, level);
    }
    return true;
}

static bool read_all(struct json_reader *reader, struct yaml_node **root) {
    skip_space(reader);
    do {
        if (!read_value(reader, root) || !read_behind(reader))
            return false;
    } while (reader->depth);
    skip_space(reader);
    return peek(reader) < 0 || json_fault(reader, reader->at, "nothing stands behind the value");
}

struct yaml_node *json_read(struct arena *arena, const struct sources *sources, uint32_t source,
                            struct diags *diags) {
    struct json_reader *reader = ARENA_NEW(arena, struct json_reader);
    struct yaml_node *root = NULL;
    reader->arena = arena;
    reader->diags = diags;
    reader->source = source;
    reader->text = source_text(sources, source);
    reader->value = g_string_new(NULL);
    bool good = read_all(reader, &root);
    while (reader->depth) {
        struct json_level *level = &reader->levels[--reader->depth];
        if (level->keys)
            g_hash_table_destroy(level->keys);
    }
    g_string_free(reader->value, TRUE);
    return good ? root : NULL;
}

void json_print(const struct yaml_node *node, GString *out) {
    bool map = node->kind == YAML_MAP;
    if (node->kind == YAML_SCALAR) {
        if (node->quoted)
            str_append_json(out, node->text);
        else
            g_string_append_len(out, node->text.at, (gssize)node->text.len);
        return;
    }
    g_string_append_c(out, map ? '{' : '[');
    for (const struct yaml_node *member = node->first; member; member = member->next) {
        if (member != node->first)
            g_string_append(out, ", ");
        if (map) {
            str_append_json(out, member->key);
            g_string_append(out, ": ");
        }
        json_print(member, out);
    }
    g_string_append_c(out, map ? '}' : ']');
}
