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
    gint64 key = (gint64)str_table_hash(text);
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

static void report(struct work *work, const struct story_item *item,
                   const struct date_found *date) {
    const struct date_match *match = &item->match;
    if (!item->settled)
        diag_add(work->diags, DIAG_DATE_UNSETTLED, date->span,
                 "nothing settles the date '%.*s'; left out of the timeline",
                 STR_ARG(date->as_written));
    else if (!item->valid)
        diag_add(work->diags, DIAG_DATE_INVALID, date->span,
                 item->reversed ? "'%.*s' ends before it begins; left out of the timeline"
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

static void add_date(struct work *work, const struct story_item *item) {
    struct position at;
    struct flat *flat = item->flat;
    const size_t start = item->match.start, end = item->match.end;
    bool unseen = item->match.deictic && !item->settled;
    if (unseen || !flat_position(flat, start, &at))
        return; /* "later this year" in a text of no date */
    struct date_found *date = ARENA_NEW(work->arena, struct date_found);
    date->at = at;
    date->span = flat_source_span(flat, start, end);
    date->as_written = flat_written(work->arena, flat, start, end);
    date->value = item->value;
    date->modifier = str_of(date_modifier_names[item->match.modifier]);
    if (item->match.part != item->match.modifier)
        date->part = str_of(date_modifier_names[item->match.part]);
    date->role = item->role;
    date->inference = item->inference;
    date->reason = item->reason;
    date->settled = item->settled && item->valid;
    date->confidence = date->settled ? (uint8_t)item->confidence : 0;
    bool no_event = is_in_span(flat, start, end, true);
    if (no_event && date->role == DATE_EVENT)
        date->role = DATE_MENTION;
    report(work, item, date);
    name_date(work, flat, start, end, date);
    if (date->settled)
        work_mark(work, flat, start, end, MARK_DATE, date->anchor, date->value);
    struct found_date found = {date, flat, start, end, no_event, item->match.dated};
    ARENA_PUSH(work->arena, work->found, work->found_count, work->found_room, found);
}

/* ---- what a block tells ---- */

/* The parentheses and quotation marks that are open at a place; the way goes forward only. */
enum { DEEPEST = 16 };
struct parentheses {
    size_t at, depth;
    size_t open[DEEPEST];
    bool quoted;
};

static size_t open_parenthesis(struct parentheses *open, const struct flat *flat, size_t at) {
    for (; open->at < at; open->at++) {
        if (flat->text[open->at] == '"') {
            open->quoted = !open->quoted && flat->quotes_pair;
        } else if (flat->text[open->at] == '(') {
            if (open->depth < DEEPEST)
                open->open[open->depth] = open->at;
            open->depth++;
        } else if (flat->text[open->at] == ')' && open->depth) {
            open->depth--;
        }
    }
    return open->depth && open->depth <= DEEPEST ? open->open[open->depth - 1] : SIZE_MAX;
}

static void tell(struct work *work, struct flat *flat, const struct date_match *match,
                 const struct flat_span *given, struct parentheses *open) {
    struct story_item item = {.flat = flat,
                              .match = *match,
                              .given = given,
                              .fresh = work->fresh,
                              .outlook = work->outlook};
    work->fresh = false;
    if (given) {
        bool aside = flat->block->kind == NODE_HEADING || flat->block->kind == NODE_CAPTION;
        item.role = aside ? DATE_MENTION : DATE_EVENT;
        item.match.shape = SHAPE_CALENDAR;
        item.match.value = item.value = given->node->date;
        item.confidence = 100;
        item.reason = STR("given by the author");
    } else {
        item.column_year = match->shape == SHAPE_YEARLESS ? date_year_of_column(work, flat) : 0;
        size_t parenthesis = open_parenthesis(open, flat, match->start);
        item.bracketed = parenthesis != SIZE_MAX;
        item.quoted = open->quoted;
        item.role = date_role_of(flat, match, parenthesis);
        item.dateline = date_is_dateline(flat, match);
    }
    ARENA_PUSH(work->arena, work->story, work->story_count, work->story_room, item);
}

/* A heading refers to no date: in "After the close of the year" it is any year. */
static void drop_relative(struct date_matches *found) {
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].shape != SHAPE_RELATIVE)
            found->items[kept++] = found->items[i];
    found->count = kept;
}

void dates_of_block(struct work *work, struct flat *flat) {
    struct date_matches found = {0};
    struct parentheses open = {0};
    struct date_rules rules = work->rules;
    const struct node *parent = flat->block->parent;
    rules.in_list = flat->block->kind == NODE_CELL || (parent && parent->kind == NODE_ITEM);
    date_scan(work->arena, flat->text, flat->len, rules, &found);
    work->steps += found.steps;
    work->fresh = work->fresh || date_is_heading(flat);
    if (date_is_heading(flat)) {
        work->outlook = date_is_outlook(flat);
        drop_relative(&found);
    }
    if (found.count == 1 && date_is_figure(work, flat, &found.items[0]))
        found.count = 0;
    size_t next = 0;
    for (size_t i = 0; i <= found.count; i++) {
        size_t limit = i < found.count ? found.items[i].start : SIZE_MAX;
        for (; next < flat->span_count && flat->spans[next].start <= limit; next++) {
            const struct flat_span *span = &flat->spans[next];
            if (!span->node->has_date || span->end <= span->start)
                continue;
            struct date_match match = {
                .start = span->start, .end = span->end, .weekday = -1, .dated = true};
            if (i < found.count && limit < span->end) {
                match.start = limit;
                match.end = found.items[i].end;
                match.dated = false;
                match.modifier = found.items[i].modifier;
                match.part = found.items[i].part;
            }
            tell(work, flat, &match, span, &open);
        }
        if (i < found.count && !is_in_span(flat, limit, found.items[i].end, false))
            tell(work, flat, &found.items[i], NULL, &open);
    }
}

void dates_of_section(struct work *work) {
    const struct located_date *as_of = &work->pack->as_of;
    struct story_setting setting = {
        .steps = &work->steps, .has_as_of = as_of->span.source != 0, .as_of = as_of->date};
    if (work->section) {
        setting.has_written = work->section->has_date;
        setting.written = work->section->date;
    }
    if (work->section && work->given_year) {
        setting.has_written = true;
        setting.written = (struct edtf){.from.year = *work->given_year};
    }
    story_settle(work->arena, setting, work->story, work->story_count);
    work->story_next = 0;
    work->fresh = work->outlook = false;
}

void dates_add_block(struct work *work, const struct flat *flat) {
    for (; work->story_next < work->story_count && work->story[work->story_next].flat == flat;
         work->story_next++)
        add_date(work, &work->story[work->story_next]);
}

/* ---- the language ---- */

static void report_language(struct work *work, struct str language) {
    for (size_t i = 0; i < work->reported_count; i++)
        if (str_equal(work->reported[i], language))
            return;
    ARENA_PUSH(work->arena, work->reported, work->reported_count, work->reported_room, language);
    struct span span =
        work->section->language.len ? work->section->language_span : work->pack->language.span;
    diag_add(work->diags, DIAG_DATE_LANGUAGE, span,
             "in the language '%.*s' only dates in ISO form and marked ones are read",
             STR_ARG(language));
}

void dates_set_language(struct work *work, struct str language) {
    const struct date_language *table = date_language_find(language);
    work->rules = (struct date_rules){.month_first = str_is(language, "en-US"), .language = table};
    if (!table) {
        report_language(work, language);
        return;
    }
    for (size_t i = 0; i < work->tongue_count; i++)
        if (work->tongues[i].language == table) {
            work->rules.lexicon = work->tongues[i].lexicon;
            return;
        }
    struct date_tongue tongue = {table, date_lexicon_make(work->arena, table)};
    ARENA_PUSH(work->arena, work->tongues, work->tongue_count, work->tongue_room, tongue);
    work->rules.lexicon = tongue.lexicon;
}
