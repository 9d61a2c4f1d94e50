/* annotations.c: the annotations of recommended works, which are Markdown inside a value of YAML →
 * trees. They may hold paragraphs and lists, emphasis and links to other sites. */
#include "compose/compose_internal.h"

#include "markdown/markdown.h"

/* What cannot be in one, or NULL. */
static const char *fault_of(const struct node *node) {
    switch (node->kind) {
    case NODE_SECTION:
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_ITEM:
        return node->id.len && node->kind != NODE_SECTION ? "an id" : NULL;
    case NODE_HEADING:
        return node->generated ? NULL : "a heading";
    case NODE_IMAGE:
    case NODE_FIGURE:
        return "a picture";
    case NODE_TABLE:
        return "a table";
    case NODE_QUOTE:
        return "a block quote";
    case NODE_CODE_BLOCK:
        return "a block of code";
    case NODE_RULE:
        return "a rule";
    case NODE_NOTE:
    case NODE_NOTE_REFERENCE:
        return "a footnote";
    case NODE_CROSS_REFERENCE:
        return "a cross-reference";
    case NODE_LINK:
        return str_starts(node->target, STR("#")) ? "a link into the pack" : NULL;
    case NODE_SPAN:
        return node->id.len || node->has_date || node->actor.len || node->event_kind.len ||
                       node->quote.len || node->classes.len
                   ? "an attribute other than 'lang'"
                   : NULL;
    default: /* other inlines, and parts of what is named above */
        return NULL;
    }
}

static void check(const struct node *section, const struct reading_entry *entry,
                  struct diags *diags) {
    struct walk walk = walk_start(section);
    while (walk_next(&walk)) {
        const char *fault = walk.entering ? fault_of(walk.node) : NULL;
        if (!fault)
            continue;
        diag_add(diags, DIAG_READING_ANNOTATION, entry->annotation.span,
                 "the annotation of '%.*s' has %s", STR_ARG(entry->source.text), fault);
        walk_skip_children(&walk);
    }
}

static const struct node *read_one(struct arena *arena, const struct pack *pack,
                                   const struct reading_entry *entry, struct sources *sources,
                                   struct diags *diags) {
    struct str name = str_format(arena, "annotation of %.*s", STR_ARG(entry->source.text));
    struct arena *aside = arena_new();
    struct diags *own = diags_make(aside, sources);
    uint32_t source = source_add(sources, name, name, entry->annotation.text, own);
    struct markdown_options options = {.language = pack->language.text,
                                       .plain_typography = pack->typography == TYPOGRAPHY_PLAIN,
                                       .fallback_title = STR("Annotation")};
    struct markdown_section section = markdown_read(arena, sources, source, options, own);
    if (section.node)
        check(section.node, entry, diags);
    diag_take_over(diags, own, entry->annotation.span);
    arena_free(aside);
    if (section.node && section.node->first && section.node->first->kind == NODE_HEADING)
        node_unlink(section.node->first); /* made up: a section has a title */
    return section.node;
}

const struct node **annotations_read(struct arena *arena, const struct pack *pack,
                                     struct sources *sources, struct diags *diags) {
    const struct reading_entry *entries = pack->reading.items;
    const struct node **annotations =
        ARENA_ARRAY(arena, const struct node *, pack->reading.count + 1);
    for (size_t i = 0; i < pack->reading.count; i++)
        if (entries[i].annotation.text.len)
            annotations[i] = read_one(arena, pack, &entries[i], sources, diags);
    return annotations;
}
