/* scripts.c: passages whose letters are none of their language's: the language was not told, so a
 * voice reads them wrongly and hyphens fall at wrong places (WCAG 2.2, 3.1.2: language of parts).
 * In: the sections. Out: a warning a section, at its first such passage. */
#include "markdown/markdown.h"

#include <unicode/uloc.h>
#include <unicode/uscript.h>

enum { MOST_SCRIPTS = 8, FEW_LETTERS = 20 };

/* The scripts that a language is written in; none where ICU does not know. */
struct scripts {
    struct str language;
    UScriptCode codes[MOST_SCRIPTS];
    int count;
};

static void find_scripts(struct arena *arena, struct scripts *scripts, struct str language) {
    char locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    scripts->language = language;
    uloc_forLanguageTag(str_terminated(arena, language), locale, sizeof locale, NULL, &status);
    scripts->count = uscript_getCode(locale, scripts->codes, MOST_SCRIPTS, &status);
    if (U_FAILURE(status))
        scripts->count = 0;
}

static bool writes(const struct scripts *scripts, UScriptCode script) {
    for (int i = 0; i < scripts->count; i++)
        if (scripts->codes[i] == script)
            return true;
    return false;
}

struct letters {
    size_t own, foreign;
};

static void count_letters(const struct scripts *scripts, struct str text, struct letters *letters) {
    bool latin = writes(scripts, USCRIPT_LATIN);
    for (size_t i = 0; i < text.len;) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte < 0x80) {
            *(latin ? &letters->own : &letters->foreign) += g_ascii_isalpha(byte);
            i++;
            continue;
        }
        uint32_t c = str_next(text, &i);
        if (!g_unichar_isalpha(c))
            continue;
        UErrorCode status = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript((UChar32)c, &status);
        *(writes(scripts, script) ? &letters->own : &letters->foreign) +=
            script > USCRIPT_INHERITED;
    }
}

/* Addresses, code and what has a language of its own are left aside. */
static void count_inlines(const struct scripts *scripts, const struct node *node,
                          struct letters *letters) {
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_TEXT)
            count_letters(scripts, child->text, letters);
        else if (!child->language.len && child->kind != NODE_LINK && child->kind != NODE_CODE &&
                 child->kind != NODE_NOTE)
            count_inlines(scripts, child, letters);
    }
}

void markdown_check_scripts(const struct node *book, struct str language, struct diags *diags) {
    struct arena *arena = arena_new();
    struct scripts scripts = {.count = 0};
    const struct node *told = NULL; /* the section that was warned of */
    struct walk walk = walk_start(book);
    while (walk_next(&walk)) {
        const struct node *node = walk.node;
        if (!walk.entering || !node_holds_inlines(node) || node_section(node) == told)
            continue;
        struct str own = node_language(node, language);
        if (!str_equal(own, scripts.language))
            find_scripts(arena, &scripts, own);
        struct letters letters = {0, 0};
        if (scripts.count > 0)
            count_inlines(&scripts, node, &letters);
        if (letters.foreign < FEW_LETTERS || letters.foreign <= letters.own)
            continue;
        diag_add(diags, DIAG_TEXT_LANGUAGE, node->span,
                 "the letters are none of the language '%.*s'", STR_ARG(own));
        told = node_section(node);
    }
    arena_free(arena);
}
