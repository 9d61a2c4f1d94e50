/* line_break.c: breaks a paragraph where the sum of all lines' demerits is least.
 * In: boxes, glue and penalties. Out: lines. After Knuth and Plass, "Breaking Paragraphs into
 * Lines" (1981), with the depth of hyphen ladders carried in the state. Linear in the text: a place
 * that has fallen a whole line behind is dropped. */
#include "layout/line_break.h"

#include <math.h>

enum { CLASSES = 4, LADDERS = 3, STATES = CLASSES * LADDERS };

static const double line_demerits = 10;
static const double class_demerits = 3000; /* neighbours of unlike tightness */
static const double double_hyphen_demerits = 6000;
static const double final_hyphen_demerits = 5000;
static const double runt_demerits = 20000;  /* a last line under a sixth of the measure */
static const double normal_tolerance = 2.0; /* stretch ratio of the first pass */

struct sums {
    int64_t width, stretch, shrink, fill;
};

struct place {
    struct place *previous, *next; /* best way here; next active */
    size_t item;                   /* the break */
    struct sums after;             /* of all items before the next line's first */
    size_t first;                  /* the next line's first item */
    double demerits, ratio;
    unsigned fitness, ladder;
};

struct breaker {
    struct arena *arena;
    const struct item *items;
    size_t count;
    struct break_shape shape;
    double tolerance;
    int64_t emergency;
    struct place *active;
    struct sums now;
};

static void sums_add(struct sums *sums, const struct item *item) {
    if (item->kind == ITEM_PENALTY)
        return;
    sums->width += item->width;
    sums->stretch += item->stretch;
    sums->shrink += item->shrink;
    sums->fill += item->fill;
}

/* The ratio by which the line from `from` to a break must stretch; below -1 it does not fit. */
static double line_ratio(const struct breaker *breaker, const struct place *from,
                         const struct item *item, int64_t *natural) {
    int64_t measure = from->previous ? breaker->shape.width : breaker->shape.first_width;
    int64_t width = breaker->now.width - from->after.width;
    if (item->kind == ITEM_PENALTY)
        width += item->width;
    *natural = width;
    int64_t gap = measure - width;
    if (gap >= 0) {
        if (breaker->now.fill > from->after.fill || gap == 0)
            return 0;
        int64_t stretch = breaker->now.stretch - from->after.stretch + breaker->shape.line_stretch +
                          breaker->emergency;
        return stretch > 0 ? (double)gap / (double)stretch : 1000;
    }
    int64_t shrink = breaker->now.shrink - from->after.shrink;
    return shrink > 0 ? (double)gap / (double)shrink : -1000;
}

static unsigned fitness_of(double ratio) {
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

static double line_cost(const struct breaker *breaker, const struct place *from, size_t at,
                        double ratio, int64_t natural) {
    const struct item *item = &breaker->items[at];
    double size = fmin(fabs(ratio), 20);
    double base = line_demerits + 100 * size * size * size;
    double penalty = item->kind == ITEM_PENALTY ? item->penalty : 0;
    double cost = base * base;
    if (penalty > 0)
        cost = (base + penalty) * (base + penalty);
    else if (penalty > PENALTY_ALWAYS)
        cost -= penalty * penalty;
    unsigned fitness = fitness_of(ratio);
    if (from->previous && (fitness > from->fitness + 1 || from->fitness > fitness + 1))
        cost += class_demerits;
    if (item->hyphen && from->ladder > 0)
        cost += double_hyphen_demerits;
    if (at + 1 == breaker->count) {
        if (from->ladder > 0)
            cost += final_hyphen_demerits;
        if (from->previous && natural * 6 < breaker->shape.width)
            cost += runt_demerits;
    }
    return cost;
}

/* Where the line after a break begins: glue and penalties there vanish. */
static size_t skip_vanishing(const struct breaker *breaker, size_t at, struct sums *sums) {
    size_t i = at;
    while (i < breaker->count && breaker->items[i].kind != ITEM_BOX) {
        if (i > at && breaker->items[i].kind == ITEM_PENALTY &&
            breaker->items[i].penalty <= PENALTY_ALWAYS)
            break;
        sums_add(sums, &breaker->items[i]);
        i++;
    }
    return i;
}

static struct place *place_make(const struct breaker *breaker, size_t at, struct place *from,
                                double demerits, double ratio, unsigned ladder) {
    struct place *place = ARENA_NEW(breaker->arena, struct place);
    place->previous = from;
    place->item = at;
    place->after = breaker->now;
    place->first = skip_vanishing(breaker, at, &place->after);
    place->demerits = demerits;
    place->ratio = ratio;
    place->fitness = fitness_of(ratio);
    place->ladder = ladder;
    return place;
}

struct candidate {
    struct place *from;
    double demerits, ratio;
};

/* Tries a break at item `at` from every active place. `rescue`: when none is left, the last that
 * was dropped is broken here all the same, too wide. */
static void try_break(struct breaker *breaker, size_t at, bool rescue) {
    const struct item *item = &breaker->items[at];
    bool forced = item->kind == ITEM_PENALTY && item->penalty <= PENALTY_ALWAYS;
    struct candidate best[STATES] = {{NULL, 0, 0}};
    struct place *dropped = NULL;
    double dropped_ratio = 0;
    for (struct place **link = &breaker->active; *link;) {
        struct place *from = *link;
        int64_t natural = 0;
        double ratio = line_ratio(breaker, from, item, &natural);
        unsigned ladder = item->hyphen ? from->ladder + 1 : 0;
        if (ratio >= -1 && ratio <= breaker->tolerance && ladder < LADDERS) {
            unsigned state = fitness_of(ratio) * LADDERS + ladder;
            double demerits = from->demerits + line_cost(breaker, from, at, ratio, natural);
            if (!best[state].from || demerits < best[state].demerits)
                best[state] = (struct candidate){from, demerits, ratio};
        }
        if (ratio < -1 || forced) {
            /* The latest place makes the line that is least too wide. */
            if (!dropped || from->item > dropped->item ||
                (from->item == dropped->item && from->demerits < dropped->demerits)) {
                dropped = from;
                dropped_ratio = ratio;
            }
            *link = from->next;
        } else {
            link = &from->next;
        }
    }
    bool found = false;
    for (unsigned state = 0; state < STATES; state++) {
        if (!best[state].from)
            continue;
        struct place *place = place_make(breaker, at, best[state].from, best[state].demerits,
                                         best[state].ratio, state % LADDERS);
        place->next = breaker->active;
        breaker->active = place;
        found = true;
    }
    if (!found && !breaker->active && dropped && rescue) {
        unsigned ladder = item->hyphen ? 1 : 0;
        breaker->active =
            place_make(breaker, at, dropped, dropped->demerits + 1e8, dropped_ratio, ladder);
    }
}

static struct place *run_pass(struct breaker *breaker, bool rescue) {
    breaker->now = (struct sums){0, 0, 0, 0};
    breaker->active = ARENA_NEW(breaker->arena, struct place);
    breaker->active->fitness = 1;
    bool after_box = false;
    for (size_t i = 0; i < breaker->count && breaker->active; i++) {
        const struct item *item = &breaker->items[i];
        if ((item->kind == ITEM_GLUE && after_box) ||
            (item->kind == ITEM_PENALTY && item->penalty < PENALTY_NEVER))
            try_break(breaker, i, rescue);
        after_box = item->kind == ITEM_BOX;
        sums_add(&breaker->now, item);
    }
    struct place *best = breaker->active;
    for (struct place *place = best; place; place = place->next)
        if (place->demerits < best->demerits)
            best = place;
    return best;
}

size_t line_break(struct arena *arena, const struct item *items, size_t count,
                  struct break_shape shape, struct line_break **lines) {
    struct breaker breaker = {arena, items, count, shape, normal_tolerance, 0, NULL, {0, 0, 0, 0}};
    struct place *end = run_pass(&breaker, false);
    bool emergency = !end;
    if (!end) {
        breaker.tolerance = 1e9;
        breaker.emergency = shape.width / 12;
        end = run_pass(&breaker, true);
    }
    size_t total = 0;
    for (struct place *place = end; place && place->previous; place = place->previous)
        total++;
    *lines = ARENA_ARRAY(arena, struct line_break, total + 1);
    size_t i = total;
    for (struct place *place = end; place && place->previous; place = place->previous)
        (*lines)[--i] =
            (struct line_break){place->previous->first, place->item, place->ratio, emergency};
    return total;
}
