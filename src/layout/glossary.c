/* glossary.c: the glossary: terms at the left, in a column as wide as they need but not wider than
 * a third; what they mean at its right, line by line. */
#include "layout/vertical.h"

/* An entry of so many lines stays on one page. */
enum { WHOLE_ENTRY = 5 };

/* What all entries are set with. */
struct columns {
    struct layout_job *job;
    const struct text_style *term, *text;
    int32_t term_x, term_width, text_x, text_width;
};

static struct lines set_part(const struct columns *columns, const struct node *entry,
                             enum node_kind kind) {
    bool term = kind == NODE_GLOSSARY_TERM;
    struct paragraph paragraph = {.block = child_of_kind(entry, kind),
                                  .text = term ? columns->term : columns->text,
                                  .measure = term ? columns->term_width : columns->text_width,
                                  .flow = FLOW_TEXT,
                                  .small_caps_allowed = true};
    return paragraph_set(columns->job, &paragraph);
}

static struct columns find_columns(struct layout_job *job, const struct node *glossary,
                                   struct place place) {
    struct columns columns = {.job = job,
                              .term = role_style(job, TEXT_GLOSSARY_TERM),
                              .text = role_style(job, TEXT_GLOSSARY)};
    int32_t gap = columns.text->size * 5 / 4, widest = 0, most = place.measure * 3 / 10;
    for (const struct node *entry = glossary->first; entry; entry = entry->next) {
        const struct node *term = child_of_kind(entry, NODE_GLOSSARY_TERM);
        widest = MAX(widest, paragraph_widths(job, term, columns.term).natural);
    }
    columns.term_width = MIN(widest + 1, most);
    columns.text_width = place.measure - columns.term_width - gap;
    bool right = reads_from_right(job, glossary);
    columns.term_x = place.left + (right ? place.measure - columns.term_width : 0);
    columns.text_x = place.left + (right ? 0 : columns.term_width + gap);
    return columns;
}

static void set_entry(const struct columns *columns, struct vertical *list,
                      const struct node *entry) {
    struct layout_job *job = columns->job;
    struct lines term = set_part(columns, entry, NODE_GLOSSARY_TERM);
    struct lines text = set_part(columns, entry, NODE_GLOSSARY_TEXT);
    int32_t leading = columns->text->leading, baseline = leading / 4 * 3;
    size_t count = MAX(term.count, text.count);
    for (size_t i = 0; i < count; i++) {
        struct strip strip = {.height = leading,
                              .keep = i + 1 < count &&
                                      (count <= WHOLE_ENTRY || i == 0 || i + 2 == count)};
        if (i == 0) {
            strip.block = entry;
            strip_add_draw(
                job, &strip,
                (struct draw){.kind = DRAW_ANCHOR, .flow = FLOW_ARTIFACT, .text = entry->id});
        }
        if (i < term.count)
            strip_add_line(job, &strip, &term.items[i], columns->term_x, baseline);
        if (i < text.count)
            strip_add_line(job, &strip, &text.items[i], columns->text_x, baseline);
        vertical_add(job, list, strip);
    }
    vertical_space(job, list, MAX(columns->text->after, 0), false);
}

void vertical_glossary(struct layout_job *job, struct vertical *list, const struct node *glossary,
                       struct place place) {
    struct columns columns = find_columns(job, glossary, place);
    for (const struct node *entry = glossary->first; entry; entry = entry->next)
        set_entry(&columns, list, entry);
}
