/* build.h: the whole way from a pack to its outputs, in one readable function. */
#ifndef DOSSIER_BUILD_H
#define DOSSIER_BUILD_H

#include "analyse/analyse.h"
#include "compose/compose.h"
#include "layout/layout.h"

/* What the libraries complained of in this process (GLib's log, which Pango and librsvg use too).
 * They go on after such a complaint, with a page that is wrong: so nothing is written then. */
struct library_log {
    GString *text; /* the complaints, a line each */
    size_t count;
};

struct build_options {
    struct str pack;                        /* PACK as given */
    struct str output_folder;               /* "out" */
    const char *paper, *style;              /* overrides, or NULL */
    bool epub, pdf, write;                  /* which outputs; write: false for `check` */
    bool no_pages;                          /* epub alone: nothing is laid out */
    bool strict;                            /* warnings count as errors */
    bool report;                            /* also count what a simpler setting would give */
    unsigned profiles;                      /* readers whose rules are asked; see epub.h */
    const char *epoch;                      /* SOURCE_DATE_EPOCH or NULL */
    struct str fonts, styles, dictionaries; /* where the program's own data are */
    const struct file_ops *ops;
    const struct library_log *log; /* or NULL: nobody listens */
};

enum build_status {
    BUILD_DONE = 0,
    BUILD_ERRORS = 1,
    BUILD_USAGE = 2,
    BUILD_SYSTEM = 3,
    BUILD_INTERNAL = 4
};

/* All that a run knows; for the listings and `explain`. */
struct build {
    struct arena *arena; /* of the job */
    struct sources *sources;
    struct diags *diags;
    struct pack pack;
    struct node *body;         /* NODE_BODY: the sections, read */
    struct node *book;         /* as composed in the last round */
    const struct image *cover; /* the pack's own; NULL: one is drawn */
    const struct style *style;
    struct analysis *analysis;
    struct citations *citations;
    struct quotations *quotations;
    const struct node **annotations;  /* as pack.reading */
    struct arena *round, *round_kept; /* the last round's */
    struct layout *layout;
    struct typesetter *typesetter;
    size_t rounds;
    uint64_t *font_hashes; /* of the pack's own fonts */
    size_t font_count, font_room;
    bool has_pack;
};

void build_open(struct build *build);
void build_close(struct build *build);

/* Reads and analyses the pack; enough for `list dates`. */
enum build_status build_read(struct build *build, const struct build_options *options);

/* build_read, then composes and lays out until the pages stand still; enough for the listings. */
enum build_status build_pages(struct build *build, const struct build_options *options);

/* build_pages, then makes the outputs and writes them as a pair (or, for check, throws them away).
 */
enum build_status build_run(struct build *build, const struct build_options *options);

#endif
