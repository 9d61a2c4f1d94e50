/* pages.c: the vertical list → pages. Runs between forced page breaks are cut as a whole
 * (page_break.c); here their columns, floating groups and footnotes are placed. */
#include "layout/page_break.h"
#include "layout/sheet.h"

struct filler {
    struct sheets sheets;
    struct layout_job *job;
    struct arena *scratch; /* of one run after another */
    const struct vertical *list;
    struct page_notes notes;
    size_t *floats; /* where floating groups begin */
    size_t *due;    /* by strip: so many groups must stand above it */
    size_t float_count;
    size_t notes_done;      /* note strips that were set */
    struct sheet sheet;     /* the open page */
    bool in_generated;      /* the pages are those of a generated section, */
    size_t generated_start; /* from this one on */
};

/* ---- floating groups ---- */

/* Which groups there are, and where each must stand at the latest: above the next heading of its
 * section's level or a higher one. */
static void collect_floats(struct filler *filler) {
    enum { LEVELS = 8 }; /* of headings, and none */
    const struct vertical *list = filler->list;
    struct arena *arena = filler->job->arena;
    size_t room = 0, last[LEVELS] = {0}, level = 1, due = 0;
    filler->due = ARENA_ARRAY(arena, size_t, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        const struct strip *strip = &list->items[i];
        if (strip->is_heading) {
            level = (size_t)CLAMP(strip->heading_level, 1, LEVELS - 1);
            for (size_t l = level; l < LEVELS; l++)
                due = MAX(due, last[l]);
        }
        filler->due[i] = due;
        if (strip->float_count) {
            ARENA_PUSH(arena, filler->floats, filler->float_count, room, i);
            last[level] = filler->float_count;
        }
    }
}

static size_t floats_before(const struct filler *filler, size_t at) {
    return page_floats_before(filler->floats, filler->float_count, at);
}

/* ---- the open page ---- */

static void open_page(struct filler *filler, size_t from, bool first) {
    const struct strip *strip = &filler->list->items[from];
    filler->sheet = sheet_start(&filler->sheets);
    filler->sheet.bare = first && strip->bare_page;
    filler->sheet.opener = first && strip->page_before;
}

/* The note strips up to `to` at the page's foot. */
static void place_notes(struct filler *filler, size_t to) {
    struct sheets *sheets = &filler->sheets;
    const struct page_notes *notes = &filler->notes;
    if (filler->notes_done >= to)
        return;
    int64_t height = page_notes_height(notes, filler->notes_done, to) - notes->separator;
    int32_t y = sheets->block.top + (int32_t)MAX(sheets->block.height - height, notes->separator);
    sheet_place_note_rule(sheets, &filler->sheet, y);
    for (; filler->notes_done < to; filler->notes_done++) {
        const struct strip *strip = &notes->strips.items[filler->notes_done];
        sheet_place(sheets, &filler->sheet, strip, 0, y);
        y += strip->height;
    }
}

/* ---- columns ---- */

static void report_tall(struct sheets *sheets, const struct strip *strip) {
    struct span span = strip->block ? strip->block->span : SPAN_NONE;
    for (size_t i = 0; i < strip->draw_count && !span.source; i++)
        if (strip->draws[i].node)
            span = strip->draws[i].node->span;
    diag_add(sheets->job->diags, DIAG_TOO_TALL, span,
             "this is taller than the page; what does not fit is cut off");
}

/* What is being placed: a column of the open page. */
struct column {
    struct page_cursor cursor;
    int32_t x;
};

/* Places a strip where the cursor goes; a table's head is set again above its first row there. */
static void place_strip(struct filler *filler, struct column *column, const struct strip *strip) {
    struct sheets *sheets = &filler->sheets;
    bool repeats = !column->cursor.flowing && strip->repeat && !strip->space;
    int32_t head = sheets->block.top + column->cursor.y;
    int32_t top = sheets->block.top + page_cursor_add(&column->cursor, strip);
    if (strip->height > sheets->block.height)
        report_tall(sheets, strip);
    if (repeats)
        sheet_repeat(sheets, &filler->sheet, strip->repeat, column->x, head);
    if (!strip->space)
        sheet_place(sheets, &filler->sheet, strip, column->x, top);
}

static void place_group(struct filler *filler, struct column *column, size_t first) {
    const struct vertical *list = filler->list;
    int32_t unit = role_style(filler->job, TEXT_BODY)->leading;
    int32_t top = page_cursor_add_top(&column->cursor, page_group_height(list, first), unit);
    struct column inner = {{0}, column->x};
    int32_t block_top = filler->sheets.block.top;
    filler->sheets.block.top += top; /* inside, the group is as at a column's top */
    for (size_t i = 0; i < list->items[first].float_count; i++)
        place_strip(filler, &inner, &list->items[first + i]);
    filler->sheets.block.top = block_top;
}

/* The paragraph again, in a line more or less. Returns the strip behind it in the list. */
static size_t place_varied(struct filler *filler, struct column *column, size_t first, int by) {
    struct layout_job *job = filler->job;
    const struct strip *original = &filler->list->items[first];
    struct paragraph paragraph = original->variation->paragraph;
    struct place place = {
        .left = original->variation->left, .measure = paragraph.measure, .flow = paragraph.flow};
    struct vertical strips = {0};
    size_t mark = diag_mark(job->diags);
    paragraph.looseness = by;
    struct lines lines = paragraph_set(job, &paragraph);
    vertical_lines(job, &strips, &lines, paragraph.text, paragraph.block, place);
    diag_rewind(job->diags, mark); /* what there is to say was said at the first setting */
    quality_take_back(job, original->variation);
    quality_add_lines(job, &lines, paragraph.measure);
    for (size_t i = 0; i < strips.count; i++) {
        strips.items[i].grid = original->grid;
        place_strip(filler, column, &strips.items[i]);
    }
    return first + original->variation->lines.count;
}

static void place_cut(struct filler *filler, const struct page_cut *cut) {
    const struct vertical *list = filler->list;
    int32_t shift = (filler->sheets.block.width + filler->job->input->style->column_gap) / 2;
    bool goes_on = filler->sheet.started && cut->columns == 1 && cut->top > 0;
    struct column column = {page_cursor_start(cut->top, goes_on), (int32_t)cut->column * shift};
    for (size_t group = cut->top_from; group < cut->top_to; group++)
        place_group(filler, &column, filler->floats[group]);
    size_t group = floats_before(filler, cut->from);
    for (size_t at = cut->from; at < cut->to;) {
        bool floats = list->items[at].float_count > 0;
        bool elsewhere = floats && (group < cut->top_to || group >= cut->inline_to);
        group += floats;
        if (elsewhere)
            at = page_cursor_skip_float(&column.cursor, list, at, cut->to);
        else if (cut->by && at == cut->varied)
            at = place_varied(filler, &column, at, cut->by);
        else
            place_strip(filler, &column, &list->items[at++]);
    }
}

/* ---- what the report says ---- */

/* Of the columns of a page, the last of which closes it. `facing`: lines that the page before
 * lacks; returns those that this one does. */
static int32_t judge_page(struct filler *filler, const struct page_cut *cuts, size_t count,
                          int32_t facing, bool ends_run) {
    int32_t leading = role_style(filler->job, TEXT_BODY)->leading, deepest = 0;
    const struct page_cut *closing = &cuts[count - 1];
    size_t below = count - 1; /* the columns before these end where the page goes on */
    while (below > 0 && cuts[below].column > 0)
        below--;
    for (size_t i = below; i < count; i++)
        deepest = MAX(deepest, cuts[i].bottom);
    for (size_t i = 0; i < count; i++) {
        const struct page_cut *cut = &cuts[i];
        const struct strip **strips =
            ARENA_ARRAY(filler->job->arena, const struct strip *, cut->to - cut->from + 1);
        size_t strip_count = 0;
        for (size_t at = cut->from; at < cut->to; at++)
            if (filler->list->items[at].float_count == 0)
                strips[strip_count++] = &filler->list->items[at];
        struct page_state state = {.page = filler->sheet.index,
                                   .missing = (closing->short_by + deepest - cut->bottom) / leading,
                                   .facing = i + 1 == count ? facing : -1,
                                   .is_recto =
                                       sheet_number(&filler->sheets, &filler->sheet) % 2 == 1,
                                   .ends_run = ends_run || i < below};
        quality_add_page(filler->job, strips, strip_count, state);
    }
    return closing->short_by / leading;
}

/* ---- filling ---- */

static size_t run_end(const struct filler *filler, size_t from) {
    size_t at = from + 1;
    while (at < filler->list->count && !filler->list->items[at].page_before)
        at++;
    return at;
}

static void fill_run(struct filler *filler, size_t from, size_t end) {
    struct page_break_input input = {.list = filler->list,
                                     .from = from,
                                     .to = end,
                                     .notes = &filler->notes,
                                     .floats = filler->floats,
                                     .due = filler->due,
                                     .float_count = floats_before(filler, end),
                                     .notes_done = filler->notes_done,
                                     .number = filler->sheets.pages->count -
                                               filler->sheets.first_page + 1,
                                     .height = filler->sheets.block.height,
                                     .unit = role_style(filler->job, TEXT_BODY)->leading};
    struct page_cut *cuts;
    size_t count = page_break(filler->job->arena, filler->scratch, &input, &cuts);
    int32_t facing = -1;
    for (size_t i = 0, first = 0; i < count; i++) {
        if (i == first)
            open_page(filler, from, i == 0);
        place_cut(filler, &cuts[i]);
        if (!cuts[i].closes)
            continue;
        place_notes(filler, cuts[i].notes_to);
        facing = judge_page(filler, &cuts[first], i + 1 - first, facing, i + 1 == count);
        sheet_finish(&filler->sheets, &filler->sheet);
        first = i + 1;
    }
}

static void add_blank(struct filler *filler) {
    struct sheet sheet = sheet_start(&filler->sheets);
    sheet.opener = true;
    sheet_finish(&filler->sheets, &sheet);
}

/* A generated section that took more pages in an earlier round keeps them, so that the rounds end.
 */
static void end_generated(struct filler *filler) {
    struct page_list *pages = filler->sheets.pages;
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

/* Things across all columns: one that fills pages lets the columns go on before it, another stands
 * between them, with the heading above it. */
static void place_across(struct vertical *list) {
    for (size_t i = list->count; i-- > 0;) {
        struct strip *strip = &list->items[i];
        if (!strip->spans)
            continue;
        strip->two_columns = strip->float_count > 0;
        struct strip *before = i > 0 ? strip - 1 : strip;
        if (!strip->float_count && before->two_columns && (before->is_heading || before->space))
            before->spans = true;
    }
}

static size_t skip_spaces(const struct vertical *list, size_t at) {
    while (at < list->count && list->items[at].space)
        at++;
    return at;
}

enum { LONELY_LINE = 6000 }; /* what it costs to end a page behind the only line below a heading */

/* Two lines stand below a heading, though the first is all of its paragraph. */
static void keep_below_headings(struct vertical *list, int32_t leading) {
    for (size_t i = 0; i + 1 < list->count; i++) {
        int32_t lines = list->items[i].is_heading ? 0 : 2; /* an edge of a box is no line */
        for (size_t at = skip_spaces(list, i + 1); at < list->count && lines < 2;) {
            int32_t height = list->items[at].height;
            size_t next = skip_spaces(list, at + 1);
            bool parted = next >= list->count || list->items[next].page_before ||
                          list->items[next].float_count || list->items[at].float_count;
            lines += height >= 2 * leading ? 2 : height * 2 >= leading;
            if (parted || lines >= 2 || list->items[at].is_heading)
                break;
            for (; at < next; at++)
                list->items[at].penalty = MAX(list->items[at].penalty, LONELY_LINE);
        }
    }
}

void pages_fill(struct layout_job *job, struct vertical *list, bool is_roman,
                struct page_list *pages, struct page_map *map) {
    place_across(list);
    keep_below_headings(list, role_style(job, TEXT_BODY)->leading);
    page_cursor_prepare(list);
    struct filler filler = {.job = job, .list = list, .scratch = arena_new()};
    filler.sheets = (struct sheets){.job = job,
                                    .block = text_block_of(job->input),
                                    .pages = pages,
                                    .map = map,
                                    .roman = is_roman,
                                    .first_page = pages->count};
    filler.notes = page_notes_collect(job, list, filler.sheets.block.width);
    collect_floats(&filler);
    for (size_t at = 0; at < list->count;) {
        at = skip_spaces(list, at); /* a page does not begin with one, nor consist of one */
        if (at >= list->count)
            break;
        if (list->items[at].page_before) {
            end_generated(&filler);
            filler.in_generated = list->items[at].generated;
            filler.generated_start = pages->count;
        }
        size_t end = run_end(&filler, at);
        fill_run(&filler, at, end);
        at = end;
    }
    end_generated(&filler);
    arena_free(filler.scratch);
}
