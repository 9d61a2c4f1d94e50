/* list_names.c: mentions and candidates as records and as YAML. */
#include "cli/list_names.h"

#include <string.h>

const char *const actor_columns[] = {"ref",  "id",     "name",       "kind", "sort",     "file",
                                     "line", "column", "as_written", "page", "declared", NULL};
const char *const candidate_columns[] = {"name", "kind",   "count",      "confidence", "file",
                                         "line", "column", "as_written", NULL};

static void add_place(struct records *records, const struct build *build,
                      const struct mention *mention) {
    records_add(records, source_name(build->sources, mention->span.source));
    records_add_number(records, mention->place.line);
    records_add_number(records, mention->place.column);
}

void list_actors(struct records *records, const struct build *build) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    for (size_t i = 0; i < build->analysis->mention_count; i++) {
        const struct mention *mention = &build->analysis->mentions[i];
        const struct actor *actor = mention->actor;
        records_add(records, mention->ref);
        records_add(records, actor->id.text);
        records_add(records, actor->name.text);
        records_add(records, str_of(actor_kind_names[actor->kind]));
        records_add(records, actor->sort.text.len ? actor->sort.text : actor->name.text);
        add_place(records, build, mention);
        records_add(records, mention->as_written);
        records_add(records, page_map_label(map, mention->at.node, mention->at.offset));
        records_add(records, actor->found ? STR("no") : STR("yes"));
    }
}

const char *const term_columns[] = {"term", "long", "kind",   "from", "count", "explained",
                                    "file", "line", "column", "page", NULL};

/* A term's first place, or where it is declared; and the first one that explains it. */
void list_terms(struct records *records, const struct build *build) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    for (size_t i = 0; i < build->analysis->term_count; i++) {
        const struct glossary_term *term = &build->analysis->terms[i];
        const struct term_place *first = term->place_count ? term->places : NULL;
        struct span span = first ? first->span : term->span;
        struct place_in_text place = source_place(build->sources, span.source, span.start);
        struct str explained = STR("");
        for (size_t j = 0; first && j < term->place_count && !explained.len; j++)
            if (term->places[j].explains)
                explained = page_map_label(map, term->places[j].at.node, term->places[j].at.offset);
        records_add(records, term->name);
        records_add(records, term->long_form);
        records_add(records, term->abbreviation ? STR("abbreviation") : STR("term"));
        records_add(records, term->declared  ? STR("glossary")
                             : explained.len ? STR("text")
                                             : STR("actors"));
        records_add_number(records, (uint32_t)term->place_count);
        records_add(records, explained);
        records_add(records, source_name(build->sources, span.source));
        records_add_number(records, place.line);
        records_add_number(records, place.column);
        records_add(records,
                    first ? page_map_label(map, first->at.node, first->at.offset) : STR(""));
    }
}

/* What was found: by the analysis itself where nobody is declared, else by a search of its own. */
static const struct analysis *candidates_of(const struct build *build) {
    if (!build->pack.actors.count)
        return build->analysis;
    return analyse_candidates(build->arena, build->body, &build->pack, build->sources);
}

static uint32_t *counts_of(struct arena *arena, const struct analysis *found) {
    uint32_t *counts = ARENA_ARRAY(arena, uint32_t, found->actor_count + 1);
    for (size_t i = 0; i < found->mention_count; i++)
        counts[found->mentions[i].actor - found->actors]++;
    return counts;
}

/* The mentions of each actor together, in reading order: indexes into `mentions`. */
static size_t *by_actor(struct arena *arena, const struct analysis *found, const uint32_t *counts) {
    size_t *starts = ARENA_ARRAY(arena, size_t, found->actor_count + 1), sum = 0;
    size_t *order = ARENA_ARRAY(arena, size_t, found->mention_count + 1);
    for (size_t i = 0; i < found->actor_count; i++) {
        starts[i] = sum;
        sum += counts[i];
    }
    for (size_t i = 0; i < found->mention_count; i++)
        order[starts[found->mentions[i].actor - found->actors]++] = i;
    return order;
}

void list_candidates(struct records *records, const struct build *build) {
    const struct analysis *found = candidates_of(build);
    uint32_t *counts = counts_of(records->arena, found);
    const size_t *order = by_actor(records->arena, found, counts);
    for (size_t i = 0; i < found->mention_count; i++) {
        const struct mention *mention = &found->mentions[order[i]];
        const struct actor *actor = mention->actor;
        records_add(records, actor->name.text);
        records_add(records, str_of(actor_kind_names[actor->kind]));
        records_add_number(records, counts[actor - found->actors]);
        records_add_number(records, (uint32_t)mention_confidence(mention));
        add_place(records, build, mention);
        records_add(records, mention->as_written);
    }
}

/* ---- YAML ---- */

static void add_texts(GString *out, const char *key, const struct str_list *texts) {
    if (!texts->count)
        return;
    g_string_append_printf(out, "  %s: [", key);
    for (size_t i = 0; i < texts->count; i++) {
        g_string_append(out, i ? ", " : "");
        str_append_json(out, texts->items[i].text);
    }
    g_string_append(out, "]\n");
}

static void add_text(GString *out, const char *key, struct str text) {
    if (!text.len)
        return;
    g_string_append_printf(out, "  %s: ", key);
    str_append_json(out, text);
    g_string_append_c(out, '\n');
}

static void add_date(struct arena *arena, GString *out, const char *key,
                     const struct located_date *date) {
    if (!date->span.source)
        return;
    struct str text = edtf_text(arena, date->date);
    g_string_append_printf(out, ", %s: %.*s", key, STR_ARG(text));
}

static void add_roles(struct arena *arena, GString *out, const struct schema_list *list) {
    const struct actor_role *roles = list->items;
    for (size_t i = 0; i < list->count; i++) {
        g_string_append(out, i ? "    - {role: " : "  roles:\n    - {role: ");
        str_append_json(out, roles[i].role.text);
        add_date(arena, out, "from", &roles[i].from);
        add_date(arena, out, "to", &roles[i].to);
        g_string_append(out, "}\n");
    }
}

static void add_actor(struct arena *arena, const struct actor *actor, GString *out) {
    g_string_append_printf(out, "- id: %.*s\n", STR_ARG(actor->id.text));
    add_text(out, "name", actor->name.text);
    if (!str_equal(actor->sort.text, actor->name.text))
        add_text(out, "sort", actor->sort.text);
    g_string_append_printf(out, "  kind: %s\n", actor_kind_names[actor->kind]);
    add_texts(out, "aliases", &actor->aliases);
    add_texts(out, "abbreviations", &actor->abbreviations);
    add_texts(out, "former_names", &actor->former_names);
    add_texts(out, "other_scripts", &actor->other_scripts);
    add_roles(arena, out, &actor->roles);
    add_texts(out, "see_also", &actor->see_also);
    add_texts(out, "part_of", &actor->part_of);
    add_text(out, "note", actor->note.text);
}

void list_names_yaml(const struct build *build, bool candidates, GString *out) {
    const struct analysis *found = candidates ? candidates_of(build) : build->analysis;
    uint32_t *counts = counts_of(build->arena, found);
    for (size_t i = 0; i < found->actor_count; i++)
        if (counts[i] && (!candidates || found->actors[i].found))
            add_actor(build->arena, &found->actors[i], out);
    if (!out->len)
        g_string_append(out, "[]\n");
}
