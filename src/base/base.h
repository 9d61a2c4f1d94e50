/* base.h: what every stage stands on; it knows nothing about documents.
 * One header for each subject, so that a reader finds the room by its name. */
#ifndef DOSSIER_BASE_H
#define DOSSIER_BASE_H

#include "base/arena.h"    /* memory that is freed as a whole */
#include "base/diag.h"     /* located messages */
#include "base/edtf.h"     /* dates */
#include "base/file.h"     /* reading the pack, writing the outputs */
#include "base/json.h"     /* JSON as such a tree */
#include "base/language.h" /* what a language tag tells */
#include "base/schema.h"   /* tables that turn YAML into structs */
#include "base/source.h"   /* input files and positions in them */
#include "base/str.h"      /* views of UTF-8 text, exact number printing */
#include "base/yaml.h"     /* the located YAML tree */

#endif
