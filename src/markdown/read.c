/* read.c: a section file → a SECTION. Front matter, then the parser's tree turned into ours. */
#include <string.h>

#define CMARK_NO_SHORT_NAMES 1
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "markdown/align.h"
#include "markdown/build_tree.h"

struct front_matter {
    struct located_str title, author, standfirst, language, id;
    struct located_date date;
    int typography; /* 0: smart, 1: plain */
};

static const char *const typographies[] = {"smart", "plain", NULL};

#define AT(field) offsetof(struct front_matter, field)
static const struct schema_field front_fields[] = {
    {"title", SCHEMA_TEXT, AT(title), false, NULL, NULL, 0, 0, "The section's title."},
    {"author", SCHEMA_TEXT, AT(author), false, NULL, NULL, 0, 0, "Who wrote it."},
    {"standfirst", SCHEMA_TEXT, AT(standfirst), false, NULL, NULL, 0, 0, "A line below the title."},
    {"language", SCHEMA_LANGUAGE, AT(language), false, NULL, NULL, 0, 0, "Where it differs."},
    {"id", SCHEMA_ID, AT(id), false, NULL, NULL, 0, 0, "What links to the section name."},
    {"date", SCHEMA_DATE, AT(date), false, NULL, NULL, 0, 0,
     "When it was written; dates in it without a year take its year."},
    {"typography", SCHEMA_CHOICE, AT(typography), false, NULL, typographies, 0, 0,
     "plain: quotation marks and dashes stay as they are typed."},
    {0}};
static const struct schema front_schema = {"the front matter", sizeof(struct front_matter),
                                           SCHEMA_NO_SPAN, front_fields};

/* A line of dashes may be a rule too; with a key below it, it is meant as front matter. What
 * belongs to it is left out, so that nothing else is reported about it. */
static void refuse_open(struct reading *reading) {
    struct str text = reading->text;
    size_t at = 4;
    while (at < text.len && (g_ascii_isalpha(text.at[at]) || text.at[at] == '_'))
        at++;
    if (at == 4 || at >= text.len || text.at[at] != ':')
        return;
    size_t end = str_find(text, STR("\n\n"), at);
    diag_add(reading->diags, DIAG_YAML_SYNTAX, reading_span(reading, 0, 3),
             "the front matter that begins here has no end");
    diag_hint(reading->diags, "put a line '---' below its last line");
    reading->start = (uint32_t)(end == SIZE_MAX ? text.len : end + 2);
    reading->first_line = source_place(reading->sources, reading->source, reading->start).line;
    reading->damaged = true;
}

static void read_front_matter(struct reading *reading) {
    struct str text = reading->text;
    reading->first_line = 1;
    if (!str_starts(text, STR("---\n")))
        return;
    size_t end = str_find(text, STR("\n---\n"), 3);
    if (end == SIZE_MAX && str_ends(text, STR("\n---")) && text.len > 6)
        end = text.len - 4;
    if (end == SIZE_MAX) {
        refuse_open(reading);
        return;
    }
    reading->start = (uint32_t)MIN(end + 5, text.len);
    reading->first_line = source_place(reading->sources, reading->source, reading->start).line;
    if (end <= 4)
        return;
    struct yaml_node *root = yaml_read(reading->arena, reading->sources, reading->source, 4,
                                       (uint32_t)end + 1, reading->diags);
    if (!root || yaml_is_null(root))
        return;
    struct front_matter front = {.typography = reading->options.plain_typography};
    schema_read(&front_schema, reading->arena, root, reading->diags, &front);
    struct markdown_section *section = reading->section;
    section->title = front.title;
    section->author = front.author;
    section->standfirst = front.standfirst;
    section->language = front.language;
    section->id = front.id;
    section->date = front.date;
    reading->options.plain_typography = front.typography != 0;
}

static void set_prefix(struct reading *reading) {
    struct str name = source_name(reading->sources, reading->source);
    size_t slash = name.len, dot;
    while (slash && name.at[slash - 1] != '/')
        slash--;
    name = str_slice(name, slash, name.len);
    for (dot = name.len; dot && name.at[dot - 1] != '.';)
        dot--;
    reading->prefix = reading->section->id.text;
    if (!reading->prefix.len)
        reading->prefix =
            markdown_slug(reading->arena, str_slice(name, 0, dot ? dot - 1 : name.len));
    reading->section->node->id = markdown_unique_id(reading, reading->prefix);
}

/* The caller frees the document. */
static cmark_node *parse_text(struct str markdown, int options) {
    static const char *const extensions[] = {"table", "strikethrough", "autolink"};
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(options | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, markdown.len ? markdown.at : "", markdown.len);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return document;
}

static void parse(struct reading *reading) {
    struct str markdown = str_slice(reading->text, reading->start, reading->text.len);
    cmark_node *document = parse_text(markdown, CMARK_OPT_FOOTNOTES);
    markdown_build_tree(reading, document);
    cmark_node_free(document);
}

bool markdown_build_title(struct reading *reading, struct node *caption) {
    cmark_node *document = parse_text(span_text(reading->sources, caption->span), 0);
    cmark_node *paragraph = cmark_node_first_child(document);
    bool good = paragraph && !cmark_node_next(paragraph) &&
                cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH;
    if (good) {
        markdown_build_inlines(reading, paragraph, caption, (struct content_shape){0});
        markdown_inline_attributes(reading, caption);
    }
    cmark_node_free(document);
    return good;
}

struct markdown_section markdown_read(struct arena *arena, const struct sources *sources,
                                      uint32_t source, struct markdown_options options,
                                      struct diags *diags) {
    struct markdown_section section = {0};
    struct reading reading = {.arena = arena,
                              .sources = sources,
                              .diags = diags,
                              .source = source,
                              .text = source_text(sources, source),
                              .options = options,
                              .section = &section,
                              .damaged = options.damaged};
    if (!str_trim(reading.text).len) {
        if (!options.damaged)
            diag_add(diags, DIAG_MARKDOWN_EMPTY, (struct span){source, 0, 0},
                     "the section is empty");
        return section;
    }
    reading.ids = g_hash_table_new(g_str_hash, g_str_equal);
    section.node =
        node_make(arena, NODE_SECTION, (struct span){source, 0, (uint32_t)reading.text.len});
    if (!options.plain_text)
        read_front_matter(&reading);
    set_prefix(&reading);
    section.node->language = section.language.text;
    section.node->language_span = section.language.span;
    section.node->has_date = section.date.span.source != 0;
    section.node->date = section.date.date;
    if (options.plain_text) {
        markdown_read_plain(&reading);
    } else if (markdown_within_limits(&reading)) {
        parse(&reading);
        markdown_check_notes(&reading);
    } else {
        section.node = NULL;
    }
    if (section.node)
        markdown_finish(&reading);
    g_hash_table_destroy(reading.ids);
    return section;
}
