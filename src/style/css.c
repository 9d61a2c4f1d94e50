/* css.c: the style as CSS for the EPUB. Lengths become em of the body's size, line heights plain
 * ratios, so that a reader's own choices hold. Element and class selectors only: some reading
 * systems drop a sheet that holds more. Text has no colour and no ground outside the box (dark
 * mode). */
#include "style/style.h"

#include <glib.h>
#include <string.h>

struct css {
    struct arena *arena;
    const struct style *style;
    GString *out;
};

static void put_em(struct css *css, const char *property, int32_t value, int32_t base) {
    struct str number = str_decimal(css->arena, (double)value / base, 3);
    g_string_append_printf(css->out, "  %s: %.*sem;\n", property, STR_ARG(number));
}

static void put_features(struct css *css, struct str features) {
    static const char *const plain[][2] = {{"onum", "oldstyle-nums"},
                                           {"lnum", "lining-nums"},
                                           {"tnum", "tabular-nums"},
                                           {"pnum", "proportional-nums"}};
    bool any = false;
    for (size_t i = 0; i < G_N_ELEMENTS(plain); i++) {
        struct str wanted = str_format(css->arena, "%s=1", plain[i][0]);
        if (str_find(features, wanted, 0) == SIZE_MAX)
            continue;
        g_string_append_printf(css->out, any ? " %s" : "  font-variant-numeric: %s", plain[i][1]);
        any = true;
    }
    if (any)
        g_string_append(css->out, ";\n");
    if (str_find(features, STR("smcp=1"), 0) != SIZE_MAX)
        g_string_append(css->out, "  font-variant: small-caps;\n");
}

static void put_family(struct css *css, const struct text_style *text) {
    bool mono = str_equal(text->family, css->style->mono_family);
    bool body = str_equal(text->family, css->style->text[TEXT_BODY].family);
    g_string_append_printf(css->out, "  font-family: \"%.*s\", %s;\n", STR_ARG(text->family),
                           mono   ? "monospace"
                           : body ? "serif"
                                  : "sans-serif");
}

/* The declarations of a role, without its selector. */
static void put_role(struct css *css, enum text_role role, bool flush) {
    static const char *const aligns[] = {"justify", "left", "center", "right"};
    const struct text_style *text = &css->style->text[role];
    const struct text_style *body = &css->style->text[TEXT_BODY];
    if (!str_equal(text->family, body->family))
        put_family(css, text);
    if (text->size != body->size)
        put_em(css, "font-size", text->size, body->size);
    struct str ratio = str_decimal(css->arena, (double)text->leading / text->size, 2);
    g_string_append_printf(css->out, "  line-height: %.*s;\n", STR_ARG(ratio));
    g_string_append_printf(css->out, "  font-weight: %s;\n", text->bold ? "bold" : "normal");
    g_string_append_printf(css->out, "  font-style: %s;\n", text->italic ? "italic" : "normal");
    g_string_append_printf(css->out, "  text-align: %s;\n", aligns[text->align]);
    put_em(css, "margin-top", text->before, text->size);
    put_em(css, "margin-bottom", text->after, text->size);
    if (!flush) {
        put_em(css, "margin-left", text->left, text->size);
        put_em(css, "margin-right", text->right, text->size);
        put_em(css, "text-indent", text->indent, text->size);
    }
    if (text->tracking)
        put_em(css, "letter-spacing", text->tracking, text->size);
    put_features(css, text->features);
    g_string_append_printf(css->out, "  -webkit-hyphens: %s;\n  hyphens: %s;\n",
                           text->hyphenate ? "auto" : "none", text->hyphenate ? "auto" : "none");
}

#define KEEP "  page-break-after: avoid;\n  break-after: avoid;\n"
#define WHOLE "  page-break-inside: avoid;\n  break-inside: avoid;\n"
static const struct {
    const char *selector;
    enum text_role role;
    const char *further;
    bool flush; /* without the role's indents: what holds it has them */
} rules[] = {
    {"h1", TEXT_HEADING_1, KEEP, false},
    {"h2", TEXT_HEADING_2, KEEP, false},
    {"h3", TEXT_HEADING_3, KEEP, false},
    {"h4, h5, h6", TEXT_HEADING_4, KEEP, false},
    {".part h1", TEXT_PART, KEEP, false},
    {"li", TEXT_LIST, "", true},
    {".standfirst", TEXT_STANDFIRST, "", false},
    {"blockquote p", TEXT_QUOTE, "", false},
    {"blockquote .attribution", TEXT_ATTRIBUTION, "  display: block;\n", false},
    {".note p, .note li", TEXT_NOTE, "", true},
    {"figcaption, caption", TEXT_CAPTION, "", true},
    {"td", TEXT_TABLE, "  vertical-align: top;\n  padding: 0.3em 0.6em 0.3em 0;\n", true},
    {"th", TEXT_TABLE_HEAD, "  vertical-align: bottom;\n  padding: 0.3em 0.6em 0.3em 0;\n", true},
    {"pre", TEXT_CODE, "  white-space: pre-wrap;\n  overflow-wrap: break-word;\n", false},
    {".key-points p, .key-points li", TEXT_BOX, "", true},
    {".key-points .box-title", TEXT_BOX_TITLE, KEEP, true},
    {".contents-1", TEXT_CONTENTS_1, "", false},
    {".contents-2", TEXT_CONTENTS_2, "", false},
    {".timeline-date", TEXT_TIMELINE_DATE, "  display: block;\n" KEEP, false},
    {".timeline-text", TEXT_TIMELINE, "  display: block;\n", false},
    {".index-entry", TEXT_INDEX,
     "  list-style-type: none;\n  padding-left: 1em;\n  text-indent: -1em;\n", true},
    {".headnote", TEXT_HEADNOTE, "", false},
    {".title", TEXT_TITLE, "", false},
    {".subtitle", TEXT_SUBTITLE, "", false},
    {".title-matter", TEXT_TITLE_MATTER, "", false},
    {".epigraph p", TEXT_EPIGRAPH, "", false},
    {".epigraph .attribution", TEXT_ATTRIBUTION, "  display: block;\n", false},
};

/* What no role tells: the shape of things. Written with the colours, so that each selector stands
 * once. A box that sets its ground sets the colour of its text too, or dark mode hides it. */
static void put_shapes(struct css *css) {
    const struct style *style = css->style;
    GString *out = css->out;
    g_string_append(
        out, "section, article, aside, nav, header, footer, figure, figcaption, main {\n"
             "  display: block;\n}\n"
             "a {\n  color: inherit;\n  text-decoration: underline;\n}\n"
             "ul, ol {\n  margin: 0.5em 0;\n  padding-left: 1.5em;\n}\n"
             "blockquote, figure {\n  margin: 0.7em 0;\n  padding: 0;\n}\n"
             "img {\n  max-width: 100%;\n  height: auto;\n}\n"
             "sup, sub {\n  font-size: 0.75em;\n  line-height: 0;\n}\n"
             "thead {\n  display: table-header-group;\n}\n"
             "tr {\n" WHOLE "}\n"
             ".left {\n  text-align: left;\n}\n"
             ".centre {\n  text-align: center;\n}\n"
             ".right {\n  text-align: right;\n}\n"
             ".title-page {\n  text-align: left;\n}\n"
             ".cover {\n  margin: 0;\n  padding: 0;\n  text-align: center;\n}\n"
             ".timeline, .contents, .index, .locators {\n"
             "  margin: 0;\n  padding: 0;\n  list-style-type: none;\n}\n"
             ".letters {\n  margin: 0 0 1em 0;\n  text-indent: 0;\n  word-spacing: 0.4em;\n}\n"
             ".locators, .locators li {\n  display: inline;\n  margin: 0;\n  padding: 0;\n"
             "  text-indent: 0;\n}\n"
             ".locator {\n  white-space: nowrap;\n}\n"
             ".noteref {\n  font-size: 0.75em;\n  line-height: 0;\n  vertical-align: super;\n"
             "}\n"
             ".label {\n  font-weight: bold;\n}\n"
             ".backlink, .noteref {\n  text-decoration: none;\n}\n");
    g_string_append_printf(
        out, "hr {\n  border: 0;\n  border-top: 1px solid #%06x;\n  margin: 1.5em 30%%;\n}\n",
        style->rule_colour);
    g_string_append_printf(out,
                           "table {\n  width: 100%%;\n  margin: 1em 0;\n"
                           "  border-collapse: collapse;\n  border-top: 1px solid #%06x;\n"
                           "  border-bottom: 1px solid #%06x;\n}\n",
                           style->rule_colour, style->rule_colour);
    g_string_append_printf(out,
                           ".key-points {\n  margin: 1.5em 0;\n  padding: 0.8em 1em;\n"
                           "  background-color: #%06x;\n  color: #%06x;\n"
                           "  border-left: 3px solid #%06x;\n" WHOLE "}\n",
                           style->tint, style->text[TEXT_BOX].colour, style->accent);
    g_string_append_printf(out,
                           ".timeline-entry {\n  margin: 0 0 0.8em 0;\n  padding-left: 0.8em;\n"
                           "  border-left: 2px solid #%06x;\n" WHOLE "}\n",
                           style->rule_colour);
    g_string_append_printf(out,
                           ".notes {\n  margin-top: 2em;\n  padding-top: 0.8em;\n"
                           "  border-top: 1px solid #%06x;\n}\n",
                           style->rule_colour);
}

struct str style_css(struct arena *arena, const struct style *style) {
    struct css css = {arena, style, g_string_new("/* Made from the pack's style sheet. */\n")};
    const struct text_style *body = &style->text[TEXT_BODY];
    struct str ratio = str_decimal(arena, (double)body->leading / body->size, 2);
    g_string_append(css.out, "body {\n");
    put_family(&css, body);
    g_string_append_printf(css.out,
                           "  line-height: %.*s;\n  margin: 0 5%%;\n  orphans: 2;\n"
                           "  widows: 2;\n",
                           STR_ARG(ratio));
    put_features(&css, body->features);
    g_string_append(css.out, "}\np {\n  margin: 0;\n  text-indent: 0;\n");
    g_string_append_printf(css.out,
                           "  text-align: %s;\n  -webkit-hyphens: %s;\n  hyphens: %s;\n}\n",
                           body->align == TEXT_JUSTIFY ? "justify" : "left",
                           body->hyphenate ? "auto" : "none", body->hyphenate ? "auto" : "none");
    g_string_append(css.out, ".run-on {\n");
    put_em(&css, "text-indent", body->indent, body->size);
    g_string_append(css.out, "}\n");
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_string_append_printf(css.out, "%s {\n", rules[i].selector);
        put_role(&css, rules[i].role, rules[i].flush);
        g_string_append_printf(css.out, "%s}\n", rules[i].further);
    }
    g_string_append_printf(css.out,
                           "code, kbd {\n  font-family: \"%.*s\", monospace;\n"
                           "  font-size: 0.88em;\n}\n",
                           STR_ARG(style->mono_family));
    g_string_append(css.out, "pre code {\n  font-size: 1em;\n}\n");
    put_shapes(&css);
    struct str text = str_copy(arena, (struct str){css.out->str, css.out->len});
    g_string_free(css.out, TRUE);
    return text;
}
