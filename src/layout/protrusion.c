/* protrusion.c: how far a character may stand out of the text block, so that its edges look
 * straight: hyphens, stops, quotation marks and dashes weigh little. After the tables of R.
 * Schlicht, "The microtype package" (2004 ff.), for faces like ours. */
#include "layout/words.h"

/* In thousandths of the character's advance. */
static const struct {
    uint32_t character;
    int32_t left, right;
} table[] = {
    {'!', 0, 150},           {'"', 300, 300},
    {'\'', 400, 500},        {'(', 80, 0},
    {')', 0, 120},           {',', 0, 600},
    {'-', 400, 550},         {'.', 0, 650},
    {':', 0, 350},           {';', 0, 300},
    {'?', 0, 150},           {0xAB, 250, 150},
    {0xBB, 150, 250},        {0x2010, 400, 550},
    {0x2013, 200, 250},      {0x2014, 120, 150},
    {0x2018, 500, 600},      {0x2019, 500, 650},
    {0x201A, 400, 400},      {0x201C, 350, 400},
    {0x201D, 350, 450},      {0x201E, 300, 300},
    {0x2026, 0, 200},        {0x2039, 300, 250},
    {0x203A, 250, 300},      {0x0589, 0, 350},
    {'A', 40, 40},           {'T', 50, 50},
    {'V', 50, 50},           {'W', 40, 40},
    {'Y', 60, 60},           {0x410, 40, 40} /* А */,
    {0x422, 50, 50} /* Т */, {0x391, 40, 40} /* Α */,
    {0x3A4, 50, 50} /* Τ */, {0x3A5, 60, 60} /* Υ */,
    {0x413, 0, 60} /* Г */,  {0x490, 0, 60} /* Ґ */,
    {0x423, 50, 50} /* У */, {0x40E, 50, 50} /* Ў */,
    {0x427, 30, 0} /* Ч */,  {0x393, 0, 60} /* Γ */,
    {0x39B, 40, 40} /* Λ */, {0x394, 40, 40} /* Δ */,
    {0x2032, 0, 400},        {0x2033, 0, 300},
    {0x387, 0, 500},         {0xB7, 300, 500},
    {0x3001, 0, 400},        {0x3002, 0, 400},
    {0xFF0C, 0, 400},        {0xFF0E, 0, 400},
};

static int32_t share(uint32_t character, bool right) {
    if (character >= 'a' && character <= 'z')
        return 0;
    for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
        if (table[i].character == character)
            return right ? table[i].right : table[i].left;
    return 0;
}

int32_t protrusion_left(struct shape_cursor *cursor, uint32_t start) {
    const struct shape *shape = cursor->shape;
    size_t next = start;
    uint32_t character = str_next(shape->text, &next);
    int32_t part = share(character, false);
    if (!part)
        return 0;
    int32_t left = shape_x(cursor, start);
    int32_t end = next >= shape->text.len ? shape->width : shape_x(cursor, (uint32_t)next);
    return (end - left) * part / 1000;
}

int32_t protrusion_right(struct shape_cursor *cursor, uint32_t end) {
    const struct shape *shape = cursor->shape;
    size_t last = end;
    while (last > 0 && (shape->text.at[--last] & 0xC0) == 0x80)
        ;
    size_t next = last;
    int32_t part = end ? share(str_next(shape->text, &next), true) : 0;
    if (!part)
        return 0;
    int32_t left = shape_x(cursor, (uint32_t)last);
    int32_t edge = end >= shape->text.len ? shape->width : shape_x(cursor, end);
    return (edge - left) * part / 1000;
}
