/* line_break.c: breaks a paragraph where the sum of all lines' demerits is least.
 * In: boxes, glue and penalties. Out: lines. After Knuth and Plass, "Breaking Paragraphs into
 * Lines" (1981), with the depth of hyphen ladders carried in the state, and the number of the line
 * where lines differ in width or a number of them is asked for. Linear in the text: a place that
 * has fallen a whole line behind is dropped. */
#include "layout/line_break.h"

#include <limits.h>
#include <math.h>
#include <string.h>

/* Places that differ in the number of lines are told apart up to NUMBERS of them. */
enum { CLASSES = 4, LADDERS = 3, STATES = CLASSES * LADDERS, NUMBERS = 6 };

static const double line_demerits = 10;
static const double class_demerits = 3000; /* neighbours of unlike tightness */
static const double double_hyphen_demerits = 6000;
static const double final_hyphen_demerits = 5000;
static const double runt_demerits = 150000;    /* a last line under a sixth of the measure */
static const double normal_tolerance = 2.0;    /* stretch ratio of the first pass */
static const double looseness_tolerance = 1.0; /* when another number of lines is asked for */

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
    unsigned line; /* how many lines end here */
};

struct breaker {
    struct arena *arena;
    const struct item *items;
    size_t count;
    struct break_shape shape;
    double tolerance;
    int64_t emergency;
    bool numbered; /* lines are told apart by number */
    bool strict;   /* no runt at all */
    struct place *active;
    struct sums now;
    const struct item *last_box; /* before the item that is tried */
};

static void sums_add(struct sums *sums, const struct item *item) {
    if (item->kind == ITEM_PENALTY)
        return;
    sums->width += item->width;
    sums->stretch += item->stretch;
    sums->shrink += item->shrink;
    sums->fill += item->fill;
}

static int64_t measure_of(const struct break_shape *shape, unsigned line) {
    int64_t measure = line == 0 ? shape->first_width : shape->width;
    return line < shape->narrow_lines ? measure - shape->narrow : measure;
}

/* What stands out at both ends of a line does not take up its width. */
static int64_t protrusion(const struct breaker *breaker, const struct place *from,
                          const struct item *stop) {
    int64_t out = from->first < breaker->count ? breaker->items[from->first].left : 0;
    if (stop->kind == ITEM_PENALTY && stop->hyphen)
        return out + stop->right;
    return out + (breaker->last_box ? breaker->last_box->right : 0);
}

/* The ratio by which the line from `from` to a break must stretch; below -1 it does not fit. */
static double line_ratio(const struct breaker *breaker, const struct place *from,
                         const struct item *item, int64_t *natural) {
    int64_t measure = measure_of(&breaker->shape, from->line);
    int64_t width = breaker->now.width - from->after.width;
    if (item->kind == ITEM_PENALTY)
        width += item->width;
    *natural = width;
    width -= protrusion(breaker, from, item);
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

/* A last line of less than a sixth of the measure. */
static bool is_runt(const struct breaker *breaker, const struct place *from, size_t at,
                    int64_t natural) {
    return at + 1 == breaker->count && from->previous && natural * 6 < breaker->shape.width;
}

static double line_cost(const struct breaker *breaker, const struct place *from, size_t at,
                        double ratio, int64_t natural) {
    const struct item *item = &breaker->items[at];
    double size = fmin(fabs(ratio), 20);
    double base = line_demerits + 100 * size * size * size;
    double penalty = item->penalty;
    double cost = base * base;
    if (penalty > 0)
        cost = (base + penalty) * (base + penalty);
    else if (penalty > PENALTY_ALWAYS)
        cost -= penalty * penalty;
    unsigned fitness = fitness_of(ratio);
    if (from->previous && (fitness > from->fitness + 1 || from->fitness > fitness + 1))
        cost += class_demerits;
    if (item->flagged && from->ladder > 0)
        cost += double_hyphen_demerits;
    if (at + 1 == breaker->count) {
        if (from->ladder > 0)
            cost += final_hyphen_demerits;
        if (is_runt(breaker, from, at, natural))
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
    place->line = from->line + 1;
    return place;
}

struct candidate {
    struct place *from;
    double demerits, ratio;
};

/* The best ways to a break: by number of lines, tightness and depth of the ladder. */
struct candidates {
    struct candidate best[NUMBERS][STATES];
    unsigned least_line; /* the number that the first row stands for */
};

static void consider(const struct breaker *breaker, struct candidates *all, struct place *from,
                     double demerits, double ratio, unsigned ladder) {
    unsigned number = breaker->numbered ? MIN(from->line - all->least_line, NUMBERS - 1) : 0;
    struct candidate *best = &all->best[number][fitness_of(ratio) * LADDERS + ladder];
    if (!best->from || demerits < best->demerits)
        *best = (struct candidate){from, demerits, ratio};
}

/* Another way to the same break is better whatever comes: it may cost the next line no more than
 * that its tightness differs. */
static bool is_dominated(const struct candidates *all, unsigned number, unsigned state) {
    const struct candidate *row = all->best[number];
    for (unsigned other = 0; other < STATES; other++)
        if (row[other].from && other % LADDERS <= state % LADDERS &&
            row[other].demerits + class_demerits < row[state].demerits)
            return true;
    return false;
}

static bool add_places(struct breaker *breaker, const struct candidates *all, size_t at) {
    bool found = false;
    for (unsigned number = 0; number < (breaker->numbered ? NUMBERS : 1); number++)
        for (unsigned state = 0; state < STATES; state++) {
            const struct candidate *best = &all->best[number][state];
            if (!best->from || is_dominated(all, number, state))
                continue;
            struct place *place =
                place_make(breaker, at, best->from, best->demerits, best->ratio, state % LADDERS);
            place->next = breaker->active;
            breaker->active = place;
            found = true;
        }
    return found;
}

/* Tries a break at item `at` from every active place. `rescue`: when none is left, the last that
 * was dropped is broken here all the same, too wide. */
static void try_break(struct breaker *breaker, size_t at, bool rescue) {
    const struct item *item = &breaker->items[at];
    bool forced = item->kind == ITEM_PENALTY && item->penalty <= PENALTY_ALWAYS;
    struct candidates all;
    memset(&all, 0, breaker->numbered ? sizeof all : sizeof all.best[0]);
    all.least_line = UINT_MAX;
    for (struct place *from = breaker->active; breaker->numbered && from; from = from->next)
        all.least_line = MIN(all.least_line, from->line);
    struct place *dropped = NULL;
    double dropped_ratio = 0;
    for (struct place **link = &breaker->active; *link;) {
        struct place *from = *link;
        int64_t natural = 0;
        double ratio = line_ratio(breaker, from, item, &natural);
        unsigned ladder = item->flagged ? from->ladder + 1 : 0;
        bool refused = breaker->strict && is_runt(breaker, from, at, natural);
        if (ratio >= -1 && ratio <= breaker->tolerance && ladder < LADDERS && !refused)
            consider(breaker, &all, from,
                     from->demerits + line_cost(breaker, from, at, ratio, natural), ratio, ladder);
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
    if (!add_places(breaker, &all, at) && !breaker->active && dropped && rescue) {
        unsigned ladder = item->flagged ? 1 : 0;
        breaker->active =
            place_make(breaker, at, dropped, dropped->demerits + 1e8, dropped_ratio, ladder);
    }
}

/* All places from which the paragraph's end was reached, or NULL. */
static struct place *run_pass(struct breaker *breaker, bool rescue) {
    breaker->now = (struct sums){0, 0, 0, 0};
    breaker->active = ARENA_NEW(breaker->arena, struct place);
    breaker->active->fitness = 1;
    breaker->last_box = NULL;
    bool after_box = false;
    for (size_t i = 0; i < breaker->count && breaker->active; i++) {
        const struct item *item = &breaker->items[i];
        if (((item->kind == ITEM_GLUE && after_box) || item->kind == ITEM_PENALTY) &&
            item->penalty < PENALTY_NEVER)
            try_break(breaker, i, rescue);
        after_box = item->kind == ITEM_BOX;
        if (after_box)
            breaker->last_box = item;
        sums_add(&breaker->now, item);
    }
    return breaker->active;
}

/* The place with the fewest demerits; of those with `lines` lines when that is not 0. */
static struct place *best_of(struct place *ends, unsigned lines) {
    struct place *best = NULL;
    for (struct place *place = ends; place; place = place->next)
        if ((!lines || place->line == lines) && (!best || place->demerits < best->demerits))
            best = place;
    return best;
}

static size_t list_lines(const struct breaker *breaker, const struct place *end,
                         struct line_break **lines) {
    size_t total = end ? end->line : 0, i = total;
    *lines = ARENA_ARRAY(breaker->arena, struct line_break, total + 1);
    for (const struct place *place = end; place && place->previous; place = place->previous)
        (*lines)[--i] = (struct line_break){place->previous->first, place->item, place->ratio,
                                            breaker->emergency > 0};
    return total;
}

/* The best way with so many lines, if none of them is loose and the last is no runt. */
static bool is_tolerable(const struct breaker *breaker, struct place *ends, unsigned lines) {
    const struct place *end = lines ? best_of(ends, lines) : NULL;
    if (!end || end->demerits - end->previous->demerits >= runt_demerits)
        return false;
    for (const struct place *place = end; place->previous; place = place->previous)
        if (place->ratio > looseness_tolerance)
            return false;
    return breaker->numbered;
}

static size_t break_otherwise(struct breaker *breaker, const struct place *best,
                              struct line_break **lines) {
    int wanted = best ? (int)best->line + breaker->shape.looseness : 0;
    *lines = NULL;
    if (wanted < 1)
        return 0;
    breaker->numbered = breaker->strict = true;
    breaker->tolerance = looseness_tolerance;
    return list_lines(breaker, best_of(run_pass(breaker, false), (unsigned)wanted), lines);
}

size_t line_break(struct arena *arena, const struct item *items, size_t count,
                  struct break_shape shape, struct line_break **lines,
                  struct line_variants *variants) {
    struct breaker breaker = {.arena = arena,
                              .items = items,
                              .count = count,
                              .shape = shape,
                              .tolerance = normal_tolerance,
                              .numbered = shape.narrow_lines > 0 || variants};
    struct place *ends = run_pass(&breaker, false), *end = best_of(ends, 0);
    if (shape.looseness)
        return break_otherwise(&breaker, end, lines);
    if (variants && end) {
        variants->more = is_tolerable(&breaker, ends, end->line + 1);
        variants->fewer = is_tolerable(&breaker, ends, end->line - 1);
    }
    if (!end) {
        breaker.tolerance = 1e9;
        breaker.emergency = MAX(shape.width / 12, 1);
        end = best_of(run_pass(&breaker, true), 0);
    }
    return list_lines(&breaker, end, lines);
}
