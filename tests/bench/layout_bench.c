/* layout_bench.c: how long pages take to be laid out and painted, beside the plain use of Pango.
 *
 * Ours is all of layout_book: from the tree to the display list, that is hyphenation, total fit,
 * ties, protrusion, expansion, links, anchors, variants of paragraphs, the choice of all page ends,
 * running heads. No shape is known from a round before, but for those of a page of a few words:
 * what is done once, however long the text is, is told by itself (fonts are opened, the hyphenation
 * patterns are read), as are both together.
 *
 * Naive is what one who uses Cairo writes: for each paragraph a PangoLayout of a Cairo context on a
 * PDF surface, with text, font, width and justification, and the extents and baseline of each line,
 * as they are needed to put lines on pages. It breaks lines greedily without hyphens and makes no
 * pages; nothing is painted. Font files, size, measure and resolution are the same, positions are
 * not rounded; its text is at hand before the clock runs, and Pango has its fonts open from the
 * round before.
 *
 * Both are measured in CPU time of this process; rounds alternate, so that both see the same
 * machine; the least of each counts. Told is also
 * how time grows from one number of pages to the next. Usage: layout_bench plain|rich PAGES... */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "layout/layout.h"
#include "markdown/markdown.h"
#include "pdf/pdf.h"

enum { ROUNDS = 5, VOCABULARY = 9000, WORDS_A_PAGE = 430, WORDS_A_SECTION = 6000, MEASURE = 324 };

/* ---- a text: words at random, the frequent ones short, paragraphs of 30 to 150 ---- */

static uint64_t seed = 7;

static uint32_t below(uint32_t limit) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % limit;
}

static char *vocabulary[VOCABULARY];

static void make_vocabulary(void) {
    static const char *const heads[] = {"b", "c", "d", "f", "g", "l",  "m",
                                        "n", "p", "r", "s", "t", "st", "tr"};
    static const char *const hearts[] = {"a", "e", "i", "o", "u", "ea", "ie", "ou"};
    static const char *const tails[] = {"", "n", "r", "s", "l", "nd", "ment", "tion"};
    for (uint32_t i = 0; i < VOCABULARY; i++) {
        GString *word = g_string_new(NULL);
        for (uint32_t parts = 1 + below(i < 200 ? 1 : 4); parts > 0; parts--)
            g_string_append_printf(word, "%s%s%s", heads[below(14)], hearts[below(8)],
                                   tails[parts == 1 ? below(8) : below(5)]);
        vocabulary[i] = g_string_free(word, FALSE);
    }
}

static const char *any_word(void) {
    uint32_t most = below(3) ? 200 : below(2) ? 2000 : VOCABULARY;
    return vocabulary[below(most)];
}

static GString *make_section(bool rich) {
    GString *text = g_string_new("# A section\n\n");
    for (uint32_t words = 0; words < WORDS_A_SECTION;) {
        uint32_t count = 30 + below(120);
        words += count;
        for (uint32_t i = 0; i < count; i++) {
            bool marked = rich && below(15) == 0;
            g_string_append_printf(text, marked ? "*%s*%s" : "%s%s", any_word(),
                                   i + 1 == count ? ".\n\n"
                                   : below(10)    ? " "
                                                  : ", ");
        }
        if (rich && below(4) == 0)
            g_string_append_printf(text, "## %s %s\n\n", any_word(), any_word());
    }
    return text;
}

/* ---- the two ways ---- */

/* Of this process alone: what else the machine does is not measured. */
static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct book {
    struct arena *arena;
    struct str *paragraphs; /* their plain texts */
    size_t paragraph_count;
    struct sources *sources;
    struct diags *diags;
    struct node *root, *short_root; /* of the text, and of a few words */
    struct style style;
    struct pack pack;
};

static struct node *add_body(struct book *book, struct node **root) {
    struct node *body = node_make_generated(book->arena, NODE_BODY, SPAN_NONE);
    *root = node_make_generated(book->arena, NODE_BOOK, SPAN_NONE);
    node_append(*root, body);
    return body;
}

static void add_section(struct book *book, struct node *body, struct str text) {
    struct str name = STR("section.md");
    uint32_t source = source_add(book->sources, name, name, text, book->diags);
    struct markdown_options options = {.fallback_title = STR("T")};
    node_append(body, markdown_read(book->arena, book->sources, source, options, book->diags).node);
}

static void read_book(struct book *book, size_t pages, bool rich) {
    book->arena = arena_new();
    book->sources = sources_make(book->arena);
    book->diags = diags_make(book->arena, book->sources);
    struct folder styles;
    if (!folder_open(&file_ops_system, book->arena, STR("styles"), &styles))
        exit(3);
    book->style =
        *style_read(book->arena, &styles, STR("briefing"), SPAN_NONE, book->sources, book->diags);
    folder_close(&styles);
    book->style.text[TEXT_BODY].size = 11 * PANGO_SCALE;
    book->style.margin_inner = book->style.margin_outer =
        (book->style.paper_width - MEASURE * PANGO_SCALE) / 2;
    book->pack.title.text = STR("Bench");
    book->pack.language.text = STR("en-GB");
    struct node *body = add_body(book, &book->root),
                *short_body = add_body(book, &book->short_root);
    add_section(book, short_body,
                STR("# A section\n\nA paragraph, *hyphenated*.\n\n## B\n\nText.\n"));
    for (size_t i = 0; i * WORDS_A_SECTION < pages * WORDS_A_PAGE; i++) {
        GString *text = make_section(rich);
        add_section(book, body, (struct str){text->str, text->len});
        g_string_free(text, TRUE);
    }
}

static void list_paragraphs(struct book *book) {
    size_t room = 0;
    struct walk walk = walk_start(book->root);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_PARAGRAPH)
            ARENA_PUSH(book->arena, book->paragraphs, book->paragraph_count, room,
                       node_plain_text(book->arena, walk.node));
}

struct times {
    double once, layout, pdf, naive;
    size_t pages;
};

static void run_ours(struct book *book, struct times *times) {
    struct arena *arena = arena_new();
    double start = now();
    struct typesetter *typesetter =
        typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), book->diags);
    struct layout_input input = {.book = book->short_root,
                                 .pack = &book->pack,
                                 .style = &book->style,
                                 .sources = book->sources};
    layout_book(arena, arena, typesetter, &input, book->diags);
    input.book = book->root;
    double opened = now();
    struct layout *layout = layout_book(arena, arena, typesetter, &input, book->diags);
    double middle = now();
    struct pdf_input pdf = {.display = &layout->display,
                            .typesetter = typesetter,
                            .book = book->root,
                            .pack = &book->pack,
                            .map = layout->map,
                            .build_id = STR("bench")};
    struct str bytes;
    if (!pdf_write(arena, &pdf, book->diags, &bytes))
        exit(4);
    times->once = opened - start;
    times->layout = middle - opened;
    times->pdf = now() - middle;
    times->pages = layout->display.page_count;
    typesetter_close(typesetter);
    arena_free(arena);
}

static size_t naive_lines; /* so that no compiler leaves the work out */

static void set_naively(cairo_t *cairo, const PangoFontDescription *font, struct str text) {
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
    pango_layout_set_font_description(layout, font);
    pango_layout_set_width(layout, MEASURE * PANGO_SCALE);
    pango_layout_set_justify(layout, TRUE);
    pango_layout_set_text(layout, text.at, (int)text.len);
    PangoLayoutIter *line = pango_layout_get_iter(layout);
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(line, NULL, &logical);
        naive_lines += logical.width > 0 && pango_layout_iter_get_baseline(line) > 0;
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    g_object_unref(layout);
}

/* The fonts are those of the configuration that a typesetter has made the current one. */
static void run_naive(const struct book *book, struct times *times) {
    double start = now();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(NULL, NULL, 432, 648);
    cairo_t *cairo = cairo_create(surface);
    PangoFontDescription *font = pango_font_description_from_string("Linux Libertine O 11");
    for (size_t i = 0; i < book->paragraph_count; i++)
        set_naively(cairo, font, book->paragraphs[i]);
    pango_font_description_free(font);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    times->naive = now() - start;
}

static void keep_least(double *least, double value) {
    *least = *least > 0 && *least < value ? *least : value;
}

/* Returns the seconds that layout and PDF took together. */
static double measure(size_t pages, bool rich) {
    struct times times = {0}, least = {0};
    struct book book = {0};
    read_book(&book, pages, rich);
    list_paragraphs(&book);
    struct typesetter *fonts = typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), book.diags);
    for (int i = 0; i < ROUNDS; i++) {
        run_naive(&book, &times);
        run_ours(&book, &times);
        keep_least(&least.once, times.once);
        keep_least(&least.layout, times.layout);
        keep_least(&least.pdf, times.pdf);
        keep_least(&least.naive, times.naive);
    }
    double whole = least.once + least.layout;
    printf(
        "%s text, %zu pages: layout %.3f s, fonts and patterns %.3f s, PDF %.3f s: %.0f pages/s; "
        "naive PangoLayout %.3f s, %.2f times as long as layout, %.2f with fonts and patterns\n",
        rich ? "rich" : "plain", times.pages, least.layout, least.once, least.pdf,
        (double)times.pages / (whole + least.pdf), least.naive, least.naive / least.layout,
        least.naive / whole);
    typesetter_close(fonts);
    arena_free(book.arena);
    return whole + least.pdf;
}

int main(int count, char **words) {
    if (count < 3)
        return 2;
    bool rich = strcmp(words[1], "rich") == 0;
    double before = 0;
    make_vocabulary();
    for (int i = 2; i < count; i++) {
        double seconds = measure(strtoul(words[i], NULL, 10), rich);
        if (before > 0)
            printf("%s pages take %.1f times as long as %s\n", words[i], seconds / before,
                   words[i - 1]);
        before = seconds;
    }
    return naive_lines == 0;
}
