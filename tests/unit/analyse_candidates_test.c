/* analyse_candidates_test.c: actors that nobody declared. Each rule: what it finds, and what it
 * must leave. A line of the expectation is "kind name": in the order of the text, states left out.
 */
#include <stdlib.h>

#include "analyse_test.h"

static void assert_candidates_with(const char *markdown, struct setting setting,
                                   const char *expected) {
    setting.nobody = !setting.actors;
    struct run run = analyse_with(markdown, setting);
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < run.analysis->actor_count; i++) {
        const struct actor *actor = &run.analysis->actors[i];
        bool named = false;
        for (size_t j = 0; j < run.analysis->mention_count; j++)
            named = named || run.analysis->mentions[j].actor == actor;
        assert_true(actor->found && actor->confidence >= 50 && actor->confidence < 100);
        if (named && actor->kind != ACTOR_STATE)
            g_string_append_printf(lines, "%s %.*s\n", actor_kind_names[actor->kind],
                                   STR_ARG(actor->name.text));
    }
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

static void assert_candidates(const char *paragraph, const char *expected) {
    GString *markdown = g_string_new("# T\n\n");
    g_string_append_printf(markdown, "%s\n", paragraph);
    assert_candidates_with(markdown->str, (struct setting){0}, expected);
    g_string_free(markdown, TRUE);
}

static void assert_found(const char *paragraph, const char *expected) {
    GString *markdown = g_string_new("# T\n\n");
    g_string_append_printf(markdown, "%s\n", paragraph);
    assert_mentions_with(markdown->str, (struct setting){.nobody = true}, expected);
    g_string_free(markdown, TRUE);
}

/* ---- persons ---- */

static void a_title_makes_a_person(void **state) {
    (void)state;
    assert_candidates("Then President Orvo Tannu, Mr. Pekko Lund and Foreign Minister Vank met.",
                      "person Orvo Tannu\nperson Pekko Lund\nperson Vank\n");
    assert_candidates("The President of the Council and the Foreign Minister met in Orvo Tannu.",
                      "");
}

static void an_office_may_say_of_what(void **state) {
    (void)state;
    assert_candidates("So the Prime Minister of Ukraine, Taro Vunn, and Secretary of State Meno "
                      "Rahl met the Secretary General of the Council of Europe, Aino Palk.",
                      "organisation Council of Europe\nperson Taro Vunn\nperson Meno Rahl\n"
                      "person Aino Palk\n");
}

static void a_calling_before_or_behind_makes_a_person(void **state) {
    (void)state;
    assert_candidates("The dissident Orvo Tannu and a senator, Meno Rahl, left. It fell to Taro "
                      "Vunn, the long-time leader of the party.",
                      "person Orvo Tannu\nperson Meno Rahl\nperson Taro Vunn\n");
    assert_candidates("It went to Orvo Tannu, the cold harbour of the north.", "");
}

static void a_forename_or_a_verb_makes_a_person(void **state) {
    (void)state;
    assert_candidates("For Alexander Tannu the day was long. It was late when Orvo Rahl said so, "
                      "and Rahl slept.",
                      "person Alexander Tannu\nperson Orvo Rahl\n");
    assert_candidates("For the Iron Curtain, the Sava River, Camp David, the Berlin Wall, Eastern "
                      "Europe, New York and the Cold War the day was long.",
                      "");
}

static void a_month_is_no_forename(void **state) {
    (void)state;
    assert_candidates("In May Orvo Tannu said no. A book by Jan Rahl sold.",
                      "person Orvo Tannu\nperson Jan Rahl\n");
}

static void persons_named_together_are_both(void **state) {
    (void)state;
    assert_candidates("It was signed by Orvo Tannu and Alexander Rahl.",
                      "person Orvo Tannu\nperson Alexander Rahl\n");
    assert_candidates("It was signed in Orvo Tannu and Meno Rahl.", "");
}

static void forms_of_a_person_are_one(void **state) {
    (void)state;
    assert_found("NATO Secretary General Jens Rahl spoke. Rahl\u2019s hat, Mr. Jens Rahl, J. Rahl "
                 "and Jens M. Rahl; Rahlism and the Rahl Doctrine.",
                 "nato 3:1 NATO\njens-m-rahl 3:24 Jens Rahl\njens-m-rahl 3:41 Rahl\n"
                 "jens-m-rahl 3:57 Jens Rahl\njens-m-rahl 3:68 J. Rahl\n"
                 "jens-m-rahl 3:80 Jens M. Rahl\n");
}

static void spellings_are_one_person(void **state) {
    (void)state;
    assert_candidates("President Volodymyr Zelenar met. Later President Volodymyr Zelenarr left.",
                      "person Volodymyr Zelenar\n");
    assert_candidates("President Volodymyr Zelenar met. Later President Petro Zelenarr left.",
                      "person Volodymyr Zelenar\nperson Petro Zelenarr\n");
}

static void a_surname_is_who_was_named_last(void **state) {
    (void)state;
    assert_found("Anna Rahl came. Rahl sat. Peter Rahl came. Rahl sat.",
                 "anna-rahl 3:1 Anna Rahl\nanna-rahl 3:17 Rahl\npeter-rahl 3:27 Peter Rahl\n"
                 "peter-rahl 3:44 Rahl\n");
}

/* ---- organisations ---- */

static void a_head_word_makes_an_organisation(void **state) {
    (void)state;
    assert_candidates("Today the Vunn Security Forum, the Tallo Support and Procurement Agency, "
                      "the Ministry of Foreign Affairs and the Organization for Security and "
                      "Co-operation in Asia met.",
                      "organisation Vunn Security Forum\n"
                      "organisation Tallo Support and Procurement Agency\n"
                      "body Ministry of Foreign Affairs\n"
                      "organisation Organization for Security and Co-operation in Asia\n");
    assert_candidates("Today the Vunn Agreement, the Tallo Act, the Comprehensive Assistance "
                      "Package, Operation Sharp Guard, the Trust Fund and the council met.",
                      "");
}

static void organisations_beside_each_other_are_two(void **state) {
    (void)state;
    assert_candidates("Today the Vunn Council and the Tallo Agency met the Parliamentary Assembly "
                      "of the Council of Europe.",
                      "organisation Council of Europe\nbody Vunn Council\n"
                      "organisation Tallo Agency\nbody Parliamentary Assembly\n");
}

static void a_longer_name_is_its_own_actor(void **state) {
    (void)state;
    assert_found("The NATO-Ukraine Commission met; NATO\u2019s chiefs of the NATO-led force met "
                 "the Commission.",
                 "nato-ukraine-commission 3:5 NATO-Ukraine Commission\nnato 3:34 NATO\n"
                 "nato 3:55 NATO\nnato-ukraine-commission 3:74 the Commission\n");
}

static void an_abbreviation_is_what_it_stands_for(void **state) {
    (void)state;
    assert_found("The Vunn Tallo Agency (VTA) and the Rahl Support and Transit Office met; so "
                 "did VTA and RSTO.",
                 "vunn-tallo-agency 3:5 Vunn Tallo Agency\nvunn-tallo-agency 3:24 VTA\n"
                 "rahl-support-and-transit-office 3:37 Rahl Support and Transit Office\n"
                 "vunn-tallo-agency 3:81 VTA\nrahl-support-and-transit-office 3:89 RSTO\n");
    assert_found("The Vunn Assistance Package (VAP) and intermediate nuclear forces (INF); VAP "
                 "said no, the VAP. The INF said so, the INF.",
                 "");
}

static void an_abbreviation_that_acts_is_an_organisation(void **state) {
    (void)state;
    assert_candidates("Later the VTK said so, and the VTK was heard.", "organisation VTK\n");
    assert_candidates("Later the VTK treaty failed, and the VTK agreement of the HQ.", "");
}

static void what_stands_behind_a_party_is_one(void **state) {
    (void)state;
    assert_candidates("The labour union Tallo won. The Communist party lost to the newspaper Vunn.",
                      "organisation Tallo\norganisation Communist party\norganisation Vunn\n");
    assert_candidates("The Christmas party was long, and the union of Tallo won.", "");
}

static void titles_of_works_name_nobody(void **state) {
    (void)state;
    assert_candidates("He wrote \u201CThe Great Council of Orvo Tannu and the Vunn Agency\u201D "
                      "there.",
                      "");
}

static void known_actors_need_no_context(void **state) {
    (void)state;
    assert_candidates("There were OSCE and IMF, and who knows whom; who said so, in us?",
                      "organisation OSCE\norganisation IMF\n");
}

static void a_word_in_lower_case_is_no_name(void **state) {
    (void)state;
    assert_candidates("Vanko Tellu said so. It was a vanko tellu of the worst; no vanko, a tellu.",
                      "");
}

static void a_part_of_a_name_is_the_one_that_has_it(void **state) {
    (void)state;
    assert_candidates("The UN Security Council met. The Security Council voted.",
                      "body UN Security Council\n");
    assert_candidates("The Bulgarian Vunn Party met. The Vunn Party voted.",
                      "organisation Bulgarian Vunn Party\norganisation Vunn Party\n");
}

static void states_are_found_by_their_names(void **state) {
    (void)state;
    assert_found("Ukraine, the Russian Federation, Russia, U.S. ships and the U.S.S.R.; Ukrainian.",
                 "ukraine 3:1 Ukraine\nrussia 3:14 Russian Federation\nrussia 3:34 Russia\n"
                 "u-s 3:42 U.S.\nu-s-s-r 3:61 U.S.S.R.\n");
}

static void a_king_is_called_king(void **state) {
    (void)state;
    assert_candidates("Then King Tannu met Pope John Paul II and General Vank.",
                      "person King Tannu\nperson John Paul II\nperson Vank\n");
    assert_candidates("Then the Supreme Allied Commander Europe met the King.", "");
}

static void names_are_joined_where_they_are_one(void **state) {
    (void)state;
    assert_candidates("Then the European Coal and Steel Community, the Workers\u2019 Defence "
                      "Committee (KOT) and the Rahl People\u2019s Army met KOT.",
                      "organisation European Coal and Steel Community\n"
                      "body Workers\u2019 Defence Committee\n"
                      "organisation Rahl People\u2019s Army\n");
    assert_candidates(
        "Then the Rahl Council and Tannu Agency in the Vunn\u2019s Defence Committee met.",
        "body Rahl Council\norganisation Tannu Agency\nbody Defence Committee\n");
}

static void what_has_a_head_word_may_be_a_place_or_a_paper(void **state) {
    (void)state;
    assert_candidates(
        "He flew from Rahl Air Force Base to Lancaster House and the West Bank, for the "
        "Vunn Association Agreement.",
        "");
    assert_candidates("The House of Lords and the Rahl Air Force met.",
                      "body House of Lords\norganisation Rahl Air Force\n");
}

static void a_name_in_another_language_may_introduce_its_letters(void **state) {
    (void)state;
    assert_candidates("The Rastrya Sevak Sang (RSS) was banned; so RSS left.",
                      "organisation Rastrya Sevak Sang\n");
    assert_candidates("The Rastrya Sevak Sang (RSS) was no sang of rastrya.", "");
}

static void one_who_speaks_is_a_person(void **state) {
    (void)state;
    assert_candidates("Later Kurzel said so, and Tarnow fell.", "person Kurzel\n");
}

static void double_and_given_names_make_persons(void **state) {
    (void)state;
    assert_candidates("It fell to Frank-Walter Rahl, to Tan Ki-mun and to Giscard d\u2019Orvo with "
                      "Anna Vunn.",
                      "person Frank-Walter Rahl\nperson Tan Ki-mun\nperson Anna Vunn\n");
    assert_candidates("It fell to the Co-operation Tan of Mid-atlantic Vunn.", "");
}

/* ---- what stands beside a name ---- */

static void who_belongs_somewhere_is_a_person(void **state) {
    (void)state;
    assert_candidates("It went to Orvo Tannu of Senegal, to Kelvo Vunn, of the Rahl Front, and to "
                      "Meno Palk (Togo).",
                      "person Orvo Tannu\nperson Kelvo Vunn\norganisation Rahl Front\n"
                      "person Meno Palk\n");
    assert_candidates("It went to Orvo Tannu of old, and to Kelvo Vunn (in the north).", "");
}

static void who_acts_is_a_person(void **state) {
    (void)state;
    assert_candidates("It was built under Orvo Tannu; the trial of Kelvo Vunn went on.",
                      "person Orvo Tannu\nperson Kelvo Vunn\n");
    assert_candidates("It was built near Orvo Tannu; it was the north of Kelvo Vunn.", "");
}

static void an_apposition_tells_persons_from_groups(void **state) {
    (void)state;
    assert_candidates("Then came Orvo Tannu, a Danish geologist, Kelvo Vunn, a Belgian, and Kento "
                      "Murr, the movement of the north.",
                      "person Orvo Tannu\nperson Kelvo Vunn\norganisation Kento Murr\n");
    assert_candidates("Then came Orvo Tannu, a Danish river, and Kelvo Vunn, the cold north.", "");
}

static void an_office_before_a_colon_is_held(void **state) {
    (void)state;
    assert_candidates("Speaker: Orvo Tannu.", "person Orvo Tannu\n");
    assert_candidates("Rivers: Orvo Tannu.", "");
}

static void a_city_before_a_name_is_none_of_it(void **state) {
    (void)state;
    assert_candidates("It was late. In Kyiv Alexander Rahl wept.", "person Alexander Rahl\n");
}

static void a_group_of_others_says_nothing(void **state) {
    (void)state;
    assert_candidates("The Vunn movement, Anna Rahl's hope, and a party, Kelvo Tannu, met with "
                      "Rahl Watch International.",
                      "person Anna Rahl\norganisation Kelvo Tannu\n"
                      "organisation Rahl Watch International\n");
}

static void a_family_name_may_come_first(void **state) {
    (void)state;
    assert_candidates("They dealt through Zhang Tuo for a day.", "person Zhang Tuo\n");
    assert_candidates("They dealt through Zhuk Tuo for a day.", "");
}

static void a_place_or_a_paper_is_no_person(void **state) {
    (void)state;
    assert_candidates("It was so at Peter Vunn Prison and in Ann Tallo, said Der Rahl, which has "
                      "Doing Vunn.",
                      "");
}

static void a_peer_is_who_has_the_surname(void **state) {
    (void)state;
    assert_candidates("Then Catherine Vunn spoke, and Baroness Vunn left.",
                      "person Catherine Vunn\n");
    assert_candidates("Then Catherine Vunn spoke, and King Vunn left.",
                      "person Catherine Vunn\nperson King Vunn\n");
}

/* ---- how far an organisation's name goes ---- */

static void what_it_is_for_belongs_to_the_name(void **state) {
    (void)state;
    assert_candidates("Later the Ministry of Rural Health and Sanitation, the Tallo Commission on "
                      "Disbandment and the Action Group against Bribery in West Africa met.",
                      "body Ministry of Rural Health and Sanitation\n"
                      "body Tallo Commission on Disbandment\n"
                      "organisation Action Group against Bribery in West Africa\n");
    assert_candidates("Later the Ministry of Health and Vunn met the Tallo Commission on Monday.",
                      "body Ministry of Health\nbody Tallo Commission\n");
}

static void an_abbreviation_tells_where_the_name_ends(void **state) {
    (void)state;
    assert_candidates("Later the Help Group for Miners and Weavers (GMT) met.",
                      "organisation Help Group for Miners and Weavers\n");
    assert_candidates("Later the Help Group for Miners and Weavers met.",
                      "organisation Help Group for Miners\n");
    assert_candidates("Later the Union of Vunn Miners, better known as UVX, met; UVX was heard.",
                      "organisation Union of Vunn Miners\n");
}

static void a_known_name_belongs_whole(void **state) {
    (void)state;
    assert_candidates("Later the Supreme Court of Trinidad and Tobago met.",
                      "body Supreme Court of Trinidad and Tobago\n");
    assert_candidates("Later the Supreme Court of Poland and Tobago met.",
                      "body Supreme Court of Poland\n");
}

static void a_party_is_not_called_after_its_leader(void **state) {
    (void)state;
    assert_candidates("The Rahl Freedom Party of Orvo Tannu and the Vunn Hospital of Dr. Meno "
                      "Palk stayed away.",
                      "organisation Rahl Freedom Party\norganisation Vunn Hospital\n"
                      "person Meno Palk\n");
}

static void heads_of_other_languages_come_first(void **state) {
    (void)state;
    assert_candidates("Later the Banque Rahlaise, the Partido Vunnista and the Tallo Landfront "
                      "lent it.",
                      "organisation Banque Rahlaise\norganisation Partido Vunnista\n"
                      "organisation Tallo Landfront\n");
    assert_candidates("Later the Rahlaise Vunnista was lent.", "");
    assert_candidates("Later the Comisi\u00F3n Vunna sobre la Tundra de Tallo met.",
                      "organisation Comisi\u00F3n Vunna sobre la Tundra de Tallo\n");
    assert_candidates("Later the Comisi\u00F3n Vunna met Tundra.",
                      "organisation Comisi\u00F3n Vunna\n");
}

static void persons_joined_for_something_are_an_organisation(void **state) {
    (void)state;
    assert_candidates("Then the Friends of the Tundra, the Tallo Armed Forces of Rahl and the "
                      "Alliance 45 met.",
                      "organisation Friends of the Tundra\n"
                      "organisation Tallo Armed Forces of Rahl\norganisation Alliance 45\n");
    assert_candidates("Then friends of the Tundra and forces of Rahl met in room 45.", "");
}

static void schemes_and_crosses(void **state) {
    (void)state;
    assert_candidates("Then the Peruvian Red Cross and the Debt Service Relief Facility came to "
                      "the Rahl Cross.",
                      "organisation Peruvian Red Cross\n");
}

static void a_parliament_may_have_its_nation_before_it(void **state) {
    (void)state;
    assert_candidates("The Israeli Knesset met. The Knesset voted.", "body Knesset\n");
}

/* ---- corrections, other languages ---- */

static void an_ampersand_makes_a_firm(void **state) {
    (void)state;
    assert_candidates("It was sold to Rahl & Sons, to Tannu, Vunn & Co. and to J. & G. Pekk.",
                      "organisation Rahl & Sons\norganisation Tannu, Vunn & Co\n"
                      "organisation J. & G. Pekk\n");
    assert_candidates("The Orvo & Aino Rahl Foundation paid for R&D in Trinidad & Tobago.",
                      "organisation Orvo & Aino Rahl Foundation\n");
}

static void subjects_are_told_one_by_one(void **state) {
    (void)state;
    assert_candidates("The Culture, Media and Sport Committee heard the Department for Digital, "
                      "Culture and Sport, the Ministry of Health and Welfare and the Ministry of "
                      "Environment, Great Lakes, and Energy.",
                      "body Culture, Media and Sport Committee\n"
                      "body Department for Digital, Culture and Sport\n"
                      "body Ministry of Health and Welfare\n"
                      "body Ministry of Environment, Great Lakes, and Energy\n");
    assert_candidates("The Ministry of Health, World Vision and Oxfam left.",
                      "organisation World Vision\norganisation Oxfam\n"
                      "body Ministry of Health\n");
}

static void plural_heads_belong_to_the_name(void **state) {
    (void)state;
    assert_candidates(
        "The Vunn Federation of Shipping and Engineering Unions met the Vunn Institute "
        "of Communicable Diseases and the School of the University of Tallo.",
        "organisation Vunn Federation of Shipping and Engineering Unions\n"
        "organisation Vunn Institute of Communicable Diseases\n"
        "organisation University of Tallo\n");
}

static void letters_behind_a_name_make_a_person(void **state) {
    (void)state;
    assert_candidates("They heard Orvo Tannu QC. So Pekko Lund MP left.",
                      "person Orvo Tannu\nperson Pekko Lund\n");
}

static void an_office_may_have_an_office(void **state) {
    (void)state;
    assert_candidates("It went to the Attorney General's Office at last.",
                      "organisation Attorney General\u2019s Office\n");
}

static void an_owner_may_be_abbreviated(void **state) {
    (void)state;
    assert_candidates("The UN Vunn Council met. The United Nations Vunn Council met again.",
                      "body United Nations Vunn Council\n");
    assert_candidates("The Orvo Rahl Committee (ORC) had an ORC Executive Board. The Orvo Rahl "
                      "Committee Executive Board met.",
                      "body Orvo Rahl Committee\nbody Orvo Rahl Committee Executive Board\n");
}

static void a_knight_is_called_by_the_forename(void **state) {
    (void)state;
    assert_found("Sir Alan Tannu came. Then Sir Alan left, and Sir Alan Vunn stayed.",
                 "alan-tannu 3:5 Alan Tannu\nalan-tannu 3:27 Sir Alan\nalan-vunn 3:50 Alan Vunn\n");
}

static void the_end_of_a_name_is_the_same_person(void **state) {
    (void)state;
    assert_candidates("Mr Alexander Orvo Tannu came. It was late when Orvo Tannu said so.",
                      "person Alexander Orvo Tannu\n");
}

static void who_is_quoted_is_a_person(void **state) {
    (void)state;
    assert_candidates("\u2014 Orvo Tannu, Tallo, 3 May 2008", "person Orvo Tannu\n");
    assert_candidates("The road \u2014 Orvo Tannu, it was called \u2014 was long.", "");
}

static void a_land_ends_the_name_of_a_body(void **state) {
    (void)state;
    assert_candidates("So Police Scotland, Statistics New Zealand and Vunn International UK met "
                      "in Nazi Germany.",
                      "organisation Police Scotland\norganisation Statistics New Zealand\n"
                      "organisation Vunn International UK\n");
}

static void a_name_with_capitals_inside_acts(void **state) {
    (void)state;
    assert_candidates("So ShelterRahl sent boats. It went to PyeongVunn.",
                      "organisation ShelterRahl\n");
    assert_candidates("It was said that MacBerg sent boats.", "");
}

static void a_firm_has_who_leads_it(void **state) {
    (void)state;
    assert_candidates("Then Vunnex, led by Alexander Rahl, and a fund called Tallo paid. So did a "
                      "barrister with Orvo Pekk and people from Anno, led by Alexander Rahl.",
                      "organisation Vunnex\nperson Alexander Rahl\norganisation Tallo\n"
                      "organisation Orvo Pekk\n");
}

static void who_stands_in_a_list_of_firms_is_one(void **state) {
    (void)state;
    assert_candidates("It was signed by the Vunn Bank, Tallex, Annox and Pekkex.",
                      "organisation Vunn Bank\norganisation Tallex\norganisation Annox\n"
                      "organisation Pekkex\n");
    assert_candidates("The Vunn College, Tallex, was the first.", "organisation Vunn College\n");
}

static void names_of_other_languages_go_on_in_lower_case(void **state) {
    (void)state;
    assert_candidates("So the Office des transports du Vunn found it, and the Commission scolaire "
                      "des Rahls, the Bureau du coroner and the Sûreté du Tallo came.",
                      "organisation Office des transports du Vunn\n"
                      "body Commission scolaire des Rahls\norganisation Bureau du coroner\n"
                      "organisation Sûreté du Tallo\n");
}

static void a_firm_may_have_its_form_behind_a_comma(void **state) {
    (void)state;
    assert_candidates("It belonged to Vunn World, Inc., and to the Vunn, Rahl & Atlantic Railway.",
                      "organisation Vunn World, Inc\n"
                      "organisation Vunn, Rahl & Atlantic Railway\n");
}

static void a_judge_may_be_called_like_an_office(void **state) {
    (void)state;
    assert_candidates("Then Judge Alexander Bureau left.", "person Alexander Bureau\n");
}

static void a_complement_may_be_in_lower_case(void **state) {
    (void)state;
    assert_candidates("It called a Council of foreign ministers and a Commission of inquiry.",
                      "body Council of foreign ministers\nbody Commission of inquiry\n");
}

static void a_head_is_the_one_named_in_the_paragraph_or_most(void **state) {
    (void)state;
    assert_found("The Vunn Bank (VB) paid. This Bank is old. The Rahl Bank (RB) paid. RB slept.\n\n"
                 "Now the Bank paid.\n\nThe Rahl Bank came. Then the Bank left.",
                 "vunn-bank 3:5 Vunn Bank\nvunn-bank 3:16 VB\nvunn-bank 3:26 This Bank\n"
                 "rahl-bank 3:48 Rahl Bank\nrahl-bank 3:59 RB\nrahl-bank 3:69 RB\n"
                 "vunn-bank 5:5 the Bank\nrahl-bank 7:5 Rahl Bank\nrahl-bank 7:26 the Bank\n");
}

static void a_storm_is_no_person(void **state) {
    (void)state;
    assert_candidates("Then Cyclone Kenneth struck Alexander Street and Monte Carlo.", "");
}

static void corrections_last(void **state) {
    (void)state;
    struct located_str rejected = {STR("Vunn Council"), SPAN_NONE},
                       name = {STR("Tallo Agency"), SPAN_NONE};
    struct name_merge merge = {{&name, 1}, {STR("Tallo Group"), SPAN_NONE}};
    struct setting setting = {.names.reject = {&rejected, 1}, .names.merge = {&merge, 1}};
    const char *text = "# T\n\nThe Vunn Council, the Tallo Agency and the Tallo Group met.\n";
    assert_candidates_with(text, (struct setting){0},
                           "body Vunn Council\norganisation Tallo Agency\n"
                           "organisation Tallo Group\n");
    assert_candidates_with(text, setting, "organisation Tallo Group\n");
    assert_candidates_with("# T\n\nThe [Vunn Council]{.no-actor} met.\n", (struct setting){0}, "");
}

static void only_english_is_searched(void **state) {
    (void)state;
    assert_candidates_with("# T\n\nDer Rat und Herr Alexander Rahl.\n",
                           (struct setting){.language = "de"}, "");
}

static void declared_actors_are_no_candidates(void **state) {
    (void)state;
    struct run run = analyse_with("# T\n\nAnna Berg met Alexander Rahl of NATO and the EU.\n",
                                  (struct setting){0});
    assert_int_equal(run.analysis->mention_count, 2);
    struct analysis *found = analyse_candidates(
        run.arena, run.body, make_pack(run.arena, (struct setting){0}), run.sources);
    assert_int_equal(found->mention_count, 2);
    assert_true(str_is(found->mentions[0].as_written, "Alexander Rahl"));
    assert_true(str_is(found->mentions[1].as_written, "EU"));
    arena_free(run.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_makes_a_person),
        cmocka_unit_test(an_office_may_say_of_what),
        cmocka_unit_test(a_calling_before_or_behind_makes_a_person),
        cmocka_unit_test(a_forename_or_a_verb_makes_a_person),
        cmocka_unit_test(a_month_is_no_forename),
        cmocka_unit_test(persons_named_together_are_both),
        cmocka_unit_test(forms_of_a_person_are_one),
        cmocka_unit_test(spellings_are_one_person),
        cmocka_unit_test(a_surname_is_who_was_named_last),
        cmocka_unit_test(a_head_word_makes_an_organisation),
        cmocka_unit_test(organisations_beside_each_other_are_two),
        cmocka_unit_test(a_longer_name_is_its_own_actor),
        cmocka_unit_test(an_abbreviation_is_what_it_stands_for),
        cmocka_unit_test(an_abbreviation_that_acts_is_an_organisation),
        cmocka_unit_test(what_stands_behind_a_party_is_one),
        cmocka_unit_test(titles_of_works_name_nobody),
        cmocka_unit_test(known_actors_need_no_context),
        cmocka_unit_test(a_word_in_lower_case_is_no_name),
        cmocka_unit_test(a_part_of_a_name_is_the_one_that_has_it),
        cmocka_unit_test(states_are_found_by_their_names),
        cmocka_unit_test(a_king_is_called_king),
        cmocka_unit_test(names_are_joined_where_they_are_one),
        cmocka_unit_test(what_has_a_head_word_may_be_a_place_or_a_paper),
        cmocka_unit_test(a_name_in_another_language_may_introduce_its_letters),
        cmocka_unit_test(one_who_speaks_is_a_person),
        cmocka_unit_test(double_and_given_names_make_persons),
        cmocka_unit_test(who_belongs_somewhere_is_a_person),
        cmocka_unit_test(who_acts_is_a_person),
        cmocka_unit_test(an_apposition_tells_persons_from_groups),
        cmocka_unit_test(an_office_before_a_colon_is_held),
        cmocka_unit_test(a_city_before_a_name_is_none_of_it),
        cmocka_unit_test(a_group_of_others_says_nothing),
        cmocka_unit_test(a_family_name_may_come_first),
        cmocka_unit_test(a_place_or_a_paper_is_no_person),
        cmocka_unit_test(a_peer_is_who_has_the_surname),
        cmocka_unit_test(what_it_is_for_belongs_to_the_name),
        cmocka_unit_test(an_abbreviation_tells_where_the_name_ends),
        cmocka_unit_test(a_known_name_belongs_whole),
        cmocka_unit_test(a_party_is_not_called_after_its_leader),
        cmocka_unit_test(heads_of_other_languages_come_first),
        cmocka_unit_test(persons_joined_for_something_are_an_organisation),
        cmocka_unit_test(schemes_and_crosses),
        cmocka_unit_test(a_parliament_may_have_its_nation_before_it),
        cmocka_unit_test(an_ampersand_makes_a_firm),
        cmocka_unit_test(subjects_are_told_one_by_one),
        cmocka_unit_test(plural_heads_belong_to_the_name),
        cmocka_unit_test(letters_behind_a_name_make_a_person),
        cmocka_unit_test(an_office_may_have_an_office),
        cmocka_unit_test(an_owner_may_be_abbreviated),
        cmocka_unit_test(a_knight_is_called_by_the_forename),
        cmocka_unit_test(the_end_of_a_name_is_the_same_person),
        cmocka_unit_test(who_is_quoted_is_a_person),
        cmocka_unit_test(a_land_ends_the_name_of_a_body),
        cmocka_unit_test(a_name_with_capitals_inside_acts),
        cmocka_unit_test(a_firm_has_who_leads_it),
        cmocka_unit_test(who_stands_in_a_list_of_firms_is_one),
        cmocka_unit_test(names_of_other_languages_go_on_in_lower_case),
        cmocka_unit_test(a_firm_may_have_its_form_behind_a_comma),
        cmocka_unit_test(a_judge_may_be_called_like_an_office),
        cmocka_unit_test(a_complement_may_be_in_lower_case),
        cmocka_unit_test(a_head_is_the_one_named_in_the_paragraph_or_most),
        cmocka_unit_test(a_storm_is_no_person),
        cmocka_unit_test(corrections_last),
        cmocka_unit_test(only_english_is_searched),
        cmocka_unit_test(declared_actors_are_no_candidates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
