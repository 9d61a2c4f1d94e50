/* names_bench ACTORS FORMS MEGABYTES: how long the names of so many actors take to be found in a
 * text of that length, matching alone: CPU seconds and megabytes a second. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analyse/names_internal.h"

static const char *const syllables[] = {"ba", "ce", "di", "fo", "gu", "ka", "le", "mi",
                                        "no", "pu", "ra", "se", "ti", "vo", "zu", "xa"};

static void append_word(GString *out, unsigned number, bool capital) {
    size_t start = out->len;
    for (int i = 0; i < 3 || number; i++, number /= 16)
        g_string_append(out, syllables[number % 16]);
    if (capital)
        out->str[start] = g_ascii_toupper(out->str[start]);
}

static struct str name_of(struct arena *arena, unsigned actor, unsigned form) {
    GString *name = g_string_new(NULL);
    append_word(name, actor * 7 + form, true);
    g_string_append_c(name, ' ');
    append_word(name, actor * 11 + 5 * form, true);
    if (form % 2)
        g_string_append(name, " Council");
    struct str text = str_copy(arena, (struct str){name->str, name->len});
    g_string_free(name, TRUE);
    return text;
}

static struct actor *make_actors(struct arena *arena, unsigned count, unsigned forms) {
    struct actor *actors = ARENA_ARRAY(arena, struct actor, count);
    for (unsigned i = 0; i < count; i++) {
        actors[i].id.text = str_format(arena, "a%u", i);
        actors[i].name.text = name_of(arena, i, 0);
        actors[i].kind = i % 2 ? ACTOR_PERSON : ACTOR_BODY;
        actors[i].aliases.items = ARENA_ARRAY(arena, struct located_str, forms);
        for (unsigned j = 1; j < forms; j++)
            actors[i].aliases.items[actors[i].aliases.count++].text = name_of(arena, i, j);
    }
    return actors;
}

/* Prose: one word in 100 begins a name. */
static struct str make_text(struct arena *arena, size_t bytes, unsigned actors) {
    GString *text = g_string_new(NULL);
    for (unsigned n = 1; text->len < bytes; n++) {
        unsigned word = n * 2654435761u >> 12;
        if (n % 100 == 0) {
            struct str name = name_of(arena, word % actors, word % 3);
            g_string_append_len(text, name.at, (gssize)name.len);
        } else {
            append_word(text, word % 4096, n % 12 == 0);
        }
        g_string_append(text, n % 150 == 0 ? ".\n" : n % 12 == 11 ? ". " : " ");
    }
    struct str made = str_copy(arena, (struct str){text->str, text->len});
    g_string_free(text, TRUE);
    return made;
}

static void add_blocks(struct work *work, const struct sources *sources, uint32_t source) {
    struct str text = source_text(sources, source);
    for (size_t at = 0; at < text.len;) {
        size_t end = str_find(text, STR("\n"), at);
        end = end == SIZE_MAX ? text.len : end;
        struct span span = {source, (uint32_t)at, (uint32_t)end};
        struct node *node = node_make(work->arena, NODE_PARAGRAPH, span);
        struct node *inner = node_make(work->arena, NODE_TEXT, span);
        inner->text = str_slice(text, at, end);
        node_append(node, inner);
        struct block block = {flat_make(work->arena, node), node, STR("s"), STR("en")};
        ARENA_PUSH(work->arena, work->blocks, work->block_count, work->block_room, block);
        at = end + 1;
    }
}

int main(int count, char **words) {
    if (count < 4) {
        fprintf(stderr, "names_bench ACTORS FORMS MEGABYTES\n");
        return 2;
    }
    unsigned actors = (unsigned)atoi(words[1]), forms = (unsigned)atoi(words[2]);
    size_t bytes = (size_t)atoi(words[3]) * 1000000;
    struct arena *arena = arena_new();
    struct pack pack = {0};
    struct sources *sources = sources_make(arena);
    struct work work = {.arena = arena, .pack = &pack, .sources = sources};
    work.diags = diags_make(arena, sources);
    struct str text = make_text(arena, bytes, actors);
    add_blocks(&work, sources, source_add(sources, STR("t"), STR("t"), text, work.diags));
    clock_t start = clock();
    work.matcher = actor_matcher_make(&work, make_actors(arena, actors, forms), actors);
    clock_t made = clock();
    actors_of_blocks(&work);
    clock_t end = clock();
    double building = (double)(made - start) / CLOCKS_PER_SEC;
    double matching = (double)(end - made) / CLOCKS_PER_SEC;
    printf("%u actors, %u forms each, %zu bytes: table %.3f s, %zu mentions in %.3f s, %.0f MB/s\n",
           actors, forms, text.len, building, work.mention_count, matching,
           (double)text.len / 1e6 / matching);
    actor_matcher_free(work.matcher);
    arena_free(arena);
    return 0;
}
