/* dates.c: one block's dates, with their verdicts, refs and anchors; spans with attributes win. */
#include "analyse/analyse_internal.h"

const char *const date_role_names[] = {"event", "citation", "mention", NULL};
const char *const date_inference_names[] = {"explicit", "year", "anaphor", NULL};

/* Does an author's span take a part of the date? Of "autumn of [the same year]{.no-event}" too. */
static bool is_in_span(const struct flat *flat, size_t start, size_t end, bool no_event) {
    for (size_t i = flat->span_count; i-- > 0;) {
        const struct flat_span *span = &flat->spans[i];
        if (span->start < end && start < span->end &&
            (no_event ? span->node->no_event : span->node->has_date))
            return true;
    }
    return false;
}

/* How often `text` came so far, this time included. Known by its hash: sentences are long. */
static unsigned ordinal_of(GHashTable *table, struct str text) {
    gint64 key = (gint64)str_hash(text);
    unsigned count = GPOINTER_TO_UINT(g_hash_table_lookup(table, &key)) + 1;
    g_hash_table_insert(table, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(count));
    return count;
}

static void name_date(struct work *work, const struct flat *flat, size_t start, size_t end,
                      struct date_found *date) {
    struct flat_sentence sentence = flat->sentences[flat_sentence_at(flat, start)];
    struct str file = source_name(work->sources, date->span.source);
    GString *key = g_string_new_len(file.at, (gssize)file.len);
    g_string_append_c(key, '\n');
    g_string_append_len(key, flat->text + sentence.start,
                        (gssize)MIN(sentence.end - sentence.start, (size_t)1000));
    g_string_append_c(key, '\n');
    g_string_append_len(key, flat->text + start, (gssize)(end - start));
    g_string_append_printf(key, "\n%u",
                           ordinal_of(work->ordinals, (struct str){key->str, key->len}));
    struct str whole = {key->str + file.len + 1, key->len - file.len - 1};
    unsigned hash = (unsigned)(str_hash(whole) >> 40);
    g_string_free(key, TRUE);
    date->ref = str_format(work->arena, "%.*s#e-%06x", STR_ARG(file), hash);
    struct str anchor = str_format(work->arena, "%.*s--e-%06x", STR_ARG(work->section_id), hash);
    unsigned again = ordinal_of(work->anchors, anchor);
    if (again > 1) { /* two sentences with one hash: told apart by their order */
        date->ref = str_format(work->arena, "%.*s-%u", STR_ARG(date->ref), again);
        anchor = str_format(work->arena, "%.*s-%u", STR_ARG(anchor), again);
    }
    date->anchor = anchor;
}

static void report_weekday(struct work *work, const struct date_match *match,
                           const struct date_found *date) {
    static const char *const names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
    bool single_day = date->value.from.day && !date->value.interval;
    int weekday = edtf_weekday(edtf_first_day(date->value));
    if (match->weekday < 0 || !single_day || weekday == match->weekday)
        return;
    diag_add(work->diags, DIAG_DATE_WEEKDAY, date->span, "'%.*s' is not the weekday written",
             STR_ARG(date->as_written));
    diag_hint(work->diags, "it is a %s; correct one of the two", names[weekday]);
}

static void report(struct work *work, const struct date_match *match,
                   const struct date_verdict *verdict, const struct date_found *date) {
    if (!verdict->settled)
        diag_add(work->diags, DIAG_DATE_UNSETTLED, date->span,
                 "nothing settles the date '%.*s'; left out of the timeline",
                 STR_ARG(date->as_written));
    else if (!verdict->valid)
        diag_add(work->diags, DIAG_DATE_INVALID, date->span,
                 verdict->reversed ? "'%.*s' ends before it begins; left out of the timeline"
                                   : "there is no day '%.*s'; left out of the timeline",
                 STR_ARG(date->as_written));
    if (!date->settled)
        return;
    if (match->ambiguous)
        diag_add(work->diags, DIAG_DATE_AMBIGUOUS, date->span, "'%.*s' could be read two ways",
                 STR_ARG(date->as_written));
    report_weekday(work, match, date);
    const struct located_date *as_of = &work->pack->as_of;
    if (as_of->span.source && edtf_first_day(date->value) > edtf_last_day(as_of->date))
        diag_add(work->diags, DIAG_DATE_AFTER_AS_OF, date->span,
                 "'%.*s' is later than the pack's cut-off", STR_ARG(date->as_written));
}

static void add_date(struct work *work, struct flat *flat, const struct date_match *match,
                     const struct flat_span *given) {
    struct position at;
    if (!flat_position(flat, match->start, &at))
        return;
    struct date_verdict verdict;
    if (given) {
        verdict = (struct date_verdict){.value = given->node->date,
                                        .settled = true,
                                        .valid = true,
                                        .reason = STR("given by the author")};
        bool aside = flat->block->kind == NODE_HEADING || flat->block->kind == NODE_CAPTION;
        verdict.role = aside ? DATE_MENTION : DATE_EVENT;
        date_context_note(&work->context, verdict.value);
    } else {
        verdict = date_settle(work->arena, &work->context, flat, match);
    }
    struct date_found *date = ARENA_NEW(work->arena, struct date_found);
    date->at = at;
    date->span = flat_source_span(flat, match->start, match->end);
    date->as_written = flat_written(work->arena, flat, match->start, match->end);
    date->value = verdict.value;
    date->modifier = str_of(match->modifier);
    date->role = verdict.role;
    date->inference = verdict.inference;
    date->reason = verdict.reason;
    date->settled = verdict.settled && verdict.valid;
    bool no_event = is_in_span(flat, match->start, match->end, true);
    if (no_event && date->role == DATE_EVENT)
        date->role = DATE_MENTION;
    report(work, match, &verdict, date);
    name_date(work, flat, match->start, match->end, date);
    if (date->settled)
        work_mark(work, flat, match->start, match->end, MARK_DATE, date->anchor, date->value);
    struct found_date found = {date, flat, match->start, match->end, no_event, match->dated};
    ARENA_PUSH(work->arena, work->found, work->found_count, work->found_room, found);
}

void dates_of_block(struct work *work, struct flat *flat) {
    struct date_matches found = {0};
    date_scan(work->arena, flat->text, flat->len, work->rules, &found);
    size_t next = 0;
    for (size_t i = 0; i <= found.count; i++) {
        size_t limit = i < found.count ? found.items[i].start : SIZE_MAX;
        for (; next < flat->span_count && flat->spans[next].start <= limit; next++) {
            const struct flat_span *span = &flat->spans[next];
            if (!span->node->has_date || span->end <= span->start)
                continue;
            struct date_match match = {.start = span->start,
                                       .end = span->end,
                                       .modifier = "",
                                       .weekday = -1,
                                       .dated = true};
            if (i < found.count && limit < span->end) {
                match.start = limit;
                match.end = found.items[i].end;
                match.dated = false;
                match.modifier = found.items[i].modifier;
            }
            add_date(work, flat, &match, span);
        }
        if (i < found.count && !is_in_span(flat, limit, found.items[i].end, false))
            add_date(work, flat, &found.items[i], NULL);
    }
}
