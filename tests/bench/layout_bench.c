/* layout_bench.c: how fast pages are laid out and painted, beside what Pango alone takes to break
 * the same text into lines (justified, no hyphens, line by line). Rounds alternate, so that both
 * see the same machine; medians are printed, and how time grows from one number of pages to the
 * next. Usage: layout_bench plain|rich PAGES... */
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "layout/layout.h"
#include "markdown/markdown.h"
#include "pdf/pdf.h"

enum { ROUNDS = 3, VOCABULARY = 9000, WORDS_A_PAGE = 430, WORDS_A_SECTION = 6000, MEASURE = 324 };

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
    struct sources *sources;
    struct diags *diags;
    struct node *root;
    struct style style;
    struct pack pack;
};

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
    book->root = node_make_generated(book->arena, NODE_BOOK, SPAN_NONE);
    struct node *body = node_make_generated(book->arena, NODE_BODY, SPAN_NONE);
    node_append(book->root, body);
    for (size_t i = 0; i * WORDS_A_SECTION < pages * WORDS_A_PAGE; i++) {
        GString *text = make_section(rich);
        struct str name = str_format(book->arena, "%zu.md", i);
        uint32_t source =
            source_add(book->sources, name, name, (struct str){text->str, text->len}, book->diags);
        struct markdown_options options = {.fallback_title = STR("T")};
        node_append(body,
                    markdown_read(book->arena, book->sources, source, options, book->diags).node);
        g_string_free(text, TRUE);
    }
}

struct times {
    double layout, pdf, naive;
    size_t pages;
};

static void run_ours(struct book *book, struct times *times) {
    struct arena *arena = arena_new();
    double start = now();
    struct typesetter *typesetter =
        typesetter_open(STR("fonts"), STR("/usr/share/hyphen"), book->diags);
    struct layout_input input = {
        .book = book->root, .pack = &book->pack, .style = &book->style, .sources = book->sources};
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
    times->layout = middle - start;
    times->pdf = now() - middle;
    times->pages = layout->display.page_count;
    typesetter_close(typesetter);
    arena_free(arena);
}

static size_t naive_lines; /* so that no compiler leaves the work out */

static void run_naive(struct book *book, struct times *times) {
    double start = now();
    PangoFontMap *map = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(map);
    PangoFontDescription *font = pango_font_description_from_string("Linux Libertine O 11");
    struct walk walk = walk_start(book->root);
    while (walk_next(&walk)) {
        if (!walk.entering || walk.node->kind != NODE_PARAGRAPH)
            continue;
        struct str text = node_plain_text(book->arena, walk.node);
        PangoLayout *layout = pango_layout_new(context);
        pango_layout_set_font_description(layout, font);
        pango_layout_set_width(layout, MEASURE * PANGO_SCALE);
        pango_layout_set_justify(layout, TRUE);
        pango_layout_set_text(layout, text.at, (int)text.len);
        naive_lines += (size_t)pango_layout_get_line_count(layout);
        for (GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next) {
            PangoRectangle logical;
            pango_layout_line_get_extents(line->data, NULL, &logical);
            naive_lines += logical.width < 0;
        }
        g_object_unref(layout);
    }
    pango_font_description_free(font);
    g_object_unref(context);
    g_object_unref(map);
    times->naive = now() - start;
}

static int by_size(const void *a, const void *b) {
    const double *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

static double median(double values[ROUNDS]) {
    qsort(values, ROUNDS, sizeof *values, by_size);
    return values[ROUNDS / 2];
}

/* Returns the seconds that layout and PDF took together. */
static double measure(size_t pages, bool rich) {
    double layout[ROUNDS], pdf[ROUNDS], naive[ROUNDS];
    struct times times = {0};
    struct book book = {0};
    read_book(&book, pages, rich);
    for (int i = 0; i < ROUNDS; i++) {
        run_naive(&book, &times);
        run_ours(&book, &times);
        layout[i] = times.layout;
        pdf[i] = times.pdf;
        naive[i] = times.naive;
    }
    double of_layout = median(layout), of_pdf = median(pdf), of_naive = median(naive);
    printf("%s text, %zu pages: layout %.2f s, PDF %.2f s: %.0f pages/s; Pango alone, lines only: "
           "%.2f s, %.1f times as long as layout\n",
           rich ? "rich" : "plain", times.pages, of_layout, of_pdf,
           (double)times.pages / (of_layout + of_pdf), of_naive, of_naive / of_layout);
    arena_free(book.arena);
    return of_layout + of_pdf;
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
