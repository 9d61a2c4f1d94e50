/* arena.h: blocks of memory that live and die together.
 * Everything that a stage makes lives in the arena that it was handed; nothing in it is
 * ever freed singly. Out of memory ends the program with status 4 (so does GLib's own). */
#ifndef DOSSIER_ARENA_H
#define DOSSIER_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; free it with arena_free. */
struct arena *arena_new(void);

/* Frees the arena and all that lives in it. NULL is allowed. */
void arena_free(struct arena *arena);

/* Empties the arena: all that lived in it is gone, but its largest block is kept for what comes. */
void arena_reset(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* As arena_alloc, for `count` things of `size` bytes; an overflow is out of memory. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A block of `new_count` things whose first `old_count` are those of `old` (may be NULL), which may
 * be the same block made longer: nothing behind them was in use. */
void *arena_grow(struct arena *arena, const void *old, size_t old_count, size_t new_count,
                 size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))

/* Appends to the growing array `list` with its `count` and `room` (both size_t, zero at first). */
#define ARENA_PUSH(arena, list, count, room, value)                                                \
    do {                                                                                           \
        if ((count) == (room)) {                                                                   \
            (room) = (room) ? 2 * (room) : 8;                                                      \
            (list) = arena_grow((arena), (list), (count), (room), sizeof *(list));                 \
        }                                                                                          \
        (list)[(count)++] = (value);                                                               \
    } while (0)

#endif
