/* pages.c: composes and lays out until the pages stand still. The timeline and the index print page
 * numbers, and their own length moves pages: so each round composes with the pages of the round
 * before, and the book is finished when its pages are those that it prints. */
#include "build/build_internal.h"

#include "compose/compose.h"

enum { MOST_ROUNDS = 6, FIRST_PADDED_ROUND = 3 };

/* What one round hands to the next. */
struct round {
    struct arena *arena, *kept; /* what lives to be asked by the next round, and all else */
    bool settled;               /* the pages that it printed are its own */
    struct layout *layout;
};

/* From the third round on a generated section keeps at least the pages it had: so the book can only
 * grow, and ends. */
static struct layout *lay_out(struct build *build, const struct style *style,
                              const struct round *round, const struct round *before, size_t number,
                              bool report) {
    struct layout_input input = {.book = build->book,
                                 .pack = &build->pack,
                                 .style = style,
                                 .sources = build->sources,
                                 .compare = report};
    if (number >= FIRST_PADDED_ROUND && before->layout) {
        input.least_pages = before->layout->generated_pages;
        input.least_count = before->layout->generated_count;
    }
    return layout_book(round->arena, round->kept, build->typesetter, &input, build->diags);
}

struct compose_input build_compose_input(const struct build *build) {
    return (struct compose_input){.pack = &build->pack,
                                  .sources = build->sources,
                                  .body = build->body,
                                  .analysis = build->analysis,
                                  .cause = build->pack.span,
                                  .diags = build->diags,
                                  .citations = build->citations,
                                  .quotations = build->quotations,
                                  .annotations = build->annotations};
}

static struct round run_round(struct build *build, const struct style *style, struct round *before,
                              size_t number, bool report) {
    struct round round = {.arena = arena_new(), .kept = arena_new()};
    struct asked_places asked = {0};
    struct compose_input input = build_compose_input(build);
    const struct page_map *map = before->layout ? before->layout->map : NULL;
    build->book = compose_book(round.arena, &input, map, &asked);
    build_check_tree(build, build->book, "composing");
    arena_free(before->arena); /* the book of the round before is dead, but not its pages' labels */
    before->arena = NULL;
    round.layout = lay_out(build, style, &round, before, number, report);
    round.settled = compose_holds(&asked, map, round.layout->map);
    return round;
}

static bool settle(struct build *build, const struct style *style, bool report) {
    struct round last = {0};
    size_t mark = diag_mark(build->diags);
    while (!last.settled && build->rounds < MOST_ROUNDS) {
        diag_rewind(build->diags, mark);
        struct round next = run_round(build, style, &last, ++build->rounds, report);
        arena_free(last.kept);
        last = next;
        if (build_has_errors(build))
            break; /* the pages will not be written, and another round finds nothing new */
    }
    build->round = last.arena;
    build->round_kept = last.kept;
    build->layout = last.layout;
    if (!last.settled && !build_has_errors(build))
        diag_add(build->diags, DIAG_PAGES_UNSETTLED, SPAN_NONE,
                 "the pages did not come to rest in %d rounds; nothing was written", MOST_ROUNDS);
    return last.settled;
}

/* An unknown style is replaced by the program's own, so that the layout finds its faults all the
 * same; nothing is written then. */
static const struct style *read_style(struct build *build, const struct build_options *options) {
    struct folder styles;
    if (!folder_open(options->ops, build->arena, options->styles, &styles)) {
        diag_add_path(build->diags, DIAG_INTERNAL, options->styles,
                      "the program's styles are not there");
        return NULL;
    }
    struct str own = STR("briefing"), wanted = build->pack.style.text;
    struct style_folders folders = {&styles, &build->pack.folder};
    const struct style *style = NULL;
    if (wanted.len)
        style = style_read_in_pack(build->arena, &folders, wanted, build->pack.style.span,
                                   build->sources, build->diags);
    if (!style && !str_equal(wanted, own))
        style = style_read(build->arena, &styles, own, SPAN_NONE, build->sources, build->diags);
    folder_close(&styles);
    return style;
}

enum build_status build_pages(struct build *build, const struct build_options *options) {
    enum build_status status = build_read(build, options);
    bool can_lay_out = build->has_pack && build->body && build->body->first;
    if (status != BUILD_DONE && !can_lay_out)
        return status;
    /* With errors one round is laid out all the same: it finds what only layout can find, so that
     * all is told in one run. */
    build->style = read_style(build, options);
    if (!build->style)
        return BUILD_ERRORS;
    build->typesetter = typesetter_open(options->fonts, options->dictionaries, build->diags);
    if (!build->typesetter)
        return BUILD_INTERNAL;
    build_fonts(build);
    if (options->no_pages) {
        build_without_pages(build);
        return build_has_errors(build) ? BUILD_ERRORS : BUILD_DONE;
    }
    const struct style *fitted = style_on_paper(build->arena, build->style, build->pack.paper_width,
                                                build->pack.paper_height);
    bool settled = settle(build, fitted, options->report);
    if (diag_has(build->diags, DIAG_PAGES_UNSETTLED) || diag_has(build->diags, DIAG_INTERNAL))
        return BUILD_INTERNAL;
    return settled && !build_has_errors(build) ? BUILD_DONE : BUILD_ERRORS;
}
