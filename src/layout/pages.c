/* pages.c: the vertical list → pages. Runs of one column are cut as a whole (page_break.c); columns
 * side by side are filled in turn and end level. Footnotes stand at the foot of the page that calls
 * them, and go on at the foot of the next. */
#include "layout/page_break.h"
#include "layout/sheet.h"

struct filler {
    struct sheets sheets;
    struct layout_job *job;
    const struct vertical *list;
    struct page_notes notes;
    size_t *floats; /* where floating groups begin */
    size_t float_count;
    size_t notes_done;  /* note strips that were set, */
    size_t notes_to;    /* and those that the open page's foot has room for */
    struct sheet sheet; /* the open page */
    bool is_open;
    int32_t used;           /* of its height */
    bool in_generated;      /* the pages are those of a generated section, */
    size_t generated_start; /* from this one on */
};

/* ---- what stands beside the list: notes and floating groups ---- */

/* A note that is called more than once, or calls itself, is set where it was called first; those
 * that only it calls come right behind it. */
static void add_note(struct filler *filler, GHashTable *called, const struct node *note) {
    struct vertical *strips = &filler->notes.strips;
    size_t next = strips->count;
    if (!g_hash_table_add(called, (gpointer)(uintptr_t)note))
        return;
    note_strips(filler->job, note, filler->sheets.block.width, strips);
    for (; next < strips->count; next++)
        for (size_t i = 0; i < strips->items[next].note_count; i++) {
            const struct node *inner = strips->items[next].notes[i];
            if (g_hash_table_add(called, (gpointer)(uintptr_t)inner))
                note_strips(filler->job, inner, filler->sheets.block.width, strips);
        }
}

/* So many lines of a note stand on the page of its mark: a short one is never divided. */
enum { NOTE_START = 3 };

static void collect(struct filler *filler) {
    const struct vertical *list = filler->list;
    struct arena *arena = filler->job->arena;
    size_t room = 0;
    GHashTable *called = g_hash_table_new(g_direct_hash, g_direct_equal); /* never walked */
    filler->notes.called = ARENA_ARRAY(arena, size_t, list->count + 1);
    filler->notes.must = ARENA_ARRAY(arena, size_t, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        size_t before = filler->notes.strips.count;
        size_t begins_at = before; /* the last note's first strip */
        for (size_t j = 0; j < list->items[i].note_count; j++) {
            size_t first = filler->notes.strips.count;
            add_note(filler, called, list->items[i].notes[j]);
            begins_at = filler->notes.strips.count > first ? first : begins_at;
        }
        size_t after = filler->notes.strips.count;
        filler->notes.called[i] = after;
        filler->notes.must[i] = after > before ? MIN(begins_at + NOTE_START, after) : 0;
        if (list->items[i].float_count)
            ARENA_PUSH(arena, filler->floats, filler->float_count, room, i);
    }
    g_hash_table_destroy(called);
}

static int32_t note_separator(const struct filler *filler) {
    return role_style(filler->job, TEXT_NOTE)->leading;
}

static size_t notes_called_before(const struct filler *filler, size_t at) {
    return at ? filler->notes.called[at - 1] : 0;
}

static int64_t notes_height(const struct filler *filler, size_t from, size_t to) {
    int64_t height = from < to ? note_separator(filler) : 0;
    for (size_t i = from; i < to && height <= filler->sheets.block.height; i++)
        height += filler->notes.strips.items[i].height; /* NOLINT: `to` counts these strips */
    return height;
}

/* The note strips up to `to` at the page's foot. */
static void place_notes(struct filler *filler, struct sheet *sheet, size_t to) {
    struct sheets *sheets = &filler->sheets;
    if (filler->notes_done >= to)
        return;
    int32_t separator = note_separator(filler);
    int64_t height = notes_height(filler, filler->notes_done, to) - separator;
    int32_t y = sheets->block.top + (int32_t)MAX(sheets->block.height - height, separator);
    sheet_place_note_rule(sheets, sheet, y);
    for (; filler->notes_done < to; filler->notes_done++) {
        const struct strip *strip = &filler->notes.strips.items[filler->notes_done];
        sheet_place(sheets, sheet, strip, 0, y);
        y += strip->height;
    }
}

/* ---- pages of one column ---- */

static void report_tall(struct sheets *sheets, const struct strip *strip) {
    struct span span = strip->block ? strip->block->span : SPAN_NONE;
    for (size_t i = 0; i < strip->draw_count && !span.source; i++)
        if (strip->draws[i].node)
            span = strip->draws[i].node->span;
    diag_add(sheets->job->diags, DIAG_TOO_TALL, span,
             "this is taller than the page; what does not fit is cut off");
}

/* Places a strip where the cursor goes; a table's head is set again above its first row there. */
static void place_strip(struct filler *filler, struct sheet *sheet, struct page_cursor *cursor,
                        const struct strip *strip, int32_t x, int32_t from_y) {
    bool repeats = !cursor->started && strip->repeat && !strip->space;
    int32_t top = page_cursor_add(cursor, strip);
    if (repeats)
        sheet_repeat(&filler->sheets, sheet, strip->repeat, x, from_y);
    if (!strip->space)
        sheet_place(&filler->sheets, sheet, strip, x, from_y + top);
}

static void place_group(struct filler *filler, struct sheet *sheet, struct page_cursor *cursor,
                        size_t first, int32_t y) {
    int32_t start = cursor->y;
    struct page_cursor inner = {0, 0, false};
    for (size_t i = 0; i < filler->list->items[first].float_count; i++)
        place_strip(filler, sheet, &inner, &filler->list->items[first + i], 0, y + start);
    cursor->bottom = start + inner.bottom;
    cursor->started = true;
}

static int32_t missing_lines(const struct filler *filler, const struct page_cut *cut) {
    return cut->short_by / role_style(filler->job, TEXT_BODY)->leading;
}

/* The paragraph again, in a line more or less. Returns the strip behind it in the list. */
static size_t place_varied(struct filler *filler, struct sheet *sheet, struct page_cursor *cursor,
                           size_t first, int by, int32_t y) {
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
        place_strip(filler, sheet, cursor, &strips.items[i], 0, y);
    }
    return first + original->variation->lines.count;
}

static size_t floats_before(const struct filler *filler, size_t at) {
    return page_floats_before(filler->floats, filler->float_count, at);
}

/* What the report says of a page whose text is that of a cut. */
static void judge_cut(struct filler *filler, const struct sheet *sheet, const struct page_cut *cut,
                      int32_t facing, bool ends_run) {
    const struct strip **strips =
        ARENA_ARRAY(filler->job->arena, const struct strip *, cut->to - cut->from + 1);
    size_t count = 0;
    for (size_t at = cut->from; at < cut->to; at++)
        if (filler->list->items[at].float_count == 0)
            strips[count++] = &filler->list->items[at];
    bool recto = sheet_number(&filler->sheets, sheet) % 2 == 1;
    quality_add_page(
        filler->job, strips, count,
        (struct page_state){sheet->index, missing_lines(filler, cut), facing, recto, ends_run});
}

/* Returns where the column ends, spaces at its end with it. */
static int32_t place_cut(struct filler *filler, struct sheet *sheet, const struct page_cut *cut) {
    const struct vertical *list = filler->list;
    int32_t y = filler->sheets.block.top;
    int32_t unit = role_style(filler->job, TEXT_BODY)->leading;
    struct page_cursor cursor = {0, 0, false};
    for (size_t group = cut->top_from; group < cut->top_to; group++) {
        place_group(filler, sheet, &cursor, filler->floats[group], y);
        cursor.y = cursor.bottom + unit;
    }
    size_t group = MAX(cut->top_to, floats_before(filler, cut->from));
    for (size_t at = cut->from; at < cut->to;) {
        const struct strip *strip = &list->items[at];
        bool floats = strip->float_count > 0;
        if (floats && group++ >= cut->inline_to) {
            at = page_cursor_skip_float(&cursor, list, at);
        } else if (cut->by && at == cut->varied) {
            at = place_varied(filler, sheet, &cursor, at, cut->by, y);
        } else {
            if (strip->height > filler->sheets.block.height)
                report_tall(&filler->sheets, strip);
            place_strip(filler, sheet, &cursor, strip, 0, y);
            at++;
        }
    }
    return cursor.y;
}

/* ---- the open page ---- */

static void open_page(struct filler *filler, size_t from, bool first) {
    const struct strip *strip = &filler->list->items[from];
    filler->sheet = sheet_start(&filler->sheets);
    filler->sheet.bare = first && strip->bare_page;
    filler->sheet.opener = first && strip->page_before;
    filler->is_open = true;
    filler->used = 0;
    filler->notes_to = filler->notes_done;
}

static void close_page(struct filler *filler) {
    if (!filler->is_open)
        return;
    place_notes(filler, &filler->sheet, filler->notes_to);
    sheet_finish(&filler->sheets, &filler->sheet);
    filler->is_open = false;
}

/* Up to which note strip the page has room for those that its text before strip `at` calls. */
static size_t notes_with_room(const struct filler *filler, size_t at, int32_t used) {
    size_t to = filler->notes_done, called = notes_called_before(filler, at);
    while (to < called &&
           used + notes_height(filler, filler->notes_done, to + 1) <= filler->sheets.block.height)
        to++;
    return to;
}

/* What is left of the page above the notes of its text before strip `at`. */
static int64_t room_with_notes(const struct filler *filler, size_t at) {
    return filler->sheets.block.height - filler->used -
           notes_height(filler, filler->notes_done, notes_called_before(filler, at));
}

/* ---- columns ---- */

/* How far a column of `height` reaches from strip `from`, before `end`: behind the last strip where
 * it may end; `from` when none is. */
static size_t fit_column(const struct filler *filler, size_t from, size_t end, int64_t height) {
    struct page_cursor cursor = {0, 0, false};
    size_t legal = from;
    for (size_t i = from; i < end; i++) {
        const struct strip *strip = &filler->list->items[i];
        page_cursor_add(&cursor, strip);
        if (cursor.bottom > height)
            return legal;
        if (!strip->keep)
            legal = i + 1;
    }
    return end;
}

/* The same where something has to be taken: what may not be parted is parted. */
static size_t fill_column(const struct filler *filler, size_t from, size_t end, int64_t height) {
    struct page_cursor cursor = {0, 0, false};
    size_t fitting = fit_column(filler, from, end, height), i = from;
    if (fitting > from)
        return fitting;
    for (; i < end && cursor.bottom <= height; i++)
        page_cursor_add(&cursor, &filler->list->items[i]);
    return MAX(i - 1, from + 1);
}

/* Returns where the column ends. */
static int32_t place_column(struct filler *filler, size_t from, size_t to, int32_t x) {
    struct page_cursor cursor = {0, 0, false};
    int32_t y = filler->sheets.block.top + filler->used;
    for (size_t i = from; i < to; i++)
        place_strip(filler, &filler->sheet, &cursor, &filler->list->items[i], x, y);
    return cursor.bottom;
}

static void judge_column(struct filler *filler, size_t from, size_t to, bool ends_run) {
    const struct strip **strips =
        ARENA_ARRAY(filler->job->arena, const struct strip *, to - from + 1);
    for (size_t i = from; i < to; i++)
        strips[i - from] = &filler->list->items[i];
    quality_add_page(filler->job, strips, to - from,
                     (struct page_state){filler->sheet.index, 0, -1, false, ends_run});
}

static int64_t column_height(const struct filler *filler, size_t from, size_t to) {
    struct page_cursor cursor = {0, 0, false};
    int32_t enough = 3 * filler->sheets.block.height; /* more is as good as endless */
    for (size_t i = from; i < to && cursor.bottom < enough; i++)
        page_cursor_add(&cursor, &filler->list->items[i]);
    return cursor.bottom;
}

struct columns_cut {
    size_t middle, stop;
};

/* Columns of a height; on a page where nothing else stands they take something in any case. */
static struct columns_cut cut_columns(const struct filler *filler, size_t from, size_t end,
                                      int64_t height, bool alone) {
    struct columns_cut cut;
    cut.middle =
        alone ? fill_column(filler, from, end, height) : fit_column(filler, from, end, height);
    cut.stop = cut.middle;
    if (cut.middle > from && cut.middle < end)
        cut.stop = alone ? fill_column(filler, cut.middle, end, height)
                         : fit_column(filler, cut.middle, end, height);
    return cut;
}

/* Full columns with room for the notes that they call; level ones when they hold all that is left.
 */
static struct columns_cut choose_columns(const struct filler *filler, size_t from, size_t end) {
    int32_t step = filler->list->items[from].grid;
    step = step ? step : role_style(filler->job, TEXT_INDEX)->leading;
    int64_t room = room_with_notes(filler, from), height = room;
    bool alone = filler->used == 0;
    struct columns_cut cut = cut_columns(filler, from, end, height, alone);
    while (height > room_with_notes(filler, cut.stop) && height > 2 * step) {
        height -= step;
        cut = cut_columns(filler, from, end, height, alone);
    }
    if (cut.stop < end)
        return cut;
    for (int64_t less = column_height(filler, from, end) / 2; less < height; less += step) {
        struct columns_cut level = cut_columns(filler, from, end, less, false);
        if (level.stop == end)
            return level;
    }
    return cut;
}

static size_t fill_columns(struct filler *filler, size_t from, size_t end) {
    const struct style *style = filler->job->input->style;
    int32_t shift = (filler->sheets.block.width + style->column_gap) / 2;
    int32_t least = 6 * style->text[TEXT_INDEX].leading;
    bool first = true;
    while (from < end) {
        if (filler->is_open && filler->sheets.block.height - filler->used < least)
            close_page(filler);
        if (!filler->is_open)
            open_page(filler, from, first);
        struct columns_cut cut = choose_columns(filler, from, end);
        if (cut.stop > from) {
            int32_t left = place_column(filler, from, cut.middle, 0);
            int32_t right = place_column(filler, cut.middle, cut.stop, shift);
            judge_column(filler, from, cut.middle, cut.stop == end);
            judge_column(filler, cut.middle, cut.stop, cut.stop == end);
            filler->used += MAX(left, right);
            filler->notes_to = notes_with_room(filler, cut.stop, filler->used);
        }
        if (cut.stop < end)
            close_page(filler);
        first = first && cut.stop == from;
        from = cut.stop;
    }
    if (filler->list->items[end - 1].space) /* before what stands below */
        filler->used += filler->list->items[end - 1].height;
    return end;
}

/* ---- filling ---- */

static size_t run_end(const struct filler *filler, size_t from) {
    const struct vertical *list = filler->list;
    bool columns = list->items[from].two_columns;
    size_t at = from + 1;
    while (at < list->count && !list->items[at].page_before &&
           list->items[at].two_columns == columns)
        at++;
    return at;
}

static bool columns_follow(const struct filler *filler, size_t end) {
    const struct vertical *list = filler->list;
    return end < list->count && list->items[end].two_columns && !list->items[end].page_before;
}

/* A run that stands between columns, on the page that is open, if it has room there. */
static bool fit_between(struct filler *filler, size_t from, size_t end) {
    int32_t least =
        columns_follow(filler, end) ? 6 * filler->job->input->style->text[TEXT_INDEX].leading : 0;
    if (!filler->is_open ||
        fit_column(filler, from, end, room_with_notes(filler, end) - least) < end)
        return false;
    struct page_cursor cursor = {0, 0, true};
    for (size_t i = from; i < end; i++)
        place_strip(filler, &filler->sheet, &cursor, &filler->list->items[i], 0,
                    filler->sheets.block.top + filler->used);
    filler->used += cursor.y;
    filler->notes_to = notes_with_room(filler, end, filler->used);
    return true;
}

/* Columns that follow in the same section begin on its last page. */
static size_t fill_run(struct filler *filler, size_t from, size_t end) {
    if (fit_between(filler, from, end))
        return end;
    close_page(filler);
    struct page_break_input input = {.list = filler->list,
                                     .from = from,
                                     .to = end,
                                     .notes = &filler->notes,
                                     .floats = filler->floats,
                                     .float_count = floats_before(filler, end),
                                     .notes_done = filler->notes_done,
                                     .number = filler->sheets.pages->count -
                                               filler->sheets.first_page + 1,
                                     .height = filler->sheets.block.height,
                                     .unit = role_style(filler->job, TEXT_BODY)->leading,
                                     .note_separator = note_separator(filler)};
    struct page_cut *cuts;
    size_t count = page_break(filler->job->arena, &input, &cuts);
    int32_t facing = -1;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        open_page(filler, from, i == 0);
        judge_cut(filler, &filler->sheet, &cuts[i], facing, last);
        facing = missing_lines(filler, &cuts[i]);
        filler->used = place_cut(filler, &filler->sheet, &cuts[i]);
        filler->notes_to = cuts[i].notes_to;
        if (!last || !columns_follow(filler, end))
            close_page(filler);
    }
    return end;
}

/* Notes that columns left over. */
static void fill_notes(struct filler *filler) {
    while (filler->notes_done < filler->notes.strips.count) {
        struct sheet sheet = sheet_start(&filler->sheets);
        size_t to = filler->notes_done + 1;
        while (to < filler->notes.strips.count &&
               notes_height(filler, filler->notes_done, to + 1) <= filler->sheets.block.height)
            to++;
        place_notes(filler, &sheet, to);
        sheet_finish(&filler->sheets, &sheet);
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

void pages_fill(struct layout_job *job, struct vertical *list, bool is_roman,
                struct page_list *pages, struct page_map *map) {
    page_break_prepare(list);
    struct filler filler = {.job = job, .list = list};
    filler.sheets = (struct sheets){.job = job,
                                    .block = text_block_of(job->input),
                                    .pages = pages,
                                    .map = map,
                                    .roman = is_roman,
                                    .first_page = pages->count};
    collect(&filler);
    for (size_t at = 0; at < list->count;) {
        while (at < list->count && list->items[at].space && !filler.is_open)
            at++; /* a page does not begin with a space, nor consist of one */
        if (at >= list->count)
            break;
        if (list->items[at].page_before) {
            close_page(&filler);
            end_generated(&filler);
            filler.in_generated = list->items[at].generated;
            filler.generated_start = pages->count;
        }
        size_t end = run_end(&filler, at);
        at = list->items[at].two_columns ? fill_columns(&filler, at, end)
                                         : fill_run(&filler, at, end);
    }
    close_page(&filler);
    fill_notes(&filler);
    end_generated(&filler);
}
