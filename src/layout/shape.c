/* shape.c: words → glyphs, each word of a face once.
 * In: a text without line ends and its face. Out: runs of glyphs with clusters, in logical order.
 * Script fallback is Pango's; a character that no font has is marked, and reported by the caller.
 */
#include "layout/typesetter.h"

#include <string.h>

static PangoAttrList *face_attributes(struct arena *arena, const struct face *face,
                                      const char *more) {
    PangoAttrList *list = pango_attr_list_new();
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, str_terminated(arena, face->family));
    pango_font_description_set_absolute_size(description, face->size);
    pango_font_description_set_weight(description,
                                      face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description,
                                     face->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_attr_list_insert(list, pango_attr_font_desc_new(description));
    pango_font_description_free(description);
    const char *gap = *more && face->features.len ? "," : "";
    struct str features = str_format(arena, "%s%s%.*s", more, gap, STR_ARG(face->features));
    if (features.len)
        pango_attr_list_insert(list, pango_attr_font_features_new(features.at));
    const char *language = face->language.len ? str_terminated(arena, face->language) : "en";
    pango_attr_list_insert(list, pango_attr_language_new(pango_language_from_string(language)));
    return list;
}

const struct face *face_find(struct typesetter *typesetter, const struct text_style *style,
                             struct str language) {
    for (size_t i = 0; i < typesetter->face_count; i++) {
        const struct face *face = typesetter->faces[i];
        if (face->size == style->size && face->bold == style->bold &&
            face->italic == style->italic && face->tracking == style->tracking &&
            str_equal(face->family, style->family) && str_equal(face->features, style->features) &&
            str_equal(face->language, language))
            return face;
    }
    struct arena *arena = typesetter->arena;
    struct face *face = ARENA_NEW(arena, struct face);
    face->family = str_copy(arena, style->family);
    face->features = str_copy(arena, style->features);
    face->language = str_copy(arena, language);
    face->size = style->size;
    face->tracking = style->tracking;
    face->bold = style->bold;
    face->italic = style->italic;
    face->number = (uint32_t)typesetter->face_count;
    face->attributes = face_attributes(arena, face, "");
    face->plain = face_attributes(arena, face, "liga=0,clig=0");
    ARENA_PUSH(arena, typesetter->faces, typesetter->face_count, typesetter->face_room, face);
    return face;
}

/* Writes one cluster's glyphs, which stand in `from`..`to` of Pango's string, in visual order. */
static int32_t add_cluster(struct shape_run *run, const PangoGlyphString *string, int from, int to,
                           int32_t x, struct shape *shape, uint32_t offset, size_t *glyphs) {
    for (int i = from; i < to; i++) {
        const PangoGlyphInfo *info = &string->glyphs[i];
        if ((info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) && info->glyph != PANGO_GLYPH_EMPTY) {
            if (!shape->missing)
                shape->missing_offset = offset;
            shape->missing = true;
        } else if (info->glyph != PANGO_GLYPH_EMPTY) {
            run->glyphs[run->glyph_count++] = (struct draw_glyph){
                info->glyph, x + info->geometry.x_offset, info->geometry.y_offset};
            (*glyphs)++;
        }
        x += info->geometry.width;
    }
    return x;
}

/* Visual x of each glyph range; clusters are then written from the first character to the last. */
static void fill_run(struct typesetter *typesetter, const struct face *face, struct shape *shape,
                     struct shape_run *run, const PangoGlyphString *string) {
    struct arena *arena = typesetter->arena;
    int count = string->num_glyphs;
    size_t room = (size_t)count + 1;
    run->glyphs = ARENA_ARRAY(arena, struct draw_glyph, room);
    run->clusters = ARENA_ARRAY(arena, struct draw_cluster, room);
    run->cluster_x = ARENA_ARRAY(arena, int32_t, room);
    bool backward = run->level % 2 != 0;
    int32_t total = 0;
    for (int i = 0; i < count; i++)
        total += string->glyphs[i].geometry.width;
    int at = backward ? count : 0;
    int32_t x = backward ? total : 0;
    int32_t clusters = 0;
    while (backward ? at > 0 : at < count) {
        int first = backward ? at - 1 : at;
        int cluster = string->log_clusters[first];
        int from = first, to = first + 1;
        while (backward && from > 0 && string->log_clusters[from - 1] == cluster)
            from--;
        while (!backward && to < count && string->log_clusters[to] == cluster)
            to++;
        int next = backward ? from - 1 : to;
        uint32_t end =
            next >= 0 && next < count ? (uint32_t)string->log_clusters[next] : run->bytes;
        int32_t width = 0;
        for (int i = from; i < to; i++)
            width += string->glyphs[i].geometry.width;
        int32_t left = backward ? x - width : x;
        size_t glyphs = 0;
        add_cluster(run, string, from, to, left + clusters * face->tracking, shape,
                    run->start + (uint32_t)cluster, &glyphs);
        x += backward ? -width : width;
        uint16_t bytes = (uint16_t)(end - (uint32_t)cluster);
        if (glyphs == 0 && run->cluster_count > 0) {
            struct draw_cluster *last = &run->clusters[run->cluster_count - 1];
            last->bytes = (uint16_t)(last->bytes + bytes);
        } else {
            run->cluster_x[run->cluster_count] = left + clusters * face->tracking;
            run->clusters[run->cluster_count++] = (struct draw_cluster){bytes, (uint16_t)glyphs};
            clusters++;
        }
        at = backward ? from : to;
    }
    run->width = total + clusters * face->tracking;
}

/* Whether some glyph stands for several characters at a private code point. */
static bool has_private_ligature(const struct font_entry *font, const PangoGlyphString *string,
                                 struct str text) {
    for (int i = 0; i < string->num_glyphs; i++) {
        if (!hb_set_has(font->private_glyphs, string->glyphs[i].glyph))
            continue;
        size_t start = (size_t)string->log_clusters[i], end = text.len;
        for (int j = 0; j < string->num_glyphs; j++)
            if ((size_t)string->log_clusters[j] > start && (size_t)string->log_clusters[j] < end)
                end = (size_t)string->log_clusters[j];
        if (str_characters(str_slice(text, start, end)) > 1)
            return true;
    }
    return false;
}

/* Shapes `text` into `shape`; false when it has a ligature that must not stand. */
static bool shape_with(struct typesetter *typesetter, const struct face *face,
                       PangoAttrList *attributes, bool ligatures, struct shape *shape) {
    struct str text = shape->text;
    GList *items = pango_itemize(typesetter->context, text.at, 0, (int)text.len, attributes, NULL);
    shape->runs = ARENA_ARRAY(typesetter->arena, struct shape_run, g_list_length(items) + 1);
    PangoGlyphString *string = pango_glyph_string_new();
    bool good = true;
    for (GList *link = items; link; link = link->next) {
        PangoItem *item = link->data;
        struct shape_run *run = &shape->runs[shape->run_count++];
        pango_shape_full(text.at + item->offset, item->length, text.at, (int)text.len,
                         &item->analysis, string);
        run->font = typesetter_font_number(typesetter, item->analysis.font);
        run->start = (uint32_t)item->offset;
        run->bytes = (uint32_t)item->length;
        run->level = item->analysis.level;
        struct str part = {text.at + item->offset, (size_t)item->length};
        good = good &&
               !(ligatures && has_private_ligature(&typesetter->fonts[run->font], string, part));
        if (good)
            fill_run(typesetter, face, shape, run, string);
        shape->width += run->width;
        shape->ascent = MAX(shape->ascent, typesetter->fonts[run->font].ascent);
        shape->descent = MAX(shape->descent, typesetter->fonts[run->font].descent);
        pango_item_free(item);
    }
    pango_glyph_string_free(string);
    g_list_free(items);
    return good;
}

static struct shape *shape_new(struct typesetter *typesetter, const struct face *face,
                               struct str text) {
    struct shape *shape = ARENA_NEW(typesetter->arena, struct shape);
    shape->text = text;
    if (!shape_with(typesetter, face, face->attributes, true, shape)) {
        *shape = (struct shape){.text = text};
        shape_with(typesetter, face, face->plain, false, shape);
    }
    return shape;
}

/* Shapes by face and text: open addressing, asked and never walked. */
struct shape_slot {
    const struct face *face;
    struct shape *shape;
};

static size_t slot_of(const struct typesetter *typesetter, const struct face *face,
                      struct str text) {
    uint64_t hash = 14695981039346656037u + face->number; /* FNV-1a */
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 1099511628211u;
    size_t mask = typesetter->shape_room - 1, slot = (size_t)(hash ^ hash >> 32) & mask;
    const struct shape_slot *slots = typesetter->shapes;
    while (slots[slot].shape &&
           !(slots[slot].face == face && str_equal(slots[slot].shape->text, text)))
        slot = (slot + 1) & mask;
    return slot;
}

static void make_room(struct typesetter *typesetter) {
    size_t old_room = typesetter->shape_room;
    const struct shape_slot *old = typesetter->shapes;
    if (2 * typesetter->shape_count < old_room)
        return;
    typesetter->shape_room = old_room ? 2 * old_room : 4096;
    struct shape_slot *slots =
        ARENA_ARRAY(typesetter->arena, struct shape_slot, typesetter->shape_room);
    typesetter->shapes = slots;
    for (size_t i = 0; i < old_room; i++)
        if (old[i].shape)
            slots[slot_of(typesetter, old[i].face, old[i].shape->text)] = old[i];
}

struct shape *shape_word(struct typesetter *typesetter, const struct face *face, struct str text) {
    make_room(typesetter);
    size_t slot = slot_of(typesetter, face, text);
    struct shape_slot *slots = typesetter->shapes;
    if (!slots[slot].shape) {
        struct str kept = str_copy(typesetter->arena, text);
        slots[slot] = (struct shape_slot){face, shape_new(typesetter, face, kept)};
        typesetter->shape_count++;
    }
    return slots[slot].shape;
}
