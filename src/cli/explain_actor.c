/* explain_actor.c: the mentions of an actor, each with its sentence and what makes it one. */
#include "cli/explain_actor.h"

static void explain_who(const struct actor *actor, GString *out) {
    str_append_visible(out, actor->name.text);
    g_string_append_printf(out, " (%s, %.*s)\n", actor_kind_names[actor->kind],
                           STR_ARG(actor->id.text));
    if (!actor->found) {
        g_string_append(out, "declared in the outline\n");
        return;
    }
    g_string_append_printf(out, "found in the text, confidence %d", actor->confidence);
    if (actor->evidence.len)
        g_string_append_printf(out, ": %.*s", STR_ARG(actor->evidence));
    g_string_append_c(out, '\n');
}

static void explain_mention(const struct build *build, const struct mention *mention,
                            GString *out) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    struct str file = source_name(build->sources, mention->span.source);
    struct str page = page_map_label(map, mention->at.node, mention->at.offset);
    g_string_append_c(out, '\n');
    str_append_visible(out, file);
    g_string_append_printf(out, ":%u:%u: '", mention->place.line, mention->place.column);
    str_append_visible(out, mention->as_written);
    g_string_append_c(out, '\'');
    if (page.len)
        g_string_append_printf(out, ", page %.*s", STR_ARG(page));
    g_string_append_printf(out, "\n  counts as: %s\n  in: ", mention->reason);
    str_append_visible(out, str_trim(mention->context));
    g_string_append_c(out, '\n');
}

bool explain_actor(const struct build *build, struct str ref, GString *out) {
    const struct analysis *analysis = build->analysis;
    bool named = false;
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (!str_equal(mention->ref, ref) && !str_equal(mention->actor->id.text, ref))
            continue;
        if (!named)
            explain_who(mention->actor, out);
        named = true;
        explain_mention(build, mention, out);
    }
    for (size_t i = 0; i < analysis->actor_count && !named; i++) {
        if (!str_equal(analysis->actors[i].id.text, ref))
            continue;
        explain_who(&analysis->actors[i], out);
        g_string_append(out, "named nowhere\n");
        return true;
    }
    return named;
}
