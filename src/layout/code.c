/* code.c: a code block → lines. Each line of the source is a line; one that is too long goes on in
 * the next, indented further than it began, if possible behind a space. Where it is divided stands
 * a mark, drawn and not written, so that who copies the text does not get it. Tabs stand for four
 * spaces' width. */
#include "layout/words.h"

#include <string.h>

enum { INDENT_CHARACTERS = 2 };

struct code_line {
    struct layout_job *job;
    const struct node *block;
    const struct text_style *text;
    const struct face *face;
    enum draw_flow flow;
};

/* How many bytes of `rest` fit into `measure`: all, up to the last space that fits, or one at
 * least. */
static size_t fitting(const struct code_line *code, struct str rest, int32_t measure) {
    size_t fits = 0, space = 0;
    int32_t x = 0;
    for (size_t i = 0; i < rest.len;) {
        size_t at = i;
        uint32_t c = str_next(rest, &i);
        struct str one = c == '\t' ? STR("    ") : str_slice(rest, at, i);
        x += shape_word(code->job->typesetter, code->face, one)->width;
        if (x > measure && fits > 0)
            return space ? space : fits;
        fits = i;
        if (c == ' ' || c == '\t')
            space = i;
    }
    return rest.len;
}

static void report(const struct code_line *code, const struct shape *shape) {
    if (!shape->missing)
        return;
    size_t at = shape->missing_offset;
    uint32_t character = str_next(shape->text, &at);
    diag_add(code->job->diags, DIAG_GLYPH_MISSING, code->block->span,
             "no font has the character U+%04X", character);
}

/* A turned arrow at the line's end. */
static void add_mark(const struct code_line *code, struct line *line, int32_t right) {
    enum { PARTS = 5 };
    struct arena *arena = code->job->arena;
    struct draw *draws = ARENA_ARRAY(arena, struct draw, line->draw_count + PARTS);
    if (line->draw_count)
        memcpy(draws, line->draws, line->draw_count * sizeof *draws);
    int32_t unit = code->text->size / 20, left = right - 9 * unit, middle = -3 * unit;
    const int32_t parts[PARTS][4] = {
        {right - unit, -8 * unit, unit, 6 * unit - unit / 2}, /* down, */
        {left, middle, 9 * unit, unit},                       /* to the left, */
        {left + unit, middle - unit, unit, 3 * unit},         /* with a head */
        {left + 2 * unit, middle - 2 * unit, unit, 5 * unit},
        {left, middle, unit, unit},
    };
    for (size_t i = 0; i < PARTS; i++)
        draws[line->draw_count + i] = (struct draw){.kind = DRAW_RECT,
                                                    .flow = FLOW_ARTIFACT,
                                                    .x = parts[i][0],
                                                    .y = parts[i][1],
                                                    .width = parts[i][2],
                                                    .height = parts[i][3],
                                                    .colour = code->job->input->style->accent};
    line->draws = draws;
    line->draw_count += PARTS;
}

/* How far a line that goes on stands in: as it began, and a little more. */
static int32_t further_indent(const struct code_line *code, struct str line, int32_t measure) {
    size_t spaces = INDENT_CHARACTERS;
    for (size_t i = 0; i < line.len && (line.at[i] == ' ' || line.at[i] == '\t'); i++)
        spaces += line.at[i] == ' ' ? 1 : 4;
    int32_t width = shape_word(code->job->typesetter, code->face, STR(" "))->width;
    int64_t indent = (int64_t)width * (int64_t)MIN(spaces, 1000);
    return (int32_t)MIN(indent, measure / 3);
}

static struct line set_line(const struct code_line *code, struct str text, uint32_t offset,
                            int32_t x) {
    struct arena *arena = code->job->arena;
    struct typesetter *typesetter = code->job->typesetter;
    GString *plain = g_string_new(NULL);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\t')
            g_string_append(plain, "    ");
        else
            g_string_append_c(plain, text.at[i]);
    struct str shown = str_copy(arena, (struct str){plain->str, plain->len});
    g_string_free(plain, TRUE);
    struct line line = {.start = {code->block, offset}, .word_start = {code->block, offset}};
    const struct shape *shape = shape_word(typesetter, code->face, shown.len ? shown : STR(" "));
    report(code, shape);
    line.ascent = shape->ascent;
    line.descent = shape->descent;
    if (shown.len == 0)
        return line;
    struct draw *draws = ARENA_ARRAY(arena, struct draw, shape->run_count + 1);
    for (size_t r = 0; r < shape->run_count; r++) {
        const struct shape_run *run = &shape->runs[r];
        draws[line.draw_count++] =
            (struct draw){.kind = DRAW_TEXT,
                          .flow = code->flow,
                          .node = code->block,
                          .offset = offset + run->start,
                          .x = x,
                          .width = run->width,
                          .height = shape->ascent,
                          .colour = code->text->colour,
                          .font = run->font,
                          .glyphs = run->glyphs,
                          .glyph_count = run->glyph_count,
                          .clusters = run->clusters,
                          .cluster_count = run->cluster_count,
                          .text = str_slice(shown, run->start, run->start + run->bytes),
                          .line_end = r + 1 == shape->run_count};
        x += run->width;
    }
    line.draws = draws;
    return line;
}

struct lines code_set(struct layout_job *job, const struct node *block,
                      const struct text_style *text, int32_t measure, enum draw_flow flow) {
    struct code_line code = {job, block, text, NULL, flow};
    code.face = face_find(job->typesetter, text, STR("en"));
    struct lines lines = {.count = 0};
    size_t room = 0;
    int32_t mark = text->size * 6 / 10;
    struct str all = block->text;
    if (str_ends(all, STR("\n")))
        all.len--;
    for (size_t at = 0; at <= all.len;) {
        size_t end = str_find(all, STR("\n"), at);
        end = MIN(end, all.len);
        int32_t x = 0, indent = further_indent(&code, str_slice(all, at, end), measure);
        do {
            struct str rest = str_slice(all, at, end);
            size_t size = fitting(&code, rest, measure - x);
            if (size < rest.len)
                size = fitting(&code, rest, measure - x - mark);
            struct line line = set_line(&code, str_slice(all, at, at + size), (uint32_t)at, x);
            at += size;
            if (at < end)
                add_mark(&code, &line, measure);
            ARENA_PUSH(job->arena, lines.items, lines.count, room, line);
            x = indent;
        } while (at < end);
        at = end + 1;
    }
    return lines;
}
