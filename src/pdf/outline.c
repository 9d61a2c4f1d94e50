/* outline.c: what a reader's program shows beside the pages: bookmarks and metadata.
 * In: the book's headings, the pack. Out: calls on the PDF surface. */
#include "pdf/pdf_internal.h"

#define MOST_LEVELS 8

/* Where a heading's bookmark leads: to its anchor, or to the top of its page. NULL: nowhere. */
static const char *destination(struct arena *arena, const struct node *heading,
                               const struct pdf_input *input, GHashTable *anchors) {
    const struct node *holders[] = {heading, heading->parent};
    for (size_t i = 0; i < G_N_ELEMENTS(holders); i++) {
        const struct node *holder = holders[i];
        if (!holder || !holder->id.len || (holder != heading && holder->first != heading))
            continue;
        const char *name = pdf_name(arena, holder->id);
        if (g_hash_table_contains(anchors, name))
            return str_format(arena, "dest='%s'", name).at;
    }
    size_t page = page_map_find(input->map, heading, 0);
    return page == PAGE_NONE ? NULL : str_format(arena, "page=%zu pos=[0 0]", page + 1).at;
}

void pdf_outline(struct arena *arena, cairo_surface_t *surface, const struct pdf_input *input,
                 GHashTable *anchors) {
    int last[MOST_LEVELS] = {CAIRO_PDF_OUTLINE_ROOT};
    for (struct walk walk = walk_start(input->book); walk_next(&walk);) {
        const struct node *node = walk.node;
        if (!walk.entering || node->kind != NODE_HEADING)
            continue;
        const char *where = destination(arena, node, input, anchors);
        struct str title = node_plain_text(arena, node);
        if (!where || !title.len)
            continue;
        size_t level = node->level < 1 ? 1 : node->level;
        level = level < MOST_LEVELS ? level : MOST_LEVELS - 1;
        int id = cairo_pdf_surface_add_outline(
            surface, last[level - 1], str_terminated(arena, title), where,
            level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : (cairo_pdf_outline_flags_t)0);
        for (size_t below = level; below < MOST_LEVELS; below++)
            last[below] = id;
    }
}

static void set_metadata(struct arena *arena, cairo_surface_t *surface, cairo_pdf_metadata_t which,
                         struct str value) {
    if (value.len)
        cairo_pdf_surface_set_metadata(surface, which, str_terminated(arena, value));
}

void pdf_metadata(struct arena *arena, cairo_surface_t *surface, const struct pdf_input *input) {
    const struct pack *pack = input->pack;
    const struct editor *editors = pack->editors.items;
    GString *names = g_string_new(NULL);
    for (size_t i = 0; i < pack->editors.count; i++)
        g_string_append_printf(names, "%s%.*s", i ? ", " : "", STR_ARG(editors[i].name.text));
    if (!names->len)
        g_string_append_len(names, pack->publisher.text.at, (gssize)pack->publisher.text.len);
    set_metadata(arena, surface, CAIRO_PDF_METADATA_TITLE, pack->title.text);
    set_metadata(arena, surface, CAIRO_PDF_METADATA_AUTHOR,
                 str_copy(arena, (struct str){names->str, names->len}));
    g_string_free(names, TRUE);
    set_metadata(arena, surface, CAIRO_PDF_METADATA_SUBJECT, pack->subtitle.text);
    set_metadata(
        arena, surface, CAIRO_PDF_METADATA_KEYWORDS,
        str_format(arena, "%.*s, build %.*s", STR_ARG(pack->uuid), STR_ARG(input->build_id)));
    set_metadata(arena, surface, CAIRO_PDF_METADATA_CREATOR, STR("dossier"));
    set_metadata(arena, surface, CAIRO_PDF_METADATA_CREATE_DATE, str_of(pack->build_date));
    set_metadata(arena, surface, CAIRO_PDF_METADATA_MOD_DATE, str_of(pack->build_date));
}
