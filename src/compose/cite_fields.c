/* cite_fields.c: what the fields of a template are: one name, one text. Names that stand in no
 * table here are fields of CSL as the source has them. */
#include "compose/cite_internal.h"

#include <string.h>

#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "doc/typography.h"

struct str cite_own(const struct filling *filling, const char *key) {
    return csl_field(filling->work->item, key);
}

struct str cite_text(const struct filling *filling, struct str text) {
    bool plain = filling->citations->pack->typography == TYPOGRAPHY_PLAIN;
    return plain || !text.len
               ? text
               : typography_text(filling->citations->arena, text, filling->citations->language);
}

static struct str own_text(const struct filling *filling, const char *key) {
    return cite_text(filling, cite_own(filling, key));
}

/* ---- authors ---- */

/* An organisation that is the only author; or empty. */
static struct str body_of(const struct filling *filling) {
    const struct csl_names *authors = &filling->work->item->authors;
    return authors->count == 1 ? authors->items[0].literal : STR("");
}

/* What the source is called in short, where that is a name for its author. */
static struct str short_body(const struct filling *filling) {
    return body_of(filling).len ? own_text(filling, "short") : STR("");
}

static struct str head(struct filling *filling) {
    struct arena *arena = filling->citations->arena;
    struct str names = cite_creators(filling, NAMES_LIST), shorter = short_body(filling);
    filling->title_used = !names.len;
    if (!names.len)
        return cite_styled(filling, cite_title(filling), true);
    return shorter.len && filling->citations->style->short_first
               ? str_format(arena, "%.*s (%.*s)", STR_ARG(shorter), STR_ARG(names))
               : names;
}

static struct str note_names(struct filling *filling) {
    return cite_creators(filling, NAMES_NOTE);
}

static struct str short_author(const struct filling *filling, enum cite_name_form form) {
    struct arena *arena = filling->citations->arena;
    struct str said = own_text(filling, "short");
    bool introduced = filling->citations->style->told_once && !filling->work->noted;
    if (said.len && form == NAMES_SHORT && introduced && body_of(filling).len)
        return str_format(arena, "%.*s [%.*s]", STR_ARG(body_of(filling)), STR_ARG(said));
    if (said.len && form == NAMES_TEXT && introduced && body_of(filling).len)
        return body_of(filling);
    if (said.len)
        return said;
    struct str names = cite_creators(filling, form);
    return names.len ? names : cite_styled(filling, cite_short_title(filling), false);
}

static struct str author(struct filling *filling) {
    return short_author(filling, NAMES_SHORT);
}

static struct str text_author(struct filling *filling) {
    return short_author(filling, NAMES_TEXT);
}

/* The abbreviation that is told behind the name that a sentence had in full. */
static struct str abbreviation(struct filling *filling) {
    bool introduced = filling->citations->style->told_once && !filling->work->noted;
    return introduced ? short_body(filling) : STR("");
}

static struct str authored(struct filling *filling) {
    return filling->work->item->authors.count ? STR("yes") : STR("");
}

static struct str dated(struct filling *filling) {
    const struct csl_item *item = filling->work->item;
    return item->issued.span.source || item->issued_words.len ? STR("yes") : STR("");
}

static struct str interviewer_told(struct filling *filling) {
    return cite_names_of(filling, "interviewer").count ? STR("yes") : STR("");
}

/* An organisation whose site has another name. */
static struct str owner(struct filling *filling) {
    struct str body = body_of(filling);
    return str_equal(body, cite_own(filling, "container-title")) ? STR("") : body;
}

static struct str person(struct filling *filling) {
    const struct csl_names *authors = &filling->work->item->authors;
    return authors->count ? authors->items[0].family : STR("");
}

/* Of "(NATO, 15 April 2016)" the first; without a date the title tells more. */
static struct str label(struct filling *filling) {
    struct str said = own_text(filling, "short");
    if (!said.len)
        said = own_text(filling, "title-short");
    if (said.len)
        return said;
    bool undated = !cite_date(filling, STR("date")).len;
    struct str names = undated ? STR("") : cite_creators(filling, NAMES_SHORT);
    return names.len ? names : cite_title(filling);
}

/* ---- titles ---- */

static struct str title(struct filling *filling) {
    return filling->title_used ? STR("") : cite_styled(filling, cite_title(filling), true);
}

static struct str plain_title(struct filling *filling) {
    return filling->title_used ? STR("") : cite_title(filling);
}

static struct str short_title(struct filling *filling) {
    return cite_styled(filling, cite_short_title(filling), false);
}

/* What follows another element of the citation, which the author's title has become already. */
static struct str untold_title(struct filling *filling) {
    bool told = !cite_creators(filling, NAMES_SHORT).len && !own_text(filling, "short").len;
    return told ? STR("") : short_title(filling);
}

static struct str bracketed(const struct filling *filling, const char *key) {
    struct str text = cite_title_of(filling, cite_own(filling, key));
    return text.len ? str_format(filling->citations->arena, "[%.*s]", STR_ARG(text)) : text;
}

static struct str translated(struct filling *filling) {
    return bracketed(filling, "translated-title");
}

static struct str kind_in_brackets(struct filling *filling) {
    struct str genre = cite_own(filling, "genre"), medium = cite_own(filling, "medium");
    struct str text = own_text(filling, genre.len ? "genre" : "medium");
    if (genre.len && medium.len)
        text = str_format(filling->citations->arena, "%.*s; %.*s", STR_ARG(text),
                          STR_ARG(own_text(filling, "medium")));
    return text.len ? str_format(filling->citations->arena, "[%.*s]", STR_ARG(text)) : text;
}

/* ---- where it stands ---- */

static struct str container(struct filling *filling) {
    return cite_title_of(filling, cite_own(filling, "container-title"));
}

static struct str event(struct filling *filling) {
    struct str text = own_text(filling, "event-title");
    return text.len ? text : own_text(filling, "event");
}

/* "Audio, 37:58" inside a sentence. */
static struct str medium_small(struct filling *filling) {
    struct str text = own_text(filling, "medium");
    bool word = text.len > 1 && g_ascii_isupper(text.at[0]) && g_ascii_islower(text.at[1]);
    return word ? str_format(filling->citations->arena, "%c%.*s", g_ascii_tolower(text.at[0]),
                             STR_ARG(str_slice(text, 1, text.len)))
                : text;
}

/* Of a journal the abbreviation, without stops. */
static struct str short_container(struct filling *filling) {
    struct str text = cite_own(filling, "container-title-short");
    if (!text.len)
        text = cite_own(filling, "journalAbbreviation");
    if (!text.len)
        return container(filling);
    GString *out = g_string_new_len(text.at, (gssize)text.len);
    g_string_replace(out, ".", "", 0);
    text = str_copy(filling->citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return cite_text(filling, text);
}

static bool is_author(const struct filling *filling, struct str name) {
    return name.len && str_equal(body_of(filling), name);
}

/* A site that is the author is not told twice. */
static struct str site(struct filling *filling) {
    return is_author(filling, cite_own(filling, "container-title")) ? STR("") : container(filling);
}

/* The same of a publisher. */
static struct str press(struct filling *filling) {
    struct str name = cite_own(filling, "publisher");
    bool told = is_author(filling, name) || str_equal(name, cite_own(filling, "container-title"));
    return told ? STR("") : cite_text(filling, name);
}

static struct str imprint(struct filling *filling) {
    struct str place = own_text(filling, "publisher-place"), name = press(filling);
    return place.len && name.len
               ? str_format(filling->citations->arena, "%.*s: %.*s", STR_ARG(place), STR_ARG(name))
           : name.len                           ? name
           : cite_own(filling, "publisher").len ? STR("")
                                                : place;
}

static struct str page(struct filling *filling) {
    return cite_ranges(filling, cite_own(filling, "page"));
}

/* "Norwegian": a language that is not the pack's. */
static struct str foreign(struct filling *filling) {
    const struct citations *citations = filling->citations;
    struct str tag = cite_own(filling, "language");
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[100];
    char name[300];
    int32_t len = 0;
    if (tag.len < 2 || tag.len > 11 || (tag.len > 3 && tag.at[2] != '-' && tag.at[2] != '_'))
        return STR("");
    if (compose_is_language(citations->language,
                            str_terminated(citations->arena, str_slice(tag, 0, 2))))
        return STR("");
    int32_t units = uloc_getDisplayLanguage(str_terminated(citations->arena, tag),
                                            str_terminated(citations->arena, citations->language),
                                            wide, G_N_ELEMENTS(wide), &status);
    u_strToUTF8(name, sizeof name, &len, wide, units, &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
        return STR("");
    return compose_capitalised(citations->arena,
                               str_copy(citations->arena, (struct str){name, (size_t)len}));
}

/* ---- addresses ---- */

static bool is_address(struct str text) {
    return str_starts(text, STR("https://")) || str_starts(text, STR("http://"));
}

static struct str address(const struct filling *filling, struct str target, struct str shown) {
    return is_address(target) ? str_format(filling->citations->arena, "\x01%.*s\x02%.*s\x03",
                                           STR_ARG(target), STR_ARG(shown))
                              : STR("");
}

/* "10.1000/1", however it is written: "doi:10.1000/1", "http://dx.doi.org/10.1000/1". */
static struct str bare_doi(const struct filling *filling) {
    static const char *const openings[] = {"https://", "http://", "dx.", "doi.org/",
                                           "doi:",     "DOI:",    " "};
    struct str doi = str_trim(cite_own(filling, "DOI"));
    for (size_t i = 0; i < G_N_ELEMENTS(openings); i++)
        if (str_starts(doi, str_of(openings[i])))
            doi = str_slice(doi, strlen(openings[i]), doi.len);
    return doi;
}

static struct str doi_address(const struct filling *filling) {
    struct str doi = bare_doi(filling);
    return doi.len ? str_format(filling->citations->arena, "https://doi.org/%.*s", STR_ARG(doi))
                   : doi;
}

static struct str doi(struct filling *filling) {
    return address(filling, doi_address(filling), bare_doi(filling));
}

static struct str doi_link(struct filling *filling) {
    return address(filling, doi_address(filling), doi_address(filling));
}

static struct str url(struct filling *filling) {
    struct str text = cite_own(filling, "URL");
    return address(filling, text, text);
}

/* Citing Medicine has a full stop behind addresses that end in a stroke alone. */
static struct str medical_url(struct filling *filling) {
    struct str text = cite_own(filling, "URL"), link = url(filling);
    return link.len && str_ends(text, STR("/"))
               ? str_format(filling->citations->arena, "%.*s.", STR_ARG(link))
               : link;
}

static struct str archived(struct filling *filling) {
    struct str text = cite_own(filling, "archived");
    return address(filling, text, text);
}

/* ---- numbers ---- */

static struct str number(struct filling *filling) {
    return str_format(filling->citations->arena, "%zu", filling->work->number);
}

static struct str year(struct filling *filling) {
    return cite_year(filling);
}

/* "1920/2013": a work that has been published before. */
static struct str both_years(struct filling *filling) {
    struct str first = cite_date(filling, STR("original"));
    return first.len ? str_format(filling->citations->arena, "%.*s/%.*s", STR_ARG(first),
                                  STR_ARG(cite_year(filling)))
                     : cite_year(filling);
}

/* "1–3" where all volumes are meant. */
static struct str volume_span(struct filling *filling) {
    struct str volume = cite_own(filling, "volume"), count = cite_own(filling, "number-of-volumes");
    bool span =
        str_find(volume, STR("-"), 0) != SIZE_MAX || str_find(volume, STR("–"), 0) != SIZE_MAX;
    if (span)
        return cite_ranges(filling, volume);
    return !volume.len && count.len
               ? str_format(filling->citations->arena, "1–%.*s", STR_ARG(count))
               : STR("");
}

static struct str locator(struct filling *filling) {
    bool pages;
    return cite_locator(filling, &pages);
}

static struct str paged(struct filling *filling) {
    bool pages;
    struct str text = cite_locator(filling, &pages);
    return pages ? text : STR("");
}

static struct str placed(struct filling *filling) {
    bool pages;
    struct str text = cite_locator(filling, &pages);
    return pages ? STR("") : text;
}

/* "p. 3", "pp. 3–9" of a part in its whole. */
static struct str pages_labelled(struct filling *filling) {
    struct filling part = *filling;
    bool pages;
    part.locator = cite_own(filling, "page");
    return cite_locator(&part, &pages);
}

static struct str edition(struct filling *filling) {
    return cite_edition(filling);
}

/* A number that a word may stand before: not "Report 12" or "S. Prt. 107-84". */
static struct str plain_number(struct filling *filling) {
    struct str text = cite_own(filling, "number");
    size_t blank = str_find(text, STR(" "), 0);
    return blank == SIZE_MAX ? text : STR("");
}

/* ---- the table ---- */

static const struct {
    const char *name;
    struct str (*make)(struct filling *filling);
} fields[] = {{"head", head},
              {"names", note_names},
              {"author", author},
              {"author-text", text_author},
              {"abbreviation", abbreviation},
              {"authored", authored},
              {"dated", dated},
              {"interviewer-told", interviewer_told},
              {"owner", owner},
              {"person", person},
              {"label", label},
              {"title", title},
              {"plain-title", plain_title},
              {"short-title", short_title},
              {"untold-title", untold_title},
              {"translated", translated},
              {"kind", kind_in_brackets},
              {"container", container},
              {"container-short", short_container},
              {"site", site},
              {"press", press},
              {"event", event},
              {"medium-small", medium_small},
              {"imprint", imprint},
              {"page", page},
              {"foreign", foreign},
              {"doi", doi},
              {"doi-link", doi_link},
              {"url", url},
              {"url-medical", medical_url},
              {"archived", archived},
              {"cited-number", number},
              {"year", year},
              {"year-of-both", both_years},
              {"volume-span", volume_span},
              {"locator", locator},
              {"paged", paged},
              {"placed", placed},
              {"pages", pages_labelled},
              {"edition", edition},
              {"plain-number", plain_number}};

/* "names:editor", "role:editor", "date:day". */
static struct str field_of(struct filling *filling, struct str name, size_t colon) {
    struct str kind = str_slice(name, 0, colon), rest = str_slice(name, colon + 1, name.len);
    if (str_is(kind, "date"))
        return cite_date(filling, rest);
    const char *variable = str_terminated(filling->citations->arena, rest);
    struct csl_names names = cite_names_of(filling, variable);
    if (str_is(kind, "role"))
        return names.count ? cite_role(filling, variable, names.count) : STR("");
    return cite_names_text(filling, &names, str_is(kind, "note") ? NAMES_NOTE : NAMES_OTHER);
}

struct str cite_field(struct filling *filling, struct str name) {
    size_t colon = str_find(name, STR(":"), 0);
    if (colon != SIZE_MAX)
        return field_of(filling, name, colon);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (str_is(name, fields[i].name))
            return fields[i].make(filling);
    char key[40];
    g_snprintf(key, sizeof key, "%.*s", STR_ARG(name));
    return own_text(filling, key);
}

/* ---- order ---- */

struct str cite_short_author(const struct citations *citations, const struct cite_work *work) {
    struct filling filling = cite_filling(citations, work);
    struct str said = own_text(&filling, "short");
    return said.len ? said : short_author(&filling, NAMES_SHORT);
}

static bool same_names(const struct csl_names *a, const struct csl_names *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = str_equal(a->items[i].family, b->items[i].family) &&
               str_equal(a->items[i].given, b->items[i].given) &&
               str_equal(a->items[i].literal, b->items[i].literal);
    return same;
}

bool cite_same_authors(const struct citations *citations, const struct cite_work *a,
                       const struct cite_work *b) {
    return same_names(&a->item->authors, &b->item->authors) &&
           str_equal(cite_short_author(citations, a), cite_short_author(citations, b));
}

static void append_sorted_name(GString *out, const struct csl_name *name, bool particles) {
    if (particles && name->particle.len)
        g_string_append_printf(out, "%.*s ", STR_ARG(name->particle));
    struct str first = name->family.len ? name->family : name->literal;
    g_string_append_printf(out, "%.*s, %.*s %.*s, ", STR_ARG(first), STR_ARG(name->given),
                           STR_ARG(name->suffix));
}

struct str cite_sort_text(const struct citations *citations, const struct cite_work *work) {
    struct filling filling = cite_filling(citations, work);
    const struct csl_item *item = work->item;
    const char *variable;
    struct csl_names names = cite_makers(&filling, &variable);
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < names.count; i++)
        append_sorted_name(out, &names.items[i], citations->style->particles_sort);
    struct str plain = cite_title(&filling);
    g_string_append_printf(out, "%.*s", STR_ARG(names.count ? STR("") : plain));
    struct str when = item->issued.span.source ? edtf_text(citations->arena, item->issued.date)
                                               : item->issued_words;
    g_string_append_printf(out, " %.*s %.*s", STR_ARG(when), STR_ARG(plain));
    struct str text = str_copy(citations->arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}
