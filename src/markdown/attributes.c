/* attributes.c: `{#id .class key=value}` behind headings, spans, images, fences and captions. */
#include <string.h>

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

static void unknown(struct reading *reading, const struct attribute *attribute) {
    static const char *const known[] = {"lang", "date", "actor", "width", ".no-event", NULL};
    diag_add(reading->diags, DIAG_MARKDOWN_ATTRIBUTE, attribute->span,
             "the attribute '%.*s' is not known here",
             STR_ARG(span_text(reading->sources, attribute->span)));
    const char *near = schema_nearest(attribute->key, known);
    if (near)
        diag_hint(reading->diags, "did you mean '%s'?", near);
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
    const char *key = str_terminated(reading->arena, attribute->value);
    if (g_hash_table_contains(reading->ids, key)) {
        diag_add(reading->diags, DIAG_MARKDOWN_DUPLICATE_ID, attribute->span,
                 "the id '%s' is taken in this section", key);
        return;
    }
    g_hash_table_add(reading->ids, (gpointer)(uintptr_t)key);
    node->id = attribute->value;
}

static bool set_width(struct node *node, struct str value) {
    int percent = 0;
    size_t i = 0;
    for (; i < value.len && i < 3 && g_ascii_isdigit(value.at[i]); i++)
        percent = percent * 10 + (value.at[i] - '0');
    bool good = i + 1 == value.len && value.at[i] == '%' && percent >= 1 && percent <= 100;
    if (good)
        node->width_percent = percent;
    return good;
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

void markdown_attributes(struct reading *reading, struct node *node, enum attribute_place place,
                         struct span braces) {
    struct attribute attribute;
    size_t at = braces.start;
    bool span = place == ATTRIBUTE_SPAN;
    while (next_attribute(reading, &at, braces.end, &attribute)) {
        if (str_is(attribute.key, "#"))
            set_id(reading, node, &attribute);
        else if (str_is(attribute.key, ".") && str_is(attribute.value, "no-event") && span)
            node->no_event = true;
        else if (str_is(attribute.key, ".") && attribute.value.len && !span)
            node->classes = attribute.value;
        else if (str_is(attribute.key, "lang") && attribute.value.len)
            node->language = attribute.value;
        else if (str_is(attribute.key, "date") && span)
            set_date(reading, node, &attribute);
        else if (str_is(attribute.key, "actor") && span && attribute.value.len)
            node->actor = attribute.value;
        else if (!(str_is(attribute.key, "width") && place == ATTRIBUTE_IMAGE &&
                   set_width(node, attribute.value)))
            unknown(reading, &attribute);
    }
}

/* ---- finding them among the inlines ---- */

/* Cuts a verbatim TEXT in two at byte `at`; returns the second part. */
static struct node *split(struct reading *reading, struct node *text, size_t at) {
    struct node *rest = node_make(reading->arena, NODE_TEXT, text->span);
    rest->span.start = text->span.start + (uint32_t)at;
    rest->text = str_slice(text->text, at, text->text.len);
    if (text->next)
        node_insert_before(text->next, rest);
    else
        node_append(text->parent, rest);
    text->text = str_slice(text->text, 0, at);
    text->span.end = rest->span.start;
    return rest;
}

static bool is_plain(const struct node *node) {
    return node->kind == NODE_TEXT && !node->replaced;
}

/* The braces that open at byte `at` of a text and close in it: their inside. */
static bool find_braces(const struct node *text, size_t at, struct span *inside, size_t *behind) {
    if (at >= text->text.len || text->text.at[at] != '{')
        return false;
    size_t close = str_find(text->text, STR("}"), at);
    if (close == SIZE_MAX)
        return false;
    *inside = (struct span){text->span.source, text->span.start + (uint32_t)at + 1,
                            text->span.start + (uint32_t)close};
    *behind = close + 1;
    return true;
}

/* The nearest "[" before, among the siblings: not inside a closed pair. */
static struct node *find_opening(struct node *from, size_t end, size_t *at) {
    int depth = 0;
    for (struct node *node = from; node; node = node->previous) {
        if (!is_plain(node))
            continue;
        for (size_t i = node == from ? end : node->text.len; i-- > 0;) {
            depth += node->text.at[i] == ']';
            if (node->text.at[i] == '[' && depth-- == 0) {
                *at = i;
                return node;
            }
        }
    }
    return NULL;
}

/* `[`…`]{…}`: the siblings between become children of a SPAN. Returns where to go on. */
static struct node *make_span(struct reading *reading, struct node *text, size_t bracket) {
    struct span inside;
    size_t behind, open_at;
    if (!find_braces(text, bracket + 1, &inside, &behind))
        return NULL;
    struct node *open = find_opening(text, bracket, &open_at);
    if (!open)
        return NULL;
    bool same = open == text;
    struct node *span = node_make(reading->arena, NODE_SPAN,
                                  reading_span(reading, open->span.start + open_at, inside.end + 1));
    struct node *rest = split(reading, text, behind);
    struct node *first = split(reading, open, open_at);
    node_insert_before(first, span);
    size_t end = same ? bracket - open_at : bracket;
    struct node *last = same ? first : text;
    last->span.end = last->span.start + (uint32_t)end;
    last->text = str_slice(last->text, 0, end);
    first->text = str_slice(first->text, 1, first->text.len);
    first->span.start++;
    while (span->next && span->next != rest)
        node_append(span, span->next);
    for (struct node *child = span->first, *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_TEXT && !child->text.len)
            node_unlink(child);
    }
    markdown_attributes(reading, span, ATTRIBUTE_SPAN, inside);
    return rest;
}

static void find_citation(struct reading *reading, const struct node *text) {
    for (size_t i = 0; i + 2 < text->text.len; i++) {
        bool citation = text->text.at[i] == '[' &&
                        (text->text.at[i + 1] == '@' ||
                         (text->text.at[i + 1] == '-' && text->text.at[i + 2] == '@'));
        if (!citation)
            continue;
        diag_add(reading->diags, DIAG_MARKDOWN_CITATION,
                 reading_span(reading, text->span.start + i, text->span.start + i + 2),
                 "a citation, but the pack has no sources");
        diag_hint(reading->diags, "write the source out, or put it into a footnote");
    }
}

/* Attributes right behind an image. */
static void image_attributes(struct reading *reading, struct node *image) {
    struct node *text = image->next;
    struct span inside;
    size_t behind;
    if (!text || !is_plain(text) || !find_braces(text, 0, &inside, &behind))
        return;
    markdown_attributes(reading, image, ATTRIBUTE_IMAGE, inside);
    struct node *rest = split(reading, text, behind);
    node_unlink(text);
    if (!rest->text.len)
        node_unlink(rest);
}

static void heading_attributes(struct reading *reading, struct node *heading) {
    struct node *last = heading->last;
    struct span inside;
    size_t behind;
    if (!last || !is_plain(last) || !str_ends(last->text, STR("}")))
        return;
    size_t at = last->text.len;
    while (at && last->text.at[at] != '{')
        at--;
    if (!find_braces(last, at, &inside, &behind) || behind != last->text.len)
        return;
    if (at && last->text.at[at - 1] == ']')
        return; /* it belongs to a span */
    markdown_attributes(reading, heading, ATTRIBUTE_HEADING, inside);
    while (at && last->text.at[at - 1] == ' ')
        at--;
    last->text = str_slice(last->text, 0, at);
    last->span.end = last->span.start + (uint32_t)at;
    if (!at)
        node_unlink(last);
}

void markdown_inline_attributes(struct reading *reading, struct node *block) {
    if (block->kind == NODE_HEADING)
        heading_attributes(reading, block);
    struct walk walk = walk_start(block);
    while (walk_next(&walk)) {
        struct node *node = walk.node;
        if (!walk.entering)
            continue;
        if (node->kind == NODE_IMAGE)
            image_attributes(reading, node);
        if (!is_plain(node))
            continue;
        find_citation(reading, node);
        for (size_t at = str_find(node->text, STR("]{"), 0); at != SIZE_MAX;) {
            struct node *rest = make_span(reading, node, at);
            if (!rest) {
                at = str_find(node->text, STR("]{"), at + 2);
                continue;
            }
            walk.node = node = rest;
            at = str_find(node->text, STR("]{"), 0);
        }
    }
    for (struct node *child = block->first, *next; child; child = next) {
        next = child->next;
        if (child->kind == NODE_TEXT && !child->text.len)
            node_unlink(child);
    }
}
