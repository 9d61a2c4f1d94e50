/* outline_internal.h: between the files of outline/ alone. */
#ifndef DOSSIER_OUTLINE_INTERNAL_H
#define DOSSIER_OUTLINE_INTERNAL_H

#include "outline/outline.h"

/* What the top-level mapping holds, before it becomes a pack. */
struct outline_top {
    int version;
    struct located_str title, subtitle, language, publisher, rights, identifier, edition, marking,
        style;
    int typography, citations;
    struct located_date as_of, updated, review_by;
    int cite;
    struct abbreviation_rules abbreviations;
    struct given_cover cover;
    struct series series;
    struct certification accessibility;
    struct schema_list editors, events;
    struct quotation epigraph;
    struct str_list key_points;
    struct name_rules names;
    const struct yaml_node *paper, *body, *actors, *dates, *timeline_review, *sources, *quotes,
        *reading, *glossary;
};

extern const struct schema outline_schema_top, outline_schema_actor, outline_schema_review,
    outline_schema_quote, outline_schema_reading, outline_schema_term;
/* Of the items of `body` that list them. */
extern const struct schema outline_schema_quotes_item, outline_schema_reading_item;

void outline_schema_body(GString *out); /* what `body` takes, for the JSON Schema */

struct outline_reading {
    struct arena *arena;
    struct sources *sources;
    struct diags *diags;
    struct pack *pack;
    const struct yaml_node *root; /* the outline's mapping; NULL for a bare file */
    bool actors_unread;           /* some are missing for a fault that was reported */
};

void outline_read_body(struct outline_reading *reading, const struct yaml_node *body);
/* For the items of `body`: what the item's mapping says by its schema, which may be nothing; false
 * when a fault was reported. Then its kind, and its title, or another where the outline has none.
 */
bool outline_read_settings(struct outline_reading *reading, const struct yaml_node *node,
                           const struct schema *schema, void *settings);
void outline_name_item(struct body_item *item, enum body_kind kind, struct located_str title,
                       const char *otherwise, const struct yaml_node *node);
void outline_read_paper(struct outline_reading *reading, const struct yaml_node *paper);
void outline_read_actors(struct outline_reading *reading, const struct yaml_node *actors);
void outline_read_dates(struct outline_reading *reading, const struct yaml_node *dates);
void outline_read_quotes(struct outline_reading *reading, const struct yaml_node *value);
void outline_read_quotes_item(struct outline_reading *reading, const struct yaml_node *node,
                              struct body_item *item);
void outline_read_reading(struct outline_reading *reading, const struct yaml_node *value);
void outline_read_reading_item(struct outline_reading *reading, const struct yaml_node *node,
                               struct body_item *item);
void outline_read_glossary(struct outline_reading *reading, const struct yaml_node *glossary);
void outline_read_review(struct outline_reading *reading, const struct yaml_node *value);

/* The list that stands there, or in the file that is named there; NULL when there is none, which is
 * reported: "actors are a list". */
const struct yaml_node *outline_list(struct outline_reading *reading, const struct yaml_node *value,
                                     const char *what);
void outline_read_sources(struct outline_reading *reading, const struct yaml_node *sources);
void outline_set_metadata(struct outline_reading *reading, const char *epoch);
void outline_check(struct outline_reading *reading);
void outline_check_quotes(struct outline_reading *reading);
void outline_check_reading(struct outline_reading *reading);

/* Whether a text is an address: http or https, without blanks. */
bool outline_is_address(struct str text);
void outline_check_name(struct outline_reading *reading, const struct located_str *name);
void outline_check_names(struct outline_reading *reading);

#endif
