/* schema.c: reads mappings by tables of fields; every fault is located and says what is wanted. */
#include "base/schema.h"

#include <math.h>
#include <string.h>

struct schema_reader {
    struct arena *arena;
    struct diags *diags;
    bool good;
};

const char *schema_nearest(struct str word, const char *const *words) {
    const char *nearest = NULL;
    /* A slip of the hand in three or four letters; a word of which half is another is no slip. */
    size_t best = word.len < 5 ? 1 : word.len < 8 ? 2 : 3;
    best = best < word.len ? best + 1 : word.len;
    for (; *words; words++) {
        bool begun = word.len >= 3 && str_starts(str_of(*words), word); /* "brief": briefing */
        size_t distance = begun ? 1 : str_distance(word, str_of(*words), best);
        if (distance < best) {
            best = distance;
            nearest = *words;
        }
    }
    return nearest;
}

static void wrong_type(struct schema_reader *reader, const struct schema_field *field,
                       const struct yaml_node *node, const char *wanted) {
    reader->good = false;
    if (node->refused)
        return;
    diag_add(reader->diags, DIAG_OUTLINE_TYPE, yaml_place(node), "'%s' takes %s, not %s",
             field->key, wanted, yaml_kind_name(node));
}

static void wrong_value(struct schema_reader *reader, enum diag_code code,
                        const struct schema_field *field, const struct yaml_node *node,
                        const char *wanted) {
    diag_add(reader->diags, code, node->span, "'%s' takes %s, not '%.*s'", field->key, wanted,
             STR_ARG(node->text));
    reader->good = false;
}

static bool is_scalar(struct schema_reader *reader, const struct schema_field *field,
                      const struct yaml_node *node, const char *wanted) {
    if (node->kind == YAML_SCALAR && !yaml_is_null(node))
        return true;
    wrong_type(reader, field, node, wanted);
    return false;
}

static void read_choice(struct schema_reader *reader, const struct schema_field *field,
                        const struct yaml_node *node, void *at) {
    GString *wanted = g_string_new(NULL);
    for (int i = 0; field->choices[i]; i++) {
        if (node->kind == YAML_SCALAR && str_is(node->text, field->choices[i])) {
            *(int *)at = i;
            g_string_free(wanted, TRUE);
            return;
        }
        g_string_append_printf(wanted, "%s'%s'", i ? (field->choices[i + 1] ? ", " : " or ") : "",
                               field->choices[i]);
    }
    if (is_scalar(reader, field, node, wanted->str)) {
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node, wanted->str);
        const char *near = schema_nearest(node->text, field->choices);
        if (near)
            diag_hint(reader->diags, "did you mean '%s'?", near);
    }
    g_string_free(wanted, TRUE);
}

static void read_bool(struct schema_reader *reader, const struct schema_field *field,
                      const struct yaml_node *node, void *at) {
    static const char *const wanted = "yes or no";
    if (!is_scalar(reader, field, node, wanted))
        return;
    bool yes = str_is(node->text, "yes") || str_is(node->text, "true");
    bool no = str_is(node->text, "no") || str_is(node->text, "false");
    if (yes || no)
        *(bool *)at = yes;
    else
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node, wanted);
}

/* A plain decimal number, no exponent; `*rest` is what follows it. */
static bool read_number(struct str text, double *number, struct str *rest) {
    size_t i = 0;
    bool negative = text.len && text.at[0] == '-', digits = false;
    double value = 0, place = 1;
    bool behind_point = false;
    for (i = negative; i < text.len && i < 20; i++) {
        if (text.at[i] == '.' && !behind_point) {
            behind_point = true;
        } else if (g_ascii_isdigit(text.at[i])) {
            digits = true;
            value = value * 10 + (text.at[i] - '0');
            if (behind_point)
                place *= 10;
        } else {
            break;
        }
    }
    *number = (negative ? -value : value) / place;
    *rest = str_slice(text, i, text.len);
    return digits;
}

static void read_int(struct schema_reader *reader, const struct schema_field *field,
                     const struct yaml_node *node, void *at) {
    struct str wanted =
        str_format(reader->arena, "a whole number from %d to %d", field->least, field->most);
    double number;
    struct str rest;
    if (!is_scalar(reader, field, node, wanted.at))
        return;
    if (read_number(node->text, &number, &rest) && !rest.len && floor(number) == number &&
        number >= field->least && number <= field->most)
        *(int *)at = (int)number;
    else
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node, wanted.at);
}

static void read_ratio(struct schema_reader *reader, const struct schema_field *field,
                       const struct yaml_node *node, void *at) {
    struct str wanted =
        str_format(reader->arena, "a number from %d to %d", field->least, field->most);
    double number;
    struct str rest;
    if (!is_scalar(reader, field, node, wanted.at))
        return;
    if (read_number(node->text, &number, &rest) && !rest.len && number >= field->least &&
        number <= field->most)
        *(double *)at = number;
    else
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node, wanted.at);
}

bool schema_length(struct str text, int32_t *length) {
    double number, unit;
    struct str rest;
    if (!read_number(text, &number, &rest))
        return false;
    rest = str_trim(rest);
    if (str_is(rest, "pt"))
        unit = 1;
    else if (str_is(rest, "mm"))
        unit = 72 / 25.4;
    else if (str_is(rest, "cm"))
        unit = 72 / 2.54;
    else if (str_is(rest, "in"))
        unit = 72;
    else if (rest.len == 0 && number == 0)
        unit = 1;
    else
        return false;
    double points = number * unit;
    if (points < -14400 || points > 14400) /* PDF 1.7, annex C: 200 inches */
        return false;
    *length = (int32_t)lround(points * 1024);
    return true;
}

static void read_length(struct schema_reader *reader, const struct schema_field *field,
                        const struct yaml_node *node, void *at) {
    static const char *const wanted = "a length like 11pt, 25mm, 2cm or 1in";
    if (is_scalar(reader, field, node, wanted) && !schema_length(node->text, at))
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node, wanted);
}

static void read_colour(struct schema_reader *reader, const struct schema_field *field,
                        const struct yaml_node *node, void *at) {
    static const char *const wanted = "a colour like '#1a2b3c', in quotation marks";
    if (!is_scalar(reader, field, node, wanted))
        return;
    uint32_t value = 0;
    bool good = node->text.len == 7 && node->text.at[0] == '#';
    for (size_t i = 1; good && i < 7; i++) {
        good = g_ascii_isxdigit(node->text.at[i]);
        value = value << 4 | (uint32_t)(g_ascii_xdigit_value(node->text.at[i]) & 15);
    }
    if (good)
        *(uint32_t *)at = value;
    else
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node, wanted);
}

static void read_date(struct schema_reader *reader, const struct schema_field *field,
                      const struct yaml_node *node, void *at) {
    struct located_date *date = at;
    const char *why = NULL;
    if (!is_scalar(reader, field, node, "a date like 2014-03-02"))
        return;
    date->span = node->span;
    if (edtf_read(node->text, &date->date, &why))
        return;
    diag_add(reader->diags, DIAG_OUTLINE_DATE, node->span, "'%.*s' is no date: %s",
             STR_ARG(node->text), why ? why : "it is not EDTF");
    diag_hint(reader->diags, "write 2014-03-02, 2015-06, 1991 or 2017-07-09/2017-07-10");
    date->span = SPAN_NONE;
    reader->good = false;
}

static bool is_id(struct str id) {
    for (size_t i = 0; i < id.len; i++) {
        char c = id.at[i];
        if (!(g_ascii_isalpha(c) || (i && (g_ascii_isdigit(c) || c == '-' || c == '_'))))
            return false;
    }
    return id.len > 0;
}

/* "en_GB", as locales are named. */
static void suggest_language(struct schema_reader *reader, struct str tag) {
    char *near = arena_alloc(reader->arena, tag.len + 1);
    for (size_t i = 0; i < tag.len; i++)
        near[i] = tag.at[i] == '_' ? '-' : tag.at[i];
    if (schema_language((struct str){near, tag.len}))
        diag_hint(reader->diags, "did you mean '%s'?", near);
}

static void read_text(struct schema_reader *reader, const struct schema_field *field,
                      const struct yaml_node *node, void *at) {
    struct located_str *text = at;
    if (!is_scalar(reader, field, node, "a text"))
        return;
    if (field->type == SCHEMA_LANGUAGE && !schema_language(node->text)) {
        wrong_value(reader, DIAG_OUTLINE_LANGUAGE, field, node, "a language tag like en-GB or uk");
        suggest_language(reader, node->text);
        return;
    }
    if (field->type == SCHEMA_ID && !is_id(node->text)) {
        wrong_value(reader, DIAG_OUTLINE_VALUE, field, node,
                    "an id of ASCII letters, digits, '-' and '_'");
        return;
    }
    if (!str_trim(node->text).len) {
        diag_add(reader->diags, DIAG_OUTLINE_VALUE, node->span, "'%s' is empty", field->key);
        diag_hint(reader->diags, "give it a value, or leave the key out");
        reader->good = false;
        return;
    }
    *text = (struct located_str){str_trim(node->text), node->span};
}

static void read_texts(struct schema_reader *reader, const struct schema_field *field,
                       const struct yaml_node *node, void *at) {
    struct str_list *list = at;
    if (node->kind == YAML_MAP || yaml_is_null(node)) {
        wrong_type(reader, field, node, "a list of texts");
        return;
    }
    bool single = node->kind == YAML_SCALAR;
    list->items = ARENA_ARRAY(reader->arena, struct located_str, single ? 1 : node->count + 1);
    list->count = 0;
    for (const struct yaml_node *item = single ? node : node->first; item;
         item = single ? NULL : item->next) {
        struct schema_field member = *field;
        member.type = SCHEMA_TEXT;
        struct located_str text = {0};
        read_text(reader, &member, item, &text);
        if (text.text.len)
            list->items[list->count++] = text;
    }
}

static void read_list(struct schema_reader *reader, const struct schema_field *field,
                      const struct yaml_node *node, void *at) {
    struct schema_list *list = at;
    if (node->kind != YAML_LIST) {
        wrong_type(reader, field, node, "a list");
        return;
    }
    char *items = arena_alloc_array(reader->arena, node->count + 1, field->sub->size);
    list->items = items;
    list->count = 0;
    for (const struct yaml_node *item = node->first; item; item = item->next)
        if (schema_read(field->sub, reader->arena, item, reader->diags,
                        items + list->count * field->sub->size))
            list->count++;
        else
            reader->good = false;
}

static void read_field(struct schema_reader *reader, const struct schema_field *field,
                       const struct yaml_node *node, void *result) {
    void *at = (char *)result + field->offset;
    switch (field->type) {
    case SCHEMA_TEXT:
    case SCHEMA_LANGUAGE:
    case SCHEMA_ID:
        read_text(reader, field, node, at);
        break;
    case SCHEMA_CHOICE:
        read_choice(reader, field, node, at);
        break;
    case SCHEMA_BOOL:
        read_bool(reader, field, node, at);
        break;
    case SCHEMA_INT:
        read_int(reader, field, node, at);
        break;
    case SCHEMA_LENGTH:
        read_length(reader, field, node, at);
        break;
    case SCHEMA_RATIO:
        read_ratio(reader, field, node, at);
        break;
    case SCHEMA_COLOUR:
        read_colour(reader, field, node, at);
        break;
    case SCHEMA_DATE:
        read_date(reader, field, node, at);
        break;
    case SCHEMA_TEXTS:
        read_texts(reader, field, node, at);
        break;
    case SCHEMA_MAP:
        if (!schema_read(field->sub, reader->arena, node, reader->diags, at))
            reader->good = false;
        break;
    case SCHEMA_LIST:
        read_list(reader, field, node, at);
        break;
    case SCHEMA_OTHER:
        if (node->refused)
            reader->good = false;
        else
            *(const struct yaml_node **)at = node;
        break;
    }
}

static void unknown_key(struct schema_reader *reader, const struct schema *schema,
                        const struct yaml_node *member) {
    const char *keys[64] = {NULL};
    for (size_t i = 0; i < 63 && schema->fields[i].key; i++)
        keys[i] = schema->fields[i].key;
    diag_add(reader->diags, DIAG_OUTLINE_KEY, member->key_span, "unknown key '%.*s' in %s",
             STR_ARG(member->key), schema->name);
    const char *near = schema_nearest(member->key, keys);
    if (near)
        diag_hint(reader->diags, "did you mean '%s'?", near);
    reader->good = false;
}

bool schema_read(const struct schema *schema, struct arena *arena, const struct yaml_node *node,
                 struct diags *diags, void *result) {
    struct schema_reader reader = {arena, diags, true};
    if (node->refused)
        return false;
    if (node->kind != YAML_MAP) {
        diag_add(diags, DIAG_OUTLINE_TYPE, yaml_place(node), "%s must be a mapping, not %s",
                 schema->name, yaml_kind_name(node));
        return false;
    }
    if (schema->span_offset != SCHEMA_NO_SPAN)
        *(struct span *)((char *)result + schema->span_offset) = node->span;
    for (const struct yaml_node *member = node->first; member; member = member->next) {
        const struct schema_field *field = schema->fields;
        while (field->key && !str_is(member->key, field->key))
            field++;
        if (field->key)
            read_field(&reader, field, member, result);
        else
            unknown_key(&reader, schema, member);
    }
    for (const struct schema_field *field = schema->fields; field->key; field++)
        if (field->required && !yaml_find(node, field->key)) {
            struct span at = {node->span.source, node->span.start, node->span.start};
            diag_add(diags, DIAG_OUTLINE_REQUIRED, at, "%s has no '%s'", schema->name, field->key);
            diag_hint(diags, "%s", field->about);
            reader.good = false;
        }
    return reader.good;
}
