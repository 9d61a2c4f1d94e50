/* analyse_actors_seed_test.c: the actors of real texts, against a careful reader's lists: found
 * without help, and with the lists as the registry. DOSSIER_SEED names a folder of more texts;
 * without it their tests are skipped, and counted so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/analyse.h"

enum { MOST_GOLD = 120, MOST_LINES = 128 };
struct gold {
    int kind;
    bool required;
    struct str_list names;
    bool lines[MOST_LINES], found[MOST_LINES];
    size_t entries; /* found for it */
};
struct text {
    struct arena *arena;
    struct sources *sources;
    uint32_t source;
    struct node *body;
    struct gold gold[MOST_GOLD];
    size_t count;
};

static struct str read_file(struct arena *arena, const char *folder, const char *name) {
    char *path = g_build_filename(folder, name, NULL), *bytes;
    gsize len;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    struct str text = str_copy(arena, (struct str){bytes, len});
    g_free(bytes);
    g_free(path);
    return text;
}

/* Each line is a paragraph. */
static void read_lines(struct text *text, struct str whole) {
    struct node *section = node_make(text->arena, NODE_SECTION, (struct span){text->source, 0, 0});
    section->id = STR("text");
    text->body = node_make(text->arena, NODE_BODY, (struct span){text->source, 0, 0});
    node_append(text->body, section);
    for (size_t at = 0; at < whole.len;) {
        size_t end = str_find(whole, STR("\n"), at);
        end = end == SIZE_MAX ? whole.len : end;
        struct span span = {text->source, (uint32_t)at, (uint32_t)end};
        struct node *block = node_make(text->arena, NODE_PARAGRAPH, span);
        struct node *inner = node_make(text->arena, NODE_TEXT, span);
        inner->text = str_slice(whole, at, end);
        node_append(block, inner);
        node_append(section, block);
        at = end + 1;
    }
}

static void add_name(struct arena *arena, struct gold *gold, struct str name) {
    size_t room = gold->names.count;
    struct located_str item = {str_trim(name), SPAN_NONE};
    for (size_t i = 0; i < gold->names.count; i++)
        if (str_equal(gold->names.items[i].text, item.text))
            return;
    if (item.text.len)
        ARENA_PUSH(arena, gold->names.items, gold->names.count, room, item);
}

/* "id name type required aliases_with_counts total lines ..." */
static void read_gold(struct text *text, struct str list) {
    gchar **lines = g_strsplit(str_terminated(text->arena, list), "\n", -1);
    for (gchar **line = lines + 1; *line && **line; line++) {
        gchar **fields = g_strsplit(*line, "\t", -1);
        struct gold *gold = &text->gold[text->count++];
        for (int i = 0; actor_kind_names[i]; i++)
            gold->kind = strcmp(fields[2], actor_kind_names[i]) == 0 ? i : gold->kind;
        gold->required = strcmp(fields[3], "y") == 0;
        struct str name = str_copy(text->arena, str_of(fields[1]));
        size_t bracket = str_find(name, STR(" ("), 0), comma = str_find(name, STR(", "), 0);
        name = str_slice(name, 0, bracket);
        if (gold->kind == ACTOR_PERSON && comma != SIZE_MAX)
            name =
                str_format(text->arena, "%.*s %.*s", STR_ARG(str_slice(name, comma + 2, name.len)),
                           STR_ARG(str_slice(name, 0, comma)));
        add_name(text->arena, gold, name);
        gchar **aliases = g_strsplit(fields[4], ";", -1);
        for (gchar **alias = aliases; *alias; alias++)
            add_name(text->arena, gold,
                     str_copy(text->arena,
                              str_slice(str_of(*alias), 0, str_find(str_of(*alias), STR("="), 0))));
        gchar **numbers = g_strsplit(fields[6], ",", -1);
        for (gchar **number = numbers; *number && **number; number++)
            gold->lines[atoi(*number)] = true;
        g_strfreev(aliases);
        g_strfreev(numbers);
        g_strfreev(fields);
    }
    g_strfreev(lines);
}

static void open_text(struct text *text, const char *folder, const char *file, const char *gold) {
    memset(text, 0, sizeof *text);
    text->arena = arena_new();
    text->sources = sources_make(text->arena);
    struct diags *diags = diags_make(text->arena, text->sources);
    struct str whole = read_file(text->arena, folder, file);
    text->source = source_add(text->sources, STR("t.txt"), STR("t.txt"), whole, diags);
    read_lines(text, source_text(text->sources, text->source));
    read_gold(text, read_file(text->arena, folder, gold));
}

static bool same_name(struct str a, struct str b) {
    return a.len == b.len && g_ascii_strncasecmp(a.at, b.at, a.len) == 0;
}

static struct gold *gold_of(struct text *text, const struct actor *actor) {
    for (size_t i = 0; i < text->count; i++)
        for (size_t j = 0; j < text->gold[i].names.count; j++)
            if (same_name(text->gold[i].names.items[j].text, actor->name.text))
                return &text->gold[i];
    return NULL;
}

struct score {
    size_t right, wrong, missed;
};

static int f1(struct score score) { /* in thousandths */
    size_t all = 2 * score.right + score.wrong + score.missed;
    return all ? (int)(2000 * score.right / all) : 1000;
}

static void note_lines(struct text *text, const struct analysis *analysis,
                       const struct actor *actor, struct gold *gold) {
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->actor == actor && gold)
            gold->found[source_place(text->sources, text->source, mention->span.start).line] = true;
    }
}

static bool is_named(const struct analysis *analysis, const struct actor *actor) {
    for (size_t i = 0; i < analysis->mention_count; i++)
        if (analysis->mentions[i].actor == actor)
            return true;
    return false;
}

/* A second entry for the same actor counts as wrong. */
static struct score score_names(struct text *text, const struct analysis *analysis, bool persons) {
    struct score score = {0};
    for (size_t i = 0; i < analysis->actor_count; i++) {
        const struct actor *actor = &analysis->actors[i];
        if (actor->kind == ACTOR_STATE || (actor->kind == ACTOR_PERSON) != persons ||
            !is_named(analysis, actor))
            continue;
        struct gold *gold = gold_of(text, actor);
        note_lines(text, analysis, actor, gold);
        if (!gold || (gold->kind == ACTOR_PERSON) != persons || gold->kind == ACTOR_STATE ||
            (gold->required && gold->entries))
            score.wrong++;
        else if (gold->required)
            score.right++;
        if (gold)
            gold->entries++;
    }
    for (size_t i = 0; i < text->count; i++)
        score.missed += text->gold[i].required && !text->gold[i].entries &&
                        text->gold[i].kind != ACTOR_STATE &&
                        (text->gold[i].kind == ACTOR_PERSON) == persons;
    return score;
}

static struct score score_lines(const struct text *text) {
    struct score score = {0};
    for (size_t i = 0; i < text->count; i++) {
        const struct gold *gold = &text->gold[i];
        for (size_t line = 0; line < MOST_LINES; line++) {
            if (!gold->required || gold->kind == ACTOR_STATE)
                continue;
            score.right += gold->lines[line] && gold->found[line];
            score.wrong += !gold->lines[line] && gold->found[line];
            score.missed += gold->lines[line] && !gold->found[line];
        }
    }
    return score;
}

struct set {
    const char *text, *gold;
    int persons, organisations, lines; /* no less, in thousandths */
};

static void assert_found(const char *folder, const struct set *set) {
    struct text text;
    open_text(&text, folder, set->text, set->gold);
    struct pack pack = {0};
    struct diags *diags = diags_make(text.arena, text.sources);
    struct analysis *analysis = analyse(text.arena, text.body, &pack, text.sources, diags);
    int persons = f1(score_names(&text, analysis, true));
    int organisations = f1(score_names(&text, analysis, false));
    int lines = f1(score_lines(&text));
    print_message("%s: persons %d, organisations %d, locators %d\n", set->text, persons,
                  organisations, lines);
    assert_true(persons >= set->persons);
    assert_true(organisations >= set->organisations);
    assert_true(lines >= set->lines);
    arena_free(text.arena);
}

static void assert_exact(const char *folder, const struct set *set) {
    struct text text;
    open_text(&text, folder, set->text, set->gold);
    struct actor *actors = ARENA_ARRAY(text.arena, struct actor, text.count);
    for (size_t j = 0; j < text.count; j++) {
        actors[j].id.text = str_format(text.arena, "a%zu", j);
        actors[j].kind = text.gold[j].kind;
        actors[j].name = text.gold[j].names.items[0];
        actors[j].aliases = text.gold[j].names;
    }
    struct pack pack = {.actors = {actors, text.count}};
    struct diags *diags = diags_make(text.arena, text.sources);
    struct analysis *analysis = analyse(text.arena, text.body, &pack, text.sources, diags);
    for (size_t j = 0; j < text.count; j++)
        note_lines(&text, analysis, &actors[j], &text.gold[j]);
    struct score score = score_lines(&text);
    print_message("%s: %zu lines right, %zu wrong, %zu missed\n", set->text, score.right,
                  score.wrong, score.missed);
    for (size_t j = 0; j < text.count; j++)
        for (size_t line = 0; text.gold[j].required && line < MOST_LINES; line++)
            if (text.gold[j].kind != ACTOR_STATE &&
                text.gold[j].lines[line] != text.gold[j].found[line])
                print_message("  line %zu: %.*s\n", line, STR_ARG(actors[j].name.text));
    assert_int_equal(score.wrong, 0);
    assert_int_equal(score.missed, 0);
    arena_free(text.arena);
}

static const struct set seeds[] = {{"guide.txt", "gold-actors.tsv", 1000, 1000, 980},
                                   {"A.txt", "A-gold-actors.tsv", 1000, 1000, 980}};
static const struct set narratives[] = {
    {"news.txt", "news-actors.tsv", 1000, 960, 980},
    {"annual-report.txt", "annual-report-actors.tsv", 1000, 1000, 985},
    {"court.txt", "court-actors.tsv", 1000, 1000, 1000},
    {"aid.txt", "aid-actors.tsv", 1000, 980, 980},
    {"parliament.txt", "parliament-actors.tsv", 1000, 930, 985},
    {"directory.txt", "directory-actors.tsv", 1000, 950, 980},
    {"talks.txt", "talks-actors.tsv", 980, 1000, 1000},
    {"chronicle.txt", "chronicle-actors.tsv", 1000, 1000, 980},
    {"diplomatic.txt", "diplomatic-actors.tsv", 1000, 1000, 1000},
    {"biography.txt", "biography-actors.tsv", 1000, 1000, 1000},
    {"relief.txt", "relief-actors.tsv", 980, 970, 970},
    {"horizon.txt", "horizon-actors.tsv", 980, 950, 960},
    {"shipyard.txt", "shipyard-actors.tsv", 970, 920, 960},
    {"smallpox.txt", "smallpox-actors.tsv", 980, 970, 980},
    {"doping.txt", "doping-actors.tsv", 990, 990, 990},
    {"flint.txt", "flint-actors.tsv", 970, 970, 960},
    {"bronzes.txt", "bronzes-actors.tsv", 970, 940, 950},
    {"marikana.txt", "marikana-actors.tsv", 960, 940, 950},
    {"ozone.txt", "ozone-actors.tsv", 950, 910, 930},
    {"rana.txt", "rana-actors.tsv", 960, 840, 900},
    {"megantic.txt", "megantic-actors.tsv", 960, 830, 900},
    {"wire.txt", "wire-actors.tsv", 1000, 960, 970},
    {"yearbook.txt", "yearbook-actors.tsv", 1000, 940, 980},
    {"town.txt", "town-actors.tsv", 820, 790, 930}};
static const char narratives_folder[] = "tests/narratives";

static void actors_of_the_seed_are_found(void **state) {
    (void)state;
    if (!getenv("DOSSIER_SEED"))
        skip();
    for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++)
        assert_found(getenv("DOSSIER_SEED"), &seeds[i]);
}

static void actors_of_narratives_are_found(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(narratives); i++)
        assert_found(narratives_folder, &narratives[i]);
}

static void declared_actors_of_the_seed_have_exactly_their_lines(void **state) {
    (void)state;
    if (!getenv("DOSSIER_SEED"))
        skip();
    for (size_t i = 0; i < G_N_ELEMENTS(seeds); i++)
        assert_exact(getenv("DOSSIER_SEED"), &seeds[i]);
}

static void declared_actors_of_narratives_have_exactly_their_lines(void **state) {
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(narratives); i++)
        assert_exact(narratives_folder, &narratives[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(actors_of_the_seed_are_found),
        cmocka_unit_test(actors_of_narratives_are_found),
        cmocka_unit_test(declared_actors_of_the_seed_have_exactly_their_lines),
        cmocka_unit_test(declared_actors_of_narratives_have_exactly_their_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
