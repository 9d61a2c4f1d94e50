/* glossary.c: the definitions of the outline's terms, which are Markdown, as trees. */
#include "build/build_internal.h"

#include "markdown/markdown.h"

/* What a definition may not hold: it stands behind its term, in a list. */
static bool is_plain(const struct node *paragraph) {
    struct walk walk = walk_start(paragraph);
    while (walk_next(&walk))
        if (walk.entering &&
            (walk.node->kind == NODE_IMAGE || walk.node->kind == NODE_NOTE_REFERENCE))
            return false;
    return true;
}

/* The only block behind the heading, when it is a paragraph. */
static struct node *only_paragraph(const struct node *section) {
    struct node *block = section ? section->first : NULL;
    if (block && block->kind == NODE_HEADING && block->generated)
        block = block->next;
    bool alone = block && block->kind == NODE_PARAGRAPH && !block->next;
    return alone && is_plain(block) ? block : NULL;
}

/* It is a source of its own, as YAML may have it in quotation marks or in several lines: what is
 * wrong in it is told with its own lines. */
static void read_definition(struct build *build, struct declared_term *term) {
    uint32_t file = term->definition.span.source;
    struct str what = str_format(build->arena, ", definition of %.*s", STR_ARG(term->term.text));
    struct str path = str_format(build->arena, "%.*s%.*s",
                                 STR_ARG(source_path(build->sources, file)), STR_ARG(what));
    struct str name = str_format(build->arena, "%.*s%.*s",
                                 STR_ARG(source_name(build->sources, file)), STR_ARG(what));
    size_t errors = diag_count(build->diags, DIAG_ERROR);
    uint32_t source = source_add(build->sources, path, name, term->definition.text, build->diags);
    struct markdown_options options = {.language = build->pack.language.text,
                                       .plain_typography =
                                           build->pack.typography == TYPOGRAPHY_PLAIN,
                                       .fallback_title = term->term.text};
    struct markdown_section section =
        markdown_read(build->arena, build->sources, source, options, build->diags);
    struct node *paragraph = only_paragraph(section.node);
    if (!paragraph && diag_count(build->diags, DIAG_ERROR) == errors)
        diag_add(build->diags, DIAG_OUTLINE_VALUE, term->definition.span,
                 "a definition is one paragraph of text, without pictures and notes");
    if (!paragraph)
        return;
    node_unlink(paragraph);
    term->meaning = paragraph;
}

void build_glossary(struct build *build) {
    struct declared_term *terms = build->pack.glossary.items;
    for (size_t i = 0; i < build->pack.glossary.count; i++)
        if (terms[i].definition.text.len)
            read_definition(build, &terms[i]);
}

struct node *build_glossary_texts(struct build *build) {
    struct declared_term *terms = build->pack.glossary.items;
    struct node *section = node_make_generated(build->arena, NODE_SECTION, build->pack.span);
    for (size_t i = 0; i < build->pack.glossary.count; i++)
        if (terms[i].meaning)
            node_append(section, (struct node *)(uintptr_t)terms[i].meaning);
    return section;
}
