/* limits.c: what would cost the Markdown parser more than linear time or memory is refused before
 * it sees it. The figures leave room for any honest text. */
#include <string.h>

#include "markdown/markdown_internal.h"

enum {
    MOST_LINE = 64 * 1024,
    MOST_COLUMNS = 64,
    MOST_NESTING = 64,
    MOST_BRACKETS = 2000,
    MOST_MARKS = 10000,
    MOST_DECLARATIONS = 200,
    MOST_CELLS = 200000,
    MOST_SECTION = 8 * 1024 * 1024
};
/* What links by label may grow to: each repeats the address of its definition. */
#define MOST_EXPANSION ((uint64_t)64 * 1024 * 1024)

struct span reading_span(const struct reading *reading, size_t start, size_t end) {
    return (struct span){reading->source, (uint32_t)start, (uint32_t)end};
}

static bool refuse(struct reading *reading, size_t at, const char *what, int most) {
    diag_add(reading->diags, DIAG_MARKDOWN_LIMIT, reading_span(reading, at, at + 1),
             "%s (the limit is %d)", what, most);
    return false;
}

/* Openers that the parser looks back or ahead for, counted over one block: a blank line or a list's
 * mark begins another. Links and cells are counted over the whole section. */
struct counts {
    int brackets, marks, declarations;
    uint64_t links, longest_definition;
    int columns, cells; /* of the table that the line may be in */
};

static bool count(struct reading *reading, size_t i, struct counts *counts) {
    struct str text = reading->text;
    char c = text.at[i];
    counts->brackets += c == '[';
    counts->links += c == '[';
    counts->marks += c == '*' || c == '_' || c == '`' || c == '~';
    counts->declarations += c == '<' && i + 1 < text.len && strchr("!?", text.at[i + 1]);
    if (counts->brackets > MOST_BRACKETS)
        return refuse(reading, i, "too many opening brackets in one paragraph", MOST_BRACKETS);
    if (counts->marks > MOST_MARKS)
        return refuse(reading, i, "too many marks of emphasis or code in one paragraph",
                      MOST_MARKS);
    if (counts->declarations > MOST_DECLARATIONS)
        return refuse(reading, i, "too many markup declarations in one paragraph",
                      MOST_DECLARATIONS);
    return true;
}

/* How deep the marks at a line's start nest: of quotes, of lists, numbers among them. */
static int nesting(struct str line) {
    int depth = 0;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.at[i];
        if (c == '>' || c == '-' || c == '*' || c == '+' || c == '.' || c == ')')
            depth++;
        else if (c != ' ' && c != '\t' && !g_ascii_isdigit(c))
            break;
    }
    return depth;
}

/* A rule of dashes and a date are no nesting: an item's mark has a blank behind it. */
static bool is_deep(struct str line) {
    if (nesting(line) <= MOST_NESTING)
        return false;
    int marks = 0;
    bool other = false;
    for (size_t i = 0; i < line.len; i++) {
        bool quote = line.at[i] == '>';
        bool item =
            strchr("-*+.)", line.at[i]) && i + 1 < line.len && strchr(" \t", line.at[i + 1]);
        marks += quote || item;
        other = other || (line.at[i] != line.at[0] && !strchr(" \t", line.at[i]));
    }
    return marks > MOST_NESTING && (other || line.at[0] == '>' || line.at[0] == '+');
}

/* A table fills short rows up, so a row costs as much as the head has columns. */
static bool count_cells(struct reading *reading, struct str line, size_t at,
                        struct counts *counts) {
    int pipes = 0;
    bool delimiter = str_find(line, STR("-"), 0) != SIZE_MAX;
    for (size_t i = 0; i < line.len; i++) {
        pipes += line.at[i] == '|' && (i == 0 || line.at[i - 1] != '\\');
        delimiter = delimiter && strchr("|:- \t>", line.at[i]);
    }
    if (pipes > MOST_COLUMNS + 1)
        return refuse(reading, at, "the table has too many columns", MOST_COLUMNS);
    if (delimiter && pipes)
        counts->columns = pipes + 1;
    counts->cells += counts->columns;
    return counts->cells <= MOST_CELLS ||
           refuse(reading, at, "the section's tables have too many cells", MOST_CELLS);
}

static bool check_line(struct reading *reading, size_t start, size_t end, struct counts *counts) {
    struct str line = str_slice(reading->text, start, end);
    struct str trimmed = str_trim(line);
    if (line.len > MOST_LINE)
        return refuse(reading, start, "the line is too long", MOST_LINE);
    if (is_deep(line))
        return refuse(reading, start, "nested too deeply", MOST_NESTING);
    if (str_starts(trimmed, STR("[")) && str_find(trimmed, STR("]:"), 0) != SIZE_MAX &&
        trimmed.len > counts->longest_definition)
        counts->longest_definition = trimmed.len;
    if (!trimmed.len)
        counts->columns = 0;
    return count_cells(reading, line, start, counts);
}

/* Whether a line surely begins a block of its own, for the parser too. */
static bool begins_block(struct str line) {
    size_t at = 0;
    while (at < 3 && at < line.len && line.at[at] == ' ')
        at++;
    return !str_trim(line).len || (at + 1 < line.len && strchr("-*+", line.at[at]) &&
                                   line.at[at + 1] == ' ' && str_trim(line).len > 1);
}

static bool within_expansion(struct reading *reading, const struct counts *counts) {
    if (counts->links * counts->longest_definition <= MOST_EXPANSION)
        return true;
    return refuse(reading, reading->start, "the addresses that links repeat make too much text",
                  (int)MOST_EXPANSION);
}

bool markdown_within_limits(struct reading *reading) {
    struct counts counts = {0};
    struct str text = reading->text;
    if (text.len > MOST_SECTION)
        return refuse(reading, MOST_SECTION, "the section is too long", MOST_SECTION);
    for (size_t line = reading->start; line < text.len;) {
        const char *feed = memchr(text.at + line, '\n', text.len - line);
        size_t end = feed ? (size_t)(feed - text.at) : text.len;
        if (begins_block(str_slice(text, line, end)))
            counts.brackets = counts.marks = counts.declarations = 0;
        if (!check_line(reading, line, end, &counts))
            return false;
        for (size_t i = line; i < end; i++)
            if (!count(reading, i, &counts))
                return false;
        line = end + 1;
    }
    return within_expansion(reading, &counts);
}
