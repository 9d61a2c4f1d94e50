/* shape.c: words → glyphs, each word of a face once.
 * In: a text without line ends and its face. Out: runs of glyphs with clusters, in logical order.
 * Script fallback is Pango's; a character that no font has is marked, and reported by the caller.
 */
#include "layout/typesetter.h"

#include <string.h>

static PangoAttrList *face_attributes(struct arena *arena, const struct face *face,
                                      const char *family, const char *more) {
    PangoAttrList *list = pango_attr_list_new();
    PangoFontDescription *description = pango_font_description_new();
    struct str families = str_format(arena, "%s%.*s", family, STR_ARG(face->family));
    pango_font_description_set_family(description, families.at);
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

/* The last of several settings of a feature counts. */
static bool has_feature(struct str features, struct str on, struct str off) {
    size_t last_on = SIZE_MAX, last_off = SIZE_MAX;
    for (size_t at = str_find(features, on, 0); at != SIZE_MAX; at = str_find(features, on, at + 1))
        last_on = at;
    for (size_t at = str_find(features, off, 0); at != SIZE_MAX;
         at = str_find(features, off, at + 1))
        last_off = at;
    return last_on != SIZE_MAX && (last_off == SIZE_MAX || last_off < last_on);
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
    bool serif = str_find(style->family, STR("Libertine"), 0) != SIZE_MAX ||
                 str_find(style->family, STR("Serif"), 0) != SIZE_MAX;
    face->family = str_copy(arena, style->family);
    face->features = str_copy(arena, style->features);
    face->language = str_copy(arena, language);
    face->size = style->size;
    face->tracking = style->tracking;
    face->bold = style->bold;
    face->italic = style->italic;
    face->number = (uint32_t)typesetter->face_count;
    face->attributes = face_attributes(arena, face, "", "");
    face->plain = face_attributes(arena, face, "", "liga=0,clig=0");
    face->hebrew =
        face_attributes(arena, face, serif ? "Noto Serif Hebrew," : "Noto Sans Hebrew,", "");
    face->small_caps = has_feature(face->features, STR("smcp=1"), STR("smcp=0"));
    ARENA_PUSH(arena, typesetter->faces, typesetter->face_count, typesetter->face_room, face);
    if (face->small_caps) {
        struct text_style capitals = *style;
        capitals.features = str_format(arena, "%.*s,smcp=0", STR_ARG(style->features));
        capitals.size = style->size * 85 / 100;
        struct face *found = (struct face *)(uintptr_t)face_find(typesetter, &capitals, language);
        found->stands_in = true;
        face->capitals = found;
    }
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
    int count = string->num_glyphs;
    size_t room = (size_t)count;
    size_t each = sizeof *run->glyphs + sizeof *run->clusters + sizeof *run->cluster_x;
    run->glyphs = arena_alloc_array(typesetter->arena, room, each); /* side by side */
    run->clusters = (struct draw_cluster *)(run->glyphs + room);
    run->cluster_x = (int32_t *)(run->clusters + room);
    bool backward = run->level % 2 != 0;
    int32_t tracking = backward ? 0 : face->tracking; /* joined letters stay joined */
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
        add_cluster(run, string, from, to, left + clusters * tracking, shape,
                    run->start + (uint32_t)cluster, &glyphs);
        x += backward ? -width : width;
        uint16_t bytes = (uint16_t)(end - (uint32_t)cluster);
        if (glyphs == 0 && run->cluster_count > 0) {
            struct draw_cluster *last = &run->clusters[run->cluster_count - 1];
            last->bytes = (uint16_t)(last->bytes + bytes);
        } else {
            run->cluster_x[run->cluster_count] = left + clusters * tracking;
            run->clusters[run->cluster_count++] = (struct draw_cluster){bytes, (uint16_t)glyphs};
            clusters++;
        }
        at = backward ? from : to;
    }
    run->width = total + clusters * tracking;
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

/* Appends the run of an item to the shape; false when it has a ligature that must not stand. */
static bool shape_item(struct typesetter *typesetter, const struct face *face, bool ligatures,
                       struct shape *shape, const PangoItem *item, const PangoAnalysis *analysis) {
    PangoGlyphString *string = typesetter->glyphs;
    struct str text = shape->text;
    struct str part = {text.at + item->offset, (size_t)item->length};
    struct shape_run *run = &shape->runs[shape->run_count++];
    pango_shape_full(part.at, item->length, text.at, (int)text.len, analysis, string);
    run->font = typesetter_font_number(typesetter, analysis->font);
    run->start = (uint32_t)item->offset;
    run->bytes = (uint32_t)item->length;
    run->level = analysis->level;
    const struct font_entry *font = &typesetter->fonts[run->font];
    if (ligatures && has_private_ligature(font, string, part))
        return false;
    fill_run(typesetter, face, shape, run, string);
    shape->backward = shape->backward || run->level % 2;
    shape->width += run->width;
    shape->ascent = MAX(shape->ascent, font->ascent);
    shape->descent = MAX(shape->descent, font->descent);
    return true;
}

/* Letters of ASCII, with the stops that may stand beside them. */
static bool is_plain(struct str text) {
    bool letters = false;
    for (size_t i = 0; i < text.len; i++) {
        if (!g_ascii_isalpha(text.at[i]) && (!text.at[i] || !strchr(".,;:!?'()-", text.at[i])))
            return false;
        letters = letters || g_ascii_isalpha(text.at[i]);
    }
    return letters;
}

/* Whether a plain text in the item's font is one item, whatever its letters. */
static bool has_plain_letters(const PangoItem *item) {
    hb_font_t *font = pango_font_get_hb_font(item->analysis.font);
    hb_codepoint_t glyph;
    for (hb_codepoint_t c = '!'; c <= 'z'; c++)
        if (!hb_font_get_nominal_glyph(font, c, &glyph))
            return false;
    return true;
}

/* Shapes `text` into `shape`; false when it has a ligature that must not stand. How a plain text is
 * analysed is the same for all of a face. */
static bool shape_with(struct typesetter *typesetter, const struct face *face,
                       PangoAttrList *attributes, bool ligatures, int level, struct shape *shape) {
    struct str text = shape->text;
    PangoContext *context = face->stands_in ? typesetter->capitals : typesetter->context;
    PangoItem **known = &typesetter->faces[face->number]->plain_item;
    bool plain = attributes == face->attributes && is_plain(text);
    GList *items = NULL;
    if (plain && *known) {
        (*known)->length = (int)text.len;
        items = g_list_prepend(NULL, *known);
    } else {
        items = pango_itemize(context, text.at, 0, (int)text.len, attributes, NULL);
    }
    shape->runs = ARENA_ARRAY(typesetter->arena, struct shape_run, g_list_length(items));
    bool good = true;
    for (GList *link = items; link; link = link->next) {
        PangoItem *item = link->data;
        PangoAnalysis analysis = item->analysis;
        analysis.level = level >= 0 ? (guint8)level : analysis.level;
        good = good && shape_item(typesetter, face, ligatures, shape, item, &analysis);
        if (item == *known)
            continue;
        if (plain && !items->next && has_plain_letters(item))
            *known = item;
        else
            pango_item_free(item);
    }
    g_list_free(items);
    return good;
}

static bool is_hebrew(struct str text) {
    for (size_t i = 0; i < text.len;) {
        uint32_t c = str_next(text, &i);
        if ((c >= 0x591 && c <= 0x5F4) || (c >= 0xFB1D && c <= 0xFB4F))
            return true;
    }
    return false;
}

static struct shape *shape_new(struct typesetter *typesetter, const struct face *face,
                               struct str text, int level) {
    struct shape *shape = ARENA_NEW(typesetter->arena, struct shape);
    shape->text = text;
    if (face->small_caps && capitals_shape(typesetter, face, shape, level))
        return shape;
    PangoAttrList *attributes = is_hebrew(text) ? face->hebrew : face->attributes;
    if (!shape_with(typesetter, face, attributes, true, level, shape)) {
        *shape = (struct shape){.text = text};
        shape_with(typesetter, face, face->plain, false, level, shape);
    }
    return shape;
}

void shape_append(struct typesetter *typesetter, struct shape *shape, const struct shape *part,
                  uint32_t start) {
    size_t count = shape->run_count + part->run_count;
    struct shape_run *runs = ARENA_ARRAY(typesetter->arena, struct shape_run, count + 1);
    for (size_t i = 0; i < count; i++) {
        bool own = i < shape->run_count;
        runs[i] = own ? shape->runs[i] : part->runs[i - shape->run_count];
        runs[i].start += own ? 0 : start;
    }
    if (part->missing && !shape->missing)
        shape->missing_offset = start + part->missing_offset;
    shape->missing = shape->missing || part->missing;
    shape->runs = runs;
    shape->run_count = count;
    shape->width += part->width;
    shape->backward = shape->backward || part->backward;
    shape->ascent = MAX(shape->ascent, part->ascent);
    shape->descent = MAX(shape->descent, part->descent);
}

/* Shapes by face, level and text: open addressing, asked and never walked. */
struct shape_slot {
    uint32_t hash, key; /* of the text; face and level */
    struct shape *shape;
};

static uint32_t key_of(const struct face *face, int level) {
    return face->number << 8 | (uint32_t)(level + 1);
}

/* Up to eight bytes, so that texts of one length differ if their bytes do. */
static uint64_t bytes_of(const char *at, size_t count) {
    uint32_t first = 0, last = 0;
    if (count < sizeof first) {
        for (size_t i = 0; i < count; i++)
            first = first << 8 | (unsigned char)at[i];
        return first;
    }
    memcpy(&first, at, sizeof first);
    memcpy(&last, at + count - sizeof last, sizeof last);
    return (uint64_t)first << 32 | last;
}

static uint32_t hash_of(struct str text, uint32_t key) {
    uint64_t hash = (uint64_t)text.len << 32 | key;
    size_t at = 0;
    do {
        size_t size = MIN(text.len - at, sizeof hash);
        hash = (hash ^ bytes_of(text.at + at, size)) * 0x9E3779B97F4A7C15u; /* Fibonacci hashing */
        hash ^= hash >> 32;
        at += size;
    } while (at < text.len);
    return (uint32_t)hash;
}

/* Where the shape of a text is, or would be. */
static size_t slot_of(const struct typesetter *typesetter, struct str text, uint32_t hash,
                      uint32_t key) {
    size_t mask = typesetter->shape_room - 1, slot = hash & mask;
    const struct shape_slot *slots = typesetter->shapes;
    while (slots[slot].shape && !(slots[slot].hash == hash && slots[slot].key == key &&
                                  str_equal(slots[slot].shape->text, text)))
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
            slots[slot_of(typesetter, old[i].shape->text, old[i].hash, old[i].key)] = old[i];
}

struct shape *shape_word_at(struct typesetter *typesetter, const struct face *face, struct str text,
                            int level) {
    uint32_t key = key_of(face, level), hash = hash_of(text, key);
    make_room(typesetter);
    size_t slot = slot_of(typesetter, text, hash, key);
    if (!typesetter->shapes[slot].shape) {
        struct str kept = str_copy(typesetter->arena, text);
        struct shape *shape = shape_new(typesetter, face, kept, level);
        /* Shaping may have shaped others, and so moved the table. */
        make_room(typesetter);
        slot = slot_of(typesetter, text, hash, key);
        typesetter->shapes[slot] = (struct shape_slot){hash, key, shape};
        typesetter->shape_count++;
    }
    return typesetter->shapes[slot].shape;
}

struct shape *shape_word(struct typesetter *typesetter, const struct face *face, struct str text) {
    return shape_word_at(typesetter, face, text, -1);
}

void shape_fetch(const struct typesetter *typesetter, const struct face *face, struct str text) {
    enum { WORDS = 64, LINE = 64, LINES = 4 }; /* of the processor's cache */
    const struct shape_slot *slots[WORDS];
    const char *at = text.at, *end = text.at + text.len;
    uint32_t key = key_of(face, -1);
    size_t count = 0, found = 0;
    while (typesetter->shape_room && at < end && count < WORDS) {
        const char *space = memchr(at, ' ', (size_t)(end - at)), *to = space ? space : end;
        uint32_t hash = hash_of((struct str){at, (size_t)(to - at)}, key);
        slots[count] = &typesetter->shapes[hash & (typesetter->shape_room - 1)];
        __builtin_prefetch(slots[count++]);
        at = to + 1;
    }
    const struct shape *shapes[WORDS];
    for (size_t i = 0; i < count; i++) {
        if (!slots[i]->shape)
            continue;
        shapes[found++] = slots[i]->shape;
        __builtin_prefetch(slots[i]->shape);
        __builtin_prefetch((const char *)slots[i]->shape + LINE);
    }
    for (size_t i = 0; i < found; i++)
        for (size_t line = 0; line < LINES; line++) {
            __builtin_prefetch((const char *)shapes[i]->runs + line * LINE);
            __builtin_prefetch((const char *)shapes[i]->cuts + line * LINE);
        }
}

struct shape *shape_space(struct typesetter *typesetter, const struct face *face) {
    struct face *own = typesetter->faces[face->number];
    if (!own->space)
        own->space = shape_word(typesetter, face, STR(" "));
    return own->space;
}
