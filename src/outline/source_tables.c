/* source_tables.c: the words of CSL 1.0.2, and what kinds of source are called. */
#include "outline/source_internal.h"

const char *const csl_types[] = {"article",
                                 "article-journal",
                                 "article-magazine",
                                 "article-newspaper",
                                 "bill",
                                 "book",
                                 "broadcast",
                                 "chapter",
                                 "classic",
                                 "collection",
                                 "dataset",
                                 "document",
                                 "entry",
                                 "entry-dictionary",
                                 "entry-encyclopedia",
                                 "event",
                                 "figure",
                                 "graphic",
                                 "hearing",
                                 "interview",
                                 "legal_case",
                                 "legislation",
                                 "manuscript",
                                 "map",
                                 "motion_picture",
                                 "musical_score",
                                 "pamphlet",
                                 "paper-conference",
                                 "patent",
                                 "performance",
                                 "periodical",
                                 "personal_communication",
                                 "post",
                                 "post-weblog",
                                 "regulation",
                                 "report",
                                 "review",
                                 "review-book",
                                 "software",
                                 "song",
                                 "speech",
                                 "standard",
                                 "thesis",
                                 "treaty",
                                 "webpage",
                                 NULL};

static const char *const date_fields[] = {"accessed",      "available-date", "event-date", "issued",
                                          "original-date", "submitted",      NULL};

static const char *const name_fields[] = {"author",
                                          "chair",
                                          "collection-editor",
                                          "compiler",
                                          "composer",
                                          "container-author",
                                          "contributor",
                                          "curator",
                                          "director",
                                          "editor",
                                          "editorial-director",
                                          "editor-translator",
                                          "executive-producer",
                                          "guest",
                                          "host",
                                          "illustrator",
                                          "interviewer",
                                          "narrator",
                                          "organizer",
                                          "original-author",
                                          "performer",
                                          "producer",
                                          "recipient",
                                          "reviewed-author",
                                          "script-writer",
                                          "series-creator",
                                          "translator",
                                          NULL};

const char *const csl_fields[] = {
    "id", "type", "title", "author", "issued", "accessed", "container-title", "publisher",
    "publisher-place", "page", "volume", "issue", "number", "edition", "language", "note",
    "abstract", "annote", "archive", "archive_location", "archive-place", "archive_collection",
    "authority", "call-number", "chapter-number", "citation-key", "citation-label",
    "citation-number", "collection-number", "collection-title", "container-title-short",
    "dimensions", "division", "DOI", "event", "event-date", "event-place", "event-title", "genre",
    "ISBN", "ISSN", "jurisdiction", "keyword", "locator", "medium", "number-of-pages",
    "number-of-volumes", "original-date", "original-publisher", "original-publisher-place",
    "original-title", "part-number", "part-title", "PMCID", "PMID", "printing-number", "references",
    "reviewed-genre", "reviewed-title", "scale", "section", "source", "status", "submitted",
    "supplement-number", "title-short", "URL", "version", "volume-title", "year-suffix",
    "shortTitle", "journalAbbreviation", "categories", "custom", "chair", "collection-editor",
    "compiler", "composer", "container-author", "contributor", "curator", "director", "editor",
    "editorial-director", "editor-translator", "executive-producer", "guest", "host", "illustrator",
    "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator", "available-date",
    /* and ours */
    "archived", "snapshot", "sha256", "kind", "short", "translated-title", "open-access", "level",
    "annotation", "catalogue", NULL};

static bool is_among(struct str word, const char *const *words) {
    for (; *words; words++)
        if (str_is(word, *words))
            return true;
    return false;
}

bool csl_is_type(struct str word) {
    return is_among(word, csl_types);
}
bool csl_is_date(struct str field) {
    return is_among(field, date_fields);
}
bool csl_is_names(struct str field) {
    return is_among(field, name_fields);
}

/* The first row of a type has the words for it. */
static const struct {
    const char *kind, *type;
} kinds[] = {{"article", "article-journal"},
             {"article", "article"},
             {"magazine article", "article-magazine"},
             {"newspaper article", "article-newspaper"},
             {"bill", "bill"},
             {"book", "book"},
             {"broadcast", "broadcast"},
             {"chapter", "chapter"},
             {"collection", "collection"},
             {"data set", "dataset"},
             {"database", "dataset"},
             {"document", "document"},
             {"communiqué", "document"},
             {"communique", "document"},
             {"declaration", "document"},
             {"statement", "document"},
             {"press release", "document"},
             {"encyclopaedia", "entry-encyclopedia"},
             {"dictionary", "entry-dictionary"},
             {"entry", "entry"},
             {"hearing", "hearing"},
             {"interview", "interview"},
             {"press point", "interview"},
             {"press conference", "interview"},
             {"judgment", "legal_case"},
             {"law", "legislation"},
             {"manuscript", "manuscript"},
             {"map", "map"},
             {"film", "motion_picture"},
             {"pamphlet", "pamphlet"},
             {"fact sheet", "pamphlet"},
             {"paper", "paper-conference"},
             {"patent", "patent"},
             {"periodical", "periodical"},
             {"letter", "personal_communication"},
             {"post", "post"},
             {"blog", "post-weblog"},
             {"regulation", "regulation"},
             {"resolution", "regulation"},
             {"report", "report"},
             {"briefing", "report"},
             {"review", "review"},
             {"book review", "review-book"},
             {"software", "software"},
             {"speech", "speech"},
             {"standard", "standard"},
             {"thesis", "thesis"},
             {"treaty", "treaty"},
             {"agreement", "treaty"},
             {"charter", "treaty"},
             {"web page", "webpage"}};

const char *csl_type_of_kind(struct str kind) {
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (str_is(kind, kinds[i].kind))
            return kinds[i].type;
    return NULL;
}

const char *csl_kind_of_type(struct str type) {
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (str_is(type, kinds[i].type))
            return kinds[i].kind;
    return "document";
}

void source_schema(GString *out) {
    g_string_append(out,
                    "\"type\": \"object\", \"required\": [\"id\"], \"properties\": {"
                    "\"id\": {\"type\": \"string\", \"minLength\": 1}, \"type\": {\"enum\": [");
    for (size_t i = 0; csl_types[i]; i++)
        g_string_append_printf(out, "%s\"%s\"", i ? ", " : "", csl_types[i]);
    g_string_append(out, "]}");
    for (size_t i = 2; csl_fields[i]; i++) { /* behind id and type */
        struct str field = str_of(csl_fields[i]);
        g_string_append_printf(out, ",\n\"%s\": {", csl_fields[i]);
        if (csl_is_names(field))
            g_string_append(out, "\"type\": [\"string\", \"object\", \"array\"], \"description\": "
                                 "\"Names: {family, given}, or a text for an organisation.\"");
        else if (csl_is_date(field))
            g_string_append(out, "\"type\": [\"string\", \"number\", \"object\"], "
                                 "\"description\": \"A date in EDTF: 2014-03-02.\"");
        else if (str_is(field, "custom"))
            g_string_append(out, "\"type\": \"object\"");
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, '}');
}
