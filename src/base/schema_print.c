/* schema_print.c: the tables as JSON Schema (draft 2020-12), so that editors complete and check. */
#include "base/schema.h"

static void print_choices(const struct schema_field *field, GString *out) {
    g_string_append(out, "\"enum\": [");
    for (int i = 0; field->choices[i]; i++)
        g_string_append_printf(out, "%s\"%s\"", i ? ", " : "", field->choices[i]);
    g_string_append(out, "]");
}

/* A list, or one text in its place. */
static void print_texts(const struct schema_field *field, GString *out) {
    GString *item = g_string_new(NULL);
    if (field->choices)
        print_choices(field, item);
    else
        g_string_append(item, "\"type\": [\"string\", \"number\"]");
    g_string_append_printf(out, "\"anyOf\": [{%s}, {\"type\": \"array\", \"items\": {%s}}]",
                           item->str, item->str);
    g_string_free(item, TRUE);
}

static void print_type(const struct schema_field *field, schema_other *other, GString *out) {
    switch (field->type) {
    case SCHEMA_TEXT:
        g_string_append(out, "\"type\": [\"string\", \"number\"]");
        break;
    case SCHEMA_DATE:
        g_string_append(out, "\"type\": [\"string\", \"integer\"]");
        break;
    case SCHEMA_LANGUAGE:
        g_string_append(
            out, "\"type\": \"string\", \"pattern\": \"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$\"");
        break;
    case SCHEMA_ID:
        g_string_append(out, "\"type\": \"string\", \"pattern\": \"^[A-Za-z][A-Za-z0-9_-]*$\"");
        break;
    case SCHEMA_COLOUR:
        g_string_append(out, "\"type\": \"string\", \"pattern\": \"^#[0-9A-Fa-f]{6}$\"");
        break;
    case SCHEMA_LENGTH:
        g_string_append(out, "\"type\": [\"string\", \"integer\"]");
        break;
    case SCHEMA_CHOICE:
        print_choices(field, out);
        break;
    case SCHEMA_BOOL:
        g_string_append(out, "\"enum\": [true, false, \"yes\", \"no\"]");
        break;
    case SCHEMA_INT:
    case SCHEMA_RATIO:
        g_string_append_printf(out, "\"type\": \"%s\", \"minimum\": %d, \"maximum\": %d",
                               field->type == SCHEMA_INT ? "integer" : "number", field->least,
                               field->most);
        break;
    case SCHEMA_TEXTS:
        print_texts(field, out);
        break;
    case SCHEMA_MAP:
        schema_print_mapping(field->sub, other, out);
        break;
    case SCHEMA_LIST:
        g_string_append(out, "\"type\": \"array\", \"items\": {");
        schema_print_mapping(field->sub, other, out);
        g_string_append(out, "}");
        break;
    case SCHEMA_OTHER:
        other(field, out);
        break;
    }
}

void schema_print_mapping(const struct schema *schema, schema_other *other, GString *out) {
    g_string_append(out, "\"type\": \"object\", \"additionalProperties\": false, \"required\": [");
    const char *gap = "";
    for (const struct schema_field *field = schema->fields; field->key; field++)
        if (field->required) {
            g_string_append_printf(out, "%s\"%s\"", gap, field->key);
            gap = ", ";
        }
    g_string_append(out, "], \"properties\": {");
    for (const struct schema_field *field = schema->fields; field->key; field++) {
        g_string_append_printf(out, "%s\n\"%s\": {\"description\": \"%s\", ",
                               field == schema->fields ? "" : ",", field->key, field->about);
        print_type(field, other, out);
        g_string_append(out, "}");
    }
    g_string_append(out, "}");
}

void schema_print(const struct schema *schema, schema_other *other, GString *out) {
    g_string_append_printf(out,
                           "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", "
                           "\"title\": \"%s\", ",
                           schema->name);
    schema_print_mapping(schema, other, out);
    g_string_append(out, "}\n");
}
