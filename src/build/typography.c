/* typography.c: what the outline itself says is printed with the sections, and so as they are. */
#include "doc/typography.h"
#include "build/build_internal.h"

static void set(struct build *build, struct located_str *text) {
    text->text = typography_text(build->arena, text->text, build->pack.language.text);
}

static void set_all(struct build *build, struct str_list *texts) {
    for (size_t i = 0; i < texts->count; i++)
        set(build, &texts->items[i]);
}

static void set_actors(struct build *build) {
    struct actor *actors = build->pack.actors.items;
    for (size_t i = 0; i < build->pack.actors.count; i++) {
        struct actor_role *roles = actors[i].roles.items;
        set(build, &actors[i].name);
        set(build, &actors[i].sort);
        set(build, &actors[i].note);
        set_all(build, &actors[i].aliases);
        set_all(build, &actors[i].former_names);
        struct name_context *contexts = actors[i].contexts.items;
        for (size_t j = 0; j < actors[i].contexts.count; j++)
            set(build, &contexts[j].alias);
        for (size_t j = 0; j < actors[i].roles.count; j++)
            set(build, &roles[j].role);
    }
}

void build_typography(struct build *build) {
    struct pack *pack = &build->pack;
    struct located_str *texts[] = {
        &pack->title,         &pack->subtitle,         &pack->publisher,
        &pack->rights,        &pack->edition,          &pack->marking,
        &pack->epigraph.text, &pack->epigraph.speaker, &pack->epigraph.source,
        &pack->series.title,  &pack->cover.alt,        &pack->accessibility.certified_by};
    if (pack->typography == TYPOGRAPHY_PLAIN)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        set(build, texts[i]);
    for (size_t i = 0; i < pack->key_points.count; i++)
        set(build, &pack->key_points.items[i]);
    for (size_t i = 0; i < pack->body_count; i++)
        set(build, &pack->body[i].title);
    struct editor *editors = pack->editors.items;
    for (size_t i = 0; i < pack->editors.count; i++)
        set(build, &editors[i].name);
    struct declared_event *events = pack->events.items;
    for (size_t i = 0; i < pack->events.count; i++) {
        set(build, &events[i].title);
        set(build, &events[i].source);
    }
    struct declared_term *terms = pack->glossary.items;
    for (size_t i = 0; i < pack->glossary.count; i++)
        set(build, &terms[i].long_form);
    struct review *reviews = pack->reviews.items;
    for (size_t i = 0; i < pack->reviews.count; i++)
        set(build, &reviews[i].headline);
    struct quote *quotes = pack->quotes.items;
    for (size_t i = 0; i < pack->quotes.count; i++) {
        set(build, &quotes[i].speaker);
        set(build, &quotes[i].role);
        set(build, &quotes[i].place);
    }
    set_actors(build);
}

static void set_in(struct build *build, struct located_str *text, struct str language) {
    struct str used = language.len ? language : build->pack.language.text;
    text->text = typography_text(build->arena, text->text, used);
}

void build_quote_typography(struct build *build) {
    struct quote *quotes = build->pack.quotes.items;
    if (build->pack.typography == TYPOGRAPHY_PLAIN)
        return;
    for (size_t i = 0; i < build->pack.quotes.count; i++) {
        set_in(build, &quotes[i].text, quotes[i].language.text);
        set_in(build, &quotes[i].original.text, quotes[i].original.language.text);
    }
}
