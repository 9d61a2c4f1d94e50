/* epub.h: the book → an EPUB 3.3 file in memory. */
#ifndef DOSSIER_EPUB_H
#define DOSSIER_EPUB_H

#include "doc/page_map.h"
#include "layout/layout.h"
#include "outline/outline.h"
#include "style/style.h"

struct epub_input {
    const struct node *book;
    const struct pack *pack;
    const struct style *style;
    const struct page_map *map;     /* NULL: no page numbers */
    struct str cover;               /* the picture; empty: none */
    enum image_format cover_format; /* PNG or JPEG */
    struct str cover_alt;           /* empty: the title is said */
    struct typesetter *typesetter;  /* has the fonts, for a style that embeds them; or NULL */
    struct str build_id;
    bool has_index;
    unsigned profiles; /* of epub_profile_names, a bit each: readers whose rules are asked */
};

/* The readers that `check --profile` knows; NULL at the end. */
extern const char *const epub_profile_names[];

bool epub_write(struct arena *arena, const struct epub_input *input, struct diags *diags,
                struct str *bytes);

#endif
