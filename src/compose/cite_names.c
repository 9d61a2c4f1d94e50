/* cite_names.c: names of those who made a source, in the order, the length and with the joints that
 * the style asks for. */
#include "compose/cite_internal.h"

#include <string.h>

struct csl_names cite_names_of(const struct filling *filling, const char *variable) {
    const struct csl_item *item = filling->work->item;
    if (strcmp(variable, "author") == 0)
        return item->authors;
    if (strcmp(variable, "editor") == 0)
        return item->editors;
    if (strcmp(variable, "translator") == 0)
        return item->translators;
    return csl_read_names(filling->citations->arena, item, variable);
}

/* "Jean-Paul K." → "J.-P. K." or "JPK". */
static void append_initials(GString *out, struct str given, enum given_names form) {
    bool dotted = form == GIVEN_DOTTED, begins = true, any = false;
    for (size_t i = 0; i < given.len;) {
        gunichar c = str_next(given, &i);
        bool letter = g_unichar_isalpha(c);
        if (begins && letter) {
            if (dotted && any && !g_str_has_suffix(out->str, "-"))
                g_string_append_c(out, ' ');
            g_string_append_unichar(out, g_unichar_toupper(c));
            if (dotted)
                g_string_append_c(out, '.');
            any = true;
        }
        if (dotted && any && c == '-')
            g_string_append_c(out, '-');
        begins = !letter && c != 0x2019 && c != '\'';
    }
}

static void append_given(GString *out, const struct csl_name *name, enum given_names form) {
    if (form == GIVEN_FULL)
        g_string_append_len(out, name->given.at, (gssize)name->given.len);
    else
        append_initials(out, name->given, form);
}

static void append_spaced(GString *out, struct str text) {
    struct str space = str_ends(text, STR("’")) || str_ends(text, STR("'")) ? STR("") : STR(" ");
    if (text.len)
        g_string_append_printf(out, "%.*s%.*s", STR_ARG(text), STR_ARG(space));
}

/* "Jr." where names have full stops; Citing Medicine has "Jr" and "3rd" without. */
static void append_suffix(GString *out, struct str suffix, const char *before, bool bare) {
    static const char *const numbers[][2] = {{"II", "2nd"}, {"III", "3rd"}, {"IV", "4th"}};
    if (!suffix.len)
        return;
    for (size_t i = 0; bare && i < G_N_ELEMENTS(numbers); i++)
        if (str_is(suffix, numbers[i][0]))
            suffix = str_of(numbers[i][1]);
    if (bare && str_ends(suffix, STR(".")))
        suffix.len--;
    g_string_append_printf(out, "%s%.*s", before, STR_ARG(suffix));
}

static void append_inverted(GString *out, const struct csl_name *name, enum given_names given) {
    bool bare = given == GIVEN_BARE;
    append_spaced(out, name->particle);
    g_string_append_len(out, name->family.at, (gssize)name->family.len);
    if (name->given.len) {
        g_string_append(out, bare ? " " : ", ");
        append_given(out, name, given);
    }
    if (name->dropping.len)
        g_string_append_printf(out, " %.*s", STR_ARG(name->dropping));
    append_suffix(out, name->suffix, bare ? " " : ", ", bare);
}

static void append_name(GString *out, const struct csl_name *name, const struct cite_names *rule,
                        bool first) {
    if (!name->family.len) {
        g_string_append_len(out, name->literal.at, (gssize)name->literal.len);
        return;
    }
    if (rule->order == ORDER_ALL || (rule->order == ORDER_FIRST && first)) {
        append_inverted(out, name, rule->given);
        return;
    }
    if (rule->order != ORDER_FAMILY && name->given.len) {
        append_given(out, name, rule->given);
        g_string_append_c(out, ' ');
    }
    if (rule->order != ORDER_FAMILY)
        append_spaced(out, name->dropping);
    append_spaced(out, name->particle);
    g_string_append_len(out, name->family.at, (gssize)name->family.len);
    if (rule->order != ORDER_FAMILY)
        append_suffix(out, name->suffix, " ", false);
}

static bool is_others(const struct csl_name *name) {
    return str_is(name->literal, "others");
}

/* What stands before the last of `count` names. */
static void append_joint(const struct filling *filling, GString *out, const struct cite_names *rule,
                         const struct csl_names *names) {
    const struct citations *citations = filling->citations;
    bool person = names->items[0].family.len != 0; /* whose own comma wants another */
    bool serial = rule->joint[0] == '&' || str_is(citations->language, "en-US");
    if (!rule->joint[0]) {
        g_string_append(out, ", ");
        return;
    }
    struct str joint = cite_word(citations->arena, citations->language, str_of(rule->joint));
    g_string_append_printf(
        out, "%s %.*s ",
        (rule->comma && (person || names->count > 2)) || (serial && names->count > 2) ? "," : "",
        STR_ARG(joint));
}

struct str cite_names_text(const struct filling *filling, const struct csl_names *names,
                           enum cite_name_form form) {
    const struct citations *citations = filling->citations;
    const struct cite_names *rule = &citations->style->names[form];
    bool cut = names->count > rule->most;
    size_t shown = cut ? rule->shown : names->count, done = 0;
    GString *out = g_string_new(NULL);
    for (; done < shown && !is_others(&names->items[done]); done++) {
        if (done && done + 1 == names->count)
            append_joint(filling, out, rule, names);
        else if (done)
            g_string_append(out, ", ");
        append_name(out, &names->items[done], rule, done == 0);
    }
    bool others = done < names->count && done;
    if (others && cut && rule->ellipsis) {
        g_string_append(out, ", . . . ");
        append_name(out, &names->items[names->count - 1], rule, false);
    } else if (others) {
        struct str word = cite_word(citations->arena, citations->language, STR("others"));
        bool comma = done > 1 || (rule->order != ORDER_FAMILY && rule->order != ORDER_STRAIGHT);
        g_string_append_printf(out, "%s %.*s", comma ? "," : "", STR_ARG(word));
    }
    struct str text = str_copy(citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return cite_text(filling, text);
}

/* ---- who stands for the author ---- */

static const char *const stand_ins[] = {"editor", "director", "host", "translator"};

struct str cite_role(const struct filling *filling, const char *variable, size_t count) {
    const struct citations *citations = filling->citations;
    struct str name = str_format(citations->arena, "%s%s%s", variable, count > 1 ? "s" : "",
                                 citations->style->roles);
    return cite_word(citations->arena, citations->language, name);
}

struct csl_names cite_makers(const struct filling *filling, const char **variable) {
    struct csl_names names = filling->work->item->authors;
    *variable = "author";
    for (size_t i = 0; i < G_N_ELEMENTS(stand_ins) && !names.count; i++) {
        names = cite_names_of(filling, stand_ins[i]);
        *variable = stand_ins[i];
    }
    return names;
}

struct str cite_creators(const struct filling *filling, enum cite_name_form form) {
    const struct citations *citations = filling->citations;
    const char *variable;
    struct csl_names names = cite_makers(filling, &variable);
    struct str text = cite_names_text(filling, &names, form);
    bool bare = form == NAMES_SHORT || form == NAMES_TEXT;
    if (!text.len || bare || strcmp(variable, "author") == 0)
        return text;
    struct str role = cite_role(filling, variable, names.count);
    bool brackets = citations->style->role_in_brackets;
    return str_format(citations->arena, "%.*s%s%.*s%s", STR_ARG(text), brackets ? " (" : ", ",
                      STR_ARG(role), brackets ? ")" : "");
}
