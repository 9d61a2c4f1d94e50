/* attributes.c: `{#id .class key=value}` behind headings, spans, images, fences and captions. */
#include <string.h>

#include "doc/event_kind.h"
#include "markdown/markdown_internal.h"

struct attribute {
    struct str key, value; /* "#" for an id, "." for a class */
    struct span span;
};

static bool next_attribute(struct reading *reading, size_t *at, size_t end,
                           struct attribute *attribute) {
    struct str text = reading->text;
    while (*at < end && (text.at[*at] == ' ' || text.at[*at] == '\n' || text.at[*at] == '\t'))
        ++*at;
    if (*at >= end)
        return false;
    size_t start = *at, equals = 0;
    bool quoted = false;
    while (*at < end && (quoted || (text.at[*at] != ' ' && text.at[*at] != '\n'))) {
        if (text.at[*at] == '"')
            quoted = !quoted;
        if (text.at[*at] == '=' && !equals)
            equals = *at;
        ++*at;
    }
    struct str word = str_slice(text, start, *at);
    attribute->span = reading_span(reading, start, *at);
    if (word.at[0] == '#' || word.at[0] == '.') {
        attribute->key = str_slice(word, 0, 1);
        attribute->value = str_slice(word, 1, word.len);
    } else if (equals) {
        attribute->key = str_slice(text, start, equals);
        attribute->value = str_slice(text, equals + 1, *at);
        if (attribute->value.len >= 2 && attribute->value.at[0] == '"')
            attribute->value = str_slice(attribute->value, 1, attribute->value.len - 1);
    } else {
        attribute->key = word;
        attribute->value = STR("");
    }
    return true;
}

static void unknown(struct reading *reading, enum attribute_place place,
                    const struct attribute *attribute) {
    static const char *const on_spans[] = {"lang",      "date",      "actor", "kind", "quote",
                                           ".no-event", ".no-actor", ".pull", NULL};
    static const char *const on_images[] = {"lang", "width", NULL};
    static const char *const elsewhere[] = {"lang", NULL};
    const char *const *known = place == ATTRIBUTE_SPAN    ? on_spans
                               : place == ATTRIBUTE_IMAGE ? on_images
                                                          : elsewhere;
    struct str word = span_text(reading->sources, attribute->span);
    diag_add(reading->diags, DIAG_MARKDOWN_ATTRIBUTE, attribute->span,
             "the attribute '%.*s' is not known here", STR_ARG(word));
    const char *near = schema_nearest(str_is(attribute->key, ".") ? word : attribute->key, known);
    if (near) {
        diag_hint(reading->diags, "did you mean '%s'?", near);
        return;
    }
    char *all = g_strjoinv(", ", (char **)(uintptr_t)known);
    diag_hint(reading->diags, "known here: %s, #id%s", all,
              place == ATTRIBUTE_SPAN ? "" : ", .class");
    g_free(all);
}

static void wrong_value(struct reading *reading, const struct attribute *attribute,
                        const char *wanted) {
    diag_add(reading->diags, DIAG_MARKDOWN_ATTRIBUTE, attribute->span,
             "'%.*s' is not what '%.*s' takes", STR_ARG(attribute->value), STR_ARG(attribute->key));
    diag_hint(reading->diags, "%s", wanted);
}

static bool is_id(struct str id) {
    for (size_t i = 0; i < id.len; i++)
        if (!(g_ascii_isalpha(id.at[i]) ||
              (i && (g_ascii_isdigit(id.at[i]) || strchr("-_.", id.at[i])))))
            return false;
    return id.len > 0;
}

static void set_id(struct reading *reading, struct node *node, const struct attribute *attribute) {
    if (!is_id(attribute->value)) {
        diag_add(reading->diags, DIAG_MARKDOWN_ATTRIBUTE, attribute->span,
                 "an id begins with a letter and has ASCII letters, digits, '-', '_' and '.'");
        return;
    }
    /* A section's title may bear the id that its section has already: both are one place. */
    bool title = node->kind == NODE_HEADING && node->level == 1;
    if (title && str_equal(attribute->value, reading->section->node->id))
        return;
    const char *key = str_terminated(reading->arena, attribute->value);
    if (g_hash_table_contains(reading->ids, key)) {
        diag_add(reading->diags, DIAG_MARKDOWN_DUPLICATE_ID, attribute->span,
                 "the id '%s' is taken in this section", key);
        return;
    }
    g_hash_table_insert(reading->ids, (gpointer)(uintptr_t)key, GINT_TO_POINTER(2));
    node->id = attribute->value;
}

static void set_width(struct reading *reading, struct node *node,
                      const struct attribute *attribute) {
    struct str value = attribute->value;
    int percent = 0;
    size_t i = 0;
    for (; i < value.len && i < 3 && g_ascii_isdigit(value.at[i]); i++)
        percent = percent * 10 + (value.at[i] - '0');
    if (i + 1 == value.len && value.at[i] == '%' && percent >= 1 && percent <= 100)
        node->width_percent = percent;
    else
        wrong_value(reading, attribute, "write it like width=60%, from 1% to 100%");
}

static void set_language(struct reading *reading, struct node *node,
                         const struct attribute *attribute) {
    if (schema_language(attribute->value)) {
        node->language = attribute->value;
        node->language_span = attribute->span;
    } else {
        wrong_value(reading, attribute, "write a language's tag: uk, en-GB, sr-Latn");
    }
}

static void add_class(struct reading *reading, struct node *node, struct str name) {
    node->classes = node->classes.len ? str_format(reading->arena, "%.*s %.*s",
                                                   STR_ARG(node->classes), STR_ARG(name))
                                      : name;
}

static void set_date(struct reading *reading, struct node *node,
                     const struct attribute *attribute) {
    const char *why = NULL;
    if (edtf_read(attribute->value, &node->date, &why)) {
        node->has_date = true;
        return;
    }
    diag_add(reading->diags, DIAG_MARKDOWN_DATE, attribute->span, "'%.*s' is no date: %s",
             STR_ARG(attribute->value), why ? why : "it is not EDTF");
    diag_hint(reading->diags, "write it like 2014-03-16");
}

static void set_kind(struct reading *reading, struct node *node,
                     const struct attribute *attribute) {
    for (const char *const *name = event_kind_names; *name; name++)
        if (str_is(attribute->value, *name)) {
            node->event_kind = attribute->value;
            return;
        }
    wrong_value(reading, attribute,
                "write event, statement, agreement, visit, decision or publication");
}

static void take(struct reading *reading, struct node *node, enum attribute_place place,
                 const struct attribute *attribute) {
    bool span = place == ATTRIBUTE_SPAN;
    if (str_is(attribute->key, "#"))
        set_id(reading, node, attribute);
    else if (str_is(attribute->key, ".") && str_is(attribute->value, "no-event") && span)
        node->no_event = true;
    else if (str_is(attribute->key, ".") && str_is(attribute->value, "no-actor") && span)
        node->no_actor = true;
    else if (str_is(attribute->key, ".") && is_id(attribute->value) && !span)
        add_class(reading, node, attribute->value);
    else if (str_is(attribute->key, "lang"))
        set_language(reading, node, attribute);
    else if (str_is(attribute->key, "date") && span)
        set_date(reading, node, attribute);
    else if (str_is(attribute->key, "actor") && span && is_id(attribute->value))
        node->actor = attribute->value;
    else if (str_is(attribute->key, "quote") && span && is_id(attribute->value))
        node->quote = attribute->value;
    else if (str_is(attribute->key, ".") && str_is(attribute->value, "pull") && span)
        add_class(reading, node, attribute->value);
    else if (str_is(attribute->key, "kind") && span)
        set_kind(reading, node, attribute);
    else if (str_is(attribute->key, "width") && place == ATTRIBUTE_IMAGE)
        set_width(reading, node, attribute);
    else
        unknown(reading, place, attribute);
}

void markdown_attributes(struct reading *reading, struct node *node, enum attribute_place place,
                         struct span braces) {
    struct attribute attribute;
    size_t at = braces.start;
    while (next_attribute(reading, &at, braces.end, &attribute))
        take(reading, node, place, &attribute);
}
