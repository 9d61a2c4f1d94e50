/* arena.c: a list of blocks, each twice as large as the last up to a limit.
 * Things larger than a block get a block of their own. The largest blocks come from the system
 * itself: it fills one with a single page where it has pages that large, and not with 512. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_BLOCK ((size_t)16 * 1024)
#define LARGEST_BLOCK ((size_t)2 * 1024 * 1024) /* with its header */
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

static struct block *map_block(size_t whole) {
    struct block *block =
        mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        return NULL;
#ifdef MADV_HUGEPAGE
    madvise(block, whole, MADV_HUGEPAGE); /* a wish: whether it is granted changes nothing else */
#endif
    return block;
}

static void free_block(struct block *block) {
    size_t whole = sizeof *block + block->size;
    if (whole >= LARGEST_BLOCK)
        munmap(block, whole);
    else
        free(block);
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free_block(block);
    }
    free(arena);
}

void arena_reset(struct arena *arena) {
    struct block *kept = arena->blocks; /* the newest is the largest, but for single large things */
    if (!kept)
        return;
    for (struct block *block = kept->next, *next; block; block = next) {
        next = block->next;
        free_block(block);
    }
    kept->next = NULL;
    memset(kept->bytes, 0, kept->used);
    kept->used = 0;
}

static struct block *add_block(struct arena *arena, size_t least) {
    struct block *block = NULL;
    if (least <= SIZE_MAX - sizeof *block) {
        size_t wanted = least + sizeof *block;
        size_t whole = arena->next_size > wanted ? arena->next_size : wanted;
        block = whole >= LARGEST_BLOCK ? map_block(whole) : calloc(1, whole);
        if (block)
            block->size = whole - sizeof *block;
    }
    if (!block) {
        out_of_memory();
        return NULL;
    }
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
