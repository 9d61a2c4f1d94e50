/* cite_styles.c: the styles of citations, as data (cite_internal.h has the language of templates).
 *
 * Notes, author-date: The Chicago Manual of Style, 18th edition (2024), chapters 13 and 14; the
 * place of a publisher, which it leaves out, is printed where the source has it, as the 17th does.
 * APA: Publication Manual of the American Psychological Association, 7th edition (2020), chapters 8
 * to 11. Numbered: Citing Medicine, 2nd edition (2015), and the ICMJE's sample references. */
#include "compose/cite_internal.h"

#define JOURNALS "article-journal review review-book periodical"
#define PAPERS "article-magazine article-newspaper"
#define ENTRIES "entry entry-dictionary entry-encyclopedia"
#define BOOKS "book pamphlet classic collection map"
#define LAWS "treaty legislation bill regulation hearing"
#define FILMS "motion_picture"
#define BROADCASTS "broadcast song"

/* ---- Chicago ---- */

#define TITLE "[ {title}[ {translated}].]"
#define REVIEW                                                                                     \
    "[ {.Review-of}[ {reviewed-genre}] <i>{reviewed-title}</i>[, {.by} {names:reviewed-author}].]"
#define COLLECTION "[ {collection-title}[ {collection-number}].]"
#define ARCHIVE "[ {archive}[ ({archive_location})].]"
#define LINK ARCHIVE "[ {doi-link}.| {url}.][ {.Archived} {archived}.]"
#define WEB_LINK                                                                                   \
    ARCHIVE "[ {doi-link}.|{?url}[ {.Accessed} {date:accessed}.] {url}.][ {.Archived} "            \
            "{archived}.]"
#define MAKERS "[{?authored} {.Edited-by} {names:editor}.][ {.Translated-by} {names:translator}.]"
#define VOLUMES "[ {.Volume} {volume}[, <i>{volume-title}</i>].| {number-of-volumes} {.volumes}.]"
#define REPORT                                                                                     \
    "[{?genre}{?plain-number} {genre} {.Number} {plain-number}.|{?genre} {genre}[ {number}]."      \
    "| {.Report} {.Number} {plain-number}.| {number}.]"
#define IN_BOOK                                                                                    \
    "[, {edition}][{?authored}, {.edited-by} {names:editor}][, {.translated-by} "                  \
    "{names:translator}][, {.volume} {volume}][, {page}]"
#define PRESENTED "{.Presented-at} {event}[, {event-place}]"
#define CASE "[, {volume}][ {container}][ {page}]"
#define LAW "[, {number}][, {section}]"

#define N_MAKER "[{names}, ]"
#define N_TITLE "{title}[ {translated}]"
#define N_REVIEW                                                                                   \
    "[, {.review-of}[ {reviewed-genre}] <i>{reviewed-title}</i>[, {.by} {names:reviewed-author}]]"
#define N_ARCHIVE "[, {archive}[ ({archive_location})]]"
#define N_LINK N_ARCHIVE "[, {doi-link}|, {url}][, {.archived} {archived}]"
#define N_WEB_LINK                                                                                 \
    N_ARCHIVE                                                                                      \
    "[, {doi-link}|{?url}[, {.accessed} {date:accessed}], {url}][, {.archived} {archived}]"
#define N_MAKERS "[{?authored}, {.ed-by} {note:editor}][, {.trans-by} {note:translator}]"
#define N_VOLUMES "[, {.volume} {volume}[, <i>{volume-title}</i>]|, {number-of-volumes} {.volumes}]"
#define N_COLLECTION "[, {collection-title}[ {collection-number}]]"
#define N_IMPRINT "([+, |{imprint}|{year}])"
#define N_REPORT                                                                                   \
    "[{?genre}{?plain-number}, {genre} {.Number} {plain-number}|{?genre}, {genre}[ {number}]"      \
    "|, {.Report} {.Number} {plain-number}|, {number}]"
#define N_EVENT "[, {genre}][, {event}][, {event-place}]"

static const struct cite_row notes_rows[] = {
    {JOURNALS, "q",
     "{head}." TITLE REVIEW "[ <i>{container}</i>[ {volume}][, {.number} {issue}][ ({date:month})]"
     "[{?page}: {page}[, {number}]|: {number}].]" LINK,
     N_MAKER N_TITLE N_REVIEW
     "[, <i>{container}</i>[ {volume}][, {.number} {issue}]"
     "[ ({date:month})][{?paged}: {paged}[, {number}]|: {number}]][, {placed}]" N_LINK,
     NULL},
    {PAPERS, "q", "{head}." TITLE REVIEW "[ <i>{container}</i>[, {date:date}].]" LINK,
     N_MAKER N_TITLE N_REVIEW "[, <i>{container}</i>][, {date:date}][, {locator}]" N_LINK, NULL},
    {"chapter paper-conference " ENTRIES, "q",
     "{head}." TITLE "[{?container-title} {.In} <i>{container}</i>" IN_BOOK
     ".[ [+, |{imprint}|{year}].]|{?event} " PRESENTED
     "[, {date:date}].| [+, |{imprint}|{year}].]" LINK,
     N_MAKER N_TITLE
     "[{?container-title}, {.in} <i>{container}</i>[, {edition}]" N_MAKERS
     "[, {.volume} {volume}] " N_IMPRINT
     "|{?event} ({.presented-at} {event}[, {event-place}][, {date:date}])| " N_IMPRINT
     "][, {locator}]" N_LINK,
     NULL},
    {BOOKS, "i",
     "{head}." TITLE MAKERS "[ {edition}.]" VOLUMES COLLECTION
     "[ [+, |{imprint}|{year}].][ {medium}.]" LINK,
     N_MAKER N_TITLE N_MAKERS "[, {edition}]" N_VOLUMES N_COLLECTION " " N_IMPRINT
                              "[, {locator}][, {medium}]" N_LINK,
     NULL},
    {"thesis", "q", "{head}." TITLE " [{genre}|{.Thesis}][, {publisher}][, {year}]." LINK,
     N_MAKER N_TITLE " ([{genre}|{.thesis}][, {publisher}][, {year}])[, {locator}]" N_LINK, NULL},
    {"report", "i",
     "{head}." TITLE REPORT "[ {edition}.]" COLLECTION
     "[ [+, |{imprint}|[{date:date}|{year}]].]" WEB_LINK,
     N_MAKER N_TITLE N_REPORT "[, {edition}]" N_COLLECTION
                              " ([+, |{imprint}|[{date:date}|{year}]])[, {locator}]" N_WEB_LINK,
     NULL},
    {"webpage", "q", "{head}." TITLE "[ {genre}.][ {site}.][ {imprint}.][ {date:date}.]" WEB_LINK,
     "[{?person}{names}, ]" N_TITLE "[, {genre}][, {container}][, {owner}][, {imprint}]"
     "[, {date:date}][, {locator}]" N_WEB_LINK,
     "[{?person}{author}, |{?owner}{author}, ]{short-title}[, {locator}]"},
    {"post post-weblog", "q", "{head}." TITLE "[ [+, |{site}|{imprint}|{date:date}].]" WEB_LINK,
     N_MAKER N_TITLE "[, {site}][, {imprint}][, {date:date}][, {locator}]" N_WEB_LINK, NULL},
    {"interview", "q",
     "{head}." TITLE "[ {.Interview-by} {names:interviewer}.]"
     "[ [+, |<i>{container}</i>|{publisher}|{event}|{date:date}].][ {medium}.]" WEB_LINK,
     N_MAKER N_TITLE "[, {.interview-by} {note:interviewer}][, <i>{container}</i>][, {publisher}]"
                     "[, {event}][, {date:date}][, {medium-small}][, {locator}]" N_WEB_LINK,
     "[{author}, ][{?interviewer-told}{.interview}|{untold-title}][, {locator}]"},
    {"speech", "q",
     "{head}." TITLE "[ [+, |{genre}|{event}|{event-place}|{date:date}].][ {medium}.]" WEB_LINK,
     N_MAKER N_TITLE N_EVENT "[, {date:date}][, {medium-small}][, {locator}]" N_WEB_LINK, NULL},
    {FILMS, "i",
     "{head}." TITLE "[{?authored} {.Directed-by} {names:director}.]"
     "[ [+, |{imprint}|{year}].][ {medium}.]" WEB_LINK,
     N_MAKER N_TITLE "[{?authored}, {.directed-by} {note:director}] " N_IMPRINT
                     "[, {medium-small}][, {locator}]" N_WEB_LINK,
     NULL},
    {BROADCASTS, "q",
     "{head}." TITLE
     "[ [+, |<i>{container}</i>|{number}|{publisher}|{date:date}].][ {medium}.]" WEB_LINK,
     N_MAKER N_TITLE "[, <i>{container}</i>][, {number}][, {publisher}][, {date:date}]"
                     "[, {medium-small}][, {locator}]" N_WEB_LINK,
     NULL},
    {"legal_case", "", "{plain-title}" CASE "[ ([+ |{authority}|{year}])]." LINK,
     "{plain-title}" CASE "[, {locator}][ ([+ |{authority}|{year}])]" N_LINK,
     "<i>{short-title}</i>[, {locator}]"},
    {LAWS, "",
     "[{?authored}{head}. {plain-title}|{plain-title}]" LAW "[, {date:date}]" CASE "." WEB_LINK,
     N_MAKER "{plain-title}" LAW "[, {locator}][, {date:date}]" CASE N_WEB_LINK,
     "[{!authored}{short-title}|{author}, {short-title}][, {locator}]"},
    {"personal_communication", "q",
     "{head}. [{genre}|{.Letter}][ {.to} {names:recipient}].[ {date:date}.]",
     "[{names}, ][{genre}|{.letter}][ {.to} {note:recipient}][, {date:date}]", NULL},
    {NULL, "q",
     "{head}." TITLE REPORT
     "[ {.Version} {version}.][ {container}.][ {imprint}.][ {date:date}.]" WEB_LINK,
     N_MAKER N_TITLE N_REPORT "[, {.version} {version}][, {container}][, {imprint}][, {date:date}]"
                              "[, {locator}]" N_WEB_LINK,
     NULL}};

#define HEAD "{head}. {year}."

static const struct cite_row author_date_rows[] = {
    {JOURNALS, "q",
     HEAD TITLE REVIEW
     "[ <i>{container}</i>[{?volume} {volume}[ ({issue})]|, {.number} {issue}]"
     "[{!volume}{!issue}, {date:day}][{?page}: {page}[, {number}]|: {number}].]" LINK,
     NULL, NULL},
    {PAPERS, "q", HEAD TITLE REVIEW "[ <i>{container}</i>[, {date:day}].]" LINK, NULL, NULL},
    {"chapter paper-conference " ENTRIES, "q",
     HEAD TITLE "[{?container-title} {.In} <i>{container}</i>" IN_BOOK
                ".[ {imprint}.]|{?event} " PRESENTED "[, {date:day}].| {imprint}.]" LINK,
     NULL, NULL},
    {BOOKS, "i",
     HEAD TITLE MAKERS "[ {edition}.]" VOLUMES COLLECTION "[ {imprint}.][ {medium}.]" LINK, NULL,
     NULL},
    {"thesis", "q", HEAD TITLE " [{genre}|{.Thesis}][, {publisher}]." LINK, NULL, NULL},
    {"report", "i",
     HEAD TITLE REPORT "[ {edition}.]" COLLECTION "[ [+, |{imprint}|{date:day}].]" WEB_LINK, NULL,
     NULL},
    {"webpage", "q", HEAD TITLE "[ {genre}.][ {site}.][ {imprint}.][ {date:day}.]" WEB_LINK, NULL,
     NULL},
    {"post post-weblog", "q", HEAD TITLE "[ [+, |{site}|{imprint}|{date:day}].]" WEB_LINK, NULL,
     NULL},
    {"interview", "q",
     HEAD TITLE "[ {.Interview-by} {names:interviewer}.]"
                "[ [+, |<i>{container}</i>|{publisher}|{event}|{date:day}].][ {medium}.]" WEB_LINK,
     NULL, NULL},
    {"speech", "q",
     HEAD TITLE "[ [+, |{genre}|{event}|{event-place}|{date:day}].][ {medium}.]" WEB_LINK, NULL,
     NULL},
    {FILMS, "i",
     HEAD TITLE "[{?authored} {.Directed-by} {names:director}.][ {imprint}.][ {medium}.]" WEB_LINK,
     NULL, NULL},
    {BROADCASTS, "q",
     HEAD TITLE "[ [+, |<i>{container}</i>|{number}|{publisher}|{date:day}].][ {medium}.]" WEB_LINK,
     NULL, NULL},
    {"legal_case", "i", "{plain-title}" CASE "[ ([+ |{authority}|{year}])]." LINK, NULL, NULL},
    {LAWS, "",
     "[{?authored}{head}. {year}. {plain-title}|{plain-title}. {year}]" LAW "[, {date:day}]" CASE
     "." WEB_LINK,
     NULL, NULL},
    {"personal_communication", "q",
     HEAD " [{genre}|{.Letter}][ {.to} {names:recipient}][, {date:day}].", NULL, NULL},
    {NULL, "q",
     HEAD TITLE REPORT
     "[ {.Version} {version}.][ {container}.][ {imprint}.][ {date:day}.]" WEB_LINK,
     NULL, NULL}};

/* ---- APA ---- */

#define A_DAY "{head}. ({year}[, {date:day}])."
#define A_LINK                                                                                     \
    "[ {doi-link}|{?url}{?date:accessed}{!date:date} {.Retrieved} {date:accessed}, {.from} {url}"  \
    "| {url}][ ({.archived} {archived})][ ({.Original-work} {date:original})]"
#define A_TITLE "[ {title}[ {translated}][ {kind}].]"
#define A_REVIEW                                                                                   \
    "[ \\[{.Review-of}[ {reviewed-genre}] <i>{reviewed-title}</i>[, {.by} "                        \
    "{names:reviewed-author}]\\]]"
#define A_PLACE "[ [+, |{event}|{event-place}].][ {site}.][ {press}.]"
#define A_MAKERS "{?authored}{names:editor}, {role:editor}|{names:translator}, {role:translator}"
#define A_BOOK "[ ([+; |" A_MAKERS "|[+, |{edition}|{.Volumes} {volume-span}|{.Volume} {volume}]])]"
#define A_NUMBER "[{?genre}{?number} ({genre} {.Number} {number})| ({.Report} {.Number} {number})]"
#define A_JOURNAL                                                                                  \
    "[ <i>{container}[, {volume}]</i>[{?volume}({issue})|, ({issue})]"                             \
    "[, {page}|, {.Article} {number}].]" A_LINK
#define A_IN                                                                                       \
    "[ {.In} [{names:editor} ({role:editor}), ]<i>{container}</i>"                                 \
    "[ ([+, |{edition}|{.Volume} {volume}|{pages}])].][ {press}.]" A_LINK
#define A_THESIS " \\[[{genre}|{.Thesis}][, {publisher}]\\].[ {archive}.]"

static const struct cite_row apa_rows[] = {
    {JOURNALS, "q",
     "{head}. ({year}[{!volume}, {date:day}]).[ {title}[ {translated}][ {kind}]" A_REVIEW
     ".]" A_JOURNAL,
     NULL, NULL},
    {PAPERS, "q", A_DAY "[ {title}[ {translated}][ {kind}]" A_REVIEW ".]" A_JOURNAL, NULL, NULL},
    {"chapter", "q", "{head}. ({year})." A_TITLE A_IN, NULL, NULL},
    {ENTRIES, "q", A_DAY A_TITLE A_IN, NULL, NULL},
    {"paper-conference", "q",
     "[{?container-title}{head}. ({year})." A_TITLE A_IN "|" A_DAY
     "[ <i>{plain-title}</i>[ {translated}][ {kind}].]" A_PLACE A_LINK "]",
     NULL, NULL},
    {BOOKS, "i", "{head}. ({year}).[ {title}[ {translated}]" A_BOOK "[ {kind}].][ {press}.]" A_LINK,
     NULL, NULL},
    {"thesis", "i",
     "{head}. ({year}).[ {title}[ {translated}][ ({.Publication} {.Number} {number})]"
     "[{?archive}" A_THESIS "|{?URL}" A_THESIS "| {kind}.[ {publisher}.]|.[ {publisher}.]]]" A_LINK,
     NULL, NULL},
    {"report", "i", A_DAY "[ {title}[ {translated}]" A_NUMBER "[{!number} {kind}].]" A_PLACE A_LINK,
     NULL, NULL},
    {"dataset software", "i",
     A_DAY
     "[ {title}[ {translated}][ ([+; |{number}|{.Version} {version}])][ {kind}].]" A_PLACE A_LINK,
     NULL, NULL},
    {BROADCASTS, "q",
     A_DAY
     "[{?container-title} {plain-title}[ ({number})][ {kind}]. {.In} [{names:executive-producer}"
     " ({role:executive-producer}), ]<i>{container}</i>.| <i>{plain-title}</i>[ ({number})]"
     "[ {kind}].][ {press}.]" A_LINK,
     NULL, NULL},
    {"legal_case", "i", "{plain-title}" CASE "[ ([+ |{authority}|{year}])]." A_LINK, NULL, NULL},
    {"treaty", "", "{plain-title}, {date:date}" CASE "[, {url}]", NULL, NULL},
    {"legislation bill regulation hearing", "",
     "[{?authored}{head}. ({year}[, {date:day}]). {plain-title}" LAW CASE "|{plain-title}" LAW CASE
     " ({year})]." A_LINK,
     NULL, NULL},
    {NULL, "i", A_DAY A_TITLE A_PLACE A_LINK, NULL, NULL}};

/* ---- Citing Medicine ---- */

#define M_LINK "[ doi: {doi}.|{?url} {.Available-from}: {url-medical}][ {.Archived}: {archived}]"
#define M_NET "[{?url}{!DOI} \\[{.Internet}\\]]"
#define M_CITED "[{?url}{!DOI} \\[{.cited} {date:cited}\\]]"
#define M_TITLE "[{!names}{head}|{head}. {title}][ {translated}][ {kind}]"
#define M_BARE "[{!names}{head}|{head}. {title}][ {translated}]"
#define M_MAKERS                                                                                   \
    "[{?authored} {names:editor}, {role:editor}.][ {names:translator}, {role:translator}.]"
#define M_YEAR "[ {imprint};] {year}" M_CITED "."
#define M_DATE "[ {imprint};] [{date:medical}|{year}]" M_CITED "."
#define M_EVENT "[. {event}][; {date:event-medical}][; {event-place}]"

static const struct cite_row numbered_rows[] = {
    {JOURNALS, "",
     M_TITLE ". {container-short}" M_NET ". [{date:medical}|{year}]" M_CITED
             "[;{volume}[({issue})]|;({issue})][:{page}|:{number}].[ {foreign}.]" M_LINK,
     NULL, NULL},
    {PAPERS, "",
     M_TITLE ". {container}" M_NET ". [{date:medical}|{year}]" M_CITED
             "[{?volume};{volume}[({issue})][:{page}]|;{page}].[ {foreign}.]" M_LINK,
     NULL, NULL},
    {"chapter " ENTRIES " paper-conference", "",
     M_TITLE
     "[{?container-title}. {.In}: [{names:editor}, {role:editor}. ]{container}[. {edition}]" M_EVENT
     "|{?event}. {.Presented-at}: {event}[; {date:medical}][; {event-place}]]" M_NET
     ".[{?container-title}" M_YEAR "|{!event}" M_YEAR "][ {.page} {page}.]" M_LINK,
     NULL, NULL},
    {BOOKS, "",
     M_TITLE M_NET ".[ {edition}.]" M_MAKERS "[ {.Volume} {volume}[, {volume-title}].]" M_YEAR
                   "[ ({collection-title}[; "
                   "{collection-number}]).]" M_LINK,
     NULL, NULL},
    {"thesis", "", M_BARE " \\[[{genre}|{.thesis}]\\]" M_NET "." M_YEAR M_LINK, NULL, NULL},
    {"report", "",
     M_BARE M_NET ".[ {genre}.][ {edition}.]" M_DATE "[ {.Report} {.Number}: {number}.]" M_LINK,
     NULL, NULL},
    {"webpage", "",
     "[{?site}[{names}. ]{container}|" M_TITLE "]" M_NET "." M_DATE
     "[{?site} {plain-title}.]" M_LINK,
     NULL, NULL},
    {"legal_case " LAWS, "",
     M_BARE LAW CASE ".[ {imprint};] [{date:medical}|{year}]" M_CITED "." M_LINK, NULL, NULL},
    {"speech", "",
     M_TITLE ". {.Presented-at}: {event}; [{date:medical}|{year}]" M_CITED
             "[; {event-place}]." M_LINK,
     NULL, NULL},
    {NULL, "",
     M_TITLE M_NET ".[ {container}.][ {.Version} {version}.]" M_DATE "[ {number}.]" M_LINK, NULL,
     NULL}};

/* ---- the styles ---- */

#define CHICAGO_NAMES                                                                              \
    {                                                                                              \
        [NAMES_LIST] = {ORDER_FIRST, GIVEN_FULL, "and", true, false, 6, 3},                        \
        [NAMES_OTHER] = {ORDER_STRAIGHT, GIVEN_FULL, "and", false, false, 6, 3},                   \
        [NAMES_NOTE] = {ORDER_STRAIGHT, GIVEN_FULL, "and", false, false, 2, 1},                    \
        [NAMES_SHORT] = {ORDER_FAMILY, GIVEN_FULL, "and", false, false, 2, 1},                     \
        [NAMES_TEXT] = {ORDER_FAMILY, GIVEN_FULL, "and", false, false, 2, 1},                      \
    }

/* Notes, with "Ibid." or without. */
#define NOTES(again)                                                                               \
    {                                                                                              \
        .open = "(", .close = ")", .cite = "{author}[, {untold-title}][, {locator}]",              \
        .in_text = "{author-text}", .behind = "{short-title}[, {locator}]",                        \
        .no_author = "{short-title}[, {locator}]",                                                 \
        .note_again = "{author}[, {untold-title}][, {locator}]", .roles = "",                      \
        .names = CHICAGO_NAMES, .ranges = RANGES_CHICAGO, .pages_bare = true, .headline = true,    \
        .ibid = (again), .rows = notes_rows                                                        \
    }

const struct cite_style cite_styles[] =
    {[CITATIONS_AUTHOR_DATE] = {.open = "(",
                                .close = ")",
                                .cite = "{author}[{?dated} {year}|, {year}][, {locator}]",
                                .same_author = "{year}[, {locator}]",
                                .in_text = "{author-text}",
                                .behind = "{year}[, {locator}]",
                                .no_author = "{year}[, {locator}]",
                                .roles = "",
                                .names = CHICAGO_NAMES,
                                .ranges = RANGES_CHICAGO,
                                .pages_bare = true,
                                .letters = true,
                                .headline = true,
                                .short_first = true,
                                .rows = author_date_rows},
     [CITATIONS_NOTES] = NOTES(false),
     [CITATIONS_NOTES_IBID] = NOTES(true),
     [CITATIONS_NUMBERED] =
         {.open = "[",
          .close = "]",
          .cite = "{cited-number}[, {locator}]",
          .in_text = "{author-text}",
          .behind = "{cited-number}[, {locator}]",
          .no_author = "{cited-number}[, {locator}]",
          .roles = "-long",
          .names = {[NAMES_LIST] = {ORDER_ALL, GIVEN_BARE, "", false, false, 6, 6},
                    [NAMES_OTHER] = {ORDER_ALL, GIVEN_BARE, "", false, false, 6, 6},
                    [NAMES_NOTE] = {ORDER_ALL, GIVEN_BARE, "", false, false, 6, 6},
                    [NAMES_SHORT] = {ORDER_FAMILY, GIVEN_BARE, "and", false, false, 2, 1},
                    [NAMES_TEXT] = {ORDER_FAMILY, GIVEN_BARE, "and", false, false, 2, 1}},
          .ranges = RANGES_SHORTEST,
          .numbered = true,
          .sorted = true,
          .rows = numbered_rows},
     [CITATIONS_SHORT] = {.open = "(",
                          .close = ")",
                          .cite = "{label}[, {date:date}][, {locator}]",
                          .in_text = "{label}",
                          .behind = "[+, |{date:date}|{locator}]",
                          .no_author = "[[+, |{date:date}|{locator}]|{label}]",
                          .roles = "",
                          .names = CHICAGO_NAMES,
                          .ranges = RANGES_FULL,
                          .rows = notes_rows},
     [CITATIONS_APA] = {
         .open = "(",
         .close = ")",
         .cite = "{author}, {year-of-both}[, {locator}]",
         .same_author = "{year-of-both}[, {locator}]",
         .in_text = "{author-text}",
         .behind = "[{abbreviation}, ]{year-of-both}[, {locator}]",
         .no_author = "{year-of-both}[, {locator}]",
         .roles = "-title",
         .names = {[NAMES_LIST] = {ORDER_ALL, GIVEN_DOTTED, "&", true, true, 20, 19},
                   [NAMES_OTHER] = {ORDER_STRAIGHT, GIVEN_DOTTED, "&", false, true, 20, 19},
                   [NAMES_NOTE] = {ORDER_STRAIGHT, GIVEN_DOTTED, "&", false, false, 2, 1},
                   [NAMES_SHORT] = {ORDER_FAMILY, GIVEN_DOTTED, "&", false, false, 2, 1},
                   [NAMES_TEXT] = {ORDER_FAMILY, GIVEN_DOTTED, "and", false, false, 2, 1}},
         .ranges = RANGES_FULL,
         .role_in_brackets = true,
         .long_labels = true,
         .letters = true,
         .sorted = true,
         .colon_capital = true,
         .told_once = true,
         .bare_entries = true,
         .particles_sort = true,
         .rows = apa_rows}};
