/* arena.c: a list of blocks, each twice as large as the last up to a limit.
 * Things larger than a block get a block of their own. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)8 * 1024 * 1024)
#define HUGE_PAGE ((size_t)2 * 1024 * 1024)
#define ALIGNMENT ((size_t)16)

struct block {
    struct block *next;
    size_t size, used; /* bytes behind the header */
    _Alignas(16) unsigned char bytes[];
};

struct arena {
    struct block *blocks; /* the one in use comes first */
    size_t next_size;
};

/* The only place where the program ends by itself: nothing sensible can be done without memory,
 * and GLib, Pango and Cairo do the same. */
static void out_of_memory(void) {
    fputs("dossier: out of memory\n", stderr);
    _Exit(4);
}

struct arena *arena_new(void) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        out_of_memory();
    else
        arena->next_size = FIRST_BLOCK;
    return arena;
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void arena_reset(struct arena *arena) {
    struct block *kept = arena->blocks; /* the newest is the largest, but for single large things */
    if (!kept)
        return;
    for (struct block *block = kept->next, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    kept->next = NULL;
    memset(kept->bytes, 0, kept->used);
    kept->used = 0;
}

/* A long book fills some hundred megabytes: in huge pages, where the system has them, the first use
 * of each small one costs nothing. Advice alone: it may fail. */
static void advise(const struct block *block) {
    uintptr_t start = ((uintptr_t)block + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    uintptr_t end = ((uintptr_t)block + sizeof *block + block->size) / HUGE_PAGE * HUGE_PAGE;
    if (end > start)
        (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
}

static struct block *add_block(struct arena *arena, size_t least) {
    size_t size = arena->next_size > least ? arena->next_size : least;
    struct block *block = NULL;
    if (size <= SIZE_MAX - sizeof *block)
        block = calloc(1, sizeof *block + size);
    if (!block) {
        out_of_memory();
        return NULL;
    }
    block->size = size;
    advise(block);
    block->next = arena->blocks;
    arena->blocks = block;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return block;
}

static size_t aligned(size_t size) {
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        out_of_memory();
    size = aligned(size);
    struct block *block = arena->blocks;
    if (!block || block->size - block->used < size)
        block = add_block(arena, size);
    void *result = block->bytes + block->used;
    block->used += size;
    return result;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        out_of_memory();
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count,
                 size_t size) {
    if (size && new_count > (SIZE_MAX - ALIGNMENT) / size)
        out_of_memory();
    struct block *block = arena->blocks;
    size_t old_size = aligned(old_count * size), new_size = aligned(new_count * size);
    if (old_count && (const unsigned char *)old + old_size == block->bytes + block->used &&
        new_size >= old_size && block->size - block->used >= new_size - old_size) {
        block->used += new_size - old_size; /* it was the last thing: it grows where it is */
        return (void *)(uintptr_t)old;
    }
    void *result = arena_alloc_array(arena, new_count, size);
    if (old_count)
        memcpy(result, old, old_count * size);
    return result;
}
