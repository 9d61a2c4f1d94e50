/* fonts.c: opens the program's fonts in a configuration of their own.
 * In: the folder of fonts. Out: a Pango context that sees these fonts and no others, and the
 * numbers by which display lists name fonts. */
#include "layout/typesetter.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

/* Fallback order: what a family lacks is looked for in these. */
static const char *const configuration =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
    "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\">"
    "<string>Linux Libertine O</string><string>Linux Biolinum O</string>"
    "<string>Noto Sans Mono</string><string>Noto Naskh Arabic</string>"
    "<string>Noto Serif Hebrew</string><string>Noto Sans Hebrew</string>"
    "</edit></match></fontconfig>";

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Adds the files one by one: scanning a folder would want a writable cache. */
static size_t add_fonts(FcConfig *config, struct arena *arena, struct str folder) {
    const char *path = str_terminated(arena, folder);
    GDir *dir = g_dir_open(path, 0, NULL);
    if (!dir)
        return 0;
    const char **names = NULL;
    size_t count = 0, room = 0, added = 0;
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
        if (g_str_has_suffix(name, ".otf") || g_str_has_suffix(name, ".ttf"))
            ARENA_PUSH(arena, names, count, room, str_terminated(arena, str_of(name)));
    g_dir_close(dir);
    if (count)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        struct str file = str_format(arena, "%s/%s", path, names[i]);
        if (FcConfigAppFontAddFile(config, (const FcChar8 *)str_terminated(arena, file)))
            added++;
    }
    return added;
}

/* Cairo lets each glyph of a font say one thing; what else it should say goes into an /ActualText,
 * which not all readers of PDF heed. A capital that stands in for a small one says a small letter:
 * so these fonts are opened with another hinting, and thereby are fonts of their own. Outlines in a
 * PDF are not hinted. */
static PangoContext *make_context(struct typesetter *typesetter, cairo_hint_style_t hinting) {
    PangoContext *context = pango_font_map_create_context(typesetter->map);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en"));
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, hinting);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    return context;
}

static void make_contexts(struct typesetter *typesetter) {
    typesetter->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(typesetter->map), 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(typesetter->map), typesetter->config);
    typesetter->context = make_context(typesetter, CAIRO_HINT_STYLE_NONE);
    typesetter->capitals = make_context(typesetter, CAIRO_HINT_STYLE_SLIGHT);
}

struct typesetter *typesetter_open(struct str fonts, struct str dictionaries, struct diags *diags) {
    struct arena *arena = arena_new();
    FcConfig *config = FcConfigCreate();
    FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)configuration, FcFalse);
    if (add_fonts(config, arena, fonts) == 0) {
        diag_add_path(diags, DIAG_INTERNAL, fonts, "the program's fonts are not there");
        FcConfigDestroy(config);
        arena_free(arena);
        return NULL;
    }
    FcConfigSetCurrent(config);
    struct typesetter *typesetter = ARENA_NEW(arena, struct typesetter);
    typesetter->arena = arena;
    typesetter->config = config;
    typesetter->dictionary_folder = str_copy(arena, dictionaries);
    typesetter->font_numbers = g_hash_table_new(g_direct_hash, g_direct_equal);
    typesetter->scratch = arena_new();
    typesetter->small_caps = g_hash_table_new(g_direct_hash, g_direct_equal);
    typesetter->lines = g_hash_table_new(g_direct_hash, g_direct_equal);
    typesetter->glyphs = pango_glyph_string_new();
    make_contexts(typesetter);
    return typesetter;
}

bool typesetter_add_font(struct typesetter *typesetter, struct str path) {
    const FcChar8 *file = (const FcChar8 *)str_terminated(typesetter->arena, path);
    int faces = 0;
    FcPattern *pattern = FcFreeTypeQuery(file, 0, NULL, &faces);
    if (!pattern)
        return false;
    FcPatternDestroy(pattern);
    bool added = FcConfigAppFontAddFile(typesetter->config, file);
    pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(typesetter->map));
    return added && faces == 1;
}

void typesetter_close(struct typesetter *typesetter) {
    if (!typesetter)
        return;
    dictionaries_close(typesetter);
    for (size_t i = 0; i < typesetter->face_count; i++) {
        pango_attr_list_unref(typesetter->faces[i]->attributes);
        pango_attr_list_unref(typesetter->faces[i]->plain);
        pango_attr_list_unref(typesetter->faces[i]->hebrew);
        if (typesetter->faces[i]->plain_item)
            pango_item_free(typesetter->faces[i]->plain_item);
    }
    for (size_t i = 0; i < typesetter->font_count; i++) {
        hb_set_destroy(typesetter->fonts[i].private_glyphs);
        g_object_unref(typesetter->fonts[i].font);
    }
    pango_glyph_string_free(typesetter->glyphs);
    g_hash_table_destroy(typesetter->font_numbers);
    g_hash_table_destroy(typesetter->small_caps);
    g_hash_table_destroy(typesetter->lines);
    g_object_unref(typesetter->context);
    g_object_unref(typesetter->capitals);
    g_object_unref(typesetter->map);
    FcConfigDestroy(typesetter->config);
    arena_free(typesetter->scratch);
    arena_free(typesetter->arena);
}

/* Cairo 1.16 writes a glyph's own code point into the PDF as its text, where the font gives it one:
 * a ligature at a private code point would be lost to who searches or copies. */
static hb_set_t *find_private_glyphs(PangoFont *font) {
    hb_font_t *shaper = pango_font_get_hb_font(font);
    hb_set_t *characters = hb_set_create(), *private_glyphs = hb_set_create(),
             *public_glyphs = hb_set_create();
    hb_face_collect_unicodes(hb_font_get_face(shaper), characters);
    hb_codepoint_t character = HB_SET_VALUE_INVALID, glyph;
    while (hb_set_next(characters, &character))
        if (hb_font_get_nominal_glyph(shaper, character, &glyph))
            hb_set_add(character >= 0xE000 && character <= 0xF8FF ? private_glyphs : public_glyphs,
                       glyph);
    hb_set_subtract(private_glyphs, public_glyphs);
    hb_set_destroy(characters);
    hb_set_destroy(public_glyphs);
    return private_glyphs;
}

uint32_t typesetter_font_number(struct typesetter *typesetter, PangoFont *font) {
    void *known = g_hash_table_lookup(typesetter->font_numbers, font);
    if (known)
        return GPOINTER_TO_UINT(known) - 1;
    PangoFontMetrics *metrics = pango_font_get_metrics(font, pango_language_from_string("en"));
    struct font_entry entry = {g_object_ref(font), pango_font_metrics_get_ascent(metrics),
                               pango_font_metrics_get_descent(metrics), find_private_glyphs(font)};
    pango_font_metrics_unref(metrics);
    ARENA_PUSH(typesetter->arena, typesetter->fonts, typesetter->font_count, typesetter->font_room,
               entry);
    g_hash_table_insert(typesetter->font_numbers, font, GUINT_TO_POINTER(typesetter->font_count));
    return (uint32_t)typesetter->font_count - 1;
}

PangoFont *typesetter_font(const struct typesetter *typesetter, uint32_t font) {
    return typesetter->fonts[font].font;
}

PangoFontMap *typesetter_font_map(const struct typesetter *typesetter) {
    return typesetter->map;
}
