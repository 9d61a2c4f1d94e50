/* analyse.c: the sections in reading order → dates, mentions, events; marks onto TEXT nodes. */
#include "analyse/analyse_internal.h"

#include <string.h>

static void add_mark(struct work *work, const struct flat *flat, size_t start, size_t end,
                     struct mark wanted) {
    struct position first, last = {0};
    if (!flat_position(flat, start, &first))
        return;
    while (end > start && (!flat_position(flat, end - 1, &last) || last.node != first.node))
        end--;
    size_t stop = last.offset;
    str_next(first.node->text, &stop);
    wanted.start = first.offset;
    wanted.end = (uint32_t)stop;
    struct block_mark mark = {first.node, wanted};
    ARENA_PUSH(work->arena, work->marks, work->mark_count, work->mark_room, mark);
}

void work_mark(struct work *work, const struct flat *flat, size_t start, size_t end,
               enum mark_kind kind, struct str id, struct edtf date) {
    add_mark(work, flat, start, end, (struct mark){.kind = kind, .id = id, .date = date});
}

void work_mark_titled(struct work *work, const struct flat *flat, size_t start, size_t end,
                      struct str id, struct str title) {
    add_mark(work, flat, start, end,
             (struct mark){.kind = MARK_ABBREVIATION, .id = id, .title = title});
}

static void enter_section(struct work *work, const struct node *node) {
    work->section = node;
    work->section_count++;
    work->section_id =
        node->id.len ? node->id : str_format(work->arena, "section-%zu", work->section_count);
    struct str file = source_name(work->sources, node->span.source);
    work->given_year = NULL;
    for (size_t i = 0; i < work->pack->dates.year_count; i++)
        if (str_equal(work->pack->dates.years[i].file.text, file))
            work->given_year = &work->pack->dates.years[i].year;
    dates_set_language(work, node_language(node, work->pack->language.text));
}

static int mark_order(const void *a, const void *b) {
    const struct block_mark *first = a, *second = b;
    if (first->node != second->node)
        return first->node < second->node ? -1 : 1; /* only gathers; order is set within a node */
    if (first->mark.start != second->mark.start)
        return first->mark.start < second->mark.start ? -1 : 1;
    if (first->mark.end != second->mark.end)
        return first->mark.end > second->mark.end ? -1 : 1;
    return (first->mark.kind > second->mark.kind) - (first->mark.kind < second->mark.kind);
}

/* Marks may nest but not overlap partly: the later one gives way at its start. */
static void place_marks(struct work *work) {
    if (work->mark_count)
        qsort(work->marks, work->mark_count, sizeof *work->marks, mark_order);
    struct mark **link = NULL;
    const struct node *node = NULL;
    uint32_t end = 0;
    for (size_t i = 0; i < work->mark_count; i++) {
        struct block_mark *item = &work->marks[i];
        if (!link || item->node != node) {
            node = item->node;
            link = &((struct node *)(uintptr_t)node)->marks;
            end = 0;
        }
        if (item->mark.start < end && item->mark.end > end)
            item->mark.end = end;
        struct mark *mark = ARENA_NEW(work->arena, struct mark);
        *mark = item->mark;
        *link = mark;
        link = &mark->next;
        if (mark->end > end)
            end = mark->end;
    }
    work->mark_count = 0;
}

static bool is_analysed(const struct node *node) {
    return node->kind == NODE_HEADING || node->kind == NODE_PARAGRAPH ||
           node->kind == NODE_ATTRIBUTION || node->kind == NODE_CAPTION || node->kind == NODE_CELL;
}

static void read_block(struct work *work, const struct node *node) {
    struct flat *flat = flat_make(work->arena, node);
    flat->first_sentence = work->sentence_count;
    flat->foreign = !work->rules.language || !work->rules.language->month_first;
    flat->language = work->rules.language ? work->rules.language->tag : NULL;
    work->sentence_count += flat->sentence_count;
    flat->number = work->block_count;
    dates_of_block(work, flat);
    struct block block = {flat, work->section, work->section_id,
                          node_language(work->section, work->pack->language.text)};
    ARENA_PUSH(work->arena, work->blocks, work->block_count, work->block_room, block);
}

/* The dates of a section are settled together. */
static void leave_section(struct work *work) {
    dates_of_section(work);
    for (; work->dated_blocks < work->block_count; work->dated_blocks++)
        dates_add_block(work, work->blocks[work->dated_blocks].flat);
    work->story_count = 0;
}

static bool lists_actors(const struct pack *pack) {
    for (size_t i = 0; i < pack->body_count; i++)
        if (pack->body[i].kind == BODY_ACTORS)
            return true;
    return false;
}

/* Languages in which nobody looks for names; each is told once, where an index is asked for. */
static void report_languages(struct work *work) {
    work->reported_count = 0;
    for (size_t i = 0; i < work->block_count; i++) {
        const struct block *block = &work->blocks[i];
        size_t told = 0;
        while (told < work->reported_count && !str_equal(work->reported[told], block->language))
            told++;
        if (!block->flat->foreign || told < work->reported_count)
            continue;
        ARENA_PUSH(work->arena, work->reported, work->reported_count, work->reported_room,
                   block->language);
        diag_add(work->diags, DIAG_ACTOR_LANGUAGE,
                 block->section->language.len ? block->section->language_span
                                              : work->pack->language.span,
                 "in the language '%.*s' actors are not looked for; declare them under 'actors'",
                 STR_ARG(block->language));
    }
}

/* The names of the whole book: of the actors declared, or of those that the text itself shows. */
static void read_names(struct work *work, struct analysis *analysis) {
    analysis->actors = work->pack->actors.items;
    analysis->actor_count = work->pack->actors.count;
    if (!analysis->actor_count) {
        analysis->actors = candidates_as_actors(work, &analysis->actor_count);
        if (lists_actors(work->pack))
            report_languages(work);
    }
    work->matcher = actor_matcher_make(work, analysis->actors, analysis->actor_count);
    actors_of_blocks(work);
    actors_report_unused(work);
    actors_report_early(work);
    corrections_report_stale(work);
}

static void read_book(struct work *work, struct node *book) {
    struct walk walk = walk_start(book);
    while (walk_next(&walk)) {
        if (!walk.entering)
            continue;
        if (walk.node->generated) {
            walk_skip_children(&walk);
        } else if (walk.node->kind == NODE_SECTION) {
            leave_section(work);
            enter_section(work, walk.node);
        } else if (is_analysed(walk.node)) {
            if (work->section)
                read_block(work, walk.node);
            walk_skip_children(&walk);
        }
    }
    leave_section(work);
}

static struct work start_work(struct arena *arena, const struct pack *pack,
                              const struct sources *sources, struct diags *diags) {
    struct work work = {.arena = arena, .pack = pack, .sources = sources, .diags = diags};
    work.ordinals = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    work.anchors = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return work;
}

static void end_work(struct work *work) {
    actor_matcher_free(work->matcher);
    g_hash_table_destroy(work->ordinals);
    g_hash_table_destroy(work->anchors);
}

struct analysis *analyse_candidates(struct arena *arena, struct node *book, const struct pack *pack,
                                    const struct sources *sources) {
    struct arena *aside = arena_new(); /* what reading reports was reported before */
    struct work work = start_work(arena, pack, sources, diags_make(aside, sources));
    struct analysis *analysis = ARENA_NEW(arena, struct analysis);
    work.suggest = true;
    read_book(&work, book);
    size_t found_count, declared = pack->actors.count;
    const struct actor *found = candidates_as_actors(&work, &found_count);
    struct actor *all = ARENA_ARRAY(arena, struct actor, declared + found_count + 1);
    if (declared)
        memcpy(all, pack->actors.items, declared * sizeof *all);
    memcpy(all + declared, found, found_count * sizeof *all);
    work.matcher = actor_matcher_make(&work, all, declared + found_count);
    actors_of_blocks(&work);
    analysis->actors = all;
    analysis->actor_count = declared + found_count;
    analysis->mentions = ARENA_ARRAY(arena, struct mention, work.mention_count + 1);
    for (size_t i = 0; i < work.mention_count; i++)
        if (work.mentions[i].actor->found || work.mentions[i].by_role)
            analysis->mentions[analysis->mention_count++] = work.mentions[i];
    end_work(&work);
    arena_free(aside);
    return analysis;
}

struct analysis *analyse(struct arena *arena, struct node *book, const struct pack *pack,
                         const struct sources *sources, struct diags *diags) {
    struct work work = start_work(arena, pack, sources, diags);
    struct analysis *analysis = ARENA_NEW(arena, struct analysis);
    read_book(&work, book);
    read_names(&work, analysis);
    abbreviations_of_blocks(&work, analysis);
    place_marks(&work);
    analysis->dates = ARENA_ARRAY(arena, struct date_found, work.found_count);
    analysis->date_count = work.found_count;
    for (size_t i = 0; i < work.found_count; i++) {
        analysis->dates[i] = *work.found[i].date;
        work.found[i].date = &analysis->dates[i];
    }
    analysis->mentions = work.mentions;
    analysis->mention_count = work.mention_count;
    events_make(&work, analysis);
    end_work(&work);
    return analysis;
}
