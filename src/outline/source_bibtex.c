/* source_bibtex.c: a BibTeX or BibLaTeX file → entries, as they stand: strings put in, pieces put
 * together, TeX not read yet. A fault is located and costs its entry alone: the next one begins at
 * a line that opens with '@'. One pass; what an entry takes from another comes in source_fields.c.
 */
#include "outline/source_bibtex.h"

#include <string.h>

struct bib_reader {
    struct outline_reading *reading;
    struct bib_file *file;
    struct str text;
    uint32_t source;
    size_t at;
    GHashTable *strings; /* name in small letters → struct str * */
    GString *joined;     /* of the value that is read */
};

static struct span bib_span(const struct bib_reader *reader, size_t start, size_t end) {
    return (struct span){reader->source, (uint32_t)start, (uint32_t)end};
}

static int peek(const struct bib_reader *reader) {
    return reader->at < reader->text.len ? (unsigned char)reader->text.at[reader->at] : -1;
}

static void skip_blanks(struct bib_reader *reader) {
    for (int c = peek(reader); c == ' ' || c == '\n' || c == '\t'; c = peek(reader))
        reader->at++;
}

static bool bib_fault(struct bib_reader *reader, size_t start, const char *what) {
    size_t end = start;
    if (start < reader->text.len)
        str_next(reader->text, &end);
    diag_add(reader->reading->diags, DIAG_BIBTEX_SYNTAX, bib_span(reader, start, end), "%s", what);
    return false;
}

/* Whether a line begins here that opens an entry: "@article{". Inside a value it tells that a brace
 * above was never closed. */
static bool opens_entry(struct str text, size_t at) {
    if (text.at[at] != '@' || (at && text.at[at - 1] != '\n'))
        return false;
    size_t end = at + 1;
    while (end < text.len && g_ascii_isalpha(text.at[end]))
        end++;
    while (end < text.len && text.at[end] == ' ')
        end++;
    return end > at + 1 && end < text.len && (text.at[end] == '{' || text.at[end] == '(');
}

static struct str lower_case(struct arena *arena, struct str word) {
    char *lower = g_ascii_strdown(word.len ? word.at : "", (gssize)word.len);
    struct str result = str_copy(arena, str_of(lower));
    g_free(lower);
    return result;
}

/* A name of a type, a field or a string: all but what has a meaning (BibTeX's own rule). */
static struct str read_name(struct bib_reader *reader) {
    size_t start = reader->at;
    while (peek(reader) > ' ' && !strchr("\"#%'(),={}@", peek(reader)))
        reader->at++;
    return str_slice(reader->text, start, reader->at);
}

/* At '{': the text up to its partner. */
static bool read_braced(struct bib_reader *reader, struct str *text) {
    size_t start = reader->at++, depth = 1;
    for (; reader->at < reader->text.len; reader->at++) {
        char c = reader->text.at[reader->at];
        if (c == '{') /* with a backslash too, as BibTeX counts them */
            depth++;
        else if (c == '@' && opens_entry(reader->text, reader->at))
            break;
        else if (c == '}' && --depth == 0) {
            *text = str_slice(reader->text, start + 1, reader->at++);
            return true;
        }
    }
    return bib_fault(reader, start, "this brace is not closed");
}

/* At '"': the text up to the next one that no brace holds. */
static bool read_quoted(struct bib_reader *reader, struct str *text) {
    size_t start = reader->at++, depth = 0;
    for (; reader->at < reader->text.len; reader->at++) {
        char c = reader->text.at[reader->at];
        if (c == '{')
            depth++;
        else if (c == '}' && depth)
            depth--;
        else if (c == '@' && opens_entry(reader->text, reader->at))
            break;
        else if (c == '"' && !depth) {
            *text = str_slice(reader->text, start + 1, reader->at++);
            return true;
        }
    }
    return bib_fault(reader, start, "this quotation mark is not closed");
}

static bool read_piece(struct bib_reader *reader, struct str *text) {
    static const struct str none = {"", 0};
    size_t start = reader->at;
    int c = peek(reader);
    *text = none;
    if (c == '{')
        return read_braced(reader, text);
    if (c == '"')
        return read_quoted(reader, text);
    struct str word = read_name(reader);
    if (!word.len)
        return bib_fault(reader, start, "here stands a value: {...}, \"...\", a number or a name");
    *text = word;
    if (g_ascii_isdigit(word.at[0]))
        return true;
    struct str name = lower_case(reader->reading->arena, word);
    const struct str *value = g_hash_table_lookup(reader->strings, name.at);
    if (value)
        *text = *value;
    else
        diag_add(reader->reading->diags, DIAG_BIBTEX_UNKNOWN, bib_span(reader, start, reader->at),
                 "no @string has the name '%.*s'; it is taken for a text", STR_ARG(word));
    return true;
}

/* Pieces with '#' between them. */
static bool read_value(struct bib_reader *reader, struct str *text, struct span *span) {
    size_t start = reader->at;
    struct str piece;
    if (!read_piece(reader, text))
        return false;
    *span = bib_span(reader, start, reader->at);
    skip_blanks(reader);
    if (peek(reader) != '#')
        return true;
    g_string_truncate(reader->joined, 0);
    g_string_append_len(reader->joined, text->at, (gssize)text->len);
    while (peek(reader) == '#') {
        reader->at++;
        skip_blanks(reader);
        if (!read_piece(reader, &piece))
            return false;
        g_string_append_len(reader->joined, piece.at, (gssize)piece.len);
        span->end = (uint32_t)reader->at;
        skip_blanks(reader);
        if (reader->joined->len > BIB_MOST_VALUE) {
            diag_add(reader->reading->diags, DIAG_YAML_DEPTH, *span, "a text longer than %d bytes",
                     BIB_MOST_VALUE);
            return false;
        }
    }
    *text =
        str_copy(reader->reading->arena, (struct str){reader->joined->str, reader->joined->len});
    return true;
}

static void take_field(struct bib_reader *reader, struct bib_entry *entry, struct bib_field field) {
    for (size_t i = 0; i < entry->count; i++) {
        if (!str_equal(entry->fields[i].name, field.name))
            continue;
        diag_add(reader->reading->diags, DIAG_YAML_DUPLICATE, field.name_span,
                 "the field '%.*s' stands in this entry twice", STR_ARG(field.name));
        diag_see(reader->reading->diags, entry->fields[i].name_span, "first here");
        return;
    }
    ARENA_PUSH(reader->reading->arena, entry->fields, entry->count, entry->room, field);
}

/* `name = value`. */
static bool read_field(struct bib_reader *reader, struct bib_field *field) {
    size_t start = reader->at;
    struct str name = read_name(reader);
    if (!name.len)
        return bib_fault(reader, start, "here stands the name of a field");
    field->name = lower_case(reader->reading->arena, name);
    field->name_span = bib_span(reader, start, reader->at);
    skip_blanks(reader);
    if (peek(reader) != '=')
        return bib_fault(reader, reader->at, "'=' stands behind the name of a field");
    reader->at++;
    skip_blanks(reader);
    return read_value(reader, &field->value, &field->span);
}

static bool entry_end_lacks(struct bib_reader *reader, const struct bib_entry *entry) {
    bool ended = peek(reader) < 0 || opens_entry(reader->text, reader->at);
    return ended ? bib_fault(reader, entry->span.start, "this entry is not closed")
                 : bib_fault(reader, reader->at,
                             "a comma lacks in front, or a brace behind the entry");
}

/* Behind the opening brace. */
static bool read_entry(struct bib_reader *reader, struct bib_entry *entry, char closing) {
    size_t start = reader->at;
    while (peek(reader) > ' ' && peek(reader) != ',' && peek(reader) != '}' && peek(reader) != '=')
        reader->at++;
    entry->key = str_slice(reader->text, start, reader->at);
    entry->key_span = bib_span(reader, start, reader->at);
    skip_blanks(reader);
    if (peek(reader) < 0)
        return entry_end_lacks(reader, entry);
    if (peek(reader) != ',' && peek(reader) != closing)
        return bib_fault(reader, reader->at, "a comma stands behind the key, which has no blanks");
    if (!entry->key.len)
        return bib_fault(reader, start, "the entry has no key, so nothing can cite it");
    while (peek(reader) == ',') {
        struct bib_field field = {0};
        reader->at++;
        skip_blanks(reader);
        if (peek(reader) == closing || peek(reader) == ',')
            continue; /* a comma too many is common, and harmless */
        if (!read_field(reader, &field))
            return false;
        if (entry->count == BIB_MOST_FIELDS)
            return bib_fault(reader, field.name_span.start, "more fields than an entry can have");
        take_field(reader, entry, field);
        skip_blanks(reader);
    }
    if (peek(reader) != closing)
        return entry_end_lacks(reader, entry);
    entry->span.end = (uint32_t)++reader->at;
    return true;
}

static bool read_string(struct bib_reader *reader, char closing) {
    struct bib_field field = {0};
    skip_blanks(reader);
    if (!read_field(reader, &field))
        return false;
    skip_blanks(reader);
    if (peek(reader) == ',') {
        reader->at++;
        skip_blanks(reader);
    }
    if (peek(reader) != closing)
        return bib_fault(reader, reader->at, "a brace lacks behind the @string");
    reader->at++;
    struct str *value = ARENA_NEW(reader->reading->arena, struct str);
    *value = field.value;
    g_hash_table_insert(reader->strings, (gpointer)(uintptr_t)field.name.at, value);
    return true;
}

/* To the next line that opens an entry. */
static void recover(struct bib_reader *reader) {
    while (reader->at < reader->text.len && !opens_entry(reader->text, reader->at))
        reader->at++;
}

/* At '@'. What stands between entries is a comment. */
static bool read_at(struct bib_reader *reader) {
    size_t start = reader->at++;
    skip_blanks(reader);
    struct str type = lower_case(reader->reading->arena, read_name(reader));
    skip_blanks(reader);
    int opening = peek(reader);
    char closing = opening == '(' ? ')' : '}';
    if (!type.len || (opening != '{' && opening != '('))
        return true;
    if (str_is(type, "comment") || str_is(type, "preamble")) {
        struct str dropped;
        return opening == '(' || read_braced(reader, &dropped);
    }
    reader->at++;
    if (str_is(type, "string"))
        return read_string(reader, closing);
    skip_blanks(reader);
    struct bib_entry entry = {.type = type, .span = bib_span(reader, start, start)};
    entry.type_span = bib_span(reader, start + 1, start + 1 + type.len);
    if (!read_entry(reader, &entry, closing))
        return false;
    struct bib_file *file = reader->file;
    ARENA_PUSH(reader->reading->arena, file->entries, file->count, file->room, entry);
    return true;
}

/* The months are strings that each style of BibTeX has. */
static void define_months(struct bib_reader *reader) {
    static const char *const names[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct str *value = ARENA_NEW(reader->reading->arena, struct str);
        *value = str_of(names[i]);
        g_hash_table_insert(reader->strings, (gpointer)(uintptr_t)names[i], value);
    }
}

void bib_read_file(struct outline_reading *reading, uint32_t source, struct bib_file *file) {
    struct bib_reader reader = {.reading = reading,
                                .file = file,
                                .text = source_text(reading->sources, source),
                                .source = source,
                                .strings = g_hash_table_new(g_str_hash, g_str_equal),
                                .joined = g_string_new(NULL)};
    define_months(&reader);
    while (reader.at < reader.text.len) {
        const char *next = memchr(reader.text.at + reader.at, '@', reader.text.len - reader.at);
        if (!next)
            break;
        reader.at = (size_t)(next - reader.text.at);
        if (!read_at(&reader))
            recover(&reader);
    }
    g_hash_table_destroy(reader.strings);
    g_string_free(reader.joined, TRUE);
}
