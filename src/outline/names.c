/* names.c: the parts of a person's name: which words of it are the surname. English names have it
 * last; particles in lower case belong to it where it stands alone ("de Gaulle"), and "Jr." does
 * not. What the outline's `sort` says wins: "Ban, Ki-moon". */
#include "outline/outline.h"

#include <glib.h>

static const char *const particles[] = {"de",  "du",    "des", "di",  "da",  "do",  "dos", "das",
                                        "del", "della", "der", "den", "van", "von", "vom", "zu",
                                        "zum", "zur",   "la",  "le",  "ten", "ter", "te",  "el",
                                        "al",  "bin",   "ibn", "ben", "af",  "av",  NULL};
static const char *const suffixes[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", NULL};

static bool is_one_of(struct str word, const char *const *list, bool folded) {
    for (; *list; list++)
        if (strlen(*list) == word.len && (folded ? g_ascii_strncasecmp(word.at, *list, word.len)
                                                 : memcmp(word.at, *list, word.len)) == 0)
            return true;
    return false;
}

/* The word that ends at `end`, with the white space before it left out. */
static struct str word_before(struct str name, size_t end) {
    while (end > 0 && name.at[end - 1] == ' ')
        end--;
    size_t start = end;
    while (start > 0 && name.at[start - 1] != ' ')
        start--;
    return str_slice(name, start, end);
}

static size_t offset_of(struct str name, struct str word) {
    return (size_t)(word.at - name.at);
}

static size_t before_suffix(struct str name) {
    struct str last = word_before(name, name.len);
    if (!is_one_of(last, suffixes, false))
        return name.len;
    size_t end = offset_of(name, last);
    while (end > 0 && (name.at[end - 1] == ' ' || name.at[end - 1] == ','))
        end--;
    return end;
}

/* The start of the particles before `at`; `capital` ones ("Le Pen") are always of the surname. */
static size_t with_particles(struct str name, size_t at, bool capital) {
    for (;;) {
        struct str word = word_before(name, at);
        size_t start = offset_of(name, word);
        bool upper = word.len && g_ascii_isupper(word.at[0]);
        if (!word.len || start == 0 || upper != capital || !is_one_of(word, particles, true))
            return at;
        at = start;
    }
}

/* "Jaap de Hoop Scheffer": all that stands behind the first particle in lower case. */
static size_t surname_start(struct str name, size_t end) {
    struct str last = word_before(name, end);
    size_t found = with_particles(name, offset_of(name, last), true);
    for (size_t at = found; at > 0;) {
        struct str word = word_before(name, at);
        size_t start = offset_of(name, word);
        if (!word.len || start == 0)
            break;
        if (g_ascii_islower(word.at[0]) && is_one_of(word, particles, false))
            return at;
        at = start;
    }
    return found;
}

static struct surname surname_of_sort(struct str name, struct str sort) {
    size_t comma = str_find(sort, STR(","), 0);
    if (comma == SIZE_MAX && str_equal(name, sort))
        return (struct surname){{0}, {0}};
    struct str part = str_trim(comma == SIZE_MAX ? sort : str_slice(sort, 0, comma));
    size_t at = str_find(name, part, 0);
    struct str whole = part;
    if (at != SIZE_MAX && part.len)
        whole = str_slice(name, with_particles(name, at, false), at + part.len);
    return (struct surname){part, whole};
}

struct surname actor_surname(const struct actor *actor) {
    struct str name = str_trim(actor->name.text), sort = str_trim(actor->sort.text);
    if (actor->kind != ACTOR_PERSON)
        return (struct surname){{0}, {0}};
    if (sort.len)
        return surname_of_sort(name, sort);
    size_t end = before_suffix(name), start = surname_start(name, end);
    if (start == 0 || start >= end)
        return (struct surname){{0}, {0}};
    return (struct surname){str_slice(name, start, end),
                            str_slice(name, with_particles(name, start, false), end)};
}

struct str actor_sort_name(struct arena *arena, const struct actor *actor) {
    struct surname surname = actor_surname(actor);
    struct str name = str_trim(actor->name.text);
    if (!surname.name.len)
        return actor->name.text;
    size_t start = offset_of(name, surname.name), end = start + surname.name.len;
    struct str before = str_trim(str_slice(name, 0, start));
    struct str suffix = word_before(name, name.len);
    if (end == name.len)
        return str_format(arena, "%.*s, %.*s", STR_ARG(surname.name), STR_ARG(before));
    return str_format(arena, "%.*s, %.*s, %.*s", STR_ARG(surname.name), STR_ARG(before),
                      STR_ARG(suffix));
}
