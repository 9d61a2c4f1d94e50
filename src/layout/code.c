/* code.c: a code block → lines. Each line of the source is a line; one that is too long goes on in
 * the next, indented, if possible behind a space. Tabs stand for four spaces' width. */
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
    int32_t indent = INDENT_CHARACTERS * shape_word(job->typesetter, code.face, STR(" "))->width;
    struct str all = block->text;
    if (str_ends(all, STR("\n")))
        all.len--;
    for (size_t at = 0; at <= all.len;) {
        size_t end = str_find(all, STR("\n"), at);
        end = MIN(end, all.len);
        int32_t x = 0;
        do {
            size_t size = fitting(&code, str_slice(all, at, end), measure - x);
            struct line line = set_line(&code, str_slice(all, at, at + size), (uint32_t)at, x);
            ARENA_PUSH(job->arena, lines.items, lines.count, room, line);
            at += size;
            x = indent;
        } while (at < end);
        at = end + 1;
    }
    return lines;
}
