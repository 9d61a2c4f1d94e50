/* read.c: a style sheet's YAML → struct style. The file is read by schema tables; each role of
 * text starts as a copy of "body" and changes what it names. In: the styles folder and a name.
 * Out: the resolved style, or located errors and NULL. */
#include "style/style.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_STYLE_BYTES ((size_t)256 * 1024)

const char *const text_role_names[] = {
    "body",          "heading-1",  "heading-2",    "heading-3",   "heading-4",
    "part",          "standfirst", "quote",        "attribution", "note",
    "caption",       "table",      "table-head",   "code",        "list",
    "box",           "box-title",  "contents-1",   "contents-2",  "timeline-date",
    "timeline-text", "index",      "index-letter", "headnote",    "running-head",
    "folio",         "marking",    "title",        "subtitle",    "title-matter",
    "epigraph",      NULL};
_Static_assert(sizeof text_role_names / sizeof *text_role_names == TEXT_ROLE_COUNT + 1,
               "a name for each role");

static const char *const align_names[] = {"justify", "left", "centre", "right", NULL};

/* What a sheet says of a role; the texts become part of a text_style afterwards. */
struct role_source {
    struct located_str family, features;
    struct text_style values;
};
struct sheet {
    int32_t paper_width, paper_height, margin_top, margin_bottom, margin_inner, margin_outer,
        head_distance, foot_distance, column_gap, rule_width;
    uint32_t accent, rule_colour, tint;
    struct located_str mono_family;
    const struct yaml_node *text;
};

#define VALUE(field) offsetof(struct role_source, values) + offsetof(struct text_style, field)
static const struct schema_field role_fields[] = {
    {"family", SCHEMA_TEXT, offsetof(struct role_source, family), false, NULL, NULL, 0, 0,
     "The font family."},
    {"features", SCHEMA_TEXT, offsetof(struct role_source, features), false, NULL, NULL, 0, 0,
     "OpenType features: onum=1,smcp=1."},
    {"size", SCHEMA_LENGTH, VALUE(size), false, NULL, NULL, 0, 0, "The size of the type."},
    {"leading", SCHEMA_LENGTH, VALUE(leading), false, NULL, NULL, 0, 0,
     "From baseline to baseline."},
    {"bold", SCHEMA_BOOL, VALUE(bold), false, NULL, NULL, 0, 0, "Whether it is bold."},
    {"italic", SCHEMA_BOOL, VALUE(italic), false, NULL, NULL, 0, 0, "Whether it is italic."},
    {"colour", SCHEMA_COLOUR, VALUE(colour), false, NULL, NULL, 0, 0, "The colour of the type."},
    {"align", SCHEMA_CHOICE, VALUE(align), false, NULL, align_names, 0, 0, "How lines are filled."},
    {"before", SCHEMA_LENGTH, VALUE(before), false, NULL, NULL, 0, 0, "Space above."},
    {"after", SCHEMA_LENGTH, VALUE(after), false, NULL, NULL, 0, 0, "Space below."},
    {"indent", SCHEMA_LENGTH, VALUE(indent), false, NULL, NULL, 0, 0,
     "Indent of a paragraph's first line."},
    {"left", SCHEMA_LENGTH, VALUE(left), false, NULL, NULL, 0, 0, "Indent of the whole block."},
    {"right", SCHEMA_LENGTH, VALUE(right), false, NULL, NULL, 0, 0,
     "Indent of the whole block at its right."},
    {"tracking", SCHEMA_LENGTH, VALUE(tracking), false, NULL, NULL, 0, 0,
     "Extra space between letters."},
    {"hyphenate", SCHEMA_BOOL, VALUE(hyphenate), false, NULL, NULL, 0, 0,
     "Whether words may be divided."},
    {0}};
static const struct schema role_schema = {"a kind of text", sizeof(struct role_source),
                                          SCHEMA_NO_SPAN, role_fields};

#define SHEET(field) offsetof(struct sheet, field)
#define SHEET_LENGTH(field, about)                                                                 \
    { #field, SCHEMA_LENGTH, SHEET(field), true, NULL, NULL, 0, 0, about }
#define SHEET_COLOUR(field, about)                                                                 \
    { #field, SCHEMA_COLOUR, SHEET(field), true, NULL, NULL, 0, 0, about }
static const struct schema_field sheet_fields[] = {
    SHEET_LENGTH(paper_width, "The paper's width."),
    SHEET_LENGTH(paper_height, "The paper's height."),
    SHEET_LENGTH(margin_top, "Above the block of text."),
    SHEET_LENGTH(margin_bottom, "Below the block of text."),
    SHEET_LENGTH(margin_inner, "Beside the block, at the spine."),
    SHEET_LENGTH(margin_outer, "Beside the block, at the edge."),
    SHEET_LENGTH(head_distance, "From the running head's baseline to the block."),
    SHEET_LENGTH(foot_distance, "From the block to the folio's baseline."),
    SHEET_LENGTH(column_gap, "Between the columns of an index."),
    SHEET_LENGTH(rule_width, "How thick rules are."),
    SHEET_COLOUR(accent, "The colour of links and ornaments."),
    SHEET_COLOUR(rule_colour, "The colour of rules."),
    SHEET_COLOUR(tint, "The ground of boxes."),
    {"mono_family", SCHEMA_TEXT, SHEET(mono_family), true, NULL, NULL, 0, 0,
     "The font family of code."},
    {"text", SCHEMA_OTHER, SHEET(text), true, NULL, NULL, 0, 0,
     "How each kind of text is set; what a kind leaves out comes from body."},
    {0}};
static const struct schema sheet_schema = {"the style sheet", sizeof(struct sheet), SCHEMA_NO_SPAN,
                                           sheet_fields};

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names of the sheets in the folder, sorted, NULL at the end. */
static const char **sheets_there(struct arena *arena, const struct folder *styles) {
    const char **names = NULL;
    size_t count = 0, room = 0;
    int fd = openat(styles->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing && fd >= 0)
        close(fd);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        struct str file = str_of(entry->d_name);
        if (str_ends(file, STR(".yaml")) && file.at[0] != '.')
            ARENA_PUSH(arena, names, count, room,
                       str_terminated(arena, str_slice(file, 0, file.len - strlen(".yaml"))));
    }
    if (listing)
        closedir(listing);
    if (count)
        qsort(names, count, sizeof *names, compare_names);
    ARENA_PUSH(arena, names, count, room, NULL);
    return names;
}

static bool known_sheet(struct arena *arena, const struct folder *styles, struct str name,
                        struct span cause, struct diags *diags) {
    const char **names = sheets_there(arena, styles);
    struct str list = {0};
    for (size_t i = 0; names[i]; i++) {
        if (str_is(name, names[i]))
            return true;
        list = list.len ? str_format(arena, "%.*s, %s", STR_ARG(list), names[i]) : str_of(names[i]);
    }
    diag_add(diags, DIAG_STYLE_UNKNOWN, cause, "no style sheet is called '%.*s'; there are: %.*s",
             STR_ARG(name), STR_ARG(list));
    const char *near = schema_nearest(name, names);
    if (near)
        diag_hint(diags, "did you mean '%s'?", near);
    return false;
}

/* Lays what `node` says over what `result` holds already. */
static bool read_role(struct arena *arena, const struct yaml_node *node, struct diags *diags,
                      struct text_style *result) {
    struct role_source source = {.values = *result};
    bool good = schema_read(&role_schema, arena, node, diags, &source);
    *result = source.values;
    if (source.family.span.source)
        result->family = source.family.text;
    if (source.features.span.source)
        result->features = source.features.text;
    if (good && (result->size <= 0 || result->leading <= 0)) {
        diag_add(diags, DIAG_OUTLINE_VALUE, node->span,
                 "'%.*s' needs a size and a leading above zero", STR_ARG(node->key));
        good = false;
    }
    if (good && !result->family.len) {
        diag_add(diags, DIAG_OUTLINE_REQUIRED, node->span, "'%.*s' has no font family",
                 STR_ARG(node->key));
        good = false;
    }
    return good;
}

static bool read_roles(struct arena *arena, const struct yaml_node *text, struct diags *diags,
                       struct style *style) {
    const struct yaml_node *body = text->kind == YAML_MAP ? yaml_find(text, "body") : NULL;
    if (!body) {
        diag_add(diags, DIAG_OUTLINE_REQUIRED, text->span,
                 "'text' must be a mapping of kinds of text, with 'body' among them");
        return false;
    }
    bool good = read_role(arena, body, diags, &style->text[TEXT_BODY]);
    for (int role = TEXT_BODY + 1; role < TEXT_ROLE_COUNT; role++)
        style->text[role] = style->text[TEXT_BODY];
    for (const struct yaml_node *node = text->first; node; node = node->next) {
        int role = 0;
        while (role < TEXT_ROLE_COUNT && !str_is(node->key, text_role_names[role]))
            role++;
        if (role < TEXT_ROLE_COUNT) {
            if (role != TEXT_BODY && !read_role(arena, node, diags, &style->text[role]))
                good = false;
            continue;
        }
        diag_add(diags, DIAG_OUTLINE_KEY, node->key_span, "unknown kind of text '%.*s'",
                 STR_ARG(node->key));
        const char *near = schema_nearest(node->key, text_role_names);
        if (near)
            diag_hint(diags, "did you mean '%s'?", near);
        good = false;
    }
    return good;
}

/* The block of text must be left on the paper with room to set something in. */
static bool check_page(const struct style *style, struct span place, struct diags *diags) {
    const int64_t least = (int64_t)72 * 1024;
    int64_t width = (int64_t)style->paper_width - style->margin_inner - style->margin_outer;
    int64_t height = (int64_t)style->paper_height - style->margin_top - style->margin_bottom;
    if (width >= least && height >= least)
        return true;
    diag_add(diags, DIAG_OUTLINE_VALUE, place,
             "the margins leave less than an inch of the paper for the text");
    return false;
}

const struct style *style_read(struct arena *arena, const struct folder *styles, struct str name,
                               struct span cause, struct sources *sources, struct diags *diags) {
    if (!known_sheet(arena, styles, name, cause, diags))
        return NULL;
    uint32_t source =
        folder_read_source(styles, arena, str_format(arena, "%.*s.yaml", STR_ARG(name)),
                           MOST_STYLE_BYTES, sources, diags, cause);
    if (!source)
        return NULL;
    size_t errors = diag_count(diags, DIAG_ERROR);
    uint32_t end = (uint32_t)source_text(sources, source).len;
    const struct yaml_node *root = yaml_read(arena, sources, source, 0, end, diags);
    if (!root) {
        if (diag_count(diags, DIAG_ERROR) == errors)
            diag_add(diags, DIAG_OUTLINE_EMPTY, (struct span){source, 0, 0},
                     "the style sheet is empty");
        return NULL;
    }
    struct sheet sheet = {0};
    bool good = schema_read(&sheet_schema, arena, root, diags, &sheet);
    struct style *style = ARENA_NEW(arena, struct style);
    style->name = str_copy(arena, name);
    style->paper_width = sheet.paper_width;
    style->paper_height = sheet.paper_height;
    style->margin_top = sheet.margin_top;
    style->margin_bottom = sheet.margin_bottom;
    style->margin_inner = sheet.margin_inner;
    style->margin_outer = sheet.margin_outer;
    style->head_distance = sheet.head_distance;
    style->foot_distance = sheet.foot_distance;
    style->column_gap = sheet.column_gap;
    style->rule_width = sheet.rule_width;
    style->accent = sheet.accent;
    style->rule_colour = sheet.rule_colour;
    style->tint = sheet.tint;
    style->mono_family = sheet.mono_family.text;
    if (sheet.text && !read_roles(arena, sheet.text, diags, style))
        good = false;
    if (good)
        good = check_page(style, root->span, diags);
    return good && diag_count(diags, DIAG_ERROR) == errors ? style : NULL;
}
