/* pages.c: the vertical list → pages. A page takes strips until it is full, then ends at the last
 * place where it may. Footnotes stand at the foot of the page that calls them; what does not fit
 * goes on at the foot of the next. Every page takes at least one strip, so it ends. */
#include <string.h>

#include "layout/vertical.h"

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

struct filler {
    struct layout_job *job;
    const struct vertical *list;
    struct text_block block;
    struct page_list *pages;
    struct page_map *map;
    bool roman;
    struct vertical waiting; /* notes that were called; from `waiting_done` on not yet set */
    size_t waiting_done;
    GHashTable *called;     /* notes that were called; asked, never walked */
    bool in_generated;      /* the pages are those of a generated section, */
    size_t generated_start; /* from this one on */
    struct str heading;     /* of the section that the page begins in */
    size_t first_page;      /* index of this matter's first page */
};

/* One page that is being made. */
struct sheet {
    struct draw *draws;
    size_t count, room;
    int32_t left; /* of the text block */
    size_t index; /* of the page in the book */
    size_t tint;  /* the last tint, to be prolonged; SIZE_MAX: none */
    struct position flow_start;
    bool has_flow;
    struct str heading; /* of the section that the page begins in, or with */
};

static const struct text_style *note_style(const struct filler *filler) {
    return role_style(filler->job, TEXT_NOTE);
}

/* What the foot of a page takes for notes of `height`: their rule stands in a line's space. */
static int32_t foot_height(const struct filler *filler, int32_t height) {
    return height ? height + note_style(filler)->leading : 0;
}

/* ---- notes ---- */

/* Room for two digits, and more for longer numbers. */
static int32_t note_label_width(const struct filler *filler, const struct node *note) {
    int32_t digits = MAX((int32_t)note->label.len, 2);
    return note_style(filler)->size * (digits + 1) / 2;
}

/* A note as strips: whatever blocks it holds, set in the notes' style beside its number. A note
 * that is called more than once, or calls itself, is set where it was called first. */
static void append_note(struct filler *filler, const struct node *note, struct vertical *strips) {
    struct layout_job *job = filler->job;
    const struct text_style *text = note_style(filler);
    int32_t indent = note_label_width(filler, note);
    struct place place = {
        .left = indent, .measure = filler->block.width - indent, .text = text, .flow = FLOW_NOTE};
    size_t first = strips->count;
    vertical_children(job, strips, note, place);
    if (strips->count == first || strips->items[first].space)
        vertical_add(job, strips, (struct strip){.height = text->leading});
    for (size_t i = first; i < strips->count; i++)
        strips->items[i].word_start = (struct position){NULL, 0};
    struct line label = label_set(job, note->label, text, indent, TEXT_LEFT, FLOW_NOTE, NULL);
    struct strip *strip = &strips->items[first];
    strip_add_label(job, strip, &label, 0, text->leading / 4 * 3);
    strip_add_draw(job, strip,
                   (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = note->id});
}

static void add_notes(struct filler *filler, const struct strip *strip) {
    for (size_t i = 0; i < strip->note_count; i++) {
        const struct node *note = strip->notes[i];
        if (g_hash_table_add(filler->called, (gpointer)(uintptr_t)note))
            append_note(filler, note, &filler->waiting);
    }
}

/* How much the notes of a strip take at the foot. They are set again when the strip is placed: the
 * word cache makes that cheap, and what is only tried leaves nothing behind. */
static int32_t measure_notes(struct filler *filler, const struct strip *strip) {
    int32_t height = 0;
    for (size_t i = 0; i < strip->note_count; i++) {
        if (g_hash_table_contains(filler->called, strip->notes[i]))
            continue;
        struct vertical strips = {0};
        size_t mark = diag_mark(filler->job->diags);
        append_note(filler, strip->notes[i], &strips);
        diag_rewind(filler->job->diags, mark);
        for (size_t j = 0; j < strips.count; j++)
            height += MIN(strips.items[j].height, filler->block.height);
        height = MIN(height, filler->block.height);
    }
    return height;
}

static int32_t waiting_height(const struct filler *filler) {
    int32_t height = 0;
    for (size_t i = filler->waiting_done; i < filler->waiting.count; i++) {
        height += filler->waiting.items[i].height;
        if (height > filler->block.height)
            return filler->block.height; /* more than a page is as much as a page */
    }
    return height;
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
    add_notes(filler, strip);
}

/* How many waiting strips the foot has room for; at least one when `must`. */
static size_t notes_that_fit(const struct filler *filler, int32_t room, bool must) {
    size_t count = 0;
    int32_t height = 0;
    room -= note_style(filler)->leading;
    for (size_t i = filler->waiting_done; i < filler->waiting.count; i++) {
        height += filler->waiting.items[i].height;
        if (height > room && !(must && count == 0))
            break;
        count++;
    }
    return count;
}

static void place_notes(struct filler *filler, struct sheet *sheet, size_t count) {
    const struct text_style *text = note_style(filler);
    const struct style *style = filler->job->input->style;
    if (!count || !filler->waiting.items)
        return;
    int32_t height = 0;
    for (size_t i = 0; i < count; i++)
        height += filler->waiting.items[filler->waiting_done + i].height;
    int32_t y = filler->block.top + MAX(filler->block.height - height, text->leading);
    put(filler, sheet,
        (struct draw){.kind = DRAW_RECT,
                      .flow = FLOW_ARTIFACT,
                      .x = sheet->left,
                      .y = y - text->leading / 3,
                      .width = filler->block.width / 4,
                      .height = style->rule_width,
                      .colour = style->rule_colour});
    for (size_t i = 0; i < count; i++) {
        /* A copy: a note that calls another makes the list longer, and move. */
        struct strip strip = filler->waiting.items[filler->waiting_done++];
        place_strip(filler, sheet, &strip, 0, y, true);
        y += strip.height;
    }
}

/* ---- running heads and folios ---- */

/* A label in one line; one that is too long loses words at its end. */
static struct line set_short(struct filler *filler, struct str text, const struct text_style *style,
                             enum text_align align) {
    int32_t width, measure = filler->block.width;
    struct str shown = text;
    for (;;) {
        struct line line =
            label_set(filler->job, shown, style, measure, align, FLOW_ARTIFACT, &width);
        if (width <= measure || text.len == 0)
            return line;
        /* Take away at least a word, and about what is too long. */
        size_t end = MIN(text.len - 1, text.len * (size_t)measure / (size_t)width);
        while (end && text.at[end] != ' ')
            end--;
        text = str_slice(text, 0, end);
        shown = text.len ? str_format(filler->job->arena, "%.*s\u2026", STR_ARG(text)) : text;
    }
}

static void put_label(struct filler *filler, struct sheet *sheet, struct str text,
                      enum text_role role, enum text_align align, int32_t baseline) {
    const struct text_style *style = role_style(filler->job, role);
    struct line line = set_short(filler, text, style, align);
    struct strip strip = {0};
    strip_add_line(filler->job, &strip, &line, 0, 0);
    place_strip(filler, sheet, &strip, 0, baseline, false);
}

static void put_furniture(struct filler *filler, struct sheet *sheet, struct str label,
                          bool opener) {
    const struct style *style = filler->job->input->style;
    const struct pack *pack = filler->job->input->pack;
    bool odd = (sheet->index - filler->first_page) % 2 == 0;
    int32_t paper = filler->block.paper_height, full = style->paper_height;
    int32_t head = filler->block.top - shrink(style->head_distance, paper, full);
    int32_t foot =
        filler->block.top + filler->block.height + shrink(style->foot_distance, paper, full);
    struct str running = odd && sheet->heading.len ? sheet->heading : pack->title.text;
    if (!opener)
        put_label(filler, sheet, running, TEXT_RUNNING_HEAD, odd ? TEXT_RIGHT : TEXT_LEFT, head);
    put_label(filler, sheet, label, TEXT_FOLIO, odd ? TEXT_RIGHT : TEXT_LEFT, foot);
}

static void put_marking(struct filler *filler, struct sheet *sheet) {
    struct str marking = filler->job->input->pack->marking.text;
    if (!marking.len)
        return;
    int32_t edge = shrink(28 * PANGO_SCALE, filler->block.paper_height,
                          filler->job->input->style->paper_height);
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
    struct sheet sheet = {
        .index = filler->pages->count, .tint = SIZE_MAX, .heading = filler->heading};
    bool odd = (sheet.index - filler->first_page) % 2 == 0;
    sheet.left = shrink(odd ? style->margin_inner : style->margin_outer, filler->block.paper_width,
                        style->paper_width);
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

static void report_tall(struct filler *filler, const struct strip *strip) {
    struct span span = strip->block ? strip->block->span : SPAN_NONE;
    for (size_t i = 0; i < strip->draw_count && !span.source; i++)
        if (strip->draws[i].node)
            span = strip->draws[i].node->span;
    diag_add(filler->job->diags, DIAG_TOO_TALL, span,
             "this is taller than the page; what does not fit is cut off");
}

/* How far a column of `height` reaches from strip `from`: the index behind its last strip. Takes at
 * least one strip. `notes` is the height of what stands at the foot already, and with the column's
 * notes. */
static size_t fit(struct filler *filler, size_t from, int32_t height, int32_t *notes,
                  bool columns) {
    const struct vertical *list = filler->list;
    size_t legal = from;
    int32_t waiting = *notes, legal_notes = waiting, used = 0, half = height / 2;
    bool top = true;
    for (size_t i = from; i < list->count; i++) {
        const struct strip *strip = &list->items[i];
        if (i > from && (strip->page_before || strip->two_columns != columns)) {
            *notes = waiting;
            return i;
        }
        if (strip->space && top) {
            legal = i + 1;
            continue;
        }
        if (top && strip->repeat)
            used += strip->repeat->height;
        top = false;
        int32_t with = MIN(waiting + measure_notes(filler, strip), filler->block.height);
        int32_t foot = MIN(foot_height(filler, with), half);
        if (used + strip->height + foot > height && !strip->space) {
            if (legal > from) {
                *notes = legal_notes;
                return legal;
            }
            /* Nothing may end here: the page ends all the same, before this strip if it can. */
            *notes = i > from ? waiting : with;
            if (i == from && strip->height > filler->block.height)
                report_tall(filler, strip);
            return i > from ? i : i + 1;
        }
        used += strip->height;
        waiting = with;
        if (!strip->keep) {
            legal = i + 1;
            legal_notes = waiting;
        }
    }
    *notes = waiting;
    return list->count;
}

static int32_t place_column(struct filler *filler, struct sheet *sheet, size_t from, size_t to,
                            int32_t x, int32_t y) {
    bool top = true;
    while (to > from && filler->list->items[to - 1].space)
        to--; /* what follows begins a page, or the column is full */
    for (size_t i = from; i < to; i++) {
        const struct strip *strip = &filler->list->items[i];
        if (top && strip->space)
            continue;
        if (top && strip->repeat) {
            place_strip(filler, sheet, strip->repeat, x, y, false);
            y += strip->repeat->height;
        }
        top = false;
        if (strip->heading.len) {
            filler->heading = strip->heading;
            if (!sheet->has_flow)
                sheet->heading = strip->heading;
        }
        place_strip(filler, sheet, strip, x, y, true);
        y += strip->height;
    }
    return y;
}

static int32_t column_height(const struct filler *filler, size_t from, size_t to) {
    int32_t height = 0, enough = 2 * filler->block.height; /* more is as good as endless */
    for (size_t i = from; i < to && height < enough; i++)
        if (height || !filler->list->items[i].space)
            height += filler->list->items[i].height;
    return height;
}

/* Two columns: the least height at which the rest fits into both, else both full. */
static size_t place_columns(struct filler *filler, struct sheet *sheet, size_t from, int32_t y,
                            int32_t room) {
    size_t end = from;
    int32_t none = 0;
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
    int32_t notes = waiting_height(filler);
    size_t next = from;
    if (from < list->count && !list->items[from].two_columns) {
        next = fit(filler, from, filler->block.height, &notes, false);
        y = place_column(filler, &sheet, from, next, 0, y);
        bool columns_follow = next < list->count && list->items[next].two_columns;
        if (columns_follow && next > from && list->items[next - 1].space)
            y += list->items[next - 1].height;
    }
    int32_t least = 6 * role_style(filler->job, TEXT_INDEX)->leading;
    bool empty = next == from;
    if (next < list->count && list->items[next].two_columns && !notes &&
        (empty || bottom - y > least))
        next = place_columns(filler, &sheet, next, y, bottom - y);
    /* While text follows, notes leave it half of the page; the last ones may fill it. */
    int32_t room =
        next < list->count && next > from ? MAX(bottom - y, filler->block.height / 2) : bottom - y;
    place_notes(filler, &sheet, notes_that_fit(filler, MIN(room, bottom - y), next == from));
    finish_sheet(filler, &sheet, bare, opener);
    return next;
}

static void add_blank(struct filler *filler) {
    struct sheet sheet = start_sheet(filler);
    finish_sheet(filler, &sheet, false, true);
}

/* A generated section that took more pages in an earlier round keeps them, so that the rounds end.
 */
static void end_generated(struct filler *filler) {
    struct page_list *pages = filler->pages;
    const struct layout_input *input = filler->job->input;
    if (!filler->in_generated)
        return;
    size_t number = pages->generated_count;
    size_t least = number < input->least_count ? input->least_pages[number] : 0;
    while (pages->count - filler->generated_start < least)
        add_blank(filler);
    ARENA_PUSH(filler->job->arena, pages->generated, pages->generated_count, pages->generated_room,
               pages->count - filler->generated_start);
    filler->in_generated = false;
}

void pages_fill(struct layout_job *job, const struct vertical *list, bool is_roman,
                struct page_list *pages, struct page_map *map) {
    struct filler filler = {.job = job,
                            .list = list,
                            .block = text_block_of(job->input),
                            .pages = pages,
                            .map = map,
                            .roman = is_roman,
                            .first_page = pages->count,
                            .called = g_hash_table_new(g_direct_hash, g_direct_equal)};
    for (size_t at = 0; at < list->count || filler.waiting_done < filler.waiting.count;) {
        while (at < list->count && list->items[at].space)
            at++; /* a page does not begin with a space, nor consist of one */
        if (at >= list->count && filler.waiting_done >= filler.waiting.count)
            break;
        if (at < list->count && list->items[at].page_before) {
            end_generated(&filler);
            filler.in_generated = list->items[at].generated;
            filler.generated_start = pages->count;
        }
        at = fill_page(&filler, at);
    }
    end_generated(&filler);
    g_hash_table_destroy(filler.called);
}
