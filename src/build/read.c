/* read.c: the first half of the way: outline, sections, analysis. */
#include "build/build_internal.h"

#include <string.h>

#include "markdown/markdown.h"

void build_open(struct build *build) {
    memset(build, 0, sizeof *build);
    build->arena = arena_new();
    build->sources = sources_make(build->arena);
    build->diags = diags_make(build->arena, build->sources);
}

void build_close(struct build *build) {
    csl_close(&build->pack.works);
    if (build->has_pack)
        folder_close(&build->pack.folder);
    typesetter_close(build->typesetter);
    arena_free(build->round);
    arena_free(build->round_kept);
    arena_free(build->arena);
    memset(build, 0, sizeof *build);
}

bool build_has_errors(const struct build *build) {
    return diag_count(build->diags, DIAG_ERROR) > 0;
}

void build_check_tree(struct build *build, const struct node *root, const char *stage) {
#ifdef DOSSIER_CHECKS
    if (build_has_errors(build))
        return; /* a faulty pack may well make a faulty tree, and says so itself */
    GString *fault = g_string_new(NULL);
    if (!doc_check(root, build->sources, fault))
        diag_add(build->diags, DIAG_INTERNAL, SPAN_NONE, "after %s the tree is broken: %s", stage,
                 fault->str);
    g_string_free(fault, TRUE);
#else
    (void)build;
    (void)root;
    (void)stage;
#endif
}

/* The sections and parts so far. */
struct body_reading {
    struct build *build;
    GHashTable *files; /* names of the sections' files */
    GHashTable *parts; /* id of a part → the last number that was put behind it */
};

static struct str stem_of(struct str path) {
    size_t start = path.len, dot = path.len;
    while (start && path.at[start - 1] != '/')
        start--;
    while (dot > start && path.at[dot - 1] != '.')
        dot--;
    return str_slice(path, start, dot > start + 1 ? dot - 1 : path.len);
}

static struct node *read_section(struct body_reading *reading, const struct body_item *item,
                                 int shift, struct markdown_section *section) {
    struct build *build = reading->build;
    struct pack *pack = &build->pack;
    const char *name = str_terminated(build->arena, item->file.text);
    if (!g_hash_table_add(reading->files, (gpointer)(uintptr_t)name))
        return NULL; /* named twice, as was reported; what it holds is not told twice */
    size_t errors = diag_count(build->diags, DIAG_ERROR);
    uint32_t source = item->source;
    if (!source)
        source =
            folder_read_source(&pack->folder, build->arena, item->file.text, MOST_SECTION_BYTES,
                               build->sources, build->diags, item->file.span);
    if (!source)
        return NULL;
    /* What has no markup has no way to say which line is a title either. */
    struct markdown_options options = {.plain_text = str_ends(item->file.text, STR(".txt")),
                                       .damaged = item->damaged ||
                                                  diag_count(build->diags, DIAG_ERROR) > errors,
                                       .shift = shift};
    options.language = pack->language.text;
    options.citations = pack->has_sources;
    options.plain_typography = pack->typography == TYPOGRAPHY_PLAIN;
    if (pack->bare || options.plain_text)
        options.fallback_title = source_name_as_text(build->arena, stem_of(item->file.text));
    *section = markdown_read(build->arena, build->sources, source, options, build->diags);
    if (section->node)
        markdown_images(build->arena, &pack->folder, section->node, build->diags);
    return section->node;
}

/* Parts may have the same title: the second gets another id. */
static struct str part_id(struct body_reading *reading, struct str wanted) {
    struct arena *arena = reading->build->arena;
    char *key = (char *)(uintptr_t)str_terminated(arena, wanted), *id = key;
    int number = GPOINTER_TO_INT(g_hash_table_lookup(reading->parts, key));
    while (g_hash_table_contains(reading->parts, id))
        id = (char *)(uintptr_t)str_format(arena, "%s-%d", key, ++number).at;
    g_hash_table_insert(reading->parts, key, GINT_TO_POINTER(MAX(number, 1)));
    if (id != key)
        g_hash_table_insert(reading->parts, id, GINT_TO_POINTER(1));
    return str_of(id);
}

static struct node *read_part(struct body_reading *reading, const struct body_item *item) {
    struct build *build = reading->build;
    struct node *part = node_make(build->arena, NODE_PART, item->span);
    struct node *heading = node_make_generated(build->arena, NODE_HEADING, item->title.span);
    struct str slug = markdown_slug(build->arena, item->title.text);
    part->id = part_id(reading, str_format(build->arena, "part-%.*s", STR_ARG(slug)));
    heading->id = str_format(build->arena, "%.*s--title", STR_ARG(part->id));
    heading->level = 1;
    node_append(heading, node_make_text(build->arena, item->title.text, item->title.span));
    node_append(part, heading);
    for (size_t i = 0; i < item->item_count; i++) {
        struct markdown_section section = {0};
        struct node *node = read_section(reading, &item->items[i], 1, &section);
        if (node)
            node_append(part, node);
    }
    return part;
}

static void read_body(struct build *build) {
    struct pack *pack = &build->pack;
    build->body = node_make(build->arena, NODE_BODY, pack->span);
    struct body_reading reading = {build, g_hash_table_new(g_str_hash, g_str_equal),
                                   g_hash_table_new(g_str_hash, g_str_equal)};
    for (size_t i = 0; i < pack->body_count; i++) {
        const struct body_item *item = &pack->body[i];
        struct markdown_section section = {0};
        struct node *node = NULL;
        if (item->kind == BODY_SECTION)
            node = read_section(&reading, item, 0, &section);
        else if (item->kind == BODY_PART)
            node = read_part(&reading, item);
        if (node)
            node_append(build->body, node);
        if (pack->bare && !pack->title.text.len && section.title.text.len)
            pack->title = section.title;
    }
    g_hash_table_destroy(reading.files);
    g_hash_table_destroy(reading.parts);
    if (!pack->title.text.len)
        pack->title.text = source_name_as_text(build->arena, pack->name);
}

static void check_body(struct build *build) {
    const struct actor *actors = build->pack.actors.items;
    size_t count = build->pack.actors.count;
    struct str *ids = ARENA_ARRAY(build->arena, struct str, count + 1);
    for (size_t i = 0; i < count; i++)
        ids[i] = actors[i].id.text;
    struct node *texts = build_glossary_texts(build);
    node_append(build->body, texts); /* their links lead into the sections */
    markdown_check(build->body, ids, count, build->diags);
    node_unlink(texts);
    markdown_check_scripts(build->body, build->pack.language.text, build->diags);
}

/* The pack's own cover, which is looked at as a section's pictures are. */
static void read_cover(struct build *build) {
    const struct located_str *name = &build->pack.cover.image;
    if (!name->text.len)
        return;
    struct node *frame = node_make(build->arena, NODE_FIGURE, name->span);
    struct node *image = node_make(build->arena, NODE_IMAGE, name->span);
    image->target = name->text;
    node_append(frame, image);
    markdown_images(build->arena, &build->pack.folder, frame, build->diags);
    if (image->image && image->image->format == IMAGE_SVG)
        diag_add(build->diags, DIAG_IMAGE_BROKEN, name->span,
                 "the cover is no PNG or JPEG, which all readers show");
    else
        build->cover = image->image;
}

static void override_paper(struct build *build, const struct build_options *options) {
    if (options->paper)
        outline_paper(str_of(options->paper), &build->pack.paper_width, &build->pack.paper_height);
    if (options->style)
        build->pack.style = (struct located_str){str_of(options->style), SPAN_NONE};
}

enum build_status build_read(struct build *build, const struct build_options *options) {
    enum outline_result result =
        outline_read(build->arena, options->ops, options->pack, options->epoch, build->sources,
                     build->diags, &build->pack);
    if (result == OUTLINE_NO_PACK)
        return BUILD_USAGE;
    if (result == OUTLINE_REFUSED)
        return BUILD_ERRORS;
    build->has_pack = true;
    override_paper(build, options);
    build_typography(build);
    read_body(build);
    read_cover(build);
    quotations_place(build->arena, &build->pack, build->sources, build->body, build->diags);
    build_quote_typography(build);
    build->annotations = annotations_read(build->arena, &build->pack, build->sources, build->diags);
    build_glossary(build);
    check_body(build);
    if (build->pack.works.count)
        citations_prepare(build->arena, &build->pack, build->body);
    build_check_tree(build, build->body, "reading");
    build->analysis =
        analyse(build->arena, build->body, &build->pack, build->sources, build->diags);
    build_check_tree(build, build->body, "analysis");
    if (build->pack.abbreviations.long_forms != LONG_FORMS_NONE)
        long_forms_add(build->arena, &build->pack, build->analysis);
    if (build->pack.has_sources)
        build->citations = citations_resolve(build->arena, &build->pack, build->body,
                                             build->analysis, build->diags);
    build->quotations =
        quotations_collect(build->arena, &build->pack, build->body, build->analysis, build->diags);
    build_check_tree(build, build->body, "citing");
    return build_has_errors(build) ? BUILD_ERRORS : BUILD_DONE;
}
