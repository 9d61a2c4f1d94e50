/* tables.c: the outline's language: one table that reads, suggests and prints itself. */
#include "outline/source_internal.h"

const char *const typography_names[] = {"smart", "plain", NULL};
const char *const citation_style_names[] = {"author-date", "notes",      "numbered", "short",
                                            "apa",         "notes-ibid", NULL};
const char *const actor_kind_names[] = {"person", "organisation", "body", "state", NULL};

#define AT(type, field) offsetof(struct type, field)

static const struct schema_field editor_fields[] = {
    {"name", SCHEMA_TEXT, AT(editor, name), true, NULL, NULL, 0, 0, "The person's or body's name."},
    {"role", SCHEMA_TEXT, AT(editor, role), false, NULL, NULL, 0, 0,
     "What they did: editor, author."},
    {0}};
static const struct schema editor_schema = {"an editor", sizeof(struct editor), SCHEMA_NO_SPAN,
                                            editor_fields};

static const struct schema_field cover_fields[] = {
    {"image", SCHEMA_TEXT, AT(given_cover, image), true, NULL, NULL, 0, 0,
     "A PNG or JPEG of the pack."},
    {"alt", SCHEMA_TEXT, AT(given_cover, alt), true, NULL, NULL, 0, 0,
     "What it shows, in a sentence."},
    {0}};
static const struct schema cover_schema = {"the cover", sizeof(struct given_cover), SCHEMA_NO_SPAN,
                                           cover_fields};

static const struct schema_field series_fields[] = {
    {"title", SCHEMA_TEXT, AT(series, title), true, NULL, NULL, 0, 0, "The series' title."},
    {"number", SCHEMA_TEXT, AT(series, number), false, NULL, NULL, 0, 0,
     "The pack's place in it: 2, or 2.1."},
    {0}};
static const struct schema series_schema = {"the series", sizeof(struct series), SCHEMA_NO_SPAN,
                                            series_fields};

static const struct schema_field certification_fields[] = {
    {"certified_by", SCHEMA_TEXT, AT(certification, certified_by), true, NULL, NULL, 0, 0,
     "Who examined the EPUB and found that it meets WCAG 2.1, level AA."},
    {"report", SCHEMA_TEXT, AT(certification, report), false, NULL, NULL, 0, 0,
     "The address of their report."},
    {0}};
static const struct schema certification_schema = {
    "the accessibility", sizeof(struct certification), SCHEMA_NO_SPAN, certification_fields};

static const struct schema_field role_fields[] = {
    {"role", SCHEMA_TEXT, AT(actor_role, role), true, NULL, NULL, 0, 0, "The office or function."},
    {"from", SCHEMA_DATE, AT(actor_role, from), false, NULL, NULL, 0, 0, "Its first day."},
    {"to", SCHEMA_DATE, AT(actor_role, to), false, NULL, NULL, 0, 0, "Its last day."},
    {0}};
static const struct schema role_schema = {"a role", sizeof(struct actor_role), SCHEMA_NO_SPAN,
                                          role_fields};

static const struct schema_field context_fields[] = {
    {"alias", SCHEMA_TEXT, AT(name_context, alias), true, NULL, NULL, 0, 0, "One of the aliases."},
    {"sections", SCHEMA_TEXTS, AT(name_context, sections), true, NULL, NULL, 0, 0,
     "Files of the sections where it means this actor."},
    {0}};
static const struct schema context_schema = {"a context", sizeof(struct name_context),
                                             SCHEMA_NO_SPAN, context_fields};

static const struct schema_field authority_fields[] = {
    {"wikidata", SCHEMA_TEXT, AT(authority, wikidata), false, NULL, NULL, 0, 0, "Q57647."},
    {"viaf", SCHEMA_TEXT, AT(authority, viaf), false, NULL, NULL, 0, 0, "The number there."},
    {0}};
static const struct schema authority_schema = {"authority records", sizeof(struct authority),
                                               SCHEMA_NO_SPAN, authority_fields};

static const struct schema_field actor_fields[] = {
    {"id", SCHEMA_ID, AT(actor, id), true, NULL, NULL, 0, 0, "A short id, unique in the pack."},
    {"name", SCHEMA_TEXT, AT(actor, name), true, NULL, NULL, 0, 0, "The full name."},
    {"sort", SCHEMA_TEXT, AT(actor, sort), false, NULL, NULL, 0, 0,
     "The heading in the index; derived when absent."},
    {"language", SCHEMA_LANGUAGE, AT(actor, language), false, NULL, NULL, 0, 0,
     "The language whose customs a person's name follows: hu, is, es."},
    {"kind", SCHEMA_CHOICE, AT(actor, kind), false, NULL, actor_kind_names, 0, 0,
     "person, organisation, body or state."},
    {"aliases", SCHEMA_TEXTS, AT(actor, aliases), false, NULL, NULL, 0, 0, "Other names."},
    {"abbreviations", SCHEMA_TEXTS, AT(actor, abbreviations), false, NULL, NULL, 0, 0,
     "Short forms in capitals: NATO."},
    {"former_names", SCHEMA_TEXTS, AT(actor, former_names), false, NULL, NULL, 0, 0,
     "Names that it had before."},
    {"other_scripts", SCHEMA_TEXTS, AT(actor, other_scripts), false, NULL, NULL, 0, 0,
     "The name in other scripts."},
    {"contexts", SCHEMA_LIST, AT(actor, contexts), false, &context_schema, NULL, 0, 0,
     "Sections to which an alias is kept, as another actor has it elsewhere."},
    {"roles", SCHEMA_LIST, AT(actor, roles), false, &role_schema, NULL, 0, 0,
     "Offices held, in the order of time."},
    {"see_also", SCHEMA_TEXTS, AT(actor, see_also), false, NULL, NULL, 0, 0,
     "Ids of related actors."},
    {"part_of", SCHEMA_TEXTS, AT(actor, part_of), false, NULL, NULL, 0, 0,
     "Ids of actors that it belongs to."},
    {"note", SCHEMA_TEXT, AT(actor, note), false, NULL, NULL, 0, 0, "A line about the actor."},
    {"authority", SCHEMA_MAP, AT(actor, authority), false, &authority_schema, NULL, 0, 0,
     "Records of the actor elsewhere."},
    {0}};
const struct schema outline_schema_actor = {"an actor", sizeof(struct actor), AT(actor, span),
                                            actor_fields};

static const struct schema_field merge_fields[] = {
    {"names", SCHEMA_TEXTS, AT(name_merge, names), true, NULL, NULL, 0, 0,
     "Names that stand in the text."},
    {"as", SCHEMA_TEXT, AT(name_merge, as), true, NULL, NULL, 0, 0,
     "The id or the name of the actor that they mean."},
    {0}};
static const struct schema merge_schema = {"a merger", sizeof(struct name_merge), SCHEMA_NO_SPAN,
                                           merge_fields};

static const struct schema_field names_fields[] = {
    {"reject", SCHEMA_TEXTS, AT(name_rules, reject), false, NULL, NULL, 0, 0,
     "Words that are no actor's name, whatever they hold."},
    {"merge", SCHEMA_LIST, AT(name_rules, merge), false, &merge_schema, NULL, 0, 0,
     "Names that mean one actor."},
    {"nested", SCHEMA_BOOL, AT(name_rules, nested), false, NULL, NULL, 0, 0,
     "Whether names inside longer names count as well."},
    {"role_mentions", SCHEMA_BOOL, AT(name_rules, role_mentions), false, NULL, NULL, 0, 0,
     "Whether an office named alone counts for who held it on the date of the sentence."},
    {0}};
static const struct schema names_schema = {"rules for names", sizeof(struct name_rules),
                                           SCHEMA_NO_SPAN, names_fields};

static const struct schema_field event_fields[] = {
    {"date", SCHEMA_DATE, AT(declared_event, date), true, NULL, NULL, 0, 0, "When, in EDTF."},
    {"title", SCHEMA_TEXT, AT(declared_event, title), true, NULL, NULL, 0, 0, "What happened."},
    {"kind", SCHEMA_CHOICE, AT(declared_event, kind), false, NULL, event_kind_names, 0, 0,
     "event, statement, agreement, visit, decision or publication."},
    {"source", SCHEMA_TEXT, AT(declared_event, source), false, NULL, NULL, 0, 0,
     "Where this is known from."},
    {"ref", SCHEMA_TEXT, AT(declared_event, ref), false, NULL, NULL, 0, 0,
     "The entry found in the text that it stands for, as `dossier list timeline` names it."},
    {"tags", SCHEMA_TEXTS, AT(declared_event, tags), false, NULL, NULL, 0, 0,
     "Words that timelines can ask for."},
    {0}};
static const struct schema event_schema = {"an event", sizeof(struct declared_event),
                                           AT(declared_event, span), event_fields};

const char *const review_decision_names[] = {"open", "accept", "reject", "edit", NULL};

static const struct schema_field review_fields[] = {
    {"ref", SCHEMA_TEXT, AT(review, ref), true, NULL, NULL, 0, 0, "The entry, as it was listed."},
    {"decision", SCHEMA_CHOICE, AT(review, decision), false, NULL, review_decision_names, 0, 0,
     "accept: date, kind and headline hold as they stand here; edit: as they were changed; reject: "
     "no entry; open: to be decided."},
    {"date", SCHEMA_DATE, AT(review, date), false, NULL, NULL, 0, 0, "When, in EDTF."},
    {"kind", SCHEMA_CHOICE, AT(review, kind), false, NULL, event_kind_names, 0, 0,
     "event, statement, agreement, visit, decision or publication."},
    {"headline", SCHEMA_TEXT, AT(review, headline), false, NULL, NULL, 0, 0, "What happened."},
    {"confidence", SCHEMA_INT, AT(review, confidence), false, NULL, NULL, 0, 100,
     "How sure the program was, of 100; not read."},
    {"reason", SCHEMA_TEXT, AT(review, reason), false, NULL, NULL, 0, 0,
     "How date and kind were settled; not read."},
    {"place", SCHEMA_TEXT, AT(review, place), false, NULL, NULL, 0, 0,
     "File, line and column; not read."},
    {"sentence", SCHEMA_TEXT, AT(review, sentence), false, NULL, NULL, 0, 0,
     "The sentence; not read."},
    {0}};
const struct schema outline_schema_review = {"a reviewed entry", sizeof(struct review),
                                             AT(review, span), review_fields};

static const struct schema_field term_fields[] = {
    {"term", SCHEMA_TEXT, AT(declared_term, term), true, NULL, NULL, 0, 0,
     "An abbreviation, or a word that needs to be explained."},
    {"long", SCHEMA_TEXT, AT(declared_term, long_form), false, NULL, NULL, 0, 0,
     "What an abbreviation stands for."},
    {"definition", SCHEMA_TEXT, AT(declared_term, definition), false, NULL, NULL, 0, 0,
     "What it means: a paragraph of Markdown."},
    {"see", SCHEMA_TEXTS, AT(declared_term, see), false, NULL, NULL, 0, 0,
     "Other terms of the glossary."},
    {0}};
const struct schema outline_schema_term = {"a term", sizeof(struct declared_term),
                                           AT(declared_term, span), term_fields};

static const char *const long_form_names[] = {"none", "part", "section", NULL};
static const struct schema_field abbreviations_fields[] = {
    {"reject", SCHEMA_TEXTS, AT(abbreviation_rules, reject), false, NULL, NULL, 0, 0,
     "What looks like an abbreviation with its long form and is none."},
    {"long_forms", SCHEMA_CHOICE, AT(abbreviation_rules, long_forms), false, NULL, long_form_names,
     0, 0, "Whether the long form is added in brackets at the first use in each part or section."},
    {0}};
static const struct schema abbreviations_schema = {"rules for abbreviations",
                                                   sizeof(struct abbreviation_rules),
                                                   SCHEMA_NO_SPAN, abbreviations_fields};
static const char *const cite_line_names[] = {"default", "title-page", "none", NULL};

static const struct schema_field quotation_fields[] = {
    {"quote", SCHEMA_TEXT, AT(quotation, quote), false, NULL, NULL, 0, 0,
     "The id of one of 'quotes', which tells all the rest."},
    {"text", SCHEMA_TEXT, AT(quotation, text), false, NULL, NULL, 0, 0, "The words."},
    {"speaker", SCHEMA_TEXT, AT(quotation, speaker), false, NULL, NULL, 0, 0, "Who said them."},
    {"date", SCHEMA_DATE, AT(quotation, date), false, NULL, NULL, 0, 0, "When."},
    {"source", SCHEMA_TEXT, AT(quotation, source), false, NULL, NULL, 0, 0, "Where it is printed."},
    {0}};
static const struct schema quotation_schema = {"the epigraph", sizeof(struct quotation),
                                               SCHEMA_NO_SPAN, quotation_fields};

#define TOP(field) AT(outline_top, field)
static const struct schema_field top_fields[] = {
    {"dossier", SCHEMA_INT, TOP(version), true, NULL, NULL, 0, 9999,
     "The format version: write 'dossier: 1'."},
    {"title", SCHEMA_TEXT, TOP(title), true, NULL, NULL, 0, 0, "The pack's title."},
    {"subtitle", SCHEMA_TEXT, TOP(subtitle), false, NULL, NULL, 0, 0, "A line below the title."},
    {"language", SCHEMA_LANGUAGE, TOP(language), false, NULL, NULL, 0, 0, "A BCP 47 tag: en-GB."},
    {"editors", SCHEMA_LIST, TOP(editors), false, &editor_schema, NULL, 0, 0, "Who made it."},
    {"publisher", SCHEMA_TEXT, TOP(publisher), false, NULL, NULL, 0, 0, "Who publishes it."},
    {"rights", SCHEMA_TEXT, TOP(rights), false, NULL, NULL, 0, 0, "The licence or rights."},
    {"identifier", SCHEMA_TEXT, TOP(identifier), false, NULL, NULL, 0, 0,
     "A URN or ISBN; derived from title, language and publisher when absent."},
    {"edition", SCHEMA_TEXT, TOP(edition), false, NULL, NULL, 0, 0,
     "The edition's number or name."},
    {"cover", SCHEMA_MAP, TOP(cover), false, &cover_schema, NULL, 0, 0,
     "The EPUB's cover; one is drawn when absent."},
    {"series", SCHEMA_MAP, TOP(series), false, &series_schema, NULL, 0, 0,
     "The series that the pack is part of."},
    {"accessibility", SCHEMA_MAP, TOP(accessibility), false, &certification_schema, NULL, 0, 0,
     "Who certified the EPUB's accessibility; without it none is claimed."},
    {"as_of", SCHEMA_DATE, TOP(as_of), false, NULL, NULL, 0, 0, "The information cut-off."},
    {"updated", SCHEMA_DATE, TOP(updated), false, NULL, NULL, 0, 0, "The date of this edition."},
    {"review_by", SCHEMA_DATE, TOP(review_by), false, NULL, NULL, 0, 0,
     "The day by which the pack is to be looked through again; `dossier check --health` tells when "
     "it has passed."},
    {"how_to_cite", SCHEMA_CHOICE, TOP(cite), false, NULL, cite_line_names, 0, 0,
     "title-page: a line there says how the pack is cited; none; default: such a line where the "
     "outline tells who made the pack and when."},
    {"marking", SCHEMA_TEXT, TOP(marking), false, NULL, NULL, 0, 0, "Printed on every page."},
    {"style", SCHEMA_TEXT, TOP(style), false, NULL, NULL, 0, 0,
     "The style sheet: briefing, reader, handout, large-print, or a .yaml file of the pack."},
    {"typography", SCHEMA_CHOICE, TOP(typography), false, NULL, typography_names, 0, 0,
     "smart: plain quotation marks, -- and ... become typographic ones; plain: they stay."},
    {"paper", SCHEMA_OTHER, TOP(paper), false, NULL, NULL, 0, 0,
     "A4, A5, letter, or [width, height]."},
    {"epigraph", SCHEMA_MAP, TOP(epigraph), false, &quotation_schema, NULL, 0, 0,
     "A quotation on the title page."},
    {"key_points", SCHEMA_TEXTS, TOP(key_points), false, NULL, NULL, 0, 0,
     "What a reader must take away, in a box."},
    {"body", SCHEMA_OTHER, TOP(body), true, NULL, NULL, 0, 0,
     "A list of section files, parts, timelines, lists of sources and indexes."},
    {"actors", SCHEMA_OTHER, TOP(actors), false, NULL, NULL, 0, 0,
     "A list of actors, or the file that holds it."},
    {"names", SCHEMA_MAP, TOP(names), false, &names_schema, NULL, 0, 0,
     "Corrections of the names that are found."},
    {"glossary", SCHEMA_OTHER, TOP(glossary), false, NULL, NULL, 0, 0,
     "Terms and abbreviations that are explained: a list, or the file that holds it."},
    {"abbreviations", SCHEMA_MAP, TOP(abbreviations), false, &abbreviations_schema, NULL, 0, 0,
     "Corrections of the abbreviations that are found, and where their long forms are added."},
    {"sources", SCHEMA_OTHER, TOP(sources), false, NULL, NULL, 0, 0,
     "What the pack cites: a .yaml, a .json (CSL-JSON) or a .bib file, or a list."},
    {"quotes", SCHEMA_OTHER, TOP(quotes), false, NULL, NULL, 0, 0,
     "What somebody said, each with speaker, date and source: a list, or the file that holds it."},
    {"reading", SCHEMA_OTHER, TOP(reading), false, NULL, NULL, 0, 0,
     "Sources that are recommended, and why: a list, or the file that holds it."},
    {"citations", SCHEMA_CHOICE, TOP(citations), false, NULL, citation_style_names, 0, 0,
     "How sources are cited: author-date, notes, notes-ibid (Chicago), apa, numbered "
     "(Vancouver), or short (source and date)."},
    {"events", SCHEMA_LIST, TOP(events), false, &event_schema, NULL, 0, 0,
     "Events that the text does not tell, or tells otherwise ('ref')."},
    {"dates", SCHEMA_OTHER, TOP(dates), false, NULL, NULL, 0, 0,
     "Corrections of the dates found: 'reject' lists refs that make no event, 'year' gives the "
     "year "
     "that a section begins in."},
    {"timeline_review", SCHEMA_OTHER, TOP(timeline_review), false, NULL, NULL, 0, 0,
     "What an editor decided on the entries found: a file made by `dossier list timeline PACK "
     "--review`, or its list."},
    {0}};
const struct schema outline_schema_top = {"the outline", sizeof(struct outline_top), SCHEMA_NO_SPAN,
                                          top_fields};

static void print_paper(GString *out) {
    g_string_append(out, "\"anyOf\": [{\"enum\": [\"A4\", \"A5\", \"letter\"]}, "
                         "{\"type\": \"string\", \"pattern\": \"^[0-9.]+ *(pt|mm|cm|in) *x *"
                         "[0-9.]+ *(pt|mm|cm|in)$\"}, {\"type\": \"array\", \"minItems\": 2, "
                         "\"maxItems\": 2, \"items\": {\"type\": \"string\", \"pattern\": "
                         "\"^[0-9.]+ *(pt|mm|cm|in)$\"}}]");
}

static void print_list(const struct schema *schema, GString *out) {
    g_string_append(out, "\"anyOf\": [{\"type\": \"string\", \"description\": \"A file with the "
                         "list.\"}, {\"type\": \"array\", \"items\": {");
    schema_print_mapping(schema, NULL, out);
    g_string_append(out, "}}]");
}

static void print_dates(GString *out) {
    g_string_append(out, "\"type\": \"object\", \"additionalProperties\": false, \"properties\": "
                         "{\"reject\": {\"type\": [\"string\", \"array\"], \"items\": {\"type\": "
                         "\"string\"}}, \"year\": {\"type\": \"object\", "
                         "\"additionalProperties\": {\"type\": \"integer\"}}}");
}

static void print_sources(GString *out) {
    g_string_append(out, "\"anyOf\": [{\"type\": \"string\", \"pattern\": "
                         "\"[.](yaml|yml|json|bib)$\", \"description\": \"A file with the "
                         "list.\"}, {\"type\": \"array\", \"items\": {");
    source_schema(out);
    g_string_append(out, "}}]");
}

/* What the outline's reader takes by hand. */
static void print_other(const struct schema_field *field, GString *out) {
    if (field->offset == TOP(paper))
        print_paper(out);
    else if (field->offset == TOP(actors))
        print_list(&outline_schema_actor, out);
    else if (field->offset == TOP(timeline_review))
        print_list(&outline_schema_review, out);
    else if (field->offset == TOP(quotes))
        print_list(&outline_schema_quote, out);
    else if (field->offset == TOP(reading))
        print_list(&outline_schema_reading, out);
    else if (field->offset == TOP(glossary))
        print_list(&outline_schema_term, out);
    else if (field->offset == TOP(dates))
        print_dates(out);
    else if (field->offset == TOP(sources))
        print_sources(out);
    else
        outline_schema_body(out);
}

void outline_schema(GString *out) {
    schema_print(&outline_schema_top, print_other, out);
}
