/* read.c: style sheets → struct style. A sheet is laid over its base, key by key; each role of text
 * starts as a copy of "body" and changes what the sheets say of it, base first. */
#include "style/style_internal.h"

/* The block of text must be left on the paper with room to set something in. */
static bool check_page(const struct style *style, struct span place, struct diags *diags) {
    const int64_t least = (int64_t)72 * 1024;
    int64_t width = (int64_t)style->paper_width - style->margin_inner - style->margin_outer;
    int64_t height = (int64_t)style->paper_height - style->margin_top - style->margin_bottom;
    if (width >= least && height >= least)
        return true;
    diag_add(diags, DIAG_OUTLINE_VALUE, place,
             "the margins leave less than an inch of the paper for the text");
    return false;
}

static void take_sheet(const struct sheet *sheet, struct style *style) {
    style->paper_width = sheet->paper_width;
    style->paper_height = sheet->paper_height;
    style->margin_top = sheet->margin_top;
    style->margin_bottom = sheet->margin_bottom;
    style->margin_inner = sheet->margin_inner;
    style->margin_outer = sheet->margin_outer;
    style->head_distance = sheet->head_distance;
    style->foot_distance = sheet->foot_distance;
    style->columns = sheet->columns;
    style->column_gap = sheet->column_gap;
    style->paragraph_gap = sheet->paragraph_gap;
    style->openers = sheet->openers;
    style->emphasis = sheet->emphasis;
    style->opening = sheet->opening;
    style->fonts = sheet->fonts;
    style->rule_width = sheet->rule_width;
    style->accent = sheet->accent;
    style->rule_colour = sheet->rule_colour;
    style->tint = sheet->tint;
    style->mono_family = sheet->mono_family.text;
}

/* "body" is settled over all sheets before the others copy it: so a sheet that changes the body's
 * family changes that of each role for which no sheet names one. */
static bool lay_roles(struct arena *arena, const struct sheet_chain *chain, struct diags *diags,
                      struct style *style) {
    bool good = true;
    for (int role = 0; role < TEXT_ROLE_COUNT; role++) {
        struct text_style *text = &style->text[role];
        if (role != TEXT_BODY)
            *text = style->text[TEXT_BODY];
        for (size_t i = chain->count; i-- > 0;) {
            const struct yaml_node *node = chain->files[i].roles[role];
            if (node)
                good = sheet_lay_role(arena, node, diags, text) && good;
        }
        if (role == TEXT_BODY && (text->size <= 0 || text->leading <= 0 || !text->family.len))
            return false; /* said already; the others would say it again */
    }
    return good;
}

const struct style *style_read_in_pack(struct arena *arena, const struct style_folders *folders,
                                       struct str name, struct span cause, struct sources *sources,
                                       struct diags *diags) {
    size_t errors = diag_count(diags, DIAG_ERROR);
    struct sheet_chain chain = {.count = 0};
    if (!sheet_chain_open(arena, folders, name, cause, sources, diags, &chain))
        return NULL;
    struct sheet sheet = {.columns = 1, .openers = OPENERS_PARTS};
    bool good = true;
    for (size_t i = chain.count; i-- > 0;)
        good = sheet_lay(arena, &chain.files[i], diags, &sheet) && good;
    struct style *style = ARENA_NEW(arena, struct style);
    style->name = chain.files[0].name;
    take_sheet(&sheet, style);
    good = lay_roles(arena, &chain, diags, style) && good;
    good = good && check_page(style, chain.files[0].root->span, diags);
    if (!good || diag_count(diags, DIAG_ERROR) != errors)
        return NULL;
    if (chain.files[0].in_pack)
        contrast_check(&chain, style, diags);
    return style;
}

const struct style *style_read(struct arena *arena, const struct folder *styles, struct str name,
                               struct span cause, struct sources *sources, struct diags *diags) {
    struct style_folders folders = {styles, NULL};
    return style_read_in_pack(arena, &folders, name, cause, sources, diags);
}
