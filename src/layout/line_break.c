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

/* A way to a break: of those with the same number, tightness and ladder the best. */
struct place {
    struct place *previous; /* the break before */
    struct place *next;     /* another way to the same break */
    const struct stop *stop;
    double demerits, ratio;
    unsigned fitness, ladder;
    unsigned line; /* how many lines end here */
};

/* A break, and what all lines that begin behind it have in common. */
struct stop {
    struct stop *fitting; /* an earlier one that a line to the break being tried may come from */
    struct place *places;
    size_t item;         /* the break */
    struct sums after;   /* of all items before the next line's first */
    size_t first;        /* the next line's first item */
    int64_t left;        /* that it stands out by */
    int64_t measure;     /* of the next line, unless they are uneven */
    unsigned least_line; /* of its places */
    bool uneven;         /* the next lines differ in width */
};

struct breaker {
    struct arena *arena;
    const struct item *items;
    size_t count;
    struct break_shape shape;
    double tolerance;
    int64_t emergency;
    bool numbered;        /* lines are told apart by number, */
    unsigned least_line;  /* from this one on: no active place has a lower number */
    unsigned most_line;   /* of all places */
    bool strict;          /* no runt at all */
    struct stop **active; /* those from `first` to before `end` are, the latest last */
    size_t first, end;
    int64_t least_left; /* of all stops */
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

/* All that stands before a break, and what a line that ends there gains at its end. */
static struct sums sums_at(const struct breaker *breaker, const struct item *item) {
    struct sums sums = breaker->now;
    bool hyphen = item->kind == ITEM_PENALTY && item->hyphen;
    const struct item *last = hyphen ? item : breaker->last_box;
    sums.width += (item->kind == ITEM_PENALTY ? item->width : 0) - (last ? last->right : 0);
    sums.stretch += breaker->shape.line_stretch + breaker->emergency;
    return sums;
}

/* The line from a stop to a break lacks so much of the measure. */
static int64_t gap_of(const struct stop *from, const struct sums *end, int64_t measure) {
    return measure - (end->width - from->after.width) + from->left;
}

/* The ratio by which it must stretch; below -1 it does not fit. */
static double ratio_of(const struct stop *from, const struct sums *end, int64_t gap) {
    if (gap >= 0) {
        int64_t stretch = end->stretch - from->after.stretch;
        if (end->fill > from->after.fill || gap == 0)
            return 0;
        return stretch > 0 ? (double)gap / (double)stretch : 1000;
    }
    int64_t shrink = end->shrink - from->after.shrink;
    return shrink > 0 ? (double)gap / (double)shrink : -1000;
}

static double ratio_in(const struct breaker *breaker, const struct stop *from,
                       const struct sums *end, unsigned line) {
    return ratio_of(from, end, gap_of(from, end, measure_of(&breaker->shape, line)));
}

/* The same as a ratio below -1, without dividing. */
static bool is_too_wide(const struct stop *from, const struct sums *end, int64_t gap) {
    return gap < 0 && -gap > end->shrink - from->after.shrink;
}

/* The same as a ratio above the tolerance. */
static bool is_too_short(const struct breaker *breaker, const struct stop *from,
                         const struct sums *end, int64_t gap) {
    if (gap <= 0 || end->fill > from->after.fill)
        return false;
    int64_t stretch = end->stretch - from->after.stretch;
    return stretch > 0 ? (double)gap > breaker->tolerance * (double)stretch
                       : breaker->tolerance < 1000;
}

static unsigned fitness_of(double ratio) {
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* A last line of less than a sixth of the measure. */
static bool is_runt(const struct breaker *breaker, const struct place *from, size_t at) {
    if (at + 1 < breaker->count || !from->previous)
        return false;
    const struct item *item = &breaker->items[at];
    int64_t width = breaker->now.width - from->stop->after.width +
                    (item->kind == ITEM_PENALTY ? item->width : 0);
    return width * 6 < breaker->shape.width;
}

/* What a line costs wherever it stands. */
static double line_cost(const struct item *item, double ratio) {
    double size = fabs(ratio) < 20 ? fabs(ratio) : 20;
    double base = line_demerits + 100 * size * size * size;
    double penalty = item->penalty;
    double cost = base * base;
    if (penalty > 0)
        cost = (base + penalty) * (base + penalty);
    else if (penalty > PENALTY_ALWAYS)
        cost -= penalty * penalty;
    return cost;
}

/* The same and what it costs behind the lines that came before. */
static double cost_behind(const struct breaker *breaker, const struct place *from, size_t at,
                          double cost, unsigned fitness) {
    if (from->previous && (fitness > from->fitness + 1 || from->fitness > fitness + 1))
        cost += class_demerits;
    if (breaker->items[at].flagged && from->ladder > 0)
        cost += double_hyphen_demerits;
    if (at + 1 == breaker->count) {
        if (from->ladder > 0)
            cost += final_hyphen_demerits;
        if (is_runt(breaker, from, at))
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

static struct stop *stop_make(struct breaker *breaker, size_t at) {
    struct stop *stop = ARENA_NEW(breaker->arena, struct stop);
    stop->item = at;
    stop->after = breaker->now;
    stop->first = skip_vanishing(breaker, at, &stop->after);
    stop->left = stop->first < breaker->count ? breaker->items[stop->first].left : 0;
    stop->least_line = UINT_MAX;
    breaker->least_left = MIN(breaker->least_left, stop->left);
    return stop;
}

static void add_place(struct breaker *breaker, struct stop *stop, struct place *from,
                      double demerits, double ratio, unsigned ladder) {
    struct place *place = ARENA_NEW(breaker->arena, struct place);
    *place = (struct place){.previous = from,
                            .next = stop->places,
                            .stop = stop,
                            .demerits = demerits,
                            .ratio = ratio,
                            .fitness = fitness_of(ratio),
                            .ladder = ladder,
                            .line = from->line + 1};
    stop->places = place;
    stop->least_line = MIN(stop->least_line, place->line);
    breaker->most_line = MAX(breaker->most_line, place->line);
    stop->uneven = stop->uneven || place->line < breaker->shape.narrow_lines;
    stop->measure = measure_of(&breaker->shape, place->line);
}

struct candidate {
    struct place *from;
    double demerits, ratio;
};

/* The best ways to a break: by number of lines, tightness and depth of the ladder. */
struct candidates {
    struct candidate best[NUMBERS][STATES]; /* where `known` has the state's bit */
    unsigned known[NUMBERS];                /* the first row stands for the breaker's least line */
};

static void consider(const struct breaker *breaker, struct candidates *all, struct place *from,
                     struct candidate made, unsigned state) {
    unsigned number = breaker->numbered ? MIN(from->line - breaker->least_line, NUMBERS - 1) : 0;
    struct candidate *best = &all->best[number][state];
    /* NOLINTNEXTLINE: what is known has been filled in */
    if (!(all->known[number] >> state & 1) || made.demerits < best->demerits)
        *best = made;
    all->known[number] |= 1u << state;
}

/* Another way to the same break is better whatever comes: it may cost the next line no more than
 * that its tightness differs. So the least of each depth of ladder, and of less deep ones, counts.
 */
static void find_least(const struct candidates *all, unsigned number, double least[LADDERS]) {
    for (unsigned ladder = 0; ladder < LADDERS; ladder++)
        least[ladder] = INFINITY;
    for (unsigned states = all->known[number]; states; states &= states - 1) {
        unsigned state = (unsigned)__builtin_ctz(states);
        for (unsigned ladder = state % LADDERS; ladder < LADDERS; ladder++)
            least[ladder] = MIN(least[ladder], all->best[number][state].demerits);
    }
}

static void activate(struct breaker *breaker, struct stop *stop) {
    breaker->active[breaker->end++] = stop;
}

static void deactivate(struct breaker *breaker, size_t number) {
    for (; number > breaker->first; number--) /* it is nearly always the first */
        breaker->active[number] = breaker->active[number - 1];
    breaker->first++;
}

static void add_places(struct breaker *breaker, const struct candidates *all, size_t at) {
    struct stop *stop = NULL;
    for (unsigned number = 0; number < NUMBERS; number++) {
        double least[LADDERS];
        if (!all->known[number])
            continue;
        find_least(all, number, least);
        for (unsigned states = all->known[number]; states; states &= states - 1) {
            unsigned state = (unsigned)__builtin_ctz(states);
            const struct candidate *best = &all->best[number][state];
            if (least[state % LADDERS] + class_demerits < best->demerits)
                continue;
            stop = stop ? stop : stop_make(breaker, at);
            add_place(breaker, stop, best->from, best->demerits, best->ratio, state % LADDERS);
        }
    }
    if (stop)
        activate(breaker, stop);
}

/* A way to the break `at` from each place of a stop from where the line fits. */
static void consider_places(const struct breaker *breaker, struct candidates *all,
                            const struct stop *stop, const struct sums *end, size_t at) {
    const struct item *item = &breaker->items[at];
    int64_t measure = -1;
    double ratio = 0, cost = 0;
    unsigned fitness = 0;
    for (struct place *from = stop->places; from; from = from->next) {
        unsigned ladder = item->flagged ? from->ladder + 1 : 0;
        int64_t wanted = measure_of(&breaker->shape, from->line);
        if (wanted != measure) {
            measure = wanted;
            ratio = ratio_of(stop, end, gap_of(stop, end, measure));
            cost = line_cost(item, ratio);
            fitness = fitness_of(ratio);
        }
        if (ratio < -1 || ratio > breaker->tolerance || ladder >= LADDERS ||
            (breaker->strict && is_runt(breaker, from, at)))
            continue;
        double demerits = from->demerits + cost_behind(breaker, from, at, cost, fitness);
        consider(breaker, all, from, (struct candidate){from, demerits, ratio},
                 fitness * LADDERS + ladder);
    }
}

/* The last place that was given up because its line would be too wide. */
struct dropped {
    const struct stop *stop;
    struct place *place;
    double ratio;
};

static void drop(struct dropped *dropped, const struct stop *stop, struct place *place,
                 double ratio) {
    if (dropped->stop == stop && place->demerits >= dropped->place->demerits)
        return; /* the latest stop makes the line that is least too wide */
    *dropped = (struct dropped){stop, place, ratio};
}

static void drop_all(struct dropped *dropped, const struct breaker *breaker,
                     const struct stop *stop, const struct sums *end) {
    for (struct place *place = stop->places; place; place = place->next)
        drop(dropped, stop, place, ratio_in(breaker, stop, end, place->line));
}

/* Gives up the places of a stop whose lines are too wide, where the lines differ in width. */
static void drop_some(struct dropped *dropped, const struct breaker *breaker, struct stop *stop,
                      const struct sums *end) {
    stop->least_line = UINT_MAX;
    for (struct place **link = &stop->places; *link;) {
        struct place *place = *link;
        double ratio = ratio_in(breaker, stop, end, place->line);
        if (ratio >= -1) {
            stop->least_line = MIN(stop->least_line, place->line);
            link = &place->next;
            continue;
        }
        drop(dropped, stop, place, ratio);
        *link = place->next;
    }
}

/* Whether no line from a later stop is long enough either, however far it stands out. */
static bool all_are_too_short(const struct breaker *breaker, const struct stop *stop,
                              const struct sums *end) {
    const struct break_shape *shape = &breaker->shape;
    int64_t stretch = end->stretch - stop->after.stretch;
    int64_t gap = shape->width - (end->width - stop->after.width) + breaker->least_left;
    return shape->narrow_lines == 0 && end->fill == stop->after.fill && stretch > 0 &&
           (double)gap > breaker->tolerance * (double)stretch;
}

/* The stops from which a line may end at an item, the latest first; those that it has left behind
 * are active no more. */
static struct stop *find_fitting(struct breaker *breaker, const struct sums *end,
                                 struct dropped *dropped) {
    struct stop *fitting = NULL;
    for (size_t i = breaker->first; i < breaker->end; i++) {
        struct stop *stop = breaker->active[i];
        int64_t gap = gap_of(stop, end, stop->measure);
        bool gone = !stop->uneven && is_too_wide(stop, end, gap);
        if (gone)
            drop_all(dropped, breaker, stop, end);
        if (stop->uneven) {
            drop_some(dropped, breaker, stop, end);
            gone = !stop->places;
        }
        if (gone) {
            deactivate(breaker, i);
        } else if (stop->uneven || !is_too_short(breaker, stop, end, gap)) {
            stop->fitting = fitting;
            fitting = stop;
        } else if (all_are_too_short(breaker, stop, end)) {
            break;
        }
    }
    return fitting;
}

/* Rows of candidates begin with the least line of all active stops. It never falls; while all lines
 * have rows of their own, it makes no difference. */
static void find_least_line(struct breaker *breaker) {
    if (breaker->most_line - breaker->least_line < NUMBERS)
        return;
    breaker->least_line = UINT_MAX;
    for (size_t i = breaker->first; i < breaker->end; i++)
        breaker->least_line = MIN(breaker->least_line, breaker->active[i]->least_line);
}

/* Tries a break at item `at` from every active place. `rescue`: when none is left, the last that
 * was dropped is broken here all the same, too wide. */
static void try_break(struct breaker *breaker, size_t at, bool rescue) {
    const struct item *item = &breaker->items[at];
    struct sums end = sums_at(breaker, item);
    struct candidates all;
    struct dropped dropped = {NULL, NULL, 0};
    memset(all.known, 0, sizeof all.known);
    find_least_line(breaker);
    const struct stop *fitting = find_fitting(breaker, &end, &dropped);
    for (const struct stop *stop = fitting; stop; stop = stop->fitting)
        consider_places(breaker, &all, stop, &end, at);
    if (item->kind == ITEM_PENALTY && item->penalty <= PENALTY_ALWAYS &&
        breaker->end > breaker->first) {
        dropped = (struct dropped){NULL, NULL, 0};
        drop_all(&dropped, breaker, breaker->active[breaker->end - 1], &end);
        breaker->first = breaker->end;
    }
    if (fitting)
        add_places(breaker, &all, at);
    if (breaker->first == breaker->end && dropped.place && rescue) {
        struct stop *stop = stop_make(breaker, at);
        add_place(breaker, stop, dropped.place, dropped.place->demerits + 1e8, dropped.ratio,
                  item->flagged ? 1 : 0);
        activate(breaker, stop);
    }
}

/* The last stop, if the paragraph's end was reached, or NULL. */
static const struct stop *run_pass(struct breaker *breaker, bool rescue) {
    struct stop *start = ARENA_NEW(breaker->arena, struct stop);
    struct place *first = ARENA_NEW(breaker->arena, struct place);
    *first = (struct place){.stop = start, .fitness = 1};
    start->places = first;
    start->measure = measure_of(&breaker->shape, 0);
    start->left = breaker->count ? breaker->items[0].left : 0;
    breaker->now = (struct sums){0, 0, 0, 0};
    breaker->active = ARENA_ARRAY(breaker->arena, struct stop *, breaker->count + 1);
    breaker->first = breaker->end = 0;
    breaker->least_line = breaker->most_line = 0;
    breaker->least_left = start->left;
    activate(breaker, start);
    breaker->last_box = NULL;
    bool after_box = false;
    for (size_t i = 0; i < breaker->count && breaker->first < breaker->end; i++) {
        const struct item *item = &breaker->items[i];
        if (((item->kind == ITEM_GLUE && after_box) || item->kind == ITEM_PENALTY) &&
            item->penalty < PENALTY_NEVER)
            try_break(breaker, i, rescue);
        after_box = item->kind == ITEM_BOX;
        if (after_box)
            breaker->last_box = item;
        sums_add(&breaker->now, item);
    }
    return breaker->first < breaker->end ? breaker->active[breaker->end - 1] : NULL;
}

/* The place with the fewest demerits; of those with `lines` lines when that is not 0. */
static const struct place *best_of(const struct stop *end, unsigned lines) {
    const struct place *best = NULL;
    for (const struct place *place = end ? end->places : NULL; place; place = place->next)
        if ((!lines || place->line == lines) && (!best || place->demerits < best->demerits))
            best = place;
    return best;
}

static size_t list_lines(const struct breaker *breaker, const struct place *end,
                         struct line_break **lines) {
    size_t total = end ? end->line : 0, i = total;
    *lines = ARENA_ARRAY(breaker->arena, struct line_break, total + 1);
    for (const struct place *place = end; place && place->previous; place = place->previous)
        (*lines)[--i] = (struct line_break){place->previous->stop->first, place->stop->item,
                                            place->ratio, breaker->emergency > 0};
    return total;
}

/* The best way with so many lines, if none of them is loose and the last is no runt. */
static bool is_tolerable(const struct breaker *breaker, const struct stop *last, unsigned lines) {
    const struct place *end = lines ? best_of(last, lines) : NULL;
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
    const struct stop *last = run_pass(&breaker, false);
    const struct place *end = best_of(last, 0);
    if (shape.looseness)
        return break_otherwise(&breaker, end, lines);
    if (variants && end) {
        variants->more = is_tolerable(&breaker, last, end->line + 1);
        variants->fewer = is_tolerable(&breaker, last, end->line - 1);
    }
    if (!end) {
        breaker.tolerance = 1e9;
        breaker.emergency = MAX(shape.width / 12, 1);
        end = best_of(run_pass(&breaker, true), 0);
    }
    return list_lines(&breaker, end, lines);
}
