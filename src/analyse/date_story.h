/* date_story.h: between date_story.c, which finds the cheapest way through a section's dates, and
 * date_ways.c, which tells what each step costs. */
#ifndef DOSSIER_DATE_STORY_H
#define DOSSIER_DATE_STORY_H

#include "analyse/analyse_internal.h"

enum {
    STATES = 10,      /* kept for each date */
    OPTIONS = 24,     /* ways on from one state at most */
    WINDOW = 256,     /* dates settled together; then the best way so far is taken */
    STORY_PASSING = 8 /* that a year inside a clause moves the narrative */
};

struct state {                 /* of the narrative, behind a date */
    struct edtf_date position; /* where the narrative stands; month 0: a year alone */
    struct edtf_date last;     /* told last */
    struct edtf_date day;      /* last that was exact to the day; month 0: none */
    struct edtf_date value;    /* of the date at hand */
    bool placed, told;         /* are there a position and a last date? */
    bool passing;              /* the last date was a year told in passing */
    bool cited;                /* the last date is that of a source */
    bool anchored;             /* the position was told with its year and month */
    bool loose;                /* in passing */
    bool framed;               /* the year of the date at hand is taken from the frame */
    bool moved;                /* the date at hand moved the position */
    bool settled;
    int cost, ahead; /* of the cheapest way to here, and from here to the end */
    uint8_t back;    /* the state before on that way */
};
struct edge { /* a way on, with its ends among the states of two layers */
    uint8_t from, to;
    int16_t cost; /* -1: its end was given up */
};
struct layer { /* of one date */
    struct state states[STATES];
    size_t count;
    struct edge edges[STATES * OPTIONS];
    size_t edge_count;
};
struct story {
    struct story_setting setting;
    struct story_item *items;
    size_t count;
    struct layer *layers;   /* layers[0] is what was known before the window */
    struct edtf_date frame; /* when it was written, or the year that its title tells */
    bool framed;
    bool cut_off; /* that is but the pack's cut-off */
    bool report;  /* it is a report on one year, by its title */
    bool split;   /* that year does not begin in January: it ends at the frame */
    bool current; /* it tells of the time when it was written, as news do */
};

/* ---- date_frame.c ---- */
/* The years of datelines that have none: "KISUMU, May 14 - ". */
void story_find_datelines(struct story_setting setting, struct story_item *items, size_t count);

/* Where the text that begins at `first` ends: at a dateline that is not its own. */
size_t story_stretch_end(const struct story_item *items, size_t count, size_t first);

/* The year in which the date is the first one from `from` on, or the last one until `end`. */
int32_t story_year_from(struct edtf_date date, struct edtf_date from);
int32_t story_year_until(struct edtf_date date, struct edtf_date end);

/* When it was written, or what it reports on: sets `frame` and what is beside it. */
void story_find_frame(struct story *story);

/* ---- date_ways.c ---- */
struct ways {
    struct state states[OPTIONS]; /* `cost` is that of the step alone */
    size_t count;
};
/* The ways on from a state by the date at `index`. */
void story_find_ways(const struct story *story, struct ways *ways, const struct state *from,
                     size_t index);

void story_add_way(struct ways *ways, const struct state *from, struct edtf_date value, bool move,
                   int cost);
void story_add_unsettled(struct ways *ways, const struct state *from);

/* Does it stand in one sentence with the date before it? */
bool story_same_sentence(const struct story *story, size_t index);

/* ---- date_yearless.c ---- */
void story_yearless_ways(const struct story *story, struct ways *ways, const struct state *from,
                         size_t index);

/* The date of the item with that year. */
void story_add_year(const struct story *story, struct ways *ways, const struct state *from,
                    const struct story_item *item, int32_t year, int cost);

/* ---- date_weigh.c ---- */
/* What it costs that a date moves the narrative on, or that it does not. */
struct story_weights story_weigh(const struct story_item *item);

/* A date told in passing is seldom of the narrative's own time: what that costs. */
int story_leap(const struct state *from, const struct story_item *item, struct edtf_date value);

bool story_opens(const struct story_item *item); /* its sentence, or its block */
bool story_leads(const struct story_item *item); /* it begins its sentence, or its block */
int story_month(struct edtf_date date);          /* 1-12, of a season its last one; 0: none */
int story_months(struct edtf_date from, struct edtf_date to);
bool story_is_day(struct edtf_date date);

/* Is it of the year that the report is on? */
bool story_is_reported(const struct story *story, struct edtf_date date);

/* What the narrative takes from a date: the end of a stretch. */
struct edtf_date story_told(struct edtf value);

#endif
