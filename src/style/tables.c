/* tables.c: the language of style sheets: tables that read, suggest and print themselves. */
#include "style/style_internal.h"

#include <string.h>

const char *const text_role_names[] = {
    "body",          "heading-1",     "heading-2",     "heading-3", "heading-4",    "part",
    "standfirst",    "quote",         "attribution",   "note",      "caption",      "table",
    "table-head",    "code",          "list",          "box",       "box-title",    "contents-1",
    "contents-2",    "timeline-date", "timeline-text", "index",     "index-letter", "glossary-term",
    "glossary-text", "headnote",      "running-head",  "folio",     "marking",      "title",
    "subtitle",      "title-matter",  "epigraph",      NULL};
_Static_assert(sizeof text_role_names / sizeof *text_role_names == TEXT_ROLE_COUNT + 1,
               "a name for each role");

static const char *const opener_names[] = {"none", "parts", "sections", NULL};
static const char *const fonts_names[] = {"reader", "embed", NULL};
static const char *const opening_names[] = {"none", "drop-cap", "small-caps", NULL};
static const char *const emphasis_names[] = {"italic", "bold", NULL};
static const char *const align_names[] = {"justify", "left", "centre", "right", NULL};

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
#define SHEET_LENGTH(field, required, about)                                                       \
    { #field, SCHEMA_LENGTH, SHEET(field), required, NULL, NULL, 0, 0, about }
#define SHEET_COLOUR(field, about)                                                                 \
    { #field, SCHEMA_COLOUR, SHEET(field), true, NULL, NULL, 0, 0, about }
static const struct schema_field sheet_fields[] = {
    {"base", SCHEMA_TEXT, SHEET(base), false, NULL, NULL, 0, 0,
     "The style sheet that this one stands on; with it, only what differs is written."},
    SHEET_LENGTH(paper_width, true, "The paper's width."),
    SHEET_LENGTH(paper_height, true, "The paper's height."),
    SHEET_LENGTH(margin_top, true, "Above the block of text."),
    SHEET_LENGTH(margin_bottom, true, "Below the block of text."),
    SHEET_LENGTH(margin_inner, true, "Beside the block, at the spine."),
    SHEET_LENGTH(margin_outer, true, "Beside the block, at the edge."),
    SHEET_LENGTH(head_distance, true, "From the running head's baseline to the block."),
    SHEET_LENGTH(foot_distance, true, "From the block to the folio's baseline."),
    {"columns", SCHEMA_INT, SHEET(columns), false, NULL, NULL, 1, 2, "Columns of running text."},
    SHEET_LENGTH(column_gap, true, "Between columns."),
    SHEET_LENGTH(paragraph_gap, false, "Between paragraphs that have no indent to part them."),
    {"openers", SCHEMA_CHOICE, SHEET(openers), false, NULL, opener_names, 0, 0,
     "What begins a page: parts, sections (and parts), or none; generated sections always do."},
    {"fonts", SCHEMA_CHOICE, SHEET(fonts), false, NULL, fonts_names, 0, 0,
     "embed: the EPUB carries the fonts; reader: the reading system takes its own."},
    {"opening", SCHEMA_CHOICE, SHEET(opening), false, NULL, opening_names, 0, 0,
     "How the first paragraph of a section begins: with a capital over several lines, or in small "
     "capitals."},
    {"emphasis", SCHEMA_CHOICE, SHEET(emphasis), false, NULL, emphasis_names, 0, 0,
     "How emphasis is shown: italic or bold."},
    SHEET_LENGTH(rule_width, true, "How thick rules are."),
    SHEET_COLOUR(accent, "The colour of links and ornaments."),
    SHEET_COLOUR(rule_colour, "The colour of rules."),
    SHEET_COLOUR(tint, "The ground of boxes."),
    {"mono_family", SCHEMA_TEXT, SHEET(mono_family), true, NULL, NULL, 0, 0,
     "The font family of code."},
    {"text", SCHEMA_OTHER, SHEET(text), true, NULL, NULL, 0, 0,
     "How each kind of text is set; what a kind leaves out comes from body."},
    {0}};
enum { SHEET_FIELDS = sizeof sheet_fields / sizeof *sheet_fields };

/* The kinds of text as a table: of plain nodes to be read later, or of mappings to be printed. */
static void fill_role_table(struct schema_field fields[TEXT_ROLE_COUNT + 1],
                            enum schema_type type) {
    memset(fields, 0, (TEXT_ROLE_COUNT + 1) * sizeof *fields);
    for (size_t i = 0; i < TEXT_ROLE_COUNT; i++)
        fields[i] = (struct schema_field){.key = text_role_names[i],
                                          .type = type,
                                          .offset = i * sizeof(const struct yaml_node *),
                                          .sub = &role_schema,
                                          .about = "How this kind of text is set."};
}

/* The sheet's table, where nothing is required. */
static void fill_sheet_table(struct schema_field fields[SHEET_FIELDS]) {
    memcpy(fields, sheet_fields, sizeof sheet_fields);
    for (size_t i = 0; i < SHEET_FIELDS; i++)
        fields[i].required = false;
}

bool sheet_lay(struct arena *arena, struct sheet_file *file, struct diags *diags,
               struct sheet *sheet) {
    struct schema_field fields[SHEET_FIELDS], roles[TEXT_ROLE_COUNT + 1];
    fill_sheet_table(fields);
    fill_role_table(roles, SCHEMA_OTHER);
    struct schema schema = {"the style sheet", sizeof *sheet, SCHEMA_NO_SPAN,
                            yaml_find(file->root, "base") ? fields : sheet_fields};
    struct schema text = {"the kinds of text", sizeof file->roles, SCHEMA_NO_SPAN, roles};
    sheet->text = NULL;
    bool good = schema_read(&schema, arena, file->root, diags, sheet);
    if (!sheet->text)
        return good;
    good = schema_read(&text, arena, sheet->text, diags, file->roles) && good;
    if (schema.fields == sheet_fields && good && !file->roles[TEXT_BODY]) {
        diag_add(diags, DIAG_OUTLINE_REQUIRED, sheet->text->span,
                 "'text' must have 'body' among its kinds of text");
        good = false;
    }
    return good;
}

bool sheet_lay_role(struct arena *arena, const struct yaml_node *node, struct diags *diags,
                    struct text_style *text) {
    struct role_source source = {.values = *text};
    bool good = schema_read(&role_schema, arena, node, diags, &source);
    *text = source.values;
    if (source.family.span.source)
        text->family = source.family.text;
    if (source.features.span.source)
        text->features = source.features.text;
    if (good && (text->size <= 0 || text->leading <= 0)) {
        diag_add(diags, DIAG_OUTLINE_VALUE, node->span,
                 "'%.*s' needs a size and a leading above zero", STR_ARG(node->key));
        good = false;
    }
    if (good && !text->family.len) {
        diag_add(diags, DIAG_OUTLINE_REQUIRED, node->span, "'%.*s' has no font family",
                 STR_ARG(node->key));
        good = false;
    }
    return good;
}

void style_schema(GString *out) {
    struct schema_field fields[SHEET_FIELDS], roles[TEXT_ROLE_COUNT + 1];
    fill_sheet_table(fields);
    fill_role_table(roles, SCHEMA_MAP);
    struct schema text = {"the kinds of text", 0, SCHEMA_NO_SPAN, roles};
    struct schema_field *last = &fields[SHEET_FIELDS - 2];
    last->type = SCHEMA_MAP;
    last->sub = &text;
    struct schema schema = {"the style sheet", sizeof(struct sheet), SCHEMA_NO_SPAN, fields};
    schema_print(&schema, NULL, out);
}
