/* marks.c: quotation marks by language, after CLDR 42 and the style guides of the languages; where
 * the two differ, what books use (Ukrainian and Russian inner marks, Spanish outer ones). */
#include <string.h>

#include "doc/typography.h"

#define NBSP "\u00a0"
#define THIN "\u202f"
#define ENGLISH "“", "”", "‘", "’"
#define GERMAN "„", "“", "‚", "‘"

static const struct punctuation table[] = {
    {"en", ENGLISH, SPACES_NONE},
    {"ar", "«", "»", "“", "”", SPACES_NONE},
    {"be", "«", "»", "„", "“", SPACES_NONE},
    {"bg", GERMAN, SPACES_NONE},
    {"ca", "«", "»", "“", "”", SPACES_NONE},
    {"cs", GERMAN, SPACES_NONE},
    {"da", "»", "«", "›", "‹", SPACES_NONE},
    {"de", GERMAN, SPACES_NONE},
    {"de-CH", "«", "»", "‹", "›", SPACES_NONE},
    {"de-LI", "«", "»", "‹", "›", SPACES_NONE},
    {"el", "«", "»", "“", "”", SPACES_NONE},
    {"es", "«", "»", "“", "”", SPACES_NONE},
    {"es-419", ENGLISH, SPACES_NONE},
    {"es-MX", ENGLISH, SPACES_NONE},
    {"es-US", ENGLISH, SPACES_NONE},
    {"et", "„", "“", "«", "»", SPACES_NONE},
    {"fa", "«", "»", "‹", "›", SPACES_NONE},
    {"fi", "”", "”", "’", "’", SPACES_NONE},
    {"fr", "«" NBSP, NBSP "»", "“", "”", SPACES_FRENCH},
    {"fr-CA", "«" NBSP, NBSP "»", "“", "”", SPACES_COLON},
    {"fr-CH", "«" THIN, THIN "»", "‹" THIN, THIN "›", SPACES_FRENCH},
    {"he", "”", "”", "’", "’", SPACES_NONE},
    {"hr", "„", "“", "‚", "‘", SPACES_NONE},
    {"hu", "„", "”", "»", "«", SPACES_NONE},
    {"hy", "«", "»", "“", "”", SPACES_NONE},
    {"it", "«", "»", "“", "”", SPACES_NONE},
    {"ja", "「", "」", "『", "』", SPACES_NONE},
    {"ka", "„", "“", "«", "»", SPACES_NONE},
    {"lt", "„", "“", "‚", "‘", SPACES_NONE},
    {"lv", "“", "”", "‘", "’", SPACES_NONE},
    {"mk", "„", "“", "’", "‘", SPACES_NONE},
    {"nb", "«", "»", "‘", "’", SPACES_NONE},
    {"nn", "«", "»", "‘", "’", SPACES_NONE},
    {"no", "«", "»", "‘", "’", SPACES_NONE},
    {"pl", "„", "”", "«", "»", SPACES_NONE},
    {"pt-PT", "«", "»", "“", "”", SPACES_NONE},
    {"ro", "„", "”", "«", "»", SPACES_NONE},
    {"ru", "«", "»", "„", "“", SPACES_NONE},
    {"sk", GERMAN, SPACES_NONE},
    {"sl", GERMAN, SPACES_NONE},
    {"sq", "«", "»", "“", "”", SPACES_NONE},
    {"sr", GERMAN, SPACES_NONE},
    {"sv", "”", "”", "’", "’", SPACES_NONE},
    {"uk", "«", "»", "„", "“", SPACES_NONE},
    {"zh-Hant", "「", "」", "『", "』", SPACES_NONE},
    {"zh-HK", "「", "」", "『", "』", SPACES_NONE},
    {"zh-TW", "「", "」", "『", "』", SPACES_NONE},
};

/* Tags are compared without regard to case (RFC 5646, §2.1.1). */
static bool begins_with(struct str tag, const char *start) {
    size_t length = strlen(start);
    return tag.len >= length && g_ascii_strncasecmp(tag.at, start, length) == 0 &&
           (tag.len == length || tag.at[length] == '-');
}

const struct punctuation *punctuation_find(struct str language) {
    const struct punctuation *best = &table[0];
    size_t longest = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (strlen(table[i].language) > longest && begins_with(language, table[i].language)) {
            best = &table[i];
            longest = strlen(table[i].language);
        }
    return best;
}
