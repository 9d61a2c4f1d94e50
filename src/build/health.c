/* health.c: what an editor has to look after between editions: sources and their copies, dates, and
 * statements that nobody is named for. Time is counted to one day: the one that the user names,
 * else SOURCE_DATE_EPOCH's, else that of the edition; so the same input gives the same messages. */
#include "build/build_internal.h"

/* ---- the day ---- */

static bool find_day(const struct build *build, const struct build_options *options,
                     struct edtf *day) {
    const struct pack *pack = &build->pack;
    const struct located_date *made = pack->updated.span.source ? &pack->updated : &pack->as_of;
    int64_t seconds;
    const char *why;
    if (options->on)
        return edtf_read(str_of(options->on), day, &why);
    *day = (struct edtf){0};
    if (outline_day_of_epoch(options->epoch, &day->from, &seconds))
        return true;
    *day = made->date;
    return made->span.source != 0;
}

static bool is_later(struct edtf date, struct edtf than) {
    int64_t first = edtf_first_day(date);
    return first != INT64_MIN && first > edtf_last_day(than);
}

static void check_review(struct build *build) {
    const struct located_date *due = &build->pack.review_by;
    struct health *health = &build->health;
    health->review_due = due->span.source != 0;
    if (!health->review_due || !health->dated ||
        edtf_last_day(due->date) >= edtf_first_day(health->day))
        return;
    health->review_passed = true;
    struct str by = edtf_text(build->arena, due->date), now = edtf_text(build->arena, health->day);
    diag_add(build->diags, DIAG_HEALTH_REVIEW, due->span,
             "the pack was to be looked through by %.*s; it is %.*s", STR_ARG(by), STR_ARG(now));
}

/* ---- sources ---- */

static bool is_on_web(const struct csl_item *work) {
    struct str url = csl_field(work, "URL");
    return str_starts(url, STR("http://")) || str_starts(url, STR("https://")) ||
           str_is(work->type, "webpage") || str_starts(work->type, STR("post"));
}

/* What says the same wherever it stands: it is printed, or has a lasting name. */
static bool is_lasting(const struct csl_item *work) {
    return csl_field(work, "DOI").len || csl_field(work, "ISBN").len;
}

static void check_access(struct build *build, const struct csl_item *work) {
    if (!is_on_web(work) || is_lasting(work))
        return;
    build->health.web++;
    if (work->accessed.span.source)
        return;
    build->health.web_unseen++;
    diag_add(build->diags, DIAG_HEALTH_ACCESSED, work->id.span,
             "the source '%.*s' is on the web, and does not tell when it was read",
             STR_ARG(work->id.text));
}

static bool same_hash(struct str a, struct str b) {
    return a.len == b.len && g_ascii_strncasecmp(a.at, b.at, a.len) == 0;
}

static void check_snapshot(struct build *build, const struct csl_item *work) {
    const struct yaml_node *node = csl_node(work, "sha256");
    struct str recorded = csl_field(work, "sha256");
    build->health.snapshots += work->snapshot.len > 0;
    if (!recorded.len || (work->snapshot.len && !work->snapshot_sha256.len) ||
        same_hash(recorded, work->snapshot_sha256))
        return; /* one that is missing was reported */
    build->health.snapshots_changed++;
    if (!work->snapshot.len)
        diag_add(build->diags, DIAG_HEALTH_SNAPSHOT, node->span,
                 "the source '%.*s' has a hash, but no 'snapshot'", STR_ARG(work->id.text));
    else
        diag_add(build->diags, DIAG_HEALTH_SNAPSHOT, node->span,
                 "the copy '%.*s' is not the file that was recorded; its SHA-256 is %.*s",
                 STR_ARG(work->snapshot), STR_ARG(work->snapshot_sha256));
}

static void check_dates(struct build *build, const struct csl_item *work) {
    const struct located_date *as_of = &build->pack.as_of;
    const struct located_date *made =
        build->pack.updated.span.source ? &build->pack.updated : as_of;
    build->health.dates += work->issued.span.source ? 1 : 0;
    build->health.dates += work->accessed.span.source ? 1 : 0;
    if (as_of->span.source && work->issued.span.source &&
        is_later(work->issued.date, as_of->date)) {
        build->health.late++;
        diag_add(build->diags, DIAG_HEALTH_LATE, work->issued.span,
                 "the source '%.*s' appeared after the pack's cut-off", STR_ARG(work->id.text));
    }
    if (made->span.source && work->accessed.span.source &&
        is_later(work->accessed.date, made->date)) {
        build->health.late++;
        diag_add(build->diags, DIAG_HEALTH_LATE, work->accessed.span,
                 "the source '%.*s' was read after this edition was made", STR_ARG(work->id.text));
    }
}

static void check_sources(struct build *build) {
    const struct csl_list *works = &build->pack.works;
    build->health.sources = works->count;
    for (size_t i = 0; i < works->count; i++) {
        size_t cited = 0;
        if (build->citations)
            citations_of(build->citations, i, &cited);
        build->health.uncited += !cited;
        check_access(build, &works->items[i]);
        check_snapshot(build, &works->items[i]);
        check_dates(build, &works->items[i]);
    }
}

/* ---- statements ---- */

/* A source, or a note, which may well be one. */
static bool names_source(const struct node *root) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.entering && (walk.node->citation || walk.node->kind == NODE_NOTE_REFERENCE))
            return true;
    return false;
}

/* The paragraph, the whole quotation or row; and the quotation that a paragraph introduces. */
static bool has_source_around(const struct node *node) {
    while (node->parent && node_is_inline(node))
        node = node->parent;
    for (const struct node *up = node; up; up = up->parent)
        if (up->kind == NODE_QUOTE || up->kind == NODE_ROW)
            node = up;
    const struct node *next = node->next;
    return names_source(node) || (next && next->kind == NODE_QUOTE && names_source(next));
}

static void check_statements(struct build *build) {
    for (size_t i = 0; i < build->analysis->event_count; i++) {
        const struct event *event = &build->analysis->events[i];
        if (event->kind != EVENT_STATEMENT)
            continue;
        build->health.statements++;
        bool sourced = event->source.len > 0;
        for (size_t j = 0; j < event->place_count && !sourced; j++)
            sourced = has_source_around(event->places[j].date->at.node);
        if (sourced)
            continue;
        build->health.unsourced++;
        diag_add(build->diags, DIAG_HEALTH_UNSOURCED, event->span, "no source is named for '%.*s'",
                 STR_ARG(event->title));
    }
}

void build_health(struct build *build, const struct build_options *options) {
    struct health *health = &build->health;
    *health = (struct health){0};
    health->dated = find_day(build, options, &health->day);
    check_review(build);
    check_sources(build);
    check_statements(build);
    health->dates += build->analysis->date_count;
    health->late += diag_count_of(build->diags, DIAG_DATE_AFTER_AS_OF);
}
