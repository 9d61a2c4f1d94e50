/* places.c: the pages on which an entry's matter stands, behind the entry. */
#include "compose/compose_internal.h"

void compose_places(struct compose *compose, struct node *text, const struct told_place *places,
                    size_t place_count) {
    struct str last = STR("");
    struct node *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < place_count; i++) {
        const struct told_place *place = &places[i];
        struct str label = compose_label(compose, place->at.node, place->at.offset);
        if (count && str_equal(label, last))
            continue;
        if (count)
            compose_text(compose, text, STR(", "), text->span);
        struct node *locator = node_make_generated(compose->arena, NODE_LOCATOR, place->span);
        locator->text = last = label.len ? label : STR("0");
        locator->target = str_format(compose->arena, "#%.*s", STR_ARG(place->anchor));
        node_append(text, locator);
        first = first ? first : locator;
        count++;
    }
    if (!count)
        return;
    struct str word = compose_page_word(compose, count > 1);
    struct str opening = str_format(compose->arena, " [%.*s", STR_ARG(word));
    node_insert_before(first, node_make_text(compose->arena, opening, text->span));
    compose_text(compose, text, STR("]"), text->span);
}
