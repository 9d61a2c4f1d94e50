/* records.c: text (aligned columns), TSV, CSV (RFC 4180) and JSON. */
#include "cli/records.h"

#include <string.h>

void records_add(struct records *records, struct str field) {
    ARENA_PUSH(records->arena, records->fields, records->count, records->room, field);
}

void records_add_number(struct records *records, uint32_t number) {
    records_add(records, str_format(records->arena, "%u", number));
}

static size_t column_count(const struct records *records) {
    size_t count = 0;
    while (records->columns[count])
        count++;
    return count;
}

static void append_tsv(GString *out, struct str field) {
    for (size_t i = 0; i < field.len; i++) {
        char c = field.at[i];
        if (c == '\t')
            g_string_append(out, "\\t");
        else if (c == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, c);
    }
}

static void append_csv(GString *out, struct str field) {
    bool quoted = false;
    for (size_t i = 0; i < field.len; i++)
        quoted = quoted || strchr(",\"\r\n", field.at[i]) != NULL;
    if (quoted)
        g_string_append_c(out, '"');
    for (size_t i = 0; i < field.len; i++) {
        if (field.at[i] == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, field.at[i]);
    }
    if (quoted)
        g_string_append_c(out, '"');
}

static void print_rows(const struct records *records, const char *separator, const char *end,
                       void (*append)(GString *, struct str), GString *out) {
    size_t columns = column_count(records);
    if (!columns)
        return;
    for (size_t i = 0; i < columns; i++) {
        append(out, str_of(records->columns[i]));
        g_string_append(out, i + 1 < columns ? separator : end);
    }
    for (size_t i = 0; i < records->count; i++) {
        append(out, records->fields[i]);
        g_string_append(out, (i + 1) % columns ? separator : end);
    }
}

/* Places count, pages are labels: "iv". */
static bool is_number(const char *column) {
    return strcmp(column, "line") == 0 || strcmp(column, "column") == 0 ||
           strcmp(column, "confidence") == 0;
}

static void print_json(const struct records *records, GString *out) {
    size_t columns = column_count(records);
    if (!columns)
        return;
    g_string_append(out, "[");
    for (size_t i = 0; i < records->count; i++) {
        size_t column = i % columns;
        g_string_append(out, column ? ", " : i ? ",\n  {" : "\n  {");
        str_append_json(out, str_of(records->columns[column]));
        g_string_append(out, ": ");
        if (is_number(records->columns[column]))
            g_string_append_len(out, records->fields[i].at, (gssize)records->fields[i].len);
        else
            str_append_json(out, records->fields[i]);
        if (column + 1 == columns)
            g_string_append_c(out, '}');
    }
    g_string_append(out, "\n]\n");
}

/* Columns as wide as their widest field; empty columns are left out; the last is not padded. */
static void print_text(const struct records *records, GString *out) {
    size_t columns = column_count(records);
    if (!columns)
        return;
    size_t *widths = g_new0(size_t, columns);
    for (size_t i = 0; i < records->count; i++) {
        size_t width = str_characters(records->fields[i]);
        if (width > widths[i % columns])
            widths[i % columns] = width;
    }
    for (size_t i = 0; i < records->count; i++) {
        size_t column = i % columns;
        struct str field = records->fields[i];
        bool last = column + 1 == columns;
        if (widths[column]) {
            append_tsv(out, field);
            for (size_t pad = str_characters(field); !last && pad < widths[column] + 2; pad++)
                g_string_append_c(out, ' ');
        }
        if (last)
            g_string_append_c(out, '\n');
    }
    g_free(widths);
}

void records_print(const struct records *records, const char *format, GString *out) {
    if (strcmp(format, "tsv") == 0)
        print_rows(records, "\t", "\n", append_tsv, out);
    else if (strcmp(format, "csv") == 0)
        print_rows(records, ",", "\r\n", append_csv, out);
    else if (strcmp(format, "json") == 0)
        print_json(records, out);
    else
        print_text(records, out);
}
