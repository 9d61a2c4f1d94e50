/* list_quotes.c: the quotations of the pack, a row each: those that are declared and those of block
 * quotes, with the places and pages that have them. */
#include "cli/list_quotes.h"

#include "cli/list_timeline.h"

const char *const quote_columns[] = {"id",     "speaker", "actor",    "role",   "edtf",     "place",
                                     "source", "locator", "language", "text",   "original", "file",
                                     "line",   "column",  "pages",    "places", NULL};

/* Pages or places of all uses, with blanks between; a page that is as the last one stands once. */
static void add_uses(struct records *records, const struct build *build,
                     const struct quotation_entry *entry, bool pages) {
    const struct page_map *map = build->layout ? build->layout->map : NULL;
    GString *list = g_string_new(NULL);
    struct str last = STR("");
    for (size_t i = 0; i < entry->use_count; i++) {
        const struct node *use = entry->uses[i];
        struct str word = pages ? page_map_label(map, quotation_leaf(use), 0)
                                : timeline_place(records->arena, build, use->span);
        if (i && pages && str_equal(word, last))
            continue;
        g_string_append_printf(list, "%s%.*s", list->len ? " " : "", STR_ARG(word));
        last = word;
    }
    records_add(records, str_copy(records->arena, (struct str){list->str, list->len}));
    g_string_free(list, TRUE);
}

void quotes_fill(struct records *records, const struct build *build) {
    struct place_cursor cursor = {0};
    for (size_t i = 0; build->quotations && i < build->quotations->count; i++) {
        const struct quotation_entry *entry = &build->quotations->items[i];
        const struct quote *quote = entry->declared;
        struct place_in_text place =
            source_place_next(build->sources, &cursor, entry->span.source, entry->span.start);
        struct str language = entry->language.len ? entry->language : build->pack.language.text;
        records_add(records, quote ? quote->id.text : STR(""));
        records_add(records, entry->speaker);
        records_add(records, entry->actor ? entry->actor->id.text : STR(""));
        records_add(records, entry->role);
        records_add(records, entry->dated ? edtf_text(records->arena, entry->date) : STR(""));
        records_add(records, entry->place);
        records_add(records, entry->source);
        records_add(records, entry->locator);
        records_add(records, language);
        records_add(records, str_trim(entry->text));
        records_add(records, quote ? str_trim(quote->original.text.text) : STR(""));
        records_add(records, source_name(build->sources, entry->span.source));
        records_add_number(records, place.line);
        records_add_number(records, place.column);
        add_uses(records, build, entry, true);
        add_uses(records, build, entry, false);
    }
}
