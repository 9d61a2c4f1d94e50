/* metadata.c: identifier, build date, paper, names for sorting: what is derived when it is absent.
 */
#include <string.h>

#include "outline/outline_internal.h"

const struct actor *pack_actor(const struct pack *pack, struct str id) {
    const struct actor *actors = pack->actors.items;
    for (size_t i = 0; i < pack->actors.count; i++)
        if (str_equal(actors[i].id.text, id))
            return &actors[i];
    return NULL;
}

bool actor_role_covers(const struct actor_role *role, struct edtf date) {
    bool begun = !role->from.span.source || edtf_first_day(role->from.date) <= edtf_last_day(date);
    bool over = role->to.span.source && edtf_last_day(role->to.date) < edtf_first_day(date);
    return begun && !over;
}

const struct actor_role *actor_role_on(const struct actor *actor, struct edtf date) {
    const struct actor_role *roles = actor->roles.items;
    for (size_t i = actor->roles.count; i-- > 0;)
        if (actor_role_covers(&roles[i], date))
            return &roles[i];
    return NULL;
}

bool outline_paper(struct str name, int32_t *width, int32_t *height) {
    static const struct {
        const char *name, *width, *height;
    } papers[] = {{"A4", "210mm", "297mm"}, {"A5", "148mm", "210mm"}, {"letter", "8.5in", "11in"}};
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (str_is(name, papers[i].name))
            return schema_length(str_of(papers[i].width), width) &&
                   schema_length(str_of(papers[i].height), height);
    size_t cross = str_find(name, STR("x"), 0);
    int32_t least = 72 * 1024; /* an inch: less holds no text */
    return cross != SIZE_MAX && schema_length(str_slice(name, 0, cross), width) &&
           schema_length(str_slice(name, cross + 1, name.len), height) && *width >= least &&
           *height >= least;
}

void outline_read_paper(struct outline_reading *reading, const struct yaml_node *paper) {
    struct pack *pack = reading->pack;
    struct str name = paper->text;
    if (paper->kind == YAML_LIST && paper->count == 2)
        name = str_format(reading->arena, "%.*sx%.*s", STR_ARG(paper->first->text),
                          STR_ARG(paper->first->next->text));
    bool good = paper->kind == YAML_SCALAR || (paper->kind == YAML_LIST && paper->count == 2);
    if (good && outline_paper(name, &pack->paper_width, &pack->paper_height))
        return;
    int32_t width, height;
    bool sizes = paper->kind == YAML_LIST && good && schema_length(paper->first->text, &width) &&
                 schema_length(paper->first->next->text, &height);
    pack->paper_width = pack->paper_height = 0;
    if (paper->refused)
        return;
    diag_add(reading->diags, DIAG_OUTLINE_VALUE, paper->span,
             sizes
                 ? "'paper' is too small: width and height are from 1in (25.4mm) to 200in (5080mm)"
                 : "'paper' takes A4, A5, letter, or [width, height] like [150mm, 220mm], each "
                   "from 1in (25.4mm) to 200in (5080mm)");
}

/* RFC 4122, §4.3: a UUID of a name. The name space is a UUID of our own, fixed for good. */
struct str outline_uuid(struct arena *arena, struct str name) {
    static const guchar space[16] = {0x8f, 0x1d, 0x6a, 0x52, 0x3c, 0x0b, 0x5e, 0x47,
                                     0x9a, 0x61, 0xd0, 0x55, 0x1e, 0x72, 0xc4, 0x39};
    guint8 d[20];
    gsize length = sizeof d;
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(sum, space, sizeof space);
    g_checksum_update(sum, (const guchar *)name.at, (gssize)name.len);
    g_checksum_get_digest(sum, d, &length);
    g_checksum_free(sum);
    d[6] = (guint8)((d[6] & 0x0F) | 0x50);
    d[8] = (guint8)((d[8] & 0x3F) | 0x80);
    return str_format(
        arena, "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
        d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9], d[10], d[11], d[12], d[13],
        d[14], d[15]);
}

/* ZIP's dates end in 2107, PDF readers expect four digits: what lies outside is no date for us. */
bool outline_day_of_epoch(const char *epoch, struct edtf_date *date, int64_t *seconds) {
    int64_t value = 0;
    if (!epoch || !*epoch)
        return false;
    for (const char *c = epoch; *c; c++) {
        if (!g_ascii_isdigit(*c) || value > INT64_C(4354819199))
            return false;
        value = value * 10 + (*c - '0');
    }
    if (value < INT64_C(315532800) || value > INT64_C(4354819199))
        return false;
    *date = edtf_from_day(value / 86400);
    *seconds = value % 86400;
    return true;
}

/* A key that is there, though its value may have been refused. */
static bool is_given(const struct outline_reading *reading, const char *key) {
    return reading->root && yaml_find(reading->root, key);
}

/* The metadata's dates are ZIP's too. */
static bool fits_metadata(struct edtf_date date) {
    return date.year >= 1980 && date.year <= 2107;
}

/* 'updated' and 'as_of' are points in time: an interval would have to be read as one of its ends.
 */
static void check_date(struct outline_reading *reading, struct located_date *date, const char *key,
                       bool metadata) {
    if (!date->span.source)
        return;
    if (date->date.interval)
        diag_add(reading->diags, DIAG_OUTLINE_DATE, date->span,
                 "'%s' takes one date, not an interval", key);
    else if (metadata && !fits_metadata(date->date.from))
        diag_add(reading->diags, DIAG_OUTLINE_DATE, date->span,
                 "'%s' takes a date from 1980 to 2107, as the outputs' containers do", key);
    else
        return;
    date->span = SPAN_NONE;
}

/* A note on the pack as a whole: at the outline's start, or at that of the only file that there is.
 */
static void add_note(struct outline_reading *reading, enum diag_code code, const char *text) {
    diag_add(reading->diags, code, reading->pack->span, "%s", text);
}

static void set_build_date(struct outline_reading *reading, const char *epoch) {
    struct pack *pack = reading->pack;
    struct edtf_date date = {.year = 1980, .month = 1, .day = 1};
    int64_t seconds = 0;
    check_date(reading, &pack->updated, "updated", true);
    check_date(reading, &pack->as_of, "as_of", false);
    check_date(reading, &pack->review_by, "review_by", false);
    /* A citation tells who and when. */
    bool told = (pack->editors.count || pack->publisher.text.len) &&
                (pack->updated.span.source || pack->as_of.span.source);
    if (pack->cite == CITE_DEFAULT)
        pack->cite = told ? CITE_TITLE_PAGE : CITE_NONE;
    if (pack->updated.span.source)
        date = pack->updated.date.from;
    else if (!outline_day_of_epoch(epoch, &date, &seconds)) {
        bool undated = !is_given(reading, "updated") && !is_given(reading, "as_of");
        if (pack->as_of.span.source && fits_metadata(pack->as_of.date.from))
            date = pack->as_of.date.from;
        else if (pack->as_of.span.source && !is_given(reading, "updated"))
            diag_add(reading->diags, DIAG_OUTLINE_NO_DATE, pack->as_of.span,
                     "metadata cannot carry this date; they carry 1980-01-01");
        else if (undated)
            add_note(reading, DIAG_OUTLINE_NO_DATE,
                     "the pack has no date; its metadata carry 1980-01-01");
    }
    int month = date.month >= 1 && date.month <= 12 ? date.month : 1;
    pack->build_date = str_format(reading->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", date.year,
                                  month, date.day ? date.day : 1, (int)(seconds / 3600),
                                  (int)(seconds / 60 % 60), (int)(seconds % 60))
                           .at;
}

static void derive_sort_names(struct outline_reading *reading) {
    struct actor *actors = reading->pack->actors.items;
    for (size_t i = 0; i < reading->pack->actors.count; i++) {
        struct actor *actor = &actors[i];
        if (actor->sort.text.len)
            continue;
        struct str sort = actor_sort_name(reading->arena, actor);
        actor->sort = (struct located_str){sort, actor->name.span};
    }
}

/* What the package document takes as group-position: numbers, with points between. */
static bool is_position(struct str number) {
    bool digit = false;
    for (size_t i = 0; i < number.len; i++) {
        if (!g_ascii_isdigit(number.at[i]) && !(digit && number.at[i] == '.'))
            return false;
        digit = g_ascii_isdigit(number.at[i]);
    }
    return digit || !number.len;
}

static void check_series(struct outline_reading *reading) {
    struct located_str *number = &reading->pack->series.number;
    if (is_position(number->text))
        return;
    diag_add(reading->diags, DIAG_OUTLINE_VALUE, number->span,
             "a series' number is one like 2 or 2.1, not '%.*s'", STR_ARG(number->text));
    number->text = STR("");
}

bool outline_is_address(struct str text) {
    bool web = str_starts(text, STR("https://")) || str_starts(text, STR("http://"));
    for (size_t i = 0; web && i < text.len; i++)
        web = g_ascii_isgraph(text.at[i]) && !strchr("<>\"\\^`{|}", text.at[i]);
    return web;
}

static void check_report(struct outline_reading *reading) {
    struct located_str *report = &reading->pack->accessibility.report;
    if (outline_is_address(report->text) || !report->text.len)
        return;
    diag_add(reading->diags, DIAG_OUTLINE_VALUE, report->span,
             "'report' takes an address like https://example.org/report.html");
    report->text = STR("");
}

void outline_set_metadata(struct outline_reading *reading, const char *epoch) {
    struct pack *pack = reading->pack;
    if (!pack->language.text.len) {
        pack->language = (struct located_str){STR("en"), SPAN_NONE};
        if (!is_given(reading, "language"))
            add_note(reading, DIAG_OUTLINE_LANGUAGE_DEFAULT, "no language is given; taking 'en'");
    }
    set_build_date(reading, epoch);
    pack->uuid = pack->identifier.text;
    if (!pack->uuid.len) {
        struct str title = pack->title.text.len ? pack->title.text : pack->name;
        pack->uuid =
            outline_uuid(reading->arena,
                         str_format(reading->arena, "%.*s\n%.*s\n%.*s", STR_ARG(title),
                                    STR_ARG(pack->language.text), STR_ARG(pack->publisher.text)));
    }
    check_series(reading);
    check_report(reading);
    derive_sort_names(reading);
}
