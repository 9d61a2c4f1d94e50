/* diag_print.c: messages as text with excerpt and caret, and as JSON. */
#include <string.h>

#include "base/diag_internal.h"

enum { EXCERPT_BEFORE = 60, EXCERPT_MOST = 100 };

/* Long lines are cut around the place, at character borders. */
static struct str cut_line(struct str line, size_t at, size_t *cut) {
    *cut = 0;
    if (str_characters(line) <= EXCERPT_MOST)
        return line;
    size_t start = at > EXCERPT_BEFORE ? at - EXCERPT_BEFORE : 0;
    while (start < line.len && ((unsigned char)line.at[start] & 0xC0) == 0x80)
        start++;
    size_t end = start;
    for (int i = 0; i < EXCERPT_MOST && end < line.len; i++)
        str_next(line, &end);
    *cut = start;
    return str_slice(line, start, end);
}

static void append_excerpt(const struct sources *sources, struct span span, struct str hint,
                           GString *out) {
    struct place_in_text place = source_place(sources, span.source, span.start);
    uint32_t start = source_line_start(sources, span.source, place.line);
    uint32_t end = source_line_end(sources, span.source, place.line);
    struct str line = str_slice(source_text(sources, span.source), start, end);
    size_t at = span.start - start, cut;
    struct str shown = cut_line(line, at, &cut);
    g_string_append_printf(out, "%5u |   ", place.line);
    str_append_visible(out, shown);
    g_string_append(out, "\n      |   ");
    size_t before = str_characters(str_slice(shown, 0, at - cut));
    for (size_t i = 0; i < before; i++)
        g_string_append_c(out, ' ');
    size_t stop = span.end < end ? span.end : end;
    size_t length =
        str_characters(str_slice(shown, at - cut, stop > start ? stop - start - cut : 0));
    g_string_append_c(out, '^');
    for (size_t i = 1; i < length; i++)
        g_string_append_c(out, '~');
    if (hint.len) {
        g_string_append_c(out, ' ');
        str_append_visible(out, hint);
    }
    g_string_append_c(out, '\n');
}

static void append_place(const struct sources *sources, struct span span, struct str path,
                         GString *out) {
    if (span.source) {
        struct place_in_text place = source_place(sources, span.source, span.start);
        str_append_visible(out, source_path(sources, span.source));
        g_string_append_printf(out, ":%u:%u: ", place.line, place.column);
    } else if (path.len) {
        str_append_visible(out, path);
        g_string_append(out, ": ");
    } else {
        g_string_append(out, "dossier: ");
    }
}

static void append_text(const struct diags *diags, const struct diag *diag, GString *out) {
    append_place(diags->sources, diag->span, diag->path, out);
    g_string_append_printf(out, "%s: ", diag_level_name(diag_level_of(diag->code)));
    str_append_visible(out, diag->text);
    g_string_append_printf(out, " [%s]\n", diag_word(diag->code));
    if (diag->span.source)
        append_excerpt(diags->sources, diag->span, diag->hint, out);
    else if (diag->hint.len) {
        g_string_append(out, "      ");
        str_append_visible(out, diag->hint);
        g_string_append_c(out, '\n');
    }
    if (diag->see.source) {
        append_place(diags->sources, diag->see, diag->path, out);
        g_string_append(out, "note: ");
        str_append_visible(out, diag->see_text);
        g_string_append_c(out, '\n');
        append_excerpt(diags->sources, diag->see, (struct str){"", 0}, out);
    }
}

void diag_print_text(const struct diags *diags, size_t most, GString *out) {
    size_t count, printed[3] = {0, 0, 0};
    struct diag *sorted = diag_sorted(diags, &count);
    for (size_t i = 0; i < count; i++)
        if (printed[diag_level_of(sorted[i].code)]++ < most)
            append_text(diags, &sorted[i], out);
    for (int level = DIAG_ERROR; level >= DIAG_NOTE; level--)
        if (printed[level] > most)
            g_string_append_printf(out, "dossier: %s: and %zu more of this kind\n",
                                   diag_level_name((enum diag_level)level), printed[level] - most);
    g_free(sorted);
}

static void append_json_place(const struct sources *sources, struct span span, GString *out) {
    struct place_in_text from = source_place(sources, span.source, span.start);
    struct place_in_text to = source_place(sources, span.source, span.end);
    g_string_append(out, "\"file\": ");
    str_append_json(out, source_path(sources, span.source));
    g_string_append_printf(out,
                           ", \"line\": %u, \"column\": %u, \"end_line\": %u, "
                           "\"end_column\": %u",
                           from.line, from.column, to.line, to.column);
}

static void append_json(const struct diags *diags, const struct diag *diag, GString *out) {
    g_string_append_printf(out, "  {\"level\": \"%s\", \"code\": \"%s\", \"text\": ",
                           diag_level_name(diag_level_of(diag->code)), diag_word(diag->code));
    str_append_json(out, diag->text);
    g_string_append(out, ", ");
    if (diag->span.source) {
        append_json_place(diags->sources, diag->span, out);
    } else {
        g_string_append(out, "\"file\": ");
        str_append_json(out, diag->path);
    }
    if (diag->hint.len) {
        g_string_append(out, ", \"hint\": ");
        str_append_json(out, diag->hint);
    }
    if (diag->see.source) {
        g_string_append(out, ", \"see\": {");
        append_json_place(diags->sources, diag->see, out);
        g_string_append(out, ", \"text\": ");
        str_append_json(out, diag->see_text);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, '}');
}

void diag_print_json(const struct diags *diags, GString *out) {
    size_t count;
    struct diag *sorted = diag_sorted(diags, &count);
    g_string_append(out, "[\n");
    for (size_t i = 0; i < count; i++) {
        append_json(diags, &sorted[i], out);
        g_string_append(out, i + 1 < count ? ",\n" : "\n");
    }
    g_string_append(out, "]\n");
    g_free(sorted);
}
