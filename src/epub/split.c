/* split.c: a section that is too long for one document is shared out among several. Some reading
 * systems fail on documents above 300 KB; 260 KB are kept with some room for longer file names.
 * The cut is before a heading where one is near, else between blocks or the items of a long list;
 * never inside a table, an item or a note. Each note goes with the text that calls it first. */
#include <string.h>

#include "epub/epub_internal.h"

enum { MOST_BYTES = 240 * 1000, LONG_LIST = MOST_BYTES / 4 };

struct split {
    struct epub_book *book;
    const struct node *section;
    struct epub_unit *units;
    size_t unit_count, unit_room;
    const struct node **notes;
    size_t *callers; /* by note: the unit that calls it first */
    size_t note_count, note_room;
};

/* ---- what there is, and how long ---- */

typedef void write_node(struct epub_book *book, GString *out, const struct node *node);

/* Writing changes nothing but where the next page mark is due, which is set back afterwards. */
static size_t written_bytes(struct epub_book *book, write_node *write, const struct node *node) {
    GString *out = g_string_new(NULL);
    write(book, out, node);
    size_t bytes = out->len;
    g_string_free(out, TRUE);
    return bytes;
}

static void add_unit(struct split *split, struct epub_unit unit) {
    ARENA_PUSH(split->book->arena, split->units, split->unit_count, split->unit_room, unit);
}

static bool is_list(const struct node *block) {
    return block->kind == NODE_LIST || block->kind == NODE_CONTENTS ||
           block->kind == NODE_TIMELINE || block->kind == NODE_INDEX ||
           block->kind == NODE_GLOSSARY;
}

static void write_index_entry(struct epub_book *book, GString *out, const struct node *entry) {
    xhtml_index(book, out, entry->parent, entry, entry->next);
}

static void add_items(struct split *split, const struct node *block) {
    size_t number = 0;
    bool index = block->kind == NODE_INDEX;
    for (const struct node *item = block->first; item; item = item->next, number++)
        add_unit(split, (struct epub_unit){
                            .block = block,
                            .item = item,
                            .number = number,
                            .bytes = written_bytes(split->book,
                                                   index ? write_index_entry : xhtml_block, item)});
}

static void collect_units(struct split *split) {
    struct epub_book *book = split->book;
    for (const struct node *block = split->section->first; block; block = block->next) {
        if (block->kind == NODE_NOTE) {
            ARENA_PUSH(book->arena, split->notes, split->note_count, split->note_room, block);
            continue;
        }
        size_t page = book->next_page;
        size_t bytes = written_bytes(book, xhtml_block, block);
        if (bytes <= LONG_LIST || !is_list(block)) {
            add_unit(split, (struct epub_unit){.block = block, .bytes = bytes});
            continue;
        }
        book->next_page = page;
        add_items(split, block);
    }
}

/* ---- notes ---- */

static void take_calls(struct split *split, GHashTable *numbers, const struct node *root,
                       size_t unit, size_t *queue, size_t *queued) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering || node->kind != NODE_NOTE_REFERENCE)
            continue;
        struct str id = str_slice(node->target, 1, node->target.len);
        size_t number =
            GPOINTER_TO_SIZE(g_hash_table_lookup(numbers, str_terminated(split->book->arena, id)));
        if (!number || split->callers[number - 1] != SIZE_MAX)
            continue;
        split->callers[number - 1] = unit;
        queue[(*queued)++] = number - 1;
    }
}

/* A note that only a note calls goes with that one; one that nothing calls comes last. */
static void find_callers(struct split *split) {
    if (!split->notes)
        return;
    GHashTable *numbers = g_hash_table_new(g_str_hash, g_str_equal);
    struct arena *arena = split->book->arena;
    split->callers = ARENA_ARRAY(arena, size_t, split->note_count + 1);
    size_t *queue = ARENA_ARRAY(arena, size_t, split->note_count + 1), queued = 0;
    for (size_t i = 0; i < split->note_count; i++) {
        split->callers[i] = SIZE_MAX;
        g_hash_table_insert(numbers,
                            (gpointer)(uintptr_t)str_terminated(arena, split->notes[i]->id),
                            GSIZE_TO_POINTER(i + 1));
    }
    for (size_t i = 0; i < split->unit_count; i++) {
        const struct epub_unit *unit = &split->units[i];
        take_calls(split, numbers, unit->item ? unit->item : unit->block, i, queue, &queued);
    }
    for (size_t i = 0; i < queued; i++)
        take_calls(split, numbers, split->notes[queue[i]], split->callers[queue[i]], queue,
                   &queued);
    for (size_t i = 0; i < split->note_count; i++) {
        if (split->callers[i] == SIZE_MAX)
            split->callers[i] = split->unit_count ? split->unit_count - 1 : 0;
        if (split->unit_count)
            split->units[split->callers[i]].bytes +=
                written_bytes(split->book, xhtml_note, split->notes[i]);
    }
    g_hash_table_destroy(numbers);
}

/* ---- short sections ---- */

/* No more than this can be written of a node: each byte may become "&quot;", and the tags with what
 * stands in them have their room. */
static size_t most_bytes(const struct node *node) {
    enum { ESCAPED = 6, TAGS = 400, MARK = 200 };
    size_t bytes = TAGS + ESCAPED * (node->text.len + 2 * node->id.len + node->target.len +
                                     node->title.len + node->classes.len + node->label.len);
    for (const struct mark *mark = node->marks; mark; mark = mark->next)
        bytes += MARK + ESCAPED * (mark->id.len + mark->title.len);
    return bytes;
}

static bool is_short(const struct node *section) {
    size_t bytes = 0;
    struct walk walk = walk_start(section);
    while (bytes <= MOST_BYTES && walk_next(&walk))
        if (walk.entering)
            bytes += most_bytes(walk.node);
    return bytes <= MOST_BYTES;
}

/* As if it had been written. */
static void pass_pages(struct epub_book *book, const struct node *section) {
    for (; book->next_page < page_map_count(book->input->map); book->next_page++) {
        const struct page_entry *page = page_map_page(book->input->map, book->next_page);
        if (page->has_flow && node_section(page->flow_start.node) != section)
            break;
    }
}

static void add_whole(struct split *split, struct epub_document whole) {
    struct epub_book *book = split->book;
    for (const struct node *block = split->section->first; block; block = block->next)
        if (block->kind == NODE_NOTE)
            ARENA_PUSH(book->arena, split->notes, split->note_count, split->note_room, block);
        else
            add_unit(split, (struct epub_unit){.block = block});
    whole.units = split->units;
    whole.unit_count = split->unit_count;
    whole.notes = split->notes;
    whole.note_count = split->note_count;
    ARENA_PUSH(book->arena, book->documents, book->document_count, book->document_room, whole);
}

/* ---- cutting ---- */

static bool is_heading(const struct epub_unit *unit) {
    return unit->block->kind == NODE_HEADING;
}

/* Where the document that begins at unit `from` ends. A heading stays with what follows it. */
static size_t end_of_document(const struct split *split, size_t from) {
    const struct epub_unit *units = split->units;
    size_t end = from, bytes = 0;
    bool text = false; /* there is more than headings */
    while (end < split->unit_count && (!text || bytes + units[end].bytes <= MOST_BYTES)) {
        text = text || !is_heading(&units[end]);
        bytes += units[end++].bytes;
    }
    if (end == split->unit_count)
        return end;
    while (end - 1 > from && is_heading(&units[end - 1]))
        bytes -= units[--end].bytes;
    size_t best = 0;
    int level = 7;
    for (size_t i = end; i > from && bytes >= MOST_BYTES / 3; bytes -= units[--i].bytes)
        if (is_heading(&units[i]) && units[i].block->level < level && !is_heading(&units[i - 1])) {
            best = i;
            level = units[i].block->level;
        }
    return best ? best : end;
}

/* The ids of a document that goes on; those of a divided list's frame stay with its start. */
static void claim(struct split *split, const struct epub_document *document) {
    for (size_t i = 0; i < document->unit_count; i++) {
        const struct epub_unit *unit = &document->units[i];
        plan_claim(split->book, unit->item ? unit->item : unit->block, document->file);
        if (unit->item && unit->number == 0)
            plan_claim_node(split->book, unit->block, document->file);
    }
    for (size_t i = 0; i < document->note_count; i++)
        plan_claim(split->book, document->notes[i], document->file);
}

/* Notes keep their order inside the document that each goes with. */
static void give_notes(struct split *split, struct epub_document *documents,
                       const size_t *document_of) {
    for (size_t i = 0; i < split->note_count; i++)
        documents[document_of[split->callers[i]]].note_count++;
    for (size_t i = 0; i < split->note_count; i++) {
        struct epub_document *document = &documents[document_of[split->callers[i]]];
        if (!document->notes) {
            document->notes =
                ARENA_ARRAY(split->book->arena, const struct node *, document->note_count);
            document->note_count = 0;
        }
        document->notes[document->note_count++] = split->notes[i];
    }
}

static void add_documents(struct split *split, struct epub_document whole) {
    struct epub_book *book = split->book;
    size_t *document_of = ARENA_ARRAY(book->arena, size_t, split->unit_count + 1);
    struct epub_document *documents =
        ARENA_ARRAY(book->arena, struct epub_document, split->unit_count + 1);
    size_t count = 0, from = 0;
    do {
        struct epub_document part = whole;
        size_t end = end_of_document(split, from);
        part.units = split->units + from;
        part.unit_count = end - from;
        part.continued = count > 0;
        if (part.continued)
            part.file =
                str_format(book->arena, "%.*s-%zu.xhtml",
                           (int)(str_of(whole.file).len - strlen(".xhtml")), whole.file, count + 1)
                    .at;
        for (; from < end; from++)
            document_of[from] = count;
        documents[count++] = part;
    } while (from < split->unit_count);
    give_notes(split, documents, document_of);
    for (size_t i = 0; i < count; i++) {
        if (documents[i].continued)
            claim(split, &documents[i]);
        ARENA_PUSH(book->arena, book->documents, book->document_count, book->document_room,
                   documents[i]);
    }
}

void split_section(struct epub_book *book, struct epub_document whole) {
    struct split split = {.book = book, .section = whole.node};
    book->file = whole.file;
    if (is_short(whole.node)) {
        pass_pages(book, whole.node);
        add_whole(&split, whole);
        return;
    }
    collect_units(&split);
    find_callers(&split);
    add_documents(&split, whole);
}
