/* version.c: which libraries are in use; equal lists and equal input give equal bytes. */
#include "cli/version.h"

#include <cairo.h>
#define CMARK_NO_SHORT_NAMES 1 /* they clash with the names of our nodes */
#include <cmark-gfm.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <pango/pango.h>
#include <stdio.h>
#include <unicode/uversion.h>
#include <yaml.h>
#include <zip.h>

#include "cli/cli.h"

void version_print(void) {
    printf("dossier %s\n", DOSSIER_VERSION);
    printf("cairo %s, pango %s, glib %u.%u.%u, libzip %s, libyaml %s, cmark-gfm %s,\n",
           cairo_version_string(), pango_version_string(), glib_major_version, glib_minor_version,
           glib_micro_version, zip_libzip_version(), yaml_get_version_string(),
           cmark_version_string());
    printf("librsvg %d.%d.%d, gdk-pixbuf %s, ICU %s\n", LIBRSVG_MAJOR_VERSION,
           LIBRSVG_MINOR_VERSION, LIBRSVG_MICRO_VERSION, gdk_pixbuf_version, U_ICU_VERSION);
}
