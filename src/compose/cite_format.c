/* cite_format.c: one source and a template of the style → a text with tags. Fields are worked out
 * here: names in their order, years with letters, addresses; stops are not doubled. */
#include "compose/cite_internal.h"

#include <string.h>

#include "doc/typography.h"

/* One text that is being made. */
struct filling {
    const struct citations *citations;
    const struct cite_work *work;
    struct str locator;
    GString *out;
    bool title_used; /* it stands where the author would */
};

static struct str own(const struct filling *filling, const char *key) {
    return csl_field(filling->work->item, key);
}

static struct str word(const struct filling *filling, enum cite_term term) {
    return str_of(cite_term(filling->citations->language, term));
}

static struct str set_text(const struct filling *filling, struct str text) {
    bool plain = filling->citations->pack->typography == TYPOGRAPHY_PLAIN;
    return plain || !text.len
               ? text
               : typography_text(filling->citations->arena, text, filling->citations->language);
}

/* ---- names ---- */

static void append_initials(GString *out, struct str given) {
    bool begins = true;
    for (size_t i = 0; i < given.len;) {
        gunichar c = str_next(given, &i);
        if (begins && g_unichar_isalpha(c))
            g_string_append_unichar(out, g_unichar_toupper(c));
        begins = c == ' ' || c == '-' || c == '.';
    }
}

static void append_name(const struct filling *filling, GString *out, const struct csl_name *name,
                        bool inverted) {
    if (!name->family.len) {
        g_string_append_len(out, name->literal.at, (gssize)name->literal.len);
        return;
    }
    bool initials = filling->citations->style->initials;
    if (!inverted && !initials && name->given.len)
        g_string_append_printf(out, "%.*s ", STR_ARG(name->given));
    if (name->particle.len) {
        struct str space = str_ends(name->particle, STR("’")) ? STR("") : STR(" ");
        g_string_append_printf(out, "%.*s%.*s", STR_ARG(name->particle), STR_ARG(space));
    }
    g_string_append_len(out, name->family.at, (gssize)name->family.len);
    if (initials && name->given.len) {
        g_string_append_c(out, ' ');
        append_initials(out, name->given);
    } else if (inverted && name->given.len) {
        g_string_append_printf(out, ", %.*s", STR_ARG(name->given));
    }
    if (name->suffix.len)
        g_string_append_printf(out, " %.*s", STR_ARG(name->suffix));
}

static bool is_others(const struct csl_name *name) {
    return str_is(name->literal, "others");
}

enum name_form { NAMES_LIST, NAMES_STRAIGHT, NAMES_SHORT };

static struct str names_text(const struct filling *filling, const struct csl_names *names,
                             enum name_form form) {
    const struct citations *citations = filling->citations;
    size_t most =
        form == NAMES_LIST ? MAX(citations->style->most_names, 10) : citations->style->most_names;
    bool cut = names->count > most;
    size_t shown = !cut ? names->count : form == NAMES_LIST ? MIN(7, most) : 1;
    bool serial = str_is(citations->language, "en-US");
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < shown; i++) {
        const struct csl_name *name = &names->items[i];
        bool last = i + 1 == names->count && !cut;
        if (is_others(name)) {
            cut = true;
            break;
        }
        if (i && last && (!citations->style->initials || form == NAMES_SHORT))
            g_string_append_printf(out, "%s %s ",
                                   form == NAMES_LIST || (serial && names->count > 2) ? "," : "",
                                   cite_term(citations->language, CITE_AND));
        else if (i)
            g_string_append(out, ", ");
        if (form == NAMES_SHORT) {
            struct csl_name family = *name;
            family.given = family.suffix = STR("");
            append_name(filling, out, &family, false);
        } else {
            append_name(filling, out, name, form == NAMES_LIST && i == 0);
        }
    }
    if (cut && out->len)
        g_string_append_printf(out, " %s", cite_term(citations->language, CITE_OTHERS));
    struct str text = str_copy(citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

/* Authors, else editors with the word for them. */
static struct str creators(const struct filling *filling, enum name_form form) {
    const struct csl_item *item = filling->work->item;
    if (item->authors.count)
        return names_text(filling, &item->authors, form);
    struct str editors = names_text(filling, &item->editors, form);
    if (!editors.len || form == NAMES_SHORT)
        return editors;
    return str_format(filling->citations->arena, "%.*s, %.*s", STR_ARG(editors),
                      STR_ARG(word(filling, CITE_EDITOR)));
}

/* ---- titles ---- */

static bool is_book(struct str type) {
    static const char *const types[] = {
        "book",        "thesis",     "report", "pamphlet",       "classic",
        "collection",  "periodical", "map",    "motion_picture", "manuscript",
        "legislation", "treaty",     NULL};
    for (size_t i = 0; types[i]; i++)
        if (str_is(type, types[i]))
            return true;
    return false;
}

static struct str quoted(const struct filling *filling, struct str text) {
    const struct punctuation *signs = punctuation_find(filling->citations->language);
    return text.len ? str_format(filling->citations->arena, "%s%.*s%s", signs->open, STR_ARG(text),
                                 signs->close)
                    : text;
}

static struct str italic(const struct filling *filling, struct str text) {
    return text.len ? str_format(filling->citations->arena, "<i>%.*s</i>", STR_ARG(text)) : text;
}

static struct str styled_title(const struct filling *filling, struct str title) {
    if (filling->citations->style->initials)
        return title; /* numbered entries set nothing apart */
    return is_book(filling->work->item->type) ? italic(filling, title) : quoted(filling, title);
}

static struct str title(const struct filling *filling) {
    struct str text = own(filling, "title");
    return set_text(filling, text.len ? text : filling->work->item->id.text);
}

/* The part before a colon, or what the source says itself. */
static struct str short_title(const struct filling *filling) {
    struct str said = own(filling, "title-short");
    if (!said.len)
        said = own(filling, "shortTitle");
    if (said.len)
        return set_text(filling, said);
    struct str whole = title(filling);
    size_t colon = str_find(whole, STR(":"), 0);
    return colon == SIZE_MAX ? whole : str_trim(str_slice(whole, 0, colon));
}

static struct str short_author(const struct filling *filling) {
    struct str said = own(filling, "short");
    if (said.len)
        return set_text(filling, said);
    struct str names = creators(filling, NAMES_SHORT);
    return names.len ? names : styled_title(filling, short_title(filling));
}

static struct str full_date(const struct filling *filling);

/* Of "(NATO, 15 April 2016)" the first; without a date the title tells more. */
static struct str label(const struct filling *filling) {
    struct str said = own(filling, "short");
    if (!said.len)
        said = own(filling, "title-short");
    if (said.len)
        return set_text(filling, said);
    bool undated = !full_date(filling).len;
    struct str names = undated ? STR("") : creators(filling, NAMES_SHORT);
    return names.len ? names : title(filling);
}

/* ---- dates, places, addresses ---- */

static struct str date(const struct filling *filling, const struct located_date *when) {
    return when->span.source ? compose_date(filling->citations->dates, when->date) : STR("");
}

static struct str year(const struct filling *filling) {
    const struct csl_item *item = filling->work->item;
    if (!item->issued.span.source)
        return item->issued_words.len ? item->issued_words : word(filling, CITE_NO_DATE);
    struct edtf years = item->issued.date;
    years.from.month = years.from.day = years.to.month = years.to.day = 0;
    if (years.interval && years.from.year == years.to.year)
        years.interval = false;
    struct str text = compose_date(filling->citations->dates, years);
    char letter[2] = {filling->work->letter, '\0'};
    return letter[0] ? str_format(filling->citations->arena, "%.*s%s", STR_ARG(text), letter)
                     : text;
}

static struct str full_date(const struct filling *filling) {
    const struct csl_item *item = filling->work->item;
    return item->issued.span.source ? date(filling, &item->issued) : item->issued_words;
}

static struct str imprint(const struct filling *filling) {
    struct str place = own(filling, "publisher-place"), press = own(filling, "publisher");
    if (place.len && press.len)
        return str_format(filling->citations->arena, "%.*s: %.*s", STR_ARG(place), STR_ARG(press));
    return set_text(filling, press.len ? press : place);
}

static struct str address(const struct filling *filling, struct str target, struct str shown) {
    return str_format(filling->citations->arena, "\x01%.*s\x02%.*s\x03", STR_ARG(target),
                      STR_ARG(shown));
}

static bool is_address(struct str text) {
    return str_starts(text, STR("https://")) || str_starts(text, STR("http://"));
}

/* DOI, else address; when it was seen; where a copy is. */
static struct str link_text(const struct filling *filling) {
    struct arena *arena = filling->citations->arena;
    struct str doi = own(filling, "DOI"), url = own(filling, "URL");
    struct str archived = own(filling, "archived"), text = STR("");
    if (doi.len)
        url = is_address(doi) ? doi : str_format(arena, "https://doi.org/%.*s", STR_ARG(doi));
    if (is_address(url))
        text = address(filling, url, url);
    struct str accessed = date(filling, &filling->work->item->accessed);
    if (text.len && accessed.len && !doi.len)
        text = str_format(arena, "%.*s (%s %.*s)", STR_ARG(text), word(filling, CITE_ACCESSED).at,
                          STR_ARG(accessed));
    if (is_address(archived))
        text = str_format(arena, "%.*s%s%s %.*s", STR_ARG(text), text.len ? "; " : "",
                          word(filling, CITE_ARCHIVED).at,
                          STR_ARG(address(filling, archived, archived)));
    return text;
}

/* "3-5" → "3–5". */
static struct str ranges(const struct filling *filling, struct str text) {
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < text.len; i++) {
        bool between = text.at[i] == '-' && i && i + 1 < text.len &&
                       g_ascii_isdigit(text.at[i - 1]) && g_ascii_isdigit(text.at[i + 1]);
        if (between)
            g_string_append(out, "–");
        else
            g_string_append_c(out, text.at[i]);
    }
    struct str result = str_copy(filling->citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return result;
}

static struct str locator(const struct filling *filling) {
    struct str text = filling->locator;
    static const char *const labels[] = {"pp. ", "p. ", "pp.\u00a0", "p.\u00a0"};
    for (size_t i = 0; i < G_N_ELEMENTS(labels) && !filling->citations->style->page_label; i++)
        if (str_starts(text, str_of(labels[i])))
            text = str_slice(text, strlen(labels[i]), text.len);
    return ranges(filling, set_text(filling, text));
}

/* ---- templates ---- */

static struct str head(struct filling *filling) {
    struct str names = creators(filling, NAMES_LIST);
    filling->title_used = !names.len;
    return names.len ? names : styled_title(filling, title(filling));
}

static struct str edited(const struct filling *filling) {
    const struct csl_item *item = filling->work->item;
    if (!item->authors.count || !item->editors.count)
        return STR("");
    return str_format(filling->citations->arena, "%s %.*s", word(filling, CITE_EDITED_BY).at,
                      STR_ARG(names_text(filling, &item->editors, NAMES_STRAIGHT)));
}

/* A publisher that is the author is not told twice. */
static struct str other_imprint(const struct filling *filling) {
    const struct csl_names *authors = &filling->work->item->authors;
    bool same =
        authors->count == 1 && str_equal(authors->items[0].literal, own(filling, "publisher"));
    return same ? STR("") : imprint(filling);
}

/* "In " before what holds a part; in a sentence without its capital. */
static struct str in_word(const struct filling *filling, bool small) {
    struct str text = word(filling, CITE_IN);
    const struct cite_style *style = filling->citations->style;
    if (cite_entry_form(filling->citations, filling->work) != style->chapter)
        return STR("");
    size_t behind = 0;
    gunichar first = str_next(text, &behind);
    char bytes[6];
    int len = g_unichar_to_utf8(small ? g_unichar_tolower(first) : first, bytes);
    return str_format(filling->citations->arena, "%.*s%.*s%s ", len, bytes,
                      STR_ARG(str_slice(text, behind, text.len)), style->initials ? ":" : "");
}

static struct str field(struct filling *filling, struct str name) {
    struct arena *arena = filling->citations->arena;
    if (str_is(name, "head"))
        return head(filling);
    if (str_is(name, "names"))
        return creators(filling, NAMES_STRAIGHT);
    if (str_is(name, "short"))
        return short_author(filling);
    if (str_is(name, "label"))
        return label(filling);
    if (str_is(name, "year"))
        return year(filling);
    if (str_is(name, "date"))
        return full_date(filling);
    if (str_is(name, "day")) /* what the year leaves to tell */
        return filling->work->item->issued.date.from.month ? full_date(filling) : STR("");
    if (str_is(name, "title") || str_is(name, "quoted") || str_is(name, "italic"))
        return filling->title_used ? STR("") : styled_title(filling, title(filling));
    if (str_is(name, "shorttitle"))
        return styled_title(filling, short_title(filling));
    if (str_is(name, "container"))
        return set_text(filling, own(filling, "container-title"));
    if (str_is(name, "page"))
        return ranges(filling, own(filling, "page"));
    if (str_is(name, "imprint"))
        return other_imprint(filling);
    if (str_is(name, "imprintdate") || str_is(name, "imprintyear")) {
        bool told = filling->work->item->issued.span.source != 0;
        struct str press = other_imprint(filling), when = full_date(filling);
        if (str_is(name, "imprintyear") && told)
            when = year(filling);
        return str_format(arena, "%.*s%s%.*s", STR_ARG(press), press.len && when.len ? ", " : "",
                          STR_ARG(when));
    }
    if (str_is(name, "in") || str_is(name, "inside"))
        return in_word(filling, str_is(name, "inside"));
    if (str_is(name, "edited"))
        return edited(filling);
    if (str_is(name, "link"))
        return link_text(filling);
    if (str_is(name, "locator"))
        return locator(filling);
    if (str_is(name, "number"))
        return str_format(arena, "%zu", filling->work->number);
    return set_text(filling, own(filling, str_terminated(arena, name))); /* volume, issue, genre */
}

/* Whether what stands there ends a sentence, also before a quotation mark or a tag. */
static bool has_stop(const GString *out) {
    struct str text = {out->str, out->len};
    static const char *const over[] = {"</i>", "</b>", "”", "’", "»", "“", "</sup>"};
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < G_N_ELEMENTS(over); i++)
            if (str_ends(text, str_of(over[i]))) {
                text = str_slice(text, 0, text.len - strlen(over[i]));
                again = true;
            }
    }
    return text.len && strchr(".?!", text.at[text.len - 1]);
}

/* In the American way a stop stands inside the quotation marks. */
static void append_sign(struct filling *filling, char sign) {
    GString *out = filling->out;
    if (sign == '.' && has_stop(out))
        return;
    bool inside = str_is(filling->citations->language, "en-US") && (sign == '.' || sign == ',') &&
                  g_str_has_suffix(out->str, "”");
    if (inside)
        g_string_insert_c(out, (gssize)(out->len - strlen("”")), sign);
    else
        g_string_append_c(out, sign);
}

struct str cite_fill(const struct citations *citations, const struct cite_work *work,
                     const char *form, struct str place) {
    enum { MOST_GROUPS = 4 };
    struct {
        size_t start;
        bool filled;
    } groups[MOST_GROUPS + 1] = {{0, false}};
    size_t depth = 0;
    struct filling filling = {citations, work, place, g_string_new(NULL), false};
    for (const char *c = form; *c; c++) {
        if (*c == '[') {
            groups[++depth].start = filling.out->len;
            groups[depth].filled = false;
        } else if (*c == ']') {
            if (groups[depth].filled)
                groups[depth - 1].filled = true;
            else
                g_string_truncate(filling.out, groups[depth].start);
            depth--;
        } else if (*c == '{') {
            const char *end = strchr(c, '}');
            struct str name = {c + 1, (size_t)(end - c - 1)};
            struct str text = field(&filling, name);
            /* "In" alone fills nothing. */
            groups[depth].filled |= text.len && !str_is(name, "in") && !str_is(name, "inside");
            g_string_append_len(filling.out, text.at, (gssize)text.len);
            c = end;
        } else {
            append_sign(&filling, *c);
        }
    }
    struct str text = str_copy(citations->arena, (struct str){filling.out->str, filling.out->len});
    g_string_free(filling.out, TRUE);
    return str_trim(text);
}

const char *cite_entry_form(const struct citations *citations, const struct cite_work *work) {
    const struct cite_style *style = citations->style;
    struct str type = work->item->type;
    if (str_starts(type, STR("article")) || str_starts(type, STR("review")))
        return style->article;
    if (str_is(type, "chapter") || str_is(type, "paper-conference") ||
        str_starts(type, STR("entry")))
        return style->chapter;
    return is_book(type) ? style->book : style->other;
}

struct str cite_short_author(const struct citations *citations, const struct cite_work *work) {
    struct filling filling = {.citations = citations, .work = work};
    return short_author(&filling);
}

struct str cite_sort_text(const struct citations *citations, const struct cite_work *work) {
    struct filling filling = {.citations = citations, .work = work};
    const struct csl_item *item = work->item;
    const struct csl_names *names = item->authors.count ? &item->authors : &item->editors;
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < names->count; i++) {
        struct csl_name name = names->items[i];
        name.particle = STR(""); /* sorted under the name itself */
        append_name(&filling, out, &name, true);
        g_string_append(out, ", ");
    }
    struct str plain = title(&filling);
    g_string_append_printf(out, "%.*s", STR_ARG(names->count ? STR("") : plain));
    struct str when = item->issued.span.source ? edtf_text(citations->arena, item->issued.date)
                                               : item->issued_words;
    g_string_append_printf(out, " %.*s %.*s", STR_ARG(when), STR_ARG(plain));
    struct str text = str_copy(citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}
