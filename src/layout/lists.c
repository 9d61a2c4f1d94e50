/* lists.c: lists. Labels hang left of their items' text; numbers end at one stop, and the widest
 * label decides how far the text stands in. Sources without numbers have no label: the first line
 * of each hangs. */
#include "layout/vertical.h"

bool list_hangs(const struct node *list) {
    return list->kind == NODE_LIST && list->role == ROLE_SOURCES && !list->ordered;
}

static struct str item_label(struct layout_job *job, const struct node *list, int64_t number,
                             int depth) {
    static const char *const bullets[] = {"\u2022", "\u2013"};
    if (list->ordered)
        return str_format(job->arena, "%lld.", (long long)number);
    return str_of(bullets[depth % 2]);
}

static int list_depth(const struct node *list) {
    int depth = 0;
    for (const struct node *up = list->parent; up; up = up->parent)
        depth += up->kind == NODE_LIST && !up->ordered;
    return depth;
}

/* Digits of old style differ in width: so the longest number need not be the last. But no number
 * has more digits than the last, and only so many are looked at. */
static int32_t widest_label(struct layout_job *job, const struct node *list,
                            const struct text_style *text, int depth) {
    enum { LOOKED_AT = 200 };
    int64_t count = 0, number = list->start;
    int32_t widest = 0, width = 0;
    for (const struct node *item = list->first; item; item = item->next)
        count++;
    int64_t from = count > LOOKED_AT ? count - LOOKED_AT : 0;
    for (int64_t i = list->ordered ? from : 0; i < (list->ordered ? count : 1); i++) {
        label_set(job, item_label(job, list, number + i, depth), text, 0, TEXT_LEFT, FLOW_ARTIFACT,
                  &width);
        widest = MAX(widest, width);
    }
    return widest;
}

static int32_t baseline_of(const struct strip *strip, const struct text_style *text) {
    for (size_t i = 0; i < strip->draw_count; i++)
        if (strip->draws[i].kind == DRAW_TEXT)
            return strip->draws[i].y;
    return text->leading / 4 * 3;
}

/* A list in many others takes a part of what may still be taken, so that each level stands in from
 * the one above it and none becomes too narrow. Labels keep their distance: they stand below the
 * text of the level above. */
static int32_t nested_indent(int32_t indent, int32_t spare) {
    return MIN(indent, MAX(spare, 0) / 5);
}

/* A list's first item of a line stands alone at a page's foot, or its last at the next one's top,
 * only where much would be left empty otherwise: what five lines that are missing cost. */
enum { LONE_ITEM = 60 * 5 * 5 };

/* Behind the strips from `first` on: a line, or what ends an item, and the space below it. */
static void dissuade_break(struct vertical *list, size_t first) {
    for (size_t i = MAX(first, list->count - MIN(list->count, 2)); i < list->count; i++)
        list->items[i].penalty = MAX(list->items[i].penalty, LONE_ITEM);
}

void vertical_list(struct layout_job *job, struct vertical *list, const struct node *node,
                   struct place place) {
    const struct text_style *style = role_style(job, TEXT_LIST);
    const struct text_style *text = place.text ? place.text : style;
    bool hanging = list_hangs(node);
    int64_t number = node->start;
    int depth = list_depth(node);
    int32_t label_width = hanging ? 0 : widest_label(job, node, text, depth);
    int32_t indent = hanging ? 0
                             : MAX(style->left > 0 ? style->left : 16 * PANGO_SCALE,
                                   label_width + text->size * 45 / 100);
    /* A list within a list, or in a box, keeps to its surroundings. */
    bool inside = node->parent && node->parent->kind == NODE_ITEM;
    int32_t gap = MAX(style->after, 0);
    if (!node->tight)
        gap = MAX(gap, text->leading / 2);
    int32_t around = inside || place.text ? gap : MAX(style->before, text->leading / 2);
    vertical_space(job, list, around, false);
    size_t start = list->count;
    struct place inner = place;
    inner.column = MAX(place.column, place.measure);
    inner.measure -=
        place.column ? nested_indent(indent, place.measure - least_measure(inner.column)) : indent;
    inner.text = text;
    for (const struct node *item = node->first; item; item = item->next, number++) {
        size_t first = list->count;
        bool right = reads_from_right(job, item);
        inner.left = right ? place.left : place.left + place.measure - inner.measure;
        vertical_children(job, list, item, inner);
        while (first < list->count && list->items[first].space)
            first++;
        if (first == list->count && item->first) /* it holds nothing that can be seen */
            continue;
        if (first == list->count)
            vertical_add(job, list, (struct strip){.height = text->leading});
        if (!hanging) {
            /* Numbers stand close to their text, bullets at the edge. */
            struct line label =
                label_set(job, item_label(job, node, number, depth), text, label_width,
                          node->ordered != right ? TEXT_RIGHT : TEXT_LEFT, FLOW_ARTIFACT, NULL);
            int32_t edge =
                right ? inner.left + inner.measure + indent - label_width : inner.left - indent;
            strip_add_label(job, &list->items[first], &label, edge,
                            baseline_of(&list->items[first], text));
        }
        if (item->next)
            vertical_space(job, list, gap, false);
        bool is_line = list->count <= first + 2;
        if (item->next && ((item == node->first && is_line) || item->next == node->last))
            dissuade_break(list, first);
    }
    vertical_stiffen(list, start);
    vertical_space(job, list, around, false);
}
