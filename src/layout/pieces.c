/* pieces.c: a word → the items that lines are made of: pieces, and the places between them where a
 * line may end. In: a shape and how it is set. Out: boxes and penalties. They are worked out once
 * for each word of a face and kept with its shape. */
#include "layout/words.h"

#include <string.h>

/* A capitalised word is most often a name: it is divided when nothing else helps. */
enum { HYPHEN_PENALTY = 60, NAME_PENALTY = 900, COMPOUND_PENALTY = 30, ADDRESS_PENALTY = 120 };

/* A rigid word of more characters than that is broken at any, when nothing else helps; but so many
 * stay together at both ends. */
enum { RIGID_CHARACTERS = 20, RIGID_START = 5, RIGID_REST = 3 };

struct cut {
    struct cut *next; /* of the same shape */
    unsigned key;     /* enum cut_key */
    bool rigid;
    int32_t widest; /* of its boxes */
    uint32_t count;
    struct item items[];
};

struct cutter {
    struct words *words;
    const struct face *face;
    struct shape *shape;
    struct shape_cursor cursor;
    unsigned key;
    bool rigid;
    int32_t limit, widest; /* what is wider than the limit is divided between any clusters */
    uint32_t from;         /* what stands before is cut */
    struct item *items;
    size_t count, room;
};

/* ---- the places of letters ---- */

static uint32_t run_start(const struct shape *shape, size_t run) {
    return run < shape->run_count ? shape->runs[run].start : (uint32_t)shape->text.len;
}

int32_t shape_x(struct shape_cursor *cursor, uint32_t byte) {
    const struct shape *shape = cursor->shape;
    while (cursor->run > 0 && byte < run_start(shape, cursor->run)) {
        const struct shape_run *run = &shape->runs[--cursor->run];
        cursor->left -= run->width;
        cursor->cluster = run->cluster_count;
        cursor->byte = run->start + run->bytes;
    }
    while (cursor->run < shape->run_count && byte >= run_start(shape, cursor->run + 1)) {
        cursor->left += shape->runs[cursor->run++].width;
        cursor->cluster = 0;
        cursor->byte = run_start(shape, cursor->run);
    }
    if (cursor->run == shape->run_count)
        return cursor->left;
    const struct shape_run *run = &shape->runs[cursor->run];
    while (cursor->cluster > 0 && byte < cursor->byte)
        cursor->byte -= run->clusters[--cursor->cluster].bytes;
    while (cursor->cluster + 1 < run->cluster_count &&
           byte >= cursor->byte + run->clusters[cursor->cluster].bytes)
        cursor->byte += run->clusters[cursor->cluster++].bytes;
    return cursor->left + (run->cluster_count ? run->cluster_x[cursor->cluster] : 0);
}

/* Where the next cluster begins. */
static uint32_t behind_cluster(struct shape_cursor *cursor, uint32_t byte) {
    shape_x(cursor, byte);
    const struct shape *shape = cursor->shape;
    if (cursor->run == shape->run_count || !shape->runs[cursor->run].cluster_count)
        return run_start(shape, cursor->run + 1);
    uint32_t end = cursor->byte + shape->runs[cursor->run].clusters[cursor->cluster].bytes;
    return MAX(end, byte + 1);
}

/* ---- pieces ---- */

static void add_item(struct cutter *cutter, struct item item) {
    ARENA_PUSH(cutter->words->scratch, cutter->items, cutter->count, cutter->room, item);
}

static struct item box_of(struct cutter *cutter, uint32_t start, uint32_t end) {
    const struct shape *shape = cutter->shape;
    struct shape_cursor *cursor = &cutter->cursor;
    struct item box = {.kind = ITEM_BOX, .start = start, .end = end, .width = shape->width};
    bool justified = cutter->key & CUT_JUSTIFIED, raised = cutter->key & CUT_RAISED;
    if (!shape->backward) {
        int32_t left = shape_x(cursor, start);
        box.width = (end >= shape->text.len ? shape->width : shape_x(cursor, end)) - left;
    }
    if (justified && !cutter->rigid)
        box.stretch = box.shrink = (int32_t)((int64_t)box.width * MOST_EXPANSION / 1000);
    if (justified && !raised && !shape->backward) {
        box.left = protrusion_left(cursor, start);
        box.right = protrusion_right(cursor, end);
    }
    cutter->widest = MAX(cutter->widest, box.width);
    return box;
}

/* The bytes up to `end` as boxes between which a line may end when nothing else helps. One pass
 * over the glyphs, however many they are. */
static void add_clusters(struct cutter *cutter, uint32_t start, uint32_t end, size_t left) {
    uint32_t from = start;
    size_t clusters = 0;
    for (uint32_t at = start; at < end; at = behind_cluster(&cutter->cursor, at)) {
        if (at == start || ++clusters < RIGID_START || left < clusters + RIGID_REST)
            continue;
        struct item box = box_of(cutter, from, at);
        if (cutter->rigid)
            box.left = box.right = 0;
        add_item(cutter, box);
        add_item(cutter, (struct item){.kind = ITEM_PENALTY, .penalty = EMERGENCY_PENALTY});
        from = at;
    }
    add_item(cutter, box_of(cutter, from, end));
}

/* The bytes from where the last piece ended up to `end`: one box, or as many where it is long and
 * never stretched, or would not fit into a line. */
static void add_piece(struct cutter *cutter, uint32_t end) {
    const struct shape *shape = cutter->shape;
    uint32_t start = cutter->from;
    cutter->from = end;
    if (shape->backward) {
        add_item(cutter, box_of(cutter, start, end));
        return;
    }
    int32_t widest = cutter->widest;
    struct item box = box_of(cutter, start, end);
    bool wide = box.width > cutter->limit;
    size_t characters = wide || (cutter->rigid && shape->run_count == 1)
                            ? str_characters(str_slice(shape->text, start, end))
                            : 0;
    if (!wide && characters <= RIGID_CHARACTERS) {
        add_item(cutter, box);
        return;
    }
    cutter->widest = widest;
    add_clusters(cutter, start, end, characters);
}

static bool is_address(struct str text) {
    return str_find(text, STR("://"), 0) != SIZE_MAX || str_starts(text, STR("www.")) ||
           (text.len > 24 && str_find(text, STR("/"), 0) != SIZE_MAX);
}

/* Where an address may be divided: behind strokes, "&", "=" and "_"; before what would look like
 * the text's own at a line's end: stops, hyphens (Chicago, 18th ed., 7.46). */
static bool address_breaks(uint32_t c, uint32_t after, bool ends) {
    if (c >= 128 || after >= 128 || after == '/')
        return false;
    return strchr("/&=_", (int)c) ||
           (!ends && g_ascii_isalnum((char)c) && strchr(".,-?#%~", (int)after));
}

/* Breaks that the text's own signs offer: behind hyphens, dashes, in an address. */
static bool add_own_breaks(struct cutter *cutter, bool address) {
    struct str text = cutter->shape->text;
    bool any = false;
    size_t characters = 0;
    for (size_t i = 0; i < text.len;) {
        size_t next = i;
        uint32_t c = str_next(text, &next), after = 0;
        size_t behind = next;
        if (next < text.len)
            after = str_next(text, &behind);
        bool breaks = false;
        if (address)
            breaks = after && characters > 3 && address_breaks(c, after, behind == text.len);
        else if (c == '-' || c == 0x2010 || c == 0x2013)
            breaks = g_unichar_isalpha(after) && characters >= 2;
        else if (c == 0x2014)
            breaks = g_unichar_isalpha(after);
        if (breaks && after) {
            add_piece(cutter, (uint32_t)next);
            add_item(cutter, (struct item){.kind = ITEM_PENALTY,
                                           .penalty = address ? ADDRESS_PENALTY : COMPOUND_PENALTY,
                                           .flagged = !address});
            any = true;
        }
        characters++;
        i = next;
    }
    return any || address;
}

/* Its first letter is a capital. */
static bool begins_name(struct str text) {
    for (size_t i = 0; i < text.len;) {
        uint32_t c = str_next(text, &i);
        if (g_unichar_isalpha(c))
            return g_unichar_isupper(c);
    }
    return false;
}

/* The longest stretch of letters between apostrophes, from the first letter to the last: of
 * "l’organisation" the noun. Divided, and kept with its shape. */
static struct divisions divisions_of(struct words *words, struct shape *shape,
                                     struct str language) {
    struct str text = shape->text;
    size_t first = SIZE_MAX, end = 0, best = 0, best_end = 0;
    if (shape->divided)
        return shape->divisions;
    for (size_t i = 0; i <= text.len;) {
        size_t at = i;
        uint32_t c = i < text.len ? str_next(text, &i) : '\'';
        if (c == '\'' || c == 0x2019 || c == 0x2BC) {
            if (first != SIZE_MAX && end - first > best_end - best) {
                best = first;
                best_end = end;
            }
            first = SIZE_MAX;
            if (at == text.len)
                break;
        } else if (g_unichar_isalpha(c)) {
            first = first == SIZE_MAX ? at : first;
            end = i;
        }
    }
    return hyphenate_word(words->job, language, shape, best, best_end);
}

static struct item hyphen_of(struct words *words, const struct face *face, int32_t penalty,
                             bool justified) {
    struct shape *hyphen = shape_word(words->job->typesetter, face, STR("-"));
    struct shape_cursor cursor = {.shape = hyphen};
    return (struct item){.kind = ITEM_PENALTY,
                         .penalty = penalty,
                         .hyphen = true,
                         .flagged = true,
                         .width = hyphen->width,
                         .right = justified ? protrusion_right(&cursor, 1) : 0};
}

static void add_hyphens(struct cutter *cutter) {
    struct str language = cutter->face->language;
    struct divisions divisions = divisions_of(cutter->words, cutter->shape, language);
    bool name = divisions.count && begins_name(cutter->shape->text) &&
                !str_starts(language, STR("de")); /* where every noun has a capital */
    for (size_t i = 0; i < divisions.count; i++) {
        add_piece(cutter, divisions.offsets[i]);
        add_item(cutter,
                 hyphen_of(cutter->words, cutter->face, name ? NAME_PENALTY : HYPHEN_PENALTY,
                           cutter->key & CUT_JUSTIFIED));
    }
}

static struct cut *make_cut(struct words *words, const struct face *face, struct shape *shape,
                            unsigned key, int32_t limit) {
    bool address = is_address(shape->text);
    struct cutter cutter = {.words = words,
                            .face = face,
                            .shape = shape,
                            .cursor.shape = shape,
                            .key = key,
                            .rigid = (key & CUT_CODE) || address || shape->backward,
                            .limit = limit};
    bool whole = shape->backward || add_own_breaks(&cutter, address);
    if (!whole && (key & CUT_HYPHENATED))
        add_hyphens(&cutter);
    add_piece(&cutter, (uint32_t)shape->text.len);
    /* A language without a dictionary is told of in each run: nothing is kept. */
    bool kept = limit == INT32_MAX && (whole || !(key & CUT_HYPHENATED) || shape->divided);
    struct arena *arena = kept ? words->job->typesetter->arena : words->scratch;
    size_t size = cutter.count * sizeof *cutter.items;
    struct cut *cut = arena_alloc(arena, sizeof *cut + size);
    *cut = (struct cut){shape->cuts, key, cutter.rigid, cutter.widest, (uint32_t)cutter.count};
    memcpy(cut->items, cutter.items, size);
    if (kept)
        shape->cuts = cut;
    return cut;
}

void words_add_pieces(struct words *words, unsigned key) {
    struct word *word = &words->items[words->count - 1];
    const struct cut *cut = word->shape->cuts;
    while (cut && cut->key != key)
        cut = cut->next;
    if (!cut)
        cut = make_cut(words, word->face, word->shape, key, INT32_MAX);
    if (cut->widest > words->limit)
        cut = make_cut(words, word->face, word->shape, key, words->limit);
    word->rigid = cut->rigid;
    struct item *items = words_add_items(words, cut->count);
    for (size_t i = 0; i < cut->count; i++) {
        items[i] = cut->items[i];
        items[i].word = items[i].kind == ITEM_BOX ? (uint32_t)words->count - 1 : 0;
    }
}

void words_add_soft_hyphen(struct words *words) {
    const struct word *word = words->count ? &words->items[words->count - 1] : NULL;
    if (!word || !word->shape)
        return;
    struct item hyphen =
        hyphen_of(words, word->face, HYPHEN_PENALTY / 2, words->align == TEXT_JUSTIFY);
    *words_add_items(words, 1) = hyphen;
}
