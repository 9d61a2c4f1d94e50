/* style_internal.h: between the files of style/ alone. */
#ifndef DOSSIER_STYLE_INTERNAL_H
#define DOSSIER_STYLE_INTERNAL_H

#include "style/style.h"

enum { MOST_SHEETS = 8 }; /* that stand one on another */

/* What a sheet says of itself, as its table has it. */
struct sheet {
    struct located_str base;
    int32_t paper_width, paper_height, margin_top, margin_bottom, margin_inner, margin_outer,
        head_distance, foot_distance, column_gap, rule_width, paragraph_gap;
    int columns, openers, emphasis, opening, fonts;
    uint32_t accent, rule_colour, tint;
    struct located_str mono_family;
    const struct yaml_node *text;
};

/* What a sheet says of a role; the texts become part of a text_style afterwards. */
struct role_source {
    struct located_str family, features;
    struct text_style values;
};

/* One sheet's file: its tree, and what it says of each kind of text (NULL: nothing). */
struct sheet_file {
    struct str name;
    bool in_pack;
    const struct yaml_node *root;
    const struct yaml_node *roles[TEXT_ROLE_COUNT];
};

/* The sheet that was asked for, then its base, and so on. */
struct sheet_chain {
    struct sheet_file files[MOST_SHEETS];
    size_t count;
};

/* Lays what the file says over what `sheet` holds, and finds its kinds of text. Keys are required
 * where there is no base. */
bool sheet_lay(struct arena *arena, struct sheet_file *file, struct diags *diags,
               struct sheet *sheet);

/* Lays what a role's mapping says over what `text` holds. */
bool sheet_lay_role(struct arena *arena, const struct yaml_node *node, struct diags *diags,
                    struct text_style *text);

/* Opens the sheet `name` and those that it stands on. Errors are reported at the place that names
 * the sheet. */
bool sheet_chain_open(struct arena *arena, const struct style_folders *folders, struct str name,
                      struct span cause, struct sources *sources, struct diags *diags,
                      struct sheet_chain *chain);

/* Warns of colours that are hard to read, where the pack's own sheet is to blame. */
void contrast_check(const struct sheet_chain *chain, const struct style *style,
                    struct diags *diags);

#endif
