/* capitals.c: what stands for a small capital that a font lacks: the capital at 85 % of the size,
 * never a letter scaled to look like one. In: a text and a face with small capitals. Out: glyphs of
 * capitals whose clusters still say the letters that the author wrote. */
#include <string.h>
#include <unicode/ustring.h>

#include "layout/typesetter.h"

/* A small letter that the feature leaves as it is. */
static bool lacks(struct typesetter *typesetter, const struct face *face, uint32_t letter) {
    if (!g_unichar_islower(letter) || g_unichar_toupper(letter) == letter)
        return false;
    gpointer key = GUINT_TO_POINTER(face->number << 21 | letter), known = NULL;
    if (g_hash_table_lookup_extended(typesetter->small_caps, key, NULL, &known))
        return known != NULL;
    char text[8];
    int length = g_unichar_to_utf8(letter, text);
    bool same = false;
    GList *items = pango_itemize(typesetter->context, text, 0, length, face->attributes, NULL);
    PangoGlyphString *string = pango_glyph_string_new();
    for (GList *link = items; link; link = link->next) {
        PangoItem *item = link->data;
        hb_codepoint_t plain = 0;
        pango_shape_full(text + item->offset, item->length, text, length, &item->analysis, string);
        hb_font_t *font = pango_font_get_hb_font(item->analysis.font);
        same = string->num_glyphs == 1 && hb_font_get_nominal_glyph(font, letter, &plain) &&
               string->glyphs[0].glyph == plain;
        pango_item_free(item);
    }
    pango_glyph_string_free(string);
    g_list_free(items);
    g_hash_table_insert(typesetter->small_caps, key, GINT_TO_POINTER(same));
    return same;
}

/* The capitals of one letter, by the language's rules (Greek loses its accents, "ß" is "SS"). */
static void append_upper(GString *out, struct str letter, const char *language) {
    UChar from[4], to[16];
    char bytes[64];
    int32_t length = 0, size = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(from, G_N_ELEMENTS(from), &length, letter.at, (int32_t)letter.len, &status);
    size = u_strToUpper(to, G_N_ELEMENTS(to), from, length, language, &status);
    u_strToUTF8(bytes, sizeof bytes, &length, to, size, &status);
    if (U_SUCCESS(status))
        g_string_append_len(out, bytes, length);
    else
        g_string_append_len(out, letter.at, (gssize)letter.len);
}

/* Lets the clusters say the letters `written`: `origin` has, for each byte of the capitals, the
 * byte of the letter that it came from. */
static void restore(struct typesetter *typesetter, struct shape *shape, const uint32_t *origin,
                    uint32_t written) {
    struct shape_run *runs = ARENA_ARRAY(typesetter->arena, struct shape_run, shape->run_count + 1);
    for (size_t r = 0; r < shape->run_count; r++) {
        struct shape_run *run = &runs[r];
        *run = shape->runs[r];
        struct draw_cluster *clusters =
            ARENA_ARRAY(typesetter->arena, struct draw_cluster, run->cluster_count + 1);
        int32_t *x = ARENA_ARRAY(typesetter->arena, int32_t, run->cluster_count + 1);
        uint32_t at = run->start, end = run->start + run->bytes,
                 capitals = (uint32_t)shape->text.len;
        size_t count = 0;
        for (size_t i = 0; i < run->cluster_count; i++) {
            uint32_t next = at + run->clusters[i].bytes;
            uint32_t to = next < capitals ? origin[next] : written;
            struct draw_cluster cluster = {(uint16_t)(to - origin[at]), run->clusters[i].glyphs};
            if (cluster.bytes == 0 && count) { /* the second capital of one letter */
                clusters[count - 1].glyphs =
                    (uint16_t)(clusters[count - 1].glyphs + cluster.glyphs);
            } else {
                x[count] = run->cluster_x[i];
                clusters[count++] = cluster;
            }
            at = next;
        }
        run->clusters = clusters;
        run->cluster_x = x;
        run->cluster_count = (uint32_t)count;
        run->bytes = (end < capitals ? origin[end] : written) - origin[run->start];
        run->start = origin[run->start];
    }
    shape->runs = runs;
}

static void append_capitals(struct typesetter *typesetter, const struct face *face,
                            struct shape *shape, uint32_t start, uint32_t end, int level) {
    struct str written = str_slice(shape->text, start, end);
    GString *upper = g_string_new(NULL);
    uint32_t *origin = ARENA_ARRAY(typesetter->arena, uint32_t, 4 * written.len + 1);
    const char *language = str_terminated(typesetter->arena, face->language);
    for (size_t i = 0; i < written.len;) {
        size_t at = i, from = upper->len;
        str_next(written, &i);
        size_t behind = at;
        uint32_t letter = str_next(written, &behind);
        bool greek = (letter >= 0x370 && letter < 0x400) || (letter >= 0x1F00 && letter < 0x2000);
        append_upper(upper, str_slice(written, at, i), greek ? "el" : language);
        for (; from < upper->len && from < 4 * written.len; from++)
            origin[from] = (uint32_t)at;
    }
    struct str text = {upper->str, upper->len};
    struct shape capitals = *shape_word_at(typesetter, face->capitals, text, level);
    restore(typesetter, &capitals, origin, (uint32_t)written.len);
    shape_append(typesetter, shape, &capitals, start);
    g_string_free(upper, TRUE);
}

bool capitals_shape(struct typesetter *typesetter, const struct face *face, struct shape *shape,
                    int level) {
    struct str text = shape->text;
    bool any = false;
    for (size_t i = 0; i < text.len && !any;)
        any = lacks(typesetter, face, str_next(text, &i));
    if (!any)
        return false;
    for (size_t start = 0; start < text.len;) {
        size_t end = start;
        bool capitals = lacks(typesetter, face, str_next(text, &end));
        while (end < text.len) {
            size_t next = end;
            if (lacks(typesetter, face, str_next(text, &next)) != capitals)
                break;
            end = next;
        }
        if (capitals)
            append_capitals(typesetter, face, shape, (uint32_t)start, (uint32_t)end, level);
        else
            shape_append(typesetter, shape,
                         shape_word_at(typesetter, face, str_slice(text, start, end), level),
                         (uint32_t)start);
        start = end;
    }
    return true;
}
