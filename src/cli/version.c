/* version.c: which libraries are in use; equal lists and equal input give equal bytes. */
#include "cli/version.h"

#include <cairo.h>
#define CMARK_NO_SHORT_NAMES 1 /* they clash with the names of our nodes */
#include <cmark-gfm.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <hb.h>
#include <librsvg/rsvg.h>
#include <pango/pango.h>
#include <stdio.h>
#include <unicode/uversion.h>
#include <yaml.h>
#include <zip.h>
#include <zlib.h>

#include "cli/cli.h"

/* Versions are those of the libraries that run, not of those that were compiled against. */
void version_print(void) {
    UVersionInfo icu;
    char icu_text[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(icu);
    u_versionToString(icu, icu_text);
    FT_Library freetype;
    FT_Int major = 0, minor = 0, patch = 0;
    if (FT_Init_FreeType(&freetype) == 0) {
        FT_Library_Version(freetype, &major, &minor, &patch);
        FT_Done_FreeType(freetype);
    }
    int fontconfig = FcGetVersion();
    printf("dossier %s\n", DOSSIER_VERSION);
    printf("cairo %s, pango %s, HarfBuzz %s, FreeType %d.%d.%d, fontconfig %d.%d.%d,\n",
           cairo_version_string(), pango_version_string(), hb_version_string(), major, minor, patch,
           fontconfig / 10000, fontconfig / 100 % 100, fontconfig % 100);
    printf("glib %u.%u.%u, libzip %s, zlib %s, libyaml %s, cmark-gfm %s,\n", glib_major_version,
           glib_minor_version, glib_micro_version, zip_libzip_version(), zlibVersion(),
           yaml_get_version_string(), cmark_version_string());
    printf("librsvg %u.%u.%u, gdk-pixbuf %s, ICU %s, libhyphen (which tells no version)\n",
           rsvg_major_version, rsvg_minor_version, rsvg_micro_version, gdk_pixbuf_version,
           icu_text);
}
