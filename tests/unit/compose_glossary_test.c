/* compose_glossary_test.c: the glossary as lines "NUC: NATO-Ukraine Commission *1*, 2", long forms
 * that are added to the text, and how the pack is cited. A section begins a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "compose/compose.h"
#include "markdown/markdown.h"

struct fixture {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct pack pack;
    struct body_item item;
    struct declared_term terms[3];
    struct editor editors[2];
    struct node *body, *book;
    struct page_map *map;
    struct analysis *analysis;
};

static int open_fixture(void **state) {
    static struct fixture f;
    f = (struct fixture){.arena = arena_new()};
    f.sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, f.sources);
    f.pack.language.text = STR("en-GB");
    f.pack.title.text = STR("A pack");
    f.pack.name = STR("pack");
    f.item = (struct body_item){.kind = BODY_GLOSSARY, .title.text = STR("Glossary")};
    f.pack.glossary.items = f.terms;
    f.pack.editors.items = f.editors;
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    arena_free(f->arena);
    return 0;
}

static struct declared_term *declare(struct fixture *f, const char *term, const char *long_form) {
    struct declared_term *declared = &f->terms[f->pack.glossary.count++];
    declared->term.text = str_of(term);
    declared->long_form.text = str_of(long_form);
    return declared;
}

static void read_sections(struct fixture *f, const char *const *texts) {
    size_t page = 0;
    f->body = node_make(f->arena, NODE_BODY, SPAN_NONE);
    f->pack.body = ARENA_ARRAY(f->arena, struct body_item, 16);
    for (size_t i = 0; texts[i]; i++) {
        struct str name = str_format(f->arena, "%zu.md", i);
        uint32_t source = source_add(f->sources, name, name, str_of(texts[i]), f->diags);
        struct markdown_section section =
            markdown_read(f->arena, f->sources, source, (struct markdown_options){0}, f->diags);
        assert_non_null(section.node);
        section.node->id = str_format(f->arena, "s%zu", i);
        node_append(f->body, section.node);
        f->pack.body[f->pack.body_count++] = (struct body_item){.kind = BODY_SECTION};
    }
    f->pack.body[f->pack.body_count++] = f->item;
    f->analysis = analyse(f->arena, f->body, &f->pack, f->sources, f->diags);
    if (f->pack.abbreviations.long_forms)
        long_forms_add(f->arena, &f->pack, f->analysis);
    GString *fault = g_string_new(NULL);
    if (!doc_check(f->body, f->sources, fault))
        fail_msg("%s", fault->str);
    g_string_free(fault, TRUE);
    f->map = page_map_make(f->arena);
    for (const struct node *section = f->body->first; section; section = section->next) {
        struct str label = str_format(f->arena, "%zu", page + 1);
        page_map_add_page(f->map, (struct page_entry){.label = label, .has_flow = true});
        struct walk walk = walk_start(section);
        while (walk_next(&walk))
            if (walk.entering && walk.node->kind == NODE_TEXT)
                page_map_add_text(f->map, walk.node, 0, page);
        page++;
    }
}

static void compose(struct fixture *f, const char *const *texts) {
    read_sections(f, texts);
    struct compose_input input = {.pack = &f->pack,
                                  .sources = f->sources,
                                  .body = f->body,
                                  .analysis = f->analysis,
                                  .diags = f->diags};
    struct asked_places asked = {0};
    compose_book(f->arena, &input, f->map, &asked);
    f->book = compose_book(f->arena, &input, f->map, &asked);
}

static const struct node *find(const struct node *root, enum node_kind kind) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == kind)
            return walk.node;
    return NULL;
}

static void append_text(struct fixture *f, GString *out, const struct node *block) {
    for (const struct node *child = block->first; child; child = child->next) {
        struct str text = child->text.len ? child->text : node_plain_text(f->arena, child);
        const char *star = child->kind == NODE_STRONG ? "*" : "";
        g_string_append_printf(out, "%s%.*s%s", star, STR_ARG(text), star);
    }
}

static void assert_glossary(struct fixture *f, const char *const *texts, const char *expected) {
    compose(f, texts);
    const struct node *glossary = find(f->book, NODE_GLOSSARY);
    GString *out = g_string_new(NULL);
    for (const struct node *entry = glossary ? glossary->first : NULL; entry; entry = entry->next) {
        append_text(f, out, entry->first);
        g_string_append(out, ": ");
        append_text(f, out, entry->last);
        g_string_append_c(out, '\n');
    }
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void pages_that_explain_are_bold(void **state) {
    struct fixture *f = *state;
    assert_glossary(f,
                    TEXTS("# A\n\nThe River Commission (RC) met.\n", "# B\n\nThe RC met.\n",
                          "# C\n\nThe RC met, the RC.\n", "# D\n\nNobody met.\n",
                          "# E\n\nThe RC, and Royal Canals (RCs).\n"),
                    "RC: River Commission\u2002*1*, 2–3, *5*\n");
}

static void it_is_sorted_by_the_alphabet_or_by_page(void **state) {
    struct fixture *f = *state;
    const char *const *texts = TEXTS("# A\n\nThe Zoo Club (ZC) and the Art Club (AC).\n");
    assert_glossary(f, texts, "AC: Art Club\u20021\nZC: Zoo Club\u20021\n");
    f->item.sort = GLOSSARY_BY_PAGE;
    f->pack.body_count = 0;
    assert_glossary(f, texts, "ZC: Zoo Club\u20021\nAC: Art Club\u20021\n");
}

static void declared_terms_are_listed_too(void **state) {
    struct fixture *f = *state;
    static struct located_str see = {.text = {"RC", 2}};
    declare(f, "RC", "River Council");
    declare(f, "weir", "")->see = (struct str_list){&see, 1};
    assert_glossary(f, TEXTS("# A\n\nWeirs of the River Commission (RC).\n"),
                    "RC: River Council\u20021\nweir: See RC\u20021\n");
    assert_int_equal(diag_count_of(f->diags, DIAG_ABBREVIATION_AMBIGUOUS), 1);
    f->item.content = GLOSSARY_WORDS;
    f->pack.body_count = 0;
    assert_glossary(f, TEXTS("# A\n\nWeirs of the River Commission (RC).\n"),
                    "weir: See RC\u20021\n");
}

static void nothing_is_no_glossary(void **state) {
    struct fixture *f = *state;
    assert_glossary(f, TEXTS("# A\n\nWords.\n"), "");
    assert_true(diag_has(f->diags, DIAG_LIST_EMPTY));
}

/* ---- long forms ---- */

static void assert_section(struct fixture *f, size_t number, const char *expected) {
    const struct node *section = f->body->first;
    while (number--)
        section = section->next;
    struct str text = node_plain_text(f->arena, section);
    assert_string_equal(str_terminated(f->arena, text), expected);
}

static void long_forms_are_added_where_none_is(void **state) {
    struct fixture *f = *state;
    f->pack.abbreviations.long_forms = LONG_FORMS_SECTION;
    compose(f, TEXTS("# A RC\n\nThe River Commission (RC) met.\n",
                     "# B RC\n\nIt's the RC's turn, on 9 July 1997, \"now\"; the RC, AC.\n",
                     "# C\n\nThe Art Club (AC) and *RC*\n"));
    assert_section(f, 0, "A RCThe River Commission (RC) met.");
    assert_section(f, 1,
                   "B RCIt’s the RC [River Commission]’s turn, on 9 July 1997, “now”; the RC, AC "
                   "[Art Club].");
    assert_section(f, 2, "CThe Art Club (AC) and RC [River Commission]");
}

/* What analysis found is where it was, behind what was added. */
static void places_keep_to_their_letters(void **state) {
    struct fixture *f = *state;
    f->pack.abbreviations.long_forms = LONG_FORMS_SECTION;
    compose(f, TEXTS("# A\n\nThe River Commission (RC) and the Art Club (AC).\n",
                     "# B\n\nThe \"RC\" and AC met -- on 9 July 1997, the RC did -- with AC.\n"));
    const struct date_found *date = &f->analysis->dates[0];
    assert_true(
        str_starts(str_slice(date->at.node->text, date->at.offset, SIZE_MAX), STR("9 July 1997")));
    for (size_t i = 0; i < f->analysis->term_count; i++)
        for (size_t j = 0; j < f->analysis->terms[i].place_count; j++) {
            struct position at = f->analysis->terms[i].places[j].at;
            assert_true(str_starts(str_slice(at.node->text, at.offset, SIZE_MAX),
                                   f->analysis->terms[i].name));
        }
}

/* ---- how to cite ---- */

static struct own_source *cite(struct fixture *f, const char *const *texts, size_t wanted) {
    size_t count;
    read_sections(f, texts);
    struct own_source *own = compose_own_sources(f->arena, &f->pack, f->body, f->map, &count);
    assert_int_equal(count, wanted);
    return own;
}

/* How they are put together is the style's own matter. */
static void assert_told(struct fixture *f, const struct own_source *own, const char *const *words) {
    for (; *words; words++)
        if (!strstr(str_terminated(f->arena, own->text), *words))
            fail_msg("'%s' is not in '%.*s'", *words, STR_ARG(own->text));
}

static void pack_and_sections_are_cited(void **state) {
    struct fixture *f = *state;
    const char *why;
    f->pack.publisher.text = STR("River Press");
    f->pack.subtitle.text = STR("A reader");
    f->editors[0].name.text = STR("Ana Rivas");
    f->editors[0].role.text = STR("author");
    f->pack.editors.count = 1;
    f->pack.updated.span.source = 1;
    assert_true(edtf_read(STR("2018-05-04"), &f->pack.updated.date, &why));
    const struct own_source *own = cite(f, TEXTS("# One\n\nWords.\n", "# Two\n\nWords.\n"), 3);
    assert_told(f, &own[0], TEXTS("Rivas", "2018", "A Pack: A Reader", "River Press"));
    assert_told(f, &own[2], TEXTS("Rivas", "2018", "Two", "A Pack: A Reader", "2"));
    assert_true(str_is(csl_field(&own[2].item, "page"), "2"));
    assert_true(str_is(csl_field(&own[2].item, "container-title"), "A pack: A reader"));
    assert_true(str_is(own[2].item.id.text, "pack-s1"));
    assert_true(str_is(own[0].item.authors.items[0].literal, "Ana Rivas"));
    assert_int_equal(own[0].item.issued.date.from.day, 4);
}

static void a_publisher_answers_where_nobody_does(void **state) {
    struct fixture *f = *state;
    f->pack.publisher.text = STR("River Press");
    f->pack.title.text = STR("Who?");
    f->pack.subtitle.text = STR("A reader");
    const struct own_source *own = cite(f, TEXTS("# One\n\nWords.\n"), 2);
    assert_told(f, &own[0], TEXTS("River Press", "Who? A Reader"));
    assert_true(str_is(own[0].item.authors.items[0].literal, "River Press"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(pages_that_explain_are_bold),        TEST(it_is_sorted_by_the_alphabet_or_by_page),
        TEST(declared_terms_are_listed_too),      TEST(nothing_is_no_glossary),
        TEST(long_forms_are_added_where_none_is), TEST(places_keep_to_their_letters),
        TEST(pack_and_sections_are_cited),        TEST(a_publisher_answers_where_nobody_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
