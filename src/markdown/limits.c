/* limits.c: what would cost the Markdown parser more than linear time is refused before it sees it.
 * The figures leave room for any honest text. */
#include "markdown/markdown_internal.h"

enum { MOST_LINE = 64 * 1024, MOST_COLUMNS = 64, MOST_NESTING = 64, MOST_RUN = 2000 };

struct span reading_span(const struct reading *reading, size_t start, size_t end) {
    return (struct span){reading->source, (uint32_t)start, (uint32_t)end};
}

static bool refuse(struct reading *reading, size_t at, const char *what, int most) {
    diag_add(reading->diags, DIAG_MARKDOWN_LIMIT, reading_span(reading, at, at + 1),
             "%s (the limit is %d)", what, most);
    return false;
}

/* Openers that the parser looks back or ahead for, counted over one paragraph: a blank line ends it. */
struct counts {
    int brackets, stars, declarations, pipes;
};

static bool count(struct reading *reading, size_t i, struct counts *counts) {
    struct str text = reading->text;
    char c = text.at[i];
    counts->brackets += c == '[';
    counts->stars += c == '*' || c == '_' || c == '`' || c == '~';
    counts->declarations += c == '<' && i + 1 < text.len && (text.at[i + 1] == '!' || text.at[i + 1] == '?');
    if (counts->brackets > MOST_RUN)
        return refuse(reading, i, "too many opening brackets in one paragraph", MOST_RUN);
    if (counts->stars > 5 * MOST_RUN)
        return refuse(reading, i, "too many marks of emphasis or code in one paragraph", 5 * MOST_RUN);
    if (counts->declarations > 200)
        return refuse(reading, i, "too many markup declarations in one paragraph", 200);
    return true;
}

static bool check_line(struct reading *reading, size_t start, size_t end) {
    int pipes = 0, depth = 0;
    bool leading = true;
    if (end - start > MOST_LINE)
        return refuse(reading, start, "the line is too long", MOST_LINE);
    for (size_t i = start; i < end; i++) {
        char c = reading->text.at[i];
        pipes += c == '|';
        leading = leading && (c == ' ' || c == '\t' || c == '>' || c == '-' || c == '*' || c == '+');
        depth += leading && c != ' ' && c != '\t';
    }
    if (pipes > MOST_COLUMNS + 1)
        return refuse(reading, start, "the table has too many columns", MOST_COLUMNS);
    bool rule = !leading || depth <= MOST_NESTING;
    return rule || refuse(reading, start, "nested too deeply", MOST_NESTING);
}

bool markdown_within_limits(struct reading *reading) {
    struct counts counts = {0};
    struct str text = reading->text;
    size_t line = reading->start;
    bool good = true;
    for (size_t i = reading->start; i <= text.len && good; i++) {
        if (i < text.len && text.at[i] != '\n') {
            good = count(reading, i, &counts);
            continue;
        }
        good = check_line(reading, line, i);
        if (!str_trim(str_slice(text, line, i)).len)
            counts = (struct counts){0};
        line = i + 1;
    }
    return good;
}
