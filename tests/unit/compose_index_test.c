/* compose_index_test.c: the index of actors, one case for each of its conventions. A text is a few
 * sections; a rule in it (***) begins a page, and so does a section. The index is compared as
 * lines: "Berg, Anna (pilot), 1–2, 4n1; see also NATO", bold locators between asterisks,
 * sub-entries indented. */
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
    struct node *body, *book;
    struct page_map *map;
};

static int open_fixture(void **state) {
    static struct fixture f;
    f = (struct fixture){.arena = arena_new()};
    f.sources = sources_make(f.arena);
    f.diags = diags_make(f.arena, f.sources);
    f.pack.language.text = STR("en-GB");
    f.pack.title.text = STR("A pack");
    f.item = (struct body_item){.kind = BODY_ACTORS, .title.text = STR("Index")};
    *state = &f;
    return 0;
}

static int close_fixture(void **state) {
    struct fixture *f = *state;
    arena_free(f->arena);
    return 0;
}

static struct actor *add_actor(struct fixture *f, const char *id, const char *name, int kind,
                               const char *alias) {
    struct actor *actors = ARENA_ARRAY(f->arena, struct actor, f->pack.actors.count + 1);
    for (size_t i = 0; i < f->pack.actors.count; i++)
        actors[i] = ((struct actor *)f->pack.actors.items)[i];
    struct actor *actor = &actors[f->pack.actors.count];
    *actor = (struct actor){.id.text = str_of(id), .name.text = str_of(name), .kind = kind};
    if (alias) {
        actor->aliases.items = ARENA_NEW(f->arena, struct located_str);
        actor->aliases.items[0].text = str_of(alias);
        actor->aliases.count = 1;
    }
    actor->sort.text = actor_sort_name(f->arena, actor);
    f->pack.actors = (struct schema_list){actors, f->pack.actors.count + 1};
    return actor;
}

static void see_also(struct fixture *f, struct actor *actor, const char *id) {
    actor->see_also.items = ARENA_NEW(f->arena, struct located_str);
    actor->see_also.items[0].text = str_of(id);
    actor->see_also.count = 1;
}

/* ---- composing ---- */

static void read_sections(struct fixture *f, const char *const *texts) {
    f->body = node_make(f->arena, NODE_BODY, SPAN_NONE);
    for (size_t i = 0; texts[i]; i++) {
        struct str name = str_format(f->arena, "%zu.md", i);
        uint32_t source = source_add(f->sources, name, name, str_of(texts[i]), f->diags);
        struct markdown_section section =
            markdown_read(f->arena, f->sources, source, (struct markdown_options){0}, f->diags);
        assert_non_null(section.node);
        section.node->id = str_format(f->arena, "s%zu", i);
        node_append(f->body, section.node);
    }
}

static void make_pages(struct fixture *f) {
    size_t page = SIZE_MAX;
    f->map = page_map_make(f->arena);
    struct walk walk = walk_start(f->body);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (walk.node->kind == NODE_SECTION || walk.node->kind == NODE_RULE) {
            struct str label = str_format(f->arena, "%zu", ++page + 1);
            page_map_add_page(f->map, (struct page_entry){.label = label, .has_flow = true});
        }
        if (walk.node->kind == NODE_TEXT)
            page_map_add_text(f->map, walk.node, 0, page);
    }
}

static const struct node *find(const struct node *root, enum node_kind kind) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.entering && walk.node->kind == kind)
            return walk.node;
    return NULL;
}

static void append_entry(struct fixture *f, GString *out, const struct node *entry) {
    bool locators = false;
    g_string_append(out, entry->level == 2 ? "  " : "");
    for (const struct node *part = entry->first; part; part = part->next) {
        const struct node *before = part->previous;
        if (part->kind == NODE_INDEX_ENTRY) {
            g_string_append_c(out, '\n');
            append_entry(f, out, part);
        } else if (part->kind == NODE_LOCATOR) {
            const char *star = part->main ? "*" : "";
            g_string_append_printf(out, ", %s%.*s%s", star, STR_ARG(part->text), star);
            locators = true;
        } else {
            struct str text = node_plain_text(f->arena, part);
            const char *form = part->kind == NODE_INDEX_TERM                ? "%.*s"
                               : part->kind == NODE_INDEX_NOTE              ? " (%.*s)"
                               : before && before->kind == NODE_INDEX_ENTRY ? "\n  %.*s"
                               : locators                                   ? "; %.*s"
                                                                            : ", %.*s";
            struct str piece = str_format(f->arena, "%.*s", STR_ARG(text));
            char *at = strstr(form, "%.*s");
            g_string_append_len(out, form, at - form);
            g_string_append_len(out, piece.at, (gssize)piece.len);
            g_string_append(out, at + 4);
        }
    }
}

static void compose(struct fixture *f, const char *const *texts) {
    read_sections(f, texts);
    f->pack.body = ARENA_ARRAY(f->arena, struct body_item, f->body ? 16 : 1);
    for (size_t i = 0; texts[i]; i++)
        f->pack.body[f->pack.body_count++] = (struct body_item){.kind = BODY_SECTION};
    f->pack.body[f->pack.body_count++] = f->item;
    struct analysis *analysis = analyse(f->arena, f->body, &f->pack, f->sources, f->diags);
    struct compose_input input = {.pack = &f->pack,
                                  .sources = f->sources,
                                  .body = f->body,
                                  .analysis = analysis,
                                  .diags = f->diags};
    struct asked_places asked = {0};
    make_pages(f);
    compose_book(f->arena, &input, f->map, &asked); /* it numbers the notes */
    f->book = compose_book(f->arena, &input, f->map, &asked);
}

static void assert_index(struct fixture *f, const char *const *texts, const char *expected) {
    compose(f, texts);
    const struct node *index = find(f->book, NODE_INDEX);
    assert_non_null(index);
    GString *out = g_string_new(NULL);
    for (const struct node *entry = index->first; entry; entry = entry->next) {
        append_entry(f, out, entry);
        g_string_append_c(out, '\n');
    }
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
}

#define TEXTS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define FILLER "One. Two. Three. Four. Five. Six. Seven. Eight.\n\n"

/* ---- locators ---- */

static void a_range_is_for_continuous_treatment(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    assert_index(f,
                 TEXTS("# A\n\nNATO met.\n\n***\n\nNATO agreed.\n\n***\n\n" FILLER
                       "NATO left.\n\n***\n\nAnd NATO came.\n"),
                 "NATO, 1–2, 3–4\n");
}

static void mentions_apart_are_pages_apart(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    assert_index(
        f, TEXTS("# A\n\nNATO met.\n\n" FILLER "***\n\nNATO agreed.\n", "# B\n\nNATO left.\n"),
        "NATO, 1, 2, 3\n");
}

static void a_note_has_its_number(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    add_actor(f, "un", "United Nations", ACTOR_ORGANISATION, NULL);
    assert_index(f,
                 TEXTS("# A\n\nIt met.[^a]\n\n***\n\nThe United Nations met.[^b]\n\n"
                       "[^a]: NATO did.\n\n[^b]: The United Nations, that is.\n"),
                 "NATO, 2n1\nUnited Nations, 2\n");
}

static void a_caption_has_an_f(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    assert_index(f, TEXTS("# A\n\nNATO met.\n\n***\n\n![A map](map.svg \"The house of NATO\")\n"),
                 "NATO, 1, 2f\n");
}

static void the_main_treatment_is_bold(void **state) {
    struct fixture *f = *state;
    add_actor(f, "berg", "Anna Berg", ACTOR_PERSON, NULL);
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    assert_index(f,
                 TEXTS("# A\n\nAnna Berg met NATO.\n",
                       "# B\n\n> We came.\n>\n> — Anna Berg, NATO\n",
                       "# C\n\n## What NATO is\n\nIt is.\n"),
                 "Berg, Anna, 1, *2*\nNATO, 1, 2, *3*\n");
}

static void bold_everywhere_is_bold_nowhere(void **state) {
    struct fixture *f = *state;
    add_actor(f, "berg", "Anna Berg", ACTOR_PERSON, NULL);
    assert_index(f, TEXTS("# A\n\n> We came.\n>\n> — Anna Berg\n"), "Berg, Anna, 1\n");
}

/* ---- sub-entries ---- */

static void many_locators_are_told_apart_by_role(void **state) {
    struct fixture *f = *state;
    add_actor(f, "berg", "Anna Berg", ACTOR_PERSON, NULL);
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    see_also(f, add_actor(f, "un", "United Nations", ACTOR_ORGANISATION, NULL), "nato");
    struct actor *actors = f->pack.actors.items;
    see_also(f, &actors[0], "nato");
    assert_index(
        f,
        TEXTS("# A\n\nAnna Berg met NATO.\n", "# B\n\nAnna Berg visited Oslo on 3 May 2014.\n",
              "# C\n\n> We came.\n>\n> — Anna Berg, 4 May 2014\n",
              "# D\n\nAnna Berg said on 7 May 2014 that it rained.\n",
              "# E\n\nAnna Berg and the United Nations signed the agreement on 9 May 2014.\n",
              "# F\n\nAnna Berg slept.\n", "# G\n\nAnna Berg woke.\n"),
        "Berg, Anna, 1, 6, 7\n  quoted, 3\n  statements, 4\n  agreements, 5\n  visits, 2\n"
        "  see also NATO\nNATO, 1\nUnited Nations, 5; see also NATO\n");
}

static void many_locators_are_told_apart_by_section(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    assert_index(f,
                 TEXTS("# The start\n\nNATO came.\n\n" FILLER "***\n\nNATO sat.\n\n" FILLER
                       "***\n\nNATO rose.\n\n" FILLER "***\n\nNATO ate.\n",
                       "# The end\n\nNATO left.\n\n" FILLER "***\n\nNATO was gone.\n\n" FILLER
                       "***\n\nNATO slept.\n"),
                 "NATO\n  The start, 1, 2, 3, 4\n  The end, 5, 6, 7\n");
}

static void six_locators_need_no_sub_entries(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    assert_index(f,
                 TEXTS("# A\n\nNATO.\n", "# B\n\nNATO.\n", "# C\n\nNATO.\n", "# D\n\nNATO.\n",
                       "# E\n\nNATO.\n", "# F\n\nNATO.\n"),
                 "NATO, 1, 2, 3, 4, 5, 6\n");
}

/* ---- references ---- */

static void few_locators_stand_below_both_names(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nac", "North Atlantic Council", ACTOR_BODY, "NAC");
    assert_index(f, TEXTS("# A\n\nThe North Atlantic Council met.\n", "# B\n\nThe NAC left.\n"),
                 "NAC (North Atlantic Council), 1, 2\nNorth Atlantic Council (NAC), 1, 2\n");
}

static void a_name_with_more_locators_refers(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nac", "North Atlantic Council", ACTOR_BODY, "NAC");
    assert_index(f,
                 TEXTS("# A\n\nThe North Atlantic Council met.\n", "# B\n\nThe NAC left.\n",
                       "# C\n\nThe NAC slept.\n"),
                 "NAC, see North Atlantic Council\nNorth Atlantic Council (NAC), 1, 2, 3\n");
}

static void another_name_of_a_person_is_inverted_too(void **state) {
    struct fixture *f = *state;
    add_actor(f, "clemens", "Samuel Clemens", ACTOR_PERSON, "Mark Twain");
    add_actor(f, "berg", "Anna Berg", ACTOR_PERSON, "Minister Berg");
    assert_index(f,
                 TEXTS("# A\n\nMark Twain met Minister Berg.\n", "# B\n\nSamuel Clemens left.\n",
                       "# C\n\nMark Twain slept.\n"),
                 "Berg, Anna, 1\nClemens, Samuel, 1, 2, 3\nTwain, Mark, see Clemens, Samuel\n");
}

static void nobody_is_sent_to_nowhere(void **state) {
    struct fixture *f = *state;
    see_also(f, add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL), "oslo");
    see_also(f, add_actor(f, "un", "United Nations", ACTOR_ORGANISATION, NULL), "un");
    add_actor(f, "oslo", "Norway", ACTOR_STATE, NULL);
    assert_index(f, TEXTS("# A\n\nNATO, Norway and the United Nations met.\n"),
                 "NATO, 1\nUnited Nations, 1\n");
    assert_true(diag_has(f->diags, DIAG_INDEX_REFERENCE));
}

static void states_are_listed_on_request(void **state) {
    struct fixture *f = *state;
    see_also(f, add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL), "norway");
    add_actor(f, "norway", "Norway", ACTOR_STATE, NULL);
    f->item.states = true;
    assert_index(f, TEXTS("# A\n\nNATO and Norway met.\n"),
                 "NATO, 1; see also Norway\nNorway, 1\n");
    assert_false(diag_has(f->diags, DIAG_INDEX_REFERENCE));
}

/* ---- order ---- */

static void add_many(struct fixture *f) {
    add_actor(f, "a", "New York Council", ACTOR_BODY, NULL);
    add_actor(f, "b", "Newark Council", ACTOR_BODY, NULL);
    add_actor(f, "c", "The Navy League", ACTOR_ORGANISATION, NULL);
    add_actor(f, "d", "Bashar al-Assad", ACTOR_PERSON, NULL);
    add_actor(f, "e", "Osama bin Laden", ACTOR_PERSON, NULL);
    add_actor(f, "f", "9 May League", ACTOR_ORGANISATION, NULL);
}
#define MANY                                                                                       \
    "# A\n\nNew York Council, Newark Council, The Navy League, Bashar al-Assad, "                  \
    "Osama bin Laden, 9 May League.\n"

static void words_are_compared_one_by_one(void **state) {
    struct fixture *f = *state;
    add_many(f);
    assert_index(f, TEXTS(MANY),
                 "9 May League, 1\nal-Assad, Bashar, 1\nbin Laden, Osama, 1\n"
                 "The Navy League, 1\nNew York Council, 1\nNewark Council, 1\n");
}

static void letters_are_compared_one_by_one(void **state) {
    struct fixture *f = *state;
    add_many(f);
    f->item.order = ORDER_LETTER;
    assert_index(f, TEXTS(MANY),
                 "9 May League, 1\nal-Assad, Bashar, 1\nbin Laden, Osama, 1\n"
                 "The Navy League, 1\nNewark Council, 1\nNew York Council, 1\n");
}

/* Particles, umlauts, "Mc", "St.", numbers and another script, in one index. */
static void add_unlike(struct fixture *f) {
    static const char *const persons[] = {"Pieter van der Hoop", "Karl von Stein", "Anna Öhm",
                                          "Georg Ohm",           "Sean McBride",   "Ian MacDuff",
                                          "Henry St. John",      "Pat Stone",      "Ганна Коваль"};
    for (size_t i = 0; i < G_N_ELEMENTS(persons); i++)
        add_actor(f, str_terminated(f->arena, str_format(f->arena, "p%zu", i)), persons[i],
                  ACTOR_PERSON, NULL);
    add_actor(f, "n17", "17 November League", ACTOR_ORGANISATION, NULL);
    add_actor(f, "n9", "9 May League", ACTOR_ORGANISATION, NULL);
    see_also(f, add_actor(f, "newport", "New Port Authority", ACTOR_BODY, NULL), "newark");
    add_actor(f, "newark", "Newark Company", ACTOR_ORGANISATION, NULL);
}
#define UNLIKE                                                                                        \
    "# A\n\nPieter van der Hoop, Karl von Stein, Anna Öhm, Georg Ohm, Sean McBride, Ian MacDuff, "   \
    "Henry St. John, Pat Stone, Ганна Коваль, 17 November League, 9 May League, New Port " \
    "Authority, Newark Company.\n"

static void names_of_all_sorts_word_by_word(void **state) {
    struct fixture *f = *state;
    add_unlike(f);
    assert_index(f, TEXTS(UNLIKE),
                 "9 May League, 1\n17 November League, 1\nHoop, Pieter van der, 1\n"
                 "MacDuff, Ian, 1\nMcBride, Sean, 1\n"
                 "New Port Authority, 1; see also Newark Company\nNewark Company, 1\n"
                 "Öhm, Anna, 1\nOhm, Georg, 1\nSt. John, Henry, 1\nStein, Karl von, 1\n"
                 "Stone, Pat, 1\nКоваль, Ганна, 1\n");
}

static void names_of_all_sorts_letter_by_letter(void **state) {
    struct fixture *f = *state;
    add_unlike(f);
    f->item.order = ORDER_LETTER;
    assert_index(f, TEXTS(UNLIKE),
                 "9 May League, 1\n17 November League, 1\nHoop, Pieter van der, 1\n"
                 "MacDuff, Ian, 1\nMcBride, Sean, 1\nNewark Company, 1\n"
                 "New Port Authority, 1; see also Newark Company\n"
                 "Öhm, Anna, 1\nOhm, Georg, 1\nStein, Karl von, 1\nSt. John, Henry, 1\n"
                 "Stone, Pat, 1\nКоваль, Ганна, 1\n");
}

/* ---- who's who ---- */

static void a_profile_tells_roles_events_pages_and_company(void **state) {
    struct fixture *f = *state;
    struct actor *berg = add_actor(f, "berg", "Anna Berg", ACTOR_PERSON, NULL);
    struct actor_role *role = ARENA_NEW(f->arena, struct actor_role);
    role->role.text = STR("Minister");
    role->from.span.source = 1;
    role->from.date.from.year = 2014;
    berg->roles = (struct schema_list){role, 1};
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    f->item.actors_view = VIEW_PROFILES;
    compose(f, TEXTS("# A\n\nAnna Berg visited NATO on 3 May 2014. Anna Berg left NATO.\n",
                     "# B\n\n> We came.\n>\n> — Anna Berg\n"));
    const struct node *section = f->body->last;
    if (section->role != ROLE_PROFILES)
        section = f->book->last->last;
    GString *out = g_string_new(NULL);
    for (const struct node *block = section->first; block; block = block->next) {
        struct str text =
            node_plain_text(f->arena, block->kind == NODE_TIMELINE ? block->first->last : block);
        if (block->role != ROLE_HEADNOTE)
            g_string_append_printf(out, "%.*s\n", STR_ARG(text));
    }
    assert_string_equal(out->str, "Index\nBerg, Anna\n"
                                  "Minister, from 2014. Named: pp.\u00a01, 2; quoted: p.\u00a02. "
                                  "Often named with NATO\u00a0(2).\n"
                                  "Anna Berg visited NATO [p.\u00a01]\nNATO\n"
                                  "Named: p.\u00a01. Often named with Anna Berg\u00a0(2).\n"
                                  "Anna Berg visited NATO [p.\u00a01]\n");
    g_string_free(out, TRUE);
}

static void many_events_are_told_by_their_dates(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    f->item.actors_view = VIEW_PROFILES;
    compose(f, TEXTS("# A\n\nNATO met on 3 May 2011. NATO met on 4 June 2012. NATO grew on 5 July "
                     "2013.\n",
                     "# B\n\nNATO met on 6 May 2014. NATO shrank on 7 June 2015. NATO met and, "
                     "later, on 7 June 2015 NATO slept.\n"));
    const struct node *section = f->book->last->last;
    if (f->body->last->role == ROLE_PROFILES)
        section = f->body->last;
    assert_null(find((struct node *)(uintptr_t)section, NODE_TIMELINE));
    struct str text = node_plain_text(f->arena, section->last);
    assert_string_equal(str_terminated(f->arena, text),
                        "Named: pp.\u00a01, 2. Events: 3 May 2011 [p.\u00a01]; 4 June 2012 "
                        "[p.\u00a01]; 5 July 2013 [p.\u00a01]; 6 May 2014 [p.\u00a02]; 7 June 2015 "
                        "[p.\u00a02].");
}

static void a_drawing_shows_the_years_of_events(void **state) {
    struct fixture *f = *state;
    add_actor(f, "nato", "NATO", ACTOR_ORGANISATION, NULL);
    f->item.sparklines = true;
    compose(f, TEXTS("# A\n\nNATO met on 3 May 2012. NATO met on 4 June 2014.\n\nAll fell on 5 "
                     "July 2015.\n"));
    const struct node *drawing = find(find(f->book, NODE_INDEX), NODE_IMAGE);
    assert_non_null(drawing);
    assert_int_equal(drawing->role, ROLE_SPARKLINE);
    assert_int_equal((int)drawing->image->width, 7); /* 2012 to 2015 */
    assert_true(str_find(drawing->image->bytes, STR("M0 12v-12h1v12zM4 12v-12h1v12z\""), 0) !=
                SIZE_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void) {
    const struct CMUnitTest tests[] = {TEST(a_range_is_for_continuous_treatment),
                                       TEST(mentions_apart_are_pages_apart),
                                       TEST(a_note_has_its_number),
                                       TEST(a_caption_has_an_f),
                                       TEST(the_main_treatment_is_bold),
                                       TEST(bold_everywhere_is_bold_nowhere),
                                       TEST(many_locators_are_told_apart_by_role),
                                       TEST(many_locators_are_told_apart_by_section),
                                       TEST(six_locators_need_no_sub_entries),
                                       TEST(few_locators_stand_below_both_names),
                                       TEST(a_name_with_more_locators_refers),
                                       TEST(another_name_of_a_person_is_inverted_too),
                                       TEST(nobody_is_sent_to_nowhere),
                                       TEST(states_are_listed_on_request),
                                       TEST(words_are_compared_one_by_one),
                                       TEST(letters_are_compared_one_by_one),
                                       TEST(a_profile_tells_roles_events_pages_and_company),
                                       TEST(many_events_are_told_by_their_dates),
                                       TEST(names_of_all_sorts_word_by_word),
                                       TEST(names_of_all_sorts_letter_by_letter),
                                       TEST(a_drawing_shows_the_years_of_events)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
