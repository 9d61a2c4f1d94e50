/* timeline.c: timelines. A list has its year in the margin where that has room for it, else in a
 * line of its own, and again where a page goes on with it; date and text stand side by side. A
 * drawn timeline is a strip for each of its bands. */
#include "compose/timeline_figure.h"
#include "layout/vertical.h"

/* ---- lists ---- */

/* An entry of so many lines stays on one page: its date would be missed on the next. */
enum { WHOLE_ENTRY = 6 };

/* What the list of a year is set with. */
struct year {
    struct layout_job *job;
    const struct node *timeline;
    struct place place;
    bool from_right;
    bool hangs;                 /* the year stands in the margin */
    const struct strip *repeat; /* the year once more */
};

static int32_t baseline_of(const struct text_style *text) {
    return text->leading / 4 * 3;
}

static struct text_style year_style(const struct layout_job *job) {
    struct text_style style = *role_style(job, TEXT_TIMELINE_DATE);
    style.size = style.size * 23 / 20;
    style.leading = role_style(job, TEXT_TIMELINE)->leading;
    style.align = TEXT_LEFT;
    return style;
}

/* The narrower margin, on any page; columns have none between them. */
static int32_t margin_room(const struct layout_job *job) {
    struct text_block block = text_block_of(job->input);
    const struct style *style = job->input->style;
    int32_t narrow = MIN(style->margin_inner, style->margin_outer);
    int32_t both = MAX(style->margin_inner + style->margin_outer, 1);
    return style->columns == 2
               ? 0
               : (int32_t)((int64_t)(block.paper_width - block.width) * narrow / both);
}

/* The year as a strip: in the margin, as what stands there always, it takes no height. */
static struct strip year_strip(struct year *year, enum draw_flow flow) {
    struct text_style style = year_style(year->job);
    int32_t width = 0, gap = style.size * 4 / 5, x = year->place.left;
    struct str title = year->timeline->title;
    label_set(year->job, title, &style, 0, TEXT_LEFT, FLOW_ARTIFACT, &width);
    year->hangs = width + gap + style.size / 2 <= margin_room(year->job);
    if (year->hangs)
        x = year->from_right ? x + year->place.measure + gap : x - gap - width;
    else if (year->from_right)
        x += year->place.measure - width;
    struct line line =
        label_set(year->job, title, &style, 0, TEXT_LEFT, year->hangs ? FLOW_ARTIFACT : flow, NULL);
    struct strip strip = {.height = year->hangs ? 0 : style.leading, .keep = true};
    strip_add_line(year->job, &strip, &line, x, baseline_of(&style));
    strip.word_start = (struct position){NULL, 0};
    return strip;
}

/* Date and text of an entry, and how wide they are. */
struct columns {
    struct lines number, date, words;
    int32_t number_width, date_width, gap;
};

static struct columns set_columns(struct year *year, const struct node *event) {
    struct layout_job *job = year->job;
    const struct text_style *text = role_style(job, TEXT_TIMELINE);
    struct columns columns = {.date_width = year->place.measure / 4, .gap = text->size};
    columns.number_width = event->label.len ? text->size * 5 / 2 : 0;
    columns.date_width -= columns.number_width / 4;
    struct paragraph date = {.block = child_of_kind(event, NODE_EVENT_DATE),
                             .text = role_style(job, TEXT_TIMELINE_DATE),
                             .measure = columns.date_width,
                             .flow = FLOW_TEXT,
                             .small_caps_allowed = true};
    struct paragraph words = {.block = child_of_kind(event, NODE_EVENT_TEXT),
                              .text = text,
                              .measure = year->place.measure - columns.number_width -
                                         columns.date_width - columns.gap,
                              .flow = FLOW_TEXT,
                              .small_caps_allowed = true};
    columns.date = paragraph_set(job, &date);
    columns.words = paragraph_set(job, &words);
    return columns;
}

/* Where a column stands that begins so far from the side where reading begins. */
static int32_t column_x(const struct year *year, int32_t from, int32_t width) {
    return year->place.left + (year->from_right ? year->place.measure - from - width : from);
}

static void add_number(struct year *year, struct strip *strip, const struct node *event,
                       int32_t width) {
    const struct text_style *text = role_style(year->job, TEXT_TIMELINE_DATE);
    struct text_style plain = *text;
    plain.bold = false;
    struct str number = str_format(year->job->arena, "%.*s.", STR_ARG(event->label));
    struct line line = label_set(year->job, number, &plain, width,
                                 year->from_right ? TEXT_RIGHT : TEXT_LEFT, FLOW_ARTIFACT, NULL);
    struct position start = strip->word_start;
    strip_add_line(year->job, strip, &line, column_x(year, 0, width), baseline_of(text));
    strip->word_start = start;
}

/* Date at the left, text at the right, line by line. */
static void set_event(struct year *year, struct vertical *list, const struct node *event) {
    struct layout_job *job = year->job;
    const struct text_style *text = role_style(job, TEXT_TIMELINE);
    struct columns columns = set_columns(year, event);
    int32_t date_x = column_x(year, columns.number_width, columns.date_width);
    int32_t before = columns.number_width + columns.date_width + columns.gap;
    int32_t words_x = column_x(year, before, year->place.measure - before);
    size_t count = MAX(columns.date.count, columns.words.count);
    for (size_t i = 0; i < count; i++) {
        struct strip strip = {.height = text->leading,
                              .repeat = year->repeat,
                              .keep = i + 1 < count &&
                                      (count <= WHOLE_ENTRY || i == 0 || i + 2 == count)};
        if (i == 0) {
            strip.block = event;
            if (event->id.len)
                strip_add_draw(
                    job, &strip,
                    (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = event->id});
        }
        if (i == 0 && event == year->timeline->first && year->hangs) {
            struct strip head = year_strip(year, FLOW_ARTIFACT);
            for (size_t j = 0; j < head.draw_count; j++)
                strip_add_draw(job, &strip, head.draws[j]);
        }
        if (i == 0 && event == year->timeline->first)
            strip.repeat = NULL;
        if (i == 0 && event->label.len)
            add_number(year, &strip, event, columns.number_width);
        if (i < columns.date.count)
            strip_add_line(job, &strip, &columns.date.items[i], date_x, baseline_of(text));
        if (i < columns.words.count)
            strip_add_line(job, &strip, &columns.words.items[i], words_x, baseline_of(text));
        vertical_add(job, list, strip);
    }
    vertical_space(job, list, text->after > 0 ? text->after : 4 * PANGO_SCALE, false);
}

void vertical_timeline(struct layout_job *job, struct vertical *list, const struct node *timeline,
                       struct place place) {
    struct year year = {.job = job,
                        .timeline = timeline,
                        .place = place,
                        .from_right = reads_from_right(job, timeline)};
    const struct text_style *text = role_style(job, TEXT_TIMELINE);
    if (timeline->title.len) {
        struct strip *repeat = ARENA_NEW(job->arena, struct strip);
        *repeat = year_strip(&year, FLOW_REPEATED);
        year.repeat = repeat;
        if (timeline->previous && timeline->previous->kind == NODE_TIMELINE)
            vertical_space(job, list, text->leading / 2, false);
        if (!year.hangs)
            vertical_add(job, list, year_strip(&year, FLOW_ARTIFACT));
    }
    for (const struct node *event = timeline->first; event; event = event->next)
        set_event(&year, list, event);
}

/* ---- drawings ---- */

/* The type of a drawing: that of captions, dates as in the list. */
struct drawing_type {
    struct layout_job *job;
    struct text_style words, bold;
    uint32_t inks[4]; /* by enum timeline_ink */
};

static uint32_t mixed(uint32_t colour, uint32_t share) { /* with white, in hundredths */
    uint32_t mix = 0;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        uint32_t part = colour >> shift & 255;
        mix |= (part * share + 255 * (100 - share) + 50) / 100 << shift;
    }
    return mix;
}

static struct drawing_type drawing_type_of(struct layout_job *job) {
    const struct text_style *date = role_style(job, TEXT_TIMELINE_DATE);
    const struct style *style = job->input->style;
    struct drawing_type type = {.job = job, .words = *role_style(job, TEXT_CAPTION)};
    type.words.leading = type.words.size * 6 / 5;
    type.words.italic = false;
    type.words.colour = role_style(job, TEXT_TIMELINE)->colour;
    type.bold = type.words;
    type.bold.family = date->family;
    type.bold.features = date->features;
    type.bold.bold = true;
    type.bold.colour = date->colour;
    type.inks[INK_WORDS] = type.words.colour;
    type.inks[INK_MARK] = style->accent;
    type.inks[INK_RULE] = style->rule_colour;
    type.inks[INK_PALE] = mixed(style->accent, 30);
    return type;
}

static int32_t words_width(void *context, bool bold, struct str text) {
    const struct drawing_type *type = context;
    int32_t width = 0;
    if (text.len)
        label_set(type->job, text, bold ? &type->bold : &type->words, 0, TEXT_LEFT, FLOW_ARTIFACT,
                  &width);
    return width;
}

static void add_words(const struct drawing_type *type, struct strip *strip,
                      const struct timeline_item *item) {
    struct line line = label_set(type->job, item->text, item->bold ? &type->bold : &type->words, 0,
                                 TEXT_LEFT, FLOW_ARTIFACT, NULL);
    strip_add_line(type->job, strip, &line, item->x, item->y);
}

/* A mark stands off what is behind it by a thin white edge. */
static void add_shape(const struct drawing_type *type, struct strip *strip,
                      const struct timeline_item *item) {
    struct draw_point *points =
        ARENA_ARRAY(type->job->arena, struct draw_point, item->point_count + 1);
    for (size_t i = 0; i < item->point_count; i++)
        points[i] = (struct draw_point){item->points[i].x, item->points[i].y};
    struct draw draw = {.kind = item->point_count ? DRAW_POLYGON : DRAW_CIRCLE,
                        .flow = FLOW_ARTIFACT,
                        .x = item->x,
                        .y = item->y,
                        .width = item->width,
                        .height = item->height,
                        .points = points,
                        .point_count = item->point_count,
                        .colour = type->inks[item->ink]};
    if (item->kind == ITEM_MARK) {
        struct draw ground = draw;
        ground.colour = 0xffffff;
        ground.line = item->width / 3;
        strip_add_draw(type->job, strip, ground);
        ground.line = 0;
        if (item->hollow)
            strip_add_draw(type->job, strip, ground);
    }
    draw.line = item->hollow ? item->width / 6 : 0;
    strip_add_draw(type->job, strip, draw);
}

static void add_item(const struct drawing_type *type, struct strip *strip,
                     const struct timeline_item *item) {
    struct draw draw = {.flow = FLOW_ARTIFACT,
                        .x = item->x,
                        .y = item->y,
                        .width = item->width,
                        .height = item->height};
    switch (item->kind) {
    case ITEM_WORDS:
        add_words(type, strip, item);
        break;
    case ITEM_LINE:
        draw.kind = DRAW_RECT;
        draw.colour = type->inks[item->ink];
        strip_add_draw(type->job, strip, draw);
        break;
    case ITEM_BAR:
    case ITEM_MARK:
        add_shape(type, strip, item);
        break;
    case ITEM_LINK:
        draw.kind = DRAW_LINK;
        draw.text = item->entry->target;
        strip_add_draw(type->job, strip, draw);
        break;
    }
}

/* In columns a drawing goes through both, and what stands above it in its section with it. */
static void span_from_heading(struct vertical *list, size_t from) {
    while (from > 0 && !list->items[from].heading.len)
        from--;
    for (size_t i = from; i < list->count; i++)
        list->items[i].spans = true;
}

void vertical_timeline_figure(struct layout_job *job, struct vertical *list,
                              const struct node *figure, struct place place) {
    struct drawing_type type = drawing_type_of(job);
    struct text_block block = text_block_of(job->input);
    struct timeline_type measures = {.measure = block.width - place.left,
                                     .most_height = block.height * 2 / 3,
                                     .size = type.words.size,
                                     .leading = type.words.leading,
                                     .width = words_width,
                                     .context = &type};
    struct timeline_figure drawn = timeline_figure_place(job->arena, figure->drawing, &measures);
    int32_t gap = role_style(job, TEXT_BODY)->leading, height = 0;
    size_t first = list->count;
    for (size_t i = 0; i < drawn.count; i++)
        height += drawn.bands[i].height + gap;
    for (size_t i = 0; i < drawn.count; i++) {
        struct strip strip = {.height = drawn.bands[i].height,
                              .block = i == 0 ? figure : NULL,
                              .keep = height < block.height * 3 / 4 || !drawn.bands[i].title.len};
        for (size_t j = 0; j < drawn.bands[i].count; j++)
            add_item(&type, &strip, &drawn.bands[i].items[j]);
        strip.keep = strip.keep && i + 1 < drawn.count;
        vertical_add(job, list, strip);
        vertical_space(job, list, gap, strip.keep);
    }
    span_from_heading(list, first);
    vertical_space(job, list, 2 * gap, false);
}
