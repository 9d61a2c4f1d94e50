/* sheet.c: what stands on one page: strips, notes, running head, folio, marking. In: strips and
 * their places. Out: the page's draws and its entries in the page map. */
#include "layout/sheet.h"

/* `length` of the style's paper, on paper that measures `paper` in its stead. */
static int32_t shrink(int32_t length, int32_t paper, int32_t style_paper) {
    return (int32_t)((int64_t)length * MIN(paper, style_paper) / MAX(style_paper, 1));
}

struct text_block text_block_of(const struct layout_input *input) {
    const struct style *style = input->style;
    struct text_block block = {style->paper_width, style->paper_height, 0, 0, style->margin_top};
    if (input->pack->paper_width) {
        block.paper_width = input->pack->paper_width;
        block.paper_height = input->pack->paper_height;
    }
    /* On smaller paper the margins keep their share of it, so that text has room on any. */
    int32_t inner = shrink(style->margin_inner, block.paper_width, style->paper_width);
    int32_t outer = shrink(style->margin_outer, block.paper_width, style->paper_width);
    int32_t bottom = shrink(style->margin_bottom, block.paper_height, style->paper_height);
    block.top = shrink(style->margin_top, block.paper_height, style->paper_height);
    block.width = block.paper_width - inner - outer;
    block.height = block.paper_height - block.top - bottom;
    return block;
}

/* Room for two digits, and more for longer numbers. */
static int32_t note_label_width(const struct text_style *text, const struct node *note) {
    int32_t digits = MAX((int32_t)note->label.len, 2);
    return text->size * (digits + 1) / 2;
}

void note_strips(struct layout_job *job, const struct node *note, int32_t measure,
                 struct vertical *strips) {
    const struct text_style *text = role_style(job, TEXT_NOTE);
    int32_t indent = note_label_width(text, note);
    bool right = reads_from_right(job, note);
    struct place place = {
        .left = right ? 0 : indent, .measure = measure - indent, .text = text, .flow = FLOW_NOTE};
    size_t first = strips->count;
    vertical_children(job, strips, note->printed ? note->printed : note, place);
    if (strips->count == first || strips->items[first].space)
        vertical_add(job, strips, (struct strip){.height = text->leading});
    for (size_t i = first; i < strips->count; i++)
        strips->items[i].word_start = (struct position){NULL, 0};
    struct line label =
        label_set(job, note->label, text, indent, right ? TEXT_RIGHT : TEXT_LEFT, FLOW_NOTE, NULL);
    struct strip *strip = &strips->items[first];
    strip_add_label(job, strip, &label, right ? measure - indent : 0, text->leading / 4 * 3);
    strip_add_draw(job, strip,
                   (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = note->id});
}

/* ---- placing ---- */

static const struct node *original(const struct node *node) {
    return node->copy_of ? node->copy_of : node;
}

static void map_draw(struct sheets *sheets, const struct sheet *sheet, const struct draw *draw) {
    if (draw->kind == DRAW_TEXT && draw->node && draw->flow != FLOW_REPEATED &&
        draw->flow != FLOW_ARTIFACT)
        page_map_add_text(sheets->map, original(draw->node), draw->offset, sheet->index);
}

static void put(struct sheets *sheets, struct sheet *sheet, struct draw draw) {
    struct arena *arena = sheets->job->arena;
    if (draw.kind == DRAW_RECT && draw.colour == sheets->job->input->style->tint) {
        struct draw *last = sheet->tint < sheet->count ? &sheet->draws[sheet->tint] : NULL;
        if (last && last->x == draw.x && last->width == draw.width &&
            last->y + last->height == draw.y) {
            last->height += draw.height; /* one rectangle: no seams between lines */
            return;
        }
        sheet->tint = sheet->count;
    }
    /* NOLINTNEXTLINE: the first push makes the list */
    ARENA_PUSH(arena, sheet->draws, sheet->count, sheet->room, draw);
}

static void place(struct sheets *sheets, struct sheet *sheet, const struct strip *strip, int32_t x,
                  int32_t y, bool map) {
    for (size_t i = 0; i < strip->draw_count; i++) {
        struct draw draw = strip->draws[i];
        draw.x += sheet->left + x;
        draw.y += y;
        if (draw.kind == DRAW_RECT && draw.width == 0)
            continue;
        put(sheets, sheet, draw);
        if (map)
            map_draw(sheets, sheet, &draw);
    }
}

void sheet_repeat(struct sheets *sheets, struct sheet *sheet, const struct strip *strip, int32_t x,
                  int32_t y) {
    place(sheets, sheet, strip, x, y, false);
}

void sheet_place(struct sheets *sheets, struct sheet *sheet, const struct strip *strip, int32_t x,
                 int32_t y) {
    if (strip->heading.len) {
        sheets->heading = strip->heading;
        if (!sheet->has_flow)
            sheet->heading = strip->heading;
        sheet->opener = sheet->opener || !sheet->started;
    }
    sheet->started = true;
    place(sheets, sheet, strip, x, y, true);
    if (strip->block)
        page_map_add_text(sheets->map, strip->block, 0, sheet->index);
    if (!sheet->has_flow && strip->word_start.node) {
        sheet->has_flow = true;
        sheet->flow_start = strip->word_start;
        sheet->flow_start.node = original(strip->word_start.node);
    }
}

void sheet_place_note_rule(struct sheets *sheets, struct sheet *sheet, int32_t y) {
    const struct style *style = sheets->job->input->style;
    put(sheets, sheet,
        (struct draw){.kind = DRAW_RECT,
                      .flow = FLOW_ARTIFACT,
                      .x = sheet->left,
                      .y = y - style->text[TEXT_NOTE].leading / 3,
                      .width = sheets->block.width / 4,
                      .height = style->rule_width,
                      .colour = style->rule_colour});
}

/* ---- running heads and folios ---- */

/* A label in one line; one that is too long loses words at its end. */
static struct line set_short(struct sheets *sheets, struct str text, const struct text_style *style,
                             enum text_align align) {
    int32_t width, measure = sheets->block.width;
    struct str shown = text;
    for (;;) {
        struct line line =
            label_set(sheets->job, shown, style, measure, align, FLOW_ARTIFACT, &width);
        if (width <= measure || text.len == 0)
            return line;
        /* Take away at least a word, and about what is too long. */
        size_t end = MIN(text.len - 1, text.len * (size_t)measure / (size_t)width);
        while (end && text.at[end] != ' ')
            end--;
        text = str_slice(text, 0, end);
        shown = text.len ? str_format(sheets->job->arena, "%.*s\u2026", STR_ARG(text)) : text;
    }
}

static void put_label(struct sheets *sheets, struct sheet *sheet, struct str text,
                      enum text_role role, enum text_align align, int32_t baseline) {
    const struct text_style *style = role_style(sheets->job, role);
    struct line line = set_short(sheets, text, style, align);
    struct strip strip = {0};
    strip_add_line(sheets->job, &strip, &line, 0, 0);
    sheet_repeat(sheets, sheet, &strip, 0, baseline);
}

static void put_furniture(struct sheets *sheets, struct sheet *sheet, struct str label) {
    const struct style *style = sheets->job->input->style;
    const struct pack *pack = sheets->job->input->pack;
    bool odd = sheet_number(sheets, sheet) % 2 == 1;
    int32_t paper = sheets->block.paper_height, full = style->paper_height;
    int32_t head = sheets->block.top - shrink(style->head_distance, paper, full);
    int32_t foot =
        sheets->block.top + sheets->block.height + shrink(style->foot_distance, paper, full);
    struct str running = odd && sheet->heading.len ? sheet->heading : pack->title.text;
    if (!sheet->opener)
        put_label(sheets, sheet, running, TEXT_RUNNING_HEAD, odd ? TEXT_RIGHT : TEXT_LEFT, head);
    put_label(sheets, sheet, label, TEXT_FOLIO, odd ? TEXT_RIGHT : TEXT_LEFT, foot);
}

static void put_marking(struct sheets *sheets, struct sheet *sheet) {
    struct str marking = sheets->job->input->pack->marking.text;
    if (!marking.len)
        return;
    /* 28 pt on A4 and what is larger, in proportion on what is smaller. */
    int32_t edge = shrink(28 * PANGO_SCALE, sheets->block.paper_height, 842 * PANGO_SCALE);
    put_label(sheets, sheet, marking, TEXT_MARKING, TEXT_CENTRE, edge);
    put_label(sheets, sheet, marking, TEXT_MARKING, TEXT_CENTRE, sheets->block.paper_height - edge);
}

static struct str roman(struct arena *arena, size_t number) {
    static const struct {
        size_t value;
        const char *letters;
    } steps[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                 {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
    struct str text = STR("");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; number >= steps[i].value; number -= steps[i].value)
            text = str_format(arena, "%.*s%s", STR_ARG(text), steps[i].letters);
    return text;
}

struct sheet sheet_start(const struct sheets *sheets) {
    const struct style *style = sheets->job->input->style;
    struct sheet sheet = {
        .index = sheets->pages->count, .tint = SIZE_MAX, .heading = sheets->heading};
    bool odd = (sheet.index - sheets->first_page) % 2 == 0;
    sheet.left = shrink(odd ? style->margin_inner : style->margin_outer, sheets->block.paper_width,
                        style->paper_width);
    return sheet;
}

size_t sheet_number(const struct sheets *sheets, const struct sheet *sheet) {
    return sheet->index - sheets->first_page + 1;
}

void sheet_finish(struct sheets *sheets, struct sheet *sheet) {
    struct arena *arena = sheets->job->arena;
    size_t number = sheet_number(sheets, sheet);
    struct str label = sheets->roman ? roman(arena, number) : str_format(arena, "%zu", number);
    if (!sheet->bare)
        put_furniture(sheets, sheet, label);
    put_marking(sheets, sheet);
    struct page page = {sheets->block.paper_width, sheets->block.paper_height, label, sheet->draws,
                        sheet->count};
    ARENA_PUSH(arena, sheets->pages->items, sheets->pages->count, sheets->pages->room, page);
    page_map_add_page(sheets->map, (struct page_entry){label, sheet->has_flow, sheet->flow_start});
}
