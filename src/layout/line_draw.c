/* line_draw.c: the entries of a line → its draws. In: entries with their x. Out: a glyph run for
 * each stretch of equal font, colour and node; areas of links, anchors, pictures, leaders. */
#include "layout/line_make.h"

#include <string.h>

static void add_draw(struct line_maker *maker, struct draw draw) {
    struct words_room *room = maker->words->room;
    struct arena *arena = maker->words->job->typesetter->arena;
    ARENA_PUSH(arena, room->draws, maker->draw_count, room->draw_room, draw);
}

static bool joins(const struct entry *before, const struct entry *entry) {
    return before->run && entry->run && !before->hyphen && !entry->leader &&
           before->run->font == entry->run->font && before->word->node == entry->word->node &&
           before->word->colour == entry->word->colour &&
           before->word->raise == entry->word->raise && before->word->link == entry->word->link &&
           before->offset + before->text.len == entry->offset && before->level == entry->level &&
           (before->expansion == entry->expansion || before->space || entry->space);
}

static int32_t expanded(const struct entry *entry, int32_t x) {
    return (int32_t)((int64_t)x * (1000 + entry->expansion) / 1000);
}

/* One draw for the entries `from`..`to`, which agree. */
static void add_text_draw(struct line_maker *maker, size_t from, size_t to) {
    const struct entry *first = &maker->entries[from];
    size_t glyphs = 0, clusters = 0, bytes = 2;
    for (size_t i = from; i < to; i++) {
        glyphs += maker->entries[i].run->glyph_count;
        clusters += maker->entries[i].run->cluster_count;
        bytes += maker->entries[i].text.len;
    }
    struct draw_glyph *glyph = ARENA_ARRAY(maker->arena, struct draw_glyph, glyphs + 1);
    struct draw_cluster *cluster = ARENA_ARRAY(maker->arena, struct draw_cluster, clusters + 1);
    char *text = ARENA_ARRAY(maker->arena, char, bytes);
    struct draw draw = {.kind = DRAW_TEXT,
                        .flow = maker->words->paragraph->flow,
                        .node = first->word->node,
                        .offset = first->offset,
                        .x = first->x,
                        .y = -first->word->raise,
                        .colour = first->word->colour,
                        .font = first->run->font,
                        .glyphs = glyph,
                        .clusters = cluster};
    size_t length = 0;
    int32_t left = first->x, right = left; /* of what reads from the right, the last is leftmost */
    for (size_t i = from; i < to; i++) {
        const struct entry *entry = &maker->entries[i];
        for (size_t g = 0; g < entry->run->glyph_count; g++) {
            struct draw_glyph from_run = entry->run->glyphs[g];
            from_run.x = expanded(entry, from_run.x) + entry->x - first->x;
            glyph[draw.glyph_count++] = from_run;
        }
        draw.expansion = (int16_t)(entry->space ? draw.expansion : entry->expansion);
        for (size_t c = 0; c < entry->run->cluster_count; c++)
            cluster[draw.cluster_count++] = entry->run->clusters[c];
        memcpy(text + length, entry->text.at, entry->text.len);
        length += entry->text.len;
        if (entry->hyphen && draw.cluster_count) {
            memcpy(text + length - 1, "\xC2\xAD", 2);
            length++;
            cluster[draw.cluster_count - 1].bytes++;
        }
        left = MIN(left, entry->x);
        right = MAX(right, entry->x + entry->width);
    }
    draw.text = (struct str){text, length};
    draw.width = right - left;
    draw.height = maker->words->job->typesetter->fonts[draw.font].ascent;
    add_draw(maker, draw);
    if (first->word->strike) {
        int32_t size = first->word->face->size;
        add_draw(maker, (struct draw){.kind = DRAW_RECT,
                                      .flow = FLOW_ARTIFACT,
                                      .x = left,
                                      .y = draw.y - size / 4,
                                      .width = draw.width,
                                      .height = size / 18,
                                      .colour = draw.colour});
    }
}

static void add_leaders(struct line_maker *maker, const struct entry *entry) {
    if (!maker->words->paragraph->leaders)
        return;
    const struct shape *dot =
        shape_word(maker->words->job->typesetter, entry->word->face, STR("."));
    int32_t step = entry->word->face->size / 2, margin = step / 2;
    if (dot->run_count != 1 || dot->runs[0].glyph_count != 1 || step <= 0)
        return;
    /* Dots stand on a grid of their own, so that those of all lines are in columns. */
    int32_t first = (entry->x + margin + step - 1) / step;
    int32_t last = (entry->x + entry->width - margin - dot->width) / step;
    if (last < first)
        return;
    size_t count = (size_t)(last - first + 1);
    struct draw_glyph *glyphs = ARENA_ARRAY(maker->arena, struct draw_glyph, count);
    struct draw_cluster *clusters = ARENA_ARRAY(maker->arena, struct draw_cluster, count);
    char *text = ARENA_ARRAY(maker->arena, char, count);
    for (size_t i = 0; i < count; i++) {
        glyphs[i] = (struct draw_glyph){dot->runs[0].glyphs[0].glyph, (int32_t)i * step, 0};
        clusters[i] = (struct draw_cluster){1, 1};
        text[i] = '.';
    }
    add_draw(maker, (struct draw){.kind = DRAW_TEXT,
                                  .flow = FLOW_ARTIFACT,
                                  .x = first * step,
                                  .width = (int32_t)count * step,
                                  .colour = entry->word->colour,
                                  .font = dot->runs[0].font,
                                  .glyphs = glyphs,
                                  .glyph_count = count,
                                  .clusters = clusters,
                                  .cluster_count = count,
                                  .text = {text, count}});
}

static int32_t x_in_entry(const struct entry *entry, uint32_t byte) {
    uint32_t at = entry->first_byte;
    for (size_t i = 0; entry->run && i < entry->run->cluster_count; i++) {
        at += entry->run->clusters[i].bytes;
        if (byte < at)
            return entry->x + expanded(entry, entry->run->cluster_x[i]);
    }
    return byte <= entry->first_byte ? entry->x : entry->x + entry->width;
}

/* Anchors that stand before the end of `entry`; at a paragraph's end (NULL) all that are left. */
static void add_anchors(struct line_maker *maker, const struct entry *entry, int32_t end_x) {
    struct words *words = maker->words;
    while (words->next_anchor < words->anchor_count) {
        const struct anchor *anchor = &words->anchors[words->next_anchor];
        if (entry &&
            (anchor->word > entry->number || (anchor->word == entry->number && anchor->byte > 0 &&
                                              anchor->byte >= entry->first_byte + entry->text.len)))
            return;
        int32_t x = end_x;
        if (entry)
            x = anchor->word == entry->number ? x_in_entry(entry, anchor->byte) : entry->x;
        add_draw(maker, (struct draw){.kind = DRAW_ANCHOR,
                                      .flow = words->paragraph->flow,
                                      .node = anchor->node,
                                      .x = x,
                                      .y = -maker->ascent,
                                      .text = anchor->id});
        words->next_anchor++;
    }
}

static void add_link(struct line_maker *maker, size_t from, size_t to) {
    const struct entry *first = &maker->entries[from];
    int32_t left = INT32_MAX, right = INT32_MIN;
    for (size_t i = from; i < to; i++) {
        left = MIN(left, maker->entries[i].x);
        right =
            MAX(right, maker->entries[i].x + maker->entries[i].width - maker->entries[i].tracking);
    }
    add_draw(maker, (struct draw){.kind = DRAW_LINK,
                                  .flow = maker->words->paragraph->flow,
                                  .node = first->word->link,
                                  .x = left,
                                  .y = -maker->ascent,
                                  .width = right - left,
                                  .height = maker->ascent + maker->descent,
                                  .text = first->word->link_target});
}

void line_draw(struct line_maker *maker, bool is_last, int32_t end_x) {
    size_t link_from = 0;
    for (size_t i = 0; i < maker->count;) {
        const struct entry *entry = &maker->entries[i];
        size_t end = i + 1;
        while (end < maker->count && joins(&maker->entries[end - 1], &maker->entries[end]))
            end++;
        for (size_t a = i; a < end; a++)
            add_anchors(maker, &maker->entries[a], 0);
        if (entry->leader)
            add_leaders(maker, entry);
        else if (entry->run)
            add_text_draw(maker, i, end);
        else
            add_draw(maker, (struct draw){.kind = DRAW_IMAGE,
                                          .flow = maker->words->paragraph->flow,
                                          .node = entry->word->node,
                                          .x = entry->x,
                                          .y = -entry->word->height - entry->word->raise,
                                          .width = entry->word->width,
                                          .height = entry->word->height,
                                          .image = entry->word->node->image});
        const struct node *link = entry->word->link;
        if (end == maker->count || maker->entries[end].word->link != link) {
            if (link && !entry->leader)
                add_link(maker, link_from, end);
            link_from = end;
        }
        i = end;
    }
    if (is_last)
        add_anchors(maker, NULL, end_x);
    for (size_t i = maker->draw_count; i > 0; i--)
        if (maker->words->room->draws[i - 1].kind == DRAW_TEXT) {
            maker->words->room->draws[i - 1].line_end = true;
            break;
        }
}
