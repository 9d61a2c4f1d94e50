/* event_kind.h: the kinds of dated things, as the outline, the text ({kind=visit}) and the outputs
 * name them. */
#ifndef DOSSIER_EVENT_KIND_H
#define DOSSIER_EVENT_KIND_H

enum event_kind {
    EVENT_EVENT,
    EVENT_STATEMENT,
    EVENT_AGREEMENT,
    EVENT_VISIT,
    EVENT_DECISION,
    EVENT_PUBLICATION
};
extern const char *const event_kind_names[]; /* "event", ... NULL */

#endif
