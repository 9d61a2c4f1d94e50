/* cite_numbers.c: ranges of pages, what stands behind a key ("p. 3", "chap. 6"), and editions. */
#include "compose/cite_internal.h"

#include <string.h>

/* ---- ranges ---- */

/* How many digits of the end are kept where both have `len`. Chicago, 18th ed., 9.62: all below 100
 * and behind full hundreds; the part that changes behind 01–09; else two or more. */
static size_t kept_digits(const char *from, const char *to, size_t len, enum cite_ranges ranges) {
    size_t same = 0;
    while (same < len && from[same] == to[same])
        same++;
    size_t changed = len - same;
    if (ranges == RANGES_SHORTEST)
        return MAX(changed, 1);
    bool hundred = len >= 3 && from[len - 1] == '0' && from[len - 2] == '0';
    if (len < 3 || hundred)
        return len;
    if (from[len - 2] == '0')
        return MAX(changed, 1);
    bool all_but_one = len == 4 && changed == 3; /* 1496–500 */
    return all_but_one ? changed : MAX(changed, 2);
}

static size_t digits_at(struct str text, size_t at) {
    size_t end = at;
    while (end < text.len && g_ascii_isdigit(text.at[end]))
        end++;
    return end - at;
}

/* The bytes of a hyphen or dash at `at` that stands between two numbers or letters, or 0. */
static size_t range_sign(struct str text, size_t at) {
    struct str rest = str_slice(text, at, text.len);
    size_t len = str_starts(rest, STR("--"))  ? 2
                 : str_starts(rest, STR("–")) ? strlen("–")
                 : str_starts(rest, STR("-")) ? 1
                                              : 0;
    bool between = len && at && at + len < text.len && g_ascii_isalnum(text.at[at - 1]) &&
                   g_ascii_isalnum(text.at[at + len]);
    return between ? len : 0;
}

/* The start of the digits that end before `at`. */
static size_t digits_before(struct str text, size_t at) {
    while (at && g_ascii_isdigit(text.at[at - 1]))
        at--;
    return at;
}

struct str cite_ranges(const struct filling *filling, struct str pages) {
    enum cite_ranges ranges = filling->citations->style->ranges;
    const char *sign = ranges == RANGES_SHORTEST ? "-" : "–";
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < pages.len;) {
        size_t len = range_sign(pages, i);
        bool digit = len && g_ascii_isdigit(pages.at[i - 1]);
        if (!len) {
            g_string_append_c(out, pages.at[i++]);
            continue;
        }
        size_t start = digits_before(pages, i), count = i - start, behind = i + len;
        bool lettered = ranges == RANGES_SHORTEST && start && digit &&
                        pages.at[start - 1] == pages.at[behind] &&
                        g_ascii_isalpha(pages.at[behind]); /* "S93-S99" → "S93-9" */
        behind += lettered;
        size_t to = digits_at(pages, behind);
        g_string_append(out, sign);
        if (digit && to == count && ranges != RANGES_FULL)
            behind += to - kept_digits(pages.at + start, pages.at + behind, to, ranges);
        i = behind;
    }
    struct str result = str_copy(filling->citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

/* ---- locators ---- */

/* What labels begin a locator, longest first, and the names of the words for them. */
static const struct label {
    const char *written, *name;
    bool page;
} labels[] = {{"paragraphs", "paragraphs", false},
              {"paragraph", "paragraph", false},
              {"chapters", "chapter", false},
              {"chapter", "chapter", false},
              {"sections", "section", false},
              {"section", "section", false},
              {"paras.", "paragraphs", false},
              {"para.", "paragraph", false},
              {"chaps.", "chapter", false},
              {"chap.", "chapter", false},
              {"pages", "page", true},
              {"page", "page", true},
              {"chs.", "chapter", false},
              {"ch.", "chapter", false},
              {"secs.", "section", false},
              {"sec.", "section", false},
              {"pp.", "page", true},
              {"p.", "page", true}};

static struct str behind_label(struct str text, struct str label) {
    if (!label.len || !str_starts(text, label))
        return STR("");
    struct str rest = str_slice(text, label.len, text.len);
    bool spaced = str_starts(rest, STR(" ")) || str_starts(rest, STR("\u00a0"));
    return spaced || (rest.len && g_ascii_isdigit(rest.at[0])) ? rest : STR("");
}

static bool is_roman(struct str text) {
    size_t i = 0;
    while (i < text.len && strchr("ivxlcdm", text.at[i]))
        i++;
    return i && (i == text.len || strchr("-,", text.at[i]) ||
                 str_starts(str_slice(text, i, text.len), STR("–")));
}

/* A page, where no label stands: "45", "iv", "S12". */
static bool is_bare_page(struct str text) {
    size_t i = 0;
    if (is_roman(text))
        return true;
    while (i < text.len && i < 2 && g_ascii_isalpha(text.at[i]))
        i++;
    return i < text.len && g_ascii_isdigit(text.at[i]);
}

static struct str without_blank(struct str text) {
    if (str_starts(text, STR("\u00a0")))
        text = str_slice(text, strlen("\u00a0"), text.len);
    return str_trim(text);
}

/* Whether more than one is meant: "3–5", "3, 7". */
static bool is_plural(struct str text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if (range_sign(text, i) || (text.at[i] == ',' && g_ascii_isdigit(text.at[text.len - 1])))
            return true;
    return false;
}

static struct str labelled(const struct filling *filling, const char *name, struct str rest) {
    const struct citations *citations = filling->citations;
    bool longer = citations->style->long_labels &&
                  (strcmp(name, "chapter") == 0 || strcmp(name, "section") == 0);
    struct str word =
        cite_word(citations->arena, citations->language,
                  longer ? str_format(citations->arena, "%s-long", name) : str_of(name));
    return str_format(citations->arena, "%.*s\u00a0%.*s", STR_ARG(word), STR_ARG(rest));
}

struct str cite_locator(const struct filling *filling, bool *paged) {
    const struct citations *citations = filling->citations;
    struct str text = filling->locator, pages = is_bare_page(text) ? text : STR("");
    *paged = false;
    struct str own[] = {cite_word(citations->arena, citations->language, STR("pages")),
                        cite_word(citations->arena, citations->language, STR("page"))};
    for (size_t i = 0; i < G_N_ELEMENTS(own) && !pages.len; i++)
        pages = behind_label(text, own[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(labels) && !pages.len; i++) {
        struct str rest = behind_label(text, str_of(labels[i].written));
        if (rest.len && labels[i].page)
            pages = rest;
        else if (rest.len)
            return labelled(filling, labels[i].name,
                            cite_text(filling, cite_ranges(filling, without_blank(rest))));
    }
    *paged = pages.len != 0;
    if (!pages.len)
        return cite_text(filling, text);
    bool plural = is_plural(pages);
    pages = cite_text(filling, cite_ranges(filling, without_blank(pages)));
    if (citations->style->pages_bare)
        return pages;
    bool one_label = citations->style->ranges == RANGES_SHORTEST; /* "p. 93-113" */
    return labelled(filling, plural && !one_label ? "pages" : "page", pages);
}

/* ---- editions ---- */

static struct str ordinal(const struct citations *citations, struct str number) {
    if (!compose_is_language(citations->language, "en"))
        return number;
    char last = number.at[number.len - 1];
    bool teen = number.len > 1 && number.at[number.len - 2] == '1';
    const char *end = teen || last < '1' || last > '3' ? "th"
                      : last == '1'                    ? "st"
                      : last == '2'                    ? "nd"
                                                       : "rd";
    return str_format(citations->arena, "%.*s%s", STR_ARG(number), end);
}

/* "2" and "2nd" → "2nd ed."; other words are as they are, with "ed." where that is not said. */
struct str cite_edition(const struct filling *filling) {
    const struct citations *citations = filling->citations;
    struct str text = cite_own(filling, "edition");
    size_t digits = digits_at(text, 0);
    struct str rest = str_slice(text, digits, text.len);
    bool number = digits && (!rest.len || str_is(rest, "st") || str_is(rest, "nd") ||
                             str_is(rest, "rd") || str_is(rest, "th") || str_is(rest, "."));
    if (!text.len || (!number && str_find(text, STR("d."), 0) != SIZE_MAX) ||
        (!number && !compose_is_language(citations->language, "en")))
        return cite_text(filling, text);
    struct str form = cite_word(citations->arena, citations->language, STR("edition"));
    size_t at = str_find(form, STR("#"), 0);
    struct str name = number ? ordinal(citations, str_slice(text, 0, digits)) : text;
    return str_format(citations->arena, "%.*s%.*s%.*s", STR_ARG(str_slice(form, 0, at)),
                      STR_ARG(name), STR_ARG(str_slice(form, at + 1, form.len)));
}
