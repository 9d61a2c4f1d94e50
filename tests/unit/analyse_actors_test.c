/* analyse_actors_test.c: what the outline may say of actors and names, and what then counts. */
#include "analyse_test.h"

static void assert_found(const struct actor *actors, size_t count, const char *markdown,
                         const char *expected) {
    assert_mentions_with(markdown, (struct setting){.actors = actors, .actor_count = count},
                         expected);
}

static struct str_list texts(struct arena *arena, const char *first, const char *second) {
    struct str_list list = {ARENA_ARRAY(arena, struct located_str, 2), 0};
    list.items[list.count++].text = str_of(first);
    if (second)
        list.items[list.count++].text = str_of(second);
    return list;
}

static struct actor body(const char *id, const char *name) {
    return (struct actor){
        .id.text = str_of(id), .name.text = str_of(name), .kind = ACTOR_ORGANISATION};
}

static struct actor person(const char *id, const char *name) {
    return (struct actor){.id.text = str_of(id), .name.text = str_of(name), .kind = ACTOR_PERSON};
}

static void all_names_of_an_actor_count(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct actor actor = body("oecd", "Organisation for Economic Co-operation and Development");
    actor.abbreviations = texts(arena, "OECD", NULL);
    actor.former_names = texts(arena, "Organisation for European Economic Co-operation", NULL);
    actor.other_scripts = texts(arena, "ОЭСР", NULL);
    assert_found(&actor, 1,
                 "# T\n\nThe OECD, once the Organisation for European Economic Co-operation, in "
                 "Russian ОЭСР; not oecd, Oecd or OECDs.\n",
                 "oecd 3:5 OECD\noecd 3:20 Organisation for European Economic Co-operation\n"
                 "oecd 3:80 ОЭСР\n");
    arena_free(arena);
}

static void persons_have_all_their_capitals(void **state) {
    (void)state;
    struct actor actors[] = {person("will", "Will Power"), body("party", "Communist Party")};
    assert_found(actors, 2, "# T\n\nWill Power came. Will power do? The Communist party fell.\n",
                 "will 3:1 Will Power\nparty 3:37 Communist party\n");
}

static void letters_may_be_composed_or_not(void **state) {
    (void)state;
    struct actor actors[] = {person("kadar", "J\u00E1nos K\u00E1d\u00E1r"),
                             person("oe", "Jo\u0308rg Scho\u0308n")};
    assert_found(actors, 2,
                 "# T\n\nJa\u0301nos Ka\u0301da\u0301r and J\u00F6rg Sch\u00F6n; no Janos Kadar.\n",
                 "kadar 3:1 Ja\u0301nos Ka\u0301da\u0301r\noe 3:20 J\u00F6rg Sch\u00F6n\n");
}

static void an_alias_of_two_is_his_who_alone_was_named(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct actor actors[] = {body("vunn", "Vunn Council"), body("tallo", "Tallo Council")};
    actors[0].aliases = texts(arena, "High Council", NULL);
    actors[1].aliases = texts(arena, "High Council", NULL);
    assert_found(actors, 2,
                 "# T\n\nThe High Council sat. The Vunn Council met; the High Council sat. The "
                 "Tallo Council met; the High Council sat.\n",
                 "vunn 3:27 Vunn Council\nvunn 3:49 High Council\ntallo 3:71 Tallo Council\n");
    arena_free(arena);
}

static void a_title_introduces_a_surname(void **state) {
    (void)state;
    struct actor klimkin = person("klimkin", "Pavlo Klimkin");
    assert_found(&klimkin, 1, "# T\n\nMinister Klimkin came. Mr. Klimkin left.\n",
                 "klimkin 3:10 Klimkin\nklimkin 3:28 Klimkin\n");
    assert_found(&klimkin, 1, "# T\n\nIn Klimkin there is a mill; so Klimkin is a village.\n", "");
}

static void initials_and_middle_names_may_lack(void **state) {
    (void)state;
    struct actor bush = person("bush", "George H. W. Bush");
    assert_found(
        &bush, 1,
        "# T\n\nGeorge H.W. Bush, George Bush and G. Bush; not J. Bush or George Busher.\n",
        "bush 3:1 George H.W. Bush\nbush 3:19 George Bush\nbush 3:35 G. Bush\n");
    struct actor two[] = {bush, person("son", "George Walker Bush")};
    assert_found(two, 2, "# T\n\nGeorge Bush came.\n", "");
}

static void what_takes_a_surname_is_not_the_person(void **state) {
    (void)state;
    struct actor bush = person("bush", "George Bush");
    assert_found(&bush, 1,
                 "# T\n\nGeorge Bush came. The Bush administration and the Bush Doctrine; Bush "
                 "administered.\n",
                 "bush 3:1 George Bush\nbush 3:66 Bush\n");
}

static void several_of_a_body_are_it(void **state) {
    (void)state;
    struct actor actors[] = {body("fund", "Trust Fund"), body("agency", "Transit Agency"),
                             body("nato", "NATO"), person("berg", "Anna Berg")};
    assert_found(actors, 4, "# T\n\nThe Trust Funds, both Transit Agencies; NATOs, Anna Bergs.\n",
                 "fund 3:5 Trust Funds\nagency 3:23 Transit Agencies\n");
}

static void an_abbreviation_counts_once_it_is_introduced(void **state) {
    (void)state;
    struct actor nac = body("nac", "North Atlantic Council");
    assert_found(&nac, 1,
                 "# T\n\nThe NAC. The North Atlantic Council (NAC) met; the NAC left.\n\nNAC.\n",
                 "nac 3:14 North Atlantic Council\nnac 3:38 NAC\nnac 3:52 NAC\nnac 5:1 NAC\n");
    assert_found(&nac, 1, "# T\n\nThe North Atlantic Council (Brussels, NATO) met; NATO left.\n",
                 "nac 3:5 North Atlantic Council\n");
}

static void a_longer_name_holds_no_other_unless_asked(void **state) {
    (void)state;
    struct setting setting = {0};
    const char *text = "# T\n\nThe NATO-Ukraine Commission of NATO; Anna Berg.\n";
    assert_mentions_with(text, setting,
                         "nuc 3:5 NATO-Ukraine Commission\nnato 3:32 NATO\nberg 3:38 Anna Berg\n");
    setting.names.nested = true;
    assert_mentions_with(text, setting,
                         "nuc 3:5 NATO-Ukraine Commission\nnato 3:5 NATO\nukraine 3:10 Ukraine\n"
                         "nato 3:32 NATO\nberg 3:38 Anna Berg\n");
}

static void spans_say_who_is_meant(void **state) {
    (void)state;
    assert_mentions("# T\n\n[The colonel]{actor=berg} met [NATO and Ukraine]{.no-actor}; NATO "
                    "left. [Ukraine]{actor=nato} too.\n",
                    "berg 3:2 The colonel\nnato 3:62 NATO\nnato 3:74 Ukraine\n");
    assert_mentions("# T\n\nThe NATO-[Ukraine Commission]{.no-actor}.\n", "nato 3:5 NATO\n");
}

static void rejected_words_are_nobody(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct setting setting = {.names.reject = texts(arena, "NATO Week", "Berg Street")};
    assert_mentions_with("# T\n\nNATO Week of NATO; Anna Berg in Berg Street, Berg streets.\n",
                         setting, "nato 3:14 NATO\nberg 3:20 Anna Berg\nberg 3:46 Berg\n");
    arena_free(arena);
}

static void merged_names_are_aliases(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct name_merge merge = {texts(arena, "the Pact", NULL), {STR("nato"), SPAN_NONE}};
    struct setting setting = {.names.merge = {&merge, 1}};
    assert_mentions_with("# T\n\nThe Pact and NATO; a pact, the pact, our Pact.\n", setting,
                         "nato 3:1 The Pact\nnato 3:14 NATO\n");
    arena_free(arena);
}

static void an_alias_may_be_kept_to_sections(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct name_context context = {{STR("the Commission"), SPAN_NONE}, texts(arena, "a.md", NULL)};
    struct actor actors[] = {body("ec", "European Commission"), body("nuc", "Joint Commission")};
    actors[0].aliases = actors[1].aliases = texts(arena, "the Commission", NULL);
    actors[0].contexts = (struct schema_list){&context, 1};
    assert_found(actors, 2, "# T\n\nThe Commission met.\n", "ec 3:1 The Commission\n");
    context.sections = texts(arena, "b.md", NULL);
    assert_found(actors, 2, "# T\n\nThe Commission met.\n", "nuc 3:1 The Commission\n");
    arena_free(arena);
}

static void an_office_is_who_held_it(void **state) {
    (void)state;
    struct actor actors[] = {person("rasmussen", "Anders Rasmussen"),
                             person("stoltenberg", "Jens Stoltenberg")};
    struct actor_role roles[2] = {{.role.text = STR("NATO Secretary General")},
                                  {.role.text = STR("NATO Secretary General")}};
    const char *why;
    roles[0].to.span.source = roles[1].from.span.source = 1;
    assert_true(edtf_read(STR("2014-09-30"), &roles[0].to.date, &why));
    assert_true(edtf_read(STR("2014-10-01"), &roles[1].from.date, &why));
    actors[0].roles = (struct schema_list){&roles[0], 1};
    actors[1].roles = (struct schema_list){&roles[1], 1};
    struct setting setting = {.actors = actors, .actor_count = 2, .names.role_mentions = true};
    const char *text =
        "# T\n\nThe Secretary General came. On 2 May 2013 the Secretary General spoke. In May 2015 "
        "the NATO Secretary General left; the Deputy Secretary General stayed, the Secretary "
        "General Jens Stoltenberg too; the Secretary General, Mr Lund, did not.\n";
    assert_mentions_with(text, setting,
                         "rasmussen 3:47 Secretary General\nstoltenberg 3:88 NATO Secretary "
                         "General\nstoltenberg 3:176 Jens Stoltenberg\n");
    setting.names.role_mentions = false;
    assert_mentions_with(text, setting, "stoltenberg 3:176 Jens Stoltenberg\n");
}

static void names_are_inflected(void **state) {
    (void)state;
    struct actor actors[] = {
        person("p", "Петро Порошенко"),
        person("k", "Павло Клімкін"),
        person("z", "Володимир Зеленський"),
        {.id.text = STR("u"), .name.text = STR("Україна"), .kind = ACTOR_STATE},
        {.id.text = STR("v"), .name.text = STR("Верховна Рада"), .kind = ACTOR_BODY},
        {.id.text = STR("r"), .name.text = STR("Россия"), .kind = ACTOR_STATE}};
    assert_mentions_with(
        "# T\n\nПетра Порошенка в Україні, з Павлом Клімкіним та Володимиром Зеленським; "
        "Верховної Ради України; в России.\n",
        (struct setting){.actors = actors, .actor_count = 6, .language = "uk"},
        "p 3:1 Петра Порошенка\nu 3:19 Україні\nk 3:30 Павлом Клімкіним\n"
        "z 3:50 Володимиром Зеленським\nv 3:74 Верховної Ради\nu 3:89 України\nr 3:100 России\n");
    assert_mentions_with("# T\n\nПорошкова фарба, українка і рада.\n",
                         (struct setting){.actors = actors, .actor_count = 6, .language = "uk"},
                         "");
}

static void polish_and_german_names_are_inflected(void **state) {
    (void)state;
    struct actor polish[] = {
        person("w", "Lech Wałęsa"),
        person("k", "Aleksander Kwaśniewski"),
        {.id.text = STR("p"), .name.text = STR("Polska"), .kind = ACTOR_STATE}};
    const char *text = "# T\n\nLecha Wałęsy, Aleksandra Kwaśniewskiego i Aleksanderem "
                       "Kwaśniewskim w Polsce i Polski.\n";
    assert_mentions_with(text,
                         (struct setting){.actors = polish, .actor_count = 3, .language = "pl"},
                         "w 3:1 Lecha Wałęsy\nk 3:15 Aleksandra Kwaśniewskiego\nk 3:43 "
                         "Aleksanderem Kwaśniewskim\np 3:71 Polsce\np 3:80 Polski\n");
    assert_mentions_with(text, (struct setting){.actors = polish, .actor_count = 3}, "");
    struct actor german[] = {
        {.id.text = STR("d"), .name.text = STR("Deutschland"), .kind = ACTOR_STATE},
        {.id.text = STR("b"), .name.text = STR("Deutsche Bank"), .kind = ACTOR_ORGANISATION}};
    assert_mentions_with("# T\n\nDeutschlands Haltung, der Deutschen Bank; Deutschlandfunk.\n",
                         (struct setting){.actors = german, .actor_count = 2, .language = "de"},
                         "d 3:1 Deutschlands\nb 3:27 Deutschen Bank\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_names_of_an_actor_count),
        cmocka_unit_test(persons_have_all_their_capitals),
        cmocka_unit_test(letters_may_be_composed_or_not),
        cmocka_unit_test(an_alias_of_two_is_his_who_alone_was_named),
        cmocka_unit_test(a_title_introduces_a_surname),
        cmocka_unit_test(initials_and_middle_names_may_lack),
        cmocka_unit_test(what_takes_a_surname_is_not_the_person),
        cmocka_unit_test(several_of_a_body_are_it),
        cmocka_unit_test(an_abbreviation_counts_once_it_is_introduced),
        cmocka_unit_test(a_longer_name_holds_no_other_unless_asked),
        cmocka_unit_test(spans_say_who_is_meant),
        cmocka_unit_test(rejected_words_are_nobody),
        cmocka_unit_test(merged_names_are_aliases),
        cmocka_unit_test(an_alias_may_be_kept_to_sections),
        cmocka_unit_test(an_office_is_who_held_it),
        cmocka_unit_test(names_are_inflected),
        cmocka_unit_test(polish_and_german_names_are_inflected)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
