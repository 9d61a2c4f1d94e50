/* contrast.c: how well a colour can be read on another: WCAG 2.2, "contrast ratio". */
#include "style/style_internal.h"

#include <math.h>

#define LEAST_CONTRAST 4.5 /* WCAG 2.2, success criterion 1.4.3 */

static double luminance_of(uint32_t colour) {
    static const double weights[] = {0.0722, 0.7152, 0.2126}; /* blue, green, red */
    double sum = 0;
    for (int i = 0; i < 3; i++, colour >>= 8) {
        double part = (colour & 255) / 255.0;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double style_contrast(uint32_t a, uint32_t b) {
    double first = luminance_of(a), second = luminance_of(b);
    return (MAX(first, second) + 0.05) / (MIN(first, second) + 0.05);
}

bool style_stands_on_tint(enum text_role role) {
    return role == TEXT_BOX || role == TEXT_BOX_TITLE || role == TEXT_CODE;
}

/* Where the pack's sheets say the role's colour; SPAN_NONE: nowhere. */
static struct span colour_place(const struct sheet_chain *chain, enum text_role role) {
    for (size_t i = 0; i < chain->count && chain->files[i].in_pack; i++) {
        const struct yaml_node *node = chain->files[i].roles[role];
        const struct yaml_node *colour = node ? yaml_find(node, "colour") : NULL;
        if (colour)
            return colour->span;
    }
    return SPAN_NONE;
}

static struct span key_place(const struct sheet_chain *chain, const char *key) {
    for (size_t i = 0; i < chain->count && chain->files[i].in_pack; i++) {
        const struct yaml_node *node = yaml_find(chain->files[i].root, key);
        if (node)
            return node->span;
    }
    return SPAN_NONE;
}

static void check(struct diags *diags, struct span place, const char *what, uint32_t colour,
                  uint32_t ground) {
    double ratio = style_contrast(colour, ground);
    if (!place.source || ratio >= LEAST_CONTRAST)
        return;
    int tenths = (int)floor(ratio * 10);
    diag_add(diags, DIAG_STYLE_CONTRAST, place,
             "the colour of '%s', #%06x, has a contrast of only %d.%d:1 to #%06x, on which it "
             "stands",
             what, colour, tenths / 10, tenths % 10, ground);
    diag_hint(diags, "readers need 4.5:1 at least");
}

void contrast_check(const struct sheet_chain *chain, const struct style *style,
                    struct diags *diags) {
    const uint32_t white = 0xffffff;
    struct span tint = key_place(chain, "tint");
    check(diags, key_place(chain, "accent"), "accent", style->accent, white);
    for (int role = 0; role < TEXT_ROLE_COUNT; role++) {
        uint32_t colour = style->text[role].colour;
        struct span place = colour_place(chain, (enum text_role)role);
        if (!style_stands_on_tint((enum text_role)role)) {
            check(diags, place, text_role_names[role], colour, white);
            continue;
        }
        if (!place.source)
            place = colour_place(chain, TEXT_BODY);
        check(diags, place.source ? place : tint, text_role_names[role], colour, style->tint);
    }
}
