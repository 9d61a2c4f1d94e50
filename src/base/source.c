/* source.c: the input files of one job. Text comes in as bytes and is made clean once: UTF-8,
 * line feeds only, no control characters. Everything behind this door may trust it. */
#include "base/source.h"

#include <glib.h>
#include <string.h>

#include "base/diag.h"

struct source {
    struct str path, name, text;
    uint32_t *lines; /* byte offset of each line's start */
    size_t line_count, line_room;
};

struct sources {
    struct arena *arena;
    struct source *items;
    size_t count, room;
};

struct sources *sources_make(struct arena *arena) {
    struct sources *sources = ARENA_NEW(arena, struct sources);
    sources->arena = arena;
    return sources;
}

static const struct source *find(const struct sources *sources, uint32_t source) {
    static const struct source none = {{"", 0}, {"", 0}, {"", 0}, NULL, 0, 0};
    return source >= 1 && source <= sources->count ? &sources->items[source - 1] : &none;
}

/* A byte that cannot stand: it is replaced, and reported once the text is in place. */
struct fault {
    uint32_t offset; /* in the clean text */
    uint32_t value;  /* the byte or the control character */
    bool encoding;
};

enum { MOST_FAULTS = 100, REPLACEMENT_BYTES = 3 };

/* LINE SEPARATOR and PARAGRAPH SEPARATOR: they come along when text is copied, are not seen, and
 * end a line for some programs and not for others. */
static bool is_separator(uint32_t c) {
    return c == 0x2028 || c == 0x2029;
}

bool source_allows(uint32_t c) {
    if (c == '\t' || c == '\n')
        return true;
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c & 0xFFFE) == 0xFFFE)
        return false;
    return !(c >= 0xFDD0 && c <= 0xFDEF) && !is_separator(c);
}

struct str source_name_as_text(struct arena *arena, struct str name) {
    GString *clean = g_string_new(NULL);
    for (size_t i = 0; i < name.len;) {
        uint32_t c = str_next(name, &i);
        if (source_allows(c) && c != '\n' && c != '\t' && c != 0xFFFD)
            g_string_append_unichar(clean, c);
    }
    struct str text = str_copy(arena, str_trim((struct str){clean->str, clean->len}));
    g_string_free(clean, TRUE);
    return text.len ? text : STR("Untitled");
}

static void append_clean(struct str bytes, GString *clean, struct fault *faults, size_t *count) {
    static const char replacement[] = "\xEF\xBF\xBD";
    size_t i = 0;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        i = 3;
    while (i < bytes.len) {
        if (bytes.at[i] == '\r') {
            g_string_append_c(clean, '\n');
            i += i + 1 < bytes.len && bytes.at[i + 1] == '\n' ? 2 : 1;
            continue;
        }
        gunichar c = g_utf8_get_char_validated(bytes.at + i, (gssize)(bytes.len - i));
        bool broken = c == (gunichar)-1 || c == (gunichar)-2 || bytes.at[i] == '\0';
        size_t length = broken ? 1 : (size_t)g_unichar_to_utf8(c, NULL);
        if (!broken && source_allows(c)) {
            g_string_append_len(clean, bytes.at + i, (gssize)length);
        } else {
            if (*count < MOST_FAULTS)
                faults[(*count)++] =
                    (struct fault){(uint32_t)clean->len, broken ? (unsigned char)bytes.at[i] : c,
                                   broken && bytes.at[i] != '\0'};
            g_string_append_len(clean, replacement, REPLACEMENT_BYTES);
        }
        i += length;
    }
}

static void index_lines(struct arena *arena, struct source *source) {
    ARENA_PUSH(arena, source->lines, source->line_count, source->line_room, 0);
    for (size_t i = 0; i < source->text.len; i++)
        if (source->text.at[i] == '\n')
            ARENA_PUSH(arena, source->lines, source->line_count, source->line_room,
                       (uint32_t)i + 1);
}

uint32_t source_add(struct sources *sources, struct str path, struct str name, struct str bytes,
                    struct diags *diags) {
    struct fault faults[MOST_FAULTS];
    size_t fault_count = 0;
    bool wide = str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
    if (wide)
        bytes.len = 0; /* each second byte would be a fault of its own */
    GString *clean = g_string_sized_new(bytes.len + 1);
    append_clean(bytes, clean, faults, &fault_count);
    struct source source = {.path = str_copy(sources->arena, path),
                            .name = str_copy(sources->arena, name)};
    source.text = str_copy(sources->arena, (struct str){clean->str, clean->len});
    g_string_free(clean, TRUE);
    index_lines(sources->arena, &source);
    ARENA_PUSH(sources->arena, sources->items, sources->count, sources->room, source);
    uint32_t index = (uint32_t)sources->count;
    if (wide)
        diag_add(diags, DIAG_TEXT_UTF8, (struct span){index, 0, 0},
                 "the file is UTF-16, not UTF-8");
    for (size_t i = 0; i < fault_count; i++) {
        struct span span = {index, faults[i].offset, faults[i].offset + REPLACEMENT_BYTES};
        if (faults[i].encoding)
            diag_add(diags, DIAG_TEXT_UTF8, span, "the byte 0x%02X is not UTF-8", faults[i].value);
        else
            diag_add(diags, DIAG_TEXT_CONTROL, span, "the character U+%04X cannot be printed%s",
                     faults[i].value, is_separator(faults[i].value) ? ": it ends a line" : "");
        if (is_separator(faults[i].value))
            diag_hint(diags, "end the line there, or put a blank");
    }
    return index;
}

size_t source_count(const struct sources *sources) {
    return sources->count;
}

struct str source_path(const struct sources *sources, uint32_t source) {
    return find(sources, source)->path;
}

struct str source_name(const struct sources *sources, uint32_t source) {
    return find(sources, source)->name;
}

struct str source_text(const struct sources *sources, uint32_t source) {
    return find(sources, source)->text;
}

struct str span_text(const struct sources *sources, struct span span) {
    return str_slice(find(sources, span.source)->text, span.start, span.end);
}

/* The index of the line that holds `offset`. */
static size_t line_index(const struct source *source, uint32_t offset) {
    size_t low = 0, high = source->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct place_in_text source_place(const struct sources *sources, uint32_t source, uint32_t offset) {
    const struct source *found = find(sources, source);
    if (found->line_count == 0)
        return (struct place_in_text){1, 1};
    size_t line = line_index(found, offset);
    struct str before = str_slice(found->text, found->lines[line], offset);
    return (struct place_in_text){(uint32_t)line + 1, (uint32_t)str_characters(before) + 1};
}

struct place_in_text source_place_next(const struct sources *sources, struct place_cursor *cursor,
                                       uint32_t source, uint32_t offset) {
    const struct source *found = find(sources, source);
    bool behind = cursor->source == source && cursor->offset <= offset && found->line_count;
    if (behind && line_index(found, offset) + 1 == cursor->place.line)
        cursor->place.column +=
            (uint32_t)str_characters(str_slice(found->text, cursor->offset, offset));
    else
        cursor->place = source_place(sources, source, offset);
    cursor->source = source;
    cursor->offset = offset;
    return cursor->place;
}

uint32_t source_line_start(const struct sources *sources, uint32_t source, uint32_t line) {
    const struct source *found = find(sources, source);
    if (line == 0 || found->line_count == 0)
        return 0;
    return line > found->line_count ? (uint32_t)found->text.len : found->lines[line - 1];
}

uint32_t source_line_end(const struct sources *sources, uint32_t source, uint32_t line) {
    const struct source *found = find(sources, source);
    if (line >= found->line_count)
        return (uint32_t)found->text.len;
    return line == 0 ? 0 : found->lines[line] - 1;
}
