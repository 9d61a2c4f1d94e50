/* corrections.c: what an editor says of the dates and entries that were found: `dates` and
 * `timeline_review`. Whether the refs still exist is known only after analysis. */
#include <stddef.h>

#include "outline/outline_internal.h"

/* ---- dates: {reject: [...], year: {...}} ---- */

static void read_years(struct outline_reading *reading, const struct yaml_node *years) {
    struct date_corrections *dates = &reading->pack->dates;
    if (years->kind != YAML_MAP) {
        diag_add(reading->diags, DIAG_OUTLINE_TYPE, yaml_place(years),
                 "'year' must be a mapping of files to years, not %s", yaml_kind_name(years));
        return;
    }
    dates->years = ARENA_ARRAY(reading->arena, struct file_year, years->count + 1);
    for (const struct yaml_node *node = years->first; node; node = node->next) {
        struct edtf value;
        const char *why = NULL;
        bool good = node->kind == YAML_SCALAR && edtf_read(node->text, &value, &why) &&
                    !value.interval && !value.from.month && !value.from.masked;
        if (!good) {
            diag_add(reading->diags, DIAG_OUTLINE_VALUE, yaml_place(node),
                     "the year of '%.*s' is a number like 2014", STR_ARG(node->key));
            continue;
        }
        dates->years[dates->year_count++] =
            (struct file_year){{node->key, node->key_span}, value.from.year};
    }
}

struct dates_item {
    struct str_list reject;
    const struct yaml_node *year;
};
static const struct schema_field dates_fields[] = {
    {"reject", SCHEMA_TEXTS, offsetof(struct dates_item, reject), false, NULL, NULL, 0, 0,
     "Refs of dates that make no event."},
    {"year", SCHEMA_OTHER, offsetof(struct dates_item, year), false, NULL, NULL, 0, 0,
     "The year that a section begins in, by its file."},
    {0}};
static const struct schema dates_schema = {"dates", sizeof(struct dates_item), SCHEMA_NO_SPAN,
                                           dates_fields};

void outline_read_dates(struct outline_reading *reading, const struct yaml_node *dates) {
    struct dates_item item = {0};
    schema_read(&dates_schema, reading->arena, dates, reading->diags, &item);
    reading->pack->dates.reject = item.reject;
    if (item.year)
        read_years(reading, item.year);
}

/* ---- timeline_review: the file that `list timeline --review` prints ---- */

static void check_review(struct outline_reading *reading, const struct review *review) {
    bool changed = review->date.span.source || review->kind >= 0 || review->headline.text.len;
    if (review->decision != REVIEW_EDIT || changed)
        return;
    diag_add(reading->diags, DIAG_OUTLINE_VALUE, review->span,
             "'edit' needs a date, a kind or a headline");
    diag_hint(reading->diags, "to leave the entry as it was found, write 'accept'");
}

void outline_read_review(struct outline_reading *reading, const struct yaml_node *value) {
    struct pack *pack = reading->pack;
    const struct yaml_node *list = outline_list(reading, value, "reviewed entries");
    if (!list)
        return;
    struct review *items = ARENA_ARRAY(reading->arena, struct review, list->count + 1);
    GHashTable *refs = g_hash_table_new(g_str_hash, g_str_equal);
    for (const struct yaml_node *node = list->first; node; node = node->next) {
        struct review *review = &items[pack->reviews.count];
        *review = (struct review){.kind = -1};
        if (!schema_read(&outline_schema_review, reading->arena, node, reading->diags, review))
            continue;
        check_review(reading, review);
        const char *ref = str_terminated(reading->arena, review->ref.text);
        const struct review *before = g_hash_table_lookup(refs, ref);
        if (before) {
            diag_add(reading->diags, DIAG_OUTLINE_DUPLICATE_ID, review->ref.span,
                     "the entry '%s' is reviewed twice; the first counts", ref);
            diag_see(reading->diags, before->ref.span, "first here");
            continue;
        }
        g_hash_table_insert(refs, (gpointer)(uintptr_t)ref, review);
        pack->reviews.count++;
    }
    g_hash_table_destroy(refs);
    pack->reviews.items = items;
    pack->review_span = yaml_place(value);
}
