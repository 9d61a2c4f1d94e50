/* style_read.c: a style sheet → resolved values. What a kind of text leaves out is as in "body", so
 * body is read first and all others start as its copy. */
#include "style/style.h"

#include <stddef.h>
#include <string.h>

#define MOST_STYLE_BYTES ((size_t)256 * 1024)

const char *const text_role_names[] = {
    "body", "heading-1", "heading-2", "heading-3", "heading-4", "part", "standfirst", "quote",
    "attribution", "note", "caption", "table", "table-head", "code", "list", "box", "box-title",
    "contents-1", "contents-2", "timeline-date", "timeline", "index", "index-letter", "headnote",
    "running-head", "folio", "marking", "title", "subtitle", "title-matter", "epigraph", NULL};

static const char *const align_names[] = {"justify", "left", "centre", "right", NULL};

/* What the sheet says of one kind of text: texts are located, lengths go straight in. */
struct text_values {
    struct text_style style;
    struct located_str family;
    const struct yaml_node *features;
};

#define AT(field) offsetof(struct text_values, style.field)
static const struct schema_field text_fields[] = {
    {"family", SCHEMA_TEXT, offsetof(struct text_values, family), false, NULL, NULL, 0, 0,
     "A family of the program's fonts."},
    {"size", SCHEMA_LENGTH, AT(size), false, NULL, NULL, 0, 0, "The type size."},
    {"leading", SCHEMA_LENGTH, AT(leading), false, NULL, NULL, 0, 0, "From baseline to baseline."},
    {"bold", SCHEMA_BOOL, AT(bold), false, NULL, NULL, 0, 0, "Bold type."},
    {"italic", SCHEMA_BOOL, AT(italic), false, NULL, NULL, 0, 0, "Italic type."},
    {"colour", SCHEMA_COLOUR, AT(colour), false, NULL, NULL, 0, 0, "The text's colour."},
    {"align", SCHEMA_CHOICE, AT(align), false, NULL, align_names, 0, 0, "How lines are filled."},
    {"before", SCHEMA_LENGTH, AT(before), false, NULL, NULL, 0, 0, "Space above."},
    {"after", SCHEMA_LENGTH, AT(after), false, NULL, NULL, 0, 0, "Space below."},
    {"indent", SCHEMA_LENGTH, AT(indent), false, NULL, NULL, 0, 0, "Of the first line."},
    {"left", SCHEMA_LENGTH, AT(left), false, NULL, NULL, 0, 0, "Of all lines, at the left."},
    {"right", SCHEMA_LENGTH, AT(right), false, NULL, NULL, 0, 0, "Of all lines, at the right."},
    {"features", SCHEMA_OTHER, offsetof(struct text_values, features), false, NULL, NULL, 0, 0,
     "OpenType features: onum=1,smcp=1."},
    {"tracking", SCHEMA_LENGTH, AT(tracking), false, NULL, NULL, 0, 0, "Between letters."},
    {"hyphenate", SCHEMA_BOOL, AT(hyphenate), false, NULL, NULL, 0, 0, "Whether words divide."},
    {0}};
#undef AT
static const struct schema text_schema = {"a kind of text", sizeof(struct text_values),
                                          SCHEMA_NO_SPAN, text_fields};

#define AT(field) offsetof(struct style, field)
static const struct schema_field margin_fields[] = {
    {"top", SCHEMA_LENGTH, AT(margin_top), true, NULL, NULL, 0, 0, "Above the text block."},
    {"bottom", SCHEMA_LENGTH, AT(margin_bottom), true, NULL, NULL, 0, 0, "Below it."},
    {"inner", SCHEMA_LENGTH, AT(margin_inner), true, NULL, NULL, 0, 0, "At the spine."},
    {"outer", SCHEMA_LENGTH, AT(margin_outer), true, NULL, NULL, 0, 0, "At the fore-edge."},
    {0}};
static const struct schema margin_schema = {"the margins", sizeof(struct style), SCHEMA_NO_SPAN,
                                            margin_fields};
static const struct schema_field colour_fields[] = {
    {"accent", SCHEMA_COLOUR, AT(accent), true, NULL, NULL, 0, 0, "Links and marks."},
    {"rule", SCHEMA_COLOUR, AT(rule_colour), true, NULL, NULL, 0, 0, "Lines."},
    {"tint", SCHEMA_COLOUR, AT(tint), true, NULL, NULL, 0, 0, "The ground of boxes."},
    {0}};
static const struct schema colour_schema = {"the colours", sizeof(struct style), SCHEMA_NO_SPAN,
                                            colour_fields};
#undef AT

struct sheet {
    struct style style; /* first: the sub-schemas write into it */
    struct located_str paper, mono;
    const struct yaml_node *text;
};

#define AT(field) offsetof(struct sheet, field)
static const struct schema_field sheet_fields[] = {
    {"paper", SCHEMA_TEXT, AT(paper), true, NULL, NULL, 0, 0, "A4, A5 or letter."},
    {"margins", SCHEMA_MAP, AT(style), true, &margin_schema, NULL, 0, 0, "Around the text."},
    {"head_distance", SCHEMA_LENGTH, AT(style.head_distance), true, NULL, NULL, 0, 0,
     "From the running head's baseline to the text block."},
    {"foot_distance", SCHEMA_LENGTH, AT(style.foot_distance), true, NULL, NULL, 0, 0,
     "From the text block to the folio's baseline."},
    {"column_gap", SCHEMA_LENGTH, AT(style.column_gap), true, NULL, NULL, 0, 0,
     "Between the index's columns."},
    {"rule_width", SCHEMA_LENGTH, AT(style.rule_width), true, NULL, NULL, 0, 0, "Of lines."},
    {"colours", SCHEMA_MAP, AT(style), true, &colour_schema, NULL, 0, 0, "Besides the text's."},
    {"mono", SCHEMA_TEXT, AT(mono), true, NULL, NULL, 0, 0, "The family of code."},
    {"text", SCHEMA_OTHER, AT(text), true, NULL, NULL, 0, 0, "The kinds of text, by name."},
    {0}};
#undef AT
static const struct schema sheet_schema = {"the style sheet", sizeof(struct sheet), SCHEMA_NO_SPAN,
                                           sheet_fields};

static void read_text(struct arena *arena, const struct yaml_node *node, struct diags *diags,
                      struct text_style *style) {
    struct text_values values = {.style = *style};
    schema_read(&text_schema, arena, node, diags, &values);
    *style = values.style;
    if (values.family.text.len)
        style->family = values.family.text;
    if (values.features)
        style->features = values.features->text;
}

static void read_texts(struct arena *arena, const struct yaml_node *texts, struct diags *diags,
                       struct style *style) {
    if (texts->kind != YAML_MAP) {
        diag_add(diags, DIAG_OUTLINE_TYPE, texts->key_span, "'text' takes a mapping, not %s",
                 yaml_kind_name(texts));
        return;
    }
    const struct yaml_node *body = yaml_find(texts, "body");
    if (body)
        read_text(arena, body, diags, &style->text[TEXT_BODY]);
    for (int role = TEXT_BODY + 1; role < TEXT_ROLE_COUNT; role++)
        style->text[role] = style->text[TEXT_BODY];
    for (const struct yaml_node *node = texts->first; node; node = node->next) {
        int role = 0;
        while (text_role_names[role] && !str_is(node->key, text_role_names[role]))
            role++;
        if (!text_role_names[role]) {
            diag_add(diags, DIAG_OUTLINE_KEY, node->key_span, "there is no kind of text '%.*s'",
                     STR_ARG(node->key));
            const char *near = schema_nearest(node->key, text_role_names);
            if (near)
                diag_hint(diags, "did you mean '%s'?", near);
        } else if (role != TEXT_BODY) {
            read_text(arena, node, diags, &style->text[role]);
        }
    }
}

static void read_paper(const struct sheet *sheet, struct diags *diags, struct style *style) {
    static const struct {
        const char *name, *width, *height;
    } papers[] = {{"A4", "210mm", "297mm"}, {"A5", "148mm", "210mm"}, {"letter", "8.5in", "11in"}};
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (str_is(sheet->paper.text, papers[i].name)) {
            schema_length(str_of(papers[i].width), &style->paper_width);
            schema_length(str_of(papers[i].height), &style->paper_height);
            return;
        }
    diag_add(diags, DIAG_OUTLINE_VALUE, sheet->paper.span, "'paper' takes A4, A5 or letter");
}

const struct style *style_read(struct arena *arena, const struct folder *styles, struct str name,
                               struct span cause, struct sources *sources, struct diags *diags) {
    struct str file = str_format(arena, "%.*s.yaml", STR_ARG(name)), bytes;
    if (folder_read(styles, arena, file, MOST_STYLE_BYTES, &bytes) != FILE_READ) {
        diag_add(diags, DIAG_STYLE_UNKNOWN, cause, "there is no style '%.*s'", STR_ARG(name));
        diag_hint(diags, "there is: briefing");
        return NULL;
    }
    /* Its diagnostics are not the pack's: the path says where the sheet is. */
    uint32_t source = source_add(sources, file, file, bytes, diags);
    size_t before = diag_count(diags, DIAG_ERROR);
    struct yaml_node *root = yaml_read(arena, sources, source, 0,
                                       (uint32_t)source_text(sources, source).len, diags);
    struct sheet *sheet = ARENA_NEW(arena, struct sheet);
    if (root && schema_read(&sheet_schema, arena, root, diags, sheet)) {
        sheet->style.name = str_copy(arena, name);
        sheet->style.mono_family = sheet->mono.text;
        read_paper(sheet, diags, &sheet->style);
        read_texts(arena, sheet->text, diags, &sheet->style);
    }
    return diag_count(diags, DIAG_ERROR) == before ? &sheet->style : NULL;
}
