/* svg.c: an SVG → what is wrong with it. Only elements that draw by themselves may stand in it:
 * none that runs, reaches outside the file, or costs without bound (filters, patterns, nested
 * uses). */
#include <string.h>

#include "markdown/markdown_internal.h"

enum { MOST_DEPTH = 64, MOST_ELEMENTS = 100000, MOST_USES = 500 };

static const char *const allowed[] = {"svg",
                                      "g",
                                      "defs",
                                      "symbol",
                                      "use",
                                      "title",
                                      "desc",
                                      "metadata",
                                      "style",
                                      "path",
                                      "rect",
                                      "circle",
                                      "ellipse",
                                      "line",
                                      "polyline",
                                      "polygon",
                                      "text",
                                      "tspan",
                                      "textPath",
                                      "linearGradient",
                                      "radialGradient",
                                      "stop",
                                      "clipPath",
                                      "marker",
                                      "view",
                                      "switch",
                                      NULL};

struct svg {
    struct arena *arena;
    const char *fault;
    int depth, elements, uses;
    int named;   /* how many open elements have an id, the root apart: what a use may repeat */
    int foreign; /* how many open elements are inside metadata, which draws nothing */
    bool names[MOST_DEPTH + 1];
};

static void refuse(struct svg *svg, const char *format, const char *what) {
    if (!svg->fault)
        svg->fault =
            strchr(format, '%')
                ? str_format(svg->arena, "holds '%s', which is not allowed in an SVG", what).at
                : format;
}

static const char *local_name(const char *name) {
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static bool is_allowed(const char *name) {
    for (size_t i = 0; allowed[i]; i++)
        if (strcmp(allowed[i], name) == 0)
            return true;
    return false;
}

/* Every url(...) must lead to an element of the same file; a style sheet may import nothing. An
 * escape in a style could hide either. */
static bool stays_inside(const char *value) {
    char *lower = g_ascii_strdown(value, -1);
    bool good = !strstr(lower, "@import") && !strstr(lower, "javascript:") &&
                !(strchr(lower, '\\') && strchr(lower, '('));
    for (const char *at = lower; good && (at = strstr(at, "url(")) != NULL;) {
        at += strlen("url(");
        at += strspn(at, " \t\n\"'");
        good = *at == '#';
    }
    g_free(lower);
    return good;
}

static void check_attribute(struct svg *svg, const char *name, const char *value) {
    const char *local = local_name(name);
    bool handler = g_ascii_strncasecmp(local, "on", 2) == 0;
    bool reference =
        g_ascii_strcasecmp(local, "href") == 0 || g_ascii_strcasecmp(local, "src") == 0;
    bool filter = strcmp(local, "filter") == 0 || strcmp(local, "base") == 0;
    if (handler || filter)
        refuse(svg, "%s", name);
    else if (reference && value[strspn(value, " \t\n")] != '#')
        refuse(svg, "refers to something outside of itself", name);
    else if (!stays_inside(value))
        refuse(svg, "refers to something outside of itself", name);
}

static void open_element(GMarkupParseContext *context, const char *name, const char **names,
                         const char **values, void *data, GError **error) {
    struct svg *svg = data;
    const char *local = local_name(name);
    (void)context, (void)error;
    if (++svg->depth > MOST_DEPTH || ++svg->elements > MOST_ELEMENTS) {
        refuse(svg, "is nested too deeply or has too many elements", name);
        svg->depth = MIN(svg->depth, MOST_DEPTH);
    }
    bool named = false;
    svg->foreign += svg->foreign > 0 || strcmp(local, "metadata") == 0;
    if (!svg->foreign && !is_allowed(local) &&
        !(strchr(name, ':') && g_str_has_prefix(name, "sodipodi:")))
        refuse(svg, "%s", local);
    for (size_t i = 0; names[i] && !svg->foreign; i++) {
        check_attribute(svg, names[i], values[i]);
        named = named || (strcmp(names[i], "id") == 0 && svg->depth > 1);
    }
    bool use = strcmp(local, "use") == 0;
    if (use && (svg->named || named || ++svg->uses > MOST_USES))
        refuse(svg, "repeats elements that themselves repeat others", name);
    svg->names[svg->depth] = named;
    svg->named += named;
}

static void close_element(GMarkupParseContext *context, const char *name, void *data,
                          GError **error) {
    struct svg *svg = data;
    (void)context, (void)name, (void)error;
    svg->named -= svg->names[svg->depth];
    svg->depth--;
    svg->foreign -= svg->foreign > 0;
}

static void take_text(GMarkupParseContext *context, const char *text, size_t length, void *data,
                      GError **error) {
    struct svg *svg = data;
    const char *element = g_markup_parse_context_get_element(context);
    (void)length, (void)error;
    if (element && strcmp(local_name(element), "style") == 0 &&
        (!stays_inside(text) || strchr(text, '\\') || strstr(text, "filter")))
        refuse(svg, "has a style that refers to something outside of itself, or a filter", "");
}

/* Comments, CDATA, processing instructions and document types come here. */
static void take_other(GMarkupParseContext *context, const char *text, size_t length, void *data,
                       GError **error) {
    struct svg *svg = data;
    (void)context, (void)length, (void)error;
    if (g_str_has_prefix(text, "<?xml ") || g_str_has_prefix(text, "<!--"))
        return;
    if (g_str_has_prefix(text, "<![CDATA["))
        take_text(context, text, length, data, error);
    else
        refuse(svg, "%s", g_str_has_prefix(text, "<?") ? "a processing instruction" : "DOCTYPE");
}

const char *markdown_svg_fault(struct arena *arena, struct str data) {
    static const GMarkupParser parser = {open_element, close_element, take_text, take_other, NULL};
    struct svg svg = {.arena = arena};
    GMarkupParseContext *context =
        g_markup_parse_context_new(&parser, G_MARKUP_PREFIX_ERROR_POSITION, &svg, NULL);
    bool good = g_markup_parse_context_parse(context, data.at, (gssize)data.len, NULL) &&
                g_markup_parse_context_end_parse(context, NULL);
    g_markup_parse_context_free(context);
    if (svg.fault)
        return svg.fault;
    return good ? NULL : "is no well-formed SVG in UTF-8";
}
