/* plan.c: which documents there will be and which ids each holds, before any is written: a link
 * needs the name of the file that it leads to. In: the book. Out: its documents and id tables. */
#include "epub/epub_internal.h"

#define KEY(value) ((gpointer)(uintptr_t)(value))

static void claim_id(struct epub_book *book, GHashTable *table, struct str id, const char *file) {
    if (id.len)
        g_hash_table_insert(table, KEY(str_terminated(book->arena, id)), KEY(file));
}

void plan_claim_node(struct epub_book *book, const struct node *node, const char *file) {
    claim_id(book, book->file_of, node->id, file);
    for (const struct mark *mark = node->marks; mark; mark = mark->next)
        claim_id(book, book->file_of, mark->id, file);
    const char *own = g_hash_table_lookup(book->anchors, node);
    if (own)
        claim_id(book, book->own_file_of, str_of(own), file);
}

void plan_claim(struct epub_book *book, const struct node *root, const char *file) {
    struct walk walk = walk_start(root);
    while (walk_next(&walk))
        if (walk.entering)
            plan_claim_node(book, walk.node, file);
}

/* ---- ids that the tree has not ---- */

/* A note can be called often: each call has an id, and the note leads back to each. */
static struct str reference_id(struct epub_book *book, const struct node *reference) {
    struct str note = str_slice(reference->target, 1, reference->target.len);
    const char *key = str_terminated(book->arena, note);
    struct epub_note_call *first = g_hash_table_lookup(book->calls, key);
    struct epub_note_call *call = ARENA_ARRAY(book->arena, struct epub_note_call, 1);
    *call = (struct epub_note_call){reference, NULL, NULL, first ? first->last->number + 1 : 1};
    if (first) {
        first->last->next = call;
        first->last = call;
    } else {
        call->last = call;
        g_hash_table_insert(book->calls, KEY(key), call);
    }
    return str_format(book->arena, "ref-%zu-%s", call->number, key);
}

/* Notes come behind the text that calls them, as readers meet them; so a call in the running text
 * is before one in a note. */
static void make_anchors(struct epub_book *book, const struct node *root) {
    size_t letters = 0;
    struct walk walk = walk_start(root);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering)
            continue;
        struct str id = STR("");
        if (node->kind == NODE_NOTE_REFERENCE)
            id = reference_id(book, node);
        else if (node->kind == NODE_INDEX_ENTRY && xhtml_begins_letter(node))
            id = str_format(book->arena, "%.*s-letter-%zu", STR_ARG(root->id), ++letters);
        if (id.len)
            g_hash_table_insert(book->anchors, KEY(node), KEY(epub_own_id(book, id)));
    }
}

/* ---- documents ---- */

static void add_document(struct epub_book *book, const struct node *node, size_t *number) {
    bool title = node->kind == NODE_TITLE_PAGE;
    struct epub_document document = {.node = node};
    document.file = title ? "title.xhtml" : str_format(book->arena, "s%03zu.xhtml", ++*number).at;
    ARENA_PUSH(book->arena, book->documents, book->document_count, book->document_room, document);
    if (node->kind != NODE_PART) {
        plan_claim(book, node, document.file);
        return;
    }
    plan_claim_node(book, node, document.file);
    if (node->first)
        plan_claim(book, node->first, document.file);
    for (const struct node *inner = node->first; inner; inner = inner->next)
        if (inner->kind == NODE_SECTION)
            add_document(book, inner, number);
}

/* Page marks come in order: none behind is written before those in here. */
static void pass_pages(struct epub_book *book, const struct epub_document *document) {
    GString *out = g_string_new(NULL);
    book->file = document->file;
    xhtml_document(book, out, document);
    g_string_free(out, TRUE);
}

void plan_documents(struct epub_book *book) {
    size_t number = 0;
    for (const struct node *matter = book->input->book->first; matter; matter = matter->next)
        for (const struct node *child = matter->first; child; child = child->next)
            add_document(book, child, &number);
    const struct epub_document *whole = book->documents;
    size_t count = book->document_count;
    for (size_t i = 0; i < count; i++)
        if (whole[i].node->kind != NODE_PART) {
            make_anchors(book, whole[i].node);
            plan_claim(book, whole[i].node, whole[i].file);
        }
    book->documents = NULL;
    book->document_count = book->document_room = 0;
    for (size_t i = 0; i < count; i++)
        if (whole[i].node->kind == NODE_SECTION) {
            split_section(book, whole[i]);
        } else {
            pass_pages(book, &whole[i]);
            ARENA_PUSH(book->arena, book->documents, book->document_count, book->document_room,
                       whole[i]);
        }
    /* Sections were written to be measured; what that told of pages is forgotten. */
    book->next_page = 0;
    for (size_t i = 0; i < page_map_count(book->input->map); i++)
        book->page_files[i] = STR("");
}
