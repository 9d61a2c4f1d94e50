/* analyse_test.h: a Markdown text, a few declared actors, and what analysis finds, as lines. */
#ifndef DOSSIER_ANALYSE_TEST_H
#define DOSSIER_ANALYSE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/analyse.h"
#include "markdown/markdown.h"

struct run {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct node *body;
    struct analysis *analysis;
};

static inline struct actor make_actor(struct arena *arena, const char *id, const char *name,
                                      int kind, const char *alias) {
    struct actor actor = {.id.text = str_of(id), .name.text = str_of(name), .kind = kind};
    if (alias) {
        actor.aliases.items = ARENA_NEW(arena, struct located_str);
        actor.aliases.items[0].text = str_of(alias);
        actor.aliases.count = 1;
    }
    return actor;
}

struct setting { /* what a test changes; all may be left zero */
    const char *language, *as_of;
    const struct actor *actors;
    size_t actor_count;
    const struct declared_event *events;
    size_t event_count;
    const struct review *reviews;
    size_t review_count;
    struct date_corrections dates;
    struct name_rules names;
    bool nobody; /* no actor is declared */
};

static inline struct pack *make_pack(struct arena *arena, struct setting setting) {
    struct pack *pack = ARENA_NEW(arena, struct pack);
    pack->language.text = str_of(setting.language ? setting.language : "en-GB");
    if (setting.as_of) {
        pack->as_of.span.source = 1;
        const char *why;
        assert_true(edtf_read(str_of(setting.as_of), &pack->as_of.date, &why));
    }
    struct actor *actors = ARENA_ARRAY(arena, struct actor, 4);
    actors[0] = make_actor(arena, "berg", "Anna Berg", ACTOR_PERSON, NULL);
    actors[1] = make_actor(arena, "nato", "NATO", ACTOR_ORGANISATION, "Alliance");
    actors[2] = make_actor(arena, "nuc", "NATO-Ukraine Commission", ACTOR_BODY, "NUC");
    actors[3] = make_actor(arena, "ukraine", "Ukraine", ACTOR_STATE, NULL);
    pack->actors = (struct schema_list){actors, 4};
    if (setting.actors)
        pack->actors = (struct schema_list){(void *)(uintptr_t)setting.actors, setting.actor_count};
    pack->reviews = (struct schema_list){(void *)(uintptr_t)setting.reviews, setting.review_count};
    pack->dates = setting.dates;
    if (setting.nobody)
        pack->actors.count = 0;
    pack->names = setting.names;
    pack->events = (struct schema_list){(void *)(uintptr_t)setting.events, setting.event_count};
    return pack;
}

static inline struct run analyse_with(const char *markdown, struct setting setting) {
    struct run run = {.arena = arena_new()};
    run.sources = sources_make(run.arena);
    run.diags = diags_make(run.arena, run.sources);
    uint32_t source =
        source_add(run.sources, STR("a.md"), STR("a.md"), str_of(markdown), run.diags);
    struct markdown_section section =
        markdown_read(run.arena, run.sources, source, (struct markdown_options){0}, run.diags);
    assert_non_null(section.node);
    run.body = node_make(run.arena, NODE_BODY, SPAN_NONE);
    node_append(run.body, section.node);
    struct pack *pack = make_pack(run.arena, setting);
    run.analysis = analyse(run.arena, run.body, pack, run.sources, run.diags);
    GString *fault = g_string_new(NULL);
    if (!doc_check(run.body, run.sources, fault))
        fail_msg("%s", fault->str);
    g_string_free(fault, TRUE);
    return run;
}

static inline struct run analyse_text(const char *markdown) {
    return analyse_with(markdown, (struct setting){0});
}

/* One line an event: "EDTF kind title". */
static inline void assert_events(const char *markdown, const char *expected) {
    struct run run = analyse_text(markdown);
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < run.analysis->event_count; i++) {
        const struct event *event = &run.analysis->events[i];
        struct str date = edtf_text(run.arena, event->value);
        g_string_append_printf(lines, "%.*s %s %.*s\n", STR_ARG(date),
                               event_kind_names[event->kind], STR_ARG(event->title));
    }
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

/* One line a mention: "id line:column text". */
static inline void assert_mentions_with(const char *markdown, struct setting setting,
                                        const char *expected) {
    struct run run = analyse_with(markdown, setting);
    GString *lines = g_string_new(NULL);
    for (size_t i = 0; i < run.analysis->mention_count; i++) {
        const struct mention *mention = &run.analysis->mentions[i];
        struct place_in_text place =
            source_place(run.sources, mention->span.source, mention->span.start);
        g_string_append_printf(lines, "%.*s %u:%u %.*s\n", STR_ARG(mention->actor->id.text),
                               place.line, place.column, STR_ARG(mention->as_written));
    }
    assert_string_equal(lines->str, expected);
    g_string_free(lines, TRUE);
    arena_free(run.arena);
}

static inline void assert_mentions(const char *markdown, const char *expected) {
    assert_mentions_with(markdown, (struct setting){0}, expected);
}

#endif
