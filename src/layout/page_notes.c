/* page_notes.c: the footnotes that a list calls. In: strips with their calls. Out: the notes as
 * strips, how many were called up to each place, and how high they are. */
#include "layout/page_break.h"
#include "layout/sheet.h"

/* So many lines of a note stand on the page of its mark: a short one is never divided. */
enum { NOTE_START = 3 };

struct collector {
    struct layout_job *job;
    struct page_notes *notes;
    GHashTable *called; /* never walked */
    int32_t measure;
};

/* A note that is called more than once, or calls itself, is set where it was called first; those
 * that only it calls come right behind it. */
static void add_note(struct collector *collector, const struct node *note) {
    struct vertical *strips = &collector->notes->strips;
    size_t next = strips->count;
    if (!g_hash_table_add(collector->called, (gpointer)(uintptr_t)note))
        return;
    note_strips(collector->job, note, collector->measure, strips);
    for (; next < strips->count; next++)
        for (size_t i = 0; i < strips->items[next].note_count; i++) {
            const struct node *inner = strips->items[next].notes[i];
            if (g_hash_table_add(collector->called, (gpointer)(uintptr_t)inner))
                note_strips(collector->job, inner, collector->measure, strips);
        }
}

struct page_notes page_notes_collect(struct layout_job *job, const struct vertical *list,
                                     int32_t measure) {
    struct page_notes notes = {.called = ARENA_ARRAY(job->arena, size_t, list->count + 1),
                               .must = ARENA_ARRAY(job->arena, size_t, list->count + 1),
                               .separator = role_style(job, TEXT_NOTE)->leading};
    struct collector collector = {job, &notes, g_hash_table_new(g_direct_hash, g_direct_equal),
                                  measure};
    size_t must = 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t before = notes.strips.count;
        size_t begins_at = before; /* the last note's first strip */
        for (size_t j = 0; j < list->items[i].note_count; j++) {
            size_t first = notes.strips.count;
            add_note(&collector, list->items[i].notes[j]);
            begins_at = notes.strips.count > first ? first : begins_at;
        }
        size_t after = notes.strips.count;
        must = after > before ? MIN(begins_at + NOTE_START, after) : must;
        notes.called[i] = after;
        notes.must[i] = must;
    }
    g_hash_table_destroy(collector.called);
    notes.above = ARENA_ARRAY(job->arena, int64_t, notes.strips.count + 1);
    for (size_t i = 0; i < notes.strips.count; i++)
        notes.above[i + 1] = notes.above[i] + notes.strips.items[i].height;
    return notes;
}

int64_t page_notes_height(const struct page_notes *notes, size_t from, size_t to) {
    return from < to ? notes->separator + notes->above[to] - notes->above[from] : 0;
}

size_t page_notes_fitting(const struct page_notes *notes, size_t from, size_t to, int64_t room) {
    size_t low = from, high = MAX(from, to);
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        if (page_notes_height(notes, from, middle) <= room)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
