/* list_sources.c: the ledger: each source with what is known of where it was found, and when. */
#include "cli/list_sources.h"

const char *const source_columns[] = {"id",     "kind",     "author", "title",    "issued",
                                      "url",    "accessed", "age",    "archived", "snapshot",
                                      "sha256", "recorded", "copy",   "cited",    "pages",
                                      "file",   "line",     "column", NULL};

static void append_name(GString *out, const struct csl_name *name) {
    g_string_append_len(out, name->literal.at, (gssize)name->literal.len);
    if (!name->family.len)
        return;
    if (name->particle.len)
        g_string_append_printf(out, "%.*s ", STR_ARG(name->particle));
    g_string_append_printf(out, "%.*s", STR_ARG(name->family));
    if (name->given.len)
        g_string_append_printf(out, ", %.*s", STR_ARG(name->given));
}

static struct str names_text(struct arena *arena, const struct csl_item *item) {
    const struct csl_names *names = item->authors.count ? &item->authors : &item->editors;
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < names->count; i++) {
        g_string_append(out, i ? "; " : "");
        append_name(out, &names->items[i]);
    }
    struct str text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    return text;
}

static struct str date_text(struct arena *arena, const struct located_date *date) {
    return date->span.source ? edtf_text(arena, date->date) : STR("");
}

/* Days from the last look at the source to the edition's own date: no clock is asked. */
static struct str age(struct records *records, const struct build *build,
                      const struct csl_item *item) {
    const struct located_date *until =
        build->pack.updated.span.source ? &build->pack.updated : &build->pack.as_of;
    if (!item->accessed.span.source || !until->span.source)
        return STR("");
    int64_t from = edtf_first_day(item->accessed.date), to = edtf_first_day(until->date);
    if (from == INT64_MIN || to == INT64_MIN)
        return STR("");
    return str_format(records->arena, "%lld", (long long)(to - from));
}

/* The pages that cite it, each once. */
static struct str pages(struct records *records, const struct build *build, size_t item,
                        size_t *cited) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    *cited = 0;
    if (!build->citations)
        return STR("");
    const struct node **places = citations_of(build->citations, item, cited);
    struct str last = STR(""), list = STR("");
    for (size_t i = 0; i < *cited; i++) {
        const struct node *leaf = citation_leaf(places[i]);
        struct str label = page_map_label(map, leaf, 0);
        if (i && str_equal(label, last))
            continue;
        list =
            str_format(records->arena, "%.*s%s%.*s", STR_ARG(list), i ? " " : "", STR_ARG(label));
        last = label;
    }
    return list;
}

/* What the recorded hash says of the file. */
static struct str copy_state(const struct csl_item *item) {
    struct str recorded = csl_field(item, "sha256"), file = item->snapshot_sha256;
    if (!recorded.len)
        return STR("");
    bool same =
        recorded.len == file.len && g_ascii_strncasecmp(recorded.at, file.at, file.len) == 0;
    return !file.len ? STR("missing") : same ? STR("same") : STR("changed");
}

void sources_fill(struct records *records, const struct build *build) {
    const struct csl_list *works = &build->pack.works;
    for (size_t i = 0; i < works->count; i++) {
        const struct csl_item *item = &works->items[i];
        struct place_in_text place =
            source_place(build->sources, item->id.span.source, item->id.span.start);
        records_add(records, item->id.text);
        records_add(records, item->kind);
        records_add(records, names_text(records->arena, item));
        records_add(records, csl_field(item, "title"));
        records_add(records, item->issued.span.source ? date_text(records->arena, &item->issued)
                                                      : item->issued_words);
        records_add(records, csl_field(item, "URL"));
        records_add(records, date_text(records->arena, &item->accessed));
        records_add(records, age(records, build, item));
        records_add(records, csl_field(item, "archived"));
        records_add(records, item->snapshot);
        records_add(records, item->snapshot_sha256);
        records_add(records, csl_field(item, "sha256"));
        records_add(records, copy_state(item));
        size_t cited;
        struct str where = pages(records, build, i, &cited);
        records_add_number(records, (uint32_t)cited); /* 0: never */
        records_add(records, where);
        records_add(records, source_name(build->sources, item->id.span.source));
        records_add_number(records, place.line);
        records_add_number(records, place.column);
    }
}

static void add_count(struct records *records, const char *what, size_t count, size_t of) {
    records_add(records, str_of(what));
    records_add_number(records, (uint32_t)count);
    records_add_number(records, (uint32_t)of);
}

void health_print(const struct build *build, const char *format, GString *out) {
    static const char *const columns[] = {"what", "count", "of", NULL};
    const struct health *health = &build->health;
    struct records records = {.arena = build->arena, .columns = columns};
    struct str day = health->dated ? edtf_text(build->arena, health->day) : STR("");
    add_count(&records, "sources that nothing cites", health->uncited, health->sources);
    add_count(&records, "web sources without access date", health->web_unseen, health->web);
    add_count(&records, "copies that changed or are missing", health->snapshots_changed,
              health->snapshots);
    add_count(&records, "dates that come too late", health->late, health->dates);
    add_count(&records, "statements without source", health->unsourced, health->statements);
    records_add(&records, str_format(build->arena, "review that is due by %.*s",
                                     STR_ARG(day.len ? day : STR("a day that nothing tells"))));
    records_add_number(&records, health->review_passed);
    records_add_number(&records, health->review_due);
    records_print(&records, format, out);
}
