/* source_csl.c: trees of CSL's fields: making them, and what is read out of one. In: the mapping of
 * one source. Out: a struct csl_item, its names and dates understood, what is wrong with it
 * reported.
 */
#include "outline/source_internal.h"

#include <string.h>

/* ---- making ---- */

struct csl_builder csl_open(struct arena *arena, enum yaml_kind kind, struct span span) {
    struct yaml_node *node = ARENA_NEW(arena, struct yaml_node);
    node->kind = kind;
    node->span = span;
    return (struct csl_builder){arena, node, NULL};
}

void csl_add(struct csl_builder *to, struct str key, struct span key_span,
             struct yaml_node *value) {
    value->key = key;
    value->key_span = key_span;
    if (to->last)
        to->last->next = value;
    else
        to->node->first = value;
    to->last = value;
    to->node->count++;
}

struct yaml_node *csl_scalar(struct arena *arena, struct str text, bool quoted, struct span span) {
    struct yaml_node *node = ARENA_NEW(arena, struct yaml_node);
    node->kind = YAML_SCALAR;
    node->text = text;
    node->quoted = quoted;
    node->span = span;
    return node;
}

void csl_add_text(struct csl_builder *to, const char *key, struct str text, struct span span) {
    csl_add(to, str_of(key), span, csl_scalar(to->arena, text, true, span));
}

/* ---- dates ---- */

static void add_number(struct csl_builder *to, int number, struct span span) {
    csl_add(to, STR(""), SPAN_NONE,
            csl_scalar(to->arena, str_format(to->arena, "%d", number), false, span));
}

static bool has_parts(struct edtf_date date) {
    return !date.masked && (date.month <= 12 || (date.month >= 21 && date.month <= 24));
}

static struct yaml_node *date_parts(struct arena *arena, struct edtf_date date, struct span span) {
    struct csl_builder parts = csl_open(arena, YAML_LIST, span);
    add_number(&parts, date.year <= 0 ? date.year - 1 : date.year, span);
    if (date.month && date.month <= 12) {
        add_number(&parts, date.month, span);
        if (date.day)
            add_number(&parts, date.day, span);
    }
    return parts.node;
}

struct yaml_node *csl_date(struct arena *arena, struct edtf date, struct span span) {
    if (date.open_start || date.open_end || !has_parts(date.from) ||
        (date.interval && !has_parts(date.to)))
        return NULL;
    struct csl_builder map = csl_open(arena, YAML_MAP, span);
    struct csl_builder list = csl_open(arena, YAML_LIST, span);
    csl_add(&list, STR(""), SPAN_NONE, date_parts(arena, date.from, span));
    if (date.interval)
        csl_add(&list, STR(""), SPAN_NONE, date_parts(arena, date.to, span));
    csl_add(&map, STR("date-parts"), span, list.node);
    if (date.from.month > 20)
        csl_add(&map, STR("season"), span,
                csl_scalar(arena, str_format(arena, "%d", date.from.month - 20), false, span));
    if (date.from.approximate || date.from.uncertain)
        csl_add(&map, STR("circa"), span, csl_scalar(arena, STR("true"), false, span));
    return map.node;
}

struct yaml_node *csl_literal_date(struct arena *arena, struct str words, struct span span) {
    struct csl_builder map = csl_open(arena, YAML_MAP, span);
    csl_add_text(&map, "literal", words, span);
    return map.node;
}

/* "2014-03-02" of [2014, 3, 2]; empty where it is none. */
static struct str parts_text(struct arena *arena, const struct yaml_node *parts,
                             const struct yaml_node *season) {
    int values[3] = {0};
    size_t count = 0;
    if (parts->kind != YAML_LIST)
        return STR("");
    for (const struct yaml_node *part = parts->first; part && count < 3; part = part->next) {
        gint64 value = 0;
        if (part->kind != YAML_SCALAR || !part->text.len ||
            !g_ascii_string_to_signed(str_terminated(arena, part->text), 10, -9999, 9999, &value,
                                      NULL))
            break;
        if (count && value == 0)
            break; /* Zotero writes a month that it does not know so */
        /* CSL counts years as people do, 1 BC being -1; EDTF has a year 0. */
        values[count] = (int)(count == 0 && value < 0 ? value + 1 : value);
        count++;
    }
    if (!count)
        return STR("");
    const char *form = values[0] < 0 ? "-%04d" : "%04d";
    int year = values[0] < 0 ? -values[0] : values[0];
    if (count == 1 && season && season->text.len == 1 && season->text.at[0] >= '1' &&
        season->text.at[0] <= '4')
        return str_format(arena, values[0] < 0 ? "-%04d-2%c" : "%04d-2%c", year,
                          season->text.at[0]);
    struct str text =
        form[0] == '-' ? str_format(arena, "-%04d", year) : str_format(arena, "%04d", year);
    for (size_t i = 1; i < count; i++)
        text = str_format(arena, "%.*s-%02d", STR_ARG(text), values[i]);
    return text;
}

/* What a date field says: an EDTF text, or words that are no date. */
static struct str date_text(struct arena *arena, const struct yaml_node *node) {
    if (node->kind == YAML_SCALAR)
        return node->text;
    if (node->kind != YAML_MAP)
        return STR("");
    const struct yaml_node *parts = yaml_find(node, "date-parts");
    const struct yaml_node *season = yaml_find(node, "season");
    const struct yaml_node *circa = yaml_find(node, "circa");
    if (parts && parts->kind == YAML_LIST && parts->first) {
        struct str text = parts_text(arena, parts->first, season);
        const char *about = circa && circa->kind == YAML_SCALAR && !str_is(circa->text, "false") &&
                                    !str_is(circa->text, "0")
                                ? "~"
                                : "";
        if (parts->first->next) {
            struct str to = parts_text(arena, parts->first->next, NULL);
            if (to.len)
                return str_format(arena, "%.*s%s/%.*s%s", STR_ARG(text), about, STR_ARG(to), about);
        }
        if (text.len)
            return str_format(arena, "%.*s%s", STR_ARG(text), about);
    }
    static const char *const words[] = {"raw", "edtf", "literal"};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const struct yaml_node *said = yaml_find(node, words[i]);
        if (said && said->kind == YAML_SCALAR)
            return said->text;
    }
    return STR("");
}

bool csl_read_date(struct arena *arena, const struct csl_item *work, const char *key,
                   struct edtf *date) {
    const struct yaml_node *node = yaml_find(work->csl, key);
    const char *why = NULL;
    return node && edtf_read(date_text(arena, node), date, &why);
}

static void read_date(struct outline_reading *reading, const struct yaml_node *csl, const char *key,
                      struct located_date *date, struct str *words) {
    const struct yaml_node *node = yaml_find(csl, key);
    const char *why = NULL;
    if (!node)
        return;
    struct str text = date_text(reading->arena, node);
    if (text.len && edtf_read(text, &date->date, &why)) {
        date->span = node->span;
        return;
    }
    date->date = (struct edtf){0};
    if (words)
        *words = text;
    bool no_such_day = node->kind == YAML_MAP && yaml_find(node, "date-parts") && text.len;
    if (no_such_day)
        diag_add(reading->diags, DIAG_OUTLINE_DATE, yaml_place(node), "'%s' is no date: %s", key,
                 why ? why : "it is not EDTF");
}

/* ---- names ---- */

static struct str member_text(const struct yaml_node *map, const char *key) {
    const struct yaml_node *node = yaml_find(map, key);
    return node && node->kind == YAML_SCALAR && !yaml_is_null(node) ? node->text : STR("");
}

static struct csl_name read_name(const struct yaml_node *node) {
    struct csl_name name = {.family = member_text(node, "family"),
                            .given = member_text(node, "given"),
                            .particle = member_text(node, "non-dropping-particle"),
                            .suffix = member_text(node, "suffix"),
                            .dropping = member_text(node, "dropping-particle"),
                            .literal = member_text(node, "literal")};
    if (!name.family.len && !name.literal.len)
        name.literal = name.given;
    return name;
}

static void wrong_type(struct outline_reading *reading, const struct yaml_node *node,
                       const char *key, const char *wanted) {
    if (!node->refused)
        diag_add(reading->diags, DIAG_OUTLINE_TYPE, yaml_place(node), "'%s' takes %s, not %s", key,
                 wanted, yaml_kind_name(node));
}

/* The parts of a name are texts. */
static const struct yaml_node *part_that_is_none(const struct yaml_node *name) {
    for (const struct yaml_node *part = name->first; part; part = part->next)
        if (part->kind != YAML_SCALAR)
            return part;
    return NULL;
}

static void check_names(struct outline_reading *reading, const struct yaml_node *csl,
                        const char *key) {
    const struct yaml_node *list = yaml_find(csl, key);
    if (list && list->kind != YAML_LIST)
        wrong_type(reading, list, key, "a list of names");
    for (const struct yaml_node *node = list && list->kind == YAML_LIST ? list->first : NULL; node;
         node = node->next) {
        const struct yaml_node *part = node->kind == YAML_MAP ? part_that_is_none(node) : NULL;
        if (node->kind != YAML_MAP)
            wrong_type(reading, node, key, "names, which are mappings with 'family' or 'literal'");
        else if (part)
            wrong_type(reading, part, str_terminated(reading->arena, part->key), "a text");
    }
}

struct csl_names csl_read_names(struct arena *arena, const struct csl_item *work, const char *key) {
    const struct yaml_node *list = yaml_find(work->csl, key);
    struct csl_names names = {0};
    if (!list || list->kind != YAML_LIST)
        return names;
    names.items = ARENA_ARRAY(arena, struct csl_name, list->count + 1);
    for (const struct yaml_node *node = list->first; node; node = node->next)
        if (node->kind == YAML_MAP && !part_that_is_none(node))
            names.items[names.count++] = read_name(node);
    return names;
}

/* ---- from YAML: what people write → what CSL has ---- */

static struct yaml_node *copy_tree(struct arena *arena, const struct yaml_node *node) {
    if (node->kind == YAML_SCALAR)
        return csl_scalar(arena, yaml_is_null(node) ? STR("") : node->text, true, node->span);
    struct csl_builder copy = csl_open(arena, node->kind, node->span);
    for (const struct yaml_node *child = node->first; child; child = child->next)
        csl_add(&copy, child->key, child->key_span, copy_tree(arena, child));
    return copy.node;
}

/* A name may be a text: an organisation's. */
static struct yaml_node *yaml_names(struct outline_reading *reading, const struct yaml_node *node) {
    struct csl_builder list = csl_open(reading->arena, YAML_LIST, node->span);
    const struct yaml_node *first = node->kind == YAML_LIST ? node->first : node;
    for (const struct yaml_node *name = first; name;
         name = node->kind == YAML_LIST ? name->next : NULL) {
        if (name->kind == YAML_MAP) {
            csl_add(&list, STR(""), SPAN_NONE, copy_tree(reading->arena, name));
        } else if (name->kind == YAML_SCALAR && !yaml_is_null(name)) {
            struct csl_builder map = csl_open(reading->arena, YAML_MAP, name->span);
            csl_add_text(&map, "literal", name->text, name->span);
            csl_add(&list, STR(""), SPAN_NONE, map.node);
        } else {
            wrong_type(reading, name, "a name", "a text, or {family: ..., given: ...}");
        }
    }
    return list.node;
}

static struct yaml_node *yaml_date(struct outline_reading *reading, const struct yaml_node *node) {
    struct edtf date;
    const char *why = NULL;
    if (node->kind == YAML_MAP)
        return copy_tree(reading->arena, node);
    if (node->kind != YAML_SCALAR || yaml_is_null(node)) {
        wrong_type(reading, node, str_terminated(reading->arena, node->key), "a date");
        return NULL;
    }
    if (!edtf_read(node->text, &date, &why)) {
        diag_add(reading->diags, DIAG_OUTLINE_DATE, node->span, "'%.*s' is no date: %s",
                 STR_ARG(node->text), why ? why : "it is not EDTF");
        return NULL;
    }
    struct yaml_node *parts = csl_date(reading->arena, date, node->span);
    return parts ? parts : csl_literal_date(reading->arena, node->text, node->span);
}

struct yaml_node *csl_from_yaml(struct outline_reading *reading, const struct yaml_node *map) {
    struct csl_builder item = csl_open(reading->arena, YAML_MAP, map->span);
    for (const struct yaml_node *node = map->first; node; node = node->next) {
        struct yaml_node *value = NULL;
        bool known = false;
        for (const char *const *field = csl_fields; *field && !known; field++)
            known = str_is(node->key, *field);
        const char *near = known ? NULL : schema_nearest(node->key, csl_fields);
        if (near) {
            diag_add(reading->diags, DIAG_SOURCE_FIELD, node->key_span,
                     "the field '%.*s' is kept, but not known", STR_ARG(node->key));
            diag_hint(reading->diags, "did you mean '%s'?", near);
        }
        if (csl_is_date(node->key))
            value = yaml_date(reading, node);
        else if (csl_is_names(node->key))
            value = yaml_names(reading, node);
        else if (known && node->kind != YAML_SCALAR && !str_is(node->key, "custom") &&
                 !str_is(node->key, "keyword") && !str_is(node->key, "categories"))
            wrong_type(reading, node, str_terminated(reading->arena, node->key), "a text");
        else
            value = copy_tree(reading->arena, node);
        if (value)
            csl_add(&item, node->key, node->key_span, value);
    }
    if (!yaml_find(map, "type")) {
        const char *type = csl_type_of_kind(member_text(map, "kind"));
        csl_add_text(&item, "type", str_of(type ? type : "document"), map->span);
    }
    return item.node;
}

/* ---- a source ---- */

const struct yaml_node *csl_node(const struct csl_item *work, const char *key) {
    const struct yaml_node *node = yaml_find(work->csl, key);
    const struct yaml_node *custom = node ? NULL : yaml_find(work->csl, "custom");
    return custom && custom->kind == YAML_MAP ? yaml_find(custom, key) : node;
}

struct str csl_field(const struct csl_item *work, const char *key) {
    struct str text = member_text(work->csl, key);
    const struct yaml_node *custom = text.len ? NULL : yaml_find(work->csl, "custom");
    return custom && custom->kind == YAML_MAP ? member_text(custom, key) : text;
}

bool csl_isbn_is_valid(struct str isbn) {
    int digits[13], count = 0;
    for (size_t i = 0; i < isbn.len; i++) {
        char c = isbn.at[i];
        bool ten = (c == 'X' || c == 'x') && count == 9;
        if (c == '-' || c == ' ')
            continue;
        if ((!g_ascii_isdigit(c) && !ten) || count == 13)
            return false;
        digits[count++] = ten ? 10 : c - '0';
    }
    int sum = 0;
    for (int i = 0; i < count; i++)
        sum += count == 13 ? digits[i] * (i % 2 ? 3 : 1) : digits[i] * (10 - i);
    return (count == 13 && sum % 10 == 0) || (count == 10 && sum % 11 == 0);
}

/* Several may stand in the field, as Zotero writes those of a book's bindings. */
static void check_isbn(struct outline_reading *reading, const struct csl_item *work) {
    const struct yaml_node *node = yaml_find(work->csl, "ISBN");
    if (!node || node->kind != YAML_SCALAR || csl_isbn_is_valid(node->text))
        return;
    char **words = g_strsplit_set(str_terminated(reading->arena, node->text), " ,;", -1);
    for (char **word = words; *word; word++)
        if (**word && !csl_isbn_is_valid(str_of(*word))) {
            diag_add(reading->diags, DIAG_SOURCE_ISBN, node->span,
                     "the check digit of the ISBN '%s' is wrong", *word);
            break;
        }
    g_strfreev(words);
}

static void check_type(struct outline_reading *reading, struct csl_item *work) {
    const struct yaml_node *type = yaml_find(work->csl, "type");
    work->type = type && type->kind == YAML_SCALAR ? type->text : STR("document");
    if (csl_is_type(work->type))
        return;
    diag_add(reading->diags, DIAG_SOURCE_FIELD, type ? yaml_place(type) : work->span,
             "there is no type '%.*s'; the source is treated as a document", STR_ARG(work->type));
    const char *near = schema_nearest(work->type, csl_types);
    if (near)
        diag_hint(reading->diags, "did you mean '%s'?", near);
    work->type = STR("document");
}

void csl_read_made(struct arena *arena, const struct yaml_node *csl, struct csl_item *work) {
    struct arena *scratch = arena_new();
    struct outline_reading reading = {.arena = arena,
                                      .diags = diags_make(scratch, sources_make(scratch))};
    csl_read_item(&reading, csl, work);
    arena_free(scratch);
}

bool csl_read_item(struct outline_reading *reading, const struct yaml_node *csl,
                   struct csl_item *work) {
    *work = (struct csl_item){.span = csl->span, .csl = csl};
    const struct yaml_node *id = yaml_find(csl, "id");
    if (!id || id->kind != YAML_SCALAR || !id->text.len || yaml_is_null(id)) {
        diag_add(reading->diags, DIAG_OUTLINE_REQUIRED, csl->span,
                 "a source needs an 'id', by which it is cited");
        return false;
    }
    work->id = (struct located_str){id->text, id->span};
    check_type(reading, work);
    struct str kind = csl_field(work, "kind");
    work->kind = kind.len ? kind : str_of(csl_kind_of_type(work->type));
    check_names(reading, csl, "author");
    check_names(reading, csl, "editor");
    check_names(reading, csl, "translator");
    work->authors = csl_read_names(reading->arena, work, "author");
    work->editors = csl_read_names(reading->arena, work, "editor");
    work->translators = csl_read_names(reading->arena, work, "translator");
    read_date(reading, csl, "issued", &work->issued, &work->issued_words);
    read_date(reading, csl, "accessed", &work->accessed, NULL);
    check_isbn(reading, work);
    work->snapshot = csl_field(work, "snapshot");
    return true;
}
