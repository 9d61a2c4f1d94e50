/* pages.c: the vertical list → pages. A page takes strips until it is full, then ends at the last
 * place where it may. Footnotes stand at the foot of the page that calls them; what does not fit goes
 * on at the foot of the next. Every page takes at least one strip, so it ends. */
#include <string.h>

#include "layout/vertical.h"

struct text_block text_block_of(const struct layout_input *input) {
    const struct style *style = input->style;
    struct text_block block = {style->paper_width, style->paper_height, 0, 0, style->margin_top};
    if (input->pack->paper_width) {
        block.paper_width = input->pack->paper_width;
        block.paper_height = input->pack->paper_height;
    }
    /* On other paper the margins keep their share of it. */
    double scale = (double)block.paper_width / style->paper_width;
    scale = MIN(scale, 1.0);
    block.top = (int32_t)(style->margin_top * scale);
    block.width = block.paper_width - (int32_t)((style->margin_inner + style->margin_outer) * scale);
    block.height = block.paper_height - block.top - (int32_t)(style->margin_bottom * scale);
    return block;
}

/* A line of a footnote that waits for its page's foot. */
struct note_line {
    const struct line *line;
    const struct node *note; /* set on its first line */
    bool label;
};

struct filler {
    struct layout_job *job;
    const struct vertical *list;
    struct text_block block;
    struct page_list *pages;
    struct page_map *map;
    bool roman;
    struct note_line *waiting; /* lines of notes not yet set */
    size_t waiting_count, waiting_room, waiting_done;
    struct str heading;        /* of the section that the page begins in */
    size_t first_page;         /* index of this matter's first page */
};

/* One page that is being made. */
struct sheet {
    struct draw *draws;
    size_t count, room;
    int32_t left;   /* of the text block */
    size_t index;   /* of the page in the book */
    size_t tint;    /* the last tint, to be prolonged; SIZE_MAX: none */
    struct position flow_start;
    bool has_flow;
};

static const struct text_style *note_style(const struct filler *filler) {
    return role_style(filler->job, TEXT_NOTE);
}

static int32_t note_height(const struct filler *filler, size_t lines) {
    const struct text_style *text = note_style(filler);
    return lines ? (int32_t)lines * text->leading + text->leading : 0;
}

/* ---- notes ---- */

static void add_note(struct filler *filler, const struct node *note) {
    struct layout_job *job = filler->job;
    const struct text_style *text = note_style(filler);
    int32_t indent = text->size * 3 / 2;
    bool first = true;
    for (const struct node *block = note->first; block; block = block->next) {
        if (!node_holds_inlines(block))
            continue; /* a list in a note: its items' paragraphs are reached below */
        struct paragraph paragraph = {.block = block, .text = text, .measure = filler->block.width,
                                      .left = indent, .flow = FLOW_NOTE, .small_caps_allowed = true};
        struct lines lines = paragraph_set(job, &paragraph);
        for (size_t i = 0; i < lines.count; i++) {
            struct note_line line = {&lines.items[i], i == 0 && first ? note : NULL, i == 0 && first};
            ARENA_PUSH(job->arena, filler->waiting, filler->waiting_count, filler->waiting_room, line);
        }
        first = false;
    }
}

/* How many lines the notes of a strip take; they are set twice, which the word cache makes cheap. */
static size_t count_note_lines(struct filler *filler, const struct strip *strip) {
    size_t before = filler->waiting_count;
    for (size_t i = 0; i < strip->note_count; i++)
        add_note(filler, strip->notes[i]);
    size_t lines = filler->waiting_count - before;
    filler->waiting_count = before;
    return lines;
}

/* ---- placing ---- */

static const struct node *original(const struct node *node) {
    return node->copy_of ? node->copy_of : node;
}

static void map_draw(struct filler *filler, const struct sheet *sheet, const struct draw *draw) {
    if (draw->kind == DRAW_TEXT && draw->node && draw->flow != FLOW_REPEATED &&
        draw->flow != FLOW_ARTIFACT)
        page_map_add_text(filler->map, original(draw->node), draw->offset, sheet->index);
}

static void put(struct filler *filler, struct sheet *sheet, struct draw draw) {
    struct arena *arena = filler->job->arena;
    if (draw.kind == DRAW_RECT && draw.colour == filler->job->input->style->tint) {
        struct draw *last = sheet->tint < sheet->count ? &sheet->draws[sheet->tint] : NULL;
        if (last && last->x == draw.x && last->width == draw.width &&
            last->y + last->height == draw.y) {
            last->height += draw.height; /* one rectangle: no seams between lines */
            return;
        }
        sheet->tint = sheet->count;
    }
    ARENA_PUSH(arena, sheet->draws, sheet->count, sheet->room, draw);
}

static void place_strip(struct filler *filler, struct sheet *sheet, const struct strip *strip,
                        int32_t x, int32_t y, bool map) {
    for (size_t i = 0; i < strip->draw_count; i++) {
        struct draw draw = strip->draws[i];
        draw.x += sheet->left + x;
        draw.y += y;
        if (draw.kind == DRAW_RECT && draw.width == 0)
            continue;
        put(filler, sheet, draw);
        if (map)
            map_draw(filler, sheet, &draw);
    }
    if (!map)
        return;
    if (strip->block)
        page_map_add_text(filler->map, strip->block, 0, sheet->index);
    if (!sheet->has_flow && strip->word_start.node) {
        sheet->has_flow = true;
        sheet->flow_start = strip->word_start;
        sheet->flow_start.node = original(strip->word_start.node);
    }
    for (size_t i = 0; i < strip->note_count; i++)
        add_note(filler, strip->notes[i]);
}

static void place_notes(struct filler *filler, struct sheet *sheet, size_t lines) {
    const struct text_style *text = note_style(filler);
    const struct style *style = filler->job->input->style;
    if (!lines)
        return;
    int32_t y = filler->block.top + filler->block.height - (int32_t)lines * text->leading;
    put(filler, sheet, (struct draw){.kind = DRAW_RECT, .flow = FLOW_ARTIFACT, .x = sheet->left,
                                     .y = y - text->leading / 3, .width = filler->block.width / 4,
                                     .height = style->rule_width, .colour = style->rule_colour});
    for (size_t i = 0; i < lines; i++, y += text->leading) {
        const struct note_line *waiting = &filler->waiting[filler->waiting_done++];
        struct strip strip = {0};
        if (waiting->label) {
            struct line label = label_set(filler->job, waiting->note->label, text, text->size * 3 / 2,
                                          TEXT_LEFT, FLOW_NOTE, NULL);
            strip_add_line(filler->job, &strip, &label, 0, text->leading / 4 * 3);
        }
        strip_add_line(filler->job, &strip, waiting->line, 0, text->leading / 4 * 3);
        strip.word_start = (struct position){NULL, 0};
        strip.block = waiting->note;
        if (waiting->note)
            strip_add_draw(filler->job, &strip,
                           (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT,
                                         .text = waiting->note->id});
        place_strip(filler, sheet, &strip, 0, y, true);
    }
}

/* ---- running heads and folios ---- */

static void put_label(struct filler *filler, struct sheet *sheet, struct str text,
                      enum text_role role, enum text_align align, int32_t baseline) {
    const struct text_style *style = role_style(filler->job, role);
    struct line line = label_set(filler->job, text, style, filler->block.width, align, FLOW_ARTIFACT,
                                 NULL);
    struct strip strip = {0};
    strip_add_line(filler->job, &strip, &line, 0, 0);
    place_strip(filler, sheet, &strip, 0, baseline, false);
}

static void put_furniture(struct filler *filler, struct sheet *sheet, struct str label, bool opener) {
    const struct style *style = filler->job->input->style;
    const struct pack *pack = filler->job->input->pack;
    bool odd = (sheet->index - filler->first_page) % 2 == 0;
    int32_t head = filler->block.top - style->head_distance;
    int32_t foot = filler->block.top + filler->block.height + style->foot_distance;
    struct str running = odd && filler->heading.len ? filler->heading : pack->title.text;
    if (!opener)
        put_label(filler, sheet, running, TEXT_RUNNING_HEAD, odd ? TEXT_RIGHT : TEXT_LEFT, head);
    put_label(filler, sheet, label, TEXT_FOLIO, odd ? TEXT_RIGHT : TEXT_LEFT, foot);
}

static void put_marking(struct filler *filler, struct sheet *sheet) {
    struct str marking = filler->job->input->pack->marking.text;
    if (!marking.len)
        return;
    int32_t edge = 28 * PANGO_SCALE;
    put_label(filler, sheet, marking, TEXT_MARKING, TEXT_CENTRE, edge);
    put_label(filler, sheet, marking, TEXT_MARKING, TEXT_CENTRE, filler->block.paper_height - edge);
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

static struct sheet start_sheet(struct filler *filler) {
    const struct style *style = filler->job->input->style;
    struct sheet sheet = {.index = filler->pages->count, .tint = SIZE_MAX};
    bool odd = (sheet.index - filler->first_page) % 2 == 0;
    double scale = MIN((double)filler->block.paper_width / style->paper_width, 1.0);
    sheet.left = (int32_t)((odd ? style->margin_inner : style->margin_outer) * scale);
    return sheet;
}

static void finish_sheet(struct filler *filler, struct sheet *sheet, bool bare, bool opener) {
    struct arena *arena = filler->job->arena;
    size_t number = sheet->index - filler->first_page + 1;
    struct str label = filler->roman ? roman(arena, number) : str_format(arena, "%zu", number);
    if (!bare)
        put_furniture(filler, sheet, label, opener);
    put_marking(filler, sheet);
    struct page page = {filler->block.paper_width, filler->block.paper_height, label, sheet->draws,
                        sheet->count};
    ARENA_PUSH(arena, filler->pages->items, filler->pages->count, filler->pages->room, page);
    page_map_add_page(filler->map, (struct page_entry){label, sheet->has_flow, sheet->flow_start});
}

/* ---- filling ---- */

/* How far a column of `height` reaches from strip `from`: the index behind its last strip. Takes at
 * least one strip. `note_lines` is what stands at the foot already, and with the column's notes. */
static size_t fit(struct filler *filler, size_t from, int32_t height, size_t *note_lines,
                  bool columns) {
    const struct vertical *list = filler->list;
    size_t waiting = *note_lines, legal = from, legal_notes = waiting;
    int32_t used = 0, half = height / 2;
    bool top = true;
    for (size_t i = from; i < list->count; i++) {
        const struct strip *strip = &list->items[i];
        if (i > from && (strip->page_before || strip->two_columns != columns)) {
            *note_lines = waiting;
            return i;
        }
        if (strip->space && top) {
            legal = i + 1;
            continue;
        }
        if (top && strip->repeat)
            used += strip->repeat->height;
        top = false;
        size_t lines = waiting + count_note_lines(filler, strip);
        int32_t foot = MIN(note_height(filler, lines), half);
        if (used + strip->height + foot > height && !strip->space) {
            if (legal > from) {
                *note_lines = legal_notes;
                return legal;
            }
            /* Nothing may end here: the page ends all the same, before this strip if it can. */
            *note_lines = i > from ? waiting : lines;
            return i > from ? i : i + 1;
        }
        used += strip->height;
        waiting = lines;
        if (!strip->keep) {
            legal = i + 1;
            legal_notes = waiting;
        }
    }
    *note_lines = waiting;
    return list->count;
}

static int32_t place_column(struct filler *filler, struct sheet *sheet, size_t from, size_t to,
                            int32_t x, int32_t y) {
    bool top = true;
    for (size_t i = from; i < to; i++) {
        const struct strip *strip = &filler->list->items[i];
        if (top && strip->space)
            continue;
        if (top && strip->repeat) {
            place_strip(filler, sheet, strip->repeat, x, y, false);
            y += strip->repeat->height;
        }
        top = false;
        if (strip->heading.len)
            filler->heading = strip->heading;
        place_strip(filler, sheet, strip, x, y, true);
        y += strip->height;
    }
    return y;
}

static int32_t column_height(const struct filler *filler, size_t from, size_t to) {
    int32_t height = 0;
    for (size_t i = from; i < to; i++)
        if (height || !filler->list->items[i].space)
            height += filler->list->items[i].height;
    return height;
}

/* Two columns: the least height at which the rest fits into both, else both full. */
static size_t place_columns(struct filler *filler, struct sheet *sheet, size_t from, int32_t y,
                            int32_t room) {
    size_t end = from, none = 0;
    while (end < filler->list->count && filler->list->items[end].two_columns)
        end++;
    int32_t step = role_style(filler->job, TEXT_INDEX)->leading, height = room;
    int32_t total = column_height(filler, from, end);
    if (total < 2 * room)
        height = MIN(total / 2, room);
    size_t middle, stop;
    for (;; height = MIN(height + step, room)) {
        middle = fit(filler, from, height, &none, true);
        stop = middle < end ? fit(filler, middle, height, &none, true) : middle;
        if (stop >= end || height >= room)
            break;
    }
    int32_t shift = (filler->block.width + filler->job->input->style->column_gap) / 2;
    int32_t first = place_column(filler, sheet, from, middle, 0, y);
    if (middle < end)
        place_column(filler, sheet, middle, stop, shift, y);
    (void)first;
    return stop;
}

static size_t fill_page(struct filler *filler, size_t from) {
    struct sheet sheet = start_sheet(filler);
    const struct vertical *list = filler->list;
    int32_t y = filler->block.top, bottom = y + filler->block.height;
    bool bare = from < list->count && list->items[from].bare_page;
    bool opener = from < list->count && list->items[from].page_before;
    size_t carried = filler->waiting_count - filler->waiting_done, notes = carried, next = from;
    if (from < list->count && !list->items[from].two_columns) {
        next = fit(filler, from, filler->block.height, &notes, false);
        y = place_column(filler, &sheet, from, next, 0, y);
    }
    int32_t least = 6 * role_style(filler->job, TEXT_INDEX)->leading;
    if (next < list->count && list->items[next].two_columns && !notes && bottom - y > least)
        next = place_columns(filler, &sheet, next, y, bottom - y);
    size_t lines = filler->waiting_count - filler->waiting_done;
    size_t most = (size_t)(filler->block.height / 2 / note_style(filler)->leading);
    if (next < list->count || from < list->count)
        lines = MIN(lines, most);
    else
        lines = MIN(lines, 2 * most - 2);
    place_notes(filler, &sheet, lines);
    finish_sheet(filler, &sheet, bare, opener);
    return next;
}

void pages_fill(struct layout_job *job, const struct vertical *list, bool is_roman,
                struct page_list *pages, struct page_map *map) {
    struct filler filler = {.job = job, .list = list, .block = text_block_of(job->input),
                            .pages = pages, .map = map, .roman = is_roman,
                            .first_page = pages->count};
    for (size_t at = 0; at < list->count || filler.waiting_done < filler.waiting_count;) {
        while (at < list->count && list->items[at].space)
            at++; /* a page does not begin with a space, nor consist of one */
        if (at >= list->count && filler.waiting_done >= filler.waiting_count)
            break;
        at = fill_page(&filler, at);
    }
}
