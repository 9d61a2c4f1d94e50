/* typesetter.h: fonts, shapes of words and hyphenation, shared by the text side of layout/.
 * A face is a text style as far as shaping is concerned. Shapes are cached over all rounds. */
#ifndef DOSSIER_LAYOUT_TYPESETTER_H
#define DOSSIER_LAYOUT_TYPESETTER_H

#include <hb.h>
#include <hyphen.h>

#include "layout/layout_internal.h"

struct face {
    struct str family, features, language;
    int32_t size, tracking;
    bool bold, italic;
    uint32_t number;
    PangoAttrList *attributes;
    PangoAttrList *plain;  /* the same without ligatures */
    PangoAttrList *hebrew; /* with the family that has all signs of Hebrew first */
    bool small_caps;
    bool stands_in;              /* it is such a face of capitals itself */
    const struct face *capitals; /* what stands in for small capitals that a font lacks; or NULL */
    struct shape *space;         /* once it was asked for */
    PangoItem *plain_item;       /* owned: of a word in letters of English, once there was one */
};

/* Glyphs of one font and direction, in logical order; x is visual, from the run's left edge. */
struct shape_run {
    uint32_t font;
    uint32_t start, bytes; /* in the shaped text */
    int level;             /* of the bidirectional algorithm */
    int32_t width;
    uint32_t glyph_count, cluster_count;
    struct draw_glyph *glyphs;
    struct draw_cluster *clusters;
    int32_t *cluster_x; /* left edge of each cluster */
};

/* Byte offsets at which a word may be divided. */
struct divisions {
    const uint32_t *offsets;
    size_t count;
};

struct shape {
    struct str text;
    struct cut *cuts;       /* of pieces.c: the items that it was cut into */
    struct shape_run *runs; /* in logical order */
    size_t run_count;
    int32_t width, ascent, descent;
    uint32_t tie_classes; /* of ties.c, once it has asked */
    bool backward;        /* some of it reads from right to left */
    bool missing;         /* some character has no glyph: */
    bool divided;         /* its divisions are known */
    uint32_t missing_offset;
    struct divisions divisions; /* of the text as a whole */
};

struct dictionary {
    struct dictionary *next;
    struct str language;
    HyphenDict *patterns; /* NULL: there is none */
    bool undivided;       /* words of this language are never divided */
    size_t right_least;   /* letters that may be carried over */
};

struct font_entry {
    PangoFont *font; /* owned */
    int32_t ascent, descent;
    hb_set_t *private_glyphs; /* owned: glyphs at private code points alone */
};

struct typesetter {
    struct arena *arena;
    PangoFontMap *map;
    PangoContext *context;
    PangoContext *capitals;   /* for faces that stand in for small capitals */
    void *config;             /* FcConfig */
    PangoGlyphString *glyphs; /* of the text that is being shaped */
    struct font_entry *fonts;
    size_t font_count, font_room;
    GHashTable *font_numbers; /* PangoFont → number + 1 */
    struct face **faces;
    size_t face_count, face_room;
    struct shape_slot *shapes; /* by face, level and text */
    size_t shape_count, shape_room;
    GHashTable *small_caps; /* face number and letter → whether its font has a small capital */
    struct str dictionary_folder;
    struct dictionary *dictionaries;
    struct months *months;   /* names by language, of ties.c */
    struct arena *scratch;   /* of the paragraph that is being set */
    struct words_room *room; /* of words.c */
    GHashTable *lines;       /* block → its settings, of line_cache.c */
};

uint32_t typesetter_font_number(struct typesetter *typesetter, PangoFont *font);
const struct face *face_find(struct typesetter *typesetter, const struct text_style *style,
                             struct str language);
struct shape *shape_word(struct typesetter *typesetter, const struct face *face, struct str text);

/* Brings what is known of the words of a text near to the processor, before they are asked for one
 * by one: it looks for all at once, and waits for none. */
void shape_fetch(const struct typesetter *typesetter, const struct face *face, struct str text);

struct shape *shape_space(struct typesetter *typesetter, const struct face *face); /* of " " */

/* The same at a level of the bidirectional algorithm, odd from right to left; -1: its own. */
struct shape *shape_word_at(struct typesetter *typesetter, const struct face *face, struct str text,
                            int level);

/* Appends `part`, which shows `bytes` bytes of the shape's text from `start` on. */
void shape_append(struct typesetter *typesetter, struct shape *shape, const struct shape *part,
                  uint32_t start);

/* ---- capitals.c: small capitals, or capitals instead ---- */
/* A shape whose letters without a small capital are capitals at 85 %; false: all have one. */
bool capitals_shape(struct typesetter *typesetter, const struct face *face, struct shape *shape,
                    int level);

/* Where the letters `start` to before `end` of a shape's text may be divided; none for a language
 * without a dictionary, which is a warning. The shape keeps the answer. */
struct divisions hyphenate_word(struct layout_job *job, struct str language, struct shape *shape,
                                size_t start, size_t end);
void dictionaries_close(struct typesetter *typesetter);

/* ---- line_cache.c ---- */
/* Whether the block is the same in all rounds. Its lines are then to be made in the typesetter's
 * arena. */
bool line_cache_takes(const struct paragraph *paragraph);
const struct lines *line_cache_find(const struct typesetter *typesetter,
                                    const struct paragraph *paragraph);
void line_cache_add(struct typesetter *typesetter, const struct paragraph *paragraph,
                    struct lines lines);

#endif
