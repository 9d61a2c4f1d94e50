/* cite_styles.c: the styles of citations as data, and their words. Chicago Manual of Style, 17th
 * edition, chapters 14 (notes) and 15 (author-date); Citing Medicine, 2nd edition (numbered). */
#include "compose/cite_internal.h"

const struct cite_style cite_styles[] = {
    [CITATIONS_AUTHOR_DATE] =
        {.open = "(",
         .close = ")",
         .cite = "{short}[ {year}][, {locator}]",
         .in_text = "{short}",
         .behind = "{year}[, {locator}]",
         .no_author = "{year}[, {locator}]",
         .article = "{head}.[ {year}.][ {quoted}.][ <i>{container}</i>[ {volume}][ ({issue})]"
                    "[: {page}].][ {link}.]",
         .chapter = "{head}.[ {year}.][ {quoted}.][ {in}<i>{container}</i>[, {edited}]"
                    "[, {page}].][ {imprint}.][ {link}.]",
         .book = "{head}.[ {year}.][ {italic}.][ {edition}.][ {genre}.][ {imprint}.][ {link}.]",
         .other = "{head}.[ {year}.][ {quoted}.][ {genre}.][ {day}.][ {container}.][ {imprint}.]"
                  "[ {link}.]",
         .most_names = 3},
    [CITATIONS_NOTES] =
        {.open = "(",
         .close = ")",
         .cite = "{short}[, {shorttitle}][, {locator}]",
         .in_text = "{short}",
         .behind = "{shorttitle}[, {locator}]",
         .no_author = "{shorttitle}[, {locator}]",
         .note = "[{names}, ]{title}[, {inside}<i>{container}</i>][ {volume}][, no. {issue}]"
                 "[, {edition}][, {genre}][ ({imprintdate})][, {locator}][, {link}]",
         .note_again = "[{short}, ]{shorttitle}[, {locator}]",
         .article = "{head}.[ {quoted}.][ <i>{container}</i>[ {volume}][, no. {issue}]"
                    "[ ({date})][: {page}].][ {link}.]",
         .chapter = "{head}.[ {quoted}.][ {in}<i>{container}</i>[, {edited}][, {page}].]"
                    "[ {imprintyear}.][ {link}.]",
         .book = "{head}.[ {italic}.][ {edition}.][ {genre}.][ {imprintyear}.][ {link}.]",
         .other = "{head}.[ {quoted}.][ {genre}.][ {container}.][ {imprint}.][ {date}.][ {link}.]",
         .most_names = 3},
    [CITATIONS_NUMBERED] =
        {.open = "[",
         .close = "]",
         .cite = "{number}[, {locator}]",
         .in_text = "{short}",
         .behind = "{number}[, {locator}]",
         .no_author = "{number}[, {locator}]",
         .article = "{head}.[ {title}.][ {container}.][ {year}[;{volume}][({issue})][:{page}].]"
                    "[ {link}.]",
         .chapter = "{head}.[ {title}.][ {in}{container}[, {edited}].][ {imprint}; {year}.]"
                    "[ p. {page}.][ {link}.]",
         .book = "{head}.[ {title}.][ {edition}.][ {genre}.][ {imprint};][ {year}.][ {link}.]",
         .other = "{head}.[ {title}.][ {genre}.][ {container}.][ {imprint};][ {date}.][ {link}.]",
         .page_label = true,
         .initials = true,
         .most_names = 6},
    [CITATIONS_SHORT] = {
        .open = "(",
        .close = ")",
        .cite = "{label}[, {date}][, {locator}]",
        .in_text = "{label}",
        .behind = "{date}[, {locator}]",
        .no_author = "{date}[, {locator}]",
        .article = "{head}.[ {quoted}.][ <i>{container}</i>[ {volume}][ ({issue})][, {date}]"
                   "[: {page}].][ {link}.]",
        .chapter = "{head}.[ {quoted}.][ {in}<i>{container}</i>[, {edited}][, {page}].]"
                   "[ {imprintyear}.][ {link}.]",
        .book = "{head}.[ {italic}.][ {edition}.][ {genre}.][ {imprintyear}.][ {link}.]",
        .other = "{head}.[ {quoted}.][ {genre}.][ {container}.][ {imprint}.][ {date}.][ {link}.]",
        .page_label = true,
        .most_names = 3}};

static const struct {
    const char *language;
    const char *terms[CITE_TERM_COUNT];
} words[] = {
    {"en", {"and", "et al.", "In", "edited by", "ed.", "accessed", "archived at", "n.d."}},
    {"uk", {"і", "та ін.", "У", "за ред.", "ред.", "дата звернення", "архів", "б. д."}},
    {"de", {"und", "u. a.", "In", "hg. von", "Hg.", "abgerufen am", "archiviert unter", "o. J."}},
    {"fr",
     {"et", "et al.", "Dans", "sous la direction de", "dir.", "consulté le", "archivé à", "s. d."}},
    {"es", {"y", "et al.", "En", "editado por", "ed.", "consultado el", "archivado en", "s. f."}},
    {"pl", {"i", "i in.", "W", "red.", "red.", "dostęp", "archiwum", "b.d."}},
    {"ru", {"и", "и др.", "В", "под ред.", "ред.", "дата обращения", "архив", "б. г."}}};

const char *cite_term(struct str language, enum cite_term term) {
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
        if (compose_is_language(language, words[i].language))
            return words[i].terms[term];
    return words[0].terms[term];
}
