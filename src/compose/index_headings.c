/* index_headings.c: how an index calls an actor: the heading, its abbreviation, its other names,
 * what of it is compared, and the roles behind it. */
#include "compose/index_internal.h"

#include <string.h>

struct str index_heading(const struct actor *actor) {
    return actor->sort.text.len ? actor->sort.text : actor->name.text;
}

/* ---- other names ---- */

static struct str first_word(struct str text) {
    return str_slice(text, 0, str_find(text, STR(" "), 0));
}

static bool holds(struct str text, struct str part) {
    return part.len && str_find(text, part, 0) != SIZE_MAX;
}

/* "Minister Klimkin" is found below Klimkin, "Secretary General" is an office. */
static bool names_person_anew(const struct actor *actor, struct str alias) {
    struct str surname = actor_surname(actor).name;
    if (holds(alias, surname) || holds(actor->name.text, alias))
        return false;
    const struct actor_role *roles = actor->roles.items;
    for (size_t i = 0; i < actor->roles.count; i++)
        if (holds(roles[i].role.text, alias))
            return false;
    return true;
}

struct str index_alias_heading(struct compose *compose, const struct actor *actor,
                               struct str alias) {
    size_t at = 0;
    if (!alias.len || !g_unichar_isalnum(str_next(alias, &at)) ||
        g_unichar_islower(g_utf8_get_char(alias.at)) || str_equal(alias, index_heading(actor)))
        return STR("");
    if (actor->kind == ACTOR_PERSON) {
        struct actor other = {.name.text = alias, .kind = actor->kind, .language = actor->language};
        return names_person_anew(actor, alias) ? actor_sort_name(compose->arena, &other) : STR("");
    }
    /* It would stand beside the name, or say nothing new. */
    if (holds(actor->name.text, alias) || holds(alias, actor->name.text) ||
        str_equal(first_word(alias), first_word(actor->name.text)))
        return STR("");
    return alias;
}

/* Capitals and digits, in one word. */
static bool is_abbreviation(struct str text) {
    size_t capitals = 0;
    for (size_t at = 0; at < text.len;) {
        gunichar c = str_next(text, &at);
        if (g_unichar_islower(c) || g_unichar_isspace(c))
            return false;
        capitals += g_unichar_isupper(c) ? 1 : 0;
    }
    return capitals >= 2;
}

struct str index_abbreviation(const struct actor *actor) {
    struct str heading = index_heading(actor);
    if (actor->abbreviations.count && !holds(heading, actor->abbreviations.items[0].text))
        return actor->abbreviations.items[0].text;
    for (size_t i = 0; i < actor->aliases.count && actor->kind != ACTOR_PERSON; i++) {
        struct str alias = actor->aliases.items[i].text;
        if (is_abbreviation(alias) && !is_abbreviation(heading) && !holds(heading, alias))
            return alias;
    }
    return STR("");
}

/* ---- what is compared ---- */

static const struct {
    const char *language;
    const char *articles[9];
} articles[] = {{"en", {"The ", "A ", "An "}},
                {"de", {"Der ", "Die ", "Das "}},
                {"fr", {"Le ", "La ", "Les ", "L’", "L'"}},
                {"es", {"El ", "La ", "Los ", "Las "}}};

static size_t article_length(struct str heading, struct str language) {
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        for (size_t j = 0; articles[i].articles[j]; j++)
            if (language_is(language, articles[i].language) &&
                str_starts(heading, str_of(articles[i].articles[j])))
                return strlen(articles[i].articles[j]);
    return 0;
}

struct str index_sorted_part(const struct compose *compose, const struct actor *actor,
                             struct str heading) {
    static const char *const arabic[] = {"al-", "el-", "ad-", "an-",  "ar-",
                                         "as-", "at-", "az-", "ash-", NULL};
    size_t skip = 0;
    if (actor->kind == ACTOR_ORGANISATION || actor->kind == ACTOR_BODY)
        skip = article_length(heading,
                              actor->language.text.len ? actor->language.text : compose->language);
    for (size_t i = 0; actor->kind == ACTOR_PERSON && arabic[i]; i++)
        if (str_starts(heading, str_of(arabic[i])))
            skip = strlen(arabic[i]);
    return str_slice(heading, skip, heading.len);
}

/* ---- roles ---- */

static struct str year_text(struct compose *compose, struct edtf date, const char *modifier) {
    struct edtf year = {.from = {.year = date.from.year}};
    return compose_dated(compose, year, str_of(modifier));
}

static struct str years(struct compose *compose, const struct actor_role *role) {
    bool from = role->from.span.source != 0, to = role->to.span.source != 0;
    int first = role->from.date.from.year, last = role->to.date.from.year;
    if (from && to && first != last)
        return str_format(compose->arena, ", %d\u2013%d", first, last);
    if (!from && !to)
        return STR("");
    struct edtf date = from ? role->from.date : role->to.date;
    struct str text = year_text(compose, date, from && to ? "" : from ? "from" : "until");
    return str_format(compose->arena, ", %.*s", STR_ARG(text));
}

struct str index_roles(struct compose *compose, const struct actor *actor) {
    GString *text = g_string_new(NULL);
    const struct actor_role *roles = actor->roles.items;
    for (size_t i = 0; i < actor->roles.count; i++) {
        struct str time = years(compose, &roles[i]);
        g_string_append_printf(text, "%s%.*s%.*s", i ? "; " : "", STR_ARG(roles[i].role.text),
                               STR_ARG(time));
    }
    struct str result = str_copy(compose->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return result;
}
