/* source_fields.c: the entries of BibTeX and BibLaTeX → CSL's types and fields. A field without a
 * counterpart goes into CSL's `custom`, so nothing is lost. The tables follow the manual of
 * BibLaTeX (§2.1, §2.2) and what Zotero and Pandoc make of it. */
#include "outline/source_bibtex.h"

#include <stdlib.h>
#include <string.h>

/* ---- tables ---- */

static const struct {
    const char *bib, *csl;
} entry_types[] = {{"article", "article-journal"},
                   {"suppperiodical", "article-journal"},
                   {"book", "book"},
                   {"mvbook", "book"},
                   {"collection", "book"},
                   {"mvcollection", "book"},
                   {"proceedings", "book"},
                   {"mvproceedings", "book"},
                   {"reference", "book"},
                   {"mvreference", "book"},
                   {"manual", "book"},
                   {"booklet", "pamphlet"},
                   {"inbook", "chapter"},
                   {"bookinbook", "chapter"},
                   {"suppbook", "chapter"},
                   {"incollection", "chapter"},
                   {"suppcollection", "chapter"},
                   {"inreference", "entry-encyclopedia"},
                   {"inproceedings", "paper-conference"},
                   {"conference", "paper-conference"},
                   {"phdthesis", "thesis"},
                   {"mastersthesis", "thesis"},
                   {"thesis", "thesis"},
                   {"techreport", "report"},
                   {"report", "report"},
                   {"online", "webpage"},
                   {"electronic", "webpage"},
                   {"www", "webpage"},
                   {"misc", "document"},
                   {"unpublished", "manuscript"},
                   {"patent", "patent"},
                   {"software", "software"},
                   {"dataset", "dataset"},
                   {"periodical", "periodical"},
                   {"letter", "personal_communication"},
                   {"legislation", "legislation"},
                   {"jurisdiction", "legal_case"},
                   {"legal", "treaty"},
                   {"video", "motion_picture"},
                   {"movie", "motion_picture"},
                   {"audio", "song"},
                   {"music", "song"},
                   {"image", "graphic"},
                   {"artwork", "graphic"},
                   {"performance", "performance"},
                   {"standard", "standard"},
                   {"review", "review"}};

enum field_form { FORM_TEXT, FORM_VERBATIM, FORM_NAMES, FORM_PAGES, FORM_CUSTOM };

/* Of two fields with one counterpart the row that stands first is taken, the other is kept. */
static const struct field_row {
    const char *bib, *csl;
    enum field_form form;
} field_rows[] = {{"author", "author", FORM_NAMES},
                  {"editor", "editor", FORM_NAMES},
                  {"translator", "translator", FORM_NAMES},
                  {"bookauthor", "container-author", FORM_NAMES},
                  {"shorttitle", "title-short", FORM_TEXT},
                  {"journaltitle", "container-title", FORM_TEXT},
                  {"journal", "container-title", FORM_TEXT},
                  {"booktitle", "container-title", FORM_TEXT},
                  {"maintitle", "volume-title", FORM_TEXT},
                  {"shortjournal", "container-title-short", FORM_TEXT},
                  {"series", "collection-title", FORM_TEXT},
                  {"publisher", "publisher", FORM_TEXT},
                  {"institution", "publisher", FORM_TEXT},
                  {"school", "publisher", FORM_TEXT},
                  {"organization", "publisher", FORM_TEXT},
                  {"location", "publisher-place", FORM_TEXT},
                  {"address", "publisher-place", FORM_TEXT},
                  {"volume", "volume", FORM_TEXT},
                  {"volumes", "number-of-volumes", FORM_TEXT},
                  {"issue", "issue", FORM_TEXT},
                  {"pages", "page", FORM_PAGES},
                  {"pagetotal", "number-of-pages", FORM_TEXT},
                  {"chapter", "chapter-number", FORM_TEXT},
                  {"edition", "edition", FORM_TEXT},
                  {"version", "version", FORM_TEXT},
                  {"type", "genre", FORM_TEXT},
                  {"note", "note", FORM_TEXT},
                  {"annotation", "annote", FORM_TEXT},
                  {"annote", "annote", FORM_TEXT},
                  {"abstract", "abstract", FORM_TEXT},
                  {"keywords", "keyword", FORM_TEXT},
                  {"langid", "language", FORM_TEXT},
                  {"language", "language", FORM_TEXT},
                  {"doi", "DOI", FORM_VERBATIM},
                  {"isbn", "ISBN", FORM_VERBATIM},
                  {"issn", "ISSN", FORM_VERBATIM},
                  {"url", "URL", FORM_VERBATIM},
                  {"pmid", "PMID", FORM_VERBATIM},
                  {"pmcid", "PMCID", FORM_VERBATIM},
                  {"eventtitle", "event-title", FORM_TEXT},
                  {"venue", "event-place", FORM_TEXT},
                  {"library", "archive", FORM_TEXT},
                  {"pubstate", "status", FORM_TEXT},
                  {"file", "file", FORM_CUSTOM},
                  {"archived", "archived", FORM_CUSTOM},
                  {"snapshot", "snapshot", FORM_CUSTOM},
                  {"sha256", "sha256", FORM_CUSTOM}};

/* ---- one entry ---- */

struct conversion {
    struct outline_reading *reading;
    struct tex tex;
    const struct bib_file *file;
    const struct bib_entry *entry, *parent; /* of `crossref` */
    struct csl_builder item, custom;
    struct str type; /* CSL's */
};

static const struct bib_field *own_field(const struct bib_entry *entry, const char *name) {
    for (size_t i = 0; entry && i < entry->count; i++)
        if (str_is(entry->fields[i].name, name))
            return &entry->fields[i];
    return NULL;
}

/* What is not handed down: it is of the parent itself. */
static bool is_personal(struct str name) {
    static const char *const names[] = {"crossref", "ids",        "label", "sortkey",  "shorttitle",
                                        "title",    "subtitle",   "file",  "abstract", "keywords",
                                        "note",     "annotation", "pages", NULL};
    for (size_t i = 0; names[i]; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

/* The entry's own field, else its parent's; a title is then that of the whole. */
static const struct bib_field *find_field(const struct conversion *conversion, const char *name) {
    const struct bib_field *own = own_field(conversion->entry, name);
    if (own || !conversion->parent)
        return own;
    bool article = str_is(conversion->type, "article-journal");
    if (str_is(str_of(name), article ? "journaltitle" : "booktitle")) {
        const struct bib_field *same = own_field(conversion->parent, name);
        return same ? same : own_field(conversion->parent, "title");
    }
    return is_personal(str_of(name)) ? NULL : own_field(conversion->parent, name);
}

static struct str field_text(const struct conversion *conversion, const struct bib_field *field) {
    return tex_text(&conversion->tex, field->value, field->span);
}

static void add_text(struct csl_builder *to, const char *key, struct str text,
                     const struct bib_field *field) {
    if (!text.len)
        return;
    struct yaml_node *node = csl_scalar(to->arena, text, true, field->span);
    csl_add(to, str_of(key), field->name_span, node);
}

static void add_custom(struct conversion *conversion, const struct bib_field *field) {
    add_text(&conversion->custom, field->name.at, field_text(conversion, field), field);
}

/* "12--34" → "12-34", as CSL has it. */
static struct str pages_text(const struct conversion *conversion, const struct bib_field *field) {
    GString *out = g_string_new_len(field->value.at, (gssize)field->value.len);
    while (g_string_replace(out, "--", "-", 0))
        continue;
    g_string_replace(out, "–", "-", 0);
    struct str text = tex_text(&conversion->tex, (struct str){out->str, out->len}, field->span);
    g_string_free(out, TRUE);
    return text;
}

static bool has_member(const struct csl_builder *builder, const char *key) {
    return yaml_find(builder->node, key) != NULL;
}

static void add_row(struct conversion *conversion, const struct field_row *row,
                    const struct bib_field *field) {
    if (row->form != FORM_CUSTOM && has_member(&conversion->item, row->csl)) {
        add_custom(conversion, field);
        return;
    }
    switch (row->form) {
    case FORM_TEXT:
        add_text(&conversion->item, row->csl, field_text(conversion, field), field);
        break;
    case FORM_PAGES:
        add_text(&conversion->item, row->csl, pages_text(conversion, field), field);
        break;
    case FORM_VERBATIM:
        add_text(&conversion->item, row->csl, tex_verbatim(&conversion->tex, field->value), field);
        break;
    case FORM_CUSTOM:
        add_text(&conversion->custom, row->csl, tex_verbatim(&conversion->tex, field->value),
                 field);
        break;
    case FORM_NAMES: {
        struct yaml_node *names = tex_names(&conversion->tex, field->value, field->span);
        if (names->first)
            csl_add(&conversion->item, str_of(row->csl), field->name_span, names);
        break;
    }
    }
}

/* ---- dates ---- */

static int month_number(struct str word) {
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (word.len && g_ascii_isdigit(word.at[0])) {
        int number = atoi(word.at); /* NUL-terminated by tex_text */
        return number >= 1 && number <= 12 ? number : 0;
    }
    for (int i = 0; i < 12 && word.len >= 3; i++)
        if (g_ascii_strncasecmp(word.at, months + 3 * i, 3) == 0)
            return i + 1;
    return 0;
}

/* The day in "March 2", "mar # {~2}", "2 March"; "11" is a month alone. */
static int day_number(struct str month) {
    size_t i = 0;
    while (i < month.len && !g_ascii_isdigit(month.at[i]))
        i++;
    size_t end = i;
    while (end < month.len && g_ascii_isdigit(month.at[end]))
        end++;
    int day = i < end && (i || end < month.len) ? atoi(month.at + i) : 0;
    return day >= 1 && day <= 31 ? day : 0;
}

/* The month in the same. */
static int month_of(struct str month) {
    int number = month_number(month);
    bool day_first = month.len && g_ascii_isdigit(month.at[0]) && day_number(month);
    if (number && !day_first)
        return number;
    size_t i = 0;
    while (i < month.len && !g_ascii_isalpha(month.at[i]))
        i++;
    return month_number(str_slice(month, i, month.len));
}

/* "2014-02-30", where "in press" is a word of its own right. */
static bool is_numeric(struct str text) {
    bool digits = false;
    for (size_t i = 0; i < text.len; i++) {
        if (!g_ascii_isdigit(text.at[i]) && !strchr("-/~?. ", text.at[i]))
            return false;
        digits = digits || g_ascii_isdigit(text.at[i]);
    }
    return digits;
}

static void add_date(struct conversion *conversion, const char *key, struct str text,
                     const struct bib_field *field) {
    struct edtf date;
    const char *why = NULL;
    struct yaml_node *node = NULL;
    if (edtf_read(text, &date, &why))
        node = csl_date(conversion->reading->arena, date, field->span);
    else if (is_numeric(text))
        diag_add(conversion->reading->diags, DIAG_SOURCE_FIELD, field->span,
                 "'%.*s' is no date, and is printed as it stands: %s", STR_ARG(text),
                 why ? why : "it is not EDTF");
    if (!node)
        node = csl_literal_date(conversion->reading->arena, text, field->span);
    csl_add(&conversion->item, str_of(key), field->name_span, node);
}

/* BibLaTeX's `date`, else BibTeX's `year` with `month` and `day`. */
static void add_issued(struct conversion *conversion) {
    const struct bib_field *date = find_field(conversion, "date");
    const struct bib_field *year = find_field(conversion, "year");
    const struct bib_field *month = find_field(conversion, "month");
    const struct bib_field *day = find_field(conversion, "day");
    if (date) {
        add_date(conversion, "issued", field_text(conversion, date), date);
        if (year)
            add_custom(conversion, year);
        if (month)
            add_custom(conversion, month);
        return;
    }
    if (!year) {
        if (month)
            add_custom(conversion, month);
        return;
    }
    struct str text = field_text(conversion, year);
    struct str month_text = month ? field_text(conversion, month) : STR("");
    int number = month_of(month_text);
    int day_of = day ? atoi(field_text(conversion, day).at) : day_number(month_text);
    struct str whole = text;
    if (number && day_of >= 1 && day_of <= 31)
        whole =
            str_format(conversion->reading->arena, "%.*s-%02d-%02d", STR_ARG(text), number, day_of);
    else if (number)
        whole = str_format(conversion->reading->arena, "%.*s-%02d", STR_ARG(text), number);
    struct edtf value;
    const char *why = NULL;
    bool fits = edtf_read(whole, &value, &why);
    add_date(conversion, "issued", fits ? whole : text, year);
    if (month && (!number || !fits))
        add_custom(conversion, month);
}

/* ---- titles, numbers, types ---- */

static void add_title(struct conversion *conversion) {
    const struct bib_field *title = own_field(conversion->entry, "title");
    const struct bib_field *subtitle = own_field(conversion->entry, "subtitle");
    if (!title)
        return;
    struct str text = field_text(conversion, title);
    if (subtitle) {
        struct str more = field_text(conversion, subtitle);
        bool stop = text.len && strchr("?!:", text.at[text.len - 1]);
        text = str_format(conversion->reading->arena, "%.*s%s %.*s", STR_ARG(text), stop ? "" : ":",
                          STR_ARG(more));
    }
    add_text(&conversion->item, "title", text, title);
}

/* `number` is an issue, a number of a series, or a report's own. */
static void add_number(struct conversion *conversion) {
    const struct bib_field *number = find_field(conversion, "number");
    if (!number)
        return;
    struct str type = conversion->type;
    bool issue = str_starts(type, STR("article")) || str_is(type, "periodical");
    bool series =
        str_is(type, "book") || str_is(type, "chapter") || str_is(type, "paper-conference");
    const char *key = issue ? "issue" : series ? "collection-number" : "number";
    if (has_member(&conversion->item, key))
        add_custom(conversion, number);
    else
        add_text(&conversion->item, key, field_text(conversion, number), number);
}

static void set_type(struct conversion *conversion) {
    const struct bib_entry *entry = conversion->entry;
    const char *names[G_N_ELEMENTS(entry_types) + 1] = {NULL};
    for (size_t i = 0; i < G_N_ELEMENTS(entry_types); i++) {
        names[i] = entry_types[i].bib;
        if (str_is(entry->type, entry_types[i].bib)) {
            conversion->type = str_of(entry_types[i].csl);
            break;
        }
    }
    if (!conversion->type.len) {
        conversion->type = STR("document");
        diag_add(conversion->reading->diags, DIAG_BIBTEX_UNKNOWN, entry->type_span,
                 "the type of entry '%.*s' is not known; it becomes a document",
                 STR_ARG(entry->type));
        const char *near = schema_nearest(entry->type, names);
        if (near)
            diag_hint(conversion->reading->diags, "did you mean '%s'?", near);
    }
    const struct bib_field *subtype = own_field(entry, "entrysubtype");
    if (str_is(conversion->type, "article-journal") && subtype &&
        str_is(subtype->value, "magazine"))
        conversion->type = STR("article-magazine");
    if (str_is(conversion->type, "article-journal") && subtype &&
        str_is(subtype->value, "newspaper"))
        conversion->type = STR("article-newspaper");
    csl_add_text(&conversion->item, "type", conversion->type, entry->type_span);
    bool thesis = str_is(entry->type, "phdthesis") || str_is(entry->type, "mastersthesis");
    if (thesis && !own_field(entry, "type"))
        csl_add_text(&conversion->item, "genre",
                     str_is(entry->type, "phdthesis") ? STR("PhD thesis") : STR("Master’s thesis"),
                     entry->type_span);
}

/* ---- putting it together ---- */

static bool is_taken(struct str name) {
    static const char *const names[] = {
        "title",   "subtitle", "number",    "date",     "year",         "month", "day",
        "urldate", "origdate", "eventdate", "crossref", "entrysubtype", NULL};
    for (size_t i = 0; names[i]; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static void add_rows(struct conversion *conversion) {
    for (size_t i = 0; i < G_N_ELEMENTS(field_rows); i++) {
        const struct bib_field *field = find_field(conversion, field_rows[i].bib);
        if (field)
            add_row(conversion, &field_rows[i], field);
    }
}

static bool has_row(struct str name) {
    for (size_t i = 0; i < G_N_ELEMENTS(field_rows); i++)
        if (str_is(name, field_rows[i].bib))
            return true;
    return false;
}

static void add_rest(struct conversion *conversion) {
    for (size_t i = 0; i < conversion->entry->count; i++) {
        const struct bib_field *field = &conversion->entry->fields[i];
        if (!has_row(field->name) && !is_taken(field->name))
            add_custom(conversion, field);
    }
}

static struct yaml_node *convert(struct conversion *conversion) {
    static const struct {
        const char *bib, *csl;
    } dates[] = {
        {"urldate", "accessed"}, {"origdate", "original-date"}, {"eventdate", "event-date"}};
    struct arena *arena = conversion->reading->arena;
    const struct bib_entry *entry = conversion->entry;
    conversion->item = csl_open(arena, YAML_MAP, entry->span);
    conversion->custom = csl_open(arena, YAML_MAP, entry->span);
    csl_add_text(&conversion->item, "id", entry->key, entry->key_span);
    set_type(conversion);
    add_title(conversion);
    add_rows(conversion);
    add_number(conversion);
    add_issued(conversion);
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        const struct bib_field *field = find_field(conversion, dates[i].bib);
        if (field)
            add_date(conversion, dates[i].csl, field_text(conversion, field), field);
    }
    add_rest(conversion);
    if (conversion->custom.node->first)
        csl_add(&conversion->item, STR("custom"), entry->type_span, conversion->custom.node);
    return conversion->item.node;
}

/* The entry that another takes what it lacks from; one step, as BibTeX does. */
static const struct bib_entry *find_parent(struct conversion *conversion, GHashTable *by_key) {
    const struct bib_field *field = own_field(conversion->entry, "crossref");
    if (!field)
        return NULL;
    struct str key = str_trim(field->value);
    const struct bib_entry *parent =
        g_hash_table_lookup(by_key, str_terminated(conversion->reading->arena, key));
    if (!parent)
        diag_add(conversion->reading->diags, DIAG_SOURCE_UNKNOWN, field->span,
                 "'crossref' names '%.*s', which this file does not have", STR_ARG(key));
    return parent == conversion->entry ? NULL : parent;
}

struct yaml_node *bibtex_read(struct outline_reading *reading, uint32_t source) {
    struct bib_file file = {0};
    struct csl_builder list = csl_open(reading->arena, YAML_LIST, (struct span){source, 0, 0});
    bib_read_file(reading, source, &file);
    GHashTable *by_key = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < file.count; i++)
        g_hash_table_insert(
            by_key, (gpointer)(uintptr_t)str_terminated(reading->arena, file.entries[i].key),
            &file.entries[i]);
    for (size_t i = 0; i < file.count; i++) {
        struct conversion conversion = {.reading = reading,
                                        .tex = {reading->arena, reading->diags},
                                        .file = &file,
                                        .entry = &file.entries[i]};
        if (str_is(file.entries[i].type, "set") || str_is(file.entries[i].type, "xdata"))
            continue; /* they are no sources themselves */
        conversion.parent = find_parent(&conversion, by_key);
        csl_add(&list, STR(""), SPAN_NONE, convert(&conversion));
    }
    g_hash_table_destroy(by_key);
    return list.node;
}
