/* layout_random_test.c: packs made at random, by seed, go through the whole pipeline. Whatever they
 * hold: every letter and picture of the sections is placed exactly once, no two lines overlap,
 * nothing leaves the type area but what protrudes, running text stands on the grid, no line of a
 * paragraph is alone, headings have text below, figures stay in their section, notes begin on the
 * page of their mark, and none overtakes another. DOSSIER_RANDOM_PACKS says how many (20);
 * DOSSIER_RANDOM_SEED where to begin (1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "build/build.h"

/* ---- a pack ---- */

struct writer {
    uint64_t seed;
    GString *text;
    int notes, sections;
    bool deep; /* a heading may be of the third level */
};

static uint32_t below(struct writer *writer, uint32_t limit) {
    writer->seed = writer->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(writer->seed >> 33) % limit;
}

static const char *const words[] = {"the",
                                    "of",
                                    "river",
                                    "treaty",
                                    "and",
                                    "a",
                                    "commission",
                                    "water",
                                    "of",
                                    "agreed",
                                    "in",
                                    "partnership",
                                    "Ana Rivas",
                                    "sluice",
                                    "ministers",
                                    "international",
                                    "to",
                                    "was",
                                    "north-western",
                                    "dyke",
                                    "engineers",
                                    "responsibility",
                                    "whose",
                                    "signed",
                                    "harbour",
                                    "Kolma",
                                    "delegation",
                                    "it",
                                    "\u0456",
                                    "\u0440\u0456\u0447\u043a\u0430",
                                    "\u0434\u043e\u0433\u043e\u0432\u0456\u0440",
                                    "\u03c0\u03bf\u03c4\u03b1\u03bc\u03cc\u03c2",
                                    "\u201cquoted\u201d",
                                    "(aside)",
                                    "120 km",
                                    "9 July 1998",
                                    "in 2004",
                                    "Mr Rivas",
                                    "p. 14",
                                    "half-hearted"};

static void put_word(struct writer *writer) {
    const char *word = words[below(writer, G_N_ELEMENTS(words))];
    switch (below(writer, 30)) {
    case 0:
        g_string_append_printf(writer->text, "*%s*", word);
        break;
    case 1:
        g_string_append_printf(writer->text, "**%s**", word);
        break;
    case 2:
        g_string_append_printf(writer->text, "[%s](https://example.org/%u/a-path)", word,
                               below(writer, 1000));
        break;
    case 3:
        g_string_append_printf(writer->text, "`code%u`", below(writer, 100));
        break;
    default:
        g_string_append(writer->text, word);
    }
}

static void put_words(struct writer *writer, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        g_string_append(writer->text, i ? " " : "");
        put_word(writer);
        if (i + 1 < count && below(writer, 9) == 0)
            g_string_append(writer->text, below(writer, 2) ? "," : ".");
    }
}

static void put_paragraph(struct writer *writer, uint32_t most) {
    put_words(writer, 1 + below(writer, most));
    bool note = below(writer, 4) == 0;
    if (note)
        g_string_append_printf(writer->text, "[^n%d]", ++writer->notes);
    g_string_append(writer->text, ".\n\n");
    if (!note)
        return;
    g_string_append_printf(writer->text, "[^n%d]: ", writer->notes);
    put_words(writer, 1 + below(writer, below(writer, 12) ? 30 : 400));
    g_string_append(writer->text, ".\n\n");
}

static void put_list(struct writer *writer, int depth) {
    bool ordered = below(writer, 2);
    for (uint32_t i = 0, count = 1 + below(writer, 6); i < count; i++) {
        g_string_append_printf(writer->text, "%*s%s ", depth * 4, "", ordered ? "1." : "- ");
        put_words(writer, 1 + below(writer, 30));
        g_string_append(writer->text, "\n");
        if (depth < 2 && below(writer, 6) == 0)
            put_list(writer, depth + 1);
    }
    if (!depth)
        g_string_append(writer->text, "\n");
}

static void put_table(struct writer *writer) {
    uint32_t columns = 1 + below(writer, below(writer, 8) ? 5 : 14), rows = 1 + below(writer, 12);
    for (uint32_t row = 0; row <= rows; row++) {
        g_string_append(writer->text, "|");
        for (uint32_t i = 0; i < columns; i++) {
            g_string_append(writer->text, " ");
            put_words(writer, 1 + below(writer, row ? 12 : 2));
            g_string_append(writer->text, " |");
        }
        g_string_append(writer->text, "\n");
        for (uint32_t i = 0; row == 0 && i < columns; i++)
            g_string_append(writer->text, i ? "---|" : "|---|");
        g_string_append(writer->text, row == 0 ? "\n" : "");
    }
    g_string_append(writer->text, "\n");
}

static void put_block(struct writer *writer) {
    switch (below(writer, 14)) {
    case 0:
        writer->deep = writer->deep && below(writer, 2);
        g_string_append(writer->text, writer->deep ? "### " : "## ");
        writer->deep = true;
        put_words(writer, 1 + below(writer, 8));
        g_string_append(writer->text, "\n\n");
        break;
    case 1:
        put_list(writer, 0);
        break;
    case 2:
        put_table(writer);
        break;
    case 3:
        g_string_append(writer->text, "> ");
        put_words(writer, 5 + below(writer, 60));
        g_string_append(writer->text, "\n>\n> \u2014 Ana Rivas, Kolma, 3 May 2001\n\n");
        break;
    case 4:
        g_string_append(writer->text, "```\n");
        for (uint32_t i = 0, count = 1 + below(writer, 8); i < count; i++)
            g_string_append_printf(writer->text, "step %u of the measure, taken twice\n", i);
        g_string_append(writer->text, "```\n\n");
        break;
    case 5:
        g_string_append_printf(writer->text, "![A bar.](bar-%u.svg \"The bar\")\n\n",
                               below(writer, 3));
        break;
    default:
        put_paragraph(writer, below(writer, 5) ? 120 : 12);
    }
}

static void write_file(const char *folder, const char *name, const char *text, size_t size) {
    char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, text, (gssize)size, NULL));
    g_free(path);
}

static void write_section(struct writer *writer, const char *folder, int number) {
    char *name = g_strdup_printf("section-%d.md", number);
    g_string_truncate(writer->text, 0);
    writer->notes = 0;
    writer->deep = false;
    g_string_append(writer->text, "# ");
    put_words(writer, 1 + below(writer, 10));
    g_string_append(writer->text, "\n\n");
    put_paragraph(writer, 60);
    for (uint32_t i = 0, count = below(writer, 40); i < count; i++)
        put_block(writer);
    write_file(folder, name, writer->text->str, writer->text->len);
    g_free(name);
}

static void write_pack(struct writer *writer, const char *folder) {
    static const char *const papers[] = {"A4", "A5", "letter"};
    static const char *const styles[] = {"briefing", "reader", "handout", "large-print"};
    static const int heights[] = {40, 200, 900};
    GString *outline = g_string_new("dossier: 1\ntitle: At random\nlanguage: en-GB\n"
                                    "as_of: 2030-01-01\nupdated: 2030-01-01\n");
    for (int i = 0; i < 3; i++) {
        char *name = g_strdup_printf("bar-%d.svg", i);
        char *picture =
            g_strdup_printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 %d\">"
                            "<rect width=\"400\" height=\"%d\" fill=\"#888\"/></svg>",
                            heights[i], heights[i]);
        write_file(folder, name, picture, strlen(picture));
        g_free(picture);
        g_free(name);
    }
    g_string_append_printf(outline, "paper: %s\nstyle: %s\nbody:\n", papers[below(writer, 3)],
                           styles[below(writer, 4)]);
    writer->sections = 1 + (int)below(writer, 5);
    for (int i = 0; i < writer->sections; i++) {
        write_section(writer, folder, i);
        g_string_append_printf(outline, "  - section-%d.md\n", i);
    }
    g_string_append(outline, "  - timeline: {title: Chronology}\n  - actors: {title: Index}\n"
                             "actors:\n  - {id: rivas, name: Ana Rivas, kind: person}\n"
                             "  - {id: kolma, name: Kolma, kind: body}\n");
    write_file(folder, "outline.yaml", outline->str, outline->len);
    g_string_free(outline, TRUE);
}

static void remove_pack(const char *folder, int sections) {
    for (int i = -4; i < sections; i++) {
        char *name = i == -4 ? g_strdup("outline.yaml")
                     : i < 0 ? g_strdup_printf("bar-%d.svg", i + 3)
                             : g_strdup_printf("section-%d.md", i);
        char *path = g_build_filename(folder, name, NULL);
        unlink(path);
        g_free(path);
        g_free(name);
    }
    rmdir(folder);
}

/* ---- what must hold ---- */

static uint64_t current_seed;
static const char *current_folder; /* it stays where something does not hold */

#define HOLDS(condition, ...)                                                                      \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_error("seed %llu in %s: ", (unsigned long long)current_seed, current_folder);    \
            print_error(__VA_ARGS__);                                                              \
            print_error("\n");                                                                     \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

static bool is_content(const struct draw *draw) {
    return draw->kind == DRAW_TEXT && draw->node &&
           (draw->flow == FLOW_TEXT || draw->flow == FLOW_NOTE || draw->flow == FLOW_FLOAT);
}

/* The letters of each node, counted where they are drawn. */
static void every_letter_is_placed_once(const struct build *build) {
    GHashTable *drawn = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free);
    struct walk walk = walk_start(build->body);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_TEXT && !walk.node->generated)
            g_hash_table_insert(drawn, walk.node, g_new0(uint8_t, walk.node->text.len + 1));
    for (size_t p = 0; p < build->layout->display.page_count; p++) {
        const struct page *page = &build->layout->display.pages[p];
        for (size_t i = 0; i < page->draw_count; i++) {
            const struct draw *draw = &page->draws[i];
            uint8_t *letters = is_content(draw) ? g_hash_table_lookup(drawn, draw->node) : NULL;
            size_t size = draw->text.len;
            if (size >= 2 && memcmp(draw->text.at + size - 2, "\u00ad", 2) == 0)
                size -= 2;
            for (size_t b = 0; letters && b < size && draw->offset + b < draw->node->text.len; b++)
                letters[draw->offset + b]++;
        }
    }
    walk = walk_start(build->body);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        const uint8_t *letters = walk.entering ? g_hash_table_lookup(drawn, node) : NULL;
        for (size_t b = 0; letters && b < node->text.len; b++)
            HOLDS(letters[b] == 1 || (letters[b] == 0 && node->text.at[b] == ' '),
                  "byte %zu of '%.*s' is drawn %d times", b, STR_ARG(node->text), letters[b]);
    }
    g_hash_table_destroy(drawn);
}

static int by_height(const void *a, const void *b) {
    const struct draw *const *first = a, *const *second = b;
    return ((*first)->y > (*second)->y) - ((*first)->y < (*second)->y);
}

static void no_lines_overlap(const struct page *page) {
    enum { LEAST_APART = 6 * PANGO_SCALE, TOUCH = PANGO_SCALE / 2 };
    const struct draw **texts = g_new(const struct draw *, page->draw_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < page->draw_count; i++)
        if (page->draws[i].kind == DRAW_TEXT && !page->draws[i].turned &&
            page->draws[i].flow != FLOW_ARTIFACT && str_trim(page->draws[i].text).len)
            texts[count++] = &page->draws[i];
    qsort(texts, count, sizeof *texts, by_height);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && texts[j]->y - texts[i]->y < LEAST_APART; j++) {
            int32_t left = MAX(texts[i]->x, texts[j]->x);
            int32_t right = MIN(texts[i]->x + texts[i]->width, texts[j]->x + texts[j]->width);
            HOLDS(right - left < 4 * TOUCH, "page %.*s: '%.*s' overlaps '%.*s'",
                  STR_ARG(page->label), STR_ARG(texts[i]->text), STR_ARG(texts[j]->text));
        }
    g_free(texts);
}

/* ---- lines as they are placed ---- */

static const struct node *first_text(const struct node *node) {
    struct walk walk = walk_start(node);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == NODE_TEXT && walk.node->text.len)
            return walk.node;
    return NULL;
}

static const struct node *ancestor(const struct node *node, enum node_kind kind) {
    while (node && node->kind != kind)
        node = node->parent;
    return node;
}

static bool is_running_text(const struct node *paragraph) {
    return paragraph && paragraph->role == ROLE_NONE && paragraph->parent &&
           paragraph->parent->kind == NODE_SECTION && !paragraph->generated;
}

/* How many lines of a paragraph stand together, from a draw of its first there on; *next: behind
 * them. */
static size_t lines_together(const struct page *page, size_t from, const struct node *paragraph,
                             size_t *next) {
    size_t lines = 0;
    int32_t y = INT32_MIN;
    size_t i = from;
    for (; i < page->draw_count; i++) {
        const struct draw *draw = &page->draws[i];
        if (!is_content(draw) || draw->flow != FLOW_TEXT)
            continue;
        if (ancestor(draw->node, NODE_PARAGRAPH) != paragraph || draw->y < y)
            break;
        lines += draw->y > y;
        y = draw->y;
    }
    *next = i;
    return lines;
}

/* No line of a paragraph is parted from the others by the end of a page or column. */
static void no_line_is_alone(const struct build *build) {
    const struct node *last = NULL;
    size_t together = 2;
    for (size_t p = 0; p < build->layout->display.page_count; p++) {
        const struct page *page = &build->layout->display.pages[p];
        for (size_t i = 0, next; i < page->draw_count; i = next) {
            next = i + 1;
            if (!is_content(&page->draws[i]) || page->draws[i].flow != FLOW_TEXT)
                continue;
            const struct node *paragraph = ancestor(page->draws[i].node, NODE_PARAGRAPH);
            if (!is_running_text(paragraph)) {
                last = NULL;
                continue;
            }
            size_t lines = lines_together(page, i, paragraph, &next);
            HOLDS(paragraph != last || (lines > 1 && together > 1),
                  "page %.*s: a line is alone at '%.*s'", STR_ARG(page->label),
                  STR_ARG(page->draws[i].text));
            last = paragraph;
            together = lines;
        }
    }
}

/* Running text stands on the pages' grid: level in both columns, and on facing pages. */
static void text_stands_on_the_grid(const struct build *build) {
    int32_t leading = build->style->text[TEXT_BODY].leading, first = 0;
    for (size_t p = 0; p < build->layout->display.page_count; p++) {
        const struct page *page = &build->layout->display.pages[p];
        for (size_t i = 0; i < page->draw_count; i++) {
            const struct draw *draw = &page->draws[i];
            if (!is_content(draw) || draw->flow != FLOW_TEXT || draw->hidden ||
                !is_running_text(ancestor(draw->node, NODE_PARAGRAPH)))
                continue;
            first = first ? first : draw->y;
            HOLDS((draw->y - first) % leading == 0, "page %.*s: '%.*s' is off the grid",
                  STR_ARG(page->label), STR_ARG(draw->text));
        }
    }
}

/* What stands below a heading in its column, from a draw of it on: lines, two for a picture. */
static size_t lines_below(const struct page *page, size_t from) {
    size_t lines = 0;
    int32_t y = page->draws[from].y;
    for (size_t i = from + 1; i < page->draw_count; i++) {
        const struct draw *draw = &page->draws[i];
        bool note = draw->flow == FLOW_NOTE || draw->flow == FLOW_ARTIFACT;
        if (note || (draw->kind != DRAW_TEXT && draw->kind != DRAW_IMAGE))
            continue;
        if (draw->turned || draw->kind == DRAW_IMAGE)
            return 2;
        if (draw->y < page->draws[from].y)
            return lines; /* the next column */
        lines += draw->y > y;
        y = MAX(y, draw->y);
    }
    return lines;
}

/* The first thing on a page that is neither text nor a heading. */
static bool begins_with_a_thing(const struct page *page) {
    for (size_t i = 0; i < page->draw_count; i++) {
        const struct draw *draw = &page->draws[i];
        if (draw->kind == DRAW_IMAGE || draw->turned)
            return true;
        if (is_content(draw) && draw->flow != FLOW_NOTE)
            return ancestor(draw->node, NODE_TABLE) != NULL;
    }
    return true;
}

static bool begins_a_section(const struct page *page) {
    for (size_t i = 0; i < page->draw_count; i++)
        if (is_content(&page->draws[i])) {
            const struct node *heading = ancestor(page->draws[i].node, NODE_HEADING);
            return heading && heading->level == 1;
        }
    return false;
}

/* A heading is not among the last two lines of a page or column, unless what comes next is a thing
 * that fills the next one, or a new section; or the report tells of it. */
static void headings_have_text_below(const struct build *build) {
    size_t low = 0; /* where headings and their notes fill a page, it cannot be helped */
    const struct page *counted = NULL;
    for (size_t p = 0; p < build->layout->display.page_count; p++) {
        const struct page *page = &build->layout->display.pages[p];
        bool last_page = p + 1 == build->layout->display.page_count;
        for (size_t i = 0; i < page->draw_count; i++) {
            const struct draw *draw = &page->draws[i];
            const struct node *heading =
                is_content(draw) ? ancestor(draw->node, NODE_HEADING) : NULL;
            if (!heading || page == counted || draw->flow != FLOW_TEXT)
                continue;
            bool excused = lines_below(page, i) >= 2 || last_page ||
                           begins_with_a_thing(page + 1) || begins_a_section(page + 1);
            low += !excused;
            counted = excused ? counted : page;
            HOLDS(low <= build->layout->quality.pages.low_headings,
                  "page %.*s: below the heading '%.*s' are no two lines", STR_ARG(page->label),
                  STR_ARG(draw->text));
        }
    }
    HOLDS(low < 3, "%zu headings have no two lines below", low);
}

/* A figure, and a table that is turned, stand above the next heading of their section's level. */
static void floats_stop_at_headings(const struct build *build) {
    enum { LEVELS = 10 };
    const struct page_map *map = build->layout->map;
    size_t last[LEVELS] = {0}, level = 1;
    struct walk walk = walk_start(build->body);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering)
            continue;
        if (node->kind == NODE_HEADING && first_text(node)) {
            size_t page = page_map_find(map, first_text(node), 0);
            level = (size_t)MIN(node->level, LEVELS - 1);
            for (size_t i = level; i < LEVELS; i++)
                HOLDS(last[i] <= page, "a figure of page %zu belongs above a heading on %zu",
                      last[i], page);
        } else if (node->kind == NODE_FIGURE || node->kind == NODE_TABLE) {
            size_t page = page_map_find(map, node, 0);
            last[level] = page == PAGE_NONE ? last[level] : page;
        }
    }
}

static void every_picture_is_placed_once(const struct build *build) {
    size_t drawn = 0, figures = 0;
    for (size_t p = 0; p < build->layout->display.page_count; p++)
        for (size_t i = 0; i < build->layout->display.pages[p].draw_count; i++)
            drawn += build->layout->display.pages[p].draws[i].kind == DRAW_IMAGE;
    struct walk walk = walk_start(build->body);
    while (walk_next(&walk))
        figures += walk.entering && walk.node->kind == NODE_FIGURE;
    HOLDS(drawn == figures, "%zu pictures are drawn, of %zu", drawn, figures);
}

static void nothing_leaves_the_type_area(const struct build *build, size_t number) {
    const struct page *page = &build->layout->display.pages[number];
    const struct style *style = build->style;
    int32_t most_out = 8 * PANGO_SCALE;
    int32_t width =
        page->width - (int32_t)((int64_t)(style->margin_inner + style->margin_outer) *
                                MIN(page->width, style->paper_width) / style->paper_width);
    int32_t left = INT32_MAX, right = INT32_MIN, bottom = 0;
    int32_t end =
        page->height - (int32_t)((int64_t)style->margin_bottom *
                                 MIN(page->height, style->paper_height) / style->paper_height);
    for (size_t i = 0; i < page->draw_count; i++) {
        const struct draw *draw = &page->draws[i];
        if (draw->flow == FLOW_ARTIFACT || draw->turned ||
            (draw->kind != DRAW_TEXT && draw->kind != DRAW_IMAGE))
            continue;
        struct str shown = str_trim(draw->text);
        if (draw->kind == DRAW_TEXT && !shown.len)
            continue;
        int32_t space = shown.len < draw->text.len && draw->glyph_count
                            ? draw->width - draw->glyphs[draw->glyph_count - 1].x
                            : 0;
        left = MIN(left, draw->x);
        right = MAX(right, draw->x + draw->width - space);
        bottom = MAX(bottom, draw->kind == DRAW_TEXT ? draw->y : draw->y + draw->height);
    }
    HOLDS(left == INT32_MAX || right - left <= width + 2 * most_out,
          "page %.*s: %d pt wide in an area of %d", STR_ARG(page->label),
          (right - left) / PANGO_SCALE, width / PANGO_SCALE);
    HOLDS(bottom <= end + PANGO_SCALE, "page %.*s: text at %d pt, below %d", STR_ARG(page->label),
          bottom / PANGO_SCALE, end / PANGO_SCALE);
}

static void notes_stand_with_their_marks(const struct build *build) {
    size_t last_page = 0;
    const struct page_map *map = build->layout->map;
    struct id_table *ids = id_table_make(build->arena, build->book);
    struct walk walk = walk_start(build->body);
    while (walk_next(&walk)) {
        if (!walk.entering || walk.node->kind != NODE_NOTE_REFERENCE)
            continue;
        const struct node *note = id_table_find(ids, str_slice(walk.node->target, 1, SIZE_MAX));
        HOLDS(note != NULL, "a mark leads nowhere");
        size_t mark = page_map_find(map, walk.node, 0);
        size_t page = page_map_find(map, first_text(note), 0);
        HOLDS(mark == page, "the mark of note %.*s is on page %zu, the note on %zu",
              STR_ARG(note->label), mark, page);
        HOLDS(page >= last_page, "note %.*s overtakes another", STR_ARG(note->label));
        last_page = page;
    }
}

static void try_pack(uint64_t seed) {
    struct writer writer = {.seed = seed * 2654435761u + 17, .text = g_string_new(NULL)};
    char folder[] = "/tmp/dossier-random-XXXXXX";
    assert_non_null(mkdtemp(folder));
    current_seed = seed;
    current_folder = folder;
    write_pack(&writer, folder);
    struct build build;
    struct build_options options = {.pack = str_of(folder),
                                    .fonts = STR("fonts"),
                                    .styles = STR("styles"),
                                    .dictionaries = STR("/usr/share/hyphen"),
                                    .ops = &file_ops_system};
    build_open(&build);
    enum build_status status = build_pages(&build, &options);
    if (status != BUILD_DONE) {
        GString *text = g_string_new(NULL);
        diag_print_text(build.diags, 10, text);
        print_error("%s", text->str);
        g_string_free(text, TRUE);
    }
    HOLDS(status == BUILD_DONE, "the pack in %s does not build", folder);
    every_letter_is_placed_once(&build);
    for (size_t p = 0; p < build.layout->display.page_count; p++) {
        no_lines_overlap(&build.layout->display.pages[p]);
        nothing_leaves_the_type_area(&build, p);
    }
    text_stands_on_the_grid(&build);
    every_picture_is_placed_once(&build);
    no_line_is_alone(&build);
    headings_have_text_below(&build);
    floats_stop_at_headings(&build);
    notes_stand_with_their_marks(&build);
    HOLDS(build.layout->quality.pages.widows + build.layout->quality.pages.orphans == 0,
          "a line of a paragraph is alone");
    HOLDS(build.layout->quality.lines.counts[LINES_LADDERS] == 0, "three hyphens in a row");
    build_close(&build);
    remove_pack(folder, writer.sections);
    g_string_free(writer.text, TRUE);
}

static uint64_t number_of(const char *name, uint64_t otherwise) {
    const char *value = getenv(name);
    return value && *value ? g_ascii_strtoull(value, NULL, 10) : otherwise;
}

static void packs_at_random_hold_together(void **state) {
    (void)state;
    uint64_t first = number_of("DOSSIER_RANDOM_SEED", 1);
    for (uint64_t i = 0, count = number_of("DOSSIER_RANDOM_PACKS", 20); i < count; i++)
        try_pack(first + i);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(packs_at_random_hold_together)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
