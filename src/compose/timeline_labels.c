/* timeline_labels.c: what is written at the marks of a drawn timeline. A label stands at the right
 * of its leader like a flag at its pole, as low as it is in nobody's way. They are placed from
 * right to left: then a leader passes only labels that begin at its right or at itself.
 */
#include "compose/timeline_internal.h"

#include <string.h>

/* So many numbers stand on top of each other; more share a place. Nor are more levels wanted of
 * numbers that are in each other's way one after the other: they would rise like stairs. */
enum { NEAR_NUMBERS = 4, MOST_LEVELS = 9 };

static int32_t words_width(const struct timeline_type *type, bool bold, struct str text) {
    return type->width(type->context, bold, text);
}

struct str timeline_shorten(struct arena *arena, const struct timeline_type *type, bool bold,
                            struct str text, int32_t room) {
    struct str shown = text;
    while (text.len && words_width(type, bold, shown) > room) {
        size_t end = text.len - 1;
        while (end && text.at[end] != ' ')
            end--;
        if (!end)
            for (end = text.len - 1; end && ((unsigned char)text.at[end] & 0xc0) == 0x80;)
                end--;
        text = str_trim(str_slice(text, 0, end));
        while (text.len && strchr(",;:(\"", text.at[text.len - 1]))
            text.len--;
        shown = str_format(arena, "%.*s\u2026", STR_ARG(text));
    }
    return shown;
}

/* Where a line that begins at `from` ends: behind the last word that fits. A word that does not fit
 * by itself ends somewhere inside, where any letters may be parted. */
static size_t line_end(const struct timeline_type *type, struct str text, size_t from,
                       int32_t room) {
    size_t end = from, letters = from;
    for (size_t at = from; at <= text.len;) {
        bool stops = at == text.len || text.at[at] == ' ';
        if (stops || end == from) {
            if (words_width(type, false, str_slice(text, from, at)) > room)
                break;
            letters = at;
            end = stops ? at : end;
        }
        if (at == text.len)
            break;
        str_next(text, &at);
    }
    return end > from ? end : MAX(letters, MIN(from + 1, text.len));
}

static void wrap(struct arena *arena, const struct timeline_type *type, struct str text,
                 int32_t room, struct timeline_label *label) {
    for (size_t from = 0; from < text.len && label->line_count < MOST_LABEL_LINES;) {
        size_t end = line_end(type, text, from, room);
        bool last = label->line_count + 1 == MOST_LABEL_LINES && end < text.len;
        struct str line = str_slice(text, from, end);
        label->cut = last;
        if (last)
            line = timeline_shorten(arena, type, false, str_slice(text, from, text.len), room);
        label->lines[label->line_count++] = line;
        from = end;
        while (from < text.len && text.at[from] == ' ')
            from++;
    }
}

static bool is_bold(const struct timeline_label *label, size_t line) {
    return line == 0 || label->entry->number.len > 0;
}

static void measure(const struct timeline_type *type, struct timeline_label *label) {
    int32_t width = 0;
    for (size_t i = 0; i < label->line_count; i++)
        width = MAX(width, words_width(type, is_bold(label, i), label->lines[i]));
    label->width = width + type->size / 3; /* between leader and words */
    label->height = (int32_t)label->line_count * type->leading;
}

struct timeline_label timeline_label_make(struct arena *arena, const struct timeline_type *type,
                                          const struct timeline_entry *entry, int32_t room) {
    struct timeline_label label = {.entry = entry, .line_count = 1};
    struct str head = entry->number.len ? entry->number : entry->date;
    label.lines[0] =
        timeline_shorten(arena, type, true, head, MIN(room * 3 / 2, type->measure / 2));
    if (!entry->number.len)
        wrap(arena, type, entry->headline, room, &label);
    measure(type, &label);
    return label;
}

int32_t timeline_labels_stack(struct timeline_label *labels, size_t count, int32_t gap) {
    int32_t top = 0;
    for (size_t i = count; i-- > 0;) {
        labels[i].rise = 0;
        /* It stands above all neighbours at the right that are not clear of it: the leader of one
         * that is higher would cross it. */
        int32_t end = labels[i].x + labels[i].width + gap;
        for (size_t j = i + 1; j < count && labels[j].x < end; j++)
            labels[i].rise = MAX(labels[i].rise, labels[j].rise + labels[j].height + gap);
        top = MAX(top, labels[i].rise + labels[i].height);
    }
    return top;
}

static int64_t number_of(const struct timeline_entry *entry) {
    return (int64_t)g_ascii_strtoll(entry->number.at, NULL, 10);
}

static int compare_numbers(const void *left, const void *right) {
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* "12–19, 22, 24": all of them. */
static struct str joined(struct arena *arena, const struct timeline_label *labels, size_t count) {
    int64_t *numbers = g_new(int64_t, count);
    for (size_t i = 0; i < count; i++)
        numbers[i] = number_of(labels[i].entry);
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    GString *out = g_string_new(NULL);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && numbers[next] == numbers[next - 1] + 1;)
            next++;
        const char *comma = i ? ", " : "";
        if (next - i > 2)
            g_string_append_printf(out, "%s%lld\u2013%lld", comma, (long long)numbers[i],
                                   (long long)numbers[next - 1]);
        else
            for (size_t j = i; j < next; j++)
                g_string_append_printf(out, "%s%lld", j ? ", " : "", (long long)numbers[j]);
    }
    struct str text = str_copy(arena, (struct str){out->str, out->len});
    g_string_free(out, TRUE);
    g_free(numbers);
    return text;
}

/* So many labels at one place, in some lines where they are many. */
static struct timeline_label join(struct arena *arena, const struct timeline_type *type,
                                  const struct timeline_label *labels, size_t count) {
    struct timeline_label label = labels[0];
    int32_t room = MIN(10 * type->size, type->measure - label.x - type->size / 3);
    label.line_count = 0;
    wrap(arena, type, joined(arena, labels, count), MAX(room, 2 * type->size), &label);
    measure(type, &label);
    return label;
}

/* Labels whose marks the one at `from` would stand upon, when it tells all of their numbers. */
static size_t join_all(struct arena *arena, const struct timeline_type *type,
                       struct timeline_label *labels, size_t count) {
    size_t kept = 0;
    int32_t gap = type->size / 2; /* more than labels are stacked with */
    for (size_t i = 0, next; i < count; i = next) {
        struct timeline_label label = labels[i];
        for (next = i + 1; next < count && labels[next].x < label.x + label.width + gap;) {
            while (next < count && labels[next].x < label.x + label.width + gap)
                next++;
            label = join(arena, type, labels + i, next - i);
        }
        labels[kept++] = label;
    }
    return kept;
}

size_t timeline_labels_join(struct arena *arena, const struct timeline_type *type,
                            struct timeline_label *labels, size_t count) {
    size_t kept = 0, chain = 0, longest = 0; /* of labels that are in each other's way */
    for (size_t i = 1; i < count; i++) {
        chain = labels[i].x < labels[i - 1].x + labels[i - 1].width ? chain + 1 : 0;
        longest = MAX(longest, chain);
    }
    if (longest > MOST_LEVELS)
        return join_all(arena, type, labels, count);
    for (size_t i = 0, next; i < count; i = next) {
        next = i + 1;
        while (next < count && labels[next].x < labels[i].x + labels[i].width)
            next++;
        if (next - i > NEAR_NUMBERS) {
            labels[kept++] = join(arena, type, labels + i, next - i);
        } else {
            for (size_t j = i; j < next; j++)
                labels[kept++] = labels[j];
        }
    }
    return kept;
}
