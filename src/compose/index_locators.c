/* index_locators.c: places → locators: a page each, a range where the treatment is continuous, "n"
 * and its number for a note, "f" for a figure, bold for the main treatment (The Chicago Manual of
 * Style, 17th ed., 16.12-14, 16.111-117; ISO 999, 7.3). */
#include "compose/index_internal.h"

#include <stdlib.h>

struct locator {
    const struct index_place *first, *last;
    bool main;
};

static int compare_places(const void *left, const void *right) {
    const struct index_place *a = left, *b = right;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return (a->mention > b->mention) - (a->mention < b->mention);
}

/* Pages of front and body are numbered apart. */
static bool same_matter(struct compose *compose, size_t a, size_t b) {
    struct str x = page_map_page(compose->map, a)->label, y = page_map_page(compose->map, b)->label;
    return x.len && y.len && g_ascii_isdigit(x.at[0]) == g_ascii_isdigit(y.at[0]);
}

static bool continues(struct compose *compose, const struct locator *before,
                      const struct index_place *place) {
    const struct index_place *last = before->last;
    return last->page != PAGE_NONE && last->kind == PLACE_TEXT && place->kind == PLACE_TEXT &&
           place->page == last->page + 1 && place->run == last->run &&
           same_matter(compose, last->page, place->page);
}

/* Already told by the locator before: of the page's text a note says nothing new. */
static bool is_told(const struct locator *before, const struct index_place *place) {
    const struct index_place *last = before->last;
    if (last->page != place->page)
        return false;
    if (place->kind == PLACE_NOTE)
        return last->kind == PLACE_TEXT ||
               (last->kind == PLACE_NOTE && str_equal(last->note, place->note));
    return last->kind == place->kind;
}

static size_t merge(struct compose *compose, const struct index_place *places, size_t count,
                    bool ranges, struct locator *locators) {
    size_t made = 0;
    for (size_t i = 0; i < count; i++) {
        const struct index_place *place = &places[i];
        struct locator *before = made ? &locators[made - 1] : NULL;
        if (before && is_told(before, place)) {
            before->main = before->main || place->main;
            before->last = place->kind == PLACE_TEXT ? place : before->last;
        } else if (before && ranges && continues(compose, before, place)) {
            before->main = before->main || place->main;
            before->last = place;
        } else {
            locators[made++] = (struct locator){place, place, place->main};
        }
    }
    return made;
}

static struct str label_of(struct compose *compose, size_t page) {
    struct str label = page == PAGE_NONE ? STR("00") : page_map_page(compose->map, page)->label;
    return str_copy(compose->arena, label);
}

static void add_locator(struct compose *compose, struct node *entry, const struct locator *locator,
                        bool main) {
    const struct index_place *first = locator->first;
    struct node *node = node_make_generated(compose->arena, NODE_LOCATOR, first->mention->span);
    node->page_label = label_of(compose, first->page);
    if (locator->last->page != first->page) {
        struct str end = label_of(compose, locator->last->page);
        node->page_label =
            str_format(compose->arena, "%.*s\u2013%.*s", STR_ARG(node->page_label), STR_ARG(end));
    }
    if (first->kind == PLACE_NOTE)
        node->label = str_format(compose->arena, "n%.*s", STR_ARG(first->note));
    else if (first->kind == PLACE_FIGURE)
        node->label = STR("f");
    node->text =
        str_format(compose->arena, "%.*s%.*s", STR_ARG(node->page_label), STR_ARG(node->label));
    node->target = str_format(compose->arena, "#%.*s", STR_ARG(first->mention->anchor));
    node->main = main;
    node_append(entry, node);
}

size_t index_locators_add(struct compose *compose, struct node *entry, struct index_place *places,
                          size_t count, bool ranges, struct locator_signs *signs) {
    if (!count)
        return 0;
    struct locator *locators = ARENA_ARRAY(compose->arena, struct locator, count);
    qsort(places, count, sizeof *places, compare_places);
    size_t made = merge(compose, places, count, ranges, locators), main = 0;
    for (size_t i = 0; i < made; i++)
        main += locators[i].main;
    for (size_t i = 0; i < made && entry; i++) {
        bool bold = locators[i].main && main < made; /* if all are, that tells nothing */
        add_locator(compose, entry, &locators[i], bold);
        signs->main = signs->main || bold;
        signs->note = signs->note || locators[i].first->kind == PLACE_NOTE;
        signs->figure = signs->figure || locators[i].first->kind == PLACE_FIGURE;
    }
    return made;
}
