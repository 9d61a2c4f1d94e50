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
    if (!value) {
        g_string_append_printf(css->out, "  %s: 0;\n", property);
        return;
    }
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

/* What a reading system without the font takes in its stead. */
static const char *kin_of(const struct css *css, struct str family) {
    if (str_equal(family, css->style->mono_family))
        return "monospace";
    bool serif = str_find(family, STR("Serif"), 0) != SIZE_MAX ||
                 str_find(family, STR("Libertine"), 0) != SIZE_MAX;
    return serif ? "serif" : "sans-serif";
}

static void put_family(struct css *css, const struct text_style *text) {
    g_string_append_printf(css->out, "  font-family: \"%.*s\", %s;\n", STR_ARG(text->family),
                           kin_of(css, text->family));
}

/* What the role says of the space around it is left out where what holds it has that space; of its
 * weight, slope and size, where the rule says them itself. */
enum { SIDES = 1, AROUND = 2, FACE = 4, SIZE = 8 };

/* The declarations of a role, without its selector. */
static void put_role(struct css *css, enum text_role role, unsigned without) {
    static const char *const aligns[] = {"justify", "left", "center", "right"};
    const struct text_style *text = &css->style->text[role];
    const struct text_style *body = &css->style->text[TEXT_BODY];
    if (!str_equal(text->family, body->family))
        put_family(css, text);
    if (text->size != body->size && !(without & SIZE))
        put_em(css, "font-size", text->size, body->size);
    struct str ratio = str_decimal(css->arena, (double)text->leading / text->size, 2);
    g_string_append_printf(css->out, "  line-height: %.*s;\n", STR_ARG(ratio));
    if (!(without & FACE))
        g_string_append_printf(css->out, "  font-weight: %s;\n  font-style: %s;\n",
                               text->bold ? "bold" : "normal", text->italic ? "italic" : "normal");
    g_string_append_printf(css->out, "  text-align: %s;\n", aligns[text->align]);
    if (text->align == TEXT_LEFT) /* in a passage that reads the other way: at its own edge */
        g_string_append(css->out, "  text-align: start;\n");
    if (!(without & AROUND)) {
        /* Screens are short: what sinks a title on paper would push text from the first of them. */
        put_em(css, "margin-top", MIN(text->before, 3 * body->leading), text->size);
        put_em(css, "margin-bottom", text->after, text->size);
    }
    if (!(without & (SIDES | AROUND))) {
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
/* Addresses, code and the cells of many columns give way on narrow screens, by parting words if
 * need be: two words for it, since older readers know the second alone. */
#define GIVE "  overflow-wrap: anywhere;\n  word-break: break-word;\n"
#define CELL "  padding-top: 0.3em;\n  padding-bottom: 0.3em;\n  padding-right: 0.8em;\n"
/* A long word is broken rather than cut off: a title in large type must fit a telephone. */
#define FIT "  overflow-wrap: break-word;\n"
static const struct { /* NOLINT(clang-analyzer-optin.performance.Padding): in reading order */
    const char *selector;
    enum text_role role;
    unsigned without;
    const char *further;
} rules[] = {
    {"h1", TEXT_HEADING_1, 0, FIT KEEP},
    {"h2", TEXT_HEADING_2, 0, FIT KEEP},
    {"h3, .profiles h2", TEXT_HEADING_3, 0, FIT KEEP},
    {"h4", TEXT_HEADING_4, 0, FIT KEEP},
    {".part h1", TEXT_PART, 0, FIT KEEP},
    {"li", TEXT_LIST, SIDES, ""},
    {".standfirst", TEXT_STANDFIRST, 0, ""},
    {"blockquote p, blockquote li", TEXT_QUOTE, SIDES | AROUND, "  text-indent: 0;\n"},
    {"blockquote .attribution", TEXT_ATTRIBUTION, SIDES | AROUND,
     "  text-indent: 0;\n  margin-top: 0.3em;\n"},
    {"blockquote .original", TEXT_NOTE, SIDES | AROUND,
     "  text-indent: 0;\n  margin-top: 0.5em;\n"},
    {".where", TEXT_CAPTION, SIDES | AROUND, "  text-indent: 0;\n  margin: 0.2em 0 0.6em 0;\n"},
    {".note p, .note li", TEXT_NOTE, SIDES, ""},
    {"figcaption", TEXT_CAPTION, SIDES, ""},
    {"caption", TEXT_CAPTION, SIDES | AROUND, "  caption-side: top;\n  padding-bottom: 0.6em;\n"},
    {"td", TEXT_TABLE, SIDES | AROUND, CELL},
    {"th", TEXT_TABLE_HEAD, SIDES | AROUND, CELL},
    {"pre", TEXT_CODE, SIDES, "  padding: 0.6em;\n  white-space: pre-wrap;\n" FIT},
    {".key-points p, .key-points li", TEXT_BOX, SIDES, ""},
    {".key-points .box-title", TEXT_BOX_TITLE, SIDES, KEEP},
    {".contents-1", TEXT_CONTENTS_1, 0, ""},
    {".contents-2", TEXT_CONTENTS_2, 0, ""},
    {".timeline-year", TEXT_INDEX_LETTER, SIDES | AROUND,
     "  margin: 1.4em 0 0.4em 0;\n  text-indent: 0;\n" KEEP},
    {".timeline-date", TEXT_TIMELINE_DATE, SIDES | AROUND,
     "  display: block;\n  flex: 1 0 11em;\n  padding-right: 0.8em;\n" KEEP},
    {".timeline-text", TEXT_TIMELINE, SIDES | AROUND,
     "  display: block;\n  flex: 99 1 18em;\n" GIVE},
    {".index-line", TEXT_INDEX, SIDES, "  padding-left: 1em;\n  text-indent: -1em;\n"},
    {".index-letter", TEXT_INDEX_LETTER, 0, KEEP},
    {".glossary dt", TEXT_GLOSSARY_TERM, SIDES, KEEP},
    {".glossary dd", TEXT_GLOSSARY, SIDES, "  margin-left: 1.2em;\n"},
    {".headnote", TEXT_HEADNOTE, 0, ""},
    {".marking", TEXT_MARKING, 0, ""},
    {".title", TEXT_TITLE, 0, FIT},
    {".subtitle", TEXT_SUBTITLE, 0, FIT},
    {".title-matter", TEXT_TITLE_MATTER, 0, ""},
    {".epigraph .epigraph-text", TEXT_EPIGRAPH, SIDES | AROUND, "  text-indent: 0;\n"},
};

/* In print too, these headings are told from the fourth so. For readers with low vision they are
 * plain: a line beside them tells them apart. */
static void put_lower_headings(struct css *css) {
    static const struct {
        const char *selector, *face, *plain;
        unsigned without;
    } lower[] = {
        {"h5", "  font-weight: normal;\n  font-style: normal;\n  font-variant: small-caps;\n",
         "  font-weight: bold;\n  font-style: normal;\n", FACE},
        {"h6", "  font-weight: normal;\n  font-style: italic;\n  font-size: 0.92em;\n",
         "  font-weight: normal;\n  font-style: normal;\n  font-size: 1em;\n", FACE | SIZE},
    };
    bool plain = css->style->emphasis == EMPHASIS_BOLD;
    for (size_t i = 0; i < G_N_ELEMENTS(lower); i++) {
        g_string_append_printf(css->out, "%s {\n", lower[i].selector);
        put_role(css, TEXT_HEADING_4, lower[i].without);
        g_string_append_printf(css->out, "%s" FIT KEEP, plain ? lower[i].plain : lower[i].face);
        if (plain)
            g_string_append_printf(css->out,
                                   "  padding-left: 0.5em;\n  border-left: 3px solid #%06x;\n",
                                   css->style->accent);
        g_string_append(css->out, "}\n");
    }
}

/* What no role tells: the shape of things. A date stands beside its text where both have room and
 * above it where they have not, by the width of the column, not of the window: readers that show
 * columns side by side have one very wide window. */
static const char shapes[] =
    "section, article, aside, nav, header, footer, figure, figcaption, main {\n"
    "  display: block;\n}\n"
    "a {\n  color: inherit;\n  text-decoration: underline;\n" GIVE "}\n"
    "ul, ol {\n  margin-top: 0.5em;\n  margin-bottom: 0.5em;\n  padding-left: 1.5em;\n}\n"
    "figure {\n  margin: 1.2em 0;\n  padding: 0;\n" WHOLE "}\n"
    "img {\n  max-width: 100%;\n  height: auto;\n}\n"
    ".in-line {\n  width: auto;\n  height: 0.75em;\n}\n"
    "sup, sub {\n  font-size: 0.75em;\n  line-height: 0;\n}\n"
    /* Of a cell's own alignment some readers make that of the inlines in it. */
    "thead {\n  display: table-header-group;\n  vertical-align: bottom;\n}\n"
    "tbody {\n  vertical-align: top;\n}\n"
    "tr {\n" WHOLE "}\n"
    ".left {\n  text-align: left;\n}\n"
    ".centre {\n  text-align: center;\n}\n"
    ".right {\n  text-align: right;\n}\n"
    ".title-page {\n  text-align: left;\n}\n"
    ".cover {\n  margin: 0;\n  padding: 0;\n  text-align: center;\n}\n"
    ".cover img {\n  max-height: 95vh;\n}\n"
    "dfn {\n  font-style: inherit;\n}\n"
    "abbr[title] {\n  text-decoration: none;\n}\n"
    ".timeline, .contents, .index, .glossary, .locators {\n"
    "  margin: 0;\n  padding: 0;\n  list-style-type: none;\n}\n"
    ".sources {\n  padding-left: 1.5em;\n  text-indent: -1.5em;\n  list-style-type: none;\n}\n"
    ".contents a, .index a, .timeline a, .glossary a, .letters a, .noteref, .backlink {\n"
    "  text-decoration: none;\n}\n"
    ".timeline-figure svg {\n  display: block;\n  width: 100%;\n  max-width: 30em;\n"
    "  height: auto;\n  margin: 0 0 1.2em 0;\n" WHOLE "}\n"
    ".timeline-number {\n  padding-right: 0.4em;\n}\n"
    ".letters {\n  margin-bottom: 0.5em;\n  text-align: left;\n  line-height: 2;\n"
    "  word-spacing: 0.6em;\n}\n"
    ".index-subs {\n  margin: 0;\n  padding: 0 0 0 2em;\n  list-style-type: none;\n}\n"
    ".locators, .locators li {\n  display: inline;\n  margin: 0;\n  padding: 0;\n"
    "  text-indent: 0;\n}\n"
    ".locators a {\n  white-space: nowrap;\n}\n"
    ".locators {\n  font-variant-numeric: lining-nums;\n}\n"
    ".locator {\n  white-space: nowrap;\n  font-variant-numeric: lining-nums;\n}\n"
    ".noteref {\n  font-size: 0.75em;\n  line-height: 0;\n  vertical-align: super;\n"
    "  font-variant-numeric: lining-nums;\n}\n"
    ".note-number {\n  font-weight: bold;\n  padding-right: 0.3em;\n}\n"
    ".label {\n  font-weight: bold;\n}\n";

/* Lines and grounds. A box that sets its ground sets the colour of its text too, or dark mode hides
 * it. */
static void put_coloured(struct css *css) {
    const struct style *style = css->style;
    uint32_t rule = style->rule_colour;
    GString *out = css->out;
    g_string_append_printf(
        out, "hr {\n  border: 0;\n  border-top: 1px solid #%06x;\n  margin: 1.5em 30%%;\n}\n",
        rule);
    g_string_append_printf(out,
                           "table {\n  width: 100%%;\n  margin: 1.2em 0;\n"
                           "  border-collapse: collapse;\n  border-bottom: 1px solid #%06x;\n}\n",
                           rule);
    g_string_append_printf(out, "th, td {\n  border-top: 1px solid #%06x;\n}\n", rule);
    g_string_append_printf(out,
                           "pre, .key-points {\n  background-color: #%06x;\n  color: #%06x;\n}\n",
                           style->tint, style->text[TEXT_BOX].colour);
    g_string_append_printf(out,
                           ".key-points {\n  margin: 1.5em 0;\n  padding: 0.8em 1em;\n"
                           "  border-left: 3px solid #%06x;\n" WHOLE "}\n",
                           style->accent);
    g_string_append_printf(out,
                           ".timeline-entry {\n  display: flex;\n  flex-wrap: wrap;\n"
                           "  align-items: baseline;\n  margin: 0 0 0.7em 0;\n"
                           "  padding-left: 0.8em;\n  border-left: 2px solid #%06x;\n" WHOLE "}\n",
                           rule);
    g_string_append_printf(out,
                           ".notes {\n  margin-top: 2em;\n  padding-top: 0.8em;\n"
                           "  border-top: 1px solid #%06x;\n}\n",
                           rule);
}

/* On a telephone justified lines have gaps where the reader cannot hyphenate; and the rows of a
 * wide table become lists of its cells, each behind the head of its column. */
static void put_narrow(struct css *css) {
    g_string_append_printf(
        css->out,
        "@media (max-width: 30em) {\n  p, li, blockquote p, blockquote li {\n"
        "    text-align: start;\n  }\n  thead.many-columns {\n    display: none;\n  }\n"
        "  tbody.many-columns, .many-columns tr, .many-columns td {\n    display: block;\n  }\n"
        "  .many-columns tr {\n    padding: 0.4em 0;\n    border-top: 1px solid #%06x;\n  }\n"
        "  .many-columns td {\n    padding: 0.1em 0 0.1em 1em;\n    border: 0;\n"
        "    text-align: start;\n    text-indent: -1em;\n    font-size: 0.9em;\n  }\n"
        "  .many-columns td::before {\n    content: attr(data-label);\n"
        "    font-weight: bold;\n  }\n}\n",
        css->style->rule_colour);
}

/* A light box would glare in the dark; where that is not asked for it has its own ground. */
static void put_dark(struct css *css) {
    g_string_append(css->out, "@media (prefers-color-scheme: dark) {\n  pre, .key-points {\n"
                              "    background-color: transparent;\n    color: inherit;\n    "
                              "border-color: currentColor;\n  }\n}\n");
}

/* How a section's first paragraph begins. */
static void put_opening(struct css *css) {
    if (css->style->opening == OPENING_DROP_CAP)
        g_string_append(css->out, ".drop-cap {\n  float: left;\n  font-size: 3.4em;\n"
                                  "  line-height: 0.8;\n  padding-right: 0.06em;\n}\n");
    if (css->style->opening != OPENING_NONE)
        g_string_append(css->out, ".first-words {\n  font-variant: small-caps;\n}\n");
}

/* The space around a quotation, whose paragraphs have none of their own. */
static void put_quote(struct css *css, const char *selector, enum text_role role) {
    const struct text_style *text = &css->style->text[role];
    int32_t size = css->style->text[TEXT_BODY].size;
    g_string_append_printf(css->out, "%s {\n  padding: 0;\n", selector);
    put_em(css, "margin-top", text->before, size);
    put_em(css, "margin-bottom", text->after, size);
    put_em(css, "margin-left", text->left, size);
    put_em(css, "margin-right", text->right, size);
    g_string_append(css->out, "}\n");
}

struct str style_css(struct arena *arena, const struct style *style) {
    struct css css = {arena, style, g_string_new("/* Made from the pack's style sheet. */\n")};
    const struct text_style *body = &style->text[TEXT_BODY];
    struct str ratio = str_decimal(arena, (double)body->leading / body->size, 2);
    g_string_append(css.out, "body {\n");
    put_family(&css, body);
    g_string_append_printf(css.out,
                           "  line-height: %.*s;\n  margin: 0 5%%;\n  orphans: 2;\n"
                           "  widows: 2;\n" FIT,
                           STR_ARG(ratio));
    put_features(&css, body->features);
    g_string_append(css.out, "}\np {\n  margin: 0;\n  text-indent: 0;\n");
    g_string_append_printf(css.out,
                           "  text-align: %s;\n  -webkit-hyphens: %s;\n  hyphens: %s;\n}\n",
                           body->align == TEXT_JUSTIFY ? "justify" : "left",
                           body->hyphenate ? "auto" : "none", body->hyphenate ? "auto" : "none");
    if (style->emphasis == EMPHASIS_BOLD)
        g_string_append(css.out, "em {\n  font-style: normal;\n  font-weight: bold;\n}\n");
    g_string_append(css.out, ".run-on {\n");
    put_em(&css, "text-indent", body->indent, body->size);
    if (style->paragraph_gap)
        put_em(&css, "margin-top", style->paragraph_gap, body->size);
    g_string_append(css.out, "}\n");
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        g_string_append_printf(css.out, "%s {\n", rules[i].selector);
        put_role(&css, rules[i].role, rules[i].without);
        g_string_append_printf(css.out, "%s}\n", rules[i].further);
    }
    put_lower_headings(&css);
    g_string_append_printf(css.out,
                           "code {\n  font-family: \"%.*s\", monospace;\n"
                           "  font-size: 0.88em;\n" GIVE "}\n",
                           STR_ARG(style->mono_family));
    g_string_append(css.out, "pre code {\n  font-size: 1em;\n}\n");
    put_quote(&css, "blockquote", TEXT_QUOTE);
    put_quote(&css, ".epigraph", TEXT_EPIGRAPH);
    g_string_append(css.out, shapes);
    put_opening(&css);
    put_coloured(&css);
    g_string_append(css.out, ".many-columns td, .many-columns th {\n  padding-right: 0.3em;\n"
                             "  font-size: 0.8em;\n" GIVE "}\n");
    put_narrow(&css);
    put_dark(&css);
    struct str text = str_copy(arena, (struct str){css.out->str, css.out->len});
    g_string_free(css.out, TRUE);
    return text;
}
