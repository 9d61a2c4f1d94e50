/* sparkline.c: how many events an actor has in each year of the timeline, as a drawing as high as
 * the letters (Tufte, Beautiful Evidence, ch. 2): a bar a year, or for more years where they are
 * many. It is SVG, which both outputs take as it is. */
#include "compose/index_internal.h"

enum { MOST_BARS = 32, STEP = 2, BAR = 1, HEIGHT = 12, LEAST = 3 };

struct index_years {
    int first, last, step;
    unsigned (*counts)[MOST_BARS + 1]; /* by actor */
};

static int year_of(const struct event *event) {
    return event->value.open_start ? event->value.to.year : event->value.from.year;
}

struct index_years *index_years_make(struct compose *compose) {
    const struct analysis *analysis = compose->input->analysis;
    struct index_years *years = ARENA_NEW(compose->arena, struct index_years);
    size_t actor_count;
    const struct actor *actors = index_actors(compose, &actor_count);
    if (!analysis->event_count)
        return NULL;
    years->first = years->last = year_of(&analysis->events[0]);
    for (size_t i = 1; i < analysis->event_count; i++) {
        years->first = MIN(years->first, year_of(&analysis->events[i]));
        years->last = MAX(years->last, year_of(&analysis->events[i]));
    }
    years->step = (years->last - years->first) / MOST_BARS + 1;
    years->counts = arena_alloc_array(compose->arena, actor_count + 1, sizeof *years->counts);
    for (size_t i = 0; i < analysis->event_count; i++) {
        const struct event *event = &analysis->events[i];
        int bar = (year_of(event) - years->first) / years->step;
        for (size_t j = 0; j < event->actor_count; j++)
            years->counts[event->actors[j] - actors][bar]++;
    }
    return years->last > years->first ? years : NULL;
}

struct str index_years_note(struct compose *compose, const struct index_years *years) {
    struct str first = compose_date(compose, (struct edtf){.from = {.year = years->first}});
    struct str last = compose_date(compose, (struct edtf){.from = {.year = years->last}});
    GString *text = g_string_new(index_word(compose->language, INDEX_YEARS_NOTE));
    g_string_replace(text, "%1", str_terminated(compose->arena, first), 1);
    g_string_replace(text, "%2", str_terminated(compose->arena, last), 1);
    struct str result = str_copy(compose->arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return result;
}

struct node *index_sparkline(struct compose *compose, const struct index_years *years,
                             const struct actor *actor) {
    size_t actor_count;
    const unsigned *counts = years->counts[actor - index_actors(compose, &actor_count)];
    int bars = (years->last - years->first) / years->step + 1, width = bars * STEP - STEP + BAR;
    unsigned most = 0;
    for (int i = 0; i < bars; i++)
        most = MAX(most, counts[i]);
    if (!most)
        return NULL;
    GString *svg = g_string_new(NULL);
    g_string_append_printf(svg,
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                           "viewBox=\"0 0 %d %d\"><path fill=\"#666666\" d=\"M0 %dh%dv1h-%dz",
                           width, HEIGHT, width, HEIGHT, HEIGHT - 1, width, width);
    for (int i = 0; i < bars; i++) {
        unsigned height = counts[i] ? LEAST + (HEIGHT - LEAST) * counts[i] / most : 0;
        if (height)
            g_string_append_printf(svg, "M%d %dv-%uh%dv%uz", i * STEP, HEIGHT, height, BAR, height);
    }
    g_string_append(svg, "\"/></svg>");
    struct image *image = ARENA_NEW(compose->arena, struct image);
    *image = (struct image){.format = IMAGE_SVG,
                            .bytes = str_copy(compose->arena, (struct str){svg->str, svg->len}),
                            .path = STR("sparkline.svg"),
                            .width = width,
                            .height = HEIGHT};
    g_string_free(svg, TRUE);
    struct node *node = node_make_generated(compose->arena, NODE_IMAGE, actor->span);
    node->role = ROLE_SPARKLINE;
    node->image = image;
    return node;
}
