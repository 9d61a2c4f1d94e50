/* names.c: the parts of a person's name: which words of it are the surname. Mostly it comes last;
 * particles in lower case belong to it where it stands alone ("de Gaulle"), and "Jr." does not. The
 * actor's `language` tells other customs (The Chicago Manual of Style, 17th ed., 16.71-87; IFLA,
 * Names of Persons). What the outline's `sort` says wins: "Ban, Ki-moon". */
#include "outline/outline.h"

#include <glib.h>

static const char *const particles[] = {
    "de",  "du",  "des", "di",  "da", "do",  "dos", "das", "del", "della", "der",
    "den", "van", "von", "vom", "zu", "zum", "zur", "la",  "las", "los",   "le",
    "ten", "ter", "te",  "el",  "al", "bin", "ibn", "ben", "af",  "av",    NULL};
/* They stay before the surname in an index, whatever the language: "bin Laden, Osama", "St. John,
 * Henry". */
static const char *const kept_always[] = {"bin", "ibn", "ben", "St.", "St", "Saint", NULL};
static const char *const kept_french[] = {"du", "des", "la", "le", NULL};
static const char *const kept_german[] = {"vom", "zum", "zur", NULL};

enum name_order {
    SURNAME_LAST,  /* the surname is the last word, and what follows a particle */
    SURNAME_FIRST, /* the name is written as an index has it */
    GIVEN_FIRST,   /* it is listed by its first word, which is no surname */
    TWO_SURNAMES,  /* of the father and of the mother */
    LAST_WORD,     /* that alone, but for "Filho" and the like */
    PATRONYMIC     /* as SURNAME_LAST, unless the last word is one: then the first is the surname */
};
static const struct name_custom {
    const char *language; /* primary subtag */
    enum name_order order;
    const char *const *kept; /* particles that stay before the surname in an index */
} customs[] = {
    {"de", SURNAME_LAST, kept_german}, {"en", SURNAME_LAST, particles}, {"es", TWO_SURNAMES, NULL},
    {"fr", SURNAME_LAST, kept_french}, {"hu", SURNAME_FIRST, NULL},     {"is", GIVEN_FIRST, NULL},
    {"it", SURNAME_LAST, particles},   {"ko", SURNAME_FIRST, NULL},     {"pt", LAST_WORD, NULL},
    {"ru", PATRONYMIC, NULL},          {"uk", PATRONYMIC, NULL},        {"be", PATRONYMIC, NULL},
    {"vi", SURNAME_FIRST, NULL},       {"zh", SURNAME_FIRST, NULL}};
static const struct name_custom no_custom = {"", PATRONYMIC, NULL};

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
static size_t behind_particle(struct str name, size_t end) {
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

/* "Ortega y Gasset", "Puig i Cadafalch". */
static size_t with_joined(struct str name, size_t at) {
    struct str joint = word_before(name, at);
    struct str before = word_before(name, joint.len ? offset_of(name, joint) : 0);
    bool joins = str_is(joint, "y") || str_is(joint, "i");
    return joins && before.len && offset_of(name, before) > 0 ? offset_of(name, before) : at;
}

static size_t word_count(struct str name) {
    size_t count = 0;
    for (size_t at = 0; at < name.len; at++)
        count += name.at[at] != ' ' && (at == 0 || name.at[at - 1] == ' ');
    return count;
}

/* "Federico García Lorca", but "José María Aznar": three words tell no more than that. */
static size_t two_surnames(struct str name, size_t end) {
    static const char *const second[] = {"María",   "Maria",     "José",    "Luis",     "Carlos",
                                         "Antonio", "Manuel",    "Miguel",  "Ángel",    "Jesús",
                                         "Juan",    "Pablo",     "Javier",  "Ignacio",  "Isabel",
                                         "Carmen",  "Francisco", "Alberto", "Enrique",  "Eduardo",
                                         "Andrés",  "Teresa",    "Luisa",   "Fernando", NULL};
    size_t at = offset_of(name, word_before(name, end));
    struct str before = word_before(name, with_particles(name, at, false));
    size_t start = before.len ? offset_of(name, before) : 0;
    if (start == 0 || (is_one_of(before, second, false) && word_count(name) < 4))
        return at;
    return start;
}

static size_t last_word(struct str name, size_t end) {
    static const char *const relations[] = {"Filho", "Neto", "Júnior", "Sobrinho", NULL};
    struct str last = word_before(name, end), before;
    size_t at = offset_of(name, last);
    before = word_before(name, at);
    return is_one_of(last, relations, false) && before.len ? offset_of(name, before) : at;
}

/* "Владимирович", "Vladimirovna" */
static bool is_patronymic(struct str word, bool latin_too) {
    static const char *const endings[] = {"ович", "евич", "йович", "ьич",   "овна", "евна",
                                          "ична", "івна", "ївна",  "ілліч", NULL};
    static const char *const latin[] = {"ovich", "evich", "ovych", "yovych", "ovna",
                                        "evna",  "ivna",  "ïvna",  "yivna",  NULL};
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(word, str_of(endings[i])))
            return true;
    for (size_t i = 0; latin_too && latin[i]; i++)
        if (str_ends(word, str_of(latin[i])))
            return true;
    return false;
}

/* "Путин Владимир Владимирович": not "Роман Аркадьевич Абрамович". */
static bool ends_with_patronymic(struct str name, size_t end, bool latin_too) {
    struct str last = word_before(name, end);
    struct str before = word_before(name, offset_of(name, last));
    return before.len && offset_of(name, before) > 0 && is_patronymic(last, latin_too) &&
           !is_patronymic(before, latin_too);
}

static const struct name_custom *custom_of(const struct actor *actor) {
    size_t at = 0;
    struct str name = actor->name.text;
    GUnicodeScript script = name.len ? g_unichar_get_script(str_next(name, &at)) : 0;
    bool east = script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HANGUL ||
                script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
    for (size_t i = 0; i < sizeof customs / sizeof *customs; i++)
        if (language_is(east ? STR("zh") : actor->language.text, customs[i].language))
            return &customs[i];
    return &no_custom;
}

/* The part of the name that is the surname, as an index has it. */
static struct str surname_part(const struct actor *actor) {
    const struct name_custom *custom = custom_of(actor);
    struct str name = str_trim(actor->name.text);
    size_t end = before_suffix(name), start = 0;
    size_t space = str_find(name, STR(" "), 0);
    bool first =
        custom->order == SURNAME_FIRST ||
        (custom->order == PATRONYMIC && ends_with_patronymic(name, end, *custom->language));
    if (space == SIZE_MAX)
        return STR("");
    if (first)
        return str_slice(name, 0, space);
    if (custom->order == TWO_SURNAMES)
        start = two_surnames(name, end);
    else if (custom->order == LAST_WORD || custom->order == GIVEN_FIRST)
        start = last_word(name, end);
    else
        start = with_joined(name, behind_particle(name, end));
    for (;;) { /* those that stay */
        struct str word = word_before(name, start);
        if (!word.len || offset_of(name, word) == 0 ||
            (!is_one_of(word, kept_always, false) &&
             !(custom->kept && is_one_of(word, custom->kept, false))))
            break;
        start = offset_of(name, word);
    }
    return start == 0 || start >= end ? STR("") : str_slice(name, start, end);
}

static struct surname surname_of_sort(struct str name, struct str sort) {
    size_t comma = str_find(sort, STR(","), 0);
    struct str part = str_trim(str_slice(sort, 0, comma));
    size_t at = str_find(name, part, 0);
    struct str whole = part;
    if (at != SIZE_MAX && part.len)
        whole = str_slice(name, with_particles(name, at, false), at + part.len);
    return (struct surname){part, whole};
}

struct surname actor_surname(const struct actor *actor) {
    struct str name = str_trim(actor->name.text), sort = str_trim(actor->sort.text);
    bool customary = actor->language.text.len > 0;
    if (actor->kind != ACTOR_PERSON)
        return (struct surname){{0}, {0}};
    if (str_find(sort, STR(","), 0) != SIZE_MAX)
        return surname_of_sort(name, sort);
    if (sort.len && !str_equal(name, sort))
        return (struct surname){sort, sort};
    if (sort.len && !customary)
        return (struct surname){{0}, {0}};
    struct str part = surname_part(actor);
    if (!part.len)
        return (struct surname){{0}, {0}};
    size_t start = offset_of(name, part);
    return (struct surname){part,
                            str_slice(name, with_particles(name, start, false), start + part.len)};
}

struct str actor_sort_name(struct arena *arena, const struct actor *actor) {
    struct str part = actor->kind == ACTOR_PERSON ? surname_part(actor) : STR("");
    struct str name = str_trim(actor->name.text);
    enum name_order order = custom_of(actor)->order;
    if (!part.len || order == SURNAME_FIRST || order == GIVEN_FIRST)
        return actor->name.text;
    size_t start = offset_of(name, part), end = start + part.len;
    struct str before = str_trim(str_slice(name, 0, start));
    struct str rest = str_trim(str_slice(name, end, name.len));
    if (start == 0) /* with a patronymic behind */
        return str_format(arena, "%.*s, %.*s", STR_ARG(part), STR_ARG(rest));
    /* "Ormesson, Jean d'": the French particle that is written together */
    if (language_is(actor->language.text, "fr") && str_starts(part, STR("d’")))
        return str_format(arena, "%.*s, %.*s d’", STR_ARG(str_slice(part, 4, part.len)),
                          STR_ARG(before));
    if (language_is(actor->language.text, "fr") && str_starts(part, STR("d'")))
        return str_format(arena, "%.*s, %.*s d'", STR_ARG(str_slice(part, 2, part.len)),
                          STR_ARG(before));
    if (end == name.len)
        return str_format(arena, "%.*s, %.*s", STR_ARG(part), STR_ARG(before));
    struct str suffix = word_before(name, name.len);
    return str_format(arena, "%.*s, %.*s, %.*s", STR_ARG(part), STR_ARG(before), STR_ARG(suffix));
}
