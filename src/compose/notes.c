/* notes.c: numbers the notes through the whole body, in the order in which the text calls them: a
 * page may hold the notes of two sections, and no two of them may have one number. In: the body.
 * Out: labels of notes and of what calls them; the notes of each section in that order. */
#include "compose/compose_internal.h"

struct numbering {
    struct compose *compose;
    GHashTable *numbered; /* looked up only */
    struct node **notes;  /* by number */
    size_t count, room;
};

static void number_note(struct numbering *numbering, struct node *note) {
    if (!g_hash_table_add(numbering->numbered, note))
        return;
    ARENA_PUSH(numbering->compose->arena, numbering->notes, numbering->count, numbering->room,
               note);
    note->label = str_format(numbering->compose->arena, "%zu", numbering->count);
}

static void number_calls(struct numbering *numbering, struct node *root) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        struct node *call = walk.node;
        if (!walk.entering || call->kind != NODE_NOTE_REFERENCE)
            continue;
        struct node *note =
            id_table_find(numbering->compose->ids, str_slice(call->target, 1, call->target.len));
        if (!note)
            continue; /* reported when the section was read */
        number_note(numbering, note);
        call->label = note->label;
    }
}

/* Notes that only a note calls come behind those that the text calls. */
static void number_section(struct numbering *numbering, struct node *section) {
    size_t first = numbering->count;
    for (struct node *block = section->first; block; block = block->next)
        if (block->kind != NODE_NOTE)
            number_calls(numbering, block);
    for (size_t i = first; i < numbering->count; i++)
        number_calls(numbering, numbering->notes[i]);
    for (struct node *block = section->first; block; block = block->next)
        if (block->kind == NODE_NOTE) /* called by itself alone */
            number_note(numbering, block);
    for (size_t i = first; i < numbering->count; i++)
        node_append(section, numbering->notes[i]);
}

void compose_notes(struct compose *compose, struct node *body) {
    struct numbering numbering = {.compose = compose, .numbered = g_hash_table_new(NULL, NULL)};
    struct walk walk = walk_start(body);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_SECTION)
            number_section(&numbering, walk.node);
    g_hash_table_destroy(numbering.numbered);
}
