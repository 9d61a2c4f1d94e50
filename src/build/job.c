/* job.c: the whole way. Both outputs are made in memory, and written as a pair when all is well. */
#include "build/build_internal.h"

#include "epub/epub.h"
#include "pdf/pdf.h"

/* The same input gives the same id: it is a hash of all that was read. Both files carry it, so that
 * one can tell whether an EPUB and a PDF belong together. */
static struct str make_build_id(struct build *build, const struct build_options *options) {
    GString *all = g_string_new("dossier\n");
    for (uint32_t i = 1; i <= source_count(build->sources); i++) {
        struct str name = source_name(build->sources, i), text = source_text(build->sources, i);
        g_string_append_printf(all, "%.*s\n%zu\n", STR_ARG(name), text.len);
        g_string_append_len(all, text.at, (gssize)text.len);
    }
    struct walk walk = walk_start(build->book);
    while (walk_next(&walk))
        if (walk.entering && walk.node->image)
            g_string_append_printf(all, "\n%016llx",
                                   (unsigned long long)str_hash(walk.node->image->bytes));
    if (build->cover)
        g_string_append_printf(all, "\n%016llx", (unsigned long long)str_hash(build->cover->bytes));
    for (size_t i = 0; i < build->font_count; i++)
        g_string_append_printf(all, "\n%016llx", (unsigned long long)build->font_hashes[i]);
    g_string_append_printf(all, "%s\n%d %d %s", options->no_pages ? "\nno pages" : "",
                           build->pack.paper_width, build->pack.paper_height,
                           build->pack.build_date);
    uint64_t hash = str_hash((struct str){all->str, all->len});
    g_string_free(all, TRUE);
    return str_format(build->arena, "%016llx", (unsigned long long)hash);
}

static bool has_role(const struct node *book, enum node_role role) {
    for (const struct node *matter = book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next)
            if (child->role == role)
                return true;
    return false;
}

static bool make_pdf(struct build *build, struct str build_id, struct str *bytes) {
    struct pdf_input input = {&build->layout->display, build->typesetter, build->book, &build->pack,
                              build->layout->map,      build_id};
    return pdf_write(build->arena, &input, build->diags, bytes);
}

static bool make_epub(struct build *build, const struct build_options *options, struct str build_id,
                      struct str *bytes) {
    struct epub_input input = {.book = build->book,
                               .pack = &build->pack,
                               .style = build->style,
                               .map = build->layout ? build->layout->map : NULL,
                               .typesetter = build->typesetter,
                               .build_id = build_id,
                               .profiles = options->profiles,
                               .has_index = has_role(build->book, ROLE_INDEX)};
    if (build->cover) {
        input.cover = build->cover->bytes;
        input.cover_format = build->cover->format;
        input.cover_alt = build->pack.cover.alt.text;
        return epub_write(build->arena, &input, build->diags, bytes);
    }
    return pdf_cover(build->arena, build->typesetter, &build->pack, build->book, build->style,
                     build->diags, &input.cover) &&
           epub_write(build->arena, &input, build->diags, bytes);
}

static struct str output_name(struct build *build, const char *suffix) {
    return str_format(build->arena, "%.*s.%s", STR_ARG(build->pack.name), suffix);
}

enum build_status build_run(struct build *build, const struct build_options *options) {
    enum build_status status = build_pages(build, options);
    if (options->health && build->analysis)
        build_health(build, options);
    if (status != BUILD_DONE)
        return status;
    struct output outputs[2];
    size_t count = 0;
    struct str build_id = make_build_id(build, options);
    bool made = true;
    if (options->epub) {
        outputs[count].name = output_name(build, "epub");
        made = make_epub(build, options, build_id, &outputs[count++].bytes) && made;
    }
    if (options->pdf) {
        outputs[count].name = output_name(build, "pdf");
        made = make_pdf(build, build_id, &outputs[count++].bytes) && made;
    }
    if (options->log && options->log->count) {
        diag_add(build->diags, DIAG_INTERNAL, SPAN_NONE,
                 "a library complained, so nothing was written: %s", options->log->text->str);
        return BUILD_INTERNAL;
    }
    if (!made)
        return diag_has(build->diags, DIAG_INTERNAL) ? BUILD_INTERNAL : BUILD_ERRORS;
    if (options->strict && diag_count(build->diags, DIAG_WARNING))
        return BUILD_ERRORS;
    if (!options->write)
        return BUILD_DONE;
    bool written = outputs_write(options->ops, build->arena, options->output_folder, outputs, count,
                                 build->diags);
    return written ? BUILD_DONE : BUILD_SYSTEM;
}
